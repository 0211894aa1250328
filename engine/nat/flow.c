/* The table of flows, looked up from both sides, and their time. */
#include <stdlib.h>

#include "engine/base/xmalloc.h"
#include "engine/nat/internal.h"
#include "engine/wire/ipv4.h"
#include "engine/wire/tcp.h"

#define DNS_PORT 53

struct flow *
flow_by_inside(const struct nat *nat, const struct tuple *t)
{
	struct flow *f;

	HASH_FIND(by_inside, nat->by_inside, t, sizeof *t, f);
	return f;
}

struct flow *
flow_by_outside(const struct nat *nat, const struct tuple *t)
{
	struct flow *f;

	HASH_FIND(by_outside, nat->by_outside, t, sizeof *t, f);
	return f;
}

static uint32_t
most(const struct nat *nat)
{
	uint32_t limit = nat->totals.max_entries;

	return limit && limit < FLOWS_MOST ? limit : FLOWS_MOST;
}

static void expired(void *owner, uint64_t serial);

static void
set_timer(struct flow *f)
{
	simtime timeout = flow_timeout(f), idle = nat_now(f->nat) - f->used;

	timer_cancel(f->nat->sched, f->timer);
	f->timer = 0;
	if (timeout != SCHED_NEVER)
		f->timer = timer_after(f->nat->sched, idle < timeout ? timeout - idle : 0, expired,
				       f, f->id);
}

struct flow *
flow_new(struct nat *nat, const struct tuple *inside, const struct tuple *outside,
	 struct binding *near, struct binding *far)
{
	struct flow *f;

	if (HASH_CNT(by_inside, nat->by_inside) >= most(nat)) {
		nat->totals.over_limit++;
		return NULL;
	}
	if (flow_by_inside(nat, inside) || flow_by_outside(nat, outside))
		return NULL;
	f = xcalloc(1, sizeof *f);
	*f = (struct flow){ .inside = *inside, .outside = *outside, .nat = nat };
	f->near = near;
	f->far = far;
	f->id = ++nat->ids;
	f->made = f->used = nat_now(nat);
	HASH_ADD(by_inside, nat->by_inside, inside, sizeof f->inside, f);
	HASH_ADD(by_outside, nat->by_outside, outside, sizeof f->outside, f);
	if (near) {
		LIST_INSERT_HEAD(&near->flows, f, near_link);
		near->flow_count++;
	}
	if (far) {
		LIST_INSERT_HEAD(&far->flows, f, far_link);
		far->flow_count++;
	}
	nat->own += near && near->own;
	set_timer(f);
	nat_count_peak(nat);
	return f;
}

void
flow_free(struct flow *f)
{
	struct nat *nat = f->nat;
	struct binding *near = f->near, *far = f->far;

	timer_cancel(nat->sched, f->timer);
	fragments_forget(nat, f);
	HASH_DELETE(by_inside, nat->by_inside, f);
	HASH_DELETE(by_outside, nat->by_outside, f);
	nat->own -= near && near->own;
	if (near)
		LIST_REMOVE(f, near_link);
	if (far)
		LIST_REMOVE(f, far_link);
	free(f);
	if (near)
		binding_let_go(near);
	if (far)
		binding_let_go(far);
}

/* ---- time ---- */

static enum nat_timeout
timeout_of(const struct flow *f)
{
	switch (f->inside.protocol) {
	case PROTO_TCP:
		if (f->tcp & (FLOW_RESET | FLOW_FIN_INSIDE | FLOW_FIN_OUTSIDE))
			return NAT_TIMEOUT_FINRST;
		return f->tcp & FLOW_SYN ? NAT_TIMEOUT_SYN : NAT_TIMEOUT_TCP;
	case PROTO_ICMP:
		return NAT_TIMEOUT_ICMP;
	case PROTO_UDP:
		if (f->outside.dport == DNS_PORT || f->outside.sport == DNS_PORT)
			return NAT_TIMEOUT_DNS;
		return NAT_TIMEOUT_UDP;
	}
	return NAT_TIMEOUT_UDP; /* without connections that could be seen, as UDP is */
}

simtime
flow_timeout(const struct flow *f)
{
	uint32_t seconds = f->nat->timeout[timeout_of(f)];

	return seconds == NAT_FOREVER ? SCHED_NEVER : SEC(seconds);
}

/* The timer is not moved with every packet: it looks when it is due. */
static void
expired(void *owner, uint64_t serial)
{
	struct flow *f = owner;
	struct nat *nat = f->nat;

	f->timer = 0;
	if (nat_now(nat) - f->used < flow_timeout(f)) {
		set_timer(f);
		return;
	}
	if (f->near && f->near->own) {
		flow_free(f);
		return;
	}
	nat->totals.expired++;
	event(nat->events, NAT_EXPIRING, f->outside.src, f->inside.src,
	      nat_protocol_text(f->inside.protocol), f->outside.sport, f->inside.sport);
	flow_free(f);
}

static uint8_t
tcp_state(uint8_t state, uint8_t flags, bool from_inside)
{
	if (flags & TCP_RST)
		return state | FLOW_RESET;
	if (flags & TCP_SYN)
		return flags & TCP_ACK ? state : FLOW_SYN; /* a new connection of the same ends */
	if (flags & TCP_FIN)
		state |= from_inside ? FLOW_FIN_INSIDE : FLOW_FIN_OUTSIDE;
	return flags & TCP_ACK ? (uint8_t)(state & ~FLOW_SYN) : state;
}

void
flow_use(struct flow *f, const struct seen *s, bool from_inside)
{
	uint8_t before = f->tcp;

	f->used = nat_now(f->nat);
	if (f->near)
		f->near->used = f->used;
	if (f->far)
		f->far->used = f->used;
	if (s->kind != SEEN_PORTS || f->inside.protocol != PROTO_TCP)
		return;
	f->tcp = tcp_state(f->tcp, s->payload[13], from_inside);
	if (f->tcp != before)
		set_timer(f);
}
