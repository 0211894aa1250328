#include "cli/term/ptyshell.h"

#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

#include "cli/term/term.h"

static struct winsize
window(unsigned rows, unsigned columns)
{
	return (struct winsize){ .ws_row = (unsigned short)rows,
				 .ws_col = (unsigned short)columns };
}

/* A pty that echoes nothing, what is typed before the shell looks included. */
static bool
open_pty(int *master, int *slave, unsigned rows, unsigned columns)
{
	struct winsize size = window(rows, columns);
	struct termios t = { 0 };

	cfmakeraw(&t);
	t.c_oflag |= OPOST | ONLCR;
	t.c_cflag |= CREAD;
	t.c_cc[VMIN] = 1;
	if (openpty(master, slave, NULL, &t, &size))
		return false;
	/* uv_spawn() hands on what it is told to, and nothing else may be. */
	return !fcntl(*master, F_SETFD, FD_CLOEXEC) && !fcntl(*slave, F_SETFD, FD_CLOEXEC);
}

static void
handle_closed(struct pty_shell *s)
{
	if (!--s->handles)
		s->closed(s->pty.data);
}

static void
process_closed(uv_handle_t *handle)
{
	handle_closed(handle->data);
}

static void
pty_closed(uv_handle_t *handle)
{
	handle_closed((struct pty_shell *)((char *)handle - offsetof(struct pty_shell, pty)));
}

static void
exited(uv_process_t *process, int64_t status, int signal_number)
{
	struct pty_shell *s = process->data;

	s->running = false;
	uv_close((uv_handle_t *)process, process_closed);
	if (!s->closing)
		s->exited(s->pty.data);
}

static bool
start_process(struct pty_shell *s, int slave, int socket)
{
	static char program[] = "/proc/self/exe", verb[] = "shell";
	char *argv[] = { program, verb, NULL };
	uv_stdio_container_t stdio[TERM_SHELL_SOCKET + 1];
	uv_process_options_t options = {
		.exit_cb = exited,
		.file = program,
		.args = argv,
		.flags = UV_PROCESS_DETACHED, /* no key of another terminal is meant for it */
		.stdio_count = TERM_SHELL_SOCKET + 1,
		.stdio = stdio,
	};

	for (int fd = 0; fd <= TERM_SHELL_SOCKET; fd++) {
		stdio[fd].flags = UV_INHERIT_FD;
		stdio[fd].data.fd = fd == TERM_SHELL_SOCKET ? socket : slave;
	}
	s->handles++;
	s->running = !uv_spawn(s->pty.loop, &s->process, &options);
	if (!s->running)
		uv_close((uv_handle_t *)&s->process, process_closed);
	return s->running;
}

void
pty_shell_init(struct pty_shell *s, uv_loop_t *loop, void *owner, void (*exited_)(void *),
	       void (*closed)(void *))
{
	*s = (struct pty_shell){ .exited = exited_, .closed = closed, .handles = 1, .master = -1 };
	uv_pipe_init(loop, &s->pty, 0);
	s->pty.data = owner;
	s->process.data = s;
}

int
pty_shell_start(struct pty_shell *s, unsigned rows, unsigned columns)
{
	int pair[2] = { -1, -1 }, slave = -1;
	bool good;

	good = open_pty(&s->master, &slave, rows, columns) &&
	       !socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) &&
	       start_process(s, slave, pair[1]) && !uv_pipe_open(&s->pty, s->master);
	if (slave >= 0)
		close(slave);
	if (pair[1] >= 0)
		close(pair[1]);
	if (good)
		return pair[0];
	if (pair[0] >= 0)
		close(pair[0]);
	if (s->master >= 0)
		close(s->master);
	s->master = -1;
	return -1;
}

void
pty_shell_resize(struct pty_shell *s, unsigned rows, unsigned columns)
{
	struct winsize size = window(rows, columns);

	if (s->master < 0)
		return;
	ioctl(s->master, TIOCSWINSZ, &size);
	if (s->running)
		uv_process_kill(&s->process, SIGWINCH);
}

void
pty_shell_close(struct pty_shell *s)
{
	if (s->closing)
		return;
	s->closing = true;
	s->master = -1; /* goes with its handle */
	uv_close((uv_handle_t *)&s->pty, pty_closed);
	if (s->running)
		uv_process_kill(&s->process, SIGHUP);
}
