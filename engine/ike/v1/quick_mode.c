/* Quick mode, RFC 2409 section 5.5.
 *
 *	HDR*, HASH(1), SA, Ni, [KE], IDci, IDcr	-->
 *						<--	HDR*, HASH(2), SA, Nr, [KE], IDci, IDcr
 *	HDR*, HASH(3)				-->
 *
 * KE is there for perfect forward secrecy: when the transforms name a group.
 * The responder installs both SAs with message 2 and uses the outbound one from message 3 on. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/ike/v1/v1.h"

static struct chunk
nonce(const struct ike_nonce *n)
{
	return (struct chunk){ n->at, n->len };
}

static void
processing(const struct ike_node *n, const char *payload)
{
	event(n->sa->ike->events, ISAKMP_PROCESSING, n->sa->conn_id, payload, n->msgid);
}

static bool
take_nonce(const struct ike_in *in, struct ike_nonce *n)
{
	const struct isakmp_payload *p = isakmp_find(&in->payloads, PAYLOAD_NONCE);

	if (p->len < 8 || p->len > sizeof n->at)
		return false;
	memcpy(n->at, p->body, n->len = p->len);
	return true;
}

/* The peer's public value, when the group is not 0; without a group there is none. Gives the shared
 * secret; ours is drawn where that has not been done yet. */
static bool
take_ke(struct ike_sa *sa, struct ike_node *n, const struct ike_in *in, unsigned group)
{
	const struct isakmp_payload *p = isakmp_find(&in->payloads, PAYLOAD_KE);
	uint8_t secret[CRYPTO_MAX_DH];

	if (!group || !p)
		return !group && !p;
	if (!n->dh)
		n->dh = dh_new(group, sa->ike->rng);
	if (!n->dh || !dh_agree(n->dh, p->body, p->len, secret))
		return false;
	n->gqm_xy_len = dh_secret_size(n->dh);
	n->gqm_xy = xmemdup(secret, n->gqm_xy_len);
	wipe(secret, sizeof secret);
	return true;
}

static void
say_taken(const struct ike_node *n, unsigned ids)
{
	processing(n, "NONCE");
	if (n->gqm_xy)
		processing(n, "KE");
	while (ids--)
		processing(n, "ID");
}

/* ---- writing ---- */

static void
write_ke(const struct ike_node *n, struct isakmp_writer *w)
{
	if (n->dh)
		isakmp_add(w, PAYLOAD_KE, dh_public(n->dh), dh_size(n->dh));
}

/* Opens HASH, to be filled in when what follows is known. */
static uint8_t *
open_hash(const struct ike_sa *sa, struct isakmp_writer *w)
{
	return isakmp_add_room(w, PAYLOAD_HASH, sa->keys.len);
}

static struct chunk
behind(const struct ike_sa *sa, const uint8_t *hash, const struct isakmp_writer *w)
{
	const uint8_t *rest = hash + sa->keys.len;

	return (struct chunk){ rest, (size_t)(w->wr.at - rest) };
}

static void
write_own_id(struct ike_node *n, unsigned which, struct isakmp_writer *w, struct prefix p,
	     uint8_t protocol, uint16_t port)
{
	size_t start = wr_len(&w->wr) + ISAKMP_GENERIC;

	isakmp_add_id_prefix(w, p, protocol, port);
	if (w->wr.bad)
		return;
	n->id_len[which] = wr_len(&w->wr) - start;
	memcpy(n->ids[which], w->wr.start + start, n->id_len[which]);
}

/* One for each protocol of the suite that has none yet. */
static void
reserve_spis(struct ike *ike, struct ike_node *n, const struct ipsec_suite *s)
{
	for (enum suite_protocol p = 0; p < SUITE_PROTOCOLS; p++)
		if (suite_has(s, p) && !n->spi_in[p])
			n->spi_in[p] = ike->sink.alloc_spi(ike->sink.owner);
}

static bool
write_request(struct ike_sa *sa, struct ike_node *n, struct isakmp_writer *w)
{
	struct ike *ike = sa->ike;
	const struct selector *s = &n->request->selector;
	unsigned group = n->request->offer[0].pfs_group; /* one for all */
	uint8_t *hash = open_hash(sa, w);

	if (group && !(n->dh = dh_new(group, ike->rng)))
		return false;
	event(ike->events, ISAKMP_QM_BEGINS, sa->conn_id, n->msgid);
	for (size_t i = 0; i < n->request->offers; i++)
		reserve_spis(ike, n, &n->request->offer[i].suite);
	event(ike->events, ISAKMP_QM_INITIATOR_SPI, sa->conn_id);
	v1_write_proposals(n->request, v1_udp(sa), n->spi_in, w);
	n->ni.len = IKE_NONCE;
	rng_bytes(ike->rng, n->ni.at, n->ni.len);
	isakmp_add(w, PAYLOAD_NONCE, n->ni.at, n->ni.len);
	write_ke(n, w);
	write_own_id(n, 0, w, s->local, s->protocol, s->local_port);
	write_own_id(n, 1, w, s->remote, s->protocol, s->remote_port);
	if (v1_udp(sa) && n->request->offer[0].suite.transport)
		v1_write_natoa(sa, IKE_INITIATOR, w);
	if (w->wr.bad)
		return false;
	hash_1(&sa->keys, n->msgid, behind(sa, hash, w), hash);
	return true;
}

/* ---- what both ends do with a choice ---- */

/* KEYMAT of every protocol and direction, in that order. */
struct keys {
	uint8_t at[SUITE_PROTOCOLS][2][SUITE_MAX_KEYMAT];
};

static void
derive_keys(struct ike_sa *sa, const struct ike_node *n, struct keys *k)
{
	const struct chunk gqm_xy = { n->gqm_xy, n->gqm_xy ? n->gqm_xy_len : 0 };

	event(sa->ike->events, CRYPTO_ENGINE, "Generate IKE QM keys");
	for (enum suite_protocol p = 0; p < SUITE_PROTOCOLS; p++) {
		size_t len = suite_keymat(&n->proposal.offer.suite, p);

		for (int out = 0; out < 2 && len; out++)
			keymat(&sa->keys, gqm_xy, v1_protocol[p],
			       out ? n->spi_out[p] : n->spi_in[p], nonce(&n->ni), nonce(&n->nr),
			       k->at[p][out], len);
	}
}

/* What was reserved for offers that the peer did not choose. */
static void
release_others(struct ike *ike, struct ike_node *n)
{
	for (enum suite_protocol p = 0; p < SUITE_PROTOCOLS; p++) {
		if (!n->spi_in[p] || suite_has(&n->proposal.offer.suite, p))
			continue;
		ike->sink.release_spi(ike->sink.owner, n->spi_in[p]);
		n->spi_in[p] = 0;
	}
}

static bool
install(struct ike_sa *sa, struct ike_node *n)
{
	struct ike *ike = sa->ike;
	const struct child_proposal *p = &n->proposal;
	enum suite_protocol known_by = suite_main(&p->offer.suite);
	struct keys k;
	struct child_pair pair = {
		.id = n->choice.id,
		.local = sa->local,
		.peer = sa->key.peer,
		.local_port = p->offer.udp_encap ? sa->lport : 0,
		.peer_port = p->offer.udp_encap ? sa->pport : 0,
		.selector = p->selector,
		.suite = p->offer.suite,
		.life_seconds = n->choice.life_seconds,
		.life_kilobytes = n->choice.life_kilobytes,
		.pfs_group = p->offer.pfs_group,
		.keymat_in = { k.at[SUITE_AH][0], k.at[SUITE_ESP][0] },
		.keymat_out = { k.at[SUITE_AH][1], k.at[SUITE_ESP][1] },
		.initiator = n->role == IKE_INITIATOR,
		.ike_conn = sa->conn_id,
	};
	const char *interface;

	release_others(ike, n);
	memcpy(pair.spi_in, n->spi_in, sizeof pair.spi_in);
	memcpy(pair.spi_out, n->spi_out, sizeof pair.spi_out);
	derive_keys(sa, n, &k);
	interface = ike->sink.install(ike->sink.owner, &pair);
	wipe(&k, sizeof k);
	if (!interface)
		return false;
	n->installed = true;
	ike->stats.quick_done++;
	event(ike->events, ISAKMP_QM_CALLBACK, sa->conn_id);
	event(ike->events, ISAKMP_QM_INSTALLED, sa->conn_id, n->spi_in[known_by], interface);
	return true;
}

/* spi: the peer's of one proposal that is refused. */
static void
reject(struct ike_sa *sa, struct ike_node *n, enum suite_protocol protocol, uint32_t spi)
{
	uint8_t wire[4] = { spi >> 24, spi >> 16 & 255, spi >> 8 & 255, spi & 255 };

	event(sa->ike->events, ISAKMP_QM_REFUSED, sa->conn_id, sa->local, sa->key.peer);
	v1_send_notify(sa, v1_protocol[protocol], NOTIFY_NO_PROPOSAL_CHOSEN, spi, wire, sizeof wire,
		       NULL, 0);
	ike_node_end(n, true, "QM rejected");
	sa->ike->stats.quick_failed++;
}

/* ---- responder ---- */

/* IDci and IDcr as a selector of ours; without them the two ends speak for themselves. */
static bool
take_ids(struct ike_sa *sa, struct ike_node *n, const struct ike_in *in)
{
	const struct isakmp_payload *p = isakmp_find(&in->payloads, PAYLOAD_ID);
	struct selector *s = &n->proposal.selector;
	struct isakmp_id id[2];

	if (!p) {
		s->remote = prefix_make(sa->key.peer, 32);
		s->local = prefix_make(sa->local, 32);
		return true;
	}
	if (isakmp_count(&in->payloads, PAYLOAD_ID) != 2)
		return false;
	for (unsigned i = 0; i < 2; i++, p = isakmp_find_next(&in->payloads, p)) {
		if (p->len > sizeof n->ids[i] || !isakmp_read_id(p, &id[i]))
			return false;
		memcpy(n->ids[i], p->body, n->id_len[i] = p->len);
	}
	s->protocol = id[0].protocol;
	s->remote_port = id[0].port;
	s->local_port = id[1].port;
	return id[0].protocol == id[1].protocol && isakmp_id_prefix(&id[0], &s->remote) &&
	       isakmp_id_prefix(&id[1], &s->local);
}

/* The first proposal that IPsec takes. When there is none, *last is the last one. */
static bool
choose(struct ike_sa *sa, struct ike_node *n, struct rd at, struct v1_bundle *last)
{
	n->questions = 0;
	while (v1_next_bundle(&at, last))
		if (v1_take_bundle(sa, n, last))
			return true;
	return false;
}

static enum verdict
take_request(struct ike_sa *sa, struct ike_node *n, const struct ike_in *in)
{
	struct ike *ike = sa->ike;
	struct v1_bundle b = { 0 };
	struct isakmp_sa list;

	processing(n, "HASH"); /* the driver has compared it */
	if (!isakmp_read_sa(isakmp_find(&in->payloads, PAYLOAD_SA), &list) ||
	    !take_nonce(in, &n->ni))
		return MALFORMED;
	processing(n, "SA");
	ike->stats.quick_responded++;
	if (!take_ids(sa, n, in) || !choose(sa, n, list.proposals, &b)) {
		reject(sa, n, b.has[SUITE_AH] && !b.has[SUITE_ESP] ? SUITE_AH : SUITE_ESP,
		       v1_bundle_spi(&b));
		return REFUSED;
	}
	if (!take_ke(sa, n, in, n->proposal.offer.pfs_group))
		return MALFORMED;
	say_taken(n, n->id_len[0] ? 2 : 0);
	v1_take_natoa(sa, in, n->msgid);
	event(ike->events, ISAKMP_QM_RESPONDER_SPI, sa->conn_id);
	reserve_spis(ike, n, &n->proposal.offer.suite);
	n->nr.len = IKE_NONCE;
	rng_bytes(ike->rng, n->nr.at, n->nr.len);
	return DONE;
}

static void
reject_own(struct ike_sa *sa, struct ike_node *n)
{
	enum suite_protocol protocol = suite_main(&n->proposal.offer.suite);

	reject(sa, n, protocol, n->spi_out[protocol]);
}

static bool
write_answer(struct ike_sa *sa, struct ike_node *n, struct isakmp_writer *w)
{
	uint8_t *hash = open_hash(sa, w);

	if (!install(sa, n)) {
		reject_own(sa, n);
		return false;
	}
	v1_write_taken(n, w);
	isakmp_add(w, PAYLOAD_NONCE, n->nr.at, n->nr.len);
	write_ke(n, w);
	for (unsigned i = 0; i < 2 && n->id_len[i]; i++)
		isakmp_add(w, PAYLOAD_ID, n->ids[i], n->id_len[i]);
	if (v1_udp(sa) && n->proposal.offer.suite.transport)
		v1_write_natoa(sa, IKE_RESPONDER, w);
	hash_2(&sa->keys, n->msgid, nonce(&n->ni), behind(sa, hash, w), hash);
	return true;
}

static enum verdict
take_end(struct ike_sa *sa, struct ike_node *n, const struct ike_in *in)
{
	const struct isakmp_payload *h = isakmp_find(&in->payloads, PAYLOAD_HASH);
	uint8_t want[CRYPTO_MAX_DIGEST];

	hash_3(&sa->keys, n->msgid, nonce(&n->ni), nonce(&n->nr), want);
	return h->len == sa->keys.len && crypto_equal(want, h->body, h->len) ? DONE : MALFORMED;
}

static void
enable(struct ike_sa *sa, struct ike_node *n)
{
	sa->ike->sink.enable_outbound(sa->ike->sink.owner, sa->key.peer,
				      n->spi_out[suite_main(&n->proposal.offer.suite)]);
}

/* ---- initiator, message 2 ---- */

static bool
hash_2_holds(struct ike_sa *sa, struct ike_node *n, const struct ike_in *in)
{
	const struct isakmp_payload *h = &in->payloads.at[0];
	uint8_t want[CRYPTO_MAX_DIGEST];
	const uint8_t *rest;

	if (h->type != PAYLOAD_HASH || h->len != sa->keys.len)
		return false;
	rest = h->body + h->len;
	hash_2(&sa->keys, n->msgid, nonce(&n->ni),
	       (struct chunk){ rest, (size_t)(in->payloads.end - rest) }, want);
	return crypto_equal(want, h->body, h->len);
}

/* The IDs are ours, or none. */
static bool
ids_hold(const struct ike_node *n, const struct ike_in *in)
{
	const struct isakmp_payload *p = isakmp_find(&in->payloads, PAYLOAD_ID);

	if (!p)
		return true;
	if (isakmp_count(&in->payloads, PAYLOAD_ID) != 2)
		return false;
	for (unsigned i = 0; i < 2; i++, p = isakmp_find_next(&in->payloads, p))
		if (p->len != n->id_len[i] || memcmp(p->body, n->ids[i], p->len) != 0)
			return false;
	return true;
}

/* The one proposal that may stand in the answer, with one transform for each protocol. */
static bool
read_choice(const struct ike_in *in, struct v1_bundle *b)
{
	struct isakmp_sa list;

	return isakmp_read_sa(isakmp_find(&in->payloads, PAYLOAD_SA), &list) &&
	       v1_next_bundle(&list.proposals, b) && !rd_left(&list.proposals) && v1_is_choice(b);
}

static bool
was_offered(const struct ike_node *n)
{
	const struct child_offer *got = &n->proposal.offer;

	for (size_t i = 0; i < n->request->offers; i++)
		if (n->chosen_number == i + 1)
			return suite_equal(&got->suite, &n->request->offer[i].suite) &&
			       got->pfs_group == n->request->offer[i].pfs_group;
	return false;
}

static enum verdict
take_choice(struct ike_sa *sa, struct ike_node *n, const struct ike_in *in)
{
	struct v1_bundle b;
	struct ike_nonce nr;

	if (!hash_2_holds(sa, n, in) || !take_nonce(in, &nr) || !ids_hold(n, in) ||
	    !read_choice(in, &b))
		return MALFORMED;
	processing(n, "HASH");
	processing(n, "SA");
	n->proposal.id = n->request->id;
	n->proposal.selector = n->request->selector;
	n->questions = 0;
	if (!v1_take_bundle(sa, n, &b) || !was_offered(n)) {
		reject(sa, n, b.has[SUITE_ESP] ? SUITE_ESP : SUITE_AH, v1_bundle_spi(&b));
		return REFUSED;
	}
	if (!take_ke(sa, n, in, n->proposal.offer.pfs_group))
		return MALFORMED;
	n->choice.id = n->request->id;
	n->nr = nr;
	say_taken(n, (unsigned)isakmp_count(&in->payloads, PAYLOAD_ID));
	v1_take_natoa(sa, in, n->msgid);
	return DONE;
}

static bool
write_end(struct ike_sa *sa, struct ike_node *n, struct isakmp_writer *w)
{
	uint8_t hash[CRYPTO_MAX_DIGEST];

	if (!install(sa, n)) {
		reject_own(sa, n);
		return false;
	}
	hash_3(&sa->keys, n->msgid, nonce(&n->ni), nonce(&n->nr), hash);
	isakmp_add(w, PAYLOAD_HASH, hash, sa->keys.len);
	return true;
}

#define MOVE(input, to)                                                                            \
	{                                                                                          \
		INPUT_##input, FSM_IKE_QM_##to                                                     \
	}

/* clang-format off */
const struct step v1_quick_mode[] = {
	{ "ask for an SA pair",
	  IKE_INITIATOR, EXCHANGE_QUICK, FSM_IKE_QM_READY,
	  .left = MOVE(INIT_QM, I_QM1),
	  .make = write_request, .seals = true, .awaits = true },
	{ "the choice came: install, confirm",
	  IKE_INITIATOR, EXCHANGE_QUICK, FSM_IKE_QM_I_QM1, .encrypted = true, .late = true,
	  .need = PL(HASH) | PL(SA) | PL(NONCE),
	  .may = PL(KE) | PL(ID) | PL_NATOA | PL(NOTIFY) | PL(VID),
	  .arrived = MOVE(PEER_QM, IPSEC_INSTALL_AWAIT), .left = MOVE(INSTALL_DONE, PHASE2_COMPLETE),
	  .take = take_choice, .make = write_end, .seals = true, .ends = "No Error" },

	{ "a request came: choose, install, answer",
	  IKE_RESPONDER, EXCHANGE_QUICK, FSM_IKE_QM_READY, .encrypted = true, .late = true,
	  .need = PL(HASH) | PL(SA) | PL(NONCE),
	  .may = PL(KE) | PL(ID) | PL_NATOA | PL(NOTIFY) | PL(VID),
	  .arrived = MOVE(PEER_QM, SPI_STARVE), .between = MOVE(GOT_SPI, IPSEC_INSTALL_AWAIT),
	  .left = MOVE(INSTALL_DONE, R_QM2),
	  .take = take_request, .make = write_answer, .seals = true, .awaits = true },
	{ "the confirmation came: use the outbound SA",
	  IKE_RESPONDER, EXCHANGE_QUICK, FSM_IKE_QM_R_QM2, .encrypted = true,
	  .need = PL(HASH), .may = PL(NOTIFY),
	  .left = MOVE(PEER_QM, PHASE2_COMPLETE),
	  .take = take_end, .ends = "QM done (await)", .after = enable },
	{ 0 }
};
/* clang-format on */
