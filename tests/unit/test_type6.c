/* Passwords of type 6: sealed, opened again, and opened by nobody else. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/crypto/type6.h"
#include "tests/support/unit.h"

#define KEY "masterkey1"

/* Made by another program (python3's hashlib, hmac and cryptography) from the description. */
static const struct {
	const char *key, *sealed, *plain;
} known[] = {
	{ KEY, "AABAMXAZEAf[UVTAh[\\Z_[dLfGV", "cisco" },
	{ KEY, "giRgiRgiRgiRLZTQhbOJ^HQeVfCJW]AAB", "cisco123" },
	{ "a much longer key than others, with blanks",
	  "RXRQVHRXRQVHdHWP_CWRHgUibYcCA_G]IX_[QEhK`BdZ]chD[`KTNe^DFPWTQIeXXDOUNNUGBAMe[Yd\\KaP]"
	  "ZFK",
	  "a key of more than two AES blocks, 0123456789" },
};

START_TEST(known_texts_are_opened)
{
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		char *plain = type6_open(known[i].key, known[i].sealed);

		ck_assert_msg(plain, "%s", known[i].sealed);
		ck_assert_str_eq(plain, known[i].plain);
		wipe_free(plain);
		ck_assert_ptr_null(type6_open("masterkey2", known[i].sealed));
	}
}
END_TEST

/* Of every length, with another salt every time, in letters from A to i. */
START_TEST(what_is_sealed_is_opened)
{
	char plain[128] = "", *sealed, *again, *opened;
	struct rng rng;

	rng_seed(&rng, 1, "R1");
	for (size_t len = 0; len < 100; len++) {
		sealed = type6_seal(KEY, plain, &rng);
		again = type6_seal(KEY, plain, &rng);
		ck_assert_str_ne(sealed, again);
		for (const char *c = sealed; *c; c++)
			ck_assert(*c >= 'A' && *c <= 'i');
		ck_assert(!*plain || !strstr(sealed, plain) || len < 2);
		opened = type6_open(KEY, again);
		ck_assert_str_eq(opened, plain);
		wipe_free(opened);
		free(sealed);
		free(again);
		plain[len] = (char)('!' + len % 90);
	}
}
END_TEST

START_TEST(what_was_changed_is_not_opened)
{
	const char *good = known[1].sealed;

	for (size_t i = 0; good[i]; i++) {
		char *text = xstrdup(good);

		text[i] = text[i] == 'B' ? 'C' : 'B';
		ck_assert_msg(!type6_open(KEY, text), "%s", text);
		text[i] = '\0';
		ck_assert_msg(!type6_open(KEY, text), "%s", text);
		free(text);
	}
}
END_TEST

START_TEST(what_is_no_sealed_text_is_not_opened)
{
	static const char *const texts[] = {
		"", "A", "AAA", "AAB", "cisco", "iii", "AABAMXAZEAf[UVTAh[\\Z_[dLfG", "AABAMXAZEAfj"
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		ck_assert_msg(!type6_open(KEY, texts[i]), "%s", texts[i]);
}
END_TEST

UNIT("type6", known_texts_are_opened, what_is_sealed_is_opened, what_was_changed_is_not_opened,
     what_is_no_sealed_text_is_not_opened)
