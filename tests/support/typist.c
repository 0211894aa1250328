#include "tests/support/typist.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/base/xmalloc.h"
#include "grammar/ios/args.h"

#define WORDS_MOST 40

const char *const typist_samples[] = {
#include "tests/config/samples.inc"
	NULL
};

unsigned
choose(struct choices *c, unsigned of)
{
	unsigned n;

	if (!c->left || of == 1)
		return 0;
	n = *c->at++;
	c->left--;
	if (of > 256 && c->left) {
		n = n << 8 | *c->at++;
		c->left--;
	}
	return n % of;
}

/* ---- values ---- */

/* What help calls a value, and what is typed for it. Few of each, so that lines speak of the same
 * things. */
static const struct {
	const char *meta;
	const char *typed[8];
} values[] = {
	{ "A.B.C.D/nn", { "10.1.0.0/16", "0.0.0.0/0", "10.1.1.1/32" } },
	{ "A.B.C.D",
	  { "10.1.1.1", "192.0.2.2", "255.255.255.0", "0.0.0.255", "10.2.2.10", "0.0.0.0",
	    "255.255.255.255" } },
	{ "WORD", { "A", "CMAP", "TS", "10", "cisco", "P-1", "10.1.1.10" } },
	{ "LINE", { "to the office", "^C hello ^C", "x", "1 permit ip any any" } },
	{ "H.H.H", { "001b.d4aa.0100" } },
	{ "X:X:X:X::X/<0-128>", { "2001:DB8:0:1::/64", "::/0" } },
	{ "X:X:X:X::X", { "2001:DB8::1", "FE80::1" } },
	{ "hh:mm:ss", { "10:00:00", "23:59:59" } },
	{ "hh:mm", { "8:00", "23:59" } },
};

/* Names of interfaces go on without a blank. */
static const char *const units[] = { "0/0", "0/1", "0", "1", "0/0.10", "0/0/0", "0/1.20" };

#define COUNT(array) (sizeof(array) / sizeof *(array))

static enum match_status
status_of(const struct match_at *at, const char *line)
{
	static struct match m;

	return match_line(at, line, &m);
}

static bool
is_good(enum match_status s)
{
	return s == MATCH_OK || s == MATCH_INCOMPLETE;
}

/* Adds the word when the line may go on so. */
static bool
try_word(const struct match_at *at, struct text *line, const char *blank, const char *word)
{
	size_t before = line->len;

	text_addf(line, "%s%s", blank, word);
	if (is_good(status_of(at, text_get(line))))
		return true;
	line->len = before;
	line->at[before] = 0;
	return false;
}

static bool
try_unit(struct choices *c, const struct match_at *at, struct text *line)
{
	unsigned first = choose(c, COUNT(units));

	for (unsigned i = 0; i < COUNT(units); i++)
		if (try_word(at, line, "", units[(first + i) % COUNT(units)]))
			return true;
	return false;
}

static bool
try_range(struct choices *c, const struct match_at *at, struct text *line, const char *meta)
{
	uint32_t low = 0, high = 0, all[4];
	char word[16];

	if (sscanf(meta, "<%u-%u>", &low, &high) != 2)
		return false;
	all[0] = low + (high - low > 9 ? 9 : 0);
	all[1] = low;
	all[2] = high;
	all[3] = low + (high - low) / 2;
	snprintf(word, sizeof word, "%u", all[choose(c, 4)]);
	return try_word(at, line, " ", word);
}

/* Any of the types' own samples that fits. */
static bool
try_samples(struct choices *c, const struct match_at *at, struct text *line)
{
	static const char *const samples[] = {
#define TYPE(name, symbol, kind, some) some,
#include "grammar/types/types.def"
#undef TYPE
	};
	unsigned first = choose(c, COUNT(samples));

	for (unsigned i = 0; i < COUNT(samples); i++) {
		const char *some = samples[(first + i) % COUNT(samples)];
		char word[64];

		snprintf(word, sizeof word, "%.*s",
			 (int)strcspn(some, strchr(some, '\n') ? "\n" : " "), some);
		if (*word && try_word(at, line, " ", word))
			return true;
	}
	return false;
}

static bool
try_value(struct choices *c, const struct match_at *at, struct text *line, const char *meta)
{
	for (size_t i = 0; i < COUNT(values); i++) {
		unsigned count = 0, first;

		if (strcmp(values[i].meta, meta))
			continue;
		while (count < COUNT(values[i].typed) && values[i].typed[count])
			count++;
		first = choose(c, count);
		for (unsigned k = 0; k < count; k++)
			if (try_word(at, line, " ", values[i].typed[(first + k) % count]))
				return true;
	}
	return try_samples(c, at, line);
}

/* "<1-99>", "WORD", "hh:mm:ss", as against words that can be typed as they stand. */
static bool
is_meta(const char *name)
{
	return *name == '<' || strchr(name, ':') || !strncmp(name, "A.B.C.D", 7) ||
	       (isupper((unsigned char)*name) &&
		strpbrk(name, "abcdefghijklmnopqrstuvwxyz") == NULL);
}

static bool
try_entry(struct choices *c, const struct match_at *at, struct text *line, const char *name)
{
	if (*name == '<')
		return try_range(c, at, line, name) || try_samples(c, at, line);
	if (is_meta(name))
		return try_value(c, at, line, name);
	if (!try_word(at, line, line->len ? " " : "", name))
		return false;
	if (isupper((unsigned char)*name))
		try_unit(c, at, line);
	return true;
}

/* ---- lines ---- */

char *
typist_line(struct choices *c, const struct match_at *at)
{
	static struct help h;
	struct text line = { 0 };

	text_add(&line, "");
	for (unsigned words = 0; words < WORDS_MOST; words++) {
		char *begun = xasprintf("%s%s", text_get(&line), line.len ? " " : "");
		unsigned first, i;

		match_help(at, begun, &h);
		free(begun);
		if (!h.count || (h.cr && choose(c, 4) == 0))
			break;
		first = choose(c, h.count);
		for (i = 0; i < h.count && i < 8; i++)
			if (try_entry(c, at, &line, h.entry[(first + i) % h.count].name))
				break;
		if (i == h.count || i == 8)
			break;
	}
	return text_take(&line);
}

static const char *const oddities[] = { "4294967296", "99999999999999999999",
					"-1",	      "0",
					"?",	      "\t",
					"^",	      "|",
					"\"",	      "!",
					"%s%n",	      "\xff\xfe",
					"..",	      "",
					"| include [" };

char *
typist_mistype(struct choices *c, const char *line)
{
	size_t n = strlen(line), at = n ? choose(c, (unsigned)n) : 0;
	const char *blank = strchr(line + at, ' ');
	size_t end = blank ? (size_t)(blank - line) : n;
	struct text t = { 0 };

	switch (choose(c, 6)) {
	case 0: /* cut */
		text_add_n(&t, line, at);
		break;
	case 1: /* what follows once more */
		text_addf(&t, "%.*s%s", (int)end, line, line + at);
		break;
	case 2: /* another word */
		text_addf(&t, "%.*s%s%s", (int)at, line, oddities[choose(c, COUNT(oddities))],
			  line + end);
		break;
	case 3: /* a very long word */
		text_addf(&t, "%.*s", (int)at, line);
		for (unsigned i = choose(c, 256) * 20; i; i--)
			text_add(&t, "x");
		text_add(&t, line + at);
		break;
	case 4: /* abbreviated */
		for (size_t i = 0, k = 0; i < n; k = line[i] == ' ' ? 0 : k + 1, i++)
			if (k < 4 || line[i] == ' ')
				text_add_n(&t, line + i, 1);
		break;
	default:
		text_addf(&t, "%s %s", choose(c, 2) ? "no" : "default", line);
	}
	text_add(&t, "");
	return text_take(&t);
}

/* ---- ways ---- */

#define MODES_MOST 512

/* The mode of a sample, and the line behind its name. */
static unsigned
mode_of(const char *sample, const char **line)
{
	size_t length = strcspn(sample, "\t");
	unsigned mode = 0;

	*line = sample + length + 1;
	while (strlen(grammar_mode(&grammar_ios, mode)->name) != length ||
	       strncmp(grammar_mode(&grammar_ios, mode)->name, sample, length))
		mode++;
	return mode;
}

/* The first sample that leads into each mode. */
static const char *const *
find_doors(void)
{
	static const char *door[MODES_MOST];
	static struct match m;

	for (const char *const *s = typist_samples; *s; s++) {
		struct match_at at = { .grammar = &grammar_ios, .privilege = 15 };
		const char *line;

		at.mode = mode_of(*s, &line);
		if (match_line(&at, line, &m) == MATCH_OK && m.statement->enter != NO_MODE &&
		    m.statement->mode == at.mode && at.mode != m.statement->enter &&
		    !door[m.statement->enter])
			door[m.statement->enter] = *s;
	}
	return door;
}

const char *
typist_way(unsigned mode)
{
	static const char *const *door;
	static char *way[MODES_MOST];
	const char *line, *before;
	unsigned from;

	if (mode == MODE_config)
		return "";
	if (!door)
		door = find_doors();
	if (way[mode] || !door[mode])
		return way[mode];
	from = mode_of(door[mode], &line);
	before = from == mode ? NULL : typist_way(from);
	if (before)
		way[mode] = xasprintf("%s%s\n", before, line);
	return way[mode];
}
