/* Trustpoints: whom the router trusts, and what it shows of itself to those who trust them. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/pki/internal.h"

struct pki_trustpoint *
pki_trustpoint_find(const struct pki *pki, const char *name)
{
	struct pki_trustpoint *t;

	HASH_FIND(by_name, pki->trustpoint_by_name, name, strlen(name), t);
	return t;
}

struct pki_trustpoint *
pki_trustpoint_get(struct pki *pki, const char *name)
{
	struct pki_trustpoint *t = pki_trustpoint_find(pki, name);

	if (t)
		return t;
	t = xcalloc(1, sizeof *t);
	t->name = xstrdup(name);
	t->hash = HASH_SHA1;
	t->revocation[0] = PKI_CHECK_CRL;
	t->revocations = 1;
	pki->trustpoint =
		xrealloc(pki->trustpoint, pki->trustpoints + 1, sizeof(struct pki_trustpoint *));
	pki->trustpoint[pki->trustpoints++] = t;
	HASH_ADD_KEYPTR(by_name, pki->trustpoint_by_name, t->name, strlen(t->name), t);
	return t;
}

struct pki_trustpoint *
pki_trustpoint_at(const struct pki *pki, size_t i)
{
	return i < pki->trustpoints ? pki->trustpoint[i] : NULL;
}

static void
forget_request(struct pki_trustpoint *t)
{
	free(t->request);
	t->request = NULL;
	t->request_len = 0;
	t->requested = false;
}

static void
trustpoint_free(struct pki_trustpoint *t)
{
	forget_request(t);
	pki_cert_free(t->ca);
	pki_cert_free(t->router);
	free(t->url);
	free(t->subject);
	free(t->key_label);
	free(t->name);
	free(t);
}

bool
pki_trustpoint_remove(struct pki *pki, const char *name)
{
	size_t i = 0;

	while (i < pki->trustpoints && strcmp(pki->trustpoint[i]->name, name))
		i++;
	if (i == pki->trustpoints)
		return false;
	HASH_DELETE(by_name, pki->trustpoint_by_name, pki->trustpoint[i]);
	trustpoint_free(pki->trustpoint[i]);
	memmove(pki->trustpoint + i, pki->trustpoint + i + 1,
		(--pki->trustpoints - i) * sizeof(struct pki_trustpoint *));
	return true;
}

void
pki_trustpoints_free(struct pki *pki)
{
	HASH_CLEAR(by_name, pki->trustpoint_by_name);
	while (pki->trustpoints)
		trustpoint_free(pki->trustpoint[--pki->trustpoints]);
	free(pki->trustpoint);
}

const struct pki_key *
pki_trustpoint_key(const struct pki *pki, const struct pki_trustpoint *t)
{
	const char *label = t->key_label ? t->key_label : pki->default_key;

	return label ? pki_key_find(pki, label) : NULL;
}

/* Whether one of the router's pairs is behind the certificate. */
static bool
has_pair(const struct pki *pki, const struct pki_cert *c)
{
	const struct rsa_key *public = pki_cert_view(c)->key;

	for (size_t i = 0; public && i < pki->keys; i++)
		if (rsa_equal(pki->key[i].pair, public))
			return true;
	return false;
}

void
pki_forget_orphans(struct pki *pki)
{
	for (size_t i = 0; i < pki->trustpoints; i++) {
		struct pki_trustpoint *t = pki->trustpoint[i];

		if (t->router && !has_pair(pki, t->router))
			pki_install(pki, t, PKI_ROUTER_CERTIFICATE, NULL);
	}
}

void
pki_install(struct pki *pki, struct pki_trustpoint *t, enum pki_install what, struct pki_cert *c)
{
	struct pki_cert **place = what == PKI_CA_CERTIFICATE ? &t->ca : &t->router;

	if (c)
		pki_cert_share(c);
	pki_cert_free(*place);
	*place = c;
}

bool
pki_authenticate(struct pki *pki, struct pki_trustpoint *t, struct pki_cert *c, struct diag *d)
{
	if (!pki_cert_view(c)->ca)
		return diag(d, DIAG_NOT_A_CA, t->name, NULL);
	pki_install(pki, t, PKI_CA_CERTIFICATE, c);
	return true;
}

bool
pki_import(struct pki *pki, struct pki_trustpoint *t, struct pki_cert *c, struct diag *d)
{
	const struct pki_key *k = pki_trustpoint_key(pki, t);
	const struct rsa_key *public = pki_cert_view(c)->key;

	if (!t->ca)
		return diag(d, DIAG_NO_CA_CERTIFICATE, t->name, NULL);
	if (!k || !public || !rsa_equal(k->pair, public))
		return diag(d, DIAG_CERTIFICATE_OF_OTHER_KEY, t->name, NULL);
	if (!pki_cert_signed_by(c, t->ca))
		return diag(d, DIAG_CERTIFICATE_OF_OTHER_CA, t->name, NULL);
	pki_install(pki, t, PKI_ROUTER_CERTIFICATE, c);
	forget_request(t);
	return true;
}
