#include "engine/base/xmalloc.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *
or_stop(void *p)
{
	if (!p) {
		fputs("qmidle: out of memory\n", stderr);
		abort();
	}
	return p;
}

void *
xmalloc(size_t size)
{
	return or_stop(malloc(size ? size : 1));
}

void *
xcalloc(size_t count, size_t size)
{
	return or_stop(calloc(count ? count : 1, size ? size : 1));
}

void *
xrealloc(void *old, size_t count, size_t size)
{
	return or_stop(reallocarray(old, count ? count : 1, size ? size : 1));
}

char *
xstrdup(const char *text)
{
	return or_stop(strdup(text));
}

char *
xstrndup(const char *text, size_t most)
{
	return or_stop(strndup(text, most));
}

void *
xmemdup(const void *bytes, size_t size)
{
	void *copy = xmalloc(size);

	if (size)
		memcpy(copy, bytes, size);
	return copy;
}

char *
xasprintf(const char *format, ...)
{
	char *text;
	va_list ap;
	int n;

	va_start(ap, format);
	n = vasprintf(&text, format, ap);
	va_end(ap);
	return or_stop(n < 0 ? NULL : text);
}

void
wipe(void *secret, size_t size)
{
	if (size)
		explicit_bzero(secret, size);
}

void
wipe_free(char *secret)
{
	if (secret)
		wipe(secret, strlen(secret));
	free(secret);
}
