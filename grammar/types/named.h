/* What the types with names have in common: "telnet" or 23. */
#ifndef QMIDLE_GRAMMAR_NAMED_H
#define QMIDLE_GRAMMAR_NAMED_H

#include "grammar/types/types.h"

/* A name of the type (abbreviated or not), or a number up to most where most is not 0. */
enum value_verdict named_read(struct value_reading *, struct value *, uint32_t most);
/* The name where there is one, the number otherwise. */
size_t named_print(const struct value_type *, const struct value *, char *buf, size_t size);

/* A decimal number that is the whole word; false when it is none or does not fit 32 bits. */
bool decimal(const char *word, size_t length, uint32_t *number);
bool all_digits(const char *word, size_t length);

/* One of the texts that the help of a value gives, with bars between them, into buf; the fallback
 * where there are not so many. */
const char *help_part(const struct value_spec *, unsigned part, const char *fallback, char *buf,
		      size_t size);

/* The offer() of interface names. */
void interface_offer(const struct value_reading *, value_help_fn *put, void *ctx);

/* How many first bytes two words have in common, letters of either case alike. */
size_t common_prefix(const char *a, size_t a_length, const char *b, size_t b_length);

/* The whole word as a string in the line. */
enum value_verdict word_read(struct value_reading *, struct value *);
/* A string that is not the word itself: it is ended where it lies, so it is copied. */
enum value_verdict string_give(struct value_reading *, struct value *, const char *text);
size_t string_print(const struct value_spec *, const struct value *, char *buf, size_t size);

#endif
