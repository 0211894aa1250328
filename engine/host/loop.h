/* Private to engine/host. */
#ifndef QMIDLE_HOST_LOOP_H
#define QMIDLE_HOST_LOOP_H

#include <uv.h>

#include "engine/host/host.h"

#define LOOP_SIGNALS 3

struct wire;

struct loop {
	uv_loop_t uv;
	uv_prepare_t prepare;
	uv_poll_t poll;
	uv_signal_t signals[LOOP_SIGNALS];
	bool has_signals;
	int timer;
	struct sched *sched;
	double speed;
	uint64_t wall_start; /* ns of the monotonic clock … */
	simtime world_start; /* … at this simulated time */
	simtime hurry;	     /* until then the wall clock does not count */
	bool (*done)(void *);
	void *ctx;
	bool stopped;
	struct wire *unsent; /* wires that hold something back until the turn is over */
};

#endif
