/* Whether packets get through a tunnel, and how large they may be. */
#include <string.h>

#include "engine/net/route.h"
#include "engine/tunnel/internal.h"
#include "engine/wire/ipv4.h"

/* IOS shows as MTU of a tunnel what its largest buffer leaves. */
#define LARGEST	     17940
#define TRANSPORT    1500 /* as long as no route says where packets leave */
#define RECURSE_DOWN SEC(1)
#define RECURSE_HOLD SEC(60)

/* The address that the tunnel's packets come from, 0: none, or none that is up. */
static ip4
find_local(const struct tunnel *t)
{
	struct net *net = t->all->net;
	const struct tunnel_config *c = &t->config;
	const struct iface *iface =
		*c->source_interface ? iface_find(net, c->source_interface) : NULL;

	if (*c->source_interface)
		return iface && iface != t->iface && iface->protocol ? iface->primary.addr : 0;
	return c->source && ip_is_local(net, c->source) ? c->source : 0;
}

/* Follows the route to the far end through other tunnels. */
bool
tunnel_recurses(const struct tunnel *t)
{
	const struct tunnel *at = t;
	struct path path;

	for (unsigned n = 0; n <= DEEPEST; n++) {
		if (!fib_lookup(t->all->net, at->remote, at->local, &path))
			return false;
		at = tunnel_of(path.iface);
		if (!at || !at->remote)
			return false;
		if (at == t)
			return true;
	}
	return true;
}

static void
hold_over(void *owner, uint64_t serial)
{
	struct tunnel *t = owner;

	t->hold = 0;
	t->held = false;
	tunnel_judge(t);
}

static void
hold(void *owner, uint64_t serial)
{
	struct tunnel *t = owner;

	t->held = true;
	t->hold = timer_after(net_sched(t->all->net), RECURSE_HOLD, hold_over, t, 0);
	tunnel_judge(t);
}

/* The line goes down a second after it was said, and is down for a minute; then it is tried
 * again. */
static void
look_for_recursion(struct tunnel *t)
{
	if (t->hold || t->state != TUNNEL_UP || !tunnel_recurses(t))
		return;
	event(net_events(t->all->net), TUNNEL_RECURSIVE, t->iface->name);
	t->hold = timer_after(net_sched(t->all->net), RECURSE_DOWN, hold, t, 0);
}

static enum tunnel_state
judge(const struct tunnel *t)
{
	if (t->iface->shutdown)
		return TUNNEL_SHUT;
	if (!t->config.destination)
		return TUNNEL_NO_DESTINATION;
	if (!t->local)
		return TUNNEL_NO_SOURCE;
	if (t->held)
		return TUNNEL_RECURSIVE;
	if (!t->reachable)
		return TUNNEL_NO_ROUTE;
	if (t->config.mode == TUNNEL_IPSEC && !t->guarded)
		return TUNNEL_UNPROTECTED;
	return t->silent ? TUNNEL_SILENT : TUNNEL_UP;
}

/* Octets of headers that the tunnel itself puts on. */
static unsigned
own_overhead(const struct tunnel_config *c)
{
	struct gre g = { .has_checksum = c->checksum,
			 .has_key = c->has_key,
			 .has_sequence = c->sequence };

	return IPV4_HEADER + (c->mode == TUNNEL_GRE ? gre_size(&g) : 0);
}

static void
set_mtu(struct tunnel *t, const struct iface *out)
{
	unsigned carried = tunnel_path_mtu(t, out ? iface_ip_mtu(out) : TRANSPORT);

	t->overhead = own_overhead(&t->config);
	if (t->config.mode == TUNNEL_IPSEC && t->guarded && t->guarded_mtu < carried)
		t->overhead = carried - t->guarded_mtu;
	iface_set_transport_mtu(t->iface, carried > t->overhead ? carried - t->overhead : 1,
				LARGEST - t->overhead);
}

/* The tunnel's ends, as they are now; true when they are others than before. */
static bool
move(struct tunnel *t)
{
	ip4 local = t->iface->shutdown ? 0 : find_local(t);
	ip4 remote = local ? t->config.destination : 0;

	if (local == t->local && remote == t->remote)
		return false;
	t->local = local;
	t->remote = remote;
	tunnel_path_forget(t);
	return true;
}

void
tunnel_judge(struct tunnel *t)
{
	bool moved = move(t), was_reachable = t->reachable;
	struct path path;
	enum tunnel_state state;

	t->reachable = t->remote && fib_lookup(t->all->net, t->remote, t->local, &path) &&
		       path.iface->kind != IFACE_NULL;
	tunnel_list(t);
	set_mtu(t, t->reachable && path.iface != t->iface ? path.iface : NULL);
	if (moved)
		keepalive_restart(t);
	if ((moved || t->reachable != was_reachable) && t->guard.changed)
		t->guard.changed(t->guard.ctx, t);
	state = judge(t);
	if (state == TUNNEL_UP && t->state != TUNNEL_UP)
		t->sequence_out = t->sequence_in = t->sequence_seen = 0;
	t->state = state;
	iface_set_line(t->iface, state == TUNNEL_UP);
	look_for_recursion(t);
}

static void
judge_all(void *owner, uint64_t serial)
{
	struct tunnels *all = owner;
	struct tunnel *t;

	all->judging = 0;
	TAILQ_FOREACH (t, &all->list, link)
		tunnel_judge(t);
}

static void
judge_one(void *owner, uint64_t serial)
{
	struct tunnel *t = owner;

	t->judging = 0;
	tunnel_judge(t);
}

void
tunnel_reconsider(struct tunnel *t)
{
	if (!t->judging)
		t->judging = timer_after(net_sched(t->all->net), 0, judge_one, t, 0);
}

/* Changes come while tables are being changed, and many at once. */
void
tunnels_reconsider(struct tunnels *all)
{
	if (!all->judging && !TAILQ_EMPTY(&all->list))
		all->judging = timer_after(net_sched(all->net), 0, judge_all, all, 0);
}
