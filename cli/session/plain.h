/* A terminal without a person: scripts, pipes and tests type whole lines and get whole lines.
 *
 * The prompt is printed together with what is typed behind it. The first message that comes
 * meanwhile stands behind the prompt at which it came, on lines of its own as all of them:
 *
 *	R1#configure terminal
 *	Enter configuration commands, one per line.  End with CNTL/Z.
 *	R1(config)#^Z
 *	R1#
 *	*Mar  1 00:01:02.345: %SYS-5-CONFIG_I: Configured from console by console
 *	R1#show clock
 *
 * Output is not paged as long as nobody asks for it (terminal length). */
#ifndef QMIDLE_SESSION_PLAIN_H
#define QMIDLE_SESSION_PLAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/session/terminal.h"
#include "engine/base/text.h"

struct plain {
	struct terminal terminal; /* for session_attach() */
	void (*put)(void *ctx, const char *text, size_t len);
	void (*wanted)(void *ctx); /* a line or a key is waited for; may be NULL */
	void *ctx;
	bool ended; /* the session has ended */

	/* the rest is its own */
	enum input_kind kind;
	struct text prompt, line;
	bool shown;    /* the prompt was, for a message */
	bool mid_line; /* what was put does not end with a newline */
};

void plain_init(struct plain *, void (*put)(void *ctx, const char *text, size_t len), void *ctx);
/* Detaches from its session, which stays. */
void plain_free(struct plain *);

/* Types text and Enter as a person would: '?' and Tab act at once at a prompt, Ctrl-V takes away
 * their meaning. A closed console is opened first. */
void plain_type(struct plain *, const char *text);
/* Presses one key, see session.h. */
void plain_key(struct plain *, int key);
/* Prints the prompt that still waits for a line, and ends that line. */
void plain_show_prompt(struct plain *);

#endif
