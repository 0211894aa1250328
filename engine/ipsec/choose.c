/* Is what a peer proposes what our crypto maps want? */
#include <stdlib.h>
#include <string.h>

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

/* Who takes a proposal: an ident that is there, or a template by which one will come. */
struct taker {
	struct ident *ident;
	struct attachment *at;
	struct step *template; /* NULL: the ident is there */
	const struct map_entry *entry;
};

static bool
takes(struct attachment *at, struct step *step, const struct keying_proposal *p, struct taker *t)
{
	const char *profile = map_entry_isakmp_profile(step->entry);

	*t = (struct taker){ .at = at, .entry = step->entry };
	if (!profile)
		profile = at->map->isakmp_profile; /* a template has it of the map it is used by */
	if (profile && (!p->isakmp_profile || strcmp(profile, p->isakmp_profile) != 0))
		return false;
	if (step->is_template) {
		t->template = step;
		return template_fits(step, p->peer, &p->selector);
	}
	t->ident = covering(step, &p->selector);
	return t->ident;
}

/* In the order of the map: the entries of that peer, and templates between them. */
static bool
search(struct attachment *at, const struct keying_proposal *p, struct taker *t)
{
	size_t n = first_peer_step(at, p->peer), m = 0;

	if (guard_choose(at, p, &t->ident)) {
		t->at = at;
		t->entry = t->ident->entry;
		return true;
	}
	for (;;) {
		bool more = n < at->peer_steps && at->peer_step[n].peer == p->peer;
		uint32_t step;

		if (m < at->template_steps &&
		    (!more || at->template_step[m] < at->peer_step[n].step))
			step = at->template_step[m++];
		else if (more)
			step = at->peer_step[n++].step;
		else
			return false;
		if (takes(at, &at->step[step], p, t))
			return true;
	}
}

static void
report_proposal(struct ipsec *ipsec, const struct keying_proposal *p, struct event_flow *f)
{
	unsigned part = 0;

	*f = (struct event_flow){
		.local = p->local,
		.peer = p->peer,
		.selector = p->selector,
		.suite = p->offer.suite,
	};
	for (f->protocol = 0; f->protocol < SUITE_PROTOCOLS; f->protocol++) {
		if (!suite_has(&f->suite, f->protocol))
			continue;
		event(ipsec->events, IPSEC_PROPOSAL_PART, ++part);
		event(ipsec->events, IPSEC_PROPOSAL, part, f);
	}
	event(ipsec->events, IPSEC_PROXY_MATCH, f);
}

static bool
has_suite(const struct taker *t, const struct keying_proposal *p)
{
	const struct ipsec *ipsec = t->at->ipsec;
	const struct transform_set *set;

	for (size_t n = 0; (set = settings_transform(ipsec, t->entry->settings, n)); n++) {
		struct ipsec_suite suite;

		if (map_suite(set, &p->selector, p->local, p->peer, &suite) &&
		    suite_equal(&suite, &p->offer.suite))
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

/* A promise that came to nothing. */
static void
forget_promise(struct ipsec *ipsec)
{
	struct ident *i = ident_find(ipsec, ipsec->promised);

	ipsec->promised = 0;
	if (i)
		ident_free_if_done(i);
}

static enum keying_verdict
accept(const struct taker *t, const struct keying_proposal *p, struct keying_choice *choice,
       struct event_flow *f)
{
	struct ipsec *ipsec = t->at->ipsec;
	const struct sa_settings *settings = t->entry->settings;
	struct event_sink *events = ipsec->events;
	struct sa_lifetime life = settings_lifetime(ipsec, settings);
	struct ident *i = t->ident;

	event(events, IPSEC_MAP_ACCEPTED, t->entry->map->name, t->entry->sequence);
	if (!has_suite(t, p)) {
		f->has_suite = true;
		event(events, IPSEC_TRANSFORM_REFUSED, f);
		return KEYING_NO_TRANSFORM;
	}
	if (!p->id && settings->pfs_group && settings->pfs_group != p->offer.pfs_group) {
		event(events, IPSEC_PFS_REFUSED, settings->pfs_group);
		return KEYING_NO_PFS;
	}
	if (!i) {
		i = template_ident(t->at, t->template, p->peer, &p->selector);
		ipsec->promised = i->id;
	}
	*choice = (struct keying_choice){
		.id = i->id,
		.life_seconds = lower(life.seconds, p->offer.life_seconds),
		.life_kilobytes = lower(life.kilobytes, p->offer.life_kilobytes),
	};
	return KEYING_ACCEPTED;
}

/* With translation between them each end names itself in the proxies of transport mode as nobody else
 * knows it. What goes through the SAs has the addresses of its datagrams (RFC 3947 section 5.2). */
void
selector_translate(struct selector *s, const struct ipsec_suite *suite, bool udp, ip4 local,
		   ip4 peer)
{
	if (!udp || !suite->transport || s->local.len != 32 || s->remote.len != 32)
		return;
	s->local.addr = local;
	s->remote.addr = peer;
}

enum keying_verdict
ipsec_choose(struct ipsec *ipsec, const struct keying_proposal *proposal,
	     struct keying_choice *choice)
{
	struct keying_proposal translated = *proposal, *p = &translated;
	struct attachment *at;
	struct taker t = { 0 };
	struct event_flow f;
	bool local = false, found = false;

	forget_promise(ipsec);
	event_about(ipsec->events, p->peer);
	selector_translate(&p->selector, &p->offer.suite, p->offer.udp_encap, p->local, p->peer);
	TAILQ_FOREACH (at, &ipsec->attachments, link) {
		policy_sync(at);
		if (at->local != p->local)
			continue;
		local = true;
		if (!found && !p->id)
			found = search(at, p, &t);
	}
	if (p->id && (t.ident = ident_find(ipsec, p->id))) {
		t.at = t.ident->at;
		t.entry = t.ident->entry;
		found = true;
	}
	report_proposal(ipsec, proposal, &f);
	if (!local) {
		event(ipsec->events, IPSEC_LOCAL_REFUSED, p->local);
		return KEYING_NO_LOCAL;
	}
	if (!found) {
		event(ipsec->events, IPSEC_MAP_NOT_FOUND);
		event(ipsec->events, IPSEC_PROXY_REFUSED);
		return KEYING_NO_POLICY;
	}
	return accept(&t, p, choice, &f);
}
