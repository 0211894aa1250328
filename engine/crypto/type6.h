/* Passwords of type 6: sealed under a key that the configuration does not show, so that whoever has
 * that key reads them again. What stands in a configuration is
 *
 *	salt (8 octets) | password, enciphered | MAC (4 octets)
 *
 * in base 41, three of 'A' to 'i' for two octets, among which is no blank, quote or question mark.
 * That is how IOS writes them too; how it makes keys of a config-key is not published, so that texts
 * of one cannot be read by the other.
 *
 *	K = SHA-256(config-key)
 *	cipher key = prf(K, salt | 0), MAC key = prf(K, salt | 1)	prf: HMAC-SHA-256
 *	password, enciphered: AES-256 in output feedback, from the salt on
 *	MAC: the first octets of HMAC-SHA-256 over salt and what is enciphered */
#ifndef QMIDLE_CRYPTO_TYPE6_H
#define QMIDLE_CRYPTO_TYPE6_H

#include "engine/base/rng.h"

#define TYPE6_LEAST 8 /* characters of a config-key */

/* Gives the sealed form; the salt is drawn from rng. */
char *type6_seal(const char *config_key, const char *plain, struct rng *);
/* Gives the password, for wipe_free(); NULL when the text is none, or of another config-key. */
char *type6_open(const char *config_key, const char *sealed);

#endif
