/* Names in the place of addresses. A router without a name server asks everybody, three times,
 * and gives up. */
#ifndef QMIDLE_EXEC_NAME_H
#define QMIDLE_EXEC_NAME_H

#include <stdbool.h>

#include "engine/base/addr.h"

struct session;

/* A first word that is no command is the name of a host to telnet to: looks for it. */
void exec_unknown_name(struct session *, const char *line);
/* The target of a test, an address or the name of a host that is known. false: looks for it, then
 * says that it is not to be found. */
bool exec_target(struct session *, const char *name, ip4 *);
/* The same for a host to call. */
bool exec_host(struct session *, const char *name, ip4 *);

#endif
