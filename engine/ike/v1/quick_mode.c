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
	n->gqm_xy_len = dh_size(n->dh);
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
	n->spi_in = ike->sink.alloc_spi(ike->sink.owner);
	event(ike->events, ISAKMP_QM_INITIATOR_SPI, sa->conn_id);
	v1_write_proposals(n->request, v1_nat(sa) && sa->lport == IKE_NATT_PORT, n->spi_in, w);
	n->ni.len = IKE_NONCE;
	rng_bytes(ike->rng, n->ni.at, n->ni.len);
	isakmp_add(w, PAYLOAD_NONCE, n->ni.at, n->ni.len);
	write_ke(n, w);
	write_own_id(n, 0, w, s->local, s->protocol, s->local_port);
	write_own_id(n, 1, w, s->remote, s->protocol, s->remote_port);
	if (w->wr.bad)
		return false;
	hash_1(&sa->keys, n->msgid, behind(sa, hash, w), hash);
	return true;
}

/* ---- what both ends do with a choice ---- */

static bool
install(struct ike_sa *sa, struct ike_node *n)
{
	struct ike *ike = sa->ike;
	const struct child_proposal *p = &n->proposal;
	size_t len = esp_suite_keymat(&p->offer.suite);
	uint8_t in[2 * CRYPTO_MAX_DIGEST + CRYPTO_MAX_KEY], out[sizeof in];
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
		.spi_in = n->spi_in,
		.spi_out = n->spi_out,
		.keymat_in = in,
		.keymat_out = out,
		.initiator = n->role == IKE_INITIATOR,
		.ike_conn = sa->conn_id,
	};
	const struct chunk gqm_xy = { n->gqm_xy, n->gqm_xy ? n->gqm_xy_len : 0 };
	const char *interface;

	keymat(&sa->keys, gqm_xy, PROTOCOL_ESP, n->spi_in, nonce(&n->ni), nonce(&n->nr), in, len);
	keymat(&sa->keys, gqm_xy, PROTOCOL_ESP, n->spi_out, nonce(&n->ni), nonce(&n->nr), out, len);
	interface = ike->sink.install(ike->sink.owner, &pair);
	wipe(in, sizeof in);
	wipe(out, sizeof out);
	if (!interface)
		return false;
	n->installed = true;
	ike->stats.quick_done++;
	event(ike->events, ISAKMP_QM_CALLBACK, sa->conn_id);
	event(ike->events, ISAKMP_QM_INSTALLED, sa->conn_id, n->spi_in, interface);
	return true;
}

static uint32_t
spi_of(const struct isakmp_proposal *p)
{
	struct rd r = rd_init(p->spi, p->spi_size);

	return rd_u32(&r);
}

/* Asks IPsec about one transform, after its attributes were found to make sense. */
static bool
ask(struct ike_sa *sa, struct ike_node *n, const struct isakmp_transform *t)
{
	struct ike *ike = sa->ike;
	enum child_verdict v;

	if (t->len > sizeof n->chosen || !v1_read_offer(sa, t, &n->proposal.offer))
		return false;
	n->proposal.local = sa->local;
	n->proposal.peer = sa->key.peer;
	n->proposal.msgid = n->msgid;
	n->proposal.profile = sa->profile ? sa->profile : "";
	v = ike->sink.choose(ike->sink.owner, &n->proposal, &n->choice);
	if (v != CHILD_ACCEPTED) {
		event(ike->events, ISAKMP_QM_INVALIDATED, sa->conn_id, v);
		return false;
	}
	memcpy(n->chosen, t->whole, t->len);
	n->chosen_len = t->len;
	return true;
}

static void
reject(struct ike_sa *sa, struct ike_node *n, uint32_t spi)
{
	uint8_t wire[4] = { spi >> 24, spi >> 16 & 255, spi >> 8 & 255, spi & 255 };

	event(sa->ike->events, ISAKMP_QM_REFUSED, sa->conn_id, sa->local, sa->key.peer);
	v1_send_notify(sa, PROTOCOL_ESP, NOTIFY_NO_PROPOSAL_CHOSEN, spi, wire, sizeof wire, NULL,
		       0);
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

/* One proposal; the first of its transforms that IPsec takes. */
static bool
choose_in(struct ike_sa *sa, struct ike_node *n, const struct isakmp_proposal *p)
{
	struct rd at = p->transforms;
	struct isakmp_transform t;

	event(sa->ike->events, ISAKMP_QM_CHECKING, sa->conn_id, p->number);
	if (p->protocol != PROTOCOL_ESP || p->spi_size != 4)
		return false;
	while (isakmp_next_transform(&at, &t))
		if (ask(sa, n, &t))
			return true;
	return false;
}

/* Is it one half of two that must be taken together (AH and ESP under one number)? */
static bool
is_half(struct rd behind_it, const struct isakmp_proposal *p, int previous)
{
	struct isakmp_proposal next;

	return p->number == previous ||
	       (isakmp_next_proposal(&behind_it, &next) && next.number == p->number);
}

static bool
choose(struct ike_sa *sa, struct ike_node *n, struct rd at)
{
	struct isakmp_proposal p;
	int previous = -1;

	while (isakmp_next_proposal(&at, &p)) {
		if (!is_half(at, &p, previous) && choose_in(sa, n, &p)) {
			n->chosen_number = p.number;
			n->spi_out = spi_of(&p);
			return true;
		}
		if (p.spi_size == 4)
			n->spi_out = spi_of(&p);
		previous = p.number;
	}
	return false;
}

static enum verdict
take_request(struct ike_sa *sa, struct ike_node *n, const struct ike_in *in)
{
	struct ike *ike = sa->ike;
	struct isakmp_sa list;

	processing(n, "HASH"); /* the driver has compared it */
	if (!isakmp_read_sa(isakmp_find(&in->payloads, PAYLOAD_SA), &list) ||
	    !take_nonce(in, &n->ni))
		return MALFORMED;
	processing(n, "SA");
	ike->stats.quick_responded++;
	if (!take_ids(sa, n, in) || !choose(sa, n, list.proposals)) {
		reject(sa, n, n->spi_out);
		return REFUSED;
	}
	if (!take_ke(sa, n, in, n->proposal.offer.pfs_group))
		return MALFORMED;
	say_taken(n, n->id_len[0] ? 2 : 0);
	event(ike->events, ISAKMP_QM_RESPONDER_SPI, sa->conn_id);
	n->spi_in = ike->sink.alloc_spi(ike->sink.owner);
	n->nr.len = IKE_NONCE;
	rng_bytes(ike->rng, n->nr.at, n->nr.len);
	return DONE;
}

static void
write_choice(struct ike_node *n, struct isakmp_writer *w)
{
	struct isakmp_transform t = { .whole = n->chosen, .len = n->chosen_len };
	uint32_t spi = n->spi_in;
	uint8_t wire[4] = { spi >> 24, spi >> 16 & 255, spi >> 8 & 255, spi & 255 };

	isakmp_open_sa(w);
	isakmp_open_proposal(w, n->chosen_number, PROTOCOL_ESP, wire, sizeof wire);
	isakmp_add_transform(w, &t);
	isakmp_close(w);
	isakmp_close(w);
}

static bool
write_answer(struct ike_sa *sa, struct ike_node *n, struct isakmp_writer *w)
{
	uint8_t *hash = open_hash(sa, w);

	if (!install(sa, n)) {
		reject(sa, n, n->spi_out);
		return false;
	}
	write_choice(n, w);
	isakmp_add(w, PAYLOAD_NONCE, n->nr.at, n->nr.len);
	write_ke(n, w);
	for (unsigned i = 0; i < 2 && n->id_len[i]; i++)
		isakmp_add(w, PAYLOAD_ID, n->ids[i], n->id_len[i]);
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
	sa->ike->sink.enable_outbound(sa->ike->sink.owner, sa->key.peer, n->spi_out);
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

/* The one proposal and transform that may stand in the answer. */
static bool
read_choice(const struct ike_in *in, struct isakmp_proposal *p, struct isakmp_transform *t)
{
	struct isakmp_sa list;
	struct rd at;

	if (!isakmp_read_sa(isakmp_find(&in->payloads, PAYLOAD_SA), &list))
		return false;
	at = list.proposals;
	if (!isakmp_next_proposal(&at, p) || rd_left(&at) || p->protocol != PROTOCOL_ESP ||
	    p->spi_size != 4)
		return false;
	at = p->transforms;
	return isakmp_next_transform(&at, t) && !rd_left(&at);
}

static bool
was_offered(const struct ike_node *n)
{
	const struct child_offer *got = &n->proposal.offer;

	for (size_t i = 0; i < n->request->offers; i++)
		if (n->chosen_number == i + 1)
			return esp_suite_equal(&got->suite, &n->request->offer[i].suite) &&
			       got->pfs_group == n->request->offer[i].pfs_group;
	return false;
}

static enum verdict
take_choice(struct ike_sa *sa, struct ike_node *n, const struct ike_in *in)
{
	struct isakmp_transform t;
	struct isakmp_proposal p;
	struct ike_nonce nr;

	if (!hash_2_holds(sa, n, in) || !take_nonce(in, &nr) || !ids_hold(n, in) ||
	    !read_choice(in, &p, &t))
		return MALFORMED;
	processing(n, "HASH");
	processing(n, "SA");
	event(sa->ike->events, ISAKMP_QM_CHECKING, sa->conn_id, p.number);
	n->proposal.id = n->request->id;
	n->proposal.selector = n->request->selector;
	n->chosen_number = p.number;
	if (!ask(sa, n, &t) || !was_offered(n)) {
		reject(sa, n, spi_of(&p));
		return REFUSED;
	}
	if (!take_ke(sa, n, in, n->proposal.offer.pfs_group))
		return MALFORMED;
	n->choice.id = n->request->id;
	n->spi_out = spi_of(&p);
	n->nr = nr;
	say_taken(n, (unsigned)isakmp_count(&in->payloads, PAYLOAD_ID));
	return DONE;
}

static bool
write_end(struct ike_sa *sa, struct ike_node *n, struct isakmp_writer *w)
{
	uint8_t hash[CRYPTO_MAX_DIGEST];

	if (!install(sa, n)) {
		reject(sa, n, n->spi_out);
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
	  .may = PL(KE) | PL(ID) | PL(NATOA) | PL(NOTIFY) | PL(VID),
	  .arrived = MOVE(PEER_QM, IPSEC_INSTALL_AWAIT), .left = MOVE(INSTALL_DONE, PHASE2_COMPLETE),
	  .take = take_choice, .make = write_end, .seals = true, .ends = "No Error" },

	{ "a request came: choose, install, answer",
	  IKE_RESPONDER, EXCHANGE_QUICK, FSM_IKE_QM_READY, .encrypted = true, .late = true,
	  .need = PL(HASH) | PL(SA) | PL(NONCE),
	  .may = PL(KE) | PL(ID) | PL(NATOA) | PL(NOTIFY) | PL(VID),
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
