/* The cryptography alone: what no implementation on this OpenSSL can pass. */
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/provider.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/ike/v1/keys.h"
#include "tests/bench/bench.h"

/* OpenSSL unloads them at exit. */
void
limit_init(void)
{
	if (!OSSL_PROVIDER_load(NULL, "default") || !OSSL_PROVIDER_load(NULL, "legacy"))
		exit(2);
}

/* ---- ESP ---- */

struct esp_alone {
	EVP_CIPHER_CTX *seal, *open;
	EVP_MAC_CTX *mac;
	size_t clear, covered; /* octets that are encrypted, octets that are authenticated */
	uint8_t packet[2048], iv[16], tag[16];
};

static const char *
cipher_name(const struct ipsec_suite *s)
{
	switch (s->cipher) {
	case CIPHER_DES:
		return "DES-CBC";
	case CIPHER_3DES:
		return "DES-EDE3-CBC";
	case CIPHER_AES_GCM:
		return s->key_bits == 128 ? "AES-128-GCM" : "AES-256-GCM";
	default:
		return s->key_bits == 128 ? "AES-128-CBC" : "AES-256-CBC";
	}
}

static const char *
digest_name(const struct ipsec_suite *s)
{
	return s->auth == HASH_MD5	? "MD5"
	       : s->auth == HASH_SHA1	? "SHA1"
	       : s->auth == HASH_SHA256 ? "SHA256"
					: "SHA512";
}

static EVP_CIPHER_CTX *
cipher_context(const char *name, int encrypt)
{
	static const uint8_t key[32] = { 1, 2, 3, 4, 5, 6, 7, 8, 9 };
	EVP_CIPHER *type = EVP_CIPHER_fetch(NULL, name, NULL);
	EVP_CIPHER_CTX *c = EVP_CIPHER_CTX_new();

	EVP_CipherInit_ex2(c, type, key, key, encrypt, NULL);
	EVP_CIPHER_CTX_set_padding(c, 0);
	EVP_CIPHER_free(type);
	return c;
}

static EVP_MAC_CTX *
mac_context(const char *digest)
{
	OSSL_PARAM p[] = { OSSL_PARAM_utf8_string(OSSL_MAC_PARAM_DIGEST, (char *)digest, 0),
			   OSSL_PARAM_END };
	EVP_MAC *type = EVP_MAC_fetch(NULL, "HMAC", NULL);
	EVP_MAC_CTX *m = EVP_MAC_CTX_new(type);

	EVP_MAC_init(m, (const uint8_t *)"a key of twenty octs", 20, p);
	EVP_MAC_free(type);
	return m;
}

static void
mac_packet(struct esp_alone *a)
{
	uint8_t tag[64];
	size_t len;

	EVP_MAC_init(a->mac, NULL, 0, NULL);
	EVP_MAC_update(a->mac, a->packet, a->covered);
	EVP_MAC_final(a->mac, tag, &len, sizeof tag);
}

static void
seal_and_open(void *ctx)
{
	struct esp_alone *a = ctx;
	int len;

	EVP_CipherInit_ex2(a->seal, NULL, NULL, a->iv, -1, NULL);
	EVP_CipherUpdate(a->seal, a->packet, &len, a->packet, (int)a->clear);
	mac_packet(a);
	mac_packet(a);
	EVP_CipherInit_ex2(a->open, NULL, NULL, a->iv, -1, NULL);
	EVP_CipherUpdate(a->open, a->packet, &len, a->packet, (int)a->clear);
}

static void
gcm_packet(EVP_CIPHER_CTX *c, struct esp_alone *a, int encrypt)
{
	int len;

	EVP_CipherInit_ex2(c, NULL, NULL, a->iv, -1, NULL);
	EVP_CipherUpdate(c, NULL, &len, a->packet + a->clear, 8);
	EVP_CipherUpdate(c, a->packet, &len, a->packet, (int)a->clear);
	if (!encrypt)
		EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_SET_TAG, 16, a->tag);
	EVP_CipherFinal_ex(c, a->packet + a->clear + 8, &len);
	if (encrypt)
		EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_GET_TAG, 16, a->tag);
}

static void
seal_and_open_gcm(void *ctx)
{
	struct esp_alone *a = ctx;

	gcm_packet(a->seal, a, 1);
	gcm_packet(a->open, a, 0);
}

double
limit_esp(const struct ipsec_suite *s)
{
	bool gcm = cipher_info(s->cipher)->icv;
	size_t block = cipher_info(s->cipher)->block;
	struct esp_alone a = { .seal = cipher_context(cipher_name(s), 1),
			       .open = cipher_context(cipher_name(s), 0),
			       .mac = mac_context(digest_name(s)) };
	double rate;

	a.clear = (BENCH_PACKET + 2 + block - 1) / block * block;
	a.covered = 8 + block + a.clear;
	rate = bench_rate(gcm ? seal_and_open_gcm : seal_and_open, &a);
	EVP_CIPHER_CTX_free(a.seal);
	EVP_CIPHER_CTX_free(a.open);
	EVP_MAC_CTX_free(a.mac);
	return rate;
}

/* ---- IKE ---- */

struct ike_alone {
	unsigned group;
	struct rng rng;
};

/* What one end derives: SKEYIDs, cipher key, both HASHes of phase 1, the three of quick mode, the
 * KEYMAT of two directions; and the ciphers of some ten messages. */
static void
derive(const uint8_t *secret, size_t size)
{
	static const uint8_t nonce[20], cky[8], body[160];
	struct chunk gxy = { secret, size }, n = { nonce, sizeof nonce };
	struct chunk id = { body, 12 }, sa = { body, 60 }, rest = { body, sizeof body };
	struct v1_keys k;
	struct cipher *one, *two;
	uint8_t out[CRYPTO_MAX_DIGEST * 2], iv[16], text[160] = { 0 };

	skeyid_psk(&k, HASH_SHA1, n, n, n);
	skeyid_expand(&k, gxy, cky, cky);
	phase1_iv(HASH_SHA1, gxy, gxy, iv, 16);
	phase1_hash(&k, gxy, gxy, cky, cky, sa, id, out);
	phase1_hash(&k, gxy, gxy, cky, cky, sa, id, out);
	phase2_iv(HASH_SHA1, iv, 1, iv, 16);
	hash_1(&k, 1, rest, out);
	hash_2(&k, 1, n, rest, out);
	hash_3(&k, 1, n, n, out);
	keymat(&k, (struct chunk){ NULL, 0 }, 3, 1, n, n, out, 44);
	keymat(&k, (struct chunk){ NULL, 0 }, 3, 2, n, n, out, 44);
	one = cipher_new(CIPHER_AES, k.skeyid_e, 16, true);
	two = cipher_new(CIPHER_AES, k.skeyid_e, 16, false);
	for (int message = 0; message < 5; message++)
		cipher_cbc(message % 2 ? one : two, iv, text, text, sizeof text);
	cipher_free(one);
	cipher_free(two);
}

static void
negotiate_alone(void *ctx)
{
	struct ike_alone *a = ctx;
	struct dh *i = dh_new(a->group, &a->rng), *r = dh_new(a->group, &a->rng);
	uint8_t secret[CRYPTO_MAX_DH];

	dh_agree(i, dh_public(r), dh_size(r), secret);
	derive(secret, dh_size(i));
	dh_agree(r, dh_public(i), dh_size(i), secret);
	derive(secret, dh_size(r));
	dh_free(i);
	dh_free(r);
}

double
limit_ike(unsigned group)
{
	struct ike_alone a = { .group = group };

	rng_seed(&a.rng, 1, "bench");
	return bench_rate(negotiate_alone, &a);
}

static EVP_PKEY *
named_key(const char *group)
{
	OSSL_PARAM p[] = { OSSL_PARAM_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, (char *)group, 0),
			   OSSL_PARAM_END };
	EVP_PKEY_CTX *c = EVP_PKEY_CTX_new_from_name(NULL, "DH", NULL);
	EVP_PKEY *key = NULL;

	EVP_PKEY_keygen_init(c);
	EVP_PKEY_CTX_set_params(c, p);
	EVP_PKEY_generate(c, &key);
	EVP_PKEY_CTX_free(c);
	return key;
}

static void
named_agree(EVP_PKEY *own, EVP_PKEY *peer)
{
	EVP_PKEY_CTX *c = EVP_PKEY_CTX_new_from_pkey(NULL, own, NULL);
	uint8_t secret[CRYPTO_MAX_DH];
	size_t len = sizeof secret;

	EVP_PKEY_derive_init(c);
	EVP_PKEY_derive_set_peer(c, peer);
	EVP_PKEY_derive(c, secret, &len);
	EVP_PKEY_CTX_free(c);
}

static void
named_exchange(void *group)
{
	EVP_PKEY *one = named_key(group), *two = named_key(group);

	named_agree(one, two);
	named_agree(two, one);
	EVP_PKEY_free(one);
	EVP_PKEY_free(two);
}

double
limit_dh_openssl(const char *group_name)
{
	return bench_rate(named_exchange, (void *)group_name);
}
