#include "cli/session/plain.h"

#include <stdlib.h>
#include <string.h>

#include "cli/session/session.h"
#include "engine/base/xmalloc.h"

#define LITERAL_NEXT 0x16 /* Ctrl-V */

static struct plain *
plain_of(struct terminal *t)
{
	return (struct plain *)t;
}

static void
put(struct plain *p, const char *text, size_t len)
{
	if (!len)
		return;
	p->put(p->ctx, text, len);
	p->mid_line = text[len - 1] != '\n';
}

static void
put_text(struct plain *p, const char *text)
{
	put(p, text, strlen(text));
}

static bool
shows_line(const struct plain *p)
{
	return p->kind == INPUT_LINE || p->kind == INPUT_TEXT;
}

/* Prompt and line as they stand, what was typed last, and the end of the screen line. */
static void
put_line(struct plain *p, const char *last)
{
	struct text t = { 0 };

	text_addf(&t, "%s%s%s\n", text_get(&p->prompt), shows_line(p) ? text_get(&p->line) : "",
		  last);
	put(p, t.at, t.len);
	text_free(&t);
}

static void
plain_write(struct terminal *t, const char *text, size_t len)
{
	put(plain_of(t), text, len);
}

static void
plain_prompt(struct terminal *t, enum input_kind kind, const char *prompt)
{
	struct plain *p = plain_of(t);

	p->kind = kind;
	p->shown = false;
	text_clear(&p->prompt);
	text_add(&p->prompt, prompt);
	text_clear(&p->line);
	if (p->wanted)
		p->wanted(p->ctx);
}

static void
plain_message(struct terminal *t, const char *text, bool redraw)
{
	struct plain *p = plain_of(t);

	if (p->kind != INPUT_NONE && p->prompt.len && !p->shown)
		put_line(p, "");
	else if (p->mid_line)
		put_text(p, "\n");
	p->shown = true;
	put_text(p, text);
}

static void
plain_help(struct terminal *t, const char *text)
{
	struct plain *p = plain_of(t);

	put_line(p, "?");
	put_text(p, text);
}

static void
plain_edit(struct terminal *t, const char *line, bool new_line)
{
	struct plain *p = plain_of(t);

	if (new_line)
		put_line(p, "");
	text_clear(&p->line);
	text_add(&p->line, line);
}

static void
plain_erase(struct terminal *t, unsigned columns)
{
	struct plain *p = plain_of(t);

	if (p->mid_line)
		put_text(p, "\n");
}

static void
plain_ended(struct terminal *t)
{
	struct plain *p = plain_of(t);

	p->kind = INPUT_NONE;
	p->ended = true;
}

static const struct terminal_ops plain_ops = {
	.write = plain_write,
	.prompt = plain_prompt,
	.message = plain_message,
	.help = plain_help,
	.edit = plain_edit,
	.erase = plain_erase,
	.ended = plain_ended,
};

void
plain_init(struct plain *p, void (*out)(void *, const char *, size_t), void *ctx)
{
	*p = (struct plain){ .terminal.ops = &plain_ops, .put = out, .ctx = ctx };
}

void
plain_free(struct plain *p)
{
	if (p->terminal.session)
		session_detach(p->terminal.session);
	text_free(&p->prompt);
	text_free(&p->line);
}

/* Enter. The line is taken out first: the session may ask for the next one at once. */
static void
enter(struct plain *p)
{
	char *line = text_take(&p->line);

	if (shows_line(p))
		text_add(&p->line, line);
	put_line(p, "");
	text_clear(&p->line);
	p->kind = INPUT_NONE;
	if (p->terminal.session) /* who reads may have gone away meanwhile */
		session_line(p->terminal.session, line);
	wipe_free(line);
}

/* The one key that --More-- or [confirm] wants. */
static void
answer(struct plain *p, int key)
{
	put_text(p, text_get(&p->prompt));
	p->kind = INPUT_NONE;
	if (p->terminal.session)
		session_key(p->terminal.session, key, "");
}

static void
leave(struct plain *p, int key)
{
	char *line = text_take(&p->line);

	text_add(&p->line, line);
	put_line(p, key == KEY_END ? "^Z" : "^C");
	text_clear(&p->line);
	p->kind = INPUT_NONE;
	if (p->terminal.session)
		session_key(p->terminal.session, key, line);
	wipe_free(line);
}

void
plain_key(struct plain *p, int key)
{
	struct session *s = p->terminal.session;

	if (!s)
		return;
	if (p->kind == INPUT_NONE || p->kind == INPUT_RAW || key == KEY_SUSPEND)
		session_key(s, key, "");
	else if (p->kind == INPUT_KEY)
		answer(p, key);
	else if (key == KEY_ENTER || key == '\n')
		enter(p);
	else if (key == KEY_END || key == KEY_INTERRUPT)
		leave(p, key);
	else if (key == KEY_ESCAPE && (p->kind == INPUT_TEXT || p->kind == INPUT_SECRET))
		leave(p, KEY_INTERRUPT);
	else if (p->kind == INPUT_LINE && (key == '?' || key == KEY_TAB || key > 0xff))
		session_key(s, key, text_get(&p->line));
	else if (key >= ' ' && key <= 0xff)
		text_add_n(&p->line, (char[]){ (char)key }, 1);
}

static void
type_characters(struct plain *p, const char *text)
{
	for (; *text; text++)
		if (*text == LITERAL_NEXT && text[1])
			text_add_n(&p->line, ++text, 1);
		else
			plain_key(p, (unsigned char)*text);
	plain_key(p, KEY_ENTER);
}

void
plain_type(struct plain *p, const char *text)
{
	struct session *s = p->terminal.session;

	if (s && session_closed(s)) {
		enter(p);
		if (!*text || p->kind != INPUT_LINE)
			return;
	}
	if (p->kind == INPUT_RAW) {
		p->kind = INPUT_NONE;
		session_line(s, text);
		return;
	}
	if (p->kind == INPUT_KEY)
		answer(p, *text ? (unsigned char)*text : KEY_ENTER);
	else if (p->kind != INPUT_NONE)
		type_characters(p, text);
}

void
plain_show_prompt(struct plain *p)
{
	if (p->kind != INPUT_NONE && p->prompt.len)
		put_line(p, "");
}
