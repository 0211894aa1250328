/* copy: from one file to another, with the questions about what was not said.
 *
 *	where from:	host?  name?	-> what is sent by a server, or stands here
 *	where to:	host?  name?	-> overwrite?  -> there */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "cli/device/url.h"
#include "cli/exec/files.h"
#include "cli/exec/transfer.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "engine/base/xmalloc.h"
#include "grammar/ios/args.h"

#define BYTES_PER_MS 25	   /* what such a memory reads */
#define MARK_EVERY   32768 /* octets for every C of a copy on the disk */

struct copying {
	struct url from, to;
	uint8_t *bytes;
	size_t size;
};

static void
copying_free(struct copying *c)
{
	if (c->bytes)
		wipe(c->bytes, c->size); /* a configuration has secrets */
	free(c->bytes);
	free(c);
}

void
files_copied(struct session *s, size_t size, size_t ms)
{
	ms = ms ? ms : 1;
	session_printf(s, "%zu bytes copied in %zu.%03zu secs (%zu bytes/sec)\n", size, ms / 1000,
		       ms % 1000, size * 1000 / ms);
}

static void
refused(void *owner, const char *message)
{
	session_printf(owner, "%s\n", message);
}

void
files_merge(struct session *s, const uint8_t *bytes, size_t size, const char *from)
{
	char *text = xstrndup((const char *)bytes, size);
	struct device *d = session_device(s);

	config_load(d, text, from, refused, s);
	d->changed = sched_now(session_sched(s));
	d->modified = true;
	wipe_free(text);
}

/* ---- the end: what was read is put in its place ---- */

static void
sent(struct session *s, void *ctx, const char *error, size_t ms)
{
	struct copying *c = ctx;

	if (!error)
		files_copied(s, c->size, ms);
	else if (*error)
		session_printf(s, "%s\n", error);
	copying_free(c);
}

static void
put(struct session *s, struct copying *c, size_t ms)
{
	struct device *d = session_device(s);
	char from[URL_TEXT];
	enum disk_status status = DISK_OK;

	if (c->to.fs == FS_NETWORK) {
		transfer_put(s, &c->to, c->bytes, c->size, sent, c);
		return;
	}
	url_text(&c->from, from);
	if (url_is_running(&c->to)) {
		files_merge(s, c->bytes, c->size,
			    url_is_startup(&c->from) ? saved_file(d->startup) : from);
		if (!url_is_startup(&c->from))
			event(log_sink(d->log), CONFIGURED, from, session_where(s));
	} else {
		status = url_put(d, &c->to, c->bytes, c->size);
	}
	if (status) {
		files_fail(s, "writing", &c->to, status);
	} else {
		if (url_is_startup(&c->to))
			session_write(s, "[OK]\n");
		files_copied(s, c->size, ms ? ms : 1 + c->size / BYTES_PER_MS);
	}
	copying_free(c);
}

static void
received(struct session *s, void *ctx, const char *error, uint8_t *bytes, size_t size, size_t ms)
{
	struct copying *c = ctx;

	c->bytes = bytes;
	c->size = size;
	if (!error) {
		put(s, c, ms);
		return;
	}
	if (*error)
		session_printf(s, "%s\n", error);
	copying_free(c);
}

/* Copies on the disk show that they go on. */
static void
mark_progress(struct session *s, const struct copying *c)
{
	if (c->from.fs != FS_FLASH || c->to.fs != FS_FLASH)
		return;
	session_write(s, "Copy in progress...");
	for (size_t at = 0; at < c->size || !at; at += MARK_EVERY)
		session_write(s, "C");
	session_write(s, "\n");
}

static void
carry_out(struct session *s, struct copying *c)
{
	enum disk_status why;

	if (c->from.fs == FS_NETWORK) {
		transfer_get(s, &c->from, &c->to, received, c);
		return;
	}
	if (url_is_startup(&c->from) && !saved_text(session_device(s)->startup)) {
		session_write(s, "startup-config is not present\n");
		copying_free(c);
		return;
	}
	c->bytes = url_get(session_device(s), &c->from, &c->size, &why);
	if (!c->bytes) {
		files_fail(s, "opening", &c->from, why);
		copying_free(c);
		return;
	}
	mark_progress(s, c);
	put(s, c, 0);
}

/* ---- questions ---- */

static void
may_overwrite(struct session *s, void *ctx, bool yes)
{
	if (yes)
		carry_out(s, ctx);
	else
		copying_free(ctx);
}

static bool
is_config(const struct url *u)
{
	return url_is_running(u) || url_is_startup(u);
}

static void
to_named(struct session *s, void *ctx, const char *answer)
{
	struct copying *c = ctx;

	if (!answer || !files_take_name(s, &c->to, answer)) {
		copying_free(c);
	} else if (url_is_running(&c->from) && url_is_startup(&c->to)) {
		copying_free(c);
		files_save(s);
	} else if (is_config(&c->to) && session_is_locked(s)) {
		copying_free(c);
	} else if (c->to.fs == FS_SYSTEM && !is_config(&c->to)) {
		files_fail(s, "opening", &c->to, DISK_NO_FILE);
		copying_free(c);
	} else if (!is_config(&c->to) && c->to.fs != FS_NETWORK &&
		   url_exists(session_device(s), &c->to)) {
		session_write(s, "%Warning:There is a file already existing with this name \n");
		session_confirm(s, "Do you want to over write? [confirm]", may_overwrite, c);
	} else {
		carry_out(s, c);
	}
}

/* The name that is offered: of a configuration on a server "r1-confg". */
static void
offer_name(struct session *s, struct copying *c)
{
	const char *name = session_device(s)->settings.hostname;

	if (*c->to.path)
		return;
	if (is_config(&c->from) && c->to.fs == FS_NETWORK) {
		snprintf(c->to.path, sizeof c->to.path, "%s-confg", name);
		for (char *p = c->to.path; *p; p++)
			*p = (char)tolower((unsigned char)*p);
	} else {
		snprintf(c->to.path, sizeof c->to.path, "%s", url_name(&c->from));
	}
}

static void
ask_name_to(struct session *s, struct copying *c)
{
	char question[DISK_PATH + 32];

	if (c->to.fs == FS_NULL) {
		carry_out(s, c);
		return;
	}
	offer_name(s, c);
	snprintf(question, sizeof question, "Destination filename [%s]? ", c->to.path);
	session_ask(s, INPUT_TEXT, question, to_named, c);
}

static bool
take_host(struct session *s, struct url *u, const char *answer)
{
	if (answer && !*answer && *u->host)
		return true;
	if (!answer || !*answer || strlen(answer) >= sizeof u->host || strchr(answer, ' ')) {
		if (answer)
			session_write(s, "?Invalid host address or name\n");
		return false;
	}
	snprintf(u->host, sizeof u->host, "%s", answer);
	return true;
}

static void
to_host(struct session *s, void *ctx, const char *answer)
{
	struct copying *c = ctx;

	if (take_host(s, &c->to, answer))
		ask_name_to(s, c);
	else
		copying_free(c);
}

/* Where to is asked even if the URL says it, unlike where from. */
static void
ask_where_to(struct session *s, struct copying *c)
{
	char question[sizeof c->to.host + 40];

	if (c->to.fs != FS_NETWORK) {
		ask_name_to(s, c);
		return;
	}
	snprintf(question, sizeof question, "Address or name of remote host [%s]? ", c->to.host);
	session_ask(s, INPUT_TEXT, question, to_host, c);
}

static void
from_named(struct session *s, void *ctx, const char *answer)
{
	struct copying *c = ctx;

	if (answer && files_take_name(s, &c->from, answer))
		ask_where_to(s, c);
	else
		copying_free(c);
}

static void
ask_name_from(struct session *s, struct copying *c)
{
	if (*c->from.path)
		ask_where_to(s, c);
	else
		session_ask(s, INPUT_TEXT, "Source filename []? ", from_named, c);
}

static void
from_host(struct session *s, void *ctx, const char *answer)
{
	struct copying *c = ctx;

	if (take_host(s, &c->from, answer))
		ask_name_from(s, c);
	else
		copying_free(c);
}

void
exec_copy(struct session *s, const struct args_copy *a)
{
	struct copying *c = xcalloc(1, sizeof *c);

	if (!files_read_url(s, a->from, true, &c->from) || !files_read_url(s, a->to, true, &c->to))
		copying_free(c);
	else if (c->from.fs == FS_NETWORK && !*c->from.host)
		session_ask(s, INPUT_TEXT, "Address or name of remote host []? ", from_host, c);
	else
		ask_name_from(s, c);
}
