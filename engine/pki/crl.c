/* Revocation lists, RFC 5280 section 5: one for each issuer. */
#include <stdlib.h>
#include <string.h>

#include <openssl/err.h>

#include "engine/base/xmalloc.h"
#include "engine/pki/internal.h"

static X509_CRL *
from_der(const uint8_t *der, size_t len)
{
	X509_CRL *crl = X509_CRL_new_ex(crypto_context(), NULL);
	const unsigned char *at = der;

	if (!d2i_X509_CRL(&crl, &at, (long)len))
		crl = NULL; /* which it has freed */
	if (crl && at != der + len) {
		X509_CRL_free(crl);
		crl = NULL;
	}
	ERR_clear_error();
	return crl;
}

static X509_CRL *
read_crl(const void *bytes, size_t len, size_t *size)
{
	const uint8_t *at = bytes;
	X509_CRL *crl;
	uint8_t *der;

	if (!len || len > 2 * PKI_MAX_CRL)
		return NULL;
	*size = len;
	if (*at == (V_ASN1_SEQUENCE | V_ASN1_CONSTRUCTED))
		return from_der(at, len);
	der = pki_unarmour(bytes, len, size);
	crl = der ? from_der(der, *size) : NULL;
	free(der);
	return crl;
}

static struct pki_crl *
find(const struct pki *pki, const X509_NAME *issuer)
{
	for (size_t i = 0; i < pki->crls; i++)
		if (!X509_NAME_cmp(X509_CRL_get_issuer(pki->crl[i].crl), issuer))
			return &pki->crl[i];
	return NULL;
}

static void
empty(struct pki_crl *c)
{
	X509_CRL_free(c->crl);
	free(c->source);
}

bool
pki_crl_load(struct pki *pki, const void *bytes, size_t len, const char *source, struct diag *d)
{
	size_t size;
	X509_CRL *crl = read_crl(bytes, len, &size);
	struct pki_crl *place;

	if (!crl)
		return diag(d, DIAG_NOT_A_CRL, NULL);
	place = find(pki, X509_CRL_get_issuer(crl));
	if (place) {
		empty(place);
	} else {
		pki->crl = xrealloc(pki->crl, pki->crls + 1, sizeof *pki->crl);
		place = &pki->crl[pki->crls++];
	}
	*place = (struct pki_crl){ crl, xstrdup(source), size, pki_now(pki) };
	return true;
}

bool
pki_crl_at(const struct pki *pki, size_t i, struct pki_crl_view *v)
{
	const struct pki_crl *c = &pki->crl[i];
	const ASN1_TIME *next;

	if (i >= pki->crls)
		return false;
	next = X509_CRL_get0_nextUpdate(c->crl);
	*v = (struct pki_crl_view){
		.this_update = pki_seconds(X509_CRL_get0_lastUpdate(c->crl)),
		.next_update = next ? pki_seconds(next) : INT64_MAX,
		.loaded = c->loaded,
		.size = c->size,
		.source = c->source,
	};
	return true;
}

void
pki_crl_issuer(const struct pki *pki, size_t i, const char *separator, struct text *to)
{
	pki_name_add(X509_CRL_get_issuer(pki->crl[i].crl), separator, to);
}

void
pki_crls_free(struct pki *pki)
{
	while (pki->crls)
		empty(&pki->crl[--pki->crls]);
	free(pki->crl);
}

void
pki_set_fetch(struct pki *pki, pki_fetch *fetch, void *owner)
{
	pki->fetch = fetch;
	pki->fetch_owner = owner;
}

/* A list tells nothing that its CA did not sign, that is older than it says it may be, or that has an
 * extension which changes what it means (RFC 5280 5.2): it may be a part, or changes to another. */
static bool
counts(const struct pki *pki, const struct pki_crl *c, X509 *ca)
{
	const ASN1_TIME *next = X509_CRL_get0_nextUpdate(c->crl);

	return (!next || pki_seconds(next) > pki_now(pki)) &&
	       X509_CRL_get_ext_by_critical(c->crl, 1, -1) < 0 &&
	       X509_CRL_verify(c->crl, X509_get0_pubkey(ca)) == 1;
}

enum pki_verdict
pki_crl_check(const struct pki *pki, X509 *x, X509 *ca)
{
	const struct pki_crl *c = find(pki, X509_get_subject_name(ca));
	X509_REVOKED *entry = NULL;
	enum pki_verdict v = PKI_REVOCATION_UNKNOWN;

	if (c && counts(pki, c, ca))
		v = X509_CRL_get0_by_cert(c->crl, &entry, x) == 1 ? PKI_REVOKED : PKI_VALID;
	ERR_clear_error();
	return v;
}
