#include "cli/lab/build.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli/device/device.h"
#include "cli/lab/lab.h"
#include "engine/base/xmalloc.h"
#include "engine/host/host.h"
#include "engine/node/host.h"
#include "engine/node/node.h"
#include "engine/sim/bridge.h"
#include "engine/sim/link.h"

#define STARTUP_MAX (4 * 1024 * 1024)

/* Hosts and switches ------------------------------------------------------------------------ */

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

	world_rng(lab->world, node->spec->name, &node->rng);
	node->host = host_new(&env, node->spec->name, host_interface(lab, index), &config);
}

/* Links -------------------------------------------------------------------------------------- */

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

static bool
build_link(struct lab *lab, struct lab_link *link, FILE *errors)
{
	const struct topo_link *spec = link->spec;
	struct port *port[2];
	struct link_params params = {
		.delay = spec->delay,
		.jitter = spec->jitter,
		.loss = spec->loss,
		.rate = spec->rate,
		.mtu = spec->mtu,
		.seed = lab->options.seed,
	};

	for (unsigned side = 0; side < 2; side++) {
		const struct topo_end *e = &spec->end[side];
		char *error = NULL;

		if (e->kind == END_NODE) {
			port[side] = node_port(lab, e);
			continue;
		}
		link->wire[side] = open_wire(lab, e, &error);
		if (!link->wire[side]) {
			fprintf(errors, "%s:%u: %s: %s\n", lab->topology->file, spec->line,
				spec->end_name[side], error);
			free(error);
			return false;
		}
		port[side] = wire_port(link->wire[side]);
	}
	link->link[0] = link_new(world_sched(lab->world), world_pool(lab->world), spec->name,
				 port[0], port[1], &params);
	return true;
}

/* Routers ------------------------------------------------------------------------------------ */

/* The interfaces that the lab names, borrowed in a block that the caller frees. */
static const char **
interfaces_of(const struct lab *lab, size_t node)
{
	const struct topology *t = lab->topology;
	const char **names = xcalloc(2 * t->link_count + 1, sizeof *names);
	size_t n = 0;

	for (size_t i = 0; i < t->link_count; i++)
		for (unsigned side = 0; side < 2; side++)
			if (t->links[i].end[side].kind == END_NODE &&
			    t->links[i].end[side].node == node)
				names[n++] = t->links[i].end[side].interface;
	return names;
}

static bool
read_startup(const char *file, char **text, FILE *errors)
{
	FILE *f;
	size_t size;

	*text = NULL;
	if (!file)
		return true;
	f = fopen(file, "re");
	if (!f) {
		fprintf(errors, "%s: %s\n", file, strerror(errno));
		return false;
	}
	*text = xmalloc(STARTUP_MAX + 1);
	size = fread(*text, 1, STARTUP_MAX, f);
	(*text)[size] = '\0';
	fclose(f);
	return true;
}

static void
refused(void *owner, const char *message)
{
	struct lab *lab = owner;

	lab->refusals++;
	if (lab->errors)
		fprintf(lab->errors, "%s\n", message);
}

static bool
build_router(struct lab *lab, struct lab_node *node, size_t index, FILE *errors)
{
	const struct topology *t = lab->topology;
	const char **interfaces;
	char *text;

	if (!read_startup(node->spec->startup, &text, errors))
		return false;
	interfaces = interfaces_of(lab, index);
	node->device = device_new(&(struct device_params){
		.world = lab->world,
		.name = node->spec->name,
		.interfaces = interfaces,
		.startup = text,
		.startup_file = node->spec->startup,
		.state_dir = lab->state_dir,
		.clock_set = t->clock != CLOCK_UNSET,
		.date = t->clock == CLOCK_HOST ? (int64_t)time(NULL) : t->date,
		.refused = refused,
		.owner = lab,
	});
	free(interfaces);
	free(text);
	return true;
}

/* The whole: what has no configuration first, then the cables, then the routers boot. ---------- */

bool
build_lab(struct lab *lab, FILE *errors)
{
	const struct topology *t = lab->topology;

	lab->errors = errors;
	lab->nodes = xcalloc(t->node_count + 1, sizeof *lab->nodes);
	lab->links = xcalloc(t->link_count + 1, sizeof *lab->links);
	lab->node_count = t->node_count;
	lab->link_count = t->link_count;
	for (size_t i = 0; i < t->node_count; i++) {
		struct lab_node *node = &lab->nodes[i];

		node->lab = lab;
		node->spec = &t->nodes[i];
		if (node->spec->kind == NODE_HOST)
			build_host(lab, node, i);
		else if (node->spec->kind == NODE_SWITCH)
			node->bridge = bridge_new(world_sched(lab->world), node->spec->name);
	}
	for (size_t i = 0; i < t->link_count; i++) {
		lab->links[i].lab = lab;
		lab->links[i].spec = &t->links[i];
		if (!build_link(lab, &lab->links[i], errors))
			return false;
	}
	for (size_t i = 0; i < t->node_count; i++)
		if (t->nodes[i].kind == NODE_ROUTER &&
		    !build_router(lab, &lab->nodes[i], i, errors))
			return false;
	return true;
}

void
unbuild_lab(struct lab *lab)
{
	for (size_t i = 0; i < lab->link_count; i++) {
		struct lab_link *l = &lab->links[i];

		for (unsigned side = 0; side < 2; side++)
			if (l->link[side])
				link_free(l->link[side]);
		if (l->capture)
			capture_close(l->capture);
		for (unsigned side = 0; side < 2; side++)
			if (l->wire[side])
				wire_close(l->wire[side]);
	}
	for (size_t i = 0; i < lab->node_count; i++) {
		struct lab_node *node = &lab->nodes[i];

		if (node->device)
			device_free(node->device);
		if (node->host)
			host_free(node->host);
		if (node->bridge)
			bridge_free(node->bridge);
	}
	free(lab->links);
	free(lab->nodes);
}
