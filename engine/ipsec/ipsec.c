#include "engine/ipsec/ipsec.h"

#include <stdlib.h>

#include "engine/base/xmalloc.h"
#include "engine/ipsec/internal.h"

#define NOTICE_EVERY SEC(60)

struct ipsec *
ipsec_new(struct net *net, struct sched *sched, struct rng *rng, struct event_sink *events)
{
	struct ipsec *ipsec = xcalloc(1, sizeof *ipsec);

	ipsec->net = net;
	ipsec->sched = sched;
	ipsec->rng = rng;
	ipsec->events = events;
	ipsec->life = (struct sa_lifetime){ .seconds = 3600, .kilobytes = 4608000 };
	ipsec->replay_window = 64;
	TAILQ_INIT(&ipsec->sets);
	profiles_start(ipsec);
	TAILQ_INIT(&ipsec->attachments);
	net_observe(net, attachment_observe, ipsec);
	icmp_listen(net, path_error, ipsec);
	return ipsec;
}

void
ipsec_free(struct ipsec *ipsec)
{
	struct spi_slot *s, *next;

	if (!ipsec)
		return;
	ipsec->keying = (struct keying){ 0 };
	ipsec->events = NULL;
	timer_cancel(ipsec->sched, ipsec->refusal_timer);
	guards_free(ipsec);
	attachments_free(ipsec);
	timer_cancel(ipsec->sched, ipsec->sync_timer);
	HASH_ITER (hh, ipsec->spis, s, next) {
		HASH_DELETE(hh, ipsec->spis, s);
		free(s);
	}
	maps_free(ipsec);
	wrappings_free(ipsec);
	profiles_free(ipsec);
	transform_sets_free(ipsec);
	icmp_unlisten(ipsec->net, path_error, ipsec);
	net_unobserve(ipsec->net, attachment_observe, ipsec);
	free(ipsec);
}

void
ipsec_set_keying(struct ipsec *ipsec, const struct keying *k)
{
	ipsec->keying = *k;
}

struct sa_lifetime
ipsec_lifetime(const struct ipsec *ipsec)
{
	return ipsec->life;
}

void
ipsec_set_lifetime(struct ipsec *ipsec, struct sa_lifetime life)
{
	ipsec->life = life;
}

unsigned
ipsec_replay_window(const struct ipsec *ipsec)
{
	return ipsec->replay_window;
}

void
ipsec_set_replay_window(struct ipsec *ipsec, unsigned packets)
{
	ipsec->replay_window = packets;
}

void
ipsec_set_idle_time(struct ipsec *ipsec, uint32_t seconds)
{
	ipsec->idle_seconds = seconds;
}

uint32_t
ipsec_idle_time(const struct ipsec *ipsec)
{
	return ipsec->idle_seconds;
}

void
ipsec_set_resolver(struct ipsec *ipsec, ip4 (*fn)(void *, const char *), void *ctx)
{
	ipsec->resolve = fn;
	ipsec->resolve_ctx = ctx;
}

void
ipsec_set_keylog(struct ipsec *ipsec, void (*fn)(void *, const struct sa_keys *), void *ctx)
{
	ipsec->keylog = fn;
	ipsec->keylog_ctx = ctx;
}

void
ipsec_set_farewell(struct ipsec *ipsec, void (*fn)(void *, const struct pair_view *), void *ctx)
{
	ipsec->farewell = fn;
	ipsec->farewell_ctx = ctx;
}

/* The oldest notice makes room for a new flow's. */
bool
notice_due(struct ipsec *ipsec, uint32_t kind, ip4 src, ip4 dst)
{
	simtime now = sched_now(ipsec->sched);
	struct notice *n = ipsec->notice, *oldest = n;

	for (; n < ipsec->notice + NOTICES; n++) {
		if (n->quiet_until && n->kind == kind && n->src == src && n->dst == dst)
			break;
		if (n->quiet_until < oldest->quiet_until)
			oldest = n;
	}
	if (n == ipsec->notice + NOTICES)
		n = oldest;
	else if (now < n->quiet_until)
		return false;
	*n = (struct notice){ src, dst, kind, now + NOTICE_EVERY };
	return true;
}
