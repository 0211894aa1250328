/* What main and aggressive mode have in common, RFC 2409 section 5: the offer and what comes back,
 * KE and nonce, the proof of who we are, and what is done when phase 1 is up. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/base/xmalloc.h"
#include "engine/ike/v1/v1.h"

static struct chunk
nonce(const struct ike_nonce *n)
{
	return (struct chunk){ n->at, n->len };
}

/* ---- the key ---- */

static bool
has_name(const struct ike_sa *sa)
{
	return sa->mode == EXCHANGE_AGGRESSIVE && sa->peer_id.kind != IKE_ID_NONE &&
	       sa->peer_id.kind != IKE_ID_ADDRESS;
}

static const char *
keyring_of(const struct ike_sa *sa)
{
	const struct ike_profile *p = v1_profile(sa);

	return p ? p->keyring : NULL;
}

static const char *
key_for_name(const struct ike_sa *sa)
{
	return has_name(sa) ? ike_key_for_name(sa->ike, keyring_of(sa), sa->local, sa->peer_id.name)
			    : NULL;
}

const char *
v1_psk(const struct ike_sa *sa)
{
	const struct ike_tunnel *t = v1_tunnel(sa);
	const char *key = t ? t->password : key_for_name(sa);

	return key ? key : ike_key_for(sa->ike, keyring_of(sa), sa->local, sa->key.peer);
}

bool
v1_find_key(struct ike_sa *sa)
{
	struct event_sink *e = sa->ike->events;
	const char *key = v1_psk(sa), *keyring = keyring_of(sa);

	if (v1_tunnel(sa))
		event(e, ISAKMP_TUNNEL_KEY, 0);
	else if (key_for_name(sa))
		event(e, ISAKMP_KEY_OF_NAME, 0, sa->peer_id.name);
	else if (has_name(sa) && sa->role == IKE_RESPONDER)
		event(e, ISAKMP_KEY_OF_NAME_MISSING, sa->peer_id.name);
	else if (key && keyring)
		event(e, ISAKMP_KEY_IN_RING, 0, keyring);
	else if (key)
		event(e, ISAKMP_KEY_FOUND, 0, sa->key.peer);
	if (!key)
		event(e, ISAKMP_KEY_MISSING, 0, sa->key.peer);
	return key;
}

void
v1_keep_sai(struct ike_sa *sa, const uint8_t *body, size_t len)
{
	free(sa->sai_b);
	sa->sai_b = xmemdup(body, len);
	sa->sai_len = len;
}

void
v1_say_natt_vids(const struct ike_sa *sa)
{
	const struct v1_natt *way;

	for (size_t i = 0; sa->ike->natt && (way = v1_natt_at(i)); i++)
		if (way->offered)
			event(sa->ike->events, ISAKMP_VID_MADE, 0, way->made);
}

bool
v1_write_own_offer(struct ike_sa *sa, struct isakmp_writer *w)
{
	size_t start = wr_len(&w->wr) + ISAKMP_GENERIC;
	const struct v1_natt *way;

	if (!v1_write_offer(sa, w) || w->wr.bad)
		return false;
	v1_keep_sai(sa, w->wr.start + start, wr_len(&w->wr) - start);
	for (size_t i = 0; sa->ike->natt && (way = v1_natt_at(i)); i++)
		if (way->offered)
			isakmp_add_vid(w, way->vid);
	return true;
}

/* " VPN SALES": what is looked through for extended authentication. */
static void
say_profiles(const struct ike_sa *sa)
{
	const struct ike_profile *p;
	struct text names = { 0 };

	if (v1_profile(sa)) {
		event(sa->ike->events, ISAKMP_XAUTH_SOUGHT, sa->profile);
		return;
	}
	for (size_t i = 0; (p = ike_profile_at(sa->ike, i)); i++)
		text_addf(&names, " %s", p->name);
	event(sa->ike->events, ISAKMP_SCANNING, text_get(&names));
	text_free(&names);
}

void
v1_say_key_search(struct ike_sa *sa)
{
	if (v1_find_key(sa))
		event(sa->ike->events, ISAKMP_KEY_LOCAL, 0);
	say_profiles(sa);
	v1_say_trustpoints(sa);
}

/* RFC 2408 5.4: the refusal is told in clear, and the association goes. */
enum verdict
v1_refuse_offer(struct ike_sa *sa, const struct ike_in *in)
{
	struct event_sink *e = sa->ike->events;

	event(e, ISAKMP_POLICY_REFUSED, sa->conn_id, sa->local, sa->key.peer);
	event(e, ISAKMP_ERROR_COUNTED, sa->conn_id, 1, "construct_fail_ag_init");
	v1_send_refusal(sa);
	ike_sa_doom(sa, "Phase1 SA policy proposal not accepted");
	v1_take_vids(sa, in);
	return REFUSED;
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

bool
v1_read_choice(const struct ike_sa *sa, const struct ike_in *in, struct isakmp_proposal *prop)
{
	const struct isakmp_payload *p = isakmp_find(&in->payloads, PAYLOAD_SA);
	static const uint8_t zero[ISAKMP_COOKIE];
	struct isakmp_transform t;
	struct rd at;

	if (!v1_read_proposal(p, prop) || !memcmp(in->header.cky_r, zero, sizeof zero))
		return false;
	at = prop->transforms;
	return isakmp_next_transform(&at, &t) && !rd_left(&at) && was_offered(sa, &t);
}

/* ---- KE and nonce ---- */

void
v1_draw_nonce(struct ike_sa *sa, struct ike_nonce *n)
{
	n->len = IKE_NONCE;
	rng_bytes(sa->ike->rng, n->at, n->len);
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
	struct chunk g_xy = { shared, dh_secret_size(a->dh) };
	bool first = sa->role == IKE_INITIATOR;

	if (!dh_agree(a->dh, ke->body, ke->len, shared))
		return false;
	if (psk)
		skeyid_psk(&a->keys, sa->policy.hash, (struct chunk){ psk, strlen(psk) },
			   nonce(&a->ni), nonce(&a->nr));
	else
		skeyid_sig(&a->keys, sa->policy.hash, nonce(&a->ni), nonce(&a->nr), g_xy);
	skeyid_expand(&a->keys, g_xy, sa->key.cky_i, sa->cky_r);
	event(sa->ike->events, CRYPTO_ENGINE, "Create IKE SA");
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
	cipher_free(sa->enc); /* of a message whose HASH did not hold */
	cipher_free(sa->dec);
	sa->enc = cipher_new(sa->policy.cipher, a->cipher_key, a->cipher_key_len, true);
	sa->dec = cipher_new(sa->policy.cipher, a->cipher_key, a->cipher_key_len, false);
	if (ike->keylog)
		ike->keylog(ike->keylog_ctx, sa->key.cky_i, a->cipher_key, a->cipher_key_len);
}

enum verdict
v1_take_ke(struct ike_sa *sa, const struct ike_in *in)
{
	const struct isakmp_payload *ke = isakmp_find(&in->payloads, PAYLOAD_KE);
	const struct isakmp_payload *n = isakmp_find(&in->payloads, PAYLOAD_NONCE);
	bool shared = sa->policy.auth == IKE_AUTH_PSK;
	const char *psk = shared ? v1_psk(sa) : NULL;
	struct agreement a = { .dh = sa->dh, .ni = sa->ni };
	struct ike_nonce *theirs = sa->role == IKE_INITIATOR ? &a.nr : &a.ni;
	enum verdict v = MALFORMED;

	if (shared && !psk) {
		v1_find_key(sa);
		return DROPPED;
	}
	if (n->len < 8 || n->len > IKE_MAX_NONCE)
		return MALFORMED;
	memcpy(theirs->at, n->body, theirs->len = n->len);
	if (sa->role == IKE_RESPONDER) {
		a.dh = dh_new(sa->policy.group, sa->ike->rng);
		event(sa->ike->events, CRYPTO_ENGINE, "Create DH");
		v1_draw_nonce(sa, &a.nr);
	}
	event(sa->ike->events, ISAKMP_PROCESSING, sa->conn_id, "KE", 0);
	if (!a.dh || !agree(sa, &a, ke, psk))
		goto out;
	event(sa->ike->events, ISAKMP_PROCESSING, sa->conn_id, "NONCE", 0);
	if (shared)
		v1_find_key(sa);
	adopt(sa, &a, ke); /* nothing changed before this line */
	ike_sa_name(sa);
	v = DONE;
out:
	if (v != DONE && a.dh != sa->dh)
		dh_free(a.dh);
	wipe(&a, sizeof a);
	return v;
}

/* ---- who is there ---- */

void
v1_write_contact(const struct ike_sa *sa, struct isakmp_writer *w)
{
	uint8_t spi[2 * ISAKMP_COOKIE];

	memcpy(spi, sa->key.cky_i, ISAKMP_COOKIE);
	memcpy(spi + ISAKMP_COOKIE, sa->cky_r, ISAKMP_COOKIE);
	isakmp_add_notify(w, PROTOCOL_ISAKMP, NOTIFY_INITIAL_CONTACT, spi, sizeof spi, NULL, 0);
}

/* The peer is new to us: should it remember anything, it may forget it. */
bool
v1_is_first_contact(const struct ike_sa *sa)
{
	const struct ike_sink *sink = &sa->ike->sink;

	return sa->role == IKE_INITIATOR && !ike_sa_up(sa->ike, sa->local, sa->key.peer, 0, sa) &&
	       !sink->has_children(sink->owner, sa->local, sa->key.peer);
}

static bool
hash_holds(struct ike_sa *sa, const struct ike_in *in, struct chunk id_b)
{
	const struct isakmp_payload *h = isakmp_find(&in->payloads, PAYLOAD_HASH);
	enum ike_role them = sa->role == IKE_INITIATOR ? IKE_RESPONDER : IKE_INITIATOR;
	uint8_t want[CRYPTO_MAX_DIGEST];

	event(sa->ike->events, ISAKMP_PROCESSING, sa->conn_id, "HASH", 0);
	v1_auth_hash(sa, them, id_b, want);
	if (h->len == sa->keys.len && crypto_equal(want, h->body, h->len))
		return true;
	event(sa->ike->events, ISAKMP_HASH_MISMATCH, sa->conn_id);
	return false;
}

enum verdict
v1_take_proof(struct ike_sa *sa, const struct ike_in *in, struct v1_who *who,
	      const struct isakmp_payload *id)
{
	bool sig = sa->policy.auth == IKE_AUTH_RSA_SIG;

	if (!isakmp_find(&in->payloads, sig ? PAYLOAD_SIG : PAYLOAD_HASH))
		return MALFORMED;
	if (sig)
		return v1_take_signature(sa, in, who, id);
	if (sa->profile && !who->profile)
		return MALFORMED;
	return hash_holds(sa, in, (struct chunk){ id->body, id->len }) ? DONE : MALFORMED;
}

bool
v1_write_proof(const struct ike_sa *sa, struct chunk id_b, struct isakmp_writer *w)
{
	uint8_t hash[CRYPTO_MAX_DIGEST];

	if (sa->policy.auth == IKE_AUTH_RSA_SIG)
		return v1_write_signature(sa, id_b, w);
	v1_auth_hash(sa, sa->role, id_b, hash);
	isakmp_add(w, PAYLOAD_HASH, hash, sa->keys.len);
	return true;
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
	struct ike_sa *other = ike_sa_first(ike, sa->local, sa->key.peer), *next;

	event(ike->events, ISAKMP_AUTH_STATUS, sa->conn_id, "authenticated");
	event(ike->events, ISAKMP_CONTACT, sa->conn_id, sa->local, sa->key.peer, sa->pport);
	for (; other; other = next) {
		next = LIST_NEXT(other, between);
		if (other != sa && !other->deleted && other->authenticated &&
		    other->pport == sa->pport)
			ike_sa_delete(other, "Receive initial contact");
	}
	ike->sink.forget_peer(ike->sink.owner, sa->local, sa->key.peer, v1_udp(sa) ? sa->pport : 0);
}

void
v1_authenticated(struct ike_sa *sa, const struct ike_in *in)
{
	struct event_sink *e = sa->ike->events;
	bool contact = has_contact(sa, in);

	ike_sa_proven(sa);
	event(e, ISAKMP_AUTH_STATUS, sa->conn_id, "authenticated");
	event(e, ISAKMP_AUTHENTICATED, sa->conn_id, sa->key.peer);
	if (sa->role == IKE_RESPONDER)
		v1_follow(sa, in);
	if (contact)
		bring_down_others(sa);
	if (v1_nat(sa) && sa->role == IKE_INITIATOR)
		event(e, ISAKMP_NAT_ENCAPSULATED, sa->conn_id, ike_peer_handle(sa->peer),
		      ike_sa_handle(sa));
	ike_sa_rebind(sa);
}

void
v1_up(struct ike_sa *sa, struct ike_node *none)
{
	dh_free(sa->dh);
	sa->dh = NULL;
	wipe(&sa->ni, sizeof sa->ni);
	wipe(&sa->nr, sizeof sa->nr);
	sa->ike->stats.established++;
	v1_start_keepalive(sa);
	v1_dpd_heard(sa);
	v1_dpd_start(sa);
	event(sa->ike->events, ISAKMP_UP, sa->conn_id, sa->local, sa->key.peer);
	ike_tell_unknown_spi(sa);
	ike_run_requests(sa);
	ike_move_sa(sa, (struct move){ INPUT_PHASE1_COMPLETE, FSM_IKE_P1_COMPLETE });
}
