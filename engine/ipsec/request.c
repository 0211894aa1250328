/* Asking the key management for a pair: one request at a time for each flow, repeated once after
 * 30 seconds and given up 30 seconds later. While it waits, packets of the flow are dropped. */
#include "engine/ipsec/internal.h"

#define REPEAT SEC(30)
#define SHOTS  2

static void
fill_offers(struct ident *i, struct keying_request *r)
{
	struct ipsec *ipsec = i->at->ipsec;
	struct sa_lifetime life = settings_lifetime(ipsec, i->entry->settings);
	const struct transform_set *set;

	for (size_t n = 0; (set = settings_transform(ipsec, i->entry->settings, n)); n++) {
		struct ipsec_suite suite;

		if (r->offers == KEYING_MAX_OFFERS ||
		    !map_suite(set, &r->selector, r->local, r->peer, &suite))
			continue;
		r->offer[r->offers++] = (struct keying_offer){
			.suite = suite,
			.life_seconds = life.seconds,
			.life_kilobytes = life.kilobytes,
			.pfs_group = i->entry->settings->pfs_group,
		};
	}
}

static void
report(struct ident *i, const struct keying_request *r)
{
	for (size_t n = 0; n < r->offers; n++) {
		struct event_flow f = {
			.outbound = true,
			.local = r->local,
			.peer = r->peer,
			.local_port = IKE_PORT,
			.peer_port = IKE_PORT,
			.selector = r->selector,
			.has_suite = true,
			.suite = r->offer[n].suite,
			.life_seconds = r->offer[n].life_seconds,
			.life_kilobytes = r->offer[n].life_kilobytes,
		};

		for (; f.protocol < SUITE_PROTOCOLS; f.protocol++)
			if (suite_has(&f.suite, f.protocol))
				event(i->at->ipsec->events, IPSEC_SA_REQUEST, &f);
	}
}

static void fired(void *owner, uint64_t id);

/* The port of the one who has the pairs that are to be replaced. */
static uint16_t
port_of(const struct ident *i, ip4 peer)
{
	const struct pair *p = TAILQ_FIRST(&i->pairs);

	return p && p->peer == peer ? p->peer_port : 0;
}

static void
ask(struct ident *i)
{
	struct ipsec *ipsec = i->at->ipsec;
	struct keying_request r = {
		.id = i->id,
		.local = i->at->local,
		.peer = i->entry->peer[i->entry->current_peer],
		.selector = i->selector,
		.isakmp_profile = map_entry_isakmp_profile(i->entry),
	};

	r.peer_port = port_of(i, r.peer);
	i->request.timer = timer_after(ipsec->sched, REPEAT, fired, ipsec, i->id);
	fill_offers(i, &r);
	if (!r.offers || !r.local || !i->entry->peers || !ipsec->keying.acquire)
		return;
	report(i, &r);
	ipsec->keying.acquire(ipsec->keying.owner, &r);
}

/* To the next peer, when the request has not been with all of them. */
static bool
move_on(struct ident *i)
{
	struct map_entry *e = i->entry;

	if (i->request.tried >= e->peers)
		return false;
	e->current_peer = (e->current_peer + 1) % e->peers;
	i->request.tried++;
	i->request.fired = 0;
	return true;
}

static void
fired(void *owner, uint64_t id)
{
	struct ident *i = ident_find(owner, id);
	struct event_flow f;

	if (!i)
		return;
	ident_describe(i, &f);
	event(i->at->ipsec->events, IPSEC_REQUEST_TIMER, ++i->request.fired, &f);
	if (i->request.fired == SHOTS && !move_on(i)) {
		i->request.active = false;
		ident_status_changed(i);
		ident_free_if_done(i);
	} else {
		ask(i);
	}
}

void
ident_request(struct ident *i)
{
	struct map_entry *e = i->entry;

	if (i->request.active)
		return;
	if (e->settings->responder_only) {
		ident_free_if_done(i);
		return;
	}
	map_entry_resolve(i->at->ipsec, e);
	if (e->default_peer < e->peers && !e->keep_peer)
		e->current_peer = e->default_peer;
	e->keep_peer = false;
	i->request.active = true;
	i->request.fired = 0;
	i->request.tried = 1;
	ask(i);
}

void
ident_request_done(struct ident *i)
{
	i->request.active = false;
	timer_cancel(i->at->ipsec->sched, i->request.timer);
}

static void
try_next_peer(void *owner, uint64_t id)
{
	struct ident *i = ident_find(owner, id);

	if (i)
		ask(i);
}

/* The key engine has a queue: it reads when the exchange that failed has said its last. */
static void
read_refusals(void *owner, uint64_t serial)
{
	struct ipsec *ipsec = owner;

	ipsec->refusal_timer = 0;
	for (; ipsec->refusals; ipsec->refusals--)
		event(ipsec->events, IPSEC_QUEUE_EVENT);
}

void
ipsec_failed(struct ipsec *ipsec, uint64_t id, ip4 peer)
{
	struct ident *i = ident_find(ipsec, id);
	struct map_entry *e = i ? i->entry : NULL;

	if (!ipsec->refusals++)
		ipsec->refusal_timer = timer_after(ipsec->sched, 0, read_refusals, ipsec, 0);
	if (!i || !i->request.active || !e->peers || e->peer[e->current_peer] != peer ||
	    !move_on(i))
		return;
	timer_cancel(ipsec->sched, i->request.timer);
	i->request.timer = timer_after(ipsec->sched, 0, try_next_peer, ipsec, id);
}

/* A dead peer is not asked next; the default one is, unless it is the dead one itself. */
static void
turn_away(struct map_entry *e, ip4 peer)
{
	if (!e->peers || e->peer[e->current_peer] != peer)
		return;
	e->current_peer = (e->current_peer + 1) % e->peers;
	e->keep_peer = e->default_peer < e->peers && e->peer[e->default_peer] == peer;
}

void
ipsec_peer_dead(struct ipsec *ipsec, ip4 local, ip4 peer, uint16_t port)
{
	struct attachment *at;

	ipsec_forget_peer(ipsec, local, peer, port);
	TAILQ_FOREACH (at, &ipsec->attachments, link)
		for (struct map_entry *e = NULL;
		     at->local == local && (e = map_entry_next(at->map, e));)
			turn_away(e, peer);
}
