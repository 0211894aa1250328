/* PKCS#12 files, RFC 7292: in with whatever OpenSSL reads, out as old routers write them (3DES,
 * SHA-1). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <openssl/err.h>
#include <openssl/pkcs12.h>

#include "engine/base/xmalloc.h"
#include "engine/pki/internal.h"

#define ROUNDS 2048

/* What is in a file. */
struct contents {
	EVP_PKEY *pair;
	X509 *router;
	STACK_OF(X509) * others;
};

static PKCS12 *
from_der(const uint8_t *der, size_t len)
{
	PKCS12 *p = PKCS12_init_ex(NID_pkcs7_data, crypto_context(), NULL);
	const unsigned char *at = der;

	return d2i_PKCS12(&p, &at, (long)len) ? p : NULL;
}

static PKCS12 *
read_file(const void *bytes, size_t len)
{
	const uint8_t *at = bytes;
	PKCS12 *p;
	size_t size;
	uint8_t *der;

	if (!len || len > 2 * PKI_MAX_CRL)
		return NULL;
	if (*at == (V_ASN1_SEQUENCE | V_ASN1_CONSTRUCTED))
		return from_der(at, len);
	der = pki_unarmour(bytes, len, &size);
	p = der ? from_der(der, size) : NULL;
	free(der);
	return p;
}

static void
contents_free(struct contents *c)
{
	EVP_PKEY_free(c->pair);
	X509_free(c->router);
	sk_X509_pop_free(c->others, X509_free);
}

/* The CA above c among those in the file; NULL: it is not there. */
static struct pki_cert *
above(const struct contents *file, const struct pki_cert *c)
{
	for (int i = 0; i < sk_X509_num(file->others); i++) {
		X509 *x = sk_X509_value(file->others, i);
		struct pki_cert *ca;

		X509_up_ref(x);
		ca = pki_cert_take(x);
		if (ca && pki_cert_signed_by(c, ca))
			return ca;
		pki_cert_free(ca);
	}
	return NULL;
}

/* The CA goes to the trustpoint; those above it go to trustpoints of their own. */
static void
take_cas(struct pki *pki, struct pki_trustpoint *t, const struct contents *file,
	 const struct pki_cert *router)
{
	struct pki_cert *ca = above(file, router), *next;
	struct pki_trustpoint *place = t;

	for (unsigned above_it = 0; ca && above_it < PKI_MAX_CHAIN; ca = next) {
		char *name = xasprintf("%s-rrr%u", t->name, ++above_it);

		pki_install(pki, place, PKI_CA_CERTIFICATE, ca);
		next = pki_cert_view(ca)->self_signed ? NULL : above(file, ca);
		if (next)
			place = pki_trustpoint_get(pki, name);
		place->enrolment = PKI_ENROL_PKCS12;
		pki_cert_free(ca);
		free(name);
	}
	pki_cert_free(ca);
}

static bool
take(struct pki *pki, struct pki_trustpoint *t, struct contents *file, bool exportable)
{
	struct rsa_key *pair = rsa_from_evp(file->pair);
	struct pki_cert *router = pki_cert_take(file->router);

	file->router = NULL; /* taken */
	if (!pair || !router || !pki_cert_view(router)->key ||
	    !rsa_equal(pair, pki_cert_view(router)->key)) {
		rsa_free(pair);
		pki_cert_free(router);
		return false;
	}
	pki_key_add(pki, t->name, PKI_KEY_GENERAL, pair, exportable, pki_now(pki));
	pki_set_text(&t->key_label, t->name);
	t->enrolment = PKI_ENROL_PKCS12;
	pki_install(pki, t, PKI_ROUTER_CERTIFICATE, router);
	take_cas(pki, t, file, router);
	pki_cert_free(router);
	return true;
}

bool
pki_import_pkcs12(struct pki *pki, struct pki_trustpoint *t, const void *bytes, size_t len,
		  const char *password, bool exportable, struct diag *d)
{
	struct contents file = { 0 };
	PKCS12 *p = read_file(bytes, len);
	bool done = p && PKCS12_parse(p, password, &file.pair, &file.router, &file.others) &&
		    file.pair && file.router && take(pki, t, &file, exportable);

	contents_free(&file);
	PKCS12_free(p);
	ERR_clear_error();
	return done || diag(d, DIAG_NOT_A_PKCS12, NULL);
}

/* ---- out ---- */

static PKCS12 *
make(struct pki *pki, const struct pki_trustpoint *t, const struct pki_key *k, const char *password)
{
	struct rng *before = crypto_draw_from(pki->rng);
	STACK_OF(X509) *cas = sk_X509_new_null();
	PKCS12 *p;

	if (t->ca)
		sk_X509_push(cas, pki_x509(t->ca));
	p = PKCS12_create_ex(password, t->name, rsa_evp(k->pair), pki_x509(t->router), cas,
			     NID_pbe_WithSHA1And3_Key_TripleDES_CBC,
			     NID_pbe_WithSHA1And3_Key_TripleDES_CBC, ROUNDS, -1, 0,
			     crypto_context(), NULL);
	if (p && !PKCS12_set_mac(p, password, -1, NULL, 0, ROUNDS, EVP_sha1())) {
		PKCS12_free(p);
		p = NULL;
	}
	sk_X509_free(cas);
	crypto_draw_from(before);
	return p;
}

size_t
pki_export_pkcs12(struct pki *pki, struct pki_trustpoint *t, const char *password, uint8_t **der,
		  struct diag *d)
{
	const struct pki_key *k = pki_trustpoint_key(pki, t);
	unsigned char *made = NULL;
	PKCS12 *p;
	int len;

	*der = NULL;
	if (!k || !t->router || !k->exportable) {
		diag(d, k && t->router ? DIAG_KEY_NOT_EXPORTABLE : DIAG_NO_KEY_PAIR, t->name, NULL);
		return 0;
	}
	p = make(pki, t, k, password);
	len = p ? i2d_PKCS12(p, &made) : 0;
	PKCS12_free(p);
	if (len <= 0)
		return 0;
	*der = xmemdup(made, (size_t)len);
	OPENSSL_clear_free(made, (size_t)len);
	return (size_t)len;
}
