#include "cli/term/discipline.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "cli/session/session.h"
#include "engine/base/xmalloc.h"

#define AHEAD_MAX 65536 /* bytes that may be typed while a command runs */
#define ROWS	  24
#define COLUMNS	  80
#define CTRL(c)	  ((c)&0x1f)
#define DELETE	  0x7f

static struct discipline *
discipline_of(struct terminal *t)
{
	return (struct discipline *)t;
}

/* ---- the screen ---- */

static void
put(void *ctx, const char *text, size_t len)
{
	struct discipline *d = ctx;
	const char *end;

	if (!len)
		return;
	d->mid_line = text[len - 1] != '\n';
	for (; (end = memchr(text, '\n', len)); len -= (size_t)(end + 1 - text), text = end + 1) {
		if (end > text)
			d->put(d->ctx, text, (size_t)(end - text));
		d->put(d->ctx, "\r\n", 2);
	}
	if (len)
		d->put(d->ctx, text, len);
}

static void
put_text(struct discipline *d, const char *text)
{
	put(d, text, strlen(text));
}

static bool
reads_line(const struct discipline *d)
{
	return d->kind == INPUT_LINE || d->kind == INPUT_TEXT || d->kind == INPUT_SECRET;
}

static void
show(struct discipline *d)
{
	if (d->kind != INPUT_SECRET)
		screenline_show(&d->screen, d->line, d->len, d->cursor);
}

static void
show_again(struct discipline *d)
{
	put_text(d, d->prompt);
	screenline_begin(&d->screen, strlen(d->prompt));
	show(d);
}

/* ---- the line ---- */

static void
insert(struct discipline *d, const char *text, size_t len)
{
	if (len > DISCIPLINE_LINE - d->len) {
		put_text(d, "\a");
		return;
	}
	memmove(d->line + d->cursor + len, d->line + d->cursor, d->len - d->cursor);
	memcpy(d->line + d->cursor, text, len);
	d->len += len;
	d->cursor += len;
	d->line[d->len] = '\0';
}

static void
cut(struct discipline *d, size_t from, size_t until)
{
	memmove(d->line + from, d->line + until, d->len - until);
	d->len -= until - from;
	d->cursor = from;
	d->line[d->len] = '\0';
}

/* The same, and Ctrl-Y brings it back. */
static void
kill_text(struct discipline *d, size_t from, size_t until)
{
	if (from == until)
		return;
	memcpy(d->cut, d->line + from, until - from);
	d->cut[until - from] = '\0';
	cut(d, from, until);
}

static size_t
word_before(const struct discipline *d)
{
	size_t at = d->cursor;

	while (at && d->line[at - 1] == ' ')
		at--;
	while (at && d->line[at - 1] != ' ')
		at--;
	return at;
}

static size_t
word_behind(const struct discipline *d)
{
	size_t at = d->cursor;

	while (at < d->len && !isalnum((unsigned char)d->line[at]))
		at++;
	while (at < d->len && isalnum((unsigned char)d->line[at]))
		at++;
	return at;
}

static void
change_case(struct discipline *d, int how)
{
	size_t until = word_behind(d);
	bool first = true;

	for (; d->cursor < until; d->cursor++) {
		char *c = &d->line[d->cursor];

		if (!isalnum((unsigned char)*c))
			continue;
		*c = (char)(how == 'l' || (how == 'c' && !first) ? tolower((unsigned char)*c)
								 : toupper((unsigned char)*c));
		first = false;
	}
}

static void
transpose(struct discipline *d)
{
	size_t at = d->cursor == d->len ? d->cursor - 1 : d->cursor;
	char c;

	if (!d->cursor || d->len < 2)
		return;
	c = d->line[at - 1];
	d->line[at - 1] = d->line[at];
	d->line[at] = c;
	d->cursor = at + 1;
}

/* ---- what the session gets ---- */

static void
finish(struct discipline *d, int key)
{
	struct session *s = d->terminal.session;
	char line[DISCIPLINE_LINE + 1];

	screenline_end(&d->screen);
	if (key == KEY_INTERRUPT && d->kind != INPUT_SECRET)
		put_text(d, "^C");
	else if (key == KEY_END)
		put_text(d, "^Z");
	put_text(d, "\n");
	memcpy(line, d->line, d->len + 1);
	wipe(d->line, sizeof d->line);
	d->len = d->cursor = 0;
	d->kind = INPUT_NONE;
	d->terminal.hidden = (unsigned)d->screen.offset;
	if (s && key == KEY_ENTER)
		session_line(s, line);
	else if (s)
		session_key(s, key, line);
	d->terminal.hidden = 0;
	wipe(line, sizeof line);
}

/* '?' and Tab want what is before the cursor, the history what is there. */
static void
ask(struct discipline *d, int key)
{
	size_t upto = key == '?' || key == KEY_TAB ? d->cursor : d->len;
	char *line = xstrndup(d->line, upto);

	memcpy(d->rest, d->line + d->cursor, d->len - d->cursor + 1);
	if (d->terminal.session)
		session_key(d->terminal.session, key, line);
	free(line);
}

/* ---- keys ---- */

/* True when it is one that only moves or changes the line. */
static bool
edit_key(struct discipline *d, unsigned char c)
{
	switch (c) {
	case CTRL('A'):
		d->cursor = 0;
		break;
	case CTRL('E'):
		d->cursor = d->len;
		break;
	case CTRL('B'):
		d->cursor -= d->cursor > 0;
		break;
	case CTRL('F'):
		d->cursor += d->cursor < d->len;
		break;
	case CTRL('D'):
		if (d->cursor < d->len)
			cut(d, d->cursor, d->cursor + 1);
		break;
	case CTRL('K'):
		kill_text(d, d->cursor, d->len);
		break;
	case CTRL('T'):
		transpose(d);
		break;
	case CTRL('Y'):
		insert(d, d->cut, strlen(d->cut));
		break;
	case CTRL('W'):
		kill_text(d, word_before(d), d->cursor);
		break;
	case CTRL('X'):
		kill_text(d, 0, d->cursor);
		break;
	default:
		return false;
	}
	return true;
}

/* Those that are left with `terminal no editing`. */
static void
line_key(struct discipline *d, unsigned char c)
{
	bool command = d->kind == INPUT_LINE;

	if (c == KEY_ENTER || c == '\n')
		finish(d, KEY_ENTER);
	else if (c == KEY_INTERRUPT || (c == KEY_END && d->kind != INPUT_SECRET))
		finish(d, c);
	else if ((c == '?' || c == KEY_TAB) && command)
		ask(d, c);
	else if (c == '\b' || c == DELETE) {
		if (d->cursor)
			cut(d, d->cursor - 1, d->cursor);
		show(d);
	} else if (c == CTRL('U')) {
		kill_text(d, 0, d->cursor);
		show(d);
	} else if (c == CTRL('R') || c == CTRL('L')) {
		put_text(d, "\n");
		show_again(d);
	} else if (d->terminal.plain && c < ' ') {
		return;
	} else if (c == CTRL('P') && command) {
		ask(d, KEY_PREVIOUS);
	} else if (c == CTRL('N') && command) {
		ask(d, KEY_NEXT);
	} else if (c == CTRL('V')) {
		d->state = TYPED_LITERAL;
	} else if (c == 0x1b) {
		d->state = TYPED_ESC;
	} else if (edit_key(d, c)) {
		show(d);
	} else if (c >= ' ') {
		insert(d, (char[]){ (char)c }, 1);
		show(d);
	}
}

static void
escape_key(struct discipline *d, unsigned char c)
{
	d->state = TYPED_PLAIN;
	switch (c) {
	case '[':
	case 'O':
		d->state = TYPED_CSI;
		return;
	case 'b':
	case 'B':
		d->cursor = word_before(d);
		break;
	case 'f':
	case 'F':
		d->cursor = word_behind(d);
		break;
	case 'd':
	case 'D':
		kill_text(d, d->cursor, word_behind(d));
		break;
	case 'c':
	case 'u':
	case 'l':
		change_case(d, c);
		break;
	case 'q':
		d->state = TYPED_LITERAL;
		return;
	}
	show(d);
}

static void
cursor_key(struct discipline *d, unsigned char c)
{
	static const struct {
		unsigned char key, means;
	} keys[] = { { 'A', CTRL('P') }, { 'B', CTRL('N') }, { 'C', CTRL('F') },
		     { 'D', CTRL('B') }, { 'H', CTRL('A') }, { 'F', CTRL('E') } };

	if (isdigit(c) || c == ';')
		return;
	d->state = TYPED_PLAIN;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (keys[i].key == c)
			line_key(d, keys[i].means);
}

static void
use(struct discipline *d, unsigned char c)
{
	struct session *s = d->terminal.session;

	if (d->kind == INPUT_KEY) {
		d->kind = INPUT_NONE;
		session_key(s, c, "");
	} else if (d->kind == INPUT_RAW) {
		session_key(s, c, "");
	} else if (d->state == TYPED_LITERAL) {
		d->state = TYPED_PLAIN;
		insert(d, (char[]){ (char)c }, 1);
		show(d);
	} else if (d->state == TYPED_ESC) {
		escape_key(d, c);
	} else if (d->state == TYPED_CSI) {
		cursor_key(d, c);
	} else {
		line_key(d, c);
	}
}

/* Ctrl-Shift-6 acts at once, but where keys go to another router: there it waits for an x, or for
 * another one, which is sent on. True when the byte is used up. */
static bool
is_escape(struct discipline *d, unsigned char c)
{
	bool second = d->escaped, raw = d->kind == INPUT_RAW;

	d->escaped = c == KEY_ESCAPE && !(second && raw);
	if (second && raw && (c == 'x' || c == 'X'))
		session_key(d->terminal.session, KEY_SUSPEND, "");
	else if (c == KEY_ESCAPE && raw && second)
		session_key(d->terminal.session, KEY_ESCAPE, "");
	else if (c == KEY_ESCAPE && d->kind == INPUT_NONE)
		session_key(d->terminal.session, KEY_ESCAPE, "");
	else if (c == KEY_ESCAPE && reads_line(d) && d->kind != INPUT_LINE)
		finish(d, KEY_INTERRUPT);
	else if (c != KEY_ESCAPE)
		return false;
	return true;
}

static void
forget_ahead(struct discipline *d)
{
	if (d->ahead.len)
		wipe(d->ahead.at, d->ahead.len);
	text_clear(&d->ahead);
}

static void
typed(struct discipline *d, unsigned char c)
{
	if (!d->terminal.session || is_escape(d, c))
		return;
	if (d->kind == INPUT_NONE && c == KEY_INTERRUPT) {
		forget_ahead(d);
		session_key(d->terminal.session, c, "");
	} else if (d->kind == INPUT_NONE || d->ahead.len) {
		if (d->ahead.len < AHEAD_MAX)
			text_add_n(&d->ahead, (char[]){ (char)c }, 1);
	} else {
		use(d, c);
	}
}

void
discipline_type(struct discipline *d, const char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++)
		typed(d, (unsigned char)bytes[i]);
}

/* What was typed ahead, as far as somebody reads. */
static void
feed(void *owner, uint64_t serial)
{
	struct discipline *d = owner;
	size_t used = 0;

	d->feeding = 0;
	while (used < d->ahead.len && d->kind != INPUT_NONE && d->terminal.session)
		use(d, (unsigned char)d->ahead.at[used++]);
	if (!used)
		return;
	memmove(d->ahead.at, d->ahead.at + used, d->ahead.len - used);
	d->ahead.len -= used;
}

/* ---- what the session says ---- */

static void
on_write(struct terminal *t, const char *text, size_t len)
{
	put(discipline_of(t), text, len);
}

static void
on_prompt(struct terminal *t, enum input_kind kind, const char *prompt)
{
	struct discipline *d = discipline_of(t);

	free(d->prompt);
	d->prompt = xstrdup(prompt);
	d->kind = kind;
	d->state = TYPED_PLAIN;
	d->len = d->cursor = 0;
	d->line[0] = '\0';
	put_text(d, prompt);
	screenline_begin(&d->screen, strlen(prompt));
	if (d->ahead.len && !d->feeding)
		d->feeding = timer_after(d->sched, 0, feed, d, 0);
}

static void
on_message(struct terminal *t, const char *text, bool redraw)
{
	struct discipline *d = discipline_of(t);

	if (!reads_line(d)) {
		if (d->mid_line)
			put_text(d, "\n");
		put_text(d, text);
		if (redraw && d->kind == INPUT_KEY)
			put_text(d, d->prompt);
		return;
	}
	if (d->screen.prompt + d->screen.length)
		put_text(d, "\n");
	put_text(d, text);
	if (redraw)
		show_again(d);
	else
		screenline_lose(&d->screen, d->len);
}

static void
on_help(struct terminal *t, const char *text)
{
	struct discipline *d = discipline_of(t);

	put_text(d, "?\n");
	put_text(d, text);
	show_again(d);
}

static void
on_edit(struct terminal *t, const char *line, bool new_line)
{
	struct discipline *d = discipline_of(t);

	d->len = d->cursor = 0;
	insert(d, line, strlen(line));
	if (new_line) {
		insert(d, d->rest, strlen(d->rest));
		d->cursor = strlen(line);
		put_text(d, "\n");
		show_again(d);
	} else {
		show(d);
	}
}

static void
on_erase(struct terminal *t, unsigned columns)
{
	struct discipline *d = discipline_of(t);

	for (unsigned i = 0; i < columns; i++)
		put_text(d, "\b");
	for (unsigned i = 0; i < columns; i++)
		put_text(d, " ");
	for (unsigned i = 0; i < columns; i++)
		put_text(d, "\b");
	d->mid_line = false;
}

static void
on_ended(struct terminal *t)
{
	struct discipline *d = discipline_of(t);

	d->kind = INPUT_NONE;
	d->ended(d->ctx);
}

void
discipline_init(struct discipline *d, struct sched *sched,
		void (*out)(void *, const char *, size_t), void (*ended)(void *), void *ctx)
{
	static const struct terminal_ops ops = {
		.write = on_write,
		.prompt = on_prompt,
		.message = on_message,
		.help = on_help,
		.edit = on_edit,
		.erase = on_erase,
		.ended = on_ended,
	};

	*d = (struct discipline){
		.terminal = { .ops = &ops, .rows = ROWS, .columns = COLUMNS },
		.sched = sched,
		.put = out,
		.ended = ended,
		.ctx = ctx,
		.prompt = xstrdup(""),
		.screen = { .put = put, .ctx = d, .columns = COLUMNS },
	};
}

void
discipline_free(struct discipline *d)
{
	if (d->terminal.session)
		session_detach(d->terminal.session);
	timer_cancel(d->sched, d->feeding);
	forget_ahead(d);
	text_free(&d->ahead);
	free(d->prompt);
	wipe(d->line, sizeof d->line);
	wipe(d->cut, sizeof d->cut);
}

void
discipline_resize(struct discipline *d, unsigned rows, unsigned columns)
{
	d->terminal.rows = rows ? rows : ROWS;
	d->terminal.columns = columns ? columns : COLUMNS;
	d->screen.columns = d->terminal.columns;
	if (d->terminal.session)
		session_resized(d->terminal.session);
}
