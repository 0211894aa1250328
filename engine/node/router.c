#include <inttypes.h>
#include <stdlib.h>

#include "engine/base/xmalloc.h"
#include "engine/ike/ike.h"
#include "engine/ipsec/ipsec.h"
#include "engine/nat/nat.h"
#include "engine/net/net.h"
#include "engine/node/join.h"
#include "engine/node/node.h"
#include "engine/node/session.h"
#include "engine/pki/pki.h"
#include "engine/tcp/tcp.h"
#include "engine/tunnel/tunnel.h"

struct router {
	struct world *world;
	char *name;
	struct rng rng, key_rng;
	struct net *net;
	struct tcp_stack *tcp;
	struct tunnels *tunnels;
	struct nat *nat;
	struct ipsec *ipsec;
	struct ike *ike;
	struct pki *pki;
	struct join join;
};

/* One that starts again draws other numbers than before: nobody takes its SPIs and cookies for those
 * of its former life. */
static void
seed(struct router *r)
{
	simtime now = sched_now(world_sched(r->world));
	char *label = now ? xasprintf("%s at %" PRIu64, r->name, now) : xstrdup(r->name);

	world_rng(r->world, label, &r->rng);
	free(label);
}

struct router *
router_new(struct world *w, const char *name, struct event_sink *events)
{
	struct router *r = xcalloc(1, sizeof *r);
	struct net_env env = {
		.sched = world_sched(w),
		.pool = world_pool(w),
		.rng = &r->rng,
		.events = events,
		.role = NET_ROUTER,
		.mac = world_mac(w, name),
	};
	char *keys;

	r->world = w;
	r->name = xstrdup(name);
	seed(r);
	keys = xasprintf("%s keys", name);
	world_rng(w, keys, &r->key_rng);
	free(keys);
	r->net = net_new(&env);
	r->tcp = tcp_new(r->net);
	r->nat = nat_new(r->net);
	r->pki = pki_new(&r->key_rng, events);
	r->tunnels = tunnels_new(r->net);
	r->ipsec = ipsec_new(r->net, env.sched, &r->rng, events);
	r->ike = join(&r->join, r->net, r->ipsec, &r->rng, events);
	ike_set_pki(r->ike, r->pki);
	return r;
}

void
router_free(struct router *r)
{
	if (!r)
		return;
	ipsec_free(r->ipsec);
	session_log_free(&r->join.sessions);
	ike_free(r->ike);
	pki_free(r->pki);
	tunnels_free(r->tunnels);
	nat_free(r->nat);
	tcp_free(r->tcp);
	net_free(r->net);
	free(r->name);
	free(r);
}

const char *
router_name(const struct router *r)
{
	return r->name;
}

struct world *
router_world(struct router *r)
{
	return r->world;
}

struct net *
router_net(struct router *r)
{
	return r->net;
}

struct tcp_stack *
router_tcp(struct router *r)
{
	return r->tcp;
}

struct tunnels *
router_tunnels(struct router *r)
{
	return r->tunnels;
}

struct nat *
router_nat(struct router *r)
{
	return r->nat;
}

struct ipsec *
router_ipsec(struct router *r)
{
	return r->ipsec;
}

void
router_log_sessions(struct router *r, bool on)
{
	r->join.sessions.on = on;
}

struct ike *
router_ike(struct router *r)
{
	return r->ike;
}

struct pki *
router_pki(struct router *r)
{
	return r->pki;
}
