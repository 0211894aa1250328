/* Keys of peers as the configuration shows them: in the clear, or sealed under the config-key of the
 * router (type 6). The engine has what they say. */
#ifndef QMIDLE_APPLY_SEALED_H
#define QMIDLE_APPLY_SEALED_H

#include <stdbool.h>

struct apply;
struct device;
struct diag;

/* What was typed, behind `6` the secret that is sealed in it: for wipe_free(). NULL when nobody can
 * read that, which is said to who typed. */
char *sealed_read(struct apply *, bool sealed, const char *typed);
/* The line is kept sealed where `password encryption aes` says so. */
void sealed_keep(struct apply *);

/* Could it be a config-key? */
bool sealed_key_fits(const char *config_key, struct diag *why);
/* The router has that config-key from now on: what was sealed under the old one is sealed under the
 * new one, where it can be read. NULL: it has none any more, and nobody reads what is sealed. */
void sealed_change_key(struct device *, const char *config_key);

#endif
