#include <ctype.h>
#include <string.h>

#include "grammar/match/levels.h"
#include "grammar/match/walk.h"

#define FITS 64 /* how many nodes one word may mean */

/* What the word at a front could be. */
struct fits {
	unsigned count;
	bool exact;
	struct {
		uint16_t step, node;
	} fit[FITS];
};

size_t
skip_blanks(const char *line, size_t at, size_t end)
{
	while (at < end && (line[at] == ' ' || line[at] == '\t'))
		at++;
	return at;
}

size_t
skip_word(const char *line, size_t at, size_t end)
{
	while (at < end && line[at] != ' ' && line[at] != '\t')
		at++;
	return at;
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static size_t
agree(const char *word, size_t length, const char *keyword, size_t most)
{
	size_t n = 0;

	while (n < length && n < most &&
	       (word[n] == keyword[n] || lower(word[n]) == lower(keyword[n])))
		n++;
	return n;
}

static int
keyword(const char *word, size_t length, const char *text, size_t size, size_t *common)
{
	size_t n = agree(word, length, text, size);

	if (n > *common)
		*common = n;
	return n < length ? 0 : n == size ? 2 : 1;
}

int
walk_keyword(const struct node *n, const char *word, size_t length, size_t *common)
{
	int best;

	*common = 0;
	best = keyword(word, length, n->word, n->length, common);
	for (const char *a = n->alias; a && *a && best < 2;) {
		size_t size = strcspn(a, " ");
		int fit = keyword(word, length, a, size, common);

		best = fit > best ? fit : best;
		a += size + strspn(a + size, " ");
	}
	return best;
}

const uint16_t *
walk_follow(const struct walk *w, const struct step *s)
{
	if (s == &w->step[WALK_ROOT])
		return w->g->list + w->g->mode[w->mode].first;
	return w->g->list + w->g->node[s->node].follow;
}

/* How often the group has begun on the way to the step. */
static unsigned
begun(const struct walk *w, const struct step *s, uint16_t group)
{
	unsigned n = 0;

	for (; s != &w->step[WALK_ROOT]; s = &w->step[s->previous])
		n += w->g->node[s->node].begins == group;
	return n;
}

/* The level that a word needs. */
static unsigned
level_of(const struct walk *w, const struct node *n)
{
	const uint8_t *levels = w->where->levels;
	unsigned given = levels ? levels[n - w->g->node] : LEVEL_OF_GRAMMAR;

	return given == LEVEL_OF_GRAMMAR ? n->privilege : given;
}

bool
walk_may(const struct walk *w, const struct step *s, const struct node *n)
{
	if (level_of(w, n) > w->where->privilege)
		return false;
	if (s->op != MATCH_SET && !s->exec && !(n->bits & NODE_NEGATABLE))
		return false;
	return n->begins == NO_NODE || begun(w, s, n->begins) < w->g->group[n->begins].most;
}

unsigned
walk_complete(const struct walk *w, const struct step *s)
{
	const struct node *n = &w->g->node[s->node];
	unsigned id = s->op == MATCH_SET ? n->complete : n->unset;

	if (s == &w->step[WALK_ROOT] || id == NO_NODE)
		return NO_NODE;
	if (n->bits & (NODE_NO | NODE_DEFAULT | NODE_DO))
		return NO_NODE;
	/* A statement that asks for more than its last word does so whatever the word was given. */
	if (w->g->statement[id].privilege > n->privilege)
		return w->g->statement[id].privilege <= w->where->privilege ? id : NO_NODE;
	return level_of(w, n) <= w->where->privilege ? id : NO_NODE;
}

static void
failed(struct walk *w, size_t caret, size_t at)
{
	if (caret < w->caret)
		return;
	w->caret = caret;
	w->word = at;
}

/* Appends a step behind previous. */
static void
take(struct walk *w, unsigned previous, uint16_t node, size_t start, size_t end,
     const struct value *v)
{
	const struct node *n = &w->g->node[node];
	const struct step *p = &w->step[previous];
	struct step *s;

	if (w->steps == WALK_STEPS)
		return;
	s = &w->step[w->steps++];
	s->node = node;
	s->previous = (uint16_t)previous;
	s->start = (uint16_t)start;
	s->end = (uint16_t)end;
	s->at = (uint16_t)skip_blanks(w->line, end, w->length);
	s->done = false;
	s->op = n->bits & NODE_NO ? MATCH_UNSET : n->bits & NODE_DEFAULT ? MATCH_DEFAULT : p->op;
	s->exec = p->exec || n->bits & NODE_DO;
	if (v)
		s->value = *v;
}

static void
add_fit(struct fits *f, unsigned step, uint16_t node, bool exact)
{
	if (exact && !f->exact) {
		f->count = 0;
		f->exact = true;
	}
	if (exact != f->exact || f->count == FITS)
		return;
	f->fit[f->count].step = (uint16_t)step;
	f->fit[f->count++].node = node;
}

static void
find_keywords(struct walk *w, unsigned step, size_t at, size_t end, struct fits *f, size_t *deepest)
{
	const struct step *s = &w->step[step];
	char first = lower(w->line[at]);
	size_t common;

	for (const uint16_t *l = walk_follow(w, s); *l != NO_NODE; l++) {
		const struct node *n = &w->g->node[*l];
		int fit;

		if (!n->word || (lower(n->word[0]) != first && !n->alias) || !walk_may(w, s, n))
			continue;
		fit = walk_keyword(n, w->line + at, end - at, &common);
		if (common > *deepest)
			*deepest = common;
		if (fit)
			add_fit(f, step, *l, fit == 2);
	}
}

static bool
same_word(const struct walk *w, uint16_t a, uint16_t b)
{
	return a == b || strcmp(w->g->node[a].word, w->g->node[b].word) == 0;
}

/* Hidden words yield to visible ones; then all that is left must be the same word. */
static bool
agreed(struct walk *w, struct fits *f)
{
	unsigned visible = 0;

	for (unsigned i = 0; i < f->count; i++)
		if (!(w->g->node[f->fit[i].node].bits & NODE_HIDDEN))
			f->fit[visible++] = f->fit[i];
	if (visible)
		f->count = visible;
	for (unsigned i = 1; i < f->count; i++)
		if (!same_word(w, f->fit[0].node, f->fit[i].node))
			return false;
	return true;
}

static struct value_reading
reading(const struct walk *w, const struct value_spec *spec, size_t at, size_t end)
{
	return (struct value_reading){ .spec = spec,
				       .text = w->line + at,
				       .word = end - at,
				       .list = w->where->list,
				       .ctx = w->where->ctx,
				       .space = w->space,
				       .left = w->left };
}

/* Is the word the name of something that exists, which may stand here? */
static bool
is_known(const struct walk *w, const uint16_t *front, unsigned count, size_t at, size_t end)
{
	for (unsigned i = 0; i < count; i++) {
		const struct step *s = &w->step[front[i]];

		for (const uint16_t *l = walk_follow(w, s); *l != NO_NODE; l++) {
			const struct node *n = &w->g->node[*l];
			const struct value_spec *spec = n->word ? NULL : &w->g->value[n->value];
			struct value_reading r;

			if (!spec || !spec->type->known || !walk_may(w, s, n))
				continue;
			r = reading(w, spec, at, end);
			if (spec->type->known(&r))
				return true;
		}
	}
	return false;
}

/* Reads one value at `at`.  Gives whether it was taken. */
static bool
try_value(struct walk *w, unsigned step, uint16_t node, size_t at, size_t end, bool *ambiguous)
{
	const struct value_spec *spec = &w->g->value[w->g->node[node].value];
	struct value_reading r = reading(w, spec, at, end);
	struct value v = { 0 };

	switch (spec->type->read(&r, &v)) {
	case VALUE_OK:
		take(w, step, node, at, at + r.length, &v);
		w->space += r.built;
		w->left -= r.built;
		return true;
	case VALUE_AMBIGUOUS:
		*ambiguous = true;
		return false;
	case VALUE_OPEN:
		w->delimiter = r.delimiter;
		return true;
	case VALUE_SHORT:
		w->unfinished = true;
		w->short_step = step;
		w->short_value = spec;
		w->short_start = at;
		return true;
	case VALUE_BAD:
		failed(w, at + r.bad, at);
		return false;
	}
	return false;
}

/* All values that may stand here, the most particular type first. */
static bool
find_values(struct walk *w, const uint16_t *front, unsigned count, size_t at, size_t end,
	    bool *ambiguous)
{
	struct fits f = { 0 };
	bool taken = false;

	for (unsigned i = 0; i < count; i++) {
		const struct step *s = &w->step[front[i]];

		for (const uint16_t *l = walk_follow(w, s); *l != NO_NODE; l++)
			if (!w->g->node[*l].word && walk_may(w, s, &w->g->node[*l]))
				add_fit(&f, front[i], *l, false);
	}
	for (unsigned rank = 0, next; f.count; rank = next) {
		next = 256;
		for (unsigned i = 0; i < f.count; i++) {
			const struct node *n = &w->g->node[f.fit[i].node];
			unsigned r = w->g->value[n->value].type->rank;

			if (r == rank)
				taken |= try_value(w, f.fit[i].step, f.fit[i].node, at, end,
						   ambiguous);
			else if (r > rank && r < next)
				next = r;
		}
		if (next == 256)
			break;
	}
	return taken;
}

/* Goes on from all steps whose next word begins at `at`.  False: the word is ambiguous. */
static bool
advance(struct walk *w, const uint16_t *front, unsigned count, size_t at)
{
	size_t end = skip_word(w->line, at, w->length), deepest = 0;
	struct fits f = { 0 };
	bool ambiguous = false;

	for (unsigned i = 0; i < count; i++)
		find_keywords(w, front[i], at, end, &f, &deepest);
	if (f.count && !f.exact && is_known(w, front, count, at, end))
		f.count = 0;
	if (f.count) {
		ambiguous = !agreed(w, &f);
		for (unsigned i = 0; i < f.count && !ambiguous; i++)
			take(w, f.fit[i].step, f.fit[i].node, at, end, NULL);
	} else if (!find_values(w, front, count, at, end, &ambiguous) && !ambiguous) {
		failed(w, at + deepest, at);
	}
	if (ambiguous)
		w->word = at;
	return !ambiguous;
}

/* The undone steps with the nearest next word; 0 when all are at the end of the line. */
static unsigned
next_front(struct walk *w, uint16_t front[static FITS], size_t *at)
{
	unsigned count = 0;

	*at = w->length;
	while (w->first_open < w->steps &&
	       (w->step[w->first_open].done || w->step[w->first_open].at >= w->length))
		w->first_open++;
	for (unsigned i = w->first_open; i < w->steps; i++) {
		const struct step *s = &w->step[i];

		if (s->done || s->at >= w->length || s->at > *at)
			continue;
		if (s->at < *at)
			count = 0;
		*at = s->at;
		if (count < FITS)
			front[count++] = (uint16_t)i;
	}
	for (unsigned i = 0; i < count; i++)
		w->step[front[i]].done = true;
	return count;
}

enum match_status
walk_run(struct walk *w, const struct match_at *where, unsigned mode, const char *line,
	 size_t length, char *space, size_t left)
{
	uint16_t front[FITS];
	unsigned count;
	size_t at;

	w->where = where;
	w->g = where->grammar;
	w->line = line;
	w->mode = mode;
	w->length = length;
	w->space = space;
	w->left = left;
	w->caret = w->word = 0;
	w->unfinished = false;
	w->delimiter = '\0';
	w->steps = 1;
	w->first_open = 0;
	w->step[WALK_ROOT] = (struct step){ .at = (uint16_t)skip_blanks(line, 0, length) };
	w->status = MATCH_INVALID;
	while ((count = next_front(w, front, &at)))
		if (!advance(w, front, count, at))
			return w->status = MATCH_AMBIGUOUS;
	for (unsigned i = 0; i < w->steps; i++)
		if (w->step[i].at >= length)
			w->status = MATCH_OK;
	if (w->delimiter)
		w->status = MATCH_TEXT;
	else if (w->unfinished && w->status == MATCH_INVALID)
		w->status = MATCH_INCOMPLETE;
	return w->status;
}
