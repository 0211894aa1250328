#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/ike/association.h"

/* What 15.x offers when nothing is configured. The RSA ones need certificates. */
/* clang-format off */
static const struct ike_policy defaults[] = {
	{ 65507, CIPHER_AES,  128, HASH_SHA1, IKE_AUTH_RSA_SIG, 5, 86400 },
	{ 65508, CIPHER_AES,  128, HASH_SHA1, IKE_AUTH_PSK,     5, 86400 },
	{ 65509, CIPHER_AES,  128, HASH_MD5,  IKE_AUTH_RSA_SIG, 5, 86400 },
	{ 65510, CIPHER_AES,  128, HASH_MD5,  IKE_AUTH_PSK,     5, 86400 },
	{ 65511, CIPHER_3DES, 192, HASH_SHA1, IKE_AUTH_RSA_SIG, 2, 86400 },
	{ 65512, CIPHER_3DES, 192, HASH_SHA1, IKE_AUTH_PSK,     2, 86400 },
	{ 65513, CIPHER_3DES, 192, HASH_MD5,  IKE_AUTH_RSA_SIG, 2, 86400 },
	{ 65514, CIPHER_3DES, 192, HASH_MD5,  IKE_AUTH_PSK,     2, 86400 },
};
/* clang-format on */
#define DEFAULTS (sizeof defaults / sizeof *defaults)

/* The place of the first policy whose priority is not below. */
static size_t
policy_place(const struct ike *ike, unsigned priority)
{
	size_t i = 0;

	while (i < ike->policies && ike->policy[i].priority < priority)
		i++;
	return i;
}

void
ike_policy_set(struct ike *ike, const struct ike_policy *p)
{
	size_t i = policy_place(ike, p->priority);

	if (i == ike->policies || ike->policy[i].priority != p->priority) {
		ike->policy = xrealloc(ike->policy, ike->policies + 1, sizeof *ike->policy);
		memmove(ike->policy + i + 1, ike->policy + i,
			(ike->policies++ - i) * sizeof *ike->policy);
	}
	ike->policy[i] = *p;
}

bool
ike_policy_remove(struct ike *ike, unsigned priority)
{
	size_t i = policy_place(ike, priority);

	if (i == ike->policies || ike->policy[i].priority != priority)
		return false;
	memmove(ike->policy + i, ike->policy + i + 1, (--ike->policies - i) * sizeof *ike->policy);
	return true;
}

const struct ike_policy *
ike_policy_next(const struct ike *ike, unsigned after)
{
	size_t i = policy_place(ike, after + 1);

	return i < ike->policies ? &ike->policy[i] : NULL;
}

const struct ike_policy *
ike_policy_next_used(const struct ike *ike, unsigned after)
{
	if (ike->policies || !ike->default_policies)
		return ike_policy_next(ike, after);
	for (size_t i = 0; i < DEFAULTS; i++)
		if (defaults[i].priority > after)
			return &defaults[i];
	return NULL;
}

void
ike_set_default_policies(struct ike *ike, bool on)
{
	ike->default_policies = on;
}

const struct ike_policy *
ike_policy_default(size_t i)
{
	return i < DEFAULTS ? &defaults[i] : NULL;
}

static struct ike_key *
key_find(const struct ike *ike, struct prefix peer)
{
	for (size_t i = 0; i < ike->keys; i++)
		if (ike->key[i].peer.addr == peer.addr && ike->key[i].peer.len == peer.len)
			return &ike->key[i];
	return NULL;
}

bool
ike_key_add(struct ike *ike, struct prefix peer, const char *key, struct diag *d)
{
	if (key_find(ike, peer))
		return diag(d, DIAG_KEY_EXISTS, IP4S(peer.addr), IP4S(mask_of(peer.len)), NULL);
	ike->key = xrealloc(ike->key, ike->keys + 1, sizeof *ike->key);
	ike->key[ike->keys++] = (struct ike_key){ peer, xstrdup(key) };
	return true;
}

bool
ike_key_remove(struct ike *ike, struct prefix peer)
{
	struct ike_key *k = key_find(ike, peer);

	if (!k)
		return false;
	wipe_free(k->key);
	memmove(k, k + 1, (size_t)(ike->key + --ike->keys - k) * sizeof *k);
	return true;
}

const struct ike_key *
ike_key_at(const struct ike *ike, size_t i)
{
	return i < ike->keys ? &ike->key[i] : NULL;
}

const char *
ike_key_for(const struct ike *ike, ip4 peer)
{
	const struct ike_key *best = NULL;

	for (size_t i = 0; i < ike->keys; i++)
		if (prefix_holds(ike->key[i].peer, peer) &&
		    (!best || ike->key[i].peer.len > best->peer.len))
			best = &ike->key[i];
	return best ? best->key : NULL;
}

void
ike_set_nat_keepalive(struct ike *ike, unsigned seconds)
{
	ike->nat_keepalive = seconds;
}

void
ike_set_keepalive(struct ike *ike, struct ike_keepalive how)
{
	ike->keepalive = how;
}
