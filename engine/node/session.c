#include "engine/node/session.h"

#include <stdlib.h>
#include <uthash.h>

#include "engine/base/xmalloc.h"
#include "engine/ike/ike.h"
#include "engine/ipsec/ipsec.h"
#include "engine/net/iface.h"
#include "engine/net/net.h"
#include "engine/node/node.h"

struct numbers {
	uint64_t *at;
	size_t count, room;
};

struct ends {
	ip4 local, peer;
};

struct entry {
	struct session_view view;
	struct numbers flows, sas;
	struct ends ends;
	UT_hash_handle hh;	   /* of the first one with these ends */
	struct entry *same, *next; /* the next one with these ends; the next one of all */
};

struct listing {
	struct router *router;
	struct entry *first, **tail, *by_ends;
};

static void
put(struct numbers *n, uint64_t number)
{
	if (n->count == n->room) {
		n->room = n->room ? n->room * 2 : 4;
		n->at = xrealloc(n->at, n->room, sizeof *n->at);
	}
	n->at[n->count++] = number;
}

static struct entry *
between(const struct listing *l, ip4 local, ip4 peer)
{
	const struct ends ends = { local, peer };
	struct entry *e;

	HASH_FIND(hh, l->by_ends, &ends, sizeof ends, e);
	return e;
}

/* The session with that peer; behind a NAT several may have one address and are known by their port.
 * A session whose port nobody knows yet takes that of who comes. 0: any. */
static struct entry *
find(struct listing *l, const struct iface *iface, ip4 local, ip4 peer, uint16_t port)
{
	for (struct entry *e = between(l, local, peer); e; e = e->same) {
		struct session_view *v = &e->view;

		if ((iface && v->iface != iface) || (port && v->peer_port && v->peer_port != port))
			continue;
		if (!v->peer_port)
			v->peer_port = port;
		return e;
	}
	return NULL;
}

static struct entry *
add(struct listing *l, struct iface *iface, ip4 local, ip4 peer, uint16_t port)
{
	struct entry *e = xcalloc(1, sizeof *e), *other = between(l, local, peer);

	e->view = (struct session_view){
		.iface = iface, .local = local, .peer = peer, .peer_port = port
	};
	e->ends = (struct ends){ local, peer };
	if (!other)
		HASH_ADD(hh, l->by_ends, ends, sizeof e->ends, e);
	else {
		while (other->same)
			other = other->same;
		other->same = e;
	}
	*l->tail = e;
	l->tail = &e->next;
	return e;
}

static void
listing_free(struct listing *l)
{
	struct entry *e, *next;

	HASH_CLEAR(hh, l->by_ends);
	for (e = l->first; e; e = next) {
		next = e->next;
		free(e->flows.at);
		free(e->sas.at);
		free(e);
	}
}

/* ---- which there are ---- */

/* 0: bare SAs have no port. */
static uint16_t
port_of(const struct ident_view *i)
{
	return i->pairs && i->peer_port != IKE_PORT ? i->peer_port : 0;
}

static bool
add_flow(void *ctx, const struct ident_view *i)
{
	struct listing *l = ctx;
	struct entry *e;

	if (!i->peer)
		return true;
	e = find(l, i->iface, i->local, i->peer, port_of(i));
	if (!e)
		e = add(l, i->iface, i->local, i->peer, port_of(i));
	if (i->pairs) {
		e->view.status = SESSION_NO_IKE;
		e->view.uptime = sched_now(net_sched(router_net(l->router))) -
				 ipsec_peer_since(router_ipsec(l->router), i->peer);
	}
	return true;
}

static struct iface *
iface_with(struct router *r, ip4 address)
{
	struct iface *i = NULL;

	while ((i = iface_next(router_net(r), i)))
		if (i->primary.addr == address)
			return i;
	return NULL;
}

static void
count_ike(struct session_view *v, const struct ike_sa_view *sa)
{
	if (!sa->authenticated) {
		if (v->status == SESSION_DOWN)
			v->status = SESSION_NEGOTIATING;
		return;
	}
	if (v->status == SESSION_NO_IKE || v->status == SESSION_ACTIVE) {
		v->status = SESSION_ACTIVE;
	} else {
		v->status = SESSION_IDLE;
		v->uptime = SEC(sa->lifetime - sa->remaining);
	}
}

static void
add_ike(struct listing *l)
{
	struct ike_sa_view sa;
	uint64_t cursor = 0;

	while (ike_sa_next(router_ike(l->router), &cursor, &sa)) {
		if (sa.deleted)
			continue;
		if (!find(l, NULL, sa.local, sa.peer, sa.peer_port))
			add(l, iface_with(l->router, sa.local), sa.local, sa.peer, sa.peer_port);
		for (struct entry *e = between(l, sa.local, sa.peer); e; e = e->same) {
			if (e->view.peer_port && e->view.peer_port != sa.peer_port)
				continue;
			e->view.peer_port = sa.peer_port;
			count_ike(&e->view, &sa);
		}
	}
}

/* ---- what they consist of ---- */

static bool
give_flow(void *ctx, const struct ident_view *i)
{
	for (struct entry *e = between(ctx, i->local, i->peer); e; e = e->same)
		if ((!e->view.iface || e->view.iface == i->iface) &&
		    (!port_of(i) || port_of(i) == e->view.peer_port))
			put(&e->flows, i->id);
	return true;
}

static void
give_ike(struct listing *l)
{
	struct ike_sa_view sa;
	uint64_t cursor = 0;

	while (ike_sa_next(router_ike(l->router), &cursor, &sa))
		for (struct entry *e = between(l, sa.local, sa.peer); e; e = e->same)
			if (e->view.peer_port == sa.peer_port)
				put(&e->sas, cursor);
}

void
router_each_session(struct router *r, bool (*fn)(void *, const struct session_view *), void *ctx)
{
	struct listing l = { .router = r, .tail = &l.first };

	ipsec_each_ident(router_ipsec(r), NULL, add_flow, &l);
	add_ike(&l);
	for (struct entry *e = l.first; e; e = e->next)
		if (!e->view.peer_port)
			e->view.peer_port = IKE_PORT;
	ipsec_each_ident(router_ipsec(r), NULL, give_flow, &l);
	give_ike(&l);
	for (struct entry *e = l.first; e; e = e->next) {
		e->view.flow = e->flows.at;
		e->view.flows = e->flows.count;
		e->view.sa = e->sas.at;
		e->view.sas = e->sas.count;
		if (!fn(ctx, &e->view))
			break;
	}
	listing_free(&l);
}
