/* What a typed line means, where it fails, and what ? and Tab say, over tests/grammar/toy.cmd. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "grammar/match/match.h"
#include "tests/grammar/toy.h"
#include "tests/support/unit.h"

extern const struct grammar grammar_toy;

static struct match_at
at(unsigned mode)
{
	return (struct match_at){ .grammar = &grammar_toy, .mode = mode, .privilege = 15 };
}

/* clang-format off */
static const struct {
	unsigned mode;
	const char *line, *text, *identity;
} understood[] = {
	{ MODE_exec,   "sh cr is sa",               "show crypto isakmp sa",            "show_crypto_isakmp_sa" },
	{ MODE_exec,   "  SHOW  clock ",            "show clock",                       "show_clock" },
	{ MODE_exec,   "ping 10.1.1.1 df repeat 9", "ping 10.1.1.1 repeat 9 df-bit",    NULL },
	{ MODE_config, "crypto isakmp policy 10",   "crypto isakmp policy 10",          "config_crypto_isakmp_policy 10" },
	{ MODE_config, "interface fa 0/1",          "interface FastEthernet0/1",        "config_interface FastEthernet0/1" },
	{ MODE_config, "cry isa key 0 Cisco1 address 10.1.1.2",
		"crypto isakmp key Cisco1 address 10.1.1.2       ", "config_crypto_isakmp_key_address 10.1.1.2" },
	{ MODE_config, "crypto isakmp key k address 10.1.0.0 255.255.0.0",
		"crypto isakmp key k address 10.1.0.0 255.255.0.0", "config_crypto_isakmp_key_address 10.1.0.0 255.255.0.0" },
	{ MODE_config, "crypto ipsec transform-set T esp-aes 256 esp-sha-hmac",
		"crypto ipsec transform-set T esp-aes 256 esp-sha-hmac ", "config_crypto_ipsec_transform_set T" },
	{ MODE_config, "ip route 10.0.0.0 255.0.0.0 10.1.1.1 200",
		"ip route 10.0.0.0 255.0.0.0 10.1.1.1 200", "config_ip_route 10.0.0.0 255.0.0.0 10.1.1.1 200" },
	{ MODE_config, "no ip route 10.0.0.0 255.0.0.0",
		"ip route 10.0.0.0 255.0.0.0", "config_ip_route 10.0.0.0 255.0.0.0" },
	{ MODE_config, "no access-list 10 permit any", "access-list 10 permit any", "config_access_list 10" },
	{ MODE_isakmp_policy, "encryption aes",     "encr aes",                         NULL },
	{ MODE_isakmp_policy, "encr aes 128",       "encr aes",                         NULL },
	{ MODE_isakmp_policy, "interface lo0",      "interface Loopback0",              NULL },
	{ MODE_interface, "ip access-group VPN in", "ip access-group VPN in",           "interface_ip_access_group in" },
};

static const struct {
	unsigned mode;
	const char *line, *complaint;
} refused[] = {
	{ MODE_config, "hostnane S1",       "      ^\n% Invalid input detected at '^' marker.\n\n" },
	{ MODE_config, "logging 0255.255.1", "        ^\n% Invalid input detected at '^' marker.\n\n" },
	{ MODE_config, "boot level network-essentials addon dna-advantage",
		"                                        ^\n% Invalid input detected at '^' marker.\n\n" },
	{ MODE_config, "ips x",             "  ^\n% Invalid input detected at '^' marker.\n\n" },
	{ MODE_config, "crypto isakmp policy 10001",
		"                     ^\n% Invalid input detected at '^' marker.\n\n" },
	{ MODE_exec,   "show clock now",    "           ^\n% Invalid input detected at '^' marker.\n\n" },
	{ MODE_exec,   "show crypto",       "% Incomplete command.\n\n" },
	{ MODE_exec,   "m",                 "% Ambiguous command:  \"m\"\n" },
	{ MODE_exec,   "show i rou",        "% Ambiguous command:  \"show i rou\"\n" },
	{ MODE_exec,   "! nothing",         "" },
};

static const struct {
	unsigned mode;
	const char *line, *shown;
} helped[] = {
	{ MODE_exec, "show crypto ?",
		"  ipsec   Show IPSEC\n  isakmp  Show ISAKMP\n  map     Crypto maps\n\n" },
	{ MODE_exec, "show crypto isakmp sa ?", "  detail  Show ISAKMP SA detail\n  <cr>\n\n" },
	{ MODE_exec, "show c?",                 "clock  crypto  \n\n" },
	{ MODE_exec, "clock set 10:00:00 2 ?",  "  MONTH  Month of the year\n\n" },
	{ MODE_exec, "clock set 10:00:00 2 J?", "January  July  June  \n\n" },
	{ MODE_exec, "show x?",                 "% Unrecognized command\n" },
	{ MODE_exec, "show bogus ?",            "% Unrecognized command\n" },
	{ MODE_exec, "m ?",                     "% Ambiguous command:  \"m \"\n" },
	{ MODE_exec, "mr?",                     "mrinfo  \n\n" },
	{ MODE_config, "crypto isakmp policy ?", "  <1-10000>  Priority of protection suite\n\n" },
	{ MODE_config, "ip domain?",            "domain  domain-list  domain-lookup  domain-name  \n\n" },
	{ MODE_isakmp_policy, "?",
		"ISAKMP commands:\n"
		"  default     Set a command to its defaults\n"
		"  encryption  Set encryption algorithm for protection suite\n"
		"  exit        Exit from ISAKMP protection suite configuration mode\n"
		"  group       Set the Diffie-Hellman group\n"
		"  lifetime    Set lifetime for ISAKMP security association\n"
		"  no          Negate a command or set its defaults\n\n" },
	{ MODE_isakmp_policy, "group ?",
		"  1   Diffie-Hellman group 1 (768 bit)\n"
		"  14  Diffie-Hellman group 14 (2048 bit)\n"
		"  2   Diffie-Hellman group 2 (1024 bit)\n\n" },
	{ MODE_config, "do show crypto isakmp ?",
		"  policy  Show ISAKMP protection suite policy\n"
		"  sa      Show ISAKMP Security Associations\n\n" },
};

static const struct {
	unsigned mode;
	const char *line, *completed;
} tabbed[] = {
	{ MODE_exec,   "sh",            "show " },
	{ MODE_exec,   "show cry",      "show crypto " },
	{ MODE_exec,   "show c",        NULL },
	{ MODE_exec,   "show ",         NULL },
	{ MODE_exec,   "bogus sh",      NULL },
	{ MODE_config, "do sh",         "do show " },
	{ MODE_config, "interface fas", "interface FastEthernet " },
};
/* clang-format on */

#define EACH(test, table) tcase_add_loop_test(t, test, 0, sizeof table / sizeof *table)

START_TEST(a_line_is_understood)
{
	struct match_at where = at(understood[_i].mode);
	struct match m;
	char text[256];

	ck_assert_int_eq(match_line(&where, understood[_i].line, &m), MATCH_OK);
	match_text(&m, text, sizeof text);
	ck_assert_str_eq(text, understood[_i].text);
	match_identity(&m, text, sizeof text);
	if (understood[_i].identity)
		ck_assert_str_eq(text, understood[_i].identity);
}
END_TEST

START_TEST(a_line_is_refused)
{
	struct match_at where = at(refused[_i].mode);
	struct match m;
	char text[256];

	ck_assert_int_ne(match_line(&where, refused[_i].line, &m), MATCH_OK);
	match_complaint(&m, refused[_i].line, 0, text, sizeof text);
	ck_assert_str_eq(text, refused[_i].complaint);
}
END_TEST

static void
put(void *ctx, const char *text)
{
	text_add(ctx, text);
}

START_TEST(a_question_is_answered)
{
	struct match_at where = at(helped[_i].mode);
	struct text shown = { 0 };
	char line[128];
	struct help h;

	strcpy(line, helped[_i].line);
	line[strlen(line) - 1] = 0;
	match_help(&where, line, &h);
	help_print(&h, line, 80, put, &shown);
	ck_assert_str_eq(text_get(&shown), helped[_i].shown);
	text_free(&shown);
}
END_TEST

START_TEST(tab_completes)
{
	struct match_at where = at(tabbed[_i].mode);
	char line[128];

	if (!tabbed[_i].completed) {
		ck_assert(!match_complete(&where, tabbed[_i].line, line, sizeof line));
		return;
	}
	ck_assert(match_complete(&where, tabbed[_i].line, line, sizeof line));
	ck_assert_str_eq(line, tabbed[_i].completed);
}
END_TEST

START_TEST(a_long_description_wraps)
{
	struct match_at where = at(MODE_exec);
	struct text shown = { 0 };
	struct help h;

	match_help(&where, "", &h);
	help_print(&h, "", 80, put, &shown);
	ck_assert_ptr_nonnull(strstr(
		text_get(&shown),
		"  mrinfo     Request neighbor and version information from a multicast router\n"));
	text_clear(&shown);
	help_print(&h, "", 60, put, &shown);
	ck_assert_ptr_nonnull(strstr(text_get(&shown),
				     "  mrinfo     Request neighbor and version information from\n"
				     "             a multicast router\n"));
	text_free(&shown);
}
END_TEST

START_TEST(arguments_are_copied_with_their_strings)
{
	struct match_at where = at(MODE_config);
	struct args_config_crypto_ipsec_transform_set *a;
	struct match m;

	match_line(&where, "crypto ipsec transform-set TS esp-aes 256 esp-sha-hmac", &m);
	a = match_args_copy(&m);
	memset(&m, 0xee, sizeof m);
	ck_assert_str_eq(a->name, "TS");
	ck_assert_uint_eq(a->n_transforms, 2);
	ck_assert(a->transforms[0].kw_esp_aes && a->transforms[0].kw_256);
	ck_assert(a->transforms[1].kw_esp_sha_hmac && !a->transforms[1].kw_256);
	free(a);
}
END_TEST

START_TEST(defaults_are_known)
{
	struct match_at where = at(MODE_isakmp_policy);
	struct match m;

	match_line(&where, "lifetime 86400", &m);
	ck_assert(match_is_default(&m));
	match_line(&where, "lifetime 3600", &m);
	ck_assert(!match_is_default(&m));
	match_line(&where, "encryption des", &m);
	ck_assert(match_is_default(&m));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("match");
	TCase *t = tcase_create("all");
	SRunner *r = srunner_create(s);
	int failed;

	EACH(a_line_is_understood, understood);
	EACH(a_line_is_refused, refused);
	EACH(a_question_is_answered, helped);
	EACH(tab_completes, tabbed);
	tcase_add_test(t, a_long_description_wraps);
	tcase_add_test(t, arguments_are_copied_with_their_strings);
	tcase_add_test(t, defaults_are_known);
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed != 0;
}
