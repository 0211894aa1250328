/* Transform sets and suites in words; show crypto ipsec transform-set. */
#include <string.h>

#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "cli/show/show.h"
#include "engine/ipsec/ipsec.h"
#include "engine/node/node.h"

static const char *
auth_word(enum hash_alg auth)
{
	static const char *const words[HASHES] = {
		[HASH_MD5] = "md5-hmac",       [HASH_SHA1] = "sha-hmac",
		[HASH_SHA256] = "sha256-hmac", [HASH_SHA384] = "sha384-hmac",
		[HASH_SHA512] = "sha512-hmac",
	};

	return words[auth];
}

/* AES is the one whose key length shows: before the name in show, behind it in debug. */
static void
cipher_words(enum cipher_alg cipher, unsigned key_bits, bool debug, struct text *t)
{
	static const char *const words[CIPHERS] = {
		[CIPHER_NULL] = "esp-null",
		[CIPHER_DES] = "esp-des",
		[CIPHER_3DES] = "esp-3des",
		[CIPHER_AES] = "esp-aes",
	};

	if (cipher != CIPHER_AES || key_bits == 128)
		text_addf(t, "%s ", words[cipher]);
	else
		text_addf(t, debug ? "esp-aes %u " : "esp-%u-aes ", key_bits);
}

static void
esp_words(enum cipher_alg cipher, unsigned key_bits, enum hash_alg auth, bool debug, struct text *t)
{
	cipher_words(cipher, key_bits, debug, t);
	if (auth != HASH_NONE)
		text_addf(t, "esp-%s ", auth_word(auth));
}

void
suite_words(const struct esp_suite *s, struct text *t)
{
	esp_words(s->cipher, s->key_bits, s->auth, false, t);
}

void
suite_debug_words(const struct esp_suite *s, struct text *t)
{
	esp_words(s->cipher, s->key_bits, s->auth, true, t);
}

void
transform_set_words(const struct transform_set *set, struct text *t)
{
	if (set->ah != HASH_NONE)
		text_addf(t, "ah-%s ", auth_word(set->ah));
	if (set->esp)
		esp_words(set->cipher, set->key_bits, set->auth, false, t);
}

static void
show_set(struct session *s, const struct transform_set *set)
{
	static const char *const mode[] = {
		[TRANSFORM_TUNNEL] = "Tunnel,  ",
		[TRANSFORM_TRANSPORT] = "Transport,  ",
		[TRANSFORM_TRANSPORT_REQUIRE] = "Transport require,  ",
	};
	struct text words = { 0 };

	transform_set_words(set, &words);
	session_printf(s, "Transform set %s: { %s } \n   will negotiate = { %s}, \n   \n",
		       set->name, text_get(&words), mode[set->mode]);
	text_free(&words);
}

void
exec_show_crypto_ipsec_transform_set(struct session *s,
				     const struct args_show_crypto_ipsec_transform_set *a)
{
	struct ipsec *ipsec = router_ipsec(session_device(s)->router);
	const struct transform_set *set = transform_set_default(ipsec);

	if (set && (!a->has_tag || !strcmp(a->tag, set->name)))
		show_set(s, set);
	for (set = NULL; (set = transform_set_next(ipsec, set));)
		if (!a->has_tag || !strcmp(a->tag, set->name))
			show_set(s, set);
}

void
show_sa_lifetime(struct session *s, struct sa_lifetime life)
{
	if (life.kilobytes)
		session_printf(s, "Security association lifetime: %u kilobytes/%u seconds\n",
			       life.kilobytes, life.seconds);
	else
		session_printf(s, "Security association lifetime: (volume disabled)/%u seconds\n",
			       life.seconds);
}

void
exec_show_crypto_ipsec_security_association(
	struct session *s, const struct args_show_crypto_ipsec_security_association *a)
{
	show_sa_lifetime(s, ipsec_lifetime(router_ipsec(session_device(s)->router)));
}
