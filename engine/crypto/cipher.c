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
