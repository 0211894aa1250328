#include "engine/sim/link.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/rng.h"
#include "engine/base/xmalloc.h"

#define ETHERNET_HEADER 14
#define QUEUE_DEFAULT	65536

struct link;

/* Frames under way that stay in order. */
struct lane {
	struct pktqueue air;  /* when: its arrival; ascending */
	timer_id arrival;     /* of the first one */
	simtime last_arrival; /* none arrives before this */
};

enum { DELAYED, AT_ONCE, LANES };

/* One way over the cable: frames that have left one end and not reached the other. */
struct way {
	struct link *link;
	struct port *from, *to;
	struct lane lane[LANES];
	simtime wire_free; /* when the frame before will be wholly on the wire */
	struct pkt *held;  /* by FAULT_REORDER, until the next frame */
	timer_id held_timer;
	struct link_counters counters;
};

struct fault {
	struct fault *next;
	enum link_fault kind;
	const struct port *from;
	unsigned left; /* frames until it strikes */
	link_match *match;
	void *ctx;
};

struct tap {
	struct tap *next;
	link_tap *fn;
	void *ctx;
};

struct link {
	struct sched *sched;
	struct pktpool *pool;
	char *name;
	struct link_params params;
	struct rng rng;
	struct way way[2]; /* way[0] from port a to port b */
	bool cut;
	struct fault *faults;
	struct tap *taps;
};

/* Carrier at an end: the other end is powered and the cable whole. */
static void
update_carrier(struct link *l)
{
	struct port *a = l->way[0].from, *b = l->way[1].from;

	if (a)
		port_set_carrier(a, !l->cut && b && b->enabled);
	if (b)
		port_set_carrier(b, !l->cut && a && a->enabled);
}

static void
powered(struct port *p)
{
	update_carrier(p->medium);
}

static void
arrive(void *owner, uint64_t serial)
{
	struct way *w = owner;
	struct lane *lane = &w->lane[serial];
	struct sched *s = w->link->sched;
	struct pkt *frame = pktqueue_get(&lane->air);

	lane->arrival = 0;
	if (lane->air.first)
		lane->arrival =
			timer_after(s, lane->air.first->when - sched_now(s), arrive, w, serial);
	port_deliver(w->to, frame);
}

static bool
by_chance(struct link *l, uint32_t of_a_million)
{
	return of_a_million && rng_below(&l->rng, 1000000) < of_a_million;
}

static simtime
delay_of(struct link *l)
{
	simtime delay = l->params.delay;

	if (l->params.jitter)
		delay += ((uint64_t)rng_u32(&l->rng) * (l->params.jitter >> 16)) >> 16;
	return delay;
}

static void
put_in_air(struct way *w, struct pkt *frame)
{
	struct link *l = w->link;
	unsigned which = by_chance(l, l->params.reorder) ? AT_ONCE : DELAYED;
	struct lane *lane = &w->lane[which];
	simtime now = sched_now(l->sched), when = w->wire_free > now ? w->wire_free : now;

	if (l->params.rate)
		when += frame->len * 8 * SEC(1) / l->params.rate;
	w->wire_free = when;
	if (which == DELAYED)
		when += delay_of(l);
	if (when < lane->last_arrival)
		when = lane->last_arrival;
	lane->last_arrival = frame->when = when;
	pktqueue_put(&lane->air, frame);
	if (!lane->arrival)
		lane->arrival = timer_after(l->sched, when - now, arrive, w, which);
}

static void
release_held(void *owner, uint64_t serial)
{
	struct way *w = owner;
	struct pkt *frame = w->held;

	timer_cancel(w->link->sched, w->held_timer);
	w->held = NULL;
	w->held_timer = 0;
	if (frame)
		put_in_air(w, frame);
}

/* Takes the fault that strikes at this frame off the list; false when none does. */
static bool
strikes(struct link *l, const struct port *from, const struct pkt *frame, enum link_fault *kind)
{
	for (struct fault **at = &l->faults; *at; at = &(*at)->next) {
		struct fault *f = *at;

		if ((f->from && f->from != from) || (f->match && !f->match(f->ctx, frame)) ||
		    --f->left)
			continue;
		*kind = f->kind;
		*at = f->next;
		free(f);
		return true;
	}
	return false;
}

static void
flip_a_bit(struct link *l, struct pkt *frame)
{
	uint32_t room = frame->len > ETHERNET_HEADER ? frame->len - ETHERNET_HEADER : 0;

	if (room)
		frame->data[ETHERNET_HEADER + rng_below(&l->rng, room)] ^= 1u
									   << rng_below(&l->rng, 8);
}

/* Applies a fault; gives the frame that goes on now, or NULL. */
static struct pkt *
spoil(struct way *w, struct pkt *frame, enum link_fault kind)
{
	struct link *l = w->link;

	switch (kind) {
	case FAULT_DROP:
		w->counters.lost++;
		pkt_free(frame);
		return NULL;
	case FAULT_DUPLICATE:
		put_in_air(w, pkt_copy(frame));
		return frame;
	case FAULT_REORDER:
		if (w->held)
			return frame;
		w->held = frame;
		w->held_timer = timer_after(l->sched, SEC(1), release_held, w, 0);
		return NULL;
	case FAULT_CORRUPT:
		flip_a_bit(l, frame);
		return frame;
	}
	return frame;
}

/* Bytes that wait for the wire, from the time that it takes to clear them. */
static bool
queue_full(const struct way *w, size_t len)
{
	const struct link_params *p = &w->link->params;
	simtime now = sched_now(w->link->sched), busy = w->wire_free > now ? w->wire_free - now : 0;
	uint64_t limit = p->queue ? p->queue : QUEUE_DEFAULT;

	return p->rate && busy > (limit * 8 * SEC(1)) / p->rate && len;
}

static void
send_frame(struct port *from, struct pkt *frame)
{
	struct link *l = from->medium;
	struct way *w = from == l->way[0].from ? &l->way[0] : &l->way[1];
	enum link_fault kind;

	if (l->cut || !w->to) {
		pkt_free(frame);
		return;
	}
	for (struct tap *t = l->taps, *next; t; t = next) {
		next = t->next;
		t->fn(t->ctx, l, sched_now(l->sched), from, frame);
	}
	if ((l->params.mtu && frame->len > l->params.mtu + ETHERNET_HEADER) ||
	    queue_full(w, frame->len)) {
		w->counters.dropped++;
		pkt_free(frame);
		return;
	}
	w->counters.frames++;
	w->counters.bytes += frame->len;
	if (l->faults && strikes(l, from, frame, &kind) && !(frame = spoil(w, frame, kind)))
		return;
	if (by_chance(l, l->params.loss)) {
		w->counters.lost++;
		pkt_free(frame);
		return;
	}
	put_in_air(w, frame);
	if (w->held && w->held != frame)
		release_held(w, 0);
}

static void
plug(struct link *l, struct port *p)
{
	if (!p)
		return;
	p->medium = l;
	p->send = send_frame;
	p->powered = powered;
	p->mtu = l->params.mtu;
}

struct link *
link_new(struct sched *sched, struct pktpool *pool, const char *name, struct port *a,
	 struct port *b, const struct link_params *params)
{
	struct link *l = xcalloc(1, sizeof *l);

	l->sched = sched;
	l->pool = pool;
	l->name = xstrdup(name);
	l->params = *params;
	rng_seed(&l->rng, params->seed, name);
	l->way[0] = (struct way){ .link = l, .from = a, .to = b };
	l->way[1] = (struct way){ .link = l, .from = b, .to = a };
	for (unsigned i = 0; i < LANES; i++) {
		pktqueue_init(&l->way[0].lane[i].air);
		pktqueue_init(&l->way[1].lane[i].air);
	}
	plug(l, a);
	plug(l, b);
	update_carrier(l);
	return l;
}

static void
clear_air(struct way *w)
{
	for (struct lane *lane = w->lane; lane < w->lane + LANES; lane++) {
		timer_cancel(w->link->sched, lane->arrival);
		lane->arrival = 0;
		lane->last_arrival = 0;
		pktqueue_clear(&lane->air);
	}
	timer_cancel(w->link->sched, w->held_timer);
	w->held_timer = 0;
	w->wire_free = 0;
	pkt_free(w->held);
	w->held = NULL;
}

static void
unplug(struct port *p)
{
	if (!p)
		return;
	p->medium = NULL;
	p->send = NULL;
	p->powered = NULL;
	p->mtu = 0;
}

void
link_free(struct link *l)
{
	struct fault *f;
	struct tap *t;

	if (!l)
		return;
	link_cut(l);
	unplug(l->way[0].from);
	unplug(l->way[1].from);
	while ((f = l->faults)) {
		l->faults = f->next;
		free(f);
	}
	while ((t = l->taps)) {
		l->taps = t->next;
		free(t);
	}
	free(l->name);
	free(l);
}

const char *
link_name(const struct link *l)
{
	return l->name;
}

struct port *
link_port(const struct link *l, unsigned end)
{
	return l->way[end].from;
}

const struct link_params *
link_params(const struct link *l)
{
	return &l->params;
}

void
link_set_params(struct link *l, const struct link_params *params)
{
	l->params = *params;
	for (unsigned end = 0; end < 2; end++)
		if (l->way[end].from)
			l->way[end].from->mtu = params->mtu;
}

void
link_cut(struct link *l)
{
	l->cut = true;
	clear_air(&l->way[0]);
	clear_air(&l->way[1]);
	update_carrier(l);
}

void
link_restore(struct link *l)
{
	l->cut = false;
	update_carrier(l);
}

bool
link_is_cut(const struct link *l)
{
	return l->cut;
}

void
link_set_fault(struct link *l, enum link_fault kind, const struct port *from, unsigned nth,
	       link_match *match, void *ctx)
{
	struct fault *f = xmalloc(sizeof *f);

	*f = (struct fault){ l->faults, kind, from, nth ? nth : 1, match, ctx };
	l->faults = f;
}

void
link_add_tap(struct link *l, link_tap *fn, void *ctx)
{
	struct tap *t = xmalloc(sizeof *t);

	*t = (struct tap){ l->taps, fn, ctx };
	l->taps = t;
}

void
link_del_tap(struct link *l, link_tap *fn, void *ctx)
{
	for (struct tap **at = &l->taps; *at; at = &(*at)->next) {
		struct tap *t = *at;

		if (t->fn != fn || t->ctx != ctx)
			continue;
		*at = t->next;
		free(t);
		return;
	}
}

const struct link_counters *
link_counters(const struct link *l, unsigned end)
{
	return &l->way[end].counters;
}
