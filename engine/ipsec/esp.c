#include "engine/ipsec/esp.h"

#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/ipsec/ipsec.h"
#include "engine/wire/esp.h"
#include "engine/wire/ipv4.h"
#include "engine/wire/udp.h"

bool
esp_key_init(struct esp_key *k, uint32_t spi, const struct esp_suite *suite, const uint8_t *keymat,
	     struct rng *rng)
{
	const struct cipher_info *cipher = cipher_info(suite->cipher);
	size_t cipher_key = suite->key_bits / 8;

	*k = (struct esp_key){ .spi = spi, .iv = cipher->iv, .block = cipher->block };
	if (suite->cipher != CIPHER_NULL) {
		k->cipher = cipher_new(suite->cipher, keymat, cipher_key, rng != NULL);
		if (!k->cipher)
			return false;
	}
	if (suite->auth != HASH_NONE) {
		const struct hash_info *hash = hash_info(suite->auth);

		k->hmac = hmac_new(suite->auth, keymat + cipher_key, hash->digest);
		k->icv = hash->icv;
		if (!k->hmac) {
			esp_key_free(k);
			return false;
		}
	}
	if (rng)
		rng_bytes(rng, k->start, sizeof k->start);
	return true;
}

void
esp_key_free(struct esp_key *k)
{
	cipher_free(k->cipher);
	hmac_free(k->hmac);
	wipe(k, sizeof *k);
}

unsigned
esp_front(const struct esp_key *k)
{
	return ESP_HEADER + k->iv;
}

unsigned
esp_behind(const struct esp_key *k, unsigned payload)
{
	return (unsigned)esp_padding(payload, k->block) + ESP_TRAILER + k->icv;
}

static void
icv_of(struct esp_key *k, const uint8_t *at, size_t len, uint8_t out[CRYPTO_MAX_DIGEST])
{
	hmac_start(k->hmac);
	hmac_add(k->hmac, at, len);
	hmac_end(k->hmac, out);
}

/* Runs over the IV and what follows it. */
static void
run_chain(struct esp_key *k, uint8_t *at, size_t len)
{
	cipher_cbc(k->cipher, k->counter++ ? NULL : k->start, at, at, len);
}

bool
esp_seal(struct esp_key *k, struct pkt *p, uint32_t sequence, uint8_t next_header)
{
	size_t pad = esp_padding(p->len, k->block);
	uint8_t icv[CRYPTO_MAX_DIGEST];

	if (pkt_headroom(p) < esp_front(k) || pkt_tailroom(p) < pad + ESP_TRAILER + k->icv)
		return false;
	esp_write_trailer(pkt_put(p, pad + ESP_TRAILER), pad, next_header);
	if (k->cipher) {
		uint8_t *iv = pkt_push(p, k->iv);

		memset(iv, 0, k->iv);
		memcpy(iv, &k->counter, sizeof k->counter);
		run_chain(k, iv, p->len);
	}
	esp_write(pkt_push(p, ESP_HEADER), &(struct esp){ k->spi, sequence });
	if (k->hmac) {
		icv_of(k, p->data, p->len, icv);
		memcpy(pkt_put(p, k->icv), icv, k->icv);
	}
	return true;
}

enum esp_result
esp_verify(struct esp_key *k, const struct pkt *p)
{
	size_t front = esp_front(k), body;
	uint8_t icv[CRYPTO_MAX_DIGEST];

	if (p->len < front + ESP_TRAILER + k->icv)
		return ESP_SHORT;
	body = p->len - front - k->icv;
	if (body % k->block)
		return ESP_SHORT;
	if (k->hmac) {
		icv_of(k, p->data, p->len - k->icv, icv);
		if (!crypto_equal(icv, p->data + p->len - k->icv, k->icv))
			return ESP_BAD_ICV;
	}
	return ESP_GOOD;
}

enum esp_result
esp_open(struct esp_key *k, struct pkt *p, uint8_t *next_header)
{
	size_t payload;

	pkt_trim(p, p->len - k->icv);
	pkt_pull(p, ESP_HEADER);
	if (k->cipher)
		run_chain(k, p->data, p->len);
	pkt_pull(p, k->iv);
	if (!esp_read_trailer(p->data, p->len, &payload, next_header))
		return ESP_BAD_PADDING;
	pkt_trim(p, payload);
	return ESP_GOOD;
}

unsigned
esp_plaintext_mtu(const struct esp_suite *suite, unsigned path_mtu, bool udp_encap)
{
	const struct cipher_info *cipher = cipher_info(suite->cipher);
	unsigned icv = suite->auth == HASH_NONE ? 0 : hash_info(suite->auth)->icv;
	unsigned around =
		IPV4_HEADER + (udp_encap ? UDP_HEADER : 0) + ESP_HEADER + cipher->iv + icv;
	unsigned room = path_mtu > around ? (path_mtu - around) / cipher->block * cipher->block : 0;

	if (room < ESP_TRAILER)
		return 0;
	return room - ESP_TRAILER + (suite->transport ? IPV4_HEADER : 0);
}
