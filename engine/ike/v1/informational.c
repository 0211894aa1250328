/* Informational exchanges, RFC 2409 section 5.7: notifications and deletions, one message each,
 * and dead peer detection, RFC 3706. */
#include <string.h>

#include "engine/ike/v1/v1.h"

#define OVER "Informational (in) state 1"

/* ---- sending ---- */

static const char *
notify_text(unsigned type, char *room, size_t size)
{
	const char *name = isakmp_notify_name(type);
	size_t i = 0;

	switch (type) {
	case NOTIFY_NO_PROPOSAL_CHOSEN:
		return "PROPOSAL_NOT_CHOSEN";
	case NOTIFY_R_U_THERE:
		return "DPD/R_U_THERE";
	case NOTIFY_R_U_THERE_ACK:
		return "DPD/R_U_THERE_ACK";
	}
	for (; name && name[i] && i < size - 1; i++)
		room[i] = name[i] == '-' ? '_' : name[i];
	room[i] = 0;
	return i ? room : "UNKNOWN";
}

/* A node that lives for one message of ours. */
static struct ike_node *
begin(struct ike_sa *sa)
{
	struct ike_node *n =
		ike_node_new(sa, EXCHANGE_INFORMATIONAL, IKE_INITIATOR, ike_msgid_new(sa));

	if (n)
		event(sa->ike->events, ISAKMP_NODE_NEW, n->msgid);
	return n;
}

static void
finish(struct ike_sa *sa, struct ike_node *n, struct isakmp_writer *w, uint8_t *hash)
{
	const uint8_t *rest = hash + sa->keys.len;

	hash_1(&sa->keys, n->msgid, (struct chunk){ rest, (size_t)(w->wr.at - rest) }, hash);
	ike_send(sa, n, w, true);
	ike_node_purge(n, true);
}

void
v1_send_notify(struct ike_sa *sa, uint8_t protocol, uint16_t type, uint32_t shown_spi,
	       const void *spi, size_t spi_size, const void *data, size_t len)
{
	struct ike_node *n = begin(sa);
	uint8_t buffer[512], *hash;
	struct isakmp_writer w;
	char name[48];

	if (!n)
		return;
	event(sa->ike->events, ISAKMP_NOTIFY_SENT, sa->conn_id,
	      notify_text(type, name, sizeof name), protocol, shown_spi, n->msgid);
	if (type == NOTIFY_R_U_THERE_ACK || type == NOTIFY_R_U_THERE) {
		struct rd r = rd_init(data, len);

		event(sa->ike->events, ISAKMP_DPD_SEQUENCE, sa->conn_id, rd_u32(&r));
	}
	ike_write(&w, buffer, sizeof buffer, sa, EXCHANGE_INFORMATIONAL, n->msgid);
	hash = isakmp_add_room(&w, PAYLOAD_HASH, sa->keys.len);
	isakmp_add_notify(&w, protocol, type, spi, spi_size, data, len);
	finish(sa, n, &w, hash);
}

void
v1_send_delete(struct ike_sa *sa, uint8_t protocol, const void *spi, size_t spi_size, size_t count)
{
	struct ike_node *n = begin(sa);
	uint8_t buffer[512], *hash;
	struct isakmp_writer w;

	if (!n)
		return;
	ike_write(&w, buffer, sizeof buffer, sa, EXCHANGE_INFORMATIONAL, n->msgid);
	hash = isakmp_add_room(&w, PAYLOAD_HASH, sa->keys.len);
	isakmp_add_delete(&w, protocol, spi, spi_size, count);
	finish(sa, n, &w, hash);
}

void
v1_send_refusal(struct ike_sa *sa)
{
	struct isakmp_writer w;
	uint8_t buffer[128];

	ike_write(&w, buffer, sizeof buffer, sa, EXCHANGE_INFORMATIONAL, ike_msgid_new(sa));
	isakmp_add_notify(&w, PROTOCOL_ISAKMP, NOTIFY_NO_PROPOSAL_CHOSEN, NULL, 0, NULL, 0);
	ike_send(sa, NULL, &w, false);
}

/* ---- receiving ---- */

/* Without keys nobody can be believed; it is told and forgotten. */
void
v1_informational_clear(struct ike_sa *sa, const struct ike_in *in)
{
	struct event_sink *e = sa->ike->events;
	struct ike_in copy = *in;

	if (ike_open(sa, NULL, &copy, NULL) != ISAKMP_GOOD) {
		event(e, ISAKMP_BAD_MESSAGE, in->peer);
		return;
	}
	ike_observe_in(sa->ike, &copy, true, false);
	if (!isakmp_find(&copy.payloads, PAYLOAD_NOTIFY))
		return;
	event(e, ISAKMP_NOTIFY_NO_HASH, sa->conn_id);
	event(e, ISAKMP_INPUT_UNKNOWN, sa->conn_id, fsm_input_name(INPUT_PEER_NOTIFY),
	      fsm_name(sa->fsm));
	ike_move_sa(sa, (struct move){ INPUT_PEER_NOTIFY, sa->fsm });
	event(e, ISAKMP_MODE_FAILED, "Informational", sa->key.peer);
}

/* The quick mode of ours that the peer refuses: by our SPI, or the only one under way. */
static struct ike_node *
find_larval(struct ike_sa *sa, uint32_t spi)
{
	struct ike_node *only = NULL;
	size_t count = 0;

	for (struct ike_node *n = sa->nodes; n; n = n->next) {
		if (n->deleted || n->fsm != FSM_IKE_QM_I_QM1)
			continue;
		if (spi && (n->spi_in[SUITE_ESP] == spi || n->spi_in[SUITE_AH] == spi))
			return n;
		only = n;
		count++;
	}
	return count == 1 && !spi ? only : NULL;
}

static void
refused(struct ike_sa *sa, uint32_t spi)
{
	struct ike_node *n = find_larval(sa, spi);

	if (!n)
		return;
	event(sa->ike->events, ISAKMP_SPI_DELETED, sa->conn_id,
	      n->spi_in[n->spi_in[SUITE_ESP] ? SUITE_ESP : SUITE_AH], n->msgid);
	ike_node_end(n, true, "Delete Larval");
}

/* RFC 3706 5.5: the cookies in the SPI must be those of the association. */
static bool
names(const struct ike_sa *sa, const uint8_t *spi, size_t size)
{
	return size == 2 * ISAKMP_COOKIE && !memcmp(spi, sa->key.cky_i, ISAKMP_COOKIE) &&
	       !memcmp(spi + ISAKMP_COOKIE, sa->cky_r, ISAKMP_COOKIE);
}

/* RFC 3706 section 6.1: numbers only grow. The same one again is its repetition. */
static bool
is_old(const struct ike_alive *a, uint32_t sequence)
{
	return a->asked_us && (int32_t)(sequence - a->theirs) < 0;
}

static void
are_you_there(struct ike_sa *sa, const struct isakmp_notify *note)
{
	struct rd r = note->data;
	uint32_t sequence = rd_u32(&r);
	uint8_t data[4] = { sequence >> 24, sequence >> 16 & 255, sequence >> 8 & 255,
			    sequence & 255 };

	if (r.bad || !names(sa, note->spi, note->spi_size) || is_old(&sa->alive, sequence))
		return;
	sa->alive.theirs = sequence;
	sa->alive.asked_us = true;
	event(sa->ike->events, ISAKMP_DPD_RECEIVED, sa->conn_id, sa->key.peer, sequence);
	v1_send_notify(sa, PROTOCOL_ISAKMP, NOTIFY_R_U_THERE_ACK, ike_sa_handle(sa), note->spi,
		       note->spi_size, data, sizeof data);
}

static void
there(struct ike_sa *sa, const struct isakmp_notify *note)
{
	struct rd r = note->data;
	uint32_t sequence = rd_u32(&r);

	if (!r.bad && names(sa, note->spi, note->spi_size))
		v1_dpd_answered(sa, sequence);
}

static uint32_t
shown_spi(const struct isakmp_notify *note)
{
	struct rd r = rd_init(note->spi, note->spi_size);

	return note->protocol == PROTOCOL_ISAKMP ? 0 : rd_u32(&r);
}

/* The peer has no such SA: ours with it leads nowhere. */
static void
spi_invalid(struct ike_sa *sa, const struct isakmp_notify *note)
{
	const struct ike_sink *sink = &sa->ike->sink;
	uint32_t spi = shown_spi(note);

	if (note->spi_size == 4 &&
	    (note->protocol == PROTOCOL_ESP || note->protocol == PROTOCOL_AH))
		sink->peer_deleted(sink->owner, sa->key.peer,
				   note->protocol == PROTOCOL_AH ? SUITE_AH : SUITE_ESP, &spi, 1);
}

static enum fsm_input
take_notify(struct ike_sa *sa, struct ike_node *node, const struct isakmp_payload *p)
{
	struct isakmp_notify note;
	char name[48];

	if (!isakmp_read_notify(p, &note))
		return INPUT_NONE;
	event(sa->ike->events, ISAKMP_NOTIFY, sa->conn_id,
	      notify_text(note.type, name, sizeof name), note.protocol, shown_spi(&note),
	      node->msgid, ike_sa_handle(sa));
	if (note.type == NOTIFY_R_U_THERE) {
		are_you_there(sa, &note);
		return INPUT_PEER_KEEPALIVE;
	}
	if (note.type == NOTIFY_R_U_THERE_ACK)
		there(sa, &note);
	if (note.type == NOTIFY_INVALID_SPI)
		spi_invalid(sa, &note);
	if (note.type == NOTIFY_NO_PROPOSAL_CHOSEN)
		refused(sa, shown_spi(&note));
	return INPUT_PEER_NOTIFY;
}

/* Inbound SPIs of the peer, outbound ones of ours. */
static void
children_deleted(struct ike_sa *sa, const struct isakmp_delete *d)
{
	struct rd r = rd_init(d->spi, (size_t)d->count * d->spi_size);
	uint32_t spi[256];
	size_t n = 0;

	if (d->spi_size != 4)
		return;
	while (rd_left(&r) && n < sizeof spi / sizeof *spi)
		spi[n++] = rd_u32(&r);
	sa->ike->sink.peer_deleted(sa->ike->sink.owner, sa->key.peer,
				   v1_suite_protocol(d->protocol), spi, n);
}

/* The associations that the peer names; the one that carries the message last, as it ends all. */
static void
associations_deleted(struct ike_sa *sa, struct ike_node *node, const struct isakmp_delete *d)
{
	struct ike_sa *other = ike_sa_first(sa->ike, sa->local, sa->key.peer), *next;
	bool this_one = false;

	for (size_t i = 0; d->spi_size == 2 * ISAKMP_COOKIE && i < d->count; i++)
		this_one |= names(sa, d->spi + i * d->spi_size, d->spi_size);
	for (; other; other = next) {
		next = LIST_NEXT(other, between);
		if (other == sa || other->deleted)
			continue;
		for (size_t i = 0; d->spi_size == 2 * ISAKMP_COOKIE && i < d->count; i++)
			if (!other->deleted && names(other, d->spi + i * d->spi_size, d->spi_size))
				ike_sa_close(other, "No reason", NULL);
	}
	if (this_one)
		ike_sa_replace(sa, "No reason", node);
}

static void
take_delete(struct ike_sa *sa, struct ike_node *node, const struct isakmp_payload *p)
{
	struct isakmp_delete d;

	event(sa->ike->events, ISAKMP_PROCESSING, sa->conn_id, "DELETE", node->msgid);
	event(sa->ike->events, ISAKMP_PARANOID, sa->conn_id);
	if (!isakmp_read_delete(p, &d))
		return;
	if (d.protocol == PROTOCOL_ISAKMP) {
		associations_deleted(sa, node, &d);
		return;
	}
	if (!node->deleted)
		ike_node_end(node, false, OVER);
	if (v1_suite_protocol(d.protocol) != SUITE_PROTOCOLS)
		children_deleted(sa, &d);
}

/* The driver has compared HASH. */
void
v1_informational(struct ike_sa *sa, struct ike_node *node, const struct ike_in *in)
{
	enum fsm_input input = INPUT_NONE;

	ike_repeat_remember(&node->repeat, in->fingerprint);
	event(sa->ike->events, ISAKMP_PROCESSING, sa->conn_id, "HASH", node->msgid);
	for (size_t i = 0; i < in->payloads.count && !sa->deleted; i++) {
		const struct isakmp_payload *p = &in->payloads.at[i];

		if (p->type == PAYLOAD_NOTIFY)
			input = take_notify(sa, node, p);
		else if (p->type == PAYLOAD_DELETE)
			take_delete(sa, node, p);
	}
	if (!node->deleted)
		ike_node_end(node, false, OVER);
	if (!sa->deleted)
		ike_move_sa(sa, (struct move){ input, sa->fsm });
}
