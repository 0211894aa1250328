/* The line of the screen on which somebody types: a prompt, and a window on the line.
 *
 * It is kept with the means of a teletype, characters and backspaces, as a router does: a line that
 * grows at its end sends just the new character. When the cursor reaches the right edge the window
 * moves by ten characters, and a '$' shows where text is hidden:
 *
 *	R1(config)#$rmit ip 192.168.0.0 0.0.0.255 192.168.2.0 0.0.0.255
 */
#ifndef QMIDLE_TERM_SCREENLINE_H
#define QMIDLE_TERM_SCREENLINE_H

#include <stddef.h>

#define SCREENLINE_MAX 1024

struct screenline {
	void (*put)(void *ctx, const char *text, size_t len);
	void *ctx;
	unsigned columns;	    /* of the screen */
	size_t prompt;		    /* columns that it takes */
	size_t lost;		    /* characters that a message has pushed away */
	size_t offset;		    /* first character of the window */
	char shown[SCREENLINE_MAX]; /* what stands behind the prompt */
	size_t length, cursor;	    /* of shown */
};

/* A prompt was just printed; the line is empty. */
void screenline_begin(struct screenline *, size_t prompt);
/* Makes the screen show this line and cursor. */
void screenline_show(struct screenline *, const char *line, size_t length, size_t cursor);
/* Moves behind the last character, for a newline. */
void screenline_end(struct screenline *);
/* The cursor stands at the beginning of an empty screen line: what is typed from here on appears
 * there, what was typed before (`length` characters) is out of sight. */
void screenline_lose(struct screenline *, size_t length);

#endif
