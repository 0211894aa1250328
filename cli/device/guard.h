/* `login block-for`, `delay`, `on-failure`, `on-success`: who failed to log in, how long he waits, and
 * the quiet time after too many.
 *
 *	failures   x  x     x  x  x
 *	watch      |-within-|        |-within-|		the window begins with its first failure
 *	                          |---- block ----|	nobody gets in, but by the quiet-mode list */
#ifndef QMIDLE_DEVICE_GUARD_H
#define QMIDLE_DEVICE_GUARD_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/addr.h"
#include "engine/sim/sched.h"

struct device;
struct line;

#define GUARD_FAILURES 50 /* remembered */

struct guard_failure {
	char user[32], source[48];
	unsigned port, count;
	int64_t at; /* seconds since 1970 */
};

struct guard {
	/* set by `login …` */
	unsigned block, attempts, within; /* seconds and how many; block 0: nobody watches */
	unsigned delay; /* seconds behind a failure; 0: nobody has said how many */
	unsigned rate;	/* failures in a minute on one line that are too many; 0: none are */
	bool log_failures, log_successes;
	unsigned every_failure, every_success; /* of them is logged; 0: all */
	char *access;			       /* who gets in at quiet times, NULL: nobody */
	/* what happened */
	unsigned failed, in_window, succeeded;
	simtime window;
	timer_id quiet; /* 0: normal times */
	struct guard_failure failure[GUARD_FAILURES];
	unsigned failures;
};

void guard_stop(struct device *);
/* Nobody is watched any more, and quiet times end. */
void guard_watch(struct device *, unsigned block, unsigned attempts, unsigned within);

/* Seconds that one waits behind a failure. */
unsigned guard_delay(const struct guard *);

/* Somebody logged in, or did not; source is an address, or "LOCAL" with port 0. */
void guard_failed(struct device *, const char *user, const char *source, unsigned port);
/* How long he waits on that line until he may try again; told when there were too many. */
simtime guard_pause(struct device *, struct line *);
void guard_succeeded(struct device *, const char *user, const char *source, unsigned port);
/* Does nobody from there get a line now? */
bool guard_refuses(struct device *, ip4 source);

#endif
