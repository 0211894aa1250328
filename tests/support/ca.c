#include "tests/support/ca.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <check.h>
#include <openssl/x509v3.h>

#include "engine/base/xmalloc.h"

static void
extend(X509 *x, X509 *issuer, int nid, const char *value)
{
	X509V3_CTX ctx;
	X509_EXTENSION *e;

	if (!value)
		return;
	X509V3_set_ctx(&ctx, issuer, x, NULL, NULL, 0);
	e = X509V3_EXT_nconf_nid(NULL, &ctx, nid, value);
	ck_assert_ptr_nonnull(e);
	X509_add_ext(x, e, -1);
	X509_EXTENSION_free(e);
}

static void
put(X509_NAME *name, const char *field, const char *value)
{
	if (value)
		X509_NAME_add_entry_by_txt(name, field, MBSTRING_ASC, (const uint8_t *)value, -1,
					   -1, 0);
}

static X509 *
read_x509(const uint8_t *der, size_t len)
{
	const uint8_t *at = der;

	return d2i_X509(NULL, &at, (long)len);
}

static X509 *
begin(long serial, int64_t from, int64_t until)
{
	X509 *x = X509_new();

	X509_set_version(x, 2);
	ASN1_INTEGER_set(X509_get_serialNumber(x), serial);
	ASN1_TIME_set(X509_getm_notBefore(x), (time_t)(from ? from : CA_FROM));
	ASN1_TIME_set(X509_getm_notAfter(x), (time_t)(until ? until : CA_UNTIL));
	return x;
}

/* Signs, encodes and frees it. */
static size_t
finish(X509 *x, struct rsa_key *key, uint8_t **der)
{
	uint8_t *made = NULL;
	int len;

	ck_assert(X509_sign(x, rsa_evp(key), EVP_sha256()) > 0);
	len = i2d_X509(x, &made);
	*der = xmemdup(made, (size_t)len);
	OPENSSL_free(made);
	X509_free(x);
	return (size_t)len;
}

struct ca *
ca_new(const char *name, uint64_t seed, struct ca *above)
{
	struct ca *ca = xcalloc(1, sizeof *ca);
	struct rng rng;
	X509 *x = begin(above ? ++above->serial : 1, 0, 0), *issuer;

	rng_seed(&rng, seed, name);
	snprintf(ca->name, sizeof ca->name, "%s", name);
	ca->key = rsa_generate(1024, &rng);
	ca->above = above;
	ca->serial = 1;
	put(X509_get_subject_name(x), "CN", name);
	put(X509_get_issuer_name(x), "CN", above ? above->name : name);
	X509_set_pubkey(x, rsa_evp(ca->key));
	issuer = above ? read_x509(above->der, above->len) : x;
	extend(x, issuer, NID_basic_constraints, "critical,CA:TRUE");
	extend(x, issuer, NID_key_usage, "critical,keyCertSign,cRLSign");
	extend(x, issuer, NID_subject_key_identifier, "hash");
	if (above)
		X509_free(issuer);
	ca->len = finish(x, above ? above->key : ca->key, &ca->der);
	return ca;
}

void
ca_free(struct ca *ca)
{
	rsa_free(ca->key);
	free(ca->der);
	free(ca);
}

size_t
ca_issue(struct ca *ca, const struct rsa_key *key, const struct ca_wish *w, uint8_t **der)
{
	X509 *x = begin(++ca->serial, w->from, w->until);

	put(X509_get_subject_name(x), "O", "Lab");
	put(X509_get_subject_name(x), "OU", w->ou);
	put(X509_get_subject_name(x), "CN", w->cn);
	put(X509_get_issuer_name(x), "CN", ca->name);
	X509_set_pubkey(x, rsa_evp(key));
	extend(x, x, NID_subject_alt_name, w->san);
	extend(x, x, NID_key_usage, w->usage);
	return finish(x, ca->key, der);
}

size_t
ca_grant(struct ca *ca, const uint8_t *request, size_t len, uint8_t **der)
{
	const uint8_t *at = request;
	X509_REQ *r = d2i_X509_REQ(NULL, &at, (long)len);
	STACK_OF(X509_EXTENSION) * asked;
	X509 *x;

	*der = NULL;
	if (!r || X509_REQ_verify(r, X509_REQ_get0_pubkey(r)) != 1) {
		X509_REQ_free(r);
		return 0;
	}
	x = begin(++ca->serial, 0, 0);
	X509_set_subject_name(x, X509_REQ_get_subject_name(r));
	put(X509_get_issuer_name(x), "CN", ca->name);
	X509_set_pubkey(x, X509_REQ_get0_pubkey(r));
	asked = X509_REQ_get_extensions(r);
	for (int i = 0; i < sk_X509_EXTENSION_num(asked); i++)
		X509_add_ext(x, sk_X509_EXTENSION_value(asked, i), -1);
	sk_X509_EXTENSION_pop_free(asked, X509_EXTENSION_free);
	X509_REQ_free(r);
	return finish(x, ca->key, der);
}

size_t
ca_crl(struct ca *ca, const long *revoked, int64_t from, int64_t until, uint8_t **der)
{
	X509_CRL *crl = X509_CRL_new();
	X509_NAME *name = X509_NAME_new();
	ASN1_TIME *when = ASN1_TIME_set(NULL, (time_t)from);
	uint8_t *made = NULL;
	int len;

	X509_CRL_set_version(crl, 1);
	put(name, "CN", ca->name);
	X509_CRL_set_issuer_name(crl, name);
	X509_CRL_set1_lastUpdate(crl, when);
	for (; *revoked; revoked++) {
		X509_REVOKED *r = X509_REVOKED_new();
		ASN1_INTEGER *serial = ASN1_INTEGER_new();

		ASN1_INTEGER_set(serial, *revoked);
		X509_REVOKED_set_serialNumber(r, serial);
		X509_REVOKED_set_revocationDate(r, when);
		X509_CRL_add0_revoked(crl, r);
		ASN1_INTEGER_free(serial);
	}
	ASN1_TIME_set(when, (time_t)until);
	X509_CRL_set1_nextUpdate(crl, when);
	ck_assert(X509_CRL_sign(crl, rsa_evp(ca->key), EVP_sha256()) > 0);
	len = i2d_X509_CRL(crl, &made);
	*der = xmemdup(made, (size_t)len);
	OPENSSL_free(made);
	ASN1_TIME_free(when);
	X509_NAME_free(name);
	X509_CRL_free(crl);
	return (size_t)len;
}
