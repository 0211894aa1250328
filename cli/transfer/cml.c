/* A lab of CML 2.x as its export has it:
 *
 *	lab: {title, description, notes, version}
 *	nodes: [{id: n0, label: R1, node_definition: iosv, configuration: …,
 *		 interfaces: [{id: i0, label: GigabitEthernet0/0, type: physical}]}]
 *	links: [{id: l0, n1: n0, i1: i0, n2: n1, i2: i0, conditioning: {latency: 5}}]
 *
 * Ports are named by label, cables lead from port to port by id. A configuration is a text, or a list
 * of {name, content}. */
#include <stdlib.h>
#include <string.h>

#include "cli/transfer/import.h"
#include "engine/base/text.h"
#include "engine/base/xmalloc.h"

struct cml {
	struct import *import;
	const yaml_node_t *nodes; /* as im->nodes counts them */
};

static const yaml_node_t *
item(struct import *im, const yaml_node_t *list, size_t i)
{
	return reader_item(&im->reader, list, i);
}

static size_t
count(struct import *im, const yaml_node_t *list)
{
	return import_is_list(list) ? reader_count(&im->reader, list, YAML_SEQUENCE_NODE) : 0;
}

/* ---- configurations ---- */

/* What has a configuration here is a router; a host has commands. */
static void
read_config(struct import *im, struct foreign *f, const yaml_node_t *n)
{
	const char *text = import_text(n);

	if (!text) {
		import_list(im, n, "%s: the configuration is no text", f->name);
		return;
	}
	if (!text[strspn(text, " \t\r\n")])
		return;
	if (f->kind->becomes == NODE_ROUTER)
		import_config(im, f, xstrdup(text));
	else if (f->kind->becomes == NODE_SWITCH)
		import_list(im, n,
			    "%s: a switch here is one segment: its configuration is left out",
			    f->name);
	else if (!strncmp(text, "#cloud-config", strlen("#cloud-config")))
		import_list(im, n, "%s: cloud-init is left out: only commands are understood",
			    f->name);
	else
		import_commands(im, f, n, text);
}

static void
read_configs(struct import *im, struct foreign *f, const yaml_node_t *n)
{
	bool taken = false;

	if (!import_is_list(n)) {
		if (n)
			read_config(im, f, n);
		return;
	}
	for (size_t i = 0; i < count(im, n); i++) {
		const yaml_node_t *part = item(im, n, i),
				  *content = import_find(im, part, "content");
		const char *name = import_value(im, part, "name"), *text = import_text(content);

		if (!content || (text && !*text))
			continue;
		if (f->kind->becomes == NODE_ROUTER && taken)
			import_list(im, part,
				    "%s: a router here has one configuration: %s is left out",
				    f->name, name ? name : "the other");
		else
			read_config(im, f, content);
		taken = true;
	}
}

/* ---- nodes ---- */

/* The port with that id; NULL: there is none. */
static const yaml_node_t *
port_of(struct import *im, const yaml_node_t *node, const char *id)
{
	const yaml_node_t *ports = import_find(im, node, "interfaces");

	for (size_t i = 0; id && i < count(im, ports); i++) {
		const char *own = import_value(im, item(im, ports, i), "id");

		if (own && !strcmp(own, id))
			return item(im, ports, i);
	}
	return NULL;
}

static const char *
port_label(struct import *im, const yaml_node_t *port)
{
	const char *label = import_value(im, port, "label");

	return label ? label : import_value(im, port, "id");
}

static void
read_node(struct import *im, const yaml_node_t *n)
{
	/* id, x, y …: how CML keeps, shows and runs it. */
	static const char *const known[] = {
		"id",
		"label",
		"node_definition",
		"configuration",
		"interfaces",
		"x",
		"y",
		"tags",
		"ram",
		"cpus",
		"cpu_limit",
		"data_volume",
		"boot_disk_size",
		"hide_links",
		"pyats",
		"image_definition",
		"parameters",
		"priority",
		NULL,
	};
	const char *id = import_value(im, n, "id"), *label = import_value(im, n, "label");
	const char *definition = import_value(im, n, "node_definition");
	const char *name = label ? label : id;
	struct foreign *f;

	if (!id || !definition) {
		reader_mistake(&im->reader, n, "a node needs id and node_definition");
		return;
	}
	f = import_node(im, n, name, kind_of_cml(definition));
	if (!f->kind && !strcmp(definition, "external_connector")) {
		import_list(im, n,
			    "%s is left out: an end tap:NAME or nic:NAME leads out of a lab here",
			    name);
		return;
	}
	if (!f->kind) {
		import_list(im, n, "%s is left out: no node here is like \"%s\"", name, definition);
		return;
	}
	import_other_keys(im, n, name, known);
	read_configs(im, f, import_find(im, n, "configuration"));
	if (f->kind->becomes == NODE_HOST)
		import_host(im, n, f);
}

/* Ports without a cable. */
static void
keep_ports(struct import *im, const struct foreign *f, const yaml_node_t *n)
{
	const yaml_node_t *ports = import_find(im, n, "interfaces");

	if (f->node < 0 || f->kind->becomes != NODE_ROUTER)
		return;
	for (size_t i = 0; i < count(im, ports); i++) {
		const char *label = port_label(im, item(im, ports, i));
		const char *type = import_value(im, item(im, ports, i), "type");
		char *full = label ? kind_port(f->kind, label) : NULL;

		if (full && (!type || !strcmp(type, "physical")))
			draft_add_interface(im->draft, (size_t)f->node, full);
		free(full);
	}
}

/* ---- links ---- */

static void
read_end(struct import *im, const struct cml *cml, const yaml_node_t *n, struct cable *c,
	 unsigned side)
{
	const char *id = import_value(im, n, side ? "n2" : "n1");
	const char *port_id = import_value(im, n, side ? "i2" : "i1");

	for (size_t i = 0; id && i < im->node_count; i++) {
		const yaml_node_t *node = item(im, cml->nodes, i);
		const yaml_node_t *port = port_of(im, node, port_id);

		if (strcmp(import_value(im, node, "id"), id))
			continue;
		if (!port || !port_label(im, port)) {
			reader_mistake(&im->reader, n, "%s has no interface with the id %s",
				       im->nodes[i].name, port_id ? port_id : "that is missing");
			return;
		}
		import_plug(im, n, c, side, &im->nodes[i], port_label(im, port));
		return;
	}
	reader_mistake(&im->reader, n, "there is no node with the id %s",
		       id ? id : "that is missing");
}

static double
number(struct import *im, const yaml_node_t *n, const char *key, double most)
{
	static const struct unit units[] = { { "", 1 }, { 0 } };
	const yaml_node_t *value = import_find(im, n, key);
	double v = 0;

	if (value)
		reader_quantity(&im->reader, value, units, most, "a number that a link could have",
				&v);
	return v;
}

/* Bandwidth in kbit/s, latency and jitter in ms, loss in percent. */
static void
read_conditioning(struct import *im, const yaml_node_t *n, struct topo_link *l)
{
	static const char *const known[] = { "bandwidth", "latency", "jitter",
					     "loss",	  "enabled", NULL };
	const char *enabled = import_value(im, n, "enabled");

	if (!import_is_mapping(n))
		return;
	import_other_keys(im, n, "conditioning", known);
	if (enabled && !strcmp(enabled, "false"))
		return;
	l->rate = (uint64_t)(1e3 * number(im, n, "bandwidth", 400e6));
	l->delay = (simtime)(1e6 * number(im, n, "latency", 60e3));
	l->jitter = (simtime)(1e6 * number(im, n, "jitter", 60e3));
	l->loss = (uint32_t)(1e4 * number(im, n, "loss", 100) + 0.5);
}

static void
read_link(struct import *im, const struct cml *cml, const yaml_node_t *n)
{
	static const char *const known[] = { "id", "n1",    "n2",	    "i1",
					     "i2", "label", "conditioning", NULL };
	struct cable c = { 0 };

	import_other_keys(im, n, "a link", known);
	read_conditioning(im, import_find(im, n, "conditioning"), &c.link);
	for (unsigned side = 0; side < 2 && !im->reader.mistakes; side++)
		read_end(im, cml, n, &c, side);
	import_cable(im, n, &c);
}

/* ---- the whole ---- */

static void
read_lab(struct import *im, const yaml_node_t *root)
{
	const yaml_node_t *lab = import_find(im, root, "lab");
	const char *title = import_value(im, lab, "title");
	const char *description = import_value(im, lab, "description");
	const char *notes = import_value(im, lab, "notes");
	struct text story = { 0 };

	title = title ? title : import_value(im, root, "lab_title"); /* before 2.1 */
	import_title(im, title ? title : "cml", title);
	if (description && *description)
		text_addf(&story, "\n%s\n", description);
	if (notes && *notes)
		text_addf(&story, "\n%s\n", notes);
	if (story.len)
		im->draft->story =
			xasprintf("# %s\n%s", im->draft->topology->title, text_get(&story));
	text_free(&story);
}

void
cml_read(struct reader *r, const yaml_node_t *root, void *ctx)
{
	static const char *const known[] = {
		"lab",	     "nodes",		"links",     "annotations", "smart_annotations",
		"lab_title", "lab_description", "lab_notes", NULL
	};
	struct import *im = ctx;
	const yaml_node_t *links = import_find(im, root, "links");
	struct cml cml = { im, import_find(im, root, "nodes") };
	size_t nodes;

	if (!import_is_list(cml.nodes) || (links && !import_is_list(links))) {
		reader_mistake(r, root, "nodes and links must be lists");
		return;
	}
	nodes = count(im, cml.nodes);
	import_begin(im, nodes, count(im, links));
	read_lab(im, root);
	import_other_keys(im, root, "the lab", known);
	for (size_t i = 0; i < nodes && !r->mistakes; i++)
		read_node(im, item(im, cml.nodes, i));
	for (size_t i = 0; i < count(im, links) && !r->mistakes; i++)
		read_link(im, &cml, item(im, links, i));
	for (size_t i = 0; i < nodes && !r->mistakes; i++)
		keep_ports(im, &im->nodes[i], item(im, cml.nodes, i));
}
