/* Does a port of another node answer? */
#ifndef QMIDLE_TCP_PROBE_H
#define QMIDLE_TCP_PROBE_H

#include "engine/tcp/tcp.h"

enum tcp_answer {
	TCP_OPEN,	 /* SYN-ACK came; we reset at once */
	TCP_REFUSED,	 /* RST came */
	TCP_UNREACHABLE, /* ICMP said so: icmp_code; or there is no route */
	TCP_TIMEOUT,	 /* nothing for seven seconds */
};

struct tcp_result {
	enum tcp_answer answer;
	ip4 from;
	uint8_t icmp_code;
	simtime rtt;
};

typedef void tcp_probe_fn(void *ctx, const struct tcp_result *);

/* Connects and resets; calls fn once, later, unless aborted. The number names the probe; 0: there
 * are too many connections. */
tcp_id tcp_probe(struct tcp_stack *, ip4 dst, uint16_t port, tcp_probe_fn *, void *ctx);
void tcp_probe_abort(struct tcp_stack *, tcp_id probe);

#endif
