/* Keepalives of GRE tunnels, as IOS has them: the far end needs to know nothing of them.
 *
 *	| IP A to B | GRE: IP | IP B to A | GRE: 0 |
 *
 * A sends it to B, which takes it out of the tunnel and finds a packet for A, as any other. What comes
 * back is the inner half: GRE with nothing inside. */
#include <string.h>

#include "engine/tunnel/internal.h"
#include "engine/wire/ipv4.h"

#define INNER_TTL 255

static void
send_keepalive(struct tunnel *t)
{
	struct net *net = t->all->net;
	struct gre g = { .has_checksum = t->config.checksum,
			 .has_key = t->config.has_key,
			 .type = GRE_KEEPALIVE,
			 .key = t->config.key };
	struct ipv4 inner = {
		.total = (uint16_t)(IPV4_HEADER + gre_size(&g)),
		.id = ip_next_id(net),
		.ttl = INNER_TTL,
		.protocol = PROTO_GRE,
		.src = t->remote,
		.dst = t->local,
	};
	struct pkt *p = pkt_new(net_pool(net), inner.total);

	ipv4_write(p->data, &inner);
	gre_write(p->data + IPV4_HEADER, gre_size(&g), &g);
	event(net_events(net), TUNNEL_KEEPALIVE_SENT, t->iface->name, inner.src, inner.dst,
	      inner.total, inner.ttl, ++t->unanswered);
	t->count.keepalives_sent++;
	tunnel_wrap(t, p);
}

static void
due(void *owner, uint64_t serial)
{
	struct tunnel *t = owner;

	t->keepalive =
		timer_after(net_sched(t->all->net), SEC(t->config.keepalive_seconds), due, t, 0);
	if (!t->reachable)
		return;
	if (t->unanswered >= t->config.keepalive_retries && !t->silent) {
		t->silent = true;
		tunnel_judge(t);
	}
	send_keepalive(t);
}

void
keepalive_stop(struct tunnel *t)
{
	timer_cancel(net_sched(t->all->net), t->keepalive);
	t->keepalive = 0;
}

void
keepalive_restart(struct tunnel *t)
{
	const struct tunnel_config *c = &t->config;
	bool wanted = c->keepalive_seconds && c->mode == TUNNEL_GRE && t->remote;

	keepalive_stop(t);
	t->unanswered = 0;
	if (wanted)
		t->keepalive =
			timer_after(net_sched(t->all->net), SEC(c->keepalive_seconds), due, t, 0);
	if (!wanted && t->silent) {
		t->silent = false;
		tunnel_reconsider(t);
	}
}

bool
keepalive_asks(const struct tunnel *t, const struct pkt *p)
{
	size_t header = (size_t)(p->data[0] & 15) * 4;
	struct gre g;

	return t->config.mode == TUNNEL_GRE && p->data[9] == PROTO_GRE &&
	       ipv4_src(p->data) == t->local && ipv4_dst(p->data) == t->remote &&
	       gre_read(p->data + header, p->len - header, &g) == GRE_GOOD &&
	       g.type == GRE_KEEPALIVE;
}

/* Forwarded like any packet, even while our own end is down: else two ends that both lost the other
 * would never come back. */
void
keepalive_return(struct tunnel *t, struct pkt *p)
{
	if (p->data[8] <= 1) {
		pkt_free(p);
		return;
	}
	ipv4_decrement_ttl(p->data);
	p->flags = 0;
	p->in = NULL;
	ip_output(t->all->net, p);
}

void
keepalive_came_back(struct tunnel *t, const struct ipv4 *h)
{
	if (!t->config.keepalive_seconds)
		return;
	event(net_events(t->all->net), TUNNEL_KEEPALIVE_RECEIVED, t->iface->name, h->src, h->dst,
	      h->total, h->ttl);
	t->count.keepalives_received++;
	t->unanswered = 0;
	if (!t->silent)
		return;
	t->silent = false;
	tunnel_judge(t);
}
