#include <stdlib.h>
#include <string.h>

#include "engine/net/ping.h"
#include "engine/net/stack.h"
#include "engine/wire/udp.h"

#define PROBE_DATA 0	 /* IOS sends an empty datagram of 28 octets */
#define PORT_FIRST 49152 /* RFC 6335: dynamic ports, for our end */
#define PORT_COUNT 16384

struct trace {
	struct trace *next;
	uint32_t id;
	struct trace_params params;
	const struct trace_ops *ops;
	void *ctx;
	unsigned ttl, probe;   /* of the next one to send */
	uint16_t sport, dport; /* dport of the one that was sent last */
	bool waiting, reached, blocked;
	simtime sent_at;
	timer_id timer;
};

const struct trace_params trace_defaults = {
	.timeout = 3, .probes = 3, .min_ttl = 1, .max_ttl = 30, .port = 33434
};

static struct trace *
by_id(struct net *net, uint32_t id)
{
	struct trace *t = net->traces;

	while (t && t->id != id)
		t = t->next;
	return t;
}

static void
job_free(struct net *net, struct trace *t)
{
	for (struct trace **at = &net->traces; *at; at = &(*at)->next)
		if (*at == t) {
			*at = t->next;
			break;
		}
	timer_cancel(net->env.sched, t->timer);
	free(t);
}

static void step(void *owner, uint64_t serial);

/* The probe is over: the next one is arranged before anybody is told, since they may abort. */
static void
conclude(struct net *net, struct trace *t, struct trace_result r)
{
	r.ttl = t->ttl;
	r.probe = t->probe;
	r.last_of_hop = ++t->probe >= t->params.probes;
	if (r.last_of_hop) {
		t->probe = 0;
		t->ttl++;
	}
	t->waiting = false;
	timer_cancel(net->env.sched, t->timer);
	t->timer = timer_after(net->env.sched, 0, step, net, t->id);
	t->ops->probe(t->ctx, &r);
}

static void
timed_out(void *owner, uint64_t serial)
{
	struct net *net = owner;
	struct trace *t = by_id(net, (uint32_t)serial);

	if (t)
		conclude(net, t, (struct trace_result){ .answered = false });
}

static void
send_probe(struct net *net, struct trace *t)
{
	t->sent_at = net_now(net);
	t->waiting = true;
	t->timer = timer_after(net->env.sched, SEC(t->params.timeout), timed_out, net, t->id);
	udp_send(net,
		 &(struct udp_to){ .src = t->params.src,
				   .dst = t->params.dst,
				   .sport = t->sport,
				   .dport = t->dport++,
				   .ttl = (uint8_t)t->ttl },
		 pkt_new(net->env.pool, PROBE_DATA));
}

static void
step(void *owner, uint64_t serial)
{
	struct net *net = owner;
	struct trace *t = by_id(net, (uint32_t)serial);
	const struct trace_ops *ops;
	bool reached;
	void *ctx;

	if (!t)
		return;
	t->timer = 0;
	if ((t->probe || !(t->reached || t->blocked)) && t->ttl <= t->params.max_ttl) {
		send_probe(net, t);
		return;
	}
	ops = t->ops;
	ctx = t->ctx;
	reached = t->reached;
	job_free(net, t);
	ops->done(ctx, reached);
}

uint32_t
trace_start(struct net *net, const struct trace_params *params, const struct trace_ops *ops,
	    void *ctx)
{
	struct trace *t = xcalloc(1, sizeof *t);

	t->id = ++net->jobs_made;
	t->params = *params;
	t->ops = ops;
	t->ctx = ctx;
	t->ttl = params->min_ttl ? params->min_ttl : 1;
	t->sport = (uint16_t)(PORT_FIRST + t->id % PORT_COUNT);
	t->dport = params->port;
	t->next = net->traces;
	net->traces = t;
	t->timer = timer_after(net->env.sched, 0, step, net, t->id);
	return t->id;
}

void
trace_abort(struct net *net, uint32_t job)
{
	struct trace *t = by_id(net, job);

	if (t)
		job_free(net, t);
}

void
trace_free(struct net *net)
{
	while (net->traces)
		job_free(net, net->traces);
}

void
trace_error(struct net *net, const struct icmp_error *e)
{
	uint16_t sport = (uint16_t)(e->payload[0] << 8 | e->payload[1]);
	uint16_t dport = (uint16_t)(e->payload[2] << 8 | e->payload[3]);
	struct trace *t = net->traces;

	if (e->about.protocol != PROTO_UDP)
		return;
	while (t && !(t->waiting && t->sport == sport && (uint16_t)(t->dport - 1) == dport &&
		      t->params.dst == e->about.dst))
		t = t->next;
	if (!t)
		return;
	if (e->type == ICMP_UNREACHABLE) {
		t->reached |= e->code == ICMP_PORT;
		t->blocked |= e->code != ICMP_PORT;
	}
	conclude(net, t,
		 (struct trace_result){ .answered = true,
					.from = e->from,
					.rtt = net_now(net) - t->sent_at,
					.icmp_type = e->type,
					.icmp_code = e->code });
}
