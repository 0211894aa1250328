/* Tunnel interfaces: GRE (RFC 2784, 2890), IP in IP (RFC 2003), and bare ones whose packets IPsec
 * protects ("VTI").
 *
 *	out:  route by TunnelN -> its interface -> GRE and outer header -> [guard] -> ip_output()
 *	in:   GRE for us -> [was it protected?] -> tunnel by ends and key -> arrives by TunnelN
 *
 * The line protocol of a tunnel is up while its source is up, a route leads to its destination by
 * another way than the tunnel itself, its keepalives come back, and, for a VTI, it is protected.
 *
 * A guard is whoever protects a tunnel's packets; engine/ipsec has one. */
#ifndef QMIDLE_TUNNEL_TUNNEL_H
#define QMIDLE_TUNNEL_TUNNEL_H

#include <bsd/sys/queue.h>
#include <stdbool.h>
#include <stdint.h>
#include <uthash.h>

#include "engine/base/addr.h"
#include "engine/base/pkt.h"
#include "engine/sim/sched.h"

struct iface;
struct net;
struct tunnel;
struct tunnels;

enum tunnel_mode {
	TUNNEL_GRE,
	TUNNEL_IPIP,
	TUNNEL_IPSEC, /* nothing around the packet but what its guard does */
};

#define TUNNEL_NAME 64 /* longest name of an interface, and its end */

struct tunnel_config {
	enum tunnel_mode mode;
	char source_interface[TUNNEL_NAME]; /* whose address it has; "": source is said itself */
	ip4 source, destination;	    /* 0: none */
	bool has_key, checksum, sequence;
	uint32_t key;
	uint8_t ttl; /* of the outer header; 0: 255 */
	bool has_tos;
	uint8_t tos;		    /* of the outer header; without it the inner one's */
	bool path_mtu_discovery;    /* the inner DF bit counts outside, what is told is believed */
	unsigned path_minutes;	    /* for so long; 0: for ever */
	unsigned path_least;	    /* and as long as it is no less than that */
	unsigned keepalive_seconds; /* 0: none are sent */
	unsigned keepalive_retries;
};

/* Why the line protocol is down, or that it is up. */
enum tunnel_state {
	TUNNEL_UP,
	TUNNEL_SHUT,
	TUNNEL_NO_SOURCE, /* none is configured, or its interface is down */
	TUNNEL_NO_DESTINATION,
	TUNNEL_NO_ROUTE,
	TUNNEL_RECURSIVE,   /* its own packets would go through it; for a minute */
	TUNNEL_UNPROTECTED, /* a VTI without SAs */
	TUNNEL_SILENT,	    /* keepalives do not come back */
};

struct tunnel_guard {
	void *ctx;
	/* Takes pkt: the outer datagram, or the datagram itself where the mode is TUNNEL_IPSEC. */
	void (*send)(void *ctx, struct pkt *);
	/* One or more of the tunnel's mode, local, remote and reachable are others now. */
	void (*changed)(void *ctx, struct tunnel *);
	/* A packet came in clear and is dropped. */
	void (*refused)(void *ctx, ip4 src, ip4 dst, uint8_t protocol);
	/* The interface goes, and the tunnel with it. */
	void (*gone)(void *ctx);
	/* Whether other tunnels between the same ends may be without protection. */
	bool shared;
};

struct tunnel_counters {
	uint64_t too_deep;	/* tunnels in tunnels in tunnels, or in themselves */
	uint64_t bad, checksum; /* headers that are none; wrong checksums */
	uint64_t out_of_sequence;
	uint64_t in_clear;
	uint64_t keepalives_sent, keepalives_received;
};

/* Open to read for everybody; only engine/tunnel writes it. */
struct tunnel {
	TAILQ_ENTRY(tunnel) link;
	struct tunnels *all;
	struct iface *iface;
	struct tunnel_config config;
	ip4 local, remote; /* the ends in use; 0: none */
	bool reachable;	   /* a route leads to remote */
	enum tunnel_state state;
	unsigned overhead;   /* octets around a packet */
	unsigned unanswered; /* keepalives since the last that came back */
	struct tunnel_counters count;

	/* engine/tunnel's own */
	struct tunnel_guard guard; /* send NULL: none */
	bool guarded;		   /* by working protection */
	unsigned guarded_mtu;
	bool silent, held, sending;
	bool sequence_seen;
	uint32_t sequence_out, sequence_in;
	unsigned path_mtu; /* that a router on the way told */
	timer_id keepalive, hold, judging, forgetting;
	struct tunnel_key {
		ip4 local, remote;
		uint32_t key;
		uint32_t kind;
	} by;
	bool listed;
	UT_hash_handle hh;
};

/* Hooks itself into net, which outlives it. */
struct tunnels *tunnels_new(struct net *);
void tunnels_free(struct tunnels *);

/* The tunnel of that interface, made with its interface when there is none; the interface is
 * ended by iface_free(). */
struct tunnel *tunnel_make(struct tunnels *, const char *name);
/* NULL when the interface is no tunnel. */
struct tunnel *tunnel_of(const struct iface *);
/* The first for NULL, then the next, in order of creation. */
struct tunnel *tunnel_next(const struct tunnels *, const struct tunnel *);

/* Copies. What follows from it (line protocol, MTU, keepalives) follows at once. */
void tunnel_configure(struct tunnel *, const struct tunnel_config *);

/* Copies; NULL takes the guard off. There is at most one. */
void tunnel_set_guard(struct tunnel *, const struct tunnel_guard *);
/* What the guard says: it protects packets of up to mtu octets, or it does not (yet). */
void tunnel_set_guarded(struct tunnel *, bool guarded, unsigned mtu);
/* A datagram that a guard has taken out of its protection arrives. Takes pkt. */
void tunnel_receive(struct tunnel *, struct pkt *);

#endif
