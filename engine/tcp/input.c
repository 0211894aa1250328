/* A segment arrives: RFC 9293 section 3.10.7, with the answers of RFC 5961 to what may be forged. */
#include "engine/tcp/internal.h"

/* ---- no connection yet ---- */

static void
learn_peer(struct tcp_stack *tcp, struct conn *c, const struct segment *s)
{
	c->irs = s->h.seq;
	c->rcv_nxt = c->rcv_adv = s->h.seq + 1;
	c->mss = tcp_path_mss(tcp, c, s->h.mss ? s->h.mss : MSS_EVERYWHERE);
	event(net_events(tcp->net), TCP_MSS_RECEIVED, c->tag, c->ends.remote, c->ends.rport,
	      s->h.mss, c->mss);
}

static void
learn_window(struct conn *c, const struct segment *s)
{
	c->snd_wnd = s->h.window;
	c->snd_wl1 = s->h.seq;
	c->snd_wl2 = s->h.ack;
	if (c->snd_wnd > c->snd_wnd_most)
		c->snd_wnd_most = c->snd_wnd;
}

/* A SYN for whoever listens. past: the number that an earlier connection of the same ends reached,
 * which the new one must not fall behind (RFC 1122 section 4.2.2.13). */
static void
answer_syn(struct tcp_stack *tcp, const struct ipv4 *h, const struct segment *s,
	   const struct tcp_ends *ends, const uint32_t *past)
{
	const struct listener *l = listener_find(tcp, ends->lport);
	struct conn *c;

	if (l->ops->admit && !l->ops->admit(l->ctx, ends)) {
		tcp->totals.refused++;
		refuse(tcp, h, s);
		return;
	}
	c = conn_new(tcp, ends, l->port);
	if (!c)
		return;
	if (past && seq_until(c->iss, *past)) {
		c->iss = c->snd_una = c->snd_nxt = c->snd_max = c->recover = *past + 1;
		c->send_seq = c->iss + 1;
	}
	c->tos = net_role(tcp->net) == NET_ROUTER ? h->tos : 0;
	c->state = TCP_LISTEN;
	learn_peer(tcp, c, s);
	conn_state(tcp, c, TCP_SYN_RECEIVED);
	timer_start(tcp, c, TCP_GIVE_UP, ANSWER_PATIENCE);
	send_syn(tcp, c);
}

static void
closed_or_listening(struct tcp_stack *tcp, const struct ipv4 *h, const struct segment *s,
		    const struct tcp_ends *ends, const uint32_t *past)
{
	bool listening = listener_find(tcp, ends->lport);

	tcp->totals.no_port += !listening;
	if (s->h.flags & TCP_RST)
		return;
	if (!listening || s->h.flags & TCP_ACK)
		refuse(tcp, h, s);
	else if (s->h.flags & TCP_SYN)
		answer_syn(tcp, h, s, ends, past);
}

/* ---- SYN-SENT ---- */

static void
answered(struct tcp_stack *tcp, struct conn *c, const struct segment *s)
{
	if (c->timing)
		rtt_measured(c, tcp_now(tcp) - c->timed_at);
	c->timing = false;
	c->snd_una = s->h.ack;
	learn_window(c, s);
	conn_established(tcp, c);
	c->news.opened = c->ack_now = true;
}

static void
syn_sent(struct tcp_stack *tcp, struct conn *c, const struct ipv4 *h, const struct segment *s)
{
	bool acks = s->h.flags & TCP_ACK;

	if (acks && (seq_until(s->h.ack, c->iss) || seq_before(c->snd_max, s->h.ack))) {
		if (!(s->h.flags & TCP_RST))
			refuse(tcp, h, s);
		return;
	}
	if (s->h.flags & TCP_RST) {
		if (acks)
			conn_end(tcp, c, (struct tcp_end){ .why = TCP_BY_REFUSAL, .from = h->src });
		return;
	}
	if (!(s->h.flags & TCP_SYN))
		return;
	learn_peer(tcp, c, s);
	if (acks) {
		answered(tcp, c, s);
		return;
	}
	conn_state(tcp, c, TCP_SYN_RECEIVED); /* both have begun at once */
	send_syn(tcp, c);
}

/* ---- the others: is it in the window? ---- */

static uint32_t
receive_window(const struct conn *c)
{
	return seq_before(c->rcv_nxt, c->rcv_adv) ? c->rcv_adv - c->rcv_nxt : 0;
}

static bool
inside(const struct conn *c, uint32_t seq)
{
	return seq_until(c->rcv_nxt, seq) && seq_before(seq, c->rcv_nxt + receive_window(c));
}

/* The table of RFC 9293 section 3.10.7.4. At a closed window what is at its edge is looked at, for
 * what it acknowledges. */
static bool
acceptable(const struct conn *c, const struct segment *s)
{
	uint32_t size = segment_size(s);

	if (!receive_window(c))
		return s->h.seq == c->rcv_nxt;
	return inside(c, s->h.seq) || (size && inside(c, s->h.seq + size - 1));
}

static void
count_unacceptable(struct tcp_stack *tcp, const struct conn *c, const struct segment *s)
{
	struct tcp_totals *t = &tcp->totals;

	if (seq_before(s->h.seq, c->rcv_nxt)) {
		t->repeated += s->len > 0;
		t->repeated_octets += s->len;
	} else if (s->len) {
		t->beyond_window++;
		t->beyond_window_octets += s->len;
	}
}

static void
unacceptable(struct tcp_stack *tcp, struct conn *c, const struct segment *s)
{
	count_unacceptable(tcp, c, s);
	if (s->h.flags & TCP_RST)
		return;
	if (c->state == TCP_SYN_RECEIVED && s->h.flags & TCP_SYN && s->h.seq == c->irs) {
		send_syn(tcp, c); /* ours was lost */
		return;
	}
	if (c->state == TCP_TIME_WAIT && s->h.flags & TCP_FIN &&
	    s->h.seq + segment_size(s) == c->rcv_nxt)
		conn_time_wait(tcp, c);
	if (segment_size(s))
		send_ack(tcp, c);
	else
		send_challenge(tcp, c);
}

/* Leaves of the segment what is new and fits. */
static void
cut_to_window(struct tcp_stack *tcp, struct conn *c, struct segment *s)
{
	uint32_t wnd = receive_window(c), old, end;

	if (seq_before(s->h.seq, c->rcv_nxt)) {
		old = c->rcv_nxt - s->h.seq;
		old = old < s->len ? old : s->len;
		tcp->totals.partly_repeated++;
		tcp->totals.partly_repeated_octets += old;
		s->data += old;
		s->len -= old;
		s->h.seq += old;
		c->ack_now = true;
	}
	end = c->rcv_nxt + wnd;
	if (s->len && seq_before(end, s->h.seq + s->len)) {
		tcp->totals.beyond_window++;
		tcp->totals.beyond_window_octets += s->h.seq + s->len - end;
		s->len = end - s->h.seq;
		s->h.flags &= (uint8_t)~TCP_FIN;
		c->ack_now = true;
		tcp->totals.probes_received += !wnd;
	}
}

/* ---- what it says ---- */

static void
reset(struct tcp_stack *tcp, struct conn *c, const struct segment *s)
{
	bool asked = !c->port;

	if (s->h.seq != c->rcv_nxt) {
		send_challenge(tcp, c);
	} else if (c->state == TCP_SYN_RECEIVED) {
		conn_end(tcp, c, (struct tcp_end){ .why = asked ? TCP_BY_REFUSAL : TCP_BY_RESET });
	} else if (c->state >= TCP_CLOSING) {
		conn_state(tcp, c, TCP_CLOSED);
		conn_free(tcp, c);
	} else {
		conn_end(tcp, c, (struct tcp_end){ .why = TCP_BY_RESET });
	}
}

/* The acknowledgment that ends a handshake. */
static bool
complete(struct tcp_stack *tcp, struct conn *c, const struct ipv4 *h, const struct segment *s)
{
	if (seq_until(s->h.ack, c->snd_una) || seq_before(c->snd_max, s->h.ack)) {
		refuse(tcp, h, s);
		return false;
	}
	if (c->timing)
		rtt_measured(c, tcp_now(tcp) - c->timed_at);
	c->timing = false;
	c->snd_una = c->iss + 1;
	learn_window(c, s);
	conn_established(tcp, c);
	c->news.opened = true;
	return true;
}

static bool
fin_was_acked(const struct conn *c)
{
	return c->closing && seq_before(c->send_seq + c->send.len, c->snd_una);
}

/* Our FIN was acknowledged: RFC 9293, figure 5. false: the connection is gone. */
static bool
after_ack(struct tcp_stack *tcp, struct conn *c)
{
	if (!fin_was_acked(c))
		return true;
	switch (c->state) {
	case TCP_FIN_WAIT_1:
		conn_state(tcp, c, TCP_FIN_WAIT_2);
		timer_start(tcp, c, TCP_GIVE_UP, FIN_PATIENCE);
		break;
	case TCP_CLOSING:
		conn_time_wait(tcp, c);
		break;
	case TCP_LAST_ACK:
		conn_state(tcp, c, TCP_CLOSED);
		conn_free(tcp, c);
		return false;
	default:
		break;
	}
	return true;
}

static void
take_octets(struct tcp_stack *tcp, struct conn *c, const struct segment *s)
{
	uint32_t before = c->rcv_nxt;
	unsigned pieces = c->pieces;

	c->received.data_segments++;
	c->received.octets += s->len;
	receive_store(c, s->h.seq, s->data, s->len);
	if (s->h.seq == before) {
		tcp->totals.in_order++;
		tcp->totals.in_order_octets += s->len;
	} else {
		tcp->totals.disordered++;
		tcp->totals.disordered_octets += s->len;
		c->received.again++;
	}
	c->news.readable |= c->rcv_nxt != before;
	if (s->h.seq != before || pieces || ++c->unacked_segments >= 2)
		c->ack_now = true;
}

static void
finish(struct tcp_stack *tcp, struct conn *c)
{
	c->rcv_nxt++;
	if (seq_before(c->rcv_adv, c->rcv_nxt))
		c->rcv_adv = c->rcv_nxt;
	c->fin_came = c->ack_now = true;
	switch (c->state) {
	case TCP_ESTABLISHED:
		conn_state(tcp, c, TCP_CLOSE_WAIT);
		c->news.finished = true;
		break;
	case TCP_FIN_WAIT_1:
		conn_state(tcp, c, TCP_CLOSING);
		break;
	case TCP_FIN_WAIT_2:
		send_ack(tcp, c);
		conn_time_wait(tcp, c);
		break;
	default:
		break;
	}
}

static void
take_text(struct tcp_stack *tcp, struct conn *c, const struct segment *s)
{
	if (c->state != TCP_ESTABLISHED && c->state != TCP_FIN_WAIT_1 && c->state != TCP_FIN_WAIT_2)
		return;
	if (s->len && c->closing) {
		tcp->totals.after_close++;
		send_reset(tcp, c);
		conn_end(tcp, c, (struct tcp_end){ .why = TCP_BY_COMMAND });
		return;
	}
	if (s->len)
		take_octets(tcp, c, s);
	if (s->h.flags & TCP_FIN && s->h.seq + s->len == c->rcv_nxt)
		finish(tcp, c);
}

static void
synchronized(struct tcp_stack *tcp, struct conn *c, const struct ipv4 *h, struct segment *s)
{
	if (!acceptable(c, s)) {
		unacceptable(tcp, c, s);
		return;
	}
	if (s->h.flags & TCP_RST) {
		reset(tcp, c, s);
		return;
	}
	if (s->h.flags & TCP_SYN) {
		if (c->state == TCP_SYN_RECEIVED && c->port)
			conn_end(tcp, c, (struct tcp_end){ .why = TCP_BY_RESET });
		else
			send_challenge(tcp, c);
		return;
	}
	if (!(s->h.flags & TCP_ACK))
		return;
	c->last_received = tcp_now(tcp);
	c->asked = 0;
	cut_to_window(tcp, c, s);
	if (c->state == TCP_SYN_RECEIVED ? !complete(tcp, c, h, s) : !ack_arrives(tcp, c, s))
		return;
	if (after_ack(tcp, c))
		take_text(tcp, c, s);
}

/* A new connection of the same ends may follow at once when its numbers are beyond the old. */
static bool
begins_anew(const struct conn *c, const struct segment *s)
{
	return c->state == TCP_TIME_WAIT && seq_before(c->rcv_nxt, s->h.seq) &&
	       (s->h.flags & (TCP_SYN | TCP_ACK | TCP_RST)) == TCP_SYN;
}

void
segment_arrives(struct tcp_stack *tcp, const struct ipv4 *h, struct segment *s)
{
	struct tcp_ends ends = { h->dst, h->src, s->h.dport, s->h.sport };
	struct conn *c = conn_find(tcp, &ends);
	uint32_t past, *behind = NULL;
	tcp_id id;

	if (c && begins_anew(c, s)) {
		past = c->snd_max;
		behind = &past;
		conn_free(tcp, c);
		c = NULL;
	}
	if (!c || c->asleep) {
		closed_or_listening(tcp, h, s, &ends, behind);
		return;
	}
	id = c->id;
	c->received.segments++;
	if (c->state == TCP_SYN_SENT)
		syn_sent(tcp, c, h, s);
	else
		synchronized(tcp, c, h, s);
	c = conn_by_id(tcp, id);
	if (c)
		conn_settle(tcp, c);
}
