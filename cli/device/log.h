/* Where a router's messages go: console, terminal lines, buffer, each with its level, and which
 * debugging is on. Engine events and what the CLI reports come in by the same door, the sink.
 *
 *	event(sink) -> catalogue (cli/show/messages.h) -> timestamp -> listeners and buffer
 *
 * Only kinds that somebody could see are wanted by the sink: switching a debug flag on or off
 * sets the bits, so a quiet router pays one test per event. */
#ifndef QMIDLE_CLI_DEVICE_LOG_H
#define QMIDLE_CLI_DEVICE_LOG_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/device/condition.h"
#include "cli/device/logcount.h"
#include "cli/show/messages.h"
#include "engine/base/event.h"
#include "engine/sim/sched.h"

enum log_level {
	LOG_EMERGENCIES,
	LOG_ALERTS,
	LOG_CRITICAL,
	LOG_ERRORS,
	LOG_WARNINGS,
	LOG_NOTIFICATIONS,
	LOG_INFORMATIONAL,
	LOG_DEBUGGING
};

/* "debugging" …; NULL above 7. And back: -1 for a word that is none. */
const char *log_level_name(int level);
int log_level_by_name(const char *);

#define LOG_OFF (-1)

enum log_stamp { STAMP_NONE, STAMP_UPTIME, STAMP_DATETIME };

/* One place where messages go: `logging console`, `monitor`, `buffered`. */
struct log_place {
	int level;		/* LOG_OFF, or the highest level that is shown */
	unsigned long messages; /* logged there since boot */
};

/* `logging rate-limit`: how many messages there may be in a second. */
struct log_rate {
	unsigned most; /* 0: as many as there are */
	bool console;  /* no more than that on the console; everywhere otherwise */
	bool debug;    /* debugging counts as well */
	int except;    /* what is at least as severe always goes; LOG_OFF: nothing does */
};

struct log_settings {
	bool on; /* `logging on` */
	struct log_place console, monitor, buffer;
	struct log_place trap; /* for syslog servers; its messages are lines */
	size_t buffer_size;    /* bytes */
	struct log_stamp_style {
		enum log_stamp kind;
		bool msec, localtime, timezone, year;
	} debug_stamp, log_stamp; /* `service timestamps debug|log …` */
	bool sequence_numbers;
	struct log_rate rate;
	unsigned long limited; /* messages that were one too many */
};

/* Where a rendered message may be shown. */
enum log_outlet { LOG_TO_CONSOLE, LOG_TO_MONITOR };

/* A line that shows messages: text is the whole message with its timestamp and continuation
 * lines, ending in a newline. Borrowed. */
struct log_listener {
	void (*show)(void *ctx, const char *text);
	void (*announce)(void *ctx, const char *text); /* see log_announce(); may be NULL */
	void *ctx;
	enum log_outlet outlet;
	struct log_listener *next;
};

/* The time that counts seconds, of the clock's ctx; without it a second never ends. */
typedef simtime log_time_fn(void *ctx);

/* Writes the time of now in the style, without ": " behind it; the device's clock. */
typedef void log_clock_fn(void *ctx, const struct log_stamp_style *, struct text *);

struct log;

struct log *log_new(log_clock_fn *, void *clock); /* settings as IOS 15.2 has them at boot */
void log_free(struct log *);
void log_set_time(struct log *, log_time_fn *);
/* The router starts again: settings, flags and buffer as after log_new(); listeners stay. */
void log_restart(struct log *);

struct event_sink *log_sink(struct log *);	 /* what the engine and the CLI report to */
struct log_settings *log_settings(struct log *); /* may be changed; then log_refresh() */
void log_refresh(struct log *);			 /* after a change of settings */

bool log_debugging(const struct log *, enum debug_flag);
void log_set_debugging(struct log *, enum debug_flag, bool on);
void log_set_debugging_off(struct log *); /* all flags */
/* By which the debugging of crypto is narrowed down; may be changed. */
struct conditions *log_conditions(struct log *);

/* `logging count`; what was counted is gone when it ends. */
void log_count_messages(struct log *, bool on);
const struct log_counts *log_counts(const struct log *);

void log_listen(struct log *, struct log_listener *); /* the listener stays the caller's */
void log_unlisten(struct log *, struct log_listener *);
/* Says something on every line that listens, which is no message: no level, no stamp, no log. */
void log_announce(struct log *, const char *text);

/* For syslog servers: gets every message up to the level of the trap, whole as a listener gets it,
 * borrowed, and gives how many lines it took of it. NULL ends it. */
typedef unsigned log_sender_fn(void *ctx, int level, const char *text);
void log_set_sender(struct log *, log_sender_fn *, void *ctx);

/* A further consumer of events, before they are worded (lab checks): gets, borrowed, those that are
 * worded and those of the kinds that it asks for. NULL ends it. */
void log_observe(struct log *, void (*fn)(void *ctx, const struct event *), void *ctx);
void log_observe_kind(struct log *, enum event_kind);

/* The buffer's text, oldest first; each message ends in a newline. Borrowed. */
const char *log_buffer(const struct log *);
void log_buffer_clear(struct log *);

#endif
