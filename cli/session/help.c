/* '?' and Tab. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/session/modifier.h"
#include "cli/session/private.h"
#include "engine/base/xmalloc.h"

static void
put(void *ctx, const char *text)
{
	text_add(ctx, text);
}

/* Does the line so far make a command whose output can be modified? */
static bool
takes_modifier(const struct match_at *at, const char *line)
{
	struct match m;

	return match_line(at, line, &m) == MATCH_OK && modifier_fits(m.statement);
}

static unsigned
lines_of(const char *text)
{
	unsigned n = 0;

	for (; (text = strchr(text, '\n')); text++)
		n++;
	return n;
}

/* Before the words that a first word may become stand the aliases that it may: "*lo=logout",
 * "*td="show tcp brief"". A blank in front of it leaves them out. */
static void
add_aliases(const struct session *s, const char *line, struct help *h)
{
	size_t length = strlen(line);
	unsigned before = 0;
	const struct alias *a;

	if (!s->device || !length || line[strcspn(line, " \t")] || h->kind == HELP_AMBIGUOUS)
		return;
	TAILQ_FOREACH (a, &s->device->settings.aliases, next) {
		const char *quote = strchr(a->command, ' ') ? "\"" : "";
		char *at = h->text + h->used;
		size_t room = sizeof h->text - h->used, n;

		if (a->mode != (unsigned)session_mode(s) || strncasecmp(a->name, line, length) ||
		    h->count == HELP_ENTRIES)
			continue;
		n = (size_t)snprintf(at, room, "*%s=%s%s%s", a->name, quote, a->command, quote);
		if (n >= room)
			continue;
		h->used += n + 1;
		memmove(h->entry + before + 1, h->entry + before,
			(h->count++ - before) * sizeof *h->entry);
		h->entry[before++] = (struct help_entry){ at, "" };
		h->kind = HELP_WORD;
	}
}

/* The list of user exec, level 1, begins with the connections that a number alone brings back. */
static void
add_connections(const struct session *s, const char *line, struct help *h)
{
	if (!s->device || s->place.inside || s->privilege != 1 || line[strspn(line, " \t")] ||
	    h->count == HELP_ENTRIES)
		return;
	memmove(h->entry + 1, h->entry, h->count++ * sizeof *h->entry);
	h->entry[0] = (struct help_entry){ "<1-99>", "Session number to resume" };
}

/* A list that is longer than the screen goes through the pager as the output of a command does;
 * then there is a prompt again, and the line on it. */
static void
show_paged(struct session *s, const char *line, const char *text)
{
	s->asked = false;
	s->command = true;
	free(s->resumed);
	s->resumed = xstrdup(line);
	output_raw(s, "?\n", 2);
	output_begin(s, true);
	session_write(s, text);
}

void
help_question(struct session *s, const char *line)
{
	struct text shown = { 0 };
	struct modifier mod;
	struct match_at at;
	struct help h;
	bool modified;

	session_match_at(s, &at);
	modified = modifier_find(line, &mod);
	if (modified && takes_modifier(&at, mod.command)) {
		modifier_help(mod.words, &h);
	} else {
		match_help(&at, line, &h);
		add_aliases(s, line, &h);
		add_connections(s, line, &h);
		if (h.kind == HELP_FULL && h.cr && h.count < HELP_ENTRIES &&
		    takes_modifier(&at, line))
			h.entry[h.count++] = (struct help_entry){ "|", "Output modifiers" };
	}
	if (modified)
		modifier_release(&mod);
	help_print(&h, line, session_width(s), put, &shown);
	if (s->length && lines_of(text_get(&shown)) >= s->length)
		show_paged(s, line, text_get(&shown));
	else
		s->terminal->ops->help(s->terminal, text_get(&shown));
	text_free(&shown);
}

void
help_tab(struct session *s, const char *line)
{
	char whole[MATCH_LINE];
	struct modifier mod;
	struct match_at at;
	struct text t = { 0 };
	const char *name = NULL;

	session_match_at(s, &at);
	if (modifier_find(line, &mod)) {
		if (takes_modifier(&at, mod.command))
			name = modifier_complete(mod.words);
		text_addf(&t, "%s| %s ", mod.command, name ? name : "");
		modifier_release(&mod);
	}
	if (name)
		s->terminal->ops->edit(s->terminal, text_get(&t), true);
	else if (match_complete(&at, line, whole, sizeof whole))
		s->terminal->ops->edit(s->terminal, whole, true);
	else
		s->terminal->ops->edit(s->terminal, line, true);
	text_free(&t);
}
