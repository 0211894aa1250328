/* How a session begins and ends: banners, the login dialogue, "Press RETURN to get started." */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/device/settings.h"
#include "cli/handlers.h"
#include "cli/session/private.h"
#include "cli/show/show.h"
#include "engine/base/xmalloc.h"
#include "grammar/ios/args.h"

#define TRIES	 3
#define RESPONSE SEC(30) /* timeout login response */

/* ---- time without input ---- */

static void
idle(void *owner, uint64_t serial)
{
	struct session *s = owner;
	simtime limit = SEC(s->line->exec_timeout), now = sched_now(s->sched);

	s->idle = 0;
	if (!limit || s->state != SESSION_OPEN || s->job)
		return;
	if (now < s->last_input + limit) {
		s->idle = timer_after(s->sched, s->last_input + limit - now, idle, s, 0);
		return;
	}
	session_hang_up(s);
}

/* Who came by a network and does not log in holds a line that others may want. */
static void
login_too_late(void *owner, uint64_t serial)
{
	struct session *s = owner;

	if (s->state != SESSION_LOGIN)
		return;
	if (s->terminal)
		s->terminal->ops->message(s->terminal, "% Password:  timeout expired!\n", false);
	session_hang_up(s);
}

void
login_active(struct session *s)
{
	s->last_input = sched_now(s->sched);
	if (!s->line || !s->line->exec_timeout || s->idle || !s->terminal || !s->terminal->rows)
		return;
	s->idle = timer_after(s->sched, SEC(s->line->exec_timeout), idle, s, 0);
}

/* ---- opening ---- */

static void
show_banner(struct session *s, enum banner which)
{
	const char *text = s->device->settings.banner[which];

	if (text)
		session_printf(s, "\n%s\n", text);
}

static void
open_exec(struct session *s)
{
	s->state = SESSION_OPEN;
	if (s->device) {
		snprintf(s->folder, sizeof s->folder, "flash0:/");
		s->line->uses++;
		s->opened = sched_now(s->sched);
		if (!s->line->no_exec)
			show_banner(s, BANNER_EXEC);
		history_resize(&s->exec_history, s->line->history);
		history_resize(&s->config_history, s->line->history);
		s->editing = s->line->editing;
	}
	login_active(s);
}

struct login {
	char *name;  /* of `login local` */
	bool within; /* by `login`, from the exec where he stays */
	unsigned tries;
	simtime pause; /* until he may try again */
};

static void
end_login(struct login *l)
{
	free(l->name);
	free(l);
}

/* He is not let in. */
static void
turn_away(struct session *s, const struct login *l)
{
	if (!l->within)
		session_exit(s);
}

static void
ask(struct session *s, struct login *l, enum input_kind kind, const char *prompt,
    session_answer_fn *fn)
{
	simtime pause = l->pause;

	l->pause = 0;
	session_ask_later(s, pause, kind, prompt, fn, l);
}

static void
ask_password(struct session *s, struct login *l, session_answer_fn *fn)
{
	ask(s, l, INPUT_SECRET, "Password: ", fn);
}

simtime
login_counts(struct session *s, const char *user, bool good)
{
	const char *source = *s->peer ? s->peer : "LOCAL";
	unsigned port = s->ssh ? 22 : *s->peer ? 23 : 0;

	if (good) {
		guard_succeeded(s->device, user, source, port);
		return 0;
	}
	guard_failed(s->device, user, source, port);
	return guard_pause(s->device, s->line);
}

static void
line_password(struct session *s, void *ctx, const char *typed)
{
	struct login *l = ctx;

	if (typed && device_password_is(s->line->password, typed)) {
		login_counts(s, "", true);
		if (!l->within)
			open_exec(s);
		end_login(l);
		return;
	}
	if (typed)
		l->pause = login_counts(s, "", false);
	if (typed && ++l->tries < TRIES) {
		ask_password(s, l, line_password);
		return;
	} else if (typed) {
		session_write(s, "% Bad passwords\n");
		turn_away(s, l);
	} else {
		turn_away(s, l);
	}
	end_login(l);
}

static void user_name(struct session *, void *, const char *);

/* He is in. What he came for may be said by the configuration: then he is gone behind it. */
static void
begin(struct session *s)
{
	const struct user *u = s->user ? user_find(&s->device->settings, s->user) : NULL;
	char *command = u && u->autocommand ? xstrdup(u->autocommand) : NULL;

	open_exec(s);
	if (command) {
		command_run(s, command);
		session_exit(s);
	}
	free(command);
}

/* He has said who he is. */
static void
let_in(struct session *s, const struct login *l, const struct user *u)
{
	free(s->user);
	s->user = xstrdup(u->name);
	privilege_start(s, u->privilege);
	login_counts(s, s->user, true);
	if (!l->within)
		begin(s);
}

static void
user_password(struct session *s, void *ctx, const char *typed)
{
	struct login *l = ctx;
	const struct user *u = user_find(&s->device->settings, l->name);

	if (!typed) {
		turn_away(s, l);
	} else if (u && device_password_is(u->secret, typed)) {
		session_write(s, "\n");
		let_in(s, l, u);
	} else {
		l->pause = login_counts(s, l->name, false);
		session_write(s, "% Login invalid\n\n");
		if (++l->tries < TRIES) {
			ask(s, l, INPUT_TEXT, "Username: ", user_name);
			return;
		}
		turn_away(s, l);
	}
	end_login(l);
}

/* ---- aaa ---- */

/* Into the exec, if he may have one. */
static void
aaa_open(struct session *s, const struct login *l)
{
	if (aaa_exec(s)) {
		if (!l->within)
			begin(s);
		return;
	}
	session_write(s, "% Authorization failed.\n");
	session_exit(s);
}

static void aaa_password(struct session *, void *, const char *);

static void
aaa_ask(struct session *s, struct login *l)
{
	if (aaa_login_asks(s) == AAA_ASKS_NAME)
		ask(s, l, INPUT_TEXT, "Username: ", user_name);
	else
		ask_password(s, l, aaa_password);
}

static void
aaa_password(struct session *s, void *ctx, const char *typed)
{
	struct login *l = ctx;

	if (!typed) {
		turn_away(s, l);
	} else if (aaa_login(s, l->name, typed)) {
		login_counts(s, l->name ? l->name : "", true);
		session_write(s, "\n");
		aaa_open(s, l);
	} else {
		l->pause = login_counts(s, l->name ? l->name : "", false);
		session_write(s, "% Authentication failed\n\n");
		if (++l->tries < TRIES) {
			aaa_ask(s, l);
			return;
		}
		turn_away(s, l);
	}
	end_login(l);
}

static void
user_name(struct session *s, void *ctx, const char *typed)
{
	struct login *l = ctx;
	const struct user *u;

	if (!typed) {
		turn_away(s, l);
		end_login(l);
	} else if (!*typed) {
		ask(s, l, INPUT_TEXT, "Username: ", user_name);
	} else {
		free(l->name);
		l->name = xstrdup(typed);
		if (aaa_rules(s)) {
			ask_password(s, l, aaa_password);
			return;
		}
		u = user_find(&s->device->settings, l->name);
		if (!u || !u->nopassword) {
			ask_password(s, l, user_password);
			return;
		}
		let_in(s, l, u);
		end_login(l);
	}
}

static bool
has_banner(const struct session *s)
{
	char *const *banner = s->device->settings.banner;

	return banner[BANNER_MOTD] || banner[BANNER_LOGIN];
}

static void
ask_who(struct session *s, bool within)
{
	struct login *l = xcalloc(1, sizeof *l);

	l->within = within;
	if (aaa_rules(s))
		aaa_ask(s, l);
	else if (s->line->login == LOGIN_LOCAL)
		ask(s, l, INPUT_TEXT, "Username: ", user_name);
	else
		ask_password(s, l, line_password);
}

static void
verify(struct session *s)
{
	if (!aaa_rules(s) && s->line->login == LOGIN_PASSWORD && !s->line->password) {
		session_write(s, "\nPassword required, but none set\n");
		session_exit(s);
		return;
	}
	session_write(s, s->line->kind == LINE_VTY && !has_banner(s)
				 ? "\n\nUser Access Verification\n\n"
				 : "\nUser Access Verification\n\n");
	ask_who(s, false);
}

/* Does the line want to know nothing of whoever comes? */
static bool
asks_nothing(const struct session *s)
{
	return aaa_rules(s) ? aaa_login_asks(s) == AAA_ASKS_NOTHING : s->line->login == LOGIN_NONE;
}

/* As somebody else, and at his level. */
void
exec_login(struct session *s, const struct args_login *a)
{
	if (asks_nothing(s))
		return;
	if (s->place.inside) /* `do login` */
		command_end_configuring(s);
	ask_who(s, true);
}

void
login_start(struct session *s)
{
	if (!s->device) {
		open_exec(s);
		return;
	}
	s->state = SESSION_LOGIN;
	output_begin(s, false);
	if (!ssh_login_known(s)) {
		privilege_start(s, s->line->privilege);
		free(s->user);
		s->user = NULL;
	}
	if (!s->line->no_motd)
		show_banner(s, BANNER_MOTD);
	if (ssh_login_known(s) || (!aaa_rules(s) && asks_nothing(s))) {
		begin(s);
		return;
	}
	if (asks_nothing(s)) {
		aaa_open(s, &(struct login){ 0 });
		return;
	}
	show_banner(s, BANNER_LOGIN);
	if (s->line->kind == LINE_VTY)
		timer_after(s->sched, RESPONSE, login_too_late, s, 0);
	verify(s);
}

/* ---- closing ---- */

void
login_closed(struct session *s)
{
	s->leaving = false;
	s->state = SESSION_CLOSED;
	s->monitor = false;
	s->editing = true;
	s->length_set = false;
	session_resized(s);
	history_free(&s->exec_history);
	history_free(&s->config_history);
	output_begin(s, false);
	session_printf(s, "\n\n%s con0 is now available\n\n\n\n\nPress RETURN to get started.\n\n",
		       s->device->settings.hostname);
}

void
login_restarted(struct session *s)
{
	if (s->state == SESSION_NEW)
		return;
	s->leaving = false;
	s->state = SESSION_CLOSED;
	output_begin(s, false);
	show_start(s);
	session_write(s, "\n\nPress RETURN to get started!\n\n\n");
}
