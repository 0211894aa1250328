/* Connections as they are shown. */
#include "engine/tcp/internal.h"

#define TTL_OF(tcp) ((uint8_t)(net_role((tcp)->net) == NET_ROUTER ? 255 : 64))

static unsigned
in_segments(size_t octets, unsigned mss)
{
	return (unsigned)((octets + mss - 1) / mss);
}

static void
fill(const struct tcp_stack *tcp, const struct conn *c, struct tcp_view *v)
{
	*v = (struct tcp_view){
		.id = c->id,
		.state = c->state,
		.ends = c->ends,
		.passive = c->port,
		.owned = c->ops,
		.tag = c->tag,
		.iss = c->iss,
		.snd_una = c->snd_una,
		.snd_nxt = c->snd_nxt,
		.snd_wnd = c->snd_wnd,
		.irs = c->irs,
		.rcv_nxt = c->rcv_nxt,
		.rcv_wnd = seq_before(c->rcv_nxt, c->rcv_adv) ? c->rcv_adv - c->rcv_nxt : 0,
		.window = c->window,
		.mss = c->mss,
		.unread = c->receive.len,
		.unacked = c->snd_nxt - c->snd_una,
		.srtt = c->srtt,
		.rttvar = c->rttvar,
		.rto = c->rto,
		.opened = c->opened,
		.last_sent = c->last_sent,
		.last_received = c->last_received,
		.ttl = TTL_OF(tcp),
		.tos = c->tos,
		.sent = c->sent,
		.received = c->received,
	};
	for (unsigned i = 0; i < c->pieces; i++)
		v->disordered += c->piece[i].until - c->piece[i].from;
	v->segments_unacked = in_segments(v->unacked, c->mss);
	v->segments_disordered = in_segments(v->disordered, c->mss);
	for (enum tcp_timer t = 0; t < TCP_TIMERS; t++) {
		v->timer[t].starts = c->starts[t];
		v->timer[t].wakeups = c->wakeups[t];
		v->timer[t].due = timer_due(net_sched(tcp->net), c->timer[t]);
	}
}

void
tcp_each(const struct tcp_stack *tcp, bool (*fn)(void *, const struct tcp_view *), void *ctx)
{
	struct tcp_view v;

	for (const struct conn *c = tcp->by_id; c; c = c->by_id.next) {
		fill(tcp, c, &v);
		if (!fn(ctx, &v))
			return;
	}
	for (const struct listener *l = tcp->listeners; l; l = l->next) {
		v = (struct tcp_view){ .state = TCP_LISTEN, .ends.lport = l->port };
		if (!fn(ctx, &v))
			return;
	}
}

bool
tcp_look(const struct tcp_stack *tcp, tcp_id id, struct tcp_view *v)
{
	const struct conn *c = conn_by_id(tcp, id);

	if (c)
		fill(tcp, c, v);
	return c;
}
