/* Two IKE ends that sign, RFC 2409 section 5.1: who is believed, and what happens to whom. */
#include <stdlib.h>
#include <string.h>

#include "tests/support/ca.h"
#include "tests/support/ike_pair.h"
#include "tests/support/unit.h"

#define TODAY 1700000000 /* Nov 14 2023 */

/* ---- two ends and their CA ---- */

static void
end_trusts(struct ike_end *e, const char *trustpoint, const struct ca *ca)
{
	struct pki_trustpoint *t = pki_trustpoint_get(e->pki, trustpoint);
	struct pki_cert *c = pki_cert_read(ca->der, ca->len);

	ck_assert(pki_authenticate(e->pki, t, c, NULL));
	pki_cert_free(c);
	t->revocation[0] = PKI_CHECK_NOTHING;
}

/* Its key pair and the certificate for it. */
static void
end_enrolls(struct ike_end *e, const char *trustpoint, struct ca *ca, const struct ca_wish *wish)
{
	struct pki_trustpoint *t = pki_trustpoint_get(e->pki, trustpoint);
	const struct pki_key *k =
		pki_key_generate(e->pki, trustpoint, PKI_KEY_GENERAL, 1024, false);
	uint8_t *der;
	size_t len = ca_issue(ca, k->pair, wish, &der);
	struct pki_cert *c = pki_cert_read(der, len);

	pki_set_text(&t->key_label, trustpoint);
	pki_install(e->pki, t, PKI_ROUTER_CERTIFICATE, c);
	pki_cert_free(c);
	free(der);
}

static void
end_signs(struct ike_end *e, unsigned priority)
{
	struct ike_policy policy = { priority,	       CIPHER_AES, 128,	 HASH_SHA1,
				     IKE_AUTH_RSA_SIG, 2,	   86400 };

	ike_policy_set(e->ike, &policy);
}

static const struct ca_wish wish_1 = { .cn = "R1", .san = "DNS:R1.example.com,IP:10.0.0.1" };
static const struct ca_wish wish_2 = { .cn = "R2", .san = "DNS:R2.example.com,IP:10.0.0.2" };

/* R1 and R2 have certificates of one CA and trust it. */
static struct pair *
signing_pair(uint64_t seed, struct ca *ca)
{
	struct pair *p = pair_new(seed);

	p->r1.date = p->r2.date = TODAY;
	ike_set_hostname(p->r1.ike, "R1.example.com");
	ike_set_hostname(p->r2.ike, "R2.example.com");
	end_signs(&p->r1, 10);
	end_signs(&p->r2, 10);
	end_trusts(&p->r1, "VPN", ca);
	end_trusts(&p->r2, "VPN", ca);
	end_enrolls(&p->r1, "VPN", ca, &wish_1);
	end_enrolls(&p->r2, "VPN", ca, &wish_2);
	return p;
}

static bool
up(struct pair *p)
{
	return end_is(&p->r1, IKE_QM_IDLE, false) && end_is(&p->r2, IKE_QM_IDLE, false) &&
	       pair_keyed(p);
}

static struct ike_id
peer_of(const struct ike_end *e)
{
	struct ike_sa_view v = { 0 };
	uint64_t cursor = 0;

	while (ike_sa_next(e->ike, &cursor, &v))
		;
	ck_assert_int_eq(v.auth, IKE_AUTH_RSA_SIG);
	return v.peer_id;
}

START_TEST(certificates_bring_it_up)
{
	struct ca *ca = ca_new("CA", 1, NULL);
	struct pair *p = signing_pair(1, ca);

	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(5));
	ck_assert(up(p));
	ck_assert_uint_eq(p->r1.count[EV_ISAKMP_ID_NOT_ADDRESS], 0);
	ck_assert_uint_eq(p->r2.count[EV_ISAKMP_CR_MADE], 1);
	ck_assert_int_eq(peer_of(&p->r1).kind, IKE_ID_ADDRESS);
	pair_free(p);
	ca_free(ca);
}
END_TEST

UNIT("signature", certificates_bring_it_up)
