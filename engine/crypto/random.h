/* Where OpenSSL's own random bytes come from. Private to engine/crypto.
 *
 * A provider built into the program takes the place of OpenSSL's generators in our library context,
 * so that key pairs, salts and blinding come out of the world's generator. */
#ifndef QMIDLE_CRYPTO_RANDOM_H
#define QMIDLE_CRYPTO_RANDOM_H

#include <stdbool.h>

#include <openssl/types.h>

/* Before anything in the context has drawn a byte. */
bool random_install(OSSL_LIB_CTX *);

#endif
