/* The private configuration: the RSA pairs and the config-key of a router, which no configuration shows. `write memory`
 * keeps it beside the startup configuration; it is a text of
 *
 *	key VPN general-keys exportable made 1742887082
 *	-----BEGIN PRIVATE KEY-----
 *	…
 *	-----END PRIVATE KEY-----
 *
 * where what stands behind the label may be left out, so that any program can make one; and a line
 * `config-key TEXT`, what `key config-key password-encrypt` set. */
#ifndef QMIDLE_DEVICE_PRIVATE_H
#define QMIDLE_DEVICE_PRIVATE_H

#include <stdbool.h>

struct device;
struct pki_key;

/* What is to be saved. Gives it; a secret, for wipe_free(). */
char *private_text(const struct device *);
/* Adds the pairs that were saved. What cannot be read is reported as the device reports refused
 * lines. */
void private_load(struct device *);
/* Whether the pair is among what is saved. */
bool private_holds(const struct device *, const struct pki_key *);

#endif
