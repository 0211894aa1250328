/* Levels of words: what a router without any, with some, and a view make of the same lines. */
#include <stdlib.h>

#include "grammar/ios/args.h"
#include "grammar/match/levels.h"
#include "tests/support/unit.h"

static enum match_status
status(unsigned mode, unsigned privilege, const uint8_t *levels, const char *line)
{
	struct match_at at = {
		.grammar = &grammar_ios, .mode = mode, .privilege = privilege, .levels = levels
	};
	struct match m;

	return match_line(&at, line, &m);
}

/* Configuration needs 15 as soon as there are levels; who is in it can leave it. */
START_TEST(configuration_is_closed_but_for_the_ways_out)
{
	uint8_t *levels = levels_new(&grammar_ios);

	ck_assert_int_eq(status(MODE_config, 5, levels, "hostname R9"), MATCH_INVALID);
	ck_assert_int_eq(status(MODE_config, 15, levels, "hostname R9"), MATCH_OK);
	ck_assert_int_eq(status(MODE_interface, 5, levels, "exit"), MATCH_OK);
	ck_assert_int_eq(status(MODE_interface, 5, levels, "end"), MATCH_OK);
	ck_assert_int_eq(status(MODE_config, 5, levels, "do show clock"), MATCH_OK);
	free(levels);
}
END_TEST

START_TEST(a_command_moves_with_its_arguments_and_not_with_longer_commands)
{
	uint8_t *levels = levels_new(&grammar_ios);

	ck_assert(levels_set(levels, &grammar_ios, MODE_exec, "debug ip", false, 5));
	ck_assert(levels_set(levels, &grammar_ios, MODE_exec, "debug", false, 5));
	ck_assert_int_eq(status(MODE_exec, 5, levels, "debug ip"), MATCH_INCOMPLETE);
	ck_assert_int_eq(status(MODE_exec, 5, levels, "debug ip icmp"), MATCH_INVALID);
	ck_assert(levels_set(levels, &grammar_ios, MODE_exec, "debug ip", true, 5));
	ck_assert_int_eq(status(MODE_exec, 5, levels, "debug ip icmp"), MATCH_OK);
	ck_assert_int_eq(status(MODE_exec, 4, levels, "debug ip icmp"), MATCH_INVALID);
	ck_assert(levels_set(levels, &grammar_ios, MODE_exec, "reload", false, 5));
	ck_assert_int_eq(status(MODE_exec, 5, levels, "reload in 5"), MATCH_OK);
	free(levels);
}
END_TEST

/* `ping` alone is for 15, `ping ADDRESS` for everybody: moving it down does not move its dialogue. */
START_TEST(what_asks_for_more_than_its_word_goes_on_to)
{
	uint8_t *levels = levels_new(&grammar_ios);

	ck_assert(levels_set(levels, &grammar_ios, MODE_exec, "ping", false, 0));
	ck_assert_int_eq(status(MODE_exec, 0, levels, "ping 10.1.1.1"), MATCH_OK);
	ck_assert_int_eq(status(MODE_exec, 0, levels, "ping"), MATCH_INCOMPLETE);
	free(levels);
}
END_TEST

START_TEST(words_that_are_no_command_are_told)
{
	uint8_t *levels = levels_new(&grammar_ios);
	char full[64];

	ck_assert(!levels_set(levels, &grammar_ios, MODE_exec, "nonsense", false, 5));
	levels_command(&grammar_ios, MODE_exec, "sh ip ro", full, sizeof full);
	ck_assert_str_eq(full, "show ip route");
	levels_command(&grammar_ios, MODE_interface, "no shut", full, sizeof full);
	ck_assert_str_eq(full, "no shutdown");
	levels_command(&grammar_ios, MODE_exec, "nonsense here", full, sizeof full);
	ck_assert_str_eq(full, "nonsense here");
	free(levels);
}
END_TEST

/* What one view has or the other has. */
START_TEST(views_are_joined)
{
	uint8_t *a = levels_new(&grammar_ios), *b = levels_new(&grammar_ios);

	levels_hide(a, &grammar_ios);
	levels_hide(b, &grammar_ios);
	ck_assert_int_eq(status(MODE_exec, 15, a, "show clock"), MATCH_INVALID);
	levels_set(a, &grammar_ios, MODE_exec, "show", false, 0);
	levels_set(a, &grammar_ios, MODE_exec, "show clock", false, 0);
	levels_set(b, &grammar_ios, MODE_exec, "where", false, 0);
	ck_assert_int_eq(status(MODE_exec, 15, a, "show clock"), MATCH_OK);
	ck_assert_int_eq(status(MODE_exec, 15, a, "where"), MATCH_INVALID);
	levels_join(a, b, &grammar_ios);
	ck_assert_int_eq(status(MODE_exec, 15, a, "show clock"), MATCH_OK);
	ck_assert_int_eq(status(MODE_exec, 15, a, "where"), MATCH_OK);
	free(a);
	free(b);
}
END_TEST

UNIT("levels", configuration_is_closed_but_for_the_ways_out,
     a_command_moves_with_its_arguments_and_not_with_longer_commands,
     what_asks_for_more_than_its_word_goes_on_to, words_that_are_no_command_are_told,
     views_are_joined)
