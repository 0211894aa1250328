/* show route-map. */
#include <stdlib.h>
#include <string.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "engine/base/xmalloc.h"
#include "engine/net/route_map.h"
#include "engine/node/node.h"

static const char *const labels[ROUTE_MAP_MATCHES] = {
	[ROUTE_MAP_ADDRESS] = "ip address (access-lists):",
	[ROUTE_MAP_INTERFACE] = "interface",
	[ROUTE_MAP_NEXT_HOP] = "ip next-hop (access-lists):",
};

static void
show_matches(struct session *s, const struct route_map_entry *e)
{
	for (unsigned kind = 0; kind < ROUTE_MAP_MATCHES; kind++) {
		const struct route_map_values *v = &e->match[kind];

		if (!v->count)
			continue;
		session_printf(s, "    %s ", labels[kind]);
		for (size_t i = 0; i < v->count; i++)
			session_printf(s, "%s ", v->value[i]);
		session_write(s, "\n");
	}
}

/* Nothing acts by them: they are as they were configured. */
static void
show_sets(struct session *s, const struct route_map *m, const struct route_map_entry *e)
{
	char *header = xasprintf("route-map %s %s %u", m->name, e->permit ? "permit" : "deny",
				 e->sequence);
	char *block = config_block_text(session_device(s), header);

	for (char *line = block; line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL)
		if (!strncmp(line, " set ", 5))
			session_printf(s, "    %.*s\n", (int)strcspn(line + 5, "\n"), line + 5);
	free(block);
	free(header);
}

static void
show_entry(struct session *s, const struct route_map *m, const struct route_map_entry *e)
{
	session_printf(s, "route-map %s, %s, sequence %u\n  Match clauses:\n", m->name,
		       e->permit ? "permit" : "deny", e->sequence);
	show_matches(s, e);
	session_write(s, "  Set clauses:\n");
	show_sets(s, m, e);
	session_write(s, "  Policy routing matches: 0 packets, 0 bytes\n");
}

void
exec_show_route_map(struct session *s, const struct args_show_route_map *a)
{
	struct net *net = router_net(session_device(s)->router);

	if (a->has_name && !route_map_find(net, a->name)) {
		session_printf(s, "route-map %s not found\n", a->name);
		return;
	}
	for (const struct route_map *m = NULL; (m = route_map_next(net, m));)
		if (!a->has_name || !strcmp(m->name, a->name))
			for (const struct route_map_entry *e = NULL;
			     (e = route_map_entry_next(m, e));)
				show_entry(s, m, e);
}
