/* The arguments of a statement: which fields its struct has, and whether two statements may share
 * one. */
#include <string.h>

#include "engine/base/xmalloc.h"
#include "grammar/lang/gramc.h"

static const char *
ctype(enum value_kind kind)
{
	switch (kind) {
	case VALUE_NUMBER:
		return "uint32_t ";
	case VALUE_IP4:
		return "ip4 ";
	case VALUE_STRING:
		return "const char *";
	case VALUE_MAC:
		return "struct mac ";
	}
	return NULL;
}

static struct field *
field_add(struct grammar_decl *g, const struct statement_decl *s, struct field **list,
	  const char *name, const char *type, unsigned most)
{
	while (*list && strcmp((*list)->name, name))
		list = &(*list)->next;
	if (!*list) {
		*list = xcalloc(1, sizeof **list);
		(*list)->name = name;
		(*list)->ctype = type;
		(*list)->most = most;
	} else if (!(*list)->ctype != !type || (type && strcmp(type, (*list)->ctype)) ||
		   (*list)->most != most) {
		complain(g, s->file, s->line, "%s: %s is two different fields", s->name, name);
	}
	return *list;
}

static void
collect(struct grammar_decl *g, const struct statement_decl *s, struct field **list,
	const struct element *e, bool fixed)
{
	for (; e; e = e->next) {
		struct field **into = list;

		if (e->kind == ELEMENT_VALUE)
			field_add(g, s, list, e->value.name, ctype(e->value.type->kind), 0);
		else if (e->kind == ELEMENT_WORD && (!fixed || e->word.field))
			field_add(g, s, list,
				  xasprintf("kw_%s",
					    e->word.field ? e->word.field : c_name(e->word.text)),
				  NULL, 0);
		if (e->repeat == REPEAT_RECORD)
			into = &field_add(g, s, list, e->record, NULL, e->most)->fields;
		for (const struct alternative *a = e->alternatives; a; a = a->next)
			collect(g, s, into, a->elements, false);
	}
}

static bool
same_fields(const struct field *a, const struct field *b)
{
	for (; a && b; a = a->next, b = b->next)
		if (strcmp(a->name, b->name) || !a->ctype != !b->ctype ||
		    (a->ctype && strcmp(a->ctype, b->ctype)) || a->most != b->most ||
		    !same_fields(a->fields, b->fields))
			return false;
	return !a && !b;
}

/* Is the handler of s an exec one? */
static bool
is_exec(const struct statement_decl *s)
{
	return s->mode->exec || s->session;
}

static void
check_name(struct grammar_decl *g, struct statement_decl *s)
{
	for (struct statement_decl *o = g->statements; o != s; o = o->next) {
		if (strcmp(o->name, s->name))
			continue;
		if (!s->as || !o->as)
			complain(g, s->file, s->line, "the name %s is taken by %s:%d", s->name,
				 o->file, o->line);
		else if (is_exec(o) != is_exec(s) || !same_fields(o->fields, s->fields))
			complain(g, s->file, s->line, "%s has other arguments in %s:%d", s->name,
				 o->file, o->line);
		else
			s->shares = o->shares ? o->shares : o;
		return;
	}
}

static void
find_scope(struct grammar_decl *g, struct statement_decl *s)
{
	unsigned keys = 0;

	if (!s->no_scope)
		return;
	for (const struct element *e = s->elements; e; e = e->next) {
		const struct element *v = e->kind == ELEMENT_GROUP ? e->alternatives->elements : e;

		if (!v || v->kind != ELEMENT_VALUE || !v->value.key)
			continue;
		keys++;
		if (!s->scope || !strcmp(v->value.name, s->scope)) {
			s->scope_keys = keys;
			return;
		}
	}
	complain(g, s->file, s->line, "%s: no-scope needs the name of a key", s->name);
}

void
build_fields(struct grammar_decl *g)
{
	for (struct statement_decl *s = g->statements; s; s = s->next) {
		collect(g, s, &s->fields, s->elements, true);
		check_name(g, s);
		find_scope(g, s);
	}
}
