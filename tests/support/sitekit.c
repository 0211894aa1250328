#include "tests/support/sitekit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/show/messages.h"
#include "engine/base/xmalloc.h"
#include "engine/net/route.h"

static void
hear(struct event_sink *sink, const struct event *e)
{
	struct site *s = (struct site *)sink;

	s->count[e->kind]++;
	if (message_of(e->kind)->debug == DEBUG_CRYPTO_ENGINE)
		return;
	message_render(e, &s->said);
	text_add(&s->said, "\n");
}

/* ---- a router ---- */

void
site_boot(struct sites *w, struct site *s, const char *name)
{
	s->sink.report = hear;
	event_want_all(&s->sink);
	s->router = router_new(w->world, name, &s->sink);
	s->net = router_net(s->router);
	s->ipsec = router_ipsec(s->router);
	s->ike = router_ike(s->router);
}

static struct iface *
add_iface(struct sites *w, struct site *s, const char *name, ip4 addr, unsigned len)
{
	struct iface *iface = iface_new(s->net, name, IFACE_ETHERNET);

	ck_assert(iface_set_address(iface, addr, mask_of(len), false, NULL));
	iface_attach(iface, world_port(w->world, router_name(s->router), name));
	ck_assert(iface_set_shutdown(iface, false, NULL));
	return iface;
}

static void
add_default(struct site *s, ip4 gateway)
{
	ck_assert(route_add(s->net, 0, 0, &(struct route){ .distance = 1, .gateway = gateway },
			    NULL));
}

static void
add_permit(struct site *s, ip4 src, ip4 dst)
{
	struct acl_rule rule = ACL_RULE_ANY;

	rule.src = (struct acl_address){ src, 0xff };
	rule.dst = (struct acl_address){ dst, 0xff };
	acl_add(acl_new(s->net, "101", ACL_EXTENDED), 0, &rule);
}

static void
add_vpn(struct site *s, ip4 peer)
{
	static const struct transform_set set = {
		.name = "TS",
		.suite = { .esp = true, .cipher = CIPHER_AES, .key_bits = 128, .auth = HASH_SHA1 }
	};
	static const struct ike_policy policy = { .priority = 10,
						  .cipher = CIPHER_AES,
						  .key_bits = 128,
						  .hash = HASH_SHA1,
						  .auth = IKE_AUTH_PSK,
						  .group = 2,
						  .lifetime = 86400 };

	ike_policy_set(s->ike, &policy);
	ck_assert(ike_key_add(s->ike, prefix_make(peer, 32), "cisco123", NULL));
	transform_set_define(s->ipsec, &set);
	s->entry = map_entry_make(s->ipsec, "CMAP", 10);
	map_entry_add_peer(s->ipsec, s->entry, peer, false);
	map_entry_set_acl(s->ipsec, s->entry, "101");
	settings_set_transforms(s->ipsec, s->entry->settings, (const char *[]){ "TS" }, 1, NULL);
	ck_assert(map_attach(s->ipsec, s->outside, "CMAP", NULL));
}

void
site_configure(struct sites *w, struct site *s, const char *name)
{
	bool one = s == &w->r1;
	ip4 lan = one ? IP4(10, 1, 1, 0) : IP4(10, 2, 2, 0);
	ip4 far = one ? IP4(10, 2, 2, 0) : IP4(10, 1, 1, 0);

	add_iface(w, s, "FastEthernet0/0", lan + 1, 24);
	s->outside = add_iface(w, s, "FastEthernet0/1", one ? SITE_R1 : SITE_R2, 30);
	add_default(s, one ? IP4(1, 1, 1, 2) : IP4(2, 2, 2, 1));
	add_permit(s, lan, far);
	add_vpn(s, one ? SITE_R2 : SITE_R1);
}

/* ---- the world ---- */

static struct host *
add_host(struct sites *w, int n, const char *name, ip4 addr)
{
	struct net_env env = { .sched = world_sched(w->world),
			       .pool = world_pool(w->world),
			       .rng = &w->pc_rng[n],
			       .mac = world_mac(w->world, name) };
	struct host_config config = { addr, 24, (addr & 0xffffff00) + 1 };

	world_rng(w->world, name, &w->pc_rng[n]);
	return host_new(&env, name, "eth0", &config);
}

static struct port *
port_of(struct sites *w, const char *node, const char *interface)
{
	return world_port(w->world, node, interface);
}

static void
cable(struct sites *w)
{
	const struct link_params wan = { .delay = MSEC(5) };

	world_link(w->world, "PC1-R1", host_port(w->pc1), port_of(w, "R1", "FastEthernet0/0"),
		   NULL);
	world_link(w->world, "R1-ISP", port_of(w, "R1", "FastEthernet0/1"),
		   port_of(w, "ISP", "FastEthernet0/0"), &wan);
	world_link(w->world, "ISP-R2", port_of(w, "ISP", "FastEthernet0/1"),
		   port_of(w, "R2", "FastEthernet0/1"), &wan);
	world_link(w->world, "R2-PC2", port_of(w, "R2", "FastEthernet0/0"), host_port(w->pc2),
		   NULL);
}

struct sites *
sites_new(void)
{
	struct sites *w = xcalloc(1, sizeof *w);

	w->world = world_new(1, false);
	w->pc1 = add_host(w, 0, "PC1", SITE_PC1);
	w->pc2 = add_host(w, 1, "PC2", SITE_PC2);
	cable(w);
	site_boot(w, &w->r1, "R1");
	site_boot(w, &w->isp, "ISP");
	site_boot(w, &w->r2, "R2");
	add_iface(w, &w->isp, "FastEthernet0/0", IP4(1, 1, 1, 2), 30);
	add_iface(w, &w->isp, "FastEthernet0/1", IP4(2, 2, 2, 1), 30);
	site_configure(w, &w->r1, "R1");
	site_configure(w, &w->r2, "R2");
	sites_run(w, SEC(5));
	return w;
}

void
sites_free(struct sites *w)
{
	struct site *s[] = { &w->r1, &w->isp, &w->r2 };

	world_unlink(w->world);
	host_free(w->pc1);
	host_free(w->pc2);
	for (int i = 0; i < 3; i++) {
		router_free(s[i]->router);
		text_free(&s[i]->said);
	}
	world_free(w->world);
	free(w);
}

void
sites_run(struct sites *w, simtime span)
{
	struct sched *s = world_sched(w->world);

	sched_run_until(s, sched_now(s) + span);
}

/* ---- ping ---- */

struct pinging {
	struct text symbols;
	bool done;
};

static void
probe(void *ctx, const struct ping_result *r)
{
	struct pinging *p = ctx;

	text_add_n(&p->symbols, &r->symbol, 1);
}

static void
done(void *ctx, const struct ping_summary *s)
{
	((struct pinging *)ctx)->done = true;
}

const char *
sites_ping_with(struct sites *w, struct net *net, const struct ping_params *params)
{
	static const struct ping_ops ops = { .probe = probe, .done = done };
	static char symbols[200000];
	struct pinging p = { 0 };

	ck_assert_uint_ne(ping_start(net, params, &ops, &p), 0);
	while (!p.done)
		ck_assert(sched_step(world_sched(w->world), SCHED_NEVER));
	snprintf(symbols, sizeof symbols, "%s", text_get(&p.symbols));
	text_free(&p.symbols);
	return symbols;
}

const char *
sites_ping(struct sites *w, struct host *h, ip4 dst)
{
	struct ping_params p = ping_defaults;

	p.dst = dst;
	return sites_ping_with(w, host_net(h), &p);
}

/* ---- looking ---- */

static bool
take_first(void *ctx, const struct ident_view *v)
{
	*(struct ident_view *)ctx = *v;
	return false;
}

struct ident_view
site_flow(struct site *s)
{
	struct ident_view v = { 0 };

	ipsec_each_ident(s->ipsec, NULL, take_first, &v);
	ck_assert_uint_ne(v.id, 0);
	v.pair = NULL; /* borrowed no longer */
	return v;
}

const char *
site_ike_state(struct site *s)
{
	struct ike_sa_view v;
	uint64_t cursor = 0;

	return ike_sa_next(s->ike, &cursor, &v) ? ike_state_name(v.state) : "";
}
