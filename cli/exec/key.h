/* What the commands of PKI need of RSA keys. */
#ifndef QMIDLE_EXEC_KEY_H
#define QMIDLE_EXEC_KEY_H

#include <stdbool.h>

#include "engine/pki/pki.h"

struct args_config_crypto_key_generate_rsa;
struct device;
struct diag;
struct session;

/* `crypto key generate rsa` with nobody there: bits is what was answered, 0 the default. A pair of
 * that name stays. False: *why says what is missing. */
bool key_generate(struct device *, const struct args_config_crypto_key_generate_rsa *,
		  unsigned bits, struct diag *why);
/* Throws away the pairs of that label, all of them where it is NULL. */
void key_zeroize(struct device *, const char *label);

/* Draws a pair and says so; false when it has said why not. */
bool key_make(struct session *, const char *label, enum pki_key_usage, unsigned bits,
	      bool exportable);
/* Prints the pair encrypted with the passphrase, 3DES or DES, with its public half before it if that
 * is wanted; false when it has said that it may not leave. */
bool key_show_pem(struct session *, const struct pki_key *, bool public, bool des,
		  const char *passphrase);

#endif
