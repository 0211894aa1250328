/* Many tunnels to one hub, all in one process. What one of them costs must not depend on how many
 * there are. */
#include <stdio.h>

#include "tests/bench/bench.h"
#include "tests/support/hubkit.h"
#include "tests/support/unit.h"

static void
tunnels(unsigned spokes, bool dynamic)
{
	struct hub_params params = { .spokes = spokes, .dynamic = dynamic };
	double at[6] = { bench_now() };
	struct hub *h = hub_new(&params);
	size_t heap = hub_heap();
	char what[64];

	at[1] = bench_now();
	ck_assert_uint_eq(hub_ping(h, 2, SEC(30)), spokes); /* the first is lost to it */
	at[2] = bench_now();
	ck_assert_uint_eq(ipsec_pairs(h->ipsec), spokes);
	heap = hub_heap() - heap;
	ck_assert_uint_eq(hub_ping(h, 10, SEC(10)), 10 * (uint64_t)spokes);
	at[3] = bench_now();
	hub_run(h, SEC(3590));
	ck_assert_uint_eq(ipsec_pairs(h->ipsec), spokes);
	ck_assert_uint_eq(ike_stats(h->ike)->quick_done, 2 * (uint64_t)spokes);
	at[4] = bench_now();
	hub_free(h);
	at[5] = bench_now();

	snprintf(what, sizeof what, "hub, %u tunnels%s: made, freed, each", spokes,
		 dynamic ? " of a dynamic map" : "");
	bench_row(what, "the same for any number", "%.0f us, %.0f us",
		  (at[1] - at[0]) / spokes * 1e6, (at[5] - at[4]) / spokes * 1e6);
	bench_row("   up, both ends", "", "%.0f a second, %.1f KB each", spokes / (at[2] - at[1]),
		  (double)heap / spokes / 1e3);
	bench_row("   an echo and its answer, four protected hops", "", "%.1f us",
		  (at[3] - at[2]) / spokes / 10 * 1e6);
	bench_row("   an hour later renewed", "", "%.0f a second", spokes / (at[4] - at[3]));
}

void
bench_hub(void)
{
	for (unsigned spokes = 1000; spokes <= 4000; spokes *= 2)
		tunnels(spokes, false);
	tunnels(2000, true);
}
