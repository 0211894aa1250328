/* TCP segments that follow each other become one, and that one can be cut into them again. */
#include <stdlib.h>
#include <string.h>

#include "engine/host/gather.h"
#include "engine/host/offload.h"
#include "engine/wire/ipv4.h"
#include "engine/wire/tcp.h"
#include "tests/support/unit.h"

#define FRAME	14
#define HEADERS (FRAME + IPV4_HEADER + TCP_HEADER)

static const ip4 src = IP4(10, 1, 1, 10), dst = IP4(10, 2, 2, 10);

struct segment {
	uint32_t seq;
	unsigned data;
	uint32_t ack;
	uint8_t flags;
	uint8_t tos;
	uint16_t id;
};

static struct pkt *
build(struct pktpool *pool, const struct segment *s)
{
	struct pkt *p = pkt_new(pool, HEADERS + s->data);
	struct ipv4 ip = { .total = (uint16_t)(p->len - FRAME),
			   .tos = s->tos,
			   .id = s->id,
			   .ttl = 62,
			   .protocol = PROTO_TCP,
			   .src = src,
			   .dst = dst };
	struct tcp tcp = { .sport = 5201,
			   .dport = 40000,
			   .seq = s->seq,
			   .ack = s->ack,
			   .flags = s->flags,
			   .window = 500 };

	memset(p->data, 0xee, FRAME);
	for (unsigned i = 0; i < s->data; i++)
		p->data[HEADERS + i] = (uint8_t)(s->seq + i);
	ipv4_write(p->data + FRAME, &ip);
	tcp_write(p->data + FRAME + IPV4_HEADER, TCP_HEADER + s->data, src, dst, &tcp);
	return p;
}

/* As the kernel sees what is written: *size octets, the caller's to free. */
static uint8_t *
flatten(const struct gather *g, size_t *size)
{
	uint8_t *whole = calloc(1, g->size);

	memcpy(whole, g->segment[0]->data, g->headers);
	*size = g->headers;
	for (unsigned i = 0; i < g->count; i++) {
		size_t data = g->segment[i]->len - g->headers;

		memcpy(whole + *size, g->segment[i]->data + g->headers, data);
		*size += data;
	}
	ck_assert_uint_eq(*size, g->size);
	return whole;
}

struct pieces {
	struct pkt *at[8];
	unsigned count;
};

static void
keep(void *ctx, struct pkt *p)
{
	struct pieces *k = ctx;

	ck_assert_uint_lt(k->count, 8);
	k->at[k->count++] = p;
}

START_TEST(what_is_gathered_is_cut_into_the_same)
{
	static const struct segment sent[] = {
		{ 0xfffffc00, 1000, 9, TCP_ACK, 0, 70 },
		{ 0xfffffc00 + 1000u, 1000, 9, TCP_ACK, 0, 71 },
		{ 0xfffffc00 + 2000u, 300, 9, TCP_ACK | TCP_PSH, 0, 72 },
	};
	struct pktpool *pool = pktpool_new();
	struct gather g = { 0 };
	struct pieces got = { 0 };
	struct virtio_net_hdr h;
	uint8_t *whole;
	size_t size;

	for (unsigned i = 0; i < 3; i++)
		ck_assert(gather_add(&g, build(pool, &sent[i]), FRAME));
	gather_finish(&g, &h);
	ck_assert_uint_eq(h.gso_size, 1000);
	ck_assert_uint_eq(h.csum_start, FRAME + IPV4_HEADER);
	whole = flatten(&g, &size);
	ck_assert(offload_finish(&h, whole, size, FRAME, pool, keep, &got));
	free(whole);
	gather_clear(&g);
	ck_assert_uint_eq(got.count, 3);
	for (unsigned i = 0; i < 3; i++) {
		struct pkt *p = build(pool, &sent[i]);

		ck_assert_uint_eq(p->len, got.at[i]->len);
		ck_assert_mem_eq(p->data, got.at[i]->data, p->len);
		pkt_free(p);
		pkt_free(got.at[i]);
	}
	pktpool_free(pool);
}
END_TEST

/* The kernel finishes the checksum from what the field holds: nobody may cut this one. */
START_TEST(the_whole_has_the_sum_of_its_pseudo_header)
{
	struct pktpool *pool = pktpool_new();
	struct gather g = { 0 };
	struct pieces got = { 0 };
	struct virtio_net_hdr h;
	struct ipv4 ip;
	struct tcp tcp;
	uint8_t *whole;
	size_t size;

	for (unsigned i = 0; i < 2; i++)
		ck_assert(gather_add(
			&g, build(pool, &(struct segment){ 5 + 100 * i, 100, 1, TCP_ACK, 0, 0 }),
			FRAME));
	gather_finish(&g, &h);
	h.gso_type = VIRTIO_NET_HDR_GSO_NONE;
	whole = flatten(&g, &size);
	ck_assert(offload_finish(&h, whole, size, FRAME, pool, keep, &got));
	free(whole);
	ck_assert_int_eq(ipv4_read(got.at[0]->data + FRAME, got.at[0]->len - FRAME, &ip),
			 IPV4_GOOD);
	ck_assert_uint_eq(ip.total, IPV4_HEADER + TCP_HEADER + 200);
	ck_assert(
		tcp_read(got.at[0]->data + FRAME + IPV4_HEADER, TCP_HEADER + 200, src, dst, &tcp));
	pkt_free(got.at[0]);
	gather_clear(&g);
	pktpool_free(pool);
}
END_TEST

START_TEST(one_alone_stays_as_it_is)
{
	static const struct segment only = { 1, 100, 2, TCP_ACK | TCP_PSH, 0, 3 };
	static const struct virtio_net_hdr none;
	struct pktpool *pool = pktpool_new();
	struct pkt *same = build(pool, &only);
	struct gather g = { 0 };
	struct virtio_net_hdr h;

	ck_assert(gather_add(&g, build(pool, &only), FRAME));
	gather_finish(&g, &h);
	ck_assert_mem_eq(&h, &none, sizeof h);
	ck_assert_mem_eq(g.segment[0]->data, same->data, same->len);
	gather_clear(&g);
	pkt_free(same);
	pktpool_free(pool);
}
END_TEST

/* clang-format off */
static const struct {
	const char *why;
	struct segment first, second;
} apart[] = {
	{ "a gap",             { 1, 100, 5, TCP_ACK, 0, 0 },           { 102, 100, 5, TCP_ACK, 0, 0 } },
	{ "again",             { 1, 100, 5, TCP_ACK, 0, 0 },           { 1, 100, 5, TCP_ACK, 0, 0 } },
	{ "another ack",       { 1, 100, 5, TCP_ACK, 0, 0 },           { 101, 100, 6, TCP_ACK, 0, 0 } },
	{ "another TOS",       { 1, 100, 5, TCP_ACK, 0, 0 },           { 101, 100, 5, TCP_ACK, 0xb8, 0 } },
	{ "longer",            { 1, 100, 5, TCP_ACK, 0, 0 },           { 101, 101, 5, TCP_ACK, 0, 0 } },
	{ "after a short one", { 1, 100, 5, TCP_ACK | TCP_PSH, 0, 0 }, { 101, 100, 5, TCP_ACK, 0, 0 } },
	{ "the end",           { 1, 100, 5, TCP_ACK, 0, 0 },           { 101, 100, 5, TCP_ACK | TCP_FIN, 0, 0 } },
	{ "no data",           { 1, 100, 5, TCP_ACK, 0, 0 },           { 101, 0, 5, TCP_ACK, 0, 0 } },
};
/* clang-format on */

START_TEST(others_stay_the_callers)
{
	for (size_t i = 0; i < sizeof apart / sizeof *apart; i++) {
		struct pktpool *pool = pktpool_new();
		struct pkt *second = build(pool, &apart[i].second);
		struct gather g = { 0 };

		ck_assert(gather_add(&g, build(pool, &apart[i].first), FRAME));
		ck_assert_msg(!gather_add(&g, second, FRAME), "%s", apart[i].why);
		ck_assert_uint_eq(g.count, 1);
		pkt_free(second);
		gather_clear(&g);
		pktpool_free(pool);
	}
}
END_TEST

/* A wrong checksum must reach its receiver: gathering would make it right. */
START_TEST(the_broken_are_not_mended)
{
	static const struct {
		size_t at;
		uint8_t flip;
	} broken[] = {
		{ HEADERS + 7, 1 },			    /* data */
		{ FRAME + IPV4_HEADER + 16, 1 },	    /* the TCP checksum */
		{ FRAME + 8, 1 },			    /* TTL: the IP checksum */
		{ FRAME, 0x03 },			    /* the IP header's length */
		{ FRAME + 3, 1 },			    /* the total length */
		{ FRAME + IPV4_HEADER + 12, 0xf0 & ~0x50 }, /* the TCP header's length */
	};

	for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
		struct pktpool *pool = pktpool_new();
		struct pkt *p = build(pool, &(struct segment){ 1, 100, 2, TCP_ACK, 0, 0 });
		struct gather g = { 0 };

		p->data[broken[i].at] ^= broken[i].flip;
		ck_assert_msg(!gather_add(&g, p, FRAME), "octet %zu", broken[i].at);
		pkt_free(p);
		pktpool_free(pool);
	}
}
END_TEST

UNIT("host gather", what_is_gathered_is_cut_into_the_same,
     the_whole_has_the_sum_of_its_pseudo_header, one_alone_stays_as_it_is, others_stay_the_callers,
     the_broken_are_not_mended)
