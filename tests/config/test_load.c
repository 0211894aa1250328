/* Configurations from files: what people paste. Each row is a file, a block of what it leaves, and
 * what was refused. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/node/node.h"
#include "engine/pki/pki.h"
#include "tests/support/bare.h"
#include "tests/support/unit.h"

struct row {
	const char *file, *header, *print, *said;
};

static void
check(const struct row *rows)
{
	for (; rows->file; rows++) {
		struct bare b;
		char *block, *said;

		bare_start(&b, rows->file, NULL);
		block = bare_block(&b, rows->header);
		said = bare_said(&b);
		ck_assert_msg(block ? rows->print && !strcmp(block, rows->print) : !rows->print,
			      "%s\nleaves\n%s\nnot\n%s", rows->file, block ? block : "nothing",
			      rows->print ? rows->print : "nothing");
		ck_assert_msg(!strcmp(said, rows->said), "%s\nsays\n%s\nnot\n%s", rows->file, said,
			      rows->said);
		free(block);
		free(said);
		bare_stop(&b);
	}
}

#define FA  "interface FastEthernet0/0"
#define FA1 "interface FastEthernet0/1"
/* A file says what an interface has: without `shutdown` it is up. */
#define UP		 " duplex auto\n speed auto\n"
#define NO_IP		 " no ip address\n"
#define INVALID(n, line) "R1.cfg:" n ": % Invalid input detected at '^' marker. \"" line "\"\n"

START_TEST(ranges)
{
	static const struct row rows[] = {
		{ "interface range fa0/0 - 1\n no shutdown\n mtu 1400\n", FA1,
		  FA1 "\n mtu 1400\n" NO_IP UP, "" },
		{ "int ran f0/0-1 , Serial 0/0/0\nno shut\ndelay 20\n", "interface Serial0/0/0",
		  "interface Serial0/0/0\n no ip address\n delay 20\n clock rate 2000000\n", "" },
		{ "int range fa0/0 - fa0/1\n delay 20\n no shut\nint fa0/1\n delay 30\n", FA,
		  FA "\n" NO_IP " delay 20\n" UP, "" },
		{ "int range lo 1 - 3\n mtu 1400\nno int range lo 2 - 3\n", "interface Loopback1",
		  "interface Loopback1\n mtu 1400\n no ip address\n", "" },
		{ "int range lo 1 - 3\nno int range lo 2 - 3\n", "interface Loopback2", NULL, "" },
		{ "int range fa0/0 - 1\n no shut\n mtu 1400\ndefault interface range fa0/0 - 1\n",
		  FA1, FA1 "\n" NO_IP UP, "" },
		{ "define interface-range UP fa0/0 , fa0/1\nint range macro UP\n no shut\n mtu "
		  "1400\n",
		  FA1, FA1 "\n mtu 1400\n" NO_IP UP, "" },
		{ "define interface-range UP fa0/0-1\n",
		  "define interface-range UP FastEthernet0/0 - 1",
		  "define interface-range UP FastEthernet0/0 - 1\n", "" },
		{ "int range macro NO\n no shut\n", FA1, FA1 "\n" NO_IP UP,
		  "R1.cfg:1: % Interface range macro NO is not defined\n" INVALID("2",
										  "no s^hut") },
		{ "int range fa0/0 - 2\n", FA1, FA1 "\n" NO_IP UP,
		  INVALID("1", "int range fa0/0 - ^2") },
		{ "int range fa0/1 - 0\n", FA1, FA1 "\n" NO_IP UP,
		  INVALID("1", "int range fa0/1 - ^0") },
		{ "int range fa0/0 - 1 ,\n", FA1, FA1 "\n" NO_IP UP,
		  "R1.cfg:1: % Incomplete command. \"int range fa0/0 - 1 ,\"\n" },
		/* What a member refuses ends the line: those before it have it. */
		{ "int range fa0/0 - 1\n no shut\n ip address 10.1.1.1 255.255.255.0\n", FA,
		  FA "\n ip address 10.1.1.1 255.255.255.0\n" UP,
		  "R1.cfg:3: % 10.1.1.0 overlaps with FastEthernet0/0 % Range command terminated "
		  "because it failed on FastEthernet0/1\n" },
		{ NULL },
	};

	check(rows);
}
END_TEST

START_TEST(ways_in_and_out)
{
	static const struct row rows[] = {
		{ "en\nconf t\nhostname A\nend\nwr\n", "hostname A", "hostname A\n", "" },
		{ "hostname A\nenable\nconfigure terminal\nhostname B\n", "hostname B",
		  "hostname B\n", "" },
		{ "enable\nhostname A\n", "hostname A", NULL, INVALID("2", "^hostname A") },
		{ "hostname A\nend\nhostname B\n", "hostname A", "hostname A\n",
		  INVALID("3", "^hostname B") },
		{ "hostname A\nexit\nhostname B\n", "hostname A", "hostname A\n",
		  INVALID("3", "^hostname B") },
		{ "hostname A\nend\ncopy run start\n\nThat is all.\nconf t\nhostname B\n",
		  "hostname B", "hostname B\n", "" },
		{ "hostname A\ndo show ip interface brief\ndo show whatever there is\ndo wr\n"
		  "show version\n",
		  "hostname A", "hostname A\n", INVALID("5", "s^how version") },
		{ "hostname A\nint f0/0\nno shut\ndelay 20\nexit\nint f0/1\nno shut\nexit\nend\n",
		  FA, FA "\n" NO_IP " delay 20\n" UP, "" },
		{ NULL },
	};

	check(rows);
}
END_TEST

START_TEST(copied_from_a_terminal)
{
	static const struct row rows[] = {
		{ "Router>en\n"
		  "Router#conf t\n"
		  "Enter configuration commands, one per line.  End with CNTL/Z.\n"
		  "Router(config)#hostname A\n"
		  "A(config)#int f0/0\n"
		  "A(config-if)#no shut\n"
		  "*Mar  1 00:00:12.345: %LINK-3-UPDOWN: Interface FastEthernet0/0, changed state "
		  "to up\n"
		  "A(config-if)#ip adress 10.1.1.1 255.255.255.0\n"
		  "                ^\n"
		  "% Invalid input detected at '^' marker.\n"
		  "\n"
		  "A(config-if)#delay 20\n"
		  "A(config-if)#^Z\n"
		  "A#show run | include hostname\n"
		  "hostname A\n"
		  "A#\n",
		  FA, FA "\n" NO_IP " delay 20\n" UP,
		  INVALID("8", "ip ad^ress 10.1.1.1 255.255.255.0") },
		{ "Building configuration...\n\nCurrent configuration : 1128 bytes\n!\n"
		  "hostname A\n --More-- \b\b\b\b\b\b\b\b\b        \b\b\b\b\b\b\b\b\binterface "
		  "FastEthernet0/0\n"
		  " no shutdown\n delay 20\nend\n\nA#exit\n",
		  FA, FA "\n" NO_IP " delay 20\n" UP, "" },
		{ "\xEF\xBB\xBFhostname A\r\ninterface FastEthernet0/0   \r\n\tno shutdown \r\n "
		  "delay 20\r\n",
		  FA, FA "\n" NO_IP " delay 20\n" UP, "" },
		/* Back at the exec prompt, then at another block. */
		{ "A(config-if)#hostname A\nA(config)#int f0/0\nA#show clock\nA(config)#no "
		  "shutdown\n",
		  FA, FA "\n" NO_IP UP, INVALID("4", "no s^hutdown") },
		{ NULL },
	};

	check(rows);
}
END_TEST

/* `mpls label protocol` is a line of interfaces and of global configuration. */
START_TEST(the_left_margin)
{
	static const struct row rows[] = {
		{ FA "\n no shutdown\nmpls label protocol ldp\n", FA, FA "\n" NO_IP UP, "" },
		{ FA "\nno shutdown\nmpls label protocol ldp\n", FA,
		  FA "\n" NO_IP UP " mpls label protocol ldp\n", "" },
		/* The style of the blocks before tells of one without lines. */
		{ FA1 "\n no shutdown\n" FA "\nmpls label protocol ldp\n", FA, FA "\n" NO_IP UP,
		  "" },
		{ FA1 "\nno shutdown\n" FA "\nmpls label protocol ldp\n", FA,
		  FA "\n" NO_IP UP " mpls label protocol ldp\n", "" },
		/* A line that only the block has still belongs to it, and so does what follows. */
		{ FA "\n delay 20\nno shutdown\nmpls label protocol ldp\n", FA,
		  FA "\n" NO_IP " delay 20\n" UP " mpls label protocol ldp\n", "" },
		/* So does the print of a router, in which other blocks have lines. */
		{ "version 15.2\nevent manager applet A\nevent manager policy P.tcl type user\n" FA
		  "\n shutdown\n",
		  "event manager policy P.tcl type user", "event manager policy P.tcl type user\n",
		  "" },
		{ "  " FA "\n   no shutdown\n  mpls label protocol ldp\n", FA, FA "\n" NO_IP UP,
		  "" },
		{ FA "\n no shutdown\n!\n delay 20\nexit\nhostname A\n", "hostname A",
		  "hostname A\n", "" },
		{ NULL },
	};

	check(rows);
}
END_TEST

/* A file may be a part of what was typed: what it names may be elsewhere. */
START_TEST(refused_blocks)
{
	static const struct row rows[] = {
		/* What belongs to a block that is not there does not go to the one before it. */
		{ FA "\n ip address 10.0.0.1 255.255.255.0\ninterface Foo0/0\n no ip address\n"
		     " shutdown\n!\nhostname A\n",
		  FA, FA "\n ip address 10.0.0.1 255.255.255.0\n" UP,
		  INVALID("3", "interface F^oo0/0") "R1.cfg:4: % Its block was refused: \"no ip "
						    "address\"\n"
						    "R1.cfg:5: % Its block was refused: "
						    "\"shutdown\"\n" },
		/* What was copied from a terminal has the margins of its prompts. */
		{ "R1(config)#int fa0/0\nR1(config-if)# no shut\nR1(config-if)#foo\n"
		  "R1(config-if)# mtu 1400\nSome answer\n",
		  FA, FA "\n mtu 1400\n" NO_IP UP, INVALID("3", "f^oo") },
		/* A paste without margins is typed at a terminal. */
		{ "int fa0/0\nno shut\nfoo\n mtu 1400\n", FA, FA "\n mtu 1400\n" NO_IP UP,
		  INVALID("3", "f^oo") },
		{ NULL, NULL, NULL, NULL },
	};

	check(rows);
}
END_TEST

START_TEST(parts_of_configurations)
{
	static const struct row rows[] = {
		{ FA "\n no shutdown\n ip vrf forwarding RED\n service-policy output OUT\n", FA,
		  FA "\n ip vrf forwarding RED\n" NO_IP UP " service-policy output OUT\n", "" },
		{ FA "\n no shutdown\n crypto map M\ncrypto map M 10 ipsec-isakmp\n", FA,
		  FA "\n" NO_IP UP " crypto map M\n", "" },
		{ FA "\n no shutdown\n clock rate 64000\n", FA, FA "\n" NO_IP UP,
		  "R1.cfg:3: % This command is not allowed on interface FastEthernet0/0\n" },
		{ NULL },
	};

	check(rows);
}
END_TEST

START_TEST(banners)
{
	static const struct row rows[] = {
		{ "banner motd #hello#\nhostname A\n", "banner motd ^Chello^C",
		  "banner motd ^Chello^C\n", "" },
		{ "banner motd ^C\n  Keep out!\n! and more\nhostname B\n^C\nhostname A\n",
		  "banner motd ^C\n  Keep out!\n! and more\nhostname B\n^C",
		  "banner motd ^C\n  Keep out!\n! and more\nhostname B\n^C\n", "" },
		{ "banner login \003one\r\ntwo\003\r\nhostname A\r\n", "banner login ^Cone\ntwo^C",
		  "banner login ^Cone\ntwo^C\n", "" },
		{ "banner exec ztext\nmore z\nhostname A\n", "hostname A", "hostname A\n", "" },
		{ "R1(config)#banner motd $\nEnter TEXT message.  End with the character "
		  "'$'.\nend\n$\n"
		  "R1(config)#hostname A\n",
		  "hostname A", "hostname A\n", "" },
		{ "hostname A\nbanner motd #\nno end\nhostname B\n", "hostname A", "hostname A\n",
		  "R1.cfg:2: % The text has no end: \"banner motd #\"\n" },
		{ NULL },
	};

	check(rows);
}
END_TEST

static void
check_keys(const char *file, size_t expected, const char *said)
{
	struct bare b;
	char *told;
	size_t keys = 0;

	bare_start(&b, file, NULL);
	while (pki_key_at(router_pki(b.device->router), keys))
		keys++;
	told = bare_said(&b);
	ck_assert_str_eq(told, said);
	ck_assert_uint_eq(keys, expected);
	free(told);
	bare_stop(&b);
}

/* What asks questions at a terminal finds its answer in the next line, or none. */
START_TEST(keys)
{
	static const char named[] = "hostname A\nip domain name example.com\n";
	char file[256];

	for (const struct {
		     const char *lines;
		     size_t keys;
		     const char *said;
	     } *r =
		     (const typeof(*r)[]){
			     { "crypto key generate rsa modulus 512\n", 1, "" },
			     { "crypto key generate rsa\n768\nip ssh version 2\n", 1, "" },
			     { "crypto key generate rsa\nip ssh version 2\n", 1, "" },
			     { "cry key gen rsa usage-keys mod 512\n", 2, "" },
			     { "crypto key generate rsa label K modulus 512\n"
			       "crypto key generate rsa modulus 512\ncrypto key zeroize rsa K\n",
			       1, "" },
			     { "crypto key generate rsa modulus 512\ncrypto key zeroize rsa\n", 0,
			       "" },
			     { "hostname Router\ncrypto key generate rsa modulus 512\n", 0,
			       "R1.cfg:4: % Please define a hostname other than Router.\n" },
			     { "no ip domain name\ncrypto key generate rsa modulus 512\n", 0,
			       "R1.cfg:4: % Please define a domain-name first.\n" },
			     { "crypto key generate rsa modulus 400\n", 0,
			       "R1.cfg:3: % The smallest modulus is 512 bits\n" },
			     { 0 },
		     };
	     r->lines; r++) {
		snprintf(file, sizeof file, "%s%s", named, r->lines);
		check_keys(file, r->keys, r->said);
	}
}
END_TEST

UNIT("configuration files", ranges, ways_in_and_out, copied_from_a_terminal, the_left_margin,
     refused_blocks, parts_of_configurations, banners, keys)
