/* Certificates: read once, asked often. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <openssl/err.h>
#include <openssl/x509v3.h>

#include "engine/base/xmalloc.h"
#include "engine/pki/internal.h"

struct pki_cert {
	unsigned refs;
	X509 *x;
	uint8_t *der;
	size_t len;
	char serial[2 * PKI_MAX_SERIAL + 2];
	char *unit, *fqdn, *number, *url;
	struct rsa_key *key;
	struct pki_cert_view view;
};

X509 *
pki_x509(const struct pki_cert *c)
{
	return c->x;
}

/* ---- what it says ---- */

static void
read_serial(struct pki_cert *c)
{
	const ASN1_INTEGER *serial = X509_get0_serialNumber(c->x);
	struct text t = { 0 };

	for (int i = 0; i < serial->length && i < PKI_MAX_SERIAL; i++)
		text_addf(&t, "%02X", serial->data[i]);
	snprintf(c->serial, sizeof c->serial, "%s", text_get(&t));
	text_free(&t);
}

int64_t
pki_seconds(const ASN1_TIME *t)
{
	struct tm tm;

	return ASN1_TIME_to_tm(t, &tm) ? (int64_t)timegm(&tm) : INT64_MIN;
}

/* What a certificate says goes to terminals and is compared as text: octets that are none become
 * dots, as in pki_name_add(). */
static char *
text_of(const uint8_t *octets, size_t len)
{
	char *text = xmalloc(len + 1);

	for (size_t i = 0; i < len; i++)
		text[i] = octets[i] >= ' ' && octets[i] != 127 ? (char)octets[i] : '.';
	text[len] = 0;
	return text;
}

/* The value of the first such attribute of the subject; NULL: there is none. */
static char *
subject_value(const struct pki_cert *c, int nid)
{
	const X509_NAME *name = X509_get_subject_name(c->x);
	int at = X509_NAME_get_index_by_NID(name, nid, -1), len;
	unsigned char *value = NULL;
	char *copy;

	if (at < 0)
		return NULL;
	len = ASN1_STRING_to_UTF8(&value, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
	if (len < 0)
		return NULL;
	copy = text_of(value, (size_t)len);
	OPENSSL_free(value);
	return copy;
}

static char *
copy_of(const ASN1_STRING *s)
{
	return text_of(ASN1_STRING_get0_data(s), (size_t)ASN1_STRING_length(s));
}

static void
read_address(struct pki_cert *c, const ASN1_OCTET_STRING *s)
{
	const uint8_t *b = ASN1_STRING_get0_data(s);

	if (!c->view.address && ASN1_STRING_length(s) == 4)
		c->view.address = IP4(b[0], b[1], b[2], b[3]);
}

static void
read_alternatives(struct pki_cert *c)
{
	GENERAL_NAMES *names = X509_get_ext_d2i(c->x, NID_subject_alt_name, NULL, NULL);

	for (int i = 0; i < sk_GENERAL_NAME_num(names); i++) {
		const GENERAL_NAME *n = sk_GENERAL_NAME_value(names, i);

		if (n->type == GEN_DNS && !c->fqdn)
			c->fqdn = copy_of(n->d.dNSName);
		else if (n->type == GEN_IPADD)
			read_address(c, n->d.iPAddress);
	}
	GENERAL_NAMES_free(names);
}

static char *
url_of(const GENERAL_NAMES *names)
{
	for (int i = 0; i < sk_GENERAL_NAME_num(names); i++) {
		const GENERAL_NAME *n = sk_GENERAL_NAME_value(names, i);

		if (n->type == GEN_URI)
			return copy_of(n->d.uniformResourceIdentifier);
	}
	return NULL;
}

static void
read_distribution(struct pki_cert *c)
{
	CRL_DIST_POINTS *points = X509_get_ext_d2i(c->x, NID_crl_distribution_points, NULL, NULL);

	for (int i = 0; i < sk_DIST_POINT_num(points) && !c->url; i++) {
		const DIST_POINT_NAME *name = sk_DIST_POINT_value(points, i)->distpoint;

		if (name && name->type == 0)
			c->url = url_of(name->name.fullname);
	}
	CRL_DIST_POINTS_free(points);
}

static size_t
read_key_id(const ASN1_OCTET_STRING *id, uint8_t out[20])
{
	size_t len = id ? (size_t)ASN1_STRING_length(id) : 0;

	if (len > 20)
		len = 20;
	if (len)
		memcpy(out, ASN1_STRING_get0_data(id), len);
	return len;
}

static void
read_usage(struct pki_cert *c)
{
	ASN1_BIT_STRING *bits = X509_get_ext_d2i(c->x, NID_key_usage, NULL, NULL);

	c->view.has_usage = bits;
	c->view.usage = bits && bits->length ? bits->data[0] : 0;
	ASN1_BIT_STRING_free(bits);
}

static void
read_names(struct pki_cert *c)
{
	char *address = subject_value(c, NID_pkcs9_unstructuredAddress);

	c->unit = subject_value(c, NID_organizationalUnitName);
	c->fqdn = subject_value(c, NID_pkcs9_unstructuredName);
	c->number = subject_value(c, NID_serialNumber);
	if (address)
		ip4_parse(address, &c->view.address);
	free(address);
	read_alternatives(c);
	read_distribution(c);
}

static void
read_view(struct pki_cert *c)
{
	struct pki_cert_view *v = &c->view;

	read_serial(c);
	read_names(c);
	read_usage(c);
	v->not_before = pki_seconds(X509_get0_notBefore(c->x));
	v->not_after = pki_seconds(X509_get0_notAfter(c->x));
	v->unit = c->unit ? c->unit : "";
	v->fqdn = c->fqdn ? c->fqdn : "";
	v->serial_number = c->number ? c->number : "";
	v->crl_url = c->url ? c->url : "";
	v->version = (unsigned)X509_get_version(c->x) + 1;
	v->key = c->key;
	v->bits = c->key ? rsa_bits(c->key) : 0;
	v->signature = OBJ_nid2ln(X509_get_signature_nid(c->x));
	v->ca = X509_check_ca(c->x) != 0;
	v->self_signed =
		X509_NAME_cmp(X509_get_subject_name(c->x), X509_get_issuer_name(c->x)) == 0;
	v->subject_key_id_len = read_key_id(X509_get0_subject_key_id(c->x), v->subject_key_id);
	v->authority_key_id_len =
		read_key_id(X509_get0_authority_key_id(c->x), v->authority_key_id);
}

/* ---- its life ---- */

struct pki_cert *
pki_cert_take(X509 *x)
{
	struct pki_cert *c;
	uint8_t *der = NULL;
	int len = x ? i2d_X509(x, &der) : 0;

	if (len <= 0 || len > PKI_MAX_CERT) {
		OPENSSL_free(der);
		X509_free(x);
		ERR_clear_error();
		return NULL;
	}
	c = xcalloc(1, sizeof *c);
	c->refs = 1;
	c->x = x;
	c->der = xmemdup(der, (size_t)len);
	c->len = (size_t)len;
	OPENSSL_free(der);
	c->key = rsa_from_evp(X509_get0_pubkey(x));
	read_view(c);
	ERR_clear_error();
	return c;
}

static struct pki_cert *
from_der(const uint8_t *der, size_t len)
{
	X509 *x = X509_new_ex(crypto_context(), NULL);
	const unsigned char *at = der;

	if (!d2i_X509(&x, &at, (long)len))
		x = NULL; /* which it has freed */
	if (x && at != der + len) {
		X509_free(x);
		x = NULL;
	}
	return pki_cert_take(x);
}

struct pki_cert *
pki_cert_read(const void *bytes, size_t len)
{
	const uint8_t *at = bytes;
	struct pki_cert *c;
	size_t size;
	uint8_t *der;

	if (!len || len > 2 * PKI_MAX_CERT)
		return NULL;
	if (*at == (V_ASN1_SEQUENCE | V_ASN1_CONSTRUCTED))
		return from_der(at, len);
	der = pki_unarmour(bytes, len, &size);
	c = der ? from_der(der, size) : NULL;
	free(der);
	return c;
}

struct pki_cert *
pki_cert_share(struct pki_cert *c)
{
	c->refs++;
	return c;
}

void
pki_cert_free(struct pki_cert *c)
{
	if (!c || --c->refs)
		return;
	X509_free(c->x);
	rsa_free(c->key);
	free(c->der);
	free(c->unit);
	free(c->fqdn);
	free(c->number);
	free(c->url);
	free(c);
}

/* ---- asking it ---- */

const uint8_t *
pki_cert_der(const struct pki_cert *c, size_t *len)
{
	*len = c->len;
	return c->der;
}

const char *
pki_cert_serial(const struct pki_cert *c)
{
	return c->serial;
}

const struct pki_cert_view *
pki_cert_view(const struct pki_cert *c)
{
	return &c->view;
}

static const X509_NAME *
name_of(const struct pki_cert *c, enum pki_who who)
{
	return who == PKI_SUBJECT ? X509_get_subject_name(c->x) : X509_get_issuer_name(c->x);
}

void
pki_cert_name(const struct pki_cert *c, enum pki_who who, const char *separator, struct text *to)
{
	pki_name_add(name_of(c, who), separator, to);
}

const uint8_t *
pki_cert_name_der(const struct pki_cert *c, enum pki_who who, size_t *len)
{
	const unsigned char *der = NULL;

	*len = 0;
	X509_NAME_get0_der(name_of(c, who), &der, len);
	return der;
}

bool
pki_cert_is(const struct pki_cert *c, enum pki_who who, const uint8_t *der, size_t len)
{
	const unsigned char *at = der;
	X509_NAME *name = len <= PKI_MAX_CERT ? d2i_X509_NAME(NULL, &at, (long)len) : NULL;
	bool same = name && at == der + len && !X509_NAME_cmp(name, name_of(c, who));

	X509_NAME_free(name);
	ERR_clear_error();
	return same;
}

/* Whether a name of that kind among the alternatives is those octets; names without regard to case. */
static bool
has_alternative(const struct pki_cert *c, int type, const void *octets, size_t len)
{
	GENERAL_NAMES *names = X509_get_ext_d2i(c->x, NID_subject_alt_name, NULL, NULL);
	bool found = false;

	for (int i = 0; i < sk_GENERAL_NAME_num(names) && !found; i++) {
		const GENERAL_NAME *n = sk_GENERAL_NAME_value(names, i);
		const ASN1_STRING *s = n->type == type ? n->d.ia5 : NULL;

		found = s && (size_t)ASN1_STRING_length(s) == len &&
			(type == GEN_DNS
				 ? !strncasecmp((const char *)ASN1_STRING_get0_data(s), octets, len)
				 : !memcmp(ASN1_STRING_get0_data(s), octets, len));
	}
	GENERAL_NAMES_free(names);
	return found;
}

bool
pki_cert_has_name(const struct pki_cert *c, const char *fqdn)
{
	return !strcasecmp(c->view.fqdn, fqdn) || has_alternative(c, GEN_DNS, fqdn, strlen(fqdn));
}

bool
pki_cert_has_address(const struct pki_cert *c, ip4 a)
{
	uint8_t octets[4] = { a >> 24, a >> 16 & 255, a >> 8 & 255, a & 255 };

	return c->view.address == a || has_alternative(c, GEN_IPADD, octets, sizeof octets);
}

size_t
pki_cert_fingerprint(const struct pki_cert *c, enum hash_alg alg, uint8_t out[CRYPTO_MAX_DIGEST])
{
	return hash(alg, &(struct chunk){ c->der, c->len }, 1, out);
}

bool
pki_cert_signed_by(const struct pki_cert *c, const struct pki_cert *ca)
{
	bool good = X509_check_issued(ca->x, c->x) == X509_V_OK &&
		    X509_verify(c->x, X509_get0_pubkey(ca->x)) == 1;

	ERR_clear_error();
	return good;
}
