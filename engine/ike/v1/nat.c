#include <string.h>

#include "engine/ike/v1/v1.h"

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

	event(e, ISAKMP_NATD, PAYLOAD_NATD);
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
	const struct isakmp_payload *p = isakmp_find(&in->payloads, PAYLOAD_NATD);
	uint8_t ours[CRYPTO_MAX_DIGEST], theirs[CRYPTO_MAX_DIGEST];
	enum hash_alg h = sa->policy.hash;
	bool own, other = false;
	size_t len;

	if (!p || !sa->natt)
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
	isakmp_add(w, PAYLOAD_NATD, hash, len);
	len = nat_d_hash(sa->policy.hash, sa->key.cky_i, sa->cky_r, sa->local, sa->lport, hash);
	isakmp_add(w, PAYLOAD_NATD, hash, len);
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
	if (!sa->nat_peer || (sa->lport == in->lport && sa->pport == in->pport))
		return;
	v1_follow(sa, in);
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
	if (sa->nat_self && ike->nat_keepalive)
		sa->keepalive_timer = timer_after(ike->sched, SEC(ike->nat_keepalive), keepalive,
						  ike, sa->serial);
}
