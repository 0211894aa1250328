#include "engine/node/join.h"

#include <stdio.h>
#include <string.h>

#include "engine/ike/ike.h"
#include "engine/ipsec/ipsec.h"
#include "engine/net/iface.h"
#include "engine/net/net.h"
#include "engine/net/udp.h"

/* ---- what IKE asks of IPsec ---- */

static uint32_t
alloc_spi(void *owner)
{
	struct join *j = owner;

	return ipsec_alloc_spi(j->ipsec);
}

static void
release_spi(void *owner, uint32_t spi)
{
	struct join *j = owner;

	ipsec_release_spi(j->ipsec, spi);
}

static enum child_verdict
choose(void *owner, const struct child_proposal *p, struct child_choice *choice)
{
	struct join *j = owner;
	struct keying_proposal proposal = {
		.id = p->id,
		.local = p->local,
		.peer = p->peer,
		.selector = p->selector,
		.offer = { p->offer.suite, p->offer.life_seconds, p->offer.life_kilobytes,
			   p->offer.pfs_group, p->offer.udp_encap },
		.isakmp_profile = p->profile,
	};
	struct keying_choice chosen = { 0 };
	enum keying_verdict verdict = ipsec_choose(j->ipsec, &proposal, &chosen);

	*choice = (struct child_choice){ chosen.id, chosen.life_seconds, chosen.life_kilobytes };
	return (enum child_verdict)verdict;
}

/* The codes of both sides are the numbers that IOS prints. */
_Static_assert((int)CHILD_ACCEPTED == KEYING_ACCEPTED && (int)CHILD_NO_LOCAL == KEYING_NO_LOCAL &&
		       (int)CHILD_NO_POLICY == KEYING_NO_POLICY &&
		       (int)CHILD_NO_PFS == KEYING_NO_PFS &&
		       (int)CHILD_NO_TRANSFORM == KEYING_NO_TRANSFORM,
	       "verdicts");

static const char *
install(void *owner, const struct child_pair *p)
{
	struct join *j = owner;
	struct keying_pair pair = {
		.id = p->id,
		.local = p->local,
		.peer = p->peer,
		.local_port = p->local_port,
		.peer_port = p->peer_port,
		.selector = p->selector,
		.suite = p->suite,
		.life_seconds = p->life_seconds,
		.life_kilobytes = p->life_kilobytes,
		.pfs_group = p->pfs_group,
		.initiator = p->initiator,
		.ike_conn = p->ike_conn,
	};

	for (enum suite_protocol i = 0; i < SUITE_PROTOCOLS; i++) {
		pair.spi_in[i] = p->spi_in[i];
		pair.spi_out[i] = p->spi_out[i];
		pair.keymat_in[i] = p->keymat_in[i];
		pair.keymat_out[i] = p->keymat_out[i];
	}
	return ipsec_install(j->ipsec, &pair);
}

static void
enable_outbound(void *owner, ip4 peer, uint32_t spi)
{
	struct join *j = owner;

	ipsec_enable_outbound(j->ipsec, peer, spi);
}

static void
failed(void *owner, uint64_t id, ip4 peer)
{
	struct join *j = owner;

	ipsec_failed(j->ipsec, id, peer);
}

static void
peer_deleted(void *owner, ip4 peer, enum suite_protocol protocol, const uint32_t *spi, size_t count)
{
	struct join *j = owner;

	ipsec_peer_deleted(j->ipsec, peer, protocol, spi, count);
}

static bool
has_children(void *owner, ip4 local, ip4 peer)
{
	struct join *j = owner;

	return ipsec_knows_peer(j->ipsec, local, peer);
}

static void
forget_peer(void *owner, ip4 local, ip4 peer, uint16_t port)
{
	struct join *j = owner;

	ipsec_forget_peer(j->ipsec, local, peer, port);
}

static void
peer_dead(void *owner, ip4 local, ip4 peer, uint16_t port)
{
	struct join *j = owner;

	ipsec_peer_dead(j->ipsec, local, peer, port);
}

static void
peer_moved(void *owner, ip4 peer, uint32_t conn, uint16_t port)
{
	struct join *j = owner;

	ipsec_peer_moved(j->ipsec, peer, conn, port);
}

static void
traffic(void *owner, ip4 local, ip4 peer, simtime *heard, simtime *said)
{
	struct join *j = owner;

	ipsec_traffic(j->ipsec, local, peer, heard, said);
}

static void
watch(void *owner, ip4 local, ip4 peer)
{
	struct join *j = owner;

	ipsec_watch(j->ipsec, local, peer);
}

/* IPsec SAs outlive the IKE SA that made them. */
static void
ike_gone(void *owner, ip4 local, ip4 peer)
{
}

/* ---- what IPsec asks of IKE ---- */

static void
acquire(void *owner, const struct keying_request *r)
{
	struct join *j = owner;
	struct child_request request = {
		.id = r->id,
		.local = r->local,
		.peer = r->peer,
		.peer_port = r->peer_port,
		.selector = r->selector,
		.offers = r->offers < CHILD_MAX_OFFERS ? r->offers : CHILD_MAX_OFFERS,
	};

	for (size_t i = 0; i < request.offers; i++)
		request.offer[i] = (struct child_offer){
			.suite = r->offer[i].suite,
			.life_seconds = r->offer[i].life_seconds,
			.life_kilobytes = r->offer[i].life_kilobytes,
			.pfs_group = r->offer[i].pfs_group,
		};
	if (r->isakmp_profile)
		snprintf(request.profile, sizeof request.profile, "%s", r->isakmp_profile);
	ike_acquire(j->ike, &request);
}

static void
deleted(void *owner, ip4 local, ip4 peer, uint16_t port, enum suite_protocol protocol,
	const uint32_t *spi, size_t count)
{
	struct join *j = owner;

	ike_delete_children(j->ike, local, peer, port, protocol, spi, count);
}

static void
unknown_spi(void *owner, ip4 local, ip4 peer, uint16_t port, enum suite_protocol protocol,
	    uint32_t spi)
{
	struct join *j = owner;

	ike_unknown_spi(j->ike, local, peer, port, protocol, spi);
}

static void
session(void *owner, ip4 local, ip4 peer, bool up)
{
	struct join *j = owner;

	session_log_change(&j->sessions, local, peer, up);
}

static void
moved(void *owner, ip4 local, ip4 peer, uint32_t conn, uint16_t port)
{
	struct join *j = owner;

	ike_peer_moved(j->ike, local, peer, conn, port);
}

static void
addressed(void *owner, ip4 local, ip4 peer)
{
	struct join *j = owner;

	ike_peer_addressed(j->ike, local, peer);
}

static void
proven(void *owner, ip4 local, ip4 peer, uint32_t spi)
{
	struct join *j = owner;

	ike_child_proven(j->ike, local, peer, spi);
}

/* ---- UDP ---- */

static void
receive(void *ctx, const struct udp_from *from, struct pkt *p)
{
	struct join *j = ctx;

	ike_receive(j->ike, from->dst, from->dport, from->src, from->sport, p->data, p->len);
	pkt_free(p);
}

static void
send(void *owner, ip4 local, uint16_t lport, ip4 peer, uint16_t pport, const uint8_t *bytes,
     size_t len)
{
	struct join *j = owner;
	struct udp_to to = {
		.src = local,
		.dst = peer,
		.sport = lport,
		.dport = pport,
		.tos = IKE_TOS,
	};
	struct pkt *p = pkt_new(net_pool(j->net), len);

	memcpy(p->data, bytes, len);
	udp_send(j->net, &to, p);
}

static ip4
address_of(void *owner, const char *interface)
{
	struct join *j = owner;
	const struct iface *i = iface_find(j->net, interface);

	return i ? i->primary.addr : 0;
}

static void
listen(void *owner, bool on)
{
	struct join *j = owner;

	if (on) {
		udp_bind(j->net, IKE_PORT, receive, j);
		udp_bind(j->net, IKE_NATT_PORT, receive, j);
	} else {
		udp_unbind(j->net, IKE_PORT);
		udp_unbind(j->net, IKE_NATT_PORT);
	}
}

static void
wanted(void *owner, bool on)
{
	struct join *j = owner;

	ike_set_wanted(j->ike, on);
}

struct ike *
join(struct join *j, struct net *net, struct ipsec *ipsec, struct rng *rng,
     struct event_sink *events)
{
	struct ike_transport transport = {
		.owner = j, .send = send, .address_of = address_of, .listen = listen
	};
	struct ike_sink sink = {
		.owner = j,
		.alloc_spi = alloc_spi,
		.release_spi = release_spi,
		.choose = choose,
		.install = install,
		.enable_outbound = enable_outbound,
		.failed = failed,
		.peer_deleted = peer_deleted,
		.has_children = has_children,
		.forget_peer = forget_peer,
		.peer_dead = peer_dead,
		.peer_moved = peer_moved,
		.traffic = traffic,
		.watch = watch,
		.ike_gone = ike_gone,
	};
	struct keying keying = {
		.owner = j,
		.acquire = acquire,
		.deleted = deleted,
		.unknown_spi = unknown_spi,
		.session = session,
		.proven = proven,
		.moved = moved,
		.addressed = addressed,
		.wanted = wanted,
	};

	j->net = net;
	j->ipsec = ipsec;
	j->ike = ike_new(net_sched(net), rng, events, &transport, &sink);
	j->sessions = (struct session_log){ .ike = j->ike, .events = events };
	ipsec_set_keying(ipsec, &keying);
	return j->ike;
}
