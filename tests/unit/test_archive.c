/* archive at the console: copies, their differences, the log of commands, and the way back. */
#include <stdlib.h>
#include <string.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "cli/session/session.h"
#include "engine/node/node.h"
#include "tests/support/desk.h"
#include "tests/support/unit.h"

#define R1                                                                                         \
	"hostname R1\nservice timestamps log uptime\nno ip domain lookup\n"                        \
	"no logging console\n"

#define ARCHIVE R1 "archive\n path flash:R1\n maximum 2\n"

STORY(without_a_path_there_is_none, R1,
      "R1>enable\n"
      "R1#archive config\n"
      "Archive feature not enabled\n"
      "R1#show archive\n"
      "Archive feature not enabled\n"
      "R1#configure confirm\n"
      "%No Rollback Confirmed Change pending\n"
      "R1#configure replace startup-config time 1 force\n"
      "%Error: the archive path is not set, or cannot be written to\n",
      "enable", "archive config", "show archive", "configure confirm",
      "configure replace startup-config time 1 force")

/* The names go on counting; the oldest copy goes when there are too many. */
STORY(copies_are_numbered, ARCHIVE,
      "R1>enable\n"
      "R1#archive config\n"
      "R1#show archive\n"
      "The maximum archive configurations allowed is 2.\n"
      "There are currently 1 archive configurations saved.\n"
      "The next archive file will be named flash0:/R1-Mar--1-00-00-10.000-1\n"
      " Archive #  Name\n"
      "   1        flash0:/R1-Mar--1-00-00-10.000-0 <- Most Recent\n"
      "   2        \n"
      "R1#archive config\n"
      "R1#archive config\n"
      "R1#show archive\n"
      "The maximum archive configurations allowed is 2.\n"
      "There are currently 2 archive configurations saved.\n"
      "The next archive file will be named flash0:/R1-Mar--1-00-00-10.000-3\n"
      " Archive #  Name\n"
      "   1        flash0:/R1-Mar--1-00-00-10.000-1\n"
      "   2        flash0:/R1-Mar--1-00-00-10.000-2 <- Most Recent\n",
      "enable", "archive config", "show archive", "archive config", "archive config",
      "show archive")

STORY(a_copy_comes_with_write_memory, ARCHIVE " write-memory\n",
      "R1>enable\n"
      "R1#write memory\n"
      "Building configuration...\n"
      "[OK]\n"
      "R1#show archive | include Recent\n"
      "   1        flash0:/R1-Mar--1-00-00-10.000-0 <- Most Recent\n",
      "enable", "write memory", "show archive | include Recent")

STORY(differences_and_the_way_back, R1,
      "R1>enable\n"
      "R1#show archive config differences\n"
      "!No changes were found\n"
      "R1#conf t\n"
      "Enter configuration commands, one per line.  End with CNTL/Z.\n"
      "R1(config)#interface lo0\n"
      "R1(config-if)#ip address 1.1.1.1 255.255.255.255\n"
      "R1(config-if)#interface fa0/0\n"
      "R1(config-if)#description x\n"
      "R1(config-if)#hostname R9\n"
      "R9(config)#end\n"
      "R9#show archive config differences\n"
      "!Contextual Config Diffs:\n"
      "+hostname R9\n"
      "+interface Loopback0\n"
      " +ip address 1.1.1.1 255.255.255.255\n"
      "interface FastEthernet0/0\n"
      " +description x\n"
      "-hostname R1\n"
      "R9#show archive config differences running-config startup-config\n"
      "!Contextual Config Diffs:\n"
      "+hostname R1\n"
      "-hostname R9\n"
      "-interface Loopback0\n"
      " -ip address 1.1.1.1 255.255.255.255\n"
      "interface FastEthernet0/0\n"
      " -description x\n"
      "R9#show archive config incremental-diffs startup-config\n"
      "!List of Commands:\n"
      "hostname R9\n"
      "interface Loopback0\n"
      " ip address 1.1.1.1 255.255.255.255\n"
      "interface FastEthernet0/0\n"
      " description x\n"
      "end\n"
      "R9#configure replace nvram:startup-config list\n"
      "This will apply all necessary additions and deletions\n"
      "to replace the current running configuration with the\n"
      "contents of the specified configuration file, which is\n"
      "assumed to be a complete configuration, not a partial\n"
      "configuration. Enter Y if you are sure you want to proceed. ? [no]: y\n"
      "!Pass 1\n"
      "\n"
      "!List of Commands:\n"
      "no hostname R9\n"
      "no interface Loopback0\n"
      "interface FastEthernet0/0\n"
      " no description x\n"
      "hostname R1\n"
      "end\n"
      "\n"
      "Total number of passes: 1\n"
      "Rollback Done\n"
      "\n"
      "R1#show archive config differences\n"
      "!No changes were found\n"
      "R1#configure replace nvram:startup-config force\n"
      "Total number of passes: 0\n"
      "Rollback Done\n"
      "\n"
      "R1#configure replace flash:nowhere force\n"
      "%Error opening flash0:/nowhere (No such file or directory)\n",
      "enable", "show archive config differences", "conf t", "interface lo0",
      "ip address 1.1.1.1 255.255.255.255", "interface fa0/0", "description x", "hostname R9",
      "end", "show archive config differences",
      "show archive config differences running-config startup-config",
      "show archive config incremental-diffs startup-config",
      "configure replace nvram:startup-config list", "y", "show archive config differences",
      "configure replace nvram:startup-config force", "configure replace flash:nowhere force")

STORY(commands_are_logged,
      R1 "archive\n log config\n  logging enable\n  logging size 4\n  hidekeys\n",
      "R1>enable\n"
      "R1#conf t\n"
      "Enter configuration commands, one per line.  End with CNTL/Z.\n"
      "R1(config)#no ip cef\n"
      "R1(config)#int fa0/0\n"
      "R1(config-if)#desc x\n"
      "R1(config-if)#shutdown now\n"
      "                       ^\n"
      "% Invalid input detected at '^' marker.\n"
      "\n"
      "R1(config-if)#end\n"
      "R1#conf t\n"
      "Enter configuration commands, one per line.  End with CNTL/Z.\n"
      "R1(config)#enable secret cisco\n"
      "R1(config)#username bob password cisco\n"
      "R1(config)#end\n"
      "R1#show archive log config all\n"
      " idx   sess           user@line      Logged command\n"
      "    2     1        console@console  |interface FastEthernet0/0\n"
      "    3     1        console@console  | description x\n"
      "    4     2        console@console  |enable secret *****\n"
      "    5     2        console@console  |username bob password *****\n"
      "\n"
      "R1#show archive log config 3\n"
      " idx   sess           user@line      Logged command\n"
      "    3     1        console@console  | description x\n"
      "\n",
      "enable", "conf t", "no ip cef", "int fa0/0", "desc x", "shutdown now", "end", "conf t",
      "enable secret cisco", "username bob password cisco", "end", "show archive log config all",
      "show archive log config 3")

static bool
has_description(const struct desk *d)
{
	return config_value(d->device, "interface FastEthernet0/0", "description");
}

/* A change that nobody confirms is taken back; one that is confirmed stays. */
START_TEST(a_change_must_be_confirmed)
{
	struct sched *sched;
	struct desk d;

	desk_open(&d, ARCHIVE);
	sched = world_sched(d.world);
	for (int confirm = 0; confirm < 2; confirm++) {
		desk_type(&d, confirm ? "" : "enable");
		desk_type(&d, "configure terminal revert timer 2");
		desk_type(&d, "interface fa0/0");
		desk_type(&d, "description dangerous");
		desk_type(&d, "end");
		ck_assert(has_description(&d));
		sched_run_until(sched, sched_now(sched) + SEC(119));
		ck_assert(has_description(&d));
		if (confirm)
			desk_type(&d, "configure confirm");
		sched_run_until(sched, sched_now(sched) + SEC(2));
		ck_assert(has_description(&d) == confirm);
	}
	desk_type(&d, "configure confirm");
	ck_assert_ptr_nonnull(
		strstr(text_get(&d.printed), "%No Rollback Confirmed Change pending\n"));
	ck_assert_ptr_nonnull(strstr(log_buffer(d.device->log),
				     "ROLLBK_CNFMD_CHG_WARNING_ABSTIMER: System will rollback to "
				     "config flash0:/R1-Mar--1-00-00-10.000-0 in one minute."));
	desk_type(&d, "configure terminal revert timer 5");
	desk_type(&d, "interface fa0/0");
	desk_type(&d, "no description");
	desk_type(&d, "end");
	desk_type(&d, "configure revert now");
	ck_assert(has_description(&d));
	desk_close(&d);
}
END_TEST

START_TEST(copies_are_made_from_time_to_time)
{
	const struct disk_file *list[ARCHIVE_MOST];
	struct sched *sched;
	struct desk d;

	desk_open(&d, ARCHIVE " time-period 30\n");
	sched = world_sched(d.world);
	ck_assert_uint_eq(archive_files(d.device, list), 0);
	sched_run_until(sched, SEC(60 * 31));
	ck_assert_uint_eq(archive_files(d.device, list), 1);
	sched_run_until(sched, SEC(60 * 91));
	ck_assert_uint_eq(archive_files(d.device, list), 2); /* of three made */
	ck_assert_str_eq(list[1]->path, "R1-Mar--1-01-30-00.000-2");
	desk_close(&d);
}
END_TEST

UNIT("archive", without_a_path_there_is_none, copies_are_numbered, a_copy_comes_with_write_memory,
     differences_and_the_way_back, commands_are_logged, a_change_must_be_confirmed,
     copies_are_made_from_time_to_time)
