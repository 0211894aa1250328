#include "tests/support/pcap.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/base/xmalloc.h"
#include "engine/wire/ethernet.h"
#include "engine/wire/ipv4.h"
#include "engine/wire/udp.h"

enum { MAGIC = 0xa1b2c3d4, LINKTYPE_ETHERNET = 1, MOST = 1 << 24 };

static uint32_t
u32(struct pcap_file *f)
{
	uint32_t v = rd_u32(&f->rd);

	return f->swapped ? __builtin_bswap32(v) : v;
}

void
pcap_file_open(struct pcap_file *f, const char *path)
{
	FILE *in = fopen(path, "rb");
	size_t size;

	ck_assert_msg(in != NULL, "%s cannot be opened", path);
	f->bytes = xmalloc(MOST);
	size = fread(f->bytes, 1, MOST, in);
	fclose(in);
	f->rd = rd_init(f->bytes, size);
	f->swapped = false;
	if (u32(f) != MAGIC) {
		f->swapped = true;
		f->rd = rd_init(f->bytes, size);
		ck_assert_msg(u32(f) == MAGIC, "%s is no pcap file", path);
	}
	rd_skip(&f->rd, 16); /* version, time zone, accuracy, snap length */
	ck_assert_uint_eq(u32(f), LINKTYPE_ETHERNET);
}

void
pcap_file_close(struct pcap_file *f)
{
	free(f->bytes);
}

bool
pcap_file_next(struct pcap_file *f, struct rd *frame)
{
	uint32_t len;

	if (!rd_left(&f->rd))
		return false;
	rd_skip(&f->rd, 8); /* time */
	len = u32(f);
	ck_assert_uint_eq(u32(f), len); /* nothing was cut off */
	*frame = rd_sub(&f->rd, len);
	ck_assert(!f->rd.bad);
	return true;
}

static bool
read_udp(struct rd *frame, struct datagram *d)
{
	struct ipv4 ip;
	struct rd udp;
	struct udp h;
	uint16_t sport, dport;
	const uint8_t *at;

	rd_skip(frame, 12); /* the addresses */
	if (rd_u16(frame) != ETHERNET_IPV4)
		return false;
	at = frame->at;
	ck_assert_int_eq(ipv4_read(at, rd_left(frame), &ip), IPV4_GOOD);
	if (ip.protocol != PROTO_UDP)
		return false;
	udp = rd_init(at + ip.header, (size_t)ip.total - ip.header);
	sport = rd_u16(&udp);
	dport = rd_u16(&udp);
	ck_assert_uint_eq(rd_u16(&udp), (size_t)ip.total - ip.header);
	rd_skip(&udp, 2);
	ck_assert(!udp.bad);
	*d = (struct datagram){ .src = ip.src,
				.dst = ip.dst,
				.sport = sport,
				.dport = dport,
				.tos = ip.tos,
				.ttl = ip.ttl,
				.data = udp.at,
				.len = rd_left(&udp) };
	d->sum_good = udp_read(at + ip.header, UDP_HEADER + d->len, ip.src, ip.dst, &h);
	return true;
}

bool
pcap_file_next_udp(struct pcap_file *f, struct datagram *d)
{
	struct rd frame;

	while (pcap_file_next(f, &frame))
		if (read_udp(&frame, d))
			return true;
	return false;
}
