/* Rules: which packets from inside get which global address. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/nat/internal.h"
#include "engine/net/iface.h"
#include "engine/net/route_map.h"

/* What there is one rule for: a list or a route-map. */
static char *
key_of(const struct nat_rule *say)
{
	return say->list ? xasprintf("list %s", say->list)
			 : xasprintf("route-map %s", say->route_map);
}

static struct rule *
rule_find(const struct nat *nat, const struct nat_rule *say)
{
	char *key = key_of(say);
	struct rule *r;

	HASH_FIND_STR(nat->rules, key, r);
	free(key);
	return r;
}

static void
set_texts(struct rule *r, const struct nat_rule *say)
{
	struct nat_rule old = r->say;

	r->say = (struct nat_rule){ nat_copy_text(say->list), nat_copy_text(say->route_map),
				    nat_copy_text(say->pool), nat_copy_text(say->interface),
				    say->overload };
	free((char *)old.list);
	free((char *)old.route_map);
	free((char *)old.pool);
	free((char *)old.interface);
}

bool
nat_rule_set(struct nat *nat, const struct nat_rule *say, struct diag *d)
{
	struct rule *r = rule_find(nat, say);

	if (r && r->say.overload == say->overload && nat_same_text(r->say.pool, say->pool) &&
	    nat_same_text(r->say.interface, say->interface))
		return true;
	if (r && r->refcount)
		return diag(d, DIAG_MAPPING_IN_USE, "change", NULL);
	if (!r) {
		r = xcalloc(1, sizeof *r);
		r->id = ++nat->rules_made;
		r->key = key_of(say);
		HASH_ADD_KEYPTR(hh, nat->rules, r->key, strlen(r->key), r);
	}
	set_texts(r, say);
	return true;
}

static void
rule_free(struct nat *nat, struct rule *r)
{
	HASH_DEL(nat->rules, r);
	set_texts(r, &(struct nat_rule){ 0 });
	free(r->key);
	free(r);
}

bool
nat_rule_delete(struct nat *nat, const struct nat_rule *say, struct diag *d)
{
	struct rule *r = rule_find(nat, say);

	if (!r)
		return diag(d, DIAG_NO_SUCH_MAPPING, NULL);
	if (r->refcount)
		return diag(d, DIAG_MAPPING_IN_USE, "remove", NULL);
	rule_free(nat, r);
	return true;
}

void
rules_free(struct nat *nat)
{
	while (nat->rules)
		rule_free(nat, nat->rules);
}

/* ---- bindings by rule ---- */

static bool
wants(const struct nat *nat, const struct rule *r, const struct wish *w)
{
	if (r->say.list)
		return acl_match(acl_find(nat->net, r->say.list), &w->key) == ACL_PERMITTED;
	return route_map_permits(nat->net, r->say.route_map, &w->key, w->out);
}

static struct binding_key
local_key(const struct rule *r, const struct wish *w)
{
	struct binding_key k = { .addr = w->local.addr };

	/* A list gives an address as a whole, and from then on to the outside too. */
	if (r->say.overload || r->say.route_map)
		k.rule = r->id;
	if (r->say.overload) {
		k.port = w->local.port;
		k.protocol = w->local.protocol;
	}
	return k;
}

/* One port of this address, for those that have one. false when all are taken. */
static bool
take_port(struct nat *nat, ip4 addr, const struct wish *w, uint16_t *port)
{
	int taken;

	*port = 0;
	if (!w->local.has_port)
		return true;
	taken = port_take(nat, addr, w->local.protocol, w->local.port);
	*port = (uint16_t)taken;
	if (taken >= 0)
		event(nat->events, NAT_PORT_ALLOCATED, w->local.addr, addr, w->local.port, *port);
	return taken >= 0;
}

/* An address to share: the interface's, or the first of the pool that still has a port. */
static ip4
share(struct nat *nat, const struct rule *r, const struct wish *w, uint16_t *port)
{
	const struct iface *iface =
		r->say.interface ? iface_find(nat->net, r->say.interface) : NULL;
	struct pool *p = r->say.pool ? pool_find(nat, r->say.pool) : NULL;

	if (iface && iface->primary.addr && take_port(nat, iface->primary.addr, w, port))
		return iface->primary.addr;
	for (ip4 addr = p ? p->start : 1; p && addr <= p->end && addr >= p->start; addr++)
		if (!binding_by_global(nat, &(struct binding_key){ .addr = addr }) &&
		    take_port(nat, addr, w, port))
			return addr;
	if (p)
		p->misses++;
	return 0;
}

static struct binding *
make(struct nat *nat, struct rule *r, const struct wish *w, const struct binding_key *key)
{
	struct pool *p = r->say.pool ? pool_find(nat, r->say.pool) : NULL;
	struct binding *b;
	uint16_t port = 0;
	ip4 addr;

	if (r->say.overload)
		addr = share(nat, r, w, &port);
	else
		addr = p ? pool_free_address(nat, p, w->local.addr) : 0;
	b = addr ? binding_new(nat, key, addr, port, false) : NULL;
	if (!b) {
		if (addr && r->say.overload && w->local.has_port)
			port_give_back(nat, addr, w->local.protocol, port);
		return NULL;
	}
	b->rule = r;
	r->refcount++;
	b->shared = r->say.overload;
	b->holds_port = b->shared && w->local.has_port;
	binding_hash(b, true, !key->rule);
	if (!b->shared)
		binding_use(b);
	nat_count_peak(nat);
	return b;
}

enum wish_verdict
rules_bind(struct nat *nat, const struct wish *w, struct binding **b)
{
	struct binding_key key;
	struct rule *r;

	for (r = nat->rules; r; r = r->hh.next)
		if (wants(nat, r, w))
			break;
	if (!r)
		return WISH_NONE;
	key = local_key(r, w);
	*b = binding_by_local(nat, &key);
	if (!*b)
		*b = make(nat, r, w, &key);
	return *b ? WISH_GIVEN : WISH_DENIED;
}

void
rules_readdress(struct nat *nat, const struct iface *iface, bool gone)
{
	struct binding *b, *next;

	for (b = TAILQ_FIRST(&nat->dynamic); b; b = next) {
		next = TAILQ_NEXT(b, link);
		if (b->rule && b->rule->say.interface &&
		    !strcmp(b->rule->say.interface, iface->name) &&
		    (gone || b->global.addr != iface->primary.addr))
			binding_free(b);
	}
}

bool
rules_share(const struct nat *nat, const struct iface *iface)
{
	for (const struct rule *r = nat->rules; r; r = r->hh.next)
		if (r->say.overload && r->say.interface && !strcmp(r->say.interface, iface->name))
			return true;
	return false;
}
