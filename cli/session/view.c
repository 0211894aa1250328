/* The view in which somebody is: enable view, show parser view, and what a view does not let him do. */
#include <stdlib.h>
#include <string.h>

#include "cli/handlers.h"
#include "cli/session/private.h"
#include "engine/base/xmalloc.h"
#include "grammar/ios/args.h"

/* The wordings are [K]. */
static const char no_aaa[] = "%AAA must be configured.\n";
static const char not_in_root[] = "No view Active! Switch to View Context\n";
static const char refused[] = "% Authentication failed\n\n";
static const char in_no_view[] = "No view is active ! Currently in Privilege Level Context\n";

bool
view_is_root(const struct session *s)
{
	return s->view && !strcmp(s->view, VIEW_ROOT);
}

static struct view *
view_of(const struct session *s)
{
	return s->view && s->device ? view_find(&s->device->settings.views, s->view) : NULL;
}

void
view_leave(struct session *s)
{
	free(s->view);
	s->view = NULL;
}

const uint8_t *
session_levels(struct session *s)
{
	struct view *v = view_of(s);

	if (!s->device)
		return NULL;
	if (v)
		return view_levels(&s->device->settings.views, v);
	if (s->view && !view_is_root(s)) { /* it was taken away from under him */
		view_leave(s);
		s->privilege = 1;
	}
	return command_levels_now(&s->device->settings.commands);
}

const char *
session_view(const struct session *s)
{
	return s->view;
}

void
view_enter(struct session *s, const char *name)
{
	char *copy = xstrdup(name);

	view_leave(s);
	s->view = copy;
	s->privilege = 15;
	event(log_sink(s->device->log), VIEW_SWITCH, copy);
}

static void
password_typed(struct session *s, void *ctx, const char *typed)
{
	char *name = ctx;
	const struct view *v = view_find(&s->device->settings.views, name);
	const char *secret =
		strcmp(name, VIEW_ROOT) ? (v ? v->secret : NULL) : privilege_secret(s, 15);

	if (typed && secret && device_password_is(secret, typed))
		view_enter(s, name);
	else if (typed)
		session_write(s, refused);
	free(name);
}

void
exec_enable_view(struct session *s, const struct args_enable_view *a)
{
	const char *name = a->has_name ? a->name : VIEW_ROOT;

	if (!s->device->settings.aaa) {
		session_write(s, no_aaa);
		return;
	}
	if (!strcmp(name, VIEW_ROOT) && !privilege_secret(s, 15) && s->line->kind == LINE_CON) {
		view_enter(s, name);
		return;
	}
	session_ask(s, INPUT_SECRET, "Password: ", password_typed, xstrdup(name));
}

bool
view_lets_configure(struct session *s, const struct match *m)
{
	if (m->statement->id != STMT_config_parser_view)
		return true;
	if (!s->device->settings.aaa)
		session_write(s, no_aaa);
	else if (!view_is_root(s))
		session_write(s, not_in_root);
	else
		return true;
	return false;
}

static void
list_views(struct session *s)
{
	const struct view *v;

	session_write(s, "Views/SuperViews Present in System:\n");
	TAILQ_FOREACH (v, &s->device->settings.views.all, next)
		session_printf(s, " %s %s\n", v->name, v->super ? "*" : "");
	session_write(s, "\n-------(*) represent superview-------\n\n");
}

void
exec_show_parser_view(struct session *s, const struct args_show_parser_view *a)
{
	if (!s->view)
		session_write(s, in_no_view);
	else if (a->kw_all && view_is_root(s))
		list_views(s);
	else
		session_printf(s, "Current view is '%s'\n", s->view);
}
