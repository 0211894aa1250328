#include "cli/transfer/import.h"

#include <ctype.h>
#include <libgen.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "cli/device/device.h"
#include "cli/device/hardware.h"
#include "cli/device/textfile.h"
#include "cli/lab/ifname.h"
#include "cli/transfer/commands.h"
#include "cli/transfer/output.h"
#include "cli/transfer/transfer.h"
#include "engine/base/text.h"
#include "engine/base/xmalloc.h"

#define NAME_MOST  32
#define MERGE_MOST 4 /* mappings that stand for one another's keys */

/* ---- what is listed ---- */

/* One line, whatever stands in the texts of others. */
static void
list_at(struct import *im, unsigned line, const char *format, va_list args)
{
	struct text said = { 0 };

	im->listed++;
	text_vaddf(&said, format, args);
	for (size_t i = 0; i < said.len; i++)
		if (iscntrl((unsigned char)said.at[i]))
			said.at[i] = ' ';
	fprintf(im->reader.errors, "%s:%u: %s\n", im->reader.file, line, text_get(&said));
	text_free(&said);
}

void
import_list(struct import *im, const yaml_node_t *n, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	list_at(im, reader_line(n), format, args);
	va_end(args);
}

static void __attribute__((format(printf, 3, 4)))
list_line(struct import *im, unsigned line, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	list_at(im, line, format, args);
	va_end(args);
}

/* ---- documents that we do not know every key of ---- */

bool
import_is_mapping(const yaml_node_t *n)
{
	return n && n->type == YAML_MAPPING_NODE;
}

bool
import_is_list(const yaml_node_t *n)
{
	return n && n->type == YAML_SEQUENCE_NODE;
}

const char *
import_text(const yaml_node_t *n)
{
	const char *text;

	if (!n || n->type != YAML_SCALAR_NODE)
		return NULL;
	text = (const char *)n->data.scalar.value;
	return strlen(text) == n->data.scalar.length ? text : NULL;
}

/* `<<: *others` stands for the keys of another mapping. */
static const yaml_node_t *
find(struct import *im, const yaml_node_t *mapping, const char *key, unsigned merges)
{
	const yaml_node_t *name, *value, *merged = NULL;
	size_t count = import_is_mapping(mapping)
			       ? reader_count(&im->reader, mapping, YAML_MAPPING_NODE)
			       : 0;

	for (size_t i = 0; i < count; i++) {
		const char *text;

		value = reader_pair(&im->reader, mapping, i, &name);
		text = import_text(name);
		if (text && !strcmp(text, key))
			return value;
		if (text && !strcmp(text, "<<"))
			merged = value;
	}
	return merged && merges ? find(im, merged, key, merges - 1) : NULL;
}

/* What says nothing (`key:`, `key: null`) is not there. */
const yaml_node_t *
import_find(struct import *im, const yaml_node_t *mapping, const char *key)
{
	const yaml_node_t *n = find(im, mapping, key, MERGE_MOST);
	const char *text = import_text(n);

	if (text && n->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
	    (!*text || !strcmp(text, "null") || !strcmp(text, "~")))
		return NULL;
	return n;
}

const char *
import_value(struct import *im, const yaml_node_t *mapping, const char *key)
{
	return import_text(import_find(im, mapping, key));
}

void
import_other_keys(struct import *im, const yaml_node_t *mapping, const char *what,
		  const char *const *known)
{
	size_t count = import_is_mapping(mapping)
			       ? reader_count(&im->reader, mapping, YAML_MAPPING_NODE)
			       : 0;

	for (size_t i = 0; i < count; i++) {
		const char *const *k = known;
		const yaml_node_t *key;
		const char *text;

		reader_pair(&im->reader, mapping, i, &key);
		text = import_text(key);
		while (text && *k && strcmp(*k, text))
			k++;
		if (!text || (!*k && strcmp(text, "<<")))
			import_list(im, key, "%s: \"%s\" has no counterpart here", what,
				    text ? text : "");
	}
}

/* ---- names ---- */

/* Letters, digits, _ . and single - between them. */
static char *
clean_name(const char *wanted)
{
	struct text clean = { 0 };

	for (; *wanted && clean.len < NAME_MOST - 4; wanted++) {
		bool good = isalnum((unsigned char)*wanted) || strchr("_.", *wanted);

		if (good || (clean.len && clean.at[clean.len - 1] != '-'))
			text_add_n(&clean, good ? wanted : "-", 1);
	}
	if (clean.len && clean.at[clean.len - 1] == '-')
		text_trim(&clean, clean.len - 1);
	return text_take(&clean);
}

/* A name that a node may have, and that none has: "R 1" becomes R-1, a second one R-1-2; `lab` means
 * something else. */
static char *
good_name(const struct draft *d, const char *wanted)
{
	char *name = clean_name(wanted), *unique;

	if (!topology_good_name(name)) {
		bool starts = isalnum((unsigned char)*name) || *name == '_';
		char *longer = xasprintf(starts ? "%s-1" : "n%s", name);

		free(name);
		name = longer;
	}
	unique = xstrdup(name);
	for (unsigned n = 2; topology_node(d->topology, unique) >= 0; n++) {
		free(unique);
		unique = xasprintf("%.*s-%u", NAME_MOST - 5, name, n);
	}
	free(name);
	return unique;
}

void
import_begin(struct import *im, size_t nodes, size_t links)
{
	im->draft = draft_new(nodes, links);
	im->nodes = xcalloc(nodes + 1, sizeof *im->nodes);
}

void
import_title(struct import *im, const char *name, const char *title)
{
	struct topology *t = im->draft->topology;
	struct text clean = { 0 };

	title = title && *title ? title : name;
	for (; *title; title++)
		text_add_n(&clean, iscntrl((unsigned char)*title) ? " " : title, 1);
	t->name = good_name(im->draft, name);
	t->title = text_take(&clean);
}

/* ---- nodes ---- */

struct foreign *
import_node(struct import *im, const yaml_node_t *where, const char *name, const struct kind *kind)
{
	struct foreign *f = &im->nodes[im->node_count++];
	char *good = good_name(im->draft, name);

	*f = (struct foreign){ .name = name, .kind = kind, .node = -1 };
	if (kind) {
		f->node = (ssize_t)draft_add_node(im->draft, good, kind->becomes);
		if (strcmp(good, name))
			import_list(im, where, "\"%s\" cannot be the name of a node: it is %s now",
				    name, good);
	}
	free(good);
	return f;
}

static struct topo_node *
node_of(const struct import *im, const struct foreign *f)
{
	return &im->draft->topology->nodes[f->node];
}

void
import_config(struct import *im, const struct foreign *f, char *text)
{
	free(im->draft->config[f->node]);
	im->draft->config[f->node] = text;
}

static struct setup
setup_of(const struct import *im, const struct foreign *f)
{
	const struct topo_node *n = node_of(im, f);
	struct setup s = { .address = n->address, .gateway = n->gateway };

	memcpy(s.device, f->device, sizeof s.device);
	return s;
}

void
import_commands(struct import *im, struct foreign *f, const yaml_node_t *where, const char *text)
{
	struct setup s = setup_of(im, f);
	/* A block begins on the line below its key; of other styles no line can be told. */
	bool block = where->data.scalar.style == YAML_LITERAL_SCALAR_STYLE;
	unsigned line = reader_line(where) + block;

	for (; *text; line += block) {
		size_t length = strcspn(text, "\n");
		char *command = xstrndup(text, length);

		switch (command_read(&s, command)) {
		case COMMAND_TAKEN:
		case COMMAND_IDLE:
			break;
		case COMMAND_ROUTE:
			list_line(im, line, "%s: its gateway for all is now that of \"%s\"",
				  f->name, command);
			break;
		case COMMAND_SECOND:
			list_line(im, line,
				  "%s: a host here has one address and one gateway: "
				  "\"%s\" is left out",
				  f->name, command);
			break;
		case COMMAND_UNKNOWN:
			list_line(im, line,
				  "%s: \"%s\" is left out: only addresses and routes are "
				  "understood",
				  f->name, command);
			break;
		}
		free(command);
		text += length + (text[length] == '\n');
	}
	memcpy(f->device, s.device, sizeof f->device);
	node_of(im, f)->address = s.address;
	node_of(im, f)->gateway = s.gateway;
}

/* The last node is no lab's host when nobody says its address. */
void
import_host(struct import *im, const yaml_node_t *where, struct foreign *f)
{
	struct topo_node *n = node_of(im, f);

	if (n->address.len) {
		if (!n->gateway ||
		    prefix_holds(prefix_make(n->address.addr, n->address.len), n->gateway))
			return;
		import_list(im, where, "%s: the gateway %s is not on its network", f->name,
			    IP4S(n->gateway));
		n->gateway = 0;
		return;
	}
	import_list(im, where, "%s is left out: nothing says its address", f->name);
	free(n->name);
	free(n->files);
	free(n->ports);
	*n = (struct topo_node){ 0 };
	im->draft->topology->node_count--;
	f->node = -1;
}

/* ---- cables ---- */

/* Any name that could be a device's. */
static char *
switch_port(const char *port)
{
	char *full = strchr(port, '/') ? ifname_full(port) : NULL, brief[32];
	char *name = xasprintf("%.15s", full ? ifname_short(full, brief) : port);

	free(full);
	for (char *p = name; *p; p++)
		if (!isgraph((unsigned char)*p) || strchr("/:%", *p))
			*p = '-';
	if (!*name || !strcmp(name, ".") || !strcmp(name, "..")) {
		free(name);
		name = xstrdup("port");
	}
	return name;
}

void
import_plug(struct import *im, const yaml_node_t *where, struct cable *c, unsigned side,
	    const struct foreign *f, const char *port)
{
	struct topo_end *e = &c->link.end[side];
	const char *other;

	c->text[side] = xasprintf("%s:%s", f->name, port);
	c->missing[side] = f->node < 0;
	if (c->missing[side])
		return;
	*e = (struct topo_end){ .kind = END_NODE, .node = (size_t)f->node };
	e->interface =
		f->kind->becomes == NODE_ROUTER ? kind_port(f->kind, port) : switch_port(port);
	if (!e->interface) {
		import_list(im, where, "%s: \"%s\" is no interface for a cable", f->name, port);
		c->missing[side] = true;
		return;
	}
	other = names_find(&f->ports, e->interface);
	if (other) {
		free(e->interface);
		e->interface = xstrdup(other);
	}
	if (f->kind->becomes == NODE_HOST && *f->device && strcmp(f->device, port)) {
		import_list(im, where, "%s: a host here has one cable, that of %s", f->name,
			    f->device);
		c->missing[side] = true;
	}
}

/* The end has a cable already, or its host. */
static bool
is_taken(const struct import *im, const struct topo_end *e)
{
	const struct topology *t = im->draft->topology;
	bool host = e->kind == END_NODE && t->nodes[e->node].kind == NODE_HOST;

	for (size_t i = 0; i < t->link_count; i++)
		for (unsigned side = 0; side < 2; side++) {
			const struct topo_end *o = &t->links[i].end[side];

			if (topology_same_end(e, o) || (host && draft_is_plug(o, e->node, NULL)))
				return true;
		}
	return false;
}

static void
check_plug(struct import *im, const yaml_node_t *where, struct cable *c, unsigned side)
{
	const struct topo_end *e = &c->link.end[side], *o = &c->link.end[0];

	if (c->missing[side])
		return;
	if (!is_taken(im, e) && !(side && !c->missing[0] && topology_same_end(e, o)))
		return;
	import_list(im, where, "%s has a cable already", c->text[side]);
	c->missing[side] = true;
}

/* What is left of a cable that cannot be: the port of a router. */
static void
keep_port(struct import *im, struct topo_end *e)
{
	if (e->kind == END_NODE && im->draft->topology->nodes[e->node].kind == NODE_ROUTER)
		draft_add_interface(im->draft, e->node, e->interface);
}

void
import_cable(struct import *im, const yaml_node_t *where, struct cable *c)
{
	unsigned nodes = 0;
	bool understood = c->text[0] && c->text[1];

	for (unsigned side = 0; side < 2 && understood; side++) {
		check_plug(im, where, c, side);
		nodes += !c->missing[side] && c->link.end[side].kind == END_NODE;
	}
	if (nodes && !c->missing[0] && !c->missing[1]) {
		draft_add_link(im->draft, &c->link);
	} else {
		if (understood)
			import_list(im, where, "the cable from %s to %s is left out", c->text[0],
				    c->text[1]);
		for (unsigned side = 0; side < 2; side++) {
			if (understood && !c->missing[side])
				keep_port(im, &c->link.end[side]);
			free(c->link.end[side].interface);
			free(c->link.end[side].remote);
		}
	}
	for (unsigned side = 0; side < 2; side++)
		free(c->text[side]);
}

/* ---- the whole ---- */

/* Ports without a cable that a configuration speaks of. */
static void
keep_mentioned(struct import *im)
{
	for (size_t i = 0; i < im->node_count; i++) {
		const struct foreign *f = &im->nodes[i];
		char **names;

		if (f->node < 0)
			continue;
		for (size_t k = 0; k < f->ports.count && f->kind->becomes == NODE_ROUTER; k++)
			draft_add_interface(im->draft, (size_t)f->node, f->ports.to[k]);
		if (f->ports.count || !im->draft->config[f->node])
			continue;
		names = hardware_names(im->draft->config[f->node]);
		for (char **name = names; *name; name++) {
			char *full = ifname_full(*name);

			if (full)
				draft_add_interface(im->draft, (size_t)f->node, full);
			free(full);
		}
		hardware_free(names);
	}
}

/* What the routers will refuse, line by line of their new files. */
static void
list_refused(struct import *im, const char *dir)
{
	const struct draft *d = im->draft;
	FILE *nowhere = fopen("/dev/null", "we");

	for (size_t i = 0; nowhere && i < d->topology->node_count; i++) {
		char *file = xasprintf("%s/%s.cfg", dir, d->topology->nodes[i].name);

		if (d->config[i] && device_config_file(file, nowhere, im->reader.errors))
			im->listed++;
		free(file);
	}
	if (nowhere)
		fclose(nowhere);
}

/* containerlab has a topology, CML a lab and its nodes beside it. */
static void
read_root(struct reader *r, const yaml_node_t *root, void *ctx)
{
	struct import *im = ctx;

	if (import_find(im, root, "topology"))
		containerlab_read(r, root, im);
	else if (import_find(im, root, "nodes"))
		cml_read(r, root, im);
	else
		reader_mistake(r, root,
			       "neither a containerlab topology (name, topology: {nodes, "
			       "links}) nor a CML lab (lab, nodes, links)");
}

bool
import_parse(struct import *im, const char *text)
{
	if (reader_parse(&im->reader, text, strlen(text), read_root, im))
		return false;
	keep_mentioned(im);
	return true;
}

static bool
write_lab(struct import *im, const char *dir)
{
	struct topology *t;
	bool good;

	if (!draft_write(im->draft, dir, im->reader.errors))
		return false;
	list_refused(im, dir);
	t = topology_load(dir, im->reader.errors);
	good = t != NULL;
	topology_free(t);
	return good;
}

void
import_end(struct import *im)
{
	for (size_t i = 0; i < im->node_count; i++)
		names_free(&im->nodes[i].ports);
	free(im->nodes);
	draft_free(im->draft);
}

int
transfer_import(const char *file, const char *dir, FILE *errors)
{
	struct import im = { .reader = { .file = file, .errors = errors } };
	char *error, *text = textfile_read(file, &error), *folder;
	int status = TRANSFER_UNUSABLE;

	if (!text) {
		fprintf(errors, "%s\n", error);
		free(error);
		return status;
	}
	folder = xstrdup(file);
	im.dir = dirname(folder);
	if (import_parse(&im, text) && write_lab(&im, dir))
		status = im.listed ? TRANSFER_PARTLY : TRANSFER_WHOLE;
	import_end(&im);
	free(folder);
	free(text);
	return status;
}
