/* RSA: key pairs out of the world's generator, and the signatures of RFC 2409 5.1. */
#include <stdlib.h>
#include <string.h>

#include <openssl/evp.h>
#include <openssl/rsa.h>

#include "engine/crypto/crypto.h"
#include "engine/crypto/sign.h"
#include "tests/support/unit.h"

static struct rsa_key *
drawn(uint64_t seed, unsigned bits)
{
	struct rng rng;

	rng_seed(&rng, seed, "keys");
	return rsa_generate(bits, &rng);
}

START_TEST(a_seed_makes_a_pair)
{
	static const unsigned sizes[] = { 512, 768, 1024, 2048 };

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct rsa_key *a = drawn(1, sizes[i]), *b = drawn(1, sizes[i]),
			       *c = drawn(2, sizes[i]);

		ck_assert_uint_eq(rsa_bits(a), sizes[i]);
		ck_assert_msg(rsa_equal(a, b), "%u bits: the seed does not decide", sizes[i]);
		ck_assert_msg(!rsa_equal(a, c), "%u bits: two seeds, one key", sizes[i]);
		rsa_free(a);
		rsa_free(b);
		rsa_free(c);
	}
}
END_TEST

/* What was drawn before, signatures and their blinding too, does not matter. */
START_TEST(a_pair_depends_on_nothing_else)
{
	struct rsa_key *a = drawn(3, 1024), *b;
	uint8_t sig[RSA_MAX_SIGNATURE];

	for (int i = 0; i < 40; i++)
		ck_assert_uint_eq(
			rsa_sign_hash(a, (const uint8_t *)"twenty octets hashed", 20, sig), 128);
	b = drawn(3, 1024);
	ck_assert(rsa_equal(a, b));
	rsa_free(a);
	rsa_free(b);
}
END_TEST

START_TEST(sizes_have_limits)
{
	struct rng rng;

	rng_seed(&rng, 1, "");
	ck_assert_ptr_null(rsa_generate(511, &rng));
	ck_assert_ptr_null(rsa_generate(4097, &rng));
}
END_TEST

START_TEST(a_signature_is_the_bare_hash_in_block_type_1)
{
	struct rsa_key *k = drawn(4, 1024);
	uint8_t hash_of[20], sig[RSA_MAX_SIGNATURE], plain[128];
	size_t size = sizeof plain;
	EVP_PKEY_CTX *c = EVP_PKEY_CTX_new_from_pkey(crypto_context(), rsa_evp(k), NULL);

	memset(hash_of, 0x5a, sizeof hash_of);
	ck_assert_uint_eq(rsa_sign_hash(k, hash_of, sizeof hash_of, sig), 128);
	ck_assert(EVP_PKEY_verify_recover_init(c) == 1);
	ck_assert(EVP_PKEY_CTX_set_rsa_padding(c, RSA_NO_PADDING) == 1);
	ck_assert(EVP_PKEY_verify_recover(c, plain, &size, sig, 128) == 1);
	EVP_PKEY_CTX_free(c);
	ck_assert_uint_eq(plain[0], 0);
	ck_assert_uint_eq(plain[1], 1);
	for (int i = 2; i < 107; i++)
		ck_assert_uint_eq(plain[i], 0xff);
	ck_assert_uint_eq(plain[107], 0);
	ck_assert_mem_eq(plain + 108, hash_of, 20);

	ck_assert(rsa_verify_hash(k, hash_of, 20, sig, 128));
	sig[50] ^= 1;
	ck_assert(!rsa_verify_hash(k, hash_of, 20, sig, 128));
	sig[50] ^= 1;
	ck_assert(!rsa_verify_hash(k, hash_of, 19, sig, 128));
	ck_assert(!rsa_verify_hash(k, hash_of, 20, sig, 127));
	ck_assert(!rsa_verify_hash(k, hash_of, 20, sig, 0));
	rsa_free(k);
}
END_TEST

START_TEST(a_pair_survives_its_encoding)
{
	struct rsa_key *k = drawn(5, 1024), *again;
	uint8_t *der, *public_der;
	size_t len = rsa_private_der(k, &der);

	again = rsa_read_private(der, len);
	ck_assert(again && rsa_equal(k, again));
	ck_assert_ptr_null(rsa_read_private(der, len - 1));
	ck_assert_uint_eq(rsa_public_der(k, &public_der), 162);
	ck_assert_uint_eq(public_der[0], 0x30);
	free(public_der);
	free(der);
	rsa_free(again);
	rsa_free(k);
}
END_TEST

UNIT("sign", a_seed_makes_a_pair, a_pair_depends_on_nothing_else, sizes_have_limits,
     a_signature_is_the_bare_hash_in_block_type_1, a_pair_survives_its_encoding)
