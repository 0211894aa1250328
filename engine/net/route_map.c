#include "engine/net/route_map.h"

#include <stdlib.h>
#include <string.h>

#include "engine/net/stack.h"

static int
compare(const struct route_map *a, const struct route_map *b)
{
	return strcmp(a->name, b->name);
}

RB_PROTOTYPE(route_map_tree, route_map, link, compare);
RB_GENERATE(route_map_tree, route_map, link, compare);

static int
compare_entries(const struct route_map_entry *a, const struct route_map_entry *b)
{
	return (a->sequence > b->sequence) - (a->sequence < b->sequence);
}

RB_PROTOTYPE(route_map_entry_tree, route_map_entry, link, compare_entries);
RB_GENERATE(route_map_entry_tree, route_map_entry, link, compare_entries);

struct route_map *
route_map_find(const struct net *net, const char *name)
{
	struct route_map key = { .name = (char *)name };

	return RB_FIND(route_map_tree, (struct route_map_tree *)&net->route_maps, &key);
}

const struct route_map *
route_map_next(const struct net *net, const struct route_map *m)
{
	return m ? RB_NEXT(route_map_tree, &net->route_maps, (struct route_map *)m)
		 : RB_MIN(route_map_tree, (struct route_map_tree *)&net->route_maps);
}

static struct route_map *
map_make(struct net *net, const char *name)
{
	struct route_map *m = route_map_find(net, name);

	if (m)
		return m;
	m = xcalloc(1, sizeof *m);
	m->name = xstrdup(name);
	RB_INSERT(route_map_tree, &net->route_maps, m);
	return m;
}

struct route_map_entry *
route_map_entry_find(const struct net *net, const char *name, uint32_t sequence)
{
	struct route_map *m = route_map_find(net, name);
	struct route_map_entry key = { .sequence = sequence };

	return m ? RB_FIND(route_map_entry_tree, &m->entries, &key) : NULL;
}

const struct route_map_entry *
route_map_entry_next(const struct route_map *m, const struct route_map_entry *e)
{
	return e ? RB_NEXT(route_map_entry_tree, &m->entries, (struct route_map_entry *)e)
		 : RB_MIN(route_map_entry_tree, (struct route_map_entry_tree *)&m->entries);
}

struct route_map_entry *
route_map_set(struct net *net, const char *name, uint32_t sequence, bool permit)
{
	struct route_map_entry *e = route_map_entry_find(net, name, sequence);

	if (!e) {
		e = xcalloc(1, sizeof *e);
		e->sequence = sequence;
		RB_INSERT(route_map_entry_tree, &map_make(net, name)->entries, e);
	}
	e->permit = permit;
	return e;
}

/* ---- clauses ---- */

bool
route_map_match_add(struct route_map_entry *e, enum route_map_match kind, const char *value)
{
	struct route_map_values *v = &e->match[kind];

	for (size_t i = 0; i < v->count; i++)
		if (!strcmp(v->value[i], value))
			return true;
	if (v->count == ROUTE_MAP_VALUES)
		return false;
	v->value[v->count++] = xstrdup(value);
	return true;
}

void
route_map_match_remove(struct route_map_entry *e, enum route_map_match kind, const char *value)
{
	struct route_map_values *v = &e->match[kind];
	size_t kept = 0;

	for (size_t i = 0; i < v->count; i++)
		if (!value || !strcmp(v->value[i], value))
			free(v->value[i]);
		else
			v->value[kept++] = v->value[i];
	v->count = kept;
}

static void
entry_free(struct route_map *m, struct route_map_entry *e)
{
	for (unsigned kind = 0; kind < ROUTE_MAP_MATCHES; kind++)
		route_map_match_remove(e, (enum route_map_match)kind, NULL);
	RB_REMOVE(route_map_entry_tree, &m->entries, e);
	free(e);
}

void
route_map_delete(struct net *net, const char *name, uint32_t sequence)
{
	struct route_map *m = route_map_find(net, name);
	struct route_map_entry *e, *next;

	if (!m)
		return;
	RB_FOREACH_SAFE (e, route_map_entry_tree, &m->entries, next) {
		if (!sequence || e->sequence == sequence)
			entry_free(m, e);
	}
	if (!RB_EMPTY(&m->entries))
		return;
	RB_REMOVE(route_map_tree, &net->route_maps, m);
	free(m->name);
	free(m);
}

void
route_map_free_all(struct net *net)
{
	while (!RB_EMPTY(&net->route_maps))
		route_map_delete(net, RB_MIN(route_map_tree, &net->route_maps)->name, 0);
}

/* ---- packets ---- */

static bool
list_permits(struct net *net, const char *list, const struct packet_key *k)
{
	struct acl *acl = acl_find(net, list);

	return !acl || acl_match(acl, k) == ACL_PERMITTED;
}

/* The neighbour that it goes to. */
static bool
next_hop_permitted(struct net *net, const char *list, const struct packet_key *k)
{
	struct packet_key hop = { 0 };
	struct path path;

	if (!fib_lookup(net, k->dst, k->src, &path))
		return false;
	hop.src = path.to;
	return list_permits(net, list, &hop);
}

static bool
value_matches(struct net *net, enum route_map_match kind, const char *value,
	      const struct packet_key *k, const struct iface *out)
{
	switch (kind) {
	case ROUTE_MAP_ADDRESS:
		return list_permits(net, value, k);
	case ROUTE_MAP_INTERFACE:
		return !strcmp(out->name, value);
	default:
		return next_hop_permitted(net, value, k);
	}
}

static bool
entry_matches(struct net *net, const struct route_map_entry *e, const struct packet_key *k,
	      const struct iface *out)
{
	for (unsigned kind = 0; kind < ROUTE_MAP_MATCHES; kind++) {
		const struct route_map_values *v = &e->match[kind];
		bool matches = !v->count;

		for (size_t i = 0; i < v->count && !matches; i++)
			matches =
				value_matches(net, (enum route_map_match)kind, v->value[i], k, out);
		if (!matches)
			return false;
	}
	return true;
}

bool
route_map_permits(struct net *net, const char *name, const struct packet_key *k, struct iface *out)
{
	const struct route_map *m = route_map_find(net, name);

	for (const struct route_map_entry *e = NULL; m && (e = route_map_entry_next(m, e));)
		if (entry_matches(net, e, k, out))
			return e->permit;
	return false;
}
