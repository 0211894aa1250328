/* Names of files as IOS writes them, and the files behind them.
 *
 *	flash0:old/R1.cfg	a file of the disk; flash: is the same one
 *	nvram:startup-config	the startup configuration; others of nvram: are files of its own
 *	system:running-config	the running configuration: read it is a print, written it is merged
 *	null:			takes everything
 *	tftp://10.1.1.1/R1.cfg	on a server */
#ifndef QMIDLE_DEVICE_URL_H
#define QMIDLE_DEVICE_URL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cli/device/disk.h"
#include "engine/base/text.h"

struct device;

enum file_system { FS_FLASH, FS_NVRAM, FS_SYSTEM, FS_NULL, FS_NETWORK };

struct url {
	enum file_system fs;
	char prefix[8];	      /* "flash0:", "tftp:" */
	char host[64];	      /* of FS_NETWORK: "10.1.1.1"; "": not said yet */
	char path[DISK_PATH]; /* no slash in front; "": not said yet, or the disk itself */
};

#define URL_TEXT 256

/* A name in the folder `in` ("flash0:/old"); "running-config" and "startup-config" stand for the two
 * configurations when `configs`. false: too long, or no file system of that name. */
bool url_read(const char *text, const char *in, bool configs, struct url *);
/* "flash0:/old/R1.cfg", "nvram:startup-config", "tftp://10.1.1.1/R1.cfg". */
void url_text(const struct url *, char text[static URL_TEXT]);
/* The same as a folder: "flash0:/", "flash0:/old/", "nvram:/". */
void url_folder_text(const struct url *, char text[static URL_TEXT]);
/* What stands behind the last slash. Borrowed. */
const char *url_name(const struct url *);

bool url_is_running(const struct url *);
bool url_is_startup(const struct url *);

/* The disk of a file system, NULL for those that are none. */
struct disk *url_disk(const struct device *, const struct url *);

/* What is in the file, with a zero behind it: gives it, NULL with *why when there is none. Not for
 * FS_NETWORK. */
uint8_t *url_get(struct device *, const struct url *, size_t *size, enum disk_status *why);
/* Is there a file of that name? */
bool url_exists(struct device *, const struct url *);
/* Writes a file of a disk, the startup configuration, or nothing (null:). Not for FS_NETWORK and the
 * running configuration. */
enum disk_status url_put(struct device *, const struct url *, const void *bytes, size_t size);
enum disk_status url_append(struct device *, const struct url *, const void *bytes, size_t size);
enum disk_status url_delete(struct device *, const struct url *);

#endif
