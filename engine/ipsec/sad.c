/* The security association database: pairs by inbound SPI, by peer and by flow. */
#include <stdlib.h>

#include "engine/base/xmalloc.h"
#include "engine/ipsec/internal.h"
#include "engine/wire/esp.h"

/* Pairs that come up within this time of one another do not replace each other: both ends began
 * at once, and each may be using another one. */
#define TOGETHER SEC(10)
/* How long the inbound SA of a replaced pair is still good. */
#define LINGER SEC(120)

/* ---- SPIs ---- */

static struct spi_slot *
slot_by_spi(const struct ipsec *ipsec, uint32_t spi)
{
	struct spi_slot *s;

	HASH_FIND(hh, ipsec->spis, &spi, sizeof spi, s);
	return s;
}

static void
slot_free(struct ipsec *ipsec, struct spi_slot *s)
{
	HASH_DELETE(hh, ipsec->spis, s);
	free(s);
}

uint32_t
ipsec_alloc_spi(struct ipsec *ipsec)
{
	struct spi_slot *s = xcalloc(1, sizeof *s);

	do
		s->spi = rng_u32(ipsec->rng);
	while (s->spi < ESP_SPI_MIN || slot_by_spi(ipsec, s->spi));
	HASH_ADD(hh, ipsec->spis, spi, sizeof s->spi, s);
	return s->spi;
}

void
ipsec_release_spi(struct ipsec *ipsec, uint32_t spi)
{
	struct spi_slot *s = slot_by_spi(ipsec, spi);

	if (s && !s->pair)
		slot_free(ipsec, s);
}

struct pair *
pair_by_spi(struct ipsec *ipsec, uint32_t spi)
{
	struct spi_slot *s = slot_by_spi(ipsec, spi);

	return s ? s->pair : NULL;
}

size_t
ipsec_pairs(const struct ipsec *ipsec)
{
	return ipsec->pairs;
}

/* ---- peers ---- */

struct peer_pairs *
peer_find(const struct ipsec *ipsec, ip4 peer)
{
	struct peer_pairs *with;

	HASH_FIND(hh, ipsec->peers, &peer, sizeof peer, with);
	return with;
}

static void
peer_add(struct ipsec *ipsec, struct pair *p)
{
	struct peer_pairs *with = peer_find(ipsec, p->peer);

	if (!with) {
		with = xcalloc(1, sizeof *with);
		with->peer = p->peer;
		with->since = sched_now(ipsec->sched);
		HASH_ADD(hh, ipsec->peers, peer, sizeof with->peer, with);
		if (ipsec->keying.session)
			ipsec->keying.session(ipsec->keying.owner, p->local, p->peer, true);
	}
	LIST_INSERT_HEAD(&with->pairs, p, peer_link);
	p->with = with;
}

static void
peer_remove(struct ipsec *ipsec, struct pair *p)
{
	LIST_REMOVE(p, peer_link);
	if (!LIST_EMPTY(&p->with->pairs))
		return;
	HASH_DELETE(hh, ipsec->peers, p->with);
	free(p->with);
	if (ipsec->keying.session)
		ipsec->keying.session(ipsec->keying.owner, p->local, p->peer, false);
}

static struct pair *
pair_by_outbound(const struct ipsec *ipsec, ip4 peer, uint32_t spi)
{
	struct peer_pairs *with = peer_find(ipsec, peer);
	struct pair *p;

	if (!with)
		return NULL;
	LIST_FOREACH (p, &with->pairs, peer_link)
		if (p->out.key.spi == spi)
			return p;
	return NULL;
}

/* ---- pairs ---- */

struct pair *
ident_outbound(const struct ident *i)
{
	struct pair *p;

	TAILQ_FOREACH (p, &i->pairs, link)
		if (p->enabled && !p->superseded)
			return p;
	return NULL;
}

void
pair_describe(const struct pair *p, bool outbound, struct event_flow *f)
{
	const struct sa *sa = outbound ? &p->out : &p->in;

	*f = (struct event_flow){
		.outbound = outbound,
		.local = p->local,
		.peer = p->peer,
		.selector = p->selector,
		.has_suite = true,
		.suite = p->suite,
		.life_seconds = p->life_seconds,
		.life_kilobytes = (uint32_t)lifetime_kilobytes_left(p, sa),
		.destination = outbound ? p->peer : p->local,
		.spi = sa->key.spi,
		.conn_id = sa->conn_id,
	};
}

static void
tell_keys(const struct ipsec *ipsec, const struct keying_pair *k)
{
	struct sa_keys keys = { k->peer, k->local, k->spi_in, k->suite, k->keymat_in };

	if (!ipsec->keylog)
		return;
	ipsec->keylog(ipsec->keylog_ctx, &keys);
	keys = (struct sa_keys){ k->local, k->peer, k->spi_out, k->suite, k->keymat_out };
	ipsec->keylog(ipsec->keylog_ctx, &keys);
}

/* IOS counts volume down from somewhat below what was agreed. */
static uint32_t
draw_first_kilobytes(struct ipsec *ipsec, uint32_t agreed)
{
	uint32_t spread = agreed / 10;

	return spread ? agreed - 1 - rng_below(ipsec->rng, spread) : agreed;
}

static struct pair *
pair_new(struct ident *i, const struct keying_pair *k)
{
	struct ipsec *ipsec = i->at->ipsec;
	struct pair *p = xcalloc(1, sizeof *p);

	p->ident = i;
	p->local = k->local;
	p->peer = k->peer;
	p->local_port = k->local_port;
	p->peer_port = k->peer_port;
	p->selector = k->selector;
	p->suite = k->suite;
	p->pfs_group = k->pfs_group;
	p->initiator = k->initiator;
	p->life_seconds = k->life_seconds;
	p->life_kilobytes = k->life_kilobytes;
	p->first_kilobytes = draw_first_kilobytes(ipsec, k->life_kilobytes);
	replay_init(&p->replay,
		    k->suite.auth == HASH_NONE ? 0 : settings_replay(ipsec, i->entry->settings));
	if (!esp_key_init(&p->in.key, k->spi_in, &k->suite, k->keymat_in, NULL) ||
	    !esp_key_init(&p->out.key, k->spi_out, &k->suite, k->keymat_out, ipsec->rng)) {
		esp_key_free(&p->in.key);
		free(p);
		return NULL;
	}
	p->in.conn_id = ++ipsec->last_conn;
	p->out.conn_id = ++ipsec->last_conn;
	return p;
}

static void
report_created(struct ipsec *ipsec, const struct pair *p)
{
	const struct map_entry *e = p->ident->entry;
	struct event_flow f;

	pair_describe(p, true, &f);
	event(ipsec->events, IPSEC_QUEUE_EVENT);
	event(ipsec->events, IPSEC_PROXY_MATCH, &f);
	event(ipsec->events, IPSEC_MAP_FOUND, e->map->name, e->sequence);
	event(ipsec->events, IPSEC_RECONNECTING, p->peer);
	event(ipsec->events, IPSEC_IDENT_ADDED, f.selector.local.addr, f.selector.remote.addr,
	      f.selector.remote_port);
	for (int outbound = 0; outbound < 2; outbound++) {
		pair_describe(p, outbound, &f);
		f.life_kilobytes = p->life_kilobytes;
		event(ipsec->events, IPSEC_SA_CREATED, &f);
	}
}

/* From now on packets go out over p, and its peer is the entry's current one. */
static void
pair_enable(struct pair *p)
{
	struct ipsec *ipsec = p->ident->at->ipsec;
	struct map_entry *e = p->ident->entry;

	p->enabled = true;
	for (size_t i = 0; i < e->peers; i++)
		if (e->peer[i] == p->peer)
			e->current_peer = i;
	pair_supersede_older(p);
	ident_request_done(p->ident);
	if (p->ident->parent)
		ident_request_done(p->ident->parent);
	event(ipsec->events, IPSEC_OUTBOUND_UPDATED, p->peer, p->out.key.spi);
}

const char *
ipsec_install(struct ipsec *ipsec, const struct keying_pair *k)
{
	struct ident *i = ident_find(ipsec, k->id);
	struct spi_slot *s = slot_by_spi(ipsec, k->spi_in);
	struct pair *p;

	if (!i || !s || s->pair || !selector_covers(&i->selector, &k->selector))
		return NULL;
	i = ident_narrow(i, &k->selector, true);
	p = pair_new(i, k);
	if (!p) {
		ident_free_if_done(i);
		return NULL;
	}
	s->pair = p;
	TAILQ_INSERT_HEAD(&i->pairs, p, link);
	peer_add(ipsec, p);
	ipsec->pairs++;
	lifetime_start(p);
	report_created(ipsec, p);
	tell_keys(ipsec, k);
	if (p->initiator)
		pair_enable(p);
	return i->at->iface->name;
}

void
ipsec_enable_outbound(struct ipsec *ipsec, ip4 peer, uint32_t spi)
{
	struct pair *p = pair_by_outbound(ipsec, peer, spi);

	event(ipsec->events, IPSEC_QUEUE_EVENT);
	event(ipsec->events, IPSEC_ENABLE_RECEIVED);
	if (!p || p->enabled)
		return;
	event(ipsec->events, IPSEC_OUTBOUND_ENABLED, spi);
	pair_enable(p);
}

void
pair_proven(struct pair *p)
{
	struct ipsec *ipsec = p->ident->at->ipsec;

	if (p->enabled || p->superseded || p->suite.auth == HASH_NONE)
		return;
	event(ipsec->events, IPSEC_OUTBOUND_ENABLED, p->out.key.spi);
	pair_enable(p);
	ipsec->keying.proven(ipsec->keying.owner, p->local, p->peer, p->in.key.spi);
}

void
pair_supersede_older(struct pair *newer)
{
	struct ipsec *ipsec = newer->ident->at->ipsec;
	simtime now = sched_now(ipsec->sched);
	struct pair *p = newer;

	while ((p = TAILQ_NEXT(p, link))) {
		struct event_flow f;

		if (p->superseded || p->made + TOGETHER > now)
			continue;
		p->superseded = true;
		lifetime_cut(p, LINGER);
		pair_describe(p, true, &f);
		event(ipsec->events, IPSEC_SA_REPLACED, &f);
	}
}

void
pair_remove(struct pair *p, bool tell)
{
	struct ident *i = p->ident;
	struct ipsec *ipsec = i->at->ipsec;
	uint32_t spi = p->in.key.spi;
	ip4 local = p->local, peer = p->peer;

	for (int outbound = 0; outbound < 2; outbound++) {
		struct event_flow f;

		pair_describe(p, outbound, &f);
		event(ipsec->events, IPSEC_SA_DELETED, &f);
	}
	lifetime_stop(p);
	slot_free(ipsec, slot_by_spi(ipsec, spi));
	peer_remove(ipsec, p);
	TAILQ_REMOVE(&i->pairs, p, link);
	esp_key_free(&p->in.key);
	esp_key_free(&p->out.key);
	free(p);
	ipsec->pairs--;
	if (tell && ipsec->keying.deleted)
		ipsec->keying.deleted(ipsec->keying.owner, local, peer, &spi, 1);
}

void
pair_delete(struct pair *p, bool tell)
{
	struct ident *i = p->ident;

	pair_remove(p, tell);
	ident_free_if_done(i);
}

/* ---- what the peer says ---- */

void
ipsec_peer_deleted(struct ipsec *ipsec, ip4 peer, const uint32_t *spi, size_t count)
{
	event(ipsec->events, IPSEC_QUEUE_EVENT);
	event(ipsec->events, IPSEC_DELETE_RECEIVED);
	for (size_t n = 0; n < count; n++) {
		struct pair *p = pair_by_outbound(ipsec, peer, spi[n]);

		event(ipsec->events, IPSEC_DELETE_SPI, spi[n], peer);
		if (p)
			pair_delete(p, false);
	}
}

void
ipsec_forget_peer(struct ipsec *ipsec, ip4 local, ip4 peer)
{
	struct peer_pairs *with = peer_find(ipsec, peer);
	struct pair *p, *next;
	size_t left = 0;

	if (!with)
		return;
	event(ipsec->events, IPSEC_QUEUE_EVENT);
	event(ipsec->events, IPSEC_DELETE_RECEIVED);
	event(ipsec->events, IPSEC_DELETE_ALL, peer);
	LIST_FOREACH (p, &with->pairs, peer_link)
		left++;
	/* with goes with its last pair. */
	for (p = LIST_FIRST(&with->pairs); left; left--, p = next) {
		next = LIST_NEXT(p, peer_link);
		if (p->local == local)
			pair_delete(p, false);
	}
}

void
ipsec_traffic(const struct ipsec *ipsec, ip4 peer, simtime *heard, simtime *said)
{
	const struct peer_pairs *with = peer_find(ipsec, peer);

	if (!with)
		return;
	*heard = with->heard;
	*said = with->said;
}

simtime
ipsec_peer_since(const struct ipsec *ipsec, ip4 peer)
{
	const struct peer_pairs *with = peer_find(ipsec, peer);

	return with ? with->since : SCHED_NEVER;
}

void
ipsec_watch(struct ipsec *ipsec, ip4 peer)
{
	struct peer_pairs *with = peer_find(ipsec, peer);

	if (with)
		with->watched = true;
}

bool
ipsec_knows_peer(struct ipsec *ipsec, ip4 local, ip4 peer)
{
	struct peer_pairs *with = peer_find(ipsec, peer);
	struct pair *p;

	if (with)
		LIST_FOREACH (p, &with->pairs, peer_link)
			if (p->local == local)
				return true;
	return false;
}

/* ---- clear crypto sa ---- */

struct wanted {
	const char *map;
	ip4 peer, destination;
	uint32_t spi;
};

static bool
is_wanted(const struct pair *p, const struct wanted *w)
{
	if (w->map && p->ident->at->map->name != w->map)
		return false;
	if (w->peer && p->peer != w->peer)
		return false;
	if (!w->spi)
		return true;
	return (p->in.key.spi == w->spi && p->local == w->destination) ||
	       (p->out.key.spi == w->spi && p->peer == w->destination);
}

/* Collects first: deleting tells the peer, and what that leads to is not ours to foresee. */
static void
clear_wanted(struct ipsec *ipsec, const struct wanted *w)
{
	uint32_t *spi = xcalloc(ipsec->pairs + 1, sizeof *spi);
	struct spi_slot *s, *next;
	size_t count = 0;

	HASH_ITER (hh, ipsec->spis, s, next)
		if (s->pair && is_wanted(s->pair, w))
			spi[count++] = s->spi;
	for (size_t i = 0; i < count; i++) {
		struct pair *p = pair_by_spi(ipsec, spi[i]);

		if (p)
			pair_delete(p, true);
	}
	free(spi);
}

void
ipsec_clear_all(struct ipsec *ipsec)
{
	clear_wanted(ipsec, &(struct wanted){ 0 });
}

void
ipsec_clear_peer(struct ipsec *ipsec, ip4 peer)
{
	clear_wanted(ipsec, &(struct wanted){ .peer = peer });
}

void
ipsec_clear_map(struct ipsec *ipsec, const char *name)
{
	const struct crypto_map *map = map_find(ipsec, name);

	if (map)
		clear_wanted(ipsec, &(struct wanted){ .map = map->name });
}

void
ipsec_clear_spi(struct ipsec *ipsec, ip4 destination, uint32_t spi)
{
	clear_wanted(ipsec, &(struct wanted){ .destination = destination, .spi = spi });
}
