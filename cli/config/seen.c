/* The configuration for who may not change all of it: the lines that he could type, below those that he
 * could type.  What only sets lines apart stays. */
#include <stdlib.h>
#include <string.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "engine/base/text.h"
#include "engine/base/xmalloc.h"
#include "grammar/ios/args.h"

#define DEPTH 8

struct seeing {
	struct device *device;
	unsigned privilege;
	const uint8_t *levels;
	struct {
		size_t indent; /* of the lines of the block */
		unsigned mode;
	} block[DEPTH]; /* around the line at hand */
	unsigned depth;
	size_t hidden; /* what stands further to the right belongs to a line that is not seen … */
	bool hiding;   /* … and that there is */
	struct text *to;
};

/* "!" alone, what is set between two of them, and the end. */
static bool
only_sets_apart(const char *line)
{
	return !strcmp(line, "!") || !strcmp(line, "end") || !strcmp(line, "boot-start-marker") ||
	       !strcmp(line, "boot-end-marker");
}

static bool
may_type(struct seeing *s, const char *line, struct match *m)
{
	struct config_place place = { .inside = true, .mode = s->block[s->depth].mode };
	struct match_at at = config_at(s->device, &place, s->privilege);

	at.levels = s->levels;
	match_line(&at, line, m);
	return m->status == MATCH_OK && m->mode == place.mode;
}

static void
see_line(struct seeing *s, const char *line)
{
	size_t indent = strspn(line, " ");
	struct match m;

	if (only_sets_apart(line)) {
		text_addf(s->to, "%s\n", line);
		return;
	}
	if (s->hiding && indent > s->hidden)
		return;
	s->hiding = false;
	while (s->depth && indent < s->block[s->depth].indent)
		s->depth--;
	if (!may_type(s, line, &m)) {
		s->hiding = true;
		s->hidden = indent;
		return;
	}
	text_addf(s->to, "%s\n", line);
	if (m.statement->enter == NO_MODE || m.op != MATCH_SET || s->depth + 1 == DEPTH)
		return;
	s->depth++;
	s->block[s->depth].mode = m.statement->enter;
	s->block[s->depth].indent = indent + grammar_mode(&grammar_ios, m.statement->enter)->indent;
}

/* The lines of a text of several lines are one. */
static const char *
take_lines(struct seeing *s, const char *at, struct text *line)
{
	struct config_place place = { .inside = true, .mode = MODE_config };
	struct match_at all = config_at(s->device, &place, 15);
	struct match m;
	bool open;

	text_clear(line);
	do {
		size_t length = strcspn(at, "\n");

		if (line->len)
			text_add(line, "\n");
		text_add_n(line, at, length);
		at += length + (at[length] == '\n');
		open = *text_get(line) != ' ' && *at && line->len < MATCH_LINE &&
		       match_line(&all, text_get(line), &m) == MATCH_TEXT;
	} while (open);
	return at;
}

char *
config_text_for(struct device *d, unsigned privilege, const uint8_t *levels)
{
	char *whole = config_text(d);
	struct text to = { 0 }, line = { 0 };
	struct seeing s = { .device = d,
			    .privilege = privilege,
			    .levels = levels,
			    .block = { { 0, MODE_config } },
			    .to = &to };

	for (const char *at = whole; *at;) {
		at = take_lines(&s, at, &line);
		see_line(&s, text_get(&line));
	}
	text_free(&line);
	wipe_free(whole);
	return text_take(&to);
}
