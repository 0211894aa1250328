/* What help says of a word: never the word itself over again, but where IOS does just that. */
#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "grammar/match/table.h"
#include "tests/support/unit.h"

/* The texts of IOS that say no more than their word does. */
/* clang-format off */
static const char *const bare[] = {
	"3DES", "Access group", "Add", "address", "AES-CBC-128", "AES-CBC-192", "AES-CBC-256",
	"AppleTalk", "Authentication", "Bandwidth", "break string", "Class map",
	"Client identifier", "Client name", "Connected", "Cron entry", "DECnet", "DES",
	"Destination address", "Divide", "Domain name", "Echo reply", "Echo request",
	"established", "Friday", "group-list", "Include connected", "IP", "IPSEC", "IPV6",
	"ISAKMP", "Issuer Name", "Issuer name", "key-chain", "keypair name", "LLC2",
	"Load sharing", "Mode", "mode", "Monday", "Multiply", "Name mangler",
	"Neighbor state change", "Neighbor", "NetBIOS node type", "NETBIOS", "OSPFv3",
	"Packet too big", "parameter map", "Police", "pppoe client", "Protocol", "pubkey-chain",
	"Qos-group", "queue", "Rate Limit", "Reachability", "Request data size", "Saturday",
	"Serial Number", "Serial number", "Serial", "Source address", "Source Interface",
	"Source Port", "Subject Name", "Subscribe to alert-group", "Subtract", "Sunday",
	"Thursday", "Tuesday", "Tunnel", "Unstructured Subject Name", "User group", "Verify data",
	"Wednesday", "XNS",
};
/* clang-format on */

#define BARE (sizeof bare / sizeof *bare)

/* Is it the same text, but for case and punctuation? */
static bool
repeats(const char *help, const char *word)
{
	for (;; help++, word++) {
		while (*help && !isalnum((unsigned char)*help))
			help++;
		while (*word && !isalnum((unsigned char)*word))
			word++;
		if (tolower((unsigned char)*help) != tolower((unsigned char)*word))
			return false;
		if (!*help)
			return true;
	}
}

static bool
is_bare(const char *help)
{
	for (size_t i = 0; i < BARE; i++)
		if (!strcmp(bare[i], help))
			return true;
	return false;
}

START_TEST(help_tells_more_than_the_word)
{
	struct text repeated = { 0 };
	char *found;

	for (unsigned i = 0; i < grammar_ios.nodes; i++) {
		const struct node *n = &grammar_ios.node[i];

		if (n->word && n->help && repeats(n->help, n->word) && !is_bare(n->help))
			text_addf(&repeated, "\n%s \"%s\"", n->word, n->help);
	}
	text_add(&repeated, "");
	found = text_take(&repeated);
	ck_assert_msg(!*found, "help only repeats its word:%s", found);
	free(found);
}
END_TEST

UNIT("help", help_tells_more_than_the_word)
