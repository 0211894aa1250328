/* A channel that loses, repeats, delays, cuts and damages messages: whatever it does, nothing
 * breaks, nothing leaks, and every request comes to an SA or to a failure. */
#include <string.h>

#include "tests/support/ike_pair.h"
#include "tests/support/unit.h"

/* Any one of nine messages is lost; the tunnel comes up all the same. */
struct victim {
	unsigned side, number;
};

static void
lose_one(struct pair *p, struct channel_message *m)
{
	const struct victim *v = p->meddle_ctx;

	if ((m->from == &p->r2) == v->side && m->number == v->number)
		m->copies = 0;
}

static void
repeat_one(struct pair *p, struct channel_message *m)
{
	const struct victim *v = p->meddle_ctx;

	if ((m->from == &p->r2) == v->side && m->number == v->number)
		m->copies = 3;
}

static void
each_message(void (*meddle)(struct pair *, struct channel_message *), simtime span)
{
	for (unsigned side = 0; side < 2; side++)
		for (unsigned n = 1; n <= 5 - side; n++) {
			struct victim v = { side, n };
			struct pair *p = pair_new(n);

			pair_usual(p);
			p->meddle = meddle;
			p->meddle_ctx = &v;
			pair_ask(p, &p->r1, 1);
			pair_run(p, span);
			ck_assert_msg(pair_keyed(p), "side %u message %u", side, n);
			ck_assert_uint_eq(end_sas(&p->r1, false), 1);
			ck_assert_uint_eq(end_sas(&p->r2, false), 1);
			ck_assert_uint_eq(p->r1.children, 1);
			ck_assert_uint_eq(p->r2.children, 1);
			ck_assert_uint_eq(p->r1.failed, 0);
			pair_free(p);
		}
}

START_TEST(any_message_may_be_lost_once)
{
	each_message(lose_one, SEC(30));
}
END_TEST

START_TEST(any_message_may_come_three_times)
{
	each_message(repeat_one, SEC(30));
}
END_TEST

/* One bit of one message is wrong on its first way. Where that is not noticed, it did not matter.
 */
struct bit {
	struct victim v;
	unsigned bit;
};

static void
flip_one(struct pair *p, struct channel_message *m)
{
	const struct bit *b = p->meddle_ctx;

	if ((m->from == &p->r2) == b->v.side && m->number == b->v.number && b->bit / 8 < m->len)
		m->bytes[b->bit / 8] ^= 1 << b->bit % 8;
}

START_TEST(any_octet_may_be_damaged)
{
	for (unsigned side = 0; side < 2; side++)
		for (unsigned n = 1; n <= 5 - side; n++)
			for (unsigned octet = 0; octet < 310; octet += 3) {
				struct bit b = { { side, n }, octet * 8 + octet % 8 };
				struct pair *p = pair_new(octet);

				pair_usual(p);
				p->meddle = flip_one;
				p->meddle_ctx = &b;
				pair_ask(p, &p->r1, 1);
				pair_run(p, SEC(200));
				ck_assert_msg(pair_keyed(p) || p->r1.failed,
					      "side %u message %u octet %u", side, n, octet);
				ck_assert_uint_eq(p->r1.spis, 0);
				pair_free(p);
			}
}
END_TEST

/* Everything at once, by chance. */
static void
storm(struct pair *p, struct channel_message *m)
{
	m->delay = MSEC(1 + rng_below(&p->chance, 3000));
	switch (rng_below(&p->chance, 12)) {
	case 0:
	case 1:
		m->copies = 0;
		break;
	case 2:
		m->copies = 2;
		break;
	case 3:
		m->len = rng_below(&p->chance, (uint32_t)m->len + 1);
		break;
	case 4:
		for (unsigned i = 0; m->len && i < 1 + rng_below(&p->chance, 8); i++)
			m->bytes[rng_below(&p->chance, (uint32_t)m->len)] ^=
				1 << rng_below(&p->chance, 8);
		break;
	case 5: /* its own header, another's body */
		rng_bytes(&p->chance, m->bytes + 28, m->len > 28 ? m->len - 28 : 0);
		break;
	}
}

/* Both ends begin, delete and clear while it storms; then it is calm again, and what was asked
 * for in the calm comes up. */
START_TEST(a_storm_leaves_nothing_behind)
{
	for (uint64_t seed = 0; seed < 150; seed++) {
		struct pair *p = pair_new(seed);

		pair_usual(p);
		p->meddle = storm;
		for (unsigned i = 0; i < 12; i++) {
			struct ike_end *e = rng_below(&p->chance, 2) ? &p->r1 : &p->r2;

			if (rng_below(&p->chance, 4))
				pair_ask(p, e, i);
			else if (e->children && rng_below(&p->chance, 2))
				ike_delete_children(
					e->ike, e->address, e == &p->r1 ? R2 : R1, 0, SUITE_ESP,
					e->child[e->children - 1].pair.spi_in + SUITE_ESP, 1);
			else
				ike_clear(e->ike, 0);
			pair_run(p, SEC(rng_below(&p->chance, 20)));
		}
		p->meddle = NULL;
		pair_run(p, SEC(300)); /* everything budding dies or is up */
		ike_clear(p->r1.ike, 0);
		pair_run(p, SEC(5));
		ike_clear(p->r2.ike, 0);
		pair_run(p, SEC(200));
		ck_assert_uint_eq(end_sas(&p->r1, true) + end_sas(&p->r1, false), 0);
		ck_assert_uint_eq(end_sas(&p->r2, true) + end_sas(&p->r2, false), 0);
		ck_assert_uint_eq(p->r1.spis, 0);
		ck_assert_uint_eq(p->r2.spis, 0);
		pair_ask(p, &p->r1, 100);
		pair_run(p, SEC(5));
		ck_assert_msg(pair_keyed(p), "seed %d", (int)seed);
		pair_free(p);
	}
}
END_TEST

/* Noise from nowhere, and a flood of first messages. */
START_TEST(a_flood_is_bounded)
{
	struct pair *p = pair_new(1);
	uint8_t first[168] = { 0 }, noise[400];
	struct rng r;

	rng_seed(&r, 1, "noise");
	ike_key_add(p->r2.ike, prefix_make(0, 0), "any", NULL);
	pair_usual(p);
	for (unsigned i = 0; i < 20000; i++) {
		rng_bytes(&r, noise, sizeof noise);
		if (i & 1) { /* a header that holds together */
			noise[17] = 0x10;
			noise[18] = (uint8_t[]){ 2, 5, 32, 4 }[i / 2 % 4];
			memcpy(noise + 24, (uint8_t[]){ 0, 0, 1, 0x90 }, 4);
		}
		ike_receive(p->r2.ike, R2, i & 2 ? 4500 : 500, R1, 500, noise,
			    rng_below(&r, sizeof noise));
	}
	ck_assert_uint_eq(end_sas(&p->r2, false), 0);
	memcpy(first + 16, (uint8_t[]){ 1, 0x10, 2, 0, 0, 0, 0, 0, 0, 0, 0, 84 }, 12);
	memcpy(first + 28, (uint8_t[]){ 0,    0,  0, 56, 0,    0,  0,	 1,   0,    0,	0, 1,
					0,    0,  0, 44, 1,    1,  0,	 1,   0,    0,	0, 36,
					1,    1,  0, 0,	 0x80, 1,  0,	 7,   0x80, 14, 0, 128,
					0x80, 2,  0, 2,	 0x80, 4,  0,	 2,   0x80, 3,	0, 1,
					0x80, 11, 0, 1,	 0x80, 12, 0x0e, 0x10 },
	       56);
	for (unsigned i = 0; i < 3000; i++) {
		rng_bytes(&r, first, 8);
		ike_receive(p->r2.ike, R2, 500, IP4(10, 9, 0, 0) + i, 500, first, 84);
	}
	ck_assert_uint_eq(end_sas(&p->r2, false), 1000);
	pair_free(p);
}
END_TEST

UNIT("ike channel", any_message_may_be_lost_once, any_message_may_come_three_times,
     any_octet_may_be_damaged, a_storm_leaves_nothing_behind, a_flood_is_bounded)
