/* Real time: the scheduler follows the wall clock.
 *
 *	   +--> prepare: run what is due, arm the timer for the next --> poll: sleep --+
 *	   +------------------ keys, frames, the timer <-------------------------------+
 *
 * libuv's own timers count milliseconds, and a packet that takes 40 microseconds over three hops
 * would take 3 ms: the timer is a timerfd. */
#include "engine/host/loop.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#include "engine/base/xmalloc.h"
#include "engine/host/wire.h"

/* So long may the world run at a stretch before sockets and keys are looked at again. */
#define TURN_NS 5000000
/* No sleep is longer; what is due later is slept for again. */
#define SLEEP_NS UINT64_C(3600000000000)

static uint64_t
wall_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000000000 + (uint64_t)t.tv_nsec;
}

/* Where the wall clock says that the world should be. A world that somebody has run ahead stays
 * ahead. */
static simtime
target(struct loop *l)
{
	uint64_t wall = wall_now();
	simtime now;

	if (l->hurry > sched_now(l->sched))
		return l->hurry;
	now = l->world_start + (simtime)((double)(wall - l->wall_start) * l->speed);
	if (now >= sched_now(l->sched))
		return now;
	l->world_start = sched_now(l->sched);
	l->wall_start = wall;
	return l->world_start;
}

/* Runs what is due; false when the turn was over before all of it was done. */
static bool
catch_up(struct loop *l)
{
	uint64_t turn_ends = wall_now() + TURN_NS;
	simtime now = target(l), hurry = l->hurry;
	unsigned steps = 0;

	while (sched_step(l->sched, now)) {
		if (l->hurry != hurry) { /* what has happened has changed it */
			hurry = l->hurry;
			now = target(l);
		}
		if (!(++steps % 64) && wall_now() > turn_ends)
			return false;
	}
	sched_run_until(l->sched, now);
	return true;
}

void
loop_sync(struct loop *l)
{
	catch_up(l);
}

void
loop_hurry(struct loop *l, simtime until)
{
	l->hurry = until;
}

static void
arm(struct loop *l, uint64_t delay)
{
	struct itimerspec when = {
		.it_value = { .tv_sec = (time_t)(delay / 1000000000),
			      .tv_nsec = (long)(delay % 1000000000) },
	};

	if (!delay)
		when.it_value.tv_nsec = 1;
	timerfd_settime(l->timer, 0, &when, NULL);
}

/* How long the wall clock takes for a span of the world's. */
static uint64_t
wall_span(const struct loop *l, simtime span)
{
	double ns = (double)span / l->speed;

	return ns < (double)SLEEP_NS ? (uint64_t)ns : SLEEP_NS;
}

static void
before_poll(uv_prepare_t *handle)
{
	struct loop *l = handle->data;
	simtime next;
	bool all = catch_up(l);

	wires_flush(l);
	if (l->done && l->done(l->ctx)) {
		loop_stop(l);
		arm(l, 0);
		return;
	}
	next = sched_next(l->sched);
	if (!all)
		arm(l, 0);
	else if (next == SCHED_NEVER)
		timerfd_settime(l->timer, 0, &(struct itimerspec){ 0 }, NULL);
	else
		arm(l, wall_span(l, next - sched_now(l->sched)));
}

static void
timer_fired(uv_poll_t *handle, int status, int events)
{
	struct loop *l = handle->data;
	uint64_t count;

	(void)status;
	(void)events;
	if (read(l->timer, &count, sizeof count) < 0)
		return; /* armed anew in between: nothing to do */
}

struct loop *
loop_new(struct sched *sched, double speed, char **error)
{
	struct loop *l = xcalloc(1, sizeof *l);
	int failed;

	l->sched = sched;
	l->speed = speed;
	l->timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
	if (l->timer < 0) {
		*error = xasprintf("no timer: %s", strerror(errno));
		free(l);
		return NULL;
	}
	failed = uv_loop_init(&l->uv);
	if (failed) {
		*error = xasprintf("no event loop: %s", uv_strerror(failed));
		close(l->timer);
		free(l);
		return NULL;
	}
	uv_prepare_init(&l->uv, &l->prepare);
	uv_poll_init(&l->uv, &l->poll, l->timer);
	l->prepare.data = l->poll.data = l;
	uv_prepare_start(&l->prepare, before_poll);
	uv_poll_start(&l->poll, UV_READABLE, timer_fired);
	l->wall_start = wall_now();
	l->world_start = sched_now(sched);
	return l;
}

void
loop_free(struct loop *l)
{
	uv_close((uv_handle_t *)&l->prepare, NULL);
	uv_close((uv_handle_t *)&l->poll, NULL);
	for (unsigned i = 0; l->has_signals && i < LOOP_SIGNALS; i++)
		uv_close((uv_handle_t *)&l->signals[i], NULL);
	uv_run(&l->uv, UV_RUN_DEFAULT);
	uv_loop_close(&l->uv);
	close(l->timer);
	free(l);
}

struct uv_loop_s *
loop_uv(struct loop *l)
{
	return &l->uv;
}

/* A run may begin inside another one's callback only through loop_sync(), so one pair of
 * (done, ctx) is enough. */
void
loop_run(struct loop *l, bool (*done)(void *), void *ctx)
{
	l->done = done;
	l->ctx = ctx;
	l->stopped = false;
	while (!l->stopped)
		uv_run(&l->uv, UV_RUN_ONCE);
	l->done = NULL;
}

void
loop_stop(struct loop *l)
{
	l->stopped = true;
	uv_stop(&l->uv);
}
