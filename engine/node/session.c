#include "engine/node/session.h"

#include <stdlib.h>

#include "engine/base/xmalloc.h"
#include "engine/ike/ike.h"
#include "engine/ipsec/ipsec.h"
#include "engine/net/iface.h"
#include "engine/net/net.h"
#include "engine/node/node.h"

struct listing {
	struct router *router;
	struct session_view *view;
	size_t count, room;
};

/* The session with that peer; behind a NAT several may have one address and are known by their port.
 * A session whose port nobody knows yet takes that of who comes. 0: any. */
static struct session_view *
find(struct listing *l, const struct iface *iface, ip4 local, ip4 peer, uint16_t port)
{
	for (size_t i = 0; i < l->count; i++) {
		struct session_view *v = &l->view[i];

		if (v->peer != peer || v->local != local || (iface && v->iface != iface) ||
		    (port && v->peer_port && v->peer_port != port))
			continue;
		if (!v->peer_port)
			v->peer_port = port;
		return v;
	}
	return NULL;
}

static struct session_view *
add(struct listing *l, struct iface *iface, ip4 local, ip4 peer, uint16_t port)
{
	if (l->count == l->room) {
		l->room = l->room ? l->room * 2 : 16;
		l->view = xrealloc(l->view, l->room, sizeof *l->view);
	}
	l->view[l->count] = (struct session_view){
		.iface = iface, .local = local, .peer = peer, .peer_port = port
	};
	return &l->view[l->count++];
}

static bool
add_flow(void *ctx, const struct ident_view *i)
{
	struct listing *l = ctx;
	/* Bare SAs have no port. */
	uint16_t port = i->pairs && i->peer_port != IKE_PORT ? i->peer_port : 0;
	struct session_view *v;

	if (!i->peer)
		return true;
	v = find(l, i->iface, i->local, i->peer, port);
	if (!v)
		v = add(l, i->iface, i->local, i->peer, port);
	if (i->pairs) {
		v->status = SESSION_NO_IKE;
		v->uptime = sched_now(net_sched(router_net(l->router))) -
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
		for (size_t i = 0; i < l->count; i++) {
			struct session_view *v = &l->view[i];

			if (v->local != sa.local || v->peer != sa.peer ||
			    (v->peer_port && v->peer_port != sa.peer_port))
				continue;
			v->peer_port = sa.peer_port;
			count_ike(v, &sa);
		}
	}
}

void
router_each_session(struct router *r, bool (*fn)(void *, const struct session_view *), void *ctx)
{
	struct listing l = { .router = r };

	ipsec_each_ident(router_ipsec(r), NULL, add_flow, &l);
	add_ike(&l);
	for (size_t i = 0; i < l.count; i++) {
		if (!l.view[i].peer_port)
			l.view[i].peer_port = IKE_PORT;
		if (!fn(ctx, &l.view[i]))
			break;
	}
	free(l.view);
}
