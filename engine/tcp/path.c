/* The path: how large segments may be, and what ICMP says of it (RFC 1191, RFC 5927). */
#include "engine/base/rd.h"
#include "engine/net/iface.h"
#include "engine/tcp/internal.h"
#include "engine/wire/icmp.h"

#define HEADERS	   (IPV4_HEADER + TCP_HEADER)
#define MTU_LEAST  552 /* a smaller one is believed to be a trick */
#define MTU_UNTOLD 576 /* of a router that says "fragmentation needed", not to what */

static uint16_t
less_headers(unsigned mtu)
{
	if (mtu > UINT16_MAX)
		mtu = UINT16_MAX;
	return (uint16_t)(mtu < HEADERS + MSS_LEAST ? MSS_LEAST : mtu - HEADERS);
}

static uint16_t
link_mss(const struct tcp_stack *tcp, ip4 dst)
{
	const struct iface *iface = ip_iface_for(tcp->net, dst);

	return iface ? less_headers(iface_ip_mtu(iface)) : MSS_EVERYWHERE;
}

uint16_t
tcp_path_own_mss(const struct tcp_stack *tcp, ip4 dst)
{
	const struct tcp_settings *s = &tcp->settings;
	uint16_t mss = s->path_mtu ? link_mss(tcp, dst) : MSS_EVERYWHERE;

	if (s->mss)
		mss = (uint16_t)(s->mss < WINDOW_MOST ? s->mss : WINDOW_MOST);
	return mss;
}

uint16_t
tcp_path_mss(const struct tcp_stack *tcp, const struct conn *c, uint16_t peer)
{
	uint16_t mss = c->own_mss, most = link_mss(tcp, c->ends.remote);

	if (peer && peer < mss)
		mss = peer;
	if (most < mss)
		mss = most;
	return mss < MSS_LEAST ? MSS_LEAST : mss;
}

/* Segments become smaller, and the one that did not fit is sent at once. */
static void
fit(struct tcp_stack *tcp, struct conn *c, unsigned mtu)
{
	uint16_t mss;

	if (!c->df)
		return;
	mtu = !mtu ? MTU_UNTOLD : mtu < MTU_LEAST ? MTU_LEAST : mtu;
	mss = less_headers(mtu);
	if (mss >= c->mss)
		return;
	c->mss = mss;
	if (c->cwnd < mss)
		c->cwnd = mss;
	if (c->state >= TCP_ESTABLISHED && c->snd_una != c->snd_max) {
		c->snd_nxt = c->snd_una;
		c->timing = false;
		conn_output(tcp, c);
	}
}

/* Only what quotes something that is under way is believed. A connection that is there outlives
 * whatever a path says; the beginning of one does not. */
void
tcp_path_error(void *ctx, const struct icmp_error *e)
{
	struct tcp_stack *tcp = ctx;
	struct rd r = rd_init(e->payload, 8);
	struct tcp_ends ends = { .local = e->about.src, .remote = e->about.dst };
	struct conn *c;
	uint32_t seq;

	if (e->about.protocol != PROTO_TCP || e->type != ICMP_UNREACHABLE)
		return;
	ends.lport = rd_u16(&r);
	ends.rport = rd_u16(&r);
	seq = rd_u32(&r);
	c = conn_find(tcp, &ends);
	if (!c || seq_before(seq, c->snd_una) || !seq_before(seq, c->snd_max))
		return;
	if (e->code == ICMP_FRAGMENTATION_NEEDED)
		fit(tcp, c, e->mtu);
	else if (c->state == TCP_SYN_SENT)
		conn_end(tcp, c,
			 (struct tcp_end){ .why = TCP_BY_UNREACHABLE,
					   .from = e->from,
					   .icmp_code = e->code });
}
