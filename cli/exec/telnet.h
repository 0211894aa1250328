/* A telnet client at a console, over the network of the lab. */
#ifndef QMIDLE_EXEC_TELNET_H
#define QMIDLE_EXEC_TELNET_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/addr.h"

struct session;
struct tcp_stack;

#define TELNET_PORT 23

struct telnet_to {
	const char *host; /* as it was typed */
	ip4 address;
	uint16_t port;
	ip4 src; /* 0: of the interface it leaves by */
	uint8_t tos;
	bool from_host; /* by a host, which has no Ctrl-Shift-6 x: Ctrl-] ends it */
};

/* Opens a connection in front of the session, whose handler this is. */
void telnet_open(struct session *, struct tcp_stack *, const struct telnet_to *);
/* The same from a router, to port 23, if its line may. */
void telnet_from_router(struct session *, const char *host, ip4);

#endif
