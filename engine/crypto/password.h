/* Passwords of IOS configurations: making and checking the forms that are stored. */
#ifndef QMIDLE_CRYPTO_PASSWORD_H
#define QMIDLE_CRYPTO_PASSWORD_H

#include <stdbool.h>

#include "engine/base/rng.h"

#define PASSWORD_TEXT  128 /* room for any stored form */
#define PASSWORD_PLAIN 64  /* of a type 7: IOS takes no longer password */

/* Type 5, MD5-crypt with four octets of salt: "$1$mERr$hx5rVt7rPNoS4wqbXKX7m0". */
void password_make_5(const char *plain, struct rng *, char out[static PASSWORD_TEXT]);
/* Types 4, 8 and 9: SHA-256; PBKDF2 of 20000 rounds and scrypt with 14 octets of salt:
 * "$9$2MJBozw/9R3UsU$2lFhcKvpghcyw8deP25GOfyZaagyUOGBymkryvOdfo6". */
void password_make_digest(unsigned type, const char *plain, struct rng *,
			  char out[static PASSWORD_TEXT]);
/* Type 7, which only hides: "0822455D0A16". The random choice of rng is the offset 0 to 15. */
void password_make_7(const char *plain, struct rng *, char out[static PASSWORD_TEXT]);
/* The plain text of a type 7; false when stored is not one. */
bool password_read_7(const char *stored, char plain[static PASSWORD_PLAIN]);

/* Whether stored has the form of that type (4, 5, 7, 8, 9). */
bool password_valid(unsigned type, const char *stored);
/* Whether plain is the password behind stored. Types 0, 4, 5, 7, 8 and 9; false for any other. */
bool password_check(unsigned type, const char *stored, const char *plain);

#endif
