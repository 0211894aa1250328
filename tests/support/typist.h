/* Somebody who types: legal lines of a mode, found as a person finds them, by '?' at every word.
 * What he chooses is decided by bytes, those of a fuzzer or of a seeded generator. */
#ifndef QMIDLE_TESTS_TYPIST_H
#define QMIDLE_TESTS_TYPIST_H

#include <stddef.h>
#include <stdint.h>

#include "grammar/match/match.h"

/* Borrowed bytes; when they are used up, the first of everything is chosen. */
struct choices {
	const uint8_t *at;
	size_t left;
};

/* Below `of`, which is not 0. */
unsigned choose(struct choices *, unsigned of);

/* A line that matches at that place, or as much of one as could be found. Gives it. */
char *typist_line(struct choices *, const struct match_at *);
/* The line as somebody mistypes it: cut, doubled, with a huge number … Gives it. */
char *typist_mistype(struct choices *, const char *line);

/* The lines that lead from global configuration into a mode, each with its "\n"; "" for the global
 * mode itself, NULL for no mode of a configuration. Borrowed, for as long as the program. */
const char *typist_way(unsigned mode);

/* Lines that gramc made of the grammar, "mode<TAB>line", ends with NULL. */
extern const char *const typist_samples[];

#endif
