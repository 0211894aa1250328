/* What an attempt is worth. */
#include <stdlib.h>
#include <string.h>

#include "cli/lab/grade.h"
#include "cli/lab/lab.h"
#include "cli/lab/progress.h"
#include "engine/base/xmalloc.h"

#define LATE_MOST	 20
#define COMMANDS_A_POINT 10
#define COMMANDS_MOST	 10
#define DAMAGE		 10

struct hints_seen
hints_seen(const struct lab *lab)
{
	const struct hint_list *hints = lab_hints(lab);
	struct hints_seen seen = { 0 };

	for (unsigned i = 0; i < hints->count; i++) {
		if (!progress_hinted(lab->progress, i + 1))
			continue;
		seen.count++;
		seen.cost += hint_cost(&hints->hints[i]);
	}
	return seen;
}

static bool
has_passed(const struct check_run *run, const char *name)
{
	size_t count;
	const struct check_result *results = check_results(run, &count);

	for (size_t i = 0; i < count; i++)
		if (!strcmp(results[i].check->name, name))
			return results[i].verdict == CHECK_PASSED;
	return true;
}

static unsigned
count_damage(const struct lab *lab, const struct check_run *run)
{
	const char *green = progress_green(lab->progress);
	char *names = xstrdup(green ? green : ""), *rest = names, *name;
	unsigned damaged = 0;

	while ((name = strsep(&rest, "\n")))
		damaged += *name && !has_passed(run, name);
	free(names);
	return damaged;
}

static unsigned
beyond(long long had, long long allowed, unsigned step, unsigned most)
{
	long long points = had > allowed ? (had - allowed + step - 1) / step : 0;

	return points > most ? most : (unsigned)points;
}

struct score
score_of(const struct lab *lab, const struct check_run *run)
{
	const struct course *course = &lab->topology->course;
	struct effort effort = lab_effort(lab);
	struct check_sum sum = check_sum(run);
	struct score s = {
		.percent = sum.percent,
		.hints = hints_seen(lab).cost,
		.solution = progress_solution_seen(lab->progress),
	};

	if (lab->options.fault) {
		s.late = beyond(effort.seconds, 60LL * course_minutes(course), 60, LATE_MOST);
		s.commands = beyond(effort.commands, course_commands(course), COMMANDS_A_POINT,
				    COMMANDS_MOST);
		s.damaged = count_damage(lab, run);
		s.collateral = DAMAGE * s.damaged;
	}
	s.total = (int)s.percent - (int)(s.hints + s.late + s.commands + s.collateral);
	if (s.total < 0 || s.solution)
		s.total = 0;
	return s;
}

static void
take(struct text *to, unsigned points, const char *what)
{
	if (points)
		text_addf(to, "%5d  %s\n", -(int)points, what);
}

void
score_print(const struct score *s, struct text *to)
{
	char *damage = xasprintf("damage: %u check%s that passed before", s->damaged,
				 s->damaged == 1 ? "" : "s");

	text_addf(to, "%5u  checks\n", s->percent);
	take(to, s->hints, "hints");
	take(to, s->late, "time");
	take(to, s->commands, "commands");
	take(to, s->collateral, damage);
	if (s->solution)
		text_add(to, "    0  the solution was looked at\n");
	text_addf(to, "%5d  of 100\n", s->total);
	free(damage);
}
