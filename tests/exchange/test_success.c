/* Two ends agree on an IKE SA and on pairs of IPsec SAs. */
#include <string.h>

#include "tests/support/ike_layout.h"
#include "tests/support/ike_pair.h"
#include "tests/support/ios_messages.h"
#include "tests/support/unit.h"

static void
ck_up(struct pair *p)
{
	ck_assert(end_is(&p->r1, IKE_QM_IDLE, false));
	ck_assert(end_is(&p->r2, IKE_QM_IDLE, false));
	ck_assert(pair_keyed(p));
	ck_assert_uint_eq(p->r1.spis, 0);
	ck_assert_uint_eq(p->r2.spis, 0);
}

/*  R1                                  R2
 *   ── SA, VID x4 ───────────────────►
 *   ◄────────────────────── SA, VID ──
 *   ── KE, Ni, VID x3, NAT-D x2 ─────►
 *   ◄──── KE, Nr, VID x4, NAT-D x2 ──
 *   ══ ID, HASH, N(INITIAL-CONTACT) ═►
 *   ◄═════════════════════ ID, HASH ══
 *   ══ HASH, SA, Ni, ID, ID ═════════►
 *   ◄═══════ HASH, SA, Nr, ID, ID ════
 *   ══ HASH ═════════════════════════►		payloads and sizes as IOS sends them */
static void
lay_out(struct pair *p, struct channel_message *m)
{
	struct text *all = p->meddle_ctx;

	ike_layout(m->bytes, m->len, all);
	text_add(all, "\n");
}

START_TEST(messages_look_like_those_of_ios)
{
	struct pair *p = pair_new(1);
	struct text ours = { 0 }, ios = { 0 };

	for (size_t i = 0; i < 6; i++)
		text_addf(&ios, "%s\n", ios_main_mode[i]);
	pair_usual(p);
	p->meddle = lay_out;
	p->meddle_ctx = &ours;
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(5));
	ck_up(p);
	ck_assert_int_eq(strncmp(text_get(&ours), text_get(&ios), ios.len), 0);
	/* Quick mode there had another selector and transform set; its end is the same. */
	ck_assert_ptr_nonnull(strstr(text_get(&ours), ios_main_mode[8]));
	text_free(&ours);
	text_free(&ios);
	pair_free(p);
}
END_TEST

/* clang-format off */
static const struct { enum cipher_alg cipher; unsigned bits; } ciphers[] = {
	{ CIPHER_DES, 64 }, { CIPHER_3DES, 192 },
	{ CIPHER_AES, 128 }, { CIPHER_AES, 192 }, { CIPHER_AES, 256 },
};
static const enum hash_alg hashes[] = {
	HASH_MD5, HASH_SHA1, HASH_SHA256, HASH_SHA384, HASH_SHA512
};
static const unsigned groups[] = { 1, 2, 5, 14, 15, 16, 19, 20, 21, 24 };
/* clang-format on */

START_TEST(every_cipher_hash_and_group)
{
	for (size_t c = 0; c < 5; c++)
		for (size_t h = 0; h < 5; h++)
			for (size_t g = 0; g < 6; g++) {
				struct pair *p = pair_new(c * 100 + h * 10 + g);

				for (int i = 0; i < 2; i++)
					end_policy(i ? &p->r1 : &p->r2, 10, ciphers[c].cipher,
						   ciphers[c].bits, hashes[h], groups[g], 3600);
				end_key(&p->r1, "cisco123");
				end_key(&p->r2, "cisco123");
				pair_ask(p, &p->r1, 1);
				pair_run(p, SEC(2));
				ck_assert_msg(pair_keyed(p), "%zu %zu %zu", c, h, g);
				pair_free(p);
			}
}
END_TEST

START_TEST(the_responders_priorities_decide)
{
	struct pair *p = pair_new(2);
	struct ike_sa_view v;
	uint64_t cursor = 0;

	end_policy(&p->r1, 1, CIPHER_DES, 64, HASH_MD5, 1, 86400);
	end_policy(&p->r1, 2, CIPHER_AES, 256, HASH_SHA256, 14, 86400);
	end_policy(&p->r2, 5, CIPHER_3DES, 192, HASH_SHA1, 2, 86400);
	end_policy(&p->r2, 6, CIPHER_AES, 256, HASH_SHA256, 14, 600);
	end_policy(&p->r2, 7, CIPHER_DES, 64, HASH_MD5, 1, 86400);
	end_key(&p->r1, "k");
	end_key(&p->r2, "k");
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(2));
	ck_up(p);
	ck_assert(ike_sa_next(p->r2.ike, &cursor, &v));
	ck_assert_uint_eq(v.cipher, CIPHER_AES);
	ck_assert_uint_eq(v.group, 14);
	ck_assert_uint_eq(v.lifetime, 600); /* the lower one */
	pair_free(p);
}
END_TEST

START_TEST(built_in_policies_serve_when_none_is_configured)
{
	struct pair *p = pair_new(3);

	end_key(&p->r1, "k");
	end_key(&p->r2, "k");
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(2));
	ck_up(p);
	pair_free(p);
}
END_TEST

START_TEST(the_longest_mask_finds_the_key)
{
	struct pair *p = pair_new(4);

	pair_usual(p);
	ike_key_remove(p->r1.ike, prefix_make(R2, 32));
	ike_key_add(p->r1.ike, prefix_make(0, 0), "wrong", NULL);
	ike_key_add(p->r1.ike, prefix_make(R2, 24), "cisco123", NULL);
	ck_assert(!ike_key_add(p->r1.ike, prefix_make(R2, 24), "again", NULL));
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(2));
	ck_up(p);
	pair_free(p);
}
END_TEST

START_TEST(the_longest_mask_finds_the_key_among_many)
{
	struct pair *p = pair_new(4);

	pair_usual(p);
	ike_key_remove(p->r1.ike, prefix_make(R2, 32));
	ike_key_add(p->r1.ike, prefix_make(0, 0), "wrong", NULL);
	for (ip4 other = 1; other <= 50; other++)
		ike_key_add(p->r1.ike, prefix_make(R2 + other, 32), "another", NULL);
	ike_key_add(p->r1.ike, prefix_make(R2, 16), "wrong too", NULL);
	ike_key_add(p->r1.ike, prefix_make(R2, 24), "cisco123", NULL);
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(2));
	ck_up(p);
	pair_free(p);
}
END_TEST

START_TEST(an_sa_that_is_up_is_used_at_once)
{
	struct pair *p = pair_new(5);

	pair_usual(p);
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(2));
	pair_ask(p, &p->r1, 2);
	pair_ask(p, &p->r2, 3); /* also from the end that answered */
	pair_run(p, SEC(2));
	ck_assert_uint_eq(p->r1.children, 3);
	ck_assert_uint_eq(end_sas(&p->r1, false), 1);
	ck_assert_uint_eq(p->r1.count[EV_ISAKMP_SITTING_IDLE], 1);
	ck_assert_uint_eq(p->r2.count[EV_ISAKMP_SITTING_IDLE], 1);
	pair_free(p);
}
END_TEST

START_TEST(requests_wait_for_a_budding_sa)
{
	struct pair *p = pair_new(6);

	pair_usual(p);
	pair_ask(p, &p->r1, 1);
	pair_ask(p, &p->r1, 2);
	pair_ask(p, &p->r1, 2); /* the same once more */
	pair_run(p, SEC(2));
	ck_assert_uint_eq(p->r1.children, 2);
	ck_assert_uint_eq(p->r1.count[EV_ISAKMP_BUDDING], 2);
	pair_free(p);
}
END_TEST

START_TEST(both_may_begin_at_once)
{
	struct pair *p = pair_new(7);

	pair_usual(p);
	pair_ask(p, &p->r1, 1);
	pair_ask(p, &p->r2, 1);
	pair_run(p, SEC(120));
	ck_assert_uint_eq(p->r1.children, p->r2.children);
	ck_assert_uint_ge(p->r1.children, 1);
	ck_assert_uint_ge(end_sas(&p->r1, false), 1);
	ck_assert_uint_eq(p->r1.failed + p->r2.failed, 0);
	pair_free(p);
}
END_TEST

static void
translate(struct pair *p, struct channel_message *m)
{
	/* R1 sits behind a NAT that gives its packets other ports. */
	uint16_t natt = p->meddle_ctx ? *(uint16_t *)p->meddle_ctx : 4501;

	if (m->from == &p->r1)
		m->pport = m->pport == 500 ? 1025 : natt;
	else if (m->lport == 1025 || m->lport == natt)
		m->lport = m->lport == 1025 ? 500 : 4500;
	else
		m->copies = 0;
}

START_TEST(a_nat_is_found_and_passed)
{
	struct pair *p = pair_new(8);
	struct fake_child *c;

	pair_usual(p);
	ike_set_nat_keepalive(p->r1.ike, 20);
	p->meddle = translate;
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(5));
	ck_up(p);
	c = &p->r1.child[0];
	ck_assert_uint_eq(c->pair.local_port, 4500);
	ck_assert_uint_eq(c->pair.peer_port, 4500);
	c = &p->r2.child[0];
	ck_assert_uint_eq(c->pair.local_port, 4500);
	ck_assert_uint_eq(c->pair.peer_port, 4501);
	ck_assert_uint_eq(p->r1.count[EV_ISAKMP_NAT_SELF], 1);
	ck_assert_uint_eq(p->r2.count[EV_ISAKMP_NAT_FLOAT], 1);
	ck_assert_uint_eq(p->size[0][2], 4 + 108); /* the marker in front */
	pair_run(p, SEC(20));
	ck_assert_uint_eq(p->size[0][5], 1); /* a keepalive */
	pair_free(p);
}
END_TEST

/* The NAT was restarted: what R1 says next comes from elsewhere, and is answered there. */
START_TEST(a_nat_that_forgot_is_followed)
{
	struct pair *p = pair_new(8);
	struct ike_sa_view v;
	uint64_t cursor = 0;
	uint16_t now = 4501;

	pair_usual(p);
	p->meddle = translate;
	p->meddle_ctx = &now;
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(5));
	ck_up(p);
	now = 4777;
	pair_ask(p, &p->r1, 2);
	pair_run(p, SEC(5));
	ck_assert(pair_keyed(p));
	ck_assert_uint_eq(p->r2.children, 2);
	ck_assert_uint_eq(p->r2.child[1].pair.peer_port, 4777);
	ck_assert(ike_sa_next(p->r2.ike, &cursor, &v));
	ck_assert_uint_eq(v.peer_port, 4777);
	ck_assert_uint_eq(p->r1.count[EV_ISAKMP_NAT_FLOAT], 0);
	pair_free(p);
}
END_TEST

static void
count_messages(void *ctx, const struct ike_message *m)
{
	unsigned *n = ctx;

	if (!m->readable || m->repeated)
		ck_abort_msg("message %u", n[0]);
	n[0]++;
	n[1] += m->payloads;
}

static void
hear_key(void *ctx, const uint8_t *cookie, const uint8_t *key, size_t len)
{
	*(size_t *)ctx = len;
}

START_TEST(an_observer_sees_every_message_in_clear)
{
	struct pair *p = pair_new(9);
	unsigned seen[2] = { 0, 0 };
	size_t key = 0;

	pair_usual(p);
	ike_set_observer(p->r1.ike, count_messages, seen);
	ike_set_keylog(p->r1.ike, hear_key, &key);
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(2));
	ck_assert_uint_eq(seen[0], 9);
	/* MM 5, 2, 7, 8, 3, 2; QM 5, 5, 1 */
	ck_assert_uint_eq(seen[1], 5 + 2 + 7 + 8 + 3 + 2 + 5 + 5 + 1);
	ck_assert_uint_eq(key, 16);
	pair_free(p);
}
END_TEST

/* What the one sent last, and whether the other heard the same. */
struct overheard {
	uint8_t wire[1024], clear[1024];
	size_t length;
	unsigned same;
};

static void
overhear(void *ctx, const struct ike_message *m)
{
	struct overheard *o = ctx;
	size_t body = m->length - ISAKMP_HEADER;

	ck_assert_uint_le(m->length, sizeof o->wire);
	ck_assert_ptr_nonnull(m->clear);
	ck_assert_uint_eq(m->encrypted, memcmp(m->wire + ISAKMP_HEADER, m->clear, body) != 0);
	if (m->sent) {
		o->length = m->length;
		memcpy(o->wire, m->wire, m->length);
		memcpy(o->clear, m->clear, body);
		return;
	}
	ck_assert_uint_eq(m->length, o->length);
	ck_assert_mem_eq(m->wire, o->wire, m->length);
	ck_assert_mem_eq(m->clear, o->clear, body);
	o->same++;
}

START_TEST(what_is_observed_at_both_ends_is_the_same)
{
	struct pair *p = pair_new(9);
	struct overheard o = { .same = 0 };

	pair_usual(p);
	ike_set_observer(p->r1.ike, overhear, &o);
	ike_set_observer(p->r2.ike, overhear, &o);
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(2));
	ck_assert_uint_eq(o.same, 9);
	pair_free(p);
}
END_TEST

UNIT("ike success", messages_look_like_those_of_ios, every_cipher_hash_and_group,
     the_responders_priorities_decide, built_in_policies_serve_when_none_is_configured,
     the_longest_mask_finds_the_key, the_longest_mask_finds_the_key_among_many,
     an_sa_that_is_up_is_used_at_once, requests_wait_for_a_budding_sa, both_may_begin_at_once,
     a_nat_is_found_and_passed, a_nat_that_forgot_is_followed,
     an_observer_sees_every_message_in_clear, what_is_observed_at_both_ends_is_the_same)
