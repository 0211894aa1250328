#include "cli/lab/ladder.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/net/iface.h"
#include "engine/net/net.h"
#include "engine/node/node.h"
#include "engine/wire/isakmp.h"

#define RUNGS_MAX 20000 /* older ones make room, half of them at a time */

struct party {
	struct ladder *ladder;
	size_t index;
	const char *name;
	struct router *router;
};

struct listener {
	struct listener *next;
	ladder_listener *fn;
	void *ctx;
};

struct ladder {
	struct sched *sched;
	struct party **parties;
	size_t party_count;
	struct rung **rungs;
	size_t count;
	uint64_t last_serial;
	struct listener *listeners;
};

struct ladder *
ladder_new(struct sched *sched)
{
	struct ladder *l = xcalloc(1, sizeof *l);

	l->sched = sched;
	return l;
}

static void
rung_free(struct rung *r)
{
	free(r->wire);
	free(r->clear);
	free(r);
}

void
ladder_free(struct ladder *l)
{
	if (!l)
		return;
	for (size_t i = 0; i < l->party_count; i++)
		free(l->parties[i]);
	for (size_t i = 0; i < l->count; i++)
		rung_free(l->rungs[i]);
	while (l->listeners)
		ladder_unlisten(l, l->listeners->fn, l->listeners->ctx);
	free(l->parties);
	free(l->rungs);
	free(l);
}

/* ---- looking at it ---- */

size_t
ladder_parties(const struct ladder *l)
{
	return l->party_count;
}

const char *
ladder_party(const struct ladder *l, size_t party)
{
	return l->parties[party]->name;
}

size_t
ladder_find_party(const struct ladder *l, const char *name)
{
	for (size_t i = 0; i < l->party_count; i++)
		if (!strcmp(l->parties[i]->name, name))
			return i;
	return LADDER_NOBODY;
}

size_t
ladder_count(const struct ladder *l)
{
	return l->count;
}

const struct rung *
ladder_rung(const struct ladder *l, size_t i)
{
	return l->rungs[i];
}

const struct rung *
ladder_by_serial(const struct ladder *l, uint64_t serial)
{
	uint64_t back = l->last_serial - serial;

	return serial <= l->last_serial && back < l->count ? l->rungs[l->count - 1 - back] : NULL;
}

/* ---- listeners ---- */

void
ladder_listen(struct ladder *l, ladder_listener *fn, void *ctx)
{
	struct listener *n = xmalloc(sizeof *n);

	*n = (struct listener){ l->listeners, fn, ctx };
	l->listeners = n;
}

void
ladder_unlisten(struct ladder *l, ladder_listener *fn, void *ctx)
{
	for (struct listener **at = &l->listeners; *at; at = &(*at)->next) {
		struct listener *n = *at;

		if (n->fn != fn || n->ctx != ctx)
			continue;
		*at = n->next;
		free(n);
		return;
	}
}

static void
tell(const struct ladder *l, const struct rung *r)
{
	for (const struct listener *n = l->listeners; n; n = n->next)
		n->fn(n->ctx, r);
}

/* ---- rungs ---- */

static bool
same_octets(const struct rung *r, const struct ike_message *m)
{
	return r->message.length == m->length && !memcmp(r->wire, m->wire, m->length);
}

/* What this message says again; only the first time is known what is in it. */
static const struct rung *
find_original(const struct ladder *l, size_t from, const struct ike_message *m)
{
	for (size_t i = l->count; m->repeated && i-- > 0;) {
		const struct rung *r = l->rungs[i];

		if (!r->message.repeated && r->from == from && same_octets(r, m))
			return r;
	}
	return NULL;
}

/* An exchange is known by its kind, the initiator's cookie and the message ID. */
static unsigned
number_of(const struct ladder *l, const struct ike_message *m)
{
	for (size_t i = l->count; i-- > 0;) {
		const struct rung *r = l->rungs[i];

		if (!r->message.repeated && r->message.exchange == m->exchange &&
		    r->message.msgid == m->msgid && !memcmp(r->wire, m->wire, ISAKMP_COOKIE))
			return r->number + 1;
	}
	return 1;
}

/* Also while the interface is down. */
static bool
has_address(struct net *net, ip4 address)
{
	for (const struct iface *i = iface_next(net, NULL); i; i = iface_next(net, i))
		if (i->primary.addr == address)
			return true;
	return ip_is_local(net, address);
}

static size_t
party_at(const struct ladder *l, ip4 address)
{
	for (size_t i = 0; i < l->party_count; i++)
		if (has_address(router_net(l->parties[i]->router), address))
			return i;
	return LADDER_NOBODY;
}

static void
make_room(struct ladder *l)
{
	if (l->count == RUNGS_MAX) {
		for (size_t i = 0; i < RUNGS_MAX / 2; i++)
			rung_free(l->rungs[i]);
		l->count -= RUNGS_MAX / 2;
		memmove(l->rungs, l->rungs + RUNGS_MAX / 2, l->count * sizeof *l->rungs);
	}
	if (!(l->count & (l->count - 1)))
		l->rungs = xrealloc(l->rungs, l->count ? 2 * l->count : 1, sizeof *l->rungs);
}

static uint8_t *
copy(const uint8_t *octets, size_t len)
{
	return octets ? memcpy(xmalloc(len), octets, len) : NULL;
}

static struct rung *
add_rung(struct ladder *l, size_t from, size_t to, const struct ike_message *m)
{
	const struct rung *original = find_original(l, from, m);
	struct rung *r = xcalloc(1, sizeof *r);

	r->from = from;
	r->to = to;
	r->when = sched_now(l->sched);
	r->message = original ? original->message : *m;
	r->message.repeated = m->repeated;
	r->number = original ? original->number : number_of(l, m);
	r->wire = copy(m->wire, m->length);
	r->clear = copy(m->clear, m->length - ISAKMP_HEADER);
	r->message.wire = r->wire;
	r->message.clear = r->clear;
	r->serial = ++l->last_serial;
	make_room(l);
	l->rungs[l->count++] = r;
	return r;
}

/* The one that is on its way with these octets. */
static struct rung *
find_sent(const struct ladder *l, size_t to, const struct ike_message *m)
{
	for (size_t i = l->count; i-- > 0;) {
		struct rung *r = l->rungs[i];

		if (!r->arrived && r->from != to && same_octets(r, m))
			return r;
	}
	return NULL;
}

static void
note_message(void *ctx, const struct ike_message *m)
{
	struct party *p = ctx;
	struct ladder *l = p->ladder;
	struct rung *r;

	if (m->sent) {
		tell(l, add_rung(l, p->index, party_at(l, m->peer), m));
		return;
	}
	r = find_sent(l, p->index, m);
	if (!r)
		r = add_rung(l, LADDER_NOBODY, p->index, m);
	r->to = p->index;
	r->heard = sched_now(l->sched);
	r->arrived = true;
	r->understood = m->readable;
	tell(l, r);
}

void
ladder_router(struct ladder *l, struct router *r, const char *name)
{
	size_t i = ladder_find_party(l, name);
	struct party *p = i == LADDER_NOBODY ? NULL : l->parties[i];

	if (!p) {
		p = xcalloc(1, sizeof *p);
		p->ladder = l;
		p->index = l->party_count;
		p->name = name;
		l->parties = xrealloc(l->parties, l->party_count + 1, sizeof(struct party *));
		l->parties[l->party_count++] = p;
	}
	p->router = r;
	ike_set_observer(router_ike(r), note_message, p);
}
