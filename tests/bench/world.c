/* Whole worlds: how soon they stand, what a day costs, what a router weighs. */
#include <malloc.h>
#include <stdio.h>
#include <string.h>

#include "tests/bench/bench.h"
#include "tests/support/sitekit.h"

static void
quiet(struct sites *w)
{
	struct site *s[] = { &w->r1, &w->isp, &w->r2 };

	for (int i = 0; i < 3; i++)
		s[i]->sink = (struct event_sink){ 0 };
}

static void
boot(void)
{
	double start = bench_now();
	struct sites *w = sites_new();

	bench_row("engine: three routers, two hosts made and up", "", "%.2f ms",
		  (bench_now() - start) * 1e3);
	ck_assert_str_eq(sites_ping(w, w->pc1, SITE_PC2), ".!!!!");
	bench_row("engine: the same to the fifth ping", "under 100 ms with the CLI", "%.2f ms",
		  (bench_now() - start) * 1e3);
	sites_free(w);
}

/* A ping every ten seconds: SAs end every hour, and each has a successor in time. */
static void
day(void)
{
	enum { EVERY = 10, PINGS = 24 * 3600 / EVERY };
	struct ping_params p = ping_defaults;
	struct sites *w = sites_new();
	double start = bench_now();
	const char *symbols;
	unsigned lost = 0;

	quiet(w);
	p.dst = SITE_PC2;
	p.count = PINGS;
	p.interval = EVERY * 1000;
	symbols = sites_ping_with(w, host_net(w->pc1), &p);
	for (const char *at = symbols + 1; *at; at++) /* the first brings the tunnel up */
		lost += *at != '!';
	bench_row("24 h of traffic, hourly rekeys, virtual time", "under 1 s, none lost",
		  "%.2f s, %u quick modes, %u of %u lost", bench_now() - start,
		  (unsigned)ike_stats(w->r1.ike)->quick_done, lost, PINGS - 1);
	sites_free(w);
}

/* Two interfaces with addresses, in a chain of cables. */
static struct router *
idle_router(struct world *w, unsigned i, struct event_sink *silent)
{
	char name[32], cable[32], before[32];
	struct router *r;

	snprintf(name, sizeof name, "R%u", i);
	r = router_new(w, name, silent);
	for (unsigned n = 0; n < 2; n++) {
		struct iface *iface = iface_new(
			router_net(r), n ? "FastEthernet0/1" : "FastEthernet0/0", IFACE_ETHERNET);

		iface_set_address(iface, IP4(10, 0, 0, 0) + 4 * (i + n) + 1 + !n, mask_of(30),
				  false, NULL);
		iface_attach(iface, world_port(w, name, iface->name));
		iface_set_shutdown(iface, false, NULL);
	}
	if (i) {
		snprintf(before, sizeof before, "R%u", i - 1);
		snprintf(cable, sizeof cable, "%s-%s", before, name);
		world_link(w, cable, world_port(w, before, "FastEthernet0/1"),
			   world_port(w, name, "FastEthernet0/0"), NULL);
	}
	return r;
}

static void
memory(void)
{
	enum { ROUTERS = 10000 };
	static struct router *router[ROUTERS];
	struct event_sink silent = { 0 };
	size_t before = mallinfo2().uordblks;
	double start = bench_now();
	struct world *w = world_new(1, false);

	for (unsigned i = 0; i < ROUTERS; i++)
		router[i] = idle_router(w, i, &silent);
	sched_run_until(world_sched(w), SEC(10));
	bench_row("engine: 10,000 idle routers, each", "under 100 KB with the CLI",
		  "%.1f KB, all up in %.2f s",
		  (double)(mallinfo2().uordblks - before) / ROUTERS / 1e3, bench_now() - start);
	world_unlink(w);
	for (unsigned i = 0; i < ROUTERS; i++)
		router_free(router[i]);
	world_free(w);
}

void
bench_world(void)
{
	boot();
	day();
	memory();
}
