/* AH on a packet in place, RFC 4302: what one direction of a pair does to bytes.
 *
 *	before:	| IPv4 header |      payload |
 *	after:	| IPv4 header | AH | payload |		all of it covered by the ICV */
#ifndef QMIDLE_IPSEC_AH_H
#define QMIDLE_IPSEC_AH_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/pkt.h"
#include "engine/crypto/crypto.h"

struct ah_key {
	uint32_t spi;
	struct hmac *hmac; /* NULL: no AH */
	uint8_t icv;
};

/* keymat: suite_keymat() octets. false when the algorithm is not to be had. */
bool ah_key_init(struct ah_key *, uint32_t spi, enum hash_alg, const uint8_t *keymat);
void ah_key_free(struct ah_key *);

/* Octets that it adds; 0 without AH. */
unsigned ah_octets(const struct ah_key *);

/* pkt->data is an IPv4 header in its last form. false when the buffer has no room in front: nothing
 * done. The header's length, protocol and checksum are mended. */
bool ah_seal(struct ah_key *, struct pkt *, uint32_t sequence);

enum ah_result { AH_GOOD, AH_SHORT, AH_BAD_ICV };
/* Whether the ICV fits. pkt->data is the IPv4 header, header octets long, with AH behind it. Changes
 * nothing. */
enum ah_result ah_verify(struct ah_key *, const struct pkt *, size_t header);

#endif
