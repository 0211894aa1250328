#include "cli/lab/lab.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <time.h>

#include "cli/device/device.h"
#include "cli/lab/build.h"
#include "cli/lab/console.h"
#include "cli/lab/ifname.h"
#include "cli/lab/record.h"
#include "cli/session/session.h"
#include "engine/base/xmalloc.h"
#include "engine/host/host.h"
#include "engine/node/node.h"
#include "engine/sim/link.h"

#define DEFAULT_SEED 1

/* Nobody sees a console before its router has started and the lines are up. */
#define BOOT_TIME SEC(5)

/* Where what a person saves goes, or NULL after a complaint. */
static char *
state_dir(const struct lab_options *o, const struct topology *t, FILE *errors)
{
	const char *xdg = getenv("XDG_STATE_HOME"), *home = getenv("HOME");

	if (o->state_dir)
		return xstrdup(o->state_dir);
	if (xdg && xdg[0] == '/')
		return xasprintf("%s/qmidle/%s", xdg, t->name);
	if (home && home[0] == '/')
		return xasprintf("%s/.local/state/qmidle/%s", home, t->name);
	fprintf(errors, "neither XDG_STATE_HOME nor HOME is set: say --state DIR\n");
	return NULL;
}

static bool
is_real(const struct topology *t, const struct lab_options *o)
{
	return o->tun || topology_has_real_end(t);
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

struct lab *
lab_open(const char *path, const struct lab_options *options, FILE *errors)
{
	struct lab *lab = xcalloc(1, sizeof *lab);

	lab->options = *options;
	lab->topology = topology_load(path, errors);
	if (!lab->topology)
		goto bad;
	lab->state_dir = state_dir(options, lab->topology, errors);
	if (!lab->state_dir || !build_world(lab, errors) || !build_lab(lab, errors))
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
	unbuild_lab(lab);
	if (lab->loop)
		loop_free(lab->loop);
	if (lab->world)
		world_free(lab->world);
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

/* "R1:FastEthernet0/1", "R1:Fa0/1", "R1", "R1-Fa0_1": does one of them name this end? */
static bool
end_is(const struct lab_link *l, unsigned side, const char *text, size_t len)
{
	const struct topo_end *e = &l->spec->end[side];
	const char *node, *colon = memchr(text, ':', len);
	char *interface, *full;
	bool same;

	if (strlen(l->spec->end_name[side]) == len &&
	    !strncasecmp(l->spec->end_name[side], text, len))
		return true;
	if (e->kind != END_NODE)
		return false;
	node = l->lab->topology->nodes[e->node].name;
	if (!colon)
		return strlen(node) == len && !strncasecmp(node, text, len);
	if (strlen(node) != (size_t)(colon - text) || strncasecmp(node, text, strlen(node)))
		return false;
	interface = xstrndup(colon + 1, len - strlen(node) - 1);
	full = ifname_full(interface);
	same = full && !strcmp(full, e->interface);
	free(full);
	free(interface);
	return same;
}

/* One end alone, or both with a dash between them; names may hold dashes, so all are tried. */
static bool
link_is(const struct lab_link *l, const char *text)
{
	size_t len = strlen(text);

	if (end_is(l, 0, text, len) || end_is(l, 1, text, len))
		return true;
	for (const char *dash = strchr(text, '-'); dash; dash = strchr(dash + 1, '-')) {
		size_t first = (size_t)(dash - text);

		for (unsigned side = 0; side < 2; side++)
			if (end_is(l, side, text, first) &&
			    end_is(l, !side, dash + 1, len - first - 1))
				return true;
	}
	return false;
}

struct lab_link *
lab_link(const struct lab *lab, const char *name, bool *several)
{
	struct lab_link *found = NULL;
	char *rest;
	unsigned long number = strtoul(name, &rest, 10);

	*several = false;
	if (*name && !*rest)
		return number >= 1 && number <= lab->link_count ? &lab->links[number - 1] : NULL;
	for (size_t i = 0; i < lab->link_count; i++) {
		if (!link_is(&lab->links[i], name))
			continue;
		if (found) {
			*several = true;
			return NULL;
		}
		found = &lab->links[i];
	}
	return found;
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
