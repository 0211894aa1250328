/* show ip route: the table in the columns of 15.x, grouped by classful network. */
#include <stdlib.h>
#include <string.h>

#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/facts.h"
#include "cli/session/session.h"
#include "engine/net/iface.h"
#include "engine/net/route.h"
#include "engine/node/node.h"

static const char legend[] =
	"Codes: L - local, C - connected, S - static, R - RIP, M - mobile, B - BGP\n"
	"       D - EIGRP, EX - EIGRP external, O - OSPF, IA - OSPF inter area \n"
	"       N1 - OSPF NSSA external type 1, N2 - OSPF NSSA external type 2\n"
	"       E1 - OSPF external type 1, E2 - OSPF external type 2\n"
	"       i - IS-IS, su - IS-IS summary, L1 - IS-IS level-1, L2 - IS-IS level-2\n"
	"       ia - IS-IS inter area, * - candidate default, U - per-user static route\n"
	"       o - ODR, P - periodic downloaded static route, H - NHRP, l - LISP\n"
	"       a - application route\n"
	"       + - replicated route, % - next hop override\n\n";

/* The routes in use, in the order of route_each(): by address, then mask. */
struct table {
	const struct route **route;
	size_t count, room;
};

static bool
collect(void *ctx, const struct route *r)
{
	struct table *t = ctx;

	if (!r->installed)
		return true;
	if (t->count == t->room) {
		t->room = t->room ? 2 * t->room : 32;
		t->route = reallocarray(t->route, t->room, sizeof *t->route);
	}
	t->route[t->count++] = r;
	return true;
}

/* The classful network of an address (RFC 791): A, B or C. */
static struct prefix
classful(ip4 addr)
{
	return prefix_make(addr, addr >> 31 == 0 ? 8 : addr >> 30 == 2 ? 16 : 24);
}

/* A subnet stands under a heading of its classful network; a network of that size or larger, and
 * the default route, stand alone. */
static bool
is_subnet(const struct route *r)
{
	return r->dst.len > classful(r->dst.addr).len;
}

static bool
same_network(const struct route *a, const struct route *b)
{
	struct prefix x = classful(a->dst.addr), y = classful(b->dst.addr);

	return a->dst.len && b->dst.len && x.addr == y.addr && x.len == y.len;
}

static bool
same_prefix(const struct route *a, const struct route *b)
{
	return a->dst.addr == b->dst.addr && a->dst.len == b->dst.len && a->source == b->source;
}

static const char *
code_of(const struct route *r)
{
	switch (r->source) {
	case ROUTE_CONNECTED:
		return "C";
	case ROUTE_LOCAL:
		return "L";
	case ROUTE_STATIC:
		return r->dst.len ? "S" : "S*";
	}
	return "?";
}

/* A path to a prefix, as facts. */
static void
tell_route(struct session *s, const struct route *r)
{
	tell_object(s, NULL);
	tell_string(s, "code", code_of(r));
	tell_string(s, "source",
		    r->source == ROUTE_STATIC  ? "static"
		    : r->source == ROUTE_LOCAL ? "local"
					       : "connected");
	tell_string(s, "network", IP4S(r->dst.addr));
	tell_number(s, "prefix_length", r->dst.len);
	tell_number(s, "distance", r->distance);
	tell_number(s, "metric", 0);
	tell_string(s, "next_hop", r->gateway ? IP4S(r->gateway) : NULL);
	tell_string(s, "interface", r->iface ? r->iface->name : NULL);
	tell_end(s);
}

static void
show_path(struct session *s, const struct route *r)
{
	tell_route(s, r);
	if (r->source != ROUTE_STATIC || !r->gateway) {
		session_printf(s, "is directly connected, %s\n", r->iface ? r->iface->name : "");
		return;
	}
	session_printf(s, "[%u/0] via %s%s%s\n", r->distance, IP4S(r->gateway),
		       r->iface ? ", " : "", r->iface ? r->iface->name : "");
}

/* How the lines of a network are set: where its prefixes begin, and whether the mask that all of
 * them have stands in its heading alone. */
struct setting {
	unsigned column;
	bool one_mask;
};

/* The `count` routes from r on are the paths to one prefix. */
static void
show_prefix(struct session *s, const struct route *const *r, size_t count, struct setting set)
{
	unsigned column = set.column;
	char prefix[PREFIX_TEXT];

	prefix_text((*r)->dst, prefix);
	if (set.one_mask)
		*strchr(prefix, '/') = 0;
	session_printf(s, "%-*s%s ", (int)column, code_of(*r), prefix);
	show_path(s, *r);
	for (size_t i = 1; i < count; i++) {
		session_printf(s, "%*s", (int)(column + strlen(prefix) + 1), "");
		show_path(s, r[i]);
	}
}

/* How many subnets the network of the first route has in the table, with how many masks. true: with
 * one. */
static bool
show_heading(struct session *s, const struct route *const *r, size_t count)
{
	struct prefix network = classful((*r)->dst.addr);
	unsigned subnets = 0, masks = 0;
	bool seen[33] = { false };

	for (size_t i = 0; i < count; i++) {
		if (i && same_prefix(r[i], r[i - 1]))
			continue;
		subnets++;
		masks += !seen[r[i]->dst.len];
		seen[r[i]->dst.len] = true;
	}
	if (masks > 1)
		session_printf(s, "      %s is variably subnetted, %u subnets, %u masks\n",
			       PREFIXS(network), subnets, masks);
	else
		session_printf(s, "      %s/%u is subnetted, %u subnets\n", IP4S(network.addr),
			       (*r)->dst.len, subnets);
	return masks == 1;
}

static void
show_paths(struct session *s, const struct route *const *r, size_t count, struct setting set)
{
	for (size_t i = 0, n; i < count; i += n) {
		for (n = 1; i + n < count && same_prefix(r[i], r[i + n]); n++)
			;
		show_prefix(s, r + i, n, set);
	}
}

static void
show_table(struct session *s, const struct table *t)
{
	const struct route *const *r = t->route;

	for (size_t i = 0, n; i < t->count; i += n) {
		struct setting set = { .column = 6 };
		bool subnets = is_subnet(r[i]);

		for (n = 1; i + n < t->count && same_network(r[i], r[i + n]); n++)
			subnets |= is_subnet(r[i + n]);
		if (subnets)
			set = (struct setting){ 9, show_heading(s, r + i, n) };
		show_paths(s, r + i, n, set);
	}
}

static void
show_last_resort(struct session *s, const struct table *t)
{
	for (size_t i = 0; i < t->count; i++) {
		const struct route *r = t->route[i];

		if (r->dst.len)
			break;
		tell(s, "gateway_of_last_resort",
		     "Gateway of last resort is %s to network 0.0.0.0\n\n", IP4S(r->gateway));
		return;
	}
	tell_null(s, "gateway_of_last_resort");
	session_write(s, "Gateway of last resort is not set\n\n");
}

/* The routes of one source alone, in place. */
static void
keep_only(struct table *t, bool connected)
{
	size_t kept = 0;

	for (size_t i = 0; i < t->count; i++)
		if ((t->route[i]->source != ROUTE_STATIC) == connected)
			t->route[kept++] = t->route[i];
	t->count = kept;
}

/* Is there a route to a part of the classful network of the address? */
static bool
knows_network(const struct table *t, ip4 address)
{
	struct prefix network = classful(address);

	for (size_t i = 0; i < t->count; i++)
		if (t->route[i]->dst.len && prefix_holds(network, t->route[i]->dst.addr))
			return true;
	return false;
}

/* The route to exactly that network, or the longest one that holds the address. The default route is
 * told of by its own name alone. */
static const struct route *
find(const struct table *t, const struct net *net, const struct args_show_ip_route *a)
{
	const struct route *r = route_lookup(net, a->address);

	for (size_t i = 0; a->has_mask && i < t->count; i++)
		if (t->route[i]->dst.addr == a->address && mask_of(t->route[i]->dst.len) == a->mask)
			return t->route[i];
	return a->has_mask || !r || (!r->dst.len && a->address) ? NULL : r;
}

static void
show_descriptor(struct session *s, const struct route *r, bool first)
{
	tell_route(s, r);
	session_printf(s, "  %c ", first ? '*' : ' ');
	if (r->gateway)
		session_printf(s, "%s%s%s\n", IP4S(r->gateway), r->iface ? ", via " : "",
			       r->iface ? r->iface->name : "");
	else
		session_printf(s, "directly connected, via %s\n", r->iface->name);
	session_write(s, "      Route metric is 0, traffic share count is 1\n");
	if (r->tag)
		session_printf(s, "      Route tag %u\n", r->tag);
}

static void
show_one(struct session *s, const struct table *t, const struct net *net,
	 const struct args_show_ip_route *a)
{
	const struct route *r = find(t, net, a);
	bool first = true;

	if (!r) {
		session_write(s, knows_network(t, a->address) ? "% Subnet not in table\n"
							      : "% Network not in table\n");
		return;
	}
	session_printf(s, "Routing entry for %s%s\n", PREFIXS(r->dst),
		       r->dst.len < classful(r->dst.addr).len ? ", supernet" : "");
	if (r->source == ROUTE_STATIC)
		session_printf(s, "  Known via \"static\", distance %u, metric 0%s%s\n",
			       r->distance, r->gateway ? "" : " (connected)",
			       r->dst.len ? "" : ", candidate default path");
	else
		session_printf(s, "  Known via \"connected\", distance 0, metric 0 (connected, via "
				  "interface)\n");
	if (r->tag)
		session_printf(s, "  Tag %u\n", r->tag);
	session_write(s, "  Routing Descriptor Blocks:\n");
	tell_list(s, "routes");
	for (size_t i = 0; i < t->count; i++)
		if (same_prefix(t->route[i], r)) {
			show_descriptor(s, t->route[i], first);
			first = false;
		}
	tell_end(s);
}

/* ---- summary ---- */

/* What a route is said to take of memory, and beside it. */
#define ROUTE_BYTES    288
#define ROUTE_OVERHEAD 96

static void
show_source(struct session *s, const struct table *t, const char *name, bool is_static)
{
	unsigned networks = 0, subnets = 0;

	for (size_t i = 0; i < t->count; i++)
		if ((t->route[i]->source == ROUTE_STATIC) == is_static)
			++*(is_subnet(t->route[i]) ? &subnets : &networks);
	tell_object(s, NULL);
	tell(s, "source networks subnets replicates overhead memory_bytes",
	     "%-15s %-11u %-11u %-11u %-11u %u\n", name, networks, subnets, 0,
	     (networks + subnets) * ROUTE_OVERHEAD, (networks + subnets) * ROUTE_BYTES);
	tell_end(s);
}

/* The headings of networks with subnets are entries by themselves. */
static unsigned
count_headings(const struct table *t)
{
	unsigned headings = 0;

	for (size_t i = 0, n; i < t->count; i += n) {
		bool subnets = is_subnet(t->route[i]);

		for (n = 1; i + n < t->count && same_network(t->route[i], t->route[i + n]); n++)
			subnets |= is_subnet(t->route[i + n]);
		headings += subnets;
	}
	return headings;
}

static void
show_summary(struct session *s, const struct table *t)
{
	unsigned headings = count_headings(t), subnets = 0;

	for (size_t i = 0; i < t->count; i++)
		subnets += is_subnet(t->route[i]);
	session_write(s, "IP routing table name is default (0x0)\n"
			 "IP routing table maximum-paths is 32\n"
			 "Route Source    Networks    Subnets     Replicates  Overhead    Memory "
			 "(bytes)\n");
	tell_list(s, "sources");
	show_source(s, t, "connected", false);
	show_source(s, t, "static", true);
	tell_end(s);
	session_printf(s, "%-15s %-47u %u\n", "internal", headings, headings * ROUTE_BYTES);
	session_printf(s, "%-15s %-11u %-11u %-11u %-11u %u\n", "Total",
		       headings + (unsigned)t->count - subnets, subnets, 0,
		       (unsigned)t->count * ROUTE_OVERHEAD,
		       (headings + (unsigned)t->count) * ROUTE_BYTES);
}

static void
show_routes(struct session *s, struct table *t, const struct args_show_ip_route *a)
{
	session_write(s, legend);
	show_last_resort(s, t);
	if (a->kw_connected || a->kw_static)
		keep_only(t, a->kw_connected);
	tell_list(s, "routes");
	show_table(s, t);
	tell_end(s);
}

void
exec_show_ip_route(struct session *s, const struct args_show_ip_route *a)
{
	struct net *net = router_net(session_device(s)->router);
	struct table t = { 0 };

	route_each(net, collect, &t);
	if (a->has_address)
		show_one(s, &t, net, a);
	else if (a->kw_summary)
		show_summary(s, &t);
	else
		show_routes(s, &t, a);
	free(t.route);
}
