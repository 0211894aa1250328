#include "tests/support/ike_sign.h"

#include <stdlib.h>

#include "engine/crypto/sign.h"

static struct {
	struct ca *ca;
	struct rsa_key *key[2];
	struct pki_cert *cert[2], *root;
} made;

static void
make(void)
{
	static const struct ca_wish wish[2] = { { .cn = "R1", .san = "IP:10.0.0.1" },
						{ .cn = "R2", .san = "IP:10.0.0.2" } };
	struct rng rng;
	uint8_t *der;
	size_t len;

	if (made.ca)
		return;
	rng_seed(&rng, 1, "signing");
	made.ca = ca_new("CA", 1, NULL);
	made.root = pki_cert_read(made.ca->der, made.ca->len);
	for (int i = 0; i < 2; i++) {
		made.key[i] = rsa_generate(512, &rng);
		len = ca_issue(made.ca, made.key[i], &wish[i], &der);
		made.cert[i] = pki_cert_read(der, len);
		free(der);
	}
}

struct pki_cert *
sign_cert(int who)
{
	make();
	return made.cert[who];
}

static void
equip(struct ike_end *e, int who, unsigned group)
{
	struct ike_policy sign = { 10, CIPHER_AES, 128, HASH_SHA1, IKE_AUTH_RSA_SIG, group, 86400 };
	struct pki_trustpoint *t = pki_trustpoint_get(e->pki, "VPN");

	e->date = SIGN_TODAY;
	pki_key_add(e->pki, "VPN", PKI_KEY_GENERAL, rsa_share(made.key[who]), true, 0);
	pki_set_text(&t->key_label, "VPN");
	pki_install(e->pki, t, PKI_CA_CERTIFICATE, made.root);
	pki_install(e->pki, t, PKI_ROUTER_CERTIFICATE, made.cert[who]);
	t->revocation[0] = PKI_CHECK_NOTHING;
	ike_policy_set(e->ike, &sign);
}

void
pair_sign(struct pair *p, unsigned group)
{
	make();
	equip(&p->r1, 0, group);
	equip(&p->r2, 1, group);
}
