/* A session: a person, or a script, at a console. It knows the mode, the privilege and the prompt,
 * matches what is typed, lets it be carried out, and leads what is printed through the output
 * modifier (`| include`) and the pager to the terminal.
 *
 *	terminal --line, key--> session --> match --> exec_…() / config_line()
 *	terminal <--text, prompt-- pager <-- filter <-- session_printf()
 *
 * It is the same for a line of a router, the prompt of a lab and the console of a host: their
 * difference is the persona. A session without a terminal in front goes on; what it prints is kept
 * (up to 64 KB) for the one that comes.
 *
 *	s = session_new_line(device, device_line(device, LINE_CON, 0));
 *	session_attach(s, &terminal);		shows the prompt, or asks for the password
 *	session_line(s, "show clock");		… the terminal got "R1>" again
 */
#ifndef QMIDLE_SESSION_H
#define QMIDLE_SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "cli/session/job.h"
#include "cli/session/terminal.h"
#include "engine/base/diag.h"
#include "engine/sim/sched.h"
#include "grammar/types/types.h"

struct device;
struct history;
struct line;
struct session;
struct text;

/* Whose console it is. */
struct persona {
	int mode;			  /* grammar mode at the prompt: exec, lab, host */
	const char *(*name)(void *owner); /* the prompt begins with it. Borrowed */
	/* What exists (nodes, links …), for values of the grammar; NULL: every name is good. */
	value_list_fn *list;
};

/* A console of something that is not a router. Time is the scheduler's. Gives it. */
struct session *session_new(const struct persona *, void *owner, struct sched *);
/* A console on a line of a router. Several may sit on one line. Gives it. */
struct session *session_new_line(struct device *, struct line *);
enum call_protocol { CALL_TELNET, CALL_SSH };
/* Somebody calls the router from an address ("127.0.0.1"): a session on the first vty that takes him.
 * NULL: none is free, or none may be reached so. Who comes by SSH logs in by session/ssh.h. Gives it. */
struct session *session_new_call(struct device *, enum call_protocol, const char *peer);
/* Would that give one? */
bool session_admits(struct device *, enum call_protocol, const char *peer);
void session_free(struct session *); /* hangs up; its job goes */

/* Puts the terminal in front: shows what was kept, and the prompt. The session that was in front of
 * this terminal goes on without one. */
void session_attach(struct session *, struct terminal *);
/* The terminal is gone, or shows another session. */
void session_detach(struct session *);
/* Shows `child` in place of `s`: Ctrl-Shift-6 x there, or its end, comes back to s (`connect R1`
 * at the lab's prompt). The child stays the caller's. */
void session_connect(struct session *s, struct session *child);

/* ---- what a terminal tells ---- */

enum session_key_code {
	KEY_INTERRUPT = 0x03, /* Ctrl-C */
	KEY_TAB = '\t',
	KEY_ENTER = '\r',
	KEY_END = 0x1a,	     /* Ctrl-Z */
	KEY_ESCAPE = 0x1e,   /* Ctrl-Shift-6 */
	KEY_SUSPEND = 0x11e, /* Ctrl-Shift-6 x */
	KEY_PREVIOUS,	     /* Ctrl-P, Up */
	KEY_NEXT,	     /* Ctrl-N, Down */
};

/* A whole line was typed at INPUT_LINE, INPUT_TEXT or INPUT_SECRET. At INPUT_KEY its first
 * character is the key, or Enter when it is empty. */
void session_line(struct session *, const char *text);
/* A key: any at INPUT_NONE and INPUT_KEY; while a line is typed those above, and '?' and Tab at
 * INPUT_LINE. `line` is what stands in the line: all of it, but for '?' and Tab (which are not in
 * it) what is before the cursor; "" when nobody types. */
void session_key(struct session *, int key, const char *line);
/* The window has another size: t->rows and t->columns. */
void session_resized(struct session *);

enum input_kind session_input(const struct session *); /* what it waits for */
/* At a prompt or a question, nothing running: where a script types its next line. */
bool session_ready(const struct session *);
/* A console that nobody has opened: it waits for Enter. */
bool session_closed(const struct session *);

/* ---- for handlers ---- */

void session_printf(struct session *, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void session_write(struct session *, const char *text);
/* The sentence of a refusal, with its newline. */
void session_refuse(struct session *, const struct diag *);

struct device *session_device(const struct session *); /* NULL: not on a router */
struct line *session_on(const struct session *);       /* its line, NULL: not on a router */
void *session_owner(const struct session *);
struct sched *session_sched(const struct session *);
int session_mode(const struct session *); /* grammar mode: exec also while a `do` runs */
unsigned session_privilege(const struct session *);
/* The levels that commands have for him, as match_at has them. */
const uint8_t *session_levels(struct session *);
/* The view in which he is, NULL: none. */
const char *session_view(const struct session *);
unsigned session_width(const struct session *);
unsigned session_length(const struct session *); /* lines of a page, 0: no paging */
/* "console", "vty0 (10.1.1.9)": for %SYS-5-CONFIG_I and others. Borrowed. */
const char *session_where(const struct session *);
const char *session_user(const struct session *); /* NULL: nobody logged in by name */
/* The folder where files are sought, "flash0:/old": may be changed. */
#define SESSION_FOLDER 160
char *session_folder(struct session *);
/* Says so and gives true when the lab has locked the router: nobody configures it. */
bool session_is_locked(struct session *);

/* Asks a question. The answer is borrowed; it is NULL when there will be none (Ctrl-C, the session
 * goes), and then nothing may be asked or printed: ctx is released. Called once. */
typedef void session_answer_fn(struct session *, void *ctx, const char *answer);
void session_ask(struct session *, enum input_kind, const char *prompt, session_answer_fn *,
		 void *ctx);
/* The same after a while, during which nobody may type. */
void session_ask_later(struct session *, simtime, enum input_kind, const char *prompt,
		       session_answer_fn *, void *ctx);
/* Asks for a text of several lines, which Ctrl-Z ends: all of them, with newlines between. */
void session_ask_text(struct session *, session_answer_fn *, void *ctx);
/* "… [confirm]": Enter, y and Y are yes. Prints the newline. */
typedef void session_confirm_fn(struct session *, void *ctx, bool yes);
void session_confirm(struct session *, const char *prompt, session_confirm_fn *, void *ctx);

/* Leaves the prompt of the persona: a console closes ("Press RETURN to get started."), others
 * come back to who connected, or end their terminal. */
void session_exit(struct session *);

#endif
