/* route-map … and its entries. */
#include <stdlib.h>

#include "cli/apply/apply.h"
#include "cli/handlers.h"
#include "engine/base/text.h"
#include "engine/base/xmalloc.h"
#include "engine/net/route_map.h"
#include "engine/node/node.h"

#define SEQUENCE_DEFAULT 10

static struct net *
net_of(const struct apply *a)
{
	return router_net(a->device->router);
}

static uint32_t
sequence_of(const struct args_config_route_map *args)
{
	return args->has_sequence ? args->sequence : SEQUENCE_DEFAULT;
}

bool
apply_config_route_map(struct apply *a, const struct args_config_route_map *args)
{
	if (a->op != APPLY_SET) {
		if (!args->has_name)
			return refuse(a, DIAG_INCOMPLETE, NULL);
		route_map_delete(net_of(a), args->name, args->has_sequence ? args->sequence : 0);
		return true;
	}
	route_map_set(net_of(a), args->name, sequence_of(args), !args->kw_deny);
	a->identity = xasprintf("config_route_map %s %u", args->name, sequence_of(args));
	a->text = xasprintf("route-map %s %s %u", args->name, args->kw_deny ? "deny" : "permit",
			    sequence_of(args));
	return true;
}

static struct route_map_entry *
entry_of(const struct apply *a)
{
	const struct args_config_route_map *block = a->parent;

	return route_map_entry_find(net_of(a), block->name, sequence_of(block));
}

/* The line as it is after a change: all values of the clause, or none. */
static void
keep_line(struct apply *a, const char *words, const struct route_map_values *v)
{
	struct text line = { 0 };

	if (!v->count)
		return;
	text_add(&line, words);
	for (size_t i = 0; i < v->count; i++)
		text_addf(&line, " %s", v->value[i]);
	a->text = text_take(&line);
}

/* Values add up; `no` without any takes them all. */
static bool
match(struct apply *a, enum route_map_match kind, const char *words, const char *const *value,
      size_t count)
{
	struct route_map_entry *e = entry_of(a);

	if (a->op != APPLY_SET && !count)
		route_map_match_remove(e, kind, NULL);
	for (size_t i = 0; i < count; i++) {
		if (a->op != APPLY_SET)
			route_map_match_remove(e, kind, value[i]);
		else if (!route_map_match_add(e, kind, value[i]))
			return refuse(a, DIAG_TOO_MANY_VALUES, NULL);
	}
	keep_line(a, words, &e->match[kind]);
	return true;
}

bool
apply_route_map_match_ip_address(struct apply *a,
				 const struct args_route_map_match_ip_address *args)
{
	const char *value[ROUTE_MAP_VALUES];

	for (size_t i = 0; i < args->n_lists; i++)
		value[i] = args->lists[i].list;
	return match(a, ROUTE_MAP_ADDRESS, "match ip address", value, args->n_lists);
}

bool
apply_route_map_match_ip_next_hop(struct apply *a,
				  const struct args_route_map_match_ip_next_hop *args)
{
	const char *value[ROUTE_MAP_VALUES];

	for (size_t i = 0; i < args->n_lists; i++)
		value[i] = args->lists[i].list;
	return match(a, ROUTE_MAP_NEXT_HOP, "match ip next-hop", value, args->n_lists);
}

bool
apply_route_map_match_interface(struct apply *a, const struct args_route_map_match_interface *args)
{
	const char *value[ROUTE_MAP_VALUES];

	for (size_t i = 0; i < args->n_interfaces; i++)
		value[i] = args->interfaces[i].name;
	return match(a, ROUTE_MAP_INTERFACE, "match interface", value, args->n_interfaces);
}
