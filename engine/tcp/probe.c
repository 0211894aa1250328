#include "engine/tcp/probe.h"

#include <stdlib.h>

#include "engine/base/xmalloc.h"

#define PATIENCE 7 /* seconds: SYN at once, after 1 and after 3 */

struct probe {
	struct tcp_stack *tcp;
	ip4 dst;
	simtime first;
	tcp_probe_fn *fn;
	void *ctx;
};

static void
conclude(struct probe *p, struct tcp_result r)
{
	struct probe done = *p;

	free(p);
	r.rtt = sched_now(net_sched(tcp_net(done.tcp))) - done.first;
	done.fn(done.ctx, &r);
}

static void
opened(void *ctx, tcp_id id)
{
	struct probe *p = ctx;

	tcp_drop(p->tcp, id);
	conclude(p, (struct tcp_result){ .answer = TCP_OPEN, .from = p->dst });
}

static void
closed(void *ctx, tcp_id id, const struct tcp_end *end)
{
	struct tcp_result r = { .from = end->from, .icmp_code = end->icmp_code };

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
	case TCP_BY_STOP:
		r.answer = TCP_TIMEOUT;
		break;
	}
	conclude(ctx, r);
}

static const struct tcp_ops ops = { .opened = opened, .closed = closed };

tcp_id
tcp_probe(struct tcp_stack *tcp, ip4 dst, uint16_t port, tcp_probe_fn *fn, void *ctx)
{
	struct probe *p = xmalloc(sizeof *p);
	tcp_id id;

	*p = (struct probe){ tcp, dst, sched_now(net_sched(tcp_net(tcp))), fn, ctx };
	id = tcp_connect(tcp, &(struct tcp_to){ .dst = dst, .port = port, .patience = PATIENCE },
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
	free(p);
}
