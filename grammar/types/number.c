/* Decimal numbers in a range, <1-10000>, and prefix lengths behind a slash, /24. */
#include <stdio.h>

#include "grammar/types/named.h"

static enum value_verdict
read_number(struct value_reading *r, struct value *v)
{
	r->length = r->word;
	if (!decimal(r->text, r->word, &v->number) || v->number < r->spec->low ||
	    v->number > r->spec->high)
		return VALUE_BAD;
	return VALUE_OK;
}

static size_t
print_number(const struct value_spec *spec, const struct value *v, char *buf, size_t size)
{
	return (size_t)snprintf(buf, size, "%u", v->number);
}

static bool
begins_number(const struct value_spec *spec, const char *word, size_t length)
{
	return all_digits(word, length);
}

const struct value_type type_number = {
	.name = "number",
	.kind = VALUE_NUMBER,
	.rank = 10,
	.read = read_number,
	.print = print_number,
	.begins = begins_number,
};

static enum value_verdict
read_slash(struct value_reading *r, struct value *v)
{
	r->length = r->word;
	if (r->text[0] != '/' || !decimal(r->text + 1, r->word - 1, &v->number) || v->number > 32)
		return VALUE_BAD;
	return VALUE_OK;
}

static size_t
print_slash(const struct value_spec *spec, const struct value *v, char *buf, size_t size)
{
	return (size_t)snprintf(buf, size, "/%u", v->number);
}

static bool
begins_slash(const struct value_spec *spec, const char *word, size_t length)
{
	return !length || (*word == '/' && all_digits(word + 1, length - 1));
}

const struct value_type type_slash = {
	.name = "slash",
	.meta = "/nn",
	.help = "Prefix Length",
	.kind = VALUE_NUMBER,
	.rank = 6,
	.read = read_slash,
	.print = print_slash,
	.begins = begins_slash,
};
