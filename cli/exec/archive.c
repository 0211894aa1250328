/* archive config, show archive …, and what tells two configurations apart. */
#include <stdlib.h>
#include <string.h>

#include "cli/config/config.h"
#include "cli/config/diff.h"
#include "cli/config/replace.h"
#include "cli/device/archive.h"
#include "cli/device/device.h"
#include "cli/exec/files.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "engine/base/xmalloc.h"
#include "grammar/ios/args.h"

static const char not_enabled[] = "Archive feature not enabled\n";

void
exec_archive_config(struct session *s, const struct args_archive_config *a)
{
	struct device *d = session_device(s);
	enum disk_status status;
	struct url u;

	if (!d->archive.path) {
		session_write(s, not_enabled);
		return;
	}
	status = archive_save(d);
	if (status && url_read(d->archive.path, "flash0:/", false, &u))
		files_fail(s, "saving", &u, status);
}

void
exec_show_archive(struct session *s, const struct args_show_archive *a)
{
	const struct device *d = session_device(s);
	const struct disk_file *list[ARCHIVE_MOST];
	unsigned n = archive_files(d, list);
	char name[URL_TEXT];

	if (!d->archive.path) {
		session_write(s, not_enabled);
		return;
	}
	archive_next_name(d, name);
	session_printf(s,
		       "The maximum archive configurations allowed is %u.\n"
		       "There are currently %u archive configurations saved.\n"
		       "The next archive file will be named %s\n"
		       " Archive #  Name\n",
		       d->archive.maximum, n, name);
	for (unsigned i = 0; i < d->archive.maximum || i < n; i++)
		session_printf(s, "   %-9u%s%s%s\n", i + 1, i < n ? "flash0:/" : "",
			       i < n ? list[i]->path : "", i + 1 == n ? " <- Most Recent" : "");
}

/* ---- differences ---- */

static void
told(void *owner, const char *message)
{
	session_printf(owner, "%s\n", message);
}

/* What is in the file, as this router would print it; NULL: it cannot be read, and that was said. */
static char *
read_config(struct session *s, const char *name)
{
	struct device *d = session_device(s);
	char text[URL_TEXT], *canonical;
	enum disk_status why;
	uint8_t *bytes;
	struct url u;
	size_t size;

	if (!files_read_url(s, name, true, &u))
		return NULL;
	if (url_is_running(&u))
		return config_text(d);
	bytes = url_get(d, &u, &size, &why);
	if (!bytes) {
		files_fail(s, "opening", &u, why);
		return NULL;
	}
	url_text(&u, text);
	canonical = config_canonical(d, (const char *)bytes, text, told, s);
	wipe_free((char *)bytes);
	return canonical;
}

static void
compare(struct session *s, const char *first, const char *second, const char *heading,
	void (*print)(const struct config_diff *, struct text *))
{
	char *a = read_config(s, first), *b = a ? read_config(s, second) : NULL;
	struct config_diff *diff = b ? config_diff_new(a, b) : NULL;
	struct text out = { 0 };

	if (diff) {
		print(diff, &out);
		session_printf(s, "%s\n", out.len ? heading : "!No changes were found");
		session_write(s, text_get(&out));
	}
	text_free(&out);
	config_diff_free(diff);
	wipe_free(a);
	wipe_free(b);
}

void
exec_show_archive_config_differences(struct session *s,
				     const struct args_show_archive_config_differences *a)
{
	compare(s, a->has_first ? a->first : "startup-config",
		a->has_second ? a->second : "running-config",
		"!Contextual Config Diffs:", config_diff_print);
}

static void
print_additions(const struct config_diff *diff, struct text *to)
{
	config_diff_additions(diff, to);
	if (to->len)
		text_add(to, "end\n");
}

void
exec_show_archive_config_incremental_diffs(
	struct session *s, const struct args_show_archive_config_incremental_diffs *a)
{
	compare(s, a->file, "running-config", "!List of Commands:", print_additions);
}

/* ---- the log of commands ---- */

void
exec_show_archive_log_config(struct session *s, const struct args_show_archive_log_config *a)
{
	const struct archive *ar = &session_device(s)->archive;
	unsigned from = a->has_first ? a->first : 0, to = a->has_last	 ? a->last
							  : a->has_first ? a->first
									 : UINT32_MAX;

	session_write(s, " idx   sess           user@line      Logged command\n");
	for (unsigned i = 0; i < ar->entries; i++) {
		const struct archive_entry *e = &ar->entry[i];

		if (e->index >= from && e->index <= to)
			session_printf(s, "%5u %5u %22s  |%s\n", e->index, e->session, e->who,
				       e->line);
	}
	session_write(s, "\n");
}
