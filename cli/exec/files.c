/* write, erase: the running and the startup configuration. */
#include "cli/exec/files.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "grammar/ios/args.h"

bool
files_save(struct session *s)
{
	struct diag why = { 0 };

	session_write(s, "Building configuration...\n");
	if (config_save(session_device(s), &why)) {
		session_write(s, "[OK]\n");
		return true;
	}
	session_refuse(s, &why);
	return false;
}

static void
erase_confirmed(struct session *s, void *ctx, bool yes)
{
	struct diag why = { 0 };

	if (!yes)
		return;
	if (!config_erase(session_device(s), &why)) {
		session_refuse(s, &why);
		return;
	}
	session_write(s, "[OK]\nErase of nvram: complete\n");
	event(log_sink(session_device(s)->log), NVRAM_INITIALIZED);
}

static void
ask_to_erase(struct session *s)
{
	session_confirm(s,
			"Erasing the nvram filesystem will remove all configuration files! "
			"Continue? [confirm]",
			erase_confirmed, NULL);
}

void
exec_erase(struct session *s, const struct args_erase *a)
{
	ask_to_erase(s);
}

static void
write_terminal(struct session *s)
{
	char *text = config_text(session_device(s));

	session_printf(s, "Building configuration...\n\nCurrent configuration : %zu bytes\n%s",
		       strlen(text), text);
	free(text);
}

void
exec_write(struct session *s, const struct args_write *a)
{
	if (a->kw_erase)
		ask_to_erase(s);
	else if (a->kw_terminal)
		write_terminal(s);
	else
		files_save(s);
}
