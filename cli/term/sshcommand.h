/* Private to cli/term: a terminal for the one command that somebody sends by `ssh R1 "show clock"`.
 * It types the command at the first prompt and is done at the second; what the command asks is
 * answered by what comes on his standard input. */
#ifndef QMIDLE_TERM_SSHCOMMAND_H
#define QMIDLE_TERM_SSHCOMMAND_H

#include <stdbool.h>
#include <stddef.h>

struct session;
struct ssh_command;

struct ssh_command_ops {
	void (*put)(void *ctx, const char *text, size_t len); /* with CR LF */
	/* ssh_command_step() has something to do; not to be done here. */
	void (*wake)(void *ctx);
};

/* Attaches itself to the session. Gives it. */
struct ssh_command *ssh_command_new(const struct ssh_command_ops *, void *ctx, struct session *,
				    const char *line);
/* Detaches; the session stays. */
void ssh_command_free(struct ssh_command *);

/* What came on his standard input, and that no more will. */
void ssh_command_input(struct ssh_command *, const char *bytes, size_t len);
void ssh_command_no_more(struct ssh_command *);
/* Types what is waited for. False: it is done. */
bool ssh_command_step(struct ssh_command *);

#endif
