/* `qmidle config FILE`: a bare router, with the interfaces that the file names. */
#include <stdlib.h>
#include <string.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "cli/device/hardware.h"
#include "cli/device/textfile.h"
#include "engine/base/xmalloc.h"
#include "engine/node/node.h"

static void
tell(void *err, const char *message)
{
	fprintf(err, "%s\n", message);
}

/* The line of the text that begins with `version`, NULL when there is none. */
static const char *
version_line(const char *text)
{
	const char *line = text;

	while (line && strncmp(line, "version ", strlen("version ")))
		line = (line = strchr(line, '\n')) ? line + 1 : NULL;
	return line;
}

/* A router says its own version; here it is the file's, so that a configuration of another release
 * comes back as it was. */
static void
print_as_file(const char *print, const char *text, FILE *out)
{
	const char *own = version_line(print), *theirs = version_line(text);

	if (own && theirs) {
		fprintf(out, "%.*s%.*s", (int)(own - print), print, (int)strcspn(theirs, "\r\n"),
			theirs);
		print = own + strcspn(own, "\n");
	}
	fputs(print, out);
}

static int
load_and_print(const char *text, const char *path, FILE *out, FILE *err)
{
	struct world *w = world_new(0, false);
	char **names = hardware_names(text);
	struct device_params p = {
		.world = w,
		.name = "Router",
		.startup = text,
		.startup_file = path,
		.interfaces = (const char *const *)names,
		.refused = tell,
		.owner = err,
	};
	struct device *d;
	unsigned refusals;
	char *print;

	d = device_new(&p);
	print = config_text(d);
	print_as_file(print, text, out);
	free(print);
	refusals = d->refusals;
	device_free(d);
	hardware_free(names);
	world_free(w);
	return refusals != 0;
}

int
device_config_file(const char *path, FILE *out, FILE *err)
{
	char *error, *text = textfile_read(path, &error);
	int status;

	if (!text) {
		fprintf(err, "%s\n", error);
		free(error);
		return 2;
	}
	status = load_and_print(text, path, out, err);
	free(text);
	return status;
}
