/* ESP packets sealed and opened again, and those of draft-mcgrew-gcm-test. What other implementations
 * sealed is opened in tests/vectors. */
#include <string.h>

#include "engine/ipsec/esp.h"
#include "tests/support/hex.h"
#include "tests/support/unit.h"

static const struct ipsec_suite suites[] = {
	{ true, CIPHER_AES, 128, HASH_SHA1, HASH_NONE, false },
	{ true, CIPHER_AES, 192, HASH_SHA512, HASH_NONE, false },
	{ true, CIPHER_AES, 256, HASH_SHA256, HASH_NONE, false },
	{ true, CIPHER_AES, 256, HASH_SHA384, HASH_NONE, false },
	{ true, CIPHER_3DES, 192, HASH_MD5, HASH_NONE, false },
	{ true, CIPHER_3DES, 192, HASH_SHA1, HASH_NONE, false },
	{ true, CIPHER_DES, 64, HASH_MD5, HASH_NONE, false },
	{ true, CIPHER_DES, 64, HASH_NONE, HASH_NONE, false },
	{ true, CIPHER_NULL, 0, HASH_SHA1, HASH_NONE, false },
	{ true, CIPHER_AES_GCM, 128, HASH_NONE, HASH_NONE, false },
	{ true, CIPHER_AES_GCM, 192, HASH_NONE, HASH_NONE, false },
	{ true, CIPHER_AES_GCM, 256, HASH_NONE, HASH_NONE, false },
	{ true, CIPHER_AES_GMAC, 128, HASH_NONE, HASH_NONE, false },
	{ true, CIPHER_AES_GMAC, 256, HASH_NONE, HASH_NONE, false },
};

/* Does the payload stay legible? */
static bool
in_clear(const struct ipsec_suite *s)
{
	return s->cipher == CIPHER_NULL || s->cipher == CIPHER_AES_GMAC;
}

struct both {
	struct pktpool *pool;
	struct rng rng;
	struct esp_key out, in;
};

static void
begin(struct both *b, const struct ipsec_suite *s)
{
	uint8_t keys[128];

	b->pool = pktpool_new();
	rng_seed(&b->rng, 7, "esp");
	rng_bytes(&b->rng, keys, sizeof keys);
	ck_assert(esp_key_init(&b->out, 0x12345678, s, keys, &b->rng));
	ck_assert(esp_key_init(&b->in, 0x12345678, s, keys, NULL));
}

static void
end(struct both *b)
{
	esp_key_free(&b->out);
	esp_key_free(&b->in);
	ck_assert_uint_eq(pktpool_out(b->pool), 0);
	pktpool_free(b->pool);
}

static struct pkt *
payload(struct both *b, size_t len)
{
	struct pkt *p = pkt_new(b->pool, len);

	for (size_t i = 0; i < len; i++)
		p->data[i] = (uint8_t)(i * 7);
	return p;
}

static void
seal_and_open(const struct ipsec_suite *s)
{
	const size_t sizes[] = { 0, 1, 13, 14, 15, 16, 100, 1400, 1438, 9000, 60000 };
	struct both b;

	begin(&b, s);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct pkt *p = payload(&b, sizes[i]), *same = payload(&b, sizes[i]);
		uint8_t next = 0;

		ck_assert(esp_seal(&b.out, p, (uint32_t)i + 1, 4));
		ck_assert_uint_eq(p->len, esp_front(&b.out) + sizes[i] +
						  esp_behind(&b.out, (unsigned)sizes[i]));
		if (!in_clear(s) && sizes[i] > 16)
			ck_assert_mem_ne(p->data + esp_front(&b.out), same->data, 16);
		ck_assert_int_eq(esp_verify(&b.in, p), ESP_GOOD);
		ck_assert_int_eq(esp_open(&b.in, p, &next), ESP_GOOD);
		ck_assert_uint_eq(next, 4);
		ck_assert_uint_eq(p->len, sizes[i]);
		ck_assert(!memcmp(p->data, same->data, sizes[i]));
		pkt_free(p);
		pkt_free(same);
	}
	end(&b);
}

START_TEST(what_is_sealed_opens)
{
	for (size_t i = 0; i < sizeof suites / sizeof *suites; i++)
		seal_and_open(&suites[i]);
}
END_TEST

/* A copy of the packet meets the receiver, which may decrypt it. */
static enum esp_result
verdict_on(struct both *b, const struct pkt *p)
{
	struct pkt *copy = pkt_copy(p);
	enum esp_result result = esp_verify(&b->in, copy);

	pkt_free(copy);
	return result;
}

static void
change(const struct ipsec_suite *s)
{
	bool authenticated = suite_authenticates(s);
	struct both b;
	struct pkt *p;

	begin(&b, s);
	p = payload(&b, 40);
	ck_assert(esp_seal(&b.out, p, 1, 4));
	for (uint32_t i = 0; i < p->len; i++) {
		p->data[i] ^= 0x10;
		ck_assert_int_eq(verdict_on(&b, p), authenticated ? ESP_BAD_ICV : ESP_GOOD);
		p->data[i] ^= 0x10;
	}
	ck_assert_int_eq(verdict_on(&b, p), ESP_GOOD);
	for (uint32_t len = p->len - 1; len > 0; len--) {
		pkt_trim(p, len);
		if (authenticated)
			ck_assert_int_ne(verdict_on(&b, p), ESP_GOOD);
		else if (len < esp_front(&b.in) + 2)
			ck_assert_int_eq(verdict_on(&b, p), ESP_SHORT);
	}
	pkt_free(p);
	end(&b);
}

START_TEST(every_changed_octet_is_noticed)
{
	for (size_t i = 0; i < sizeof suites / sizeof *suites; i++)
		change(&suites[i]);
}
END_TEST

/* The same packet twice: another IV, and nothing of it shows in the first block. */
START_TEST(ivs_differ)
{
	struct both b;
	struct pkt *one, *two;

	begin(&b, &suites[0]);
	one = payload(&b, 100);
	two = payload(&b, 100);
	ck_assert(esp_seal(&b.out, one, 1, 4));
	ck_assert(esp_seal(&b.out, two, 1, 4));
	ck_assert_mem_ne(one->data + 8, two->data + 8, 16);
	ck_assert_mem_ne(one->data + 24, two->data + 24, 16);
	pkt_free(one);
	pkt_free(two);
	end(&b);
}
END_TEST

START_TEST(a_full_buffer_is_left_alone)
{
	struct both b;
	struct pkt *p;

	begin(&b, &suites[0]);
	p = payload(&b, 100);
	pkt_push(p, pkt_headroom(p) - 20); /* 8 and 16 are needed */
	ck_assert(!esp_seal(&b.out, p, 1, 4));
	pkt_pull(p, 10);
	ck_assert(esp_seal(&b.out, p, 1, 4));
	pkt_free(p);
	end(&b);
}
END_TEST

START_TEST(padding_is_checked)
{
	/* The decrypted end of a packet under NULL encryption: pad octets, pad length, next. */
	const struct {
		uint8_t end[4];
		enum esp_result result;
		uint32_t len;
	} rows[] = {
		{ { 'x', 'y', 0, 4 }, ESP_GOOD, 10 },
		{ { 'x', 1, 1, 4 }, ESP_GOOD, 9 },
		{ { 1, 2, 2, 4 }, ESP_GOOD, 8 },
		{ { 0, 0, 2, 4 }, ESP_BAD_PADDING, 0 },
		{ { 'x', 2, 1, 4 }, ESP_BAD_PADDING, 0 },
		{ { 'x', 'y', 11, 4 }, ESP_BAD_PADDING, 0 },
		{ { 'x', 'y', 255, 4 }, ESP_BAD_PADDING, 0 },
	};
	const struct ipsec_suite null = { true, CIPHER_NULL, 0, HASH_NONE, HASH_NONE, false };
	struct both b;

	begin(&b, &null);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct pkt *p = pkt_new(b.pool, 8 + 12);
		uint8_t next;

		memset(p->data, 0, p->len);
		memcpy(p->data + 16, rows[i].end, 4);
		ck_assert_int_eq(esp_verify(&b.in, p), ESP_GOOD);
		ck_assert_int_eq(esp_open(&b.in, p, &next), rows[i].result);
		if (rows[i].result == ESP_GOOD)
			ck_assert_uint_eq(p->len, rows[i].len);
		pkt_free(p);
	}
	end(&b);
}
END_TEST

/* ---- packets that others published ---- */

static const struct published {
	enum cipher_alg cipher;
	const char *keymat, *iv, *payload, *packet;
	uint32_t spi, sequence;
} published[] = {
	{ CIPHER_AES_GCM, "feffe9928665731c6d6a8f9467308308cafebabe", "facedbaddecaf888",
	  "4500003e698f000080114dccc0a80102c0a801010a980035002a2343b2d0010000010000000000000373"
	  "6970096379626572636974790264"
	  "6b0000010001",
	  "0000a5f80000000afacedbaddecaf888"
	  "deb22cd9b07c72c16e3a65beeb8df304a5a5897d33ae530f1ba76d5d114d2a5c"
	  "3de81827c10e9a4f51330d0eec416642cfbb85a5b47e48a4ec3b9ba95d918bd1"
	  "83b70d3aa8bc6ee4c309e9d85a41ad4a",
	  0xa5f8, 10 },
	{ CIPHER_AES_GMAC, "4c80cdefbb5d10da906ac73c3613a63422433c64", "0000000000000000",
	  "45000030da3a00008001df3bc0a80005c0a800010800c6cd02000700"
	  "6162636465666768696a6b6c6d6e6f7071727374",
	  "00004321000000070000000000000000"
	  "45000030da3a00008001df3bc0a80005c0a800010800c6cd02000700"
	  "6162636465666768696a6b6c6d6e6f707172737401020201"
	  "f2a9a836e155106aa8dcd618e4099aaa",
	  0x4321, 7 },
};

START_TEST(published_packets_are_made_and_opened)
{
	for (size_t i = 0; i < sizeof published / sizeof *published; i++) {
		const struct published *t = &published[i];
		struct ipsec_suite suite = { .esp = true, .cipher = t->cipher, .key_bits = 128 };
		struct pktpool *pool = pktpool_new();
		uint8_t keymat[20], iv[8], payload_octets[128], next = 0;
		size_t len = hex_read(t->payload, payload_octets, sizeof payload_octets);
		struct esp_key out, in;
		struct pkt *p = pkt_new(pool, len);
		struct rng rng;

		rng_seed(&rng, 1, "esp");
		hex_read(t->keymat, keymat, sizeof keymat);
		ck_assert(esp_key_init(&out, t->spi, &suite, keymat, &rng));
		ck_assert(esp_key_init(&in, t->spi, &suite, keymat, NULL));
		hex_read(t->iv, iv, sizeof iv);
		memcpy(&out.counter, iv, sizeof iv);
		memcpy(p->data, payload_octets, len);
		ck_assert(esp_seal(&out, p, t->sequence, 1));
		ck_hex(p->data, p->len, t->packet);
		ck_assert_int_eq(esp_verify(&in, p), ESP_GOOD);
		ck_assert_int_eq(esp_open(&in, p, &next), ESP_GOOD);
		ck_assert_uint_eq(next, 1);
		ck_hex(p->data, p->len, t->payload);
		pkt_free(p);
		esp_key_free(&out);
		esp_key_free(&in);
		pktpool_free(pool);
	}
}
END_TEST

/* A GCM nonce that came twice would give the key away. */
START_TEST(no_gcm_iv_comes_twice)
{
	const struct ipsec_suite gcm = { .esp = true, .cipher = CIPHER_AES_GCM, .key_bits = 128 };
	uint8_t last[8] = { 0xff };
	struct both b;

	begin(&b, &gcm);
	for (uint32_t n = 1; n < 1000; n++) {
		struct pkt *p = payload(&b, 20);

		ck_assert(esp_seal(&b.out, p, n, 4));
		ck_assert_mem_ne(p->data + 8, last, 8);
		memcpy(last, p->data + 8, 8);
		pkt_free(p);
	}
	ck_assert_uint_eq(b.out.counter, 999);
	end(&b);
}
END_TEST

UNIT("ipsec_esp", what_is_sealed_opens, every_changed_octet_is_noticed, ivs_differ,
     a_full_buffer_is_left_alone, padding_is_checked, published_packets_are_made_and_opened,
     no_gcm_iv_comes_twice)
