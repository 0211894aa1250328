/* Whole configurations that nobody has written: blocks of many families with lines in them, chosen
 * by a seed. What a router makes of one must come back: printed, loaded, printed again; and its
 * blocks in another order are the same blocks.
 *
 * test_generated.c takes some, soak_generated.c many. */
#ifndef QMIDLE_TESTS_GENERATED_H
#define QMIDLE_TESTS_GENERATED_H

#include <stdint.h>

/* Seeds first, first + 1 … */
void generated_check(uint64_t first, unsigned count);

#endif
