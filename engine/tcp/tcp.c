/* The stack and its connections: how they are found, begin and go. */
#include "engine/tcp/tcp.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/crypto/crypto.h"
#include "engine/tcp/internal.h"

#define PORT_FIRST 49152 /* RFC 6335: dynamic ports */
#define PORT_COUNT 16384
#define TCB_TEXT   9

const char *
tcp_state_name(enum tcp_state state)
{
	static const char *const names[] = {
		[TCP_CLOSED] = "CLOSED",       [TCP_LISTEN] = "LISTEN",
		[TCP_SYN_SENT] = "SYNSENT",    [TCP_SYN_RECEIVED] = "SYNRCVD",
		[TCP_ESTABLISHED] = "ESTAB",   [TCP_FIN_WAIT_1] = "FINWAIT1",
		[TCP_FIN_WAIT_2] = "FINWAIT2", [TCP_CLOSE_WAIT] = "CLOSEWAIT",
		[TCP_CLOSING] = "CLOSING",     [TCP_LAST_ACK] = "LASTACK",
		[TCP_TIME_WAIT] = "TIMEWAIT",
	};

	return names[state];
}

/* ---- the stack ---- */

static void
take_segment(void *ctx, struct pkt *pkt, const struct ipv4 *h)
{
	struct tcp_stack *tcp = ctx;
	const size_t len = pkt->len - h->header;
	const uint8_t *bytes = pkt->data + h->header;
	struct segment s;

	tcp->totals.received++;
	if (!tcp_read(bytes, len, h->src, h->dst, &s.h)) {
		if (len < TCP_HEADER || s.h.header < TCP_HEADER || s.h.header > len)
			tcp->totals.bad_header++;
		else
			tcp->totals.bad_checksum++;
	} else if (!(pkt->flags & PKT_BROADCAST) && ip_is_local(tcp->net, h->dst) &&
		   (h->src != h->dst || s.h.sport != s.h.dport)) {
		s.data = bytes + s.h.header;
		s.len = (uint32_t)(len - s.h.header);
		segment_arrives(tcp, h, &s);
	}
	pkt_free(pkt);
}

struct tcp_stack *
tcp_new(struct net *net)
{
	struct tcp_stack *tcp = xcalloc(1, sizeof *tcp);

	tcp->net = net;
	tcp_settings_default(tcp, &tcp->settings);
	if (!ip_bind(net, PROTO_TCP, take_segment, tcp))
		assert(!"there are two TCPs");
	icmp_listen(net, tcp_path_error, tcp);
	return tcp;
}

void
tcp_free(struct tcp_stack *tcp)
{
	struct listener *l;
	struct conn *c;

	if (!tcp)
		return;
	ip_unbind(tcp->net, PROTO_TCP);
	icmp_unlisten(tcp->net, tcp_path_error, tcp);
	while ((c = tcp->by_id)) {
		timers_stop(tcp, c);
		conn_end(tcp, c, (struct tcp_end){ .why = TCP_BY_STOP });
	}
	while ((l = tcp->listeners)) {
		tcp->listeners = l->next;
		free(l);
	}
	if (tcp->isn)
		hmac_free(tcp->isn);
	free(tcp);
}

struct net *
tcp_net(const struct tcp_stack *tcp)
{
	return tcp->net;
}

struct tcp_settings *
tcp_settings(struct tcp_stack *tcp)
{
	return &tcp->settings;
}

void
tcp_settings_default(const struct tcp_stack *tcp, struct tcp_settings *to)
{
	bool router = net_role(tcp->net) == NET_ROUTER;

	*to = (struct tcp_settings){
		.window = router ? 4128 : WINDOW_MOST,
		.synwait = 30,
		.path_mtu = !router,
		.keepalive_interval = 60,
		.keepalive_retries = 4,
	};
}

const struct tcp_totals *
tcp_totals(const struct tcp_stack *tcp)
{
	return &tcp->totals;
}

/* ---- listeners ---- */

struct listener *
listener_find(const struct tcp_stack *tcp, uint16_t port)
{
	struct listener *l = tcp->listeners;

	while (l && l->port != port)
		l = l->next;
	return l;
}

bool
tcp_listen(struct tcp_stack *tcp, uint16_t port, const struct tcp_listener_ops *ops, void *ctx)
{
	struct listener *l, **at = &tcp->listeners;

	if (listener_find(tcp, port))
		return false;
	l = xmalloc(sizeof *l);
	while (*at && (*at)->port < port)
		at = &(*at)->next;
	*l = (struct listener){ *at, ops, ctx, port };
	*at = l;
	return true;
}

void
tcp_unlisten(struct tcp_stack *tcp, uint16_t port)
{
	for (struct listener **at = &tcp->listeners; *at; at = &(*at)->next) {
		struct listener *l = *at;

		if (l->port != port)
			continue;
		*at = l->next;
		free(l);
		return;
	}
}

/* ---- connections ---- */

struct conn *
conn_find(const struct tcp_stack *tcp, const struct tcp_ends *ends)
{
	struct conn *c;

	HASH_FIND(by_ends, tcp->by_ends, ends, sizeof *ends, c);
	return c;
}

struct conn *
conn_by_id(const struct tcp_stack *tcp, tcp_id id)
{
	struct conn *c;

	HASH_FIND(by_id, tcp->by_id, &id, sizeof id, c);
	return c;
}

/* The one that is there longest of those in that state. */
static struct conn *
oldest(const struct tcp_stack *tcp, enum tcp_state state)
{
	struct conn *c = tcp->by_id;

	while (c && c->state != state)
		c = c->by_id.next;
	return c;
}

static bool
make_room(struct tcp_stack *tcp, bool answering)
{
	struct conn *c;

	if (answering && tcp->half_open >= TCP_HALF_OPEN) {
		c = oldest(tcp, TCP_SYN_RECEIVED);
		tcp->totals.half_open_dropped++;
		conn_end(tcp, c, (struct tcp_end){ .why = TCP_BY_TIMEOUT });
	}
	if (tcp->count < TCP_CONNECTIONS)
		return true;
	if (!(c = oldest(tcp, TCP_TIME_WAIT)))
		return false;
	conn_free(tcp, c);
	return true;
}

/* RFC 6528: a clock of 4 microseconds, and what only we can compute of the ends. */
static uint32_t
first_number(struct tcp_stack *tcp, const struct tcp_ends *ends)
{
	uint8_t digest[CRYPTO_MAX_DIGEST], secret[SECRET];
	uint32_t f;

	if (!tcp->isn) { /* a node that never speaks TCP draws nothing for it */
		rng_bytes(net_rng(tcp->net), secret, sizeof secret);
		tcp->isn = hmac_new(HASH_MD5, secret, sizeof secret);
		wipe(secret, sizeof secret);
	}
	hmac_start(tcp->isn);
	hmac_add(tcp->isn, ends, sizeof *ends);
	hmac_end(tcp->isn, digest);
	memcpy(&f, digest, sizeof f);
	return (uint32_t)(tcp_now(tcp) / USEC(4)) + f;
}

static const char *
tcb_text(const struct conn *c, char text[static TCB_TEXT])
{
	snprintf(text, TCB_TEXT, "%08X", c->id);
	return text;
}

struct conn *
conn_new(struct tcp_stack *tcp, const struct tcp_ends *ends, uint16_t listener)
{
	struct conn *c;

	if (!make_room(tcp, listener))
		return NULL;
	c = xcalloc(1, sizeof *c);
	c->ends = *ends;
	c->id = ++tcp->made;
	c->port = listener;
	c->df = tcp->settings.path_mtu;
	c->window =
		(uint16_t)(tcp->settings.window < WINDOW_MOST ? tcp->settings.window : WINDOW_MOST);
	c->patience = tcp->settings.synwait;
	c->iss = c->snd_una = c->snd_nxt = c->snd_max = first_number(tcp, ends);
	c->send_seq = c->iss + 1;
	c->recover = c->iss;
	c->own_mss = tcp_path_own_mss(tcp, ends->remote);
	c->mss = tcp_path_mss(tcp, c, 0);
	c->rto = net_role(tcp->net) == NET_ROUTER ? SEC(2) : SEC(1);
	c->opened = c->last_sent = c->last_received = tcp_now(tcp);
	HASH_ADD(by_ends, tcp->by_ends, ends, sizeof c->ends, c);
	HASH_ADD(by_id, tcp->by_id, id, sizeof c->id, c);
	tcp->count++;
	event(net_events(tcp->net), TCP_CREATED, tcb_text(c, (char[TCB_TEXT]){ 0 }));
	return c;
}

void
conn_free(struct tcp_stack *tcp, struct conn *c)
{
	timers_stop(tcp, c);
	HASH_DELETE(by_ends, tcp->by_ends, c);
	HASH_DELETE(by_id, tcp->by_id, c);
	tcp->count--;
	tcp->half_open -= c->state == TCP_SYN_RECEIVED && c->port;
	tcp->totals.closed++;
	event(net_events(tcp->net), TCP_DESTROYED, tcb_text(c, (char[TCB_TEXT]){ 0 }));
	ring_free(&c->send);
	ring_free(&c->receive);
	free(c);
}

void
conn_state(struct tcp_stack *tcp, struct conn *c, enum tcp_state state)
{
	event(net_events(tcp->net), TCP_STATE, c->tag, tcp_state_name(c->state),
	      tcp_state_name(state), c->ends.lport, c->ends.remote, c->ends.rport);
	if (c->port) {
		tcp->half_open += state == TCP_SYN_RECEIVED;
		tcp->half_open -= c->state == TCP_SYN_RECEIVED;
	}
	c->state = state;
}

void
conn_end(struct tcp_stack *tcp, struct conn *c, struct tcp_end end)
{
	const struct tcp_ops *ops = c->ops;
	void *ctx = c->ctx;
	tcp_id id = c->id;

	if (c->state >= TCP_ESTABLISHED)
		tcp->totals.dropped++;
	else
		tcp->totals.embryonic_dropped++;
	conn_state(tcp, c, TCP_CLOSED);
	conn_free(tcp, c);
	if (ops && ops->closed)
		ops->closed(ctx, id, &end);
}

void
conn_established(struct tcp_stack *tcp, struct conn *c)
{
	ring_init(&c->send, SEND_BUFFER);
	ring_init(&c->receive, c->window);
	c->cwnd = c->tries > 1 ? c->mss : initial_window(c->mss);
	c->ssthresh = WINDOW_MOST;
	if (c->tries > 1 && c->rto < RTO_AFTER_SYN)
		c->rto = RTO_AFTER_SYN;
	c->tries = 0;
	timer_stop(tcp, c, TCP_RETRANSMIT);
	timer_stop(tcp, c, TCP_GIVE_UP);
	if (c->keepalive)
		tcp_set_keepalive(tcp, c->id, true);
	tcp->totals.established++;
	conn_state(tcp, c, TCP_ESTABLISHED);
}

void
conn_time_wait(struct tcp_stack *tcp, struct conn *c)
{
	if (c->state != TCP_TIME_WAIT)
		conn_state(tcp, c, TCP_TIME_WAIT);
	for (enum tcp_timer t = 0; t < TCP_TIMERS; t++)
		timer_stop(tcp, c, t);
	timer_start(tcp, c, TCP_TIMEWAIT, TIME_WAIT);
	ring_free(&c->send); /* all of it was acknowledged */
}

/* ---- the owner ---- */

/* Whoever listens at the port takes the connection, or it is reset. */
static void
hand_over(struct tcp_stack *tcp, struct conn *c)
{
	const struct listener *l = listener_find(tcp, c->port);
	struct tcp_ends ends = c->ends;
	tcp_id id = c->id;

	tcp->totals.accepted++;
	if (l && l->ops->accept)
		l->ops->accept(l->ctx, id, &ends);
	c = conn_by_id(tcp, id);
	if (c && !c->ops && !c->closing)
		tcp_drop(tcp, id);
}

#define TELL(which, fn)                                                                            \
	do {                                                                                       \
		if (c && c->news.which) {                                                          \
			c->news.which = false;                                                     \
			if (c->ops && c->ops->fn)                                                  \
				c->ops->fn(c->ctx, id);                                            \
			c = conn_by_id(tcp, id);                                                   \
		}                                                                                  \
	} while (0)

void
conn_settle(struct tcp_stack *tcp, struct conn *c)
{
	tcp_id id = c->id;

	if (c->news.opened && c->port) {
		c->news.opened = false;
		hand_over(tcp, c);
		c = conn_by_id(tcp, id);
	}
	TELL(opened, opened);
	TELL(readable, readable);
	TELL(room, room);
	TELL(finished, finished);
	if (c)
		conn_output(tcp, c);
}

static void
begin(void *owner, uint64_t serial)
{
	struct tcp_stack *tcp = owner;
	struct conn *c = conn_by_id(tcp, (tcp_id)serial);

	if (!c)
		return;
	c->timer[TCP_RETRANSMIT] = 0;
	c->asleep = false;
	if (!c->ends.local) {
		conn_end(tcp, c, (struct tcp_end){ .why = TCP_BY_UNREACHABLE });
		return;
	}
	tcp->totals.initiated++;
	conn_state(tcp, c, TCP_SYN_SENT);
	timer_start(tcp, c, TCP_GIVE_UP, SEC(c->patience));
	send_syn(tcp, c);
}

/* RFC 6056: one that nobody foresees. */
static bool
choose_port(struct tcp_stack *tcp, struct tcp_ends *ends)
{
	uint32_t start = rng_below(net_rng(tcp->net), PORT_COUNT);

	for (uint32_t i = 0; i < PORT_COUNT; i++) {
		ends->lport = (uint16_t)(PORT_FIRST + (start + i) % PORT_COUNT);
		if (!conn_find(tcp, ends) && !listener_find(tcp, ends->lport))
			return true;
	}
	return false;
}

tcp_id
tcp_connect(struct tcp_stack *tcp, const struct tcp_to *to, const struct tcp_ops *ops, void *ctx)
{
	struct tcp_ends ends = { .local = to->src, .remote = to->dst, .rport = to->port };
	struct conn *c;

	if (!ends.local && !ip_source_for(tcp->net, to->dst, &ends.local))
		ends.local = 0;
	if (!choose_port(tcp, &ends) || !(c = conn_new(tcp, &ends, 0)))
		return 0;
	c->ops = ops;
	c->ctx = ctx;
	c->tos = to->tos;
	c->asleep = true;
	if (to->patience)
		c->patience = to->patience;
	c->timer[TCP_RETRANSMIT] = timer_after(net_sched(tcp->net), 0, begin, tcp, c->id);
	return c->id;
}

bool
tcp_attend(struct tcp_stack *tcp, tcp_id id, const struct tcp_ops *ops, void *ctx)
{
	struct conn *c = conn_by_id(tcp, id);

	if (!c || c->closing)
		return false;
	c->ops = ops;
	c->ctx = ctx;
	return true;
}

void *
tcp_owner(const struct tcp_stack *tcp, tcp_id id, const struct tcp_ops *ops)
{
	const struct conn *c = conn_by_id(tcp, id);

	return c && c->ops == ops ? c->ctx : NULL;
}

static bool
may_send(const struct conn *c)
{
	return !c->closing && (c->state == TCP_ESTABLISHED || c->state == TCP_CLOSE_WAIT);
}

size_t
tcp_send(struct tcp_stack *tcp, tcp_id id, const void *octets, size_t len)
{
	struct conn *c = conn_by_id(tcp, id);
	uint32_t taken;

	if (!c || !may_send(c))
		return 0;
	taken = ring_put(&c->send, octets, len < UINT32_MAX ? (uint32_t)len : UINT32_MAX);
	if (taken < len)
		c->owes = true;
	conn_output(tcp, c);
	return taken;
}

size_t
tcp_receive(struct tcp_stack *tcp, tcp_id id, void *to, size_t size)
{
	struct conn *c = conn_by_id(tcp, id);
	uint32_t len;

	if (!c || c->closing)
		return 0;
	len = size < c->receive.len ? (uint32_t)size : c->receive.len;
	ring_copy(&c->receive, 0, to, len);
	ring_drop(&c->receive, len);
	if (len)
		maybe_update_window(tcp, c);
	return len;
}

size_t
tcp_unread(const struct tcp_stack *tcp, tcp_id id)
{
	const struct conn *c = conn_by_id(tcp, id);

	return c && !c->closing ? c->receive.len : 0;
}

bool
tcp_unsent(const struct tcp_stack *tcp, tcp_id id)
{
	const struct conn *c = conn_by_id(tcp, id);

	return c && c->send.len;
}

void
tcp_drop(struct tcp_stack *tcp, tcp_id id)
{
	struct conn *c = conn_by_id(tcp, id);

	if (!c)
		return;
	c->ops = NULL;
	tcp_abort(tcp, id);
}

/* RFC 9293 section 3.10.4, and RFC 1122 section 4.2.2.13: with octets that nobody will read the
 * peer must not believe that they were. */
void
tcp_close(struct tcp_stack *tcp, tcp_id id)
{
	struct conn *c = conn_by_id(tcp, id);

	if (!c || c->closing)
		return;
	c->ops = NULL;
	if (c->state <= TCP_SYN_SENT || c->receive.len) {
		tcp_abort(tcp, id);
		return;
	}
	c->closing = true;
	ring_free(&c->receive);
	timer_stop(tcp, c, TCP_KEEPALIVE);
	if (c->state == TCP_SYN_RECEIVED || c->state == TCP_ESTABLISHED)
		conn_state(tcp, c, TCP_FIN_WAIT_1);
	else if (c->state == TCP_CLOSE_WAIT)
		conn_state(tcp, c, TCP_LAST_ACK);
	conn_output(tcp, c);
}

void
tcp_abort(struct tcp_stack *tcp, tcp_id id)
{
	struct conn *c = conn_by_id(tcp, id);

	if (!c)
		return;
	if (c->state >= TCP_SYN_RECEIVED && c->state != TCP_TIME_WAIT && c->state != TCP_CLOSING &&
	    c->state != TCP_LAST_ACK)
		send_reset(tcp, c);
	conn_end(tcp, c, (struct tcp_end){ .why = TCP_BY_COMMAND });
}

void
tcp_set_keepalive(struct tcp_stack *tcp, tcp_id id, bool on)
{
	struct conn *c = conn_by_id(tcp, id);

	if (!c)
		return;
	c->keepalive = on;
	if (!on)
		timer_stop(tcp, c, TCP_KEEPALIVE);
	else if (c->state == TCP_ESTABLISHED || c->state == TCP_CLOSE_WAIT)
		timer_start(tcp, c, TCP_KEEPALIVE, SEC(tcp->settings.keepalive_interval));
}

void
tcp_set_tag(struct tcp_stack *tcp, tcp_id id, unsigned tag)
{
	struct conn *c = conn_by_id(tcp, id);

	if (c)
		c->tag = tag;
}

bool
tcp_ends(const struct tcp_stack *tcp, tcp_id id, struct tcp_ends *ends)
{
	const struct conn *c = conn_by_id(tcp, id);

	if (c)
		*ends = c->ends;
	return c;
}
