/* show crypto map. */
#include <string.h>

#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "cli/show/show.h"
#include "engine/ipsec/ipsec.h"
#include "engine/net/acl.h"
#include "engine/net/iface.h"
#include "engine/node/node.h"

static void
show_acl(struct session *s, const struct net *net, const struct map_entry *e)
{
	const struct acl *acl = e->acl ? acl_find(net, e->acl) : NULL;
	const struct acl_entry *entry;

	if (!acl) {
		session_write(s, "\tNo matching address list set.\n");
		return;
	}
	session_printf(s, "\tExtended IP access list %s\n", acl->name);
	TAILQ_FOREACH (entry, &acl->entries, link) {
		struct text words = { 0 };

		if (entry->rule.action == ACL_REMARK)
			continue;
		acl_entry_words(acl, entry, ACL_WORDS_PLAIN, &words);
		session_printf(s, "\t    access-list %s %s\n", acl->name, text_get(&words));
		text_free(&words);
	}
}

static void
show_entry(struct session *s, struct ipsec *ipsec, const struct map_entry *e)
{
	struct device *d = session_device(s);

	session_printf(s, "Crypto Map IPv4 \"%s\" %u ipsec-isakmp\n", e->map->name, e->sequence);
	if (!map_entry_complete(ipsec, e))
		session_write(s, "\tWARNING: This crypto map is in an incomplete state!\n"
				 "\t\t(missing peer or access-list definitions)\n");
	if (e->description)
		session_printf(s, "\tDescription: %s\n", e->description);
	for (size_t i = 0; i < e->peers; i++)
		session_printf(s, "\tPeer = %s\n", IP4S(e->peer[i]));
	show_acl(s, router_net(d->router), e);
	if (e->peers && map_next_interface(ipsec, e->map, NULL))
		session_printf(s, "\tCurrent peer: %s\n", IP4S(e->peer[e->current_peer]));
	show_sa_settings(s, ipsec, e->settings);
}

static void
show_map(struct session *s, struct ipsec *ipsec, const struct crypto_map *map)
{
	for (const struct map_entry *e = map->entries; e; e = e->next)
		show_entry(s, ipsec, e);
	session_printf(s, "\tInterfaces using crypto map %s:\n", map->name);
	for (const struct iface *i = NULL; (i = map_next_interface(ipsec, map, i));)
		session_printf(s, "\t\t%s\n", i->name);
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
	for (const struct crypto_map *map = NULL; (map = map_next(ipsec, map));) {
		if ((a->has_name && map != only) || (a->has_map && strcmp(a->map, map->name) != 0))
			continue;
		show_map(s, ipsec, map);
		any = true;
	}
	if (!any)
		session_write(s, "No crypto maps found.\n");
}
