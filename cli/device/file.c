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

/* Adds the interface if it is hardware; of a subinterface, the one it belongs to. */
static bool
add_hardware(void *names, const char *full)
{
	char main_part[NAME];

	snprintf(main_part, sizeof main_part, "%.*s", (int)strcspn(full, "."), full);
	if (interface_is_hardware(full))
		add_name(names, main_part);
	return true;
}

static bool
is_word(const char *text, size_t length, const char *word, size_t least)
{
	return length >= least && length <= strlen(word) && !strncasecmp(text, word, length);
}

/* A word that an interface follows: interface, passive-interface, source … */
static bool
leads_to_interface(const char *word, size_t n)
{
	static const char ending[] = "interface";
	size_t length = strlen(ending);

	return is_word(word, n, "interface", 3) || is_word(word, n, "source", 3) ||
	       is_word(word, n, "update-source", 8) || is_word(word, n, "passive-interface", 3) ||
	       (n > length && !strncasecmp(word + n - length, ending, length));
}

/* Texts for people name interfaces of other routers. */
static bool
is_text(const char *line)
{
	static const char *const words[] = { "description", "remark", "banner", "title", "name" };
	size_t n = strcspn(line, " \t");

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (is_word(line, n, words[i], 4))
			return true;
	return *line == '!' || strstr(line, " remark ") || strstr(line, " description ");
}

/* A name in full is one wherever it stands. */
static bool
is_full_name(const char *text, size_t n, const char *full)
{
	return strlen(full) == n && !strncasecmp(text, full, n);
}

static void
find_in_line(const char *line, struct names *names)
{
	bool follows = false, range = false;
	char full[NAME];

	for (const char *at = line + strspn(line, " \t"); *at;) {
		size_t n = strcspn(at, " \t\r");

		if (range)
			interface_range(at, add_hardware, names);
		else if (interface_name(at, full, sizeof full) &&
			 (follows || is_full_name(at, n, full)))
			add_hardware(names, full);
		range = follows && is_word(at, n, "range", 2);
		follows = leads_to_interface(at, n);
		at += n + strspn(at + n, " \t\r");
	}
}

/* The hardware that the lines name. */
static void
find_interfaces(const char *text, struct names *names)
{
	while (*text) {
		size_t length = strcspn(text, "\n");
		char *line = xstrndup(text, length);

		if (!is_text(line + strspn(line, " \t")))
			find_in_line(line, names);
		free(line);
		text += length + (text[length] == '\n');
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
	print_as_file(print, text, out);
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
		return 2;
	}
	status = load_and_print(text, path, out, err);
	free(text);
	return status;
}
