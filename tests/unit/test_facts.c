/* What is told once is text for people, and JSON for programs. */
#include "tests/support/unit.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>

#include "cli/session/facts.h"
#include "cli/session/private.h"

static struct session *
teller(bool facts)
{
	static const struct persona nobody = { 0 };
	struct session *s = session_new(&nobody, NULL, sched_new());

	s->facts = facts ? facts_new() : NULL;
	return s;
}

static void
leave(struct session *s)
{
	struct sched *sched = s->sched;

	session_free(s);
	sched_free(sched);
}

/* The JSON without its line breaks and indents. */
static char *
compact(const struct session *s)
{
	char *text = facts_text(s->facts), *dense;
	json_t *json = json_loads(text, 0, NULL);

	ck_assert_ptr_nonnull(json);
	dense = json_dumps(json, JSON_COMPACT);
	json_decref(json);
	free(text);
	return dense;
}

#define ck_told(s, expected)                                                                       \
	do {                                                                                       \
		char *told = compact(s);                                                           \
		ck_assert_str_eq(told, expected);                                                  \
		free(told);                                                                        \
	} while (0)

static void
tell_all(struct session *s)
{
	tell(s, "a b c", "%u %llu %d%%\n", 1u, 18000000000ull, -3);
	tell(s, "d - e", "%-*s| %5s [%zu]\n", 6, "name", "text", (size_t)7);
	tell(s, "f g h", "%.0f %.2f 0x%X\n", 2.6, 0.25, 255u);
	tell(s, "i", "%c %s alone\n", 'x', "unnamed");
}

START_TEST(keys_name_the_conversions_in_their_order)
{
	struct session *s = teller(true);

	tell_all(s);
	ck_told(s, "{\"a\":1,\"b\":18000000000,\"c\":-3,\"d\":\"name\",\"e\":7,\"f\":3,\"g\":0.25,"
		   "\"h\":255,\"i\":\"x\"}");
	ck_assert_uint_eq(s->kept.len, 0);
	leave(s);
}
END_TEST

START_TEST(people_get_the_text_alone)
{
	struct session *s = teller(false);

	tell_all(s);
	tell_list(s, "l");
	tell_string(s, NULL, "unseen");
	tell_end(s);
	ck_assert_str_eq(text_get(&s->kept), "1 18000000000 -3%\n"
					     "name  |  text [7]\n"
					     "3 0.25 0xFF\n"
					     "x unnamed alone\n");
	leave(s);
}
END_TEST

START_TEST(objects_and_lists_nest)
{
	struct session *s = teller(true);

	tell_list(s, "list");
	tell(s, "any", "%s ", "blanks behind are gone   ");
	tell_object(s, NULL);
	tell_bool(s, "yes", true);
	tell_null(s, "nothing");
	tell_end(s);
	tell_list(s, NULL);
	tell_end(s);
	tell_end(s);
	tell_number(s, "after", -1);
	ck_told(s, "{\"list\":[\"blanks behind are gone\",{\"yes\":true,\"nothing\":null},[]],"
		   "\"after\":-1}");
	leave(s);
}
END_TEST

START_TEST(octets_that_are_no_utf8_are_characters)
{
	struct session *s = teller(true);

	tell_string(s, "latin", "caf\xe9 ");
	tell_string(s, "utf8", "caf\xc3\xa9");
	ck_told(s, "{\"latin\":\"caf\xc3\xa9\",\"utf8\":\"caf\xc3\xa9\"}");
	leave(s);
}
END_TEST

START_TEST(who_tells_nothing_has_no_facts)
{
	struct session *s = teller(true);

	session_printf(s, "text");
	ck_assert_ptr_null(facts_text(s->facts));
	leave(s);
}
END_TEST

UNIT("facts", keys_name_the_conversions_in_their_order, people_get_the_text_alone,
     objects_and_lists_nest, octets_that_are_no_utf8_are_characters, who_tells_nothing_has_no_facts)
