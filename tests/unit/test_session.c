/* A console, played: what is typed at a router and what it prints, to the last blank line.
 *
 * Every story is one text. A line is typed when the transcript up to it is what the console has
 * printed; what is typed stands behind the prompt and is taken from there. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "cli/session/plain.h"
#include "cli/session/session.h"
#include "engine/node/node.h"
#include "tests/support/desk.h"
#include "tests/support/unit.h"

#define R1 "hostname R1\nservice timestamps log uptime\nno ip domain lookup\n"

STORY(modes_and_prompts, R1,
      "R1>enable\n"
      "R1#conf t\n"
      "Enter configuration commands, one per line.  End with CNTL/Z.\n"
      "R1(config)#interface fa0/0\n"
      "R1(config-if)#exit\n"
      "R1(config)#crypto isakmp policy 10\n"
      "R1(config-isakmp)#interface fa0/1\n"
      "R1(config-if)#do show privilege\n"
      "Current privilege level is 15\n"
      "R1(config-if)#end\n"
      "R1#\n"
      "00:00:10: %SYS-5-CONFIG_I: Configured from console by console\n"
      "R1#disable\n",
      "enable", "conf t", "interface fa0/0", "exit", "crypto isakmp policy 10", "interface fa0/1",
      "do show privilege", "end", "disable")

STORY(several_interfaces_at_once, R1,
      "R1>enable\n"
      "R1#conf t\n"
      "Enter configuration commands, one per line.  End with CNTL/Z.\n"
      "R1(config)#interface range fa0/0 - 1 , lo1\n"
      "R1(config-if-range)#delay 20\n"
      "R1(config-if-range)#ip adress 10.1.1.1 255.255.255.0\n"
      "                         ^\n"
      "% Invalid input detected at '^' marker.\n"
      "\n"
      "R1(config-if-range)#ip address 10.1.1.1 255.255.255.0\n"
      "% 10.1.1.0 overlaps with FastEthernet0/0\n"
      "% Range command terminated because it failed on FastEthernet0/1\n"
      "R1(config-if-range)#do show running-config | include delay\n"
      " delay 20\n"
      " delay 20\n"
      " delay 20\n"
      "R1(config-if-range)#interface fa0/0\n"
      "R1(config-if)#interface range fa0/0 - 2\n"
      "                                      ^\n"
      "% Invalid input detected at '^' marker.\n"
      "\n"
      "R1(config-if)#interface range fa0/0\n"
      "R1(config-if-range)#exit\n"
      "R1(config)#no interface range lo1 - 2\n"
      "R1(config)#\n"
      "00:00:10: %LINK-5-CHANGED: Interface Loopback1, changed state to administratively down\n",
      "enable", "conf t", "interface range fa0/0 - 1 , lo1", "delay 20",
      "ip adress 10.1.1.1 255.255.255.0", "ip address 10.1.1.1 255.255.255.0",
      "do show running-config | include delay", "interface fa0/0", "interface range fa0/0 - 2",
      "interface range fa0/0", "exit", "no interface range lo1 - 2")

STORY(errors, R1,
      "R1>en\n"
      "R1#terminal lenght 5\n"
      "                ^\n"
      "% Invalid input detected at '^' marker.\n"
      "\n"
      "R1#ter leng 20 x\n"
      "               ^\n"
      "% Invalid input detected at '^' marker.\n"
      "\n"
      "R1#d\n"
      "% Ambiguous command:  \"d\"\n"
      "R1#show\n"
      "% Type \"show ?\" for a list of subcommands\n"
      "R1#terminal\n"
      "% Incomplete command.\n"
      "\n"
      "R1#hello\n"
      "Translating \"hello\"\n"
      "\n"
      "Translating \"hello\"\n"
      "% Bad IP address or host name\n"
      "% Unknown command or computer name, or unable to find computer address\n"
      "R1#hello world\n"
      "      ^\n"
      "% Invalid input detected at '^' marker.\n"
      "\n"
      "R1#\n"
      "R1#! a comment\n",
      "en", "terminal lenght 5", "ter leng 20 x", "d", "show", "terminal", "hello", "hello world",
      "", "! a comment")

STORY(interfaces_that_cannot_be_are_not_accepted, R1,
      "R1>enable\n"
      "R1#conf t\n"
      "Enter configuration commands, one per line.  End with CNTL/Z.\n"
      "R1(config)#interface async 0\n"
      "                           ^\n"
      "% Invalid input detected at '^' marker.\n"
      "\n"
      "R1(config)#interface loopback 0\n"
      "R1(config-if)#\n",
      "enable", "conf t", "interface async 0", "interface loopback 0", "")

STORY(startup_is_merged, R1,
      "R1>enable\n"
      "R1#copy startup-config running-config\n"
      "Destination filename [running-config]? \n"
      "62 bytes copied in 0.003 secs (20666 bytes/sec)\n"
      "R1#\n",
      "enable", "copy startup-config running-config", "", "")

STORY(user_exec_has_no_dialogues, R1,
      "R1>ping\n"
      "% Incomplete command.\n"
      "\n"
      "R1>traceroute\n"
      "% Incomplete command.\n"
      "\n",
      "ping", "traceroute")

STORY(enable_secret_is_asked_three_times, R1 "enable secret 5 $1$mERr$hx5rVt7rPNoS4wqbXKX7m0\n",
      "R1>enable\n"
      "Password: \n"
      "Password: \n"
      "Password: \n"
      "% Bad secrets\n"
      "\n"
      "R1>enable\n"
      "Password: \n"
      "R1#disable\n",
      "enable", "a", "b", "c", "enable", "cisco", "disable")

STORY(line_login, R1 "line con 0\n password cisco\n login\n",
      "\n"
      "User Access Verification\n"
      "\n"
      "Password: \n"
      "Password: \n"
      "R1>exit\n"
      "\n"
      "\n"
      "R1 con0 is now available\n"
      "\n"
      "\n"
      "\n"
      "\n"
      "Press RETURN to get started.\n"
      "\n"
      "\n"
      "\n"
      "User Access Verification\n"
      "\n"
      "Password: \n",
      "wrong", "cisco", "exit", "", "cisco")

STORY(modifiers, R1,
      "R1>show history | include ter\n"
      "  show history | include ter\n"
      "R1>terminal length 0\n"
      "R1>show history | count history\n"
      "Number of lines which match regexp = 2\n"
      "R1>show history | exclude .\n"
      "R1>show history | in\n"
      "% Incomplete command.\n"
      "\n"
      "R1>show history | nothing x\n"
      "                  ^\n"
      "% Invalid input detected at '^' marker.\n"
      "\n"
      "R1>show history | include a[\n"
      "% Failed to compile regular expression.\n",
      "show history | include ter", "terminal length 0", "show history | count history",
      "show history | exclude .", "show history | in", "show history | nothing x",
      "show history | include a[")

STORY(a_page_is_full, R1,
      "R1>terminal length 4\n"
      "R1>help\n"
      "Help may be requested at any point in a command by entering\n"
      "a question mark '?'.  If nothing matches, the help list will\n"
      "be empty and you must backup until entering a '?' shows the\n"
      " --More-- \n"
      "available options.\n"
      " --More-- \n"
      "Two styles of help are provided:\n"
      "1. Full help is available when you are ready to enter a\n"
      "   command argument (e.g. 'show ?') and describes each possible\n"
      " --More-- \n"
      "R1>show privilege\n"
      "Current privilege level is 1\n",
      "terminal length 4", "help", "", " ", "q", "show privilege")

STORY(a_page_is_searched, R1,
      "R1>terminal length 3\n"
      "R1>help\n"
      "Help may be requested at any point in a command by entering\n"
      "a question mark '?'.  If nothing matches, the help list will\n"
      " --More-- \n"
      "/a[\n"
      "% Failed to compile regular expression.\n"
      " --More-- \n"
      "-help|command\n"
      "filtering...\n"
      "be empty and you must backup until entering a '?' shows the\n"
      "available options.\n"
      " --More-- \n"
      "+pr\n"
      "filtering...\n"
      "   (e.g. 'show pr?'.)\n"
      "R1>show privilege\n"
      "Current privilege level is 1\n",
      "terminal length 3", "help", "/", "a[", "-", "help|command", "+", "pr", "show privilege")

STORY(a_banner_is_typed, R1,
      "R1>enable\n"
      "R1#configure terminal\n"
      "Enter configuration commands, one per line.  End with CNTL/Z.\n"
      "R1(config)#banner motd #\n"
      "Enter TEXT message.  End with the character '#'.\n"
      "Keep out.\n"
      "#\n"
      "R1(config)#exit\n"
      "R1#\n"
      "00:00:10: %SYS-5-CONFIG_I: Configured from console by console\n",
      "enable", "configure terminal", "banner motd #", "Keep out.", "#", "exit")

STORY(reload_asks, R1,
      "R1>enable\n"
      "R1#configure terminal\n"
      "Enter configuration commands, one per line.  End with CNTL/Z.\n"
      "R1(config)#hostname R9\n"
      "R9(config)#end\n"
      "R9#\n"
      "00:00:10: %SYS-5-CONFIG_I: Configured from console by console\n"
      "R9#reload\n"
      "\n"
      "System configuration has been modified. Save? [yes/no]: perhaps\n"
      "% Please answer 'yes' or 'no'.\n"
      "System configuration has been modified. Save? [yes/no]: no\n"
      "Proceed with reload? [confirm]\n"
      "R9#copy running-config startup-config\n"
      "Destination filename [startup-config]? \n"
      "Building configuration...\n"
      "[OK]\n"
      "R9#write memory\n"
      "Building configuration...\n"
      "[OK]\n"
      "R9#reload\n"
      "Proceed with reload? [confirm]\n",
      "enable", "configure terminal", "hostname R9", "end", "reload", "perhaps", "no", "n",
      "copy running-config startup-config", "", "write memory", "reload", "n")

STORY(debugging_is_switched, R1,
      "R1>enable\n"
      "R1#debug crypto isakmp\n"
      "Crypto ISAKMP debugging is on\n"
      "R1#undebug crypto isakmp\n"
      "Crypto ISAKMP debugging is off\n"
      "R1#no debug all\n"
      "All possible debugging has been turned off\n"
      "R1#clear\n"
      "% Type \"clear ?\" for a list of subcommands\n",
      "enable", "debug crypto isakmp", "undebug crypto isakmp", "no debug all", "clear")

START_TEST(keys_leave_configuration)
{
	struct desk d;

	desk_open(&d, R1);
	desk_type(&d, "enable");
	desk_type(&d, "configure terminal");
	for (const char *c = "hostname R2"; *c; c++)
		plain_key(&d.plain, *c);
	plain_key(&d.plain, KEY_END);
	desk_type(&d, "configure terminal");
	for (const char *c = "hostname R3"; *c; c++)
		plain_key(&d.plain, *c);
	plain_key(&d.plain, KEY_INTERRUPT);
	desk_type(&d, "");
	ck_assert_str_eq(text_get(&d.printed),
			 "R1>enable\n"
			 "R1#configure terminal\n"
			 "Enter configuration commands, one per line.  End with CNTL/Z.\n"
			 "R1(config)#hostname R2^Z\n"
			 "R2#\n"
			 "00:00:10: %SYS-5-CONFIG_I: Configured from console by console\n"
			 "R2#configure terminal\n"
			 "Enter configuration commands, one per line.  End with CNTL/Z.\n"
			 "R2(config)#hostname R3^C\n"
			 "R2#\n"
			 "00:00:10: %SYS-5-CONFIG_I: Configured from console by console\n"
			 "R2#\n");
	desk_close(&d);
}
END_TEST

/* The texts come in this order. */
static void
in_order(const char *all, const char *const *texts)
{
	for (; *texts; texts++) {
		const char *at = strstr(all, *texts);

		ck_assert_msg(at != NULL, "\"%s\" is not in \"%s\"", *texts, all);
		all = at;
	}
}

START_TEST(a_reload_ends_in_a_closed_console)
{
	struct desk d;

	desk_open(&d, R1 "crypto isakmp key cisco address 10.0.0.2\n"
			 "crypto ipsec transform-set T esp-aes\n"
			 "access-list 101 permit ip any any\n"
			 "crypto map M 10 ipsec-isakmp\n set peer 10.0.0.2\n"
			 " set transform-set T\n match address 101\n"
			 "interface FastEthernet0/0\n crypto map M\n");
	desk_type(&d, "enable");
	desk_type(&d, "reload");
	text_clear(&d.printed);
	desk_type(&d, "y");
	ck_assert(session_closed(d.session));
	in_order(text_get(&d.printed),
		 (const char *const[]){ "%SYS-5-RELOAD: Reload requested by console. Reload "
					"Reason: Reload Command.\n\nSystem Bootstrap, ",
					"\n\nCisco IOS Software, ", "\n2 FastEthernet interfaces\n",
					"\n\nPress RETURN to get started!\n",
					"%CRYPTO-6-ISAKMP_ON_OFF: ISAKMP is ON\n", NULL });
	text_clear(&d.printed);
	desk_type(&d, "show privilege");
	ck_assert_ptr_nonnull(
		strstr(text_get(&d.printed), "R1>show privilege\nCurrent privilege level is 1\n"));
	desk_close(&d);
}
END_TEST

START_TEST(a_ping_without_a_route_is_interrupted)
{
	struct desk d;

	desk_open(&d, R1);
	desk_type(&d, "enable");
	text_clear(&d.printed);
	plain_type(&d.plain, "ping 10.9.9.9 repeat 1000");
	sched_run_until(world_sched(d.world), sched_now(world_sched(d.world)) + SEC(5));
	plain_key(&d.plain, KEY_ESCAPE);
	ck_assert(session_ready(d.session));
	ck_assert_str_eq(text_get(&d.printed),
			 "R1#ping 10.9.9.9 repeat 1000\n"
			 "Type escape sequence to abort.\n"
			 "Sending 1000, 100-byte ICMP Echos to 10.9.9.9, timeout is 2 seconds:\n"
			 "..\n"
			 "Success rate is 0 percent (0/3)\n");
	desk_close(&d);
}
END_TEST

/* What somebody else changes while the password is asked counts when it is typed. */
START_TEST(a_user_who_is_removed_while_he_logs_in)
{
	struct desk d;

	desk_open(&d, R1 "username bob secret cisco\nline con 0\n login local\n");
	desk_type(&d, "bob");
	config_load(d.device, "no username bob\n", "", NULL, NULL);
	desk_type(&d, "cisco");
	ck_assert_ptr_nonnull(strstr(text_get(&d.printed), "% Login invalid\n"));
	desk_close(&d);
}
END_TEST

START_TEST(a_line_password_that_goes_while_it_is_asked)
{
	struct desk d;

	desk_open(&d, R1 "line con 0\n password cisco\n login\n");
	config_load(d.device, "line con 0\n no password\n", "", NULL, NULL);
	desk_type(&d, "cisco");
	desk_type(&d, "");
	desk_type(&d, "");
	ck_assert_ptr_nonnull(strstr(text_get(&d.printed), "% Bad passwords\n"));
	desk_close(&d);
}
END_TEST

UNIT("session", modes_and_prompts, several_interfaces_at_once, errors,
     interfaces_that_cannot_be_are_not_accepted, startup_is_merged, user_exec_has_no_dialogues,
     enable_secret_is_asked_three_times, line_login, a_user_who_is_removed_while_he_logs_in,
     a_line_password_that_goes_while_it_is_asked, modifiers, a_page_is_full, a_page_is_searched,
     a_banner_is_typed, reload_asks, debugging_is_switched, keys_leave_configuration,
     a_reload_ends_in_a_closed_console, a_ping_without_a_route_is_interrupted)
