#include "cli/config/tree.h"

#include "cli/config/range.h"

#include <stdlib.h>
#include <string.h>

#include "cli/device/device.h"
#include "engine/base/xmalloc.h"
#include "grammar/ios/args.h"

struct node *
node_find(const struct config *c, const struct node *parent, const char *identity)
{
	char key[sizeof parent->serial + MATCH_LINE];
	size_t length = strnlen(identity, MATCH_LINE - 1);
	struct node *n;

	memcpy(key, &parent->serial, sizeof parent->serial);
	memcpy(key + sizeof parent->serial, identity, length);
	HASH_FIND(by_key, c->nodes, key, sizeof parent->serial + length, n);
	return n;
}

struct node *
node_find_block(const struct config *c, uint64_t serial)
{
	struct node *n;

	HASH_FIND(by_serial, c->blocks, &serial, sizeof serial, n);
	return n;
}

const char *
node_keys(const struct node *n)
{
	const char *blank = strchr(node_identity(n), ' ');

	return blank ? blank + 1 : "";
}

bool
node_is_block(const struct node *n, const char *header)
{
	size_t length = strlen(header);

	return !strncmp(n->text, header, length) &&
	       (!n->text[length] ||
		(n->text[length] == ' ' && n->statement->id == STMT_config_interface));
}

/* Who asks for the first of those that have its first key? */
static bool
has_kin(const struct node *n)
{
	return n->statement &&
	       (n->statement->sort == SORT_NAMED || n->statement->sort == SORT_WRITTEN);
}

static void
join_kin(struct node *n)
{
	char key[sizeof n->serial + sizeof n->statement + MATCH_LINE];
	size_t name = strcspn(node_keys(n), " "), length = 0;
	struct kin *k;

	memcpy(key, &n->parent->serial, sizeof n->serial);
	length += sizeof n->serial;
	memcpy(key + length, &n->statement, sizeof n->statement);
	length += sizeof n->statement;
	memcpy(key + length, node_keys(n), name);
	length += name;
	HASH_FIND(hh, n->config->kins, key, length, k);
	if (!k) {
		k = xcalloc(1, sizeof *k + length);
		memcpy(k->key, key, length);
		k->first = n->first ? n->first : n->serial;
		HASH_ADD(hh, n->config->kins, key, length, k);
	}
	k->members++;
	n->kin = k;
}

static void
leave_kin(struct node *n)
{
	struct kin *k = n->kin;

	n->kin = NULL;
	if (!k || --k->members)
		return;
	HASH_DEL(n->config->kins, k);
	free(k);
}

static bool
is_block(const struct statement *s)
{
	return !s || s->enter != NO_MODE;
}

struct node *
node_add(struct config *c, struct node *parent, const struct statement *s, const char *identity,
	 const char *text, bool negated)
{
	size_t length = strnlen(identity, MATCH_LINE - 1);
	struct node *n = xcalloc(1, sizeof *n + sizeof n->serial + length + 1);

	n->config = c;
	n->parent = parent;
	n->serial = c->next_serial++;
	n->statement = s;
	n->rank = s ? s->rank : 0;
	n->text = xstrdup(text);
	n->negated = negated;
	TAILQ_INIT(&n->children);
	if (parent) {
		memcpy(n->key, &parent->serial, sizeof parent->serial);
		memcpy(n->key + sizeof n->serial, identity, length);
		n->key_length = sizeof n->serial + length;
		HASH_ADD(by_key, c->nodes, key, n->key_length, n);
		TAILQ_INSERT_TAIL(&parent->children, n, link);
		if (has_kin(n)) {
			join_kin(n);
			n->first = n->kin->first;
		}
	}
	if (is_block(s))
		HASH_ADD(by_serial, c->blocks, serial, sizeof n->serial, n);
	return n;
}

void
node_set_text(struct node *n, const char *text, bool negated)
{
	if (strcmp(n->text, text)) {
		wipe_free(n->text); /* it may have been a secret */
		n->text = xstrdup(text);
	}
	n->negated = negated;
}

void
node_free(struct node *n)
{
	struct node *child;

	while ((child = TAILQ_FIRST(&n->children)))
		node_free(child);
	if (n->parent) {
		leave_kin(n);
		TAILQ_REMOVE(&n->parent->children, n, link);
		HASH_DELETE(by_key, n->config->nodes, n);
	}
	if (is_block(n->statement))
		HASH_DELETE(by_serial, n->config->blocks, n);
	free(n->text);
	free(n->factory_text);
	free(n->args);
	free(n);
}

static void
remove_children(struct node *n)
{
	struct node *child, *next;

	TAILQ_FOREACH_SAFE (child, &n->children, link, next)
		if (child->factory)
			node_reset(child);
		else
			node_free(child);
}

void
node_reset(struct node *n)
{
	if (n->factory) {
		node_set_text(n, n->factory_text, n->factory_negated);
		n->rank = n->factory_rank;
	}
	remove_children(n);
}

void
node_say(struct node *n, const struct statement *statement, const char *text, bool negated)
{
	bool before = is_block(n->statement), now = is_block(statement);

	node_set_text(n, text, negated);
	if (n->parent && n->statement != statement) {
		leave_kin(n);
		n->statement = statement;
		if (has_kin(n))
			join_kin(n);
	}
	if (now && !before)
		HASH_ADD(by_serial, n->config->blocks, serial, sizeof n->serial, n);
	if (before && !now) {
		HASH_DELETE(by_serial, n->config->blocks, n);
		remove_children(n);
	}
}

static bool
covers(const char *identity, size_t length, const struct node *n)
{
	const char *other = node_identity(n);

	return !strncmp(identity, other, length) && (!other[length] || other[length] == ' ');
}

void
node_remove_matching(struct node *parent, const char *identity)
{
	size_t length = strlen(identity);
	struct node *n, *next;

	TAILQ_FOREACH_SAFE (n, &parent->children, link, next) {
		if (!covers(identity, length, n))
			continue;
		if (n->factory)
			node_reset(n);
		else
			node_free(n);
	}
}

void
config_start(struct device *d)
{
	struct config *c = xcalloc(1, sizeof *c);

	c->device = d;
	c->root = node_add(c, NULL, NULL, "", "", false);
	d->running = c;
	config_make_factory(c);
}

void
config_free(struct config *c)
{
	if (!c)
		return;
	node_free(c->root);
	range_free(c);
	free(c);
}
