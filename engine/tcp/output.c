/* What is sent, and when. */
#include "engine/tcp/internal.h"

/* ---- one segment ---- */

static void
send_header(struct tcp_stack *tcp, const struct ipv4_fields *f, const struct tcp *h,
	    struct pkt *pkt)
{
	tcp_write(pkt->data, pkt->len, f->src, f->dst, h);
	tcp->totals.sent++;
	ip_wrap(tcp->net, f, pkt);
	ip_output(tcp->net, pkt);
}

void
refuse(struct tcp_stack *tcp, const struct ipv4 *h, const struct segment *s)
{
	struct tcp out = { .sport = s->h.dport, .dport = s->h.sport, .flags = TCP_RST };
	struct ipv4_fields f = { .src = h->dst, .dst = h->src, .protocol = PROTO_TCP };

	if (s->h.flags & TCP_ACK) {
		out.seq = s->h.ack;
	} else {
		out.flags |= TCP_ACK;
		out.ack = s->h.seq + segment_size(s);
	}
	tcp->totals.resets++;
	send_header(tcp, &f, &out, pkt_new(net_pool(tcp->net), TCP_HEADER));
}

/* Sends flags and `len` octets of the send buffer, the first of which has the number seq. */
static void
send_segment(struct tcp_stack *tcp, struct conn *c, uint32_t seq, unsigned flags, uint32_t len)
{
	struct ipv4_fields f = { .src = c->ends.local,
				 .dst = c->ends.remote,
				 .protocol = PROTO_TCP,
				 .tos = c->tos,
				 .df = c->df };
	uint32_t window = flags & TCP_RST ? 0 : window_to_offer(c);
	struct tcp h = { .sport = c->ends.lport,
			 .dport = c->ends.rport,
			 .seq = seq,
			 .ack = flags & TCP_ACK ? c->rcv_nxt : 0,
			 .flags = (uint8_t)flags,
			 .window = (uint16_t)window,
			 .mss = flags & TCP_SYN ? c->own_mss : 0 };
	struct pkt *pkt = pkt_new(net_pool(tcp->net), tcp_size(&h) + len);

	if (len)
		ring_copy(&c->send, seq - c->send_seq, pkt->data + tcp_size(&h), len);
	c->sent.segments++;
	c->sent.data_segments += len > 0;
	c->sent.octets += len;
	c->last_sent = tcp_now(tcp);
	if (flags & TCP_ACK) {
		if (seq_before(c->rcv_adv, c->rcv_nxt + window))
			c->rcv_adv = c->rcv_nxt + window;
		c->ack_now = false;
		c->unacked_segments = 0;
		timer_stop(tcp, c, TCP_ACK_HOLD);
	}
	send_header(tcp, &f, &h, pkt);
}

void
send_syn(struct tcp_stack *tcp, struct conn *c)
{
	bool first = c->snd_max == c->iss;

	event(net_events(tcp->net), TCP_SENDING_SYN, c->iss, c->rcv_nxt);
	event(net_events(tcp->net), TCP_MSS_SENT, c->tag, c->ends.remote, c->ends.rport,
	      c->own_mss);
	tcp->totals.control++;
	tcp->totals.control_again += !first;
	c->sent.again += !first;
	c->timing = first;
	c->timed_at = tcp_now(tcp);
	c->timed_seq = c->iss;
	c->snd_nxt = c->snd_max = c->iss + 1;
	c->tries += c->tries == 0;
	send_segment(tcp, c, c->iss, c->state == TCP_SYN_RECEIVED ? TCP_SYN | TCP_ACK : TCP_SYN, 0);
	if (!timer_runs(c, TCP_RETRANSMIT))
		timer_start(tcp, c, TCP_RETRANSMIT, retransmit_delay(c));
}

/* What is beyond a closed window is a probe's, and not the peer's yet. */
void
send_ack(struct tcp_stack *tcp, struct conn *c)
{
	tcp->totals.ack_only++;
	send_segment(tcp, c, timer_runs(c, TCP_PROBE) ? c->snd_nxt : c->snd_max, TCP_ACK, 0);
}

void
send_challenge(struct tcp_stack *tcp, struct conn *c)
{
	if (tcp_now(tcp) >= c->challenge_from + CHALLENGE_SPAN) {
		c->challenge_from = tcp_now(tcp);
		c->challenges = 0;
	}
	if (++c->challenges > CHALLENGES_MOST)
		return;
	tcp->totals.challenges++;
	send_ack(tcp, c);
}

void
send_reset(struct tcp_stack *tcp, struct conn *c)
{
	tcp->totals.resets++;
	send_segment(tcp, c, c->snd_nxt, TCP_RST | TCP_ACK, 0);
}

void
send_keepalive(struct tcp_stack *tcp, struct conn *c)
{
	tcp->totals.keepalives++;
	send_segment(tcp, c, c->snd_nxt - 1, TCP_ACK, 0);
}

/* ---- the window that we offer ---- */

/* It grows by a segment or by half of the buffer, or not at all (RFC 9293 section 3.8.6.2.2), and
 * never shrinks. */
uint32_t
window_to_offer(const struct conn *c)
{
	uint32_t offered = seq_before(c->rcv_nxt, c->rcv_adv) ? c->rcv_adv - c->rcv_nxt : 0;
	uint32_t room = c->receive.at ? c->receive.size - c->receive.len : c->window;
	uint32_t step = c->window / 2 < c->mss ? c->window / 2u : c->mss;

	if (c->state > TCP_ESTABLISHED && !c->receive.at)
		return offered; /* nobody reads any more */
	if (c->fin_came || room < offered + step)
		return offered;
	return room;
}

void
maybe_update_window(struct tcp_stack *tcp, struct conn *c)
{
	uint32_t offered = seq_before(c->rcv_nxt, c->rcv_adv) ? c->rcv_adv - c->rcv_nxt : 0;
	uint32_t now = window_to_offer(c);

	if (c->state != TCP_ESTABLISHED || now == offered)
		return;
	if (now - offered < c->window / 2u && offered >= c->mss)
		return;
	tcp->totals.window_updates++;
	send_ack(tcp, c);
}

/* ---- octets ---- */

/* What has not been sent, or is to be sent again; FIN is not counted. */
static uint32_t
to_send(const struct conn *c)
{
	uint32_t end = c->send_seq + c->send.len;

	return seq_before(c->snd_nxt, end) ? end - c->snd_nxt : 0;
}

/* How many of them window and path let out. */
static uint32_t
usable(const struct conn *c)
{
	uint32_t most = c->snd_wnd < c->cwnd ? c->snd_wnd : c->cwnd, out = c->snd_nxt - c->snd_una;

	return most > out ? most - out : 0;
}

struct plan {
	uint32_t len;
	bool fin;
};

/* Silly windows are not filled, RFC 9293 section 3.8.6.2.1; there is no Nagle: somebody is typing. */
static bool
plan_next(const struct conn *c, struct plan *p)
{
	uint32_t left = to_send(c), may = usable(c);
	uint32_t end = c->send_seq + c->send.len;

	p->len = left < may ? left : may;
	if (p->len > c->mss)
		p->len = c->mss;
	p->fin = c->closing && p->len == left && seq_until(c->snd_nxt, end);
	if (p->fin || (p->len && p->len == left))
		return true;
	return p->len && (p->len == c->mss || 2 * p->len >= c->snd_wnd_most ||
			  seq_before(c->snd_nxt, c->snd_max));
}

static void
count_sent(struct tcp_stack *tcp, struct conn *c, const struct plan *p, bool again)
{
	tcp->totals.control += p->fin;
	tcp->totals.control_again += p->fin && again;
	if (p->len) {
		tcp->totals.data++;
		tcp->totals.data_octets += p->len;
		tcp->totals.data_again += again;
		tcp->totals.data_again_octets += again ? p->len : 0;
	}
	c->sent.again += again;
}

static void
send_octets(struct tcp_stack *tcp, struct conn *c, const struct plan *p)
{
	uint32_t seq = c->snd_nxt;
	bool again = seq_before(seq, c->snd_max), last = p->len == to_send(c);

	count_sent(tcp, c, p, again);
	c->snd_nxt += p->len + p->fin;
	if (seq_before(c->snd_max, c->snd_nxt))
		c->snd_max = c->snd_nxt;
	if (!again && !c->timing) {
		c->timing = true;
		c->timed_seq = seq;
		c->timed_at = tcp_now(tcp);
	}
	send_segment(tcp, c, seq,
		     TCP_ACK | (p->len && last ? TCP_PSH : 0u) | (p->fin ? TCP_FIN : 0u), p->len);
	if (!timer_runs(c, TCP_RETRANSMIT))
		timer_start(tcp, c, TCP_RETRANSMIT, retransmit_delay(c));
}

/* After a pause the path is felt for anew: RFC 5681 section 4.1. */
static void
restart_after_idle(struct tcp_stack *tcp, struct conn *c)
{
	uint32_t window = initial_window(c->mss);

	if (c->snd_una == c->snd_max && tcp_now(tcp) - c->last_sent > c->rto && c->cwnd > window)
		c->cwnd = window;
}

void
conn_output(struct tcp_stack *tcp, struct conn *c)
{
	struct plan p;

	if (c->state >= TCP_ESTABLISHED && c->state != TCP_TIME_WAIT) {
		restart_after_idle(tcp, c);
		while (plan_next(c, &p))
			send_octets(tcp, c, &p);
		if (to_send(c) && c->snd_una == c->snd_nxt && !timer_runs(c, TCP_PROBE)) {
			timer_stop(tcp, c, TCP_RETRANSMIT);
			timer_start(tcp, c, TCP_PROBE, retransmit_delay(c));
		}
	}
	if (c->ack_now && c->state >= TCP_ESTABLISHED)
		send_ack(tcp, c);
	else if (c->unacked_segments && !timer_runs(c, TCP_ACK_HOLD))
		timer_start(tcp, c, TCP_ACK_HOLD, ACK_DELAY);
}

/* snd_nxt stays: unless the octet is acknowledged, it has not been sent. */
void
send_probe(struct tcp_stack *tcp, struct conn *c)
{
	if (seq_before(c->snd_max, c->snd_una + 1))
		c->snd_max = c->snd_una + 1;
	tcp->totals.probes++;
	send_segment(tcp, c, c->snd_una, TCP_ACK | TCP_PSH, 1);
}

void
send_again(struct tcp_stack *tcp, struct conn *c)
{
	uint32_t nxt = c->snd_nxt, left;
	struct plan p;

	c->snd_nxt = c->snd_una;
	left = to_send(c);
	p.len = left < c->mss ? left : c->mss;
	if (p.len > c->snd_wnd)
		p.len = c->snd_wnd;
	p.fin = c->closing && p.len == left && seq_before(c->snd_una + left, c->snd_max);
	c->timing = false;
	if (p.len || p.fin)
		send_octets(tcp, c, &p);
	if (seq_before(c->snd_nxt, nxt))
		c->snd_nxt = nxt;
}
