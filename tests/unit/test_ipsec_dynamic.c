/* Dynamic crypto maps: R2 has a template in place of its entry for R1. */
#include "tests/support/ipseckit.h"
#include "tests/support/unit.h"

/* R2's map has only the reference now, behind it a template with set TS. */
static struct map_entry *
by_template(struct vpn *v)
{
	struct ipsec *ipsec = v->r2.ipsec;
	struct map_entry *t = dynamic_map_entry_make(ipsec, "DYN", 10);

	ck_assert(settings_set_transforms(ipsec, t->settings, (const char *[]){ "TS" }, 1, NULL));
	map_entry_set_dynamic(ipsec, map_entry_make(ipsec, "CMAP", 65000), "DYN", false);
	ck_assert(map_entry_delete(ipsec, v->r2.entry, NULL));
	return t;
}

static const struct map_entry *
temporary(struct vpn *v)
{
	ck_assert_uint_eq(vpn_flows(&v->r2), 1);
	return vpn_flow(&v->r2, 0).entry;
}

START_TEST(a_template_asks_nobody_and_lets_a_peer_in)
{
	struct vpn *v = vpn_new();
	struct map_entry *t = by_template(v);

	kit_ping(v->k, v->pc2, VPN_PC1);
	ck_assert_uint_eq(v->r2.asked, 0);
	kit_ping(v->k, v->pc1, VPN_PC2);
	ck_assert_ptr_eq(temporary(v)->from, t);
	ck_assert_uint_eq(temporary(v)->sequence, MAP_FIRST_TEMPORARY);
	ck_assert_uint_eq(temporary(v)->peer[0], VPN_R1);
	ck_assert_str_eq(kit_ping(v->k, v->pc2, VPN_PC1), "!!!!!");
	ck_assert_uint_eq(v->r2.asked, 0);
	vpn_free(v);
}
END_TEST

START_TEST(what_came_by_a_template_goes_with_its_last_pair)
{
	struct vpn *v = vpn_new();

	by_template(v);
	kit_ping(v->k, v->pc1, VPN_PC2);
	ipsec_clear_all(v->r2.ipsec);
	ck_assert_uint_eq(vpn_flows(&v->r2), 0);
	ck_assert_uint_eq(map_find(v->r2.ipsec, "CMAP")->temporaries, 0);
	ck_assert_uint_eq(ipsec_pairs(v->r1.ipsec), 0); /* it was told */
	vpn_free(v);
}
END_TEST

START_TEST(what_came_by_a_template_goes_with_the_template)
{
	struct vpn *v = vpn_new();

	by_template(v);
	kit_ping(v->k, v->pc1, VPN_PC2);
	ck_assert(map_delete(v->r2.ipsec, dynamic_map_find(v->r2.ipsec, "DYN"), NULL));
	ck_assert_uint_eq(vpn_flows(&v->r2), 0);
	ck_assert_uint_eq(ipsec_pairs(v->r1.ipsec), 0);
	vpn_free(v);
}
END_TEST

START_TEST(a_change_elsewhere_leaves_it_alone)
{
	struct vpn *v = vpn_new();
	uint64_t id;

	by_template(v);
	kit_ping(v->k, v->pc1, VPN_PC2);
	id = vpn_flow(&v->r2, 0).id;
	dynamic_map_entry_make(v->r2.ipsec, "DYN", 5);
	ck_assert_uint_eq(temporary(v)->sequence, MAP_FIRST_TEMPORARY);
	ck_assert_uint_eq(vpn_flow(&v->r2, 0).id, id);
	vpn_free(v);
}
END_TEST

#define NET1  prefix_make(IP4(10, 1, 1, 0), 24)
#define NET2  prefix_make(IP4(10, 2, 2, 0), 24)
#define OTHER IP4(3, 3, 3, 3)
#define SHA(bits)                                                                                  \
	((struct ipsec_suite){                                                                     \
		.esp = true, .cipher = CIPHER_AES, .key_bits = bits, .auth = HASH_SHA1 })

static enum keying_verdict
proposed(struct vpn *v, ip4 peer, struct prefix remote, unsigned bits, uint64_t *id)
{
	struct keying_proposal p = { .local = VPN_R2,
				     .peer = peer,
				     .selector = { .local = NET2, .remote = remote },
				     .offer.suite = SHA(bits) };
	struct keying_choice choice = { 0 };
	enum keying_verdict verdict = ipsec_choose(v->r2.ipsec, &p, &choice);

	if (id)
		*id = choice.id;
	return verdict;
}

START_TEST(templates_judge_by_peer_list_and_suite)
{
	struct vpn *v = vpn_new();
	struct map_entry *t = by_template(v);

	ck_assert_int_eq(proposed(v, OTHER, NET1, 128, NULL), KEYING_ACCEPTED);
	ck_assert_int_eq(proposed(v, OTHER, NET1, 256, NULL), KEYING_NO_TRANSFORM);
	map_entry_set_acl(v->r2.ipsec, t, "110");
	ck_assert_int_eq(proposed(v, OTHER, NET1, 128, NULL), KEYING_NO_POLICY); /* no list */
	vpn_ace(&v->r2, "110", ACL_DENY, ACL_ANY_PROTOCOL, "10.2.2.0/24", "10.1.7.0/24", 0);
	vpn_ace(&v->r2, "110", ACL_PERMIT, ACL_ANY_PROTOCOL, "10.2.2.0/24", "10.1.0.0/16", 0);
	ck_assert_int_eq(proposed(v, OTHER, NET1, 128, NULL), KEYING_ACCEPTED);
	ck_assert_int_eq(proposed(v, OTHER, prefix_make(IP4(10, 1, 7, 0), 24), 128, NULL),
			 KEYING_NO_POLICY);
	ck_assert_int_eq(proposed(v, OTHER, prefix_make(IP4(10, 9, 0, 0), 16), 128, NULL),
			 KEYING_NO_POLICY);
	map_entry_add_peer(v->r2.ipsec, t, VPN_R1, false);
	ck_assert_int_eq(proposed(v, OTHER, NET1, 128, NULL), KEYING_NO_POLICY);
	ck_assert_int_eq(proposed(v, VPN_R1, NET1, 128, NULL), KEYING_ACCEPTED);
	vpn_free(v);
}
END_TEST

START_TEST(a_promise_that_comes_to_nothing_is_forgotten)
{
	struct vpn *v = vpn_new();
	uint64_t one, two;

	by_template(v);
	ck_assert_int_eq(proposed(v, OTHER, NET1, 128, &one), KEYING_ACCEPTED);
	ck_assert_int_eq(proposed(v, VPN_R1, NET1, 128, &two), KEYING_ACCEPTED);
	ck_assert_uint_eq(vpn_flows(&v->r2), 1);
	ck_assert_uint_eq(vpn_flow(&v->r2, 0).id, two);
	vpn_free(v);
}
END_TEST

START_TEST(sequence_decides_between_a_template_and_an_entry)
{
	struct vpn *v = vpn_new();
	struct ipsec *ipsec = v->r2.ipsec;
	struct map_entry *t = dynamic_map_entry_make(ipsec, "DYN", 10);

	settings_set_transforms(ipsec, t->settings, (const char *[]){ "TS" }, 1, NULL);
	map_entry_set_dynamic(ipsec, map_entry_make(ipsec, "CMAP", 65000), "DYN", false);
	kit_ping(v->k, v->pc1, VPN_PC2);
	ck_assert_ptr_eq(temporary(v), v->r2.entry);
	ipsec_clear_all(ipsec);
	map_entry_set_dynamic(ipsec, map_entry_make(ipsec, "CMAP", 5), "DYN", false);
	kit_ping(v->k, v->pc1, VPN_PC2);
	ck_assert_uint_eq(vpn_flows(&v->r2), 2);
	ck_assert_ptr_eq(vpn_flow(&v->r2, 0).entry->from, t);
	ck_assert_uint_eq(vpn_flow(&v->r2, 0).pairs, 1);
	ck_assert_uint_eq(vpn_flow(&v->r2, 1).pairs, 0);
	vpn_free(v);
}
END_TEST

/* How many packets leave R2 while PC2 pings. */
static uint64_t
leaving(struct vpn *v)
{
	uint64_t before = v->r2.outside->counters.packets_out;

	kit_ping(v->k, v->pc2, VPN_PC1);
	return v->r2.outside->counters.packets_out - before;
}

START_TEST(a_list_without_a_pair_stops_what_it_permits)
{
	struct vpn *v = vpn_new();
	struct map_entry *t = by_template(v);

	kit_ping(v->k, v->pc2, VPN_PC1); /* ARP is over */
	ck_assert_uint_eq(leaving(v), 5);
	map_entry_set_acl(v->r2.ipsec, t, "110");
	vpn_ace(&v->r2, "110", ACL_PERMIT, ACL_ANY_PROTOCOL, "10.2.2.0/24", "10.1.1.0/24", 0);
	ck_assert_uint_eq(leaving(v), 0);
	ck_assert_uint_eq(v->r2.asked, 0);
	vpn_free(v);
}
END_TEST

/* A pair with a peer that came by the template, as if it had been negotiated. */
static void
comes(struct vpn *v, ip4 peer, struct prefix remote, uint32_t spi)
{
	static const uint8_t keys[128] = { 1 };
	struct ipsec *ipsec = v->r2.ipsec;
	struct keying_pair pair = { .local = VPN_R2,
				    .peer = peer,
				    .selector = { .local = NET2, .remote = remote },
				    .suite = SHA(128),
				    .life_seconds = 3600,
				    .keymat_in[SUITE_ESP] = keys,
				    .keymat_out[SUITE_ESP] = keys,
				    .spi_out[SUITE_ESP] = spi };

	ck_assert_int_eq(proposed(v, peer, remote, 128, &pair.id), KEYING_ACCEPTED);
	pair.spi_in[SUITE_ESP] = ipsec_alloc_spi(ipsec);
	ck_assert_ptr_nonnull(ipsec_install(ipsec, &pair));
}

/* ... and its last message is here: the pair may be sent over. */
static void
came(struct vpn *v, ip4 peer, struct prefix remote, uint32_t spi)
{
	comes(v, peer, remote, spi);
	ipsec_enable_outbound(v->r2.ipsec, peer, spi);
}

/* The peer whose flow carries what PC2 sends. */
static ip4
sent_to(struct vpn *v)
{
	ipsec_clear_counters(v->r2.ipsec);
	kit_ping(v->k, v->pc2, VPN_PC1);
	for (unsigned n = 0; n < vpn_flows(&v->r2); n++)
		if (vpn_flow(&v->r2, n).count.encaps)
			return vpn_flow(&v->r2, n).peer;
	return 0;
}

START_TEST(who_came_last_is_sent_to)
{
	struct vpn *v = vpn_new();
	uint32_t spi = 1002;

	by_template(v);
	map_detach(v->r1.ipsec, v->r1.outside); /* nobody there says that these SPIs are unknown */
	came(v, VPN_R1, NET1, 1001);
	ck_assert_uint_eq(sent_to(v), VPN_R1);
	comes(v, OTHER, NET1, spi); /* the same network has moved */
	ck_assert_uint_eq(sent_to(v), VPN_R1);
	ipsec_enable_outbound(v->r2.ipsec, OTHER, spi);
	ck_assert_uint_eq(sent_to(v), OTHER);
	ipsec_peer_deleted(v->r2.ipsec, OTHER, SUITE_ESP, &spi, 1);
	ck_assert_uint_eq(sent_to(v), VPN_R1);
	came(v, OTHER, prefix_make(VPN_PC1, 32), 1003); /* one host of it is elsewhere */
	came(v, VPN_R1, NET1, 1004);
	ck_assert_uint_eq(sent_to(v), OTHER);
	vpn_free(v);
}
END_TEST

START_TEST(two_thousand_come_by_one_template)
{
	enum { SPOKES = 2000 };
	struct vpn *v = vpn_new();

	by_template(v);
	map_detach(v->r1.ipsec, v->r1.outside);
	for (uint32_t i = 0; i < SPOKES; i++) {
		came(v, IP4(30, 0, 0, 0) + i, prefix_make(IP4(172, 16, 0, 0) + (i << 8), 24),
		     1000 + i);
		if (i == SPOKES / 2)
			came(v, VPN_R1, NET1, 900);
	}
	ck_assert_uint_eq(vpn_flows(&v->r2), SPOKES + 1);
	ck_assert_uint_eq(sent_to(v), VPN_R1);
	ipsec_clear_all(v->r2.ipsec);
	ck_assert_uint_eq(vpn_flows(&v->r2), 0);
	vpn_free(v);
}
END_TEST

UNIT("ipsec_dynamic", who_came_last_is_sent_to, two_thousand_come_by_one_template,
     a_template_asks_nobody_and_lets_a_peer_in, what_came_by_a_template_goes_with_its_last_pair,
     what_came_by_a_template_goes_with_the_template, a_change_elsewhere_leaves_it_alone,
     templates_judge_by_peer_list_and_suite, a_promise_that_comes_to_nothing_is_forgotten,
     sequence_decides_between_a_template_and_an_entry, a_list_without_a_pair_stops_what_it_permits)
