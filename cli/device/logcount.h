/* How often each message came: `logging count`. */
#ifndef QMIDLE_DEVICE_LOGCOUNT_H
#define QMIDLE_DEVICE_LOGCOUNT_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/show/messages.h"

#define LOG_STAMP 40

struct log_count {
	const struct message *message; /* the first of its name */
	unsigned long times;
	char last[LOG_STAMP]; /* its time stamp */
};

struct log_counts {
	bool on;
	struct log_count *at; /* in the order in which they came first */
	size_t count;
};

void log_count(struct log_counts *, const struct message *, const char *stamp);
void log_counts_clear(struct log_counts *);

#endif
