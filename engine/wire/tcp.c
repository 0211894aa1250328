#include "engine/wire/tcp.h"

#include "engine/wire/ipv4.h"
#include "engine/wire/layout.h"

static const struct field tcp_layout[] = {
	FIELD(tcp, sport, 2),  FIELD(tcp, dport, 2), FIELD(tcp, seq, 4),    FIELD(tcp, ack, 4),
	FIELD(tcp, header, 1), FIELD(tcp, flags, 1), FIELD(tcp, window, 2), { 0 },
};

enum { OPTION_END = 0, OPTION_NOP = 1, OPTION_MSS = 2, OPTION_MSS_SIZE = 4 };

/* Where the value of the MSS option stands, or 0. header octets of the segment are there. */
static size_t
find_mss(const uint8_t *segment, size_t header)
{
	size_t at = TCP_HEADER;

	while (at < header && segment[at] != OPTION_END) {
		if (segment[at] == OPTION_NOP) {
			at++;
			continue;
		}
		if (header - at < 2 || segment[at + 1] < 2 || segment[at + 1] > header - at)
			return 0;
		if (segment[at] == OPTION_MSS)
			return segment[at + 1] == OPTION_MSS_SIZE ? at + 2 : 0;
		at += segment[at + 1];
	}
	return 0;
}

static uint16_t
word_at(const uint8_t *bytes)
{
	return (uint16_t)(bytes[0] << 8 | bytes[1]);
}

/* The header and its options, whatever its checksum. */
static bool
read_header(const uint8_t *segment, size_t len, struct tcp *h)
{
	struct rd r = rd_init(segment, len);
	size_t mss;

	*h = (struct tcp){ 0 };
	layout_read(tcp_layout, &r, h);
	h->header = (uint8_t)((h->header >> 4) * 4); /* a count of words in the upper half */
	if (r.bad || h->header < TCP_HEADER || h->header > len)
		return false;
	mss = h->flags & TCP_SYN ? find_mss(segment, h->header) : 0;
	h->mss = mss ? word_at(segment + mss) : 0;
	return true;
}

bool
tcp_read(const uint8_t *segment, size_t len, ip4 src, ip4 dst, struct tcp *h)
{
	return read_header(segment, len, h) && len <= UINT16_MAX &&
	       ip_sum(ip_pseudo_sum(src, dst, PROTO_TCP, (uint16_t)len), segment, len) == 0xffff;
}

void
tcp_write(uint8_t *segment, size_t len, ip4 src, ip4 dst, const struct tcp *h)
{
	struct wr w = wr_init(segment, tcp_size(h));
	struct tcp own = *h;

	own.header = (uint8_t)(tcp_size(h) / 4 << 4);
	layout_write(tcp_layout, &w, &own);
	wr_zero(&w, 4); /* checksum, urgent pointer */
	if (h->mss) {
		wr_u8(&w, OPTION_MSS);
		wr_u8(&w, OPTION_MSS_SIZE);
		wr_u16(&w, h->mss);
	}
	wr_patch_u16(
		&w, 16,
		(uint16_t)~ip_sum(ip_pseudo_sum(src, dst, PROTO_TCP, (uint16_t)len), segment, len));
}

void
tcp_clamp_mss(uint8_t *segment, size_t len, uint16_t most)
{
	struct tcp h;
	uint8_t *mss, *sum = segment + 16;
	uint8_t words[6];
	uint16_t mended;
	size_t at;

	if (!read_header(segment, len, &h) || h.mss <= most)
		return;
	at = find_mss(segment, h.header);
	mss = segment + at;
	/* HC' = ~(~HC + ~m + m'); an option at an odd offset stands in the sum with its octets
	 * exchanged. */
	words[0] = (uint8_t)~sum[0];
	words[1] = (uint8_t)~sum[1];
	words[2 + at % 2] = (uint8_t)~mss[0];
	words[3 - at % 2] = (uint8_t)~mss[1];
	words[4 + at % 2] = (uint8_t)(most >> 8);
	words[5 - at % 2] = (uint8_t)most;
	mended = (uint16_t)~ip_sum(0, words, sizeof words);
	sum[0] = (uint8_t)(mended >> 8);
	sum[1] = (uint8_t)mended;
	mss[0] = (uint8_t)(most >> 8);
	mss[1] = (uint8_t)most;
}
