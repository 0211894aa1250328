#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/ike/association.h"

/* What 15.x offers when nothing is configured. */
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

/* No keyring has an empty name. */
static char *
whom(const struct ike_key_of *of)
{
	const char *keyring = of->keyring ? of->keyring : "";

	return of->host ? xasprintf("%s host %s", keyring, of->host)
			: xasprintf("%s %08x/%u", keyring, of->peer.addr, of->peer.len);
}

const struct ike_key *
ike_key_find(const struct ike *ike, const struct ike_key_of *of)
{
	char *by = whom(of);
	struct ike_key *k;

	HASH_FIND_STR(ike->keys, by, k);
	free(by);
	return k;
}

bool
ike_key_add_for(struct ike *ike, const struct ike_key_of *of, const char *key, struct diag *d)
{
	struct ike_key *k = (struct ike_key *)ike_key_find(ike, of);

	if (k && of->host)
		return diag(d, DIAG_KEY_OF_HOST_EXISTS, of->host, NULL);
	if (k)
		return diag(d, DIAG_KEY_EXISTS, IP4S(of->peer.addr), IP4S(mask_of(of->peer.len)),
			    NULL);
	k = xcalloc(1, sizeof *k);
	k->by = whom(of);
	k->keyring = of->keyring ? xstrdup(of->keyring) : NULL;
	k->host = of->host ? xstrdup(of->host) : NULL;
	k->peer = of->peer;
	k->key = key ? xstrdup(key) : NULL;
	ike->special_keys += k->keyring || k->host;
	HASH_ADD_KEYPTR(hh, ike->keys, k->by, strlen(k->by), k);
	return true;
}

void
ike_key_change(struct ike *ike, const struct ike_key_of *of, const char *key)
{
	struct ike_key *k = (struct ike_key *)ike_key_find(ike, of);

	if (!k)
		return;
	wipe_free(k->key);
	k->key = key ? xstrdup(key) : NULL;
}

bool
ike_key_remove_for(struct ike *ike, const struct ike_key_of *of)
{
	struct ike_key *k = (struct ike_key *)ike_key_find(ike, of);

	if (!k)
		return false;
	HASH_DEL(ike->keys, k);
	ike->special_keys -= k->keyring || k->host;
	free(k->by);
	free(k->keyring);
	free(k->host);
	wipe_free(k->key);
	free(k);
	return true;
}

bool
ike_key_add(struct ike *ike, struct prefix peer, const char *key, struct diag *d)
{
	return ike_key_add_for(ike, &(struct ike_key_of){ .peer = peer }, key, d);
}

bool
ike_key_remove(struct ike *ike, struct prefix peer)
{
	return ike_key_remove_for(ike, &(struct ike_key_of){ .peer = peer });
}

const struct ike_key *
ike_key_next(const struct ike *ike, const struct ike_key *k)
{
	return k ? k->hh.next : ike->keys;
}

void
ike_set_nat_traversal(struct ike *ike, bool on)
{
	ike->natt = on;
}

void
ike_set_nat_keepalive(struct ike *ike, unsigned seconds)
{
	ike->nat_keepalive = seconds;
}

void
ike_set_pki(struct ike *ike, struct pki *pki)
{
	ike->pki = pki;
}

void
ike_set_keepalive(struct ike *ike, struct ike_keepalive how)
{
	ike->keepalive = how;
}

void
ike_set_max_active(struct ike *ike, unsigned limit)
{
	ike->max_active = limit;
}

void
ike_set_max_negotiating(struct ike *ike, unsigned limit)
{
	ike->max_negotiating = limit;
}
