/* show clock: "*00:12:34.567 UTC Fri Mar 1 2002". */
#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/facts.h"
#include "cli/session/session.h"
#include "cli/show/show.h"

void
exec_show_clock(struct session *s, const struct args_show_clock *a)
{
	struct device *d = session_device(s);
	struct calendar c = device_calendar(d, sched_now(session_sched(s)));

	session_printf(s, "%s%02d:%02d:%02d.%03d %s %s %s %d %d\n", c.set ? "" : "*", c.hour,
		       c.minute, c.second, c.msec, c.zone, weekday_names[c.weekday],
		       month_names[c.month - 1], c.day, c.year);
	tell_moment(s, "time", sched_now(session_sched(s)));
	tell_string(s, "zone", c.zone);
	tell_bool(s, "authoritative", c.set);
	tell_string(s, "source", c.set ? "user configuration" : NULL);
	if (a->kw_detail)
		session_printf(s,
			       c.set ? "Time source is user configuration\n" : "No time source\n");
}
