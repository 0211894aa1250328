#include "engine/ike/ike.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/ike/exchange.h"

struct ike *
ike_new(struct sched *sched, struct rng *rng, struct event_sink *events,
	const struct ike_transport *net, const struct ike_sink *sink)
{
	struct ike *ike = xcalloc(1, sizeof *ike);

	ike->sched = sched;
	ike->rng = rng;
	ike->events = events;
	ike->net = *net;
	ike->sink = *sink;
	ike->enabled = ike->default_policies = ike->aggressive = ike->natt = true;
	ike->identity = IKE_ID_ADDRESS;
	TAILQ_INIT(&ike->unproven);
	ike->last_conn = IKE_FIRST_CONN - 1;
	rng_bytes(rng, ike->cookie_head, sizeof ike->cookie_head);
	ike->cookie_head[0] |= 1; /* a cookie is not zero */
	return ike;
}

static void
purge_all(struct ike *ike)
{
	while (ike->by_serial)
		ike_sa_purge(ike->by_serial);
}

void
ike_free(struct ike *ike)
{
	if (!ike)
		return;
	purge_all(ike);
	sched_forget(ike->sched, ike);
	ike_profiles_free(ike);
	free(ike->policy);
	free(ike);
}

/* It listens while it is both wanted and not switched off. */
static void
listen(struct ike *ike)
{
	bool on = ike->wanted && ike->enabled;

	if (ike->listening == on)
		return;
	ike->listening = on;
	event(ike->events, CRYPTO_ON_OFF, on ? "ON" : "OFF");
	if (ike->net.listen)
		ike->net.listen(ike->net.owner, on);
}

void
ike_set_wanted(struct ike *ike, bool on)
{
	ike->wanted = on;
	if (!on)
		ike_clear(ike, 0);
	listen(ike);
}

void
ike_set_enabled(struct ike *ike, bool on)
{
	ike->enabled = on;
	for (struct ike_sa *sa = ike->by_serial; !on && sa; sa = sa->hh_serial.next)
		if (!sa->deleted)
			ike_sa_delete(sa, "No reason");
	listen(ike);
}

bool
ike_enabled(const struct ike *ike)
{
	return ike->enabled;
}

/* ---- what IPsec asks for ---- */

static void
request_add(struct ike_sa *sa, const struct child_request *want, bool moved)
{
	struct ike_request **at = &sa->requests;
	size_t waiting = 0;

	for (; *at && (*at)->want.id != want->id; at = &(*at)->next)
		waiting++;
	if (*at) {
		(*at)->want = *want;
		return;
	}
	if (waiting >= IKE_MAX_REQUESTS)
		return;
	*at = xcalloc(1, sizeof **at);
	(*at)->want = *want;
	(*at)->moved = moved;
	(*at)->msgid = ike_msgid_new(sa);
}

/* Aggressive mode begins where somebody asked for it. */
static uint8_t
mode_for(const struct ike *ike, const struct child_request *want)
{
	const struct ike_profile *p = *want->profile ? ike_profile_find(ike, want->profile) : NULL;
	const struct ike_tunnel *t = ike_tunnel_find(ike, want->peer);
	bool aggressive = (p && p->aggressive) || (t && t->password && t->client.kind);

	return aggressive ? EXCHANGE_AGGRESSIVE : EXCHANGE_MAIN;
}

/* An association for what is wanted, not begun yet; NULL when there may be no more. */
static struct ike_sa *
make_initiator(struct ike *ike, const struct child_request *want)
{
	uint8_t cky_i[ISAKMP_COOKIE];
	struct ike_sa *sa;

	if (!ike_admit(ike, IKE_INITIATOR, want->local, want->peer))
		return NULL;
	event(ike->events, ISAKMP_REQUEST_PROFILE, 0, *want->profile ? want->profile : "(NULL)");
	ike_cookie_new(ike, cky_i);
	sa = ike_sa_new(ike, IKE_INITIATOR, mode_for(ike, want), want->local, IKE_PORT, want->peer,
			IKE_PORT, cky_i, "isakmp_initiator");
	if (*want->profile)
		sa->profile = xstrdup(want->profile);
	return sa;
}

/* Sends the first message; false when there is no way to, and then there is no association. */
static bool
begin_phase1(struct ike_sa *sa)
{
	struct ike *ike = sa->ike;

	ike->stats.initiated++;
	if (ike_begin(sa, NULL, ike_phase1(sa->mode)))
		return true;
	ike_sa_abandon(sa);
	event(ike->events, ISAKMP_REQUEST_FAILED);
	event(ike->events, ISAKMP_KMI_FAILED, 0, 2);
	return false;
}

static void
start_phase1(struct ike *ike, const struct child_request *want, bool moved)
{
	struct ike_sa *sa = make_initiator(ike, want);

	if (sa) {
		request_add(sa, want, moved);
		if (begin_phase1(sa))
			return;
	}
	ike->sink.failed(ike->sink.owner, want->id, want->peer);
}

static void
acquire(struct ike *ike, const struct child_request *want, bool moved)
{
	struct ike_sa *sa;

	event_about(ike->events, want->peer);
	if (!ike->enabled) {
		ike->sink.failed(ike->sink.owner, want->id, want->peer);
	} else if ((sa = ike_sa_up(ike, want->local, want->peer, want->peer_port, NULL))) {
		event(ike->events, ISAKMP_NODE_NEW, 0);
		event(ike->events, ISAKMP_OUTSTANDING, sa->conn_id, sa->local, sa->lport,
		      sa->key.peer, sa->pport);
		event(ike->events, ISAKMP_SITTING_IDLE, sa->conn_id);
		ike_quick_start(sa, want, ike_msgid_new(sa), moved);
	} else if ((sa = ike_sa_budding(ike, want->local, want->peer))) {
		event(ike->events, ISAKMP_NODE_NEW, 0);
		event(ike->events, ISAKMP_BUDDING, sa->conn_id, sa->local, sa->key.peer);
		event(ike->events, ISAKMP_REQUEST_FAILED);
		event(ike->events, ISAKMP_KMI_FAILED, 0, 2);
		request_add(sa, want, moved);
	} else {
		start_phase1(ike, want, moved);
	}
}

void
ike_acquire(struct ike *ike, const struct child_request *want)
{
	acquire(ike, want, false);
}

/* Takes the requests of quick modes that have not come to a pair; gives them. */
static struct ike_request *
take_unfinished(struct ike_sa *sa)
{
	struct ike_request *all = NULL;

	for (struct ike_node *n = sa->nodes; n; n = n->next) {
		struct ike_request *r;

		if (n->deleted || n->installed || n->moved || !n->request)
			continue;
		r = xcalloc(1, sizeof *r);
		r->want = *n->request;
		r->next = all;
		all = r;
		free(n->request);
		n->request = NULL;
	}
	return all;
}

void
ike_sa_replace(struct ike_sa *sa, const char *reason, struct ike_node *over)
{
	struct ike *ike = sa->ike;
	struct ike_request *r = take_unfinished(sa), *next;

	ike_sa_close(sa, reason, over);
	for (; r; r = next) {
		next = r->next;
		acquire(ike, &r->want, true);
		free(r);
	}
}

void
ike_run_requests(struct ike_sa *sa)
{
	struct ike_request *r = sa->requests, *next;

	sa->requests = NULL;
	for (; r; r = next) {
		next = r->next;
		ike_quick_start(sa, &r->want, r->msgid, r->moved);
		free(r);
	}
}

void
ike_quick_start(struct ike_sa *sa, const struct child_request *want, uint32_t msgid, bool moved)
{
	struct ike *ike = sa->ike;
	struct ike_node *node = ike_node_new(sa, EXCHANGE_QUICK, IKE_INITIATOR, msgid);

	if (!node) {
		ike->sink.failed(ike->sink.owner, want->id, want->peer);
		return;
	}
	node->request = xmemdup(want, sizeof *want);
	node->moved = moved;
	ike->stats.quick_initiated++;
	if (!ike_begin(sa, node, v1_quick_mode) && !node->deleted)
		ike_node_end(node, true, "QM rejected");
}

void
ike_delete_children(struct ike *ike, ip4 local, ip4 peer, uint16_t port,
		    enum suite_protocol protocol, const uint32_t *spi_in, size_t count)
{
	struct ike_sa *sa = ike_sa_up(ike, local, peer, port, NULL);
	uint8_t spis[64 * 4];
	size_t some;

	event_about(ike->events, peer);
	for (size_t i = 0; !sa && i < count; i++)
		event(ike->events, ISAKMP_DELETE_IGNORED, 0, local, peer, spi_in[i]);
	for (; sa && count; spi_in += some, count -= some) {
		struct wr w = wr_init(spis, sizeof spis);

		for (some = 0; some < count && some < sizeof spis / 4; some++)
			wr_u32(&w, spi_in[some]);
		v1_send_delete(sa, protocol == SUITE_AH ? PROTOCOL_AH : PROTOCOL_ESP, spis, 4,
			       some);
	}
}

void
ike_set_spi_recovery(struct ike *ike, bool on)
{
	ike->spi_recovery = on;
}

/* The association that is to tell the peer, once it is up. */
static struct ike_sa *
messenger(struct ike *ike, ip4 local, ip4 peer)
{
	struct ike_sa *sa = ike_sa_budding(ike, local, peer);

	return sa ? sa
		  : make_initiator(ike, &(struct child_request){ .local = local, .peer = peer });
}

void
ike_unknown_spi(struct ike *ike, ip4 local, ip4 peer, uint16_t port, enum suite_protocol protocol,
		uint32_t spi)
{
	struct ike_sa *sa;

	event_about(ike->events, peer);
	if (!ike->spi_recovery || !ike->enabled) {
		ike_delete_children(ike, local, peer, port, protocol, &spi, 1);
		return;
	}
	sa = ike_sa_up(ike, local, peer, port, NULL);
	if (!sa && !(sa = messenger(ike, local, peer)))
		return;
	sa->unknown_spi = spi;
	sa->unknown_protocol = protocol;
	if (sa->authenticated)
		ike_tell_unknown_spi(sa);
	else if (sa->fsm == FSM_IKE_READY)
		begin_phase1(sa);
}

void
ike_tell_unknown_spi(struct ike_sa *sa)
{
	uint32_t spi = sa->unknown_spi;
	uint8_t wire[4] = { spi >> 24, spi >> 16 & 255, spi >> 8 & 255, spi & 255 };

	sa->unknown_spi = 0;
	if (spi)
		v1_send_notify(sa, sa->unknown_protocol == SUITE_AH ? PROTOCOL_AH : PROTOCOL_ESP,
			       NOTIFY_INVALID_SPI, spi, wire, sizeof wire, NULL, 0);
}

void
ike_child_proven(struct ike *ike, ip4 local, ip4 peer, uint32_t spi_in)
{
	struct ike_sa *sa = ike_sa_first(ike, local, peer);

	for (; sa; sa = LIST_NEXT(sa, between)) {
		if (sa->deleted)
			continue;
		for (struct ike_node *n = sa->nodes; n; n = n->next)
			if (!n->deleted && n->installed && n->role == IKE_RESPONDER &&
			    n->spi_in[suite_main(&n->proposal.offer.suite)] == spi_in)
				ike_node_end(n, false, "QM done (await)");
	}
}

bool
ike_clear(struct ike *ike, uint32_t conn_id)
{
	struct ike_sa *sa = ike->by_serial, *next;
	bool found = false;

	for (; sa; sa = next) {
		next = sa->hh_serial.next;
		if (sa->deleted || (conn_id && sa->conn_id != conn_id))
			continue;
		found = true;
		ike_sa_close(sa, "No reason", NULL);
	}
	return found;
}

void
ike_clear_between(struct ike *ike, ip4 local, ip4 peer)
{
	struct ike_sa *sa = ike->by_serial, *next;

	for (; sa; sa = next) {
		next = sa->hh_serial.next;
		if (!sa->deleted && (!local || sa->local == local) &&
		    (!peer || sa->key.peer == peer))
			ike_sa_close(sa, "No reason", NULL);
	}
}

/* ---- looking at it ---- */

static void
view(const struct ike_sa *sa, struct ike_sa_view *v)
{
	simtime now = sched_now(sa->ike->sched);

	*v = (struct ike_sa_view){
		.conn_id = sa->conn_id,
		.engine_id = sa->engine_id,
		.initiator = sa->role == IKE_INITIATOR,
		.deleted = sa->deleted,
		.state = sa->state,
		.local = sa->local,
		.peer = sa->key.peer,
		.local_port = sa->lport,
		.peer_port = sa->pport,
		.negotiated = sa->negotiated,
		.cipher = sa->policy.cipher,
		.key_bits = sa->policy.key_bits,
		.hash = sa->policy.hash,
		.auth = sa->policy.auth,
		.group = sa->policy.group,
		.lifetime = sa->policy.lifetime,
		.nat = sa->nat_self || sa->nat_peer,
		.dpd = sa->alive.how.seconds,
		.authenticated = sa->authenticated,
		.peer_id = sa->peer_id,
		.profile = sa->profile,
	};
	if (sa->life_timer && sa->expires > now)
		v->remaining = (uint32_t)((sa->expires - now) / SEC(1));
}

bool
ike_peer_identity(struct ike *ike, ip4 local, ip4 peer, struct ike_id *id, uint16_t *port)
{
	const struct ike_sa *sa = ike_sa_up(ike, local, peer, 0, NULL);

	if (!sa)
		return false;
	*id = sa->peer_id;
	*port = sa->pport;
	return true;
}

bool
ike_sa_next(const struct ike *ike, uint64_t *cursor, struct ike_sa_view *v)
{
	const struct ike_sa *sa = ike_sa_by_serial((struct ike *)ike, *cursor);

	sa = sa ? sa->hh_serial.next : ike->by_serial;
	while (sa && sa->serial <= *cursor) /* that one has gone meanwhile */
		sa = sa->hh_serial.next;
	if (!sa)
		return false;
	*cursor = sa->serial;
	view(sa, v);
	return true;
}

bool
ike_sa_look(const struct ike *ike, uint64_t cursor, struct ike_sa_view *v)
{
	const struct ike_sa *sa = ike_sa_by_serial((struct ike *)ike, cursor);

	if (sa)
		view(sa, v);
	return sa != NULL;
}

const struct ike_stats *
ike_stats(const struct ike *ike)
{
	return &ike->stats;
}

void
ike_set_observer(struct ike *ike, ike_observer *fn, void *ctx)
{
	ike->observe = fn;
	ike->observe_ctx = ctx;
}

void
ike_set_keylog(struct ike *ike, ike_keylog *fn, void *ctx)
{
	ike->keylog = fn;
	ike->keylog_ctx = ctx;
}
