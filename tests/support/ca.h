/* A certification authority for tests: what it signs comes from OpenSSL directly, not from
 * engine/pki. Everything is DER that the caller frees. */
#ifndef QMIDLE_TESTS_CA_H
#define QMIDLE_TESTS_CA_H

#include <stddef.h>
#include <stdint.h>

#include "engine/crypto/sign.h"

struct ca {
	char name[64]; /* common name, as issuer */
	struct rsa_key *key;
	struct ca *above; /* NULL: it signs itself */
	long serial;	  /* of the last certificate */
	uint8_t *der;
	size_t len;
};

#define CA_FROM	 1600000000 /* Sep 13 2020: when everything begins to be valid */
#define CA_UNTIL 1900000000 /* Mar 17 2030 */

/* above may be NULL. The seed makes its key pair. */
struct ca *ca_new(const char *name, uint64_t seed, struct ca *above);
void ca_free(struct ca *);

struct ca_wish {
	const char *cn;	     /* "R1"; with o=Lab above it */
	const char *san;     /* "DNS:R1.example.com,IP:10.0.0.1"; NULL: none */
	const char *ou;	     /* NULL: none */
	const char *usage;   /* "digitalSignature"; NULL: not said */
	int64_t from, until; /* 0: as the CA */
};

/* A certificate for the public half. */
size_t ca_issue(struct ca *, const struct rsa_key *, const struct ca_wish *, uint8_t **der);
/* The same for a PKCS#10 request, with its subject; 0 when its signature does not hold. */
size_t ca_grant(struct ca *, const uint8_t *request, size_t len, uint8_t **der);
/* A list of the revoked serial numbers, ended by 0. */
size_t ca_crl(struct ca *, const long *revoked, int64_t from, int64_t until, uint8_t **der);

#endif
