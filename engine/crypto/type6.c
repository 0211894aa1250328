#include "engine/crypto/type6.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/base/xmalloc.h"
#include "engine/crypto/crypto.h"

enum { SALT = 8, MAC = 4, KEY = 32, BASE = 41, FIRST = 'A' };

/* The keys of one salt. */
struct keys {
	uint8_t cipher[CRYPTO_MAX_DIGEST], mac[CRYPTO_MAX_DIGEST];
};

static void
derive(struct keys *k, const char *config_key, const uint8_t *salt)
{
	uint8_t master[CRYPTO_MAX_DIGEST];
	struct chunk whole = { config_key, strlen(config_key) };
	struct chunk key = { master, hash(HASH_SHA256, &whole, 1, master) };

	prf(HASH_SHA256, key, (struct chunk[]){ { salt, SALT }, { "\0", 1 } }, 2, k->cipher);
	prf(HASH_SHA256, key, (struct chunk[]){ { salt, SALT }, { "\1", 1 } }, 2, k->mac);
	wipe(master, sizeof master);
}

/* In place. Zeros that go through CBC are the stream of output feedback. */
static void
encipher(const struct keys *k, const uint8_t *salt, uint8_t *at, size_t len)
{
	struct cipher *c = cipher_new(CIPHER_AES, k->cipher, KEY, true);
	size_t room = (len + CRYPTO_MAX_BLOCK - 1) / CRYPTO_MAX_BLOCK * CRYPTO_MAX_BLOCK;
	uint8_t iv[CRYPTO_MAX_BLOCK] = { 0 }, *stream = xcalloc(1, room + 1);

	memcpy(iv, salt, SALT);
	cipher_cbc(c, iv, stream, stream, room);
	for (size_t i = 0; i < len; i++)
		at[i] ^= stream[i];
	wipe(stream, room);
	free(stream);
	cipher_free(c);
}

/* Over the salt and what stands behind it. */
static void
authenticate(const struct keys *k, const uint8_t *salt, size_t len, uint8_t mac[CRYPTO_MAX_DIGEST])
{
	prf(HASH_SHA256, (struct chunk){ k->mac, KEY }, &(struct chunk){ salt, SALT + len }, 1,
	    mac);
}

/* ---- base 41 ---- */

static void
add_pair(struct text *t, unsigned first, unsigned second)
{
	unsigned n = first << 8 | second;

	text_addf(t, "%c%c%c", FIRST + n / (BASE * BASE), FIRST + n / BASE % BASE,
		  FIRST + n % BASE);
}

/* The last pair says how many octets it holds: one and 0, or none and 1. */
static char *
encode(const uint8_t *at, size_t len)
{
	struct text t = { 0 };

	for (size_t i = 0; i + 1 < len; i += 2)
		add_pair(&t, at[i], at[i + 1]);
	if (len % 2)
		add_pair(&t, at[len - 1], 0);
	else
		add_pair(&t, 0, 1);
	return text_take(&t);
}

static int
pair_at(const char *text)
{
	int n = 0;

	for (int i = 0; i < 3; i++) {
		if (text[i] < FIRST || text[i] >= FIRST + BASE)
			return -1;
		n = n * BASE + text[i] - FIRST;
	}
	return n <= 0xffff ? n : -1;
}

/* Gives the octets, with a zero behind them; NULL for a text that is none. */
static uint8_t *
decode(const char *text, size_t *len)
{
	size_t digits = strlen(text), pairs = digits / 3;
	uint8_t *octets;
	int n = 0;

	if (!pairs || digits % 3)
		return NULL;
	octets = xcalloc(pairs, 2);
	for (size_t i = 0; i < pairs && (n = pair_at(text + 3 * i)) >= 0; i++) {
		octets[2 * i] = (uint8_t)(n >> 8);
		octets[2 * i + 1] = (uint8_t)n;
	}
	*len = 2 * pairs - 1;
	if (n == 1)
		*len -= 1;
	else if (n < 0 || n & 0xff) {
		free(octets);
		return NULL;
	}
	return octets;
}

/* ---- both ways ---- */

char *
type6_seal(const char *config_key, const char *plain, struct rng *rng)
{
	size_t len = strlen(plain);
	uint8_t *octets = xmalloc(SALT + len + CRYPTO_MAX_DIGEST);
	struct keys k;
	char *sealed;

	rng_bytes(rng, octets, SALT);
	memcpy(octets + SALT, plain, len);
	derive(&k, config_key, octets);
	encipher(&k, octets, octets + SALT, len);
	authenticate(&k, octets, len, octets + SALT + len);
	sealed = encode(octets, SALT + len + MAC);
	wipe(&k, sizeof k);
	free(octets);
	return sealed;
}

char *
type6_open(const char *config_key, const char *sealed)
{
	uint8_t mac[CRYPTO_MAX_DIGEST], *octets;
	char *plain = NULL;
	size_t len = 0;
	struct keys k;

	octets = decode(sealed, &len);
	if (!octets || len < SALT + MAC) {
		free(octets);
		return NULL;
	}
	len -= SALT + MAC;
	derive(&k, config_key, octets);
	authenticate(&k, octets, len, mac);
	if (crypto_equal(mac, octets + SALT + len, MAC)) {
		encipher(&k, octets, octets + SALT, len);
		plain = xstrndup((char *)octets + SALT, len);
	}
	wipe(&k, sizeof k);
	wipe(octets, SALT + len + MAC);
	free(octets);
	return plain;
}
