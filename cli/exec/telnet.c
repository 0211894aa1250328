#include "cli/exec/telnet.h"

#include <stdlib.h>
#include <string.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "cli/exec/dialogue.h"
#include "cli/exec/name.h"
#include "cli/handlers.h"
#include "cli/session/connection.h"
#include "cli/session/session.h"
#include "cli/term/nvt.h"
#include "engine/base/text.h"
#include "engine/base/xmalloc.h"
#include "engine/net/acl.h"
#include "engine/node/node.h"
#include "engine/tcp/tcp.h"
#include "engine/wire/ipv4.h"
#include "grammar/ios/args.h"

#define ROWS	    24
#define KEY_ESCAPES 0x1d      /* Ctrl-] */
#define GLANCE	    MSEC(100) /* so long a screen stands still before somebody types */
#define PATIENCE    SEC(10)   /* so long he waits where nothing looks like a prompt */
#define TOS	    0xc0      /* precedence 6, as routers mark what they say themselves */

/* What is said of a call. All but the failures is from memory [K]. */
#define SAYS_NOT_PERMITTED "%% Connections to that host not permitted from this terminal\n"
#define SAYS_NO_TELNET	   "%% telnet connections not permitted from this terminal\n"
#define SAYS_BUSY	   "\n% Too many connections\n\n"

struct call {
	struct tcp_stack *tcp; /* NULL once it has stopped */
	tcp_id id;	       /* 0: it is over */
	struct session *session;
	struct connection *connection;
	struct nvt *nvt;
	char *host;
	bool from_host, finished;
	struct text shown; /* what has come and is not printed yet */
	char last;	   /* octets of the screen line: the last that is no blank, 0 for none */
	simtime still;	   /* since when */
	timer_id timer;
};

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

/* ---- telnet ---- */

/* Text of the far end; a NUL is nothing to see. */
static void
came(void *ctx, const char *bytes, size_t len)
{
	struct call *c = ctx;

	for (size_t i = 0; i < len; i++)
		if (bytes[i])
			text_add_n(&c->shown, &bytes[i], 1);
	see(c, bytes, len);
}

static void
sized(void *ctx, unsigned rows, unsigned columns)
{
}

/* What finds no room was typed faster than anybody types. */
static void
to_far_end(void *ctx, const char *bytes, size_t len)
{
	struct call *c = ctx;

	if (c->tcp)
		tcp_send(c->tcp, c->id, bytes, len);
}

static const struct nvt_ops nvt_ops = { .keys = came, .size = sized, .send = to_far_end };

static void
print(struct call *c)
{
	if (!c->shown.len)
		return;
	connection_print(c->connection, text_get(&c->shown));
	wipe(c->shown.at, c->shown.len);
	text_clear(&c->shown);
	moved(c);
}

/* ---- the end ---- */

static void
call_free(void *call)
{
	struct call *c = call;

	if (c->tcp)
		tcp_close(c->tcp, c->id);
	timer_cancel(session_sched(c->session), c->timer);
	nvt_free(c->nvt);
	text_free(&c->shown);
	free(c->host);
	free(c);
}

static void
closed_by_far_end(struct call *c)
{
	struct text t = { 0 };
	struct tcp_stack *tcp = c->tcp;

	c->tcp = NULL;
	if (tcp)
		tcp_close(tcp, c->id);
	text_addf(&t, "\n[Connection to %s closed by foreign host]\n", c->host);
	connection_end(c->connection, text_get(&t));
	text_free(&t);
}

/* ---- TCP's ---- */

static void
opened(void *ctx, tcp_id id)
{
	struct call *c = ctx;

	connection_print(c->connection, "Open\n");
	moved(c);
	connection_open(c->connection);
}

/* While it is put aside, the window closes upon the far end. */
static void
readable(void *ctx, tcp_id id)
{
	struct call *c = ctx;
	char bytes[1024];
	size_t n;

	if (!connection_in_front(c->connection))
		return;
	while (c->tcp && (n = tcp_receive(c->tcp, id, bytes, sizeof bytes))) {
		if (!nvt_receive(c->nvt, bytes, n)) {
			print(c);
			closed_by_far_end(c);
			return;
		}
	}
	print(c);
}

static void
finished(void *ctx, tcp_id id)
{
	struct call *c = ctx;

	if (connection_in_front(c->connection) || !tcp_unread(c->tcp, id))
		closed_by_far_end(c);
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
		connection_end(c->connection, failures[end->why]);
	else
		closed_by_far_end(c);
}

/* ---- the session's ---- */

static void
echo(struct call *c, int key)
{
	char text[2] = { (char)key, 0 };

	if (nvt_echoed(c->nvt))
		return;
	if (key == KEY_ENTER)
		text[0] = '\n';
	else if (key < ' ')
		return;
	see(c, text, 1);
	connection_print(c->connection, text);
}

static void
key(void *call, int k)
{
	struct call *c = call;

	if (c->from_host && k == KEY_ESCAPES) {
		connection_end(c->connection, "\nConnection closed.\n");
		return;
	}
	if (k > 0xff)
		return;
	if (k == KEY_ENTER)
		c->last = 0; /* he waits for what comes of it */
	nvt_key(c->nvt, k);
	echo(c, k);
	moved(c);
}

static void
front(void *call)
{
	struct call *c = call;

	if (!c->tcp)
		return;
	readable(c, c->id);
	if (c->finished)
		closed_by_far_end(c);
}

static size_t
waiting(void *call)
{
	const struct call *c = call;

	return c->tcp ? tcp_unread(c->tcp, c->id) : 0;
}

static const struct connection_ops connection_ops = {
	.key = key, .front = front, .at_rest = at_rest, .waiting = waiting, .free = call_free
};

/* ---- calling ---- */

static void
announce(struct session *s, const struct telnet_to *to)
{
	ip4 addr;

	if (ip4_parse(to->host, &addr))
		session_printf(s, "Trying %s", IP4S(to->address));
	else
		session_printf(s, "Trying %s (%s)", to->host, IP4S(to->address));
	if (to->port != TELNET_PORT)
		session_printf(s, ", %u", to->port);
	session_write(s, " ... ");
}

void
telnet_open(struct session *s, struct tcp_stack *tcp, const struct telnet_to *to)
{
	static const struct tcp_ops ops = {
		.opened = opened, .readable = readable, .finished = finished, .closed = closed
	};
	struct call *c = xcalloc(1, sizeof *c);
	unsigned rows = session_length(s);

	announce(s, to);
	c->id = tcp_connect(
		tcp,
		&(struct tcp_to){
			.src = to->src, .dst = to->address, .port = to->port, .tos = to->tos },
		&ops, c);
	if (!c->id) {
		session_write(s, SAYS_BUSY);
		free(c);
		return;
	}
	c->tcp = tcp;
	c->session = s;
	c->host = xstrdup(to->host);
	c->from_host = to->from_host;
	c->nvt = nvt_new_client(&nvt_ops, c, rows ? rows : ROWS, session_width(s));
	c->connection = connection_add(s, &connection_ops, c, to->host, to->address);
	tcp_set_tag(tcp, c->id, to->from_host ? 0 : device_line_number(session_on(s)));
	if (!to->from_host && session_device(s)->settings.keepalives_out)
		tcp_set_keepalive(tcp, c->id, true);
}

/* `access-class LIST out`: a standard list is asked about whom the session calls. */
static bool
may_call(struct session *s, ip4 address, uint16_t port)
{
	struct net *net = router_net(session_device(s)->router);
	const struct line *l = session_on(s);
	struct acl *acl = l->access_class_out ? acl_find(net, l->access_class_out) : NULL;
	struct packet_key key = {
		.protocol = PROTO_TCP, .ports = true, .src = address, .dst = address, .dport = port
	};

	if (!l->telnet_out) {
		session_printf(s, SAYS_NO_TELNET);
		return false;
	}
	if (acl && acl->kind == ACL_EXTENDED && !ip_source_for(net, address, &key.src))
		key.src = 0;
	if (!acl || acl_match(acl, &key) != ACL_DENIED)
		return true;
	session_printf(s, SAYS_NOT_PERMITTED);
	return false;
}

static void
call_from_router(struct session *s, const char *host, ip4 address, uint16_t port, ip4 src)
{
	if (may_call(s, address, port))
		telnet_open(s, router_tcp(session_device(s)->router),
			    &(struct telnet_to){ .host = host,
						 .address = address,
						 .port = port,
						 .src = src,
						 .tos = TOS });
}

/* `ip telnet source-interface`, NULL without. */
static const char *
usual_source(struct session *s)
{
	return config_value(session_device(s), "", "ip telnet source-interface");
}

void
telnet_from_router(struct session *s, const char *host, ip4 address)
{
	const char *interface = usual_source(s);
	ip4 src = 0;

	if (!interface || dialogue_source(s, interface, &src))
		call_from_router(s, host, address, TELNET_PORT, src);
}

void
exec_telnet(struct session *s, const struct args_telnet *a)
{
	ip4 address, src = 0;
	const char *interface = a->has_interface ? a->interface : usual_source(s);

	if (interface && !dialogue_source(s, interface, &src))
		return;
	if (exec_host(s, a->host, &address))
		call_from_router(s, a->host, address, a->has_port ? (uint16_t)a->port : TELNET_PORT,
				 src);
}

void
exec_connect(struct session *s, const struct args_connect *a)
{
	struct args_telnet t = { .host = a->host,
				 .has_port = a->has_port,
				 .port = a->port,
				 .has_interface = a->has_interface,
				 .interface = a->interface };

	exec_telnet(s, &t);
}
