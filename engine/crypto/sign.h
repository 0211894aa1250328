/* RSA key pairs, and the signatures of IKE. A struct rsa_key is a pair or its public half; holders
 * count themselves in with rsa_share() and out with rsa_free(). */
#ifndef QMIDLE_CRYPTO_SIGN_H
#define QMIDLE_CRYPTO_SIGN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/rng.h"

#define RSA_MIN_BITS	  512
#define RSA_MAX_BITS	  4096
#define RSA_MAX_SIGNATURE (RSA_MAX_BITS / 8)

struct evp_pkey_st;
struct ossl_lib_ctx_st;
struct rsa_key;

/* Draws a pair with the exponent 65537: the same one for the same bytes of the generator. NULL when
 * the size is out of range. */
struct rsa_key *rsa_generate(unsigned bits, struct rng *);
/* Takes a reference to OpenSSL's own; NULL when it is no RSA key. */
struct rsa_key *rsa_from_evp(struct evp_pkey_st *);
/* From PKCS#8 without password; NULL when it is none. */
struct rsa_key *rsa_read_private(const uint8_t *der, size_t len);
/* From SubjectPublicKeyInfo; NULL when it is none. */
struct rsa_key *rsa_read_public(const uint8_t *der, size_t len);
struct rsa_key *rsa_share(struct rsa_key *);
void rsa_free(struct rsa_key *);

unsigned rsa_bits(const struct rsa_key *);
bool rsa_equal(const struct rsa_key *, const struct rsa_key *); /* the public halves */
/* SubjectPublicKeyInfo and PKCS#8. Each gives *der and its length; the second is a secret. */
size_t rsa_public_der(const struct rsa_key *, uint8_t **der);
size_t rsa_private_der(const struct rsa_key *, uint8_t **der);
/* The public half as SSH has it, "ssh-rsa", e, n: RFC 4253 section 6.6. Gives *blob and its length. */
size_t rsa_public_ssh(const struct rsa_key *, uint8_t **blob);

/* RFC 2409 section 5.1: the hash itself, encrypted with the private key in PKCS #1 block type 1,
 * without the DigestInfo of other signatures. Gives the length, 0 when the key is too small or has
 * no private half. */
size_t rsa_sign_hash(const struct rsa_key *, const uint8_t *hash, size_t len,
		     uint8_t out[RSA_MAX_SIGNATURE]);
bool rsa_verify_hash(const struct rsa_key *, const uint8_t *hash, size_t len, const uint8_t *sig,
		     size_t sig_len);

/* ---- for engine/pki ---- */
struct evp_pkey_st *rsa_evp(const struct rsa_key *); /* borrowed */
struct ossl_lib_ctx_st *crypto_context(void);
/* From now on OpenSSL draws from that generator, which must stay; with NULL from the operating
 * system. Gives what it was before. */
struct rng *crypto_draw_from(struct rng *);

/* ---- for other users of OpenSSL ---- */
/* As long as it lasts, a library that uses OpenSSL without a context of its own has ours: what it
 * draws comes out of that generator. May be nested. */
struct crypto_loan {
	struct ossl_lib_ctx_st *context;
	struct rng *rng;
};
struct crypto_loan crypto_lend(struct rng *);
void crypto_unlend(struct crypto_loan);

#endif
