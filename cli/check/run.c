/* A run of checks: one after the other, each until it passes or its time is over. The scheduler turns
 * between them, so that a run never calls back from within the call that began it. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/check/kind.h"
#include "cli/lab/script.h"
#include "engine/base/xmalloc.h"
#include "engine/node/node.h"

#define AGAIN SEC(1) /* between two tries of a check that waits */

struct check_run {
	struct lab *lab;
	struct check_watcher watcher;
	struct check_result *results;
	void **kept; /* of the kinds, by check */
	size_t count, at;
	bool under_way; /* start() of the running check was called, check_over() not yet */
	bool *pulled;	/* by link of the lab: cut for the running check */
	simtime begun;	/* the running check */
	timer_id timer;
};

struct lab *
check_lab(const struct check_run *run)
{
	return run->lab;
}

void *
check_kept(const struct check_run *run)
{
	return run->kept[run->at];
}

bool
check_true(const char *text, bool otherwise)
{
	return text ? *text == 't' || *text == 'y' : otherwise;
}

simtime
check_span(const char *text, simtime otherwise)
{
	simtime span;

	return text && span_parse(text, &span) ? span : otherwise;
}

static const struct check *
running(const struct check_run *run)
{
	return run->results[run->at].check;
}

static struct sched *
sched_of(const struct check_run *run)
{
	return world_sched(run->lab->world);
}

/* ---- plugs ---- */

/* Links that somebody else has cut stay cut behind the check. */
static void
pull_plugs(struct check_run *run)
{
	const char *cut = running(run)->cut;
	char *names = xstrdup(cut ? cut : ""), *rest = names, *name;
	bool several;

	while ((name = strsep(&rest, "\n")) && *name) {
		struct lab_link *l = lab_link(run->lab, name, &several);

		if (l->cut)
			continue;
		run->pulled[l - run->lab->links] = true;
		lab_cut_link(l, true);
	}
	free(names);
}

static void
put_plugs_back(struct check_run *run)
{
	for (size_t i = 0; i < run->lab->link_count; i++) {
		if (run->pulled[i])
			lab_cut_link(&run->lab->links[i], false);
		run->pulled[i] = false;
	}
}

/* ---- the ways of one check ---- */

static void turn(void *owner, uint64_t serial);

static void
turn_after(struct check_run *run, simtime span)
{
	run->timer = timer_after(sched_of(run), span, turn, run, 0);
}

/* "R1: QM_IDLE; R2: QM_IDLE": every router is asked, so that all is told at once. */
static bool
judge_nodes(struct check_run *run, const struct check *c, struct text *why)
{
	char *names = xstrdup(*(char **)c->args), *rest = names, *name;
	bool good = true;

	while ((name = strsep(&rest, "\n"))) {
		struct lab_node *node = lab_node(run->lab, name);

		text_addf(why, "%s%s: ", why->len ? "; " : "", node->spec->name);
		good = c->kind->judge(run, c, node, why) && good;
	}
	free(names);
	return good;
}

static void
begin(struct check_run *run)
{
	const struct check *c = running(run);
	struct text why = { 0 };
	bool good;

	run->under_way = true;
	if (c->kind->start) {
		c->kind->start(run, c);
		return;
	}
	good = judge_nodes(run, c, &why);
	check_over(run, good, "%s", text_get(&why));
	text_free(&why);
}

/* Nothing is looked at any more. */
static void
forget_all(struct check_run *run)
{
	for (size_t i = 0; i < run->count; i++)
		if (run->kept[i])
			run->results[i].check->kind->forget(run->kept[i]);
	memset(run->kept, 0, run->count * sizeof *run->kept);
}

static void
turn(void *owner, uint64_t serial)
{
	struct check_run *run = owner;

	(void)serial;
	run->timer = 0;
	if (run->at < run->count) {
		begin(run);
		return;
	}
	forget_all(run);
	run->watcher.done(run->watcher.ctx, run);
}

static void
tell(struct check_run *run)
{
	if (run->watcher.told)
		run->watcher.told(run->watcher.ctx, &run->results[run->at]);
}

/* The check that is now the running one, if there is one left. */
static void
approach(struct check_run *run)
{
	simtime quiet = 0;

	if (run->at < run->count) {
		pull_plugs(run);
		quiet = check_span(running(run)->quiet, 0);
	}
	run->begun = sched_now(sched_of(run)) + quiet;
	turn_after(run, quiet);
}

/* The checks behind one that stops all. */
static void
skip_rest(struct check_run *run)
{
	const char *because = running(run)->name;

	for (run->at++; run->at < run->count; run->at++) {
		struct check_result *r = &run->results[run->at];

		free(r->reason);
		r->reason = xasprintf("not run: it needs %s", because);
		tell(run);
	}
	turn_after(run, 0);
}

/* Those of ASCII, and of ISO 8859-1 as UTF-8 has them. */
static bool
is_control(const unsigned char *c)
{
	return *c < ' ' || *c == 0x7f || (*c == 0xc2 && c[1] >= 0x80 && c[1] < 0xa0);
}

/* A reason quotes what a student wrote: it must not move the cursor of whoever grades it. */
static void
make_printable(char *text)
{
	for (unsigned char *c = (unsigned char *)text; *c; c++) {
		if (!is_control(c))
			continue;
		if (*c == 0xc2)
			c[1] = '?';
		*c = '?';
	}
}

void
check_over(struct check_run *run, bool good, const char *format, ...)
{
	struct check_result *r = &run->results[run->at];
	const struct check *c = r->check;
	va_list args;
	struct text why = { 0 };

	run->under_way = false;
	if (!good && sched_now(sched_of(run)) - run->begun < check_span(c->wait, 0)) {
		turn_after(run, AGAIN);
		return;
	}
	va_start(args, format);
	text_vaddf(&why, format, args);
	va_end(args);
	r->verdict = good ? CHECK_PASSED : CHECK_FAILED;
	free(r->reason);
	r->reason = text_take(&why);
	make_printable(r->reason);
	put_plugs_back(run);
	tell(run);
	if (!good && check_true(c->stop_on_error, false)) {
		skip_rest(run);
	} else {
		run->at++;
		approach(run);
	}
}

/* ---- the whole ---- */

bool
check_is_of_task(const struct check *c, const char *task)
{
	char *tasks = xstrdup(c->tasks ? c->tasks : ""), *rest = tasks, *name;
	bool found = false;

	while (!found && (name = strsep(&rest, "\n")))
		found = !strcasecmp(name, task);
	free(tasks);
	return found;
}

static bool
belongs(const struct check *c, const char *task)
{
	return !task || check_is_of_task(c, task) || !strcasecmp(c->name, task);
}

bool
check_list_has(const struct check_list *list, const char *task)
{
	for (size_t i = 0; i < list->count; i++)
		if (belongs(&list->checks[i], task))
			return true;
	return false;
}

struct check_run *
check_start(struct lab *lab, const struct check_list *list, const char *task,
	    const struct check_watcher *watcher)
{
	struct check_run *run = xcalloc(1, sizeof *run);

	run->lab = lab;
	run->watcher = *watcher;
	run->results = xcalloc(list->count + 1, sizeof *run->results);
	run->kept = xcalloc(list->count + 1, sizeof *run->kept);
	run->pulled = xcalloc(lab->link_count + 1, sizeof *run->pulled);
	for (size_t i = 0; i < list->count; i++)
		if (belongs(&list->checks[i], task))
			run->results[run->count++].check = &list->checks[i];
	for (size_t i = 0; i < run->count; i++) {
		const struct check *c = run->results[i].check;

		run->results[i].reason = xstrdup("not run");
		if (c->kind->prepare)
			run->kept[i] = c->kind->prepare(run, c);
	}
	approach(run);
	return run;
}

void
check_free(struct check_run *run)
{
	if (!run)
		return;
	if (run->under_way && running(run)->kind->abort)
		running(run)->kind->abort(run, running(run));
	timer_cancel(sched_of(run), run->timer);
	put_plugs_back(run);
	forget_all(run);
	for (size_t i = 0; i < run->count; i++)
		free(run->results[i].reason);
	free(run->kept);
	free(run->pulled);
	free(run->results);
	free(run);
}

const struct check_result *
check_results(const struct check_run *run, size_t *count)
{
	*count = run->count;
	return run->results;
}

const char *
check_said(const struct check_result *r)
{
	const char *own = r->verdict == CHECK_PASSED   ? r->check->pass
			  : r->verdict == CHECK_FAILED ? r->check->fail
						       : NULL;

	return own ? own : r->reason;
}

const char *
check_verdict_name(enum check_verdict verdict)
{
	static const char *const names[] = { "not run", "passed", "failed" };

	return names[verdict];
}

struct check_sum
check_sum(const struct check_run *run)
{
	struct check_sum sum = { 0 };

	for (size_t i = 0; i < run->count; i++) {
		const struct check_result *r = &run->results[i];
		bool passed = r->verdict == CHECK_PASSED;

		if (check_warns(r->check)) {
			sum.warnings += r->verdict == CHECK_FAILED;
			continue;
		}
		sum.total += check_points(r->check);
		sum.points += passed ? check_points(r->check) : 0;
		sum.failed += !passed;
	}
	sum.percent = sum.total ? (unsigned)(100ULL * sum.points / sum.total) : 100;
	return sum;
}
