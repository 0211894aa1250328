/* What a router saves: texts, each a file that is replaced as a whole.
 *
 *	write NAME.new, fsync … rename over NAME … fsync the folder
 *
 * so at every instant the folder holds the complete old text or the complete new one. Texts that
 * are saved together are all written before the first of them is renamed. A file of length 0 says
 * that it was erased. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "cli/device/private.h"
#include "cli/device/textfile.h"
#include "engine/base/xmalloc.h"
#include "engine/node/node.h"

struct saved {
	char *dir, *path; /* NULL: kept in memory */
	char *fresh;	  /* where the next text is written first */
	char *text;	  /* as last read or saved; NULL: none */
	char *file;	  /* where the text came from */
	char *unread;	  /* see saved_unread() */
};

struct saved *
saved_new(const char *dir, const char *name, const char *text, const char *file)
{
	struct saved *s = xcalloc(1, sizeof *s);
	char *found = NULL, *error = NULL;

	if (dir) {
		s->dir = xstrdup(dir);
		s->path = xasprintf("%s/%s", dir, name);
		s->fresh = xasprintf("%s.new", s->path);
		found = textfile_read(s->path, &error);
	}
	if (error && errno != ENOENT && errno != ENOTDIR)
		s->unread = error;
	else
		free(error);
	if (found || s->unread) {
		s->text = found;
		s->file = xstrdup(s->path);
	} else {
		s->text = text ? xstrdup(text) : NULL;
		s->file = xstrdup(file ? file : name);
	}
	return s;
}

void
saved_free(struct saved *s)
{
	if (!s)
		return;
	free(s->dir);
	free(s->path);
	free(s->fresh);
	wipe_free(s->text);
	free(s->file);
	free(s->unread);
	free(s);
}

const char *
saved_unread(const struct saved *s)
{
	return s->unread;
}

const char *
saved_text(const struct saved *s)
{
	return s->text && *s->text ? s->text : NULL;
}

const char *
saved_file(const struct saved *s)
{
	return s->file;
}

static bool
make_folders(const char *dir)
{
	char *path = xstrdup(dir);
	bool made = true;

	for (char *p = strchr(path + 1, '/'); made && p; p = strchr(p + 1, '/')) {
		*p = '\0';
		made = !mkdir(path, 0777) || errno == EEXIST;
		*p = '/';
	}
	made = made && (!mkdir(path, 0777) || errno == EEXIST);
	free(path);
	return made;
}

static bool
write_all(int fd, const char *text, size_t size)
{
	while (size) {
		ssize_t n = write(fd, text, size);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		text += n;
		size -= (size_t)n;
	}
	return true;
}

static bool
sync_folder(const char *dir)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool done;

	if (fd < 0)
		return false;
	done = !fsync(fd);
	close(fd);
	return done;
}

/* Writes the text beside the file it will replace; errno says why when it is false. */
static bool
prepare(const struct saved *s, const char *text)
{
	int fd, why;
	bool done;

	if (!make_folders(s->dir))
		return false;
	fd = open(s->fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0)
		return false;
	done = write_all(fd, text, strlen(text)) && !fsync(fd);
	why = errno;
	if (close(fd) && done) {
		done = false;
		why = errno;
	}
	errno = why;
	return done;
}

static bool
replace(const struct saved *s)
{
	return !rename(s->fresh, s->path) && sync_folder(s->dir);
}

/* Refuses, and leaves nothing half done in the way. */
static bool
not_saved(struct saved *const *s, size_t count, const struct saved *which, struct diag *d)
{
	int why = errno;

	for (size_t i = 0; i < count; i++)
		if (s[i]->fresh)
			unlink(s[i]->fresh);
	return diag(d, DIAG_NOT_SAVED, which->path, strerror(why), NULL);
}

bool
saved_write(struct saved *const *s, const char *const *text, size_t count, struct diag *d)
{
	for (size_t i = 0; i < count; i++)
		if (s[i]->unread)
			return diag(d, DIAG_NOT_SAVED, s[i]->path, "what is there cannot be read",
				    NULL);
	for (size_t i = 0; i < count; i++)
		if (s[i]->path && !prepare(s[i], text[i]))
			return not_saved(s, i + 1, s[i], d);
	for (size_t i = 0; i < count; i++)
		if (s[i]->path && !replace(s[i]))
			return not_saved(s, count, s[i], d);
	for (size_t i = 0; i < count; i++) {
		wipe_free(s[i]->text);
		s[i]->text = xstrdup(text[i]);
		if (s[i]->path) {
			free(s[i]->file);
			s[i]->file = xstrdup(s[i]->path);
		}
	}
	return true;
}

void
saved_reset(struct saved *s, const char *text, const char *file)
{
	if (s->path)
		unlink(s->path);
	wipe_free(s->text);
	free(s->file);
	free(s->unread);
	s->text = text ? xstrdup(text) : NULL;
	s->file = file ? xstrdup(file) : NULL;
	s->unread = NULL;
}

/* ---- of a device ---- */

void
config_restore(struct device *d, const char *startup, const char *file)
{
	saved_reset(d->startup, startup, file ? file : d->name);
	device_restart(d);
}

/* The keys first: whatever happens between the two, no certificate is without its key. */
static bool
save_both(struct device *d, const char *private, const char *config, struct diag *why)
{
	struct saved *const which[] = { d->private, d->startup };
	const char *const text[] = { private, config };

	return saved_write(which, text, 2, why);
}

bool
config_save(struct device *d, struct diag *why)
{
	simtime before = d->saved;
	char *text, *private;
	bool done;

	d->saved = sched_now(world_sched(d->world));
	text = config_text(d);
	private = private_text(d);
	done = save_both(d, private, text, why);
	wipe_free(private);
	free(text);
	if (done && d->archive.write_memory && d->archive.path)
		archive_save(d);
	if (done)
		d->modified = false;
	else
		d->saved = before;
	return done;
}

bool
config_erase(struct device *d, struct diag *why)
{
	return save_both(d, "", "", why);
}

bool
config_is_modified(struct device *d)
{
	return d->modified;
}
