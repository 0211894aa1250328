/* Fragmentation and reassembly: round trips in every order, and what must not be joined. */
#include <stdlib.h>
#include <string.h>

#include "engine/wire/icmp.h"
#include "engine/wire/ipv4.h"
#include "engine/wire/udp.h"
#include "tests/support/netkit.h"

#define PORT 4000

/* A stack with one interface, into which fragments are put as frames would bring them. */
struct bench {
	struct kit *k;
	struct net *net;
	struct iface *iface;
	uint8_t got[65536];
	size_t got_len;
	unsigned count;
	struct pkt *piece[256];
	unsigned pieces;
};

static void
receive(void *ctx, const struct udp_from *from, struct pkt *pkt)
{
	struct bench *b = ctx;

	memcpy(b->got, pkt->data, pkt->len);
	b->got_len = pkt->len;
	b->count++;
	pkt_free(pkt);
}

static struct bench *
bench(void)
{
	struct bench *b = calloc(1, sizeof *b);
	struct net *other;

	b->k = kit_new();
	b->net = kit_router(b->k);
	other = kit_router(b->k);
	b->iface = kit_iface(b->k, b->net, "Fa0/0", "10.0.0.1/24");
	kit_cable(b->k, b->iface, kit_iface(b->k, other, "Fa0/0", "10.0.0.2/24"), NULL);
	udp_bind(b->net, PORT, receive, b);
	kit_run(b->k, SEC(5));
	return b;
}

static void
bench_free(struct bench *b)
{
	kit_free(b->k);
	free(b);
}

/* A UDP datagram with size octets of data, from 10.0.0.2. */
static struct pkt *
datagram(struct bench *b, size_t size, uint16_t id)
{
	struct pkt *pkt = pkt_new(b->k->pool, size);

	for (size_t i = 0; i < size; i++)
		pkt->data[i] = (uint8_t)(i * 7 + id);
	pkt_push(pkt, UDP_HEADER);
	udp_write(pkt->data, IP4(10, 0, 0, 2), IP4(10, 0, 0, 1),
		  &(struct udp){ 99, PORT, (uint16_t)pkt->len });
	pkt_push(pkt, IPV4_HEADER);
	ipv4_write(pkt->data, &(struct ipv4){ .total = (uint16_t)pkt->len,
					      .id = id,
					      .ttl = 64,
					      .protocol = PROTO_UDP,
					      .src = IP4(10, 0, 0, 2),
					      .dst = IP4(10, 0, 0, 1) });
	return pkt;
}

static void
keep(void *ctx, struct pkt *pkt)
{
	struct bench *b = ctx;

	ck_assert_uint_lt(b->pieces, 256);
	b->piece[b->pieces++] = pkt;
}

static void
cut(struct bench *b, size_t size, uint16_t id, unsigned mtu)
{
	b->pieces = 0;
	ip_fragment(b->net, datagram(b, size, id), mtu, keep, b);
	for (unsigned i = 0; i < b->pieces; i++) {
		ck_assert_uint_le(b->piece[i]->len, mtu);
		ck_assert(b->piece[i]->len % 8 == 4 || i == b->pieces - 1);
	}
}

/* Hands piece i to the stack as a frame of the neighbour. */
static void
put(struct bench *b, unsigned i, bool copy)
{
	struct pkt *pkt = copy ? pkt_copy(b->piece[i]) : b->piece[i];

	memset(pkt_push(pkt, 14), 0, 14);
	memcpy(pkt->data, b->iface->mac.b, 6);
	pkt->data[12] = 8;
	port_deliver(b->iface->port, pkt);
}

static void
shuffle(struct bench *b)
{
	for (unsigned i = b->pieces; i > 1; i--) {
		unsigned j = (unsigned)rand() % i;
		struct pkt *p = b->piece[i - 1];

		b->piece[i - 1] = b->piece[j];
		b->piece[j] = p;
	}
}

START_TEST(whatever_the_size_the_mtu_and_the_order)
{
	struct bench *b = bench();

	srand(5);
	for (uint16_t id = 1; id < 600; id++) {
		size_t size = (size_t)rand() % 9000;
		unsigned mtu = 576 + (unsigned)rand() % 900;

		cut(b, size, id, mtu);
		shuffle(b);
		if (b->pieces > 1 && id % 3 == 0)
			put(b, 0, true); /* twice */
		for (unsigned i = 0; i < b->pieces; i++)
			put(b, i, false);
		ck_assert_uint_eq(b->count, id);
		ck_assert_uint_eq(b->got_len, size);
		for (size_t i = 0; i < size; i++)
			ck_assert_uint_eq(b->got[i], (uint8_t)(i * 7 + id));
	}
	ck_assert_uint_eq(net_totals(b->net)->reassembly_failed, 0);
	bench_free(b);
}
END_TEST

START_TEST(datagrams_do_not_mix)
{
	struct bench *b = bench();
	struct pkt *first[8];
	unsigned n;

	cut(b, 3000, 1, 1000);
	n = b->pieces;
	memcpy(first, b->piece, n * sizeof *first);
	cut(b, 3000, 2, 1000);
	for (unsigned i = 0; i < n; i++) {
		struct pkt *second = b->piece[i];

		put(b, i, false);
		b->piece[i] = first[i];
		put(b, i, false);
		b->piece[i] = second;
	}
	ck_assert_uint_eq(b->count, 2);
	ck_assert_uint_eq(net_totals(b->net)->reassembled, 2);
	bench_free(b);
}
END_TEST

/* The second of four parts, eight octets too early or too late, when its neighbour is there. */
START_TEST(an_overlap_spoils_the_datagram)
{
	struct bench *b = bench();

	for (unsigned late = 0; late < 2; late++) {
		cut(b, 3000, (uint16_t)(1 + late), 1000);
		ipv4_set_fragment(b->piece[1]->data, (uint16_t)b->piece[1]->len, late ? 984 : 968,
				  true);
		put(b, late ? 2 : 0, false);
		put(b, 1, false);
		put(b, late ? 0 : 2, false);
		put(b, 3, false);
		ck_assert_uint_eq(b->count, 0);
		ck_assert_uint_eq(net_totals(b->net)->reassembly_failed, 1 + late);
	}
	kit_run(b->k, SEC(60)); /* and what was begun anew times out */
	ck_assert_uint_eq(pktpool_out(b->k->pool), 0);
	bench_free(b);
}
END_TEST

/* A fragment that did not come from cut(): an empty payload behind a header with so many NOPs. */
static void
forge(struct bench *b, size_t header, size_t start, size_t size, bool more)
{
	struct pkt *pkt = pkt_new(b->k->pool, header + size);

	memset(pkt->data, 0, pkt->len);
	ipv4_write(pkt->data, &(struct ipv4){ .total = (uint16_t)pkt->len,
					      .id = 1,
					      .ttl = 64,
					      .mf = more,
					      .fragment = (uint16_t)start,
					      .protocol = PROTO_UDP,
					      .src = IP4(10, 0, 0, 2),
					      .dst = IP4(10, 0, 0, 1) });
	memset(pkt->data + IPV4_HEADER, 1, header - IPV4_HEADER);
	pkt->data[0] = (uint8_t)(0x40 | header / 4);
	ipv4_sum_header(pkt->data);
	b->piece[0] = pkt;
	put(b, 0, false);
}

/* Each fragment alone stays below 65,535 octets; only with the long header of the first does the
 * whole pass them. */
START_TEST(options_do_not_make_a_datagram_too_long)
{
	const size_t end = 65535 - IPV4_HEADER;
	struct bench *b = bench();

	forge(b, IPV4_HEADER_MAX, 0, 1440, true);
	for (size_t at = 1440; at < end; at += 1480)
		forge(b, IPV4_HEADER, at, end - at < 1480 ? end - at : 1480, at + 1480 < end);
	ck_assert_uint_eq(b->count, 0);
	ck_assert_uint_eq(net_totals(b->net)->reassembly_failed, 1);
	ck_assert_uint_eq(pktpool_out(b->k->pool), 0);
	bench_free(b);
}
END_TEST

START_TEST(a_lost_fragment_is_told_after_thirty_seconds)
{
	struct bench *b = bench();

	cut(b, 3000, 1, 1000);
	put(b, 0, false);
	put(b, 2, false);
	put(b, 3, false);
	pkt_free(b->piece[1]);
	kit_run(b->k, SEC(29));
	ck_assert_uint_eq(kit_count(b->k, b->net, EV_ICMP_TIME_EXCEEDED_SENT), 0);
	kit_run(b->k, SEC(2));
	ck_assert_uint_eq(kit_count(b->k, b->net, EV_ICMP_TIME_EXCEEDED_SENT), 1);
	ck_assert_str_eq(kit_find(b->k, b->net, EV_ICMP_TIME_EXCEEDED_SENT, NULL)->text[0],
			 "reassembly");
	ck_assert_uint_eq(pktpool_out(b->k->pool), 0);
	bench_free(b);
}
END_TEST

START_TEST(a_flood_of_first_fragments_is_bounded)
{
	struct bench *b = bench();

	for (uint16_t id = 1; id < 1000; id++) {
		cut(b, 1500, id, 1000);
		put(b, 0, false);
		pkt_free(b->piece[1]);
	}
	ck_assert_uint_le(pktpool_out(b->k->pool), 64);
	bench_free(b);
}
END_TEST

START_TEST(fragments_go_with_the_interface_they_came_by)
{
	struct bench *b = bench();

	cut(b, 3000, 1, 1000);
	put(b, 0, false);
	for (unsigned i = 1; i < b->pieces; i++)
		pkt_free(b->piece[i]);
	iface_free(b->iface);
	ck_assert_uint_eq(pktpool_out(b->k->pool), 0);
	kit_run(b->k, SEC(60));
	bench_free(b);
}
END_TEST

UNIT("net_frag", fragments_go_with_the_interface_they_came_by,
     whatever_the_size_the_mtu_and_the_order, datagrams_do_not_mix,
     options_do_not_make_a_datagram_too_long, an_overlap_spoils_the_datagram,
     a_lost_fragment_is_told_after_thirty_seconds, a_flood_of_first_fragments_is_bounded)
