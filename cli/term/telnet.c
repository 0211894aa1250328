/* Who comes by telnet: a TCP connection, and a shell process on a pty for it.
 *
 *	tcp --> nvt --> pty --> shell -- socket pair --> the server, as from any shell
 *	tcp <-- nvt <-- pty <--
 *
 * Neither side is read while the other does not take what was read before. When one ends, so does
 * the other: a client that has gone closes the pty, and that ends the shell; a session that has
 * ended ends the shell, and the client gets what it still said. */
#include <stdlib.h>

#include "cli/term/network.h"
#include "cli/term/nvt.h"
#include "cli/term/ptyshell.h"
#include "cli/term/server.h"
#include "cli/term/stream.h"
#include "engine/base/xmalloc.h"

struct caller {
	struct call call; /* first */
	uv_tcp_t tcp;
	uv_shutdown_t shutdown;
	struct pty_shell shell;
	unsigned parts; /* not closed yet: tcp, shell */
	struct nvt *nvt;
	bool held; /* the client does not take what the shell says */
	bool closing, ending;
};

/* ---- the end ---- */

static void
part_closed(void *caller)
{
	struct caller *c = caller;

	if (--c->parts)
		return;
	LIST_REMOVE(&c->call, link);
	nvt_free(c->nvt);
	free(c);
}

static void
tcp_closed(uv_handle_t *handle)
{
	part_closed(handle->data);
}

static void
caller_close(struct caller *c)
{
	if (c->closing)
		return;
	c->closing = true;
	uv_close((uv_handle_t *)&c->tcp, tcp_closed);
	pty_shell_close(&c->shell);
}

static void
hang_up(struct call *call)
{
	caller_close((struct caller *)call);
}

static void
all_was_sent(uv_shutdown_t *request, int status)
{
	caller_close(request->handle->data);
}

/* Lets him have what was written. */
static void
caller_end(struct caller *c)
{
	if (c->closing || c->ending)
		return;
	c->ending = true;
	uv_read_stop((uv_stream_t *)&c->shell.pty);
	uv_read_stop((uv_stream_t *)&c->tcp);
	if (uv_shutdown(&c->shutdown, (uv_stream_t *)&c->tcp, all_was_sent))
		caller_close(c);
}

static void
shell_exited(void *caller)
{
	struct caller *c = caller;

	/* Else the end of the pty comes, behind what is still in it. */
	if (c->held)
		caller_close(c);
}

/* ---- to and fro ---- */

static void balance(struct caller *);

static void
sent(void *caller, bool good)
{
	if (good)
		balance(caller);
	else
		caller_close(caller);
}

static void
send_to(struct caller *c, uv_stream_t *to, const char *bytes, size_t len)
{
	if (!c->closing && !c->ending)
		stream_send(to, bytes, len, sent);
}

static void
from_tcp(uv_stream_t *tcp, ssize_t n, const uv_buf_t *buf)
{
	struct caller *c = tcp->data;
	bool good = n >= 0;

	if (n > 0) {
		good = nvt_receive(c->nvt, buf->base, (size_t)n);
		wipe(buf->base, (size_t)n); /* it may hold a password */
	}
	free(buf->base);
	if (good)
		balance(c);
	else
		caller_close(c);
}

static void
from_pty(uv_stream_t *pty, ssize_t n, const uv_buf_t *buf)
{
	struct caller *c = pty->data;

	if (n > 0)
		nvt_write(c->nvt, buf->base, (size_t)n);
	free(buf->base);
	if (n < 0)
		caller_end(c);
	else
		balance(c);
}

static void
balance(struct caller *c)
{
	uv_stream_t *tcp = (uv_stream_t *)&c->tcp, *pty = (uv_stream_t *)&c->shell.pty;

	if (c->closing || c->ending)
		return;
	c->held = stream_is_behind(tcp);
	stream_read(tcp, !c->held && !stream_is_behind(pty), from_tcp);
	stream_read(pty, !c->held, from_pty);
}

static void
keys(void *ctx, const char *bytes, size_t len)
{
	struct caller *c = ctx;

	send_to(c, (uv_stream_t *)&c->shell.pty, bytes, len);
}

static void
to_client(void *ctx, const char *bytes, size_t len)
{
	struct caller *c = ctx;

	send_to(c, (uv_stream_t *)&c->tcp, bytes, len);
}

static void
size(void *ctx, unsigned rows, unsigned columns)
{
	struct caller *c = ctx;

	pty_shell_resize(&c->shell, rows, columns);
}

static const struct nvt_ops nvt_ops = { .keys = keys, .size = size, .send = to_client };

/* ---- the beginning ---- */

static struct caller *
caller_new(struct term_server *server, uv_loop_t *loop)
{
	struct caller *c = xcalloc(1, sizeof *c);

	c->call.hang_up = hang_up;
	c->parts = 2;
	uv_tcp_init(loop, &c->tcp);
	c->tcp.data = c;
	pty_shell_init(&c->shell, loop, c, shell_exited, part_closed);
	networks_add(server, &c->call);
	return c;
}

/* A router that has no line for him does not answer his SYN: he sees the connection reset. */
static void
turn_away(struct caller *c)
{
	c->closing = true;
	if (uv_tcp_close_reset(&c->tcp, tcp_closed))
		uv_close((uv_handle_t *)&c->tcp, tcp_closed);
	pty_shell_close(&c->shell);
}

void
telnet_called(struct term_server *server, uv_stream_t *listener, void *place)
{
	struct caller *c = caller_new(server, listener->loop);
	char peer[PEER_NAME];
	struct session *session;
	int socket;

	if (!network_accept(listener, &c->tcp, peer)) {
		caller_close(c);
		return;
	}
	session = network_ask(server, place, TERM_TELNET, peer);
	socket = session ? pty_shell_start(&c->shell, 0, 0) : -1;
	if (socket < 0) {
		network_release(server, session);
		turn_away(c);
		return;
	}
	server_adopt(server, socket, session);
	c->nvt = nvt_new(&nvt_ops, c);
	balance(c);
}
