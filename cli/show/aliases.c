/* show aliases. */
#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "grammar/ios/args.h"

static void
show_mode(struct session *s, const char *heading, unsigned mode)
{
	const struct device_settings *set = &session_device(s)->settings;
	const struct alias *a;
	bool some = false;

	TAILQ_FOREACH (a, &set->aliases, next) {
		if (a->mode != mode)
			continue;
		if (!some)
			session_printf(s, "%s mode aliases:\n", heading);
		some = true;
		session_printf(s, "  %-22s%s\n", a->name, a->command);
	}
	if (some)
		session_write(s, "\n");
}

void
exec_show_aliases(struct session *s, const struct args_show_aliases *a)
{
	show_mode(s, "Exec", MODE_exec);
	show_mode(s, "Configure", MODE_config);
	show_mode(s, "Interface configuration", MODE_interface);
}
