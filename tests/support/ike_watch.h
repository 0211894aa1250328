/* Looks at two IKE ends after every message and every second, and fails the test when one of them
 * is in a state that it may not be in, or comes there by a way that does not exist. The rules are
 * tables in ike_watch.c. */
#ifndef QMIDLE_TESTS_IKE_WATCH_H
#define QMIDLE_TESTS_IKE_WATCH_H

#include "tests/support/ike_pair.h"

/* From now on until pair_free(); what is in the label stands in front of every complaint. */
void watch_start(struct pair *, const char *label);
void watch_stop(struct pair *);
/* pair_run() second by second. */
void watch_run(struct pair *, simtime span);

#endif
