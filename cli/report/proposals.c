/* SA payloads: proposals, their transforms and attributes, with what the numbers mean. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/report/html.h"
#include "cli/report/payloads.h"
#include "engine/base/xmalloc.h"
#include "engine/crypto/crypto.h"
#include "engine/wire/isakmp.h"

static const char *
cipher_words(enum cipher_alg cipher)
{
	return cipher == CIPHERS ? NULL : cipher_info(cipher)->name;
}

static const char *
hash_words(enum hash_alg hash)
{
	return hash == HASH_NONE ? NULL : hash_info(hash)->name;
}

#define GROUP_WORDS 24

static const char *
group_words(unsigned number, char words[static GROUP_WORDS])
{
	const struct group_info *g = group_info(number);

	if (!g)
		return NULL;
	snprintf(words, GROUP_WORDS, "%u bit %s", g->bits, g->elliptic ? "ECP" : "MODP");
	return words;
}

static const char *
life_words(unsigned type)
{
	return type == IPSEC_LIFE_SECONDS     ? "seconds"
	       : type == IPSEC_LIFE_KILOBYTES ? "kilobytes"
					      : NULL;
}

static const char *
auth_words(unsigned method)
{
	switch (method) {
	case OAKLEY_PSK:
		return "pre-shared key";
	case OAKLEY_DSS_SIG:
		return "DSS signatures";
	case OAKLEY_RSA_SIG:
		return "RSA signatures";
	case OAKLEY_RSA_ENC:
		return "RSA encryption";
	default:
		return NULL;
	}
}

static const char *
encapsulation_words(unsigned mode)
{
	switch (mode) {
	case IPSEC_TUNNEL:
		return "tunnel";
	case IPSEC_TRANSPORT:
		return "transport";
	case IPSEC_UDP_TUNNEL:
	case IPSEC_UDP_TUNNEL_DRAFT:
		return "tunnel in UDP";
	case IPSEC_UDP_TRANSPORT:
	case IPSEC_UDP_TRANSPORT_DRAFT:
		return "transport in UDP";
	default:
		return NULL;
	}
}

/* What the value of an attribute means; NULL: itself. */
static const char *
phase1_words(unsigned type, unsigned value, char buffer[static GROUP_WORDS])
{
	switch (type) {
	case OAKLEY_ENCRYPTION:
		return cipher_words(cipher_by_ike_id(value));
	case OAKLEY_HASH:
		return hash_words(hash_by_ike_id(value));
	case OAKLEY_AUTH:
		return auth_words(value);
	case OAKLEY_GROUP:
		return group_words(value, buffer);
	case OAKLEY_LIFE_TYPE:
		return life_words(value);
	default:
		return NULL;
	}
}

static const char *
phase2_words(unsigned type, unsigned value, char buffer[static GROUP_WORDS])
{
	switch (type) {
	case IPSEC_LIFE_TYPE:
		return life_words(value);
	case IPSEC_GROUP:
		return group_words(value, buffer);
	case IPSEC_ENCAPSULATION:
		return encapsulation_words(value);
	case IPSEC_AUTH:
		return hash_words(hash_by_esp_id(value));
	default:
		return NULL;
	}
}

static const char *
transform_words(unsigned protocol, unsigned id)
{
	switch (protocol) {
	case PROTOCOL_ISAKMP:
		return id == OAKLEY_KEY_IKE ? "KEY_IKE" : NULL;
	case PROTOCOL_ESP:
		return cipher_words(cipher_by_esp_id(id));
	case PROTOCOL_AH:
		return hash_words(hash_by_ah_id(id));
	default:
		return NULL;
	}
}

static void
add_attribute(struct text *t, const struct isakmp_attribute *a, bool phase1)
{
	const char *name = phase1 ? oakley_attribute_name(a->type) : ipsec_attribute_name(a->type);
	char buffer[GROUP_WORDS];
	const char *words = phase1 ? phase1_words(a->type, a->value, buffer)
				   : phase2_words(a->type, a->value, buffer);
	char *number = xasprintf("attribute %u", a->type);

	if (a->value == UINT32_MAX)
		leaf_hex(t, name ? name : number, a->bytes, a->len);
	else
		leaf(t, name ? name : number, words ? "%u, %s" : "%u", a->value, words);
	free(number);
}

static void
add_transform(struct text *t, const struct isakmp_transform *transform, unsigned protocol)
{
	const char *words = transform_words(protocol, transform->id);
	struct rd attributes = transform->attributes;
	struct isakmp_attribute a;

	branch(t, words ? "Transform %u: %u, %s" : "Transform %u: %u", transform->number,
	       transform->id, words);
	while (isakmp_next_attribute(&attributes, &a))
		add_attribute(t, &a, protocol == PROTOCOL_ISAKMP);
	branch_end(t);
}

void
add_sa(struct text *t, const struct isakmp_payload *payload)
{
	struct isakmp_proposal p;
	struct isakmp_transform transform;
	struct isakmp_sa sa;

	if (!isakmp_read_sa(payload, &sa))
		return;
	leaf(t, "DOI", sa.doi == ISAKMP_DOI_IPSEC ? "%u, IPsec" : "%u", sa.doi);
	leaf(t, "situation", sa.situation == ISAKMP_SIT_IDENTITY_ONLY ? "%u, identity only" : "%u",
	     sa.situation);
	while (isakmp_next_proposal(&sa.proposals, &p)) {
		const char *protocol = isakmp_protocol_name(p.protocol);

		branch(t, "Proposal %u: %s", p.number, protocol ? protocol : "unknown protocol");
		if (p.spi_size)
			leaf_hex(t, "SPI", p.spi, p.spi_size);
		while (isakmp_next_transform(&p.transforms, &transform))
			add_transform(t, &transform, p.protocol);
		branch_end(t);
	}
}
