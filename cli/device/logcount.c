#include "cli/device/logcount.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"

/* Several events may be worded as one message. */
static bool
is_same(const struct message *a, const struct message *b)
{
	return !strcmp(a->facility, b->facility) && !strcmp(a->mnemonic, b->mnemonic) &&
	       a->level == b->level;
}

static struct log_count *
entry_of(struct log_counts *c, const struct message *m)
{
	for (size_t i = 0; i < c->count; i++)
		if (is_same(c->at[i].message, m))
			return &c->at[i];
	c->at = xrealloc(c->at, c->count + 1, sizeof *c->at);
	c->at[c->count] = (struct log_count){ .message = m };
	return &c->at[c->count++];
}

void
log_count(struct log_counts *c, const struct message *m, const char *stamp)
{
	struct log_count *e = entry_of(c, m);

	e->times++;
	snprintf(e->last, sizeof e->last, "%s", stamp);
}

void
log_counts_clear(struct log_counts *c)
{
	free(c->at);
	*c = (struct log_counts){ .on = c->on };
}
