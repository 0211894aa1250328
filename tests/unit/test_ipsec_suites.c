/* Every suite through a tunnel and in transport mode, with keys agreed by hand:
 * tests/support/ipseckit.h. */
#include <string.h>

#include "engine/ipsec/internal.h"
#include "engine/wire/ah.h"
#include "engine/wire/ipv4.h"
#include "tests/support/ipseckit.h"

/* clang-format off */
static const struct ipsec_suite suites[] = {
	{ true, CIPHER_NULL, 0, HASH_SHA1, HASH_NONE, false },
	{ true, CIPHER_DES, 64, HASH_NONE, HASH_NONE, false },
	{ true, CIPHER_DES, 64, HASH_MD5, HASH_NONE, false },
	{ true, CIPHER_3DES, 192, HASH_SHA1, HASH_NONE, false },
	{ true, CIPHER_AES, 128, HASH_SHA256, HASH_NONE, false },
	{ true, CIPHER_AES, 192, HASH_SHA384, HASH_NONE, false },
	{ true, CIPHER_AES, 256, HASH_SHA512, HASH_NONE, false },
	{ true, CIPHER_AES_GCM, 128, HASH_NONE, HASH_NONE, false },
	{ true, CIPHER_AES_GCM, 192, HASH_NONE, HASH_NONE, false },
	{ true, CIPHER_AES_GCM, 256, HASH_NONE, HASH_NONE, false },
	{ true, CIPHER_AES_GMAC, 128, HASH_NONE, HASH_NONE, false },
	{ false, CIPHER_NULL, 0, HASH_NONE, HASH_MD5, false },
	{ false, CIPHER_NULL, 0, HASH_NONE, HASH_SHA1, false },
	{ false, CIPHER_NULL, 0, HASH_NONE, HASH_SHA256, false },
	{ false, CIPHER_NULL, 0, HASH_NONE, HASH_SHA384, false },
	{ false, CIPHER_NULL, 0, HASH_NONE, HASH_SHA512, false },
	{ true, CIPHER_AES, 128, HASH_NONE, HASH_SHA1, false },
	{ true, CIPHER_3DES, 192, HASH_MD5, HASH_SHA512, false },
	{ true, CIPHER_AES_GCM, 256, HASH_NONE, HASH_SHA256, false },
};
/* clang-format on */

#define SUITES (sizeof suites / sizeof *suites)

static void
use(struct vpn *v, const struct ipsec_suite *s, enum transform_mode mode)
{
	struct transform_set set = { .name = "TS", .suite = *s };

	transform_set_define(v->r1.ipsec, &set);
	transform_set_define(v->r2.ipsec, &set);
	ck_assert(transform_set_mode(v->r1.ipsec, "TS", mode));
	ck_assert(transform_set_mode(v->r2.ipsec, "TS", mode));
}

/* The protocols of what crosses a link, and its size. */
struct seen {
	unsigned esp, ah, udp, other;
	uint32_t longest;
};

static void
see(void *ctx, struct link *l, simtime when, const struct port *from, const struct pkt *frame)
{
	struct seen *s = ctx;

	if (frame->data[12] != 8 || frame->data[13] != 0)
		return;
	switch (frame->data[14 + 9]) {
	case PROTO_ESP:
		s->esp++;
		break;
	case PROTO_AH:
		s->ah++;
		break;
	case PROTO_UDP:
		s->udp++;
		break;
	default:
		s->other++;
	}
	if (frame->len - 14 > s->longest)
		s->longest = frame->len - 14;
}

static const char *
ping_of(struct vpn *v, struct net *from, ip4 dst, unsigned size)
{
	struct ping_params p = ping_defaults;

	p.dst = dst;
	p.size = size;
	p.df = true;
	p.count = 1;
	return kit_ping_with(v->k, from, &p);
}

static void
ck_counted(struct vpn_end *e, const struct ipsec_suite *s)
{
	struct ident_view f = vpn_flow(e, 0);

	ck_assert_uint_eq(f.count.encrypt, s->esp ? f.count.encaps : 0);
	ck_assert_uint_eq(f.count.decrypt, s->esp ? f.count.decaps : 0);
	ck_assert_uint_eq(f.count.digest, suite_authenticates(s) ? f.count.encaps : 0);
	ck_assert_uint_eq(f.count.verify, suite_authenticates(s) ? f.count.decaps : 0);
	ck_assert_uint_eq(ident_recv_errors(&f.count), 0);
}

/* Protected packets that are cut on the way out are put together before they are opened. */
static void
cut_after(struct vpn *v)
{
	struct ping_params p = ping_defaults;
	uint64_t before = vpn_flow(&v->r2, 0).count.decaps;

	ipsec_set_fragment_after(v->r1.ipsec, true);
	ipsec_set_fragment_after(v->r2.ipsec, true);
	p.dst = VPN_PC2;
	p.size = 4000;
	p.count = 2;
	ck_assert_str_eq(kit_ping_with(v->k, v->pc1, &p), "!!");
	ck_assert_uint_eq(vpn_flow(&v->r2, 0).count.decaps,
			  before + 6); /* PC1 cuts them in three */
}

static void
tunnel(const struct ipsec_suite *s, bool udp)
{
	struct vpn *v = vpn_new();
	struct seen seen = { 0 };
	unsigned mtu;

	use(v, s, TRANSFORM_TUNNEL);
	v->udp = udp;
	link_add_tap(v->left, see, &seen);
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), ".!!!!");
	ck_assert_uint_eq(udp ? seen.udp : s->ah ? seen.ah : seen.esp, 8);
	ck_assert_uint_eq(seen.other, 0);
	mtu = vpn_flow(&v->r1, 0).plaintext_mtu;
	ck_assert_uint_eq(mtu, suite_plaintext_mtu(s, 1500, udp));
	/* The largest fits, whatever the padding; one octet more does not. */
	for (unsigned less = 0; less < 20; less++)
		ck_assert_str_eq(ping_of(v, v->pc1, VPN_PC2, mtu - less), "!");
	ck_assert_uint_le(seen.longest, 1500);
	ck_assert_uint_gt(seen.longest, 1500 - 16);
	ck_assert_str_eq(ping_of(v, v->pc1, VPN_PC2, mtu + 1), "M");
	ck_counted(&v->r1, s);
	ck_counted(&v->r2, s);
	cut_after(v);
	ck_counted(&v->r2, s);
	vpn_free(v);
}

START_TEST(every_suite_makes_a_tunnel)
{
	tunnel(&suites[_i], false);
	if (suites[_i].ah == HASH_NONE)
		tunnel(&suites[_i], true);
}
END_TEST

START_TEST(every_suite_protects_what_the_ends_say_themselves)
{
	struct ipsec_suite s = suites[_i];
	struct vpn *v = vpn_new();
	struct seen seen = { 0 };
	struct ident_view f;

	use(v, &s, TRANSFORM_TRANSPORT_REQUIRE);
	vpn_ace(&v->r1, "101", ACL_PERMIT, ACL_ANY_PROTOCOL, "1.1.1.1/32", "2.2.2.2/32", 0);
	vpn_ace(&v->r2, "101", ACL_PERMIT, ACL_ANY_PROTOCOL, "2.2.2.2/32", "1.1.1.1/32", 0);
	link_add_tap(v->left, see, &seen);
	ck_assert_str_eq(kit_ping(v->k, v->r1.net, VPN_R2), ".!!!!");
	ck_assert_uint_eq(s.ah ? seen.ah : seen.esp, 8);
	ck_assert_uint_eq(seen.other, 0);
	f = vpn_flow(&v->r1, 1);
	s.transport = true;
	ck_assert_uint_eq(f.plaintext_mtu, suite_plaintext_mtu(&s, 1500, false));
	ck_assert_str_eq(ping_of(v, v->r1.net, VPN_R2, f.plaintext_mtu), "!");
	ck_assert_uint_gt(seen.longest, 1500 - 16);
	ck_assert_uint_eq(f.count.encaps, 4);
	ck_assert_uint_eq(f.count.decaps, 4);
	/* What is between the sites has no way: the sets demand transport mode. */
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), ".....");
	vpn_free(v);
}
END_TEST

/* ---- AH and ESP for the same packets ---- */

static const struct ipsec_suite both = { true, CIPHER_AES, 128, HASH_NONE, HASH_SHA1, false };

static bool
is_ah(void *ctx, const struct pkt *frame)
{
	return frame->data[12] == 8 && frame->data[13] == 0 && frame->data[14 + 9] == PROTO_AH;
}

START_TEST(a_repeated_packet_is_stopped_by_its_ah)
{
	struct vpn *v = vpn_new();

	use(v, &both, TRANSFORM_TUNNEL);
	kit_ping(v->k, v->pc1, VPN_PC2);
	link_set_fault(v->left, FAULT_DUPLICATE, v->r1.outside->port, 1, is_ah, NULL);
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), "!!!!!");
	ck_assert_uint_eq(kit_count(v->k, v->r2.net, EV_CRYPTO_REPLAY), 1);
	ck_assert_uint_eq(vpn_flow(&v->r2, 0).count.replay_failed, 1);
	vpn_free(v);
}
END_TEST

/* Takes AH off a packet between R1 and R2, or what AH carries. */
struct peel {
	struct vpn *v;
	unsigned left;
};

static void
peel(void *ctx, struct link *l, simtime when, const struct port *from, const struct pkt *frame)
{
	struct peel *t = ctx;
	struct pkt *p;

	if (!is_ah(NULL, frame) || from != t->v->r1.outside->port || !t->left)
		return;
	t->left--;
	p = pkt_copy(frame);
	pkt_pull(p, 14);
	memmove(p->data + 24, p->data, IPV4_HEADER);
	pkt_pull(p, 24);
	p->data[9] = PROTO_ESP;
	p->data[2] = (uint8_t)(p->len >> 8);
	p->data[3] = (uint8_t)p->len;
	ipv4_sum_header(p->data);
	p->network = p->data;
	p->flags = PKT_LOCAL;
	ip_output(t->v->isp, p);
}

START_TEST(esp_without_the_ah_that_was_agreed_is_dropped)
{
	struct vpn *v = vpn_new();
	struct peel t = { v, 3 };

	use(v, &both, TRANSFORM_TUNNEL);
	kit_ping(v->k, v->pc1, VPN_PC2);
	link_add_tap(v->left, peel, &t);
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), "!!!!!");
	ck_assert_uint_eq(t.left, 0);
	ck_assert_uint_eq(vpn_flow(&v->r2, 0).count.invalid_prot, 3);
	ck_assert_uint_eq(vpn_flow(&v->r2, 0).count.decaps, 9);
	vpn_free(v);
}
END_TEST

START_TEST(changed_ah_is_dropped_and_told)
{
	struct vpn *v = vpn_new();
	struct ident_view f;
	unsigned bad;

	use(v, &both, TRANSFORM_TUNNEL);
	kit_ping(v->k, v->pc1, VPN_PC2);
	for (int i = 0; i < 20; i++) {
		link_set_fault(v->left, FAULT_CORRUPT, v->r1.outside->port, 1, is_ah, NULL);
		kit_ping(v->k, v->pc1, VPN_PC2);
	}
	bad = kit_count(v->k, v->r2.net, EV_CRYPTO_MAC);
	f = vpn_flow(&v->r2, 0);
	ck_assert_uint_gt(bad, 10);
	ck_assert_uint_eq(f.count.verify_failed, bad);
	vpn_free(v);
}
END_TEST

START_TEST(both_spis_lead_to_the_pair_and_go_with_it)
{
	struct vpn *v = vpn_new();
	struct pair *p;
	uint32_t ah, esp;

	use(v, &both, TRANSFORM_TUNNEL);
	kit_ping(v->k, v->pc1, VPN_PC2);
	p = TAILQ_FIRST(&v->r1.ipsec->idents->pairs);
	ah = p->in.ah.spi;
	esp = p->in.esp.spi;
	ck_assert_uint_ne(ah, esp);
	ck_assert_ptr_eq(pair_by_spi(v->r1.ipsec, ah), p);
	ck_assert_ptr_eq(pair_by_spi(v->r1.ipsec, esp), p);
	ck_assert_uint_eq(ipsec_pairs(v->r1.ipsec), 1);
	ipsec_clear_spi(v->r1.ipsec, VPN_R1, ah);
	ck_assert_ptr_null(pair_by_spi(v->r1.ipsec, ah));
	ck_assert_ptr_null(pair_by_spi(v->r1.ipsec, esp));
	ck_assert_uint_eq(ipsec_pairs(v->r2.ipsec), 0); /* it was told */
	ck_assert_str_eq(kit_ping(v->k, v->pc1, VPN_PC2), ".!!!!");
	vpn_free(v);
}
END_TEST

int
main(void)
{
	const TTest *const others[] = { a_repeated_packet_is_stopped_by_its_ah,
					esp_without_the_ah_that_was_agreed_is_dropped,
					changed_ah_is_dropped_and_told,
					both_spis_lead_to_the_pair_and_go_with_it };
	Suite *suite = suite_create("ipsec_suites");
	TCase *tcase = tcase_create("ipsec_suites");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_loop_test(tcase, every_suite_makes_a_tunnel, 0, SUITES);
	tcase_add_loop_test(tcase, every_suite_protects_what_the_ends_say_themselves, 0, SUITES);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		tcase_add_test(tcase, others[i]);
	suite_add_tcase(suite, tcase);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
