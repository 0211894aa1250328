#include "cli/session/history.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"

void
history_init(struct history *h, unsigned size)
{
	memset(h, 0, sizeof *h);
	h->size = size < HISTORY_MAX ? size : HISTORY_MAX;
}

static void
drop_oldest(struct history *h, unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		free(h->line[i]);
	memmove(h->line, h->line + n, (h->count - n) * sizeof *h->line);
	h->count -= n;
	h->at = h->count;
}

void
history_free(struct history *h)
{
	drop_oldest(h, h->count);
	free(h->draft);
	h->draft = NULL;
}

void
history_resize(struct history *h, unsigned size)
{
	h->size = size < HISTORY_MAX ? size : HISTORY_MAX;
	if (h->count > h->size)
		drop_oldest(h, h->count - h->size);
}

void
history_add(struct history *h, const char *line)
{
	h->at = h->count;
	if (!line[strspn(line, " ")] || !h->size)
		return;
	if (h->count && !strcmp(h->line[h->count - 1], line))
		return;
	if (h->count == h->size)
		drop_oldest(h, 1);
	h->line[h->count++] = xstrdup(line);
	h->at = h->count;
}

const char *
history_previous(struct history *h, const char *typed)
{
	if (!h->at)
		return NULL;
	if (h->at == h->count) {
		free(h->draft);
		h->draft = xstrdup(typed);
	}
	return h->line[--h->at];
}

const char *
history_next(struct history *h)
{
	if (h->at == h->count)
		return NULL;
	if (++h->at < h->count)
		return h->line[h->at];
	return h->draft ? h->draft : "";
}
