/* route and acl_hits: what a router forwards by, and what its access lists have met. */
#include <stdlib.h>
#include <string.h>

#include "cli/check/fact.h"
#include "cli/check/kind.h"
#include "engine/base/addr.h"

/* ---- route ---- */

struct route {
	char *node, *to, *via, *interface, *present;
};

#define ROUTE(member) reader_value, offsetof(struct route, member)

static const struct key route_keys[] = {
	{ "node", reader_list, offsetof(struct route, node), 0, &form_nodes, "Routers to ask" },
	{ "to", ROUTE(to), KEY_REQUIRED, &form_network, "Exactly this network" },
	{ "via", ROUTE(via), 0, &form_address, "The next hop" },
	{ "interface", ROUTE(interface), 0, &form_interface, "The interface it leads out of" },
	{ "present", ROUTE(present), 0, &form_bool, "false: there must be none" },
	{ 0 },
};

static const struct form form_route = {
	.is = "Routers have a route",
	.type = "object",
	.keys = route_keys,
};

static bool
is_route(const struct route *a, const json_t *route)
{
	ip4 addr, network;
	uint8_t len;

	return ip4_parse_len(a->to, &addr, &len) &&
	       ip4_parse(fact_text(route, "network"), &network) &&
	       network == (addr & mask_of(len)) && fact_number(route, "prefix_length") == len &&
	       (!a->via || !strcmp(fact_text(route, "next_hop"), a->via)) &&
	       (!a->interface || !strcasecmp(fact_text(route, "interface"), a->interface));
}

static bool
judge_route(struct check_run *run, const struct check *c, struct lab_node *node, struct text *why)
{
	const struct route *a = c->args;
	json_t *facts = facts_of(node, "show ip route"), *route;
	bool found = false;
	size_t i;

	(void)run;
	json_array_foreach(json_object_get(facts, "routes"), i, route) found =
		found || is_route(a, route);
	json_decref(facts);
	text_addf(why, "%s route to %s", found ? "a" : "no", a->to);
	if (a->via)
		text_addf(why, " via %s", a->via);
	return found == check_true(a->present, true);
}

const struct check_kind check_route = {
	.name = "route",
	.form = &form_route,
	.size = sizeof(struct route),
	.judge = judge_route,
};

/* ---- acl_hits ---- */

struct acl_hits {
	char *node, *list, *rule, *hits;
};

#define HITS(member) reader_value, offsetof(struct acl_hits, member)

static const struct key hits_keys[] = {
	{ "node", reader_list, offsetof(struct acl_hits, node), 0, &form_nodes, "Routers to ask" },
	{ "list", HITS(list), KEY_REQUIRED, &form_text, "The number or name of the list" },
	{ "rule", HITS(rule), 0, &form_text,
	  "The entry, as it is shown: permit esp any any; all of them unless it is given" },
	{ "hits", HITS(hits), KEY_REQUIRED, &form_compared, "How many packets it has met" },
	{ 0 },
};

static const struct form form_acl_hits = {
	.is = "Entries of an access list have met packets",
	.type = "object",
	.keys = hits_keys,
};

/* The packets that the entries of the list have met; how many entries there are. */
static unsigned
count_hits(const struct acl_hits *a, json_t *facts, long long *hits)
{
	json_t *list, *entry;
	unsigned entries = 0;
	size_t i, k;

	json_array_foreach(json_object_get(facts, "access_lists"), i, list)
	{
		if (strcmp(fact_text(list, "name"), a->list))
			continue;
		json_array_foreach(json_object_get(list, "entries"), k, entry)
		{
			if (a->rule && strcmp(fact_text(entry, "rule"), a->rule))
				continue;
			entries++;
			*hits += fact_number(entry, "matches");
		}
	}
	return entries;
}

static bool
judge_hits(struct check_run *run, const struct check *c, struct lab_node *node, struct text *why)
{
	const struct acl_hits *a = c->args;
	json_t *facts = facts_of(node, "show access-lists");
	long long hits = 0;
	unsigned entries = count_hits(a, facts, &hits);

	(void)run;
	json_decref(facts);
	if (!entries) {
		text_addf(why, "list %s has no entry %s", a->list, a->rule ? a->rule : "at all");
		return false;
	}
	text_addf(why, "list %s has met %lld packets", a->list, hits);
	return form_compares(a->hits, hits);
}

const struct check_kind check_acl_hits = {
	.name = "acl_hits",
	.form = &form_acl_hits,
	.size = sizeof(struct acl_hits),
	.judge = judge_hits,
};
