/* Key pairs as PEM, encrypted with a passphrase in the way that is older than PKCS#8 (RFC 1421): IV
 * and cipher in a header, the key from one round of MD5 over passphrase and IV. */
#include <stdlib.h>
#include <string.h>

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>

#include "engine/base/xmalloc.h"
#include "engine/pki/internal.h"

#define SALT 8 /* octets of the IV that go into the key */

struct wrapping {
	EVP_CIPHER *cipher;
	uint8_t iv[EVP_MAX_IV_LENGTH];
};

static bool
derive(const struct wrapping *w, const char *passphrase, uint8_t key[EVP_MAX_KEY_LENGTH])
{
	EVP_MD *md5 = EVP_MD_fetch(crypto_context(), "MD5", NULL);
	bool done = md5 && EVP_BytesToKey(w->cipher, md5, w->iv, (const uint8_t *)passphrase,
					  (int)strlen(passphrase), 1, key, NULL);

	EVP_MD_free(md5);
	return done;
}

/* out has room for a block more than len. Gives the length; 0 when the padding is wrong. */
static size_t
run_cipher(const struct wrapping *w, const char *passphrase, bool encrypt, const uint8_t *in,
	   size_t len, uint8_t *out)
{
	EVP_CIPHER_CTX *c = EVP_CIPHER_CTX_new();
	uint8_t key[EVP_MAX_KEY_LENGTH];
	int first = 0, last = 0;
	bool done = derive(w, passphrase, key) &&
		    EVP_CipherInit_ex(c, w->cipher, NULL, key, w->iv, encrypt) &&
		    EVP_CipherUpdate(c, out, &first, in, (int)len) &&
		    EVP_CipherFinal_ex(c, out + first, &last);

	wipe(key, sizeof key);
	EVP_CIPHER_CTX_free(c);
	ERR_clear_error();
	return done ? (size_t)(first + last) : 0;
}

/* ---- writing ---- */

/* PKCS#1: what stands inside of PKCS#8. Gives the length. */
static size_t
rsa_der(const struct rsa_key *k, uint8_t **der)
{
	uint8_t *made = NULL;
	int len = i2d_PrivateKey(rsa_evp(k), &made);

	if (len <= 0)
		return 0;
	*der = xmemdup(made, (size_t)len);
	OPENSSL_clear_free(made, (size_t)len);
	return (size_t)len;
}

static void
add_wrapped(const struct wrapping *w, const char *cipher, const uint8_t *bytes, size_t len,
	    struct text *to)
{
	text_addf(to, "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: %s,",
		  cipher);
	for (int i = 0; i < EVP_CIPHER_get_iv_length(w->cipher); i++)
		text_addf(to, "%02X", w->iv[i]);
	text_add(to, "\n\n");
	pki_armour(bytes, len, NULL, to);
	text_add(to, "-----END RSA PRIVATE KEY-----\n");
}

void
pki_key_write_pem(struct pki *pki, const struct rsa_key *k, const char *cipher,
		  const char *passphrase, struct text *to)
{
	struct wrapping w = { EVP_CIPHER_fetch(crypto_context(), cipher, NULL), { 0 } };
	uint8_t *der = NULL, *sealed;
	size_t len = rsa_der(k, &der);

	rng_bytes(pki->rng, w.iv, (size_t)EVP_CIPHER_get_iv_length(w.cipher));
	sealed = xmalloc(len + EVP_MAX_BLOCK_LENGTH);
	add_wrapped(&w, cipher, sealed, run_cipher(&w, passphrase, true, der, len, sealed), to);
	wipe(der, len);
	free(der);
	free(sealed);
	EVP_CIPHER_free(w.cipher);
}

/* ---- reading ---- */

static int
digit(char c)
{
	const char *digits = "0123456789ABCDEF0123456789abcdef", *at = c ? strchr(digits, c) : NULL;

	return at ? (int)(at - digits) % 16 : -1;
}

/* "DES-EDE3-CBC,4DA1B2…"; false: no such cipher, or no IV of it. */
static bool
read_info(const char *info, struct wrapping *w)
{
	char name[32];
	size_t length = strcspn(info, ",\r\n");

	snprintf(name, sizeof name, "%.*s", (int)length, info);
	w->cipher = EVP_CIPHER_fetch(crypto_context(), name, NULL);
	info += length + (info[length] == ',');
	for (int i = 0; w->cipher && i < EVP_CIPHER_get_iv_length(w->cipher); i++, info += 2) {
		int high = digit(info[0]), low = high < 0 ? -1 : digit(info[1]);

		if (low < 0)
			return false;
		w->iv[i] = (uint8_t)(high << 4 | low);
	}
	ERR_clear_error();
	return w->cipher && EVP_CIPHER_get_iv_length(w->cipher) >= SALT;
}

/* The octets behind "DEK-Info: …", an empty line, base64. */
static struct rsa_key *
unwrap(const char *info, const char *passphrase)
{
	struct wrapping w = { 0 };
	const char *body = strchr(info, '\n'), *end = strstr(info, "-----END");
	struct rsa_key *k = NULL;
	uint8_t *sealed, *der;
	size_t len, size;

	if (body && end && body < end && read_info(info, &w) &&
	    (sealed = pki_unarmour(body, (size_t)(end - body), &len))) {
		der = xmalloc(len + EVP_MAX_BLOCK_LENGTH);
		size = run_cipher(&w, passphrase, false, sealed, len, der);
		k = size ? rsa_read_private(der, size) : NULL;
		wipe(der, len);
		free(der);
		free(sealed);
	}
	EVP_CIPHER_free(w.cipher);
	return k;
}

/* PKCS#8, encrypted (RFC 5958 section 3). */
static struct rsa_key *
open_pkcs8(const uint8_t *der, size_t len, const char *passphrase)
{
	const unsigned char *at = der;
	X509_SIG *sealed = d2i_X509_SIG(NULL, &at, (long)len);
	PKCS8_PRIV_KEY_INFO *info =
		sealed ? PKCS8_decrypt_ex(sealed, passphrase, (int)strlen(passphrase),
					  crypto_context(), NULL)
		       : NULL;
	EVP_PKEY *pair = info ? EVP_PKCS82PKEY_ex(info, crypto_context(), NULL) : NULL;
	struct rsa_key *k = rsa_from_evp(pair);

	EVP_PKEY_free(pair);
	PKCS8_PRIV_KEY_INFO_free(info);
	X509_SIG_free(sealed);
	return k;
}

struct rsa_key *
pki_key_read_pem(const char *text, const char *passphrase)
{
	const char *info = strstr(text, "DEK-Info: ");
	struct rsa_key *k = NULL;
	uint8_t *der;
	size_t len;

	if (!passphrase)
		passphrase = "";
	if (strlen(text) > 2 * PKI_MAX_CERT)
		return NULL;
	if (info) {
		k = unwrap(info + strlen("DEK-Info: "), passphrase);
	} else if ((der = pki_unarmour(text, strlen(text), &len))) {
		k = strstr(text, "BEGIN ENCRYPTED") ? open_pkcs8(der, len, passphrase)
						    : rsa_read_private(der, len);
		wipe(der, len);
		free(der);
	}
	ERR_clear_error();
	return k;
}
