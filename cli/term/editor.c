#include "cli/term/editor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <readline/readline.h>

#include "cli/session/session.h"
#include "cli/term/screenline.h"
#include "engine/base/xmalloc.h"

#define LINE_LENGTH 254 /* the longest command */

/* Readline's functions have no argument of ours, so this stands here once. */
static struct {
	const struct editor_ops *ops;
	struct screenline screen;
	enum input_kind kind;
	char *prompt;
	bool plain; /* keys that edit do nothing */
	bool away;  /* messages have taken the place of prompt and line; they come back */
	int key;    /* what ends the line */
	int fed;    /* the byte for readline, -1: none */
	char *rest; /* behind the cursor when Tab was pressed */
} ed;

static void
put(const char *text)
{
	ed.ops->put(text, strlen(text));
}

static void
put_on_screen(void *ctx, const char *text, size_t len)
{
	ed.ops->put(text, len);
}

static void
show(void)
{
	if (ed.kind != INPUT_SECRET && ed.kind != INPUT_NONE)
		screenline_show(&ed.screen, rl_line_buffer, (size_t)rl_end, (size_t)rl_point);
}

/* Prompt and line anew, at the beginning of a screen line. */
static void
show_again(void)
{
	ed.away = false;
	put(ed.prompt);
	screenline_begin(&ed.screen, strlen(ed.prompt));
	show();
}

static void
redisplay(void)
{
	if (rl_end > LINE_LENGTH) {
		rl_delete_text(LINE_LENGTH, rl_end);
		rl_point = rl_point > rl_end ? rl_end : rl_point;
		put("\a");
	}
	show();
}

/* ---- what keys do ---- */

static int
end_by(int key)
{
	ed.key = key;
	rl_done = 1;
	return 0;
}

static int
interrupt(int count, int c)
{
	return end_by(KEY_INTERRUPT);
}

static int
leave(int count, int c)
{
	return ed.kind == INPUT_LINE || ed.kind == INPUT_TEXT ? end_by(KEY_END) : 0;
}

static int
question(int count, int c)
{
	char *line;

	if (ed.kind != INPUT_LINE)
		return rl_insert(1, c);
	line = xstrndup(rl_line_buffer, (size_t)rl_point);
	ed.ops->ask('?', line);
	free(line);
	return 0;
}

static int
complete(int count, int c)
{
	char *line;

	if (ed.kind != INPUT_LINE)
		return 0;
	line = xstrndup(rl_line_buffer, (size_t)rl_point);
	free(ed.rest);
	ed.rest = xstrdup(rl_line_buffer + rl_point);
	ed.ops->ask(KEY_TAB, line);
	free(line);
	return 0;
}

static int
previous(int count, int c)
{
	if (ed.kind == INPUT_LINE)
		ed.ops->ask(KEY_PREVIOUS, rl_line_buffer);
	return 0;
}

static int
next(int count, int c)
{
	if (ed.kind == INPUT_LINE)
		ed.ops->ask(KEY_NEXT, rl_line_buffer);
	return 0;
}

/* Ctrl-D deletes and never ends the input. */
static int
delete_here(int count, int c)
{
	return rl_point < rl_end ? rl_delete(1, c) : 0;
}

static int
display_again(int count, int c)
{
	screenline_end(&ed.screen);
	put("\n");
	show_again();
	return 0;
}

static int
nothing(int count, int c)
{
	return 0;
}

static void
bind_keys(void)
{
	static const struct {
		int key;
		rl_command_func_t *fn;
	} keys[] = {
		{ '?', question },
		{ '\t', complete },
		{ CTRL('C'), interrupt },
		{ CTRL('D'), delete_here },
		{ CTRL('L'), display_again },
		{ CTRL('R'), display_again },
		{ CTRL('N'), next },
		{ CTRL('P'), previous },
		{ CTRL('U'), rl_unix_line_discard },
		{ CTRL('X'), rl_unix_line_discard },
		{ CTRL('W'), rl_unix_word_rubout },
		{ CTRL('Z'), leave },
		{ CTRL('G'), nothing },
		{ CTRL('O'), nothing },
		{ CTRL('Q'), nothing },
		{ CTRL('S'), nothing },
		{ CTRL(']'), nothing },
		{ CTRL('_'), nothing },
	};
	static const struct {
		const char *sequence;
		rl_command_func_t *fn;
	} sequences[] = {
		{ "\\e[A", previous },
		{ "\\eOA", previous },
		{ "\\e[B", next },
		{ "\\eOB", next },
		{ "\\e[C", rl_forward_char },
		{ "\\e[D", rl_backward_char },
		{ "\\e[H", rl_beg_of_line },
		{ "\\e[F", rl_end_of_line },
		{ "\\eOH", rl_beg_of_line },
		{ "\\eOF", rl_end_of_line },
		{ "\\e[1~", rl_beg_of_line },
		{ "\\e[4~", rl_end_of_line },
		{ "\\e[2~", nothing },
		{ "\\e[3~", delete_here },
		{ "\\e[5~", nothing },
		{ "\\e[6~", nothing },
		{ "\\eq", rl_quoted_insert },
		{ "\\e?", nothing },
		{ "\\e\\t", nothing },
		{ "\\e*", nothing },
		{ "\\e<", nothing },
		{ "\\e>", nothing },
	};

	/* What readline has behind Ctrl-X goes: it is a key by itself here. */
	rl_get_keymap()[CTRL('X')].type = ISFUNC;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		rl_bind_key(keys[i].key, keys[i].fn);
	for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++)
		rl_bind_keyseq(sequences[i].sequence, sequences[i].fn);
}

/* ---- readline's side ---- */

static int
give_byte(FILE *unused)
{
	int c = ed.fed;

	ed.fed = -1;
	return c < 0 ? EOF : c;
}

static int
byte_there(void)
{
	return ed.fed >= 0;
}

static void
line_over(char *line)
{
	int key = ed.key;
	enum input_kind kind = ed.kind;

	rl_callback_handler_remove();
	screenline_end(&ed.screen);
	ed.kind = INPUT_NONE;
	if (key == KEY_INTERRUPT && kind != INPUT_SECRET)
		put("^C");
	else if (key == KEY_END)
		put("^Z");
	put("\n");
	ed.ops->done(key, line ? line : "");
	wipe_free(line);
}

void
editor_start(const struct editor_ops *ops, unsigned columns)
{
	ed.ops = ops;
	ed.fed = -1;
	ed.screen.put = put_on_screen;
	ed.screen.columns = columns;
	setenv("INPUTRC", "/dev/null", 1);
	rl_readline_name = "qmidle";
	rl_terminal_name = "dumb";
	rl_outstream = fopen("/dev/null", "w");
	rl_prep_term_function = NULL;
	rl_deprep_term_function = NULL;
	rl_catch_signals = rl_catch_sigwinch = 0;
	rl_getc_function = give_byte;
	rl_input_available_hook = byte_there;
	rl_redisplay_function = redisplay;
	rl_initialize();
	rl_variable_bind("enable-bracketed-paste", "off");
	rl_variable_bind("bell-style", "none");
	bind_keys();
}

/* ---- ours ---- */

void
editor_set_columns(unsigned columns)
{
	ed.screen.columns = columns;
}

void
editor_read(enum input_kind kind, const char *prompt, bool plain)
{
	editor_stop();
	free(ed.prompt);
	ed.prompt = xstrdup(prompt);
	ed.kind = kind;
	ed.plain = plain;
	ed.away = false;
	ed.key = KEY_ENTER;
	put(prompt);
	screenline_begin(&ed.screen, strlen(prompt));
	rl_callback_handler_install("", line_over);
}

void
editor_stop(void)
{
	if (ed.kind == INPUT_NONE)
		return;
	ed.kind = INPUT_NONE;
	rl_callback_handler_remove();
}

unsigned
editor_hidden(void)
{
	return (unsigned)ed.screen.offset;
}

bool
editor_reading(void)
{
	return ed.kind != INPUT_NONE;
}

/* Is the key one of those that `terminal no editing` switches off? What is left: the end of the
 * line, taking characters back, Ctrl-R, Ctrl-C, Ctrl-Z and Tab. */
static bool
edits(unsigned char c)
{
	return c < ' ' && !strchr("\r\n\b\t\x03\x12\x15\x1a", c);
}

void
editor_byte(unsigned char c)
{
	if ((ed.plain && edits(c)) || (c == CTRL('D') && !rl_end))
		return;
	editor_settle();
	ed.fed = c;
	rl_callback_read_char();
}

void
editor_help(const char *text)
{
	put("?\n");
	put(text);
	show_again();
}

static void
set_line(const char *line, const char *rest)
{
	rl_replace_line("", 0);
	rl_point = 0;
	rl_insert_text(line);
	rl_insert_text(rest);
	rl_point = (int)strlen(line);
}

void
editor_edit(const char *line, bool new_line)
{
	set_line(line, new_line && ed.rest ? ed.rest : "");
	if (!new_line) {
		show();
		return;
	}
	put("\n");
	show_again();
}

/* Unless it is shown again, what was typed stays where the message pushed it; the person goes on
 * typing at the beginning of the line. */
void
editor_message(const char *text, bool redraw)
{
	if (!ed.away && ed.screen.prompt + ed.screen.length)
		put("\n");
	put(text);
	ed.away = redraw;
	if (!redraw)
		screenline_lose(&ed.screen, (size_t)rl_end);
}

bool
editor_away(void)
{
	return ed.kind != INPUT_NONE && ed.away;
}

void
editor_settle(void)
{
	if (editor_away())
		show_again();
}
