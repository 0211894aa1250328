/* RSA signatures in phase 1, RFC 2409 section 5.1: which certificate is shown, which are asked for,
 * and whether the peer's certificate and signature hold. RFC 4945 says what goes into CERT and CR. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/crypto/sign.h"
#include "engine/ike/v1/v1.h"
#include "engine/pki/pki.h"

#define MAX_REQUESTS 16	  /* CR payloads of one message */
#define OTHERS	     6144 /* octets of other payloads that may stand beside certificates */

/* ---- what IKE and PKI say to each other ---- */

static void
say_asked(const struct ike_sa *sa, const char *question)
{
	event(sa->ike->events, ISAKMP_PKI_ASKED, sa->conn_id, question, ike_sa_tag(sa),
	      sa->key.peer);
}

static void
say_answered(const struct ike_sa *sa, const char *answer)
{
	event(sa->ike->events, ISAKMP_PKI_ANSWERED, sa->conn_id, answer, ike_sa_tag(sa),
	      sa->key.peer);
}

static void
say_pki(const struct ike_sa *sa, const char *question, const char *answer)
{
	say_asked(sa, question);
	say_answered(sa, answer);
}

/* The trustpoints that the profile names; NULL: all. */
static const char *const *
scope(const struct ike_profile *profile)
{
	return profile ? (const char *const *)profile->trust : NULL;
}

bool
v1_has_certificate(const struct ike_sa *sa)
{
	return sa->ike->pki && pki_has_identity(sa->ike->pki, scope(v1_profile(sa)));
}

void
v1_say_trustpoints(const struct ike_sa *sa)
{
	const struct ike_policy *p = ike_policy_next_used(sa->ike, 0);

	while (p && p->auth != IKE_AUTH_RSA_SIG)
		p = ike_policy_next_used(sa->ike, p->priority);
	if (p && sa->ike->pki && pki_anchor_at(sa->ike->pki, NULL, 0))
		say_pki(sa, "Get configured TrustPoints", "Got configured TrustPoints");
}

/* ---- asking for certificates ---- */

void
v1_write_requests(const struct ike_sa *sa, struct isakmp_writer *w)
{
	const char *const *only = scope(v1_profile(sa));
	const struct pki_trustpoint *t;

	say_pki(sa, "Get IssuerNames", "Got IssuerNames");
	for (size_t i = 0; i < MAX_REQUESTS && (t = pki_anchor_at(sa->ike->pki, only, i)); i++) {
		struct text name = { 0 };
		size_t len;
		const uint8_t *der = pki_cert_name_der(t->ca, PKI_SUBJECT, &len);

		pki_cert_name(t->ca, PKI_SUBJECT, ",", &name);
		event(sa->ike->events, ISAKMP_CR_MADE, sa->conn_id, text_get(&name));
		isakmp_add_cert(w, PAYLOAD_CR, ISAKMP_CERT_X509_SIGNATURE, der, len);
		text_free(&name);
	}
}

static void
choose_trustpoint(struct ike_sa *sa, const struct pki_trustpoint *t)
{
	event(sa->ike->events, ISAKMP_TRUSTPOINT_CHOSEN, t->name);
	free(sa->trustpoint);
	sa->trustpoint = xstrdup(t->name);
}

static void
take_request(struct ike_sa *sa, const struct isakmp_payload *p)
{
	struct event_sink *e = sa->ike->events;
	const struct pki_trustpoint *t;
	struct isakmp_cert wanted;
	struct text name = { 0 };

	event(e, ISAKMP_PROCESSING, sa->conn_id, "CERT_REQ", 0);
	if (!isakmp_read_cert(p, &wanted) || wanted.encoding != ISAKMP_CERT_X509_SIGNATURE)
		return;
	event(e, ISAKMP_CR_TYPE, sa->conn_id);
	pki_name_text(wanted.data, wanted.len, ",", &name);
	event(e, ISAKMP_CR_ISSUER, sa->conn_id, text_get(&name));
	text_free(&name);
	sa->cert_asked = true;
	t = sa->trustpoint
		    ? NULL
		    : pki_identity(sa->ike->pki, scope(v1_profile(sa)), wanted.data, wanted.len);
	if (t)
		choose_trustpoint(sa, t);
}

void
v1_take_requests(struct ike_sa *sa, const struct ike_in *in)
{
	const struct isakmp_payload *p = isakmp_find(&in->payloads, PAYLOAD_CR);

	for (size_t n = 0; sa->ike->pki && p && n < MAX_REQUESTS; n++) {
		take_request(sa, p);
		p = isakmp_find_next(&in->payloads, p);
	}
}

void
v1_forget_requests(struct ike_sa *sa)
{
	free(sa->trustpoint);
	sa->trustpoint = NULL;
	sa->cert_asked = false;
}

/* ---- who we are ---- */

/* The trustpoint whose certificate goes to the peer; NULL: none can. */
static const struct pki_trustpoint *
own_trustpoint(const struct ike_sa *sa)
{
	const struct pki *pki = sa->ike->pki;

	if (sa->trustpoint)
		return pki_trustpoint_find(pki, sa->trustpoint);
	return sa->cert_asked ? NULL : pki_identity(pki, scope(v1_profile(sa)), NULL, 0);
}

/* The pair that signs; NULL: there is none for that certificate, or it is too short for the HASH. */
static const struct rsa_key *
own_key(const struct ike_sa *sa, const struct pki_trustpoint *t)
{
	const struct pki_key *k = t && t->router ? pki_trustpoint_key(sa->ike->pki, t) : NULL;
	const size_t padding = 11; /* PKCS #1 */

	return k && rsa_bits(k->pair) / 8 >= hash_info(sa->policy.hash)->digest + padding ? k->pair
											  : NULL;
}

/* What it shows has to go into one message, together with what else is said. */
static bool
chain_fits(const struct ike_sa *sa, const struct pki_trustpoint *t)
{
	struct pki_cert *chain[PKI_MAX_CHAIN];
	size_t n = pki_chain(sa->ike->pki, t, chain), all = 0, len;

	for (size_t i = 0; i < n; i++) {
		pki_cert_der(chain[i], &len);
		all += len;
	}
	return all <= IKE_MAX_MESSAGE - OTHERS;
}

bool
v1_can_prove(const struct ike_sa *sa)
{
	const struct pki_trustpoint *t;

	if (sa->policy.auth != IKE_AUTH_RSA_SIG)
		return true;
	t = own_trustpoint(sa);
	return own_key(sa, t) && chain_fits(sa, t);
}

struct pki_cert *
v1_own_certificate(const struct ike_sa *sa)
{
	bool signing = sa->negotiated ? sa->policy.auth == IKE_AUTH_RSA_SIG : !v1_psk(sa);
	const struct pki_trustpoint *t = signing && sa->ike->pki ? own_trustpoint(sa) : NULL;

	return t ? t->router : NULL;
}

void
v1_say_own_chain(const struct ike_sa *sa)
{
	say_pki(sa, "Get self CertificateChain", "Got self CertificateChain");
	say_pki(sa, "Get SubjectName", "Got SubjectName");
}

static void
write_chain(const struct ike_sa *sa, const struct pki_trustpoint *t, struct isakmp_writer *w)
{
	struct pki_cert *chain[PKI_MAX_CHAIN];
	size_t n = pki_chain(sa->ike->pki, t, chain);

	for (size_t i = 0; i < n; i++) {
		struct text name = { 0 };
		size_t len;
		const uint8_t *der = pki_cert_der(chain[i], &len);

		pki_cert_name(chain[i], PKI_SUBJECT, ",", &name);
		event(sa->ike->events, ISAKMP_CERT_MADE, sa->conn_id, text_get(&name));
		isakmp_add_cert(w, PAYLOAD_CERT, ISAKMP_CERT_X509_SIGNATURE, der, len);
		text_free(&name);
	}
}

bool
v1_write_signature(const struct ike_sa *sa, struct chunk id_b, struct isakmp_writer *w)
{
	const struct pki_trustpoint *t = own_trustpoint(sa);
	const struct rsa_key *key = own_key(sa, t);
	uint8_t hash[CRYPTO_MAX_DIGEST], sig[RSA_MAX_SIGNATURE];
	size_t len;

	if (!key)
		return false;
	write_chain(sa, t, w);
	v1_auth_hash(sa, sa->role, id_b, hash);
	event(sa->ike->events, ISAKMP_SIGNING, sa->conn_id, t->name);
	len = rsa_sign_hash(key, hash, sa->keys.len, sig);
	isakmp_add(w, PAYLOAD_SIG, sig, len);
	return len;
}

/* ---- who they are ---- */

/* The certificates of the message. */
struct sent {
	struct pki_cert *at[PKI_MAX_CHAIN];
	size_t count;
	bool bad; /* one cannot be read, or there are too many */
};

static void
sent_free(struct sent *s)
{
	while (s->count)
		pki_cert_free(s->at[--s->count]);
}

/* The peer's own comes first: that which signs no others. */
static void
sent_add(struct sent *s, struct pki_cert *c)
{
	struct pki_cert *first = s->count ? s->at[0] : NULL;

	s->at[s->count++] = c;
	if (first && pki_cert_view(first)->ca && !pki_cert_view(c)->ca) {
		s->at[s->count - 1] = first;
		s->at[0] = c;
	}
}

static void
take_cert(struct ike_sa *sa, const struct isakmp_payload *p, struct sent *s)
{
	struct event_sink *e = sa->ike->events;
	struct isakmp_cert cert;
	struct pki_cert *c;

	event(e, ISAKMP_PROCESSING, sa->conn_id, "CERT", 0);
	if (!isakmp_read_cert(p, &cert) || cert.encoding != ISAKMP_CERT_X509_SIGNATURE)
		return;
	event(e, ISAKMP_CERT_TYPE, sa->conn_id);
	c = s->count < PKI_MAX_CHAIN ? pki_cert_read(cert.data, cert.len) : NULL;
	if (c) {
		sent_add(s, c);
		say_pki(sa, "Add peer's certificate", "Added peer's certificate");
	}
	s->bad = s->bad || !c;
}

static const char *
reason_of(enum pki_verdict v)
{
	return v == PKI_UNKNOWN_ISSUER ? "unknown error returned in certificate validation"
				       : "certificate invalid";
}

static bool
is_trusted(struct ike_sa *sa, const struct ike_profile *profile, const struct sent *s)
{
	struct event_sink *e = sa->ike->events;
	enum pki_verdict v = PKI_UNSUITABLE;

	if (!s->bad) {
		say_pki(sa, "Get PeerCertificateChain", "Got PeerCertificateChain");
		event(e, ISAKMP_NOT_CACHED, sa->conn_id);
		say_asked(sa, "Validate certificate chain");
		v = pki_validate(sa->ike->pki, scope(profile), s->at, s->count);
		say_answered(sa, "Validate certificate chain");
	}
	if (v != PKI_VALID)
		event(e, ISAKMP_BAD_CERTIFICATE, sa->key.peer, reason_of(v));
	return v == PKI_VALID;
}

/* The identity that the peer claims and the certificate need not agree, only a name that the
 * certificate would have to prove: then IOS believes nothing. */
static bool
id_fits(const struct ike_sa *sa, const struct v1_who *who, const struct isakmp_payload *id,
	const struct pki_cert *c)
{
	struct event_sink *e = sa->ike->events;
	const struct pki_cert_view *v = pki_cert_view(c);
	struct text name = { 0 };
	const size_t head = 4;
	bool fits = true;

	switch (who->id.kind) {
	case IKE_ID_ADDRESS:
		if (!pki_cert_has_address(c, who->id.address))
			event(e, ISAKMP_ID_NOT_ADDRESS, who->id.address, IKE_ID_ADDRESS,
			      v->address);
		break;
	case IKE_ID_HOST:
		if (!pki_cert_has_name(c, who->id.name))
			event(e, ISAKMP_ID_NOT_NAME, who->id.name, IKE_ID_HOST, v->fqdn);
		break;
	case IKE_ID_DN:
		fits = pki_cert_is(c, PKI_SUBJECT, id->body + head, id->len - head);
		pki_cert_name(c, PKI_SUBJECT, ",", &name);
		if (!fits)
			event(e, ISAKMP_ID_NOT_SUBJECT, who->id.name, IKE_ID_DN, text_get(&name));
		text_free(&name);
		break;
	default:
		break;
	}
	return fits;
}

static void
say_unit(const struct ike_sa *sa, const struct pki_cert *c)
{
	const char *unit = pki_cert_view(c)->unit;

	if (*unit) {
		event(sa->ike->events, ISAKMP_CERT_UNIT, sa->conn_id, unit);
		return;
	}
	event(sa->ike->events, ISAKMP_NO_CERT_NAME, sa->conn_id);
	event(sa->ike->events, ISAKMP_NO_CERT_UNIT, sa->conn_id);
}

static bool
signature_holds(const struct ike_sa *sa, const struct isakmp_payload *sig, struct chunk id_b,
		const struct pki_cert *c)
{
	enum ike_role them = sa->role == IKE_INITIATOR ? IKE_RESPONDER : IKE_INITIATOR;
	const struct rsa_key *key = pki_cert_view(c)->key;
	uint8_t want[CRYPTO_MAX_DIGEST];

	event(sa->ike->events, ISAKMP_PROCESSING, sa->conn_id, "SIG", 0);
	v1_auth_hash(sa, them, id_b, want);
	if (key && rsa_verify_hash(key, want, sa->keys.len, sig->body, sig->len))
		return true;
	event(sa->ike->events, ISAKMP_BAD_SIGNATURE, sa->conn_id);
	return false;
}

/* Does one of the profile's certificate maps speak of it? */
static bool
is_mapped(const struct ike_sa *sa, const struct ike_profile *p, const struct pki_cert *c)
{
	char *const *map = p->certificate_maps;

	for (; map && *map; map++)
		if (pki_map_matches(sa->ike->pki, *map, c))
			return true;
	return false;
}

/* Where the identity did not find a profile, the certificate may. false: the one that was asked for is
 * for others. */
static bool
find_profile(const struct ike_sa *sa, const struct pki_cert *c, struct v1_who *who)
{
	const struct ike_profile *p;

	for (size_t i = 0; !who->profile && (p = ike_profile_at(sa->ike, i)); i++) {
		if ((sa->profile && strcmp(sa->profile, p->name)) ||
		    !ike_profile_is_here(sa->ike, p, sa->local) || !is_mapped(sa, p, c))
			continue;
		event(sa->ike->events, ISAKMP_PROFILE, 0, p->name);
		who->profile = p;
	}
	return who->profile || !sa->profile;
}

/* Trusted by the trustpoints of the profile that is known before, and of the one that the certificate
 * leads to. */
static bool
is_welcome(struct ike_sa *sa, struct v1_who *who, const struct isakmp_payload *id,
	   const struct sent *s)
{
	const struct ike_profile *before = who->profile ? who->profile : v1_profile(sa);

	return is_trusted(sa, before, s) && id_fits(sa, who, id, s->at[0]) &&
	       find_profile(sa, s->at[0], who) &&
	       (who->profile == before || !scope(who->profile) || is_trusted(sa, who->profile, s));
}

enum verdict
v1_take_signature(struct ike_sa *sa, const struct ike_in *in, struct v1_who *who,
		  const struct isakmp_payload *id)
{
	const struct isakmp_payload *p = isakmp_find(&in->payloads, PAYLOAD_CERT);
	const struct isakmp_payload *sig = isakmp_find(&in->payloads, PAYLOAD_SIG);
	struct sent s = { .count = 0 };
	enum verdict v = UNTRUSTED;

	for (; p && !s.bad; p = isakmp_find_next(&in->payloads, p))
		take_cert(sa, p, &s);
	if (!s.count && !s.bad) {
		event(sa->ike->events, ISAKMP_NO_PEER_CERTIFICATE, sa->conn_id, sa->key.peer);
	} else if (is_welcome(sa, who, id, &s)) {
		say_unit(sa, s.at[0]);
		if (signature_holds(sa, sig, (struct chunk){ id->body, id->len }, s.at[0]))
			v = DONE;
	}
	sent_free(&s);
	return v;
}
