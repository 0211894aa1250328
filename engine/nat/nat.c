#include <stdlib.h>

#include "engine/nat/internal.h"
#include "engine/net/arp.h"
#include "engine/net/iface.h"

#define HOOK_PRIORITY 100

static const uint32_t timeouts[NAT_TIMEOUTS] = {
	[NAT_TIMEOUT_ADDRESS] = 86400, [NAT_TIMEOUT_TCP] = 86400, [NAT_TIMEOUT_UDP] = 300,
	[NAT_TIMEOUT_ICMP] = 60,       [NAT_TIMEOUT_FINRST] = 60, [NAT_TIMEOUT_SYN] = 60,
	[NAT_TIMEOUT_DNS] = 60,
};

static void
observe(void *ctx, enum net_change change, struct iface *iface)
{
	struct nat *nat = ctx;

	if (change != NET_IFACE_ADDRESSED && change != NET_IFACE_GONE)
		return;
	fixed_readdress(nat, iface, change == NET_IFACE_GONE);
	rules_readdress(nat, iface, change == NET_IFACE_GONE);
	if (change != NET_IFACE_GONE)
		return;
	fragments_forget_iface(nat, iface);
	nat_set_side(nat, iface, NAT_NONE);
}

struct nat *
nat_new(struct net *net)
{
	struct nat *nat = xcalloc(1, sizeof *nat);

	nat->net = net;
	nat->sched = net_sched(net);
	nat->events = net_events(net);
	TAILQ_INIT(&nat->fixed);
	RB_INIT(&nat->fixed_by_local);
	RB_INIT(&nat->fixed_by_global);
	TAILQ_INIT(&nat->dynamic);
	TAILQ_INIT(&nat->networks);
	TAILQ_INIT(&nat->conditional);
	memcpy(nat->timeout, timeouts, sizeof timeouts);
	net_observe(net, observe, nat);
	return nat;
}

void
nat_free(struct nat *nat)
{
	struct binding *b;

	if (!nat)
		return;
	nat->events = NULL;
	nat_clear(nat);
	while ((b = TAILQ_FIRST(&nat->fixed)))
		binding_free(b);
	rules_free(nat);
	pools_free(nat);
	ports_free(nat);
	fragments_free(nat);
	net_unobserve(nat->net, observe, nat);
	free(nat);
}

/* ---- interfaces ---- */

/* Are requests for this address ours to answer? Where its network lies, and only there. */
static bool
owns(void *ctx, const struct iface *iface, ip4 addr)
{
	return iface->nat == NAT_OUTSIDE && nat_alias_is_ours(ctx, addr);
}

static void
first_side(struct nat *nat)
{
	net_hook(nat->net, HOOK_IN_NAT, HOOK_PRIORITY, nat_in, nat);
	net_hook(nat->net, HOOK_OUT_NAT, HOOK_PRIORITY, nat_out, nat);
	net_hook(nat->net, HOOK_QUOTE, HOOK_PRIORITY, nat_quote, nat);
	arp_set_owner(nat->net, owns, nat);
	if (!nat->used)
		event(nat->events, NAT_ENABLED);
	nat->used = true;
}

static void
last_side(struct nat *nat)
{
	net_unhook(nat->net, HOOK_IN_NAT, nat_in, nat);
	net_unhook(nat->net, HOOK_OUT_NAT, nat_out, nat);
	net_unhook(nat->net, HOOK_QUOTE, nat_quote, nat);
	arp_set_owner(nat->net, NULL, NULL);
}

void
nat_set_side(struct nat *nat, struct iface *iface, enum nat_side side)
{
	enum nat_side before = nat_side(iface);

	iface->nat = (uint8_t)side;
	if (before == NAT_NONE && side != NAT_NONE && !nat->sides++)
		first_side(nat);
	if (before != NAT_NONE && side == NAT_NONE && !--nat->sides)
		last_side(nat);
}

enum nat_side
nat_side(const struct iface *iface)
{
	return (enum nat_side)iface->nat;
}

/* ---- limits ---- */

void
nat_set_timeout(struct nat *nat, enum nat_timeout which, uint32_t seconds)
{
	nat->timeout[which] = seconds ? seconds : timeouts[which];
}

void
nat_set_max_entries(struct nat *nat, uint32_t most)
{
	nat->totals.max_entries = most;
}

/* ---- totals ---- */

static uint32_t
flows(const struct nat *nat)
{
	return HASH_CNT(by_inside, nat->by_inside) - nat->own;
}

struct nat_totals
nat_totals(const struct nat *nat)
{
	struct nat_totals t = nat->totals;
	const struct binding *b;

	t.extended = flows(nat);
	TAILQ_FOREACH (b, &nat->fixed, link) {
		t.fixed++;
		t.extended += b->local.protocol != 0;
	}
	t.dynamic = flows(nat) + nat->shown - t.fixed;
	return t;
}

void
nat_count_peak(struct nat *nat)
{
	uint32_t now = flows(nat) + nat->shown;

	if (now <= nat->totals.peak)
		return;
	nat->totals.peak = now;
	nat->totals.peak_at = nat_now(nat);
}

void
nat_clear_totals(struct nat *nat)
{
	uint32_t most = nat->totals.max_entries;

	nat->totals = (struct nat_totals){ .max_entries = most };
	nat_count_peak(nat);
}
