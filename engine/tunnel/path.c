/* What routers on the way say about the size of a tunnel's packets: `tunnel path-mtu-discovery`.
 *
 * Anybody can write such a message. It counts when it quotes a packet between the tunnel's ends, never
 * takes more than down to the least that is configured, and is forgotten after some minutes
 * (RFC 1191 6.3). */
#include "engine/tunnel/internal.h"
#include "engine/wire/icmp.h"
#include "engine/wire/ipv4.h"

static void
forget(void *owner, uint64_t serial)
{
	tunnel_path_forget(owner);
	tunnel_reconsider(owner);
}

void
tunnel_path_forget(struct tunnel *t)
{
	timer_cancel(net_sched(t->all->net), t->forgetting);
	t->forgetting = 0;
	t->path_mtu = 0;
}

static void
learn(struct tunnel *t, unsigned mtu)
{
	const struct tunnel_config *c = &t->config;

	tunnel_path_forget(t);
	t->path_mtu = mtu > c->path_least ? mtu : c->path_least;
	if (c->path_minutes)
		t->forgetting = timer_after(net_sched(t->all->net), SEC(60) * c->path_minutes,
					    forget, t, 0);
	tunnel_reconsider(t);
}

void
tunnel_path_error(void *ctx, const struct icmp_error *e)
{
	struct tunnels *all = ctx;
	struct tunnel *t;

	if (e->type != ICMP_UNREACHABLE || e->code != ICMP_FRAGMENTATION_NEEDED || !e->mtu)
		return;
	TAILQ_FOREACH (t, &all->list, link) {
		uint8_t protocol = t->config.mode == TUNNEL_GRE ? PROTO_GRE : PROTO_IPINIP;

		if (t->config.path_mtu_discovery && t->local == e->about.src &&
		    t->remote == e->about.dst && e->about.protocol == protocol)
			learn(t, e->mtu);
	}
}

unsigned
tunnel_path_mtu(const struct tunnel *t, unsigned mtu)
{
	return t->path_mtu && t->path_mtu < mtu ? t->path_mtu : mtu;
}
