#include <string.h>

#include "engine/crypto/password.h"
#include "tests/support/unit.h"

/* clang-format off */
static const struct {
	unsigned type;
	const char *stored, *plain;
} known[] = {
	{ 0, "cisco", "cisco" },
	{ 4, "tnhtc92DXBhelxjYk8LWJrPV36S2i4ntXrpb4RFmfqY", "cisco" },
	{ 5, "$1$mERr$hx5rVt7rPNoS4wqbXKX7m0", "cisco" },
	{ 5, "$1$cAKq$ALs4Jn4zeIluqaZywN8AT.", "class" },
	{ 7, "070C285F4D06", "cisco" },
	{ 7, "1511021F0725", "cisco" },
	{ 7, "0822455D0A16", "cisco" },
	{ 7, "094F471A1A0A", "cisco" },
	{ 7, "02050D480809", "cisco" },
	{ 8, "$8$TnGX/fE4KGHOVU$pEhnEvxrvaynpi8j4f.EMHr6M.FzU8xnZnBr/tJdFWk", "hashcat" },
	{ 9, "$9$2MJBozw/9R3UsU$2lFhcKvpghcyw8deP25GOfyZaagyUOGBymkryvOdfo6", "hashcat" },
};

static const struct {
	unsigned type;
	const char *stored;
} malformed[] = {
	{ 4, "tnhtc92DXBhelxjYk8LWJrPV36S2i4ntXrpb4RFmfq" },
	{ 5, "cisco" }, { 5, "$1$mERr$hx5rVt7rPNoS4wqbXKX7m" }, { 5, "$1$mERrhx5rVt7rPNoS4wqbXKX7m0" },
	{ 5, "$1$" }, { 5, "$2$mERr$hx5rVt7rPNoS4wqbXKX7m0" }, { 5, "" },
	{ 7, "" }, { 7, "0" }, { 7, "07" }, { 7, "070" }, { 7, "070C2" }, { 7, "070C2G" },
	{ 7, "5311" }, { 7, "7x11" },
	{ 8, "$9$TnGX/fE4KGHOVU$pEhnEvxrvaynpi8j4f.EMHr6M.FzU8xnZnBr/tJdFWk" },
	{ 8, "$8$TnGX/fE4KGHOVUpEhnEvxrvaynpi8j4f.EMHr6M.FzU8xnZnBr/tJdFWk" },
	{ 9, "$9$2MJBozw/9R3UsU$2lFhcKvpghcyw8deP25GOfyZaagyUOGBymkryvOdfo" },
	{ 9, "$9$" }, { 6, "anything" }, { 10, "" },
};
/* clang-format on */

START_TEST(known_passwords_are_recognised)
{
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		ck_assert(password_valid(known[i].type, known[i].stored));
		ck_assert_msg(password_check(known[i].type, known[i].stored, known[i].plain), "%s",
			      known[i].stored);
		ck_assert(!password_check(known[i].type, known[i].stored, "Cisco"));
		ck_assert(!password_check(known[i].type, known[i].stored, ""));
	}
}
END_TEST

START_TEST(malformed_forms_are_refused)
{
	for (size_t i = 0; i < sizeof malformed / sizeof *malformed; i++) {
		ck_assert_msg(!password_valid(malformed[i].type, malformed[i].stored), "%u %s",
			      malformed[i].type, malformed[i].stored);
		ck_assert(!password_check(malformed[i].type, malformed[i].stored, ""));
	}
}
END_TEST

START_TEST(what_is_made_is_recognised)
{
	char five[PASSWORD_TEXT], seven[PASSWORD_TEXT], plain[PASSWORD_PLAIN];
	struct rng rng;

	rng_seed(&rng, 1, "R1");
	for (int i = 0; i < 40; i++) {
		password_make_7("s3cret word!", &rng, seven);
		ck_assert_uint_eq(strlen(seven), 2 + 2 * strlen("s3cret word!"));
		ck_assert_int_le(memcmp(seven, "15", 2), 0);
		ck_assert(password_read_7(seven, plain));
		ck_assert_str_eq(plain, "s3cret word!");
	}
	password_make_5("cisco", &rng, five);
	ck_assert_uint_eq(strlen(five), strlen("$1$mERr$hx5rVt7rPNoS4wqbXKX7m0"));
	ck_assert(password_check(5, five, "cisco"));
	ck_assert(!password_check(5, five, "cisc0"));
}
END_TEST

UNIT("password", known_passwords_are_recognised, malformed_forms_are_refused,
     what_is_made_is_recognised)
