/* Cryptography as IKE and ESP need it: OpenSSL 3 behind a small face.
 *
 * Algorithms are the rows of alg.def. Contexts are made once per SA and used for every packet;
 * nothing here allocates per packet. All sizes are octets unless a name says bits. */
#ifndef QMIDLE_CRYPTO_CRYPTO_H
#define QMIDLE_CRYPTO_CRYPTO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/rng.h"

enum cipher_alg {
#define CIPHER(name, ...) CIPHER_##name,
#include "engine/crypto/alg.def"
#undef CIPHER
	CIPHERS
};

enum hash_alg {
	HASH_NONE,
#define HASH(name, ...) HASH_##name,
#include "engine/crypto/alg.def"
#undef HASH
	HASHES
};

struct cipher_info {
	const char *name;
	uint16_t ike_id, esp_id; /* 0 in ike_id: not for IKE */
	uint8_t block, iv;
	uint16_t key_bits; /* default */
	bool variable_key; /* the key length is negotiated */
	uint8_t salt;	   /* octets of KEYMAT behind the key, for the nonce */
	uint8_t icv;	   /* of one that authenticates too; else 0 */
};

struct hash_info {
	const char *name;
	uint16_t ike_id, esp_id, ah_id;
	uint8_t digest, icv;
};

struct group_info {
	uint16_t number, bits;
	uint16_t exponent_bits; /* of a private value */
	uint16_t subgroup_bits; /* 0: the whole group serves */
	bool elliptic;		/* points of a curve, not numbers modulo a prime */
};

const struct cipher_info *cipher_info(enum cipher_alg);
const struct hash_info *hash_info(enum hash_alg);
/* NULL when the number is none of alg.def's groups. */
const struct group_info *group_info(unsigned number);
/* By the number on the wire; CIPHERS or HASH_NONE when unknown. */
enum cipher_alg cipher_by_ike_id(unsigned), cipher_by_esp_id(unsigned);
enum hash_alg hash_by_ike_id(unsigned), hash_by_esp_id(unsigned), hash_by_ah_id(unsigned);

/* The protocols that a suite may have, in the order of proposals on the wire. */
enum suite_protocol { SUITE_AH, SUITE_ESP, SUITE_PROTOCOLS };

/* What protects the packets of a pair of SAs: AH, ESP, or AH around ESP. */
struct ipsec_suite {
	bool esp; /* has ESP, with: */
	enum cipher_alg cipher;
	uint16_t key_bits;  /* of the cipher; 0 for NULL */
	enum hash_alg auth; /* HASH_NONE: no authentication but the cipher's own */
	enum hash_alg ah;   /* HASH_NONE: no AH */
	bool transport;	    /* encapsulation mode */
};

bool suite_equal(const struct ipsec_suite *, const struct ipsec_suite *);
bool suite_has(const struct ipsec_suite *, enum suite_protocol);
/* The protocol by which a pair is known: ESP where it has that. */
enum suite_protocol suite_main(const struct ipsec_suite *);
/* Does anything of it say who sent a packet? Replay detection needs that. */
bool suite_authenticates(const struct ipsec_suite *);
/* Octets of KEYMAT that one direction needs for the protocol: cipher key and salt, then
 * authentication key (RFC 2409 5.5, RFC 4106 8.1). 0 for one that it does not have. */
size_t suite_keymat(const struct ipsec_suite *, enum suite_protocol);

#define SUITE_MAX_KEYMAT (CRYPTO_MAX_KEY + CRYPTO_MAX_DIGEST)

#define CRYPTO_MAX_DIGEST 64
#define CRYPTO_MAX_BLOCK  16
#define CRYPTO_MAX_KEY	  36  /* with the salt of a nonce */
#define CRYPTO_MAX_DH	  512 /* group 16 */

struct chunk {
	const void *at;
	size_t len;
};

/* ---- ciphers, CBC ---- */
struct cipher; /* one direction, one key */

/* Gives a context, or NULL when the key does not fit. */
struct cipher *cipher_new(enum cipher_alg, const uint8_t *key, size_t key_len, bool encrypt);
void cipher_free(struct cipher *);
/* In place (in == out) or apart; len is a multiple of the block. iv NULL: the chain goes on from
 * the last call, which is much cheaper than to begin one. */
void cipher_cbc(struct cipher *, const uint8_t *iv, const uint8_t *in, uint8_t *out, size_t len);

/* ---- AES in Galois/counter mode, for ciphers with an ICV of their own ---- */
#define CRYPTO_GCM_NONCE 12
#define CRYPTO_GCM_ICV	 16

/* Encrypts len octets in place and gives the ICV over aad and them. A nonce serves once. */
void cipher_gcm_seal(struct cipher *, const uint8_t nonce[CRYPTO_GCM_NONCE], struct chunk aad,
		     uint8_t *at, size_t len, uint8_t icv[CRYPTO_GCM_ICV]);
/* The reverse. false: the ICV does not fit, and what is at *at now is of no use. */
bool cipher_gcm_open(struct cipher *, const uint8_t nonce[CRYPTO_GCM_NONCE], struct chunk aad,
		     uint8_t *at, size_t len, const uint8_t icv[CRYPTO_GCM_ICV]);

/* ---- HMAC, which is also the prf of IKEv1 ---- */
struct hmac; /* one key */

struct hmac *hmac_new(enum hash_alg, const void *key, size_t key_len);
void hmac_free(struct hmac *);
void hmac_start(struct hmac *);
void hmac_add(struct hmac *, const void *, size_t);
size_t hmac_end(struct hmac *, uint8_t out[CRYPTO_MAX_DIGEST]); /* the digest's length */

/* prf(key, part1 | part2 | …): one call with its parts, for key derivation. Gives the length. */
size_t prf(enum hash_alg, struct chunk key, const struct chunk *parts, size_t count,
	   uint8_t out[CRYPTO_MAX_DIGEST]);
/* hash(part1 | part2 | …) */
size_t hash(enum hash_alg, const struct chunk *parts, size_t count, uint8_t out[CRYPTO_MAX_DIGEST]);
/* Compares secrets without telling where they differ. */
bool crypto_equal(const void *, const void *, size_t);

/* ---- Diffie-Hellman, MODP with short exponents and ECP (RFC 5903) ---- */
struct dh;

/* Draws a key pair. NULL for an unknown group. */
struct dh *dh_new(unsigned group, struct rng *);
void dh_free(struct dh *);
size_t dh_size(const struct dh *);	     /* of a public value */
size_t dh_secret_size(const struct dh *);    /* smaller where a public value is a point */
const uint8_t *dh_public(const struct dh *); /* dh_size() octets, left-padded */
/* The shared secret g^xy in dh_secret_size() octets. false for a value that is not one of the
 * group's (wrong size, 0, 1, p-1, >= p, outside the subgroup, no point of the curve). */
bool dh_agree(const struct dh *, const uint8_t *peer, size_t peer_len, uint8_t *secret);

/* ---- passwords of IOS configurations: see password.h ---- */

#endif
