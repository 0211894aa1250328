/* The security association database: pairs by inbound SPI, by peer and by flow. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/ipsec/internal.h"
#include "engine/wire/esp.h"
#include "engine/wire/ipv4.h"

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

uint32_t
sa_spi(const struct sa *sa, enum suite_protocol protocol)
{
	return protocol == SUITE_ESP ? sa->esp.spi : sa->ah.spi;
}

static struct pair *
pair_by_outbound(const struct ipsec *ipsec, ip4 peer, enum suite_protocol protocol, uint32_t spi)
{
	struct peer_pairs *with = peer_find(ipsec, peer);
	struct pair *p;

	if (!with)
		return NULL;
	LIST_FOREACH (p, &with->pairs, peer_link)
		if (suite_has(&p->suite, protocol) && sa_spi(&p->out, protocol) == spi)
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
pair_describe(const struct pair *p, bool outbound, enum suite_protocol protocol,
	      struct event_flow *f)
{
	const struct sa *sa = outbound ? &p->out : &p->in;

	*f = (struct event_flow){
		.outbound = outbound,
		.local = p->local,
		.peer = p->peer,
		.selector = p->selector,
		.has_suite = true,
		.suite = p->suite,
		.protocol = protocol,
		.life_seconds = p->life_seconds,
		.life_kilobytes = (uint32_t)lifetime_kilobytes_left(p, sa),
		.destination = outbound ? p->peer : p->local,
		.spi = sa_spi(sa, protocol),
		.conn_id = sa->conn_id,
	};
}

#define PAIR_SAS (2 * SUITE_PROTOCOLS)

/* SA n of the pair: in and out of each protocol; false where it has not that one. */
static bool
describe_nth(const struct pair *p, unsigned n, struct event_flow *f)
{
	enum suite_protocol protocol = (enum suite_protocol)(n / 2);

	if (!suite_has(&p->suite, protocol))
		return false;
	pair_describe(p, n % 2, protocol, f);
	return true;
}

static void
tell_keys(const struct ipsec *ipsec, const struct keying_pair *k)
{
	for (enum suite_protocol p = 0; ipsec->keylog && p < SUITE_PROTOCOLS; p++) {
		struct sa_keys in = {
			k->peer, k->local, k->spi_in[p], k->suite, p, k->keymat_in[p]
		};
		struct sa_keys out = { k->local, k->peer, k->spi_out[p],
				       k->suite, p,	  k->keymat_out[p] };

		if (!suite_has(&k->suite, p))
			continue;
		ipsec->keylog(ipsec->keylog_ctx, &in);
		ipsec->keylog(ipsec->keylog_ctx, &out);
	}
}

/* IOS counts volume down from somewhat below what was agreed. */
static uint32_t
draw_first_kilobytes(struct ipsec *ipsec, uint32_t agreed)
{
	uint32_t spread = agreed / 10;

	return spread ? agreed - 1 - rng_below(ipsec->rng, spread) : agreed;
}

static void
sa_free(struct sa *sa)
{
	ah_key_free(&sa->ah);
	esp_key_free(&sa->esp);
}

/* rng: of an outbound one. false when the algorithms are not to be had. */
static bool
sa_init(struct sa *sa, const struct ipsec_suite *s, const uint32_t *spi,
	const uint8_t *const *keymat, struct rng *rng)
{
	sa->spi = spi[suite_main(s)];
	if ((s->ah == HASH_NONE || ah_key_init(&sa->ah, spi[SUITE_AH], s->ah, keymat[SUITE_AH])) &&
	    (!s->esp || esp_key_init(&sa->esp, spi[SUITE_ESP], s, keymat[SUITE_ESP], rng)))
		return true;
	sa_free(sa);
	return false;
}

static struct pair *
pair_new(struct ident *i, const struct keying_pair *k)
{
	struct ipsec *ipsec = i->at->ipsec;
	struct pair *p = xcalloc(1, sizeof *p);
	unsigned window =
		suite_authenticates(&k->suite) ? settings_replay(ipsec, i->entry->settings) : 0;

	p->ident = i;
	p->local = k->local;
	p->peer = k->peer;
	p->local_port = k->local_port;
	p->peer_port = k->peer_port;
	p->selector = k->selector;
	p->suite = k->suite;
	p->pfs_group = k->pfs_group;
	p->initiator = k->initiator;
	p->ike_conn = k->ike_conn;
	p->life_seconds = k->life_seconds;
	p->life_kilobytes = k->life_kilobytes;
	p->first_kilobytes = draw_first_kilobytes(ipsec, k->life_kilobytes);
	replay_init(&p->replay[SUITE_AH], window);
	replay_init(&p->replay[SUITE_ESP], window);
	if (!sa_init(&p->in, &k->suite, k->spi_in, k->keymat_in, NULL) ||
	    !sa_init(&p->out, &k->suite, k->spi_out, k->keymat_out, ipsec->rng)) {
		sa_free(&p->in);
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

	pair_describe(p, true, suite_main(&p->suite), &f);
	event(ipsec->events, IPSEC_QUEUE_EVENT);
	event(ipsec->events, IPSEC_PROXY_MATCH, &f);
	event(ipsec->events, IPSEC_MAP_FOUND, e->map->name, e->sequence);
	event(ipsec->events, IPSEC_RECONNECTING, p->peer);
	event(ipsec->events, IPSEC_IDENT_ADDED, f.selector.local.addr, f.selector.remote.addr,
	      f.selector.remote_port);
	for (unsigned n = 0; n < PAIR_SAS; n++)
		if (describe_nth(p, n, &f)) {
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
	if (e->from) /* of two that hold a packet the one that can send has it */
		p->ident->at->slot_generation++;
	for (size_t i = 0; i < e->peers; i++)
		if (e->peer[i] == p->peer)
			e->current_peer = i;
	pair_supersede_older(p);
	ident_request_done(p->ident);
	if (p->ident->parent)
		ident_request_done(p->ident->parent);
	event(ipsec->events, IPSEC_OUTBOUND_UPDATED, p->peer, p->out.spi);
	ident_status_changed(p->ident);
}

/* Were its inbound SPIs promised, and are they free? */
static bool
spis_are_ours(const struct ipsec *ipsec, const struct keying_pair *k)
{
	for (enum suite_protocol p = 0; p < SUITE_PROTOCOLS; p++) {
		struct spi_slot *s = slot_by_spi(ipsec, k->spi_in[p]);

		if (suite_has(&k->suite, p) && (!s || s->pair))
			return false;
	}
	return k->suite.esp || k->suite.ah != HASH_NONE;
}

/* The slots of its inbound SPIs lead to the pair, or, NULL, are free again. */
static void
take_slots(struct ipsec *ipsec, const struct pair *p, struct pair *owner)
{
	for (enum suite_protocol protocol = 0; protocol < SUITE_PROTOCOLS; protocol++) {
		struct spi_slot *s = slot_by_spi(ipsec, sa_spi(&p->in, protocol));

		if (!suite_has(&p->suite, protocol))
			continue;
		if (owner)
			s->pair = owner;
		else
			slot_free(ipsec, s);
	}
}

const char *
ipsec_install(struct ipsec *ipsec, const struct keying_pair *negotiated)
{
	struct keying_pair translated = *negotiated, *k = &translated;
	struct ident *i = ident_find(ipsec, k->id);
	struct pair *p;

	selector_translate(&k->selector, &k->suite, k->peer_port, k->local, k->peer);
	event_about(ipsec->events, k->peer);
	if (!i || !spis_are_ours(ipsec, k) || !selector_covers(&i->selector, &k->selector))
		return NULL;
	i = ident_narrow(i, &k->selector);
	p = pair_new(i, k);
	if (!p) {
		ident_free_if_done(i);
		return NULL;
	}
	event(ipsec->events, CRYPTO_ENGINE, "Create IPSec SA (by keys)");
	take_slots(ipsec, p, p);
	TAILQ_INSERT_HEAD(&i->pairs, p, link);
	peer_add(ipsec, p);
	ipsec->pairs++;
	reverse_update(i);
	lifetime_start(p);
	report_created(ipsec, p);
	tell_keys(ipsec, k);
	if (p->initiator)
		pair_enable(p);
	return i->at->iface->name;
}

static void
say_enabled(struct ipsec *ipsec, const struct pair *p)
{
	event(ipsec->events, IPSEC_OUTBOUND_ENABLED, p->out.spi,
	      p->suite.esp ? PROTO_ESP : PROTO_AH);
}

void
ipsec_enable_outbound(struct ipsec *ipsec, ip4 peer, uint32_t spi)
{
	struct pair *p = pair_by_outbound(ipsec, peer, SUITE_ESP, spi);

	if (!p)
		p = pair_by_outbound(ipsec, peer, SUITE_AH, spi);
	event(ipsec->events, IPSEC_QUEUE_EVENT);
	event(ipsec->events, IPSEC_ENABLE_RECEIVED);
	if (!p || p->enabled)
		return;
	say_enabled(ipsec, p);
	pair_enable(p);
}

void
pair_proven(struct pair *p)
{
	struct ipsec *ipsec = p->ident->at->ipsec;

	if (p->enabled || p->superseded || !suite_authenticates(&p->suite))
		return;
	say_enabled(ipsec, p);
	pair_enable(p);
	ipsec->keying.proven(ipsec->keying.owner, p->local, p->peer, p->in.spi);
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
		pair_describe(p, true, suite_main(&p->suite), &f);
		event(ipsec->events, IPSEC_SA_REPLACED, &f);
	}
}

/* The peer hears that the inbound SAs of a pair are gone. */
static void
tell_deleted(struct ipsec *ipsec, ip4 local, ip4 peer, uint16_t port, const struct ipsec_suite *s,
	     const uint32_t spi[SUITE_PROTOCOLS])
{
	const struct keying *k = &ipsec->keying;

	for (enum suite_protocol p = 0; k->deleted && p < SUITE_PROTOCOLS; p++)
		if (suite_has(s, p))
			k->deleted(k->owner, local, peer, port, p, &spi[p], 1);
}

void
pair_remove(struct pair *p, bool tell)
{
	struct ident *i = p->ident;
	struct ipsec *ipsec = i->at->ipsec;
	const uint32_t spi[] = { sa_spi(&p->in, SUITE_AH), sa_spi(&p->in, SUITE_ESP) };
	struct ipsec_suite suite = p->suite;
	ip4 local = p->local, peer = p->peer;
	struct event_flow f;
	uint16_t port = p->peer_port;

	if (ipsec->farewell) {
		const struct pair_view last = pair_view(p);

		ipsec->farewell(ipsec->farewell_ctx, &last);
	}
	for (unsigned n = 0; n < PAIR_SAS; n++)
		if (describe_nth(p, n, &f))
			event(ipsec->events, IPSEC_SA_DELETED, &f);
	event(ipsec->events, CRYPTO_ENGINE, "Delete IPSec SA");
	lifetime_stop(p);
	take_slots(ipsec, p, NULL);
	peer_remove(ipsec, p);
	TAILQ_REMOVE(&i->pairs, p, link);
	reverse_update(i);
	sa_free(&p->in);
	sa_free(&p->out);
	free(p);
	ipsec->pairs--;
	ident_status_changed(i);
	if (tell)
		tell_deleted(ipsec, local, peer, port, &suite, spi);
}

void
pair_delete(struct pair *p, bool tell)
{
	struct ipsec *ipsec = p->ident->at->ipsec;
	uint64_t id = p->ident->id;
	struct ident *i;

	pair_remove(p, tell);
	i = ident_find(ipsec, id); /* what the peer is told goes by the policy, which may be new */
	if (i)
		ident_free_if_done(i);
}

/* ---- what the peer says ---- */

void
ipsec_peer_deleted(struct ipsec *ipsec, ip4 peer, enum suite_protocol protocol, const uint32_t *spi,
		   size_t count)
{
	event(ipsec->events, IPSEC_QUEUE_EVENT);
	event(ipsec->events, IPSEC_DELETE_RECEIVED);
	for (size_t n = 0; n < count; n++) {
		struct pair *p = pair_by_outbound(ipsec, peer, protocol, spi[n]);

		event(ipsec->events, IPSEC_DELETE_SPI, spi[n],
		      protocol == SUITE_ESP ? PROTO_ESP : PROTO_AH, peer);
		if (p)
			pair_delete(p, false);
	}
}

void
ipsec_forget_peer(struct ipsec *ipsec, ip4 local, ip4 peer, uint16_t port)
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
		if (p->local == local && p->peer_port == port)
			pair_delete(p, false);
	}
}

void
ipsec_peer_moved(struct ipsec *ipsec, ip4 peer, uint32_t ike_conn, uint16_t port)
{
	struct peer_pairs *with = peer_find(ipsec, peer);
	struct pair *p;

	if (with)
		LIST_FOREACH (p, &with->pairs, peer_link)
			if (p->peer_port && p->ike_conn == ike_conn)
				p->peer_port = port;
}

void
ipsec_traffic(const struct ipsec *ipsec, ip4 local, ip4 peer, simtime *heard, simtime *said)
{
	const struct peer_pairs *with = peer_find(ipsec, peer);
	const struct pair *p;

	if (!with)
		return;
	LIST_FOREACH (p, &with->pairs, peer_link) {
		if (p->local != local)
			continue;
		if (p->heard > *heard)
			*heard = p->heard;
		if (p->said > *said)
			*said = p->said;
	}
}

simtime
ipsec_peer_since(const struct ipsec *ipsec, ip4 peer)
{
	const struct peer_pairs *with = peer_find(ipsec, peer);

	return with ? with->since : SCHED_NEVER;
}

void
ipsec_watch(struct ipsec *ipsec, ip4 local, ip4 peer)
{
	struct peer_pairs *with = peer_find(ipsec, peer);
	struct pair *p;

	if (with)
		LIST_FOREACH (p, &with->pairs, peer_link)
			p->watched = p->watched || p->local == local;
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
	ip4 local, peer, destination;
	uint32_t spi;
};

static bool
is_wanted(const struct pair *p, const struct wanted *w)
{
	if (w->map && p->ident->at->map->name != w->map)
		return false;
	if ((w->local && p->local != w->local) || (w->peer && p->peer != w->peer))
		return false;
	if (!w->spi)
		return true;
	for (enum suite_protocol protocol = 0; protocol < SUITE_PROTOCOLS; protocol++)
		if ((sa_spi(&p->in, protocol) == w->spi && p->local == w->destination) ||
		    (sa_spi(&p->out, protocol) == w->spi && p->peer == w->destination))
			return true;
	return false;
}

/* Collects first: deleting tells the peer, and what that leads to is not ours to foresee. */
static void
clear_wanted(struct ipsec *ipsec, const struct wanted *w)
{
	uint32_t *spi = xcalloc(ipsec->pairs + 1, sizeof *spi);
	struct spi_slot *s, *next;
	size_t count = 0;

	HASH_ITER (hh, ipsec->spis, s, next)
		if (s->pair && s->spi == s->pair->in.spi && is_wanted(s->pair, w))
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
ipsec_clear_between(struct ipsec *ipsec, ip4 local, ip4 peer)
{
	clear_wanted(ipsec, &(struct wanted){ .local = local, .peer = peer });
}

void
ipsec_clear_map(struct ipsec *ipsec, const char *name)
{
	const struct crypto_map *map = NULL;

	while ((map = map_next(ipsec, map)))
		if (!strcmp(map->name, name))
			clear_wanted(ipsec, &(struct wanted){ .map = map->name });
}

void
ipsec_clear_spi(struct ipsec *ipsec, ip4 destination, uint32_t spi)
{
	clear_wanted(ipsec, &(struct wanted){ .destination = destination, .spi = spi });
}
