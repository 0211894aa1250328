/* Tunnels between two routers with IKE, protected by IPsec profiles: both begin, both renew, and
 * nothing is lost by it.
 *
 *	PC1 ---- R1 ==== Tunnel0 ==== R2 ---- PC2 */
#include <string.h>

#include "engine/net/route.h"
#include "engine/net/udp.h"
#include "engine/tunnel/tunnel.h"
#include "tests/support/sitekit.h"

enum kind { GRE_TUNNEL, GRE_TRANSPORT, VTI };

/* Counts what the program allocates; under the sanitizers, which have their own functions for that,
 * nothing is counted. */
static unsigned long allocations;

#ifndef __SANITIZE_ADDRESS__
void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);

void *
malloc(size_t size)
{
	allocations++;
	return __libc_malloc(size);
}

void *
calloc(size_t count, size_t size)
{
	allocations++;
	return __libc_calloc(count, size);
}

void *
realloc(void *p, size_t size)
{
	allocations++;
	return __libc_realloc(p, size);
}
#endif

static struct tunnel *
protect(struct site *s, enum kind kind, const char *name, uint32_t key, bool shared)
{
	struct tunnel *t = tunnel_make(router_tunnels(s->router), name);
	bool one = s->outside->primary.addr == SITE_R1;
	struct tunnel_config c = { .mode = kind == VTI ? TUNNEL_IPSEC : TUNNEL_GRE,
				   .source_interface = "FastEthernet0/1",
				   .destination = one ? SITE_R2 : SITE_R1,
				   .has_key = key,
				   .key = key };
	ip4 net = IP4(172, 16, key, 0);

	ck_assert(iface_set_address(t->iface, net + (one ? 1 : 2), mask_of(24), false, NULL));
	tunnel_configure(t, &c);
	ck_assert(tunnel_protect(s->ipsec, t, "PROF", shared, NULL));
	return t;
}

static struct tunnel *
site_up(struct site *s, enum kind kind, uint32_t seconds)
{
	struct ipsec_profile *p = ipsec_profile_make(s->ipsec, "PROF");
	struct tunnel *t;
	ip4 far = s->outside->primary.addr == SITE_R1 ? IP4(10, 2, 2, 0) : IP4(10, 1, 1, 0);

	map_detach(s->ipsec, s->outside);
	transform_set_mode(s->ipsec, "TS",
			   kind == GRE_TRANSPORT ? TRANSFORM_TRANSPORT : TRANSFORM_TUNNEL);
	settings_set_transforms(s->ipsec, &p->settings, (const char *[]){ "TS" }, 1, NULL);
	settings_set_seconds(&p->settings, seconds);
	t = protect(s, kind, "Tunnel0", 0, false);
	ck_assert(route_add(s->net, far, mask_of(24),
			    &(struct route){ .distance = 1, .iface = t->iface }, NULL));
	return t;
}

static struct sites *
up(enum kind kind, uint32_t seconds)
{
	struct sites *w = sites_new();

	site_up(&w->r1, kind, seconds);
	site_up(&w->r2, kind, seconds);
	sites_run(w, SEC(3));
	return w;
}

static struct ping_params
long_ping(unsigned count, unsigned size)
{
	struct ping_params p = ping_defaults;

	p.dst = SITE_PC2;
	p.count = count;
	p.size = size;
	p.interval = 500;
	return p;
}

START_TEST(they_come_up_by_themselves)
{
	for (enum kind kind = GRE_TUNNEL; kind <= VTI; kind++) {
		struct sites *w = up(kind, 3600);
		struct ident_view flow = site_flow(&w->r1);

		ck_assert_uint_eq(flow.pairs, 1);
		ck_assert_uint_eq(flow.selector.protocol, kind == VTI ? 0 : 47);
		ck_assert_uint_eq(flow.selector.local.len, kind == VTI ? 0 : 32);
		ck_assert_str_eq(sites_ping(w, w->pc1, SITE_PC2), "!!!!!");
		ck_assert_str_eq(sites_ping(w, w->pc2, SITE_PC1), "!!!!!");
		flow = site_flow(&w->r1);
		ck_assert_uint_eq(flow.count.encaps, 10);
		ck_assert_uint_eq(flow.count.decaps, 10);
		ck_assert_uint_eq(ident_send_errors(&flow.count), 0);
		sites_free(w);
	}
}
END_TEST

static void
take(void *ctx, const struct udp_from *from, struct pkt *p)
{
	++*(unsigned *)ctx;
	pkt_free(p);
}

static void
send_some(struct sites *w, size_t size)
{
	for (int i = 0; i < 100; i++) {
		struct pkt *p = pkt_new(world_pool(w->world), size);

		memset(p->data, i, size);
		udp_send(host_net(w->pc1),
			 &(struct udp_to){ .dst = SITE_PC2, .sport = 9, .dport = 9 }, p);
		sites_run(w, MSEC(20));
	}
}

/* Without authentication: OpenSSL's HMAC allocates for itself. */
START_TEST(nothing_is_allocated_for_a_packet)
{
	static const struct transform_set bare = {
		.name = "TS", .suite = { .esp = true, .cipher = CIPHER_AES, .key_bits = 128 }
	};

	for (enum kind kind = GRE_TUNNEL; kind <= VTI; kind++) {
		struct sites *w = sites_new();
		unsigned taken = 0;
		unsigned long before;

		transform_set_define(w->r1.ipsec, &bare);
		transform_set_define(w->r2.ipsec, &bare);
		site_up(&w->r1, kind, 3600);
		site_up(&w->r2, kind, 3600);
		sites_run(w, SEC(3));
		udp_bind(host_net(w->pc2), 9, take, &taken);
		memset(w->r1.sink.wanted, 0, sizeof w->r1.sink.wanted); /* nobody listens */
		memset(w->r2.sink.wanted, 0, sizeof w->r2.sink.wanted);
		sites_ping(w, w->pc1, SITE_PC2);
		send_some(w, 1000); /* tables and pools grow warm */
		before = allocations;
		send_some(w, 1000);
		ck_assert_uint_eq(allocations, before);
		ck_assert_uint_eq(taken, 200);
		sites_free(w);
	}
}
END_TEST

/* Four lifetimes: 480 s, two packets in a second both ways. */
START_TEST(nothing_is_lost_when_keys_are_renewed)
{
	for (enum kind kind = GRE_TUNNEL; kind <= VTI; kind++) {
		struct sites *w = up(kind, 120);
		struct ping_params p = long_ping(960, 600);
		const char *symbols = sites_ping_with(w, host_net(w->pc1), &p);

		ck_assert_uint_eq(strlen(symbols), 960);
		ck_assert_uint_eq(strspn(symbols, "!"), 960);
		ck_assert_uint_ge(w->r1.count[EV_IPSEC_SA_CREATED], 2 * 5);
		ck_assert_uint_eq(w->r1.count[EV_CRYPTO_NOT_IPSEC], 0);
		ck_assert_uint_eq(w->r1.count[EV_CRYPTO_INVALID_SPI], 0);
		sites_free(w);
	}
}
END_TEST

START_TEST(a_bare_tunnel_renews_without_traffic)
{
	struct sites *w = up(VTI, 120);
	unsigned downs = w->r1.count[EV_LINE_PROTOCOL_STATE];

	sites_run(w, SEC(1000));
	ck_assert_uint_eq(w->r1.count[EV_LINE_PROTOCOL_STATE], downs);
	ck_assert_uint_ge(w->r1.count[EV_IPSEC_SA_CREATED], 2 * 8);
	ck_assert_uint_eq(site_flow(&w->r1).count.encaps, 0);
	ck_assert_str_eq(sites_ping(w, w->pc1, SITE_PC2), "!!!!!");
	sites_free(w);
}
END_TEST

START_TEST(a_gre_tunnel_without_traffic_lets_its_keys_go)
{
	struct sites *w = up(GRE_TRANSPORT, 120);
	struct tunnel *t = tunnel_next(router_tunnels(w->r1.router), NULL);

	sites_run(w, SEC(200));
	ck_assert_uint_eq(ipsec_pairs(w->r1.ipsec), 0);
	ck_assert(t->state == TUNNEL_UP); /* its line asks nobody */
	ck_assert_str_eq(sites_ping(w, w->pc1, SITE_PC2), ".!!!!");
	sites_free(w);
}
END_TEST

START_TEST(the_line_of_a_bare_tunnel_is_that_of_its_keys)
{
	struct sites *w = up(VTI, 3600);
	struct tunnel *t = tunnel_next(router_tunnels(w->r1.router), NULL);

	ck_assert(t->state == TUNNEL_UP);
	ck_assert_uint_eq(iface_ip_mtu(t->iface), 1438);
	iface_set_shutdown(tunnel_next(router_tunnels(w->r2.router), NULL)->iface, true, NULL);
	sites_run(w, SEC(1));
	ck_assert(t->state == TUNNEL_UNPROTECTED && !t->iface->protocol);
	ck_assert_uint_eq(ipsec_pairs(w->r1.ipsec) + ipsec_pairs(w->r2.ipsec), 0);
	sites_run(w, SEC(200)); /* asked again and again */
	iface_set_shutdown(tunnel_next(router_tunnels(w->r2.router), NULL)->iface, false, NULL);
	sites_run(w, SEC(2));
	ck_assert(t->state == TUNNEL_UP);
	tunnel_unprotect(w->r1.ipsec, t);
	sites_run(w, SEC(1));
	ck_assert(t->state == TUNNEL_UNPROTECTED);
	ck_assert_uint_eq(ipsec_pairs(w->r2.ipsec), 0);
	sites_free(w);
}
END_TEST

START_TEST(a_bare_tunnel_narrows_with_its_path)
{
	struct sites *w = up(VTI, 86400);
	struct tunnel *t = tunnel_next(router_tunnels(w->r1.router), NULL);
	struct ping_params p = long_ping(1, 1438);

	p.df = true;
	ck_assert_str_eq(sites_ping_with(w, host_net(w->pc1), &p), "!");
	iface_set_mtu(iface_find(w->isp.net, "FastEthernet0/1"), 1300);
	iface_set_mtu(w->r2.outside, 1300);
	p.interval = 0;
	ck_assert_str_eq(sites_ping_with(w, host_net(w->pc1), &p), "."); /* the ISP tells R1 */
	ck_assert_uint_eq(iface_ip_mtu(t->iface), 1230);
	ck_assert_str_eq(sites_ping_with(w, host_net(w->pc1), &p), "M"); /* and R1 tells PC1 */
	p.size = 1230;
	ck_assert_str_eq(sites_ping_with(w, host_net(w->pc1), &p), "!");
	sites_run(w, SEC(600));
	ck_assert_uint_eq(iface_ip_mtu(t->iface), 1438);
	sites_free(w);
}
END_TEST

START_TEST(a_bare_tunnel_asks_until_it_is_answered)
{
	struct sites *w = up(VTI, 3600);
	struct tunnel *t = tunnel_next(router_tunnels(w->r1.router), NULL);
	struct iface *other = tunnel_next(router_tunnels(w->r2.router), NULL)->iface;

	settings_set_responder_only(&ipsec_profile_find(w->r2.ipsec, "PROF")->settings, true);
	ipsec_clear_all(w->r1.ipsec);
	sites_run(w, MSEC(1));
	ck_assert(t->state == TUNNEL_UNPROTECTED);
	sites_run(w, SEC(2));
	ck_assert(t->state == TUNNEL_UP);
	iface_set_shutdown(other, true, NULL);
	sites_run(w, SEC(200));
	iface_set_shutdown(other, false, NULL);
	sites_run(w, SEC(32));
	ck_assert(t->state == TUNNEL_UP);
	sites_free(w);
}
END_TEST

/* One end was started again: its peer's keys are of no use to it, and it brings new ones. */
START_TEST(a_bare_tunnel_comes_back_after_a_restart)
{
	struct sites *w = up(VTI, 3600);

	router_free(w->r2.router);
	site_boot(w, &w->r2, "R2");
	site_configure(w, &w->r2, "R2");
	site_up(&w->r2, VTI, 3600);
	sites_run(w, SEC(6));
	ck_assert_str_eq(sites_ping(w, w->pc1, SITE_PC2), "!!!!!");
	sites_free(w);
}
END_TEST

static unsigned
attachments(struct site *s)
{
	unsigned n = 0;

	for (const struct crypto_map *m = NULL; (m = map_next(s->ipsec, m));)
		n += m->profile != NULL;
	return n;
}

START_TEST(tunnels_with_one_source_share_their_keys)
{
	struct sites *w = sites_new();
	struct site *site[] = { &w->r1, &w->r2 };
	struct tunnel *one[2], *two[2];

	for (int i = 0; i < 2; i++) {
		site_up(site[i], GRE_TUNNEL, 3600);
		tunnel_unprotect(site[i]->ipsec,
				 tunnel_next(router_tunnels(site[i]->router), NULL));
		one[i] = protect(site[i], GRE_TUNNEL, "Tunnel1", 1, true);
		two[i] = protect(site[i], GRE_TUNNEL, "Tunnel2", 2, true);
		ck_assert_uint_eq(attachments(site[i]), 1);
	}
	sites_run(w, SEC(3));
	ck_assert_uint_eq(ipsec_pairs(w->r1.ipsec), 1);
	ck_assert_str_eq(sites_ping_with(w, w->r1.net,
					 &(struct ping_params){ .dst = IP4(172, 16, 1, 2),
								.count = 3,
								.size = 100,
								.timeout = 2 }),
			 "!!!");
	ck_assert_str_eq(sites_ping_with(w, w->r1.net,
					 &(struct ping_params){ .dst = IP4(172, 16, 2, 2),
								.count = 3,
								.size = 100,
								.timeout = 2 }),
			 "!!!");
	ck_assert_uint_eq(site_flow(&w->r1).count.encaps, 6);
	tunnel_unprotect(w->r1.ipsec, one[0]); /* the other one keeps them */
	ck_assert_uint_eq(ipsec_pairs(w->r1.ipsec), 1);
	iface_free(two[0]->iface);
	ck_assert_uint_eq(ipsec_pairs(w->r1.ipsec), 0);
	ck_assert_uint_eq(attachments(&w->r1), 0);
	sites_free(w);
}
END_TEST

START_TEST(what_comes_in_clear_is_dropped_and_told_once_a_minute)
{
	struct sites *w = up(GRE_TUNNEL, 3600);
	struct tunnel *t = tunnel_next(router_tunnels(w->r2.router), NULL);

	tunnel_unprotect(w->r2.ipsec, t);
	for (int i = 0; i < 4; i++) {
		sites_ping(w, w->pc2, SITE_PC1); /* ten seconds */
		sites_run(w, SEC(15));
	}
	ck_assert_uint_eq(w->r1.count[EV_CRYPTO_NOT_IPSEC], 2);
	ck_assert_uint_eq(tunnel_next(router_tunnels(w->r1.router), NULL)->count.in_clear, 20);
	sites_free(w);
}
END_TEST

UNIT("protected", a_bare_tunnel_asks_until_it_is_answered, nothing_is_allocated_for_a_packet,
     a_bare_tunnel_narrows_with_its_path, they_come_up_by_themselves,
     nothing_is_lost_when_keys_are_renewed, a_bare_tunnel_renews_without_traffic,
     a_gre_tunnel_without_traffic_lets_its_keys_go, the_line_of_a_bare_tunnel_is_that_of_its_keys,
     a_bare_tunnel_comes_back_after_a_restart, tunnels_with_one_source_share_their_keys,
     what_comes_in_clear_is_dropped_and_told_once_a_minute)
