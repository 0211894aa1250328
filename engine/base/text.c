#include "engine/base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"

static void
make_room(struct text *t, size_t more)
{
	if (t->len + more + 1 <= t->room)
		return;
	t->room = t->len + more + 1 > 2 * t->room ? t->len + more + 1 : 2 * t->room;
	t->at = xrealloc(t->at, t->room, 1);
}

void
text_add_n(struct text *t, const char *s, size_t n)
{
	make_room(t, n);
	memcpy(t->at + t->len, s, n);
	t->len += n;
	t->at[t->len] = 0;
}

void
text_add(struct text *t, const char *s)
{
	text_add_n(t, s, strlen(s));
}

void
text_vaddf(struct text *t, const char *format, va_list ap)
{
	va_list again;
	int n;

	va_copy(again, ap);
	make_room(t, 80);
	n = vsnprintf(t->at + t->len, t->room - t->len, format, ap);
	if (n > 0 && t->len + (size_t)n >= t->room) {
		make_room(t, (size_t)n);
		vsnprintf(t->at + t->len, t->room - t->len, format, again);
	}
	va_end(again);
	if (n > 0)
		t->len += (size_t)n;
}

void
text_addf(struct text *t, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	text_vaddf(t, format, ap);
	va_end(ap);
}

void
text_trim(struct text *t, size_t len)
{
	if (len < t->len) {
		t->len = len;
		t->at[len] = 0;
	}
}

void
text_clear(struct text *t)
{
	t->len = 0;
	if (t->at)
		t->at[0] = 0;
}

void
text_free(struct text *t)
{
	free(t->at);
	*t = (struct text){ 0 };
}

const char *
text_get(const struct text *t)
{
	return t->at ? t->at : "";
}

char *
text_take(struct text *t)
{
	char *s = t->at ? t->at : xstrdup("");

	*t = (struct text){ 0 };
	return s;
}

char *
text_lower(const char *string)
{
	char *copy = xstrdup(string);

	for (char *c = copy; *c; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c + 'a' - 'A');
	return copy;
}
