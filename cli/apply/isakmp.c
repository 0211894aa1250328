/* crypto isakmp: policies, keys, switches. */
#include <stdlib.h>
#include <string.h>

#include "cli/apply/apply.h"
#include "cli/handlers.h"
#include "engine/base/xmalloc.h"
#include "engine/ike/ike.h"
#include "engine/node/node.h"
#include "engine/node/session.h"

static struct ike *
ike_of(const struct apply *a)
{
	return router_ike(a->device->router);
}

/* ---- policies ---- */

static const struct ike_policy policy_default = {
	.cipher = CIPHER_DES,
	.hash = HASH_SHA1,
	.auth = IKE_AUTH_RSA_SIG,
	.group = 1,
	.lifetime = 86400,
};

static void
remove_all_policies(struct ike *ike)
{
	const struct ike_policy *p;

	while ((p = ike_policy_next(ike, 0)))
		ike_policy_remove(ike, p->priority);
}

bool
apply_config_crypto_isakmp_policy(struct apply *a,
				  const struct args_config_crypto_isakmp_policy *args)
{
	struct ike_policy p = policy_default;

	if (a->op != APPLY_SET && !args->has_priority) {
		remove_all_policies(ike_of(a));
	} else if (a->op != APPLY_SET) {
		ike_policy_remove(ike_of(a), args->priority);
	} else if (!a->exists) {
		p.priority = args->priority;
		ike_policy_set(ike_of(a), &p);
	}
	return true;
}

/* The policy whose block this is. */
static struct ike_policy
policy_of(const struct apply *a)
{
	const struct args_config_crypto_isakmp_policy *block = a->parent;

	return *ike_policy_next(ike_of(a), block->priority - 1);
}

static bool
change_policy(struct apply *a, const struct ike_policy *p)
{
	ike_policy_set(ike_of(a), p);
	return true;
}

bool
apply_isakmp_policy_encryption(struct apply *a, const struct args_isakmp_policy_encryption *args)
{
	struct ike_policy p = policy_of(a);
	bool set = a->op == APPLY_SET;

	p.cipher = CIPHER_DES;
	p.key_bits = 0;
	if (set && args->kw_3des) {
		p.cipher = CIPHER_3DES;
	} else if (set && args->kw_aes) {
		p.cipher = CIPHER_AES;
		p.key_bits = args->kw_256 ? 256 : args->kw_192 ? 192 : 128;
	}
	return change_policy(a, &p);
}

bool
apply_isakmp_policy_hash(struct apply *a, const struct args_isakmp_policy_hash *args)
{
	struct ike_policy p = policy_of(a);

	p.hash = a->op != APPLY_SET ? HASH_SHA1
		 : args->kw_md5	    ? HASH_MD5
		 : args->kw_sha256  ? HASH_SHA256
		 : args->kw_sha384  ? HASH_SHA384
		 : args->kw_sha512  ? HASH_SHA512
				    : HASH_SHA1;
	return change_policy(a, &p);
}

bool
apply_isakmp_policy_authentication(struct apply *a,
				   const struct args_isakmp_policy_authentication *args)
{
	struct ike_policy p = policy_of(a);

	p.auth = a->op != APPLY_SET   ? IKE_AUTH_RSA_SIG
		 : args->kw_pre_share ? IKE_AUTH_PSK
		 : args->kw_rsa_encr  ? IKE_AUTH_RSA_ENCR
				      : IKE_AUTH_RSA_SIG;
	return change_policy(a, &p);
}

bool
apply_isakmp_policy_group(struct apply *a, const struct args_isakmp_policy_group *args)
{
	struct ike_policy p = policy_of(a);

	p.group = a->op != APPLY_SET ? 1
		  : args->kw_2	     ? 2
		  : args->kw_5	     ? 5
		  : args->kw_14	     ? 14
		  : args->kw_15	     ? 15
		  : args->kw_16	     ? 16
		  : args->kw_19	     ? 19
		  : args->kw_20	     ? 20
		  : args->kw_21	     ? 21
		  : args->kw_24	     ? 24
				     : 1;
	return change_policy(a, &p);
}

bool
apply_isakmp_policy_lifetime(struct apply *a, const struct args_isakmp_policy_lifetime *args)
{
	struct ike_policy p = policy_of(a);

	p.lifetime = a->op == APPLY_SET ? args->seconds : policy_default.lifetime;
	return change_policy(a, &p);
}

/* ---- switches ---- */

bool
apply_config_crypto_isakmp_enable(struct apply *a,
				  const struct args_config_crypto_isakmp_enable *args)
{
	ike_set_enabled(ike_of(a), a->op != APPLY_UNSET);
	return true;
}

bool
apply_config_crypto_isakmp_default_policy(
	struct apply *a, const struct args_config_crypto_isakmp_default_policy *args)
{
	ike_set_default_policies(ike_of(a), a->op != APPLY_UNSET);
	return true;
}

bool
apply_config_crypto_isakmp_nat_keepalive(struct apply *a,
					 const struct args_config_crypto_isakmp_nat_keepalive *args)
{
	ike_set_nat_keepalive(ike_of(a), a->op == APPLY_SET ? args->seconds : 0);
	return true;
}

bool
apply_config_crypto_isakmp_invalid_spi_recovery(
	struct apply *a, const struct args_config_crypto_isakmp_invalid_spi_recovery *args)
{
	ike_set_spi_recovery(ike_of(a), a->op == APPLY_SET);
	return true;
}

bool
apply_config_crypto_logging_session(struct apply *a,
				    const struct args_config_crypto_logging_session *args)
{
	router_log_sessions(a->device->router, a->op == APPLY_SET);
	return true;
}

bool
apply_config_crypto_isakmp_aggressive_mode_disable(
	struct apply *a, const struct args_config_crypto_isakmp_aggressive_mode_disable *args)
{
	ike_set_aggressive(ike_of(a), a->op != APPLY_SET);
	return true;
}

/* ---- call admission ---- */

bool
apply_config_crypto_call_admission_limit_ike_sa(
	struct apply *a, const struct args_config_crypto_call_admission_limit_ike_sa *args)
{
	ike_set_max_active(ike_of(a), a->op == APPLY_SET ? args->limit : 0);
	return true;
}

bool
apply_config_crypto_call_admission_limit_ike_in_negotiation_sa(
	struct apply *a,
	const struct args_config_crypto_call_admission_limit_ike_in_negotiation_sa *args)
{
	ike_set_max_negotiating(ike_of(a), a->op == APPLY_SET ? args->limit : 0);
	return true;
}

/* ---- keepalives ---- */

#define KEEPALIVE_RETRY 2 /* s */

bool
apply_config_crypto_isakmp_keepalive(struct apply *a,
				     const struct args_config_crypto_isakmp_keepalive *args)
{
	struct ike_keepalive how = { 0 };

	if (a->op == APPLY_SET) {
		how.seconds = args->seconds;
		how.retry = args->has_retry ? args->retry : KEEPALIVE_RETRY;
		how.periodic = args->kw_periodic;
	}
	ike_set_keepalive(ike_of(a), how);
	return true;
}
