/* What routers on the way say about the size of protected packets, RFC 4301 section 8.2.
 *
 * Anybody can write such a message. It counts when it quotes a packet that an SA of ours has sent,
 * never takes more than down to PATH_LEAST, and is forgotten after ten minutes (RFC 1191 6.3). */
#include "engine/base/rd.h"
#include "engine/ipsec/internal.h"
#include "engine/net/icmp.h"
#include "engine/wire/icmp.h"
#include "engine/wire/ipv4.h"

#define PATH_LEAST  576
#define PATH_FORGET SEC(600)

unsigned
pair_path_mtu(const struct pair *p, const struct iface *iface)
{
	unsigned mtu = iface_ip_mtu(iface);

	if (!p->path_mtu || p->path_mtu >= mtu ||
	    sched_now(p->ident->at->ipsec->sched) >= p->path_until)
		return mtu;
	return p->path_mtu;
}

unsigned
pair_plaintext_mtu(struct pair *p, const struct iface *iface)
{
	unsigned path = pair_path_mtu(p, iface);

	if (p->plaintext_path != path) {
		p->plaintext_path = path;
		p->plaintext_mtu = suite_plaintext_mtu(&p->suite, path, p->peer_port != 0);
	}
	return p->plaintext_mtu;
}

/* Is the quoted packet one of the pair's? */
static bool
has_sent(const struct pair *p, const struct icmp_error *e)
{
	struct rd r = rd_init(e->payload, 8);

	if (p->local != e->about.src)
		return false;
	if (p->peer_port)
		return e->about.protocol == PROTO_UDP && rd_u16(&r) == p->local_port &&
		       rd_u16(&r) == p->peer_port;
	if (p->suite.ah != HASH_NONE) {
		rd_u32(&r); /* next header, length */
		return e->about.protocol == PROTO_AH && rd_u32(&r) == p->out.ah.spi;
	}
	return e->about.protocol == PROTO_ESP && rd_u32(&r) == p->out.esp.spi &&
	       rd_u32(&r) - 1 < p->out.sequence;
}

void
path_error(void *ctx, const struct icmp_error *e)
{
	struct ipsec *ipsec = ctx;
	struct peer_pairs *with;
	struct pair *p;

	if (e->type != ICMP_UNREACHABLE || e->code != ICMP_FRAGMENTATION_NEEDED || !e->mtu)
		return;
	with = peer_find(ipsec, e->about.dst);
	if (!with)
		return;
	LIST_FOREACH (p, &with->pairs, peer_link) {
		if (!has_sent(p, e))
			continue;
		p->path_mtu = e->mtu > PATH_LEAST ? e->mtu : PATH_LEAST;
		p->path_until = sched_now(ipsec->sched) + PATH_FORGET;
		ident_status_changed(p->ident);
	}
}
