/* Bindings: of one address, or of one port of it, to another. */
#include <stdlib.h>

#include "engine/base/xmalloc.h"
#include "engine/nat/internal.h"

/* ---- the addresses that we stand for ---- */

struct alias *
nat_alias_find(const struct nat *nat, ip4 addr)
{
	struct alias *a;

	HASH_FIND(hh, nat->aliases, &addr, sizeof addr, a);
	return a;
}

bool
nat_alias_is_ours(const struct nat *nat, ip4 addr)
{
	const struct alias *a = nat_alias_find(nat, addr);
	const struct binding *b;

	if (a)
		return !a->silent;
	TAILQ_FOREACH (b, &nat->networks, special)
		if (!b->global.outside && !b->no_alias &&
		    !((b->global.addr ^ addr) & mask_of(b->len)))
			return true;
	return false;
}

static bool
has_alias(const struct binding *b)
{
	return b->global.addr && b->len == 32 && !b->global.outside && !b->own;
}

static void
alias_add(const struct binding *b)
{
	struct nat *nat = b->nat;
	struct alias *a;

	if (!has_alias(b))
		return;
	a = nat_alias_find(nat, b->global.addr);
	if (!a) {
		a = xcalloc(1, sizeof *a);
		a->addr = b->global.addr;
		HASH_ADD(hh, nat->aliases, addr, sizeof a->addr, a);
		pools_count(nat, a->addr, 1);
		if (!ip_is_local(nat->net, a->addr))
			event(nat->events, NAT_ALIAS_ADDED, a->addr);
	}
	a->silent |= b->no_alias;
	a->bindings++;
}

static void
alias_drop(const struct binding *b)
{
	struct nat *nat = b->nat;
	struct alias *a = has_alias(b) ? nat_alias_find(nat, b->global.addr) : NULL;

	if (!a || --a->bindings)
		return;
	pools_count(nat, a->addr, -1);
	if (!ip_is_local(nat->net, a->addr))
		event(nat->events, NAT_ALIAS_DELETED, a->addr);
	HASH_DEL(nat->aliases, a);
	free(a);
}

/* ---- the tables ---- */

struct binding *
binding_new(struct nat *nat, const struct binding_key *local, ip4 global, uint16_t gport,
	    bool fixed)
{
	struct binding *b;

	if (!fixed && nat->dynamics >= BINDINGS_MOST)
		return NULL;
	b = xcalloc(1, sizeof *b);
	b->nat = nat;
	b->id = ++nat->ids;
	b->local = *local;
	b->global = (struct binding_key){ .addr = global,
					  .port = gport,
					  .protocol = local->protocol,
					  .outside = local->outside };
	b->len = 32;
	b->fixed = fixed;
	b->own = local->rule == OWN_RULE;
	b->made = b->used = nat_now(nat);
	LIST_INIT(&b->flows);
	if (fixed)
		TAILQ_INSERT_TAIL(&nat->fixed, b, link);
	else
		TAILQ_INSERT_TAIL(&nat->dynamic, b, link);
	nat->dynamics += !fixed;
	nat->shown += !local->rule;
	return b;
}

void
binding_hash(struct binding *b, bool by_local, bool by_global)
{
	struct nat *nat = b->nat;

	if (by_local && !b->local_hashed)
		HASH_ADD(by_local, nat->by_local, local, sizeof b->local, b);
	if (by_global && !b->global_hashed)
		HASH_ADD(by_global, nat->by_global, global, sizeof b->global, b);
	alias_add(b);
	b->local_hashed |= by_local;
	b->global_hashed |= by_global;
}

void
binding_unhash(struct binding *b)
{
	struct nat *nat = b->nat;

	if (b->local_hashed)
		HASH_DELETE(by_local, nat->by_local, b);
	if (b->global_hashed)
		HASH_DELETE(by_global, nat->by_global, b);
	alias_drop(b);
	b->local_hashed = b->global_hashed = false;
}

struct binding *
binding_by_local(const struct nat *nat, const struct binding_key *key)
{
	struct binding *b;

	HASH_FIND(by_local, nat->by_local, key, sizeof *key, b);
	return b;
}

struct binding *
binding_by_global(const struct nat *nat, const struct binding_key *key)
{
	struct binding *b;

	HASH_FIND(by_global, nat->by_global, key, sizeof *key, b);
	return b;
}

struct binding_list *
binding_special(const struct binding *b)
{
	if (b->fixed && b->len < 32)
		return &b->nat->networks;
	return b->route_map ? &b->nat->conditional : NULL;
}

void
binding_drop_flows(struct binding *b)
{
	while (!LIST_EMPTY(&b->flows))
		flow_free(LIST_FIRST(&b->flows));
}

void
binding_readdress(struct binding *b, ip4 global)
{
	struct nat *nat = b->nat;

	binding_drop_flows(b);
	binding_unhash(b);
	if (b->holds_port)
		port_give_back(nat, b->global.addr, b->global.protocol, b->global.port);
	b->holds_port = false;
	fixed_forget(b);
	b->global.addr = global;
	if (b->fixed)
		fixed_know(b);
	if (!global)
		return;
	b->holds_port =
		b->global.port && port_reserve(nat, global, b->global.protocol, b->global.port);
	binding_hash(b, !b->route_map && !binding_by_local(nat, &b->local), true);
}

void
binding_free(struct binding *b)
{
	struct nat *nat = b->nat;

	b->going = true;
	fixed_forget(b);
	binding_drop_flows(b);
	binding_unhash(b);
	if (binding_special(b))
		TAILQ_REMOVE(binding_special(b), b, special);
	if (b->fixed)
		TAILQ_REMOVE(&nat->fixed, b, link);
	else
		TAILQ_REMOVE(&nat->dynamic, b, link);
	nat->dynamics -= !b->fixed;
	nat->shown -= !b->local.rule;
	timer_cancel(nat->sched, b->timer);
	if (b->holds_port)
		port_give_back(nat, b->global.addr, b->global.protocol, b->global.port);
	if (b->rule)
		b->rule->refcount--;
	free(b->interface);
	free(b->route_map);
	free(b);
}

void
binding_let_go(struct binding *b)
{
	if (!--b->flow_count && b->shared && !b->going)
		binding_free(b);
}

/* ---- time, of whole addresses ---- */

static void
expired(void *owner, uint64_t serial)
{
	struct binding *b = owner;

	b->timer = 0;
	if (b->flow_count ||
	    nat_now(b->nat) - b->used < SEC(b->nat->timeout[NAT_TIMEOUT_ADDRESS])) {
		binding_use(b);
		return;
	}
	b->nat->totals.expired++;
	event(b->nat->events, NAT_EXPIRING_ADDRESS, b->global.addr, b->local.addr);
	binding_free(b);
}

void
binding_use(struct binding *b)
{
	uint32_t seconds = b->nat->timeout[NAT_TIMEOUT_ADDRESS];
	simtime idle = nat_now(b->nat) - b->used;

	timer_cancel(b->nat->sched, b->timer);
	b->timer = 0;
	if (seconds != NAT_FOREVER)
		b->timer = timer_after(b->nat->sched,
				       idle < SEC(seconds) ? SEC(seconds) - idle : SEC(1), expired,
				       b, b->id);
}
