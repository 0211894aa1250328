/* Dead peer detection: who asks when, and what becomes of a peer that does not answer. */
#include <string.h>

#include "engine/ike/association.h"
#include "tests/support/ike_pair.h"
#include "tests/support/unit.h"

static void
ck_said(struct ike_end *e, const char *what)
{
	ck_assert_msg(strstr(text_get(&e->said), what), "%s never said: %s", e->name, what);
}

/* R1 watches over R2; R2 watches over nobody. */
static struct pair *
watched(struct ike_keepalive how)
{
	struct pair *p = pair_new(1);

	pair_usual(p);
	ike_set_keepalive(p->r1.ike, how);
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(1));
	ck_assert(pair_keyed(p));
	text_clear(&p->r1.said);
	text_clear(&p->r2.said);
	return p;
}

static unsigned
asked(const struct pair *p)
{
	return p->r2.count[EV_ISAKMP_DPD_RECEIVED];
}

static void
lose_all(struct pair *p, struct channel_message *m)
{
	m->copies = 0;
}

static void
dead_after_five(struct pair *p)
{
	ck_assert(end_is(&p->r1, IKE_MM_NO_STATE, true));
	ck_assert(end_is(&p->r2, IKE_QM_IDLE, false)); /* nobody told it */
	ck_assert_uint_eq(p->r1.dead, 1);
	ck_assert_uint_eq(p->r1.count[EV_ISAKMP_DPD_LOST], 5);
	ck_said(&p->r1, "ISAKMP:(1001):DPD incrementing error counter (5/5)\n"
			"ISAKMP:(1001):peer 10.0.0.2 not responding! \n"
			"ISAKMP:(1001):peer does not do paranoid keepalives.\n\n"
			"ISAKMP:(1001):deleting SA reason \"P1 errcounter exceeded "
			"(PEERS_ALIVE_TIMER)\" state (I) QM_IDLE       (peer 10.0.0.2)\n");
	ck_said(&p->r1, "Old State = IKE_P1_COMPLETE  New State = IKE_DEST_SA \n");
}

START_TEST(periodic_asks_every_time)
{
	struct pair *p = watched((struct ike_keepalive){ 10, 2, true });
	struct ike_sa_view v;
	uint64_t cursor = 0;

	pair_run(p, SEC(60));
	ck_assert_uint_eq(asked(p), 6);
	ck_assert_uint_eq(p->r1.count[EV_ISAKMP_DPD_ANSWERED], 6);
	ck_assert_uint_eq(p->r1.count[EV_ISAKMP_DPD_LOST], 0);
	ck_said(&p->r1,
		"ISAKMP:(1001):Input = IKE_MESG_FROM_TIMER, IKE_TIMER_PEERS_ALIVE\n"
		"ISAKMP:(1001):Old State = IKE_P1_COMPLETE  New State = IKE_P1_COMPLETE \n");
	ck_assert(ike_sa_next(p->r1.ike, &cursor, &v) && v.dpd);
	cursor = 0;
	ck_assert(ike_sa_next(p->r2.ike, &cursor, &v) && !v.dpd);
	pair_free(p);
}
END_TEST

/*	 0s heard        10s ?  12s ?  14s ?  16s ?  18s ?  20s dead	*/
START_TEST(a_silent_peer_is_dead_after_five)
{
	struct pair *p = watched((struct ike_keepalive){ 10, 2, true });

	p->meddle = lose_all;
	pair_run(p, SEC(18)); /* one second of it went by in watched() */
	ck_assert(end_is(&p->r1, IKE_QM_IDLE, false));
	ck_assert_uint_eq(p->r1.count[EV_ISAKMP_DPD_LOST], 4);
	pair_run(p, SEC(2));
	dead_after_five(p);
	pair_free(p);
}
END_TEST

START_TEST(a_late_answer_is_enough)
{
	struct pair *p = watched((struct ike_keepalive){ 10, 2, true });

	p->meddle = lose_all;
	pair_run(p, SEC(16));
	ck_assert_uint_eq(p->r1.count[EV_ISAKMP_DPD_LOST], 3);
	p->meddle = NULL;
	pair_run(p, SEC(60));
	ck_assert(end_is(&p->r1, IKE_QM_IDLE, false));
	ck_assert_uint_eq(p->r1.count[EV_ISAKMP_DPD_LOST], 4);
	pair_free(p);
}
END_TEST

START_TEST(on_demand_asks_when_something_goes_out)
{
	struct pair *p = watched((struct ike_keepalive){ 10, 2, false });

	pair_run(p, SEC(100)); /* nobody speaks, nobody asks */
	ck_assert_uint_eq(asked(p), 0);
	ck_assert(p->r1.watched);
	p->r1.spoke = sched_now(p->sched);
	ike_peer_addressed(p->r1.ike, R1, R2);
	pair_run(p, SEC(1));
	ck_assert_uint_eq(asked(p), 1);
	pair_run(p, SEC(100));
	ck_assert_uint_eq(asked(p), 1);	    /* it was said before the answer came */
	for (unsigned i = 0; i < 30; i++) { /* who is heard is not asked */
		p->r1.spoke = p->r1.heard = sched_now(p->sched);
		pair_run(p, SEC(5));
	}
	ck_assert_uint_eq(asked(p), 1);
	p->meddle = lose_all;
	p->r1.spoke = sched_now(p->sched);
	pair_run(p, SEC(25));
	dead_after_five(p);
	pair_free(p);
}
END_TEST

/* RFC 3706 section 5.4: an answer is for the probe with its number. */
static void
repeat_the_first_answer(struct pair *p, struct channel_message *m)
{
	static uint8_t first[200];
	static size_t len;

	if (m->from != &p->r2)
		return;
	if (!p->meddle_ctx) {
		memcpy(first, m->bytes, len = m->len);
		p->meddle_ctx = p;
	} else {
		memcpy(m->bytes, first, m->len = len);
	}
}

START_TEST(an_old_answer_does_not_count)
{
	struct pair *p = watched((struct ike_keepalive){ 10, 2, true });

	p->meddle = repeat_the_first_answer;
	pair_run(p, SEC(9) + SEC(10) + SEC(10) + SEC(1));
	dead_after_five(p);
	pair_free(p);
}
END_TEST

/* RFC 3706 section 6.1: numbers only grow, also past the largest. */
START_TEST(an_old_number_is_not_answered)
{
	struct pair *p = watched((struct ike_keepalive){ 10, 2, true });
	struct ike_sa *asker = ike_sa_first(p->r1.ike, R1, R2);

	ck_assert_ptr_nonnull(asker);
	asker->alive.sequence = INT32_MAX - 1;
	pair_run(p, SEC(40));
	ck_assert_uint_eq(asked(p), 4);
	asker->alive.sequence -= 100;
	pair_run(p, SEC(10));
	ck_assert_uint_eq(asked(p), 4);
	pair_free(p);
}
END_TEST

UNIT("dpd", periodic_asks_every_time, a_silent_peer_is_dead_after_five, a_late_answer_is_enough,
     on_demand_asks_when_something_goes_out, an_old_answer_does_not_count,
     an_old_number_is_not_answered)
