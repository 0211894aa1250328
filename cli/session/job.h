/* A command that takes time: ping, a wait, a transfer. The handler starts the job and returns; the
 * session shows no prompt until the job says that it is done. It prints with session_printf() from
 * its timers and callbacks.
 *
 *	handler:   p = xcalloc(…); session_job(s, &ping_job, p); start it
 *	callback:  session_printf(s, "!");
 *	at last:   session_printf(s, "Success rate …\n"); session_job_done(s);
 */
#ifndef QMIDLE_SESSION_JOB_H
#define QMIDLE_SESSION_JOB_H

#include <stdbool.h>

struct session;

struct job_ops {
	/* The escape sequence (Ctrl-Shift-6) or Ctrl-C was typed. The job ends itself, now or soon,
	 * with session_job_done(); it may print first. */
	void (*abort)(struct session *, void *job);
	/* Another key was typed; NULL: keys are kept for the next prompt. */
	void (*key)(struct session *, void *job, int key);
	/* May keys go on to it now, as INPUT_RAW? From then on all of them do, Ctrl-C too, and
	 * KEY_SUSPEND. whole: it is lines that are typed, by nobody who sees the screen; then it is a
	 * question of when. NULL: never. */
	bool (*raw)(void *job, bool whole);
	/* Releases it, running or not: cancels its timers and frees. Called once, by
	 * session_job_done() or when the session goes. */
	void (*free)(void *job);
};

/* Takes job. A session has one job at a time. */
void session_job(struct session *, const struct job_ops *, void *job);
void session_job_done(struct session *);
/* What raw() says may have changed. */
void session_job_raw(struct session *);

/* A callback that carries out something does it between these two: messages that the router has for
 * it stand behind what it prints, and behind the prompt if it is the last. */
void session_enter(struct session *);
void session_leave(struct session *);

#endif
