/* The line editor: GNU readline, told to keep its hands off the screen. Readline edits the buffer,
 * screenline.h shows it. There is one in a process, as readline wants it. */
#ifndef QMIDLE_TERM_EDITOR_H
#define QMIDLE_TERM_EDITOR_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/session/terminal.h"

struct editor_ops {
	void (*put)(const char *text, size_t len);
	/* The line is entered; key is KEY_ENTER, KEY_END or KEY_INTERRUPT. */
	void (*done)(int key, const char *line);
	/* '?', Tab, Ctrl-P, Ctrl-N: line as session_key() wants it. */
	void (*ask)(int key, const char *line);
};

void editor_start(const struct editor_ops *, unsigned columns);
void editor_set_columns(unsigned columns);

/* Prints the prompt and begins to read a line. plain: the keys that edit do nothing. */
void editor_read(enum input_kind, const char *prompt, bool plain);
/* Gives up what is being read, if anything. */
void editor_stop(void);
bool editor_reading(void);
/* Columns of the line that have scrolled out of sight on the left. */
unsigned editor_hidden(void);
/* One byte that was typed. */
void editor_byte(unsigned char);

/* What came back for '?', Tab and the history. */
void editor_help(const char *text);
void editor_edit(const char *line, bool new_line);
/* A message comes in between. `redraw`: prompt and line are shown again, behind the last message of
 * a burst: when editor_settle() is called, or the next key comes. */
void editor_message(const char *text, bool redraw);
bool editor_away(void); /* prompt and line are still to be shown again */
void editor_settle(void);

#endif
