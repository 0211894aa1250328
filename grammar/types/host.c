/* Hosts by name or address.  The help of a peer is three texts: for an address, for a name, for an
 * IPv6 address. */
#include "grammar/types/named.h"

static void
offer_peer(const struct value_reading *r, value_help_fn *put, void *ctx)
{
	static const char *const meta[] = { "A.B.C.D", "WORD", "X:X:X:X::X" };
	static const char *const help[] = { "IP address of peer", "Hostname of peer",
					    "IPv6 address of peer" };
	char text[96];

	for (unsigned i = 0; i < 3; i++)
		put(ctx, meta[i], help_part(r->spec, i, help[i], text, sizeof text), false);
}

const struct value_type type_host = {
	.name = "host",
	.meta = "Hostname or A.B.C.D",
	.help = "IP address or hostname",
	.kind = VALUE_STRING,
	.rank = 20,
	.read = word_read,
	.print = string_print,
};

const struct value_type type_peer = {
	.name = "peer",
	.meta = "WORD",
	.help = "Hostname of peer",
	.kind = VALUE_STRING,
	.rank = 20,
	.read = word_read,
	.print = string_print,
	.offer = offer_peer,
};
