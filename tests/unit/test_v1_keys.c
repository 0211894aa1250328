/* Key derivation of IKEv1 against NIST CAVP. Whole negotiations are replayed in tests/vectors. */
#include <string.h>

#include "engine/ike/v1/keys.h"
#include "tests/support/hex.h"
#include "tests/support/unit.h"

/* NIST CAVP ikev1_psk, SHA-1, lengths 256 (g^xy), 64 (Ni), 64 (Nr), 8 (key), COUNT = 0. */
START_TEST(cavp_pre_shared_key)
{
	uint8_t gxy[32], ni[8], nr[8], cky_i[8], cky_r[8];
	struct v1_keys k;

	hex_read("739003ba2c11c982946c65e26acf661fbf8ebb78011a9fead79efa12fe3e71cc", gxy,
		 sizeof gxy);
	hex_read("b9a2d0e922dc66dd", ni, sizeof ni);
	hex_read("2130166863b5ddef", nr, sizeof nr);
	hex_read("83d374c30b3b5082", cky_i, sizeof cky_i);
	hex_read("5afc0da06c728029", cky_r, sizeof cky_r);

	skeyid_psk(&k, HASH_SHA1, (struct chunk){ "\x75", 1 }, (struct chunk){ ni, sizeof ni },
		   (struct chunk){ nr, sizeof nr });
	skeyid_expand(&k, (struct chunk){ gxy, sizeof gxy }, cky_i, cky_r);

	ck_hex(k.skeyid, k.len, "62b04d112877e442fc3282fc37c076997718a0b9");
	ck_hex(k.skeyid_d, k.len, "369e5aad1bdb5faf6a3d929d500cdc236710a9ab");
	ck_hex(k.skeyid_a, k.len, "588e957d8d790d093b3a39f121473473af78e9bb");
	ck_hex(k.skeyid_e, k.len, "cd74b0c048219db81384d3fda8f6cda51e398a2b");
}
END_TEST

/* Appendix B: a short SKEYID_e is stretched, a long one cut. */
START_TEST(cipher_keys_of_every_length)
{
	struct v1_keys k = { .prf = HASH_MD5, .len = 16 };
	uint8_t k1[64], k2[64], want[32], key[32];

	memset(k.skeyid_e, 0x5a, k.len);
	prf(HASH_MD5, (struct chunk){ k.skeyid_e, 16 }, &(struct chunk){ "\0", 1 }, 1, k1);
	prf(HASH_MD5, (struct chunk){ k.skeyid_e, 16 }, &(struct chunk){ k1, 16 }, 1, k2);
	memcpy(want, k1, 16);
	memcpy(want + 16, k2, 16);

	v1_cipher_key(&k, CIPHER_3DES, key, 24);
	ck_assert_mem_eq(key, want, 24);
	v1_cipher_key(&k, CIPHER_AES, key, 32);
	ck_assert_mem_eq(key, want, 32);
	v1_cipher_key(&k, CIPHER_AES, key, 16);
	ck_assert_mem_eq(key, k.skeyid_e, 16);
}
END_TEST

START_TEST(a_weak_des_key_is_passed_over)
{
	struct v1_keys k = { .prf = HASH_SHA1, .len = 20 };
	uint8_t key[8];

	hex_read("0100010101000101 1122334455667788 99aabbcc", k.skeyid_e, sizeof k.skeyid_e);
	ck_assert(des_key_is_weak(k.skeyid_e)); /* 0101010101010101 with other parity */
	ck_assert(!des_key_is_weak(k.skeyid_e + 8));
	v1_cipher_key(&k, CIPHER_DES, key, sizeof key);
	ck_hex(key, sizeof key, "1122334455667788");
}
END_TEST

/* KEYMAT longer than the prf: K2 takes K1 in front of the same seed. */
START_TEST(keymat_is_chained)
{
	struct v1_keys k = { .prf = HASH_SHA1, .len = 20, .skeyid_d = { 1, 2, 3 } };
	struct chunk seed[] = { { "gxy", 3 }, { "\3\x12\x34\x56\x78", 5 }, { "NiNr", 4 } };
	struct chunk second[4];
	uint8_t want[2][CRYPTO_MAX_DIGEST], have[36];
	struct chunk key = { k.skeyid_d, k.len };

	prf(HASH_SHA1, key, seed, 3, want[0]);
	second[0] = (struct chunk){ want[0], 20 };
	memcpy(second + 1, seed, sizeof seed);
	prf(HASH_SHA1, key, second, 4, want[1]);
	keymat(&k, seed[0], 3, 0x12345678, (struct chunk){ "Ni", 2 }, (struct chunk){ "Nr", 2 },
	       have, sizeof have);
	ck_assert_mem_eq(have, want[0], 20);
	ck_assert_mem_eq(have + 20, want[1], 16);
}
END_TEST

UNIT("v1_keys", cavp_pre_shared_key, cipher_keys_of_every_length, a_weak_des_key_is_passed_over,
     keymat_is_chained)
