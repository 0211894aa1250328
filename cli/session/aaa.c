#include "cli/session/aaa.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/config/config.h"
#include "cli/device/settings.h"
#include "cli/session/private.h"
#include "engine/base/xmalloc.h"

/* Who is judged, and for which level of enable. */
struct claim {
	const char *name, *password;
	unsigned level;
};

/* ---- methods ---- */

static enum aaa_answer
compare(const char *stored, const struct claim *c)
{
	if (!stored)
		return AAA_NONE;
	return c->password && device_password_is(stored, c->password) ? AAA_YES : AAA_NO;
}

static enum aaa_answer
by_nothing(struct session *s, const struct claim *c)
{
	return AAA_YES;
}

static enum aaa_answer
by_line(struct session *s, const struct claim *c)
{
	return compare(s->line->password, c);
}

static enum aaa_answer
by_enable(struct session *s, const struct claim *c)
{
	return compare(privilege_secret(s, c->level), c);
}

static enum aaa_answer
by_local(struct session *s, const struct claim *c)
{
	const struct user *u = c->name ? user_find(&s->device->settings, c->name) : NULL;

	if (!u || (!u->nopassword && compare(u->secret, c) != AAA_YES))
		return AAA_NO;
	free(s->user);
	s->user = xstrdup(c->name);
	return AAA_YES;
}

struct method {
	const char *word;
	enum aaa_asks asks;
	enum aaa_answer (*ask)(struct session *, const struct claim *); /* NULL: a server */
	bool of_group; /* the name of a group of servers follows */
};

static const struct method methods[] = {
	{ "none", AAA_ASKS_NOTHING, by_nothing, false },
	{ "line", AAA_ASKS_PASSWORD, by_line, false },
	{ "enable", AAA_ASKS_PASSWORD, by_enable, false },
	{ "local", AAA_ASKS_NAME, by_local, false },
	{ "local-case", AAA_ASKS_NAME, by_local, false },
	{ "krb5", AAA_ASKS_NAME, NULL, false },
	{ "krb5-telnet", AAA_ASKS_NAME, NULL, false },
	{ "krb5-instance", AAA_ASKS_NAME, NULL, false },
	{ "group", AAA_ASKS_NAME, NULL, true },
	{ "cache", AAA_ASKS_NAME, NULL, true },
};

/* ---- lists of methods ---- */

/* The next method of a list; *at moves behind it and its argument. Other words are passed over
 * (passwd-expiry). NULL at the end. */
static const struct method *
next_method(const char **at)
{
	const struct method *m = NULL;
	char word[64];
	int len;

	while (!m && sscanf(*at, " %63s%n", word, &len) == 1) {
		*at += len;
		for (size_t i = 0; !m && i < sizeof methods / sizeof *methods; i++)
			if (!strcmp(methods[i].word, word))
				m = &methods[i];
	}
	if (m && m->of_group && sscanf(*at, " %*s%n", &len) == 0)
		*at += len;
	return m;
}

static enum aaa_answer
judge(struct session *s, const char *list, const struct claim *c)
{
	const struct method *m;

	while ((m = next_method(&list))) {
		enum aaa_answer answer = m->ask ? m->ask(s, c) : AAA_NONE;

		if (answer != AAA_NONE)
			return answer;
	}
	return AAA_NONE;
}

/* What somebody is asked depends on the first method that could answer. */
static enum aaa_asks
asks(const char *list)
{
	const struct method *m = next_method(&list);

	return m ? m->asks : AAA_ASKS_PASSWORD;
}

/* A list by its name, or the default; NULL: it is not there. */
static const char *
list_of(const struct session *s, const char *service, const char *name)
{
	char *words = xasprintf("aaa %s %s", service, name ? name : "default");
	const char *list = config_value(s->device, "", words);

	free(words);
	return list;
}

/* Where no list is said, a console lets in and the others ask for local users. */
static const char *
login_list(const struct session *s)
{
	const char *list = list_of(s, "authentication login", s->line->auth_list);

	if (list)
		return list;
	return s->line->auth_list || s->line->kind != LINE_CON ? "local" : "none";
}

/* ---- what others ask ---- */

bool
aaa_rules(const struct session *s)
{
	return s->device && s->device->settings.aaa;
}

enum aaa_asks
aaa_login_asks(const struct session *s)
{
	return asks(login_list(s));
}

bool
aaa_login(struct session *s, const char *name, const char *password)
{
	char *before = s->user;

	s->user = NULL;
	if (judge(s, login_list(s), &(struct claim){ name, password, 15 }) == AAA_YES) {
		free(before);
		return true;
	}
	s->user = before;
	return false;
}

/* A console is not asked without `aaa authorization console`. */
bool
aaa_exec(struct session *s)
{
	const char *list = list_of(s, "authorization exec", NULL);
	const struct user *u = s->user ? user_find(&s->device->settings, s->user) : NULL;
	char word[32];

	privilege_start(s, s->line->privilege);
	if (!list || (s->line->kind == LINE_CON && !s->device->settings.aaa_console))
		return true;
	while (sscanf(list, " %31s", word) == 1) {
		if (!strcmp(word, "none") || !strcmp(word, "if-authenticated"))
			return !strcmp(word, "none") || u;
		if (!strcmp(word, "local")) {
			if (u)
				privilege_start(s, u->privilege);
			if (u && u->view && view_find(&s->device->settings.views, u->view))
				view_enter(s, u->view);
			return u;
		}
		if (!next_method(&list))
			break;
	}
	return false;
}

static const char *
enable_list(const struct session *s)
{
	const char *list = list_of(s, "authentication enable", NULL);

	return list ? list : s->line->kind == LINE_CON ? "enable none" : "enable";
}

/* A console without any enable password is let through by `enable none`, unasked. */
bool
aaa_enable_asks(const struct session *s, unsigned level)
{
	const char *list = enable_list(s);
	const struct method *m;

	while ((m = next_method(&list)) &&
	       (!m->ask || (m->ask == by_enable && !privilege_secret(s, level))))
		;
	return !m || m->asks != AAA_ASKS_NOTHING;
}

enum aaa_answer
aaa_enable(struct session *s, unsigned level, const char *password)
{
	return judge(s, enable_list(s), &(struct claim){ s->user, password, level });
}
