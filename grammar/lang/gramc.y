%{
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "grammar/lang/gramc.h"

int yylex(void);
extern int yylineno;
extern FILE *yyin;

static struct grammar_decl *grammar;
static const char *file;

static void
yyerror(const char *message)
{
	complain(grammar, file, yylineno, "%s", message);
}

static struct element *
element_new(enum element_kind kind)
{
	struct element *e = xcalloc(1, sizeof *e);

	e->kind = kind;
	e->line = yylineno;
	e->file = file;
	e->word.privilege = -1;
	return e;
}

static struct attribute *
attribute_new(const char *name, const char *argument)
{
	struct attribute *a = xcalloc(1, sizeof *a);

	a->name = name;
	a->argument = argument;
	a->line = yylineno;
	return a;
}

static struct element *
element_word(char *text, char *help)
{
	struct element *e = element_new(ELEMENT_WORD);

	e->word.text = text;
	e->word.help = help;
	return e;
}

static struct element *
element_value(char *spec, struct attribute *attributes)
{
	struct element *e = element_new(ELEMENT_VALUE);

	e->value = variable_make(grammar, file, yylineno, spec);
	for (struct attribute *a = attributes; a; a = a->next)
		if (!strcmp(a->name, "key"))
			e->value.key = true;
		else if (!strcmp(a->name, "pad"))
			e->value.pad = (unsigned)atoi(a->argument);
		else if (!strcmp(a->name, "\""))
			e->value.help = a->argument;
		else
			yyerror("no such attribute of a value");
	return e;
}

static struct element *
element_use(char *text)
{
	struct element *e = element_new(ELEMENT_USE);
	char *open = strchr(text, '(');

	if (open) {
		*open++ = '\0';
		open[strlen(open) - 1] = '\0';
	}
	e->fragment = text;
	e->prefix = open;
	return e;
}

static struct element *
element_group(struct alternative *alternatives, bool optional)
{
	struct element *e = element_new(ELEMENT_GROUP);

	e->alternatives = alternatives;
	e->optional = optional;
	return e;
}

static struct alternative *
alternative_new(struct element *elements, struct alternative *next)
{
	struct alternative *a = xcalloc(1, sizeof *a);

	a->elements = elements;
	a->next = next;
	return a;
}

static struct item *
item_new(struct element *elements, int line)
{
	struct item *i = xcalloc(1, sizeof *i);

	i->elements = elements;
	i->file = file;
	i->line = elements ? elements->line : line;
	return i;
}

static struct mode_decl *
mode_header(char *name, char *prompt)
{
	struct mode_decl *m = mode_named(grammar, name);

	if (prompt && m->prompt)
		complain(grammar, file, yylineno, "mode %s has its prompt from %s:%d", name, m->file, m->line);
	if (prompt || !m->file) {
		m->prompt = prompt;
		m->file = file;
		m->line = yylineno;
	}
	return m;
}

static void
mode_attribute(struct mode_decl *m, const char *name, char *value)
{
	if (!strcmp(name, "heading"))
		m->heading = value;
	else if (!strcmp(name, "parent"))
		m->parent = value;
	else if (!strcmp(name, "privilege"))
		m->privilege = atoi(value);
	else if (!strcmp(name, "indent"))
		m->indent = value;
	else if (!strcmp(name, "closing"))
		m->closing = value;
	else if (!strcmp(name, "family") && (!strcmp(value, "exec") || !strcmp(value, "config")))
		m->exec = *value == 'e';
	else
		yyerror("no such attribute of a mode");
}

static struct mode_decl *mode;
%}

%define parse.error verbose
%expect 16 /* attributes behind a last word: taken by the word, sorted out in tree.c */
%union {
	char *text;
	unsigned number;
	struct element *element;
	struct attribute *attribute;
	struct alternative *alternative;
	struct item *item;
}
%token <text> WORD STRING QUOTED ATTRIBUTE ATTRIBUTE_WITH NO_SCOPE USE MODE FRAGMENT
%token <number> TIMES
%type <text> argument
%type <element> element elements some group
%type <attribute> attribute attributes value_attributes
%type <alternative> alternatives
%type <item> item items

%%
file	: %empty
	| file top
	;
top	: MODE WORD STRING { mode = mode_header($2, $3); } mode_attributes '{' items '}'
		{ *mode->items_tail = $7; while (*mode->items_tail) mode->items_tail = &(*mode->items_tail)->next; }
	| MODE WORD { mode = mode_header($2, NULL); } '{' items '}'
		{ *mode->items_tail = $5; while (*mode->items_tail) mode->items_tail = &(*mode->items_tail)->next; }
	| FRAGMENT WORD some ';' {
		struct fragment *f = xcalloc(1, sizeof *f);
		f->name = $2;
		f->elements = $3;
		f->next = grammar->fragments;
		grammar->fragments = f;
	}
	;
mode_attributes
	: %empty
	| mode_attributes WORD STRING		{ mode_attribute(mode, $2, $3); }
	| mode_attributes WORD WORD		{ mode_attribute(mode, $2, $3); }
	| mode_attributes ATTRIBUTE_WITH WORD	{ mode_attribute(mode, $2, $3); }
	;
items	: %empty				{ $$ = NULL; }
	| item items				{ $$ = $1; if ($1) $1->next = $2; else $$ = $2; }
	;
item	: some '{' items '}'			{ $$ = item_new($1, yylineno); $$->block = true; $$->items = $3; }
	| some attributes ';'			{ $$ = item_new($1, yylineno); $$->attributes = $2; }
	| error ';'				{ $$ = NULL; yyerrok; }
	;
some	: element elements			{ $$ = $1; $1->next = $2; }
	;
elements: %empty				{ $$ = NULL; }
	| element elements			{ $$ = $1; $1->next = $2; }
	;
element	: WORD					{ $$ = element_word($1, NULL); }
	| WORD attribute attributes		{ $$ = element_word($1, NULL); $$->attributes = $2; $2->next = $3; }
	| WORD STRING				{ $$ = element_word($1, $2); }
	| WORD STRING attribute attributes	{ $$ = element_word($1, $2); $$->attributes = $3; $3->next = $4; }
	| '<' WORD value_attributes '>'		{ $$ = element_value($2, $3); }
	| USE					{ $$ = element_use($1); }
	| group					{ $$ = $1; }
	| group '*'				{ $$ = $1; $$->repeat = REPEAT_ANY; }
	| group TIMES WORD			{ $$ = $1; $$->repeat = REPEAT_RECORD; $$->most = $2; $$->record = $3; }
	;
group	: '[' alternatives ']'			{ $$ = element_group($2, true); }
	| '(' alternatives ')'			{ $$ = element_group($2, false); }
	;
alternatives
	: some					{ $$ = alternative_new($1, NULL); }
	| some '|' alternatives			{ $$ = alternative_new($1, $3); }
	;
value_attributes
	: %empty				{ $$ = NULL; }
	| STRING value_attributes		{ $$ = attribute_new("\"", $1); $$->next = $2; }
	| attribute value_attributes		{ $$ = $1; $$->next = $2; }
	;
attributes
	: %empty				{ $$ = NULL; }
	| attribute attributes			{ $$ = $1; $$->next = $2; }
	;
attribute
	: ATTRIBUTE				{ $$ = attribute_new($1, NULL); }
	| ATTRIBUTE_WITH argument		{ $$ = attribute_new($1, $2); }
	| NO_SCOPE				{ $$ = attribute_new($1, NULL); }
	| NO_SCOPE WORD				{ $$ = attribute_new($1, $2); }
	;
argument: WORD | QUOTED | ATTRIBUTE | ATTRIBUTE_WITH | MODE
	;
%%

void
complain(struct grammar_decl *g, const char *path, int line, const char *format, ...)
{
	va_list ap;

	fprintf(stderr, "%s:%d: ", path ? path : "gramc", line);
	va_start(ap, format);
	vfprintf(stderr, format, ap);
	va_end(ap);
	fputc('\n', stderr);
	g->errors++;
}

void
parse_file(struct grammar_decl *g, const char *path)
{
	grammar = g;
	file = path;
	yylineno = 1;
	yyin = fopen(path, "r");
	if (!yyin) {
		complain(g, path, 0, "cannot be read");
		return;
	}
	yyparse();
	fclose(yyin);
}
