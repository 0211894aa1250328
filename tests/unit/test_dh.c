/* The MODP groups, held against the formula that RFC 2409 and RFC 3526 define them by:
 *
 *	p = 2^n - 2^(n-64) - 1 + 2^64 * (floor(2^(n-130) * pi) + c)		g = 2
 *
 * and those that have no formula, held against what they must do with known values. */
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/obj_mac.h>
#include <stdlib.h>
#include <string.h>

#include "engine/crypto/crypto.h"
#include "tests/support/hex.h"
#include "tests/support/unit.h"

static const struct {
	unsigned number;
	int n;
	unsigned c;
} groups[] = {
	{ 1, 768, 149686 },   { 2, 1024, 129093 },   { 5, 1536, 741804 },
	{ 14, 2048, 124476 }, { 15, 3072, 1690314 }, { 16, 4096, 240904 },
};

#define GROUPS (sizeof groups / sizeof *groups)

/* RFC 5903, RFC 5114 */
static const struct {
	unsigned number;
	int curve;
} other[] = {
	{ 19, NID_X9_62_prime256v1 },
	{ 20, NID_secp384r1 },
	{ 21, NID_secp521r1 },
	{ 24, NID_undef },
};

#define OTHER (sizeof other / sizeof *other)

/* floor(2^bits * arctan(1/x)), some units too small: 1/x - 1/3x^3 + 1/5x^5 - … */
static BIGNUM *
arctan_of_inverse(unsigned x, int bits)
{
	BIGNUM *sum = BN_new(), *power = BN_new(), *term = BN_new();

	BN_set_bit(power, bits);
	BN_div_word(power, x);
	for (unsigned k = 0; !BN_is_zero(power); k++) {
		BN_copy(term, power);
		BN_div_word(term, 2 * k + 1);
		if (k % 2)
			BN_sub(sum, sum, term);
		else
			BN_add(sum, sum, term);
		BN_div_word(power, x * x);
	}
	BN_free(power);
	BN_free(term);
	return sum;
}

/* floor(2^bits * pi) by Machin's formula, pi = 16 arctan(1/5) - 4 arctan(1/239). */
static BIGNUM *
pi(int bits)
{
	enum { GUARD = 64 };
	BIGNUM *a = arctan_of_inverse(5, bits + GUARD), *b = arctan_of_inverse(239, bits + GUARD);

	BN_mul_word(a, 16);
	BN_mul_word(b, 4);
	BN_sub(a, a, b);
	BN_rshift(a, a, GUARD);
	BN_free(b);
	return a;
}

static BIGNUM *
prime_by_formula(int n, unsigned c)
{
	BIGNUM *p = pi(n - 130), *power = BN_new();

	BN_add_word(p, c);
	BN_lshift(p, p, 64);
	BN_set_bit(power, n);
	BN_add(p, p, power);
	BN_zero(power);
	BN_set_bit(power, n - 64);
	BN_sub(p, p, power);
	BN_sub_word(p, 1);
	BN_free(power);
	return p;
}

/* With the peer's value p - 2, that is -g, the secret is +-g^x: the public value or p minus it.
 * Any other modulus or generator would break this. */
START_TEST(the_groups_are_those_of_the_formula)
{
	BIGNUM *p = prime_by_formula(groups[_i].n, groups[_i].c);
	BIGNUM *secret = BN_new(), *public = BN_new();
	uint8_t peer[CRYPTO_MAX_DH], out[CRYPTO_MAX_DH];
	struct rng rng;
	struct dh *dh;
	int size;

	rng_seed(&rng, 1, "groups");
	dh = dh_new(groups[_i].number, &rng);
	size = (int)dh_size(dh);
	ck_assert_int_eq(size, groups[_i].n / 8);

	BN_sub_word(p, 2);
	BN_bn2binpad(p, peer, size);
	BN_add_word(p, 2);
	ck_assert(dh_agree(dh, peer, (size_t)size, out));
	BN_bin2bn(out, size, secret);
	BN_bin2bn(dh_public(dh), size, public);
	if (BN_cmp(secret, public) != 0)
		BN_sub(secret, p, secret);
	ck_assert_int_eq(BN_cmp(secret, public), 0);

	dh_free(dh);
	BN_free(p);
	BN_free(secret);
	BN_free(public);
}
END_TEST

START_TEST(both_ends_find_the_same_secret)
{
	unsigned number = _i < (int)GROUPS ? groups[_i].number : other[_i - (int)GROUPS].number;
	uint8_t one[CRYPTO_MAX_DH], two[CRYPTO_MAX_DH];
	struct rng rng;
	struct dh *a, *b, *c;
	size_t size, secret;

	rng_seed(&rng, _i, "dh");
	a = dh_new(number, &rng);
	b = dh_new(number, &rng);
	c = dh_new(number, &rng);
	size = dh_size(a);
	secret = dh_secret_size(a);
	ck_assert(dh_agree(a, dh_public(b), size, one));
	ck_assert(dh_agree(b, dh_public(a), size, two));
	ck_assert_mem_eq(one, two, secret);
	ck_assert(dh_agree(c, dh_public(a), size, two));
	ck_assert_mem_ne(one, two, secret);
	dh_free(a);
	dh_free(b);
	dh_free(c);
}
END_TEST

/* With the curve's generator for the peer's point the secret is the x of our own. */
START_TEST(a_curve_is_that_of_its_number)
{
	EC_GROUP *curve = EC_GROUP_new_by_curve_name(other[_i].curve);
	size_t coordinate = ((size_t)EC_GROUP_get_degree(curve) + 7) / 8;
	uint8_t point[1 + CRYPTO_MAX_DH], out[CRYPTO_MAX_DH];
	struct rng rng;
	struct dh *dh;

	rng_seed(&rng, 1, "curves");
	dh = dh_new(other[_i].number, &rng);
	ck_assert_uint_eq(dh_size(dh), 2 * coordinate);
	ck_assert_uint_eq(dh_secret_size(dh), coordinate);
	ck_assert_uint_eq(EC_POINT_point2oct(curve, EC_GROUP_get0_generator(curve),
					     POINT_CONVERSION_UNCOMPRESSED, point, sizeof point,
					     NULL),
			  1 + 2 * coordinate);
	ck_assert(dh_agree(dh, point + 1, 2 * coordinate, out));
	ck_assert_mem_eq(out, dh_public(dh), coordinate);
	dh_free(dh);
	EC_GROUP_free(curve);
}
END_TEST

/* What a peer may not send: a point beside the curve, coordinates beyond the field, another size,
 * and in group 24 a number of another subgroup. */
START_TEST(strange_points_and_subgroups_are_refused)
{
	uint8_t peer[CRYPTO_MAX_DH + 1] = { 0 }, out[CRYPTO_MAX_DH];
	struct rng rng;
	struct dh *dh, *far;
	size_t size;

	rng_seed(&rng, 1, "strange");
	dh = dh_new(other[_i].number, &rng);
	far = dh_new(other[_i].number, &rng);
	size = dh_size(dh);
	ck_assert(!dh_agree(dh, peer, size, out));
	peer[size - 1] = 2;
	ck_assert(!dh_agree(dh, peer, size, out));
	memset(peer, 0xff, sizeof peer);
	ck_assert(!dh_agree(dh, peer, size, out));
	memcpy(peer, dh_public(far), size);
	ck_assert(dh_agree(dh, peer, size, out));
	ck_assert(!dh_agree(dh, peer, size - 1, out));
	ck_assert(!dh_agree(dh, peer, size + 1, out));
	peer[size - 1] ^= 1;
	ck_assert(!dh_agree(dh, peer, size, out));
	dh_free(dh);
	dh_free(far);
}
END_TEST

START_TEST(the_seed_decides_the_key)
{
	uint8_t first[CRYPTO_MAX_DH];
	struct rng rng;
	struct dh *dh;

	for (int again = 0; again < 2; again++) {
		rng_seed(&rng, 7, "R1");
		dh = dh_new(2, &rng);
		if (again)
			ck_assert_mem_eq(first, dh_public(dh), dh_size(dh));
		memcpy(first, dh_public(dh), dh_size(dh));
		dh_free(dh);
	}
	rng_seed(&rng, 7, "R2");
	dh = dh_new(2, &rng);
	ck_assert_mem_ne(first, dh_public(dh), dh_size(dh));
	dh_free(dh);
}
END_TEST

/* What a peer may not send: 0, 1, p - 1, p, more than p, another size. */
START_TEST(values_outside_the_group_are_refused)
{
	BIGNUM *p = prime_by_formula(1024, 129093), *v = BN_new();
	static const int offset[] = { -1, 0, 1 };
	uint8_t peer[129] = { 0 }, out[128];
	struct rng rng;
	struct dh *dh;

	rng_seed(&rng, 1, "");
	dh = dh_new(2, &rng);
	ck_assert(!dh_agree(dh, peer, 128, out));
	peer[127] = 1;
	ck_assert(!dh_agree(dh, peer, 128, out));
	peer[127] = 2;
	ck_assert(dh_agree(dh, peer, 128, out));
	ck_assert_mem_eq(out, dh_public(dh), 128);
	ck_assert(!dh_agree(dh, peer, 127, out));
	ck_assert(!dh_agree(dh, peer, 129, out));
	ck_assert(!dh_agree(dh, peer, 0, out));
	for (size_t i = 0; i < 3; i++) {
		BN_copy(v, p);
		if (offset[i] < 0)
			BN_sub_word(v, 1);
		else
			BN_add_word(v, (BN_ULONG)offset[i]);
		BN_bn2binpad(v, peer, 128);
		ck_assert(!dh_agree(dh, peer, 128, out));
	}
	memset(peer, 0xff, sizeof peer);
	ck_assert(!dh_agree(dh, peer, 128, out));
	ck_assert_ptr_null(dh_new(3, &rng));
	dh_free(dh);
	BN_free(p);
	BN_free(v);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("dh");
	TCase *tcase = tcase_create("dh");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_loop_test(tcase, the_groups_are_those_of_the_formula, 0, GROUPS);
	tcase_add_loop_test(tcase, both_ends_find_the_same_secret, 0, GROUPS + OTHER);
	tcase_add_loop_test(tcase, a_curve_is_that_of_its_number, 0, OTHER - 1);
	tcase_add_loop_test(tcase, strange_points_and_subgroups_are_refused, 0, OTHER);
	tcase_add_test(tcase, the_seed_decides_the_key);
	tcase_add_test(tcase, values_outside_the_group_are_refused);
	suite_add_tcase(suite, tcase);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
