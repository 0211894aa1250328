/* Private to engine/tcp: a connection's control block, and what the parts call of each other.
 *
 *	send buffer                 snd_una      snd_nxt     snd_max
 *	                               |  in flight |  again     |   not sent yet
 *	  (acknowledged: gone)    send_seq ................................. send_seq + send.len
 *
 *	receive buffer          rcv_nxt                            rcv_adv: offered so far
 *	   not read yet ..........|  [piece]     [piece]              |
 *
 * Names in capitals of RFC 9293 section 3.3.1 are the fields of the same name. */
#ifndef QMIDLE_TCP_INTERNAL_H
#define QMIDLE_TCP_INTERNAL_H

#include <uthash.h>

#include "engine/net/icmp.h"
#include "engine/tcp/tcp.h"
#include "engine/wire/ipv4.h"
#include "engine/wire/tcp.h"

#define MSS_EVERYWHERE	536	  /* RFC 1122 section 4.2.2.6 */
#define MSS_LEAST	64	  /* whatever a path says */
#define WINDOW_MOST	65535	  /* nobody scales windows here */
#define SEND_BUFFER	16384	  /* octets that wait for an acknowledgment */
#define PIECES_MOST	8	  /* out of order, held apart */
#define ACK_DELAY	MSEC(200) /* below the half second of RFC 9293 section 3.8.6.3 */
#define RTO_LEAST	SEC(1)	  /* RFC 6298 section 2.4 */
#define RTO_MOST	SEC(60)	  /* and 2.5 */
#define RTO_AFTER_SYN	SEC(3)	  /* section 5.7 */
#define TIME_WAIT	SEC(60)	  /* twice a segment's life of 30 s */
#define TRIES_MOST	12	  /* of one segment; more than 100 s, RFC 1122 4.2.3.5 */
#define FIN_PATIENCE	SEC(60)	  /* for the end of a peer whom nobody reads any more */
#define ANSWER_PATIENCE SEC(75)	  /* for the end of a handshake that others began */
#define CHALLENGES_MOST 10	  /* in CHALLENGE_SPAN, RFC 5961 section 7 */
#define CHALLENGE_SPAN	SEC(5)
#define SECRET		16

/* Sequence numbers: a is before b, within half of the circle. */
static inline bool
seq_before(uint32_t a, uint32_t b)
{
	return (int32_t)(a - b) < 0;
}

static inline bool
seq_until(uint32_t a, uint32_t b)
{
	return (int32_t)(a - b) <= 0;
}

/* A buffer that goes round. */
struct ring {
	uint8_t *at;
	uint32_t size, first, len;
};

struct piece { /* octets from .. until, in the receive buffer behind rcv_nxt */
	uint32_t from, until;
};

struct listener {
	struct listener *next;
	const struct tcp_listener_ops *ops;
	void *ctx;
	uint16_t port;
};

struct conn {
	UT_hash_handle by_ends, by_id; /* by_id keeps the order of making */
	struct tcp_ends ends;
	tcp_id id;
	enum tcp_state state;
	const struct tcp_ops *ops; /* NULL: nobody's (any more) */
	void *ctx;
	unsigned tag;
	uint16_t port; /* of the listener; 0: we asked for it */
	uint8_t tos;
	bool df, keepalive;
	bool closing;  /* the owner wants no more: FIN behind what waits */
	bool fin_came; /* the peer's, in order */
	bool owes;     /* the owner was refused room */
	bool asleep;   /* it has not been begun: tcp_connect() a moment ago */

	uint32_t iss, snd_una, snd_nxt, snd_max, snd_wnd, snd_wl1, snd_wl2, snd_wnd_most;
	uint32_t irs, rcv_nxt, rcv_adv;
	uint32_t send_seq; /* of the first octet in the send buffer */
	uint16_t own_mss;  /* what we said */
	uint16_t mss;	   /* of what we send */
	uint16_t window;   /* the receive buffer's size, which is made later */
	struct ring send, receive;
	struct piece piece[PIECES_MOST];
	unsigned pieces;

	/* RFC 6298 and 5681 */
	simtime srtt, rttvar, rto, timed_at;
	uint32_t timed_seq; /* whose acknowledgment is timed, while `timing` */
	bool timing, measured;
	unsigned tries; /* of what is at snd_una */
	uint32_t cwnd, ssthresh, recover;
	unsigned repeats; /* duplicate acknowledgments in a row */
	bool recovering;

	timer_id timer[TCP_TIMERS];
	unsigned starts[TCP_TIMERS], wakeups[TCP_TIMERS];
	bool ack_now;
	unsigned unacked_segments; /* that came since we acknowledged */
	unsigned asked;		   /* keepalives without an answer */
	unsigned patience;	   /* seconds for the handshake */
	simtime opened, last_sent, last_received, challenge_from;
	unsigned challenges;
	struct tcp_traffic sent, received;

	struct { /* what its owner must be told when the segment has been dealt with */
		bool opened, readable, room, finished;
	} news;
};

struct tcp_stack {
	struct net *net;
	struct tcp_settings settings;
	struct tcp_totals totals;
	struct conn *by_ends, *by_id;
	unsigned count, half_open;
	tcp_id made;
	struct listener *listeners;
	struct hmac *isn; /* its secret key */
};

/* A segment that came: its header, and its octets, which become fewer as it is cut to the window. */
struct segment {
	struct tcp h;
	const uint8_t *data;
	uint32_t len; /* of data */
};

/* What it takes of the sequence. */
static inline uint32_t
segment_size(const struct segment *s)
{
	return s->len + !!(s->h.flags & TCP_SYN) + !!(s->h.flags & TCP_FIN);
}

static inline simtime
tcp_now(const struct tcp_stack *tcp)
{
	return sched_now(net_sched(tcp->net));
}

/* ---- tcp.c ---- */

struct conn *conn_find(const struct tcp_stack *, const struct tcp_ends *);
struct conn *conn_by_id(const struct tcp_stack *, tcp_id);
struct listener *listener_find(const struct tcp_stack *, uint16_t port);
/* NULL: there are too many. */
struct conn *conn_new(struct tcp_stack *, const struct tcp_ends *, uint16_t listener);
/* Nobody is told. */
void conn_free(struct tcp_stack *, struct conn *);
/* It is gone, and its owner hears why. */
void conn_end(struct tcp_stack *, struct conn *, struct tcp_end);
void conn_state(struct tcp_stack *, struct conn *, enum tcp_state);
/* Tells the owner the news, then sends what there is. The connection may be gone afterwards. */
void conn_settle(struct tcp_stack *, struct conn *);
/* Buffers, for one whose handshake is over. */
void conn_established(struct tcp_stack *, struct conn *);
/* 2 MSL, nobody's. */
void conn_time_wait(struct tcp_stack *, struct conn *);

/* ---- buffer.c ---- */

void ring_init(struct ring *, uint32_t size);
void ring_free(struct ring *);
uint32_t ring_put(struct ring *, const uint8_t *, uint32_t len);	 /* gives how many */
void ring_store(struct ring *, uint32_t at, const uint8_t *, uint32_t);	 /* behind len + at */
void ring_copy(const struct ring *, uint32_t at, uint8_t *to, uint32_t); /* from first + at */
void ring_drop(struct ring *, uint32_t len);

/* Takes the octets of a segment that was cut to the window; moves rcv_nxt over what is whole. */
void receive_store(struct conn *, uint32_t seq, const uint8_t *, uint32_t len);

/* ---- input.c ---- */

void segment_arrives(struct tcp_stack *, const struct ipv4 *, struct segment *);

/* ---- ack.c ---- */

/* What an acknowledgment of a connection that is there means; false: the segment is of no use. */
bool ack_arrives(struct tcp_stack *, struct conn *, const struct segment *);

/* ---- output.c ---- */

/* Sends whatever may be sent now: octets, FIN, an acknowledgment that is due. */
void conn_output(struct tcp_stack *, struct conn *);
void send_syn(struct tcp_stack *, struct conn *);
void send_ack(struct tcp_stack *, struct conn *);
/* An acknowledgment that asks whether the peer means it, RFC 5961: not too many of them. */
void send_challenge(struct tcp_stack *, struct conn *);
/* RST by the sender of what is in the sequence. */
void send_reset(struct tcp_stack *, struct conn *);
/* The answer of a closed port, RFC 9293 section 3.10.7.1. */
void refuse(struct tcp_stack *, const struct ipv4 *, const struct segment *);
/* One octet against a window that is closed; or nothing, to a peer who is silent. */
void send_probe(struct tcp_stack *, struct conn *);
void send_keepalive(struct tcp_stack *, struct conn *);
/* The first segment once more. */
void send_again(struct tcp_stack *, struct conn *);
/* The window that a segment may offer now. */
uint32_t window_to_offer(const struct conn *);
/* The owner has read: tells the peer, if it is worth a segment. */
void maybe_update_window(struct tcp_stack *, struct conn *);

/* ---- timer.c ---- */

void timer_start(struct tcp_stack *, struct conn *, enum tcp_timer, simtime delay);
void timer_stop(struct tcp_stack *, struct conn *, enum tcp_timer);
void timers_stop(struct tcp_stack *, struct conn *);
bool timer_runs(const struct conn *, enum tcp_timer);
/* A round trip took so long. */
void rtt_measured(struct conn *, simtime);
/* When what is at snd_una is sent the next time, counted from now. */
simtime retransmit_delay(const struct conn *);

/* ---- path.c ---- */

/* What we say that we take on a connection to dst. */
uint16_t tcp_path_own_mss(const struct tcp_stack *, ip4 dst);
/* What we send at most to a peer who says that it takes peer (0: says nothing). */
uint16_t tcp_path_mss(const struct tcp_stack *, const struct conn *, uint16_t peer);
void tcp_path_error(void *tcp, const struct icmp_error *);

/* ---- congestion ---- */

/* RFC 5681 section 3.1. */
static inline uint32_t
initial_window(uint32_t mss)
{
	return mss > 2190 ? 2 * mss : mss > 1095 ? 3 * mss : 4 * mss;
}

#endif
