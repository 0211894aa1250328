/* show login: who watches, and who failed. */
#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "cli/show/show.h"
#include "engine/node/node.h"
#include "grammar/ios/args.h"

static void
show_failures(struct session *s, const struct device *d)
{
	const struct guard *g = &d->guard;

	if (!g->failures) {
		session_write(s, "*** No logged failed login attempts with the device.***\n");
		return;
	}
	session_printf(s,
		       "Total failed logins: %u\n"
		       "Detailed information about last %u failures\n\n"
		       "Username        SourceIPAddr    lPort Count TimeStamp\n",
		       g->failed, GUARD_FAILURES);
	for (unsigned i = 0; i < g->failures; i++) {
		const struct guard_failure *f = &g->failure[i];
		struct calendar c = device_date(d, f->at);

		session_printf(s, "%-15.15s %-15s %-5u %-5u %02d:%02d:%02d %s %s %s %d %d\n",
			       f->user, f->source, f->port, f->count, c.hour, c.minute, c.second,
			       c.zone, weekday_names[c.weekday], month_names[c.month - 1], c.day,
			       c.year);
	}
}

static unsigned
seconds_until(const struct device *d, simtime at)
{
	simtime now = sched_now(world_sched(d->world));

	return at > now ? (unsigned)((at - now + SEC(1) - 1) / SEC(1)) : 0;
}

static void
show_watch(struct session *s, const struct device *d)
{
	const struct guard *g = &d->guard;

	session_printf(s,
		       "     Router enabled to watch for login Attacks.\n"
		       "     If more than %u login failures occur in %u seconds or less,\n"
		       "     logins will be disabled for %u seconds.\n\n",
		       g->attempts, g->within, g->block);
	if (g->quiet)
		session_printf(s,
			       "     Router presently in Quiet-Mode.\n"
			       "     Will remain in Quiet-Mode for %u seconds.\n"
			       "     %s\n",
			       seconds_until(d, timer_due(world_sched(d->world), g->quiet)),
			       g->access ? "Restricted logins filtered by applied ACL."
					 : "Denying logins from all sources.");
	else
		session_printf(s,
			       "     Router presently in Normal-Mode.\n"
			       "     Current Watch Window\n"
			       "         Time remaining: %u seconds.\n"
			       "         Login failures for current window: %u.\n"
			       "     Total login failures: %u.\n",
			       g->in_window ? seconds_until(d, g->window + SEC(g->within))
					    : g->within,
			       g->in_window, g->failed);
}

static void
show_delay(struct session *s, const struct guard *g)
{
	if (!guard_delay(g))
		session_write(s, "     No login delay has been applied.\n");
	else
		session_printf(s, "     A %slogin delay of %u second%s is applied.\n",
			       g->delay ? "" : "default ", guard_delay(g),
			       guard_delay(g) == 1 ? "" : "s");
}

void
exec_show_login(struct session *s, const struct args_show_login *a)
{
	const struct device *d = session_device(s);
	const struct guard *g = &d->guard;

	if (a->kw_failures) {
		show_failures(s, d);
		return;
	}
	show_delay(s, g);
	if (g->access)
		session_printf(s, "     Quiet-Mode access list %s is applied.\n\n", g->access);
	else
		session_write(s, "     No Quiet-Mode access list has been configured.\n\n");
	if (g->block)
		show_watch(s, d);
	else
		session_write(s, "     Router NOT enabled to watch for login Attacks\n");
}
