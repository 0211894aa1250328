/* What two configurations have that the other has not, block by block, and the lines that make one of
 * the other.
 *
 *	+hostname R9			in the second alone
 *	interface FastEthernet0/0	in both: says where the next lines are
 *	 +ip address 10.1.1.1 255.255.255.0
 *	-hostname R1			in the first alone
 *
 * Lines of a block are a set, but for those of access lists, whose order counts. */
#ifndef QMIDLE_CONFIG_DIFF_H
#define QMIDLE_CONFIG_DIFF_H

#include <stdbool.h>

#include "engine/base/text.h"

struct config_diff;

/* Texts as `show running-config` prints them; borrowed for the call. Gives it. */
struct config_diff *config_diff_new(const char *first, const char *second);
void config_diff_free(struct config_diff *);
bool config_diff_is_empty(const struct config_diff *);

/* The contextual form above. */
void config_diff_print(const struct config_diff *, struct text *);
/* What the second has more, as lines to be typed. */
void config_diff_additions(const struct config_diff *, struct text *);
/* The lines that lead from the first to the second: what goes, then what comes. What goes does so by
 * `no`; or by `default`, for lines whose `no` is a state of its own. */
void config_diff_commands(const struct config_diff *, bool by_default, struct text *);

#endif
