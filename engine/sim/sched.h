/* The one clock of a world, and everything that waits for it.
 *
 * Time is simulated nanoseconds since the world began. It moves only when somebody runs the
 * scheduler: virtual time jumps from event to event, real time is paced by engine/host. What is
 * due at the same instant happens in the order in which it was asked for. */
#ifndef QMIDLE_SIM_SCHED_H
#define QMIDLE_SIM_SCHED_H

#include <stdbool.h>
#include <stdint.h>

typedef uint64_t simtime; /* ns since the world began, or a span of them */

#define USEC(n)	    ((simtime)(n)*1000)
#define MSEC(n)	    ((simtime)(n)*1000000)
#define SEC(n)	    ((simtime)(n)*1000000000)
#define SCHED_NEVER UINT64_MAX

struct sched;
typedef uint64_t timer_id; /* 0 is no timer */

/* What a timer calls: owner must still be there (its owner cancels or forgets its timers before
 * it goes); whatever the serial names (an SA's conn-id, a job) may be gone, so look it up. */
typedef void timer_fn(void *owner, uint64_t serial);

struct sched *sched_new(void);
void sched_free(struct sched *);

simtime sched_now(const struct sched *);

/* Calls fn once, after the delay. A delay of 0 runs after everything already due now. */
timer_id timer_after(struct sched *, simtime delay, timer_fn *, void *owner, uint64_t serial);
/* Stale ids and 0 are ignored: a timer that has fired or was cancelled stays so. */
void timer_cancel(struct sched *, timer_id);
/* When it will fire, or SCHED_NEVER. */
simtime timer_due(const struct sched *, timer_id);
/* Cancels all timers of an owner that is about to go. Walks over all timers. */
void sched_forget(struct sched *, const void *owner);

/* When the next timer is due, or SCHED_NEVER. */
simtime sched_next(const struct sched *);
/* Runs the next timer if it is due by `until`; false when none was. */
bool sched_step(struct sched *, simtime until);
/* Runs all that is due by `until`, then sets the clock there. */
void sched_run_until(struct sched *, simtime until);

#endif
