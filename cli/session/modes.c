/* Into configuration, out of it, and out of the session. */
#include <string.h>

#include "cli/exec/replace.h"
#include "cli/handlers.h"
#include "cli/session/private.h"
#include "grammar/ios/args.h"

static void
start_configuring(struct session *s)
{
	session_write(s, "Enter configuration commands, one per line.  End with CNTL/Z.\n");
	config_enter(&s->place);
	archive_log_session(s->device);
}

/* What is loaded behaves like what is typed; refusals are told by their place in the file. */
static void
refused(void *owner, const char *message)
{
	session_printf(owner, "%s\n", message);
}

static void
configure_from_memory(struct session *s)
{
	const char *text = saved_text(s->device->startup);

	if (!text) {
		session_write(s, "startup-config is not present\n");
		return;
	}
	config_load(s->device, text, saved_file(s->device->startup), refused, s);
	command_end_configuring(s);
}

static void
source_typed(struct session *s, void *ctx, const char *answer)
{
	size_t n = answer ? strlen(answer) : 0;

	if (!answer)
		return;
	if (!n || !strncasecmp(answer, "terminal", n))
		start_configuring(s);
	else if (!strncasecmp(answer, "memory", n))
		configure_from_memory(s);
	else
		session_write(s, "?Must be \"terminal\", \"memory\" or \"network\"\n");
}

void
exec_configure(struct session *s, const struct args_configure *a)
{
	if (s->place.inside) /* do configure terminal */
		return;
	if (session_is_locked(s))
		return;
	if (a->has_minutes && !replace_revert_in(s, a->minutes))
		return;
	if (a->kw_terminal)
		start_configuring(s);
	else if (a->kw_memory)
		configure_from_memory(s);
	else
		session_ask(s, INPUT_TEXT,
			    "Configuring from terminal, memory, or network [terminal]? ",
			    source_typed, NULL);
}

void
exec_config_exit(struct session *s, const struct args_config_exit *a)
{
	if (!config_exit(s->device, &s->place))
		command_end_configuring(s);
}

void
exec_config_end(struct session *s, const struct args_config_end *a)
{
	command_end_configuring(s);
}

void
session_exit(struct session *s)
{
	s->leaving = true;
}

void
exec_exit(struct session *s, const struct args_exit *a)
{
	if (!connection_keeps(s))
		session_exit(s);
}

void
exec_help(struct session *s, const struct args_help *a)
{
	session_write(s, "Help may be requested at any point in a command by entering\n"
			 "a question mark '?'.  If nothing matches, the help list will\n"
			 "be empty and you must backup until entering a '?' shows the\n"
			 "available options.\n"
			 "Two styles of help are provided:\n"
			 "1. Full help is available when you are ready to enter a\n"
			 "   command argument (e.g. 'show ?') and describes each possible\n"
			 "   argument.\n"
			 "2. Partial help is provided when an abbreviated argument is entered\n"
			 "   and you want to know what arguments match the input\n"
			 "   (e.g. 'show pr?'.)\n\n");
}
