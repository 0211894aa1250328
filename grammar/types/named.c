#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "grammar/types/named.h"

size_t
common_prefix(const char *a, size_t a_length, const char *b, size_t b_length)
{
	size_t n = 0;

	while (n < a_length && n < b_length &&
	       tolower((unsigned char)a[n]) == tolower((unsigned char)b[n]))
		n++;
	return n;
}

const char *
help_part(const struct value_spec *spec, unsigned part, const char *fallback, char *buf,
	  size_t size)
{
	const char *at = spec->help;

	for (; at && part; part--) {
		at = strchr(at, '|');
		at += at != NULL;
	}
	if (!at || !*at || *at == '|')
		return fallback;
	snprintf(buf, size, "%.*s", (int)strcspn(at, "|"), at);
	return buf;
}

bool
all_digits(const char *word, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (!isdigit((unsigned char)word[i]))
			return false;
	return true;
}

bool
decimal(const char *word, size_t length, uint32_t *number)
{
	uint64_t n = 0;

	if (!length || !all_digits(word, length))
		return false;
	for (size_t i = 0; i < length; i++) {
		n = n * 10 + (uint64_t)(word[i] - '0');
		if (n > UINT32_MAX)
			return false;
	}
	*number = (uint32_t)n;
	return true;
}

enum value_verdict
named_read(struct value_reading *r, struct value *v, uint32_t most)
{
	const struct value_name *found = NULL;
	unsigned fits = 0;

	r->length = r->word;
	if (most && decimal(r->text, r->word, &v->number))
		return v->number <= most ? VALUE_OK : VALUE_BAD;
	for (const struct value_name *n = r->spec->type->names; n->name; n++) {
		size_t length = strlen(n->name),
		       common = common_prefix(r->text, r->word, n->name, length);

		if (common > r->bad)
			r->bad = common;
		if (common < r->word)
			continue;
		v->number = n->number;
		if (common == length)
			return VALUE_OK;
		found = n;
		fits++;
	}
	if (fits == 1)
		v->number = found->number;
	return fits == 0 ? VALUE_BAD : fits == 1 ? VALUE_OK : VALUE_AMBIGUOUS;
}

size_t
named_print(const struct value_type *type, const struct value *v, char *buf, size_t size)
{
	for (const struct value_name *n = type->names; n->name; n++)
		if (n->number == v->number)
			return (size_t)snprintf(buf, size, "%s", n->name);
	return (size_t)snprintf(buf, size, "%u", v->number);
}
