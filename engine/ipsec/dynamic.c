/* Dynamic crypto maps: peers that come by a template, and the temporary entries made for them. */
#include <stdlib.h>

#include "engine/base/xmalloc.h"
#include "engine/ipsec/internal.h"

/* The first entry of its list that speaks of all that traffic decides whether it may come. */
static bool
list_covers(const struct acl *acl, const struct selector *s)
{
	const struct acl_entry *ace;

	TAILQ_FOREACH (ace, &acl->entries, link) {
		struct selector outer;

		if (acl_is_rule(ace) && selector_of_rule(&ace->rule, &outer) &&
		    selector_covers(&outer, s))
			return ace->rule.action == ACL_PERMIT;
	}
	return false;
}

static bool
peer_may(const struct map_entry *e, ip4 peer)
{
	for (size_t i = 0; i < e->peers; i++)
		if (e->peer[i] == peer)
			return true;
	return !e->peers;
}

bool
template_fits(const struct step *step, ip4 peer, const struct selector *s)
{
	return peer_may(step->entry, peer) && (!step->acl || list_covers(step->acl, s));
}

static struct map_entry *
entry_for(struct attachment *at, struct map_entry *from, ip4 peer)
{
	struct map_entry *e = xcalloc(1, sizeof *e);
	struct crypto_map *map = at->map;

	if (!map->temporaries++)
		map->last_temporary = MAP_FIRST_TEMPORARY - 1;
	e->map = map;
	e->sequence = ++map->last_temporary;
	e->settings = from->settings;
	e->default_peer = MAP_MAX_PEERS;
	e->peer[e->peers++] = peer;
	e->from = from;
	return e;
}

/* ---- by what is behind them ---- */

/* No padding: it is hashed as bytes. */
struct remote_key {
	const struct map_entry *template;
	ip4 addr;
	uint8_t len, zero[3];
};

struct remote {
	struct remote_key key;
	struct ident *newest;
	UT_hash_handle hh;
};

static struct remote *
remote_find(const struct attachment *at, const struct map_entry *template, struct prefix p)
{
	const struct remote_key key = { .template = template, .addr = p.addr, .len = p.len };
	struct remote *r;

	HASH_FIND(hh, at->remotes, &key, sizeof key, r);
	return r;
}

static void
remote_add(struct ident *i)
{
	struct attachment *at = i->at;
	struct prefix p = i->selector.remote;
	struct remote *r = remote_find(at, i->entry->from, p);

	if (!r) {
		r = xcalloc(1, sizeof *r);
		r->key.template = i->entry->from;
		r->key.addr = p.addr;
		r->key.len = p.len;
		HASH_ADD(hh, at->remotes, key, sizeof r->key, r);
		at->remotes_of[p.len]++;
	}
	i->older = r->newest;
	r->newest = i;
}

static void
remote_remove(struct ident *i)
{
	struct attachment *at = i->at;
	struct prefix p = i->selector.remote;
	struct remote *r = remote_find(at, i->entry->from, p);
	struct ident **link = &r->newest;

	while (*link != i)
		link = &(*link)->older;
	*link = i->older;
	if (r->newest)
		return;
	at->remotes_of[p.len]--;
	HASH_DELETE(hh, at->remotes, r);
	free(r);
}

struct ident *
template_lookup(const struct attachment *at, const struct step *step, const struct packet_key *k)
{
	struct ident *silent = NULL;

	for (unsigned len = 33; len-- > 0;) {
		struct remote *r = NULL;

		if (at->remotes_of[len])
			r = remote_find(at, step->entry, prefix_make(k->dst, len));
		for (struct ident *i = r ? r->newest : NULL; i; i = i->older) {
			if (!selector_holds(&i->selector, k))
				continue;
			if (ident_outbound(i))
				return i;
			if (!silent)
				silent = i;
		}
	}
	return silent;
}

/* ---- coming and going ---- */

void
template_forget(struct ident *i)
{
	struct attachment *at = i->at;
	struct ident *next = TAILQ_NEXT(i, link);

	for (size_t n = 0; n < at->template_steps; n++) {
		struct step *step = &at->step[at->template_step[n]];

		if (step->first == i)
			step->first = next && next->entry->from == step->entry ? next : NULL;
	}
	remote_remove(i);
	at->slot_generation++;
	i->entry->map->temporaries--;
	free(i->entry);
}

/* Before the others of its step; without any, before those of the steps that follow. */
static void
place(struct ident *i, struct step *step)
{
	struct attachment *at = i->at;
	struct step *next = step;

	while (next < at->step + at->steps && !next->first)
		next++;
	if (next < at->step + at->steps)
		TAILQ_INSERT_BEFORE(next->first, i, link);
	else
		TAILQ_INSERT_TAIL(&at->idents, i, link);
	step->first = i;
}

struct ident *
template_ident(struct attachment *at, struct step *step, ip4 peer, const struct selector *s)
{
	struct ident *i = ident_known(at, step->entry, peer, s);

	if (i) {
		remote_remove(
			i); /* he may have been away, and another come for him: he is the newest */
		remote_add(i);
		at->slot_generation++;
		return i;
	}
	i = ident_make(at, entry_for(at, step->entry, peer), step->entry, peer, s);
	place(i, step);
	remote_add(i);
	i->meant = true;
	ident_equip(i);
	at->slot_generation++;
	return i;
}

void
template_keep(struct attachment *at, struct step *step)
{
	struct ident *i, *next;

	step->first = NULL;
	TAILQ_FOREACH_SAFE (i, &at->idents, link, next) {
		if (i->meant || i->entry->from != step->entry || TAILQ_EMPTY(&i->pairs) ||
		    !template_fits(step, i->entry->peer[0], &i->selector))
			continue;
		ident_keep(i);
		if (!step->first)
			step->first = i;
	}
}
