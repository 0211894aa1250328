/* Configurations as people have them, one per family of features, written for this test: every line
 * is accepted and printed back, below the same parents and in the same order. Prints a score. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/base/xmalloc.h"
#include "tests/support/bare.h"
#include "tests/support/unit.h"

#define CORPUS "tests/config/corpus/"

static char *
contents(const char *name)
{
	struct text text = { 0 };
	char *path = xasprintf(CORPUS "%s.cfg", name), line[512];
	FILE *f = fopen(path, "r");

	ck_assert_msg(f != NULL, "%s cannot be read", path);
	while (fgets(line, sizeof line, f))
		text_add(&text, line);
	fclose(f);
	free(path);
	return text_take(&text);
}

static size_t
line_length(const char *line)
{
	return strcspn(line, "\n");
}

static const char *
next_line(const char *line)
{
	line += line_length(line);
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

static void
check_family(const char *name)
{
	struct bare b;
	char *text = contents(name), *said, *print;
	const char *at;
	unsigned lines = 0, good = 0;
	struct text lost = { 0 };

	bare_start(&b, text, NULL);
	said = bare_said(&b);
	at = print = bare_print(&b);
	for (const char *line = text; *line; line = next_line(line)) {
		if (is_comment(line))
			continue;
		lines++;
		if (found(&at, line))
			good++;
		else
			text_addf(&lost, "%.*s\n", (int)line_length(line), line);
	}
	printf("SCORE configuration %s: %u of %u lines\n", name, good, lines);
	ck_assert_msg(good == lines && !*said, "%s\nnot in its place:\n%s\nof\n%s", said,
		      text_get(&lost), print);
	text_free(&lost);
	free(text);
	free(said);
	free(print);
	bare_stop(&b);
}

static const char *const families[] = { "aaa", "bgp", "dmvpn", "eigrp", "mpls", "ospf" };

START_TEST(all_families)
{
	for (size_t i = 0; i < sizeof families / sizeof *families; i++)
		check_family(families[i]);
}
END_TEST

UNIT("corpus", all_families)
