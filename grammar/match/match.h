/* What a typed line means: the walk over the tables that gramc made of grammar/ios/.
 *
 *	struct match_at at = { &grammar_ios, MODE_config, 15 };
 *	struct match m;
 *
 *	if (match_line(&at, line, &m) == MATCH_OK)
 *		... m.statement->id, match_args(&m), m.op ...
 *
 * Nothing is allocated: a struct match holds its line, its values and its arguments, is as large
 * as a page or two and lives on the stack.  Texts are ASCII or UTF-8; only ASCII matters here. */
#ifndef QMIDLE_GRAMMAR_MATCH_H
#define QMIDLE_GRAMMAR_MATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "grammar/types/types.h"

#define MATCH_LINE  4096 /* the longest line with its end, a banner's lines included */
#define MATCH_STEPS 128	 /* the most words and values of one line */
#define MATCH_ARGS  1024 /* the largest struct args_…; gramc checks */

/* ---- what gramc makes ---- */

enum family { FAMILY_EXEC, FAMILY_CONFIG };
enum sort_order { SORT_NONE, SORT_KEY, SORT_INSERTION, SORT_INTERFACE, SORT_WRITTEN, SORT_NAMED };
enum flag_default { FLAG_NONE, FLAG_OFF, FLAG_ON, FLAG_BOTH };

enum statement_bits {
	STATEMENT_MULTI = 1,		 /* identity is the whole line */
	STATEMENT_STORE = 2,		 /* kept and shown, has no effect and no handler */
	STATEMENT_TRANSIENT = 4,	 /* has an effect, is not kept */
	STATEMENT_NO_SCOPE = 8,		 /* removal reaches as far as the keys of scope */
	STATEMENT_REFUSE_DUPLICATE = 16, /* an existing identity is not replaced */
	STATEMENT_SESSION = 32,		 /* belongs to the session: handler exec_NAME */
	STATEMENT_NO_NO = 64,		 /* cannot be negated */
	STATEMENT_NOTE = 128,		 /* stored, and there is nothing more to it */
};

#define NO_MODE 0xffff

/* A rank of 1 in a .cmd file is that many in the tables: there may be some between 1 and 2. */
#define GRAMMAR_RANK 1000

/* One statement, as its attributes in the .cmd file say. */
struct statement {
	uint16_t id;		   /* STMT_… */
	uint16_t mode;		   /* where it is typed */
	uint16_t enter;		   /* the mode that follows, or NO_MODE */
	uint16_t bits;		   /* enum statement_bits */
	uint16_t args_size;	   /* sizeof(struct args_…) */
	uint8_t sort;		   /* enum sort_order */
	uint8_t flag;		   /* enum flag_default */
	uint8_t trail;		   /* blanks at the end of its canonical text */
	uint8_t scope;		   /* how many keys a removal looks at, with STATEMENT_NO_SCOPE */
	uint8_t privilege;	   /* that it needs */
	int32_t rank;		   /* place in show running-config */
	uint16_t values, n_values; /* its values in the grammar's table */
	const char *name;	   /* "config_crypto_isakmp_policy" */
	const char *identity;	   /* the same, or that of the statement it is same-as */
	const char *default_text;  /* what follows the leading words by default, or NULL */
	const char *path;	   /* its leading words: "crypto isakmp policy" */
};

struct grammar_mode {
	const char *name;    /* "isakmp-policy" */
	const char *prompt;  /* "(config-isakmp)#" */
	const char *heading; /* "ISAKMP commands", without the colon; NULL has none */
	const char *closing; /* the line that ends a block of it where one is printed, or NULL */
	uint16_t parent;     /* or NO_MODE */
	uint8_t family;	     /* enum family */
	uint8_t privilege;
	uint8_t indent; /* blanks before its lines where a configuration is printed */
	uint32_t first; /* the words a line may begin with: a list in the grammar */
};

struct grammar; /* grammar/match/table.h: only gramc's output and the matcher look inside */

extern const struct grammar grammar_ios;

const struct grammar_mode *grammar_mode(const struct grammar *, unsigned mode);
const struct statement *grammar_statement(const struct grammar *, unsigned id);
/* How many there are: ids run from 0. */
unsigned grammar_modes(const struct grammar *);
unsigned grammar_statements(const struct grammar *);

/* ---- a line ---- */

/* Where a line is typed, and by whom. */
struct match_at {
	const struct grammar *grammar;
	unsigned mode;
	unsigned privilege;
	value_list_fn *list;   /* what exists (interfaces, nodes …); NULL: every name is good */
	void *ctx;	       /* list's */
	const uint8_t *levels; /* that words were given, see levels.h; NULL: those of the grammar */
};

enum match_status {
	MATCH_OK,
	MATCH_EMPTY,	  /* nothing, blanks, or a comment */
	MATCH_AMBIGUOUS,  /* one of its words has several meanings */
	MATCH_INCOMPLETE, /* more must follow */
	MATCH_INVALID,	  /* m.caret says where */
	MATCH_TEXT, /* a text value is open: add "\n" and the next line until m.delimiter comes */
};

enum match_op { MATCH_SET, MATCH_UNSET, MATCH_DEFAULT };

struct match_step {
	uint16_t node;	     /* in the grammar */
	uint16_t start, end; /* of the text in the line */
	struct value value;
};

struct match {
	enum match_status status;
	enum match_op op;		   /* no …, default … */
	const struct statement *statement; /* when OK; NULL otherwise */
	unsigned mode; /* where the statement was found: at.mode or a parent of it, or exec after do
			*/
	bool do_exec;  /* the line began with "do" */
	uint16_t caret; /* INVALID: offset in the line as given */
	uint16_t word;	/* INVALID, AMBIGUOUS: which word it was, from 0 */
	char delimiter; /* TEXT */

	/* The rest is the matcher's. */
	const struct grammar *grammar;
	uint16_t steps, used;
	struct match_step step[MATCH_STEPS];
	char line[MATCH_LINE]; /* a copy, cut into strings */
	char text[MATCH_LINE]; /* canonical names */
	_Alignas(max_align_t) unsigned char args[MATCH_ARGS];
};

/* Reads the line (borrowed for the call) into *m; gives m->status.  Invalid, incomplete or
 * ambiguous in a sub-mode: tries the parent. */
enum match_status match_line(const struct match_at *, const char *line, struct match *m);

/* The struct args_NAME of m->statement, good as long as *m stays where it is. */
static inline const void *
match_args(const struct match *m)
{
	return m->args;
}

/* The same in one block of its own, strings included: gives; the caller frees it with free(). */
void *match_args_copy(const struct match *);

/* Canonical text: the full keywords and canonical values without "no", as show running-config
 * writes it.  Also good for INCOMPLETE: the words so far.  Gives the length that it has (snprintf).
 */
size_t match_text(const struct match *, char *buf, size_t size);

/* "NAME key key …": the object that the line speaks of.  SET replaces the line with the same
 * identity; UNSET removes every line whose identity equals it, or begins with it and a blank. */
size_t match_identity(const struct match *, char *buf, size_t size);

/* Where in the grammar the first word behind the first key stands: of two lines about one thing
 * the one with the lower number is written first.  0: nothing follows it. */
uint16_t match_written(const struct match *);

/* Says the line what the statement is by default anyway? */
bool match_is_default(const struct match *);

/* What the router prints for a status that is not OK: caret line, "% …" and the blank line that
 * follows it, each with "\n"; nothing for OK, EMPTY and TEXT.  column: where on the screen the line
 * began (the prompt's length, less what has scrolled out of sight). */
size_t match_complaint(const struct match *, const char *line, int column, char *buf, size_t size);

/* ---- ? and Tab ---- */

#define HELP_ENTRIES 512

enum help_kind {
	HELP_FULL, /* names with descriptions */
	HELP_WORD, /* "sh?": names alone */
	HELP_NONE, /* nothing fits: % Unrecognized command */
	HELP_AMBIGUOUS,
};

struct help_entry {
	const char *name, *help;
};

struct help {
	enum help_kind kind;
	const char *heading; /* FULL at the start of a line */
	bool cr;	     /* the line may end here */
	unsigned count;
	struct help_entry entry[HELP_ENTRIES]; /* sorted as IOS sorts them */
	char text[4096];
	size_t used;
};

/* What may come at the end of line (borrowed), which is what stands before the "?". */
void match_help(const struct match_at *, const char *line, struct help *);

/* The list as the terminal shows it, without the prompt that follows; put() gets whole lines with
 * "\n". */
void help_print(const struct help *, const char *line, unsigned width,
		void (*put)(void *, const char *), void *ctx);

/* Tab: the line with its last word completed and a blank, when exactly one keyword fits; false:
 * leave it. */
bool match_complete(const struct match_at *, const char *line, char *buf, size_t size);

#endif
