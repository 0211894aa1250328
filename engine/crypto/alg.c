#include "engine/crypto/crypto.h"

static const struct cipher_info ciphers[CIPHERS] = {
#define CIPHER(id, text, ike, esp, block_size, iv_size, bits, variable)                            \
	[CIPHER_##id] = { text, ike, esp, block_size, iv_size, bits, variable },
#include "engine/crypto/alg.def"
#undef CIPHER
};

static const struct hash_info hashes[HASHES] = {
#define HASH(id, text, ike, esp, digest_size, icv_size)                                            \
	[HASH_##id] = { text, ike, esp, digest_size, icv_size },
#include "engine/crypto/alg.def"
#undef HASH
};

static const struct group_info groups[] = {
#define GROUP(id, number, bits, exponent) { number, bits, exponent },
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

bool
esp_suite_equal(const struct esp_suite *a, const struct esp_suite *b)
{
	return a->cipher == b->cipher && a->key_bits == b->key_bits && a->auth == b->auth &&
	       a->transport == b->transport;
}

size_t
esp_suite_keymat(const struct esp_suite *s)
{
	return s->key_bits / 8u + hashes[s->auth].digest;
}
