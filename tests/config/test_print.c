/* show running-config: a whole configuration, and what comes back when it is loaded again. */
#include <stdlib.h>
#include <string.h>

#include "engine/node/node.h"
#include "tests/support/bare.h"
#include "tests/support/unit.h"

static char *
read_file(const char *path)
{
	FILE *f = fopen(path, "re");
	char *text = NULL;
	size_t size = 0;

	ck_assert_msg(f != NULL, "%s", path);
	ck_assert_int_gt(getdelim(&text, &size, '\0', f), 0);
	fclose(f);
	return text;
}

/* The first line in which two texts differ, for the message. */
static void
check_same(const char *a, const char *b)
{
	unsigned line = 1;

	for (; *a && *a == *b; a++, b++)
		line += *a == '\n';
	ck_assert_msg(*a == *b, "line %u: \"%.*s\" is not \"%.*s\"", line, (int)strcspn(a, "\n"), a,
		      (int)strcspn(b, "\n"), b);
}

/* The file is written as IOS 15.2 writes it; loading and printing must not change a byte. */
START_TEST(a_whole_configuration)
{
	char *golden = read_file("tests/config/site-to-site.cfg"), *print, *said;
	struct bare b;

	bare_start(&b, golden, NULL);
	print = bare_print(&b);
	said = bare_said(&b);
	ck_assert_str_eq(said, "");
	check_same(print, golden);
	free(said);
	free(print);
	free(golden);
	bare_stop(&b);
}
END_TEST

START_TEST(a_router_out_of_its_box)
{
	struct bare b;
	char *print;

	bare_start(&b, NULL, NULL);
	print = bare_print(&b);
	check_same(print, "!\n"
			  "version 15.2\n"
			  "service timestamps debug datetime msec\n"
			  "service timestamps log datetime msec\n"
			  "no service password-encryption\n"
			  "!\n"
			  "hostname Router\n"
			  "!\n"
			  "boot-start-marker\n"
			  "boot-end-marker\n"
			  "!\n"
			  "!\n"
			  "!\n"
			  "no aaa new-model\n"
			  "ip cef\n"
			  "!\n"
			  "no ipv6 cef\n"
			  "!\n"
			  "multilink bundle-name authenticated\n"
			  "!\n"
			  "redundancy\n"
			  "!\n"
			  "!\n"
			  "interface FastEthernet0/0\n"
			  " no ip address\n"
			  " shutdown\n"
			  " duplex auto\n"
			  " speed auto\n"
			  "!\n"
			  "interface FastEthernet0/1\n"
			  " no ip address\n"
			  " shutdown\n"
			  " duplex auto\n"
			  " speed auto\n"
			  "!\n"
			  "interface Serial0/0/0\n"
			  " no ip address\n"
			  " shutdown\n"
			  " clock rate 2000000\n"
			  "!\n"
			  "ip forward-protocol nd\n"
			  "!\n"
			  "!\n"
			  "no ip http server\n"
			  "no ip http secure-server\n"
			  "!\n"
			  "control-plane\n"
			  "!\n"
			  "line con 0\n"
			  "line aux 0\n"
			  "line vty 0 4\n"
			  " login\n"
			  " transport input all\n"
			  "!\n"
			  "end\n");
	free(print);
	bare_stop(&b);
}
END_TEST

/* Boots from `text`, what is refused must read `said`; printed and loaded again it is the same. */
static void
check_load(const char *text, const char *said_wanted)
{
	struct bare b, again;
	char *said, *print, *print_again;

	bare_start(&b, text, NULL);
	said = bare_said(&b);
	ck_assert_str_eq(said, said_wanted);
	print = bare_print(&b);
	bare_start(&again, print, NULL);
	print_again = bare_print(&again);
	check_same(print_again, print);
	ck_assert_uint_eq(again.device->refusals, 0);
	free(said);
	free(print);
	free(print_again);
	bare_stop(&b);
	bare_stop(&again);
}

START_TEST(references_forward)
{
	check_load("interface FastEthernet0/0\n crypto map CMAP\n"
		   "ip route 10.9.0.0 255.255.0.0 Loopback5\n"
		   "crypto map CMAP 10 ipsec-isakmp\n set transform-set TS\n set peer R2\n"
		   "crypto map CMAP 20 ipsec-isakmp dynamic DYN\n"
		   "crypto dynamic-map DYN 5\n set transform-set TS\n"
		   "crypto ipsec transform-set TS esp-aes\n"
		   "ip host R2 10.9.9.9\n"
		   "interface Loopback5\n ip address 5.5.5.5 255.255.255.255\n",
		   "");
}
END_TEST

START_TEST(refused_lines_tell_file_and_line)
{
	check_load(
		"hostname R1\n"
		"no such thing\n"
		"interface FastEthernet0/0\n"
		" ip address 10.1.1.0 255.255.255.0\n"
		"interface FastEthernet9/9\n"
		"crypto map\n"
		"crypto map CMAP 10 ipsec-isakmp\n"
		" set transform-set NONE\n"
		"end\n"
		"what comes behind is not read\n",
		"R1.cfg:2: % Invalid input detected at '^' marker. \"no su^ch thing\"\n"
		"R1.cfg:4: % Bad mask /24 for address 10.1.1.0\n"
		"R1.cfg:5: % Invalid input detected at '^' marker. \"interface FastEthernet^9/9\"\n"
		"R1.cfg:6: % Incomplete command. \"crypto map\"\n"
		"R1.cfg:8: % ERROR: transform set with tag \"NONE\" does not exist.\n");
}
END_TEST

START_TEST(odd_texts)
{
	check_load("", "");
	check_load("\n\n!\n   \n! comment\nend", "");
	check_load("hostname R7\r\nip domain name x.org\r\nbanner motd #one\r\ntwo#\r\nend\r\n",
		   "");
	check_load("banner motd #never\nclosed\n", "R1.cfg:1: % The text has no end: \"banner motd "
						   "#never\"\n");
	check_load("banner exec ^C\n\n  $(hostname)\n^C\nbanner login zhelloz\n"
		   "banner incoming ^C\ntext of its own\n^C\n",
		   "");
}
END_TEST

START_TEST(a_file_says_which_interfaces_are_up)
{
	struct bare b;
	char *block;

	bare_start(&b, "interface FastEthernet0/1\n shutdown\n", NULL);
	block = bare_block(&b, "interface FastEthernet0/0");
	ck_assert_ptr_null(strstr(block, "shutdown"));
	free(block);
	block = bare_block(&b, "interface FastEthernet0/1");
	ck_assert_ptr_nonnull(strstr(block, "\n shutdown\n"));
	free(block);
	bare_stop(&b);
}
END_TEST

START_TEST(a_reload_forgets_what_was_not_saved)
{
	struct bare b;
	struct diag why;
	char *print;

	bare_start(&b, "hostname ONE\n", NULL);
	bare_type(&b, "hostname TWO\n");
	ck_assert(config_is_modified(b.device));
	ck_assert(config_save(b.device, &why));
	ck_assert(!config_is_modified(b.device));
	bare_type(&b, "hostname THREE\ninterface Loopback0\n");
	device_restart(b.device);
	sched_run_until(world_sched(b.world), SEC(5));
	print = bare_print(&b);
	ck_assert_ptr_nonnull(strstr(print, "\nhostname TWO\n"));
	ck_assert_ptr_null(strstr(print, "Loopback0"));
	ck_assert_str_eq(b.device->settings.hostname, "TWO");
	free(print);
	bare_stop(&b);
}
END_TEST

UNIT("running configuration", a_whole_configuration, a_router_out_of_its_box, references_forward,
     refused_lines_tell_file_and_line, odd_texts, a_file_says_which_interfaces_are_up,
     a_reload_forgets_what_was_not_saved)
