#include "engine/ipsec/protect.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/base/xmalloc.h"
#include "engine/ipsec/internal.h"
#include "engine/tunnel/tunnel.h"
#include "engine/wire/ipv4.h"

#define FIRST_INSTANCE 65537 /* sequence of the entry; 65536 is the profile itself */
#define ASK_WITHIN_MS  1000

/* One protected tunnel. The attachment is its own, or that of all that share with it. */
struct guard {
	TAILQ_ENTRY(guard) link; /* of the attachment */
	struct tunnel *tunnel;
	struct ipsec_profile *profile;
	bool shared;
	struct attachment *at;
	struct ident *ident; /* NULL: the tunnel has not both its ends */
	timer_id again;	     /* asks for SAs */
	timer_id path;	     /* what was told of the path is forgotten */
};

/* ---- synthetic maps ---- */

static struct crypto_map *
map_for(struct ipsec *ipsec, struct ipsec_profile *profile, char *name)
{
	struct crypto_map *map = xcalloc(1, sizeof *map);

	map->name = name;
	map->profile = profile;
	HASH_ADD_KEYPTR(hh, ipsec->tunnel_maps, map->name, strlen(map->name), map);
	return map;
}

static void
map_unlink(struct ipsec *ipsec, struct crypto_map *map)
{
	HASH_DEL(ipsec->tunnel_maps, map);
	free(map->name);
	free(map);
}

static struct map_entry *
entry_add(struct crypto_map *map, ip4 peer)
{
	struct map_entry *e = xcalloc(1, sizeof *e);
	const struct map_entry *last = RB_MAX(map_entry_tree, &map->entries);

	e->sequence = last ? last->sequence + 1 : FIRST_INSTANCE;
	RB_INSERT(map_entry_tree, &map->entries, e);
	e->map = map;
	e->peer[0] = peer;
	e->peers = 1;
	e->default_peer = MAP_MAX_PEERS;
	e->settings = &map->profile->settings;
	return e;
}

static void
entry_remove(struct map_entry *e)
{
	RB_REMOVE(map_entry_tree, &e->map->entries, e);
	free(e);
}

/* ---- what a tunnel wants protected ---- */

static struct selector
selector_of(const struct tunnel *t)
{
	if (t->config.mode == TUNNEL_IPSEC)
		return (struct selector){ 0 };
	return (struct selector){
		.local = prefix_make(t->local, 32),
		.remote = prefix_make(t->remote, 32),
		.protocol = t->config.mode == TUNNEL_GRE ? PROTO_GRE : PROTO_IPINIP,
	};
}

static bool
always_wants(const struct guard *g)
{
	return g->tunnel->config.mode == TUNNEL_IPSEC;
}

static void
ask_again(void *owner, uint64_t serial)
{
	struct guard *g = owner;

	g->again = 0;
	if (g->ident && g->tunnel->reachable && !ident_outbound(g->ident))
		ident_request(g->ident);
}

/* Not from within what led to it: a delete of the peer, the end of a pair. And not at once: the far
 * end has mostly seen the same, and one pair is enough for both. */
static void
ask_soon(struct guard *g)
{
	struct ipsec *ipsec = g->at->ipsec;

	if (!g->again)
		g->again = timer_after(ipsec->sched, MSEC(rng_below(ipsec->rng, ASK_WITHIN_MS)),
				       ask_again, g, 0);
}

static void path_forgotten(void *guard, uint64_t serial);

/* Whether it is protected, and how much fits. */
static void
tell_tunnel(struct guard *g)
{
	struct sched *sched = g->at->ipsec->sched;
	struct pair *p = g->ident ? ident_outbound(g->ident) : NULL;
	const struct iface *out = p ? ident_egress(g->ident) : NULL;

	timer_cancel(sched, g->path);
	g->path =
		p && p->path_mtu && p->path_until > sched_now(sched)
			? timer_after(sched, p->path_until - sched_now(sched), path_forgotten, g, 0)
			: 0;
	tunnel_set_guarded(g->tunnel, p, out ? pair_plaintext_mtu(p, out) : 0);
}

static void
path_forgotten(void *guard, uint64_t serial)
{
	struct guard *g = guard;

	g->path = 0;
	tell_tunnel(g);
}

void
ident_status_changed(struct ident *i)
{
	struct guard *g;

	TAILQ_FOREACH (g, &i->at->guards, link) {
		if (g->ident != i)
			continue;
		tell_tunnel(g);
		if (always_wants(g) && !ident_outbound(i))
			ask_soon(g);
	}
}

bool
ident_is_permanent(const struct ident *i)
{
	const struct guard *g;

	TAILQ_FOREACH (g, &i->at->guards, link)
		if (g->ident == i && always_wants(g))
			return true;
	return false;
}

struct iface *
ident_egress(const struct ident *i)
{
	struct iface *out;

	if (TAILQ_EMPTY(&i->at->guards))
		return i->at->iface;
	out = ip_iface_for(i->at->ipsec->net, ident_peer(i));
	return out ? out : i->at->iface;
}

/* ---- idents ---- */

static bool
is_used(const struct attachment *at, const struct ident *i)
{
	const struct guard *g;

	TAILQ_FOREACH (g, &at->guards, link)
		if (g->ident == i)
			return true;
	return false;
}

/* The last tunnel that uses it takes it along. */
static void
drop_ident(struct guard *g)
{
	struct ident *i = g->ident;
	struct map_entry *e;

	g->ident = NULL;
	if (!i || is_used(g->at, i))
		return;
	e = i->entry;
	ident_free(i, true);
	entry_remove(e);
}

static struct ident *
find_ident(struct attachment *at, ip4 peer, const struct selector *s)
{
	struct ident *i;

	TAILQ_FOREACH (i, &at->idents, link)
		if (i->entry->peer[0] == peer && selector_equal(&i->selector, s))
			return i;
	return NULL;
}

static void
take_ident(struct guard *g)
{
	const struct tunnel *t = g->tunnel;
	struct selector s = selector_of(t);

	if (!t->remote)
		return;
	g->at->local = t->local;
	g->ident = find_ident(g->at, t->remote, &s);
	if (g->ident)
		return;
	g->ident = ident_add(g->at, entry_add(g->at->map, t->remote), &s);
	g->ident->meant = true;
}

/* ---- attachments ---- */

static bool
same_source(const struct tunnel *a, const struct tunnel *b)
{
	return a->config.source == b->config.source &&
	       !strcmp(a->config.source_interface, b->config.source_interface);
}

/* That of the tunnels that the guard shares with, or NULL. */
static struct attachment *
find_shared(struct ipsec *ipsec, const struct guard *g)
{
	struct attachment *at;
	const struct guard *o;

	TAILQ_FOREACH (at, &ipsec->attachments, link)
		TAILQ_FOREACH (o, &at->guards, link)
			if (o != g && o->shared && o->profile == g->profile &&
			    same_source(o->tunnel, g->tunnel))
				return at;
	return NULL;
}

static char *
shared_name(const struct ipsec *ipsec, const struct ipsec_profile *profile)
{
	char *name = NULL;
	struct crypto_map *map;
	unsigned n = 0;

	do {
		free(name);
		name = xasprintf("%s-head-%u", profile->name, ++n);
		HASH_FIND_STR(ipsec->tunnel_maps, name, map);
	} while (map);
	return name;
}

static struct attachment *
new_attachment(struct ipsec *ipsec, const struct guard *g)
{
	char *name = g->shared ? shared_name(ipsec, g->profile)
			       : xasprintf("%s-head-0", g->tunnel->iface->name);

	return attachment_make(ipsec, g->tunnel->iface, map_for(ipsec, g->profile, name));
}

static void
leave(struct guard *g)
{
	struct attachment *at = g->at;
	struct ipsec *ipsec = at->ipsec;
	struct crypto_map *map = at->map;

	TAILQ_REMOVE(&at->guards, g, link);
	drop_ident(g);
	if (TAILQ_EMPTY(&at->guards)) {
		attachment_end(at);
		map_unlink(ipsec, map);
	} else {
		at->iface = TAILQ_FIRST(&at->guards)->tunnel->iface;
	}
}

/* The new one is made before the old one goes: key management stays on. */
static void
settle(struct ipsec *ipsec, struct guard *g)
{
	struct attachment *at = g->shared ? find_shared(ipsec, g) : NULL;

	if (g->at &&
	    (at == g->at || (!at && TAILQ_FIRST(&g->at->guards) == g && !TAILQ_NEXT(g, link))))
		return;
	if (!at)
		at = new_attachment(ipsec, g);
	if (g->at)
		leave(g);
	g->at = at;
	TAILQ_INSERT_TAIL(&at->guards, g, link);
}

/* ---- the guard of the tunnel ---- */

static void
on_send(void *ctx, struct pkt *p)
{
	struct guard *g = ctx;
	struct pair *pair = g->ident ? ident_outbound(g->ident) : NULL;

	if (pair) {
		pair_send(pair, ident_egress(g->ident), p);
		return;
	}
	pkt_free(p);
	if (!g->ident)
		return;
	g->ident->count.no_sa_send++;
	ident_request(g->ident);
}

static void
on_changed(void *ctx, struct tunnel *t)
{
	struct guard *g = ctx;
	struct ipsec *ipsec = g->at->ipsec;
	struct selector s = selector_of(t);

	if (g->ident && (g->at->local != t->local || g->ident->entry->peer[0] != t->remote ||
			 !selector_equal(&g->ident->selector, &s)))
		drop_ident(g);
	settle(ipsec, g);
	if (!g->ident)
		take_ident(g);
	tell_tunnel(g);
	if (g->ident && t->reachable && !ident_outbound(g->ident))
		ask_soon(g);
}

static void
on_refused(void *ctx, ip4 src, ip4 dst, uint8_t protocol)
{
	struct guard *g = ctx;
	struct ipsec *ipsec = g->at->ipsec;

	if (notice_due(ipsec, EV_CRYPTO_NOT_IPSEC, src, dst))
		event(ipsec->events, CRYPTO_NOT_IPSEC, dst, src, protocol);
}

static void
on_gone(void *ctx)
{
	struct guard *g = ctx;

	timer_cancel(g->at->ipsec->sched, g->again);
	timer_cancel(g->at->ipsec->sched, g->path);
	leave(g);
	g->profile->users--;
	free(g);
}

static struct guard *
guard_of(const struct ipsec *ipsec, const struct tunnel *t)
{
	struct attachment *at;
	struct guard *g;

	TAILQ_FOREACH (at, &ipsec->attachments, link)
		TAILQ_FOREACH (g, &at->guards, link)
			if (g->tunnel == t)
				return g;
	return NULL;
}

bool
tunnel_protect(struct ipsec *ipsec, struct tunnel *t, const char *name, bool shared, struct diag *d)
{
	struct ipsec_profile *profile = ipsec_profile_find(ipsec, name);
	struct guard *g = guard_of(ipsec, t);

	if (!profile)
		return diag(d, DIAG_NO_IPSEC_PROFILE, name, NULL);
	if (g && g->profile == profile && g->shared == shared)
		return true;
	tunnel_unprotect(ipsec, t);
	g = xcalloc(1, sizeof *g);
	g->tunnel = t;
	g->profile = profile;
	g->shared = shared;
	profile->users++;
	settle(ipsec, g);
	tunnel_set_guard(t, &(struct tunnel_guard){ .ctx = g,
						    .send = on_send,
						    .changed = on_changed,
						    .refused = on_refused,
						    .gone = on_gone,
						    .shared = shared });
	return true;
}

void
tunnel_unprotect(struct ipsec *ipsec, struct tunnel *t)
{
	struct guard *g = guard_of(ipsec, t);

	if (!g)
		return;
	on_gone(g);
	tunnel_set_guard(t, NULL);
}

void
guards_free(struct ipsec *ipsec)
{
	struct attachment *at, *next;

	for (at = TAILQ_FIRST(&ipsec->attachments); at; at = next) {
		next = TAILQ_NEXT(at, link);
		if (!TAILQ_EMPTY(&at->guards)) {
			tunnel_unprotect(ipsec, TAILQ_FIRST(&at->guards)->tunnel);
			next = TAILQ_FIRST(&ipsec->attachments);
		}
	}
}

/* ---- from outside ---- */

bool
guard_choose(struct attachment *at, const struct keying_proposal *p, struct ident **ident)
{
	const char *profile = at->map->profile ? at->map->profile->settings.isakmp_profile : NULL;

	*ident = NULL;
	if (TAILQ_EMPTY(&at->guards) ||
	    (profile && (!p->isakmp_profile || strcmp(profile, p->isakmp_profile) != 0)))
		return false;
	*ident = find_ident(at, p->peer, &p->selector);
	return *ident;
}

bool
guard_receive(struct pair *pair, struct pkt *p)
{
	struct guard *g;

	TAILQ_FOREACH (g, &pair->ident->at->guards, link) {
		if (g->ident != pair->ident || g->tunnel->config.mode != TUNNEL_IPSEC)
			continue;
		tunnel_receive(g->tunnel, p);
		return true;
	}
	return false;
}

const struct crypto_map *
guard_map(const struct ipsec *ipsec, const struct iface *iface)
{
	const struct guard *g = tunnel_of(iface) ? guard_of(ipsec, tunnel_of(iface)) : NULL;

	return g ? g->at->map : NULL;
}

const struct iface *
guard_next_iface(const struct attachment *at, const struct iface *after)
{
	const struct guard *g = TAILQ_FIRST(&at->guards);

	if (!after)
		return g->tunnel->iface;
	while (g && g->tunnel->iface != after)
		g = TAILQ_NEXT(g, link);
	g = g ? TAILQ_NEXT(g, link) : NULL;
	return g ? g->tunnel->iface : NULL;
}

const struct ipsec_profile *
tunnel_profile(const struct ipsec *ipsec, const struct tunnel *t, bool *shared)
{
	const struct guard *g = guard_of(ipsec, t);

	*shared = g && g->shared;
	return g ? g->profile : NULL;
}

static enum guard_state
state_of(const struct guard *g)
{
	if (!g->ident)
		return GUARD_CLOSED;
	if (ident_outbound(g->ident))
		return GUARD_OPEN;
	return g->ident->request.active ? GUARD_OPENING : GUARD_CLOSED;
}

void
ipsec_each_guard(const struct ipsec *ipsec, bool (*fn)(void *, const struct guard_view *),
		 void *ctx)
{
	const struct attachment *at;
	const struct guard *g;

	TAILQ_FOREACH (at, &ipsec->attachments, link)
		TAILQ_FOREACH (g, &at->guards, link)
			if (!fn(ctx, &(struct guard_view){ .tunnel = g->tunnel,
							   .profile = g->profile,
							   .map = at->map,
							   .shared = g->shared,
							   .state = state_of(g),
							   .local = g->tunnel->local,
							   .peer = g->tunnel->remote,
							   .selector = selector_of(g->tunnel) }))
				return;
}
