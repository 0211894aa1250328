/* Which packets belong to which flow, and which proposals to which entry. */
#include <stdio.h>

#include "engine/ipsec/internal.h"
#include "tests/support/ipseckit.h"

/* A second entry of R1's map, towards another peer with a list of its own. */
static struct map_entry *
second_entry(struct vpn *v, uint32_t sequence, const char *list)
{
	struct map_entry *e = map_entry_make(v->r1.ipsec, "CMAP", sequence);

	map_entry_add_peer(v->r1.ipsec, e, IP4(3, 3, 3, 3), false);
	map_entry_set_acl(v->r1.ipsec, e, list);
	ck_assert(settings_set_transforms(v->r1.ipsec, e->settings, (const char *[]){ "TS" }, 1,
					  NULL));
	return e;
}

static ip4
asked_for(struct vpn *v)
{
	v->deaf = true;
	kit_ping(v->k, v->pc1, VPN_PC2);
	return v->r1.asked ? v->r1.request.peer : 0;
}

START_TEST(a_deny_goes_on_to_the_next_entry)
{
	struct vpn *v = vpn_new();

	ck_assert(acl_del_seq(acl_find(v->r1.net, "101"), 10));
	vpn_ace(&v->r1, "101", ACL_DENY, ACL_ANY_PROTOCOL, "10.1.1.0/24", "10.2.2.10/32", 0);
	vpn_ace(&v->r1, "101", ACL_PERMIT, ACL_ANY_PROTOCOL, "10.1.1.0/24", "10.2.2.0/24", 0);
	second_entry(v, 20, "102");
	vpn_ace(&v->r1, "102", ACL_PERMIT, ACL_ANY_PROTOCOL, "10.1.1.0/24", "10.2.2.0/24", 0);
	ck_assert_uint_eq(asked_for(v), IP4(3, 3, 3, 3));
	vpn_free(v);
}
END_TEST

START_TEST(the_lower_sequence_decides)
{
	struct vpn *v = vpn_new();

	second_entry(v, 5, "102");
	vpn_ace(&v->r1, "102", ACL_PERMIT, ACL_ANY_PROTOCOL, "10.1.1.0/24", "10.2.2.0/24", 0);
	ck_assert_uint_eq(asked_for(v), IP4(3, 3, 3, 3));
	ck_assert_uint_eq(vpn_flow(&v->r1, 0).entry->sequence, 5);
	ck_assert_uint_eq(vpn_flow(&v->r1, 1).entry->sequence, 10);
	vpn_free(v);
}
END_TEST

START_TEST(an_incomplete_entry_is_passed_over)
{
	struct vpn *v = vpn_new();

	ck_assert(!map_entry_complete(v->r1.ipsec, second_entry(v, 5, "102"))); /* no such list */
	ck_assert_uint_eq(vpn_flows(&v->r1), 1);
	ck_assert_uint_eq(asked_for(v), VPN_R2);
	vpn_free(v);
}
END_TEST

START_TEST(every_permit_entry_is_a_flow_with_its_selector)
{
	struct vpn *v = vpn_new();
	struct selector tcp = { prefix_make(IP4(10, 1, 1, 10), 32),
				prefix_make(IP4(10, 2, 2, 0), 24), 6, 0, 80 };
	struct selector s;

	vpn_ace(&v->r1, "101", ACL_DENY, ACL_ANY_PROTOCOL, "10.1.1.0/24", "10.9.0.0/16", 0);
	vpn_ace(&v->r1, "101", ACL_PERMIT, 6, "10.1.1.10/32", "10.2.2.0/24", 80);
	ck_assert_uint_eq(vpn_flows(&v->r1), 2);
	s = vpn_flow(&v->r1, 1).selector;
	ck_assert(selector_equal(&s, &tcp));
	vpn_free(v);
}
END_TEST

START_TEST(hits_are_counted_at_the_deciding_entry)
{
	struct vpn *v = vpn_new();

	kit_ping(v->k, v->pc1, VPN_PC2);
	ck_assert_uint_eq(TAILQ_FIRST(&acl_find(v->r1.net, "101")->entries)->hits, 5);
	vpn_free(v);
}
END_TEST

START_TEST(the_next_peer_is_tried_when_one_fails)
{
	struct vpn *v = vpn_new();

	v->deaf = true;
	map_entry_remove_peer(v->r1.ipsec, v->r1.entry, 0);
	map_entry_add_peer(v->r1.ipsec, v->r1.entry, IP4(3, 3, 3, 3), false);
	map_entry_add_peer(v->r1.ipsec, v->r1.entry, VPN_R2, false);
	ck_assert_uint_eq(asked_for(v), IP4(3, 3, 3, 3));
	v->deaf = false;
	ipsec_failed(v->r1.ipsec, v->r1.request.id, IP4(3, 3, 3, 3));
	kit_run(v->k, SEC(1));
	ck_assert_uint_eq(v->r1.request.peer, VPN_R2);
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), "!!!!!");
	vpn_free(v);
}
END_TEST

/* ---- proposals ---- */

#define NET1                                                                                       \
	{                                                                                          \
		IP4(10, 1, 1, 0), 24                                                               \
	}
#define NET2                                                                                       \
	{                                                                                          \
		IP4(10, 2, 2, 0), 24                                                               \
	}
#define AES_SHA                                                                                    \
	{                                                                                          \
		true, CIPHER_AES, 128, HASH_SHA1, HASH_NONE, false                                 \
	}

START_TEST(proposals_are_judged)
{
	const struct {
		const char *what;
		struct keying_proposal p;
		enum keying_verdict verdict;
	} rows[] = {
		{ "as configured",
		  { .local = VPN_R2,
		    .peer = VPN_R1,
		    .selector = { NET2, NET1 },
		    .offer.suite = AES_SHA },
		  KEYING_ACCEPTED },
		{ "a host of each side",
		  { .local = VPN_R2,
		    .peer = VPN_R1,
		    .selector = { { IP4(10, 2, 2, 10), 32 }, { IP4(10, 1, 1, 10), 32 }, 6, 80, 0 },
		    .offer.suite = AES_SHA },
		  KEYING_ACCEPTED },
		{ "more than the entry",
		  { .local = VPN_R2,
		    .peer = VPN_R1,
		    .selector = { { IP4(10, 2, 0, 0), 16 }, NET1 },
		    .offer.suite = AES_SHA },
		  KEYING_NO_POLICY },
		{ "the wrong way round",
		  { .local = VPN_R2,
		    .peer = VPN_R1,
		    .selector = { NET1, NET2 },
		    .offer.suite = AES_SHA },
		  KEYING_NO_POLICY },
		{ "another peer",
		  { .local = VPN_R2,
		    .peer = IP4(3, 3, 3, 3),
		    .selector = { NET2, NET1 },
		    .offer.suite = AES_SHA },
		  KEYING_NO_POLICY },
		{ "an address without a map",
		  { .local = IP4(10, 2, 2, 1),
		    .peer = VPN_R1,
		    .selector = { NET2, NET1 },
		    .offer.suite = AES_SHA },
		  KEYING_NO_LOCAL },
		{ "another key length",
		  { .local = VPN_R2,
		    .peer = VPN_R1,
		    .selector = { NET2, NET1 },
		    .offer.suite = { true, CIPHER_AES, 256, HASH_SHA1, HASH_NONE, false } },
		  KEYING_NO_TRANSFORM },
		{ "transport mode",
		  { .local = VPN_R2,
		    .peer = VPN_R1,
		    .selector = { NET2, NET1 },
		    .offer.suite = { true, CIPHER_AES, 128, HASH_SHA1, HASH_NONE, true } },
		  KEYING_NO_TRANSFORM },
	};
	struct vpn *v = vpn_new();

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct keying_choice c;

		ck_assert_msg(ipsec_choose(v->r2.ipsec, &rows[i].p, &c) == rows[i].verdict, "%s",
			      rows[i].what);
	}
	vpn_free(v);
}
END_TEST

START_TEST(pfs_and_lifetimes_are_judged)
{
	struct vpn *v = vpn_new();
	struct keying_proposal p = { .local = VPN_R2,
				     .peer = VPN_R1,
				     .selector = { NET2, NET1 },
				     .offer = { .suite = AES_SHA,
						.life_seconds = 1200,
						.life_kilobytes = 0,
						.pfs_group = 5 } };
	struct keying_choice c;

	ck_assert_int_eq(ipsec_choose(v->r2.ipsec, &p, &c), KEYING_ACCEPTED); /* we want none */
	ck_assert_uint_eq(c.life_seconds, 1200);
	ck_assert_uint_eq(c.life_kilobytes, 4608000);
	settings_set_pfs(v->r2.entry->settings, 14);
	ck_assert_int_eq(ipsec_choose(v->r2.ipsec, &p, &c), KEYING_NO_PFS);
	settings_set_pfs(v->r2.entry->settings, 5);
	settings_set_seconds(v->r2.entry->settings, 600);
	ck_assert_int_eq(ipsec_choose(v->r2.ipsec, &p, &c), KEYING_ACCEPTED);
	ck_assert_uint_eq(c.life_seconds, 600);
	vpn_free(v);
}
END_TEST

/* ---- configuration ---- */

START_TEST(what_is_in_use_stays)
{
	struct vpn *v = vpn_new();
	struct diag d;

	ck_assert(!map_delete(v->r1.ipsec, map_find(v->r1.ipsec, "CMAP"), &d));
	ck_assert_int_eq(d.code, DIAG_CRYPTO_MAP_IN_USE);
	ck_assert_str_eq(d.arg[1], "FastEthernet0/1");
	ck_assert(!transform_set_delete(v->r1.ipsec, "TS", &d));
	ck_assert_int_eq(d.code, DIAG_TRANSFORM_SET_IN_USE);
	ck_assert(!map_attach(v->r1.ipsec, v->r1.inside, "NONE", &d));
	ck_assert_int_eq(d.code, DIAG_NO_CRYPTO_MAP);
	ck_assert(!settings_set_transforms(v->r1.ipsec, v->r1.entry->settings,
					   (const char *[]){ "NONE" }, 1, &d));
	ck_assert_int_eq(d.code, DIAG_NO_TRANSFORM_SET);
	map_detach(v->r1.ipsec, v->r1.outside);
	ck_assert(map_entry_delete(v->r1.ipsec, v->r1.entry, &d));
	ck_assert_ptr_null(map_find(v->r1.ipsec, "CMAP"));
	ck_assert(transform_set_delete(v->r1.ipsec, "TS", &d));
	vpn_free(v);
}
END_TEST

/* ---- many ---- */

/* A hub with 2,000 entries: every spoke proposes, every pair comes up, every flow is found. */
START_TEST(two_thousand_spokes)
{
	enum { SPOKES = 2000 };
	struct vpn *v = vpn_new();
	struct ipsec *hub = v->r1.ipsec;
	uint8_t keys[128] = { 1 };
	char list[16], net[32];

	for (uint32_t i = 0; i < SPOKES; i++) {
		struct map_entry *e = map_entry_make(hub, "CMAP", 100 + i);

		snprintf(list, sizeof list, "SPOKE%u", i);
		snprintf(net, sizeof net, "172.%u.%u.0/24", 16 + i / 256, i % 256);
		map_entry_add_peer(hub, e, IP4(30, 0, 0, 0) + i, false);
		map_entry_set_acl(hub, e, list);
		ck_assert(settings_set_transforms(hub, e->settings, (const char *[]){ "TS" }, 1,
						  NULL));
		vpn_ace(&v->r1, list, ACL_PERMIT, ACL_ANY_PROTOCOL, "10.1.1.0/24", net, 0);
	}
	for (uint32_t i = 0; i < SPOKES; i++) {
		struct keying_proposal p = {
			.local = VPN_R1,
			.peer = IP4(30, 0, 0, 0) + i,
			.selector = { NET1, prefix_make(IP4(172, 16, 0, 0) + (i << 8), 24) },
			.offer.suite = AES_SHA
		};
		struct keying_pair pair = { .local = p.local,
					    .peer = p.peer,
					    .selector = p.selector,
					    .suite = p.offer.suite,
					    .life_seconds = 3600,
					    .keymat_in[SUITE_ESP] = keys,
					    .keymat_out[SUITE_ESP] = keys,
					    .spi_out[SUITE_ESP] = 1000 + i };
		struct keying_choice c;

		ck_assert_int_eq(ipsec_choose(hub, &p, &c), KEYING_ACCEPTED);
		ipsec_forget_peer(hub, p.local, p.peer, 0);
		pair.id = c.id;
		pair.spi_in[SUITE_ESP] = ipsec_alloc_spi(hub);
		ck_assert_ptr_nonnull(ipsec_install(hub, &pair));
		ipsec_enable_outbound(hub, p.peer, pair.spi_out[SUITE_ESP]);
	}
	ck_assert_uint_eq(ipsec_pairs(hub), SPOKES);
	ck_assert_uint_eq(vpn_flow(&v->r1, SPOKES).pairs, 1);
	ck_assert_uint_eq(vpn_flow(&v->r1, SPOKES).peer, IP4(30, 0, 0, 0) + SPOKES - 1);
	ipsec_clear_all(hub);
	ck_assert_uint_eq(ipsec_pairs(hub), 0);
	vpn_free(v);
}
END_TEST

/* Two hosts at one end, so two pairs, each for its own. */
START_TEST(a_pair_for_every_two_hosts)
{
	struct vpn *v = vpn_new();
	struct ping_params p = ping_defaults;
	struct ident_view f;

	settings_set_per_host(v->r1.entry->settings, true);
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), ".!!!!");
	p.dst = VPN_PC2;
	p.src = IP4(10, 1, 1, 1);
	ck_assert_str_eq(kit_ping_with(v->k, v->r1.net, &p), ".!!!!");
	ck_assert_str_eq(kit_ping(v->k, v->pc2, VPN_PC1), "!!!!!");
	ck_assert_uint_eq(v->r1.asked, 2);
	ck_assert_uint_eq(ipsec_pairs(v->r1.ipsec), 2);
	ck_assert_uint_eq(vpn_flows(&v->r1), 3);
	ck_assert_uint_eq(vpn_flows(&v->r2), 3);
	ck_assert_uint_eq(vpn_flow(&v->r1, 0).pairs, 0);
	f = vpn_flow(&v->r1, 1);
	ck_assert_uint_eq(f.selector.local.addr, IP4(10, 1, 1, 1));
	ck_assert_uint_eq(f.selector.remote.addr, VPN_PC2);
	ck_assert_uint_eq(f.selector.local.len + f.selector.remote.len, 64);
	ck_assert_uint_eq(f.count.encaps, 4);
	f = vpn_flow(&v->r1, 2);
	ck_assert_uint_eq(f.selector.local.addr, VPN_PC1);
	ck_assert_uint_eq(f.count.encaps, 9);
	ipsec_clear_all(v->r1.ipsec);
	ck_assert_uint_eq(vpn_flows(&v->r1), 1);
	ck_assert_uint_eq(vpn_flows(&v->r2), 1);
	vpn_free(v);
}
END_TEST

/* Nobody answers: what was made for the hosts goes with the request. */
START_TEST(hosts_without_an_answer_leave_nothing)
{
	struct vpn *v = vpn_new();

	settings_set_per_host(v->r1.entry->settings, true);
	v->deaf = true;
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), ".....");
	ck_assert_uint_eq(vpn_flows(&v->r1), 2);
	kit_run(v->k, SEC(70));
	ck_assert_uint_eq(vpn_flows(&v->r1), 1);
	settings_set_responder_only(v->r1.entry->settings, true);
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), ".....");
	ck_assert_uint_eq(vpn_flows(&v->r1), 1);
	vpn_free(v);
}
END_TEST

START_TEST(a_scan_of_addresses_is_bounded)
{
	struct vpn *v = vpn_new();

	settings_set_per_host(v->r1.entry->settings, true);
	policy_sync(v->r1.outside->crypto);
	for (unsigned n = 0; n < 3000; n++) {
		struct packet_key k = { .src = IP4(10, 1, 1, 0) + n % 256,
					.dst = IP4(10, 2, 2, 0) + n / 256 };
		bool barred;

		ck_assert_ptr_nonnull(policy_lookup(v->r1.outside->crypto, &k, &barred));
	}
	ck_assert_uint_eq(vpn_flows(&v->r1), 1025);
	vpn_free(v);
}
END_TEST

UNIT("ipsec_policy", a_pair_for_every_two_hosts, hosts_without_an_answer_leave_nothing,
     a_scan_of_addresses_is_bounded, a_deny_goes_on_to_the_next_entry, the_lower_sequence_decides,
     an_incomplete_entry_is_passed_over, every_permit_entry_is_a_flow_with_its_selector,
     hits_are_counted_at_the_deciding_entry, the_next_peer_is_tried_when_one_fails,
     proposals_are_judged, pfs_and_lifetimes_are_judged, what_is_in_use_stays, two_thousand_spokes)
