/* crypto map … and its entries. */
#include "cli/apply/apply.h"
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

static bool
remove_map(struct apply *a, const struct args_config_crypto_map *args)
{
	struct map_entry *entry;

	if (!args->has_name)
		return refuse(a, DIAG_INCOMPLETE, NULL);
	if (!args->has_sequence)
		return !map_find(ipsec_of(a), args->name) ||
		       map_delete(ipsec_of(a), args->name, &a->reply->diag);
	entry = map_entry_find(ipsec_of(a), args->name, args->sequence);
	return !entry || map_entry_delete(ipsec_of(a), entry, &a->reply->diag);
}

bool
apply_config_crypto_map(struct apply *a, const struct args_config_crypto_map *args)
{
	if (a->op != APPLY_SET)
		return remove_map(a, args);
	if (!a->exists && !args->kw_ipsec_isakmp)
		return refuse(a, DIAG_INCOMPLETE, NULL);
	if (!a->exists) {
		map_entry_make(ipsec_of(a), args->name, args->sequence);
		apply_note(a, DIAG_NEW_MAP_IS_DISABLED, NULL);
	}
	a->text = xasprintf("crypto map %s %u ipsec-isakmp ", args->name, args->sequence);
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

/* The entry whose block this is. */
static struct map_entry *
entry_of(const struct apply *a)
{
	const struct args_config_crypto_map *block = a->parent;

	return map_entry_find(ipsec_of(a), block->name, block->sequence);
}

bool
apply_crypto_map_description(struct apply *a, const struct args_crypto_map_description *args)
{
	map_entry_describe(entry_of(a), a->op == APPLY_SET ? args->text : NULL);
	return true;
}

bool
apply_crypto_map_set_peer(struct apply *a, const struct args_crypto_map_set_peer *args)
{
	if (a->op != APPLY_SET)
		map_entry_remove_peer(ipsec_of(a), entry_of(a), args->peer);
	else if (!map_entry_add_peer(ipsec_of(a), entry_of(a), args->peer, args->kw_default))
		return refuse(a, DIAG_TOO_MANY_PEERS, NULL);
	return true;
}

bool
apply_crypto_map_match_address(struct apply *a, const struct args_crypto_map_match_address *args)
{
	map_entry_set_acl(ipsec_of(a), entry_of(a), a->op == APPLY_SET ? args->acl : NULL);
	return true;
}

/* ---- on an interface ---- */

bool
apply_interface_crypto_map(struct apply *a, const struct args_interface_crypto_map *args)
{
	struct iface *i = iface_find(router_net(a->device->router), a->parent_key);

	if (a->op == APPLY_SET)
		return map_attach(ipsec_of(a), i, args->name, &a->reply->diag);
	map_detach(ipsec_of(a), i);
	return true;
}
