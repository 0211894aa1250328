/* Configurations as people have them, written for this test: every line is accepted, and printed
 * back below the same parents and in the same order. Prints a score for every family of features. */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/base/xmalloc.h"
#include "tests/support/bare.h"
#include "tests/support/unit.h"

#define CORPUS "tests/config/corpus/"
#define FLOOR  99 /* percent: below it a family fails */

/* What a line belongs to: by the beginning of the line that opens its block and by its own; the
 * first row counts. A line that opens a block, or that has none, stands for itself. */
static const struct {
	const char *block, *line, *family;
} rows[] = {
	{ "interface ", " ipv6 ", "ipv6" },
	{ "interface ", " ip nat ", "nat" },
	{ "interface ", " ip access-group ", "acl" },
	{ "interface ", " ip policy ", "routing" },
	{ "interface ", " ip ospf ", "routing" },
	{ "interface ", " ip router ", "routing" },
	{ "interface ", " ip nhrp ", "tunnels" },
	{ "interface ", " tunnel ", "tunnels" },
	{ "interface ", " crypto ", "crypto" },
	{ "interface ", " zone-member ", "firewall" },
	{ "interface ", " service-policy ", "qos" },
	{ "interface ", " switchport", "switching" },
	{ "interface ", " spanning-tree ", "switching" },
	{ "interface ", " channel-group ", "switching" },
	{ "interface ", " standby ", "first hop" },
	{ "interface ", " vrrp ", "first hop" },
	{ "interface ", "", "interfaces" },
	{ "ipv6 ", "", "ipv6" },
	{ "router ", "", "routing" },
	{ "route-map ", "", "routing" },
	{ "ip route ", "", "routing" },
	{ "ip prefix-list ", "", "routing" },
	{ "ip as-path ", "", "routing" },
	{ "ip community-list ", "", "routing" },
	{ "key chain ", "", "routing" },
	{ "track ", "", "routing" },
	{ "ip sla ", "", "routing" },
	{ "vrf ", "", "vrf" },
	{ "ip vrf ", "", "vrf" },
	{ "mpls ", "", "mpls" },
	{ "crypto ", "", "crypto" },
	{ "ip local pool ", "", "crypto" },
	{ "ip nat ", "", "nat" },
	{ "ip access-list ", "", "acl" },
	{ "access-list ", "", "acl" },
	{ "class-map type inspect ", "", "firewall" },
	{ "policy-map type inspect ", "", "firewall" },
	{ "zone", "", "firewall" },
	{ "class-map ", "", "qos" },
	{ "policy-map ", "", "qos" },
	{ "control-plane", "", "qos" },
	{ "ip dhcp ", "", "dhcp" },
	{ "aaa ", "", "aaa" },
	{ "tacacs", "", "aaa" },
	{ "ip radius ", "", "aaa" },
	{ "username ", "", "aaa" },
	{ "login ", "", "aaa" },
	{ "enable ", "", "aaa" },
	{ "line ", "", "aaa" },
	{ "vlan ", "", "switching" },
	{ "spanning-tree ", "", "switching" },
	{ "errdisable ", "", "switching" },
	{ "voice", "", "voice" },
	{ "dial-peer ", "", "voice" },
	{ "controller ", "", "voice" },
	{ "gateway", "", "voice" },
	{ "", "", "management" },
};

struct score {
	const char *family;
	unsigned lines, accepted, lost;
};

static struct score scores[sizeof rows / sizeof *rows];

static struct score *
score_of(const char *block, const char *line)
{
	struct score *s = scores;
	size_t i = 0;

	while (strncmp(block, rows[i].block, strlen(rows[i].block)) ||
	       strncmp(line, rows[i].line, strlen(rows[i].line)))
		i++;
	while (s->family && strcmp(s->family, rows[i].family))
		s++;
	s->family = rows[i].family;
	return s;
}

/* NULL when there is no such file. Gives. */
static char *
contents(const char *path)
{
	struct text text = { 0 };
	char line[512];
	FILE *f = fopen(path, "r");

	if (!f)
		return NULL;
	while (fgets(line, sizeof line, f))
		text_add(&text, line);
	fclose(f);
	return text_take(&text);
}

/* Without the blanks that some lines end with. */
static size_t
line_length(const char *line)
{
	size_t length = strcspn(line, "\n");

	while (length && line[length - 1] == ' ')
		length--;
	return length;
}

static const char *
next_line(const char *line)
{
	line += strcspn(line, "\n");
	return *line ? line + 1 : line;
}

static bool
is_comment(const char *line)
{
	return line[strspn(line, " ")] == '!';
}

/* The same line, indentation included, from *at on; *at moves behind it. Because blocks are told by
 * indentation, lines that come one after the other have the parents that they had. */
static bool
found(const char **at, const char *line)
{
	for (const char *p = *at; *p; p = next_line(p))
		if (line_length(p) == line_length(line) && !strncmp(p, line, line_length(line))) {
			*at = next_line(p);
			return true;
		}
	return false;
}

/* Complaints name the line: "R1.cfg:12: % …". */
static bool
is_refused(const char *said, unsigned number)
{
	char *begin = xasprintf("R1.cfg:%u: ", number);
	bool refused = strstr(said, begin) != NULL;

	free(begin);
	return refused;
}

/* Counts the lines that were accepted, and those of `wanted` that came back. */
static void
judge(const char *text, const char *wanted, const char *said, const char *print, struct text *lost)
{
	const char *block = text, *at = print;
	unsigned number = 1;

	for (const char *line = text; *line; line = next_line(line), number++) {
		if (*line != ' ')
			block = line;
		if (is_comment(line))
			continue;
		score_of(block, line)->lines += 1;
		score_of(block, line)->accepted += !is_refused(said, number);
	}
	for (const char *line = wanted; *line; line = next_line(line)) {
		if (*line != ' ')
			block = line;
		if (is_comment(line) || found(&at, line))
			continue;
		score_of(block, line)->lost += 1;
		text_addf(lost, "%.*s\n", (int)line_length(line), line);
	}
}

/* A configuration comes back as it is, or, where a file NAME.print is beside it, as that says: old
 * spellings come back as today's. */
static void
check(const char *path, struct text *lost)
{
	char *text = contents(path), *said, *print,
	     *other = xasprintf("%.*s.print", (int)(strlen(path) - strlen(".cfg")), path),
	     *wanted = contents(other);
	struct bare b;

	ck_assert_msg(text != NULL, "%s cannot be read", path);
	bare_start(&b, text, NULL);
	said = bare_said(&b);
	print = bare_print(&b);
	text_addf(lost, "%s\n%s", path, said);
	judge(text, wanted ? wanted : text, said, print, lost);
	bare_stop(&b);
	free(text);
	free(said);
	free(print);
	free(other);
	free(wanted);
}

START_TEST(families)
{
	struct text lost = { 0 };
	bool good = true;
	glob_t g;

	ck_assert_int_eq(glob(CORPUS "*.cfg", 0, NULL, &g), 0);
	ck_assert_uint_gt(g.gl_pathc, 10);
	for (size_t i = 0; i < g.gl_pathc; i++)
		check(g.gl_pathv[i], &lost);
	globfree(&g);
	for (const struct score *s = scores; s->family; s++) {
		unsigned printed = s->lines > s->lost ? s->lines - s->lost : 0;

		printf("SCORE configuration %s: %u lines, %u%% accepted, %u%% printed back\n",
		       s->family, s->lines, 100 * s->accepted / s->lines, 100 * printed / s->lines);
		good = good && 100 * s->accepted >= FLOOR * s->lines &&
		       100 * printed >= FLOOR * s->lines;
	}
	ck_assert_msg(good, "refused or not in its place:\n%s", text_get(&lost));
	text_free(&lost);
}
END_TEST

UNIT("corpus", families)
