/* ? and Tab: what may come at the end of a line. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "grammar/match/walk.h"

#define WIDTH_LEAST 20

/* A line that is not finished: the words before are walked, the last one (may be empty) is what
 * the question is about. */
struct asked {
	const struct match_at *at;
	struct walk walk;
	const char *line;
	size_t length, last; /* of the line; where its last word begins */
	char space[1024];
};

/* Walks in the mode, and in its parents as long as the words before do not fit. */
static enum match_status
walk_before(struct asked *a, const struct match_at *at, const char *line)
{
	enum match_status status = MATCH_INVALID;

	a->at = at;
	a->line = line;
	a->length = strlen(line);
	for (a->last = a->length; a->last && !strchr(" \t", line[a->last - 1]);)
		a->last--;
	for (unsigned mode = at->mode; mode != NO_MODE; mode = at->grammar->mode[mode].parent) {
		status = walk_run(&a->walk, at, mode, line, a->last, a->space, sizeof a->space);
		if (status != MATCH_INVALID)
			return status;
	}
	return status;
}

/* ---- gathering ---- */

struct gathering {
	struct asked *asked;
	struct help *help;
	bool literal; /* one of the entries can be typed as it stands */
};

/* The texts are copied when they are not the grammar's own. */
static const char *
keep(struct help *h, const char *text, bool copy)
{
	size_t n = strlen(text) + 1;

	if (!copy)
		return text;
	if (h->used + n > sizeof h->text)
		return "";
	memcpy(h->text + h->used, text, n);
	h->used += n;
	return h->text + h->used - n;
}

static void
add_entry(struct help *h, const char *name, const char *help, bool copy)
{
	for (unsigned i = 0; i < h->count; i++)
		if (!strcmp(h->entry[i].name, name))
			return;
	if (h->count == HELP_ENTRIES)
		return;
	h->entry[h->count].name = keep(h, name, copy);
	h->entry[h->count++].help = keep(h, help ? help : "", copy);
}

static bool
begins_with(const char *name, const char *word, size_t length)
{
	return !strncasecmp(name, word, length);
}

static void
offered(void *ctx, const char *name, const char *help, bool literal)
{
	struct gathering *g = ctx;

	add_entry(g->help, name, help, true);
	g->literal |= literal;
}

/* What a value is that says nothing of itself: what the word before it is for. */
static const char *
help_before(const struct walk *w, const struct step *s)
{
	for (; s != &w->step[WALK_ROOT]; s = &w->step[s->previous])
		if (w->g->node[s->node].help)
			return w->g->node[s->node].help;
	return "";
}

/* The lines of a value behind the step, whose text so far is given. */
static void
gather_value(struct gathering *g, const struct step *s, const struct value_spec *spec,
	     const char *text, size_t length)
{
	const struct value_type *t = spec->type;
	struct value_reading r = { .spec = spec,
				   .text = text,
				   .word = length,
				   .list = g->asked->at->list,
				   .ctx = g->asked->at->ctx };
	const char *help = spec->help ? spec->help : t->help;
	char range[40];

	if (t->offer) {
		t->offer(&r, offered, g);
		return;
	}
	/* Names that speak for themselves (months) are not listed before one of them is begun. */
	for (const struct value_name *n = t->names; n && n->name; n++)
		if (begins_with(n->name, text, length) && (length || *n->help)) {
			add_entry(g->help, n->name, n->help, false);
			g->literal = true;
		}
	if (length && t->begins && !t->begins(spec, text, length))
		return;
	if (t->meta && !*t->meta)
		return;
	if (length && !t->begins && t->names)
		return;
	snprintf(range, sizeof range, "<%u-%u>", spec->low, spec->high);
	if (!help || !*help)
		help = help_before(&g->asked->walk, s);
	add_entry(g->help, t->meta ? t->meta : range, help, true);
}

static void
gather_behind(struct gathering *g, const struct step *s)
{
	struct asked *a = g->asked;
	const char *word = a->line + a->last;
	size_t length = a->length - a->last;

	for (const uint16_t *l = walk_follow(&a->walk, s); *l != NO_NODE; l++) {
		const struct node *n = &a->walk.g->node[*l];

		if (n->bits & NODE_HIDDEN || !walk_may(&a->walk, s, n))
			continue;
		if (!n->word)
			gather_value(g, s, &a->walk.g->value[n->value], word, length);
		else if (begins_with(n->word, word, length)) {
			add_entry(g->help, n->word, n->help, false);
			g->literal = true;
		}
	}
	if (!length && walk_complete(&a->walk, s) != NO_NODE)
		g->help->cr = true;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(((const struct help_entry *)a)->name, ((const struct help_entry *)b)->name);
}

/* Nothing, or only do, stands before: the list of a whole mode has a heading. */
static const char *
heading_of(const struct asked *a)
{
	const struct step *s = &a->walk.step[a->walk.steps - 1];
	const struct grammar *g = a->walk.g;

	if (a->length > a->last)
		return NULL;
	if (a->walk.steps == 1)
		return g->mode[a->walk.mode].heading;
	if (a->walk.steps == 2 && g->node[s->node].bits & NODE_DO)
		return g->mode[g->exec].heading;
	return NULL;
}

static void
gather(struct gathering *g)
{
	struct asked *a = g->asked;

	for (unsigned i = 0; i < a->walk.steps; i++)
		if (a->walk.step[i].at >= a->last)
			gather_behind(g, &a->walk.step[i]);
	if (a->walk.unfinished)
		gather_value(g, &a->walk.step[a->walk.short_step], a->walk.short_value,
			     a->line + a->walk.short_start, a->length - a->walk.short_start);
	qsort(g->help->entry, g->help->count, sizeof *g->help->entry, by_name);
}

void
match_help(const struct match_at *at, const char *line, struct help *h)
{
	struct asked a;
	struct gathering g = { &a, h, false };
	enum match_status status;

	*h = (struct help){ .kind = HELP_NONE };
	if (strlen(line) >= MATCH_LINE)
		return;
	status = walk_before(&a, at, line);
	if (status == MATCH_AMBIGUOUS) {
		h->kind = HELP_AMBIGUOUS;
		return;
	}
	if (status == MATCH_INVALID && a.last > skip_blanks(line, 0, a.last))
		return;
	gather(&g);
	if (!h->count && !h->cr)
		return;
	h->kind = a.length > a.last && g.literal ? HELP_WORD : HELP_FULL;
	h->heading = heading_of(&a);
}

/* ---- printing ---- */

struct printer {
	void (*put)(void *, const char *);
	void *ctx;
	unsigned width;
};

/* A description that wraps: further lines begin below its first word. */
static void
print_entry(const struct printer *p, const struct help_entry *e, int column)
{
	int room = (int)p->width - 1 - column - 4;
	const char *help = e->help;
	char line[512];

	if (room < WIDTH_LEAST)
		room = WIDTH_LEAST;
	for (const char *name = e->name;; name = "") {
		size_t n = strlen(help);

		if (n > (size_t)room) {
			for (n = (size_t)room; n && help[n] != ' ';)
				n--;
			n = n ? n : (size_t)room;
		}
		snprintf(line, sizeof line, "  %-*s  %.*s\n", column, name, (int)n, help);
		p->put(p->ctx, line);
		help += n;
		if (!*(help += *help == ' '))
			return;
	}
}

static void
print_full(const struct printer *p, const struct help *h)
{
	char heading[80];
	int column = 0;

	if (h->heading) {
		snprintf(heading, sizeof heading, "%s:\n", h->heading);
		p->put(p->ctx, heading);
	}
	for (unsigned i = 0; i < h->count; i++)
		if ((int)strlen(h->entry[i].name) > column)
			column = (int)strlen(h->entry[i].name);
	for (unsigned i = 0; i < h->count; i++)
		print_entry(p, &h->entry[i], column);
	if (h->cr)
		p->put(p->ctx, "  <cr>\n");
	p->put(p->ctx, "\n");
}

static void
print_names(const struct printer *p, const struct help *h)
{
	char line[1024];
	size_t n = 0;

	for (unsigned i = 0; i < h->count; i++) {
		size_t length = strlen(h->entry[i].name) + 2;

		if (n && (n + length > p->width || n + length + 1 >= sizeof line)) {
			snprintf(line + n, sizeof line - n, "\n");
			p->put(p->ctx, line);
			n = 0;
		}
		n += (size_t)snprintf(line + n, sizeof line - n, "%s  ", h->entry[i].name);
	}
	snprintf(line + n, sizeof line - n, "\n");
	p->put(p->ctx, line);
	p->put(p->ctx, "\n");
}

void
help_print(const struct help *h, const char *line, unsigned width,
	   void (*put)(void *, const char *), void *ctx)
{
	struct printer p = { put, ctx, width ? width : 80 };
	char quoted[MATCH_LINE + 40];

	switch (h->kind) {
	case HELP_FULL:
		print_full(&p, h);
		break;
	case HELP_WORD:
		print_names(&p, h);
		break;
	case HELP_NONE:
		put(ctx, "% Unrecognized command\n");
		break;
	case HELP_AMBIGUOUS:
		snprintf(quoted, sizeof quoted, "%% Ambiguous command:  \"%s\"\n", line);
		put(ctx, quoted);
		break;
	}
}

/* ---- Tab ---- */

bool
match_complete(const struct match_at *at, const char *line, char *buf, size_t size)
{
	struct help h = { 0 };
	struct asked a;
	struct gathering g = { &a, &h, false };

	if (strlen(line) >= MATCH_LINE || walk_before(&a, at, line) == MATCH_AMBIGUOUS ||
	    a.last == a.length)
		return false;
	gather(&g);
	if (h.count != 1 || !g.literal ||
	    (size_t)snprintf(buf, size, "%.*s%s ", (int)a.last, line, h.entry[0].name) >= size)
		return false;
	return true;
}
