/* reload, with its questions: now, in a while, at a time of day. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "cli/exec/dialogue.h"
#include "cli/exec/files.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "cli/show/show.h"
#include "engine/base/xmalloc.h"
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

#define FARTHEST (24 * 24 * 60 * 60) /* seconds from now: later is not planned */
#define DAY	 (24 * 60 * 60)

/* What was asked for, until it is confirmed. */
struct wish {
	simtime delay; /* 0: now */
	char reason[RELOAD_WORDS];
};

/* "1 hour and 30 minutes", "4 minutes and 55 seconds" */
static void
show_left(struct session *s, unsigned seconds)
{
	unsigned hours = seconds / 3600, minutes = seconds / 60 % 60, rest = seconds % 60;

	if (hours)
		session_printf(s, "%u hour%s%s", hours, hours == 1 ? "" : "s",
			       minutes ? " and " : "");
	if (minutes)
		session_printf(s, "%u minute%s%s", minutes, minutes == 1 ? "" : "s",
			       rest && !hours ? " and " : "");
	if (!hours && (rest || !minutes))
		session_printf(s, "%u second%s", rest, rest == 1 ? "" : "s");
}

static void
show_schedule(struct session *s, simtime at, const char *by, const char *reason)
{
	struct calendar c = device_calendar(session_device(s), at);

	session_printf(s, "Reload scheduled for %02d:%02d:%02d %s %s %s %d %d (in ", c.hour,
		       c.minute, c.second, c.zone, weekday_names[c.weekday],
		       month_names[c.month - 1], c.day, c.year);
	show_left(s, (unsigned)((at - sched_now(session_sched(s))) / SEC(1)));
	session_printf(s, ") by %s\nReload reason: %s\n", by, reason);
}

static void
confirmed(struct session *s, void *ctx, bool yes)
{
	struct device *d = session_device(s);
	struct wish *w = ctx;

	if (yes && w->delay) {
		reload_plan(d, sched_now(session_sched(s)) + w->delay, session_where(s), w->reason);
	} else if (yes) {
		session_job(s, &reloading, NULL);
		reload_now(d, session_where(s), w->reason);
	}
	free(w);
}

static void
ask_to_proceed(struct session *s, struct wish *w)
{
	if (w->delay)
		show_schedule(s, sched_now(session_sched(s)) + w->delay, session_where(s),
			      w->reason);
	session_confirm(s, "Proceed with reload? [confirm]", confirmed, w);
}

static void
save_decided(struct session *s, void *ctx, bool yes)
{
	if (!yes || files_save(s))
		ask_to_proceed(s, ctx);
	else
		free(ctx);
}

/* How long until that time of day, or of that day, next comes; false: it has been said why not. */
static bool
until(struct session *s, const struct args_reload *a, simtime *delay)
{
	struct device *d = session_device(s);
	int64_t now = device_now(d);
	struct calendar c = device_date(d, now);
	struct tm t = {
		.tm_year = c.year - 1900,
		.tm_mon = (a->has_month ? (int)a->month : c.month) - 1,
		.tm_mday = a->has_day ? (int)a->day : c.day,
		.tm_min = (int)a->at,
	};
	int64_t at;

	if (!c.set) {
		session_write(s, "%System clock is not set, reload at is not possible.\n");
		return false;
	}
	at = device_time(d, timegm(&t));
	if (at <= now && !a->has_day)
		at += DAY;
	if (at <= now) {
		session_write(s, "%Reload time is in the past.\n");
		return false;
	}
	if (at - now > FARTHEST) {
		session_write(s, "%Reload must be within 24 days.\n");
		return false;
	}
	*delay = SEC(1) * (simtime)(at - now);
	return true;
}

void
exec_reload(struct session *s, const struct args_reload *a)
{
	const char *reason = a->has_why ? a->why : a->has_reason ? a->reason : "Reload Command";
	simtime delay = a->has_delay ? SEC(60) * a->delay : 0;
	struct wish *w;

	if (a->kw_cancel) {
		if (!reload_cancel(session_device(s)))
			session_write(s, "%No reload is scheduled.\n");
		return;
	}
	if (a->has_at && !until(s, a, &delay))
		return;
	w = xcalloc(1, sizeof *w);
	w->delay = delay;
	snprintf(w->reason, sizeof w->reason, "%s", reason);
	if (!config_is_modified(session_device(s))) {
		ask_to_proceed(s, w);
	} else {
		session_write(s, "\n");
		dialogue_decide(s, "System configuration has been modified. Save? [yes/no]: ",
				save_decided, w, free);
	}
}

void
exec_show_reload(struct session *s, const struct args_show_reload *a)
{
	const struct reload *r = &session_device(s)->reload;

	if (r->timer)
		show_schedule(s, r->at, r->by, r->reason);
	else
		session_write(s, "No reload is scheduled.\n");
}
