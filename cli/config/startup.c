/* The startup configuration: one file, replaced as a whole.
 *
 *	write NAME.cfg.new, fsync, rename over NAME.cfg, fsync the folder
 *
 * so at every instant the folder holds the complete old text or the complete new one. A file of
 * length 0 says that it was erased. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "cli/device/textfile.h"
#include "engine/base/xmalloc.h"
#include "engine/node/node.h"

struct startup {
	char *dir, *path; /* NULL: kept in memory */
	char *text;	  /* as last read or saved; NULL: none */
	char *file;	  /* where the text came from */
	char *unread;	  /* see startup_unread() */
};

struct startup *
startup_new(const char *dir, const char *name, const char *text, const char *file)
{
	struct startup *s = xcalloc(1, sizeof *s);
	char *saved = NULL, *error = NULL;

	if (dir) {
		s->dir = xstrdup(dir);
		s->path = xasprintf("%s/%s.cfg", dir, name);
		saved = textfile_read(s->path, &error);
	}
	if (error && errno != ENOENT && errno != ENOTDIR)
		s->unread = error;
	else
		free(error);
	if (saved || s->unread) {
		s->text = saved;
		s->file = xstrdup(s->path);
	} else {
		s->text = text ? xstrdup(text) : NULL;
		s->file = xstrdup(file ? file : "startup-config");
	}
	return s;
}

void
startup_free(struct startup *s)
{
	if (!s)
		return;
	free(s->dir);
	free(s->path);
	free(s->text);
	free(s->file);
	free(s->unread);
	free(s);
}

const char *
startup_unread(const struct startup *s)
{
	return s->unread;
}

const char *
startup_text(struct startup *s)
{
	return s->text && *s->text ? s->text : NULL;
}

const char *
startup_file(const struct startup *s)
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

/* errno says why when it is false. */
static bool
replace_file(const char *dir, const char *path, const char *text)
{
	char *fresh = xasprintf("%s.new", path);
	int fd, why;
	bool done = false;

	if (!make_folders(dir))
		goto out;
	fd = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0)
		goto out;
	done = write_all(fd, text, strlen(text)) && !fsync(fd);
	why = errno;
	if (close(fd) && done) {
		done = false;
		why = errno;
	}
	errno = why;
	done = done && !rename(fresh, path) && sync_folder(dir);
	if (!done) {
		why = errno;
		unlink(fresh);
		errno = why;
	}
out:
	free(fresh);
	return done;
}

bool
startup_save(struct startup *s, const char *text, struct diag *d)
{
	if (s->unread)
		return diag(d, DIAG_NOT_SAVED, s->path, "what is there cannot be read", NULL);
	if (s->path && !replace_file(s->dir, s->path, text))
		return diag(d, DIAG_NOT_SAVED, s->path, strerror(errno), NULL);
	free(s->text);
	s->text = xstrdup(text);
	if (s->path) {
		free(s->file);
		s->file = xstrdup(s->path);
	}
	return true;
}

bool
startup_erase(struct startup *s, struct diag *d)
{
	return startup_save(s, "", d);
}

bool
config_save(struct device *d, struct diag *why)
{
	simtime before = d->saved;
	char *text;
	bool done;

	d->saved = sched_now(world_sched(d->world));
	text = config_text(d);
	done = startup_save(d->startup, text, why);
	free(text);
	if (done)
		d->modified = false;
	else
		d->saved = before;
	return done;
}

bool
config_erase(struct device *d, struct diag *why)
{
	return startup_erase(d->startup, why);
}

bool
config_is_modified(struct device *d)
{
	return d->modified;
}
