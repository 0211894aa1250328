/* Aggressive mode: when it begins, what it looks like, whom it lets in. */
#include <string.h>

#include "tests/support/ike_layout.h"
#include "tests/support/ike_pair.h"
#include "tests/support/ios_messages.h"
#include "tests/support/unit.h"

static void
ck_up(struct pair *p)
{
	ck_assert(end_is(&p->r1, IKE_QM_IDLE, false));
	ck_assert(end_is(&p->r2, IKE_QM_IDLE, false));
	ck_assert(pair_keyed(p));
	ck_assert_uint_eq(p->r1.spis, 0);
	ck_assert_uint_eq(p->r2.spis, 0);
}

static void
ck_said(struct ike_end *e, const char *what)
{
	ck_assert_msg(strstr(text_get(&e->said), what), "%s never said: %s", e->name, what);
}

/* R1 begins in aggressive mode and says it is `client`. */
static void
tunnel(struct pair *p, struct ike_id client, const char *password)
{
	ike_tunnel_set_password(p->r1.ike, R2, password);
	ike_tunnel_set_client(p->r1.ike, R2, &client);
}

static struct pair *
aggressive(uint64_t seed)
{
	struct pair *p = pair_new(seed);

	pair_usual(p);
	tunnel(p, (struct ike_id){ IKE_ID_HOST, 0, "R1.example.com" }, "cisco123");
	return p;
}

static void
lay_out(struct pair *p, struct channel_message *m)
{
	struct text *all = p->meddle_ctx;

	ike_layout(m->bytes, m->len, all);
	text_add(all, "\n");
}

/*  R1                                                   R2
 *   ── SA, VID x4, KE, Ni, IDii, VID x3 ──────────────►
 *   ◄── SA, VID x5, KE, IDir, Nr, HASH_R, NAT-D x2 ────
 *   ══ HASH_I, NAT-D x2, N(INITIAL-CONTACT) ══════════►	payloads and sizes as IOS sends them */
START_TEST(messages_look_like_those_of_ios)
{
	struct pair *p = pair_new(1);
	struct text ours = { 0 }, ios = { 0 };

	for (size_t i = 0; i < 3; i++)
		text_addf(&ios, "%s\n", ios_aggressive_mode[i]);
	pair_usual(p);
	tunnel(p, (struct ike_id){ IKE_ID_ADDRESS, R2, "" }, "cisco123");
	p->meddle = lay_out;
	p->meddle_ctx = &ours;
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(5));
	ck_up(p);
	text_trim(&ours, ios.len);
	ck_assert_str_eq(text_get(&ours), text_get(&ios));
	text_free(&ours);
	text_free(&ios);
	pair_free(p);
}
END_TEST

START_TEST(the_initiator_tells_it_as_ios_does)
{
	struct pair *p = aggressive(1);

	pair_ask(p, &p->r1, 1);
	ck_assert(end_is(&p->r1, IKE_AG_INIT_EXCH, false));
	pair_run(p, SEC(5));
	ck_up(p);
	ck_said(&p->r1,
		"ISAKMP:(0):SA has tunnel attributes set.\n"
		"ISAKMP:(0): constructed NAT-T vendor-rfc3947 ID\n"
		"ISAKMP:(0): constructed NAT-T vendor-07 ID\n"
		"ISAKMP:(0): constructed NAT-T vendor-03 ID\n"
		"ISAKMP:(0): constructed NAT-T vendor-02 ID\n"
		"ISAKMP:(0):SA is doing pre-shared key authentication using id type ID_FQDN\n"
		"ISAKMP (0): ID payload \n"
		"\tnext-payload : 13\n"
		"\ttype         : 2 \n"
		"\tFQDN name    : R1.example.com \n"
		"\tprotocol     : 17 \n"
		"\tport         : 0 \n"
		"\tlength       : 22\n"
		"ISAKMP:(0):Total payload length: 22\n"
		"ISAKMP:(0):Input = IKE_MESG_FROM_IPSEC, IKE_SA_REQ_AM\n"
		"ISAKMP:(0):Old State = IKE_READY  New State = IKE_I_AM1 \n\n"
		"ISAKMP:(0): beginning Aggressive Mode exchange\n"
		"ISAKMP:(0): sending packet to 10.0.0.2 my_port 500 peer_port 500 "
		"(I) AG_INIT_EXCH\n");
	ck_said(&p->r1, "ISAKMP:(0):SA using tunnel password as pre-shared key.\n"
			"ISAKMP:(0): local preshared key found\n");
	ck_said(&p->r1, "ISAKMP:(1001):Input = IKE_MESG_FROM_PEER, IKE_AM_EXCH\n"
			"ISAKMP:(1001):Old State = IKE_I_AM1  New State = IKE_P1_COMPLETE \n");
	pair_free(p);
}
END_TEST

START_TEST(the_responder_tells_it_as_ios_does)
{
	struct pair *p = aggressive(1);

	pair_ask(p, &p->r1, 1);
	pair_run(p, MSEC(5));
	ck_assert(end_is(&p->r2, IKE_AG_INIT_EXCH, false));
	pair_run(p, SEC(5));
	ck_said(&p->r2, "\tlength       : 22\n"
			"ISAKMP:(0):: peer matches *none* of the profiles\n");
	ck_said(&p->r2, "ISAKMP: no pre-shared key based on hostname R1.example.com!\n"
			"ISAKMP:(0): local preshared key found\n"
			"ISAKMP : Scanning profiles for xauth ...\n");
	ck_said(&p->r2, "ISAKMP:(1001):Input = IKE_MESG_FROM_PEER, IKE_AM_EXCH\n"
			"ISAKMP:(1001):Old State = IKE_READY  New State = IKE_R_AM_AAA_AWAIT \n\n"
			"ISAKMP:(1001):Input = IKE_MESG_FROM_AAA, PRESHARED_KEY_REPLY\n"
			"ISAKMP:(1001):Old State = IKE_R_AM_AAA_AWAIT  New State = IKE_R_AM2 \n");
	ck_said(&p->r2, "ISAKMP:(1001):Old State = IKE_R_AM2  New State = IKE_P1_COMPLETE \n");
	pair_free(p);
}
END_TEST

/* The name chooses the key, wherever the peer calls from. */
START_TEST(a_key_may_be_for_a_name)
{
	struct pair *p = aggressive(2);
	struct ike_key_of of = { .host = "r1.example.com" };

	ike_key_remove(p->r2.ike, prefix_make(R1, 32));
	ck_assert(ike_key_add_for(p->r2.ike, &of, "cisco123", NULL));
	ck_assert(!ike_key_add_for(p->r2.ike, &of, "again", NULL));
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(5));
	ck_up(p);
	pair_free(p);
}
END_TEST

START_TEST(another_password_proves_nothing)
{
	struct pair *p = aggressive(3);

	ike_tunnel_set_password(p->r1.ike, R2, "other");
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(70));
	ck_assert(end_is(&p->r1, IKE_MM_NO_STATE, true));
	ck_assert_uint_eq(p->r1.children + p->r2.children, 0);
	ck_assert_uint_eq(p->r1.failed, 1);
	pair_run(p, SEC(200));
	ck_assert_uint_eq(end_sas(&p->r1, true) + end_sas(&p->r2, true) + end_sas(&p->r2, false),
			  0);
	pair_free(p);
}
END_TEST

START_TEST(a_policy_that_does_not_match_is_refused)
{
	struct pair *p = aggressive(4);

	end_policy(&p->r2, 10, CIPHER_3DES, 192, HASH_SHA1, 2, 86400);
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(1));
	ck_said(&p->r2, "%CRYPTO-6-IKMP_MODE_FAILURE: Processing of Aggressive mode failed with "
			"peer at 10.0.0.1");
	ck_assert(end_is(&p->r2, IKE_MM_NO_STATE, true));
	pair_free(p);
}
END_TEST

/* RFC 2409 section 5: KE stands beside the offer, so one group is all that can be offered. */
START_TEST(only_one_group_is_offered)
{
	struct pair *p = aggressive(5);

	end_policy(&p->r1, 5, CIPHER_AES, 256, HASH_SHA256, 5, 86400);
	end_policy(&p->r1, 20, CIPHER_3DES, 192, HASH_MD5, 5, 86400);
	end_policy(&p->r2, 20, CIPHER_3DES, 192, HASH_MD5, 5, 86400);
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(5));
	ck_up(p);
	ck_said(&p->r2, "Checking ISAKMP transform 2 against priority 20 policy");
	ck_assert_ptr_null(strstr(text_get(&p->r2.said), "Checking ISAKMP transform 3"));
	pair_free(p);
}
END_TEST

START_TEST(it_may_be_switched_off)
{
	for (int side = 0; side < 2; side++) {
		struct pair *p = aggressive(6);
		struct ike_end *e = side ? &p->r2 : &p->r1;

		ike_set_aggressive(e->ike, false);
		pair_ask(p, &p->r1, 1);
		pair_run(p, SEC(70));
		ck_said(e, "%CRYPTO-5-IKMP_AG_MODE_DISABLED: Unable to initiate or respond to "
			   "Aggressive Mode while disabled\n");
		ck_assert_uint_eq(p->r1.failed, 1);
		ck_assert_uint_eq(end_sas(&p->r2, true) + end_sas(&p->r2, false), 0);
		pair_free(p);
	}
}
END_TEST

static void
translate(struct pair *p, struct channel_message *m)
{
	if (m->from == &p->r1)
		m->pport = m->pport == 500 ? 1025 : 4501;
	else
		m->lport = m->lport == 1025 ? 500 : 4500;
}

START_TEST(a_nat_is_found_and_passed)
{
	struct pair *p = aggressive(7);

	p->meddle = translate;
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(5));
	ck_up(p);
	ck_assert_uint_eq(p->r1.child[0].pair.local_port, 4500);
	ck_assert_uint_eq(p->r2.child[0].pair.peer_port, 4501);
	pair_free(p);
}
END_TEST

/* One message, counted over both directions, is lost, tripled or damaged. */
struct harm {
	unsigned message, octet;
	int what; /* 0 lost, 1 tripled, 2 damaged */
};

static void
do_harm(struct pair *p, struct channel_message *m)
{
	const struct harm *h = p->meddle_ctx;

	if (p->sent[0] + p->sent[1] != h->message)
		return;
	if (h->what == 0)
		m->copies = 0;
	else if (h->what == 1)
		m->copies = 3;
	else if (h->octet < m->len)
		m->bytes[h->octet] ^= 0x41;
}

/* HASH_R does not cover IDii: where that was damaged the initiator is up alone, and finds out when
 * it asks whether the peer is there. */
static void
survives(struct harm h, uint64_t seed)
{
	struct pair *p = aggressive(seed);

	ike_set_keepalive(p->r1.ike, (struct ike_keepalive){ 10, 2, true });
	p->meddle = do_harm;
	p->meddle_ctx = &h;
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(40));
	if (!pair_keyed(p)) { /* the request went with the attempt, as IPsec's timer will tell */
		pair_run(p, SEC(60));
		pair_ask(p, &p->r1, 2);
		pair_run(p, SEC(60));
	}
	ck_assert_msg(pair_keyed(p), "message %u octet %u what %d", h.message, h.octet, h.what);
	ike_clear(p->r1.ike, 0);
	pair_run(p, SEC(5));
	ike_clear(p->r2.ike, 0);
	pair_run(p, SEC(200));
	ck_assert_uint_eq(end_sas(&p->r1, true) + end_sas(&p->r1, false), 0);
	ck_assert_uint_eq(end_sas(&p->r2, true) + end_sas(&p->r2, false), 0);
	pair_free(p);
}

START_TEST(any_message_may_be_lost_or_repeated)
{
	for (unsigned i = 1; i <= 6; i++) {
		survives((struct harm){ i, 0, 0 }, i);
		survives((struct harm){ i, 0, 1 }, i);
	}
}
END_TEST

START_TEST(any_octet_may_be_damaged)
{
	for (unsigned i = 1; i <= 3; i++)
		for (unsigned octet = 0; octet < 440; octet += 3)
			survives((struct harm){ i, octet, 2 }, octet);
}
END_TEST

UNIT("aggressive", messages_look_like_those_of_ios, the_initiator_tells_it_as_ios_does,
     the_responder_tells_it_as_ios_does, a_key_may_be_for_a_name, another_password_proves_nothing,
     a_policy_that_does_not_match_is_refused, only_one_group_is_offered, it_may_be_switched_off,
     a_nat_is_found_and_passed, any_message_may_be_lost_or_repeated, any_octet_may_be_damaged)
