#include "engine/wire/udp.h"

#include "engine/wire/ipv4.h"
#include "engine/wire/layout.h"

static const struct field udp_layout[] = {
	FIELD(udp, sport, 2),
	FIELD(udp, dport, 2),
	FIELD(udp, length, 2),
	{ 0 },
};

bool
udp_read(const uint8_t *datagram, size_t len, ip4 src, ip4 dst, struct udp *h)
{
	struct rd r = rd_init(datagram, len);
	uint16_t sum;

	layout_read(udp_layout, &r, h);
	sum = rd_u16(&r);
	if (r.bad || h->length < UDP_HEADER || h->length > len)
		return false;
	return !sum ||
	       ip_sum(ip_pseudo_sum(src, dst, PROTO_UDP, h->length), datagram, h->length) == 0xffff;
}

void
udp_write(uint8_t *datagram, ip4 src, ip4 dst, const struct udp *h)
{
	struct wr w = wr_init(datagram, UDP_HEADER);
	uint16_t sum;

	layout_write(udp_layout, &w, h);
	wr_u16(&w, 0);
	sum = (uint16_t)~ip_sum(ip_pseudo_sum(src, dst, PROTO_UDP, h->length), datagram, h->length);
	wr_patch_u16(&w, 6, sum ? sum : 0xffff); /* zero would say: no checksum */
}
