#include "engine/net/stack.h"

#include <stdlib.h>
#include <string.h>

struct net *
net_new(const struct net_env *env)
{
	struct net *net = xcalloc(1, sizeof *net);

	net->env = *env;
	TAILQ_INIT(&net->ifaces);
	RB_INIT(&net->acls);
	RB_INIT(&net->route_maps);
	pktqueue_init(&net->self);
	net->unreachable_interval = env->role == NET_ROUTER ? MSEC(500) : 0;
	net_hook(net, HOOK_IN_ACL, 0, access_group_in, NULL);
	net_hook(net, HOOK_OUT_ACL, 0, access_group_out, NULL);
	return net;
}

void
net_free(struct net *net)
{
	struct iface *iface;
	struct observer *o;

	if (!net)
		return;
	net->dying = true;
	ping_free(net);
	trace_free(net);
	route_free_all(net);
	while ((iface = TAILQ_FIRST(&net->ifaces)))
		iface_free(iface);
	arp_free(net);
	acl_free_all(net);
	route_map_free_all(net);
	packet_watch_free(net);
	reassembly_free(net);
	udp_free(net);
	free(net->protocol);
	timer_cancel(net->env.sched, net->self_timer);
	pktqueue_clear(&net->self);
	while ((o = net->observers)) {
		net->observers = o->next;
		free(o);
	}
	for (unsigned p = 0; p < HOOK_POINTS; p++)
		free(net->hooks[p].hook);
	free(net);
}

struct sched *
net_sched(const struct net *net)
{
	return net->env.sched;
}

struct pktpool *
net_pool(const struct net *net)
{
	return net->env.pool;
}

struct rng *
net_rng(const struct net *net)
{
	return net->env.rng;
}

struct event_sink *
net_events(const struct net *net)
{
	return net->env.events;
}

enum net_role
net_role(const struct net *net)
{
	return net->env.role;
}

const struct net_totals *
net_totals(const struct net *net)
{
	return &net->totals;
}

void
net_hook(struct net *net, enum hook_point point, int priority, hook_fn *fn, void *ctx)
{
	struct hook_list *l = &net->hooks[point];
	size_t at = l->count;

	l->hook = xrealloc(l->hook, l->count + 1, sizeof *l->hook);
	while (at && l->hook[at - 1].priority > priority)
		at--;
	memmove(l->hook + at + 1, l->hook + at, (l->count - at) * sizeof *l->hook);
	l->hook[at] = (struct hook){ fn, ctx, priority };
	l->count++;
}

void
net_unhook(struct net *net, enum hook_point point, hook_fn *fn, void *ctx)
{
	struct hook_list *l = &net->hooks[point];

	for (size_t i = 0; i < l->count; i++) {
		if (l->hook[i].fn != fn || l->hook[i].ctx != ctx)
			continue;
		l->count--;
		memmove(l->hook + i, l->hook + i + 1, (l->count - i) * sizeof *l->hook);
		return;
	}
}

void
net_observe(struct net *net, net_observer *fn, void *ctx)
{
	struct observer *o = xmalloc(sizeof *o), **at = &net->observers;

	*o = (struct observer){ NULL, fn, ctx };
	while (*at)
		at = &(*at)->next;
	*at = o;
}

void
net_unobserve(struct net *net, net_observer *fn, void *ctx)
{
	for (struct observer **at = &net->observers; *at; at = &(*at)->next) {
		struct observer *o = *at;

		if (o->fn != fn || o->ctx != ctx)
			continue;
		*at = o->next;
		free(o);
		return;
	}
}

void
net_tell(struct net *net, enum net_change change, struct iface *iface)
{
	if (net->dying && change != NET_IFACE_GONE)
		return;
	for (struct observer *o = net->observers, *next; o; o = next) {
		next = o->next;
		o->fn(o->ctx, change, iface);
	}
}
