/* Aggressive mode with a pre-shared key, RFC 2409 section 5.4: half the messages of main mode, and
 * both identities in clear, so that the key may depend on them. With RSA signatures, 5.1, CR goes
 * with the nonces, and CERT and SIG stand for HASH.
 *
 *	HDR, SA, VID…, KE, Ni [, CR], IDii, VID…	-->
 *				<--	HDR, SA, VID…, KE, IDir, Nr [, CR], HASH_R, NAT-D x2
 *	HDR*, HASH_I, NAT-D x2 [, N]			-->		*/
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/ike/v1/v1.h"

#define PROTO_UDP 17 /* in IDii; IDir says neither protocol nor port */

/* ---- message 1 ---- */

/* All transforms must name one group, as KE goes along with them: that of the first policy that
 * can be used. */
static bool
settle_group(struct ike_sa *sa)
{
	const struct ike_policy *p = ike_policy_next_used(sa->ike, 0);

	while (p && !v1_policy_usable(sa, p))
		p = ike_policy_next_used(sa->ike, p->priority);
	sa->group = p ? p->group : 0;
	return p;
}

static enum verdict
prepare(struct ike_sa *sa, struct ike_node *none, const struct ike_in *nothing)
{
	struct event_sink *e = sa->ike->events;
	struct v1_id id;

	if (!sa->ike->aggressive) {
		event(e, ISAKMP_AGGRESSIVE_DISABLED);
		return REFUSED;
	}
	if (v1_tunnel(sa))
		event(e, ISAKMP_TUNNEL, 0);
	else
		v1_find_key(sa);
	if (!settle_group(sa) || !(sa->dh = dh_new(sa->group, sa->ike->rng))) {
		event(e, ISAKMP_NO_MEANS, 0);
		event(e, ISAKMP_CANNOT_START, 0, "Aggressive");
		return REFUSED;
	}
	event(e, CRYPTO_ENGINE, "Create DH");
	v1_say_natt_vids(sa);
	v1_own_id(sa, PROTO_UDP, 0, &id);
	v1_say_own_id(sa, PAYLOAD_VID, &id);
	v1_draw_nonce(sa, &sa->ni);
	return DONE;
}

static bool
write_offer(struct ike_sa *sa, struct ike_node *none, struct isakmp_writer *w)
{
	struct v1_id id;

	event(sa->ike->events, ISAKMP_AGGRESSIVE_BEGINS, 0);
	if (!v1_write_own_offer(sa, w))
		return false;
	isakmp_add(w, PAYLOAD_KE, dh_public(sa->dh), dh_size(sa->dh));
	isakmp_add(w, PAYLOAD_NONCE, sa->ni.at, sa->ni.len);
	if (v1_has_certificate(sa))
		v1_write_requests(sa, w);
	v1_own_id(sa, PROTO_UDP, 0, &id);
	free(sa->own_id_b);
	sa->own_id_b = xmemdup(id.at, sa->own_id_len = id.len);
	isakmp_add(w, PAYLOAD_ID, id.at, id.len);
	isakmp_add_vid(w, VID_DPD);
	isakmp_add_vid(w, VID_XAUTH);
	v1_write_vid_ios(sa, w);
	return true;
}

/* ---- message 2 ---- */

static const struct isakmp_payload *
id_of(const struct ike_in *in)
{
	return isakmp_find(&in->payloads, PAYLOAD_ID);
}

static enum verdict
choose(struct ike_sa *sa, struct ike_node *none, const struct ike_in *in)
{
	const struct isakmp_payload *p = isakmp_find(&in->payloads, PAYLOAD_SA), *id = id_of(in);
	struct isakmp_proposal prop;
	struct v1_who who;

	if (!v1_read_proposal(p, &prop) || id->len > 4 + IKE_MAX_ID)
		return MALFORMED;
	ike_cookie_new(sa->ike, sa->cky_r);
	event(sa->ike->events, ISAKMP_PROCESSING, 0, "SA", 0);
	if (!v1_take_id(sa, id, &who))
		return MALFORMED;
	v1_set_peer(sa, &who);
	sa->peer_id_b = xmemdup(id->body, sa->peer_id_len = id->len);
	v1_take_vids(sa, in);
	v1_say_key_search(sa);
	v1_keep_sai(sa, p->body, p->len);
	if (!v1_choose(sa, &prop))
		return v1_refuse_offer(sa, in);
	if (sa->policy.auth == IKE_AUTH_RSA_SIG)
		v1_take_requests(sa, in);
	return v1_can_prove(sa) ? v1_take_ke(sa, in) : UNABLE;
}

static bool
write_choice(struct ike_sa *sa, struct ike_node *none, struct isakmp_writer *w)
{
	struct v1_id id;

	v1_own_id(sa, 0, 0, &id);
	v1_write_choice(sa, w);
	isakmp_add_vid(w, VID_UNITY);
	isakmp_add_vid(w, VID_DPD);
	v1_write_vid_ios(sa, w);
	isakmp_add_vid(w, VID_XAUTH);
	v1_write_vid_natt(sa, w);
	v1_say_own_id(sa, PAYLOAD_NONCE, &id);
	isakmp_add(w, PAYLOAD_KE, dh_public(sa->dh), dh_size(sa->dh));
	isakmp_add(w, PAYLOAD_ID, id.at, id.len);
	isakmp_add(w, PAYLOAD_NONCE, sa->nr.at, sa->nr.len);
	if (sa->policy.auth == IKE_AUTH_RSA_SIG)
		v1_write_requests(sa, w);
	if (!v1_write_proof(sa, (struct chunk){ id.at, id.len }, w))
		return false;
	v1_write_natd(sa, w);
	return true;
}

/* IOS asks somebody else for the key, and has the answer at once. */
static void
key_replied(struct ike_sa *sa, struct ike_node *none)
{
	ike_move_sa(sa, (struct move){ INPUT_AAA_KEY, FSM_IKE_R_AM2 });
}

/* ---- message 3 ---- */

static enum verdict
prove_peer(struct ike_sa *sa, const struct ike_in *in, struct v1_who *who)
{
	struct isakmp_proposal prop;
	enum verdict v;

	v1_take_vids(sa, in);
	v1_say_key_search(sa);
	if (!v1_read_choice(sa, in, &prop) || !v1_choose(sa, &prop))
		return DROPPED;
	if (sa->policy.auth == IKE_AUTH_RSA_SIG)
		v1_take_requests(sa, in);
	if (!v1_can_prove(sa))
		return UNABLE;
	v = v1_take_ke(sa, in);
	return v == DONE ? v1_take_proof(sa, in, who, id_of(in)) : v;
}

/* Everything in message 2 is in clear, so nothing of it counts before its proof has held. */
static enum verdict
take_choice(struct ike_sa *sa, struct ike_node *none, const struct ike_in *in)
{
	struct ike_id before = sa->peer_id;
	struct isakmp_proposal prop;
	struct v1_who who;
	enum verdict v;

	if (!v1_read_choice(sa, in, &prop))
		return MALFORMED;
	event(sa->ike->events, ISAKMP_PROCESSING, 0, "SA", 0);
	if (!v1_take_id(sa, id_of(in), &who))
		return MALFORMED;
	sa->peer_id = who.id; /* the key may depend on it */
	memcpy(sa->cky_r, in->header.cky_r, ISAKMP_COOKIE);
	v = prove_peer(sa, in, &who);
	if (v != DONE) {
		v1_forget_requests(sa);
		memset(sa->cky_r, 0, ISAKMP_COOKIE);
		sa->peer_id = before;
		return v;
	}
	v1_set_peer(sa, &who);
	v1_take_natd(sa, in);
	v1_float(sa);
	v1_authenticated(sa, in);
	return DONE;
}

static bool
write_proof(struct ike_sa *sa, struct ike_node *none, struct isakmp_writer *w)
{
	bool contact = v1_is_first_contact(sa);

	if (!v1_write_proof(sa, (struct chunk){ sa->own_id_b, sa->own_id_len }, w))
		return false;
	v1_write_natd(sa, w);
	if (!contact)
		return true;
	event(sa->ike->events, ISAKMP_CONTACT_SENT, sa->conn_id);
	v1_write_contact(sa, w);
	return true;
}

static enum verdict
take_proof(struct ike_sa *sa, struct ike_node *none, const struct ike_in *in)
{
	struct isakmp_payload id = { .body = sa->peer_id_b, .len = sa->peer_id_len };
	struct v1_who who = { sa->peer_id, v1_profile(sa) };
	enum verdict v = v1_take_proof(sa, in, &who, &id);

	if (v != DONE)
		return v;
	v1_set_peer(sa, &who); /* whose certificate is known by now */
	v1_take_natd(sa, in);
	v1_authenticated(sa, in);
	return DONE;
}

#define MOVE(input, to)                                                                            \
	{                                                                                          \
		INPUT_##input, FSM_IKE_##to                                                        \
	}
#define EXTRA (PL(VID) | PL(NOTIFY) | PL(CR))

/* clang-format off */
const struct step v1_aggressive_mode[] = {
	{ "IPsec asks: offer our policies, KE, nonce and who we are",
	  IKE_INITIATOR, EXCHANGE_AGGRESSIVE, FSM_IKE_READY, IKE_AG_INIT_EXCH, .late = true,
	  .arrived = MOVE(SA_REQUEST_AM, I_AM1),
	  .take = prepare, .make = write_offer, .awaits = true },
	{ "the choice came with a proof: prove ourselves",
	  IKE_INITIATOR, EXCHANGE_AGGRESSIVE, FSM_IKE_I_AM1, IKE_AG_INIT_EXCH,
	  .need = PL(SA) | PL(KE) | PL(NONCE) | PL(ID), .may = EXTRA | PL_NATD | PL(CERT), .proof = true,
	  .left = MOVE(PEER_AM, P1_COMPLETE),
	  .take = take_choice, .make = write_proof, .seals = true, .after = v1_up },

	{ "an offer came: choose by our priorities, prove ourselves",
	  IKE_RESPONDER, EXCHANGE_AGGRESSIVE, FSM_IKE_READY, IKE_AG_INIT_EXCH,
	  .need = PL(SA) | PL(KE) | PL(NONCE) | PL(ID), .may = EXTRA,
	  .left = MOVE(PEER_AM, R_AM_AAA_AWAIT),
	  .take = choose, .make = write_choice, .awaits = true, .after = key_replied },
	{ "the proof came: the initiator is who it should be",
	  IKE_RESPONDER, EXCHANGE_AGGRESSIVE, FSM_IKE_R_AM2, IKE_AG_AUTH, .encrypted = true,
	  .may = EXTRA | PL_NATD | PL(CERT), .proof = true,
	  .left = MOVE(PEER_AM, P1_COMPLETE),
	  .take = take_proof, .after = v1_up },
	{ 0 }
};
/* clang-format on */
