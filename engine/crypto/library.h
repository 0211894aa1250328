/* What this folder keeps of OpenSSL: a library context of our own with the default and the legacy
 * provider, and everything that is fetched once. Made at first use, for one thread. */
#ifndef QMIDLE_CRYPTO_LIBRARY_H
#define QMIDLE_CRYPTO_LIBRARY_H

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>

#include "engine/crypto/crypto.h"

enum crypto_group {
#define GROUP(name, ...) GROUP_##name,
#include "engine/crypto/alg.def"
#undef GROUP
	GROUPS
};

struct crypto_modp {
	BIGNUM *p, *top; /* top is p - 1 */
	BIGNUM *g, *q;	 /* q: the subgroup's order, NULL where the whole group serves */
	BN_MONT_CTX *mont;
};

struct crypto_library {
	OSSL_LIB_CTX *context;
	OSSL_PROVIDER *standard, *legacy;
	EVP_MD *md[HASHES];
	EVP_MD_CTX *digest;	   /* scratch of hash() */
	EVP_MAC_CTX *hmac[HASHES]; /* templates of hmac_new(), scratch of prf() */
	BN_CTX *bn;
	struct crypto_modp modp[GROUPS]; /* empty until used */
	EC_GROUP *curve[GROUPS];	 /* the same */
};

/* A machine whose OpenSSL lacks one of our algorithms stops with a line that names it. */
struct crypto_library *crypto_library(void);
/* Stops the program: the library refused what cannot fail. */
_Noreturn void crypto_broken(const char *what);

#endif
