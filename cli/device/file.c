/* `qmidle config FILE`: a bare router, with the interfaces that the file names. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "cli/device/textfile.h"
#include "engine/base/xmalloc.h"
#include "engine/node/node.h"
#include "grammar/types/types.h"

#define NAME 64

struct names {
	char **at; /* ends with NULL */
	size_t count;
};

static void
add_name(struct names *n, const char *name)
{
	for (size_t i = 0; i < n->count; i++)
		if (!strcmp(n->at[i], name))
			return;
	n->at = xrealloc(n->at, n->count + 2, sizeof *n->at);
	n->at[n->count++] = xstrdup(name);
	n->at[n->count] = NULL;
}

/* Hardware whose name stands behind the word "interface" at the start of a line. */
static void
find_interfaces(const char *text, struct names *names)
{
	for (const char *line = text; line; line = strchr(line, '\n')) {
		char word[NAME], full[NAME];
		size_t n;

		line += strspn(line, " \t\r\n");
		n = strcspn(line, " \t\r\n");
		if (n >= 3 && n <= strlen("interface") && !strncasecmp(line, "interface", n)) {
			line += n + strspn(line + n, " \t");
			snprintf(word, sizeof word, "%.*s", (int)strcspn(line, "\r\n"), line);
			if (*word && interface_name(word, full, sizeof full) &&
			    (strstr(full, "Ethernet") || strstr(full, "Serial") ||
			     !strncmp(full, "ATM", 3)) &&
			    !strchr(full, '.'))
				add_name(names, full);
		}
	}
}

static void
free_names(struct names *n)
{
	for (size_t i = 0; i < n->count; i++)
		free(n->at[i]);
	free(n->at);
}

static void
tell(void *err, const char *message)
{
	fprintf(err, "%s\n", message);
}

static int
load_and_print(const char *text, const char *path, FILE *out, FILE *err)
{
	struct world *w = world_new(0, false);
	struct names names = { .at = xcalloc(1, sizeof(char *)) };
	struct device_params p = {
		.world = w,
		.name = "Router",
		.startup = text,
		.startup_file = path,
		.refused = tell,
		.owner = err,
	};
	struct device *d;
	unsigned refusals;
	char *print;

	find_interfaces(text, &names);
	p.interfaces = (const char *const *)names.at;
	d = device_new(&p);
	print = config_text(d);
	fputs(print, out);
	free(print);
	refusals = d->refusals;
	device_free(d);
	free_names(&names);
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
		return 1;
	}
	status = load_and_print(text, path, out, err);
	free(text);
	return status;
}
