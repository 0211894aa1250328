/* Certificates and keys in configurations: what is printed is read back, whoever wrote it. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/device/private.h"
#include "cli/show/show.h"
#include "engine/base/xmalloc.h"
#include "engine/crypto/sign.h"
#include "engine/node/node.h"
#include "engine/pki/pki.h"
#include "tests/support/bare.h"
#include "tests/support/ca.h"
#include "tests/support/unit.h"

#define HEADER "crypto pki certificate chain TP"

/* A configuration with one certificate in its chain; line is the end of `certificate …`. */
static char *
chain_of(const char *line, const uint8_t *der, size_t len, const char *eol)
{
	struct text hex = { 0 }, to = { 0 };

	hex_lines(der, len, &hex);
	text_addf(&to,
		  "crypto pki trustpoint TP%s enrollment terminal%s" HEADER "%s certificate %s%s",
		  eol, eol, eol, line, eol);
	for (const char *p = text_get(&hex); *p; p++)
		if (*p == '\n')
			text_add(&to, eol);
		else
			text_add_n(&to, p, 1);
	text_addf(&to, "  \tquit%shostname AFTER%s", eol, eol);
	text_free(&hex);
	return text_take(&to);
}

/* The chain prints as wanted, and so does what is loaded from the print. */
static void
check_chain(const char *config, const char *line, const uint8_t *der, size_t len)
{
	char *wanted = chain_of(line, der, len, "\n"), *print, *block;
	struct bare b;

	*strstr(wanted, "hostname") = '\0';
	bare_start(&b, config, NULL);
	ck_assert_str_eq(text_get(&b.said), "");
	ck_assert_str_eq(b.device->settings.hostname, "AFTER");
	block = bare_block(&b, HEADER);
	ck_assert_str_eq(block, strstr(wanted, HEADER));
	print = bare_print(&b);
	bare_stop(&b);
	free(block);

	bare_start(&b, print, NULL);
	ck_assert_str_eq(text_get(&b.said), "");
	block = bare_block(&b, HEADER);
	ck_assert_str_eq(block, strstr(wanted, HEADER));
	bare_stop(&b);
	free(block);
	free(print);
	free(wanted);
}

START_TEST(chains_are_read_back)
{
	static const char *const ends[] = { "\n", "\r\n" };
	struct ca *ca = ca_new("CA", 1, NULL);

	for (size_t i = 0; i < 2; i++) {
		char *config = chain_of("ca 01", ca->der, ca->len, ends[i]);

		check_chain(config, "ca 01", ca->der, ca->len);
		free(config);
	}
	ca_free(ca);
}
END_TEST

/* A serial number that is a word. */
START_TEST(a_serial_number_is_no_word)
{
	struct ca *ca = ca_new("CA", 1, NULL);
	char *config;
	uint8_t *der;
	size_t len;

	ca->serial = 0xCA - 1;
	len = ca_issue(ca, ca->key, &(struct ca_wish){ .cn = "R1" }, &der);
	config = chain_of("00CA", der, len, "\n");
	check_chain(config, "00CA", der, len);
	free(config);
	free(der);
	ca_free(ca);
}
END_TEST

/* One octet a line: among them DE, which could be `default`, and others that begin words. */
START_TEST(digits_are_not_words)
{
	struct ca *ca = NULL;
	struct text config = { 0 };

	for (uint64_t seed = 1; !ca || !memchr(ca->der, 0xDE, ca->len); seed++) {
		if (ca)
			ca_free(ca);
		ca = ca_new("CA", seed, NULL);
	}
	text_add(&config, "crypto pki trustpoint TP\n enrollment terminal\n" HEADER
			  "\n certificate ca 01\n");
	for (size_t i = 0; i < ca->len; i++)
		text_addf(&config, "%02X\n", ca->der[i]);
	text_add(&config, "quit\nhostname AFTER\n");
	check_chain(text_get(&config), "ca 01", ca->der, ca->len);
	text_free(&config);
	ca_free(ca);
}
END_TEST

#define START "crypto pki trustpoint TP\n" HEADER "\n certificate ca 01\n"

/* What is no certificate is said, and what stands behind it is read all the same. */
START_TEST(damaged_certificates_are_refused)
{
	static const struct {
		const char *config, *said;
	} rows[] = {
		{ START "  quit\nhostname AFTER\n",
		  "R1.cfg:4: % Error in saving certificate: status = FAIL\n" },
		{ START "  3003020\n  quit\nhostname AFTER\n",
		  "R1.cfg:5: % Error in saving certificate: status = FAIL\n" },
		{ START "  30030201 00\n  quit\nhostname AFTER\n",
		  "R1.cfg:5: % Error in saving certificate: status = FAIL\n" },
		{ START "  30030201 00\n!\nhostname AFTER\n", "" },
		{ START "  3003 xyz\n  quit\nhostname AFTER\n",
		  "R1.cfg:4: % Invalid input detected at '^' marker. \"3003 ^xyz\"\n"
		  "R1.cfg:5: % Error in saving certificate: status = FAIL\n" },
		{ HEADER "\nhostname AFTER\n", "R1.cfg:1: % Trustpoint TP does not exist\n" },
		{ "crypto pki trustpoint TP\n" HEADER
		  "\n certificate ca 01 nvram:CA#1CA.cer\nhostname AFTER\n",
		  "R1.cfg:3: %Error opening nvram:CA#1CA.cer (No such file or directory)\n" },
		{ "crypto pki enroll TP\nhostname AFTER\n",
		  "R1.cfg:1: % This command asks questions, and there is nobody to answer\n" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct bare b;

		bare_start(&b, rows[i].config, NULL);
		ck_assert_msg(!strcmp(text_get(&b.said), rows[i].said), "%s\nsays\n%s",
			      rows[i].config, text_get(&b.said));
		ck_assert_str_eq(b.device->settings.hostname, "AFTER");
		bare_stop(&b);
	}
}
END_TEST

START_TEST(trustpoints_print_in_their_order)
{
	struct bare b;
	char *block;

	bare_start(&b, NULL, NULL);
	bare_type(&b, "crypto ca trustpoint TP\nauto-enroll 70 regenerate\nrsakeypair TP 1024\n"
		      "subject-name CN=R1, O=Lab\npassword 0 secret\nip-address none\n"
		      "fqdn none\nserial-number none\nhash sha256\nrevocation-check crl none\n"
		      "enrollment terminal\nenrollment url http://10.0.0.1/x\n");
	block = bare_block(&b, "crypto pki trustpoint TP");
	ck_assert_str_eq(block, "crypto pki trustpoint TP\n"
				" enrollment url http://10.0.0.1:80/x\n"
				" serial-number none\n"
				" fqdn none\n"
				" ip-address none\n"
				" password secret\n"
				" subject-name CN=R1, O=Lab\n"
				" revocation-check crl none\n"
				" rsakeypair TP 1024\n"
				" auto-enroll 70 regenerate\n"
				" hash sha256\n");
	free(block);
	bare_type(&b, "crypto pki trustpoint TP\nno enrollment\nno serial-number\nno fqdn\n"
		      "no ip-address\nno password\nno subject-name\nno revocation-check\n"
		      "no rsakeypair\nno auto-enroll\nno hash\n");
	block = bare_block(&b, "crypto pki trustpoint TP");
	ck_assert_str_eq(block, "crypto pki trustpoint TP\n revocation-check crl\n");
	free(block);
	bare_stop(&b);
}
END_TEST

/* Blocks in a block: `exit` and other lines of the chain come back to it. */
START_TEST(keys_of_peers_are_read_back)
{
	struct text config = { 0 }, hex = { 0 };
	struct rng rng;
	struct rsa_key *pair;
	struct bare b;
	uint8_t *der;
	size_t len;
	char *block, *again;

	rng_seed(&rng, 1, "peer");
	pair = rsa_generate(512, &rng);
	len = rsa_public_der(pair, &der);
	hex_lines(der, len, &hex);
	text_addf(
		&config,
		"crypto key pubkey-chain rsa\n addressed-key 10.1.1.2\n  address 10.1.1.2\n"
		"  key-string\n%s  quit\n named-key R3.example.com encryption\n  exit\n"
		" addressed-key 10.1.1.4 signature\n  key-string\n 3003\n  quit\nhostname AFTER\n",
		text_get(&hex));
	bare_start(&b, text_get(&config), NULL);
	ck_assert_str_eq(text_get(&b.said), "R1.cfg:14: % Not an RSA public key\n");
	ck_assert_str_eq(b.device->settings.hostname, "AFTER");
	ck_assert(rsa_equal(pki_peer_key(router_pki(b.device->router), "10.1.1.2"), pair));
	block = bare_block(&b, "crypto key pubkey-chain rsa");
	ck_assert_ptr_nonnull(strstr(block, "\n addressed-key 10.1.1.2\n  address 10.1.1.2\n"
					    "  key-string\n   305C300D 06092A86 "));
	ck_assert_ptr_nonnull(strstr(block, "\n  quit\n addressed-key 10.1.1.4 signature\n"
					    " named-key R3.example.com encryption\n"));
	bare_stop(&b);

	bare_start(&b, block, NULL);
	ck_assert_str_eq(text_get(&b.said), "");
	again = bare_block(&b, "crypto key pubkey-chain rsa");
	ck_assert_str_eq(again, block);
	bare_type(&b, "crypto key pubkey-chain rsa\nno addressed-key 10.1.1.2\n");
	ck_assert_ptr_null(pki_peer_key(router_pki(b.device->router), "10.1.1.2"));
	bare_stop(&b);
	free(again);
	free(block);
	free(der);
	rsa_free(pair);
	text_free(&hex);
	text_free(&config);
}
END_TEST

/* ---- the private configuration ---- */

static char dir[] = "/tmp/qmidle-pki-XXXXXX";

static void
path_of(const char *name, char path[static 128])
{
	snprintf(path, 128, "%s/%s", dir, name);
}

static void
remove_dir(void)
{
	char path[128];

	path_of("R1.private", path);
	unlink(path);
	path_of("R1.cfg", path);
	unlink(path);
	rmdir(dir);
}

START_TEST(keys_survive_in_the_private_configuration)
{
	const struct pki_key *k;
	struct rng rng;
	struct bare b;
	struct rsa_key *pair;
	char *print, label[1000] = "";

	ck_assert_ptr_nonnull(mkdtemp(dir));
	rng_seed(&rng, 1, "keys");
	pair = rsa_generate(768, &rng);
	bare_start(&b, NULL, dir);
	pki_key_add(router_pki(b.device->router), "A", PKI_KEY_GENERAL, rsa_share(pair), true,
		    1234);
	memset(label, 'B', sizeof label - 1);
	k = pki_key_add(router_pki(b.device->router), label, PKI_KEY_ENCRYPTION,
			rsa_generate(512, &rng), false, 5678);
	ck_assert(!private_holds(b.device, k));
	print = bare_print(&b);
	ck_assert_ptr_null(strstr(print, "PRIVATE"));
	free(print);
	ck_assert(config_save(b.device, NULL));
	ck_assert(private_holds(b.device, k));
	bare_stop(&b);

	bare_start(&b, NULL, dir);
	ck_assert_str_eq(text_get(&b.said), "");
	k = pki_key_at(router_pki(b.device->router), 0);
	ck_assert_str_eq(k->label, "A");
	ck_assert(k->exportable && k->usage == PKI_KEY_GENERAL && k->made == 1234);
	ck_assert(rsa_equal(k->pair, pair));
	k = pki_key_at(router_pki(b.device->router), 1);
	ck_assert_str_eq(k->label, label);
	ck_assert(!k->exportable && k->usage == PKI_KEY_ENCRYPTION && k->made == 5678);
	ck_assert_ptr_null(pki_key_at(router_pki(b.device->router), 2));
	ck_assert(config_erase(b.device, NULL));
	bare_stop(&b);

	bare_start(&b, NULL, dir);
	ck_assert_ptr_null(pki_key_at(router_pki(b.device->router), 0));
	bare_stop(&b);
	rsa_free(pair);
	remove_dir();
}
END_TEST

/* What other programs wrote: a name is enough. What cannot be read is named, the rest counts. */
START_TEST(private_configurations_of_others)
{
	struct text file = { 0 };
	struct rng rng;
	struct rsa_key *pair;
	struct bare b;
	uint8_t *der;
	size_t len;
	char path[128], wanted[512];
	FILE *f;

	ck_assert_ptr_nonnull(mkdtemp(dir));
	rng_seed(&rng, 1, "keys");
	pair = rsa_generate(512, &rng);
	len = rsa_private_der(pair, &der);
	text_add(&file,
		 "a remark\nkey BAD general-keys made yesterday\nkey NONE\nnothing\nkey VPN\n");
	pki_armour(der, len, "PRIVATE KEY", &file);
	free(der);
	path_of("R1.private", path);
	f = fopen(path, "w");
	fputs(text_get(&file), f);
	fclose(f);

	bare_start(&b, NULL, dir);
	snprintf(wanted, sizeof wanted,
		 "%s:2: %% This is no heading of a key\n%s:3: %% No RSA key stands here\n", path,
		 path);
	ck_assert_str_eq(text_get(&b.said), wanted);
	ck_assert_uint_eq(b.device->refusals, 2);
	ck_assert(rsa_equal(pki_key_find(router_pki(b.device->router), "VPN")->pair, pair));
	ck_assert_ptr_null(pki_key_at(router_pki(b.device->router), 1));
	bare_stop(&b);
	text_free(&file);
	rsa_free(pair);
	remove_dir();
}
END_TEST

UNIT("certificates and keys in configurations", chains_are_read_back, a_serial_number_is_no_word,
     digits_are_not_words, damaged_certificates_are_refused, trustpoints_print_in_their_order,
     keys_of_peers_are_read_back, keys_survive_in_the_private_configuration,
     private_configurations_of_others)
