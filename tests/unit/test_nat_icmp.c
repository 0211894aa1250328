/* Translation of what is quoted and of what comes in pieces. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "tests/support/natkit.h"

/* ---- ICMP errors ---- */

/* The packet that is quoted, as the receiver of the error sees it. */
static void
ck_quoted(const struct caught *c, ip4 src, uint16_t sport, ip4 dst, uint16_t dport)
{
	const uint8_t *q = c->bytes + QUOTE_AT;

	ck_assert_uint_eq(c->count, 1);
	ck_assert(c->good);
	ck_assert_uint_eq(ip_sum(0, q, IPV4_HEADER), 0xffff);
	ck_assert_str_eq(IP4S(ipv4_src(q)), IP4S(src));
	ck_assert_str_eq(IP4S(ipv4_dst(q)), IP4S(dst));
	ck_assert_uint_eq(q[20] << 8 | q[21], sport);
	ck_assert_uint_eq(q[22] << 8 | q[23], dport);
}

START_TEST(errors_from_outside_find_their_sender)
{
	struct place *p = place_new();
	struct udp u;

	nat_share_interface(p);
	nat_udp(p, p->pc, PC, 4000, SERVER, 53);
	nat_udp(p, p->pc, PC2, 4000, SERVER, 53);
	ck_caught(&p->outside, SHARED, 4001, SERVER, 53);
	for (int all = 0; all < 2; all++) {
		struct caught about = p->outside;

		nat_complain(p, p->isp, OTHER, &about, all);
		ck_quoted(&p->inside, PC2, 4000, SERVER, 53);
		ck_assert_str_eq(IP4S(p->inside.h.src), IP4S(OTHER));
		ck_assert_str_eq(IP4S(p->inside.h.dst), IP4S(PC2));
		if (all) /* the quoted datagram is as it was sent, to its checksum */
			ck_assert(udp_read(p->inside.bytes + QUOTE_AT + IPV4_HEADER, PAYLOAD, PC2,
					   SERVER, &u));
		p->outside = about;
	}
	place_free(p);
}
END_TEST

START_TEST(errors_to_another_address_lead_nowhere)
{
	struct place *p = place_new();
	struct caught about;

	nat_share_interface(p);
	kit_route(p->isp, "172.16.5.0/24", SHARED);
	nat_udp(p, p->pc, PC, 4000, SERVER, 53);
	about = p->outside;
	about.h.src = IP4(172, 16, 5, 9); /* where the error goes; what it quotes is real */
	nat_complain(p, p->isp, OTHER, &about, true);
	ck_assert_uint_eq(p->inside.count, 0);
	place_free(p);
}
END_TEST

START_TEST(errors_about_echoes_quote_the_identifier)
{
	struct place *p = place_new();
	struct caught about;

	nat_share_interface(p);
	nat_echo(p, p->pc, PC, SERVER, 7, false);
	nat_echo(p, p->pc, PC2, SERVER, 7, false);
	about = p->outside;
	nat_complain(p, p->isp, OTHER, &about, true);
	ck_assert_uint_eq(p->inside.count, 1);
	ck_assert(p->inside.good);
	ck_assert_str_eq(IP4S(p->inside.h.dst), IP4S(PC2));
	ck_assert_uint_eq(p->inside.bytes[QUOTE_AT + IPV4_HEADER + 5], 7);
	ck_assert_uint_eq(ip_sum(0, p->inside.bytes + QUOTE_AT + IPV4_HEADER, PAYLOAD), 0xffff);
	place_free(p);
}
END_TEST

START_TEST(errors_from_inside_show_the_global_address)
{
	struct place *p = place_new();

	nat_share_interface(p);
	nat_udp(p, p->pc, PC, 4000, SERVER, 53);
	nat_udp(p, p->isp, SERVER, 53, SHARED, 4000);
	ck_caught(&p->inside, SERVER, 53, PC, 4000);
	nat_complain(p, p->pc, PC, &p->inside, false);
	ck_quoted(&p->outside, SERVER, 53, SHARED, 4000);
	ck_assert_str_eq(IP4S(p->outside.h.src), IP4S(SHARED));
	ck_assert_str_eq(IP4S(p->outside.h.dst), IP4S(SERVER));
	place_free(p);
}
END_TEST

/* The router itself complains about a packet that it has translated already. */
START_TEST(too_big_behind_translation_is_told_to_the_sender)
{
	struct place *p = place_new();
	struct pkt *pkt;

	nat_share_interface(p);
	iface_set_ip_mtu(p->out, 600);
	pkt = nat_packet(p->pc, PC, SERVER, PROTO_UDP, 1000);
	udp_write(pkt->data + IPV4_HEADER, PC, SERVER, &(struct udp){ 4000, 53, 1000 });
	ipv4_set_df(pkt->data, true);
	nat_transmit(p, p->pc, pkt);
	ck_quoted(&p->inside, PC, 4000, SERVER, 53);
	ck_assert_uint_eq(p->inside.bytes[IPV4_HEADER + 1], ICMP_FRAGMENTATION_NEEDED);
	ck_assert_str_eq(kit_find(p->k, p->r1, EV_ICMP_UNREACHABLE_SENT, NULL)->text[2], IP4S(PC));
	ck_assert_uint_eq(p->outside.count, 0);
	place_free(p);
}
END_TEST

/* TTL runs out on the way in, behind translation: the outside learns nothing of the inside. */
START_TEST(errors_of_the_router_hide_the_inside)
{
	struct place *p = place_new();
	struct pkt *pkt;

	nat_share_interface(p);
	nat_udp(p, p->pc, PC, 4000, SERVER, 53);
	pkt = nat_packet(p->isp, SERVER, SHARED, PROTO_UDP, PAYLOAD);
	udp_write(pkt->data + IPV4_HEADER, SERVER, SHARED, &(struct udp){ 53, 4000, PAYLOAD });
	pkt->data[8] = 1;
	ipv4_sum_header(pkt->data);
	nat_transmit(p, p->isp, pkt);
	ck_quoted(&p->outside, SERVER, 53, SHARED, 4000);
	ck_assert_uint_eq(p->outside.bytes[IPV4_HEADER], ICMP_TIME_EXCEEDED);
	ck_assert_uint_eq(p->inside.count, 0);
	place_free(p);
}
END_TEST

/* ---- fragments ---- */

#define LARGE 1200

struct pieces {
	struct pkt *pkt[8];
	size_t count;
};

static void
collect(void *ctx, struct pkt *pkt)
{
	struct pieces *pieces = ctx;

	pieces->pkt[pieces->count++] = pkt;
}

static struct pieces
cut(struct net *net, ip4 src, ip4 dst, uint16_t sport, uint16_t dport)
{
	struct pkt *pkt = nat_packet(net, src, dst, PROTO_UDP, LARGE);
	struct pieces pieces = { .count = 0 };

	udp_write(pkt->data + IPV4_HEADER, src, dst, &(struct udp){ sport, dport, LARGE });
	ip_fragment(net, pkt, 500, collect, &pieces);
	ck_assert_uint_eq(pieces.count, 3);
	return pieces;
}

/* Puts what is caught together: the whole datagram must have a good checksum. */
struct puzzle {
	uint8_t data[LARGE];
	size_t have;
	ip4 src, dst;
};

static void
add_piece(struct puzzle *z, const struct caught *c)
{
	ck_assert_uint_eq(c->count, 1);
	memcpy(z->data + c->h.fragment, c->bytes + c->h.header, c->len - c->h.header);
	z->have += c->len - c->h.header;
	z->src = c->h.src;
	z->dst = c->h.dst;
}

static void
ck_puzzle(const struct puzzle *z, ip4 src, uint16_t sport, ip4 dst, uint16_t dport)
{
	struct udp u;

	ck_assert_uint_eq(z->have, LARGE);
	ck_assert_str_eq(IP4S(z->src), IP4S(src));
	ck_assert_str_eq(IP4S(z->dst), IP4S(dst));
	ck_assert(udp_read(z->data, LARGE, src, dst, &u));
	ck_assert_uint_eq(u.sport, sport);
	ck_assert_uint_eq(u.dport, dport);
}

START_TEST(fragments_follow_their_first)
{
	struct place *p = place_new();
	struct puzzle there = { .have = 0 }, back = { .have = 0 };
	struct pieces pieces;

	nat_use_pool(p, 1, true);
	nat_udp(p, p->pc, PC2, 4000, SERVER, 53);
	pieces = cut(p->pc, PC, SERVER, 4000, 53);
	for (size_t i = 0; i < pieces.count; i++) {
		nat_transmit(p, p->pc, pieces.pkt[i]);
		add_piece(&there, &p->outside);
	}
	ck_puzzle(&there, POOL(0), 4001, SERVER, 53);
	pieces = cut(p->isp, SERVER, POOL(0), 53, 4001);
	for (size_t i = 0; i < pieces.count; i++) {
		nat_transmit(p, p->isp, pieces.pkt[i]);
		add_piece(&back, &p->inside);
	}
	ck_puzzle(&back, SERVER, 53, PC, 4000);
	place_free(p);
}
END_TEST

START_TEST(fragments_wait_for_their_first)
{
	struct place *p = place_new();
	struct pieces pieces;

	nat_share_interface(p);
	pieces = cut(p->pc, PC, SERVER, 4000, 53);
	nat_transmit(p, p->pc, pieces.pkt[2]);
	ck_nothing(p);
	nat_transmit(p, p->pc, pieces.pkt[1]);
	ck_nothing(p);
	nat_transmit(p, p->pc, pieces.pkt[0]);
	ck_assert_uint_eq(p->outside.count, 3);
	ck_assert_str_eq(IP4S(p->outside.h.src), IP4S(SHARED));

	pieces = cut(p->pc, PC, SERVER, 4000, 53); /* and not for ever */
	nat_transmit(p, p->pc, pieces.pkt[1]);
	kit_run(p->k, SEC(7));
	nat_transmit(p, p->pc, pieces.pkt[0]);
	ck_assert_uint_eq(p->outside.count, 1);
	nat_transmit(p, p->pc, pieces.pkt[2]);
	ck_assert_uint_eq(p->outside.count, 1);
	place_free(p);
}
END_TEST

/* To an address of the router they are put together before anything looks at them. */
START_TEST(fragments_to_the_shared_address_arrive_whole)
{
	struct place *p = place_new();
	struct pieces pieces;

	nat_share_interface(p);
	nat_udp(p, p->pc, PC, 4000, SERVER, 53);
	pieces = cut(p->isp, SERVER, SHARED, 53, 4000);
	nat_transmit(p, p->isp, pieces.pkt[1]);
	nat_transmit(p, p->isp, pieces.pkt[0]);
	ck_nothing(p);
	nat_transmit(p, p->isp, pieces.pkt[2]);
	ck_caught(&p->inside, SERVER, 53, PC, 4000);
	place_free(p);
}
END_TEST

START_TEST(fragments_of_exempt_traffic_pass_as_they_are)
{
	struct place *p = place_new();
	struct pieces pieces;

	nat_deny_to(p, "110", SERVER);
	nat_share_interface(p);
	pieces = cut(p->pc, PC, SERVER, 4000, 53);
	nat_transmit(p, p->pc, pieces.pkt[1]);
	ck_nothing(p);
	nat_transmit(p, p->pc, pieces.pkt[0]);
	nat_transmit(p, p->pc, pieces.pkt[2]);
	ck_assert_str_eq(IP4S(p->outside.h.src), IP4S(PC));
	ck_assert_uint_eq(nat_total(p), 0);
	place_free(p);
}
END_TEST

UNIT("nat_icmp", errors_from_outside_find_their_sender, errors_to_another_address_lead_nowhere,
     errors_about_echoes_quote_the_identifier, errors_from_inside_show_the_global_address,
     too_big_behind_translation_is_told_to_the_sender, errors_of_the_router_hide_the_inside,
     fragments_follow_their_first, fragments_wait_for_their_first,
     fragments_to_the_shared_address_arrive_whole, fragments_of_exempt_traffic_pass_as_they_are)
