/* What typed lines leave in the running configuration, and what is said about them. */
#include <stdlib.h>
#include <string.h>

#include "tests/support/bare.h"
#include "tests/support/unit.h"

/* Types the lines on a router that has no configuration. The block with that header (NULL: none
 * is there) reads as `print`; what is said is `said`. */
struct row {
	const char *typed, *header, *print, *said;
};

static void
check(const struct row *rows)
{
	for (; rows->typed; rows++) {
		struct bare b;
		char *block, *said;

		bare_start(&b, NULL, NULL);
		bare_type(&b, rows->typed);
		block = rows->header ? bare_block(&b, rows->header) : NULL;
		said = bare_said(&b);
		ck_assert_msg(block || !rows->print, "%s\nleaves no block", rows->typed);
		ck_assert_msg(!block || rows->print, "%s\nleaves\n%s", rows->typed, block);
		if (rows->print)
			ck_assert_msg(!strcmp(block, rows->print), "%s\nprints\n%s\nnot\n%s",
				      rows->typed, block, rows->print);
		ck_assert_msg(!strcmp(said, rows->said), "%s\nsays\n%s\nnot\n%s", rows->typed, said,
			      rows->said);
		free(block);
		free(said);
		bare_stop(&b);
	}
}

#define FA     "interface FastEthernet0/0"
#define FA_END " shutdown\n duplex auto\n speed auto\n"

/* A server group that exists is no abbreviation of a keyword; letter for letter. */
START_TEST(server_groups)
{
#define TAC "aaa new-model\naaa group server tacacs+ TAC\n"
	static const struct row rows[] = {
		{ TAC "aaa authentication enable default group TAC enable\n",
		  "aaa authentication enable default group TAC enable",
		  "aaa authentication enable default group TAC enable\n", "" },
		{ TAC "aaa authentication login A group TAC local\n",
		  "aaa authentication login A group TAC local",
		  "aaa authentication login A group TAC local\n", "" },
		{ TAC "aaa authentication login A group tac\n",
		  "aaa authentication login A group tacacs+",
		  "aaa authentication login A group tacacs+\n", "" },
		{ TAC "no aaa group server tacacs+ TAC\naaa authentication login A group TAC\n",
		  "aaa authentication login A group tacacs+",
		  "aaa authentication login A group tacacs+\n", "" },
		{ TAC "aaa authentication login A group TACA\n",
		  "aaa authentication login A group tacacs+",
		  "aaa authentication login A group tacacs+\n", "" },
		{ NULL },
	};

	check(rows);
}
END_TEST

START_TEST(interfaces)
{
	static const struct row rows[] = {
		{ "", FA, FA "\n no ip address\n" FA_END, "" },
		{ "int f0/0\nip addr 10.1.1.1 255.255.255.0\n", FA,
		  FA "\n ip address 10.1.1.1 255.255.255.0\n" FA_END, "" },
		{ "int f0/0\nip addr 10.1.1.1 255.255.255.0\nip addr 10.1.2.1 255.255.255.0\n", FA,
		  FA "\n ip address 10.1.2.1 255.255.255.0\n" FA_END, "" },
		{ "int f0/0\nip addr 10.1.1.1 255.255.255.0\nno ip address\n", FA,
		  FA "\n no ip address\n" FA_END, "" },
		{ "int f0/0\nip addr 10.1.1.1 255.255.255.0\nip addr 10.1.2.1 255.255.255.0 sec\n"
		  "no ip address\n",
		  FA, FA "\n no ip address\n" FA_END, "" },
		{ "int f0/0\nip addr 10.1.1.1 255.255.255.0\nip addr 10.1.2.1 255.255.255.0 sec\n"
		  "no ip address 10.1.1.1 255.255.255.0\n",
		  FA,
		  FA "\n ip address 10.1.2.1 255.255.255.0 secondary\n"
		     " ip address 10.1.1.1 255.255.255.0\n" FA_END,
		  "Must delete secondary before deleting primary\n" },
		{ "int f0/0\nip addr 10.1.1.0 255.255.255.0\n", FA, FA "\n no ip address\n" FA_END,
		  "Bad mask /24 for address 10.1.1.0\n" },
		{ "int f0/0\nno shutdown\nip addr 10.1.1.1 255.255.255.0\n"
		  "int f0/1\nno shutdown\nip addr 10.1.1.2 255.255.255.0\n",
		  "interface FastEthernet0/1",
		  "interface FastEthernet0/1\n no ip address\n duplex auto\n speed auto\n",
		  "% 10.1.1.0 overlaps with FastEthernet0/0\n" },
		{ "int f0/0\nno shut\ndesc to  the ISP\nno ip redirects\nip mtu 1400\nduplex full\n"
		  "ip access-group IN in\nbandwidth 2000\ndelay 30\n",
		  FA,
		  FA "\n description to  the ISP\n bandwidth 2000\n no ip address\n"
		     " ip access-group IN in\n no ip redirects\n ip mtu 1400\n delay 30\n"
		     " duplex full\n speed auto\n",
		  "" },
		{ "int f0/0\nduplex full\nno duplex\nip mtu 1500\nno ip redirects\nip redirects\n"
		  "description x\nno description\n",
		  FA, FA "\n no ip address\n" FA_END, "" },
		{ "int lo 0\nip addr 1.1.1.1 255.255.255.255\n", "interface Loopback0",
		  "interface Loopback0\n ip address 1.1.1.1 255.255.255.255\n", "" },
		{ "int lo 0\nno int lo 0\n", "interface Loopback0", NULL, "" },
		{ "no int f0/0\n", FA, FA "\n no ip address\n" FA_END,
		  "% Removal of physical interfaces is not permitted.\n" },
		{ "int f0/0\nno shut\nip addr 10.1.1.1 255.255.255.0\nno ip proxy-arp\n"
		  "default int f0/0\n",
		  FA, FA "\n no ip address\n duplex auto\n speed auto\n",
		  "Building configuration...\n\nInterface FastEthernet0/0 set to default "
		  "configuration\n" },
		{ "hostname SITE-2\n", "hostname SITE-2", "hostname SITE-2\n", "" },
		{ "hostname Bad_Name\n", "hostname Bad_Name", "hostname Bad_Name\n",
		  "% Hostname contains one or more illegal characters.\n" },
		{ "hostname 2ND\n", "hostname 2ND", NULL,
		  "% Hostname contains one or more illegal characters.\n" },
		{ "hostname -R\n", "hostname Router", "hostname Router\n",
		  "% Hostname contains one or more illegal characters.\n" },
		{ "int null0\n", "interface Null0", "interface Null0\n", "" },
		{ "int nu 0\nno ip unreachables\nip addr 1.1.1.1 255.0.0.0\nshutdown\n",
		  "interface Null0", "interface Null0\n no ip unreachables\n",
		  "% Null0 has no other setting than ip unreachables\n"
		  "% Null0 has no other setting than ip unreachables\n" },
		{ "no int null0\n", "interface Null0", NULL,
		  "% Removal of physical interfaces is not permitted.\n" },
		{ "ip route 10.0.0.0 255.0.0.0 null0 250\n",
		  "ip route 10.0.0.0 255.0.0.0 Null0 250",
		  "ip route 10.0.0.0 255.0.0.0 Null0 250\n", "" },
		{ "int f0/0\ncrypto map NONE\n", FA, FA "\n no ip address\n" FA_END,
		  "ERROR: Crypto Map with tag \"NONE\" does not exist.\n" },
		{ NULL },
	};

	check(rows);
}
END_TEST

START_TEST(policies_and_keys)
{
	static const struct row rows[] = {
		{ "cry isa pol 10\nenc aes 128\nhash sha\nauth pre\ngr 2\nlife 86400\n",
		  "crypto isakmp policy 10",
		  "crypto isakmp policy 10\n encr aes\n authentication pre-share\n group 2\n", "" },
		{ "cry isa pol 10\nenc aes 192\nhash sha384\nlifetime 3600\nno hash\ndefault enc\n",
		  "crypto isakmp policy 10", "crypto isakmp policy 10\n lifetime 3600\n", "" },
		{ "cry isa pol 10\ngroup 5\ncry isa pol 10\nhash md5\n", "crypto isakmp policy 10",
		  "crypto isakmp policy 10\n hash md5\n group 5\n", "" },
		{ "cry isa pol 10\nno cry isa pol 10\n", "crypto isakmp policy 10", NULL, "" },
		{ "cry isa pol 10\ncry isa pol 20\nno cry isa pol\n", "crypto isakmp policy 20",
		  NULL, "" },
		{ "cry isa key 0 cisco add 10.0.0.2\n",
		  "crypto isakmp key cisco address 10.0.0.2       ",
		  "crypto isakmp key cisco address 10.0.0.2       \n", "" },
		{ "cry isa key cisco add 0.0.0.0 0.0.0.0\n",
		  "crypto isakmp key cisco address 0.0.0.0        ",
		  "crypto isakmp key cisco address 0.0.0.0        \n", "" },
		{ "cry isa key cisco add 10.1.1.0 255.255.255.0\n",
		  "crypto isakmp key cisco address 10.1.1.0 255.255.255.0",
		  "crypto isakmp key cisco address 10.1.1.0 255.255.255.0\n", "" },
		{ "cry isa key one add 10.0.0.2\ncry isa key two add 10.0.0.2\n",
		  "crypto isakmp key one address 10.0.0.2       ",
		  "crypto isakmp key one address 10.0.0.2       \n",
		  "A pre-shared key for address mask 10.0.0.2 255.255.255.255 already exists!\n" },
		{ "cry isa key one add 10.0.0.2\nno cry isa key one add 10.0.0.2\n"
		  "cry isa key two add 10.0.0.2\n",
		  "crypto isakmp key two address 10.0.0.2       ",
		  "crypto isakmp key two address 10.0.0.2       \n", "" },
		{ "no cry isa enable\n", "crypto isakmp enable", "no crypto isakmp enable\n", "" },
		{ "no cry isa enable\ncry isa enable\n", "crypto isakmp enable", NULL, "" },
		{ NULL },
	};

	check(rows);
}
END_TEST

#define NEW_MAP                                                                                    \
	"% NOTE: This new crypto map will remain disabled until a peer\n"                          \
	"        and a valid access list have been configured.\n"
#define KIND_STAYS "Attempt to change type of existing crypto map is not allowed.\n"
#define MAP	   "crypto map CMAP 10 ipsec-isakmp "

START_TEST(transform_sets_and_maps)
{
	static const struct row rows[] = {
		{ "cry ips tr TS esp-sha-hmac esp-aes 256\n",
		  "crypto ipsec transform-set TS esp-aes 256 esp-sha-hmac ",
		  "crypto ipsec transform-set TS esp-aes 256 esp-sha-hmac \n mode tunnel\n", "" },
		{ "cry ips tr TS esp-3des esp-md5-hmac\nmode transport\n"
		  "cry ips tr TS esp-des\n",
		  "crypto ipsec transform-set TS esp-des ",
		  "crypto ipsec transform-set TS esp-des \n mode transport\n", "" },
		{ "cry ips tr TS esp-3des\nmode transport\nno mode\n",
		  "crypto ipsec transform-set TS esp-3des ",
		  "crypto ipsec transform-set TS esp-3des \n mode tunnel\n", "" },
		{ "cry ips tr TS esp-sha-hmac\n", "crypto ipsec transform-set TS esp-sha-hmac ",
		  NULL, "% Invalid combination of transforms\n" },
		{ "cry map CMAP 10 ipsec-isakmp\ncry map CMAP 10\ndescription to R2\n", MAP,
		  MAP "\n description to R2\n", NEW_MAP },
		{ "cry map CMAP 10\n", MAP, NULL, "% Incomplete command.\n\n" },
		{ "cry ips tr TS esp-aes\ncry map CMAP 10 ipsec-i\nset tr TS\nset peer 10.0.0.2\n"
		  "match add 100\nset pfs\nset peer 10.0.0.3\nset sec life sec 1800\n",
		  MAP,
		  MAP "\n set peer 10.0.0.2\n set peer 10.0.0.3\n"
		      " set security-association lifetime seconds 1800\n set transform-set TS \n"
		      " set pfs group1\n match address 100\n",
		  NEW_MAP },
		{ "cry map CMAP 10 ipsec-i\nset peer 10.0.0.2\ncry map CMAP 10 ipsec-manual\n"
		  "cry map CMAP 20 ipsec-manual\nset session-key inbound ah 4294967295 10\n"
		  "cry map CMAP 20 ipsec-i\ncry map CMAP 20 gdoi\nno cry map CMAP 20 ipsec-m\n"
		  "cry map CMAP 30 gdoi\nno cry map CMAP 30\nno cry map CMAP 10 gdoi\n"
		  "cry map CMAP 20 ipsec-i\n",
		  MAP, MAP "\n set peer 10.0.0.2\n",
		  NEW_MAP KIND_STAYS KIND_STAYS KIND_STAYS KIND_STAYS NEW_MAP },
		{ "cry map CMAP 10 ipsec-i\nset tr NONE\n", MAP, MAP "\n",
		  NEW_MAP "ERROR: transform set with tag \"NONE\" does not exist.\n" },
		{ "cry map CMAP 10 ipsec-i\nset peer 10.0.0.2\nmatch add 100\nno set peer "
		  "10.0.0.2\n"
		  "no match address\n",
		  MAP, MAP "\n", NEW_MAP },
		{ "cry map CMAP 10 ipsec-i\ncry map CMAP 20 ipsec-i\nno cry map CMAP 10\n",
		  "crypto map CMAP 20 ipsec-isakmp ", "crypto map CMAP 20 ipsec-isakmp \n",
		  NEW_MAP NEW_MAP },
		{ "cry map CMAP 10 ipsec-i\ncry map CMAP 20 ipsec-i\nno cry map CMAP\n",
		  "crypto map CMAP 20 ipsec-isakmp ", NULL, NEW_MAP NEW_MAP },
		{ NULL },
	};

	check(rows);
}
END_TEST

#define ACL "ip access-list extended"

START_TEST(access_lists)
{
	static const struct row rows[] = {
		{ ACL " V\npermit ip 10.1.1.7 0.0.0.255 10.2.2.2 0.0.0.0\ndeny ip any any log\n",
		  ACL " V",
		  ACL " V\n permit ip 10.1.1.0 0.0.0.255 host 10.2.2.2\n deny   ip any any log\n",
		  "" },
		{ ACL " V\npermit tcp any any eq 80\npermit udp any eq 500 any eq 4500\n"
		      "15 permit icmp any any echo\npermit 50 any any\npermit tcp any any range 20 "
		      "23\n",
		  ACL " V",
		  ACL " V\n permit tcp any any eq www\n permit icmp any any echo\n"
		      " permit udp any eq isakmp any eq non500-isakmp\n permit esp any any\n"
		      " permit tcp any any range ftp-data telnet\n",
		  "" },
		{ ACL " V\npermit ip any any\npermit ip any any\n", ACL " V",
		  ACL " V\n permit ip any any\n", "% Duplicate permit statement ignored.\n" },
		{ ACL " V\n10 permit ip any any\n20 deny ip any any\nno 10\n", ACL " V",
		  ACL " V\n deny   ip any any\n", "" },
		{ ACL " V\npermit ip any any\ndeny ip any any\nno permit ip any any\n", ACL " V",
		  ACL " V\n deny   ip any any\n", "" },
		{ ACL
		  " V\npermit tcp any eq 80 443 any eq 22 bgp 23 log\npermit tcp any any neq 1 2\n",
		  ACL " V",
		  ACL " V\n permit tcp any eq www 443 any eq 22 bgp telnet log\n"
		      " permit tcp any any neq 1 2\n",
		  "" },
		{ ACL " V\npermit tcp any any syn ack\npermit tcp any any match-all +syn -ack\n"
		      "permit tcp any any match-any +fin +rst log\n",
		  ACL " V",
		  ACL " V\n permit tcp any any ack syn\n permit tcp any any match-all -ack +syn\n"
		      " permit tcp any any match-any +fin +rst log\n",
		  "" },
		{ ACL " V\npermit icmp any any 3 4\npermit icmp any any ttl-exceeded\n"
		      "permit icmp any any unreachable\npermit igmp any any\n",
		  ACL " V",
		  ACL " V\n permit icmp any any packet-too-big\n permit icmp any any ttl-exceeded\n"
		      " permit icmp any any unreachable\n permit igmp any any\n",
		  "" },
		{ ACL " V\npermit ip any any dscp 46\npermit ip any any precedence critical\n"
		      "permit ip any any tos 8\npermit ip any any dscp 45\n",
		  ACL " V",
		  ACL " V\n permit ip any any dscp ef\n permit ip any any precedence critical\n"
		      " permit ip any any tos min-delay\n permit ip any any dscp 45\n",
		  "" },
		/* A name and its numbers are the same. */
		{ ACL " V\npermit icmp any any ttl-exceeded\npermit icmp any any 11 0\n", ACL " V",
		  ACL " V\n permit icmp any any ttl-exceeded\n",
		  "% Duplicate permit statement ignored.\n" },
		/* Entries that nobody can decide keep their words and their places. */
		{ ACL " V\npermit tcp any object-group D eq 80\ndeny udp any any eq 53 time-range "
		      "W log\n"
		      "15 evaluate M\npermit ip any any\npermit udp any any eq 53 time-range W\n"
		      "no permit udp any any eq 53 time-range W\n",
		  ACL " V",
		  ACL " V\n permit tcp any object-group D eq www\n evaluate M\n"
		      " deny   udp any any eq domain time-range W log\n permit ip any any\n",
		  "" },
		{ ACL " 101\npermit tcp any any eq 80\nevaluate M\n", ACL " 101",
		  ACL " 101\n permit tcp any any eq www\n evaluate M\n", "" },
		{ ACL " 101\npermit ip any any\nevaluate M\nno evaluate M\n", ACL " 101",
		  "access-list 101 permit ip any any\n", "" },
		{ "access-list 101 permit tcp any any eq 80 time-range W\n", ACL " 101",
		  "access-list 101 permit tcp any any eq www time-range W\n", "" },
		{ "access-list 101 permit ip 10.1.1.0 255.255.255.0 any\naccess-list 101 deny ip "
		  "any any\n",
		  ACL " 101",
		  "access-list 101 permit ip 0.0.0.0 255.255.255.0 any\n"
		  "access-list 101 deny   ip any any\n",
		  "" },
		{ "access-list 101 permit ip any any\nno access-list 101\n", ACL " 101", NULL, "" },
		{ "access-list 101 permit ip any any\n" ACL " 101\n5 deny icmp any any\n",
		  ACL " 101",
		  "access-list 101 deny   icmp any any\naccess-list 101 permit ip any any\n", "" },
		{ "access-list 10 remark the office\naccess-list 10 permit 10.1.1.1\n"
		  "access-list 10 permit 10.1.2.3 0.0.0.255\naccess-list 10 deny any log\n",
		  "ip access-list standard 10",
		  "access-list 10 remark the office\naccess-list 10 permit 10.1.1.1\n"
		  "access-list 10 permit 10.1.2.0 0.0.0.255\naccess-list 10 deny   any log\n",
		  "" },
		{ "ip access-list standard S\npermit host 10.1.1.1\n", "ip access-list standard S",
		  "ip access-list standard S\n permit 10.1.1.1\n", "" },
		{ ACL " E\nno " ACL " E\n", ACL " E", NULL, "" },
		{ NULL },
	};

	check(rows);
}
END_TEST

START_TEST(routes_and_globals)
{
	static const struct row rows[] = {
		{ "ip route 10.2.2.0 255.255.255.0 10.1.1.2\n",
		  "ip route 10.2.2.0 255.255.255.0 10.1.1.2",
		  "ip route 10.2.2.0 255.255.255.0 10.1.1.2\n", "" },
		{ "ip route 10.2.2.1 255.255.255.0 10.1.1.2\n",
		  "ip route 10.2.2.1 255.255.255.0 10.1.1.2", NULL,
		  "%Inconsistent address and mask\n" },
		{ "ip route 10.2.2.0 255.255.255.0 10.1.1.2\nno ip route 10.2.2.0 255.255.255.0\n",
		  "ip route 10.2.2.0 255.255.255.0 10.1.1.2", NULL, "" },
		{ "no ip route 10.2.2.0 255.255.255.0 10.1.1.2\n", NULL, NULL,
		  "%No matching route to delete\n" },
		{ "hostname R1\nno hostname\n", "hostname Router", "hostname Router\n", "" },
		{ "no ip domain-lookup\n", "no ip domain lookup", "no ip domain lookup\n", "" },
		{ "no ip domain lookup\nip domain-lookup\n", "no ip domain lookup", NULL, "" },
		{ "ip domain-name example.com\n", "ip domain name example.com",
		  "ip domain name example.com\n", "" },
		{ "ip http server\n", "ip http server", "ip http server\n", "" },
		{ "ip http server\nno ip http server\n", "ip http server", "no ip http server\n",
		  "" },
		{ "no service timestamps log\n", "no service timestamps log",
		  "no service timestamps log\n", "" },
		{ "username bob priv 15 password cisco\nusername bob priv 7\n",
		  "username bob privilege 7 password 0 cisco",
		  "username bob privilege 7 password 0 cisco\n", "" },
		{ "enable password cisco\nenable secret cisco\n", "enable password cisco",
		  "enable password cisco\n",
		  "The enable secret you have chosen is the same as your enable password.\n"
		  "This is not recommended.  Re-enter the enable secret.\n" },
		{ "enable password 7 0822455D0A16\n", "enable password 7 0822455D0A16",
		  "enable password 7 0822455D0A16\n", "" },
		{ "enable password 7 zz\n", "enable password 7 zz", NULL,
		  "Invalid encrypted password: zz\n" },
		{ "no logging console\n", "no logging console", "no logging console\n", "" },
		{ "no logging console\nlogging console\n", "no logging console", NULL, "" },
		{ "clock timezone CET 1\n", "clock timezone CET 1 0", "clock timezone CET 1 0\n",
		  "" },
		{ "banner motd #hello#\n", "banner motd ^Chello^C", "banner motd ^Chello^C\n", "" },
		{ NULL },
	};

	check(rows);
}
END_TEST

/* Lines of vtys: each has its own settings, alike neighbours are written together. */
START_TEST(vtys)
{
	struct bare b;
	char *print;

	bare_start(&b, NULL, NULL);
	bare_type(&b, "line vty 0 15\ntransport input ssh\nline vty 7\nno login\n");
	print = bare_print(&b);
	ck_assert_ptr_nonnull(strstr(print, "line con 0\n"
					    "line aux 0\n"
					    "line vty 0 4\n"
					    " login\n"
					    " transport input ssh\n"
					    "line vty 5 6\n"
					    " login\n"
					    " transport input ssh\n"
					    "line vty 7\n"
					    " no login\n"
					    " transport input ssh\n"
					    "line vty 8 15\n"
					    " login\n"
					    " transport input ssh\n"
					    "!\n"
					    "end\n"));
	free(print);
	bare_stop(&b);
}
END_TEST

START_TEST(password_encryption_hides_what_is_there)
{
	struct bare b;
	char *print;

	bare_start(&b, NULL, NULL);
	bare_type(&b, "enable password one\nusername bob password two\nline con 0\npassword three\n"
		      "service password-encryption\nenable password four\n");
	print = bare_print(&b);
	ck_assert_ptr_nonnull(strstr(print, "\nservice password-encryption\n"));
	ck_assert_ptr_nonnull(strstr(print, "\nusername bob password 7 "));
	ck_assert_ptr_nonnull(strstr(print, "\n password 7 "));
	ck_assert_ptr_nonnull(strstr(print, "\nenable password 7 "));
	ck_assert(device_password_is(b.device->settings.enable_password, "four"));
	ck_assert(!device_password_is(b.device->settings.enable_password, "one"));
	ck_assert(device_password_is(device_line(b.device, LINE_CON, 0)->password, "three"));
	free(print);
	bare_stop(&b);
}
END_TEST

#define LAN_PART     "interface FastEthernet0/0.10"
#define NOT_ON(name) "% This command is not allowed on interface " name "\n"

#define LINK_STAYS "% Warning: cannot change link type\n"
/* Lines that are only kept are refused all the same where a router has no such line, or knows
 * nothing of what they name. */
START_TEST(what_is_kept_is_refused_where_it_cannot_be)
{
	static const struct row rows[] = {
		{ "int f0/0\nclock rate 64000\nencapsulation ppp\nencapsulation dot1Q 10\n", FA,
		  FA "\n no ip address\n" FA_END,
		  NOT_ON("FastEthernet0/0") NOT_ON("FastEthernet0/0") NOT_ON("FastEthernet0/0") },
		{ "int lo0\nduplex full\nspeed 100\nswitchport\nip address dhcp\n",
		  "interface Loopback0", "interface Loopback0\n no ip address\n",
		  NOT_ON("Loopback0") NOT_ON("Loopback0") NOT_ON("Loopback0") NOT_ON("Loopback0") },
		{ "int f0/0\npvc 0/38\ndsl operating-mode auto\nno atm ilmi-keepalive\n", FA,
		  FA "\n no ip address\n" FA_END,
		  NOT_ON("FastEthernet0/0") NOT_ON("FastEthernet0/0") NOT_ON("FastEthernet0/0") },
		{ "int virtual-t 1 type tunnel\ntunnel mode ipsec ipv4\nint virtual-t 1\nint "
		  "virtual-t 1 type serial\n"
		  "int virtual-t 2\ntunnel mode ipsec ipv4\nint virtual-t 2 type tunnel\n"
		  "int lo0 type tunnel\nint s0/0/0.1 multi\nint s0/0/0.1 point\n",
		  "interface Virtual-Template1 type tunnel",
		  "interface Virtual-Template1 type tunnel\n no ip address\n"
		  " tunnel mode ipsec ipv4\n",
		  LINK_STAYS NOT_ON("Virtual-Template2") LINK_STAYS NOT_ON("Loopback0")
			  LINK_STAYS },
		{ "int s0/0/0\nencapsulation ppp\nduplex full\n", "interface Serial0/0/0",
		  "interface Serial0/0/0\n no ip address\n encapsulation ppp\n shutdown\n"
		  " clock rate 2000000\n",
		  NOT_ON("Serial0/0/0") },
		{ "int f0/0.10\nip address 10.1.1.1 255.255.255.0\nencapsulation dot1Q 10\n",
		  LAN_PART, LAN_PART "\n encapsulation dot1Q 10\n",
		  "% Configuring IP routing on a LAN subinterface is only allowed if that\n"
		  "subinterface is already configured as part of an IEEE 802.10, IEEE 802.1Q,\n"
		  "or ISL vLAN.\n" },
		{ "int f0/0.10\nencapsulation dot1Q 10\nip address 10.1.1.1 255.255.255.0\n",
		  LAN_PART,
		  LAN_PART "\n encapsulation dot1Q 10\n ip address 10.1.1.1 255.255.255.0\n", "" },
		{ "int lo0\nip vrf forwarding RED\nip vrf RED\nrd 1:1\nint lo0\nip vrf forwarding "
		  "RED\n",
		  "interface Loopback0",
		  "interface Loopback0\n ip vrf forwarding RED\n no ip address\n",
		  "% VRF RED not configured.\n" },
		{ "int lo0\nservice-policy output OUT\n", "interface Loopback0",
		  "interface Loopback0\n no ip address\n", "% policy map OUT not configured\n" },
		{ "policy-map OUT\nclass VOICE\nclass-map match-any VOICE\npolicy-map OUT\n"
		  "class VOICE\npriority 128\n",
		  "policy-map OUT", "policy-map OUT\n class VOICE\n  priority 128\n",
		  "% class map VOICE not configured\n" },
		{ "router bgp 1\nneighbor 10.0.0.2 description R2\nneighbor 10.0.0.2 remote-as 2\n"
		  "address-family ipv4\nneighbor 10.0.0.2 activate\nneighbor 10.0.0.3 activate\n",
		  "router bgp 1",
		  "router bgp 1\n neighbor 10.0.0.2 remote-as 2\n !\n address-family ipv4\n"
		  "  neighbor 10.0.0.2 activate\n exit-address-family\n",
		  "% Specify remote-as or peer-group commands first\n"
		  "% Specify remote-as or peer-group commands first\n" },
		{ NULL },
	};

	check(rows);
}
END_TEST

UNIT("typed configuration", interfaces, server_groups, policies_and_keys, transform_sets_and_maps,
     access_lists, routes_and_globals, vtys, password_encryption_hides_what_is_there,
     what_is_kept_is_refused_where_it_cannot_be)
