/* The way in: which tunnel a packet belongs to, and what was in it. */
#include "engine/tunnel/internal.h"
#include "engine/wire/ethernet.h"
#include "engine/wire/ipv4.h"

/* Tunnels without a key are kept apart from those whose key is 0. */
static struct tunnel_key
key_of(uint8_t protocol, ip4 local, ip4 remote, bool has_key, uint32_t key)
{
	return (struct tunnel_key){ local, remote, has_key ? key : 0,
				    (uint32_t)(has_key << 8 | protocol) };
}

struct tunnel *
tunnel_find(const struct tunnels *all, uint8_t protocol, ip4 local, ip4 remote, bool has_key,
	    uint32_t key)
{
	struct tunnel_key by = key_of(protocol, local, remote, has_key, key);
	struct tunnel *t;

	HASH_FIND(hh, all->table, &by, sizeof by, t);
	return t;
}

void
tunnel_unlist(struct tunnel *t)
{
	if (t->listed)
		HASH_DELETE(hh, t->all->table, t);
	t->listed = false;
}

static uint8_t
protocol_of(const struct tunnel *t)
{
	switch (t->config.mode) {
	case TUNNEL_GRE:
		return PROTO_GRE;
	case TUNNEL_IPIP:
		return PROTO_IPINIP;
	case TUNNEL_IPSEC:
		return PROTO_ESP;
	}
	return 0;
}

/* Of several tunnels with the same ends and key the first is found. */
void
tunnel_list(struct tunnel *t)
{
	bool has_key = t->config.has_key && t->config.mode == TUNNEL_GRE;
	struct tunnel_key by = key_of(protocol_of(t), t->local, t->remote, has_key, t->config.key);

	tunnel_unlist(t);
	if (!t->remote ||
	    tunnel_find(t->all, protocol_of(t), t->local, t->remote, has_key, t->config.key))
		return;
	t->by = by;
	HASH_ADD(hh, t->all->table, by, sizeof t->by, t);
	t->listed = true;
}

/* Whose packets between these ends must be protected: the tunnel itself, or a VTI that claims all that
 * its two ends exchange. NULL: nobody's. */
static struct tunnel *
claimant(const struct tunnels *all, struct tunnel *t, const struct ipv4 *h)
{
	struct tunnel *vti = tunnel_find(all, PROTO_ESP, h->dst, h->src, false, 0);

	if (t && t->guard.send)
		return t;
	return vti && vti->guard.send && !vti->guard.shared ? vti : NULL;
}

/* A packet in clear that should not be: true, and somebody has been told. */
static bool
refused(const struct tunnels *all, struct tunnel *t, const struct pkt *p, const struct ipv4 *h)
{
	struct tunnel *by = p->flags & PKT_DECRYPTED ? NULL : claimant(all, t, h);

	if (!by)
		return false;
	by->count.in_clear++;
	by->guard.refused(by->guard.ctx, h->src, h->dst, h->protocol);
	return true;
}

/* RFC 2890 section 2.2: what comes after one that was sent later is dropped. */
static bool
in_sequence(struct tunnel *t, const struct gre *g)
{
	if (!t->config.sequence)
		return true;
	if (!g->has_sequence || (t->sequence_seen && (int32_t)(g->sequence - t->sequence_in) <= 0))
		return false;
	t->sequence_seen = true;
	t->sequence_in = g->sequence;
	return true;
}

void
tunnel_receive(struct tunnel *t, struct pkt *p)
{
	struct tunnels *all = t->all;

	if (all->depth == DEEPEST) {
		t->count.too_deep++;
		pkt_free(p);
		return;
	}
	all->depth++;
	iface_receive_ip(t->iface, p);
	all->depth--;
}

/* The datagram that was carried, at p->data. Takes p. */
static void
deliver(struct tunnel *t, struct pkt *p)
{
	struct ipv4 inner;
	enum ipv4_fault fault = ipv4_read(p->data, p->len, &inner);

	if (fault == IPV4_GOOD)
		event(net_events(t->all->net), TUNNEL_DECAPSULATED, t->iface->name,
		      t->config.mode == TUNNEL_GRE ? "GRE" : "IP", inner.src, inner.dst,
		      inner.total, inner.ttl);
	if (fault == IPV4_GOOD && keepalive_asks(t, p))
		keepalive_return(t, p);
	else
		tunnel_receive(t, p);
}

static void
report_arrival(struct tunnel *t, const struct ipv4 *h, const char *transport)
{
	event(net_events(t->all->net), TUNNEL_TO_DECAPSULATE, t->iface->name, transport, h->src,
	      h->dst, h->total, h->ttl);
}

/* GRE at p->data, and its header read. Takes p. */
static void
gre_receive(struct tunnel *t, struct pkt *p, const struct ipv4 *h, const struct gre *g)
{
	report_arrival(t, h, "GRE/IP");
	if (g->type == GRE_KEEPALIVE) {
		keepalive_came_back(t, h);
		pkt_free(p);
	} else if (!in_sequence(t, g)) {
		t->count.out_of_sequence++;
		iface_refuse(t->iface, p, false);
	} else if (g->type != ETHERNET_IPV4) {
		iface_refuse(t->iface, p, true);
	} else {
		pkt_pull(p, g->header);
		deliver(t, p);
	}
}

void
tunnel_gre_input(void *ctx, struct pkt *p, const struct ipv4 *h)
{
	struct tunnels *all = ctx;
	struct gre g;
	enum gre_fault fault;
	struct tunnel *t;

	pkt_pull(p, h->header);
	fault = gre_read(p->data, p->len, &g);
	t = fault == GRE_SHORT ? NULL
			       : tunnel_find(all, PROTO_GRE, h->dst, h->src, g.has_key, g.key);
	if (refused(all, t, p, h) || !t) {
		pkt_free(p);
	} else if (fault != GRE_GOOD) {
		t->count.checksum += fault == GRE_CHECKSUM;
		t->count.bad += fault != GRE_CHECKSUM;
		iface_refuse(t->iface, p, false);
	} else {
		gre_receive(t, p, h, &g);
	}
}

void
tunnel_ipip_input(void *ctx, struct pkt *p, const struct ipv4 *h)
{
	struct tunnels *all = ctx;
	struct tunnel *t = tunnel_find(all, PROTO_IPINIP, h->dst, h->src, false, 0);

	pkt_pull(p, h->header);
	if (refused(all, t, p, h) || !t) {
		pkt_free(p);
		return;
	}
	report_arrival(t, h, "IP/IP");
	deliver(t, p);
}
