/* Known answers: FIPS 81 and NBS for DES, SP 800-67 and RFC 3602 / SP 800-38A for 3DES and AES-CBC,
 * McGrew and Viega for AES-GCM, RFC 2202 and RFC 4231 for HMAC, FIPS 180 and RFC 1321 for hashes. */
#include <stdlib.h>
#include <string.h>

#include "engine/crypto/crypto.h"
#include "tests/support/hex.h"
#include "tests/support/unit.h"

/* clang-format off */
static const struct cbc {
	enum cipher_alg alg;
	const char *key, *iv, *clear, *secret;
} cbc[] = {
	/* FIPS 81, table C1 */
	{ CIPHER_DES, "0123456789abcdef", "1234567890abcdef",
	  "4e6f77206973207468652074696d6520666f7220616c6c20",
	  "e5c7cdde872bf27c43e934008c389c0f683788499a7c05f6" },
	/* the same octets: three equal keys are single DES */
	{ CIPHER_3DES, "0123456789abcdef0123456789abcdef0123456789abcdef", "1234567890abcdef",
	  "4e6f77206973207468652074696d6520666f7220616c6c20",
	  "e5c7cdde872bf27c43e934008c389c0f683788499a7c05f6" },
	/* SP 800-67 appendix B.1, its first block: ECB is CBC with a zero IV */
	{ CIPHER_3DES, "0123456789abcdef23456789abcdef01456789abcdef0123", "0000000000000000",
	  "5468652071756663", "a826fd8ce53b855f" },
	/* RFC 3602 section 4, cases 1 and 2 */
	{ CIPHER_AES, "06a9214036b8a15b512e03d534120006", "3dafba429d9eb430b422da802c9fac41",
	  "53696e676c6520626c6f636b206d7367", "e353779c1079aeb82708942dbe77181a" },
	{ CIPHER_AES, "c286696d887c9aa0611bbb3e2025a45a", "562e17996d093d28ddb3ba695a2e6f58",
	  "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
	  "d296cd94c2cccf8a3a863028b5e1dc0a7586602d253cfff91b8266bea6d61ab1" },
	/* SP 800-38A F.2.3 and F.2.5 */
	{ CIPHER_AES, "8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b",
	  "000102030405060708090a0b0c0d0e0f",
	  "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51",
	  "4f021db243bc633d7178183a9fa071e8b4d9ada9ad7dedf4e5e738763f69145a" },
	{ CIPHER_AES, "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4",
	  "000102030405060708090a0b0c0d0e0f",
	  "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51",
	  "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d" },
};
/* clang-format on */

START_TEST(ciphers_give_the_known_answers_in_both_directions)
{
	const struct cbc *c = &cbc[_i];
	uint8_t key[32], iv[16], bytes[64];
	size_t key_len = hex_read(c->key, key, sizeof key);
	size_t len = hex_read(c->clear, bytes, sizeof bytes);
	struct cipher *seal = cipher_new(c->alg, key, key_len, true);
	struct cipher *open = cipher_new(c->alg, key, key_len, false);

	hex_read(c->iv, iv, sizeof iv);
	for (int again = 0; again < 2; again++) { /* a context is used for many packets */
		cipher_cbc(seal, iv, bytes, bytes, len);
		ck_hex(bytes, len, c->secret);
		cipher_cbc(open, iv, bytes, bytes, len);
		ck_hex(bytes, len, c->clear);
	}
	cipher_free(seal);
	cipher_free(open);
}
END_TEST

/* "The Galois/Counter Mode of Operation", appendix B: cases 1, 2, 4, 10, 16. */
#define GCM_KEY "feffe9928665731c6d6a8f9467308308"
#define GCM_IV	"cafebabefacedbaddecaf888"
#define GCM_AAD "feedfacedeadbeeffeedfacedeadbeefabaddad2"
#define GCM_CLEAR                                                                                  \
	"d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"                         \
	"1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"

/* clang-format off */
static const struct gcm {
	const char *key, *iv, *aad, *clear, *secret, *icv;
} gcm[] = {
	{ "00000000000000000000000000000000", "000000000000000000000000", "", "", "",
	  "58e2fccefa7e3061367f1d57a4e7455a" },
	{ "00000000000000000000000000000000", "000000000000000000000000", "",
	  "00000000000000000000000000000000", "0388dace60b6a392f328c2b971b2fe78",
	  "ab6e47d42cec13bdf53a67b21257bddf" },
	{ GCM_KEY, GCM_IV, GCM_AAD, GCM_CLEAR,
	  "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e"
	  "21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091",
	  "5bc94fbc3221a5db94fae95ae7121a47" },
	{ GCM_KEY "feffe9928665731c", GCM_IV, GCM_AAD, GCM_CLEAR,
	  "3980ca0b3c00e841eb06fac4872a2757859e1ceaa6efd984628593b40ca1e19c"
	  "7d773d00c144c525ac619d18c84a3f4718e2448b2fe324d9ccda2710",
	  "2519498e80f1478f37ba55bd6d27618c" },
	{ GCM_KEY GCM_KEY, GCM_IV, GCM_AAD, GCM_CLEAR,
	  "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
	  "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662",
	  "76fc6ece0f4e1768cddf8853bb2d551b" },
};
/* clang-format on */

START_TEST(gcm_gives_the_known_answers_and_notices_every_change)
{
	const struct gcm *g = &gcm[_i];
	uint8_t key[32], iv[12], aad[32], bytes[64], icv[CRYPTO_GCM_ICV];
	size_t key_len = hex_read(g->key, key, sizeof key);
	struct chunk with = { aad, hex_read(g->aad, aad, sizeof aad) };
	size_t len = hex_read(g->clear, bytes, sizeof bytes);
	struct cipher *seal = cipher_new(CIPHER_AES_GCM, key, key_len, true);
	struct cipher *open = cipher_new(CIPHER_AES_GCM, key, key_len, false);

	hex_read(g->iv, iv, sizeof iv);
	for (int again = 0; again < 2; again++) {
		cipher_gcm_seal(seal, iv, with, bytes, len, icv);
		ck_hex(bytes, len, g->secret);
		ck_hex(icv, sizeof icv, g->icv);
		ck_assert(cipher_gcm_open(open, iv, with, bytes, len, icv));
		ck_hex(bytes, len, g->clear);
	}
	for (unsigned bit = 0; bit < 8 * sizeof icv; bit++) {
		cipher_gcm_seal(seal, iv, with, bytes, len, icv);
		icv[bit / 8] ^= (uint8_t)(1 << bit % 8);
		ck_assert(!cipher_gcm_open(open, iv, with, bytes, len, icv));
		hex_read(g->clear, bytes, sizeof bytes);
	}
	for (unsigned bit = 0; bit < 8 * with.len; bit++) {
		cipher_gcm_seal(seal, iv, with, bytes, len, icv);
		aad[bit / 8] ^= (uint8_t)(1 << bit % 8);
		ck_assert(!cipher_gcm_open(open, iv, with, bytes, len, icv));
		aad[bit / 8] ^= (uint8_t)(1 << bit % 8);
		hex_read(g->clear, bytes, sizeof bytes);
	}
	cipher_free(seal);
	cipher_free(open);
}
END_TEST

START_TEST(the_null_cipher_copies_and_keys_of_another_size_are_refused)
{
	static const uint8_t key[33];
	struct cipher *none = cipher_new(CIPHER_NULL, NULL, 0, true);
	uint8_t out[5];

	cipher_cbc(none, NULL, (const uint8_t *)"hello", out, sizeof out);
	ck_assert_mem_eq(out, "hello", 5);
	cipher_free(none);
	for (size_t len = 0; len < sizeof key; len++) {
		struct cipher *c = cipher_new(CIPHER_AES, key, len, true);

		ck_assert_int_eq(c != NULL, len == 16 || len == 24 || len == 32);
		cipher_free(c);
	}
	ck_assert_ptr_null(cipher_new(CIPHER_DES, key, 7, true));
	ck_assert_ptr_null(cipher_new(CIPHER_3DES, key, 16, true));
}
END_TEST

/* clang-format off */
static const struct mac {
	enum hash_alg alg;
	const char *key;	/* hexadecimal */
	const char *data;	/* as it is */
	const char *mac;
} macs[] = {
	/* RFC 2202 sections 2 and 3: cases 1, 2, 6 */
	{ HASH_MD5, "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "Hi There", "9294727a3638bb1c13f48ef8158bfc9d" },
	{ HASH_MD5, "4a656665", "what do ya want for nothing?", "750c783e6ab0b503eaa86e310a5db738" },
	{ HASH_MD5, "*80", "Test Using Larger Than Block-Size Key - Hash Key First",
	  "6b1ab7fe4bd7bf8f0b62e6ce61b9d0cd" },
	{ HASH_SHA1, "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "Hi There",
	  "b617318655057264e28bc0b6fb378c8ef146be00" },
	{ HASH_SHA1, "4a656665", "what do ya want for nothing?",
	  "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79" },
	{ HASH_SHA1, "*80", "Test Using Larger Than Block-Size Key - Hash Key First",
	  "aa4ae5e15272d00e95705637ce8a3b55ed402112" },
	/* RFC 4231: cases 1, 2, 6 */
	{ HASH_SHA256, "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "Hi There",
	  "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7" },
	{ HASH_SHA256, "4a656665", "what do ya want for nothing?",
	  "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843" },
	{ HASH_SHA256, "*131", "Test Using Larger Than Block-Size Key - Hash Key First",
	  "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54" },
	{ HASH_SHA384, "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "Hi There",
	  "afd03944d84895626b0825f4ab46907f15f9dadbe4101ec682aa034c7cebc59c"
	  "faea9ea9076ede7f4af152e8b2fa9cb6" },
	{ HASH_SHA384, "4a656665", "what do ya want for nothing?",
	  "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e"
	  "8e2240ca5e69e2c78b3239ecfab21649" },
	{ HASH_SHA512, "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "Hi There",
	  "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cde"
	  "daa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854" },
	{ HASH_SHA512, "4a656665", "what do ya want for nothing?",
	  "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
	  "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737" },
};
/* clang-format on */

/* "*80" is that many octets 0xaa. */
static size_t
mac_key(const char *text, uint8_t *key, size_t room)
{
	size_t len;

	if (text[0] != '*')
		return hex_read(text, key, room);
	len = (size_t)atoi(text + 1);
	memset(key, 0xaa, len);
	return len;
}

START_TEST(hmacs_give_the_known_answers_in_one_call_and_in_pieces)
{
	const struct mac *m = &macs[_i];
	uint8_t key[256], out[CRYPTO_MAX_DIGEST];
	size_t key_len = mac_key(m->key, key, sizeof key), len = strlen(m->data);
	struct chunk halves[] = { { m->data, len / 2 }, { m->data + len / 2, len - len / 2 } };
	struct hmac *h = hmac_new(m->alg, key, key_len);

	ck_hex(out, prf(m->alg, (struct chunk){ key, key_len }, halves, 2, out), m->mac);
	for (int again = 0; again < 3; again++) {
		hmac_start(h);
		for (size_t i = 0; i < len; i++)
			hmac_add(h, m->data + i, 1);
		ck_hex(out, hmac_end(h, out), m->mac);
		/* Another key in between must not stay behind. */
		prf(m->alg, (struct chunk){ "other", 5 }, halves, 1, out);
	}
	hmac_free(h);
}
END_TEST

START_TEST(an_empty_key_is_a_key)
{
	uint8_t out[CRYPTO_MAX_DIGEST];
	struct chunk none = { NULL, 0 };

	prf(HASH_MD5, (struct chunk){ "k", 1 }, &none, 1, out);
	ck_hex(out, prf(HASH_MD5, none, NULL, 0, out), "74e6f7298a9c2d168935f58c001bad88");
}
END_TEST

/* clang-format off */
static const struct {
	enum hash_alg alg;
	const char *digest;
} abc[] = { /* of "abc" */
	{ HASH_MD5, "900150983cd24fb0d6963f7d28e17f72" },
	{ HASH_SHA1, "a9993e364706816aba3e25717850c26c9cd0d89d" },
	{ HASH_SHA256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
	{ HASH_SHA384, "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
		       "8086072ba1e7cc2358baeca134c825a7" },
	{ HASH_SHA512, "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
		       "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f" },
};
/* clang-format on */

START_TEST(hashes_give_the_known_answers)
{
	struct chunk parts[] = { { "a", 1 }, { "", 0 }, { "bc", 2 } };
	uint8_t out[CRYPTO_MAX_DIGEST];

	for (size_t i = 0; i < sizeof abc / sizeof *abc; i++) {
		ck_hex(out, hash(abc[i].alg, parts, 3, out), abc[i].digest);
		ck_assert_uint_eq(hash_info(abc[i].alg)->digest, strlen(abc[i].digest) / 2);
	}
}
END_TEST

START_TEST(algorithms_are_found_by_their_numbers)
{
	ck_assert_int_eq(cipher_by_ike_id(5), CIPHER_3DES);
	ck_assert_int_eq(cipher_by_ike_id(7), CIPHER_AES);
	ck_assert_int_eq(cipher_by_ike_id(0), CIPHERS);
	ck_assert_int_eq(cipher_by_esp_id(11), CIPHER_NULL);
	ck_assert_int_eq(cipher_by_esp_id(12), CIPHER_AES);
	ck_assert_int_eq(cipher_by_esp_id(99), CIPHERS);
	ck_assert_int_eq(hash_by_ike_id(4), HASH_SHA256);
	ck_assert_int_eq(hash_by_ike_id(0), HASH_NONE);
	ck_assert_int_eq(hash_by_esp_id(5), HASH_SHA256);
	ck_assert_ptr_null(group_info(3));
	ck_assert_uint_eq(group_info(15)->bits, 3072);
}
END_TEST

START_TEST(a_suite_counts_its_keys)
{
	struct ipsec_suite aes = {
		.esp = true, .cipher = CIPHER_AES, .key_bits = 256, .auth = HASH_SHA256
	};
	struct ipsec_suite null = { .esp = true, .cipher = CIPHER_NULL, .auth = HASH_MD5 };
	struct ipsec_suite bare = { .esp = true, .cipher = CIPHER_3DES, .key_bits = 192 };
	struct ipsec_suite own = { .esp = true, .cipher = CIPHER_AES_GCM, .key_bits = 192 };
	struct ipsec_suite other = aes, both = aes;

	both.ah = HASH_SHA384;

	ck_assert_uint_eq(suite_keymat(&aes, SUITE_ESP), 32 + 32);
	ck_assert_uint_eq(suite_keymat(&null, SUITE_ESP), 16);
	ck_assert_uint_eq(suite_keymat(&bare, SUITE_ESP), 24);
	ck_assert_uint_eq(suite_keymat(&own, SUITE_ESP), 24 + 4);
	ck_assert_uint_eq(suite_keymat(&both, SUITE_ESP), 32 + 32);
	ck_assert_uint_eq(suite_keymat(&both, SUITE_AH), 48);
	ck_assert_uint_eq(suite_keymat(&own, SUITE_AH), 0);
	ck_assert(suite_equal(&aes, &other));
	ck_assert(!suite_equal(&aes, &both));
	ck_assert(suite_authenticates(&own) && suite_authenticates(&both));
	ck_assert(!suite_authenticates(&bare));
	ck_assert(suite_main(&both) == SUITE_ESP);
	other.key_bits = 128;
	ck_assert(!suite_equal(&aes, &other));
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("crypto");
	TCase *tcase = tcase_create("crypto");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_loop_test(tcase, ciphers_give_the_known_answers_in_both_directions, 0,
			    sizeof cbc / sizeof *cbc);
	tcase_add_loop_test(tcase, gcm_gives_the_known_answers_and_notices_every_change, 0,
			    sizeof gcm / sizeof *gcm);
	tcase_add_test(tcase, the_null_cipher_copies_and_keys_of_another_size_are_refused);
	tcase_add_loop_test(tcase, hmacs_give_the_known_answers_in_one_call_and_in_pieces, 0,
			    sizeof macs / sizeof *macs);
	tcase_add_test(tcase, an_empty_key_is_a_key);
	tcase_add_test(tcase, hashes_give_the_known_answers);
	tcase_add_test(tcase, algorithms_are_found_by_their_numbers);
	tcase_add_test(tcase, a_suite_counts_its_keys);
	suite_add_tcase(suite, tcase);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
