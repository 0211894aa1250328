/* A topology of containerlab:
 *
 *	name: vpn
 *	topology:
 *	  defaults: {…}			what nodes have unless their kind, their group or they
 *	  kinds: {cisco_iol: {…}}	themselves say otherwise
 *	  groups: {branch: {…}}
 *	  nodes: {R1: {kind: cisco_iol, startup-config: R1.cfg}, PC1: {kind: linux, exec: […]}}
 *	  links:
 *	    - endpoints: ["R1:eth1", "PC1:eth1"]
 *	    - {type: veth, endpoints: [{node: R1, interface: eth2}, …], mtu: 1400} */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/device/textfile.h"
#include "cli/lab/ifname.h"
#include "cli/lab/links.h"
#include "cli/lab/ports.h"
#include "cli/transfer/import.h"
#include "cli/transfer/labels.h"
#include "engine/base/xmalloc.h"

#define SOURCES 4

/* Where the properties of a node stand: what is its own, then what it has in common with others. */
struct sources {
	struct import *import;
	const yaml_node_t *at[SOURCES]; /* node, group, kind, defaults; NULL: none */
};

static const yaml_node_t *
property(const struct sources *s, const char *key)
{
	for (unsigned i = 0; i < SOURCES; i++) {
		const yaml_node_t *n = import_find(s->import, s->at[i], key);

		if (n)
			return n;
	}
	return NULL;
}

/* A label of ours, which only the node itself has. */
static const char *
label(struct import *im, const yaml_node_t *n, const char *key)
{
	return import_value(im, import_find(im, n, "labels"), key);
}

static struct sources
sources_of(struct import *im, const yaml_node_t *topology, const yaml_node_t *node)
{
	struct sources s = { im, { node } };
	const yaml_node_t *groups = import_find(im, topology, "groups");
	const char *group, *kind;

	s.at[3] = import_find(im, topology, "defaults");
	group = import_text(property(&s, "group"));
	s.at[1] = group ? import_find(im, groups, group) : NULL;
	kind = import_text(property(&s, "kind"));
	s.at[2] = kind ? import_find(im, import_find(im, topology, "kinds"), kind) : NULL;
	return s;
}

/* ---- configurations ---- */

/* The path with the name of the node in it, beside the file; gives it. */
static char *
path_of(const struct import *im, const char *path, const char *node)
{
	static const char variable[] = "__clabNodeName__";
	const char *at = strstr(path, variable);
	int before = at ? (int)(at - path) : (int)strlen(path);
	const char *behind = at ? at + strlen(variable) : "";

	return xasprintf("%s%s%.*s%s%s", *path == '/' ? "" : im->dir, *path == '/' ? "" : "/",
			 before, path, at ? node : "", behind);
}

/* What is no file (a device, a pipe) may have no end. */
static char *
file_text(const char *path, char **error)
{
	struct stat st;

	if (stat(path, &st) || S_ISREG(st.st_mode))
		return textfile_read(path, error);
	*error = xasprintf("%s is no file", path);
	return NULL;
}

/* The text itself when it has several lines, else its file. */
static void
read_startup(struct import *im, const struct foreign *f, const yaml_node_t *n)
{
	const char *text = import_text(n);
	char *path, *config, *error;

	if (!text) {
		import_list(im, n, "%s: startup-config is neither a file nor a text", f->name);
	} else if (strchr(text, '\n')) {
		import_config(im, f, xstrdup(text));
	} else if (strstr(text, "://")) {
		import_list(im, n, "%s: %s is left out: nothing is fetched from the network",
			    f->name, text);
	} else {
		path = path_of(im, text, f->name);
		config = file_text(path, &error);
		if (config)
			import_config(im, f, config);
		else
			import_list(im, n, "%s: startup-config %s", f->name, error), free(error);
		free(path);
	}
}

/* Ours are telnet and SSH; Docker's list has others, and may name the protocol. */
static void
read_port(struct import *im, const struct foreign *f, const yaml_node_t *n)
{
	struct topo_node *node = &im->draft->topology->nodes[f->node];
	const char *text = import_text(n), *end = text ? strstr(text, "/tcp") : NULL;
	char *port = xasprintf("%.*s", end ? (int)(end - text) : INT_MAX, text ? text : "");

	node->ports = xrealloc(node->ports, node->port_count + 1, sizeof *node->ports);
	if (f->kind->becomes == NODE_ROUTER && ports_parse(port, &node->ports[node->port_count]) &&
	    !ports_taken(im->draft->topology, &node->ports[node->port_count]))
		node->port_count++;
	else
		import_list(im, n,
			    "%s: port \"%s\" is left out: those of routers may lead to 22 and 23",
			    f->name, port);
	free(port);
}

static void
read_ports(struct import *im, const struct foreign *f, const yaml_node_t *n)
{
	for (size_t i = 0;
	     import_is_list(n) && i < reader_count(&im->reader, n, YAML_SEQUENCE_NODE); i++)
		read_port(im, f, reader_item(&im->reader, n, i));
}

/* A name that a port of the node may have here, NULL: it may not. Gives it. */
static char *
port_here(const struct foreign *f, const char *name)
{
	if (f->kind->becomes == NODE_ROUTER)
		return ifname_full(name);
	return links_good_device(name) ? xstrdup(name) : NULL;
}

/* "Ethernet0/1=FastEthernet0/0 Ethernet0/2=…": the names that the lab had, in its configuration too. */
static void
read_names(struct import *im, struct foreign *f, const char *text)
{
	char *copy = xstrdup(text), *rest = copy, *pair, *config = im->draft->config[f->node];
	unsigned ranges;

	while ((pair = strsep(&rest, " "))) {
		char *to = strchr(pair, '=');
		char *full = to ? port_here(f, to + 1) : NULL;

		if (full) {
			*to = '\0';
			names_add(&f->ports, pair, full);
		}
		free(full);
	}
	if (config)
		import_config(im, f, names_apply(&f->ports, config, &ranges));
	free(copy);
}

static char *
beside(struct import *im, const yaml_node_t *n, const char *key, mode_t kind)
{
	const char *text = label(im, n, key);
	char *path = text ? path_of(im, text, "") : NULL;
	struct stat st;

	if (!path || (!stat(path, &st) && (st.st_mode & S_IFMT) == kind))
		return path;
	import_list(im, n, "%s %s is not there", key, text);
	free(path);
	return NULL;
}

/* What our own export says of the node. */
static void
read_labels(struct import *im, struct foreign *f, const yaml_node_t *n)
{
	struct topo_node *node = &im->draft->topology->nodes[f->node];
	const char *names = label(im, n, LABEL_INTERFACES), *locked = label(im, n, LABEL_LOCKED);

	if (names)
		read_names(im, f, names);
	if (f->kind->becomes == NODE_ROUTER) {
		node->locked = locked && !strcmp(locked, "true");
		node->private = beside(im, n, LABEL_PRIVATE, S_IFREG);
	}
	if (f->kind->becomes != NODE_SWITCH)
		node->files = beside(im, n, LABEL_FILES, S_IFDIR);
}

/* ---- nodes ---- */

/* Everybody's commands come before those of the node. */
static void
read_exec(struct import *im, struct foreign *f, const struct sources *s)
{
	for (unsigned i = SOURCES; i-- > 0;) {
		const yaml_node_t *list = import_find(im, s->at[i], "exec");

		for (size_t k = 0; import_is_list(list) &&
				   k < reader_count(&im->reader, list, YAML_SEQUENCE_NODE);
		     k++) {
			const yaml_node_t *item = reader_item(&im->reader, list, k);
			const char *text = import_text(item);

			if (!text)
				continue;
			if (f->kind->becomes == NODE_HOST)
				import_commands(im, f, item, text);
			else
				import_list(im, item, "%s: \"%s\" is left out: it has no shell",
					    f->name, text);
		}
	}
}

/* What the properties say that a lab has a word for, and what only says how a container runs. */
static const char *const properties[] = {
	"kind",
	"type",
	"group",
	"labels",
	"startup-config",
	"exec",
	"ports",
	"image",
	"license",
	"image-pull-policy",
	"cpu",
	"cpu-set",
	"memory",
	"shm-size",
	"restart-policy",
	"startup-delay",
	"auto-remove",
	"runtime",
	"env",
	"env-files",
	"user",
	"enforce-startup-config",
	"suppress-startup-config",
	"position",
	NULL,
};

static bool
is_switch_of_iol(const struct sources *s)
{
	const char *type = import_text(property(s, "type"));

	return type && !strcasecmp(type, "l2");
}

static void
read_node(struct import *im, const yaml_node_t *topology, const yaml_node_t *key,
	  const yaml_node_t *value)
{
	static const struct kind iol_switch = { "cisco_iol", NODE_SWITCH, PORTS_NAMED };
	struct sources s = sources_of(im, topology, value);
	const char *name = import_text(key), *word = import_text(property(&s, "kind"));
	const struct kind *kind = word ? kind_of_containerlab(word) : NULL;
	const yaml_node_t *startup = property(&s, "startup-config");
	struct foreign *f;

	if (kind && kind->numbering == PORTS_IOL && is_switch_of_iol(&s))
		kind = &iol_switch;
	f = import_node(im, key, name ? name : "", kind);
	if (!kind) {
		import_list(im, key,
			    word ? "%s is left out: no node here is like \"%s\""
				 : "%s is left out: it has no kind",
			    f->name, word);
		return;
	}
	import_other_keys(im, value, f->name, properties);
	if (startup && kind->becomes == NODE_ROUTER)
		read_startup(im, f, startup);
	else if (startup)
		import_list(im, startup, "%s: startup-config is left out: only routers have one",
			    f->name);
	read_ports(im, f, property(&s, "ports"));
	read_exec(im, f, &s);
	read_labels(im, f, value);
	if (kind->becomes == NODE_HOST)
		import_host(im, key, f);
}

/* ---- links ---- */

/* An end that is no node of the file: "host:lan0", "macvlan:eth0". */
static bool
read_world(struct import *im, const yaml_node_t *n, struct cable *c, unsigned side,
	   const char *word, const char *device)
{
	static const struct {
		const char *word;
		enum end_kind kind;
	} ends[] = { { "host", END_TAP }, { "macvlan", END_NIC } };
	static const char *const others[] = { "mgmt-net", "vxlan", "vxlan-stitch", "dummy" };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		if (strcmp(word, ends[i].word))
			continue;
		c->link.end[side] =
			(struct topo_end){ .kind = ends[i].kind, .interface = xstrdup(device) };
		c->missing[side] = !links_good_device(device);
		return true;
	}
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		if (strcmp(word, others[i]))
			continue;
		import_list(im, n, "there is no %s here", word);
		c->missing[side] = true;
		return true;
	}
	return false;
}

static void
read_plug(struct import *im, const yaml_node_t *n, struct cable *c, unsigned side, const char *node,
	  const char *port)
{
	for (size_t i = 0; i < im->node_count; i++)
		if (!strcmp(im->nodes[i].name, node)) {
			import_plug(im, n, c, side, &im->nodes[i], port);
			return;
		}
	c->text[side] = xasprintf("%s:%s", node, port);
	if (!read_world(im, n, c, side, node, port)) {
		import_list(im, n, "there is no node %s", node);
		c->missing[side] = true;
	}
}

/* "R1:eth1", or {node: R1, interface: eth1} */
static void
read_end(struct import *im, const yaml_node_t *n, struct cable *c, unsigned side)
{
	static const char *const known[] = { "node", "interface", NULL };
	const char *text = import_text(n), *colon = text ? strchr(text, ':') : NULL;
	const char *node = import_value(im, n, "node"), *port = import_value(im, n, "interface");

	if (colon) {
		char *name = xstrndup(text, (size_t)(colon - text));

		read_plug(im, n, c, side, name, colon + 1);
		free(name);
	} else if (node && port) {
		import_other_keys(im, n, "an end", known);
		read_plug(im, n, c, side, node, port);
	} else {
		reader_mistake(&im->reader, n,
			       "an end is \"NODE:INTERFACE\" or {node: …, interface: …}");
	}
}

/* The long form of a link with one node: {type: host, endpoint: {…}, host-interface: lan0}. */
static void
read_single(struct import *im, const yaml_node_t *n, const char *type, struct cable *c)
{
	const yaml_node_t *end = import_find(im, n, "endpoint");
	const char *device = import_value(im, n, "host-interface");

	if (!end) {
		reader_mistake(&im->reader, n, "a link of type %s needs an endpoint", type);
		return;
	}
	read_end(im, end, c, 0);
	read_plug(im, n, c, 1, type, device ? device : "");
}

static void
read_pair(struct import *im, const yaml_node_t *n, struct cable *c)
{
	const yaml_node_t *ends = import_find(im, n, "endpoints");

	if (!import_is_list(ends) || reader_count(&im->reader, ends, YAML_SEQUENCE_NODE) != 2) {
		reader_mistake(&im->reader, n, "a link needs two endpoints");
		return;
	}
	for (unsigned side = 0; side < 2 && !im->reader.mistakes; side++)
		read_end(im, reader_item(&im->reader, ends, side), c, side);
}

static void
read_effects(struct import *im, const yaml_node_t *n, struct topo_link *l)
{
	const struct {
		const char *name;
		void (*read)(struct reader *, const yaml_node_t *, void *);
		void *into;
	} effects[] = {
		{ LABEL "delay", topology_read_delay, &l->delay },
		{ LABEL "jitter", topology_read_delay, &l->jitter },
		{ LABEL "loss", topology_read_loss, &l->loss },
		{ LABEL "reorder", topology_read_loss, &l->reorder },
		{ LABEL "rate", topology_read_rate, &l->rate },
	};
	const yaml_node_t *labels = import_find(im, n, "labels"), *mtu = import_find(im, n, "mtu");

	for (size_t i = 0; i < sizeof effects / sizeof *effects; i++) {
		const yaml_node_t *value = import_find(im, labels, effects[i].name);

		if (value)
			effects[i].read(&im->reader, value, effects[i].into);
	}
	if (mtu)
		topology_read_mtu(&im->reader, mtu, &l->mtu);
}

static void
read_link(struct import *im, const yaml_node_t *n)
{
	static const char *const known[] = { "type",	       "endpoints", "endpoint", "mtu",
					     "host-interface", "labels",    NULL };
	const char *type = import_value(im, n, "type");
	struct cable c = { 0 };

	import_other_keys(im, n, "a link", known);
	read_effects(im, n, &c.link);
	if (type && strcmp(type, "veth"))
		read_single(im, n, type, &c);
	else
		read_pair(im, n, &c);
	import_cable(im, n, &c);
}

/* ---- the whole ---- */

static void
read_common(struct import *im, const yaml_node_t *topology)
{
	static const char *const known[] = {
		"defaults", "kinds", "groups", "nodes", "links", NULL
	};
	static const char *const sets[] = { "kinds", "groups" };

	import_other_keys(im, topology, "topology", known);
	import_other_keys(im, import_find(im, topology, "defaults"), "defaults", properties);
	for (unsigned i = 0; i < sizeof sets / sizeof *sets; i++) {
		const yaml_node_t *set = import_find(im, topology, sets[i]), *key;
		size_t count = import_is_mapping(set)
				       ? reader_count(&im->reader, set, YAML_MAPPING_NODE)
				       : 0;

		for (size_t k = 0; k < count; k++) {
			const yaml_node_t *value = reader_pair(&im->reader, set, k, &key);
			const char *name = import_text(key);

			import_other_keys(im, value, name ? name : sets[i], properties);
		}
	}
}

static void
read_lab(struct import *im, const yaml_node_t *root, const yaml_node_t *topology)
{
	/* `prefix`, `mgmt`: of the names and the network of containers. */
	static const char *const known[] = { "name", "prefix", "mgmt", "topology", NULL };
	const yaml_node_t *defaults = import_find(im, topology, "defaults");
	const yaml_node_t *clock =
		import_find(im, import_find(im, defaults, "labels"), LABEL_CLOCK);
	const char *name = import_value(im, root, "name");

	import_other_keys(im, root, "the file", known);
	import_title(im, name ? name : "containerlab", label(im, defaults, LABEL_TITLE));
	if (clock)
		topology_read_clock(&im->reader, clock, im->draft->topology);
}

void
containerlab_read(struct reader *r, const yaml_node_t *root, void *ctx)
{
	struct import *im = ctx;
	const yaml_node_t *topology = import_find(im, root, "topology"), *key, *value;
	const yaml_node_t *nodes = import_find(im, topology, "nodes");
	const yaml_node_t *links = import_find(im, topology, "links");
	size_t node_count, link_count = 0;

	if (!import_is_mapping(nodes) || (links && !import_is_list(links))) {
		reader_mistake(r, root,
			       "topology needs nodes (a mapping) and may have links (a list)");
		return;
	}
	node_count = reader_count(r, nodes, YAML_MAPPING_NODE);
	if (links)
		link_count = reader_count(r, links, YAML_SEQUENCE_NODE);
	import_begin(im, node_count, link_count);
	read_lab(im, root, topology);
	read_common(im, topology);
	for (size_t i = 0; i < node_count; i++) {
		value = reader_pair(r, nodes, i, &key);
		read_node(im, topology, key, value);
	}
	for (size_t i = 0; i < link_count && !r->mistakes; i++)
		read_link(im, reader_item(r, links, i));
}
