#include "engine/net/trie.h"

#include <stdlib.h>

#include "engine/base/xmalloc.h"

/* The bit behind the first len: which child. */
static inline unsigned
bit_at(ip4 addr, unsigned len)
{
	return addr >> (31 - len) & 1;
}

static inline unsigned
common_len(struct prefix a, struct prefix b)
{
	unsigned most = a.len < b.len ? a.len : b.len;
	ip4 diff = a.addr ^ b.addr;
	unsigned same = diff ? (unsigned)__builtin_clz(diff) : 32;

	return same < most ? same : most;
}

static struct trie_node *
node_new(struct trie *t, struct prefix p)
{
	struct trie_node *n = xcalloc(1, sizeof *n);

	n->prefix = p;
	t->nodes++;
	return n;
}

struct trie_node *
trie_add(struct trie *t, struct prefix p)
{
	struct trie_node **at = &t->root, *n, *joint;

	while ((n = *at)) {
		unsigned same = common_len(n->prefix, p);

		if (same < n->prefix.len) { /* parts on the way to n, or lies above it */
			joint = node_new(t, prefix_make(p.addr, same));
			joint->child[bit_at(n->prefix.addr, same)] = n;
			*at = joint;
			if (same == p.len)
				return joint;
			n = joint;
		} else if (n->prefix.len == p.len) {
			return n;
		}
		at = &n->child[bit_at(p.addr, n->prefix.len)];
	}
	return *at = node_new(t, p);
}

struct trie_node *
trie_find(const struct trie *t, struct prefix p)
{
	struct trie_node *n = t->root;

	while (n && n->prefix.len < p.len && prefix_holds(n->prefix, p.addr))
		n = n->child[bit_at(p.addr, n->prefix.len)];
	return n && n->prefix.len == p.len && n->prefix.addr == p.addr ? n : NULL;
}

/* The node without needless joints: itself, its only child, or nothing. */
static struct trie_node *
slim(struct trie *t, struct trie_node *n)
{
	struct trie_node *rest;

	if (n->routes || (n->child[0] && n->child[1]))
		return n;
	rest = n->child[0] ? n->child[0] : n->child[1];
	t->nodes--;
	free(n);
	return rest;
}

static struct trie_node *
prune(struct trie *t, struct trie_node *n, struct prefix p)
{
	if (!n || n->prefix.len > p.len || !prefix_holds(n->prefix, p.addr))
		return n;
	if (n->prefix.len < p.len) {
		struct trie_node **next = &n->child[bit_at(p.addr, n->prefix.len)];

		*next = prune(t, *next, p);
	}
	return slim(t, n);
}

void
trie_prune(struct trie *t, struct prefix p)
{
	t->root = prune(t, t->root, p);
}

const struct trie_node *
trie_lookup(const struct trie *t, ip4 addr)
{
	const struct trie_node *best = NULL;

	for (const struct trie_node *n = t->root; n && prefix_holds(n->prefix, addr);) {
		if (n->paths)
			best = n;
		if (n->prefix.len == 32)
			break;
		n = n->child[bit_at(addr, n->prefix.len)];
	}
	return best;
}

static bool
walk(struct trie_node *n, bool (*fn)(void *ctx, struct trie_node *), void *ctx)
{
	return !n || (fn(ctx, n) && walk(n->child[0], fn, ctx) && walk(n->child[1], fn, ctx));
}

bool
trie_walk(const struct trie *t, bool (*fn)(void *ctx, struct trie_node *), void *ctx)
{
	return walk(t->root, fn, ctx);
}

static void
clear(struct trie_node *n)
{
	if (!n)
		return;
	clear(n->child[0]);
	clear(n->child[1]);
	free(n);
}

void
trie_clear(struct trie *t)
{
	clear(t->root);
	*t = (struct trie){ 0 };
}
