/* ESP through two routers in memory, against what OpenSSL alone does with the same bytes.
 *
 *	frames in -> R1 (route, crypto map, seal) -> ISP -> R2 (open, check, route) -> counted
 *
 * Prints one line a suite: megabits of inner packets a second of processor time, OpenSSL's seal
 * and open, and the ratio. */
#include <openssl/evp.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "tests/support/sitekit.h"

#define PACKET	1400
#define SECONDS 1.0

static double
cpu_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* ---- OpenSSL alone ---- */

struct alone {
	EVP_CIPHER_CTX *enc, *dec;
	EVP_MAC_CTX *mac;
	uint8_t bytes[PACKET + 64], iv[16], icv[64];
};

static void
alone_begin(struct alone *a, const char *cipher, const char *digest)
{
	static const uint8_t key[64] = {
		1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17
	};
	OSSL_PARAM params[] = {
		OSSL_PARAM_construct_utf8_string("digest", (char *)digest, 0),
		OSSL_PARAM_construct_end(),
	};
	EVP_CIPHER *c = EVP_CIPHER_fetch(NULL, cipher, NULL);
	EVP_MAC *m = EVP_MAC_fetch(NULL, "HMAC", NULL);

	memset(a, 0, sizeof *a);
	a->enc = EVP_CIPHER_CTX_new();
	a->dec = EVP_CIPHER_CTX_new();
	a->mac = EVP_MAC_CTX_new(m);
	EVP_CipherInit_ex2(a->enc, c, key, a->iv, 1, NULL);
	EVP_CipherInit_ex2(a->dec, c, key, a->iv, 0, NULL);
	EVP_MAC_init(a->mac, key, 20, params);
	EVP_CIPHER_CTX_set_padding(a->enc, 0);
	EVP_CIPHER_CTX_set_padding(a->dec, 0);
	EVP_CIPHER_free(c);
	EVP_MAC_free(m);
}

static void
alone_mac(struct alone *a, size_t len)
{
	size_t out;

	EVP_MAC_init(a->mac, NULL, 0, NULL);
	EVP_MAC_update(a->mac, a->bytes, len);
	EVP_MAC_final(a->mac, a->icv, &out, sizeof a->icv);
}

static void
alone_packet(struct alone *a)
{
	size_t len = (PACKET + 2 + 15) / 16 * 16;
	int out;

	EVP_CipherInit_ex2(a->enc, NULL, NULL, a->iv, -1, NULL);
	EVP_CipherUpdate(a->enc, a->bytes, &out, a->bytes, (int)len);
	alone_mac(a, len + 24);
	alone_mac(a, len + 24);
	EVP_CipherInit_ex2(a->dec, NULL, NULL, a->iv, -1, NULL);
	EVP_CipherUpdate(a->dec, a->bytes, &out, a->bytes, (int)len);
}

static double
alone_rate(const char *cipher, const char *digest)
{
	double start = cpu_now(), took;
	unsigned long packets = 0;
	struct alone a;

	alone_begin(&a, cipher, digest);
	do {
		for (int i = 0; i < 1000; i++)
			alone_packet(&a);
		packets += 1000;
		took = cpu_now() - start;
	} while (took < SECONDS);
	EVP_CIPHER_CTX_free(a.enc);
	EVP_CIPHER_CTX_free(a.dec);
	EVP_MAC_CTX_free(a.mac);
	return (double)packets * PACKET * 8 / 1e6 / took;
}

/* ---- two routers ---- */

static unsigned long arrived;

static void
count(struct port *port, struct pkt *frame)
{
	arrived++;
	pkt_free(frame);
}

/* A datagram from PC1 to PC2 in a frame for R1, of a protocol that nobody answers. */
static void
make_frame(struct sites *w, uint8_t frame[14 + PACKET])
{
	struct iface *in = iface_find(w->r1.net, "FastEthernet0/0");
	static const uint8_t head[20] = { 0x45, 0, PACKET >> 8, PACKET & 255, 0, 1, 0,	0,  64,
					  253,	0, 0,		10,	      1, 1, 10, 10, 2,
					  2,	10 };
	uint32_t sum = 0;

	memset(frame, 0x5a, 14 + PACKET);
	memcpy(frame, in->mac.b, 6);
	memcpy(frame + 6, host_iface(w->pc1)->mac.b, 6);
	frame[12] = 8;
	frame[13] = 0;
	memcpy(frame + 14, head, 20);
	for (int i = 0; i < 20; i += 2)
		sum += (uint32_t)head[i] << 8 | head[i + 1];
	sum = (sum & 0xffff) + (sum >> 16);
	sum = ~((sum & 0xffff) + (sum >> 16));
	frame[14 + 10] = (uint8_t)(sum >> 8);
	frame[14 + 11] = (uint8_t)sum;
}

static double
routed_rate(const struct transform_set *set)
{
	struct sites *w = sites_new();
	struct port *in = world_port(w->world, "R1", "FastEthernet0/0");
	uint8_t frame[14 + PACKET];
	double start, took;

	transform_set_define(w->r1.ipsec, set);
	transform_set_define(w->r2.ipsec, set);
	map_entry_set_unlimited_kilobytes(w->r1.entry);
	map_entry_set_unlimited_kilobytes(w->r2.entry);
	ck_assert_str_eq(sites_ping(w, w->pc1, SITE_PC2), ".!!!!");
	make_frame(w, frame);
	host_port(w->pc2)->receive = count;
	arrived = 0;
	start = cpu_now();
	do {
		for (int n = 0; n < 20; n++) {
			for (int i = 0; i < 32; i++) {
				struct pkt *p = pkt_new(world_pool(w->world), sizeof frame);

				memcpy(p->data, frame, sizeof frame);
				port_deliver(in, p);
			}
			sites_run(w, MSEC(1));
		}
		took = cpu_now() - start;
	} while (took < SECONDS);
	ck_assert_uint_gt(arrived, 0);
	sites_free(w);
	return (double)arrived * PACKET * 8 / 1e6 / took;
}

int
main(void)
{
	static const struct {
		const char *name, *cipher, *digest;
		struct transform_set set;
	} rows[] = {
		{ "esp-aes esp-sha-hmac",
		  "AES-128-CBC",
		  "SHA1",
		  { "TS", true, CIPHER_AES, 128, HASH_SHA1, HASH_NONE, TRANSFORM_TUNNEL } },
		{ "esp-aes 256 esp-sha256-hmac",
		  "AES-256-CBC",
		  "SHA256",
		  { "TS", true, CIPHER_AES, 256, HASH_SHA256, HASH_NONE, TRANSFORM_TUNNEL } },
		{ "esp-3des esp-md5-hmac",
		  "DES-EDE3-CBC",
		  "MD5",
		  { "TS", true, CIPHER_3DES, 192, HASH_MD5, HASH_NONE, TRANSFORM_TUNNEL } },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		double limit = alone_rate(rows[i].cipher, rows[i].digest);
		double rate = routed_rate(&rows[i].set);

		printf("%-30s %8.0f Mbit/s   OpenSSL alone %8.0f   %3.0f%%\n", rows[i].name, rate,
		       limit, 100 * rate / limit);
	}
	return 0;
}
