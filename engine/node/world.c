#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uthash.h>

#include "engine/base/xmalloc.h"
#include "engine/node/node.h"
#include "engine/sim/link.h"

struct port_record {
	char *name; /* "R1:FastEthernet0/0" */
	struct port port;
	UT_hash_handle hh;
};

struct link_record {
	char *name;
	struct link *link;
	UT_hash_handle hh;
};

struct mac_record {
	char *node;
	struct mac mac;
	UT_hash_handle hh;
};

struct world {
	struct sched *sched;
	struct pktpool *pool;
	uint64_t seed;
	bool system_random;
	bool shared;
	struct port_record *ports;
	struct link_record *links;
	struct mac_record *macs;
};

void
world_unlink(struct world *w)
{
	struct link_record *l, *next;

	HASH_ITER (hh, w->links, l, next) {
		HASH_DELETE(hh, w->links, l);
		link_free(l->link);
		free(l->name);
		free(l);
	}
}

struct world *
world_new(uint64_t seed, bool system_random)
{
	struct world *w = xcalloc(1, sizeof *w);

	w->sched = sched_new();
	w->pool = pktpool_new();
	w->seed = seed;
	w->system_random = system_random;
	return w;
}

void
world_free(struct world *w)
{
	struct port_record *p, *next_port;
	struct mac_record *m, *next_mac;

	if (!w)
		return;
	world_unlink(w);
	HASH_ITER (hh, w->ports, p, next_port) {
		HASH_DELETE(hh, w->ports, p);
		free(p->name);
		free(p);
	}
	HASH_ITER (hh, w->macs, m, next_mac) {
		HASH_DELETE(hh, w->macs, m);
		free(m->node);
		free(m);
	}
	sched_free(w->sched);
	pktpool_free(w->pool);
	free(w);
}

struct sched *
world_sched(struct world *w)
{
	return w->sched;
}

struct pktpool *
world_pool(struct world *w)
{
	return w->pool;
}

uint64_t
world_seed(const struct world *w)
{
	return w->seed;
}

void
world_rng(const struct world *w, const char *label, struct rng *r)
{
	if (w->system_random)
		rng_from_system(r);
	else
		rng_seed(r, w->seed, label);
}

/* ---- ports ---- */

struct port *
world_find_port(const struct world *w, const char *node, const char *interface)
{
	char *name = xasprintf("%s:%s", node, interface);
	struct port_record *p;

	HASH_FIND_STR(w->ports, name, p);
	free(name);
	return p ? &p->port : NULL;
}

struct port *
world_port(struct world *w, const char *node, const char *interface)
{
	struct port *old = world_find_port(w, node, interface);
	struct port_record *p;

	if (old)
		return old;
	p = xcalloc(1, sizeof *p);
	p->name = xasprintf("%s:%s", node, interface);
	snprintf(p->port.name, sizeof p->port.name, "%s", p->name);
	HASH_ADD_KEYPTR(hh, w->ports, p->name, strlen(p->name), p);
	return &p->port;
}

/* ---- links ---- */

struct link *
world_find_link(const struct world *w, const char *name)
{
	struct link_record *l;

	HASH_FIND_STR(w->links, name, l);
	return l ? l->link : NULL;
}

struct link *
world_link(struct world *w, const char *name, struct port *a, struct port *b,
	   const struct link_params *params)
{
	struct link_record *l = xcalloc(1, sizeof *l);
	struct link_params p = { 0 };

	if (params)
		p = *params;
	if (!p.seed)
		p.seed = w->seed;
	l->name = xstrdup(name);
	l->link = link_new(w->sched, w->pool, name, a, b, &p);
	HASH_ADD_KEYPTR(hh, w->links, l->name, strlen(l->name), l);
	return l->link;
}

/* ---- addresses of Ethernet ---- */

void
world_set_shared(struct world *w)
{
	w->shared = true;
}

/* FNV-1a, folded to 16 bits. */
static unsigned
hash_name(const char *name)
{
	uint32_t h = 0x811c9dc5;

	for (; *name; name++)
		h = (h ^ (uint8_t)*name) * 0x01000193;
	return (h >> 16 ^ h) & 0xffff;
}

static struct mac
mac_of(unsigned n)
{
	return (struct mac){ { 0x00, 0x1b, 0xd4, (uint8_t)(0xaa + (n >> 8)), (uint8_t)n, 0 } };
}

static bool
mac_taken(const struct world *w, struct mac mac)
{
	struct mac_record *m, *next;

	HASH_ITER (hh, w->macs, m, next)
		if (mac_equal(&m->mac, &mac))
			return true;
	return false;
}

struct mac
world_mac(struct world *w, const char *node)
{
	struct mac_record *m;
	unsigned n = w->shared ? hash_name(node) : HASH_COUNT(w->macs) + 1;

	HASH_FIND_STR(w->macs, node, m);
	if (m)
		return m->mac;
	m = xcalloc(1, sizeof *m);
	m->node = xstrdup(node);
	while (w->shared && mac_taken(w, mac_of(n)))
		n++;
	m->mac = mac_of(n);
	HASH_ADD_KEYPTR(hh, w->macs, m->node, strlen(m->node), m);
	return m->mac;
}
