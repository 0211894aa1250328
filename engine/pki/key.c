/* Key pairs by their labels. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/pki/internal.h"

static int
order(const struct pki_key *k, const char *label, enum pki_key_usage usage)
{
	int c = strcmp(k->label, label);

	return c ? c : (int)k->usage - (int)usage;
}

/* The place of the first that is not before. */
static size_t
place(const struct pki *pki, const char *label, enum pki_key_usage usage)
{
	size_t i = 0;

	while (i < pki->keys && order(&pki->key[i], label, usage) < 0)
		i++;
	return i;
}

static void
drop(struct pki *pki, size_t i)
{
	free(pki->key[i].label);
	rsa_free(pki->key[i].pair);
	memmove(pki->key + i, pki->key + i + 1, (--pki->keys - i) * sizeof *pki->key);
}

/* A general pair and one for a single purpose do not share a label. */
static bool
gives_way(const struct pki_key *k, const char *label, enum pki_key_usage usage)
{
	return !strcmp(k->label, label) &&
	       (k->usage == usage || k->usage == PKI_KEY_GENERAL || usage == PKI_KEY_GENERAL);
}

const struct pki_key *
pki_key_add(struct pki *pki, const char *label, enum pki_key_usage usage, struct rsa_key *pair,
	    bool exportable, int64_t made)
{
	struct pki_key k = { xstrdup(label), usage, exportable, made, pair };
	size_t at;

	for (size_t i = pki->keys; i--;)
		if (gives_way(&pki->key[i], label, usage))
			drop(pki, i);
	at = place(pki, label, usage);
	pki->key = xrealloc(pki->key, pki->keys + 1, sizeof *pki->key);
	memmove(pki->key + at + 1, pki->key + at, (pki->keys++ - at) * sizeof *pki->key);
	pki->key[at] = k;
	pki_forget_orphans(pki);
	return &pki->key[at];
}

const struct pki_key *
pki_key_generate(struct pki *pki, const char *label, enum pki_key_usage usage, unsigned bits,
		 bool exportable)
{
	struct rsa_key *pair = rsa_generate(bits, pki->rng);

	return pair ? pki_key_add(pki, label, usage, pair, exportable, pki_now(pki)) : NULL;
}

bool
pki_key_remove(struct pki *pki, const char *label)
{
	size_t before = pki->keys;

	for (size_t i = pki->keys; i--;)
		if (!strcmp(pki->key[i].label, label))
			drop(pki, i);
	if (pki->keys == before)
		return false;
	pki_forget_orphans(pki);
	return true;
}

const struct pki_key *
pki_key_find(const struct pki *pki, const char *label)
{
	size_t i = place(pki, label, PKI_KEY_GENERAL);
	const struct pki_key *k = i < pki->keys ? &pki->key[i] : NULL;

	return k && !strcmp(k->label, label) && k->usage != PKI_KEY_ENCRYPTION ? k : NULL;
}

const struct pki_key *
pki_key_at(const struct pki *pki, size_t i)
{
	return i < pki->keys ? &pki->key[i] : NULL;
}

void
pki_set_default_key(struct pki *pki, const char *label)
{
	pki_set_text(&pki->default_key, label);
}

/* ---- of peers ---- */

static size_t
peer_place(const struct pki *pki, const char *peer)
{
	size_t i = 0;

	while (i < pki->peer_keys && strcmp(pki->peer_key[i].peer, peer) != 0)
		i++;
	return i;
}

static void
forget_peer(struct pki *pki, size_t i)
{
	free(pki->peer_key[i].peer);
	rsa_free(pki->peer_key[i].key);
	pki->peer_key[i] = pki->peer_key[--pki->peer_keys];
}

void
pki_peer_key_set(struct pki *pki, const char *peer, struct rsa_key *key)
{
	size_t i = peer_place(pki, peer);

	if (i < pki->peer_keys)
		forget_peer(pki, i);
	if (!key)
		return;
	pki->peer_key = xrealloc(pki->peer_key, pki->peer_keys + 1, sizeof *pki->peer_key);
	pki->peer_key[pki->peer_keys++] = (struct pki_peer_key){ xstrdup(peer), key };
}

const struct rsa_key *
pki_peer_key(const struct pki *pki, const char *peer)
{
	size_t i = peer_place(pki, peer);

	return i < pki->peer_keys ? pki->peer_key[i].key : NULL;
}

void
pki_keys_free(struct pki *pki)
{
	while (pki->peer_keys)
		forget_peer(pki, pki->peer_keys - 1);
	free(pki->peer_key);
	while (pki->keys)
		drop(pki, pki->keys - 1);
	free(pki->key);
}
