/* Passwords on their way into the configuration. Private to cli/apply. */
#ifndef QMIDLE_APPLY_PASSWORD_H
#define QMIDLE_APPLY_PASSWORD_H

#include "cli/apply/apply.h"

/* The stored form of a password that may be hidden: "cisco", or "7 08…" when it was given so or
 * the router encrypts passwords. NULL and refused when it is no type 7. Gives it. */
char *password_to_store(struct apply *, bool hidden, const char *typed);
/* The stored form of a secret, "5 $1$…": as it is given when it is of that type (4, 5, 8 or 9), made by
 * the algorithm of type `make` from plain text (0). NULL and refused when it is no hash. Gives it. */
char *secret_to_store(struct apply *, unsigned type, const char *typed, unsigned make);

#endif
