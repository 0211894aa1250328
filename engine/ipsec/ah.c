#include "engine/ipsec/ah.h"

#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/wire/ah.h"
#include "engine/wire/ipv4.h"

bool
ah_key_init(struct ah_key *k, uint32_t spi, enum hash_alg alg, const uint8_t *keymat)
{
	const struct hash_info *hash = hash_info(alg);

	*k = (struct ah_key){ .spi = spi, .icv = hash->icv };
	k->hmac = hmac_new(alg, keymat, hash->digest);
	return k->hmac;
}

void
ah_key_free(struct ah_key *k)
{
	hmac_free(k->hmac);
	wipe(k, sizeof *k);
}

unsigned
ah_octets(const struct ah_key *k)
{
	return k->hmac ? (unsigned)AH_HEADER + k->icv : 0;
}

/* Over the packet with its mutable fields and the ICV as zeroes. */
static void
icv_of(struct ah_key *k, const struct pkt *p, size_t header, uint8_t out[CRYPTO_MAX_DIGEST])
{
	static const uint8_t zeroes[CRYPTO_MAX_DIGEST];
	uint8_t still[IPV4_HEADER_MAX];
	size_t front = header + AH_HEADER + k->icv;

	memcpy(still, p->data, header);
	ah_clear_mutable(still, header);
	hmac_start(k->hmac);
	hmac_add(k->hmac, still, header);
	hmac_add(k->hmac, p->data + header, AH_HEADER);
	hmac_add(k->hmac, zeroes, k->icv);
	hmac_add(k->hmac, p->data + front, p->len - front);
	hmac_end(k->hmac, out);
}

bool
ah_seal(struct ah_key *k, struct pkt *p, uint32_t sequence)
{
	size_t header = (size_t)(p->data[0] & 15) * 4;
	struct ah ah = { p->data[9], (uint16_t)ah_octets(k), k->spi, sequence };
	uint8_t icv[CRYPTO_MAX_DIGEST], *ip;

	if (pkt_headroom(p) < ah.octets)
		return false;
	ip = pkt_push(p, ah.octets);
	memmove(ip, ip + ah.octets, header);
	ip[2] = (uint8_t)(p->len >> 8);
	ip[3] = (uint8_t)p->len;
	ip[9] = PROTO_AH;
	ipv4_sum_header(ip);
	ah_write(ip + header, &ah);
	icv_of(k, p, header, icv);
	memcpy(ip + header + AH_HEADER, icv, k->icv);
	return true;
}

enum ah_result
ah_verify(struct ah_key *k, const struct pkt *p, size_t header)
{
	uint8_t icv[CRYPTO_MAX_DIGEST];
	struct ah ah;

	if (p->len < header || !ah_read(p->data + header, p->len - header, &ah) ||
	    ah.octets != ah_octets(k))
		return AH_SHORT;
	icv_of(k, p, header, icv);
	return crypto_equal(icv, p->data + header + AH_HEADER, k->icv) ? AH_GOOD : AH_BAD_ICV;
}
