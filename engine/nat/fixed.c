/* Static bindings: of an address, of a port, of a network. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/nat/internal.h"
#include "engine/net/iface.h"
#include "engine/net/route_map.h"

static ip4
address_of(const struct nat *nat, const char *interface)
{
	const struct iface *i = iface_find(nat->net, interface);

	return i ? i->primary.addr : 0;
}

/* ---- what is asked of them ---- */

static struct binding_key
key_of(const struct end *e, bool port)
{
	struct binding_key k = { .addr = e->addr, .outside = e->outside };

	if (port) {
		k.port = e->port;
		k.protocol = e->protocol;
	}
	return k;
}

/* One address of a static network gets a binding of its own. */
static struct binding *
from_network(struct nat *nat, const struct end *e, bool by_local)
{
	const struct binding *n;

	TAILQ_FOREACH (n, &nat->networks, special) {
		ip4 hosts = ~mask_of(n->len), from = by_local ? n->local.addr : n->global.addr;
		struct binding_key k = { .outside = e->outside };
		struct binding *b;

		if (n->local.outside != e->outside || (from ^ e->addr) & ~hosts)
			continue;
		k.addr = n->local.addr | (e->addr & hosts);
		b = binding_new(nat, &k, n->global.addr | (e->addr & hosts), 0, false);
		if (!b)
			return NULL;
		b->no_alias = n->no_alias;
		binding_hash(b, true, true);
		binding_use(b);
		return b;
	}
	return NULL;
}

static struct binding *
bound(struct nat *nat, const struct end *e, bool by_local)
{
	struct binding *b = NULL;

	for (int port = e->has_port; port >= 0 && !b; port--) {
		struct binding_key k = key_of(e, port);

		b = by_local ? binding_by_local(nat, &k) : binding_by_global(nat, &k);
	}
	return b ? b : from_network(nat, e, by_local);
}

struct binding *
bound_local(struct nat *nat, const struct end *e)
{
	return bound(nat, e, true);
}

struct binding *
bound_global(struct nat *nat, const struct end *e)
{
	return bound(nat, e, false);
}

static bool
is_for(const struct binding *b, const struct end *e)
{
	return b->local.addr == e->addr &&
	       (!b->local.protocol ||
		(e->has_port && b->local.protocol == e->protocol && b->local.port == e->port));
}

struct binding *
bound_by_route_map(struct nat *nat, const struct end *e, const struct packet_key *k,
		   struct iface *out)
{
	struct binding *b;

	TAILQ_FOREACH (b, &nat->conditional, special)
		if (b->global.addr && is_for(b, e) &&
		    route_map_permits(nat->net, b->route_map, k, out))
			return b;
	return NULL;
}

/* ---- configuration ---- */

static int
compare_end(const struct binding_key *a, const struct binding_key *b)
{
	return memcmp(a, b, sizeof *a);
}

static int
compare_made(const struct binding *a, const struct binding *b)
{
	if (a->len != b->len)
		return a->len < b->len ? -1 : 1;
	return a->id < b->id ? -1 : a->id > b->id;
}

static int
compare_local(const struct binding *a, const struct binding *b)
{
	int order = compare_end(&a->local, &b->local);

	return order ? order : compare_made(a, b);
}

static int
compare_global(const struct binding *a, const struct binding *b)
{
	int order = compare_end(&a->global, &b->global);

	return order ? order : compare_made(a, b);
}

RB_PROTOTYPE(local_tree, binding, fixed_local, compare_local);
RB_GENERATE(local_tree, binding, fixed_local, compare_local);
RB_PROTOTYPE(global_tree, binding, fixed_global, compare_global);
RB_GENERATE(global_tree, binding, fixed_global, compare_global);

void
fixed_know(struct binding *b)
{
	RB_INSERT(local_tree, &b->nat->fixed_by_local, b);
	RB_INSERT(global_tree, &b->nat->fixed_by_global, b);
	b->fixed_known = true;
}

void
fixed_forget(struct binding *b)
{
	if (!b->fixed_known)
		return;
	RB_REMOVE(local_tree, &b->nat->fixed_by_local, b);
	RB_REMOVE(global_tree, &b->nat->fixed_by_global, b);
	b->fixed_known = false;
}

/* A binding before all others with these ends. */
static struct binding
ends_of(const struct nat_static *s)
{
	return (struct binding){
		.local = { .addr = s->local,
			   .port = s->lport,
			   .protocol = s->protocol,
			   .outside = s->outside },
		.global = { .addr = s->global,
			    .port = s->gport,
			    .protocol = s->protocol,
			    .outside = s->outside },
		.len = s->len,
	};
}

/* The first one behind b with its local end; b may be ends_of() what is looked for. */
static struct binding *
next_local(const struct nat *nat, const struct binding *b)
{
	struct binding at = *b, *next;

	at.id++;
	next = RB_NFIND(local_tree, (struct local_tree *)&nat->fixed_by_local, &at);
	return next && next->len == b->len && !compare_end(&next->local, &b->local) ? next : NULL;
}

static struct binding *
next_global(const struct nat *nat, const struct binding *b)
{
	struct binding at = *b, *next;

	at.id++;
	next = RB_NFIND(global_tree, (struct global_tree *)&nat->fixed_by_global, &at);
	return next && next->len == b->len && !compare_end(&next->global, &b->global) ? next : NULL;
}

static struct binding *
find(const struct nat *nat, const struct nat_static *s)
{
	struct binding ends = ends_of(s), *b = &ends;

	if (s->interface) {
		while ((b = next_local(nat, b)))
			if (b->global.port == s->gport && nat_same_text(b->interface, s->interface))
				return b;
		return NULL;
	}
	while ((b = next_global(nat, b)))
		if (!b->interface && !compare_end(&b->local, &ends.local))
			return b;
	return NULL;
}

/* Another static binding that is in the way: the same global end, or the same local one where
 * neither may have several. */
static const struct binding *
rival(const struct nat *nat, const struct nat_static *s)
{
	struct binding ends = ends_of(s);
	const struct binding *same_global = s->interface ? NULL : next_global(nat, &ends);
	const struct binding *b = &ends;

	while (!s->route_map && (b = next_local(nat, b)))
		if (!(s->extendable && b->extendable) && !b->route_map)
			return same_global && same_global->id < b->id ? same_global : b;
	return same_global;
}

bool
nat_static_add(struct nat *nat, const struct nat_static *s, struct diag *d)
{
	struct binding_key local = {
		.addr = s->local, .port = s->lport, .protocol = s->protocol, .outside = s->outside
	};
	const struct binding *other = find(nat, s) ? NULL : rival(nat, s);
	struct binding *b;

	if (other)
		return diag(d, DIAG_STATIC_MAPPED, IP4S(other->local.addr),
			    IP4S(other->global.addr), NULL);
	nat_static_delete(nat, s, NULL);
	b = binding_new(nat, &local, 0, s->gport, true);
	b->len = s->len;
	b->interface = nat_copy_text(s->interface);
	b->route_map = nat_copy_text(s->route_map);
	b->extendable = s->extendable;
	b->no_alias = s->no_alias;
	if (binding_special(b))
		TAILQ_INSERT_TAIL(binding_special(b), b, special);
	if (s->len < 32) {
		b->global.addr = s->global; /* found by walking, not by hash */
		fixed_know(b);
	} else
		binding_readdress(b, s->interface ? address_of(nat, s->interface) : s->global);
	nat_count_peak(nat);
	return true;
}

/* Bindings that a static network has made for single addresses. */
static void
drop_hosts(struct nat *nat, const struct binding *network)
{
	struct binding *b, *next;

	for (b = TAILQ_FIRST(&nat->dynamic); b; b = next) {
		bool is_host = !b->rule && !b->own && b->local.outside == network->local.outside &&
			       !((b->local.addr ^ network->local.addr) & mask_of(network->len));

		if (is_host)
			binding_drop_flows(b); /* which may take the next one along */
		next = TAILQ_NEXT(b, link);
		if (is_host)
			binding_free(b);
	}
}

/* A local address whose binding went may have another one. */
static void
hash_next(struct nat *nat, const struct binding_key *local)
{
	struct binding ends = { .local = *local, .len = 32 }, *b = &ends;

	if (binding_by_local(nat, local))
		return;
	while ((b = next_local(nat, b)))
		if (b->global.addr && !b->route_map) {
			binding_readdress(b, b->global.addr);
			return;
		}
}

bool
nat_static_delete(struct nat *nat, const struct nat_static *s, struct diag *d)
{
	struct binding *b = find(nat, s);
	struct binding_key local;

	if (!b)
		return diag(d, DIAG_NO_SUCH_TRANSLATION, NULL);
	local = b->local;
	if (b->len < 32)
		drop_hosts(nat, b);
	binding_free(b);
	hash_next(nat, &local);
	return true;
}

void
fixed_readdress(struct nat *nat, const struct iface *iface, bool gone)
{
	struct binding *b;

	TAILQ_FOREACH (b, &nat->fixed, link)
		if (b->interface && !strcmp(b->interface, iface->name) &&
		    b->global.addr != (gone ? 0 : iface->primary.addr))
			binding_readdress(b, gone ? 0 : iface->primary.addr);
}
