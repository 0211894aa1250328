/* Fragments show their ports only in the first. It tells the others which flow they are of; those
 * that come before it wait for it a while (RFC 7857 and RFC 6888 leave that to us; IOS calls it
 * virtual reassembly and has these limits). */
#include <stdlib.h>

#include "engine/nat/internal.h"
#include "engine/net/iface.h"
#include "engine/wire/ipv4.h"

#define DATAGRAMS_MOST 64
#define FRAGMENTS_MOST 32 /* of one datagram that wait */
#define WAIT_MOST      SEC(3)

struct datagram {
	bool used, seen_first;
	ip4 src, dst;
	uint16_t id;
	uint8_t protocol;
	struct flow *flow; /* NULL: it is not translated */
	struct pkt *held;
	unsigned count;
	struct iface *in; /* of those held */
	simtime at;	  /* of the last fragment */
};

struct fragments {
	struct nat *nat;
	timer_id release, expire;
	struct datagram datagram[DATAGRAMS_MOST];
};

static bool
is_old(const struct fragments *f, const struct datagram *d)
{
	return nat_now(f->nat) - d->at >= WAIT_MOST;
}

static struct datagram *
find(const struct nat *nat, ip4 src, ip4 dst, uint16_t id, uint8_t protocol)
{
	struct fragments *f = nat->fragments;

	for (size_t i = 0; f && i < DATAGRAMS_MOST; i++) {
		struct datagram *d = &f->datagram[i];

		if (d->used && d->id == id && d->src == src && d->dst == dst &&
		    d->protocol == protocol && !is_old(f, d))
			return d;
	}
	return NULL;
}

static void
drop_held(struct datagram *d)
{
	struct pkt *pkt;

	while ((pkt = d->held)) {
		d->held = pkt->next;
		pkt_free(pkt);
	}
	d->count = 0;
}

/* A place for another one: an old one's, or the oldest's. */
static struct datagram *
make(struct nat *nat, const struct ipv4 *h)
{
	struct fragments *f = nat->fragments;
	struct datagram *d;

	if (!f) {
		f = nat->fragments = xcalloc(1, sizeof *f);
		f->nat = nat;
	}
	d = &f->datagram[0];
	for (size_t i = 0; i < DATAGRAMS_MOST; i++) {
		struct datagram *other = &f->datagram[i];

		if (!other->used) {
			d = other;
			break;
		}
		if (other->at < d->at)
			d = other;
	}
	drop_held(d);
	*d = (struct datagram){ .used = true, .src = h->src, .dst = h->dst, .id = h->id };
	d->protocol = h->protocol;
	return d;
}

static void
release(void *owner, uint64_t serial)
{
	struct fragments *f = owner;

	f->release = 0;
	for (size_t i = 0; i < DATAGRAMS_MOST; i++) {
		struct datagram *d = &f->datagram[i];
		struct pkt *pkt = d->seen_first ? d->held : NULL, *next;
		struct iface *in = d->in;

		if (!pkt)
			continue;
		d->held = NULL;
		d->count = 0;
		for (; pkt; pkt = next) {
			next = pkt->next;
			ip_input_held(in, pkt); /* the place may be another's by now */
		}
	}
}

static void
expire(void *owner, uint64_t serial)
{
	struct fragments *f = owner;
	bool waiting = false;

	f->expire = 0;
	for (size_t i = 0; i < DATAGRAMS_MOST; i++) {
		if (is_old(f, &f->datagram[i]))
			drop_held(&f->datagram[i]);
		waiting |= f->datagram[i].held != NULL;
	}
	if (waiting)
		f->expire = timer_after(f->nat->sched, WAIT_MOST, expire, f, 0);
}

static void
hold(struct fragments *f, struct datagram *d, struct iface *in, struct pkt *pkt)
{
	struct pkt **at = &d->held;

	if (d->count == FRAGMENTS_MOST) {
		pkt_free(pkt);
		return;
	}
	while (*at)
		at = &(*at)->next;
	pkt->next = NULL;
	*at = pkt;
	d->count++;
	d->in = in;
	if (!f->expire)
		f->expire = timer_after(f->nat->sched, WAIT_MOST, expire, f, 0);
}

bool
fragment_holds(struct nat *nat, struct iface *in, struct pkt *pkt)
{
	struct datagram *d;
	struct ipv4 h;

	if (ipv4_read(pkt->data, pkt->len, &h) != IPV4_GOOD || !ipv4_is_fragment(&h))
		return false;
	d = find(nat, h.src, h.dst, h.id, h.protocol);
	if (!d)
		d = make(nat, &h);
	d->at = nat_now(nat);
	if (!h.fragment) {
		d->seen_first = true;
		if (d->held && !nat->fragments->release)
			nat->fragments->release =
				timer_after(nat->sched, 0, release, nat->fragments, 0);
		return false;
	}
	if (d->seen_first)
		return false;
	hold(nat->fragments, d, in, pkt);
	return true;
}

void
fragment_note(struct nat *nat, const struct seen *s, struct flow *flow)
{
	struct datagram *d = find(nat, s->t.src, s->t.dst, s->id, (uint8_t)s->t.protocol);

	if (d)
		d->flow = flow;
}

bool
fragment_flow(struct nat *nat, const struct seen *s, struct flow **flow)
{
	const struct datagram *d = find(nat, s->t.src, s->t.dst, s->id, (uint8_t)s->t.protocol);

	*flow = d ? d->flow : NULL;
	return d && d->seen_first;
}

/* The rest of its datagrams is lost with it. */
void
fragments_forget(struct nat *nat, const struct flow *flow)
{
	struct fragments *f = nat->fragments;

	for (size_t i = 0; f && i < DATAGRAMS_MOST; i++)
		if (f->datagram[i].flow == flow) {
			drop_held(&f->datagram[i]);
			f->datagram[i] = (struct datagram){ 0 };
		}
}

void
fragments_forget_iface(struct nat *nat, const struct iface *iface)
{
	struct fragments *f = nat->fragments;

	for (size_t i = 0; f && i < DATAGRAMS_MOST; i++)
		if (f->datagram[i].in == iface) {
			drop_held(&f->datagram[i]);
			f->datagram[i] = (struct datagram){ 0 };
		}
}

void
fragments_free(struct nat *nat)
{
	struct fragments *f = nat->fragments;

	if (!f)
		return;
	for (size_t i = 0; i < DATAGRAMS_MOST; i++)
		drop_held(&f->datagram[i]);
	timer_cancel(nat->sched, f->release);
	timer_cancel(nat->sched, f->expire);
	free(f);
	nat->fragments = NULL;
}
