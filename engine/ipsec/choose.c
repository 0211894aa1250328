/* Is what a peer proposes what our crypto maps want? */
#include <stdlib.h>

#include "engine/ipsec/internal.h"

/* The first step of the attachment that names the peer; steps with the same peer follow. */
static size_t
first_peer_step(const struct attachment *at, ip4 peer)
{
	size_t low = 0, high = at->peer_steps;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (at->peer_step[middle].peer < peer)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The permit entry of a step that covers the proxies. */
static struct ident *
covering(const struct step *step, const struct selector *s)
{
	for (struct ident *i = step->first; i && i->entry == step->entry; i = TAILQ_NEXT(i, link))
		if (!i->parent && selector_covers(&i->selector, s))
			return i;
	return NULL;
}

static struct ident *
search(struct attachment *at, const struct keying_proposal *p)
{
	for (size_t n = first_peer_step(at, p->peer);
	     n < at->peer_steps && at->peer_step[n].peer == p->peer; n++) {
		struct ident *i = covering(&at->step[at->peer_step[n].step], &p->selector);

		if (i)
			return i;
	}
	return NULL;
}

static void
report_proposal(struct ipsec *ipsec, const struct keying_proposal *p, struct event_flow *f)
{
	*f = (struct event_flow){
		.local = p->local,
		.peer = p->peer,
		.selector = p->selector,
		.suite = p->offer.suite,
	};
	event(ipsec->events, IPSEC_PROPOSAL_PART, 1);
	event(ipsec->events, IPSEC_PROPOSAL, 1, f);
	event(ipsec->events, IPSEC_PROXY_MATCH, f);
}

static bool
has_suite(const struct ident *i, const struct keying_proposal *p)
{
	const struct ipsec *ipsec = i->at->ipsec;
	const struct transform_set *set;

	for (size_t n = 0; (set = settings_transform(ipsec, i->entry->settings, n)); n++) {
		struct esp_suite suite;

		if (map_suite(set, &p->selector, p->local, p->peer, &suite) &&
		    esp_suite_equal(&suite, &p->offer.suite))
			return true;
	}
	return false;
}

/* 0 is unlimited. */
static uint32_t
lower(uint32_t a, uint32_t b)
{
	if (!a || !b)
		return a ? a : b;
	return a < b ? a : b;
}

static enum keying_verdict
accept(struct ident *i, const struct keying_proposal *p, struct keying_choice *choice,
       struct event_flow *f)
{
	struct event_sink *events = i->at->ipsec->events;
	struct sa_lifetime life = settings_lifetime(i->at->ipsec, i->entry->settings);

	event(events, IPSEC_MAP_ACCEPTED, i->entry->map->name, i->entry->sequence);
	if (!has_suite(i, p)) {
		f->has_suite = true;
		event(events, IPSEC_TRANSFORM_REFUSED, f);
		return KEYING_NO_TRANSFORM;
	}
	if (!p->id && i->entry->settings->pfs_group &&
	    i->entry->settings->pfs_group != p->offer.pfs_group) {
		event(events, IPSEC_PFS_REFUSED, i->entry->settings->pfs_group);
		return KEYING_NO_PFS;
	}
	*choice = (struct keying_choice){
		.id = i->id,
		.life_seconds = lower(life.seconds, p->offer.life_seconds),
		.life_kilobytes = lower(life.kilobytes, p->offer.life_kilobytes),
	};
	return KEYING_ACCEPTED;
}

enum keying_verdict
ipsec_choose(struct ipsec *ipsec, const struct keying_proposal *p, struct keying_choice *choice)
{
	struct attachment *at;
	struct ident *i = NULL;
	struct event_flow f;
	bool local = false;

	TAILQ_FOREACH (at, &ipsec->attachments, link) {
		policy_sync(at);
		if (at->local != p->local)
			continue;
		local = true;
		if (!i && !p->id)
			i = search(at, p);
	}
	if (p->id)
		i = ident_find(ipsec, p->id);
	report_proposal(ipsec, p, &f);
	if (!local) {
		event(ipsec->events, IPSEC_LOCAL_REFUSED, p->local);
		return KEYING_NO_LOCAL;
	}
	if (!i) {
		event(ipsec->events, IPSEC_MAP_NOT_FOUND);
		event(ipsec->events, IPSEC_PROXY_REFUSED);
		return KEYING_NO_POLICY;
	}
	return accept(i, p, choice, &f);
}
