/* Hours east of UTC: -23 to 23, as two's complement. */
#include <stdio.h>
#include <stdlib.h>

#include "grammar/types/types.h"

static enum value_verdict
read_hours(struct value_reading *r, struct value *v)
{
	char *end;
	long hours = strtol(r->text, &end, 10);

	r->length = r->word;
	if (end != r->text + r->word || hours < -23 || hours > 23)
		return VALUE_BAD;
	v->number = (uint32_t)(int32_t)hours;
	return VALUE_OK;
}

static size_t
print_hours(const struct value_spec *spec, const struct value *v, char *buf, size_t size)
{
	return (size_t)snprintf(buf, size, "%d", (int32_t)v->number);
}

const struct value_type type_zone_hours = {
	.name = "zone-hours",
	.meta = "<-23 - 23>",
	.help = "Hours offset from UTC",
	.kind = VALUE_NUMBER,
	.rank = 10,
	.read = read_hours,
	.print = print_hours,
};
