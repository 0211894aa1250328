/* What the files of engine/pki share. Private to the folder. */
#ifndef QMIDLE_PKI_INTERNAL_H
#define QMIDLE_PKI_INTERNAL_H

#include <openssl/x509.h>

#include "engine/crypto/sign.h"
#include "engine/pki/pki.h"

struct pki_crl {
	X509_CRL *crl;
	char *source;
	size_t size;
	int64_t loaded;
};

struct pki_peer_key {
	char *peer;
	struct rsa_key *key;
};

struct pki {
	struct rng *rng;
	struct event_sink *events;
	pki_clock *clock;
	void *clock_owner;
	struct pki_key *key; /* ascending by label and usage */
	size_t keys;
	char *default_key;
	struct pki_peer_key *peer_key;
	size_t peer_keys;
	struct pki_trustpoint **trustpoint;
	size_t trustpoints;
	struct pki_trustpoint *trustpoint_by_name;
	struct pki_crl *crl;
	size_t crls;
	pki_fetch *fetch;
	void *fetch_owner;
	struct pki_condition *condition;
	size_t conditions;
	uint32_t validations; /* that were asked for */
};

/* ---- OpenSSL's objects, in the library context of engine/crypto ---- */
X509 *pki_x509(const struct pki_cert *); /* borrowed */
/* Takes it. NULL when it is none that we can keep. */
struct pki_cert *pki_cert_take(X509 *);
bool pki_cert_signed_by(const struct pki_cert *, const struct pki_cert *ca);

/* ---- names (name.c) ---- */
/* "CN=R1, O=Lab" as a person types it, the most specific first. NULL when it is none. */
X509_NAME *pki_name_typed(const char *text, const struct pki_ask *);
void pki_name_add(const X509_NAME *, const char *separator, struct text *);

/* ---- keys ---- */
void pki_keys_free(struct pki *);
/* Those that were issued for pairs that are no more. */
void pki_forget_orphans(struct pki *);
const EVP_MD *pki_digest(enum hash_alg);

/* ---- trustpoints ---- */
/* Is it one of those, and may it be used for IKE? */
bool pki_serves(const struct pki_trustpoint *, const char *const *only);
void pki_trustpoints_free(struct pki *);

/* ---- certificate maps (map.c) ---- */
void pki_maps_free(struct pki *);

/* ---- revocation (crl.c) ---- */
void pki_crls_free(struct pki *);
/* PKI_VALID, PKI_REVOKED or PKI_REVOCATION_UNKNOWN, as the list of that CA has it. */
enum pki_verdict pki_crl_check(const struct pki *, X509 *, X509 *ca);

/* Seconds since 1970; INT64_MIN when it is none. */
int64_t pki_seconds(const ASN1_TIME *);

#endif
