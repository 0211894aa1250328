/* Network address translation (RFC 3022, RFC 5508), between interfaces of an inside and an outside.
 *
 *	              inside                                  outside
 *	inside local  ──────►  HOOK_OUT_NAT (behind routing)  ──────►  inside global
 *	              ◄──────  HOOK_IN_NAT (before routing)   ◄──────
 *
 * A *flow* is one conversation: how it looks on either side. Established flows cost one lookup a
 * packet and allocate nothing. A flow is made from *bindings*, of one address (and perhaps port)
 * here to one there: a static one is configured, a dynamic one is made by the first rule that
 * wants the packet.
 *
 * The outside has addresses of its own that may be seen as others inside (`ip nat outside source
 * static`); everything is a pair of local and global for that reason. */
#ifndef QMIDLE_NAT_NAT_H
#define QMIDLE_NAT_NAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/addr.h"
#include "engine/base/diag.h"
#include "engine/net/net.h"
#include "engine/sim/sched.h"

struct iface;
struct nat;

struct nat *nat_new(struct net *);
void nat_free(struct nat *); /* before the net */

/* ---- interfaces ---- */

enum nat_side {
	NAT_NONE,
	NAT_INSIDE,
	NAT_OUTSIDE,
};

/* The hooks are in place while any interface has a side. */
void nat_set_side(struct nat *, struct iface *, enum nat_side);
enum nat_side nat_side(const struct iface *);

/* ---- pools of global addresses ---- */

struct nat_pool {
	const char *name;
	ip4 start, end;
	uint8_t len;	 /* of the mask */
	bool match_host; /* the host part stays as it is */
};

/* Refusals: POOL_END_BEFORE_START, POOL_MASK_TOO_SMALL, POOL_REDEFINED. */
bool nat_pool_set(struct nat *, const struct nat_pool *, struct diag *);
/* Refused (POOL_IN_USE) while a rule names it. A pool that is not there is no refusal. */
bool nat_pool_delete(struct nat *, const char *name, struct diag *);

/* ---- rules: `ip nat inside source {list | route-map} …` ---- */

struct nat_rule {
	const char *list, *route_map; /* one of them: which packets */
	const char *pool, *interface; /* one of them: which global address */
	bool overload;		      /* shared, told apart by ports */
};

/* The rule of that list or route-map, made or changed. A list, a route-map, a pool or an interface
 * need not exist: such a rule translates nothing. Refused (MAPPING_IN_USE, "change") while it has
 * translations. */
bool nat_rule_set(struct nat *, const struct nat_rule *, struct diag *);
/* Refused (MAPPING_IN_USE, "remove") while it has translations; NO_SUCH_MAPPING. */
bool nat_rule_delete(struct nat *, const struct nat_rule *, struct diag *);

/* ---- static bindings ---- */

struct nat_static {
	bool outside;	       /* of an outside address: global there, local here */
	uint8_t protocol;      /* 0: all of the address; TCP or UDP: of one port */
	ip4 local, global;     /* the network's, with len below 32 */
	uint16_t lport, gport; /* with a protocol */
	uint8_t len;	       /* 32: one address */
	const char *interface; /* NULL, or whose primary address is the global one */
	const char *route_map; /* NULL, or which packets from inside it is for */
	bool extendable;       /* the local address may have further ones */
	bool no_alias;	       /* ARP is not answered for it */
};

/* Refused (STATIC_MAPPED) when another one has the same end. */
bool nat_static_add(struct nat *, const struct nat_static *, struct diag *);
/* Its flows go with it. NO_SUCH_TRANSLATION. */
bool nat_static_delete(struct nat *, const struct nat_static *, struct diag *);

/* ---- limits ---- */

enum nat_timeout {
	NAT_TIMEOUT_ADDRESS, /* dynamic bindings of whole addresses */
	NAT_TIMEOUT_TCP,
	NAT_TIMEOUT_UDP,
	NAT_TIMEOUT_ICMP,
	NAT_TIMEOUT_FINRST, /* TCP after FIN or RST */
	NAT_TIMEOUT_SYN,    /* TCP before it is established */
	NAT_TIMEOUT_DNS,    /* UDP port 53 */
	NAT_TIMEOUTS
};

#define NAT_FOREVER UINT32_MAX

/* Seconds; NAT_FOREVER never; 0 sets the default. For what is used from now on. */
void nat_set_timeout(struct nat *, enum nat_timeout, uint32_t seconds);
/* How many flows there may be; 0: as many as fit. */
void nat_set_max_entries(struct nat *, uint32_t most);

/* ---- what there is ---- */

/* One line of the table: a flow, or a binding by itself. Ports count with has_ports; addresses that
 * are 0 are not part of a binding. */
struct nat_view {
	uint32_t id;
	uint8_t protocol; /* 0: any */
	bool flow, fixed; /* fixed: it is configured */
	bool extended;	  /* with ports or both ends */
	bool has_ports;
	ip4 inside_local, inside_global, outside_local, outside_global;
	uint16_t inside_local_port, inside_global_port, outside_local_port, outside_global_port;
	uint32_t rule;	       /* that made it; 0: none */
	uint32_t flows;	       /* that a binding has */
	simtime age, idle;     /* since it was made, since it was used */
	simtime timeout, left; /* SCHED_NEVER: it does not time out */
};

/* Flows of a binding stand before it. false from fn ends the walk. */
void nat_each(struct nat *, bool (*fn)(void *ctx, const struct nat_view *), void *ctx);

struct nat_pool_view {
	struct nat_pool pool;
	uint32_t total, allocated, misses;
};

struct nat_rule_view {
	uint32_t id;
	struct nat_rule rule;
	uint32_t refcount; /* translations that it has made */
	bool has_pool;	   /* and it exists: */
	struct nat_pool_view pool;
};
void nat_each_rule(struct nat *, bool (*fn)(void *ctx, const struct nat_rule_view *), void *ctx);

struct nat_totals {
	uint32_t fixed, dynamic, extended; /* of all that are there; extended are among both */
	uint32_t peak;
	simtime peak_at;
	uint64_t hits, misses; /* packets of flows that were there, and that needed a new one */
	uint64_t fast, slow;   /* translated on the way through; of the router's own, or not fast */
	uint64_t expired;
	uint64_t dropped_out, dropped_in; /* no binding could be had; nobody there to send it to */
	uint32_t max_entries;		  /* 0: none set */
	uint64_t over_limit;		  /* refused by max_entries */
};
struct nat_totals nat_totals(const struct nat *);
/* Hits, misses and what else is counted begin again. */
void nat_clear_totals(struct nat *);

/* ---- clear ---- */

/* Every flow, and every dynamic binding. */
void nat_clear(struct nat *);

/* What of a translation is asked for: an address of 0 is any. */
struct nat_wanted {
	uint8_t protocol; /* 0: any */
	ip4 inside_local, inside_global, outside_local, outside_global;
	uint16_t inside_local_port, inside_global_port, outside_local_port, outside_global_port;
};
/* The dynamic ones like that; how many they were. */
unsigned nat_clear_matching(struct nat *, const struct nat_wanted *);

#endif
