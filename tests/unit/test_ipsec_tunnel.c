/* Packets through a tunnel whose keys were agreed by hand: tests/support/ipseckit.h. */
#include <string.h>

#include "engine/base/wr.h"
#include "engine/ipsec/internal.h"
#include "engine/wire/icmp.h"
#include "engine/wire/ipv4.h"
#include "tests/support/ipseckit.h"

/* Counts frames by IP protocol on a link. */
struct seen {
	unsigned esp, udp, other, df; /* df: of the ESP ones */
	uint16_t longest;
};

static void
see(void *ctx, struct link *l, simtime when, const struct port *from, const struct pkt *frame)
{
	const uint8_t *ip = frame->data + 14;
	struct seen *s = ctx;

	if (frame->data[12] != 8 || frame->data[13] != 0)
		return;
	s->df += ip[9] == 50 && (ip[6] & 0x40);
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
		struct ipsec_suite suite;
		bool udp;
		unsigned mtu;
	} rows[] = {
		{ { true, CIPHER_3DES, 192, HASH_SHA1, HASH_NONE, false }, false, 1446 },
		{ { true, CIPHER_AES, 128, HASH_SHA1, HASH_NONE, false }, false, 1438 },
		{ { true, CIPHER_AES, 256, HASH_SHA256, HASH_NONE, false }, false, 1438 },
		{ { true, CIPHER_AES, 128, HASH_SHA384, HASH_NONE, false }, false, 1422 },
		{ { true, CIPHER_AES, 256, HASH_SHA512, HASH_NONE, false }, false, 1422 },
		{ { true, CIPHER_AES, 128, HASH_SHA256, HASH_NONE, true }, false, 1458 },
		{ { true, CIPHER_AES, 128, HASH_SHA1, HASH_NONE, false }, true, 1422 },
		{ { true, CIPHER_AES_GCM, 256, HASH_NONE, HASH_NONE, false }, false, 1446 },
		{ { true, CIPHER_AES_GMAC, 128, HASH_NONE, HASH_NONE, false }, false, 1446 },
		{ { true, CIPHER_NULL, 0, HASH_SHA1, HASH_NONE, false }, false, 1458 },
		{ { .ah = HASH_SHA1 }, false, 1456 },
		{ { .ah = HASH_SHA512 }, false, 1436 },
		{ { .ah = HASH_SHA256, .transport = true }, false, 1472 },
		{ { true, CIPHER_AES, 128, HASH_NONE, HASH_SHA1, false }, false, 1422 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		ck_assert_uint_eq(suite_plaintext_mtu(&rows[i].suite, 1500, rows[i].udp),
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

static const char *
ping_size(struct vpn *v, uint16_t size, bool df, unsigned count)
{
	struct ping_params p = ping_defaults;

	p.dst = VPN_PC2;
	p.size = size;
	p.df = df;
	p.count = count;
	return kit_ping_with(v->k, v->pc1, &p);
}

START_TEST(the_outer_df_bit_is_copied_set_or_cleared)
{
	static const struct {
		enum df_policy policy;
		bool df;
		unsigned seen; /* in five packets of PC1 and five answers, which never have it */
	} rows[] = {
		{ DF_COPY, false, 0 }, { DF_COPY, true, 5 },   { DF_SET, false, 10 },
		{ DF_SET, true, 10 },  { DF_CLEAR, false, 0 }, { DF_CLEAR, true, 0 },
	};
	struct vpn *v = vpn_new();

	kit_ping(v->k, v->pc1, VPN_PC2);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct seen seen = { 0 };

		ipsec_set_df(v->r1.ipsec, rows[i].policy);
		ipsec_set_df(v->r2.ipsec, rows[i].policy);
		link_add_tap(v->left, see, &seen);
		ck_assert_str_eq(ping_size(v, 100, rows[i].df, 5), "!!!!!");
		link_del_tap(v->left, see, &seen);
		ck_assert_uint_eq(seen.esp, 10);
		ck_assert_uint_eq(seen.df, rows[i].seen);
	}
	/* With the bit cleared nothing is too big, whatever its sender wants. */
	ck_assert_str_eq(ping_size(v, 1500, true, 1), "!");
	vpn_free(v);
}
END_TEST

START_TEST(large_packets_are_cut_after_encryption_when_told_so)
{
	struct vpn *v = vpn_new();
	struct seen seen = { 0 };

	kit_ping(v->k, v->pc1, VPN_PC2);
	ipsec_set_fragment_after(v->r1.ipsec, true);
	ipsec_set_fragment_after(v->r2.ipsec, true);
	link_add_tap(v->left, see, &seen);
	ck_assert_str_eq(ping_size(v, 1500, false, 5), "!!!!!");
	ck_assert_uint_eq(vpn_flow(&v->r1, 0).count.encaps, 4 + 5); /* each once */
	ck_assert_uint_eq(seen.esp, 20);			    /* in two fragments */
	vpn_free(v);
}
END_TEST

/* An interface has its own way in place of the router's, and gives it back. */
START_TEST(an_interface_may_have_its_own_way)
{
	const enum df_policy clear = DF_CLEAR;
	const bool after = true;
	struct vpn *v = vpn_new();
	struct ident_view f;

	kit_ping(v->k, v->pc1, VPN_PC2);
	ipsec_set_df(v->r1.ipsec, DF_SET);
	ck_assert_str_eq(ping_size(v, 1500, true, 1), "M");
	kit_run(v->k, SEC(1)); /* refusals are told twice a second at most */
	ipsec_set_iface_df(v->r1.ipsec, v->r1.inside, &clear);
	ck_assert_str_eq(ping_size(v, 1500, true, 1), "M");
	ipsec_set_iface_df(v->r1.ipsec, v->r1.outside, &clear);
	ck_assert_str_eq(ping_size(v, 1500, true, 1), "!");
	f = vpn_flow(&v->r1, 0);
	ck_assert_uint_eq(f.count.encaps, 4 + 2);
	ipsec_set_iface_fragment_after(v->r1.ipsec, v->r1.outside, &after);
	ck_assert_str_eq(ping_size(v, 1500, true, 1), "!");
	f = vpn_flow(&v->r1, 0);
	ck_assert_uint_eq(f.count.encaps, 4 + 2 + 1);
	ipsec_set_iface_fragment_after(v->r1.ipsec, v->r1.outside, NULL);
	ipsec_set_iface_df(v->r1.ipsec, v->r1.outside, NULL);
	kit_run(v->k, SEC(1));
	ck_assert_str_eq(ping_size(v, 1500, true, 1), "M");
	vpn_free(v);
}
END_TEST

/* The bit is set on what fits; what is cut after encryption cannot have it. */
START_TEST(a_set_bit_does_not_stop_cutting_after_encryption)
{
	struct vpn *v = vpn_new();
	struct seen seen = { 0 };

	kit_ping(v->k, v->pc1, VPN_PC2);
	for (int i = 0; i < 2; i++) {
		struct vpn_end *e = i ? &v->r2 : &v->r1;

		ipsec_set_df(e->ipsec, DF_SET);
		ipsec_set_fragment_after(e->ipsec, true);
	}
	link_add_tap(v->left, see, &seen);
	ck_assert_str_eq(ping_size(v, 1500, false, 1), "!");
	ck_assert_uint_eq(seen.esp, 4);
	ck_assert_uint_eq(seen.df, 0);
	ck_assert_str_eq(ping_size(v, 1000, false, 1), "!");
	ck_assert_uint_eq(seen.df, 2);
	vpn_free(v);
}
END_TEST

/* The road behind the ISP carries 1400 octets. */
START_TEST(a_smaller_path_is_learned_and_forgotten)
{
	struct vpn *v = vpn_new();
	struct iface *narrow = iface_find(v->isp, "FastEthernet0/1");

	kit_ping(v->k, v->pc1, VPN_PC2);
	iface_set_ip_mtu(narrow, 1400);
	ck_assert_str_eq(ping_size(v, 1438, true, 2), ".M"); /* R1 is told, then tells */
	ck_assert_uint_eq(vpn_flow(&v->r1, 0).path_mtu, 1400);
	ck_assert_uint_eq(vpn_flow(&v->r1, 0).plaintext_mtu, 1342);
	ck_assert_str_eq(ping_size(v, 1342, true, 5), "!!!!!");
	iface_set_ip_mtu(narrow, 0);
	kit_run(v->k, SEC(600));
	ck_assert_uint_eq(vpn_flow(&v->r1, 0).path_mtu, 1500);
	ck_assert_str_eq(ping_size(v, 1438, true, 5), "!!!!!");
	vpn_free(v);
}
END_TEST

static struct pair *
first_pair(struct vpn_end *e)
{
	return TAILQ_FIRST(&TAILQ_FIRST(&TAILQ_FIRST(&e->ipsec->attachments)->idents)->pairs);
}

/* The ISP says that R1's packet with that SPI and number was too big. */
static void
complain(struct vpn *v, uint32_t spi, uint32_t sequence, uint16_t mtu)
{
	struct pkt *p = pkt_new(v->k->pool, IPV4_HEADER + 8 + IPV4_HEADER + 8);
	uint8_t *quoted = p->data + IPV4_HEADER + 8;
	struct wr w = wr_init(quoted + IPV4_HEADER, 8);
	struct ipv4 about = {
		.total = 1500, .ttl = 254, .protocol = PROTO_ESP, .src = VPN_R1, .dst = VPN_R2
	};
	struct ipv4 h = { .total = (uint16_t)p->len,
			  .ttl = 255,
			  .protocol = PROTO_ICMP,
			  .src = IP4(1, 1, 1, 2),
			  .dst = VPN_R1 };

	ipv4_write(quoted, &about);
	wr_u32(&w, spi);
	wr_u32(&w, sequence);
	icmp_write(p->data + IPV4_HEADER, p->len - IPV4_HEADER,
		   &(struct icmp){ .type = ICMP_UNREACHABLE,
				   .code = ICMP_FRAGMENTATION_NEEDED,
				   .seq = mtu });
	ipv4_write(p->data, &h);
	ip_output(v->isp, p);
	kit_run(v->k, SEC(1));
}

START_TEST(who_knows_no_packet_of_ours_is_not_believed)
{
	struct vpn *v = vpn_new();
	uint32_t spi;

	kit_ping(v->k, v->pc1, VPN_PC2);
	spi = first_pair(&v->r1)->out.spi;
	complain(v, spi + 1, 1, 1000);
	complain(v, spi, 5, 1000); /* four were sent */
	complain(v, spi, 0, 1000);
	complain(v, spi, 4, 0);
	complain(v, spi, 4, 9000);
	ck_assert_uint_eq(vpn_flow(&v->r1, 0).path_mtu, 1500);
	complain(v, spi, 4, 1000);
	ck_assert_uint_eq(vpn_flow(&v->r1, 0).path_mtu, 1000);
	complain(v, spi, 4, 68);
	ck_assert_uint_eq(vpn_flow(&v->r1, 0).path_mtu, 576);
	vpn_free(v);
}
END_TEST

/* ---- a pair's life ---- */

static bool
is_esp(void *ctx, const struct pkt *frame)
{
	return frame->data[12] == 8 && frame->data[13] == 0 && frame->data[14 + 9] == 50;
}

/* What an entry says for itself counts, else what the router says; both for pairs made later. */
START_TEST(an_entry_goes_before_the_router)
{
	struct vpn *v = vpn_new();
	struct sa_settings *own = v->r1.entry->settings;
	const struct pair *p;

	ipsec_set_replay_window(v->r1.ipsec, 512);
	ipsec_set_idle_time(v->r1.ipsec, 600);
	ipsec_set_lifetime(v->r1.ipsec, (struct sa_lifetime){ 1000, 50000 });
	kit_ping(v->k, v->pc1, VPN_PC2);
	p = TAILQ_FIRST(&v->r1.ipsec->idents->pairs);
	ck_assert_uint_eq(p->replay[SUITE_ESP].size, 512);
	ck_assert_uint_eq(p->life_seconds, 1000);
	ck_assert_uint_eq(p->life_kilobytes, 50000);
	settings_set_replay(own, 0);
	settings_set_idle(own, 60);
	settings_set_seconds(own, 700);
	settings_set_kilobytes(own, 2560);
	ck_assert_uint_eq(p->replay[SUITE_ESP].size, 512);
	ipsec_clear_all(v->r1.ipsec);
	kit_ping(v->k, v->pc1, VPN_PC2);
	p = TAILQ_FIRST(&v->r1.ipsec->idents->pairs);
	ck_assert_uint_eq(p->replay[SUITE_ESP].size, 0);
	ck_assert_uint_eq(p->life_seconds, 700);
	ck_assert_uint_eq(p->life_kilobytes, 2560);
	/* The smaller of both ends' counts at the one that is asked. */
	p = TAILQ_FIRST(&v->r2.ipsec->idents->pairs);
	ck_assert_uint_eq(p->life_seconds, 700);
	ck_assert_uint_eq(p->life_kilobytes, 2560);
	kit_run(v->k, SEC(70));
	ck_assert_uint_eq(ipsec_pairs(v->r1.ipsec), 0);
	settings_unset_replay(own);
	settings_set_idle(own, 0);
	kit_ping(v->k, v->pc1, VPN_PC2);
	kit_run(v->k, SEC(70));
	p = TAILQ_FIRST(&v->r1.ipsec->idents->pairs);
	ck_assert_ptr_nonnull(p);
	ck_assert_uint_eq(p->replay[SUITE_ESP].size, 512);
	vpn_free(v);
}
END_TEST

/* Without a window a repeated packet is as good as the first. */
START_TEST(nothing_is_remembered_where_replay_is_not_looked_for)
{
	struct vpn *v = vpn_new();

	settings_set_replay(v->r2.entry->settings, 0);
	kit_ping(v->k, v->pc1, VPN_PC2);
	link_set_fault(v->left, FAULT_DUPLICATE, v->r1.outside->port, 1, is_esp, NULL);
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), "!!!!!");
	ck_assert_uint_eq(vpn_flow(&v->r2, 0).count.replay_failed, 0);
	ck_assert_uint_eq(vpn_flow(&v->r2, 0).count.decaps, 10);
	vpn_free(v);
}
END_TEST

START_TEST(a_pair_without_traffic_goes_after_its_idle_time)
{
	struct vpn *v = vpn_new();

	ipsec_set_idle_time(v->r1.ipsec, 120);
	kit_ping(v->k, v->pc1, VPN_PC2);
	kit_run(v->k, SEC(100));
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), "!!!!!");
	kit_run(v->k, SEC(110));
	ck_assert_uint_eq(ipsec_pairs(v->r1.ipsec), 1);
	kit_run(v->k, SEC(11));
	ck_assert_uint_eq(ipsec_pairs(v->r1.ipsec), 0);
	ck_assert_uint_eq(ipsec_pairs(v->r2.ipsec), 0); /* it was told */
	vpn_free(v);
}
END_TEST

START_TEST(a_pair_is_renewed_before_its_numbers_run_out)
{
	struct vpn *v = vpn_new();

	kit_ping(v->k, v->pc1, VPN_PC2);
	first_pair(&v->r1)->out.sequence = SEQUENCE_SOFT - 3;
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), "!!!!!");
	ck_assert_uint_eq(v->r1.asked, 2);
	kit_run(v->k, SEC(1));
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), "!!!!!");
	ck_assert_uint_eq(first_pair(&v->r1)->out.sequence, 5); /* of the new one */
	vpn_free(v);
}
END_TEST

START_TEST(a_pair_ends_with_its_last_number)
{
	struct vpn *v = vpn_new();

	kit_ping(v->k, v->pc1, VPN_PC2);
	v->deaf = true;
	first_pair(&v->r1)->out.sequence = UINT32_MAX - 2;
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), "!....");
	ck_assert_uint_eq(ipsec_pairs(v->r1.ipsec), 0);
	v->deaf = false;
	kit_run(v->k, SEC(60)); /* the request is repeated */
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), "!!!!!");
	vpn_free(v);
}
END_TEST

/* R2 may not send over its pair yet; that R1 does shows that it may. */
START_TEST(use_confirms_a_pair)
{
	struct vpn *v = vpn_new();

	v->unconfirmed = true;
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), ".!!!!");
	ck_assert_uint_eq(v->r2.asked, 0);
	ck_assert_uint_eq(v->r2.proven, 1);
	ck_assert_uint_eq(v->r1.proven, 0);
	vpn_free(v);
}
END_TEST

/* Every second network of 10.2: nothing that IKE could negotiate, so it goes nowhere. */
START_TEST(what_no_network_can_say_is_not_sent_in_clear)
{
	struct vpn *v = vpn_new();
	struct acl *acl = acl_find(v->r1.net, "101");
	struct acl_rule rule = ACL_RULE_ANY;
	struct seen seen = { 0 };

	ck_assert(acl_del_seq(acl, 10));
	rule.dst = (struct acl_address){ IP4(10, 2, 0, 0), 0x0000feff };
	ck_assert_int_eq(acl_add(acl, 10, &rule), ACL_ADDED);
	link_add_tap(v->left, see, &seen);
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), ".....");
	ck_assert_uint_eq(seen.esp + seen.other, 0);
	ck_assert_uint_eq(TAILQ_FIRST(&acl->entries)->hits, 5);
	ck_assert_uint_eq(v->r1.asked, 0);
	/* Nor is it heard in clear. */
	map_detach(v->r2.ipsec, v->r2.outside);
	kit_route(v->isp, "10.1.1.0/24", VPN_R1);
	kit_ping(v->k, v->pc2, VPN_PC1);
	ck_assert_uint_eq(kit_count(v->k, v->r1.net, EV_CRYPTO_NOT_IPSEC), 1);
	vpn_free(v);
}
END_TEST

/* ---- attacks ---- */

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
				  .suite = { true, CIPHER_AES, 128, HASH_SHA1, HASH_NONE, false },
				  .spi_in[SUITE_ESP] = ipsec_alloc_spi(v->r1.ipsec),
				  .spi_out[SUITE_ESP] = ipsec_alloc_spi(v->r2.ipsec),
				  .keymat_in[SUITE_ESP] = keys,
				  .keymat_out[SUITE_ESP] = keys,
				  .initiator = true };
	struct keying_pair r2 = r1;

	r2.id = vpn_flow(&v->r2, 0).id;
	r2.local = VPN_R2;
	r2.peer = VPN_R1;
	r2.selector =
		(struct selector){ { IP4(10, 2, 2, 77), 32 }, { IP4(10, 1, 1, 0), 24 }, 0, 0, 0 };
	r2.spi_in[SUITE_ESP] = r1.spi_out[SUITE_ESP];
	r2.spi_out[SUITE_ESP] = r1.spi_in[SUITE_ESP];
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
	ipsec_forget_peer(v->r2.ipsec, VPN_R2, VPN_R1, 0);
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
     the_outer_df_bit_is_copied_set_or_cleared, large_packets_are_cut_after_encryption_when_told_so,
     an_interface_may_have_its_own_way, a_set_bit_does_not_stop_cutting_after_encryption,
     a_smaller_path_is_learned_and_forgotten, who_knows_no_packet_of_ours_is_not_believed,
     an_entry_goes_before_the_router, nothing_is_remembered_where_replay_is_not_looked_for,
     a_pair_without_traffic_goes_after_its_idle_time, a_pair_is_renewed_before_its_numbers_run_out,
     a_pair_ends_with_its_last_number, use_confirms_a_pair,
     what_no_network_can_say_is_not_sent_in_clear, a_repeated_packet_is_dropped_and_told,
     a_changed_packet_is_dropped_and_told, a_clear_packet_that_should_be_protected_is_dropped,
     a_packet_outside_the_proxies_is_dropped, an_unknown_spi_is_told_once_a_minute,
     detaching_ends_the_tunnel_on_both_sides, a_pair_goes_with_its_permit_entry)
