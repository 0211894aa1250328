/* Translation, packet by packet: what becomes of addresses and ports. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/net/route_map.h"
#include "tests/support/natkit.h"

/* ---- static ---- */

START_TEST(a_static_address_is_translated_both_ways)
{
	struct place *p = place_new();

	nat_add_static(p, nat_one_to_one(PC, POOL(0)));
	nat_udp(p, p->pc, PC, 4000, SERVER, 53);
	ck_caught(&p->outside, POOL(0), 4000, SERVER, 53);
	nat_tcp(p, p->isp, SERVER, 1234, POOL(0), 80, TCP_SYN); /* begun from outside */
	ck_caught(&p->inside, SERVER, 1234, PC, 80);
	nat_tcp(p, p->pc, PC, 80, SERVER, 1234, TCP_SYN | TCP_ACK);
	ck_caught(&p->outside, POOL(0), 80, SERVER, 1234);
	nat_echo(p, p->isp, SERVER, POOL(0), 9, false);
	ck_caught(&p->inside, SERVER, 9, PC, 0);
	nat_plain(p, p->pc, PC, SERVER, PROTO_ESP);
	ck_caught(&p->outside, POOL(0), 0, SERVER, 0);
	nat_plain(p, p->isp, SERVER, POOL(0), PROTO_GRE);
	ck_caught(&p->inside, SERVER, 0, PC, 0);
	ck_assert_uint_eq(nat_total(p), 1 + 5);
	nat_udp(p, p->pc, PC2, 4000, SERVER, 53); /* nobody translates this one */
	ck_caught(&p->outside, PC2, 4000, SERVER, 53);
	place_free(p);
}
END_TEST

START_TEST(a_static_port_leaves_the_others_alone)
{
	struct place *p = place_new();
	struct nat_static web = nat_one_to_one(PC, SHARED);

	web.protocol = PROTO_TCP;
	web.lport = 80;
	web.gport = 8080;
	nat_add_static(p, web);
	nat_tcp(p, p->isp, SERVER, 1234, SHARED, 8080, TCP_SYN);
	ck_caught(&p->inside, SERVER, 1234, PC, 80);
	nat_tcp(p, p->pc, PC, 80, SERVER, 1234, TCP_SYN | TCP_ACK);
	ck_caught(&p->outside, SHARED, 8080, SERVER, 1234);
	nat_tcp(p, p->isp, SERVER, 1234, SHARED, 8081, TCP_SYN); /* the router itself refuses */
	ck_caught(&p->outside, SHARED, 8081, SERVER, 1234);
	nat_tcp(p, p->pc, PC, 81, SERVER, 1234, TCP_ACK);
	ck_caught(&p->outside, PC, 81, SERVER, 1234);
	place_free(p);
}
END_TEST

START_TEST(a_static_network_keeps_host_numbers)
{
	struct place *p = place_new();
	struct nat_static s = { .local = IP4(10, 1, 1, 0),
				.global = IP4(172, 16, 5, 0),
				.len = 24 };

	nat_add_static(p, s);
	kit_route(p->isp, "172.16.5.0/24", SHARED);
	nat_udp(p, p->pc, PC, 4000, SERVER, 53);
	ck_caught(&p->outside, IP4(172, 16, 5, 10), 4000, SERVER, 53);
	nat_udp(p, p->isp, SERVER, 53, IP4(172, 16, 5, 10), 4000);
	ck_caught(&p->inside, SERVER, 53, PC, 4000);
	nat_clear(p->nat);
	nat_udp(p, p->isp, SERVER, 55, IP4(172, 16, 5, 10), 4000); /* the outside may begin */
	ck_caught(&p->inside, SERVER, 55, PC, 4000);
	ck_assert(nat_static_delete(p->nat, &s, NULL));
	ck_assert_uint_eq(nat_total(p), 0);
	place_free(p);
}
END_TEST

/* SERVER is seen as 10.9.9.9 inside. */
START_TEST(an_outside_address_is_seen_as_another)
{
	struct place *p = place_new();
	ip4 seen = IP4(10, 9, 9, 9);

	nat_add_static(p, (struct nat_static){
				  .outside = true, .local = seen, .global = SERVER, .len = 32 });
	nat_share_interface(p);
	nat_udp(p, p->pc, PC, 4000, seen, 53);
	ck_caught(&p->outside, SHARED, 4000, SERVER, 53);
	nat_udp(p, p->isp, SERVER, 53, SHARED, 4000);
	ck_caught(&p->inside, seen, 53, PC, 4000);
	place_free(p);
}
END_TEST

/* Servers are seen inside as addresses of 10.9.9.0/24: their bindings go, and with them the flows that
 * hang on the shared address as well. */
START_TEST(an_outside_network_takes_shared_ports_along)
{
	struct place *p = place_new();
	struct nat_static s = { .outside = true,
				.local = IP4(10, 9, 9, 0),
				.global = prefix_make(SERVER, 24).addr,
				.len = 24 };
	ip4 seen = s.local | (SERVER & 255);

	nat_add_static(p, s);
	nat_share_interface(p);
	for (uint16_t port = 4000; port < 4003; port++) {
		nat_udp(p, p->pc, PC, port, seen, 53);
		ck_caught(&p->outside, SHARED, port, SERVER, 53);
	}
	nat_udp(p, p->isp, SERVER, 53, SHARED, 4000);
	ck_caught(&p->inside, seen, 53, PC, 4000);
	ck_assert(nat_static_delete(p->nat, &s, NULL));
	ck_assert_uint_eq(nat_totals(p->nat).extended, 0);
	ck_assert_uint_eq(nat_totals(p->nat).dynamic, 0);
	place_free(p);
}
END_TEST

START_TEST(two_static_bindings_do_not_share_an_end)
{
	struct place *p = place_new();
	struct nat_static first = nat_one_to_one(PC, POOL(0)),
			  same_global = nat_one_to_one(PC2, POOL(0)),
			  same_local = nat_one_to_one(PC, POOL(1));
	struct diag d = { 0 };

	nat_add_static(p, first);
	nat_add_static(p, first); /* again: nothing new */
	ck_assert(!nat_static_add(p->nat, &same_global, &d));
	ck_assert_int_eq(d.code, DIAG_STATIC_MAPPED);
	ck_assert(!nat_static_add(p->nat, &same_local, &d));
	first.extendable = same_local.extendable = true;
	nat_add_static(p, first);
	nat_add_static(p, same_local);
	nat_tcp(p, p->isp, SERVER, 1, POOL(1), 80, TCP_SYN);
	ck_caught(&p->inside, SERVER, 1, PC, 80);
	nat_udp(p, p->pc, PC, 5, SERVER, 6);
	ck_caught(&p->outside, POOL(0), 5, SERVER, 6);
	ck_assert(nat_static_delete(p->nat, &first, NULL));
	nat_udp(p, p->pc, PC, 5, SERVER, 6);
	ck_caught(&p->outside, POOL(1), 5, SERVER, 6);
	ck_assert(!nat_static_delete(p->nat, &first, &d));
	ck_assert_int_eq(d.code, DIAG_NO_SUCH_TRANSLATION);
	place_free(p);
}
END_TEST

/* ---- pools ---- */

START_TEST(a_pool_gives_one_address_each_until_it_is_empty)
{
	struct place *p = place_new();

	nat_use_pool(p, 2, false);
	nat_udp(p, p->pc, PC, 4000, SERVER, 53);
	ck_caught(&p->outside, POOL(0), 4000, SERVER, 53);
	nat_udp(p, p->pc, PC2, 4000, SERVER, 53);
	ck_caught(&p->outside, POOL(1), 4000, SERVER, 53);
	nat_udp(p, p->isp, OTHER, 9, POOL(1), 99); /* the whole address: also for strangers */
	ck_caught(&p->inside, OTHER, 9, PC2, 99);
	nat_udp(p, p->pc, IP4(10, 1, 1, 12), 4000, SERVER, 53);
	ck_nothing(p);
	ck_assert_uint_eq(kit_count(p->k, p->r1, EV_NAT_FAILED), 1);
	ck_assert_uint_eq(nat_totals(p->nat).dropped_out, 1);
	kit_run(p->k, SEC(86400) + SEC(301)); /* unused for a day */
	ck_assert_uint_eq(nat_total(p), 0);
	nat_udp(p, p->pc, IP4(10, 1, 1, 12), 4000, SERVER, 53);
	ck_caught(&p->outside, POOL(0), 4000, SERVER, 53);
	place_free(p);
}
END_TEST

START_TEST(pools_are_refused_for_what_they_say)
{
	struct place *p = place_new();
	struct nat_pool back = { "B", POOL(5), POOL(1), 24, false },
			narrow = { "N", POOL(0), POOL(40), 29, false };
	struct nat_rule rule = { .list = "110", .pool = "P" };
	struct diag d = { 0 };

	ck_assert(!nat_pool_set(p->nat, &back, &d));
	ck_assert_int_eq(d.code, DIAG_POOL_END_BEFORE_START);
	ck_assert(!nat_pool_set(p->nat, &narrow, &d));
	ck_assert_int_eq(d.code, DIAG_POOL_MASK_TOO_SMALL);
	ck_assert_str_eq(d.arg[2], "255.255.255.0");
	nat_use_pool(p, 2, false);
	ck_assert(!nat_pool_delete(p->nat, "P", &d));
	ck_assert_int_eq(d.code, DIAG_POOL_IN_USE);
	nat_udp(p, p->pc, PC, 4000, SERVER, 53);
	ck_assert(
		!nat_pool_set(p->nat, &(struct nat_pool){ "P", POOL(0), POOL(9), 24, false }, &d));
	ck_assert_int_eq(d.code, DIAG_POOL_REDEFINED);
	ck_assert(!nat_rule_delete(p->nat, &rule, &d));
	ck_assert_int_eq(d.code, DIAG_MAPPING_IN_USE);
	nat_clear(p->nat);
	ck_assert(nat_rule_delete(p->nat, &rule, &d));
	ck_assert(nat_pool_delete(p->nat, "P", &d));
	place_free(p);
}
END_TEST

START_TEST(host_numbers_match_where_the_pool_says_so)
{
	struct place *p = place_new();

	nat_permit(p, "110", IP4(10, 1, 1, 0), 255);
	nat_pool_set(
		p->nat,
		&(struct nat_pool){ "M", IP4(203, 0, 113, 3), IP4(203, 0, 113, 200), 24, true },
		NULL);
	nat_rule_set(p->nat, &(struct nat_rule){ .list = "110", .pool = "M" }, NULL);
	nat_udp(p, p->pc, PC2, 4000, SERVER, 53);
	ck_caught(&p->outside, IP4(203, 0, 113, 11), 4000, SERVER, 53);
	place_free(p);
}
END_TEST

/* ---- shared addresses ---- */

START_TEST(a_shared_address_tells_flows_apart_by_port)
{
	struct place *p = place_new();

	nat_share_interface(p);
	nat_udp(p, p->pc, PC, 4500, SERVER, 4500);
	ck_caught(&p->outside, SHARED, 4500, SERVER, 4500);
	nat_udp(p, p->pc, PC2, 4500, SERVER, 4500);
	ck_caught(&p->outside, SHARED, 4501, SERVER, 4500);
	nat_udp(p, p->isp, SERVER, 4500, SHARED, 4500);
	ck_caught(&p->inside, SERVER, 4500, PC, 4500);
	nat_udp(p, p->isp, SERVER, 4500, SHARED, 4501);
	ck_caught(&p->inside, SERVER, 4500, PC2, 4500);
	nat_udp(p, p->pc, PC2, 4500, OTHER, 4500); /* the same port for everybody it speaks to */
	ck_caught(&p->outside, SHARED, 4501, OTHER, 4500);
	nat_tcp(p, p->pc, PC2, 4500, SERVER, 80, TCP_SYN); /* TCP counts by itself */
	ck_caught(&p->outside, SHARED, 4500, SERVER, 80);
	place_free(p);
}
END_TEST

/* What real routers were seen to do: 500 becomes 512, 4500 becomes 4501. */
START_TEST(ports_stay_in_their_group)
{
	struct place *p = place_new();

	nat_share_interface(p);
	for (unsigned i = 0; i < 3; i++) {
		static const uint16_t port[] = { 500, 512, 513 };

		nat_udp(p, p->pc, PC + i, 500, SERVER, 500);
		ck_caught(&p->outside, SHARED, port[i], SERVER, 500);
	}
	nat_udp(p, p->pc, PC, 65535, SERVER, 500);
	ck_caught(&p->outside, SHARED, 65535, SERVER, 500);
	nat_udp(p, p->pc, PC2, 65535, SERVER, 500);
	ck_caught(&p->outside, SHARED, 1024, SERVER, 500);
	place_free(p);
}
END_TEST

START_TEST(identifiers_of_echoes_are_ports)
{
	struct place *p = place_new();

	nat_share_interface(p);
	nat_echo(p, p->pc, PC, SERVER, 1, false);
	ck_caught(&p->outside, SHARED, 1, SERVER, 0);
	nat_echo(p, p->pc, PC2, SERVER, 1, false);
	ck_caught(&p->outside, SHARED, 512, SERVER, 0);
	nat_echo(p, p->isp, SERVER, SHARED, 512, true);
	ck_caught(&p->inside, SERVER, 1, PC2, 0);
	nat_echo(p, p->isp, SERVER, SHARED, 1, true);
	ck_caught(&p->inside, SERVER, 1, PC, 0);
	nat_echo(p, p->pc, PC, SERVER, 0, false);
	ck_caught(&p->outside, SHARED, 0, SERVER, 0);
	place_free(p);
}
END_TEST

START_TEST(strangers_do_not_get_in)
{
	struct place *p = place_new();

	nat_share_interface(p);
	nat_udp(p, p->pc, PC, 4000, SERVER, 53);
	nat_udp(p, p->isp, OTHER, 53, SHARED, 4000); /* the router says: no such port */
	ck_assert_uint_eq(p->inside.count, 0);
	nat_udp(p, p->isp, SERVER, 54, SHARED, 4000);
	ck_assert_uint_eq(p->inside.count, 0);
	nat_tcp(p, p->isp, SERVER, 53, SHARED, 4000, TCP_SYN);
	ck_assert_uint_eq(p->inside.count, 0);
	place_free(p);
}
END_TEST

/* An address of a shared pool is on no interface: nothing comes in without a flow. */
START_TEST(an_address_of_a_pool_is_shared_too)
{
	struct place *p = place_new();

	nat_use_pool(p, 2, true);
	nat_udp(p, p->pc, PC, 4000, SERVER, 53);
	ck_caught(&p->outside, POOL(0), 4000, SERVER, 53);
	nat_udp(p, p->pc, PC2, 4000, SERVER, 53);
	ck_caught(&p->outside, POOL(0), 4001, SERVER, 53);
	nat_udp(p, p->isp, OTHER, 53, POOL(0), 4000);
	ck_nothing(p);
	ck_assert_uint_eq(nat_totals(p->nat).dropped_in, 1);
	place_free(p);
}
END_TEST

START_TEST(udp_without_checksum_stays_without)
{
	struct place *p = place_new();
	struct pkt *pkt;

	nat_share_interface(p);
	pkt = nat_packet(p->pc, PC, SERVER, PROTO_UDP, PAYLOAD);
	udp_write(pkt->data + IPV4_HEADER, PC, SERVER, &(struct udp){ 4000, 4500, PAYLOAD });
	pkt->data[IPV4_HEADER + 6] = pkt->data[IPV4_HEADER + 7] = 0;
	nat_transmit(p, p->pc, pkt);
	ck_caught(&p->outside, SHARED, 4000, SERVER, 4500);
	ck_assert_uint_eq(p->outside.bytes[IPV4_HEADER + 6] | p->outside.bytes[IPV4_HEADER + 7], 0);
	place_free(p);
}
END_TEST

/* A checksum that comes out as zero is written as its complement, or it would say "none". */
START_TEST(a_udp_checksum_never_becomes_none)
{
	struct place *p = place_new();
	uint8_t wanted[PAYLOAD] = { 0 };
	struct pkt *pkt;

	nat_share_interface(p);
	for (unsigned word = 0; word < 65536; word++) {
		wanted[UDP_HEADER] = (uint8_t)(word >> 8);
		wanted[UDP_HEADER + 1] = (uint8_t)word;
		udp_write(wanted, SHARED, SERVER, &(struct udp){ 4000, 53, PAYLOAD });
		if (wanted[6] == 0xff && wanted[7] == 0xff)
			break;
	}
	pkt = nat_packet(p->pc, PC, SERVER, PROTO_UDP, PAYLOAD);
	memcpy(pkt->data + IPV4_HEADER, wanted, PAYLOAD);
	udp_write(pkt->data + IPV4_HEADER, PC, SERVER, &(struct udp){ 4000, 53, PAYLOAD });
	nat_transmit(p, p->pc, pkt);
	ck_caught(&p->outside, SHARED, 4000, SERVER, 53);
	ck_assert_mem_eq(p->outside.bytes + IPV4_HEADER, wanted, PAYLOAD);
	place_free(p);
}
END_TEST

/* Checksums are mended, never repaired. */
START_TEST(damage_stays_visible)
{
	struct place *p = place_new();
	struct pkt *pkt;

	nat_share_interface(p);
	pkt = nat_packet(p->pc, PC, SERVER, PROTO_UDP, PAYLOAD);
	udp_write(pkt->data + IPV4_HEADER, PC, SERVER, &(struct udp){ 4000, 53, PAYLOAD });
	pkt->data[IPV4_HEADER + 20] ^= 0x10;
	nat_transmit(p, p->pc, pkt);
	ck_assert_uint_eq(p->outside.count, 1);
	ck_assert(!p->outside.good);
	place_free(p);
}
END_TEST

START_TEST(esp_goes_to_one_inside_host_a_peer)
{
	struct place *p = place_new();

	nat_share_interface(p);
	nat_plain(p, p->pc, PC, SERVER, PROTO_ESP);
	ck_caught(&p->outside, SHARED, 0, SERVER, 0);
	nat_plain(p, p->isp, SERVER, SHARED, PROTO_ESP);
	ck_caught(&p->inside, SERVER, 0, PC, 0);
	nat_plain(p, p->pc, PC2, SERVER, PROTO_ESP);
	ck_nothing(p);
	nat_plain(p, p->pc, PC2, OTHER, PROTO_ESP);
	ck_caught(&p->outside, SHARED, 0, OTHER, 0);
	ck_assert_uint_eq(kit_count(p->k, p->r1, EV_NAT_FAILED), 1);
	place_free(p);
}
END_TEST

/* ---- which packets ---- */

START_TEST(a_list_exempts)
{
	struct place *p = place_new();

	nat_deny_to(p, "110", OTHER);
	nat_share_interface(p);
	nat_udp(p, p->pc, PC, 4000, OTHER, 53);
	ck_caught(&p->outside, PC, 4000, OTHER, 53);
	nat_udp(p, p->pc, PC, 4000, SERVER, 53);
	ck_caught(&p->outside, SHARED, 4000, SERVER, 53);
	nat_udp(p, p->pc, IP4(10, 7, 7, 7), 4000, SERVER, 53); /* nothing about this one */
	ck_caught(&p->outside, IP4(10, 7, 7, 7), 4000, SERVER, 53);
	ck_assert_uint_eq(nat_total(p), 1);
	place_free(p);
}
END_TEST

/* NONAT permits what does not go to OTHER. */
static void
exempt_other(struct place *p)
{
	nat_deny_to(p, "120", OTHER);
	nat_permit(p, "120", IP4(10, 1, 1, 0), 255);
	route_map_match_add(route_map_set(p->r1, "NONAT", 10, true), ROUTE_MAP_ADDRESS, "120");
}

/* A list gives the address as a whole, a route-map looks at every conversation. */
START_TEST(a_route_map_exempts_where_a_list_of_a_pool_cannot)
{
	for (int by_route_map = 0; by_route_map < 2; by_route_map++) {
		struct place *p = place_new();
		struct nat_rule rule = { .list = "120", .pool = "P" };

		exempt_other(p);
		nat_pool_set(p->nat, &(struct nat_pool){ "P", POOL(0), POOL(3), 24, false }, NULL);
		if (by_route_map)
			rule = (struct nat_rule){ .route_map = "NONAT", .pool = "P" };
		ck_assert(nat_rule_set(p->nat, &rule, NULL));
		nat_udp(p, p->pc, PC, 4000, OTHER, 53);
		ck_caught(&p->outside, PC, 4000, OTHER, 53);
		nat_udp(p, p->pc, PC, 4000, SERVER, 53);
		ck_caught(&p->outside, POOL(0), 4000, SERVER, 53);
		nat_udp(p, p->pc, PC, 4000, OTHER, 53);
		ck_caught(&p->outside, by_route_map ? PC : POOL(0), 4000, OTHER, 53);
		place_free(p);
	}
}
END_TEST

/* A server that is 203.0.113.100 for everybody but the other site. */
START_TEST(a_route_map_exempts_from_a_static_address)
{
	struct place *p = place_new();
	struct nat_static s = nat_one_to_one(PC, POOL(0));

	s.route_map = "NONAT";
	nat_add_static(p, s);
	exempt_other(p);
	nat_udp(p, p->pc, PC, 80, OTHER, 53);
	ck_caught(&p->outside, PC, 80, OTHER, 53);
	nat_udp(p, p->pc, PC, 80, SERVER, 53);
	ck_caught(&p->outside, POOL(0), 80, SERVER, 53);
	nat_udp(p, p->isp, SERVER, 99, POOL(0), 80);
	ck_caught(&p->inside, SERVER, 99, PC, 80);
	ck_assert(nat_static_delete(p->nat, &s, NULL));
	nat_udp(p, p->pc, PC, 80, SERVER, 53);
	ck_caught(&p->outside, PC, 80, SERVER, 53);
	place_free(p);
}
END_TEST

START_TEST(a_static_address_follows_its_interface)
{
	struct place *p = place_new();
	struct nat_static s = {
		.protocol = PROTO_TCP, .local = PC, .lport = 80, .gport = 80, .len = 32
	};

	s.interface = "FastEthernet0/1";
	nat_add_static(p, s);
	nat_tcp(p, p->isp, SERVER, 1, SHARED, 80, TCP_SYN);
	ck_caught(&p->inside, SERVER, 1, PC, 80);
	iface_set_address(p->out, IP4(203, 0, 113, 9), mask_of(24), false, NULL);
	nat_tcp(p, p->isp, SERVER, 1, IP4(203, 0, 113, 9), 80, TCP_SYN);
	ck_caught(&p->inside, SERVER, 1, PC, 80);
	iface_clear_addresses(p->out);
	ck_assert_uint_eq(nat_total(p), 1);
	ck_assert(nat_static_delete(p->nat, &s, NULL));
	place_free(p);
}
END_TEST

START_TEST(route_maps_ask_entry_by_entry)
{
	struct place *p = place_new();
	struct packet_key k = { .src = PC, .dst = SERVER, .protocol = PROTO_UDP };
	struct route_map_entry *e;

	ck_assert(!route_map_permits(p->r1, "M", &k, p->out)); /* there is none */
	e = route_map_set(p->r1, "M", 20, true);
	ck_assert(route_map_permits(p->r1, "M", &k, p->out)); /* nothing asked */
	route_map_match_add(e, ROUTE_MAP_INTERFACE, "FastEthernet0/0");
	ck_assert(!route_map_permits(p->r1, "M", &k, p->out));
	route_map_match_add(e, ROUTE_MAP_INTERFACE, "FastEthernet0/1");
	ck_assert(route_map_permits(p->r1, "M", &k, p->out));
	route_map_match_add(e, ROUTE_MAP_NEXT_HOP, "1");
	ck_assert(route_map_permits(p->r1, "M", &k, p->out)); /* a list that is not there */
	acl_add(acl_new(p->r1, "1", ACL_STANDARD), 0,
		&(struct acl_rule){ .src = { OTHER, 0 }, .protocol = ACL_ANY_PROTOCOL });
	ck_assert(!route_map_permits(p->r1, "M", &k, p->out));
	acl_add(acl_find(p->r1, "1"), 0,
		&(struct acl_rule){ .src = { GATEWAY, 0 }, .protocol = ACL_ANY_PROTOCOL });
	ck_assert(route_map_permits(p->r1, "M", &k, p->out));
	nat_deny_to(p, "120", SERVER);
	e = route_map_set(p->r1, "M", 10, false);
	route_map_match_add(e, ROUTE_MAP_ADDRESS, "120");
	ck_assert(route_map_permits(p->r1, "M", &k, p->out)); /* denied by the list: next entry */
	nat_permit(p, "121", IP4(10, 1, 1, 0), 255);
	route_map_match_add(e, ROUTE_MAP_ADDRESS, "121"); /* one of them suffices */
	ck_assert(!route_map_permits(p->r1, "M", &k, p->out));
	route_map_delete(p->r1, "M", 10);
	ck_assert(route_map_permits(p->r1, "M", &k, p->out));
	route_map_delete(p->r1, "M", 0);
	ck_assert_ptr_null(route_map_find(p->r1, "M"));
	place_free(p);
}
END_TEST

START_TEST(nothing_is_translated_between_other_interfaces)
{
	struct place *p = place_new();

	nat_share_interface(p);
	nat_set_side(p->nat, p->in, NAT_NONE);
	nat_udp(p, p->pc, PC, 4000, SERVER, 53);
	ck_caught(&p->outside, PC, 4000, SERVER, 53);
	nat_set_side(p->nat, p->in, NAT_OUTSIDE);
	nat_udp(p, p->pc, PC, 4000, SERVER, 53);
	ck_caught(&p->outside, PC, 4000, SERVER, 53);
	place_free(p);
}
END_TEST

UNIT("nat", a_static_address_is_translated_both_ways, a_static_port_leaves_the_others_alone,
     a_static_network_keeps_host_numbers, an_outside_address_is_seen_as_another,
     an_outside_network_takes_shared_ports_along, two_static_bindings_do_not_share_an_end,
     a_pool_gives_one_address_each_until_it_is_empty, pools_are_refused_for_what_they_say,
     host_numbers_match_where_the_pool_says_so, a_shared_address_tells_flows_apart_by_port,
     ports_stay_in_their_group, identifiers_of_echoes_are_ports, strangers_do_not_get_in,
     an_address_of_a_pool_is_shared_too, udp_without_checksum_stays_without,
     a_udp_checksum_never_becomes_none, damage_stays_visible, esp_goes_to_one_inside_host_a_peer,
     a_list_exempts, a_route_map_exempts_where_a_list_of_a_pool_cannot,
     a_route_map_exempts_from_a_static_address, a_static_address_follows_its_interface,
     route_maps_ask_entry_by_entry, nothing_is_translated_between_other_interfaces)
