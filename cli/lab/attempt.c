/* The lab's own prompt: what belongs to an attempt. task, hint, check, answer, restore, solution,
 * score. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/config/config.h"
#include "cli/config/diff.h"
#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/lab/grade.h"
#include "cli/lab/lab.h"
#include "cli/lab/progress.h"
#include "cli/lab/stage.h"
#include "cli/lab/story.h"
#include "cli/session/session.h"
#include "engine/base/xmalloc.h"
#include "grammar/ios/args.h"

static struct lab *
lab_of(const struct session *s)
{
	return session_owner(s);
}

static const struct course *
course_of(const struct session *s)
{
	return &lab_of(s)->topology->course;
}

static void
save(struct session *s)
{
	if (!lab_save_progress(lab_of(s)))
		session_write(s, "% How far you are could not be saved\n");
}

/* ---- task ---- */

/* Behind a solved lab: what to take away from it. */
static void
tell_moral(struct session *s)
{
	char *moral = story_moral(lab_of(s));

	if (moral)
		session_printf(s, "\n%s", moral);
	free(moral);
}

void
exec_lab_task(struct session *s, const struct args_lab_task *a)
{
	struct lab *lab = lab_of(s);
	const struct fault *f = lab_fault(lab);
	char *text = story_text(lab);

	(void)a;
	session_write(s, text ? text : "This lab tells no story.\n");
	if (progress_passed(lab->progress) || progress_solution_seen(lab->progress))
		tell_moral(s);
	if (f)
		session_printf(s, "\nTicket: %s\n", f->ticket);
	free(text);
}

/* ---- hints ---- */

static void
print_hint(struct session *s, unsigned number, const struct hint *h)
{
	session_printf(s, "Hint %u", number);
	if (h->task)
		session_printf(s, ", task %s", h->task);
	session_printf(s, " (%u points): %s\n", hint_cost(h), h->text);
}

/* The first that was not seen yet; those of tasks that are solved come last. */
static unsigned
next_hint(const struct lab *lab)
{
	const struct hint_list *hints = lab_hints(lab);
	unsigned unseen = 0;

	for (unsigned number = 1; number <= hints->count; number++) {
		const char *task = hints->hints[number - 1].task;

		if (progress_hinted(lab->progress, number))
			continue;
		if (!task || !progress_solved(lab->progress, task))
			return number;
		unseen = unseen ? unseen : number;
	}
	return unseen ? unseen : (unsigned)hints->count + 1;
}

void
exec_lab_hint(struct session *s, const struct args_lab_hint *a)
{
	struct lab *lab = lab_of(s);
	const struct hint_list *hints = lab_hints(lab);
	unsigned number = a->has_number ? (unsigned)a->number : next_hint(lab);

	if (!hints->count) {
		session_write(s, "There are no hints here.\n");
	} else if (number > hints->count) {
		session_printf(
			s,
			a->has_number
				? "%% There are %zu hints\n"
				: "You have seen all %zu hints: `hint 1` shows the first again\n",
			hints->count);
	} else {
		progress_set_hinted(lab->progress, number);
		print_hint(s, number, &hints->hints[number - 1]);
		save(s);
	}
}

/* ---- answers ---- */

/* The check with the N-th question, NULL: there are not so many. */
static const struct check *
question(const struct session *s, unsigned number)
{
	const struct check_list *list = &course_of(s)->checks;

	for (size_t i = 0; i < list->count; i++)
		if (check_question(&list->checks[i]) && !--number)
			return &list->checks[i];
	return NULL;
}

static void
print_question(struct session *s, unsigned number, const struct check *c)
{
	const char *said = progress_answer(lab_of(s)->progress, c->name);

	session_printf(s, "%2u  %s\n", number, check_question(c));
	if (said)
		session_printf(s, "    your answer: %s\n", said);
}

static void
take_answer(struct session *s, const struct check *c, const char *text)
{
	progress_set_answer(lab_of(s)->progress, c->name, text);
	save(s);
}

static void
answered(struct session *s, void *ctx, const char *answer)
{
	if (answer && *answer)
		take_answer(s, ctx, answer);
}

void
exec_lab_answer(struct session *s, const struct args_lab_answer *a)
{
	const struct check *c;

	if (!a->has_number) {
		if (!question(s, 1))
			session_write(s, "This lab asks no questions.\n");
		for (unsigned n = 1; (c = question(s, n)); n++)
			print_question(s, n, c);
		return;
	}
	c = question(s, (unsigned)a->number);
	if (!c) {
		session_write(s, "% There is no such question: `answer` lists them\n");
		return;
	}
	if (a->has_text) {
		take_answer(s, c, a->text);
		return;
	}
	print_question(s, (unsigned)a->number, c);
	session_ask(s, INPUT_TEXT, "Answer: ", answered, (void *)c);
}

/* ---- check ---- */

/* No run of checks takes longer; when it ends, the hurry does. */
#define CHECKS_TAKE SEC(86400)

struct checking {
	struct session *session;
	struct check_run *run;
	bool whole;
	simtime since;
};

static void
told(void *ctx, const struct check_result *r)
{
	struct checking *c = ctx;
	struct text line = { 0 };

	grade_line(r, &line);
	session_write(c->session, text_get(&line));
	text_free(&line);
}

static void
done(void *ctx, struct check_run *run)
{
	struct checking *c = ctx;
	struct text text = { 0 };

	grade_summary(run, &text);
	grade_note_tasks(lab_of(c->session), run);
	if (c->whole) {
		struct score score = score_of(lab_of(c->session), run);

		grade_note(lab_of(c->session), run);
		if (score.total != (int)score.percent)
			score_print(&score, &text);
		if (!check_sum(run).failed)
			text_add(&text, "Solved.\n");
	}
	session_write(c->session, text_get(&text));
	if (c->whole && !check_sum(run).failed)
		tell_moral(c->session);
	text_free(&text);
	save(c->session);
	if (c->whole) {
		check_free(lab_of(c->session)->checked);
		lab_of(c->session)->checked = run;
		c->run = NULL;
	}
	session_job_done(c->session);
}

static void
check_abort(struct session *s, void *job)
{
	(void)job;
	session_write(s, "\n");
	session_job_done(s);
}

static void
check_end(void *job)
{
	struct checking *c = job;

	check_free(c->run);
	lab_skipped(lab_of(c->session), c->since);
	free(c);
}

void
exec_lab_check(struct session *s, const struct args_lab_check *a)
{
	static const struct job_ops ops = { .abort = check_abort, .free = check_end };
	const struct course *course = course_of(s);
	struct checking *c;

	if (!course->checks.count) {
		session_write(s, "This lab has no checks.\n");
		return;
	}
	if (a->has_task && !check_list_has(&course->checks, a->task)) {
		session_printf(s, "%% There is no task or check %s\n", a->task);
		return;
	}
	c = xcalloc(1, sizeof *c);
	c->session = s;
	c->whole = !a->has_task;
	c->run = check_start(lab_of(s), &course->checks, a->has_task ? a->task : NULL,
			     &(struct check_watcher){ .told = told, .done = done, .ctx = c });
	c->since = sched_now(session_sched(s));
	lab_skip(lab_of(s), c->since + CHECKS_TAKE);
	session_job(s, &ops, c);
}

/* ---- score ---- */

static void
print_span(struct text *to, long long seconds)
{
	if (seconds >= 3600)
		text_addf(to, "%lld h ", seconds / 3600);
	text_addf(to, "%lld min", seconds / 60 % 60);
}

void
exec_lab_score(struct session *s, const struct args_lab_score *a)
{
	struct lab *lab = lab_of(s);
	struct effort effort = lab_effort(lab);
	struct hints_seen hints = hints_seen(lab);
	struct text text = { 0 };

	(void)a;
	text_add(&text, "time      ");
	print_span(&text, effort.seconds);
	text_addf(&text, " (the lab is made for %u min)\n", course_minutes(course_of(s)));
	text_addf(&text, "commands  %lld\n", effort.commands);
	text_addf(&text, "hints     %u of %zu, %u points\n", hints.count, lab_hints(lab)->count,
		  hints.cost);
	if (progress_solution_seen(lab->progress))
		text_add(&text, "solution  looked at: this attempt gives no points\n");
	if (progress_best(lab->progress) >= 0)
		text_addf(&text, "best      %d of 100\n", progress_best(lab->progress));
	if (progress_passed(lab->progress))
		text_addf(&text, "passed    %s\n", progress_passed(lab->progress));
	text_add(&text, "`check` says what the network is worth now.\n");
	session_write(s, text_get(&text));
	text_free(&text);
}

/* ---- restore and solution ---- */

struct restoring {
	char *stage; /* NULL: the beginning */
};

static void
restore(struct session *s, void *ctx, bool yes)
{
	struct restoring *r = ctx;
	char *complaint = NULL;
	size_t size;
	FILE *errors = yes ? open_memstream(&complaint, &size) : NULL;
	bool good = errors && stage_restore(lab_of(s), r->stage, errors);

	if (errors)
		fclose(errors);
	if (good) {
		save(s); /* what it has taken so far does not count for the new one */
		if (!r->stage)
			progress_restart(lab_of(s)->progress);
		check_free(lab_of(s)->checked);
		lab_of(s)->checked = NULL;
		session_write(s, "The routers start again.\n");
		save(s);
	} else if (complaint && *complaint) {
		session_printf(s, "%% %s", complaint);
	}
	free(complaint);
	free(r->stage);
	free(r);
}

void
exec_lab_restore(struct session *s, const struct args_lab_restore *a)
{
	struct restoring *r;

	if (a->has_stage && !strcmp(a->stage, "solution") &&
	    !progress_solution_seen(lab_of(s)->progress)) {
		session_write(s, "% `solution` shows it first\n");
		return;
	}
	r = xcalloc(1, sizeof *r);
	r->stage = a->has_stage ? xstrdup(a->stage) : NULL;
	session_confirm(s, "What was configured and saved will be gone. Go on? [confirm]", restore,
			r);
}

/* What of the solution this router lacks, and what it has too much. */
static void
print_difference(struct session *s, struct lab_node *node)
{
	const struct lab *lab = lab_of(s);
	struct config_diff *diff;
	struct text text = { 0 };
	char *solved = stage_config_at(lab, node, "solution"), *now;

	if (!solved)
		return;
	now = config_text(node->device);
	diff = config_diff_new(now, solved);
	config_diff_print(diff, &text);
	session_printf(s, "%s:\n%s", node->spec->name,
		       config_diff_is_empty(diff) ? "as in the solution\n" : text_get(&text));
	config_diff_free(diff);
	text_free(&text);
	free(solved);
	free(now);
}

static void
show_solution(struct session *s, void *ctx, bool yes)
{
	struct lab *lab = lab_of(s);

	(void)ctx;
	if (!yes)
		return;
	progress_set_solution_seen(lab->progress);
	save(s);
	session_write(s, "Lines with + are missing, lines with - are too much.\n");
	for (size_t i = 0; i < lab->node_count; i++)
		if (lab->nodes[i].device && !lab->nodes[i].spec->locked)
			print_difference(s, &lab->nodes[i]);
}

void
exec_lab_solution(struct session *s, const struct args_lab_solution *a)
{
	(void)a;
	if (!stage_has_solution(lab_of(s)->topology))
		session_write(s, "This lab comes without a solution.\n");
	else if (progress_solution_seen(lab_of(s)->progress))
		show_solution(s, NULL, true);
	else
		session_confirm(s,
				"This attempt gives no points then. Show the solution? [confirm]",
				show_solution, NULL);
}
