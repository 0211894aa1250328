/* What is only kept: the lines of the running configuration that have no effect. */
#include <stdlib.h>
#include <string.h>

#include "cli/config/tree.h"
#include "cli/device/device.h"
#include "cli/show/show.h"
#include "engine/net/acl.h"
#include "engine/node/node.h"
#include "grammar/ios/args.h"

/* Out of the box, as every router has it: nobody asked for it. */
static bool
is_out_of_the_box(const struct node *n)
{
	return n->factory && n->negated == n->factory_negated && !strcmp(n->text, n->factory_text);
}

static bool
is_stored(const struct node *n)
{
	return n->stored && !(n->statement->bits & STATEMENT_NOTE) && !is_out_of_the_box(n);
}

/* Is there a line in the block that has an effect? */
static bool
does_something(const struct node *n)
{
	const struct node *child;

	TAILQ_FOREACH (child, &n->children, link)
		if (!child->stored || does_something(child))
			return true;
	return false;
}

static unsigned
count_lines(const char *text)
{
	unsigned n = 0;

	for (; *text; text++)
		n += *text == '\n';
	return n;
}

/* Entries of an access list that never match. */
static unsigned
list_entries(const struct node *n, unsigned indent, struct text *to)
{
	const char *name = strrchr(n->text, ' ') + 1;
	const struct acl *acl = acl_find(router_net(n->config->device->router), name);
	const struct acl_entry *e;
	unsigned lines = 0;

	if (!acl)
		return 0;
	TAILQ_FOREACH (e, &acl->entries, link) {
		if (e->rule.action != ACL_STORED)
			continue;
		text_addf(to, "%*s", (int)indent, "");
		acl_entry_words(acl, e, ACL_WORDS_CONFIG, to);
		text_add(to, "\n");
		lines++;
	}
	return lines;
}

static unsigned list_children(const struct node *, unsigned indent, struct text *);

/* Some lines end with a blank. */
static size_t
shown_length(const char *line)
{
	size_t n = strlen(line);

	return n && line[n - 1] == ' ' ? n - 1 : n;
}

/* A block of which only some lines are stored is named above them. */
static unsigned
list_inside(const char *header, const struct node *n, unsigned indent, struct text *to)
{
	struct text inside = { 0 };
	unsigned lines = list_children(n, indent + 1, &inside);

	if (n->statement->id == STMT_config_ip_access_list_extended)
		lines += list_entries(n, indent + 1, &inside);
	if (lines)
		text_addf(to, "%*sin %.*s:\n%s", (int)indent, "", (int)shown_length(header), header,
			  inside.at);
	text_free(&inside);
	return lines;
}

static unsigned
list_node(const struct node *n, unsigned indent, struct text *to)
{
	size_t before = to->len;

	if (!is_stored(n) || does_something(n))
		return list_inside(n->text, n, indent, to);
	node_print(n, indent, to);
	return count_lines(to->at + before);
}

/* vtys that are alike stand in one block of the running configuration, each in one of the tree. */
static struct node **
list_vtys(struct node **at, unsigned indent, unsigned *lines, struct text *to)
{
	struct text first = { 0 }, next = { 0 };
	const struct node *begin = *at;
	struct text header = { 0 };
	unsigned count = list_children(*at, indent + 1, &first);

	text_add(&header, begin->text);
	for (at++; *at && (*at)->statement == begin->statement; at++) {
		text_clear(&next);
		list_children(*at, indent + 1, &next);
		if (strcmp(text_get(&first), text_get(&next)))
			break;
	}
	if (at[-1] != begin)
		text_add(&header, strrchr(at[-1]->text, ' '));
	if (count)
		text_addf(to, "%*sin %s:\n%s", (int)indent, "", header.at, first.at);
	*lines += count;
	text_free(&first);
	text_free(&next);
	text_free(&header);
	return at;
}

static unsigned
list_children(const struct node *parent, unsigned indent, struct text *to)
{
	struct node **sorted = node_sorted(parent), **at = sorted;
	unsigned lines = 0;

	while (*at) {
		if ((*at)->statement->id == STMT_config_line_vty)
			at = list_vtys(at, indent, &lines, to);
		else
			lines += list_node(*at++, indent, to);
	}
	free(sorted);
	return lines;
}

unsigned
config_stored(const struct device *d, unsigned indent, struct text *to)
{
	return list_children(d->running->root, indent, to);
}
