/* A day of traffic in virtual time: tunnels are renewed every hour, their phase 1 every four, a packet
 * goes each way every few seconds. None is lost, and memory stays what it was in the second hour.
 * soak_day.c has a week. */
#include <stdio.h>

#include "tests/support/hubkit.h"
#include "tests/support/unit.h"

#ifndef SPOKES
#define SPOKES 5
#define HOURS  24
#endif

enum { EVERY = 5, AN_HOUR = 3600 / EVERY }; /* seconds; echoes */

/* Octets of this process that are in memory. */
static size_t
resident(void)
{
	FILE *f = fopen("/proc/self/statm", "r");
	size_t pages = 0;

	ck_assert(f && fscanf(f, "%*u %zu", &pages) == 1);
	fclose(f);
	return pages * 4096;
}

static void
a_day(const struct hub_params *params)
{
	struct hub *h = hub_new(params);
	size_t heap, memory;
	uint64_t renewed;

	ck_assert_uint_eq(hub_ping(h, 2, SEC(2)), SPOKES); /* the first asks for the tunnel */
	ck_assert_uint_eq(hub_ping_both(h, 2 * AN_HOUR, SEC(EVERY)), 2 * 2 * AN_HOUR * SPOKES);
	heap = hub_heap();
	memory = resident();
	for (unsigned hour = 2; hour < HOURS; hour++)
		ck_assert_uint_eq(hub_ping_both(h, AN_HOUR, SEC(EVERY)), 2 * AN_HOUR * SPOKES);
	ck_assert_uint_le(hub_heap(), heap + heap / 50);
	ck_assert_uint_le(resident(), memory + memory / 20);
	renewed = ike_stats(h->ike)->quick_done;
	ck_assert_uint_ge(renewed, HOURS * SPOKES);
	ck_assert_uint_le(renewed, (HOURS + HOURS / 12 + 1) * SPOKES); /* each once: not by both */
	ck_assert_uint_ge(ike_stats(h->ike)->established, HOURS / 5 * SPOKES);
	ck_assert_uint_eq(ipsec_pairs(h->ipsec), SPOKES);
	hub_free(h);
}

START_TEST(nothing_is_lost_and_nothing_grows)
{
	a_day(&(struct hub_params){ .spokes = SPOKES, .phase1 = 4 * 3600 });
}
END_TEST

START_TEST(nor_on_a_hub_with_a_dynamic_map)
{
	a_day(&(struct hub_params){ .spokes = SPOKES, .phase1 = 4 * 3600, .dynamic = true });
}
END_TEST

UNIT("day", nothing_is_lost_and_nothing_grows, nor_on_a_hub_with_a_dynamic_map)
