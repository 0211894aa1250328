/* Octets as keys and certificates are written. */
#include "cli/show/show.h"
#include "engine/pki/pki.h"

#define LINE  32 /* octets */
#define GROUP 4

void
hex_lines(const uint8_t *bytes, size_t len, struct text *to)
{
	for (size_t i = 0; i < len; i++) {
		if (i % LINE == 0)
			text_add(to, "  ");
		text_addf(to, "%02X", bytes[i]);
		if (i % GROUP == GROUP - 1 && (i + 1 < len || i % LINE == LINE - 1))
			text_add(to, " ");
		if (i % LINE == LINE - 1 || i + 1 == len)
			text_add(to, "\n");
	}
}

void
digest_words(const uint8_t *digest, size_t len, struct text *to)
{
	for (size_t i = 0; i < len; i++)
		text_addf(to, "%02X%s", digest[i], i % 4 == 3 ? " " : "");
}

void
fingerprint_words(const struct pki_cert *c, enum hash_alg alg, struct text *to)
{
	uint8_t digest[CRYPTO_MAX_DIGEST];

	digest_words(digest, pki_cert_fingerprint(c, alg, digest), to);
}
