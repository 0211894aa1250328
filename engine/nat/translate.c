/* The hooks: every packet between inside and outside finds its flow, or gets one. */
#include "engine/nat/internal.h"
#include "engine/net/iface.h"
#include "engine/net/udp.h"
#include "engine/wire/icmp.h"
#include "engine/wire/ipv4.h"
#include "engine/wire/tcp.h"

/* Where a packet that leaves by an outside interface comes from. */
enum origin {
	ORIGIN_OTHER, /* not our affair */
	ORIGIN_INSIDE,
	ORIGIN_OWN, /* the router's, with the address that it shares */
};

static enum origin
origin_of(const struct nat *nat, const struct iface *out, const struct pkt *pkt)
{
	ip4 src = ipv4_src(pkt->data);
	const struct iface *at;

	if (!(pkt->flags & PKT_LOCAL))
		return pkt->in && pkt->in->nat == NAT_INSIDE ? ORIGIN_INSIDE : ORIGIN_OTHER;
	at = iface_by_address(nat->net, src);
	if (at && at->nat == NAT_INSIDE)
		return ORIGIN_INSIDE;
	return src == out->primary.addr && rules_share(nat, out) ? ORIGIN_OWN : ORIGIN_OTHER;
}

static struct end
end_of(const struct seen *s, bool outside, ip4 addr, uint16_t port)
{
	return (struct end){ .outside = outside,
			     .protocol = (uint8_t)s->t.protocol,
			     .addr = addr,
			     .port = port,
			     .has_port = s->kind == SEEN_PORTS || s->kind == SEEN_QUERY };
}

/* ---- what is told ---- */

/* slow: the router's own, or what it does not forward fast. */
static void
tell(const struct nat *nat, const struct seen *was, const struct tuple *is, bool slow, bool out)
{
	const char *star = slow ? "" : "*";
	struct event_sink *to = nat->events;
	const struct tuple *t = &was->t;

	if (was->kind != SEEN_LATER)
		event(to, NAT_PACKET, star, out ? "i" : "o", nat_protocol_text(t->protocol), t->src,
		      t->sport, t->dst, t->dport, was->id);
	if (t->src != is->src && t->dst != is->dst)
		event(to, NAT_BOTH, star, t->src, is->src, t->dst, is->dst, was->id);
	else if (t->dst != is->dst)
		event(to, NAT_DESTINATION, star, t->src, t->dst, is->dst, was->id);
	else
		event(to, NAT_SOURCE, star, t->src, is->src, t->dst, was->id);
}

static void
count(struct nat *nat, bool slow)
{
	if (slow)
		nat->totals.slow++;
	else
		nat->totals.fast++;
}

static enum hook_verdict
deny(struct nat *nat, const struct seen *s, struct pkt *pkt)
{
	nat->totals.dropped_out++;
	event(nat->events, NAT_FAILED, s->t.src, s->t.dst);
	pkt_free(pkt);
	return HOOK_TAKEN;
}

/* Nobody told: the packet is damaged, or belongs to something that is gone. */
static enum hook_verdict
drop(uint64_t *counter, struct pkt *pkt)
{
	++*counter;
	pkt_free(pkt);
	return HOOK_TAKEN;
}

/* ---- new flows ---- */

static void
apply_global(ip4 *addr, uint16_t *port, const struct binding *b)
{
	*addr = b->global.addr;
	if (b->local.protocol && b->local.port != b->global.port)
		*port = b->global.port;
}

static void
apply_local(ip4 *addr, uint16_t *port, const struct binding *b)
{
	*addr = b->local.addr;
	if (b->local.protocol && b->local.port != b->global.port)
		*port = b->local.port;
}

/* An ICMP query has one identifier, not two. */
static void
even(const struct seen *s, struct tuple *t)
{
	if (s->kind == SEEN_QUERY)
		t->dport = t->sport;
}

static struct flow *
open_flow(struct nat *nat, const struct tuple *inside, const struct tuple *outside,
	  struct binding *near, struct binding *far)
{
	struct flow *f = flow_new(nat, inside, outside, near, far);

	if (!f && near && near->shared && !near->flow_count)
		binding_free(near);
	return f;
}

/* The flow of the first packet from inside. NULL and *denied when there is none to be had, NULL
 * alone when the packet is not to be translated. */
static struct flow *
open_from_inside(struct nat *nat, struct iface *out, const struct pkt *pkt, const struct seen *s,
		 bool *denied)
{
	struct wish w = { .local = end_of(s, false, s->t.src, s->t.sport), .out = out };
	struct end there = end_of(s, true, s->t.dst, s->t.dport);
	struct binding *near, *far;
	struct tuple outside = s->t;
	struct flow *f;

	*denied = !packet_key_read(&w.key, pkt);
	if (*denied)
		return NULL;
	near = bound_by_route_map(nat, &w.local, &w.key, out);
	if (!near)
		near = bound_local(nat, &w.local);
	if (!near && rules_bind(nat, &w, &near) == WISH_DENIED) {
		*denied = true;
		return NULL;
	}
	far = bound_local(nat, &there);
	if (!near && !far)
		return NULL;
	if (near)
		apply_global(&outside.src, &outside.sport, near);
	if (far)
		apply_global(&outside.dst, &outside.dport, far);
	even(s, &outside);
	f = open_flow(nat, &s->t, &outside, near, far);
	*denied = !f;
	return f;
}

/* The first packet from outside: only bindings that are there already let it in. */
static struct flow *
open_from_outside(struct nat *nat, const struct seen *s)
{
	struct end here = end_of(s, false, s->t.dst, s->t.dport);
	struct end there = end_of(s, true, s->t.src, s->t.sport);
	struct binding *near = bound_global(nat, &here), *far = bound_global(nat, &there);
	struct tuple outside = tuple_reversed(&s->t), inside = outside;

	if (!near && !far)
		return NULL;
	if (near)
		apply_local(&inside.src, &inside.sport, near);
	if (far)
		apply_local(&inside.dst, &inside.dport, far);
	even(s, &inside);
	return open_flow(nat, &inside, &outside, near, far);
}

/* Does the router begin a conversation of its own that answers come back to? What it listens to
 * nobody else gets, so that needs no flow. */
static bool
begins(const struct nat *nat, const struct seen *s)
{
	if (s->kind == SEEN_QUERY)
		return s->payload[0] == ICMP_ECHO;
	if (s->kind != SEEN_PORTS)
		return false;
	if (s->t.protocol == PROTO_TCP)
		return (s->payload[13] & (TCP_SYN | TCP_ACK)) == TCP_SYN;
	return !udp_is_bound(nat->net, s->t.sport);
}

/* The router takes its ports of the shared address like everybody else. */
static struct flow *
open_own(struct nat *nat, const struct seen *s)
{
	struct binding_key key = { .rule = OWN_RULE,
				   .addr = s->t.src,
				   .port = s->t.sport,
				   .protocol = (uint8_t)s->t.protocol };
	struct binding *b = binding_by_local(nat, &key);
	struct tuple outside = s->t;
	int port;

	if (!b) {
		port = port_take(nat, key.addr, key.protocol, key.port);
		if (port < 0)
			return NULL;
		b = binding_new(nat, &key, key.addr, (uint16_t)port, false);
		if (!b) {
			port_give_back(nat, key.addr, key.protocol, (uint16_t)port);
			return NULL;
		}
		b->shared = b->holds_port = true;
		binding_hash(b, true, false);
	}
	apply_global(&outside.src, &outside.sport, b);
	even(s, &outside);
	return open_flow(nat, &s->t, &outside, b, NULL);
}

/* ---- the way out ---- */

static enum hook_verdict
error_from_inside(struct nat *nat, struct seen *s, struct pkt *pkt, bool slow)
{
	struct seen quoted, was = *s;
	struct tuple back, to = s->t;
	struct flow *f;

	if (!seen_quote(s, &quoted))
		return HOOK_PASS;
	back = tuple_reversed(&quoted.t);
	f = flow_by_inside(nat, &back);
	if (!f)
		return HOOK_PASS;
	back = tuple_reversed(&f->outside);
	seen_rewrite_quote(s, &quoted, &back);
	to.src = f->outside.src; /* also for routers inside: they have no other address there */
	to.dst = s->t.dst == f->inside.dst ? f->outside.dst : s->t.dst;
	seen_rewrite(s, &to);
	tell(nat, &was, &to, slow, true);
	count(nat, slow);
	return HOOK_PASS;
}

static enum hook_verdict
later_from_inside(struct nat *nat, struct seen *s, struct pkt *pkt, bool slow)
{
	struct seen was = *s;
	struct flow *f;

	if (!fragment_flow(nat, s, &f))
		return drop(&nat->totals.dropped_out, pkt);
	if (!f)
		return HOOK_PASS;
	f->used = nat_now(nat);
	seen_rewrite(s, &f->outside);
	tell(nat, &was, &f->outside, slow, true);
	count(nat, slow);
	return HOOK_PASS;
}

static enum hook_verdict
send_own(struct nat *nat, struct seen *s)
{
	struct flow *f = flow_by_inside(nat, &s->t);

	if (!f && begins(nat, s))
		f = open_own(nat, s);
	if (f) {
		flow_use(f, s, true);
		seen_rewrite(s, &f->outside);
	}
	return HOOK_PASS;
}

enum hook_verdict
nat_out(void *ctx, struct iface *out, struct pkt *pkt)
{
	struct nat *nat = ctx;
	const bool slow = pkt->flags & PKT_LOCAL || (pkt->in && !iface_is_fast(pkt->in));
	enum origin from = ORIGIN_OTHER;
	bool denied = false;
	struct seen s, was;
	struct flow *f;

	if (out->nat == NAT_OUTSIDE && !(pkt->flags & PKT_ENCRYPTED))
		from = origin_of(nat, out, pkt);
	if (from == ORIGIN_OTHER)
		return HOOK_PASS;
	if (!seen_read(&s, pkt->data, pkt->len, false))
		return drop(&nat->totals.dropped_out, pkt);
	if (from == ORIGIN_OWN)
		return send_own(nat, &s);
	if (s.kind == SEEN_ERROR)
		return error_from_inside(nat, &s, pkt, slow);
	if (s.kind == SEEN_LATER)
		return later_from_inside(nat, &s, pkt, slow);
	f = flow_by_inside(nat, &s.t);
	if (f)
		nat->totals.hits++;
	else if ((f = open_from_inside(nat, out, pkt, &s, &denied)))
		nat->totals.misses++;
	if (!f)
		return denied ? deny(nat, &s, pkt) : HOOK_PASS;
	flow_use(f, &s, true);
	if (s.first)
		fragment_note(nat, &s, f);
	was = s;
	seen_rewrite(&s, &f->outside);
	tell(nat, &was, &f->outside, slow, true);
	count(nat, slow);
	return HOOK_PASS;
}

/* ---- the way in ---- */

static enum hook_verdict
error_from_outside(struct nat *nat, struct seen *s, bool slow)
{
	struct seen quoted, was = *s;
	struct tuple to = s->t;
	struct flow *f;

	if (!seen_quote(s, &quoted))
		return HOOK_PASS;
	f = flow_by_outside(nat, &quoted.t);
	if (!f || s->t.dst != f->outside.src)
		return HOOK_PASS;
	seen_rewrite_quote(s, &quoted, &f->inside);
	to.dst = f->inside.src;
	to.src = s->t.src == f->outside.dst ? f->inside.dst : s->t.src;
	seen_rewrite(s, &to);
	if (f->near && f->near->own)
		return HOOK_PASS;
	tell(nat, &was, &to, slow, false);
	count(nat, slow);
	return HOOK_PASS;
}

/* An address that we stand for and that no interface has: nobody else would know what to do. */
static enum hook_verdict
unknown_from_outside(struct nat *nat, const struct seen *s, struct pkt *pkt)
{
	if (!ip_is_local(nat->net, s->t.dst) && nat_alias_is_ours(nat, s->t.dst))
		return drop(&nat->totals.dropped_in, pkt);
	return HOOK_PASS;
}

static enum hook_verdict
arrive(struct nat *nat, struct seen *s, struct pkt *pkt, bool slow)
{
	struct tuple outside = tuple_reversed(&s->t), to;
	struct flow *f = flow_by_outside(nat, &outside);
	struct seen was = *s;
	bool own = f && f->near && f->near->own;

	if (f)
		nat->totals.hits += !own;
	else if ((f = open_from_outside(nat, s)))
		nat->totals.misses++;
	if (!f)
		return unknown_from_outside(nat, s, pkt);
	flow_use(f, s, false);
	if (s->first)
		fragment_note(nat, s, f);
	to = tuple_reversed(&f->inside);
	seen_rewrite(s, &to);
	if (own)
		return HOOK_PASS;
	tell(nat, &was, &to, slow, false);
	count(nat, slow);
	return HOOK_PASS;
}

static enum hook_verdict
later_from_outside(struct nat *nat, struct seen *s, struct pkt *pkt, bool slow)
{
	struct seen was = *s;
	struct tuple to;
	struct flow *f;

	if (!fragment_flow(nat, s, &f) || !f)
		return unknown_from_outside(nat, s, pkt);
	f->used = nat_now(nat);
	to = tuple_reversed(&f->inside);
	seen_rewrite(s, &to);
	tell(nat, &was, &to, slow, false);
	count(nat, slow);
	return HOOK_PASS;
}

enum hook_verdict
nat_in(void *ctx, struct iface *in, struct pkt *pkt)
{
	struct nat *nat = ctx;
	const bool slow = !iface_is_fast(in);
	enum hook_verdict v;
	struct seen s;

	if (in->nat == NAT_NONE)
		return HOOK_PASS;
	if (fragment_holds(nat, in, pkt))
		return HOOK_TAKEN;
	if (in->nat != NAT_OUTSIDE || !seen_read(&s, pkt->data, pkt->len, false))
		return HOOK_PASS;
	switch (s.kind) {
	case SEEN_ERROR:
		v = error_from_outside(nat, &s, slow);
		return v == HOOK_PASS && s.t.dst == ipv4_dst(pkt->data)
			       ? unknown_from_outside(nat, &s, pkt)
			       : v;
	case SEEN_LATER:
		return later_from_outside(nat, &s, pkt, slow);
	default:
		return arrive(nat, &s, pkt, slow);
	}
}

/* ---- what we say of a packet that we have translated ---- */

enum hook_verdict
nat_quote(void *ctx, struct iface *in, struct pkt *pkt)
{
	struct nat *nat = ctx;
	bool outside = in && in->nat == NAT_OUTSIDE;
	struct tuple t;
	struct flow *f;
	struct seen s;

	if (!seen_read(&s, pkt->data, pkt->len, true))
		return HOOK_PASS;
	t = outside ? tuple_reversed(&s.t) : s.t;
	f = outside ? flow_by_inside(nat, &t) : flow_by_outside(nat, &t);
	if (!f)
		return HOOK_PASS;
	t = outside ? tuple_reversed(&f->outside) : f->inside;
	seen_rewrite(&s, &t);
	return HOOK_PASS;
}
