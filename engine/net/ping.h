/* ping and traceroute as jobs: they run in simulated time and call back; nobody blocks.
 * A job ends by calling done once, or by being aborted (then it calls nothing any more), or with its
 * node. */
#ifndef QMIDLE_NET_PING_H
#define QMIDLE_NET_PING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/net/net.h"

struct ping_params {
	ip4 dst;
	ip4 src;	  /* 0: of the interface it leaves by */
	unsigned count;	  /* echoes (per size when sweeping) */
	unsigned size;	  /* of the whole datagram, 36 to 18024 */
	unsigned timeout; /* seconds; 0: do not wait at all */
	uint8_t tos, ttl; /* ttl 0: 255 (64 on a host) */
	bool df, validate;
	uint16_t pattern;			   /* the data repeats it: 0xabcd */
	unsigned sweep_min, sweep_max, sweep_step; /* sweep_max 0: no sweep */
	unsigned interval; /* ms between sending; 0: the next goes right after the answer (IOS) */
};

/* Five echoes of 100 bytes, 2 seconds, pattern 0xABCD. */
extern const struct ping_params ping_defaults;

struct ping_result {
	unsigned seq; /* 0, 1, … */
	char symbol;  /* IOS: ! . U N P Q M ? & */
	unsigned size;
	simtime rtt;		      /* of an answer */
	ip4 from;		      /* who answered; 0 for '.' */
	uint8_t ttl;		      /* of the answer */
	uint8_t icmp_type, icmp_code; /* of an error */
	unsigned mtu;		      /* of the next hop, with M; 0: not told */
	bool corrupted;		      /* validate found other data than was sent */
};

/* What IOS prints for an ICMP error that answers an echo. */
char ping_symbol(uint8_t icmp_type, uint8_t icmp_code);

struct ping_summary {
	unsigned sent, received;
	simtime min, avg, max; /* undefined when received is 0 */
};

struct ping_ops {
	void (*probe)(void *ctx, const struct ping_result *);
	void (*done)(void *ctx, const struct ping_summary *);
	void (*stopped)(void *ctx); /* instead, when the node ends before. May be NULL */
};

/* Begins at the next turn of the scheduler. The number names the job; 0 is none. */
uint32_t ping_start(struct net *, const struct ping_params *, const struct ping_ops *, void *ctx);
/* Ends the job and gives what it had so far; a number that names no job gives zeroes. */
struct ping_summary ping_abort(struct net *, uint32_t job);

struct trace_params {
	ip4 dst;
	ip4 src;	  /* 0: of the interface it leaves by */
	unsigned timeout; /* seconds */
	unsigned probes;  /* per hop */
	unsigned min_ttl, max_ttl;
	uint16_t port; /* of the first probe; it counts up */
};

/* 3 s, 3 probes, hops 1 to 30, port 33434. */
extern const struct trace_params trace_defaults;

struct trace_result {
	unsigned ttl, probe; /* hop 1, 2, …; probe 0, 1, … of the hop */
	bool answered;
	ip4 from;
	simtime rtt;
	uint8_t icmp_type, icmp_code; /* 11/0 on the way, 3/3 at the end */
	bool last_of_hop;
};

struct trace_ops {
	void (*probe)(void *ctx, const struct trace_result *);
	void (*done)(void *ctx, bool reached);
};

uint32_t trace_start(struct net *, const struct trace_params *, const struct trace_ops *,
		     void *ctx);
void trace_abort(struct net *, uint32_t job);

#endif
