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

static void
write_transform(const struct child_offer *o, bool udp, struct isakmp_writer *w)
{
	const struct cipher_info *c = cipher_info(o->suite.cipher);
	unsigned encaps = o->suite.transport ? IPSEC_TRANSPORT : IPSEC_TUNNEL;

	if (udp)
		encaps = o->suite.transport ? IPSEC_UDP_TRANSPORT : IPSEC_UDP_TUNNEL;
	isakmp_open_transform(w, 1, (uint8_t)c->esp_id);
	isakmp_add_attribute(w, IPSEC_ENCAPSULATION, encaps);
	write_life(w, IPSEC_LIFE_SECONDS, o->life_seconds);
	write_life(w, IPSEC_LIFE_KILOBYTES, o->life_kilobytes);
	if (o->suite.auth != HASH_NONE)
		isakmp_add_attribute(w, IPSEC_AUTH, hash_info(o->suite.auth)->esp_id);
	if (c->variable_key)
		isakmp_add_attribute(w, IPSEC_KEY_LENGTH, o->suite.key_bits);
	if (o->pfs_group)
		isakmp_add_attribute(w, IPSEC_GROUP, o->pfs_group);
	isakmp_close(w);
}

void
v1_write_proposals(const struct child_request *want, bool udp, uint32_t spi,
		   struct isakmp_writer *w)
{
	uint8_t wire[4] = { spi >> 24, spi >> 16 & 255, spi >> 8 & 255, spi & 255 };

	isakmp_open_sa(w);
	for (size_t i = 0; i < want->offers; i++) {
		isakmp_open_proposal(w, (uint8_t)(i + 1), PROTOCOL_ESP, wire, sizeof wire);
		write_transform(&want->offer[i], udp, w);
		isakmp_close(w);
	}
	isakmp_close(w);
}

/* ---- reading ---- */

static const char *
transform_text(enum cipher_alg c)
{
	static const char *const text[CIPHERS] = {
		[CIPHER_NULL] = "ESP_NULL",
		[CIPHER_DES] = "ESP_DES",
		[CIPHER_3DES] = "ESP_3DES",
		[CIPHER_AES] = "ESP_AES ",
	};

	return c < CIPHERS && text[c] ? text[c] : "UNKNOWN";
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

static void
read_encaps(struct parse *p, unsigned v)
{
	event(p->e, ISAKMP_QM_ENCAPS, v, encaps_text(v));
	p->o->suite.transport = v == IPSEC_TRANSPORT || v == IPSEC_UDP_TRANSPORT;
	p->o->udp_encap = v == IPSEC_UDP_TUNNEL || v == IPSEC_UDP_TRANSPORT;
	if (v < IPSEC_TUNNEL || v > IPSEC_UDP_TRANSPORT)
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
settle_key(struct esp_suite *s)
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

/* Inside UDP where IKE runs on that port too, and only so when it does because of a NAT. */
static bool
way_fits(const struct ike_sa *sa, const struct child_offer *o)
{
	bool floated = sa->lport == IKE_NATT_PORT;

	return o->udp_encap ? floated : !floated || !v1_nat(sa);
}

bool
v1_read_offer(struct ike_sa *sa, const struct isakmp_transform *t, struct child_offer *o)
{
	struct parse p = { .o = o, .e = sa->ike->events };
	enum cipher_alg c = cipher_by_esp_id(t->id);
	struct rd at = t->attributes;
	struct isakmp_attribute a;

	*o = (struct child_offer){ .suite.cipher = c };
	event(p.e, ISAKMP_QM_TRANSFORM, t->number, transform_text(c));
	event(p.e, ISAKMP_QM_ATTRIBUTES);
	while (isakmp_next_attribute(&at, &a))
		read_attribute(&p, &a);
	if (p.bad || c == CIPHERS || !way_fits(sa, o) || !settle_key(&o->suite) ||
	    (o->pfs_group && !group_info(o->pfs_group)) ||
	    (c == CIPHER_NULL && o->suite.auth == HASH_NONE)) {
		event(p.e, ISAKMP_QM_ATTS_REFUSED, sa->conn_id);
		return false;
	}
	event(p.e, ISAKMP_QM_ATTS_ACCEPTED, sa->conn_id);
	return true;
}
