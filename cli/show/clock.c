/* show clock: "*00:12:34.567 UTC Fri Mar 1 2002". */
#include <time.h>

#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/facts.h"
#include "cli/session/session.h"
#include "cli/show/show.h"

/* By the clock on the wall as it goes until then. */
static void
show_change(struct session *s, const char *what, int64_t wall, const char *zone)
{
	time_t seconds = (time_t)wall;
	struct tm t;

	gmtime_r(&seconds, &t);
	session_printf(s, "Summer time %s %02d:%02d:%02d %s %s %s %d %d\n", what, t.tm_hour,
		       t.tm_min, t.tm_sec, zone, weekday_names[t.tm_wday], month_names[t.tm_mon],
		       t.tm_mday, t.tm_year + 1900);
}

static void
show_summer(struct session *s, int year)
{
	const struct device_settings *set = &session_device(s)->settings;
	const struct summer *summer = &set->summer;
	int64_t start, end;

	if (!*summer->zone)
		return;
	summer_span(summer, year, &start, &end);
	show_change(s, "starts", start, set->zone);
	show_change(s, "ends", end + summer->minutes * 60, summer->zone);
}

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
	if (!a->kw_detail)
		return;
	session_printf(s, c.set ? "Time source is user configuration\n" : "No time source\n");
	show_summer(s, c.year);
}
