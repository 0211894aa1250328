/* configure replace, confirm, revert: back to a configuration, and back again unless somebody says that
 * it is good. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/config/config.h"
#include "cli/config/replace.h"
#include "cli/device/archive.h"
#include "cli/device/device.h"
#include "cli/exec/files.h"
#include "cli/exec/replace.h"
#include "cli/exec/transfer.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "engine/base/xmalloc.h"
#include "engine/node/node.h"
#include "grammar/ios/args.h"

#define WARNING 1 /* minutes before it goes back */

struct replacing {
	struct url from;
	bool list;
	unsigned minutes; /* to confirm it; 0: for good */
};

/* ---- the timer ---- */

static void
roll_back(void *owner, uint64_t serial)
{
	struct device *d = owner;
	struct config_replaced r;
	enum disk_status why;
	uint8_t *bytes;
	struct url u;
	size_t size;

	d->archive.revert_timer = 0;
	if (!d->archive.revert || !url_read(d->archive.revert, "flash0:/", false, &u))
		return;
	event(log_sink(d->log), ROLLBACK_STARTED, d->archive.revert);
	bytes = url_get(d, &u, &size, &why);
	if (bytes) {
		config_replace(d, (const char *)bytes, d->archive.revert, &r);
		text_free(&r.list);
		text_free(&r.left);
		wipe_free((char *)bytes);
	}
	free(d->archive.revert);
	d->archive.revert = NULL;
}

static void
warn(void *owner, uint64_t serial)
{
	struct device *d = owner;

	event(log_sink(d->log), ROLLBACK_WARNING, d->archive.revert);
	d->archive.revert_timer =
		timer_after(world_sched(d->world), SEC(60) * WARNING, roll_back, d, 0);
}

static void
set_timer(struct device *d, unsigned minutes)
{
	struct sched *sched = world_sched(d->world);

	timer_cancel(sched, d->archive.revert_timer);
	d->archive.revert_timer =
		minutes > WARNING ? timer_after(sched, SEC(60) * (minutes - WARNING), warn, d, 0)
				  : timer_after(sched, SEC(60) * minutes, roll_back, d, 0);
}

static const char *
who(const struct session *s)
{
	return session_user(s) ? session_user(s) : session_where(s);
}

/* Keeps what is there now, to come back to. */
bool
replace_revert_in(struct session *s, unsigned minutes)
{
	struct device *d = session_device(s);
	char name[URL_TEXT];

	archive_next_name(d, name);
	if (!*name || archive_save(d)) {
		session_write(s, "%Error: the archive path is not set, or cannot be written to\n");
		return false;
	}
	free(d->archive.revert);
	d->archive.revert = xstrdup(name);
	event(log_sink(d->log), ROLLBACK_BACKUP, name);
	event(log_sink(d->log), ROLLBACK_SCHEDULED, who(s), session_privilege(s), name, minutes);
	set_timer(d, minutes);
	return true;
}

void
exec_configure_confirm(struct session *s, const struct args_configure_confirm *a)
{
	struct device *d = session_device(s);

	if (!d->archive.revert) {
		session_write(s, "%No Rollback Confirmed Change pending\n");
		return;
	}
	timer_cancel(world_sched(d->world), d->archive.revert_timer);
	d->archive.revert_timer = 0;
	free(d->archive.revert);
	d->archive.revert = NULL;
	event(log_sink(d->log), ROLLBACK_CONFIRMED, who(s));
}

void
exec_configure_revert(struct session *s, const struct args_configure_revert *a)
{
	struct device *d = session_device(s);

	if (!d->archive.revert) {
		session_write(s, "%No Rollback Confirmed Change pending\n");
	} else if (a->has_minutes) {
		set_timer(d, a->minutes);
	} else {
		timer_cancel(world_sched(d->world), d->archive.revert_timer);
		roll_back(d, 0);
	}
}

/* ---- replace ---- */

static void
carry_out(struct session *s, const struct replacing *r, const char *text)
{
	struct device *d = session_device(s);
	struct config_replaced done;
	char name[URL_TEXT];

	if (r->minutes && !replace_revert_in(s, r->minutes))
		return;
	url_text(&r->from, name);
	config_replace(d, text, name, &done);
	if (r->list)
		session_write(s, text_get(&done.list));
	session_printf(s, "Total number of passes: %u\n", done.passes);
	if (done.done)
		session_write(s, "Rollback Done\n\n");
	else
		session_printf(s,
			       "The rollback configlet from the last pass is listed below:\n"
			       "********\n\n"
			       "!List of Rollback Commands:\n%send\n"
			       "********\n\n\n"
			       "Rollback aborted after 5 passes\n",
			       text_get(&done.left));
	text_free(&done.list);
	text_free(&done.left);
}

static void
received(struct session *s, void *ctx, const char *error, uint8_t *bytes, size_t size, size_t ms)
{
	char *text = bytes && !error ? xstrndup((const char *)bytes, size) : NULL;

	if (text)
		carry_out(s, ctx, text);
	else if (error && *error)
		session_printf(s, "%s\n", error);
	wipe_free(text);
	free(bytes);
	free(ctx);
}

static void
start(struct session *s, struct replacing *r)
{
	struct device *d = session_device(s);
	enum disk_status why;
	uint8_t *bytes;
	size_t size;

	if (r->from.fs == FS_NETWORK) {
		transfer_get(s, &r->from, &r->from, received, r);
		return;
	}
	bytes = url_get(d, &r->from, &size, &why);
	if (bytes)
		carry_out(s, r, (const char *)bytes);
	else
		files_fail(s, "opening", &r->from, why);
	wipe_free((char *)bytes);
	free(r);
}

static void
decided(struct session *s, void *ctx, const char *answer)
{
	if (answer && (*answer == 'y' || *answer == 'Y'))
		start(s, ctx);
	else
		free(ctx);
}

void
exec_configure_replace(struct session *s, const struct args_configure_replace *a)
{
	struct replacing *r;

	if (session_is_locked(s))
		return;
	r = xcalloc(1, sizeof *r);
	*r = (struct replacing){ .list = a->kw_list, .minutes = a->has_minutes ? a->minutes : 0 };
	if (!files_read_url(s, a->file, true, &r->from)) {
		free(r);
	} else if (a->kw_force) {
		start(s, r);
	} else {
		session_write(s, "This will apply all necessary additions and deletions\n"
				 "to replace the current running configuration with the\n"
				 "contents of the specified configuration file, which is\n"
				 "assumed to be a complete configuration, not a partial\n");
		session_ask(s, INPUT_TEXT,
			    "configuration. Enter Y if you are sure you want to proceed. ? [no]: ",
			    decided, r);
	}
}
