#include "engine/wire/ipv4.h"

#include <string.h>

#include "engine/base/rd.h"
#include "engine/base/wr.h"

enum { DF = 0x4000, MF = 0x2000, OFFSET = 0x1fff }; /* of the word at octet 6 */

const char *
ip_proto_name(unsigned number)
{
	switch (number) {
#define IP_PROTO(name, n, text)                                                                    \
	case n:                                                                                    \
		return text;
#include "engine/wire/ipproto.def"
#undef IP_PROTO
	default:
		return NULL;
	}
}

/* ---- the checksum ---- */

static uint16_t
fold(uint64_t sum)
{
	while (sum >> 16)
		sum = (sum & 0xffff) + (sum >> 16);
	return (uint16_t)sum;
}

/* Adds 32 bits at a time in the machine's order, four of them in a turn; the byte order of a ones'
 * complement sum can be put right at the end (RFC 1071 section 2 (B)). */
uint16_t
ip_sum(uint32_t start, const void *bytes, size_t len)
{
	const uint8_t *p = bytes;
	uint64_t sum = 0, other = 0, wide[2];
	uint32_t word;
	uint16_t folded;
	uint8_t octet[2];

	for (; len >= sizeof wide; p += sizeof wide, len -= sizeof wide) {
		memcpy(wide, p, sizeof wide);
		sum += (wide[0] & 0xffffffff) + (wide[0] >> 32);
		other += (wide[1] & 0xffffffff) + (wide[1] >> 32);
	}
	sum += other;
	for (; len >= 4; p += 4, len -= 4) {
		memcpy(&word, p, 4);
		sum += word;
	}
	if (len) {
		word = 0;
		memcpy(&word, p, len);
		sum += word;
	}
	folded = fold(sum);
	memcpy(octet, &folded, 2);
	return fold((uint64_t)(octet[0] << 8 | octet[1]) + start);
}

uint32_t
ip_pseudo_sum(ip4 src, ip4 dst, uint8_t protocol, uint16_t len)
{
	return (src >> 16) + (src & 0xffff) + (dst >> 16) + (dst & 0xffff) + protocol + len;
}

uint16_t
ip_sum_mend(uint16_t checksum, uint32_t was, uint32_t is)
{
	uint64_t sum = (uint16_t)~checksum;

	sum += (uint16_t) ~(was >> 16) + (uint64_t)(uint16_t)~was;
	sum += (is >> 16) + (uint64_t)(uint16_t)is;
	return (uint16_t)~fold(sum);
}

/* ---- the header ---- */

enum ipv4_fault
ipv4_read(const uint8_t *bytes, size_t len, struct ipv4 *h)
{
	struct rd r = rd_init(bytes, len);
	uint16_t fragment;

	*h = (struct ipv4){ 0 };
	if (len < IPV4_HEADER)
		return IPV4_SHORT;
	if (bytes[0] >> 4 != 4)
		return IPV4_VERSION;
	h->header = (uint8_t)((rd_u8(&r) & 0xf) * 4);
	h->tos = rd_u8(&r);
	h->total = rd_u16(&r);
	h->id = rd_u16(&r);
	fragment = rd_u16(&r);
	h->df = fragment & DF;
	h->mf = fragment & MF;
	h->fragment = (uint16_t)((fragment & OFFSET) * 8);
	h->ttl = rd_u8(&r);
	h->protocol = rd_u8(&r);
	rd_skip(&r, 2);
	h->src = rd_u32(&r);
	h->dst = rd_u32(&r);
	if (h->header < IPV4_HEADER || h->total < h->header)
		return IPV4_LENGTH;
	if (len < h->total)
		return IPV4_SHORT;
	return ip_sum(0, bytes, h->header) == 0xffff ? IPV4_GOOD : IPV4_CHECKSUM;
}

void
ipv4_write(uint8_t to[static IPV4_HEADER], const struct ipv4 *h)
{
	struct wr w = wr_init(to, IPV4_HEADER);

	wr_u8(&w, 0x45);
	wr_u8(&w, h->tos);
	wr_u16(&w, h->total);
	wr_u16(&w, h->id);
	wr_u16(&w, (uint16_t)((h->df ? DF : 0) | (h->mf ? MF : 0) | h->fragment / 8));
	wr_u8(&w, h->ttl);
	wr_u8(&w, h->protocol);
	wr_u16(&w, 0);
	wr_u32(&w, h->src);
	wr_u32(&w, h->dst);
	ipv4_sum_header(to);
}

void
ipv4_sum_header(uint8_t *header)
{
	uint16_t sum;

	header[10] = header[11] = 0;
	sum = (uint16_t)~ip_sum(0, header, (header[0] & 0xf) * 4u);
	header[10] = sum >> 8;
	header[11] = sum & 0xff;
}

static void
mend_header(uint8_t *header, uint32_t was, uint32_t is)
{
	uint16_t sum = ip_sum_mend((uint16_t)(header[10] << 8 | header[11]), was, is);

	header[10] = sum >> 8;
	header[11] = sum & 0xff;
}

/* Replaces the 16-bit word at that offset and mends the checksum. */
static void
set_word(uint8_t *header, unsigned offset, uint16_t word)
{
	mend_header(header, (uint16_t)(header[offset] << 8 | header[offset + 1]), word);
	header[offset] = word >> 8;
	header[offset + 1] = word & 0xff;
}

void
ipv4_change_src(uint8_t *header, ip4 addr)
{
	mend_header(header, ipv4_src(header), addr);
	ipv4_set_src(header, addr);
}

void
ipv4_change_dst(uint8_t *header, ip4 addr)
{
	mend_header(header, ipv4_dst(header), addr);
	header[16] = (uint8_t)(addr >> 24);
	header[17] = (uint8_t)(addr >> 16);
	header[18] = (uint8_t)(addr >> 8);
	header[19] = (uint8_t)addr;
}

void
ipv4_decrement_ttl(uint8_t *header)
{
	if (header[8])
		set_word(header, 8, (uint16_t)((header[8] - 1) << 8 | header[9]));
}

void
ipv4_set_tos(uint8_t *header, uint8_t tos)
{
	set_word(header, 0, (uint16_t)(header[0] << 8 | tos));
}

void
ipv4_set_df(uint8_t *header, bool df)
{
	uint16_t word = (uint16_t)(header[6] << 8 | header[7]);

	set_word(header, 6, (uint16_t)((word & ~DF) | (df ? DF : 0)));
}

void
ipv4_set_fragment(uint8_t *header, uint16_t total, uint16_t offset, bool more)
{
	uint16_t df = (uint16_t)(header[6] << 8 & DF);

	set_word(header, 2, total);
	set_word(header, 6, (uint16_t)(df | (more ? MF : 0) | offset / 8));
}
