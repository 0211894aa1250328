/* AH packets made and verified; what may change on the way, and what may not. scapy makes and verifies
 * them too, in tests/interop. */
#include <string.h>

#include "engine/ipsec/ah.h"
#include "engine/wire/ah.h"
#include "engine/wire/ipv4.h"
#include "tests/support/unit.h"

#define SPI 0x12345678

static const uint8_t keys[CRYPTO_MAX_DIGEST] =
	"the same octets at both ends, sixty-four of them, are enough...";

/* A header with options that change (record route, a timestamp) and one that does not (router
 * alert), and a payload. */
static struct pkt *
packet(struct pktpool *pool, bool options)
{
	static const uint8_t option[] = { 148, 4, 0, 0, 7, 7, 8, 192, 0, 2, 1, 1,
					  68,  8, 5, 0, 0, 0, 0, 1,   0, 0, 0, 0 };
	size_t header = IPV4_HEADER + (options ? sizeof option : 0);
	struct pkt *p = pkt_new(pool, header + 40);

	memset(p->data, 0, p->len);
	ipv4_write(p->data, &(struct ipv4){ .tos = 0xb8,
					    .total = (uint16_t)p->len,
					    .id = 77,
					    .df = true,
					    .ttl = 64,
					    .protocol = 4,
					    .src = IP4(192, 0, 2, 1),
					    .dst = IP4(192, 0, 2, 2) });
	if (options) {
		memcpy(p->data + IPV4_HEADER, option, sizeof option);
		p->data[0] = (uint8_t)(0x40 | header / 4);
		ipv4_sum_header(p->data);
	}
	for (size_t i = header; i < p->len; i++)
		p->data[i] = (uint8_t)(i * 3);
	return p;
}

struct end {
	struct pktpool *pool;
	struct ah_key out, in;
	size_t header;
	struct pkt *p;
};

static void
begin(struct end *e, enum hash_alg hash, bool options)
{
	e->pool = pktpool_new();
	ck_assert(ah_key_init(&e->out, SPI, hash, keys));
	ck_assert(ah_key_init(&e->in, SPI, hash, keys));
	e->p = packet(e->pool, options);
	e->header = (size_t)(e->p->data[0] & 15) * 4;
	ck_assert(ah_seal(&e->out, e->p, 9));
}

static void
finish(struct end *e)
{
	pkt_free(e->p);
	ah_key_free(&e->out);
	ah_key_free(&e->in);
	pktpool_free(e->pool);
}

START_TEST(what_is_sealed_verifies)
{
	static const uint8_t octets[HASHES] = { [HASH_MD5] = 24,
						[HASH_SHA1] = 24,
						[HASH_SHA256] = 28,
						[HASH_SHA384] = 36,
						[HASH_SHA512] = 44 };

	for (enum hash_alg hash = HASH_MD5; hash < HASHES; hash++) {
		struct end e;
		struct ipv4 ip;
		struct ah ah;

		begin(&e, hash, false);
		ck_assert_int_eq(ipv4_read(e.p->data, e.p->len, &ip), IPV4_GOOD);
		ck_assert_uint_eq(ip.protocol, PROTO_AH);
		ck_assert_uint_eq(ip.total, e.p->len);
		ck_assert_uint_eq(e.p->len, IPV4_HEADER + 40 + octets[hash]);
		ck_assert(ah_read(e.p->data + IPV4_HEADER, e.p->len - IPV4_HEADER, &ah));
		ck_assert(ah.next == 4 && ah.octets == octets[hash] && ah.spi == SPI &&
			  ah.seq == 9);
		ck_assert_int_eq(ah_verify(&e.in, e.p, e.header), AH_GOOD);
		finish(&e);
	}
}
END_TEST

/* RFC 4302 appendix A: every octet that may not change is noticed, the others are not looked at. */
static bool
may_change(size_t at, bool options)
{
	if (at == 1 || (at >= 6 && at <= 8) || at == 10 || at == 11)
		return true;
	return options && at >= IPV4_HEADER + 4 && at < IPV4_HEADER + 20;
}

static void
change_each(bool options)
{
	struct end e;

	begin(&e, HASH_SHA256, options);
	for (size_t i = 1; i < e.p->len; i++) {
		enum ah_result want = may_change(i, options) ? AH_GOOD : AH_BAD_ICV, got;

		/* The types and lengths of options say where the next one is. */
		if (options && i >= IPV4_HEADER + 4 && i < e.header &&
		    (i == 24 || i == 25 || i == 31 || i == 32 || i == 33 || i == 40))
			continue;
		e.p->data[i] ^= 0x40;
		got = ah_verify(&e.in, e.p, e.header);
		ck_assert_msg(got == want || (i == e.header + 1 && got == AH_SHORT),
			      "octet %zu: %d", i, got);
		e.p->data[i] ^= 0x40;
	}
	ck_assert_int_eq(ah_verify(&e.in, e.p, e.header), AH_GOOD);
	finish(&e);
}

START_TEST(changes_are_noticed_where_they_may_not_be)
{
	change_each(false);
	change_each(true);
}
END_TEST

START_TEST(what_is_cut_is_too_short_or_wrong)
{
	struct end e;

	begin(&e, HASH_SHA1, true);
	for (uint32_t len = e.p->len - 1; len > 0; len--) {
		pkt_trim(e.p, len);
		if (len >= e.header)
			ck_assert_int_ne(ah_verify(&e.in, e.p, e.header), AH_GOOD);
	}
	finish(&e);
}
END_TEST

/* Options whose lengths lead nowhere: what follows counts as changeable, and nothing is read beyond
 * the header. */
START_TEST(nonsense_in_options_is_survived)
{
	for (unsigned first = 2; first < 256; first++)
		for (unsigned length = 0; length < 256; length += 3) {
			uint8_t header[28] = { 0x47 };

			header[20] = (uint8_t)first;
			header[21] = (uint8_t)length;
			header[27] = 9;
			ah_clear_mutable(header, sizeof header);
			ck_assert_uint_eq(header[8], 0);
		}
}
END_TEST

START_TEST(a_full_buffer_is_left_alone)
{
	struct end e;
	uint32_t len;

	begin(&e, HASH_SHA1, false);
	pkt_push(e.p, pkt_headroom(e.p) - 23);
	memset(e.p->data, 0, 20);
	e.p->data[0] = 0x45;
	len = e.p->len;
	ck_assert(!ah_seal(&e.out, e.p, 10));
	ck_assert_uint_eq(e.p->len, len);
	finish(&e);
}
END_TEST

UNIT("ipsec_ah", what_is_sealed_verifies, changes_are_noticed_where_they_may_not_be,
     what_is_cut_is_too_short_or_wrong, nonsense_in_options_is_survived,
     a_full_buffer_is_left_alone)
