/* The walk: all readings of a line at once.
 *
 * A step is one word or value that was taken; it knows the step before it.  All steps that end at
 * the same place in the line make a front; the next word is held against everything that may follow
 * any of them:
 *
 *	        ┌ <secret> ─ address ─ …
 *	key ────┤                          two statements that begin alike are two steps wide,
 *	        └ <secret> ─ hostname ─ …  until a word tells them apart
 *
 * At each front the choice is made as IOS makes it: an exact keyword, else the keywords the word
 * abbreviates, else values. Values may be several words long ("fa 0/0"), so fronts are taken in the
 * order of their places. */
#ifndef QMIDLE_GRAMMAR_WALK_H
#define QMIDLE_GRAMMAR_WALK_H

#include "grammar/match/table.h"

#define WALK_STEPS 512
#define WALK_ROOT  0 /* the step before the first word */

struct step {
	uint16_t node, previous;
	uint16_t start, end; /* its text */
	uint16_t at;	     /* where the next word begins */
	bool done;	     /* a front has gone on from here */
	uint8_t op;	     /* enum match_op */
	bool exec;	     /* behind do */
	struct value value;
};

struct walk {
	const struct match_at *where;
	const struct grammar *g;
	const char *line;
	unsigned mode;
	size_t length; /* the walk ends here */
	char *space;   /* for canonical strings */
	size_t left;
	unsigned steps, first_open; /* first_open: no step before it is undone */
	struct step step[WALK_STEPS];

	enum match_status status; /* OK: steps at the end of the line exist */
	size_t caret;		  /* INVALID: the furthest byte that fitted nothing */
	size_t word;		  /* INVALID, AMBIGUOUS: the word in question */
	bool unfinished;	  /* a value is good so far and the line is at its end */
	unsigned short_step;	  /* whose value that is */
	const struct value_spec *short_value;
	size_t short_start;
	char delimiter;
};

/* Walks over the first length bytes of line in mode (at.mode or one of its parents). */
enum match_status walk_run(struct walk *, const struct match_at *, unsigned mode, const char *line,
			   size_t length, char *space, size_t left);

/* The list of nodes that may follow a step. */
const uint16_t *walk_follow(const struct walk *, const struct step *);

/* May node come behind the step: privilege, no form, repetition? */
bool walk_may(const struct walk *, const struct step *, const struct node *);

/* The statement that is complete at a step, or NO_NODE. */
unsigned walk_complete(const struct walk *, const struct step *);

/* Does the word match the keyword: 2 in full, 1 abbreviated, 0 no; *common: how many bytes agree.
 */
int walk_keyword(const struct node *, const char *word, size_t length, size_t *common);

/* The blanks, and the word behind them. */
size_t skip_blanks(const char *line, size_t at, size_t end);
size_t skip_word(const char *line, size_t at, size_t end);

#endif
