/* Main mode with a pre-shared key, RFC 2409 section 5.4, or with RSA signatures, 5.1, where CR goes
 * with the nonces and CERT and SIG stand for HASH.
 *
 *	HDR, SA, VID…				-->
 *						<--	HDR, SA, VID
 *	HDR, KE, Ni [, CR], VID…, NAT-D x2	-->
 *						<--	HDR, KE, Nr [, CR], VID…, NAT-D x2
 *	HDR*, IDii, HASH_I [, N]		-->
 *						<--	HDR*, IDir, HASH_R		*/
#include <string.h>

#include "engine/ike/v1/v1.h"

#define PROTO_UDP 17 /* in the ID payload, RFC 2407 section 4.6.2 */

/* ---- message 1 ---- */

static enum verdict
prepare(struct ike_sa *sa, struct ike_node *none, const struct ike_in *nothing)
{
	struct event_sink *e = sa->ike->events;

	event(e, ISAKMP_TRY_MAIN, 0);
	v1_find_key(sa);
	if (!v1_any_usable(sa)) {
		event(e, ISAKMP_NO_MEANS, 0);
		event(e, ISAKMP_CANNOT_START, 0, "Main");
		return REFUSED;
	}
	v1_say_natt_vids(sa);
	return DONE;
}

static bool
write_offer(struct ike_sa *sa, struct ike_node *none, struct isakmp_writer *w)
{
	event(sa->ike->events, ISAKMP_MAIN_BEGINS, 0);
	return v1_write_own_offer(sa, w);
}

/* ---- message 2 ---- */

static enum verdict
choose(struct ike_sa *sa, struct ike_node *none, const struct ike_in *in)
{
	const struct isakmp_payload *p = isakmp_find(&in->payloads, PAYLOAD_SA);
	struct isakmp_proposal prop;

	if (!v1_read_proposal(p, &prop))
		return MALFORMED;
	ike_cookie_new(sa->ike, sa->cky_r);
	event(sa->ike->events, ISAKMP_PROCESSING, 0, "SA", 0);
	v1_take_vids(sa, in);
	v1_say_key_search(sa);
	v1_keep_sai(sa, p->body, p->len);
	if (!v1_choose(sa, &prop))
		return v1_refuse_offer(sa, in);
	v1_take_vids(sa, in);
	return DONE;
}

static bool
write_choice(struct ike_sa *sa, struct ike_node *none, struct isakmp_writer *w)
{
	v1_write_choice(sa, w);
	v1_write_vid_natt(sa, w);
	return true;
}

static enum verdict
take_choice(struct ike_sa *sa, struct ike_node *none, const struct ike_in *in)
{
	struct isakmp_proposal prop;

	if (!v1_read_choice(sa, in, &prop))
		return MALFORMED;
	event(sa->ike->events, ISAKMP_PROCESSING, 0, "SA", 0);
	v1_take_vids(sa, in);
	v1_say_key_search(sa);
	if (!v1_choose(sa, &prop)) { /* the configuration has changed since */
		event(sa->ike->events, ISAKMP_POLICY_REFUSED, 0, sa->local, sa->key.peer);
		return DROPPED;
	}
	memcpy(sa->cky_r, in->header.cky_r, ISAKMP_COOKIE);
	v1_take_vids(sa, in);
	return DONE;
}

/* ---- messages 3 and 4 ---- */

static bool
write_ke(struct ike_sa *sa, struct ike_node *none, struct isakmp_writer *w)
{
	struct ike_nonce *own = sa->role == IKE_INITIATOR ? &sa->ni : &sa->nr;

	if (sa->role == IKE_INITIATOR) {
		sa->dh = dh_new(sa->policy.group, sa->ike->rng);
		if (!sa->dh)
			return false;
		event(sa->ike->events, CRYPTO_ENGINE, "Create DH");
		v1_draw_nonce(sa, own);
	}
	isakmp_add(w, PAYLOAD_KE, dh_public(sa->dh), dh_size(sa->dh));
	isakmp_add(w, PAYLOAD_NONCE, own->at, own->len);
	if (sa->policy.auth == IKE_AUTH_RSA_SIG)
		v1_write_requests(sa, w);
	if (sa->role == IKE_RESPONDER)
		isakmp_add_vid(w, VID_UNITY);
	isakmp_add_vid(w, VID_DPD);
	v1_write_vid_ios(sa, w);
	isakmp_add_vid(w, VID_XAUTH);
	v1_write_natd(sa, w);
	return true;
}

static enum verdict
take_ke(struct ike_sa *sa, struct ike_node *none, const struct ike_in *in)
{
	enum verdict v = v1_take_ke(sa, in);

	if (v != DONE)
		return v;
	if (sa->policy.auth == IKE_AUTH_RSA_SIG)
		v1_take_requests(sa, in);
	v1_take_vids(sa, in);
	v1_take_natd(sa, in);
	return sa->role == IKE_RESPONDER || v1_can_prove(sa) ? DONE : UNABLE;
}

/* ---- messages 5 and 6 ---- */

static bool
write_id(struct ike_sa *sa, struct ike_node *none, struct isakmp_writer *w)
{
	bool contact = v1_is_first_contact(sa);
	struct v1_id id;

	if (sa->role == IKE_INITIATOR)
		v1_float(sa);
	if (contact)
		event(sa->ike->events, ISAKMP_CONTACT_SENT, sa->conn_id);
	v1_own_id(sa, PROTO_UDP, v1_nat(sa) ? 0 : IKE_PORT, &id);
	v1_say_own_id(sa, v1_own_certificate(sa) ? PAYLOAD_CERT : PAYLOAD_HASH, &id);
	isakmp_add(w, PAYLOAD_ID, id.at, id.len);
	if (!v1_write_proof(sa, (struct chunk){ id.at, id.len }, w))
		return false;
	if (contact)
		v1_write_contact(sa, w);
	return true;
}

static enum verdict
take_id(struct ike_sa *sa, struct ike_node *none, const struct ike_in *in)
{
	const struct isakmp_payload *id = isakmp_find(&in->payloads, PAYLOAD_ID);
	struct v1_who who;
	enum verdict v;

	if (!v1_take_id(sa, id, &who) ||
	    (sa->policy.auth == IKE_AUTH_PSK && !v1_profile_key_holds(sa, &who)))
		return MALFORMED;
	v = v1_take_proof(sa, in, &who, id);
	if (v == DONE && sa->role == IKE_RESPONDER && !v1_can_prove(sa))
		v = UNABLE;
	if (v != DONE)
		return v;
	v1_set_peer(sa, &who);
	v1_authenticated(sa, in);
	return DONE;
}

#define MOVE(input, to)                                                                            \
	{                                                                                          \
		INPUT_##input, FSM_IKE_##to                                                        \
	}
#define EXTRA (PL(VID) | PL(NOTIFY) | PL(CR))

/* clang-format off */
const struct step v1_main_mode[] = {
	{ "IPsec asks: offer our policies",
	  IKE_INITIATOR, EXCHANGE_MAIN, FSM_IKE_READY, IKE_MM_NO_STATE, .late = true,
	  .arrived = MOVE(SA_REQUEST_MM, I_MM1),
	  .take = prepare, .make = write_offer, .awaits = true },
	{ "the choice came: send KE and nonce",
	  IKE_INITIATOR, EXCHANGE_MAIN, FSM_IKE_I_MM1, IKE_MM_SA_SETUP,
	  .need = PL(SA), .may = EXTRA,
	  .arrived = MOVE(PEER_MM, I_MM2), .between = MOVE(PROCESS_MM, I_MM2), .left = MOVE(PROCESSED, I_MM3),
	  .take = take_choice, .make = write_ke, .awaits = true },
	{ "KE and nonce came: keys, send ID and HASH",
	  IKE_INITIATOR, EXCHANGE_MAIN, FSM_IKE_I_MM3, IKE_MM_KEY_EXCH,
	  .need = PL(KE) | PL(NONCE), .may = EXTRA | PL_NATD,
	  .arrived = MOVE(PEER_MM, I_MM4), .between = MOVE(PROCESS_MM, I_MM4), .left = MOVE(PROCESSED, I_MM5),
	  .take = take_ke, .make = write_id, .seals = true, .awaits = true },
	{ "ID and HASH came: the responder is who it should be",
	  IKE_INITIATOR, EXCHANGE_MAIN, FSM_IKE_I_MM5, IKE_MM_KEY_AUTH, .encrypted = true, .late = true,
	  .need = PL(ID), .may = EXTRA | PL(CERT), .proof = true,
	  .arrived = MOVE(PEER_MM, I_MM6), .between = MOVE(PROCESS_MM, I_MM6), .left = MOVE(PROCESSED, P1_COMPLETE),
	  .take = take_id, .after = v1_up },

	{ "an offer came: choose by our priorities",
	  IKE_RESPONDER, EXCHANGE_MAIN, FSM_IKE_READY, IKE_MM_SA_SETUP,
	  .need = PL(SA), .may = EXTRA,
	  .arrived = MOVE(PEER_MM, R_MM1), .between = MOVE(PROCESS_MM, R_MM1), .left = MOVE(PROCESSED, R_MM2),
	  .take = choose, .make = write_choice, .awaits = true },
	{ "KE and nonce came: keys, send ours",
	  IKE_RESPONDER, EXCHANGE_MAIN, FSM_IKE_R_MM2, IKE_MM_KEY_EXCH,
	  .need = PL(KE) | PL(NONCE), .may = EXTRA | PL_NATD,
	  .arrived = MOVE(PEER_MM, R_MM3), .between = MOVE(PROCESS_MM, R_MM3), .left = MOVE(PROCESSED, R_MM4),
	  .take = take_ke, .make = write_ke, .awaits = true },
	{ "ID and HASH came: the initiator is who it should be, prove ourselves",
	  IKE_RESPONDER, EXCHANGE_MAIN, FSM_IKE_R_MM4, IKE_MM_KEY_EXCH, .encrypted = true,
	  .need = PL(ID), .may = EXTRA | PL(CERT), .proof = true,
	  .arrived = MOVE(PEER_MM, R_MM5), .between = MOVE(PROCESS_MM, R_MM5), .left = MOVE(PROCESSED, P1_COMPLETE),
	  .take = take_id, .make = write_id, .seals = true, .after = v1_up },
	{ 0 }
};
/* clang-format on */
