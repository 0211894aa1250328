/* A line discipline: a person's terminal at the far end of a stream of bytes, for a session in the
 * same process. It echoes, edits the line that is typed, and knows the keys of a router; virtual
 * time holds, since everything happens in the scheduler's turns.
 *
 *	bytes --discipline_type()--> line, keys --> session
 *	bytes <-------- put() <----- echo, prompt, text (line ends are CR LF)
 *
 * The shell (term.h) does the same with GNU readline in a process of its own, and knows more keys. */
#ifndef QMIDLE_TERM_DISCIPLINE_H
#define QMIDLE_TERM_DISCIPLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/session/terminal.h"
#include "cli/term/screenline.h"
#include "engine/base/text.h"
#include "engine/sim/sched.h"

#define DISCIPLINE_LINE 254 /* the longest line */

struct discipline {
	struct terminal terminal; /* for session_attach() */
	struct sched *sched;
	void (*put)(void *ctx, const char *bytes, size_t len);
	void (*ended)(void *ctx); /* the session has ended; it may not be freed here */
	void *ctx;

	/* the rest is its own */
	enum input_kind kind;
	char *prompt;
	char line[DISCIPLINE_LINE + 1];
	size_t len, cursor;
	char rest[DISCIPLINE_LINE + 1]; /* behind the cursor when Tab was pressed */
	char cut[DISCIPLINE_LINE + 1];	/* what Ctrl-Y brings back */
	struct screenline screen;
	struct text ahead; /* typed while nothing was read */
	timer_id feeding;
	enum { TYPED_PLAIN, TYPED_ESC, TYPED_CSI, TYPED_LITERAL } state;
	bool escaped; /* Ctrl-Shift-6 was the last key */
	bool mid_line;
};

/* A window of 24 lines and 80 columns. */
void discipline_init(struct discipline *, struct sched *,
		     void (*put)(void *ctx, const char *bytes, size_t len),
		     void (*ended)(void *ctx), void *ctx);
/* Detaches from its session, which stays. */
void discipline_free(struct discipline *);

/* Enter is '\r'. */
void discipline_type(struct discipline *, const char *bytes, size_t len);
void discipline_resize(struct discipline *, unsigned rows, unsigned columns);

#endif
