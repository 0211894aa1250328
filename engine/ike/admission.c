/* Who may begin an association: limits that were configured, and a bound on what strangers make us
 * remember. A first message costs its sender nothing, so its association is the first to go. */
#include "engine/ike/association.h"

static void
deny(struct ike *ike, enum ike_role role, ip4 local, ip4 peer, const char *why)
{
	bool in = role == IKE_RESPONDER;
	simtime now = sched_now(ike->sched), *told = &ike->denial_told[role];

	++*(in ? &ike->stats.in_denied : &ike->stats.out_denied);
	if (*told && now < *told + SEC(IKE_DENIAL_EVERY))
		return;
	*told = now;
	event(ike->events, ISAKMP_DENIED, in ? "INCOMING" : "OUTGOING", in ? peer : local,
	      in ? local : peer, why);
}

/* Nobody has answered what we answered: the address may be invented. */
static bool
is_unanswered(const struct ike_sa *sa)
{
	return sa->fsm == FSM_IKE_R_MM2 || sa->fsm == FSM_IKE_R_AM2;
}

static bool
may_go(const struct ike_sa *sa)
{
	const struct ike *ike = sa->ike;

	return sa->deleted ||
	       (is_unanswered(sa) && sched_now(ike->sched) - sa->began >= MSEC(IKE_FAIR_CHANCE));
}

/* Room for one more that a peer begins: the oldest that came to nothing goes. */
static bool
make_room(struct ike *ike)
{
	struct ike_sa *sa = TAILQ_FIRST(&ike->unproven);

	if (ike->half_open < IKE_MAX_HALF_OPEN)
		return true;
	while (sa && !may_go(sa))
		sa = TAILQ_NEXT(sa, unproven);
	if (sa)
		ike_sa_purge(sa);
	return sa;
}

bool
ike_admit(struct ike *ike, enum ike_role role, ip4 local, ip4 peer)
{
	if (ike->max_active && ike->active >= ike->max_active) {
		ike->stats.active_denials++;
		deny(ike, role, local, peer, "IKE SA LIMIT REACHED");
	} else if (ike->max_negotiating && ike->negotiating >= ike->max_negotiating) {
		ike->stats.negotiating_denials++;
		deny(ike, role, local, peer, "IKE SA IN NEGOTIATION LIMIT REACHED");
	} else if (role == IKE_RESPONDER && !make_room(ike)) {
		ike->stats.negotiating_denials++;
		deny(ike, role, local, peer, "IKE SA IN NEGOTIATION LIMIT REACHED");
	} else {
		return true;
	}
	return false;
}

void
ike_admission(const struct ike *ike, struct ike_admission *a)
{
	*a = (struct ike_admission){
		.active = ike->active,
		.negotiating = ike->negotiating,
		.max_active = ike->max_active,
		.max_negotiating = ike->max_negotiating ? ike->max_negotiating : IKE_MAX_HALF_OPEN,
	};
}
