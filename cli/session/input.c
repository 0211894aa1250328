/* What the terminal tells: lines and keys; questions and jobs that take them. */
#include <stdlib.h>
#include <string.h>

#include "cli/session/private.h"
#include "engine/base/xmalloc.h"
#include "grammar/ios/args.h"

/* ---- questions ---- */

void
session_ask(struct session *s, enum input_kind kind, const char *prompt, session_answer_fn *fn,
	    void *ctx)
{
	session_enter(s);
	s->question =
		(struct question){ .kind = kind, .prompt = xstrdup(prompt), .fn = fn, .ctx = ctx };
	s->asked = false;
	session_leave(s);
}

static void
is_due(void *owner, uint64_t serial)
{
	struct session *s = owner;

	session_enter(s);
	s->question.waits = false;
	session_leave(s);
}

void
session_ask_later(struct session *s, simtime delay, enum input_kind kind, const char *prompt,
		  session_answer_fn *fn, void *ctx)
{
	session_enter(s);
	session_ask(s, kind, prompt, fn, ctx);
	s->question.waits = delay > 0;
	if (delay)
		timer_after(s->sched, delay, is_due, s, 0);
	session_leave(s);
}

static void
answer(struct session *s, const char *text)
{
	struct question q = s->question;

	s->question = (struct question){ 0 };
	s->shown = 0;
	q.fn(s, q.ctx, text);
	free(q.prompt);
}

/* ---- texts of several lines ---- */

#define NOTE_MAX 4096

struct note {
	struct text text;
	session_answer_fn *fn;
	void *ctx;
};

static void
note_over(struct session *s, struct note *n, bool good)
{
	n->fn(s, n->ctx, good ? text_get(&n->text) : NULL);
	text_free(&n->text);
	free(n);
}

static void
note_line(struct session *s, void *ctx, const char *line)
{
	struct note *n = ctx;

	if (!line) {
		note_over(s, n, false);
		return;
	}
	if (n->text.len + strlen(line) < NOTE_MAX)
		text_addf(&n->text, "%s\n", line);
	session_ask(s, INPUT_TEXT, "", note_line, n);
}

void
session_ask_text(struct session *s, session_answer_fn *fn, void *ctx)
{
	struct note *n = xcalloc(1, sizeof *n);

	n->fn = fn;
	n->ctx = ctx;
	session_ask(s, INPUT_TEXT, "", note_line, n);
}

/* Ctrl-Z behind the last line of it; any other answer is asked for again. */
static void
end_text(struct session *s, const char *line)
{
	struct question q = s->question;
	struct note *n = q.ctx;

	s->asked = false;
	if (q.fn != note_line)
		return;
	s->question = (struct question){ 0 };
	text_add(&n->text, line);
	note_over(s, n, true);
	free(q.prompt);
}

/* ---- confirmations ---- */

struct confirmation {
	session_confirm_fn *fn;
	void *ctx;
};

static void
confirmed(struct session *s, void *ctx, const char *key)
{
	struct confirmation c = *(struct confirmation *)ctx;

	free(ctx);
	if (key)
		session_write(s, "\n");
	c.fn(s, c.ctx, key && strchr("\r\nyY", *key));
}

void
session_confirm(struct session *s, const char *prompt, session_confirm_fn *fn, void *ctx)
{
	struct confirmation *c = xcalloc(1, sizeof *c);

	*c = (struct confirmation){ fn, ctx };
	session_ask(s, INPUT_KEY, prompt, confirmed, c);
}

/* ---- jobs ---- */

void
session_job(struct session *s, const struct job_ops *ops, void *job)
{
	s->job = ops;
	s->job_ctx = job;
}

void
session_job_done(struct session *s)
{
	const struct job_ops *ops = s->job;

	session_enter(s);
	s->job = NULL;
	if (s->input == INPUT_RAW)
		s->asked = false;
	ops->free(s->job_ctx);
	session_leave(s);
}

void
session_job_raw(struct session *s)
{
	session_enter(s);
	session_leave(s);
}

static bool
is_raw(const struct session *s)
{
	return s->job && s->job->raw && s->terminal && s->job->raw(s->job_ctx, false);
}

/* Whoever types whole lines is asked again when it is time for the next. */
static void
raw_key(struct session *s, int key)
{
	if (!s->terminal->rows)
		s->asked = false;
	s->job->key(s, s->job_ctx, key);
}

static void
raw_line(struct session *s, const char *text)
{
	for (; *text && is_raw(s); text++)
		raw_key(s, (unsigned char)*text);
	if (is_raw(s))
		raw_key(s, KEY_ENTER);
}

static void
job_key(struct session *s, int key)
{
	if (is_raw(s))
		raw_key(s, key);
	else if (key == KEY_INTERRUPT || key == KEY_ESCAPE)
		s->job->abort(s, s->job_ctx);
	else if (s->job->key)
		s->job->key(s, s->job_ctx, key);
}

/* ---- lines ---- */

static void
key_for_question(struct session *s, int key)
{
	s->asked = false;
	if (s->more)
		output_more_key(s, key);
	else
		answer(s, (char[]){ (char)key, 0 });
}

/* A line of a prompt. */
static void
run_typed(struct session *s, const char *text)
{
	history_add(session_history(s), text);
	if (s->device && text[strspn(text, " ")])
		s->device->commands++;
	command_run(s, text);
}

void
session_line(struct session *s, const char *text)
{
	enum input_kind kind = session_input(s);

	if (kind == INPUT_NONE)
		return;
	session_enter(s);
	login_active(s);
	if (kind == INPUT_KEY) {
		key_for_question(s, *text ? *text : KEY_ENTER);
	} else if (kind == INPUT_RAW) {
		raw_line(s, text);
	} else if (s->question.fn) {
		s->asked = false;
		answer(s, text);
	} else if (s->state == SESSION_CLOSED) {
		s->asked = false;
		login_start(s);
	} else {
		s->asked = false;
		if (kind == INPUT_LINE)
			run_typed(s, text);
		else
			command_run(s, text);
	}
	session_leave(s);
}

/* ---- keys ---- */

static void
key_at_question(struct session *s, enum input_kind kind, int key, const char *line)
{
	if (key == KEY_END && kind == INPUT_TEXT) {
		end_text(s, line);
	} else if (key == KEY_INTERRUPT) {
		s->asked = false;
		if (kind == INPUT_KEY)
			session_write(s, "\n");
		answer(s, NULL);
	}
}

/* Back to who connected. The lab's own prompt is where everybody comes back to, it stays. */
static void
suspend(struct session *s)
{
	struct terminal *t = s->terminal;
	struct session *back = s->under;

	if (!t)
		return;
	if (!back && s->persona->mode == MODE_lab)
		back = s;
	session_detach(s);
	if (back)
		session_attach(back, t);
	else
		t->ops->ended(t);
}

static void
recall(struct session *s, const char *found, const char *typed)
{
	s->terminal->ops->edit(s->terminal, found ? found : typed, false);
}

/* Ctrl-Z carries out what was typed, then leaves; Ctrl-C throws it away. */
static void
leave_line_by(struct session *s, int key, const char *line)
{
	s->asked = false;
	command_stop_collecting(s);
	if (!s->place.inside)
		return;
	if (key == KEY_END && line[strspn(line, " ")]) {
		run_typed(s, line);
	}
	if (s->place.inside)
		command_end_configuring(s);
}

static void
key_while_typing(struct session *s, int key, const char *line)
{
	switch (key) {
	case '?':
		help_question(s, line);
		break;
	case KEY_TAB:
		help_tab(s, line);
		break;
	case KEY_PREVIOUS:
		recall(s, history_previous(session_history(s), line), line);
		break;
	case KEY_NEXT:
		recall(s, history_next(session_history(s)), line);
		break;
	case KEY_END:
	case KEY_INTERRUPT:
		leave_line_by(s, key, line);
		break;
	default:
		break;
	}
}

void
session_key(struct session *s, int key, const char *line)
{
	enum input_kind kind = session_input(s);

	if (key == KEY_SUSPEND && !(s->device && is_raw(s))) {
		suspend(s);
		return;
	}
	session_enter(s);
	login_active(s);
	if (kind == INPUT_NONE || kind == INPUT_RAW) {
		if (s->job)
			job_key(s, key);
	} else if (kind == INPUT_KEY && (s->more || key != KEY_INTERRUPT)) {
		key_for_question(s, key);
	} else if (s->question.fn) {
		key_at_question(s, kind, key, line);
	} else if (kind != INPUT_SECRET) {
		key_while_typing(s, key, line);
	}
	session_leave(s);
}
