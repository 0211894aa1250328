/* Key pairs, trustpoints, certificates, requests: what a router keeps for RSA signatures. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/crypto/sign.h"
#include "engine/pki/pki.h"
#include "tests/support/unit.h"

#define NOON 1700000000 /* Nov 14 2023 */

static struct rng rng;
static struct event_sink silent;
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
	pki = pki_new(&rng, &silent);
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

UNIT("pki", keys_have_labels, a_router_signs_for_itself)
