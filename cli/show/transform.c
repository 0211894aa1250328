/* Transform sets and suites in words; show crypto ipsec transform-set. */
#include <string.h>

#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/facts.h"
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

/* AES shows a key length that is not 128: before the name in show and behind it in debug, but GCM and
 * GMAC always behind it. */
static void
cipher_words(enum cipher_alg cipher, unsigned key_bits, bool debug, struct text *t)
{
	static const char *const words[CIPHERS] = {
		[CIPHER_NULL] = "esp-null",   [CIPHER_DES] = "esp-des",
		[CIPHER_3DES] = "esp-3des",   [CIPHER_AES] = "esp-aes",
		[CIPHER_AES_GCM] = "esp-gcm", [CIPHER_AES_GMAC] = "esp-gmac",
	};

	if (!cipher_info(cipher)->variable_key || key_bits == 128)
		text_addf(t, "%s ", words[cipher]);
	else if (debug || cipher != CIPHER_AES)
		text_addf(t, "%s %u ", words[cipher], key_bits);
	else
		text_addf(t, "esp-%u-aes ", key_bits);
}

static void
protocol_words(const struct ipsec_suite *s, enum suite_protocol protocol, bool debug,
	       struct text *t)
{
	if (protocol == SUITE_AH && s->ah != HASH_NONE)
		text_addf(t, "ah-%s ", auth_word(s->ah));
	if (protocol != SUITE_ESP || !s->esp)
		return;
	cipher_words(s->cipher, s->key_bits, debug, t);
	if (s->auth != HASH_NONE)
		text_addf(t, "esp-%s ", auth_word(s->auth));
}

void
suite_words(const struct ipsec_suite *s, enum suite_protocol protocol, struct text *t)
{
	protocol_words(s, protocol, false, t);
}

void
suite_debug_words(const struct ipsec_suite *s, enum suite_protocol protocol, struct text *t)
{
	protocol_words(s, protocol, true, t);
}

void
tell_transform_set(struct session *s, const struct transform_set *set)
{
	tell_object(s, NULL);
	tell_string(s, "name", set->name);
	tell_list(s, "transforms");
	for (enum suite_protocol p = 0; p < SUITE_PROTOCOLS; p++) {
		struct text words = { 0 };

		suite_words(&set->suite, p, &words);
		if (words.len)
			tell_string(s, NULL, text_get(&words));
		text_free(&words);
	}
	tell_end(s);
	tell_string(s, "mode", set->mode == TRANSFORM_TUNNEL ? "tunnel" : "transport");
	tell_end(s);
}

static void
show_set(struct session *s, const struct transform_set *set)
{
	static const char *const mode[] = {
		[TRANSFORM_TUNNEL] = "Tunnel,  ",
		[TRANSFORM_TRANSPORT] = "Transport,  ",
		[TRANSFORM_TRANSPORT_REQUIRE] = "Transport require,  ",
	};
	bool first = true;

	tell_transform_set(s, set);
	for (enum suite_protocol p = 0; p < SUITE_PROTOCOLS; p++) {
		struct text words = { 0 };

		if (!suite_has(&set->suite, p))
			continue;
		suite_words(&set->suite, p, &words);
		if (first)
			session_printf(s, "Transform set %s: ", set->name);
		session_printf(s, "{ %s } \n   will negotiate = { %s}, \n   ", text_get(&words),
			       mode[set->mode]);
		first = false;
		text_free(&words);
	}
	session_write(s, "\n");
}

void
exec_show_crypto_ipsec_transform_set(struct session *s,
				     const struct args_show_crypto_ipsec_transform_set *a)
{
	struct ipsec *ipsec = router_ipsec(session_device(s)->router);
	const struct transform_set *set = transform_set_default(ipsec);

	tell_list(s, "transform_sets");
	if (set && (!a->has_tag || !strcmp(a->tag, set->name)))
		show_set(s, set);
	for (set = NULL; (set = transform_set_next(ipsec, set));)
		if (!a->has_tag || !strcmp(a->tag, set->name))
			show_set(s, set);
	tell_end(s);
}

void
show_sa_lifetime(struct session *s, struct sa_lifetime life)
{
	if (life.kilobytes)
		tell(s, "lifetime_kilobytes lifetime_seconds",
		     "Security association lifetime: %u kilobytes/%u seconds\n", life.kilobytes,
		     life.seconds);
	else
		tell(s, "lifetime_seconds",
		     "Security association lifetime: (volume disabled)/%u seconds\n", life.seconds);
}

void
exec_show_crypto_ipsec_security_association(
	struct session *s, const struct args_show_crypto_ipsec_security_association *a)
{
	struct ipsec *ipsec = router_ipsec(session_device(s)->router);

	if (!a->kw_idle_time)
		show_sa_lifetime(s, ipsec_lifetime(ipsec));
	else if (ipsec_idle_time(ipsec))
		session_printf(s, "Security association idletime: %u seconds\n",
			       ipsec_idle_time(ipsec));
	else
		session_write(s, "Security association idletime: disabled\n");
}
