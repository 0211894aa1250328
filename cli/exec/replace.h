/* Changes that go back by themselves, for whoever begins one. */
#ifndef QMIDLE_EXEC_REPLACE_H
#define QMIDLE_EXEC_REPLACE_H

#include <stdbool.h>

struct session;

/* Keeps the running configuration in the archive; in so many minutes the router goes back to it, unless
 * `configure confirm` is said. false: it cannot be kept, and that has been said. */
bool replace_revert_in(struct session *, unsigned minutes);

#endif
