/* What routers on the way say about the size of a tunnel's packets: `tunnel path-mtu-discovery`.
 *
 * Anybody can write such a message. It counts when it quotes a packet between the tunnel's ends, never
 * takes more than down to PATH_LEAST, and is forgotten after ten minutes (RFC 1191 6.3). */
#include "engine/tunnel/internal.h"
#include "engine/wire/icmp.h"
#include "engine/wire/ipv4.h"

#define PATH_LEAST  576
#define PATH_FORGET SEC(600)

void
tunnel_path_error(void *ctx, const struct icmp_error *e)
{
	struct tunnels *all = ctx;
	struct tunnel *t;

	if (e->type != ICMP_UNREACHABLE || e->code != ICMP_FRAGMENTATION_NEEDED || !e->mtu)
		return;
	TAILQ_FOREACH (t, &all->list, link) {
		if (!t->config.path_mtu_discovery || t->local != e->about.src ||
		    t->remote != e->about.dst ||
		    e->about.protocol != (t->config.mode == TUNNEL_GRE ? PROTO_GRE : PROTO_IPINIP))
			continue;
		t->path_mtu = e->mtu > PATH_LEAST ? e->mtu : PATH_LEAST;
		t->path_until = sched_now(net_sched(all->net)) + PATH_FORGET;
		tunnels_reconsider(all);
	}
}

unsigned
tunnel_path_mtu(const struct tunnel *t, unsigned mtu)
{
	if (!t->path_mtu || t->path_mtu >= mtu ||
	    sched_now(net_sched(t->all->net)) >= t->path_until)
		return mtu;
	return t->path_mtu;
}
