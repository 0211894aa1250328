/* Route-maps: ordered entries that permit or deny packets by what their match clauses say. Set
 * clauses are nobody's affair here.
 *
 * An entry matches when each of its kinds of clause does, and a kind when one of its values does;
 * the first entry that matches decides, and none at all denies. A packet that a list of `match ip
 * address` denies does not match the entry, whatever the entry says: the next one is asked. */
#ifndef QMIDLE_NET_ROUTE_MAP_H
#define QMIDLE_NET_ROUTE_MAP_H

#include <bsd/sys/tree.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/net/acl.h"
#include "engine/net/net.h"

enum route_map_match {
	ROUTE_MAP_ADDRESS,   /* lists that permit the packet */
	ROUTE_MAP_INTERFACE, /* by which it leaves */
	ROUTE_MAP_NEXT_HOP,  /* lists that permit the gateway */
	ROUTE_MAP_MATCHES
};

#define ROUTE_MAP_VALUES 8 /* of one kind, in one entry */

struct route_map_values {
	char *value[ROUTE_MAP_VALUES];
	size_t count;
};

struct route_map_entry {
	RB_ENTRY(route_map_entry) link;
	uint32_t sequence;
	bool permit;
	struct route_map_values match[ROUTE_MAP_MATCHES];
};

struct route_map {
	RB_ENTRY(route_map) link;
	char *name;
	RB_HEAD(route_map_entry_tree, route_map_entry) entries; /* by sequence */
};

/* The entry, made when it is not there, and whether it permits. Owned by the net. */
struct route_map_entry *route_map_set(struct net *, const char *name, uint32_t sequence,
				      bool permit);
struct route_map_entry *route_map_entry_find(const struct net *, const char *name,
					     uint32_t sequence);
/* In order of their sequences; the first for NULL, NULL at the end. */
const struct route_map_entry *route_map_entry_next(const struct route_map *,
						   const struct route_map_entry *);
/* sequence 0: the whole map. What is not there is no matter. */
void route_map_delete(struct net *, const char *name, uint32_t sequence);
struct route_map *route_map_find(const struct net *, const char *name);
/* In order of their names; the first for NULL, NULL at the end. */
const struct route_map *route_map_next(const struct net *, const struct route_map *);

/* Adds a value to a clause; false when there are too many. One that is there already is no
 * matter. */
bool route_map_match_add(struct route_map_entry *, enum route_map_match, const char *value);
/* value NULL: all of them. */
void route_map_match_remove(struct route_map_entry *, enum route_map_match, const char *value);

/* Does the map permit this packet, about to leave by that interface? A map that does not exist
 * does not; a list that does not exist permits everything. Hits are counted at the lists. */
bool route_map_permits(struct net *, const char *name, const struct packet_key *,
		       struct iface *out);

#endif
