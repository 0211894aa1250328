/* Who comes by SSH: a TCP connection, and when he is known a shell process on a pty for it, or the one
 * command that he sends.
 *
 *	tcp <--> sshd <--> pty <--> shell -- socket pair --> the server, as from any shell
 *	           \-----> command --> session
 *
 * The line of the router is his from the beginning, so that nobody can hold more connections in the
 * middle of a login than there are lines; how long that may take is the router's to say. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/session/session.h"
#include "cli/session/ssh.h"
#include "cli/term/network.h"
#include "cli/term/ptyshell.h"
#include "cli/term/server.h"
#include "cli/term/sshcommand.h"
#include "cli/term/sshd.h"
#include "cli/term/stream.h"
#include "engine/base/text.h"
#include "engine/base/xmalloc.h"

#define LINGER	   5000	     /* milliseconds for a client to close when its shell has ended */
#define UNREAD_MAX (8 << 20) /* bytes of a command's output that a client may leave unread */

struct caller {
	struct call call; /* first */
	struct term_server *server;
	struct sshd *sshd;
	int socket;
	uv_poll_t poll;	  /* of the socket */
	uv_timer_t timer; /* to do something soon, or to end */
	struct pty_shell shell;
	unsigned parts;		 /* not closed yet: poll, timer, shell */
	struct session *session; /* until a shell has it */
	struct ssh_command *command;
	struct sched *sched;
	timer_id holding; /* whoever was refused is not read for a while */
	struct text rest; /* what the client has no room for */
	size_t rest_at;
	bool done; /* the command: what it said is still to be sent */
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
	if (c->socket >= 0)
		close(c->socket);
	free(c);
}

static void
handle_closed(uv_handle_t *handle)
{
	part_closed(handle->data);
}

static void
give_back(struct caller *c)
{
	struct session *s = c->session;

	ssh_command_free(c->command);
	c->command = NULL;
	c->session = NULL;
	network_release(c->server, s);
}

static void
caller_close(struct caller *c)
{
	if (c->closing)
		return;
	c->closing = true;
	sshd_free(c->sshd);
	c->sshd = NULL;
	timer_cancel(c->sched, c->holding);
	give_back(c);
	text_free(&c->rest);
	uv_close((uv_handle_t *)&c->poll, handle_closed);
	uv_close((uv_handle_t *)&c->timer, handle_closed);
	pty_shell_close(&c->shell);
}

static void
hang_up(struct call *call)
{
	caller_close((struct caller *)call);
}

static void
lingered(uv_timer_t *timer)
{
	caller_close(timer->data);
}

static void
caller_end(struct caller *c)
{
	if (c->closing || c->ending)
		return;
	c->ending = true;
	uv_read_stop((uv_stream_t *)&c->shell.pty);
	sshd_end(c->sshd);
	uv_timer_start(&c->timer, lingered, LINGER, 0);
}

static void
shell_exited(void *caller)
{
	struct caller *c = caller;

	/* The end of the pty comes behind what is still in it, if he takes that. */
	if (!c->ending)
		uv_timer_start(&c->timer, lingered, LINGER, 0);
}

/* The router wants to be rid of somebody who has not logged in. */
static void
given_up(void *caller)
{
	struct caller *c = caller;

	c->ending = true;
	uv_timer_start(&c->timer, lingered, 0, 0);
}

/* ---- to and fro ---- */

static void balance(struct caller *);

static void
send_rest(struct caller *c)
{
	size_t left = c->rest.len - c->rest_at;

	if (left)
		c->rest_at += sshd_write(c->sshd, c->rest.at + c->rest_at, left);
	if (c->rest_at < c->rest.len)
		return;
	text_clear(&c->rest);
	c->rest_at = 0;
}

static void
typed(void *caller, bool good)
{
	if (good)
		balance(caller);
	else
		caller_end(caller);
}

static void
from_pty(uv_stream_t *pty, ssize_t n, const uv_buf_t *buf)
{
	struct caller *c = pty->data;

	if (n > 0)
		text_add_n(&c->rest, buf->base, (size_t)n);
	free(buf->base);
	send_rest(c);
	if (n < 0)
		caller_end(c);
	balance(c);
}

static void happened(uv_poll_t *, int status, int events);

/* Nobody is read whose words nobody takes. */
static void
balance(struct caller *c)
{
	uv_stream_t *pty = (uv_stream_t *)&c->shell.pty;
	int events = UV_READABLE;

	if (c->closing || c->holding)
		return;
	if (c->command || (c->shell.running && !stream_is_behind(pty)))
		sshd_take(c->sshd, STREAM_BEHIND);
	if (c->command && sshd_at_end(c->sshd))
		ssh_command_no_more(c->command);
	if (!c->ending)
		send_rest(c);
	if (c->done && !c->rest.len)
		caller_end(c);
	if (!c->ending && uv_is_readable(pty))
		stream_read(pty, !c->rest.len && !sshd_is_behind(c->sshd), from_pty);
	if (sshd_is_behind(c->sshd))
		events |= UV_WRITABLE;
	uv_poll_start(&c->poll, events, happened);
}

static void
held(void *caller, uint64_t serial)
{
	struct caller *c = caller;

	c->holding = 0;
	balance(c);
}

static void
happened(uv_poll_t *poll, int status, int events)
{
	struct caller *c = poll->data;
	simtime pause;

	network_sync(c->server);
	if (status < 0 || !sshd_step(c->sshd)) {
		caller_close(c);
		return;
	}
	pause = c->session ? session_ssh_pause(c->session) : 0;
	if (pause) {
		uv_poll_stop(poll);
		c->holding = timer_after(c->sched, pause, held, c, 0);
	}
	balance(c);
}

/* ---- a command ---- */

static void
command_put(void *ctx, const char *text, size_t len)
{
	struct caller *c = ctx;

	if (c->rest.len < UNREAD_MAX)
		text_add_n(&c->rest, text, len);
}

static void
command_steps(uv_timer_t *timer)
{
	struct caller *c = timer->data;

	network_sync(c->server);
	if (c->command && !ssh_command_step(c->command)) {
		c->done = true;
		give_back(c);
	}
	balance(c);
}

/* A client that reads nothing gets no more. */
static void
command_wake(void *ctx)
{
	struct caller *c = ctx;

	if (c->rest.len >= UNREAD_MAX)
		uv_timer_start(&c->timer, lingered, 0, 0);
	else if (!c->ending)
		uv_timer_start(&c->timer, command_steps, 0, 0);
}

static const struct ssh_command_ops command_ops = { .put = command_put, .wake = command_wake };

/* ---- what the protocol asks ---- */

static bool
login(void *ctx, const char *user, const char *password)
{
	struct caller *c = ctx;

	return c->session && session_ssh_login(c->session, user, password);
}

static bool
key(void *ctx, const char *user, const char *hash, bool proven)
{
	struct caller *c = ctx;

	return c->session && session_ssh_key(c->session, user, hash, proven);
}

static bool
start(void *ctx, const char *command, unsigned rows, unsigned columns)
{
	struct caller *c = ctx;
	struct session *s = c->session;
	int socket = -1;

	if (s && !command)
		socket = pty_shell_start(&c->shell, rows, columns);
	if (!s || (!command && socket < 0))
		return false;
	session_ssh_open(
		s, &(struct ssh_protection){
			   .cipher = { sshd_cipher(c->sshd, true), sshd_cipher(c->sshd, false) },
			   .mac = { sshd_mac(c->sshd, true), sshd_mac(c->sshd, false) } });
	if (command) {
		c->command = ssh_command_new(&command_ops, c, s, command);
	} else {
		c->session = NULL;
		server_adopt(c->server, socket, s);
	}
	return true;
}

static void
size(void *ctx, unsigned rows, unsigned columns)
{
	struct caller *c = ctx;

	pty_shell_resize(&c->shell, rows, columns);
}

/* SSH has no line ends of its own: Enter is what the client's terminal sends, CR, or LF from a
 * program. */
static void
keys(void *ctx, const char *bytes, size_t len)
{
	struct caller *c = ctx;
	char line[SSHD_TAKEN];

	if (c->command) {
		ssh_command_input(c->command, bytes, len);
		return;
	}
	for (size_t i = 0; i < len; i++)
		line[i] = bytes[i] == '\n' ? '\r' : bytes[i];
	stream_send((uv_stream_t *)&c->shell.pty, line, len, typed);
	wipe(line, len);
}

static const struct sshd_ops sshd_ops = {
	.login = login,
	.key = key,
	.start = start,
	.size = size,
	.keys = keys,
};

/* ---- the beginning ---- */

static void
tcp_closed(uv_handle_t *handle)
{
	free(handle->data);
}

/* libssh reads the socket itself: a copy of it stays, and nobody else has it. */
static int
accept_socket(uv_stream_t *listener, char peer[static PEER_NAME])
{
	uv_tcp_t *tcp = xcalloc(1, sizeof *tcp);
	uv_os_fd_t fd;
	int own = -1;

	uv_tcp_init(listener->loop, tcp);
	tcp->data = tcp;
	if (network_accept(listener, tcp, peer) && !uv_fileno((uv_handle_t *)tcp, &fd))
		own = fcntl(fd, F_DUPFD_CLOEXEC, 0);
	uv_close((uv_handle_t *)tcp, tcp_closed);
	return own;
}

/* A router that has no line for him does not answer his SYN: he sees the connection reset. */
static void
turn_away(int socket)
{
	struct linger now = { .l_onoff = 1 };

	setsockopt(socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
	close(socket);
}

static void
greet_as_old(int socket)
{
	if (write(socket, SSHD_OLD, strlen(SSHD_OLD)) < 0)
		return;
	shutdown(socket, SHUT_WR);
}

static struct sshd *
greet(struct caller *c)
{
	struct ssh_greeting g = session_ssh_greeting(c->session);
	struct sshd_params p = { .key = g.key, .banner = g.banner, .tries = g.tries };

	return sshd_new(&sshd_ops, c, &p, c->socket);
}

static void
caller_start(struct caller *c, uv_loop_t *loop)
{
	c->call.hang_up = hang_up;
	c->parts = 3;
	uv_poll_init(loop, &c->poll, c->socket);
	uv_timer_init(loop, &c->timer);
	c->poll.data = c->timer.data = c;
	pty_shell_init(&c->shell, loop, c, shell_exited, part_closed);
	networks_add(c->server, &c->call);
	session_ssh_wait(c->session, given_up, c);
	balance(c);
}

void
ssh_called(struct term_server *server, uv_stream_t *listener, void *place)
{
	char peer[PEER_NAME];
	struct caller *c;
	int socket = accept_socket(listener, peer);

	if (socket < 0)
		return;
	c = xcalloc(1, sizeof *c);
	c->server = server;
	c->socket = socket;
	c->session = network_ask(server, place, TERM_SSH, peer);
	if (c->session && session_ssh_greeting(c->session).old) {
		greet_as_old(socket);
		close(socket);
	} else if (c->session && (c->sshd = greet(c))) {
		c->sched = session_sched(c->session);
		caller_start(c, listener->loop);
		return;
	} else {
		turn_away(socket);
	}
	give_back(c);
	free(c);
}
