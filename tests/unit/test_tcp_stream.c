/* Streams between two stacks over bad wires, and what crowds do. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "tests/support/tcpkit.h"

#define OCTETS 200000

/* An end that sends a pattern of its own, reads what comes, and closes when both are done. */
struct end {
	struct tcp_stack *tcp;
	tcp_id id;
	uint8_t *out, *in;
	size_t sent, got;
	bool finished;
	unsigned closed;
};

static void
push(struct end *e)
{
	if (e->sent < OCTETS)
		e->sent += tcp_send(e->tcp, e->id, e->out + e->sent, OCTETS - e->sent);
	if (e->sent == OCTETS && e->got == OCTETS)
		tcp_close(e->tcp, e->id);
}

static void
end_opened(void *ctx, tcp_id id)
{
	push(ctx);
}

static void
end_readable(void *ctx, tcp_id id)
{
	struct end *e = ctx;

	e->got += tcp_receive(e->tcp, id, e->in + e->got, OCTETS - e->got);
	push(e);
}

static void
end_finished(void *ctx, tcp_id id)
{
	struct end *e = ctx;

	e->finished = true;
}

static void
end_closed(void *ctx, tcp_id id, const struct tcp_end *why)
{
	struct end *e = ctx;

	e->closed++;
}

static const struct tcp_ops end_ops = { .opened = end_opened,
					.readable = end_readable,
					.room = end_opened,
					.finished = end_finished,
					.closed = end_closed };

static void
end_accept(void *ctx, tcp_id id, const struct tcp_ends *ends)
{
	struct end *e = ctx;

	e->id = id;
	ck_assert(tcp_attend(e->tcp, id, &end_ops, e));
	push(e);
}

static void
end_init(struct end *e, struct tcp_stack *tcp, uint8_t seed)
{
	*e = (struct end){ .tcp = tcp, .out = xmalloc(OCTETS), .in = xcalloc(1, OCTETS) };
	for (size_t i = 0; i < OCTETS; i++)
		e->out[i] = (uint8_t)(i * 7 + (i >> 8) + seed);
}

/* Both send at once; gives how often something was sent again. */
static uint64_t
exchange(const struct link_params *params, simtime patience)
{
	static const struct tcp_listener_ops listener = { .accept = end_accept };
	struct kit *k = kit_new();
	struct net *a = kit_host(k), *b = kit_router(k);
	struct end x, y;
	uint64_t again;

	kit_cable(k, kit_iface(k, a, "eth0", "10.0.0.1/24"),
		  kit_iface(k, b, "Fa0/0", "10.0.0.2/24"), params);
	kit_run(k, SEC(5));
	end_init(&x, kit_tcp(k, a), 1);
	end_init(&y, kit_tcp(k, b), 2);
	ck_assert(tcp_listen(y.tcp, 9, &listener, &y));
	x.id = tcp_connect(x.tcp, &(struct tcp_to){ .dst = PEER, .port = 9 }, &end_ops, &x);
	kit_run(k, patience);
	ck_assert_uint_eq(x.got, OCTETS);
	ck_assert_uint_eq(y.got, OCTETS);
	ck_assert_mem_eq(x.in, y.out, OCTETS);
	ck_assert_mem_eq(y.in, x.out, OCTETS);
	ck_assert_uint_eq(x.closed + y.closed, 0);
	again = tcp_totals(x.tcp)->data_again + tcp_totals(y.tcp)->data_again;
	kit_run(k, SEC(200)); /* TIME-WAIT */
	ck_assert_int_eq(tcp_look(x.tcp, x.id, &(struct tcp_view){ 0 }), false);
	ck_assert_int_eq(tcp_look(y.tcp, y.id, &(struct tcp_view){ 0 }), false);
	free(x.in);
	free(x.out);
	free(y.in);
	free(y.out);
	kit_free(k);
	return again;
}

START_TEST(a_good_wire_repeats_nothing)
{
	ck_assert_uint_eq(exchange(&(struct link_params){ .delay = MSEC(20) }, SEC(60)), 0);
}
END_TEST

START_TEST(a_wire_that_loses_one_in_ten_loses_nothing)
{
	for (uint64_t seed = 1; seed <= 5; seed++)
		ck_assert_uint_gt(exchange(&(struct link_params){ .delay = MSEC(5),
								  .jitter = MSEC(20),
								  .loss = 100000,
								  .seed = seed },
					   SEC(6000)),
				  20);
}
END_TEST

START_TEST(a_thin_wire_is_filled_and_not_flooded)
{
	uint64_t again = exchange(
		&(struct link_params){ .delay = MSEC(50), .rate = 256000, .queue = 8000 }, SEC(60));

	ck_assert_uint_lt(again, 150); /* of about 500 */
}
END_TEST

/* ---- crowds ---- */

/* A SYN from somewhere, which nobody will follow up. */
static void
flood(struct duel *w, unsigned n)
{
	struct tcp t = { .sport = (uint16_t)(1024 + n), .dport = 23, .flags = TCP_SYN, .seq = n };
	ip4 src = IP4(10, 0, 0, 3) + n % 200;
	struct pkt *pkt = pkt_new(w->k->pool, TCP_HEADER);

	tcp_write(pkt->data, TCP_HEADER, src, OURS, &t);
	ip_wrap(w->peer, &(struct ipv4_fields){ .src = src, .dst = OURS, .protocol = PROTO_TCP },
		pkt);
	ip_output(w->peer, pkt);
	kit_run(w->k, USEC(100));
}

static bool
count_one(void *ctx, const struct tcp_view *v)
{
	++*(unsigned *)ctx;
	return true;
}

static unsigned
connections(const struct duel *w)
{
	unsigned n = 0;

	tcp_each(w->tcp, count_one, &n);
	return n - 1; /* who listens is seen as well */
}

START_TEST(a_flood_of_syns_takes_a_little_room_and_keeps_nobody_out)
{
	struct duel *w = duel_new(NET_ROUTER);

	for (unsigned i = 0; i < 2000; i++)
		flood(w, i);
	ck_assert_uint_eq(connections(w), TCP_HALF_OPEN);
	ck_assert_uint_eq(tcp_totals(w->tcp)->half_open_dropped, 2000 - TCP_HALF_OPEN);
	peer_connects(w);
	ck_assert_uint_eq(w->accepted, 1);
	kit_run(w->k, SEC(100));
	ck_assert_uint_eq(connections(w), 1);
	duel_free(w);
}
END_TEST

START_TEST(connections_are_counted_and_the_oldest_that_waits_goes)
{
	struct duel *w = duel_new(NET_ROUTER);

	for (unsigned i = 0; i < TCP_CONNECTIONS; i++) {
		w->peer_port = (uint16_t)(3000 + i);
		peer_connects(w);
		if (!i) {
			tcp_close(w->tcp, w->id);
			peer_says(w, "FA", 1, 2, "");
		}
	}
	ck_assert_uint_eq(connections(w), TCP_CONNECTIONS);
	w->peer_port++;
	peer_connects(w); /* in the place of the first */
	ck_assert_uint_eq(w->accepted, TCP_CONNECTIONS + 1);
	w->peer_port++;
	peer_says(w, "S", 0, 0, "");
	ck_assert_str_eq(peer_heard(w), ""); /* no room; he may try again */
	ck_assert_uint_eq(
		tcp_connect(w->tcp, &(struct tcp_to){ .dst = PEER, .port = 1 }, &duel_owner, w), 0);
	duel_free(w);
}
END_TEST

/* RFC 6528: for the same ends the numbers go up with the clock; for others they say nothing. */
START_TEST(first_numbers_are_not_to_be_guessed)
{
	struct duel *w = duel_new(NET_ROUTER);
	uint32_t first[3];

	for (unsigned i = 0; i < 3; i++) {
		w->peer_port = i == 2 ? 3001 : 3000;
		peer_says(w, "S", 0, 0, "");
		first[i] = w->first;
		peer_says(w, "R", 1, 0, "");
		kit_run(w->k, MSEC(99));
	}
	ck_assert_uint_eq(first[1] - first[0], 100000 / 4 + 250); /* 101 ms of 4 µs */
	ck_assert_uint_gt(first[2] - first[1], 1000000);
	duel_free(w);
}
END_TEST

/* Pieces of one stream, overlapping, in any order and any number. */
START_TEST(a_torn_stream_is_put_together)
{
	struct duel *w = duel_new(NET_ROUTER);
	struct rng rng;
	char text[3001];

	rng_seed(&rng, 7, "torn");
	for (unsigned round = 0; round < 40; round++) {
		uint32_t edge = 0;

		for (size_t i = 0; i < sizeof text - 1; i++)
			text[i] = (char)('a' + rng_below(&rng, 26));
		text[sizeof text - 1] = '\0';
		w->peer_port = (uint16_t)(4000 + round);
		text_clear(&w->read);
		peer_connects(w);
		while (edge < sizeof text - 1) {
			uint32_t from = rng_below(&rng, sizeof text - 1);
			uint32_t len = 1 + rng_below(&rng, 400);

			if (rng_below(&rng, 8) == 0) /* to get on */
				from = edge;
			if (len > sizeof text - 1 - from)
				len = (uint32_t)(sizeof text - 1 - from);
			peer_sends(w, "A", 1 + from, 1, text + from, len);
			ck_assert_mem_eq(text_get(&w->read), text, w->read.len);
			edge = (uint32_t)w->read.len;
		}
		ck_assert_str_eq(text_get(&w->read), text);
		peer_heard(w);
	}
	duel_free(w);
}
END_TEST

UNIT("tcp_stream", a_good_wire_repeats_nothing, a_wire_that_loses_one_in_ten_loses_nothing,
     a_thin_wire_is_filled_and_not_flooded,
     a_flood_of_syns_takes_a_little_room_and_keeps_nobody_out,
     connections_are_counted_and_the_oldest_that_waits_goes, first_numbers_are_not_to_be_guessed,
     a_torn_stream_is_put_together)
