/* Retransmission, RFC 2408 5.1, with the habits of IOS: every 10 s, five times; a duplicate is
 * answered with the stored reply half a second later, unless we spoke less than 2 s ago. */
#include <stdlib.h>
#include <string.h>

#include "engine/ike/exchange.h"

void
ike_repeat_clear(struct ike *ike, struct ike_repeat *r)
{
	timer_cancel(ike->sched, r->timer);
	free(r->bytes);
	r->bytes = NULL;
	r->timer = 0;
	r->awaits = false;
}

bool
ike_repeat_is_last(const struct ike_repeat *r, uint64_t fingerprint)
{
	return r->seen[0] == fingerprint;
}

bool
ike_repeat_knows(const struct ike_repeat *r, uint64_t fingerprint)
{
	for (size_t i = 0; i < IKE_SEEN; i++)
		if (r->seen[i] == fingerprint)
			return true;
	return false;
}

void
ike_repeat_remember(struct ike_repeat *r, uint64_t fingerprint)
{
	memmove(r->seen + 1, r->seen, sizeof r->seen - sizeof *r->seen);
	r->seen[0] = fingerprint;
}

static struct ike_repeat *
repeat_of(struct ike_sa *sa, struct ike_node *node)
{
	return node ? &node->repeat : &sa->repeat;
}

static void due(struct ike_sa *, struct ike_node *);

static void
sa_due(void *owner, uint64_t serial)
{
	struct ike_sa *sa = ike_sa_by_serial(owner, serial);

	if (sa && !sa->deleted)
		due(sa, NULL);
}

static void
node_due(void *owner, uint64_t serial)
{
	struct ike_node *node = ike_node_by_serial(owner, serial);

	if (node && !node->sa->deleted)
		due(node->sa, node);
}

static void
arm(struct ike_sa *sa, struct ike_node *node, simtime delay)
{
	struct ike_repeat *r = repeat_of(sa, node);

	timer_cancel(sa->ike->sched, r->timer);
	r->timer = timer_after(sa->ike->sched, delay, node ? node_due : sa_due, sa->ike,
			       node ? node->serial : sa->serial);
}

void
ike_await(struct ike_sa *sa, struct ike_node *node)
{
	struct ike_repeat *r = repeat_of(sa, node);

	r->errors = 0;
	r->awaits = true;
	arm(sa, node, SEC(IKE_RETRANSMIT_EVERY));
}

void
ike_await_no_more(struct ike_sa *sa, struct ike_node *node)
{
	struct ike_repeat *r = repeat_of(sa, node);

	timer_cancel(sa->ike->sched, r->timer);
	r->timer = 0;
	r->errors = 0;
	r->awaits = false;
}

static void
say_due(struct ike_sa *sa, struct ike_node *node)
{
	if (node)
		event(sa->ike->events, ISAKMP_NODE_RETRANSMIT_DUE, sa->conn_id, node->msgid);
	else
		event(sa->ike->events, ISAKMP_RETRANSMIT_DUE, sa->conn_id,
		      ike_state_padded(sa->state));
}

static void
give_up(struct ike_sa *sa, struct ike_node *node)
{
	struct ike *ike = sa->ike;
	enum suite_protocol protocol;
	uint32_t spi;

	if (!node) {
		ike_sa_delete(sa, "Death by retransmission P1");
		return;
	}
	if (sched_now(ike->sched) - sa->alive.heard >=
	    SEC(IKE_RETRANSMIT_EVERY * (IKE_RETRANSMITS + 1)))
		sa->silent = true; /* the next request begins anew */
	protocol = suite_main(&node->proposal.offer.suite);
	spi = node->installed ? node->spi_out[protocol] : 0;
	ike_node_end(node, true, "Phase 2 err count exceeded");
	if (spi) /* the peer never confirmed what we installed for it */
		ike->sink.peer_deleted(ike->sink.owner, sa->key.peer, protocol, &spi, 1);
}

static void
say_again(struct ike_sa *sa, struct ike_node *node, unsigned attempt)
{
	struct event_sink *e = sa->ike->events;

	if (node) {
		event(e, ISAKMP_NODE_ERROR_COUNTED, sa->conn_id, attempt, "retransmit phase 2");
		event(e, ISAKMP_NODE_RETRANSMIT, sa->conn_id, node->msgid);
	} else {
		event(e, ISAKMP_ERROR_COUNTED, sa->conn_id, attempt, "retransmit phase 1");
		event(e, ISAKMP_RETRANSMIT, sa->conn_id, ike_state_padded(sa->state));
	}
}

static void
due(struct ike_sa *sa, struct ike_node *node)
{
	struct ike_repeat *r = repeat_of(sa, node);

	r->timer = 0;
	if (!r->awaits && r->errors >= IKE_RETRANSMITS)
		return;
	say_due(sa, node);
	if (r->errors >= IKE_RETRANSMITS) {
		give_up(sa, node);
		return;
	}
	say_again(sa, node, ++r->errors);
	ike_send_again(sa, r);
	if (r->awaits)
		arm(sa, node, SEC(IKE_RETRANSMIT_EVERY));
}

void
ike_duplicate(struct ike_sa *sa, struct ike_node *node)
{
	struct event_sink *e = sa->ike->events;
	struct ike_repeat *r = repeat_of(sa, node);
	simtime since = sched_now(sa->ike->sched) - r->sent;

	sa->ike->stats.duplicates++;
	if (node)
		event(e, ISAKMP_NODE_DUPLICATE, sa->conn_id);
	else
		event(e, ISAKMP_DUPLICATE, sa->conn_id);
	if (!r->bytes) {
		if (!node)
			event(e, ISAKMP_DUPLICATE_UNANSWERED, sa->conn_id,
			      ike_state_name(sa->state));
		return;
	}
	if (since < MSEC(IKE_CALM)) {
		uint32_t ms = (uint32_t)(since / MSEC(1));

		if (node)
			event(e, ISAKMP_NODE_DUPLICATE_SKIPPED, sa->conn_id, ms);
		else
			event(e, ISAKMP_DUPLICATE_SKIPPED, sa->conn_id, ms);
		return;
	}
	if (node)
		event(e, ISAKMP_NODE_DUPLICATE_ANSWERED, sa->conn_id);
	else
		event(e, ISAKMP_DUPLICATE_ANSWERED, sa->conn_id);
	arm(sa, node, MSEC(IKE_ANSWER_DUPLICATE));
}

void
ike_garbage(struct ike_sa *sa)
{
	struct ike_repeat *r = &sa->repeat;

	if (!r->awaits || r->errors >= IKE_RETRANSMITS)
		return;
	event(sa->ike->events, ISAKMP_ERROR_COUNTED, sa->conn_id, ++r->errors,
	      "reset_retransmission");
	arm(sa, NULL, MSEC(IKE_RESET_DELAY));
}
