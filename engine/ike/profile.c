#include "engine/ike/profile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/base/xmalloc.h"
#include "engine/ike/association.h"

#define PREFIXES 33 /* lengths of a prefix: 0 … 32 */

static void
replace(char **at, const char *text)
{
	free(*at);
	*at = text ? xstrdup(text) : NULL;
}

/* ---- identities ---- */

const char *
ike_id_text(const struct ike_id *id, char room[static IP4_TEXT])
{
	return id->kind == IKE_ID_ADDRESS ? ip4_text(id->address, room) : id->name;
}

void
ike_set_identity(struct ike *ike, enum ike_id_kind kind)
{
	ike->identity = kind;
}

void
ike_set_hostname(struct ike *ike, const char *name)
{
	snprintf(ike->hostname, sizeof ike->hostname, "%s", name);
}

/* ---- hosts ---- */

static struct ike_host *
host_find(const struct ike *ike, const char *name)
{
	char *key = text_lower(name);
	struct ike_host *h;

	HASH_FIND(hh, ike->hosts, key, strlen(key), h);
	free(key);
	return h;
}

void
ike_set_host(struct ike *ike, const char *name, ip4 addr)
{
	struct ike_host *h = host_find(ike, name);

	if (h && addr) {
		h->addr = addr;
	} else if (h) {
		HASH_DEL(ike->hosts, h);
		free(h->name);
		free(h);
	} else if (addr) {
		h = xcalloc(1, sizeof *h);
		h->name = text_lower(name);
		h->addr = addr;
		HASH_ADD_KEYPTR(hh, ike->hosts, h->name, strlen(h->name), h);
	}
}

/* Where the one for whom the key is can be found; a name is as good as the address behind it. */
static struct prefix
place_of(const struct ike *ike, const struct ike_key *k)
{
	const struct ike_host *h = k->host ? host_find(ike, k->host) : NULL;

	return h ? prefix_make(h->addr, 32) : k->peer;
}

/* ---- keyrings ---- */

static struct ike_keyring *
keyring_find(const struct ike *ike, const char *name)
{
	struct ike_keyring *r;

	HASH_FIND_STR(ike->keyrings, name, r);
	return r;
}

void
ike_keyring_add(struct ike *ike, const char *name)
{
	struct ike_keyring *r = keyring_find(ike, name);

	if (r)
		return;
	r = xcalloc(1, sizeof *r);
	r->name = xstrdup(name);
	HASH_ADD_KEYPTR(hh, ike->keyrings, r->name, strlen(r->name), r);
}

void
ike_keyring_remove(struct ike *ike, const char *name)
{
	struct ike_keyring *r = keyring_find(ike, name);
	const struct ike_key *k, *next;

	if (!r)
		return;
	for (k = ike->keys; k; k = next) {
		next = k->hh.next;
		if (k->keyring && !strcmp(k->keyring, name))
			ike_key_remove_for(ike,
					   &(struct ike_key_of){ k->keyring, k->host, k->peer });
	}
	HASH_DEL(ike->keyrings, r);
	free(r->name);
	free(r->interface);
	free(r);
}

void
ike_keyring_set_local(struct ike *ike, const char *name, ip4 local, const char *interface)
{
	struct ike_keyring *r = keyring_find(ike, name);

	if (!r)
		return;
	r->local = local;
	replace(&r->interface, interface);
}

/* Is our address the one meant? */
static bool
is_local(const struct ike *ike, ip4 wanted, const char *interface, ip4 local)
{
	if (interface)
		return ike->net.address_of(ike->net.owner, interface) == local;
	return !wanted || wanted == local;
}

/* Does the key serve there? With a name, only those on that keyring do. */
static bool
serves(const struct ike *ike, const struct ike_key *k, const char *keyring, ip4 local)
{
	const struct ike_keyring *r = k->keyring ? keyring_find(ike, k->keyring) : NULL;

	if (keyring && strcmp(k->keyring ? k->keyring : IKE_KEYRING_DEFAULT, keyring) != 0)
		return false;
	return !r || is_local(ike, r->local, r->interface, local);
}

/* ike_key_for() where all keys are for addresses and on no keyring: looked up, longest prefix first. */
static const char *
plain_key_for(const struct ike *ike, const char *keyring, ip4 peer)
{
	const struct ike_key *k = NULL;

	if (keyring && strcmp(keyring, IKE_KEYRING_DEFAULT) != 0)
		return NULL;
	for (unsigned len = PREFIXES; !k && len-- > 0;)
		k = ike_key_find(ike, &(struct ike_key_of){ .peer = prefix_make(peer, len) });
	return k ? k->key : NULL;
}

const char *
ike_key_for(const struct ike *ike, const char *keyring, ip4 local, ip4 peer)
{
	const struct ike_key *best = NULL;
	unsigned len = 0;

	if (!ike->special_keys && HASH_COUNT(ike->keys) > PREFIXES)
		return plain_key_for(ike, keyring, peer);
	for (const struct ike_key *k = ike->keys; k; k = k->hh.next) {
		struct prefix at = place_of(ike, k);

		if ((!k->host || at.len) && prefix_holds(at, peer) &&
		    serves(ike, k, keyring, local) && (!best || at.len > len)) {
			best = k;
			len = at.len;
		}
	}
	return best ? best->key : NULL;
}

const char *
ike_key_for_name(const struct ike *ike, const char *keyring, ip4 local, const char *name)
{
	for (const struct ike_key *k = ike->keys; k; k = k->hh.next)
		if (k->host && !strcasecmp(k->host, name) && serves(ike, k, keyring, local))
			return k->key;
	return NULL;
}

/* ---- lists of names ---- */

static size_t
count(char *const *list)
{
	size_t n = 0;

	while (list && list[n])
		n++;
	return n;
}

static void
list_remove(char ***list, const char *name)
{
	size_t n = count(*list), i = 0;

	while (i < n && strcmp((*list)[i], name) != 0)
		i++;
	if (i == n)
		return;
	free((*list)[i]);
	memmove(*list + i, *list + i + 1, (n - i) * sizeof **list);
	if (n > 1)
		return;
	free(*list);
	*list = NULL;
}

static void
list_add(char ***list, const char *name)
{
	size_t n;

	list_remove(list, name);
	n = count(*list);
	*list = xrealloc(*list, n + 2, sizeof **list);
	(*list)[n] = xstrdup(name);
	(*list)[n + 1] = NULL;
}

static void
list_free(char **list)
{
	for (size_t i = 0; list && list[i]; i++)
		free(list[i]);
	free(list);
}

/* ---- profiles ---- */

const struct ike_profile *
ike_profile_find(const struct ike *ike, const char *name)
{
	struct ike_profile *p;

	HASH_FIND(by_name, ike->profile_by_name, name, strlen(name), p);
	return p;
}

struct ike_profile *
ike_profile_make(struct ike *ike, const char *name)
{
	struct ike_profile *p = (struct ike_profile *)ike_profile_find(ike, name);

	if (p)
		return p;
	p = xcalloc(1, sizeof *p);
	p->name = xstrdup(name);
	ike->profile = xrealloc(ike->profile, ike->profiles + 1, sizeof *ike->profile);
	HASH_ADD_KEYPTR(by_name, ike->profile_by_name, p->name, strlen(p->name), p);
	return ike->profile[ike->profiles++] = p;
}

void
ike_profile_remove(struct ike *ike, const char *name)
{
	size_t i = 0;

	while (i < ike->profiles && strcmp(ike->profile[i]->name, name) != 0)
		i++;
	if (i == ike->profiles)
		return;
	HASH_DELETE(by_name, ike->profile_by_name, ike->profile[i]);
	free(ike->profile[i]->name);
	free(ike->profile[i]->match);
	free(ike->profile[i]->keyring);
	free(ike->profile[i]->local_interface);
	list_free(ike->profile[i]->trust);
	list_free(ike->profile[i]->certificate_maps);
	free(ike->profile[i]);
	memmove(ike->profile + i, ike->profile + i + 1,
		(--ike->profiles - i) * sizeof *ike->profile);
}

const struct ike_profile *
ike_profile_at(const struct ike *ike, size_t i)
{
	return i < ike->profiles ? ike->profile[i] : NULL;
}

static bool
is_same(const struct ike_match *a, const struct ike_match *b)
{
	return a->kind == b->kind && a->domain == b->domain && a->peer.addr == b->peer.addr &&
	       a->peer.len == b->peer.len && !strcmp(a->name, b->name);
}

void
ike_profile_add_match(struct ike_profile *p, const struct ike_match *m)
{
	ike_profile_remove_match(p, m);
	p->match = xrealloc(p->match, p->matches + 1, sizeof *p->match);
	p->match[p->matches++] = *m;
}

void
ike_profile_remove_match(struct ike_profile *p, const struct ike_match *m)
{
	size_t kept = 0;

	for (size_t i = 0; i < p->matches; i++)
		if (!is_same(&p->match[i], m))
			p->match[kept++] = p->match[i];
	p->matches = kept;
}

void
ike_profile_set_keyring(struct ike_profile *p, const char *name)
{
	replace(&p->keyring, name);
}

void
ike_profile_add_trust(struct ike_profile *p, const char *trustpoint)
{
	list_add(&p->trust, trustpoint);
}

void
ike_profile_remove_trust(struct ike_profile *p, const char *trustpoint)
{
	list_remove(&p->trust, trustpoint);
}

void
ike_profile_add_certificate_map(struct ike_profile *p, const char *map)
{
	list_add(&p->certificate_maps, map);
}

void
ike_profile_remove_certificate_map(struct ike_profile *p, const char *map)
{
	list_remove(&p->certificate_maps, map);
}

void
ike_profile_set_local(struct ike_profile *p, ip4 local, const char *interface)
{
	p->local = local;
	replace(&p->local_interface, interface);
}

/* "R1.example.com" is in the domain example.com, and so is bob@example.com. */
static bool
in_domain(const char *name, char separator, const char *domain)
{
	const char *behind = strchr(name, separator);

	return behind && !strcasecmp(behind + 1, domain);
}

static bool
fits(const struct ike_match *m, const struct ike_id *id)
{
	if (m->kind != id->kind)
		return false;
	if (m->kind == IKE_ID_ADDRESS)
		return prefix_holds(m->peer, id->address);
	if (m->domain)
		return in_domain(id->name, m->kind == IKE_ID_USER ? '@' : '.', m->name);
	return !strcasecmp(m->name, id->name);
}

bool
ike_profile_is_here(const struct ike *ike, const struct ike_profile *p, ip4 local)
{
	return is_local(ike, p->local, p->local_interface, local);
}

bool
ike_profile_fits(const struct ike *ike, const struct ike_profile *p, const struct ike_id *id,
		 ip4 local)
{
	if (!ike_profile_is_here(ike, p, local))
		return false;
	for (size_t i = 0; i < p->matches; i++)
		if (fits(&p->match[i], id))
			return true;
	return false;
}

/* ---- aggressive mode with a peer ---- */

const struct ike_tunnel *
ike_tunnel_find(const struct ike *ike, ip4 peer)
{
	for (size_t i = 0; i < ike->tunnels; i++)
		if (ike->tunnel[i].peer == peer)
			return &ike->tunnel[i];
	return NULL;
}

static struct ike_tunnel *
tunnel_make(struct ike *ike, ip4 peer)
{
	struct ike_tunnel *t = (struct ike_tunnel *)ike_tunnel_find(ike, peer);

	if (t)
		return t;
	ike->tunnel = xrealloc(ike->tunnel, ike->tunnels + 1, sizeof *ike->tunnel);
	t = &ike->tunnel[ike->tunnels++];
	*t = (struct ike_tunnel){ .peer = peer };
	return t;
}

void
ike_tunnel_set_password(struct ike *ike, ip4 peer, const char *password)
{
	struct ike_tunnel *t = tunnel_make(ike, peer);

	if (t->password)
		wipe_free(t->password);
	t->password = password ? xstrdup(password) : NULL;
}

void
ike_tunnel_set_client(struct ike *ike, ip4 peer, const struct ike_id *client)
{
	tunnel_make(ike, peer)->client = *client;
}

void
ike_tunnel_describe(struct ike *ike, ip4 peer, const char *text)
{
	struct ike_tunnel *t = tunnel_make(ike, peer);

	free(t->description);
	t->description = text ? xstrdup(text) : NULL;
}

const char *
ike_peer_description(const struct ike *ike, ip4 peer)
{
	const struct ike_tunnel *t = ike_tunnel_find(ike, peer);

	return t ? t->description : NULL;
}

void
ike_tunnel_remove(struct ike *ike, ip4 peer)
{
	struct ike_tunnel *t = (struct ike_tunnel *)ike_tunnel_find(ike, peer);

	if (!t)
		return;
	if (t->password)
		wipe_free(t->password);
	free(t->description);
	memmove(t, t + 1, (size_t)(ike->tunnel + --ike->tunnels - t) * sizeof *t);
}

void
ike_set_aggressive(struct ike *ike, bool on)
{
	ike->aggressive = on;
}

/* ---- all of it ---- */

void
ike_profiles_free(struct ike *ike)
{
	while (ike->keys)
		ike_key_remove_for(ike, &(struct ike_key_of){ ike->keys->keyring, ike->keys->host,
							      ike->keys->peer });
	while (ike->keyrings)
		ike_keyring_remove(ike, ike->keyrings->name);
	while (ike->profiles)
		ike_profile_remove(ike, ike->profile[0]->name);
	while (ike->tunnels)
		ike_tunnel_remove(ike, ike->tunnel[0].peer);
	while (ike->hosts)
		ike_set_host(ike, ike->hosts->name, 0);
	free(ike->profile);
	free(ike->tunnel);
}
