#include "engine/crypto/password.h"

#include <crypt.h>
#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/crypto/library.h"

/* ---- type 5 ---- */

static const char itoa64[] = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/* MD5-crypt of plain with the salt of setting ("$1$salt$…"). */
static bool
md5_crypt(const char *plain, const char *setting, char out[static PASSWORD_TEXT])
{
	struct crypt_data *data = xcalloc(1, sizeof *data);
	const char *made = crypt_r(plain, setting, data);
	bool good = made && strncmp(made, "$1$", 3) == 0;

	if (good)
		snprintf(out, PASSWORD_TEXT, "%s", made);
	wipe(data, sizeof *data);
	free(data);
	return good;
}

void
password_make_5(const char *plain, struct rng *rng, char out[static PASSWORD_TEXT])
{
	char setting[] = "$1$....$";

	for (unsigned i = 3; i < 7; i++)
		setting[i] = itoa64[rng_below(rng, 64)];
	if (!md5_crypt(plain, setting, out))
		crypto_broken("MD5-crypt");
}

/* ---- type 7 ---- */

static const char mask7[] = "dsfd;kfoA,.iyewrkldJKDHSUBsgvca69834ncxv9873254k;fg87";

enum { MASK7 = sizeof mask7 - 1, OFFSETS7 = 16 };

void
password_make_7(const char *plain, struct rng *rng, char out[static PASSWORD_TEXT])
{
	unsigned offset = rng_below(rng, OFFSETS7);
	int at = snprintf(out, PASSWORD_TEXT, "%02u", offset);

	for (unsigned i = 0; plain[i] && i + 1 < PASSWORD_PLAIN && at + 2 < PASSWORD_TEXT; i++)
		at += snprintf(out + at, (size_t)(PASSWORD_TEXT - at), "%02X",
			       (unsigned char)(plain[i] ^ mask7[(offset + i) % MASK7]));
}

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)toupper((unsigned char)c);
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool
password_read_7(const char *stored, char plain[static PASSWORD_PLAIN])
{
	size_t len = strlen(stored), n = len / 2 - 1;
	unsigned offset;

	if (len < 4 || len % 2 || n >= PASSWORD_PLAIN)
		return false;
	if (!isdigit((unsigned char)stored[0]) || !isdigit((unsigned char)stored[1]))
		return false;
	offset = (unsigned)((stored[0] - '0') * 10 + stored[1] - '0');
	if (offset >= MASK7)
		return false;
	for (size_t i = 0; i < n; i++) {
		int high = hex_digit(stored[2 + 2 * i]), low = hex_digit(stored[3 + 2 * i]);

		if (high < 0 || low < 0)
			return false;
		plain[i] = (char)((high << 4 | low) ^ mask7[(offset + i) % MASK7]);
	}
	plain[n] = '\0';
	return true;
}

/* ---- types 4, 8, 9: 32 octets in a base64 of its own alphabet ---- */

enum { DIGEST = 32, DIGEST64 = 43, SALT64 = 14 };

static void
base64(const uint8_t bytes[static DIGEST], char out[static DIGEST64 + 1])
{
	unsigned bits = 0, have = 0;

	for (unsigned i = 0, at = 0; at < DIGEST64; at++) {
		if (have < 6) {
			bits = bits << 8 | (i < DIGEST ? bytes[i++] : 0);
			have += 8;
		}
		have -= 6;
		out[at] = itoa64[bits >> have & 63];
	}
	out[DIGEST64] = '\0';
}

static bool
all_base64(const char *text, size_t len)
{
	return strspn(text, itoa64) >= len;
}

static bool
valid_salted(unsigned type, const char *stored)
{
	return strlen(stored) == 3 + SALT64 + 1 + DIGEST64 && stored[0] == '$' &&
	       stored[1] == (char)('0' + type) && stored[2] == '$' &&
	       all_base64(stored + 3, SALT64) && stored[3 + SALT64] == '$' &&
	       all_base64(stored + 4 + SALT64, DIGEST64);
}

static bool
derive(unsigned type, const char *stored, const char *plain, uint8_t out[static CRYPTO_MAX_DIGEST])
{
	const unsigned char *salt = (const unsigned char *)stored + 3;
	struct crypto_library *l = crypto_library();
	size_t len = strlen(plain);

	switch (type) {
	case 4:
		return hash(HASH_SHA256, &(struct chunk){ plain, len }, 1, out) == DIGEST;
	case 8:
		return PKCS5_PBKDF2_HMAC(plain, (int)len, salt, SALT64, 20000, l->md[HASH_SHA256],
					 DIGEST, out);
	default:
		return EVP_PBE_scrypt_ex(plain, len, salt, SALT64, 16384, 1, 1, 0, out, DIGEST,
					 l->context, NULL);
	}
}

void
password_make_digest(unsigned type, const char *plain, struct rng *rng,
		     char out[static PASSWORD_TEXT])
{
	uint8_t digest[CRYPTO_MAX_DIGEST];
	size_t at = 0;

	if (type != 4) {
		at = (size_t)snprintf(out, PASSWORD_TEXT, "$%u$", type);
		for (unsigned i = 0; i < SALT64; i++)
			out[at++] = itoa64[rng_below(rng, 64)];
		out[at++] = '$';
	}
	if (!derive(type, out, plain, digest))
		crypto_broken("a password hash");
	base64(digest, out + at);
	wipe(digest, sizeof digest);
}

static bool
check_digest(unsigned type, const char *stored, const char *plain)
{
	uint8_t digest[CRYPTO_MAX_DIGEST];
	char text[DIGEST64 + 1];

	if (!derive(type, stored, plain, digest))
		return false;
	base64(digest, text);
	return crypto_equal(stored + strlen(stored) - DIGEST64, text, DIGEST64);
}

/* ---- any type ---- */

static bool
valid_5(const char *stored)
{
	const char *salt = stored + 3, *end;

	if (strncmp(stored, "$1$", 3) != 0)
		return false;
	end = strchr(salt, '$');
	return end && end - salt <= 8 && all_base64(salt, (size_t)(end - salt)) &&
	       strlen(end + 1) == 22 && all_base64(end + 1, 22);
}

bool
password_valid(unsigned type, const char *stored)
{
	char plain[PASSWORD_PLAIN];
	bool good;

	switch (type) {
	case 4:
		return strlen(stored) == DIGEST64 && all_base64(stored, DIGEST64);
	case 5:
		return valid_5(stored);
	case 7:
		good = password_read_7(stored, plain);
		wipe(plain, sizeof plain);
		return good;
	case 8:
	case 9:
		return valid_salted(type, stored);
	default:
		return type == 0;
	}
}

static bool
same_text(const char *a, const char *b)
{
	return strlen(a) == strlen(b) && crypto_equal(a, b, strlen(a));
}

bool
password_check(unsigned type, const char *stored, const char *plain)
{
	char made[PASSWORD_TEXT];
	bool good;

	if (!password_valid(type, stored))
		return false;
	switch (type) {
	case 0:
		return same_text(stored, plain);
	case 5:
		return md5_crypt(plain, stored, made) && same_text(stored, made);
	case 7:
		good = password_read_7(stored, made) && same_text(made, plain);
		wipe(made, sizeof made);
		return good;
	default:
		return check_digest(type, stored, plain);
	}
}
