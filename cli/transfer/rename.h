/* Private to cli/transfer: ports that are called otherwise on the other side, and a configuration
 * that follows. */
#ifndef QMIDLE_TRANSFER_RENAME_H
#define QMIDLE_TRANSFER_RENAME_H

#include <stdbool.h>
#include <stddef.h>

struct names {
	char **from, **to;
	size_t count;
};

/* Both strings are copied. */
void names_add(struct names *, const char *from, const char *to);
/* What it is called there; NULL: as it is. Borrowed. */
const char *names_find(const struct names *, const char *from);
void names_free(struct names *);

/* The configuration with the new names, all of them changed at once; abbreviations stay
 * abbreviations. *ranges: how many lines name ports together, which stay as they are. Gives it. */
char *names_apply(const struct names *, const char *config, unsigned *ranges);

#endif
