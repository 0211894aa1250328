/* Octets that wait: rings, and the pieces that came out of order. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/tcp/internal.h"

void
ring_init(struct ring *r, uint32_t size)
{
	*r = (struct ring){ .at = xmalloc(size), .size = size };
}

void
ring_free(struct ring *r)
{
	if (r->at)
		wipe(r->at, r->size); /* passwords go through it */
	free(r->at);
	*r = (struct ring){ 0 };
}

/* Copies into the ring from `at` octets behind first. The room is there. */
static void
put_at(struct ring *r, uint32_t at, const uint8_t *from, uint32_t len)
{
	uint32_t to = (r->first + at) % r->size, piece = r->size - to;

	if (piece > len)
		piece = len;
	memcpy(r->at + to, from, piece);
	memcpy(r->at, from + piece, len - piece);
}

uint32_t
ring_put(struct ring *r, const uint8_t *from, uint32_t len)
{
	uint32_t room = r->size - r->len;

	if (len > room)
		len = room;
	if (!len)
		return 0;
	put_at(r, r->len, from, len);
	r->len += len;
	return len;
}

void
ring_store(struct ring *r, uint32_t at, const uint8_t *from, uint32_t len)
{
	if (len)
		put_at(r, r->len + at, from, len);
}

void
ring_copy(const struct ring *r, uint32_t at, uint8_t *to, uint32_t len)
{
	uint32_t from, piece;

	if (!len)
		return;
	from = (r->first + at) % r->size;
	piece = r->size - from;
	if (piece > len)
		piece = len;
	memcpy(to, r->at + from, piece);
	memcpy(to + piece, r->at, len - piece);
}

void
ring_drop(struct ring *r, uint32_t len)
{
	r->len -= len;
	if (len) /* what lies out of order behind it stays where it is */
		r->first = (r->first + len) % r->size;
}

/* ---- out of order ---- */

static void
remove_piece(struct conn *c, unsigned i)
{
	c->pieces--;
	memmove(c->piece + i, c->piece + i + 1, (c->pieces - i) * sizeof *c->piece);
}

/* The piece grows by those that it touches. They are in no order. */
static void
join_pieces(struct conn *c, struct piece *p)
{
	for (unsigned i = 0; i < c->pieces;) {
		const struct piece *q = &c->piece[i];

		if (seq_before(p->until, q->from) || seq_before(q->until, p->from)) {
			i++;
			continue;
		}
		if (seq_before(q->from, p->from))
			p->from = q->from;
		if (seq_before(p->until, q->until))
			p->until = q->until;
		remove_piece(c, i);
		i = 0;
	}
}

void
receive_store(struct conn *c, uint32_t seq, const uint8_t *data, uint32_t len)
{
	struct piece p = { seq, seq + len };

	if (!len)
		return;
	join_pieces(c, &p);
	if (p.from != c->rcv_nxt && c->pieces == PIECES_MOST)
		return; /* it will be sent again */
	ring_store(&c->receive, seq - c->rcv_nxt, data, len);
	if (p.from == c->rcv_nxt) {
		c->receive.len += p.until - p.from;
		c->rcv_nxt = p.until;
	} else {
		c->piece[c->pieces++] = p;
	}
}
