/* The routing table (RIB) and the forwarding table (FIB) made from it.
 *
 * Connected and local (/32) routes come and go with the interfaces' addresses and line protocol.
 * Static routes are installed when their interface is up and their next hop resolves, through
 * other routes if need be, and the one with the lowest distance wins; several of equal distance
 * share the load by destination. */
#ifndef QMIDLE_NET_ROUTE_H
#define QMIDLE_NET_ROUTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/addr.h"
#include "engine/base/diag.h"
#include "engine/net/net.h"

enum route_source {
	ROUTE_CONNECTED,
	ROUTE_LOCAL,
	ROUTE_STATIC,
};

struct route {
	struct prefix dst;
	enum route_source source;
	uint8_t distance; /* 0 for connected and local, 1 for a static one unless said */
	bool permanent;
	uint32_t tag;
	ip4 gateway;	     /* 0: directly connected */
	struct iface *iface; /* NULL: wherever the gateway is reached */
	const char *name;    /* `name WORD`, or NULL */
	bool injected;	     /* not configured: route_withdraw() takes it away */
	bool installed;	     /* in use now; a floating or unresolved one is not */
};

/* `ip route`. Copies the text. mask_of() must hold the address: INCONSISTENT_MASK otherwise;
 * NEXT_HOP_IS_SELF for a gateway of ours. The same route again changes its distance and words.
 * r->installed and r->source are not looked at. */
bool route_add(struct net *, ip4 addr, ip4 mask, const struct route *r, struct diag *);
/* `no ip route`: every static route with that prefix, and with that gateway and interface where
 * given (0, NULL: any). NO_MATCHING_ROUTE when there is none. */
bool route_del(struct net *, ip4 addr, ip4 mask, ip4 gateway, const struct iface *, struct diag *);

/* Takes away the injected route of that prefix and gateway. */
void route_withdraw(struct net *, struct prefix, ip4 gateway);

/* Calls fn for every route, ordered by address, then mask (shorter first), then source; those
 * not installed too. false from fn ends the walk. Borrowed for the call. */
void route_each(const struct net *, bool (*fn)(void *ctx, const struct route *), void *ctx);
/* The route in use that holds addr, longest match; NULL without one. Borrowed until the table
 * changes. With several paths: the first. */
const struct route *route_lookup(const struct net *, ip4 addr);

/* One way to forward: out of iface, to the neighbour `to` (the destination itself when it is
 * directly connected). */
struct path {
	struct iface *iface;
	ip4 to;
};
/* The forwarding decision; src chooses among equal paths. No allocation. */
bool fib_lookup(const struct net *, ip4 dst, ip4 src, struct path *);

#endif
