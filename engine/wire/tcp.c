#include "engine/wire/tcp.h"

#include "engine/wire/ipv4.h"
#include "engine/wire/layout.h"

static const struct field tcp_layout[] = {
	FIELD(tcp, sport, 2),  FIELD(tcp, dport, 2), FIELD(tcp, seq, 4),    FIELD(tcp, ack, 4),
	FIELD(tcp, header, 1), FIELD(tcp, flags, 1), FIELD(tcp, window, 2), { 0 },
};

bool
tcp_read(const uint8_t *segment, size_t len, ip4 src, ip4 dst, struct tcp *h)
{
	struct rd r = rd_init(segment, len);

	layout_read(tcp_layout, &r, h);
	h->header = (uint8_t)((h->header >> 4) * 4); /* a count of words in the upper half */
	if (r.bad || h->header < TCP_HEADER || h->header > len || len > UINT16_MAX)
		return false;
	return ip_sum(ip_pseudo_sum(src, dst, PROTO_TCP, (uint16_t)len), segment, len) == 0xffff;
}

void
tcp_write(uint8_t *segment, size_t len, ip4 src, ip4 dst, const struct tcp *h)
{
	struct wr w = wr_init(segment, TCP_HEADER);
	struct tcp own = *h;

	own.header = TCP_HEADER / 4 << 4;
	layout_write(tcp_layout, &w, &own);
	wr_zero(&w, 4); /* checksum, urgent pointer */
	wr_patch_u16(
		&w, 16,
		(uint16_t)~ip_sum(ip_pseudo_sum(src, dst, PROTO_TCP, (uint16_t)len), segment, len));
}
