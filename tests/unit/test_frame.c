/* What comes over the local socket is not to be trusted: frames that lie about themselves. */
#include <stdlib.h>
#include <string.h>

#include "cli/term/frame.h"
#include "tests/support/unit.h"

/* clang-format off */
static const struct {
	const char *bytes;
	size_t len;
	long taken;		/* -1: the connection ends; 0: more is wanted */
} cases[] = {
	{ "",				 0,  0 },
	{ "\2\0\0\0",			 4,  0 },	/* half a header */
	{ "\2\0\0\0\3ab",		 7,  0 },	/* half a body */
	{ "\2\0\0\0\3abc",		 8,  8 },
	{ "\2\0\0\0\3abc\2",		 9,  8 },	/* the next one begins */
	{ "\2\0\0\0\0",			 5,  5 },
	{ "\0\0\0\0\0",			 5, -1 },	/* no such kind */
	{ "\177\0\0\0\0",		 5, -1 },
	{ "\2\0\20\0\1",		 5, -1 },	/* longer than any */
	{ "\2\377\377\377\377",		 5, -1 },
};
/* clang-format on */

START_TEST(a_frame_is_taken_whole_or_not_at_all)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct frame f;

		ck_assert_msg(frame_take(cases[i].bytes, cases[i].len, &f) == cases[i].taken,
			      "case %zu", i);
	}
}
END_TEST

START_TEST(numbers_and_text_come_back)
{
	struct text t = { 0 };
	struct frame f;
	char *text;

	frame_add_u16(&t, FRAME_KEY, 0x1e, "show", 4);
	ck_assert_int_eq(frame_take(t.at, t.len, &f), (long)t.len);
	ck_assert_int_eq(f.kind, FRAME_KEY);
	ck_assert_uint_eq(rd_u16(&f.body), 0x1e);
	text = frame_text(&f);
	ck_assert_str_eq(text, "show");
	free(text);
	text_free(&t);
}
END_TEST

START_TEST(a_body_without_its_number_has_no_text)
{
	struct frame f;
	char *text;

	ck_assert_int_eq(frame_take("\3\0\0\0\1x", 6, &f), 6);
	rd_u16(&f.body);
	text = frame_text(&f);
	ck_assert_str_eq(text, "");
	ck_assert(f.body.bad);
	free(text);
}
END_TEST

UNIT("frame", a_frame_is_taken_whole_or_not_at_all, numbers_and_text_come_back,
     a_body_without_its_number_has_no_text)
