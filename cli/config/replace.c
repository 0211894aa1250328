#include "cli/config/replace.h"

#include <stdlib.h>
#include <string.h>

#include "cli/config/config.h"
#include "cli/config/diff.h"
#include "cli/device/device.h"
#include "cli/device/private.h"
#include "engine/base/xmalloc.h"
#include "engine/node/node.h"

#define PASSES 5

char *
config_canonical(const struct device *d, const char *text, const char *file,
		 void (*refused)(void *, const char *), void *owner)
{
	struct world *w = world_new(0, false);
	char *keys = private_text(d), *canonical;
	struct device *other = device_new(&(struct device_params){
		.world = w,
		.name = d->name,
		.interfaces = (const char *const *)d->interface,
		.startup = text,
		.startup_file = file,
		.private = keys,
		.private_file = "private-config",
		.refused = refused,
		.owner = owner,
	});

	canonical = config_text(other);
	device_free(other);
	world_free(w);
	wipe_free(keys);
	return canonical;
}

/* One pass. false: there was nothing to do. */
static bool
pass(struct device *d, const char *target, struct config_replaced *r)
{
	char *now = config_text(d);
	struct config_diff *diff = config_diff_new(now, target);
	bool differs = !config_diff_is_empty(diff);
	struct text commands = { 0 };

	if (differs) {
		r->passes++;
		config_diff_commands(diff, r->passes % 2 == 0, &commands);
		text_addf(&r->list, "!Pass %u\n\n!List of Commands:\n%send\n\n", r->passes,
			  text_get(&commands));
		config_load(d, text_get(&commands), "replace", NULL, NULL);
	}
	config_diff_free(diff);
	wipe_free(text_take(&commands));
	wipe_free(now);
	return differs;
}

static void
see_what_is_left(struct device *d, const char *target, struct config_replaced *r)
{
	char *now = config_text(d);
	struct config_diff *diff = config_diff_new(now, target);

	r->done = config_diff_is_empty(diff);
	if (!r->done)
		config_diff_commands(diff, false, &r->left);
	config_diff_free(diff);
	wipe_free(now);
}

void
config_replace(struct device *d, const char *text, const char *file, struct config_replaced *r)
{
	char *target = config_canonical(d, text, file, NULL, NULL);

	*r = (struct config_replaced){ 0 };
	while (r->passes < PASSES && pass(d, target, r))
		;
	see_what_is_left(d, target, r);
	wipe_free(target);
	d->changed = sched_now(world_sched(d->world));
	d->modified = true;
}
