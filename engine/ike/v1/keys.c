#include "engine/ike/v1/keys.h"

#include <string.h>

#include "engine/base/wr.h"
#include "engine/base/xmalloc.h"

#define COOKIE 8

#define PRF(alg, key, out, ...)                                                                    \
	prf(alg, key, (const struct chunk[]){ __VA_ARGS__ },                                       \
	    sizeof((const struct chunk[]){ __VA_ARGS__ }) / sizeof(struct chunk), out)

static struct chunk
chunk(const void *at, size_t len)
{
	return (struct chunk){ at, len };
}

static struct chunk
cookie(const uint8_t *cky)
{
	return chunk(cky, COOKIE);
}

/* Writes v in network order and gives it as a chunk. */
static struct chunk
be32(uint32_t v, uint8_t buf[static 4])
{
	struct wr w = wr_init(buf, 4);

	wr_u32(&w, v);
	return chunk(buf, 4);
}

/* ---- SKEYID and what comes of it ---- */

void
skeyid_psk(struct v1_keys *k, enum hash_alg alg, struct chunk psk, struct chunk ni, struct chunk nr)
{
	k->prf = alg;
	k->len = PRF(alg, psk, k->skeyid, ni, nr);
}

void
skeyid_sig(struct v1_keys *k, enum hash_alg alg, struct chunk ni, struct chunk nr, struct chunk gxy)
{
	uint8_t nonces[512]; /* section 5: 8 to 256 octets each */
	struct wr w = wr_init(nonces, sizeof nonces);

	wr_bytes(&w, ni.at, ni.len);
	wr_bytes(&w, nr.at, nr.len);
	k->prf = alg;
	k->len = PRF(alg, chunk(nonces, wr_len(&w)), k->skeyid, gxy);
}

void
skeyid_expand(struct v1_keys *k, struct chunk gxy, const uint8_t *cky_i, const uint8_t *cky_r)
{
	struct chunk skeyid = chunk(k->skeyid, k->len);
	struct chunk i = cookie(cky_i), r = cookie(cky_r);

	PRF(k->prf, skeyid, k->skeyid_d, gxy, i, r, { "\0", 1 });
	PRF(k->prf, skeyid, k->skeyid_a, { k->skeyid_d, k->len }, gxy, i, r, { "\1", 1 });
	PRF(k->prf, skeyid, k->skeyid_e, { k->skeyid_a, k->len }, gxy, i, r, { "\2", 1 });
}

/* ---- the cipher ---- */

/* The weak and semi-weak DES keys of RFC 2409 appendix A, parity as there. */
static const uint8_t des_weak[][8] = {
	{ 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01 },
	{ 0x1f, 0x1f, 0x1f, 0x1f, 0x0e, 0x0e, 0x0e, 0x0e },
	{ 0xe0, 0xe0, 0xe0, 0xe0, 0xf1, 0xf1, 0xf1, 0xf1 },
	{ 0xfe, 0xfe, 0xfe, 0xfe, 0xfe, 0xfe, 0xfe, 0xfe },
	{ 0x01, 0xfe, 0x01, 0xfe, 0x01, 0xfe, 0x01, 0xfe },
	{ 0x1f, 0xe0, 0x1f, 0xe0, 0x0e, 0xf1, 0x0e, 0xf1 },
	{ 0x01, 0xe0, 0x01, 0xe0, 0x01, 0xf1, 0x01, 0xf1 },
	{ 0x1f, 0xfe, 0x1f, 0xfe, 0x0e, 0xfe, 0x0e, 0xfe },
	{ 0x01, 0x1f, 0x01, 0x1f, 0x01, 0x0e, 0x01, 0x0e },
	{ 0xe0, 0xfe, 0xe0, 0xfe, 0xf1, 0xfe, 0xf1, 0xfe },
	{ 0xfe, 0x01, 0xfe, 0x01, 0xfe, 0x01, 0xfe, 0x01 },
	{ 0xe0, 0x1f, 0xe0, 0x1f, 0xf1, 0x0e, 0xf1, 0x0e },
	{ 0xe0, 0x01, 0xe0, 0x01, 0xf1, 0x01, 0xf1, 0x01 },
	{ 0xfe, 0x1f, 0xfe, 0x1f, 0xfe, 0x0e, 0xfe, 0x0e },
	{ 0x1f, 0x01, 0x1f, 0x01, 0x0e, 0x01, 0x0e, 0x01 },
	{ 0xfe, 0xe0, 0xfe, 0xe0, 0xfe, 0xf1, 0xfe, 0xf1 },
};

bool
des_key_is_weak(const uint8_t key[static 8])
{
	for (size_t i = 0; i < sizeof des_weak / sizeof *des_weak; i++) {
		uint8_t differs = 0;

		for (size_t j = 0; j < 8; j++)
			differs |= (uint8_t)((key[j] ^ des_weak[i][j]) & 0xfe); /* parity aside */
		if (!differs)
			return true;
	}
	return false;
}

/* K1 = prf(SKEYID_e, 0), K2 = prf(SKEYID_e, K1), …: fills as much as there is room for. */
static void
expand_key(const struct v1_keys *k, uint8_t *out, size_t len)
{
	struct chunk skeyid_e = chunk(k->skeyid_e, k->len);
	uint8_t block[CRYPTO_MAX_DIGEST];

	for (size_t at = 0; at < len; at += k->len) {
		if (at == 0)
			PRF(k->prf, skeyid_e, block, { "\0", 1 });
		else
			PRF(k->prf, skeyid_e, block, { block, k->len });
		memcpy(out + at, block, len - at < k->len ? len - at : k->len);
	}
	wipe(block, sizeof block);
}

void
v1_cipher_key(const struct v1_keys *k, enum cipher_alg alg, uint8_t *key, size_t len)
{
	size_t at = 0;

	if (k->len < len) {
		expand_key(k, key, len);
		return;
	}
	while (alg == CIPHER_DES && at + 2 * len <= k->len && des_key_is_weak(k->skeyid_e + at))
		at += len;
	memcpy(key, k->skeyid_e + at, len);
}

static void
iv_of(enum hash_alg alg, struct chunk a, struct chunk b, uint8_t *iv, size_t block)
{
	uint8_t digest[CRYPTO_MAX_DIGEST];

	hash(alg, (const struct chunk[]){ a, b }, 2, digest);
	memcpy(iv, digest, block);
}

void
phase1_iv(enum hash_alg alg, struct chunk gxi, struct chunk gxr, uint8_t *iv, size_t block)
{
	iv_of(alg, gxi, gxr, iv, block);
}

void
phase2_iv(enum hash_alg alg, const uint8_t *last, uint32_t msgid, uint8_t *iv, size_t block)
{
	uint8_t id[4];

	iv_of(alg, chunk(last, block), be32(msgid, id), iv, block);
}

/* ---- hashes ---- */

void
phase1_hash(const struct v1_keys *k, struct chunk own, struct chunk peer, const uint8_t *own_cky,
	    const uint8_t *peer_cky, struct chunk sai_b, struct chunk own_id_b, uint8_t *out)
{
	uint8_t digest[CRYPTO_MAX_DIGEST];

	PRF(k->prf, chunk(k->skeyid, k->len), digest, own, peer, cookie(own_cky), cookie(peer_cky),
	    sai_b, own_id_b);
	memcpy(out, digest, k->len);
}

void
hash_1(const struct v1_keys *k, uint32_t msgid, struct chunk rest, uint8_t *out)
{
	uint8_t id[4], digest[CRYPTO_MAX_DIGEST];

	PRF(k->prf, chunk(k->skeyid_a, k->len), digest, be32(msgid, id), rest);
	memcpy(out, digest, k->len);
}

void
hash_2(const struct v1_keys *k, uint32_t msgid, struct chunk ni, struct chunk rest, uint8_t *out)
{
	uint8_t id[4], digest[CRYPTO_MAX_DIGEST];

	PRF(k->prf, chunk(k->skeyid_a, k->len), digest, be32(msgid, id), ni, rest);
	memcpy(out, digest, k->len);
}

void
hash_3(const struct v1_keys *k, uint32_t msgid, struct chunk ni, struct chunk nr, uint8_t *out)
{
	uint8_t id[4], digest[CRYPTO_MAX_DIGEST];

	PRF(k->prf, chunk(k->skeyid_a, k->len), digest, { "\0", 1 }, be32(msgid, id), ni, nr);
	memcpy(out, digest, k->len);
}

/* K1 = prf(SKEYID_d, seed), K2 = prf(SKEYID_d, K1 | seed), … */
void
keymat(const struct v1_keys *k, struct chunk gqm_xy, uint8_t protocol, uint32_t spi,
       struct chunk ni, struct chunk nr, uint8_t *out, size_t len)
{
	uint8_t spi_b[4], block[CRYPTO_MAX_DIGEST];
	size_t before = 0; /* K of the round before: none in the first */

	be32(spi, spi_b);
	for (size_t at = 0; at < len; at += k->len) {
		PRF(k->prf, chunk(k->skeyid_d, k->len), block, { block, before }, gqm_xy,
		    { &protocol, 1 }, { spi_b, sizeof spi_b }, ni, nr);
		memcpy(out + at, block, len - at < k->len ? len - at : k->len);
		before = k->len;
	}
	wipe(block, sizeof block);
}

size_t
nat_d_hash(enum hash_alg alg, const uint8_t *cky_i, const uint8_t *cky_r, ip4 addr, uint16_t port,
	   uint8_t out[CRYPTO_MAX_DIGEST])
{
	uint8_t where[6];
	struct wr w = wr_init(where, sizeof where);

	wr_u32(&w, addr);
	wr_u16(&w, port);
	return hash(
		alg,
		(const struct chunk[]){ cookie(cky_i), cookie(cky_r), chunk(where, sizeof where) },
		3, out);
}
