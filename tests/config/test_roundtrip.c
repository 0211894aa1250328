/* Every statement of the grammar: load a legal line, print, load the print, print again. What the
 * router keeps of a line it must be able to read. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "tests/support/bare.h"
#include "tests/support/unit.h"

/* "mode<TAB>line", made by gramc from grammar/ios. */
static const char *const samples[] = {
#include "tests/config/samples.inc"
	NULL
};

/* How a configuration gets into the mode of a line; NULL: it is no mode of a configuration. */
static const char *
way_into(const char *mode, size_t length)
{
	static const struct {
		const char *mode, *lines;
	} ways[] = {
		{ "config", "" },
		{ "interface", "interface FastEthernet0/0\n" },
		{ "route-map", "route-map NONAT permit 10\n" },
		{ "isakmp-policy", "crypto isakmp policy 10\n" },
		{ "keyring", "crypto keyring KR\n" },
		{ "isakmp-profile", "crypto isakmp profile P\n" },
		{ "isakmp-peer", "crypto isakmp peer address 10.1.1.2\n" },
		{ "transform", "crypto ipsec transform-set TS esp-aes esp-sha-hmac\n" },
		{ "crypto-map", "crypto ipsec transform-set CMAP esp-aes esp-sha-hmac\n"
				"crypto ipsec transform-set x-1 esp-3des\n"
				"crypto ipsec transform-set QwErTy esp-des esp-md5-hmac\n"
				"crypto map M 10 ipsec-isakmp\n" },
		{ "pubkey-chain", "crypto key pubkey-chain rsa\n" },
		{ "pubkey-key", "crypto key pubkey-chain rsa\naddressed-key 10.1.1.2\n" },
		{ "ca-trustpoint", "crypto pki trustpoint TP\n" },
		{ "ca-certificate-map", "crypto pki certificate map MAP 10\n" },
		{ "std-nacl", "ip access-list standard S\n" },
		{ "ext-nacl", "ip access-list extended E\n" },
		{ "line", "line vty 0 4\n" },
		{ "ospf", "router ospf 1\n" },
		{ "ospfv3", "router ospfv3 1\n" },
		{ "ospfv3-af", "router ospfv3 1\naddress-family ipv6 unicast\n" },
		{ "ospf-ipv6", "ipv6 router ospf 1\n" },
		{ "eigrp", "router eigrp 1\n" },
		{ "eigrp-af", "router eigrp E\naddress-family ipv4 autonomous-system 1\n" },
		{ "eigrp-af-interface", "router eigrp E\naddress-family ipv4 autonomous-system 1\n"
					"af-interface default\n" },
		{ "eigrp-topology", "router eigrp E\naddress-family ipv4 autonomous-system 1\n"
				    "topology base\n" },
		{ "eigrp-ipv6", "ipv6 router eigrp 1\n" },
		{ "bgp", "router bgp 65000\n" },
		{ "bgp-af", "router bgp 65000\naddress-family ipv4\n" },
		{ "rip", "router rip\n" },
		{ "rip-af", "router rip\naddress-family ipv4 vrf A\n" },
		{ "rip-ipv6", "ipv6 router rip R\n" },
		{ "isis", "router isis\n" },
		{ "isis-af", "router isis\naddress-family ipv6\n" },
		{ "vrf", "vrf definition A\n" },
		{ "vrf-af", "vrf definition A\naddress-family ipv4\n" },
		{ "ip-vrf", "ip vrf A\n" },
		{ "key-chain", "key chain K\n" },
		{ "key-chain-key", "key chain K\nkey 1\n" },
		{ "ipv6-acl", "ipv6 access-list S\n" },
		{ "ip-sla", "ip sla 1\n" },
		{ "ip-sla-echo", "ip sla 1\nicmp-echo 10.1.1.1\n" },
		{ "ip-sla-monitor", "ip sla monitor 1\n" },
		{ "track", "track 1 ip sla 1\n" },
		{ "explicit-path", "ip explicit-path name P enable\n" },
		{ "ldp-label", "mpls ldp label\n" },
		{ "bfd-template", "bfd-template single-hop T\n" },
	};

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		if (strlen(ways[i].mode) == length && !strncmp(mode, ways[i].mode, length))
			return ways[i].lines;
	return NULL;
}

static char *
load_and_print(const char *text, unsigned *refusals)
{
	struct bare b;
	char *print;

	bare_start(&b, text, NULL);
	print = bare_print(&b);
	*refusals = b.device->refusals;
	bare_stop(&b);
	return print;
}

/* Some samples are refused for what they say (two ciphers in a set); what was kept comes back. */
static void
check(const char *text)
{
	unsigned refused, refused_again;
	char *print = load_and_print(text, &refused),
	     *again = load_and_print(print, &refused_again);

	ck_assert_msg(!refused_again, "%s\nprints what cannot be read:\n%s", text, print);
	ck_assert_msg(!strcmp(print, again), "%s\nprints\n%s\nand then\n%s", text, print, again);
	free(print);
	free(again);
}

START_TEST(every_line_alone)
{
	for (const char *const *sample = samples; *sample; sample++) {
		size_t length = strcspn(*sample, "\t");
		const char *way = way_into(*sample, length);
		char *text;

		if (!way)
			continue;
		text = xasprintf("%s%s\n", way, *sample + length + 1);
		check(text);
		free(text);
		text = xasprintf("%s%s\n%sno %s\n", way, *sample + length + 1, way,
				 *sample + length + 1);
		check(text);
		free(text);
	}
}
END_TEST

START_TEST(all_lines_together)
{
	struct text text = { 0 };

	for (const char *const *sample = samples; *sample; sample++) {
		size_t length = strcspn(*sample, "\t");
		const char *way = way_into(*sample, length);

		if (way)
			text_addf(&text, "%s%s\n", way, *sample + length + 1);
	}
	check(text_get(&text));
	text_free(&text);
}
END_TEST

UNIT("round trip", every_line_alone, all_lines_together)
