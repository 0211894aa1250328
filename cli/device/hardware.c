#include "cli/device/hardware.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "engine/base/xmalloc.h"
#include "grammar/types/types.h"

#define NAME 64

struct walk {
	void (*fn)(void *, const struct hardware_mention *);
	void *ctx;
};

/* Calls back if the interface is hardware. */
static void
mention(struct walk *w, const char *full, const char *at, size_t length, bool sure)
{
	size_t n = strcspn(full, ".");
	char main_part[NAME];

	if (!interface_is_hardware(full))
		return;
	snprintf(main_part, sizeof main_part, "%.*s", (int)n, full);
	if (length)
		length -= strlen(full) - n;
	w->fn(w->ctx, &(struct hardware_mention){ main_part, at, length, sure });
}

static bool
mention_of_range(void *walk, const char *full)
{
	mention(walk, full, "", 0, true);
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
is_text(const char *line, size_t length)
{
	static const char *const words[] = { "description", "remark", "banner", "title", "name" };
	size_t n = strcspn(line, " \t\n");

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (is_word(line, n, words[i], 4))
			return true;
	return *line == '!' || memmem(line, length, " remark ", 8) ||
	       memmem(line, length, " description ", 13);
}

/* A name in full is one wherever it stands. */
static bool
is_full_name(const char *text, size_t n, const char *full)
{
	return strlen(full) == n && !strncasecmp(text, full, n);
}

static void
walk_range(const char *at, const char *end, struct walk *w)
{
	char *members = xstrndup(at, (size_t)(end - at));

	interface_range(members, mention_of_range, w);
	free(members);
}

static void
walk_line(const char *line, const char *end, struct walk *w)
{
	bool follows = false, range = false;
	char full[NAME];

	for (const char *at = line; at < end;) {
		size_t n = strcspn(at, " \t\r\n"), taken = 0;

		if (range)
			walk_range(at, end, w);
		else
			taken = interface_name(at, full, sizeof full);
		if (taken)
			mention(w, full, at, taken, follows || is_full_name(at, n, full));
		range = follows && is_word(at, n, "range", 2);
		follows = leads_to_interface(at, n);
		at += n + strspn(at + n, " \t\r");
	}
}

void
hardware_mentions(const char *text, void (*fn)(void *, const struct hardware_mention *), void *ctx)
{
	struct walk w = { fn, ctx };

	while (*text) {
		const char *end = text + strcspn(text, "\n");

		text += strspn(text, " \t");
		if (text < end && !is_text(text, (size_t)(end - text)))
			walk_line(text, end, &w);
		text = end + (*end == '\n');
	}
}

struct names {
	char **at; /* ends with NULL */
	size_t count;
};

static void
add_name(void *ctx, const struct hardware_mention *m)
{
	struct names *n = ctx;

	for (size_t i = 0; i < n->count; i++)
		if (!strcmp(n->at[i], m->full))
			return;
	if (!m->sure)
		return;
	n->at = xrealloc(n->at, n->count + 2, sizeof *n->at);
	n->at[n->count++] = xstrdup(m->full);
	n->at[n->count] = NULL;
}

char **
hardware_names(const char *text)
{
	struct names n = { .at = xcalloc(1, sizeof(char *)) };

	hardware_mentions(text, add_name, &n);
	return n.at;
}

void
hardware_free(char **names)
{
	for (char **name = names; *name; name++)
		free(*name);
	free(names);
}
