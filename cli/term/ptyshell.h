/* Private to cli/term: a shell process on a pty, for somebody who came by a network.
 *
 *	his connection <-- pty --> shell -- socket pair --> the server, as from any shell
 *
 * What he types goes into the pty by stream_send(), what the shell says is read from it. */
#ifndef QMIDLE_TERM_PTYSHELL_H
#define QMIDLE_TERM_PTYSHELL_H

#include <stdbool.h>
#include <uv.h>

struct pty_shell {
	uv_pipe_t pty; /* its data is the owner */
	uv_process_t process;
	bool running;
	/* The process has ended; what it still said is in the pty, and then its end comes. */
	void (*exited)(void *owner);
	/* After pty_shell_close(): nothing here is in use any more. */
	void (*closed)(void *owner);

	/* the rest is its own */
	int master; /* fd of the pty, its handle's */
	unsigned handles;
	bool closing;
};

void pty_shell_init(struct pty_shell *, uv_loop_t *, void *owner, void (*exited)(void *),
		    void (*closed)(void *));
/* In a window of that size, 0 is not known. Gives the socket at whose other end the shell speaks,
 * or -1. */
int pty_shell_start(struct pty_shell *, unsigned rows, unsigned columns);
void pty_shell_resize(struct pty_shell *, unsigned rows, unsigned columns);
/* Hangs up. May be called again. */
void pty_shell_close(struct pty_shell *);

#endif
