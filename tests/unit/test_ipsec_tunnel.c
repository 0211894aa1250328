/* Packets through a tunnel whose keys were agreed by hand: tests/support/ipseckit.h. */
#include <string.h>

#include "tests/support/ipseckit.h"

/* Counts frames by IP protocol on a link. */
struct seen {
	unsigned esp, udp, other;
	uint16_t longest;
};

static void
see(void *ctx, struct link *l, simtime when, const struct port *from, const struct pkt *frame)
{
	const uint8_t *ip = frame->data + 14;
	struct seen *s = ctx;

	if (frame->data[12] != 8 || frame->data[13] != 0)
		return;
	if (ip[9] == 50)
		s->esp++;
	else if (ip[9] == 17)
		s->udp++;
	else
		s->other++;
	if (frame->len - 14 > s->longest)
		s->longest = (uint16_t)(frame->len - 14);
}

START_TEST(the_first_packet_brings_the_tunnel_up)
{
	struct vpn *v = vpn_new();
	struct seen seen = { 0 };
	struct ident_view f;

	link_add_tap(v->left, see, &seen);
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), ".!!!!");
	ck_assert_uint_eq(seen.esp, 8);
	ck_assert_uint_eq(seen.other, 0);
	f = vpn_flow(&v->r1, 0);
	ck_assert_uint_eq(f.count.encaps, 4);
	ck_assert_uint_eq(f.count.decaps, 4);
	ck_assert_uint_eq(ident_send_errors(&f.count), 1);
	ck_assert_uint_eq(ident_recv_errors(&f.count), 0);
	ck_assert_uint_eq(f.pairs, 1);
	ck_assert_uint_eq(f.peer, VPN_R2);
	f = vpn_flow(&v->r2, 0);
	ck_assert_uint_eq(f.count.encaps, 4);
	ck_assert_uint_eq(f.count.decaps, 4);
	ck_assert_uint_eq(v->r1.asked, 1);
	ck_assert_uint_eq(v->r2.asked, 0);
	ck_assert_str_eq(kit_ping(v->k, v->pc2, VPN_PC1), "!!!!!");
	vpn_free(v);
}
END_TEST

START_TEST(what_no_entry_permits_goes_in_clear)
{
	struct vpn *v = vpn_new();
	struct seen seen = { 0 };

	link_add_tap(v->left, see, &seen);
	ck_assert_str_eq(kit_ping(v->k, v->r1.net, VPN_R2), "!!!!!");
	ck_assert_uint_eq(seen.esp, 0);
	ck_assert_uint_eq(seen.other, 10);
	vpn_free(v);
}
END_TEST

START_TEST(udp_encapsulation_carries_the_same)
{
	struct vpn *v = vpn_new();
	struct seen seen = { 0 };

	v->udp = true;
	link_add_tap(v->left, see, &seen);
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), ".!!!!");
	ck_assert_uint_eq(seen.udp, 8);
	ck_assert_uint_eq(seen.esp, 0);
	vpn_free(v);
}
END_TEST

/* One request at a time; repeated after 30 s, given up after 60, begun anew by traffic. */
START_TEST(an_unanswered_request_is_repeated_once)
{
	struct vpn *v = vpn_new();
	simtime start = sched_now(v->k->sched);

	v->deaf = true;
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), "....."); /* 10 s */
	ck_assert_uint_eq(v->r1.asked, 1);
	ck_assert_uint_eq(vpn_flow(&v->r1, 0).count.no_sa_send, 5);
	kit_run(v->k, SEC(30));
	ck_assert_uint_eq(v->r1.asked, 2);
	ck_assert_uint_eq(kit_find(v->k, v->r1.net, EV_IPSEC_REQUEST_TIMER, "1")->at,
			  start + SEC(30));
	kit_run(v->k, SEC(100));
	ck_assert_uint_eq(kit_find(v->k, v->r1.net, EV_IPSEC_REQUEST_TIMER, "2")->at,
			  start + SEC(60));
	ck_assert_uint_eq(v->r1.asked, 2);
	v->deaf = false;
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), ".!!!!");
	ck_assert_uint_eq(v->r1.asked, 3);
	vpn_free(v);
}
END_TEST

/* ---- sizes ---- */

START_TEST(plaintext_mtu_is_what_ios_shows)
{
	const struct {
		struct esp_suite suite;
		bool udp;
		unsigned mtu;
	} rows[] = {
		{ { CIPHER_3DES, 192, HASH_SHA1, false }, false, 1446 },
		{ { CIPHER_AES, 128, HASH_SHA1, false }, false, 1438 },
		{ { CIPHER_AES, 256, HASH_SHA256, false }, false, 1438 },
		{ { CIPHER_AES, 128, HASH_SHA384, false }, false, 1422 },
		{ { CIPHER_AES, 256, HASH_SHA512, false }, false, 1422 },
		{ { CIPHER_AES, 128, HASH_SHA256, true }, false, 1458 },
		{ { CIPHER_AES, 128, HASH_SHA1, false }, true, 1422 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		ck_assert_uint_eq(esp_plaintext_mtu(&rows[i].suite, 1500, rows[i].udp),
				  rows[i].mtu);
}
END_TEST

START_TEST(large_packets_are_cut_before_encryption)
{
	struct vpn *v = vpn_new();
	struct ping_params p = ping_defaults;
	struct seen seen = { 0 };

	kit_ping(v->k, v->pc1, VPN_PC2);
	link_add_tap(v->left, see, &seen);
	p.dst = VPN_PC2;
	p.df = true;
	p.size = 1438;
	ck_assert_str_eq(kit_ping_with(v->k, v->pc1, &p), "!!!!!");
	ck_assert_uint_eq(seen.esp, 10);
	p.size = 1439;
	p.count = 1;
	ck_assert_str_eq(kit_ping_with(v->k, v->pc1, &p), "M");
	ck_assert_uint_eq(seen.esp, 10);
	p.df = false;
	p.size = 1500;
	p.count = 5;
	ck_assert_str_eq(kit_ping_with(v->k, v->pc1, &p), "!!!!!");
	ck_assert_uint_eq(seen.esp, 30);
	ck_assert_uint_eq(seen.other, 0);
	ck_assert_uint_le(seen.longest, 1500);
	ck_assert_uint_eq(vpn_flow(&v->r1, 0).count.encaps, 4 + 5 + 10);
	vpn_free(v);
}
END_TEST

/* ---- attacks ---- */

static bool
is_esp(void *ctx, const struct pkt *frame)
{
	return frame->data[12] == 8 && frame->data[13] == 0 && frame->data[14 + 9] == 50;
}

START_TEST(a_repeated_packet_is_dropped_and_told)
{
	struct vpn *v = vpn_new();

	kit_ping(v->k, v->pc1, VPN_PC2);
	link_set_fault(v->left, FAULT_DUPLICATE, v->r1.outside->port, 1, is_esp, NULL);
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), "!!!!!");
	ck_assert_uint_eq(kit_count(v->k, v->r2.net, EV_CRYPTO_REPLAY), 1);
	ck_assert_uint_eq(vpn_flow(&v->r2, 0).count.replay_failed, 1);
	ck_assert_uint_eq(vpn_flow(&v->r2, 0).count.decaps, 9);
	vpn_free(v);
}
END_TEST

START_TEST(a_changed_packet_is_dropped_and_told)
{
	struct vpn *v = vpn_new();
	struct ident_view f;
	unsigned bad;

	kit_ping(v->k, v->pc1, VPN_PC2);
	for (int i = 0; i < 20;
	     i++) { /* where the bit flips is left to chance: most are inside ESP */
		link_set_fault(v->left, FAULT_CORRUPT, v->r1.outside->port, 1, is_esp, NULL);
		kit_ping(v->k, v->pc1, VPN_PC2);
	}
	bad = kit_count(v->k, v->r2.net, EV_CRYPTO_MAC);
	ck_assert_uint_gt(bad, 10);
	ck_assert_uint_eq(vpn_flow(&v->r2, 0).count.verify_failed, bad);
	f = vpn_flow(&v->r2, 0);
	ck_assert_uint_eq(ident_recv_errors(&f.count), bad);
	vpn_free(v);
}
END_TEST

/* The map is there, and the packet comes without it. */
START_TEST(a_clear_packet_that_should_be_protected_is_dropped)
{
	struct vpn *v = vpn_new();

	map_detach(v->r1.ipsec, v->r1.outside);
	kit_route(v->isp, "10.2.2.0/24", VPN_R2);
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), ".....");
	ck_assert_uint_eq(kit_count(v->k, v->r2.net, EV_CRYPTO_NOT_IPSEC), 1); /* one a minute */
	ck_assert_uint_eq(kit_count(v->k, v->r1.net, EV_CRYPTO_ON_OFF), 2);
	kit_run(v->k, SEC(60));
	kit_ping(v->k, v->pc1, VPN_PC2);
	ck_assert_uint_eq(kit_count(v->k, v->r2.net, EV_CRYPTO_NOT_IPSEC), 2);
	vpn_free(v);
}
END_TEST

/* R1 believes that the SA carries the whole network, R2 that it carries one other host. */
START_TEST(a_packet_outside_the_proxies_is_dropped)
{
	struct vpn *v = vpn_new();
	static const uint8_t keys[128] = { 1, 2, 3, 4, 5, 6, 7 };
	struct keying_pair r1 = { .id = vpn_flow(&v->r1, 0).id,
				  .local = VPN_R1,
				  .peer = VPN_R2,
				  .selector = vpn_flow(&v->r1, 0).selector,
				  .suite = { CIPHER_AES, 128, HASH_SHA1, false },
				  .spi_in = ipsec_alloc_spi(v->r1.ipsec),
				  .spi_out = ipsec_alloc_spi(v->r2.ipsec),
				  .keymat_in = keys,
				  .keymat_out = keys,
				  .initiator = true };
	struct keying_pair r2 = r1;

	r2.id = vpn_flow(&v->r2, 0).id;
	r2.local = VPN_R2;
	r2.peer = VPN_R1;
	r2.selector =
		(struct selector){ { IP4(10, 2, 2, 77), 32 }, { IP4(10, 1, 1, 0), 24 }, 0, 0, 0 };
	r2.spi_in = r1.spi_out;
	r2.spi_out = r1.spi_in;
	ck_assert_ptr_nonnull(ipsec_install(v->r1.ipsec, &r1));
	ck_assert_ptr_nonnull(ipsec_install(v->r2.ipsec, &r2));
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), ".....");
	ck_assert_uint_eq(vpn_flow(&v->r1, 0).count.encaps, 5);
	ck_assert_uint_eq(vpn_flow(&v->r2, 1).count.invalid_identity, 5);
	ck_assert_uint_eq(kit_count(v->k, v->r2.net, EV_CRYPTO_NOT_IPSEC), 1);
	vpn_free(v);
}
END_TEST

/* R2 has forgotten; R1 goes on sending. */
START_TEST(an_unknown_spi_is_told_once_a_minute)
{
	struct vpn *v = vpn_new();

	kit_ping(v->k, v->pc1, VPN_PC2);
	ipsec_forget_peer(v->r2.ipsec, VPN_R2, VPN_R1);
	ck_assert_uint_eq(ipsec_pairs(v->r2.ipsec), 0);
	/* The packet is lost; R2's delete for it reaches R1, which then asks anew. */
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), "..!!!");
	ck_assert_uint_eq(kit_count(v->k, v->r2.net, EV_CRYPTO_INVALID_SPI), 1);
	vpn_free(v);
}
END_TEST

/* ---- ends ---- */

START_TEST(detaching_ends_the_tunnel_on_both_sides)
{
	struct vpn *v = vpn_new();

	kit_ping(v->k, v->pc1, VPN_PC2);
	ck_assert_uint_eq(ipsec_pairs(v->r2.ipsec), 1);
	map_detach(v->r1.ipsec, v->r1.outside);
	ck_assert_uint_eq(ipsec_pairs(v->r1.ipsec), 0);
	ck_assert_uint_eq(ipsec_pairs(v->r2.ipsec), 0);
	ck_assert(map_attach(v->r1.ipsec, v->r1.outside, "CMAP", NULL));
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), ".!!!!");
	ipsec_clear_all(v->r2.ipsec);
	ck_assert_uint_eq(ipsec_pairs(v->r1.ipsec), 0);
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), ".!!!!");
	vpn_free(v);
}
END_TEST

START_TEST(a_pair_goes_with_its_permit_entry)
{
	struct vpn *v = vpn_new();

	kit_ping(v->k, v->pc1, VPN_PC2);
	ck_assert(acl_del_seq(acl_find(v->r1.net, "101"), 10));
	ck_assert_uint_eq(vpn_flows(&v->r1), 0);
	ck_assert_uint_eq(ipsec_pairs(v->r1.ipsec), 0);
	ck_assert_uint_eq(ipsec_pairs(v->r2.ipsec), 0);
	vpn_free(v);
}
END_TEST

UNIT("ipsec_tunnel", the_first_packet_brings_the_tunnel_up, what_no_entry_permits_goes_in_clear,
     udp_encapsulation_carries_the_same, an_unanswered_request_is_repeated_once,
     plaintext_mtu_is_what_ios_shows, large_packets_are_cut_before_encryption,
     a_repeated_packet_is_dropped_and_told, a_changed_packet_is_dropped_and_told,
     a_clear_packet_that_should_be_protected_is_dropped, a_packet_outside_the_proxies_is_dropped,
     an_unknown_spi_is_told_once_a_minute, detaching_ends_the_tunnel_on_both_sides,
     a_pair_goes_with_its_permit_entry)
