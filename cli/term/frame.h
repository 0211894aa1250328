/* What shell and server say to each other: frames of a kind, a length and bytes, both ways in the
 * order in which they are to be done.
 *
 *	 0        1                 5
 *	+--------+-----------------+----------------
 *	|  kind  |  length of body | body …
 *	+--------+-----------------+----------------
 *
 * Numbers are in network byte order; a text is the rest of its frame. Both ends are of the same
 * program, yet neither trusts the other: a frame that is too long or too short ends the
 * connection. */
#ifndef QMIDLE_TERM_FRAME_H
#define QMIDLE_TERM_FRAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/rd.h"
#include "engine/base/text.h"

enum frame_kind {
	/* shell to server */
	FRAME_HELLO = 1, /* u8 FRAME_VERSION, u8 is it a terminal, u16 rows, u16 columns, text
			    name of the node */
	FRAME_LINE,	 /* u16 columns out of sight, text: a line was entered */
	FRAME_KEY,	 /* u16 key, text: what stands in the line, see session_key() */
	FRAME_SIZE,	 /* u16 rows, u16 columns */
	FRAME_EOF,	 /* input is at its end (not a terminal) */
	FRAME_QUERY,	 /* u8 FRAME_VERSION, u8 are facts wanted, text of two lines: the node, the
			    command. Answered by FRAME_WRITE, FRAME_VERDICT and FRAME_END */

	/* server to shell */
	FRAME_WRITE,   /* text */
	FRAME_PROMPT,  /* u8 enum input_kind, and FRAME_PLAIN for no editing; text */
	FRAME_MESSAGE, /* u8 redraw, text */
	FRAME_HELP,    /* text; answers '?' */
	FRAME_EDIT,    /* u8 new line, text; answers Tab, Ctrl-P and Ctrl-N */
	FRAME_ERASE,   /* u16 columns */
	FRAME_VERDICT, /* u8 exit status of the query */
	FRAME_END,     /* text: why, or nothing when all is well */
};

/* Of what is said here: another number for every change. A program of another version is told so
 * in FRAME_END, whose form never changes. */
#define FRAME_VERSION 4

#define FRAME_HEADER 5
#define FRAME_PLAIN  0x80
#define FRAME_MAX    (1 << 20)

/* Adds a frame to `out`: the numbers, u8 or u16 as the kind says, then the text. */
void frame_add(struct text *out, enum frame_kind, const char *text, size_t len);
void frame_add_u8(struct text *out, enum frame_kind, unsigned number, const char *text, size_t len);
void frame_add_u16(struct text *out, enum frame_kind, unsigned number, const char *text,
		   size_t len);

/* One frame that came in. */
struct frame {
	enum frame_kind kind;
	struct rd body; /* borrowed from the buffer */
};

/* Takes the first frame of the bytes: its size, 0 when it is not complete, -1 when it is bad. */
long frame_take(const char *bytes, size_t len, struct frame *);
/* The rest of its body as a string, which the caller frees; "" when the numbers in front of it were
 * not all there. */
char *frame_text(struct frame *);

#endif
