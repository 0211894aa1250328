/* What a command prints: modifier, pager, terminal. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "cli/session/private.h"
#include "cli/show/messages.h"

#define KEPT_MAX 65536 /* bytes for a terminal that is not there */
#define MORE	 " --More-- "

void
output_raw(struct session *s, const char *text, size_t len)
{
	if (!len)
		return;
	if (s->terminal) {
		s->terminal->ops->write(s->terminal, text, len);
		return;
	}
	text_add_n(&s->kept, text, len);
	if (s->kept.len > KEPT_MAX) {
		size_t gone = s->kept.len - KEPT_MAX;

		memmove(s->kept.at, s->kept.at + gone, KEPT_MAX + 1);
		s->kept.len = KEPT_MAX;
	}
}

/* How many rows of the screen a line of that length takes. */
static unsigned
rows_of(const struct session *s, size_t len)
{
	return len > 1 && s->width ? 1 + (unsigned)((len - 1) / s->width) : 1;
}

/* Prints until the page is full; what is left waits for a key. */
static void
page(struct session *s, const char *text)
{
	const char *at = text;

	while (*at) {
		size_t n = strcspn(at, "\n");

		if (s->shown + 1 >= s->length)
			break;
		if (at[n])
			s->shown += rows_of(s, n++);
		at += n;
	}
	output_raw(s, text, (size_t)(at - text));
	text_add(&s->held, at);
}

static void
put(struct session *s, const char *text)
{
	if (s->discard)
		return;
	if (!s->paging || !s->length || s->job)
		output_raw(s, text, strlen(text));
	else if (s->held.len)
		text_add(&s->held, text);
	else
		page(s, text);
}

void
session_write(struct session *s, const char *text)
{
	struct text passed = { 0 };

	if (session_prompting(s)) {
		output_message(s, text);
		return;
	}
	if (s->redirect && !redirect_put(s->redirect, text))
		return;
	if (!s->filter) {
		put(s, text);
		return;
	}
	filter_put(s->filter, text, &passed);
	put(s, text_get(&passed));
	text_free(&passed);
}

void
session_printf(struct session *s, const char *format, ...)
{
	struct text t = { 0 };
	va_list ap;

	va_start(ap, format);
	text_vaddf(&t, format, ap);
	va_end(ap);
	session_write(s, text_get(&t));
	text_free(&t);
}

void
session_refuse(struct session *s, const struct diag *why)
{
	struct text t = { 0 };

	diag_render(why, &t);
	if (t.len)
		session_printf(s, "%s\n", t.at);
	text_free(&t);
}

void
output_begin(struct session *s, bool paging)
{
	s->paging = paging;
	s->shown = 0;
	s->discard = false;
}

void
output_end(struct session *s)
{
	struct redirect *redirect = s->redirect;
	struct text last = { 0 };

	s->redirect = NULL;
	if (redirect)
		redirect_end(redirect);
	if (!s->filter)
		return;
	filter_end(s->filter, &last);
	filter_free(s->filter);
	s->filter = NULL;
	put(s, text_get(&last));
	text_free(&last);
}

/* ---- --More-- ---- */

bool
output_waits(const struct session *s)
{
	return s->held.len > 0;
}

void
output_more(struct session *s)
{
	if (s->asked || !s->terminal)
		return;
	s->more = s->asked = true;
	s->input = INPUT_KEY;
	s->terminal->ops->prompt(s->terminal, INPUT_KEY, MORE);
}

/* The held text goes through the pager once more. */
static void
go_on(struct session *s, unsigned lines)
{
	struct text held = s->held;

	s->held = (struct text){ 0 };
	s->shown = s->length > lines + 1 ? s->length - 1 - lines : 0;
	page(s, text_get(&held));
	text_free(&held);
}

/* What waits is the rest of the output: the search takes lines out of it. */
static void
search(struct session *s, enum filter_kind kind, const char *expression)
{
	static const char bad[] = "% Failed to compile regular expression.\n";
	static const char good[] = "filtering...\n";
	struct filter *f = filter_new(kind, expression);
	struct text left = { 0 };

	if (!f) {
		output_raw(s, bad, sizeof bad - 1);
		return;
	}
	output_end(s);
	filter_put(f, text_get(&s->held), &left);
	filter_end(f, &left);
	filter_free(f);
	text_free(&s->held);
	s->held = left;
	output_raw(s, good, sizeof good - 1);
	go_on(s, s->length);
}

static void
search_for(struct session *s, enum filter_kind kind, const char *expression)
{
	s->searching = false;
	if (expression && *expression)
		search(s, kind, expression);
}

static void
begin_typed(struct session *s, void *ctx, const char *expression)
{
	search_for(s, FILTER_BEGIN, expression);
}

static void
include_typed(struct session *s, void *ctx, const char *expression)
{
	search_for(s, FILTER_INCLUDE, expression);
}

static void
exclude_typed(struct session *s, void *ctx, const char *expression)
{
	search_for(s, FILTER_EXCLUDE, expression);
}

static void
ask_expression(struct session *s, int key)
{
	s->searching = true;
	session_ask(s, INPUT_TEXT, (char[]){ (char)key, 0 },
		    key == '/'	 ? begin_typed
		    : key == '+' ? include_typed
				 : exclude_typed,
		    NULL);
}

void
output_more_key(struct session *s, int key)
{
	s->more = s->asked = false;
	s->terminal->ops->erase(s->terminal, sizeof MORE - 1);
	if (key == ' ') {
		go_on(s, s->length);
	} else if (key == KEY_ENTER || key == '\n') {
		go_on(s, 1);
	} else if (key == '/' || key == '+' || key == '-') {
		ask_expression(s, key);
	} else {
		text_clear(&s->held);
		s->discard = true;
	}
}

/* ---- what nobody asked for ---- */

void
output_message(struct session *s, const char *text)
{
	if (s->state == SESSION_NEW)
		return;
	if (s->terminal)
		s->terminal->ops->message(s->terminal, text,
					  s->more || (s->line && s->line->synchronous));
	else
		output_raw(s, text, strlen(text));
}

void
output_report(struct session *s, const char *text)
{
	if (s->depth)
		text_add(&s->reported, text);
	else
		output_message(s, text);
}

void
output_reported(struct session *s)
{
	struct text reported = s->reported;

	if (!reported.len)
		return;
	s->reported = (struct text){ 0 };
	output_message(s, reported.at);
	text_free(&reported);
}
