/* Hostile packets at a router that translates, from both sides in turn. The first octet says what is
 * put right, so that the fuzzer gets past what a random packet fails at:
 *
 *	1  it comes from outside		2  the IP header's checksum is right
 *	4  the far end is the server		8  so is the checksum of an ICMP message
 *	16 the near end is a host inside, or the shared address */
#include <string.h>

#include "tests/fuzz/fuzz.h"
#include "tests/support/natkit.h"

enum { FROM_OUTSIDE = 1, IP_SUM = 2, TO_SERVER = 4, ICMP_SUM = 8, TO_INSIDE = 16 };
enum { LONGEST = 1480, USES = 256 };

static void
put_address(uint8_t *at, ip4 addr)
{
	for (int i = 0; i < 4; i++)
		at[i] = (uint8_t)(addr >> (24 - 8 * i));
}

static void
repair_icmp(uint8_t *ip, size_t len)
{
	size_t header = (size_t)(ip[0] & 15) * 4;
	uint16_t sum;

	if (ip[9] != PROTO_ICMP || len < header + ICMP_HEADER)
		return;
	ip[header + 2] = ip[header + 3] = 0;
	sum = (uint16_t)~ip_sum(0, ip + header, len - header);
	ip[header + 2] = sum >> 8;
	ip[header + 3] = sum & 0xff;
}

static void
repair(uint8_t *ip, size_t len, uint8_t what)
{
	bool outside = what & FROM_OUTSIDE;

	if (len < IPV4_HEADER || (size_t)(ip[0] & 15) * 4 > len)
		return;
	if (what & TO_SERVER)
		put_address(ip + (outside ? 12 : 16), SERVER);
	if (what & TO_INSIDE)
		put_address(ip + (outside ? 16 : 12), outside ? SHARED : PC);
	if (what & ICMP_SUM)
		repair_icmp(ip, len);
	if (what & IP_SUM)
		ipv4_sum_header(ip);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct place *p;
	static unsigned uses;
	struct iface *at;
	struct pkt *pkt;

	if (size < 1 || size > LONGEST)
		return 0;
	if (!p) {
		p = place_new();
		nat_share_interface(p);
		nat_add_static(p, nat_one_to_one(PC2, POOL(1)));
	}
	at = data[0] & FROM_OUTSIDE ? p->out : p->in;
	pkt = pkt_new(p->k->pool, size - 1);
	memcpy(pkt->data, data + 1, size - 1);
	repair(pkt->data, pkt->len, data[0]);
	pkt->in = at;
	ip_input_held(at, pkt);
	kit_run(p->k, MSEC(100));
	if (++uses % USES == 0) {
		kit_run(p->k, SEC(400)); /* fragments and flows are let go */
		place_free(p);
		p = NULL;
	}
	return 0;
}
