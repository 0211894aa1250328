/* The routing table: longest match against brute force, distances, recursion, order. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/netkit.h"

/* Thousands of random prefixes; every look-up compared with a walk over all of them. */
START_TEST(longest_match_agrees_with_brute_force)
{
	enum { ROUTES = 2000, LOOKS = 20000 };
	static struct prefix known[ROUTES];
	static bool there[ROUTES];
	struct kit *k = kit_new();
	struct net *r = kit_router(k);
	struct iface *null = iface_new(r, "Null0", IFACE_NULL);

	srand(3);
	for (int i = 0; i < ROUTES; i++) {
		/* few leading bits, so that prefixes lie within each other */
		ip4 addr = (ip4)(rand() & 7) << 29 | (ip4)(rand() & 0xff) << 16 | (ip4)(rand() & 3);

		known[i] = prefix_make(addr, (unsigned)rand() % 33);
		there[i] = true;
		ck_assert(route_add(r, known[i].addr, mask_of(known[i].len),
				    &(struct route){ .distance = 1, .iface = null }, NULL));
	}
	for (int round = 0; round < 2; round++) {
		for (int look = 0; look < LOOKS; look++) {
			ip4 addr = (ip4)(rand() & 7) << 29 | (ip4)(rand() & 0xff) << 16 |
				   (ip4)(rand() & 3);
			const struct route *got = route_lookup(r, addr);
			int best = -1;

			for (int i = 0; i < ROUTES; i++)
				if (there[i] && prefix_holds(known[i], addr) && known[i].len > best)
					best = known[i].len;
			ck_assert_int_eq(got ? got->dst.len : -1, best);
			if (got)
				ck_assert(prefix_holds(got->dst, addr));
		}
		for (int i = 0; i < ROUTES; i += 2) { /* and again with half of them gone */
			route_del(r, known[i].addr, mask_of(known[i].len), 0, NULL, NULL);
			for (int j = 0; j < ROUTES; j++)
				if (known[j].addr == known[i].addr && known[j].len == known[i].len)
					there[j] = false;
		}
	}
	kit_free(k);
}
END_TEST

/* R with Fa0/0 10.0.0.1/24 and Fa0/1 10.1.0.1/24, both up against a neighbour each. */
struct star {
	struct kit *k;
	struct net *r;
	struct iface *a, *b;
};

static struct star
star(void)
{
	struct star s = { .k = kit_new() };
	struct net *n = kit_router(s.k), *m = kit_router(s.k);

	s.r = kit_router(s.k);
	s.a = kit_iface(s.k, s.r, "Fa0/0", "10.0.0.1/24");
	s.b = kit_iface(s.k, s.r, "Fa0/1", "10.1.0.1/24");
	kit_cable(s.k, s.a, kit_iface(s.k, n, "Fa0/0", "10.0.0.2/24"), NULL);
	kit_cable(s.k, s.b, kit_iface(s.k, m, "Fa0/0", "10.1.0.2/24"), NULL);
	kit_run(s.k, SEC(5));
	return s;
}

struct listing {
	char text[2048];
};

static bool
list(void *ctx, const struct route *r)
{
	struct listing *l = ctx;
	size_t at = strlen(l->text);

	snprintf(l->text + at, sizeof l->text - at, "%c %s [%u] %s%s%s\n", "CLS"[r->source],
		 PREFIXS(r->dst), r -> distance, r -> gateway ? IP4S(r->gateway) : "",
		 r->iface ? r->iface->name : "", r->installed ? "" : " (not installed)");
	return true;
}

static const char *
listing(struct net *r)
{
	static struct listing l;

	l.text[0] = '\0';
	route_each(r, list, &l);
	return l.text;
}

static void
add(struct net *r, const char *prefix, uint8_t distance, ip4 gateway, struct iface *iface)
{
	uint8_t len;
	ip4 addr;

	ip4_parse_len(prefix, &addr, &len);
	ck_assert(route_add(
		r, addr, mask_of(len),
		&(struct route){ .distance = distance, .gateway = gateway, .iface = iface }, NULL));
}

START_TEST(the_table_is_in_order_and_a_floating_route_waits)
{
	struct star s = star();

	add(s.r, "0.0.0.0/0", 1, IP4(10, 0, 0, 2), NULL);
	add(s.r, "0.0.0.0/0", 200, IP4(10, 1, 0, 2), NULL);
	add(s.r, "10.9.0.0/16", 1, IP4(10, 1, 0, 2), NULL);
	add(s.r, "10.9.9.0/24", 1, IP4(10, 77, 0, 1), NULL); /* by the default route */
	add(s.r, "172.16.0.0/12", 1, 0, s.b);
	ck_assert_str_eq(listing(s.r), "S 0.0.0.0/0 [1] 10.0.0.2\n"
				       "S 0.0.0.0/0 [200] 10.1.0.2 (not installed)\n"
				       "C 10.0.0.0/24 [0] Fa0/0\n"
				       "L 10.0.0.1/32 [0] Fa0/0\n"
				       "C 10.1.0.0/24 [0] Fa0/1\n"
				       "L 10.1.0.1/32 [0] Fa0/1\n"
				       "S 10.9.0.0/16 [1] 10.1.0.2\n"
				       "S 10.9.9.0/24 [1] 10.77.0.1\n"
				       "S 172.16.0.0/12 [1] Fa0/1\n");
	iface_set_shutdown(s.a, true, NULL);
	ck_assert_str_eq(listing(s.r), "S 0.0.0.0/0 [1] 10.0.0.2 (not installed)\n"
				       "S 0.0.0.0/0 [200] 10.1.0.2\n"
				       "C 10.1.0.0/24 [0] Fa0/1\n"
				       "L 10.1.0.1/32 [0] Fa0/1\n"
				       "S 10.9.0.0/16 [1] 10.1.0.2\n"
				       "S 10.9.9.0/24 [1] 10.77.0.1\n"
				       "S 172.16.0.0/12 [1] Fa0/1\n");
	iface_set_shutdown(s.b, true, NULL);
	ck_assert_ptr_null(route_lookup(s.r, IP4(10, 9, 0, 1)));
	kit_free(s.k);
}
END_TEST

START_TEST(next_hops_resolve_through_other_routes)
{
	struct star s = star();
	struct path path;

	add(s.r, "3.3.3.3/32", 1, IP4(2, 2, 2, 2), NULL); /* before what it rests on */
	ck_assert(!fib_lookup(s.r, IP4(3, 3, 3, 3), 0, &path));
	add(s.r, "2.2.2.2/32", 1, IP4(10, 1, 0, 2), NULL);
	ck_assert(fib_lookup(s.r, IP4(3, 3, 3, 3), 0, &path));
	ck_assert(path.iface == s.b && path.to == IP4(10, 1, 0, 2));
	ck_assert(fib_lookup(s.r, IP4(10, 0, 0, 9), 0, &path));
	ck_assert(path.iface == s.a && path.to == IP4(10, 0, 0, 9)); /* directly connected */
	kit_free(s.k);
}
END_TEST

START_TEST(no_route_rests_on_itself)
{
	struct star s = star();
	struct path path;

	add(s.r, "20.0.0.0/8", 1, IP4(20, 1, 1, 1), NULL);
	ck_assert(!fib_lookup(s.r, IP4(20, 0, 0, 1), 0, &path));
	add(s.r, "0.0.0.0/0", 1, IP4(10, 0, 0, 2), NULL); /* does not save it: 20/8 is nearer */
	ck_assert(fib_lookup(s.r, IP4(20, 0, 0, 1), 0, &path));
	ck_assert_uint_eq(route_lookup(s.r, IP4(20, 0, 0, 1))->dst.len, 0);
	add(s.r, "30.0.0.0/8", 1, IP4(40, 1, 1, 1), NULL); /* each on the other */
	add(s.r, "40.0.0.0/8", 1, IP4(30, 1, 1, 1), NULL);
	fib_lookup(s.r, IP4(30, 0, 0, 1), 0, &path); /* ends, whatever it says */
	kit_free(s.k);
}
END_TEST

START_TEST(equal_routes_share_by_destination)
{
	struct star s = star();
	unsigned by_a = 0;

	add(s.r, "0.0.0.0/0", 1, IP4(10, 0, 0, 2), NULL);
	add(s.r, "0.0.0.0/0", 1, IP4(10, 1, 0, 2), NULL);
	for (unsigned i = 0; i < 1000; i++) {
		struct path path, again;

		ck_assert(fib_lookup(s.r, IP4(50, 0, i >> 8, i & 255), IP4(1, 2, 3, 4), &path));
		ck_assert(fib_lookup(s.r, IP4(50, 0, i >> 8, i & 255), IP4(1, 2, 3, 4), &again));
		ck_assert_ptr_eq(path.iface, again.iface);
		by_a += path.iface == s.a;
	}
	ck_assert_uint_gt(by_a, 300);
	ck_assert_uint_lt(by_a, 700);
	kit_free(s.k);
}
END_TEST

START_TEST(routes_are_refused_and_deleted_as_on_ios)
{
	struct star s = star();
	struct route via = { .distance = 1, .gateway = IP4(10, 0, 0, 2) };
	struct route self = { .distance = 1, .gateway = IP4(10, 1, 0, 1) };
	struct diag d = { 0 };

	ck_assert(!route_add(s.r, IP4(10, 9, 0, 1), mask_of(24), &via, &d));
	ck_assert_int_eq(d.code, DIAG_INCONSISTENT_MASK);
	ck_assert(!route_add(s.r, IP4(10, 9, 0, 0), 0xff00ff00, &via, &d));
	ck_assert_int_eq(d.code, DIAG_INCONSISTENT_MASK);
	ck_assert(!route_add(s.r, IP4(10, 9, 0, 0), mask_of(24), &self, &d));
	ck_assert_int_eq(d.code, DIAG_NEXT_HOP_IS_SELF);
	ck_assert(!route_del(s.r, IP4(10, 9, 0, 0), mask_of(24), 0, NULL, &d));
	ck_assert_int_eq(d.code, DIAG_NO_MATCHING_ROUTE);
	ck_assert(route_add(s.r, IP4(10, 9, 0, 0), mask_of(24), &via, NULL));
	ck_assert(route_add(s.r, IP4(10, 9, 0, 0), mask_of(24), &via, NULL)); /* silently */
	ck_assert(!route_del(s.r, IP4(10, 9, 0, 0), mask_of(24), IP4(9, 9, 9, 9), NULL, &d));
	ck_assert(route_del(s.r, IP4(10, 9, 0, 0), mask_of(24), IP4(10, 0, 0, 2), NULL, NULL));
	ck_assert(!route_del(s.r, IP4(10, 0, 0, 0), mask_of(24), 0, NULL, &d)); /* connected */
	ck_assert_ptr_nonnull(route_lookup(s.r, IP4(10, 0, 0, 9)));
	kit_free(s.k);
}
END_TEST

START_TEST(routes_go_with_their_interface_and_no_others)
{
	struct star s = star();
	struct iface *loop = iface_new(s.r, "Loopback0", IFACE_LOOPBACK);
	char before[2048];

	add(s.r, "10.9.0.0/16", 1, IP4(10, 1, 0, 2), NULL);
	add(s.r, "172.16.0.0/16", 1, 0, s.b);
	snprintf(before, sizeof before, "%s", listing(s.r));
	iface_set_address(loop, IP4(7, 7, 7, 7), ~(ip4)0, false, NULL);
	add(s.r, "172.16.0.0/16", 1, 0, loop); /* beside the other */
	add(s.r, "172.17.0.0/16", 1, 0, loop); /* alone, and a joint above it */
	ck_assert_uint_eq(loop->routes, 3);
	iface_free(loop);
	ck_assert_str_eq(listing(s.r), before);
	ck_assert_ptr_null(route_lookup(s.r, IP4(172, 17, 0, 1)));
	kit_free(s.k);
}
END_TEST

UNIT("net_route", routes_go_with_their_interface_and_no_others,
     longest_match_agrees_with_brute_force, the_table_is_in_order_and_a_floating_route_waits,
     next_hops_resolve_through_other_routes, no_route_rests_on_itself,
     equal_routes_share_by_destination, routes_are_refused_and_deleted_as_on_ios)
