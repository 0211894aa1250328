/* The links of lab.yml: ends such as "R1:Fa0/1", "tun:wan0", "udp:10001:127.0.0.1:10002". */
#include "cli/lab/links.h"

#include <ctype.h>
#include <math.h>
#include <net/if.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/lab/ifname.h"
#include "cli/lab/forms.h"
#include "cli/lab/yaml.h"
#include "engine/base/xmalloc.h"

/* ---- ends ---- */

bool
links_good_device(const char *name)
{
	size_t n = strlen(name);

	for (size_t i = 0; i < n; i++)
		if (!isgraph((unsigned char)name[i]) || strchr("/:%", name[i]))
			return false;
	return n && n < IF_NAMESIZE && strcmp(name, ".") && strcmp(name, "..");
}

static bool
port_number(const char *text, uint16_t *port)
{
	char *rest;
	unsigned long v = strtoul(text, &rest, 10);

	if (!isdigit((unsigned char)*text) || *rest || !v || v > 65535)
		return false;
	*port = (uint16_t)v;
	return true;
}

static bool
udp_end(struct topo_end *end, char *lport, char *rest)
{
	char *host = rest, *rport = rest ? strrchr(rest, ':') : NULL;

	if (!rport)
		return false;
	*rport++ = '\0';
	if (!port_number(lport, &end->lport) || !port_number(rport, &end->rport) || !*host)
		return false;
	end->kind = END_UDP;
	end->remote = xstrdup(host);
	return true;
}

static void
node_end(struct reader *r, const yaml_node_t *n, struct topo_end *end, const char *name,
	 const char *interface)
{
	const struct topology *t = r->owner;

	for (size_t i = 0; i < t->node_count; i++) {
		if (strcasecmp(t->nodes[i].name, name))
			continue;
		end->kind = END_NODE;
		end->node = i;
		if (t->nodes[i].kind == NODE_ROUTER)
			end->interface = ifname_full(interface);
		else if (links_good_device(interface))
			end->interface = xstrdup(interface);
		if (!end->interface)
			reader_mistake(r, n, "%s: \"%s\" is not an interface for a cable",
				       t->nodes[i].name, interface);
		return;
	}
	reader_mistake(r, n, "there is no node %s", name);
}

static void
end_text(struct reader *r, const yaml_node_t *n, struct topo_end *end)
{
	static const struct {
		const char *word;
		enum end_kind kind;
	} devices[] = { { "tun", END_TUN }, { "tap", END_TAP }, { "nic", END_NIC } };
	const char *text = reader_text(r, n);
	char *name, *rest;

	if (!text)
		return;
	name = xstrdup(text);
	rest = strchr(name, ':');
	if (!rest) {
		reader_mistake(r, n,
			       "\"%s\" is no end of a cable: NODE:INTERFACE, tun:NAME, "
			       "tap:NAME, nic:NAME or udp:LPORT:HOST:RPORT",
			       text);
		goto out;
	}
	*rest++ = '\0';
	for (size_t i = 0; i < sizeof devices / sizeof *devices; i++) {
		if (strcmp(name, devices[i].word))
			continue;
		end->kind = devices[i].kind;
		end->interface = xstrdup(rest);
		if (!links_good_device(rest))
			reader_mistake(r, n, "\"%s\" cannot be the name of a device", rest);
		goto out;
	}
	if (strcmp(name, "udp")) {
		node_end(r, n, end, name, rest);
	} else {
		char *host = strchr(rest, ':');

		if (host)
			*host++ = '\0';
		if (!udp_end(end, rest, host))
			reader_mistake(r, n, "\"%s\" is not udp:LPORT:HOST:RPORT", text);
	}
out:
	free(name);
}

static void
end_text_read(struct reader *r, const yaml_node_t *n, void *into)
{
	end_text(r, n, into);
}

static const struct form form_own = {
	.is = "an address with its length such as 10.0.0.254/24",
	.type = "string",
	.pattern = "^[0-9.]+/[0-9]+$",
};
static const struct form form_end_text = {
	.is = "an end such as R1:FastEthernet0/1, tun:NAME, tap:NAME, nic:NAME or "
	      "udp:LPORT:HOST:RPORT",
	.type = "string",
	.pattern = "^[^: ]+:.+$",
};

static const struct key end_keys[] = {
	{ "end", end_text_read, 0, KEY_REQUIRED, &form_end_text, "The end itself" },
	{ "address", topology_read_address, offsetof(struct topo_end, address), 0, &form_own,
	  "The Linux side's own address, of an end tun: or tap:" },
	{ 0 },
};
static const struct form form_end = {
	.type = "object",
	.keys = end_keys,
	.also = &form_end_text,
};

/* An end is its text, or {end: "tun:wan0", address: 10.0.0.254/24}. */
static void
ends_read(struct reader *r, const yaml_node_t *n, void *into)
{
	struct topo_link *link = into;
	size_t count = reader_count(r, n, YAML_SEQUENCE_NODE);

	if (n->type == YAML_SEQUENCE_NODE && count != 2)
		reader_mistake(r, n, "a cable has two ends, not %zu", count);
	for (size_t i = 0; i < count && i < 2; i++) {
		const yaml_node_t *end = reader_item(r, n, i);

		if (end->type == YAML_MAPPING_NODE)
			reader_mapping(r, end, "an end", end_keys, &link->end[i]);
		else
			end_text(r, end, &link->end[i]);
	}
}

/* On the link itself an address is that of its real end. */
static void
link_address_read(struct reader *r, const yaml_node_t *n, void *into)
{
	struct topo_link *link = into;
	struct topo_end *real = link->end[0].kind != END_NODE ? &link->end[0] : &link->end[1];

	topology_read_address(r, n, &real->address);
}

/* ---- what a link can do to a frame ---- */

void
topology_read_delay(struct reader *r, const yaml_node_t *n, void *into)
{
	static const struct unit units[] = {
		{ "ns", 1 }, { "us", 1e3 }, { "ms", 1e6 }, { "s", 1e9 }, { 0 },
	};
	double v;

	if (reader_quantity(r, n, units, 60e9, "a time such as 5ms", &v))
		*(simtime *)into = (simtime)v;
}

void
topology_read_loss(struct reader *r, const yaml_node_t *n, void *into)
{
	static const struct unit units[] = { { "%", 1e4 }, { "", 1e4 }, { 0 } };
	double v;

	if (reader_quantity(r, n, units, 1e6, "a share such as 2%", &v))
		*(uint32_t *)into = (uint32_t)lround(v);
}

void
topology_read_rate(struct reader *r, const yaml_node_t *n, void *into)
{
	static const struct unit units[] = {
		{ "bit", 1 },	 { "kbit", 1e3 }, { "mbit", 1e6 }, { "gbit", 1e9 },
		{ "kbps", 1e3 }, { "mbps", 1e6 }, { "gbps", 1e9 }, { "k", 1e3 },
		{ "m", 1e6 },	 { "g", 1e9 },	  { "", 1e3 },	   { 0 },
	};
	double v;

	if (!reader_quantity(r, n, units, 400e9, "a rate such as 10mbit", &v))
		return;
	if (v < 1)
		reader_mistake(r, n, "a link without any rate carries nothing");
	*(uint64_t *)into = (uint64_t)v;
}

void
topology_read_mtu(struct reader *r, const yaml_node_t *n, void *into)
{
	static const struct unit units[] = { { "", 1 }, { 0 } };
	double v;

	if (!reader_quantity(r, n, units, 65000, "a number of bytes", &v))
		return;
	if (v < 68)
		reader_mistake(r, n, "an mtu is at least 68 bytes");
	*(unsigned *)into = (unsigned)v;
}

static const struct form form_ends = { .type = "array", .of = &form_end };
static const struct form form_delay = {
	.is = "a time such as 5ms",
	.type = "string",
	.pattern = "^[0-9]+(\\.[0-9]+)?(ns|us|ms|s)$",
};
static const struct form form_loss = {
	.is = "a share such as 2%",
	.type = "string",
	.pattern = "^[0-9]+(\\.[0-9]+)?%?$",
	.also = &(const struct form){ .type = "number" },
};
static const struct form form_rate = {
	.is = "a rate such as 10mbit",
	.type = "string",
	.pattern = "^[0-9]+(\\.[0-9]+)?([kmgKMG]|[kmg]?bit|[kmg]bps)?$",
	.also = &form_number,
};

static const struct key link_keys[] = {
	{ "endpoints", ends_read, 0, KEY_REQUIRED, &form_ends, "The two ends of the cable" },
	{ "address", link_address_read, 0, 0, &form_own,
	  "The Linux side's own address, of an end tun: or tap:" },
	{ "delay", topology_read_delay, offsetof(struct topo_link, delay), 0, &form_delay,
	  "One way" },
	{ "jitter", topology_read_delay, offsetof(struct topo_link, jitter), 0, &form_delay,
	  "Up to so much is added to the delay" },
	{ "loss", topology_read_loss, offsetof(struct topo_link, loss), 0, &form_loss,
	  "The share of the frames that are lost" },
	{ "reorder", topology_read_loss, offsetof(struct topo_link, reorder), 0, &form_loss,
	  "The share of the frames that are not delayed, and overtake the others" },
	{ "rate", topology_read_rate, offsetof(struct topo_link, rate), 0, &form_rate,
	  "Bits a second" },
	{ "mtu", topology_read_mtu, offsetof(struct topo_link, mtu), 0, &form_number,
	  "Octets of IP that a frame carries; larger ones are lost" },
	{ 0 },
};
static const struct form form_cable = { .type = "object", .keys = link_keys };
const struct form form_links = { .type = "array", .of = &form_cable };

/* ---- the whole ---- */

char *
topology_end_name(const struct topology *t, const struct topo_end *e)
{
	const char *interface = e->interface ? e->interface : "";

	switch (e->kind) {
	case END_NODE:
		return t->node_count ? xasprintf("%s:%s", t->nodes[e->node].name, interface)
				     : xstrdup("");
	case END_TUN:
		return xasprintf("tun:%s", interface);
	case END_TAP:
		return xasprintf("tap:%s", interface);
	case END_NIC:
		return xasprintf("nic:%s", interface);
	case END_UDP:
		return xasprintf("udp:%u:%s:%u", e->lport, e->remote, e->rport);
	}
	return NULL;
}

bool
topology_same_end(const struct topo_end *a, const struct topo_end *b)
{
	if (a->kind != b->kind)
		return false;
	if (a->kind == END_UDP)
		return a->lport == b->lport;
	if (a->kind == END_NODE && a->node != b->node)
		return false;
	return a->interface && b->interface && !strcmp(a->interface, b->interface);
}

/* A port that `interfaces:` names has no cable. */
static void
check_spare(struct reader *r, const yaml_node_t *n, const struct topology *t,
	    const struct topo_end *e)
{
	const struct topo_node *node = &t->nodes[e->node];

	for (size_t i = 0; i < node->interface_count; i++)
		if (!strcmp(node->interfaces[i], e->interface))
			reader_mistake(r, n,
				       "%s: %s has a cable, so it does not stand in `interfaces`",
				       node->name, e->interface);
}

/* No plug takes two cables; a host has one. */
static void
check_plugs(struct reader *r, const yaml_node_t *n, struct topology *t,
	    const struct topo_link *link)
{
	for (unsigned side = 0; side < 2; side++) {
		const struct topo_end *e = &link->end[side];

		for (struct topo_link *l = t->links; l <= link; l++) {
			for (unsigned s = 0; s < 2; s++) {
				const struct topo_end *o = &l->end[s];

				if (l == link && s >= side)
					break;
				if (topology_same_end(e, o))
					reader_mistake(r, n, "%s has a cable already (line %u)",
						       link->end_name[side], l->line);
				else if (e->kind == END_NODE && o->kind == END_NODE &&
					 e->node == o->node && t->nodes[e->node].kind == NODE_HOST)
					reader_mistake(r, n,
						       "%s: a host has one interface (line %u)",
						       t->nodes[e->node].name, l->line);
			}
		}
	}
}

static void
check_link(struct reader *r, const yaml_node_t *n, struct topology *t, const struct topo_link *link)
{
	unsigned real = (link->end[0].kind != END_NODE) + (link->end[1].kind != END_NODE);

	if (real == 2)
		reader_mistake(r, n, "a cable needs a node at one of its ends");
	for (unsigned side = 0; side < 2; side++) {
		const struct topo_end *e = &link->end[side];

		if (e->address.len && e->kind != END_TUN && e->kind != END_TAP)
			reader_mistake(r, n, "only a tun: or tap: end has an address of its own");
		if (e->kind == END_NODE)
			check_spare(r, n, t, e);
	}
	check_plugs(r, n, t, link);
}

void
links_read(struct reader *r, const yaml_node_t *n, void *into)
{
	struct topology *t = into;
	size_t count = reader_count(r, n, YAML_SEQUENCE_NODE);

	t->links = xcalloc(count + 1, sizeof *t->links);
	for (size_t i = 0; i < count; i++) {
		const yaml_node_t *item = reader_item(r, n, i);
		struct topo_link *link = &t->links[t->link_count++];
		unsigned before = r->mistakes;

		link->line = reader_line(item);
		reader_mapping(r, item, "a link", link_keys, link);
		for (unsigned side = 0; side < 2; side++)
			link->end_name[side] = topology_end_name(t, &link->end[side]);
		link->name = xasprintf("%s - %s", link->end_name[0], link->end_name[1]);
		if (r->mistakes == before)
			check_link(r, item, t, link);
	}
}

/* ---- names ---- */

/* "R1:FastEthernet0/1", "R1:Fa0/1", "R1", "R1-Fa0_1": does one of them name this end? */
static bool
end_is(const struct topology *t, const struct topo_link *l, unsigned side, const char *text,
       size_t len)
{
	const struct topo_end *e = &l->end[side];
	const char *node, *colon = memchr(text, ':', len);
	char *interface, *full;
	bool same;

	if (strlen(l->end_name[side]) == len && !strncasecmp(l->end_name[side], text, len))
		return true;
	if (e->kind != END_NODE || !t->node_count) /* the file has a mistake there */
		return false;
	node = t->nodes[e->node].name;
	if (!colon)
		return strlen(node) == len && !strncasecmp(node, text, len);
	if (strlen(node) != (size_t)(colon - text) || strncasecmp(node, text, strlen(node)))
		return false;
	interface = xstrndup(colon + 1, len - strlen(node) - 1);
	full = ifname_full(interface);
	same = full && !strcmp(full, e->interface);
	free(full);
	free(interface);
	return same;
}

/* One end alone, or both with a dash between them; names may hold dashes, so all are tried. */
static bool
link_is(const struct topology *t, const struct topo_link *l, const char *text)
{
	size_t len = strlen(text);

	if (end_is(t, l, 0, text, len) || end_is(t, l, 1, text, len))
		return true;
	for (const char *dash = strchr(text, '-'); dash; dash = strchr(dash + 1, '-')) {
		size_t first = (size_t)(dash - text);

		for (unsigned side = 0; side < 2; side++)
			if (end_is(t, l, side, text, first) &&
			    end_is(t, l, !side, dash + 1, len - first - 1))
				return true;
	}
	return false;
}

const struct topo_link *
topology_link(const struct topology *t, const char *name, bool *several)
{
	const struct topo_link *found = NULL;
	char *rest;
	unsigned long number = strtoul(name, &rest, 10);

	*several = false;
	if (*name && !*rest)
		return number >= 1 && number <= t->link_count ? &t->links[number - 1] : NULL;
	for (size_t i = 0; i < t->link_count; i++) {
		if (!link_is(t, &t->links[i], name))
			continue;
		*several = found != NULL;
		if (found)
			return NULL;
		found = &t->links[i];
	}
	return found;
}
