/* OpenSSL's command line as a third party: it reads what we write, we read what it writes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "engine/base/xmalloc.h"
#include "engine/crypto/sign.h"
#include "engine/pki/pki.h"
#include "tests/support/ca.h"
#include "tests/support/unit.h"

#define TODAY 1700000000 /* Nov 14 2023 */

static struct rng rng;
static struct event_sink silent;

static int64_t
calendar(void *owner)
{
	return TODAY;
}

/* The program's own clock, as its certificates begin now. */
static int64_t
now(void *owner)
{
	return (int64_t)time(NULL);
}

static struct pki *
router(void)
{
	struct pki *pki;

	rng_seed(&rng, 1, "router");
	pki = pki_new(&rng, &silent);
	pki_set_clock(pki, calendar, NULL);
	pki_set_default_key(pki, "R1");
	return pki;
}

/* ---- a folder, files in it, and the program ---- */

static char folder[] = "/tmp/qmidle-pki-XXXXXX";

static bool
begin(void)
{
	if (system("openssl version >/dev/null 2>&1")) {
		unit_skip("OpenSSL's command line", "it is not installed");
		return false;
	}
	ck_assert_ptr_nonnull(mkdtemp(folder));
	ck_assert_int_eq(chdir(folder), 0);
	return true;
}

static void
end(void)
{
	char *command = xasprintf("rm -r %s", folder);

	ck_assert_int_eq(system(command), 0);
	free(command);
}

static void
put(const char *name, const void *bytes, size_t len)
{
	FILE *f = fopen(name, "w");

	ck_assert(f && fwrite(bytes, 1, len, f) == len);
	fclose(f);
}

static char *
get(const char *name, size_t *len)
{
	FILE *f = fopen(name, "r");
	char *bytes = xmalloc(65536);

	ck_assert_ptr_nonnull(f);
	*len = fread(bytes, 1, 65536, f);
	fclose(f);
	return bytes;
}

/* What `openssl …` prints, errors too. */
static char *
openssl(const char *arguments)
{
	char *command = xasprintf("openssl %s 2>&1", arguments), *said = xcalloc(1, 65536);
	FILE *f = popen(command, "r");

	ck_assert(f && fread(said, 1, 65535, f) < 65535);
	pclose(f);
	free(command);
	return said;
}

static void
ck_says(const char *arguments, const char *expected)
{
	char *said = openssl(arguments);

	ck_assert_msg(strstr(said, expected), "openssl %s: %s", arguments, said);
	free(said);
}

static struct pki_trustpoint *
trusting(struct pki *pki, const char *name, const struct ca *ca)
{
	struct pki_trustpoint *t = pki_trustpoint_get(pki, name);
	struct pki_cert *c = pki_cert_read(ca->der, ca->len);

	ck_assert(pki_authenticate(pki, t, c, NULL));
	pki_cert_free(c);
	t->revocation[0] = PKI_CHECK_NOTHING;
	return t;
}

/* ---- what we write ---- */

START_TEST(it_reads_our_requests)
{
	static const struct {
		enum hash_alg hash;
		const char *signature;
	} table[] = {
		{ HASH_MD5, "md5WithRSAEncryption" },
		{ HASH_SHA1, "sha1WithRSAEncryption" },
		{ HASH_SHA256, "sha256WithRSAEncryption" },
		{ HASH_SHA512, "sha512WithRSAEncryption" },
	};
	struct pki_ask ask = { .fqdn = "R1.example.com", .serial = "FTX1", .address = 0x0a010101 };
	struct pki *pki;
	struct pki_trustpoint *t;

	if (!begin())
		return;
	pki = router();
	t = pki_trustpoint_get(pki, "VPN");
	pki_key_generate(pki, "R1", PKI_KEY_GENERAL, 1024, false);
	pki_set_text(&t->subject, "CN=R1, OU=\"VPN, and more\", O=L\xc3\xa4"
				  "b, C=RU");
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		t->hash = table[i].hash;
		ck_assert(pki_request(pki, t, &ask, NULL));
		put("request", t->request, t->request_len);
		ck_says("req -inform der -in request -noout -verify", "verify OK");
		ck_says("req -inform der -in request -noout -text", table[i].signature);
	}
	ck_says("req -inform der -in request -noout -subject -nameopt utf8,sep_comma_plus",
		"C=RU,O=L\xc3\xa4"
		"b,OU=VPN, and more,CN=R1,");
	ck_says("req -inform der -in request -noout -subject", "unstructuredName = R1.example.com");
	ck_says("req -inform der -in request -noout -subject", "unstructuredAddress = 10.1.1.1");
	ck_says("req -inform der -in request -noout -subject", "serialNumber = FTX1");
	ck_says("req -inform der -in request -noout -text", "Digital Signature, Key Encipherment");
	pki_free(pki);
	end();
}
END_TEST

START_TEST(it_believes_our_own_certificate)
{
	struct pki *pki;
	struct pki_trustpoint *t;
	struct text pem = { 0 };
	const uint8_t *der;
	size_t len;

	if (!begin())
		return;
	pki = router();
	t = pki_trustpoint_get(pki, "SELF");
	pki_key_generate(pki, "R1", PKI_KEY_GENERAL, 1024, false);
	ck_assert(pki_self_sign(pki, t, &(struct pki_ask){ .fqdn = "R1.example.com" }, NULL));
	der = pki_cert_der(t->router, &len);
	pki_armour(der, len, "CERTIFICATE", &pem);
	put("self.pem", text_get(&pem), pem.len);
	ck_says("verify -x509_strict -attime 1700000001 -CAfile self.pem self.pem", "self.pem: OK");
	text_free(&pem);
	pki_free(pki);
	end();
}
END_TEST

START_TEST(it_opens_our_pkcs12)
{
	struct ca_wish wish = { .cn = "R1" };
	struct pki *pki;
	struct pki_trustpoint *t;
	struct pki_cert *c;
	struct ca *ca;
	uint8_t *der;
	size_t len;

	if (!begin())
		return;
	ca = ca_new("CA", 1, NULL);
	pki = router();
	t = trusting(pki, "VPN", ca);
	len = ca_issue(ca, pki_key_generate(pki, "R1", PKI_KEY_GENERAL, 1024, true)->pair, &wish,
		       &der);
	c = pki_cert_read(der, len);
	pki_install(pki, t, PKI_ROUTER_CERTIFICATE, c);
	pki_cert_free(c);
	free(der);
	len = pki_export_pkcs12(pki, t, "secret", &der, NULL);
	put("p12", der, len);
	free(der);
	ck_says("pkcs12 -in p12 -nodes -passin pass:secret", "subject=O = Lab, CN = R1");
	ck_says("pkcs12 -in p12 -nodes -passin pass:secret", "subject=CN = CA");
	ck_says("pkcs12 -in p12 -nodes -passin pass:secret", "BEGIN PRIVATE KEY");
	ck_says("pkcs12 -in p12 -nodes -passin pass:wrong", "invalid password");
	ca_free(ca);
	pki_free(pki);
	end();
}
END_TEST

/* ---- what it writes ---- */

/*	root -- middle -- R1, in every form that files have had	*/
START_TEST(we_open_its_pkcs12)
{
	static const char *const forms[] = {
		"",
		"-legacy",
		"-keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1",
		"-certpbe NONE",
		"-descert -legacy",
	};
	struct pki *pki;

	if (!begin())
		return;
	free(openssl("req -x509 -newkey rsa:1024 -nodes -keyout root.key -out root.pem -days 30 "
		     "-subj /CN=Root"));
	free(openssl("req -x509 -newkey rsa:1024 -nodes -keyout mid.key -out mid.pem -days 30 "
		     "-subj /CN=Middle -CA root.pem -CAkey root.key "
		     "-addext basicConstraints=critical,CA:TRUE"));
	free(openssl(
		"req -x509 -newkey rsa:1024 -nodes -keyout r1.key -out r1.pem -days 30 "
		"-subj /CN=R1 -CA mid.pem -CAkey mid.key "
		"-addext basicConstraints=CA:FALSE -addext subjectAltName=DNS:R1.example.com"));
	ck_assert_int_eq(system("cat mid.pem root.pem >chain.pem"), 0);
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		char *command = xasprintf("pkcs12 -export -in r1.pem -inkey r1.key -certfile "
					  "chain.pem -out p12 -passout pass:cisco %s",
					  forms[i]);
		struct pki_trustpoint *t, *above;
		size_t len;
		char *p12;

		free(openssl(command));
		free(command);
		p12 = get("p12", &len);
		pki = router();
		t = pki_trustpoint_get(pki, "VPN");
		ck_assert_msg(pki_import_pkcs12(pki, t, p12, len, "cisco", true, NULL), "%s",
			      forms[i]);
		above = pki_trustpoint_find(pki, "VPN-rrr1");
		ck_assert(t->router && t->ca && above && above->ca);
		ck_assert_str_eq(pki_cert_view(t->router)->fqdn, "R1.example.com");
		ck_assert(pki_cert_view(above->ca)->self_signed);
		ck_assert_ptr_null(pki_trustpoint_find(pki, "VPN-rrr2"));
		pki_free(pki);
		free(p12);
	}
	end();
}
END_TEST

START_TEST(we_judge_as_it_does)
{
	/* clang-format off */
	static const struct {
		const char *extensions;
		bool good;
	} table[] = {
		{ "-addext keyUsage=digitalSignature", true },
		{ "-addext extendedKeyUsage=serverAuth", true },
		{ "-addext basicConstraints=critical,CA:FALSE", true },
		{ "-addext certificatePolicies=1.2.3", true },
		{ "-addext 1.2.3.4=critical,DER:0500", false },
		{ "-days -1", false },
	};
	/* clang-format on */

	if (!begin())
		return;
	free(openssl("req -x509 -newkey rsa:1024 -nodes -keyout ca.key -out ca.pem -days 30 "
		     "-subj /CN=CA"));
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		char *command = xasprintf("req -x509 -newkey rsa:512 -nodes -keyout r.key -out "
					  "r.pem -days 20 -subj /CN=R2 -CA ca.pem -CAkey ca.key "
					  "%s",
					  table[i].extensions);
		struct pki *pki = router();
		struct pki_trustpoint *t = pki_trustpoint_get(pki, "VPN");
		struct pki_cert *c, *root;
		size_t len;
		char *text;

		free(openssl(command));
		free(command);
		text = get("r.pem", &len);
		c = pki_cert_read(text, len);
		free(text);
		text = get("ca.pem", &len);
		root = pki_cert_read(text, len);
		free(text);
		ck_assert(c && root);
		pki_set_clock(pki, now, NULL);
		ck_assert(pki_authenticate(pki, t, root, NULL));
		t->revocation[0] = PKI_CHECK_NOTHING;
		ck_assert_msg((pki_validate(pki, NULL, &c, 1) == PKI_VALID) == table[i].good, "%s",
			      table[i].extensions);
		ck_says("verify -CAfile ca.pem r.pem", table[i].good ? "r.pem: OK" : "error");
		pki_cert_free(c);
		pki_cert_free(root);
		pki_free(pki);
	}
	end();
}
END_TEST

UNIT("pki and openssl", it_reads_our_requests, it_believes_our_own_certificate, it_opens_our_pkcs12,
     we_open_its_pkcs12, we_judge_as_it_does)
