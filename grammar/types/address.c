/* Dotted quads: addresses, masks, wildcards.  Whether a mask makes sense is the router's question.
 */
#include <ctype.h>
#include <string.h>

#include "grammar/types/types.h"

static enum value_verdict
read_quad(struct value_reading *r, struct value *v)
{
	const char *p = r->text, *end = p + r->word;
	ip4 addr = 0;

	r->length = r->word;
	for (int i = 0; i < 4; i++) {
		unsigned octet = 0, digits = 0;

		for (; p < end && isdigit((unsigned char)*p) && digits < 3; p++, digits++)
			octet = octet * 10 + (unsigned)(*p - '0');
		if (!digits || octet > 255 || (i < 3 && (p == end || *p++ != '.')))
			return VALUE_BAD;
		addr = addr << 8 | octet;
	}
	v->addr = addr;
	return p == end ? VALUE_OK : VALUE_BAD;
}

static size_t
print_quad(const struct value_spec *spec, const struct value *v, char *buf, size_t size)
{
	char text[IP4_TEXT];
	size_t length = strlen(ip4_text(v->addr, text));

	if (size) {
		size_t n = length < size ? length : size - 1;

		memcpy(buf, text, n);
		buf[n] = '\0';
	}
	return length;
}

static bool
begins_quad(const struct value_spec *spec, const char *word, size_t length)
{
	return strspn(word, "0123456789.") >= length;
}

/* A host-ipv4 stands where IOS would resolve a name, and help says so. */
#define QUAD(symbol, text, shown, what)                                                            \
	const struct value_type type_##symbol = { .name = text,                                    \
						  .meta = shown,                                   \
						  .help = what,                                    \
						  .kind = VALUE_IP4,                               \
						  .rank = 5,                                       \
						  .read = read_quad,                               \
						  .print = print_quad,                             \
						  .begins = begins_quad }

QUAD(ipv4, "ipv4", "A.B.C.D", "IP address");
QUAD(mask, "mask", "A.B.C.D", "IP subnet mask");
QUAD(wildcard, "wildcard", "A.B.C.D", "Wildcard bits");
QUAD(host_ipv4, "host-ipv4", "Hostname or A.B.C.D", "IP address");
