/* What a router remembers of its peers: associations (IKE SAs), the exchanges inside them, and
 * the peers themselves. Private to engine/ike.
 *
 *	ike ── peer (address, port)  <── counted by ── association ── node (one quick mode or
 *	    └─ association, found by cookie or serial                  informational exchange)
 *
 * Deleted ones stay for a while, so that late duplicates are known: an association 60 s, a node
 * 50 s. Timers carry serial numbers, which are never used twice. */
#ifndef QMIDLE_IKE_ASSOCIATION_H
#define QMIDLE_IKE_ASSOCIATION_H

#include <bsd/sys/queue.h>
#include <uthash.h>

#include "engine/ike/ike.h"
#include "engine/ike/v1/keys.h"
#include "engine/wire/isakmp_write.h"

enum ike_limit {
	IKE_RETRANSMITS = 5,	    /* after the first transmission */
	IKE_RETRANSMIT_EVERY = 10,  /* s */
	IKE_ANSWER_DUPLICATE = 500, /* ms until a duplicate is answered */
	IKE_CALM = 2000,	    /* ms after a transmission in which duplicates are not */
	IKE_RESET_DELAY = 1000,	    /* ms until we repeat ourselves to a peer who sends garbage */
	IKE_DELETED_STAYS = 60,	    /* s */
	IKE_NODE_STAYS = 50,	    /* s */
	IKE_MAX_HALF_OPEN = 1000,   /* associations in negotiation that peers began */
	IKE_FAIR_CHANCE = 1000, /* ms that each of them has, before another may have its place */
	IKE_DENIAL_EVERY = 60,	/* s from one report of a refusal to the next */
	IKE_MAX_NODES = 256,	/* exchanges inside one association */
	IKE_MAX_MSGIDS = 4096,	/* that one association remembers, of either kind */
	IKE_MAX_REQUESTS = 256, /* that wait for one association */
	IKE_MAX_MESSAGE = 16384,
	IKE_NONCE = 20,
	IKE_MAX_NONCE = 256, /* RFC 2409 5: 8 to 256 octets */
	IKE_MAX_ID = 1024,   /* octets of an identity */
	IKE_FIRST_CONN = 1001,
	IKE_SEEN = 4, /* messages of phase 1 that one side receives, and one to spare */
};

enum fsm {
#define FSM(name) FSM_##name,
#include "engine/ike/fsm.def"
#undef FSM
};

enum fsm_input {
#define INPUT(name, text) INPUT_##name,
#include "engine/ike/fsm.def"
#undef INPUT
};

struct ike_nonce {
	uint8_t at[IKE_MAX_NONCE];
	size_t len;
};

/* A message that was sent and may have to be sent again, and how to know again what it answered. */
struct ike_repeat {
	uint8_t *bytes; /* as they went to the transport; NULL: nothing yet */
	size_t len;
	simtime sent;
	bool awaits;	 /* an answer */
	unsigned errors; /* attempts counted against the peer */
	timer_id timer;
	uint64_t seen[IKE_SEEN]; /* fingerprints of the messages acted upon, the last one first */
};

/* Message IDs that were used, RFC 2409 section 5.5: never twice under the same keys. The latest of
 * them, in a ring that grows to its bound. */
struct ike_msgids {
	uint32_t *at;
	size_t count, room, next;
};

/* What is known of the peer being there. */
struct ike_alive {
	struct ike_keepalive how; /* seconds 0: nobody watches */
	simtime heard;		  /* of it, over this association at least */
	uint32_t sequence;	  /* of the last probe */
	uint32_t theirs;	  /* of its last one */
	bool asked_us;		  /* there was one */
	unsigned lost;		  /* probes without an answer */
	bool asked;		  /* the answer is awaited */
	bool watching;		  /* a packet to the peer calls for a probe */
	timer_id timer;
};

enum ike_role { IKE_RESPONDER, IKE_INITIATOR };

/* One exchange of phase 2 or an informational one. */
struct ike_node {
	struct ike_sa *sa;
	struct ike_node *next;
	uint64_t serial;
	uint32_t msgid;
	uint8_t exchange;
	enum ike_role role;
	enum fsm fsm;
	bool deleted;
	bool started;	/* iv is there */
	bool installed; /* the pair, at the sink */
	uint8_t iv[CRYPTO_MAX_BLOCK];
	struct ike_repeat repeat;
	/* quick mode */
	struct child_request *request;	/* of the initiator */
	bool moved;			/* see struct ike_request */
	struct child_proposal proposal; /* what was chosen */
	struct child_choice choice;
	unsigned questions; /* that IPsec was asked about the message */
	/* Its transforms as they were received; length 0: not of that protocol. */
	uint8_t chosen[SUITE_PROTOCOLS][96];
	size_t chosen_len[SUITE_PROTOCOLS];
	uint8_t chosen_number;
	uint8_t ids[2][32]; /* bodies of IDci, IDcr as the initiator sent them */
	size_t id_len[2];
	uint32_t spi_in[SUITE_PROTOCOLS], spi_out[SUITE_PROTOCOLS]; /* 0: none */
	struct ike_nonce ni, nr;
	struct dh *dh; /* with perfect forward secrecy */
	uint8_t *gqm_xy;
	size_t gqm_xy_len;
	UT_hash_handle hh;
};

struct ike_peer {
	struct ike_peer_key { /* without holes: it is hashed */
		ip4 local, addr;
		uint32_t port;
	} key;
	unsigned refs;
	uint32_t number; /* its handle is made of it */
	UT_hash_handle hh;
};

struct ike_ends { /* the associations between two addresses, the newest first */
	struct ike_ends_key {
		ip4 local, peer;
	} key;
	LIST_HEAD(, ike_sa) list;
	UT_hash_handle hh;
};

struct ike_request { /* one that waits for phase 1 */
	struct child_request want;
	uint32_t msgid; /* of the quick mode that it will be */
	bool moved;	/* from an association that ended before it was done */
	struct ike_request *next;
};

struct ike_sa_key {
	uint8_t cky_i[ISAKMP_COOKIE];
	ip4 peer;
};

struct ike_sa {
	struct ike *ike;
	uint64_t serial;
	struct ike_sa_key key;
	uint8_t cky_r[ISAKMP_COOKIE];
	enum ike_role role;
	uint8_t mode;	/* the exchange of phase 1: main or aggressive */
	char *profile;	/* its name; NULL: none was asked for, none fits yet */
	unsigned group; /* the one that all our transforms name in aggressive mode; else 0 */
	enum fsm fsm;
	enum ike_state state;
	bool deleted, authenticated;
	bool silent; /* the peer let a whole quick mode go by without a word: it may know nothing of us */
	simtime began;
	const char *reason; /* why it goes */
	uint32_t conn_id, engine_id;
	ip4 local;
	uint16_t lport, pport;
	struct ike_peer *peer;

	/* what was agreed on */
	bool negotiated;
	struct ike_policy policy; /* ours that matched; lifetime is the lower of both */
	uint8_t chosen[64];	  /* the transform as the initiator sent it */
	size_t chosen_len;
	uint8_t *sai_b; /* body of the SA payload of message 1 */
	size_t sai_len;
	const struct v1_natt *natt;			    /* the best way both know; NULL: none */
	bool dpd, unity, xauth, ios;			    /* vendor IDs of the peer */
	bool nat_self, nat_peer, natd_own_ok, natd_peer_ok; /* behind a NAT */
	struct dh *dh;
	uint8_t gx_peer[CRYPTO_MAX_DH];
	struct ike_nonce ni, nr;
	struct v1_keys keys;
	struct cipher *enc, *dec;
	uint8_t iv[CRYPTO_MAX_BLOCK]; /* last cipher block of phase 1 */
	struct ike_id peer_id;	      /* as it says */
	/* bodies of ID payloads, for a proof that comes later */
	uint8_t *own_id_b, *peer_id_b;
	size_t own_id_len, peer_id_len;
	char *trustpoint; /* whose certificate the peer wants; NULL: not known */
	bool cert_asked;  /* the peer said whose certificates it wants */
	bool send_contact, got_contact;
	simtime expires;
	timer_id life_timer, purge_timer, keepalive_timer;
	struct ike_alive alive;

	uint32_t unknown_spi; /* that the peer is to be told of when we are up; 0: none */
	enum suite_protocol unknown_protocol;

	struct ike_repeat repeat;
	struct ike_node *nodes;
	size_t node_count;
	struct ike_msgids quick_ids, info_ids;
	struct ike_request *requests;
	struct ike_ends *ends;
	LIST_ENTRY(ike_sa) between; /* the same ends */
	TAILQ_ENTRY(ike_sa) unproven;
	UT_hash_handle hh, hh_serial;
};
TAILQ_HEAD(ike_unproven, ike_sa);

struct ike_host {
	UT_hash_handle hh;
	char *name; /* in lower case: names that differ in case are one */
	ip4 addr;
};

struct ike_keyring {
	UT_hash_handle hh;
	char *name;
	ip4 local; /* whose peers it serves; 0: any */
	char *interface;
};

struct ike {
	struct sched *sched;
	struct rng *rng;
	struct event_sink *events;
	struct ike_transport net;
	struct ike_sink sink;

	bool enabled, wanted, listening, default_policies;
	struct ike_policy *policy; /* ascending */
	size_t policies;
	struct ike_key *keys;
	size_t special_keys; /* of them: on a keyring, or for a name */
	struct ike_keyring *keyrings;
	struct ike_host *hosts;
	struct ike_profile **profile;
	size_t profiles;
	struct ike_profile *profile_by_name;
	struct ike_tunnel *tunnel;
	size_t tunnels;
	bool aggressive, spi_recovery;
	enum ike_id_kind identity;
	char hostname[IKE_ID_NAME];
	bool natt; /* NAT traversal is on */
	unsigned nat_keepalive;
	struct ike_keepalive keepalive;

	struct ike_sa *by_cookie, *by_serial;
	struct ike_node *node_by_serial;
	struct ike_peer *peers;
	struct ike_ends *ends;
	/* Associations that peers began and did not prove themselves in, deleted ones too: the
	 * oldest first. */
	struct ike_unproven unproven;
	size_t half_open; /* of them */
	size_t negotiating, active;
	unsigned max_active, max_negotiating; /* 0: nothing was said */
	simtime denial_told[2];		      /* of what we began and of what came in */
	uint64_t last_serial, last_node;
	uint32_t last_conn, last_engine, last_peer;
	uint8_t cookie_head[4]; /* every cookie of this router begins with it */

	struct ike_stats stats;
	ike_observer *observe;
	void *observe_ctx;
	ike_keylog *keylog;
	void *keylog_ctx;
	struct pki *pki; /* NULL: there are no certificates */
};

/* ---- names (names.c) ---- */
const char *fsm_name(enum fsm);
const char *fsm_input_name(enum fsm_input);
const char *ike_state_padded(enum ike_state);
/* "(I) QM_IDLE      ": how lines about packets end. Borrowed, constant. */
const char *ike_sa_tag(const struct ike_sa *);
/* The pointer-like numbers that IOS prints, made of serial numbers. */
uint32_t ike_sa_handle(const struct ike_sa *);
uint32_t ike_peer_handle(const struct ike_peer *);

/* ---- associations (association.c) ---- */
void ike_cookie_new(struct ike *, uint8_t cookie[ISAKMP_COOKIE]);
/* Gives an association that lives in ike. why names who locks the peer. */
struct ike_sa *ike_sa_new(struct ike *, enum ike_role, uint8_t mode, ip4 local, uint16_t lport,
			  ip4 peer, uint16_t pport, const uint8_t cky_i[ISAKMP_COOKIE],
			  const char *why);
struct ike_sa *ike_sa_by_serial(struct ike *, uint64_t serial);
/* The one that the cookies of a message name, or NULL. */
struct ike_sa *ike_sa_find(struct ike *, ip4 peer, const struct isakmp_header *);
/* The newest between the two ends, whatever its state; the next is LIST_NEXT(sa, between). */
struct ike_sa *ike_sa_first(struct ike *, ip4 local, ip4 peer);
/* The newest that is up between the two ends, apart from `but` and those whose peer is silent, with
 * the peer at that port if it is not 0; and the one that we try to bring up. One that a peer began does not count: nobody knows yet
 * who that is. */
struct ike_sa *ike_sa_up(struct ike *, ip4 local, ip4 peer, uint16_t port,
			 const struct ike_sa *but);
struct ike_sa *ike_sa_budding(struct ike *, ip4 local, ip4 peer);
/* The peer is who it should be: it counts as active. */
void ike_sa_proven(struct ike_sa *);
/* Allocates its conn-id, once. */
void ike_sa_name(struct ike_sa *);
/* Binds it to the peer record of its ports, which may have changed. */
void ike_sa_rebind(struct ike_sa *);
/* Marks it deleted: requests fail, nodes end, timers stop; it stays 60 s to be seen. */
void ike_sa_delete(struct ike_sa *, const char *reason);
/* The two halves of that, for what happens between them: the announcement, and the deed. */
void ike_sa_doom(struct ike_sa *, const char *reason);
void ike_sa_bury(struct ike_sa *, enum fsm_input);
/* The same with a Delete to the peer, when it is up. over is the exchange that asked for it. */
void ike_sa_close(struct ike_sa *, const char *reason, struct ike_node *over);
/* The same when its time is over: what was being negotiated inside goes on with a new one, once. */
void ike_sa_replace(struct ike_sa *, const char *reason, struct ike_node *over);
/* Removes it at once. */
void ike_sa_purge(struct ike_sa *);
/* Removes an initiator that could not begin. */
void ike_sa_abandon(struct ike_sa *);
void ike_sa_start_lifetime(struct ike_sa *);

/* ---- who may begin one (admission.c) ---- */
/* false: a limit is reached, which has been told and counted. May purge what came to nothing. */
bool ike_admit(struct ike *, enum ike_role, ip4 local, ip4 peer);

/* ---- exchanges inside (node.c) ---- */
/* A msgid that the association does not use. */
uint32_t ike_msgid_new(struct ike_sa *);
struct ike_node *ike_node_new(struct ike_sa *, uint8_t exchange, enum ike_role, uint32_t msgid);
struct ike_node *ike_node_find(struct ike_sa *, uint32_t msgid);
/* Whether a node of that kind had that message ID, also one that was purged. */
bool ike_msgid_used(const struct ike_sa *, uint8_t exchange, uint32_t msgid);
struct ike_node *ike_node_by_serial(struct ike *, uint64_t serial);
/* It is over: secrets go, the last message stays to answer duplicates; purged after 50 s. */
void ike_node_end(struct ike_node *, bool error, const char *reason);
/* Removes it at once; says so when `aloud`. */
void ike_node_purge(struct ike_node *, bool aloud);

/* ---- repeating ourselves (repeat.c) ---- */
void ike_repeat_clear(struct ike *, struct ike_repeat *);
bool ike_repeat_is_last(const struct ike_repeat *, uint64_t fingerprint);
bool ike_repeat_knows(const struct ike_repeat *, uint64_t fingerprint);
void ike_repeat_remember(struct ike_repeat *, uint64_t fingerprint);
/* An answer is awaited: repeats, and gives up after the fifth time. */
void ike_await(struct ike_sa *, struct ike_node *);
void ike_await_no_more(struct ike_sa *, struct ike_node *);
/* A duplicate of the last message arrived. */
void ike_duplicate(struct ike_sa *, struct ike_node *);
/* The peer sent something that cannot be read. */
void ike_garbage(struct ike_sa *);

/* ---- configuration (config.c, profile.c) ---- */
/* The key for a peer between these addresses, or NULL: on that keyring, or anywhere with NULL. */
const char *ike_key_for(const struct ike *, const char *keyring, ip4 local, ip4 peer);
/* The key for who calls himself so. */
const char *ike_key_for_name(const struct ike *, const char *keyring, ip4 local, const char *name);
const struct ike_tunnel *ike_tunnel_find(const struct ike *, ip4 peer);
/* Does the peer with that identity, at that address of ours, belong to the profile? */
bool ike_profile_is_here(const struct ike *, const struct ike_profile *, ip4 local);
bool ike_profile_fits(const struct ike *, const struct ike_profile *, const struct ike_id *,
		      ip4 local);
void ike_profiles_free(struct ike *);

#endif
