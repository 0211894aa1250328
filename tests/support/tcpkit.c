#include "tests/support/tcpkit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/wire/icmp.h"

static const char letters[] = "FSRPAU"; /* by bit */

/* ---- the owner ---- */

static void
opened(void *ctx, tcp_id id)
{
	struct duel *w = ctx;

	w->opened++;
}

static void
readable(void *ctx, tcp_id id)
{
	struct duel *w = ctx;
	char buf[700];
	size_t n;

	while (!w->lazy && (n = tcp_receive(w->tcp, id, buf, sizeof buf)))
		text_add_n(&w->read, buf, n);
}

static void
room(void *ctx, tcp_id id)
{
	struct duel *w = ctx;

	w->rooms++;
}

static void
finished(void *ctx, tcp_id id)
{
	struct duel *w = ctx;

	w->finished++;
}

static void
closed(void *ctx, tcp_id id, const struct tcp_end *end)
{
	struct duel *w = ctx;

	w->closed++;
	w->end = *end;
}

const struct tcp_ops duel_owner = {
	.opened = opened, .readable = readable, .room = room, .finished = finished, .closed = closed
};

static bool
admit(void *ctx, const struct tcp_ends *ends)
{
	struct duel *w = ctx;

	return !w->refuse;
}

static void
accept_it(void *ctx, tcp_id id, const struct tcp_ends *ends)
{
	struct duel *w = ctx;

	w->accepted++;
	w->id = id;
	if (!w->shy)
		ck_assert(tcp_attend(w->tcp, id, &duel_owner, w));
}

/* ---- the peer ---- */

static enum hook_verdict
hear(void *ctx, struct iface *iface, struct pkt *pkt)
{
	struct duel *w = ctx;
	struct tcp *t = &w->last;
	size_t len;

	ck_assert_int_eq(ipv4_read(pkt->data, pkt->len, &w->last_ip), IPV4_GOOD);
	if (w->last_ip.protocol != PROTO_TCP)
		return HOOK_PASS;
	len = w->last_ip.total - w->last_ip.header;
	ck_assert(tcp_read(pkt->data + w->last_ip.header, len, w->last_ip.src, w->last_ip.dst, t));
	if (t->flags & TCP_SYN) {
		w->first = t->seq;
		w->our_port = t->sport;
		w->known = true;
	}
	if (w->heard.len)
		text_add(&w->heard, ", ");
	for (unsigned bit = 0; bit < 6; bit++)
		if (t->flags >> bit & 1)
			text_add_n(&w->heard, &letters[bit], 1);
	text_addf(&w->heard, " %d", (int)(t->seq - (w->known ? w->first : 0)));
	if (t->flags & TCP_ACK)
		text_addf(&w->heard, " %d", (int)(t->ack - PEER_FIRST));
	if (len > t->header)
		text_addf(&w->heard, " +%zu", len - t->header);
	if (w->count < 64)
		w->when[w->count] = sched_now(w->k->sched);
	w->count++;
	pkt_free(pkt);
	return HOOK_TAKEN;
}

void
peer_sends(struct duel *w, const char *flags, uint32_t seq, uint32_t ack, const void *data,
	   size_t len)
{
	struct tcp t = { .sport = w->peer_port,
			 .dport = w->our_port,
			 .seq = PEER_FIRST + seq,
			 .ack = w->first + ack,
			 .window = w->window };
	struct pkt *pkt;

	for (unsigned bit = 0; bit < 6; bit++)
		if (strchr(flags, letters[bit]))
			t.flags |= (uint8_t)(1u << bit);
	if (t.flags & TCP_SYN)
		t.mss = w->mss;
	pkt = pkt_new(w->k->pool, tcp_size(&t) + len);
	if (len)
		memcpy(pkt->data + tcp_size(&t), data, len);
	tcp_write(pkt->data, pkt->len, PEER, OURS, &t);
	ip_wrap(w->peer, &(struct ipv4_fields){ .src = PEER, .dst = OURS, .protocol = PROTO_TCP },
		pkt);
	ip_output(w->peer, pkt);
	kit_run(w->k, MSEC(1));
}

void
peer_says(struct duel *w, const char *flags, uint32_t seq, uint32_t ack, const char *data)
{
	peer_sends(w, flags, seq, ack, data, strlen(data));
}

const char *
peer_heard(struct duel *w)
{
	static char copy[4096];

	snprintf(copy, sizeof copy, "%s", text_get(&w->heard));
	text_clear(&w->heard);
	w->count = 0;
	return copy;
}

void
peer_objects(struct duel *w, uint8_t code, uint16_t mtu, uint32_t seq)
{
	struct pkt *pkt = pkt_new(w->k->pool, ICMP_HEADER + IPV4_HEADER + 8);
	uint8_t *quoted = pkt->data + ICMP_HEADER;
	uint8_t segment[TCP_HEADER];

	ipv4_write(
		quoted,
		&(struct ipv4){
			.total = 1500, .ttl = 9, .protocol = PROTO_TCP, .src = OURS, .dst = PEER });
	tcp_write(segment, sizeof segment, OURS, PEER,
		  &(struct tcp){
			  .sport = w->our_port, .dport = w->peer_port, .seq = w->first + seq });
	memcpy(quoted + IPV4_HEADER, segment, 8);
	icmp_write(pkt->data, pkt->len,
		   &(struct icmp){ .type = ICMP_UNREACHABLE, .code = code, .mtu = mtu });
	ip_wrap(w->peer, &(struct ipv4_fields){ .src = PEER, .dst = OURS, .protocol = PROTO_ICMP },
		pkt);
	ip_output(w->peer, pkt);
	kit_run(w->k, MSEC(1));
}

/* ---- a wire ---- */

struct duel *
duel_new(enum net_role ours)
{
	static const struct tcp_listener_ops listener = { .admit = admit, .accept = accept_it };
	struct duel *w = xcalloc(1, sizeof *w);
	struct iface *a, *b;

	w->k = kit_new();
	w->net = ours == NET_ROUTER ? kit_router(w->k) : kit_host(w->k);
	w->peer = kit_host(w->k);
	a = kit_iface(w->k, w->net, "Fa0/0", "10.0.0.1/24");
	b = kit_iface(w->k, w->peer, "eth0", "10.0.0.2/24");
	kit_cable(w->k, a, b, NULL);
	kit_run(w->k, SEC(5));
	ck_assert_str_eq(kit_ping(w->k, w->peer, OURS), "!!!!!");
	w->tcp = kit_tcp(w->k, w->net);
	w->peer_port = 3000;
	w->our_port = 23;
	w->window = 8000;
	net_hook(w->peer, HOOK_IN_ACL, 0, hear, w);
	ck_assert(tcp_listen(w->tcp, 23, &listener, w));
	ck_assert(!tcp_listen(w->tcp, 23, &listener, w));
	return w;
}

void
duel_free(struct duel *w)
{
	net_unhook(w->peer, HOOK_IN_ACL, hear, w);
	kit_free(w->k);
	text_free(&w->heard);
	text_free(&w->read);
	free(w);
}

void
peer_connects(struct duel *w)
{
	peer_says(w, "S", 0, 0, "");
	peer_says(w, "A", 1, 1, "");
	peer_heard(w);
}

void
duel_connect(struct duel *w)
{
	w->peer_port = 80;
	w->id = tcp_connect(w->tcp, &(struct tcp_to){ .dst = PEER, .port = 80 }, &duel_owner, w);
	kit_run(w->k, MSEC(1));
}

void
peer_accepts(struct duel *w)
{
	duel_connect(w);
	peer_says(w, "SA", 0, 1, "");
	peer_heard(w);
}

enum tcp_state
duel_state(const struct duel *w)
{
	struct tcp_view v;

	return tcp_look(w->tcp, w->id, &v) ? v.state : TCP_CLOSED;
}
