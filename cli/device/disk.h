/* A disk: what stands on flash0: or nvram: of a device. Files are octets with a name and a date; they
 * are kept in memory, and in a folder of the machine where there is one, each file there a file of the
 * same name whose time is the date.
 *
 *	flash0:old/R1.cfg  ->  STATE/R1.flash/old/R1.cfg
 *
 * A path has no slash in front: "old/R1.cfg"; "" is the disk itself. Letters of either case are one. */
#ifndef QMIDLE_DEVICE_DISK_H
#define QMIDLE_DEVICE_DISK_H

#include <bsd/sys/queue.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DISK_PATH 128 /* of a path, with its end */

struct disk_file {
	TAILQ_ENTRY(disk_file) next;
	char *path;
	bool folder;
	unsigned number; /* stays with it: what `dir` says in front */
	uint8_t *bytes;	 /* NULL: none */
	size_t size;
	int64_t made; /* seconds since 1970, 0: unknown */
};
TAILQ_HEAD(disk_list, disk_file);

enum disk_status {
	DISK_OK,
	DISK_NO_FILE,
	DISK_IS_FOLDER,
	DISK_NO_FOLDER,
	DISK_EXISTS,
	DISK_NOT_EMPTY,
	DISK_FULL,
	DISK_BAD_NAME,
	DISK_READ_ONLY,
	DISK_FAILED, /* the machine did not take it */
};

/* "No such file or directory": what stands between parentheses in `%Error opening …`. */
const char *disk_status_words(enum disk_status);

struct disk;

/* Reads what is in the folder, which need not be there; NULL keeps all in memory. `unit` octets are
 * what the size of a file is rounded up to. Gives it. */
struct disk *disk_new(const char *folder, size_t capacity, size_t unit);
void disk_free(struct disk *);

size_t disk_capacity(const struct disk *);
size_t disk_unused(const struct disk *); /* octets that are free */
/* Octets that such a file would take. */
size_t disk_space(const struct disk *, size_t size);

/* In the order of their numbers. */
const struct disk_list *disk_files(const struct disk *);
const struct disk_file *disk_find(const struct disk *, const char *path);
/* May something be named so, and is the folder above it there? */
enum disk_status disk_may_name(const struct disk *, const char *path);

/* Makes the file or replaces what is in it; the octets are copied. */
enum disk_status disk_write(struct disk *, const char *path, const void *bytes, size_t size,
			    int64_t made);
enum disk_status disk_rename(struct disk *, const char *from, const char *to);
enum disk_status disk_delete(struct disk *, const char *path); /* a file */
enum disk_status disk_make_folder(struct disk *, const char *path, int64_t made);
enum disk_status disk_remove_folder(struct disk *, const char *path); /* an empty one */
void disk_format(struct disk *);				      /* nothing is left */

/* What came with the router or its lab: a file, or all files of a folder. They are there from the start
 * unless the disk's own folder has another of that name, and are not kept in it. */
void disk_add(struct disk *, const char *path, const void *bytes, size_t size, int64_t made);
void disk_add_from(struct disk *, const char *folder);

#endif
