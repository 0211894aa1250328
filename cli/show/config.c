/* show running-config, show startup-config. */
#include <stdlib.h>
#include <string.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "engine/base/text.h"
#include "grammar/ios/args.h"

/* Of certificates the line that begins one is left. */
static char *
without_certificates(char *text)
{
	struct text t = { 0 };
	char *rest = text, *line;
	bool inside = false;

	while ((line = strsep(&rest, "\n")) && (rest || *line)) {
		if (!inside)
			text_addf(&t, "%s\n", line);
		if (!strncmp(line, " certificate ", strlen(" certificate ")))
			inside = true;
		else if (!strcmp(line, "  \tquit"))
			inside = false;
	}
	free(text);
	return text_take(&t);
}

static char *
with_numbers(char *text)
{
	struct text t = { 0 };
	char *rest = text, *line;

	for (unsigned n = 1; (line = strsep(&rest, "\n")) && (rest || *line); n++)
		text_addf(&t, "%5u : %s\n", n, line);
	free(text);
	return text_take(&t);
}

/* Below level 15, and in a view, one sees the lines that one could type. */
static void
show_whole(struct session *s, struct device *d, const struct args_show_running_config *a)
{
	const uint8_t *levels = session_levels(s);
	bool some = !a->kw_full && (session_privilege(s) < 15 || session_view(s));
	char *text = some	 ? config_text_for(d, session_privilege(s), levels)
		     : a->kw_all ? config_text_all(d)
				 : config_text(d);

	if (a->kw_brief)
		text = without_certificates(text);
	session_printf(s, "Building configuration...\n\nCurrent configuration%s : %zu bytes\n",
		       a->kw_all ? " with default configurations exposed" : "", strlen(text));
	if (a->kw_linenum)
		text = with_numbers(text);
	session_write(s, text);
	session_write(s, "\n");
	free(text);
}

static void
show_interface(struct session *s, const struct device *d, const char *name)
{
	char header[80], *text;

	snprintf(header, sizeof header, "interface %s", name);
	text = config_block_text(d, header);
	session_printf(s, "Building configuration...\n\nCurrent configuration : %zu bytes\n",
		       text ? strlen(text) : 0);
	if (text)
		session_printf(s, "!\n%send\n\n", text);
	free(text);
}

void
exec_show_running_config(struct session *s, const struct args_show_running_config *a)
{
	if (a->has_name)
		show_interface(s, session_device(s), a->name);
	else
		show_whole(s, session_device(s), a);
}

static void
show_startup(struct session *s)
{
	const char *text = saved_text(session_device(s)->startup);

	if (!text || !*text) {
		session_write(s, "startup-config is not present\n");
		return;
	}
	session_printf(s, "Using %zu out of %d bytes\n", strlen(text), NVRAM_SIZE);
	session_write(s, text);
	session_write(s, "\n");
}

void
exec_show_startup_config(struct session *s, const struct args_show_startup_config *a)
{
	show_startup(s);
}

void
exec_show_configuration(struct session *s, const struct args_show_configuration *a)
{
	show_startup(s);
}
