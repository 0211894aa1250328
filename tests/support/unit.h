/* One Check program a file:  UNIT("sched", test_a, test_b) is its main(). */
#ifndef QMIDLE_TESTS_UNIT_H
#define QMIDLE_TESTS_UNIT_H

#include <check.h>

/* Runs the tests (a list that ends with NULL) in a suite of that name; 0 when all passed. */
int unit_run(const char *suite, const TTest *const *tests);

/* Says that a part cannot be tested on this machine, and why; run-check counts it. */
void unit_skip(const char *what, const char *why);

#define UNIT(suite, ...)                                                                           \
	int main(void)                                                                             \
	{                                                                                          \
		return unit_run(suite, (const TTest *const[]){ __VA_ARGS__, NULL });               \
	}

#endif
