/* The whole way: interesting traffic, phase 1, phase 2, data, termination; and what happens when
 * the two ends do not fit. The sites are drawn in tests/support/sitekit.h. */
#include <string.h>

#include "tests/support/sitekit.h"

START_TEST(the_first_ping_is_lost_and_four_arrive)
{
	struct sites *w = sites_new();
	struct ident_view f;

	ck_assert_str_eq(sites_ping(w, w->pc1, SITE_PC2), ".!!!!");
	ck_assert_str_eq(site_ike_state(&w->r1), "QM_IDLE");
	ck_assert_str_eq(site_ike_state(&w->r2), "QM_IDLE");
	f = site_flow(&w->r1);
	ck_assert_uint_eq(f.count.encaps, 4);
	ck_assert_uint_eq(f.count.decaps, 4);
	ck_assert_uint_eq(ident_send_errors(&f.count), 1);
	f = site_flow(&w->r2);
	ck_assert_uint_eq(f.count.encaps, 4);
	ck_assert_uint_eq(f.count.decaps, 4);
	ck_assert_uint_eq(f.pairs, 1);
	ck_assert_str_eq(sites_ping(w, w->pc2, SITE_PC1), "!!!!!");
	sites_free(w);
}
END_TEST

/* ---- ends that do not fit ---- */

START_TEST(another_key_leaves_both_in_key_exchange)
{
	struct sites *w = sites_new();

	ck_assert(ike_key_remove(w->r2.ike, prefix_make(SITE_R1, 32)));
	ck_assert(ike_key_add(w->r2.ike, prefix_make(SITE_R1, 32), "cisco321", NULL));
	ck_assert_str_eq(sites_ping(w, w->pc1, SITE_PC2), ".....");
	ck_assert_str_eq(site_ike_state(&w->r1), "MM_KEY_EXCH");
	ck_assert_str_eq(site_ike_state(&w->r2), "MM_KEY_EXCH");
	ck_assert(strstr(text_get(&w->r2.said), "%CRYPTO-4-IKMP_BAD_MESSAGE: IKE message from "));
	sites_run(w, SEC(130));
	ck_assert_str_eq(site_ike_state(&w->r1), "");
	ck_assert_uint_eq(ipsec_pairs(w->r1.ipsec), 0);
	sites_free(w);
}
END_TEST

START_TEST(proxies_that_are_no_mirror_are_refused)
{
	struct sites *w = sites_new();
	struct acl_rule rule = ACL_RULE_ANY;
	struct acl *acl = acl_find(w->r2.net, "101");
	struct ident_view f;

	ck_assert(acl_del_seq(acl, 10));
	rule.src = (struct acl_address){ IP4(10, 2, 3, 0), 0xff };
	rule.dst = (struct acl_address){ IP4(10, 1, 1, 0), 0xff };
	acl_add(acl, 0, &rule);
	ck_assert_str_eq(sites_ping(w, w->pc1, SITE_PC2), ".....");
	ck_assert_str_eq(site_ike_state(&w->r1), "QM_IDLE");
	ck_assert_uint_eq(w->r2.count[EV_IPSEC_MAP_NOT_FOUND], 1);
	ck_assert(strstr(text_get(&w->r2.said), "IPSec policy invalidated proposal with error 32"));
	f = site_flow(&w->r1);
	ck_assert_uint_eq(ident_send_errors(&f.count), 5);
	ck_assert_uint_eq(f.pairs, 0);
	sites_run(w, SEC(25)); /* the key engine asks again 30 s after the first time */
	ck_assert_uint_eq(w->r2.count[EV_IPSEC_MAP_NOT_FOUND], 2);
	sites_free(w);
}
END_TEST

/* The responder's entry covers more: it takes the narrower proxies, and cannot begin itself. */
START_TEST(a_subset_of_the_proxies_is_accepted)
{
	struct sites *w = sites_new();
	struct acl_rule rule = ACL_RULE_ANY;
	struct acl *acl = acl_find(w->r2.net, "101");

	ck_assert(acl_del_seq(acl, 10));
	rule.src = (struct acl_address){ IP4(10, 0, 0, 0), 0xffffff };
	rule.dst = (struct acl_address){ IP4(10, 1, 1, 0), 0xff };
	acl_add(acl, 0, &rule);
	ck_assert_str_eq(sites_ping(w, w->pc1, SITE_PC2), ".!!!!");
	ck_assert_str_eq(sites_ping(w, w->pc2, SITE_PC1), "!!!!!");
	ipsec_clear_all(w->r1.ipsec);
	sites_run(w, SEC(1));
	ck_assert_uint_eq(ipsec_pairs(w->r2.ipsec), 0);
	ck_assert_str_eq(sites_ping(w, w->pc2, SITE_PC1), ".....");
	sites_free(w);
}
END_TEST

START_TEST(another_transform_set_is_refused)
{
	struct sites *w = sites_new();
	struct transform_set set = {
		.name = "TS",
		.suite = { .esp = true, .cipher = CIPHER_3DES, .key_bits = 192, .auth = HASH_MD5 }
	};

	transform_set_define(w->r2.ipsec, &set);
	ck_assert_str_eq(sites_ping(w, w->pc1, SITE_PC2), ".....");
	ck_assert_str_eq(site_ike_state(&w->r1), "QM_IDLE");
	ck_assert(strstr(text_get(&w->r2.said),
			 "transform proposal not supported for identity: \n"
			 "    {esp-aes esp-sha-hmac }\n"
			 "ISAKMP:(1001): IPSec policy invalidated proposal with error 256\n"));
	sites_free(w);
}
END_TEST

/* The second set of R1 is the only one of R2. */
START_TEST(the_first_acceptable_transform_set_wins)
{
	struct sites *w = sites_new();
	struct transform_set set = {
		.name = "OTHER",
		.suite = { .esp = true, .cipher = CIPHER_3DES, .key_bits = 192, .auth = HASH_MD5 }
	};

	transform_set_define(w->r1.ipsec, &set);
	ck_assert(settings_set_transforms(w->r1.ipsec, w->r1.entry->settings,
					  (const char *[]){ "OTHER", "TS" }, 2, NULL));
	ck_assert_str_eq(sites_ping(w, w->pc1, SITE_PC2), ".!!!!");
	ck_assert_uint_eq(site_flow(&w->r1).plaintext_mtu, 1438); /* AES */
	sites_free(w);
}
END_TEST

/* ---- a long life ---- */

/* A ping every second for three hours and a half: no packet is lost to the rekeys. */
START_TEST(rekeys_lose_nothing)
{
	struct sites *w = sites_new();
	struct ping_params p = ping_defaults;
	const char *symbols;

	p.dst = SITE_PC2;
	p.count = 12600;
	p.interval = 1000;
	symbols = sites_ping_with(w, host_net(w->pc1), &p);
	ck_assert_uint_eq(strlen(symbols), p.count);
	ck_assert_uint_eq(symbols[0], '.');
	ck_assert_uint_eq(strspn(symbols + 1, "!"), p.count - 1);
	ck_assert_uint_eq(w->r1.count[EV_IPSEC_OUTBOUND_UPDATED], 4);
	ck_assert_uint_eq(w->r2.count[EV_IPSEC_OUTBOUND_UPDATED], 4);
	ck_assert_uint_eq(w->r1.count[EV_IPSEC_LIFETIME_THRESHOLD], 3); /* the end that began */
	ck_assert_uint_eq(w->r2.count[EV_IPSEC_LIFETIME_THRESHOLD], 0);
	ck_assert_uint_eq(ipsec_pairs(w->r1.ipsec), 1);
	sites_free(w);
}
END_TEST

START_TEST(an_unused_pair_is_not_renewed)
{
	struct sites *w = sites_new();

	ck_assert_str_eq(sites_ping(w, w->pc1, SITE_PC2), ".!!!!");
	sites_run(w, SEC(3580));
	ck_assert_uint_eq(w->r1.count[EV_IPSEC_OUTBOUND_UPDATED], 2); /* it was used */
	sites_run(w, SEC(3600));
	ck_assert_uint_eq(ipsec_pairs(w->r1.ipsec), 0);
	ck_assert_uint_eq(ipsec_pairs(w->r2.ipsec), 0);
	ck_assert_uint_eq(w->r1.count[EV_IPSEC_OUTBOUND_UPDATED], 2);
	ck_assert_str_eq(sites_ping(w, w->pc1, SITE_PC2), ".!!!!");
	sites_free(w);
}
END_TEST

/* 2,560 kB are soon used up. */
START_TEST(volume_renews_a_pair_too)
{
	struct sites *w = sites_new();
	struct ping_params p = ping_defaults;
	const char *symbols;

	settings_set_kilobytes(w->r1.entry->settings, 2560);
	p.dst = SITE_PC2;
	p.count = 6000;
	p.size = 1400;
	symbols = sites_ping_with(w, host_net(w->pc1), &p);
	ck_assert_uint_eq(strspn(symbols + 1, "!"), p.count - 1);
	ck_assert_uint_ge(w->r1.count[EV_IPSEC_OUTBOUND_UPDATED], 4);
	ck_assert_uint_le(w->r1.count[EV_IPSEC_OUTBOUND_UPDATED], 6);
	sites_free(w);
}
END_TEST

/* ---- a reload ---- */

START_TEST(a_router_comes_back_between_the_same_wires)
{
	struct sites *w = sites_new();

	ck_assert_str_eq(sites_ping(w, w->pc1, SITE_PC2), ".!!!!");
	router_free(w->r2.router);
	sites_run(w, SEC(5));
	site_boot(w, &w->r2, "R2");
	site_configure(w, &w->r2, "R2");
	sites_run(w, SEC(5));
	/* R1 goes on with SAs that R2 does not know. */
	ck_assert_str_eq(sites_ping(w, w->pc1, SITE_PC2), ".....");
	ck_assert_uint_eq(w->r2.count[EV_CRYPTO_INVALID_SPI], 1);
	/* R2 begins anew; its INITIAL-CONTACT clears what R1 had. */
	ck_assert_str_eq(sites_ping(w, w->pc2, SITE_PC1), ".!!!!");
	ck_assert_str_eq(sites_ping(w, w->pc1, SITE_PC2), "!!!!!");
	sites_free(w);
}
END_TEST

/* ---- awkward moments ---- */

static void
ignore_probe(void *ctx, const struct ping_result *r)
{
}

static void
ignore_done(void *ctx, const struct ping_summary *s)
{
}

/* Both ends begin at once; whatever came up, it carries packets, over two rekeys as well. */
START_TEST(both_ends_begin_at_once)
{
	static const struct ping_ops nobody = { .probe = ignore_probe, .done = ignore_done };
	struct sites *w = sites_new();
	struct ping_params there = ping_defaults, back = ping_defaults;
	const char *symbols;

	there.dst = SITE_PC2;
	back.dst = SITE_PC1;
	there.interval = back.interval = 1000;
	there.count = back.count = 7500;
	ck_assert_uint_ne(ping_start(host_net(w->pc2), &back, &nobody, NULL), 0);
	symbols = sites_ping_with(w, host_net(w->pc1), &there);
	ck_assert_uint_eq(strspn(symbols + 1, "!"), there.count - 1);
	ck_assert_uint_le(ipsec_pairs(w->r1.ipsec), 2);
	sites_run(w, SEC(5));
	sites_free(w);
}
END_TEST

/* A fifth of all packets is lost for an hour of two-minute SAs; afterwards all is well. */
START_TEST(a_lossy_hour_leaves_no_scar)
{
	struct link_params lossy = { .delay = MSEC(5), .loss = 200000, .seed = 3 };
	struct link_params good = { .delay = MSEC(5) };
	struct sites *w = sites_new();
	struct ping_params p = ping_defaults;
	const char *symbols;

	settings_set_seconds(w->r1.entry->settings, 120);
	link_set_params(world_find_link(w->world, "R1-ISP"), &lossy);
	p.dst = SITE_PC2;
	p.count = 1200;
	p.interval = 3000;
	symbols = sites_ping_with(w, host_net(w->pc1), &p);
	ck_assert_uint_gt(strlen(symbols) - strcspn(symbols, "!"), 0);
	link_set_params(world_find_link(w->world, "R1-ISP"), &good);
	sites_run(w, SEC(180));
	sites_ping(w, w->pc1, SITE_PC2);
	sites_run(w, SEC(120));
	p.count = 300;
	p.interval = 1000;
	symbols = sites_ping_with(w, host_net(w->pc1), &p);
	ck_assert_uint_ge(strspn(symbols + 1, "!"), p.count - 1);
	ck_assert_uint_le(ipsec_pairs(w->r1.ipsec), 2);
	ck_assert_uint_le(ipsec_pairs(w->r2.ipsec), 2);
	sites_free(w);
}
END_TEST

/* Traffic between the tunnel's own ends, in transport mode. */
START_TEST(transport_mode_between_the_ends)
{
	struct sites *w = sites_new();
	struct ping_params p = ping_defaults;
	struct acl_rule rule = ACL_RULE_ANY;

	rule.src = (struct acl_address){ SITE_R1, 0 };
	rule.dst = (struct acl_address){ SITE_R2, 0 };
	acl_add(acl_find(w->r1.net, "101"), 5, &rule);
	rule.src = (struct acl_address){ SITE_R2, 0 };
	rule.dst = (struct acl_address){ SITE_R1, 0 };
	acl_add(acl_find(w->r2.net, "101"), 5, &rule);
	ck_assert(transform_set_mode(w->r1.ipsec, "TS", TRANSFORM_TRANSPORT));
	ck_assert(transform_set_mode(w->r2.ipsec, "TS", TRANSFORM_TRANSPORT));
	p.dst = SITE_R2;
	ck_assert_str_eq(sites_ping_with(w, w->r1.net, &p), ".!!!!");
	ck_assert_uint_eq(site_flow(&w->r1).count.encaps, 4);
	ck_assert_uint_eq(site_flow(&w->r1).plaintext_mtu, 1458);
	ck_assert(strstr(text_get(&w->r1.said), "esp-aes esp-sha-hmac  (Transport)"));
	/* The sites behind them still go through a tunnel. */
	ck_assert_str_eq(sites_ping(w, w->pc1, SITE_PC2), ".!!!!");
	sites_free(w);
}
END_TEST

static bool
take_group(void *ctx, const struct ident_view *v)
{
	if (v->pairs)
		*(unsigned *)ctx = v->pair[0].pfs_group;
	return true;
}

static unsigned
pfs_group_of(struct site *s)
{
	unsigned group = 0;

	ipsec_each_ident(s->ipsec, NULL, take_group, &group);
	return group;
}

/* Each group: the answer carries a public value too, and what is sealed with the keys opens. */
START_TEST(pfs_uses_another_secret)
{
	static const unsigned groups[] = { 1, 2, 5, 14 };

	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
		struct sites *w = sites_new();

		settings_set_pfs(w->r1.entry->settings, groups[i]);
		if (i % 2) /* a responder that asks for none takes what comes */
			settings_set_pfs(w->r2.entry->settings, groups[i]);
		ck_assert_str_eq(sites_ping(w, w->pc1, SITE_PC2), ".!!!!");
		ck_assert(strstr(text_get(&w->r2.said), "processing KE payload. message ID = "));
		ck_assert_uint_eq(pfs_group_of(&w->r1), groups[i]);
		ck_assert_uint_eq(pfs_group_of(&w->r2), groups[i]);
		sites_free(w);
	}
}
END_TEST

START_TEST(pfs_that_one_end_wants_is_refused_without)
{
	struct sites *w = sites_new();

	settings_set_pfs(w->r2.entry->settings, 2);
	ck_assert_str_eq(sites_ping(w, w->pc1, SITE_PC2), ".....");
	ck_assert_uint_ge(w->r2.count[EV_IPSEC_PFS_REFUSED], 1);
	settings_set_pfs(w->r1.entry->settings, 5); /* nor is another group enough */
	sites_run(w, SEC(60));
	ck_assert_str_eq(sites_ping(w, w->pc1, SITE_PC2), ".....");
	ck_assert_uint_eq(ipsec_pairs(w->r2.ipsec), 0);
	sites_free(w);
}
END_TEST

static bool
is_ike(void *ctx, const struct pkt *frame)
{
	return frame->data[12] == 8 && frame->data[13] == 0 && frame->data[14 + 9] == 17;
}

/* The fifth message of R1 is the third of quick mode. What R1 sends over the pair stands for it:
 * R2 neither waits nor repeats nor gives the pair up. */
START_TEST(a_lost_confirmation_does_not_matter)
{
	struct sites *w = sites_new();
	struct link *left = world_find_link(w->world, "R1-ISP");

	link_set_fault(left, FAULT_DROP, w->r1.outside->port, 5, is_ike, NULL);
	ck_assert_str_eq(sites_ping(w, w->pc1, SITE_PC2), ".!!!!");
	ck_assert_uint_eq(ike_stats(w->r2.ike)->quick_initiated, 0);
	sites_run(w, SEC(120));
	ck_assert_uint_eq(ike_stats(w->r2.ike)->retransmitted, 0);
	ck_assert_uint_eq(ipsec_pairs(w->r2.ipsec), 1);
	ck_assert_str_eq(sites_ping(w, w->pc2, SITE_PC1), "!!!!!");
	sites_free(w);
}
END_TEST

UNIT("tunnel", a_lost_confirmation_does_not_matter, the_first_ping_is_lost_and_four_arrive,
     another_key_leaves_both_in_key_exchange, proxies_that_are_no_mirror_are_refused,
     a_subset_of_the_proxies_is_accepted, another_transform_set_is_refused,
     the_first_acceptable_transform_set_wins, rekeys_lose_nothing, an_unused_pair_is_not_renewed,
     volume_renews_a_pair_too, both_ends_begin_at_once, a_lossy_hour_leaves_no_scar,
     transport_mode_between_the_ends, pfs_uses_another_secret,
     pfs_that_one_end_wants_is_refused_without, a_router_comes_back_between_the_same_wires)
