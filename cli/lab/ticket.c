#include "cli/lab/ticket.h"

#include <stdlib.h>
#include <string.h>

#include "cli/lab/grade.h"
#include "cli/lab/lab.h"
#include "cli/lab/progress.h"
#include "engine/base/rng.h"
#include "engine/base/xmalloc.h"

bool
ticket_draw(const char *path, struct lab_options *o, FILE *errors)
{
	static char name[64];
	struct topology *t;
	struct rng rng;
	size_t count;

	if (!o->fault || strcmp(o->fault, "random") != 0)
		return true;
	t = topology_load(path, errors);
	if (!t)
		return false;
	count = t->course.faults.count;
	if (count) {
		if (o->seeded)
			rng_seed(&rng, o->seed, "ticket");
		else
			rng_from_system(&rng);
		snprintf(name, sizeof name, "%s",
			 t->course.faults.faults[rng_below(&rng, (uint32_t)count)].name);
		o->fault = name;
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
