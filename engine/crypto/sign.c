#include "engine/crypto/sign.h"

#include <stdlib.h>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include "engine/base/wr.h"
#include "engine/base/xmalloc.h"
#include "engine/crypto/crypto.h"
#include "engine/crypto/library.h"

struct rsa_key {
	unsigned refs;
	EVP_PKEY *pair;
};

OSSL_LIB_CTX *
crypto_context(void)
{
	return crypto_library()->context;
}

static struct rsa_key *
wrap(EVP_PKEY *pair)
{
	struct rsa_key *k;

	if (!pair)
		return NULL;
	if (!EVP_PKEY_is_a(pair, "RSA") || EVP_PKEY_get_bits(pair) > RSA_MAX_BITS) {
		EVP_PKEY_free(pair);
		return NULL;
	}
	k = xcalloc(1, sizeof *k);
	*k = (struct rsa_key){ 1, pair };
	return k;
}

struct rsa_key *
rsa_generate(unsigned bits, struct rng *rng)
{
	struct rng *before;
	EVP_PKEY *pair;

	if (bits < RSA_MIN_BITS || bits > RSA_MAX_BITS)
		return NULL;
	before = crypto_draw_from(rng);
	pair = EVP_PKEY_Q_keygen(crypto_context(), NULL, "RSA", (size_t)bits);
	crypto_draw_from(before);
	return wrap(pair);
}

struct rsa_key *
rsa_from_evp(EVP_PKEY *pair)
{
	if (!pair || !EVP_PKEY_up_ref(pair))
		return NULL;
	return wrap(pair);
}

struct rsa_key *
rsa_read_private(const uint8_t *der, size_t len)
{
	const uint8_t *at = der;

	return wrap(d2i_AutoPrivateKey_ex(NULL, &at, (long)len, crypto_context(), NULL));
}

struct rsa_key *
rsa_read_public(const uint8_t *der, size_t len)
{
	const uint8_t *at = der;

	return wrap(d2i_PUBKEY_ex(NULL, &at, (long)len, crypto_context(), NULL));
}

struct rsa_key *
rsa_share(struct rsa_key *k)
{
	k->refs++;
	return k;
}

void
rsa_free(struct rsa_key *k)
{
	if (!k || --k->refs)
		return;
	EVP_PKEY_free(k->pair);
	free(k);
}

unsigned
rsa_bits(const struct rsa_key *k)
{
	return (unsigned)EVP_PKEY_get_bits(k->pair);
}

bool
rsa_equal(const struct rsa_key *a, const struct rsa_key *b)
{
	return EVP_PKEY_eq(a->pair, b->pair) == 1;
}

/* OpenSSL's memory becomes ours. */
static size_t
take_der(uint8_t *made, int len, uint8_t **der)
{
	if (len <= 0)
		crypto_broken("the encoding of a key");
	*der = xmemdup(made, (size_t)len);
	OPENSSL_clear_free(made, (size_t)len);
	return (size_t)len;
}

size_t
rsa_public_der(const struct rsa_key *k, uint8_t **der)
{
	uint8_t *made = NULL;

	return take_der(made, i2d_PUBKEY(k->pair, &made), der);
}

size_t
rsa_private_der(const struct rsa_key *k, uint8_t **der)
{
	PKCS8_PRIV_KEY_INFO *info = EVP_PKEY2PKCS8(k->pair);
	uint8_t *made = NULL;
	int len = info ? i2d_PKCS8_PRIV_KEY_INFO(info, &made) : 0;

	PKCS8_PRIV_KEY_INFO_free(info);
	return take_der(made, len, der);
}

/* RFC 4251 section 5: a number has its length in front, and a zero where it would look negative. */
static void
put_mpint(struct wr *w, const BIGNUM *n)
{
	uint8_t bytes[RSA_MAX_BITS / 8 + 1];
	int len = BN_num_bits(n) / 8 + 1;

	wr_u32(w, (uint32_t)len);
	wr_bytes(w, bytes, (size_t)BN_bn2binpad(n, bytes, len));
}

size_t
rsa_public_ssh(const struct rsa_key *k, uint8_t **blob)
{
	static const char name[] = "ssh-rsa";
	size_t size = 2 * (RSA_MAX_BITS / 8) + 32;
	struct wr w = wr_init(*blob = xmalloc(size), size);
	BIGNUM *e = NULL, *n = NULL;

	if (!EVP_PKEY_get_bn_param(k->pair, OSSL_PKEY_PARAM_RSA_E, &e) ||
	    !EVP_PKEY_get_bn_param(k->pair, OSSL_PKEY_PARAM_RSA_N, &n))
		crypto_broken("the numbers of a key");
	wr_u32(&w, sizeof name - 1);
	wr_bytes(&w, name, sizeof name - 1);
	put_mpint(&w, e);
	put_mpint(&w, n);
	BN_free(e);
	BN_free(n);
	return wr_len(&w);
}

EVP_PKEY *
rsa_evp(const struct rsa_key *k)
{
	return k->pair;
}

/* ---- signatures ---- */

static EVP_PKEY_CTX *
operation(const struct rsa_key *k, int (*init)(EVP_PKEY_CTX *))
{
	EVP_PKEY_CTX *c = EVP_PKEY_CTX_new_from_pkey(crypto_context(), k->pair, NULL);

	if (c && init(c) == 1 && EVP_PKEY_CTX_set_rsa_padding(c, RSA_PKCS1_PADDING) == 1)
		return c;
	EVP_PKEY_CTX_free(c);
	return NULL;
}

size_t
rsa_sign_hash(const struct rsa_key *k, const uint8_t *hash_of, size_t len,
	      uint8_t out[RSA_MAX_SIGNATURE])
{
	EVP_PKEY_CTX *c = operation(k, EVP_PKEY_sign_init);
	size_t size = RSA_MAX_SIGNATURE;

	if (!c || EVP_PKEY_sign(c, out, &size, hash_of, len) != 1)
		size = 0;
	EVP_PKEY_CTX_free(c);
	return size;
}

bool
rsa_verify_hash(const struct rsa_key *k, const uint8_t *hash_of, size_t len, const uint8_t *sig,
		size_t sig_len)
{
	EVP_PKEY_CTX *c = operation(k, EVP_PKEY_verify_recover_init);
	uint8_t found[RSA_MAX_SIGNATURE];
	size_t size = sizeof found;
	bool good;

	good = c && EVP_PKEY_verify_recover(c, found, &size, sig, sig_len) == 1 && size == len &&
	       crypto_equal(found, hash_of, len);
	EVP_PKEY_CTX_free(c);
	return good;
}

struct crypto_loan
crypto_lend(struct rng *rng)
{
	return (struct crypto_loan){ .context = OSSL_LIB_CTX_set0_default(crypto_context()),
				     .rng = crypto_draw_from(rng) };
}

void
crypto_unlend(struct crypto_loan loan)
{
	crypto_draw_from(loan.rng);
	OSSL_LIB_CTX_set0_default(loan.context);
}
