/* Files as a person at the console handles them, and that they are there after the lab was closed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/device/device.h"
#include "cli/device/disk.h"
#include "cli/device/url.h"
#include "cli/session/session.h"
#include "engine/base/xmalloc.h"
#include "engine/node/node.h"
#include "tests/support/desk.h"
#include "tests/support/unit.h"

#define R1 "hostname R1\nservice timestamps log uptime\nno ip domain lookup\nno logging console\n"

#define IMAGE                                                                                      \
	"    1  -rw-         238   Mar 1 2002 00:00:00 +00:00  "                                   \
	"c2900-universalk9-mz.SPA.152-4.M.bin\n"

/* A configuration is copied to the disk, into a folder, over a file, and goes again. */
STORY(a_file_comes_and_goes, R1,
      "R1>enable\n"
      "R1#copy startup-config flash:a.cfg\n"
      "Destination filename [a.cfg]? \n"
      "81 bytes copied in 0.004 secs (20250 bytes/sec)\n"
      "R1#copy flash:a.cfg flash:\n"
      "Destination filename [a.cfg]? b.cfg\n"
      "Copy in progress...C\n"
      "81 bytes copied in 0.004 secs (20250 bytes/sec)\n"
      "R1#copy flash:a.cfg flash0:b.cfg\n"
      "Destination filename [b.cfg]? \n"
      "%Warning:There is a file already existing with this name \n"
      "Do you want to over write? [confirm]\n"
      "Copy in progress...C\n"
      "81 bytes copied in 0.004 secs (20250 bytes/sec)\n"
      "R1#dir\n"
      "Directory of flash0:/\n"
      "\n" IMAGE "    2  -rw-          81   Mar 1 2002 00:00:10 +00:00  a.cfg\n"
      "    3  -rw-          81   Mar 1 2002 00:00:10 +00:00  b.cfg\n"
      "\n"
      "64012288 bytes total (64000000 bytes free)\n"
      "R1#more b.cfg | include hostname\n"
      "hostname R1\n"
      "R1#delete b.cfg\n"
      "Delete filename [b.cfg]? \n"
      "Delete flash0:/b.cfg? [confirm]\n"
      "R1#delete /force flash:a.cfg\n"
      "R1#delete /force flash:a.cfg\n"
      "%Error deleting flash0:/a.cfg (No such file or directory)\n"
      "R1#dir flash:a.cfg\n"
      "%Error opening flash0:/a.cfg (No such file or directory)\n",
      "enable", "copy startup-config flash:a.cfg", "", "copy flash:a.cfg flash:", "b.cfg",
      "copy flash:a.cfg flash0:b.cfg", "", "", "dir", "more b.cfg | include hostname",
      "delete b.cfg", "", "y", "delete /force flash:a.cfg", "delete /force flash:a.cfg",
      "dir flash:a.cfg")

STORY(folders, R1,
      "R1>enable\n"
      "R1#mkdir old\n"
      "Create directory filename [old]? \n"
      "Created dir flash0:/old\n"
      "R1#copy startup-config flash:old/a.cfg\n"
      "Destination filename [old/a.cfg]? \n"
      "81 bytes copied in 0.004 secs (20250 bytes/sec)\n"
      "R1#cd old\n"
      "R1#pwd\n"
      "flash0:/old/\n"
      "R1#dir\n"
      "Directory of flash0:/old/\n"
      "\n"
      "    3  -rw-          81   Mar 1 2002 00:00:10 +00:00  a.cfg\n"
      "\n"
      "64012288 bytes total (64000000 bytes free)\n"
      "R1#cd ../nowhere\n"
      "%Error changing to directory flash0:/nowhere (No such file or directory)\n"
      "R1#rename a.cfg flash:b.cfg\n"
      "Destination filename [b.cfg]? \n"
      "R1#dir ..\n"
      "Directory of flash0:/\n"
      "\n" IMAGE "    2  drw-           0   Mar 1 2002 00:00:10 +00:00  old\n"
      "    3  -rw-          81   Mar 1 2002 00:00:10 +00:00  b.cfg\n"
      "\n"
      "64012288 bytes total (64000000 bytes free)\n"
      "R1#cd\n"
      "R1#rmdir old\n"
      "Remove directory filename [old]? \n"
      "Delete flash0:/old? [confirm]\n"
      "Removed dir flash0:/old\n",
      "enable", "mkdir old", "", "copy startup-config flash:old/a.cfg", "", "cd old", "pwd", "dir",
      "cd ../nowhere", "rename a.cfg flash:b.cfg", "", "dir ..", "cd", "rmdir old", "", "y")

STORY(what_stands_where, R1,
      "R1>enable\n"
      "R1#dir nvram:\n"
      "Directory of nvram:/\n"
      "\n"
      "  254  -rw-          81                    <no date>  startup-config\n"
      "\n"
      "262136 bytes total (262055 bytes free)\n"
      "R1#show file systems\n"
      "File Systems:\n"
      "\n"
      "       Size(b)       Free(b)      Type  Flags  Prefixes\n"
      "             -             -    opaque     rw   system:\n"
      "             -             -    opaque     rw   null:\n"
      "             -             -   network     rw   tftp:\n"
      "*     64012288      64008192      disk     rw   flash0: flash:#\n"
      "        262136        262055     nvram     rw   nvram:\n"
      "\n"
      "R1#show flash\n"
      "-#- --length-- -----date/time------ path\n"
      "1          238 Mar 1 2002 00:00:00 +00:00 c2900-universalk9-mz.SPA.152-4.M.bin\n"
      "\n"
      "64008192 bytes available (4096 bytes used)\n"
      "R1#more nvram:startup-config\n" R1 "R1#more nvram:private-config\n"
      "%Error opening nvram:private-config (No such file or directory)\n"
      "R1#copy flash:nowhere running-config\n"
      "Destination filename [running-config]? \n"
      "%Error opening flash0:/nowhere (No such file or directory)\n"
      "R1#copy running-config system:x\n"
      "Destination filename [x]? \n"
      "%Error opening system:x (No such file or directory)\n",
      "enable", "dir nvram:", "show file systems", "show flash", "more nvram:startup-config",
      "more nvram:private-config", "copy flash:nowhere running-config", "",
      "copy running-config system:x", "")

/* What a command prints goes into files; the prompt and questions do not. */
STORY(output_goes_into_files, R1,
      "R1>enable\n"
      "R1#show privilege | redirect flash:p\n"
      "R1#more flash:p\n"
      "Current privilege level is 15\n"
      "R1#show privilege | append flash:p\n"
      "R1#more flash:p\n"
      "Current privilege level is 15\n"
      "Current privilege level is 15\n"
      "R1#show privilege | tee flash:q\n"
      "Current privilege level is 15\n"
      "R1#show privilege | tee /append flash:q\n"
      "Current privilege level is 15\n"
      "R1#more flash:q | count level\n"
      "Number of lines which match regexp = 2\n"
      "R1#show privilege | redirect flash:p\n"
      "R1#more flash:p | count level\n"
      "Number of lines which match regexp = 1\n"
      "R1#show privilege | redirect null:\n"
      "R1#show privilege | redirect nowhere:x\n"
      "%Error opening nowhere:x (Invalid argument)\n"
      "R1#show privilege | redirect flash:\n"
      "%Error writing flash0:/ (Invalid argument)\n"
      "R1#show privilege | append nvram:startup-config\n"
      "%Error writing nvram:startup-config (Read-only file system)\n"
      "R1#show privilege | redirect flash:no/x\n"
      "%Error writing flash0:/no/x (No such file or directory)\n",
      "enable", "show privilege | redirect flash:p", "more flash:p",
      "show privilege | append flash:p", "more flash:p", "show privilege | tee flash:q",
      "show privilege | tee /append flash:q", "more flash:q | count level",
      "show privilege | redirect flash:p", "more flash:p | count level",
      "show privilege | redirect null:", "show privilege | redirect nowhere:x",
      "show privilege | redirect flash:", "show privilege | append nvram:startup-config",
      "show privilege | redirect flash:no/x")

STORY(aliases_stand_for_commands_of_their_mode, R1,
      "R1>s privilege\n"
      "Current privilege level is 1\n"
      "R1>enable\n"
      "R1#s\n"
      "% Ambiguous command:  \"s\"\n"
      "R1#conf t\n"
      "Enter configuration commands, one per line.  End with CNTL/Z.\n"
      "R1(config)#alias exec pr show privilege\n"
      "R1(config)#alias configure hn hostname\n"
      "R1(config)#alias interface ds description\n"
      "R1(config)#no alias exec p\n"
      "R1(config)#hn R2\n"
      "R2(config)#ds x\n"
      "            ^\n"
      "% Invalid input detected at '^' marker.\n"
      "\n"
      "R2(config)#interface fa0/0\n"
      "R2(config-if)#ds of an alias\n"
      "R2(config-if)#end\n"
      "R2#pr\n"
      "Current privilege level is 15\n"
      "R2#show running-config | include alias\n"
      " description of an alias\n"
      "alias configure hn hostname\n"
      "alias exec pr show privilege\n"
      "alias interface ds description\n"
      "R2#show aliases\n"
      "Exec mode aliases:\n"
      "  h                     help\n"
      "  lo                    logout\n"
      "  r                     resume\n"
      "  s                     show\n"
      "  u                     undebug\n"
      "  un                    undebug\n"
      "  w                     where\n"
      "  pr                    show privilege\n"
      "\n"
      "Configure mode aliases:\n"
      "  hn                    hostname\n"
      "\n"
      "Interface configuration mode aliases:\n"
      "  ds                    description\n"
      "\n",
      "s privilege", "enable", "s", "conf t", "alias exec pr show privilege",
      "alias configure hn hostname", "alias interface ds description", "no alias exec p", "hn R2",
      "ds x", "interface fa0/0", "ds of an alias", "end", "pr",
      "show running-config | include alias", "show aliases")

/* The digest is md5sum's. */
STORY(a_file_is_verified, "hostname R1\n",
      "R1>enable\n"
      "R1#verify /md5 nvram:startup-config\n"
      ".Done!\n"
      "verify /md5 (nvram:startup-config) = 38a6f86c89da786405e52e1136889965\n"
      "\n"
      "R1#verify /md5 nvram:startup-config 00\n"
      ".Done!\n"
      "%Error verifying nvram:startup-config\n"
      "Computed signature  = 38a6f86c89da786405e52e1136889965\n"
      "Submitted signature = 00\n"
      "\n"
      "R1#more /binary nvram:startup-config\n"
      "00000000:  686F7374 6E616D65 2052310A            hostname R1.\n",
      "enable", "verify /md5 nvram:startup-config", "verify /md5 nvram:startup-config 00",
      "more /binary nvram:startup-config")

/* A file merged into the running configuration behaves as if it were typed; one that becomes the startup
 * configuration is what the router starts with. */
START_TEST(configurations_come_from_files)
{
	static const char lines[] = "interface Loopback7\n description from a file\n";
	struct url u;
	struct desk d;

	desk_open(&d, R1);
	ck_assert(url_read("flash:x.cfg", "flash0:/", false, &u));
	ck_assert_int_eq(url_put(d.device, &u, lines, sizeof lines - 1), DISK_OK);
	desk_type(&d, "enable");
	desk_type(&d, "copy flash:x.cfg running-config");
	desk_type(&d, "");
	text_clear(&d.printed);
	desk_type(&d, "show running-config interface Loopback7");
	ck_assert_str_eq(text_get(&d.printed), "R1#show running-config interface Loopback7\n"
					       "Building configuration...\n"
					       "\n"
					       "Current configuration : 60 bytes\n"
					       "!\n"
					       "interface Loopback7\n"
					       " description from a file\n"
					       " no ip address\n"
					       "end\n"
					       "\n");
	desk_type(&d, "copy flash:x.cfg startup-config");
	desk_type(&d, "");
	text_clear(&d.printed);
	desk_type(&d, "show startup-config");
	ck_assert_str_eq(text_get(&d.printed), "R1#show startup-config\n"
					       "Using 45 out of 262136 bytes\n"
					       "interface Loopback7\n"
					       " description from a file\n"
					       "\n");
	desk_close(&d);
}
END_TEST

/* What was written is there when the lab is opened again, octets and date; what was deleted is not. */
START_TEST(files_stay_with_the_lab)
{
	static const char odd[] = "one\0two\r\n\xff";
	char folder[] = "/tmp/qmidle-files-XXXXXX", *path;
	const struct disk_file *f;
	struct url u;
	struct desk d;

	ck_assert_ptr_nonnull(mkdtemp(folder));
	desk_open_in(&d, R1, folder);
	desk_type(&d, "enable");
	desk_type(&d, "mkdir keep");
	desk_type(&d, "");
	desk_type(&d, "copy startup-config flash:gone.cfg");
	desk_type(&d, "");
	desk_type(&d, "delete /force flash:gone.cfg");
	ck_assert(url_read("flash:keep/odd", "flash0:/", false, &u));
	ck_assert_int_eq(url_put(d.device, &u, odd, sizeof odd - 1), DISK_OK);
	desk_close(&d);

	desk_open_in(&d, R1, folder);
	f = disk_find(d.device->flash, "keep/odd");
	ck_assert_ptr_nonnull(f);
	ck_assert_uint_eq(f->size, sizeof odd - 1);
	ck_assert_mem_eq(f->bytes, odd, f->size);
	ck_assert_int_eq(f->made, 1014940810); /* Mar 1 2002 00:00:10 */
	ck_assert(disk_find(d.device->flash, "keep")->folder);
	ck_assert_ptr_null(disk_find(d.device->flash, "gone.cfg"));
	ck_assert_int_eq(url_delete(d.device, &u), DISK_OK);
	ck_assert_int_eq(disk_remove_folder(d.device->flash, "keep"), DISK_OK);
	path = xasprintf("%s/R1.flash", folder);
	ck_assert_int_eq(rmdir(path), 0); /* nothing is left in it */
	free(path);
	ck_assert_int_eq(rmdir(folder), 0);
	desk_close(&d);
}
END_TEST

/* Names cannot lead out of the disk, and a disk takes no more than there is room for. */
START_TEST(a_disk_has_its_limits)
{
	static const char *const bad[] = { "",	   "..",  "../x", "a/../b", "/x",  "x/",
					   "a//b", "a b", "x\ny", ".",	    "a/.", "*" };
	static const unsigned char big[5000];
	struct disk *d = disk_new(NULL, 10000, 4096);

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		ck_assert_int_eq(disk_write(d, bad[i], "x", 1, 0), DISK_BAD_NAME);
	ck_assert_int_eq(disk_write(d, "nofolder/x", "x", 1, 0), DISK_NO_FILE);
	ck_assert_int_eq(disk_write(d, "a", "x", 1, 0), DISK_OK);
	ck_assert_uint_eq(disk_unused(d), 10000 - 4096);
	ck_assert_int_eq(disk_write(d, "b", big, sizeof big, 0), DISK_FULL);
	ck_assert_int_eq(disk_write(d, "a/x", "x", 1, 0), DISK_NO_FOLDER);
	ck_assert_int_eq(disk_write(d, "A", "yy", 2, 0), DISK_OK); /* one file, whatever its case */
	ck_assert_uint_eq(disk_find(d, "a")->size, 2);
	ck_assert_int_eq(disk_make_folder(d, "a", 0), DISK_EXISTS);
	ck_assert_int_eq(disk_rename(d, "nothing", "c"), DISK_NO_FILE);
	disk_format(d);
	ck_assert_uint_eq(disk_unused(d), 10000);
	disk_free(d);
}
END_TEST

START_TEST(names_of_files)
{
	static const struct {
		const char *typed, *in, *is;
	} t[] = {
		{ "a.cfg", "flash0:/", "flash0:/a.cfg" },
		{ "a.cfg", "flash0:/old", "flash0:/old/a.cfg" },
		{ "../a.cfg", "flash0:/old", "flash0:/a.cfg" },
		{ "../../../a.cfg", "flash0:/old", "flash0:/a.cfg" },
		{ "/a.cfg", "flash0:/old", "flash0:/a.cfg" },
		{ "FLASH:x/./y", "nvram:/", "flash0:/x/y" },
		{ "nvram:startup-config", "flash0:/", "nvram:startup-config" },
		{ "startup-config", "flash0:/", "nvram:startup-config" },
		{ "running-config", "nvram:/", "system:running-config" },
		{ "tftp://10.1.1.1/a/b.cfg", "flash0:/", "tftp://10.1.1.1/a/b.cfg" },
		{ "tftp:", "flash0:/", "tftp:" },
		{ "nowhere:x", "flash0:/", NULL },
	};

	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		char text[URL_TEXT] = "";
		struct url u;
		bool good = url_read(t[i].typed, t[i].in, true, &u);

		ck_assert_msg(good == (t[i].is != NULL), "%s", t[i].typed);
		if (good)
			url_text(&u, text);
		ck_assert_str_eq(text, t[i].is ? t[i].is : "");
	}
}
END_TEST

UNIT("files", a_file_comes_and_goes, folders, what_stands_where, a_file_is_verified,
     output_goes_into_files, aliases_stand_for_commands_of_their_mode,
     configurations_come_from_files, files_stay_with_the_lab, a_disk_has_its_limits, names_of_files)
