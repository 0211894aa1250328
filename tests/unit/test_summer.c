/* When clocks go forward and back. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "cli/device/summer.h"
#include "tests/support/unit.h"

#define SUN 0
#define FRI 5

/* clang-format off */
static const struct summer
europe = { "CEST", 60, { .month = 3, .week = SUMMER_LAST, .minute = 120 },
	   { .month = 10, .week = SUMMER_LAST, .minute = 180 } },
america = { "EDT", 60, { .month = 3, .week = 2, .minute = 120 }, { .month = 11, .week = 1, .minute = 120 } },
sydney = { "AEDT", 60, { .month = 10, .week = 1, .minute = 120 }, { .month = 4, .week = 1, .minute = 180 } },
fridays = { "X", 30, { .month = 2, .week = SUMMER_LAST, .weekday = FRI, .minute = 0 },
	    { .month = 12, .week = 4, .weekday = FRI, .minute = 1 } },
once = { "ONCE", 60, { .year = 2003, .month = 3, .day = 30, .minute = 60 },
	 { .year = 2003, .month = 10, .day = 26, .minute = 120 } },
never = { .zone = "" };

/* Standard time before each change: is it summer the second before, and then? */
static const struct {
	const struct summer *summer;
	const char *standard;
	bool then;
} changes[] = {
	{ &europe,  "2024-03-31 02:00:00", true },  { &europe,  "2024-10-27 02:00:00", false },
	{ &europe,  "2002-03-31 02:00:00", true },  { &europe,  "2005-10-30 02:00:00", false },
	{ &america, "2024-03-10 02:00:00", true },  { &america, "2024-11-03 01:00:00", false },
	{ &america, "2015-03-08 02:00:00", true },  { &america, "2015-11-01 01:00:00", false },
	{ &sydney,  "2023-10-01 02:00:00", true },  { &sydney,  "2024-04-07 02:00:00", false },
	{ &fridays, "2024-02-23 00:00:00", true },  { &fridays, "2024-12-26 23:31:00", false },
	{ &fridays, "2019-02-22 00:00:00", true },  { &fridays, "2019-12-26 23:31:00", false },
	{ &once,    "2003-03-30 01:00:00", true },  { &once,    "2003-10-26 01:00:00", false },
};

static const struct {
	const struct summer *summer;
	const char *standard;
	bool summery;
} days[] = {
	{ &europe, "2024-07-01 12:00:00", true },   { &europe, "2024-01-01 12:00:00", false },
	{ &sydney, "2024-07-01 12:00:00", false },  { &sydney, "2024-01-01 12:00:00", true },
	{ &once,   "2002-07-01 12:00:00", false },  { &once,   "2004-07-01 12:00:00", false },
	{ &once,   "2003-07-01 12:00:00", true },   { &never,  "2024-07-01 12:00:00", false },
};
/* clang-format on */

static int64_t
seconds(const char *text)
{
	struct tm t = { 0 };

	ck_assert_ptr_nonnull(strptime(text, "%Y-%m-%d %H:%M:%S", &t));
	return timegm(&t);
}

START_TEST(clocks_change_at_the_second)
{
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		int64_t at = seconds(changes[i].standard);

		ck_assert_msg(summer_is(changes[i].summer, at - 1) == !changes[i].then, "before %s",
			      changes[i].standard);
		ck_assert_msg(summer_is(changes[i].summer, at) == changes[i].then, "%s",
			      changes[i].standard);
	}
}
END_TEST

START_TEST(there_is_a_summer_or_none)
{
	for (size_t i = 0; i < sizeof days / sizeof *days; i++)
		ck_assert_msg(summer_is(days[i].summer, seconds(days[i].standard)) ==
				      days[i].summery,
			      "%s %s", days[i].summer->zone, days[i].standard);
}
END_TEST

UNIT("summer", clocks_change_at_the_second, there_is_a_summer_or_none)
