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
	enum redirect_kind to;
} words[] = {
	{ "append",   "Append redirected output to URL (URLs supporting append operation only)",
	                                                         0,                   REDIRECT_APPEND },
	{ "begin",    "Begin with the line that matches",        FILTER_BEGIN,        REDIRECT_NONE },
	{ "count",    "Count number of lines which match regexp", FILTER_COUNT,       REDIRECT_NONE },
	{ "exclude",  "Exclude lines that match",                FILTER_EXCLUDE,      REDIRECT_NONE },
	{ "include",  "Include lines that match",                FILTER_INCLUDE,      REDIRECT_NONE },
	{ "redirect", "Redirect output to URL",                  0,                   REDIRECT_FILE },
	{ "section",  "Filter a section of output",              FILTER_SECTION,      REDIRECT_NONE },
	{ "tee",      "Copy output to URL",                      0,                   REDIRECT_TEE },
}, section_words[] = {
	{ "exclude",  "Exclude section(s) of output",            FILTER_SECTION_LESS, REDIRECT_NONE },
	{ "include",  "Include section(s) of output",            FILTER_SECTION,      REDIRECT_NONE },
}, tee_words[] = {
	{ "/append",  "Append redirected output to URL (URLs supporting append operation only)",
	                                                         0,                   REDIRECT_TEE_APPEND },
};
static const char *const systems[] = { "flash0:", "flash:", "nvram:", "tftp:" };
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

/* `section exclude`, `tee /append`: a second word that says more. Gives what is behind it. */
static const char *
read_second(struct modifier *mod, const struct word *list, size_t n, const char *at)
{
	size_t len = strcspn(at, " ");
	const struct word *sub = NULL;

	if (len < 2 || !at[len] || lookup(list, n, at, len, &sub) != 1)
		return at;
	mod->kind = sub->kind;
	mod->to = sub->to;
	at += len;
	return at + strspn(at, " ");
}

enum modifier_status
modifier_read(struct modifier *mod)
{
	const char *at = mod->words + strspn(mod->words, " ");
	size_t len = strcspn(at, " ");
	const struct word *w = NULL;
	unsigned hits = lookup(words, COUNT(words), at, len, &w);

	mod->at = mod->bar + 1 + (size_t)(at - mod->words);
	if (!len)
		return MODIFIER_INCOMPLETE;
	if (hits != 1)
		return hits ? MODIFIER_AMBIGUOUS : MODIFIER_INVALID;
	mod->kind = w->kind;
	mod->to = w->to;
	at += len;
	at += strspn(at, " ");
	if (w->to == REDIRECT_TEE)
		at = read_second(mod, tee_words, COUNT(tee_words), at);
	else if (w->kind == FILTER_SECTION && !w->to)
		at = read_second(mod, section_words, COUNT(section_words), at);
	mod->expression = at;
	return *at ? MODIFIER_OK : MODIFIER_INCOMPLETE;
}

static void
offer(struct help *h, const char *name, const char *help)
{
	h->entry[h->count++] = (struct help_entry){ name, help };
}

/* What may stand behind the modifier, in the order of a list. */
static void
offer_rest(const struct word *w, struct help *h)
{
	if (!w->to) {
		offer(h, "LINE", "Regular Expression");
		for (size_t i = 0; w->kind == FILTER_SECTION && i < COUNT(section_words); i++)
			offer(h, section_words[i].name, section_words[i].help);
		return;
	}
	if (w->to == REDIRECT_TEE)
		offer(h, tee_words[0].name, tee_words[0].help);
	for (size_t i = 0; i < COUNT(systems); i++)
		if (w->to != REDIRECT_APPEND || strcmp(systems[i], "tftp:"))
			offer(h, systems[i], "Uniform Resource Locator");
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
		if (at[strspn(at, " ")]) /* the rest has begun */
			h->cr = true;
		offer_rest(w, h);
		return;
	}
	for (size_t i = 0; i < COUNT(words); i++)
		if (!strncasecmp(words[i].name, at, len))
			offer(h, words[i].name, words[i].help);
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
