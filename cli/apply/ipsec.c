/* crypto ipsec: transform sets, and what holds for all SAs. */
#include <stdlib.h>
#include <string.h>

#include "cli/apply/apply.h"
#include "cli/handlers.h"
#include "engine/base/xmalloc.h"
#include "engine/ike/ike.h"
#include "engine/ipsec/ipsec.h"
#include "engine/net/iface.h"
#include "engine/node/node.h"

static struct ipsec *
ipsec_of(const struct apply *a)
{
	return router_ipsec(a->device->router);
}

/* ---- transform sets ---- */

/* How many of the flags are set. */
#define COUNT(...) count((const bool[]){ __VA_ARGS__ }, sizeof((const bool[]){ __VA_ARGS__ }))

static unsigned
count(const bool *flag, size_t size)
{
	unsigned n = 0;

	for (size_t i = 0; i < size; i++)
		n += flag[i];
	return n;
}

/* At most one of a kind, and nothing that protects nothing. */
static bool
transforms_fit(const struct args_config_crypto_ipsec_transform_set *t)
{
	unsigned ah = COUNT(t->kw_ah_md5_hmac, t->kw_ah_sha_hmac, t->kw_ah_sha256_hmac,
			    t->kw_ah_sha384_hmac, t->kw_ah_sha512_hmac);
	unsigned own = COUNT(t->kw_esp_gcm, t->kw_esp_gmac); /* that authenticate too */
	unsigned cipher = own + COUNT(t->kw_esp_3des, t->kw_esp_aes, t->kw_esp_des, t->kw_esp_null);
	unsigned auth = COUNT(t->kw_esp_md5_hmac, t->kw_esp_sha_hmac, t->kw_esp_sha256_hmac,
			      t->kw_esp_sha384_hmac, t->kw_esp_sha512_hmac);

	return ah <= 1 && cipher <= 1 && auth <= 1 && ah + cipher > 0 && (!auth || cipher) &&
	       (!auth || !own) && (!t->kw_esp_null || auth);
}

static struct ipsec_suite
suite_from(const struct args_config_crypto_ipsec_transform_set *t)
{
	enum cipher_alg cipher = t->kw_esp_aes	  ? CIPHER_AES
				 : t->kw_esp_3des ? CIPHER_3DES
				 : t->kw_esp_des  ? CIPHER_DES
				 : t->kw_esp_gcm  ? CIPHER_AES_GCM
				 : t->kw_esp_gmac ? CIPHER_AES_GMAC
						  : CIPHER_NULL;

	return (struct ipsec_suite){
		.esp = cipher != CIPHER_NULL || t->kw_esp_null,
		.cipher = cipher,
		.key_bits = t->kw_256	? 256
			    : t->kw_192 ? 192
					: cipher_info(cipher)->key_bits,
		.auth = t->kw_esp_md5_hmac	? HASH_MD5
			: t->kw_esp_sha_hmac	? HASH_SHA1
			: t->kw_esp_sha256_hmac ? HASH_SHA256
			: t->kw_esp_sha384_hmac ? HASH_SHA384
			: t->kw_esp_sha512_hmac ? HASH_SHA512
						: HASH_NONE,
		.ah = t->kw_ah_md5_hmac	     ? HASH_MD5
		      : t->kw_ah_sha_hmac    ? HASH_SHA1
		      : t->kw_ah_sha256_hmac ? HASH_SHA256
		      : t->kw_ah_sha384_hmac ? HASH_SHA384
		      : t->kw_ah_sha512_hmac ? HASH_SHA512
					     : HASH_NONE,
	};
}

bool
apply_config_crypto_ipsec_transform_set(struct apply *a,
					const struct args_config_crypto_ipsec_transform_set *args)
{
	struct transform_set set = { .name = args->name, .suite = suite_from(args) };

	if (a->op != APPLY_SET)
		return transform_set_delete(ipsec_of(a), args->name, &a->reply->diag);
	if (args->kw_comp_lzs || args->kw_esp_seal)
		return refuse(a, DIAG_TRANSFORM_NOT_SUPPORTED,
			      args->kw_esp_seal ? "esp-seal" : "comp-lzs", args->name, NULL);
	if (!transforms_fit(args))
		return refuse(a, DIAG_TRANSFORMS_DO_NOT_FIT, NULL);
	transform_set_define(ipsec_of(a), &set);
	return true;
}

bool
apply_transform_mode(struct apply *a, const struct args_transform_mode *args)
{
	const struct args_config_crypto_ipsec_transform_set *block = a->parent;
	bool transport = a->op == APPLY_SET && args->kw_transport;

	return transform_set_mode(ipsec_of(a), block->name,
				  !transport	     ? TRANSFORM_TUNNEL
				  : args->kw_require ? TRANSFORM_TRANSPORT_REQUIRE
						     : TRANSFORM_TRANSPORT);
}

bool
apply_config_crypto_ipsec_default_transform_set(
	struct apply *a, const struct args_config_crypto_ipsec_default_transform_set *args)
{
	transform_set_default_enable(ipsec_of(a), a->op != APPLY_UNSET);
	return true;
}

bool
apply_config_crypto_ipsec_nat_transparency_udp_encapsulation(
	struct apply *a,
	const struct args_config_crypto_ipsec_nat_transparency_udp_encapsulation *args)
{
	ike_set_nat_traversal(router_ike(a->device->router), a->op != APPLY_UNSET);
	return true;
}

/* ---- for all SAs ---- */

#define SECONDS	  3600
#define KILOBYTES 4608000
#define WINDOW	  64

bool
apply_config_crypto_ipsec_security_association_lifetime_seconds(
	struct apply *a,
	const struct args_config_crypto_ipsec_security_association_lifetime_seconds *args)
{
	struct sa_lifetime life = ipsec_lifetime(ipsec_of(a));

	life.seconds = a->op == APPLY_SET ? args->seconds : SECONDS;
	ipsec_set_lifetime(ipsec_of(a), life);
	return true;
}

bool
apply_config_crypto_ipsec_security_association_lifetime_kilobytes(
	struct apply *a,
	const struct args_config_crypto_ipsec_security_association_lifetime_kilobytes *args)
{
	struct sa_lifetime life = ipsec_lifetime(ipsec_of(a));

	life.kilobytes = a->op == APPLY_SET ? args->volume : KILOBYTES;
	ipsec_set_lifetime(ipsec_of(a), life);
	return true;
}

bool
apply_config_crypto_ipsec_security_association_replay(
	struct apply *a, const struct args_config_crypto_ipsec_security_association_replay *args)
{
	unsigned window = a->op != APPLY_SET ? WINDOW
			  : args->kw_disable ? 0
			  : args->kw_128     ? 128
			  : args->kw_256     ? 256
			  : args->kw_512     ? 512
			  : args->kw_1024    ? 1024
					     : WINDOW;

	ipsec_set_replay_window(ipsec_of(a), window);
	return true;
}

bool
apply_config_crypto_ipsec_security_association_idle_time(
	struct apply *a, const struct args_config_crypto_ipsec_security_association_idle_time *args)
{
	ipsec_set_idle_time(ipsec_of(a), a->op == APPLY_SET ? args->seconds : 0);
	return true;
}

bool
apply_config_crypto_ipsec_df_bit(struct apply *a,
				 const struct args_config_crypto_ipsec_df_bit *args)
{
	ipsec_set_df(ipsec_of(a), a->op != APPLY_SET ? DF_COPY
				  : args->kw_clear   ? DF_CLEAR
				  : args->kw_set     ? DF_SET
						     : DF_COPY);
	return true;
}

bool
apply_config_crypto_ipsec_fragmentation(struct apply *a,
					const struct args_config_crypto_ipsec_fragmentation *args)
{
	ipsec_set_fragment_after(ipsec_of(a), a->op == APPLY_SET && args->kw_after_encryption);
	return true;
}

/* ---- for those of one interface ---- */

bool
apply_interface_crypto_ipsec_df_bit(struct apply *a,
				    const struct args_interface_crypto_ipsec_df_bit *args)
{
	enum df_policy df = args->kw_clear ? DF_CLEAR : args->kw_set ? DF_SET : DF_COPY;

	ipsec_set_iface_df(ipsec_of(a), iface_find(router_net(a->device->router), a->parent_key),
			   a->op == APPLY_SET ? &df : NULL);
	return true;
}

bool
apply_interface_crypto_ipsec_fragmentation(
	struct apply *a, const struct args_interface_crypto_ipsec_fragmentation *args)
{
	bool after = args->kw_after_encryption;

	ipsec_set_iface_fragment_after(ipsec_of(a),
				       iface_find(router_net(a->device->router), a->parent_key),
				       a->op == APPLY_SET ? &after : NULL);
	return true;
}
