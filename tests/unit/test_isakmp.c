/* ISAKMP messages written, read back, described, and broken in every way. */
#include <string.h>

#include "engine/wire/isakmp.h"
#include "engine/wire/isakmp_write.h"
#include "tests/support/hex.h"
#include "tests/support/unit.h"

static const struct isakmp_header head = { .cky_i = { 1, 2, 3, 4, 5, 6, 7, 8 },
					   .version = ISAKMP_VERSION,
					   .exchange = EXCHANGE_MAIN };

/* Main mode, message 1: AES-128, SHA, group 2, pre-shared key, 86400 s; and a vendor ID. */
static size_t
write_mm1(uint8_t *buffer, size_t size)
{
	struct isakmp_writer w;

	isakmp_begin(&w, buffer, size, &head);
	isakmp_open_sa(&w);
	isakmp_open_proposal(&w, 1, PROTOCOL_ISAKMP, NULL, 0);
	isakmp_open_transform(&w, 1, OAKLEY_KEY_IKE);
	isakmp_add_attribute(&w, OAKLEY_ENCRYPTION, 7);
	isakmp_add_attribute(&w, OAKLEY_KEY_LENGTH, 128);
	isakmp_add_attribute(&w, OAKLEY_HASH, 2);
	isakmp_add_attribute(&w, OAKLEY_GROUP, 2);
	isakmp_add_attribute(&w, OAKLEY_AUTH, OAKLEY_PSK);
	isakmp_add_attribute(&w, OAKLEY_LIFE_TYPE, OAKLEY_LIFE_SECONDS);
	isakmp_add_attribute(&w, OAKLEY_LIFE_DURATION, 86400);
	isakmp_close(&w);
	isakmp_close(&w);
	isakmp_close(&w);
	isakmp_add_vid(&w, VID_NATT_RFC3947);
	return isakmp_end(&w);
}

/* clang-format off */
static const char mm1[] =
	"0102030405060708 0000000000000000 01 10 02 00 00000000 0000006c"
	"0d00003c 00000001 00000001"	/* SA: IPsec DOI, SIT_IDENTITY_ONLY */
	"  00000030 01 01 00 01"	/* proposal 1, ISAKMP, one transform */
	"    00000028 01 01 0000"	/* transform 1, KEY_IKE */
	"      80010007 800e0080 80020002 80040002 80030001 800b0001 000c0004 00015180"
	"00000014 4a131c81070358455c5728f20e95452f";
/* clang-format on */

START_TEST(a_message_is_written_octet_for_octet)
{
	uint8_t bytes[512];

	ck_hex(bytes, write_mm1(bytes, sizeof bytes), mm1);
}
END_TEST

START_TEST(a_buffer_too_small_gives_no_message)
{
	uint8_t bytes[512];
	size_t whole = write_mm1(bytes, sizeof bytes);

	for (size_t size = 0; size < whole; size++)
		ck_assert_uint_eq(write_mm1(bytes, size), 0);
	ck_assert_uint_eq(write_mm1(bytes, whole), whole);
}
END_TEST

START_TEST(an_sa_is_read_back)
{
	uint8_t bytes[512];
	size_t size = write_mm1(bytes, sizeof bytes), n = 0;
	struct isakmp_header h;
	struct isakmp_payloads list;
	struct isakmp_sa sa;
	struct isakmp_proposal p;
	struct isakmp_transform t;
	struct isakmp_attribute a;
	static const uint32_t want[][2] = { { 1, 7 }, { 14, 128 }, { 2, 2 },	 { 4, 2 },
					    { 3, 1 }, { 11, 1 },   { 12, 86400 } };

	ck_assert_int_eq(isakmp_read_header(bytes, size, &h), ISAKMP_GOOD);
	ck_assert_uint_eq(h.length, size);
	ck_assert_int_eq(
		isakmp_read_payloads(bytes + ISAKMP_HEADER, size - ISAKMP_HEADER, h.next, &list),
		ISAKMP_GOOD);
	ck_assert_uint_eq(list.count, 2);
	ck_assert_ptr_eq(list.end, bytes + size);
	ck_assert_int_eq(vid_recognise(isakmp_find(&list, PAYLOAD_VID)), VID_NATT_RFC3947);

	ck_assert(isakmp_read_sa(isakmp_find(&list, PAYLOAD_SA), &sa));
	ck_assert(sa.doi == ISAKMP_DOI_IPSEC && sa.situation == ISAKMP_SIT_IDENTITY_ONLY);
	ck_assert(isakmp_next_proposal(&sa.proposals, &p));
	ck_assert(p.number == 1 && p.protocol == PROTOCOL_ISAKMP && p.transform_count == 1);
	ck_assert(isakmp_next_transform(&p.transforms, &t));
	for (; isakmp_next_attribute(&t.attributes, &a); n++) {
		ck_assert_uint_eq(a.type, want[n][0]);
		ck_assert_uint_eq(a.value, want[n][1]);
		ck_assert_int_eq(a.basic, a.value <= 65535);
	}
	ck_assert_uint_eq(n, 7);
	ck_assert(!isakmp_next_transform(&p.transforms, &t));
	ck_assert(!isakmp_next_proposal(&sa.proposals, &p));
}
END_TEST

/* The responder returns a transform as it came, whatever is in it. */
START_TEST(a_transform_is_copied_unchanged)
{
	uint8_t bytes[512], reply[512];
	size_t size = write_mm1(bytes, sizeof bytes);
	struct isakmp_payloads list;
	struct isakmp_sa sa;
	struct isakmp_proposal p;
	struct isakmp_transform t;
	struct isakmp_writer w;

	isakmp_read_payloads(bytes + ISAKMP_HEADER, size - ISAKMP_HEADER, PAYLOAD_SA, &list);
	ck_assert(isakmp_read_sa(&list.at[0], &sa) && isakmp_next_proposal(&sa.proposals, &p) &&
		  isakmp_next_transform(&p.transforms, &t));
	isakmp_begin(&w, reply, sizeof reply, &head);
	isakmp_open_sa(&w);
	isakmp_open_proposal(&w, p.number, p.protocol, p.spi, p.spi_size);
	isakmp_add_transform(&w, &t);
	isakmp_close(&w);
	isakmp_close(&w);
	size = isakmp_end(&w);
	ck_assert_mem_eq(reply + ISAKMP_HEADER + 1, bytes + ISAKMP_HEADER + 1,
			 size - ISAKMP_HEADER - 1);
}
END_TEST

static size_t
write_informational(uint8_t *bytes, size_t size)
{
	static const uint8_t spis[8] = { 1, 2, 3, 4, 5, 6, 7, 8 };
	struct isakmp_writer w;

	isakmp_begin(&w, bytes, size, &head);
	isakmp_add_room(&w, PAYLOAD_HASH, 20);
	isakmp_add_notify(&w, PROTOCOL_ISAKMP, NOTIFY_INITIAL_CONTACT, head.cky_i, 8, "data", 4);
	isakmp_add_notify(&w, PROTOCOL_ISAKMP, 999, NULL, 0, NULL, 0);
	isakmp_add_delete(&w, PROTOCOL_ESP, spis, 4, 2);
	isakmp_add_id_prefix(&w, prefix_make(IP4(10, 1, 1, 0), 24), 0, 0);
	isakmp_add_id_prefix(&w, prefix_make(IP4(192, 0, 2, 1), 32), 17, 500);
	isakmp_add_nat_oa(&w, PAYLOAD_NATOA, IP4(192, 0, 2, 9));
	isakmp_add_cert(&w, PAYLOAD_CERT, ISAKMP_CERT_X509_SIGNATURE, "der", 3);
	isakmp_add(&w, 99, NULL, 0);
	isakmp_add_vid(&w, VID_DPD);
	isakmp_add_vid(&w, VID_UNITY);
	return isakmp_end_padded(&w, 16, false);
}

START_TEST(payloads_of_every_kind_are_read_back)
{
	uint8_t bytes[512];
	size_t size = write_informational(bytes, sizeof bytes);
	struct isakmp_payloads list;
	struct isakmp_notify n;
	struct isakmp_delete d;
	struct isakmp_id id;
	struct isakmp_cert cert;
	struct prefix prefix;
	struct text t = { 0 };
	const struct isakmp_payload *p;

	ck_assert_uint_eq((size - ISAKMP_HEADER) % 16, 0);
	ck_assert_uint_eq(bytes[19], ISAKMP_ENCRYPTED);
	ck_assert_int_eq(isakmp_read_payloads(bytes + ISAKMP_HEADER, size - ISAKMP_HEADER,
					      PAYLOAD_HASH, &list),
			 ISAKMP_GOOD);
	isakmp_describe(&list, &t);
	ck_assert_str_eq(text_get(&t),
			 "HASH, N(INITIAL-CONTACT), N(999), D, ID x2, NAT-OA, CERT, 99, VID x2");
	text_free(&t);

	p = isakmp_find(&list, PAYLOAD_NOTIFY);
	ck_assert(isakmp_read_notify(p, &n));
	ck_assert(n.type == NOTIFY_INITIAL_CONTACT && n.protocol == 1 && n.spi_size == 8);
	ck_assert_mem_eq(n.spi, head.cky_i, 8);
	ck_assert_uint_eq(rd_left(&n.data), 4);
	p = isakmp_find_next(&list, p);
	ck_assert(isakmp_read_notify(p, &n) && n.type == 999 && n.spi_size == 0);
	ck_assert_ptr_null(isakmp_find_next(&list, p));

	ck_assert(isakmp_read_delete(isakmp_find(&list, PAYLOAD_DELETE), &d));
	ck_assert(d.count == 2 && d.spi_size == 4 && d.protocol == PROTOCOL_ESP);
	ck_hex(d.spi, 8, "0102030405060708");

	p = isakmp_find(&list, PAYLOAD_ID);
	ck_assert(isakmp_read_id(p, &id) && isakmp_id_prefix(&id, &prefix));
	ck_assert_str_eq(PREFIXS(prefix), "10.1.1.0/24");
	p = isakmp_find_next(&list, p);
	ck_assert(isakmp_read_id(p, &id) && isakmp_id_prefix(&id, &prefix));
	ck_assert(id.type == ID_IPV4_ADDR && id.protocol == 17 && id.port == 500);
	ck_assert_str_eq(PREFIXS(prefix), "192.0.2.1/32");
	ck_assert(isakmp_read_nat_oa(isakmp_find(&list, PAYLOAD_NATOA), &id));
	ck_assert(isakmp_id_prefix(&id, &prefix) && prefix.addr == IP4(192, 0, 2, 9));
	ck_assert(isakmp_read_cert(isakmp_find(&list, PAYLOAD_CERT), &cert));
	ck_assert(cert.encoding == ISAKMP_CERT_X509_SIGNATURE && cert.len == 3);
	ck_assert_uint_eq(isakmp_count(&list, PAYLOAD_VID), 2);
	ck_assert_uint_eq(list.count, 11);
}
END_TEST

START_TEST(padding_may_add_a_whole_block)
{
	uint8_t bytes[512];
	struct isakmp_writer w;

	for (int always = 0; always < 2; always++) {
		isakmp_begin(&w, bytes, sizeof bytes, &head);
		isakmp_add(&w, PAYLOAD_HASH, "0123456789ab", 12); /* one block of 16 */
		ck_assert_uint_eq(isakmp_end_padded(&w, 16, always), always ? 60 : 44);
	}
}
END_TEST

/* A message cut anywhere, or with any one octet changed, must be read without harm; a cut one must
 * be refused. The sanitizers watch. */
START_TEST(broken_messages_do_no_harm)
{
	uint8_t bytes[512];
	size_t size = write_informational(bytes, sizeof bytes);
	struct isakmp_payloads list;
	struct isakmp_header h;
	struct text t = { 0 };

	bytes[19] = 0;
	for (size_t cut = 0; cut < size; cut++)
		ck_assert_int_eq(isakmp_read_header(bytes, cut, &h), ISAKMP_SHORT);
	for (size_t at = 0; at < size; at++) {
		for (unsigned v = 0; v < 256; v++) {
			uint8_t old = bytes[at];

			bytes[at] = (uint8_t)v;
			isakmp_describe_message(bytes, size, &t);
			text_clear(&t);
			bytes[at] = old;
		}
	}
	text_free(&t);
	isakmp_read_payloads(bytes + ISAKMP_HEADER, size - ISAKMP_HEADER, PAYLOAD_HASH, &list);
	for (size_t cut = 0; cut < (size_t)(list.end - bytes) - ISAKMP_HEADER; cut++)
		ck_assert_int_eq(
			isakmp_read_payloads(bytes + ISAKMP_HEADER, cut, PAYLOAD_HASH, &list),
			ISAKMP_BAD_LENGTH);
}
END_TEST

/* clang-format off */
static const struct {
	const char *octets;
	uint8_t first;
	enum isakmp_fault fault;
} chains[] = {
	{ "00000004", PAYLOAD_HASH, ISAKMP_GOOD },
	{ "00000004 ffff", PAYLOAD_HASH, ISAKMP_GOOD },		/* padding behind */
	{ "", PAYLOAD_NONE, ISAKMP_GOOD },
	{ "", PAYLOAD_HASH, ISAKMP_BAD_LENGTH },
	{ "00000003", PAYLOAD_HASH, ISAKMP_BAD_LENGTH },
	{ "00000005", PAYLOAD_HASH, ISAKMP_BAD_LENGTH },
	{ "0000", PAYLOAD_HASH, ISAKMP_BAD_LENGTH },
	{ "08000004", PAYLOAD_HASH, ISAKMP_BAD_LENGTH },	/* one more is announced */
	{ "00010004", PAYLOAD_HASH, ISAKMP_RESERVED },
	{ "0c000004 00ff0004", PAYLOAD_HASH, ISAKMP_RESERVED },
};

static const struct {
	const char *octets;
	bool good;
} sas[] = {
	{ "00000001 00000001", true },
	{ "00000001 000000", false },
	{ "00000001 00000001 00000008 01010000", true },
	{ "00000001 00000001 02000008 01010000", false },	/* no second proposal */
	{ "00000001 00000001 00000008 01010000 00000008 01010000", false }, /* one not announced */
	{ "00000001 00000001 00000008 01010001", false },	/* no such transform */
	{ "00000001 00000001 00000008 01010100", false },	/* SPI behind the end */
	{ "00000001 00000001 00000010 01010001 00000008 01010000", true },
	{ "00000001 00000001 00000010 01010000 00000008 01010000", false },
	{ "00000001 00000001 00000010 01010001 00000009 01010000", false },
	{ "00000001 00000001 00000014 01010001 0000000c 01010000 80010007", true },
	{ "00000001 00000001 00000014 01010001 0000000c 01010000 00010007", false },
	{ "00000001 00000001 00000013 01010001 0000000b 01010000 800100", false },
	{ "00000001 00000001 00000007 010100", false },
	{ "00000001 00000001 00000002 01010000", false },
	{ "00000001 00000001 00010008 01010000", false },
};
/* clang-format on */

START_TEST(malformed_chains_are_told_apart)
{
	for (size_t i = 0; i < sizeof chains / sizeof *chains; i++) {
		struct isakmp_payloads list;
		uint8_t bytes[64];
		size_t len = hex_read(chains[i].octets, bytes, sizeof bytes);

		ck_assert_msg(isakmp_read_payloads(bytes, len, chains[i].first, &list) ==
				      chains[i].fault,
			      "%s", chains[i].octets);
	}
}
END_TEST

START_TEST(malformed_sas_are_refused)
{
	for (size_t i = 0; i < sizeof sas / sizeof *sas; i++) {
		uint8_t bytes[64];
		size_t len = hex_read(sas[i].octets, bytes, sizeof bytes);
		struct isakmp_payload p = { .type = PAYLOAD_SA, .body = bytes, .len = len };
		struct isakmp_sa sa;

		ck_assert_msg(isakmp_read_sa(&p, &sa) == sas[i].good, "%s", sas[i].octets);
	}
}
END_TEST

START_TEST(too_many_payloads_are_refused)
{
	uint8_t bytes[ISAKMP_HEADER + 4 * (ISAKMP_MAX_PAYLOADS + 1)];
	struct isakmp_payloads list;
	struct isakmp_writer w;

	isakmp_begin(&w, bytes, sizeof bytes, &head);
	for (int i = 0; i < ISAKMP_MAX_PAYLOADS + 1; i++)
		isakmp_add(&w, PAYLOAD_VID, NULL, 0);
	ck_assert_uint_eq(isakmp_end(&w), sizeof bytes);
	ck_assert_int_eq(isakmp_read_payloads(bytes + ISAKMP_HEADER, sizeof bytes - ISAKMP_HEADER,
					      PAYLOAD_VID, &list),
			 ISAKMP_TOO_MANY);
	ck_assert_uint_eq(list.count, ISAKMP_MAX_PAYLOADS);
}
END_TEST

START_TEST(headers_say_what_is_wrong_with_them)
{
	uint8_t bytes[512];
	size_t size = write_mm1(bytes, sizeof bytes);
	struct isakmp_header h;
	struct text t = { 0 };

	ck_assert_int_eq(isakmp_read_header(bytes, size + 4, &h), ISAKMP_GOOD); /* more behind */
	isakmp_print_header(&h, &t);
	ck_assert_str_eq(text_get(&t),
			 "cky_i 0102030405060708, cky_r 0000000000000000, next 1 (SA), version 16, "
			 "exchange 2 (main mode), flags 0, msgid 0, length 108");
	text_clear(&t);
	isakmp_describe_message(bytes, size, &t);
	ck_assert_str_eq(text_get(&t), "SA, VID");
	text_free(&t);
	bytes[17] = 0x20;
	ck_assert_int_eq(isakmp_read_header(bytes, size, &h), ISAKMP_BAD_VERSION);
	bytes[17] = 0x11;
	bytes[27] = 27;
	ck_assert_int_eq(isakmp_read_header(bytes, size, &h), ISAKMP_BAD_LENGTH);
	bytes[24] = 0xff;
	ck_assert_int_eq(isakmp_read_header(bytes, size, &h), ISAKMP_SHORT);
}
END_TEST

START_TEST(identities_that_are_no_prefix)
{
	static const uint8_t holes[] = { 10, 1, 0, 0, 255, 0, 255, 0 };
	struct isakmp_id id = { .type = ID_IPV4_ADDR_SUBNET, .data = holes, .len = 8 };
	struct prefix prefix;

	ck_assert(!isakmp_id_prefix(&id, &prefix));
	id.len = 4;
	ck_assert(!isakmp_id_prefix(&id, &prefix));
	id.type = ID_IPV4_ADDR;
	ck_assert(isakmp_id_prefix(&id, &prefix));
	id.len = 5;
	ck_assert(!isakmp_id_prefix(&id, &prefix));
	id.type = ID_FQDN;
	ck_assert(!isakmp_id_prefix(&id, &prefix));
}
END_TEST

START_TEST(long_attributes_saturate)
{
	uint8_t bytes[32];
	size_t len = hex_read("000c0000 000c0004ffffffff 000c00050100000000 000c000500000000ff",
			      bytes, sizeof bytes);
	static const uint32_t want[] = { 0, UINT32_MAX, UINT32_MAX, 255 };
	struct rd r = rd_init(bytes, len);
	struct isakmp_attribute a;

	for (size_t i = 0; i < 4; i++) {
		ck_assert(isakmp_next_attribute(&r, &a));
		ck_assert_uint_eq(a.value, want[i]);
	}
	ck_assert(!isakmp_next_attribute(&r, &a) && !r.bad);
}
END_TEST

/* Version octets behind an identity do not matter; the IOS box is known by its sender's cookie. */
START_TEST(vendor_ids_are_recognised)
{
	uint8_t bytes[16], cookie[8] = { 9, 8, 7, 6, 5, 4, 3, 2 };
	struct isakmp_payload p = { .type = PAYLOAD_VID, .body = bytes, .len = 16 };

	for (enum vid vid = VID_UNKNOWN + 1; vid < VIDS; vid++) {
		struct isakmp_payload known = { .body = vid_info(vid)->octets,
						.len = vid_info(vid)->len };

		ck_assert_int_eq(vid_recognise(&known), vid);
		known.len = vid_info(vid)->identity - 1u;
		ck_assert_int_eq(vid_recognise(&known), VID_UNKNOWN);
	}
	memcpy(bytes, vid_info(VID_DPD)->octets, 16);
	bytes[14] = 2;
	ck_assert_int_eq(vid_recognise(&p), VID_DPD);
	bytes[13] = 2;
	ck_assert_int_eq(vid_recognise(&p), VID_UNKNOWN);

	vid_write_ios(bytes, cookie, (const uint8_t *)"somebyte");
	ck_assert(vid_is_ios(&p, cookie));
	cookie[7] ^= 1;
	ck_assert(!vid_is_ios(&p, cookie));
}
END_TEST

UNIT("isakmp", a_message_is_written_octet_for_octet, a_buffer_too_small_gives_no_message,
     an_sa_is_read_back, a_transform_is_copied_unchanged, payloads_of_every_kind_are_read_back,
     padding_may_add_a_whole_block, broken_messages_do_no_harm, malformed_chains_are_told_apart,
     malformed_sas_are_refused, too_many_payloads_are_refused, headers_say_what_is_wrong_with_them,
     identities_that_are_no_prefix, long_attributes_saturate, vendor_ids_are_recognised)
