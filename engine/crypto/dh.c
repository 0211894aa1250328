/* Diffie-Hellman over the groups of alg.def. Private values of the MODP groups are short: twice the
 * strength of the group (RFC 3526 section 8) is enough against every known attack, and a fifth to a tenth of
 * the work. */
#include <stdlib.h>

#include "engine/base/xmalloc.h"
#include "engine/crypto/group.h"

#define CRYPTO_MAX_EXPONENT 66

struct dh {
	const struct group_info *group;
	BIGNUM *x;
	uint8_t public[CRYPTO_MAX_DH];
};

enum crypto_group
group_index(const struct group_info *info)
{
	switch (info->number) {
#define GROUP(name, n, ...)                                                                        \
	case n:                                                                                    \
		return GROUP_##name;
#include "engine/crypto/alg.def"
#undef GROUP
	default:
		return GROUPS;
	}
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
	struct dh *dh;

	if (!info)
		return NULL;
	dh = xcalloc(1, sizeof *dh);
	dh->group = info;
	dh->x = draw_exponent(rng, info->exponent_bits);
	(info->elliptic ? ecp_public : modp_public)(info, dh->x, dh->public);
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
dh_secret_size(const struct dh *dh)
{
	return (dh->group->bits + 7u) / 8;
}

size_t
dh_size(const struct dh *dh)
{
	return dh_secret_size(dh) * (dh->group->elliptic ? 2 : 1);
}

const uint8_t *
dh_public(const struct dh *dh)
{
	return dh->public;
}

bool
dh_agree(const struct dh *dh, const uint8_t *peer, size_t peer_len, uint8_t *secret)
{
	if (peer_len != dh_size(dh))
		return false;
	return (dh->group->elliptic ? ecp_agree : modp_agree)(dh->group, dh->x, peer, secret);
}
