/* Interfaces: when they come up and go down, what addresses they take, what they count. */
#include <stdlib.h>
#include <string.h>

#include "tests/support/netkit.h"

/* R1 Fa0/0 ---- Fa0/0 R2 */
struct pair {
	struct kit *k;
	struct net *r1, *r2;
	struct iface *a, *b;
	struct link *link;
};

static struct pair
pair(void)
{
	struct pair p = { .k = kit_new() };

	p.r1 = kit_router(p.k);
	p.r2 = kit_router(p.k);
	p.a = kit_iface(p.k, p.r1, "Fa0/0", "10.0.0.1/24");
	p.b = kit_iface(p.k, p.r2, "Fa0/0", "10.0.0.2/24");
	p.link = kit_cable(p.k, p.a, p.b, NULL);
	return p;
}

static void
forget_events(struct kit *k)
{
	k->events = 0;
}

/* "link up at 2 s, protocol up at 3 s", in milliseconds from `since`. */
static void
ck_told(struct pair *p, const struct net *net, simtime since, enum event_kind kind,
	const char *state, simtime after)
{
	const struct kit_event *e = kit_find(p->k, net, kind, "Fa0/0");

	ck_assert_msg(e, "%s was not reported", event_name(kind));
	if (state)
		ck_assert_str_eq(e->text[1], state);
	ck_assert_uint_eq(e->at - since, after);
}

START_TEST(a_link_comes_up_after_two_seconds_and_its_protocol_after_three)
{
	struct pair p = pair();

	kit_run(p.k, SEC(5));
	ck_told(&p, p.r1, 0, EV_LINK_STATE, "up", SEC(2));
	ck_told(&p, p.r1, 0, EV_LINE_PROTOCOL_STATE, "up", SEC(3));
	ck_assert_uint_eq(kit_count(p.k, p.r1, EV_LINK_STATE), 1);
	ck_assert(p.a->up && p.a->protocol);
	kit_free(p.k);
}
END_TEST

START_TEST(shutdown_works_at_once_and_is_told_later)
{
	struct pair p = pair();
	simtime then;

	kit_run(p.k, SEC(5));
	forget_events(p.k);
	then = sched_now(p.k->sched);
	iface_set_shutdown(p.a, true, NULL);
	ck_assert(!p.a->up && !p.a->protocol);
	ck_assert(!ip_is_local(p.r1, IP4(10, 0, 0, 1)));
	kit_run(p.k, SEC(5));
	ck_told(&p, p.r1, then, EV_LINK_ADMIN_DOWN, NULL, SEC(2));
	ck_told(&p, p.r1, then, EV_LINE_PROTOCOL_STATE, "down", SEC(3));
	ck_told(&p, p.r2, then, EV_LINK_STATE, "down", SEC(2)); /* the far end lost its carrier */
	ck_assert(!p.b->protocol);
	forget_events(p.k);
	then = sched_now(p.k->sched);
	iface_set_shutdown(p.a, false, NULL);
	kit_run(p.k, SEC(5));
	ck_told(&p, p.r1, then, EV_LINK_STATE, "up", SEC(2));
	ck_told(&p, p.r2, then, EV_LINE_PROTOCOL_STATE, "up", SEC(3));
	ck_assert_str_eq(kit_ping(p.k, p.r1, IP4(10, 0, 0, 2)), "!!!!!");
	kit_free(p.k);
}
END_TEST

START_TEST(a_carrier_that_returns_in_time_was_never_away)
{
	struct pair p = pair();

	kit_run(p.k, SEC(5));
	forget_events(p.k);
	link_cut(p.link);
	kit_run(p.k, MSEC(1500));
	link_restore(p.link);
	kit_run(p.k, SEC(10));
	ck_assert_uint_eq(p.k->events, 0);
	ck_assert_str_eq(kit_ping(p.k, p.r1, IP4(10, 0, 0, 2)), "!!!!!");
	link_cut(p.link);
	kit_run(p.k, SEC(10));
	ck_assert_uint_eq(kit_count(p.k, NULL, EV_LINK_STATE), 2);
	ck_assert_str_eq(kit_ping(p.k, p.r1, IP4(10, 0, 0, 2)), ".....");
	kit_free(p.k);
}
END_TEST

START_TEST(an_interface_that_is_shut_down_at_boot_says_so)
{
	struct kit *k = kit_new();
	struct net *r = kit_router(k);

	iface_new(r, "Fa0/1", IFACE_ETHERNET);
	iface_new(r, "Null0", IFACE_NULL);
	kit_run(k, SEC(5));
	ck_assert_uint_eq(kit_find(k, r, EV_LINK_ADMIN_DOWN, "Fa0/1")->at, SEC(2));
	ck_assert_uint_eq(k->events, 2);
	kit_free(k);
}
END_TEST

START_TEST(a_loopback_is_up_at_once_and_its_end_is_told)
{
	struct kit *k = kit_new();
	struct net *r = kit_router(k);
	struct iface *lo = iface_new(r, "Loopback0", IFACE_LOOPBACK);

	ck_assert(iface_set_address(lo, IP4(1, 1, 1, 1), ~0u, false, NULL));
	ck_assert(ip_is_local(r, IP4(1, 1, 1, 1)));
	ck_assert_str_eq(kit_ping(k, r, IP4(1, 1, 1, 1)), "!!!!!");
	kit_run(k, SEC(5));
	ck_assert_str_eq(kit_find(k, r, EV_LINE_PROTOCOL_STATE, "Loopback0")->text[1], "up");
	iface_free(lo);
	ck_assert_ptr_nonnull(kit_find(k, r, EV_LINK_ADMIN_DOWN, "Loopback0"));
	ck_assert(!ip_is_local(r, IP4(1, 1, 1, 1)));
	kit_free(k);
}
END_TEST

/* Against Fa0/0 10.0.0.1/24 in use and Fa0/1 20.0.0.1/24 shut down, set on Fa0/2. */
START_TEST(addresses_are_refused_for_the_reasons_of_ios)
{
	static const struct {
		const char *addr, *mask;
		enum diag_code code;
		const char *arg0, *arg1;
	} t[] = {
		/* clang-format off */
		{ "10.0.1.1", "255.255.255.0",   DIAG_NONE,               NULL,         NULL },
		{ "10.0.0.7", "255.255.255.0",   DIAG_ADDRESS_OVERLAPS,   "10.0.0.0",   "Fa0/0" },
		{ "10.9.9.9", "255.0.0.0",       DIAG_ADDRESS_OVERLAPS,   "10.0.0.0",   "Fa0/0" },
		{ "10.0.0.9", "255.255.255.252", DIAG_ADDRESS_OVERLAPS,   "10.0.0.8",   "Fa0/0" },
		{ "20.0.0.7", "255.255.255.0",   DIAG_NONE,               NULL,         NULL },
		{ "10.2.0.0", "255.255.255.0",   DIAG_BAD_MASK,           "/24",        "10.2.0.0" },
		{ "10.2.0.255", "255.255.255.0", DIAG_BAD_MASK,           "/24",        "10.2.0.255" },
		{ "10.2.0.1", "255.0.255.0",     DIAG_BAD_MASK,           "0xFF00FF00", "10.2.0.1" },
		{ "10.2.0.1", "255.255.255.255", DIAG_BAD_MASK,           "/32",        "10.2.0.1" },
		{ "10.2.0.0", "255.255.255.254", DIAG_SLASH_31,           NULL,         NULL },
		{ "224.0.0.1", "255.255.255.0",  DIAG_NOT_A_HOST_ADDRESS, "224.0.0.1",  NULL },
		{ "127.0.0.1", "255.0.0.0",      DIAG_NOT_A_HOST_ADDRESS, "127.0.0.1",  NULL },
		/* clang-format on */
	};
	struct kit *k = kit_new();
	struct net *r = kit_router(k);
	struct iface *down, *iface;

	kit_iface(k, r, "Fa0/0", "10.0.0.1/24");
	down = kit_iface(k, r, "Fa0/1", "20.0.0.1/24");
	iface_set_shutdown(down, true, NULL);
	iface = kit_iface(k, r, "Fa0/2", NULL);
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		struct diag d = { 0 };
		ip4 addr, mask;
		bool taken;

		ip4_parse(t[i].addr, &addr);
		ip4_parse(t[i].mask, &mask);
		taken = iface_set_address(iface, addr, mask, false, &d);
		ck_assert_msg(d.code == t[i].code, "%s: %d", t[i].addr, d.code);
		ck_assert_int_eq(taken, t[i].code == DIAG_NONE || t[i].code == DIAG_SLASH_31);
		if (t[i].arg0)
			ck_assert_str_eq(d.arg[0], t[i].arg0);
		if (t[i].arg1)
			ck_assert_str_eq(d.arg[1], t[i].arg1);
	}
	kit_free(k);
}
END_TEST

START_TEST(an_overlap_with_what_was_shut_down_shows_at_no_shutdown)
{
	struct kit *k = kit_new();
	struct net *r = kit_router(k);
	struct iface *a = kit_iface(k, r, "Fa0/0", "10.0.0.1/24"), *b;
	struct diag d = { 0 };

	iface_set_shutdown(a, true, NULL);
	b = kit_iface(k, r, "Fa0/1", "10.0.0.2/24");
	ck_assert(!iface_set_shutdown(a, false, &d));
	ck_assert_int_eq(d.code, DIAG_INCORRECT_ASSIGNMENT);
	ck_assert_str_eq(d.arg[0], "Fa0/0");
	iface_clear_addresses(b);
	ck_assert(iface_set_shutdown(a, false, &d));
	kit_free(k);
}
END_TEST

/* Of several that overlap, the interface that was there first is named, whatever its addresses. */
START_TEST(of_overlapping_interfaces_the_oldest_in_use_is_named)
{
	struct kit *k = kit_new();
	struct net *r = kit_router(k);
	struct iface *oldest = kit_iface(k, r, "Fa0/0", "10.9.0.1/24"),
		     *older = kit_iface(k, r, "Fa0/1", "10.5.0.1/24"),
		     *old = kit_iface(k, r, "Fa0/2", "10.7.0.1/24"),
		     *new = kit_iface(k, r, "Fa0/3", NULL);
	struct diag d = { 0 };

	ck_assert(!iface_set_address(new, IP4(10, 1, 1, 1), mask_of(8), false, &d));
	ck_assert_str_eq(d.arg[1], "Fa0/0");
	iface_clear_addresses(oldest);
	ck_assert(!iface_set_address(new, IP4(10, 1, 1, 1), mask_of(8), false, &d));
	ck_assert_str_eq(d.arg[1], "Fa0/1");
	iface_free(older);
	ck_assert(!iface_set_address(new, IP4(10, 1, 1, 1), mask_of(8), false, &d));
	ck_assert_str_eq(d.arg[1], "Fa0/2");
	iface_set_address(old, IP4(11, 7, 0, 1), mask_of(24), false, NULL);
	ck_assert(iface_set_address(new, IP4(10, 1, 1, 1), mask_of(8), false, &d));
	ck_assert(!iface_set_address(oldest, IP4(10, 255, 255, 1), mask_of(30), true, &d));
	ck_assert_str_eq(d.arg[1], "Fa0/3");
	ck_assert(!iface_set_address(oldest, IP4(8, 0, 0, 1), mask_of(5), false, &d));
	ck_assert_str_eq(d.arg[1], "Fa0/2");
	ck_assert(iface_set_address(new, IP4(10, 1, 1, 9), mask_of(30), true, &d));
	kit_free(k);
}
END_TEST

START_TEST(secondary_addresses_go_before_the_primary)
{
	struct pair p = pair();
	struct diag d = { 0 };
	ip4 mask = mask_of(24);

	ck_assert(iface_set_address(p.a, IP4(10, 5, 0, 1), mask, true, NULL));
	ck_assert(iface_set_address(p.b, IP4(10, 5, 0, 2), mask, true, NULL));
	kit_run(p.k, SEC(5));
	ck_assert_str_eq(kit_ping(p.k, p.r1, IP4(10, 5, 0, 2)), "!!!!!");
	ck_assert(!iface_del_address(p.a, IP4(10, 0, 0, 1), mask, false, &d));
	ck_assert_int_eq(d.code, DIAG_SECONDARY_FIRST);
	ck_assert(!iface_del_address(p.a, IP4(10, 0, 0, 1), mask, true, &d));
	ck_assert_int_eq(d.code, DIAG_ADDRESS_INVALID);
	ck_assert(iface_del_address(p.a, IP4(10, 5, 0, 1), mask, true, NULL));
	ck_assert(!ip_is_local(p.r1, IP4(10, 5, 0, 1)));
	ck_assert(iface_del_address(p.a, IP4(10, 0, 0, 1), mask, false, NULL));
	ck_assert(!ip_is_local(p.r1, IP4(10, 0, 0, 1)));
	ck_assert_ptr_null(route_lookup(p.r1, IP4(10, 0, 0, 2)));
	kit_free(p.k);
}
END_TEST

/* ---- ARP ---- */

struct entries {
	struct arp_entry e[8];
	size_t n;
};

static bool
collect(void *ctx, const struct arp_entry *e)
{
	struct entries *to = ctx;

	ck_assert_uint_lt(to->n, 8);
	to->e[to->n++] = *e;
	return true;
}

START_TEST(arp_learns_shows_and_ages)
{
	struct pair p = pair();
	struct entries seen = { 0 };

	kit_run(p.k, SEC(5));
	kit_ping(p.k, p.r1, IP4(10, 0, 0, 2));
	kit_ping(p.k, p.r1, IP4(10, 0, 0, 9));
	kit_run(p.k, SEC(125) - sched_now(p.k->sched) % SEC(1));
	kit_ping(p.k, p.r1, IP4(10, 0, 0, 9));
	arp_each(p.r1, collect, &seen);
	ck_assert_uint_eq(seen.n, 3);
	ck_assert(seen.e[0].own && seen.e[0].addr == IP4(10, 0, 0, 1));
	ck_assert(!seen.e[1].own && seen.e[1].age == 2 && seen.e[1].iface == p.a);
	ck_assert(seen.e[1].addr == IP4(10, 0, 0, 2) && mac_equal(&seen.e[1].mac, &p.b->mac));
	ck_assert(seen.e[2].incomplete && !seen.e[2].iface && seen.e[2].addr == IP4(10, 0, 0, 9));
	kit_run(p.k, SEC(14400));
	seen.n = 0;
	arp_each(p.r1, collect, &seen); /* asked again, and still there */
	ck_assert_uint_eq(seen.n, 2);
	ck_assert_uint_lt(seen.e[1].age, 10);
	arp_clear(p.r1);
	seen.n = 0;
	arp_each(p.r1, collect, &seen);
	ck_assert_uint_eq(seen.n, 1);
	kit_free(p.k);
}
END_TEST

/* The neighbours of an interface go with it; those of another stay, and what is fixed. */
START_TEST(arp_forgets_with_the_interface)
{
	struct kit *k = kit_new();
	struct net *r = kit_router(k), *pc = kit_host(k), *far = kit_host(k);
	struct iface *left = kit_iface(k, r, "Fa0/0", "10.0.0.1/24");
	struct iface *right = kit_iface(k, r, "Fa0/1", "10.7.0.1/24");
	struct entries seen = { 0 };

	kit_cable(k, kit_iface(k, pc, "eth0", "10.0.0.10/24"), left, NULL);
	kit_cable(k, kit_iface(k, far, "eth0", "10.7.0.10/24"), right, NULL);
	kit_run(k, SEC(5));
	kit_ping(k, r, IP4(10, 0, 0, 10));
	kit_ping(k, r, IP4(10, 0, 0, 99));
	kit_ping(k, r, IP4(10, 7, 0, 10));
	arp_set_fixed(r, IP4(10, 0, 0, 50), &left->mac);
	iface_free(left);
	arp_each(r, collect, &seen);
	ck_assert_uint_eq(seen.n, 3);
	ck_assert(seen.e[0].fixed && seen.e[0].addr == IP4(10, 0, 0, 50));
	ck_assert(seen.e[1].own && seen.e[1].addr == IP4(10, 7, 0, 1));
	ck_assert(seen.e[2].iface == right && seen.e[2].addr == IP4(10, 7, 0, 10));
	kit_run(k, SEC(5)); /* nobody asks for the others any more */
	kit_free(k);
}
END_TEST

/* One packet waits for the answer, the newest; three questions, then it is given up. */
START_TEST(arp_holds_one_packet)
{
	struct pair p = pair();
	struct ping_params params = ping_defaults;

	kit_run(p.k, SEC(5));
	params.dst = IP4(10, 0, 0, 9);
	params.timeout = 0;
	kit_ping_with(p.k, p.r1, &params);
	ck_assert_uint_eq(pktpool_out(p.k->pool), 1);
	ck_assert_uint_eq(p.a->counters.output_drops, 4);
	kit_run(p.k, SEC(4));
	ck_assert_uint_eq(pktpool_out(p.k->pool), 0);
	ck_assert_uint_eq(net_totals(p.r1)->arp_failed, 1);
	kit_free(p.k);
}
END_TEST

START_TEST(proxy_arp_answers_for_what_the_router_reaches)
{
	struct kit *k = kit_new();
	struct net *pc = kit_host(k), *r = kit_router(k), *far = kit_host(k);
	struct iface *in = kit_iface(k, r, "Fa0/0", "10.0.0.1/24");

	/* PC believes that all of 10.0.0.0/8 is on its own wire. */
	kit_cable(k, kit_iface(k, pc, "eth0", "10.0.0.10/8"), in, NULL);
	kit_cable(k, kit_iface(k, r, "Fa0/1", "10.7.0.1/24"),
		  kit_iface(k, far, "eth0", "10.7.0.10/24"), NULL);
	kit_route(far, "0.0.0.0/0", IP4(10, 7, 0, 1));
	kit_run(k, SEC(5));
	ck_assert_str_eq(kit_ping(k, pc, IP4(10, 7, 0, 10)), "!!!!!");
	ck_assert_str_eq(kit_ping(k, pc, IP4(10, 8, 0, 10)), "....."); /* no route: no answer */
	iface_set_proxy_arp(in, false);
	arp_clear(pc);
	ck_assert_str_eq(kit_ping(k, pc, IP4(10, 7, 0, 10)), ".....");
	kit_free(k);
}
END_TEST

START_TEST(a_second_owner_of_an_address_is_reported)
{
	struct kit *k = kit_new();
	struct net *a = kit_router(k), *b = kit_router(k);

	kit_cable(k, kit_iface(k, a, "Fa0/0", "10.0.0.1/24"),
		  kit_iface(k, b, "Fa0/0", "10.0.0.1/24"), NULL);
	kit_run(k, SEC(5));
	ck_assert_ptr_nonnull(kit_find(k, NULL, EV_DUPLICATE_ADDRESS, "10.0.0.1"));
	ck_assert_uint_eq(kit_count(k, NULL, EV_DUPLICATE_ADDRESS), 2); /* they do not shout on */
	kit_free(k);
}
END_TEST

START_TEST(a_serial_line_needs_no_arp)
{
	struct kit *k = kit_new();
	struct net *r[2] = { kit_router(k), kit_router(k) };
	struct iface *end[2];

	for (int i = 0; i < 2; i++) {
		struct port *port = calloc(1, sizeof *port);

		k->port[k->ports++] = port;
		end[i] = iface_new(r[i], "Serial0/0/0", IFACE_SERIAL);
		iface_set_address(end[i], IP4(10, 0, 0, 1) + (ip4)i, mask_of(30), false, NULL);
		iface_attach(end[i], port);
		iface_set_shutdown(end[i], false, NULL);
	}
	kit_cable(k, end[0], end[1], &(struct link_params){ .rate = 64000 });
	kit_run(k, SEC(5));
	ck_assert_str_eq(kit_ping(k, r[0], IP4(10, 0, 0, 2)), "!!!!!");
	ck_assert_uint_eq(end[1]->counters.packets_in, 5);
	ck_assert_uint_eq(end[1]->counters.broadcasts_in, 0);
	kit_free(k);
}
END_TEST

/* ---- counters ---- */

START_TEST(counters_and_rates_follow_the_traffic)
{
	struct pair p = pair();
	struct ping_params params = ping_defaults;

	kit_run(p.k, SEC(5));
	ck_assert_uint_eq(p.a->last_in, SEC(3)); /* the neighbour's announcement */
	ck_assert_uint_eq(p.a->counters.broadcasts_in, 1);
	iface_clear_counters(p.a);
	params.dst = IP4(10, 0, 0, 2);
	params.size = 1000;
	params.interval = 10; /* a hundred a second */
	params.count = 100;
	for (int minute = 0; minute < 30; minute++)
		for (int second = 0; second < 60; second++)
			kit_ping_with(p.k, p.r1, &params);
	ck_assert_uint_eq(p.a->counters.packets_in, 180000 + 1);
	ck_assert_uint_eq(p.a->counters.bytes_in, 180000 * 1014ull + 14 + 28);
	ck_assert_double_eq_tol(iface_rate(p.a, IFACE_IN)->packets_per_second, 100, 1);
	ck_assert_double_eq_tol(iface_rate(p.a, IFACE_IN)->bits_per_second, 1014 * 800, 8000);
	kit_run(p.k, SEC(300));
	ck_assert_double_eq_tol(iface_rate(p.a, IFACE_IN)->packets_per_second, 36.8, 1); /* 1/e */
	ck_assert_uint_eq(p.a->counters_cleared, SEC(5));
	kit_free(p.k);
}
END_TEST

UNIT("net_iface", a_link_comes_up_after_two_seconds_and_its_protocol_after_three,
     shutdown_works_at_once_and_is_told_later, a_carrier_that_returns_in_time_was_never_away,
     an_interface_that_is_shut_down_at_boot_says_so, a_loopback_is_up_at_once_and_its_end_is_told,
     addresses_are_refused_for_the_reasons_of_ios,
     an_overlap_with_what_was_shut_down_shows_at_no_shutdown,
     of_overlapping_interfaces_the_oldest_in_use_is_named,
     secondary_addresses_go_before_the_primary, arp_forgets_with_the_interface,
     arp_learns_shows_and_ages, arp_holds_one_packet, proxy_arp_answers_for_what_the_router_reaches,
     a_second_owner_of_an_address_is_reported, a_serial_line_needs_no_arp,
     counters_and_rates_follow_the_traffic)
