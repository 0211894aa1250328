/* show ip cef: where packets go, from the routing table, the addresses and the neighbours. */
#include <stdlib.h>
#include <string.h>

#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/facts.h"
#include "cli/session/session.h"
#include "engine/base/xmalloc.h"
#include "engine/net/arp.h"
#include "engine/net/iface.h"
#include "engine/net/route.h"
#include "engine/node/node.h"

/* What becomes of the packets of a prefix. */
enum fate { CEF_DROP, CEF_RECEIVE, CEF_ATTACHED, CEF_NEXT_HOP, CEF_NO_ROUTE };

struct entry {
	struct prefix dst;
	enum fate fate;
	ip4 hop;
	const struct iface *iface; /* NULL: none in particular */
	unsigned order;		   /* in which it was found */
};

struct table {
	struct net *net;
	struct entry *entry;
	size_t count, room;
};

static void
add(struct table *t, struct prefix dst, enum fate fate, ip4 hop, const struct iface *iface)
{
	if (t->count == t->room) {
		t->room = t->room ? 2 * t->room : 32;
		t->entry = xrealloc(t->entry, t->room, sizeof *t->entry);
	}
	t->entry[t->count] = (struct entry){ dst, fate, hop, iface, (unsigned)t->count };
	t->count++;
}

static void
add_fixed(struct table *t)
{
	static const struct {
		ip4 addr;
		uint8_t len;
		enum fate fate;
	} fixed[] = {
		{ 0, 8, CEF_DROP },
		{ 0, 32, CEF_RECEIVE },
		{ 0x7f000000, 8, CEF_DROP },
		{ 0xe0000000, 4, CEF_DROP },
		{ 0xe0000000, 24, CEF_RECEIVE },
		{ 0xf0000000, 4, CEF_DROP },
		{ 0xffffffff, 32, CEF_RECEIVE },
	};

	for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
		add(t, prefix_make(fixed[i].addr, fixed[i].len), fixed[i].fate, 0, NULL);
}

/* Of a network that is wider than two addresses, the first and the last are for us too. */
static void
add_connected(struct table *t, const struct route *r)
{
	ip4 last = r->dst.addr | ~mask_of(r->dst.len);

	if (r->dst.len == 32) {
		add(t, r->dst, CEF_RECEIVE, 0, r->iface);
		return;
	}
	add(t, r->dst, CEF_ATTACHED, 0, r->iface);
	if (r->dst.len == 31)
		return;
	add(t, prefix_make(r->dst.addr, 32), CEF_RECEIVE, 0, r->iface);
	add(t, prefix_make(last, 32), CEF_RECEIVE, 0, r->iface);
}

static bool
add_route(void *ctx, const struct route *r)
{
	struct table *t = ctx;

	if (!r->installed)
		return true;
	if (r->source == ROUTE_CONNECTED)
		add_connected(t, r);
	else if (r->source == ROUTE_LOCAL)
		add(t, r->dst, CEF_RECEIVE, 0, r->iface);
	else if (!r->gateway)
		add(t, r->dst, CEF_ATTACHED, 0, r->iface);
	else
		add(t, r->dst, CEF_NEXT_HOP, r->gateway,
		    r->iface ? r->iface : ip_iface_for(t->net, r->gateway));
	return true;
}

static bool
add_neighbour(void *ctx, const struct arp_entry *e)
{
	struct table *t = ctx;

	if (!e->own && !e->incomplete && e->iface)
		add(t, prefix_make(e->addr, 32), CEF_ATTACHED, 0, e->iface);
	return true;
}

static int
by_prefix(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->dst.addr != y->dst.addr)
		return x->dst.addr < y->dst.addr ? -1 : 1;
	if (x->dst.len != y->dst.len)
		return x->dst.len < y->dst.len ? -1 : 1;
	return x->order < y->order ? -1 : 1;
}

static bool
is_default(const struct prefix *p)
{
	return !p->len;
}

static void
make_table(struct table *t, struct net *net)
{
	bool any = false;

	*t = (struct table){ .net = net };
	route_each(net, add_route, t);
	for (size_t i = 0; i < t->count; i++)
		any |= is_default(&t->entry[i].dst);
	if (!any)
		add(t, prefix_make(0, 0), CEF_NO_ROUTE, 0, NULL);
	add_fixed(t);
	arp_each(net, add_neighbour, t);
	qsort(t->entry, t->count, sizeof *t->entry, by_prefix);
}

static const char *
fate_word(const struct entry *e, char hop[static IP4_TEXT])
{
	static const char *const words[] = {
		[CEF_DROP] = "drop",
		[CEF_RECEIVE] = "receive",
		[CEF_ATTACHED] = "attached",
		[CEF_NO_ROUTE] = "no route",
	};

	if (e->fate != CEF_NEXT_HOP)
		return words[e->fate];
	ip4_text(e->hop, hop);
	return hop;
}

static bool
same_prefix(const struct entry *a, const struct entry *b)
{
	return a->dst.addr == b->dst.addr && a->dst.len == b->dst.len;
}

/* A path of a prefix as facts. */
static void
tell_entry(struct session *s, const struct entry *e)
{
	char hop[IP4_TEXT];

	tell_object(s, NULL);
	tell_string(s, "prefix", PREFIXS(e->dst));
	tell_string(s, "next_hop", fate_word(e, hop));
	tell_string(s, "interface", e->iface ? e->iface->name : NULL);
	tell_end(s);
}

static void
show_table(struct session *s, const struct table *t)
{
	session_write(s, "Prefix               Next Hop             Interface\n");
	for (size_t i = 0; i < t->count; i++) {
		const struct entry *e = &t->entry[i];
		bool further = i && same_prefix(e, e - 1);
		char hop[IP4_TEXT];

		tell_entry(s, e);
		if (e->iface)
			session_printf(s, "%-20s %-20s %s\n", further ? "" : PREFIXS(e->dst),
				       fate_word(e, hop), e->iface->name);
		else
			session_printf(s, "%-20s %s\n", further ? "" : PREFIXS(e->dst),
				       fate_word(e, hop));
	}
}

/* ---- one prefix ---- */

static void
show_path(struct session *s, const struct entry *e)
{
	const char *name = e->iface ? e->iface->name : "";

	tell_entry(s, e);
	switch (e->fate) {
	case CEF_NEXT_HOP:
		session_printf(s, "  nexthop %s %s\n", IP4S(e->hop), name);
		break;
	case CEF_ATTACHED:
		session_printf(s, "  attached to %s\n", name);
		break;
	case CEF_RECEIVE:
		session_printf(s, e->iface ? "  receive for %s\n" : "  receive\n", name);
		break;
	case CEF_DROP:
		session_write(s, "  drop\n");
		break;
	case CEF_NO_ROUTE:
		session_write(s, "  no route\n");
		break;
	}
}

/* The entry itself when a mask is given, else the longest one that holds the address. */
static const struct entry *
find(const struct table *t, ip4 address, const ip4 *mask)
{
	const struct entry *best = NULL;

	for (const struct entry *e = t->entry; e < t->entry + t->count; e++) {
		bool fits = mask ? e->dst.addr == address && mask_of(e->dst.len) == *mask
				 : prefix_holds(e->dst, address);

		if (fits && (!best || e->dst.len > best->dst.len))
			best = e;
	}
	return best;
}

static void
show_one(struct session *s, const struct table *t, const struct args_show_ip_cef *a)
{
	const struct entry *e = find(t, a->address, a->has_mask ? &a->mask : NULL);

	if (!e) {
		session_write(s, "%Prefix not found\n");
		return;
	}
	session_printf(s, "%s\n", PREFIXS(e->dst));
	tell_list(s, "entries");
	for (const struct entry *p = e; p < t->entry + t->count && same_prefix(p, e); p++)
		show_path(s, p);
	tell_end(s);
}

static void
show_details(struct session *s, const struct table *t)
{
	for (size_t i = 0; i < t->count; i++) {
		if (!i || !same_prefix(&t->entry[i], &t->entry[i - 1]))
			session_printf(s, "%s\n", PREFIXS(t->entry[i].dst));
		show_path(s, &t->entry[i]);
	}
}

void
exec_show_ip_cef(struct session *s, const struct args_show_ip_cef *a)
{
	struct table t;

	make_table(&t, router_net(session_device(s)->router));
	if (a->has_address) {
		show_one(s, &t, a);
	} else {
		tell_list(s, "entries");
		a->kw_detail ? show_details(s, &t) : show_table(s, &t);
		tell_end(s);
	}
	free(t.entry);
}
