/* dir, cd, pwd, and what there is to see of file systems. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "cli/device/private.h"
#include "cli/device/url.h"
#include "cli/exec/files.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "cli/show/show.h"
#include "engine/base/xmalloc.h"
#include "grammar/ios/args.h"

#define NVRAM_STARTUP 254 /* the numbers that `dir nvram:` gives its configurations */

bool
files_read_url(struct session *s, const char *text, bool configs, struct url *u)
{
	if (url_read(text, session_folder(s), configs, u))
		return true;
	session_printf(s, "%%Error opening %s (%s)\n", text, disk_status_words(DISK_BAD_NAME));
	return false;
}

void
files_fail(struct session *s, const char *doing, const struct url *u, enum disk_status why)
{
	char text[URL_TEXT];

	url_text(u, text);
	session_printf(s, "%%Error %s %s (%s)\n", doing, text, disk_status_words(why));
}

/* ---- dir ---- */

/* "Mar 1 2002 00:00:00 +00:00" */
static void
date_of(const struct device *d, int64_t made, char *out, size_t size)
{
	struct calendar c = device_date(d, made);
	int zone = c.offset, minutes = abs(zone);
	char day[16];

	if (!made) {
		snprintf(out, size, "<no date>");
		return;
	}
	snprintf(day, sizeof day, "%s %d %d", month_names[c.month - 1], c.day, c.year);
	snprintf(out, size, "%11s %02d:%02d:%02d %c%02d:%02d", day, c.hour, c.minute, c.second,
		 zone < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

static void
show_entry(struct session *s, unsigned number, const char *flags, size_t size, int64_t made,
	   const char *name)
{
	char date[48];

	date_of(session_device(s), made, date, sizeof date);
	session_printf(s, "%5u  %s  %10zu  %27s  %s\n", number, flags, size, date, name);
}

/* How much of a path stands in front of the names in that folder; 0 when it is not below it. */
static size_t
below(const char *path, const char *folder)
{
	size_t n = strlen(folder);

	if (!n)
		return 0;
	return !strncasecmp(path, folder, n) && path[n] == '/' ? n + 1 : 0;
}

/* NVRAM keeps no dates. */
static int64_t
made_at(const struct device *d, const struct disk *disk, const struct disk_file *f)
{
	return disk == d->nvram ? 0 : f->made;
}

/* Files of the disk in a folder, "" is all of it. Gives how many. */
static unsigned
list_disk(struct session *s, const struct disk *disk, const char *folder, bool recursive)
{
	const struct device *d = session_device(s);
	const struct disk_file *f;
	unsigned n = 0;

	TAILQ_FOREACH (f, disk_files(disk), next) {
		size_t skip = below(f->path, folder);
		const char *name = f->path + skip;

		if ((*folder && !skip) || (!recursive && strchr(name, '/')))
			continue;
		show_entry(s, f->number, f->folder ? "drw-" : "-rw-", f->size, made_at(d, disk, f),
			   name);
		n++;
	}
	return n;
}

/* The private configuration shows how long it is and no more. */
static unsigned
list_nvram(struct session *s)
{
	struct device *d = session_device(s);
	const char *text = saved_text(d->startup), *private = saved_text(d->private);
	unsigned n = 0;

	if (text) {
		show_entry(s, NVRAM_STARTUP, "-rw-", strlen(text), 0, "startup-config");
		n++;
	}
	if (private) {
		show_entry(s, NVRAM_STARTUP + 1, "----", strlen(private), 0, "private-config");
		n++;
	}
	return n + list_disk(s, d->nvram, "", true);
}

static void
list_system(struct session *s)
{
	char *text = config_text(session_device(s));

	show_entry(s, 1, "-rw-", strlen(text), 0, "running-config");
	free(text);
}

static size_t
nvram_unused(const struct device *d)
{
	size_t unused = disk_unused(d->nvram), taken = 0;

	if (saved_text(d->startup))
		taken += strlen(saved_text(d->startup));
	if (saved_text(d->private))
		taken += strlen(saved_text(d->private));
	return unused > taken ? unused - taken : 0;
}

static void
show_space(struct session *s, const struct url *u)
{
	const struct device *d = session_device(s);
	const struct disk *disk = url_disk(d, u);

	if (!disk)
		session_write(s, "\nNo space information available\n");
	else
		session_printf(s, "\n%zu bytes total (%zu bytes free)\n", disk_capacity(disk),
			       u->fs == FS_NVRAM ? nvram_unused(d) : disk_unused(disk));
}

static void
list(struct session *s, const struct url *u, bool recursive)
{
	const struct device *d = session_device(s);
	const struct disk *disk = url_disk(d, u);
	const struct disk_file *f = disk && *u->path ? disk_find(disk, u->path) : NULL;
	bool config = url_is_startup(u) || url_is_running(u);
	char text[URL_TEXT];

	if (u->fs == FS_NETWORK || u->fs == FS_NULL || (*u->path && !f && !config)) {
		files_fail(s, "opening", u, DISK_NO_FILE);
		return;
	}
	if (f && !f->folder)
		url_text(u, text);
	else if (config)
		snprintf(text, sizeof text, "%s/%s", u->prefix, u->path);
	else
		url_folder_text(u, text);
	session_printf(s, "Directory of %s\n\n", text);
	if (f && !f->folder)
		show_entry(s, f->number, "-rw-", f->size, made_at(d, disk, f), url_name(u));
	else if (u->fs == FS_SYSTEM)
		list_system(s);
	else if (u->fs == FS_NVRAM ? !list_nvram(s) : !list_disk(s, disk, u->path, recursive))
		session_write(s, "No files in directory\n");
	show_space(s, u);
}

void
exec_dir(struct session *s, const struct args_dir *a)
{
	static const char *const all[] = { "system:", "flash0:", "nvram:" };
	struct url u;

	if (a->kw_all_filesystems) {
		for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
			session_write(s, i ? "\n" : "");
			if (url_read(all[i], "flash0:", false, &u))
				list(s, &u, a->kw__recursive);
		}
	} else if (files_read_url(s, a->has_folder ? a->folder : ".", false, &u)) {
		list(s, &u, a->kw__recursive);
	}
}

/* ---- where one is ---- */

void
exec_cd(struct session *s, const struct args_cd *a)
{
	const struct disk_file *f;
	char text[URL_TEXT];
	struct url u;

	if (!files_read_url(s, a->has_folder ? a->folder : "flash0:/", false, &u))
		return;
	f = u.fs == FS_FLASH && *u.path ? disk_find(session_device(s)->flash, u.path) : NULL;
	if (*u.path && (!f || !f->folder)) {
		url_text(&u, text);
		session_printf(s, "%%Error changing to directory %s (%s)\n", text,
			       disk_status_words(f ? DISK_NO_FOLDER : DISK_NO_FILE));
		return;
	}
	snprintf(session_folder(s), SESSION_FOLDER, "%s/%s", u.prefix, f ? f->path : "");
}

void
exec_pwd(struct session *s, const struct args_pwd *a)
{
	struct url u;
	char text[URL_TEXT];

	if (!files_read_url(s, ".", false, &u))
		return;
	url_folder_text(&u, text);
	session_printf(s, "%s\n", text);
}

/* ---- show ---- */

static void
show_system(struct session *s, const char *here, size_t size, size_t unused, const char *type,
	    const char *names)
{
	char total[24] = "-", left[24] = "-";

	if (size) {
		snprintf(total, sizeof total, "%zu", size);
		snprintf(left, sizeof left, "%zu", unused);
	}
	session_printf(s, "%s%13s%14s%10s%7s   %s\n",
		       !strncmp(session_folder(s), here, strlen(here)) ? "*" : " ", total, left,
		       type, "rw", names);
}

void
exec_show_file_systems(struct session *s, const struct args_show_file_systems *a)
{
	const struct device *d = session_device(s);

	session_write(s, "File Systems:\n\n"
			 "       Size(b)       Free(b)      Type  Flags  Prefixes\n");
	show_system(s, "system:", 0, 0, "opaque", "system:");
	show_system(s, "null:", 0, 0, "opaque", "null:");
	show_system(s, "tftp:", 0, 0, "network", "tftp:");
	show_system(s, "flash0:", disk_capacity(d->flash), disk_unused(d->flash), "disk",
		    "flash0: flash:#");
	show_system(s, "nvram:", disk_capacity(d->nvram), nvram_unused(d), "nvram", "nvram:");
	session_write(s, "\n");
}

static bool
is_text(const uint8_t *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if ((bytes[i] < ' ' && !strchr("\t\n\r\003\f", bytes[i])) || bytes[i] == 0x7f)
			return false;
	return true;
}

void
exec_show_file_information(struct session *s, const struct args_show_file_information *a)
{
	enum disk_status why = DISK_NO_FILE;
	char text[URL_TEXT];
	uint8_t *bytes;
	struct url u;
	size_t size;

	if (!files_read_url(s, a->file, false, &u))
		return;
	bytes = url_get(session_device(s), &u, &size, &why);
	if (!bytes) {
		files_fail(s, "opening", &u, why);
		return;
	}
	url_text(&u, text);
	session_printf(s, "%s:\n  type is %s\n", text,
		       is_text(bytes, size) ? "ascii text" : "data");
	free(bytes);
}

void
exec_show_flash(struct session *s, const struct args_show_flash *a)
{
	const struct device *d = session_device(s);
	const struct disk_file *f;
	char date[48];

	session_write(s, "-#- --length-- -----date/time------ path\n");
	TAILQ_FOREACH (f, disk_files(d->flash), next) {
		date_of(d, f->made, date, sizeof date);
		session_printf(s, "%-3u %10zu %s %s\n", f->number, f->size,
			       date + strspn(date, " "), f->path);
	}
	session_printf(s, "\n%zu bytes available (%zu bytes used)\n", disk_unused(d->flash),
		       disk_capacity(d->flash) - disk_unused(d->flash));
}
