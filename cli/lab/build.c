#include "cli/lab/build.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli/check/told.h"
#include "cli/config/config.h"
#include "cli/device/device.h"
#include "cli/lab/lives.h"
#include "cli/lab/lab.h"
#include "cli/lab/keylog.h"
#include "cli/lab/ladder.h"
#include "cli/lab/pc_files.h"
#include "cli/lab/pc_syslog.h"
#include "cli/lab/record.h"
#include "cli/lab/stage.h"
#include "cli/lab/tun.h"
#include "cli/lab/tally.h"
#include "cli/term/reception.h"
#include "engine/base/xmalloc.h"
#include "engine/host/host.h"
#include "engine/node/host.h"
#include "engine/node/node.h"
#include "engine/sim/bridge.h"
#include "engine/sim/link.h"

/* ---- hosts and switches ---- */

/* The interface of a host, as its one cable calls it. */
static const char *
host_interface(const struct lab *lab, size_t node)
{
	const struct topology *t = lab->topology;

	for (size_t i = 0; i < t->link_count; i++)
		for (unsigned side = 0; side < 2; side++)
			if (t->links[i].end[side].kind == END_NODE &&
			    t->links[i].end[side].node == node)
				return t->links[i].end[side].interface;
	return "eth0";
}

static void
build_host(struct lab *lab, struct lab_node *node, size_t index)
{
	struct host_config config = {
		.addr = node->spec->address.addr,
		.len = node->spec->address.len,
		.gateway = node->spec->gateway,
	};
	struct net_env env = {
		.sched = world_sched(lab->world),
		.pool = world_pool(lab->world),
		.rng = &node->rng,
		.role = NET_HOST,
		.mac = { { 0x00, 0x50, 0x79, 0x66, (uint8_t)(index >> 8), (uint8_t)index } },
	};

	if (topology_has_real_end(lab->topology)) {
		const struct mac named = world_mac(lab->world, node->spec->name);

		memcpy(env.mac.b + 4, named.b + 3, 2);
	}
	world_rng(lab->world, node->spec->name, &node->rng);
	node->host = host_new(&env, node->spec->name, host_interface(lab, index), &config);
	pc_files_start(node, node->spec->files, lab->state_dir);
	pc_syslog_start(node);
}

/* ---- links ---- */

static struct wire *
open_wire(struct lab *lab, const struct topo_end *e, char **error)
{
	struct pktpool *pool = world_pool(lab->world);

	switch (e->kind) {
	case END_TUN:
		return wire_tun(lab->loop, pool, e->interface, e->address.addr, e->address.len,
				error);
	case END_TAP:
		return wire_tap(lab->loop, pool, e->interface, e->address.addr, e->address.len,
				error);
	case END_NIC:
		return wire_nic(lab->loop, pool, e->interface, error);
	case END_UDP:
		return wire_udp(lab->loop, pool, e->lport, e->remote, e->rport, error);
	case END_NODE:
		break;
	}
	return NULL;
}

static struct port *
node_port(struct lab *lab, const struct topo_end *e)
{
	struct lab_node *node = &lab->nodes[e->node];

	switch (node->spec->kind) {
	case NODE_ROUTER:
		return world_port(lab->world, node->spec->name, e->interface);
	case NODE_HOST:
		return host_port(node->host);
	case NODE_SWITCH:
		return bridge_port(node->bridge, e->interface);
	}
	return NULL;
}

static struct link_params
params_of(const struct lab *lab, const struct topo_link *spec)
{
	return (struct link_params){
		.delay = spec->delay,
		.jitter = spec->jitter,
		.loss = spec->loss,
		.reorder = spec->reorder,
		.rate = spec->rate,
		.mtu = spec->mtu,
		.seed = lab->options.seed,
	};
}

/* The wire of an end that is not a node, unless it was opened before. */
static bool
open_end(struct lab *lab, struct lab_link *link, unsigned side, FILE *errors)
{
	const struct topo_end *e = &link->spec->end[side];
	char *error = NULL;

	if (!link->wire[side])
		link->wire[side] = open_wire(lab, e, &error);
	if (link->wire[side])
		return true;
	fprintf(errors, "%s:%u: %s: %s\n", lab->topology->file, link->spec->line,
		link->spec->end_name[side], error);
	free(error);
	return false;
}

/* Interfaces and sockets of the machine, before the lab moves into a namespace of its own. */
static bool
open_outside(struct lab *lab, FILE *errors)
{
	for (size_t i = 0; !lab->options.indoors && i < lab->link_count; i++)
		for (unsigned side = 0; side < 2; side++) {
			enum end_kind kind = lab->links[i].spec->end[side].kind;

			if ((kind == END_NIC || kind == END_UDP) &&
			    !open_end(lab, &lab->links[i], side, errors))
				return false;
		}
	return true;
}

/* Over TUN: a cable of the simulator from each node to its device. What the link does to frames is
 * done once, on the first of them. */
static bool
build_tun_link(struct lab *lab, struct lab_link *link, FILE *errors)
{
	struct link_params params = params_of(lab, link->spec);
	char *error = NULL;

	if (!tun_link(lab, link, &error)) {
		fprintf(errors, "%s:%u: %s\n", lab->topology->file, link->spec->line, error);
		free(error);
		return false;
	}
	for (unsigned side = 0; side < 2; side++) {
		if (!link->wire[side])
			continue;
		link->link[side] =
			link_new(world_sched(lab->world), world_pool(lab->world),
				 link->device[side], node_port(lab, &link->spec->end[side]),
				 wire_port(link->wire[side]), &params);
		params = (struct link_params){ .mtu = params.mtu };
	}
	return true;
}

static bool
build_link(struct lab *lab, struct lab_link *link, FILE *errors)
{
	const struct topo_link *spec = link->spec;
	struct link_params params = params_of(lab, spec);
	struct port *port[2];

	if (lab->options.tun && spec->end[0].kind == END_NODE && spec->end[1].kind == END_NODE)
		return build_tun_link(lab, link, errors);
	if (lab->options.indoors &&
	    (spec->end[0].kind != END_NODE || spec->end[1].kind != END_NODE))
		return true;
	for (unsigned side = 0; side < 2; side++) {
		const struct topo_end *e = &spec->end[side];

		if (e->kind == END_NODE) {
			port[side] = node_port(lab, e);
			continue;
		}
		if (!open_end(lab, link, side, errors))
			return false;
		port[side] = wire_port(link->wire[side]);
	}
	link->link[0] = link_new(world_sched(lab->world), world_pool(lab->world), spec->name,
				 port[0], port[1], &params);
	return true;
}

/* ---- routers ---- */

/* The interfaces that the lab names, borrowed in a block that the caller frees. */
static const char **
interfaces_of(const struct lab *lab, size_t node)
{
	const struct topology *t = lab->topology;
	const struct topo_node *spec = &t->nodes[node];
	const char **names = xcalloc(2 * t->link_count + spec->interface_count + 1, sizeof *names);
	size_t n = 0;

	while (n < spec->interface_count) {
		names[n] = spec->interfaces[n];
		n++;
	}

	for (size_t i = 0; i < t->link_count; i++)
		for (unsigned side = 0; side < 2; side++)
			if (t->links[i].end[side].kind == END_NODE &&
			    t->links[i].end[side].node == node)
				names[n++] = t->links[i].end[side].interface;
	return names;
}

static void
refused(void *owner, const char *message)
{
	struct lab *lab = owner;

	lab->refusals++;
	if (lab->errors)
		fprintf(lab->errors, "%s\n", message);
}

/* Every router is heard from its first message on. */
static void
powered(void *owner, struct device *d)
{
	struct lab *lab = owner;
	struct lab_node *node = lab_node(lab, d->name);

	if (!node->reception)
		node->reception = reception_new(d);
	reception_open(node->reception);
	ladder_router(lab->ladder, d->router, d->name);
	keylog_router(lab->keylog, d->router);
	lives_router(lab->lives, node, d->router);
	tally_router(lab->tally, d);
}

static bool
is_read(const struct saved *s, FILE *errors)
{
	if (saved_unread(s))
		fprintf(errors, "%s\n", saved_unread(s));
	return !saved_unread(s);
}

static bool
build_router(struct lab *lab, struct lab_node *node, size_t index, FILE *errors)
{
	const struct topology *t = lab->topology;
	const char **interfaces;
	struct startup s;

	if (!stage_startup(t, node->spec, lab->options.stage, lab->options.fault, &s, errors)) {
		startup_free(&s);
		return false;
	}
	interfaces = interfaces_of(lab, index);
	node->device = device_new(&(struct device_params){
		.world = lab->world,
		.name = node->spec->name,
		.interfaces = interfaces,
		.startup = s.text,
		.startup_file = s.file,
		.private = s.private,
		.private_file = s.private_file,
		.files = node->spec->files,
		/* Nobody saves one that is locked: a file there was put there. */
		.state_dir = node->spec->locked ? NULL : lab->state_dir,
		.locked = node->spec->locked,
		.clock_set = t->clock != CLOCK_UNSET,
		.date = lab->epoch,
		.refused = refused,
		.powered = powered,
		.owner = lab,
	});
	free(interfaces);
	startup_free(&s);
	return is_read(node->device->startup, errors) && is_read(node->device->private, errors);
}

/* ---- the whole: what has no configuration first, then the cables, then the routers boot ---- */

static bool
build_node(struct lab *lab, struct lab_node *node, size_t index, FILE *errors)
{
	char *error = NULL;

	if (node->spec->kind == NODE_SWITCH)
		node->bridge = bridge_new(world_sched(lab->world), node->spec->name);
	else if (node->spec->kind == NODE_HOST && !lab->options.tun)
		build_host(lab, node, index);
	else if (node->spec->kind == NODE_HOST)
		node->space = namespace_new(node->spec->name, &error);
	if (!error)
		return true;
	fprintf(errors, "%s: %s\n", node->spec->name, error);
	free(error);
	return false;
}

/* Where everything will live: this process's own place, or a namespace. */
static bool
build_ground(struct lab *lab, FILE *errors)
{
	char *error = NULL;

	if (topology_has_real_end(lab->topology))
		world_set_shared(lab->world);
	lab->ladder = ladder_new(world_sched(lab->world));
	lab->lives = lives_new(lab);
	lab->keylog = keylog_new();
	lab->tally = told_tally(&lab->topology->course.checks);
	if (lab->options.keys_dir)
		keylog_write(lab->keylog, lab->options.keys_dir, &error);
	if (!error && !open_outside(lab, errors))
		return false;
	if (!error && (!lab->options.tun || namespace_enter(&error)))
		return true;
	fprintf(errors, "%s\n", error);
	free(error);
	return false;
}

static bool
same_nodes(const struct topo_link *a, const struct topo_link *b)
{
	for (unsigned flip = 0; flip < 2; flip++)
		if (a->end[0].kind == END_NODE && a->end[1].kind == END_NODE &&
		    b->end[flip].kind == END_NODE && b->end[!flip].kind == END_NODE &&
		    a->end[0].node == b->end[flip].node && a->end[1].node == b->end[!flip].node)
			return true;
	return false;
}

/* The shortest name that is this link's alone. */
static char *
label_link(const struct topology *t, const struct topo_link *link)
{
	const struct topo_end *e = link->end;

	for (size_t i = 0; i < t->link_count; i++)
		if (&t->links[i] != link && same_nodes(&t->links[i], link))
			return xasprintf("%s-%s", link->end_name[0], link->end_name[1]);
	if (e[0].kind == END_NODE && e[1].kind == END_NODE)
		return xasprintf("%s-%s", t->nodes[e[0].node].name, t->nodes[e[1].node].name);
	return xstrdup(link->end_name[e[0].kind == END_NODE]);
}

/* 1 March 2002, where a clock that nobody has set begins. */
#define UNSET_EPOCH 1014940800

static void
build_tables(struct lab *lab)
{
	const struct topology *t = lab->topology;

	lab->epoch = t->clock == CLOCK_HOST   ? (int64_t)time(NULL)
		     : t->clock == CLOCK_DATE ? t->date
					      : UNSET_EPOCH;
	lab->nodes = xcalloc(t->node_count + 1, sizeof *lab->nodes);
	lab->links = xcalloc(t->link_count + 1, sizeof *lab->links);
	lab->node_count = t->node_count;
	lab->link_count = t->link_count;
	for (size_t i = 0; i < t->node_count; i++)
		lab->nodes[i] = (struct lab_node){ .lab = lab, .spec = &t->nodes[i] };
	for (size_t i = 0; i < t->link_count; i++)
		lab->links[i] = (struct lab_link){
			.lab = lab,
			.spec = &t->links[i],
			.label = label_link(t, &t->links[i]),
		};
}

bool
build_lab(struct lab *lab, FILE *errors)
{
	lab->errors = errors;
	build_tables(lab);
	if (!build_ground(lab, errors))
		return false;
	for (size_t i = 0; i < lab->node_count; i++)
		if (!build_node(lab, &lab->nodes[i], i, errors))
			return false;
	for (size_t i = 0; i < lab->link_count; i++)
		if (!build_link(lab, &lab->links[i], errors))
			return false;
	for (size_t i = 0; i < lab->node_count; i++)
		if (lab->nodes[i].spec->kind == NODE_ROUTER &&
		    !build_router(lab, &lab->nodes[i], i, errors))
			return false;
	return true;
}

/* With --tun the second of the two cables has no more than the MTU. */
void
lab_reset_links(struct lab *lab)
{
	for (size_t i = 0; i < lab->link_count; i++) {
		struct lab_link *l = &lab->links[i];
		struct link_params params = params_of(lab, l->spec);

		lab_cut_link(l, false);
		if (lab_link_cable(l))
			link_set_params(lab_link_cable(l), &params);
	}
}

void
unbuild_lab(struct lab *lab)
{
	for (size_t i = 0; i < lab->link_count; i++) {
		struct lab_link *l = &lab->links[i];

		if (l->record)
			record_stop(l->record);
		for (unsigned side = 0; side < 2; side++)
			if (l->link[side])
				link_free(l->link[side]);
		for (unsigned side = 0; side < 2; side++)
			if (l->wire[side])
				wire_close(l->wire[side]);
		free(l->label);
	}
	for (size_t i = 0; i < lab->node_count; i++) {
		struct lab_node *node = &lab->nodes[i];

		reception_free(node->reception);
		if (node->device)
			device_free(node->device);
		if (node->host) {
			pc_syslog_stop(node);
			pc_files_stop(node);
			host_free(node->host);
		}
		if (node->space)
			namespace_free(node->space);
		if (node->bridge)
			bridge_free(node->bridge);
	}
	free(lab->links);
	free(lab->nodes);
	lives_free(lab->lives);
	ladder_free(lab->ladder);
	keylog_free(lab->keylog);
}
