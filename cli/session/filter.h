/* Output modifiers: `| include RE` and its kin. Lines go in, the lines that pass come out. */
#ifndef QMIDLE_SESSION_FILTER_H
#define QMIDLE_SESSION_FILTER_H

#include <stddef.h>

#include "engine/base/text.h"

enum filter_kind {
	FILTER_INCLUDE,
	FILTER_EXCLUDE,
	FILTER_BEGIN,
	FILTER_SECTION,	     /* blocks in which a line matches: an unindented line and what is under
				it */
	FILTER_SECTION_LESS, /* section exclude: the others */
	FILTER_COUNT,
};

struct filter;

/* Gives NULL when the expression cannot be compiled. */
struct filter *filter_new(enum filter_kind, const char *expression);
void filter_free(struct filter *);

/* Text in any pieces; what passes is added to out. */
void filter_put(struct filter *, const char *text, struct text *out);
/* The end of the command: what is still held, and the count. */
void filter_end(struct filter *, struct text *out);

#endif
