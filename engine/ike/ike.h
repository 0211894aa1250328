/* IKE of one router: ISAKMP associations with its peers, and the quick modes that key IPsec.
 *
 * A struct ike is joined on three sides by structs of functions, so that it can be driven
 * without a network and without IPsec:
 *
 *	ike_transport	sends datagrams; what arrives comes in through ike_receive()
 *	ike_sink	owns the IPsec SAs (sink.h); asks for one through ike_acquire()
 *	event_sink	hears what happens, line by line
 *
 * Protocol: RFC 2407, 2408, 2409 (IKEv1), 3706 (dead peer detection), 3947 (NAT traversal). */
#ifndef QMIDLE_IKE_IKE_H
#define QMIDLE_IKE_IKE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/addr.h"
#include "engine/base/diag.h"
#include "engine/base/event.h"
#include "engine/base/rng.h"
#include "engine/crypto/crypto.h"
#include "engine/ike/profile.h"
#include "engine/ike/sink.h"
#include "engine/sim/sched.h"

#define IKE_PORT      500
#define IKE_NATT_PORT 4500
#define IKE_TOS	      0xc0 /* of the packets that carry IKE: class selector 6 */

struct ike;
struct pki;

struct ike_transport {
	void *owner;
	/* Sends one datagram. bytes is the UDP payload, borrowed; from port 4500 it begins with
	 * the non-ESP marker (RFC 3948 2.2) or is a NAT keepalive. */
	void (*send)(void *owner, ip4 local, uint16_t lport, ip4 peer, uint16_t pport,
		     const uint8_t *bytes, size_t len);
	/* The address of an interface; 0: it has none. */
	ip4 (*address_of)(void *owner, const char *interface);
	/* Opens or closes both ports; NULL: they are always open. */
	void (*listen)(void *owner, bool);
};

/* All is borrowed for the life of the ike, both structs are copied. */
struct ike *ike_new(struct sched *, struct rng *, struct event_sink *, const struct ike_transport *,
		    const struct ike_sink *);
/* Nothing is said to the peers, as when a router loses power. */
void ike_free(struct ike *);

/* A datagram arrived for UDP port 500 or 4500 of one of our addresses. On 4500 the bytes begin
 * with the non-ESP marker: the caller has sorted out ESP and keepalives. */
void ike_receive(struct ike *, ip4 local, uint16_t lport, ip4 peer, uint16_t pport,
		 const uint8_t *bytes, size_t len);

/* IPsec wants an SA. What becomes of it comes back through the sink: install() or failed(). An
 * SA with the peer that is up is used at once; with one that is being negotiated the request
 * waits; otherwise main mode begins. A request of the same id that still waits is replaced. */
void ike_acquire(struct ike *, const struct child_request *);

/* IPsec dropped SAs of its own accord (clear, idle, lifetime): tells the peer, if there is an
 * IKE SA to tell it through. spi_in are our inbound SPIs, which the peer knows as outbound; port is
 * that of UDP encapsulation, or 0. */
void ike_delete_children(struct ike *, ip4 local, ip4 peer, uint16_t port, enum suite_protocol,
			 const uint32_t *spi_in, size_t count);

/* The peer uses an SA of ours that there is not. With recovery it is told so (INVALID-SPI), over an
 * association that is begun for that where there is none; without it is asked to delete the SA, if
 * there is an association. */
void ike_unknown_spi(struct ike *, ip4 local, ip4 peer, uint16_t port, enum suite_protocol,
		     uint32_t spi_in);
void ike_set_spi_recovery(struct ike *, bool on);

/* The peer uses a pair that it has not confirmed, so it has our answer: that quick mode is done. */
void ike_child_proven(struct ike *, ip4 local, ip4 peer, uint32_t spi_in);
/* The NAT before the peer gave it another port, as an authentic ESP packet shows of a pair that the
 * IKE SA of that conn-id negotiated. */
void ike_peer_moved(struct ike *, ip4 local, ip4 peer, uint32_t conn, uint16_t port);
/* A packet went to the peer after the sink's watch(). */
void ike_peer_addressed(struct ike *, ip4 local, ip4 peer);
/* Deletes the IKE SA of that conn-id, or all with 0, and tells the peers. IPsec SAs stay.
 * false: there is no such SA. */
bool ike_clear(struct ike *, uint32_t conn_id);
/* The same for all between two addresses; 0 is any. */
void ike_clear_between(struct ike *, ip4 local, ip4 peer);

/* ---- configuration ---- */

enum ike_auth {
	IKE_AUTH_PSK = 1, /* numbers of RFC 2409 appendix A */
	IKE_AUTH_RSA_SIG = 3,
	IKE_AUTH_RSA_ENCR = 4,
};

struct ike_policy {
	unsigned priority; /* 1 is tried first */
	enum cipher_alg cipher;
	unsigned key_bits; /* of AES */
	enum hash_alg hash;
	enum ike_auth auth;
	unsigned group;
	uint32_t lifetime; /* seconds */
};

/* Whether anything uses IKE: it listens while something does. When the last user goes the peers are
 * told, and all SAs go. */
void ike_set_wanted(struct ike *, bool);
/* Off: nothing is sent, what arrives is dropped, all SAs go. On at the beginning. */
void ike_set_enabled(struct ike *, bool);
bool ike_enabled(const struct ike *);

/* Where certificates for RSA signatures come from and are judged; borrowed. NULL, as at the
 * beginning: nowhere. */
void ike_set_pki(struct ike *, struct pki *);

/* Adds the policy or replaces the one of its priority; SAs that are up are not touched. */
void ike_policy_set(struct ike *, const struct ike_policy *);
bool ike_policy_remove(struct ike *, unsigned priority);
/* Policies by ascending priority: the first with after 0, NULL at the end. Those that the
 * router configured, and those in force, which are the built-in ones when it has none. */
const struct ike_policy *ike_policy_next(const struct ike *, unsigned after);
const struct ike_policy *ike_policy_next_used(const struct ike *, unsigned after);
/* The built-in ones may be switched off. */
void ike_set_default_policies(struct ike *, bool);
/* The built-in ones, whether in force or not: i from 0, NULL at the end. */
const struct ike_policy *ike_policy_default(size_t i);

/* NAT traversal. Off: it is neither offered nor agreed to, for associations that begin from now on;
 * ESP goes bare, whatever lies in between. On at the beginning. */
void ike_set_nat_traversal(struct ike *, bool);
/* A NAT keepalive every that many seconds while a NAT lies on our side (RFC 3948 4); 0: none. */
void ike_set_nat_keepalive(struct ike *, unsigned seconds);

/* Whether a peer is still there (RFC 3706): asked every so many seconds, or only when something goes
 * to it and nothing came for so long; again after `retry` without an answer. */
struct ike_keepalive {
	unsigned seconds; /* 0: off */
	unsigned retry;
	bool periodic;
};

/* Counts for associations that come up later. */
void ike_set_keepalive(struct ike *, struct ike_keepalive);

/* How many associations there may be: active ones, and ones in negotiation, whoever began them.
 * What exceeds a limit is refused. 0: as many as come, and of those in negotiation that peers began
 * IKE's own bound, at which the oldest that nobody went on with gives its place to the next. */
void ike_set_max_active(struct ike *, unsigned);
void ike_set_max_negotiating(struct ike *, unsigned);

/* ---- looking at it ---- */

/* How far an association is, in the words of the ISAKMP daemon that IOS took over. */
/* clang-format off */
#define IKE_STATES(X) \
	X(MM_NO_STATE) X(MM_SA_SETUP) X(MM_KEY_EXCH) X(MM_KEY_AUTH) \
	X(AG_NO_STATE) X(AG_INIT_EXCH) X(AG_AUTH) X(QM_IDLE)
/* clang-format on */

enum ike_state {
#define X(name) IKE_##name,
	IKE_STATES(X)
#undef X
};

const char *ike_state_name(enum ike_state);

struct ike_sa_view {
	uint32_t conn_id;   /* 0 until keys are there */
	uint32_t engine_id; /* the crypto engine's own number, from 1; 0 with conn_id 0 */
	bool initiator, deleted;
	enum ike_state state;
	ip4 local, peer;
	uint16_t local_port, peer_port;
	bool negotiated; /* what follows is known */
	enum cipher_alg cipher;
	unsigned key_bits;
	enum hash_alg hash;
	enum ike_auth auth;
	unsigned group;
	uint32_t lifetime, remaining; /* seconds */
	bool nat;		      /* one was found */
	bool dpd;		      /* the peer is watched over */
	bool authenticated;
	struct ike_id peer_id; /* of the ID payload, when authenticated */
	const char *profile;   /* the one that it belongs to, borrowed; NULL: none */
};

/* Who the peer said it is, over the newest association that is up, and its port; false without one. */
bool ike_peer_identity(struct ike *, ip4 local, ip4 peer, struct ike_id *, uint16_t *port);

/* SAs, the oldest first: starts with *cursor 0; false at the end. SAs may come and go between
 * two calls. */
bool ike_sa_next(const struct ike *, uint64_t *cursor, struct ike_sa_view *);
/* The one at which the cursor was; false when it has gone. */
bool ike_sa_look(const struct ike *, uint64_t cursor, struct ike_sa_view *);

struct ike_stats {
	uint64_t sent, received, dropped; /* datagrams */
	uint64_t retransmitted, duplicates;
	uint64_t initiated, responded, established, failed; /* phase 1 */
	uint64_t quick_initiated, quick_responded, quick_done, quick_failed;
	uint64_t in_denied, out_denied;		      /* phase 1, by one of the limits: */
	uint64_t active_denials, negotiating_denials; /* of the same */
};

const struct ike_stats *ike_stats(const struct ike *);

struct ike_admission {
	size_t active, negotiating;
	unsigned max_active, max_negotiating;
};

void ike_admission(const struct ike *, struct ike_admission *);

/* ---- observers: pictures and Wireshark ---- */

#define IKE_MESSAGE_PAYLOADS 24

struct ike_message {
	bool sent, repeated; /* repeated: the same bytes went out or came in before */
	ip4 local, peer;
	uint16_t local_port, peer_port;
	uint8_t exchange; /* 2 main, 5 informational, 32 quick */
	uint32_t msgid;
	bool encrypted;
	bool readable;			       /* false: encrypted, and not with our keys */
	uint8_t payload[IKE_MESSAGE_PAYLOADS]; /* types in wire order */
	uint16_t notify[IKE_MESSAGE_PAYLOADS]; /* of type 11 payloads: the message type; else 0 */
	size_t payloads;
	size_t length;
	/* Both are there for the call alone. */
	const uint8_t *wire; /* all of it, as it goes over the wire: length octets */
	const uint8_t
		*clear; /* what follows the header, in clear; NULL: not readable, or repeated */
};

typedef void ike_observer(void *ctx, const struct ike_message *);
/* Calls fn for every message that went out or came in; NULL ends it. */
void ike_set_observer(struct ike *, ike_observer *fn, void *ctx);

typedef void ike_keylog(void *ctx, const uint8_t cookie_i[8], const uint8_t *key, size_t len);
/* Calls fn with the encryption key of every SA when it is computed. */
void ike_set_keylog(struct ike *, ike_keylog *fn, void *ctx);

#endif
