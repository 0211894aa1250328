/* enable, username, and what service password-encryption does to their passwords. */
#include "cli/apply/password.h"

#include <string.h>
#include <stdlib.h>

#include "cli/device/settings.h"
#include "cli/handlers.h"
#include "engine/base/xmalloc.h"
#include "engine/crypto/password.h"

static char *
hide(struct device *d, const char *plain)
{
	char out[PASSWORD_TEXT];

	password_make_7(plain, &d->rng, out);
	return xasprintf("7 %s", out);
}

char *
password_to_store(struct apply *a, bool hidden, const char *typed)
{
	if (hidden && !password_valid(7, typed)) {
		refuse(a, DIAG_INVALID_ENCRYPTED, typed, NULL);
		return NULL;
	}
	if (hidden)
		return xasprintf("7 %s", typed);
	if (a->device->settings.password_encryption)
		return hide(a->device, typed);
	return xstrdup(typed);
}

char *
secret_to_store(struct apply *a, unsigned type, const char *typed)
{
	char out[PASSWORD_TEXT];

	if (type) {
		if (password_valid(type, typed))
			return xasprintf("%u %s", type, typed);
		refuse(a, DIAG_INVALID_ENCRYPTED, typed, NULL);
		return NULL;
	}
	password_make_5(typed, &a->device->rng, out);
	return xasprintf("5 %s", out);
}

/* The type of a secret that was typed with its number before it. */
#define TYPE_OF_SECRET(args)                                                                       \
	((args)->kw_4 ? 4 : (args)->kw_5 ? 5 : (args)->kw_8 ? 8 : (args)->kw_9 ? 9 : 0)

bool
apply_config_enable_secret(struct apply *a, const struct args_config_enable_secret *args)
{
	struct device_settings *s = &a->device->settings;
	char *stored = NULL;

	if (a->op == APPLY_SET) {
		if (s->enable_password && device_password_is(s->enable_password, args->secret))
			apply_note(a, DIAG_SECRET_LIKE_PASSWORD, NULL);
		stored = secret_to_store(a, TYPE_OF_SECRET(args), args->secret);
		if (!stored)
			return false;
		a->text = xasprintf("enable secret %s", stored);
	}
	wipe_free(s->enable_secret);
	s->enable_secret = stored;
	return true;
}

bool
apply_config_enable_password(struct apply *a, const struct args_config_enable_password *args)
{
	struct device_settings *s = &a->device->settings;
	char *stored = NULL;

	if (a->op == APPLY_SET) {
		stored = password_to_store(a, args->kw_7, args->password);
		if (!stored)
			return false;
		a->text = xasprintf("enable password %s", stored);
	}
	wipe_free(s->enable_password);
	s->enable_password = stored;
	return true;
}

/* ---- users ---- */

/* A stored secret, as against a password. */
static bool
is_hash(const char *stored)
{
	return *stored && strchr("4589", *stored) && stored[1] == ' ';
}

static char *
user_line(const struct user *u)
{
	const char *kind = u->secret && is_hash(u->secret) ? " secret " : " password ";
	char level[24] = "";

	if (u->privilege != 1)
		snprintf(level, sizeof level, " privilege %u", u->privilege);
	return xasprintf("username %s%s%s%s", u->name, level, u->secret ? kind : "",
			 u->secret ? u->secret : "");
}

/* A user's password always says its type: "0 cisco". */
static char *
user_password(struct apply *a, bool hidden, const char *typed)
{
	char *stored = password_to_store(a, hidden, typed), *typed_0;

	if (!stored || !strncmp(stored, "7 ", 2))
		return stored;
	typed_0 = xasprintf("0 %s", stored);
	wipe_free(stored);
	return typed_0;
}

bool
apply_config_username(struct apply *a, const struct args_config_username *args)
{
	struct device_settings *s = &a->device->settings;
	struct user *u = user_find(s, args->name);
	char *stored = NULL;

	if (a->op != APPLY_SET) {
		if (u)
			user_remove(s, u);
		return true;
	}
	if (args->has_secret || args->has_password) {
		stored = args->has_secret ? secret_to_store(a, TYPE_OF_SECRET(args), args->secret)
					  : user_password(a, args->kw_7, args->password);
		if (!stored)
			return false;
	}
	u = user_make(s, args->name);
	if (args->has_level)
		u->privilege = args->level;
	if (stored || args->kw_nopassword) {
		wipe_free(u->secret);
		u->secret = stored;
	}
	a->text = user_line(u);
	return true;
}

/* ---- service password-encryption ---- */

/* The line with its password hidden, or NULL when it was already, or has none. */
static char *
hide_line(struct device *d, const char *line)
{
	const char *at = strstr(line, "password ");
	char *hidden, *text;

	if (!at)
		return NULL;
	at += strlen("password ");
	if (!strncmp(at, "7 ", 2))
		return NULL;
	hidden = hide(d, !strncmp(at, "0 ", 2) ? at + 2 : at);
	text = xasprintf("%.*s%s", (int)(at - line), line, hidden);
	free(hidden);
	return text;
}

static void
hide_stored(struct device *d, char **stored)
{
	const char *plain = *stored;
	char *hidden;

	if (!plain || !strncmp(plain, "7 ", 2) || is_hash(plain))
		return;
	hidden = hide(d, !strncmp(plain, "0 ", 2) ? plain + 2 : plain);
	free(*stored);
	*stored = hidden;
}

bool
apply_config_service_password_encryption(struct apply *a,
					 const struct args_config_service_password_encryption *args)
{
	struct device *d = a->device;
	struct user *u;

	d->settings.password_encryption = a->op == APPLY_SET;
	if (a->op != APPLY_SET)
		return true; /* what is hidden stays so */
	hide_stored(d, &d->settings.enable_password);
	TAILQ_FOREACH (u, &d->settings.users, next)
		hide_stored(d, &u->secret);
	for (struct line *l = d->line; l < d->line + DEVICE_LINES; l++)
		hide_stored(d, &l->password);
	config_rewrite(d, STMT_config_enable_password, hide_line);
	config_rewrite(d, STMT_config_username, hide_line);
	config_rewrite(d, STMT_line_password, hide_line);
	return true;
}
