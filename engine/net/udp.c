#include "engine/net/udp.h"

#include <stdlib.h>
#include <string.h>

#include "engine/net/stack.h"
#include "engine/wire/udp.h"

/* A node binds a handful of ports: a short array is the fastest table. */
static struct udp_binding *
find(const struct net *net, uint16_t port)
{
	for (size_t i = 0; i < net->udp_count; i++)
		if (net->udp[i].port == port)
			return &net->udp[i];
	return NULL;
}

bool
udp_bind(struct net *net, uint16_t port, udp_fn *fn, void *ctx)
{
	if (find(net, port))
		return false;
	net->udp = xrealloc(net->udp, net->udp_count + 1, sizeof *net->udp);
	net->udp[net->udp_count++] = (struct udp_binding){ fn, ctx, port };
	return true;
}

void
udp_unbind(struct net *net, uint16_t port)
{
	struct udp_binding *b = find(net, port);

	if (b)
		*b = net->udp[--net->udp_count];
}

bool
udp_is_bound(const struct net *net, uint16_t port)
{
	return find(net, port);
}

void
udp_free(struct net *net)
{
	free(net->udp);
	net->udp = NULL;
	net->udp_count = 0;
}

void
udp_input(struct net *net, struct pkt *pkt, const struct ipv4 *h)
{
	const struct udp_binding *b;
	struct udp_from from = { pkt->in, h->src, h->dst, 0, 0, h->ttl, h->tos };
	struct udp u;

	net->totals.udp_received++;
	if (!udp_read(pkt->data + h->header, pkt->len - h->header, h->src, h->dst, &u)) {
		net->totals.udp_bad_checksum++;
		pkt_free(pkt);
		return;
	}
	b = find(net, u.dport);
	if (!b) {
		net->totals.udp_no_port++;
		icmp_unreachable(net, pkt, ICMP_PORT, 0);
		pkt_free(pkt);
		return;
	}
	from.sport = u.sport;
	from.dport = u.dport;
	pkt_pull(pkt, h->header + UDP_HEADER);
	pkt_trim(pkt, u.length - UDP_HEADER);
	b->fn(b->ctx, &from, pkt);
}

void
udp_send(struct net *net, const struct udp_to *to, struct pkt *pkt)
{
	struct ipv4_fields f = { to->src, to->dst, PROTO_UDP, to->tos, to->ttl, to->df };

	if (pkt->len > 65535 - IPV4_HEADER - UDP_HEADER ||
	    (!f.src && !ip_source_for(net, f.dst, &f.src))) {
		net->totals.no_route++;
		pkt_free(pkt);
		return;
	}
	pkt_push(pkt, UDP_HEADER);
	udp_write(pkt->data, f.src, f.dst,
		  &(struct udp){ to->sport, to->dport, (uint16_t)pkt->len });
	pkt->flags = 0;
	pkt->in = NULL;
	ip_wrap(net, &f, pkt);
	net->totals.udp_sent++;
	ip_output(net, pkt);
}
