/* show crypto pki: certificates, trustpoints, revocation lists. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "cli/config/config.h"
#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "cli/show/show.h"
#include "engine/node/node.h"
#include "engine/pki/pki.h"
#include "grammar/ios/args.h"

#define CN_OF_FILE 12 /* characters of the issuer in the name of a file */

static const struct pki *
pki_of(const struct session *s)
{
	return router_pki(session_device(s)->router);
}

static bool
same(const struct pki_cert *a, const struct pki_cert *b)
{
	const uint8_t *x, *y;
	size_t n, m;

	if (!a || !b)
		return a == b;
	x = pki_cert_der(a, &n);
	y = pki_cert_der(b, &m);
	return n == m && !memcmp(x, y, n);
}

/* ---- parts of a certificate ---- */

/* One RDN a line. */
static void
add_name(const struct pki_cert *c, enum pki_who who, const char *indent, struct text *to)
{
	struct text separator = { 0 };

	text_addf(&separator, "\n%s", indent);
	text_add(to, indent);
	pki_cert_name(c, who, text_get(&separator), to);
	text_add(to, "\n");
	text_free(&separator);
}

/* The value of the first cn in the name, up to size characters. */
static void
common_name(const struct pki_cert *c, enum pki_who who, char *cn, size_t size)
{
	struct text name = { 0 };
	const char *at;

	pki_cert_name(c, who, "\n", &name);
	at = strstr(text_get(&name), "cn=");
	if (at)
		snprintf(cn, size, "%.*s", (int)strcspn(at + 3, "\n+"), at + 3);
	else
		snprintf(cn, size, "%s", "");
	text_free(&name);
}

static const char *
usage_words(const struct pki_cert_view *v)
{
	uint8_t both = PKI_DIGITAL_SIGNATURE | PKI_KEY_ENCIPHERMENT;

	if (!v->has_usage || (v->usage & both) == both)
		return "General Purpose";
	return v->usage & (PKI_DIGITAL_SIGNATURE | PKI_CERT_SIGN) ? "Signature" : "Encryption";
}

static void
add_subject(const struct pki_cert *c, struct text *to)
{
	const struct pki_cert_view *v = pki_cert_view(c);
	char cn[128];

	common_name(c, PKI_SUBJECT, cn, sizeof cn);
	text_addf(to, "  Subject:\n    Name: %s\n", *v->fqdn ? v->fqdn : cn);
	if (v->address)
		text_addf(to, "    IP Address: %s\n", IP4S(v->address));
	if (*v->serial_number)
		text_addf(to, "    Serial Number: %s\n", v->serial_number);
	add_name(c, PKI_SUBJECT, "    ", to);
}

static void
add_validity(const struct session *s, const struct pki_cert_view *v, struct text *to)
{
	text_add(to, "  Validity Date: \n    start date: ");
	date_words(session_device(s), v->not_before, to);
	text_add(to, "\n    end   date: ");
	date_words(session_device(s), v->not_after, to);
	text_add(to, "\n");
}

/* What `write memory` has kept is a file of NVRAM, as far as one can see. */
static void
add_storage(const struct session *s, const struct pki_cert *c, bool ca, struct text *to)
{
	const char *saved = saved_text(session_device(s)->startup), *serial = pki_cert_serial(c);
	const uint8_t *der;
	struct text lines = { 0 };
	char cn[128];
	size_t len, n = 0;

	der = pki_cert_der(c, &len);
	hex_lines(der, len, &lines);
	if (saved && strstr(saved, text_get(&lines))) {
		common_name(c, PKI_ISSUER, cn, sizeof cn);
		text_add(to, "  Storage: nvram:");
		for (const char *p = cn; *p && n < CN_OF_FILE; p++)
			if (isalnum((unsigned char)*p) || *p == '-')
				text_add_n(to, p, 1), n++;
		serial += strspn(serial, "0");
		text_addf(to, "#%s%s.cer\n", serial, ca ? "CA" : "");
	}
	text_free(&lines);
}

static void
add_usage_bits(const struct pki_cert_view *v, struct text *to)
{
	static const struct {
		uint8_t bit;
		const char *words;
	} bits[] = {
		{ PKI_DIGITAL_SIGNATURE, "Digital Signature" },
		{ PKI_NON_REPUDIATION, "Non Repudiation" },
		{ PKI_KEY_ENCIPHERMENT, "Key Encipherment" },
		{ PKI_DATA_ENCIPHERMENT, "Data Encipherment" },
		{ PKI_KEY_AGREEMENT, "Key Agreement" },
		{ PKI_CERT_SIGN, "Key Cert Sign" },
		{ PKI_CRL_SIGN, "CRL Signature" },
	};

	if (!v->has_usage)
		return;
	text_addf(to, "    X509v3 Key Usage: %02X000000\n", v->usage);
	for (size_t i = 0; i < sizeof bits / sizeof *bits; i++)
		if (v->usage & bits[i].bit)
			text_addf(to, "      %s\n", bits[i].words);
}

static void
add_key_id(const char *words, const uint8_t *id, size_t len, struct text *to)
{
	if (!len)
		return;
	text_addf(to, "    X509v3 %s Key ID: ", words);
	digest_words(id, len, to);
	text_add(to, "\n");
}

/* "SHA1 with RSA Encryption" of "sha1WithRSAEncryption". */
static void
add_signature(const char *name, struct text *to)
{
	const char *with = strstr(name, "WithRSAEncryption");

	text_add(to, "  Signature Algorithm: ");
	if (!with) {
		text_addf(to, "%s\n", name);
		return;
	}
	for (; name < with; name++)
		text_addf(to, "%c", toupper((unsigned char)*name));
	text_add(to, " with RSA Encryption\n");
}

static void
add_details(const struct pki_cert *c, struct text *to)
{
	const struct pki_cert_view *v = pki_cert_view(c);

	text_addf(to,
		  "  Subject Key Info:\n    Public Key Algorithm: rsaEncryption\n"
		  "    RSA Public Key: (%u bit)\n",
		  v->bits);
	add_signature(v->signature, to);
	text_add(to, "  Fingerprint MD5: ");
	fingerprint_words(c, HASH_MD5, to);
	text_add(to, "\n  Fingerprint SHA1: ");
	fingerprint_words(c, HASH_SHA1, to);
	text_add(to, "\n  X509v3 extensions:\n");
	add_usage_bits(v, to);
	add_key_id("Subject", v->subject_key_id, v->subject_key_id_len, to);
	if (v->ca)
		text_add(to, "    X509v3 Basic Constraints:\n        CA: TRUE\n");
	add_key_id("Authority", v->authority_key_id, v->authority_key_id_len, to);
	text_add(to, "    Authority Info Access:\n");
}

/* ---- certificates ---- */

struct listing {
	struct session *s;
	bool verbose;
	const char *only; /* of that trustpoint; NULL: of all */
	struct text to;
};

/* The trustpoints that hold this certificate in the same place. */
static void
add_trustpoints(struct listing *l, const struct pki_cert *c, bool ca)
{
	const struct pki_trustpoint *t;

	text_add(&l->to, "  Associated Trustpoints: ");
	for (size_t i = 0; (t = pki_trustpoint_at(pki_of(l->s), i)); i++)
		if (same(ca ? t->ca : t->router, c))
			text_addf(&l->to, "%s ", t->name);
	text_add(&l->to, "\n");
}

static void
add_certificate(struct listing *l, const struct pki_trustpoint *t, const struct pki_cert *c,
		bool ca)
{
	const struct pki_cert_view *v = pki_cert_view(c);
	const struct pki_key *k = pki_trustpoint_key(pki_of(l->s), t);

	text_addf(&l->to, "%s\n  Status: Available\n",
		  ca		   ? "CA Certificate"
		  : v->self_signed ? "Router Self-Signed Certificate"
				   : "Certificate");
	if (l->verbose)
		text_addf(&l->to, "  Version: %u\n", v->version);
	text_addf(&l->to,
		  "  Certificate Serial Number (hex): %s\n  Certificate Usage: %s\n  Issuer: \n",
		  pki_cert_serial(c), usage_words(v));
	add_name(c, PKI_ISSUER, "    ", &l->to);
	if (ca) {
		text_add(&l->to, "  Subject: \n");
		add_name(c, PKI_SUBJECT, "    ", &l->to);
	} else {
		add_subject(c, &l->to);
	}
	if (*v->crl_url)
		text_addf(&l->to, "  CRL Distribution Points: \n    %s\n", v->crl_url);
	add_validity(l->s, v, &l->to);
	if (l->verbose)
		add_details(c, &l->to);
	add_trustpoints(l, c, ca);
	add_storage(l->s, c, ca, &l->to);
	if (l->verbose && !ca && k)
		text_addf(&l->to, "  Key Label: %s\n", k->label);
	text_add(&l->to, "\n");
}

/* A request that nobody has answered yet. */
static void
add_request(struct listing *l, const struct pki_trustpoint *t)
{
	uint8_t digest[CRYPTO_MAX_DIGEST];
	char *fqdn = device_fqdn(session_device(l->s));
	static const struct {
		enum hash_alg alg;
		const char *name;
	} prints[] = { { HASH_MD5, "MD5" }, { HASH_SHA1, "SHA1" } };

	text_addf(&l->to,
		  "Certificate\n  Subject:\n    Name: %s\n   Status: Pending\n"
		  "   Key Usage: General Purpose\n",
		  fqdn);
	for (size_t i = 0; i < sizeof prints / sizeof *prints; i++) {
		size_t len = hash(prints[i].alg, &(struct chunk){ t->request, t->request_len }, 1,
				  digest);

		text_addf(&l->to, "   Certificate Request Fingerprint %s: ", prints[i].name);
		digest_words(digest, len, &l->to);
		text_add(&l->to, "\n");
	}
	text_addf(&l->to, "   Associated Trustpoint: %s \n\n", t->name);
	free(fqdn);
}

/* Has a trustpoint before this one shown it? */
static bool
is_shown(struct listing *l, size_t before, const struct pki_cert *c)
{
	for (size_t i = 0; !l->only && i < before; i++)
		if (same(pki_trustpoint_at(pki_of(l->s), i)->ca, c))
			return true;
	return false;
}

void
exec_show_crypto_pki_certificates(struct session *s,
				  const struct args_show_crypto_pki_certificates *a)
{
	struct listing l = { s, a->kw_verbose, a->has_trustpoint ? a->trustpoint : NULL, { 0 } };
	const struct pki_trustpoint *t;

	for (size_t i = 0; (t = pki_trustpoint_at(pki_of(s), i)); i++) {
		if (l.only && strcmp(t->name, l.only))
			continue;
		if (t->router)
			add_certificate(&l, t, t->router, false);
		if (t->requested)
			add_request(&l, t);
		if (t->ca && !is_shown(&l, i, t->ca))
			add_certificate(&l, t, t->ca, true);
	}
	session_write(s, text_get(&l.to));
	text_free(&l.to);
}

/* ---- trustpoints ---- */

static void
show_trustpoint(struct session *s, const struct pki_trustpoint *t)
{
	const struct pki_cert *c = t->enrolment == PKI_ENROL_SELF_SIGNED ? t->router : t->ca;
	const struct pki_key *k = pki_trustpoint_key(pki_of(s), t);
	struct text to = { 0 };

	text_addf(&to, "Trustpoint %s:\n", t->name);
	if (c) {
		text_add(&to, "    Subject Name: \n");
		add_name(c, PKI_SUBJECT, "    ", &to);
		text_addf(&to, "          Serial Number (hex): %s\n", pki_cert_serial(c));
	}
	if (c && c == t->router)
		text_addf(&to,
			  "    Persistent self-signed certificate trust point\n"
			  "    Using key label %s\n",
			  k ? k->label : "");
	else if (c)
		text_add(&to, "    Certificate configured.\n");
	if (c && t->enrolment == PKI_ENROL_URL)
		text_addf(&to, "    SCEP URL: %s/cgi-bin\n", t->url);
	session_printf(s, "%s\n\n", text_get(&to));
	text_free(&to);
}

static void
add_status_of(const struct pki_cert *c, const char *what, const char *missing, struct text *to)
{
	if (!c) {
		text_addf(to, "  %s", missing);
		return;
	}
	text_addf(to, "  %s configured:\n    Subject Name:\n", what);
	add_name(c, PKI_SUBJECT, "     ", to);
	text_add(to, "    Fingerprint MD5: ");
	fingerprint_words(c, HASH_MD5, to);
	text_add(to, "\n    Fingerprint SHA1: ");
	fingerprint_words(c, HASH_SHA1, to);
	text_add(to, "\n");
}

static void
show_status(struct session *s, const struct pki_trustpoint *t)
{
	const struct pki_key *k = pki_trustpoint_key(pki_of(s), t);
	struct text to = { 0 };

	text_addf(&to, "Trustpoint %s:\n", t->name);
	add_status_of(t->ca, "Issuing CA certificate", "Issuing CA certificate not configured.\n",
		      &to);
	add_status_of(t->router, "Router General Purpose certificate", "", &to);
	text_add(&to, "  State:\n    Keys generated ............. ");
	if (k)
		text_addf(&to, "Yes (General Purpose, %sexportable)\n",
			  k->exportable ? "" : "non-");
	else
		text_add(&to, "No\n");
	text_addf(&to,
		  "    Issuing CA authenticated ....... %s\n"
		  "    Certificate request(s) ..... %s\n",
		  t->ca ? "Yes" : "No",
		  t->requested ? "Pending"
		  : t->router  ? "Yes"
			       : "None");
	session_printf(s, "%s\n", text_get(&to));
	text_free(&to);
}

void
exec_show_crypto_pki_trustpoints(struct session *s,
				 const struct args_show_crypto_pki_trustpoints *a)
{
	const struct pki_trustpoint *t;

	for (size_t i = 0; (t = pki_trustpoint_at(pki_of(s), i)); i++) {
		if (a->has_trustpoint && strcmp(t->name, a->trustpoint))
			continue;
		if (a->kw_status)
			show_status(s, t);
		else
			show_trustpoint(s, t);
	}
}

/* ---- revocation lists ---- */

#define CACHE_MAX 65536

static void
add_crl(const struct session *s, size_t i, const struct pki_crl_view *v, struct text *to)
{
	text_add(to, "CRL Issuer Name: \n    ");
	pki_crl_issuer(pki_of(s), i, "\n    ", to);
	text_add(to, "\n    LastUpdate: ");
	date_words(session_device(s), v->this_update, to);
	if (v->next_update != INT64_MAX) {
		text_add(to, "\n    NextUpdate: ");
		date_words(session_device(s), v->next_update, to);
	}
	text_add(to, "\n\n    CRL downloaded at: ");
	date_words(session_device(s), v->loaded, to);
	text_addf(to,
		  "\n\n    Retrieved from CRL Distribution Point: \n      %s\n\n"
		  " CRL DER is %zu bytes\n CRL is stored in parsed CRL cache\n\n\n",
		  v->source, v->size);
}

void
exec_show_crypto_pki_crls(struct session *s, const struct args_show_crypto_pki_crls *a)
{
	struct pki_crl_view v;
	struct text to = { 0 };
	size_t size = 0;

	for (size_t i = 0; pki_crl_at(pki_of(s), i, &v); i++) {
		add_crl(s, i, &v, &to);
		size += v.size;
	}
	session_printf(s,
		       "%sParsed CRL cache current size is %zu bytes\n"
		       "Parsed CRL cache maximum size is %d bytes\n",
		       text_get(&to), size, CACHE_MAX);
	text_free(&to);
}
