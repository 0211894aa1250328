/* Reverse route injection: what is behind a peer is reached through it, as long as SAs lead there
 * or, where the entry says so, as long as the entry is in use. Flows whose routes are the same
 * share one. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/ipsec/internal.h"
#include "engine/net/route.h"

/* What the table of routes knows it by. No padding: it is hashed as bytes. */
struct reverse_key {
	ip4 addr, gateway;
	uint8_t len, zero[3];
};

struct reverse_route {
	struct reverse_key key;
	uint32_t tag; /* as who asked last wants it, and the distance */
	uint8_t distance;
	unsigned users;
	UT_hash_handle hh;
};

static struct reverse_route *
inject(struct ipsec *ipsec, struct prefix dst, ip4 gateway, const struct reverse_settings *how)
{
	const struct reverse_key key = { .addr = dst.addr, .gateway = gateway, .len = dst.len };
	const struct route route = { .gateway = gateway,
				     .distance = how->distance ? how->distance : 1,
				     .tag = how->tag,
				     .injected = true };
	struct reverse_route *r;

	HASH_FIND(hh, ipsec->reverse_routes, &key, sizeof key, r);
	if ((!r || r->tag != route.tag || r->distance != route.distance) &&
	    !route_add(ipsec->net, dst.addr, mask_of(dst.len), &route, NULL))
		return NULL;
	if (!r) {
		r = xcalloc(1, sizeof *r);
		r->key = key;
		HASH_ADD(hh, ipsec->reverse_routes, key, sizeof r->key, r);
	}
	r->tag = route.tag;
	r->distance = route.distance;
	r->users++;
	return r;
}

static void
withdraw(struct ipsec *ipsec, struct reverse_route *r)
{
	if (!r || --r->users)
		return;
	route_withdraw(ipsec->net, prefix_make(r->key.addr, r->key.len), r->key.gateway);
	HASH_DELETE(hh, ipsec->reverse_routes, r);
	free(r);
}

/* The entry by whose word routes are made: that of the map, or the template. */
static const struct map_entry *
author(const struct ident *i)
{
	return i->entry->from ? i->entry->from : i->entry;
}

static bool
is_wanted(const struct ident *i)
{
	switch (author(i)->reverse.kind) {
	case REVERSE_WITH_SAS:
		return !TAILQ_EMPTY(&i->pairs);
	case REVERSE_ALWAYS:
		return i->meant && !i->parent && ident_peer(i);
	default:
		return false;
	}
}

void
reverse_forget(struct ident *i)
{
	struct ipsec *ipsec = i->at->ipsec;

	withdraw(ipsec, i->reverse[0]);
	withdraw(ipsec, i->reverse[1]);
	i->reverse[0] = i->reverse[1] = NULL;
	i->reverse_peer = 0;
}

void
reverse_update(struct ident *i)
{
	const struct reverse_settings *how = &author(i)->reverse;
	struct ipsec *ipsec = i->at->ipsec;
	ip4 peer = TAILQ_EMPTY(&i->pairs) ? ident_peer(i) : TAILQ_FIRST(&i->pairs)->peer;

	if (!is_wanted(i)) {
		if (i->reverse_peer)
			reverse_forget(i);
		return;
	}
	if (i->reverse_peer == peer && i->reverse_how.gateway == how->gateway &&
	    i->reverse_how.by_gateway == how->by_gateway && i->reverse_how.tag == how->tag &&
	    i->reverse_how.distance == how->distance)
		return;
	reverse_forget(i);
	i->reverse_peer = peer;
	i->reverse_how = *how;
	if (how->by_gateway)
		i->reverse[1] = inject(ipsec, prefix_make(peer, 32), how->gateway, how);
	i->reverse[0] = inject(ipsec, i->selector.remote,
			       how->gateway && !how->by_gateway ? how->gateway : peer, how);
}
