/* The calendar of a router, counted from the simulated clock. */
#include <time.h>

#include "cli/device/clock.h"
#include "cli/show/show.h"
#include "engine/node/node.h"

#define NS 1000000000LL

static simtime
now(const struct device *d)
{
	return sched_now(world_sched(d->world));
}

void
clock_start(struct device *d)
{
	if (d->made.clock_set)
		d->clock = (struct device_clock){ d->made.date * NS, true };
	else
		d->clock = (struct device_clock){ POWER_ON * NS - (int64_t)now(d), false };
}

void
device_clock_set(struct device *d, int64_t seconds)
{
	d->clock = (struct device_clock){ seconds * NS - (int64_t)now(d), true };
}

int64_t
device_now(const struct device *d)
{
	int64_t ns = (int64_t)now(d) + d->clock.offset;

	return ns / NS - (ns % NS < 0);
}

simtime
clock_now(void *device)
{
	return now(device);
}

int64_t
clock_seconds(void *device)
{
	return device_now(device);
}

/* Minutes east of UTC at that moment. */
static int
offset_at(const struct device *d, int64_t since_1970, const char **zone)
{
	const struct device_settings *s = &d->settings;

	if (summer_is(&s->summer, since_1970 + s->zone_minutes * 60)) {
		*zone = s->summer.zone;
		return s->zone_minutes + s->summer.minutes;
	}
	*zone = s->zone;
	return s->zone_minutes;
}

/* The hour that comes twice is that of the summer. */
int64_t
device_time(const struct device *d, int64_t local)
{
	const struct device_settings *s = &d->settings;
	int64_t standard = local - s->summer.minutes * 60;

	return (summer_is(&s->summer, standard) ? standard : local) - s->zone_minutes * 60;
}

static struct calendar
calendar_at(const struct device *d, int64_t since_1970, bool local)
{
	const char *zone = "UTC";
	int offset = local ? offset_at(d, since_1970, &zone) : 0;
	time_t seconds = (time_t)(since_1970 + offset * 60);
	struct tm t = { 0 };

	gmtime_r(&seconds, &t);
	return (struct calendar){
		.year = t.tm_year + 1900,
		.month = t.tm_mon + 1,
		.day = t.tm_mday,
		.weekday = t.tm_wday,
		.hour = t.tm_hour,
		.minute = t.tm_min,
		.second = t.tm_sec,
		.offset = offset,
		.set = d->clock.set,
		.zone = zone,
	};
}

struct calendar
calendar_of(const struct device *d, simtime at, bool local)
{
	int64_t ns = (int64_t)at + d->clock.offset, seconds = ns / NS - (ns % NS < 0);
	struct calendar c = calendar_at(d, seconds, local);

	c.msec = (int)((ns - seconds * NS) / 1000000);
	return c;
}

struct calendar
device_date(const struct device *d, int64_t seconds)
{
	return calendar_at(d, seconds, true);
}

struct calendar
device_calendar(const struct device *d, simtime at)
{
	return calendar_of(d, at, true);
}

void
clock_stamp(void *device, const struct log_stamp_style *style, struct text *to)
{
	const struct device *d = device;
	struct calendar t;

	if (style->kind == STAMP_UPTIME) {
		span_short(now(d) - d->booted, to);
		return;
	}
	t = calendar_of(d, now(d), style->localtime);
	text_addf(to, "%s%s %2d ", t.set ? "" : "*", month_names[t.month - 1], t.day);
	if (style->year)
		text_addf(to, "%d ", t.year);
	text_addf(to, "%02d:%02d:%02d", t.hour, t.minute, t.second);
	if (style->msec)
		text_addf(to, ".%03d", t.msec);
	if (style->timezone)
		text_addf(to, " %s", t.zone);
}
