#include "cli/lab/catalogue.h"

#include <stdlib.h>
#include <string.h>

#include "cli/lab/lab.h"
#include "cli/lab/place.h"
#include "cli/lab/progress.h"
#include "engine/base/text.h"
#include "engine/base/xmalloc.h"

#define COLUMNS 6

struct entry {
	char *cell[COLUMNS]; /* in the order of the columns */
};

struct catalogue {
	struct entry *entries;
	size_t count;
};

static const char *const heads[COLUMNS] = { "LAB", "TITLE", "TOPIC", "LEVEL", "MIN", "PASSED" };

/* "2026-11-26 (95)", "60" of an attempt that has not passed yet, "". */
static char *
print_progress(const struct topology *t)
{
	struct lab_options options = { 0 };
	char *dir = lab_state_dir(&options, t, stderr), *error = NULL, *text = NULL;
	struct progress *p = dir ? progress_open(dir, &error) : NULL;

	if (p && progress_passed(p))
		text = xasprintf("%s (%d)", progress_passed(p), progress_best(p));
	else if (p && progress_best(p) >= 0)
		text = xasprintf("%d of 100", progress_best(p));
	if (error)
		fprintf(stderr, "%s\n", error);
	free(error);
	free(dir);
	progress_free(p);
	return text ? text : xstrdup("");
}

static void
add(void *ctx, const char *folder)
{
	struct catalogue *c = ctx;
	struct topology *t = topology_load(folder, stderr);
	struct entry *e;

	if (!t)
		return;
	c->entries = xrealloc(c->entries, c->count + 1, sizeof *c->entries);
	e = &c->entries[c->count++];
	e->cell[0] = xstrdup(folder);
	e->cell[1] = xstrdup(t->title);
	e->cell[2] = xstrdup(t->course.topic ? t->course.topic : "");
	e->cell[3] = xstrdup(t->course.level ? t->course.level : "");
	e->cell[4] = t->course.minutes ? xstrdup(t->course.minutes) : xstrdup("");
	e->cell[5] = print_progress(t);
	topology_free(t);
}

/* Columns of a text in UTF-8, as long as its letters are one wide. */
static size_t
columns(const char *text)
{
	size_t n = 0;

	for (; *text; text++)
		n += ((unsigned char)*text & 0xc0) != 0x80;
	return n;
}

static void
print_row(FILE *out, const char *const cell[static COLUMNS], const size_t width[static COLUMNS])
{
	struct text line = { 0 };
	size_t len;

	for (unsigned k = 0; k < COLUMNS; k++)
		text_addf(&line, "%s%*s", cell[k],
			  (int)(width[k] - columns(cell[k]) + (k + 1 < COLUMNS ? 2 : 0)), "");
	for (len = line.len; len && line.at[len - 1] == ' '; len--)
		continue;
	fprintf(out, "%.*s\n", (int)len, line.at);
	text_free(&line);
}

void
catalogue_print(FILE *out)
{
	struct catalogue c = { 0 };
	size_t width[COLUMNS];

	place_each(add, &c);
	for (unsigned k = 0; k < COLUMNS; k++) {
		width[k] = strlen(heads[k]);
		for (size_t i = 0; i < c.count; i++)
			if (columns(c.entries[i].cell[k]) > width[k])
				width[k] = columns(c.entries[i].cell[k]);
	}
	print_row(out, heads, width);
	for (size_t i = 0; i < c.count; i++) {
		print_row(out, (const char *const *)c.entries[i].cell, width);
		for (unsigned k = 0; k < COLUMNS; k++)
			free(c.entries[i].cell[k]);
	}
	free(c.entries);
}
