#include "cli/device/log.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "engine/base/xmalloc.h"

#define BUFFER_DEFAULT 4096

struct log {
	struct event_sink sink; /* first: the sink is the log */
	struct log_settings settings;
	bool debugging[DEBUG_FLAGS];
	struct conditions conditions;
	log_clock_fn *clock;
	void *clock_ctx;
	log_time_fn *time;
	simtime second;	    /* when the second of the rate began, */
	unsigned in_second; /* and how many messages there were since */
	struct log_counts counts;
	unsigned long sequence;
	struct text buffer;
	struct text line; /* scratch for the message at hand */
	struct log_listener *listeners;
	log_sender_fn *sender;
	void *sender_ctx;
	void (*observer)(void *, const struct event *);
	void *observer_ctx;
	bool observed[EVENT_KINDS]; /* kinds that the observer asks for */
};

static const char *const level_names[] = { "emergencies",   "alerts",	"critical",
					   "errors",	    "warnings", "notifications",
					   "informational", "debugging" };

const char *
log_level_name(int level)
{
	return level >= 0 && level <= LOG_DEBUGGING ? level_names[level] : NULL;
}

int
log_level_by_name(const char *name)
{
	for (int i = 0; i <= LOG_DEBUGGING; i++)
		if (!strcasecmp(level_names[i], name))
			return i;
	return -1;
}

/* The buffer keeps whole messages: the oldest go when a new one does not fit. */
static void
buffer_add(struct log *log, const char *text, size_t len)
{
	struct text *b = &log->buffer;
	size_t size = log->settings.buffer_size, cut = 0;

	if (len > size)
		return;
	while (b->len - cut + len > size) {
		const char *end = memchr(b->at + cut, '\n', b->len - cut);

		cut = end ? (size_t)(end - b->at) + 1 : b->len;
	}
	if (cut) {
		memmove(b->at, b->at + cut, b->len - cut + 1);
		b->len -= cut;
	}
	text_add_n(b, text, len);
}

static void
add_stamp(struct log *log, const struct log_stamp_style *style, struct text *out)
{
	if (log->settings.sequence_numbers)
		text_addf(out, "%06lu: ", ++log->sequence);
	if (style->kind == STAMP_NONE)
		return;
	log->clock(log->clock_ctx, style, out);
	text_add(out, ": ");
}

static bool
goes_to(struct log *log, struct log_place *place, int level)
{
	if (!log->settings.on || level > place->level)
		return false;
	place->messages++;
	return true;
}

/* By one flag or the other, and the conditions. */
static bool
is_debugged(const struct log *log, const struct message *m, const struct event *e)
{
	return (log->debugging[m->debug] || log->debugging[m->error]) &&
	       conditions_let(&log->conditions, m->debug, e, log->sink.about);
}

static void
send(struct log *log, int level)
{
	struct log_place *trap = &log->settings.trap;

	if (log->sender && log->settings.on && level <= trap->level)
		trap->messages += log->sender(log->sender_ctx, level, text_get(&log->line));
}

static void
count(struct log *log, const struct message *m)
{
	struct text stamp = { 0 };

	if (!log->counts.on || !m->facility)
		return;
	if (log->settings.log_stamp.kind != STAMP_NONE)
		log->clock(log->clock_ctx, &log->settings.log_stamp, &stamp);
	log_count(&log->counts, m, text_get(&stamp));
	text_free(&stamp);
}

/* Is it one too many in this second? */
static bool
exceeds_rate(struct log *log, const struct message *m)
{
	const struct log_rate *r = &log->settings.rate;
	simtime now = log->time ? log->time(log->clock_ctx) : 0;

	if (!r->most || (m->debug && !r->debug) || m->level <= r->except)
		return false;
	if (!log->in_second || now >= log->second + SEC(1)) {
		log->second = now;
		log->in_second = 0;
	}
	if (log->in_second < r->most) {
		log->in_second++;
		return false;
	}
	log->settings.limited++;
	return true;
}

static void
report(struct event_sink *sink, const struct event *e)
{
	struct log *log = (struct log *)sink;
	const struct message *m = message_of(e->kind);
	bool console, monitor, exceeds;

	if (log->observer)
		log->observer(log->observer_ctx, e);
	if (!m->format || (m->debug && !is_debugged(log, m, e)))
		return;
	count(log, m);
	exceeds = exceeds_rate(log, m);
	if (exceeds && !log->settings.rate.console)
		return;
	text_clear(&log->line);
	add_stamp(log, m->debug ? &log->settings.debug_stamp : &log->settings.log_stamp,
		  &log->line);
	message_render(e, &log->line);
	text_add(&log->line, "\n");
	if (goes_to(log, &log->settings.buffer, m->level))
		buffer_add(log, log->line.at, log->line.len);
	send(log, m->level);
	console = !exceeds && goes_to(log, &log->settings.console, m->level);
	monitor = m->level <= log->settings.monitor.level && log->settings.on;
	for (struct log_listener *l = log->listeners, *next; l; l = next) {
		next = l->next;
		if (l->outlet == LOG_TO_CONSOLE ? !console : !monitor)
			continue;
		if (l->outlet == LOG_TO_MONITOR)
			log->settings.monitor.messages++;
		l->show(l->ctx, text_get(&log->line));
	}
}

void
log_restart(struct log *log)
{
	log->sequence = 0;
	log->in_second = 0;
	log->counts.on = false;
	log_counts_clear(&log->counts);
	text_clear(&log->buffer);
	memset(log->debugging, 0, sizeof log->debugging);
	log->conditions = (struct conditions){ 0 };
	log->settings = (struct log_settings){
		.on = true,
		.console.level = LOG_DEBUGGING,
		.monitor.level = LOG_DEBUGGING,
		.buffer.level = LOG_DEBUGGING,
		.trap.level = LOG_INFORMATIONAL,
		.buffer_size = BUFFER_DEFAULT,
		.debug_stamp = { .kind = STAMP_DATETIME, .msec = true },
		.log_stamp = { .kind = STAMP_DATETIME, .msec = true },
		.rate.except = LOG_OFF,
	};
	log_refresh(log);
}

struct log *
log_new(log_clock_fn *clock, void *ctx)
{
	struct log *log = xcalloc(1, sizeof *log);

	log->sink.report = report;
	log->clock = clock;
	log->clock_ctx = ctx;
	log_restart(log);
	return log;
}

void
log_free(struct log *log)
{
	if (!log)
		return;
	log_counts_clear(&log->counts);
	text_free(&log->buffer);
	text_free(&log->line);
	free(log);
}

struct event_sink *
log_sink(struct log *log)
{
	return &log->sink;
}

struct log_settings *
log_settings(struct log *log)
{
	return &log->settings;
}

void
log_refresh(struct log *log)
{
	for (int k = 0; k < EVENT_KINDS; k++) {
		const struct message *m = message_of((enum event_kind)k);
		bool seen = m->debug ? log->debugging[m->debug] || log->debugging[m->error]
				     : m->format != NULL;

		event_want(&log->sink, (enum event_kind)k, log->observed[k] || seen);
	}
}

bool
log_debugging(const struct log *log, enum debug_flag flag)
{
	return log->debugging[flag];
}

void
log_set_debugging(struct log *log, enum debug_flag flag, bool on)
{
	log->debugging[flag] = on;
	log_refresh(log);
}

void
log_set_debugging_off(struct log *log)
{
	memset(log->debugging, 0, sizeof log->debugging);
	log_refresh(log);
}

void
log_set_time(struct log *log, log_time_fn *fn)
{
	log->time = fn;
}

void
log_count_messages(struct log *log, bool on)
{
	log->counts.on = on;
	if (!on)
		log_counts_clear(&log->counts);
}

const struct log_counts *
log_counts(const struct log *log)
{
	return &log->counts;
}

struct conditions *
log_conditions(struct log *log)
{
	return &log->conditions;
}

void
log_listen(struct log *log, struct log_listener *l)
{
	l->next = log->listeners;
	log->listeners = l;
}

void
log_unlisten(struct log *log, struct log_listener *gone)
{
	for (struct log_listener **l = &log->listeners; *l; l = &(*l)->next)
		if (*l == gone) {
			*l = gone->next;
			return;
		}
}

void
log_announce(struct log *log, const char *text)
{
	for (struct log_listener *l = log->listeners, *next; l; l = next) {
		next = l->next;
		if (l->announce)
			l->announce(l->ctx, text);
	}
}

void
log_set_sender(struct log *log, log_sender_fn *fn, void *ctx)
{
	log->sender = fn;
	log->sender_ctx = ctx;
}

void
log_observe(struct log *log, void (*fn)(void *, const struct event *), void *ctx)
{
	log->observer = fn;
	log->observer_ctx = ctx;
}

void
log_observe_kind(struct log *log, enum event_kind kind)
{
	log->observed[kind] = true;
	log_refresh(log);
}

const char *
log_buffer(const struct log *log)
{
	return text_get(&log->buffer);
}

void
log_buffer_clear(struct log *log)
{
	text_clear(&log->buffer);
}
