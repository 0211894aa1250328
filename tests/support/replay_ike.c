#include <check.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <string.h>

#include "engine/crypto/sign.h"
#include "engine/pki/pki.h"
#include "tests/support/hex.h"
#include "tests/support/replay.h"

static struct chunk
chunk(const struct octets *o)
{
	return (struct chunk){ o->at, o->len };
}

static void
keep(struct octets *o, const struct isakmp_payload *p)
{
	if (!p)
		return;
	ck_assert_uint_le(p->len, sizeof o->at);
	memcpy(o->at, p->body, p->len);
	o->len = p->len;
}

void
replay_ck(const json_t *object, const char *name, const void *bytes, size_t len)
{
	const char *want = json_string_value(json_object_get(object, name));

	ck_assert_msg(want != NULL, "keys.json has no %s", name);
	ck_hex(bytes, len, want);
}

/* ---- phase 1 ---- */

/* The transform that the responder chose. */
static void
learn_transform(struct replay *r, const struct isakmp_payload *payload)
{
	struct isakmp_sa sa;
	struct isakmp_proposal p;
	struct isakmp_transform t;
	struct isakmp_attribute a;

	ck_assert(isakmp_read_sa(payload, &sa) && isakmp_next_proposal(&sa.proposals, &p) &&
		  isakmp_next_transform(&p.transforms, &t));
	while (isakmp_next_attribute(&t.attributes, &a)) {
		if (a.type == OAKLEY_ENCRYPTION)
			r->cipher = cipher_by_ike_id(a.value);
		else if (a.type == OAKLEY_KEY_LENGTH)
			r->key_len = a.value / 8;
		else if (a.type == OAKLEY_HASH)
			r->hash = hash_by_ike_id(a.value);
		else if (a.type == OAKLEY_AUTH)
			r->auth = a.value;
	}
	ck_assert(r->cipher != CIPHERS && r->hash != HASH_NONE);
	if (!r->key_len)
		r->key_len = cipher_info(r->cipher)->key_bits / 8u;
}

static void
derive(struct replay *r)
{
	json_t *ike = json_array_get(json_object_get(r->keys, "ike"), 0);
	struct v1_keys *k = &r->v1;
	uint8_t key[CRYPTO_MAX_KEY];

	r->gxy.len = hex_read(json_string_value(json_object_get(ike, "dh")), r->gxy.at,
			      sizeof r->gxy.at);
	if (r->auth == OAKLEY_PSK)
		skeyid_psk(k, r->hash, (struct chunk){ "cisco123", 8 }, chunk(&r->nonce[0]),
			   chunk(&r->nonce[1]));
	else
		skeyid_sig(k, r->hash, chunk(&r->nonce[0]), chunk(&r->nonce[1]), chunk(&r->gxy));
	skeyid_expand(k, chunk(&r->gxy), r->cky[0], r->cky[1]);
	v1_cipher_key(k, r->cipher, key, r->key_len);
	phase1_iv(r->hash, chunk(&r->public[0]), chunk(&r->public[1]), r->last,
		  cipher_info(r->cipher)->block);
	replay_ck(ike, "skeyid", k->skeyid, k->len);
	replay_ck(ike, "skeyid_d", k->skeyid_d, k->len);
	replay_ck(ike, "skeyid_a", k->skeyid_a, k->len);
	replay_ck(ike, "skeyid_e", k->skeyid_e, k->len);
	replay_ck(ike, "ka", key, r->key_len);
	replay_ck(ike, "iv", r->last, cipher_info(r->cipher)->block);
	r->open = cipher_new(r->cipher, key, r->key_len, false);
	ck_assert_ptr_nonnull(r->open);
}

/* The daemons claim a NAT in front of themselves, so only the receiver's hash is honest. */
static void
verify_natd(struct replay *r, const struct isakmp_payloads *list, const struct datagram *d)
{
	const struct isakmp_payload *p = isakmp_find(list, PAYLOAD_NATD);
	uint8_t hash[CRYPTO_MAX_DIGEST];

	if (!p)
		return;
	ck_assert_uint_eq(isakmp_count(list, PAYLOAD_NATD), 2);
	ck_assert_uint_eq(p->len,
			  nat_d_hash(r->hash, r->cky[0], r->cky[1], d->dst, d->dport, hash));
	ck_assert_mem_eq(p->body, hash, p->len);
	r->natds++;
}

/* What a router would say of that certificate and signature. */
static void
engine_agrees(const struct isakmp_cert *cert, const struct isakmp_payload *sig, const uint8_t *hash,
	      size_t hash_len)
{
	struct pki_cert *c = pki_cert_read(cert->data, cert->len);
	uint8_t other[CRYPTO_MAX_DIGEST];
	const struct rsa_key *key;

	ck_assert_ptr_nonnull(c);
	key = pki_cert_view(c)->key;
	memcpy(other, hash, hash_len);
	other[hash_len - 1] ^= 1;
	ck_assert(rsa_verify_hash(key, hash, hash_len, sig->body, sig->len));
	ck_assert(!rsa_verify_hash(key, other, hash_len, sig->body, sig->len));
	pki_cert_free(c);
}

/* The signature is the RSA encryption of the bare HASH, RFC 2409 section 5.1. */
static void
verify_signature(const struct isakmp_payload *sig, const struct isakmp_payload *payload,
		 const uint8_t *hash, size_t hash_len)
{
	struct isakmp_cert cert;
	uint8_t opened[1024];
	size_t len = sizeof opened;
	X509 *x509;
	EVP_PKEY_CTX *evp;

	ck_assert(payload && isakmp_read_cert(payload, &cert));
	ck_assert_uint_eq(cert.encoding, ISAKMP_CERT_X509_SIGNATURE);
	engine_agrees(&cert, sig, hash, hash_len);
	x509 = d2i_X509(NULL, &cert.data, (long)cert.len);
	ck_assert_ptr_nonnull(x509);
	evp = EVP_PKEY_CTX_new(X509_get0_pubkey(x509), NULL);
	ck_assert(EVP_PKEY_verify_recover_init(evp) > 0 &&
		  EVP_PKEY_CTX_set_rsa_padding(evp, RSA_PKCS1_PADDING) > 0 &&
		  EVP_PKEY_verify_recover(evp, opened, &len, sig->body, sig->len) > 0);
	ck_assert_uint_eq(len, hash_len);
	ck_assert_mem_eq(opened, hash, hash_len);
	EVP_PKEY_CTX_free(evp);
	X509_free(x509);
}

/* HASH or SIG of the one who sent the message. */
static void
verify_peer(struct replay *r, unsigned who, const struct isakmp_payloads *list)
{
	const struct isakmp_payload *p = isakmp_find(list, PAYLOAD_HASH);
	const struct isakmp_payload *sig = isakmp_find(list, PAYLOAD_SIG);
	uint8_t hash[CRYPTO_MAX_DIGEST];

	if (!p && !sig)
		return;
	phase1_hash(&r->v1, chunk(&r->public[who]), chunk(&r->public[!who]), r->cky[who],
		    r->cky[!who], chunk(&r->sai_b), chunk(&r->id[who]), hash);
	if (sig) {
		verify_signature(sig, isakmp_find(list, PAYLOAD_CERT), hash, r->v1.len);
		r->signatures++;
		return;
	}
	ck_assert_uint_eq(p->len, r->v1.len);
	ck_assert_mem_eq(p->body, hash, p->len);
	r->hashes++;
}

static void
phase1(struct replay *r, unsigned who, const struct isakmp_payloads *list, const struct datagram *d)
{
	const struct isakmp_payload *sa = isakmp_find(list, PAYLOAD_SA);

	if (sa && who == 0)
		keep(&r->sai_b, sa);
	else if (sa)
		learn_transform(r, sa);
	keep(&r->public[who], isakmp_find(list, PAYLOAD_KE));
	keep(&r->nonce[who], isakmp_find(list, PAYLOAD_NONCE));
	keep(&r->id[who], isakmp_find(list, PAYLOAD_ID));
	verify_natd(r, list, d);
	if (!r->open && r->nonce[1].len)
		derive(r);
	verify_peer(r, who, list);
}

/* ---- quick mode and informational ---- */

/* What stands behind the HASH payload, padding left out. */
static struct chunk
rest_of(const struct isakmp_payloads *list)
{
	const uint8_t *at = list->at[0].body + list->at[0].len;

	return (struct chunk){ at, (size_t)(list->end - at) };
}

static void
verify(struct replay *r, const struct isakmp_payloads *list, const uint8_t *hash)
{
	ck_assert_uint_ge(list->count, 1);
	ck_assert_uint_eq(list->at[0].type, PAYLOAD_HASH);
	ck_assert_uint_eq(list->at[0].len, r->v1.len);
	ck_assert_mem_eq(list->at[0].body, hash, r->v1.len);
	r->hashes++;
}

static void
learn_suite(struct replay *r, unsigned who, const struct isakmp_payload *payload)
{
	struct isakmp_sa sa;
	struct isakmp_proposal p;
	struct isakmp_transform t;
	struct isakmp_attribute a;

	ck_assert(isakmp_read_sa(payload, &sa) && isakmp_next_proposal(&sa.proposals, &p) &&
		  isakmp_next_transform(&p.transforms, &t));
	ck_assert(p.protocol == PROTOCOL_ESP && p.spi_size == 4);
	memcpy(&r->spi[who], p.spi, 4);
	r->spi[who] = __builtin_bswap32(r->spi[who]);
	r->suite = (struct ipsec_suite){ .esp = true, .cipher = cipher_by_esp_id(t.id) };
	if (r->suite.cipher != CIPHERS)
		r->suite.key_bits = cipher_info(r->suite.cipher)->key_bits;
	while (isakmp_next_attribute(&t.attributes, &a)) {
		if (a.type == IPSEC_KEY_LENGTH)
			r->suite.key_bits = (uint16_t)a.value;
		else if (a.type == IPSEC_AUTH)
			r->suite.auth = hash_by_esp_id(a.value);
		else if (a.type == IPSEC_GROUP)
			r->pfs = true;
	}
}

static void
quick(struct replay *r, unsigned who, const struct isakmp_payloads *list)
{
	uint8_t hash[CRYPTO_MAX_DIGEST];

	keep(&r->qm_nonce[who], isakmp_find(list, PAYLOAD_NONCE));
	if (r->step == 1)
		hash_1(&r->v1, r->msgid, rest_of(list), hash);
	else if (r->step == 2)
		hash_2(&r->v1, r->msgid, chunk(&r->qm_nonce[0]), rest_of(list), hash);
	else
		hash_3(&r->v1, r->msgid, chunk(&r->qm_nonce[0]), chunk(&r->qm_nonce[1]), hash);
	verify(r, list, hash);
	if (r->step <= 2)
		learn_suite(r, who, isakmp_find(list, PAYLOAD_SA));
}

static void
informational(struct replay *r, const struct isakmp_payloads *list)
{
	uint8_t hash[CRYPTO_MAX_DIGEST];
	struct isakmp_delete d;

	hash_1(&r->v1, r->msgid, rest_of(list), hash);
	verify(r, list, hash);
	ck_assert(isakmp_read_delete(isakmp_find(list, PAYLOAD_DELETE), &d));
	if (d.protocol == PROTOCOL_ISAKMP)
		ck_assert_mem_eq(d.spi, r->cky[0], ISAKMP_COOKIE);
	r->deletes++;
}

/* ---- the message ---- */

/* Decrypts into clear and moves the chain on: phase 1 has one, every other exchange its own. */
static void
decrypt(struct replay *r, const struct isakmp_header *h, const uint8_t *body, uint8_t *clear)
{
	size_t len = h->length - ISAKMP_HEADER, block = cipher_info(r->cipher)->block;
	uint8_t *iv = h->msgid ? r->chain : r->last;

	ck_assert_uint_eq(len % block, 0);
	if (h->msgid && h->msgid != r->msgid) {
		phase2_iv(r->hash, r->last, h->msgid, r->chain, block);
		r->step = 0;
		r->msgid = h->msgid;
	}
	r->step++;
	cipher_cbc(r->open, iv, body, clear, len);
	memcpy(iv, body + len - block, block);
}

void
replay_ike(struct replay *r, const struct datagram *d, const uint8_t *message, size_t len)
{
	uint8_t clear[2048];
	const uint8_t *body = message + ISAKMP_HEADER;
	struct isakmp_header h;
	struct isakmp_payloads list;
	unsigned who = d->src == IP4(192, 0, 2, 2);

	ck_assert_uint_le(len, sizeof clear);
	ck_assert_int_eq(isakmp_read_header(message, len, &h), ISAKMP_GOOD);
	memcpy(r->cky[0], h.cky_i, sizeof h.cky_i);
	memcpy(r->cky[1], h.cky_r, sizeof h.cky_r);
	if (h.flags & ISAKMP_ENCRYPTED) {
		ck_assert_ptr_nonnull(r->open);
		decrypt(r, &h, body, clear);
		body = clear;
	}
	ck_assert_int_eq(isakmp_read_payloads(body, len - ISAKMP_HEADER, h.next, &list),
			 ISAKMP_GOOD);
	switch (h.exchange) {
	case EXCHANGE_MAIN:
	case EXCHANGE_AGGRESSIVE:
		phase1(r, who, &list, d);
		break;
	case EXCHANGE_QUICK:
		quick(r, who, &list);
		break;
	case EXCHANGE_INFORMATIONAL:
		informational(r, &list);
		break;
	default:
		ck_abort_msg("exchange %u", h.exchange);
	}
}
