#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/crypto/library.h"

struct cipher {
	EVP_CIPHER_CTX *evp; /* NULL for the NULL cipher */
};

static const char *
evp_name(enum cipher_alg alg, size_t key_len)
{
	switch (alg) {
	case CIPHER_DES:
		return key_len == 8 ? "DES-CBC" : NULL;
	case CIPHER_3DES:
		return key_len == 24 ? "DES-EDE3-CBC" : NULL;
	case CIPHER_AES:
		return key_len == 16   ? "AES-128-CBC"
		       : key_len == 24 ? "AES-192-CBC"
		       : key_len == 32 ? "AES-256-CBC"
				       : NULL;
	case CIPHER_AES_GCM:
	case CIPHER_AES_GMAC:
		return key_len == 16   ? "AES-128-GCM"
		       : key_len == 24 ? "AES-192-GCM"
		       : key_len == 32 ? "AES-256-GCM"
				       : NULL;
	default:
		return NULL;
	}
}

static EVP_CIPHER_CTX *
evp_new(const char *name, const uint8_t *key, bool encrypt)
{
	EVP_CIPHER *type = EVP_CIPHER_fetch(crypto_library()->context, name, NULL);
	EVP_CIPHER_CTX *evp = EVP_CIPHER_CTX_new();

	if (!type || !evp || !EVP_CipherInit_ex2(evp, type, key, NULL, encrypt, NULL) ||
	    !EVP_CIPHER_CTX_set_padding(evp, 0))
		crypto_broken(name);
	EVP_CIPHER_free(type);
	return evp;
}

struct cipher *
cipher_new(enum cipher_alg alg, const uint8_t *key, size_t key_len, bool encrypt)
{
	const char *name = evp_name(alg, key_len);
	struct cipher *c;

	if (!name && (alg != CIPHER_NULL || key_len))
		return NULL;
	c = xcalloc(1, sizeof *c);
	if (name)
		c->evp = evp_new(name, key, encrypt);
	return c;
}

void
cipher_free(struct cipher *c)
{
	if (!c)
		return;
	EVP_CIPHER_CTX_free(c->evp);
	free(c);
}

void
cipher_cbc(struct cipher *c, const uint8_t *iv, const uint8_t *in, uint8_t *out, size_t len)
{
	int done = 0;

	if (!c->evp) {
		memmove(out, in, len);
		return;
	}
	assert(len <= INT_MAX);
	if ((iv && !EVP_CipherInit_ex2(c->evp, NULL, NULL, iv, -1, NULL)) ||
	    !EVP_CipherUpdate(c->evp, out, &done, in, (int)len) || (size_t)done != len)
		crypto_broken("whole blocks");
}

/* Begins with the nonce and runs over what is only authenticated, then over the rest. */
static void
run_gcm(struct cipher *c, const uint8_t *nonce, struct chunk aad, uint8_t *at, size_t len)
{
	int done = 0;

	assert(aad.len <= INT_MAX && len <= INT_MAX);
	if (!EVP_CipherInit_ex2(c->evp, NULL, NULL, nonce, -1, NULL) ||
	    !EVP_CipherUpdate(c->evp, NULL, &done, aad.at, (int)aad.len) ||
	    (len && !EVP_CipherUpdate(c->evp, at, &done, at, (int)len)))
		crypto_broken("GCM");
}

void
cipher_gcm_seal(struct cipher *c, const uint8_t nonce[CRYPTO_GCM_NONCE], struct chunk aad,
		uint8_t *at, size_t len, uint8_t icv[CRYPTO_GCM_ICV])
{
	uint8_t end[CRYPTO_MAX_BLOCK];
	int done = 0;

	run_gcm(c, nonce, aad, at, len);
	if (!EVP_CipherFinal_ex(c->evp, end, &done) ||
	    !EVP_CIPHER_CTX_ctrl(c->evp, EVP_CTRL_AEAD_GET_TAG, CRYPTO_GCM_ICV, icv))
		crypto_broken("GCM");
}

bool
cipher_gcm_open(struct cipher *c, const uint8_t nonce[CRYPTO_GCM_NONCE], struct chunk aad,
		uint8_t *at, size_t len, const uint8_t icv[CRYPTO_GCM_ICV])
{
	uint8_t end[CRYPTO_MAX_BLOCK];
	int done = 0;

	run_gcm(c, nonce, aad, at, len);
	if (!EVP_CIPHER_CTX_ctrl(c->evp, EVP_CTRL_AEAD_SET_TAG, CRYPTO_GCM_ICV, (void *)icv))
		crypto_broken("GCM");
	return EVP_CipherFinal_ex(c->evp, end, &done) == 1;
}
