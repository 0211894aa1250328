#include "engine/crypto/library.h"

#include <stdio.h>
#include <stdlib.h>

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/provider.h>

#include "engine/crypto/random.h"

static const char *const digest_name[HASHES] = {
	[HASH_MD5] = "MD5",	    [HASH_SHA1] = "SHA1",	[HASH_SHA256] = "SHA2-256",
	[HASH_SHA384] = "SHA2-384", [HASH_SHA512] = "SHA2-512",
};

_Noreturn void
crypto_broken(const char *what)
{
	fprintf(stderr, "qmidle: OpenSSL does not give %s: %s\n", what,
		ERR_reason_error_string(ERR_peek_last_error()) ?: "no reason given");
	exit(2);
}

static void
fetch_hash(struct crypto_library *l, EVP_MAC *hmac, enum hash_alg alg)
{
	OSSL_PARAM digest[] = {
		OSSL_PARAM_utf8_string(OSSL_MAC_PARAM_DIGEST, (char *)digest_name[alg], 0),
		OSSL_PARAM_END,
	};

	l->md[alg] = EVP_MD_fetch(l->context, digest_name[alg], NULL);
	l->hmac[alg] = EVP_MAC_CTX_new(hmac);
	if (!l->md[alg] || !l->hmac[alg] || !EVP_MAC_CTX_set_params(l->hmac[alg], digest))
		crypto_broken(digest_name[alg]);
}

static void
load(struct crypto_library *l)
{
	EVP_MAC *hmac;

	l->context = OSSL_LIB_CTX_new();
	if (!l->context)
		crypto_broken("a library context");
	l->standard = OSSL_PROVIDER_load(l->context, "default");
	l->legacy = OSSL_PROVIDER_load(l->context, "legacy");
	if (!l->standard || !l->legacy)
		crypto_broken(l->standard ? "its legacy provider (single DES)"
					  : "its default provider");
	if (!random_install(l->context))
		crypto_broken("a place for our generator");
	hmac = EVP_MAC_fetch(l->context, "HMAC", NULL);
	if (!hmac)
		crypto_broken("HMAC");
	for (enum hash_alg alg = HASH_NONE + 1; alg < HASHES; alg++)
		fetch_hash(l, hmac, alg);
	EVP_MAC_free(hmac);
	l->digest = EVP_MD_CTX_new();
	l->bn = BN_CTX_new_ex(l->context);
	if (!l->digest || !l->bn)
		crypto_broken("memory");
}

struct crypto_library *
crypto_library(void)
{
	static struct crypto_library library;

	if (!library.bn)
		load(&library);
	return &library;
}
