/* The command reference: every statement of every mode on a line or two, from the same source as
 * the parser. */
#include <string.h>

#include "grammar/lang/gramc.h"

static void print_elements(FILE *f, const struct element *e);

static void
print_group(FILE *f, const struct element *e)
{
	putc(e->optional ? '[' : '{', f);
	for (const struct alternative *a = e->alternatives; a; a = a->next) {
		print_elements(f, a->elements);
		if (a->next)
			fputs(" | ", f);
	}
	putc(e->optional ? ']' : '}', f);
	if (e->repeat != REPEAT_NO)
		fputs("...", f);
}

static void
print_elements(FILE *f, const struct element *e)
{
	for (; e; e = e->next) {
		if (e->kind == ELEMENT_WORD)
			fputs(e->word.text, f);
		else if (e->kind == ELEMENT_GROUP)
			print_group(f, e);
		else if (!strcmp(e->value.type->symbol, "number"))
			fprintf(f, "<%u-%u>", e->value.low, e->value.high);
		else
			fprintf(f, "<%s>", e->value.name);
		if (e->next)
			putc(' ', f);
	}
}

static void
print_path(FILE *f, const struct place *p)
{
	if (!p->parent)
		return;
	print_path(f, p->parent);
	fprintf(f, "%s%s", p->parent->parent ? " " : "", p->word.text);
}

static void
print_statement(FILE *f, const struct statement_decl *s)
{
	fputs("    ", f);
	print_path(f, s->place);
	if (s->place->parent && s->elements)
		putc(' ', f);
	print_elements(f, s->elements);
	putc('\n', f);
	if (s->place->word.help)
		fprintf(f, "        %s\n", s->place->word.help);
	if (s->default_text)
		fprintf(f, "        default: %s\n", s->default_text);
	if (s->flag)
		fprintf(f, "        default: %s\n",
			s->flag == '+'	 ? "on"
			: s->flag == '*' ? "unknown: both are shown"
					 : "off");
	if (s->enter)
		fprintf(f, "        enters: %s\n", s->enter);
	if (s->store && !s->note)
		fputs("        accepted and shown, has no effect\n", f);
}

void
print_reference(struct grammar_decl *g, FILE *f)
{
	fputs("# Command reference\n", f);
	for (const struct mode_decl *m = g->modes; m; m = m->next) {
		fprintf(f, "\n## %s%s%s\n\n", m->name, *m->prompt ? "  " : "", m->prompt);
		for (const struct statement_decl *s = g->statements; s; s = s->next)
			if (s->mode == m && !s->hidden)
				print_statement(f, s);
	}
}
