#include "cli/lab/grade.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "cli/lab/lab.h"
#include "cli/lab/progress.h"
#include "cli/lab/ticket.h"
#include "cli/session/jsontext.h"
#include "engine/base/xmalloc.h"

/* ---- lines ---- */

static const char *
word_of(const struct check_result *r)
{
	if (r->verdict == CHECK_NOT_RUN)
		return "-";
	if (r->verdict == CHECK_PASSED)
		return "ok";
	return check_warns(r->check) ? "warn" : "FAIL";
}

void
grade_line(const struct check_result *r, struct text *to)
{
	const struct check *c = r->check;
	const char *said = check_said(r);

	text_addf(to, "  %-5s %-22s ", word_of(r), c->name);
	if (check_warns(c))
		text_add(to, "     ");
	else
		text_addf(to, "%3u  ", check_points(c));
	if (c->description)
		text_addf(to, "%s (%s)\n", c->description, said);
	else
		text_addf(to, "%s\n", said);
}

void
grade_summary(const struct check_run *run, struct text *to)
{
	struct check_sum sum = check_sum(run);

	text_addf(to, "%u percent: %u of %u points", sum.percent, sum.points, sum.total);
	if (sum.warnings)
		text_addf(to, ", %u warning%s", sum.warnings, sum.warnings == 1 ? "" : "s");
	text_add(to, "\n");
}

/* ---- JSON ---- */

static json_t *
json_lines(const char *lines)
{
	char *copy = xstrdup(lines ? lines : ""), *rest = copy, *line;
	json_t *array = json_array();

	while ((line = strsep(&rest, "\n")) && *line)
		json_array_append_new(array, json_text(line));
	free(copy);
	return array;
}

static json_t *
json_of(const struct check_result *r)
{
	const struct check *c = r->check;

	return json_pack("{s:s, s:s, s:o, s:s*, s:s, s:b, s:i, s:o}", "name", c->name, "kind",
			 check_kind_name(c), "tasks", json_lines(c->tasks), "description",
			 c->description, "result", check_verdict_name(r->verdict), "warning",
			 check_warns(c), "points", (int)check_points(c), "reason",
			 json_text(r->reason));
}

static void
print_json(const struct lab *lab, const struct check_run *run, bool whole, FILE *out)
{
	struct check_sum sum = check_sum(run);
	size_t count;
	const struct check_result *results = check_results(run, &count);
	json_t *checks = json_array(), *json;

	for (size_t i = 0; i < count; i++)
		json_array_append_new(checks, json_of(&results[i]));
	json = json_pack("{s:s, s:s, s:i, s:i, s:i, s:i, s:i, s:b, s:o}", "lab",
			 lab->topology->name, "title", lab->topology->title, "percent",
			 (int)sum.percent, "points", (int)sum.points, "total", (int)sum.total,
			 "warnings", (int)sum.warnings, "refused_lines", (int)lab->refusals,
			 "passed", !sum.failed, "checks", checks);
	if (whole)
		json_object_set_new(json, "score", json_integer(score_of(lab, run).total));
	json_dumpf(json, out, JSON_INDENT(2));
	fputc('\n', out);
	json_decref(json);
}

/* ---- running ---- */

struct grading {
	FILE *out; /* NULL: no lines */
	bool over;
};

static void
told(void *ctx, const struct check_result *r)
{
	const struct grading *g = ctx;
	struct text line = { 0 };

	if (!g->out)
		return;
	grade_line(r, &line);
	fputs(text_get(&line), g->out);
	fflush(g->out);
	text_free(&line);
}

static void
done(void *ctx, struct check_run *run)
{
	(void)run;
	((struct grading *)ctx)->over = true;
}

static bool
is_over(void *ctx)
{
	return ((struct grading *)ctx)->over;
}

struct check_run *
grade_run(struct lab *lab, const char *task, FILE *out)
{
	struct grading g = { .out = out };
	struct check_run *run =
		check_start(lab, &lab->topology->course.checks, task,
			    &(struct check_watcher){ .told = told, .done = done, .ctx = &g });

	lab_run(lab, SCHED_NEVER, is_over, &g);
	return run;
}

char *
grade_green(const struct lab *lab)
{
	struct lab_options options = lab->options;
	FILE *nowhere = fopen("/dev/null", "we");
	struct text names = { 0 };
	struct check_run *run;
	struct lab *copy;

	options.virtual_time = options.fresh = options.indoors = true;
	options.tun = false;
	options.keys_dir = NULL;
	copy = nowhere ? lab_open(lab->topology->file, &options, nowhere) : NULL;
	if (copy) {
		size_t count;
		const struct check_result *results;

		run = grade_run(copy, NULL, NULL);
		results = check_results(run, &count);
		for (size_t i = 0; i < count; i++)
			if (results[i].verdict == CHECK_PASSED)
				text_addf(&names, "%s\n", results[i].check->name);
		check_free(run);
	}
	lab_free(copy);
	if (nowhere)
		fclose(nowhere);
	return text_take(&names);
}

/* All checks of a task are good; one of them alone says nothing about it. */
static bool
task_is_solved(const struct lab *lab, const struct check_run *run, const char *task, bool *known)
{
	const struct check_list *all = &lab->topology->course.checks;
	size_t count, left = 0;
	const struct check_result *r = check_results(run, &count);
	bool solved = true;

	for (size_t i = 0; i < all->count; i++)
		left += check_is_of_task(&all->checks[i], task);
	for (; count; count--, r++) {
		if (!check_is_of_task(r->check, task))
			continue;
		left--;
		solved = solved && (r->verdict == CHECK_PASSED || check_warns(r->check));
	}
	*known = !left;
	return solved;
}

void
grade_note_tasks(struct lab *lab, const struct check_run *run)
{
	const struct hint_list *hints = lab_hints(lab);

	for (size_t i = 0; i < hints->count; i++) {
		const char *task = hints->hints[i].task;
		bool known = false, solved = task && task_is_solved(lab, run, task, &known);

		if (known)
			progress_set_solved(lab->progress, task, solved);
	}
}

void
grade_note(struct lab *lab, const struct check_run *run)
{
	progress_note_score(lab->progress, score_of(lab, run).total, !check_sum(run).failed);
}

/* The score of an attempt, where it is not what the checks give. */
static void
print_score(const struct lab *lab, const struct check_run *run, FILE *out)
{
	struct score s = score_of(lab, run);
	struct text text = { 0 };

	if (s.total == (int)s.percent)
		return;
	score_print(&s, &text);
	fputs(text_get(&text), out);
	text_free(&text);
}

enum grade_status
lab_grade(struct lab *lab, const struct grade_options *o, FILE *out, FILE *errors)
{
	struct text summary = { 0 };
	struct check_run *run;
	struct check_sum sum;

	if (o->signature)
		return signature_judge(lab, &lab->topology->course.signature, o->print, out)
			       ? GRADE_PASSED
			       : GRADE_FAILED;
	if (!check_list_has(&lab->topology->course.checks, o->task)) {
		fprintf(errors,
			o->task ? "%s: there is no task or check %s\n" : "%s has no checks\n",
			lab->topology->file, o->task);
		return GRADE_UNUSABLE;
	}
	ticket_begin(lab);
	if (!o->json)
		fprintf(out, "%s\n", lab->topology->title);
	run = grade_run(lab, o->task, o->json ? NULL : out);
	sum = check_sum(run);
	grade_summary(run, &summary);
	if (o->json)
		print_json(lab, run, !o->task, out);
	else
		fputs(text_get(&summary), out);
	if (!o->json && !o->task)
		print_score(lab, run, out);
	text_free(&summary);
	if (!o->task)
		grade_note(lab, run);
	check_free(run);
	if (!progress_save(lab->progress))
		fprintf(errors, "%s: the progress could not be saved\n", lab->topology->name);
	if (sum.failed)
		return GRADE_FAILED;
	return sum.warnings || lab->refusals ? GRADE_WARNED : GRADE_PASSED;
}
