/* When pairs are renewed and when they end.
 *
 *	made ---------------------------- soft ------------ hard
 *	      30 s or 256 kB before the end: a new pair     deleted, the peer told
 *	      is asked for, if this one was used
 *
 * One that is first used in its last moments is renewed then. The end that did not begin waits a
 * little longer, so that both do not renew at once. What packets run into is put on a timer that is
 * due now: no packet deletes the pair it is using. */
#include "engine/ipsec/internal.h"

#define MARGIN		 SEC(30)
#define MARGIN_KILOBYTES 256

static void
end(struct pair *p)
{
	struct ipsec *ipsec = p->ident->at->ipsec;
	struct event_flow f;

	pair_describe(p, false, suite_main(&p->suite), &f);
	event(ipsec->events, IPSEC_SA_AGING, &f);
	pair_delete(p, true);
}

static void
hard_fired(void *owner, uint64_t spi)
{
	struct pair *p = pair_by_spi(owner, (uint32_t)spi);

	if (p)
		end(p);
}

static void
soft_fired(void *owner, uint64_t spi)
{
	struct ipsec *ipsec = owner;
	struct pair *p = pair_by_spi(ipsec, (uint32_t)spi);

	if (!p || p->superseded || p->rekeying)
		return;
	p->ageing = true;
	if (!(p->in.packets + p->out.packets) && !ident_is_permanent(p->ident))
		return;
	p->rekeying = true;
	event_about(ipsec->events, p->peer);
	event(ipsec->events, IPSEC_LIFETIME_THRESHOLD, lifetime_seconds_left(p));
	ident_request(p->ident);
}

static void
idle_fired(void *owner, uint64_t spi)
{
	struct ipsec *ipsec = owner;
	struct pair *p = pair_by_spi(ipsec, (uint32_t)spi);
	struct map_entry *e;
	simtime idle, now = sched_now(ipsec->sched);

	if (!p)
		return;
	e = p->ident->entry;
	idle = SEC(settings_idle(ipsec, e->settings));
	if (idle && now - p->last_use >= idle) {
		if (e->settings->idle_to_default && e->default_peer < e->peers)
			e->current_peer = e->default_peer;
		pair_delete(p, true);
	} else if (idle) {
		p->idle =
			timer_after(ipsec->sched, p->last_use + idle - now, idle_fired, ipsec, spi);
	}
}

static simtime
draw_margin(struct pair *p)
{
	struct ipsec *ipsec = p->ident->at->ipsec;
	simtime most = SEC(p->life_seconds) / 4;
	simtime margin = MARGIN;

	if (p->initiator)
		margin += MSEC(rng_below(ipsec->rng, 1000));
	else
		margin -= SEC(5) + MSEC(rng_below(ipsec->rng, 5000));
	return margin < most ? margin : most;
}

void
lifetime_start(struct pair *p)
{
	struct ipsec *ipsec = p->ident->at->ipsec;
	uint32_t spi = p->in.spi, idle = settings_idle(ipsec, p->ident->entry->settings);

	p->made = p->last_use = sched_now(ipsec->sched);
	p->expires = SCHED_NEVER;
	if (p->life_seconds) {
		simtime life = SEC(p->life_seconds);

		p->expires = p->made + life;
		p->hard = timer_after(ipsec->sched, life, hard_fired, ipsec, spi);
		p->soft = timer_after(ipsec->sched, life - draw_margin(p), soft_fired, ipsec, spi);
	}
	if (idle)
		p->idle = timer_after(ipsec->sched, SEC(idle), idle_fired, ipsec, spi);
}

void
lifetime_stop(struct pair *p)
{
	struct sched *s = p->ident->at->ipsec->sched;

	timer_cancel(s, p->soft);
	timer_cancel(s, p->hard);
	timer_cancel(s, p->idle);
}

void
lifetime_cut(struct pair *p, simtime most)
{
	struct ipsec *ipsec = p->ident->at->ipsec;
	simtime end_at = sched_now(ipsec->sched) + most;

	timer_cancel(ipsec->sched, p->soft);
	if (p->expires <= end_at)
		return;
	timer_cancel(ipsec->sched, p->hard);
	p->expires = end_at;
	p->hard = timer_after(ipsec->sched, most, hard_fired, ipsec, p->in.spi);
}

static void
fire_now(struct pair *p, timer_id *timer, timer_fn *fn)
{
	struct ipsec *ipsec = p->ident->at->ipsec;

	timer_cancel(ipsec->sched, *timer);
	*timer = timer_after(ipsec->sched, 0, fn, ipsec, p->in.spi);
}

static void
addressed(struct pair *p)
{
	const struct keying *k = &p->ident->at->ipsec->keying;

	p->said = p->last_use;
	if (!p->watched)
		return;
	p->watched = false;
	k->addressed(k->owner, p->local, p->peer);
}

void
lifetime_use(struct pair *p, struct sa *sa, size_t octets)
{
	uint64_t left;

	sa->packets++;
	sa->bytes += octets;
	p->last_use = sched_now(p->ident->at->ipsec->sched);
	if (sa == &p->in)
		p->heard = p->last_use;
	else
		addressed(p);
	if (sa->sequence == UINT32_MAX)
		fire_now(p, &p->hard, hard_fired);
	else if (sa->sequence == SEQUENCE_SOFT || (p->ageing && !p->rekeying && !p->superseded))
		fire_now(p, &p->soft, soft_fired);
	if (!p->life_kilobytes)
		return;
	left = lifetime_kilobytes_left(p, sa);
	if (left == 0)
		fire_now(p, &p->hard, hard_fired);
	else if (left <= MARGIN_KILOBYTES && !p->rekeying && !p->superseded)
		fire_now(p, &p->soft, soft_fired);
}

uint64_t
lifetime_kilobytes_left(const struct pair *p, const struct sa *sa)
{
	uint64_t used = sa->bytes / 1024;

	return used < p->first_kilobytes ? p->first_kilobytes - used : 0;
}

uint32_t
lifetime_seconds_left(const struct pair *p)
{
	simtime now = sched_now(p->ident->at->ipsec->sched);

	if (p->expires == SCHED_NEVER || p->expires <= now)
		return 0;
	return (uint32_t)((p->expires - now) / SEC(1));
}
