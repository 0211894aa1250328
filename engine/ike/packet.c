/* Messages in and out: encryption and its chain of IVs, the transport, the observers. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/ike/exchange.h"

#define MARKER 4 /* non-ESP marker, RFC 3948 2.2 */

static size_t
block_of(const struct ike_sa *sa)
{
	return cipher_info(sa->policy.cipher)->block;
}

/* The IV for the next message of that exchange. */
static void
iv_for(const struct ike_sa *sa, const struct ike_node *node, uint32_t msgid, uint8_t *iv)
{
	if (!msgid)
		memcpy(iv, sa->iv, block_of(sa));
	else if (node && node->started)
		memcpy(iv, node->iv, block_of(sa));
	else
		phase2_iv(sa->policy.hash, sa->iv, msgid, iv, block_of(sa));
}

static void
keep_iv(struct ike_sa *sa, struct ike_node *node, const uint8_t *last)
{
	memcpy(node ? node->iv : sa->iv, last, block_of(sa));
	if (node)
		node->started = true;
}

enum isakmp_fault
ike_open(struct ike_sa *sa, struct ike_node *node, struct ike_in *in, uint8_t *plain)
{
	const uint8_t *body = in->bytes + ISAKMP_HEADER;
	size_t len = in->len - ISAKMP_HEADER, block;
	uint8_t iv[CRYPTO_MAX_BLOCK];

	in->clear = in->header.flags & ISAKMP_ENCRYPTED ? plain : body;
	if (in->clear == body)
		return isakmp_read_payloads(body, len, in->header.next, &in->payloads);
	block = block_of(sa);
	if (!len || len % block)
		return ISAKMP_NO_BLOCKS;
	event(sa->ike->events, CRYPTO_ENGINE, "Decrypt IKE packet");
	iv_for(sa, node, in->header.msgid, iv);
	cipher_cbc(sa->dec, iv, body, plain, len);
	memcpy(in->last_block, body + len - block, block);
	return isakmp_read_payloads(plain, len, in->header.next, &in->payloads);
}

void
ike_commit_iv(struct ike_sa *sa, struct ike_node *node, const struct ike_in *in)
{
	if (in->header.flags & ISAKMP_ENCRYPTED)
		keep_iv(sa, node, in->last_block);
}

void
ike_write(struct isakmp_writer *w, uint8_t *buffer, size_t size, const struct ike_sa *sa,
	  uint8_t exchange, uint32_t msgid)
{
	struct isakmp_header h = {
		.version = ISAKMP_VERSION,
		.exchange = exchange,
		.msgid = msgid,
	};

	memcpy(h.cky_i, sa->key.cky_i, ISAKMP_COOKIE);
	memcpy(h.cky_r, sa->cky_r, ISAKMP_COOKIE);
	isakmp_begin(w, buffer, size, &h);
}

/* ---- observers ---- */

static void
observe(struct ike *ike, struct ike_message *m, const struct isakmp_header *h,
	const struct isakmp_payloads *list)
{
	m->exchange = h->exchange;
	m->msgid = h->msgid;
	m->length = h->length;
	for (size_t i = 0; list && i < list->count && i < IKE_MESSAGE_PAYLOADS; i++) {
		struct isakmp_notify n;

		m->payload[i] = list->at[i].type;
		if (list->at[i].type == PAYLOAD_NOTIFY && isakmp_read_notify(&list->at[i], &n))
			m->notify[i] = n.type;
		m->payloads = i + 1;
	}
	ike->observe(ike->observe_ctx, m);
}

void
ike_observe_in(struct ike *ike, const struct ike_in *in, bool readable, bool repeated)
{
	struct ike_message m = {
		.repeated = repeated,
		.local = in->local,
		.peer = in->peer,
		.local_port = in->lport,
		.peer_port = in->pport,
		.encrypted = in->header.flags & ISAKMP_ENCRYPTED,
		.readable = readable,
		.wire = in->bytes,
		.clear = readable ? in->clear : NULL,
	};

	if (ike->observe)
		observe(ike, &m, &in->header, readable ? &in->payloads : NULL);
}

/* clear is the message before encryption; NULL: it is repeated, and that is no longer known of one
 * that is encrypted. */
static void
observe_out(struct ike_sa *sa, const uint8_t *wire, const uint8_t *clear, size_t len)
{
	struct ike_message m = {
		.sent = true,
		.repeated = !clear,
		.local = sa->local,
		.peer = sa->key.peer,
		.local_port = sa->lport,
		.peer_port = sa->pport,
		.wire = wire,
	};
	struct isakmp_payloads list = { .count = 0 };
	struct isakmp_header h;

	if (!sa->ike->observe || isakmp_read_header(wire, len, &h) != ISAKMP_GOOD)
		return;
	m.encrypted = h.flags & ISAKMP_ENCRYPTED;
	if (!clear && !m.encrypted)
		clear = wire;
	if (clear) {
		m.readable = true;
		m.clear = clear + ISAKMP_HEADER;
		isakmp_read_payloads(m.clear, len - ISAKMP_HEADER, h.next, &list);
	}
	observe(sa->ike, &m, &h, &list);
}

/* ---- out ---- */

static void
transmit(struct ike_sa *sa, const uint8_t *bytes, size_t len)
{
	struct ike *ike = sa->ike;

	event(ike->events, ISAKMP_SENDING, sa->conn_id, sa->key.peer, sa->lport, sa->pport,
	      ike_sa_tag(sa));
	event(ike->events, ISAKMP_SENT, sa->conn_id);
	ike->stats.sent++;
	ike->net.send(ike->net.owner, sa->local, sa->lport, sa->key.peer, sa->pport, bytes, len);
}

static void
encrypt(struct ike_sa *sa, struct ike_node *node, uint32_t msgid, uint8_t *bytes, size_t len)
{
	uint8_t iv[CRYPTO_MAX_BLOCK];

	event(sa->ike->events, CRYPTO_ENGINE, "Encrypt IKE packet");
	iv_for(sa, node, msgid, iv);
	cipher_cbc(sa->enc, iv, bytes + ISAKMP_HEADER, bytes + ISAKMP_HEADER, len - ISAKMP_HEADER);
	keep_iv(sa, node, bytes + len - block_of(sa));
}

bool
ike_send(struct ike_sa *sa, struct ike_node *node, struct isakmp_writer *w, bool encrypted)
{
	struct ike_repeat *r = node ? &node->repeat : &sa->repeat;
	size_t len = encrypted ? isakmp_end_padded(w, block_of(sa), true) : isakmp_end(w);
	size_t marker = sa->lport == IKE_NATT_PORT ? MARKER : 0;
	uint8_t *bytes;

	if (!len)
		return false;
	bytes = xcalloc(1, marker + len);
	memcpy(bytes + marker, w->wr.start, len);
	if (encrypted)
		encrypt(sa, node, node ? node->msgid : 0, bytes + marker, len);
	observe_out(sa, bytes + marker, w->wr.start, len);
	free(r->bytes);
	r->bytes = bytes;
	r->len = marker + len;
	r->sent = sched_now(sa->ike->sched);
	transmit(sa, r->bytes, r->len);
	return true;
}

void
ike_send_again(struct ike_sa *sa, struct ike_repeat *r)
{
	size_t marker = r->len && sa->lport == IKE_NATT_PORT ? MARKER : 0;

	r->sent = sched_now(sa->ike->sched);
	sa->ike->stats.retransmitted++;
	observe_out(sa, r->bytes + marker, NULL, r->len - marker);
	transmit(sa, r->bytes, r->len);
}
