/* reload, with its questions. */
#include <stdint.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "cli/exec/dialogue.h"
#include "cli/exec/files.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "cli/show/show.h"
#include "grammar/ios/args.h"

/* The session is without a prompt until the router is back and drops this job. */
static void
keep_going(struct session *s, void *job)
{
}

static void
nothing_to_free(void *job)
{
}

static const struct job_ops reloading = { .abort = keep_going, .free = nothing_to_free };

/* When a reload is to come, in minutes from now; 0: at once. It goes from question to question in
 * the place of a pointer. */
static void *
ctx_of(unsigned minutes)
{
	return (void *)(uintptr_t)minutes;
}

static unsigned
minutes_of(const void *ctx)
{
	return (unsigned)(uintptr_t)ctx;
}

static void
show_schedule(struct session *s, simtime at)
{
	struct calendar c = device_calendar(session_device(s), at);
	unsigned left = (unsigned)((at - sched_now(session_sched(s))) / SEC(1));

	session_printf(s, "Reload scheduled for %02d:%02d:%02d %s %s %s %d %d (in ", c.hour,
		       c.minute, c.second, c.zone, weekday_names[c.weekday],
		       month_names[c.month - 1], c.day, c.year);
	if (left >= 60)
		session_printf(s, "%u minute%s", left / 60, left < 120 ? "" : "s");
	if (left % 60)
		session_printf(s, "%s%u second%s", left >= 60 ? " and " : "", left % 60,
			       left % 60 == 1 ? "" : "s");
	session_printf(s, ") by %s\nReload reason: Reload Command\n", session_where(s));
}

static void
confirmed(struct session *s, void *ctx, bool yes)
{
	struct device *d = session_device(s);

	if (!yes)
		return;
	if (minutes_of(ctx)) {
		device_reload_at(d, sched_now(session_sched(s)) + SEC(60) * minutes_of(ctx));
		return;
	}
	session_job(s, &reloading, NULL);
	event(log_sink(d->log), RELOAD_REQUESTED, session_where(s));
	device_reload(d);
}

static void
ask_to_proceed(struct session *s, unsigned minutes)
{
	if (minutes)
		show_schedule(s, sched_now(session_sched(s)) + SEC(60) * minutes);
	session_confirm(s, "Proceed with reload? [confirm]", confirmed, ctx_of(minutes));
}

static void
save_decided(struct session *s, void *ctx, bool yes)
{
	if (!yes || files_save(s))
		ask_to_proceed(s, minutes_of(ctx));
}

static void
cancel(struct session *s)
{
	if (device_reload_cancel(session_device(s)))
		session_write(s, "\n\n***\n*** --- SHUTDOWN ABORTED ---\n***\n\n");
	else
		session_write(s, "%No reload is scheduled.\n");
}

void
exec_reload(struct session *s, const struct args_reload *a)
{
	unsigned minutes = a->has_minutes ? a->minutes : 0;

	if (a->kw_cancel) {
		cancel(s);
	} else if (!config_is_modified(session_device(s))) {
		ask_to_proceed(s, minutes);
	} else {
		session_write(s, "\n");
		dialogue_decide(s, "System configuration has been modified. Save? [yes/no]: ",
				save_decided, ctx_of(minutes), NULL);
	}
}

void
exec_show_reload(struct session *s, const struct args_show_reload *a)
{
	const struct device *d = session_device(s);

	if (d->reload_timer)
		show_schedule(s, d->reload_at);
	else
		session_write(s, "No reload is scheduled.\n");
}
