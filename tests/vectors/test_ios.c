/* Two real IOS routers on the wire: our decoders see in every message what ios_messages.h says. */
#include <stdlib.h>
#include <string.h>

#include "engine/crypto/crypto.h"
#include "engine/ike/v1/keys.h"
#include "tests/support/ike_layout.h"
#include "tests/support/ios_messages.h"
#include "tests/support/pcap.h"
#include "tests/support/unit.h"

static void
ck_layouts(const char *path, const char *const *want)
{
	struct pcap_file f;
	struct datagram d;
	struct text t = { 0 };

	pcap_file_open(&f, path);
	for (; pcap_file_next_udp(&f, &d); want++) {
		ck_assert_ptr_nonnull(*want);
		ck_assert(d.sport == ISAKMP_PORT && d.dport == ISAKMP_PORT);
		ck_assert(d.tos == 0xc0 && d.ttl == 255 && d.sum_good);
		ike_layout(d.data, d.len, &t);
		ck_assert_str_eq(text_get(&t), *want);
		text_clear(&t);
	}
	ck_assert_ptr_null(*want);
	text_free(&t);
	pcap_file_close(&f);
}

START_TEST(main_mode)
{
	ck_layouts("tests/vectors/ios-captures/main-mode.pcap", ios_main_mode);
}
END_TEST

START_TEST(aggressive_mode)
{
	ck_layouts("tests/vectors/ios-captures/aggressive-mode.pcap", ios_aggressive_mode);
}
END_TEST

/* No NAT stood between them, so both NAT-D of each message must be the hashes of what the IP
 * header says: first the receiver's address and port, then the sender's own. */
START_TEST(nat_detection_sees_no_nat)
{
	struct pcap_file f;
	struct datagram d;
	struct isakmp_header h;
	struct isakmp_payloads list;
	const struct isakmp_payload *p;
	uint8_t hash[CRYPTO_MAX_DIGEST];
	unsigned seen = 0;

	pcap_file_open(&f, "tests/vectors/ios-captures/main-mode.pcap");
	while (pcap_file_next_udp(&f, &d)) {
		ck_assert_int_eq(isakmp_read_header(d.data, d.len, &h), ISAKMP_GOOD);
		if (h.flags & ISAKMP_ENCRYPTED)
			continue;
		isakmp_read_payloads(d.data + ISAKMP_HEADER, d.len - ISAKMP_HEADER, h.next, &list);
		p = isakmp_find(&list, PAYLOAD_NATD);
		if (!p)
			continue;
		nat_d_hash(HASH_SHA1, h.cky_i, h.cky_r, d.dst, d.dport, hash);
		ck_assert_mem_eq(p->body, hash, p->len);
		p = isakmp_find_next(&list, p);
		nat_d_hash(HASH_SHA1, h.cky_i, h.cky_r, d.src, d.sport, hash);
		ck_assert_mem_eq(p->body, hash, p->len);
		seen++;
	}
	ck_assert_uint_eq(seen, 2);
	pcap_file_close(&f);
}
END_TEST

UNIT("ios", main_mode, aggressive_mode, nat_detection_sees_no_nat)
