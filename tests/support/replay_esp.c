#include <check.h>
#include <string.h>

#include "engine/ipsec/esp.h"
#include "engine/wire/esp.h"
#include "engine/wire/icmp.h"
#include "engine/wire/ipv4.h"
#include "tests/support/hex.h"
#include "tests/support/replay.h"

/* The entry of keys.json for an SPI. */
static const json_t *
entry(const struct replay *r, uint32_t spi)
{
	const json_t *esp = json_object_get(r->keys, "esp"), *e;
	char text[9];
	size_t i;

	snprintf(text, sizeof text, "%08x", spi);
	json_array_foreach(esp, i, e) if (strcmp(json_string_value(json_object_get(e, "spi")),
						 text) == 0) return e;
	ck_abort_msg("keys.json has no SPI %s", text);
}

/* KEYMAT of that SPI: derived and compared, or with PFS, whose secret is not recorded, taken. */
static size_t
key_material(const struct replay *r, uint32_t spi, uint8_t *out, size_t room)
{
	const json_t *e = entry(r, spi);
	size_t enc = hex_read(json_string_value(json_object_get(e, "enc_key")), out, room);
	size_t len = enc + hex_read(json_string_value(json_object_get(e, "int_key")), out + enc,
				    room - enc);
	uint8_t derived[256];

	ck_assert_uint_le(len, sizeof derived);
	keymat(&r->v1, (struct chunk){ NULL, 0 }, PROTOCOL_ESP, spi,
	       (struct chunk){ r->qm_nonce[0].at, r->qm_nonce[0].len },
	       (struct chunk){ r->qm_nonce[1].at, r->qm_nonce[1].len }, derived, len);
	if (r->pfs)
		ck_assert_mem_ne(derived, out, len);
	else
		ck_assert_mem_eq(derived, out, len);
	return len;
}

/* Inside is a ping or its answer, whole and with good checksums. */
static void
ck_inner(const uint8_t *packet, size_t len, bool reply)
{
	struct ipv4 ip;
	struct icmp icmp;

	ck_assert_int_eq(ipv4_read(packet, len, &ip), IPV4_GOOD);
	ck_assert_uint_eq(ip.total, len);
	ck_assert_uint_eq(ip.protocol, PROTO_ICMP);
	ck_assert(icmp_read(packet + ip.header, len - ip.header, &icmp));
	ck_assert_uint_eq(icmp.type, reply ? ICMP_ECHO_REPLY : ICMP_ECHO);
}

static void
open_packet(const struct replay *r, const struct datagram *d, uint32_t spi, const uint8_t *keys,
	    bool reply)
{
	struct pktpool *pool = pktpool_new();
	struct pkt *p = pkt_new(pool, d->len);
	struct esp_key key;
	uint8_t next;

	memcpy(p->data, d->data, d->len);
	ck_assert(esp_key_init(&key, spi, &r->suite, keys, NULL));
	ck_assert_int_eq(esp_verify(&key, p), ESP_GOOD);
	ck_assert_int_eq(esp_open(&key, p, &next), ESP_GOOD);
	ck_assert_uint_eq(next, PROTO_IPINIP);
	ck_inner(p->data, p->len, reply);
	esp_key_free(&key);
	pkt_free(p);
	pktpool_free(pool);
}

void
replay_esp(struct replay *r, const struct datagram *d)
{
	unsigned who = d->src == IP4(192, 0, 2, 2);
	uint8_t key[256];
	struct esp esp;
	size_t len;

	ck_assert(esp_read(d->data, d->len, &esp));
	ck_assert_uint_eq(esp.spi, r->spi[!who]);
	ck_assert_uint_eq(esp.seq, ++r->esp[who]);
	len = key_material(r, esp.spi, key, sizeof key);
	ck_assert_uint_eq(len, suite_keymat(&r->suite, SUITE_ESP));
	open_packet(r, d, esp.spi, key, who == 1);
}
