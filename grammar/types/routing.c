/* Words of routing protocols that have a form of their own: prefixes, route distinguishers,
 * communities, AS numbers, areas, network entity titles. */
#include <stdio.h>
#include <string.h>

#include "grammar/types/named.h"

static bool
is_number(const char *text, size_t length, uint32_t most)
{
	uint32_t n;

	return decimal(text, length, &n) && n <= most;
}

static bool
is_quad(const char *text, size_t length)
{
	struct value_spec spec = { .type = &type_ipv4 };
	struct value_reading r = { .spec = &spec, .text = text, .word = length };
	struct value v;

	return type_ipv4.read(&r, &v) == VALUE_OK;
}

/* Two numbers with a divider between them, none above its limit. */
static bool
is_pair(const char *text, size_t length, char divider, uint32_t first, uint32_t second)
{
	const char *at = memchr(text, divider, length);
	size_t before = at ? (size_t)(at - text) : 0;

	return at && is_number(text, before, first) &&
	       is_number(at + 1, length - before - 1, second);
}

static enum value_verdict
verdict(struct value_reading *r, struct value *v, bool good)
{
	return good ? word_read(r, v) : (r->length = r->word, VALUE_BAD);
}

static enum value_verdict
read_prefix(struct value_reading *r, struct value *v)
{
	const char *slash = memchr(r->text, '/', r->word);
	size_t before = slash ? (size_t)(slash - r->text) : 0;

	return verdict(r, v,
		       slash && is_quad(r->text, before) &&
			       is_number(slash + 1, r->word - before - 1, 32));
}

static enum value_verdict
read_rd(struct value_reading *r, struct value *v)
{
	const char *colon = memchr(r->text, ':', r->word);
	size_t before = colon ? (size_t)(colon - r->text) : 0;

	return verdict(r, v,
		       is_pair(r->text, r->word, ':', UINT32_MAX, UINT32_MAX) ||
			       (colon && is_quad(r->text, before) &&
				is_number(colon + 1, r->word - before - 1, UINT16_MAX)));
}

static enum value_verdict
read_community(struct value_reading *r, struct value *v)
{
	return verdict(r, v, is_pair(r->text, r->word, ':', UINT16_MAX, UINT16_MAX));
}

static enum value_verdict
read_as(struct value_reading *r, struct value *v)
{
	return verdict(r, v,
		       is_number(r->text, r->word, UINT32_MAX) ||
			       is_pair(r->text, r->word, '.', UINT16_MAX, UINT16_MAX));
}

static enum value_verdict
read_area(struct value_reading *r, struct value *v)
{
	return verdict(r, v, is_number(r->text, r->word, UINT32_MAX) || is_quad(r->text, r->word));
}

static enum value_verdict
read_net(struct value_reading *r, struct value *v)
{
	return verdict(r, v,
		       r->word > 8 && strspn(r->text, "0123456789abcdefABCDEF.") >= r->word &&
			       memchr(r->text, '.', r->word));
}

static bool
begins_with_digits(const struct value_spec *spec, const char *word, size_t length)
{
	return strspn(word, "0123456789./:") >= length;
}

static bool
begins_net(const struct value_spec *spec, const char *word, size_t length)
{
	return strspn(word, "0123456789abcdefABCDEF.") >= length;
}

/* The two ways in which one may write it. */
static void
offer_as(const struct value_reading *r, value_help_fn *put, void *ctx)
{
	const char *help = r->spec->help ? r->spec->help : r->spec->type->help;

	if (!begins_with_digits(r->spec, r->text, r->word))
		return;
	put(ctx, "<1-4294967295>", help, false);
	put(ctx, "<1.0-XX.YY>", help, false);
}

static void
offer_area(const struct value_reading *r, value_help_fn *put, void *ctx)
{
	if (!begins_with_digits(r->spec, r->text, r->word))
		return;
	put(ctx, "<0-4294967295>", "OSPF area ID as a decimal value", false);
	put(ctx, "A.B.C.D", "OSPF area ID in IP address format", false);
}

/* clang-format off */
#define WORD_OF_DIGITS(symbol, text, metavariable, what, begin, lines) \
	const struct value_type type_##symbol = { .name = text, .meta = metavariable, .help = what, .kind = VALUE_STRING, .rank = 6, .read = read_##symbol, .print = string_print, .begins = begin, .offer = lines }
#define read_as_number read_as
WORD_OF_DIGITS(prefix, "prefix", "A.B.C.D/nn", "IP prefix <network>/<length>, e.g., 35.0.0.0/8", begins_with_digits, NULL);
WORD_OF_DIGITS(rd, "rd", "ASN:nn or IP-address:nn", "VPN Route Distinguisher", begins_with_digits, NULL);
WORD_OF_DIGITS(community, "community", "aa:nn", "community number in aa:nn format", begins_with_digits, NULL);
WORD_OF_DIGITS(as_number, "as-number", "<1-4294967295>", "Autonomous system number", begins_with_digits, offer_as);
WORD_OF_DIGITS(area, "area", "<0-4294967295>", "OSPF area ID", begins_with_digits, offer_area);
WORD_OF_DIGITS(net, "net", "XX.XXXX. ... .X" "XX.XX", "Network entity title (NET)", begins_net, NULL);
/* clang-format on */
