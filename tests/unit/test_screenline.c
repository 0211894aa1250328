/* What the terminal is sent while a line is typed. */
#include <string.h>

#include "cli/term/screenline.h"
#include "engine/base/text.h"
#include "tests/support/unit.h"

static struct text sent;

static void
put(void *ctx, const char *text, size_t len)
{
	text_add_n(&sent, text, len);
}

static void
show(struct screenline *s, const char *line, size_t cursor, const char *expected)
{
	text_clear(&sent);
	screenline_show(s, line, strlen(line), cursor);
	ck_assert_str_eq(text_get(&sent), expected);
}

START_TEST(only_what_is_new_is_sent)
{
	struct screenline s = { .put = put, .columns = 80 };

	screenline_begin(&s, 3);
	show(&s, "s", 1, "s");
	show(&s, "sh", 2, "h");
	show(&s, "sh", 2, "");
	show(&s, "sh", 0, "\b\b");
	show(&s, "ash", 1, "ash\b\b");
	show(&s, "ash", 3, "sh");
	show(&s, "as", 2, "\b \b");
	show(&s, "", 0, "\b\b  \b\b");
	text_free(&sent);
}
END_TEST

START_TEST(a_long_line_scrolls_by_ten)
{
	struct screenline s = { .put = put, .columns = 40 };
	const char line[] = "access-list 101 permit ip 10.1.1.0 0.0.0.255";

	screenline_begin(&s, 11); /* room for 28 */
	show(&s, "access-list 101 permit ip 1", 27, "access-list 101 permit ip 1");
	screenline_show(&s, line, 28, 28);
	ck_assert_uint_eq(s.offset, 10);
	ck_assert_int_eq(memcmp(s.shown, "$ 101 permit ip 1", 17), 0);
	screenline_show(&s, line, strlen(line), strlen(line));
	ck_assert_uint_eq(s.offset, 20);
	screenline_show(&s, line, strlen(line), 0);
	ck_assert_uint_eq(s.offset, 0);
	ck_assert_int_eq(s.shown[27], '$');
	text_free(&sent);
}
END_TEST

START_TEST(behind_a_message_only_new_characters_appear)
{
	struct screenline s = { .put = put, .columns = 80 };

	screenline_begin(&s, 3);
	show(&s, "sho", 3, "sho");
	screenline_lose(&s, 3);
	show(&s, "show", 4, "w");
	show(&s, "sho", 3, "\b \b");
	show(&s, "sh", 2, "");
	show(&s, "sho", 3, "o");
	text_free(&sent);
}
END_TEST

UNIT("screenline", only_what_is_new_is_sent, a_long_line_scrolls_by_ten,
     behind_a_message_only_new_characters_appear)
