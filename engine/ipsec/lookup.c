/* Which flow a packet belongs to.
 *
 * The first packet of a connection walks over the entries of the map; the answer stays in a
 * direct-mapped table until maps or lists change, so that what follows costs the same with one
 * entry and with thousands. */
#include <stdlib.h>

#include "engine/base/xmalloc.h"
#include "engine/ipsec/internal.h"

struct flow_slot {
	ip4 src, dst;
	uint16_t sport, dport;
	uint8_t protocol;
	bool later_fragment, ports;
	uint32_t generation; /* as the attachment's, or it is empty */
	struct ident *ident; /* NULL: goes in clear, or is barred */
	bool barred;
	struct acl_entry *hit; /* the entry that decided; NULL: none */
};

#define SLOTS_FEW  256
#define SLOTS_MANY 16384
#define MOST_HOSTS 1024

static size_t
slots_of(const struct attachment *at)
{
	return at->steps + at->map->temporaries <= 16 ? SLOTS_FEW : SLOTS_MANY;
}

bool
selector_holds(const struct selector *s, const struct packet_key *k)
{
	if (!prefix_holds(s->local, k->src) || !prefix_holds(s->remote, k->dst))
		return false;
	if (s->protocol && s->protocol != k->protocol)
		return false;
	if (!s->local_port && !s->remote_port)
		return true;
	return k->ports && (!s->local_port || s->local_port == k->sport) &&
	       (!s->remote_port || s->remote_port == k->dport);
}

/* A temporary ident of the template; none is asked for where there is none. */
static struct ident *
walk_template(const struct attachment *at, const struct step *step, const struct packet_key *key,
	      struct acl_entry **hit, bool *barred)
{
	struct ident *i = template_lookup(at, step, key);
	struct acl_entry *ace = step->acl ? acl_decide(step->acl, key) : NULL;

	if (ace)
		*hit = ace;
	*barred = !i && ace && ace->rule.action == ACL_PERMIT;
	return i;
}

/* Walks over the entries in their order. */
static struct ident *
walk(struct attachment *at, const struct packet_key *key, struct acl_entry **hit, bool *barred)
{
	*hit = NULL;
	*barred = false;
	for (uint32_t n = 0; n < at->steps; n++) {
		struct acl_entry *ace;
		struct ace_ident *a;
		struct ace_key k;

		if (at->step[n].is_template) {
			struct ident *i = walk_template(at, &at->step[n], key, hit, barred);

			if (i || *barred)
				return i;
			continue;
		}
		ace = acl_decide(at->step[n].acl, key);
		if (!ace)
			continue;
		*hit = ace;
		if (ace->rule.action != ACL_PERMIT)
			continue;
		k = (struct ace_key){ n, ace->id };
		HASH_FIND(hh, at->aces, &k, sizeof k, a);
		if (a) {
			*barred = !a->ident;
			return a->ident;
		}
	}
	return NULL;
}

static uint32_t
hash_of(const struct packet_key *k)
{
	uint64_t h = ((uint64_t)k->src << 32 | k->dst) * 0x9e3779b97f4a7c15;

	h ^= ((uint64_t)k->sport << 24 | (uint64_t)k->dport << 8 | k->protocol) *
	     0xbf58476d1ce4e5b9;
	return (uint32_t)(h >> 32) ^ (uint32_t)(h >> 11);
}

static bool
same_flow(const struct flow_slot *s, const struct packet_key *k)
{
	return s->src == k->src && s->dst == k->dst && s->protocol == k->protocol &&
	       s->later_fragment == k->later_fragment && s->ports == k->ports &&
	       (!k->ports || (s->sport == k->sport && s->dport == k->dport));
}

static struct flow_slot *
slot_for(struct attachment *at, const struct packet_key *k)
{
	if (!at->slot || at->slot_count != slots_of(at)) {
		free(at->slot);
		at->slot_count = slots_of(at);
		at->slot = xcalloc(at->slot_count, sizeof *at->slot);
	}
	return &at->slot[hash_of(k) & (at->slot_count - 1)];
}

static struct ident *
find(struct attachment *at, const struct packet_key *k, struct acl_entry **hit, bool *barred)
{
	struct flow_slot *s;

	if (!at->cacheable)
		return walk(at, k, hit, barred);
	s = slot_for(at, k);
	if (s->generation != at->slot_generation || !same_flow(s, k)) {
		s->ident = walk(at, k, &s->hit, &s->barred);
		s->src = k->src;
		s->dst = k->dst;
		s->sport = k->sport;
		s->dport = k->dport;
		s->protocol = k->protocol;
		s->later_fragment = k->later_fragment;
		s->ports = k->ports;
		s->generation = at->slot_generation;
	}
	*hit = s->hit;
	*barred = s->barred;
	return s->ident;
}

/* Security associations at the level of hosts: the one for the packet's two. Somebody who tries all
 * addresses of a network does not make as many idents; from MOST_HOSTS on what is not there yet has
 * the parent's SAs to go by. */
static struct ident *
of_hosts(struct ident *parent, const struct packet_key *k)
{
	struct selector s = parent->selector;

	if (parent->children >= MOST_HOSTS)
		return parent;
	s.local = prefix_make(k->src, 32);
	s.remote = prefix_make(k->dst, 32);
	return ident_narrow(parent, &s);
}

struct ident *
policy_lookup(struct attachment *at, const struct packet_key *k, bool *barred)
{
	struct acl_entry *hit;
	struct ident *i = find(at, k, &hit, barred), *narrow = i;

	if (hit)
		hit->hits++;
	if (i && i->entry->settings->per_host && !i->entry->from)
		return of_hosts(i, k);
	if (!i || ident_outbound(i))
		return i;
	/* A narrower one that a peer asked for serves what it holds. */
	while ((narrow = TAILQ_NEXT(narrow, link)) && narrow->parent == i)
		if (selector_holds(&narrow->selector, k) && ident_outbound(narrow))
			return narrow;
	return i;
}

bool
policy_wants(struct attachment *at, const struct packet_key *k)
{
	struct packet_key reversed = *k;
	struct acl_entry *hit;
	bool barred;

	reversed.src = k->dst;
	reversed.dst = k->src;
	reversed.sport = k->dport;
	reversed.dport = k->sport;
	return find(at, &reversed, &hit, &barred) || barred;
}

void
policy_cache_free(struct attachment *at)
{
	free(at->slot);
	at->slot = NULL;
}
