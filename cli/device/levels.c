#include "cli/device/levels.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "grammar/match/levels.h"

void
command_levels_init(struct command_levels *c)
{
	*c = (struct command_levels){ 0 };
	TAILQ_INIT(&c->list);
}

static void
entry_free(struct command_levels *c, struct command_level *e)
{
	TAILQ_REMOVE(&c->list, e, next);
	HASH_DELETE(by_key, c->by_key, e);
	free(e->key);
	free(e->mode);
	free(e->command);
	free(e);
}

void
command_levels_free(struct command_levels *c)
{
	while (!TAILQ_EMPTY(&c->list))
		entry_free(c, TAILQ_FIRST(&c->list));
	free(c->levels);
	c->levels = NULL;
}

/* ---- modes ---- */

/* IOS has one name where the grammar has several modes. */
static const struct {
	const char *name, *prefix;
} mode_names[] = {
	{ "accept-dialin", "vpdn-dialin" },
	{ "address-family", "bgp-af" },
	{ "address-family", "eigrp-af" },
	{ "address-family", "isis-af" },
	{ "address-family", "ospfv3-af" },
	{ "address-family", "rip-af" },
	{ "address-family", "vrf-af" },
	{ "configure", "config" },
	{ "crypto-ca-cert-chain", "cert-chain" },
	{ "crypto-ca-cert-map", "ca-certificate-map" },
	{ "crypto-ca-trustpoint", "ca-trustpoint" },
	{ "crypto-ipsec-profile", "ipsec-profile" },
	{ "crypto-keyring", "keyring" },
	{ "crypto-transform", "transform" },
	{ "cs-server", "pki-server" },
	{ "dhcp", "dhcp-pool" },
	{ "interface", "subinterface" },
	{ "ipenacl", "ext-nacl" },
	{ "ipsnacl", "std-nacl" },
	{ "ipv6-router", "eigrp-ipv6" },
	{ "ipv6-router", "ospf-ipv6" },
	{ "ipv6-router", "rip-ipv6" },
	{ "ipv6acl", "ipv6-acl" },
	{ "ipv6dhcp", "dhcpv6-pool" },
	{ "keychain", "key-chain" },
	{ "keychain-key", "key-chain-key" },
	{ "router", "bgp" },
	{ "router", "eigrp" },
	{ "router", "isis" },
	{ "router", "ospf" },
	{ "router", "ospfv3" },
	{ "router", "rip" },
	{ "sg-radius", "aaa-group" },
	{ "sg-tacacs+", "aaa-group" },
	{ "telephony-service", "telephony" },
};

/* "line" is the mode line, and line-tty. */
static bool
is_called(const char *mode, const char *name)
{
	size_t length = strlen(name);

	return !strncmp(mode, name, length) && strchr("-", mode[length]);
}

int
command_mode(const char *name, int after)
{
	for (unsigned mode = (unsigned)(after + 1); mode < grammar_modes(&grammar_ios); mode++) {
		const char *own = grammar_mode(&grammar_ios, mode)->name;

		if (is_called(own, name))
			return (int)mode;
		for (size_t i = 0; i < sizeof mode_names / sizeof *mode_names; i++)
			if (!strcmp(mode_names[i].name, name) &&
			    is_called(own, mode_names[i].prefix))
				return (int)mode;
	}
	return -1;
}

char *
command_in_full(const char *mode, const char *command)
{
	char buf[MATCH_LINE];
	int first = command_mode(mode, -1);

	if (first < 0)
		return xstrdup(command);
	levels_command(&grammar_ios, (unsigned)first, command, buf, sizeof buf);
	return xstrdup(buf);
}

char *
command_key(const char *mode, const char *command)
{
	return xasprintf("%s %s", mode, command);
}

size_t
command_known(const char *mode, const char *command)
{
	size_t most = 0, length = strlen(command);

	if (command_mode(mode, -1) < 0)
		return length;
	for (int m = -1; (m = command_mode(mode, m)) >= 0;) {
		size_t known = levels_known(&grammar_ios, (unsigned)m, command);

		most = known > most ? known : most;
	}
	return most;
}

/* ---- levels ---- */

size_t
command_words(const char *command)
{
	size_t n = 1;

	for (; (command = strchr(command, ' ')); command++)
		n++;
	return n;
}

bool
command_shorten(char *command)
{
	char *blank = strrchr(command, ' ');

	if (blank)
		*blank = '\0';
	return blank;
}

/* What reaches less far comes later: what has `all` first, then what has fewer words. */
static int
by_reach(const void *left, const void *right)
{
	const struct command_level *a = *(struct command_level *const *)left,
				   *b = *(struct command_level *const *)right;
	size_t m = command_words(a->command), n = command_words(b->command);

	if (m != n)
		return m < n ? -1 : 1;
	return (int)b->all - (int)a->all;
}

const uint8_t *
command_levels_now(struct command_levels *c)
{
	struct command_level *e, **sorted;
	size_t count = 0, i = 0;

	if (!c->some || c->levels)
		return c->levels;
	c->levels = levels_new(&grammar_ios);
	TAILQ_FOREACH (e, &c->list, next)
		count++;
	sorted = xcalloc(count + 1, sizeof *sorted);
	TAILQ_FOREACH (e, &c->list, next)
		sorted[i++] = e;
	qsort(sorted, count, sizeof *sorted, by_reach);
	for (i = 0; i < count; i++)
		for (int mode = -1; (mode = command_mode(sorted[i]->mode, mode)) >= 0;)
			levels_set(c->levels, &grammar_ios, (unsigned)mode, sorted[i]->command,
				   sorted[i]->all, (uint8_t)sorted[i]->level);
	free(sorted);
	return c->levels;
}

static void
changed(struct command_levels *c)
{
	free(c->levels);
	c->levels = NULL;
	c->some = true;
}

struct command_level *
command_level_find(const struct command_levels *c, const char *mode, const char *command)
{
	char *key = command_key(mode, command);
	struct command_level *e;

	HASH_FIND(by_key, c->by_key, key, strlen(key), e);
	free(key);
	return e;
}

void
command_level_set(struct command_levels *c, const char *mode, const char *command, unsigned level,
		  bool all)
{
	struct command_level *e = command_level_find(c, mode, command);

	if (!e) {
		e = xcalloc(1, sizeof *e);
		e->mode = xstrdup(mode);
		e->command = xstrdup(command);
		e->key = command_key(mode, command);
		TAILQ_INSERT_TAIL(&c->list, e, next);
		HASH_ADD_KEYPTR(by_key, c->by_key, e->key, strlen(e->key), e);
	}
	e->level = level;
	e->all = all;
	changed(c);
}

void
command_level_remove(struct command_levels *c, struct command_level *e)
{
	entry_free(c, e);
	changed(c);
}
