#include "cli/exec/telnet.h"

#include <stdlib.h>
#include <string.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "cli/exec/dialogue.h"
#include "cli/exec/name.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "cli/term/nvt.h"
#include "engine/base/xmalloc.h"
#include "engine/node/node.h"
#include "grammar/ios/args.h"

#define ROWS 24
#define TOS  0xc0 /* precedence 6, as routers mark what they say themselves */

struct telnet {
	struct call call; /* first */
	struct nvt *nvt;
};

static void
came(void *ctx, const char *bytes, size_t len)
{
	call_show(ctx, bytes, len);
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
opened(struct call *c)
{
	call_say(c, "Open\n");
	call_is_open(c);
}

/* While it is put aside, the window closes upon the far end. */
static void
moves(struct call *c)
{
	struct telnet *t = (struct telnet *)c;
	char bytes[1024];
	bool good = true;
	size_t n;

	if (!call_in_front(c))
		return;
	while (good && c->tcp && (n = tcp_receive(c->tcp, c->id, bytes, sizeof bytes)))
		good = nvt_receive(t->nvt, bytes, n);
	call_print(c);
	if (!good || c->finished)
		call_over(c);
}

static void
key(struct call *c, int k)
{
	struct telnet *t = (struct telnet *)c;
	char text[2] = { k == KEY_ENTER ? '\n' : (char)k, 0 };

	nvt_key(t->nvt, k);
	if (!nvt_echoed(t->nvt) && (k >= ' ' || k == KEY_ENTER))
		call_say(c, text);
}

static size_t
waiting(const struct call *c)
{
	return tcp_unread(c->tcp, c->id);
}

static void
telnet_free(struct call *c)
{
	struct telnet *t = (struct telnet *)c;

	nvt_free(t->nvt);
	free(t);
}

/* ---- calling ---- */

static void
announce(struct session *s, const struct call_to *to)
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
telnet_open(struct session *s, struct tcp_stack *tcp, const struct call_to *to)
{
	static const struct call_ops ops = { .opened = opened,
					     .moves = moves,
					     .key = key,
					     .waiting = waiting,
					     .free = telnet_free };
	struct telnet *t = xcalloc(1, sizeof *t);
	unsigned rows = session_length(s);

	announce(s, to);
	t->nvt = nvt_new_client(&nvt_ops, t, rows ? rows : ROWS, session_width(s));
	if (!call_start(&t->call, &ops, s, tcp, to))
		telnet_free(&t->call);
}

static void
call_from_router(struct session *s, const char *host, ip4 address, uint16_t port, ip4 src)
{
	if (call_is_allowed(s, address, port, session_on(s)->telnet_out, "telnet"))
		telnet_open(s, router_tcp(session_device(s)->router),
			    &(struct call_to){ .host = host,
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
