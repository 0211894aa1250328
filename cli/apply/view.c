/* parser view … and what stands in one.  As a level does, a command of a view brings what it begins with,
 * each in a line of its own, the longer ones first; see privilege.c. */
#include <stdlib.h>
#include <string.h>

#include "cli/apply/apply.h"
#include "cli/apply/password.h"
#include "cli/handlers.h"
#include "engine/base/xmalloc.h"
#include "grammar/ios/args.h"

static struct view_list *
views(const struct apply *a)
{
	return &a->device->settings.views;
}

/* A view or superview came, or one went. */
static void
tell(const struct apply *a, bool super, bool made, const char *name)
{
	struct event_sink *to = log_sink(a->device->log);

	if (a->loading)
		return;
	if (made && super)
		event(to, SUPERVIEW_CREATED, name);
	else if (made)
		event(to, VIEW_CREATED, name);
	else if (super)
		event(to, SUPERVIEW_DELETED, name);
	else
		event(to, VIEW_DELETED, name);
}

bool
apply_config_parser_view(struct apply *a, const struct args_config_parser_view *args)
{
	struct view *v = view_find(views(a), args->name);

	if (a->op != APPLY_SET) {
		if (!v)
			return true;
		tell(a, v->super, false, v->name);
		view_remove(views(a), v);
		return true;
	}
	if (!v) {
		view_make(views(a), args->name, args->kw_superview);
		tell(a, args->kw_superview, true, args->name);
	} else if (v->super) {
		a->text = xasprintf("parser view %s superview", args->name);
	} else {
		a->text = xasprintf("parser view %s", args->name);
	}
	return true;
}

bool
apply_parser_view_secret(struct apply *a, const struct args_parser_view_secret *args)
{
	struct view *v = view_find(views(a), a->parent_key);
	char *stored = NULL;

	if (a->op == APPLY_SET) {
		stored = secret_to_store(a, args->kw_5 ? 5 : 0, args->secret, 5);
		if (!stored)
			return false;
		a->text = xasprintf("secret %s", stored);
	}
	if (v) {
		wipe_free(v->secret);
		v->secret = stored;
	} else {
		wipe_free(stored);
	}
	return true;
}

bool
apply_parser_view_view(struct apply *a, const struct args_parser_view_view *args)
{
	struct view *v = view_find(views(a), a->parent_key);
	struct event_sink *to = log_sink(a->device->log);

	if (!v || (a->op == APPLY_SET && !v->super))
		return refuse(a, DIAG_NOT_A_SUPERVIEW, a->parent_key, NULL);
	if (a->op == APPLY_SET && !a->loading && !view_find(views(a), args->name))
		return refuse(a, DIAG_NO_SUCH_VIEW, args->name, NULL);
	if (a->op == APPLY_SET) {
		if (view_member_add(views(a), v, args->name) && !a->loading)
			event(to, SUPERVIEW_ADDED, args->name, v->name);
	} else if (view_member_remove(views(a), v, args->name) && !a->loading) {
		event(to, SUPERVIEW_TAKEN, args->name, v->name);
	}
	return true;
}

/* ---- commands ---- */

static const char *const rules[] = {
	[VIEW_INCLUDE] = "include",
	[VIEW_INCLUDE_EXCLUSIVE] = "include-exclusive",
	[VIEW_EXCLUDE] = "exclude",
};

/* Makes, or only takes away, the line of one command. */
static void
line_of(struct apply *a, struct view *v, const char *mode, const char *command, enum view_rule rule,
	bool all, bool make)
{
	char *line =
		xasprintf("commands %s %s%s %s", mode, rules[rule], all ? " all" : "", command);
	char *negated = xasprintf("no %s", line);

	v->making = true;
	config_make_at(a->device, a->place, negated);
	if (make)
		config_make_at(a->device, a->place, line);
	v->making = false;
	free(negated);
	free(line);
}

static void
give(struct apply *a, struct view *v, const char *mode, const char *typed, enum view_rule rule,
     bool all)
{
	char *command = command_in_full(mode, typed);
	const struct view_command *had;

	line_of(a, v, mode, command, rule, all, true);
	while (rule != VIEW_EXCLUDE && command_shorten(command)) {
		had = view_command_find(v, mode, command);
		line_of(a, v, mode, command, VIEW_INCLUDE,
			had && had->all && had->rule != VIEW_EXCLUDE, true);
	}
	free(command);
}

static bool
leads_on(const struct view *v, const char *mode, const char *command)
{
	size_t length = strlen(command);
	const struct view_command *c;

	TAILQ_FOREACH (c, &v->commands, next)
		if (!strcmp(c->mode, mode) && !strncmp(c->command, command, length) &&
		    c->command[length] == ' ')
			return true;
	return false;
}

static void
take_away(struct apply *a, struct view *v, const char *mode, const char *typed)
{
	char *command = command_in_full(mode, typed);
	bool more = view_command_find(v, mode, command);

	while (more) {
		line_of(a, v, mode, command, VIEW_INCLUDE, false, false);
		more = command_shorten(command) && view_command_find(v, mode, command) &&
		       !leads_on(v, mode, command);
	}
	free(command);
}

bool
apply_parser_view_commands(struct apply *a, const struct args_parser_view_commands *args)
{
	struct view *v = view_find(views(a), a->parent_key);
	enum view_rule rule = args->kw_exclude		   ? VIEW_EXCLUDE
			      : args->kw_include_exclusive ? VIEW_INCLUDE_EXCLUSIVE
							   : VIEW_INCLUDE;
	struct view_command *c;

	if (!v || (v->super && a->op == APPLY_SET))
		return refuse(a, DIAG_COMMANDS_OF_SUPERVIEW, a->parent_key, NULL);
	if (a->op == APPLY_SET && !v->making && !a->loading && !v->secret)
		return refuse(a, DIAG_VIEW_WITHOUT_PASSWORD, v->name, NULL);
	if (!v->making && !apply_names_command(a, args->mode, args->command))
		return false;
	a->forget = !v->making;
	a->identity = xasprintf("parser_view_commands %s %s|", args->mode, args->command);
	a->whole = true;
	if (v->making && a->op == APPLY_SET)
		view_command_set(views(a), v, args->mode, args->command, rule, args->kw_all);
	else if (v->making && (c = view_command_find(v, args->mode, args->command)))
		view_command_remove(views(a), v, c);
	else if (a->op == APPLY_SET)
		give(a, v, args->mode, args->command, rule, args->kw_all);
	else if (!v->making)
		take_away(a, v, args->mode, args->command);
	return true;
}
