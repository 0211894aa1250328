#include "cli/lab/ladder_live.h"

#include <stdlib.h>
#include <string.h>

#include "cli/lab/ladder.h"
#include "cli/session/session.h"
#include "engine/base/text.h"
#include "engine/base/xmalloc.h"

#define LOST_AFTER SEC(5) /* what has not arrived by then is drawn as lost */
#define GAP	   18	  /* between two bars, at least */
#define GAP_OF_TWO 28

struct live {
	struct session *session;
	struct ladder *ladder;
	size_t columns[LADDER_COLUMNS], count, gap;
};

static const char *
column_name(const struct live *v, size_t column)
{
	size_t party = v->columns[column];

	return party == LADDER_NOBODY ? "outside" : ladder_party(v->ladder, party);
}

/* Where its bar stands; false: it has none. */
static bool
find_bar(const struct live *v, size_t party, size_t *at)
{
	for (size_t i = 0; i < v->count; i++) {
		*at = i * v->gap;
		if (v->columns[i] == party)
			return true;
	}
	return false;
}

static void
draw_head(const struct live *v)
{
	struct text t = { 0 };

	text_addf(&t, "%10s  ", "seconds");
	for (size_t i = 0; i + 1 < v->count; i++)
		text_addf(&t, "%-*s", (int)v->gap, column_name(v, i));
	text_addf(&t, "%s\n", column_name(v, v->count - 1));
	session_write(v->session, text_get(&t));
	text_free(&t);
}

static void
put_at(char *line, size_t at, const char *words)
{
	memcpy(line + at, words, strlen(words));
}

/* "--- MM1* --->" between the two bars, over those that it passes. */
static void
draw_arrow(char *line, size_t from, size_t to, const char *name, bool lost)
{
	size_t left = (from < to ? from : to) + 1, right = from < to ? to : from;
	const char *mark = from > to && !lost ? "<-- " : from > to ? " lost " : "--- ";

	for (size_t i = left; i < right; i++)
		if (line[i] == ' ')
			line[i] = '-';
	put_at(line, left, mark);
	put_at(line, left + strlen(mark), name);
	if (from < to && lost)
		put_at(line, right - 6, " lost ");
	else if (from < to)
		line[right - 1] = '>';
}

/* The bars, and between them the arrow. The caller frees it. */
static char *
line_of(const struct live *v, const struct rung *r, size_t from, size_t to, bool lost)
{
	size_t width = (v->count - 1) * v->gap + 1;
	char *line = memset(xmalloc(width + 1), ' ', width);
	struct text name = { 0 };

	line[width] = '\0';
	for (size_t i = 0; i < width; i += v->gap)
		line[i] = '|';
	rung_name(r, &name);
	text_add(&name, r->message.encrypted ? "* " : " ");
	draw_arrow(line, from, to, name.at, lost);
	text_free(&name);
	return line;
}

static void
draw(const struct live *v, const struct rung *r, bool lost)
{
	bool late = r->arrived && r->heard - r->when >= LOST_AFTER;
	const char *remark = rung_remark(r);
	struct text t = { 0 };
	size_t from, to, payloads;
	char *line;

	if (!find_bar(v, r->from, &from) || !find_bar(v, r->to, &to) || from == to)
		return;
	line = line_of(v, r, from, to, lost);
	text_addf(&t, "%10.3f  %s  ", (double)r->when / 1e9, line);
	payloads = t.len;
	rung_payloads(r, &t);
	text_addf(&t, "%s%s%s\n", *remark && t.len > payloads ? " " : "", remark,
		  late ? " (late)" : "");
	session_write(v->session, text_get(&t));
	text_free(&t);
	free(line);
}

static void
given_up(void *owner, uint64_t serial)
{
	const struct live *v = owner;
	const struct rung *r = ladder_by_serial(v->ladder, serial);

	if (r && !r->arrived)
		draw(v, r, true);
}

static void
happened(void *ctx, const struct rung *r)
{
	struct live *v = ctx;

	if (r->arrived || r->to == LADDER_NOBODY)
		draw(v, r, false);
	if (!r->arrived && r->to != LADDER_NOBODY)
		timer_after(session_sched(v->session), LOST_AFTER, given_up, v, r->serial);
}

static void
live_abort(struct session *s, void *job)
{
	session_job_done(s);
}

static void
live_free(void *job)
{
	struct live *v = job;

	ladder_unlisten(v->ladder, happened, v);
	sched_forget(session_sched(v->session), v);
	free(v);
}

void
ladder_live(struct session *s, struct ladder *ladder, const size_t *columns, size_t count)
{
	static const struct job_ops ops = { .abort = live_abort, .free = live_free };
	struct live *v = xcalloc(1, sizeof *v);

	v->session = s;
	v->ladder = ladder;
	v->count = count;
	memcpy(v->columns, columns, count * sizeof *columns);
	v->gap = count == 2 ? GAP_OF_TWO : GAP;
	for (size_t i = 0; i < count; i++)
		if (strlen(column_name(v, i)) + 2 > v->gap)
			v->gap = strlen(column_name(v, i)) + 2;
	session_write(s, "What happens is drawn from now on; Ctrl-C ends it.\n");
	draw_head(v);
	ladder_listen(ladder, happened, v);
	session_job(s, &ops, v);
}
