/* The way out: a packet gets the tunnel's headers. */
#include "engine/tunnel/internal.h"
#include "engine/wire/ethernet.h"
#include "engine/wire/ipv4.h"

#define OUTER_TTL 255
/* What may come in front of a packet here: GRE and its IP header, and for those behind us ESP, UDP, its
 * IP header and the frame's. */
#define ROOM (GRE_HEADER_MAX + IPV4_HEADER + 24 + 8 + IPV4_HEADER + ETHERNET_HEADER)

static void
push_gre(struct tunnel *t, struct pkt *p)
{
	const struct tunnel_config *c = &t->config;
	struct gre g = {
		.has_checksum = c->checksum,
		.has_key = c->has_key,
		.has_sequence = c->sequence,
		.type = ETHERNET_IPV4,
		.key = c->key,
		.sequence = c->sequence ? t->sequence_out++ : 0,
	};

	pkt_push(p, gre_size(&g));
	gre_write(p->data, p->len, &g);
}

/* Takes p, the datagram that is carried. */
static void
carry(struct tunnel *t, struct pkt *p)
{
	const struct tunnel_config *c = &t->config;
	struct net *net = t->all->net;
	struct ipv4 outer = {
		.tos = c->has_tos ? c->tos : p->data[1],
		.id = ip_next_id(net),
		.df = c->path_mtu_discovery && ipv4_has_df(p->data),
		.ttl = c->ttl ? c->ttl : OUTER_TTL,
		.protocol = c->mode == TUNNEL_GRE ? PROTO_GRE : PROTO_IPINIP,
		.src = t->local,
		.dst = t->remote,
	};

	if (c->mode == TUNNEL_GRE)
		push_gre(t, p);
	outer.total = (uint16_t)(p->len + IPV4_HEADER);
	ipv4_write(pkt_push(p, IPV4_HEADER), &outer);
	p->network = p->data;
	event(net_events(net), TUNNEL_ENCAPSULATED, t->iface->name,
	      c->mode == TUNNEL_GRE ? "GRE/IP" : "IP/IP", t->local, t->remote, p->len);
	if (t->guard.send)
		t->guard.send(t->guard.ctx, p);
	else
		ip_output(net, p);
}

/* A packet that has been through tunnels before may have used up the room in front. */
static struct pkt *
with_room(struct pkt *p)
{
	struct pkt *roomy;

	if (pkt_headroom(p) >= ROOM)
		return p;
	roomy = pkt_copy(p);
	pkt_free(p);
	return roomy;
}

void
tunnel_wrap(struct tunnel *t, struct pkt *p)
{
	if (t->sending || !t->remote || p->len + ROOM > UINT16_MAX) {
		t->count.too_deep += t->sending;
		pkt_free(p);
		return;
	}
	p = with_room(p);
	p->flags = 0;
	p->in = NULL;
	t->sending = true;
	if (t->config.mode != TUNNEL_IPSEC)
		carry(t, p);
	else if (t->guard.send)
		t->guard.send(t->guard.ctx, p);
	else
		pkt_free(p);
	t->sending = false;
}

void
tunnel_output(void *owner, struct iface *iface, ip4 to, struct pkt *p)
{
	tunnel_wrap(owner, p);
}
