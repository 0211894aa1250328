/* Does a port of another node answer, and do its octets arrive? */
#ifndef QMIDLE_TCP_PROBE_H
#define QMIDLE_TCP_PROBE_H

#include "engine/tcp/tcp.h"

#define TCP_PROBE_READING SEC(10) /* so long for the octets, from the opening on */

enum tcp_answer {
	TCP_OPEN,	 /* SYN-ACK came; we reset, at once or when enough was read */
	TCP_REFUSED,	 /* RST came */
	TCP_UNREACHABLE, /* ICMP said so: icmp_code; or there is no route */
	TCP_TIMEOUT,	 /* nothing for seven seconds */
	TCP_STOPPED,	 /* the node that asked has ended before */
};

struct tcp_probe_params {
	ip4 dst;
	uint16_t port;
	size_t octets; /* that are read before it is over, or TCP_PROBE_READING; 0: none */
};

struct tcp_result {
	enum tcp_answer answer;
	ip4 from;
	uint8_t icmp_code;
	simtime rtt;
	size_t received; /* of the octets */
};

typedef void tcp_probe_fn(void *ctx, const struct tcp_result *);

/* Connects and resets; calls fn once, later, unless aborted. The number names the probe; 0: there
 * are too many connections. */
tcp_id tcp_probe(struct tcp_stack *, const struct tcp_probe_params *, tcp_probe_fn *, void *ctx);
void tcp_probe_abort(struct tcp_stack *, tcp_id probe);

#endif
