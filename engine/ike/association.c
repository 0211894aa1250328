#include "engine/ike/association.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/ike/exchange.h"

/* ---- peers ---- */

static struct ike_peer *
peer_find(struct ike *ike, ip4 local, ip4 addr, uint16_t port)
{
	const struct ike_peer_key key = { local, addr, port };
	struct ike_peer *p;

	HASH_FIND(hh, ike->peers, &key, sizeof key, p);
	return p;
}

static struct ike_peer *
peer_new(struct ike *ike, ip4 local, ip4 addr, uint16_t port)
{
	struct ike_peer *p = xcalloc(1, sizeof *p);

	p->key = (struct ike_peer_key){ local, addr, port };
	p->number = ++ike->last_peer;
	HASH_ADD(hh, ike->peers, key, sizeof p->key, p);
	return p;
}

static struct ike_peer *
peer_get(struct ike *ike, ip4 local, ip4 addr, uint16_t port)
{
	struct ike_peer *p = peer_find(ike, local, addr, port);

	if (p) {
		event(ike->events, ISAKMP_PEER_FOUND, addr, port);
	} else {
		p = peer_new(ike, local, addr, port);
		event(ike->events, ISAKMP_PEER_CREATED, addr, port);
		event(ike->events, ISAKMP_PEER_NEW, ike_peer_handle(p), 0x80000001 + p->number);
	}
	return p;
}

static void
peer_lock(struct ike *ike, struct ike_peer *p, const char *why)
{
	p->refs++;
	event(ike->events, ISAKMP_PEER_LOCKED, ike_peer_handle(p), p->refs, why);
}

static void
peer_drop(struct ike *ike, struct ike_peer *p)
{
	if (--p->refs)
		return;
	HASH_DELETE(hh, ike->peers, p);
	free(p);
}

static void
peer_unlock(struct ike *ike, struct ike_peer *p, const char *why)
{
	event(ike->events, ISAKMP_PEER_UNLOCKED, ike_peer_handle(p), why, p->refs - 1);
	if (p->refs == 1)
		event(ike->events, ISAKMP_PEER_REAPED, p->key.addr, ike_peer_handle(p));
	peer_drop(ike, p);
}

/* ---- coming and being found ---- */

void
ike_cookie_new(struct ike *ike, uint8_t cookie[ISAKMP_COOKIE])
{
	memcpy(cookie, ike->cookie_head, 4);
	rng_bytes(ike->rng, cookie + 4, 4);
}

/* What a key hashes and compares as: all its octets. */
static struct ike_sa_key
sa_key(const uint8_t *cky_i, ip4 peer)
{
	struct ike_sa_key key;

	memset(&key, 0, sizeof key);
	memcpy(key.cky_i, cky_i, ISAKMP_COOKIE);
	key.peer = peer;
	return key;
}

static struct ike_ends *
ends_find(struct ike *ike, ip4 local, ip4 peer)
{
	const struct ike_ends_key key = { local, peer };
	struct ike_ends *e;

	HASH_FIND(hh, ike->ends, &key, sizeof key, e);
	return e;
}

static void
ends_add(struct ike_sa *sa)
{
	struct ike *ike = sa->ike;
	struct ike_ends *e = ends_find(ike, sa->local, sa->key.peer);

	if (!e) {
		e = xcalloc(1, sizeof *e);
		e->key = (struct ike_ends_key){ sa->local, sa->key.peer };
		HASH_ADD(hh, ike->ends, key, sizeof e->key, e);
	}
	LIST_INSERT_HEAD(&e->list, sa, between);
	sa->ends = e;
}

static void
ends_remove(struct ike_sa *sa)
{
	struct ike_ends *e = sa->ends;

	LIST_REMOVE(sa, between);
	if (!LIST_EMPTY(&e->list))
		return;
	HASH_DELETE(hh, sa->ike->ends, e);
	free(e);
}

struct ike_sa *
ike_sa_first(struct ike *ike, ip4 local, ip4 peer)
{
	struct ike_ends *e = ends_find(ike, local, peer);

	return e ? LIST_FIRST(&e->list) : NULL;
}

struct ike_sa *
ike_sa_new(struct ike *ike, enum ike_role role, uint8_t mode, ip4 local, uint16_t lport, ip4 peer,
	   uint16_t pport, const uint8_t cky_i[ISAKMP_COOKIE], const char *why)
{
	struct ike_sa *sa = xcalloc(1, sizeof *sa);

	sa->ike = ike;
	sa->serial = ++ike->last_serial;
	sa->began = sched_now(ike->sched);
	sa->key = sa_key(cky_i, peer);
	sa->role = role;
	sa->fsm = FSM_IKE_READY;
	sa->mode = mode;
	sa->state = mode == EXCHANGE_AGGRESSIVE ? IKE_AG_NO_STATE : IKE_MM_NO_STATE;
	sa->local = local;
	sa->lport = lport;
	sa->pport = pport;
	sa->peer = peer_get(ike, local, peer, pport);
	peer_lock(ike, sa->peer, why);
	event(ike->events, ISAKMP_PORTS, lport, pport);
	if (role == IKE_INITIATOR)
		event(ike->events, ISAKMP_NODE_NEW, 0);
	HASH_ADD(hh, ike->by_cookie, key, sizeof sa->key, sa);
	HASH_ADD(hh_serial, ike->by_serial, serial, sizeof sa->serial, sa);
	event(ike->events, ISAKMP_SA_INSERTED, 0, ike_sa_handle(sa));
	ends_add(sa);
	ike->negotiating++;
	if (role == IKE_RESPONDER) {
		TAILQ_INSERT_TAIL(&ike->unproven, sa, unproven);
		ike->half_open++;
	}
	return sa;
}

struct ike_sa *
ike_sa_by_serial(struct ike *ike, uint64_t serial)
{
	struct ike_sa *sa;

	HASH_FIND(hh_serial, ike->by_serial, &serial, sizeof serial, sa);
	if (sa)
		event_about(ike->events, sa->key.peer);
	return sa;
}

static bool
is_zero(const uint8_t *cookie)
{
	static const uint8_t zero[ISAKMP_COOKIE];

	return !memcmp(cookie, zero, ISAKMP_COOKIE);
}

struct ike_sa *
ike_sa_find(struct ike *ike, ip4 peer, const struct isakmp_header *h)
{
	struct ike_sa_key key = sa_key(h->cky_i, peer);
	struct ike_sa *sa;

	HASH_FIND(hh, ike->by_cookie, &key, sizeof key, sa);
	if (!sa || !memcmp(sa->cky_r, h->cky_r, ISAKMP_COOKIE))
		return sa && is_zero(h->cky_r) ? NULL : sa;
	if (sa->role == IKE_RESPONDER) /* the first message once more */
		return is_zero(h->cky_r) ? sa : NULL;
	return is_zero(sa->cky_r) ? sa : NULL; /* the first answer */
}

struct ike_sa *
ike_sa_up(struct ike *ike, ip4 local, ip4 peer, uint16_t port, const struct ike_sa *but)
{
	struct ike_sa *sa = ike_sa_first(ike, local, peer);

	while (sa && (sa == but || sa->deleted || !sa->authenticated || sa->silent ||
		      (port && sa->pport != port)))
		sa = LIST_NEXT(sa, between);
	return sa;
}

struct ike_sa *
ike_sa_budding(struct ike *ike, ip4 local, ip4 peer)
{
	struct ike_sa *sa = ike_sa_first(ike, local, peer);

	while (sa && (sa->deleted || sa->authenticated || sa->role != IKE_INITIATOR))
		sa = LIST_NEXT(sa, between);
	return sa;
}

static void
leave_unproven(struct ike_sa *sa)
{
	if (sa->role == IKE_INITIATOR || sa->authenticated)
		return;
	TAILQ_REMOVE(&sa->ike->unproven, sa, unproven);
	sa->ike->half_open--;
}

void
ike_sa_proven(struct ike_sa *sa)
{
	leave_unproven(sa);
	sa->authenticated = true;
	sa->ike->negotiating--;
	sa->ike->active++;
}

/* It counts neither as active nor as in negotiation any more. */
static void
uncount(struct ike_sa *sa)
{
	if (sa->deleted)
		return;
	if (sa->authenticated)
		sa->ike->active--;
	else
		sa->ike->negotiating--;
}

void
ike_sa_name(struct ike_sa *sa)
{
	if (sa->conn_id)
		return;
	sa->conn_id = ++sa->ike->last_conn;
	sa->engine_id = ++sa->ike->last_engine;
}

void
ike_sa_rebind(struct ike_sa *sa)
{
	struct ike *ike = sa->ike;
	struct ike_peer *p;

	if (sa->peer->key.port != sa->pport) {
		if (sa->role == IKE_RESPONDER)
			event(ike->events, ISAKMP_PEER_SOUGHT, sa->local, sa->key.peer, sa->pport);
		p = peer_find(ike, sa->local, sa->key.peer, sa->pport);
		if (!p && sa->peer->refs == 1) {
			HASH_DELETE(hh, ike->peers, sa->peer);
			sa->peer->key.port = sa->pport;
			HASH_ADD(hh, ike->peers, key, sizeof sa->peer->key, sa->peer);
		} else {
			if (!p)
				p = peer_new(ike, sa->local, sa->key.peer, sa->pport);
			p->refs++;
			peer_drop(ike, sa->peer);
			sa->peer = p;
		}
	}
	event(ike->events, ISAKMP_PEER_INSERTED, sa->local, sa->key.peer, sa->pport,
	      ike_peer_handle(sa->peer));
}

/* ---- going ---- */

static void
fail_requests(struct ike_sa *sa)
{
	struct ike *ike = sa->ike;
	struct ike_request *r = sa->requests, *next;

	sa->requests = NULL;
	for (; r; r = next) {
		uint64_t id = r->want.id;

		next = r->next;
		free(r);
		ike->sink.failed(ike->sink.owner, id, sa->key.peer);
	}
}

/* Keys and everything that could give them away. */
static void
forget_secrets(struct ike_sa *sa)
{
	if (sa->enc)
		event(sa->ike->events, CRYPTO_ENGINE, "Delete IKE SA");
	cipher_free(sa->enc);
	cipher_free(sa->dec);
	dh_free(sa->dh);
	sa->enc = sa->dec = NULL;
	sa->dh = NULL;
	wipe(&sa->keys, sizeof sa->keys);
}

static void
stop(struct ike_sa *sa)
{
	struct sched *sched = sa->ike->sched;

	ike_repeat_clear(sa->ike, &sa->repeat);
	timer_cancel(sched, sa->life_timer);
	timer_cancel(sched, sa->keepalive_timer);
	timer_cancel(sched, sa->alive.timer);
	sa->life_timer = sa->keepalive_timer = sa->alive.timer = 0;
}

static void
purge_later(void *owner, uint64_t serial)
{
	struct ike_sa *sa = ike_sa_by_serial(owner, serial);

	if (!sa)
		return;
	event(sa->ike->events, ISAKMP_PURGED, sa->conn_id, ike_sa_handle(sa), ike_sa_handle(sa));
	ike_sa_purge(sa);
}

void
ike_sa_purge(struct ike_sa *sa)
{
	struct ike *ike = sa->ike;

	stop(sa);
	forget_secrets(sa);
	timer_cancel(ike->sched, sa->purge_timer);
	while (sa->nodes)
		ike_node_purge(sa->nodes, false);
	while (sa->requests) {
		struct ike_request *r = sa->requests;

		sa->requests = r->next;
		free(r);
	}
	if (sa->peer)
		peer_drop(ike, sa->peer);
	uncount(sa);
	leave_unproven(sa);
	ends_remove(sa);
	HASH_DELETE(hh, ike->by_cookie, sa);
	HASH_DELETE(hh_serial, ike->by_serial, sa);
	free(sa->sai_b);
	free(sa->own_id_b);
	free(sa->peer_id_b);
	free(sa->trustpoint);
	free(sa->quick_ids.at);
	free(sa->info_ids.at);
	free(sa->profile);
	wipe(sa, sizeof *sa);
	free(sa);
}

void
ike_sa_abandon(struct ike_sa *sa)
{
	struct ike *ike = sa->ike;

	peer_unlock(ike, sa->peer, "isadb_unlock_peer_delete_sa()");
	sa->peer = NULL;
	event(ike->events, ISAKMP_PURGED, 0, ike_sa_handle(sa), ike_sa_handle(sa));
	for (struct ike_request *r = sa->requests; r; r = r->next)
		event(ike->events, ISAKMP_NODE_PURGED, 0, r->msgid);
	ike_sa_purge(sa);
}

void
ike_sa_doom(struct ike_sa *sa, const char *reason)
{
	sa->reason = reason;
	event_about(sa->ike->events, sa->key.peer);
	event(sa->ike->events, ISAKMP_PARANOID, sa->conn_id);
	event(sa->ike->events, ISAKMP_DELETING, sa->conn_id, reason, ike_sa_tag(sa), sa->key.peer);
}

/* Everything inside ends with it. */
static void
end_nodes(struct ike_sa *sa)
{
	for (struct ike_node *n = sa->nodes; n; n = n->next)
		if (!n->deleted)
			ike_node_end(n, false, "IKE deleted");
	for (struct ike_request *r = sa->requests; r; r = r->next)
		event(sa->ike->events, ISAKMP_NODE_DELETED, sa->conn_id, r->msgid, "FALSE",
		      "IKE deleted");
}

void
ike_sa_bury(struct ike_sa *sa, enum fsm_input input)
{
	struct ike *ike = sa->ike;

	event(ike->events, ISAKMP_DELETED, sa->conn_id, sa->reason, ike_sa_tag(sa), sa->key.peer);
	peer_unlock(ike, sa->peer, "isadb_mark_sa_deleted()");
	sa->peer = NULL;
	uncount(sa);
	sa->deleted = true;
	stop(sa);
	end_nodes(sa);
	ike_move_sa(sa, (struct move){ input, FSM_IKE_DEST_SA });
	sa->state = IKE_MM_NO_STATE;
	forget_secrets(sa);
	sa->purge_timer =
		timer_after(ike->sched, SEC(IKE_DELETED_STAYS), purge_later, ike, sa->serial);
	if (!sa->authenticated)
		ike->stats.failed++;
	event(ike->events, ISAKMP_DOWN, sa->conn_id, sa->local, sa->key.peer, sa->reason);
	fail_requests(sa);
	if (sa->authenticated && !ike_sa_up(ike, sa->local, sa->key.peer, 0, sa))
		ike->sink.ike_gone(ike->sink.owner, sa->local, sa->key.peer);
}

void
ike_sa_delete(struct ike_sa *sa, const char *reason)
{
	ike_sa_doom(sa, reason);
	ike_sa_bury(sa, INPUT_PHASE1_DELETE);
}

void
ike_sa_close(struct ike_sa *sa, const char *reason, struct ike_node *over)
{
	uint8_t spi[2 * ISAKMP_COOKIE];

	event_about(sa->ike->events, sa->key.peer);
	if (!sa->authenticated) {
		ike_sa_delete(sa, reason);
		return;
	}
	sa->reason = reason;
	event(sa->ike->events, ISAKMP_DELETING, sa->conn_id, reason, ike_sa_tag(sa), sa->key.peer);
	if (over)
		ike_node_end(over, false, "Informational (in) state 1");
	memcpy(spi, sa->key.cky_i, ISAKMP_COOKIE);
	memcpy(spi + ISAKMP_COOKIE, sa->cky_r, ISAKMP_COOKIE);
	v1_send_delete(sa, PROTOCOL_ISAKMP, spi, sizeof spi, 1);
	ike_move_sa(sa, (struct move){ INPUT_PHASE1_DELETE, FSM_IKE_DEST_SA });
	ike_sa_bury(sa, INPUT_PEER_MM);
}

/* ---- its life ---- */

static void
lifetime_over(void *owner, uint64_t serial)
{
	struct ike_sa *sa = ike_sa_by_serial(owner, serial);

	if (!sa || sa->deleted)
		return;
	sa->life_timer = 0;
	ike_sa_replace(sa, "IKE SA Lifetime Exceeded", NULL);
}

void
ike_sa_start_lifetime(struct ike_sa *sa)
{
	struct ike *ike = sa->ike;

	timer_cancel(ike->sched, sa->life_timer);
	sa->expires = sched_now(ike->sched) + SEC(sa->policy.lifetime);
	sa->life_timer =
		timer_after(ike->sched, SEC(sa->policy.lifetime), lifetime_over, ike, sa->serial);
}
