/* Two ends that do not agree, and how they say so. */
#include <string.h>

#include "tests/support/ike_pair.h"
#include "tests/support/unit.h"

static void
ck_said(struct ike_end *e, const char *what)
{
	ck_assert_msg(strstr(text_get(&e->said), what), "%s never said: %s", e->name, what);
}

START_TEST(no_key_nothing_begins)
{
	struct pair *p = pair_new(1);

	pair_usual(p);
	ike_key_remove(p->r1.ike, prefix_make(R2, 32));
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(1));
	ck_assert_uint_eq(p->sent[0], 0);
	ck_assert_uint_eq(p->r1.failed, 1);
	ck_assert_uint_eq(end_sas(&p->r1, false) + end_sas(&p->r1, true), 0);
	ck_said(&p->r1, "ISAKMP:(0):No pre-shared key with 10.0.0.2!");
	ck_said(&p->r1, "construct_initial_message: Can not start Main mode");
	ck_said(&p->r1, "ISAKMP: Error while processing KMI message 0, error 2.");
	pair_free(p);
}
END_TEST

/* What R2 has instead of AES-128, SHA-1, group 2, and what it says of the offer. */
/* clang-format off */
static const struct {
	enum cipher_alg cipher; unsigned bits; enum hash_alg hash; unsigned group;
	const char *says;
} other[] = {
	{ CIPHER_3DES, 192, HASH_SHA1, 2, "Encryption algorithm offered does not match policy!" },
	{ CIPHER_AES,  256, HASH_SHA1, 2, "Proposed key length does not match policy" },
	{ CIPHER_AES,  128, HASH_MD5,  2, "Hash algorithm offered does not match policy!" },
	{ CIPHER_AES,  128, HASH_SHA1, 5, "Diffie-Hellman group offered does not match policy!" },
};
/* clang-format on */

START_TEST(a_policy_that_does_not_match_is_refused)
{
	for (size_t i = 0; i < 4; i++) {
		struct pair *p = pair_new(i);

		pair_usual(p);
		end_policy(&p->r2, 10, other[i].cipher, other[i].bits, other[i].hash,
			   other[i].group, 86400);
		pair_ask(p, &p->r1, 1);
		pair_run(p, SEC(1));
		ck_said(&p->r2, other[i].says);
		ck_said(&p->r2,
			"phase 1 SA policy not acceptable! (local 10.0.0.2 remote 10.0.0.1)");
		ck_said(&p->r2, "%CRYPTO-6-IKMP_MODE_FAILURE: Processing of Main mode failed with "
				"peer at 10.0.0.1");
		ck_assert(end_is(&p->r2, IKE_MM_NO_STATE, true));
		ck_said(&p->r1, "ISAKMP:(0):Notify has no hash. Rejected.");
		ck_assert(end_is(&p->r1, IKE_MM_NO_STATE, false)); /* it goes on asking */
		pair_run(p, SEC(10));
		ck_said(&p->r2, "ISAKMP:(0): phase 1 packet is a duplicate of a previous packet.");
		ck_said(&p->r2, "ISAKMP:(0):no outgoing phase 1 packet to retransmit. MM_NO_STATE");
		ck_assert_uint_eq(p->sent[1], 1); /* the one refusal */
		pair_run(p, SEC(50));
		ck_assert(end_is(&p->r1, IKE_MM_NO_STATE, true));
		ck_assert_uint_eq(p->r1.failed, 1);
		pair_run(p, SEC(130));
		ck_assert_uint_eq(end_sas(&p->r1, true) + end_sas(&p->r2, true), 0);
		pair_free(p);
	}
}
END_TEST

START_TEST(a_responder_without_a_key_refuses)
{
	struct pair *p = pair_new(1);

	pair_usual(p);
	ike_key_remove(p->r2.ike, prefix_make(R1, 32));
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(1));
	ck_said(&p->r2, "Preshared authentication offered but does not match policy!");
	pair_free(p);
}
END_TEST

START_TEST(keys_that_differ_end_in_garbage)
{
	struct pair *p = pair_new(3);

	pair_usual(p);
	ike_key_remove(p->r2.ike, prefix_make(R1, 32));
	end_key(&p->r2, "cisco124");
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(5));
	ck_assert(end_is(&p->r1, IKE_MM_KEY_EXCH, false));
	ck_assert(end_is(&p->r2, IKE_MM_KEY_EXCH, false));
	ck_said(&p->r2, "%CRYPTO-4-IKMP_BAD_MESSAGE: IKE message from 10.0.0.1 failed its sanity "
			"check or is malformed");
	ck_said(&p->r2, "incrementing error counter on sa, attempt 1 of 5: reset_retransmission");
	pair_run(p, SEC(15));
	ck_said(&p->r2, "phase 1 packet is a duplicate of a previous packet.");
	pair_run(p, SEC(60));
	ck_assert(end_is(&p->r1, IKE_MM_NO_STATE, true));
	ck_assert(end_is(&p->r2, IKE_MM_NO_STATE, true));
	ck_said(&p->r1, "deleting SA reason \"Death by retransmission P1\" state (I) MM_KEY_EXCH "
			"(peer 10.0.0.2)");
	ck_assert_uint_eq(p->r1.failed, 1);
	ck_assert_uint_eq(p->r1.children + p->r2.children, 0);
	pair_run(p, SEC(120));
	ck_assert_uint_eq(end_sas(&p->r1, true) + end_sas(&p->r2, true), 0);
	pair_free(p);
}
END_TEST

static void
lose_all(struct pair *p, struct channel_message *m)
{
	m->copies = 0;
}

START_TEST(nobody_answers)
{
	struct pair *p = pair_new(4);

	pair_usual(p);
	p->meddle = lose_all;
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(59));
	ck_assert_uint_eq(p->sent[0], 6);
	for (unsigned i = 0; i < 6; i++)
		ck_assert_uint_eq(p->when[0][i], SEC(10 * i));
	ck_assert(end_is(&p->r1, IKE_MM_NO_STATE, false));
	pair_run(p, SEC(1));
	ck_assert(end_is(&p->r1, IKE_MM_NO_STATE, true));
	ck_assert_uint_eq(p->r1.failed, 1);
	pair_run(p, SEC(60));
	ck_assert_uint_eq(end_sas(&p->r1, true), 0);
	pair_free(p);
}
END_TEST

static void
lose_after_the_first(struct pair *p, struct channel_message *m)
{
	m->copies = m->from == &p->r1 && m->number == 1;
}

/* What ike-scan recognises IOS by: message 2 at 0, 10, 20, 30, 40 and 50 s. */
START_TEST(a_responder_repeats_its_answer_as_long)
{
	struct pair *p = pair_new(5);

	pair_usual(p);
	p->meddle = lose_after_the_first;
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(59));
	ck_assert_uint_eq(p->sent[1], 6);
	for (unsigned i = 1; i < 6; i++)
		ck_assert_uint_eq(p->when[1][i] - p->when[1][0], SEC(10 * i));
	pair_run(p, SEC(2));
	ck_assert(end_is(&p->r2, IKE_MM_NO_STATE, true));
	pair_free(p);
}
END_TEST

START_TEST(a_flow_that_ipsec_does_not_want_is_refused)
{
	struct pair *p = pair_new(6);

	pair_usual(p);
	p->r2.verdict = CHILD_NO_POLICY;
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(5));
	ck_assert(end_is(&p->r1, IKE_QM_IDLE, false));
	ck_said(&p->r2, "IPSec policy invalidated proposal with error 32");
	ck_said(&p->r2, "phase 2 SA policy not acceptable! (local 10.0.0.2 remote 10.0.0.1)");
	ck_said(&p->r2, "Sending NOTIFY PROPOSAL_NOT_CHOSEN protocol 3");
	ck_said(&p->r1, "processing NOTIFY PROPOSAL_NOT_CHOSEN protocol 3");
	ck_said(&p->r1, "error TRUE reason \"Delete Larval\"");
	ck_assert_uint_eq(p->r1.failed, 1);
	ck_assert_uint_eq(p->r1.spis + p->r2.spis, 0);
	ck_assert_uint_eq(p->r1.children + p->r2.children, 0);
	pair_free(p);
}
END_TEST

START_TEST(the_first_transform_that_fits_is_taken)
{
	struct pair *p = pair_new(7);
	struct child_request want = {
		.id = 1,
		.local = R1,
		.peer = R2,
		.selector.local = prefix_make(IP4(192, 168, 1, 7), 32),
		.selector.remote = prefix_make(IP4(192, 168, 2, 0), 24),
		.selector.protocol = 6,
		.selector.remote_port = 80,
		.offers = 3,
		.offer = { { .suite = { true, CIPHER_DES, 64, HASH_MD5, HASH_NONE, false },
			     3600,
			     4608000,
			     0,
			     0 },
			   { .suite = { true, CIPHER_AES, 256, HASH_SHA512, HASH_NONE, false },
			     3600,
			     0,
			     0,
			     0 },
			   { .suite = { true, CIPHER_AES, 128, HASH_SHA1, HASH_NONE, false },
			     100000,
			     10,
			     0,
			     0 } },
	};

	pair_usual(p);
	p->r2.accepts = want.offer[2].suite;
	ike_acquire(p->r1.ike, &want);
	pair_run(p, SEC(5));
	ck_assert(pair_keyed(p));
	ck_assert(suite_equal(&p->r1.child[0].pair.suite, &want.offer[2].suite));
	ck_assert_uint_eq(p->r2.child[0].pair.life_seconds, 100000);
	ck_assert_uint_eq(p->r2.child[0].pair.selector.local_port, 80);
	ck_assert_uint_eq(p->r2.child[0].pair.selector.remote.len, 32);
	ck_assert_uint_eq(p->r2.count[EV_ISAKMP_QM_INVALIDATED], 2);
	pair_free(p);
}
END_TEST

static void
lose_quick(struct pair *p, struct channel_message *m)
{
	m->copies = m->bytes[18] != 32;
}

START_TEST(a_quick_mode_without_answer_ends)
{
	struct pair *p = pair_new(8);

	pair_usual(p);
	p->meddle = lose_quick;
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(70));
	ck_assert(end_is(&p->r1, IKE_QM_IDLE, false));
	ck_assert_uint_eq(p->r1.failed, 1);
	ck_assert_uint_eq(p->r1.spis, 0);
	ck_said(&p->r1, "retransmitting phase 2 QM_IDLE       ");
	ck_said(&p->r1, "reason \"Phase 2 err count exceeded\"");
	pair_free(p);
}
END_TEST

static void
bare_one(struct pair *p, struct channel_message *m)
{
	unsigned *number = p->meddle_ctx;

	if (m->from != &p->r1 || m->number != *number)
		return;
	m->bytes[19] &= (uint8_t)~1; /* the flag: encrypted */
	*number = 0;
}

/* The third message of R1 ends main mode, the fourth begins quick mode: neither may come in clear.
 * It changes nothing, and the repetition is taken. */
START_TEST(what_must_be_encrypted_is_not_heard_in_clear)
{
	for (unsigned n = 3; n <= 4; n++) {
		struct pair *p = pair_new(9);
		unsigned number = n;

		pair_usual(p);
		p->meddle = bare_one;
		p->meddle_ctx = &number;
		pair_ask(p, &p->r1, 1);
		pair_run(p, SEC(5));
		ck_said(&p->r2, "%CRYPTO-6-IKMP_NOT_ENCRYPTED: IKE packet from 10.0.0.1 was not "
				"encrypted and it should've been.");
		ck_assert_uint_eq(p->r2.children, 0);
		pair_run(p, SEC(10));
		ck_assert(pair_keyed(p));
		ck_assert_uint_eq(p->r2.count[EV_ISAKMP_NOT_ENCRYPTED], 1);
		pair_free(p);
	}
}
END_TEST

/* One message of R1, damaged once in one way, and what R2 says of it. */
struct damage {
	unsigned number;
	void (*harm)(struct channel_message *);
	const char *said;
};

static void
cut_blocks(struct channel_message *m)
{
	m->len -= 3;
	m->bytes[27] -= 3; /* the length in the header agrees */
}

static void
cut_short(struct channel_message *m)
{
	m->len -= 4;
}

static void
strange_exchange(struct channel_message *m)
{
	m->bytes[18] = 99;
}

static void
early_quick_mode(struct channel_message *m)
{
	m->bytes[18] = 32;
	m->bytes[20] = 1; /* the message ID */
}

static void
other_cookie(struct channel_message *m)
{
	m->bytes[0] ^= 2;
}

static void
no_payload(struct channel_message *m)
{
	m->bytes[31] = 200; /* the first payload's length */
}

static void
harm_once(struct pair *p, struct channel_message *m)
{
	struct damage *d = p->meddle_ctx;

	if (m->from != &p->r1 || m->number != d->number)
		return;
	d->harm(m);
	d->number = 0;
}

#define FROM "10.0.0.1"

/* Each is told, harms nothing, and is overcome by the repetition. */
START_TEST(damage_is_told_by_its_name)
{
	static const struct damage rows[] = {
		{ 3, cut_blocks,
		  "%CRYPTO-6-IKMP_CRYPT_FAILURE: IKE (connection id 1001) unable to decrypt "
		  "packet" },
		{ 1, cut_short,
		  "%CRYPTO-4-IKMP_PKT_OVERFLOW: ISAKMP message from " FROM " larger (" },
		{ 2, strange_exchange,
		  "%CRYPTO-6-IKMP_UNK_EXCHANGE: IKE peer at " FROM " sent a "
		  "message with unknown exchange 99" },
		{ 2, early_quick_mode,
		  "%CRYPTO-6-IKMP_SA_NOT_AUTH: Cannot accept Quick Mode exchange "
		  "from " FROM " if SA is not authenticated!" },
		{ 2, other_cookie,
		  "%CRYPTO-4-IKMP_NO_SA: IKE message from " FROM " has no SA and is "
		  "not an initialization offer" },
		{ 1, no_payload,
		  "%CRYPTO-4-IKMP_BAD_MESSAGE: IKE message from " FROM " failed its "
		  "sanity check or is malformed" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct pair *p = pair_new(10 + i);
		struct damage d = rows[i];

		pair_usual(p);
		p->meddle = harm_once;
		p->meddle_ctx = &d;
		pair_ask(p, &p->r1, 1);
		pair_run(p, SEC(5));
		ck_said(&p->r2, rows[i].said);
		pair_run(p, SEC(15));
		ck_assert_msg(pair_keyed(p), "%s", rows[i].said);
		pair_free(p);
	}
}
END_TEST

UNIT("ike failure", damage_is_told_by_its_name, what_must_be_encrypted_is_not_heard_in_clear,
     no_key_nothing_begins, a_policy_that_does_not_match_is_refused,
     a_responder_without_a_key_refuses, keys_that_differ_end_in_garbage, nobody_answers,
     a_responder_repeats_its_answer_as_long, a_flow_that_ipsec_does_not_want_is_refused,
     the_first_transform_that_fits_is_taken, a_quick_mode_without_answer_ends)
