/* Ethernet, ARP, IPv4, ICMP, UDP, TCP and ESP as octets. */
#include <string.h>

#include "engine/wire/arp.h"
#include "engine/wire/esp.h"
#include "engine/wire/ethernet.h"
#include "engine/wire/icmp.h"
#include "engine/wire/ipv4.h"
#include "engine/wire/layout.h"
#include "engine/wire/tcp.h"
#include "engine/wire/udp.h"
#include "tests/support/hex.h"
#include "tests/support/unit.h"

START_TEST(an_ethernet_header_is_pushed_and_pulled)
{
	struct ethernet h = { { { 1, 2, 3, 4, 5, 6 } }, { { 7, 8, 9, 10, 11, 12 } }, ETHERNET_ARP };
	struct ethernet back;
	struct pktpool *pool = pktpool_new();
	struct pkt *p = pkt_new(pool, 0);

	ck_assert(!ethernet_pull(p, &back));
	ethernet_push(p, &h);
	ck_hex(p->data, p->len, "010203040506 0708090a0b0c 0806");
	ck_assert(ethernet_pull(p, &back));
	ck_assert_uint_eq(p->len, 0);
	ck_assert(mac_equal(&h.to, &back.to) && mac_equal(&h.from, &back.from));
	ck_assert_uint_eq(back.type, ETHERNET_ARP);
	pkt_free(p);
	pktpool_free(pool);
}
END_TEST

START_TEST(arp_is_written_and_read)
{
	static const char octets[] =
		"0001 0800 06 04 0001 001bd4aa0100 0a000001 000000000000 0a000002";
	struct arp arp = { ARP_REQUEST,
			   { { 0, 0x1b, 0xd4, 0xaa, 1, 0 } },
			   IP4(10, 0, 0, 1),
			   { { 0 } },
			   IP4(10, 0, 0, 2) };
	struct arp back;
	uint8_t bytes[ARP_SIZE];

	arp_write(bytes, &arp);
	ck_hex(bytes, sizeof bytes, octets);
	ck_assert(arp_read(bytes, sizeof bytes, &back));
	ck_assert_uint_eq(back.sender, arp.sender);
	ck_assert_uint_eq(back.target, arp.target);
	ck_assert(mac_equal(&back.sender_mac, &arp.sender_mac));
	ck_assert(!arp_read(bytes, sizeof bytes - 1, &back));
	for (size_t i = 0; i < 6; i++) { /* another hardware, protocol or size is not ours */
		bytes[i] ^= 1;
		ck_assert(!arp_read(bytes, sizeof bytes, &back));
		bytes[i] ^= 1;
	}
}
END_TEST

/* RFC 1071 section 3's own numbers, and every length. */
START_TEST(the_checksum_is_that_of_rfc_1071)
{
	static const uint8_t example[] = { 0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7 };
	uint8_t bytes[40];

	ck_assert_uint_eq(ip_sum(0, example, sizeof example), 0xddf2);
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (uint8_t)(i * 77 + 0xf0);
	for (size_t len = 0; len <= sizeof bytes; len++) {
		uint32_t plain = 0;

		for (size_t i = 0; i < len; i++)
			plain += i % 2 ? bytes[i] : (uint32_t)bytes[i] << 8;
		while (plain >> 16)
			plain = (plain & 0xffff) + (plain >> 16);
		ck_assert_uint_eq(ip_sum(0, bytes, len), plain);
	}
}
END_TEST

static const struct ipv4 sample = { .header = 20,
				    .tos = 0xc0,
				    .total = 28,
				    .id = 0x1234,
				    .df = true,
				    .ttl = 255,
				    .protocol = PROTO_UDP,
				    .src = IP4(192, 0, 2, 1),
				    .dst = IP4(192, 0, 2, 2) };

START_TEST(an_ipv4_header_is_written_and_read)
{
	uint8_t bytes[28] = { 0 };
	struct ipv4 back;

	ipv4_write(bytes, &sample);
	ck_hex(bytes, 20, "45c0001c 12344000 ff11 e4d8 c0000201 c0000202");
	ck_assert_int_eq(ipv4_read(bytes, sizeof bytes, &back), IPV4_GOOD);
	ck_assert_uint_eq(back.src, sample.src);
	ck_assert_uint_eq(back.dst, sample.dst);
	ck_assert_uint_eq(back.total, 28);
	ck_assert(back.df && !back.mf && !ipv4_is_fragment(&back));
}
END_TEST

START_TEST(a_bad_ipv4_header_says_why)
{
	uint8_t good[28] = { 0 }, bytes[28];
	struct ipv4 h;

	ipv4_write(good, &sample);
#define BAD(fault, len, offset, value)                                                             \
	memcpy(bytes, good, sizeof bytes);                                                         \
	bytes[offset] = (value);                                                                   \
	ck_assert_int_eq(ipv4_read(bytes, len, &h), fault)

	BAD(IPV4_SHORT, 19, 0, 0x45);
	BAD(IPV4_SHORT, 0, 0, 0x45);
	BAD(IPV4_SHORT, 27, 0, 0x45);
	BAD(IPV4_VERSION, 28, 0, 0x65);
	BAD(IPV4_LENGTH, 28, 0, 0x44);
	BAD(IPV4_LENGTH, 28, 3, 19);
	BAD(IPV4_CHECKSUM, 28, 10, 0);
	BAD(IPV4_LENGTH, 28, 0, 0x4f); /* options longer than the packet */
	BAD(IPV4_GOOD, 28, 27, 1);
#undef BAD
}
END_TEST

/* Each change in place must leave a header whose checksum is right: RFC 1624. */
START_TEST(headers_are_changed_in_place)
{
	uint8_t bytes[28] = { 0 };
	struct ipv4 h;

	ipv4_write(bytes, &sample);
	for (unsigned ttl = 255; ttl > 0; ttl--) {
		ck_assert_int_eq(ipv4_read(bytes, sizeof bytes, &h), IPV4_GOOD);
		ck_assert_uint_eq(h.ttl, ttl);
		ipv4_decrement_ttl(bytes);
	}
	ipv4_decrement_ttl(bytes);
	ipv4_set_tos(bytes, 0x28);
	ipv4_set_df(bytes, false);
	ck_assert_int_eq(ipv4_read(bytes, sizeof bytes, &h), IPV4_GOOD);
	ck_assert(h.ttl == 0 && h.tos == 0x28 && !h.df);
	ipv4_set_fragment(bytes, 24, 1480, true);
	ck_assert_int_eq(ipv4_read(bytes, sizeof bytes, &h), IPV4_GOOD);
	ck_assert(h.total == 24 && h.fragment == 1480 && h.mf && !h.df);
}
END_TEST

START_TEST(icmp_is_written_and_read)
{
	uint8_t bytes[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0xab, 0xcd, 0xab, 0xcd };
	struct icmp echo = { .type = ICMP_ECHO, .id = 1, .seq = 2 }, back;
	struct icmp big = { .type = ICMP_UNREACHABLE,
			    .code = ICMP_FRAGMENTATION_NEEDED,
			    .mtu = 1438 };

	icmp_write(bytes, sizeof bytes, &echo);
	ck_hex(bytes, sizeof bytes, "0800 a061 0001 0002 abcdabcd");
	ck_assert(icmp_read(bytes, sizeof bytes, &back));
	ck_assert(back.type == ICMP_ECHO && back.id == 1 && back.seq == 2);
	bytes[11] ^= 1;
	ck_assert(!icmp_read(bytes, sizeof bytes, &back));
	ck_assert(!icmp_read(bytes, 7, &back));
	icmp_write(bytes, sizeof bytes, &big);
	ck_assert(icmp_read(bytes, sizeof bytes, &back));
	ck_assert_uint_eq(back.mtu, 1438);
}
END_TEST

START_TEST(udp_is_written_and_read)
{
	ip4 a = IP4(192, 0, 2, 1), b = IP4(192, 0, 2, 2);
	uint8_t bytes[13] = { 0, 0, 0, 0, 0, 0, 0, 0, 'h', 'e', 'l', 'l', 'o' };
	struct udp h = { 500, 500, sizeof bytes }, back;

	udp_write(bytes, a, b, &h);
	ck_assert(udp_read(bytes, sizeof bytes, a, b, &back));
	ck_assert(back.sport == 500 && back.dport == 500 && back.length == 13);
	ck_assert(!udp_read(bytes, sizeof bytes, a, b + 1, &back));
	ck_assert(!udp_read(bytes, sizeof bytes - 1, a, b, &back)); /* longer than there is */
	bytes[6] = bytes[7] = 0;				    /* no checksum */
	ck_assert(udp_read(bytes, sizeof bytes, a, b, &back));
	bytes[5] = 7;
	ck_assert(!udp_read(bytes, sizeof bytes, a, b, &back));
	ck_assert(!udp_read(bytes, 7, a, b, &back));
}
END_TEST

START_TEST(tcp_is_written_and_read)
{
	ip4 a = IP4(192, 0, 2, 1), b = IP4(192, 0, 2, 2);
	struct tcp h = { .sport = 1025, .dport = 80, .seq = 7, .ack = 9, .window = 4128 }, back;
	uint8_t bytes[24] = { 0 };

	h.flags = TCP_SYN | TCP_ACK;
	tcp_write(bytes, sizeof bytes, a, b, &h);
	ck_assert(tcp_read(bytes, sizeof bytes, a, b, &back));
	ck_assert(back.sport == 1025 && back.dport == 80 && back.seq == 7 && back.ack == 9);
	ck_assert(back.header == 20 && back.flags == (TCP_SYN | TCP_ACK) && back.window == 4128);
	ck_assert(!tcp_read(bytes, 19, a, b, &back));
	bytes[12] = 0x70; /* 28 octets of header in 24 */
	ck_assert(!tcp_read(bytes, sizeof bytes, a, b, &back));
	bytes[12] = 0x40;
	ck_assert(!tcp_read(bytes, sizeof bytes, a, b, &back));
}
END_TEST

/* The segment with its checksum: as tcp_write() makes it, with other options. */
static void
sum_segment(uint8_t *bytes, size_t len, ip4 a, ip4 b)
{
	uint16_t sum;

	bytes[16] = bytes[17] = 0;
	sum = (uint16_t)~ip_sum(ip_pseudo_sum(a, b, PROTO_TCP, (uint16_t)len), bytes, len);
	bytes[16] = (uint8_t)(sum >> 8);
	bytes[17] = (uint8_t)sum;
}

START_TEST(the_largest_segment_size_is_lowered_in_place)
{
	static const struct {
		const char *options;
		uint16_t before, after; /* 0: no such option, as far as can be seen */
	} row[] = {
		{ "020405b4", 1460, 1360 },
		{ "02040550", 1360, 1360 },
		{ "02040218", 536, 536 },
		{ "01020405b4010100", 1460, 1360 }, /* at an odd offset */
		{ "0402 0101 020405b4", 1460, 1360 },
		{ "00000000 020405b4", 0, 0 }, /* behind the end of the list */
		{ "01010101", 0, 0 },
		{ "020305b4", 0, 0 }, /* lengths that cannot be */
		{ "02000000", 0, 0 },
		{ "0301 020405b4 0000", 0, 0 },
		{ "03ff 020405b4 0000", 0, 0 },
		{ "01010102", 0, 0 },
		{ "", 0, 0 },
	};
	ip4 a = IP4(192, 0, 2, 1), b = IP4(192, 0, 2, 2);

	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		uint8_t bytes[64] = { 0 }, old[64];
		size_t len = TCP_HEADER + hex_read(row[i].options, bytes + TCP_HEADER, 32);
		struct tcp back;

		tcp_write(bytes, TCP_HEADER, a, b, &(struct tcp){ .flags = TCP_SYN, .seq = 9 });
		bytes[12] = (uint8_t)(len / 4 << 4);
		sum_segment(bytes, len, a, b);
		ck_assert(tcp_read(bytes, len, a, b, &back));
		ck_assert_uint_eq(back.mss, row[i].before);
		tcp_clamp_mss(bytes, len, 1360);
		ck_assert_msg(tcp_read(bytes, len, a, b, &back), "row %zu", i);
		ck_assert_uint_eq(back.mss, row[i].after);
		bytes[13] = TCP_ACK; /* no SYN: its octets are not looked at */
		memcpy(old, bytes, sizeof old);
		tcp_clamp_mss(bytes, len, 100);
		ck_assert_mem_eq(old, bytes, sizeof old);
	}
}
END_TEST

START_TEST(esp_padding_fills_blocks)
{
	uint8_t bytes[64];
	size_t payload;
	uint8_t next;

	for (size_t block = 1; block <= 16; block *= 2) {
		for (size_t n = 0; n < 40; n++) {
			size_t pad = esp_padding(n, block);

			ck_assert_uint_lt(pad, block < 4 ? 4 : block);
			ck_assert_uint_eq((n + pad + ESP_TRAILER) % (block < 4 ? 4 : block), 0);
			esp_write_trailer(bytes + n, pad, PROTO_IPINIP);
			ck_assert(esp_read_trailer(bytes, n + pad + ESP_TRAILER, &payload, &next));
			ck_assert_uint_eq(payload, n);
			ck_assert_uint_eq(next, PROTO_IPINIP);
		}
	}
	esp_write_trailer(bytes, 3, PROTO_IPINIP);
	ck_hex(bytes, 5, "010203 03 04");
	ck_assert(!esp_read_trailer(bytes + 1, 4, &payload, &next)); /* more padding than octets */
	bytes[1] = 1;
	ck_assert(!esp_read_trailer(bytes, 5, &payload, &next));
	ck_assert(!esp_read_trailer(bytes, 1, &payload, &next));
}
END_TEST

START_TEST(port_4500_carries_three_things)
{
	ck_assert_int_eq(esp_udp_kind((const uint8_t *)"\xff", 1), ESP_UDP_KEEPALIVE);
	ck_assert_int_eq(esp_udp_kind((const uint8_t *)"\xfe", 1), ESP_UDP_SHORT);
	ck_assert_int_eq(esp_udp_kind((const uint8_t *)"\0\0\0\0", 4), ESP_UDP_IKE);
	ck_assert_int_eq(esp_udp_kind((const uint8_t *)"\0\0\1\0\0\0\0\1", 8), ESP_UDP_ESP);
	ck_assert_int_eq(esp_udp_kind((const uint8_t *)"\0\0\1\0\0\0\0", 7), ESP_UDP_SHORT);
	ck_assert_int_eq(esp_udp_kind(NULL, 0), ESP_UDP_SHORT);
}
END_TEST

struct sampler {
	uint8_t one;
	uint16_t two;
	uint64_t wide;
	uint8_t raw[3];
};

static const struct field sampler_layout[] = {
	FIELD(sampler, one, 1, .text = ip_proto_name),
	FIELD(sampler, two, 2),
	FIELD(sampler, wide, 8),
	FIELD_RAW(sampler, raw),
	{ 0 },
};

START_TEST(a_table_reads_writes_and_prints)
{
	struct sampler s = { 50, 0x1234, 0x0102030405060708, { 0xaa, 0xbb, 0xcc } }, back;
	uint8_t bytes[14];
	struct wr w = wr_init(bytes, sizeof bytes), narrow = wr_init(bytes, 4);
	struct rd r = rd_init(bytes, sizeof bytes), cut = rd_init(bytes, 13);
	struct text t = { 0 };

	layout_write(sampler_layout, &narrow, &s);
	ck_assert(narrow.bad);
	layout_write(sampler_layout, &w, &s);
	ck_hex(bytes, wr_len(&w), "32 1234 0102030405060708 aabbcc");
	ck_assert_uint_eq(layout_size(sampler_layout), sizeof bytes);
	layout_read(sampler_layout, &r, &back);
	ck_assert(!r.bad && back.one == 50 && back.two == 0x1234 && back.wide == s.wide);
	ck_assert_mem_eq(back.raw, s.raw, 3);
	layout_print(sampler_layout, &back, &t);
	ck_assert_str_eq(text_get(&t),
			 "one 50 (esp), two 4660, wide 72623859790382856, raw aabbcc");
	layout_read(sampler_layout, &cut, &back);
	ck_assert(cut.bad && back.raw[0] == 0);
	text_free(&t);
}
END_TEST

UNIT("wire", an_ethernet_header_is_pushed_and_pulled, arp_is_written_and_read,
     the_checksum_is_that_of_rfc_1071, an_ipv4_header_is_written_and_read,
     a_bad_ipv4_header_says_why, headers_are_changed_in_place, icmp_is_written_and_read,
     udp_is_written_and_read, tcp_is_written_and_read, the_largest_segment_size_is_lowered_in_place,
     esp_padding_fills_blocks, port_4500_carries_three_things, a_table_reads_writes_and_prints)
