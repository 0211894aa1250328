#include <openssl/crypto.h>

#include "engine/crypto/library.h"

/* An EVP_MAC_CTX under the name that the rest of the engine knows. */
#define EVP(hmac) ((EVP_MAC_CTX *)(hmac))

static void
set_key(EVP_MAC_CTX *evp, const void *key, size_t key_len)
{
	/* Without a key OpenSSL would keep the one before. */
	if (!EVP_MAC_init(evp, key ? key : (const void *)"", key_len, NULL))
		crypto_broken("HMAC");
}

struct hmac *
hmac_new(enum hash_alg alg, const void *key, size_t key_len)
{
	EVP_MAC_CTX *evp = EVP_MAC_CTX_dup(crypto_library()->hmac[alg]);

	if (!evp)
		crypto_broken("HMAC");
	set_key(evp, key, key_len);
	return (struct hmac *)evp;
}

void
hmac_free(struct hmac *h)
{
	EVP_MAC_CTX_free(EVP(h));
}

void
hmac_start(struct hmac *h)
{
	if (!EVP_MAC_init(EVP(h), NULL, 0, NULL))
		crypto_broken("HMAC");
}

void
hmac_add(struct hmac *h, const void *bytes, size_t len)
{
	if (!EVP_MAC_update(EVP(h), bytes, len))
		crypto_broken("HMAC");
}

size_t
hmac_end(struct hmac *h, uint8_t out[CRYPTO_MAX_DIGEST])
{
	size_t len = 0;

	if (!EVP_MAC_final(EVP(h), out, &len, CRYPTO_MAX_DIGEST))
		crypto_broken("HMAC");
	return len;
}

size_t
prf(enum hash_alg alg, struct chunk key, const struct chunk *parts, size_t count,
    uint8_t out[CRYPTO_MAX_DIGEST])
{
	EVP_MAC_CTX *evp = crypto_library()->hmac[alg];

	set_key(evp, key.at, key.len);
	for (size_t i = 0; i < count; i++)
		hmac_add((struct hmac *)evp, parts[i].at, parts[i].len);
	return hmac_end((struct hmac *)evp, out);
}

size_t
hash(enum hash_alg alg, const struct chunk *parts, size_t count, uint8_t out[CRYPTO_MAX_DIGEST])
{
	struct crypto_library *l = crypto_library();
	unsigned len = 0;
	bool good = EVP_DigestInit_ex2(l->digest, l->md[alg], NULL);

	for (size_t i = 0; i < count; i++)
		good = good && EVP_DigestUpdate(l->digest, parts[i].at, parts[i].len);
	if (!good || !EVP_DigestFinal_ex(l->digest, out, &len))
		crypto_broken("a hash");
	return len;
}

bool
crypto_equal(const void *a, const void *b, size_t len)
{
	return CRYPTO_memcmp(a, b, len) == 0;
}
