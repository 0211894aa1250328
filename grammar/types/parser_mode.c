/* The modes by the names that `privilege` and the views of a parser have for them. */
#include <string.h>

#include "grammar/types/named.h"

/* clang-format off */
static const struct value_name names[] = {
	{ "accept-dialin", 0, "VPDN group accept dialin configuration mode" },
	{ "address-family", 1, "Address Family configuration mode" },
	{ "applet", 2, "Event Manager applet configuration mode" },
	{ "archive", 3, "Archive the router configuration mode" },
	{ "bba-group", 4, "BBA Group configuration mode" },
	{ "bfd-template", 5, "BFD template configuration mode" },
	{ "call-home", 6, "Call-home configuration mode" },
	{ "class-map", 7, "QoS Class Map configuration mode" },
	{ "configure", 8, "Global configuration mode" },
	{ "control-plane", 9, "Control Plane configuration mode" },
	{ "controller", 10, "Controller configuration mode" },
	{ "crypto-ca-cert-chain", 11, "Crypto certificate entry mode" },
	{ "crypto-ca-cert-map", 12, "Certificate map entry mode" },
	{ "crypto-ca-trustpoint", 13, "Certificate authority trustpoint entry mode" },
	{ "crypto-identity", 14, "Crypto identity config mode" },
	{ "crypto-ipsec-profile", 15, "IPSec policy profile mode" },
	{ "crypto-keyring", 16, "Crypto Keyring command mode" },
	{ "crypto-map", 17, "Crypto map config mode" },
	{ "crypto-transform", 18, "Crypto transform config mode" },
	{ "cs-server", 19, "Certificate Server configuration mode" },
	{ "dhcp", 20, "DHCP pool configuration mode" },
	{ "dial-peer", 21, "Dial Peer configuration mode" },
	{ "ephone", 22, "Ephone configuration mode" },
	{ "ephone-dn", 23, "Ephone-dn configuration mode" },
	{ "exec", 24, "Exec mode" },
	{ "explicit-path", 25, "IP explicit path configuration mode" },
	{ "ezvpn", 26, "Crypto IPSec client EzVPN configuration mode" },
	{ "flow-exporter", 27, "Flow Exporter configuration mode" },
	{ "flow-monitor", 28, "Flow Monitor configuration mode" },
	{ "flow-record", 29, "Flow Record configuration mode" },
	{ "gdoi-group", 30, "Crypto GDOI group configuration mode" },
	{ "ikev2-authorization", 31, "IKEv2 Authorization Policy commands" },
	{ "ikev2-client", 32, "IKEv2 FlexVPN Client commands" },
	{ "ikev2-keyring", 33, "IKEv2 Keyring commands" },
	{ "ikev2-policy", 34, "IKEv2 Policy commands" },
	{ "ikev2-profile", 35, "IKEv2 Profile commands" },
	{ "ikev2-proposal", 36, "IKEv2 Proposal commands" },
	{ "interface", 37, "Interface configuration mode" },
	{ "interface-range", 38, "Interface range configuration mode" },
	{ "ip-sla", 39, "IP SLAs entry configuration mode" },
	{ "ip-vrf", 40, "Configure IP VRF parameters" },
	{ "ipenacl", 41, "IP named extended access-list configuration mode" },
	{ "ipsnacl", 42, "IP named simple access-list configuration mode" },
	{ "ipv6-router", 43, "IPv6 router configuration mode" },
	{ "ipv6acl", 44, "IPv6 access-list configuration mode" },
	{ "ipv6dhcp", 45, "IPv6 DHCP pool configuration mode" },
	{ "isakmp-group", 46, "Crypto ISAKMP client group policy mode" },
	{ "isakmp-peer", 47, "Crypto ISAKMP peer policy mode" },
	{ "isakmp-policy", 48, "Crypto ISAKMP policy mode" },
	{ "isakmp-profile", 49, "Crypto ISAKMP profile command mode" },
	{ "keychain", 50, "Key-chain configuration mode" },
	{ "keychain-key", 51, "Key-chain key configuration mode" },
	{ "kron-occurrence", 52, "Kron Occurrence SubMode" },
	{ "kron-policy", 53, "Kron Policy SubMode" },
	{ "line", 54, "Line configuration mode" },
	{ "mst", 55, "Spanning-tree MST configuration mode" },
	{ "parameter-map", 56, "Parameter-map configuration mode" },
	{ "parser-view", 57, "View configuration mode" },
	{ "policy-map", 58, "QoS Policy Map configuration mode" },
	{ "pubkey-chain", 59, "Crypto public key identification mode" },
	{ "radius-server", 60, "RADIUS server configuration mode" },
	{ "redundancy", 61, "Redundancy configuration mode" },
	{ "route-map", 62, "Route map config mode" },
	{ "router", 63, "Router configuration mode" },
	{ "sampler", 64, "Sampler configuration mode" },
	{ "sg-radius", 65, "Radius Server-group Definition" },
	{ "sg-tacacs+", 66, "Tacacs+ Server-group Definition" },
	{ "subinterface", 67, "Subinterface configuration mode" },
	{ "tacacs-server", 68, "TACACS+ server configuration mode" },
	{ "telephony-service", 69, "Telephony service configuration mode" },
	{ "time-range", 70, "Time range configuration mode" },
	{ "track", 71, "Tracking configuration mode" },
	{ "vlan", 72, "VLAN configuration mode" },
	{ "voice-service", 73, "Voice service configuration mode" },
	{ "vpdn-group", 74, "VPDN group configuration mode" },
	{ "vrf", 75, "VRF configuration mode" },
	{ "zone", 76, "Security zone configuration mode" },
	{ "zone-pair", 77, "Security zone-pair configuration mode" },
	{ NULL, 0, NULL },
};
/* clang-format on */

static enum value_verdict
read_parser_mode(struct value_reading *r, struct value *v)
{
	struct value index;
	enum value_verdict verdict = named_read(r, &index, 0);

	return verdict == VALUE_OK ? string_give(r, v, names[index.number].name) : verdict;
}

const struct value_type type_parser_mode = {
	.name = "parser-mode",
	.meta = "",
	.help = "",
	.kind = VALUE_STRING,
	.rank = 10,
	.names = names,
	.read = read_parser_mode,
	.print = string_print,
};
