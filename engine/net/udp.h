/* UDP (RFC 768). A datagram to a port that nobody has bound is answered with port unreachable. */
#ifndef QMIDLE_NET_UDP_H
#define QMIDLE_NET_UDP_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/pkt.h"
#include "engine/net/net.h"

/* Where a datagram came from and to. */
struct udp_from {
	struct iface *iface; /* where it arrived */
	ip4 src, dst;
	uint16_t sport, dport;
	uint8_t ttl, tos;
};

struct udp_to {
	ip4 src; /* 0: the address of the interface it leaves by */
	ip4 dst;
	uint16_t sport, dport;
	uint8_t ttl; /* 0: 255 */
	uint8_t tos; /* the whole octet: 0xc0 is precedence 6 */
	bool df;
};

/* Takes pkt, whose data is the payload. pkt->network is at the IPv4 header. */
typedef void udp_fn(void *ctx, const struct udp_from *, struct pkt *);

/* false when the port is taken. */
bool udp_bind(struct net *, uint16_t port, udp_fn *, void *ctx);
void udp_unbind(struct net *, uint16_t port);
bool udp_is_bound(const struct net *, uint16_t port);
/* pkt is the payload, with the usual headroom. Takes it. */
void udp_send(struct net *, const struct udp_to *, struct pkt *);

#endif
