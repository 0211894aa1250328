/* `show … | redirect URL`, append and tee: the output of a command goes to a file when it is over. */
#ifndef QMIDLE_SESSION_REDIRECT_H
#define QMIDLE_SESSION_REDIRECT_H

#include <stdbool.h>

struct redirect;
struct session;

enum redirect_kind {
	REDIRECT_NONE,
	REDIRECT_FILE,
	REDIRECT_APPEND,
	REDIRECT_TEE,
	REDIRECT_TEE_APPEND
};

/* Gives it; NULL: the URL is none, and that has been said. */
struct redirect *redirect_new(struct session *, enum redirect_kind, const char *url);
void redirect_free(struct redirect *);

/* Keeps the text; true: it is to be shown as well. */
bool redirect_put(struct redirect *, const char *text);
/* Writes what came and says what goes wrong. Takes it. A server is met by a job of the session. */
void redirect_end(struct redirect *);

#endif
