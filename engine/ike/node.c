#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/ike/exchange.h"

/* ---- message IDs ---- */

static bool
knows(const struct ike_msgids *ids, uint32_t id)
{
	for (size_t i = 0; i < ids->count; i++)
		if (ids->at[i] == id)
			return true;
	return false;
}

static void
remember(struct ike_msgids *ids, uint32_t id)
{
	if (ids->count == ids->room && ids->room < IKE_MAX_MSGIDS) {
		ids->room = ids->room ? 2 * ids->room : 8;
		ids->at = xrealloc(ids->at, ids->room, sizeof *ids->at);
		ids->next = ids->count;
	}
	ids->at[ids->next] = id;
	ids->next = (ids->next + 1) % ids->room;
	if (ids->count < ids->room)
		ids->count++;
}

bool
ike_msgid_used(const struct ike_sa *sa, uint8_t exchange, uint32_t msgid)
{
	return knows(exchange == EXCHANGE_QUICK ? &sa->quick_ids : &sa->info_ids, msgid);
}

uint32_t
ike_msgid_new(struct ike_sa *sa)
{
	uint32_t id;

	do
		id = rng_u32(sa->ike->rng);
	while (!id || ike_node_find(sa, id) || knows(&sa->quick_ids, id));
	return id;
}

/* ---- coming and being found ---- */

struct ike_node *
ike_node_new(struct ike_sa *sa, uint8_t exchange, enum ike_role role, uint32_t msgid)
{
	struct ike *ike = sa->ike;
	struct ike_node *n;

	if (sa->node_count >= IKE_MAX_NODES)
		return NULL;
	n = xcalloc(1, sizeof *n);
	n->sa = sa;
	n->serial = ++ike->last_node;
	n->msgid = msgid;
	n->exchange = exchange;
	n->role = role;
	n->fsm = FSM_IKE_QM_READY;
	n->next = sa->nodes;
	sa->nodes = n;
	sa->node_count++;
	remember(exchange == EXCHANGE_QUICK ? &sa->quick_ids : &sa->info_ids, msgid);
	HASH_ADD(hh, ike->node_by_serial, serial, sizeof n->serial, n);
	return n;
}

struct ike_node *
ike_node_find(struct ike_sa *sa, uint32_t msgid)
{
	struct ike_node *n = sa->nodes;

	while (n && n->msgid != msgid)
		n = n->next;
	return n;
}

struct ike_node *
ike_node_by_serial(struct ike *ike, uint64_t serial)
{
	struct ike_node *n;

	HASH_FIND(hh, ike->node_by_serial, &serial, sizeof serial, n);
	if (n)
		event_about(ike->events, n->sa->key.peer);
	return n;
}

static void
purge_later(void *owner, uint64_t serial)
{
	struct ike_node *n = ike_node_by_serial(owner, serial);

	if (n)
		ike_node_purge(n, true);
}

/* A quick mode that did not come to an SA gives back what it had reserved. */
static void
give_back(struct ike_node *n)
{
	struct ike *ike = n->sa->ike;
	struct child_request *want = n->request;
	uint64_t id;

	for (enum suite_protocol p = 0; p < SUITE_PROTOCOLS; p++)
		if (n->spi_in[p] && n->fsm != FSM_IKE_QM_PHASE2_COMPLETE && !n->installed)
			ike->sink.release_spi(ike->sink.owner, n->spi_in[p]);
	n->request = NULL;
	if (!want)
		return;
	id = want->id;
	free(want);
	if (!n->installed) {
		ike->stats.quick_failed++;
		ike->sink.failed(ike->sink.owner, id, n->sa->key.peer);
	}
}

static void
forget_secrets(struct ike_node *n)
{
	wipe(&n->ni, sizeof n->ni);
	wipe(&n->nr, sizeof n->nr);
	dh_free(n->dh);
	n->dh = NULL;
	if (n->gqm_xy)
		wipe(n->gqm_xy, n->gqm_xy_len);
	free(n->gqm_xy);
	n->gqm_xy = NULL;
}

void
ike_node_end(struct ike_node *n, bool error, const char *reason)
{
	struct ike *ike = n->sa->ike;

	event(ike->events, ISAKMP_NODE_DELETED, n->sa->conn_id, n->msgid, error ? "TRUE" : "FALSE",
	      reason);
	ike_await_no_more(n->sa, n);
	n->deleted = true;
	forget_secrets(n);
	timer_after(ike->sched, SEC(IKE_NODE_STAYS), purge_later, ike, n->serial);
	give_back(n);
}

void
ike_node_purge(struct ike_node *n, bool aloud)
{
	struct ike_sa *sa = n->sa;
	struct ike_node **at = &sa->nodes;

	if (aloud)
		event(sa->ike->events, ISAKMP_NODE_PURGED, sa->conn_id, n->msgid);
	ike_repeat_clear(sa->ike, &n->repeat);
	while (*at != n)
		at = &(*at)->next;
	*at = n->next;
	sa->node_count--;
	HASH_DELETE(hh, sa->ike->node_by_serial, n);
	free(n->request);
	forget_secrets(n);
	wipe(n, sizeof *n);
	free(n);
}
