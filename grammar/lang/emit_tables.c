/* tables.c: the graph, the statements and the modes as constant data. */
#include <string.h>

#include "grammar/lang/gramc.h"

void
put_string(FILE *f, const char *text)
{
	if (!text) {
		fputs("NULL", f);
		return;
	}
	putc('"', f);
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			putc('\\', f);
		putc(*text == '\n' || *text == '\t' ? ' ' : *text, f);
	}
	putc('"', f);
}

static void
put_id(FILE *f, bool known, unsigned id)
{
	if (known)
		fprintf(f, "%u, ", id);
	else
		fputs("NO_NODE, ", f);
}

static unsigned
bits(const struct gnode *n)
{
	bool key = n->value ? n->value->key : n->word->key;

	return (unsigned)n->hidden | (n->word && n->word->silent) << 1 | key << 2 |
	       (!n->owner && !n->prefix) << 3 | n->negatable << 4 | (n->prefix == 'n') << 5 |
	       (n->prefix == 'd') << 6 | (n->prefix == 'x') << 7;
}

/* offsetof in the statement's struct, or in its record. */
static void
put_offset(FILE *f, const struct grammar_decl *g, const struct gnode *n, const char *prefix,
	   const char *field)
{
	const char *record = n->record == NO_GROUP ? NULL : g->groups[n->record].record;

	if (record)
		fprintf(f, "OFFSET_IN(struct args_%s, %s, %s%s), ", n->owner->name, record, prefix,
			field);
	else
		fprintf(f, "offsetof(struct args_%s, %s%s), ", n->owner->name, prefix, field);
}

static void
emit_values(struct grammar_decl *g, FILE *f)
{
	fputs("static const struct value_spec values[] = {\n", f);
	for (unsigned i = 0; i < g->n_nodes; i++) {
		const struct gnode *n = g->nodes[i];

		if (!n->value)
			continue;
		fprintf(f, "\t{ &type_%s, ", n->value->type->symbol);
		put_string(f, n->value->name);
		fputs(", ", f);
		put_string(f, n->value->help);
		fprintf(f, ", %uu, %uu, ", n->value->low, n->value->high);
		put_offset(f, g, n, "", n->value->name);
		put_offset(f, g, n, "has_", n->value->name);
		fprintf(f, "%u, %d },\n", n->value->pad, n->value->key);
	}
	fputs("\t{ 0 }\n};\n\n", f);
}

static void
emit_groups(struct grammar_decl *g, FILE *f)
{
	fputs("static const struct node_group groups[] = {\n", f);
	for (unsigned i = 0; i < g->n_groups; i++) {
		const struct group *p = &g->groups[i];

		fprintf(f, "\t{ %u, %u, ", p->most, p->any);
		if (p->record)
			fprintf(f,
				"offsetof(struct args_%s, %s), sizeof ((struct args_%s "
				"*)0)->%s[0], "
				"offsetof(struct args_%s, n_%s) },\n",
				p->owner->name, p->record, p->owner->name, p->record,
				p->owner->name, p->record);
		else
			fputs("0, 0, 0 },\n", f);
	}
	fputs("\t{ 0 }\n};\n\n", f);
}

/* Shared follow lists (no, default, do-exec) are written once each; that is cheap enough. */
static void
emit_lists(struct grammar_decl *g, FILE *f)
{
	unsigned at = 0;

	fputs("static const uint16_t lists[] = {\n", f);
	for (unsigned i = 0; i < g->n_nodes; i++) {
		g->nodes[i]->list = at;
		putc('\t', f);
		for (unsigned j = 0; j < g->nodes[i]->n_follow; j++)
			fprintf(f, "%u, ", g->nodes[i]->follow[j]->id);
		fputs("NO_NODE,\n", f);
		at += g->nodes[i]->n_follow + 1;
	}
	fputs("};\n\n", f);
}

static void
emit_nodes(struct grammar_decl *g, FILE *f)
{
	fputs("static const struct node nodes[] = {\n", f);
	for (unsigned i = 0; i < g->n_nodes; i++) {
		const struct gnode *n = g->nodes[i];
		const struct word *w = n->word;

		fputs("\t{ ", f);
		put_string(f, w ? w->text : NULL);
		fputs(", ", f);
		put_string(f, w ? w->help : NULL);
		fputs(", ", f);
		put_string(f, w ? w->prints : NULL);
		fputs(", ", f);
		put_string(f, w ? w->alias : NULL);
		fprintf(f, ", %u, ", n->list);
		put_id(f, n->complete, n->complete ? n->complete->id : 0);
		put_id(f, n->unset, n->unset ? n->unset->id : 0);
		put_id(f, n->value, n->value_id);
		if (n->flag)
			put_offset(f, g, n, "", n->flag);
		else
			fputs("NO_FIELD, ", f);
		put_id(f, n->begins != NO_GROUP, n->begins);
		put_id(f, n->record != NO_GROUP, n->record);
		put_id(f, n->alt != NO_GROUP, n->alt);
		fprintf(f, "%d, %u, %zu },\n", n->privilege < 0 ? 0 : n->privilege,
			w || n->value ? bits(n) : 0u, w ? strlen(w->text) : 0);
	}
	fputs("};\n\n", f);
}

static const char *
path_of(const struct place *p)
{
	static char buf[2][512];
	static int turn;
	char *text = buf[turn ^= 1];

	if (!p->parent)
		return "";
	snprintf(text, sizeof buf[0], "%s%s%s", path_of(p->parent), p->parent->parent ? " " : "",
		 p->word.prints ? p->word.prints : p->word.text);
	return text;
}

static void
emit_statement(struct grammar_decl *g, FILE *f, const struct statement_decl *s)
{
	unsigned enter = NO_MODE;
	const char *order = !s->sort			    ? "NONE"
			    : !strcmp(s->sort, "key")	    ? "KEY"
			    : !strcmp(s->sort, "interface") ? "INTERFACE"
			    : !strcmp(s->sort, "written")   ? "WRITTEN"
			    : !strcmp(s->sort, "named")	    ? "NAMED"
							    : "INSERTION";

	for (const struct mode_decl *m = g->modes; m; m = m->next)
		if (s->enter && !strcmp(m->name, s->enter))
			enter = m->id;
	fprintf(f,
		"\t{ %u, %u, %u, %u, sizeof(struct args_%s), SORT_%s, FLAG_%s, %u, %u, %d, %d, "
		"%u, %u, ",
		s->id, s->mode->id, enter,
		(unsigned)s->multi | s->store << 1 | s->transient << 2 | s->no_scope << 3 |
			s->refuse_duplicate << 4 | s->session << 5 | s->no_no << 6 | s->note << 7,
		s->name, order,
		!s->flag	 ? "NONE"
		: s->flag == '+' ? "ON"
		: s->flag == '*' ? "BOTH"
				 : "OFF",
		s->trail, s->scope_keys, statement_privilege(s), s->rank, s->first_value,
		s->values);
	put_string(f, s->name);
	fputs(", ", f);
	put_string(f, s->same_as ? s->same_as : s->name);
	fputs(", ", f);
	put_string(f, s->default_text);
	fputs(", ", f);
	put_string(f, path_of(s->place));
	fputs(" },\n", f);
}

static void
emit_modes(struct grammar_decl *g, FILE *f)
{
	fputs("static const struct grammar_mode modes[] = {\n", f);
	for (const struct mode_decl *m = g->modes; m; m = m->next) {
		unsigned parent = NO_MODE;

		for (const struct mode_decl *p = g->modes; p; p = p->next)
			if (m->parent && !strcmp(p->name, m->parent))
				parent = p->id;
		fputs("\t{ ", f);
		put_string(f, m->name);
		fputs(", ", f);
		put_string(f, m->prompt);
		fputs(", ", f);
		put_string(f, m->heading);
		fputs(", ", f);
		put_string(f, m->closing);
		fprintf(f, ", %u, FAMILY_%s, %d, %s, %u },\n", parent, m->exec ? "EXEC" : "CONFIG",
			m->privilege, m->indent ? m->indent : "1", m->node->list);
	}
	fputs("};\n\n", f);
}

void
emit_tables(struct grammar_decl *g, FILE *f, const char *symbol, const char *args_header)
{
	unsigned exec = NO_MODE;

	for (const struct mode_decl *m = g->modes; m; m = m->next)
		if (!strcmp(m->name, "exec"))
			exec = m->id;
	fprintf(f,
		"/* Made by gramc. */\n#include <stddef.h>\n\n#include "
		"\"grammar/match/table.h\"\n#include \"%s\"\n\n"
		"#define OFFSET_IN(type, record, field) (offsetof(type, record[0].field) - "
		"offsetof(type, record))\n\n",
		args_header);
	emit_values(g, f);
	emit_groups(g, f);
	emit_lists(g, f);
	emit_nodes(g, f);
	fputs("static const struct statement statements[] = {\n", f);
	for (const struct statement_decl *s = g->statements; s; s = s->next)
		emit_statement(g, f, s);
	fputs("\t{ 0 }\n};\n\n", f);
	emit_modes(g, f);
	fprintf(f,
		"const struct grammar %s = { modes, statements, nodes, lists, values, groups, %u, "
		"%u, %u, %u };\n",
		symbol, g->n_modes, g->n_statements, exec, g->n_nodes);
	for (const struct statement_decl *s = g->statements; s; s = s->next)
		if (!s->shares)
			fprintf(f,
				"_Static_assert(sizeof(struct args_%s) <= MATCH_ARGS, \"%s\");\n",
				s->name, s->name);
}
