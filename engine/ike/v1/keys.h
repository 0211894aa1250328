/* Every key, hash and IV of IKEv1, RFC 2409: pure functions, the RFC's letters.
 *
 * Ni, Nr, SAi_b, ID_b are payload bodies without the generic header; the public values g^xi, g^xr
 * and the secret g^xy have the group's size; cookies are 8 octets. What is given out is the
 * caller's to wipe. */
#ifndef QMIDLE_IKE_V1_KEYS_H
#define QMIDLE_IKE_V1_KEYS_H

#include "engine/base/addr.h"
#include "engine/crypto/crypto.h"

/* What an IKE SA derives once. */
struct v1_keys {
	enum hash_alg prf;
	size_t len; /* of each */
	uint8_t skeyid[CRYPTO_MAX_DIGEST];
	uint8_t skeyid_d[CRYPTO_MAX_DIGEST];
	uint8_t skeyid_a[CRYPTO_MAX_DIGEST];
	uint8_t skeyid_e[CRYPTO_MAX_DIGEST];
};

/* SKEYID of section 5; sets prf and len too. */
void skeyid_psk(struct v1_keys *, enum hash_alg, struct chunk psk, struct chunk ni,
		struct chunk nr); /* prf(psk, Ni | Nr) */
void skeyid_sig(struct v1_keys *, enum hash_alg, struct chunk ni, struct chunk nr,
		struct chunk gxy); /* prf(Ni | Nr, g^xy) */
/* SKEYID_d, _a and _e from SKEYID. */
void skeyid_expand(struct v1_keys *, struct chunk gxy, const uint8_t *cky_i, const uint8_t *cky_r);

/* The cipher's key out of SKEYID_e, appendix B: its first octets, or K1 | K2 | … when it is too
 * short; for DES the first eight that are no weak key. len is at most CRYPTO_MAX_KEY. */
void v1_cipher_key(const struct v1_keys *, enum cipher_alg, uint8_t *key, size_t len);

/* Whether it is one of the 16 keys of RFC 2409 appendix A, parity aside. */
bool des_key_is_weak(const uint8_t key[static 8]);

/* First IV of phase 1, hash(g^xi | g^xr), and of a phase 2 or informational exchange,
 * hash(last block of phase 1 | M-ID). block octets each. */
void phase1_iv(enum hash_alg, struct chunk gxi, struct chunk gxr, uint8_t *iv, size_t block);
void phase2_iv(enum hash_alg, const uint8_t *last, uint32_t msgid, uint8_t *iv, size_t block);

/* Each writes keys->len octets. own and peer are the public values of whose hash it is and of the
 * other one; so are the cookies. HASH_I is phase1_hash with the initiator's first, HASH_R with
 * the responder's; sai_b is always what the initiator offered. */
void phase1_hash(const struct v1_keys *, struct chunk own, struct chunk peer,
		 const uint8_t *own_cky, const uint8_t *peer_cky, struct chunk sai_b,
		 struct chunk own_id_b, uint8_t *hash);

/* HASH(1) and the hash of an informational exchange: prf(SKEYID_a, M-ID | rest of the message). */
void hash_1(const struct v1_keys *, uint32_t msgid, struct chunk rest, uint8_t *hash);
/* HASH(2): prf(SKEYID_a, M-ID | Ni_b | rest of the message). */
void hash_2(const struct v1_keys *, uint32_t msgid, struct chunk ni, struct chunk rest,
	    uint8_t *hash);
/* HASH(3): prf(SKEYID_a, 0 | M-ID | Ni_b | Nr_b). */
void hash_3(const struct v1_keys *, uint32_t msgid, struct chunk ni, struct chunk nr,
	    uint8_t *hash);

/* KEYMAT of one direction, section 5.5. gqm_xy is empty without PFS; spi is the receiver's. */
void keymat(const struct v1_keys *, struct chunk gqm_xy, uint8_t protocol, uint32_t spi,
	    struct chunk ni, struct chunk nr, uint8_t *out, size_t len);

/* NAT-D, RFC 3947 section 3.2: hash(CKY-I | CKY-R | IP | port). Gives the length. */
size_t nat_d_hash(enum hash_alg, const uint8_t *cky_i, const uint8_t *cky_r, ip4, uint16_t port,
		  uint8_t out[CRYPTO_MAX_DIGEST]);

#endif
