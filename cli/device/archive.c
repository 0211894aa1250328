#include "cli/device/archive.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "cli/show/show.h"
#include "engine/base/xmalloc.h"
#include "engine/node/node.h"

/* ---- copies ---- */

/* "$h" in a path stands for the name of the router. */
static void
expand(const struct device *d, char out[static URL_TEXT])
{
	size_t n = 0;

	*out = '\0';
	for (const char *p = d->archive.path ? d->archive.path : ""; *p && n + 1 < URL_TEXT; p++) {
		if (p[0] == '$' && p[1] == 'h') {
			n += (size_t)snprintf(out + n, URL_TEXT - n, "%s", d->settings.hostname);
			p++;
		} else {
			out[n++] = *p;
			out[n] = '\0';
		}
	}
}

/* Where copies go; false: nowhere, or not to a disk. */
static bool
place(const struct device *d, struct url *u)
{
	char path[URL_TEXT];

	expand(d, path);
	return *path && url_read(path, "flash0:/", false, u) && url_disk(d, u);
}

/* The number at the end of a name that begins with the path; -1: it is no copy. */
static long
number_of(const char *name, const char *path)
{
	size_t n = strlen(path);
	const char *hyphen = strrchr(name, '-');

	if (strncasecmp(name, path, n) || !hyphen || (size_t)(hyphen - name) < n ||
	    !isdigit((unsigned char)hyphen[1]) || hyphen[1 + strspn(hyphen + 1, "0123456789")])
		return -1;
	return strtol(hyphen + 1, NULL, 10);
}

unsigned
archive_files(const struct device *d, const struct disk_file *list[static ARCHIVE_MOST])
{
	const struct disk_file *f;
	unsigned n = 0;
	struct url u;

	if (!place(d, &u))
		return 0;
	TAILQ_FOREACH (f, disk_files(url_disk(d, &u)), next) {
		long number = f->folder ? -1 : number_of(f->path, u.path);
		unsigned at = n;

		if (number < 0 || n == ARCHIVE_MOST)
			continue;
		while (at && number_of(list[at - 1]->path, u.path) > number) {
			list[at] = list[at - 1];
			at--;
		}
		list[at] = f;
		n++;
	}
	return n;
}

/* "Mar--1-00-00-56.123": a timestamp without what a name cannot have; the zone where one is set. */
static void
stamp(const struct device *d, char *out, size_t size)
{
	struct calendar c = device_calendar(d, sched_now(world_sched(d->world)));

	snprintf(out, size, "%s-%2d-%02d-%02d-%02d.%03d%s%s", month_names[c.month - 1], c.day,
		 c.hour, c.minute, c.second, c.msec, strcmp(c.zone, "UTC") ? "-" : "",
		 strcmp(c.zone, "UTC") ? c.zone : "");
	for (char *p = out; *p; p++)
		if (*p == ' ')
			*p = '-';
}

static bool
next_url(const struct device *d, struct url *u)
{
	const struct disk_file *list[ARCHIVE_MOST];
	unsigned n = archive_files(d, list);
	char when[48], name[URL_TEXT];
	long number = 0;

	if (!place(d, u))
		return false;
	if (n)
		number = number_of(list[n - 1]->path, u->path) + 1;
	stamp(d, when, sizeof when);
	if ((size_t)snprintf(name, sizeof name, "%s-%s-%ld", u->path, when, number) >=
	    sizeof u->path)
		return false;
	snprintf(u->path, sizeof u->path, "%.*s", (int)sizeof u->path - 1, name);
	return true;
}

void
archive_next_name(const struct device *d, char name[static URL_TEXT])
{
	struct url u;

	*name = '\0';
	if (next_url(d, &u))
		url_text(&u, name);
}

enum disk_status
archive_save(struct device *d)
{
	const struct disk_file *list[ARCHIVE_MOST];
	unsigned n = archive_files(d, list);
	enum disk_status status;
	struct url u;
	char *text;

	if (!next_url(d, &u))
		return DISK_BAD_NAME;
	for (unsigned i = 0; i < n && n - i >= d->archive.maximum; i++)
		disk_delete(url_disk(d, &u), list[i]->path);
	text = config_text(d);
	status = url_put(d, &u, text, strlen(text));
	wipe_free(text);
	return status;
}

static void
period_is_over(void *owner, uint64_t what)
{
	struct device *d = owner;

	archive_save(d);
	archive_set_period(d, d->archive.period);
}

void
archive_set_period(struct device *d, unsigned minutes)
{
	struct archive *a = &d->archive;

	timer_cancel(world_sched(d->world), a->timer);
	a->period = minutes;
	a->timer = minutes ? timer_after(world_sched(d->world), SEC(60) * minutes, period_is_over,
					 d, 0)
			   : 0;
}

/* ---- the log of commands ---- */

void
archive_log_session(struct device *d)
{
	d->archive.sessions++;
}

static void
forget(struct archive *a, unsigned count)
{
	if (!count)
		return;
	for (unsigned i = 0; i < count; i++) {
		free(a->entry[i].who);
		wipe_free(a->entry[i].line);
	}
	memmove(a->entry, a->entry + count, (a->entries - count) * sizeof *a->entry);
	a->entries -= count;
}

void
archive_log_resize(struct device *d, unsigned entries)
{
	struct archive *a = &d->archive;

	a->log_size = entries;
	if (a->entries > entries)
		forget(a, a->entries - entries);
}

const char *
archive_secret_in(const char *line)
{
	static const char *const words[] = { "secret ",	    "password ",  "key ",
					     "key-string ", "community ", "pre-shared-key " };
	const char *at = NULL;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		const char *found = strstr(line, words[i]);

		if (found && (found == line || found[-1] == ' ') && (!at || found < at))
			at = found + strlen(words[i]);
	}
	return at;
}

static char *
shown_line(const struct device *d, unsigned depth, const char *line)
{
	const char *secret = d->archive.hide_keys ? archive_secret_in(line) : NULL;

	if (!secret)
		return xasprintf("%*s%.*s", (int)depth, "", (int)strcspn(line, "\n"), line);
	return xasprintf("%*s%.*s*****", (int)depth, "", (int)(secret - line), line);
}

void
archive_log(struct device *d, const char *who, unsigned depth, const char *line)
{
	struct archive *a = &d->archive;
	char *user;

	if (!a->logging)
		return;
	if (a->entries >= a->log_size)
		forget(a, a->entries - a->log_size + 1);
	a->entry = xrealloc(a->entry, a->entries + 1, sizeof *a->entry);
	a->entry[a->entries++] = (struct archive_entry){
		.index = ++a->last_index,
		.session = a->sessions,
		.who = xstrdup(who),
		.line = shown_line(d, depth, line),
	};
	if (!a->notify)
		return;
	user = xstrndup(who, strcspn(who, "@"));
	event(log_sink(d->log), COMMAND_LOGGED, user,
	      a->entry[a->entries - 1].line + strspn(a->entry[a->entries - 1].line, " "));
	free(user);
}

/* ---- life ---- */

void
archive_start(struct device *d)
{
	d->archive = (struct archive){ .maximum = ARCHIVE_MAXIMUM, .log_size = ARCHIVE_LOG };
}

void
archive_stop(struct device *d)
{
	struct archive *a = &d->archive;

	timer_cancel(world_sched(d->world), a->timer);
	timer_cancel(world_sched(d->world), a->revert_timer);
	forget(a, a->entries);
	free(a->entry);
	free(a->path);
	free(a->revert);
	*a = (struct archive){ 0 };
}
