#include "cli/device/guard.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/device/device.h"
#include "cli/show/show.h"
#include "engine/base/xmalloc.h"
#include "engine/net/acl.h"
#include "engine/node/node.h"
#include "engine/wire/ipv4.h"

#define DELAY	1  /* seconds between failures that are watched */
#define PENALTY 15 /* seconds behind too many of them on one line */

/* "10:00:00 UTC Mon Jun 2 2014" */
static char *
now_words(const struct device *d)
{
	struct calendar c = device_calendar(d, sched_now(world_sched(d->world)));

	return xasprintf("%02d:%02d:%02d %s %s %s %d %d", c.hour, c.minute, c.second, c.zone,
			 weekday_names[c.weekday], month_names[c.month - 1], c.day, c.year);
}

static void
end_quiet(struct device *d)
{
	timer_cancel(world_sched(d->world), d->guard.quiet);
	d->guard.quiet = 0;
	d->guard.in_window = 0;
}

void
guard_stop(struct device *d)
{
	end_quiet(d);
	free(d->guard.access);
	d->guard = (struct guard){ 0 };
}

void
guard_watch(struct device *d, unsigned block, unsigned attempts, unsigned within)
{
	end_quiet(d);
	d->guard.block = block;
	d->guard.attempts = attempts;
	d->guard.within = within;
}

static void
quiet_is_over(void *owner, uint64_t serial)
{
	struct device *d = owner;
	char *at = now_words(d);

	end_quiet(d);
	event(log_sink(d->log), LOGIN_QUIET_OFF, at);
	free(at);
}

/* Too many failures in a short time. */
static void
be_quiet(struct device *d, const char *user, const char *source, unsigned port)
{
	struct guard *g = &d->guard;
	struct sched *sched = world_sched(d->world);
	simtime left = g->window + SEC(g->within) - sched_now(sched);
	char *at = now_words(d);

	event(log_sink(d->log), LOGIN_QUIET_ON, (unsigned)(left / SEC(1)), user, source, port,
	      g->access ? g->access : "sl_def_acl", at);
	free(at);
	g->quiet = timer_after(sched, SEC(g->block), quiet_is_over, d, 0);
}

static void
watch(struct device *d, const char *user, const char *source, unsigned port)
{
	struct guard *g = &d->guard;
	simtime now = sched_now(world_sched(d->world));

	if (!g->block || g->quiet)
		return;
	if (!g->in_window || now >= g->window + SEC(g->within)) {
		g->window = now;
		g->in_window = 0;
	}
	if (++g->in_window >= g->attempts)
		be_quiet(d, user, source, port);
}

/* The same user from the same place is one entry that counts. */
static void
remember(struct device *d, const char *user, const char *source, unsigned port)
{
	struct guard *g = &d->guard;
	struct guard_failure f = { .port = port, .count = 1 };

	snprintf(f.user, sizeof f.user, "%s", user);
	snprintf(f.source, sizeof f.source, "%s", source);
	f.at = device_now(d);
	for (unsigned i = 0; i < g->failures; i++)
		if (!strcmp(g->failure[i].user, f.user) &&
		    !strcmp(g->failure[i].source, f.source) && g->failure[i].port == port) {
			g->failure[i].count++;
			g->failure[i].at = f.at;
			return;
		}
	if (g->failures == GUARD_FAILURES)
		memmove(g->failure, g->failure + 1, --g->failures * sizeof *g->failure);
	g->failure[g->failures++] = f;
}

void
guard_failed(struct device *d, const char *user, const char *source, unsigned port)
{
	struct guard *g = &d->guard;
	char *at;

	g->failed++;
	remember(d, user, source, port);
	if (g->log_failures && (!g->every_failure || g->failed % g->every_failure == 0)) {
		at = now_words(d);
		event(log_sink(d->log), LOGIN_FAILED, user, source, port, at);
		free(at);
	}
	watch(d, user, source, port);
}

unsigned
guard_delay(const struct guard *g)
{
	return g->delay ? g->delay : g->block ? DELAY : 0;
}

simtime
guard_pause(struct device *d, struct line *l)
{
	simtime now = sched_now(world_sched(d->world));

	if (!l->failures || now >= l->failing_since + SEC(60)) {
		l->failing_since = now;
		l->failures = 0;
	}
	if (++l->failures < d->guard.rate || !d->guard.rate)
		return SEC(guard_delay(&d->guard));
	l->failures = 0;
	event(log_sink(d->log), TOO_MANY_FAILURES, device_line_number(l));
	return SEC(PENALTY);
}

void
guard_succeeded(struct device *d, const char *user, const char *source, unsigned port)
{
	struct guard *g = &d->guard;
	char *at;

	g->succeeded++;
	if (!g->log_successes || (g->every_success && g->succeeded % g->every_success))
		return;
	at = now_words(d);
	event(log_sink(d->log), LOGIN_SUCCEEDED, user, source, port, at);
	free(at);
}

bool
guard_refuses(struct device *d, ip4 source)
{
	struct packet_key key = {
		.src = source, .protocol = PROTO_TCP, .ports = true, .dport = 23
	};
	struct acl *acl = d->guard.access ? acl_find(router_net(d->router), d->guard.access) : NULL;

	return d->guard.quiet && (!acl || acl_match(acl, &key) == ACL_DENIED);
}
