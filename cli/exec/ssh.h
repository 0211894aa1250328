/* An SSH client at a console, over the network of the lab. */
#ifndef QMIDLE_EXEC_SSH_H
#define QMIDLE_EXEC_SSH_H

#include "cli/exec/call.h"

struct session;
struct tcp_stack;
struct world;

#define SSH_PORT 22

struct ssh_to {
	struct call_to call;
	const char *user;
	const char *command;	  /* NULL: a shell */
	const char *cipher, *mac; /* literals, as libssh names them; NULL: any */
	unsigned prompts;	  /* for a password; 0: the usual */
	const struct world *world;
	const char *from; /* the name of the node */
};

/* Opens a connection in front of the session, whose handler this is. */
void ssh_open(struct session *, struct tcp_stack *, const struct ssh_to *);

#endif
