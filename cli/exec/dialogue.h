/* Commands that ask for their arguments one by one. A dialogue is a table of questions; an answer
 * that is refused ends it. */
#ifndef QMIDLE_EXEC_DIALOGUE_H
#define QMIDLE_EXEC_DIALOGUE_H

#include <stdbool.h>

#include "engine/base/addr.h"

struct session;

struct dialogue_step {
	const char *prompt; /* NULL ends the table */
	/* Takes the answer ("" is Enter: the default). false: it has said what is wrong. */
	bool (*take)(struct session *, void *ctx, const char *answer);
	bool (*wanted)(const void *ctx); /* NULL: always asked */
};

/* Asks from the first step on, then calls over(). Takes ctx and frees it with free(). */
void dialogue_start(struct session *, const struct dialogue_step *,
		    void (*over)(struct session *, void *ctx), void *ctx);

/* Reads lines up to `quit` (or an empty one, where that ends it), each with its newline, then calls
 * over() with all of them, borrowed; NULL: there was no end (Ctrl-C), and ctx is to be released. */
enum paste_end { PASTE_BLANK, PASTE_QUIT };
typedef void dialogue_text_fn(struct session *, void *ctx, const char *text);
void dialogue_paste(struct session *, enum paste_end, dialogue_text_fn *over, void *ctx);

/* "… [yes/no]: " until it is one of both. Then over(), which takes ctx; free_ctx() (or NULL) when
 * there was no answer. */
typedef void dialogue_decision_fn(struct session *, void *ctx, bool yes);
void dialogue_decide(struct session *, const char *question, dialogue_decision_fn *over, void *ctx,
		     void (*free_ctx)(void *));

/* What answers have in common: Enter leaves *value as it is, or means no. */
bool dialogue_number(struct session *, const char *answer, unsigned low, unsigned high,
		     unsigned *value);
bool dialogue_yes(struct session *, const char *answer, bool *value);
bool dialogue_address(struct session *, const char *answer, ip4 *value);
bool dialogue_protocol(struct session *, void *ctx, const char *answer);
bool dialogue_no_options(struct session *, void *ctx, const char *answer);

/* The address to send from: one of ours, or that of an interface. */
bool dialogue_source(struct session *, const char *text, ip4 *src);

#endif
