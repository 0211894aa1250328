#include "engine/crypto/crypto.h"

static const struct cipher_info ciphers[CIPHERS] = {
#define CIPHER(id, text, ike, esp, block_size, iv_size, bits, variable, salt, icv)                 \
	[CIPHER_##id] = { text, ike, esp, block_size, iv_size, bits, variable, salt, icv },
#include "engine/crypto/alg.def"
#undef CIPHER
};

static const struct hash_info hashes[HASHES] = {
#define HASH(id, text, ike, esp, ah, digest_size, icv_size)                                        \
	[HASH_##id] = { text, ike, esp, ah, digest_size, icv_size },
#include "engine/crypto/alg.def"
#undef HASH
};

static const struct group_info groups[] = {
#define GROUP(id, number, bits, exponent, elliptic, subgroup)                                      \
	{ number, bits, exponent, subgroup, elliptic },
#include "engine/crypto/alg.def"
#undef GROUP
};

const struct cipher_info *
cipher_info(enum cipher_alg alg)
{
	return &ciphers[alg];
}

const struct hash_info *
hash_info(enum hash_alg alg)
{
	return &hashes[alg];
}

const struct group_info *
group_info(unsigned number)
{
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
		if (groups[i].number == number)
			return &groups[i];
	return NULL;
}

enum cipher_alg
cipher_by_ike_id(unsigned id)
{
	for (enum cipher_alg alg = 0; alg < CIPHERS; alg++)
		if (id && ciphers[alg].ike_id == id)
			return alg;
	return CIPHERS;
}

enum cipher_alg
cipher_by_esp_id(unsigned id)
{
	for (enum cipher_alg alg = 0; alg < CIPHERS; alg++)
		if (ciphers[alg].esp_id == id)
			return alg;
	return CIPHERS;
}

enum hash_alg
hash_by_ike_id(unsigned id)
{
	for (enum hash_alg alg = HASH_NONE + 1; alg < HASHES; alg++)
		if (hashes[alg].ike_id == id)
			return alg;
	return HASH_NONE;
}

enum hash_alg
hash_by_esp_id(unsigned id)
{
	for (enum hash_alg alg = HASH_NONE + 1; alg < HASHES; alg++)
		if (hashes[alg].esp_id == id)
			return alg;
	return HASH_NONE;
}

enum hash_alg
hash_by_ah_id(unsigned id)
{
	for (enum hash_alg alg = HASH_NONE + 1; alg < HASHES; alg++)
		if (hashes[alg].ah_id == id)
			return alg;
	return HASH_NONE;
}

/* ---- suites ---- */

bool
suite_equal(const struct ipsec_suite *a, const struct ipsec_suite *b)
{
	if (a->esp != b->esp || a->ah != b->ah || a->transport != b->transport)
		return false;
	return !a->esp ||
	       (a->cipher == b->cipher && a->key_bits == b->key_bits && a->auth == b->auth);
}

bool
suite_has(const struct ipsec_suite *s, enum suite_protocol p)
{
	return p == SUITE_ESP ? s->esp : s->ah != HASH_NONE;
}

enum suite_protocol
suite_main(const struct ipsec_suite *s)
{
	return s->esp ? SUITE_ESP : SUITE_AH;
}

bool
suite_authenticates(const struct ipsec_suite *s)
{
	return s->ah != HASH_NONE || (s->esp && (s->auth != HASH_NONE || ciphers[s->cipher].icv));
}

size_t
suite_keymat(const struct ipsec_suite *s, enum suite_protocol p)
{
	if (!suite_has(s, p))
		return 0;
	if (p == SUITE_AH)
		return hashes[s->ah].digest;
	return s->key_bits / 8u + ciphers[s->cipher].salt + hashes[s->auth].digest;
}
