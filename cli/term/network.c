/* Who comes by telnet: a TCP connection, and a shell process on a pty for it.
 *
 *	tcp --> nvt --> pty --> shell -- socket pair --> the server, as from any shell
 *	tcp <-- nvt <-- pty <--
 *
 * Neither side is read while the other does not take what was read before. When one ends, so does
 * the other: a client that has gone closes the pty, and that ends the shell; a session that has
 * ended ends the shell, and the client gets what it still said. */
#include <bsd/sys/queue.h>
#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>
#include <uv.h>

#include "cli/term/nvt.h"
#include "cli/term/server.h"
#include "engine/base/xmalloc.h"

#define BACKLOG	  16
#define QUEUE_MAX (64 << 10) /* bytes that one side may be behind */
#define ALIVE	  60	     /* seconds of silence after which TCP asks whether he is still there */

struct port {
	LIST_ENTRY(port) link;
	uv_tcp_t tcp; /* listens */
	struct term_server *server;
	void *place;
};

struct caller {
	LIST_ENTRY(caller) link;
	struct networks *networks;
	uv_tcp_t tcp;
	uv_pipe_t pty;
	uv_process_t shell;
	uv_shutdown_t shutdown;
	unsigned handles; /* not closed yet */
	struct nvt *nvt;
	int master;   /* fd of the pty, its handle's */
	bool running; /* the shell */
	bool held;    /* the client does not take what the shell says */
	bool closing, ending;
};

struct networks {
	LIST_HEAD(, port) ports;
	LIST_HEAD(, caller) callers;
};

/* ---- the end ---- */

static void
handle_closed(uv_handle_t *handle)
{
	struct caller *c = handle->data;

	if (--c->handles)
		return;
	LIST_REMOVE(c, link);
	nvt_free(c->nvt);
	free(c);
}

static void
caller_close(struct caller *c)
{
	if (c->closing)
		return;
	c->closing = true;
	uv_close((uv_handle_t *)&c->tcp, handle_closed);
	uv_close((uv_handle_t *)&c->pty, handle_closed);
	if (c->running)
		uv_process_kill(&c->shell, SIGHUP);
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
	uv_read_stop((uv_stream_t *)&c->pty);
	uv_read_stop((uv_stream_t *)&c->tcp);
	if (uv_shutdown(&c->shutdown, (uv_stream_t *)&c->tcp, all_was_sent))
		caller_close(c);
}

static void
shell_exited(uv_process_t *process, int64_t status, int signal_number)
{
	struct caller *c = process->data;

	c->running = false;
	uv_close((uv_handle_t *)&c->shell, handle_closed);
	/* Else the end of the pty comes, behind what is still in it. */
	if (c->held)
		caller_close(c);
}

/* ---- to and fro ---- */

struct sending {
	uv_write_t request;
	struct caller *caller;
	size_t len;
	char bytes[];
};

static void balance(struct caller *);

static void
sent(uv_write_t *request, int status)
{
	struct sending *s = (struct sending *)request;
	struct caller *c = s->caller;

	wipe(s->bytes, s->len);
	free(s);
	if (status < 0)
		caller_close(c);
	else
		balance(c);
}

static void
send_to(struct caller *c, uv_stream_t *to, const char *bytes, size_t len)
{
	struct sending *s;
	uv_buf_t buf;

	if (c->closing || c->ending || !len)
		return;
	s = xcalloc(1, sizeof *s + len);
	s->caller = c;
	s->len = len;
	memcpy(s->bytes, bytes, len);
	buf = uv_buf_init(s->bytes, (unsigned)len);
	if (uv_write(&s->request, to, &buf, 1, sent))
		free(s);
}

static void
room(uv_handle_t *handle, size_t suggested, uv_buf_t *buf)
{
	*buf = uv_buf_init(xmalloc(4096), 4096);
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
set_reading(uv_stream_t *stream, bool on, uv_read_cb fn)
{
	if (on)
		uv_read_start(stream, room, fn);
	else
		uv_read_stop(stream);
}

static void
balance(struct caller *c)
{
	uv_stream_t *tcp = (uv_stream_t *)&c->tcp, *pty = (uv_stream_t *)&c->pty;
	bool to_tcp = uv_stream_get_write_queue_size(tcp) < QUEUE_MAX;
	bool to_pty = uv_stream_get_write_queue_size(pty) < QUEUE_MAX;

	if (c->closing || c->ending)
		return;
	set_reading(tcp, to_tcp && to_pty, from_tcp);
	set_reading(pty, to_tcp, from_pty);
	c->held = !to_tcp;
}

static void
keys(void *ctx, const char *bytes, size_t len)
{
	struct caller *c = ctx;

	send_to(c, (uv_stream_t *)&c->pty, bytes, len);
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
	struct winsize w = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };

	ioctl(c->master, TIOCSWINSZ, &w);
	if (c->running)
		uv_process_kill(&c->shell, SIGWINCH);
}

static const struct nvt_ops nvt_ops = { .keys = keys, .size = size, .send = to_client };

/* ---- the beginning ---- */

/* A pty that echoes nothing, what is typed before the shell looks included. */
static bool
open_pty(int *master, int *slave)
{
	struct termios t = { 0 };

	cfmakeraw(&t);
	t.c_oflag |= OPOST | ONLCR;
	t.c_cflag |= CREAD;
	t.c_cc[VMIN] = 1;
	if (openpty(master, slave, NULL, &t, NULL))
		return false;
	/* uv_spawn() hands on what it is told to, and nothing else may be. */
	return !fcntl(*master, F_SETFD, FD_CLOEXEC) && !fcntl(*slave, F_SETFD, FD_CLOEXEC);
}

static bool
start_shell(struct caller *c, int slave, int socket)
{
	static char program[] = "/proc/self/exe", verb[] = "shell";
	char *argv[] = { program, verb, NULL };
	uv_stdio_container_t stdio[TERM_SHELL_SOCKET + 1];
	uv_process_options_t options = {
		.exit_cb = shell_exited,
		.file = program,
		.args = argv,
		.flags = UV_PROCESS_DETACHED, /* no key of another terminal is meant for it */
		.stdio_count = TERM_SHELL_SOCKET + 1,
		.stdio = stdio,
	};

	for (int fd = 0; fd <= TERM_SHELL_SOCKET; fd++) {
		stdio[fd].flags = UV_INHERIT_FD;
		stdio[fd].data.fd = fd == TERM_SHELL_SOCKET ? socket : slave;
	}
	c->handles++;
	c->running = !uv_spawn(c->tcp.loop, &c->shell, &options);
	if (!c->running)
		uv_close((uv_handle_t *)&c->shell, handle_closed);
	return c->running;
}

/* Gives the socket at whose other end his shell speaks, or -1. */
static int
connect_shell(struct caller *c)
{
	int pair[2] = { -1, -1 }, slave = -1;
	bool good;

	good = open_pty(&c->master, &slave) &&
	       !socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) &&
	       start_shell(c, slave, pair[1]) && !uv_pipe_open(&c->pty, c->master);
	if (slave >= 0)
		close(slave);
	if (pair[1] >= 0)
		close(pair[1]);
	if (good)
		return pair[0];
	if (pair[0] >= 0)
		close(pair[0]);
	if (c->master >= 0)
		close(c->master);
	return -1;
}

static struct caller *
caller_new(struct port *port, uv_loop_t *loop)
{
	struct caller *c = xcalloc(1, sizeof *c);

	c->networks = server_networks(port->server);
	c->master = -1;
	c->handles = 2;
	uv_tcp_init(loop, &c->tcp);
	uv_pipe_init(loop, &c->pty, 0);
	c->tcp.data = c->pty.data = c->shell.data = c;
	LIST_INSERT_HEAD(&c->networks->callers, c, link);
	return c;
}

static void
peer_of(const struct caller *c, char name[static INET6_ADDRSTRLEN])
{
	struct sockaddr_storage a;
	int len = sizeof a;

	if (uv_tcp_getpeername(&c->tcp, (struct sockaddr *)&a, &len) ||
	    uv_ip_name((struct sockaddr *)&a, name, INET6_ADDRSTRLEN))
		snprintf(name, INET6_ADDRSTRLEN, "?");
}

/* A router that has no line for him does not answer his SYN: he sees the connection reset. */
static void
turn_away(struct caller *c)
{
	c->closing = true;
	if (uv_tcp_close_reset(&c->tcp, handle_closed))
		uv_close((uv_handle_t *)&c->tcp, handle_closed);
	uv_close((uv_handle_t *)&c->pty, handle_closed);
	if (c->running)
		uv_process_kill(&c->shell, SIGHUP);
}

static void
called(uv_stream_t *listener, int status)
{
	struct port *port = listener->data;
	char peer[INET6_ADDRSTRLEN];
	struct session *session;
	struct caller *c;
	void *ctx;
	const struct term_owner *owner = server_owner(port->server, &ctx);
	int socket;

	if (status < 0)
		return;
	c = caller_new(port, listener->loop);
	if (uv_accept(listener, (uv_stream_t *)&c->tcp)) {
		caller_close(c);
		return;
	}
	uv_tcp_keepalive(&c->tcp, 1, ALIVE);
	uv_tcp_nodelay(&c->tcp, 1);
	peer_of(c, peer);
	owner->sync(ctx);
	session = owner->call(ctx, port->place, peer);
	socket = session ? connect_shell(c) : -1;
	if (socket < 0) {
		if (session)
			owner->closed(ctx, session);
		turn_away(c);
		return;
	}
	server_adopt(port->server, socket, session);
	c->nvt = nvt_new(&nvt_ops, c);
	balance(c);
}

/* ---- ports ---- */

static void
port_closed(uv_handle_t *handle)
{
	struct port *p = handle->data;

	LIST_REMOVE(p, link);
	free(p);
}

static int
listen_at(struct port *p, const char *address, uint16_t port)
{
	struct sockaddr_in a;
	int rc = uv_ip4_addr(address, port, &a);

	if (!rc)
		rc = uv_tcp_bind(&p->tcp, (struct sockaddr *)&a, 0);
	return rc ? rc : uv_listen((uv_stream_t *)&p->tcp, BACKLOG, called);
}

bool
term_telnet(struct term_server *server, const char *address, uint16_t port, void *place,
	    char **error)
{
	struct port *p = xcalloc(1, sizeof *p);
	int rc;

	p->server = server;
	p->place = place;
	uv_tcp_init(server_loop(server), &p->tcp);
	p->tcp.data = p;
	LIST_INSERT_HEAD(&server_networks(server)->ports, p, link);
	rc = listen_at(p, address, port);
	if (!rc)
		return true;
	*error = xasprintf("%s:%u: %s", address, port, uv_strerror(rc));
	uv_close((uv_handle_t *)&p->tcp, port_closed);
	return false;
}

struct networks *
networks_new(void)
{
	struct networks *n = xcalloc(1, sizeof *n);

	LIST_INIT(&n->ports);
	LIST_INIT(&n->callers);
	return n;
}

void
networks_free(struct networks *n, struct uv_loop_s *loop)
{
	struct caller *c, *next;
	struct port *p;

	LIST_FOREACH (p, &n->ports, link)
		if (!uv_is_closing((uv_handle_t *)&p->tcp))
			uv_close((uv_handle_t *)&p->tcp, port_closed);
	LIST_FOREACH_SAFE (c, &n->callers, link, next)
		caller_close(c);
	while (!LIST_EMPTY(&n->ports) || !LIST_EMPTY(&n->callers))
		uv_run(loop, UV_RUN_ONCE);
	free(n);
}
