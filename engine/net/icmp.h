/* ICMP (RFC 792, RFC 1812 section 4.3): answers echo, says why a packet was not forwarded. */
#ifndef QMIDLE_NET_ICMP_H
#define QMIDLE_NET_ICMP_H

#include <stdint.h>

#include "engine/base/pkt.h"
#include "engine/net/net.h"
#include "engine/wire/ipv4.h"

/* Tells the source of pkt (data at its IPv4 header, as it arrived) that it was not delivered;
 * code as RFC 792/1812 (0 net, 1 host, 2 protocol, 3 port, 4 fragmentation needed, 13
 * administratively prohibited), mtu for code 4. Silent where RFC 1122 3.2.2 says so (errors,
 * broadcasts, later fragments), where `no ip unreachables` stands at the arriving interface, and
 * above one in 500 ms. Borrows pkt. */
void icmp_unreachable(struct net *, const struct pkt *, uint8_t code, unsigned mtu);
/* code 0: TTL ran out on the way, 1: reassembly did. Borrows pkt. */
void icmp_time_exceeded(struct net *, const struct pkt *, uint8_t code);
/* `ip icmp rate-limit unreachable`; 0: no limit. 500 to begin with. */
void icmp_set_unreachable_interval(struct net *, unsigned milliseconds);

/* An error that came about a packet which this node, so it says, has sent. */
struct icmp_error {
	ip4 from;
	uint8_t type, code;
	uint16_t mtu;
	struct ipv4 about;	/* the header that it quotes */
	const uint8_t *payload; /* and at least eight octets behind it */
};
/* Whoever wraps packets hears what becomes of them. */
typedef void icmp_listener(void *ctx, const struct icmp_error *);
void icmp_listen(struct net *, icmp_listener *, void *ctx);
void icmp_unlisten(struct net *, icmp_listener *, void *ctx);

#endif
