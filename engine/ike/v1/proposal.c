#include "engine/ike/v1/v1.h"

/* ---- writing ---- */

static void
write_life(struct isakmp_writer *w, unsigned type, uint32_t life)
{
	if (!life)
		return;
	isakmp_add_attribute(w, IPSEC_LIFE_TYPE, (uint32_t)type);
	isakmp_add_attribute(w, IPSEC_LIFE_DURATION, life);
}

/* AH cannot pass a NAT: what it is part of never goes inside UDP. */
static unsigned
encapsulation(const struct ipsec_suite *s, const struct v1_natt *udp)
{
	if (udp && s->ah == HASH_NONE)
		return s->transport ? udp->udp_transport : udp->udp_tunnel;
	return s->transport ? IPSEC_TRANSPORT : IPSEC_TUNNEL;
}

static void
write_transform(const struct child_offer *o, enum suite_protocol protocol,
		const struct v1_natt *udp, struct isakmp_writer *w)
{
	const struct cipher_info *c = cipher_info(o->suite.cipher);
	enum hash_alg auth = protocol == SUITE_AH ? o->suite.ah : o->suite.auth;

	isakmp_open_transform(w, 1,
			      (uint8_t)(protocol == SUITE_AH ? hash_info(auth)->ah_id : c->esp_id));
	isakmp_add_attribute(w, IPSEC_ENCAPSULATION, encapsulation(&o->suite, udp));
	write_life(w, IPSEC_LIFE_SECONDS, o->life_seconds);
	write_life(w, IPSEC_LIFE_KILOBYTES, o->life_kilobytes);
	if (auth != HASH_NONE)
		isakmp_add_attribute(w, IPSEC_AUTH, hash_info(auth)->esp_id);
	if (protocol == SUITE_ESP && c->variable_key)
		isakmp_add_attribute(w, IPSEC_KEY_LENGTH, o->suite.key_bits);
	if (o->pfs_group)
		isakmp_add_attribute(w, IPSEC_GROUP, o->pfs_group);
	isakmp_close(w);
}

void
v1_write_proposals(const struct child_request *want, const struct v1_natt *udp,
		   const uint32_t spi[SUITE_PROTOCOLS], struct isakmp_writer *w)
{
	isakmp_open_sa(w);
	for (size_t i = 0; i < want->offers * SUITE_PROTOCOLS; i++) {
		const struct child_offer *o = &want->offer[i / SUITE_PROTOCOLS];
		enum suite_protocol p = (enum suite_protocol)(i % SUITE_PROTOCOLS);
		uint8_t wire[4] = { spi[p] >> 24, spi[p] >> 16 & 255, spi[p] >> 8 & 255,
				    spi[p] & 255 };

		if (!suite_has(&o->suite, p))
			continue;
		isakmp_open_proposal(w, (uint8_t)(i / SUITE_PROTOCOLS + 1), v1_protocol[p], wire,
				     sizeof wire);
		write_transform(o, p, udp, w);
		isakmp_close(w);
	}
	isakmp_close(w);
}

/* ---- reading ---- */

static const char *
transform_text(enum cipher_alg c)
{
	static const char *const text[CIPHERS] = {
		[CIPHER_NULL] = "ESP_NULL",	   [CIPHER_DES] = "ESP_DES",
		[CIPHER_3DES] = "ESP_3DES",	   [CIPHER_AES] = "ESP_AES ",
		[CIPHER_AES_GCM] = "ESP_AES_GCM ", [CIPHER_AES_GMAC] = "ESP_AES_GMAC ",
	};

	return c < CIPHERS && text[c] ? text[c] : "UNKNOWN";
}

static const char *
ah_text(enum hash_alg h)
{
	static const char *const text[HASHES] = {
		[HASH_NONE] = "UNKNOWN",     [HASH_MD5] = "AH_MD5",
		[HASH_SHA1] = "AH_SHA",	     [HASH_SHA256] = "AH_SHA256",
		[HASH_SHA384] = "AH_SHA384", [HASH_SHA512] = "AH_SHA512",
	};

	return text[h];
}

static const char *
encaps_text(unsigned v)
{
	switch (v) {
	case IPSEC_TUNNEL:
		return "Tunnel";
	case IPSEC_TRANSPORT:
		return "Transport";
	case IPSEC_UDP_TUNNEL:
	case IPSEC_UDP_TUNNEL_DRAFT:
		return "Tunnel-UDP";
	case IPSEC_UDP_TRANSPORT:
	case IPSEC_UDP_TRANSPORT_DRAFT:
		return "Transport-UDP";
	default:
		return "UNKNOWN";
	}
}

static const char *
authenticator_text(enum hash_alg h)
{
	static const char *const text[HASHES] = {
		[HASH_NONE] = "UNKNOWN",       [HASH_MD5] = "HMAC-MD5",
		[HASH_SHA1] = "HMAC-SHA",      [HASH_SHA256] = "HMAC-SHA256",
		[HASH_SHA384] = "HMAC-SHA384", [HASH_SHA512] = "HMAC-SHA512",
	};

	return text[h];
}

static void
say_duration(struct event_sink *e, const struct isakmp_attribute *a)
{
	uint32_t v = a->value;

	if (a->basic)
		event(e, ISAKMP_QM_LIFE_BASIC, v);
	else
		event(e, ISAKMP_QM_LIFE_VPI, v >> 24, v >> 16 & 255, v >> 8 & 255, v & 255);
}

struct parse {
	struct child_offer *o;
	struct event_sink *e;
	unsigned life_type;
	bool bad;
};

/* The numbers of the drafts mean the same, whichever of them was agreed on. */
static void
read_encaps(struct parse *p, unsigned v)
{
	bool transport = v == IPSEC_UDP_TRANSPORT || v == IPSEC_UDP_TRANSPORT_DRAFT;

	event(p->e, ISAKMP_QM_ENCAPS, v, encaps_text(v));
	p->o->suite.transport = v == IPSEC_TRANSPORT || transport;
	p->o->udp_encap = transport || v == IPSEC_UDP_TUNNEL || v == IPSEC_UDP_TUNNEL_DRAFT;
	if (v != IPSEC_TUNNEL && v != IPSEC_TRANSPORT && !p->o->udp_encap)
		p->bad = true;
}

static void
read_attribute(struct parse *p, const struct isakmp_attribute *a)
{
	switch (a->type) {
	case IPSEC_ENCAPSULATION:
		read_encaps(p, a->value);
		break;
	case IPSEC_LIFE_TYPE:
		p->life_type = a->value;
		event(p->e, ISAKMP_QM_LIFE_TYPE,
		      a->value == IPSEC_LIFE_SECONDS ? "seconds" : "kilobytes");
		break;
	case IPSEC_LIFE_DURATION:
		say_duration(p->e, a);
		if (p->life_type == IPSEC_LIFE_SECONDS)
			p->o->life_seconds = a->value;
		else if (p->life_type == IPSEC_LIFE_KILOBYTES)
			p->o->life_kilobytes = a->value;
		break;
	case IPSEC_AUTH:
		p->o->suite.auth = hash_by_esp_id(a->value);
		event(p->e, ISAKMP_QM_AUTHENTICATOR, authenticator_text(p->o->suite.auth));
		p->bad |= p->o->suite.auth == HASH_NONE;
		break;
	case IPSEC_KEY_LENGTH:
		p->o->suite.key_bits = (uint16_t)a->value;
		p->bad |= a->value > UINT16_MAX;
		event(p->e, ISAKMP_QM_KEYLENGTH, a->value);
		break;
	case IPSEC_GROUP:
		p->o->pfs_group = a->value;
		event(p->e, ISAKMP_QM_GROUP, a->value);
		break;
	default:
		p->bad = true;
		break;
	}
}

/* Is the key length one that the cipher has? Sets it where the cipher has only one. */
static bool
settle_key(struct ipsec_suite *s)
{
	const struct cipher_info *c = cipher_info(s->cipher);

	if (!c->variable_key) {
		bool none = !s->key_bits;

		s->key_bits = c->key_bits;
		return none;
	}
	if (!s->key_bits)
		s->key_bits = c->key_bits;
	return s->key_bits == 128 || s->key_bits == 192 || s->key_bits == 256;
}

/* Does ESP protect anything, and does nothing authenticate twice? */
static bool
settle_esp(struct ipsec_suite *s, enum cipher_alg c)
{
	s->esp = true;
	s->cipher = c;
	if (c == CIPHERS || !settle_key(s))
		return false;
	if (cipher_info(c)->icv)
		return s->auth == HASH_NONE;
	return c != CIPHER_NULL || s->auth != HASH_NONE;
}

/* The authenticator must be the transform's own, RFC 2407 4.4.3. */
static bool
settle_ah(struct ipsec_suite *s, enum hash_alg h)
{
	bool good = h != HASH_NONE && s->auth == h && !s->key_bits;

	s->ah = h;
	s->auth = HASH_NONE;
	return good;
}

/* Inside UDP where IKE runs on that port too, and only so when it does because of a NAT. */
static bool
way_fits(const struct ike_sa *sa, const struct child_offer *o)
{
	bool floated = sa->lport == IKE_NATT_PORT;

	return o->udp_encap ? floated && o->suite.ah == HASH_NONE : !floated || !v1_nat(sa);
}

bool
v1_read_offer(struct ike_sa *sa, enum suite_protocol protocol, const struct isakmp_transform *t,
	      struct child_offer *o)
{
	struct parse p = { .o = o, .e = sa->ike->events };
	enum cipher_alg c = cipher_by_esp_id(t->id);
	enum hash_alg h = hash_by_ah_id(t->id);
	struct rd at = t->attributes;
	struct isakmp_attribute a;
	bool known;

	*o = (struct child_offer){ 0 };
	event(p.e, ISAKMP_QM_TRANSFORM, t->number,
	      protocol == SUITE_AH ? ah_text(h) : transform_text(c));
	event(p.e, ISAKMP_QM_ATTRIBUTES);
	while (isakmp_next_attribute(&at, &a))
		read_attribute(&p, &a);
	known = protocol == SUITE_AH ? settle_ah(&o->suite, h) : settle_esp(&o->suite, c);
	if (!known || p.bad || !way_fits(sa, o) || (o->pfs_group && !group_info(o->pfs_group))) {
		event(p.e, ISAKMP_QM_ATTS_REFUSED, sa->conn_id);
		return false;
	}
	event(p.e, ISAKMP_QM_ATTS_ACCEPTED, sa->conn_id);
	return true;
}
