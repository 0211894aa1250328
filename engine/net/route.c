#include "engine/net/route.h"

#include <stdlib.h>
#include <string.h>

#include "engine/net/stack.h"

#define ROUNDS_MOST 16 /* how deep next hops may rest on one another */

static void
changed(struct net *net)
{
	net->routes_stale = true;
	net_tell(net, NET_ROUTES_CHANGED, NULL);
}

/* ---- resolution ---- */

/* Where a gateway without interface is reached from the node, or false. A route must not rest on
 * itself: what holds the gateway is a longer prefix, or one apart from the node's own. */
static bool
resolve_gateway(const struct net *net, const struct trie_node *node, ip4 gateway, struct path *path)
{
	const struct trie_node *via = trie_lookup(&net->routes, gateway);

	if (!via || via->local || via == node)
		return false;
	if (prefix_holds(node->prefix, gateway) && via->prefix.len < node->prefix.len)
		return false;
	*path = via->path[0];
	if (!path->to)
		path->to = gateway;
	return true;
}

static bool
find_path(const struct net *net, const struct trie_node *node, const struct route *r,
	  struct path *path)
{
	*path = (struct path){ r->iface, r->gateway };
	if (r->source != ROUTE_STATIC)
		return true;
	if (r->iface)
		return r->iface->protocol;
	return resolve_gateway(net, node, r->gateway, path);
}

/* Chooses the node's paths among its routes as the table is now; true when that changed. */
static bool
settle(struct net *net, struct trie_node *node)
{
	struct path path[PATHS_MOST] = { 0 };
	uint8_t paths = 0, distance = 0;
	bool same;

	for (struct rib_route *rr = node->routes; rr; rr = rr->next) {
		struct path p;

		rr->r.installed = (!paths || rr->r.distance == distance) && paths < PATHS_MOST &&
				  find_path(net, node, &rr->r, &p);
		if (!rr->r.installed)
			continue;
		distance = rr->r.distance;
		path[paths++] = p;
	}
	same = paths == node->paths && !memcmp(path, node->path, sizeof path);
	node->paths = paths;
	memcpy(node->path, path, sizeof path);
	return !same;
}

struct settling {
	struct net *net;
	bool changed;
};

static bool
withdraw_statics(void *ctx, struct trie_node *node)
{
	struct rib_route *rr = node->routes;

	if (rr && rr->r.source == ROUTE_STATIC) {
		node->paths = 0;
		memset(node->path, 0, sizeof node->path);
	}
	return true;
}

static bool
settle_node(void *ctx, struct trie_node *node)
{
	struct settling *s = ctx;

	if (node->routes && settle(s->net, node))
		s->changed = true;
	return true;
}

/* Brings the paths up to date, where they are not. The table is the same to look at before and
 * after, so the readers' const holds. */
static void
refresh(const struct net *reader)
{
	struct net *net = (struct net *)reader;
	struct settling s = { net, true };

	if (!net->routes_stale)
		return;
	net->routes_stale = false;
	trie_walk(&net->routes, withdraw_statics, NULL);
	for (unsigned round = 0; s.changed && round < ROUNDS_MOST; round++) {
		s.changed = false;
		trie_walk(&net->routes, settle_node, &s);
	}
}

/* ---- the table ---- */

/* Behind those of the same distance, so that the first configured comes first. */
static struct rib_route *
insert(struct trie_node *node, const struct route *r)
{
	struct rib_route *rr = xcalloc(1, sizeof *rr), **at = &node->routes;

	rr->r = *r;
	if (r->iface)
		r->iface->routes++;
	rr->r.dst = node->prefix;
	rr->r.name = r->name ? xstrdup(r->name) : NULL;
	while (*at && (*at)->r.distance <= r->distance)
		at = &(*at)->next;
	rr->next = *at;
	*at = rr;
	return rr;
}

static void
remove_at(struct net *net, struct rib_route **at)
{
	struct rib_route *rr = *at;

	*at = rr->next;
	if (rr->r.source == ROUTE_STATIC)
		net->statics--;
	if (rr->r.iface)
		rr->r.iface->routes--;
	free((char *)rr->r.name);
	free(rr);
}

static void
add_own(struct iface *iface, struct prefix p, enum route_source source, bool local)
{
	struct trie_node *node = trie_add(&iface->net->routes, p);

	insert(node, &(struct route){ .source = source, .iface = iface });
	node->local = local;
	settle(iface->net, node);
}

static void
del_own(struct iface *iface, struct prefix p, enum route_source source)
{
	struct trie_node *node = trie_find(&iface->net->routes, p);

	if (!node)
		return;
	for (struct rib_route **at = &node->routes; *at;) {
		if ((*at)->r.source == source && (*at)->r.iface == iface) {
			remove_at(iface->net, at);
			break;
		}
		at = &(*at)->next;
	}
	node->local = false;
	settle(iface->net, node);
	trie_prune(&iface->net->routes, p);
}

/* A /32 is both its network and the address: IOS shows it as connected alone. */
void
route_add_address(struct iface *iface, const struct iface_address *a)
{
	add_own(iface, prefix_make(a->addr, a->len), ROUTE_CONNECTED, a->len == 32);
	if (a->len < 32)
		add_own(iface, prefix_make(a->addr, 32), ROUTE_LOCAL, true);
	changed(iface->net);
}

void
route_del_address(struct iface *iface, const struct iface_address *a)
{
	del_own(iface, prefix_make(a->addr, a->len), ROUTE_CONNECTED);
	if (a->len < 32)
		del_own(iface, prefix_make(a->addr, 32), ROUTE_LOCAL);
	changed(iface->net);
}

static bool
same_way(const struct route *a, const struct route *b)
{
	return a->source == ROUTE_STATIC && a->gateway == b->gateway && a->iface == b->iface &&
	       a->injected == b->injected;
}

bool
route_add(struct net *net, ip4 addr, ip4 mask, const struct route *r, struct diag *d)
{
	int len = mask_len(mask);
	struct trie_node *node;
	struct route new = *r;

	if (len < 0 || (addr & ~mask))
		return diag(d, DIAG_INCONSISTENT_MASK, NULL);
	if (r->gateway && iface_by_address(net, r->gateway))
		return diag(d, DIAG_NEXT_HOP_IS_SELF, NULL);
	new.source = ROUTE_STATIC;
	node = trie_add(&net->routes, prefix_make(addr, (unsigned)len));
	for (struct rib_route **at = &node->routes; *at; at = &(*at)->next)
		if (same_way(&(*at)->r, r)) {
			remove_at(net, at);
			break;
		}
	insert(node, &new);
	net->statics++;
	changed(net);
	return true;
}

bool
route_del(struct net *net, ip4 addr, ip4 mask, ip4 gateway, const struct iface *iface,
	  struct diag *d)
{
	int len = mask_len(mask);
	struct trie_node *node;
	bool found = false;

	if (len < 0 || (addr & ~mask))
		return diag(d, DIAG_INCONSISTENT_MASK, NULL);
	node = trie_find(&net->routes, prefix_make(addr, (unsigned)len));
	for (struct rib_route **at = node ? &node->routes : NULL; at && *at;) {
		const struct route *r = &(*at)->r;

		if (r->source == ROUTE_STATIC && !r->injected &&
		    (!gateway || r->gateway == gateway) && (!iface || r->iface == iface)) {
			remove_at(net, at);
			found = true;
		} else {
			at = &(*at)->next;
		}
	}
	if (!found)
		return diag(d, DIAG_NO_MATCHING_ROUTE, NULL);
	settle(net, node);
	trie_prune(&net->routes, prefix_make(addr, (unsigned)len));
	changed(net);
	return true;
}

void
route_withdraw(struct net *net, struct prefix p, ip4 gateway)
{
	const struct route what = { .gateway = gateway, .injected = true };
	struct trie_node *node = trie_find(&net->routes, p);
	struct rib_route **at = node ? &node->routes : NULL;

	while (at && *at && !same_way(&(*at)->r, &what))
		at = &(*at)->next;
	if (!at || !*at)
		return;
	remove_at(net, at);
	settle(net, node);
	trie_prune(&net->routes, p);
	changed(net);
}

/* ---- the end of an interface, and of all ---- */

struct victims {
	struct net *net;
	const struct iface *iface;
	struct prefix *empty; /* prefixes that are left without routes */
	size_t count;
};

static bool
drop_routes(void *ctx, struct trie_node *node)
{
	struct victims *v = ctx;

	bool dropped = false;

	for (struct rib_route **at = &node->routes; *at;) {
		if ((*at)->r.iface == v->iface) {
			remove_at(v->net, at);
			dropped = true;
		} else {
			at = &(*at)->next;
		}
	}
	if (dropped)
		settle(v->net, node);
	if (dropped && !node->routes) {
		v->empty = xrealloc(v->empty, v->count + 1, sizeof *v->empty);
		v->empty[v->count++] = node->prefix;
	}
	return v->iface->routes > 0;
}

void
route_forget_iface(struct iface *iface)
{
	struct victims v = { .net = iface->net, .iface = iface };

	if (!iface->routes)
		return;
	trie_walk(&iface->net->routes, drop_routes, &v);
	for (size_t i = 0; i < v.count; i++)
		trie_prune(&iface->net->routes, v.empty[i]);
	free(v.empty);
	changed(iface->net);
}

static bool
free_routes(void *net, struct trie_node *node)
{
	while (node->routes)
		remove_at(net, &node->routes);
	return true;
}

void
route_free_all(struct net *net)
{
	trie_walk(&net->routes, free_routes, net);
	trie_clear(&net->routes);
}

/* ---- looking ---- */

const struct trie_node *
fib_find(const struct net *net, ip4 dst)
{
	refresh(net);
	return trie_lookup(&net->routes, dst);
}

void
fib_choose(const struct trie_node *node, ip4 dst, ip4 src, struct path *path)
{
	uint32_t mix = node->paths > 1 ? (src ^ dst) * 0x9e3779b1u >> 16 : 0;

	*path = node->path[node->paths > 1 ? mix % node->paths : 0];
	if (!path->to)
		path->to = dst;
}

bool
fib_lookup(const struct net *net, ip4 dst, ip4 src, struct path *path)
{
	const struct trie_node *node = fib_find(net, dst);

	if (node)
		fib_choose(node, dst, src, path);
	return node != NULL;
}

const struct route *
route_lookup(const struct net *net, ip4 addr)
{
	const struct trie_node *node = fib_find(net, addr);

	for (const struct rib_route *rr = node ? node->routes : NULL; rr; rr = rr->next)
		if (rr->r.installed)
			return &rr->r;
	return NULL;
}

struct reader {
	bool (*fn)(void *ctx, const struct route *);
	void *ctx;
};

static bool
show_node(void *ctx, struct trie_node *node)
{
	const struct reader *r = ctx;

	for (const struct rib_route *rr = node->routes; rr; rr = rr->next)
		if (!r->fn(r->ctx, &rr->r))
			return false;
	return true;
}

void
route_each(const struct net *net, bool (*fn)(void *ctx, const struct route *), void *ctx)
{
	refresh(net);
	trie_walk(&net->routes, show_node, &(struct reader){ fn, ctx });
}

bool
ip_is_local(const struct net *net, ip4 addr)
{
	const struct trie_node *node = trie_lookup(&net->routes, addr);

	return node && node->local;
}

bool
ip_source_for(struct net *net, ip4 dst, ip4 *src)
{
	struct path path;

	if (ip_is_local(net, dst)) {
		*src = dst;
		return true;
	}
	if (!fib_lookup(net, dst, 0, &path) || !path.iface->primary.addr)
		return false;
	*src = path.iface->primary.addr;
	return true;
}

struct iface *
ip_iface_for(struct net *net, ip4 dst)
{
	struct path path;

	return fib_lookup(net, dst, 0, &path) ? path.iface : NULL;
}
