#include "cli/lab/topology.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli/lab/ifname.h"
#include "cli/lab/links.h"
#include "cli/lab/ports.h"
#include "cli/lab/forms.h"
#include "cli/lab/yaml.h"
#include "engine/base/xmalloc.h"

#define NAME_MAX_LEN  32
#define FILE_SIZE_MAX (1024 * 1024)

static bool
good_name(const char *text)
{
	size_t n =
		strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-");

	return n && n <= NAME_MAX_LEN && !text[n] && text[0] != '.' && text[0] != '-';
}

static void
name_read(struct reader *r, const yaml_node_t *n, void *into)
{
	const char *text = reader_text(r, n);

	if (!text)
		return;
	if (!good_name(text))
		reader_mistake(r, n,
			       "\"%s\" is no name: letters, digits, _ . - and at most %d of them",
			       text, NAME_MAX_LEN);
	else
		reader_string(r, n, into);
}

void
topology_read_clock(struct reader *r, const yaml_node_t *n, void *into)
{
	struct topology *t = into;
	const char *text = reader_text(r, n);
	struct tm tm = { 0 };
	const char *rest;

	if (!text)
		return;
	if (!strcmp(text, "host")) {
		t->clock = CLOCK_HOST;
		return;
	}
	rest = strptime(text, "%Y-%m-%d", &tm);
	if (rest && *rest)
		rest = strptime(rest + (*rest == 'T'), " %H:%M:%S", &tm);
	if (!rest || *rest) {
		reader_mistake(r, n,
			       "clock is `host` or a date such as 2012-03-01 10:00:00, not %s",
			       text);
		return;
	}
	t->clock = CLOCK_DATE;
	t->date = timegm(&tm);
}

/* ---- nodes ---- */

static const char *const kinds[] = { "router", "host", "switch", NULL };
static const struct form form_kind = { .type = "string", .words = kinds };

static void
kind_read(struct reader *r, const yaml_node_t *n, void *into)
{
	enum node_kind *kind = into;
	const char *text = reader_text(r, n);

	if (!text)
		return;
	for (size_t i = 0; kinds[i]; i++) {
		if (!strcmp(text, kinds[i])) {
			*kind = (enum node_kind)i;
			return;
		}
	}
	reader_mistake(r, n, "unknown kind \"%s\": router, host or switch", text);
}

void
topology_read_address(struct reader *r, const yaml_node_t *n, void *into)
{
	struct topo_address *a = into;
	const char *text = reader_text(r, n);

	if (text && (!strchr(text, '/') || !ip4_parse_len(text, &a->addr, &a->len) || !a->len))
		reader_mistake(r, n, "\"%s\" is no address with its length, such as 10.1.1.10/24",
			       text);
}

static void
gateway_read(struct reader *r, const yaml_node_t *n, void *into)
{
	const char *text = reader_text(r, n);

	if (text && !ip4_parse(text, into))
		reader_mistake(r, n, "\"%s\" is no address", text);
}

/* The file must be there and readable now: a lab that boots without it would teach nonsense. */
static void
path_read(struct reader *r, const yaml_node_t *n, const char *key, mode_t kind, void *into)
{
	const struct topology *t = r->owner;
	const char *text = reader_text(r, n);
	char *path;
	struct stat st;

	if (!text)
		return;
	path = text[0] == '/' ? xstrdup(text) : xasprintf("%s/%s", t->dir, text);
	if (stat(path, &st) || access(path, R_OK))
		reader_mistake(r, n, "%s %s: %s", key, text, strerror(errno));
	else if ((st.st_mode & S_IFMT) != kind)
		reader_mistake(r, n, "%s %s: not a %s", key, text,
			       kind == S_IFREG ? "file" : "folder");
	else
		*(char **)into = path, path = NULL;
	free(path);
}

static void
startup_read(struct reader *r, const yaml_node_t *n, void *into)
{
	path_read(r, n, "startup-config", S_IFREG, into);
}

static void
private_read(struct reader *r, const yaml_node_t *n, void *into)
{
	path_read(r, n, "private-config", S_IFREG, into);
}

static void
files_read(struct reader *r, const yaml_node_t *n, void *into)
{
	path_read(r, n, "files", S_IFDIR, into);
}

/* What a router has without a cable; links_read() sees to those that have one as well. */
static void
interfaces_read(struct reader *r, const yaml_node_t *n, void *into)
{
	struct topo_node *node = into;
	size_t count = reader_count(r, n, YAML_SEQUENCE_NODE);

	node->interfaces = xcalloc(count + 1, sizeof *node->interfaces);
	for (size_t i = 0; i < count; i++) {
		const yaml_node_t *item = reader_item(r, n, i);
		const char *text = reader_text(r, item);
		char *full = text ? ifname_full(text) : NULL;
		bool twice = false;

		for (size_t k = 0; full && k < node->interface_count; k++)
			twice |= !strcmp(node->interfaces[k], full);
		if (text && !full)
			reader_mistake(r, item, "\"%s\" is not an interface for a cable", text);
		if (twice)
			reader_mistake(r, item, "%s stands twice", full);
		if (full && !twice)
			node->interfaces[node->interface_count++] = full, full = NULL;
		free(full);
	}
}

static const struct form form_interfaces = { .type = "array", .of = &form_interface };

static const struct form form_host_address = {
	.type = "string",
	.pattern = "^[0-9.]+/[0-9]+$",
};

static const struct key node_keys[] = {
	{ "kind", kind_read, offsetof(struct topo_node, kind), KEY_REQUIRED, &form_kind,
	  "What it is" },
	{ "startup-config", startup_read, offsetof(struct topo_node, startup), 0, &form_file,
	  "The configuration a router starts with" },
	{ "private-config", private_read, offsetof(struct topo_node, private), 0, &form_file,
	  "The RSA keys a router starts with" },
	{ "files", files_read, offsetof(struct topo_node, files), 0, &form_file,
	  "A folder: what a router finds on nvram:, what a host serves by TFTP" },
	{ "locked", reader_bool, offsetof(struct topo_node, locked), 0, &form_bool,
	  "Nobody can configure this router" },
	{ "address", topology_read_address, offsetof(struct topo_node, address), 0,
	  &form_host_address, "The address of a host, such as 10.1.1.10/24" },
	{ "gateway", gateway_read, offsetof(struct topo_node, gateway), 0, &form_address,
	  "The gateway of a host" },
	{ "ports", ports_read, 0, 0, &form_ports,
	  "Ports of this machine that lead to a router's vty lines" },
	{ "interfaces", interfaces_read, 0, 0, &form_interfaces,
	  "Ports of a router that have no cable" },
	{ 0 },
};
static const struct form form_device = { .type = "object", .keys = node_keys };
static const struct form form_devices = { .type = "object", .of = &form_device };

/* Words that mean something else where the name of a node may stand. */
static bool
reserved(const char *name)
{
	static const char *const words[] = { "lab", "tun", "tap", "nic", "udp" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (!strcasecmp(name, words[i]))
			return true;
	return false;
}

bool
topology_good_name(const char *name)
{
	return good_name(name) && !reserved(name);
}

ssize_t
topology_node(const struct topology *t, const char *name)
{
	for (size_t i = 0; i < t->node_count; i++)
		if (!strcasecmp(t->nodes[i].name, name))
			return (ssize_t)i;
	return -1;
}

static void
node_check(struct reader *r, const yaml_node_t *n, const struct topo_node *node)
{
	if (node->kind == NODE_SWITCH && node->files)
		reader_mistake(r, n, "%s: a switch has no files", node->name);
	if (node->kind != NODE_ROUTER && node->private)
		reader_mistake(r, n, "%s: only a router has a private-config", node->name);
	if (node->kind != NODE_ROUTER && node->startup)
		reader_mistake(r, n, "%s: only a router has a startup-config", node->name);
	if (node->kind != NODE_ROUTER && node->ports)
		reader_mistake(r, n, "%s: only a router has ports", node->name);
	if (node->kind != NODE_ROUTER && node->interfaces)
		reader_mistake(r, n, "%s: only a router has interfaces", node->name);
	if (node->kind != NODE_HOST && (node->address.len || node->gateway))
		reader_mistake(r, n, "%s: only a host has an address or a gateway", node->name);
	if (node->kind == NODE_HOST && !node->address.len)
		reader_mistake(r, n, "%s: a host needs an address", node->name);
	else if (node->kind == NODE_HOST && node->gateway &&
		 !prefix_holds(prefix_make(node->address.addr, node->address.len), node->gateway))
		reader_mistake(r, n, "%s: the gateway is not on the network of its address",
			       node->name);
}

static void
node_read(struct reader *r, const char *name, const yaml_node_t *key, const yaml_node_t *value,
	  void *into)
{
	struct topology *t = into;
	struct topo_node *node = &t->nodes[t->node_count];
	unsigned before = r->mistakes;

	if (!topology_good_name(name)) {
		reader_mistake(r, key, "a node cannot be called \"%s\"", name);
		return;
	}
	if (topology_node(t, name) >= 0) {
		reader_mistake(r, key, "there are two nodes %s", name);
		return;
	}
	node->name = xstrdup(name);
	node->line = reader_line(key);
	t->node_count++;
	reader_mapping(r, value, name, node_keys, node);
	if (r->mistakes == before)
		node_check(r, key, node);
}

static void
nodes_read(struct reader *r, const yaml_node_t *n, void *into)
{
	struct topology *t = into;

	t->nodes = xcalloc(reader_count(r, n, YAML_MAPPING_NODE) + 1, sizeof *t->nodes);
	reader_entries(r, n, NULL, node_read, t);
}

/* ---- the whole ---- */

static const struct key network_keys[] = {
	{ "nodes", nodes_read, 0, KEY_REQUIRED, &form_devices,
	  "Routers, hosts and switches by name" },
	{ "links", links_read, 0, 0, &form_links, "The cables between them" },
	{ 0 },
};
static const struct form form_network_of = { .type = "object", .keys = network_keys };

static void
network_read(struct reader *r, const yaml_node_t *n, void *into)
{
	reader_mapping(r, n, "topology", network_keys, into);
}

static const struct form form_clock = {
	.type = "string",
	.pattern = "^(host|[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:]{8})?)$",
};

static const struct key lab_keys[] = {
	{ "name", name_read, offsetof(struct topology, name), 0, &form_name,
	  "By which what a person saves is filed" },
	{ "title", reader_string, offsetof(struct topology, title), 0, &form_text,
	  "What the lab is called" },
	{ "clock", topology_read_clock, 0, 0, &form_clock,
	  "What the routers' clocks say at the start: `host`, or a date" },
	{ "topology", network_read, 0, KEY_REQUIRED, &form_network_of, "The network" },
	COURSE_KEYS(struct topology, course),
	{ 0 },
};

const struct key *
topology_keys(void)
{
	return lab_keys;
}

static void
lab_read(struct reader *r, const yaml_node_t *n, void *into)
{
	reader_mapping(r, n, "the lab", lab_keys, into);
}

struct topology *
topology_parse(const char *dir, const char *file, const char *text, size_t size, FILE *errors)
{
	struct topology *t = xcalloc(1, sizeof *t);
	struct reader r = { .file = file, .errors = errors, .owner = t };

	t->dir = xstrdup(dir);
	t->file = xstrdup(file);
	if (reader_parse(&r, text, size, lab_read, t)) {
		topology_free(t);
		return NULL;
	}
	if (!t->name)
		t->name = xstrdup(strrchr(dir, '/') ? strrchr(dir, '/') + 1 : dir);
	if (!t->title)
		t->title = xstrdup(t->name);
	return t;
}

/* The whole file, or NULL after a complaint. */
static char *
file_read(const char *file, size_t *size, FILE *errors)
{
	FILE *f = fopen(file, "re");
	char *text;

	if (!f) {
		fprintf(errors, "%s: %s\n", file, strerror(errno));
		return NULL;
	}
	text = xmalloc(FILE_SIZE_MAX + 1);
	*size = fread(text, 1, FILE_SIZE_MAX + 1, f);
	if (ferror(f) || *size > FILE_SIZE_MAX) {
		fprintf(errors, "%s: %s\n", file,
			ferror(f) ? strerror(errno) : "too long for a lab");
		free(text);
		text = NULL;
	}
	fclose(f);
	return text;
}

/* The folder of a lab, canonical, from its path or that of its lab.yml. */
char *
topology_dir(const char *path, FILE *errors)
{
	char *real = realpath(path, NULL), *slash;
	struct stat st;

	if (!real || stat(real, &st)) {
		fprintf(errors, "%s: %s\n", path, strerror(errno));
		free(real);
		return NULL;
	}
	if (!S_ISDIR(st.st_mode)) {
		slash = strrchr(real, '/');
		*(slash == real ? slash + 1 : slash) = '\0';
	}
	return real;
}

struct topology *
topology_load(const char *path, FILE *errors)
{
	char *dir = topology_dir(path, errors), *file = NULL, *text = NULL;
	struct topology *t = NULL;
	struct stat st;
	size_t size;

	if (!dir)
		return NULL;
	file = stat(path, &st) || S_ISDIR(st.st_mode)
		       ? xasprintf("%s%slab.yml", path, path[strlen(path) - 1] == '/' ? "" : "/")
		       : xstrdup(path);
	text = file_read(file, &size, errors);
	if (text)
		t = topology_parse(dir, file, text, size, errors);
	free(text);
	free(file);
	free(dir);
	return t;
}

void
topology_free(struct topology *t)
{
	if (!t)
		return;
	for (size_t i = 0; i < t->node_count; i++) {
		free(t->nodes[i].name);
		free(t->nodes[i].startup);
		free(t->nodes[i].private);
		free(t->nodes[i].files);
		free(t->nodes[i].ports);
		for (size_t k = 0; k < t->nodes[i].interface_count; k++)
			free(t->nodes[i].interfaces[k]);
		free(t->nodes[i].interfaces);
	}
	for (size_t i = 0; i < t->link_count; i++) {
		struct topo_link *l = &t->links[i];

		for (unsigned side = 0; side < 2; side++) {
			free(l->end[side].interface);
			free(l->end[side].remote);
			free(l->end_name[side]);
		}
		free(l->name);
	}
	course_free(&t->course);
	free(t->nodes);
	free(t->links);
	free(t->name);
	free(t->title);
	free(t->file);
	free(t->dir);
	free(t);
}

bool
topology_has_real_end(const struct topology *t)
{
	for (size_t i = 0; i < t->link_count; i++)
		if (t->links[i].end[0].kind != END_NODE || t->links[i].end[1].kind != END_NODE)
			return true;
	return false;
}
