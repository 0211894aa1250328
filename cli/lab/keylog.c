#include "cli/lab/keylog.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/text.h"
#include "engine/base/xmalloc.h"
#include "engine/crypto/crypto.h"
#include "engine/ike/ike.h"
#include "engine/ipsec/ipsec.h"
#include "engine/node/node.h"

/* A file of lines, each once: both ends of an SA report the same keys. */
struct lines {
	FILE *file;
	struct text written;
};

struct keylog {
	struct lines ike, esp, sas;
};

static bool
lines_open(struct lines *l, const char *dir, const char *name, char **error)
{
	char *path = xasprintf("%s/%s", dir, name);
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	if (fd < 0)
		*error = xasprintf("%s: %s", path, strerror(errno));
	else
		l->file = fdopen(fd, "w");
	free(path);
	return fd >= 0;
}

static void
lines_close(struct lines *l)
{
	if (l->file)
		fclose(l->file);
	if (l->written.at)
		wipe(l->written.at, l->written.len);
	text_free(&l->written);
}

/* Written at once, so that a capture can be read while the lab runs. Takes the line. */
static void
lines_add(struct lines *l, char *line)
{
	if (!strstr(text_get(&l->written), line)) {
		text_add(&l->written, line);
		fputs(line, l->file);
		fflush(l->file);
	}
	wipe_free(line);
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
	lines_add(&k->ike, xasprintf("%s,%s\n", cookie, text));
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
	lines_add(&k->esp,
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
	lines_add(&k->sas, xasprintf("%s\n", text_get(&line)));
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
keylog_open(const char *dir, char **error)
{
	struct keylog *k = xcalloc(1, sizeof *k);

	if (mkdir(dir, 0700) && errno != EEXIST)
		*error = xasprintf("%s: %s", dir, strerror(errno));
	else if (lines_open(&k->ike, dir, "ikev1_decryption_table", error) &&
		 lines_open(&k->esp, dir, "esp_sa", error) &&
		 lines_open(&k->sas, dir, "ipsec_sa", error))
		return k;
	keylog_close(k);
	return NULL;
}

void
keylog_close(struct keylog *k)
{
	if (!k)
		return;
	lines_close(&k->ike);
	lines_close(&k->esp);
	lines_close(&k->sas);
	free(k);
}

void
keylog_router(struct keylog *k, struct router *r)
{
	ike_set_keylog(router_ike(r), ike_key, k);
	ipsec_set_keylog(router_ipsec(r), sa_key, k);
}
