/* show tech-support: what somebody who helps wants to see, one command after the other. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "cli/handlers.h"
#include "cli/session/private.h"
#include "grammar/ios/args.h"

static const char *const commands[] = {
	"show version",
	"show running-config",
	"show processes",
	"show processes cpu",
	"show memory statistics",
	"show interfaces",
	"show ip interface",
	"show ip route",
	"show arp",
	"show access-lists",
	"show crypto map",
	"show crypto isakmp sa detail",
	"show crypto ipsec sa detail",
	"show crypto session detail",
	"show logging",
};

/* ---- secrets ---- */

/* Words behind which a secret stands, maybe with the digit of its type in between. */
static bool
is_secret_word(const char *word, size_t len)
{
	static const char *const words[] = { "secret", "password", "key", "key-string",
					     "community" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i]) == len && !memcmp(words[i], word, len))
			return true;
	return false;
}

static bool
is_word(const char *at, const char *word)
{
	size_t len = strlen(word);

	return !strncmp(at, word, len) && (at[len] == ' ' || !at[len]);
}

/* `key chain NAME`, `tunnel key 5`, ` key 1` of a chain: no secrets. */
static bool
is_harmless(const char *line, const char *next)
{
	return is_word(next, "chain") || is_word(next, "pubkey-chain") ||
	       strstr(line, "tunnel key ") ||
	       (is_word(line + strspn(line, " "), "key") && !next[strspn(next, "0123456789")]);
}

/* What may stand between the word and its secret: a level, the digit of its type. */
static const char *
skip_type(const char *at)
{
	if (is_word(at, "level")) {
		at += strlen("level");
		at += strspn(at, " ");
		at += strcspn(at, " ");
		at += strspn(at, " ");
	}
	return isdigit((unsigned char)*at) && at[1] == ' ' ? at + 2 : at;
}

/* Where the secret of a line begins, and how long it is; NULL: the line has none. */
static const char *
find_secret(const char *line, size_t *len)
{
	const char *word = line + strspn(line, " "), *next;

	for (size_t n; *word; word = next) {
		n = strcspn(word, " ");
		next = word + n + strspn(word + n, " ");
		if (!is_secret_word(word, n) || is_harmless(line, next))
			continue;
		next = skip_type(next);
		*len = strcspn(next, " ");
		return *len ? next : NULL;
	}
	return NULL;
}

static void
show_without_secrets(struct session *s)
{
	char *text = config_text(s->device), *at = text, *line;

	while ((line = strsep(&at, "\n"))) {
		size_t len;
		const char *secret = find_secret(line, &len);

		if (secret)
			session_printf(s, "%.*s<removed>%s\n", (int)(secret - line), line,
				       secret + len);
		else if (*line || at)
			session_printf(s, "%s\n", line);
	}
	free(text);
}

/* ---- the commands ---- */

static void
show_command(struct session *s, const char *command)
{
	struct match_at at = { .grammar = &grammar_ios,
			       .mode = MODE_exec,
			       .privilege = s->privilege,
			       .ctx = s->owner };
	struct match m;

	if (match_line(&at, command, &m) == MATCH_OK)
		handlers_exec(m.statement->id, s, match_args(&m));
}

void
exec_show_tech_support(struct session *s, const struct args_show_tech_support *a)
{
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
		session_printf(s, "\n------------------ %s ------------------\n\n", commands[i]);
		if (!strcmp(commands[i], "show running-config"))
			show_without_secrets(s);
		else
			show_command(s, commands[i]);
	}
}
