/* The script player: a plain terminal for every node, whose screens come out as one transcript.
 *
 * Each collects what is printed until its line is whole; whole lines go to the transcript at once,
 * so they stand in the order of time. */
#include <stdlib.h>
#include <string.h>

#include "cli/lab/console.h"
#include "cli/lab/lab.h"
#include "cli/lab/script.h"
#include "cli/session/plain.h"
#include "cli/session/session.h"
#include "engine/base/text.h"
#include "engine/base/xmalloc.h"
#include "engine/node/node.h"

/* A console that is not at a prompt after so long will never be. */
#define PATIENCE (SEC(86400) * 60)

struct screen {
	struct plain plain;
	struct player *player;
	const char *node;
	struct session *session;
	struct text line; /* printed, its end has not come */
};

struct player {
	struct lab *lab;
	const struct script *script;
	FILE *out;
	struct screen **screens;
	size_t count;
};

/* ---- screens ---- */

static void
print(void *ctx, const char *text, size_t len)
{
	struct screen *s = ctx;
	const char *end;

	for (; (end = memchr(text, '\n', len)); len -= (size_t)(end + 1 - text), text = end + 1) {
		text_add_n(&s->line, text, (size_t)(end + 1 - text));
		fwrite(s->line.at, 1, s->line.len, s->player->out);
		text_clear(&s->line);
	}
	text_add_n(&s->line, text, len);
}

static void
screen_open(struct screen *s)
{
	struct lab *lab = s->player->lab;

	if (s->session)
		console_free(lab, s->session);
	s->session = console_new(lab, lab_node(lab, s->node));
	s->plain.ended = false;
	session_attach(s->session, &s->plain.terminal);
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
		plain_init(&s->plain, print, s);
		s->player = p;
		s->node = node;
		p->screens = xrealloc(p->screens, p->count + 1, sizeof(struct screen *));
		p->screens[p->count++] = s;
	}
	if (!s->plain.terminal.session)
		screen_open(s);
	return s;
}

static bool
screen_ready(void *ctx)
{
	const struct screen *s = ctx;
	const struct session *session = s->plain.terminal.session;

	return !session || session_ready(session);
}

static void
wait_ready(struct screen *s)
{
	struct lab *lab = s->player->lab;

	lab_run(lab, sched_now(world_sched(lab->world)) + PATIENCE, screen_ready, s);
}

/* ---- playing ---- */

static void
play_line(struct player *p, size_t i)
{
	const struct step *step = &p->script->steps[i];
	struct screen *s = screen_of(p, step->node);

	wait_ready(s);
	s = screen_of(p, step->node); /* it may have ended meanwhile */
	plain_type(&s->plain, step->text);
	if (!script_key_follows(p->script, i))
		wait_ready(s);
}

static void
play_keys(struct player *p, const struct step *step)
{
	struct screen *s = screen_of(p, step->node);

	for (size_t i = 0; i < step->key_count; i++)
		plain_key(&s->plain, step->keys[i]);
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

/* The prompts that stand open end the transcript. */
static void
finish(struct player *p)
{
	for (size_t i = 0; i < p->count; i++) {
		struct screen *s = p->screens[i];

		if (s->plain.terminal.session)
			plain_show_prompt(&s->plain);
		if (s->line.len)
			print(s, "\n", 1);
		plain_free(&s->plain);
		console_free(p->lab, s->session);
		text_free(&s->line);
		free(s);
	}
	free(p->screens);
}

void
lab_play_script(struct lab *lab, const struct script *script, FILE *out)
{
	struct player p = { .lab = lab, .script = script, .out = out };

	for (size_t i = 0; i < script->count; i++)
		play_step(&p, i);
	finish(&p);
}

int
lab_play(struct lab *lab, const char *file, FILE *out, FILE *errors)
{
	struct script *script = script_load(lab, file, errors);

	if (!script)
		return 2;
	lab_play_script(lab, script, out);
	script_free(script);
	return lab_end_captures(lab, errors) ? 0 : 2;
}
