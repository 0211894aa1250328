/* What the router says of itself: PKCS#10 requests (RFC 2986), and certificates it signs itself. */
#include <stdlib.h>

#include <openssl/x509v3.h>

#include "engine/base/xmalloc.h"
#include "engine/pki/internal.h"

#define USAGE (PKI_DIGITAL_SIGNATURE | PKI_KEY_ENCIPHERMENT)

/* When self-signed certificates end that were made before that day, and those made since. */
#define END_EARLY 1577836800 /* Jan 1 2020 */
#define END_LATE  1893456000 /* Jan 1 2030, or ten years if that is later */
#define TEN_YEARS (3652 * 86400LL)

static X509_EXTENSION *
usage_extension(void)
{
	ASN1_BIT_STRING *bits = ASN1_BIT_STRING_new();
	X509_EXTENSION *e;

	ASN1_BIT_STRING_set_bit(bits, 0, 1);
	ASN1_BIT_STRING_set_bit(bits, 2, 1);
	e = X509V3_EXT_i2d(NID_key_usage, 1, bits);
	ASN1_BIT_STRING_free(bits);
	return e;
}

static bool
add_extensions(X509_REQ *r)
{
	X509_EXTENSIONS *list = sk_X509_EXTENSION_new_null();
	bool done;

	sk_X509_EXTENSION_push(list, usage_extension());
	done = X509_REQ_add_extensions(r, list) == 1;
	sk_X509_EXTENSION_pop_free(list, X509_EXTENSION_free);
	return done;
}

/* The DER of it; 0 when something failed. */
static size_t
sign_request(const struct pki_trustpoint *t, X509_NAME *subject, EVP_PKEY *pair, uint8_t **der)
{
	X509_REQ *r = X509_REQ_new_ex(crypto_context(), NULL);
	int len = 0;

	*der = NULL;
	if (X509_REQ_set_subject_name(r, subject) && X509_REQ_set_pubkey(r, pair) &&
	    add_extensions(r) && X509_REQ_sign(r, pair, pki_digest(t->hash)))
		len = i2d_X509_REQ(r, der);
	X509_REQ_free(r);
	return len > 0 ? (size_t)len : 0;
}

bool
pki_request(struct pki *pki, struct pki_trustpoint *t, const struct pki_ask *ask, struct diag *d)
{
	const struct pki_key *k = pki_trustpoint_key(pki, t);
	X509_NAME *subject;
	uint8_t *der;
	size_t len;

	if (!k)
		return diag(d, DIAG_NO_KEY_PAIR, t->name, NULL);
	subject = pki_name_typed(t->subject, ask);
	if (!subject)
		return diag(d, DIAG_BAD_SUBJECT_NAME, t->subject, NULL);
	event(pki->events, PKI_ENROLLING, k->label);
	event(pki->events, PKI_REQUEST_BEGUN);
	len = sign_request(t, subject, rsa_evp(k->pair), &der);
	X509_NAME_free(subject);
	if (!len)
		return diag(d, DIAG_NO_KEY_PAIR, t->name, NULL);
	free(t->request);
	t->request = xmemdup(der, t->request_len = len);
	t->requested = true;
	event(pki->events, PKI_REQUEST_MADE, (uint32_t)len, &(struct event_bytes){ der, len });
	OPENSSL_free(der);
	return true;
}

/* ---- self-signed ---- */

static int64_t
end_after(int64_t now)
{
	int64_t ten = now + TEN_YEARS;

	if (now < END_EARLY)
		return END_EARLY;
	return ten > END_LATE ? ten : END_LATE;
}

static bool
extend(X509 *x, int nid, const char *value)
{
	X509V3_CTX ctx;
	X509_EXTENSION *e;
	bool done;

	X509V3_set_ctx(&ctx, x, x, NULL, NULL, 0);
	e = X509V3_EXT_nconf_nid(NULL, &ctx, nid, value);
	done = e && X509_add_ext(x, e, -1);
	X509_EXTENSION_free(e);
	return done;
}

static struct pki_cert *
sign_self(const struct pki *pki, const struct pki_trustpoint *t, X509_NAME *subject, EVP_PKEY *pair)
{
	X509 *x = X509_new_ex(crypto_context(), NULL);
	int64_t now = pki_now(pki);

	if (X509_set_version(x, X509_VERSION_3) && ASN1_INTEGER_set(X509_get_serialNumber(x), 1) &&
	    X509_set_subject_name(x, subject) && X509_set_issuer_name(x, subject) &&
	    X509_set_pubkey(x, pair) && ASN1_TIME_set(X509_getm_notBefore(x), (time_t)now) &&
	    ASN1_TIME_set(X509_getm_notAfter(x), (time_t)end_after(now)) &&
	    extend(x, NID_basic_constraints, "critical,CA:TRUE") &&
	    extend(x, NID_subject_key_identifier, "hash") &&
	    extend(x, NID_authority_key_identifier, "keyid:always") &&
	    X509_sign(x, pair, pki_digest(t->hash)))
		return pki_cert_take(x);
	X509_free(x);
	return NULL;
}

bool
pki_self_sign(struct pki *pki, struct pki_trustpoint *t, const struct pki_ask *ask, struct diag *d)
{
	const struct pki_key *k = pki_trustpoint_key(pki, t);
	X509_NAME *subject;
	struct pki_cert *c;

	if (!k)
		return diag(d, DIAG_NO_KEY_PAIR, t->name, NULL);
	subject = pki_name_typed(t->subject, ask);
	if (!subject)
		return diag(d, DIAG_BAD_SUBJECT_NAME, t->subject, NULL);
	c = sign_self(pki, t, subject, rsa_evp(k->pair));
	X509_NAME_free(subject);
	if (!c)
		return diag(d, DIAG_NO_KEY_PAIR, t->name, NULL);
	pki_install(pki, t, PKI_ROUTER_CERTIFICATE, c);
	pki_cert_free(c);
	return true;
}
