/* ESP on a packet in place, RFC 4303: what one direction of a pair does to bytes.
 *
 *	seal:	| headroom      [payload]           tailroom |
 *		| SPI seq IV [encrypted payload pad] ICV     |
 *
 * The IV of a CBC cipher must be unpredictable: it is the encryption of a counter under the SA's
 * own key (NIST SP 800-38A appendix C). The counter block stands in the place of the IV and is
 * encrypted in one run with the payload, chained to the packet before; what comes out is the IV.
 * Opening runs over the IV too: its block comes out as rubbish and is cut off, and all that
 * follows is right, whatever the chain was. So neither side sets an IV in the cipher's context,
 * which costs as much as encrypting some hundred octets.
 *
 * AES-GCM (RFC 4106) wants an IV that never comes twice: it is the counter itself, and the nonce is
 * the salt of KEYMAT with the IV behind it. GMAC (RFC 4543) is the same with nothing encrypted. */
#ifndef QMIDLE_IPSEC_ESP_H
#define QMIDLE_IPSEC_ESP_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/pkt.h"
#include "engine/base/rng.h"
#include "engine/crypto/crypto.h"

struct esp_key {
	uint32_t spi;
	struct cipher *cipher; /* NULL for NULL encryption */
	struct hmac *hmac;     /* NULL without authentication, or where the cipher does it */
	uint8_t iv, block, icv;
	bool gcm, clear; /* the cipher authenticates too; and encrypts nothing */
	/* What the chain begins with, secret when sealing; with GCM the salt. */
	uint8_t start[CRYPTO_MAX_BLOCK];
	uint64_t counter; /* packets */
};

/* keymat: suite_keymat() octets. rng gives the secret of the IVs of a sealing key; NULL makes
 * an opening one. false when the algorithms are not to be had. */
bool esp_key_init(struct esp_key *, uint32_t spi, const struct ipsec_suite *, const uint8_t *keymat,
		  struct rng *);
void esp_key_free(struct esp_key *);

/* pkt->data is the payload; afterwards the ESP header. false when the packet's buffer has no room
 * for it: nothing done. */
bool esp_seal(struct esp_key *, struct pkt *, uint32_t sequence, uint8_t next_header);

enum esp_result {
	ESP_GOOD,
	ESP_SHORT, /* or not a whole number of blocks */
	ESP_BAD_ICV,
	ESP_BAD_PADDING,
};
/* Whether the ICV fits. pkt->data is the ESP header. A packet under GCM is decrypted already, or of
 * no use any more; any other is as it was. */
enum esp_result esp_verify(struct esp_key *, struct pkt *);
/* After esp_verify(): decrypts; pkt->data is the payload afterwards. */
enum esp_result esp_open(struct esp_key *, struct pkt *, uint8_t *next_header);

/* Octets in front of the payload and, with the given payload, behind it. */
unsigned esp_front(const struct esp_key *);
unsigned esp_behind(const struct esp_key *, unsigned payload);

#endif
