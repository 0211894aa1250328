/* A router on its own, to be configured: what was refused and said is collected as text. */
#ifndef QMIDLE_TESTS_BARE_H
#define QMIDLE_TESTS_BARE_H

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "engine/base/text.h"

struct bare {
	struct world *world;
	struct device *device;
	struct config_place place;
	struct text said; /* refusals and notes, one a line */
};

/* Boots from `startup` (NULL: none) with FastEthernet0/0, FastEthernet0/1 and Serial0/0/0, and ATM0 where
 * the startup configuration has it.
 * state_dir may be NULL. */
void bare_start(struct bare *, const char *startup, const char *state_dir);
void bare_stop(struct bare *);

/* Types lines in global configuration, one after the other, ended by '\n'. Sub-modes last. */
void bare_type(struct bare *, const char *lines);
/* What was said since it was last asked. Gives. */
char *bare_said(struct bare *);
/* The running configuration, or one block of it. Gives. */
char *bare_print(struct bare *);
char *bare_block(struct bare *, const char *header);

#endif
