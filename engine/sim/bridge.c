#include "engine/sim/bridge.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <uthash.h>

#include "engine/base/addr.h"
#include "engine/base/xmalloc.h"

#define STATIONS_MOST 1024
#define STATION_AGE   SEC(300)
#define ADDRESSES     12 /* destination and source */

struct station {
	struct mac mac;
	struct port *port;
	simtime seen;
	UT_hash_handle hh;
};

struct bridge {
	struct sched *sched;
	char *name;
	struct port **ports; /* each its own allocation: links keep pointers */
	size_t count;
	struct station *stations;
};

static void
learn(struct bridge *b, struct port *from, const uint8_t *addr)
{
	struct station *st;

	if (addr[0] & 1)
		return;
	HASH_FIND(hh, b->stations, addr, sizeof(struct mac), st);
	if (!st) {
		if (HASH_COUNT(b->stations) >= STATIONS_MOST) {
			st = b->stations; /* the oldest entry */
			HASH_DEL(b->stations, st);
		} else {
			st = xmalloc(sizeof *st);
		}
		memset(st, 0, sizeof *st);
		memcpy(st->mac.b, addr, sizeof st->mac.b);
		HASH_ADD(hh, b->stations, mac, sizeof(struct mac), st);
	}
	st->port = from;
	st->seen = sched_now(b->sched);
}

static struct port *
known(const struct bridge *b, const uint8_t *addr)
{
	struct station *st;

	if (addr[0] & 1)
		return NULL;
	HASH_FIND(hh, b->stations, addr, sizeof(struct mac), st);
	return st && sched_now(b->sched) - st->seen <= STATION_AGE ? st->port : NULL;
}

static void
receive(struct port *from, struct pkt *frame)
{
	struct bridge *b = from->owner;
	struct port *to;

	if (frame->len < ADDRESSES) {
		pkt_free(frame);
		return;
	}
	learn(b, from, frame->data + 6);
	to = known(b, frame->data);
	if (to) {
		if (to != from)
			port_send(to, frame);
		else
			pkt_free(frame);
		return;
	}
	for (size_t i = 0; i < b->count; i++)
		if (b->ports[i] != from)
			port_send(b->ports[i], pkt_copy(frame));
	pkt_free(frame);
}

struct bridge *
bridge_new(struct sched *sched, const char *name)
{
	struct bridge *b = xcalloc(1, sizeof *b);

	b->sched = sched;
	b->name = xstrdup(name);
	return b;
}

void
bridge_free(struct bridge *b)
{
	struct station *st, *next;

	if (!b)
		return;
	HASH_ITER (hh, b->stations, st, next) {
		HASH_DEL(b->stations, st);
		free(st);
	}
	for (size_t i = 0; i < b->count; i++)
		free(b->ports[i]);
	free(b->ports);
	free(b->name);
	free(b);
}

struct port *
bridge_port(struct bridge *b, const char *name)
{
	struct port *p;
	char full[sizeof p->name];

	snprintf(full, sizeof full, "%s:%s", b->name, name);
	for (size_t i = 0; i < b->count; i++)
		if (!strcmp(b->ports[i]->name, full))
			return b->ports[i];
	p = xcalloc(1, sizeof *p);
	memcpy(p->name, full, sizeof full);
	p->owner = b;
	p->receive = receive;
	p->enabled = true;
	b->ports = xrealloc(b->ports, b->count + 1, sizeof *b->ports);
	b->ports[b->count++] = p;
	return p;
}
