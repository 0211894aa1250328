/* Times of day (the number is seconds, of a clock minutes, since midnight) and months. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "grammar/types/named.h"

/* The first parts of hours, minutes and seconds. */
static enum value_verdict
read_parts(struct value_reading *r, struct value *v, int parts)
{
	static const uint32_t most[] = { 23, 59, 59 };
	const char *p = r->text, *end = p + r->word;

	r->length = r->word;
	v->number = 0;
	for (int i = 0; i < parts; i++) {
		size_t digits = strspn(p, "0123456789");
		uint32_t part;

		if (digits > 2 || !decimal(p, digits, &part) || part > most[i])
			return VALUE_BAD;
		v->number = v->number * 60 + part;
		p += digits;
		if (i < parts - 1 && *p++ != ':')
			return VALUE_BAD;
	}
	return p == end ? VALUE_OK : VALUE_BAD;
}

static enum value_verdict
read_time(struct value_reading *r, struct value *v)
{
	return read_parts(r, v, 3);
}

static enum value_verdict
read_clock(struct value_reading *r, struct value *v)
{
	return read_parts(r, v, 2);
}

static size_t
print_time(const struct value_spec *spec, const struct value *v, char *buf, size_t size)
{
	return (size_t)snprintf(buf, size, "%02u:%02u:%02u", v->number / 3600, v->number / 60 % 60,
				v->number % 60);
}

static size_t
print_clock(const struct value_spec *spec, const struct value *v, char *buf, size_t size)
{
	return (size_t)snprintf(buf, size, "%u:%02u", v->number / 60, v->number % 60);
}

static bool
begins_time(const struct value_spec *spec, const char *word, size_t length)
{
	return strspn(word, "0123456789:") >= length;
}

const struct value_type type_time = {
	.name = "time",
	.meta = "hh:mm:ss",
	.help = "Current Time",
	.kind = VALUE_NUMBER,
	.rank = 5,
	.read = read_time,
	.print = print_time,
	.begins = begins_time,
};

/* Minutes, or hours and minutes; up to 24 days. */
#define DELAY_MOST (24 * 24 * 60)

static enum value_verdict
read_delay(struct value_reading *r, struct value *v)
{
	const char *p = r->text, *end = p + r->word;
	size_t digits = strspn(p, "0123456789");
	uint32_t minutes;

	r->length = r->word;
	if (!digits || digits > 5 || !decimal(p, digits, &v->number))
		return VALUE_BAD;
	p += digits;
	if (*p == ':' && p < end) {
		digits = strspn(++p, "0123456789");
		if (digits != 2 || !decimal(p, digits, &minutes) || minutes > 59)
			return VALUE_BAD;
		v->number = v->number * 60 + minutes;
		p += digits;
	}
	return p == end && v->number && v->number <= DELAY_MOST ? VALUE_OK : VALUE_BAD;
}

const struct value_type type_delay = {
	.name = "delay",
	.meta = "WORD",
	.help = "Delay (mmm or hhh:mm)",
	.kind = VALUE_NUMBER,
	.rank = 5,
	.read = read_delay,
	.print = print_clock,
	.begins = begins_time,
};

const struct value_type type_clock = {
	.name = "clock",
	.meta = "hh:mm",
	.help = "Time of day",
	.kind = VALUE_NUMBER,
	.rank = 5,
	.read = read_clock,
	.print = print_clock,
	.begins = begins_time,
};

static const struct value_name months[] = {
	{ "January", 1, "" },  { "February", 2, "" },  { "March", 3, "" },
	{ "April", 4, "" },    { "May", 5, "" },       { "June", 6, "" },
	{ "July", 7, "" },     { "August", 8, "" },    { "September", 9, "" },
	{ "October", 10, "" }, { "November", 11, "" }, { "December", 12, "" },
	{ NULL, 0, NULL },
};

static enum value_verdict
read_name(struct value_reading *r, struct value *v)
{
	return named_read(r, v, 0);
}

/* A configuration has its first three letters. */
static size_t
print_month(const struct value_spec *spec, const struct value *v, char *buf, size_t size)
{
	char name[16];

	named_print(&type_month, v, name, sizeof name);
	return (size_t)snprintf(buf, size, "%.3s", name);
}

static bool
begins_name(const struct value_spec *spec, const char *word, size_t length)
{
	return length == 0;
}

const struct value_type type_month = {
	.name = "month",
	.meta = "MONTH",
	.help = "Month of the year",
	.kind = VALUE_NUMBER,
	.rank = 10,
	.names = months,
	.read = read_name,
	.print = print_month,
	.begins = begins_name,
};

static const struct value_name weekdays[] = {
	{ "Sunday", 0, "" },   { "Monday", 1, "" }, { "Tuesday", 2, "" },  { "Wednesday", 3, "" },
	{ "Thursday", 4, "" }, { "Friday", 5, "" }, { "Saturday", 6, "" }, { NULL, 0, NULL },
};

static size_t
print_weekday(const struct value_spec *spec, const struct value *v, char *buf, size_t size)
{
	return named_print(&type_weekday, v, buf, size);
}

const struct value_type type_weekday = {
	.name = "weekday",
	.meta = "DAY",
	.help = "Day of the week",
	.kind = VALUE_NUMBER,
	.rank = 10,
	.names = weekdays,
	.read = read_name,
	.print = print_weekday,
	.begins = begins_name,
};
