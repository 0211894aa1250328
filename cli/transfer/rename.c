#include "cli/transfer/rename.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/device/hardware.h"
#include "cli/lab/ifname.h"
#include "engine/base/text.h"
#include "engine/base/xmalloc.h"

void
names_add(struct names *n, const char *from, const char *to)
{
	n->from = xrealloc(n->from, n->count + 1, sizeof *n->from);
	n->to = xrealloc(n->to, n->count + 1, sizeof *n->to);
	n->from[n->count] = xstrdup(from);
	n->to[n->count++] = xstrdup(to);
}

const char *
names_find(const struct names *n, const char *from)
{
	for (size_t i = 0; i < n->count; i++)
		if (!strcmp(n->from[i], from))
			return n->to[i];
	return NULL;
}

void
names_free(struct names *n)
{
	for (size_t i = 0; i < n->count; i++) {
		free(n->from[i]);
		free(n->to[i]);
	}
	free(n->from);
	free(n->to);
}

struct rewriting {
	const struct names *names;
	struct text to;
	const char *at; /* what comes before it has been written */
	unsigned ranges;
};

static void
rewrite(void *ctx, const struct hardware_mention *m)
{
	struct rewriting *r = ctx;
	const char *name = names_find(r->names, m->full);
	bool whole = m->length == strlen(m->full) && !strncasecmp(m->at, m->full, m->length);
	char brief[32];

	if (!name)
		return;
	if (!m->length) {
		r->ranges++;
		return;
	}
	if (!m->sure && !memchr(m->at, '/', m->length))
		return; /* a word that looks like an abbreviation */
	text_add_n(&r->to, r->at, (size_t)(m->at - r->at));
	text_add(&r->to, whole ? name : ifname_short(name, brief));
	r->at = m->at + m->length;
}

char *
names_apply(const struct names *names, const char *config, unsigned *ranges)
{
	struct rewriting r = { .names = names, .at = config };

	hardware_mentions(config, rewrite, &r);
	text_add(&r.to, r.at);
	*ranges = r.ranges;
	return text_take(&r.to);
}
