#include "cli/session/modifier.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "engine/base/xmalloc.h"

/* clang-format off */
static const struct word {
	const char *name;
	const char *help;
	enum filter_kind kind;
} words[] = {
	{ "begin",   "Begin with the line that matches",       FILTER_BEGIN },
	{ "count",   "Count number of lines which match regexp", FILTER_COUNT },
	{ "exclude", "Exclude lines that match",               FILTER_EXCLUDE },
	{ "include", "Include lines that match",               FILTER_INCLUDE },
	{ "section", "Filter a section of output",             FILTER_SECTION },
}, section_words[] = {
	{ "exclude", "Exclude section(s) of output",           FILTER_SECTION_LESS },
	{ "include", "Include section(s) of output",           FILTER_SECTION },
};
/* clang-format on */

#define COUNT(a) (sizeof(a) / sizeof *(a))

bool
modifier_find(const char *line, struct modifier *mod)
{
	const char *bar = strstr(line, " |");

	if (!bar)
		return false;
	*mod = (struct modifier){
		.command = xstrndup(line, (size_t)(bar - line) + 1),
		.words = bar + 2,
		.bar = (size_t)(bar - line) + 1,
	};
	return true;
}

void
modifier_release(struct modifier *mod)
{
	free(mod->command);
}

bool
modifier_fits(const struct statement *st)
{
	return !strncmp(st->path, "show", 4) || !strncmp(st->path, "more", 4);
}

/* How many of the list begin with the word; the first in *found. */
static unsigned
lookup(const struct word *list, size_t n, const char *word, size_t len, const struct word **found)
{
	unsigned hits = 0;

	for (size_t i = 0; i < n; i++)
		if (!strncasecmp(list[i].name, word, len) && !hits++)
			*found = &list[i];
	return hits;
}

enum modifier_status
modifier_read(struct modifier *mod)
{
	const char *at = mod->words + strspn(mod->words, " ");
	size_t len = strcspn(at, " ");
	const struct word *w = NULL, *sub = NULL;
	unsigned hits = lookup(words, COUNT(words), at, len, &w);

	mod->at = mod->bar + 1 + (size_t)(at - mod->words);
	if (!len)
		return MODIFIER_INCOMPLETE;
	if (hits != 1)
		return hits ? MODIFIER_AMBIGUOUS : MODIFIER_INVALID;
	mod->kind = w->kind;
	at += len;
	at += strspn(at, " ");
	if (w->kind == FILTER_SECTION) {
		len = strcspn(at, " ");
		if (len > 2 && at[len] &&
		    lookup(section_words, COUNT(section_words), at, len, &sub) == 1) {
			mod->kind = sub->kind;
			at += len;
			at += strspn(at, " ");
		}
	}
	mod->expression = at;
	return *at ? MODIFIER_OK : MODIFIER_INCOMPLETE;
}

void
modifier_help(const char *typed, struct help *h)
{
	const char *at = typed + strspn(typed, " ");
	size_t len = strcspn(at, " ");
	const struct word *w = NULL;

	memset(h, 0, sizeof *h);
	h->kind = HELP_NONE;
	if (at[len]) { /* a blank behind the word */
		if (lookup(words, COUNT(words), at, len, &w) != 1)
			return;
		h->kind = HELP_FULL;
		at += len;
		if (at[strspn(at, " ")])
			h->cr = true; /* the expression has begun */
		if (w->kind == FILTER_SECTION)
			for (size_t i = 0; i < COUNT(section_words); i++)
				h->entry[h->count++] = (struct help_entry){ section_words[i].name,
									    section_words[i].help };
		h->entry[h->count++] = (struct help_entry){ "LINE", "Regular Expression" };
		return;
	}
	for (size_t i = 0; i < COUNT(words); i++)
		if (!strncasecmp(words[i].name, at, len))
			h->entry[h->count++] = (struct help_entry){ words[i].name, words[i].help };
	if (h->count)
		h->kind = len ? HELP_WORD : HELP_FULL;
}

const char *
modifier_complete(const char *typed)
{
	const char *at = typed + strspn(typed, " ");
	size_t len = strlen(at);
	const struct word *w = NULL;

	if (!len || strchr(at, ' ') || lookup(words, COUNT(words), at, len, &w) != 1)
		return NULL;
	return w->name;
}
