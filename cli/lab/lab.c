#include "cli/lab/lab.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "cli/device/device.h"
#include "cli/lab/build.h"
#include "cli/lab/console.h"
#include "cli/lab/progress.h"
#include "cli/lab/record.h"
#include "cli/lab/stage.h"
#include "cli/lab/tally.h"
#include "cli/session/session.h"
#include "engine/base/xmalloc.h"
#include "engine/host/host.h"
#include "engine/node/node.h"
#include "engine/sim/link.h"

#define DEFAULT_SEED 1

/* Nobody sees a console before its router has started and the lines are up. */
#define BOOT_TIME SEC(5)

/* A broken lab is another attempt. */
char *
lab_state_dir(const struct lab_options *o, const struct topology *t, FILE *errors)
{
	const char *xdg = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
	char *base = NULL, *dir = NULL;

	if (o->state_dir)
		return xstrdup(o->state_dir);
	if (xdg && xdg[0] == '/')
		base = xasprintf("%s/qmidle", xdg);
	else if (home && home[0] == '/')
		base = xasprintf("%s/.local/state/qmidle", home);
	else
		fprintf(errors, "neither XDG_STATE_HOME nor HOME is set: say --state DIR\n");
	if (base && o->fault)
		dir = xasprintf("%s/%s.%s", base, t->name, o->attempt ? o->attempt : o->fault);
	else if (base)
		dir = xasprintf("%s/%s", base, t->name);
	free(base);
	return dir;
}

static bool
is_real(const struct topology *t, const struct lab_options *o)
{
	return o->tun || (topology_has_real_end(t) && !o->indoors);
}

/* The clock, the pool and the randomness, and the pace of time. */
static bool
build_world(struct lab *lab, FILE *errors)
{
	const struct lab_options *o = &lab->options;
	bool real = is_real(lab->topology, o);
	char *error = NULL;

	lab->world = world_new(o->seeded ? o->seed : DEFAULT_SEED,
			       !o->seeded && (real || !o->virtual_time));
	if (o->virtual_time && !real)
		return true;
	lab->loop = loop_new(world_sched(lab->world), o->speed > 0 ? o->speed : 1, &error);
	if (lab->loop)
		return true;
	fprintf(errors, "%s\n", error);
	free(error);
	return false;
}

/* Do the options name what lab.yml has? */
static bool
options_fit(const struct topology *t, const struct lab_options *o, FILE *errors)
{
	if (o->fault && !course_fault(&t->course, o->fault)) {
		fprintf(errors, "%s: this lab has no fault %s\n", t->file, o->fault);
		return false;
	}
	return !o->stage || stage_exists(t, o->stage, errors);
}

static bool
open_progress(struct lab *lab, FILE *errors)
{
	char *error = NULL;

	lab->progress = progress_open(lab->state_dir, &error);
	if (lab->progress && lab->options.stage) {
		char *folder = stage_folder(lab->topology, lab->options.stage);

		progress_take_answers(lab->progress, folder, &error);
		free(folder);
	}
	if (!error)
		return true;
	fprintf(errors, "%s\n", error);
	free(error);
	return false;
}

struct lab *
lab_open(const char *path, const struct lab_options *options, FILE *errors)
{
	struct lab *lab = xcalloc(1, sizeof *lab);

	lab->options = *options;
	lab->topology = topology_load(path, errors);
	if (!lab->topology || !options_fit(lab->topology, options, errors))
		goto bad;
	lab->state_dir = options->fresh ? NULL : lab_state_dir(options, lab->topology, errors);
	if ((!lab->state_dir && !options->fresh) || !open_progress(lab, errors))
		goto bad;
	if (!build_world(lab, errors) || !build_lab(lab, errors))
		goto bad;
	sched_run_until(world_sched(lab->world), BOOT_TIME);
	return lab;
bad:
	lab_free(lab);
	return NULL;
}

/* Links before what they join, the world last. */
void
lab_free(struct lab *lab)
{
	if (!lab)
		return;
	consoles_free(lab);
	check_free(lab->checked);
	unbuild_lab(lab);
	if (lab->loop)
		loop_free(lab->loop);
	if (lab->world)
		world_free(lab->world);
	tally_free(lab->tally);
	progress_free(lab->progress);
	topology_free(lab->topology);
	free(lab->state_dir);
	free(lab);
}

struct lab_node *
lab_node(const struct lab *lab, const char *name)
{
	for (size_t i = 0; i < lab->node_count; i++)
		if (!strcasecmp(lab->nodes[i].spec->name, name))
			return &lab->nodes[i];
	return NULL;
}

struct lab_link *
lab_link(const struct lab *lab, const char *name, bool *several)
{
	const struct topo_link *found = topology_link(lab->topology, name, several);

	return found ? &lab->links[found - lab->topology->links] : NULL;
}

struct link *
lab_link_cable(const struct lab_link *l)
{
	return l->link[0] ? l->link[0] : l->link[1];
}

void
lab_cut_link(struct lab_link *l, bool cut)
{
	l->cut = cut;
	for (unsigned side = 0; side < 2; side++) {
		if (l->link[side] && cut)
			link_cut(l->link[side]);
		else if (l->link[side])
			link_restore(l->link[side]);
	}
}

/* ---- the attempt ---- */

const struct fault *
lab_fault(const struct lab *lab)
{
	return lab->options.fault ? course_fault(&lab->topology->course, lab->options.fault) : NULL;
}

const struct hint_list *
lab_hints(const struct lab *lab)
{
	const struct fault *f = lab_fault(lab);

	return f ? &f->hints : &lab->topology->course.hints;
}

struct effort
lab_effort(const struct lab *lab)
{
	struct effort e = progress_effort(lab->progress);

	e.seconds += (sched_now(world_sched(lab->world)) - BOOT_TIME - lab->skipped) / SEC(1) -
		     lab->saved.seconds;
	e.commands -= lab->saved.commands;
	for (size_t i = 0; i < lab->node_count; i++)
		if (lab->nodes[i].device)
			e.commands += (long long)lab->nodes[i].device->commands;
	return e;
}

void
lab_skip(struct lab *lab, simtime until)
{
	if (lab->loop && !is_real(lab->topology, &lab->options))
		loop_hurry(lab->loop, until);
}

void
lab_skipped(struct lab *lab, simtime since)
{
	if (is_real(lab->topology, &lab->options))
		return;
	lab->skipped += sched_now(world_sched(lab->world)) - since;
	if (lab->loop)
		loop_hurry(lab->loop, 0);
}

bool
lab_save_progress(struct lab *lab)
{
	struct effort before = progress_effort(lab->progress), now = lab_effort(lab);
	struct effort more = { now.seconds - before.seconds, now.commands - before.commands };

	progress_add_effort(lab->progress, more);
	lab->saved.seconds += more.seconds;
	lab->saved.commands += more.commands;
	return progress_save(lab->progress);
}

bool
lab_end_captures(struct lab *lab, FILE *errors)
{
	bool whole = true;

	for (size_t i = 0; i < lab->link_count; i++) {
		struct record *r = lab->links[i].record;
		char *file = r ? xstrdup(record_file(r)) : NULL;

		lab->links[i].record = NULL;
		if (r && !record_stop(r)) {
			fprintf(errors, "%s could not be written whole\n", file);
			whole = false;
		}
		free(file);
	}
	return whole;
}

/* ---- time ---- */

struct until {
	bool (*done)(void *);
	void *ctx;
	struct sched *sched;
	simtime end;
};

static bool
until_done(void *ctx)
{
	struct until *u = ctx;

	return sched_now(u->sched) >= u->end || (u->done && u->done(u->ctx));
}

static void
wake(void *owner, uint64_t serial)
{
	(void)owner;
	(void)serial;
}

static void
run_real(struct lab *lab, struct until *u)
{
	timer_id timer = 0;

	if (u->end != SCHED_NEVER && u->end > sched_now(u->sched))
		timer = timer_after(u->sched, u->end - sched_now(u->sched), wake, lab, 0);
	loop_run(lab->loop, until_done, u);
	timer_cancel(u->sched, timer);
}

void
lab_run(struct lab *lab, simtime until, bool (*done)(void *), void *ctx)
{
	struct until u = { done, ctx, world_sched(lab->world), until };

	if (lab->loop) {
		run_real(lab, &u);
		return;
	}
	while (!done || !done(ctx)) {
		if (sched_step(u.sched, until))
			continue;
		if (until != SCHED_NEVER)
			sched_run_until(u.sched, until);
		return;
	}
}
