#include "cli/transfer/commands.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"

#define WORDS 16

/* The words of one command, "" behind the last. */
struct words {
	char *at[WORDS + 1];
	size_t count;
};

static bool
is(const struct words *w, size_t i, const char *choices)
{
	size_t n = i < w->count ? strlen(w->at[i]) : 0;

	/* choices: "addr|address|a" */
	while (n && *choices) {
		size_t length = strcspn(choices, "|");

		if (length == n && !strncmp(choices, w->at[i], n))
			return true;
		choices += length + (choices[length] == '|');
	}
	return false;
}

/* The word behind this one, "" when it is not there. */
static const char *
behind(const struct words *w, const char *word)
{
	for (size_t i = 0; i + 1 < w->count; i++)
		if (is(w, i, word))
			return w->at[i + 1];
	return "";
}

static enum command_fate
take_address(struct setup *s, const struct topo_address *a, const char *device)
{
	if (s->address.len)
		return COMMAND_SECOND;
	s->address = *a;
	snprintf(s->device, sizeof s->device, "%s", device);
	return COMMAND_TAKEN;
}

/* Every host has one gateway: whatever a route leads to, its next hop is taken for it. */
static enum command_fate
take_route(struct setup *s, bool everywhere, const char *gateway)
{
	ip4 hop;

	if (!ip4_parse(gateway, &hop))
		return COMMAND_UNKNOWN;
	if (s->gateway == hop)
		return COMMAND_TAKEN;
	if (s->gateway)
		return COMMAND_SECOND;
	s->gateway = hop;
	return everywhere ? COMMAND_TAKEN : COMMAND_ROUTE;
}

/* 10.1.1.10/24; without a length nothing that a network could be */
static bool
read_address(const char *text, struct topo_address *a)
{
	return strchr(text, '/') && ip4_parse_len(text, &a->addr, &a->len) && a->len;
}

/* ip addr add 10.1.1.10/24 dev eth1; ip route add default via 10.1.1.1; ip link set eth1 up */
static enum command_fate
read_ip(struct setup *s, struct words *w)
{
	struct topo_address a;

	if (is(w, 1, "link|l"))
		return is(w, w->count - 1, "up") ? COMMAND_IDLE : COMMAND_UNKNOWN;
	if (!is(w, 1, "address|addr|a|route|r"))
		return COMMAND_UNKNOWN;
	if (is(w, 2, "del|delete|flush"))
		return COMMAND_IDLE;
	if (!is(w, 2, "add|replace|change|append|a"))
		return COMMAND_UNKNOWN;
	if (is(w, 1, "route|r"))
		return w->count > 3
			       ? take_route(s, is(w, 3, "default|0.0.0.0/0|0/0"), behind(w, "via"))
			       : COMMAND_UNKNOWN;
	return w->count > 3 && read_address(w->at[3], &a) ? take_address(s, &a, behind(w, "dev"))
							  : COMMAND_UNKNOWN;
}

/* ifconfig eth0 10.1.1.10 netmask 255.255.255.0 up */
static enum command_fate
read_ifconfig(struct setup *s, const struct words *w)
{
	struct topo_address a;
	ip4 mask;
	int len;

	if (is(w, 2, "up"))
		return COMMAND_IDLE;
	if (w->count < 3)
		return COMMAND_UNKNOWN;
	if (read_address(w->at[2], &a))
		return take_address(s, &a, w->at[1]);
	if (!ip4_parse(w->at[2], &a.addr) || !ip4_parse(behind(w, "netmask"), &mask))
		return COMMAND_UNKNOWN;
	len = mask_len(mask);
	if (len <= 0)
		return COMMAND_UNKNOWN;
	a.len = (uint8_t)len;
	return take_address(s, &a, w->at[1]);
}

/* route add default gw 10.1.1.1; route add -net 10.0.0.0 netmask 255.0.0.0 gw 10.1.1.1 */
static enum command_fate
read_route(struct setup *s, const struct words *w)
{
	if (is(w, 1, "del|delete"))
		return COMMAND_IDLE;
	if (!is(w, 1, "add"))
		return COMMAND_UNKNOWN;
	return take_route(s, is(w, 2, "default") || is(w, 3, "0.0.0.0|0.0.0.0/0|default"),
			  behind(w, "gw"));
}

static enum command_fate
read_command(struct setup *s, struct words *w)
{
	/* `sudo ip …`, `sh -c "ip …"`, `ip -4 …` */
	while (is(w, 0, "sudo|sh|bash|ash|/bin/sh|/bin/bash|-c|-lc"))
		memmove(w->at, w->at + 1, w->count-- * sizeof *w->at);
	if (is(w, 0, "ip|/sbin/ip") && is(w, 1, "-4"))
		memmove(w->at + 1, w->at + 2, (w->count-- - 1) * sizeof *w->at);
	if (!w->count || w->at[0][0] == '#' || is(w, 0, "sleep|echo|true|hostname|exit") ||
	    strchr(w->at[0], '='))
		return COMMAND_IDLE;
	if (is(w, 0, "ip|/sbin/ip"))
		return read_ip(s, w);
	if (is(w, 0, "ifconfig|/sbin/ifconfig"))
		return read_ifconfig(s, w);
	if (is(w, 0, "route|/sbin/route"))
		return read_route(s, w);
	return COMMAND_UNKNOWN;
}

enum command_fate
command_read(struct setup *s, const char *line)
{
	char *copy = xstrdup(line), *rest = copy, *command;
	enum command_fate worst = COMMAND_TAKEN;

	line += strspn(line, " \t");
	for (char *p = copy; *p; p++)
		if (*p == '"' || *p == '\'' || *p == '\r')
			*p = ' ';
	if (*line == '#')
		*copy = '\0';
	while ((command = strsep(&rest, ";&\n"))) {
		struct words w = { 0 };
		char *word;
		enum command_fate fate;

		while (w.count < WORDS && (word = strsep(&command, " \t")))
			if (*word)
				w.at[w.count++] = word;
		w.at[w.count] = NULL;
		fate = read_command(s, &w);
		if (fate > worst)
			worst = fate;
	}
	free(copy);
	return worst;
}
