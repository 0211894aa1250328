/* key config-key password-encrypt, password encryption aes. */
#include "cli/apply/sealed.h"

#include <stdlib.h>
#include <string.h>

#include "cli/apply/apply.h"
#include "cli/handlers.h"
#include "engine/base/xmalloc.h"
#include "engine/crypto/type6.h"
#include "grammar/ios/args.h"

#define TYPE "6 "

static const unsigned statements[] = {
	STMT_config_crypto_isakmp_key_address,	       STMT_config_crypto_isakmp_key_hostname,
	STMT_keyring_pre_shared_key_address,	       STMT_keyring_pre_shared_key_hostname,
	STMT_isakmp_peer_set_aggressive_mode_password,
};

#define STATEMENTS (sizeof statements / sizeof *statements)

/* ---- lines ---- */

/* Where the secret of such a line stands, with its type. In a keyring it is behind the last " key ",
 * as a host may have that name too. */
static const char *
secret_of(const char *line)
{
	static const char *const begin[] = { "crypto isakmp key ",
					     "set aggressive-mode password " };
	const char *at = line, *next;

	for (size_t i = 0; i < sizeof begin / sizeof *begin; i++)
		if (!strncmp(line, begin[i], strlen(begin[i])))
			return line + strlen(begin[i]);
	while ((next = strstr(at, " key ")))
		at = next + 1;
	return at + strlen("key ");
}

static bool
is_sealed(const char *secret)
{
	return !strncmp(secret, TYPE, strlen(TYPE));
}

/* The line with another secret, whose type is 6. */
static char *
with_sealed(const char *line, const char *sealed)
{
	const char *at = secret_of(line), *secret = is_sealed(at) ? at + strlen(TYPE) : at;

	return xasprintf("%.*s" TYPE "%s%s", (int)(at - line), line, sealed,
			 secret + strcspn(secret, " "));
}

/* The line as `password encryption aes` wants it; NULL: it is. */
static char *
seal_line(void *device, const char *line)
{
	struct device *d = device;
	const char *at = secret_of(line);
	char *plain, *sealed, *text;

	if (is_sealed(at))
		return NULL;
	plain = xstrndup(at, strcspn(at, " "));
	sealed = type6_seal(d->settings.config_key, plain, &d->rng);
	text = with_sealed(line, sealed);
	wipe_free(plain);
	free(sealed);
	return text;
}

struct change {
	struct device *device;
	const char *before, *after;
};

/* The line sealed anew; NULL: it is not sealed, or nobody can read it. */
static char *
reseal_line(void *change, const char *line)
{
	const struct change *c = change;
	const char *at = secret_of(line);
	char *old, *plain, *sealed, *text;

	if (!is_sealed(at))
		return NULL;
	at += strlen(TYPE);
	old = xstrndup(at, strcspn(at, " "));
	plain = type6_open(c->before, old);
	free(old);
	if (!plain)
		return NULL;
	sealed = type6_seal(c->after, plain, &c->device->rng);
	text = with_sealed(line, sealed);
	wipe_free(plain);
	free(sealed);
	return text;
}

static void
seal_all(struct device *d)
{
	if (d->settings.seals_keys && d->settings.config_key)
		for (size_t i = 0; i < STATEMENTS; i++)
			config_rewrite(d, statements[i], seal_line, d);
}

/* ---- a line that is typed ---- */

char *
sealed_read(struct apply *a, bool sealed, const char *typed)
{
	const char *key = a->device->settings.config_key;
	char *plain;

	if (!sealed)
		return xstrdup(typed);
	plain = key ? type6_open(key, typed) : NULL;
	if (key && !plain && a->op == APPLY_SET)
		apply_note(a, DIAG_KEY_INCOMPATIBLE, typed, NULL);
	return plain;
}

void
sealed_keep(struct apply *a)
{
	const struct device_settings *s = &a->device->settings;
	char *text;

	if (a->op != APPLY_SET || !s->seals_keys || !s->config_key)
		return;
	text = seal_line(a->device, a->text ? a->text : a->line);
	if (text) {
		wipe_free(a->text);
		a->text = text;
	}
}

/* ---- the config-key ---- */

bool
sealed_key_fits(const char *config_key, struct diag *why)
{
	if (strlen(config_key) < TYPE6_LEAST)
		return diag(why, DIAG_CONFIG_KEY_TOO_SHORT, NULL);
	if (strchr("!#;", *config_key))
		return diag(why, DIAG_CONFIG_KEY_CHARACTER, NULL);
	return true;
}

void
sealed_change_key(struct device *d, const char *config_key)
{
	char *before = d->settings.config_key;
	struct change c = { d, before, config_key };

	d->settings.config_key = config_key ? xstrdup(config_key) : NULL;
	if (before && config_key)
		for (size_t i = 0; i < STATEMENTS; i++)
			config_rewrite(d, statements[i], reseal_line, &c);
	wipe_free(before);
	for (size_t i = 0; i < STATEMENTS; i++)
		config_repeat(d, statements[i]);
	seal_all(d);
	d->modified = true;
}

bool
apply_config_no_config_key(struct apply *a, const struct args_config_no_config_key *args)
{
	if (!apply_ask(a, DIAG_CONFIG_KEY_GOES))
		return false;
	sealed_change_key(a->device, NULL);
	return true;
}

bool
apply_config_password_encryption_aes(struct apply *a,
				     const struct args_config_password_encryption_aes *args)
{
	a->device->settings.seals_keys = a->op == APPLY_SET;
	seal_all(a->device); /* what is sealed stays so */
	return true;
}
