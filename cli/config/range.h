/* `interface range`: a place that speaks to several interfaces. Private to cli/config. */
#ifndef QMIDLE_CONFIG_RANGE_H
#define QMIDLE_CONFIG_RANGE_H

#include "cli/config/tree.h"
#include "grammar/types/types.h"

/* Carries out the interface line of every member with the `no` or `default` that op says, and
 * moves the place to them all where nothing is said. */
void range_enter(struct config *, struct config_place *, enum match_op, const char *members,
		 struct config_reply *);
/* The block of a member, NULL when it is gone. */
struct node *range_block(const struct config *, const char *name);
void range_free(struct config *);

#endif
