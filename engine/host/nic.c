/* An interface of this machine, through a packet socket. What the machine itself sends on it (on
 * the other end of a veth pair) arrives with unfinished checksums and uncut segments, and with
 * PACKET_VNET_HDR the kernel says which. */
#include <arpa/inet.h>
#include <errno.h>
#include <linux/if_packet.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "engine/base/xmalloc.h"
#include "engine/host/offload.h"
#include "engine/host/wire.h"

/* All that waits, in as few calls as it takes. */
static void
flush(struct wire *w)
{
	static const struct virtio_net_hdr none;
	struct mmsghdr message[WIRE_BATCH] = { 0 };
	struct iovec part[WIRE_BATCH][2];

	while (w->out.count) {
		unsigned n = 0, sent = 0;

		for (struct pkt *p = w->out.first; p && n < WIRE_BATCH; p = p->next, n++) {
			part[n][0] = (struct iovec){ (void *)&none, sizeof none };
			part[n][1] = (struct iovec){ p->data, p->len };
			message[n].msg_hdr.msg_iov = part[n];
			message[n].msg_hdr.msg_iovlen = 2;
		}
		while (sent < n) {
			int done = sendmmsg(w->fd, message + sent, n - sent, MSG_DONTWAIT);

			sent += done > 0 ? (unsigned)done : 1; /* down, or full: one is lost */
		}
		while (n--)
			pkt_free(pktqueue_get(&w->out));
	}
}

static void
transmit(struct port *port, struct pkt *p)
{
	struct wire *w = port->owner;

	pktqueue_put(&w->out, p);
	wire_hold(w);
}

/* Everything that comes in, whatever its destination, and nothing that we sent ourselves. */
static bool
listen_on(int fd, unsigned index)
{
	struct sockaddr_ll at = {
		.sll_family = AF_PACKET,
		.sll_protocol = htons(ETH_P_ALL),
		.sll_ifindex = (int)index,
	};
	struct packet_mreq promiscuous = {
		.mr_ifindex = (int)index,
		.mr_type = PACKET_MR_PROMISC,
	};
	int on = 1;

	return !setsockopt(fd, SOL_PACKET, PACKET_VNET_HDR, &on, sizeof on) &&
	       !setsockopt(fd, SOL_PACKET, PACKET_IGNORE_OUTGOING, &on, sizeof on) &&
	       !bind(fd, (struct sockaddr *)&at, sizeof at) &&
	       !setsockopt(fd, SOL_PACKET, PACKET_ADD_MEMBERSHIP, &promiscuous, sizeof promiscuous);
}

struct wire *
wire_nic(struct loop *loop, struct pktpool *pool, const char *device, char **error)
{
	unsigned index = if_nametoindex(device);
	int fd, room = 4 * 1024 * 1024;
	struct wire *w;

	if (!index)
		return wire_fail(-1, wire_error(device), error);
	/* Protocol 0: nothing arrives before it is bound to the one interface. */
	fd = socket(AF_PACKET, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return wire_fail(fd, wire_error("packet socket"), error);
	if (!listen_on(fd, index))
		return wire_fail(fd, wire_error(device), error);
	setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &room, sizeof room);
	w = wire_new(loop, pool, device, fd, transmit, error);
	if (!w)
		return NULL;
	w->offload = true;
	w->flush = flush;
	return w;
}
