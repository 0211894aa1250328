/* The shell: a process between a person's terminal, or a pipe, and a session behind a socket.
 *
 *	byte --> escape? --> reading a line: editor --> FRAME_LINE, FRAME_KEY
 *	                 --> one key wanted:             FRAME_KEY
 *	                 --> a command runs: ^C and Ctrl-Shift-6 at once, others are kept
 *
 * After '?' and the like the next byte waits for the answer. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <termios.h>
#include <unistd.h>

#include "cli/session/session.h"
#include "cli/term/editor.h"
#include "cli/term/frame.h"
#include "cli/term/term.h"
#include "engine/base/xmalloc.h"

#define BURST_MS  50	/* messages this close together have no prompt between them */
#define AHEAD_MAX 65536 /* bytes that may be typed while a command runs: a pasted configuration */

enum { RUNNING = -1 };

/* The editor calls back without an argument of ours, and so do signals: one shell in a process. */
static struct {
	int fd;
	bool person;
	enum input_kind kind;
	bool asking;	   /* an answer from the session is on its way */
	bool escaped;	   /* Ctrl-Shift-6 was the last key */
	bool mid_line;	   /* what was printed does not end with a newline */
	struct text in;	   /* from the socket */
	struct text ahead; /* typed, not looked at: from `taken` on */
	size_t taken;
	struct text lines; /* of a pipe, not sent yet */
	bool lines_ended;
	int status; /* of the program, once it is over */
} sh;

static volatile sig_atomic_t resized, killed;

/* ---- out ---- */

static void
write_all(int fd, const char *bytes, size_t len)
{
	while (len) {
		ssize_t n = write(fd, bytes, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return;
		bytes += n;
		len -= (size_t)n;
	}
}

static void
put(const char *text, size_t len)
{
	if (!len)
		return;
	write_all(STDOUT_FILENO, text, len);
	sh.mid_line = text[len - 1] != '\n';
}

static void
put_text(const char *text)
{
	put(text, strlen(text));
}

static void
send_out(struct text *frame)
{
	write_all(sh.fd, frame->at, frame->len);
	wipe(frame->at, frame->len);
	text_free(frame);
}

static void
send_line(const char *line)
{
	struct text t = { 0 };

	frame_add_u16(&t, FRAME_LINE, sh.person ? editor_hidden() : 0, line, strlen(line));
	send_out(&t);
}

static void
send_key(int key, const char *line)
{
	struct text t = { 0 };

	frame_add_u16(&t, FRAME_KEY, (unsigned)key, line, strlen(line));
	send_out(&t);
}

static void
window(uint16_t size[2])
{
	struct winsize w = { 0 };

	ioctl(STDIN_FILENO, TIOCGWINSZ, &w);
	size[0] = w.ws_row ? w.ws_row : 24;
	size[1] = w.ws_col ? w.ws_col : 80;
}

static void
send_hello(const char *node)
{
	struct text t = { 0 }, body = { 0 };
	uint16_t size[2];

	window(size);
	text_add_n(&body, (char[]){ (char)sh.person }, 1);
	text_add_n(&body, (char[]){ (char)(size[0] >> 8), (char)size[0] }, 2);
	text_add_n(&body, (char[]){ (char)(size[1] >> 8), (char)size[1] }, 2);
	text_add(&body, node);
	frame_add_u8(&t, FRAME_HELLO, FRAME_VERSION, body.at, body.len);
	text_free(&body);
	send_out(&t);
}

static void
send_size(void)
{
	struct text t = { 0 };
	uint16_t size[2];

	resized = 0;
	window(size);
	editor_set_columns(size[1]);
	frame_add_u16(&t, FRAME_SIZE, size[0], (char[]){ (char)(size[1] >> 8), (char)size[1] }, 2);
	send_out(&t);
}

/* ---- keys ---- */

static void
line_done(int key, const char *line)
{
	sh.kind = INPUT_NONE;
	if (key == KEY_ENTER)
		send_line(line);
	else
		send_key(key, line);
}

static void
ask(int key, const char *line)
{
	sh.asking = true;
	send_key(key, line);
}

static void
suspend(void)
{
	editor_settle();
	if (editor_reading())
		put_text("\n");
	editor_stop();
	sh.kind = INPUT_NONE;
	send_key(KEY_SUSPEND, "");
}

static void use(unsigned char c);

/* Ctrl-Shift-6 acts at once; an x behind it means more. At a question it waits for what comes behind
 * it, lest an x finds the question gone: another one is a Ctrl-C. So it does while keys go on to another
 * router, which another one goes on to as well. True when the byte is used up. */
static bool
is_escape(unsigned char c)
{
	bool second = sh.escaped;
	bool question = sh.kind == INPUT_TEXT || sh.kind == INPUT_SECRET || sh.kind == INPUT_RAW;

	sh.escaped = c == KEY_ESCAPE;
	if (second && (c == 'x' || c == 'X')) {
		suspend();
		return true;
	}
	if (sh.escaped && question && second) {
		sh.escaped = false;
		use(sh.kind == INPUT_RAW ? KEY_ESCAPE : KEY_INTERRUPT);
		return true;
	}
	if (sh.escaped && !question)
		send_key(KEY_ESCAPE, "");
	return sh.escaped;
}

static void
forget_kept(void)
{
	if (sh.ahead.len)
		wipe(sh.ahead.at, sh.ahead.len);
	text_clear(&sh.ahead);
	sh.taken = 0;
}

static void
keep(unsigned char c)
{
	if (sh.ahead.len < AHEAD_MAX)
		text_add_n(&sh.ahead, (char[]){ (char)c }, 1);
}

/* A byte that the session or the editor may have now. */
static void
use(unsigned char c)
{
	if (sh.kind == INPUT_KEY) {
		sh.kind = INPUT_NONE;
		send_key(c, "");
	} else if (sh.kind == INPUT_RAW) {
		send_key(c, "");
	} else {
		editor_byte(c);
	}
}

static void
typed(unsigned char c)
{
	if (is_escape(c))
		return;
	if (sh.kind == INPUT_NONE && c == KEY_INTERRUPT) {
		forget_kept();
		send_key(c, "");
	} else if (sh.kind == INPUT_NONE || sh.asking || sh.ahead.len) {
		keep(c);
	} else {
		use(c);
	}
}

static bool
wants_kept(void)
{
	return sh.taken < sh.ahead.len && sh.kind != INPUT_NONE && !sh.asking;
}

static void
use_kept(void)
{
	while (wants_kept())
		use((unsigned char)sh.ahead.at[sh.taken++]);
	if (sh.taken == sh.ahead.len) {
		forget_kept();
	} else if (sh.taken >= AHEAD_MAX / 2) {
		sh.ahead.len -= sh.taken;
		memmove(sh.ahead.at, sh.ahead.at + sh.taken, sh.ahead.len);
		sh.taken = 0;
	}
}

static void
read_keys(void)
{
	unsigned char bytes[512];
	ssize_t n = read(STDIN_FILENO, bytes, sizeof bytes);

	if (n < 0 && errno == EINTR)
		return;
	if (n <= 0)
		sh.status = 0;
	for (ssize_t i = 0; i < n; i++)
		typed(bytes[i]);
}

/* ---- lines of a pipe ---- */

/* Longer lines are cut there: nothing that a router takes is as long. */
#define LINE_LIMIT 65536

static const char *
line_end(void)
{
	return sh.lines.len ? memchr(sh.lines.at, '\n', sh.lines.len) : NULL;
}

static bool
wants_lines(void)
{
	return !sh.person && !sh.lines_ended && sh.kind != INPUT_NONE && !line_end();
}

static void
read_lines(void)
{
	char bytes[4096];
	ssize_t n = read(STDIN_FILENO, bytes, sizeof bytes);

	if (n < 0 && errno == EINTR)
		return;
	sh.lines_ended = n <= 0;
	for (ssize_t i = 0; i < n; i++)
		if (bytes[i] == '\n' || (bytes[i] && bytes[i] != '\r' && sh.lines.len < LINE_LIMIT))
			text_add_n(&sh.lines, &bytes[i], 1);
	wipe(bytes, sizeof bytes);
}

/* Sends the next line, or that there are no more; false when it has not come yet. */
static bool
play_line(void)
{
	const char *end = line_end();
	struct text t = { 0 };
	char *line;
	size_t used;

	if (!end && !sh.lines_ended)
		return false;
	sh.kind = INPUT_NONE;
	if (!end && !sh.lines.len) {
		frame_add(&t, FRAME_EOF, "", 0);
		send_out(&t);
		return true;
	}
	used = end ? (size_t)(end - sh.lines.at) : sh.lines.len;
	line = xstrndup(sh.lines.at, used);
	used += end != NULL;
	memmove(sh.lines.at, sh.lines.at + used, sh.lines.len - used);
	sh.lines.len -= used;
	send_line(line);
	wipe(line, strlen(line));
	free(line);
	return true;
}

/* ---- what the session says ---- */

static void
prompt(struct frame *f)
{
	unsigned kind = rd_u8(&f->body);
	char *text;

	sh.kind = kind & ~FRAME_PLAIN;
	sh.asking = false;
	if (!sh.person)
		return;
	text = frame_text(f);
	editor_stop();
	if (sh.kind == INPUT_KEY)
		put_text(text);
	else if (sh.kind != INPUT_NONE && sh.kind != INPUT_RAW)
		editor_read(sh.kind, text, kind & FRAME_PLAIN);
	free(text);
}

static void
message(struct frame *f)
{
	bool redraw = rd_u8(&f->body);
	char *text = frame_text(f);

	if (editor_reading()) {
		editor_message(text, redraw);
	} else {
		if (sh.mid_line)
			put_text("\n");
		put_text(text);
		if (redraw && sh.kind == INPUT_KEY)
			put_text(" --More-- ");
	}
	free(text);
}

static void
answer(struct frame *f)
{
	bool new_line = f->kind == FRAME_EDIT && rd_u8(&f->body);
	char *text = frame_text(f);

	sh.asking = false;
	if (editor_reading() && f->kind == FRAME_EDIT)
		editor_edit(text, new_line);
	else if (editor_reading())
		editor_help(text);
	free(text);
}

static void
erase(struct frame *f)
{
	unsigned n = rd_u16(&f->body);

	for (unsigned i = 0; i < n; i++)
		put_text("\b");
	for (unsigned i = 0; i < n; i++)
		put_text(" ");
	for (unsigned i = 0; i < n; i++)
		put_text("\b");
	sh.mid_line = false;
}

static void
over(struct frame *f)
{
	char *why = frame_text(f);

	if (*why)
		fprintf(stderr, "qmidle: %s\n", why);
	sh.status = *why ? 2 : 0;
	free(why);
}

static void
handle(struct frame *f)
{
	char *text;

	switch (f->kind) {
	case FRAME_WRITE:
		text = frame_text(f);
		put_text(text);
		free(text);
		break;
	case FRAME_PROMPT:
		prompt(f);
		break;
	case FRAME_MESSAGE:
		message(f);
		break;
	case FRAME_HELP:
	case FRAME_EDIT:
		answer(f);
		break;
	case FRAME_ERASE:
		erase(f);
		break;
	case FRAME_END:
		over(f);
		break;
	default:
		break;
	}
}

static void
receive(void)
{
	char bytes[16384];
	ssize_t n = read(sh.fd, bytes, sizeof bytes);
	size_t done = 0;
	struct frame f;
	long size = 0;

	if (n < 0 && errno == EINTR)
		return;
	if (n > 0)
		text_add_n(&sh.in, bytes, (size_t)n);
	while (sh.status == RUNNING &&
	       (size = frame_take(sh.in.at + done, sh.in.len - done, &f)) > 0) {
		done += (size_t)size;
		handle(&f);
	}
	if (sh.status == RUNNING && (n <= 0 || size < 0)) {
		fprintf(stderr, "%sqmidle: the lab has gone\n", sh.mid_line ? "\n" : "");
		sh.status = 1;
	}
	if (done) {
		memmove(sh.in.at, sh.in.at + done, sh.in.len - done);
		sh.in.len -= done;
	}
}

/* ---- the machine ---- */

static void
on_signal(int signal)
{
	if (signal == SIGWINCH)
		resized = 1;
	else
		killed = 1;
}

static void
catch_signals(void)
{
	struct sigaction a = { .sa_handler = on_signal };

	sigaction(SIGWINCH, &a, NULL);
	sigaction(SIGTERM, &a, NULL);
	sigaction(SIGHUP, &a, NULL);
	sigaction(SIGINT, &a, NULL);
	signal(SIGPIPE, SIG_IGN);
}

/* Every key comes as it is typed, and none means anything to the kernel. */
static void
set_raw(const struct termios *was)
{
	struct termios t = *was;

	t.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR | IXON | ISTRIP | BRKINT);
	t.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
	t.c_oflag |= OPOST | ONLCR;
	t.c_cc[VMIN] = 1;
	t.c_cc[VTIME] = 0;
	tcsetattr(STDIN_FILENO, TCSADRAIN, &t);
}

/* What was typed ahead waits until the session has said all: a message behind its prompt, too. */
static void
run(void)
{
	while (sh.status == RUNNING) {
		struct pollfd p[] = {
			{ .fd = sh.fd, .events = POLLIN },
			{ .fd = sh.person || wants_lines() ? STDIN_FILENO : -1, .events = POLLIN },
		};
		int ready;

		if (!sh.person && sh.kind != INPUT_NONE && play_line())
			continue;
		ready = poll(p, 2, wants_kept() ? 0 : editor_away() ? BURST_MS : -1);
		if (ready < 0 && errno != EINTR)
			break;
		if (!ready)
			editor_settle();
		if (killed)
			sh.status = 0;
		if (resized)
			send_size();
		if (p[0].revents)
			receive();
		else
			use_kept();
		if (sh.status == RUNNING && p[1].revents && sh.person)
			read_keys();
		else if (sh.status == RUNNING && p[1].revents)
			read_lines();
	}
}

static int
connect_to(const char *path)
{
	struct sockaddr_un addr = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	strncpy(addr.sun_path, path, sizeof addr.sun_path - 1);
	if (fd >= 0 && !connect(fd, (struct sockaddr *)&addr, sizeof addr))
		return fd;
	fprintf(stderr, "qmidle: this lab is not running (%s: %s)\n", path, strerror(errno));
	if (fd >= 0)
		close(fd);
	return -1;
}

int
term_shell(const char *socket_path, const char *node)
{
	static const struct editor_ops ops = { .put = put, .done = line_done, .ask = ask };
	struct termios was;
	uint16_t size[2];

	sh.fd = socket_path ? connect_to(socket_path) : TERM_SHELL_SOCKET;
	if (sh.fd < 0)
		return 2;
	sh.status = RUNNING;
	sh.person = isatty(STDIN_FILENO) && !tcgetattr(STDIN_FILENO, &was);
	catch_signals();
	if (sh.person) {
		window(size);
		editor_start(&ops, size[1]);
		set_raw(&was);
	}
	send_hello(node);
	run();
	if (sh.person) {
		editor_stop();
		if (sh.mid_line)
			put_text("\n");
		tcsetattr(STDIN_FILENO, TCSADRAIN, &was);
	}
	close(sh.fd);
	text_free(&sh.in);
	text_free(&sh.ahead);
	text_free(&sh.lines);
	return sh.status;
}
