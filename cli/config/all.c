/* show running-config all: the lines of the configuration, and between them what is so because nobody
 * said otherwise, as far as the grammar knows it. */
#include <stdlib.h>
#include <string.h>

#include "cli/apply/apply.h"
#include "cli/config/fits.h"
#include "cli/config/tree.h"
#include "cli/device/device.h"
#include "engine/base/xmalloc.h"
#include "grammar/ios/args.h"

/* The nodes that stand in the tree for the time of a print. */
struct lent {
	struct node **at;
	size_t count;
};

/* Might somebody have typed the line there, and would it be of that statement? */
static bool
could_stand(struct config *c, struct node *block, unsigned mode, const struct statement *st,
	    const char *line, struct match *m)
{
	struct config_place place = { .inside = true, .mode = mode, .block = block->serial };
	struct match_at at = config_at(c->device, &place, 15);
	struct config_reply reply = { 0 };
	struct apply a = {
		.device = c->device,
		.op = APPLY_SET,
		.line = line,
		.parent = block->args,
		.parent_statement = block->statement ? block->statement->id : 0,
		.parent_key = node_keys(block),
		.reply = &reply,
	};

	return match_line(&at, line, m) == MATCH_OK && m->op == MATCH_SET && m->statement == st &&
	       line_fits(m, &a, block);
}

/* Is the default known to be that of the block? What has no effect on an interface may belong to
 * another kind of them. */
static bool
is_known(const struct statement *st, unsigned mode)
{
	if (mode == MODE_interface && st->bits & STATEMENT_STORE)
		return false;
	return st->default_text || st->flag == FLAG_ON || st->flag == FLAG_OFF;
}

/* The default of a statement as a line of the block, if it has one and the block says nothing else. */
static void
lend(struct config *c, struct node *block, unsigned mode, const struct statement *st,
     struct lent *lent)
{
	char text[MATCH_LINE], identity[MATCH_LINE];
	struct node *n;
	struct match m;
	char *line;

	if (st->mode != mode || !is_known(st, mode))
		return;
	line = xasprintf("%s%s%s", st->path, st->default_text ? " " : "",
			 st->default_text ? st->default_text : "");
	if (could_stand(c, block, mode, st, line, &m)) {
		match_identity(&m, identity, sizeof identity);
		match_text(&m, text, sizeof text);
		if (!node_find(c, block, identity)) {
			n = node_add(c, block, st, identity, text, st->flag == FLAG_OFF);
			n->rank = st->rank;
			n->written = match_written(&m);
			lent->at = xrealloc(lent->at, lent->count + 1, sizeof *lent->at);
			lent->at[lent->count++] = n;
		}
	}
	free(line);
}

/* Null0 is no interface of which there is anything to say. */
static bool
has_defaults(const struct node *n)
{
	return !n->negated && n->statement->enter != NO_MODE &&
	       !(n->statement->id == STMT_config_interface && !strncmp(node_keys(n), "Null", 4));
}

static void
lend_all(struct config *c, struct node *block, unsigned mode, struct lent *lent)
{
	struct node *child;

	TAILQ_FOREACH (child, &block->children, link)
		if (has_defaults(child))
			lend_all(c, child, child->statement->enter, lent);
	for (unsigned i = 0; i < grammar_statements(&grammar_ios); i++)
		lend(c, block, mode, grammar_statement(&grammar_ios, i), lent);
}

char *
config_text_all(struct device *d)
{
	struct lent lent = { 0 };
	char *text;

	lend_all(d->running, d->running->root, MODE_config, &lent);
	text = config_text(d);
	for (size_t i = 0; i < lent.count; i++)
		node_free(lent.at[i]);
	free(lent.at);
	return text;
}
