/* One raw Ethernet frame per datagram. */
#include <errno.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "engine/base/xmalloc.h"
#include "engine/host/wire.h"

static void
transmit(struct port *port, struct pkt *p)
{
	struct wire *w = port->owner;

	if (send(w->fd, p->data, p->len, 0) < 0)
		errno = 0; /* nobody is there: lost, as on a wire */
	pkt_free(p);
}

/* A socket from our port to theirs; what others send is not heard. */
static int
join(const struct addrinfo *to, uint16_t lport)
{
	const struct addrinfo hints = {
		.ai_family = to->ai_family,
		.ai_socktype = SOCK_DGRAM,
		.ai_flags = AI_PASSIVE | AI_NUMERICSERV,
	};
	int fd = socket(to->ai_family, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	struct addrinfo *own = NULL;
	char port[8];
	bool good;

	snprintf(port, sizeof port, "%u", lport);
	good = fd >= 0 && !getaddrinfo(NULL, port, &hints, &own) &&
	       !bind(fd, own->ai_addr, own->ai_addrlen) &&
	       !connect(fd, to->ai_addr, to->ai_addrlen);
	if (own)
		freeaddrinfo(own);
	if (good)
		return fd;
	if (fd >= 0) {
		int why = errno;

		close(fd);
		errno = why;
	}
	return -1;
}

struct wire *
wire_udp(struct loop *loop, struct pktpool *pool, uint16_t lport, const char *host, uint16_t rport,
	 char **error)
{
	const struct addrinfo hints = { .ai_socktype = SOCK_DGRAM, .ai_flags = AI_NUMERICSERV };
	struct addrinfo *to;
	char port[8], name[64];
	int failed, fd;

	snprintf(port, sizeof port, "%u", rport);
	failed = getaddrinfo(host, port, &hints, &to);
	if (failed) {
		*error = xasprintf("%s: %s", host, gai_strerror(failed));
		return NULL;
	}
	fd = join(to, lport);
	freeaddrinfo(to);
	snprintf(name, sizeof name, "udp:%u", lport);
	if (fd < 0)
		return wire_fail(fd, wire_error(name), error);
	return wire_new(loop, pool, name, fd, transmit, error);
}
