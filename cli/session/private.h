/* The inside of a session, for the files of this folder.
 *
 * Everything that happens to a session comes in by session_enter() … session_leave(): a line, a
 * key, a job that goes on. The outermost session_leave() settles: it shows --More--, the question
 * or the prompt, whatever it is that the session waits for now, and behind it the messages that
 * came meanwhile. */
#ifndef QMIDLE_SESSION_PRIVATE_H
#define QMIDLE_SESSION_PRIVATE_H

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "cli/device/log.h"
#include "cli/session/facts.h"
#include "cli/session/aaa.h"
#include "cli/session/connection.h"
#include "cli/session/filter.h"
#include "cli/session/history.h"
#include "cli/session/redirect.h"
#include "cli/session/session.h"
#include "engine/base/text.h"
#include "grammar/match/match.h"

#define PROMPT_SIZE 128

enum session_state {
	SESSION_NEW,	/* never attached */
	SESSION_CLOSED, /* "Press RETURN to get started." */
	SESSION_LOGIN,	/* at its login dialogue */
	SESSION_OPEN,
};

struct question {
	enum input_kind kind;
	char *prompt;
	bool waits;	       /* it is not asked yet */
	session_answer_fn *fn; /* NULL: there is no question */
	void *ctx;
};

struct session {
	const struct persona *persona;
	void *owner;
	struct sched *sched;
	struct device *device; /* NULL: not a router */
	struct line *line;
	struct session *next_on_line;
	struct log_listener listener;
	bool monitor; /* terminal monitor */
	char where[64];
	char peer[48];	       /* address from which he came, "" at a console */
	struct ssh_login *ssh; /* he came by SSH; else NULL */

	struct terminal *terminal;
	struct text kept;      /* printed while no terminal was there */
	struct session *under; /* who shows this one in its place, see session_connect() */
	struct session *over;  /* whom it shows */

	enum session_state state;
	unsigned depth;	       /* of session_enter() */
	bool leaving;	       /* session_exit() was called */
	enum input_kind input; /* what the terminal was asked for */
	bool asked;	       /* … and it has been shown */

	unsigned privilege;
	char *lock; /* the password that opens it again, see lock.c; NULL: it is open */
	char *view; /* of the parser, in which he is; NULL: none */
	char folder[SESSION_FOLDER];
	char *user;
	simtime opened; /* when the exec began */
	simtime last_input;
	timer_id idle;

	struct config_place place;
	struct text collected; /* a banner as far as it is typed */
	bool collecting;
	struct history exec_history, config_history;
	unsigned length, width; /* of the terminal; length 0: no paging */
	bool length_set;	/* by terminal length: the window does not matter */
	bool editing;
	char *resumed; /* a line that was being typed when a long list of help began */

	/* the command that runs */
	bool command;
	struct connection *connections, *current; /* current: in front, or the last that was */
	const struct job_ops *job;
	void *job_ctx;
	struct question question;

	/* its output */
	struct facts *facts; /* wanted instead of text, see facts.h; NULL: text */
	struct filter *filter;
	struct redirect *redirect;
	bool paging;
	unsigned shown;	      /* lines of this page */
	struct text held;     /* what waits behind --More-- */
	bool more;	      /* --More-- is shown */
	bool searching;	      /* the expression of a search at --More-- is asked for */
	bool discard;	      /* it was left: nothing of this command is printed any more */
	struct text reported; /* messages of what happens now, see output_report() */
};

/* ---- session.c ---- */

/* The prompt as it stands now. */
void session_prompt_text(const struct session *, char buf[static PROMPT_SIZE]);
void session_match_at(struct session *, struct match_at *);
struct history *session_history(struct session *);
/* Ends it from outside, whatever runs or is typed there. */
void session_hang_up(struct session *);
/* The terminal is at its prompt: somebody may be typing. */
bool session_prompting(const struct session *);

/* ---- output.c ---- */

void output_begin(struct session *, bool paging);
void output_end(struct session *); /* the filter's last words; may hold more */
bool output_waits(const struct session *);
void output_more(struct session *); /* shows --More-- */
void output_more_key(struct session *, int key);
void output_raw(struct session *, const char *, size_t); /* past filter and pager */
void output_message(struct session *, const char *text);
/* A message of the router. The router writes them when nobody else has something to do: those that
 * a line or key brings about stand behind what it prints and the prompt, question or --More-- to
 * which that leads. */
void output_report(struct session *, const char *text);
void output_reported(struct session *); /* now is that time */

/* ---- command.c ---- */

void command_run(struct session *, const char *text);
void command_end_configuring(struct session *);
void command_stop_collecting(struct session *);

/* ---- help.c ---- */

void help_question(struct session *, const char *line);
void help_tab(struct session *, const char *line);

/* ---- privilege.c ---- */

/* At that level, or at the highest that the lab allows here. */
void privilege_start(struct session *, unsigned level);
/* What `enable` to that level wants, as stored; NULL: nothing is set. */
const char *privilege_secret(const struct session *, unsigned level);

/* ---- view.c ---- */

bool view_is_root(const struct session *);
void view_enter(struct session *, const char *name);
void view_leave(struct session *);
/* Is the line not one that only the root view has? Says so otherwise. */
bool view_lets_configure(struct session *, const struct match *);

/* ---- lock.c ---- */

/* Asks for the password that opens it. */
void lock_ask(struct session *);
void lock_forget(struct session *);

/* ---- ssh.c ---- */

struct ssh_login;
void ssh_login_begin(struct session *); /* he has a line, and is to log in */
/* It ends and has no terminal to end: the protocol hears of it. */
void ssh_login_drop(struct session *);
void ssh_login_free(struct ssh_login *);
bool ssh_login_known(const struct session *); /* he has logged in */

/* ---- login.c ---- */

void login_start(struct session *);	/* banner, login, the first prompt */
void login_closed(struct session *);	/* "R1 con0 is now available" */
void login_restarted(struct session *); /* "Press RETURN to get started!" */
/* Somebody said who he is, or that was not so: told to whoever watches logins. How long he waits then. */
simtime login_counts(struct session *, const char *user, bool good);
void login_active(struct session *); /* somebody is there: exec-timeout begins anew */

#endif
