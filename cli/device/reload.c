#include "cli/device/reload.h"

#include <stdio.h>
#include <stdlib.h>

#include "cli/device/device.h"
#include "cli/show/show.h"
#include "engine/base/xmalloc.h"
#include "engine/node/node.h"

/* How long before it everybody is told. */
static const simtime marks[] = { SEC(3600), SEC(1800), SEC(900), SEC(300), SEC(60), 0 };

static struct sched *
sched_of(const struct device *d)
{
	return world_sched(d->world);
}

static char *
moment(const struct device *d, simtime at)
{
	struct calendar c = device_calendar(d, at);

	return xasprintf("%02d:%02d:%02d %s %s %s %d %d", c.hour, c.minute, c.second, c.zone,
			 weekday_names[c.weekday], month_names[c.month - 1], c.day, c.year);
}

static void
announce(struct device *d, const char *what)
{
	char *text = xasprintf("\n\n***\n*** --- %s ---\n***\n", what);

	log_announce(d->log, text);
	free(text);
}

static void
announce_left(struct device *d, simtime left)
{
	unsigned s = (unsigned)(left / SEC(1));
	char *what = s ? xasprintf("SHUTDOWN in %u:%02u:%02u", s / 3600, s / 60 % 60, s % 60)
		       : xstrdup("SHUTDOWN NOW");

	announce(d, what);
	free(what);
}

static void mark(void *device, uint64_t serial);

static void
wait_for_mark(struct device *d)
{
	simtime left = d->reload.at - sched_now(sched_of(d));
	unsigned i = 0;

	while (marks[i] >= left && marks[i])
		i++;
	d->reload.timer = timer_after(sched_of(d), left - marks[i], mark, d, 0);
}

static void
begin(struct device *d)
{
	snprintf(d->reload.last, sizeof d->reload.last, "%s", d->reload.reason);
	event(log_sink(d->log), RELOAD_REQUESTED, d->reload.by, d->reload.reason);
	device_restart(d);
}

static void
mark(void *device, uint64_t serial)
{
	struct device *d = device;
	simtime left = d->reload.at - sched_now(sched_of(d));

	announce_left(d, left);
	if (left)
		wait_for_mark(d);
	else
		begin(d);
}

static void
note(struct device *d, simtime at, const char *by, const char *reason)
{
	reload_over(d);
	d->reload.at = at;
	snprintf(d->reload.by, sizeof d->reload.by, "%s", by);
	snprintf(d->reload.reason, sizeof d->reload.reason, "%s", reason);
}

void
reload_now(struct device *d, const char *by, const char *reason)
{
	note(d, sched_now(sched_of(d)), by, reason);
	begin(d);
}

void
reload_plan(struct device *d, simtime at, const char *by, const char *reason)
{
	char *now = moment(d, sched_now(sched_of(d))), *then = moment(d, at);

	note(d, at, by, reason);
	announce_left(d, at - sched_now(sched_of(d)));
	event(log_sink(d->log), RELOAD_SCHEDULED, then, now, by, reason);
	wait_for_mark(d);
	free(now);
	free(then);
}

bool
reload_cancel(struct device *d)
{
	char *now;

	if (!d->reload.timer)
		return false;
	reload_over(d);
	announce(d, "SHUTDOWN ABORTED");
	now = moment(d, sched_now(sched_of(d)));
	event(log_sink(d->log), RELOAD_CANCELLED, now);
	free(now);
	return true;
}

void
reload_over(struct device *d)
{
	timer_cancel(sched_of(d), d->reload.timer);
	d->reload.timer = 0;
}
