/* Base64, with the lines of dashes that PEM puts around it (RFC 7468). */
#include <stdlib.h>
#include <string.h>

#include <openssl/evp.h>

#include "engine/base/xmalloc.h"
#include "engine/pki/internal.h"

#define LINE 48 /* octets behind 64 characters */

void
pki_armour(const uint8_t *der, size_t len, const char *label, struct text *to)
{
	char line[64 + 1];

	if (label)
		text_addf(to, "-----BEGIN %s-----\n", label);
	for (size_t at = 0; at < len; at += LINE) {
		EVP_EncodeBlock((unsigned char *)line, der + at,
				(int)(len - at < LINE ? len - at : LINE));
		text_addf(to, "%s\n", line);
	}
	if (label)
		text_addf(to, "-----END %s-----\n", label);
}

/* What stands between the lines of dashes, or all of it. */
static void
inside(const char **text, size_t *len)
{
	const char *begin = memmem(*text, *len, "-----BEGIN", 10), *end = *text + *len, *stop;

	if (!begin)
		return;
	begin = memchr(begin, '\n', (size_t)(end - begin));
	*text = begin ? begin : end;
	stop = memmem(*text, (size_t)(end - *text), "-----END", 8);
	*len = (size_t)((stop ? stop : end) - *text);
}

static bool
is_base64(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
	       c == '+' || c == '/' || c == '=';
}

/* The characters that count; NULL when there are others than blanks besides. */
static char *
squeeze(const char *text, size_t len, size_t *n)
{
	char *kept = xmalloc(len + 1);

	*n = 0;
	for (size_t i = 0; i < len; i++) {
		if (is_base64(text[i]))
			kept[(*n)++] = text[i];
		else if (!strchr(" \t\r\n", text[i]) || !text[i])
			*n = SIZE_MAX;
		if (*n == SIZE_MAX)
			break;
	}
	if (*n != SIZE_MAX && *n && *n % 4 == 0)
		return kept;
	wipe(kept, len);
	free(kept);
	return NULL;
}

uint8_t *
pki_unarmour(const char *text, size_t len, size_t *size)
{
	uint8_t *der = NULL;
	char *kept;
	size_t n;
	int got;

	inside(&text, &len);
	kept = squeeze(text, len, &n);
	if (!kept)
		return NULL;
	der = xmalloc(n / 4 * 3);
	got = EVP_DecodeBlock(der, (unsigned char *)kept, (int)n);
	*size = got < 0 ? 0 : (size_t)got - (kept[n - 1] == '=') - (kept[n - 2] == '=');
	wipe(kept, n);
	free(kept);
	if (*size)
		return der;
	free(der);
	return NULL;
}
