/* Numbers that IOS knows by name: ports, protocols, severities, ICMP messages, marks. */
#include "grammar/types/named.h"

/* clang-format off */
static const struct value_name tcp_ports[] = {
	{ "bgp",         179, "Border Gateway Protocol (179)" },
	{ "chargen",      19, "Character generator (19)" },
	{ "cmd",         514, "Remote commands (rcmd, 514)" },
	{ "daytime",      13, "Daytime (13)" },
	{ "discard",       9, "Discard (9)" },
	{ "domain",       53, "Domain Name Service (53)" },
	{ "echo",          7, "Echo (7)" },
	{ "exec",        512, "Exec (rsh, 512)" },
	{ "finger",       79, "Finger (79)" },
	{ "ftp",          21, "File Transfer Protocol (21)" },
	{ "ftp-data",     20, "FTP data connections (20)" },
	{ "gopher",       70, "Gopher (70)" },
	{ "hostname",    101, "NIC hostname server (101)" },
	{ "ident",       113, "Ident Protocol (113)" },
	{ "irc",         194, "Internet Relay Chat (194)" },
	{ "klogin",      543, "Kerberos login (543)" },
	{ "kshell",      544, "Kerberos shell (544)" },
	{ "login",       513, "Login (rlogin, 513)" },
	{ "lpd",         515, "Printer service (515)" },
	{ "nntp",        119, "Network News Transport Protocol (119)" },
	{ "pim-auto-rp", 496, "PIM Auto-RP (496)" },
	{ "pop2",        109, "Post Office Protocol v2 (109)" },
	{ "pop3",        110, "Post Office Protocol v3 (110)" },
	{ "smtp",         25, "Simple Mail Transport Protocol (25)" },
	{ "sunrpc",      111, "Sun Remote Procedure Call (111)" },
	{ "tacacs",       49, "TAC Access Control System (49)" },
	{ "talk",        517, "Talk (517)" },
	{ "telnet",       23, "Telnet (23)" },
	{ "time",         37, "Time (37)" },
	{ "uucp",        540, "Unix-to-Unix Copy Program (540)" },
	{ "whois",        43, "Nicname (43)" },
	{ "www",          80, "World Wide Web (HTTP, 80)" },
	{ NULL, 0, NULL },
};

static const struct value_name udp_ports[] = {
	{ "biff",          512, "Biff (mail notification, comsat, 512)" },
	{ "bootpc",         68, "Bootstrap Protocol (BOOTP) client (68)" },
	{ "bootps",         67, "Bootstrap Protocol (BOOTP) server (67)" },
	{ "discard",         9, "Discard (9)" },
	{ "dnsix",         195, "DNSIX security protocol auditing (195)" },
	{ "domain",         53, "Domain Name Service (DNS, 53)" },
	{ "echo",            7, "Echo (7)" },
	{ "isakmp",        500, "Internet Security Association and Key Management Protocol (500)" },
	{ "mobile-ip",     434, "Mobile IP registration (434)" },
	{ "nameserver",     42, "IEN116 name service (obsolete, 42)" },
	{ "netbios-dgm",   138, "NetBios datagram service (138)" },
	{ "netbios-ns",    137, "NetBios name service (137)" },
	{ "netbios-ss",    139, "NetBios session service (139)" },
	{ "non500-isakmp", 4500, "Internet Security Association and Key Management Protocol (4500)" },
	{ "ntp",           123, "Network Time Protocol (123)" },
	{ "pim-auto-rp",   496, "PIM Auto-RP (496)" },
	{ "rip",           520, "Routing Information Protocol (router, in.routed, 520)" },
	{ "snmp",          161, "Simple Network Management Protocol (161)" },
	{ "snmptrap",      162, "SNMP Traps (162)" },
	{ "sunrpc",        111, "Sun Remote Procedure Call (111)" },
	{ "syslog",        514, "System Logger (514)" },
	{ "tacacs",         49, "TAC Access Control System (49)" },
	{ "talk",          517, "Talk (517)" },
	{ "tftp",           69, "Trivial File Transfer Protocol (69)" },
	{ "time",           37, "Time (37)" },
	{ "who",           513, "Who service (rwho, 513)" },
	{ "xdmcp",         177, "X Display Manager Control Protocol (177)" },
	{ NULL, 0, NULL },
};

static const struct value_name protocols[] = {
	{ "ahp",     51, "Authentication Header Protocol" },
	{ "eigrp",   88, "Cisco's EIGRP routing protocol" },
	{ "esp",     50, "Encapsulation Security Payload" },
	{ "gre",     47, "Cisco's GRE tunneling" },
	{ "icmp",     1, "Internet Control Message Protocol" },
	{ "igmp",     2, "Internet Gateway Message Protocol" },
	{ "ip",       0, "Any Internet Protocol" },
	{ "ipinip",   4, "IP in IP tunneling" },
	{ "nos",     94, "KA9Q NOS compatible IP over IP tunneling" },
	{ "ospf",    89, "OSPF routing protocol" },
	{ "pcp",    108, "Payload Compression Protocol" },
	{ "pim",    103, "Protocol Independent Multicast" },
	{ "tcp",      6, "Transmission Control Protocol" },
	{ "udp",     17, "User Datagram Protocol" },
	{ NULL, 0, NULL },
};

static const struct value_name severities[] = {
	{ "alerts",        1, "Immediate action needed           (severity=1)" },
	{ "critical",      2, "Critical conditions               (severity=2)" },
	{ "debugging",     7, "Debugging messages                (severity=7)" },
	{ "emergencies",   0, "System is unusable                (severity=0)" },
	{ "errors",        3, "Error conditions                  (severity=3)" },
	{ "informational", 6, "Informational messages            (severity=6)" },
	{ "notifications", 5, "Normal but significant conditions (severity=5)" },
	{ "warnings",      4, "Warning conditions                (severity=4)" },
	{ NULL, 0, NULL },
};

/* A name may stand for a type with a code, as one number above all types. */
static const struct value_name icmp_types[] = {
	{ "administratively-prohibited",ICMP_MESSAGE(3, 13), "Administratively prohibited" },
	{ "alternate-address",                         6, "Alternate address" },
	{ "conversion-error",                         31, "Datagram conversion" },
	{ "dod-host-prohibited",        ICMP_MESSAGE(3, 10), "Host prohibited" },
	{ "dod-net-prohibited",         ICMP_MESSAGE(3, 9), "Net prohibited" },
	{ "echo",                                      8, "Echo (ping)" },
	{ "echo-reply",                                0, "Echo reply" },
	{ "general-parameter-problem",  ICMP_MESSAGE(12, 0), "Parameter problem" },
	{ "host-isolated",              ICMP_MESSAGE(3, 8), "Host isolated" },
	{ "host-precedence-unreachable",ICMP_MESSAGE(3, 14), "Host unreachable for precedence" },
	{ "host-redirect",              ICMP_MESSAGE(5, 1), "Host redirect" },
	{ "host-tos-redirect",          ICMP_MESSAGE(5, 3), "Host redirect for TOS" },
	{ "host-tos-unreachable",       ICMP_MESSAGE(3, 12), "Host unreachable for TOS" },
	{ "host-unknown",               ICMP_MESSAGE(3, 7), "Host unknown" },
	{ "host-unreachable",           ICMP_MESSAGE(3, 1), "Host unreachable" },
	{ "information-reply",                        16, "Information replies" },
	{ "information-request",                      15, "Information requests" },
	{ "mask-reply",                               18, "Mask replies" },
	{ "mask-request",                             17, "Mask requests" },
	{ "mobile-redirect",                          32, "Mobile host redirect" },
	{ "net-redirect",               ICMP_MESSAGE(5, 0), "Network redirect" },
	{ "net-tos-redirect",           ICMP_MESSAGE(5, 2), "Net redirect for TOS" },
	{ "net-tos-unreachable",        ICMP_MESSAGE(3, 11), "Network unreachable for TOS" },
	{ "net-unreachable",            ICMP_MESSAGE(3, 0), "Net unreachable" },
	{ "network-unknown",            ICMP_MESSAGE(3, 6), "Network unknown" },
	{ "no-room-for-option",         ICMP_MESSAGE(12, 2), "Parameter required but no room" },
	{ "option-missing",             ICMP_MESSAGE(12, 1), "Parameter required but not present" },
	{ "packet-too-big",             ICMP_MESSAGE(3, 4), "Fragmentation needed and DF set" },
	{ "parameter-problem",                        12, "All parameter problems" },
	{ "port-unreachable",           ICMP_MESSAGE(3, 3), "Port unreachable" },
	{ "precedence-unreachable",     ICMP_MESSAGE(3, 15), "Precedence cutoff" },
	{ "protocol-unreachable",       ICMP_MESSAGE(3, 2), "Protocol unreachable" },
	{ "reassembly-timeout",         ICMP_MESSAGE(11, 1), "Reassembly timeout" },
	{ "redirect",                                  5, "All redirects" },
	{ "router-advertisement",                      9, "Router discovery advertisements" },
	{ "router-solicitation",                      10, "Router discovery solicitations" },
	{ "source-quench",                             4, "Source quenches" },
	{ "source-route-failed",        ICMP_MESSAGE(3, 5), "Source route failed" },
	{ "time-exceeded",                            11, "All time exceededs" },
	{ "timestamp-reply",                          14, "Timestamp replies" },
	{ "timestamp-request",                        13, "Timestamp requests" },
	{ "traceroute",                               30, "Traceroute" },
	{ "ttl-exceeded",               ICMP_MESSAGE(11, 0), "TTL exceeded" },
	{ "unreachable",                               3, "All unreachables" },
	{ NULL, 0, NULL },
};

static const struct value_name dscps[] = {
	{ "af11",    10, "Match packets with AF11 dscp (001010)" },
	{ "af12",    12, "Match packets with AF12 dscp (001100)" },
	{ "af13",    14, "Match packets with AF13 dscp (001110)" },
	{ "af21",    18, "Match packets with AF21 dscp (010010)" },
	{ "af22",    20, "Match packets with AF22 dscp (010100)" },
	{ "af23",    22, "Match packets with AF23 dscp (010110)" },
	{ "af31",    26, "Match packets with AF31 dscp (011010)" },
	{ "af32",    28, "Match packets with AF32 dscp (011100)" },
	{ "af33",    30, "Match packets with AF33 dscp (011110)" },
	{ "af41",    34, "Match packets with AF41 dscp (100010)" },
	{ "af42",    36, "Match packets with AF42 dscp (100100)" },
	{ "af43",    38, "Match packets with AF43 dscp (100110)" },
	{ "cs1",      8, "Match packets with CS1(precedence 1) dscp (001000)" },
	{ "cs2",     16, "Match packets with CS2(precedence 2) dscp (010000)" },
	{ "cs3",     24, "Match packets with CS3(precedence 3) dscp (011000)" },
	{ "cs4",     32, "Match packets with CS4(precedence 4) dscp (100000)" },
	{ "cs5",     40, "Match packets with CS5(precedence 5) dscp (101000)" },
	{ "cs6",     48, "Match packets with CS6(precedence 6) dscp (110000)" },
	{ "cs7",     56, "Match packets with CS7(precedence 7) dscp (111000)" },
	{ "default",  0, "Match packets with default dscp (000000)" },
	{ "ef",      46, "Match packets with EF dscp (101110)" },
	{ NULL, 0, NULL },
};

static const struct value_name precedences[] = {
	{ "critical",       5, "Match packets with critical precedence (5)" },
	{ "flash",          3, "Match packets with flash precedence (3)" },
	{ "flash-override", 4, "Match packets with flash override precedence (4)" },
	{ "immediate",      2, "Match packets with immediate precedence (2)" },
	{ "internet",       6, "Match packets with internetwork control precedence (6)" },
	{ "network",        7, "Match packets with network control precedence (7)" },
	{ "priority",       1, "Match packets with priority precedence (1)" },
	{ "routine",        0, "Match packets with routine precedence (0)" },
	{ NULL, 0, NULL },
};
static bool
begins_number(const struct value_spec *spec, const char *word, size_t length)
{
	return all_digits(word, length);
}

static const struct value_name toses[] = {
	{ "max-reliability",   2, "Match packets with max reliable TOS (2)" },
	{ "max-throughput",    4, "Match packets with max throughput TOS (4)" },
	{ "min-delay",         8, "Match packets with min delay TOS (8)" },
	{ "min-monetary-cost", 1, "Match packets with min monetary cost TOS (1)" },
	{ "normal",            0, "Match packets with normal TOS (0)" },
	{ NULL, 0, NULL },
};

#define NAMED(symbol, text, range, what, table, most) \
	static enum value_verdict read_##symbol(struct value_reading *r, struct value *v) \
	{ \
		return named_read(r, v, most); \
	} \
	static size_t print_##symbol(const struct value_spec *s, const struct value *v, char *buf, size_t size) \
	{ \
		return named_print(&type_##symbol, v, buf, size); \
	} \
	const struct value_type type_##symbol = { .name = text, .meta = range, .help = what, .kind = VALUE_NUMBER, \
		.rank = 8, .names = table, .read = read_##symbol, .print = print_##symbol, .begins = begins_number };

NAMED(tcp_port,  "tcp-port",  "<0-65535>", "Port number", tcp_ports, 65535)
NAMED(udp_port,  "udp-port",  "<0-65535>", "Port number", udp_ports, 65535)
NAMED(protocol,  "protocol",  "<0-255>",   "An IP protocol number", protocols, 255)
NAMED(severity,  "severity",  "<0-7>",     "Logging severity level", severities, 7)
NAMED(icmp_type, "icmp-type", "<0-255>",   "ICMP message type", icmp_types, 255)
NAMED(dscp,      "dscp",      "<0-63>",    "Differentiated services codepoint value", dscps, 63)
NAMED(tos,       "tos",       "<0-15>",    "Type of service value", toses, 15)
NAMED(precedence, "precedence", "<0-7>",   "Precedence value", precedences, 7)
/* clang-format on */
