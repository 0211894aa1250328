/* The `| include RE` at the end of a show command, as it is typed. */
#ifndef QMIDLE_SESSION_MODIFIER_H
#define QMIDLE_SESSION_MODIFIER_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/session/filter.h"
#include "cli/session/redirect.h"
#include "grammar/match/match.h"

struct modifier {
	char *command;	       /* what stands before the bar */
	const char *words;     /* what stands behind it. Borrowed from the line, as the rest */
	size_t bar;	       /* offset of the bar in the line */
	size_t at;	       /* of the word that cannot be, when INVALID */
	enum filter_kind kind; /* when OK, and the output goes nowhere else */
	enum redirect_kind to;
	const char *expression; /* or a URL */
};

/* Is there a bar? Then what it says is still to be read. */
bool modifier_find(const char *line, struct modifier *);
void modifier_release(struct modifier *);

/* May the output of this command be modified? */
bool modifier_fits(const struct statement *);

enum modifier_status {
	MODIFIER_OK,
	MODIFIER_INCOMPLETE,
	MODIFIER_AMBIGUOUS,
	MODIFIER_INVALID,
};

enum modifier_status modifier_read(struct modifier *);

/* What may follow; `words` is what stands behind the bar. */
void modifier_help(const char *words, struct help *);
/* The one modifier that begins like the last word, NULL when there is none or several. */
const char *modifier_complete(const char *words);

#endif
