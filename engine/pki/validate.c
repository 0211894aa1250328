/* Whom we show ourselves as, and whom we believe: RFC 5280 section 6. */
#include <string.h>

#include <openssl/err.h>
#include <openssl/x509_vfy.h>

#include "engine/pki/internal.h"

#define IDENT 0xa0000 /* numbers of validations begin here */

bool
pki_serves(const struct pki_trustpoint *t, const char *const *only)
{
	if (t->no_ike)
		return false;
	if (!only)
		return true;
	while (*only && strcmp(*only, t->name) != 0)
		only++;
	return *only;
}

/* ---- who we are ---- */

static bool
is_usable(const struct pki *pki, const struct pki_trustpoint *t, const char *const *only)
{
	return pki_serves(t, only) && t->ca && t->router && pki_trustpoint_key(pki, t);
}

static bool
is_current(const struct pki *pki, const struct pki_cert *c)
{
	const struct pki_cert_view *v = pki_cert_view(c);
	int64_t now = pki_now(pki);

	return v->not_before <= now && now <= v->not_after;
}

bool
pki_has_identity(const struct pki *pki, const char *const *only)
{
	for (size_t i = 0; i < pki->trustpoints; i++)
		if (is_usable(pki, pki->trustpoint[i], only))
			return true;
	return false;
}

/* The CA of that name stands above one of what we show. */
static bool
is_under(const struct pki *pki, const struct pki_trustpoint *t, const uint8_t *issuer, size_t len)
{
	struct pki_cert *chain[PKI_MAX_CHAIN];
	size_t n = pki_chain(pki, t, chain);

	for (size_t i = 0; i < n; i++)
		if (pki_cert_is(chain[i], PKI_ISSUER, issuer, len))
			return true;
	return false;
}

const struct pki_trustpoint *
pki_identity(const struct pki *pki, const char *const *only, const uint8_t *issuer, size_t len)
{
	for (size_t i = 0; i < pki->trustpoints; i++) {
		const struct pki_trustpoint *t = pki->trustpoint[i];

		if (is_usable(pki, t, only) && is_current(pki, t->router) &&
		    (!issuer || !len || is_under(pki, t, issuer, len)))
			return t;
	}
	return NULL;
}

const struct pki_trustpoint *
pki_anchor_at(const struct pki *pki, const char *const *only, size_t i)
{
	for (size_t at = 0; at < pki->trustpoints; at++)
		if (pki_serves(pki->trustpoint[at], only) && pki->trustpoint[at]->ca && !i--)
			return pki->trustpoint[at];
	return NULL;
}

/* The certificate of the CA above c that one of our trustpoints has. */
static struct pki_cert *
ca_above(const struct pki *pki, const struct pki_trustpoint *t, const struct pki_cert *c)
{
	if (t->ca && pki_cert_signed_by(c, t->ca))
		return t->ca;
	for (size_t i = 0; i < pki->trustpoints; i++)
		if (pki->trustpoint[i]->ca && pki_cert_signed_by(c, pki->trustpoint[i]->ca))
			return pki->trustpoint[i]->ca;
	return NULL;
}

size_t
pki_chain(const struct pki *pki, const struct pki_trustpoint *t,
	  struct pki_cert *chain[static PKI_MAX_CHAIN])
{
	struct pki_cert *c = t->router;
	size_t n = 0;

	while (c && n < PKI_MAX_CHAIN && (!n || !pki_cert_view(c)->self_signed)) {
		chain[n++] = c;
		c = pki_cert_view(c)->self_signed ? NULL : ca_above(pki, t, c);
	}
	return n;
}

/* ---- who they are ---- */

/* One question and what is used to answer it. */
struct path {
	struct pki *pki;
	const char *const *only;
	uint32_t ident; /* of the question */
	X509_STORE *store;
	STACK_OF(X509) * others;
	X509_STORE_CTX *ctx;
};

static void
path_free(struct path *p)
{
	X509_STORE_CTX_free(p->ctx);
	sk_X509_free(p->others);
	X509_STORE_free(p->store);
}

/* Our CAs are trusted each for itself, a root above them need not be known. */
static bool
path_init(struct path *p, struct pki_cert *const chain[], size_t count)
{
	const struct pki_trustpoint *t;
	X509_VERIFY_PARAM *param;

	p->store = X509_STORE_new();
	p->others = sk_X509_new_null();
	p->ctx = X509_STORE_CTX_new_ex(crypto_context(), NULL);
	for (size_t i = 0; (t = pki_anchor_at(p->pki, p->only, i)); i++)
		X509_STORE_add_cert(p->store, pki_x509(t->ca));
	for (size_t i = 1; i < count; i++)
		sk_X509_push(p->others, pki_x509(chain[i]));
	if (!X509_STORE_CTX_init(p->ctx, p->store, pki_x509(chain[0]), p->others))
		return false;
	param = X509_STORE_CTX_get0_param(p->ctx);
	X509_VERIFY_PARAM_set_flags(param, X509_V_FLAG_PARTIAL_CHAIN);
	X509_VERIFY_PARAM_set_depth(param, PKI_MAX_CHAIN);
	X509_VERIFY_PARAM_set_time(param, (time_t)pki_now(p->pki));
	return true;
}

static const struct pki_trustpoint *
trustpoint_of(const struct path *p, const X509 *ca)
{
	const struct pki_trustpoint *t;

	for (size_t i = 0; (t = pki_anchor_at(p->pki, p->only, i)); i++)
		if (!X509_cmp(pki_x509(t->ca), ca))
			return t;
	return NULL;
}

/* The trustpoint nearest to the peer, and its place in the path that was found. */
static const struct pki_trustpoint *
anchor(const struct path *p, int *place)
{
	STACK_OF(X509) *found = X509_STORE_CTX_get0_chain(p->ctx);
	const struct pki_trustpoint *t = NULL;

	for (*place = 0; *place < sk_X509_num(found) && !t; ++*place)
		t = trustpoint_of(p, sk_X509_value(found, *place));
	--*place;
	return t;
}

static void
serial_of(const X509 *x, char *room, size_t size)
{
	const ASN1_INTEGER *n = X509_get0_serialNumber(x);

	for (int i = 0; i < n->length && 2 * (size_t)i + 3 <= size; i++)
		snprintf(room + 2 * i, 3, "%02X", n->data[i]);
}

static enum pki_verdict
verdict_of(int error)
{
	switch (error) {
	case X509_V_OK:
		return PKI_VALID;
	case X509_V_ERR_CERT_HAS_EXPIRED:
		return PKI_EXPIRED;
	case X509_V_ERR_CERT_NOT_YET_VALID:
		return PKI_NOT_YET_VALID;
	case X509_V_ERR_CERT_SIGNATURE_FAILURE:
	case X509_V_ERR_UNABLE_TO_DECRYPT_CERT_SIGNATURE:
		return PKI_BAD_SIGNATURE;
	case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
	case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
	case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
	case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
	case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
		return PKI_UNKNOWN_ISSUER;
	default:
		return PKI_UNSUITABLE;
	}
}

/* Why it does not hold. */
static void
say_failure(const struct path *p, enum pki_verdict v, X509 *bad)
{
	struct event_sink *e = p->pki->events;
	char serial[2 * PKI_MAX_SERIAL + 1] = "";

	serial_of(bad, serial, sizeof serial);
	if (v == PKI_EXPIRED)
		event(e, PKI_EXPIRED, serial, (uint64_t)pki_seconds(X509_get0_notAfter(bad)));
	else if (v == PKI_NOT_YET_VALID)
		event(e, PKI_NOT_YET_VALID, serial,
		      (uint64_t)pki_seconds(X509_get0_notBefore(bad)));
	else if (v == PKI_REVOKED)
		event(e, PKI_REVOKED, serial);
	else if (v == PKI_UNKNOWN_ISSUER)
		event(e, PKI_SUITABLE_NONE, p->ident);
}

/* The ways to ask are tried in their order until one has an answer. */
static enum pki_verdict
ask_whether_revoked(const struct path *p, const struct pki_trustpoint *t, X509 *x, X509 *ca)
{
	struct event_sink *e = p->pki->events;
	enum pki_verdict v = PKI_REVOCATION_UNKNOWN;

	for (size_t i = 0; i < t->revocations && v == PKI_REVOCATION_UNKNOWN; i++) {
		if (t->revocation[i] == PKI_CHECK_NOTHING) {
			event(e, PKI_UNCHECKED);
			v = PKI_VALID;
		} else if (t->revocation[i] == PKI_CHECK_CRL) {
			event(e, PKI_CRL_SOUGHT, p->ident);
			v = pki_crl_check(p->pki, x, ca);
			if (v == PKI_REVOCATION_UNKNOWN && p->pki->fetch &&
			    p->pki->fetch(p->pki->fetch_owner, t))
				v = pki_crl_check(p->pki, x, ca);
			if (v == PKI_REVOCATION_UNKNOWN)
				event(e, PKI_CRL_MISSING, t->name);
		}
	}
	return v;
}

static enum pki_verdict
check_revocation(const struct path *p, const struct pki_trustpoint *t, int place)
{
	STACK_OF(X509) *found = X509_STORE_CTX_get0_chain(p->ctx);
	enum pki_verdict v = PKI_VALID;

	event(p->pki->events, PKI_REVOCATION, p->ident);
	for (int i = 0; i < place && v == PKI_VALID; i++) {
		X509 *x = sk_X509_value(found, i);

		v = ask_whether_revoked(p, t, x, sk_X509_value(found, i + 1));
		if (v != PKI_VALID)
			say_failure(p, v, x);
	}
	return v;
}

/* RFC 4945 section 5.1.3.2. */
static bool
may_sign(const struct pki_cert *c)
{
	const struct pki_cert_view *v = pki_cert_view(c);

	return !v->has_usage || (v->usage & (PKI_DIGITAL_SIGNATURE | PKI_NON_REPUDIATION));
}

static void
say_search(const struct path *p, const struct pki_trustpoint *t)
{
	struct event_sink *e = p->pki->events;

	if (t) {
		event(e, PKI_ISSUER_FOUND);
		event(e, PKI_SUITABLE, p->ident, t->name);
		event(e, PKI_ATTEMPT, p->ident, t->name);
		event(e, PKI_USING, p->ident, t->name);
	} else {
		event(e, PKI_ISSUER_MISSING);
		event(e, PKI_CHAIN_SOUGHT);
	}
}

static enum pki_verdict
walk(struct path *p, const struct pki_cert *peer)
{
	struct event_sink *e = p->pki->events;
	bool good = X509_verify_cert(p->ctx) == 1;
	const struct pki_trustpoint *t;
	enum pki_verdict v;
	int place;

	t = anchor(p, &place);
	say_search(p, t);
	v = verdict_of(X509_STORE_CTX_get_error(p->ctx));
	if (!good && v == PKI_VALID)
		v = PKI_UNSUITABLE;
	if (v == PKI_VALID && !may_sign(peer))
		v = PKI_UNSUITABLE;
	if (v != PKI_VALID) {
		X509 *bad = X509_STORE_CTX_get_current_cert(p->ctx);

		say_failure(p, v, bad ? bad : pki_x509(peer));
		return v;
	}
	event(e, PKI_VERIFIED, p->ident);
	v = check_revocation(p, t, place);
	if (v == PKI_VALID)
		event(e, PKI_ANCHORED, p->ident, t->name);
	return v;
}

static void
say_question(const struct path *p, size_t count, const struct pki_cert *peer)
{
	struct event_sink *e = p->pki->events;
	size_t size;

	pki_cert_der(peer, &size);
	event(e, PKI_PEER_ADDED, p->ident);
	event(e, PKI_PEER_SIZE, (uint32_t)size);
	event(e, PKI_NO_ADDRESSES);
	event(e, PKI_CONTEXT, p->pki->validations);
	event(e, PKI_PATH, p->ident, (uint32_t)count);
	event(e, PKI_IDENTICAL_SOUGHT, p->ident);
	event(e, PKI_UNTRUSTED, p->ident);
	event(e, PKI_SUITABLE_SOUGHT, p->ident);
}

enum pki_verdict
pki_validate(struct pki *pki, const char *const *only, struct pki_cert *const chain[], size_t count)
{
	struct path p = { .pki = pki, .only = only, .ident = IDENT + ++pki->validations };
	enum pki_verdict v = PKI_UNSUITABLE;

	say_question(&p, count, chain[0]);
	if (path_init(&p, chain, count))
		v = walk(&p, chain[0]);
	path_free(&p);
	ERR_clear_error();
	return v;
}
