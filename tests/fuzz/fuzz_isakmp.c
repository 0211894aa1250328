/* Hostile IKE messages. The first octet says how the rest arrives:
 *
 *	0  at the decoders alone, as a message
 *	1  at the decoders alone, as decrypted payloads; the next octet is the first payload's type
 *	2  at a responder, out of nowhere
 *	3  in a negotiation, in place of a message; the next octet says which one
 *	4  in a negotiation, as damage to a message: pairs of offset and new value
 *	5  behind a true HASH(1), encrypted with true keys: the first message of a quick mode
 *	6  the same, as an informational message
 *	7  behind a true HASH(2): the answer to a quick mode
 *
 * For 5 to 7 the next octet is the first payload's type. */
#include <string.h>

#include "engine/ike/exchange.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/ike_layout.h"
#include "tests/support/ike_pair.h"

struct meddling {
	const uint8_t *data;
	size_t size;
	unsigned which; /* of the negotiation's messages, from 1 */
	unsigned seen;
	bool damage;
};

static void
decode_message(const uint8_t *data, size_t size)
{
	struct text t = { 0 };

	isakmp_describe_message(data, size, &t);
	ike_layout(data, size, &t);
	text_free(&t);
}

static void
decode_payloads(const uint8_t *data, size_t size)
{
	static const struct isakmp_header h;
	struct isakmp_payloads list;
	struct text t = { 0 };

	isakmp_read_payloads(data + 1, size - 1, data[0], &list);
	isakmp_describe(&list, &t);
	ike_layout_payloads(&h, &list, &t);
	text_free(&t);
}

static struct pair *
start(void)
{
	struct pair *p = pair_new(1);

	end_policy(&p->r1, 10, CIPHER_AES, 128, HASH_SHA1, 1, 86400);
	end_policy(&p->r2, 10, CIPHER_AES, 128, HASH_SHA1, 1, 86400);
	end_key(&p->r1, "cisco123");
	end_key(&p->r2, "cisco123");
	return p;
}

static void
knock(const uint8_t *data, size_t size)
{
	struct pair *p = start();

	ike_receive(p->r2.ike, R2, 500, R1, 500, data, size);
	pair_run(p, SEC(200));
	pair_free(p);
}

/* The cookies stay as they were: without them a message is soon forgotten. */
static void
meddle(struct pair *p, struct channel_message *m)
{
	struct meddling *with = p->meddle_ctx;

	if (++with->seen != with->which)
		return;
	if (with->damage) {
		for (size_t i = 0; i + 2 < with->size; i += 3) {
			size_t at = (size_t)(with->data[i] << 8 | with->data[i + 1]);

			m->bytes[at % m->len] = with->data[i + 2];
		}
		return;
	}
	m->len = with->size < 16 ? 16 : with->size;
	if (with->size > 16)
		memcpy(m->bytes + 16, with->data + 16, with->size - 16);
}

static void
negotiate(const uint8_t *data, size_t size, bool damage)
{
	struct meddling with = { data + 1, size - 1, data[0] % 12 + 1u, 0, damage };
	struct pair *p = start();

	p->meddle = meddle;
	p->meddle_ctx = &with;
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(300));
	pair_free(p);
}

/* ---- a peer that has proved itself, and means harm ---- */

/* Opens HASH and puts the payloads behind it, as they are. */
static uint8_t *
write_hostile(const struct ike_sa *sa, struct isakmp_writer *w, const uint8_t *data, size_t size)
{
	uint8_t *hash = isakmp_add_room(w, PAYLOAD_HASH, sa->keys.len);

	hash[-ISAKMP_GENERIC] = data[0];
	wr_bytes(&w->wr, data + 1, size - 1);
	return hash;
}

static struct chunk
behind(const struct ike_sa *sa, const uint8_t *hash, const struct isakmp_writer *w)
{
	const uint8_t *rest = hash + sa->keys.len;

	return (struct chunk){ rest, (size_t)(w->wr.at - rest) };
}

static void
begin_exchange(const uint8_t *data, size_t size, uint8_t exchange)
{
	struct pair *p = start();
	uint8_t buffer[4096], *hash;
	struct isakmp_writer w;
	struct ike_node *n;
	struct ike_sa *sa;

	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(1));
	sa = p->r1.ike->by_serial;
	n = ike_node_new(sa, exchange, IKE_INITIATOR, ike_msgid_new(sa));
	ike_write(&w, buffer, sizeof buffer, sa, exchange, n->msgid);
	hash = write_hostile(sa, &w, data, size);
	hash_1(&sa->keys, n->msgid, behind(sa, hash, &w), hash);
	ike_send(sa, n, &w, true);
	pair_run(p, SEC(300));
	pair_free(p);
}

static void
lose_answer(struct pair *p, struct channel_message *m)
{
	if (m->from == &p->r2 && m->bytes[18] == EXCHANGE_QUICK)
		m->copies = 0;
}

/* R2's own answer is lost, and this one comes instead. */
static void
answer(const uint8_t *data, size_t size)
{
	struct pair *p = start();
	uint8_t buffer[4096], *hash;
	struct isakmp_writer w;
	struct ike_node *n;
	struct ike_sa *sa;

	p->meddle = lose_answer;
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(1));
	p->meddle = NULL;
	sa = p->r2.ike->by_serial;
	n = sa->nodes;
	memcpy(n->iv, p->r1.ike->by_serial->nodes->iv, sizeof n->iv); /* as before the answer */
	ike_write(&w, buffer, sizeof buffer, sa, EXCHANGE_QUICK, n->msgid);
	hash = write_hostile(sa, &w, data, size);
	hash_2(&sa->keys, n->msgid, (struct chunk){ n->ni.at, n->ni.len }, behind(sa, hash, &w),
	       hash);
	ike_send(sa, n, &w, true);
	pair_run(p, SEC(300));
	pair_free(p);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < 2 || size > 2000)
		return 0;
	switch (data[0]) {
	case 0:
		decode_message(data + 1, size - 1);
		break;
	case 1:
		decode_payloads(data + 1, size - 1);
		break;
	case 2:
		knock(data + 1, size - 1);
		break;
	case 3:
	case 4:
		negotiate(data + 1, size - 1, data[0] == 4);
		break;
	case 5:
	case 6:
		begin_exchange(data + 1, size - 1,
			       data[0] == 5 ? EXCHANGE_QUICK : EXCHANGE_INFORMATIONAL);
		break;
	case 7:
		answer(data + 1, size - 1);
		break;
	default:
		break;
	}
	return 0;
}
