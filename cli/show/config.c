/* show running-config, show startup-config. */
#include <stdlib.h>
#include <string.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/session.h"

/* Below level 15, and in a view, one sees the lines that one could type. */
static void
show_whole(struct session *s, struct device *d, bool full)
{
	const uint8_t *levels = session_levels(s);
	bool some = !full && session_privilege(s) < 15;
	char *text = some ? config_text_for(d, session_privilege(s), levels) : config_text(d);

	session_printf(s, "Building configuration...\n\nCurrent configuration : %zu bytes\n",
		       strlen(text));
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
		show_whole(s, session_device(s), a->kw_full);
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
