/* Summer time: when the clocks of a router go forward, and back. */
#ifndef QMIDLE_DEVICE_SUMMER_H
#define QMIDLE_DEVICE_SUMMER_H

#include <stdbool.h>
#include <stdint.h>

#define SUMMER_LAST    5  /* the last week of a month */
#define SUMMER_MINUTES 60 /* how far it is from the other time */

/* As it is configured: a date, or a day of every year. */
struct summer_day {
	unsigned year;		/* of a date; 0: of every year */
	unsigned month;		/* 1 to 12 */
	unsigned day;		/* of a date */
	unsigned week, weekday; /* the second Sunday is 2, 0; the last Friday SUMMER_LAST, 5 */
	unsigned minute;	/* since midnight, by the clock as it goes just then */
};

struct summer {
	char zone[8]; /* "CEST"; "": there is no summer time */
	int minutes;
	struct summer_day start, end;
};

/* What IOS takes where nothing is said: from the second Sunday in March to the first in November. */
extern const struct summer summer_usual;

/* Is it summer at that moment? In seconds since 1970 of the standard time, as the two others. */
bool summer_is(const struct summer *, int64_t standard);
/* When it begins and ends in that year. */
void summer_span(const struct summer *, int year, int64_t *start, int64_t *end);

#endif
