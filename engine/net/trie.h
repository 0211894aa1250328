/* Private to engine/net: the routing table as a path-compressed binary trie.
 *
 *	            0.0.0.0/0
 *	           /         \
 *	     10.0.0.0/14     192.0.2.0/24		10.0.0.0/14 only joins its children:
 *	     /        \					it has no routes of its own
 *	10.1.0.0/16  10.2.0.0/16
 *
 * A child's prefix lies within its parent's and is longer. Walking in pre-order gives prefixes
 * by address, the shorter first. */
#ifndef QMIDLE_NET_TRIE_H
#define QMIDLE_NET_TRIE_H

#include "engine/base/addr.h"
#include "engine/net/route.h"

#define PATHS_MOST 4 /* of equal distance, in use together */

/* One route of the table, in the list of its prefix. */
struct rib_route {
	struct rib_route *next; /* by ascending distance */
	struct route r;
};

struct trie_node {
	struct prefix prefix;
	uint8_t paths; /* in use; 0: nothing is forwarded by this prefix */
	bool local;    /* one of our addresses */
	struct trie_node *child[2];
	struct rib_route *routes;
	struct path path[PATHS_MOST]; /* to 0: the destination itself */
};

struct trie {
	struct trie_node *root;
	size_t nodes;
};

/* The node of the prefix, made when there is none. */
struct trie_node *trie_add(struct trie *, struct prefix);
struct trie_node *trie_find(const struct trie *, struct prefix);
/* Takes out nodes that have no routes and join nothing, on the way to the prefix. */
void trie_prune(struct trie *, struct prefix);
/* Longest match among the nodes with paths. */
const struct trie_node *trie_lookup(const struct trie *, ip4);
/* Calls fn for each node in order until it gives false. */
bool trie_walk(const struct trie *, bool (*fn)(void *ctx, struct trie_node *), void *ctx);
/* Frees the nodes; their routes are gone already. */
void trie_clear(struct trie *);

#endif
