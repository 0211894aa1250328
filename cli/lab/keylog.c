#include "cli/lab/keylog.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/lab/keyfolder.h"
#include "engine/base/fnv.h"
#include "engine/base/text.h"
#include "engine/base/xmalloc.h"
#include "engine/crypto/crypto.h"
#include "engine/ike/ike.h"
#include "engine/ipsec/ipsec.h"
#include "engine/node/node.h"

#define LINES_MAX 8192 /* older ones make room, half of them at a time */

/* The lines of a file, each once: both ends of an SA report the same keys. */
struct lines {
	char *line[LINES_MAX];
	uint64_t hash[LINES_MAX];
	size_t count;
};

struct keylog {
	struct lines lines[KEY_FILES];
	struct keyfolder *folders;
};

static bool
is_known(const struct lines *l, uint64_t hash)
{
	for (size_t i = l->count; i-- > 0;)
		if (l->hash[i] == hash)
			return true;
	return false;
}

static void
make_room(struct lines *l)
{
	if (l->count < LINES_MAX)
		return;
	l->count = LINES_MAX / 2;
	for (size_t i = 0; i < l->count; i++)
		wipe_free(l->line[i]);
	memmove(l->line, l->line + l->count, l->count * sizeof *l->line);
	memmove(l->hash, l->hash + l->count, l->count * sizeof *l->hash);
}

/* Takes the line. */
static void
add_line(struct keylog *k, enum key_file file, char *line)
{
	struct lines *l = &k->lines[file];
	uint64_t hash = fnv_add(FNV_START, line, strlen(line));

	if (is_known(l, hash)) {
		wipe_free(line);
		return;
	}
	make_room(l);
	l->hash[l->count] = hash;
	l->line[l->count++] = line;
	for (struct keyfolder *f = k->folders; f; f = keyfolder_next(f))
		keyfolder_add(f, file, line);
}

static void
hex(char *to, const uint8_t *bytes, size_t size)
{
	*to = '\0';
	for (size_t i = 0; i < size; i++)
		snprintf(to + 2 * i, 3, "%02x", bytes[i]);
}

static void
ike_key(void *ctx, const uint8_t cookie_i[8], const uint8_t *key, size_t len)
{
	struct keylog *k = ctx;
	char cookie[17], text[2 * CRYPTO_MAX_KEY + 1];

	if (len > CRYPTO_MAX_KEY)
		return;
	hex(cookie, cookie_i, 8);
	hex(text, key, len);
	add_line(k, KEYS_OF_IKE, xasprintf("%s,%s\n", cookie, text));
	wipe(text, sizeof text);
}

/* The names that Wireshark's esp_sa table has for them. */
static const char *
cipher_text(enum cipher_alg cipher)
{
	switch (cipher) {
	case CIPHER_DES:
		return "DES-CBC [RFC2405]";
	case CIPHER_3DES:
		return "TripleDES-CBC [RFC2451]";
	case CIPHER_AES:
		return "AES-CBC [RFC3602]";
	case CIPHER_AES_GCM:
		return "AES-GCM with 16 octet ICV [RFC4106]";
	default:
		return "NULL";
	}
}

static const char *
auth_text(enum hash_alg hash)
{
	switch (hash) {
	case HASH_MD5:
		return "HMAC-MD5-96 [RFC2403]";
	case HASH_SHA1:
		return "HMAC-SHA-1-96 [RFC2404]";
	case HASH_SHA256:
		return "HMAC-SHA-256-128 [RFC4868]";
	case HASH_SHA384:
		return "HMAC-SHA-384-192 [RFC4868]";
	case HASH_SHA512:
		return "HMAC-SHA-512-256 [RFC4868]";
	default:
		return "NULL";
	}
}

static void
esp_line(struct keylog *k, const struct sa_keys *sa)
{
	size_t cipher = sa->suite.key_bits / 8u + cipher_info(sa->suite.cipher)->salt;
	size_t all = suite_keymat(&sa->suite, sa->protocol);
	char cipher_key[2 * CRYPTO_MAX_KEY + 1] = "", auth_key[2 * CRYPTO_MAX_DIGEST + 1] = "";

	/* It has no table for AH, which hides nothing, and no word for GMAC. */
	if (sa->protocol != SUITE_ESP || sa->suite.cipher == CIPHER_AES_GMAC ||
	    cipher > CRYPTO_MAX_KEY || all < cipher || all - cipher > CRYPTO_MAX_DIGEST)
		return;
	hex(cipher_key, sa->keymat, cipher);
	hex(auth_key, sa->keymat + cipher, all - cipher);
	add_line(k, KEYS_OF_ESP,
		 xasprintf("\"IPv4\",\"%s\",\"%s\",\"0x%08x\",\"%s\",\"%s%s\",\"%s\",\"%s%s\"\n",
			   IP4S(sa->source), IP4S(sa->destination), sa->spi,
			   cipher_text(sa->suite.cipher), *cipher_key ? "0x" : "", cipher_key,
			   auth_text(sa->suite.auth), *auth_key ? "0x" : "", auth_key));
	wipe(cipher_key, sizeof cipher_key);
	wipe(auth_key, sizeof auth_key);
}

/* "-" where there is none. */
static void
add_key(struct text *line, const char *algorithm, const uint8_t *key, size_t len)
{
	char octets[2 * SUITE_MAX_KEYMAT + 1];

	hex(octets, key, len);
	text_addf(line, " %s %s", algorithm, len ? octets : "-");
	wipe(octets, sizeof octets);
}

/* "10.1.1.1 10.1.1.2 esp 0x1a2b3c4d tunnel AES 00112233… SHA1 4455…": every SA, AH and GMAC too. */
static void
sa_line(struct keylog *k, const struct sa_keys *sa)
{
	const struct ipsec_suite *s = &sa->suite;
	bool esp = sa->protocol == SUITE_ESP;
	size_t cipher = esp ? s->key_bits / 8u + cipher_info(s->cipher)->salt : 0;
	size_t all = suite_keymat(s, sa->protocol);
	enum hash_alg auth = esp ? s->auth : s->ah;
	struct text line = { 0 };

	text_addf(&line, "%s %s %s 0x%08x %s", IP4S(sa->source), IP4S(sa->destination),
		  esp ? "esp" : "ah", sa->spi, s->transport ? "transport" : "tunnel");
	add_key(&line, esp ? cipher_info(s->cipher)->name : "-", sa->keymat, cipher);
	add_key(&line, auth != HASH_NONE ? hash_info(auth)->name : "-", sa->keymat + cipher,
		all - cipher);
	add_line(k, KEYS_OF_ALL, xasprintf("%s\n", text_get(&line)));
	wipe(line.at, line.len);
	text_free(&line);
}

static void
sa_key(void *ctx, const struct sa_keys *sa)
{
	esp_line(ctx, sa);
	sa_line(ctx, sa);
}

struct keylog *
keylog_new(void)
{
	return xcalloc(1, sizeof(struct keylog));
}

void
keylog_free(struct keylog *k)
{
	if (!k)
		return;
	for (unsigned file = 0; file < KEY_FILES; file++)
		for (size_t i = 0; i < k->lines[file].count; i++)
			wipe_free(k->lines[file].line[i]);
	keyfolders_close(k->folders);
	free(k);
}

bool
keylog_write(struct keylog *k, const char *dir, char **error)
{
	bool fresh;
	struct keyfolder *f = keyfolder_open(&k->folders, dir, &fresh, error);

	for (unsigned file = 0; f && fresh && file < KEY_FILES; file++)
		for (size_t i = 0; i < k->lines[file].count; i++)
			keyfolder_add(f, file, k->lines[file].line[i]);
	return f;
}

void
keylog_router(struct keylog *k, struct router *r)
{
	ike_set_keylog(router_ike(r), ike_key, k);
	ipsec_set_keylog(router_ipsec(r), sa_key, k);
}
