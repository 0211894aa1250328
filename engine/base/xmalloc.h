/* Memory that is always there: running out of it stops the program with one line on stderr,
 * so callers do not check. */
#ifndef QMIDLE_BASE_XMALLOC_H
#define QMIDLE_BASE_XMALLOC_H

#include <stddef.h>

/* All give memory that the caller frees with free(). xcalloc() zeroes it. */
void *xmalloc(size_t size);
void *xcalloc(size_t count, size_t size);
void *xrealloc(void *old, size_t count, size_t size);
char *xstrdup(const char *text);
char *xstrndup(const char *text, size_t most);
void *xmemdup(const void *bytes, size_t size);
char *xasprintf(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Overwrites a secret in a way the compiler keeps. */
void wipe(void *secret, size_t size);
/* The same for a string, which it frees. NULL is allowed. */
void wipe_free(char *secret);

#endif
