/* match_line(): walk, choose the reading, fill the arguments. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "engine/base/xmalloc.h"
#include "grammar/match/walk.h"

const struct grammar_mode *
grammar_mode(const struct grammar *g, unsigned mode)
{
	return &g->mode[mode];
}

const struct statement *
grammar_statement(const struct grammar *g, unsigned id)
{
	return &g->statement[id];
}

unsigned
grammar_modes(const struct grammar *g)
{
	return g->modes;
}

unsigned
grammar_statements(const struct grammar *g)
{
	return g->statements;
}

/* Copies the way that leads to a step into *m; no, default and do are not part of it. */
static bool
keep_path(struct match *m, const struct walk *w, unsigned last)
{
	unsigned n = 0;

	for (unsigned i = last; i != WALK_ROOT; i = w->step[i].previous)
		n++;
	if (n > MATCH_STEPS)
		return false;
	m->steps = (uint16_t)n;
	m->op = w->step[last].op;
	m->do_exec = w->step[last].exec;
	for (unsigned i = last; i != WALK_ROOT; i = w->step[i].previous) {
		const struct step *s = &w->step[i];

		m->step[--n] = (struct match_step){ s->node, s->start, s->end, s->value };
	}
	for (n = 0;
	     n < m->steps && w->g->node[m->step[n].node].bits & (NODE_NO | NODE_DEFAULT | NODE_DO);
	     n++)
		;
	m->steps = (uint16_t)(m->steps - n);
	memmove(m->step, m->step + n, m->steps * sizeof *m->step);
	return true;
}

/* The alternatives of a group in any order are kept in the order of the grammar. */
static void
sort_alternatives(struct match *m)
{
	const struct grammar *g = m->grammar;

	for (unsigned i = 1; i < m->steps; i++) {
		struct match_step s = m->step[i];
		uint16_t alt = g->node[s.node].alt;
		unsigned j = i;

		if (alt == NO_NODE)
			continue;
		for (; j; j--) {
			uint16_t before = g->node[m->step[j - 1].node].alt;

			if (before == NO_NODE || g->group[before].any != g->group[alt].any ||
			    before <= alt)
				break;
			m->step[j] = m->step[j - 1];
		}
		m->step[j] = s;
	}
}

/* Where strings are copied to; NULL leaves them in the line. */
static void
fill_value(unsigned char *base, const struct value_spec *spec, const struct match_step *s,
	   char **copy)
{
	unsigned char *to = base + spec->offset;
	const char *text = s->value.string.at;

	*(bool *)(base + spec->has) = true;
	switch (spec->type->kind) {
	case VALUE_NUMBER:
		memcpy(to, &s->value.number, sizeof s->value.number);
		break;
	case VALUE_IP4:
		memcpy(to, &s->value.addr, sizeof s->value.addr);
		break;
	case VALUE_MAC:
		memcpy(to, &s->value.mac, sizeof s->value.mac);
		break;
	case VALUE_STRING:
		if (copy) {
			text = memcpy(*copy, text, s->value.string.length);
			*copy += s->value.string.length + 1;
		}
		memcpy(to, &text, sizeof text);
		break;
	}
}

/* Fills args, which is zero. */
static void
fill_args(const struct match *m, unsigned char *args, char **copy)
{
	const struct grammar *g = m->grammar;

	for (unsigned i = 0; i < m->steps; i++) {
		const struct node *n = &g->node[m->step[i].node];
		unsigned char *base = args;

		if (n->record != NO_NODE) {
			const struct node_group *r = &g->group[n->record];
			unsigned *count = (unsigned *)(args + r->count);

			*count += n->begins == n->record;
			base += r->base + (size_t)r->stride * (*count - 1);
		}
		if (!n->word)
			fill_value(base, &g->value[n->value], &m->step[i], copy);
		else if (n->field != NO_FIELD)
			*(bool *)(base + n->field) = true;
	}
}

/* Ends the strings that lie in the line.  What stands behind each is a blank or the line's end. */
static void
end_strings(struct match *m)
{
	for (unsigned i = 0; i < m->steps; i++) {
		const struct node *n = &m->grammar->node[m->step[i].node];
		const struct value *v = &m->step[i].value;

		if (!n->word && m->grammar->value[n->value].type->kind == VALUE_STRING)
			((char *)(uintptr_t)v->string.at)[v->string.length] = '\0';
	}
}

/* The first step at the end of the line that completes a statement; but what took the rest of the
 * line for a text yields to what found more in it: `4 June` is a day before it is a reason. */
static unsigned
choose(const struct walk *w, unsigned *any)
{
	unsigned best = WALK_ROOT;

	*any = WALK_ROOT;
	for (unsigned i = 1; i < w->steps; i++) {
		if (w->step[i].at < w->length)
			continue;
		if (walk_complete(w, &w->step[i]) != NO_NODE &&
		    (best == WALK_ROOT || w->step[i].start > w->step[best].start))
			best = i;
		if (*any == WALK_ROOT)
			*any = i;
	}
	return best;
}

static unsigned
count_words(const char *line, size_t at)
{
	unsigned n = 0;

	for (size_t i = skip_blanks(line, 0, at); i < at; n++)
		i = skip_blanks(line, skip_word(line, i, at), at);
	return n;
}

static void
conclude(struct match *m, const struct walk *w)
{
	unsigned any, last = choose(w, &any);

	m->status = w->status;
	m->mode = w->mode;
	m->caret = (uint16_t)w->caret;
	m->word = (uint16_t)count_words(w->line, w->word);
	m->delimiter = w->delimiter;
	m->statement = NULL;
	m->steps = 0;
	m->do_exec = false;
	m->op = MATCH_SET;
	if (w->status == MATCH_TEXT || w->status == MATCH_AMBIGUOUS || w->status == MATCH_INVALID)
		return;
	if (last == WALK_ROOT) {
		m->status = MATCH_INCOMPLETE;
		if (any != WALK_ROOT)
			keep_path(m, w, any);
		return;
	}
	if (!keep_path(m, w, last)) {
		m->status = MATCH_INVALID;
		return;
	}
	m->statement = &w->g->statement[walk_complete(w, &w->step[last])];
	if (m->do_exec)
		m->mode = m->statement->mode;
}

static bool
nothing(const char *line, size_t length)
{
	size_t at = skip_blanks(line, 0, length);

	return at == length || line[at] == '!';
}

/* Is the reading in the parent better than the one in the sub-mode? */
static bool
better(enum match_status parent, enum match_status child, size_t parent_caret, size_t child_caret)
{
	if (child == MATCH_INVALID)
		return parent != MATCH_INVALID || parent_caret > child_caret;
	return child != MATCH_OK && parent == MATCH_OK;
}

/* Where the line is tried first. `do` means the same everywhere, whatever a sub-mode has that
 * begins with it (`domain-name`). */
static unsigned
first_mode(const struct match_at *at, const char *line)
{
	unsigned mode = at->mode;
	size_t start = skip_blanks(line, 0, strlen(line));

	if (strncasecmp(line + start, "do", 2) || !strchr(" \t", line[start + 2]))
		return mode;
	while (at->grammar->mode[mode].parent != NO_MODE)
		mode = at->grammar->mode[mode].parent;
	return mode;
}

/* Is the word with which it begins, behind no or default, an abbreviation? */
static bool
begins_short(const struct match *m)
{
	for (unsigned i = 0; i < m->steps && i < 2; i++) {
		const char *word = m->grammar->node[m->step[i].node].word;

		if (!word || strlen(word) != (size_t)(m->step[i].end - m->step[i].start))
			return word;
		if (strcmp(word, "no") && strcmp(word, "default"))
			return false;
	}
	return false;
}

/* What is a whole word in the parent is no abbreviation here: `key 2` below `key 1` of a chain is
 * the next key, and no key-string. */
static void
prefer_whole(const struct match_at *at, unsigned mode, struct walk *walk, struct match *m)
{
	unsigned parent = at->grammar->mode[mode].parent;
	size_t length = strlen(m->line);

	if (m->status != MATCH_OK || parent == NO_MODE || !begins_short(m))
		return;
	if (walk_run(walk, at, parent, m->line, length, m->text, sizeof m->text) == MATCH_OK) {
		conclude(m, walk);
		if (m->status == MATCH_OK && !begins_short(m))
			return;
	}
	walk_run(walk, at, mode, m->line, length, m->text, sizeof m->text);
	conclude(m, walk);
}

enum match_status
match_line(const struct match_at *at, const char *line, struct match *m)
{
	size_t length = strlen(line);
	unsigned first;
	struct walk walk;

	m->grammar = at->grammar;
	m->statement = NULL;
	m->steps = m->caret = m->word = 0;
	while (length && strchr(" \t\r\n", line[length - 1]))
		length--;
	if (nothing(line, length))
		return m->status = MATCH_EMPTY;
	if (length >= MATCH_LINE)
		return m->status = MATCH_INVALID;
	memcpy(m->line, line, length);
	m->line[length] = '\0';

	first = first_mode(at, m->line);
	walk_run(&walk, at, first, m->line, length, m->text, sizeof m->text);
	conclude(m, &walk);
	prefer_whole(at, first, &walk, m);
	for (unsigned mode = at->grammar->mode[first].parent;
	     mode != NO_MODE && (m->status == MATCH_INVALID || m->status == MATCH_INCOMPLETE ||
				 m->status == MATCH_AMBIGUOUS);
	     mode = at->grammar->mode[mode].parent) {
		size_t caret = m->caret;

		walk_run(&walk, at, mode, m->line, length, m->text, sizeof m->text);
		if (better(walk.status, m->status, walk.caret, caret))
			conclude(m, &walk);
	}
	if (m->status != MATCH_OK)
		return m->status;
	sort_alternatives(m);
	end_strings(m);
	memset(m->args, 0, m->statement->args_size);
	fill_args(m, m->args, NULL);
	return MATCH_OK;
}

/* A string value of the statement, not a word of it. */
static bool
is_string(const struct match *m, unsigned i)
{
	const struct node *n = &m->grammar->node[m->step[i].node];

	return !n->word && m->grammar->value[n->value].type->kind == VALUE_STRING;
}

void *
match_args_copy(const struct match *m)
{
	size_t size = m->statement->args_size, strings = 0;
	char *copy, *at;

	for (unsigned i = 0; i < m->steps; i++)
		if (is_string(m, i))
			strings += m->step[i].value.string.length + 1;
	copy = xcalloc(1, size + strings + 1);
	at = copy + size;
	fill_args(m, (unsigned char *)copy, &at);
	return copy;
}
