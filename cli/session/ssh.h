/* Who comes by SSH has said who he is before he sees anything of a session. The protocol is
 * cli/term's; what it is to ask and to believe is said here.
 *
 *	s = session_new_call(device, CALL_SSH, "10.1.1.9");	a line is his
 *	session_ssh_wait(s, …);					for a while
 *	session_ssh_login(s, "bob", "secret");			true: he may in
 *	session_ssh_open(s, …); session_attach(s, terminal);	banner, prompt */
#ifndef QMIDLE_SESSION_SSH_H
#define QMIDLE_SESSION_SSH_H

#include <stdbool.h>

#include "engine/sim/sched.h"

struct rsa_key;
struct session;

struct ssh_greeting {
	bool old; /* the server is one of version 1 alone, and a client of version 2 is told so */
	const struct rsa_key *key; /* of the router. Borrowed, as the banner */
	const char *banner;	   /* before the login; NULL for none */
	unsigned tries;
};
struct ssh_greeting session_ssh_greeting(const struct session *);

/* As long as the session has no terminal, gone() says that it is to end: too late, cleared, the router
 * starts again. The session is freed by whoever has it, not from inside of gone(). */
void session_ssh_wait(struct session *, void (*gone)(void *ctx), void *ctx);
/* Is that he? Without a password: does he need none? Once true, he is the user of the session. */
bool session_ssh_login(struct session *, const char *user, const char *password);
/* How long it is until he hears of that and may try again: once. */
simtime session_ssh_pause(struct session *);

/* Is that key his, by its hash ("5D41…")? With `proven` he has it, and is the user from then on. */
bool session_ssh_key(struct session *, const char *user, const char *hash, bool proven);

struct ssh_protection { /* in and out. Copied */
	const char *cipher[2], *mac[2];
};
/* What is shown of his connection, now that he gets a terminal. */
void session_ssh_open(struct session *, const struct ssh_protection *);

#endif
