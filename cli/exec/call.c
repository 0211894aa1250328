#include "cli/exec/call.h"

#include <stdlib.h>
#include <string.h>

#include "cli/device/device.h"
#include "cli/session/connection.h"
#include "cli/session/session.h"
#include "engine/base/xmalloc.h"
#include "engine/net/acl.h"
#include "engine/node/node.h"
#include "engine/wire/ipv4.h"

#define GLANCE	    MSEC(100) /* so long a screen stands still before somebody types */
#define KEY_ESCAPES 0x1d      /* Ctrl-] */
#define PATIENCE    SEC(10)   /* so long he waits where nothing looks like a prompt */

/* What is said of a call. All but the failures is from memory [K]. */
#define SAYS_NOT_PERMITTED "%% Connections to that host not permitted from this terminal\n"
#define SAYS_NO_PROTOCOL   "%% %s connections not permitted from this terminal\n"
#define SAYS_BUSY	   "\n% Too many connections\n\n"

/* ---- what the screen looks like ---- */

static simtime
now(const struct call *c)
{
	return sched_now(session_sched(c->session));
}

static bool
looks_like_prompt(const struct call *c)
{
	return c->last && strchr(">#:?]-", c->last);
}

static bool
at_rest(void *call)
{
	const struct call *c = call;

	return now(c) >= c->still + (looks_like_prompt(c) ? GLANCE : PATIENCE);
}

static void
still(void *owner, uint64_t serial)
{
	struct call *c = owner;

	c->timer = 0;
	if (!at_rest(c))
		c->timer = timer_after(session_sched(c->session), c->still + PATIENCE - now(c),
				       still, c, 0);
	else
		connection_rested(c->connection);
}

static void
moved(struct call *c)
{
	struct sched *sched = session_sched(c->session);

	c->still = now(c);
	timer_cancel(sched, c->timer);
	c->timer = timer_after(sched, looks_like_prompt(c) ? GLANCE : PATIENCE, still, c, 0);
}

static void
see(struct call *c, const char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (bytes[i] == '\n')
			c->last = 0;
		else if (bytes[i] != ' ')
			c->last = bytes[i];
	}
}

void
call_show(struct call *c, const char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (bytes[i])
			text_add_n(&c->shown, &bytes[i], 1);
	see(c, bytes, len);
}

void
call_print(struct call *c)
{
	if (!c->shown.len)
		return;
	connection_print(c->connection, text_get(&c->shown));
	wipe(c->shown.at, c->shown.len);
	text_clear(&c->shown);
	moved(c);
}

void
call_say(struct call *c, const char *text)
{
	see(c, text, strlen(text));
	connection_print(c->connection, text);
	moved(c);
}

void
call_is_open(struct call *c)
{
	moved(c);
	connection_open(c->connection);
}

bool
call_in_front(const struct call *c)
{
	return connection_in_front(c->connection);
}

/* ---- the end ---- */

static void
call_free(void *call)
{
	struct call *c = call;

	if (c->tcp)
		tcp_close(c->tcp, c->id);
	timer_cancel(session_sched(c->session), c->timer);
	if (c->shown.len)
		wipe(c->shown.at, c->shown.len);
	text_free(&c->shown);
	free(c->host);
	c->ops->free(c);
}

void
call_end(struct call *c, const char *text)
{
	connection_end(c->connection, text);
}

void
call_over(struct call *c)
{
	char *text = xasprintf("\n[Connection to %s closed by foreign host]\n", c->host);

	call_end(c, text);
	free(text);
}

/* ---- TCP's ---- */

static void
opened(void *ctx, tcp_id id)
{
	struct call *c = ctx;

	c->ops->opened(c);
}

static void
moves(void *ctx, tcp_id id)
{
	struct call *c = ctx;

	c->ops->moves(c);
}

static void
finished(void *ctx, tcp_id id)
{
	struct call *c = ctx;

	if (connection_in_front(c->connection) || !c->ops->waiting(c))
		call_over(c);
	else
		c->finished = true; /* there is something to read first */
}

static void
closed(void *ctx, tcp_id id, const struct tcp_end *end)
{
	static const char *const failures[] = {
		[TCP_BY_REFUSAL] = "\n% Connection refused by remote host\n\n",
		[TCP_BY_UNREACHABLE] = "\n% Destination unreachable; gateway or host down\n\n",
		[TCP_BY_TIMEOUT] = "\n% Connection timed out; remote host not responding\n\n",
	};
	struct call *c = ctx;

	c->tcp = NULL;
	if (end->why == TCP_BY_STOP)
		return; /* the router starts again, and its lines hear of that */
	if (end->why < sizeof failures / sizeof *failures && failures[end->why])
		call_end(c, failures[end->why]);
	else
		call_over(c);
}

/* ---- the session's ---- */

static void
key(void *call, int k)
{
	struct call *c = call;

	if (c->from_host && k == KEY_ESCAPES) {
		call_end(c, "\nConnection closed.\n");
		return;
	}
	if (k > 0xff)
		return;
	if (k == KEY_ENTER)
		c->last = 0; /* he waits for what comes of it */
	moved(c);
	c->ops->key(c, k);
}

static void
front(void *call)
{
	struct call *c = call;

	if (c->tcp)
		c->ops->moves(c); /* which ends it when it has finished */
}

static size_t
waiting(void *call)
{
	const struct call *c = call;

	return c->tcp ? c->ops->waiting(c) : 0;
}

static const struct connection_ops connection_ops = {
	.key = key, .front = front, .at_rest = at_rest, .waiting = waiting, .free = call_free
};

/* ---- calling ---- */

bool
call_start(struct call *c, const struct call_ops *ops, struct session *s, struct tcp_stack *tcp,
	   const struct call_to *to)
{
	static const struct tcp_ops tcp_ops = { .opened = opened,
						.readable = moves,
						.room = moves,
						.finished = finished,
						.closed = closed };
	const struct tcp_to there = {
		.src = to->src, .dst = to->address, .port = to->port, .tos = to->tos
	};

	c->id = tcp_connect(tcp, &there, &tcp_ops, c);
	if (!c->id) {
		session_write(s, SAYS_BUSY);
		return false;
	}
	c->ops = ops;
	c->tcp = tcp;
	c->session = s;
	c->host = xstrdup(to->host);
	c->from_host = to->from_host;
	c->connection = connection_add(s, &connection_ops, c, to->host, to->address);
	tcp_set_tag(tcp, c->id, to->from_host ? 0 : device_line_number(session_on(s)));
	if (!to->from_host && session_device(s)->settings.keepalives_out)
		tcp_set_keepalive(tcp, c->id, true);
	return true;
}

/* `access-class LIST out`: a standard list is asked about whom the session calls. */
bool
call_is_allowed(struct session *s, ip4 address, uint16_t port, bool by_line, const char *protocol)
{
	struct net *net = router_net(session_device(s)->router);
	const struct line *l = session_on(s);
	struct acl *acl = l->access_class_out ? acl_find(net, l->access_class_out) : NULL;
	struct packet_key key = {
		.protocol = PROTO_TCP, .ports = true, .src = address, .dst = address, .dport = port
	};

	if (!by_line) {
		session_printf(s, SAYS_NO_PROTOCOL, protocol);
		return false;
	}
	if (acl && acl->kind == ACL_EXTENDED && !ip_source_for(net, address, &key.src))
		key.src = 0;
	if (!acl || acl_match(acl, &key) != ACL_DENIED)
		return true;
	session_printf(s, SAYS_NOT_PERMITTED);
	return false;
}
