/* Conditions of the debugging of crypto: `debug crypto condition`. Without any everything is seen; with
 * some, what concerns one of the peers or names one of the SPIs. */
#ifndef QMIDLE_DEVICE_CONDITION_H
#define QMIDLE_DEVICE_CONDITION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cli/show/messages.h"
#include "engine/base/addr.h"
#include "engine/base/event.h"

#define CONDITIONS 16 /* of a kind */

enum condition_area { AREA_IKE, AREA_IPSEC, AREA_ENGINE, AREAS };

struct conditions {
	struct prefix peer[CONDITIONS];
	size_t peers;
	uint32_t spi[CONDITIONS];
	size_t spis;
	bool unmatched[AREAS]; /* what concerns nobody known is seen too */
};

/* false when there are CONDITIONS already. Adding twice is once; removing what is not there is
 * nothing. */
bool condition_peer(struct conditions *, struct prefix, bool on);
bool condition_spi(struct conditions *, uint32_t, bool on);

/* Whether a line of that debugging, about that peer (0: nobody known), is seen. */
bool conditions_let(const struct conditions *, enum debug_flag, const struct event *, ip4 about);

#endif
