#include "cli/lab/keyfolder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/xmalloc.h"

static const char *const names[KEY_FILES] = { "ikev1_decryption_table", "esp_sa", "ipsec_sa" };

static const char preferences[] =
	"# Wireshark decrypts ESP by esp_sa, IKE by ikev1_decryption_table.\n"
	"esp.enable_encryption_decode: TRUE\n"
	"esp.enable_authentication_check: TRUE\n";

struct keyfolder {
	struct keyfolder *next;
	char *path; /* canonical */
	FILE *file[KEY_FILES];
};

/* NULL and *error, but not when it should be new and is not. */
static FILE *
open_file(const char *dir, const char *name, int how, char **error)
{
	char *path = xasprintf("%s/%s", dir, name);
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | how, 0600);

	if (fd < 0 && !(how & O_EXCL && errno == EEXIST))
		*error = xasprintf("%s: %s", path, strerror(errno));
	free(path);
	return fd < 0 ? NULL : fdopen(fd, "w");
}

static void
put_preferences(const char *dir, char **error)
{
	FILE *f = open_file(dir, "preferences", O_EXCL, error);

	if (!f)
		return;
	fputs(preferences, f);
	fclose(f);
}

static void
close_folder(struct keyfolder *f)
{
	for (unsigned i = 0; i < KEY_FILES; i++)
		if (f->file[i])
			fclose(f->file[i]);
	free(f->path);
	free(f);
}

static bool
open_files(struct keyfolder *f, char **error)
{
	for (unsigned i = 0; i < KEY_FILES; i++) {
		f->file[i] = open_file(f->path, names[i], O_TRUNC, error);
		if (!f->file[i])
			return false;
	}
	put_preferences(f->path, error);
	return !*error;
}

struct keyfolder *
keyfolder_open(struct keyfolder **list, const char *dir, bool *fresh, char **error)
{
	struct keyfolder *f = NULL;
	char *path = NULL;

	if (!mkdir(dir, 0700) || errno == EEXIST)
		path = realpath(dir, NULL);
	if (!path) {
		*error = xasprintf("%s: %s", dir, strerror(errno));
		return NULL;
	}
	for (f = *list; f && strcmp(f->path, path);)
		f = f->next;
	*fresh = !f;
	if (f) {
		free(path);
		return f;
	}
	f = xcalloc(1, sizeof *f);
	f->path = path;
	if (!open_files(f, error)) {
		close_folder(f);
		return NULL;
	}
	f->next = *list;
	*list = f;
	return f;
}

void
keyfolders_close(struct keyfolder *list)
{
	while (list) {
		struct keyfolder *f = list;

		list = f->next;
		close_folder(f);
	}
}

struct keyfolder *
keyfolder_next(struct keyfolder *f)
{
	return f->next;
}

void
keyfolder_add(struct keyfolder *f, enum key_file file, const char *line)
{
	fputs(line, f->file[file]);
	fflush(f->file[file]);
}
