/* clock set. */
#include <stdio.h>
#include <time.h>

#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "cli/show/show.h"
#include "grammar/ios/args.h"

#define MOMENT 48

/* "00:12:34 UTC Fri Mar 1 2002", as the message about it has it. */
static void
moment(struct session *s, char buf[static MOMENT])
{
	struct calendar c = device_calendar(session_device(s), sched_now(session_sched(s)));

	snprintf(buf, MOMENT, "%02d:%02d:%02d %s %s %s %d %d", c.hour, c.minute, c.second, c.zone,
		 weekday_names[c.weekday], month_names[c.month - 1], c.day, c.year);
}

void
exec_clock_set(struct session *s, const struct args_clock_set *a)
{
	struct device *d = session_device(s);
	struct tm t = {
		.tm_year = (int)a->year - 1900,
		.tm_mon = (int)a->month - 1,
		.tm_mday = (int)a->day,
		.tm_sec = (int)a->at,
	};
	char before[MOMENT], after[MOMENT];
	int64_t at = timegm(&t); /* carries what is too much: June 31 becomes July 1 */

	if (t.tm_mon != (int)a->month - 1) {
		session_write(s, "% Invalid day of the month\n");
		return;
	}
	moment(s, before);
	device_clock_set(d, device_time(d, at));
	moment(s, after);
	event(log_sink(d->log), CLOCK_UPDATED, before, after, "console", session_where(s));
}
