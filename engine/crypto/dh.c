/* g^x mod p with p and g = 2 of RFC 2409 and RFC 3526. The exponents are short: twice the strength
 * of the group (RFC 3526 section 8) is enough against every known attack, and a fifth to a tenth of
 * the work. The primes are safe (p = 2q + 1), so a peer's value other than 0, 1 and p-1 lies in a
 * large subgroup and tells nothing about x. */
#include <stdlib.h>

#include "engine/base/xmalloc.h"
#include "engine/crypto/library.h"

#define CRYPTO_MAX_EXPONENT 64

struct dh {
	const struct crypto_modp *modp;
	size_t size;
	BIGNUM *x;
	uint8_t public[CRYPTO_MAX_DH];
};

static BIGNUM *
prime(unsigned bits)
{
	switch (bits) {
	case 768:
		return BN_get_rfc2409_prime_768(NULL);
	case 1024:
		return BN_get_rfc2409_prime_1024(NULL);
	case 1536:
		return BN_get_rfc3526_prime_1536(NULL);
	case 2048:
		return BN_get_rfc3526_prime_2048(NULL);
	case 3072:
		return BN_get_rfc3526_prime_3072(NULL);
	default:
		return BN_get_rfc3526_prime_4096(NULL);
	}
}

static unsigned
index_of(unsigned number)
{
	switch (number) {
#define GROUP(name, n, ...)                                                                        \
	case n:                                                                                    \
		return GROUP_##name;
#include "engine/crypto/alg.def"
#undef GROUP
	default:
		return GROUPS;
	}
}

/* The group's numbers, made at its first use. */
static const struct crypto_modp *
modp_get(const struct group_info *info)
{
	struct crypto_library *l = crypto_library();
	struct crypto_modp *m = &l->modp[index_of(info->number)];

	if (m->mont)
		return m;
	m->p = prime(info->bits);
	m->top = BN_dup(m->p);
	m->mont = BN_MONT_CTX_new();
	if (!m->p || !m->top || !m->mont || !BN_sub_word(m->top, 1) ||
	    !BN_MONT_CTX_set(m->mont, m->p, l->bn))
		crypto_broken("a Diffie-Hellman group");
	return m;
}

/* base^x mod p, left-padded; the time it takes does not depend on x. */
static void
power(const struct dh *dh, const BIGNUM *base, uint8_t *out)
{
	BIGNUM *r = BN_new();

	if (!r ||
	    !BN_mod_exp_mont_consttime(r, base, dh->x, dh->modp->p, crypto_library()->bn,
				       dh->modp->mont) ||
	    BN_bn2binpad(r, out, (int)dh->size) < 0)
		crypto_broken("a Diffie-Hellman power");
	BN_clear_free(r);
}

/* Exactly so many bits, so that every exponent costs the same. */
static BIGNUM *
draw_exponent(struct rng *rng, unsigned bits)
{
	uint8_t bytes[CRYPTO_MAX_EXPONENT];
	size_t len = (bits + 7) / 8;
	BIGNUM *x;

	rng_bytes(rng, bytes, len);
	x = BN_bin2bn(bytes, (int)len, NULL);
	wipe(bytes, sizeof bytes);
	if (!x || (BN_num_bits(x) > (int)bits && !BN_mask_bits(x, (int)bits)) ||
	    !BN_set_bit(x, (int)bits - 1))
		crypto_broken("a Diffie-Hellman exponent");
	BN_set_flags(x, BN_FLG_CONSTTIME);
	return x;
}

struct dh *
dh_new(unsigned group, struct rng *rng)
{
	const struct group_info *info = group_info(group);
	BIGNUM *g;
	struct dh *dh;

	if (!info)
		return NULL;
	dh = xcalloc(1, sizeof *dh);
	dh->modp = modp_get(info);
	dh->size = info->bits / 8;
	dh->x = draw_exponent(rng, info->exponent_bits);
	g = BN_new();
	if (!g || !BN_set_word(g, 2))
		crypto_broken("memory");
	power(dh, g, dh->public);
	BN_free(g);
	return dh;
}

void
dh_free(struct dh *dh)
{
	if (!dh)
		return;
	BN_clear_free(dh->x);
	free(dh);
}

size_t
dh_size(const struct dh *dh)
{
	return dh->size;
}

const uint8_t *
dh_public(const struct dh *dh)
{
	return dh->public;
}

bool
dh_agree(const struct dh *dh, const uint8_t *peer, size_t peer_len, uint8_t *secret)
{
	BIGNUM *y;
	bool good;

	if (peer_len != dh->size)
		return false;
	y = BN_bin2bn(peer, (int)peer_len, NULL);
	if (!y)
		crypto_broken("memory");
	good = !BN_is_zero(y) && !BN_is_one(y) && BN_cmp(y, dh->modp->top) < 0;
	if (good)
		power(dh, y, secret);
	BN_free(y);
	return good;
}
