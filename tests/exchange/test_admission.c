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

/* From addresses that nobody has. */
struct flood {
	struct rng rng;
	uint32_t sources; /* so far */
};

static struct pair *
flooded(uint64_t seed, struct flood *f)
{
	struct pair *p = pair_new(seed);

	*f = (struct flood){ 0 };
	rng_seed(&f->rng, seed, "flood");
	pair_usual(p);
	ike_key_add(p->r2.ike, prefix_make(0, 0), "any", NULL);
	p->mute = true;
	p->meddle_ctx = f;
	return p;
}

static void
flood(struct pair *p, unsigned seconds, unsigned per_second)
{
	struct flood *f = p->meddle_ctx;
	uint8_t m[84];

	for (unsigned i = 0; i < seconds * per_second; i++) {
		first_message(&f->rng, m);
		ike_receive(p->r2.ike, R2, 500, IP4(172, 16, 0, 0) + (++f->sources & 0xfffff), 500,
			    m, sizeof m);
		pair_run(p, SEC(1) / per_second);
	}
}

START_TEST(honest_peers_get_in_through_a_flood)
{
	struct ike_admission a;
	struct flood f;
	struct pair *p = flooded(3, &f);

	flood(p, 5, 600);
	ike_admission(p->r2.ike, &a);
	ck_assert_uint_eq(a.negotiating, 1000);
	pair_ask(p, &p->r1, 1);
	flood(p, 10, 600);
	ck_assert(pair_keyed(p));
	ck_assert_uint_eq(p->r1.failed, 0);
	ike_admission(p->r2.ike, &a);
	ck_assert_uint_eq(a.negotiating, 1000);
	ck_assert_uint_eq(a.active, 1);
	pair_run(p, SEC(200)); /* all of it is forgotten */
	ike_admission(p->r2.ike, &a);
	ck_assert_uint_eq(a.negotiating, 0);
	ck_assert_uint_eq(end_sas(&p->r2, true), 0);
	pair_free(p);
}
END_TEST

START_TEST(a_flood_takes_no_more_memory_than_its_bound)
{
	struct flood f;
	struct pair *p = flooded(4, &f);
	size_t before;

	flood(p, 5, 1000);
	before = mallinfo2().uordblks;
	flood(p, 20, 1000);
	ck_assert_uint_le(mallinfo2().uordblks, before + before / 10);
	ck_assert_uint_le(ike_stats(p->r2.ike)->responded, f.sources);
	pair_free(p);
}
END_TEST

/* A limit that was configured is kept to the letter: who is in is not put out. */
START_TEST(a_configured_limit_is_strict)
{
	struct ike_admission a;
	struct flood f;
	struct pair *p = flooded(5, &f);

	ike_set_max_negotiating(p->r2.ike, 10);
	flood(p, 2, 30);
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
