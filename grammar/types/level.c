/* Levels of traffic: a share in percent, 62.50, or a rate that may have a unit, 1.5m. */
#include <string.h>

#include "grammar/types/named.h"

#define DIGITS "0123456789"

/* How much of the word is a number with up to `places` digits behind its point; 0 when none is. */
static size_t
fraction(const char *word, size_t length, size_t places)
{
	size_t whole = strspn(word, DIGITS), behind;

	if (!whole || whole >= length || word[whole] != '.')
		return whole < length ? whole : length;
	behind = strspn(word + whole + 1, DIGITS);
	return behind && behind <= places ? whole + 1 + behind : 0;
}

static enum value_verdict
read_percentage(struct value_reading *r, struct value *v)
{
	size_t whole = strspn(r->text, DIGITS);
	uint32_t n;

	r->length = r->word;
	if (fraction(r->text, r->word, 2) != r->word || !decimal(r->text, whole, &n) || n > 100 ||
	    (n == 100 && strspn(r->text + whole, ".0") < r->word - whole))
		return VALUE_BAD;
	return word_read(r, v);
}

static enum value_verdict
read_rate(struct value_reading *r, struct value *v)
{
	size_t number = fraction(r->text, r->word, 1);

	r->length = r->word;
	if (!number || number + 1 < r->word ||
	    (number < r->word && !strchr("kmgKMG", r->text[number])))
		return VALUE_BAD;
	return word_read(r, v);
}

static bool
begins_percentage(const struct value_spec *spec, const char *word, size_t length)
{
	return strspn(word, DIGITS ".") >= length;
}

static bool
begins_rate(const struct value_spec *spec, const char *word, size_t length)
{
	return strspn(word, DIGITS ".kmgKMG") >= length;
}

const struct value_type type_percentage = {
	.name = "percentage",
	.meta = "<0.00 - 100.00>",
	.help = "Percentage",
	.kind = VALUE_STRING,
	.rank = 10,
	.read = read_percentage,
	.print = string_print,
	.begins = begins_percentage,
};

const struct value_type type_rate = {
	.name = "rate",
	.meta = "<0.0 - 10000000000.0>[k|m|g]",
	.help = "Rate",
	.kind = VALUE_STRING,
	.rank = 10,
	.read = read_rate,
	.print = string_print,
	.begins = begins_rate,
};
