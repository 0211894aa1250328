/* Files by their names: "flash0:backup.cfg", "nvram:", "running-config", or a name in the folder where
 * one is. File systems may be abbreviated, with their colon or without. */
#include <stdio.h>
#include <string.h>

#include "grammar/types/named.h"

enum {
	AS_FILE = 1,
	AS_FOLDER = 2,
	AS_SOURCE = 4,
	AS_TARGET = 8,
	AS_OUTPUT = 16,
	AS_DISK = 32,
	AS_ARCHIVE = 64
};

/* clang-format off */
static const struct place {
	const char *name;
	unsigned as;
} places[] = {
	{ "flash0:",        AS_FILE | AS_FOLDER | AS_SOURCE | AS_TARGET | AS_OUTPUT | AS_DISK | AS_ARCHIVE },
	{ "flash:",         AS_FILE | AS_FOLDER | AS_SOURCE | AS_TARGET | AS_OUTPUT | AS_DISK | AS_ARCHIVE },
	{ "ftp:",           AS_FILE | AS_SOURCE | AS_TARGET | AS_OUTPUT | AS_ARCHIVE },
	{ "http:",          AS_FILE | AS_SOURCE | AS_TARGET | AS_OUTPUT | AS_ARCHIVE },
	{ "https:",         AS_FILE | AS_SOURCE | AS_TARGET | AS_OUTPUT | AS_ARCHIVE },
	{ "null:",          AS_TARGET | AS_OUTPUT },
	{ "nvram:",         AS_FILE | AS_FOLDER | AS_SOURCE | AS_TARGET | AS_OUTPUT },
	{ "rcp:",           AS_FILE | AS_SOURCE | AS_TARGET | AS_OUTPUT | AS_ARCHIVE },
	{ "running-config", AS_SOURCE | AS_TARGET },
	{ "scp:",           AS_FILE | AS_SOURCE | AS_TARGET | AS_OUTPUT | AS_ARCHIVE },
	{ "startup-config", AS_SOURCE | AS_TARGET },
	{ "system:",        AS_FILE | AS_FOLDER | AS_SOURCE | AS_TARGET },
	{ "tftp:",          AS_FILE | AS_SOURCE | AS_TARGET | AS_OUTPUT | AS_ARCHIVE },
};
/* clang-format on */

#define PLACES (sizeof places / sizeof *places)

static unsigned
use_of(const struct value_spec *spec)
{
	const struct value_type *t = spec->type;

	return t == &type_url_from	? AS_SOURCE
	       : t == &type_url_to	? AS_TARGET
	       : t == &type_url_folder	? AS_FOLDER
	       : t == &type_url_disk	? AS_DISK
	       : t == &type_url_output	? AS_OUTPUT
	       : t == &type_url_archive ? AS_ARCHIVE
					: AS_FILE;
}

/* Where one may type a bare name, an abbreviation could be one: it must be the whole name. */
static bool
takes_names(unsigned use)
{
	return use == AS_FILE || use == AS_FOLDER;
}

static enum value_verdict
read_abbreviation(struct value_reading *r, struct value *v, unsigned use)
{
	const struct place *found = NULL;
	unsigned fits = 0;

	for (const struct place *p = places; p < places + PLACES; p++) {
		size_t length = strlen(p->name);
		size_t common = common_prefix(r->text, r->word, p->name, length);

		if (!(p->as & use) || common < r->word)
			continue;
		found = p;
		fits++;
		if (common + (p->name[length - 1] == ':') >= length) {
			fits = 1;
			break;
		}
		if (use == AS_FILE)
			fits = 0;
	}
	if (fits != 1)
		return fits ? VALUE_AMBIGUOUS : VALUE_BAD;
	return string_give(r, v, found->name);
}

static bool
has_known_prefix(const struct value_reading *r, size_t colon, unsigned use)
{
	for (const struct place *p = places; p < places + PLACES; p++)
		if (p->as & use && strlen(p->name) == colon + 1 &&
		    common_prefix(r->text, colon + 1, p->name, colon + 1) == colon + 1)
			return true;
	return false;
}

static enum value_verdict
read_url(struct value_reading *r, struct value *v)
{
	unsigned use = use_of(r->spec);
	const char *colon = memchr(r->text, ':', r->word);
	enum value_verdict verdict;

	r->length = r->word;
	if (!colon) {
		verdict = read_abbreviation(r, v, use);
		if (verdict == VALUE_OK || !takes_names(use))
			return verdict;
	} else if (!has_known_prefix(r, (size_t)(colon - r->text), use)) {
		return VALUE_BAD;
	}
	return word_read(r, v);
}

static bool
begins_url(const struct value_spec *spec, const char *word, size_t length)
{
	return true;
}

/* "Copy from" becomes "Copy from flash0: file system". */
static void
put_place(const struct value_reading *r, const struct place *p, value_help_fn *put, void *ctx)
{
	const char *help = r->spec->help ? r->spec->help : r->spec->type->help;
	unsigned use = use_of(r->spec);
	char text[96];

	if (!strcmp(p->name, "running-config"))
		snprintf(text, sizeof text,
			 use == AS_SOURCE ? "Copy from current system configuration"
					  : "Update (merge with) current system configuration");
	else if (!strcmp(p->name, "startup-config"))
		snprintf(text, sizeof text, "Copy %s startup configuration",
			 use == AS_SOURCE ? "from" : "to");
	else if (use & (AS_SOURCE | AS_TARGET | AS_ARCHIVE))
		snprintf(text, sizeof text, "%s %s file system", help, p->name);
	else
		snprintf(text, sizeof text, "%s", help);
	put(ctx, p->name, text, true);
}

static void
offer_url(const struct value_reading *r, value_help_fn *put, void *ctx)
{
	unsigned use = use_of(r->spec);

	for (const struct place *p = places; p < places + PLACES; p++)
		if (p->as & use &&
		    common_prefix(r->text, r->word, p->name, strlen(p->name)) == r->word)
			put_place(r, p, put, ctx);
}

/* clang-format off */
const struct value_type type_url_file   = { .name = "url-file",   .meta = "", .help = "File", .kind = VALUE_STRING, .rank = 10, .read = read_url, .print = string_print, .begins = begins_url, .offer = offer_url };
const struct value_type type_url_folder = { .name = "url-folder", .meta = "", .help = "Directory or file name", .kind = VALUE_STRING, .rank = 10, .read = read_url, .print = string_print, .begins = begins_url, .offer = offer_url };
const struct value_type type_url_disk   = { .name = "url-disk",   .meta = "", .help = "Filesystem", .kind = VALUE_STRING, .rank = 10, .read = read_url, .print = string_print, .begins = begins_url, .offer = offer_url };
const struct value_type type_url_from   = { .name = "url-from",   .meta = "", .help = "Copy from", .kind = VALUE_STRING, .rank = 10, .read = read_url, .print = string_print, .begins = begins_url, .offer = offer_url };
const struct value_type type_url_to     = { .name = "url-to",     .meta = "", .help = "Copy to", .kind = VALUE_STRING, .rank = 10, .read = read_url, .print = string_print, .begins = begins_url, .offer = offer_url };
const struct value_type type_url_output = { .name = "url-output", .meta = "", .help = "Uniform Resource Locator", .kind = VALUE_STRING, .rank = 10, .read = read_url, .print = string_print, .begins = begins_url, .offer = offer_url };
const struct value_type type_url_archive = { .name = "url-archive", .meta = "", .help = "Write archive on", .kind = VALUE_STRING, .rank = 10, .read = word_read, .print = string_print, .begins = begins_url, .offer = offer_url };
/* clang-format on */
