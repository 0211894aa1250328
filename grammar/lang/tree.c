/* From items as written to places (words shared by all that begin with them) and named statements.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "grammar/lang/gramc.h"

static const struct type_row rows[] = {
#define TYPE(name, symbol, kind, samples) { name, #symbol, kind, #kind, samples },
#include "grammar/types/types.def"
#undef TYPE
};

const char *
c_name(const char *text)
{
	char *name = xstrdup(text);

	for (char *p = name; *p; p++)
		if (!isalnum((unsigned char)*p))
			*p = '_';
	return name;
}

struct mode_decl *
mode_named(struct grammar_decl *g, const char *name)
{
	struct mode_decl **m = &g->modes;

	while (*m && strcmp((*m)->name, name))
		m = &(*m)->next;
	if (!*m) {
		*m = xcalloc(1, sizeof **m);
		(*m)->name = name;
		(*m)->id = g->n_modes++;
		(*m)->items_tail = &(*m)->items;
	}
	return *m;
}

static bool
range(const char *text, uint32_t *low, uint32_t *high)
{
	char *end;

	if (!isdigit((unsigned char)*text))
		return false;
	*low = (uint32_t)strtoul(text, &end, 10);
	if (*end++ != '-' || !isdigit((unsigned char)*end))
		return false;
	*high = (uint32_t)strtoul(end, &end, 10);
	return !*end;
}

/* "priority:1-10000", "peer:ipv4". */
struct variable
variable_make(struct grammar_decl *g, const char *file, int line, const char *spec)
{
	struct variable v = { 0 };
	const char *colon = strchr(spec, ':'), *type;

	v.name = c_name(xstrndup(spec, colon ? (size_t)(colon - spec) : strlen(spec)));
	type = colon ? colon + 1 : "word";
	if (range(type, &v.low, &v.high))
		type = "number";
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (!strcmp(rows[i].name, type))
			v.type = &rows[i];
	if (!v.type) {
		complain(g, file, line, "<%s>: no type %s", spec, type);
		v.type = rows;
	}
	return v;
}

/* ---- fragments ---- */

static const char *
prefixed(const char *prefix, const char *name)
{
	return prefix ? xasprintf("%s_%s", prefix, name) : name;
}

static struct element *expand(struct grammar_decl *, const struct element *, const char *prefix,
			      unsigned depth);

/* A copy of one element without its next. */
static struct element *
copy(struct grammar_decl *g, const struct element *e, const char *prefix, unsigned depth)
{
	struct element *c = xmemdup(e, sizeof *e);
	struct alternative **tail = &c->alternatives;

	c->next = NULL;
	if (e->kind == ELEMENT_VALUE)
		c->value.name = prefixed(prefix, e->value.name);
	if (e->record)
		c->record = prefixed(prefix, e->record);
	if (e->kind == ELEMENT_WORD && prefix)
		c->word.field =
			prefixed(prefix, e->word.field ? e->word.field : c_name(e->word.text));
	for (const struct alternative *a = e->alternatives; a; a = a->next) {
		*tail = xcalloc(1, sizeof **tail);
		(*tail)->elements = expand(g, a->elements, prefix, depth);
		tail = &(*tail)->next;
	}
	return c;
}

static void sort_word_attributes(struct grammar_decl *, struct element *);

static struct element *
expand(struct grammar_decl *g, const struct element *e, const char *prefix, unsigned depth)
{
	struct element *head = NULL, **tail = &head;

	for (; e; e = e->next) {
		if (e->kind == ELEMENT_USE) {
			struct fragment *f = g->fragments;

			while (f && strcmp(f->name, e->fragment))
				f = f->next;
			if (!f || depth > 8)
				complain(g, e->file, e->line, "$%s: %s", e->fragment,
					 f ? "contains itself" : "no such fragment");
			else
				*tail = expand(g, f->elements,
					       e->prefix ? prefixed(prefix, e->prefix) : prefix,
					       depth + 1);
		} else {
			struct element *c = copy(g, e, prefix, depth);

			if (e->kind == ELEMENT_WORD && depth)
				sort_word_attributes(g, c);
			*tail = c;
		}
		while (*tail)
			tail = &(*tail)->next;
	}
	return head;
}

/* ---- attributes ---- */

static bool
word_attribute(struct word *w, const struct attribute *a)
{
	if (!strcmp(a->name, "alias"))
		w->alias =
			w->alias ? xasprintf("%s %s", w->alias, a->argument) : xstrdup(a->argument);
	else if (!strcmp(a->name, "prints-as"))
		w->prints = a->argument;
	else if (!strcmp(a->name, "field"))
		w->field = a->argument;
	else if (!strcmp(a->name, "silent"))
		w->silent = true;
	else if (!strcmp(a->name, "key"))
		w->key = true;
	else
		return false;
	return true;
}

/* Gives the attributes behind a word to the word; what is none of a word's is complained about. */
static void
sort_word_attributes(struct grammar_decl *g, struct element *e)
{
	for (struct attribute *a = e->attributes; a; a = a->next)
		if (!strcmp(a->name, "hidden"))
			e->word.hidden = true;
		else if (!strcmp(a->name, "privilege"))
			e->word.privilege = atoi(a->argument);
		else if (!word_attribute(&e->word, a))
			complain(g, e->file, a->line, "%s: %s is no attribute of a word",
				 e->word.text, a->name);
	e->attributes = NULL;
}

static void
sort_all(struct grammar_decl *g, struct element *e)
{
	for (; e; e = e->next) {
		if (e->kind == ELEMENT_WORD)
			sort_word_attributes(g, e);
		for (struct alternative *a = e->alternatives; a; a = a->next)
			sort_all(g, a->elements);
	}
}

/* "94.05": the places between two whole ranks are as many as one needs. */
static int
thousandths(const char *text)
{
	char *end;
	int rank = (int)strtol(text, &end, 10) * GRAMMAR_RANK;

	if (*end == '.')
		for (int worth = GRAMMAR_RANK / 10; isdigit((unsigned char)*++end); worth /= 10)
			rank += worth * (*end - '0');
	return rank;
}

static void
statement_attribute(struct grammar_decl *g, struct statement_decl *s, const struct attribute *a)
{
	const struct {
		const char *name;
		bool *to;
	} bits[] = { { "multi", &s->multi },	     { "hidden", &s->hidden },
		     { "store", &s->store },	     { "note", &s->note },
		     { "transient", &s->transient }, { "no-all", &s->no_all },
		     { "no-no", &s->no_no },	     { "no-only", &s->no_only },
		     { "session", &s->session },     { "refuse-duplicate", &s->refuse_duplicate } };
	const struct {
		const char *name;
		const char **to;
	} texts[] = { { "as", &s->as },
		      { "enter", &s->enter },
		      { "same-as", &s->same_as },
		      { "default", &s->default_text },
		      { "sort", &s->sort } };

	for (size_t i = 0; i < sizeof bits / sizeof *bits; i++)
		if (!strcmp(a->name, bits[i].name)) {
			*bits[i].to = true;
			return;
		}
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (!strcmp(a->name, texts[i].name)) {
			*texts[i].to = a->argument;
			return;
		}
	if (!strcmp(a->name, "flag")) {
		s->flag = !strcmp(a->argument, "on")	 ? '+'
			  : !strcmp(a->argument, "both") ? '*'
							 : '-';
	} else if (!strcmp(a->name, "rank")) {
		s->rank = thousandths(a->argument);
	} else if (!strcmp(a->name, "privilege")) {
		s->privilege = atoi(a->argument);
	} else if (!strcmp(a->name, "trail")) {
		s->trail = (unsigned)atoi(a->argument);
	} else if (!strcmp(a->name, "no-scope")) {
		s->no_scope = true;
		s->scope = a->argument;
	} else {
		complain(g, s->file, a->line, "%s is no attribute of a statement", a->name);
	}
}

/* The attributes behind the last word belong to it or to the statement. */
static void
statement_attributes(struct grammar_decl *g, struct statement_decl *s, const struct item *item,
		     struct element *last)
{
	if (last && last->kind == ELEMENT_WORD) {
		for (struct attribute *a = last->attributes; a; a = a->next)
			if (!word_attribute(&last->word, a))
				statement_attribute(g, s, a);
		last->attributes = NULL;
	}
	for (const struct attribute *a = item->attributes; a; a = a->next)
		statement_attribute(g, s, a);
	s->store |= s->note;
}

/* ---- places ---- */

static void
merge_word(struct grammar_decl *g, struct word *into, const struct element *e)
{
	const struct word *w = &e->word;

	if (w->help && into->help && strcmp(w->help, into->help))
		complain(g, e->file, e->line, "%s: two different helps: \"%s\" and \"%s\"", w->text,
			 into->help, w->help);
	if (!into->help)
		into->help = w->help;
	if (!into->alias)
		into->alias = w->alias;
	if (!into->prints)
		into->prints = w->prints;
	into->hidden |= w->hidden;
	into->silent |= w->silent;
	if (w->privilege >= 0)
		into->privilege = w->privilege;
}

static struct place *
place_for(struct grammar_decl *g, struct place *parent, const struct element *e)
{
	struct place **p = &parent->children;

	while (*p && strcmp((*p)->word.text, e->word.text))
		p = &(*p)->next;
	if (!*p) {
		*p = xcalloc(1, sizeof **p);
		(*p)->parent = parent;
		(*p)->word = e->word;
	} else {
		merge_word(g, &(*p)->word, e);
	}
	return *p;
}

/* The fixed keywords of a statement: its leading words and those behind values. */
static const char *
derived_name(const struct mode_decl *m, const struct statement_decl *s)
{
	char *name = xstrdup("");

	for (const struct place *p = s->place; p->parent; p = p->parent)
		name = *name ? xasprintf("%s_%s", p->word.text, name) : xstrdup(p->word.text);
	for (const struct element *e = s->elements; e; e = e->next)
		if (e->kind == ELEMENT_WORD)
			name = *name ? xasprintf("%s_%s", name, e->word.text)
				     : xstrdup(e->word.text);
	if (!m->exec || strcmp(m->name, "exec"))
		name = xasprintf("%s_%s", m->name, name);
	return c_name(name);
}

static void
add_statement(struct grammar_decl *g, struct mode_decl *m, struct place *at, struct element *rest,
	      struct element *last, const struct item *item)
{
	struct statement_decl *s = xcalloc(1, sizeof *s), **tail = &g->statements,
			      **end = &at->statements;

	s->mode = m;
	s->place = at;
	s->elements = rest;
	s->file = item->file;
	s->line = item->line;
	s->privilege = -1;
	statement_attributes(g, s, item, last);
	if (last && last->kind == ELEMENT_WORD && !rest)
		merge_word(g, &at->word, last);
	sort_all(g, rest);
	s->name = s->as ? c_name(s->as) : derived_name(m, s);
	if (!at->parent && !rest)
		complain(g, s->file, s->line, "a statement without words");
	while (*tail)
		tail = &(*tail)->next;
	*tail = s;
	while (*end)
		end = &(*end)->next_at_place;
	*end = s;
	s->id = g->n_statements++;
}

static void
add_items(struct grammar_decl *g, struct mode_decl *m, struct place *at, const struct item *item)
{
	for (; item; item = item->next) {
		struct element *e = expand(g, item->elements, NULL, 0), *last = e;
		struct place *p = at;

		while (last && last->next)
			last = last->next;
		for (; e && e->kind == ELEMENT_WORD; e = e->next) {
			if (e != last || item->block)
				sort_word_attributes(g, e);
			p = place_for(g, p, e);
		}
		if (!item->block)
			add_statement(g, m, p, e, last, item);
		else if (e)
			complain(g, item->file, item->line, "only words may stand before a block");
		else
			add_items(g, m, p, item->items);
	}
}

void
build_tree(struct grammar_decl *g)
{
	for (struct mode_decl *m = g->modes; m; m = m->next) {
		if (!m->prompt)
			complain(g, m->file, m->line, "mode %s is declared nowhere", m->name);
		m->root.word.privilege = -1;
		add_items(g, m, &m->root, m->items);
	}
	for (struct statement_decl *s = g->statements; s; s = s->next) {
		struct mode_decl *m = g->modes;

		while (m && s->enter && strcmp(m->name, s->enter))
			m = m->next;
		if (!m)
			complain(g, s->file, s->line, "enter %s: no such mode", s->enter);
	}
}
