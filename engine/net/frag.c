/* Fragmentation and reassembly, RFC 791 section 3.2 and RFC 815. */
#include "engine/net/stack.h"

#include <bsd/sys/queue.h>
#include <stdlib.h>
#include <string.h>

#define DATAGRAMS_MOST 64 /* being put together at once; the oldest goes first */
#define FRAGMENTS_MOST 64 /* of one datagram */
#define WAIT_MOST      SEC(30)

/* What a later fragment's header keeps: options other than the copied ones are left out by
 * cutting them all, which the few that exist in practice allow. */
void
ip_fragment(struct net *net, struct pkt *pkt, unsigned mtu, void (*emit)(void *ctx, struct pkt *),
	    void *ctx)
{
	struct ipv4 h;
	size_t piece, at = 0, size;

	if (ipv4_read(pkt->data, pkt->len, &h) != IPV4_GOOD || mtu < h.header + 8u) {
		pkt_free(pkt);
		return;
	}
	piece = (mtu - h.header) & ~7u;
	for (size = pkt->len - h.header; at < size; at += piece) {
		size_t now = size - at < piece ? size - at : piece;
		struct pkt *f = pkt_new(net->env.pool, h.header + now);

		memcpy(f->data, pkt->data, h.header);
		memcpy(f->data + h.header, pkt->data + h.header + at, now);
		ipv4_set_fragment(f->data, (uint16_t)(h.header + now), (uint16_t)(h.fragment + at),
				  h.mf || at + now < size);
		f->flags = pkt->flags;
		f->in = pkt->in;
		f->network = f->data;
		emit(ctx, f);
	}
	pkt_free(pkt);
}

/* One datagram of which parts have come. */
struct partial {
	TAILQ_ENTRY(partial) link;
	ip4 src, dst;
	uint16_t id;
	uint8_t protocol;
	struct pkt *parts; /* by ascending offset; when: the offset */
	unsigned count;
	uint32_t total; /* octets of payload; 0 until the last part is here */
	uint32_t have;
	uint32_t serial;
	timer_id timer;
};

struct reassembly {
	TAILQ_HEAD(, partial) partials;
	size_t count;
	uint32_t made;
};

static void
drop_partial(struct net *net, struct partial *p)
{
	struct pkt *part;

	timer_cancel(net->env.sched, p->timer);
	while ((part = p->parts)) {
		p->parts = part->next;
		pkt_free(part);
	}
	TAILQ_REMOVE(&net->reassembly->partials, p, link);
	net->reassembly->count--;
	free(p);
}

/* RFC 1122 section 3.3.2: tell the source, when the first fragment is there to be quoted. */
static void
timed_out(void *owner, uint64_t serial)
{
	struct net *net = owner;
	struct partial *p;

	TAILQ_FOREACH (p, &net->reassembly->partials, link)
		if (p->serial == serial)
			break;
	if (!p)
		return;
	net->totals.reassembly_failed++;
	if (p->parts && p->parts->when == 0)
		icmp_time_exceeded(net, p->parts, ICMP_REASSEMBLY);
	drop_partial(net, p);
}

static struct partial *
find_partial(struct net *net, const struct ipv4 *h)
{
	struct reassembly *r = net->reassembly;
	struct partial *p;

	if (!r) {
		r = net->reassembly = xcalloc(1, sizeof *r);
		TAILQ_INIT(&r->partials);
	}
	TAILQ_FOREACH (p, &r->partials, link)
		if (p->id == h->id && p->src == h->src && p->dst == h->dst &&
		    p->protocol == h->protocol)
			return p;
	if (r->count >= DATAGRAMS_MOST) {
		net->totals.reassembly_failed++;
		drop_partial(net, TAILQ_FIRST(&r->partials));
	}
	p = xcalloc(1, sizeof *p);
	*p = (struct partial){ .src = h->src, .dst = h->dst, .id = h->id, .protocol = h->protocol };
	p->serial = ++r->made;
	p->timer = timer_after(net->env.sched, WAIT_MOST, timed_out, net, p->serial);
	TAILQ_INSERT_TAIL(&r->partials, p, link);
	r->count++;
	return p;
}

static uint32_t
header_size(const struct pkt *part)
{
	return (uint32_t)(part->data[0] & 15) * 4;
}

static uint32_t
part_size(const struct pkt *part)
{
	return part->len - header_size(part);
}

enum placed { PLACED, REPEATED, SPOILT };

/* Parts may come in any order and twice, but must not overlap or contradict each other. */
static enum placed
place_part(struct partial *p, struct pkt *part, const struct ipv4 *h)
{
	uint32_t start = h->fragment, size = h->total - h->header, end = start + size;
	struct pkt **at = &p->parts, *before = NULL;

	if (!size || (h->mf && size % 8) || end + h->header > 65535 || p->count >= FRAGMENTS_MOST ||
	    (!h->mf && p->total && p->total != end) || (p->total && end > p->total))
		return SPOILT;
	while (*at && (*at)->when < start) {
		before = *at;
		at = &before->next;
	}
	if (*at && (*at)->when == start && part_size(*at) == size)
		return REPEATED;
	if ((before && before->when + part_size(before) > start) || (*at && (*at)->when < end))
		return SPOILT;
	if (!h->mf && *at)
		return SPOILT;
	if (!h->mf)
		p->total = end;
	part->when = start;
	part->next = *at;
	*at = part;
	p->count++;
	p->have += size;
	return PLACED;
}

/* All parts are here. What counts is the header of the first: the others may have shorter ones. */
static bool
is_whole(const struct partial *p)
{
	return p->total && p->have == p->total;
}

static bool
is_too_long(const struct partial *p)
{
	return header_size(p->parts) + p->total > 65535;
}

/* One packet with the header of the first. */
static struct pkt *
join(struct net *net, struct partial *p)
{
	struct pkt *first = p->parts;
	size_t header = header_size(first);
	struct pkt *whole = pkt_new(net->env.pool, header + p->total);

	memcpy(whole->data, first->data, header);
	for (struct pkt *part = first; part; part = part->next)
		memcpy(whole->data + header + part->when, part->data + header_size(part),
		       part_size(part));
	ipv4_set_fragment(whole->data, (uint16_t)(header + p->total), 0, false);
	whole->flags = first->flags;
	whole->in = first->in;
	whole->network = whole->data;
	net->totals.reassembled++;
	drop_partial(net, p);
	return whole;
}

struct pkt *
reassemble(struct net *net, struct pkt *pkt, const struct ipv4 *h)
{
	struct partial *p = find_partial(net, h);

	net->totals.fragments_received++;
	switch (place_part(p, pkt, h)) {
	case PLACED:
		if (!is_whole(p))
			return NULL;
		if (!is_too_long(p))
			return join(net, p);
		break;
	case REPEATED:
		pkt_free(pkt);
		return NULL;
	case SPOILT:
		pkt_free(pkt);
		break;
	}
	net->totals.reassembly_failed++;
	drop_partial(net, p);
	return NULL;
}

void
reassembly_forget_iface(struct iface *iface)
{
	struct net *net = iface->net;
	struct partial *p, *next;

	for (p = net->reassembly ? TAILQ_FIRST(&net->reassembly->partials) : NULL; p; p = next) {
		next = TAILQ_NEXT(p, link);
		for (const struct pkt *part = p->parts; part; part = part->next)
			if (part->in == iface) {
				drop_partial(net, p);
				break;
			}
	}
}

void
reassembly_free(struct net *net)
{
	struct partial *p;

	if (!net->reassembly)
		return;
	while ((p = TAILQ_FIRST(&net->reassembly->partials)))
		drop_partial(net, p);
	free(net->reassembly);
	net->reassembly = NULL;
}
