/* The link state machine of an interface; its picture is in iface.h. */
#include "engine/net/stack.h"

#define LINK_DELAY     SEC(2) /* IOS: carrier-delay */
#define PROTOCOL_DELAY SEC(1)

static bool
has_carrier(const struct iface *iface)
{
	if (iface->kind == IFACE_LOOPBACK || iface->kind == IFACE_NULL ||
	    iface->kind == IFACE_TUNNEL)
		return true;
	return iface->port && iface->port->carrier;
}

static bool
is_virtual(const struct iface *iface)
{
	return iface->kind == IFACE_LOOPBACK || iface->kind == IFACE_NULL;
}

static int
wanted_link(const struct iface *iface)
{
	if (iface->shutdown)
		return TOLD_ADMIN_DOWN;
	return has_carrier(iface) ? TOLD_UP : TOLD_DOWN;
}

void
iface_activate(struct iface *iface, bool protocol)
{
	if (iface->protocol == protocol)
		return;
	iface->protocol = protocol;
	if (!protocol) {
		if (iface->primary.addr)
			route_del_address(iface, &iface->primary);
		for (size_t i = 0; i < iface->secondaries; i++)
			route_del_address(iface, &iface->secondary[i]);
		arp_forget_iface(iface);
		net_tell(iface->net, NET_IFACE_DOWN, iface);
		return;
	}
	if (iface->primary.addr) {
		route_add_address(iface, &iface->primary);
		arp_announce(iface, iface->primary.addr);
	}
	for (size_t i = 0; i < iface->secondaries; i++) {
		route_add_address(iface, &iface->secondary[i]);
		arp_announce(iface, iface->secondary[i].addr);
	}
	net_tell(iface->net, NET_IFACE_UP, iface);
}

static void
tell_link(struct iface *iface, int state)
{
	struct event_sink *to = iface->net->env.events;

	if ((int)iface->told_link == state)
		return;
	iface->told_link = state;
	if (iface->kind == IFACE_NULL)
		return;
	if (state == TOLD_ADMIN_DOWN)
		event(to, LINK_ADMIN_DOWN, iface->name);
	else
		event(to, LINK_STATE, iface->name, state == TOLD_UP ? "up" : "down");
}

static void
tell_protocol(struct iface *iface)
{
	int state = iface->protocol ? TOLD_UP : TOLD_DOWN;

	if ((int)iface->told_protocol == state)
		return;
	iface->told_protocol = state;
	if (iface->kind != IFACE_NULL)
		event(iface->net->env.events, LINE_PROTOCOL_STATE, iface->name,
		      iface->protocol ? "up" : "down");
}

static void
settle_protocol(void *owner, uint64_t serial)
{
	struct iface *iface = owner;

	iface->settle = 0;
	iface_activate(iface, iface->up);
	tell_protocol(iface);
}

static void
settle_link(void *owner, uint64_t serial)
{
	struct iface *iface = owner;
	int state = wanted_link(iface);

	iface->settle = 0;
	iface->up = state == TOLD_UP;
	if (!iface->up)
		iface_activate(iface, false);
	tell_link(iface, state);
	if (iface->net->env.role == NET_HOST)
		settle_protocol(iface, 0);
	else if (iface->protocol != iface->up ||
		 (int)iface->told_protocol != (iface->up ? TOLD_UP : TOLD_DOWN))
		iface->settle = timer_after(iface->net->env.sched, PROTOCOL_DELAY, settle_protocol,
					    iface, 0);
}

/* A tunnel has no carrier to wait for. */
static void
settle_tunnel(void *owner, uint64_t serial)
{
	struct iface *iface = owner;

	iface->settle = 0;
	tell_link(iface, wanted_link(iface));
	tell_protocol(iface);
}

void
iface_set_line(struct iface *iface, bool up)
{
	if (iface->line == up)
		return;
	iface->line = up;
	iface_state_changed(iface);
}

static void
tunnel_changed(struct iface *iface)
{
	struct sched *sched = iface->net->env.sched;

	if (iface->told_link == TOLD_NOTHING)
		iface->told_link = TOLD_UP; /* IOS says nothing of it at first */
	iface->up = !iface->shutdown;
	iface_activate(iface, iface->up && iface->line);
	timer_cancel(sched, iface->settle);
	iface->settle = timer_after(sched, 0, settle_tunnel, iface, 0);
}

/* What a person asked for (shutdown) and what has no wire (loopback) is so at once; the messages
 * come with the usual delay, and a carrier that returns in time was never away. */
void
iface_state_changed(struct iface *iface)
{
	struct net *net = iface->net;
	int state = wanted_link(iface);

	if (iface->kind == IFACE_TUNNEL) {
		tunnel_changed(iface);
		return;
	}
	timer_cancel(net->env.sched, iface->settle);
	iface->settle = 0;
	if (iface->shutdown || is_virtual(iface)) {
		iface->up = state == TOLD_UP;
		iface_activate(iface, iface->up);
	}
	if (net->env.role == NET_HOST) {
		settle_link(iface, 0);
		return;
	}
	if (iface->up == (state == TOLD_UP) && (int)iface->told_link == state) {
		settle_link(iface, 0);
		return;
	}
	iface->settle = timer_after(net->env.sched, LINK_DELAY, settle_link, iface, 0);
}

bool
iface_set_shutdown(struct iface *iface, bool shutdown, struct diag *d)
{
	if (iface->shutdown == shutdown)
		return true;
	if (!shutdown && !iface_may_come_up(iface, d))
		return false;
	iface->shutdown = shutdown;
	iface->counters.resets += !shutdown;
	if (iface->port)
		port_enable(iface->port, !shutdown);
	iface_state_changed(iface);
	net_tell(iface->net, NET_IFACE_SHUT, iface);
	return true;
}
