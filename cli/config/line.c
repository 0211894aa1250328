/* One line: match, apply, tree. */
#include "cli/config/line.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/apply/apply.h"
#include "cli/config/fits.h"
#include "cli/config/range.h"
#include "cli/config/tree.h"
#include "cli/device/device.h"
#include "cli/handlers.h"
#include "engine/base/xmalloc.h"
#include "engine/node/node.h"
#include "grammar/ios/args.h"

void
config_enter(struct config_place *p)
{
	*p = (struct config_place){ .inside = true, .mode = MODE_config };
}

/* A block around the one at hand, NULL: there is none but the configuration. */
static const struct node *
block_above(const struct node *n)
{
	return n && n->parent && n->parent->parent ? n->parent : NULL;
}

bool
config_exit(struct device *d, struct config_place *p)
{
	const struct node *above = block_above(node_find_block(d->running, p->block));
	bool inside = p->mode != MODE_config;

	*p = (struct config_place){ .inside = inside, .mode = MODE_config };
	if (above) {
		p->mode = above->statement->enter;
		p->block = above->serial;
	}
	return inside;
}

unsigned
config_depth(const struct device *d, const struct config_place *p)
{
	unsigned depth = 0;

	if (p->block)
		for (const struct node *n = node_find_block(d->running, p->block); n;
		     n = block_above(n))
			depth++;
	return depth;
}

/* The line was found in a mode above: the place is the nearest block that leads there. */
static void
climb(const struct config *c, struct config_place *p, unsigned mode)
{
	const struct node *n = block_above(node_find_block(c, p->block));

	while (n && n->statement->enter != mode)
		n = block_above(n);
	*p = (struct config_place){ .inside = true, .mode = mode, .block = n ? n->serial : 0 };
}

/* The name of the AAA server group with that index. */
static const char *
server_group(const struct config *c, unsigned index)
{
	const struct node *n;

	TAILQ_FOREACH (n, &c->root->children, link) {
		unsigned id = n->statement->id;

		if ((id == STMT_config_aaa_group_server_ldap ||
		     id == STMT_config_aaa_group_server_radius ||
		     id == STMT_config_aaa_group_server_tacacs_) &&
		    !index--)
			return node_keys(n);
	}
	return NULL;
}

static const char *
what_exists(void *ctx, enum value_list list, unsigned index)
{
	struct device *d = ctx;

	switch (list) {
	case LIST_INTERFACES:
		return device_interface(d, index);
	case LIST_SERVER_GROUPS:
		return server_group(d->running, index);
	default:
		return NULL;
	}
}

struct match_at
config_at(struct device *d, const struct config_place *p, unsigned privilege)
{
	return (struct match_at){ &grammar_ios, p->mode, privilege, what_exists, d, NULL };
}

bool
apply_ask(struct apply *a, enum diag_code question)
{
	if (a->confirmed)
		return true;
	a->reply->asks = true;
	return diag(&a->reply->diag, question, NULL);
}

void
apply_note(struct apply *a, enum diag_code code, ...)
{
	struct config_reply *r = a->reply;
	va_list ap;

	if (a->loading || r->notes == CONFIG_NOTES)
		return;
	va_start(ap, code);
	diag_v(&r->note[r->notes++], code, ap);
	va_end(ap);
}

/* ---- the tree after an accepted line ---- */

static void
mark_factory(struct node *n)
{
	n->factory = true;
	n->factory_text = xstrdup(n->text);
	n->factory_negated = n->negated;
	n->factory_rank = n->rank;
}

/* The line is kept as it is now, in the node of that identity or, when n is NULL, a new one. */
static struct node *
keep(struct config *c, struct node *parent, struct node *n, const struct match *m, struct apply *a,
     const char *identity, const char *text, bool negated)
{
	bool fresh = !n;

	if (fresh)
		n = node_add(c, parent, m->statement, identity, text, negated);
	else
		node_say(n, m->statement, text, negated);
	n->rank = a->rank ? a->rank * GRAMMAR_RANK : m->statement->rank;
	n->written = match_written(m);
	n->list = a->list;
	n->stored = a->stored || m->statement->bits & STATEMENT_STORE;
	if (m->statement->enter != NO_MODE) {
		free(n->args);
		n->args = match_args_copy(m);
	}
	if (fresh && c->making_factory)
		mark_factory(n);
	if (fresh && m->statement->enter != NO_MODE)
		config_make_block(c, n);
	return n;
}

/* What `no` and `default` leave. */
static void
unset(struct config *c, struct node *parent, const struct match *m, struct apply *a,
      const char *identity, const char *text)
{
	struct node *n = node_find(c, parent, identity);
	bool flag = m->statement->flag != FLAG_NONE;

	if (a->text)
		keep(c, parent, n, m, a, identity, a->text, false);
	else if (a->op == APPLY_UNSET &&
		 (c->making_factory ||
		  (flag && (m->statement->flag != FLAG_OFF || (n && n->factory)))))
		keep(c, parent, n, m, a, identity, text, true);
	else if (!flag && !a->whole)
		node_remove_matching(parent, identity);
	else if (n && n->factory)
		node_reset(n);
	else if (n)
		node_free(n);
}

static struct node *
set(struct config *c, struct node *parent, const struct match *m, struct apply *a,
    const char *identity, const char *text)
{
	struct node *n = node_find(c, parent, identity);
	bool by_default = !c->making_factory && !a->text &&
			  (m->statement->flag == FLAG_ON || match_is_default(m));

	if (by_default && !(n && n->factory)) {
		if (n)
			node_free(n);
		return NULL;
	}
	return keep(c, parent, n, m, a, identity, a->text ? a->text : text, false);
}

/* ---- carrying out ---- */

static bool
call(const struct match *m, struct apply *a)
{
	if (m->statement->bits & STATEMENT_STORE)
		return true;
	return handlers_apply(m->statement->id, a, match_args(m));
}

static const enum apply_op ops[] = {
	[MATCH_SET] = APPLY_SET,
	[MATCH_UNSET] = APPLY_UNSET,
	[MATCH_DEFAULT] = APPLY_DEFAULT,
};

bool
config_is_subinterface(const struct device *d, const struct config_place *p)
{
	const struct node *n = node_find_block(d->running, p->block);

	return n && n->statement && n->statement->id == STMT_config_interface &&
	       strchr(node_keys(n), '.');
}

static struct node *
find_vty(const struct config *c, unsigned number)
{
	char identity[32];

	snprintf(identity, sizeof identity, "config_line_vty %u", number);
	return node_find(c, c->root, identity);
}

/* Every vty has a block of its own, so that ranges may overlap; they are printed together. */
static void
commit_vtys(struct config *c, struct config_place *p, const struct match *m)
{
	const struct args_config_line_vty *args = match_args(m);
	unsigned last = args->has_last ? args->last : args->first;

	for (unsigned i = args->first; i <= last; i++) {
		struct apply a = { .op = ops[m->op] };
		char identity[32], text[32];
		struct node *n;

		snprintf(identity, sizeof identity, "config_line_vty %u", i);
		snprintf(text, sizeof text, "line vty %u", i);
		if (a.op != APPLY_SET) {
			unset(c, c->root, m, &a, identity, text);
			continue;
		}
		n = keep(c, c->root, find_vty(c, i), m, &a, identity, text, false);
		if (i == args->first)
			*p = (struct config_place){ true, m->statement->enter, n->serial, last,
						    NULL };
	}
}

static void
commit(struct config *c, struct node *parent, struct config_place *p, const struct match *m,
       struct apply *a, const char *identity, const char *text)
{
	struct node *n = NULL;

	if (a->identity)
		identity = a->identity;
	if (m->statement->id == STMT_config_line_vty)
		commit_vtys(c, p, m);
	else if (a->op != APPLY_SET)
		unset(c, parent, m, a, identity, text);
	else
		n = set(c, parent, m, a, identity, text);
	if (n && m->statement->enter != NO_MODE)
		*p = (struct config_place){ true, m->statement->enter, n->serial, 0, NULL };
}

static void
carry_out(struct config *c, struct node *parent, struct config_place *p, const struct match *m,
	  bool confirmed, struct config_reply *reply)
{
	char text[MATCH_LINE], identity[MATCH_LINE];
	struct apply a = {
		.device = c->device,
		.op = ops[m->op],
		.loading = c->loading || c->making_factory,
		.confirmed = confirmed,
		.again = c->repeating,
		.line = text,
		.parent = parent->args,
		.parent_statement = parent->statement ? parent->statement->id : 0,
		.parent_key = node_keys(parent),
		.place = *p,
		.reply = reply,
	};

	match_identity(m, identity, sizeof identity);
	match_text(m, text, sizeof text);
	a.exists = node_find(c, parent, identity);
	reply->refused = !line_fits(m, &a, parent) || !call(m, &a);
	if (!reply->refused && !a.forget && !(m->statement->bits & STATEMENT_TRANSIENT))
		commit(c, parent, p, m, &a, identity, text);
	if (!reply->refused && a.range)
		range_enter(c, p, m->op, a.range, reply);
	else if (a.forget && a.op == APPLY_SET && m->statement->enter != NO_MODE)
		p->mode = m->statement->enter;
	free(a.text);
	free(a.identity);
}

/* ---- a place of several blocks ---- */

struct several {
	struct config *config;
	struct config_place *place;
	const struct match *match;
	bool confirmed;
	struct config_reply *reply;
};

static bool
carry_out_member(void *ctx, const char *name)
{
	const struct several *s = ctx;
	struct node *parent = range_block(s->config, name);
	struct config_place place = *s->place;

	if (!parent) {
		s->reply->refused = true;
		diag(&s->reply->diag, DIAG_BLOCK_IS_GONE, NULL);
		return false;
	}
	place.range = NULL;
	place.block = parent->serial;
	carry_out(s->config, parent, &place, s->match, s->confirmed, s->reply);
	if (s->reply->refused && !s->reply->asks)
		snprintf(s->reply->stopped_on, sizeof s->reply->stopped_on, "%s", name);
	return !s->reply->refused;
}

static void
carry_out_range(struct config *c, struct config_place *p, const struct match *m, bool confirmed,
		struct config_reply *reply)
{
	struct several s = { c, p, m, confirmed, reply };

	interface_range(p->range, carry_out_member, &s);
}

static void
carry_out_vtys(struct config *c, struct node *first, struct config_place *p, const struct match *m,
	       bool confirmed, struct config_reply *reply)
{
	unsigned last = p->last; /* 0: it is no block of vtys */
	unsigned next = last ? (unsigned)atoi(node_keys(first)) + 1 : 1;
	struct node *parent;

	carry_out(c, first, p, m, confirmed, reply);
	for (unsigned i = next; !reply->refused && i <= last; i++)
		if ((parent = find_vty(c, i)))
			carry_out(c, parent, p, m, confirmed, reply);
}

void
config_apply(struct device *d, struct config_place *p, const struct match *m, bool confirmed,
	     struct config_reply *reply)
{
	struct config *c = d->running;
	struct node *parent;

	*reply = (struct config_reply){ 0 };
	if (p->mode != m->mode)
		climb(c, p, m->mode);
	parent = p->block ? node_find_block(c, p->block) : c->root;
	if (!parent) {
		reply->refused = true;
		diag(&reply->diag, DIAG_BLOCK_IS_GONE, NULL);
		return;
	}
	if (p->range)
		carry_out_range(c, p, m, confirmed, reply);
	else
		carry_out_vtys(c, parent, p, m, confirmed, reply);
	if (reply->refused || c->loading)
		return;
	d->changed = sched_now(world_sched(d->world));
	d->modified = true;
}

void
config_obey(struct device *d, struct config_place *p, const struct match *m,
	    struct config_reply *reply)
{
	*reply = (struct config_reply){ 0 };
	if (m->do_exec)
		return;
	if (!(m->statement->bits & STATEMENT_SESSION))
		config_apply(d, p, m, true, reply);
	else if (!strcmp(m->statement->name, "config_end"))
		*p = (struct config_place){ 0 };
	else if (!strcmp(m->statement->name, "config_exit"))
		config_exit(d, p);
	else if (strcmp(m->statement->name, "help"))
		reply->refused = !diag(&reply->diag, DIAG_ONLY_TYPED, NULL);
}

enum match_status
config_run(struct device *d, struct config_place *p, const char *line, struct config_reply *reply,
	   size_t *caret)
{
	struct config_reply own;
	struct match_at at = config_at(d, p, 15);
	struct match m;
	enum match_status status = match_line(&at, line, &m);

	if (!reply)
		reply = &own;
	*reply = (struct config_reply){ 0 };
	if (caret)
		*caret = m.caret;
	if (status != MATCH_OK)
		return status;
	config_obey(d, p, &m, reply);
	return status;
}

void
config_make_at(struct device *d, struct config_place p, const char *line)
{
	config_run(d, &p, line, NULL, NULL);
}

void
config_make(struct device *d, const char *line)
{
	struct config_place p;

	config_enter(&p);
	config_make_at(d, p, line);
}

void
config_remove(struct device *d, const char *line)
{
	char *negated = xasprintf("no %s", line);

	config_make(d, negated);
	free(negated);
}

void
config_rewrite(struct device *d, unsigned statement, char *(*fn)(void *, const char *), void *ctx)
{
	struct node *n, *child;
	char *text;

	TAILQ_FOREACH (n, &d->running->root->children, link) {
		if (n->statement->id == statement && (text = fn(ctx, n->text))) {
			node_set_text(n, text, n->negated);
			free(text);
		}
		TAILQ_FOREACH (child, &n->children, link)
			if (child->statement->id == statement && (text = fn(ctx, child->text))) {
				node_set_text(child, text, child->negated);
				free(text);
			}
	}
}

static void
repeat(struct device *d, const struct node *n)
{
	uint64_t block = n->parent->parent ? n->parent->serial : 0;
	struct config_place p = { true, n->statement->mode, block, 0, NULL };
	char *line = xasprintf("%s%s", n->negated ? "no " : "", n->text);

	config_make_at(d, p, line);
	wipe_free(line);
}

void
config_repeat(struct device *d, unsigned statement)
{
	struct node *n, *child;

	d->running->repeating = true;
	TAILQ_FOREACH (n, &d->running->root->children, link) {
		if (n->statement->id == statement)
			repeat(d, n);
		TAILQ_FOREACH (child, &n->children, link)
			if (child->statement->id == statement)
				repeat(d, child);
	}
	d->running->repeating = false;
}

/* What follows the words in a line that begins with them, else NULL. */
static const char *
rest_of(const struct node *n, const char *words)
{
	size_t length = strlen(words);

	if (n->negated || strncmp(n->text, words, length))
		return NULL;
	return n->text[length] == ' ' ? n->text + length + 1 : n->text[length] ? NULL : "";
}

/* Its node, as there may be thousands; NULL when the header is another one. */
static const struct node *
find_interface(const struct config *c, const char *header)
{
	static const char word[] = "interface ";
	char identity[MATCH_LINE];

	if (strncmp(header, word, sizeof word - 1))
		return NULL;
	snprintf(identity, sizeof identity, "config_interface %s", header + sizeof word - 1);
	return node_find(c, c->root, identity);
}

const char *
config_value(const struct device *d, const char *header, const char *words)
{
	const struct node *block = d->running->root, *n;
	const char *rest;

	if (*header) {
		n = find_interface(d->running, header);
		if (!n)
			TAILQ_FOREACH (n, &block->children, link)
				if (node_is_block(n, header))
					break;
		block = n;
	}
	if (block)
		TAILQ_FOREACH (n, &block->children, link)
			if ((rest = rest_of(n, words)))
				return rest;
	return NULL;
}

bool
config_has(const struct device *d, const char *const *path)
{
	const struct node *block = d->running->root, *n = block;

	for (; *path && n; path++, block = n)
		TAILQ_FOREACH (n, &block->children, link)
			if (rest_of(n, *path))
				break;
	return n;
}
