/* Powers modulo the primes of RFC 2409 and RFC 3526 (g = 2) and of RFC 5114 section 2.3. The primes of the
 * former are safe (p = 2q + 1), so a peer's value other than 0, 1 and p-1 lies in a large subgroup
 * and tells nothing about x. The latter's is not: there the peer's value must be of the subgroup. */
#include <openssl/core_names.h>

#include "engine/crypto/group.h"

/* The numbers of RFC 5114 under the name that OpenSSL has for them. */
static void
read_named(struct crypto_modp *m, const char *name)
{
	EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(crypto_library()->context, "DHX", NULL);
	EVP_PKEY *pkey = NULL;
	OSSL_PARAM params[] = {
		OSSL_PARAM_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, (char *)name, 0),
		OSSL_PARAM_END,
	};

	if (!context || EVP_PKEY_paramgen_init(context) <= 0 ||
	    EVP_PKEY_CTX_set_params(context, params) <= 0 ||
	    EVP_PKEY_generate(context, &pkey) <= 0 ||
	    !EVP_PKEY_get_bn_param(pkey, OSSL_PKEY_PARAM_FFC_P, &m->p) ||
	    !EVP_PKEY_get_bn_param(pkey, OSSL_PKEY_PARAM_FFC_Q, &m->q) ||
	    !EVP_PKEY_get_bn_param(pkey, OSSL_PKEY_PARAM_FFC_G, &m->g))
		crypto_broken(name);
	EVP_PKEY_free(pkey);
	EVP_PKEY_CTX_free(context);
}

static BIGNUM *
safe_prime(enum crypto_group group)
{
	switch (group) {
	case GROUP_MODP768:
		return BN_get_rfc2409_prime_768(NULL);
	case GROUP_MODP1024:
		return BN_get_rfc2409_prime_1024(NULL);
	case GROUP_MODP1536:
		return BN_get_rfc3526_prime_1536(NULL);
	case GROUP_MODP2048:
		return BN_get_rfc3526_prime_2048(NULL);
	case GROUP_MODP3072:
		return BN_get_rfc3526_prime_3072(NULL);
	default:
		return BN_get_rfc3526_prime_4096(NULL);
	}
}

/* The group's numbers, made at its first use. */
static const struct crypto_modp *
modp_get(const struct group_info *info)
{
	struct crypto_library *l = crypto_library();
	struct crypto_modp *m = &l->modp[group_index(info)];

	if (m->mont)
		return m;
	if (info->subgroup_bits) {
		read_named(m, "dh_2048_256");
	} else {
		m->p = safe_prime(group_index(info));
		m->g = BN_new();
		if (!m->g || !BN_set_word(m->g, 2))
			crypto_broken("memory");
	}
	m->top = BN_dup(m->p);
	m->mont = BN_MONT_CTX_new();
	if (!m->p || !m->top || !m->mont || !BN_sub_word(m->top, 1) ||
	    !BN_MONT_CTX_set(m->mont, m->p, l->bn))
		crypto_broken("a Diffie-Hellman group");
	return m;
}

static BIGNUM *
power(const struct crypto_modp *m, const BIGNUM *base, const BIGNUM *x)
{
	BIGNUM *r = BN_new();

	if (!r || !BN_mod_exp_mont_consttime(r, base, x, m->p, crypto_library()->bn, m->mont))
		crypto_broken("a Diffie-Hellman power");
	return r;
}

/* base^x, left-padded to the octets of p. */
static void
write_power(const struct crypto_modp *m, const BIGNUM *base, const BIGNUM *x, uint8_t *out)
{
	BIGNUM *r = power(m, base, x);

	if (BN_bn2binpad(r, out, BN_num_bytes(m->p)) < 0)
		crypto_broken("a Diffie-Hellman power");
	BN_clear_free(r);
}

void
modp_public(const struct group_info *info, const BIGNUM *x, uint8_t *out)
{
	const struct crypto_modp *m = modp_get(info);

	write_power(m, m->g, x, out);
}

static bool
is_member(const struct crypto_modp *m, const BIGNUM *y)
{
	BIGNUM *r;
	bool member;

	if (BN_is_zero(y) || BN_is_one(y) || BN_cmp(y, m->top) >= 0)
		return false;
	if (!m->q)
		return true;
	r = power(m, y, m->q);
	member = BN_is_one(r);
	BN_free(r);
	return member;
}

bool
modp_agree(const struct group_info *info, const BIGNUM *x, const uint8_t *peer, uint8_t *secret)
{
	const struct crypto_modp *m = modp_get(info);
	BIGNUM *y = BN_bin2bn(peer, BN_num_bytes(m->p), NULL);
	bool member;

	if (!y)
		crypto_broken("memory");
	member = is_member(m, y);
	if (member)
		write_power(m, y, x, secret);
	BN_free(y);
	return member;
}
