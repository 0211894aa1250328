/* A TCP against a peer whose every segment the test writes and reads.
 *
 *	ours 10.0.0.1 (port 23 listens) ---- wire ---- 10.0.0.2 peer
 *
 * Sequence numbers are told from the first ones on: the peer's SYN is number 0, its first octet 1;
 * so are ours. What the stack sends is text, one segment behind the other:
 *
 *	peer_says(w, "S", 0, 0, "");		ck_assert_str_eq(peer_heard(w), "SA 0 1");
 *	peer_says(w, "A", 1, 1, "hello");	…					"A 1 6" */
#ifndef QMIDLE_TESTS_TCPKIT_H
#define QMIDLE_TESTS_TCPKIT_H

#include "engine/base/text.h"
#include "engine/tcp/tcp.h"
#include "engine/wire/ipv4.h"
#include "engine/wire/tcp.h"
#include "tests/support/netkit.h"

#define OURS IP4(10, 0, 0, 1)
#define PEER IP4(10, 0, 0, 2)

#define PEER_FIRST 1000u /* the peer's initial number on the wire */

struct duel {
	struct kit *k;
	struct net *net, *peer;
	struct tcp_stack *tcp;
	uint16_t peer_port, our_port;
	uint16_t window; /* that the peer offers */
	uint16_t mss;	 /* that its SYN names; 0: none */
	uint32_t first;	 /* our initial number, once heard */
	bool known;
	struct text heard;
	struct tcp last; /* segment that was heard */
	struct ipv4 last_ip;
	unsigned count;
	simtime when[64]; /* they came, the first ones */

	/* the owner of the connection at hand */
	tcp_id id;
	bool lazy;   /* does not read */
	bool refuse; /* admits nobody */
	bool shy;    /* does not take what is accepted */
	struct text read;
	unsigned accepted, opened, finished, rooms, closed;
	struct tcp_end end;
};

/* A router, or a host, listens at 23; the owner of what comes reads. */
struct duel *duel_new(enum net_role ours);
void duel_free(struct duel *);

/* flags of "SFRPAU"; seq and ack are relative. Runs until the answers that come at once are there. */
void peer_says(struct duel *, const char *flags, uint32_t seq, uint32_t ack, const char *data);
void peer_sends(struct duel *, const char *flags, uint32_t seq, uint32_t ack, const void *data,
		size_t len);
/* What came since it was last asked: "SA 0 1, A 1 6 +12". Borrowed until the next time. */
const char *peer_heard(struct duel *);
/* An ICMP unreachable about the segment of ours with that number. */
void peer_objects(struct duel *, uint8_t code, uint16_t mtu, uint32_t seq);

/* The peer connects to port 23: the handshake, heard and forgotten. */
void peer_connects(struct duel *);
/* We connect to the peer's port 80, and it answers; forgotten too. */
void peer_accepts(struct duel *);
void duel_connect(struct duel *);

enum tcp_state duel_state(const struct duel *); /* TCP_CLOSED when it is gone */
extern const struct tcp_ops duel_owner;

#endif
