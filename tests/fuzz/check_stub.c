/* The kits of tests/support assert through Check. In a fuzz target there is no test to fail: an
 * assertion that does not hold ends the program, as a crash does. */
#include <check.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void
_mark_point(const char *file, int line)
{
}

void
_ck_assert_failed(const char *file, int line, const char *expr, const char *format, ...)
{
	va_list args;

	fprintf(stderr, "%s:%d: %s: ", file, line, expr);
	if (format) {
		va_start(args, format);
		vfprintf(stderr, format, args);
		va_end(args);
	}
	fputc('\n', stderr);
	abort();
}
