#include "engine/base/pkt.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"

/* Two sizes serve all: what fits an Ethernet frame with room for a tunnel, and the largest IP
 * datagram. */
#define SMALL_LEN 2048

struct pktpool {
	struct pkt *small, *large; /* free lists through next */
	size_t out;
};

struct pktpool *
pktpool_new(void)
{
	return xcalloc(1, sizeof(struct pktpool));
}

static void
free_list(struct pkt *p)
{
	while (p) {
		struct pkt *next = p->next;

		free(p);
		p = next;
	}
}

void
pktpool_free(struct pktpool *pool)
{
	if (!pool)
		return;
	assert(pool->out == 0);
	free_list(pool->small);
	free_list(pool->large);
	free(pool);
}

size_t
pktpool_out(const struct pktpool *pool)
{
	return pool->out;
}

static bool
is_small(const struct pkt *p)
{
	return p->end - p->head == PKT_HEADROOM + SMALL_LEN + PKT_TAILROOM;
}

struct pkt *
pkt_new(struct pktpool *pool, size_t len)
{
	bool small = len <= SMALL_LEN;
	struct pkt **list = small ? &pool->small : &pool->large, *p = *list;
	size_t room = PKT_HEADROOM + (small ? SMALL_LEN : PKT_MAX) + PKT_TAILROOM;

	assert(len <= PKT_MAX);
	if (p) {
		*list = p->next;
	} else {
		p = xmalloc(sizeof *p + room);
		p->head = (uint8_t *)(p + 1);
		p->end = p->head + room;
		p->pool = pool;
	}
	pool->out++;
	p->data = p->head + PKT_HEADROOM;
	p->len = (uint32_t)len;
	p->flags = 0;
	p->network = NULL;
	p->in = NULL;
	p->next = NULL;
	p->when = 0;
	return p;
}

struct pkt *
pkt_copy(const struct pkt *from)
{
	struct pkt *p = pkt_new(from->pool, from->len);

	memcpy(p->data, from->data, from->len);
	p->flags = from->flags;
	p->in = from->in;
	return p;
}

void
pkt_free(struct pkt *p)
{
	struct pkt **list;

	if (!p)
		return;
	list = is_small(p) ? &p->pool->small : &p->pool->large;
	p->pool->out--;
	p->next = *list;
	*list = p;
}

void
pktqueue_init(struct pktqueue *q)
{
	*q = (struct pktqueue){ .last = &q->first };
}

void
pktqueue_put(struct pktqueue *q, struct pkt *p)
{
	p->next = NULL;
	*q->last = p;
	q->last = &p->next;
	q->count++;
}

struct pkt *
pktqueue_get(struct pktqueue *q)
{
	struct pkt *p = q->first;

	if (!p)
		return NULL;
	q->first = p->next;
	if (!q->first)
		q->last = &q->first;
	q->count--;
	p->next = NULL;
	return p;
}

void
pktqueue_clear(struct pktqueue *q)
{
	struct pkt *p;

	while ((p = pktqueue_get(q)))
		pkt_free(p);
}
