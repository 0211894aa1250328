/* crypto key pubkey-chain rsa: the public keys of peers, for encrypted nonces. They stand in the engine
 * and are printed from there. */
#include <stdlib.h>
#include <string.h>

#include "cli/apply/octets.h"
#include "cli/handlers.h"
#include "cli/show/show.h"
#include "engine/base/xmalloc.h"
#include "engine/crypto/sign.h"
#include "engine/node/node.h"
#include "engine/pki/pki.h"

static struct pki *
pki_of(const struct apply *a)
{
	return router_pki(a->device->router);
}

static bool
list_key(const struct device *d, const char *peer, struct text *to)
{
	const struct rsa_key *k = pki_peer_key(router_pki(d->router), peer);
	struct text hex = { 0 };
	uint8_t *der;
	size_t len;

	if (!to || !k)
		return true;
	len = rsa_public_der(k, &der);
	hex_lines(der, len, &hex);
	text_add(to, "  key-string\n");
	for (const char *line = text_get(&hex), *end; (end = strchr(line, '\n')); line = end + 1)
		text_addf(to, " %.*s\n", (int)(end - line), line);
	text_add(to, "  quit\n");
	text_free(&hex);
	free(der);
	return true;
}

static bool
list_addressed(const struct device *d, const void *args, struct text *to)
{
	const struct args_pubkey_chain_addressed_key *block = args;

	return list_key(d, IP4S(block->address), to);
}

static bool
list_named(const struct device *d, const void *args, struct text *to)
{
	const struct args_pubkey_chain_named_key *block = args;

	return list_key(d, block->name, to);
}

/* A block that comes, or goes with its key. */
static bool
set_block(struct apply *a, const char *peer, config_lister *list)
{
	a->list = list;
	if (a->op != APPLY_SET)
		pki_peer_key_set(pki_of(a), peer, NULL);
	return true;
}

bool
apply_pubkey_chain_addressed_key(struct apply *a,
				 const struct args_pubkey_chain_addressed_key *args)
{
	return set_block(a, IP4S(args->address), list_addressed);
}

bool
apply_pubkey_chain_named_key(struct apply *a, const struct args_pubkey_chain_named_key *args)
{
	return set_block(a, args->name, list_named);
}

bool
apply_pubkey_key_key_string(struct apply *a, const struct args_pubkey_key_key_string *args)
{
	a->forget = true;
	if (a->op != APPLY_SET) {
		pki_peer_key_set(pki_of(a), a->parent_key, NULL);
		return true;
	}
	text_clear(&a->device->settings.typed.digits);
	apply_note(a, DIAG_TYPE_KEY_IN_HEX, NULL);
	return true;
}

bool
apply_pubkey_text_quit(struct apply *a, const struct args_pubkey_text_quit *args)
{
	size_t len = 0;
	uint8_t *bytes = octets_typed(a, &len);
	struct rsa_key *key = bytes ? rsa_read_public(bytes, len) : NULL;

	a->forget = true;
	free(bytes);
	if (!key)
		return refuse(a, DIAG_NO_PUBLIC_KEY, NULL);
	pki_peer_key_set(pki_of(a), a->parent_key, key);
	return true;
}
