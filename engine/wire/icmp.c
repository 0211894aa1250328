#include "engine/wire/icmp.h"

#include "engine/wire/ipv4.h"
#include "engine/wire/layout.h"

static const struct field icmp_layout[] = {
	FIELD(icmp, type, 1),
	FIELD(icmp, code, 1),
	{ 0 },
};

static const struct field rest_layout[] = {
	FIELD(icmp, id, 2),
	FIELD(icmp, seq, 2),
	{ 0 },
};

bool
icmp_read(const uint8_t *message, size_t len, struct icmp *h)
{
	struct rd r = rd_init(message, len);

	layout_read(icmp_layout, &r, h);
	rd_skip(&r, 2);
	layout_read(rest_layout, &r, h);
	return !r.bad && ip_sum(0, message, len) == 0xffff;
}

void
icmp_write(uint8_t *message, size_t len, const struct icmp *h)
{
	struct wr w = wr_init(message, ICMP_HEADER);

	layout_write(icmp_layout, &w, h);
	wr_u16(&w, 0);
	layout_write(rest_layout, &w, h);
	wr_patch_u16(&w, 2, (uint16_t)~ip_sum(0, message, len));
}
