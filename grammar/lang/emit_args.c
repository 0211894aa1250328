/* args.h for everyone, handlers.h and handlers.c for libcli. */
#include <string.h>

#include "grammar/lang/gramc.h"

static void
emit_fields(FILE *f, const struct field *field, const char *indent)
{
	for (; field; field = field->next) {
		if (field->most) {
			fprintf(f, "%sstruct {\n", indent);
			emit_fields(f, field->fields, "\t\t");
			fprintf(f, "%s} %s[%u];\n%sunsigned n_%s;\n", indent, field->name,
				field->most, indent, field->name);
		} else if (field->ctype) {
			fprintf(f, "%s%s%s;\n%sbool has_%s;\n", indent, field->ctype, field->name,
				indent, field->name);
		} else {
			fprintf(f, "%sbool %s;\n", indent, field->name);
		}
	}
}

void
emit_args(struct grammar_decl *g, FILE *f)
{
	fputs("/* Made by gramc: what each statement hands to its handler. */\n#pragma once\n\n"
	      "#include <stdbool.h>\n#include <stdint.h>\n\n#include "
	      "\"engine/base/addr.h\"\n\nenum mode_id {\n",
	      f);
	for (const struct mode_decl *m = g->modes; m; m = m->next)
		fprintf(f, "\tMODE_%s,\n", c_name(m->name));
	fputs("};\n\nenum statement_id {\n", f);
	for (const struct statement_decl *s = g->statements; s; s = s->next)
		if (!s->shares)
			fprintf(f, "\tSTMT_%s = %u,\n", s->name, s->id);
	fputs("\tSTATEMENT_IDS\n};\n", f);
	for (const struct statement_decl *s = g->statements; s; s = s->next) {
		if (s->shares)
			continue;
		fprintf(f, "\nstruct args_%s {\n", s->name);
		emit_fields(f, s->fields, "\t");
		if (!s->fields)
			fputs("\tbool none; /* a struct must have something */\n", f);
		fputs("};\n", f);
	}
}

/* Does it have a handler at all, and is that an exec one? */
static bool
is_exec(const struct statement_decl *s)
{
	return s->mode->exec || s->session;
}

void
emit_handlers_header(struct grammar_decl *g, FILE *f, const char *args_header)
{
	fprintf(f,
		"/* Made by gramc: what libcli must define, one function a statement. */\n#pragma "
		"once\n\n"
		"#include \"%s\"\n\nstruct session;\nstruct apply;\n\n"
		"/* Call the handler of a statement with its match_args(). */\n"
		"void handlers_exec(unsigned statement, struct session *, const void *args);\n"
		"bool handlers_apply(unsigned statement, struct apply *, const void *args);\n\n",
		args_header);
	for (const struct statement_decl *s = g->statements; s; s = s->next) {
		if (s->shares || s->store)
			continue;
		if (is_exec(s))
			fprintf(f, "void exec_%s(struct session *, const struct args_%s *);\n",
				s->name, s->name);
		else
			fprintf(f, "bool apply_%s(struct apply *, const struct args_%s *);\n",
				s->name, s->name);
	}
}

static void
emit_cases(struct grammar_decl *g, FILE *f, bool exec)
{
	for (const struct statement_decl *s = g->statements; s; s = s->next) {
		if (is_exec(s) != exec || s->store)
			continue;
		if (exec)
			fprintf(f, "\tcase %u:\n\t\texec_%s(s, args);\n\t\tbreak;\n", s->id,
				s->name);
		else
			fprintf(f, "\tcase %u:\n\t\treturn apply_%s(a, args);\n", s->id, s->name);
	}
}

void
emit_handlers(struct grammar_decl *g, FILE *f, const char *header)
{
	fprintf(f,
		"/* Made by gramc. */\n#include \"%s\"\n\n"
		"void\nhandlers_exec(unsigned statement, struct session *s, const void *args)\n{\n"
		"\tswitch (statement) {\n",
		header);
	emit_cases(g, f, true);
	fputs("\tdefault:\n\t\tbreak;\n\t}\n}\n\n"
	      "bool\nhandlers_apply(unsigned statement, struct apply *a, const void *args)\n{\n"
	      "\tswitch (statement) {\n",
	      f);
	emit_cases(g, f, false);
	fputs("\tdefault:\n\t\treturn true;\n\t}\n}\n", f);
}
