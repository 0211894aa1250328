/* Who is who in phase 1: crypto isakmp identity and key, keyrings, profiles, peers. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/apply/apply.h"
#include "cli/apply/sealed.h"
#include "cli/handlers.h"
#include "engine/base/xmalloc.h"
#include "engine/ike/ike.h"
#include "engine/node/node.h"

static struct ike *
ike_of(const struct apply *a)
{
	return router_ike(a->device->router);
}

bool
apply_config_crypto_isakmp_identity(struct apply *a,
				    const struct args_config_crypto_isakmp_identity *args)
{
	ike_set_identity(ike_of(a), a->op != APPLY_SET	? IKE_ID_ADDRESS
				    : args->kw_hostname ? IKE_ID_HOST
				    : args->kw_dn	? IKE_ID_DN
							: IKE_ID_ADDRESS);
	return true;
}

/* ---- keys ---- */

/* What is typed without a mask is one host, or with 0.0.0.0 the whole world. */
static bool
read_peer(struct apply *a, ip4 peer, bool has_mask, ip4 mask, struct prefix *p)
{
	int len = has_mask ? mask_len(mask) : peer ? 32 : 0;

	if (len < 0)
		return refuse(a, DIAG_INCONSISTENT_MASK, NULL);
	*p = prefix_make(peer, (unsigned)len);
	return true;
}

/* NULL for the secret: nobody can read it. */
static bool
add_key(struct apply *a, const struct ike_key_of *of, const char *secret)
{
	if (a->again)
		ike_key_change(ike_of(a), of, secret);
	else if (!ike_key_add_for(ike_of(a), of, secret, &a->reply->diag))
		return false;
	sealed_keep(a);
	return true;
}

/* NULL for the secret: it was left out, or nobody can read it. */
static bool
remove_key(struct apply *a, const struct ike_key_of *of, const char *secret)
{
	const struct ike_key *old = ike_key_find(ike_of(a), of);

	if (!old || (secret && (!old->key || strcmp(old->key, secret) != 0)))
		return refuse(a, DIAG_NO_SUCH_KEY, of->host ? of->host : IP4S(of->peer.addr), NULL);
	return ike_key_remove_for(ike_of(a), of);
}

static bool
change_key(struct apply *a, const struct ike_key_of *of, bool sealed, const char *typed)
{
	char *secret = typed ? sealed_read(a, sealed, typed) : NULL;
	bool done = a->op == APPLY_SET ? add_key(a, of, secret) : remove_key(a, of, secret);

	wipe_free(secret);
	return done;
}

/* Is the mask what an address without one has? */
static bool
is_plain(struct prefix peer)
{
	return peer.len == (peer.addr ? 32 : 0);
}

/* "address 10.0.0.2       ", "address 10.1.1.0 255.255.255.0". */
static char *
key_line(const struct args_config_crypto_isakmp_key_address *args, struct prefix peer)
{
	const char *type = args->kw_6 ? "6 " : "", *xauth = args->kw_no_xauth ? " no-xauth" : "";

	if (is_plain(peer))
		return xasprintf("crypto isakmp key %s%s address %-15s%s", type, args->secret,
				 IP4S(peer.addr), xauth);
	return xasprintf("crypto isakmp key %s%s address %s %s%s", type, args->secret,
			 IP4S(peer.addr), IP4S(mask_of(peer.len)), xauth);
}

bool
apply_config_crypto_isakmp_key_address(struct apply *a,
				       const struct args_config_crypto_isakmp_key_address *args)
{
	struct ike_key_of of = { 0 };

	if (!read_peer(a, args->peer, args->has_mask, args->mask, &of.peer))
		return false;
	a->identity = xasprintf("config_crypto_isakmp_key_address %s %u", IP4S(of.peer.addr),
				of.peer.len);
	if (a->op == APPLY_SET)
		a->text = key_line(args, of.peer);
	return change_key(a, &of, args->kw_6, args->secret);
}

bool
apply_config_crypto_isakmp_key_hostname(struct apply *a,
					const struct args_config_crypto_isakmp_key_hostname *args)
{
	return change_key(a, &(struct ike_key_of){ .host = args->host }, args->kw_6, args->secret);
}

/* ---- keyrings ---- */

static const char *
keyring_of(const struct apply *a)
{
	const struct args_config_crypto_keyring *block = a->parent;

	return block->name;
}

bool
apply_config_crypto_keyring(struct apply *a, const struct args_config_crypto_keyring *args)
{
	if (a->op == APPLY_SET)
		ike_keyring_add(ike_of(a), args->name);
	else
		ike_keyring_remove(ike_of(a), args->name);
	return true;
}

bool
apply_keyring_description(struct apply *a, const struct args_keyring_description *args)
{
	return true;
}

bool
apply_keyring_local_address(struct apply *a, const struct args_keyring_local_address *args)
{
	bool set = a->op == APPLY_SET;

	ike_keyring_set_local(ike_of(a), keyring_of(a), set ? args->address : 0,
			      set && args->has_interface ? args->interface : NULL);
	return true;
}

bool
apply_keyring_pre_shared_key_address(struct apply *a,
				     const struct args_keyring_pre_shared_key_address *args)
{
	struct ike_key_of of = { .keyring = keyring_of(a) };
	const char *type = args->kw_6 ? "6 " : "";

	if (!read_peer(a, args->peer, args->has_mask, args->mask, &of.peer))
		return false;
	a->identity =
		xasprintf("keyring_pre_shared_key_address %s %u", IP4S(of.peer.addr), of.peer.len);
	if (a->op == APPLY_SET && of.peer.addr && is_plain(of.peer))
		a->text = xasprintf("pre-shared-key address %s key %s%s", IP4S(of.peer.addr), type,
				    args->secret);
	else if (a->op == APPLY_SET)
		a->text = xasprintf("pre-shared-key address %s %s key %s%s", IP4S(of.peer.addr),
				    IP4S(mask_of(of.peer.len)), type, args->secret);
	return change_key(a, &of, args->kw_6, args->secret);
}

bool
apply_keyring_pre_shared_key_hostname(struct apply *a,
				      const struct args_keyring_pre_shared_key_hostname *args)
{
	return change_key(a, &(struct ike_key_of){ keyring_of(a), args->host, { 0 } }, args->kw_6,
			  args->secret);
}

/* ---- profiles ---- */

bool
apply_config_crypto_isakmp_profile(struct apply *a,
				   const struct args_config_crypto_isakmp_profile *args)
{
	if (a->op != APPLY_SET) {
		ike_profile_remove(ike_of(a), args->name);
		return true;
	}
	if (!a->exists)
		apply_note(a, DIAG_PROFILE_INCOMPLETE, NULL);
	ike_profile_make(ike_of(a), args->name);
	return true;
}

static struct ike_profile *
profile_of(const struct apply *a)
{
	const struct args_config_crypto_isakmp_profile *block = a->parent;

	return ike_profile_make(ike_of(a), block->name);
}

bool
apply_isakmp_profile_description(struct apply *a,
				 const struct args_isakmp_profile_description *args)
{
	return true;
}

bool
apply_isakmp_profile_keyring(struct apply *a, const struct args_isakmp_profile_keyring *args)
{
	ike_profile_set_keyring(profile_of(a), a->op == APPLY_SET ? args->keyring : NULL);
	return true;
}

/* An identity with a name that must fit into it. */
static bool
name_id(struct apply *a, enum ike_id_kind kind, const char *name, struct ike_id *id)
{
	*id = (struct ike_id){ .kind = kind };
	if ((size_t)snprintf(id->name, sizeof id->name, "%s", name) >= sizeof id->name)
		return refuse(a, DIAG_NAME_TOO_LONG, NULL);
	return true;
}

bool
apply_isakmp_profile_self_identity(struct apply *a,
				   const struct args_isakmp_profile_self_identity *args)
{
	struct ike_id id = { .kind = IKE_ID_NONE };

	if (a->op == APPLY_SET && args->kw_address)
		id.kind = IKE_ID_ADDRESS;
	else if (a->op == APPLY_SET && args->kw_fqdn &&
		 !name_id(a, IKE_ID_HOST, args->has_name ? args->name : "", &id))
		return false;
	else if (a->op == APPLY_SET && args->kw_user_fqdn &&
		 !name_id(a, IKE_ID_USER, args->user, &id))
		return false;
	profile_of(a)->self = id;
	return true;
}

static bool
change_match(struct apply *a, const struct ike_match *m)
{
	if (a->op == APPLY_SET)
		ike_profile_add_match(profile_of(a), m);
	else
		ike_profile_remove_match(profile_of(a), m);
	return true;
}

bool
apply_isakmp_profile_match_identity_address(
	struct apply *a, const struct args_isakmp_profile_match_identity_address *args)
{
	struct ike_match m = { .kind = IKE_ID_ADDRESS };
	char vrf[80] = "";

	if (!read_peer(a, args->peer, args->has_mask, args->mask, &m.peer))
		return false;
	if (args->has_vrf)
		snprintf(vrf, sizeof vrf, "vrf %s ", args->vrf);
	a->identity = xasprintf("isakmp_profile_match_identity_address %s %u", IP4S(m.peer.addr),
				m.peer.len);
	if (a->op == APPLY_SET && m.peer.len)
		a->text = xasprintf("match identity address %s %s %s", IP4S(m.peer.addr),
				    IP4S(mask_of(m.peer.len)), vrf);
	else if (a->op == APPLY_SET)
		a->text = xasprintf("match identity address 0.0.0.0 %s", vrf);
	return change_match(a, &m);
}

static bool
match_name(struct apply *a, enum ike_id_kind kind, bool domain, const char *name)
{
	struct ike_match m = { .kind = kind, .domain = domain };
	struct ike_id id;

	if (!name_id(a, kind, name, &id))
		return false;
	memcpy(m.name, id.name, sizeof m.name);
	return change_match(a, &m);
}

bool
apply_isakmp_profile_match_identity_group(
	struct apply *a, const struct args_isakmp_profile_match_identity_group *args)
{
	return match_name(a, IKE_ID_GROUP, false, args->group);
}

bool
apply_isakmp_profile_match_identity_host(struct apply *a,
					 const struct args_isakmp_profile_match_identity_host *args)
{
	return match_name(a, IKE_ID_HOST, args->kw_domain,
			  args->kw_domain ? args->domain : args->host);
}

bool
apply_isakmp_profile_match_identity_user(struct apply *a,
					 const struct args_isakmp_profile_match_identity_user *args)
{
	return match_name(a, IKE_ID_USER, args->kw_domain,
			  args->kw_domain ? args->domain : args->user);
}

bool
apply_isakmp_profile_match_certificate(struct apply *a,
				       const struct args_isakmp_profile_match_certificate *args)
{
	if (a->op == APPLY_SET)
		ike_profile_add_certificate_map(profile_of(a), args->map);
	else
		ike_profile_remove_certificate_map(profile_of(a), args->map);
	return true;
}

bool
apply_isakmp_profile_ca_trust_point(struct apply *a,
				    const struct args_isakmp_profile_ca_trust_point *args)
{
	if (a->op == APPLY_SET)
		ike_profile_add_trust(profile_of(a), args->trustpoint);
	else
		ike_profile_remove_trust(profile_of(a), args->trustpoint);
	return true;
}

bool
apply_isakmp_profile_initiate_mode_aggressive(
	struct apply *a, const struct args_isakmp_profile_initiate_mode_aggressive *args)
{
	profile_of(a)->aggressive = a->op == APPLY_SET;
	return true;
}

bool
apply_isakmp_profile_keepalive_retry(struct apply *a,
				     const struct args_isakmp_profile_keepalive_retry *args)
{
	struct ike_profile *p = profile_of(a);

	p->keepalive = a->op == APPLY_SET ? args->seconds : 0;
	p->retry = a->op == APPLY_SET ? args->retry : 0;
	return true;
}

bool
apply_isakmp_profile_local_address(struct apply *a,
				   const struct args_isakmp_profile_local_address *args)
{
	bool set = a->op == APPLY_SET;

	ike_profile_set_local(profile_of(a), set ? args->address : 0,
			      set && args->has_interface ? args->interface : NULL);
	return true;
}

/* ---- peers ---- */

bool
apply_config_crypto_isakmp_peer_address(struct apply *a,
					const struct args_config_crypto_isakmp_peer_address *args)
{
	if (a->op != APPLY_SET)
		ike_tunnel_remove(ike_of(a), args->peer);
	return true;
}

static ip4
peer_of(const struct apply *a)
{
	const struct args_config_crypto_isakmp_peer_address *block = a->parent;

	return block->peer;
}

bool
apply_isakmp_peer_description(struct apply *a, const struct args_isakmp_peer_description *args)
{
	ike_tunnel_describe(ike_of(a), peer_of(a), a->op == APPLY_SET ? args->text : NULL);
	return true;
}

bool
apply_isakmp_peer_set_aggressive_mode_password(
	struct apply *a, const struct args_isakmp_peer_set_aggressive_mode_password *args)
{
	char *secret = a->op == APPLY_SET ? sealed_read(a, args->kw_6, args->secret) : NULL;

	ike_tunnel_set_password(ike_of(a), peer_of(a), secret);
	wipe_free(secret);
	sealed_keep(a);
	return true;
}

bool
apply_isakmp_peer_set_aggressive_mode_client_endpoint(
	struct apply *a, const struct args_isakmp_peer_set_aggressive_mode_client_endpoint *args)
{
	struct ike_id id = { .kind = IKE_ID_NONE };

	if (a->op == APPLY_SET && args->has_address)
		id = (struct ike_id){ .kind = IKE_ID_ADDRESS, .address = args->address };
	else if (a->op == APPLY_SET && !name_id(a, args->has_fqdn ? IKE_ID_HOST : IKE_ID_USER,
						args->has_fqdn ? args->fqdn : args->user, &id))
		return false;
	ike_tunnel_set_client(ike_of(a), peer_of(a), &id);
	return true;
}
