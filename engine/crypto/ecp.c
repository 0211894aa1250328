/* Points of the curves of RFC 5903: a public value is x | y, the secret is the x of the common point.
 * The curves' orders are prime, so every point but that at infinity, which x | y cannot say, will
 * do. */
#include <openssl/obj_mac.h>

#include "engine/crypto/group.h"

/* Made at its first use. */
static const EC_GROUP *
curve_get(const struct group_info *info)
{
	struct crypto_library *l = crypto_library();
	EC_GROUP **curve = &l->curve[group_index(info)];

	if (!*curve)
		*curve = EC_GROUP_new_by_curve_name_ex(l->context, NULL,
						       info->bits == 256   ? NID_X9_62_prime256v1
						       : info->bits == 384 ? NID_secp384r1
									   : NID_secp521r1);
	if (!*curve)
		crypto_broken("an elliptic curve");
	return *curve;
}

static int
coordinate(const struct group_info *info)
{
	return (info->bits + 7) / 8;
}

/* y NULL: only x is of interest. */
static void
write_point(const struct group_info *info, const EC_POINT *point, uint8_t *x_out, uint8_t *y_out)
{
	BIGNUM *x = BN_new(), *y = BN_new();

	if (!x || !y ||
	    !EC_POINT_get_affine_coordinates(curve_get(info), point, x, y, crypto_library()->bn) ||
	    BN_bn2binpad(x, x_out, coordinate(info)) < 0 ||
	    (y_out && BN_bn2binpad(y, y_out, coordinate(info)) < 0))
		crypto_broken("the coordinates of a point");
	BN_clear_free(x);
	BN_clear_free(y);
}

void
ecp_public(const struct group_info *info, const BIGNUM *x, uint8_t *out)
{
	const EC_GROUP *curve = curve_get(info);
	EC_POINT *point = EC_POINT_new(curve);

	if (!point || !EC_POINT_mul(curve, point, x, NULL, NULL, crypto_library()->bn))
		crypto_broken("a multiple of a point");
	write_point(info, point, out, out + coordinate(info));
	EC_POINT_free(point);
}

/* The point x | y, which must be one of the curve. */
static bool
read_point(const struct group_info *info, const uint8_t *at, EC_POINT *point)
{
	BIGNUM *x = BN_bin2bn(at, coordinate(info), NULL);
	BIGNUM *y = BN_bin2bn(at + coordinate(info), coordinate(info), NULL);
	bool good;

	if (!x || !y)
		crypto_broken("memory");
	good = EC_POINT_set_affine_coordinates(curve_get(info), point, x, y, crypto_library()->bn);
	BN_free(x);
	BN_free(y);
	return good;
}

bool
ecp_agree(const struct group_info *info, const BIGNUM *x, const uint8_t *peer, uint8_t *secret)
{
	const EC_GROUP *curve = curve_get(info);
	EC_POINT *theirs = EC_POINT_new(curve), *common = EC_POINT_new(curve);
	bool good;

	if (!theirs || !common)
		crypto_broken("memory");
	good = read_point(info, peer, theirs);
	if (good) {
		if (!EC_POINT_mul(curve, common, NULL, theirs, x, crypto_library()->bn))
			crypto_broken("a multiple of a point");
		write_point(info, common, secret, NULL);
	}
	EC_POINT_free(theirs);
	EC_POINT_clear_free(common);
	return good;
}
