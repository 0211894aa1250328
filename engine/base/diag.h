/* Why something a user asked for was refused. The engine says which reason and with which
 * names; the sentence that a person reads stands once, in cli/show/diags.def. */
#ifndef QMIDLE_BASE_DIAG_H
#define QMIDLE_BASE_DIAG_H

#include <stdarg.h>
#include <stdbool.h>

enum diag_code {
	DIAG_NONE,
#define DIAG(name) DIAG_##name,
#include "engine/base/diag.def"
#undef DIAG
	DIAG_CODES
};

#define DIAG_ARGS 4

struct diag {
	enum diag_code code;
	char arg[DIAG_ARGS][128]; /* texts for {0} … {3} of the sentence */
};

/* Fills *d (which may be NULL) and gives false, so that a function can say
 * `return diag(d, DIAG_ADDRESS_OVERLAPS, PREFIXS(p), other->name, NULL);`.
 * The texts end with NULL; at most DIAG_ARGS. */
bool diag(struct diag *d, enum diag_code code, ...) __attribute__((sentinel));
/* The same from a list; d is not NULL. */
void diag_v(struct diag *d, enum diag_code code, va_list);

#endif
