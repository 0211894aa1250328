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

static struct binding *
find(const struct nat *nat, const struct nat_static *s)
{
	struct binding *b;

	TAILQ_FOREACH (b, &nat->fixed, link)
		if (b->local.outside == s->outside && b->local.protocol == s->protocol &&
		    b->local.addr == s->local && b->local.port == s->lport &&
		    b->global.port == s->gport && b->len == s->len &&
		    nat_same_text(b->interface, s->interface) &&
		    (s->interface || b->global.addr == s->global))
			return b;
	return NULL;
}

/* Another static binding that is in the way: the same global end, or the same local one where
 * neither may have several. */
static const struct binding *
rival(const struct nat *nat, const struct nat_static *s)
{
	const struct binding *b;

	TAILQ_FOREACH (b, &nat->fixed, link) {
		if (b->local.outside != s->outside || b->local.protocol != s->protocol ||
		    b->len != s->len)
			continue;
		if (!s->interface && b->global.addr == s->global && b->global.port == s->gport)
			return b;
		if (b->local.addr == s->local && b->local.port == s->lport &&
		    !(s->extendable && b->extendable) && !s->route_map && !b->route_map)
			return b;
	}
	return NULL;
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
	if (s->len < 32)
		b->global.addr = s->global; /* found by walking, not by hash */
	else
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
	struct binding *b;

	if (binding_by_local(nat, local))
		return;
	TAILQ_FOREACH (b, &nat->fixed, link)
		if (b->len == 32 && b->global.addr && !b->route_map &&
		    !memcmp(&b->local, local, sizeof *local)) {
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
