/* What an acknowledgment means: the send window, and how much the path bears (RFC 5681, and of the
 * recoveries from a loss RFC 6582). */
#include "engine/tcp/internal.h"

static uint32_t
in_flight(const struct conn *c)
{
	return c->snd_max - c->snd_una;
}

static void
halve(struct conn *c)
{
	uint32_t half = in_flight(c) / 2;

	c->ssthresh = half > 2u * c->mss ? half : 2u * c->mss;
}

static void
repeated(struct tcp_stack *tcp, struct conn *c)
{
	tcp->totals.repeated_acks++;
	c->repeats++;
	if (c->recovering) {
		c->cwnd += c->mss; /* one more has left the path */
		return;
	}
	if (c->repeats != 3 || !seq_before(c->recover, c->snd_una))
		return;
	halve(c);
	c->recover = c->snd_max;
	c->recovering = true;
	c->sent.fast++;
	send_again(tcp, c);
	c->cwnd = c->ssthresh + 3u * c->mss;
}

/* RFC 5681 section 2: an acknowledgment that says nothing new, while something is under way. */
static bool
is_repeated(const struct conn *c, const struct segment *s)
{
	return c->snd_una != c->snd_max && s->h.ack == c->snd_una && !s->len &&
	       !(s->h.flags & TCP_FIN) && s->h.window == c->snd_wnd && c->snd_wnd;
}

static void
grow(struct conn *c, uint32_t acked)
{
	uint32_t by = (uint32_t)c->mss * c->mss / c->cwnd;

	if (c->cwnd < c->ssthresh)
		by = acked < c->mss ? acked : c->mss;
	c->cwnd += by ? by : 1;
	if (c->cwnd > WINDOW_MOST)
		c->cwnd = WINDOW_MOST;
}

static void
recover(struct tcp_stack *tcp, struct conn *c, uint32_t acked)
{
	uint32_t flight = in_flight(c);

	if (seq_until(c->recover, c->snd_una)) {
		flight = (flight > c->mss ? flight : c->mss) + c->mss;
		c->cwnd = flight < c->ssthresh ? flight : c->ssthresh;
		c->recovering = false;
		return;
	}
	send_again(tcp, c); /* the next of those that were lost */
	c->cwnd = c->cwnd > acked ? c->cwnd - acked : 0;
	c->cwnd += c->mss;
}

static void
drop_acked(struct conn *c)
{
	uint32_t octets = seq_before(c->send_seq, c->snd_una) ? c->snd_una - c->send_seq : 0;

	if (octets > c->send.len)
		octets = c->send.len; /* FIN is no octet */
	ring_drop(&c->send, octets);
	c->send_seq += octets;
}

static void
advance(struct tcp_stack *tcp, struct conn *c, uint32_t ack)
{
	uint32_t acked = ack - c->snd_una;

	tcp->totals.acks++;
	tcp->totals.acked_octets += acked;
	if (c->timing && seq_before(c->timed_seq, ack)) {
		c->timing = false;
		rtt_measured(c, tcp_now(tcp) - c->timed_at);
	}
	c->snd_una = ack;
	if (seq_before(c->snd_nxt, ack))
		c->snd_nxt = ack;
	c->repeats = c->tries = 0;
	drop_acked(c);
	timer_stop(tcp, c, TCP_RETRANSMIT);
	timer_stop(tcp, c, TCP_PROBE);
	if (c->snd_una != c->snd_max)
		timer_start(tcp, c, TCP_RETRANSMIT, retransmit_delay(c));
	if (c->recovering)
		recover(tcp, c, acked);
	else
		grow(c, acked);
	if (c->owes && c->send.len <= c->send.size / 2) {
		c->owes = false;
		c->news.room = true;
	}
}

static void
update_window(struct tcp_stack *tcp, struct conn *c, const struct segment *s)
{
	if (!seq_before(c->snd_wl1, s->h.seq) &&
	    (c->snd_wl1 != s->h.seq || !seq_until(c->snd_wl2, s->h.ack)))
		return;
	if (s->h.window != c->snd_wnd && !s->len)
		tcp->totals.window_updates_received++;
	if (s->h.window && !c->snd_wnd) {
		c->tries = 0;
		timer_stop(tcp, c, TCP_PROBE);
	}
	c->snd_wnd = s->h.window;
	c->snd_wl1 = s->h.seq;
	c->snd_wl2 = s->h.ack;
	if (c->snd_wnd > c->snd_wnd_most)
		c->snd_wnd_most = c->snd_wnd;
}

bool
ack_arrives(struct tcp_stack *tcp, struct conn *c, const struct segment *s)
{
	if (seq_before(c->snd_max, s->h.ack) ||
	    seq_before(s->h.ack, c->snd_una - c->snd_wnd_most)) {
		tcp->totals.acks_of_unsent++;
		send_challenge(tcp, c);
		return false;
	}
	if (seq_before(c->snd_una, s->h.ack))
		advance(tcp, c, s->h.ack);
	else if (is_repeated(c, s))
		repeated(tcp, c);
	else
		c->repeats = 0;
	update_window(tcp, c, s);
	return true;
}
