/* What a session needs from the terminal in front of it. Implemented by cli/term (a person at a
 * window, or a pipe), by the script player and by tests.
 *
 * The terminal owns the line that is being typed: echo, cursor, editing. The session says when a
 * line is wanted (prompt), gets it whole, and is asked about keys that need knowledge: session.h
 * lists them. Text has '\n' at its line ends.
 *
 * A terminal calls the session only between steps of the scheduler, never from inside one of these
 * functions. */
#ifndef QMIDLE_SESSION_TERMINAL_H
#define QMIDLE_SESSION_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

struct session;
struct terminal;

/* What is read at a prompt. */
enum input_kind {
	INPUT_NONE,   /* nothing: a command runs. Keys go to the session as they come */
	INPUT_LINE,   /* a command line: history, '?' and Tab are the session's */
	INPUT_TEXT,   /* a line of a banner, an answer: edited, but '?' and Tab are characters */
	INPUT_SECRET, /* a line that is not shown */
	INPUT_KEY,    /* one key, not shown: [confirm], --More--. '\r' is Enter */
	INPUT_RAW, /* keys as they come, not shown, for as long as nothing else is asked for: they
			 go on to another machine. Ctrl-Shift-6 waits for an x, which makes it
			 KEY_SUSPEND, or for another one. A line typed whole ends it */
};

struct terminal_ops {
	/* Prints. Nobody is typing: the input kind is INPUT_NONE. */
	void (*write)(struct terminal *, const char *text, size_t len);
	/* Prints the prompt and reads: INPUT_NONE again as soon as the line or key was given to the
	 * session. Asked for again while reading, it begins anew with an empty line. */
	void (*prompt)(struct terminal *, enum input_kind, const char *prompt);
	/* A message that nobody asked for, whole lines. It starts on a line of its own; when
	 * somebody is typing, `redraw` says that prompt and line are shown again behind it. */
	void (*message)(struct terminal *, const char *text, bool redraw);
	/* The answer to '?': text is shown below the line, then prompt and line again. It comes
	 * before session_key() returns, as edit() does for Tab, Ctrl-P and Ctrl-N; a list longer
	 * than the screen comes by write() instead, with prompt() and edit() behind it. */
	void (*help)(struct terminal *, const char *text);
	/* The line being typed becomes this one, the cursor at its end. On a new line with its
	 * prompt after Tab, in place when it comes from the history. */
	void (*edit)(struct terminal *, const char *line, bool new_line);
	/* Takes away the last n columns that were printed (" --More-- "). */
	void (*erase)(struct terminal *, unsigned columns);
	/* The session has ended; t->session is NULL. The terminal goes, or shows something else. */
	void (*ended)(struct terminal *);
};

struct terminal {
	const struct terminal_ops *ops;
	struct session *session; /* who gets what is typed: set by session_attach() */
	unsigned rows, columns;	 /* of the window; 0 rows: no window, output is not paged */
	bool plain;		 /* terminal no editing: keys that edit do nothing */
	unsigned hidden;	 /* columns of the line just typed that scrolled out of sight */
};

#endif
