#include "cli/transfer/draft.h"

#include <stdlib.h>
#include <string.h>

#include "cli/config/config.h"
#include "cli/device/textfile.h"
#include "cli/lab/place.h"
#include "engine/base/text.h"
#include "engine/base/xmalloc.h"
#include "cli/transfer/output.h"

struct draft *
draft_new(size_t nodes, size_t links)
{
	struct draft *d = xcalloc(1, sizeof *d);

	d->topology = xcalloc(1, sizeof *d->topology);
	d->topology->nodes = xcalloc(nodes + 1, sizeof *d->topology->nodes);
	d->topology->links = xcalloc(links + 1, sizeof *d->topology->links);
	d->config = xcalloc(nodes + 1, sizeof *d->config);
	return d;
}

struct draft *
draft_load(const char *lab, FILE *errors)
{
	char *path = place_find(lab, errors), *error;
	struct topology *t = path ? topology_load(path, errors) : NULL;
	struct draft *d;

	free(path);
	if (!t)
		return NULL;
	d = xcalloc(1, sizeof *d);
	d->topology = t;
	d->config = xcalloc(t->node_count + 1, sizeof *d->config);
	for (size_t i = 0; i < t->node_count; i++) {
		if (!t->nodes[i].startup)
			continue;
		d->config[i] = textfile_read(t->nodes[i].startup, &error);
		if (d->config[i])
			continue;
		fprintf(errors, "%s\n", error);
		free(error);
		draft_free(d);
		return NULL;
	}
	return d;
}

void
draft_free(struct draft *d)
{
	if (!d)
		return;
	for (size_t i = 0; i < d->topology->node_count; i++)
		free(d->config[i]);
	free(d->config);
	free(d->story);
	free(d->course);
	topology_free(d->topology);
	free(d);
}

size_t
draft_add_node(struct draft *d, const char *name, enum node_kind kind)
{
	struct topology *t = d->topology;

	t->nodes[t->node_count] = (struct topo_node){ .name = xstrdup(name), .kind = kind };
	return t->node_count++;
}

/* A port without a cable has one now. */
static void
drop_interface(struct topo_node *n, const char *full)
{
	size_t kept = 0;

	for (size_t i = 0; i < n->interface_count; i++)
		if (strcmp(n->interfaces[i], full))
			n->interfaces[kept++] = n->interfaces[i];
		else
			free(n->interfaces[i]);
	n->interface_count = kept;
}

void
draft_add_link(struct draft *d, const struct topo_link *link)
{
	for (unsigned side = 0; side < 2; side++)
		if (link->end[side].kind == END_NODE)
			drop_interface(&d->topology->nodes[link->end[side].node],
				       link->end[side].interface);
	d->topology->links[d->topology->link_count++] = *link;
}

bool
draft_is_plug(const struct topo_end *e, size_t node, const char *interface)
{
	return e->kind == END_NODE && e->node == node &&
	       (!interface || !strcmp(e->interface, interface));
}

static int
by_name(const void *a, const void *b)
{
	return config_order_interfaces(*(char *const *)a, *(char *const *)b);
}

void
draft_add_interface(struct draft *d, size_t node, const char *full)
{
	struct topology *t = d->topology;
	struct topo_node *n = &t->nodes[node];

	for (size_t i = 0; i < n->interface_count; i++)
		if (!strcmp(n->interfaces[i], full))
			return;
	for (size_t i = 0; i < t->link_count; i++)
		for (unsigned side = 0; side < 2; side++)
			if (draft_is_plug(&t->links[i].end[side], node, full))
				return;
	n->interfaces = xrealloc(n->interfaces, n->interface_count + 1, sizeof *n->interfaces);
	n->interfaces[n->interface_count++] = xstrdup(full);
	qsort(n->interfaces, n->interface_count, sizeof *n->interfaces, by_name);
}

/* ---- files ---- */

static const char *
last_part(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* The name of the folder, unless another node has another one of the same name. */
char *
draft_files_name(const struct draft *d, size_t node)
{
	const struct topology *t = d->topology;
	const char *own = t->nodes[node].files, *name = own ? last_part(own) : NULL;

	if (!own)
		return NULL;
	for (size_t i = 0; i < t->node_count; i++) {
		const char *other = t->nodes[i].files;

		if (other && strcmp(other, own) && !strcmp(last_part(other), name))
			return xasprintf("%s.files", t->nodes[node].name);
	}
	return xstrdup(name);
}

static bool
write_files_of(const struct draft *d, size_t node, const char *dir, FILE *errors)
{
	const struct topo_node *n = &d->topology->nodes[node];
	char *config = xasprintf("%s/%s.cfg", dir, n->name);
	char *private = xasprintf("%s/%s.private", dir, n->name);
	char *name = draft_files_name(d, node), *files = xasprintf("%s/%s", dir, name ? name : "");
	bool good = (!d->config[node] || output_write(config, d->config[node], errors)) &&
		    (!n->private || output_copy(n->private, private, errors)) &&
		    (!name || output_copy_folder(n->files, files, errors));

	free(config);
	free(private);
	free(files);
	free(name);
	return good;
}

bool
draft_write_files(const struct draft *d, const char *dir, FILE *errors)
{
	for (size_t i = 0; i < d->topology->node_count; i++)
		if (!write_files_of(d, i, dir, errors))
			return false;
	return true;
}

/* ---- lab.yml ---- */

static void
add_node(struct text *to, const struct draft *d, size_t node, int width)
{
	static const char *const kinds[] = { "router", "host", "switch" };
	const struct topo_node *n = &d->topology->nodes[node];
	char *files = draft_files_name(d, node);
	struct text name = { 0 };

	output_scalar(&name, n->name);
	if (width < (int)name.len)
		width = (int)name.len;
	text_addf(to, "    %s:%*s{kind: %s", text_get(&name), width - (int)name.len + 1, "",
		  kinds[n->kind]);
	if (d->config[node])
		text_addf(to, ", startup-config: %s.cfg", n->name);
	if (n->private)
		text_addf(to, ", private-config: %s.private", n->name);
	if (files) {
		text_add(to, ", files: ");
		output_scalar(to, files);
	}
	if (n->locked)
		text_add(to, ", locked: true");
	if (n->address.len)
		text_addf(to, ", address: %s/%u", IP4S(n->address.addr), n->address.len);
	if (n->gateway)
		text_addf(to, ", gateway: %s", IP4S(n->gateway));
	for (size_t i = 0; i < n->port_count; i++)
		text_addf(to, "%s\"%s:%u:%s\"", i ? ", " : ", ports: [", n->ports[i].address,
			  n->ports[i].port, n->ports[i].ssh ? "22" : "23");
	text_add(to, n->port_count ? "]" : "");
	for (size_t i = 0; i < n->interface_count; i++)
		text_addf(to, "%s%s", i ? ", " : ", interfaces: [", n->interfaces[i]);
	text_add(to, n->interface_count ? "]" : "");
	text_add(to, "}\n");
	text_free(&name);
	free(files);
}

static void
add_link(struct text *to, const struct topology *t, const struct topo_link *l)
{
	text_add(to, "    - endpoints: [");
	for (unsigned side = 0; side < 2; side++) {
		const struct topo_end *e = &l->end[side];
		char *name = topology_end_name(t, e);

		text_add(to, side ? ", " : "");
		text_add(to, e->address.len ? "{end: " : "");
		output_scalar(to, name);
		if (e->address.len)
			text_addf(to, ", address: %s/%u}", IP4S(e->address.addr), e->address.len);
		free(name);
	}
	text_add(to, "]\n");
	output_effects(to, l, "      ", "");
}

static void
add_clock(struct text *to, const struct topology *t)
{
	char date[32];
	struct text clock = { 0 };

	if (output_clock(t, date)) {
		output_scalar(&clock, date);
		text_addf(to, "clock: %s\n", text_get(&clock));
	}
	text_free(&clock);
}

/* Numbers stay numbers. */
static void
add_word(struct text *to, const char *key, const char *value)
{
	if (!value)
		return;
	text_addf(to, "%s: ", key);
	if (value[strspn(value, "0123456789")])
		output_scalar(to, value);
	else
		text_add(to, value);
	text_add(to, "\n");
}

char *
draft_text(const struct draft *d)
{
	const struct topology *t = d->topology;
	struct text lab = { 0 }, *to = &lab;
	int width = 0;

	text_add(to, "name: ");
	output_scalar(to, t->name);
	text_add(to, "\ntitle: ");
	output_scalar(to, t->title);
	text_add(to, "\n");
	add_word(to, "topic", t->course.topic);
	add_word(to, "level", t->course.level);
	add_word(to, "minutes", t->course.minutes);
	add_word(to, "commands", t->course.commands);
	add_clock(to, t);
	text_add(to, "topology:\n  nodes:");
	text_add(to, t->node_count ? "\n" : " {}\n");
	for (size_t i = 0; i < t->node_count; i++)
		if ((int)strlen(t->nodes[i].name) > width)
			width = (int)strlen(t->nodes[i].name);
	for (size_t i = 0; i < t->node_count; i++)
		add_node(to, d, i, width);
	if (t->link_count)
		text_add(to, "  links:\n");
	for (size_t i = 0; i < t->link_count; i++)
		add_link(to, t, &t->links[i]);
	text_add(to, d->course ? d->course : "");
	return text_take(&lab);
}

bool
draft_write(const struct draft *d, const char *dir, FILE *errors)
{
	char *lab = draft_text(d);
	char *file = xasprintf("%s/lab.yml", dir), *story = xasprintf("%s/README.md", dir);
	bool good;

	good = output_folder(dir, errors) && draft_write_files(d, dir, errors) &&
	       output_write(file, lab, errors) &&
	       (!d->story || output_write(story, d->story, errors));
	free(lab);
	free(file);
	free(story);
	return good;
}
