#include "engine/pki/internal.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"

struct pki *
pki_new(struct rng *rng, struct event_sink *events)
{
	struct pki *pki = xcalloc(1, sizeof *pki);

	pki->rng = rng;
	pki->events = events;
	return pki;
}

void
pki_free(struct pki *pki)
{
	if (!pki)
		return;
	pki_maps_free(pki);
	pki_crls_free(pki);
	pki_trustpoints_free(pki);
	pki_keys_free(pki);
	free(pki->default_key);
	free(pki);
}

void
pki_set_clock(struct pki *pki, pki_clock *clock, void *owner)
{
	pki->clock = clock;
	pki->clock_owner = owner;
}

int64_t
pki_now(const struct pki *pki)
{
	return pki->clock ? pki->clock(pki->clock_owner) : 0;
}

void
pki_set_text(char **field, const char *text)
{
	char *copy = text ? xstrdup(text) : NULL;

	free(*field);
	*field = copy;
}

const EVP_MD *
pki_digest(enum hash_alg alg)
{
	switch (alg) {
	case HASH_MD5:
		return EVP_md5();
	case HASH_SHA256:
		return EVP_sha256();
	case HASH_SHA384:
		return EVP_sha384();
	case HASH_SHA512:
		return EVP_sha512();
	default:
		return EVP_sha1();
	}
}
