#include "cli/session/private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/node/node.h"
#include "grammar/ios/args.h"

#define LENGTH_DEFAULT 24
#define WIDTH_DEFAULT  80
#define HOSTNAME_SHOWN 20 /* of a longer one, in front of a mode */

/* ---- coming in and settling ---- */

void
session_enter(struct session *s)
{
	s->depth++;
}

static void
ask_terminal(struct session *s, enum input_kind kind, const char *prompt)
{
	if (s->asked || !s->terminal)
		return;
	s->asked = true;
	s->input = kind;
	s->terminal->plain = !s->editing;
	s->terminal->ops->prompt(s->terminal, kind, prompt);
}

/* The line that '?' was asked about goes on. */
static void
resume_line(struct session *s)
{
	char *line = s->resumed;

	s->resumed = NULL;
	if (line && s->terminal)
		s->terminal->ops->edit(s->terminal, line, false);
	free(line);
}

/* Back to who connected, or the terminal has nothing more to show. */
static void
close_terminal(struct session *s)
{
	struct terminal *t = s->terminal;
	struct session *under = s->under;

	s->leaving = false;
	if (!t) {
		ssh_login_drop(s);
		return;
	}
	session_detach(s);
	if (under)
		session_attach(under, t);
	else
		t->ops->ended(t);
}

/* A console never goes away: it closes and waits for Enter. */
static bool
is_console(const struct session *s)
{
	return s->line && s->line->kind == LINE_CON;
}

/* Shows what the session waits for now. */
static void
settle(struct session *s)
{
	char prompt[PROMPT_SIZE];

	if (s->command && !s->job && !s->question.fn && !output_waits(s))
		output_end(s);
	if (output_waits(s) && !s->searching) {
		output_more(s);
		return;
	}
	if (s->lock && !s->question.fn)
		lock_ask(s);
	if (s->question.fn) {
		if (!s->question.waits)
			ask_terminal(s, s->question.kind, s->question.prompt);
		return;
	}
	if (s->job) {
		if (s->terminal && s->job->raw && s->job->raw(s->job_ctx, !s->terminal->rows))
			ask_terminal(s, INPUT_RAW, "");
		return;
	}
	s->command = false;
	if (s->leaving && s->place.inside)
		command_end_configuring(s); /* `do exit` */
	if (s->leaving && !is_console(s)) {
		close_terminal(s);
		return;
	}
	if (s->leaving)
		login_closed(s);
	if (s->state == SESSION_CLOSED) {
		ask_terminal(s, INPUT_SECRET, "");
	} else if (s->state == SESSION_OPEN) {
		session_prompt_text(s, prompt);
		ask_terminal(s, s->collecting ? INPUT_TEXT : INPUT_LINE, prompt);
		resume_line(s);
	}
}

void
session_leave(struct session *s)
{
	if (s->depth == 1) {
		settle(s);
		output_reported(s);
	}
	s->depth--;
}

/* ---- making and ending ---- */

struct session *
session_new(const struct persona *persona, void *owner, struct sched *sched)
{
	struct session *s = xcalloc(1, sizeof *s);

	s->persona = persona;
	s->owner = owner;
	s->sched = sched;
	s->privilege = 15;
	s->length = LENGTH_DEFAULT;
	s->width = WIDTH_DEFAULT;
	s->editing = true;
	history_init(&s->exec_history, HISTORY_DEFAULT);
	history_init(&s->config_history, HISTORY_DEFAULT);
	snprintf(s->where, sizeof s->where, "console");
	return s;
}

static void
drop_command(struct session *s)
{
	struct question q = s->question;
	const struct job_ops *job = s->job;

	s->question = (struct question){ 0 };
	s->job = NULL;
	lock_forget(s);
	if (q.fn)
		q.fn(s, q.ctx, NULL);
	free(q.prompt);
	if (job)
		job->free(s->job_ctx);
	filter_free(s->filter);
	s->filter = NULL;
	redirect_free(s->redirect);
	s->redirect = NULL;
	text_clear(&s->held);
	command_stop_collecting(s);
	connections_free(s);
	s->command = s->asked = s->more = s->discard = false;
}

void
session_hang_up(struct session *s)
{
	session_enter(s);
	drop_command(s);
	s->place = (struct config_place){ 0 };
	session_exit(s);
	session_leave(s);
}

/* The router has started again: whoever sits on the line finds the start of a console. */
static void
restarted(void *user)
{
	for (struct session *s = user; s; s = s->next_on_line) {
		session_enter(s);
		output_reported(s); /* what was reported before the start stands before it */
		drop_command(s);
		s->place = (struct config_place){ 0 };
		if (is_console(s))
			login_restarted(s);
		else
			s->leaving = true; /* a connection does not survive it */
		session_leave(s);
	}
}

static void
show_message(void *ctx, const char *text)
{
	struct session *s = ctx;

	if (is_console(s) || s->monitor)
		output_report(s, text);
}

/* What everybody is to know, whether he wants messages or not. */
static void
show_announcement(void *ctx, const char *text)
{
	output_report(ctx, text);
}

struct session *
session_new_line(struct device *device, struct line *line)
{
	static const struct persona router = { .mode = MODE_exec };
	struct session *s = session_new(&router, device, world_sched(device->world));

	s->device = device;
	s->line = line;
	s->next_on_line = line->user;
	line->user = s;
	line->restarted = restarted;
	s->listener = (struct log_listener){
		.show = show_message,
		.announce = show_announcement,
		.ctx = s,
		.outlet = line->kind == LINE_CON ? LOG_TO_CONSOLE : LOG_TO_MONITOR,
	};
	log_listen(device->log, &s->listener);
	return s;
}

static void
leave_line(struct session *s)
{
	struct session **at = (struct session **)&s->line->user;

	while (*at != s)
		at = &(*at)->next_on_line;
	*at = s->next_on_line;
	if (!s->line->user)
		s->line->restarted = NULL;
	log_unlisten(s->device->log, &s->listener);
}

void
session_free(struct session *s)
{
	if (!s)
		return;
	s->depth++; /* nothing settles any more */
	if (s->terminal)
		session_detach(s);
	drop_command(s);
	if (s->over)
		s->over->under = NULL;
	if (s->under)
		s->under->over = NULL;
	if (s->line)
		leave_line(s);
	sched_forget(s->sched, s);
	history_free(&s->exec_history);
	history_free(&s->config_history);
	text_free(&s->kept);
	text_free(&s->reported);
	text_free(&s->held);
	text_free(&s->collected);
	facts_free(s->facts);
	ssh_login_free(s->ssh);
	free(s->user);
	free(s->view);
	free(s->resumed);
	free(s);
}

/* ---- terminals ---- */

void
session_attach(struct session *s, struct terminal *t)
{
	if (t->session)
		session_detach(t->session);
	session_enter(s);
	s->terminal = t;
	t->session = s;
	session_resized(s);
	if (s->kept.len)
		t->ops->write(t, s->kept.at, s->kept.len);
	text_clear(&s->kept);
	if (s->state == SESSION_NEW)
		login_start(s);
	session_leave(s);
}

void
session_detach(struct session *s)
{
	if (s->terminal)
		s->terminal->session = NULL;
	s->terminal = NULL;
	s->asked = false;
	s->input = INPUT_NONE;
}

void
session_connect(struct session *s, struct session *child)
{
	struct terminal *t = s->terminal;

	s->over = child;
	child->under = s;
	session_attach(child, t);
}

void
session_resized(struct session *s)
{
	const struct terminal *t = s->terminal;
	unsigned set = s->line ? s->line->length : LENGTH_DEFAULT;

	if (!t || s->length_set)
		return;
	s->length = !t->rows ? 0 : set != LENGTH_DEFAULT ? set : t->rows;
	s->width = t->columns ? t->columns : s->line ? s->line->width : WIDTH_DEFAULT;
}

/* ---- what it is ---- */

static const char *
console_name(const struct session *s)
{
	return s->device ? s->device->settings.hostname : s->persona->name(s->owner);
}

void
session_prompt_text(const struct session *s, char buf[static PROMPT_SIZE])
{
	const struct grammar_mode *mode = grammar_mode(&grammar_ios, (unsigned)session_mode(s));
	const char *end = mode->prompt;

	if (s->collecting) {
		*buf = 0;
		return;
	}
	if (s->place.inside) {
		if (s->place.range)
			end = grammar_mode(&grammar_ios, MODE_interface_range)->prompt;
		else if (config_is_subinterface(s->device, &s->place))
			end = grammar_mode(&grammar_ios, MODE_subinterface)->prompt;
		snprintf(buf, PROMPT_SIZE, "%.*s%s", HOSTNAME_SHOWN, console_name(s), end);
		return;
	}
	if (s->device)
		end = s->privilege > 1 ? "#" : ">";
	snprintf(buf, PROMPT_SIZE, "%s%s", console_name(s), end);
}

int
session_mode(const struct session *s)
{
	return s->place.inside ? (int)s->place.mode : s->persona->mode;
}

static const char *
list_interfaces(void *ctx, enum value_list list, unsigned index)
{
	return list == LIST_INTERFACES ? device_interface(ctx, index) : NULL;
}

void
session_match_at(struct session *s, struct match_at *at)
{
	if (s->place.inside) {
		*at = config_at(s->device, &s->place, s->privilege);
		at->levels = session_levels(s);
		return;
	}
	*at = (struct match_at){
		.grammar = &grammar_ios,
		.mode = (unsigned)session_mode(s),
		.privilege = s->privilege,
		.list = s->device ? list_interfaces : s->persona->list,
		.ctx = s->owner,
		.levels = session_levels(s),
	};
}

struct history *
session_history(struct session *s)
{
	return s->place.inside ? &s->config_history : &s->exec_history;
}

bool
session_prompting(const struct session *s)
{
	return s->asked && !s->command;
}

enum input_kind
session_input(const struct session *s)
{
	return s->asked ? s->input : INPUT_NONE;
}

bool
session_ready(const struct session *s)
{
	return s->asked;
}

bool
session_closed(const struct session *s)
{
	return s->state == SESSION_CLOSED;
}

struct device *
session_device(const struct session *s)
{
	return s->device;
}

struct line *
session_on(const struct session *s)
{
	return s->line;
}

void *
session_owner(const struct session *s)
{
	return s->owner;
}

struct sched *
session_sched(const struct session *s)
{
	return s->sched;
}

unsigned
session_privilege(const struct session *s)
{
	return s->privilege;
}

unsigned
session_width(const struct session *s)
{
	return s->width ? s->width : WIDTH_DEFAULT;
}

unsigned
session_length(const struct session *s)
{
	return s->length;
}

const char *
session_where(const struct session *s)
{
	return s->where;
}

char *
session_folder(struct session *s)
{
	return s->folder;
}

bool
session_is_locked(struct session *s)
{
	if (s->device->made.locked)
		session_printf(s, "%% The lab has locked %s: look at it, but do not change it\n",
			       s->device->name);
	return s->device->made.locked;
}

const char *
session_user(const struct session *s)
{
	return s->user;
}
