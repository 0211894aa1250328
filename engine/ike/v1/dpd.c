/* Dead peer detection, RFC 3706.
 *
 *	periodic	a probe every `seconds`
 *	on demand	a probe when something goes to a peer that was not heard for `seconds`
 *
 * A probe without an answer is repeated every `retry` seconds. After the fifth the peer is dead:
 * its associations go without a word to it, and IPsec turns to the next peer.
 *
 *	    heard          T            R    R    R    R    R
 *	------|-------------?------------?----?----?----?----X	*/
#include <string.h>

#include "engine/ike/v1/v1.h"

#define LOSSES 5 /* probes without an answer that make a peer dead */

static void due(void *owner, uint64_t serial);

static void
arm(struct ike_sa *sa, simtime delay)
{
	timer_cancel(sa->ike->sched, sa->alive.timer);
	sa->alive.timer = timer_after(sa->ike->sched, delay, due, sa->ike, sa->serial);
}

static void
probe(struct ike_sa *sa)
{
	struct ike_alive *a = &sa->alive;
	uint8_t spi[2 * ISAKMP_COOKIE], data[4];
	struct wr w = wr_init(data, sizeof data);

	wr_u32(&w, a->sequence);
	memcpy(spi, sa->key.cky_i, ISAKMP_COOKIE);
	memcpy(spi + ISAKMP_COOKIE, sa->cky_r, ISAKMP_COOKIE);
	a->watching = false;
	a->asked = true;
	v1_send_notify(sa, PROTOCOL_ISAKMP, NOTIFY_R_U_THERE, ike_sa_handle(sa), spi, sizeof spi,
		       data, sizeof data);
	ike_move_sa(sa, (struct move){ INPUT_TIMER_ALIVE, sa->fsm });
	arm(sa, SEC(a->how.retry));
}

static void
begin(struct ike_sa *sa)
{
	sa->alive.sequence++;
	sa->alive.lost = 0;
	probe(sa);
}

static void
dead(struct ike_sa *sa)
{
	struct ike *ike = sa->ike;
	ip4 local = sa->local, peer = sa->key.peer;
	uint16_t port = v1_udp(sa) ? sa->pport : 0;

	event(ike->events, ISAKMP_DPD_DEAD, sa->conn_id, peer);
	ike_sa_doom(sa, "P1 errcounter exceeded (PEERS_ALIVE_TIMER)");
	ike->sink.peer_dead(ike->sink.owner, local, peer, port);
	ike_sa_bury(sa, INPUT_PHASE1_DELETE);
}

static void
unanswered(struct ike_sa *sa)
{
	event(sa->ike->events, ISAKMP_DPD_LOST, sa->conn_id, ++sa->alive.lost);
	if (sa->alive.lost == LOSSES)
		dead(sa);
	else
		probe(sa);
}

/* On demand: what came over the IPsec SAs counts as a sign of life. */
static void
look(struct ike_sa *sa)
{
	struct ike *ike = sa->ike;
	struct ike_alive *a = &sa->alive;
	simtime now = sched_now(ike->sched), heard = 0, said = 0;

	ike->sink.traffic(ike->sink.owner, sa->local, sa->key.peer, &heard, &said);
	if (heard > a->heard)
		a->heard = heard;
	if (now < a->heard + SEC(a->how.seconds)) {
		arm(sa, a->heard + SEC(a->how.seconds) - now);
	} else if (said > a->heard) {
		begin(sa);
	} else {
		a->watching = true;
		ike->sink.watch(ike->sink.owner, sa->local, sa->key.peer);
		arm(sa, SEC(a->how.seconds)); /* SAs may have come that are not watched yet */
	}
}

static void
due(void *owner, uint64_t serial)
{
	struct ike_sa *sa = ike_sa_by_serial(owner, serial);

	if (!sa || sa->deleted)
		return;
	sa->alive.timer = 0;
	if (sa->alive.asked)
		unanswered(sa);
	else if (sa->alive.how.periodic)
		begin(sa);
	else
		look(sa);
}

void
v1_dpd_start(struct ike_sa *sa)
{
	const struct ike_profile *p = v1_profile(sa);
	struct ike_alive *a = &sa->alive;

	a->how = sa->ike->keepalive;
	if (p && p->keepalive) {
		a->how.seconds = p->keepalive;
		a->how.retry = p->retry;
	}
	if (!sa->dpd || !a->how.seconds) {
		a->how.seconds = 0;
		return;
	}
	a->sequence = rng_u32(sa->ike->rng) & INT32_MAX;
	arm(sa, SEC(a->how.seconds));
}

void
v1_dpd_heard(struct ike_sa *sa)
{
	sa->alive.heard = sched_now(sa->ike->sched);
	sa->silent = false;
}

void
v1_dpd_answered(struct ike_sa *sa, uint32_t sequence)
{
	struct ike_alive *a = &sa->alive;

	if (!a->asked || sequence != a->sequence)
		return;
	event(sa->ike->events, ISAKMP_DPD_ANSWERED, sa->conn_id, sa->key.peer, sequence);
	a->asked = false;
	a->lost = 0;
	arm(sa, SEC(a->how.seconds));
}

void
ike_peer_addressed(struct ike *ike, ip4 local, ip4 peer)
{
	struct ike_sa *sa = ike_sa_first(ike, local, peer);

	for (; sa; sa = LIST_NEXT(sa, between))
		if (!sa->deleted && sa->alive.watching)
			arm(sa, 0);
}
