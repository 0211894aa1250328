/* enable, disable, and who may. */
#include <stdlib.h>

#include "cli/handlers.h"
#include "cli/session/private.h"
#include "engine/base/xmalloc.h"
#include "grammar/ios/args.h"

#define TRIES 3

struct enabling {
	unsigned level, tries;
};

static const char *
secret_of(const struct session *s, unsigned level)
{
	const struct device_settings *set = &s->device->settings;

	return level == 15 ? set->enable_secret : set->level_secret[level];
}

static const char *
password_of(const struct session *s, unsigned level)
{
	const struct device_settings *set = &s->device->settings;

	return level == 15 ? set->enable_password : set->level_password[level];
}

const char *
privilege_secret(const struct session *s, unsigned level)
{
	const char *secret = secret_of(s, level);

	return secret ? secret : password_of(s, level);
}

void
privilege_start(struct session *s, unsigned level)
{
	view_leave(s);
	s->privilege = level;
}

/* Whoever watches is told who reached a level, or did not. */
static void
tell_enabling(const struct session *s, unsigned level, bool good)
{
	const char *user = s->user ? s->user : "unknown";
	struct event_sink *sink = log_sink(s->device->log);

	if (!s->device->settings.tells_enabling)
		return;
	if (good)
		event(sink, PRIVILEGE_REACHED, level, user, s->where);
	else
		event(sink, PRIVILEGE_REFUSED, level, user, s->where);
}

static void
enabled(struct session *s, unsigned level)
{
	bool there = s->privilege == level;

	privilege_start(s, level);
	if (!there)
		tell_enabling(s, level, true);
}

static void
secret_typed(struct session *s, void *ctx, const char *typed)
{
	struct enabling *e = ctx;
	const char *hash = secret_of(s, e->level), *secret = privilege_secret(s, e->level);

	if (typed && (!secret || device_password_is(secret, typed))) {
		enabled(s, e->level);
	} else if (typed && ++e->tries < TRIES) {
		session_ask(s, INPUT_SECRET, "Password: ", secret_typed, e);
		return;
	} else if (typed) {
		session_printf(s, "%% Bad %s\n\n", hash ? "secrets" : "passwords");
		tell_enabling(s, e->level, false);
	}
	free(e);
}

/* One question; the texts are [K]. */
static void
aaa_typed(struct session *s, void *ctx, const char *typed)
{
	struct enabling *e = ctx;
	enum aaa_answer answer = typed ? aaa_enable(s, e->level, typed) : AAA_NO;

	if (answer == AAA_YES) {
		enabled(s, e->level);
	} else if (typed) {
		session_write(s, answer == AAA_NO ? "% Access denied\n\n"
						  : "% Error in authentication.\n\n");
		tell_enabling(s, e->level, false);
	}
	free(e);
}

void
exec_enable(struct session *s, const struct args_enable *a)
{
	unsigned level = a->has_level ? a->level : 15;
	bool none = !privilege_secret(s, level), aaa = aaa_rules(s);
	struct enabling *e;

	/* The level of a view is that of the view: it leads nowhere. */
	if ((level <= s->privilege && (!s->view || view_is_root(s))) ||
	    (aaa ? !aaa_enable_asks(s, level) : none && s->line->kind != LINE_VTY)) {
		enabled(s, level);
		return;
	}
	if (!aaa && none) {
		session_write(s, "% No password set\n");
		return;
	}
	e = xcalloc(1, sizeof *e);
	e->level = level;
	session_ask(s, INPUT_SECRET, "Password: ", aaa ? aaa_typed : secret_typed, e);
}

void
exec_disable(struct session *s, const struct args_disable *a)
{
	unsigned level = a->has_level ? a->level : 1;

	if (level > s->privilege) {
		session_write(s, "New privilege level must be less than current privilege level\n");
		return;
	}
	if (s->place.inside) /* `do disable` */
		command_end_configuring(s);
	privilege_start(s, level);
}

void
exec_show_privilege(struct session *s, const struct args_show_privilege *a)
{
	if (session_view(s) && !s->facts)
		session_printf(s, "Currently in View Context with view '%s'\n", s->view);
	else
		tell(s, "level", "Current privilege level is %u\n", s->privilege);
}
