/* The script player: a terminal for every node, whose screens come out as one transcript.
 *
 * Each terminal collects what is printed until its line is whole; whole lines go to the transcript
 * at once, so they stand in the order of time. */
#include <stdlib.h>
#include <string.h>

#include "cli/lab/console.h"
#include "cli/lab/lab.h"
#include "cli/lab/script.h"
#include "cli/session/session.h"
#include "engine/base/text.h"
#include "engine/base/xmalloc.h"
#include "engine/node/node.h"

/* A console that is not at a prompt after so long will never be. */
#define PATIENCE (SEC(86400) * 60)

struct player;

struct screen {
	struct terminal terminal; /* first: the session's functions get this one */
	struct player *player;
	const char *node;
	struct session *session;
	struct text line;    /* printed, its end has not come */
	unsigned long began; /* of `line`, among all screens */
	struct text typed;
	char *prompt;
	enum input_kind input;
};

struct player {
	struct lab *lab;
	const struct script *script;
	FILE *out;
	struct screen **screens;
	size_t count;
	unsigned long turn;
};

/* What a terminal does ------------------------------------------------------------------------ */

static void
print(struct screen *s, const char *text, size_t len)
{
	struct player *p = s->player;

	for (size_t i = 0; i < len; i++) {
		if (text[i] == '\r')
			continue;
		if (!s->line.len)
			s->began = ++p->turn;
		text_add_n(&s->line, &text[i], 1);
		if (text[i] == '\n') {
			fwrite(s->line.at, 1, s->line.len, p->out);
			text_clear(&s->line);
		}
	}
}

static void
print_text(struct screen *s, const char *text)
{
	print(s, text, strlen(text));
}

static void
screen_write(struct terminal *t, const char *text, size_t len)
{
	print((struct screen *)t, text, len);
}

static void
screen_prompt(struct terminal *t, enum input_kind kind, const char *prompt)
{
	struct screen *s = (struct screen *)t;

	free(s->prompt);
	s->prompt = xstrdup(prompt);
	s->input = kind;
	text_clear(&s->typed);
	print_text(s, prompt);
}

static void
screen_message(struct terminal *t, const char *text, bool redraw)
{
	struct screen *s = (struct screen *)t;

	if (s->line.len)
		print_text(s, "\n");
	print_text(s, text);
	if (redraw)
		print_text(s, s->prompt);
}

static void
screen_help(struct terminal *t, const char *text)
{
	struct screen *s = (struct screen *)t;

	print_text(s, text_get(&s->typed));
	print_text(s, "?\n");
	print_text(s, text);
	print_text(s, s->prompt);
}

static void
screen_edit(struct terminal *t, const char *line, bool new_line)
{
	struct screen *s = (struct screen *)t;

	if (new_line) {
		print_text(s, text_get(&s->typed));
		print_text(s, "\n");
		print_text(s, s->prompt);
	}
	text_clear(&s->typed);
	text_add(&s->typed, line);
}

static void
screen_erase(struct terminal *t, unsigned columns)
{
	struct screen *s = (struct screen *)t;

	text_trim(&s->line, s->line.len > columns ? s->line.len - columns : 0);
}

static void
screen_ended(struct terminal *t)
{
	struct screen *s = (struct screen *)t;

	s->input = INPUT_NONE;
	if (s->line.len)
		print_text(s, "\n");
}

static const struct terminal_ops screen_ops = {
	.write = screen_write,
	.prompt = screen_prompt,
	.message = screen_message,
	.help = screen_help,
	.edit = screen_edit,
	.erase = screen_erase,
	.ended = screen_ended,
};

/* Screens -------------------------------------------------------------------------------------- */

static void
screen_open(struct screen *s)
{
	struct lab *lab = s->player->lab;

	if (s->session)
		console_free(lab, s->session);
	s->session = console_new(lab, lab_node(lab, s->node));
	session_attach(s->session, &s->terminal);
}

/* The node's screen, switched on when it is first spoken of, or when its session has ended. */
static struct screen *
screen_of(struct player *p, const char *node)
{
	struct screen *s = NULL;

	for (size_t i = 0; i < p->count && !s; i++)
		if (!strcmp(p->screens[i]->node, node))
			s = p->screens[i];
	if (!s) {
		s = xcalloc(1, sizeof *s);
		s->terminal.ops = &screen_ops;
		s->player = p;
		s->node = node;
		p->screens = xrealloc(p->screens, p->count + 1, sizeof *p->screens);
		p->screens[p->count++] = s;
	}
	if (!s->terminal.session)
		screen_open(s);
	return s;
}

static bool
screen_ready(void *ctx)
{
	const struct screen *s = ctx;

	return !s->terminal.session || session_ready(s->terminal.session);
}

static bool
wait_ready(struct screen *s)
{
	struct lab *lab = s->player->lab;

	lab_run(lab, sched_now(world_sched(lab->world)) + PATIENCE, screen_ready, s);
	return screen_ready(s);
}

static void
enter(struct screen *s)
{
	struct session *session = s->terminal.session;
	char *line = xstrdup(text_get(&s->typed));

	if (s->input == INPUT_LINE || s->input == INPUT_TEXT)
		print_text(s, line);
	if (s->input != INPUT_KEY)
		print_text(s, "\n");
	s->input = INPUT_NONE;
	session_line(session, line);
	free(line);
}

static void
press(struct screen *s, int key)
{
	char *line = xstrdup(text_get(&s->typed));

	if (s->terminal.session)
		session_key(s->terminal.session, key, line);
	free(line);
}

/* '?' and Tab act as soon as they are typed, unless Ctrl-V stands before them. */
static void
screen_type(struct screen *s, const char *text)
{
	for (; *text; text++) {
		if (*text == ('V' & 0x1f) && text[1])
			text_add_n(&s->typed, ++text, 1);
		else if (s->input == INPUT_LINE && (*text == '?' || *text == '\t'))
			press(s, *text);
		else
			text_add_n(&s->typed, text, 1);
	}
	enter(s);
}

/* Playing -------------------------------------------------------------------------------------- */

static void
play_line(struct player *p, size_t i)
{
	const struct step *step = &p->script->steps[i];
	struct screen *s = screen_of(p, step->node);

	if (!wait_ready(s))
		return;
	if (!s->terminal.session)
		s = screen_of(p, step->node);
	screen_type(s, step->text);
	if (!script_key_follows(p->script, i))
		wait_ready(s);
}

static void
play_keys(struct player *p, const struct step *step)
{
	struct screen *s = screen_of(p, step->node);

	for (size_t i = 0; i < step->key_count; i++) {
		if (step->keys[i] == KEY_ENTER && s->input != INPUT_NONE && s->input != INPUT_KEY)
			enter(s);
		else
			press(s, step->keys[i]);
	}
}

static void
play_step(struct player *p, size_t i)
{
	const struct step *step = &p->script->steps[i];
	struct lab *lab = p->lab;

	switch (step->kind) {
	case STEP_LINE:
		play_line(p, i);
		break;
	case STEP_KEYS:
		play_keys(p, step);
		break;
	case STEP_WAIT:
		lab_run(lab, sched_now(world_sched(lab->world)) + step->time, NULL, NULL);
		break;
	}
}

/* The prompts that stand open, in the order in which they came. */
static void
finish(struct player *p)
{
	for (;;) {
		struct screen *first = NULL;

		for (size_t i = 0; i < p->count; i++)
			if (p->screens[i]->line.len &&
			    (!first || p->screens[i]->began < first->began))
				first = p->screens[i];
		if (!first)
			break;
		print_text(first, "\n");
	}
	for (size_t i = 0; i < p->count; i++) {
		struct screen *s = p->screens[i];

		console_free(p->lab, s->session);
		text_free(&s->line);
		text_free(&s->typed);
		free(s->prompt);
		free(s);
	}
	free(p->screens);
}

int
lab_play(struct lab *lab, const char *file, FILE *out, FILE *errors)
{
	struct script *script = script_load(lab, file, errors);
	struct player p = { .lab = lab, .script = script, .out = out };

	if (!script)
		return 2;
	for (size_t i = 0; i < script->count; i++)
		play_step(&p, i);
	finish(&p);
	script_free(script);
	return fflush(out) || ferror(out) ? 2 : 0;
}
