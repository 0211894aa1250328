/* `configure replace`: makes the running configuration be another one, by the lines in which they
 * differ. What one line needs another may have to do first, so it is done in passes until there is no
 * difference left.
 *
 *	running --diff--> commands --load--> running' --diff--> … --> the other */
#ifndef QMIDLE_CONFIG_REPLACE_H
#define QMIDLE_CONFIG_REPLACE_H

#include <stdbool.h>

#include "engine/base/text.h"

struct device;

/* The configuration that a router like this one would have if it had started with the text: complete, in
 * the words and the order of `show running-config`. Refused lines are reported as config_load() does.
 * Gives it. */
char *config_canonical(const struct device *, const char *text, const char *file,
		       void (*refused)(void *owner, const char *message), void *owner);

struct config_replaced {
	bool done;
	unsigned passes;
	struct text list; /* what was carried out, pass by pass, as `list` shows it */
	struct text left; /* the lines that would still be needed when it is not done */
};

/* Replaces it; the texts of the result are the caller's to free. */
void config_replace(struct device *, const char *text, const char *file, struct config_replaced *);

#endif
