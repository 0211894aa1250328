/* What `| include` and its kin let through. */
#include <stdlib.h>

#include "cli/session/filter.h"
#include "tests/support/unit.h"

static const char config[] = "Building configuration...\n"
			     "!\n"
			     "hostname R1\n"
			     "crypto isakmp policy 10\n"
			     " encr aes 256\n"
			     " group 14\n"
			     "interface FastEthernet0/1\n"
			     " ip address 10.1.1.1 255.255.255.0\n"
			     " crypto map VPN\n"
			     "interface FastEthernet0/10\n"
			     " description TO_R2\n"
			     " shutdown\n"
			     "banner login ^C one line ^C\n"
			     "banner motd ^C\n"
			     "no shutdown\n"
			     "^C\n"
			     "end\n";

#define BANNERS "banner login ^C one line ^C\nbanner motd ^C\nno shutdown\n^C\n"

/* clang-format off */
static const struct {
	enum filter_kind kind;
	const char *expression, *passes;
} cases[] = {
	{ FILTER_INCLUDE, "group",     " group 14\n" },
	{ FILTER_INCLUDE, "encr|group", " encr aes 256\n group 14\n" },
	{ FILTER_INCLUDE, "^ .*p a",   " ip address 10.1.1.1 255.255.255.0\n" },
	{ FILTER_INCLUDE, "Hostname",  "" },
	{ FILTER_INCLUDE, "_14_",      " group 14\n" },
	{ FILTER_INCLUDE, "_1_",       "" },
	{ FILTER_INCLUDE, "TO_R2",     " description TO_R2\n" },
	{ FILTER_INCLUDE, "0/1$",      "interface FastEthernet0/1\n" },
	{ FILTER_INCLUDE, "1{1}",      "" },
	{ FILTER_EXCLUDE, "^ |^!|B|interface|crypto|e..$|\\^|^no", "hostname R1\n" },
	{ FILTER_BEGIN,   "0/10",      "interface FastEthernet0/10\n description TO_R2\n"
				       " shutdown\n" BANNERS "end\n" },
	{ FILTER_SECTION, "isakmp",    "crypto isakmp policy 10\n encr aes 256\n group 14\n" },
	{ FILTER_SECTION, "crypto",    "crypto isakmp policy 10\n encr aes 256\n group 14\n"
				       "interface FastEthernet0/1\n"
				       " ip address 10.1.1.1 255.255.255.0\n crypto map VPN\n" },
	{ FILTER_SECTION, "banner",    BANNERS },
	{ FILTER_SECTION, "shutdown",  "interface FastEthernet0/10\n description TO_R2\n shutdown\n"
				       "banner motd ^C\nno shutdown\n^C\n" },
	{ FILTER_SECTION_LESS, "crypto|host|Buil|!|motd", "interface FastEthernet0/10\n"
					     " description TO_R2\n shutdown\n"
					     "banner login ^C one line ^C\nend\n" },
	{ FILTER_COUNT,   "interface", "Number of lines which match regexp = 2\n" },
};
/* clang-format on */

START_TEST(lines_pass)
{
	struct filter *f = filter_new(cases[_i].kind, cases[_i].expression);
	struct text out = { 0 };

	/* in pieces that do not end where lines end */
	for (const char *at = config; *at; at++)
		filter_put(f, (char[]){ *at, 0 }, &out);
	filter_end(f, &out);
	ck_assert_str_eq(text_get(&out), cases[_i].passes);
	text_free(&out);
	filter_free(f);
}
END_TEST

START_TEST(a_bad_expression_is_refused)
{
	ck_assert_ptr_null(filter_new(FILTER_INCLUDE, "a["));
	ck_assert_ptr_null(filter_new(FILTER_INCLUDE, "(a"));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("session_filter");
	TCase *t = tcase_create("all");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_add_loop_test(t, lines_pass, 0, sizeof cases / sizeof *cases);
	tcase_add_test(t, a_bad_expression_is_refused);
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed != 0;
}
