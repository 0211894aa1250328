/* Private to engine/ipsec.
 *
 *	ipsec ── attachment (map + interfaces) ── step (complete entry + its list)
 *	                    \── ident (one permit entry's selector) ── pair (two SAs), newest first
 *	                              \── narrower idents that a peer proposed
 *
 * Steps and idents are made from maps and lists, lazily: policy_sync() compares generations and
 * makes them anew, keeping the idents that are still meant. Pairs are found by inbound SPI, by
 * peer, and from their ident. */
#ifndef QMIDLE_IPSEC_INTERNAL_H
#define QMIDLE_IPSEC_INTERNAL_H

#include <bsd/sys/queue.h>
#include <uthash.h>

#include "engine/ipsec/ah.h"
#include "engine/ipsec/esp.h"
#include "engine/ipsec/ipsec.h"
#include "engine/ipsec/replay.h"
#include "engine/ipsec/report.h"
#include "engine/net/acl.h"
#include "engine/net/icmp.h"
#include "engine/net/iface.h"
#include "engine/net/net.h"

#define IKE_PORT      500
#define IKE_NATT_PORT 4500

/* ---- transform sets ---- */

struct transform_set_record {
	TAILQ_ENTRY(transform_set_record) link;
	UT_hash_handle by_name;
	struct transform_set set; /* its name is ours */
};

/* ---- policy ---- */

/* A complete entry of an attached map, or a template that one of its entries leads to, and the
 * list it means. */
struct step {
	struct map_entry *entry;
	bool is_template;
	struct acl *acl;     /* NULL: a template for any traffic */
	struct ident *first; /* its idents follow one another in the attachment's list */
};

struct peer_step {
	ip4 peer;
	uint32_t step;
};

/* Which ident a permit entry of a list stands for. */
struct ace_ident {
	struct ace_key {
		uint32_t step, ace;
	} key;
	struct ident *ident; /* NULL: its wildcard is no network */
	UT_hash_handle hh;
};

struct flow_slot;
struct guard;

struct attachment {
	TAILQ_ENTRY(attachment) link;
	struct ipsec *ipsec;
	struct iface *iface, **more; /* more than one where the map has its own local address */
	size_t mores;
	struct crypto_map *map;
	ip4 local;		    /* the tunnels' end here; 0 without an address */
	TAILQ_HEAD(, guard) guards; /* not empty: the map is that of an IPsec profile */
	TAILQ_HEAD(, ident) idents;
	struct ident *by_key;
	bool built;
	uint32_t policy_generation, acl_generation; /* what idents and steps were made from */
	struct step *step;
	size_t steps;
	struct peer_step *peer_step; /* sorted; not those of templates */
	size_t peer_steps;
	uint32_t *template_step; /* ascending */
	size_t template_steps;
	struct remote *remotes;	 /* temporary idents by what is behind their peers */
	unsigned remotes_of[33]; /* how many there are of every prefix length */
	struct ace_ident *aces;
	bool cacheable;		/* the lists look at nothing but what a flow slot compares */
	struct flow_slot *slot; /* NULL until the first packet */
	size_t slot_count;
	uint32_t slot_generation;
};

/* No padding: it is hashed as bytes. */
struct ident_key {
	const struct map_entry *entry;
	uint64_t parent; /* of a narrower one: its id; else 0 */
	ip4 local, remote;
	ip4 peer; /* of one that came by a template; else 0 */
	uint16_t local_port, remote_port;
	uint8_t local_len, remote_len, protocol, zero[5];
};

struct ident {
	TAILQ_ENTRY(ident) link;
	UT_hash_handle hh; /* by id */
	UT_hash_handle by_key;
	struct ident_key key;
	uint64_t id;
	struct attachment *at;
	struct map_entry *entry;
	struct selector selector;
	struct ident *parent; /* of one narrower than its permit entry; else NULL */
	unsigned children;    /* narrower ones */
	bool meant;	      /* policy_sync(): still in the configuration */
	TAILQ_HEAD(, pair) pairs;
	struct ident_counters count;
	struct acl *check_in, *check_out; /* as of the last policy_sync(); NULL: none */
	struct ident *older;		  /* temporary, of the same template and remote network */
	struct reverse_route *reverse[2]; /* to what is behind the peer, and to the peer */
	ip4 reverse_peer;		  /* whose they are; 0: there are none */
	struct reverse_settings reverse_how;
	struct {
		bool active;
		unsigned fired; /* how often its timer did */
		unsigned tried; /* peers */
		timer_id timer;
	} request;
};

/* ---- security associations ---- */

/* One direction. AH and ESP of a suite with both protect the same packets, under one number. */
struct sa {
	struct ah_key ah;
	struct esp_key esp;
	uint32_t spi; /* by which it is known: of the suite's main protocol */
	uint32_t conn_id;
	uint32_t sequence; /* last sent */
	uint64_t packets, bytes;
};

struct pair {
	TAILQ_ENTRY(pair) link;	    /* of the ident */
	LIST_ENTRY(pair) peer_link; /* of the peer */
	struct ident *ident;
	struct peer_pairs *with;
	ip4 local, peer;
	uint16_t local_port, peer_port; /* of UDP encapsulation, or 0 */
	struct selector selector;
	struct ipsec_suite suite;
	struct sa in, out;
	struct replay replay[SUITE_PROTOCOLS];
	unsigned path_mtu;			/* that a router on the way told; 0: none did */
	simtime path_until;			/* as long as that is believed */
	unsigned plaintext_mtu, plaintext_path; /* for which path it was computed */
	enum df_policy df;			/* of the packet that is being sent */
	unsigned pfs_group;
	bool initiator, enabled, superseded;
	uint32_t ike_conn;
	bool ageing, rekeying; /* the soft lifetime is over; a new pair was asked for */
	simtime made, expires, last_use;
	simtime heard, said; /* when packets last came and went */
	bool watched;	     /* the next one to go is told */
	uint32_t life_seconds, life_kilobytes, first_kilobytes; /* 0: not limited */
	timer_id soft, hard, idle;
};

struct peer_pairs {
	ip4 peer;
	LIST_HEAD(, pair) pairs;
	simtime since;
	UT_hash_handle hh;
};

/* An inbound SPI; without a pair while it is promised to a peer. */
struct spi_slot {
	uint32_t spi;
	struct pair *pair;
	UT_hash_handle hh;
};

/* ---- the whole ---- */

/* What becomes of packets that are too big, and of their DF bit. */
struct wrapping {
	enum df_policy df;
	bool fragment_after;
};

struct own_wrapping {
	const struct iface *iface;
	bool has_df, has_fragment_after; /* else the router's */
	struct wrapping wrapping;
	UT_hash_handle hh;
};

/* Keeps a syslog message about packets to one a minute for each flow. */
#define NOTICES 16
struct notice {
	ip4 src, dst;
	uint32_t kind;
	simtime quiet_until;
};

struct ipsec {
	struct net *net;
	struct sched *sched;
	struct rng *rng;
	struct event_sink *events;
	struct keying keying;

	struct sa_lifetime life;
	unsigned replay_window;
	uint32_t idle_seconds;
	struct wrapping wrapping;
	struct own_wrapping *own_wrappings; /* by interface */

	TAILQ_HEAD(, transform_set_record) sets;
	struct transform_set_record *set_by_name;
	bool default_set_off;
	struct crypto_map *maps, *dynamic_maps, *tunnel_maps; /* hashes by name */
	struct ipsec_profile *profiles;
	uint32_t generation; /* of maps, sets and attachments; policy_changed() counts it up */
	timer_id sync_timer;
	bool used; /* there is an attachment, or there will be one again at once */
	struct reverse_route *reverse_routes;
	ip4 (*resolve)(void *, const char *);
	void *resolve_ctx;
	TAILQ_HEAD(, attachment) attachments;
	uint64_t promised; /* the temporary ident of the choice made last: its pair is awaited */
	unsigned refusals; /* messages of the keying side not yet read */
	timer_id refusal_timer;

	struct ident *idents; /* by id */
	uint64_t last_ident;
	struct spi_slot *spis;
	struct peer_pairs *peers;
	uint32_t last_conn;
	size_t pairs;
	struct notice notice[NOTICES];
	void (*keylog)(void *, const struct sa_keys *);
	void *keylog_ctx;
	void (*farewell)(void *, const struct pair_view *);
	void *farewell_ctx;
};

/* transform.c */
void transform_sets_free(struct ipsec *);

/* map.c */
int map_entry_compare(const struct map_entry *, const struct map_entry *);
RB_PROTOTYPE(map_entry_tree, map_entry, link, map_entry_compare);
void maps_free(struct ipsec *);
/* Looks up again what peers are known by name alone. */
void map_entry_resolve(struct ipsec *, struct map_entry *);
/* The suite that a set means for this selector between these ends; false when it means none. */
bool map_suite(const struct transform_set *, const struct selector *, ip4 local, ip4 peer,
	       struct ipsec_suite *);

/* profile.c */
void profiles_start(struct ipsec *);
void profiles_free(struct ipsec *);

/* attach.c */
void attachments_free(struct ipsec *);
/* Interface n, NULL behind the last; whether it is among them. */
struct iface *attachment_iface(const struct attachment *, size_t n);
bool attachment_has(const struct attachment *, const struct iface *);
/* A map has another local address, or none any more: its SAs are made anew. */
void attachment_reseat(struct ipsec *, struct crypto_map *);
void attachment_observe(void *ipsec, enum net_change, struct iface *);

/* A new one, last in the order; the first turns crypto on. */
struct attachment *attachment_make(struct ipsec *, struct iface *, struct crypto_map *);
void attachment_end(struct attachment *); /* its SAs go; the last turns crypto off */

/* protect.c */
void guards_free(struct ipsec *);
/* The ident for exactly what the peer proposes; false: there is none. */
bool guard_choose(struct attachment *, const struct keying_proposal *, struct ident **);
/* Takes what came out of the pair if it belongs to a bare tunnel. */
bool guard_receive(struct pair *, struct pkt *);
/* The map that a protected tunnel has, or NULL. */
const struct crypto_map *guard_map(const struct ipsec *, const struct iface *);
/* The tunnels of an attachment; NULL asks for the first and is the end. */
const struct iface *guard_next_iface(const struct attachment *, const struct iface *);
/* A pair of the ident can be used, or not any more, or for packets of another size. */
void ident_status_changed(struct ident *);
/* Whether there are to be SAs though nothing is sent. */
bool ident_is_permanent(const struct ident *);
/* Where protected packets leave. */
struct iface *ident_egress(const struct ident *);

/* policy.c */
/* Brings steps and idents up to date with maps, lists and addresses. */
bool policy_sync(struct attachment *); /* true: something was not */
/* Maps or lists have changed: everything follows as soon as the scheduler comes to it, if no packet
 * is earlier. */
void policy_changed(struct ipsec *);
void policy_forget(struct attachment *); /* its idents and steps; SAs go, peers are told */
struct ident *ident_find(struct ipsec *, uint64_t id);
/* The ident below parent that has exactly this selector: parent itself, or a narrower one, made where
 * there was none. */
struct ident *ident_narrow(struct ident *parent, const struct selector *);
/* A narrower or temporary one without pairs goes, unless it asks for one. */
void ident_free_if_done(struct ident *);
/* The ident of that entry and selector (and peer, where it comes by a template), or NULL. */
struct ident *ident_known(struct attachment *, const struct map_entry *, ip4 peer,
			  const struct selector *);
/* Makes one, without a place among the others; by is the entry that it is known by. */
struct ident *ident_make(struct attachment *, struct map_entry *, const struct map_entry *by,
			 ip4 peer, const struct selector *);
/* Makes one behind all others. */
struct ident *ident_add(struct attachment *, struct map_entry *, const struct selector *);
void ident_free(struct ident *, bool tell); /* its SAs and narrower idents go with it */
/* Moves it and the narrower ones that follow it behind all others: it is still meant. */
void ident_keep(struct ident *);
/* What a permit entry protects; false for a wildcard whose ones are not together. */
bool selector_of_rule(const struct acl_rule *, struct selector *);
/* Gives it the lists that its clear packets have to pass, and its routes. */
void ident_equip(struct ident *);
ip4 ident_peer(const struct ident *);
void ident_describe(const struct ident *, struct event_flow *);
bool selector_covers(const struct selector *outer, const struct selector *inner);
/* Makes the proxies of transport mode those of the datagrams, where addresses are translated. */
void selector_translate(struct selector *, const struct ipsec_suite *, bool udp, ip4 local,
			ip4 peer);

/* reverse.c */
void reverse_update(struct ident *); /* its routes are there or not, as they are wanted now */
void reverse_forget(struct ident *);

/* dynamic.c */
/* Whether the template is for what a peer proposes. */
bool template_fits(const struct step *, ip4 peer, const struct selector *);
/* The temporary ident of a peer that came by the template, new where there was none. */
struct ident *template_ident(struct attachment *, struct step *, ip4 peer, const struct selector *);
/* Those that came by the template and still may are still meant. */
void template_keep(struct attachment *, struct step *);
/* The newest of those with the longest remote network that hold the packet and can send, or one that
 * cannot. */
struct ident *template_lookup(const struct attachment *, const struct step *,
			      const struct packet_key *);
/* A temporary ident is going, and its entry with it. */
void template_forget(struct ident *);

/* lookup.c */
/* The ident that protects a packet leaving here, or NULL: it goes in clear, or nowhere at all when
 * *barred: a permit entry wants it protected, and its wildcard is no network that could be
 * negotiated. key is seen from this side. Counts hits of the access list. */
struct ident *policy_lookup(struct attachment *, const struct packet_key *, bool *barred);
/* Must one that arrives have been protected? The key is reversed here. Counts nothing. */
bool policy_wants(struct attachment *, const struct packet_key *);
void policy_cache_free(struct attachment *);
bool selector_holds(const struct selector *, const struct packet_key *);

/* outbound.c, inbound.c */
/* A packet that the pair is for, which is about to leave by that interface. Takes pkt. */
void pair_send(struct pair *, struct iface *, struct pkt *);
enum hook_verdict ipsec_outbound(void *ipsec, struct iface *, struct pkt *);
enum hook_verdict ipsec_inbound(void *ipsec, struct iface *, struct pkt *);

/* request.c */
/* Unless one is on the way. A narrower ident that may not ask and has no pairs is gone afterwards. */
void ident_request(struct ident *);
void ident_request_done(struct ident *); /* answered, or not wanted any more */

/* wrapping.c */
struct wrapping wrapping_of(const struct ipsec *, const struct iface *out);
void wrapping_forget(struct ipsec *, const struct iface *);
void wrappings_free(struct ipsec *);

/* path.c */
/* How large a protected packet may be, and a clear one that becomes it. */
unsigned pair_path_mtu(const struct pair *, const struct iface *);
unsigned pair_plaintext_mtu(struct pair *, const struct iface *);
icmp_listener path_error;

/* sad.c */
struct peer_pairs *peer_find(const struct ipsec *, ip4 peer);
/* Of either protocol. */
struct pair *pair_by_spi(struct ipsec *, uint32_t spi);
uint32_t sa_spi(const struct sa *, enum suite_protocol); /* 0: has no such protocol */
/* The pair to send over, or NULL. */
struct pair *ident_outbound(const struct ident *);
void pair_supersede_older(struct pair *);
/* An authentic packet came by it: the peer has installed the pair, whatever became of its word
 * for that. */
void pair_proven(struct pair *);
/* Frees the pair; tell: the peer hears of it. pair_delete() also frees a narrower ident that has
 * no other. */
void pair_remove(struct pair *, bool tell);
void pair_delete(struct pair *, bool tell);
/* Its SA of one protocol. */
struct pair_view pair_view(const struct pair *);
void pair_describe(const struct pair *, bool outbound, enum suite_protocol, struct event_flow *);

/* report.c */
/* The packet as it is now, for who wants to see it. */
void packet_report(const struct pair *, const char *when, const struct pkt *);
void packet_failed(const struct pair *, const char *what);

/* lifetime.c */
#define SEQUENCE_SOFT 0xffff0000 /* a pair is renewed before its numbers run out */
void lifetime_start(struct pair *);
void lifetime_stop(struct pair *);
void lifetime_cut(struct pair *, simtime most); /* it lives that long at most */
/* Called for every packet: so many octets of clear text went through. */
void lifetime_use(struct pair *, struct sa *, size_t octets);
uint64_t lifetime_kilobytes_left(const struct pair *, const struct sa *);
uint32_t lifetime_seconds_left(const struct pair *);

/* ipsec.c */
bool notice_due(struct ipsec *, uint32_t kind, ip4 src, ip4 dst);

#endif
