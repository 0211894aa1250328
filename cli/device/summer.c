#include "cli/device/summer.h"

#include <time.h>

#define DAY (24 * 60 * 60)

const struct summer summer_usual = {
	.minutes = SUMMER_MINUTES,
	.start = { .month = 3, .week = 2, .minute = 2 * 60 },
	.end = { .month = 11, .week = 1, .minute = 2 * 60 },
};

/* Midnight of a day of a month, which may be the 0th: the last of the month before. */
static int64_t
midnight(int year, unsigned month, int day)
{
	struct tm t = { .tm_year = year - 1900, .tm_mon = (int)month - 1, .tm_mday = day };

	return timegm(&t);
}

static unsigned
weekday_of(int64_t at)
{
	time_t seconds = (time_t)at;
	struct tm t;

	gmtime_r(&seconds, &t);
	return (unsigned)t.tm_wday;
}

static int64_t
moment(const struct summer_day *d, int year)
{
	int64_t at, first = midnight(year, d->month, 1), last = midnight(year, d->month + 1, 0);

	if (d->year)
		at = midnight((int)d->year, d->month, (int)d->day);
	else if (d->week == SUMMER_LAST)
		at = last - (7 + weekday_of(last) - d->weekday) % 7 * (int64_t)DAY;
	else
		at = first +
		     ((7 + d->weekday - weekday_of(first)) % 7 + 7 * (d->week - 1)) * (int64_t)DAY;
	return at + d->minute * 60;
}

void
summer_span(const struct summer *s, int year, int64_t *start, int64_t *end)
{
	*start = moment(&s->start, year);
	*end = moment(&s->end, year) - s->minutes * 60;
}

bool
summer_is(const struct summer *s, int64_t standard)
{
	time_t seconds = (time_t)standard;
	int64_t start, end;
	struct tm t;

	if (!*s->zone)
		return false;
	gmtime_r(&seconds, &t);
	summer_span(s, t.tm_year + 1900, &start, &end);
	if (start < end)
		return standard >= start && standard < end;
	return !s->start.year && (standard >= start || standard < end); /* in the south */
}
