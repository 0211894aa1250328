/* Routers that wait, and a tunnel that lives for a day. */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "tests/support/sitekit.h"

#define ROUTERS 10000

static double
wall_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Two interfaces with addresses, connected in a ring, line protocols up. */
static void
idle_routers(void)
{
	static struct router *router[ROUTERS];
	struct event_sink silent = { 0 };
	size_t before = mallinfo2().uordblks;
	double start = wall_now();
	struct world *w = world_new(1, false);
	char name[32];

	for (unsigned i = 0; i < ROUTERS; i++) {
		snprintf(name, sizeof name, "R%u", i);
		router[i] = router_new(w, name, &silent);
		for (unsigned n = 0; n < 2; n++) {
			struct iface *iface = iface_new(router_net(router[i]),
							n ? "FastEthernet0/1" : "FastEthernet0/0",
							IFACE_ETHERNET);

			iface_set_address(iface, IP4(10, 0, 0, 0) + 4 * (i + n) + 1 + !n,
					  mask_of(30), false, NULL);
			iface_attach(iface, world_port(w, name, iface->name));
			iface_set_shutdown(iface, false, NULL);
		}
	}
	for (unsigned i = 0; i + 1 < ROUTERS; i++) {
		char next[32], cable[32];

		snprintf(name, sizeof name, "R%u", i);
		snprintf(next, sizeof next, "R%u", i + 1);
		snprintf(cable, sizeof cable, "%s-%s", name, next);
		world_link(w, cable, world_port(w, name, "FastEthernet0/1"),
			   world_port(w, next, "FastEthernet0/0"), NULL);
	}
	sched_run_until(world_sched(w), SEC(10));
	printf("%u idle routers: %.1f KB each, up in %.2f s\n", ROUTERS,
	       (double)(mallinfo2().uordblks - before) / ROUTERS / 1024, wall_now() - start);
	world_unlink(w);
	for (unsigned i = 0; i < ROUTERS; i++)
		router_free(router[i]);
	world_free(w);
}

static void
first_ping(void)
{
	double start = wall_now();
	struct sites *w = sites_new();

	ck_assert_str_eq(sites_ping(w, w->pc1, SITE_PC2), ".!!!!");
	printf("site-to-site, boot to fifth ping: %.1f ms\n", (wall_now() - start) * 1e3);
	sites_free(w);
}

/* Traffic every 10 seconds, for the rekeys are what costs. */
static void
a_day(void)
{
	double start = wall_now();
	struct sites *w = sites_new();
	struct ping_params p = ping_defaults;
	const char *symbols;

	p.dst = SITE_PC2;
	p.count = 8640;
	p.interval = 10000;
	symbols = sites_ping_with(w, host_net(w->pc1), &p);
	ck_assert_uint_eq(strspn(symbols + 1, "!"), p.count - 1);
	printf("24 h of traffic, %u rekeys, no packet lost: %.2f s\n",
	       w->r1.count[EV_IPSEC_OUTBOUND_UPDATED] - 1, wall_now() - start);
	sites_free(w);
}

int
main(void)
{
	idle_routers();
	first_ping();
	a_day();
	return 0;
}
