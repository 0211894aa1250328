/* A lab as a topology of containerlab. Every router becomes the kind whose ports are called like its
 * own, or one whose ports it gets: then its configuration follows, and a label keeps the old names. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "cli/config/config.h"
#include "cli/transfer/draft.h"
#include "cli/transfer/kinds.h"
#include "cli/transfer/labels.h"
#include "cli/transfer/output.h"
#include "cli/transfer/rename.h"
#include "cli/transfer/transfer.h"
#include "engine/base/text.h"
#include "engine/base/xmalloc.h"

/* What a node is called there: images are those of containerlab's own examples. */
struct model {
	const char *kind, *image;
	enum numbering numbering;
};

static const struct model routers[] = {
	{ "cisco_csr1000v", "vrnetlab/cisco_csr1000v:16.12.05", PORTS_CSR },
	{ "cisco_vios", "vrnetlab/cisco_vios:15.9.3M6", PORTS_VIOS },
	{ "cisco_iol", "vrnetlab/cisco_iol:17.12.01", PORTS_IOL },
};
#define RENAMED (&routers[2]) /* the kind of routers whose ports no kind has */
static const struct model host = { "linux", "alpine:3", PORTS_NAMED };
static const struct model bridge = { "bridge", NULL, PORTS_NAMED };

#define ROUTERS (sizeof routers / sizeof *routers)

struct node {
	const struct model *model;
	bool kept;		  /* its ports have names that this kind has */
	struct names there, back; /* FastEthernet0/0 -> Ethernet0/1, eth1 -> FastEthernet0/0 */
};

struct export
{
	struct draft *draft;
	struct node *nodes;
	unsigned bridge_ports; /* so far: their names are the host's, so no two are the same */
	unsigned listed;
	FILE *errors;
};

/* ---- ports ---- */

static int
by_name(const void *a, const void *b)
{
	return config_order_interfaces(*(const char *const *)a, *(const char *const *)b);
}

/* The ports of a node in the order of IOS, NULL at the end, borrowed in a block to be freed. */
static const char **
ports_of(const struct export *x, size_t node)
{
	const struct topology *t = x->draft->topology;
	const struct topo_node *spec = &t->nodes[node];
	const char **ports = xcalloc(2 * t->link_count + spec->interface_count + 1, sizeof *ports);
	size_t n = 0;

	for (size_t i = 0; i < t->link_count; i++)
		for (unsigned side = 0; side < 2; side++)
			if (draft_is_plug(&t->links[i].end[side], node, NULL))
				ports[n++] = t->links[i].end[side].interface;
	for (size_t i = 0; i < spec->interface_count; i++)
		ports[n++] = spec->interfaces[i];
	qsort(ports, n, sizeof *ports, by_name);
	return ports;
}

static bool
has_ports(const struct model *m, const char *const *ports)
{
	for (; *ports; ports++)
		if (!kind_port_number(m->numbering, *ports))
			return false;
	return true;
}

static void
add_port(struct export *x, struct node *n, const char *name)
{
	unsigned next = (unsigned)n->there.count + 1;
	char *there = n->kept		    ? xstrdup(name)
		      : n->model == &bridge ? xasprintf("br-%u", ++x->bridge_ports)
					    : kind_port_name(n->model->numbering, next);

	names_add(&n->there, name, there);
	names_add(&n->back, there, name);
	free(there);
}

static void
choose_model(struct export *x, size_t node)
{
	struct node *n = &x->nodes[node];
	enum node_kind kind = x->draft->topology->nodes[node].kind;
	const char **ports = ports_of(x, node);

	n->model = kind == NODE_HOST ? &host : kind == NODE_SWITCH ? &bridge : RENAMED;
	for (size_t i = 0; kind == NODE_ROUTER && i < ROUTERS && !n->kept; i++)
		if (has_ports(&routers[i], ports)) {
			n->model = &routers[i];
			n->kept = true;
		}
	for (const char **port = ports; *port; port++)
		add_port(x, n, *port);
	free(ports);
}

/* ---- what is left out ---- */

static void __attribute__((format(printf, 3, 4)))
list(struct export *x, unsigned line, const char *format, ...)
{
	va_list args;

	x->listed++;
	fprintf(x->errors, "%s:%u: ", x->draft->topology->file, line);
	va_start(args, format);
	vfprintf(x->errors, format, args);
	va_end(args);
	fputc('\n', x->errors);
}

/* ---- nodes ---- */

static void
rename_config(struct export *x, size_t node)
{
	const struct topo_node *spec = &x->draft->topology->nodes[node];
	char **config = &x->draft->config[node], *there, *back;
	unsigned ranges;

	if (!*config || x->nodes[node].kept)
		return;
	there = names_apply(&x->nodes[node].there, *config, &ranges);
	if (ranges)
		list(x, spec->line, "%s: a range of interfaces in its configuration stays as it is",
		     spec->name);
	back = names_apply(&x->nodes[node].back, there, &ranges);
	if (strcmp(back, *config))
		list(x, spec->line,
		     "%s: names of interfaces in its configuration will not all come back",
		     spec->name);
	free(back);
	free(*config);
	*config = there;
}

/* How far to the right labels stand. */
#define OF_ALL	"      "
#define OF_NODE "        "

static void
add_label(struct text *labels, const char *indent, const char *key, const char *value)
{
	text_addf(labels, "%s%s: ", indent, key);
	output_scalar(labels, value);
	text_add(labels, "\n");
}

/* How far to the right labels stand. */
#define OF_ALL	"      "
#define OF_NODE "        "

static void
add_labels(struct text *to, const struct export *x, size_t node)
{
	const struct topo_node *spec = &x->draft->topology->nodes[node];
	const struct names *back = &x->nodes[node].back;
	struct text labels = { 0 }, names = { 0 };
	char *private = spec->private ? xasprintf("%s.private", spec->name) : NULL;
	char *files = draft_files_name(x->draft, node);

	for (size_t i = 0; i < back->count; i++)
		text_addf(&names, "%s%s=%s", i ? " " : "", back->from[i], back->to[i]);
	if (names.len && (!x->nodes[node].kept || spec->interface_count))
		add_label(&labels, OF_NODE, LABEL_INTERFACES, text_get(&names));
	if (spec->locked)
		add_label(&labels, OF_NODE, LABEL_LOCKED, "true");
	if (private)
		add_label(&labels, OF_NODE, LABEL_PRIVATE, private);
	if (files)
		add_label(&labels, OF_NODE, LABEL_FILES, files);
	if (labels.len)
		text_addf(to, "      labels:\n%s", text_get(&labels));
	text_free(&labels);
	text_free(&names);
	free(private);
	free(files);
}

static void
add_node(struct text *to, const struct export *x, size_t node)
{
	const struct topo_node *spec = &x->draft->topology->nodes[node];

	text_add(to, "    ");
	output_scalar(to, spec->name);
	text_addf(to, ":\n      kind: %s\n", x->nodes[node].model->kind);
	if (x->draft->config[node])
		text_addf(to, "      startup-config: %s.cfg\n", spec->name);
	for (size_t i = 0; i < spec->port_count; i++)
		text_addf(to, "%s        - \"%s:%u:%s\"\n", i ? "" : "      ports:\n",
			  spec->ports[i].address, spec->ports[i].port,
			  spec->ports[i].ssh ? "22" : "23");
	if (spec->kind == NODE_HOST)
		text_addf(to, "      exec:\n        - ip addr add %s/%u dev eth1\n",
			  IP4S(spec->address.addr), spec->address.len);
	if (spec->gateway)
		text_addf(to, "        - ip route replace default via %s\n", IP4S(spec->gateway));
	add_labels(to, x, node);
}

/* ---- links ---- */

/* NULL: containerlab has no such end. Gives it. */
static char *
end_name(const struct export *x, const struct topo_end *e)
{
	const struct node *n;
	const char *there;

	if (e->kind == END_TAP)
		return xasprintf("host:%s", e->interface);
	if (e->kind == END_NIC)
		return xasprintf("macvlan:%s", e->interface);
	if (e->kind != END_NODE)
		return NULL;
	n = &x->nodes[e->node];
	there = names_find(&n->there, e->interface);
	if (n->model == &bridge)
		return xasprintf("%s:%s", x->draft->topology->nodes[e->node].name, there);
	return xasprintf("%s:eth%u", x->draft->topology->nodes[e->node].name,
			 kind_port_number(n->model->numbering, there));
}

static void
add_link(struct text *to, struct export *x, const struct topo_link *l)
{
	char *end[2] = { end_name(x, &l->end[0]), end_name(x, &l->end[1]) };
	struct text labels = { 0 };

	if (!end[0] || !end[1]) {
		list(x, l->line, "%s is left out: containerlab has no such end", l->name);
	} else {
		text_add(to, "    - endpoints: [");
		output_scalar(to, end[0]);
		text_add(to, ", ");
		output_scalar(to, end[1]);
		text_add(to, "]\n");
		if (l->mtu)
			text_addf(to, "      mtu: %u\n", l->mtu);
		if (output_effects(&labels, l, OF_NODE, LABEL))
			text_addf(to, "      labels:\n%s", text_get(&labels));
		if (l->end[0].address.len || l->end[1].address.len)
			list(x, l->line, "%s: the address of its other end is left out", l->name);
	}
	text_free(&labels);
	free(end[0]);
	free(end[1]);
}

/* ---- the whole ---- */

static void
add_images(struct text *to, const struct export *x)
{
	const struct model *const models[] = { &routers[0], &routers[1], &routers[2], &host };
	struct text kinds = { 0 };

	for (size_t i = 0; i < sizeof models / sizeof *models; i++) {
		bool used = false;

		for (size_t k = 0; k < x->draft->topology->node_count; k++)
			used |= x->nodes[k].model == models[i];
		if (used)
			text_addf(&kinds, "    %s:\n      image: %s\n", models[i]->kind,
				  models[i]->image);
	}
	if (kinds.len)
		text_addf(to, "  kinds:\n%s", text_get(&kinds));
	text_free(&kinds);
}

static void
add_topology(struct text *to, struct export *x)
{
	const struct topology *t = x->draft->topology;
	char clock[32];

	text_add(to,
		 "# Images are examples: name those that you have. A bridge must be there before.\n"
		 "name: ");
	output_scalar(to, t->name);
	text_add(to, "\ntopology:\n  defaults:\n    labels:\n");
	add_label(to, OF_ALL, LABEL_TITLE, t->title);
	if (output_clock(t, clock))
		add_label(to, OF_ALL, LABEL_CLOCK, clock);
	add_images(to, x);
	text_add(to, t->node_count ? "  nodes:\n" : "  nodes: {}\n");
	for (size_t i = 0; i < t->node_count; i++)
		add_node(to, x, i);
	if (t->link_count)
		text_add(to, "  links:\n");
	for (size_t i = 0; i < t->link_count; i++)
		add_link(to, x, &t->links[i]);
}

/* What is there for who learns with it. */
static void
list_course(struct export *x)
{
	const struct course *c = &x->draft->topology->course;

	if (c->checks.count || c->hints.count || c->faults.count)
		list(x, 1,
		     "checks, hints and faults are left out: containerlab has no words for them");
}

static bool
write_export(struct export *x, const char *dir)
{
	const struct topology *t = x->draft->topology;
	char *file = xasprintf("%s/%s.clab.yml", dir, t->name);
	struct text topology = { 0 };
	bool good;

	if (!output_folder(dir, x->errors)) {
		free(file);
		return false;
	}
	list_course(x);
	for (size_t i = 0; i < t->node_count; i++) {
		choose_model(x, i);
		rename_config(x, i);
	}
	add_topology(&topology, x);
	good = draft_write_files(x->draft, dir, x->errors) &&
	       output_write(file, text_get(&topology), x->errors);
	text_free(&topology);
	free(file);
	return good;
}

int
transfer_export(const char *lab, const char *dir, FILE *errors)
{
	struct export x = { .draft = draft_load(lab, errors), .errors = errors };
	size_t nodes = x.draft ? x.draft->topology->node_count : 0;
	bool good;

	x.nodes = xcalloc(nodes + 1, sizeof *x.nodes);
	good = x.draft && write_export(&x, dir);
	for (size_t i = 0; i < nodes; i++) {
		names_free(&x.nodes[i].there);
		names_free(&x.nodes[i].back);
	}
	free(x.nodes);
	draft_free(x.draft);
	return !good ? TRANSFER_UNUSABLE : x.listed ? TRANSFER_PARTLY : TRANSFER_WHOLE;
}
