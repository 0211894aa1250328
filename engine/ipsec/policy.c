/* From maps and access lists to flows. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/ipsec/internal.h"

struct ident *
ident_find(struct ipsec *ipsec, uint64_t id)
{
	struct ident *i;

	HASH_FIND(hh, ipsec->idents, &id, sizeof id, i);
	return i;
}

static struct ident *
ident_new(struct attachment *at, struct map_entry *e, const struct selector *s)
{
	struct ident *i = xcalloc(1, sizeof *i);

	i->id = ++at->ipsec->last_ident;
	i->at = at;
	i->entry = e;
	i->selector = *s;
	TAILQ_INIT(&i->pairs);
	HASH_ADD(hh, at->ipsec->idents, id, sizeof i->id, i);
	return i;
}

void
ident_free(struct ident *i, bool tell)
{
	struct ident *narrower;
	struct pair *p;

	while ((narrower = TAILQ_NEXT(i, link)) && narrower->parent == i)
		ident_free(narrower, tell);
	ident_request_done(i);
	while ((p = TAILQ_FIRST(&i->pairs)))
		pair_remove(p, tell);
	reverse_forget(i);
	HASH_DELETE(by_key, i->at->by_key, i);
	if (i->parent)
		i->parent->children--;
	if (i->entry->from)
		template_forget(i);
	TAILQ_REMOVE(&i->at->idents, i, link);
	HASH_DELETE(hh, i->at->ipsec->idents, i);
	free(i);
}

void
ident_free_if_done(struct ident *i)
{
	if ((i->parent || i->entry->from) && TAILQ_EMPTY(&i->pairs) && !i->request.active)
		ident_free(i, false);
}

ip4
ident_peer(const struct ident *i)
{
	const struct pair *p = ident_outbound(i);

	if (p)
		return p->peer;
	return i->entry->peers ? i->entry->peer[i->entry->current_peer] : 0;
}

void
ident_describe(const struct ident *i, struct event_flow *f)
{
	*f = (struct event_flow){
		.outbound = true,
		.local = i->at->local,
		.peer = ident_peer(i),
		.selector = i->selector,
	};
}

void
ident_equip(struct ident *i)
{
	const struct net *net = i->at->ipsec->net;
	const struct map_entry *e = i->entry->from ? i->entry->from : i->entry;

	i->check_in = e->check_in ? acl_find(net, e->check_in) : NULL;
	i->check_out = e->check_out ? acl_find(net, e->check_out) : NULL;
	reverse_update(i);
}

bool
selector_covers(const struct selector *outer, const struct selector *inner)
{
	return outer->local.len <= inner->local.len &&
	       prefix_holds(outer->local, inner->local.addr) &&
	       outer->remote.len <= inner->remote.len &&
	       prefix_holds(outer->remote, inner->remote.addr) &&
	       (!outer->protocol || outer->protocol == inner->protocol) &&
	       (!outer->local_port || outer->local_port == inner->local_port) &&
	       (!outer->remote_port || outer->remote_port == inner->remote_port);
}

/* ---- access list entries as selectors ---- */

/* false for a wildcard whose ones are not together. */
static bool
to_prefix(const struct acl_address *a, struct prefix *p)
{
	int len = mask_len(~a->wildcard);

	if (len < 0)
		return false;
	*p = prefix_make(a->addr, (unsigned)len);
	return true;
}

static uint16_t
to_port(const struct acl_ports *p)
{
	return p->op == ACL_PORT_EQ && p->ports == 1 ? p->port[0] : 0;
}

bool
selector_of_rule(const struct acl_rule *r, struct selector *s)
{
	*s = (struct selector){
		.protocol = r->protocol == ACL_ANY_PROTOCOL ? 0 : (uint8_t)r->protocol,
		.local_port = to_port(&r->sport),
		.remote_port = to_port(&r->dport),
	};
	return to_prefix(&r->src, &s->local) && to_prefix(&r->dst, &s->remote);
}

/* Looks the rule at addresses, protocol and ports alone? */
static bool
is_plain(const struct acl_rule *r)
{
	return r->icmp_type == ACL_NOT_GIVEN && r->dscp == ACL_NOT_GIVEN &&
	       r->precedence == ACL_NOT_GIVEN && r->tos == ACL_NOT_GIVEN && !r->established &&
	       !r->flags_on && !r->flags_off && !r->fragments && !r->log && !r->log_input;
}

/* ---- synchronisation ---- */

static struct ident_key
key_of(const struct map_entry *e, ip4 peer, const struct selector *s)
{
	return (struct ident_key){ .entry = e,
				   .local = s->local.addr,
				   .remote = s->remote.addr,
				   .peer = peer,
				   .local_port = s->local_port,
				   .remote_port = s->remote_port,
				   .local_len = s->local.len,
				   .remote_len = s->remote.len,
				   .protocol = s->protocol };
}

struct ident *
ident_known(struct attachment *at, const struct map_entry *e, ip4 peer, const struct selector *s)
{
	struct ident_key key = key_of(e, peer, s);
	struct ident *i;

	HASH_FIND(by_key, at->by_key, &key, sizeof key, i);
	return i;
}

struct ident *
ident_make(struct attachment *at, struct map_entry *e, const struct map_entry *by, ip4 peer,
	   const struct selector *s)
{
	struct ident *i = ident_new(at, e, s);

	i->key = key_of(by, peer, s);
	HASH_ADD(by_key, at->by_key, key, sizeof i->key, i);
	return i;
}

struct ident *
ident_narrow(struct ident *parent, const struct selector *s)
{
	struct attachment *at = parent->at;
	struct ident_key key = key_of(parent->entry, 0, s);
	struct ident *i;

	if (selector_equal(&parent->selector, s))
		return parent;
	key.parent = parent->id;
	HASH_FIND(by_key, at->by_key, &key, sizeof key, i);
	if (i)
		return i;
	i = ident_new(at, parent->entry, s);
	i->key = key;
	i->parent = parent;
	i->meant = true;
	parent->children++;
	HASH_ADD(by_key, at->by_key, key, sizeof i->key, i);
	TAILQ_INSERT_AFTER(&at->idents, parent, i, link);
	ident_equip(i);
	return i;
}

struct ident *
ident_add(struct attachment *at, struct map_entry *e, const struct selector *s)
{
	struct ident *i = ident_make(at, e, e, 0, s);

	TAILQ_INSERT_TAIL(&at->idents, i, link);
	return i;
}

/* The ident of that entry and selector. */
static struct ident *
ident_for(struct attachment *at, struct map_entry *e, const struct selector *s)
{
	struct ident *i = ident_known(at, e, 0, s);

	if (i)
		return i;
	return ident_add(at, e, s);
}

void
ident_keep(struct ident *i)
{
	struct attachment *at = i->at;
	struct ident *parent = i, *next;

	do {
		next = TAILQ_NEXT(i, link);
		TAILQ_REMOVE(&at->idents, i, link);
		TAILQ_INSERT_TAIL(&at->idents, i, link);
		i->meant = true;
		i = next;
	} while (i && i->parent == parent);
}

static void
add_ace(struct attachment *at, uint32_t step, const struct acl_entry *ace, struct ident *i)
{
	struct ace_ident *a = xcalloc(1, sizeof *a);

	a->key = (struct ace_key){ step, ace->id };
	a->ident = i;
	HASH_ADD(hh, at->aces, key, sizeof a->key, a);
}

static void
look_at_list(struct attachment *at, const struct acl *acl)
{
	const struct acl_entry *ace;

	TAILQ_FOREACH (ace, &acl->entries, link)
		if (acl_is_rule(ace) && !is_plain(&ace->rule))
			at->cacheable = false;
}

/* The idents of one complete entry. */
static void
build_step(struct attachment *at, uint32_t number)
{
	struct step *step = &at->step[number];
	const struct acl_entry *ace;

	if (step->acl)
		look_at_list(at, step->acl);
	if (step->is_template) {
		template_keep(at, step);
		return;
	}
	TAILQ_FOREACH (ace, &step->acl->entries, link) {
		struct selector s;
		struct ident *i;

		if (ace->rule.action != ACL_PERMIT)
			continue;
		if (!selector_of_rule(&ace->rule, &s)) {
			add_ace(at, number, ace, NULL);
			continue;
		}
		i = ident_for(at, step->entry, &s);
		if (!i->meant)
			ident_keep(i);
		if (!step->first)
			step->first = i;
		add_ace(at, number, ace, i);
	}
}

static int
compare_peer_steps(const void *a, const void *b)
{
	const struct peer_step *x = a, *y = b;

	if (x->peer != y->peer)
		return x->peer < y->peer ? -1 : 1;
	return (x->step > y->step) - (x->step < y->step);
}

/* Steps by peer, for proposals, and the templates. */
static void
index_peers(struct attachment *at)
{
	size_t count = 0;

	for (size_t i = 0; i < at->steps; i++)
		count += at->step[i].entry->peers;
	at->peer_step = xcalloc(count, sizeof *at->peer_step);
	at->template_step = xcalloc(at->steps, sizeof *at->template_step);
	for (uint32_t i = 0; i < at->steps; i++) {
		const struct map_entry *e = at->step[i].entry;

		if (at->step[i].is_template)
			at->template_step[at->template_steps++] = i;
		else
			for (size_t p = 0; p < e->peers; p++)
				at->peer_step[at->peer_steps++] =
					(struct peer_step){ e->peer[p], i };
	}
	qsort(at->peer_step, at->peer_steps, sizeof *at->peer_step, compare_peer_steps);
}

static void
forget_steps(struct attachment *at)
{
	struct ace_ident *a, *next;

	HASH_ITER (hh, at->aces, a, next) {
		HASH_DELETE(hh, at->aces, a);
		free(a);
	}
	free(at->step);
	free(at->peer_step);
	free(at->template_step);
	at->step = NULL;
	at->peer_step = NULL;
	at->template_step = NULL;
	at->steps = at->peer_steps = at->template_steps = 0;
	at->slot_generation++;
}

static size_t
count_entries(const struct crypto_map *map)
{
	size_t count = 0;

	for (const struct map_entry *e = NULL; map && (e = map_entry_next(map, e));)
		count++;
	return count;
}

/* A list that does not exist means no traffic yet. */
static void
add_templates(struct attachment *at, const struct crypto_map *map)
{
	for (struct map_entry *e = NULL; (e = map_entry_next(map, e));) {
		struct acl *acl = e->acl ? acl_find(at->ipsec->net, e->acl) : NULL;

		if (acl || !e->acl)
			at->step[at->steps++] =
				(struct step){ .entry = e, .is_template = true, .acl = acl };
	}
}

static void
build_steps(struct attachment *at)
{
	struct ipsec *ipsec = at->ipsec;
	size_t count = count_entries(at->map);

	for (const struct map_entry *e = NULL; (e = map_entry_next(at->map, e));)
		if (e->dynamic)
			count += count_entries(dynamic_map_find(ipsec, e->dynamic));
	at->step = xcalloc(count, sizeof *at->step);
	for (struct map_entry *e = NULL; (e = map_entry_next(at->map, e));) {
		if (!map_entry_complete(ipsec, e))
			continue;
		if (e->dynamic)
			add_templates(at, dynamic_map_find(ipsec, e->dynamic));
		else
			at->step[at->steps++] =
				(struct step){ .entry = e, .acl = acl_find(ipsec->net, e->acl) };
	}
	at->cacheable = true;
	for (uint32_t i = 0; i < at->steps; i++)
		build_step(at, i);
	index_peers(at);
}

/* The address of the tunnels' end. */
static ip4
local_address(const struct attachment *at)
{
	const struct iface *iface = at->iface;

	if (at->map->local_interface)
		iface = iface_find(at->ipsec->net, at->map->local_interface);
	return iface ? iface->primary.addr : 0;
}

/* SAs of another local address are of no use. */
static void
move_to(struct attachment *at, ip4 local)
{
	struct ident *i;
	struct pair *p;

	TAILQ_FOREACH (i, &at->idents, link)
		while ((p = TAILQ_FIRST(&i->pairs)))
			pair_remove(p, false);
	at->local = local;
}

bool
policy_sync(struct attachment *at)
{
	struct ipsec *ipsec = at->ipsec;
	struct ident *i;
	ip4 local;

	if (!TAILQ_EMPTY(&at->guards))
		return false; /* made from tunnels */
	if (at->built && at->policy_generation == ipsec->generation &&
	    at->acl_generation == acl_generation(ipsec->net))
		return false;
	at->built = true;
	at->policy_generation = ipsec->generation;
	at->acl_generation = acl_generation(ipsec->net);
	local = local_address(at);
	if (local != at->local)
		move_to(at, local);
	TAILQ_FOREACH (i, &at->idents, link)
		i->meant = false;
	forget_steps(at);
	build_steps(at);
	while ((i = TAILQ_FIRST(&at->idents)) && !i->meant)
		ident_free(i, true);
	TAILQ_FOREACH (i, &at->idents, link)
		ident_equip(i);
	return true;
}

static void
sync_all(void *owner, uint64_t serial)
{
	struct ipsec *ipsec = owner;
	struct attachment *at;

	ipsec->sync_timer = 0;
	TAILQ_FOREACH (at, &ipsec->attachments, link)
		policy_sync(at);
}

void
policy_changed(struct ipsec *ipsec)
{
	ipsec->generation++;
	if (!ipsec->sync_timer)
		ipsec->sync_timer = timer_after(ipsec->sched, 0, sync_all, ipsec, 0);
}

void
policy_forget(struct attachment *at)
{
	struct ident *i;

	forget_steps(at);
	policy_cache_free(at);
	while ((i = TAILQ_FIRST(&at->idents)))
		ident_free(i, true);
}
