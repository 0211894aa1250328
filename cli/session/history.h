/* The commands that were typed, for Ctrl-P, Ctrl-N and show history. */
#ifndef QMIDLE_SESSION_HISTORY_H
#define QMIDLE_SESSION_HISTORY_H

#define HISTORY_DEFAULT 10
#define HISTORY_MAX	256

struct history {
	char *line[HISTORY_MAX]; /* oldest first */
	unsigned count, size;	 /* kept now, kept at most */
	unsigned at;		 /* where the person stands; count is the line being typed */
	char *draft;		 /* what was typed before going back, or NULL */
};

void history_init(struct history *, unsigned size);
void history_free(struct history *);
void history_resize(struct history *, unsigned size);

/* A line was entered. Empty ones and one like the last are not kept. */
void history_add(struct history *, const char *line);

/* The entry before or after; `typed` is what stands in the line now. NULL: there is none.
 * Borrowed until the next call. */
const char *history_previous(struct history *, const char *typed);
const char *history_next(struct history *);

#endif
