/* What a crypto map says beside peers and lists: where its SAs end and who shares them, routes to what
 * is behind a peer, lists that clear packets have to pass, peers by name, profiles of IKE. */
#include <string.h>

#include "tests/support/ipseckit.h"
#include "tests/support/unit.h"

/* ---- one map, several interfaces ---- */

/* R1's map is on its inside too. */
static void
on_both(struct vpn *v)
{
	ck_assert(map_attach(v->r1.ipsec, v->r1.inside, "CMAP", NULL));
}

START_TEST(interfaces_share_sas_by_the_local_address_of_their_map)
{
	struct vpn *v = vpn_new();

	map_set_local_interface(v->r1.ipsec, "CMAP", "FastEthernet0/1");
	on_both(v);
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), ".!!!!");
	ck_assert_uint_eq(vpn_flows(&v->r1), 1);
	ck_assert_ptr_eq(v->r1.inside->crypto, v->r1.outside->crypto);
	/* Whoever leaves takes nothing along, until the last one does. */
	map_detach(v->r1.ipsec, v->r1.outside);
	ck_assert_uint_eq(ipsec_pairs(v->r1.ipsec), 1);
	ck_assert_ptr_null(v->r1.outside->crypto);
	ck_assert_ptr_eq(map_attached(v->r1.ipsec, v->r1.inside), map_find(v->r1.ipsec, "CMAP"));
	map_detach(v->r1.ipsec, v->r1.inside);
	ck_assert_uint_eq(ipsec_pairs(v->r1.ipsec), 0);
	vpn_free(v);
}
END_TEST

START_TEST(without_one_every_interface_has_its_own)
{
	struct vpn *v = vpn_new();
	const struct crypto_map *map = map_find(v->r1.ipsec, "CMAP");

	on_both(v);
	ck_assert_uint_eq(vpn_flows(&v->r1), 2);
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), ".!!!!");
	/* The address is said later: what there is goes, and they share from then on. */
	map_set_local_interface(v->r1.ipsec, "CMAP", "FastEthernet0/1");
	ck_assert_uint_eq(ipsec_pairs(v->r1.ipsec), 0);
	ck_assert_uint_eq(vpn_flows(&v->r1), 1);
	ck_assert_ptr_eq(map_next_interface(v->r1.ipsec, map, NULL), v->r1.outside);
	ck_assert_ptr_eq(map_next_interface(v->r1.ipsec, map, v->r1.outside), v->r1.inside);
	ck_assert_ptr_null(map_next_interface(v->r1.ipsec, map, v->r1.inside));
	map_set_local_interface(v->r1.ipsec, "CMAP", NULL);
	ck_assert_uint_eq(vpn_flows(&v->r1), 2);
	vpn_free(v);
}
END_TEST

/* ---- reverse routes ---- */

struct sought {
	struct prefix dst;
	struct route found;
	unsigned count;
};

static bool
seek(void *ctx, const struct route *r)
{
	struct sought *s = ctx;

	if (r->source != ROUTE_STATIC || r->dst.addr != s->dst.addr || r->dst.len != s->dst.len)
		return true;
	s->found = *r;
	s->count++;
	return true;
}

static struct sought
routes_to(struct vpn_end *e, ip4 addr, uint8_t len)
{
	struct sought s = { .dst = prefix_make(addr, len) };

	route_each(e->net, seek, &s);
	return s;
}

static struct sought
to_net2(struct vpn *v)
{
	return routes_to(&v->r1, IP4(10, 2, 2, 0), 24);
}

static void
reverse(struct vpn *v, struct reverse_settings how)
{
	map_entry_set_reverse(v->r1.ipsec, v->r1.entry, &how);
}

START_TEST(a_reverse_route_lives_as_long_as_its_sas)
{
	struct vpn *v = vpn_new();
	struct sought s;

	reverse(v, (struct reverse_settings){ .kind = REVERSE_WITH_SAS, .tag = 7, .distance = 9 });
	ck_assert_uint_eq(to_net2(v).count, 0);
	kit_ping(v->k, v->pc1, VPN_PC2);
	s = to_net2(v);
	ck_assert_uint_eq(s.count, 1);
	ck_assert_uint_eq(s.found.gateway, VPN_R2);
	ck_assert_uint_eq(s.found.tag, 7);
	ck_assert_uint_eq(s.found.distance, 9);
	/* `no ip route` is not for it. */
	ck_assert(!route_del(v->r1.net, IP4(10, 2, 2, 0), mask_of(24), 0, NULL, NULL));
	ipsec_clear_all(v->r1.ipsec);
	ck_assert_uint_eq(to_net2(v).count, 0);
	vpn_free(v);
}
END_TEST

START_TEST(a_static_one_needs_no_sas)
{
	struct vpn *v = vpn_new();

	reverse(v, (struct reverse_settings){ .kind = REVERSE_ALWAYS });
	ck_assert_uint_eq(to_net2(v).count, 1);
	ck_assert_uint_eq(v->r1.asked, 0);
	acl_delete(acl_find(v->r1.net, "101"));
	kit_run(v->k, MSEC(1)); /* nobody has to send for that */
	ck_assert_uint_eq(to_net2(v).count, 0);
	vpn_ace(&v->r1, "101", ACL_PERMIT, ACL_ANY_PROTOCOL, "10.1.1.0/24", "10.2.2.0/24", 0);
	kit_run(v->k, MSEC(1));
	ck_assert_uint_eq(to_net2(v).count, 1);
	map_detach(v->r1.ipsec, v->r1.outside);
	ck_assert_uint_eq(to_net2(v).count, 0);
	vpn_free(v);
}
END_TEST

START_TEST(flows_to_one_network_share_a_route)
{
	struct vpn *v = vpn_new();

	vpn_ace(&v->r1, "101", ACL_PERMIT, ACL_ANY_PROTOCOL, "10.1.9.0/24", "10.2.2.0/24", 0);
	reverse(v, (struct reverse_settings){ .kind = REVERSE_ALWAYS });
	ck_assert_uint_eq(vpn_flows(&v->r1), 2);
	ck_assert_uint_eq(to_net2(v).count, 1);
	reverse(v, (struct reverse_settings){ .kind = REVERSE_ALWAYS, .tag = 5 });
	ck_assert_uint_eq(to_net2(v).count, 1);
	ck_assert_uint_eq(to_net2(v).found.tag, 5);
	ck_assert(acl_del_seq(acl_find(v->r1.net, "101"), 20));
	kit_run(v->k, MSEC(1));
	ck_assert_uint_eq(to_net2(v).count, 1);
	reverse(v, (struct reverse_settings){ .kind = REVERSE_NONE });
	ck_assert_uint_eq(to_net2(v).count, 0);
	vpn_free(v);
}
END_TEST

START_TEST(a_gateway_leads_to_the_network_or_to_the_peer)
{
	struct vpn *v = vpn_new();

	reverse(v, (struct reverse_settings){ .kind = REVERSE_ALWAYS, .gateway = IP4(1, 1, 1, 2) });
	ck_assert_uint_eq(to_net2(v).found.gateway, IP4(1, 1, 1, 2));
	ck_assert_uint_eq(routes_to(&v->r1, VPN_R2, 32).count, 0);
	reverse(v, (struct reverse_settings){ .kind = REVERSE_ALWAYS,
					      .gateway = IP4(1, 1, 1, 2),
					      .by_gateway = true });
	ck_assert_uint_eq(to_net2(v).count, 1);
	ck_assert_uint_eq(to_net2(v).found.gateway, VPN_R2);
	ck_assert_uint_eq(routes_to(&v->r1, VPN_R2, 32).found.gateway, IP4(1, 1, 1, 2));
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), ".!!!!");
	vpn_free(v);
}
END_TEST

/* ---- lists for clear packets ---- */

START_TEST(clear_packets_pass_lists_on_their_way_in_and_out)
{
	struct vpn *v = vpn_new();

	vpn_ace(&v->r1, "120", ACL_DENY, 1, "10.1.1.0/24", "10.2.2.0/24", 0);
	map_entry_set_check(v->r1.ipsec, v->r1.entry, true, "120");
	kit_ping(v->k, v->pc1, VPN_PC2);
	ck_assert_uint_eq(v->r1.asked, 0); /* nothing that is barred asks for SAs */
	map_entry_set_check(v->r1.ipsec, v->r1.entry, true, NULL);
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), ".!!!!");
	vpn_ace(&v->r1, "121", ACL_DENY, 1, "10.2.2.0/24", "10.1.1.0/24", 0);
	map_entry_set_check(v->r1.ipsec, v->r1.entry, false, "121");
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), ".....");
	ck_assert_uint_eq(vpn_flow(&v->r1, 0).count.decrypt, 9); /* they came that far */
	map_entry_set_check(v->r1.ipsec, v->r1.entry, false, "122");
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), "!!!!!"); /* no such list */
	vpn_free(v);
}
END_TEST

/* ---- peers by name, profiles ---- */

static ip4
resolve(void *ctx, const char *name)
{
	return strcmp(name, "R2") ? 0 : *(ip4 *)ctx;
}

START_TEST(a_name_is_looked_up_when_it_is_needed)
{
	struct vpn *v = vpn_new();
	struct map_entry *e = v->r1.entry;
	ip4 address = 0;

	ipsec_set_resolver(v->r1.ipsec, resolve, &address);
	map_entry_remove_peer(v->r1.ipsec, e, VPN_R2);
	ck_assert(map_entry_add_peer_name(v->r1.ipsec, e, "R2", false));
	kit_ping(v->k, v->pc1, VPN_PC2);
	ck_assert_uint_eq(e->peer[0], 0);
	address = VPN_R2;
	kit_run(v->k, SEC(61)); /* the request came to nothing */
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), ".!!!!");
	ck_assert_uint_eq(e->peer[0], VPN_R2);
	map_entry_remove_peer_name(v->r1.ipsec, e, "R2");
	ck_assert_uint_eq(e->peers, 0);
	vpn_free(v);
}
END_TEST

static enum keying_verdict
proposed(struct vpn *v, const char *profile)
{
	struct keying_proposal p = {
		.local = VPN_R2,
		.peer = VPN_R1,
		.selector = { .local = prefix_make(IP4(10, 2, 2, 0), 24),
			      .remote = prefix_make(IP4(10, 1, 1, 0), 24) },
		.offer.suite = { .esp = true,
				 .cipher = CIPHER_AES,
				 .key_bits = 128,
				 .auth = HASH_SHA1 },
		.isakmp_profile = profile,
	};
	struct keying_choice choice;

	return ipsec_choose(v->r2.ipsec, &p, &choice);
}

START_TEST(an_entry_is_for_peers_of_its_profile)
{
	struct vpn *v = vpn_new();

	ck_assert_int_eq(proposed(v, ""), KEYING_ACCEPTED);
	map_set_isakmp_profile(v->r2.ipsec, "CMAP", "ROME");
	ck_assert_int_eq(proposed(v, ""), KEYING_NO_POLICY);
	ck_assert_int_eq(proposed(v, "ROME"), KEYING_ACCEPTED);
	settings_set_isakmp_profile(v->r2.entry->settings, "PARIS");
	ck_assert_int_eq(proposed(v, "ROME"), KEYING_NO_POLICY);
	ck_assert_int_eq(proposed(v, "PARIS"), KEYING_ACCEPTED);
	vpn_free(v);
}
END_TEST

UNIT("ipsec_map", interfaces_share_sas_by_the_local_address_of_their_map,
     without_one_every_interface_has_its_own, a_reverse_route_lives_as_long_as_its_sas,
     a_static_one_needs_no_sas, flows_to_one_network_share_a_route,
     a_gateway_leads_to_the_network_or_to_the_peer,
     clear_packets_pass_lists_on_their_way_in_and_out, a_name_is_looked_up_when_it_is_needed,
     an_entry_is_for_peers_of_its_profile)
