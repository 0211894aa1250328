#include <string.h>

#include "engine/ike/v1/v1.h"

/* clang-format off */
static const struct v1_natt ways[] = {
	{ VID_NATT_RFC3947, "NAT-T RFC 3947", "rfc3947", PAYLOAD_NATD, PAYLOAD_NATOA,
	  IPSEC_UDP_TUNNEL, IPSEC_UDP_TRANSPORT, true },
	{ VID_NATT_07, "NAT-T v7", "07", PAYLOAD_NATD_07, PAYLOAD_NATOA_07,
	  IPSEC_UDP_TUNNEL, IPSEC_UDP_TRANSPORT, true },
	{ VID_NATT_03, "NAT-T v3", "03", PAYLOAD_NATD_DRAFT, PAYLOAD_NATOA_DRAFT,
	  IPSEC_UDP_TUNNEL_DRAFT, IPSEC_UDP_TRANSPORT_DRAFT, true },
	{ VID_NATT_02N, "NAT-T v2", "02", PAYLOAD_NATD_DRAFT, PAYLOAD_NATOA_DRAFT,
	  IPSEC_UDP_TUNNEL_DRAFT, IPSEC_UDP_TRANSPORT_DRAFT, true },
	{ VID_NATT_02, "NAT-T v2", "02", PAYLOAD_NATD_DRAFT, PAYLOAD_NATOA_DRAFT,
	  IPSEC_UDP_TUNNEL_DRAFT, IPSEC_UDP_TRANSPORT_DRAFT, false },
};
/* clang-format on */

const struct v1_natt *
v1_natt_at(size_t i)
{
	return i < sizeof ways / sizeof *ways ? &ways[i] : NULL;
}

const struct v1_natt *
v1_natt_by_vid(enum vid vid)
{
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		if (ways[i].vid == vid)
			return &ways[i];
	return NULL;
}

static bool
equals(const struct isakmp_payload *p, const uint8_t *hash, size_t len)
{
	return p->len == len && !memcmp(p->body, hash, len);
}

/* What is known after each payload: the first is the hash of where the peer thinks we are, the
 * others of where it thinks itself. */
static void
say(const struct ike_sa *sa, bool own, bool other)
{
	struct event_sink *e = sa->ike->events;

	event(e, ISAKMP_NATD, sa->natt->nat_d);
	if (own && other)
		event(e, ISAKMP_NAT_NONE, sa->conn_id);
	else if (own)
		event(e, ISAKMP_NAT_PEER, sa->conn_id);
	else if (other)
		event(e, ISAKMP_NAT_SELF, sa->conn_id);
	else
		event(e, ISAKMP_NAT_BOTH, sa->conn_id);
}

void
v1_take_natd(struct ike_sa *sa, const struct ike_in *in)
{
	const struct isakmp_payload *p =
		sa->natt ? isakmp_find(&in->payloads, sa->natt->nat_d) : NULL;
	uint8_t ours[CRYPTO_MAX_DIGEST], theirs[CRYPTO_MAX_DIGEST];
	enum hash_alg h = sa->policy.hash;
	bool own, other = false;
	size_t len;

	if (!p)
		return;
	len = nat_d_hash(h, in->header.cky_i, in->header.cky_r, in->local, in->lport, ours);
	nat_d_hash(h, in->header.cky_i, in->header.cky_r, in->peer, in->pport, theirs);
	own = equals(p, ours, len);
	say(sa, own, other);
	while ((p = isakmp_find_next(&in->payloads, p))) {
		other = other || equals(p, theirs, len);
		say(sa, own, other);
	}
	sa->nat_self = !own;
	sa->nat_peer = !other;
}

void
v1_write_natd(const struct ike_sa *sa, struct isakmp_writer *w)
{
	uint8_t hash[CRYPTO_MAX_DIGEST];
	size_t len;

	if (!sa->natt)
		return;
	len = nat_d_hash(sa->policy.hash, sa->key.cky_i, sa->cky_r, sa->key.peer, sa->pport, hash);
	isakmp_add(w, sa->natt->nat_d, hash, len);
	len = nat_d_hash(sa->policy.hash, sa->key.cky_i, sa->cky_r, sa->local, sa->lport, hash);
	isakmp_add(w, sa->natt->nat_d, hash, len);
}

void
v1_write_natoa(const struct ike_sa *sa, enum ike_role role, struct isakmp_writer *w)
{
	bool first = role == IKE_INITIATOR;

	isakmp_add_nat_oa(w, sa->natt->nat_oa, first ? sa->local : sa->key.peer);
	isakmp_add_nat_oa(w, sa->natt->nat_oa, first ? sa->key.peer : sa->local);
}

void
v1_float(struct ike_sa *sa)
{
	if (v1_nat(sa) && sa->lport == IKE_PORT)
		sa->lport = sa->pport = IKE_NATT_PORT;
}

void
v1_follow(struct ike_sa *sa, const struct ike_in *in)
{
	if (sa->lport == in->lport && sa->pport == in->pport)
		return;
	sa->lport = in->lport;
	sa->pport = in->pport;
	event(sa->ike->events, ISAKMP_NAT_FLOAT, sa->conn_id, sa->pport);
}

void
v1_follow_nat(struct ike_sa *sa, const struct ike_in *in)
{
	const struct ike_sink *sink = &sa->ike->sink;

	if (!sa->nat_peer || sa->lport != in->lport || sa->pport == in->pport)
		return;
	v1_follow(sa, in);
	ike_sa_rebind(sa);
	sink->peer_moved(sink->owner, sa->key.peer, sa->conn_id, sa->pport);
}

void
ike_peer_moved(struct ike *ike, ip4 local, ip4 peer, uint32_t conn, uint16_t port)
{
	struct ike_sa *sa = ike_sa_first(ike, local, peer);

	while (sa && (sa->deleted || sa->conn_id != conn))
		sa = LIST_NEXT(sa, between);
	if (!sa || !sa->nat_peer || sa->pport == port)
		return;
	sa->pport = port;
	event(ike->events, ISAKMP_NAT_FLOAT, sa->conn_id, port);
	ike_sa_rebind(sa);
}

/* RFC 3948 section 4: one octet that keeps the mapping of the NAT on our side open. */
static void
keepalive(void *owner, uint64_t serial)
{
	struct ike_sa *sa = ike_sa_by_serial(owner, serial);
	struct ike *ike = owner;

	if (!sa || sa->deleted)
		return;
	ike->net.send(ike->net.owner, sa->local, sa->lport, sa->key.peer, sa->pport,
		      (const uint8_t[]){ 0xff }, 1);
	v1_start_keepalive(sa);
}

void
v1_start_keepalive(struct ike_sa *sa)
{
	struct ike *ike = sa->ike;

	sa->keepalive_timer = 0;
	if (sa->nat_self && v1_udp(sa) && ike->nat_keepalive)
		sa->keepalive_timer = timer_after(ike->sched, SEC(ike->nat_keepalive), keepalive,
						  ike, sa->serial);
}

/* ---- the original addresses ---- */

void
v1_take_natoa(const struct ike_sa *sa, const struct ike_in *in, uint32_t msgid)
{
	const struct isakmp_payload *p =
		sa->natt ? isakmp_find(&in->payloads, sa->natt->nat_oa) : NULL;

	for (unsigned i = 0; p && i < 2; i++, p = isakmp_find_next(&in->payloads, p)) {
		struct rd r = isakmp_body(p);
		unsigned type = rd_u32(&r) >> 24;
		ip4 address = rd_u32(&r);

		if (!r.bad && type == ID_IPV4_ADDR)
			event(sa->ike->events, ISAKMP_NATOA, sa->conn_id, i ? "r" : "i", address,
			      msgid);
	}
}
