/* As much TCP (RFC 9293) as a node without services needs: a segment to a closed port is answered
 * with RST, and a probe asks whether a port of another node answers. */
#ifndef QMIDLE_NET_TCP_H
#define QMIDLE_NET_TCP_H

#include <stdint.h>

#include "engine/net/net.h"

enum tcp_answer {
	TCP_OPEN,	 /* SYN-ACK came; we reset at once */
	TCP_REFUSED,	 /* RST came */
	TCP_UNREACHABLE, /* ICMP said so: icmp_code */
	TCP_TIMEOUT,	 /* nothing after three SYNs */
};

struct tcp_result {
	enum tcp_answer answer;
	ip4 from;
	uint8_t icmp_code;
	simtime rtt;
};

typedef void tcp_probe_fn(void *ctx, const struct tcp_result *);

/* Sends SYN (again after 1 and 3 s; gives up after 7) and calls fn once, later, unless aborted.
 * The number names the probe; 0 is none. */
uint32_t tcp_probe(struct net *, ip4 dst, uint16_t port, tcp_probe_fn *, void *ctx);
void tcp_probe_abort(struct net *, uint32_t probe);

#endif
