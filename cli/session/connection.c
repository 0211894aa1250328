#include "cli/session/connection.h"

#include <stdlib.h>
#include <string.h>

#include "cli/handlers.h"
#include "cli/session/private.h"
#include "engine/base/xmalloc.h"
#include "grammar/ios/args.h"

/* What is said of connections. All of it is from memory [K]. */
#define SAYS_NONE	"%% No connections open\n"
#define SAYS_NOT_OPEN	"%% %u is not an open connection\n"
#define SAYS_NO_NAME	"%% %s is not an open connection\n"
#define SAYS_RESUMING	"[Resuming connection %u to %s ... ]\n\n"
#define SAYS_KEEPS	"(You have open connections) [confirm]"
#define SAYS_CLOSING	"Closing: %s !\n"
#define SAYS_DISCONNECT "Closing connection to %s [confirm]"
#define ASKS_NUMBER	"Connection number: "
#define ASKS_NAME	"Enter logical name: "
#define SAYS_NAMED	"Connection %u to %s will be named \"%s\" [confirm]"

struct connection {
	struct connection *next;
	struct session *session;
	unsigned number;
	char *host, *name; /* name: what he calls it, NULL: as its host */
	ip4 address;
	const struct connection_ops *ops;
	void *call;
	bool open, front;
	simtime active;
};

/* ---- in front ---- */

static void
put_aside(struct session *s, struct connection *c)
{
	session_write(s, "\n");
	session_job_done(s);
}

static void
job_abort(struct session *s, void *job)
{
	connection_end(job, "\n");
}

static void
job_key(struct session *s, void *job, int key)
{
	struct connection *c = job;

	c->active = sched_now(s->sched);
	if (key == KEY_SUSPEND)
		put_aside(s, c);
	else if (key == KEY_PREVIOUS || key == KEY_NEXT)
		c->ops->key(c->call, key == KEY_PREVIOUS ? 0x10 : 0x0e);
	else
		c->ops->key(c->call, key);
}

static bool
job_raw(void *job, bool whole)
{
	struct connection *c = job;

	return c->open && (!whole || c->ops->at_rest(c->call));
}

static void
job_free(void *job)
{
	((struct connection *)job)->front = false;
}

static void
bring_to_front(struct session *s, struct connection *c)
{
	static const struct job_ops ops = {
		.abort = job_abort, .key = job_key, .raw = job_raw, .free = job_free
	};

	c->front = true;
	s->current = c;
	session_job(s, &ops, c);
}

/* ---- beginning and end ---- */

struct connection *
connection_add(struct session *s, const struct connection_ops *ops, void *call, const char *host,
	       ip4 address)
{
	struct connection *c = xcalloc(1, sizeof *c), **at = &s->connections;

	c->session = s;
	c->ops = ops;
	c->call = call;
	c->host = xstrdup(host);
	c->address = address;
	c->active = sched_now(s->sched);
	c->number = 1;
	while (*at && (*at)->number == c->number) { /* the first number that is free */
		c->number++;
		at = &(*at)->next;
	}
	c->next = *at;
	*at = c;
	bring_to_front(s, c);
	return c;
}

void
connection_open(struct connection *c)
{
	c->open = true;
	if (c->front)
		session_job_raw(c->session);
}

bool
connection_in_front(const struct connection *c)
{
	return c->front;
}

const char *
connection_host(const struct connection *c)
{
	return c->host;
}

struct session *
connection_session(const struct connection *c)
{
	return c->session;
}

void
connection_print(struct connection *c, const char *text)
{
	if (c->front)
		session_write(c->session, text);
}

void
connection_rested(struct connection *c)
{
	if (c->front)
		session_job_raw(c->session);
}

static void
take_out(struct connection *c)
{
	struct session *s = c->session;
	struct connection **at = &s->connections;

	while (*at != c)
		at = &(*at)->next;
	*at = c->next;
	if (s->current == c)
		s->current = s->connections;
}

static void
discard(struct connection *c)
{
	c->ops->free(c->call);
	free(c->host);
	free(c->name);
	free(c);
}

void
connection_end(struct connection *c, const char *text)
{
	struct session *s = c->session;

	take_out(c);
	if (c->front) {
		session_write(s, text);
		session_job_done(s);
	} else {
		output_message(s, text + strspn(text, "\n"));
	}
	discard(c);
}

void
connections_free(struct session *s)
{
	struct connection *c;

	s->current = NULL;
	while ((c = s->connections)) {
		s->connections = c->next;
		discard(c);
	}
}

/* ---- resume ---- */

static struct connection *
find(const struct session *s, unsigned number)
{
	struct connection *c = s->connections;

	while (c && c->number != number)
		c = c->next;
	return c;
}

/* What a command means: a number, a name, or else the last one. NULL: it has been said that there
 * is none. */
static struct connection *
meant(struct session *s, unsigned number, const char *name)
{
	struct connection *c = number || name ? s->connections : s->current;

	while (c &&
	       ((number && c->number != number) || (name && (!c->name || strcmp(c->name, name)))))
		c = c->next;
	if (c)
		return c;
	if (number)
		session_printf(s, SAYS_NOT_OPEN, number);
	else if (name)
		session_printf(s, SAYS_NO_NAME, name);
	else
		session_printf(s, SAYS_NONE);
	return NULL;
}

static void
resume(struct session *s, struct connection *c)
{
	session_printf(s, SAYS_RESUMING, c->number, c->host);
	bring_to_front(s, c);
	c->ops->front(c->call);
}

bool
connection_resume_last(struct session *s)
{
	if (!s->current)
		return false;
	resume(s, s->current);
	return true;
}

void
connection_resume(struct session *s, unsigned number)
{
	struct connection *c = meant(s, number, NULL);

	if (c)
		resume(s, c);
}

void
exec_resume(struct session *s, const struct args_resume *a)
{
	struct connection *c = meant(s, a->number, a->name);

	if (c)
		resume(s, c);
}

/* ---- disconnect, exit ---- */

static void
disconnected(struct session *s, void *ctx, bool yes)
{
	struct connection *c = find(s, *(unsigned *)ctx);

	free(ctx);
	if (!yes || !c)
		return;
	take_out(c);
	discard(c);
}

void
exec_disconnect(struct session *s, const struct args_disconnect *a)
{
	struct connection *c = meant(s, a->number, a->name);
	char *question;

	if (!c)
		return;
	question = xasprintf(SAYS_DISCONNECT, c->host);
	session_confirm(s, question, disconnected, xmemdup(&c->number, sizeof c->number));
	free(question);
}

static void
leave_them(struct session *s, void *ctx, bool yes)
{
	if (!yes)
		return;
	for (const struct connection *c = s->connections; c; c = c->next)
		session_printf(s, SAYS_CLOSING, c->host);
	connections_free(s);
	session_exit(s);
}

bool
connection_keeps(struct session *s)
{
	if (!s->connections)
		return false;
	session_confirm(s, SAYS_KEEPS, leave_them, NULL);
	return true;
}

/* ---- name-connection ---- */

struct naming {
	unsigned number;
	char *name;
};

static void
naming_free(struct naming *n)
{
	free(n->name);
	free(n);
}

static void
named(struct session *s, void *ctx, bool yes)
{
	struct naming *n = ctx;
	struct connection *c = find(s, n->number);

	if (yes && c) {
		free(c->name);
		c->name = n->name;
		n->name = NULL;
	}
	naming_free(n);
}

static void
name_typed(struct session *s, void *ctx, const char *typed)
{
	struct naming *n = ctx;
	struct connection *c = find(s, n->number);
	char *question;

	if (!typed || !*typed || !c) {
		naming_free(n);
		return;
	}
	n->name = xstrdup(typed);
	question = xasprintf(SAYS_NAMED, c->number, c->host, n->name);
	session_confirm(s, question, named, n);
	free(question);
}

static void
number_typed(struct session *s, void *ctx, const char *typed)
{
	struct naming *n = ctx;

	if (typed && *typed)
		n->number = (unsigned)strtoul(typed, NULL, 10);
	if (typed && find(s, n->number)) {
		session_ask(s, INPUT_TEXT, ASKS_NAME, name_typed, n);
		return;
	}
	if (typed)
		session_printf(s, SAYS_NOT_OPEN, n->number);
	naming_free(n);
}

void
exec_name_connection(struct session *s, const struct args_name_connection *a)
{
	if (s->connections)
		session_ask(s, INPUT_TEXT, ASKS_NUMBER, number_typed,
			    xcalloc(1, sizeof(struct naming)));
	else
		session_printf(s, SAYS_NONE);
}

/* ---- what is shown ---- */

const char *
connection_of(const struct session *s)
{
	return s->current ? s->current->host : NULL;
}

void
exec_show_sessions(struct session *s, const struct args_show_sessions *a)
{
	if (!s->connections) {
		session_printf(s, SAYS_NONE);
		return;
	}
	session_write(s, "Conn Host                Address             Byte  Idle Conn Name\n");
	for (const struct connection *c = s->connections; c; c = c->next)
		session_printf(s, "%c %2u %-20s%-18s%6zu%6u %s\n", c == s->current ? '*' : ' ',
			       c->number, c->host, IP4S(c->address), c->ops->waiting(c->call),
			       (unsigned)((sched_now(s->sched) - c->active) / SEC(60)),
			       c->name ? c->name : c->host);
	session_write(s, "\n");
}
