/* Dates, spans of time, and the names of their parts. */
#include "cli/show/show.h"

#include "cli/device/device.h"
#include "cli/session/facts.h"
#include "cli/session/session.h"

const char *const month_names[12] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
				      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
const char *const weekday_names[7] = { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };

#define MINUTE 60u
#define HOUR   (60u * MINUTE)
#define DAY    (24u * HOUR)
#define WEEK   (7u * DAY)
#define YEAR   (52u * WEEK)

unsigned
span_milliseconds(simtime span)
{
	unsigned ms = (unsigned)((span + MSEC(1) / 2) / MSEC(1));

	return ms ? ms : 1;
}

void
date_words(const struct device *d, int64_t seconds, struct text *to)
{
	struct calendar c = device_date(d, seconds);

	text_addf(to, "%02d:%02d:%02d %s %s %d %d", c.hour, c.minute, c.second, c.zone,
		  month_names[c.month - 1], c.day, c.year);
}

void
tell_moment(struct session *s, const char *key, simtime at)
{
	struct calendar c = device_calendar(session_device(s), at);
	char text[32];

	snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02d.%03d", c.year, c.month, c.day,
		 c.hour, c.minute, c.second, c.msec);
	tell_string(s, key, text);
}

void
tell_seconds(struct session *s, const char *key, simtime span)
{
	if (span == SCHED_NEVER)
		tell_null(s, key);
	else
		tell_number(s, key, (long long)(span / SEC(1)));
}

void
span_words(simtime span, struct text *t)
{
	static const struct {
		const char *word;
		unsigned seconds;
	} unit[] = { { "year", YEAR }, { "week", WEEK }, { "day", DAY }, { "hour", HOUR } };
	uint64_t left = span / SEC(1), n;

	for (unsigned i = 0; i < sizeof unit / sizeof *unit; i++) {
		n = left / unit[i].seconds;
		left %= unit[i].seconds;
		if (n)
			text_addf(t, "%u %s%s, ", (unsigned)n, unit[i].word, n == 1 ? "" : "s");
	}
	n = left / MINUTE;
	text_addf(t, "%u minute%s", (unsigned)n, n == 1 ? "" : "s");
}

void
span_short(simtime span, struct text *t)
{
	unsigned s = (unsigned)(span / SEC(1));

	if (span == SCHED_NEVER)
		text_add(t, "never");
	else if (s < DAY)
		text_addf(t, "%02u:%02u:%02u", s / HOUR, s % HOUR / MINUTE, s % MINUTE);
	else if (s < WEEK)
		text_addf(t, "%ud%02uh", s / DAY, s % DAY / HOUR);
	else if (s < YEAR)
		text_addf(t, "%uw%ud", s / WEEK, s % WEEK / DAY);
	else
		text_addf(t, "%uy%02uw", s / YEAR, s % YEAR / WEEK);
}
