/* Key pairs, trustpoints, certificates, requests: what a router keeps for RSA signatures. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/crypto/sign.h"
#include "engine/pki/pki.h"
#include "tests/support/ca.h"
#include "tests/support/unit.h"

#define NOON 1700000000 /* Nov 14 2023 */

static struct rng rng;
static unsigned heard[EVENT_KINDS];

static void
hear(struct event_sink *sink, const struct event *ev)
{
	heard[ev->kind]++;
}

static struct event_sink ear = { .report = hear };
static int64_t today = NOON;

static int64_t
calendar(void *owner)
{
	return today;
}

static struct pki *
router(uint64_t seed)
{
	struct pki *pki;

	rng_seed(&rng, seed, "router");
	event_want_all(&ear);
	pki = pki_new(&rng, &ear);
	pki_set_clock(pki, calendar, NULL);
	pki_set_default_key(pki, "R1.example.com");
	return pki;
}

static char *
name(const struct pki_cert *c, enum pki_who who)
{
	struct text t = { 0 };

	pki_cert_name(c, who, ",", &t);
	return text_take(&t);
}

START_TEST(keys_have_labels)
{
	struct pki *pki = router(1);
	const struct pki_key *k = pki_key_generate(pki, "VPN", PKI_KEY_GENERAL, 1024, true);

	ck_assert_uint_eq(rsa_bits(k->pair), 1024);
	ck_assert(k->made == NOON && k->exportable);
	pki_key_generate(pki, "A", PKI_KEY_SIGNATURE, 512, false);
	pki_key_generate(pki, "A", PKI_KEY_ENCRYPTION, 512, false);
	ck_assert_str_eq(pki_key_at(pki, 0)->label, "A");
	ck_assert_int_eq(pki_key_find(pki, "A")->usage, PKI_KEY_SIGNATURE);
	ck_assert_int_eq(pki_key_at(pki, 1)->usage, PKI_KEY_ENCRYPTION);
	ck_assert_str_eq(pki_key_at(pki, 2)->label, "VPN");
	ck_assert_ptr_null(pki_key_at(pki, 3));
	pki_key_generate(pki, "A", PKI_KEY_GENERAL, 512, false);
	ck_assert_str_eq(pki_key_at(pki, 1)->label, "VPN");
	ck_assert(pki_key_remove(pki, "A") && !pki_key_remove(pki, "A"));
	ck_assert_ptr_null(pki_key_find(pki, "A"));
	ck_assert_ptr_null(pki_key_generate(pki, "A", PKI_KEY_GENERAL, 100, false));
	pki_free(pki);
}
END_TEST

START_TEST(a_router_signs_for_itself)
{
	struct pki *pki = router(2);
	struct pki_trustpoint *t = pki_trustpoint_get(pki, "SELF");
	struct pki_ask ask = { .fqdn = "R1.example.com", .serial = "FTX1", .address = 0x0a010101 };
	const struct pki_cert_view *v;
	struct diag d = { 0 };
	char *s;

	pki_set_text(&t->subject, "CN=R1, O=\"Lab, the\", C=RU");
	ck_assert(!pki_self_sign(pki, t, &ask, &d));
	ck_assert_int_eq(d.code, DIAG_NO_KEY_PAIR);
	pki_key_generate(pki, "R1.example.com", PKI_KEY_GENERAL, 1024, false);
	ck_assert(pki_self_sign(pki, t, &ask, &d));
	s = name(t->router, PKI_SUBJECT);
	ck_assert_str_eq(s, "serialNumber=FTX1+ipaddress=10.1.1.1+hostname=R1.example.com,cn=R1,"
			    "o=Lab, the,c=RU");
	free(s);
	v = pki_cert_view(t->router);
	ck_assert(v->self_signed && v->ca && v->not_before == NOON);
	ck_assert_str_eq(v->fqdn, "R1.example.com");
	ck_assert_str_eq(v->serial_number, "FTX1");
	ck_assert(v->address == 0x0a010101 && v->bits == 1024);
	ck_assert_str_eq(pki_cert_serial(t->router), "01");
	ck_assert(pki_key_remove(pki, "R1.example.com"));
	ck_assert_ptr_null(t->router);
	pki_free(pki);
}
END_TEST

/* ---- with a CA ---- */

static struct pki_cert *
cert(const uint8_t *der, size_t len)
{
	struct pki_cert *c = pki_cert_read(der, len);

	ck_assert_ptr_nonnull(c);
	return c;
}

static struct pki_cert *
issued(struct ca *ca, const struct rsa_key *key, const struct ca_wish *w)
{
	uint8_t *der;
	size_t len = ca_issue(ca, key, w, &der);
	struct pki_cert *c = cert(der, len);

	free(der);
	return c;
}

static struct pki_trustpoint *
trusting(struct pki *pki, const char *name, const struct ca *ca)
{
	struct pki_trustpoint *t = pki_trustpoint_get(pki, name);
	struct pki_cert *c = cert(ca->der, ca->len);

	ck_assert(pki_authenticate(pki, t, c, NULL));
	pki_cert_free(c);
	t->revocation[0] = PKI_CHECK_NOTHING;
	return t;
}

START_TEST(a_request_is_granted)
{
	struct pki *pki = router(3);
	struct ca *ca = ca_new("CA", 1, NULL), *other = ca_new("Other", 1, NULL);
	struct pki_trustpoint *t = trusting(pki, "VPN", ca);
	struct pki_ask ask = { .fqdn = "R1.example.com" };
	struct pki_cert *c;
	struct diag d = { 0 };
	uint8_t *der, *forged;
	size_t len, forged_len;

	pki_set_text(&t->subject, "cn=R1,c=US");
	ck_assert(!pki_request(pki, t, &ask, &d));
	pki_key_generate(pki, "R1.example.com", PKI_KEY_GENERAL, 1024, false);
	ck_assert(pki_request(pki, t, &ask, &d) && t->requested);
	len = ca_grant(ca, t->request, t->request_len, &der);
	forged_len = ca_grant(other, t->request, t->request_len, &forged);
	ck_assert_uint_ne(len, 0);
	c = cert(forged, forged_len);
	ck_assert(!pki_import(pki, t, c, &d));
	ck_assert_int_eq(d.code, DIAG_CERTIFICATE_OF_OTHER_CA);
	pki_cert_free(c);
	c = cert(ca->der, ca->len);
	ck_assert(!pki_import(pki, t, c, &d));
	ck_assert_int_eq(d.code, DIAG_CERTIFICATE_OF_OTHER_KEY);
	pki_cert_free(c);
	c = cert(der, len);
	ck_assert(pki_import(pki, t, c, &d) && !t->requested && t->router == c);
	ck_assert_int_eq(pki_cert_view(c)->usage, PKI_DIGITAL_SIGNATURE | PKI_KEY_ENCIPHERMENT);
	pki_cert_free(c);
	free(der);
	free(forged);
	ca_free(ca);
	ca_free(other);
	pki_free(pki);
}
END_TEST

static enum pki_verdict
judged(struct pki *pki, struct pki_cert *c, struct pki_cert *above)
{
	struct pki_cert *const chain[] = { c, above };

	return pki_validate(pki, NULL, chain, above ? 2 : 1);
}

START_TEST(peers_are_judged)
{
	/* clang-format off */
	static const struct {
		struct ca_wish wish;
		bool stranger;	/* signed by a CA of the same name */
		enum pki_verdict verdict;
		enum event_kind said;
	} table[] = {
		{ { .cn = "R2" },                                false, PKI_VALID,         EV_PKI_ANCHORED },
		{ { .cn = "R2", .usage = "digitalSignature" },   false, PKI_VALID,         EV_PKI_ANCHORED },
		{ { .cn = "R2", .usage = "nonRepudiation" },     false, PKI_VALID,         EV_PKI_ANCHORED },
		{ { .cn = "R2", .usage = "keyEncipherment" },    false, PKI_UNSUITABLE,    EV_PKI_SUITABLE },
		{ { .cn = "R2", .until = NOON - 1 },             false, PKI_EXPIRED,       EV_PKI_EXPIRED },
		{ { .cn = "R2", .from = NOON + 1 },              false, PKI_NOT_YET_VALID, EV_PKI_NOT_YET_VALID },
		{ { .cn = "R2" },                                true,  PKI_BAD_SIGNATURE, EV_PKI_SUITABLE_SOUGHT },
	};
	/* clang-format on */
	struct pki *pki = router(4);
	struct ca *ca = ca_new("CA", 1, NULL), *twin = ca_new("CA", 2, NULL);
	struct rsa_key *key = pki_key_generate(pki, "peer", PKI_KEY_GENERAL, 1024, true)->pair;

	trusting(pki, "VPN", ca);
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct pki_cert *c = issued(table[i].stranger ? twin : ca, key, &table[i].wish);
		unsigned before = heard[table[i].said];

		ck_assert_msg(judged(pki, c, NULL) == table[i].verdict, "row %zu", i);
		ck_assert_msg(heard[table[i].said] == before + 1, "row %zu says something else", i);
		pki_cert_free(c);
	}
	ca_free(ca);
	ca_free(twin);
	pki_free(pki);
}
END_TEST

/* root -> middle -> R2; whoever is trusted, and whoever is sent along. */
START_TEST(chains_are_climbed)
{
	static const struct {
		bool trust_root, trust_middle, send_middle;
		enum pki_verdict verdict;
	} table[] = {
		{ true, false, true, PKI_VALID },
		{ true, false, false, PKI_UNKNOWN_ISSUER },
		{ false, true, false, PKI_VALID },
		{ false, true, true, PKI_VALID },
		{ false, false, true, PKI_UNKNOWN_ISSUER },
		{ true, true, false, PKI_VALID },
	};
	struct ca *root = ca_new("Root", 1, NULL), *middle = ca_new("Middle", 1, root);
	struct ca_wish wish = { .cn = "R2" };

	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct pki *pki = router(5);
		struct rsa_key *key =
			pki_key_generate(pki, "peer", PKI_KEY_GENERAL, 1024, true)->pair;
		struct pki_cert *c = issued(middle, key, &wish),
				*m = cert(middle->der, middle->len);

		if (table[i].trust_root)
			trusting(pki, "ROOT", root);
		if (table[i].trust_middle)
			trusting(pki, "MIDDLE", middle);
		ck_assert_msg(judged(pki, c, table[i].send_middle ? m : NULL) == table[i].verdict,
			      "row %zu", i);
		pki_cert_free(c);
		pki_cert_free(m);
		pki_free(pki);
	}
	ca_free(middle);
	ca_free(root);
}
END_TEST

/* What a router shows: everything below the root that it knows. */
START_TEST(a_router_shows_its_chain)
{
	struct pki *pki = router(6);
	struct ca *root = ca_new("Root", 1, NULL), *middle = ca_new("Middle", 1, root);
	struct pki_trustpoint *t = trusting(pki, "VPN", middle);
	struct pki_cert *chain[PKI_MAX_CHAIN], *c;
	struct ca_wish wish = { .cn = "R1" };
	const uint8_t *issuer;
	size_t len;

	ck_assert(!pki_has_identity(pki, NULL));
	pki_key_generate(pki, "R1.example.com", PKI_KEY_GENERAL, 1024, true);
	c = issued(middle, pki_key_find(pki, "R1.example.com")->pair, &wish);
	pki_install(pki, t, PKI_ROUTER_CERTIFICATE, c);
	pki_cert_free(c);
	trusting(pki, "ROOT", root);
	ck_assert_uint_eq(pki_chain(pki, t, chain), 2);
	ck_assert(chain[0] == t->router && chain[1] == t->ca);
	issuer = pki_cert_name_der(t->ca, PKI_ISSUER, &len);
	ck_assert(pki_identity(pki, NULL, issuer, len) == t);
	ck_assert(pki_identity(pki, NULL, NULL, 0) == t);
	ck_assert_ptr_null(pki_identity(pki, (const char *[]){ "ROOT", NULL }, NULL, 0));
	issuer = pki_cert_name_der(t->router, PKI_SUBJECT, &len);
	ck_assert_ptr_null(pki_identity(pki, NULL, issuer, len));
	today = CA_UNTIL + 1;
	ck_assert_ptr_null(pki_identity(pki, NULL, NULL, 0));
	ck_assert(pki_has_identity(pki, NULL));
	today = NOON;
	t->no_ike = true;
	ck_assert(!pki_has_identity(pki, NULL));
	ca_free(middle);
	ca_free(root);
	pki_free(pki);
}
END_TEST

START_TEST(revocation_is_asked_for)
{
	/* clang-format off */
	static const struct {
		bool list, lists_it, twin;	/* a list is there; with R2 on it; another CA signed it */
		int64_t until;
		enum pki_revocation ask[2];
		size_t asks;
		enum pki_verdict verdict;
	} table[] = {
		{ false, false, false, 0,        { PKI_CHECK_CRL },                    1, PKI_REVOCATION_UNKNOWN },
		{ false, false, false, 0,        { PKI_CHECK_CRL, PKI_CHECK_NOTHING }, 2, PKI_VALID },
		{ false, false, false, 0,        { PKI_CHECK_OCSP },                   1, PKI_REVOCATION_UNKNOWN },
		{ true,  false, false, NOON + 9, { PKI_CHECK_CRL },                    1, PKI_VALID },
		{ true,  true,  false, NOON + 9, { PKI_CHECK_CRL },                    1, PKI_REVOKED },
		{ true,  true,  false, NOON + 9, { PKI_CHECK_CRL, PKI_CHECK_NOTHING }, 2, PKI_REVOKED },
		{ true,  true,  false, NOON + 9, { PKI_CHECK_NOTHING },                1, PKI_VALID },
		{ true,  true,  false, NOON - 1, { PKI_CHECK_CRL },                    1, PKI_REVOCATION_UNKNOWN },
		{ true,  true,  true,  NOON + 9, { PKI_CHECK_CRL },                    1, PKI_REVOCATION_UNKNOWN },
	};
	/* clang-format on */
	struct ca *ca = ca_new("CA", 1, NULL), *twin = ca_new("CA", 2, NULL);
	struct ca_wish wish = { .cn = "R2" };

	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct pki *pki = router(7);
		struct pki_trustpoint *t = trusting(pki, "VPN", ca);
		struct pki_cert *c =
			issued(ca, pki_key_generate(pki, "peer", PKI_KEY_GENERAL, 1024, true)->pair,
			       &wish);
		long revoked[] = { table[i].lists_it ? ca->serial : 99, 0 };
		uint8_t *der = NULL;
		size_t len = ca_crl(table[i].twin ? twin : ca, revoked, NOON - 100, table[i].until,
				    &der);

		memcpy(t->revocation, table[i].ask, sizeof table[i].ask);
		t->revocations = table[i].asks;
		if (table[i].list)
			ck_assert(pki_crl_load(pki, der, len, "a test", NULL));
		ck_assert_msg(judged(pki, c, NULL) == table[i].verdict, "row %zu", i);
		free(der);
		pki_cert_free(c);
		pki_free(pki);
	}
	ca_free(ca);
	ca_free(twin);
}
END_TEST

START_TEST(pkcs12_goes_out_and_comes_in)
{
	struct pki *a = router(8), *b = router(9);
	struct ca *ca = ca_new("CA", 1, NULL);
	struct pki_trustpoint *t = trusting(a, "VPN", ca), *u;
	struct ca_wish wish = { .cn = "R1" };
	struct pki_cert *c;
	struct text pem = { 0 };
	struct diag d = { 0 };
	uint8_t *der, *again;
	size_t len;

	pki_key_generate(a, "R1.example.com", PKI_KEY_GENERAL, 1024, true);
	ck_assert_uint_eq(pki_export_pkcs12(a, t, "secret", &der, &d), 0);
	c = issued(ca, pki_trustpoint_key(a, t)->pair, &wish);
	pki_install(a, t, PKI_ROUTER_CERTIFICATE, c);
	pki_cert_free(c);
	len = pki_export_pkcs12(a, t, "secret", &der, &d);
	ck_assert_uint_ne(len, 0);
	u = pki_trustpoint_get(b, "P12");
	ck_assert(!pki_import_pkcs12(b, u, der, len, "wrong", false, &d));
	ck_assert_int_eq(d.code, DIAG_NOT_A_PKCS12);
	ck_assert(!pki_import_pkcs12(b, u, der, len - 1, "secret", false, &d));
	pki_armour(der, len, NULL, &pem);
	ck_assert(pki_import_pkcs12(b, u, text_get(&pem), pem.len, "secret", false, &d));
	ck_assert(u->router && u->ca &&
		  rsa_equal(pki_key_find(b, "P12")->pair, pki_trustpoint_key(a, t)->pair));
	ck_assert_uint_eq(pki_export_pkcs12(b, u, "secret", &again, &d), 0);
	ck_assert_int_eq(d.code, DIAG_KEY_NOT_EXPORTABLE);
	free(der);
	text_free(&pem);
	ca_free(ca);
	pki_free(a);
	pki_free(b);
}
END_TEST

START_TEST(maps_speak_of_certificates)
{
	/* clang-format off */
	static const struct {
		enum pki_map_field field;
		enum pki_map_op op;
		const char *value;
		bool holds;
	} table[] = {
		{ PKI_MAP_SUBJECT, PKI_CONTAINS, "cn = r1", true },
		{ PKI_MAP_SUBJECT, PKI_CONTAINS, "CN=R1,OU=VPN", true },
		{ PKI_MAP_SUBJECT, PKI_CONTAINS, "cn = r1, ou = vpn", true },
		{ PKI_MAP_SUBJECT, PKI_CONTAINS, "cn = r2", false },
		{ PKI_MAP_SUBJECT, PKI_CONTAINS_NOT, "cn = r2", true },
		{ PKI_MAP_SUBJECT, PKI_EQUALS, "cn=r1", false },
		{ PKI_MAP_SUBJECT, PKI_EQUALS, "cn=R1, ou=VPN, o=Lab", true },
		{ PKI_MAP_SUBJECT, PKI_EQUALS_NOT, "cn=R1, ou=VPN, o=Lab", false },
		{ PKI_MAP_SUBJECT, PKI_BEFORE, "cn=R1", false },
		{ PKI_MAP_ISSUER, PKI_EQUALS, "cn = CA", true },
		{ PKI_MAP_ALTERNATIVE, PKI_CONTAINS, "example", true },
		{ PKI_MAP_NAME, PKI_CONTAINS, "example", true },
		{ PKI_MAP_NAME, PKI_CONTAINS, "vpn", true },
		{ PKI_MAP_NAME, PKI_CONTAINS_NOT, "example", false },
		{ PKI_MAP_NAME, PKI_CONTAINS_NOT, "vpn", false },
		{ PKI_MAP_NAME, PKI_CONTAINS_NOT, "other", true },
		{ PKI_MAP_SERIAL, PKI_EQUALS, "02", true },
		{ PKI_MAP_START, PKI_NOT_BEFORE, "Sep 13 2020", true },
		{ PKI_MAP_START, PKI_BEFORE, "Sep 13 2020", false },
		{ PKI_MAP_START, PKI_EQUALS, "Sep 13 2020 12:26:40", true },
		{ PKI_MAP_END, PKI_BEFORE, "Mar 17 2030", false },
		{ PKI_MAP_END, PKI_BEFORE, "Mar 18 2030 00:00:00", true },
		{ PKI_MAP_END, PKI_BEFORE, "some day", false },
	};
	/* clang-format on */
	struct pki *pki = router(11);
	struct ca *ca = ca_new("CA", 1, NULL);
	struct ca_wish wish = { .cn = "R1", .ou = "VPN", .san = "DNS:R1.example.com" };
	struct pki_cert *c =
		issued(ca, pki_key_generate(pki, "k", PKI_KEY_GENERAL, 512, true)->pair, &wish);

	ck_assert(!pki_map_matches(pki, "M", c));
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct pki_condition one = { "M", 10, table[i].field, table[i].op, table[i].value };

		pki_map_add(pki, &one);
		ck_assert_msg(pki_map_matches(pki, "M", c) == table[i].holds, "row %zu", i);
		pki_map_remove(pki, &one);
	}
	/* All of one number, or all of another. */
	pki_map_add(pki, &(struct pki_condition){ "M", 10, PKI_MAP_ISSUER, PKI_CONTAINS, "ca" });
	pki_map_add(pki, &(struct pki_condition){ "M", 10, PKI_MAP_SERIAL, PKI_EQUALS, "7" });
	ck_assert(!pki_map_matches(pki, "M", c));
	pki_map_add(pki, &(struct pki_condition){ "M", 20, PKI_MAP_SERIAL, PKI_EQUALS, "02" });
	ck_assert(pki_map_matches(pki, "M", c));
	pki_map_clear(pki, "M", 20);
	ck_assert(!pki_map_matches(pki, "M", c));
	pki_cert_free(c);
	ca_free(ca);
	pki_free(pki);
}
END_TEST

/* Names go to terminals, and are compared as texts. */
START_TEST(names_are_text)
{
	struct pki *pki = router(13);
	struct ca *ca = ca_new("CA", 1, NULL);
	struct ca_wish wish = { .cn = "R1", .ou = "V\033[2JPN", .san = "DNS:R1\033[2J" };
	struct pki_cert *c =
		issued(ca, pki_key_generate(pki, "k", PKI_KEY_GENERAL, 512, true)->pair, &wish);

	ck_assert_str_eq(pki_cert_view(c)->unit, "V.[2JPN");
	ck_assert_str_eq(pki_cert_view(c)->fqdn, "R1.[2J");
	pki_cert_free(c);
	ca_free(ca);
	pki_free(pki);
}
END_TEST

/* Every octet of a certificate changed, every length cut: nothing crashes, nothing is believed. */
START_TEST(damaged_certificates_are_refused)
{
	struct pki *pki = router(10);
	struct ca *ca = ca_new("CA", 1, NULL);
	struct ca_wish wish = { .cn = "R2", .san = "DNS:R2.example.com,IP:10.0.0.2" };
	struct rsa_key *key = pki_key_generate(pki, "peer", PKI_KEY_GENERAL, 512, true)->pair;
	uint8_t *der;
	size_t len = ca_issue(ca, key, &wish, &der);
	struct pki_cert *c;

	trusting(pki, "VPN", ca);
	c = cert(der, len);
	ck_assert_int_eq(judged(pki, c, NULL), PKI_VALID);
	pki_cert_free(c);
	for (size_t i = 0; i < len; i++) {
		ck_assert_ptr_null(pki_cert_read(der, i));
		der[i] ^= 0x15;
		c = pki_cert_read(der, len);
		if (c)
			ck_assert_msg(judged(pki, c, NULL) != PKI_VALID, "octet %zu", i);
		pki_cert_free(c);
		der[i] ^= 0x15;
	}
	free(der);
	ca_free(ca);
	pki_free(pki);
}
END_TEST

UNIT("pki", keys_have_labels, a_router_signs_for_itself, a_request_is_granted, peers_are_judged,
     chains_are_climbed, a_router_shows_its_chain, revocation_is_asked_for,
     pkcs12_goes_out_and_comes_in, maps_speak_of_certificates, names_are_text,
     damaged_certificates_are_refused)
