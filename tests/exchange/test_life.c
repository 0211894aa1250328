/* How associations end: deletes, clear, lifetimes, a peer that starts anew. */
#include <string.h>

#include "tests/support/ike_pair.h"
#include "tests/support/unit.h"

static void
ck_said(struct ike_end *e, const char *what)
{
	ck_assert_msg(strstr(text_get(&e->said), what), "%s never said: %s", e->name, what);
}

static struct pair *
pair_up(uint64_t seed)
{
	struct pair *p = pair_new(seed);

	pair_usual(p);
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(5));
	ck_assert(pair_keyed(p));
	text_clear(&p->r1.said);
	text_clear(&p->r2.said);
	return p;
}

START_TEST(a_deleted_child_is_told)
{
	for (int side = 0; side < 2; side++) {
		struct pair *p = pair_up(1);
		struct ike_end *a = side ? &p->r2 : &p->r1, *b = side ? &p->r1 : &p->r2;

		ike_delete_children(a->ike, a->address, b->address, 0, SUITE_ESP,
				    &a->child[0].pair.spi_in[SUITE_ESP], 1);
		pair_run(p, SEC(1));
		ck_assert(b->child[0].deleted);
		ck_said(b, "processing DELETE payload. message ID = ");
		ck_said(b, "peer does not do paranoid keepalives.\n\n");
		ck_said(b, "error FALSE reason \"Informational (in) state 1\"");
		ck_assert(end_is(a, IKE_QM_IDLE, false));
		ck_assert(end_is(b, IKE_QM_IDLE, false));
		pair_free(p);
	}
}
END_TEST

START_TEST(clear_ends_it_on_both_sides)
{
	for (int side = 0; side < 2; side++) {
		struct pair *p = pair_up(2);
		struct ike_end *a = side ? &p->r2 : &p->r1;

		ck_assert(!ike_clear(a->ike, 1002));
		ck_assert(ike_clear(a->ike, 1001));
		ck_assert(end_is(a, IKE_MM_NO_STATE, true));
		pair_run(p, SEC(1));
		ck_assert(end_is(&p->r1, IKE_MM_NO_STATE, true));
		ck_assert(end_is(&p->r2, IKE_MM_NO_STATE, true));
		ck_said(a, "Old State = IKE_P1_COMPLETE  New State = IKE_DEST_SA \n");
		ck_said(a, "Old State = IKE_DEST_SA  New State = IKE_DEST_SA \n");
		ck_assert(!p->r1.child[0].deleted); /* IPsec SAs stay */
		ck_assert_uint_eq(p->r1.gone, 1);
		ck_assert_uint_eq(p->r2.gone, 1);
		pair_run(p, SEC(58));
		ck_assert_uint_eq(end_sas(a, true), 1);
		pair_run(p, SEC(2));
		ck_assert_uint_eq(end_sas(&p->r1, true) + end_sas(&p->r2, true), 0);
		pair_free(p);
	}
}
END_TEST

START_TEST(without_an_ike_sa_nothing_is_told)
{
	struct pair *p = pair_up(3);
	unsigned before;

	ike_clear(p->r1.ike, 0);
	pair_run(p, SEC(1));
	before = p->sent[0];
	ike_delete_children(p->r1.ike, R1, R2, 0, SUITE_ESP, &p->r1.child[0].pair.spi_in[SUITE_ESP],
			    1);
	pair_run(p, SEC(1));
	ck_assert_uint_eq(p->sent[0], before);
	ck_said(&p->r1, "ISAKMP:(0):ignoring request to send delete notify (no ISAKMP sa) src "
			"10.0.0.1 dst 10.0.0.2 for SPI 0x");
	pair_free(p);
}
END_TEST

START_TEST(a_lifetime_ends)
{
	struct pair *p = pair_new(4);
	struct ike_sa_view v;
	uint64_t cursor = 0;

	pair_usual(p);
	end_policy(&p->r2, 10, CIPHER_AES, 128, HASH_SHA1, 2, 60);
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(10));
	ck_assert(ike_sa_next(p->r2.ike, &cursor, &v));
	ck_assert_uint_eq(v.lifetime, 60);
	ck_assert_uint_eq(v.remaining, 50);
	pair_run(p, SEC(51));
	ck_assert(end_is(&p->r2, IKE_MM_NO_STATE, true));
	ck_assert(end_is(&p->r1, IKE_MM_NO_STATE, true)); /* it was told */
	ck_said(&p->r2, "deleting SA reason \"IKE SA Lifetime Exceeded\" state (R) QM_IDLE       "
			"(peer 10.0.0.1)");
	ck_assert(pair_keyed(p));
	pair_ask(p, &p->r1, 2);
	pair_run(p, SEC(2));
	ck_assert(end_is(&p->r1, IKE_QM_IDLE, false));
	ck_assert_uint_eq(p->r1.count[EV_ISAKMP_CONTACT_SENT], 1); /* the old pair still works */
	pair_free(p);
}
END_TEST

START_TEST(a_peer_that_starts_anew_says_so)
{
	struct pair *p = pair_up(5);

	/* R1 loses its memory: no delete reaches R2 */
	ike_set_enabled(p->r1.ike, false);
	ike_set_enabled(p->r1.ike, true);
	p->r1.child[0].deleted = true;
	pair_ask(p, &p->r1, 2);
	pair_run(p, SEC(2));
	ck_assert(pair_keyed(p));
	ck_assert_uint_eq(p->r2.forgotten, 2); /* once per phase 1 */
	ck_said(&p->r2, "deleting SA reason \"Receive initial contact\" state (R) QM_IDLE       ");
	ck_assert_uint_eq(end_sas(&p->r2, false), 1);
	pair_free(p);
}
END_TEST

START_TEST(nodes_are_purged_after_50_seconds)
{
	struct pair *p = pair_up(6);

	pair_run(p, SEC(44));
	ck_assert_uint_eq(p->r1.count[EV_ISAKMP_NODE_PURGED], 0);
	pair_run(p, SEC(2));
	ck_assert_uint_eq(p->r1.count[EV_ISAKMP_NODE_PURGED], 1);
	ck_assert_uint_eq(p->r2.count[EV_ISAKMP_NODE_PURGED], 1);
	pair_free(p);
}
END_TEST

START_TEST(unknown_cookies_are_told)
{
	struct pair *p = pair_up(7);
	uint8_t lost[28] = { 1, 2, 3, 4,    5,	6, 7, 8, 1, 1, 1, 1, 1, 1,
			     1, 1, 8, 0x10, 32, 1, 0, 0, 0, 9, 0, 0, 0, 28 };

	ike_receive(p->r2.ike, R2, 500, R1, 500, lost, sizeof lost);
	ck_said(&p->r2, "%CRYPTO-4-IKMP_NO_SA: IKE message from 10.0.0.1 has no SA and is not an "
			"initialization offer");
	pair_free(p);
}
END_TEST

/* ---- quick mode and the end of phase 1 ---- */

static void
lose_quick(struct pair *p, struct channel_message *m)
{
	m->copies = m->bytes[18] != 32;
}

/* R1's association ends, or R2's does and tells R1, while R1 asks for a pair in vain: it goes on
 * asking over a new association. */
START_TEST(a_quick_mode_outlives_its_association)
{
	for (int side = 0; side < 2; side++) {
		struct pair *p = pair_new(8);

		pair_usual(p);
		end_policy(side ? &p->r2 : &p->r1, 10, CIPHER_AES, 128, HASH_SHA1, 2, 60);
		pair_ask(p, &p->r1, 1);
		pair_run(p, SEC(30));
		ck_assert(pair_keyed(p));
		p->meddle = lose_quick;
		pair_ask(p, &p->r1, 2);
		pair_run(p, SEC(29));
		ck_assert_uint_eq(p->r1.children, 1);
		p->meddle = NULL;
		pair_run(p, SEC(5));
		ck_assert_uint_eq(p->r1.children, 2);
		ck_assert(pair_keyed(p));
		ck_assert_uint_eq(p->r1.failed, 0);
		ck_assert_uint_eq(p->r1.spis + p->r2.spis, 0);
		ck_assert(!p->r1.child[0].deleted && !p->r2.child[0].deleted);
		ck_assert_uint_eq(end_sas(&p->r1, false), 1);
		pair_free(p);
	}
}
END_TEST

static void
close_at_once(struct pair *p, struct channel_message *m)
{
	if (m->from == &p->r1 && m->bytes[18] == 32 && m->copies) {
		m->copies = 0;
		ike_clear(p->r2.ike, 0);
	}
}

/* A peer that ends every association as soon as quick mode begins is not asked for ever. */
START_TEST(a_quick_mode_moves_but_once)
{
	struct pair *p = pair_new(9);

	pair_usual(p);
	p->meddle = close_at_once;
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(60));
	ck_assert_uint_eq(p->r1.failed, 1);
	ck_assert_uint_eq(p->r1.spis, 0);
	ck_assert(p->sent[0] < 30);
	pair_free(p);
}
END_TEST

/* ---- what was said before, said again ---- */

struct tape {
	uint8_t bytes[32][600];
	size_t len[32];
	unsigned count;
};

static void
record(struct pair *p, struct channel_message *m)
{
	struct tape *t = p->meddle_ctx;

	if (m->from != &p->r1 || t->count == 32 || m->len > sizeof t->bytes[0])
		return;
	memcpy(t->bytes[t->count], m->bytes, m->len);
	t->len[t->count++] = m->len;
}

/* Long after the exchanges were forgotten all that R1 ever said comes once more. */
START_TEST(nothing_happens_twice)
{
	struct pair *p = pair_new(10);
	struct tape t = { .count = 0 };
	const uint32_t spi = 0x12345678;
	unsigned sent, asked;

	pair_usual(p);
	ike_set_keepalive(p->r1.ike, (struct ike_keepalive){ 10, 2, true });
	p->meddle = record;
	p->meddle_ctx = &t;
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(45));
	ike_delete_children(p->r1.ike, R1, R2, 0, SUITE_ESP, &spi, 1);
	pair_run(p, SEC(5));
	ck_assert_uint_eq(t.count, 10); /* 5 to come up, 4 probes, a Delete */
	ike_set_keepalive(p->r1.ike, (struct ike_keepalive){ 0 });
	pair_run(p, SEC(200));
	p->meddle = NULL;
	sent = p->sent[1];
	asked = p->r2.count[EV_ISAKMP_DPD_RECEIVED];
	for (unsigned i = 0; i < t.count; i++)
		ike_receive(p->r2.ike, R2, 500, R1, 500, t.bytes[i], t.len[i]);
	pair_run(p, MSEC(1));
	ck_assert_uint_eq(p->r2.children, 1);
	ck_assert(!p->r2.child[0].deleted);
	ck_assert_uint_eq(p->r2.count[EV_ISAKMP_DPD_RECEIVED], asked);
	ck_assert_uint_eq(p->sent[1], sent);
	ck_assert_uint_eq(end_sas(&p->r2, false), 1);
	pair_free(p);
}
END_TEST

UNIT("ike life", a_quick_mode_outlives_its_association, a_quick_mode_moves_but_once,
     nothing_happens_twice, a_deleted_child_is_told, clear_ends_it_on_both_sides,
     without_an_ike_sa_nothing_is_told, a_lifetime_ends, a_peer_that_starts_anew_says_so,
     nodes_are_purged_after_50_seconds, unknown_cookies_are_told)
