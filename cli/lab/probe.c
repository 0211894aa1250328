#include "cli/lab/probe.h"

#include <stdlib.h>

#include "cli/device/device.h"
#include "cli/lab/lab.h"
#include "cli/lab/space.h"
#include "engine/base/xmalloc.h"
#include "engine/node/host.h"
#include "engine/node/node.h"

struct probe {
	struct lab_node *node;
	struct space_job *space; /* of a namespace */
	uint32_t ping;		 /* of everybody else */
	tcp_id tcp;
	struct ping_ops ops;
	tcp_probe_fn *fn;
	void *ctx;
};

static struct net *
net_of(const struct lab_node *n)
{
	return n->device ? router_net(n->device->router) : host_net(n->host);
}

static struct tcp_stack *
tcp_of(const struct lab_node *n)
{
	return n->device ? router_tcp(n->device->router) : host_tcp(n->host);
}

static void
ping_probed(void *ctx, const struct ping_result *r)
{
	struct probe *p = ctx;

	if (p->ops.probe)
		p->ops.probe(p->ctx, r);
}

static void
ping_over(void *ctx, const struct ping_summary *sum)
{
	struct probe p = *(struct probe *)ctx;

	free(ctx);
	p.ops.done(p.ctx, sum);
}

static void
ping_stopped(void *ctx)
{
	struct probe p = *(struct probe *)ctx;

	free(ctx);
	p.ops.stopped(p.ctx);
}

/* The node when it was started, or nothing with *error. Takes `p`. */
static struct probe *
started(struct probe *p, char **error)
{
	if (p->space || p->ping || p->tcp)
		return p;
	if (!*error)
		*error = xstrdup("it cannot be sent now");
	free(p);
	return NULL;
}

struct probe *
probe_ping(struct lab_node *node, const struct ping_params *params, const struct ping_ops *ops,
	   void *ctx, char **error)
{
	static const struct ping_ops told = {
		.probe = ping_probed,
		.done = ping_over,
		.stopped = ping_stopped,
	};
	struct probe *p = xcalloc(1, sizeof *p);

	p->node = node;
	p->ops = *ops;
	p->ctx = ctx;
	if (node->space)
		p->space = space_ping(node, params, &told, p, error);
	else
		p->ping = ping_start(net_of(node), params, &told, p);
	return started(p, error);
}

static void
tcp_over(void *ctx, const struct tcp_result *r)
{
	struct probe p = *(struct probe *)ctx;

	free(ctx);
	p.fn(p.ctx, r);
}

struct probe *
probe_tcp(struct lab_node *node, const struct tcp_probe_params *params, tcp_probe_fn *fn, void *ctx,
	  char **error)
{
	struct probe *p = xcalloc(1, sizeof *p);

	p->node = node;
	p->fn = fn;
	p->ctx = ctx;
	if (node->space)
		p->space = space_tcp(node, params, tcp_over, p, error);
	else
		p->tcp = tcp_probe(tcp_of(node), params, tcp_over, p);
	return started(p, error);
}

struct ping_summary
probe_abort(struct probe *p)
{
	struct ping_summary sum = { 0 };

	if (!p)
		return sum;
	if (p->space)
		sum = space_abort(p->space);
	else if (p->ping)
		sum = ping_abort(net_of(p->node), p->ping);
	else
		tcp_probe_abort(tcp_of(p->node), p->tcp);
	free(p);
	return sum;
}
