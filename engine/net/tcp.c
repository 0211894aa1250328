#include "engine/net/tcp.h"

#include <stdlib.h>
#include <string.h>

#include "engine/net/stack.h"
#include "engine/wire/tcp.h"

#define TRIES_MOST     3
#define PORT_FIRST     49152 /* RFC 6335: dynamic ports */
#define PORT_COUNT     16384
#define WINDOW	       4128 /* what IOS offers */
#define MSS_EVERYWHERE 536

struct tcp_try {
	struct tcp_try *next;
	uint32_t id;
	ip4 src, dst;
	uint16_t sport, dport;
	uint32_t seq;
	unsigned sent;
	simtime first;
	timer_id timer;
	tcp_probe_fn *fn;
	void *ctx;
};

static void
send_segment(struct net *net, ip4 src, ip4 dst, const struct tcp *t)
{
	struct pkt *pkt = pkt_new(net->env.pool, tcp_size(t));

	tcp_write(pkt->data, tcp_size(t), src, dst, t);
	ip_wrap(net, &(struct ipv4_fields){ .src = src, .dst = dst, .protocol = PROTO_TCP }, pkt);
	ip_output(net, pkt);
}

/* RFC 9293 section 3.10.7.1: the answer of a closed port. */
static void
refuse(struct net *net, const struct ipv4 *h, const struct tcp *in, size_t data)
{
	struct tcp out = { .sport = in->dport, .dport = in->sport, .flags = TCP_RST };

	if (in->flags & TCP_ACK) {
		out.seq = in->ack;
	} else {
		out.flags |= TCP_ACK;
		out.ack = in->seq + (uint32_t)data + !!(in->flags & TCP_SYN) +
			  !!(in->flags & TCP_FIN);
	}
	send_segment(net, h->dst, h->src, &out);
}

static void
try_free(struct net *net, struct tcp_try *t)
{
	for (struct tcp_try **at = &net->tcp_tries; *at; at = &(*at)->next)
		if (*at == t) {
			*at = t->next;
			break;
		}
	timer_cancel(net->env.sched, t->timer);
	free(t);
}

static void
finish(struct net *net, struct tcp_try *t, struct tcp_result result)
{
	tcp_probe_fn *fn = t->fn;
	void *ctx = t->ctx;

	result.rtt = net_now(net) - t->first;
	try_free(net, t);
	fn(ctx, &result);
}

static struct tcp_try *
find_try(struct net *net, ip4 dst, uint16_t dport, uint16_t sport)
{
	for (struct tcp_try *t = net->tcp_tries; t; t = t->next)
		if (t->dst == dst && t->dport == dport && t->sport == sport)
			return t;
	return NULL;
}

void
tcp_input(struct net *net, struct pkt *pkt, const struct ipv4 *h)
{
	const size_t len = pkt->len - h->header;
	struct tcp_try *t;
	struct tcp in;

	if (!tcp_read(pkt->data + h->header, len, h->src, h->dst, &in) ||
	    pkt->flags & PKT_BROADCAST || !ip_is_local(net, h->dst)) {
		pkt_free(pkt);
		return;
	}
	pkt_free(pkt);
	t = find_try(net, h->src, in.sport, in.dport);
	if (t && in.flags & TCP_ACK && in.ack == t->seq + 1 && in.flags & (TCP_SYN | TCP_RST)) {
		enum tcp_answer answer = in.flags & TCP_RST ? TCP_REFUSED : TCP_OPEN;

		if (answer == TCP_OPEN)
			refuse(net, h, &in, 0);
		finish(net, t, (struct tcp_result){ .answer = answer, .from = h->src });
	} else if (!(in.flags & TCP_RST)) {
		refuse(net, h, &in, len - in.header);
	}
}

void
tcp_error(struct net *net, const struct icmp_error *e)
{
	uint16_t sport = (uint16_t)(e->payload[0] << 8 | e->payload[1]);
	uint16_t dport = (uint16_t)(e->payload[2] << 8 | e->payload[3]);
	struct tcp_try *t;

	if (e->about.protocol != PROTO_TCP || e->type != ICMP_UNREACHABLE)
		return;
	t = find_try(net, e->about.dst, dport, sport);
	if (t)
		finish(net, t,
		       (struct tcp_result){
			       .answer = TCP_UNREACHABLE, .from = e->from, .icmp_code = e->code });
}

static struct tcp_try *
by_id(struct net *net, uint32_t id)
{
	struct tcp_try *t = net->tcp_tries;

	while (t && t->id != id)
		t = t->next;
	return t;
}

/* What we say that we take: a host what its wire carries, a router what every path does (RFC 1122
 * 4.2.2.6), as IOS without path MTU discovery. */
static uint16_t
own_mss(struct net *net, ip4 dst)
{
	const struct iface *iface = ip_iface_for(net, dst);

	return net->env.role == NET_HOST && iface
		       ? (uint16_t)(iface_ip_mtu(iface) - IPV4_HEADER - TCP_HEADER)
		       : MSS_EVERYWHERE;
}

static void
send_syn(void *owner, uint64_t serial)
{
	struct net *net = owner;
	struct tcp_try *t = by_id(net, (uint32_t)serial);

	if (!t)
		return;
	t->timer = 0;
	if (t->sent == TRIES_MOST || (!t->src && !ip_source_for(net, t->dst, &t->src))) {
		finish(net, t, (struct tcp_result){ .answer = TCP_TIMEOUT });
		return;
	}
	t->timer = timer_after(net->env.sched, SEC(1) << t->sent++, send_syn, net, t->id);
	send_segment(net, t->src, t->dst,
		     &(struct tcp){ .sport = t->sport,
				    .dport = t->dport,
				    .seq = t->seq,
				    .flags = TCP_SYN,
				    .window = WINDOW,
				    .mss = own_mss(net, t->dst) });
}

uint32_t
tcp_probe(struct net *net, ip4 dst, uint16_t port, tcp_probe_fn *fn, void *ctx)
{
	struct tcp_try *t = xcalloc(1, sizeof *t);

	t->id = ++net->jobs_made;
	t->dst = dst;
	t->dport = port;
	t->sport = (uint16_t)(PORT_FIRST + t->id % PORT_COUNT);
	t->seq = rng_u32(net->env.rng);
	t->first = net_now(net);
	t->fn = fn;
	t->ctx = ctx;
	t->next = net->tcp_tries;
	net->tcp_tries = t;
	t->timer = timer_after(net->env.sched, 0, send_syn, net, t->id);
	return t->id;
}

void
tcp_probe_abort(struct net *net, uint32_t probe)
{
	struct tcp_try *t = by_id(net, probe);

	if (t)
		try_free(net, t);
}

void
tcp_free(struct net *net)
{
	while (net->tcp_tries)
		try_free(net, net->tcp_tries);
}
