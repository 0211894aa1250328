/* Several interfaces at once: "fa0/0 - 1 , gi0/1", "Ethernet 0/0-3", "lo 1 - 5".
 *
 *	item { , item }
 *	item = interface [ - last number | - last interface ]
 *
 * All of an item but the last number is the same for its members. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "grammar/types/named.h"

#define NAME_SIZE    64
#define MOST_MEMBERS 4096 /* of one item */

struct item {
	char name[NAME_SIZE]; /* of the first */
	uint32_t first, last;
	size_t length; /* how much of the text it is */
};

static size_t
blanks(const char *text)
{
	return strspn(text, " \t");
}

/* Where the last number of a name begins. */
static size_t
last_number(const char *name)
{
	size_t n = strlen(name);

	while (n && name[n - 1] >= '0' && name[n - 1] <= '9')
		n--;
	return n;
}

/* What stands behind the dash. */
static enum value_verdict
read_last(const char *text, struct item *i)
{
	size_t stem = last_number(i->name), digits = strspn(text, "0123456789"), other;
	char name[NAME_SIZE];

	if (!*text)
		return VALUE_SHORT;
	i->length = digits;
	if (digits)
		return decimal(text, digits, &i->last) ? VALUE_OK : VALUE_BAD;
	i->length = interface_name(text, name, sizeof name);
	other = last_number(name);
	return i->length && other == stem && !strncmp(name, i->name, stem) &&
			       decimal(name + other, strlen(name + other), &i->last)
		       ? VALUE_OK
		       : VALUE_BAD;
}

/* One item; when it is bad, *bad is the first byte that cannot be. */
static enum value_verdict
read_item(const char *text, struct item *i, size_t *bad)
{
	size_t n = interface_name(text, i->name, sizeof i->name), dash;
	enum value_verdict verdict = VALUE_OK;

	*bad = 0;
	if (!n)
		return text[strcspn(text, " \t,-")] ? VALUE_BAD : VALUE_SHORT;
	if (!decimal(i->name + last_number(i->name), strlen(i->name + last_number(i->name)),
		     &i->first))
		return VALUE_BAD;
	i->last = i->first;
	i->length = 0;
	dash = n + blanks(text + n);
	if (text[dash] == '-') {
		*bad = dash + 1 + blanks(text + dash + 1);
		verdict = read_last(text + *bad, i);
		n = *bad + i->length;
	}
	i->length = n;
	if (verdict == VALUE_OK && (i->last < i->first || i->last - i->first >= MOST_MEMBERS))
		verdict = VALUE_BAD;
	return verdict;
}

static bool
each_member(const struct item *i, interface_name_fn *fn, void *ctx)
{
	for (uint32_t n = i->first; n <= i->last; n++) {
		char name[NAME_SIZE + 12];

		snprintf(name, sizeof name, "%.*s%u", (int)last_number(i->name), i->name, n);
		if (!fn(ctx, name))
			return false;
		if (n == UINT32_MAX)
			break;
	}
	return true;
}

bool
interface_range(const char *text, interface_name_fn *fn, void *ctx)
{
	struct item i;
	size_t bad;

	for (;;) {
		if (read_item(text, &i, &bad) != VALUE_OK)
			return false;
		if (!each_member(&i, fn, ctx))
			return false;
		text += i.length + blanks(text + i.length);
		if (*text != ',')
			return true;
		text += 1 + blanks(text + 1);
	}
}

/* ---- as a value ---- */

static bool
exists(void *ctx, const char *name)
{
	const struct value_reading *r = ctx;
	const char *other;
	size_t length = strcspn(name, ".");

	if (!r->list || !interface_is_hardware(name))
		return true;
	for (unsigned i = 0; (other = r->list(r->ctx, LIST_INTERFACES, i)); i++)
		if (!strncasecmp(other, name, length) && !other[length])
			return true;
	return false;
}

/* "FastEthernet0/0 - 1 , GigabitEthernet0/1" */
static void
write_item(struct value_reading *r, const struct item *i)
{
	size_t at = r->built;

	at += (size_t)snprintf(r->space + at, r->left - at, "%s%s", at ? " , " : "", i->name);
	if (i->last != i->first && at < r->left)
		at += (size_t)snprintf(r->space + at, r->left - at, " - %u", i->last);
	r->built = at;
}

static enum value_verdict
read_range(struct value_reading *r, struct value *v)
{
	const char *at = r->text;
	struct item i;

	r->built = 0;
	for (;;) {
		size_t bad = 0;
		enum value_verdict verdict = *at ? read_item(at, &i, &bad) : VALUE_SHORT;

		r->length = strlen(r->text);
		r->bad = (size_t)(at - r->text) + (*at ? bad : 0);
		if (verdict != VALUE_OK)
			return verdict;
		if (r->left - r->built < 2 * NAME_SIZE || !each_member(&i, exists, r))
			return VALUE_BAD;
		write_item(r, &i);
		at += i.length + blanks(at + i.length);
		if (*at != ',')
			break;
		at += 1 + blanks(at + 1);
	}
	r->bad = (size_t)(at - r->text);
	if (*at)
		return VALUE_BAD;
	v->string.at = r->space;
	v->string.length = r->built++;
	return VALUE_OK;
}

const struct value_type type_interface_range = { .name = "interface-range",
						 .meta = "INTERFACE",
						 .help = "",
						 .kind = VALUE_STRING,
						 .rank = 7,
						 .read = read_range,
						 .print = string_print,
						 .offer = interface_offer };
