/* Translation beside the router's own affairs, through time, at its limits, and under attack. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "tests/support/natkit.h"

/* ---- the router itself ---- */

static void
ignore(void *ctx, const struct udp_from *from, struct pkt *pkt)
{
	++*(unsigned *)ctx;
	pkt_free(pkt);
}

START_TEST(ports_of_the_router_are_not_given_away)
{
	struct place *p = place_new();
	unsigned heard = 0;

	nat_share_interface(p);
	udp_bind(p->r1, 500, ignore, &heard);
	nat_udp(p, p->pc, PC, 500, SERVER, 500);
	ck_caught(&p->outside, SHARED, 512, SERVER, 500);
	nat_udp(p, p->isp, SERVER, 500, SHARED, 500);
	ck_assert_uint_eq(heard, 1);
	ck_assert_uint_eq(p->inside.count, 0);
	place_free(p);
}
END_TEST

/* Both ping the same host with the same identifier, at the same time. */
START_TEST(pings_of_the_router_and_of_a_host_do_not_mix)
{
	struct place *p = place_new();

	nat_share_interface(p);
	nat_echo(p, p->pc, PC, GATEWAY, 1, false);
	ck_caught(&p->outside, SHARED, 1, GATEWAY, 0);
	p->outside.answers = true;
	ck_assert_str_eq(kit_ping(p->k, p->r1, GATEWAY), "!!!!!");
	p->outside.answers = false;
	nat_echo(p, p->isp, GATEWAY, SHARED, 1, true);
	ck_caught(&p->inside, GATEWAY, 1, PC, 0);
	ck_assert_uint_eq(nat_total(p), 1);
	place_free(p);
}
END_TEST

START_TEST(the_router_pings_from_its_inside_address)
{
	struct place *p = place_new();
	struct ping_params params = ping_defaults;

	nat_share_interface(p);
	params.dst = GATEWAY;
	params.src = IP4(10, 1, 1, 1);
	p->outside.answers = true; /* without a route back to 10.1.1.0 */
	ck_assert_str_eq(kit_ping_with(p->k, p->r1, &params), "!!!!!");
	ck_assert_uint_eq(nat_totals(p->nat).slow, 5);
	place_free(p);
}
END_TEST

START_TEST(a_new_address_takes_the_place_of_the_old)
{
	struct place *p = place_new();

	nat_share_interface(p);
	nat_udp(p, p->pc, PC, 4000, SERVER, 53);
	iface_set_address(p->out, IP4(203, 0, 113, 3), mask_of(24), false, NULL);
	ck_assert_uint_eq(nat_total(p), 0);
	nat_udp(p, p->pc, PC, 4000, SERVER, 53);
	ck_caught(&p->outside, IP4(203, 0, 113, 3), 4000, SERVER, 53);
	iface_clear_addresses(p->out);
	ck_assert_uint_eq(nat_total(p), 0);
	place_free(p);
}
END_TEST

/* A static address and those of a pool in use are asked for on the outside link. */
START_TEST(arp_is_answered_for_global_addresses)
{
	struct place *p = place_new();
	struct nat_static quiet = nat_one_to_one(PC2, POOL(6));

	quiet.no_alias = true;
	nat_add_static(p, nat_one_to_one(PC, POOL(5)));
	nat_add_static(p, quiet);
	nat_udp(p, p->isp, SERVER, 1, POOL(5), 2);
	ck_caught(&p->inside, SERVER, 1, PC, 2);
	nat_udp(p, p->isp, SERVER, 1, POOL(6), 2);
	kit_run(p->k, SEC(5));
	ck_nothing(p);
	nat_udp(p, p->isp, SERVER, 1, POOL(7), 2); /* nobody's */
	kit_run(p->k, SEC(5));
	ck_nothing(p);
	place_free(p);
}
END_TEST

/* ---- time and limits ---- */

START_TEST(flows_time_out_by_what_they_are)
{
	static const struct {
		uint8_t protocol;
		uint16_t port;
		uint8_t flags;
		unsigned seconds;
	} rows[] = {
		{ PROTO_UDP, 9, 0, 300 },
		{ PROTO_UDP, 53, 0, 60 },
		{ PROTO_ICMP, 0, 0, 60 },
		{ PROTO_TCP, 80, TCP_SYN, 60 },
		{ PROTO_TCP, 80, TCP_ACK, 86400 },
		{ PROTO_TCP, 80, TCP_FIN | TCP_ACK, 60 },
		{ PROTO_TCP, 80, TCP_RST | TCP_ACK, 60 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct place *p = place_new();

		nat_share_interface(p);
		if (rows[i].protocol == PROTO_UDP)
			nat_udp(p, p->pc, PC, 4000, SERVER, rows[i].port);
		else if (rows[i].protocol == PROTO_TCP)
			nat_tcp(p, p->pc, PC, 4000, SERVER, rows[i].port, rows[i].flags);
		else
			nat_echo(p, p->pc, PC, SERVER, 1, false);
		kit_run(p->k, SEC(rows[i].seconds) - MSEC(20));
		ck_assert_uint_eq(nat_total(p), 1);
		kit_run(p->k, MSEC(20));
		ck_assert_msg(nat_total(p) == 0, "row %zu", i);
		ck_assert_uint_eq(kit_count(p->k, p->r1, EV_NAT_EXPIRING), 1);
		ck_assert_uint_eq(nat_totals(p->nat).expired, 1);
		place_free(p);
	}
}
END_TEST

START_TEST(use_begins_the_time_again)
{
	struct place *p = place_new();

	nat_share_interface(p);
	nat_set_timeout(p->nat, NAT_TIMEOUT_UDP, 10);
	for (int i = 0; i < 5; i++) {
		nat_udp(p, p->pc, PC, 4000, SERVER, 9);
		kit_run(p->k, SEC(6));
		nat_udp(p, p->isp, SERVER, 9, SHARED, 4000);
		ck_assert_uint_eq(p->inside.count, 1);
		kit_run(p->k, SEC(6));
	}
	kit_run(p->k, SEC(5));
	ck_assert_uint_eq(nat_total(p), 0);
	nat_set_timeout(p->nat, NAT_TIMEOUT_UDP, NAT_FOREVER);
	nat_udp(p, p->pc, PC, 4000, SERVER, 9);
	kit_run(p->k, SEC(1000000));
	ck_assert_uint_eq(nat_total(p), 1);
	place_free(p);
}
END_TEST

/* SYN, SYN-ACK, ACK: from then on a day; FIN: a minute. */
START_TEST(tcp_is_followed)
{
	struct place *p = place_new();

	nat_share_interface(p);
	nat_tcp(p, p->pc, PC, 4000, SERVER, 80, TCP_SYN);
	nat_tcp(p, p->isp, SERVER, 80, SHARED, 4000, TCP_SYN | TCP_ACK);
	nat_tcp(p, p->pc, PC, 4000, SERVER, 80, TCP_ACK);
	kit_run(p->k, SEC(3600));
	ck_assert_uint_eq(nat_total(p), 1);
	nat_tcp(p, p->isp, SERVER, 80, SHARED, 4000, TCP_FIN | TCP_ACK);
	kit_run(p->k, SEC(30));
	nat_tcp(p, p->pc, PC, 4000, SERVER, 80, TCP_FIN | TCP_ACK);
	kit_run(p->k, SEC(59));
	ck_assert_uint_eq(nat_total(p), 1);
	kit_run(p->k, SEC(2));
	ck_assert_uint_eq(nat_total(p), 0);
	place_free(p);
}
END_TEST

START_TEST(there_are_no_more_than_allowed)
{
	struct place *p = place_new();

	nat_share_interface(p);
	nat_set_max_entries(p->nat, 2);
	for (uint16_t port = 1; port <= 3; port++)
		nat_udp(p, p->pc, PC, port, SERVER, 9);
	ck_nothing(p);
	ck_assert_uint_eq(nat_total(p), 2);
	ck_assert_uint_eq(nat_totals(p->nat).over_limit, 1);
	nat_udp(p, p->isp, SERVER, 9, SHARED, 2);
	ck_caught(&p->inside, SERVER, 9, PC, 2);
	nat_set_max_entries(p->nat, 0);
	nat_udp(p, p->pc, PC, 3, SERVER, 9);
	ck_caught(&p->outside, SHARED, 3, SERVER, 9);
	place_free(p);
}
END_TEST

START_TEST(ten_thousand_hosts_share_an_address)
{
	enum { HOSTS = 10000 };
	struct place *p = place_new();
	uint8_t *seen = xcalloc(65536, 1);

	nat_permit(p, "110", IP4(10, 0, 0, 0), 0x00ffffff);
	nat_rule_set(p->nat,
		     &(struct nat_rule){
			     .list = "110", .interface = "FastEthernet0/1", .overload = true },
		     NULL);
	for (unsigned i = 0; i < HOSTS; i++) {
		nat_udp(p, p->pc, IP4(10, 2, 0, 0) + i, 5000, SERVER, 9);
		ck_assert_uint_eq(p->outside.count, 1);
		ck_assert(p->outside.good);
		ck_assert_uint_eq(seen[p->outside.sport]++, 0);
	}
	ck_assert_uint_eq(nat_total(p), HOSTS);
	ck_assert_uint_eq(nat_totals(p->nat).peak, HOSTS);
	kit_run(p->k, SEC(301));
	ck_assert_uint_eq(nat_total(p), 0);
	free(seen);
	place_free(p);
}
END_TEST

START_TEST(an_address_runs_out_of_low_ports)
{
	struct place *p = place_new();
	unsigned passed = 0;

	nat_permit(p, "110", IP4(10, 0, 0, 0), 0x00ffffff);
	nat_rule_set(p->nat,
		     &(struct nat_rule){
			     .list = "110", .interface = "FastEthernet0/1", .overload = true },
		     NULL);
	for (unsigned i = 0; i < 1100; i++) {
		nat_udp(p, p->pc, IP4(10, 2, 0, 0) + i, 500, SERVER, 9);
		passed += p->outside.count;
	}
	ck_assert_uint_eq(passed, 1023); /* 1 to 1023 */
	ck_assert_uint_eq(nat_totals(p->nat).dropped_out, 1100 - 1023);
	place_free(p);
}
END_TEST

START_TEST(clearing_takes_what_is_asked_for)
{
	struct place *p = place_new();

	nat_share_interface(p);
	nat_add_static(p, nat_one_to_one(IP4(10, 1, 1, 50), POOL(9)));
	nat_udp(p, p->pc, PC, 1, SERVER, 9);
	nat_udp(p, p->pc, PC2, 2, SERVER, 9);
	nat_tcp(p, p->pc, PC2, 3, SERVER, 9, TCP_SYN);
	nat_udp(p, p->pc, IP4(10, 1, 1, 50), 4, SERVER, 9);
	ck_assert_uint_eq(nat_total(p), 5);
	ck_assert_uint_eq(
		nat_clear_matching(p->nat, &(struct nat_wanted){ .inside_local = PC,
								 .inside_global = SHARED }),
		1);
	ck_assert_uint_eq(
		nat_clear_matching(p->nat, &(struct nat_wanted){ .protocol = PROTO_TCP,
								 .inside_local_port = 3 }),
		1);
	ck_assert_uint_eq(
		nat_clear_matching(p->nat, &(struct nat_wanted){ .outside_global = OTHER }), 0);
	nat_clear(p->nat);
	ck_assert_uint_eq(nat_total(p), 1);
	place_free(p);
}
END_TEST

/* ---- hostile ---- */

/* Anything at all, from both sides: whole packets with bits turned, cut and quoted. Everything that
 * comes out is a sound IPv4 packet (the catch looks), and everything is given back in the end. */
START_TEST(nothing_that_is_sent_does_harm)
{
	static const uint8_t protocols[] = { PROTO_TCP, PROTO_UDP, PROTO_ICMP, PROTO_ESP, 0, 255 };
	struct place *p = place_new();
	struct rng rng;

	rng_seed(&rng, 1, "hostile");
	nat_use_pool(p, 2, true);
	nat_add_static(p, nat_one_to_one(PC2, POOL(7)));
	icmp_set_unreachable_interval(p->r1, 0);
	for (unsigned i = 0; i < 20000; i++) {
		bool inwards = rng_u32(&rng) & 1;
		struct net *from = inwards ? p->isp : p->pc;
		size_t payload = rng_u32(&rng) % 64;
		ip4 here = inwards ? POOL(rng_u32(&rng) % 8) : PC + rng_u32(&rng) % 3;
		uint8_t protocol = protocols[rng_u32(&rng) % sizeof protocols];
		struct pkt *pkt = inwards ? nat_packet(from, SERVER, here, protocol, payload)
					  : nat_packet(from, here, SERVER, protocol, payload);

		for (size_t at = 0; at < payload; at++)
			pkt->data[IPV4_HEADER + at] = (uint8_t)rng_u32(&rng);
		if (payload && protocol == PROTO_ICMP)
			pkt->data[IPV4_HEADER] = rng_u32(&rng) % 20;
		if (payload >= ICMP_HEADER + IPV4_HEADER && rng_u32(&rng) & 1) {
			uint8_t *q = pkt->data + QUOTE_AT;

			ipv4_write(q, &(struct ipv4){ .total = (uint16_t)(rng_u32(&rng) % 100),
						      .protocol = protocols[rng_u32(&rng) % 3],
						      .src = inwards ? here : SERVER,
						      .dst = inwards ? SERVER : here });
		}
		if (payload >= ICMP_HEADER && protocol == PROTO_ICMP && rng_u32(&rng) % 4) {
			uint8_t *m = pkt->data + IPV4_HEADER;
			uint16_t sum;

			m[2] = m[3] = 0;
			sum = (uint16_t)~ip_sum(0, m, payload);
			m[2] = sum >> 8;
			m[3] = sum & 0xff;
		}
		if (rng_u32(&rng) % 3 == 0)
			ipv4_set_fragment(pkt->data, (uint16_t)pkt->len,
					  (uint16_t)(rng_u32(&rng) % 3 * 8), rng_u32(&rng) & 1);
		nat_transmit(p, from, pkt);
	}
	place_free(p);
}
END_TEST

START_TEST(a_cut_header_is_not_translated)
{
	struct place *p = place_new();

	nat_share_interface(p);
	nat_transmit(p, p->pc, nat_packet(p->pc, PC, SERVER, PROTO_TCP, 12));
	ck_nothing(p);
	nat_transmit(p, p->pc, nat_packet(p->pc, PC, SERVER, PROTO_UDP, 4));
	ck_nothing(p);
	nat_transmit(p, p->pc, nat_packet(p->pc, PC, SERVER, PROTO_ICMP, 7));
	ck_nothing(p);
	ck_assert_uint_eq(nat_totals(p->nat).dropped_out, 3);
	ck_assert_uint_eq(nat_total(p), 0);
	place_free(p);
}
END_TEST

UNIT("nat_life", ports_of_the_router_are_not_given_away,
     pings_of_the_router_and_of_a_host_do_not_mix, the_router_pings_from_its_inside_address,
     a_new_address_takes_the_place_of_the_old, arp_is_answered_for_global_addresses,
     flows_time_out_by_what_they_are, use_begins_the_time_again, tcp_is_followed,
     there_are_no_more_than_allowed, ten_thousand_hosts_share_an_address,
     an_address_runs_out_of_low_ports, clearing_takes_what_is_asked_for,
     nothing_that_is_sent_does_harm, a_cut_header_is_not_translated)
