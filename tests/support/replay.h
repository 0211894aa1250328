/* One recorded negotiation of IKEv1, held against the secrets that its daemons wrote down. */
#ifndef QMIDLE_TESTS_REPLAY_H
#define QMIDLE_TESTS_REPLAY_H

#include <jansson.h>

#include "engine/ike/v1/keys.h"
#include "engine/wire/isakmp.h"
#include "tests/support/pcap.h"

struct octets {
	uint8_t at[1600];
	size_t len;
};

struct replay {
	json_t *keys; /* keys.json */
	struct octets gxy;

	/* of phase 1: [0] is the initiator's, [1] the responder's */
	uint8_t cky[2][ISAKMP_COOKIE];
	struct octets public[2], nonce[2], id[2], sai_b;
	enum cipher_alg cipher;
	size_t key_len;
	enum hash_alg hash;
	unsigned auth;
	struct v1_keys v1;
	struct cipher *open;
	uint8_t last[CRYPTO_MAX_BLOCK]; /* the last cipher block of phase 1 */

	/* of quick mode */
	struct octets qm_nonce[2];
	uint32_t spi[2]; /* the inbound one of each side */
	struct ipsec_suite suite;
	bool pfs;
	uint32_t msgid;			 /* of the exchange that runs */
	uint8_t chain[CRYPTO_MAX_BLOCK]; /* its IV */
	unsigned step;

	/* what was verified */
	unsigned hashes, signatures, natds, deletes, esp[2];
};

void replay_ike(struct replay *, const struct datagram *, const uint8_t *message, size_t len);
void replay_esp(struct replay *, const struct datagram *);
/* Fails the test unless the octets are those of keys.json. */
void replay_ck(const json_t *object, const char *name, const void *bytes, size_t len);

#endif
