#include "engine/ipsec/esp.h"

#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/ipsec/ipsec.h"
#include "engine/wire/ah.h"
#include "engine/wire/esp.h"
#include "engine/wire/ipv4.h"
#include "engine/wire/udp.h"

/* What belongs to the cipher; false when there is no such one. */
static bool
init_cipher(struct esp_key *k, const struct ipsec_suite *suite, const uint8_t *keymat, bool seals)
{
	const struct cipher_info *info = cipher_info(suite->cipher);
	size_t len = suite->key_bits / 8u;

	k->iv = info->iv;
	k->block = info->block;
	k->icv = info->icv;
	k->gcm = info->icv != 0;
	k->clear = suite->cipher == CIPHER_AES_GMAC;
	memcpy(k->start, keymat + len, info->salt);
	if (suite->cipher == CIPHER_NULL)
		return true;
	k->cipher = cipher_new(suite->cipher, keymat, len, seals);
	return k->cipher;
}

bool
esp_key_init(struct esp_key *k, uint32_t spi, const struct ipsec_suite *suite,
	     const uint8_t *keymat, struct rng *rng)
{
	*k = (struct esp_key){ .spi = spi };
	if (!init_cipher(k, suite, keymat, rng != NULL))
		return false;
	if (suite->auth != HASH_NONE && !k->gcm) {
		const struct hash_info *hash = hash_info(suite->auth);

		k->hmac = hmac_new(suite->auth, keymat + suite->key_bits / 8u, hash->digest);
		k->icv = hash->icv;
		if (!k->hmac) {
			esp_key_free(k);
			return false;
		}
	}
	if (rng && !k->gcm)
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

/* ---- GCM ---- */

/* What is only authenticated of a packet whose ICV is not there (yet): the header, and with GMAC all
 * of it. */
static struct chunk
gcm_aad(const struct esp_key *k, const struct pkt *p, size_t covered)
{
	return (struct chunk){ p->data, k->clear ? covered : ESP_HEADER };
}

static void
gcm_nonce(const struct esp_key *k, const uint8_t *iv, uint8_t out[CRYPTO_GCM_NONCE])
{
	size_t salt = CRYPTO_GCM_NONCE - k->iv;

	memcpy(out, k->start, salt);
	memcpy(out + salt, iv, k->iv);
}

static void
gcm_seal(struct esp_key *k, struct pkt *p)
{
	size_t front = esp_front(k), covered = p->len;
	uint8_t nonce[CRYPTO_GCM_NONCE], *icv = pkt_put(p, k->icv);

	gcm_nonce(k, p->data + ESP_HEADER, nonce);
	cipher_gcm_seal(k->cipher, nonce, gcm_aad(k, p, covered), p->data + front,
			k->clear ? 0 : covered - front, icv);
}

static bool
gcm_open(struct esp_key *k, struct pkt *p)
{
	size_t front = esp_front(k), covered = p->len - k->icv;
	uint8_t nonce[CRYPTO_GCM_NONCE];

	gcm_nonce(k, p->data + ESP_HEADER, nonce);
	return cipher_gcm_open(k->cipher, nonce, gcm_aad(k, p, covered), p->data + front,
			       k->clear ? 0 : covered - front, p->data + covered);
}

/* ---- packets ---- */

/* The IV that a sealed packet carries, as it goes into the cipher. */
static void
push_iv(struct esp_key *k, struct pkt *p)
{
	uint8_t *iv = pkt_push(p, k->iv);

	memset(iv, 0, k->iv);
	memcpy(iv, &k->counter, sizeof k->counter);
	if (k->gcm)
		k->counter++;
	else
		run_chain(k, iv, p->len);
}

bool
esp_seal(struct esp_key *k, struct pkt *p, uint32_t sequence, uint8_t next_header)
{
	size_t pad = esp_padding(p->len, k->block);
	uint8_t icv[CRYPTO_MAX_DIGEST];

	if (pkt_headroom(p) < esp_front(k) || pkt_tailroom(p) < pad + ESP_TRAILER + k->icv)
		return false;
	esp_write_trailer(pkt_put(p, pad + ESP_TRAILER), pad, next_header);
	if (k->cipher)
		push_iv(k, p);
	esp_write(pkt_push(p, ESP_HEADER), &(struct esp){ k->spi, sequence });
	if (k->gcm)
		gcm_seal(k, p);
	if (k->hmac) {
		icv_of(k, p->data, p->len, icv);
		memcpy(pkt_put(p, k->icv), icv, k->icv);
	}
	return true;
}

enum esp_result
esp_verify(struct esp_key *k, struct pkt *p)
{
	size_t front = esp_front(k), body;
	uint8_t icv[CRYPTO_MAX_DIGEST];

	if (p->len < front + ESP_TRAILER + k->icv)
		return ESP_SHORT;
	body = p->len - front - k->icv;
	if (body % k->block)
		return ESP_SHORT;
	if (k->gcm && !gcm_open(k, p))
		return ESP_BAD_ICV;
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
	if (k->cipher && !k->gcm)
		run_chain(k, p->data, p->len);
	pkt_pull(p, k->iv);
	if (!esp_read_trailer(p->data, p->len, &payload, next_header))
		return ESP_BAD_PADDING;
	pkt_trim(p, payload);
	return ESP_GOOD;
}

/* ---- sizes ---- */

/* Octets that ESP adds to a path's packets besides padding and trailer. */
static unsigned
esp_around(const struct ipsec_suite *s)
{
	const struct cipher_info *cipher = cipher_info(s->cipher);

	return ESP_HEADER + cipher->iv +
	       (s->auth != HASH_NONE ? hash_info(s->auth)->icv : cipher->icv);
}

unsigned
suite_plaintext_mtu(const struct ipsec_suite *s, unsigned path_mtu, bool udp_encap)
{
	unsigned block = cipher_info(s->cipher)->block;
	unsigned around = IPV4_HEADER + (udp_encap ? UDP_HEADER : 0);
	unsigned room;

	if (s->ah != HASH_NONE)
		around += AH_HEADER + hash_info(s->ah)->icv;
	if (s->esp)
		around += esp_around(s);
	room = path_mtu > around ? path_mtu - around : 0;
	if (s->esp) {
		room = room / block * block;
		room = room > ESP_TRAILER ? room - ESP_TRAILER : 0;
	}
	return room ? room + (s->transport ? IPV4_HEADER : 0) : 0;
}
