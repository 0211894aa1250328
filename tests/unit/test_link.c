/* A cable: time, rate, loss, faults, taps, carrier; and the learning switch. */
#include <string.h>

#include "engine/base/pkt.h"
#include "engine/sim/bridge.h"
#include "engine/sim/link.h"
#include "tests/support/unit.h"

#define MOST 64

/* One end of a cable that writes down what comes. */
struct end {
	struct port port;
	struct sched *sched;
	simtime at[MOST];
	uint8_t byte[MOST]; /* the octet behind the Ethernet header: which frame it is */
	unsigned count;
	unsigned carrier_changes;
};

static void
receive(struct port *p, struct pkt *frame)
{
	struct end *e = p->owner;

	ck_assert_uint_lt(e->count, MOST);
	e->at[e->count] = sched_now(e->sched);
	e->byte[e->count++] = frame->data[14];
	pkt_free(frame);
}

static void
carrier_changed(struct port *p)
{
	((struct end *)p->owner)->carrier_changes++;
}

struct bench {
	struct sched *sched;
	struct pktpool *pool;
	struct end a, b, c;
	struct link *link;
};

static void
end_init(struct bench *w, struct end *e)
{
	*e = (struct end){ .sched = w->sched };
	e->port.owner = e;
	e->port.receive = receive;
	e->port.carrier_changed = carrier_changed;
	port_enable(&e->port, true);
}

static void
bench_init(struct bench *w, struct link_params params)
{
	w->sched = sched_new();
	w->pool = pktpool_new();
	end_init(w, &w->a);
	end_init(w, &w->b);
	end_init(w, &w->c);
	w->link = link_new(w->sched, w->pool, "A-B", &w->a.port, &w->b.port, &params);
}

static void
bench_clear(struct bench *w)
{
	link_free(w->link);
	ck_assert_uint_eq(pktpool_out(w->pool), 0);
	pktpool_free(w->pool);
	sched_free(w->sched);
}

static struct pkt *
frame(struct bench *w, uint8_t number, size_t len)
{
	struct pkt *p = pkt_new(w->pool, len);

	memset(p->data, 0, len);
	p->data[14] = number;
	return p;
}

static void
send(struct bench *w, struct end *from, uint8_t number)
{
	port_send(&from->port, frame(w, number, 1000));
}

static const char *
order(const struct end *e)
{
	static char text[MOST + 1];

	for (unsigned i = 0; i < e->count; i++)
		text[i] = (char)('0' + e->byte[i]);
	text[e->count] = '\0';
	return text;
}

START_TEST(delay_and_rate_add_up)
{
	struct bench w;

	bench_init(&w, (struct link_params){ .delay = MSEC(5), .rate = 8000000 });
	send(&w, &w.a, 1); /* 1 ms on the wire each */
	send(&w, &w.a, 2);
	send(&w, &w.b, 3); /* the other way is free */
	sched_run_until(w.sched, SEC(1));
	ck_assert_uint_eq(w.b.at[0], MSEC(6));
	ck_assert_uint_eq(w.b.at[1], MSEC(7));
	ck_assert_uint_eq(w.a.at[0], MSEC(6));
	bench_clear(&w);
}
END_TEST

START_TEST(a_full_queue_drops)
{
	struct bench w;

	bench_init(&w, (struct link_params){ .rate = 8000000, .queue = 3000 });
	for (uint8_t i = 0; i < 10; i++)
		send(&w, &w.a, i);
	sched_run_until(w.sched, SEC(1));
	ck_assert_str_eq(order(&w.b), "0123");
	ck_assert_uint_eq(link_counters(w.link, 0)->dropped, 6);
	bench_clear(&w);
}
END_TEST

START_TEST(jitter_keeps_the_order)
{
	struct bench w;
	simtime least = SEC(1), most = 0;

	bench_init(&w, (struct link_params){ .delay = MSEC(10), .jitter = MSEC(10), .seed = 2 });
	for (uint8_t i = 0; i < 50; i++) {
		simtime sent = sched_now(w.sched);

		send(&w, &w.a, i);
		sched_run_until(w.sched, sent + MSEC(40));
		least = w.b.at[i] - sent < least ? w.b.at[i] - sent : least;
		most = w.b.at[i] - sent > most ? w.b.at[i] - sent : most;
	}
	ck_assert_uint_ge(least, MSEC(10));
	ck_assert_uint_lt(least, MSEC(12));
	ck_assert_uint_gt(most, MSEC(18));
	ck_assert_uint_le(most, MSEC(20));
	w.b.count = 0;
	for (uint8_t i = 0; i < 10; i++)
		send(&w, &w.a, i);
	sched_run_until(w.sched, SEC(10));
	ck_assert_str_eq(order(&w.b), "0123456789");
	bench_clear(&w);
}
END_TEST

/* A tenth takes no time and overtakes; each kind stays in its own order. */
START_TEST(some_overtake_the_others)
{
	struct bench w;
	unsigned early = 0;

	bench_init(&w, (struct link_params){ .delay = MSEC(10), .reorder = 100000, .seed = 3 });
	for (uint8_t i = 0; i < MOST; i++)
		send(&w, &w.a, i);
	sched_run_until(w.sched, SEC(1));
	ck_assert_uint_eq(w.b.count, MOST);
	while (w.b.at[early] < MSEC(10))
		early++;
	ck_assert_uint_ge(early, 2);
	ck_assert_uint_le(early, 15);
	for (unsigned i = 1; i < MOST; i++)
		if (i != early)
			ck_assert_uint_gt(w.b.byte[i], w.b.byte[i - 1]);
	ck_assert_uint_lt(w.b.byte[early], w.b.byte[early - 1]);

	w.b.count = 0;
	send(&w, &w.a, 1);
	link_cut(w.link);
	sched_run_until(w.sched, SEC(2));
	ck_assert_uint_eq(w.b.count, 0);
	bench_clear(&w);
}
END_TEST

START_TEST(faults_strike_the_frame_they_name)
{
	struct bench w;

	bench_init(&w, (struct link_params){ .delay = MSEC(1) });
	link_set_fault(w.link, FAULT_DROP, &w.a.port, 2, NULL, NULL);
	link_set_fault(w.link, FAULT_DUPLICATE, &w.a.port, 4, NULL, NULL);
	link_set_fault(w.link, FAULT_REORDER, &w.a.port, 6, NULL, NULL);
	for (uint8_t i = 1; i <= 8; i++) {
		send(&w, &w.b, i); /* not counted: the faults are A's */
		send(&w, &w.a, i);
	}
	sched_run_until(w.sched, MSEC(500));
	ck_assert_str_eq(order(&w.b), "13445768");
	ck_assert_str_eq(order(&w.a), "12345678");
	bench_clear(&w);
}
END_TEST

START_TEST(a_reordered_last_frame_comes_a_second_late)
{
	struct bench w;

	bench_init(&w, (struct link_params){ .delay = MSEC(1) });
	link_set_fault(w.link, FAULT_REORDER, NULL, 1, NULL, NULL);
	send(&w, &w.a, 1);
	sched_run_until(w.sched, SEC(5));
	ck_assert_uint_eq(w.b.count, 1);
	ck_assert_uint_eq(w.b.at[0], SEC(1) + MSEC(1));
	bench_clear(&w);
}
END_TEST

static bool
is_seven(void *ctx, const struct pkt *f)
{
	return f->data[14] == 7;
}

START_TEST(faults_count_what_their_match_accepts)
{
	struct bench w;

	bench_init(&w, (struct link_params){ 0 });
	link_set_fault(w.link, FAULT_DROP, NULL, 2, is_seven, NULL);
	for (const char *c = "7172737"; *c; c++)
		send(&w, &w.a, (uint8_t)(*c - '0'));
	sched_run_until(w.sched, SEC(1));
	ck_assert_str_eq(order(&w.b), "712737");
	bench_clear(&w);
}
END_TEST

static void
tap(void *ctx, struct link *l, simtime when, const struct port *from, const struct pkt *f)
{
	struct end *seen = ctx;

	seen->at[seen->count] = when;
	seen->byte[seen->count++] = f->data[14];
}

START_TEST(a_tap_sees_what_is_sent_lost_or_not)
{
	struct end seen = { 0 };
	struct bench w;

	bench_init(&w, (struct link_params){ .delay = MSEC(5), .loss = 1000000 });
	link_add_tap(w.link, tap, &seen);
	send(&w, &w.a, 1);
	send(&w, &w.b, 2);
	link_del_tap(w.link, tap, &seen);
	send(&w, &w.a, 3);
	sched_run_until(w.sched, SEC(1));
	ck_assert_str_eq(order(&seen), "12");
	ck_assert_uint_eq(seen.at[0], 0);
	ck_assert_uint_eq(w.b.count, 0);
	ck_assert_uint_eq(link_counters(w.link, 0)->lost, 2);
	bench_clear(&w);
}
END_TEST

START_TEST(carrier_follows_the_far_end_and_the_knife)
{
	struct bench w;

	bench_init(&w, (struct link_params){ .delay = MSEC(5) });
	ck_assert(w.a.port.carrier && w.b.port.carrier);
	port_enable(&w.b.port, false);
	ck_assert(!w.a.port.carrier && w.b.port.carrier);
	port_enable(&w.b.port, true);
	ck_assert_uint_eq(w.a.carrier_changes, 3);
	send(&w, &w.a, 1);
	link_cut(w.link); /* the frame was on the wire */
	ck_assert(!w.a.port.carrier && !w.b.port.carrier && link_is_cut(w.link));
	send(&w, &w.a, 2);
	link_restore(w.link);
	send(&w, &w.a, 3);
	sched_run_until(w.sched, SEC(1));
	ck_assert_str_eq(order(&w.b), "3");
	bench_clear(&w);
}
END_TEST

START_TEST(frames_above_the_mtu_are_lost)
{
	struct bench w;

	bench_init(&w, (struct link_params){ .mtu = 500 });
	port_send(&w.a.port, frame(&w, 1, 515));
	port_send(&w.a.port, frame(&w, 2, 514));
	sched_run_until(w.sched, SEC(1));
	ck_assert_str_eq(order(&w.b), "2");
	bench_clear(&w);
}
END_TEST

static void
send_to(struct bench *w, struct end *from, uint8_t to, uint8_t source, uint8_t number)
{
	struct pkt *p = frame(w, number, 60);

	p->data[0] = to == 0xff ? 0xff : 0;
	p->data[5] = to;
	p->data[11] = source;
	port_send(&from->port, p);
	sched_run_until(w->sched, sched_now(w->sched) + SEC(1));
}

START_TEST(a_switch_learns)
{
	struct bench w;
	struct bridge *sw;
	struct link *l[3];
	struct end *end[3] = { &w.a, &w.b, &w.c };

	bench_init(&w, (struct link_params){ 0 });
	link_free(w.link);
	sw = bridge_new(w.sched, "SW1");
	for (int i = 0; i < 3; i++)
		l[i] = link_new(w.sched, w.pool, "cable", &end[i]->port,
				bridge_port(sw, (char[]){ (char)('1' + i), 0 }),
				&(struct link_params){ 0 });
	send_to(&w, &w.a, 2, 1, 1); /* 2 is not known: all hear it */
	send_to(&w, &w.b, 1, 2, 2); /* 1 is: only A hears */
	send_to(&w, &w.a, 2, 1, 3);
	send_to(&w, &w.c, 0xff, 3, 4); /* a broadcast */
	ck_assert_str_eq(order(&w.a), "24");
	ck_assert_str_eq(order(&w.b), "134");
	ck_assert_str_eq(order(&w.c), "1");
	sched_run_until(w.sched, sched_now(w.sched) + SEC(301));
	send_to(&w, &w.c, 2, 3, 5); /* forgotten */
	ck_assert_str_eq(order(&w.a), "245");
	for (int i = 0; i < 3; i++)
		link_free(l[i]);
	bridge_free(sw);
	w.link = NULL;
	bench_clear(&w);
}
END_TEST

UNIT("link", delay_and_rate_add_up, a_full_queue_drops, jitter_keeps_the_order,
     some_overtake_the_others, faults_strike_the_frame_they_name,
     a_reordered_last_frame_comes_a_second_late, faults_count_what_their_match_accepts,
     a_tap_sees_what_is_sent_lost_or_not, carrier_follows_the_far_end_and_the_knife,
     frames_above_the_mtu_are_lost, a_switch_learns)
