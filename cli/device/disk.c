#include "cli/device/disk.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/xmalloc.h"

#define DEPTH 8	   /* folders in folders */
#define MOST  1024 /* files and folders of a disk */

struct disk {
	struct disk_list files;
	char *folder; /* of the machine, NULL: memory alone */
	size_t capacity, unit, used;
	unsigned last_number, count;
};

const char *
disk_status_words(enum disk_status status)
{
	static const char *const words[] = {
		[DISK_OK] = "",
		[DISK_NO_FILE] = "No such file or directory",
		[DISK_IS_FOLDER] = "Is a directory",
		[DISK_NO_FOLDER] = "Not a directory",
		[DISK_EXISTS] = "File exists",
		[DISK_NOT_EMPTY] = "Directory not empty",
		[DISK_FULL] = "No space left on device",
		[DISK_BAD_NAME] = "Invalid argument",
		[DISK_READ_ONLY] = "Read-only file system",
		[DISK_FAILED] = "I/O error",
	};

	return words[status];
}

/* ---- what is there ---- */

size_t
disk_space(const struct disk *d, size_t size)
{
	return (size + d->unit - 1) / d->unit * d->unit;
}

size_t
disk_capacity(const struct disk *d)
{
	return d->capacity;
}

size_t
disk_unused(const struct disk *d)
{
	return d->used < d->capacity ? d->capacity - d->used : 0;
}

const struct disk_list *
disk_files(const struct disk *d)
{
	return &d->files;
}

static struct disk_file *
find(const struct disk *d, const char *path)
{
	struct disk_file *f;

	TAILQ_FOREACH (f, &d->files, next)
		if (!strcasecmp(f->path, path))
			return f;
	return NULL;
}

const struct disk_file *
disk_find(const struct disk *d, const char *path)
{
	return find(d, path);
}

/* Nothing that leads out of the folder, or that a shell would not like to see. */
static bool
is_good_name(const char *path)
{
	unsigned slashes = 0;

	if (!*path || strlen(path) >= DISK_PATH || *path == '/' || path[strlen(path) - 1] == '/')
		return false;
	for (const char *p = path; *p; p++) {
		bool begins = p == path || p[-1] == '/';

		if (*p != '/' && !isalnum((unsigned char)*p) && !strchr("._-+#@=~%,^", *p))
			return false;
		if (*p == '/' && (p[1] == '/' || ++slashes >= DEPTH))
			return false;
		if (begins && *p == '.' &&
		    (!p[1] || p[1] == '/' || (p[1] == '.' && (!p[2] || p[2] == '/'))))
			return false;
	}
	return true;
}

enum disk_status
disk_may_name(const struct disk *d, const char *path)
{
	const char *slash = strrchr(path, '/');
	const struct disk_file *above;
	char *name;

	if (!is_good_name(path))
		return DISK_BAD_NAME;
	if (!slash)
		return DISK_OK;
	name = xstrndup(path, (size_t)(slash - path));
	above = find(d, name);
	free(name);
	return !above ? DISK_NO_FILE : above->folder ? DISK_OK : DISK_NO_FOLDER;
}

/* ---- in the folder of the machine ---- */

static char *
path_of(const struct disk *d, const char *path)
{
	return xasprintf("%s/%s", d->folder, path);
}

static void
make_folders(const char *path)
{
	char *copy = xstrdup(path);

	for (char *p = strchr(copy + 1, '/'); p; p = strchr(p + 1, '/')) {
		*p = '\0';
		mkdir(copy, 0777);
		*p = '/';
	}
	mkdir(copy, 0777);
	free(copy);
}

/* All or nothing: written beside it, then put in its place. */
static bool
keep(const struct disk *d, const char *path, const void *bytes, size_t size, int64_t made)
{
	const struct timespec times[2] = { { .tv_sec = made }, { .tv_sec = made } };
	char *name, *fresh;
	bool done = false;
	FILE *f;

	if (!d->folder)
		return true;
	make_folders(d->folder);
	name = path_of(d, path);
	fresh = xasprintf("%s/.fresh", d->folder);
	f = fopen(fresh, "wbe");
	if (f) {
		done = fwrite(bytes, 1, size, f) == size && !fflush(f) && !fsync(fileno(f)) &&
		       !futimens(fileno(f), times);
		done &= !fclose(f);
		done = done && !rename(fresh, name);
	}
	if (!done)
		unlink(fresh);
	free(fresh);
	free(name);
	return done;
}

static bool
forget(const struct disk *d, const char *path, bool folder)
{
	char *name;
	bool done;

	if (!d->folder)
		return true;
	name = path_of(d, path);
	done = !(folder ? rmdir(name) : unlink(name)) || errno == ENOENT;
	free(name);
	return done;
}

/* ---- changes ---- */

static struct disk_file *
add(struct disk *d, const char *path, bool folder, int64_t made)
{
	struct disk_file *f = xcalloc(1, sizeof *f);

	*f = (struct disk_file){
		.path = xstrdup(path), .folder = folder, .number = ++d->last_number, .made = made
	};
	TAILQ_INSERT_TAIL(&d->files, f, next);
	d->count++;
	if (folder)
		d->used += d->unit;
	return f;
}

static void
fill(struct disk *d, struct disk_file *f, const void *bytes, size_t size, int64_t made)
{
	d->used -= disk_space(d, f->size);
	free(f->bytes);
	f->bytes = size ? xmemdup(bytes, size) : NULL;
	f->size = size;
	f->made = made;
	d->used += disk_space(d, size);
}

static void
drop(struct disk *d, struct disk_file *f)
{
	d->used -= f->folder ? d->unit : disk_space(d, f->size);
	d->count--;
	TAILQ_REMOVE(&d->files, f, next);
	free(f->path);
	free(f->bytes);
	free(f);
}

enum disk_status
disk_write(struct disk *d, const char *path, const void *bytes, size_t size, int64_t made)
{
	enum disk_status status = disk_may_name(d, path);
	struct disk_file *f = find(d, path);
	size_t freed = f ? disk_space(d, f->size) : 0;

	if (status)
		return status;
	if (f && f->folder)
		return DISK_IS_FOLDER;
	if (disk_space(d, size) > disk_unused(d) + freed || (!f && d->count == MOST))
		return DISK_FULL;
	if (!keep(d, f ? f->path : path, bytes, size, made))
		return DISK_FAILED;
	fill(d, f ? f : add(d, path, false, made), bytes, size, made);
	return DISK_OK;
}

enum disk_status
disk_delete(struct disk *d, const char *path)
{
	struct disk_file *f = find(d, path);

	if (!f)
		return DISK_NO_FILE;
	if (f->folder)
		return DISK_IS_FOLDER;
	if (!forget(d, f->path, false))
		return DISK_FAILED;
	drop(d, f);
	return DISK_OK;
}

enum disk_status
disk_rename(struct disk *d, const char *from, const char *to)
{
	struct disk_file *f = find(d, from);
	enum disk_status status = disk_may_name(d, to);

	if (!f)
		return DISK_NO_FILE;
	if (status)
		return status;
	if (f->folder)
		return DISK_IS_FOLDER;
	if (find(d, to))
		return DISK_EXISTS;
	if (!keep(d, to, f->bytes, f->size, f->made) || !forget(d, f->path, false))
		return DISK_FAILED;
	free(f->path);
	f->path = xstrdup(to);
	return DISK_OK;
}

enum disk_status
disk_make_folder(struct disk *d, const char *path, int64_t made)
{
	enum disk_status status = disk_may_name(d, path);
	char *name;
	bool done = true;

	if (status)
		return status;
	if (find(d, path))
		return DISK_EXISTS;
	if (d->unit > disk_unused(d) || d->count == MOST)
		return DISK_FULL;
	if (d->folder) {
		make_folders(d->folder);
		name = path_of(d, path);
		done = !mkdir(name, 0777) || errno == EEXIST;
		free(name);
	}
	if (done)
		add(d, path, true, made);
	return done ? DISK_OK : DISK_FAILED;
}

static bool
is_below(const char *path, const char *folder)
{
	size_t n = strlen(folder);

	return !strncasecmp(path, folder, n) && path[n] == '/';
}

enum disk_status
disk_remove_folder(struct disk *d, const char *path)
{
	struct disk_file *f = find(d, path), *other;

	if (!f)
		return DISK_NO_FILE;
	if (!f->folder)
		return DISK_NO_FOLDER;
	TAILQ_FOREACH (other, &d->files, next)
		if (is_below(other->path, f->path))
			return DISK_NOT_EMPTY;
	if (!forget(d, f->path, true))
		return DISK_FAILED;
	drop(d, f);
	return DISK_OK;
}

void
disk_format(struct disk *d)
{
	struct disk_file *f;

	while ((f = TAILQ_LAST(&d->files, disk_list))) { /* files before the folders they are in */
		forget(d, f->path, f->folder);
		drop(d, f);
	}
	d->last_number = 0;
}

/* ---- reading folders ---- */

static void
read_file(struct disk *d, const char *name, const char *path, const struct stat *st)
{
	size_t size = (size_t)st->st_size;
	FILE *f;
	void *bytes;

	if (disk_space(d, size) > disk_unused(d) || find(d, path) || !(f = fopen(name, "rbe")))
		return;
	bytes = xmalloc(size + 1);
	if (fread(bytes, 1, size, f) == size)
		fill(d, add(d, path, false, st->st_mtime), bytes, size, st->st_mtime);
	fclose(f);
	free(bytes);
}

static int
by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

/* Names that this module would not give are not its own, and stay unseen. */
static void
read_folder(struct disk *d, const char *folder, const char *below, unsigned depth)
{
	struct dirent **names;
	int n = scandir(folder, &names, NULL, by_name);

	for (int i = 0; i < n; i++) {
		char *name = xasprintf("%s/%s", folder, names[i]->d_name);
		char *path = xasprintf("%s%s%s", below, *below ? "/" : "", names[i]->d_name);
		struct stat st;

		if (*names[i]->d_name != '.' && is_good_name(path) && d->count < MOST &&
		    !stat(name, &st)) {
			if (S_ISREG(st.st_mode))
				read_file(d, name, path, &st);
			else if (S_ISDIR(st.st_mode) && depth < DEPTH) {
				add(d, path, true, st.st_mtime);
				read_folder(d, name, path, depth + 1);
			}
		}
		free(path);
		free(name);
		free(names[i]);
	}
	if (n >= 0)
		free(names);
}

struct disk *
disk_new(const char *folder, size_t capacity, size_t unit)
{
	struct disk *d = xcalloc(1, sizeof *d);

	*d = (struct disk){ .capacity = capacity, .unit = unit };
	TAILQ_INIT(&d->files);
	if (folder) {
		d->folder = xstrdup(folder);
		read_folder(d, folder, "", 0);
	}
	return d;
}

void
disk_add(struct disk *d, const char *path, const void *bytes, size_t size, int64_t made)
{
	if (!find(d, path) && disk_space(d, size) <= disk_unused(d))
		fill(d, add(d, path, false, made), bytes, size, made);
}

void
disk_add_from(struct disk *d, const char *folder)
{
	read_folder(d, folder, "", DEPTH);
}

void
disk_free(struct disk *d)
{
	struct disk_file *f;

	if (!d)
		return;
	while ((f = TAILQ_FIRST(&d->files)))
		drop(d, f);
	free(d->folder);
	free(d);
}
