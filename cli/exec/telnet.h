/* A telnet client at a console, over the network of the lab. */
#ifndef QMIDLE_EXEC_TELNET_H
#define QMIDLE_EXEC_TELNET_H

#include <stdbool.h>
#include <stdint.h>

#include "cli/exec/call.h"

struct session;

#define TELNET_PORT 23

/* Opens a connection in front of the session, whose handler this is. */
void telnet_open(struct session *, struct tcp_stack *, const struct call_to *);
/* The same from a router, to port 23, if its line may. */
void telnet_from_router(struct session *, const char *host, ip4);

#endif
