#include "cli/config/range.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/config/line.h"
#include "engine/base/xmalloc.h"
#include "grammar/ios/args.h"

/* The text of a range that was entered: places point to it, so that it stays. */
struct range {
	struct range *next;
	char members[];
};

static const char *
keep_text(struct config *c, const char *members)
{
	size_t size = strlen(members) + 1;
	struct range *r;

	for (r = c->ranges; r; r = r->next)
		if (!strcmp(r->members, members))
			return r->members;
	r = xcalloc(1, sizeof *r + size);
	memcpy(r->members, members, size);
	r->next = c->ranges;
	c->ranges = r;
	return r->members;
}

void
range_free(struct config *c)
{
	struct range *r;

	while ((r = c->ranges)) {
		c->ranges = r->next;
		free(r);
	}
}

struct node *
range_block(const struct config *c, const char *name)
{
	char identity[128];

	snprintf(identity, sizeof identity, "config_interface %s", name);
	return node_find(c, c->root, identity);
}

struct entering {
	struct config *config;
	const char *prefix;
	struct config_reply *reply;
	uint64_t first; /* serial of the first member */
};

static bool
enter_member(void *ctx, const char *name)
{
	struct entering *e = ctx;
	struct config_reply *all = e->reply, reply;
	struct config_place place;
	char line[128];

	config_enter(&place);
	snprintf(line, sizeof line, "%sinterface %s", e->prefix, name);
	config_run(e->config->device, &place, line, &reply, NULL);
	for (unsigned i = 0; i < reply.notes && all->notes < CONFIG_NOTES; i++)
		all->note[all->notes++] = reply.note[i];
	if (!e->first)
		e->first = place.block;
	if (!reply.refused)
		return true;
	all->refused = true;
	all->diag = reply.diag;
	snprintf(all->stopped_on, sizeof all->stopped_on, "%s", name);
	return false;
}

void
range_enter(struct config *c, struct config_place *p, enum match_op op, const char *members,
	    struct config_reply *reply)
{
	struct entering e = { .config = c, .reply = reply };

	e.prefix = op == MATCH_UNSET ? "no " : op == MATCH_DEFAULT ? "default " : "";
	if (interface_range(members, enter_member, &e) && op == MATCH_SET)
		*p = (struct config_place){ .inside = true,
					    .mode = MODE_interface,
					    .block = e.first,
					    .range = keep_text(c, members) };
}
