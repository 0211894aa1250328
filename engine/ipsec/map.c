#include "engine/ipsec/map.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/base/xmalloc.h"
#include "engine/ipsec/internal.h"

int
map_entry_compare(const struct map_entry *a, const struct map_entry *b)
{
	return (a->sequence > b->sequence) - (a->sequence < b->sequence);
}

RB_GENERATE(map_entry_tree, map_entry, link, map_entry_compare);

static struct crypto_map *
find(struct crypto_map *maps, const char *name)
{
	struct crypto_map *map;

	HASH_FIND_STR(maps, name, map);
	return map;
}

struct crypto_map *
map_find(struct ipsec *ipsec, const char *name)
{
	return find(ipsec->maps, name);
}

struct crypto_map *
dynamic_map_find(struct ipsec *ipsec, const char *name)
{
	return find(ipsec->dynamic_maps, name);
}

const struct crypto_map *
map_next(const struct ipsec *ipsec, const struct crypto_map *map)
{
	if (!map)
		return ipsec->maps ? ipsec->maps : ipsec->tunnel_maps;
	return map->hh.next || map->profile ? map->hh.next : ipsec->tunnel_maps;
}

const struct crypto_map *
dynamic_map_next(const struct ipsec *ipsec, const struct crypto_map *map)
{
	return map ? map->hh.next : ipsec->dynamic_maps;
}

/* The maps that a map is one of. */
static struct crypto_map **
kind_of(struct ipsec *ipsec, bool is_dynamic)
{
	return is_dynamic ? &ipsec->dynamic_maps : &ipsec->maps;
}

static struct crypto_map *
map_make(struct ipsec *ipsec, const char *name, bool is_dynamic)
{
	struct crypto_map **maps = kind_of(ipsec, is_dynamic), *map = find(*maps, name);

	if (map)
		return map;
	map = xcalloc(1, sizeof *map);
	map->name = xstrdup(name);
	map->is_dynamic = is_dynamic;
	HASH_ADD_KEYPTR(hh, *maps, map->name, strlen(map->name), map);
	return map;
}

static void
entry_free(struct map_entry *e)
{
	free(e->description);
	free(e->acl);
	free(e->dynamic);
	free(e->check_in);
	free(e->check_out);
	for (size_t i = 0; i < e->peers; i++)
		free(e->peer_name[i]);
	settings_clear(&e->own);
	free(e);
}

static void
entries_free(struct map_entry_tree *entries)
{
	struct map_entry *e;

	while ((e = RB_ROOT(entries))) {
		RB_REMOVE(map_entry_tree, entries, e);
		entry_free(e);
	}
}

static void
map_free(struct ipsec *ipsec, struct crypto_map *map)
{
	struct crypto_map **maps = kind_of(ipsec, map->is_dynamic);

	HASH_DEL(*maps, map);
	entries_free(&map->entries);
	free(map->name);
	free(map->local_interface);
	free(map->isakmp_profile);
	free(map);
}

/* A map that says nothing at all is none. */
static void
free_if_empty(struct ipsec *ipsec, struct crypto_map *map)
{
	if (RB_EMPTY(&map->entries) && !map->local_interface && !map->isakmp_profile)
		map_free(ipsec, map);
}

void
maps_free(struct ipsec *ipsec)
{
	while (ipsec->maps)
		map_free(ipsec, ipsec->maps);
	while (ipsec->dynamic_maps)
		map_free(ipsec, ipsec->dynamic_maps);
}

/* The refusal to take away a map that interfaces use. */
static bool
in_use(struct ipsec *ipsec, const struct crypto_map *map, struct diag *d)
{
	struct text users = { 0 };
	const struct iface *iface = NULL;
	bool used;

	while ((iface = map_next_interface(ipsec, map, iface)))
		text_addf(&users, "%s%s", users.len ? ", " : "", iface->name);
	used = users.len != 0;
	if (used)
		diag(d, DIAG_CRYPTO_MAP_IN_USE, map->name, text_get(&users), NULL);
	text_free(&users);
	return used;
}

/* What no entry of a map means any more goes with its SAs. */
static void
sync_attachments(struct ipsec *ipsec)
{
	struct attachment *at;

	policy_changed(ipsec);
	TAILQ_FOREACH (at, &ipsec->attachments, link)
		policy_sync(at);
}

bool
map_delete(struct ipsec *ipsec, struct crypto_map *map, struct diag *d)
{
	struct map_entry_tree gone = map->entries;

	if (in_use(ipsec, map, d))
		return false;
	RB_INIT(&map->entries);
	sync_attachments(ipsec);
	entries_free(&gone);
	free_if_empty(ipsec, map);
	return true;
}

/* ---- entries ---- */

struct map_entry *
map_entry_next(const struct crypto_map *map, const struct map_entry *e)
{
	return e ? RB_NEXT(map_entry_tree, &map->entries, (struct map_entry *)e)
		 : RB_MIN(map_entry_tree, (struct map_entry_tree *)&map->entries);
}

static struct map_entry *
entry_find(struct crypto_map *map, uint32_t sequence)
{
	struct map_entry key = { .sequence = sequence };

	return map ? RB_FIND(map_entry_tree, &map->entries, &key) : NULL;
}

struct map_entry *
map_entry_find(struct ipsec *ipsec, const char *name, uint32_t sequence)
{
	return entry_find(map_find(ipsec, name), sequence);
}

struct map_entry *
dynamic_map_entry_find(struct ipsec *ipsec, const char *name, uint32_t sequence)
{
	return entry_find(dynamic_map_find(ipsec, name), sequence);
}

static struct map_entry *
entry_make(struct ipsec *ipsec, struct crypto_map *map, uint32_t sequence)
{
	struct map_entry *e = entry_find(map, sequence);

	if (e)
		return e;
	e = xcalloc(1, sizeof *e);
	e->map = map;
	e->settings = &e->own;
	e->sequence = sequence;
	e->default_peer = MAP_MAX_PEERS;
	RB_INSERT(map_entry_tree, &map->entries, e);
	policy_changed(ipsec);
	return e;
}

struct map_entry *
map_entry_make(struct ipsec *ipsec, const char *name, uint32_t sequence)
{
	return entry_make(ipsec, map_make(ipsec, name, false), sequence);
}

struct map_entry *
dynamic_map_entry_make(struct ipsec *ipsec, const char *name, uint32_t sequence)
{
	return entry_make(ipsec, map_make(ipsec, name, true), sequence);
}

bool
map_entry_delete(struct ipsec *ipsec, struct map_entry *e, struct diag *d)
{
	struct crypto_map *map = e->map;

	if (RB_MIN(map_entry_tree, &map->entries) == RB_MAX(map_entry_tree, &map->entries))
		return map_delete(ipsec, map, d);
	RB_REMOVE(map_entry_tree, &map->entries, e);
	sync_attachments(ipsec);
	entry_free(e);
	return true;
}

bool
map_entry_complete(const struct ipsec *ipsec, const struct map_entry *e)
{
	if (e->dynamic)
		return find(ipsec->dynamic_maps, e->dynamic);
	return e->peers && e->acl && acl_find(ipsec->net, e->acl);
}

static void
set_text(char **to, const char *text)
{
	char *copy = text ? xstrdup(text) : NULL;

	free(*to);
	*to = copy;
}

void
map_entry_describe(struct map_entry *e, const char *text)
{
	set_text(&e->description, text);
}

/* Where the peer is, or will be. */
static size_t
peer_place(const struct map_entry *e, ip4 peer, const char *name)
{
	size_t i = 0;

	while (i < e->peers && (name ? !e->peer_name[i] || strcmp(e->peer_name[i], name) != 0
				     : e->peer_name[i] || e->peer[i] != peer))
		i++;
	return i;
}

static bool
add_peer(struct ipsec *ipsec, struct map_entry *e, ip4 peer, const char *name, bool is_default)
{
	size_t i = peer_place(e, peer, name);

	if (i == MAP_MAX_PEERS)
		return false;
	e->peer[i] = peer;
	set_text(&e->peer_name[i], name);
	if (i == e->peers)
		e->peers++;
	if (is_default)
		e->default_peer = e->current_peer = i;
	else if (e->default_peer == i)
		e->default_peer = MAP_MAX_PEERS;
	policy_changed(ipsec);
	return true;
}

bool
map_entry_add_peer(struct ipsec *ipsec, struct map_entry *e, ip4 peer, bool is_default)
{
	return add_peer(ipsec, e, peer, NULL, is_default);
}

bool
map_entry_add_peer_name(struct ipsec *ipsec, struct map_entry *e, const char *name, bool is_default)
{
	return add_peer(ipsec, e, ipsec->resolve ? ipsec->resolve(ipsec->resolve_ctx, name) : 0,
			name, is_default);
}

/* The one in that place, or all of them. */
static void
remove_peers(struct ipsec *ipsec, struct map_entry *e, size_t which, bool all)
{
	size_t kept = 0, was_default = e->default_peer;

	e->default_peer = MAP_MAX_PEERS;
	for (size_t i = 0; i < e->peers; i++) {
		if (all || i == which) {
			free(e->peer_name[i]);
			continue;
		}
		if (i == was_default)
			e->default_peer = kept;
		e->peer_name[kept] = e->peer_name[i];
		e->peer[kept++] = e->peer[i];
	}
	for (size_t i = kept; i < e->peers; i++)
		e->peer_name[i] = NULL;
	e->peers = kept;
	e->current_peer = e->default_peer < kept ? e->default_peer : 0;
	policy_changed(ipsec);
}

void
map_entry_remove_peer(struct ipsec *ipsec, struct map_entry *e, ip4 peer)
{
	remove_peers(ipsec, e, peer_place(e, peer, NULL), !peer);
}

void
map_entry_remove_peer_name(struct ipsec *ipsec, struct map_entry *e, const char *name)
{
	remove_peers(ipsec, e, peer_place(e, 0, name), false);
}

void
map_entry_resolve(struct ipsec *ipsec, struct map_entry *e)
{
	for (size_t i = 0; i < e->peers; i++) {
		ip4 now = e->peer_name[i] && ipsec->resolve
				  ? ipsec->resolve(ipsec->resolve_ctx, e->peer_name[i])
				  : 0;

		if (!now || now == e->peer[i])
			continue;
		e->peer[i] = now;
		policy_changed(ipsec);
	}
}

const char *
map_entry_isakmp_profile(const struct map_entry *e)
{
	const char *own = e->settings->isakmp_profile;

	return own || !e->map ? own : e->map->isakmp_profile;
}

void
map_entry_set_check(struct ipsec *ipsec, struct map_entry *e, bool out, const char *name)
{
	set_text(out ? &e->check_out : &e->check_in, name);
	policy_changed(ipsec);
}

void
map_entry_set_reverse(struct ipsec *ipsec, struct map_entry *e, const struct reverse_settings *how)
{
	e->reverse = *how;
	sync_attachments(ipsec);
}

void
map_entry_set_dynamic(struct ipsec *ipsec, struct map_entry *e, const char *name, bool discover)
{
	set_text(&e->dynamic, name);
	e->discover = discover;
	policy_changed(ipsec);
}

void
map_entry_set_acl(struct ipsec *ipsec, struct map_entry *e, const char *name)
{
	set_text(&e->acl, name);
	policy_changed(ipsec);
}

void
map_set_local_interface(struct ipsec *ipsec, const char *name, const char *interface)
{
	struct crypto_map *map = interface ? map_make(ipsec, name, false) : map_find(ipsec, name);

	if (!map)
		return;
	if (interface && map->local_interface && !strcmp(interface, map->local_interface))
		return;
	set_text(&map->local_interface, interface);
	attachment_reseat(ipsec, map);
	free_if_empty(ipsec, map);
}

void
map_set_isakmp_profile(struct ipsec *ipsec, const char *name, const char *profile)
{
	struct crypto_map *map = profile ? map_make(ipsec, name, false) : map_find(ipsec, name);

	if (!map)
		return;
	set_text(&map->isakmp_profile, profile);
	free_if_empty(ipsec, map);
}

/* ---- what an entry means ---- */

/* Transport mode is for traffic whose ends are the tunnel's ends. */
static bool
between_ends(const struct selector *s, ip4 local, ip4 peer)
{
	return s->local.len == 32 && s->local.addr == local && s->remote.len == 32 &&
	       s->remote.addr == peer;
}

bool
map_suite(const struct transform_set *set, const struct selector *s, ip4 local, ip4 peer,
	  struct ipsec_suite *suite)
{
	bool transport = set->mode != TRANSFORM_TUNNEL && between_ends(s, local, peer);

	if (set->mode == TRANSFORM_TRANSPORT_REQUIRE && !transport)
		return false;
	*suite = set->suite;
	suite->transport = transport;
	return true;
}
