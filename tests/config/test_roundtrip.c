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

/* The lines that lead into a mode. */
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
	{ "aaa-policy", "aaa common-criteria policy P\n" },
	{ "aaa-attributes", "aaa attribute list L\n" },
	{ "aaa-accounting", "aaa accounting exec default\n" },
	{ "aaa-author", "aaa server radius dynamic-author\n" },
	{ "aaa-group", "aaa group server radius G\n" },
	{ "applet", "event manager applet A\n" },
	{ "applet-trigger", "event manager applet A\ntrigger\n" },
	{ "archive", "archive\n" },
	{ "archive-log", "archive\nlog config\n" },
	{ "atm-pvc", "interface ATM0\npvc 0/38\n" },
	{ "ips-categories", "ip ips signature-category\n" },
	{ "ips-category", "ip ips signature-category\ncategory all\n" },
	{ "bba-group", "bba-group pppoe global\n" },
	{ "call-home", "call-home\n" },
	{ "call-home-profile", "call-home\nprofile P\n" },
	{ "class-map", "class-map match-any C\n" },
	{ "class-map-inspect", "class-map type inspect C\n" },
	{ "control-plane", "control-plane\n" },
	{ "controller", "controller T1 0/0\n" },
	{ "dhcp-pool", "ip dhcp pool P\n" },
	{ "dial-peer", "dial-peer voice 1 voip\n" },
	{ "ezvpn", "crypto ipsec client ezvpn E\n" },
	{ "flow-cache", "ip flow-aggregation cache as\n" },
	{ "flow-exporter", "flow exporter E\n" },
	{ "flow-monitor", "flow monitor M\n" },
	{ "flow-record", "flow record R\n" },
	{ "gatekeeper", "gatekeeper\n" },
	{ "gdoi-group", "crypto gdoi group G\n" },
	{ "gdoi-server", "crypto gdoi group G\nserver local\n" },
	{ "gdoi-sa", "crypto gdoi group G\nserver local\nsa ipsec 1\n" },
	{ "ikev2-authorization", "crypto ikev2 authorization policy A\n" },
	{ "ikev2-keyring", "crypto ikev2 keyring K\n" },
	{ "ikev2-peer", "crypto ikev2 keyring K\npeer P\n" },
	{ "ikev2-policy", "crypto ikev2 policy P\n" },
	{ "ikev2-profile", "crypto ikev2 profile P\n" },
	{ "ikev2-proposal", "crypto ikev2 proposal P\n" },
	{ "isakmp-group", "crypto isakmp client configuration group G\n" },
	{ "kron-policy", "kron policy-list P\n" },
	{ "mgcp-profile", "mgcp profile P\n" },
	{ "voice-class", "voice class codec 1\n" },
	{ "voice-register-global", "voice register global\n" },
	{ "voice-register-dn", "voice register dn 1\n" },
	{ "voice-register-pool", "voice register pool 1\n" },
	{ "mst", "spanning-tree mst configuration\n" },
	{ "object-network", "object-group network O\n" },
	{ "object-service", "object-group service O\n" },
	{ "parameter-map", "parameter-map type inspect P\n" },
	{ "parser-view", "parser view V\n" },
	{ "pki-server", "crypto pki server CA\n" },
	{ "policy-map", "policy-map P\n" },
	{ "policy-map-class", "policy-map P\nclass C\n" },
	{ "policy-map-police", "policy-map P\nclass C\npolice 8000\n" },
	{ "policy-map-inspect", "policy-map type inspect P\n" },
	{ "policy-inspect-class", "policy-map type inspect P\nclass type inspect C\n" },
	{ "radius-server", "radius server R\n" },
	{ "redundancy", "redundancy\n" },
	{ "ssh-pubkey", "ip ssh pubkey-chain\n" },
	{ "ssh-pubkey-user", "ip ssh pubkey-chain\nusername U\n" },
	{ "tacacs-server", "tacacs server T\n" },
	{ "time-range", "time-range T\n" },
	{ "tti", "crypto provisioning petitioner\n" },
	{ "top-talkers", "ip flow-top-talkers\n" },
	{ "virtual-service", "virtual-service V\n" },
	{ "vlan", "vlan 10\n" },
	{ "vpdn-group", "vpdn-group 1\n" },
	{ "vpdn-dialin", "vpdn-group 1\naccept-dialin\n" },
	{ "subinterface", "interface FastEthernet0/0.10\n" },
	{ "crypto-identity", "crypto identity I\n" },
	{ "dial-peer-cor", "dial-peer cor list L\n" },
	{ "manual-map", "crypto map M 10 ipsec-manual\n" },
	{ "gdoi-map", "crypto map M 10 gdoi\n" },
	{ "manual-map", "crypto map M 10 ipsec-manual\n" },
	{ "tti", "crypto provisioning registrar\n" },
	{ "gdoi-redundancy", "crypto gdoi group G\nserver local\nredundancy\n" },
	{ "ikev2-client", "crypto ikev2 client flexvpn F\n" },
	{ "ikev2-mangler", "crypto ikev2 name-mangler N\n" },
	{ "ipsec-profile", "crypto ipsec profile P\n" },
	{ "kron-occurrence", "kron occurrence O at 8:00 oneshot\n" },
	{ "redundancy-cpu", "redundancy\nmain-cpu\n" },
	{ "sampler", "sampler S\n" },
	{ "transceiver", "transceiver type all\n" },
	{ "dhcpv6-pool", "ipv6 dhcp pool P\n" },
	{ "ephone", "ephone 1\n" },
	{ "ephone-dn", "ephone-dn 1\n" },
	{ "line-tty", "line 2\n" },
	{ "telephony", "telephony-service\n" },
	{ "voice-service", "voice service voip\n" },
	{ "zone", "zone security Z\n" },
	{ "zone-pair", "zone-pair security Z source A destination B\n" },
};

/* Modes that no configuration gets into: those of the prompts, and the data of keys and
 * certificates, which are told of elsewhere (test_pki.c). */
static const char *const elsewhere[] = { "exec",      "lab",	     "host",	       "cert-chain",
					 "cert-text", "pubkey-text", "ssh-pubkey-data" };

/* How a configuration gets into the mode of a line; NULL: it does not. A mode without a row is a
 * failure, lest its lines be passed over. */
static const char *
way_into(const char *mode, size_t length)
{
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		if (strlen(ways[i].mode) == length && !strncmp(mode, ways[i].mode, length))
			return ways[i].lines;
	for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++)
		if (strlen(elsewhere[i]) == length && !strncmp(mode, elsewhere[i], length))
			return NULL;
	ck_abort_msg("no way into the mode %.*s", (int)length, mode);
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

/* What is a whole word one level up is no abbreviation below: `key 2` is no key-string. */
START_TEST(the_next_key_of_a_chain_is_a_key)
{
	static const char chain[] = "key chain K\n"
				    " key 1\n"
				    "  key-string a\n"
				    " key 2\n"
				    "  key-string b\n";
	unsigned refused;
	char *print = load_and_print(chain, &refused);

	ck_assert_uint_eq(refused, 0);
	ck_assert_ptr_nonnull(strstr(print, chain));
	free(print);
}
END_TEST

UNIT("round trip", the_next_key_of_a_chain_is_a_key, every_line_alone, all_lines_together)
