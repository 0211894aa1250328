#include "cli/lab/ports.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "cli/lab/topology.h"
#include "engine/base/xmalloc.h"

#define SSH	 "22"
#define TELNET	 "23"
#define LOOPBACK "127.0.0.1"

bool
ports_parse(const char *text, struct topo_port *p)
{
	const char *last = strrchr(text, ':'), *first = strchr(text, ':'), *port = text;
	size_t len = first ? (size_t)(first - text) : 0;
	struct in_addr in;
	char *rest;
	unsigned long v;

	snprintf(p->address, sizeof p->address, "%s", LOOPBACK);
	p->ssh = last && !strcmp(last + 1, SSH);
	if (!last || (!p->ssh && strcmp(last + 1, TELNET)))
		return false;
	if (first != last) {
		if (len >= sizeof p->address)
			return false;
		memcpy(p->address, text, len);
		p->address[len] = '\0';
		port = first + 1;
	}
	v = strtoul(port, &rest, 10);
	if (!isdigit((unsigned char)*port) || rest != last || !v || v > 65535)
		return false;
	p->port = (uint16_t)v;
	return inet_pton(AF_INET, p->address, &in) == 1;
}

/* The same port, seen from a client of the machine. */
static bool
collide(const struct topo_port *a, const struct topo_port *b)
{
	static const char any[] = "0.0.0.0";

	return a->port == b->port && (!strcmp(a->address, b->address) || !strcmp(a->address, any) ||
				      !strcmp(b->address, any));
}

/* The nodes so far include the one that is being read. */
bool
ports_taken(const struct topology *t, const struct topo_port *p)
{
	for (size_t i = 0; i < t->node_count; i++)
		for (size_t j = 0; j < t->nodes[i].port_count; j++)
			if (collide(&t->nodes[i].ports[j], p))
				return true;
	return false;
}

const struct form form_ports = {
	.type = "array",
	.of =
		&(const struct form){
			.is = "a port for telnet or SSH, such as \"2301:23\" or "
			      "\"127.0.0.2:2201:22\"",
			.type = "string",
			.pattern = "^([0-9.]+:)?[0-9]+:(22|23)$",
		},
};

void
ports_read(struct reader *r, const yaml_node_t *n, void *into)
{
	struct topo_node *node = into;
	size_t count = reader_count(r, n, YAML_SEQUENCE_NODE);

	node->ports = xcalloc(count + 1, sizeof *node->ports);
	for (size_t i = 0; i < count; i++) {
		const yaml_node_t *item = reader_item(r, n, i);
		const char *text = reader_text(r, item);
		struct topo_port *p = &node->ports[node->port_count];

		if (!text)
			continue;
		p->line = reader_line(item);
		if (!ports_parse(text, p))
			reader_mistake(
				r, item,
				"\"%s\" is no port for telnet or SSH, such as \"2301:23\" or "
				"\"127.0.0.2:2201:22\"",
				text);
		else if (ports_taken(r->owner, p))
			reader_mistake(r, item, "port %s:%u is taken already", p->address, p->port);
		else
			node->port_count++;
	}
}
