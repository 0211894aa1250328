#include "cli/lab/ticket.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cli/lab/grade.h"
#include "cli/lab/lab.h"
#include "cli/lab/progress.h"
#include "engine/base/rng.h"
#include "engine/base/xmalloc.h"

#define TICKETS 9999 /* that are drawn without a seed */

bool
ticket_draw(const char *path, struct lab_options *o, FILE *errors)
{
	static char name[64], attempt[32];
	struct topology *t;
	uint64_t number = o->seed;
	struct rng rng;
	size_t count;

	if (!o->fault || strcmp(o->fault, "random") != 0)
		return true;
	t = topology_load(path, errors);
	if (!t)
		return false;
	count = t->course.faults.count;
	if (count) {
		rng_from_system(&rng);
		if (!o->seeded)
			number = 1 + rng_below(&rng, TICKETS);
		rng_seed(&rng, number, "ticket");
		snprintf(name, sizeof name, "%s",
			 t->course.faults.faults[rng_below(&rng, (uint32_t)count)].name);
		snprintf(attempt, sizeof attempt, "ticket-%" PRIu64, number);
		o->fault = name;
		o->attempt = attempt;
	} else {
		fprintf(errors, "%s: this lab has no faults\n", t->file);
	}
	topology_free(t);
	return count;
}

void
ticket_begin(struct lab *lab)
{
	char *green;

	if (!lab->options.fault || progress_green(lab->progress))
		return;
	green = grade_green(lab);
	progress_set_green(lab->progress, green);
	free(green);
}
