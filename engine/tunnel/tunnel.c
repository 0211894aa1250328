#include "engine/tunnel/tunnel.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/tunnel/internal.h"

struct tunnels *
tunnels_new(struct net *net)
{
	struct tunnels *all = xcalloc(1, sizeof *all);

	all->net = net;
	TAILQ_INIT(&all->list);
	net_observe(net, tunnels_observe, all);
	icmp_listen(net, tunnel_path_error, all);
	return all;
}

/* A router without tunnels does not know their protocols. */
static void
first_tunnel(struct tunnels *all)
{
	ip_bind(all->net, PROTO_GRE, tunnel_gre_input, all);
	ip_bind(all->net, PROTO_IPINIP, tunnel_ipip_input, all);
}

static void
last_tunnel(struct tunnels *all)
{
	ip_unbind(all->net, PROTO_GRE);
	ip_unbind(all->net, PROTO_IPINIP);
}

static void
tunnel_free(struct tunnel *t)
{
	struct tunnels *all = t->all;

	keepalive_stop(t);
	tunnel_path_forget(t);
	timer_cancel(net_sched(all->net), t->hold);
	timer_cancel(net_sched(all->net), t->judging);
	tunnel_unlist(t);
	if (t->guard.gone)
		t->guard.gone(t->guard.ctx);
	iface_set_owner(t->iface, NULL, NULL);
	TAILQ_REMOVE(&all->list, t, link);
	free(t);
	if (TAILQ_EMPTY(&all->list))
		last_tunnel(all);
}

void
tunnels_free(struct tunnels *all)
{
	if (!all)
		return;
	while (!TAILQ_EMPTY(&all->list))
		tunnel_free(TAILQ_FIRST(&all->list));
	timer_cancel(net_sched(all->net), all->judging);
	icmp_unlisten(all->net, tunnel_path_error, all);
	net_unobserve(all->net, tunnels_observe, all);
	free(all);
}

struct tunnel *
tunnel_make(struct tunnels *all, const char *name)
{
	struct iface *iface = iface_new(all->net, name, IFACE_TUNNEL);
	struct tunnel *t = tunnel_of(iface);

	if (t)
		return t;
	if (TAILQ_EMPTY(&all->list))
		first_tunnel(all);
	t = xcalloc(1, sizeof *t);
	t->all = all;
	t->iface = iface;
	TAILQ_INSERT_TAIL(&all->list, t, link);
	iface_set_owner(iface, tunnel_output, t);
	tunnel_judge(t);
	return t;
}

struct tunnel *
tunnel_of(const struct iface *iface)
{
	return iface->kind == IFACE_TUNNEL ? iface->owner : NULL;
}

struct tunnel *
tunnel_next(const struct tunnels *all, const struct tunnel *t)
{
	return t ? TAILQ_NEXT(t, link) : TAILQ_FIRST(&all->list);
}

void
tunnel_configure(struct tunnel *t, const struct tunnel_config *config)
{
	bool other = config->mode != t->config.mode;

	t->config = *config;
	tunnel_path_forget(t);
	tunnel_judge(t);
	keepalive_restart(t);
	if (other && t->guard.changed)
		t->guard.changed(t->guard.ctx, t);
}

void
tunnel_set_guard(struct tunnel *t, const struct tunnel_guard *guard)
{
	t->guard = guard ? *guard : (struct tunnel_guard){ 0 };
	t->guarded = false;
	if (guard)
		t->guard.changed(t->guard.ctx, t);
	tunnel_judge(t);
}

void
tunnel_set_guarded(struct tunnel *t, bool guarded, unsigned mtu)
{
	t->guarded = guarded;
	t->guarded_mtu = mtu;
	tunnel_reconsider(t);
}

/* The end of an interface is the end of its tunnel. */
void
tunnels_observe(void *ctx, enum net_change change, struct iface *iface)
{
	struct tunnel *t = iface ? tunnel_of(iface) : NULL;

	if (change == NET_IFACE_GONE && t)
		tunnel_free(t);
	else
		tunnels_reconsider(ctx);
}
