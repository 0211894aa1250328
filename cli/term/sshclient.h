/* Private to cli/term, but for cli/exec: the protocol SSH-2 on a client's side, by libssh, over a
 * connection of the lab's own network. It never waits.
 *
 *	SSHC_BEGINS -> SSHC_ASKS <-> SSHC_TRIES -> SSHC_ENTERS -> SSHC_OPEN -> SSHC_OVER */
#ifndef QMIDLE_TERM_SSHCLIENT_H
#define QMIDLE_TERM_SSHCLIENT_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/tcp/tcp.h"

struct rng;
struct ssh_client;

enum ssh_client_state {
	SSHC_BEGINS, /* keys are agreed upon, and whether he needs a password */
	SSHC_ASKS,   /* a password is wanted: ssh_client_password() */
	SSHC_TRIES,  /* it is looked at */
	SSHC_ENTERS, /* a shell is asked for, or the command */
	SSHC_OPEN,
	SSHC_OVER, /* the far end has ended it, or nothing was agreed */
};

struct ssh_client_params {
	const char *user;
	const char *command; /* NULL: a shell */
	const char *ciphers; /* NULL: those of IOS; as are hashes */
	const char *macs;
	unsigned rows, columns;
	struct rng *rng; /* where its random bytes come from. Outlives it */
};

/* The connection is established, and stays the caller's. NULL: the machine gives no sockets, or those
 * algorithms are none. Gives it. */
struct ssh_client *ssh_client_new(const struct ssh_client_params *, struct tcp_stack *, tcp_id);
void ssh_client_free(struct ssh_client *);

/* Does what can be done now. */
enum ssh_client_state ssh_client_step(struct ssh_client *);
/* What the server says before it asks, "" for nothing. Once. The caller frees it. */
char *ssh_client_banner(struct ssh_client *);
void ssh_client_password(struct ssh_client *, const char *password);

/* What has come, at most size octets; gives how many. In any state. */
size_t ssh_client_read(struct ssh_client *, char *bytes, size_t size);
size_t ssh_client_waiting(const struct ssh_client *);
void ssh_client_type(struct ssh_client *, const char *bytes, size_t len);
/* The connection has gone. */
void ssh_client_cut(struct ssh_client *);

#endif
