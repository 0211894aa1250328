#include <string.h>

#include "engine/ike/v1/v1.h"

/* What a transform of phase 1 offers. */
struct offer {
	unsigned cipher, key_bits, hash, auth, group; /* numbers of the wire, 0: not there */
	uint32_t life;
	bool life_seconds, life_basic, strange;
};

static void
read_attribute(struct offer *o, const struct isakmp_attribute *a)
{
	switch (a->type) {
	case OAKLEY_ENCRYPTION:
		o->cipher = a->value;
		break;
	case OAKLEY_HASH:
		o->hash = a->value;
		break;
	case OAKLEY_AUTH:
		o->auth = a->value;
		break;
	case OAKLEY_GROUP:
		o->group = a->value;
		break;
	case OAKLEY_KEY_LENGTH:
		o->key_bits = a->value;
		break;
	case OAKLEY_LIFE_TYPE:
		o->life_seconds = a->value == OAKLEY_LIFE_SECONDS;
		break;
	case OAKLEY_LIFE_DURATION:
		o->life_basic = a->basic;
		if (o->life_seconds)
			o->life = a->value;
		break;
	default:
		o->strange = true;
		break;
	}
}

static struct offer
read_offer(const struct isakmp_transform *t)
{
	struct rd at = t->attributes;
	struct isakmp_attribute a;
	struct offer o = { 0 };

	while (isakmp_next_attribute(&at, &a))
		read_attribute(&o, &a);
	return o;
}

/* ---- telling ---- */

static const char *
cipher_text(unsigned id)
{
	static const char *const text[CIPHERS] = {
		[CIPHER_DES] = "DES-CBC",
		[CIPHER_3DES] = "3DES-CBC",
		[CIPHER_AES] = "AES-CBC",
	};
	enum cipher_alg c = cipher_by_ike_id(id);

	return c < CIPHERS && text[c] ? text[c] : "UNKNOWN";
}

static const char *
hash_text(unsigned id)
{
	static const char *const text[HASHES] = {
		[HASH_NONE] = "UNKNOWN",  [HASH_MD5] = "MD5",	    [HASH_SHA1] = "SHA",
		[HASH_SHA256] = "SHA256", [HASH_SHA384] = "SHA384", [HASH_SHA512] = "SHA512",
	};

	return text[hash_by_ike_id(id)];
}

static const char *
auth_text(unsigned id)
{
	switch (id) {
	case OAKLEY_PSK:
		return "pre-share";
	case OAKLEY_RSA_SIG:
		return "RSA sig";
	case OAKLEY_RSA_ENC:
		return "RSA encr";
	default:
		return "UNKNOWN";
	}
}

static void
say_attribute(struct event_sink *e, const struct isakmp_attribute *a)
{
	uint32_t v = a->value;

	switch (a->type) {
	case OAKLEY_ENCRYPTION:
		event(e, ISAKMP_ATT_ENCRYPTION, cipher_text(v));
		break;
	case OAKLEY_KEY_LENGTH:
		event(e, ISAKMP_ATT_KEYLENGTH, v);
		break;
	case OAKLEY_HASH:
		event(e, ISAKMP_ATT_HASH, hash_text(v));
		break;
	case OAKLEY_GROUP:
		event(e, ISAKMP_ATT_GROUP, v);
		break;
	case OAKLEY_AUTH:
		event(e, ISAKMP_ATT_AUTH, auth_text(v));
		break;
	case OAKLEY_LIFE_TYPE:
		event(e, ISAKMP_ATT_LIFE_TYPE, v == OAKLEY_LIFE_SECONDS ? "seconds" : "kilobytes");
		break;
	case OAKLEY_LIFE_DURATION:
		if (a->basic)
			event(e, ISAKMP_ATT_LIFE_BASIC, v);
		else
			event(e, ISAKMP_ATT_LIFE_VPI, v >> 24, v >> 16 & 255, v >> 8 & 255,
			      v & 255);
		break;
	}
}

static void
say_transform(struct ike_sa *sa, const struct isakmp_transform *t, unsigned priority)
{
	struct rd at = t->attributes;
	struct isakmp_attribute a;

	event(sa->ike->events, ISAKMP_CHECKING, sa->conn_id, t->number, priority);
	while (isakmp_next_attribute(&at, &a))
		say_attribute(sa->ike->events, &a);
}

/* ---- choosing ---- */

bool
v1_policy_usable(const struct ike_sa *sa, const struct ike_policy *p)
{
	if (sa->group && p->group != sa->group)
		return false;
	return (p->auth == IKE_AUTH_PSK && v1_psk(sa)) ||
	       (p->auth == IKE_AUTH_RSA_SIG && v1_has_certificate(sa));
}

bool
v1_any_usable(const struct ike_sa *sa)
{
	const struct ike_policy *p = ike_policy_next_used(sa->ike, 0);

	while (p && !v1_policy_usable(sa, p))
		p = ike_policy_next_used(sa->ike, p->priority);
	return p;
}

/* The first attribute that differs is told. */
static bool
acceptable(const struct ike_sa *sa, const struct offer *o, const struct ike_policy *p)
{
	struct event_sink *e = sa->ike->events;
	const struct cipher_info *c = cipher_info(p->cipher);
	unsigned bits = o->key_bits ? o->key_bits : c->key_bits;

	if (o->cipher != c->ike_id)
		event(e, ISAKMP_MISMATCH_ENCRYPTION, sa->conn_id);
	else if (c->variable_key ? bits != p->key_bits : o->key_bits != 0)
		event(e, ISAKMP_MISMATCH_KEYLENGTH, sa->conn_id);
	else if (o->hash != hash_info(p->hash)->ike_id)
		event(e, ISAKMP_MISMATCH_HASH, sa->conn_id);
	else if (o->auth != p->auth)
		event(e, ISAKMP_MISMATCH_AUTH, sa->conn_id);
	else if (o->group != p->group)
		event(e, ISAKMP_MISMATCH_GROUP, sa->conn_id);
	else if (!v1_policy_usable(sa, p) && p->auth == IKE_AUTH_PSK)
		event(e, ISAKMP_MISMATCH_PSK, sa->conn_id);
	else if (!v1_policy_usable(sa, p))
		event(e, ISAKMP_MISMATCH_RSA, sa->conn_id);
	else
		return !o->strange;
	return false;
}

#define LIFE_DEFAULT 86400 /* RFC 2409 names none; IOS counts a day where none is offered */

static void
accept(struct ike_sa *sa, const struct offer *o, const struct ike_policy *p)
{
	struct event_sink *e = sa->ike->events;
	uint32_t offered = o->life ? o->life : LIFE_DEFAULT, life = p->lifetime;
	bool own = sa->role == IKE_RESPONDER && life != LIFE_DEFAULT;

	event(e, ISAKMP_LIFE_ACTUAL, sa->conn_id, own ? life : 0);
	event(e, ISAKMP_LIFE_ACCEPTED, sa->conn_id, 0);
	if (o->life_basic) {
		event(e, ISAKMP_LIFE_BASIC, sa->conn_id, offered);
	} else if (o->life) {
		event(e, ISAKMP_LIFE_VPI, sa->conn_id, 4);
		event(e, ISAKMP_LIFE_SECONDS, sa->conn_id, offered);
	}
	if (offered < life)
		life = offered;
	event(e, ISAKMP_LIFE_RETURNED, sa->conn_id, life);
	event(e, ISAKMP_LIFETIME_STARTED, sa->conn_id, life);
	sa->policy = *p;
	sa->policy.lifetime = life;
	sa->negotiated = true;
	ike_sa_start_lifetime(sa);
}

/* One policy against all transforms. */
static bool
choose_for(struct ike_sa *sa, const struct isakmp_proposal *prop, const struct ike_policy *p)
{
	struct rd at = prop->transforms;
	struct isakmp_transform t;

	while (isakmp_next_transform(&at, &t)) {
		struct offer o = read_offer(&t);
		unsigned next = rd_left(&at) ? PAYLOAD_TRANSFORM : PAYLOAD_NONE;

		say_transform(sa, &t, p->priority);
		if (t.id != OAKLEY_KEY_IKE || t.len > sizeof sa->chosen || !acceptable(sa, &o, p)) {
			event(sa->ike->events, ISAKMP_ATTS_REFUSED, sa->conn_id, next);
			continue;
		}
		event(sa->ike->events, ISAKMP_ATTS_ACCEPTED, sa->conn_id, next);
		memcpy(sa->chosen, t.whole, t.len);
		sa->chosen_len = t.len;
		accept(sa, &o, p);
		return true;
	}
	return false;
}

bool
v1_choose(struct ike_sa *sa, const struct isakmp_proposal *prop)
{
	const struct ike_policy *p = ike_policy_next_used(sa->ike, 0);

	for (; p; p = ike_policy_next_used(sa->ike, p->priority))
		if (choose_for(sa, prop, p))
			return true;
	event(sa->ike->events, ISAKMP_NO_OFFER, sa->conn_id);
	return false;
}

bool
v1_read_proposal(const struct isakmp_payload *p, struct isakmp_proposal *prop)
{
	struct isakmp_sa sa;
	struct rd at;

	if (!p || !isakmp_read_sa(p, &sa) || sa.doi != ISAKMP_DOI_IPSEC ||
	    sa.situation != ISAKMP_SIT_IDENTITY_ONLY)
		return false;
	at = sa.proposals;
	return isakmp_next_proposal(&at, prop) && !rd_left(&at) &&
	       prop->protocol == PROTOCOL_ISAKMP;
}

/* ---- writing ---- */

static void
write_transform(const struct ike_policy *p, uint8_t number, struct isakmp_writer *w)
{
	const struct cipher_info *c = cipher_info(p->cipher);

	isakmp_open_transform(w, number, OAKLEY_KEY_IKE);
	isakmp_add_attribute(w, OAKLEY_ENCRYPTION, c->ike_id);
	if (c->variable_key)
		isakmp_add_attribute(w, OAKLEY_KEY_LENGTH, p->key_bits);
	isakmp_add_attribute(w, OAKLEY_HASH, hash_info(p->hash)->ike_id);
	isakmp_add_attribute(w, OAKLEY_GROUP, p->group);
	isakmp_add_attribute(w, OAKLEY_AUTH, p->auth);
	isakmp_add_attribute(w, OAKLEY_LIFE_TYPE, OAKLEY_LIFE_SECONDS);
	isakmp_add_attribute(w, OAKLEY_LIFE_DURATION, p->lifetime);
	isakmp_close(w);
}

bool
v1_write_offer(const struct ike_sa *sa, struct isakmp_writer *w)
{
	const struct ike_policy *p = ike_policy_next_used(sa->ike, 0);
	unsigned number = 0;

	isakmp_open_sa(w);
	isakmp_open_proposal(w, 1, PROTOCOL_ISAKMP, NULL, 0);
	for (; p && number < 255; p = ike_policy_next_used(sa->ike, p->priority))
		if (v1_policy_usable(sa, p))
			write_transform(p, (uint8_t)++number, w);
	isakmp_close(w);
	isakmp_close(w);
	return number;
}

void
v1_write_choice(const struct ike_sa *sa, struct isakmp_writer *w)
{
	struct isakmp_transform t = { .whole = sa->chosen, .len = sa->chosen_len };

	isakmp_open_sa(w);
	isakmp_open_proposal(w, 1, PROTOCOL_ISAKMP, NULL, 0);
	isakmp_add_transform(w, &t);
	isakmp_close(w);
	isakmp_close(w);
}
