#include "engine/net/iface.h"

#include <stdlib.h>
#include <string.h>

#include "engine/net/stack.h"

#define ARP_TIMEOUT 14400

static const struct {
	unsigned mtu, bandwidth, delay;
} defaults[] = {
	[IFACE_ETHERNET] = { 1500, 100000, 100 },   [IFACE_SERIAL] = { 1500, 1544, 20000 },
	[IFACE_LOOPBACK] = { 1514, 8000000, 5000 }, [IFACE_NULL] = { 1500, 10000000, 0 },
	[IFACE_TUNNEL] = { 17916, 100, 50000 },	    [IFACE_IDLE] = { 1500, 100000, 100 },
};

static struct mac
mac_plus(struct mac m, uint32_t n)
{
	uint32_t low = (uint32_t)m.b[3] << 16 | (uint32_t)m.b[4] << 8 | m.b[5];

	low += n;
	m.b[3] = (uint8_t)(low >> 16);
	m.b[4] = (uint8_t)(low >> 8);
	m.b[5] = (uint8_t)low;
	return m;
}

void
iface_set_speed(struct iface *iface, unsigned kbit, unsigned microseconds)
{
	iface->bandwidth = iface->usual_bandwidth = kbit;
	iface->delay = iface->usual_delay = microseconds;
}

struct iface *
iface_new(struct net *net, const char *name, enum iface_kind kind)
{
	struct iface *iface = iface_find(net, name);

	if (iface)
		return iface;
	iface = xcalloc(1, sizeof *iface);
	iface->net = net;
	iface->name = xstrdup(name);
	iface->kind = kind;
	iface->mac = mac_plus(net->env.mac, net->ifaces_made);
	iface->index = ++net->ifaces_made;
	iface->shutdown = kind == IFACE_ETHERNET || kind == IFACE_SERIAL;
	iface->mtu = defaults[kind].mtu;
	iface_set_speed(iface, defaults[kind].bandwidth, defaults[kind].delay);
	iface->arp_timeout = ARP_TIMEOUT;
	iface->proxy_arp = net->env.role == NET_ROUTER;
	iface->redirects = iface->unreachables = true;
	iface->last_in = iface->last_out = iface->counters_cleared = SCHED_NEVER;
	iface->rate[0].at = iface->rate[1].at = net_now(net);
	TAILQ_INSERT_TAIL(&net->ifaces, iface, link);
	HASH_ADD_KEYPTR(by_name, net->iface_by_name, iface->name, strlen(iface->name), iface);
	iface_state_changed(iface);
	return iface;
}

static void
report_gone(struct iface *iface)
{
	struct event_sink *to = iface->net->env.events;

	if (iface->net->dying || iface->kind == IFACE_NULL)
		return;
	if (iface->told_link != TOLD_ADMIN_DOWN)
		event(to, LINK_ADMIN_DOWN, iface->name);
	if (iface->told_protocol == TOLD_UP)
		event(to, LINE_PROTOCOL_STATE, iface->name, "down");
}

void
iface_free(struct iface *iface)
{
	struct net *net = iface->net;

	timer_cancel(net->env.sched, iface->settle);
	net_tell(net, NET_IFACE_GONE, iface);
	iface_activate(iface, false);
	iface_attach(iface, NULL);
	timer_cancel(net->env.sched, iface->settle);
	report_gone(iface);
	arp_forget_iface(iface);
	reassembly_forget_iface(iface);
	route_forget_iface(iface);
	iface_forget_networks(iface);
	TAILQ_REMOVE(&net->ifaces, iface, link);
	HASH_DELETE(by_name, net->iface_by_name, iface);
	net->nth = NULL;
	free(iface->secondary);
	free(iface->access_group[IFACE_IN]);
	free(iface->access_group[IFACE_OUT]);
	free(iface->name);
	free(iface);
}

struct iface *
iface_find(const struct net *net, const char *name)
{
	struct iface *iface;

	HASH_FIND(by_name, net->iface_by_name, name, strlen(name), iface);
	return iface;
}

struct iface *
iface_next(const struct net *net, const struct iface *iface)
{
	return iface ? TAILQ_NEXT(iface, link) : TAILQ_FIRST(&net->ifaces);
}

struct iface *
iface_nth(struct net *net, unsigned n)
{
	if (!net->nth || n < net->nth_number) {
		net->nth = TAILQ_FIRST(&net->ifaces);
		net->nth_number = 0;
	}
	for (; net->nth && net->nth_number < n; net->nth_number++)
		net->nth = TAILQ_NEXT(net->nth, link);
	return net->nth;
}

/* ---- the port ---- */

static void
carrier_changed(struct port *p)
{
	struct iface *iface = p->owner;

	if (!p->carrier)
		iface->counters.lost_carrier++;
	iface_state_changed(iface);
}

void
iface_attach(struct iface *iface, struct port *port)
{
	struct port *old = iface->port;

	if (old == port)
		return;
	if (old) {
		old->carrier_changed = NULL;
		port_enable(old, false);
		old->owner = NULL;
		old->receive = NULL;
	}
	iface->port = port;
	if (port) {
		port->owner = iface;
		port->receive = iface_receive;
		port->carrier_changed = carrier_changed;
		port_enable(port, !iface->shutdown);
	}
	iface_state_changed(iface);
}

/* Group addresses: all of them are heard, since nothing here joins groups at the hardware. */
static bool
for_me(const struct iface *iface, const struct mac *to)
{
	return iface->kind == IFACE_SERIAL || mac_is_group(to) || mac_equal(to, &iface->mac);
}

void
iface_receive(struct port *port, struct pkt *pkt)
{
	struct iface *iface = port->owner;
	struct iface_counters *c = &iface->counters;
	size_t size = pkt->len;
	struct ethernet eth;

	if (!ethernet_pull(pkt, &eth)) {
		c->input_errors++;
		c->frame_errors++;
		pkt_free(pkt);
		return;
	}
	if (iface->shutdown || !for_me(iface, &eth.to)) {
		pkt_free(pkt);
		return;
	}
	iface_count(iface, IFACE_IN, size);
	if (pkt->len > iface->mtu) {
		c->input_errors++;
		c->giants++;
		pkt_free(pkt);
		return;
	}
	pkt->in = iface;
	pkt->flags = 0;
	if (mac_is_group(&eth.to) && iface->kind != IFACE_SERIAL) {
		pkt->flags |= PKT_BROADCAST;
		c->broadcasts_in++;
		c->multicasts_in += !mac_equal(&eth.to, &mac_broadcast);
	}
	switch (eth.type) {
	case ETHERNET_IPV4:
		ip_input(iface, pkt);
		break;
	case ETHERNET_ARP:
		arp_input(iface, pkt);
		break;
	case ETHERNET_LOOP:
		pkt_free(pkt);
		break;
	default:
		c->unknown_protocol++;
		pkt_free(pkt);
	}
}

void
iface_send(struct iface *iface, const struct mac *to, enum ethernet_type type, struct pkt *pkt)
{
	if (!iface->port || !iface->up) {
		iface->counters.output_drops++;
		pkt_free(pkt);
		return;
	}
	ethernet_push(pkt, &(struct ethernet){ *to, iface->mac, (uint16_t)type });
	iface_count(iface, IFACE_OUT, pkt->len);
	port_send(iface->port, pkt);
}

/* ---- tunnels ---- */

void
iface_set_owner(struct iface *iface, iface_output_fn *fn, void *owner)
{
	iface->output = fn;
	iface->owner = owner;
}

void
iface_set_transport_mtu(struct iface *iface, unsigned transport, unsigned mtu)
{
	iface->transport_mtu = transport;
	iface->mtu = mtu;
}

void
iface_receive_ip(struct iface *iface, struct pkt *pkt)
{
	iface_count(iface, IFACE_IN, pkt->len);
	pkt->in = iface;
	pkt->flags = 0;
	ip_input(iface, pkt);
}

void
iface_refuse(struct iface *iface, struct pkt *pkt, bool unknown_protocol)
{
	iface->counters.unknown_protocol += unknown_protocol;
	iface->counters.input_errors += !unknown_protocol;
	pkt_free(pkt);
}

void
iface_send_ip(struct iface *iface, ip4 to, struct pkt *pkt)
{
	if (!iface->protocol || !iface->output) {
		iface->counters.output_drops++;
		pkt_free(pkt);
		return;
	}
	iface_count(iface, IFACE_OUT, pkt->len);
	iface->output(iface->owner, iface, to, pkt);
}

/* ---- settings ---- */

void
iface_set_mtu(struct iface *iface, unsigned mtu)
{
	iface->mtu = mtu ? mtu : defaults[iface->kind].mtu;
}

void
iface_set_ip_mtu(struct iface *iface, unsigned mtu)
{
	iface->ip_mtu = mtu;
}

void
iface_set_adjust_mss(struct iface *iface, unsigned mss)
{
	iface->adjust_mss = mss;
}

unsigned
iface_ip_mtu(const struct iface *iface)
{
	if (iface->transport_mtu)
		return iface->ip_mtu ? iface->ip_mtu : iface->transport_mtu;
	return iface->ip_mtu && iface->ip_mtu < iface->mtu ? iface->ip_mtu : iface->mtu;
}

void
iface_set_bandwidth(struct iface *iface, unsigned kbit)
{
	iface->bandwidth = kbit ? kbit : iface->usual_bandwidth;
}

void
iface_set_delay(struct iface *iface, unsigned microseconds)
{
	iface->delay = microseconds ? microseconds : iface->usual_delay;
}

void
iface_set_arp_timeout(struct iface *iface, unsigned seconds)
{
	iface->arp_timeout = seconds ? seconds : ARP_TIMEOUT;
}

void
iface_set_mac(struct iface *iface, const struct mac *mac)
{
	iface->mac = *mac;
	if (iface->protocol && iface->primary.addr)
		arp_announce(iface, iface->primary.addr);
}

void
iface_set_proxy_arp(struct iface *iface, bool on)
{
	iface->proxy_arp = on;
}

void
iface_set_fast(struct iface *iface, bool on)
{
	iface->slow = !on;
}

void
net_set_fast(struct net *net, bool on)
{
	net->slow = !on;
}

bool
iface_is_fast(const struct iface *iface)
{
	return !iface->slow && !iface->net->slow;
}

void
iface_set_redirects(struct iface *iface, bool on)
{
	iface->redirects = on;
}

void
iface_set_unreachables(struct iface *iface, bool on)
{
	iface->unreachables = on;
}
