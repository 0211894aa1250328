/* TCP, RFC 9293: streams between a node and others, to the ports that somebody listens at.
 *
 * With it go the estimator of RFC 6298, slow start, congestion avoidance and fast recovery (RFC
 * 5681, 6582), sequence numbers nobody guesses (RFC 6528), and what blind attackers meet (RFC 5961,
 * 5927). Of the options it speaks the largest segment size. Urgent octets stay in the stream.
 *
 *	tcp_listen(tcp, 23, &callers, ctx)		id = tcp_connect(tcp, &to, &ops, ctx)
 *	admit() -> accept(id): tcp_attend(id, …)	opened(id)
 *	readable(id): tcp_receive()			tcp_send(id, …), room(id)
 *	finished(id): tcp_close(id)			closed(id, why): it is gone
 *
 * A connection is named by a number that is never given twice; one that names none is answered as a
 * connection that is gone (0, false), so nobody holds a pointer to one. Callbacks come from the
 * scheduler's turns, or from tcp_abort(); in any of them any function here may be called, for the
 * connection at hand too.
 *
 * Memory is bounded: buffers are as large as the settings say and belong to connections that were
 * established; a node has at most TCP_CONNECTIONS, at most TCP_HALF_OPEN of which await the end of
 * a handshake that others began. */
#ifndef QMIDLE_TCP_TCP_H
#define QMIDLE_TCP_TCP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/addr.h"
#include "engine/net/net.h"
#include "engine/sim/sched.h"

#define TCP_CONNECTIONS 256 /* the oldest in TIME-WAIT goes for a new one */
#define TCP_HALF_OPEN	20  /* the oldest goes for a new one */

struct tcp_stack;

typedef uint32_t tcp_id; /* 0 is none */

/* Registers for protocol 6 and its ICMP errors. The net outlives it. */
struct tcp_stack *tcp_new(struct net *);
/* Peers are told nothing; owners hear TCP_BY_STOP. */
void tcp_free(struct tcp_stack *);

struct net *tcp_net(const struct tcp_stack *);

struct tcp_ends {
	ip4 local, remote;
	uint16_t lport, rport;
};

enum tcp_why {
	TCP_BY_REFUSAL,	    /* the answer to our SYN was RST */
	TCP_BY_RESET,	    /* RST came later */
	TCP_BY_TIMEOUT,	    /* nobody answers */
	TCP_BY_UNREACHABLE, /* of our SYN ICMP said so; or there is no route */
	TCP_BY_COMMAND,	    /* tcp_abort() */
	TCP_BY_STOP,	    /* tcp_free(): nothing may be asked of it any more */
};

struct tcp_end {
	enum tcp_why why;
	ip4 from; /* who sent the ICMP error; 0: none did */
	uint8_t icmp_code;
};

/* Of the owner of a connection; each may be NULL. */
struct tcp_ops {
	void (*opened)(void *ctx, tcp_id);   /* the connection that we asked for is there */
	void (*readable)(void *ctx, tcp_id); /* octets have come */
	void (*room)(void *ctx, tcp_id);     /* tcp_send() had to refuse some; now it would not */
	void (*finished)(void *ctx, tcp_id); /* nothing more will come, but for what is unread */
	/* The connection is gone, and its number with it. It does not come after tcp_close(). */
	void (*closed)(void *ctx, tcp_id, const struct tcp_end *);
};

/* ---- listening ---- */

struct tcp_listener_ops {
	/* A SYN came: false refuses it, with RST. NULL: all are welcome. */
	bool (*admit)(void *ctx, const struct tcp_ends *);
	/* The connection is there. It is reset unless it finds an owner here: tcp_attend(). */
	void (*accept)(void *ctx, tcp_id, const struct tcp_ends *);
};

/* At every address of the node. false: somebody listens at the port. */
bool tcp_listen(struct tcp_stack *, uint16_t port, const struct tcp_listener_ops *, void *ctx);
/* Connections that came by it stay. */
void tcp_unlisten(struct tcp_stack *, uint16_t port);

/* ---- connections ---- */

struct tcp_to {
	ip4 src; /* 0: the address of the interface it leaves by */
	ip4 dst;
	uint16_t port;
	uint8_t tos;
	unsigned patience; /* seconds for the handshake; 0: as the settings say */
};

/* Begins at the next turn of the scheduler. */
tcp_id tcp_connect(struct tcp_stack *, const struct tcp_to *, const struct tcp_ops *, void *ctx);
/* From now on the connection is that owner's. false: it is gone. */
bool tcp_attend(struct tcp_stack *, tcp_id, const struct tcp_ops *, void *ctx);
/* Its ctx, as long as ops are the owner's; else NULL. */
void *tcp_owner(const struct tcp_stack *, tcp_id, const struct tcp_ops *ops);
/* How many of the octets found room to wait in; they are copied. */
size_t tcp_send(struct tcp_stack *, tcp_id, const void *octets, size_t len);
/* Copies what has come, at most size octets; gives how many. */
size_t tcp_receive(struct tcp_stack *, tcp_id, void *to, size_t size);
size_t tcp_unread(const struct tcp_stack *, tcp_id);
/* Are sent octets still unacknowledged, or unsent? */
bool tcp_unsent(const struct tcp_stack *, tcp_id);
/* The owner wants no more of it: what waits is still sent, then FIN. What comes from now on, and
 * what was not read, is answered with RST. The number is gone for the owner. */
void tcp_close(struct tcp_stack *, tcp_id);
/* RST, and the owner's closed() (TCP_BY_COMMAND). */
void tcp_abort(struct tcp_stack *, tcp_id);
/* The same, and the owner is told nothing: he does it. */
void tcp_drop(struct tcp_stack *, tcp_id);
/* Asks a silent peer whether it is there, as the settings say. */
void tcp_set_keepalive(struct tcp_stack *, tcp_id, bool);
/* A mark that views give back: the line it is of. */
void tcp_set_tag(struct tcp_stack *, tcp_id, unsigned tag);
/* false: it is gone. */
bool tcp_ends(const struct tcp_stack *, tcp_id, struct tcp_ends *);

/* ---- settings ---- */

struct tcp_settings {
	unsigned window;	     /* octets of a receive buffer: what is offered at most */
	unsigned synwait;	     /* seconds for a handshake of ours */
	unsigned mss;		     /* what we say at most; 0: by the path */
	bool path_mtu;		     /* datagrams carry DF, and segments follow the path */
	unsigned keepalive_interval; /* seconds */
	unsigned keepalive_retries;
};
/* A router: 4128 octets, 30 s, 536 octets and no DF; a host: 65535, 30 s, by its link, with DF. */
struct tcp_settings *tcp_settings(struct tcp_stack *); /* may be changed, for new connections */
void tcp_settings_default(const struct tcp_stack *, struct tcp_settings *);

/* ---- what is shown ---- */

/* In the order of RFC 9293. */
enum tcp_state {
	TCP_CLOSED,
	TCP_LISTEN,
	TCP_SYN_SENT,
	TCP_SYN_RECEIVED,
	TCP_ESTABLISHED,
	TCP_FIN_WAIT_1,
	TCP_FIN_WAIT_2,
	TCP_CLOSE_WAIT,
	TCP_CLOSING,
	TCP_LAST_ACK,
	TCP_TIME_WAIT,
};
const char *tcp_state_name(enum tcp_state); /* "SYNSENT", "ESTAB" */

enum tcp_timer {
	TCP_RETRANSMIT, /* persisting against a closed window is TCP_PROBE */
	TCP_TIMEWAIT,
	TCP_ACK_HOLD,
	TCP_PROBE,
	TCP_KEEPALIVE,
	TCP_GIVE_UP, /* the handshake; a peer that does not finish */
	TCP_TIMERS
};

struct tcp_view {
	tcp_id id;
	enum tcp_state state;
	struct tcp_ends ends; /* of a listener: lport alone */
	bool passive, owned;
	unsigned tag;
	uint32_t iss, snd_una, snd_nxt, snd_wnd, irs, rcv_nxt, rcv_wnd;
	unsigned window; /* the whole receive buffer */
	unsigned mss;	 /* of what we send */
	size_t unread, unacked, disordered;
	unsigned segments_unacked, segments_disordered;
	simtime srtt, rttvar, rto;
	simtime opened, last_sent, last_received;
	uint8_t ttl, tos;
	struct {
		unsigned starts, wakeups;
		simtime due; /* SCHED_NEVER: it does not run */
	} timer[TCP_TIMERS];
	struct tcp_traffic {
		uint64_t segments, data_segments, octets;
		uint64_t again; /* sent: retransmitted; received: out of order */
		uint64_t fast;	/* of those sent again: by three duplicate acknowledgments */
	} sent, received;
};

/* Every connection in the order of their making; those that listen come last. false ends it. */
void tcp_each(const struct tcp_stack *, bool (*fn)(void *ctx, const struct tcp_view *), void *ctx);
bool tcp_look(const struct tcp_stack *, tcp_id, struct tcp_view *);

/* Counts since it began. */
struct tcp_totals {
	uint64_t received, bad_checksum, bad_header, no_port;
	uint64_t in_order, in_order_octets, repeated, repeated_octets, partly_repeated,
		partly_repeated_octets, disordered, disordered_octets, beyond_window,
		beyond_window_octets, after_close, probes_received, window_updates_received,
		repeated_acks, acks_of_unsent, acks, acked_octets;
	uint64_t sent, control, control_again, data, data_octets, data_again, data_again_octets,
		ack_only, ack_held, probes, window_updates, resets, challenges;
	uint64_t initiated, accepted, established, closed, dropped, embryonic_dropped;
	uint64_t timeouts, timeouts_dropped, keepalives, keepalive_timeouts, keepalives_dropped;
	uint64_t refused, half_open_dropped; /* by admit(); for want of room */
};
const struct tcp_totals *tcp_totals(const struct tcp_stack *);

#endif
