/* line con 0, aux 0, vty …, and what is set on them. A range of vtys comes here line by line. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/apply/apply.h"
#include "cli/apply/password.h"
#include "cli/device/settings.h"
#include "cli/handlers.h"
#include "engine/base/xmalloc.h"
#include "grammar/ios/args.h"

static struct line *
line_of(const struct apply *a)
{
	enum line_kind kind = a->parent_statement == STMT_config_line_console ? LINE_CON
			      : a->parent_statement == STMT_config_line_aux   ? LINE_AUX
									      : LINE_VTY;

	return device_line(a->device, kind, (unsigned)strtoul(a->parent_key, NULL, 10));
}

bool
apply_config_line_console(struct apply *a, const struct args_config_line_console *args)
{
	return true;
}

bool
apply_config_line_aux(struct apply *a, const struct args_config_line_aux *args)
{
	return true;
}

bool
apply_config_line_vty(struct apply *a, const struct args_config_line_vty *args)
{
	unsigned last = args->has_last ? args->last : args->first;

	if (last < args->first)
		return refuse(a, DIAG_INVALID_RANGE, NULL);
	for (unsigned i = args->first; i <= last; i++) {
		struct line *l = device_line(a->device, LINE_VTY, i);

		if (a->op != APPLY_SET)
			line_init(l, LINE_VTY, i);
		else
			l->configured = true;
	}
	return true;
}

bool
apply_line_access_class(struct apply *a, const struct args_line_access_class *args)
{
	struct line *l = line_of(a);
	char **list = args->kw_in ? &l->access_class : &l->access_class_out;

	free(*list);
	*list = a->op == APPLY_SET ? xstrdup(args->acl) : NULL;
	return true;
}

bool
apply_line_exec_timeout(struct apply *a, const struct args_line_exec_timeout *args)
{
	struct line *l = line_of(a);

	l->exec_timeout = 600;
	if (a->op == APPLY_UNSET) {
		l->exec_timeout = 0;
		a->text = xstrdup("exec-timeout 0 0");
	} else if (a->op == APPLY_SET) {
		l->exec_timeout = args->minutes * 60 + args->seconds;
		if (l->exec_timeout == 600)
			a->op = APPLY_DEFAULT;
		else
			a->text = xasprintf("exec-timeout %u %u", args->minutes, args->seconds);
	}
	return true;
}

bool
apply_line_privilege_level(struct apply *a, const struct args_line_privilege_level *args)
{
	line_of(a)->privilege = a->op == APPLY_SET ? args->level : 1;
	return true;
}

bool
apply_line_password(struct apply *a, const struct args_line_password *args)
{
	struct line *l = line_of(a);
	char *stored = NULL;

	if (a->op == APPLY_SET) {
		stored = password_to_store(a, args->kw_7, args->password);
		if (!stored)
			return false;
		a->text = xasprintf("password %s", stored);
	}
	wipe_free(l->password);
	l->password = stored;
	return true;
}

bool
apply_line_logging_synchronous(struct apply *a, const struct args_line_logging_synchronous *args)
{
	line_of(a)->synchronous = a->op == APPLY_SET;
	return true;
}

bool
apply_line_login(struct apply *a, const struct args_line_login *args)
{
	struct line *l = line_of(a);
	bool vty = l->kind == LINE_VTY;
	char number[16];

	free(l->auth_list);
	l->auth_list = NULL;
	l->login = vty ? LOGIN_PASSWORD : LOGIN_NONE;
	if (a->op == APPLY_SET) {
		l->login = args->kw_local ? LOGIN_LOCAL : LOGIN_PASSWORD;
		if (!args->kw_local && !l->password) {
			snprintf(number, sizeof number, "%u", device_line_number(l));
			apply_note(a, DIAG_LOGIN_DISABLED, number, NULL);
		}
	} else if (a->op == APPLY_UNSET) {
		l->login = LOGIN_NONE;
		if (vty)
			a->text = xstrdup("no login");
	}
	return true;
}

bool
apply_line_login_authentication(struct apply *a, const struct args_line_login_authentication *args)
{
	struct line *l = line_of(a);
	bool named = a->op == APPLY_SET && args->has_list && strcmp(args->list, "default") != 0;

	free(l->auth_list);
	l->auth_list = named ? xstrdup(args->list) : NULL;
	return true;
}

bool
apply_line_history_size(struct apply *a, const struct args_line_history_size *args)
{
	line_of(a)->history = a->op == APPLY_SET ? args->lines : 10;
	return true;
}

bool
apply_line_exec_banner(struct apply *a, const struct args_line_exec_banner *args)
{
	line_of(a)->no_exec = a->op == APPLY_UNSET;
	return true;
}

bool
apply_line_lockable(struct apply *a, const struct args_line_lockable *args)
{
	line_of(a)->lockable = a->op == APPLY_SET;
	return true;
}

bool
apply_line_motd_banner(struct apply *a, const struct args_line_motd_banner *args)
{
	line_of(a)->no_motd = a->op == APPLY_UNSET;
	return true;
}

bool
apply_line_editing(struct apply *a, const struct args_line_editing *args)
{
	line_of(a)->editing = a->op != APPLY_UNSET;
	return true;
}

bool
apply_line_length(struct apply *a, const struct args_line_length *args)
{
	line_of(a)->length = a->op == APPLY_SET ? args->lines : 24;
	return true;
}

bool
apply_line_width(struct apply *a, const struct args_line_width *args)
{
	line_of(a)->width = a->op == APPLY_SET ? args->columns : 80;
	return true;
}

bool
apply_line_transport_input(struct apply *a, const struct args_line_transport_input *args)
{
	struct line *l = line_of(a);
	bool all = a->op == APPLY_DEFAULT || (a->op == APPLY_SET && args->kw_all);

	l->telnet = all || (a->op == APPLY_SET && args->kw_telnet);
	l->ssh = all || (a->op == APPLY_SET && args->kw_ssh);
	if (a->op == APPLY_UNSET)
		a->text = xstrdup("transport input none");
	else if (l->telnet && l->ssh && !all)
		a->text = xstrdup("transport input telnet ssh");
	return true;
}

bool
apply_line_transport_output(struct apply *a, const struct args_line_transport_output *args)
{
	struct line *l = line_of(a);
	bool all = a->op == APPLY_DEFAULT || (a->op == APPLY_SET && args->kw_all);

	l->telnet_out = all || (a->op == APPLY_SET && args->kw_telnet);
	l->ssh_out = all || (a->op == APPLY_SET && args->kw_ssh);
	if (a->op == APPLY_UNSET)
		a->text = xstrdup("transport output none");
	return true;
}

bool
apply_line_transport_preferred(struct apply *a, const struct args_line_transport_preferred *args)
{
	line_of(a)->prefers_none = a->op == APPLY_UNSET || (a->op == APPLY_SET && args->kw_none);
	if (a->op == APPLY_UNSET)
		a->text = xstrdup("transport preferred none");
	return true;
}
