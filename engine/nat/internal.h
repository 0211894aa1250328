/* Private to engine/nat.
 *
 *	translate.c   the hooks: which flow, made when it is not there
 *	seen.c        what a packet shows, and how it is rewritten
 *	flow.c        the table of flows, their life
 *	binding.c     the tables of bindings, their life
 *	port.c        the ports of shared addresses
 *	rule.c        rules; pool.c pools; fixed.c what is configured as static
 *	fragment.c    fragments after the first */
#ifndef QMIDLE_NAT_INTERNAL_H
#define QMIDLE_NAT_INTERNAL_H

#include <bsd/sys/queue.h>
#include <bsd/sys/tree.h>
#include <string.h>
#include <uthash.h>

#include "engine/base/event.h"
#include "engine/base/pkt.h"
#include "engine/base/xmalloc.h"
#include "engine/nat/nat.h"
#include "engine/net/acl.h"
#include "engine/net/hook.h"
#include "engine/wire/ipv4.h"

#define FLOWS_MOST    131072
#define BINDINGS_MOST 131072

/* ---- packets ---- */

/* Who speaks to whom. For ICMP queries both ports are the identifier; 0 where there are none. */
struct tuple {
	ip4 src, dst;
	uint16_t sport, dport;
	uint32_t protocol;
};
_Static_assert(sizeof(struct tuple) == 16, "no padding: tuples are hash keys");

static inline struct tuple
tuple_reversed(const struct tuple *t)
{
	return (struct tuple){ t->dst, t->src, t->dport, t->sport, t->protocol };
}

enum seen_kind {
	SEEN_PORTS, /* TCP, UDP */
	SEEN_QUERY, /* ICMP with an identifier */
	SEEN_ERROR, /* ICMP that quotes a packet */
	SEEN_PLAIN, /* another protocol: addresses alone */
	SEEN_LATER, /* a fragment behind the first of a protocol with ports */
};

struct seen {
	uint8_t *ip;
	uint8_t *payload; /* behind the header */
	size_t left;	  /* octets there */
	enum seen_kind kind;
	struct tuple t;
	uint16_t id;
	bool first; /* of several fragments */
};

/* Reads the packet at ip. quoted: one that an ICMP error quotes, cut to eight octets or more.
 * false when it is too short for what it says it is. */
bool seen_read(struct seen *, uint8_t *ip, size_t len, bool quoted);
/* What an ICMP error quotes; false when it is damaged or quotes nothing that has flows. */
bool seen_quote(const struct seen *error, struct seen *quoted);
/* Gives the packet these addresses and ports, checksums mended. */
void seen_rewrite(struct seen *, const struct tuple *to);
/* The same with what it quotes; its own destination or source becomes the other. */
void seen_rewrite_quote(struct seen *error, struct seen *quoted, const struct tuple *to);

/* ---- bindings ---- */

struct rule;

struct binding_key {
	uint32_t rule; /* id of the rule; 0 for static ones and those that the outside may use */
	ip4 addr;
	uint16_t port;
	uint8_t protocol;
	uint8_t outside;
};
_Static_assert(sizeof(struct binding_key) == 12, "no padding: hash keys");

#define OWN_RULE UINT32_MAX /* what the router itself uses of a shared address */

LIST_HEAD(flow_list, flow);

struct binding {
	TAILQ_ENTRY(binding) link;    /* of static or dynamic ones */
	TAILQ_ENTRY(binding) special; /* of those that no hash finds: networks, with a route-map */
	UT_hash_handle by_local, by_global;
	RB_ENTRY(binding) fixed_local, fixed_global; /* of static ones, of networks too */
	struct binding_key local, global;	     /* their rule differs: see above */
	bool local_hashed, global_hashed;
	bool fixed_known; /* is in the trees of static ones */
	struct nat *nat;
	uint32_t id;
	struct rule *rule;	 /* NULL: static, of a static network, or our own */
	bool fixed, own, shared; /* shared: a port of an overloaded address */
	bool holds_port;	 /* of the set of its global address */
	bool going;		 /* out of the tables already */
	uint8_t len;		 /* of a static network: 32 for one address */
	char *interface, *route_map;
	bool extendable, no_alias;
	struct flow_list flows;
	uint32_t flow_count;
	simtime made, used;
	timer_id timer; /* dynamic ones of whole addresses */
};
TAILQ_HEAD(binding_list, binding);
RB_HEAD(local_tree, binding);
RB_HEAD(global_tree, binding);

/* A new binding, not yet in the hash tables; NULL when it is a dynamic one too many. */
struct binding *binding_new(struct nat *, const struct binding_key *local, ip4 global,
			    uint16_t gport, bool fixed);
/* Into the tables, by the keys that it has. */
void binding_hash(struct binding *, bool by_local, bool by_global);
void binding_unhash(struct binding *);
/* The list of its kind, NULL when hashes find it. */
struct binding_list *binding_special(const struct binding *);
/* Static bindings by either end, those with the same end in the order of their making. Known: whose
 * ends and length are final, until it is forgotten. */
void fixed_know(struct binding *);
void fixed_forget(struct binding *);
/* Gives the binding another global address; 0: none for now. Its flows go. */
void binding_readdress(struct binding *, ip4 global);
struct binding *binding_by_local(const struct nat *, const struct binding_key *);
struct binding *binding_by_global(const struct nat *, const struct binding_key *);
/* A binding at the other end of a flow goes with its last one. */
void binding_drop_flows(struct binding *);
/* Reports and frees it with its flows. */
void binding_free(struct binding *);
/* Of a whole address, dynamic: its time begins again. */
void binding_use(struct binding *);
/* Its last flow went. */
void binding_let_go(struct binding *);

/* Inside global addresses of bindings: we stand for them although they are on no interface. */
struct alias {
	ip4 addr;
	uint32_t bindings;
	bool silent; /* ARP is not answered */
	UT_hash_handle hh;
};
struct alias *nat_alias_find(const struct nat *, ip4);
/* Also for an address of a static network. */
bool nat_alias_is_ours(const struct nat *, ip4);

/* One end of a packet, for which a binding is sought. */
struct end {
	bool outside;
	uint8_t protocol;
	ip4 addr;
	uint16_t port;
	bool has_port;
};
/* The binding that translates it, of its port before that of the whole address; for a static
 * network one is made. NULL without any. */
struct binding *bound_local(struct nat *, const struct end *);
struct binding *bound_global(struct nat *, const struct end *);
/* The same for static bindings with a route-map, which look at the whole packet. */
struct binding *bound_by_route_map(struct nat *, const struct end *, const struct packet_key *,
				   struct iface *out);
/* The interface's address is another, or gone. */
void fixed_readdress(struct nat *, const struct iface *, bool gone);

/* ---- flows ---- */

struct flow {
	struct tuple inside;  /* src: inside local, dst: outside local */
	struct tuple outside; /* src: inside global, dst: outside global */
	UT_hash_handle by_inside, by_outside;
	struct nat *nat;
	struct binding *near, *far; /* of the inside and of the outside address; one may be NULL */
	LIST_ENTRY(flow) near_link, far_link;
	uint32_t id;
	simtime made, used;
	uint8_t tcp; /* enum flow_tcp */
	timer_id timer;
};

enum flow_tcp {
	FLOW_SYN = 1 << 0,	   /* not answered yet */
	FLOW_FIN_INSIDE = 1 << 1,  /* the inside has finished */
	FLOW_FIN_OUTSIDE = 1 << 2, /* the outside has */
	FLOW_RESET = 1 << 3,
};

struct flow *flow_by_inside(const struct nat *, const struct tuple *);
struct flow *flow_by_outside(const struct nat *, const struct tuple *);
/* NULL when another flow looks the same on one side, or there are too many. */
struct flow *flow_new(struct nat *, const struct tuple *inside, const struct tuple *outside,
		      struct binding *near, struct binding *far);
void flow_free(struct flow *);
/* A packet of it: time begins again, TCP's state goes on. */
void flow_use(struct flow *, const struct seen *, bool from_inside);
simtime flow_timeout(const struct flow *);

/* ---- ports ---- */

/* A port of a shared address, `wanted` when it is free; -1 when none is. */
int port_take(struct nat *, ip4 global, uint8_t protocol, uint16_t wanted);
/* A static binding has it: true unless somebody had it before. */
bool port_reserve(struct nat *, ip4 global, uint8_t protocol, uint16_t port);
void port_give_back(struct nat *, ip4 global, uint8_t protocol, uint16_t port);
void ports_free(struct nat *);

/* ---- rules and pools ---- */

struct pool {
	UT_hash_handle hh; /* by name */
	char *name;
	ip4 start, end;
	uint8_t len;
	bool match_host;
	uint32_t allocated; /* addresses that are aliases */
	uint32_t misses;
};

struct pool *pool_find(const struct nat *, const char *name);
/* An address that no binding has, for this local one; 0 when all are taken. */
ip4 pool_free_address(struct nat *, struct pool *, ip4 local);
/* An alias has come (+1) or gone (-1). */
void pools_count(struct nat *, ip4, int);
void pools_free(struct nat *);

struct rule {
	UT_hash_handle hh; /* by what it looks at, in the order of configuration */
	char *key;
	uint32_t id;
	struct nat_rule say; /* its texts are the rule's own */
	uint32_t refcount;
};

/* A packet that wants a binding. */
struct wish {
	struct packet_key key;
	struct end local;
	struct iface *out;
};

enum wish_verdict {
	WISH_NONE,   /* no rule is for it */
	WISH_DENIED, /* one is, and has nothing left to give */
	WISH_GIVEN,
};
enum wish_verdict rules_bind(struct nat *, const struct wish *, struct binding **);
void rules_free(struct nat *);
/* The interface's address is another, or gone: what was made with the old one goes. */
void rules_readdress(struct nat *, const struct iface *, bool gone);
/* Does a rule share the address of this interface? */
bool rules_share(const struct nat *, const struct iface *);

/* ---- fragments ---- */

/* At HOOK_IN_NAT: a fragment whose first one has not come waits for it. Takes pkt then. */
bool fragment_holds(struct nat *, struct iface *, struct pkt *);
/* The first of several is of this flow. */
void fragment_note(struct nat *, const struct seen *, struct flow *);
/* And now the others: false when the first was not seen; a flow of NULL means as they are. */
bool fragment_flow(struct nat *, const struct seen *, struct flow **);
void fragments_forget(struct nat *, const struct flow *);
void fragments_forget_iface(struct nat *, const struct iface *);
void fragments_free(struct nat *);

/* ---- the whole ---- */

struct nat {
	struct net *net;
	struct sched *sched;
	struct event_sink *events;
	unsigned sides; /* interfaces with one */
	bool used;	/* ever: it has told of its own interface */

	struct flow *by_inside, *by_outside;
	struct binding *by_local, *by_global;
	struct binding_list fixed, dynamic;
	struct local_tree fixed_by_local;
	struct global_tree fixed_by_global;
	struct binding_list networks, conditional; /* static ones of these kinds */
	uint32_t dynamics;			   /* how many those are */
	uint32_t
		shown; /* bindings that are lines of the table: those without a rule in their key */
	uint32_t own;  /* flows of the router itself, which are not */
	struct alias *aliases;
	struct portset *ports;
	struct pool *pools;
	struct rule *rules;
	uint32_t rules_made;
	uint32_t ids; /* of flows and bindings */
	struct fragments *fragments;

	uint32_t timeout[NAT_TIMEOUTS];
	struct nat_totals totals;
};

hook_fn nat_in, nat_out, nat_quote;

static inline simtime
nat_now(const struct nat *nat)
{
	return sched_now(nat->sched);
}

static inline bool
nat_same_text(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

/* A copy, or NULL of NULL. */
static inline char *
nat_copy_text(const char *text)
{
	return text ? xstrdup(text) : NULL;
}

static inline const char *
nat_protocol_text(uint32_t protocol)
{
	const char *name = ip_proto_name(protocol);

	return name ? name : "ip";
}

/* Something new is in the table. */
void nat_count_peak(struct nat *);

#endif
