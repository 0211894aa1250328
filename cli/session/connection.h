/* What a session has open to other machines: `telnet` and its kin.
 *
 *	connection_add() --> trying --connection_open()--> in front <--> put aside (Ctrl-Shift-6 x,
 *	                       |                              |           resume)
 *	                       +-------- connection_end() ----+-- gone
 *
 * One is in front at most, as the job of the session: what is typed goes to it, and it may print.
 * How octets come and go is the business of its ops. */
#ifndef QMIDLE_SESSION_CONNECTION_H
#define QMIDLE_SESSION_CONNECTION_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/addr.h"

struct connection;
struct session;

struct connection_ops {
	/* Something was typed: a character. */
	void (*key)(void *call, int key);
	/* It has come to the front: prints what has waited. */
	void (*front)(void *call);
	/* Does its screen wait for somebody to type? For those who do not see it. */
	bool (*at_rest)(void *call);
	/* Octets that wait while it is put aside. */
	size_t (*waiting)(void *call);
	/* Closes it and frees. Called once. */
	void (*free)(void *call);
};

/* In front of the session, whose handler this is. Takes call; host is what was typed. */
struct connection *connection_add(struct session *, const struct connection_ops *, void *call,
				  const char *host, ip4 address);
/* It is there: keys go to it. */
void connection_open(struct connection *);
bool connection_in_front(const struct connection *);
/* Prints to the session, if it is in front. */
void connection_print(struct connection *, const char *text);
/* at_rest() may say something else now. */
void connection_rested(struct connection *);
/* It is over. The text is shown; where it was put aside, between what else is shown. */
void connection_end(struct connection *, const char *text);

const char *connection_host(const struct connection *);
struct session *connection_session(const struct connection *);

/* All of a session that ends. */
void connections_free(struct session *);
/* The one that was in front last comes there again; false: there is none. */
bool connection_resume_last(struct session *);
/* `resume 3`, `3`: or says that there is none. */
void connection_resume(struct session *, unsigned number);
/* `exit` while some are open: asks. false: there are none. */
bool connection_keeps(struct session *);
/* "10.1.1.2" of the one in front, or the last, for `show users`; NULL: none. */
const char *connection_of(const struct session *);

#endif
