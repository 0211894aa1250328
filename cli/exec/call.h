/* A client at a console, over a TCP connection of the lab: what telnet and SSH have in common.
 * Everything is called from the scheduler's turns.
 *
 *	session -- connection -- call --+-- telnet --+-- tcp
 *	                                +-- ssh -----+ */
#ifndef QMIDLE_EXEC_CALL_H
#define QMIDLE_EXEC_CALL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/addr.h"
#include "engine/base/text.h"
#include "engine/sim/sched.h"
#include "engine/tcp/tcp.h"

struct call;
struct connection;
struct session;

struct call_to {
	const char *host; /* as it was typed */
	ip4 address;
	uint16_t port;
	ip4 src; /* 0: of the interface it leaves by */
	uint8_t tos;
	bool from_host; /* by a host, which has no Ctrl-Shift-6 x: Ctrl-] ends it */
};

struct call_ops {
	void (*opened)(struct call *);
	/* Octets have come, there is room for more, or it has come to the front. */
	void (*moves)(struct call *);
	void (*key)(struct call *, int key);
	/* Octets that wait to be shown. */
	size_t (*waiting)(const struct call *);
	/* Frees the call and what it is part of; the machinery has let go of it. */
	void (*free)(struct call *);
};

/* The first member of what a protocol keeps. */
struct call {
	const struct call_ops *ops;
	struct tcp_stack *tcp; /* NULL once it has stopped */
	tcp_id id;	       /* 0: it is over */
	struct session *session;
	struct connection *connection;
	char *host;
	bool from_host, finished;
	struct text shown; /* what has come and is not printed yet */
	char last;	   /* octets of the screen line: the last that is no blank, 0 for none */
	simtime still;	   /* since when */
	timer_id timer;
};

/* Begins, in front of the session whose handler this is. False, and says so: there is no room for
 * another. */
bool call_start(struct call *, const struct call_ops *, struct session *, struct tcp_stack *,
		const struct call_to *);
/* May this line call there, by that of `transport output`? Or says why not. */
bool call_is_allowed(struct session *, ip4, uint16_t port, bool by_line, const char *protocol);

/* There is somebody to type for. */
void call_is_open(struct call *);
bool call_in_front(const struct call *);
/* Text of the far end; a NUL is nothing to see. It is printed by call_print(). */
void call_show(struct call *, const char *bytes, size_t len);
void call_print(struct call *);
/* Text of our own, at once. */
void call_say(struct call *, const char *text);
/* Both free it. */
void call_over(struct call *); /* by the far end */
void call_end(struct call *, const char *text);

#endif
