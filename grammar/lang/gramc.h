/* gramc: from the .cmd files of grammar/ios to C.
 *
 *   gramc.l, gramc.y   text -> items         (what was written)
 *   tree.c             items -> places       (shared beginnings, fragments, names of statements)
 *   fields.c           statements -> struct args_…
 *   graph.c            places -> nodes       (which word or value may follow which)
 *   emit_*.c           nodes -> tables.c, args.h, handlers.[hc]
 *   reference.c        a page for people
 *   samples.c          legal lines for the round trip
 *
 * It runs once per build and keeps all it allocates. */
#ifndef QMIDLE_GRAMMAR_GRAMC_H
#define QMIDLE_GRAMMAR_GRAMC_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "grammar/match/match.h"

struct attribute {
	struct attribute *next;
	const char *name, *argument; /* argument may be NULL */
	int line;
};

struct word {
	const char *text, *help, *prints, *field;
	char *alias; /* blank-separated */
	bool hidden, silent, key;
	int privilege; /* -1: not said */
};

struct type_row {
	const char *name, *symbol;
	enum value_kind kind;
	const char *kind_name, *samples;
};

struct variable {
	const char *name, *help;
	const struct type_row *type;
	uint32_t low, high;
	unsigned pad;
	bool key;
};

enum element_kind { ELEMENT_WORD, ELEMENT_VALUE, ELEMENT_GROUP, ELEMENT_USE };
enum repeat { REPEAT_NO, REPEAT_ANY, REPEAT_RECORD };

struct alternative {
	struct alternative *next;
	struct element *elements;
};

struct element {
	struct element *next;
	enum element_kind kind;
	int line;
	const char *file;
	struct word word;
	struct attribute *attributes; /* of a word, until tree.c has sorted them */
	struct variable value;
	/* a group */
	struct alternative *alternatives;
	bool optional;
	enum repeat repeat;
	unsigned most;	    /* of a record */
	const char *record; /* its name */
	/* a use */
	const char *fragment, *prefix;
};

/* One item as written: a block has items, a statement attributes. */
struct item {
	struct item *next;
	struct element *elements;
	struct item *items;
	bool block;
	struct attribute *attributes;
	const char *file;
	int line;
};

/* A place in the tree of leading words of a mode; the root has no word. */
struct place {
	struct place *next, *children, *parent;
	struct word word;
	struct statement_decl *statements; /* whose leading words end here */
	struct gnode *node;
};

/* A field of struct args_…: a value, a flag, or an array of records that has fields of its own. */
struct field {
	struct field *next, *fields;
	const char *name;
	const char *ctype; /* NULL: a flag */
	unsigned most;	   /* of a record */
};

struct statement_decl {
	struct statement_decl *next, *next_at_place;
	struct mode_decl *mode;
	struct place *place;
	struct element *elements; /* behind the leading words */
	const char *name, *file;
	int line;
	struct field *fields;
	unsigned id, first_value, values;
	struct statement_decl *shares; /* an earlier one with the same name and arguments */
	/* attributes */
	const char *as, *enter, *same_as, *default_text, *scope, *sort;
	char flag; /* 0, '+' on, '-' off, '*' both */
	bool multi, hidden, store, note, transient, no_scope, no_all, no_no, no_only,
		refuse_duplicate, session;
	int rank, privilege;
	unsigned trail, scope_keys;
};

struct mode_decl {
	struct mode_decl *next;
	const char *name, *prompt, *heading, *parent, *closing, *file;
	bool exec; /* its family */
	int privilege, line;
	const char *indent; /* blanks before its lines, or NULL */
	unsigned id;
	struct item *items, **items_tail;
	struct place root;
	struct gnode *node; /* before the first word */
};

struct fragment {
	struct fragment *next;
	const char *name;
	struct element *elements;
};

/* A word or value at one place; follow: what may come next. */
struct gnode {
	unsigned id;
	const struct word *word;
	const struct variable *value;
	struct statement_decl *owner;	 /* of an element; NULL for a place */
	struct statement_decl *complete; /* the statement that may end here */
	struct statement_decl *unset;	 /* and in its no form */
	struct gnode **follow;
	unsigned n_follow;
	unsigned begins, record, alt; /* groups, or NO_GROUP */
	unsigned value_id, list;
	int privilege;
	bool hidden, negatable;
	char prefix;	  /* 'n' no, 'd' default, 'x' do */
	const char *flag; /* name of its kw_ field */
};

#define NO_GROUP 0xffff

/* At most `most` times around: one alternative of a group in any order, or a record. */
struct group {
	struct statement_decl *owner;
	unsigned most, any;
	const char *record; /* or NULL */
};

struct grammar_decl {
	struct mode_decl *modes;
	struct fragment *fragments;
	struct statement_decl *statements;
	unsigned n_modes, n_statements, n_nodes, n_groups, n_values;
	struct gnode **nodes;
	struct group *groups;
	unsigned errors;
};

/* gramc.y */
void parse_file(struct grammar_decl *, const char *path);
/* Says FILE:LINE: message; the run ends with an error. */
void complain(struct grammar_decl *, const char *file, int line, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* tree.c */
struct mode_decl *mode_named(struct grammar_decl *, const char *name);
struct variable variable_make(struct grammar_decl *, const char *file, int line, const char *spec);
void build_tree(struct grammar_decl *);
/* "isakmp-policy" as a part of a C name. */
const char *c_name(const char *text);

/* fields.c */
void build_fields(struct grammar_decl *);

/* graph.c */
void build_graph(struct grammar_decl *);
/* The level that a statement needs: what it says, else 1 where it is of the exec family. */
int statement_privilege(const struct statement_decl *);

/* emit_*.c and friends: write one file each. */
void emit_args(struct grammar_decl *, FILE *);
void emit_tables(struct grammar_decl *, FILE *, const char *symbol, const char *args_header);
void emit_handlers_header(struct grammar_decl *, FILE *, const char *args_header);
void emit_handlers(struct grammar_decl *, FILE *, const char *header);
void print_reference(struct grammar_decl *, FILE *);
void print_samples(struct grammar_decl *, FILE *);
void put_string(FILE *, const char *text); /* as a C string, NULL as NULL */

#endif
