/* Who may begin an association: configured limits, and a flood of first messages. */
#include <malloc.h>
#include <string.h>

#include "tests/support/ike_pair.h"
#include "tests/support/unit.h"

static void
ck_said(struct ike_end *e, const char *what)
{
	ck_assert_msg(strstr(text_get(&e->said), what), "%s never said: %s", e->name, what);
}

/* ---- limits ---- */

START_TEST(no_more_active_ones_than_configured)
{
	struct pair *p = pair_new(1);
	struct ike_admission a;

	pair_usual(p);
	ike_set_max_active(p->r2.ike, 1);
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(5));
	ck_assert(pair_keyed(p));
	ike_admission(p->r2.ike, &a);
	ck_assert_uint_eq(a.active, 1);
	ck_assert_uint_eq(a.negotiating, 0);
	ike_set_enabled(p->r1.ike, false); /* R1 forgets, R2 does not */
	ike_set_enabled(p->r1.ike, true);
	pair_ask(p, &p->r1, 2);
	pair_run(p, SEC(70));
	ck_assert_uint_eq(p->r2.children, 1);
	ck_said(&p->r2,
		"%CRYPTO-4-IKE_DENY_SA_REQ: IKE denied an INCOMING SA request from 10.0.0.1 "
		"to 10.0.0.2 due to IKE SA LIMIT REACHED");
	ck_assert_uint_eq(ike_stats(p->r2.ike)->in_denied, 6);
	ck_assert_uint_eq(ike_stats(p->r2.ike)->active_denials, 6);
	ck_assert_uint_eq(p->r2.count[EV_ISAKMP_DENIED], 1); /* one a minute */
	ike_clear(p->r2.ike, 0);
	pair_ask(p, &p->r1, 3);
	pair_run(p, SEC(5));
	ck_assert(pair_keyed(p));
	pair_free(p);
}
END_TEST

START_TEST(outgoing_ones_count_too)
{
	struct pair *p = pair_new(2);

	pair_usual(p);
	ike_set_max_active(p->r1.ike, 1);
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(5));
	ck_assert(pair_keyed(p));
	pair_ask(p, &p->r1, 2); /* inside the one there is */
	pair_run(p, SEC(5));
	ck_assert_uint_eq(p->r1.children, 2);
	ike_acquire(p->r1.ike, &(struct child_request){ .id = 3, .local = R1, .peer = R2 + 1 });
	ck_said(&p->r1, "IKE denied an OUTGOING SA request from 10.0.0.1 to 10.0.0.3 due to IKE SA "
			"LIMIT REACHED");
	ck_assert_uint_eq(p->r1.failed, 1);
	ck_assert_uint_eq(ike_stats(p->r1.ike)->out_denied, 1);
	pair_free(p);
}
END_TEST

/* ---- a flood ---- */

/* A first message that R2's policy likes, from somebody who will not go on. */
static void
first_message(struct rng *r, uint8_t m[84])
{
	static const uint8_t head[12] = { 1, 0x10, 2, 0, 0, 0, 0, 0, 0, 0, 0, 84 };
	static const uint8_t offer[56] = {
		0, 0, 0,    56, 0,  0, 0,    1, 0, 0,	 0,    1,  0, 0,    0,	  44, 1,    1,	  0,
		1, 0, 0,    0,	36, 1, 1,    0, 0, 0x80, 1,    0,  7, 0x80, 14,	  0,  128,  0x80, 2,
		0, 2, 0x80, 4,	0,  2, 0x80, 3, 0, 1,	 0x80, 11, 0, 1,    0x80, 12, 0x0e, 0x10,
	};

	memset(m, 0, 84);
	rng_bytes(r, m, 8);
	memcpy(m + 16, head, sizeof head);
	memcpy(m + 28, offer, sizeof offer);
}

/* One second of it. The addresses are invented, so answers to them are lost. */
static void
flood(struct pair *p, struct rng *r, unsigned per_second, uint32_t *source)
{
	uint8_t m[84];

	for (unsigned i = 0; i < per_second; i++) {
		first_message(r, m);
		ike_receive(p->r2.ike, R2, 500, IP4(172, 16, 0, 0) + (++*source & 0xfffff), 500, m,
			    sizeof m);
		pair_run(p, SEC(1) / per_second);
	}
}

static void
lose_answers_to_nobody(struct pair *p, struct channel_message *m)
{
	static const uint8_t zero[8];

	/* only R1 has a cookie that R1 made; what R2 says to others would reach R1 too */
	if (m->from == &p->r2 && memcmp(m->bytes, p->meddle_ctx, 4) != 0)
		m->copies = 0;
	if (m->from == &p->r1 && !memcmp(p->meddle_ctx, zero, 4))
		memcpy(p->meddle_ctx, m->bytes, 4);
	text_clear(&p->r2.said);
}

START_TEST(honest_peers_get_in_through_a_flood)
{
	struct pair *p = pair_new(3);
	uint8_t cookie_head[8] = { 0 };
	struct ike_admission a;
	uint32_t source = 0;
	struct rng r;

	rng_seed(&r, 3, "flood");
	pair_usual(p);
	ike_key_add(p->r2.ike, prefix_make(0, 0), "any", NULL);
	p->meddle = lose_answers_to_nobody;
	p->meddle_ctx = cookie_head;
	for (unsigned s = 0; s < 5; s++)
		flood(p, &r, 600, &source);
	ike_admission(p->r2.ike, &a);
	ck_assert_uint_eq(a.negotiating, 1000);
	pair_ask(p, &p->r1, 1);
	for (unsigned s = 0; s < 10; s++)
		flood(p, &r, 600, &source);
	ck_assert(pair_keyed(p));
	ck_assert_uint_eq(p->r1.failed, 0);
	ike_admission(p->r2.ike, &a);
	ck_assert_uint_eq(a.negotiating, 1000);
	ck_assert_uint_eq(a.active, 1);
	p->meddle = NULL;
	pair_run(p, SEC(200)); /* all of it is forgotten */
	ike_admission(p->r2.ike, &a);
	ck_assert_uint_eq(a.negotiating, 0);
	ck_assert_uint_eq(end_sas(&p->r2, true), 0);
	pair_free(p);
}
END_TEST

static size_t
memory(struct pair *p)
{
	text_free(&p->r2.said);
	return mallinfo2().uordblks;
}

START_TEST(a_flood_takes_no_more_memory_than_its_bound)
{
	struct pair *p = pair_new(4);
	uint8_t cookie_head[8] = { 0 };
	uint32_t source = 0;
	size_t before;
	struct rng r;

	rng_seed(&r, 4, "flood");
	pair_usual(p);
	ike_key_add(p->r2.ike, prefix_make(0, 0), "any", NULL);
	p->meddle = lose_answers_to_nobody;
	p->meddle_ctx = cookie_head;
	for (unsigned s = 0; s < 5; s++)
		flood(p, &r, 1000, &source);
	before = memory(p);
	for (unsigned s = 0; s < 20; s++)
		flood(p, &r, 1000, &source);
	ck_assert_uint_le(memory(p), before + before / 10);
	ck_assert_uint_le(ike_stats(p->r2.ike)->responded, source);
	pair_free(p);
}
END_TEST

/* A limit that was configured is kept to the letter: who is in is not put out. */
START_TEST(a_configured_limit_is_strict)
{
	struct pair *p = pair_new(5);
	uint8_t cookie_head[8] = { 0 };
	struct ike_admission a;
	uint32_t source = 0;
	struct rng r;

	rng_seed(&r, 5, "flood");
	pair_usual(p);
	ike_key_add(p->r2.ike, prefix_make(0, 0), "any", NULL);
	ike_set_max_negotiating(p->r2.ike, 10);
	p->meddle = lose_answers_to_nobody;
	p->meddle_ctx = cookie_head;
	flood(p, &r, 30, &source);
	flood(p, &r, 30, &source);
	ike_admission(p->r2.ike, &a);
	ck_assert_uint_eq(a.negotiating, 10);
	ck_assert_uint_eq(a.max_negotiating, 10);
	ck_assert_uint_eq(ike_stats(p->r2.ike)->negotiating_denials, 50);
	ck_assert_uint_eq(ike_stats(p->r2.ike)->in_denied, 50);
	ck_assert_uint_eq(ike_stats(p->r2.ike)->responded, 10);
	pair_free(p);
}
END_TEST

UNIT("admission", no_more_active_ones_than_configured, outgoing_ones_count_too,
     honest_peers_get_in_through_a_flood, a_flood_takes_no_more_memory_than_its_bound,
     a_configured_limit_is_strict)
