#include "cli/device/url.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "engine/base/xmalloc.h"

#define RUNNING "running-config"
#define STARTUP "startup-config"
#define PRIVATE "private-config"

static const struct {
	const char *prefix, *means;
	enum file_system fs;
} systems[] = {
	{ "flash0:", "flash0:", FS_FLASH }, { "flash:", "flash0:", FS_FLASH },
	{ "nvram:", "nvram:", FS_NVRAM },   { "system:", "system:", FS_SYSTEM },
	{ "null:", "null:", FS_NULL },	    { "tftp:", "tftp:", FS_NETWORK },
	{ "ftp:", "ftp:", FS_NETWORK },	    { "scp:", "scp:", FS_NETWORK },
	{ "rcp:", "rcp:", FS_NETWORK },	    { "http:", "http:", FS_NETWORK },
	{ "https:", "https:", FS_NETWORK },
};

/* ---- names ---- */

/* "//10.1.1.1/R1.cfg", what stands behind "tftp:". */
static bool
read_network(const char *rest, struct url *u)
{
	size_t n;

	if (!strncmp(rest, "//", 2)) {
		rest += 2;
		n = strcspn(rest, "/");
		if (n >= sizeof u->host)
			return false;
		snprintf(u->host, sizeof u->host, "%.*s", (int)n, rest);
		rest += n;
	}
	rest += *rest == '/';
	return (size_t)snprintf(u->path, sizeof u->path, "%s", rest) < sizeof u->path;
}

/* Follows "..", "." and double slashes from the folder at hand. */
static bool
follow(const char *from, const char *path, char out[static DISK_PATH])
{
	char at[2 * DISK_PATH];
	size_t len;

	if ((size_t)snprintf(at, sizeof at, "%s/%s", *path == '/' ? "" : from, path) >= sizeof at)
		return false;
	*out = '\0';
	for (const char *p = at; *p;) {
		size_t n;

		p += strspn(p, "/");
		n = strcspn(p, "/");
		len = strlen(out);
		if (n == 2 && !strncmp(p, "..", 2)) {
			char *slash = strrchr(out, '/');

			*(slash ? slash : out) = '\0';
		} else if (n && !(n == 1 && *p == '.')) {
			if (len + 1 + n >= DISK_PATH)
				return false;
			snprintf(out + len, DISK_PATH - len, "%s%.*s", len ? "/" : "", (int)n, p);
		}
		p += n;
	}
	return true;
}

static bool
set_system(const char *text, size_t length, struct url *u)
{
	for (size_t i = 0; i < sizeof systems / sizeof *systems; i++)
		if (strlen(systems[i].prefix) == length &&
		    !strncasecmp(systems[i].prefix, text, length)) {
			u->fs = systems[i].fs;
			snprintf(u->prefix, sizeof u->prefix, "%s", systems[i].means);
			return true;
		}
	return false;
}

bool
url_read(const char *text, const char *in, bool configs, struct url *u)
{
	const char *colon = strchr(text, ':');

	*u = (struct url){ 0 };
	if (configs && !strcasecmp(text, RUNNING))
		text = "system:" RUNNING;
	else if (configs && !strcasecmp(text, STARTUP))
		text = "nvram:" STARTUP;
	else if (!colon) {
		colon = strchr(in, ':');
		if (!set_system(in, (size_t)(colon - in) + 1, u))
			return false;
		return follow(colon + 1, text, u->path);
	}
	colon = strchr(text, ':');
	if (!set_system(text, (size_t)(colon - text) + 1, u))
		return false;
	if (u->fs == FS_NETWORK)
		return read_network(colon + 1, u);
	return follow("", colon + 1, u->path);
}

void
url_text(const struct url *u, char text[static URL_TEXT])
{
	snprintf(text, URL_TEXT, "%s%s%s%s%s", u->prefix, *u->host ? "//" : "", u->host,
		 *u->host || u->fs == FS_FLASH ? "/" : "", u->path);
}

void
url_folder_text(const struct url *u, char text[static URL_TEXT])
{
	snprintf(text, URL_TEXT, "%s/%s%s", u->prefix, u->path, *u->path ? "/" : "");
}

const char *
url_name(const struct url *u)
{
	const char *slash = strrchr(u->path, '/');

	return slash ? slash + 1 : u->path;
}

bool
url_is_running(const struct url *u)
{
	return u->fs == FS_SYSTEM && !strcasecmp(u->path, RUNNING);
}

bool
url_is_startup(const struct url *u)
{
	return u->fs == FS_NVRAM && !strcasecmp(u->path, STARTUP);
}

static bool
is_private(const struct url *u)
{
	return u->fs == FS_NVRAM && !strcasecmp(u->path, PRIVATE);
}

/* ---- files ---- */

struct disk *
url_disk(const struct device *d, const struct url *u)
{
	return u->fs == FS_FLASH ? d->flash : u->fs == FS_NVRAM ? d->nvram : NULL;
}

static uint8_t *
text_bytes(char *text, size_t *size)
{
	*size = strlen(text);
	return (uint8_t *)text;
}

static uint8_t *
file_bytes(const struct disk *disk, const char *path, size_t *size, enum disk_status *why)
{
	const struct disk_file *f = disk_find(disk, path);
	uint8_t *bytes;

	*why = !f ? DISK_NO_FILE : f->folder ? DISK_IS_FOLDER : DISK_OK;
	if (*why)
		return NULL;
	bytes = xmalloc(f->size + 1);
	if (f->size)
		memcpy(bytes, f->bytes, f->size);
	bytes[f->size] = '\0';
	*size = f->size;
	return bytes;
}

uint8_t *
url_get(struct device *d, const struct url *u, size_t *size, enum disk_status *why)
{
	const struct disk *disk = url_disk(d, u);

	*why = DISK_OK;
	if (url_is_running(u))
		return text_bytes(config_text(d), size);
	if (url_is_startup(u) && saved_text(d->startup))
		return text_bytes(xstrdup(saved_text(d->startup)), size);
	if (disk && !url_is_startup(u) && !is_private(u))
		return file_bytes(disk, u->path, size, why);
	*why = DISK_NO_FILE;
	return NULL;
}

bool
url_exists(struct device *d, const struct url *u)
{
	const struct disk *disk = url_disk(d, u);

	if (url_is_startup(u))
		return saved_text(d->startup);
	return disk && disk_find(disk, u->path);
}

static enum disk_status
put_startup(struct device *d, const void *bytes, size_t size)
{
	struct saved *const which[] = { d->startup };
	char *text = xstrndup(bytes, size);
	const char *const texts[] = { text };
	struct diag why = { 0 };
	bool done = size <= disk_capacity(d->nvram) && saved_write(which, texts, 1, &why);

	wipe_free(text);
	return done ? DISK_OK : why.code ? DISK_FAILED : DISK_FULL;
}

enum disk_status
url_put(struct device *d, const struct url *u, const void *bytes, size_t size)
{
	struct disk *disk = url_disk(d, u);

	if (u->fs == FS_NULL)
		return DISK_OK;
	if (url_is_startup(u))
		return put_startup(d, bytes, size);
	if (!disk || is_private(u))
		return DISK_READ_ONLY;
	return disk_write(disk, u->path, bytes, size, device_now(d));
}

enum disk_status
url_append(struct device *d, const struct url *u, const void *bytes, size_t size)
{
	struct disk *disk = url_disk(d, u);
	enum disk_status why;
	uint8_t *old;
	size_t before = 0;

	if (u->fs == FS_NULL)
		return DISK_OK;
	if (!disk || url_is_startup(u) || is_private(u))
		return DISK_READ_ONLY;
	old = file_bytes(disk, u->path, &before, &why);
	old = xrealloc(old, before + size + 1, 1);
	memcpy(old + before, bytes, size);
	if (why != DISK_IS_FOLDER)
		why = url_put(d, u, old, before + size);
	free(old);
	return why;
}

enum disk_status
url_delete(struct device *d, const struct url *u)
{
	struct disk *disk = url_disk(d, u);

	if (!disk || url_is_startup(u) || is_private(u))
		return DISK_READ_ONLY;
	return disk_delete(disk, u->path);
}
