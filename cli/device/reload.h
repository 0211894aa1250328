/* Reloads that are planned, and why the router last started.
 *
 *	plan ---- 1:00:00 ---- 0:30:00 ---- 0:15:00 ---- 0:05:00 ---- 0:01:00 ---- NOW
 *	  |         every terminal is told how long it still has
 *	  \-> cancelled: every terminal is told that too */
#ifndef QMIDLE_DEVICE_RELOAD_H
#define QMIDLE_DEVICE_RELOAD_H

#include <stdbool.h>

#include "engine/sim/sched.h"

struct device;

#define RELOAD_WORDS 128

struct reload {
	timer_id timer; /* the next moment at which something is said; 0: none is planned */
	simtime at;
	char by[64];		   /* "console" */
	char reason[RELOAD_WORDS]; /* of the one that is planned, or under way */
	char last[RELOAD_WORDS];   /* of the one that was; "": power came on */
};

/* Now: the next thing the scheduler does, so a handler may ask for it. A plan is void with it.
 * Texts are copied. */
void reload_now(struct device *, const char *by, const char *reason);
/* At that time; takes the place of what was planned. */
void reload_plan(struct device *, simtime at, const char *by, const char *reason);
/* false: none was planned. */
bool reload_cancel(struct device *);
/* The router starts again: nothing is planned. */
void reload_over(struct device *);

#endif
