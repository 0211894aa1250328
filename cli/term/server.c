/* The side of the world's process: a socket, and a terminal for every shell that connects. */
#include <bsd/sys/queue.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <uv.h>

#include "cli/session/plain.h"
#include "cli/session/session.h"
#include "cli/term/frame.h"
#include "cli/term/server.h"
#include "cli/term/term.h"
#include "engine/base/xmalloc.h"

#define BACKLOG	   16
#define UNREAD_MAX (8 << 20) /* bytes that a shell may leave unread */

struct client {
	struct terminal terminal; /* first: of a person at a window */
	struct plain plain;	  /* of a pipe, instead */
	struct term_server *server;
	LIST_ENTRY(client) link;
	uv_pipe_t pipe;
	struct text in, out;
	struct session *session; /* what the owner opened */
	bool greeted, person, closing;
};

struct term_server {
	struct term_owner owner;
	void *ctx;
	uv_pipe_t listener;
	uv_idle_t turn; /* runs while there is something to send */
	char *path;
	LIST_HEAD(, client) clients;
	struct networks *networks;
	unsigned open; /* handles */
};

/* ---- going out ---- */

struct sending {
	uv_write_t request;
	char *bytes;
};

static void
sent(uv_write_t *request, int status)
{
	struct sending *s = (struct sending *)request;

	free(s->bytes);
	free(s);
}

/* Its session is given back later, from the loop: this may happen inside of it. */
static void client_close(struct client *);

static void
send_out(struct client *c)
{
	struct sending *s;
	uv_buf_t buf;

	if (!c->out.len)
		return;
	s = xcalloc(1, sizeof *s);
	buf = uv_buf_init(NULL, 0);
	buf.len = c->out.len;
	buf.base = s->bytes = text_take(&c->out);
	if (uv_write(&s->request, (uv_stream_t *)&c->pipe, &buf, 1, sent))
		sent(&s->request, 0);
}

static void
turn_over(uv_idle_t *turn)
{
	struct term_server *server = turn->data;
	struct client *c;

	uv_idle_stop(turn);
	LIST_FOREACH (c, &server->clients, link)
		send_out(c);
}

/* Takes what is in the text. It goes when this turn of the loop is over: a prompt and the message
 * behind it come to the shell in one piece. */
static void
send_frame(struct client *c, struct text *frame)
{
	size_t unread = c->out.len + uv_stream_get_write_queue_size((uv_stream_t *)&c->pipe);

	if (c->closing || unread > UNREAD_MAX)
		client_close(c);
	else
		text_add_n(&c->out, frame->at, frame->len);
	uv_idle_start(&c->server->turn, turn_over);
	text_free(frame);
}

static void
send_text(struct client *c, enum frame_kind kind, const char *text, size_t len)
{
	struct text t = { 0 };

	while (len > FRAME_MAX / 2) { /* only what is written can be that long */
		frame_add(&t, kind, text, FRAME_MAX / 2);
		text += FRAME_MAX / 2;
		len -= FRAME_MAX / 2;
	}
	frame_add(&t, kind, text, len);
	send_frame(c, &t);
}

static void
send_u8(struct client *c, enum frame_kind kind, unsigned number, const char *text)
{
	struct text t = { 0 };

	frame_add_u8(&t, kind, number, text, strlen(text));
	send_frame(c, &t);
}

/* ---- the terminal of a person ---- */

static void
term_write(struct terminal *t, const char *text, size_t len)
{
	send_text((struct client *)t, FRAME_WRITE, text, len);
}

static void
term_prompt(struct terminal *t, enum input_kind kind, const char *prompt)
{
	send_u8((struct client *)t, FRAME_PROMPT, kind | (t->plain ? FRAME_PLAIN : 0), prompt);
}

static void
term_message(struct terminal *t, const char *text, bool redraw)
{
	send_u8((struct client *)t, FRAME_MESSAGE, redraw, text);
}

static void
term_help(struct terminal *t, const char *text)
{
	send_text((struct client *)t, FRAME_HELP, text, strlen(text));
}

static void
term_edit(struct terminal *t, const char *line, bool new_line)
{
	send_u8((struct client *)t, FRAME_EDIT, new_line, line);
}

static void
term_erase(struct terminal *t, unsigned columns)
{
	struct text frame = { 0 };

	frame_add_u16(&frame, FRAME_ERASE, columns, "", 0);
	send_frame((struct client *)t, &frame);
}

/* The shell leaves, and its leaving ends everything here. */
static void
term_ended(struct terminal *t)
{
	send_text((struct client *)t, FRAME_END, "", 0);
}

static const struct terminal_ops term_ops = {
	.write = term_write,
	.prompt = term_prompt,
	.message = term_message,
	.help = term_help,
	.edit = term_edit,
	.erase = term_erase,
	.ended = term_ended,
};

/* ---- the terminal of a pipe ---- */

static void
pipe_put(void *ctx, const char *text, size_t len)
{
	send_text(ctx, FRAME_WRITE, text, len);
}

static void
pipe_wanted(void *ctx)
{
	struct client *c = ctx;

	send_u8(c, FRAME_PROMPT, c->plain.kind, "");
}

/* ---- coming in ---- */

static struct terminal *
terminal_of(struct client *c)
{
	return c->person ? &c->terminal : &c->plain.terminal;
}

static void
refuse(struct client *c, char *why)
{
	const char *text = why ? why : "no such console";

	send_text(c, FRAME_END, text, strlen(text));
	free(why);
}

static const char other_version[] =
	"the lab was started by another version of qmidle: stop it and run it again";

static void
hello(struct client *c, struct frame *f)
{
	struct term_server *server = c->server;
	unsigned version = rd_u8(&f->body), rows, columns;
	char *node, *error = NULL;
	bool person;

	if (version != FRAME_VERSION && !f->body.bad && !c->greeted) {
		refuse(c, xstrdup(other_version));
		return;
	}
	person = rd_u8(&f->body);
	rows = rd_u16(&f->body);
	columns = rd_u16(&f->body);

	if (c->greeted || f->body.bad) {
		client_close(c);
		return;
	}
	c->greeted = true;
	c->person = person;
	c->terminal.rows = rows;
	c->terminal.columns = columns;
	node = frame_text(f);
	if (!c->session)
		c->session = server->owner.open(server->ctx, node, &error);
	free(node);
	if (c->session)
		session_attach(c->session, terminal_of(c));
	else
		refuse(c, error);
}

static void
query(struct client *c, struct frame *f)
{
	struct term_server *server = c->server;
	unsigned version = rd_u8(&f->body);
	bool facts = rd_u8(&f->body);
	char *node = frame_text(f), *command = strchr(node, '\n'), *error = NULL;
	struct text answer = { 0 };
	int status;

	if (version != FRAME_VERSION) {
		refuse(c, xstrdup(other_version));
	} else if (!command || c->greeted) {
		client_close(c);
	} else {
		c->greeted = true;
		*command++ = 0;
		status = server->owner.query(server->ctx, node, command, facts, &answer, &error);
		send_text(c, FRAME_WRITE, text_get(&answer), answer.len);
		send_u8(c, FRAME_VERDICT, (unsigned)status, "");
		send_text(c, FRAME_END, error ? error : "", error ? strlen(error) : 0);
	}
	text_free(&answer);
	free(error);
	free(node);
}

static void
key(struct client *c, struct frame *f)
{
	int code = rd_u16(&f->body);
	char *line = frame_text(f);

	if (c->terminal.session)
		session_key(c->terminal.session, code, line);
	free(line);
}

static void
line(struct client *c, struct frame *f)
{
	unsigned hidden = rd_u16(&f->body);
	char *text = frame_text(f);

	c->terminal.hidden = hidden;
	if (!c->person)
		plain_type(&c->plain, text);
	else if (c->terminal.session)
		session_line(c->terminal.session, text);
	c->terminal.hidden = 0;
	wipe_free(text);
	if (!c->person && c->plain.ended)
		send_text(c, FRAME_END, "", 0);
}

static void
size(struct client *c, struct frame *f)
{
	c->terminal.rows = rd_u16(&f->body);
	c->terminal.columns = rd_u16(&f->body);
	if (c->terminal.session)
		session_resized(c->terminal.session);
}

static void
handle(struct client *c, struct frame *f)
{
	struct term_server *server = c->server;

	if (server->owner.sync)
		server->owner.sync(server->ctx);
	switch (f->kind) {
	case FRAME_HELLO:
		hello(c, f);
		break;
	case FRAME_QUERY:
		query(c, f);
		break;
	case FRAME_LINE:
		line(c, f);
		break;
	case FRAME_KEY:
		key(c, f);
		break;
	case FRAME_SIZE:
		size(c, f);
		break;
	case FRAME_EOF:
		plain_show_prompt(&c->plain);
		send_text(c, FRAME_END, "", 0);
		break;
	default:
		f->body.bad = true;
	}
	if (f->body.bad)
		client_close(c);
}

static void
handle_all(struct client *c)
{
	size_t done = 0;
	struct frame f;
	long n;

	while (!c->closing && (n = frame_take(c->in.at + done, c->in.len - done, &f))) {
		if (n < 0) {
			client_close(c);
			return;
		}
		handle(c, &f);
		done += (size_t)n;
	}
	memmove(c->in.at, c->in.at + done, c->in.len - done);
	c->in.len -= done;
	wipe(c->in.at + c->in.len, done);
}

static void
room(uv_handle_t *handle_, size_t suggested, uv_buf_t *buf)
{
	buf->base = xmalloc(suggested);
	buf->len = suggested;
}

static void
received(uv_stream_t *stream, ssize_t n, const uv_buf_t *buf)
{
	struct client *c = stream->data;

	if (n > 0) {
		text_add_n(&c->in, buf->base, (size_t)n);
		wipe(buf->base, (size_t)n); /* it may hold a password */
	}
	free(buf->base);
	if (n < 0)
		client_close(c);
	else if (n > 0)
		handle_all(c);
}

/* ---- clients ---- */

static void
client_free(uv_handle_t *handle_)
{
	struct client *c = handle_->data;

	if (c->session)
		c->server->owner.closed(c->server->ctx, c->session);
	LIST_REMOVE(c, link);
	plain_free(&c->plain);
	text_free(&c->in);
	text_free(&c->out);
	free(c);
}

static void
client_close(struct client *c)
{
	struct terminal *t = terminal_of(c);

	if (c->closing)
		return;
	c->closing = true;
	send_out(c);
	if (t->session)
		session_detach(t->session);
	uv_close((uv_handle_t *)&c->pipe, client_free);
}

/* Its pipe is not open yet. */
static struct client *
client_new(struct term_server *server)
{
	struct client *c = xcalloc(1, sizeof *c);

	c->server = server;
	c->terminal.ops = &term_ops;
	plain_init(&c->plain, pipe_put, c);
	c->plain.wanted = pipe_wanted;
	uv_pipe_init(server->listener.loop, &c->pipe, 0);
	c->pipe.data = c;
	LIST_INSERT_HEAD(&server->clients, c, link);
	return c;
}

static void
connected(uv_stream_t *listener, int status)
{
	struct client *c;

	if (status < 0)
		return;
	c = client_new(listener->data);
	if (uv_accept(listener, (uv_stream_t *)&c->pipe) ||
	    uv_read_start((uv_stream_t *)&c->pipe, room, received))
		client_close(c);
}

void
server_adopt(struct term_server *server, int socket, struct session *s)
{
	struct client *c = client_new(server);

	c->session = s;
	if (uv_pipe_open(&c->pipe, socket) ||
	    uv_read_start((uv_stream_t *)&c->pipe, room, received))
		client_close(c);
}

struct uv_loop_s *
server_loop(const struct term_server *server)
{
	return server->listener.loop;
}

const struct term_owner *
server_owner(const struct term_server *server, void **ctx)
{
	*ctx = server->ctx;
	return &server->owner;
}

struct networks *
server_networks(struct term_server *server)
{
	return server->networks;
}

/* ---- the server ---- */

/* Is somebody listening there? A socket that refuses is left over from a process that died. */
static bool
is_alive(const char *path)
{
	struct sockaddr_un addr = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	bool alive;

	strncpy(addr.sun_path, path, sizeof addr.sun_path - 1);
	alive = fd >= 0 && !connect(fd, (struct sockaddr *)&addr, sizeof addr);
	if (fd >= 0)
		close(fd);
	return alive;
}

static void
handle_closed(uv_handle_t *handle_)
{
	((struct term_server *)handle_->data)->open--;
}

static int
listen_at(struct term_server *server, const char *path)
{
	mode_t mask = umask(0177);
	int rc;

	unlink(path);
	rc = uv_pipe_bind(&server->listener, path);
	umask(mask);
	return rc ? rc : uv_listen((uv_stream_t *)&server->listener, BACKLOG, connected);
}

struct term_server *
term_listen(struct uv_loop_s *loop, const char *path, const struct term_owner *owner, void *ctx,
	    char **error)
{
	struct term_server *server;
	int rc;

	if (strlen(path) >= sizeof(struct sockaddr_un){ 0 }.sun_path) {
		*error = xasprintf("%s: too long for a socket", path);
		return NULL;
	}
	if (is_alive(path)) {
		*error = xasprintf("%s: the lab is running already", path);
		return NULL;
	}
	server = xcalloc(1, sizeof *server);
	server->owner = *owner;
	server->ctx = ctx;
	LIST_INIT(&server->clients);
	server->networks = networks_new();
	uv_pipe_init(loop, &server->listener, 0);
	uv_idle_init(loop, &server->turn);
	server->listener.data = server->turn.data = server;
	server->open = 2;
	rc = listen_at(server, path);
	if (!rc) {
		server->path = xstrdup(path);
		return server;
	}
	*error = xasprintf("%s: %s", path, uv_strerror(rc));
	term_close(server);
	return NULL;
}

void
term_close(struct term_server *server)
{
	uv_loop_t *loop = server->listener.loop;
	struct client *c, *next;

	if (server->path)
		unlink(server->path);
	LIST_FOREACH_SAFE (c, &server->clients, link, next) {
		if (!c->closing)
			send_text(c, FRAME_END, "", 0);
		client_close(c);
	}
	networks_free(server->networks, loop);
	uv_close((uv_handle_t *)&server->listener, handle_closed);
	uv_close((uv_handle_t *)&server->turn, handle_closed);
	while (server->open || !LIST_EMPTY(&server->clients))
		uv_run(loop, UV_RUN_NOWAIT);
	free(server->path);
	free(server);
}
