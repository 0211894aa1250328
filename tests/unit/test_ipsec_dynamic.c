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
#define SHA(out)                                                                                   \
	((struct ipsec_suite){                                                                     \
		.esp = true, .cipher = CIPHER_AES, .key_bits = out, .auth = HASH_SHA1 })

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
	vpn_ace(&v->r2, "110", ACL_PERMIT, ACL_ANY_PROTOCOL, "10.2.2.0/24", "10.1.0.0/16", 0);
	ck_assert_int_eq(proposed(v, OTHER, NET1, 128, NULL), KEYING_ACCEPTED);
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

UNIT("ipsec_dynamic", a_template_asks_nobody_and_lets_a_peer_in,
     what_came_by_a_template_goes_with_its_last_pair,
     what_came_by_a_template_goes_with_the_template, a_change_elsewhere_leaves_it_alone,
     templates_judge_by_peer_list_and_suite, a_promise_that_comes_to_nothing_is_forgotten,
     sequence_decides_between_a_template_and_an_entry, a_list_without_a_pair_stops_what_it_permits)
