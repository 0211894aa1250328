/* Access lists: a number in one of the ranges of its kind, or a name.
 *
 * The help of such a value is up to three texts: for the numbers, for those of the expanded ranges,
 * for the name. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "grammar/types/named.h"

struct span {
	uint32_t low, high;
	const char *help;
};

static const struct span standard[] = {
	{ 1, 99, "IP standard access list" },
	{ 1300, 1999, "IP standard access list (expanded range)" },
};
static const struct span extended[] = {
	{ 100, 199, "IP extended access list" },
	{ 2000, 2699, "IP extended access list (expanded range)" },
};

static bool
in_spans(const struct span span[static 2], uint32_t n)
{
	return (n >= span[0].low && n <= span[0].high) || (n >= span[1].low && n <= span[1].high);
}

static enum value_verdict
read_acl(struct value_reading *r, struct value *v)
{
	uint32_t n;

	if (decimal(r->text, r->word, &n)) {
		const struct value_type *t = r->spec->type;

		if (!(t != &type_acl_extended && in_spans(standard, n)) &&
		    !(t != &type_acl_standard && in_spans(extended, n)))
			return r->length = r->word, VALUE_BAD;
	} else if (isdigit((unsigned char)r->text[0])) {
		return r->length = r->word, VALUE_BAD;
	}
	return word_read(r, v);
}

static const struct span either[] = {
	{ 1, 199, "IP access list (standard or extended)" },
	{ 1300, 2699, "IP expanded access list (standard or extended)" },
};

/* The expanded ranges are said to be that, unless they have a text of their own. */
static void
offer_spans(const struct value_reading *r, const struct span span[static 2], value_help_fn *put,
	    void *ctx)
{
	char name[32], first[128], help[160], expanded[160];
	const char *numbers = help_part(r->spec, 0, NULL, first, sizeof first);

	snprintf(expanded, sizeof expanded, "%s (expanded range)", numbers ? numbers : "");
	for (unsigned i = 0; i < 2; i++) {
		const char *fallback = numbers && i ? expanded : span[i].help;

		snprintf(name, sizeof name, "<%u-%u>", span[i].low, span[i].high);
		put(ctx, name, help_part(r->spec, i, fallback, help, sizeof help), false);
	}
}

static void
offer_acl(const struct value_reading *r, value_help_fn *put, void *ctx)
{
	const struct value_type *t = r->spec->type;
	char help[160];

	if (all_digits(r->text, r->word))
		offer_spans(r,
			    t == &type_acl_standard   ? standard
			    : t == &type_acl_extended ? extended
						      : either,
			    put, ctx);
	if (!r->word || !isdigit((unsigned char)r->text[0]))
		put(ctx, "WORD", help_part(r->spec, 2, "Access-list name", help, sizeof help),
		    false);
}

#define ACL(symbol, text)                                                                          \
	const struct value_type type_##symbol = { .name = text,                                    \
						  .meta = "WORD",                                  \
						  .help = "Access-list name",                      \
						  .kind = VALUE_STRING,                            \
						  .rank = 15,                                      \
						  .read = read_acl,                                \
						  .print = string_print,                           \
						  .offer = offer_acl }

ACL(acl, "acl");
ACL(acl_standard, "acl-standard");
ACL(acl_extended, "acl-extended");
