#include "engine/tcp/probe.h"

#include <stdlib.h>

#include "engine/base/xmalloc.h"

#define PATIENCE 7 /* seconds: SYN at once, after 1 and after 3 */

struct probe {
	struct tcp_stack *tcp;
	struct tcp_probe_params params;
	tcp_id id;
	simtime first;
	timer_id reading; /* it is open */
	size_t received;
	tcp_probe_fn *fn;
	void *ctx;
};

static void
conclude(struct probe *p, struct tcp_result r)
{
	struct probe done = *p;

	timer_cancel(net_sched(tcp_net(p->tcp)), p->reading);
	free(p);
	r.rtt = sched_now(net_sched(tcp_net(done.tcp))) - done.first;
	r.received = done.received;
	done.fn(done.ctx, &r);
}

static void
conclude_open(struct probe *p)
{
	tcp_drop(p->tcp, p->id);
	conclude(p, (struct tcp_result){ .answer = TCP_OPEN, .from = p->params.dst });
}

static void
read_long_enough(void *owner, uint64_t serial)
{
	struct probe *p = owner;

	(void)serial;
	p->reading = 0;
	conclude_open(p);
}

static void
opened(void *ctx, tcp_id id)
{
	struct probe *p = ctx;

	(void)id;
	if (p->params.octets)
		p->reading = timer_after(net_sched(tcp_net(p->tcp)), TCP_PROBE_READING,
					 read_long_enough, p, 0);
	else
		conclude_open(p);
}

static void
readable(void *ctx, tcp_id id)
{
	struct probe *p = ctx;
	char octets[4096];
	size_t len;

	while ((len = tcp_receive(p->tcp, id, octets, sizeof octets)) > 0)
		p->received += len;
	if (p->received >= p->params.octets)
		conclude_open(p);
}

static void
finished(void *ctx, tcp_id id)
{
	(void)id;
	conclude_open(ctx);
}

static void
closed(void *ctx, tcp_id id, const struct tcp_end *end)
{
	const struct probe *p = ctx;
	struct tcp_result r = { .from = end->from, .icmp_code = end->icmp_code };

	(void)id;
	if (p->reading) {
		r.answer = TCP_OPEN;
		conclude(ctx, r);
		return;
	}
	switch (end->why) {
	case TCP_BY_REFUSAL:
	case TCP_BY_RESET:
		r.answer = TCP_REFUSED;
		break;
	case TCP_BY_UNREACHABLE:
		r.answer = TCP_UNREACHABLE;
		break;
	case TCP_BY_TIMEOUT:
	case TCP_BY_COMMAND:
		r.answer = TCP_TIMEOUT;
		break;
	case TCP_BY_STOP:
		r.answer = TCP_STOPPED;
		break;
	}
	conclude(ctx, r);
}

static const struct tcp_ops ops = {
	.opened = opened,
	.readable = readable,
	.finished = finished,
	.closed = closed,
};

tcp_id
tcp_probe(struct tcp_stack *tcp, const struct tcp_probe_params *params, tcp_probe_fn *fn, void *ctx)
{
	struct probe *p = xcalloc(1, sizeof *p);
	tcp_id id;

	p->tcp = tcp;
	p->params = *params;
	p->first = sched_now(net_sched(tcp_net(tcp)));
	p->fn = fn;
	p->ctx = ctx;
	p->id = id = tcp_connect(
		tcp,
		&(struct tcp_to){ .dst = params->dst, .port = params->port, .patience = PATIENCE },
		&ops, p);
	if (!id)
		free(p);
	return id;
}

void
tcp_probe_abort(struct tcp_stack *tcp, tcp_id id)
{
	struct probe *p = tcp_owner(tcp, id, &ops);

	if (!p)
		return;
	tcp_drop(tcp, id);
	timer_cancel(net_sched(tcp_net(tcp)), p->reading);
	free(p);
}
