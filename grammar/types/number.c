/* Decimal numbers in a range, <1-10000>, prefix lengths behind a slash, /24, and two numbers around
 * one, 0/38. */
#include <stdio.h>
#include <string.h>

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

/* The path may be left out: it is 0. */
static enum value_verdict
read_vpi_vci(struct value_reading *r, struct value *v)
{
	const char *slash = memchr(r->text, '/', r->word), *circuit = slash ? slash + 1 : r->text;
	uint32_t vpi = 0, vci;

	r->length = r->word;
	if ((slash && !decimal(r->text, (size_t)(slash - r->text), &vpi)) ||
	    !decimal(circuit, (size_t)(r->text + r->word - circuit), &vci) || vpi > 255 || !vci ||
	    vci > 65535)
		return VALUE_BAD;
	r->built = (size_t)snprintf(r->space, r->left, "%u/%u", vpi, vci) + 1;
	if (r->built > r->left)
		return VALUE_BAD;
	v->string.at = r->space;
	v->string.length = r->built - 1;
	return VALUE_OK;
}

static bool
begins_vpi_vci(const struct value_spec *spec, const char *word, size_t length)
{
	const char *slash = memchr(word, '/', length);
	size_t path = slash ? (size_t)(slash - word) : length;

	return all_digits(word, path) && (!slash || all_digits(slash + 1, length - path - 1));
}

const struct value_type type_vpi_vci = {
	.name = "vpi-vci",
	.meta = "<0-255>",
	.help = "Enter VPI/VCI value(slash required)",
	.kind = VALUE_STRING,
	.rank = 6,
	.read = read_vpi_vci,
	.print = string_print,
	.begins = begins_vpi_vci,
};
