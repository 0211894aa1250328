/* crypto map …, crypto dynamic-map … and their entries. */
#include <string.h>

#include "cli/apply/apply.h"
#include "cli/device/settings.h"
#include "cli/handlers.h"
#include "engine/base/xmalloc.h"
#include "engine/ipsec/ipsec.h"
#include "engine/net/iface.h"
#include "engine/node/node.h"

static struct ipsec *
ipsec_of(const struct apply *a)
{
	return router_ipsec(a->device->router);
}

bool
apply_config_crypto_map_isakmp_profile(struct apply *a,
				       const struct args_config_crypto_map_isakmp_profile *args)
{
	map_set_isakmp_profile(ipsec_of(a), args->name, a->op == APPLY_SET ? args->profile : NULL);
	return true;
}

/* The whole map, or one entry of it. */
static bool
remove_map(struct apply *a, struct crypto_map *map, bool whole, struct map_entry *entry)
{
	if (whole)
		return !map || map_delete(ipsec_of(a), map, &a->reply->diag);
	return !entry || map_entry_delete(ipsec_of(a), entry, &a->reply->diag);
}

bool
apply_config_crypto_map(struct apply *a, const struct args_config_crypto_map *args)
{
	struct ipsec *ipsec = ipsec_of(a);
	struct map_entry *e;

	if (!args->has_name)
		return refuse(a, DIAG_INCOMPLETE, NULL);
	e = map_entry_find(ipsec, args->name, args->sequence);
	if (a->op != APPLY_SET)
		return remove_map(a, map_find(ipsec, args->name), !args->has_sequence, e);
	if (e && e->dynamic)
		return refuse(a, DIAG_MAP_TAG_STAYS, NULL);
	if (!e && !args->kw_ipsec_isakmp)
		return refuse(a, DIAG_INCOMPLETE, NULL);
	if (!e) {
		map_entry_make(ipsec, args->name, args->sequence);
		apply_note(a, DIAG_NEW_MAP_IS_DISABLED, NULL);
	}
	a->text = xasprintf("crypto map %s %u ipsec-isakmp ", args->name, args->sequence);
	return true;
}

bool
apply_config_crypto_map_dynamic(struct apply *a, const struct args_config_crypto_map_dynamic *args)
{
	struct ipsec *ipsec = ipsec_of(a);
	struct map_entry *e = map_entry_find(ipsec, args->name, args->sequence);

	if (a->op != APPLY_SET)
		return remove_map(a, map_find(ipsec, args->name), !args->has_sequence, e);
	if (e && (!e->dynamic || strcmp(e->dynamic, args->tag) != 0))
		return refuse(a, DIAG_MAP_TAG_STAYS, NULL);
	if (!dynamic_map_find(ipsec, args->tag))
		return refuse(a, DIAG_NO_DYNAMIC_MAP, args->tag, NULL);
	if (!e)
		e = map_entry_make(ipsec, args->name, args->sequence);
	map_entry_set_dynamic(ipsec, e, args->tag, args->kw_discover);
	return true;
}

bool
apply_config_crypto_dynamic_map(struct apply *a, const struct args_config_crypto_dynamic_map *args)
{
	struct ipsec *ipsec = ipsec_of(a);

	if (!args->has_name)
		return refuse(a, DIAG_INCOMPLETE, NULL);
	if (a->op != APPLY_SET)
		return remove_map(a, dynamic_map_find(ipsec, args->name), !args->has_sequence,
				  dynamic_map_entry_find(ipsec, args->name, args->sequence));
	dynamic_map_entry_make(ipsec, args->name, args->sequence);
	return true;
}

bool
apply_config_crypto_map_local_address(struct apply *a,
				      const struct args_config_crypto_map_local_address *args)
{
	map_set_local_interface(ipsec_of(a), args->name,
				a->op == APPLY_SET ? args->interface : NULL);
	return true;
}

struct map_entry *
apply_map_entry(const struct apply *a)
{
	const struct args_config_crypto_map *map = a->parent;
	const struct args_config_crypto_dynamic_map *template = a->parent;

	if (a->parent_statement == STMT_config_crypto_dynamic_map)
		return dynamic_map_entry_find(ipsec_of(a), template->name, template->sequence);
	return map_entry_find(ipsec_of(a), map->name, map->sequence);
}

bool
apply_crypto_map_description(struct apply *a, const struct args_crypto_map_description *args)
{
	map_entry_describe(apply_map_entry(a), a->op == APPLY_SET ? args->text : NULL);
	return true;
}

bool
apply_crypto_map_set_security_association_level_per_host(
	struct apply *a, const struct args_crypto_map_set_security_association_level_per_host *args)
{
	settings_set_per_host(apply_map_entry(a)->settings, a->op == APPLY_SET);
	return true;
}

bool
apply_crypto_map_set_peer(struct apply *a, const struct args_crypto_map_set_peer *args)
{
	if (a->op != APPLY_SET)
		map_entry_remove_peer(ipsec_of(a), apply_map_entry(a), args->peer);
	else if (!map_entry_add_peer(ipsec_of(a), apply_map_entry(a), args->peer, args->kw_default))
		return refuse(a, DIAG_TOO_MANY_PEERS, NULL);
	return true;
}

bool
apply_crypto_map_set_peer_name(struct apply *a, const struct args_crypto_map_set_peer_name *args)
{
	struct ipsec *ipsec = ipsec_of(a);
	ip4 peer = host_find(&a->device->settings, args->host);
	bool added;

	if (a->op != APPLY_SET) {
		map_entry_remove_peer_name(ipsec, apply_map_entry(a), args->host);
		return true;
	}
	if (!args->kw_dynamic && !peer)
		return refuse(a, DIAG_UNKNOWN_HOST, NULL);
	added = args->kw_dynamic
			? map_entry_add_peer_name(ipsec, apply_map_entry(a), args->host,
						  args->kw_default)
			: map_entry_add_peer(ipsec, apply_map_entry(a), peer, args->kw_default);
	if (!args->kw_dynamic) { /* the name has done its part */
		a->text =
			xasprintf("set peer %s%s", IP4S(peer), args->kw_default ? " default" : "");
		a->identity = xasprintf("crypto_map_set_peer %s", IP4S(peer));
	}
	return added || refuse(a, DIAG_TOO_MANY_PEERS, NULL);
}

bool
apply_crypto_map_set_ip_access_group(struct apply *a,
				     const struct args_crypto_map_set_ip_access_group *args)
{
	map_entry_set_check(ipsec_of(a), apply_map_entry(a), args->kw_out,
			    a->op == APPLY_SET ? args->list : NULL);
	return true;
}

bool
apply_crypto_map_set_reverse_route(struct apply *a,
				   const struct args_crypto_map_set_reverse_route *args)
{
	struct map_entry *e = apply_map_entry(a);
	struct reverse_settings how = e->reverse;
	bool on = a->op == APPLY_SET;

	how.tag = on && args->has_tag ? args->tag : 0;
	how.distance = on && args->has_distance ? (uint8_t)args->distance : 0;
	map_entry_set_reverse(ipsec_of(a), e, &how);
	return true;
}

bool
apply_crypto_map_reverse_route(struct apply *a, const struct args_crypto_map_reverse_route *args)
{
	struct map_entry *e = apply_map_entry(a);
	struct reverse_settings how = {
		.kind = a->op != APPLY_SET ? REVERSE_NONE
			: args->kw_static  ? REVERSE_ALWAYS
					   : REVERSE_WITH_SAS,
		.gateway = args->gateway,
		.by_gateway = args->kw_gateway,
		.tag = args->has_tag ? args->tag : e->reverse.tag,
		.distance = e->reverse.distance,
	};

	map_entry_set_reverse(ipsec_of(a), e, &how);
	return true;
}

bool
apply_crypto_map_match_address(struct apply *a, const struct args_crypto_map_match_address *args)
{
	map_entry_set_acl(ipsec_of(a), apply_map_entry(a), a->op == APPLY_SET ? args->acl : NULL);
	return true;
}

/* ---- on an interface ---- */

bool
apply_interface_crypto_map(struct apply *a, const struct args_interface_crypto_map *args)
{
	struct iface *i = iface_find(router_net(a->device->router), a->parent_key);

	if (a->op != APPLY_SET) {
		const struct crypto_map *map = map_attached(ipsec_of(a), i);

		a->forget = map && args->has_name && strcmp(map->name, args->name) != 0;
		if (!a->forget)
			map_detach(ipsec_of(a), i);
		return true;
	}
	if (!map_attach(ipsec_of(a), i, args->name, &a->reply->diag))
		return false;
	if (i->kind == IFACE_TUNNEL)
		apply_note(a, DIAG_MAP_ON_TUNNEL, NULL);
	return true;
}
