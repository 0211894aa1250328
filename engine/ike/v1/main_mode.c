/* Main mode with a pre-shared key, RFC 2409 section 5.4.
 *
 *	HDR, SA, VID…			-->
 *					<--	HDR, SA, VID
 *	HDR, KE, Ni, VID…, NAT-D x2	-->
 *					<--	HDR, KE, Nr, VID…, NAT-D x2
 *	HDR*, IDii, HASH_I [, N]	-->
 *					<--	HDR*, IDir, HASH_R		*/
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/ike/v1/v1.h"

static struct chunk
nonce(const struct ike_nonce *n)
{
	return (struct chunk){ n->at, n->len };
}

static bool
find_key(struct ike_sa *sa)
{
	const char *key = ike_key_for(sa->ike, sa->key.peer);

	if (key)
		event(sa->ike->events, ISAKMP_KEY_FOUND, 0, sa->key.peer);
	else
		event(sa->ike->events, ISAKMP_KEY_MISSING, 0, sa->key.peer);
	return key;
}

/* ---- message 1 ---- */

static enum verdict
prepare(struct ike_sa *sa, struct ike_node *none, const struct ike_in *nothing)
{
	struct event_sink *e = sa->ike->events;

	event(e, ISAKMP_TRY_MAIN, 0);
	if (!find_key(sa) || !v1_any_usable(sa)) {
		event(e, ISAKMP_NO_MEANS, 0);
		event(e, ISAKMP_CANNOT_START, 0);
		return REFUSED;
	}
	event(e, ISAKMP_VID_MADE, 0, "rfc3947");
	event(e, ISAKMP_VID_MADE, 0, "07");
	event(e, ISAKMP_VID_MADE, 0, "03");
	event(e, ISAKMP_VID_MADE, 0, "02");
	return DONE;
}

static void
keep_sai(struct ike_sa *sa, const uint8_t *body, size_t len)
{
	free(sa->sai_b);
	sa->sai_b = xmemdup(body, len);
	sa->sai_len = len;
}

static bool
write_offer(struct ike_sa *sa, struct ike_node *none, struct isakmp_writer *w)
{
	size_t start = wr_len(&w->wr) + ISAKMP_GENERIC;

	event(sa->ike->events, ISAKMP_MAIN_BEGINS, 0);
	if (!v1_write_offer(sa, w) || w->wr.bad)
		return false;
	keep_sai(sa, w->wr.start + start, wr_len(&w->wr) - start);
	isakmp_add_vid(w, VID_NATT_RFC3947);
	isakmp_add_vid(w, VID_NATT_07);
	isakmp_add_vid(w, VID_NATT_03);
	isakmp_add_vid(w, VID_NATT_02N);
	return true;
}

/* ---- message 2 ---- */

static void
say_key_search(struct ike_sa *sa)
{
	struct event_sink *e = sa->ike->events;

	if (find_key(sa))
		event(e, ISAKMP_KEY_LOCAL, 0);
	event(e, ISAKMP_SCANNING);
}

/* RFC 2408 5.4: the refusal is told in clear, and the association goes. */
static enum verdict
refuse_offer(struct ike_sa *sa, const struct ike_in *in)
{
	struct event_sink *e = sa->ike->events;

	event(e, ISAKMP_POLICY_REFUSED, sa->conn_id, sa->local, sa->key.peer);
	event(e, ISAKMP_ERROR_COUNTED, sa->conn_id, 1, "construct_fail_ag_init");
	v1_send_refusal(sa);
	ike_sa_doom(sa, "Phase1 SA policy proposal not accepted");
	v1_take_vids(sa, in);
	return REFUSED;
}

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
	say_key_search(sa);
	keep_sai(sa, p->body, p->len);
	if (!v1_choose(sa, &prop))
		return refuse_offer(sa, in);
	v1_take_vids(sa, in);
	return DONE;
}

static bool
write_choice(struct ike_sa *sa, struct ike_node *none, struct isakmp_writer *w)
{
	v1_write_choice(sa, w);
	if (sa->natt) {
		event(sa->ike->events, ISAKMP_VID_MADE, 0, "rfc3947");
		isakmp_add_vid(w, VID_NATT_RFC3947);
	}
	return true;
}

/* The answer must be one of the transforms that we offered, octet for octet behind its head
 * (next payload, reserved, length, number, id, reserved). */
static bool
was_offered(const struct ike_sa *sa, const struct isakmp_transform *chosen)
{
	struct isakmp_payload sai = { .type = PAYLOAD_SA, .body = sa->sai_b, .len = sa->sai_len };
	struct isakmp_proposal prop;
	struct isakmp_transform t;
	const size_t head = 8;

	if (!v1_read_proposal(&sai, &prop))
		return false;
	while (isakmp_next_transform(&prop.transforms, &t))
		if (t.number == chosen->number && t.id == chosen->id && t.len == chosen->len &&
		    !memcmp(t.whole + head, chosen->whole + head, t.len - head))
			return true;
	return false;
}

static enum verdict
take_choice(struct ike_sa *sa, struct ike_node *none, const struct ike_in *in)
{
	const struct isakmp_payload *p = isakmp_find(&in->payloads, PAYLOAD_SA);
	static const uint8_t zero[ISAKMP_COOKIE];
	struct isakmp_proposal prop;
	struct isakmp_transform t;
	struct rd at;

	if (!v1_read_proposal(p, &prop) || !memcmp(in->header.cky_r, zero, sizeof zero))
		return MALFORMED;
	at = prop.transforms;
	if (!isakmp_next_transform(&at, &t) || rd_left(&at) || !was_offered(sa, &t))
		return MALFORMED;
	event(sa->ike->events, ISAKMP_PROCESSING, 0, "SA", 0);
	v1_take_vids(sa, in);
	say_key_search(sa);
	if (!v1_choose(sa, &prop)) { /* the configuration has changed since */
		event(sa->ike->events, ISAKMP_POLICY_REFUSED, 0, sa->local, sa->key.peer);
		return DROPPED;
	}
	memcpy(sa->cky_r, in->header.cky_r, ISAKMP_COOKIE);
	v1_take_vids(sa, in);
	return DONE;
}

/* ---- messages 3 and 4 ---- */

static void
draw_nonce(struct ike_sa *sa, struct ike_nonce *n)
{
	n->len = IKE_NONCE;
	rng_bytes(sa->ike->rng, n->at, n->len);
}

static bool
write_ke(struct ike_sa *sa, struct ike_node *none, struct isakmp_writer *w)
{
	struct ike_nonce *own = sa->role == IKE_INITIATOR ? &sa->ni : &sa->nr;

	if (sa->role == IKE_INITIATOR) {
		sa->dh = dh_new(sa->policy.group, sa->ike->rng);
		if (!sa->dh)
			return false;
		draw_nonce(sa, own);
	}
	isakmp_add(w, PAYLOAD_KE, dh_public(sa->dh), dh_size(sa->dh));
	isakmp_add(w, PAYLOAD_NONCE, own->at, own->len);
	if (sa->role == IKE_RESPONDER)
		isakmp_add_vid(w, VID_UNITY);
	isakmp_add_vid(w, VID_DPD);
	v1_write_vid_ios(sa, w);
	isakmp_add_vid(w, VID_XAUTH);
	v1_write_natd(sa, w);
	return true;
}

/* What KE and NONCE lead to, before it is the association's. */
struct agreement {
	struct dh *dh; /* ours */
	struct v1_keys keys;
	struct ike_nonce ni, nr;
	uint8_t cipher_key[CRYPTO_MAX_KEY];
	size_t cipher_key_len;
	uint8_t iv[CRYPTO_MAX_BLOCK];
};

static bool
agree(struct ike_sa *sa, struct agreement *a, const struct isakmp_payload *ke, const char *psk)
{
	struct chunk own = { dh_public(a->dh), dh_size(a->dh) }, peer = { ke->body, ke->len };
	uint8_t shared[CRYPTO_MAX_DH];
	bool first = sa->role == IKE_INITIATOR;

	if (!dh_agree(a->dh, ke->body, ke->len, shared))
		return false;
	skeyid_psk(&a->keys, sa->policy.hash, (struct chunk){ psk, strlen(psk) }, nonce(&a->ni),
		   nonce(&a->nr));
	skeyid_expand(&a->keys, (struct chunk){ shared, own.len }, sa->key.cky_i, sa->cky_r);
	wipe(shared, sizeof shared);
	a->cipher_key_len = sa->policy.key_bits / 8;
	if (!cipher_info(sa->policy.cipher)->variable_key)
		a->cipher_key_len = cipher_info(sa->policy.cipher)->key_bits / 8;
	v1_cipher_key(&a->keys, sa->policy.cipher, a->cipher_key, a->cipher_key_len);
	phase1_iv(sa->policy.hash, first ? own : peer, first ? peer : own, a->iv,
		  cipher_info(sa->policy.cipher)->block);
	return true;
}

static void
adopt(struct ike_sa *sa, const struct agreement *a, const struct isakmp_payload *ke)
{
	struct ike *ike = sa->ike;

	sa->dh = a->dh;
	sa->keys = a->keys;
	sa->ni = a->ni;
	sa->nr = a->nr;
	memcpy(sa->gx_peer, ke->body, ke->len);
	memcpy(sa->iv, a->iv, sizeof sa->iv);
	sa->enc = cipher_new(sa->policy.cipher, a->cipher_key, a->cipher_key_len, true);
	sa->dec = cipher_new(sa->policy.cipher, a->cipher_key, a->cipher_key_len, false);
	if (ike->keylog)
		ike->keylog(ike->keylog_ctx, sa->key.cky_i, a->cipher_key, a->cipher_key_len);
}

static enum verdict
take_ke(struct ike_sa *sa, struct ike_node *none, const struct ike_in *in)
{
	const struct isakmp_payload *ke = isakmp_find(&in->payloads, PAYLOAD_KE);
	const struct isakmp_payload *n = isakmp_find(&in->payloads, PAYLOAD_NONCE);
	const char *psk = ike_key_for(sa->ike, sa->key.peer);
	struct agreement a = { .dh = sa->dh, .ni = sa->ni };
	struct ike_nonce *theirs = sa->role == IKE_INITIATOR ? &a.nr : &a.ni;
	enum verdict v = MALFORMED;

	if (!psk) {
		find_key(sa);
		return DROPPED;
	}
	if (n->len < 8 || n->len > IKE_MAX_NONCE)
		return MALFORMED;
	memcpy(theirs->at, n->body, theirs->len = n->len);
	if (sa->role == IKE_RESPONDER) {
		a.dh = dh_new(sa->policy.group, sa->ike->rng);
		draw_nonce(sa, &a.nr);
	}
	event(sa->ike->events, ISAKMP_PROCESSING, sa->conn_id, "KE", 0);
	if (!a.dh || !agree(sa, &a, ke, psk))
		goto out;
	event(sa->ike->events, ISAKMP_PROCESSING, sa->conn_id, "NONCE", 0);
	find_key(sa);
	adopt(sa, &a, ke); /* nothing changed before this line */
	ike_sa_name(sa);
	v1_take_vids(sa, in);
	v1_take_natd(sa, in);
	v = DONE;
out:
	if (v != DONE && a.dh != sa->dh)
		dh_free(a.dh);
	wipe(&a, sizeof a);
	return v;
}

/* ---- messages 5 and 6 ---- */

static void
write_contact(const struct ike_sa *sa, struct isakmp_writer *w)
{
	uint8_t spi[2 * ISAKMP_COOKIE];

	memcpy(spi, sa->key.cky_i, ISAKMP_COOKIE);
	memcpy(spi + ISAKMP_COOKIE, sa->cky_r, ISAKMP_COOKIE);
	isakmp_add_notify(w, PROTOCOL_ISAKMP, NOTIFY_INITIAL_CONTACT, spi, sizeof spi, NULL, 0);
}

/* The peer is new to us: should it remember anything, it may forget it. */
static bool
is_first_contact(const struct ike_sa *sa)
{
	const struct ike_sink *sink = &sa->ike->sink;

	return sa->role == IKE_INITIATOR && !ike_sa_up(sa->ike, sa->local, sa->key.peer, sa) &&
	       !sink->has_children(sink->owner, sa->local, sa->key.peer);
}

static bool
write_id(struct ike_sa *sa, struct ike_node *none, struct isakmp_writer *w)
{
	bool contact = is_first_contact(sa);
	uint8_t id[8], hash[CRYPTO_MAX_DIGEST];
	size_t len;

	if (sa->role == IKE_INITIATOR)
		v1_float(sa);
	if (contact)
		event(sa->ike->events, ISAKMP_CONTACT_SENT, sa->conn_id);
	len = v1_write_id(sa, w, id);
	v1_auth_hash(sa, sa->role, (struct chunk){ id, len }, hash);
	isakmp_add(w, PAYLOAD_HASH, hash, sa->keys.len);
	if (contact)
		write_contact(sa, w);
	return true;
}

static bool
take_hash(struct ike_sa *sa, const struct ike_in *in, const struct isakmp_payload *id)
{
	const struct isakmp_payload *h = isakmp_find(&in->payloads, PAYLOAD_HASH);
	enum ike_role them = sa->role == IKE_INITIATOR ? IKE_RESPONDER : IKE_INITIATOR;
	uint8_t want[CRYPTO_MAX_DIGEST];

	event(sa->ike->events, ISAKMP_PROCESSING, sa->conn_id, "HASH", 0);
	v1_auth_hash(sa, them, (struct chunk){ id->body, id->len }, want);
	return h->len == sa->keys.len && crypto_equal(want, h->body, h->len);
}

static bool
has_contact(struct ike_sa *sa, const struct ike_in *in)
{
	const struct isakmp_payload *p = isakmp_find(&in->payloads, PAYLOAD_NOTIFY);
	struct isakmp_notify n;

	for (; p; p = isakmp_find_next(&in->payloads, p)) {
		if (!isakmp_read_notify(p, &n) || n.type != NOTIFY_INITIAL_CONTACT)
			continue;
		event(sa->ike->events, ISAKMP_NOTIFY, sa->conn_id, "INITIAL_CONTACT", n.protocol, 0,
		      0, ike_sa_handle(sa));
		return true;
	}
	return false;
}

/* Everything that the peer had with us belongs to its former life. */
static void
bring_down_others(struct ike_sa *sa)
{
	struct ike *ike = sa->ike;
	struct ike_sa *other = ike->by_serial, *next;

	event(ike->events, ISAKMP_AUTH_STATUS, sa->conn_id, "authenticated");
	event(ike->events, ISAKMP_CONTACT, sa->conn_id, sa->local, sa->key.peer, sa->pport);
	for (; other; other = next) {
		next = other->hh_serial.next;
		if (other != sa && !other->deleted && other->authenticated &&
		    other->local == sa->local && other->key.peer == sa->key.peer &&
		    other->pport == sa->pport)
			ike_sa_delete(other, "Receive initial contact");
	}
	ike->sink.forget_peer(ike->sink.owner, sa->local, sa->key.peer);
}

static enum verdict
take_id(struct ike_sa *sa, struct ike_node *none, const struct ike_in *in)
{
	const struct isakmp_payload *id = isakmp_find(&in->payloads, PAYLOAD_ID);
	struct event_sink *e = sa->ike->events;
	bool contact;
	ip4 who;

	if (!v1_take_id(sa, id, &who) || !take_hash(sa, in, id))
		return MALFORMED;
	contact = has_contact(sa, in);
	sa->authenticated = true;
	sa->peer_id = who;
	event(e, ISAKMP_AUTH_STATUS, sa->conn_id, "authenticated");
	event(e, ISAKMP_AUTHENTICATED, sa->conn_id, sa->key.peer);
	if (sa->role == IKE_RESPONDER) {
		sa->ike->half_open--;
		v1_follow(sa, in);
	}
	if (contact)
		bring_down_others(sa);
	if (v1_nat(sa) && sa->role == IKE_INITIATOR)
		event(e, ISAKMP_NAT_ENCAPSULATED, sa->conn_id, ike_peer_handle(sa->peer),
		      ike_sa_handle(sa));
	ike_sa_rebind(sa);
	return DONE;
}

static void
up(struct ike_sa *sa, struct ike_node *none)
{
	dh_free(sa->dh);
	sa->dh = NULL;
	wipe(&sa->ni, sizeof sa->ni);
	wipe(&sa->nr, sizeof sa->nr);
	sa->ike->stats.established++;
	v1_start_keepalive(sa);
	v1_dpd_start(sa);
	event(sa->ike->events, ISAKMP_UP, sa->conn_id, sa->local, sa->key.peer);
	ike_run_requests(sa);
	ike_move_sa(sa, (struct move){ INPUT_PHASE1_COMPLETE, FSM_IKE_P1_COMPLETE });
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
	  .need = PL(KE) | PL(NONCE), .may = EXTRA | PL(NATD),
	  .arrived = MOVE(PEER_MM, I_MM4), .between = MOVE(PROCESS_MM, I_MM4), .left = MOVE(PROCESSED, I_MM5),
	  .take = take_ke, .make = write_id, .seals = true, .awaits = true },
	{ "ID and HASH came: the responder is who it should be",
	  IKE_INITIATOR, EXCHANGE_MAIN, FSM_IKE_I_MM5, IKE_MM_KEY_AUTH, .encrypted = true, .late = true,
	  .need = PL(ID) | PL(HASH), .may = EXTRA,
	  .arrived = MOVE(PEER_MM, I_MM6), .between = MOVE(PROCESS_MM, I_MM6), .left = MOVE(PROCESSED, P1_COMPLETE),
	  .take = take_id, .after = up },

	{ "an offer came: choose by our priorities",
	  IKE_RESPONDER, EXCHANGE_MAIN, FSM_IKE_READY, IKE_MM_SA_SETUP,
	  .need = PL(SA), .may = EXTRA,
	  .arrived = MOVE(PEER_MM, R_MM1), .between = MOVE(PROCESS_MM, R_MM1), .left = MOVE(PROCESSED, R_MM2),
	  .take = choose, .make = write_choice, .awaits = true },
	{ "KE and nonce came: keys, send ours",
	  IKE_RESPONDER, EXCHANGE_MAIN, FSM_IKE_R_MM2, IKE_MM_KEY_EXCH,
	  .need = PL(KE) | PL(NONCE), .may = EXTRA | PL(NATD),
	  .arrived = MOVE(PEER_MM, R_MM3), .between = MOVE(PROCESS_MM, R_MM3), .left = MOVE(PROCESSED, R_MM4),
	  .take = take_ke, .make = write_ke, .awaits = true },
	{ "ID and HASH came: the initiator is who it should be, prove ourselves",
	  IKE_RESPONDER, EXCHANGE_MAIN, FSM_IKE_R_MM4, IKE_MM_KEY_EXCH, .encrypted = true,
	  .need = PL(ID) | PL(HASH), .may = EXTRA,
	  .arrived = MOVE(PEER_MM, R_MM5), .between = MOVE(PROCESS_MM, R_MM5), .left = MOVE(PROCESSED, P1_COMPLETE),
	  .take = take_id, .make = write_id, .seals = true, .after = up },
	{ 0 }
};
/* clang-format on */
