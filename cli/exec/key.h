/* What the commands of PKI need of RSA keys. */
#ifndef QMIDLE_EXEC_KEY_H
#define QMIDLE_EXEC_KEY_H

#include <stdbool.h>

#include "engine/pki/pki.h"

struct session;

/* Draws a pair and says so; false when it has said why not. */
bool key_make(struct session *, const char *label, enum pki_key_usage, unsigned bits,
	      bool exportable);
/* Prints the pair encrypted with the passphrase, 3DES or DES, with its public half before it if that
 * is wanted; false when it has said that it may not leave. */
bool key_show_pem(struct session *, const struct pki_key *, bool public, bool des,
		  const char *passphrase);

#endif
