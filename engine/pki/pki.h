/* The public key infrastructure of one router: named RSA key pairs, trustpoints with their
 * certificates, requests, revocation lists, and the question whether a peer's certificate holds.
 *
 *	pki ── key pair (label)
 *	    ├─ trustpoint ── settings, certificate of the CA, certificate of the router
 *	    └─ revocation list (issuer)
 *
 * X.509 and PKIX: RFC 5280; PKCS#10: RFC 2986; PKCS#12: RFC 7292. OpenSSL's X.509 is behind this
 * face. What is random comes from the generator of the router; the time comes from whoever keeps
 * its calendar. All times are seconds since 1970, UTC. */
#ifndef QMIDLE_PKI_PKI_H
#define QMIDLE_PKI_PKI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <uthash.h>

#include "engine/base/addr.h"
#include "engine/base/diag.h"
#include "engine/base/event.h"
#include "engine/base/rng.h"
#include "engine/base/text.h"
#include "engine/crypto/crypto.h"

#define PKI_MAX_CRL    65536 /* of one revocation list, and of one PKCS#12 file */
#define PKI_MAX_CERT   16384 /* octets of one certificate, request or PEM text of one */
#define PKI_MAX_CHAIN  8     /* certificates from a router's to its root */
#define PKI_MAX_SERIAL 20    /* octets, RFC 5280 4.1.2.2 */

struct pki;
struct pki_cert; /* counted: pki_cert_share(), pki_cert_free() */
struct rsa_key;

typedef int64_t pki_clock(void *owner);

/* rng and sink are borrowed and outlive it. Without a clock it is 1970. */
struct pki *pki_new(struct rng *, struct event_sink *);
void pki_free(struct pki *);
void pki_set_clock(struct pki *, pki_clock *, void *owner);
int64_t pki_now(const struct pki *);

/* ---- key pairs ---- */

enum pki_key_usage { PKI_KEY_GENERAL, PKI_KEY_SIGNATURE, PKI_KEY_ENCRYPTION };

struct pki_key {
	char *label;
	enum pki_key_usage usage; /* a label has one general pair, or one of each other usage */
	bool exportable;
	int64_t made;
	struct rsa_key *pair;
};

/* Draws a pair and puts it in the place of what the label had for that usage (a general one
 * replaces both others, and the reverse). NULL when the size is out of range. Certificates that were
 * issued for the old pair go. */
const struct pki_key *pki_key_generate(struct pki *, const char *label, enum pki_key_usage,
				       unsigned bits, bool exportable);
/* The same with a pair from elsewhere, which it takes. */
const struct pki_key *pki_key_add(struct pki *, const char *label, enum pki_key_usage,
				  struct rsa_key *, bool exportable, int64_t made);
/* All pairs of that label, and the router certificates issued for them. false: there is none. */
bool pki_key_remove(struct pki *, const char *label);
/* The pair that signs: the general one or that for signatures. NULL: none. */
const struct pki_key *pki_key_find(const struct pki *, const char *label);
const struct pki_key *pki_key_at(const struct pki *, size_t i); /* by label; NULL at the end */
/* The pair of a trustpoint without `key label`: that of the router's own name. */
void pki_set_default_key(struct pki *, const char *label);

/* What somebody typed as the key of a peer, by its address or name. Takes the key; NULL forgets it. */
void pki_peer_key_set(struct pki *, const char *peer, struct rsa_key *);
const struct rsa_key *pki_peer_key(const struct pki *, const char *peer); /* NULL: none */

/* A pair out of PEM, PKCS#8 or the older form; the passphrase is NULL where none is needed. Gives it;
 * NULL when it is none or the passphrase is another. */
struct rsa_key *pki_key_read_pem(const char *text, const char *passphrase);
/* Adds PEM of the older form; the cipher as OpenSSL names it: "DES-EDE3-CBC", "DES-CBC". */
void pki_key_write_pem(struct pki *, const struct rsa_key *, const char *cipher,
		       const char *passphrase, struct text *);

/* ---- certificates ---- */

/* From DER, PEM, or base64 without its lines of dashes. Gives it; NULL when it is none. */
struct pki_cert *pki_cert_read(const void *bytes, size_t len);
struct pki_cert *pki_cert_share(struct pki_cert *);
void pki_cert_free(struct pki_cert *);

const uint8_t *pki_cert_der(const struct pki_cert *, size_t *len); /* borrowed */
/* "02", "61096E7D": the octets of the serial number in hex, as many as there are. */
const char *pki_cert_serial(const struct pki_cert *);

enum pki_who { PKI_SUBJECT, PKI_ISSUER };

/* Adds "cn=R1" SEP "o=Lab": the most specific first, values of one RDN joined by +. */
void pki_cert_name(const struct pki_cert *, enum pki_who, const char *separator, struct text *);
/* The same for a name as it lies on the wire, "" when it is none. */
void pki_name_text(const uint8_t *der, size_t len, const char *separator, struct text *);
/* The encoded name, as in ID_DER_ASN1_DN. Borrowed. */
const uint8_t *pki_cert_name_der(const struct pki_cert *, enum pki_who, size_t *len);

enum pki_key_bits { /* RFC 5280 4.2.1.3, the first octet of the bit string */
		    PKI_DIGITAL_SIGNATURE = 0x80,
		    PKI_NON_REPUDIATION = 0x40,
		    PKI_KEY_ENCIPHERMENT = 0x20,
		    PKI_DATA_ENCIPHERMENT = 0x10,
		    PKI_KEY_AGREEMENT = 0x08,
		    PKI_CERT_SIGN = 0x04,
		    PKI_CRL_SIGN = 0x02,
};

struct pki_cert_view {
	int64_t not_before, not_after;
	const char *unit;	   /* the first organizational unit; "" */
	const char *fqdn;	   /* unstructuredName, else the first dNSName; "" */
	const char *serial_number; /* of the device, in the subject; "" */
	ip4 address;		   /* unstructuredAddress or iPAddress; 0: none */
	const char *crl_url;	   /* of the first distribution point; "" */
	unsigned version, bits;
	const char *signature; /* "sha256WithRSAEncryption" */
	bool has_usage;
	uint8_t usage; /* of pki_key_bits */
	bool ca, self_signed;
	uint8_t subject_key_id[20], authority_key_id[20];
	size_t subject_key_id_len, authority_key_id_len; /* 0: not there */
	const struct rsa_key *key;			 /* NULL: no RSA key */
};

/* Borrowed from the certificate. */
const struct pki_cert_view *pki_cert_view(const struct pki_cert *);
/* Whether that is its name, however it is encoded (RFC 5280 7.1). */
bool pki_cert_is(const struct pki_cert *, enum pki_who, const uint8_t *name, size_t len);
/* Whether it says that its owner has that name or address, among others perhaps. */
bool pki_cert_has_name(const struct pki_cert *, const char *fqdn);
bool pki_cert_has_address(const struct pki_cert *, ip4);
/* Over the whole certificate. Gives the length. */
size_t pki_cert_fingerprint(const struct pki_cert *, enum hash_alg, uint8_t out[CRYPTO_MAX_DIGEST]);

/* Octets behind base64 with or without its lines of dashes. Gives them; NULL when it is none. */
uint8_t *pki_unarmour(const char *text, size_t len, size_t *size);
/* Adds base64 in lines of 64 characters, and with a label ("CERTIFICATE") its lines of dashes. */
void pki_armour(const uint8_t *der, size_t len, const char *label, struct text *);

/* ---- trustpoints ---- */

enum pki_enrolment {
	PKI_ENROL_NONE,
	PKI_ENROL_TERMINAL,
	PKI_ENROL_SELF_SIGNED,
	PKI_ENROL_PKCS12,
	PKI_ENROL_URL, /* stored alone */
};
enum pki_revocation { PKI_CHECK_NOTHING, PKI_CHECK_CRL, PKI_CHECK_OCSP };
enum pki_install { PKI_CA_CERTIFICATE, PKI_ROUTER_CERTIFICATE };

#define PKI_REVOCATIONS 3

struct pki_trustpoint {
	UT_hash_handle by_name;
	char *name;

	/* Set by the configuration; texts by pki_set_text(). */
	enum pki_enrolment enrolment;
	char *url;
	char *subject;			    /* as typed: "CN=R1, O=Lab"; NULL: none */
	char *key_label;		    /* NULL: the router's own */
	unsigned key_bits, encryption_bits; /* of a pair that enrolment draws; 0: not said */
	enum pki_revocation revocation[PKI_REVOCATIONS];
	size_t revocations;
	enum hash_alg hash; /* that signs requests and self-signed certificates */
	bool no_ike;	    /* its usage is something else */

	/* Read only. */
	struct pki_cert *ca, *router;
	bool requested; /* a request went out, its certificate has not come */
	uint8_t *request;
	size_t request_len;
};

void pki_set_text(char **field, const char *text); /* NULL empties it */

/* Gives the one that is there, or makes it: revocation check by CRL, requests signed with SHA-1. */
struct pki_trustpoint *pki_trustpoint_get(struct pki *, const char *name);
struct pki_trustpoint *pki_trustpoint_find(const struct pki *, const char *name); /* or NULL */
struct pki_trustpoint *pki_trustpoint_at(const struct pki *, size_t i); /* in order of making */
/* With its certificates. false: there is none. */
bool pki_trustpoint_remove(struct pki *, const char *name);
/* The pair that its certificate is for; NULL: not there yet. */
const struct pki_key *pki_trustpoint_key(const struct pki *, const struct pki_trustpoint *);

/* Puts a certificate in its place as it is, without a question to it (it was in the configuration).
 * Shares it; NULL takes away what is there. */
void pki_install(struct pki *, struct pki_trustpoint *, enum pki_install, struct pki_cert *);
/* Trusts a CA: the certificate may sign others. Shares it. */
bool pki_authenticate(struct pki *, struct pki_trustpoint *, struct pki_cert *, struct diag *);
/* The answer to a request: it is for our key and the CA of the trustpoint signed it. Shares it. */
bool pki_import(struct pki *, struct pki_trustpoint *, struct pki_cert *, struct diag *);

/* What goes into the subject besides the name of the trustpoint; fields may be NULL or 0. */
struct pki_ask {
	const char *fqdn;   /* unstructuredName */
	const char *serial; /* of the device */
	ip4 address;
};

/* Makes a PKCS#10 request with the key pair of the trustpoint; it stays in trustpoint->request. */
bool pki_request(struct pki *, struct pki_trustpoint *, const struct pki_ask *, struct diag *);
/* Makes the certificate that the router signs itself, in the place of the router's. */
bool pki_self_sign(struct pki *, struct pki_trustpoint *, const struct pki_ask *, struct diag *);

/* ---- PKCS#12: a key pair with its certificates, under a password ---- */

/* Reads DER or base64: the pair gets the name of the trustpoint, which takes the router's certificate
 * and that of its CA. The CAs above get trustpoints of their own: NAME-rrr1, NAME-rrr2, … */
bool pki_import_pkcs12(struct pki *, struct pki_trustpoint *, const void *bytes, size_t len,
		       const char *password, bool exportable, struct diag *);
/* Gives *der and its length, which are a secret; 0 when the pair may not leave or is not there. */
size_t pki_export_pkcs12(struct pki *, struct pki_trustpoint *, const char *password, uint8_t **der,
			 struct diag *);

/* ---- revocation lists ---- */

struct pki_crl_view {
	int64_t this_update, next_update; /* next_update INT64_MAX: it does not say */
	int64_t loaded;
	size_t size;	    /* of the DER */
	const char *source; /* where it came from; "" */
};

/* From DER or PEM; takes the place of an older one of the same issuer. source is copied. */
bool pki_crl_load(struct pki *, const void *bytes, size_t len, const char *source, struct diag *);
/* A validation misses the list of a CA, or what there is has become too old: whoever can get one loads
 * it, and says so by true. */
typedef bool pki_fetch(void *owner, const struct pki_trustpoint *);
void pki_set_fetch(struct pki *, pki_fetch *, void *owner);
/* i from 0; false at the end. The view is borrowed until the next list is loaded. */
bool pki_crl_at(const struct pki *, size_t i, struct pki_crl_view *);
void pki_crl_issuer(const struct pki *, size_t i, const char *separator, struct text *);

/* ---- certificate maps ---- */

enum pki_map_field {
	PKI_MAP_SUBJECT,
	PKI_MAP_ISSUER,
	PKI_MAP_ALTERNATIVE, /* the name besides the subject */
	PKI_MAP_NAME,	     /* either */
	PKI_MAP_SERIAL,
	PKI_MAP_START,
	PKI_MAP_END,
};
enum pki_map_op {
	PKI_CONTAINS,
	PKI_CONTAINS_NOT,
	PKI_EQUALS,
	PKI_EQUALS_NOT,
	PKI_BEFORE, /* of dates alone */
	PKI_NOT_BEFORE,
};

struct pki_condition {
	const char *map;
	unsigned sequence;
	enum pki_map_field field;
	enum pki_map_op op;
	const char *value; /* text without regard to case, or "Jan 31 2024 12:00:00" */
};

/* One condition of a map's number; all is copied. Removing looks for one that is the same. */
void pki_map_add(struct pki *, const struct pki_condition *);
void pki_map_remove(struct pki *, const struct pki_condition *);
void pki_map_clear(struct pki *, const char *map, unsigned sequence);
/* Whether all conditions of one number hold. A map without any matches nothing. */
bool pki_map_matches(const struct pki *, const char *map, const struct pki_cert *);

/* ---- who we are, who they are ---- */

/* The first trustpoint whose certificate we can show now to a peer that trusts the CA of that encoded
 * name; NULL or no octets: whom it trusts is not known. only is NULL, or names of trustpoints that
 * end with NULL. */
const struct pki_trustpoint *pki_identity(const struct pki *, const char *const *only,
					  const uint8_t *issuer, size_t len);
/* Whether there is one at all, be its certificate expired. */
bool pki_has_identity(const struct pki *, const char *const *only);
/* The trustpoints that validate peers: i from 0, NULL at the end. */
const struct pki_trustpoint *pki_anchor_at(const struct pki *, const char *const *only, size_t i);
/* What we show: the router's certificate and those above it, without a root. Borrowed; gives how
 * many. */
size_t pki_chain(const struct pki *, const struct pki_trustpoint *,
		 struct pki_cert *chain[static PKI_MAX_CHAIN]);

enum pki_verdict {
	PKI_VALID,
	PKI_EXPIRED,
	PKI_NOT_YET_VALID,
	PKI_UNKNOWN_ISSUER,
	PKI_BAD_SIGNATURE,
	PKI_REVOKED,
	PKI_REVOCATION_UNKNOWN, /* the list is not there, or too old */
	PKI_UNSUITABLE, /* a CA that is none, a path too long, an extension not known, … */
};

/* Does the certificate hold that is the first of the chain? The others help to find the way to one
 * of our trustpoints. RFC 5280 section 6, with the clock of the router; tells what it finds. */
enum pki_verdict pki_validate(struct pki *, const char *const *only, struct pki_cert *const chain[],
			      size_t count);

#endif
