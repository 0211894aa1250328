#include <stdlib.h>
#include <string.h>

#include "engine/base/fnv.h"
#include "engine/base/xmalloc.h"
#include "engine/ike/exchange.h"

/* ---- the machine ---- */

void
ike_move_sa(struct ike_sa *sa, struct move m)
{
	struct event_sink *e = sa->ike->events;

	if (m.input == INPUT_NONE)
		return;
	event(e, ISAKMP_INPUT, sa->conn_id, fsm_input_name(m.input));
	event(e, ISAKMP_STATE, sa->conn_id, fsm_name(sa->fsm), fsm_name(m.to));
	sa->fsm = m.to;
	if (m.to == FSM_IKE_P1_COMPLETE)
		sa->state = IKE_QM_IDLE;
}

void
ike_move_node(struct ike_node *node, struct move m)
{
	struct event_sink *e = node->sa->ike->events;

	if (m.input == INPUT_NONE)
		return;
	event(e, ISAKMP_NODE_INPUT, node->sa->conn_id, node->msgid, fsm_input_name(m.input));
	event(e, ISAKMP_NODE_STATE, node->sa->conn_id, node->msgid, fsm_name(node->fsm),
	      fsm_name(m.to));
	node->fsm = m.to;
}

static void
move(struct ike_sa *sa, struct ike_node *node, struct move m)
{
	if (node)
		ike_move_node(node, m);
	else
		ike_move_sa(sa, m);
}

static const struct step *
step_find(const struct step *table, enum ike_role role, enum fsm from)
{
	for (; table->story; table++)
		if (table->role == role && table->from == from)
			return table;
	return NULL;
}

/* What is needed is there, once; nothing is there that may not be. */
static bool
fits(const struct step *s, const struct isakmp_payloads *list)
{
	const uint32_t proofs = PL(HASH) | PL(SIG);
	uint32_t have = 0;

	if (s->proof && isakmp_count(list, PAYLOAD_HASH) + isakmp_count(list, PAYLOAD_SIG) != 1)
		return false;
	for (size_t i = 0; i < list->count; i++) {
		uint32_t bit = PL_BIT(list->at[i].type);

		if (have & s->need & bit)
			return false;
		have |= bit;
	}
	if (s->proof)
		have &= ~proofs;
	return (have & s->need) == s->need && !(have & ~(s->need | s->may));
}

static const char *
mode_name(enum isakmp_exchange exchange)
{
	return exchange == EXCHANGE_AGGRESSIVE ? "Aggressive" : "Main";
}

/* The exchange refuses: phase 1 takes its association along, phase 2 only itself. */
static void
refused(struct ike_sa *sa, struct ike_node *node, const struct step *s, enum fsm was,
	const struct ike_in *in)
{
	struct event_sink *e = sa->ike->events;

	if (node) {
		node->fsm = was;
		ike_move_node(node, (struct move){ s->arrived.input, was });
		event(e, ISAKMP_MODE_FAILED, "Quick", sa->key.peer);
	} else if (sa->reason) {
		if (in)
			ike_repeat_remember(&sa->repeat, in->fingerprint);
		event(e, ISAKMP_FSM_ERROR, sa->conn_id, 2);
		ike_move_sa(sa, s->between);
		ike_sa_bury(sa, INPUT_PEER_MM);
		event(e, ISAKMP_MODE_FAILED, mode_name(s->exchange), sa->key.peer);
	}
}

/* A message of phase 1 that cannot be read or is not what it should be: it may be forged, so it
 * changes nothing; in answer to an encrypted one we say our last word again. */
static void
phase1_garbage(struct ike_sa *sa, const struct ike_in *in)
{
	if (!(in->header.flags & ISAKMP_ENCRYPTED))
		return;
	ike_repeat_remember(&sa->repeat, in->fingerprint);
	ike_garbage(sa);
}

/* Phase 1 does not get further, because one of the two ends cannot prove itself. The peer may come
 * to reason; what we said last is repeated until then, or until the association dies of it. */
static void
stuck(struct ike_sa *sa, const struct step *s, enum fsm was, enum verdict v,
      const struct ike_in *in)
{
	struct event_sink *e = sa->ike->events;

	if (s->late)
		ike_move_sa(sa, s->arrived);
	if (v == UNTRUSTED) {
		phase1_garbage(sa, in);
		event(e, ISAKMP_FSM_ERROR, sa->conn_id, 2);
		ike_move_sa(sa, s->between);
		ike_move_sa(sa, (struct move){ INPUT_PROCESS_ERROR, was });
		event(e, ISAKMP_MODE_FAILED, mode_name(s->exchange), sa->key.peer);
		return;
	}
	ike_repeat_remember(&sa->repeat, in->fingerprint);
	sa->state = s->state;
	ike_move_sa(sa, s->between);
	event(e, ISAKMP_NO_OWN_CERTIFICATE, sa->conn_id);
	event(e, ISAKMP_FSM_ERROR, sa->conn_id, 4);
	if (s->awaits)
		ike_move_sa(sa, s->left);
	else
		sa->fsm = was;
}

static enum verdict
answer(struct ike_sa *sa, struct ike_node *node, const struct step *s)
{
	uint8_t buffer[IKE_MAX_MESSAGE];
	struct isakmp_writer w;

	if (!node)
		sa->state = s->state;
	ike_write(&w, buffer, sizeof buffer, sa, s->exchange, node ? node->msgid : 0);
	if (!s->make(sa, node, &w))
		return REFUSED;
	if (!ike_send(sa, node, &w, s->seals))
		return REFUSED;
	if (s->awaits)
		ike_await(sa, node);
	return DONE;
}

/* Walks one row, in the order that exchange.h tells. */
static enum verdict
run(struct ike_sa *sa, struct ike_node *node, const struct step *s, const struct ike_in *in)
{
	struct ike_repeat *r = node ? &node->repeat : &sa->repeat;
	enum fsm was = node ? node->fsm : sa->fsm;
	enum verdict v = DONE;

	if (!s->late)
		move(sa, node, s->arrived);
	if (s->take)
		v = s->take(sa, node, in);
	if (v == REFUSED)
		refused(sa, node, s, was, in);
	else if (v == UNTRUSTED || v == UNABLE)
		stuck(sa, s, was, v, in);
	else if (v != DONE && !node)
		sa->fsm = was; /* the message changed nothing */
	if (v != DONE)
		return v;
	if (in) {
		ike_await_no_more(sa, node);
		ike_commit_iv(sa, node, in);
		ike_repeat_remember(r, in->fingerprint);
	}
	if (s->late)
		move(sa, node, s->arrived);
	move(sa, node, s->between);
	if (s->make && (v = answer(sa, node, s)) != DONE)
		return v;
	if (!s->make)
		ike_repeat_clear(sa->ike, r); /* what it answered is not to be said again */
	if (s->ends)
		ike_node_end(node, false, s->ends);
	move(sa, node, s->left);
	if (s->after)
		s->after(sa, node);
	return DONE;
}

const struct step *
ike_phase1(unsigned exchange)
{
	return exchange == EXCHANGE_MAIN	 ? v1_main_mode
	       : exchange == EXCHANGE_AGGRESSIVE ? v1_aggressive_mode
						 : NULL;
}

bool
ike_begin(struct ike_sa *sa, struct ike_node *node, const struct step *table)
{
	const struct step *s = step_find(table, IKE_INITIATOR, node ? node->fsm : sa->fsm);

	return run(sa, node, s, NULL) == DONE;
}

/* ---- messages ---- */

static void
bad_message(struct ike_sa *sa, const struct ike_in *in)
{
	sa->ike->stats.dropped++;
	event(sa->ike->events, ISAKMP_BAD_MESSAGE, in->peer);
}

static void
say_fault(struct ike_sa *sa, const struct ike_in *in, enum isakmp_fault fault)
{
	const struct isakmp_payloads *p = &in->payloads;
	unsigned type = p->count ? p->at[p->count - 1].whole[0] : in->header.next;
	const char *name = isakmp_payload_name(type);

	if (fault == ISAKMP_RESERVED)
		event(sa->ike->events, ISAKMP_RESERVED, name ? name : "unknown");
	if (fault == ISAKMP_NO_BLOCKS) {
		sa->ike->stats.dropped++;
		event(sa->ike->events, ISAKMP_CRYPT_FAILED, sa->conn_id, "decrypt");
		return;
	}
	bad_message(sa, in);
}

static bool
wrongly_clear(struct ike_sa *sa, const struct step *s, const struct ike_in *in)
{
	bool sealed = in->header.flags & ISAKMP_ENCRYPTED;

	if (sealed == s->encrypted)
		return false;
	sa->ike->stats.dropped++;
	if (s->encrypted)
		event(sa->ike->events, ISAKMP_NOT_ENCRYPTED, in->peer);
	else
		event(sa->ike->events, ISAKMP_BAD_MESSAGE, in->peer);
	return true;
}

static void
phase1_message(struct ike_sa *sa, struct ike_in *in, uint8_t *plain)
{
	const struct step *s = step_find(ike_phase1(sa->mode), sa->role, sa->fsm);
	enum isakmp_fault fault;
	bool last = ike_repeat_is_last(&sa->repeat, in->fingerprint);

	if (last || ike_repeat_knows(&sa->repeat, in->fingerprint)) {
		ike_observe_in(sa->ike, in, false, true);
		if (last)
			ike_duplicate(sa, NULL);
		return;
	}
	if (!s || in->header.msgid) {
		sa->ike->stats.dropped++;
		return;
	}
	if (wrongly_clear(sa, s, in))
		return;
	fault = ike_open(sa, NULL, in, plain);
	ike_observe_in(sa->ike, in, fault == ISAKMP_GOOD, false);
	if (fault != ISAKMP_GOOD) {
		say_fault(sa, in, fault);
		phase1_garbage(sa, in);
		return;
	}
	if (fits(s, &in->payloads) && run(sa, NULL, s, in) != MALFORMED)
		return;
	bad_message(sa, in);
	phase1_garbage(sa, in);
}

/* What begins phase 2 and informational exchanges proves itself before anything is kept of it. */
static bool
hash_1_holds(const struct ike_sa *sa, const struct ike_in *in)
{
	const struct isakmp_payload *h = in->payloads.count ? &in->payloads.at[0] : NULL;
	uint8_t want[CRYPTO_MAX_DIGEST];
	const uint8_t *rest;

	if (!h || h->type != PAYLOAD_HASH || h->len != sa->keys.len)
		return false;
	rest = h->body + h->len;
	hash_1(&sa->keys, in->header.msgid,
	       (struct chunk){ rest, (size_t)(in->payloads.end - rest) }, want);
	return crypto_equal(want, h->body, h->len);
}

static void
quick_message(struct ike_sa *sa, struct ike_node *node, const struct ike_in *in)
{
	const struct step *s = step_find(v1_quick_mode, node->role, node->fsm);
	bool fresh = !node->repeat.bytes;

	if (!s)
		return;
	if (fits(s, &in->payloads) && run(sa, node, s, in) != MALFORMED)
		return;
	bad_message(sa, in);
	if (fresh)
		ike_node_end(node, true, "QM rejected");
}

static bool
node_knows(struct ike_sa *sa, struct ike_node *node, const struct ike_in *in)
{
	bool last = ike_repeat_is_last(&node->repeat, in->fingerprint);

	if (!last && !ike_repeat_knows(&node->repeat, in->fingerprint) && !node->deleted &&
	    node->exchange == in->header.exchange)
		return false;
	ike_observe_in(sa->ike, in, false, true);
	if (last && in->header.exchange == EXCHANGE_QUICK)
		ike_duplicate(sa, node);
	return true;
}

static void
phase2_message(struct ike_sa *sa, struct ike_in *in, uint8_t *plain)
{
	struct ike_node *node = ike_node_find(sa, in->header.msgid);
	enum isakmp_fault fault;

	if (!(in->header.flags & ISAKMP_ENCRYPTED)) {
		sa->ike->stats.dropped++;
		event(sa->ike->events, ISAKMP_NOT_ENCRYPTED, in->peer);
		return;
	}
	if (node && node_knows(sa, node, in))
		return;
	if (!node && ike_msgid_used(sa, in->header.exchange, in->header.msgid)) {
		sa->ike->stats.duplicates++;
		sa->ike->stats.dropped++;
		return;
	}
	fault = ike_open(sa, node, in, plain);
	ike_observe_in(sa->ike, in, fault == ISAKMP_GOOD, false);
	if (fault != ISAKMP_GOOD || (!node && !hash_1_holds(sa, in))) {
		say_fault(sa, in, fault);
		return;
	}
	if (!node) {
		v1_follow_nat(sa, in);
		node = ike_node_new(sa, in->header.exchange, IKE_RESPONDER, in->header.msgid);
		if (!node)
			return;
		event(sa->ike->events, ISAKMP_NODE_NEW, node->msgid);
	}
	v1_dpd_heard(sa);
	if (in->header.exchange == EXCHANGE_QUICK)
		quick_message(sa, node, in);
	else
		v1_informational(sa, node, in);
}

/* An association that is gone has nothing to say, but it knows what it has heard. */
static void
too_late(struct ike_sa *sa, const struct ike_in *in)
{
	bool known =
		in->header.exchange == sa->mode && ike_repeat_knows(&sa->repeat, in->fingerprint);

	sa->ike->stats.dropped++;
	ike_observe_in(sa->ike, in, false, known);
	if (known)
		ike_duplicate(sa, NULL);
}

/* An exchange that does not fit where the association is, or none that we know. */
static void
out_of_place(struct ike *ike, const struct ike_in *in)
{
	ike->stats.dropped++;
	if (in->header.exchange == EXCHANGE_QUICK)
		event(ike->events, ISAKMP_NOT_AUTHENTICATED, in->peer);
	else if (!isakmp_exchange_name(in->header.exchange))
		event(ike->events, ISAKMP_EXCHANGE_UNKNOWN, in->peer, in->header.exchange);
}

/* The cookies are known. */
static void
known(struct ike_sa *sa, struct ike_in *in)
{
	uint8_t plain[IKE_MAX_MESSAGE];
	struct ike *ike = sa->ike;
	bool phase2 = in->header.exchange == EXCHANGE_QUICK ||
		      in->header.exchange == EXCHANGE_INFORMATIONAL;

	event(ike->events, ISAKMP_RECEIVED, sa->conn_id, in->peer, in->lport, in->pport,
	      ike_sa_tag(sa));
	if (sa->deleted)
		too_late(sa, in);
	else if (in->len > sizeof plain)
		ike->stats.dropped++;
	else if (in->header.exchange == sa->mode)
		phase1_message(sa, in, plain);
	else if (phase2 && sa->fsm == FSM_IKE_P1_COMPLETE && in->header.msgid)
		phase2_message(sa, in, plain);
	else if (in->header.exchange == EXCHANGE_INFORMATIONAL &&
		 !(in->header.flags & ISAKMP_ENCRYPTED))
		v1_informational_clear(sa, in);
	else
		out_of_place(ike, in);
	wipe(plain, in->len < sizeof plain ? in->len : sizeof plain);
}

/* Is it what may begin an association? */
static bool
is_offer(const struct ike_in *in)
{
	static const uint8_t zero[ISAKMP_COOKIE];
	const struct isakmp_header *h = &in->header;

	return ike_phase1(h->exchange) && !h->msgid && !(h->flags & ISAKMP_ENCRYPTED) &&
	       !memcmp(h->cky_r, zero, sizeof zero) && memcmp(h->cky_i, zero, sizeof zero);
}

static void
stranger(struct ike *ike, struct ike_in *in)
{
	const struct step *s;
	struct ike_sa *sa;
	enum verdict v;

	if (!is_offer(in)) {
		ike_observe_in(ike, in, false, false);
		ike->stats.dropped++;
		event(ike->events, ISAKMP_NO_SA, in->peer);
		return;
	}
	event(ike->events, ISAKMP_RECEIVED, 0, in->peer, in->lport, in->pport, "(N) NEW SA");
	if (in->header.exchange == EXCHANGE_AGGRESSIVE && !ike->aggressive) {
		ike->stats.dropped++;
		event(ike->events, ISAKMP_AGGRESSIVE_DISABLED);
		return;
	}
	s = step_find(ike_phase1(in->header.exchange), IKE_RESPONDER, FSM_IKE_READY);
	if (ike_open(NULL, NULL, in, NULL) != ISAKMP_GOOD || !fits(s, &in->payloads) ||
	    in->len > IKE_MAX_MESSAGE) {
		ike->stats.dropped++;
		event(ike->events, ISAKMP_BAD_MESSAGE, in->peer);
		return;
	}
	if (!ike_admit(ike, IKE_RESPONDER, in->local, in->peer)) {
		ike->stats.dropped++;
		return;
	}
	ike_observe_in(ike, in, true, false);
	sa = ike_sa_new(ike, IKE_RESPONDER, in->header.exchange, in->local, in->lport, in->peer,
			in->pport, in->header.cky_i, "crypto_isakmp_process_block");
	ike->stats.responded++;
	v = run(sa, NULL, s, in);
	if (v == MALFORMED)
		event(ike->events, ISAKMP_BAD_MESSAGE, in->peer);
	if (v == MALFORMED || v == UNABLE)
		ike_sa_purge(sa);
}

/* The message behind the non-ESP marker, if there must be one. */
static bool
strip(uint16_t lport, const uint8_t **bytes, size_t *len)
{
	static const uint8_t marker[4];

	if (lport != IKE_NATT_PORT)
		return true;
	if (*len < sizeof marker || memcmp(*bytes, marker, sizeof marker))
		return false;
	*bytes += sizeof marker;
	*len -= sizeof marker;
	return true;
}

void
ike_receive(struct ike *ike, ip4 local, uint16_t lport, ip4 peer, uint16_t pport,
	    const uint8_t *bytes, size_t len)
{
	struct ike_in in = { .local = local, .peer = peer, .lport = lport, .pport = pport };
	enum isakmp_fault fault;
	struct ike_sa *sa;

	if (!ike->enabled || !strip(lport, &bytes, &len))
		return;
	event_about(ike->events, peer);
	ike->stats.received++;
	fault = isakmp_read_header(bytes, len, &in.header);
	if (fault != ISAKMP_GOOD) {
		ike->stats.dropped++;
		if (fault == ISAKMP_SHORT && in.header.length > len)
			event(ike->events, ISAKMP_OVERFLOW, peer, in.header.length, (uint32_t)len);
		else if (fault != ISAKMP_BAD_VERSION)
			event(ike->events, ISAKMP_BAD_MESSAGE, peer);
		return;
	}
	in.bytes = bytes;
	in.len = in.header.length;
	/* Whoever makes two messages collide has one of his own dropped. */
	in.fingerprint = fnv_add(FNV_START, bytes, in.len);
	sa = ike_sa_find(ike, peer, &in.header);
	if (sa)
		known(sa, &in);
	else
		stranger(ike, &in);
}
