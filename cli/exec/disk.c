/* delete, rename, mkdir, rmdir, format, verify, more: what is done to one file. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/device/device.h"
#include "cli/device/url.h"
#include "cli/exec/files.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "engine/base/xmalloc.h"
#include "engine/crypto/crypto.h"
#include "grammar/ios/args.h"

enum deed { DELETE, RENAME, MAKE, REMOVE };

struct doing {
	enum deed deed;
	struct url file, to;
};

static void
done(struct session *s, struct doing *d, const char *what, enum disk_status status)
{
	char text[URL_TEXT];

	if (status) {
		files_fail(s, what, &d->file, status);
	} else if (d->deed == MAKE || d->deed == REMOVE) {
		url_text(&d->file, text);
		session_printf(s, "%s dir %s\n", d->deed == MAKE ? "Created" : "Removed", text);
	}
	free(d);
}

/* ---- delete, rmdir ---- */

static void
confirmed(struct session *s, void *ctx, bool yes)
{
	struct doing *d = ctx;
	struct device *device = session_device(s);
	struct disk *disk = url_disk(device, &d->file);

	if (!yes) {
		free(d);
		return;
	}
	if (d->deed == DELETE)
		done(s, d, "deleting", url_delete(device, &d->file));
	else
		done(s, d, "Removing dir",
		     disk ? disk_remove_folder(disk, d->file.path) : DISK_READ_ONLY);
}

static void
confirm(struct session *s, struct doing *d)
{
	char text[URL_TEXT], question[URL_TEXT + 24];

	url_text(&d->file, text);
	snprintf(question, sizeof question, "Delete %s? [confirm]", text);
	session_confirm(s, question, confirmed, d);
}

bool
files_take_name(struct session *s, struct url *u, const char *answer)
{
	struct url named;

	if (!*answer)
		return *u->path;
	if (u->fs == FS_NETWORK && !strchr(answer, ':') && strlen(answer) < sizeof u->path) {
		snprintf(u->path, sizeof u->path, "%s", answer);
		return true;
	}
	if (!strchr(answer, ':')) {
		char text[URL_TEXT + DISK_PATH];

		snprintf(text, sizeof text, "%s/%s", u->prefix, answer);
		if (url_read(text, session_folder(s), false, &named)) {
			*u = named;
			return true;
		}
	} else if (url_read(answer, session_folder(s), false, &named)) {
		*u = named;
		return true;
	}
	session_printf(s, "%%Error opening %s (%s)\n", answer, disk_status_words(DISK_BAD_NAME));
	return false;
}

static void
named(struct session *s, void *ctx, const char *answer)
{
	struct doing *d = ctx;
	struct disk *disk = url_disk(session_device(s), &d->file);

	if (!answer || !files_take_name(s, d->deed == RENAME ? &d->to : &d->file, answer)) {
		free(d);
	} else if (d->deed == RENAME) {
		done(s, d, "renaming",
		     disk && d->to.fs == d->file.fs ? disk_rename(disk, d->file.path, d->to.path)
						    : DISK_BAD_NAME);
	} else if (d->deed == MAKE) {
		done(s, d, "Creating dir",
		     d->file.fs == FS_FLASH
			     ? disk_make_folder(disk, d->file.path, device_now(session_device(s)))
			     : DISK_READ_ONLY);
	} else {
		confirm(s, d);
	}
}

static void
ask(struct session *s, enum deed deed, const struct url *file, const struct url *to)
{
	static const char *const questions[] = {
		[DELETE] = "Delete filename",
		[RENAME] = "Destination filename",
		[MAKE] = "Create directory filename",
		[REMOVE] = "Remove directory filename",
	};
	struct doing *d = xcalloc(1, sizeof *d);
	char question[DISK_PATH + 48];

	*d = (struct doing){ .deed = deed, .file = *file };
	if (to)
		d->to = *to;
	snprintf(question, sizeof question, "%s [%s]? ", questions[deed],
		 to ? to->path : file->path);
	session_ask(s, INPUT_TEXT, question, named, d);
}

void
exec_delete(struct session *s, const struct args_delete *a)
{
	struct url u;
	enum disk_status status;

	if (!files_read_url(s, a->file, false, &u))
		return;
	if (!a->kw__force) {
		ask(s, DELETE, &u, NULL);
		return;
	}
	status = url_delete(session_device(s), &u);
	if (status)
		files_fail(s, "deleting", &u, status);
}

void
exec_rename(struct session *s, const struct args_rename *a)
{
	struct url from, to;

	if (files_read_url(s, a->from, false, &from) && files_read_url(s, a->to, false, &to))
		ask(s, RENAME, &from, &to);
}

void
exec_mkdir(struct session *s, const struct args_mkdir *a)
{
	struct url u;

	if (files_read_url(s, a->folder, false, &u))
		ask(s, MAKE, &u, NULL);
}

void
exec_rmdir(struct session *s, const struct args_rmdir *a)
{
	struct url u;

	if (files_read_url(s, a->folder, false, &u))
		ask(s, REMOVE, &u, NULL);
}

/* ---- format ---- */

static void
format_confirmed(struct session *s, void *ctx, bool yes)
{
	struct disk *disk = session_device(s)->flash;

	if (!yes)
		return;
	disk_format(disk);
	session_printf(s,
		       "Format: All system sectors written. OK...\n\n"
		       "Format: Total sectors in formatted partition: %zu\n"
		       "Format: Total bytes in formatted partition: %zu\n"
		       "Format: Operation completed successfully.\n\n"
		       "Format of flash0: complete\n",
		       disk_capacity(disk) / 512, disk_capacity(disk));
}

static void
may_take_a_while(struct session *s, void *ctx, bool yes)
{
	if (yes)
		session_confirm(s,
				"Format operation will destroy all data in \"flash0:\".  Continue? "
				"[confirm]",
				format_confirmed, NULL);
}

void
exec_format(struct session *s, const struct args_format *a)
{
	session_confirm(s, "Format operation may take a while. Continue? [confirm]",
			may_take_a_while, NULL);
}

/* ---- verify, more ---- */

static uint8_t *
read_file(struct session *s, const char *name, size_t *size, char text[static URL_TEXT])
{
	enum disk_status why;
	uint8_t *bytes;
	struct url u;

	if (!files_read_url(s, name, false, &u))
		return NULL;
	bytes = url_get(session_device(s), &u, size, &why);
	if (!bytes)
		files_fail(s, "opening", &u, why);
	url_text(&u, text);
	return bytes;
}

static void
md5_words(const uint8_t *bytes, size_t size, char words[static 33])
{
	uint8_t digest[CRYPTO_MAX_DIGEST];
	size_t n = hash(HASH_MD5, &(struct chunk){ bytes, size }, 1, digest);

	for (size_t i = 0; i < n && i < 16; i++)
		snprintf(words + 2 * i, 3, "%02x", digest[i]);
}

void
exec_verify(struct session *s, const struct args_verify *a)
{
	char text[URL_TEXT], words[33] = "";
	size_t size;
	uint8_t *bytes = read_file(s, a->file, &size, text);

	if (!bytes)
		return;
	md5_words(bytes, size, words);
	free(bytes);
	if (!a->kw__md5) {
		session_printf(s, "%%ERROR: Signature not found in file %s.\n", text);
		return;
	}
	session_write(s, ".Done!\n");
	if (!a->has_digest)
		session_printf(s, "verify /md5 (%s) = %s\n\n", text, words);
	else if (!strcasecmp(a->digest, words))
		session_printf(s, "Verified (%s) = %s\n\n", text, words);
	else
		session_printf(s,
			       "%%Error verifying %s\n"
			       "Computed signature  = %s\n"
			       "Submitted signature = %s\n\n",
			       text, words, a->digest);
}

/* "00000000:  21766572 73696F6E 2031352E 320A686F   !version 15.2.ho" */
static void
show_octets(struct session *s, const uint8_t *bytes, size_t size)
{
	for (size_t at = 0; at < size; at += 16) {
		char hex[48] = "", shown[17] = "";
		size_t n = 0;

		for (size_t i = 0; i < 16 && at + i < size; i++) {
			uint8_t c = bytes[at + i];

			n += (size_t)snprintf(hex + n, sizeof hex - n, "%s%02X",
					      i && i % 4 == 0 ? " " : "", c);
			shown[i] = (char)(isprint(c) ? c : '.');
		}
		session_printf(s, "%08zX:  %-35s   %s\n", at, hex, shown);
	}
}

static bool
is_binary(const uint8_t *bytes, size_t size)
{
	return memchr(bytes, 0, size);
}

void
exec_more(struct session *s, const struct args_more *a)
{
	char text[URL_TEXT];
	size_t size;
	uint8_t *bytes = read_file(s, a->file, &size, text);

	if (!bytes)
		return;
	if (a->kw__binary || (!a->kw__ascii && is_binary(bytes, size))) {
		show_octets(s, bytes, size);
	} else {
		for (size_t i = 0; i < size; i++)
			if (!bytes[i])
				bytes[i] = '.';
		session_write(s, (const char *)bytes);
		if (size && bytes[size - 1] != '\n')
			session_write(s, "\n");
	}
	free(bytes);
}
