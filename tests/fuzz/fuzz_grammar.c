/* Anything typed anywhere. The first octet is the mode (a, b …), the second the privilege and
 * whether interfaces are known; the rest is the line. Whatever it is, it has one meaning or one
 * complaint, and ? and Tab have an answer. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "grammar/match/match.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/unit.h"

static const char *
some_names(void *ctx, enum value_list what, unsigned index)
{
	static const char *const interfaces[] = { "FastEthernet0/0", "FastEthernet0/1", "Loopback0",
						  "Serial0/0/0", "FastEthernet0/0.10" };

	return what == LIST_INTERFACES && index < 5 ? interfaces[index] : index ? NULL : "R1";
}

static void
check_meaning(const struct match_at *at, const struct match *m)
{
	char text[MATCH_LINE + 64], identity[MATCH_LINE + 64];
	struct match again;
	size_t length = match_text(m, text, sizeof text);

	ck_assert_uint_lt(length, sizeof text);
	ck_assert_uint_eq(length, strlen(text));
	ck_assert_uint_lt(match_identity(m, identity, sizeof identity), sizeof identity);
	ck_assert_ptr_nonnull(m->statement);
	match_is_default(m);
	free(match_args_copy(m));
	match_line(at, text, &again);
}

static void
check_complaint(const struct match *m, const char *line)
{
	char said[2 * MATCH_LINE + 64];

	ck_assert_uint_le(m->caret, strlen(line));
	match_complaint(m, line, 10, said, sizeof said);
}

static void
ignore(void *ctx, const char *text)
{
	ck_assert_uint_eq(text[strlen(text) - 1], '\n');
}

static void
check_help(const struct match_at *at, const char *line)
{
	struct help h;
	char completed[MATCH_LINE + 200];

	match_help(at, line, &h);
	for (unsigned i = 0; i < h.count; i++)
		ck_assert(h.entry[i].name && h.entry[i].help);
	help_print(&h, line, 80, ignore, NULL);
	if (match_complete(at, line, completed, sizeof completed))
		ck_assert_uint_eq(completed[strlen(completed) - 1], ' ');
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct match_at at = { .grammar = &grammar_ios };
	struct match m;
	char *line;

	if (size < 2)
		return 0;
	at.mode = (uint8_t)(data[0] - 'a') % grammar_modes(&grammar_ios);
	at.privilege = data[1] & 1 ? 15 : 1;
	at.list = data[1] & 2 ? some_names : NULL;
	line = xstrndup((const char *)data + 2, size - 2);
	if (match_line(&at, line, &m) == MATCH_OK)
		check_meaning(&at, &m);
	else
		check_complaint(&m, line);
	check_help(&at, line);
	free(line);
	return 0;
}
