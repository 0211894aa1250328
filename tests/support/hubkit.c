#include "tests/support/hubkit.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/base/xmalloc.h"
#include "engine/net/acl.h"
#include "engine/net/iface.h"
#include "engine/net/ping.h"
#include "engine/net/route.h"
#include "tests/support/unit.h"

#define HUB_OUTSIDE IP4(192, 0, 2, 1)
#define HUB_INSIDE  IP4(10, 0, 0, 1)

static struct event_sink silent;

ip4
hub_spoke_outside(unsigned n)
{
	return IP4(172, 16, 0, 0) + 4 * n + 2;
}

ip4
hub_spoke_inside(unsigned n)
{
	return IP4(10, 1, 0, 1) + (n << 8);
}

/* ---- configuration ---- */

static struct iface *
add_iface(struct router *r, const char *name, enum iface_kind kind, ip4 addr, unsigned len)
{
	struct iface *iface = iface_new(router_net(r), name, kind);

	ck_assert(iface_set_address(iface, addr, mask_of(len), false, NULL));
	if (kind == IFACE_ETHERNET)
		iface_attach(iface, world_port(router_world(r), router_name(r), name));
	ck_assert(iface_set_shutdown(iface, false, NULL));
	return iface;
}

static void
add_default(struct router *r, ip4 gateway)
{
	const struct route way = { .distance = 1, .gateway = gateway };

	ck_assert(route_add(router_net(r), 0, 0, &way, NULL));
}

static void
add_permit(struct router *r, const char *list, ip4 src, ip4 dst)
{
	struct acl_rule rule = ACL_RULE_ANY;

	rule.src = (struct acl_address){ src & ~0xffu, 0xff };
	rule.dst = (struct acl_address){ dst & ~0xffu, 0xff };
	acl_add(acl_new(router_net(r), list, ACL_EXTENDED), 0, &rule);
}

static void
add_suites(const struct hub *h, struct router *r)
{
	static const struct transform_set set = {
		.name = "TS", .suite = { true, CIPHER_AES, 128, HASH_SHA1, HASH_NONE, false }
	};
	const struct ike_policy policy = {
		.priority = 10,
		.cipher = CIPHER_AES,
		.key_bits = 128,
		.hash = HASH_SHA1,
		.auth = IKE_AUTH_PSK,
		.group = h->params.group ? h->params.group : 2,
		.lifetime = h->params.phase1 ? h->params.phase1 : 86400,
	};
	struct sa_lifetime life = ipsec_lifetime(router_ipsec(r));

	ike_policy_set(router_ike(r), &policy);
	transform_set_define(router_ipsec(r), &set);
	if (h->params.phase2)
		life.seconds = h->params.phase2;
	ipsec_set_lifetime(router_ipsec(r), life);
}

static void
add_entry(struct router *r, uint32_t sequence, const char *list, ip4 peer)
{
	struct ipsec *ipsec = router_ipsec(r);
	struct map_entry *e = map_entry_make(ipsec, "CMAP", sequence);

	map_entry_add_peer(ipsec, e, peer, false);
	map_entry_set_acl(ipsec, e, list);
	settings_set_transforms(ipsec, e->settings, (const char *[]){ "TS" }, 1, NULL);
}

static void
add_key(struct router *r, struct prefix peer)
{
	ck_assert(ike_key_add(router_ike(r), peer, "cisco123", NULL));
}

static void
add_template(struct hub *h)
{
	struct map_entry *e = dynamic_map_entry_make(h->ipsec, "DYN", 10);

	settings_set_transforms(h->ipsec, e->settings, (const char *[]){ "TS" }, 1, NULL);
	map_entry_set_dynamic(h->ipsec, map_entry_make(h->ipsec, "CMAP", 10), "DYN", false);
	add_key(h->router, prefix_make(0, 0));
}

static void
configure_hub(struct hub *h)
{
	struct iface *outside;
	char list[16];

	add_iface(h->router, "Loopback0", IFACE_LOOPBACK, HUB_INSIDE, 24);
	outside = add_iface(h->router, "FastEthernet0/0", IFACE_ETHERNET, HUB_OUTSIDE, 30);
	add_default(h->router, HUB_OUTSIDE + 1);
	add_suites(h, h->router);
	if (h->params.dynamic)
		add_template(h);
	for (unsigned n = 0; !h->params.dynamic && n < h->params.spokes; n++) {
		snprintf(list, sizeof list, "SPOKE%u", n);
		add_permit(h->router, list, HUB_INSIDE, hub_spoke_inside(n));
		add_entry(h->router, 10 + n, list, hub_spoke_outside(n));
		add_key(h->router, prefix_make(hub_spoke_outside(n), 32));
	}
	ck_assert(map_attach(h->ipsec, outside, "CMAP", NULL));
}

static struct router *
make_spoke(struct hub *h, unsigned n)
{
	char name[16], port[32];
	struct router *r;
	struct iface *outside;

	snprintf(name, sizeof name, "SPOKE%u", n);
	snprintf(port, sizeof port, "FastEthernet1/%u", n);
	r = router_new(h->world, name, &silent);
	add_iface(r, "Loopback0", IFACE_LOOPBACK, hub_spoke_inside(n), 24);
	outside = add_iface(r, "FastEthernet0/0", IFACE_ETHERNET, hub_spoke_outside(n), 30);
	add_default(r, hub_spoke_outside(n) - 1);
	add_suites(h, r);
	add_permit(r, "101", hub_spoke_inside(n), HUB_INSIDE);
	add_entry(r, 10, "101", HUB_OUTSIDE);
	add_key(r, prefix_make(HUB_OUTSIDE, 32));
	ck_assert(map_attach(router_ipsec(r), outside, "CMAP", NULL));
	add_iface(h->core, port, IFACE_ETHERNET, hub_spoke_outside(n) - 1, 30);
	world_link(h->world, name, world_port(h->world, "CORE", port),
		   world_port(h->world, name, "FastEthernet0/0"), NULL);
	return r;
}

struct hub *
hub_new(const struct hub_params *params)
{
	struct hub *h = xcalloc(1, sizeof *h);

	h->params = *params;
	h->world = world_new(1, false);
	h->router = router_new(h->world, "HUB", &silent);
	h->ipsec = router_ipsec(h->router);
	h->ike = router_ike(h->router);
	h->core = router_new(h->world, "CORE", &silent);
	configure_hub(h);
	add_iface(h->core, "FastEthernet0/0", IFACE_ETHERNET, HUB_OUTSIDE + 1, 30);
	world_link(h->world, "HUB", world_port(h->world, "CORE", "FastEthernet0/0"),
		   world_port(h->world, "HUB", "FastEthernet0/0"), NULL);
	h->spoke = xcalloc(params->spokes, sizeof *h->spoke);
	for (unsigned n = 0; n < params->spokes; n++)
		h->spoke[n] = make_spoke(h, n);
	hub_run(h, SEC(5));
	return h;
}

void
hub_free(struct hub *h)
{
	world_unlink(h->world);
	for (unsigned n = 0; n < h->params.spokes; n++)
		router_free(h->spoke[n]);
	router_free(h->router);
	router_free(h->core);
	world_free(h->world);
	free(h->spoke);
	free(h);
}

void
hub_run(struct hub *h, simtime span)
{
	struct sched *s = world_sched(h->world);

	sched_run_until(s, sched_now(s) + span);
}

/* ---- traffic ---- */

struct pinging {
	uint64_t answered;
	unsigned running;
};

static void
probe(void *ctx, const struct ping_result *r)
{
	((struct pinging *)ctx)->answered += r->symbol == '!';
}

static void
done(void *ctx, const struct ping_summary *s)
{
	((struct pinging *)ctx)->running--;
}

static const struct ping_ops ops = { .probe = probe, .done = done };

static void
ping_one(struct hub *h, unsigned n, struct ping_params *p, bool from_hub, struct pinging *all)
{
	struct router *from = from_hub ? h->router : h->spoke[n];

	p->src = from_hub ? HUB_INSIDE : hub_spoke_inside(n);
	p->dst = from_hub ? hub_spoke_inside(n) : HUB_INSIDE;
	ck_assert_uint_ne(ping_start(router_net(from), p, &ops, all), 0);
	all->running++;
}

static uint64_t
ping_all(struct hub *h, unsigned count, simtime every, bool spokes, bool hub)
{
	struct ping_params p = ping_defaults;
	struct pinging all = { 0 };

	p.count = count;
	p.interval = (unsigned)(every / MSEC(1));
	for (unsigned n = 0; n < h->params.spokes; n++) {
		if (spokes)
			ping_one(h, n, &p, false, &all);
		if (hub)
			ping_one(h, n, &p, true, &all);
		hub_run(h, every / h->params.spokes);
	}
	/* Check writes a file for every assertion: not one for every step. */
	while (all.running && sched_step(world_sched(h->world), SCHED_NEVER))
		;
	ck_assert_uint_eq(all.running, 0);
	return all.answered;
}

uint64_t
hub_ping(struct hub *h, unsigned count, simtime every)
{
	return ping_all(h, count, every, true, false);
}

uint64_t
hub_ping_spokes(struct hub *h, unsigned count, simtime every)
{
	return ping_all(h, count, every, false, true);
}

uint64_t
hub_ping_both(struct hub *h, unsigned count, simtime every)
{
	return ping_all(h, count, every, true, true);
}

size_t
hub_heap(void)
{
	struct mallinfo2 m = mallinfo2();

	return m.uordblks + m.hblkhd;
}
