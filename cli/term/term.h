/* How a person reaches a session of another process.
 *
 *	person -- tty -- shell process (readline) -- local socket -- term_server -- session
 *	client -- telnet -- pty -- shell process  -- socket pair  -- term_server -- session
 *	client -- ssh ----- pty -- shell process  -- socket pair  -- term_server -- session
 *
 * The shell edits the line, the session knows everything else; term/frame.h is what they say to
 * each other. A shell that dies hangs up its session and nothing more. */
#ifndef QMIDLE_TERM_H
#define QMIDLE_TERM_H

#include <stdbool.h>
#include <stdint.h>

struct session;
struct term_server;
struct text;
struct uv_loop_s;

enum term_protocol { TERM_TELNET, TERM_SSH };

struct term_owner {
	/* A shell wants the console of a node, "" for the prompt of the lab. Gives a session that
	 * nobody else has, or NULL and a line in *error, which the server frees. */
	struct session *(*open)(void *ctx, const char *node, char **error);
	/* Somebody called at the address that term_network() gave to this place, from `peer`
	 * ("127.0.0.1"). Gives a session, or NULL: he is refused. */
	struct session *(*call)(void *ctx, void *place, enum term_protocol, const char *peer);
	/* A program asks what a node shows: `command`, as text or as facts (JSON). Adds the answer and
	 * gives the exit status of the program, 0 when all is well; what is wrong goes to *error,
	 * which the server frees. */
	int (*query)(void *ctx, const char *node, const char *command, bool facts,
		     struct text *answer, char **error);
	/* The shell has gone, or the session has ended. The owner frees it. */
	void (*closed)(void *ctx, struct session *);
	/* Something is about to be typed: brings the world to the present. */
	void (*sync)(void *ctx);
};

/* Listens on a local socket (mode 0600; a dead one in its place is taken over). Gives NULL and a
 * line in *error, which the caller frees. */
struct term_server *term_listen(struct uv_loop_s *, const char *path, const struct term_owner *,
				void *ctx, char **error);
/* Opens a port of the machine: the owner's call() is asked with `place` for everybody who connects,
 * and he gets a shell on a pty. False and a line in *error, which the caller frees. */
bool term_network(struct term_server *, enum term_protocol, const char *address, uint16_t port,
		  void *place, char **error);
/* Hangs up everybody and takes the socket away; runs the loop until that is done. */
void term_close(struct term_server *);

/* The shell: connects standard input and output to a console, until it ends. Without a path the
 * server is at TERM_SHELL_SOCKET already. An input that is not a terminal is played line by line. Gives the exit status of the program; what went wrong is told
 * on standard error. */
#define TERM_SHELL_SOCKET 3
int term_shell(const char *socket_path, const char *node);

/* Asks over a connection to a server, which it closes: prints the answer on standard output, what is
 * wrong on standard error, and gives the exit status of the program. */
int term_query(int socket, const char *node, const char *command, bool facts);

#endif
