/* privilege …: which level a command needs.
 *
 * Who may not use `show` does not come to `show ip route`, so a level that is given to a command goes to
 * what it begins with too, and each of these is a line of the configuration:
 *
 *	privilege exec level 5 show ip route
 *	privilege exec level 5 show ip
 *	privilege exec level 5 show
 *
 * The longer stand first, so that a shorter one which was given another level afterwards is told last
 * when they are read again. */
#include <stdlib.h>
#include <string.h>

#include "cli/apply/apply.h"
#include "cli/handlers.h"
#include "engine/base/xmalloc.h"
#include "grammar/ios/args.h"

/* The line of one command, made on behalf of the one that was typed. */
static void
make_line(struct apply *a, const char *mode, const char *command, unsigned level, bool all)
{
	struct command_levels *c = &a->device->settings.commands;
	char *line =
		xasprintf("privilege %s%s level %u %s", mode, all ? " all" : "", level, command);

	c->making = true;
	config_remove(a->device, line);
	config_make(a->device, line);
	c->making = false;
	free(line);
}

static void
remove_line(struct apply *a, const struct command_level *e)
{
	struct command_levels *c = &a->device->settings.commands;
	char *line = xasprintf("privilege %s level %u %s", e->mode, e->level, e->command);

	c->making = true;
	config_remove(a->device, line);
	c->making = false;
	free(line);
}

static void
give(struct apply *a, const char *mode, const char *typed, unsigned level, bool all)
{
	char *command = command_in_full(mode, typed);
	const struct command_level *had;

	make_line(a, mode, command, level, all);
	while (command_shorten(command)) {
		had = command_level_find(&a->device->settings.commands, mode, command);
		make_line(a, mode, command, level, had && had->all && had->level == level);
	}
	free(command);
}

/* Does a longer command go through this one? */
static bool
leads_on(const struct apply *a, const char *mode, const char *command)
{
	size_t length = strlen(command);
	const struct command_level *e;

	TAILQ_FOREACH (e, &a->device->settings.commands.list, next)
		if (!strcmp(e->mode, mode) && !strncmp(e->command, command, length) &&
		    e->command[length] == ' ')
			return true;
	return false;
}

/* What the command begins with goes too, where it has the level from nothing else. */
static void
take_away(struct apply *a, const char *mode, const char *typed)
{
	char *command = command_in_full(mode, typed);
	const struct command_level *e =
		command_level_find(&a->device->settings.commands, mode, command);
	unsigned level = e ? e->level : 0;
	bool more = e;

	while (more) {
		remove_line(a, e);
		more = command_shorten(command) &&
		       (e = command_level_find(&a->device->settings.commands, mode, command)) &&
		       e->level == level && !leads_on(a, mode, command);
	}
	free(command);
}

bool
apply_names_command(struct apply *a, const char *mode, const char *command)
{
	size_t length = strlen(command), known = command_known(mode, command);

	if (a->loading || a->op != APPLY_SET || known == length)
		return true;
	a->reply->wrong = length - known;
	return refuse(a, DIAG_NO_SUCH_COMMAND, NULL);
}

bool
apply_config_privilege(struct apply *a, const struct args_config_privilege *args)
{
	struct command_levels *c = &a->device->settings.commands;
	struct command_level *e;

	if (!c->making && !apply_names_command(a, args->mode, args->command))
		return false;
	a->forget = !c->making;
	/* Its end is marked: `show` is not all that begins with show. */
	a->identity = xasprintf("config_privilege %s %s|", args->mode, args->command);
	a->whole = true;
	if (c->making && a->op == APPLY_SET)
		command_level_set(c, args->mode, args->command, args->level, args->kw_all);
	else if (c->making && (e = command_level_find(c, args->mode, args->command)))
		command_level_remove(c, e);
	else if (a->op == APPLY_SET)
		give(a, args->mode, args->command, args->level, args->kw_all);
	else
		take_away(a, args->mode, args->command);
	return true;
}

bool
apply_config_privilege_reset(struct apply *a, const struct args_config_privilege_reset *args)
{
	take_away(a, args->mode, args->command);
	return true;
}
