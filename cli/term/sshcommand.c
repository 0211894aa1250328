#include "cli/term/sshcommand.h"

#include <stdlib.h>
#include <string.h>

#include "cli/session/session.h"
#include "cli/session/terminal.h"
#include "engine/base/text.h"
#include "engine/base/xmalloc.h"

#define INPUT_MAX 65536 /* bytes that are kept for questions */

struct ssh_command {
	struct terminal terminal; /* first */
	const struct ssh_command_ops *ops;
	void *ctx;
	char *line; /* until it is typed */
	enum input_kind wanted;
	struct text input;
	bool no_more, done;
};

/* ---- what the session says ---- */

static void
put(struct ssh_command *c, const char *text, size_t len)
{
	const char *end = text + len, *lf;

	if (c->line) /* banners are for people */
		return;
	while ((lf = memchr(text, '\n', (size_t)(end - text)))) {
		c->ops->put(c->ctx, text, (size_t)(lf - text));
		c->ops->put(c->ctx, "\r\n", 2);
		text = lf + 1;
	}
	c->ops->put(c->ctx, text, (size_t)(end - text));
}

static void
command_write(struct terminal *t, const char *text, size_t len)
{
	put((struct ssh_command *)t, text, len);
}

static void
command_prompt(struct terminal *t, enum input_kind kind, const char *prompt)
{
	struct ssh_command *c = (struct ssh_command *)t;

	if (kind != INPUT_LINE)
		put(c, prompt, strlen(prompt));
	c->wanted = kind;
	c->ops->wake(c->ctx);
}

static void
command_message(struct terminal *t, const char *text, bool redraw)
{
}

static void
command_help(struct terminal *t, const char *text)
{
	put((struct ssh_command *)t, text, strlen(text));
}

static void
command_edit(struct terminal *t, const char *line, bool new_line)
{
}

static void
command_erase(struct terminal *t, unsigned columns)
{
}

static void
command_ended(struct terminal *t)
{
	struct ssh_command *c = (struct ssh_command *)t;

	c->done = true;
	c->ops->wake(c->ctx);
}

static const struct terminal_ops terminal_ops = {
	.write = command_write,
	.prompt = command_prompt,
	.message = command_message,
	.help = command_help,
	.edit = command_edit,
	.erase = command_erase,
	.ended = command_ended,
};

/* ---- making and ending ---- */

struct ssh_command *
ssh_command_new(const struct ssh_command_ops *ops, void *ctx, struct session *s, const char *line)
{
	struct ssh_command *c = xcalloc(1, sizeof *c);

	c->terminal.ops = &terminal_ops;
	c->ops = ops;
	c->ctx = ctx;
	c->line = xstrndup(line, strcspn(line, "\r\n"));
	session_attach(s, &c->terminal);
	return c;
}

void
ssh_command_free(struct ssh_command *c)
{
	if (!c)
		return;
	if (c->terminal.session)
		session_detach(c->terminal.session);
	if (c->input.len)
		wipe(c->input.at, c->input.len);
	text_free(&c->input);
	wipe_free(c->line);
	free(c);
}

/* ---- what he types ---- */

void
ssh_command_input(struct ssh_command *c, const char *bytes, size_t len)
{
	size_t room = INPUT_MAX - c->input.len;

	text_add_n(&c->input, bytes, len < room ? len : room);
	c->ops->wake(c->ctx);
}

void
ssh_command_no_more(struct ssh_command *c)
{
	c->no_more = true;
	c->ops->wake(c->ctx);
}

static void
drop_input(struct ssh_command *c, size_t n)
{
	memmove(c->input.at, c->input.at + n, c->input.len - n);
	c->input.len -= n;
	wipe(c->input.at + c->input.len, n);
}

/* A key or a line for a question; false when it has not come. */
static bool
answer(struct ssh_command *c)
{
	struct session *s = c->terminal.session;
	const char *at = c->input.len ? c->input.at : "", *end = at;
	char *line, key;

	while (end < at + c->input.len && *end != '\n' && *end != '\r')
		end++;
	if (c->wanted == INPUT_KEY && c->input.len) {
		key = *at == '\n' ? '\r' : *at;
		drop_input(c, 1);
		c->wanted = INPUT_NONE;
		session_key(s, (unsigned char)key, "");
		return true;
	}
	if (c->wanted == INPUT_KEY || end == at + c->input.len)
		return false;
	line = xstrndup(at, (size_t)(end - at));
	drop_input(c, (size_t)(end - at) + 1);
	c->wanted = INPUT_NONE;
	put(c, "\n", 1);
	session_line(s, line);
	wipe_free(line);
	return true;
}

bool
ssh_command_step(struct ssh_command *c)
{
	char *line = c->line;

	if (c->done || !c->terminal.session)
		return false;
	if (c->wanted == INPUT_NONE)
		return true;
	if (c->wanted == INPUT_LINE && !line)
		return false;
	if (c->wanted == INPUT_LINE) {
		c->line = NULL;
		c->wanted = INPUT_NONE;
		put(c, "\n", 1);
		session_line(c->terminal.session, line);
		wipe_free(line);
	} else if (!answer(c) && c->no_more) {
		return false;
	}
	return true;
}
