/* The arithmetic of the two kinds of group. Private to engine/crypto. Public values and secrets are
 * as KE payloads have them, sizes are dh_size() and dh_secret_size() of dh.c. */
#ifndef QMIDLE_CRYPTO_GROUP_H
#define QMIDLE_CRYPTO_GROUP_H

#include "engine/crypto/library.h"

/* The place of a group in the library's tables. */
enum crypto_group group_index(const struct group_info *);

/* g^x; and y^x where y, the peer's value, is one of the group's. The time that both take does not
 * depend on x. */
void modp_public(const struct group_info *, const BIGNUM *x, uint8_t *out);
bool modp_agree(const struct group_info *, const BIGNUM *x, const uint8_t *peer, uint8_t *secret);
void ecp_public(const struct group_info *, const BIGNUM *x, uint8_t *out);
bool ecp_agree(const struct group_info *, const BIGNUM *x, const uint8_t *peer, uint8_t *secret);

#endif
