/* Hostile ESP and AH at a router with a tunnel. The first octet says how the rest arrives at it:
 *
 *	0  raw, behind an IP header and the SPI of the tunnel: any sequence number, payload and ICV
 *	1  sealed under the tunnel's true keys: the next octet is the next header, the rest inside
 *	2  raw, behind an IP header alone
 *	3  raw, in a UDP datagram of port 4500
 *
 * and at one with AH around ESP:
 *
 *	4  raw, behind an IP header, with options where the next octet says how many, and the SPI of AH
 *	5  sealed by AH alone: any ESP inside, or something else, as the next octet says
 *	6  sealed by both: the next octet is the next header, the rest inside
 *	7  raw, behind an IP header alone */
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/ipsec/ah.h"
#include "engine/ipsec/esp.h"
#include "engine/wire/ah.h"
#include "engine/wire/esp.h"
#include "engine/wire/ipv4.h"
#include "engine/wire/udp.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/ipseckit.h"

enum { LONGEST = 1400, USES = 64 };

/* A tunnel serves for some inputs; what it keeps is seen when it goes. */
struct tunnel {
	struct vpn *vpn;
	struct esp_key seal; /* R1's direction to R2 */
	struct ah_key sign;
	bool both; /* AH too */
	uint32_t sequence;
	unsigned uses;
};

static void
take_keys(void *ctx, const struct sa_keys *k)
{
	struct tunnel *t = ctx;

	if (k->source != VPN_R1)
		return;
	if (k->protocol == SUITE_AH)
		ck_assert(ah_key_init(&t->sign, k->spi, k->suite.ah, k->keymat));
	else
		ck_assert(esp_key_init(&t->seal, k->spi, &k->suite, k->keymat, &t->vpn->k->rng));
}

static void
use_both(struct vpn_end *e)
{
	struct transform_set set = {
		.name = "TS",
		.suite = { .esp = true, .cipher = CIPHER_AES_GCM, .key_bits = 128, .ah = HASH_SHA1 }
	};

	transform_set_define(e->ipsec, &set);
}

static void
tunnel_up(struct tunnel *t, bool both)
{
	*t = (struct tunnel){ .vpn = vpn_new(), .both = both, .sequence = 100 };
	if (both) {
		use_both(&t->vpn->r1);
		use_both(&t->vpn->r2);
	}
	ipsec_set_keylog(t->vpn->r1.ipsec, take_keys, t);
	ck_assert_str_eq(kit_ping(t->vpn->k, t->vpn->pc1, VPN_PC2), ".!!!!");
}

static void
tunnel_down(struct tunnel *t)
{
	esp_key_free(&t->seal);
	ah_key_free(&t->sign);
	vpn_free(t->vpn);
}

/* Gives it the header of an IP packet from R1 to R2. */
static void
push_header(struct pkt *p, uint8_t protocol)
{
	struct ipv4 h = { .total = (uint16_t)(p->len + IPV4_HEADER),
			  .ttl = 64,
			  .protocol = protocol,
			  .src = VPN_R1,
			  .dst = VPN_R2 };

	ipv4_write(pkt_push(p, IPV4_HEADER), &h);
}

/* The same, and to the network. */
static void
send_to_r2(struct tunnel *t, struct pkt *p, uint8_t protocol)
{
	push_header(p, protocol);
	ip_output(t->vpn->isp, p);
	kit_run(t->vpn->k, MSEC(50));
}

static struct pkt *
packet(struct tunnel *t, const uint8_t *data, size_t size)
{
	struct pkt *p = pkt_new(t->vpn->k->pool, size);

	memcpy(p->data, data, size);
	return p;
}

static void
raw(struct tunnel *t, const uint8_t *data, size_t size)
{
	struct pkt *p = packet(t, data, size);
	uint8_t spi[ESP_HEADER];

	esp_write(spi, &(struct esp){ t->seal.spi, 0 });
	memcpy(pkt_push(p, 4), spi, 4);
	send_to_r2(t, p, PROTO_ESP);
}

static void
sealed(struct tunnel *t, const uint8_t *data, size_t size)
{
	struct pkt *p = packet(t, data + 1, size - 1);

	ck_assert(esp_seal(&t->seal, p, ++t->sequence, data[0]));
	send_to_r2(t, p, PROTO_ESP);
}

static void
in_udp(struct tunnel *t, const uint8_t *data, size_t size)
{
	struct pkt *p = packet(t, data, size);
	struct udp h = { ESP_UDP_PORT, ESP_UDP_PORT, (uint16_t)(size + UDP_HEADER) };

	pkt_push(p, UDP_HEADER);
	udp_write(p->data, VPN_R1, VPN_R2, &h);
	send_to_r2(t, p, PROTO_UDP);
}

/* ---- AH ---- */

/* Up to ten words of the data become options. */
static void
raw_ah(struct tunnel *t, const uint8_t *data, size_t size)
{
	size_t options = (size_t)(data[0] % 11) * 4;
	struct pkt *p = packet(t, data + 1, size - 1);
	uint8_t *header;

	if (p->len < options + AH_HEADER) {
		pkt_free(p);
		return;
	}
	esp_write(p->data + options + 4, &(struct esp){ t->sign.spi, ++t->sequence });
	push_header(p, PROTO_AH);
	header = p->data;
	header[0] = (uint8_t)(0x45 + options / 4);
	ipv4_sum_header(header);
	ip_output(t->vpn->isp, p);
	kit_run(t->vpn->k, MSEC(50));
}

/* esp: seals the rest before. */
static void
signed_ah(struct tunnel *t, const uint8_t *data, size_t size, bool esp)
{
	struct pkt *p = packet(t, data + 1, size - 1);

	++t->sequence;
	if (esp)
		ck_assert(esp_seal(&t->seal, p, t->sequence, data[0]));
	push_header(p, esp ? PROTO_ESP : data[0]);
	ck_assert(ah_seal(&t->sign, p, t->sequence));
	ip_output(t->vpn->isp, p);
	kit_run(t->vpn->k, MSEC(50));
}

static void
arrive(struct tunnel *t, uint8_t how, const uint8_t *data, size_t size)
{
	switch (how) {
	case 0:
		raw(t, data, size);
		break;
	case 1:
		sealed(t, data, size);
		break;
	case 2:
		send_to_r2(t, packet(t, data, size), PROTO_ESP);
		break;
	case 3:
		in_udp(t, data, size);
		break;
	case 4:
		raw_ah(t, data, size);
		break;
	case 5:
	case 6:
		signed_ah(t, data, size, how == 6);
		break;
	case 7:
		send_to_r2(t, packet(t, data, size), PROTO_AH);
		break;
	default:
		break;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct tunnel tunnels[2];
	struct tunnel *t;

	if (size < 2 || size > LONGEST)
		return 0;
	t = &tunnels[data[0] >= 4];
	if (!t->uses)
		tunnel_up(t, data[0] >= 4);
	arrive(t, data[0], data + 1, size - 1);
	if (++t->uses == USES) {
		kit_run(t->vpn->k, SEC(60)); /* fragments and held packets are let go */
		tunnel_down(t);
		*t = (struct tunnel){ 0 };
	}
	return 0;
}
