/* TUN and TAP devices.
 *
 * A TUN device has no Ethernet, so the wire plays the one neighbour that is behind it: it answers
 * ARP for every address but the asker's own, and frames that come out of the device carry its
 * address as their source. */
#include <errno.h>
#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <stdio.h>
#include <string.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "engine/base/xmalloc.h"
#include "engine/host/gather.h"
#include "engine/host/offload.h"
#include "engine/host/wire.h"
#include "engine/wire/arp.h"
#include "engine/wire/ethernet.h"

/* A device that is down refuses (EIO): the frame is lost, as on a wire. */
static void
write_parts(struct wire *w, const struct iovec *parts, unsigned count)
{
	if (writev(w->fd, parts, (int)count) < 0)
		errno = 0;
}

/* What has been gathered, as one packet. */
static void
flush_device(struct wire *w)
{
	struct gather *g = w->gather;
	struct iovec parts[1 + GATHER_MOST];
	struct virtio_net_hdr h;

	if (!g->count)
		return;
	gather_finish(g, &h);
	parts[0] = (struct iovec){ &h, sizeof h };
	for (unsigned i = 0; i < g->count; i++) {
		size_t from = i ? g->headers : 0;

		parts[1 + i] =
			(struct iovec){ g->segment[i]->data + from, g->segment[i]->len - from };
	}
	write_parts(w, parts, 1 + g->count);
	gather_clear(g);
}

/* Segments of TCP wait for their successors until the turn is over; order is kept. */
static void
write_device(struct wire *w, struct pkt *p)
{
	struct virtio_net_hdr none = { 0 };
	struct iovec parts[2] = { { &none, sizeof none }, { p->data, p->len } };
	size_t l2 = w->layer3 ? 0 : ETHERNET_HEADER;

	if (!gather_add(w->gather, p, l2)) {
		flush_device(w);
		if (!gather_add(w->gather, p, l2)) {
			write_parts(w, parts, 2);
			pkt_free(p);
			return;
		}
	}
	wire_hold(w);
}

static void
answer_arp(struct wire *w, struct pkt *p)
{
	struct arp request, reply;

	if (!arp_read(p->data, p->len, &request) || request.op != ARP_REQUEST || !request.sender ||
	    request.sender == request.target) {
		pkt_free(p);
		return;
	}
	reply = (struct arp){
		.op = ARP_REPLY,
		.sender_mac = w->own,
		.sender = request.target,
		.target_mac = request.sender_mac,
		.target = request.sender,
	};
	pkt_trim(p, ARP_SIZE);
	arp_write(p->data, &reply);
	ethernet_push(p, &(struct ethernet){ request.sender_mac, w->own, ETHERNET_ARP });
	port_send(&w->port, p);
}

static void
transmit_layer3(struct port *port, struct pkt *p)
{
	struct wire *w = port->owner;
	struct ethernet e;

	if (!ethernet_pull(p, &e)) {
		pkt_free(p);
		return;
	}
	w->other = e.from;
	if (e.type == ETHERNET_ARP)
		answer_arp(w, p);
	else if (e.type == ETHERNET_IPV4)
		write_device(w, p);
	else
		pkt_free(p);
}

static void
transmit_layer2(struct port *port, struct pkt *p)
{
	write_device(port->owner, p);
}

/* Up, and with an address when there is one. */
static bool
configure(const char *device, ip4 address, unsigned masklen)
{
	struct ifreq request = { 0 };
	struct sockaddr_in in = { .sin_family = AF_INET };
	int s = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	bool good = s >= 0;

	snprintf(request.ifr_name, sizeof request.ifr_name, "%s", device);
	if (good && masklen) {
		in.sin_addr.s_addr = htonl(address);
		memcpy(&request.ifr_addr, &in, sizeof in);
		good = !ioctl(s, SIOCSIFADDR, &request);
		in.sin_addr.s_addr = htonl(mask_of(masklen));
		memcpy(&request.ifr_netmask, &in, sizeof in);
		good = good && !ioctl(s, SIOCSIFNETMASK, &request);
	}
	good = good && !ioctl(s, SIOCGIFFLAGS, &request);
	request.ifr_flags |= IFF_UP;
	good = good && !ioctl(s, SIOCSIFFLAGS, &request);
	if (s >= 0)
		close(s);
	return good;
}

static struct wire *
open_device(struct loop *loop, struct pktpool *pool, const char *device, short kind, ip4 address,
	    unsigned masklen, char **error)
{
	struct ifreq request = { .ifr_flags = kind | IFF_NO_PI | IFF_VNET_HDR };
	int fd = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
	int header = sizeof(struct virtio_net_hdr);
	struct wire *w;

	if (fd < 0)
		return wire_fail(fd, wire_error("/dev/net/tun"), error);
	snprintf(request.ifr_name, sizeof request.ifr_name, "%s", device);
	if (ioctl(fd, TUNSETIFF, &request) || ioctl(fd, TUNSETVNETHDRSZ, &header) ||
	    ioctl(fd, TUNSETOFFLOAD, TUN_F_CSUM | TUN_F_TSO4))
		return wire_fail(fd, wire_error(device), error);
	if (!configure(device, address, masklen))
		return wire_fail(fd, wire_error(device), error);
	w = wire_new(loop, pool, device, fd, kind == IFF_TUN ? transmit_layer3 : transmit_layer2,
		     error);
	if (!w)
		return NULL;
	w->offload = true;
	w->gather = xcalloc(1, sizeof *w->gather);
	w->flush = flush_device;
	w->layer3 = kind == IFF_TUN;
	w->own = (struct mac){ { 0x02, 0x00, 0x5e, 0x54, 0x55, 0x4e } };
	w->other = mac_broadcast;
	return w;
}

struct wire *
wire_tun(struct loop *loop, struct pktpool *pool, const char *device, ip4 address, unsigned masklen,
	 char **error)
{
	return open_device(loop, pool, device, IFF_TUN, address, masklen, error);
}

struct wire *
wire_tap(struct loop *loop, struct pktpool *pool, const char *device, ip4 address, unsigned masklen,
	 char **error)
{
	return open_device(loop, pool, device, IFF_TAP, address, masklen, error);
}
