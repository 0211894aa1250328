/* What the configuration sets and the engine does not know: defaults, and giving it back. */
#include "cli/device/settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "engine/base/text.h"
#include "engine/base/xmalloc.h"
#include "engine/crypto/password.h"
#include "grammar/ios/args.h"

/* What a router calls some commands before anybody says so; `no alias exec p` takes one away. */
static const char *const own_aliases[][2] = {
	{ "h", "help" }, { "lo", "logout" }, { "p", "ping" },	  { "r", "resume" },
	{ "s", "show" }, { "u", "undebug" }, { "un", "undebug" }, { "w", "where" },
};

void
settings_init(struct device_settings *s)
{
	*s = (struct device_settings){ .domain_lookup = true,
				       .zone = "UTC",
				       .ssh = { .timeout = SSH_TIMEOUT, .retries = SSH_RETRIES } };
	TAILQ_INIT(&s->users);
	TAILQ_INIT(&s->aliases);
	for (size_t i = 0; i < sizeof own_aliases / sizeof *own_aliases; i++)
		alias_set(s, MODE_exec, own_aliases[i][0], own_aliases[i][1]);
	TAILQ_INIT(&s->hosts);
	TAILQ_INIT(&s->served);
	command_levels_init(&s->commands);
	views_init(&s->views);
}

void
settings_free(struct device_settings *s)
{
	struct user *u;
	struct alias *a;

	while ((u = TAILQ_FIRST(&s->users)))
		user_remove(s, u);
	while ((a = TAILQ_FIRST(&s->aliases)))
		alias_remove(s, a);
	while (!TAILQ_EMPTY(&s->hosts))
		host_set(s, TAILQ_FIRST(&s->hosts)->name, 0);
	for (int b = 0; b < BANNERS; b++)
		free(s->banner[b]);
	free(s->domain_name);
	free(s->ssh.keypair);
	text_free(&s->typed.digits);
	for (unsigned i = 0; i < 16; i++) {
		wipe_free(s->level_secret[i]);
		wipe_free(s->level_password[i]);
	}
	command_levels_free(&s->commands);
	while (!TAILQ_EMPTY(&s->views.all))
		view_remove(&s->views, TAILQ_FIRST(&s->views.all));
	wipe_free(s->config_key);
	wipe_free(s->enable_secret);
	wipe_free(s->enable_password);
}

void
line_free(struct line *l)
{
	wipe_free(l->password);
	free(l->access_class);
	free(l->access_class_out);
	free(l->auth_list);
}

void
line_init(struct line *l, enum line_kind kind, unsigned number)
{
	line_free(l);
	*l = (struct line){
		.kind = kind,
		.number = number,
		.configured = kind != LINE_VTY || number < 5,
		.restarted = l->restarted,
		.user = l->user,
		.exec_timeout = 600,
		.login = kind == LINE_VTY ? LOGIN_PASSWORD : LOGIN_NONE,
		.privilege = 1,
		.length = 24,
		.width = 80,
		.history = 10,
		.editing = true,
		.telnet = true,
		.ssh = true,
		.telnet_out = true,
		.ssh_out = true,
	};
}

struct user *
user_find(const struct device_settings *s, const char *name)
{
	struct user *u;

	HASH_FIND(by_name, s->user_by_name, name, strlen(name), u);
	return u;
}

struct user *
user_make(struct device_settings *s, const char *name)
{
	struct user *u = user_find(s, name);

	if (!u) {
		u = xcalloc(1, sizeof *u);
		u->name = xstrdup(name);
		u->privilege = 1;
		TAILQ_INSERT_TAIL(&s->users, u, next);
		HASH_ADD_KEYPTR(by_name, s->user_by_name, u->name, strlen(u->name), u);
	}
	return u;
}

void
user_remove(struct device_settings *s, struct user *u)
{
	TAILQ_REMOVE(&s->users, u, next);
	HASH_DELETE(by_name, s->user_by_name, u);
	free(u->name);
	wipe_free(u->secret);
	free(u->view);
	free(u->autocommand);
	free(u);
}

static char *
alias_key(unsigned mode, const char *name)
{
	return xasprintf("%u %s", mode, name);
}

struct alias *
alias_find(const struct device_settings *s, unsigned mode, const char *name)
{
	char *key = alias_key(mode, name);
	struct alias *a;

	HASH_FIND(by_key, s->alias_by_key, key, strlen(key), a);
	free(key);
	return a;
}

const struct alias *
alias_meant(const struct device_settings *s, unsigned mode, const char *word, size_t length)
{
	const struct alias *a;

	TAILQ_FOREACH (a, &s->aliases, next)
		if (a->mode == mode && strlen(a->name) == length &&
		    !strncasecmp(a->name, word, length))
			return a;
	return NULL;
}

void
alias_set(struct device_settings *s, unsigned mode, const char *name, const char *command)
{
	struct alias *a = alias_find(s, mode, name);

	if (!a) {
		a = xcalloc(1, sizeof *a);
		a->name = xstrdup(name);
		a->mode = mode;
		a->key = alias_key(mode, name);
		TAILQ_INSERT_TAIL(&s->aliases, a, next);
		HASH_ADD_KEYPTR(by_key, s->alias_by_key, a->key, strlen(a->key), a);
	}
	free(a->command);
	a->command = xstrdup(command);
}

void
alias_remove(struct device_settings *s, struct alias *a)
{
	TAILQ_REMOVE(&s->aliases, a, next);
	HASH_DELETE(by_key, s->alias_by_key, a);
	free(a->key);
	free(a->name);
	free(a->command);
	free(a);
}

static struct host_entry *
host_entry(const struct device_settings *s, const char *name)
{
	char *key = text_lower(name);
	struct host_entry *h;

	HASH_FIND(by_key, s->host_by_key, key, strlen(key), h);
	free(key);
	return h;
}

ip4
host_find(const struct device_settings *s, const char *name)
{
	const struct host_entry *h = host_entry(s, name);

	return h ? h->address : 0;
}

void
host_set(struct device_settings *s, const char *name, ip4 address)
{
	struct host_entry *h = host_entry(s, name);

	if (!h && address) {
		h = xcalloc(1, sizeof *h);
		h->name = xstrdup(name);
		h->key = text_lower(name);
		TAILQ_INSERT_TAIL(&s->hosts, h, next);
		HASH_ADD_KEYPTR(by_key, s->host_by_key, h->key, strlen(h->key), h);
	}
	if (h)
		h->address = address;
	if (h && !address) {
		TAILQ_REMOVE(&s->hosts, h, next);
		HASH_DELETE(by_key, s->host_by_key, h);
		free(h->name);
		free(h->key);
		free(h);
	}
}

bool
device_password_is(const char *stored, const char *typed)
{
	unsigned type;
	int skip;

	if (!stored)
		return false;
	if (sscanf(stored, "%1u %n", &type, &skip) == 1 && stored[1] == ' ')
		return password_check(type, stored + skip, typed);
	return password_check(0, stored, typed);
}
