/* `archive`: copies of the running configuration with numbers, and who configured what.
 *
 * The copies are files: flash0:/R1-Mar--1-00-00-56.123-0 is number 0 of the path flash0:/R1. Which there
 * are is read from the disk, so they are known again when the lab is opened again. */
#ifndef QMIDLE_DEVICE_ARCHIVE_H
#define QMIDLE_DEVICE_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/device/disk.h"
#include "cli/device/url.h"
#include "engine/sim/sched.h"

struct device;

#define ARCHIVE_MAXIMUM 10
#define ARCHIVE_MOST	14
#define ARCHIVE_LOG	100 /* entries */

/* A command that was carried out in configuration mode. */
struct archive_entry {
	unsigned index, session;
	char *who; /* "bob@vty0" */
	char *line;
};

struct archive {
	/* set by `archive` and its children */
	char *path;	   /* NULL: none, and no archive */
	unsigned maximum;  /* copies */
	unsigned period;   /* minutes between copies, 0: none by themselves */
	bool write_memory; /* a copy whenever the configuration is saved */
	bool logging;	   /* logging enable */
	bool hide_keys, notify;
	unsigned log_size;
	/* the log: the oldest first */
	struct archive_entry *entry;
	unsigned entries, last_index, sessions;
	/* configure replace … time: where to go back to unless somebody confirms */
	timer_id timer, revert_timer;
	char *revert; /* the name of a copy; NULL: nobody waits */
};

void archive_start(struct device *); /* settings as IOS has them at boot */
void archive_stop(struct device *);

/* Copies in the order of their numbers, at most ARCHIVE_MOST: how many. Borrowed from the disk. */
unsigned archive_files(const struct device *, const struct disk_file *list[static ARCHIVE_MOST]);
/* The name that the next copy gets: "flash0:/R1-Mar--1-00-00-56.123-0". */
void archive_next_name(const struct device *, char name[static URL_TEXT]);
/* Makes a copy, and lets the oldest go when there are too many. */
enum disk_status archive_save(struct device *);
/* `time-period`: counts anew. */
void archive_set_period(struct device *, unsigned minutes);

/* Somebody began to configure, and a command of his was carried out, `depth` blocks deep. */
void archive_log_session(struct device *);
void archive_log(struct device *, const char *who, unsigned depth, const char *line);
/* Where the secret of a line begins; NULL: it has none. Borrowed from the line. */
const char *archive_secret_in(const char *line);
void archive_log_resize(struct device *, unsigned entries);

#endif
