/* key config-key password-encrypt: asks for the old key where there is one, and for the new one
 * where none was typed. */
#include <stdlib.h>
#include <string.h>

#include "cli/apply/sealed.h"
#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/session.h"
#include "engine/base/xmalloc.h"
#include "engine/crypto/crypto.h"

static bool
is_same(const char *a, const char *b)
{
	return strlen(a) == strlen(b) && crypto_equal(a, b, strlen(a));
}

/* Is it one that could be? Says what is wrong otherwise. */
static bool
may_be(struct session *s, const char *key)
{
	struct diag why;

	if (sealed_key_fits(key, &why))
		return true;
	session_refuse(s, &why);
	return false;
}

static void
confirmed(struct session *s, void *ctx, const char *answer)
{
	char *key = ctx;

	if (answer && is_same(key, answer))
		sealed_change_key(session_device(s), key);
	else if (answer)
		session_write(s, "% The keys do not match\n");
	wipe_free(key);
}

static void
given(struct session *s, void *ctx, const char *answer)
{
	if (answer && may_be(s, answer))
		session_ask(s, INPUT_SECRET, "Confirm key: ", confirmed, xstrdup(answer));
}

/* The key that was typed with the command, or NULL. */
static void
take_new(struct session *s, char *typed)
{
	if (!typed)
		session_ask(s, INPUT_SECRET, "New key: ", given, NULL);
	else if (may_be(s, typed))
		sealed_change_key(session_device(s), typed);
	wipe_free(typed);
}

static void
old_given(struct session *s, void *typed, const char *answer)
{
	const char *now = session_device(s)->settings.config_key;

	if (answer && now && is_same(now, answer)) {
		take_new(s, typed);
		return;
	}
	if (answer)
		session_write(s, "% The old key is not correct\n");
	wipe_free(typed);
}

void
exec_config_key_password_encrypt(struct session *s,
				 const struct args_config_key_password_encrypt *a)
{
	char *typed = a->has_key ? xstrdup(a->key) : NULL;

	if (session_device(s)->settings.config_key)
		session_ask(s, INPUT_SECRET, "Old key: ", old_given, typed);
	else
		take_new(s, typed);
}
