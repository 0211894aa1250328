/* show crypto map, show crypto dynamic-map. */
#include <stdlib.h>
#include <string.h>

#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/facts.h"
#include "cli/session/session.h"
#include "cli/show/show.h"
#include "engine/base/xmalloc.h"
#include "engine/ipsec/ipsec.h"
#include "engine/net/acl.h"
#include "engine/net/iface.h"
#include "engine/node/node.h"
#include "engine/tunnel/tunnel.h"

static void
show_ace(struct session *s, const struct acl *acl, const struct acl_entry *entry)
{
	struct text words = { 0 };

	acl_entry_words(acl, entry, ACL_WORDS_PLAIN, &words);
	session_printf(s, "\t    access-list %s %s\n", acl->name, text_get(&words));
	tell_string(s, NULL, text_get(&words));
	text_free(&words);
}

static void
show_acl(struct session *s, const struct net *net, const struct map_entry *e)
{
	const struct acl *acl = e->acl ? acl_find(net, e->acl) : NULL;
	const struct acl_entry *entry;

	if (!acl) {
		tell_null(s, "access_list");
		session_write(s, "\tNo matching address list set.\n");
		return;
	}
	tell(s, "access_list", "\tExtended IP access list %s\n", acl->name);
	tell_list(s, "access_list_entries");
	TAILQ_FOREACH (entry, &acl->entries, link)
		if (entry->rule.action != ACL_REMARK)
			show_ace(s, acl, entry);
	tell_end(s);
}

static void
show_peers(struct session *s, struct ipsec *ipsec, const struct map_entry *e)
{
	tell_list(s, "peers");
	for (size_t i = 0; i < e->peers; i++)
		if (e->peer_name[i])
			tell(s, "peer", "\tPeer = %s dynamic\n", e->peer_name[i]);
		else
			tell(s, "peer", "\tPeer = %s\n", IP4S(e->peer[i]));
	tell_end(s);
}

/* The lists that clear packets have to pass. */
static void
show_checks(struct session *s, const struct map_entry *e)
{
	if (e->check_in)
		session_printf(s, "\tExtended IP access check IN list %s\n", e->check_in);
	if (e->check_out)
		session_printf(s, "\tExtended IP access check OUT list %s\n", e->check_out);
}

/* How its SAs are made, and what comes with them. */
static void
show_rest(struct session *s, struct ipsec *ipsec, const struct map_entry *e)
{
	show_sa_settings(s, ipsec, e->settings);
	if ((e->from ? e->from : e)->reverse.kind != REVERSE_NONE)
		session_write(s, "\tReverse Route Injection Enabled\n");
}

static void
show_current_peer(struct session *s, struct ipsec *ipsec, const struct map_entry *e)
{
	if (e->peers && map_next_interface(ipsec, e->map, NULL))
		tell(s, "current_peer", "\tCurrent peer: %s\n", IP4S(e->peer[e->current_peer]));
}

static void
show_static(struct session *s, struct ipsec *ipsec, const struct map_entry *e)
{
	struct net *net = router_net(session_device(s)->router);

	tell_bool(s, "complete", map_entry_complete(ipsec, e));
	if (!map_entry_complete(ipsec, e))
		session_write(s, "\tWARNING: This crypto map is in an incomplete state!\n"
				 "\t\t(missing peer or access-list definitions)\n");
	if (e->description)
		tell(s, "description", "\tDescription: %s\n", e->description);
	show_peers(s, ipsec, e);
	if (map_entry_isakmp_profile(e))
		tell(s, "isakmp_profile", "\tISAKMP Profile: %s\n", map_entry_isakmp_profile(e));
	show_acl(s, net, e);
	show_checks(s, e);
	show_current_peer(s, ipsec, e);
	show_rest(s, ipsec, e);
}

/* The line that every entry begins with. */
static void
show_heading(struct session *s, const struct map_entry *e)
{
	tell(s, "- sequence", "Crypto Map IPv4 \"%s\" %u ipsec-isakmp\n", e->map->name,
	     e->sequence);
}

static void
show_entry(struct session *s, struct ipsec *ipsec, const struct map_entry *e)
{
	tell_object(s, NULL);
	show_heading(s, e);
	if (e->dynamic)
		tell(s, "dynamic_map -", "\tDynamic map template tag: %s%s\n", e->dynamic,
		     e->discover ? " Discover enabled" : "");
	else
		show_static(s, ipsec, e);
	tell_end(s);
}

/* ---- temporary entries ---- */

struct temporaries {
	const struct crypto_map *map;
	const struct map_entry **entry;
	struct selector *selector; /* of the entry in the same place */
	size_t count;
};

static bool
collect(void *ctx, const struct ident_view *i)
{
	struct temporaries *t = ctx;

	if (!i->entry->from || i->entry->map != t->map)
		return true;
	t->entry[t->count] = i->entry;
	t->selector[t->count++] = i->selector;
	return true;
}

static struct acl_address
address_of(struct prefix p)
{
	return (struct acl_address){ p.addr, ~mask_of(p.len) };
}

static struct acl_ports
ports_of(uint16_t port)
{
	return port ? (struct acl_ports){ .op = ACL_PORT_EQ, .ports = 1, .port = { port } }
		    : (struct acl_ports){ .op = ACL_PORT_ANY };
}

/* What was agreed with the peer is shown as a list without a name. */
static void
show_selector(struct session *s, const struct selector *what)
{
	struct acl_entry e = { .rule = ACL_RULE_ANY };
	const struct acl nameless = { .name = (char[]){ "" }, .kind = ACL_EXTENDED };

	if (what->protocol)
		e.rule.protocol = what->protocol;
	e.rule.src = address_of(what->local);
	e.rule.dst = address_of(what->remote);
	e.rule.sport = ports_of(what->local_port);
	e.rule.dport = ports_of(what->remote_port);
	session_write(s, "\tExtended IP access list \n");
	tell_list(s, "access_list_entries");
	show_ace(s, &nameless, &e);
	tell_end(s);
}

static void
show_temporary(struct session *s, struct ipsec *ipsec, const struct map_entry *e,
	       const struct selector *what)
{
	tell_object(s, NULL);
	show_heading(s, e);
	show_peers(s, ipsec, e);
	show_selector(s, what);
	tell(s, "dynamic_map dynamic_sequence", "\tdynamic (created from dynamic map %s/%u)\n",
	     e->from->map->name, e->from->sequence);
	show_current_peer(s, ipsec, e);
	show_rest(s, ipsec, e);
	tell_end(s);
}

/* By their sequences: the last one made is found first. */
static void
show_temporaries(struct session *s, struct ipsec *ipsec, const struct crypto_map *map)
{
	struct temporaries t = { .map = map };

	if (!map->temporaries)
		return;
	t.entry = xcalloc(map->temporaries, sizeof *t.entry);
	t.selector = xcalloc(map->temporaries, sizeof *t.selector);
	ipsec_each_ident(ipsec, NULL, collect, &t);
	while (t.count--)
		show_temporary(s, ipsec, t.entry[t.count], &t.selector[t.count]);
	free(t.entry);
	free(t.selector);
}

/* ---- maps of protected tunnels ---- */

struct instances {
	struct session *s;
	struct ipsec *ipsec;
	const struct crypto_map *map;
};

static bool
show_instance(void *ctx, const struct ident_view *i)
{
	const struct instances *l = ctx;
	const struct map_entry *e = i->entry;
	const struct tunnel *t = tunnel_of(i->iface);

	if (e->map != l->map)
		return true;
	tell_object(l->s, NULL);
	show_heading(l->s, e);
	session_write(l->s, "\tMap is a PROFILE INSTANCE.\n");
	show_peers(l->s, l->ipsec, e);
	show_selector(l->s, &i->selector);
	show_current_peer(l->s, l->ipsec, e);
	show_sa_settings(l->s, l->ipsec, e->settings);
	if (t && t->config.mode == TUNNEL_IPSEC)
		session_write(l->s, "\tAlways create SAs\n");
	tell_end(l->s);
	return true;
}

/* The profile stands first, as if it were an entry; then what tunnels make of it. */
static void
show_profile_map(struct session *s, struct ipsec *ipsec, const struct crypto_map *map)
{
	struct instances l = { s, ipsec, map };

	tell_object(s, NULL);
	tell(s, "- sequence profile",
	     "Crypto Map IPv4 \"%s\" %u ipsec-isakmp\n\tProfile name: %s\n", map->name,
	     MAP_FIRST_TEMPORARY, map->profile->name);
	show_sa_settings(s, ipsec, &map->profile->settings);
	tell_end(s);
	session_write(s, "\n");
	ipsec_each_ident(ipsec, NULL, show_instance, &l);
}

static void
show_local_address(struct session *s, const struct crypto_map *map)
{
	struct net *net = router_net(session_device(s)->router);
	const struct iface *i = map->local_interface ? iface_find(net, map->local_interface) : NULL;

	if (i)
		session_printf(s, "Crypto Map: \"%s\" idb: %s local address: %s\n\n", map->name,
			       i->name, IP4S(i->primary.addr));
}

static void
show_map(struct session *s, struct ipsec *ipsec, const struct crypto_map *map)
{
	tell_object(s, NULL);
	tell_string(s, "name", map->name);
	show_local_address(s, map);
	tell_list(s, "entries");
	if (map->profile)
		show_profile_map(s, ipsec, map);
	else
		for (const struct map_entry *e = NULL; (e = map_entry_next(map, e));)
			show_entry(s, ipsec, e);
	show_temporaries(s, ipsec, map);
	tell_end(s);
	session_printf(s, "\tInterfaces using crypto map %s:\n", map->name);
	tell_list(s, "interfaces");
	for (const struct iface *i = NULL; (i = map_next_interface(ipsec, map, i));)
		tell(s, "interface", "\t\t%s\n", i->name);
	tell_end(s);
	tell_end(s);
	session_write(s, "\n");
}

void
exec_show_crypto_map(struct session *s, const struct args_show_crypto_map *a)
{
	struct router *router = session_device(s)->router;
	struct ipsec *ipsec = router_ipsec(router);
	const struct crypto_map *only = NULL;
	bool any = false;

	if (a->has_name) {
		struct iface *i = iface_find(router_net(router), a->name);

		only = i ? map_attached(ipsec, i) : NULL;
	}
	tell_list(s, "maps");
	for (const struct crypto_map *map = NULL; (map = map_next(ipsec, map));) {
		if ((a->has_name && map != only) || (a->has_map && strcmp(a->map, map->name) != 0))
			continue;
		show_map(s, ipsec, map);
		any = true;
	}
	tell_end(s);
	if (!any)
		session_write(s, "No crypto maps found.\n");
}

void
exec_show_crypto_dynamic_map(struct session *s, const struct args_show_crypto_dynamic_map *a)
{
	struct router *router = session_device(s)->router;
	struct ipsec *ipsec = router_ipsec(router);

	for (const struct crypto_map *map = NULL; (map = dynamic_map_next(ipsec, map));) {
		if (a->has_map && strcmp(a->map, map->name) != 0)
			continue;
		for (const struct map_entry *e = NULL; (e = map_entry_next(map, e));) {
			session_printf(s, "Crypto Map Template\"%s\" %u\n", map->name, e->sequence);
			if (e->description)
				session_printf(s, "\tDescription: %s\n", e->description);
			show_peers(s, ipsec, e);
			show_acl(s, router_net(router), e);
			show_checks(s, e);
			show_rest(s, ipsec, e);
		}
	}
}
