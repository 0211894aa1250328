/* Time: how long a round trip takes (RFC 6298), and what is done when nothing comes. */
#include "engine/tcp/internal.h"

/* ---- round trips ---- */

void
rtt_measured(struct conn *c, simtime r)
{
	simtime off;

	if (!c->measured) {
		c->srtt = r;
		c->rttvar = r / 2;
		c->measured = true;
	} else {
		off = r > c->srtt ? r - c->srtt : c->srtt - r;
		c->rttvar = (3 * c->rttvar + off) / 4;
		c->srtt = (7 * c->srtt + r) / 8;
	}
	c->rto = c->srtt + 4 * c->rttvar;
	if (c->rto < RTO_LEAST)
		c->rto = RTO_LEAST;
	if (c->rto > RTO_MOST)
		c->rto = RTO_MOST;
}

simtime
retransmit_delay(const struct conn *c)
{
	unsigned doubled = c->tries > 1 ? c->tries - 1 : 0;
	simtime delay = c->rto << (doubled < 8 ? doubled : 8);

	return delay < RTO_MOST ? delay : RTO_MOST;
}

/* ---- timers ---- */

static void fired(void *owner, uint64_t serial);

void
timer_start(struct tcp_stack *tcp, struct conn *c, enum tcp_timer t, simtime delay)
{
	timer_cancel(net_sched(tcp->net), c->timer[t]);
	c->timer[t] =
		timer_after(net_sched(tcp->net), delay, fired, tcp, (uint64_t)t << 32 | c->id);
	c->starts[t]++;
}

void
timer_stop(struct tcp_stack *tcp, struct conn *c, enum tcp_timer t)
{
	if (c->timer[t])
		timer_cancel(net_sched(tcp->net), c->timer[t]);
	c->timer[t] = 0;
}

void
timers_stop(struct tcp_stack *tcp, struct conn *c)
{
	for (enum tcp_timer t = 0; t < TCP_TIMERS; t++)
		timer_stop(tcp, c, t);
}

bool
timer_runs(const struct conn *c, enum tcp_timer t)
{
	return c->timer[t];
}

/* ---- what is done then ---- */

static void
give_up(struct tcp_stack *tcp, struct conn *c)
{
	conn_end(tcp, c, (struct tcp_end){ .why = TCP_BY_TIMEOUT });
}

/* RFC 6298 section 5.4 and on; RFC 5681 section 3.1: what is lost is sent again from there on. */
static void
retransmit(struct tcp_stack *tcp, struct conn *c)
{
	uint32_t half = (c->snd_max - c->snd_una) / 2;

	tcp->totals.timeouts++;
	if (c->tries++ >= TRIES_MOST) {
		tcp->totals.timeouts_dropped++;
		give_up(tcp, c);
		return;
	}
	event(net_events(tcp->net), TCP_TIMEOUT, c->tag, c->tries,
	      (uint32_t)(retransmit_delay(c) / MSEC(1)), c->snd_una);
	if (c->state < TCP_ESTABLISHED) {
		send_syn(tcp, c);
		return;
	}
	if (c->tries == 1) {
		c->tries = 2; /* the first time was without a timeout */
		c->ssthresh = half > 2u * c->mss ? half : 2u * c->mss;
	}
	c->cwnd = c->mss;
	c->recover = c->snd_max;
	c->recovering = c->timing = false;
	c->repeats = 0;
	c->snd_nxt = c->snd_una;
	if (c->snd_wnd)
		send_again(tcp, c);
	else
		conn_output(tcp, c); /* the window has closed since: it is probed */
}

/* Against a window that is closed, or too small to be worth a segment: what fits goes all the same
 * (RFC 1122 section 4.2.3.4). */
static void
probe(struct tcp_stack *tcp, struct conn *c)
{
	if (c->snd_wnd) {
		send_again(tcp, c);
		return;
	}
	if (c->asked++ >= TRIES_MOST || (c->closing && c->tries > TRIES_MOST)) {
		if (c->closing)
			send_reset(tcp, c);
		give_up(tcp, c);
		return;
	}
	c->tries += c->tries ? 1 : 2;
	send_probe(tcp, c);
	timer_start(tcp, c, TCP_PROBE, retransmit_delay(c));
}

static void
keep_alive(struct tcp_stack *tcp, struct conn *c)
{
	simtime interval = SEC(tcp->settings.keepalive_interval);
	simtime idle = tcp_now(tcp) - c->last_received;

	if (idle < interval) {
		timer_start(tcp, c, TCP_KEEPALIVE, interval - idle);
		return;
	}
	tcp->totals.keepalive_timeouts++;
	if (c->asked >= tcp->settings.keepalive_retries) {
		tcp->totals.keepalives_dropped++;
		send_reset(tcp, c);
		give_up(tcp, c);
		return;
	}
	c->asked++;
	send_keepalive(tcp, c);
	timer_start(tcp, c, TCP_KEEPALIVE, interval);
}

static void
fired(void *owner, uint64_t serial)
{
	struct tcp_stack *tcp = owner;
	struct conn *c = conn_by_id(tcp, (tcp_id)serial);
	enum tcp_timer t = (enum tcp_timer)(serial >> 32);

	if (!c)
		return;
	c->timer[t] = 0;
	c->wakeups[t]++;
	switch (t) {
	case TCP_RETRANSMIT:
		retransmit(tcp, c);
		break;
	case TCP_PROBE:
		probe(tcp, c);
		break;
	case TCP_ACK_HOLD:
		tcp->totals.ack_held++;
		send_ack(tcp, c);
		break;
	case TCP_KEEPALIVE:
		keep_alive(tcp, c);
		break;
	case TCP_TIMEWAIT:
		conn_state(tcp, c, TCP_CLOSED);
		conn_free(tcp, c);
		break;
	case TCP_GIVE_UP:
		give_up(tcp, c);
		break;
	case TCP_TIMERS:
		break;
	}
}
