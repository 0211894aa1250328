/* Hostile certificates and what goes with them. The first octet says where the rest arrives:
 *
 *	0  a certificate, alone; when it can be read, it is judged
 *	1  a name
 *	2  a revocation list
 *	3  a PKCS#12 file, whose password is "cisco"
 *	4  a private key in PEM, whose passphrase is "cisco"
 *	5  payloads in the last message of main mode, encrypted with true keys; the next octet is the
 *	   first payload's type
 *	6  the names of a request for certificates, in the message before */
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/crypto/sign.h"
#include "engine/ike/exchange.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/ike_sign.h"

static struct pair *
start(void)
{
	struct pair *p = pair_new(1);

	pair_sign(p, 1);
	return p;
}

/* ---- at the readers ---- */

static void
judge(struct pki *pki, const uint8_t *data, size_t size)
{
	struct pki_cert *c = pki_cert_read(data, size);
	struct text t = { 0 };

	if (!c)
		return;
	pki_cert_name(c, PKI_SUBJECT, ",", &t);
	pki_cert_name(c, PKI_ISSUER, ",", &t);
	pki_cert_has_address(c, IP4(10, 0, 0, 1));
	pki_cert_has_name(c, "R1.example.com");
	pki_validate(pki, NULL, &c, 1);
	pki_validate(pki, NULL, (struct pki_cert *[]){ sign_cert(0), c }, 2);
	pki_authenticate(pki, pki_trustpoint_get(pki, "OTHER"), c, NULL);
	pki_import(pki, pki_trustpoint_get(pki, "VPN"), c, NULL);
	text_free(&t);
	pki_cert_free(c);
}

static void
read_list(struct pki *pki, const uint8_t *data, size_t size)
{
	struct pki_cert *peer = sign_cert(1);
	struct pki_crl_view v;
	struct text t = { 0 };

	if (!pki_crl_load(pki, data, size, "", NULL))
		return;
	pki_crl_at(pki, 0, &v);
	pki_crl_issuer(pki, 0, ",", &t);
	pki_trustpoint_get(pki, "VPN")->revocation[0] = PKI_CHECK_CRL;
	pki_validate(pki, NULL, &peer, 1);
	text_free(&t);
}

static void
read_text(const uint8_t *data, size_t size)
{
	char *text = xstrndup((const char *)data, size);

	rsa_free(pki_key_read_pem(text, "cisco"));
	free(text);
}

static void
read_alone(const uint8_t *data, size_t size)
{
	struct pair *p = start();
	struct pki *pki = p->r1.pki;
	struct text t = { 0 };

	if (data[0] == 0)
		judge(pki, data + 1, size - 1);
	else if (data[0] == 1)
		pki_name_text(data + 1, size - 1, ",", &t);
	else if (data[0] == 2)
		read_list(pki, data + 1, size - 1);
	else if (data[0] == 3)
		pki_import_pkcs12(pki, pki_trustpoint_get(pki, "P"), data + 1, size - 1, "cisco",
				  true, NULL);
	else
		read_text(data + 1, size - 1);
	text_free(&t);
	pair_free(p);
}

/* ---- on the wire ---- */

static void
lose_third(struct pair *p, struct channel_message *m)
{
	if (m->from == &p->r1 && m->number == *(unsigned *)p->meddle_ctx)
		m->copies = 0;
}

/* R1's own message of that number is lost, and this one comes instead. */
static void
instead(const uint8_t *data, size_t size, unsigned number)
{
	struct pair *p = start();
	uint8_t buffer[8192];
	struct isakmp_writer w;
	struct ike_sa *sa;

	p->meddle = lose_third;
	p->meddle_ctx = &number;
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(1));
	p->meddle = NULL;
	sa = p->r1.ike->by_serial;
	ike_write(&w, buffer, sizeof buffer, sa, EXCHANGE_MAIN, 0);
	if (number == 3) {
		memcpy(sa->iv, p->r2.ike->by_serial->iv, sizeof sa->iv); /* as before it */
		buffer[16] = data[0];
		wr_bytes(&w.wr, data + 1, size - 1);
		ike_send(sa, NULL, &w, true);
	} else {
		isakmp_add(&w, PAYLOAD_KE, dh_public(sa->dh), dh_size(sa->dh));
		isakmp_add(&w, PAYLOAD_NONCE, sa->ni.at, sa->ni.len);
		isakmp_add_cert(&w, PAYLOAD_CR, ISAKMP_CERT_X509_SIGNATURE, data, size);
		ike_send(sa, NULL, &w, false);
	}
	pair_run(p, SEC(300));
	pair_free(p);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < 3 || size > 6000)
		return 0;
	if (data[0] <= 4)
		read_alone(data, size);
	else
		instead(data + 1, size - 1, data[0] == 5 ? 3 : 2);
	return 0;
}
