/* Many spokes with tunnels to one hub: all come up, count what went through them, are renewed and
 * go, each without touching the others. soak_hub.c has thousands of them. */
#include <stdlib.h>

#include "engine/base/xmalloc.h"
#include "tests/support/hubkit.h"
#include "tests/support/unit.h"

#ifndef SPOKES
#define SPOKES 60
#endif

static const struct hub_params listed = { .spokes = SPOKES };
static const struct hub_params dynamic = { .spokes = SPOKES, .dynamic = true };

static size_t
ike_sas(struct ike *ike, bool up)
{
	struct ike_sa_view v;
	uint64_t cursor = 0;
	size_t n = 0;

	while (ike_sa_next(ike, &cursor, &v))
		n += up ? v.state == IKE_QM_IDLE && !v.deleted : !v.deleted;
	return n;
}

/* ---- counters ---- */

static bool
take(void *ctx, const struct ident_view *i)
{
	*(struct ident_counters *)ctx = i->count;
	return false;
}

struct flows {
	struct ident_counters *of; /* by spoke */
};

static bool
sort_in(void *ctx, const struct ident_view *i)
{
	struct flows *f = ctx;
	unsigned n = (i->selector.remote.addr - (hub_spoke_inside(0) & ~0xffu)) >> 8;

	if (!i->peer || n >= SPOKES) /* the entry that lets spokes in has no peer */
		return true;
	ck_assert_uint_eq(i->peer, hub_spoke_outside(n));
	ck_assert_uint_eq(i->pairs, 1);
	f->of[n] = i->count;
	return true;
}

/* What each sent the other received; `each` packets that way and as many back. */
static void
ck_counted(struct hub *h, uint64_t each)
{
	struct flows hub = { xcalloc(SPOKES, sizeof *hub.of) };

	ipsec_each_ident(h->ipsec, NULL, sort_in, &hub);
	for (unsigned n = 0; n < SPOKES; n++) {
		struct ident_counters spoke;

		ipsec_each_ident(router_ipsec(h->spoke[n]), NULL, take, &spoke);
		ck_assert_uint_eq(spoke.encaps, each);
		ck_assert_uint_eq(spoke.decaps, each);
		ck_assert_uint_eq(hub.of[n].encaps, spoke.decaps);
		ck_assert_uint_eq(hub.of[n].decaps, spoke.encaps);
		ck_assert_uint_eq(hub.of[n].verify, hub.of[n].decaps);
		ck_assert_uint_eq(ident_recv_errors(&hub.of[n]) + ident_recv_errors(&spoke), 0);
		ck_assert_uint_eq(ident_send_errors(&hub.of[n]), 0);
		ck_assert_uint_eq(spoke.no_sa_send, 1); /* the packet that asked */
	}
	free(hub.of);
}

static struct hub *
hub_up(const struct hub_params *params)
{
	struct hub *h = hub_new(params);

	/* The first echo of each asks for the tunnel and is lost to it. */
	ck_assert_uint_eq(hub_ping(h, 2, SEC(4)), SPOKES);
	ck_assert_uint_eq(ipsec_pairs(h->ipsec), SPOKES);
	ck_assert_uint_eq(ike_sas(h->ike, true), SPOKES);
	ck_assert_uint_eq(ike_sas(h->ike, false), SPOKES);
	return h;
}

/* ---- stories ---- */

static void
all_come_up_and_count(const struct hub_params *params)
{
	struct hub *h = hub_up(params);

	ck_counted(h, 1);
	ck_assert_uint_eq(hub_ping(h, 3, SEC(1)), 3 * SPOKES);
	ck_assert_uint_eq(hub_ping_spokes(h, 3, SEC(1)), 3 * SPOKES);
	ck_counted(h, 7);
	hub_free(h);
}

/* Three lifetimes of phase 2 under traffic. */
static void
all_are_renewed_and_lose_nothing(const struct hub_params *params)
{
	struct hub_params p = *params;
	struct hub *h;

	p.phase2 = 600;
	h = hub_up(&p);
	ck_assert_uint_eq(hub_ping(h, 180, SEC(10)), 180 * SPOKES);
	ck_counted(h, 181);
	ck_assert_uint_eq(ike_stats(h->ike)->quick_done, 4 * SPOKES);
	ck_assert_uint_eq(ike_stats(h->ike)->established, SPOKES);
	ck_assert_uint_eq(ipsec_pairs(h->ipsec), SPOKES);
	hub_free(h);
}

/* Phase 1 ends in the middle of phase 2's lives, which goes on, and asks for a new one. */
static void
phase_1_is_made_anew_for_all(const struct hub_params *params)
{
	struct hub_params p = *params;
	struct hub *h;

	p.phase1 = 900;
	p.phase2 = 600;
	h = hub_up(&p);
	ck_assert_uint_eq(hub_ping(h, 180, SEC(10)), 180 * SPOKES);
	ck_counted(h, 181);
	ck_assert_uint_ge(ike_stats(h->ike)->established, 2 * SPOKES);
	ck_assert_uint_eq(ike_sas(h->ike, true), SPOKES);
	hub_free(h);
}

static void
one_goes_without_the_others(const struct hub_params *params)
{
	struct hub *h = hub_up(params);

	for (unsigned n = 0; n < SPOKES; n += 7) {
		size_t before = ipsec_pairs(h->ipsec);

		ipsec_clear_all(router_ipsec(h->spoke[n]));
		ike_clear(router_ike(h->spoke[n]), 0);
		hub_run(h, SEC(1));
		ck_assert_uint_eq(ipsec_pairs(h->ipsec), before - 1);
		ck_assert_uint_eq(ike_sas(h->ike, true), before - 1);
	}
	hub_free(h);
}

static void
all_go_at_once_and_come_again(const struct hub_params *params)
{
	struct hub *h = hub_up(params);
	size_t heap = 0;

	for (int round = 0; round < 12; round++) {
		ipsec_clear_all(h->ipsec);
		ike_clear(h->ike, 0);
		ck_assert_uint_eq(ipsec_pairs(h->ipsec), 0);
		hub_run(h, SEC(70)); /* what is deleted stays to be seen for a minute */
		ck_assert_uint_eq(ike_sas(h->ike, false), 0);
		for (unsigned n = 0; n < SPOKES; n++) {
			ck_assert_uint_eq(ipsec_pairs(router_ipsec(h->spoke[n])), 0);
			ck_assert_uint_eq(ike_sas(router_ike(h->spoke[n]), false), 0);
		}
		/* What the allocator keeps grows for a few rounds; what a tunnel leaves behind
		 * would grow by that much for each, every time. */
		if (round == 4)
			heap = hub_heap();
		else if (round > 4)
			ck_assert_uint_le(hub_heap(), heap + 200 * SPOKES);
		ck_assert_uint_eq(hub_ping(h, 2, SEC(4)), SPOKES);
	}
	hub_free(h);
}

/* The hub knows its spokes, or lets in whoever has the key. */
START_TEST(test_all_come_up_and_count)
{
	all_come_up_and_count(&listed);
	all_come_up_and_count(&dynamic);
}
END_TEST

START_TEST(test_all_are_renewed_and_lose_nothing)
{
	all_are_renewed_and_lose_nothing(&listed);
	all_are_renewed_and_lose_nothing(&dynamic);
}
END_TEST

START_TEST(test_phase_1_is_made_anew_for_all)
{
	phase_1_is_made_anew_for_all(&listed);
	phase_1_is_made_anew_for_all(&dynamic);
}
END_TEST

START_TEST(test_one_goes_without_the_others)
{
	one_goes_without_the_others(&listed);
	one_goes_without_the_others(&dynamic);
}
END_TEST

START_TEST(test_all_go_at_once_and_come_again)
{
	all_go_at_once_and_come_again(&listed);
	all_go_at_once_and_come_again(&dynamic);
}
END_TEST

UNIT("hub", test_all_come_up_and_count, test_all_are_renewed_and_lose_nothing,
     test_phase_1_is_made_anew_for_all, test_one_goes_without_the_others,
     test_all_go_at_once_and_come_again)
