/* copy, write, erase: the running and the startup configuration. */
#include "cli/exec/files.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "grammar/ios/args.h"

#define NVRAM_BYTES_PER_MS 25 /* what such a memory reads */

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

/* The only destinations are the two configurations. */
static bool
is_file(struct session *s, const char *answer, const char *file)
{
	if (!*answer || !strcasecmp(answer, file))
		return true;
	session_printf(s, "%%Error opening nvram:%s (No such file or directory)\n", answer);
	return false;
}

static void
save_named(struct session *s, void *ctx, const char *answer)
{
	if (answer && is_file(s, answer, "startup-config"))
		files_save(s);
}

void
exec_copy_running_config_startup_config(struct session *s,
					const struct args_copy_running_config_startup_config *a)
{
	session_ask(s, INPUT_TEXT, "Destination filename [startup-config]? ", save_named, NULL);
}

static void
refused(void *owner, const char *message)
{
	session_printf(owner, "%s\n", message);
}

static void
merge_named(struct session *s, void *ctx, const char *answer)
{
	struct device *d = session_device(s);
	const char *text;
	size_t size, ms;

	if (!answer || !is_file(s, answer, "running-config"))
		return;
	text = saved_text(d->startup);
	if (!text) {
		session_write(s, "startup-config is not present\n");
		return;
	}
	config_load(d, text, saved_file(d->startup), refused, s);
	size = strlen(text);
	ms = 1 + size / NVRAM_BYTES_PER_MS;
	session_printf(s, "%zu bytes copied in %zu.%03zu secs (%zu bytes/sec)\n", size, ms / 1000,
		       ms % 1000, size * 1000 / ms);
}

void
exec_copy_startup_config_running_config(struct session *s,
					const struct args_copy_startup_config_running_config *a)
{
	session_ask(s, INPUT_TEXT, "Destination filename [running-config]? ", merge_named, NULL);
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
