/* Quick mode about AH, ESP and both, with every algorithm. */
#include <string.h>

#include "engine/ike/association.h"
#include "tests/support/ike_pair.h"
#include "tests/support/unit.h"

/* clang-format off */
static const struct ipsec_suite suites[] = {
	{ true, CIPHER_NULL, 0, HASH_SHA1, HASH_NONE, false },
	{ true, CIPHER_DES, 64, HASH_NONE, HASH_NONE, false },
	{ true, CIPHER_AES, 192, HASH_SHA384, HASH_NONE, true },
	{ true, CIPHER_AES_GCM, 128, HASH_NONE, HASH_NONE, false },
	{ true, CIPHER_AES_GCM, 256, HASH_NONE, HASH_NONE, true },
	{ true, CIPHER_AES_GMAC, 192, HASH_NONE, HASH_NONE, false },
	{ false, CIPHER_NULL, 0, HASH_NONE, HASH_MD5, false },
	{ false, CIPHER_NULL, 0, HASH_NONE, HASH_SHA512, true },
	{ true, CIPHER_3DES, 192, HASH_NONE, HASH_SHA1, false },
	{ true, CIPHER_AES, 256, HASH_SHA512, HASH_SHA256, true },
};
/* clang-format on */

#define SUITES (sizeof suites / sizeof *suites)

static struct child_request
request(size_t first, size_t count, unsigned pfs)
{
	struct child_request want = {
		.id = 1,
		.local = R1,
		.peer = R2,
		.selector.local = prefix_make(IP4(192, 168, 1, 0), 24),
		.selector.remote = prefix_make(IP4(192, 168, 2, 0), 24),
	};

	for (; want.offers < count; want.offers++)
		want.offer[want.offers] =
			(struct child_offer){ .suite = suites[(first + want.offers) % SUITES],
					      .life_seconds = 3600,
					      .life_kilobytes = 4608000,
					      .pfs_group = pfs };
	return want;
}

static void
ck_agreed(struct pair *p, const struct ipsec_suite *s)
{
	const struct child_pair *one = &p->r1.child[0].pair, *two = &p->r2.child[0].pair;

	ck_assert(pair_keyed(p));
	ck_assert(suite_equal(&one->suite, s));
	ck_assert(suite_equal(&two->suite, s));
	for (enum suite_protocol i = 0; i < SUITE_PROTOCOLS; i++) {
		ck_assert_int_eq(one->spi_in[i] != 0, suite_has(s, i));
		ck_assert_int_eq(one->spi_out[i] != 0, suite_has(s, i));
	}
	/* Nothing stays reserved for what was not chosen. */
	ck_assert_uint_eq(p->r1.spis, 0);
	ck_assert_uint_eq(p->r2.spis, 0);
}

START_TEST(every_suite_is_agreed_upon)
{
	for (unsigned pfs = 0; pfs <= 2; pfs += 2) {
		struct child_request want = request((size_t)_i, 1, pfs);
		struct pair *p = pair_new(1);

		pair_usual(p);
		ike_acquire(p->r1.ike, &want);
		pair_run(p, SEC(5));
		ck_agreed(p, &suites[_i]);
		pair_free(p);
	}
}
END_TEST

/* All of them are offered, and the responder wants that one. */
START_TEST(one_of_many_is_chosen)
{
	struct child_request want = request(0, SUITES, 0);
	struct pair *p = pair_new(2);

	pair_usual(p);
	p->r2.accepts = suites[_i];
	ike_acquire(p->r1.ike, &want);
	pair_run(p, SEC(5));
	ck_agreed(p, &suites[_i]);
	ck_assert_uint_eq(p->r2.count[EV_ISAKMP_QM_INVALIDATED], (unsigned)_i);
	pair_free(p);
}
END_TEST

/* Half of a pair of protocols is not what was offered. */
START_TEST(no_half_is_taken)
{
	struct child_request want = request(8, 2, 0);
	struct pair *p = pair_new(3);

	pair_usual(p);
	p->r2.accepts = (struct ipsec_suite){ .ah = HASH_SHA1 };
	ike_acquire(p->r1.ike, &want);
	pair_run(p, SEC(5));
	ck_assert_uint_eq(p->r2.children, 0);
	ck_assert_uint_eq(p->r1.failed, 1);
	ck_assert_uint_eq(p->r1.spis + p->r2.spis, 0);
	pair_free(p);
}
END_TEST

static void
behind_nat(struct pair *p, struct channel_message *m)
{
	if (m->from == &p->r1)
		m->pport = m->pport == 500 ? 1025 : 1026;
	else
		m->lport = m->lport == 1025 ? 500 : 4500;
}

/* AH covers the addresses, which a NAT changes: what needs it is refused, the next offer is taken. */
START_TEST(ah_does_not_go_through_a_nat)
{
	struct child_request want = request(8, 2, 0);
	struct pair *p = pair_new(4);

	want.offer[1].suite = suites[3];
	pair_usual(p);
	p->meddle = behind_nat;
	ike_acquire(p->r1.ike, &want);
	pair_run(p, SEC(5));
	ck_agreed(p, &suites[3]);
	ck_assert_uint_ne(p->r1.child[0].pair.local_port, 0);
	pair_free(p);
}
END_TEST

/* The peer deletes one of the two: the sink is told which. */
START_TEST(deletes_name_their_protocol)
{
	struct child_request want = request(8, 1, 0);
	struct pair *p = pair_new(5);

	pair_usual(p);
	ike_acquire(p->r1.ike, &want);
	pair_run(p, SEC(5));
	ike_delete_children(p->r1.ike, R1, R2, 0, SUITE_AH, &p->r1.child[0].pair.spi_in[SUITE_AH],
			    1);
	pair_run(p, SEC(1));
	ck_assert(p->r2.child[0].deleted);
	ck_assert_int_eq(p->r2.deleted_of, SUITE_AH);
	pair_free(p);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("suites");
	TCase *tcase = tcase_create("suites");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_loop_test(tcase, every_suite_is_agreed_upon, 0, SUITES);
	tcase_add_loop_test(tcase, one_of_many_is_chosen, 0, SUITES);
	tcase_add_test(tcase, no_half_is_taken);
	tcase_add_test(tcase, ah_does_not_go_through_a_nat);
	tcase_add_test(tcase, deletes_name_their_protocol);
	suite_add_tcase(suite, tcase);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
