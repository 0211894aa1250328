#include "engine/host/wire.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include "engine/base/xmalloc.h"
#include "engine/host/offload.h"
#include "engine/wire/ethernet.h"

char *
wire_error(const char *what)
{
	return xasprintf("%s: %s", what, strerror(errno));
}

struct wire *
wire_fail(int fd, char *error_text, char **error)
{
	*error = error_text;
	if (fd >= 0)
		close(fd);
	return NULL;
}

static void readable(uv_poll_t *, int status, int events);

/* libuv stops listening at an error. That of a socket (nobody there yet, interface down) passes
 * once it was looked at; a device with an error has gone. */
static void
listen_again(struct wire *w)
{
	int why;
	socklen_t len = sizeof why;

	if (!getsockopt(w->fd, SOL_SOCKET, SO_ERROR, &why, &len))
		uv_poll_start(w->poll, UV_READABLE, readable);
}

/* One message more from a device; how many came, 0 when nothing is left. */
static unsigned
read_one(struct wire *w, size_t least)
{
	ssize_t n = read(w->fd, w->buffer, least + PKT_MAX);

	if (n <= 0)
		return 0;
	if ((size_t)n > least)
		wire_input(w, w->buffer + least, (size_t)n - least);
	return 1;
}

static unsigned
read_batch(struct wire *w, size_t least)
{
	struct mmsghdr message[WIRE_BATCH] = { 0 };
	struct iovec part[WIRE_BATCH];
	int n;

	for (unsigned i = 0; i < WIRE_BATCH; i++) {
		part[i] = (struct iovec){ w->buffer + (size_t)i * WIRE_BUFFER, least + PKT_MAX };
		message[i].msg_hdr.msg_iov = &part[i];
		message[i].msg_hdr.msg_iovlen = 1;
	}
	n = recvmmsg(w->fd, message, WIRE_BATCH, MSG_DONTWAIT, NULL);
	if (n < 0)
		return errno == ECONNREFUSED; /* nobody is there yet: an old datagram came back */
	for (int i = 0; i < n; i++)
		if (message[i].msg_len > least)
			wire_input(w, (uint8_t *)part[i].iov_base + least,
				   message[i].msg_len - least);
	return (unsigned)n;
}

/* Reads until nothing is left or the burst is full; the rest makes the event come again. */
static void
readable(uv_poll_t *poll, int status, int events)
{
	struct wire *w = poll->data;
	size_t least = w->offload ? sizeof(struct virtio_net_hdr) : 0;
	unsigned n;

	(void)events;
	if (status < 0) {
		listen_again(w);
		return;
	}
	loop_sync(w->loop);
	for (unsigned i = 0; i < WIRE_BURST; i += n) {
		n = w->socket ? read_batch(w, least) : read_one(w, least);
		if (!n)
			return;
	}
}

static bool
is_socket(int fd)
{
	struct stat st;

	return !fstat(fd, &st) && S_ISSOCK(st.st_mode);
}

struct wire *
wire_new(struct loop *loop, struct pktpool *pool, const char *name, int fd,
	 void (*transmit)(struct port *, struct pkt *), char **error)
{
	struct wire *w = xcalloc(1, sizeof *w);
	int failed;

	w->loop = loop;
	w->pool = pool;
	w->fd = fd;
	w->socket = is_socket(fd);
	w->buffer = xmalloc(WIRE_BUFFER * (w->socket ? WIRE_BATCH : 1));
	pktqueue_init(&w->out);
	snprintf(w->port.name, sizeof w->port.name, "%s", name);
	w->port.owner = w;
	w->port.receive = transmit;
	port_enable(&w->port, true);
	w->poll = xcalloc(1, sizeof *w->poll);
	w->poll->data = w;
	failed = uv_poll_init(&loop->uv, w->poll, fd);
	if (failed) {
		free(w->poll);
		free(w->buffer);
		free(w);
		return wire_fail(fd, xasprintf("%s: %s", name, uv_strerror(failed)), error);
	}
	uv_poll_start(w->poll, UV_READABLE, readable);
	return w;
}

static void
poll_closed(uv_handle_t *handle)
{
	free(handle);
}

void
wire_close(struct wire *w)
{
	uv_close((uv_handle_t *)w->poll, poll_closed);
	wires_flush(w->loop);
	close(w->fd);
	free(w->gather);
	free(w->buffer);
	free(w);
}

void
wire_hold(struct wire *w)
{
	if (w->waiting)
		return;
	w->waiting = true;
	w->next = w->loop->unsent;
	w->loop->unsent = w;
}

void
wires_flush(struct loop *l)
{
	struct wire *w;

	while ((w = l->unsent)) {
		l->unsent = w->next;
		w->waiting = false;
		w->flush(w);
	}
}

struct port *
wire_port(struct wire *w)
{
	return &w->port;
}

/* Towards the router: with Ethernet in front where the device had none. */
static void
to_link(void *ctx, struct pkt *p)
{
	struct wire *w = ctx;

	if (w->layer3)
		ethernet_push(p, &(struct ethernet){ w->other, w->own, ETHERNET_IPV4 });
	port_send(&w->port, p);
}

void
wire_input(struct wire *w, uint8_t *bytes, size_t size)
{
	static const struct virtio_net_hdr none;
	size_t l2 = w->layer3 ? 0 : ETHERNET_HEADER;
	struct pkt *p;

	if (size < l2 + 1 || (w->layer3 && bytes[0] >> 4 != 4))
		return;
	if (w->offload && memcmp(bytes - sizeof none, &none, sizeof none)) {
		struct virtio_net_hdr h;

		memcpy(&h, bytes - sizeof h, sizeof h);
		offload_finish(&h, bytes, size, l2, w->pool, to_link, w);
		return;
	}
	p = pkt_new(w->pool, size);
	memcpy(p->data, bytes, size);
	to_link(w, p);
}
