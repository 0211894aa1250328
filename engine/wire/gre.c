#include "engine/wire/gre.h"

#include "engine/base/rd.h"
#include "engine/base/wr.h"
#include "engine/wire/ipv4.h"

enum {
	CHECKSUM = 0x8000,
	ROUTING = 0x4000, /* RFC 1701; to be refused: RFC 2784 section 2.3 */
	KEY = 0x2000,
	SEQUENCE = 0x1000,
	STRICT = 0x0800,
	RECURSION = 0x0400,
	VERSION = 0x0007,
};

unsigned
gre_size(const struct gre *g)
{
	return GRE_HEADER + 4u * (g->has_checksum + g->has_key + g->has_sequence);
}

enum gre_fault
gre_read(const uint8_t *packet, size_t len, struct gre *g)
{
	struct rd r = rd_init(packet, len);
	uint16_t flags = rd_u16(&r);

	*g = (struct gre){
		.has_checksum = flags & CHECKSUM,
		.has_key = flags & KEY,
		.has_sequence = flags & SEQUENCE,
		.type = rd_u16(&r),
	};
	if (r.bad)
		return GRE_SHORT;
	if (flags & (ROUTING | STRICT | RECURSION | VERSION))
		return GRE_UNKNOWN;
	if (g->has_checksum)
		rd_skip(&r, 4);
	if (g->has_key)
		g->key = rd_u32(&r);
	if (g->has_sequence)
		g->sequence = rd_u32(&r);
	if (r.bad)
		return GRE_SHORT;
	g->header = (uint8_t)gre_size(g);
	if (g->has_checksum && ip_sum(0, packet, len) != 0xffff)
		return GRE_CHECKSUM;
	return GRE_GOOD;
}

void
gre_write(uint8_t *packet, size_t len, const struct gre *g)
{
	struct wr w = wr_init(packet, gre_size(g));

	wr_u16(&w, (uint16_t)((g->has_checksum ? CHECKSUM : 0) | (g->has_key ? KEY : 0) |
			      (g->has_sequence ? SEQUENCE : 0)));
	wr_u16(&w, g->type);
	if (g->has_checksum)
		wr_u32(&w, 0);
	if (g->has_key)
		wr_u32(&w, g->key);
	if (g->has_sequence)
		wr_u32(&w, g->sequence);
	if (g->has_checksum)
		wr_patch_u16(&w, GRE_HEADER, (uint16_t)~ip_sum(0, packet, len));
}
