#include "tests/support/hex.h"

#include <check.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"

size_t
hex_read(const char *text, uint8_t *out, size_t room)
{
	size_t n = 0;

	for (; *text; text++) {
		unsigned octet;

		if (isspace((unsigned char)*text))
			continue;
		ck_assert_msg(n < room && isxdigit((unsigned char)text[0]) &&
				      isxdigit((unsigned char)text[1]) &&
				      sscanf(text++, "%2x", &octet) == 1,
			      "bad hexadecimal at '%.20s'", text);
		out[n++] = (uint8_t)octet;
	}
	return n;
}

char *
hex_text(const void *bytes, size_t len)
{
	struct text t = { 0 };

	for (size_t i = 0; i < len; i++)
		text_addf(&t, "%02x", ((const uint8_t *)bytes)[i]);
	return text_take(&t);
}

void
ck_hex(const void *bytes, size_t len, const char *text)
{
	struct text want = { 0 };
	char *have = hex_text(bytes, len);

	for (; *text; text++)
		if (!isspace((unsigned char)*text))
			text_addf(&want, "%c", tolower((unsigned char)*text));
	ck_assert_str_eq(have, text_get(&want));
	text_free(&want);
	free(have);
}
