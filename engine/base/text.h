/* A text that grows: what renderers and printers write into. */
#ifndef QMIDLE_BASE_TEXT_H
#define QMIDLE_BASE_TEXT_H

#include <stdarg.h>
#include <stddef.h>

struct text {
	char *at;	  /* ends with 0 once something was added; NULL before */
	size_t len, room; /* len without the 0 */
};

void text_add(struct text *, const char *);
void text_add_n(struct text *, const char *, size_t);
void text_addf(struct text *, const char *format, ...) __attribute__((format(printf, 2, 3)));
void text_vaddf(struct text *, const char *format, va_list) __attribute__((format(printf, 2, 0)));
void text_trim(struct text *, size_t len); /* cut to len; longer changes nothing */
void text_clear(struct text *);		   /* empty, the memory kept */
void text_free(struct text *);		   /* empty, the memory given back */

/* The text, "" when nothing was added; borrowed from t. */
const char *text_get(const struct text *t);
/* The text as a string of its own, which the caller frees; t is empty then. */
char *text_take(struct text *t);

/* The string in lower case, A to Z only: what names that differ in case are found by. The caller
 * frees it. */
char *text_lower(const char *);

#endif
