#include "engine/net/ping.h"

#include <stdlib.h>
#include <string.h>

#include "engine/net/stack.h"

#define SIZE_LEAST (IPV4_HEADER + ICMP_HEADER)
#define STAMP	   8 /* octets in front of the pattern: IOS puts the time of sending there */

struct ping {
	struct ping *next;
	uint32_t id;
	struct ping_params params;
	const struct ping_ops *ops;
	void *ctx;
	unsigned probes, sizes; /* how many in all; how many sizes the sweep has */
	unsigned seq;		/* of the next one to send */
	bool waiting;		/* for the answer to seq - 1 */
	simtime sent_at, total;
	timer_id timer;
	struct ping_summary summary;
};

const struct ping_params ping_defaults = {
	.count = 5, .size = 100, .timeout = 2, .pattern = 0xabcd
};

static struct ping *
by_id(struct net *net, uint32_t id)
{
	struct ping *p = net->pings;

	while (p && p->id != id)
		p = p->next;
	return p;
}

static void
job_free(struct net *net, struct ping *p)
{
	for (struct ping **at = &net->pings; *at; at = &(*at)->next)
		if (*at == p) {
			*at = p->next;
			break;
		}
	timer_cancel(net->env.sched, p->timer);
	free(p);
}

static unsigned
size_of(const struct ping *p, unsigned seq)
{
	unsigned size = p->params.size;

	if (p->params.sweep_max)
		size = p->params.sweep_min + seq % p->sizes * p->params.sweep_step;
	return size < SIZE_LEAST ? SIZE_LEAST : size > 65535 ? 65535 : size;
}

static void
fill(const struct ping *p, uint8_t *data, size_t len, simtime now)
{
	uint32_t stamp = (uint32_t)(now / MSEC(1));
	uint8_t head[STAMP] = { 0,
				0,
				0,
				0,
				(uint8_t)(stamp >> 24),
				(uint8_t)(stamp >> 16),
				(uint8_t)(stamp >> 8),
				(uint8_t)stamp };

	memcpy(data, head, len < STAMP ? len : STAMP);
	for (size_t i = STAMP; i < len; i++)
		data[i] = (uint8_t)(i & 1 ? p->params.pattern : p->params.pattern >> 8);
}

static bool
data_good(const struct ping *p, const uint8_t *data, size_t len)
{
	if (len + SIZE_LEAST != size_of(p, p->seq - 1))
		return false;
	for (size_t i = STAMP; i < len; i++)
		if (data[i] != (uint8_t)(i & 1 ? p->params.pattern : p->params.pattern >> 8))
			return false;
	return true;
}

/* ---- one probe after the other ---- */

static void step(void *owner, uint64_t serial);

static simtime
until_next(const struct net *net, const struct ping *p)
{
	simtime next = p->sent_at + MSEC(p->params.interval), now = net_now(net);

	return p->params.interval && next > now ? next - now : 0;
}

/* The probe is over: the next one is arranged before anybody is told, since they may abort. */
static void
conclude(struct net *net, struct ping *p, struct ping_result r)
{
	r.seq = p->seq - 1;
	r.size = size_of(p, r.seq);
	p->waiting = false;
	timer_cancel(net->env.sched, p->timer);
	p->timer = timer_after(net->env.sched, until_next(net, p), step, net, p->id);
	p->ops->probe(p->ctx, &r);
}

static void
timed_out(void *owner, uint64_t serial)
{
	struct net *net = owner;
	struct ping *p = by_id(net, (uint32_t)serial);

	if (p)
		conclude(net, p, (struct ping_result){ .symbol = '.' });
}

static void
send_echo(struct net *net, struct ping *p)
{
	unsigned size = size_of(p, p->seq);
	struct pkt *pkt = pkt_new(net->env.pool, size - IPV4_HEADER);

	p->sent_at = net_now(net);
	p->waiting = true;
	p->timer = timer_after(net->env.sched, SEC(p->params.timeout), timed_out, net, p->id);
	fill(p, pkt->data + ICMP_HEADER, pkt->len - ICMP_HEADER, p->sent_at);
	icmp_write(pkt->data, pkt->len,
		   &(struct icmp){
			   .type = ICMP_ECHO, .id = (uint16_t)p->id, .seq = (uint16_t)p->seq });
	p->seq++;
	p->summary.sent++;
	ip_wrap(net,
		&(struct ipv4_fields){ p->params.src, p->params.dst, PROTO_ICMP, p->params.tos,
				       p->params.ttl, p->params.df },
		pkt);
	ip_output(net, pkt);
}

static void
step(void *owner, uint64_t serial)
{
	struct net *net = owner;
	struct ping *p = by_id(net, (uint32_t)serial);
	const struct ping_ops *ops;
	struct ping_summary summary;
	void *ctx;

	if (!p)
		return;
	p->timer = 0;
	if (p->seq < p->probes) {
		send_echo(net, p);
		return;
	}
	ops = p->ops;
	ctx = p->ctx;
	summary = p->summary;
	job_free(net, p);
	ops->done(ctx, &summary);
}

uint32_t
ping_start(struct net *net, const struct ping_params *params, const struct ping_ops *ops, void *ctx)
{
	struct ping *p = xcalloc(1, sizeof *p);

	p->id = ++net->jobs_made;
	p->params = *params;
	p->ops = ops;
	p->ctx = ctx;
	p->sizes = 1;
	if (params->sweep_max) {
		p->params.sweep_step = params->sweep_step ? params->sweep_step : 1;
		if (params->sweep_max > params->sweep_min)
			p->sizes += (params->sweep_max - params->sweep_min) / p->params.sweep_step;
	}
	p->probes = params->count * p->sizes;
	p->next = net->pings;
	net->pings = p;
	p->timer = timer_after(net->env.sched, 0, step, net, p->id);
	return p->id;
}

struct ping_summary
ping_abort(struct net *net, uint32_t job)
{
	struct ping *p = by_id(net, job);
	struct ping_summary summary = { 0 };

	if (p) {
		summary = p->summary;
		job_free(net, p);
	}
	return summary;
}

void
ping_free(struct net *net)
{
	struct ping *p;

	while ((p = net->pings)) {
		const struct ping_ops *ops = p->ops;
		void *ctx = p->ctx;

		job_free(net, p);
		if (ops->stopped)
			ops->stopped(ctx);
	}
}

/* ---- answers ---- */

/* The job that waits for exactly this echo, or NULL. */
static struct ping *
awaiting(struct net *net, uint16_t id, uint16_t seq)
{
	for (struct ping *p = net->pings; p; p = p->next)
		if (p->waiting && (uint16_t)p->id == id && (uint16_t)(p->seq - 1) == seq)
			return p;
	return NULL;
}

void
ping_reply(struct net *net, const struct ipv4 *h, const uint8_t *message, size_t len)
{
	struct icmp m = { .id = (uint16_t)(message[4] << 8 | message[5]),
			  .seq = (uint16_t)(message[6] << 8 | message[7]) };
	struct ping *p = awaiting(net, m.id, m.seq);
	struct ping_result r = { .symbol = '!', .from = h->src, .ttl = h->ttl };
	struct ping_summary *s;

	if (!p)
		return;
	s = &p->summary;
	r.rtt = net_now(net) - p->sent_at;
	r.corrupted = p->params.validate && !data_good(p, message + ICMP_HEADER, len - ICMP_HEADER);
	if (!s->received || r.rtt < s->min)
		s->min = r.rtt;
	if (r.rtt > s->max)
		s->max = r.rtt;
	p->total += r.rtt;
	s->avg = p->total / ++s->received;
	conclude(net, p, r);
}

char
ping_symbol(uint8_t type, uint8_t code)
{
	switch (type) {
	case ICMP_TIME_EXCEEDED:
		return '&';
	case ICMP_SOURCE_QUENCH:
		return 'Q';
	case ICMP_UNREACHABLE:
		if (code == ICMP_FRAGMENTATION_NEEDED)
			return 'M';
		return code == ICMP_PROTOCOL ? 'P' : 'U';
	}
	return '?';
}

void
ping_error(struct net *net, const struct icmp_error *e)
{
	const uint8_t *q = e->payload;
	struct ping *p;

	if (e->about.protocol != PROTO_ICMP || q[0] != ICMP_ECHO)
		return;
	p = awaiting(net, (uint16_t)(q[4] << 8 | q[5]), (uint16_t)(q[6] << 8 | q[7]));
	if (!p || p->params.dst != e->about.dst)
		return;
	conclude(net, p,
		 (struct ping_result){ .symbol = ping_symbol(e->type, e->code),
				       .rtt = net_now(net) - p->sent_at,
				       .from = e->from,
				       .icmp_type = e->type,
				       .icmp_code = e->code,
				       .mtu = e->mtu });
}
