#include "cli/session/ssh.h"

#include <stdlib.h>
#include <string.h>

#include "cli/device/settings.h"
#include "cli/handlers.h"
#include "cli/session/private.h"
#include "engine/base/xmalloc.h"
#include "engine/pki/pki.h"
#include "grammar/ios/args.h"

struct ssh_login {
	bool known;    /* he has logged in */
	simtime pause; /* until he may try again */
	char *user;    /* as who, be it asked for or not */
	char *cipher[2], *mac[2];
	void (*gone)(void *ctx); /* NULL: nobody waits */
	void *ctx;
};

void
ssh_login_begin(struct session *s)
{
	s->ssh = xcalloc(1, sizeof *s->ssh);
	privilege_start(s, s->line->privilege);
}

void
ssh_login_free(struct ssh_login *l)
{
	if (!l)
		return;
	for (unsigned i = 0; i < 2; i++) {
		free(l->cipher[i]);
		free(l->mac[i]);
	}
	free(l->user);
	free(l);
}

bool
ssh_login_known(const struct session *s)
{
	return s->ssh && s->ssh->known;
}

/* ---- before he is known ---- */

struct ssh_greeting
session_ssh_greeting(const struct session *s)
{
	const struct device_settings *set = &s->device->settings;

	return (struct ssh_greeting){
		.old = !strcmp(s->device->ssh, "1.5"),
		.key = device_ssh_key(s->device)->pair,
		.banner = set->banner[BANNER_LOGIN],
		.tries = set->ssh.retries + 1,
	};
}

void
ssh_login_drop(struct session *s)
{
	struct ssh_login *l = s->ssh;
	void (*gone)(void *) = l ? l->gone : NULL;

	if (!gone)
		return;
	l->gone = NULL;
	gone(l->ctx);
}

static void
too_late(void *owner, uint64_t serial)
{
	struct session *s = owner;

	if (s->state == SESSION_NEW)
		ssh_login_drop(s);
}

void
session_ssh_wait(struct session *s, void (*gone)(void *), void *ctx)
{
	s->ssh->gone = gone;
	s->ssh->ctx = ctx;
	timer_after(s->sched, SEC(s->device->settings.ssh.timeout), too_late, s, 0);
}

static void
become(struct session *s, const char *name, const struct user *u)
{
	free(s->user);
	s->user = xstrdup(name);
	if (u)
		privilege_start(s, u->privilege);
}

static bool
is_user(struct session *s, const char *name, const char *password)
{
	const struct user *u = user_find(&s->device->settings, name);

	if (!u || (!u->nopassword && (!password || !device_password_is(u->secret, password))))
		return false;
	become(s, name, u);
	return true;
}

static bool
has_key(const struct session *s, const char *user, const char *hash)
{
	char *block = xasprintf("username %s", user),
	     *line = xasprintf("key-hash ssh-rsa %s", hash);
	bool has = config_has(s->device,
			      (const char *const[]){ "ip ssh pubkey-chain", block, line, NULL });

	free(block);
	free(line);
	return has;
}

bool
session_ssh_key(struct session *s, const char *user, const char *hash, bool proven)
{
	if (s->ssh->known || !has_key(s, user, hash))
		return false;
	if (!proven)
		return true;
	become(s, user, user_find(&s->device->settings, user));
	login_counts(s, user, true);
	s->ssh->known = true;
	s->ssh->user = xstrdup(user);
	return true;
}

bool
session_ssh_login(struct session *s, const char *user, const char *password)
{
	const struct line *l = s->line;
	bool good;

	if (s->ssh->known)
		return false;
	if (aaa_rules(s) && aaa_login_asks(s) == AAA_ASKS_NOTHING)
		good = aaa_exec(s);
	else if (aaa_rules(s))
		good = password && aaa_login(s, user, password) && aaa_exec(s);
	else if (l->login == LOGIN_NONE)
		good = true;
	else if (l->login == LOGIN_LOCAL)
		good = is_user(s, user, password);
	else
		good = password && device_password_is(l->password, password);
	if (good || password)
		s->ssh->pause = login_counts(s, user ? user : "", good);
	if (!good)
		return false;
	s->ssh->known = true;
	s->ssh->user = xstrdup(user);
	return true;
}

simtime
session_ssh_pause(struct session *s)
{
	simtime pause = s->ssh->pause;

	s->ssh->pause = 0;
	return pause;
}

void
session_ssh_open(struct session *s, const struct ssh_protection *p)
{
	struct ssh_login *l = s->ssh;

	l->gone = NULL;
	for (unsigned i = 0; i < 2; i++) {
		l->cipher[i] = xstrdup(p->cipher[i]);
		l->mac[i] = xstrdup(p->mac[i]);
	}
}

/* ---- what is shown ---- */

static void
show_connection(struct session *s, const struct session *who)
{
	static const char *const ways[] = { "IN", "OUT" };

	for (unsigned i = 0; i < 2; i++)
		session_printf(s, "%-10u %-7s %-4s %-11s %-12s %-21s %s\n", who->line->number,
			       "2.0", ways[i], who->ssh->cipher[i], who->ssh->mac[i],
			       "Session started", who->ssh->user);
}

void
exec_show_ssh(struct session *s, const struct args_show_ssh *a)
{
	bool some = false;

	for (unsigned i = 0; i < DEVICE_LINES; i++)
		for (const struct session *who = s->device->line[i].user; who;
		     who = who->next_on_line) {
			if (!who->ssh || !who->ssh->cipher[0])
				continue;
			if (!some)
				session_write(s, "Connection Version Mode Encryption  Hmac         "
						 "State                 Username\n");
			some = true;
			show_connection(s, who);
		}
	if (!some)
		session_write(s, "%No SSHv2 server connections running.\n");
	session_write(s, "%No SSHv1 server connections running.\n");
}
