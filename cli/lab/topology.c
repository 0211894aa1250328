#include "cli/lab/topology.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/lab/yaml.h"
#include "engine/base/xmalloc.h"

#define NAME_MAX_LEN 32
#define FILE_MAX     (1024 * 1024)

/* What the keys of lab.yml are read into, one function for each kind of value. */
struct load {
	struct topology *t;
	struct reader r;
};

static bool
good_name(const char *text)
{
	size_t n = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-");

	return n && n <= NAME_MAX_LEN && !text[n] && text[0] != '.' && text[0] != '-';
}

static void
name_read(struct reader *r, const struct yaml_node_s *n, void *into)
{
	const char *text = reader_text(r, n);

	if (!text)
		return;
	if (!good_name(text))
		reader_mistake(r, n, "\"%s\" is no name: letters, digits, _ . - and at most %d of them",
			       text, NAME_MAX_LEN);
	else
		reader_string(r, n, into);
}

static void
clock_read(struct reader *r, const struct yaml_node_s *n, void *into)
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
		reader_mistake(r, n, "clock is `host` or a date such as 2012-03-01 10:00:00, not %s",
			       text);
		return;
	}
	t->clock = CLOCK_DATE;
	t->date = timegm(&tm);
}

/* Nodes ------------------------------------------------------------------------------------ */

static void
kind_read(struct reader *r, const struct yaml_node_s *n, void *into)
{
	static const char *const kinds[] = { "router", "host", "switch" };
	enum node_kind *kind = into;
	const char *text = reader_text(r, n);

	if (!text)
		return;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (!strcmp(text, kinds[i])) {
			*kind = (enum node_kind)i;
			return;
		}
	}
	reader_mistake(r, n, "unknown kind \"%s\": router, host or switch", text);
}

static void
address_read(struct reader *r, const struct yaml_node_s *n, void *into)
{
	struct topo_address *a = into;
	const char *text = reader_text(r, n);

	if (text && (!strchr(text, '/') || !ip4_parse_len(text, &a->addr, &a->len) || !a->len))
		reader_mistake(r, n, "\"%s\" is no address with its length, such as 10.1.1.10/24", text);
}

static void
gateway_read(struct reader *r, const struct yaml_node_s *n, void *into)
{
	const char *text = reader_text(r, n);

	if (text && !ip4_parse(text, into))
		reader_mistake(r, n, "\"%s\" is no address", text);
}

/* The file must be there and readable now: a lab that boots without it would teach nonsense. */
static void
startup_read(struct reader *r, const struct yaml_node_s *n, void *into)
{
	const struct topology *t = r->owner;
	const char *text = reader_text(r, n);
	char *path;
	struct stat st;

	if (!text)
		return;
	path = text[0] == '/' ? xstrdup(text) : xasprintf("%s/%s", t->dir, text);
	if (stat(path, &st) || access(path, R_OK))
		reader_mistake(r, n, "startup-config %s: %s", text, strerror(errno));
	else if (!S_ISREG(st.st_mode))
		reader_mistake(r, n, "startup-config %s: not a file", text);
	else
		*(char **)into = path, path = NULL;
	free(path);
}

static const struct key node_keys[] = {
	{ "kind", kind_read, offsetof(struct topo_node, kind), KEY_REQUIRED },
	{ "startup-config", startup_read, offsetof(struct topo_node, startup), 0 },
	{ "locked", reader_bool, offsetof(struct topo_node, locked), 0 },
	{ "address", address_read, offsetof(struct topo_node, address), 0 },
	{ "gateway", gateway_read, offsetof(struct topo_node, gateway), 0 },
	{ 0 },
};

static ssize_t
node_index(const struct topology *t, const char *name)
{
	for (size_t i = 0; i < t->node_count; i++)
		if (!strcasecmp(t->nodes[i].name, name))
			return (ssize_t)i;
	return -1;
}

static void
node_check(struct reader *r, const struct yaml_node_s *n, const struct topo_node *node)
{
	if (node->kind != NODE_ROUTER && node->startup)
		reader_mistake(r, n, "%s: only a router has a startup-config", node->name);
	if (node->kind != NODE_HOST && (node->address.len || node->gateway))
		reader_mistake(r, n, "%s: only a host has an address or a gateway", node->name);
	if (node->kind == NODE_HOST && node->gateway &&
	    !prefix_holds(prefix_make(node->address.addr, node->address.len), node->gateway))
		reader_mistake(r, n, "%s: the gateway is not on the network of its address",
			       node->name);
}

static void
nodes_read(struct reader *r, const struct yaml_node_s *n, void *into)
{
	struct topology *t = into;
	size_t count = reader_count(r, n, YAML_MAPPING_NODE);

	t->nodes = xcalloc(count + 1, sizeof *t->nodes);
	for (size_t i = 0; i < count; i++) {
		const struct yaml_node_s *key, *value = reader_pair(r, n, i, &key);
		struct topo_node *node = &t->nodes[t->node_count];
		const char *name = reader_text(r, key);

		if (!name)
			continue;
		if (!good_name(name) || !strcasecmp(name, "lab")) {
			reader_mistake(r, key, "a node cannot be called \"%s\"", name);
			continue;
		}
		if (node_index(t, name) >= 0) {
			reader_mistake(r, key, "there are two nodes %s", name);
			continue;
		}
		node->name = xstrdup(name);
		node->line = reader_line(key);
		t->node_count++;
		reader_mapping(r, value, name, node_keys, node);
		node_check(r, key, node);
	}
}

