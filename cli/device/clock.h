/* The calendar behind device_calendar(). Private to cli/device. */
#ifndef QMIDLE_DEVICE_CLOCK_H
#define QMIDLE_DEVICE_CLOCK_H

#include "cli/device/device.h"
#include "engine/base/text.h"

#define POWER_ON 1014940800LL /* Fri Mar 1 2002 00:00:00 UTC: without a calendar */

/* Power on. */
void clock_start(struct device *);
/* In the configured zone, or in UTC. */
struct calendar calendar_of(const struct device *, simtime at, bool local);
/* A timestamp of now: a log_clock_fn. */
void clock_stamp(void *device, const struct log_stamp_style *, struct text *);

/* The simulated time: a log_time_fn. */
simtime clock_now(void *device);
/* Seconds since 1970: a pki_clock. */
int64_t clock_seconds(void *device);

#endif
