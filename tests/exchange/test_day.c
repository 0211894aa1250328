/* A day of traffic in virtual time: tunnels are renewed every hour, their phase 1 every four, a packet
 * goes each way every few seconds. None is lost, and memory is what it was in the first hours, to the
 * block.
 * soak_day.c has a week. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "tests/support/hubkit.h"
#include "tests/support/unit.h"

#ifndef SPOKES
#define SPOKES 5
#define HOURS  24
#endif

enum { EVERY = 5, AN_HOUR = 3600 / EVERY }; /* seconds; echoes */

/* Blocks of memory that are in use. What a sanitizer keeps to itself is not looked at. */
static long blocks;

#ifdef __SANITIZE_ADDRESS__
#define LOOK_AT_MEMORY false
#else
#define LOOK_AT_MEMORY true

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void __libc_free(void *);

void *
malloc(size_t size)
{
	blocks++;
	return __libc_malloc(size);
}

void *
calloc(size_t count, size_t size)
{
	blocks++;
	return __libc_calloc(count, size);
}

void *
realloc(void *old, size_t size)
{
	blocks += !old;
	return __libc_realloc(old, size);
}

void
free(void *block)
{
	blocks -= block != NULL;
	__libc_free(block);
}
#endif

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

/* Hours of traffic; the fewest blocks that were in use. Four hours and more have a moment in which
 * every tunnel has one pair and no phase 1. */
static long
hours(struct hub *h, unsigned count)
{
	enum { PARTS = 12 };
	long least = LONG_MAX;

	for (unsigned part = 0; part < count * PARTS; part++) {
		ck_assert_uint_eq(hub_ping_both(h, AN_HOUR / PARTS, SEC(EVERY)),
				  2 * AN_HOUR / PARTS * SPOKES);
		if (blocks < least)
			least = blocks;
	}
	return least;
}

static void
a_day(const struct hub_params *params)
{
	struct hub *h = hub_new(params);
	long first, last;
	size_t memory;
	uint64_t renewed;

	ck_assert_uint_eq(hub_ping(h, 2, SEC(2)), SPOKES); /* the first asks for the tunnel */
	hours(h, 2);
	memory = resident();
	first = hours(h, 5);
	hours(h, HOURS - 12);
	last = hours(h, 5);
	if (LOOK_AT_MEMORY) {
		ck_assert_int_eq(last, first);
		ck_assert_uint_le(resident(), memory + memory / 20);
	}
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
