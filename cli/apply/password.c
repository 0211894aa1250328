/* enable, username, and what service password-encryption does to their passwords. */
#include "cli/apply/password.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* What is typed in the clear must be long enough; a configuration that is loaded is taken as it is. */
static bool
is_too_short(struct apply *a, const char *plain)
{
	unsigned least = a->device->settings.min_length;
	char number[16];

	if (a->loading || strlen(plain) >= least)
		return false;
	snprintf(number, sizeof number, "%u", least);
	refuse(a, DIAG_PASSWORD_TOO_SHORT, number, NULL);
	return true;
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
	if (is_too_short(a, typed))
		return NULL;
	if (a->device->settings.password_encryption)
		return hide(a->device, typed);
	return xstrdup(typed);
}

char *
secret_to_store(struct apply *a, unsigned type, const char *typed, unsigned make)
{
	char out[PASSWORD_TEXT];

	if (type) {
		if (password_valid(type, typed))
			return xasprintf("%u %s", type, typed);
		refuse(a, DIAG_INVALID_ENCRYPTED, typed, NULL);
		return NULL;
	}
	if (is_too_short(a, typed))
		return NULL;
	if (make == 5)
		password_make_5(typed, &a->device->rng, out);
	else
		password_make_digest(make, typed, &a->device->rng, out);
	return xasprintf("%u %s", make, out);
}

/* Which of the words of $secret-type, and of $hash-algorithm, was typed. */
#define TYPE_OF(args)                                                                              \
	((args)->kw_4 ? 4 : (args)->kw_5 ? 5 : (args)->kw_8 ? 8 : (args)->kw_9 ? 9 : 0)
#define MADE_BY(args) ((args)->kw_sha256 ? 8 : (args)->kw_scrypt ? 9 : 5)

bool
apply_config_security_passwords_min_length(
	struct apply *a, const struct args_config_security_passwords_min_length *s)
{
	a->device->settings.min_length = a->op == APPLY_SET ? s->length : 0;
	return true;
}

/* ---- enable ---- */

/* Level 15 is the one of `enable` alone. */
static char **
secret_of(struct apply *a, unsigned level)
{
	struct device_settings *s = &a->device->settings;

	return level == 15 ? &s->enable_secret : &s->level_secret[level];
}

static bool
set_enable_secret(struct apply *a, unsigned level, unsigned type, const char *typed, unsigned make)
{
	const char *password = a->device->settings.enable_password;
	char **at = secret_of(a, level), *stored = NULL;

	if (a->op == APPLY_SET) {
		if (level == 15 && password && !type && device_password_is(password, typed))
			apply_note(a, DIAG_SECRET_LIKE_PASSWORD, NULL);
		stored = secret_to_store(a, type, typed, make);
		if (!stored)
			return false;
		a->rank = level == 15 ? 440 : 441;
		a->text = level == 15 ? xasprintf("enable secret %s", stored)
				      : xasprintf("enable secret level %u %s", level, stored);
	}
	wipe_free(*at);
	*at = stored;
	return true;
}

bool
apply_config_enable_secret(struct apply *a, const struct args_config_enable_secret *args)
{
	return set_enable_secret(a, 15, TYPE_OF(args), args->secret, 5);
}

bool
apply_config_enable_secret_level(struct apply *a,
				 const struct args_config_enable_secret_level *args)
{
	if (args->level == 15)
		a->identity = xstrdup("config_enable_secret");
	return set_enable_secret(a, args->level, TYPE_OF(args), args->secret, 5);
}

bool
apply_config_enable_algorithm(struct apply *a, const struct args_config_enable_algorithm *args)
{
	unsigned level = args->has_level ? args->level : 15;

	if (level != 15)
		a->identity = xasprintf("config_enable_secret_level %u", level);
	return set_enable_secret(a, level, 0, args->secret, MADE_BY(args));
}

static bool
set_enable_password(struct apply *a, unsigned level, bool hidden, const char *typed)
{
	struct device_settings *s = &a->device->settings;
	char **at = level == 15 ? &s->enable_password : &s->level_password[level], *stored = NULL;

	if (a->op == APPLY_SET) {
		stored = password_to_store(a, hidden, typed);
		if (!stored)
			return false;
		a->rank = level == 15 ? 450 : 451;
		a->text = level == 15 ? xasprintf("enable password %s", stored)
				      : xasprintf("enable password level %u %s", level, stored);
	}
	wipe_free(*at);
	*at = stored;
	return true;
}

bool
apply_config_enable_password(struct apply *a, const struct args_config_enable_password *args)
{
	return set_enable_password(a, 15, args->kw_7, args->password);
}

bool
apply_config_enable_password_level(struct apply *a,
				   const struct args_config_enable_password_level *args)
{
	if (args->level == 15)
		a->identity = xstrdup("config_enable_password");
	return set_enable_password(a, args->level, args->kw_7, args->password);
}

/* ---- users ---- */

/* A hash, as against a password that can be read. */
static bool
is_secret(const char *stored)
{
	return *stored && strchr("4589", *stored) && stored[1] == ' ';
}

static char *
user_line(const struct user *u)
{
	const char *kind = u->secret && is_secret(u->secret) ? " secret " : " password ";
	char level[24] = "";

	if (u->privilege != 1)
		snprintf(level, sizeof level, " privilege %u", u->privilege);
	return xasprintf("username %s%s%s%s%s%s", u->name, level, u->view ? " view " : "",
			 u->view ? u->view : "",
			 u->nopassword ? " nopassword"
			 : u->secret   ? kind
				       : "",
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
		if (u && !apply_ask(a, DIAG_USER_GOES))
			return false;
		if (u)
			user_remove(s, u);
		return true;
	}
	if (u && u->secret && is_secret(u->secret) == args->has_password &&
	    (args->has_password || args->has_secret || args->has_plain))
		return refuse(a, DIAG_PASSWORD_AND_SECRET, NULL);
	if (args->has_secret || args->has_plain || args->has_password) {
		stored = args->has_secret  ? secret_to_store(a, TYPE_OF(args), args->secret, 5)
			 : args->has_plain ? secret_to_store(a, 0, args->plain, MADE_BY(args))
					   : user_password(a, args->kw_7, args->password);
		if (!stored)
			return false;
	}
	u = user_make(s, args->name);
	if (args->has_level)
		u->privilege = args->level;
	if (args->has_view) {
		free(u->view);
		u->view = xstrdup(args->view);
	}
	if (stored || args->kw_nopassword) {
		wipe_free(u->secret);
		u->secret = stored;
		u->nopassword = args->kw_nopassword;
	}
	a->text = user_line(u);
	return true;
}

bool
apply_config_username_autocommand(struct apply *a,
				  const struct args_config_username_autocommand *args)
{
	struct user *u = a->op == APPLY_SET ? user_make(&a->device->settings, args->name)
					    : user_find(&a->device->settings, args->name);

	if (!u)
		return true;
	free(u->autocommand);
	u->autocommand = a->op == APPLY_SET ? xstrdup(args->command) : NULL;
	return true;
}

/* ---- service password-encryption ---- */

/* The line with its password hidden, or NULL when it was already, or has none. */
static char *
hide_line(void *d, const char *line)
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

/* "enable password level 5 cisco" */
static char *
hide_level_line(void *d, const char *line)
{
	const char *at = line + strcspn(line, "0123456789");
	char *hidden, *text;

	at += strspn(at, "0123456789");
	at += strspn(at, " ");
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

	if (!plain || !strncmp(plain, "7 ", 2) || is_secret(plain))
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
	for (unsigned i = 0; i < 16; i++)
		hide_stored(d, &d->settings.level_password[i]);
	TAILQ_FOREACH (u, &d->settings.users, next)
		hide_stored(d, &u->secret);
	for (struct line *l = d->line; l < d->line + DEVICE_LINES; l++)
		hide_stored(d, &l->password);
	config_rewrite(d, STMT_config_enable_password, hide_line, d);
	config_rewrite(d, STMT_config_enable_password_level, hide_level_line, d);
	config_rewrite(d, STMT_config_username, hide_line, d);
	config_rewrite(d, STMT_line_password, hide_line, d);
	config_rewrite(d, STMT_ca_trustpoint_password, hide_line, d);
	return true;
}
