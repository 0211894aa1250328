/* IPv6 addresses and prefixes: kept as text, in the form in which IOS prints them. */
#include <arpa/inet.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "grammar/types/named.h"

#define ADDRESS_TEXT (INET6_ADDRSTRLEN + 1)

/* The canonical address, upper case; false: it is none. */
static bool
canonical(const char *text, size_t length, char out[static ADDRESS_TEXT])
{
	char word[ADDRESS_TEXT];
	struct in6_addr addr;

	if (length >= sizeof word || !memchr(text, ':', length))
		return false;
	snprintf(word, sizeof word, "%.*s", (int)length, text);
	if (inet_pton(AF_INET6, word, &addr) != 1 || !inet_ntop(AF_INET6, &addr, out, ADDRESS_TEXT))
		return false;
	for (char *p = out; *p; p++)
		*p = (char)toupper((unsigned char)*p);
	return true;
}

static enum value_verdict
read_ipv6(struct value_reading *r, struct value *v)
{
	char text[ADDRESS_TEXT];

	r->length = r->word;
	return canonical(r->text, r->word, text) ? string_give(r, v, text) : VALUE_BAD;
}

static enum value_verdict
read_prefix(struct value_reading *r, struct value *v)
{
	const char *slash = memchr(r->text, '/', r->word);
	char address[ADDRESS_TEXT], text[ADDRESS_TEXT + 4];
	uint32_t length;

	r->length = r->word;
	if (!slash || !canonical(r->text, (size_t)(slash - r->text), address) ||
	    !decimal(slash + 1, r->word - (size_t)(slash + 1 - r->text), &length) || length > 128)
		return VALUE_BAD;
	snprintf(text, sizeof text, "%s/%u", address, length);
	return string_give(r, v, text);
}

static bool
begins_ipv6(const struct value_spec *spec, const char *word, size_t length)
{
	return strspn(word, "0123456789abcdefABCDEF:./") >= length;
}

/* clang-format off */
const struct value_type type_ipv6        = { .name = "ipv6", .meta = "X:X:X:X::X", .help = "IPv6 address", .kind = VALUE_STRING, .rank = 5, .read = read_ipv6, .print = string_print, .begins = begins_ipv6 };
const struct value_type type_ipv6_prefix = { .name = "ipv6-prefix", .meta = "X:X:X:X::X/<0-128>", .help = "IPv6 prefix", .kind = VALUE_STRING, .rank = 5, .read = read_prefix, .print = string_print, .begins = begins_ipv6 };
/* clang-format on */
