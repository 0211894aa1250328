#include <stdlib.h>

#include "engine/sim/sched.h"
#include "tests/support/unit.h"

#define MOST 16

struct seen {
	struct sched *s;
	uint64_t serial[MOST];
	simtime at[MOST];
	unsigned count;
};

static void
note(void *owner, uint64_t serial)
{
	struct seen *seen = owner;

	ck_assert_uint_lt(seen->count, MOST);
	seen->serial[seen->count] = serial;
	seen->at[seen->count++] = sched_now(seen->s);
}

static void
note_and_add(void *owner, uint64_t serial)
{
	struct seen *seen = owner;

	note(owner, serial);
	timer_after(seen->s, 0, note, seen, serial + 100);
}

START_TEST(runs_in_order_of_time_then_of_asking)
{
	struct seen seen = { .s = sched_new() };

	timer_after(seen.s, SEC(2), note, &seen, 3);
	timer_after(seen.s, SEC(1), note_and_add, &seen, 1);
	timer_after(seen.s, SEC(1), note, &seen, 2);
	sched_run_until(seen.s, SEC(5));
	ck_assert_uint_eq(seen.count, 4);
	ck_assert_uint_eq(seen.serial[0], 1);
	ck_assert_uint_eq(seen.serial[1], 2);
	ck_assert_uint_eq(seen.serial[2], 101);
	ck_assert_uint_eq(seen.serial[3], 3);
	ck_assert_uint_eq(seen.at[2], SEC(1));
	ck_assert_uint_eq(sched_now(seen.s), SEC(5));
	sched_free(seen.s);
}
END_TEST

START_TEST(a_stale_id_cancels_nothing)
{
	struct seen seen = { .s = sched_new() };
	timer_id old = timer_after(seen.s, SEC(1), note, &seen, 1), fresh;

	timer_cancel(seen.s, old);
	fresh = timer_after(seen.s, SEC(1), note, &seen, 2); /* takes the same slot */
	timer_cancel(seen.s, old);
	ck_assert_uint_eq(timer_due(seen.s, old), SCHED_NEVER);
	ck_assert_uint_eq(timer_due(seen.s, fresh), SEC(1));
	sched_run_until(seen.s, SEC(1));
	ck_assert_uint_eq(seen.count, 1);
	ck_assert_uint_eq(seen.serial[0], 2);
	sched_free(seen.s);
}
END_TEST

/* Thousands of timers, half of them cancelled, against a plain sort. */
START_TEST(keeps_the_heap_in_order)
{
	enum { N = 2000 };
	static timer_id id[N];
	struct seen seen = { .s = sched_new() };
	simtime last = 0;
	unsigned ran = 0;

	srand(7);
	for (int i = 0; i < N; i++)
		id[i] = timer_after(seen.s, MSEC(rand() % 500), note, &seen, (uint64_t)i);
	for (int i = 0; i < N; i += 2)
		timer_cancel(seen.s, id[i]);
	while (sched_next(seen.s) != SCHED_NEVER) {
		ck_assert_uint_ge(sched_next(seen.s), last);
		last = sched_next(seen.s);
		seen.count = 0;
		sched_step(seen.s, SCHED_NEVER);
		ck_assert_uint_eq(seen.serial[0] % 2, 1);
		ran++;
	}
	ck_assert_uint_eq(ran, N / 2);
	sched_free(seen.s);
}
END_TEST

START_TEST(forgets_an_owner)
{
	struct seen a = { .s = sched_new() }, b = { .s = a.s };

	timer_after(a.s, SEC(1), note, &a, 1);
	timer_after(a.s, SEC(1), note, &b, 2);
	timer_after(a.s, SEC(2), note, &a, 3);
	sched_forget(a.s, &a);
	sched_run_until(a.s, SEC(3));
	ck_assert_uint_eq(a.count, 0);
	ck_assert_uint_eq(b.count, 1);
	sched_free(a.s);
}
END_TEST

/* Every third of many owners is forgotten, when some of its timers have run and some were cancelled. */
START_TEST(forgets_one_owner_of_many)
{
	enum { OWNERS = 300, EACH = 7 };
	static struct seen owner[OWNERS];
	struct sched *s = sched_new();
	timer_id cancelled;

	for (int i = 0; i < OWNERS; i++)
		owner[i].s = s;
	for (int n = 0; n < EACH; n++)
		for (int i = 0; i < OWNERS; i++)
			timer_after(s, SEC(1 + (i + n) % EACH), note, &owner[i], 1);
	for (int i = 0; i < OWNERS; i++) {
		cancelled = timer_after(s, SEC(9), note, &owner[i], 2);
		timer_cancel(s, cancelled);
	}
	sched_run_until(s, SEC(3));
	for (int i = 0; i < OWNERS; i += 3)
		sched_forget(s, &owner[i]);
	sched_run_until(s, SEC(9));
	ck_assert_uint_eq(sched_next(s), SCHED_NEVER);
	for (int i = 0; i < OWNERS; i++)
		ck_assert_uint_eq(owner[i].count, i % 3 ? EACH : 3);
	sched_free(s);
}
END_TEST

UNIT("sched", forgets_one_owner_of_many, runs_in_order_of_time_then_of_asking,
     a_stale_id_cancels_nothing, keeps_the_heap_in_order, forgets_an_owner)
