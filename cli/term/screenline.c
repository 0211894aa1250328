#include "cli/term/screenline.h"

#include <string.h>

#define SHIFT 10 /* columns at a time */
#define LEAST 20 /* columns for the line, however narrow the screen */

void
screenline_begin(struct screenline *s, size_t prompt)
{
	s->prompt = prompt;
	s->lost = s->offset = s->length = s->cursor = 0;
}

/* How many characters fit behind the prompt; the last column stays free. */
static size_t
room(const struct screenline *s)
{
	size_t columns = s->columns ? s->columns : 80;
	size_t left = columns > s->prompt + 1 ? columns - s->prompt - 1 : 0;

	left = left < LEAST ? LEAST : left;
	return left < SCREENLINE_MAX ? left : SCREENLINE_MAX;
}

static void
scroll(struct screenline *s, size_t cursor)
{
	while (cursor >= s->offset + room(s))
		s->offset += SHIFT;
	while (s->offset && cursor <= s->offset)
		s->offset = s->offset > SHIFT ? s->offset - SHIFT : 0;
}

/* Fills `to` with what is to be seen; gives its length. */
static size_t
look(const struct screenline *s, const char *line, size_t length, char *to)
{
	size_t n = length - s->offset;

	if (n > room(s)) {
		n = room(s);
		memcpy(to, line + s->offset, n);
		to[n - 1] = '$';
	} else {
		memcpy(to, line + s->offset, n);
	}
	if (s->offset && n)
		to[0] = '$';
	return n;
}

static void
back(struct screenline *s, size_t n)
{
	while (n--)
		s->put(s->ctx, "\b", 1);
}

static void
move(struct screenline *s, size_t to)
{
	if (to < s->cursor)
		back(s, s->cursor - to);
	else if (to > s->cursor)
		s->put(s->ctx, s->shown + s->cursor, to - s->cursor);
	s->cursor = to;
}

/* Writes what is new behind the first `same` characters, and blanks over what is left. */
static void
rewrite(struct screenline *s, const char *now, size_t n, size_t same)
{
	size_t old = s->length;

	move(s, same);
	if (n > same)
		s->put(s->ctx, now + same, n - same);
	for (size_t i = n; i < old; i++)
		s->put(s->ctx, " ", 1);
	memcpy(s->shown, now, n);
	s->length = n;
	s->cursor = n > same ? n : same;
	if (old > n)
		back(s, old - s->cursor);
}

void
screenline_show(struct screenline *s, const char *line, size_t length, size_t cursor)
{
	char now[SCREENLINE_MAX];
	size_t skip = s->lost < length ? s->lost : length, n, same = 0;

	if (s->lost > skip)
		s->lost = skip;
	line += skip;
	length -= skip;
	cursor = cursor > skip ? cursor - skip : 0;
	scroll(s, cursor);
	if (s->offset > length)
		s->offset = 0;
	n = look(s, line, length, now);
	while (same < n && same < s->length && now[same] == s->shown[same])
		same++;
	if (same < n || same < s->length)
		rewrite(s, now, n, same);
	move(s, cursor - s->offset);
}

void
screenline_end(struct screenline *s)
{
	move(s, s->length);
}

void
screenline_lose(struct screenline *s, size_t length)
{
	screenline_begin(s, 0);
	s->lost = length;
}
