/* The wording of what IPsec says: every record and syslog, as IOS 15.2 writes them. */
#include "cli/show/flow.h"
#include "cli/show/show.h"
#include "cli/show/messages.h"
#include "engine/base/event.h"
#include "tests/support/unit.h"

struct heard {
	struct event_sink sink; /* first */
	struct text text;
};

static void
hear(struct event_sink *sink, const struct event *e)
{
	message_render(e, &((struct heard *)sink)->text);
}

static const struct event_flow request = {
	.outbound = true,
	.local = IP4(10, 1, 1, 1),
	.peer = IP4(10, 1, 1, 2),
	.local_port = 500,
	.peer_port = 500,
	.selector = { { IP4(192, 168, 1, 0), 24 }, { IP4(192, 168, 2, 7), 32 }, 6, 0, 80 },
	.has_suite = true,
	.suite = { true, CIPHER_3DES, 192, HASH_SHA1, HASH_NONE, false },
	.protocol = SUITE_ESP,
	.life_seconds = 3600,
	.life_kilobytes = 4608000,
};

static const struct event_flow proposal = {
	.local = IP4(10, 1, 1, 1),
	.peer = IP4(10, 1, 1, 2),
	.selector = { { IP4(192, 168, 1, 0), 24 }, { IP4(192, 168, 2, 0), 24 }, 0, 0, 0 },
	.suite = { true, CIPHER_AES, 256, HASH_SHA1, HASH_NONE, false },
	.protocol = SUITE_ESP,
};

static const struct event_flow sa = {
	.outbound = true,
	.local = IP4(10, 1, 1, 1),
	.peer = IP4(10, 1, 1, 2),
	.selector = { { IP4(192, 168, 1, 0), 24 }, { IP4(192, 168, 2, 0), 24 }, 0, 0, 0 },
	.has_suite = true,
	.suite = { true, CIPHER_AES, 256, HASH_SHA512, HASH_NONE, false },
	.protocol = SUITE_ESP,
	.life_seconds = 3600,
	.life_kilobytes = 4608000,
	.destination = IP4(10, 1, 1, 2),
	.spi = 0xE2CDC1C0,
	.conn_id = 2,
};

/* Reports the event and compares what is said. */
#define SAYS(expected, ...)                                                                        \
	do {                                                                                       \
		struct heard h = { .sink.report = hear };                                          \
		event_want_all(&h.sink);                                                           \
		event(&h.sink, __VA_ARGS__);                                                       \
		ck_assert_str_eq(text_get(&h.text), expected);                                     \
		text_free(&h.text);                                                                \
	} while (0)

START_TEST(requests)
{
	SAYS("IPSEC(sa_request): ,\n"
	     "  (key eng. msg.) OUTBOUND local= 10.1.1.1:500, remote= 10.1.1.2:500, \n"
	     "    local_proxy= 192.168.1.0/255.255.255.0/6/0 (type=4), \n"
	     "    remote_proxy= 192.168.2.7/255.255.255.255/6/80 (type=1),\n"
	     "    protocol= ESP, transform= esp-3des esp-sha-hmac  (Tunnel), \n"
	     "    lifedur= 3600s and 4608000kb, \n"
	     "    spi= 0x0(0), conn_id= 0, keysize= 0, flags= 0x0",
	     IPSEC_SA_REQUEST, &request);
	SAYS("IPSEC(validate_proposal_request): proposal part #1,\n"
	     "  (key eng. msg.) INBOUND local= 10.1.1.1:0, remote= 10.1.1.2:0, \n"
	     "    local_proxy= 192.168.1.0/255.255.255.0/0/0 (type=4), \n"
	     "    remote_proxy= 192.168.2.0/255.255.255.0/0/0 (type=4), \n"
	     "    protocol= ESP, transform= NONE  (Tunnel), \n"
	     "    lifedur= 0s and 0kb, \n"
	     "    spi= 0x0(0), conn_id= 0, keysize= 256, flags= 0x0",
	     IPSEC_PROPOSAL, 1, &proposal);
	SAYS("IPSEC(key_engine): request timer fired: count = 1,\n"
	     "  (identity) local= 10.1.1.1:0, remote= 10.1.1.2:0, \n"
	     "    local_proxy= 192.168.1.0/255.255.255.0/0/0 (type=4), \n"
	     "    remote_proxy= 192.168.2.0/255.255.255.0/0/0 (type=4)",
	     IPSEC_REQUEST_TIMER, 1, &proposal);
}
END_TEST

START_TEST(proposals)
{
	SAYS("Crypto mapdb : proxy_match\n"
	     "\tsrc addr     : 192.168.1.0\n"
	     "\tdst addr     : 192.168.2.7\n"
	     "\tprotocol     : 6\n"
	     "\tsrc port     : 0\n"
	     "\tdst port     : 80",
	     IPSEC_PROXY_MATCH, &request);
	SAYS("map_db_find_best did not find matching map", IPSEC_MAP_NOT_FOUND);
	SAYS("IPSEC(ipsec_process_proposal): proxy identities not supported", IPSEC_PROXY_REFUSED);
	SAYS("IPSEC(ipsec_process_proposal): transform proposal not supported for identity: \n"
	     "    {esp-aes 256 esp-sha512-hmac }",
	     IPSEC_TRANSFORM_REFUSED, &sa);
	SAYS("(ipsec_process_proposal)Map Accepted: CMAP, 10", IPSEC_MAP_ACCEPTED, "CMAP", 10);
}
END_TEST

START_TEST(associations)
{
	SAYS("IPSEC(create_sa): sa created,\n"
	     "  (sa) sa_dest= 10.1.1.2, sa_proto= 50, \n"
	     "    sa_spi= 0xE2CDC1C0(3805135296), \n"
	     "    sa_trans= esp-aes 256 esp-sha512-hmac , sa_conn_id= 2\n"
	     "    sa_lifetime(k/sec)= (4608000/3600)",
	     IPSEC_SA_CREATED, &sa);
	SAYS("IPSEC(delete_sa): deleting SA,\n"
	     "  (sa) sa_dest= 10.1.1.2, sa_proto= 50, \n"
	     "    sa_spi= 0xE2CDC1C0(3805135296), \n"
	     "    sa_trans= esp-aes 256 esp-sha512-hmac , sa_conn_id= 2\n"
	     "    sa_lifetime(k/sec)= (4608000/3600),\n"
	     "  (identity) local= 10.1.1.1:0, remote= 10.1.1.2:0, \n"
	     "    local_proxy= 192.168.1.0/255.255.255.0/0/0 (type=4), \n"
	     "    remote_proxy= 192.168.2.0/255.255.255.0/0/0 (type=4)",
	     IPSEC_SA_DELETED, &sa);
	SAYS("IPSEC(policy_db_add_ident): src 192.168.1.0, dest 192.168.2.0, dest_port 0\n",
	     IPSEC_IDENT_ADDED, IP4(192, 168, 1, 0), IP4(192, 168, 2, 0), 0);
	SAYS("IPSEC(update_current_outbound_sa): updated peer 10.1.1.2 current outbound sa to SPI "
	     "E2CDC1C0",
	     IPSEC_OUTBOUND_UPDATED, IP4(10, 1, 1, 2), 0xE2CDC1C0);
	SAYS("IPSEC(key_engine_enable_outbound): enable SA with spi 3384867265/50 ",
	     IPSEC_OUTBOUND_ENABLED, 3384867265, 50);
	SAYS("IPSEC(key_engine_delete_sas): delete SA with spi 0xE2CDC1C0 proto 50 for 10.1.1.2",
	     IPSEC_DELETE_SPI, 0xE2CDC1C0, 50, IP4(10, 1, 1, 2));
	SAYS("IPSEC(lifetime_expiry): SA lifetime threshold reached, expiring in 30 seconds",
	     IPSEC_LIFETIME_THRESHOLD, 30);
}
END_TEST

START_TEST(syslogs)
{
	SAYS("%CRYPTO-6-ISAKMP_ON_OFF: ISAKMP is ON", CRYPTO_ON_OFF, "ON");
	SAYS("%CRYPTO-4-RECVD_PKT_INV_SPI: decaps: rec'd IPSEC packet has invalid spi for "
	     "destaddr=10.1.1.2, prot=50, spi=0x3EA71AED(1051138797), srcaddr=10.1.1.1",
	     CRYPTO_INVALID_SPI, IP4(10, 1, 1, 2), 50, 0x3EA71AED, IP4(10, 1, 1, 1));
	SAYS("%CRYPTO-4-RECVD_PKT_NOT_IPSEC: Rec'd packet not an IPSEC packet. (ip) "
	     "vrf/dest_addr= /10.1.1.2, src_addr= 10.1.1.1, prot= 47",
	     CRYPTO_NOT_IPSEC, IP4(10, 1, 1, 2), IP4(10, 1, 1, 1), 47);
	SAYS("%CRYPTO-4-PKT_REPLAY_ERR: decrypt: replay check failed\n"
	     "        connection id=29, sequence number=219\n",
	     CRYPTO_REPLAY, 29, 219);
	SAYS("%CRYPTO-4-RECVD_PKT_MAC_ERR: decrypt: mac verify failed for connection id=1 "
	     "local=10.1.1.2 remote=10.1.1.1 spi=6B4F0CC4 seqno=0000002A",
	     CRYPTO_MAC, 1, IP4(10, 1, 1, 2), IP4(10, 1, 1, 1), 0x6B4F0CC4, 0x2a);
}
END_TEST

/* Typed and shown, the words stand in another order. */
START_TEST(transforms)
{
	static const struct {
		struct ipsec_suite suite;
		const char *typed, *shown;
	} rows[] = {
		{ { true, CIPHER_AES, 128, HASH_SHA1, HASH_NONE, false },
		  "esp-aes esp-sha-hmac ",
		  "esp-aes esp-sha-hmac " },
		{ { true, CIPHER_AES, 192, HASH_SHA384, HASH_NONE, false },
		  "esp-aes 192 esp-sha384-hmac ",
		  "esp-192-aes esp-sha384-hmac " },
		{ { true, CIPHER_AES, 256, HASH_NONE, HASH_NONE, false },
		  "esp-aes 256 ",
		  "esp-256-aes " },
		{ { true, CIPHER_3DES, 192, HASH_MD5, HASH_NONE, false },
		  "esp-3des esp-md5-hmac ",
		  "esp-3des esp-md5-hmac " },
		{ { true, CIPHER_DES, 64, HASH_SHA256, HASH_NONE, false },
		  "esp-des esp-sha256-hmac ",
		  "esp-des esp-sha256-hmac " },
		{ { true, CIPHER_NULL, 0, HASH_SHA512, HASH_NONE, false },
		  "esp-null esp-sha512-hmac ",
		  "esp-null esp-sha512-hmac " },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct text typed = { 0 }, shown = { 0 };

		suite_debug_words(&rows[i].suite, SUITE_ESP, &typed);
		suite_words(&rows[i].suite, SUITE_ESP, &shown);
		ck_assert_str_eq(text_get(&typed), rows[i].typed);
		ck_assert_str_eq(text_get(&shown), rows[i].shown);
		text_free(&typed);
		text_free(&shown);
	}
}
END_TEST

UNIT("flow", requests, proposals, associations, syslogs, transforms)
