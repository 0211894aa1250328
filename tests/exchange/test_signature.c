/* Two IKE ends that sign, RFC 2409 section 5.1: who is believed, and what happens to whom. */
#include <stdlib.h>
#include <string.h>

#include "tests/support/ca.h"
#include "tests/support/ike_pair.h"
#include "tests/support/unit.h"

#define TODAY 1700000000 /* Nov 14 2023 */

/* ---- two ends and their CA ---- */

static void
end_trusts(struct ike_end *e, const char *trustpoint, const struct ca *ca)
{
	struct pki_trustpoint *t = pki_trustpoint_get(e->pki, trustpoint);
	struct pki_cert *c = pki_cert_read(ca->der, ca->len);

	ck_assert(pki_authenticate(e->pki, t, c, NULL));
	pki_cert_free(c);
	t->revocation[0] = PKI_CHECK_NOTHING;
}

/* Its key pair and the certificate for it. */
static void
end_enrolls(struct ike_end *e, const char *trustpoint, struct ca *ca, const struct ca_wish *wish)
{
	struct pki_trustpoint *t = pki_trustpoint_get(e->pki, trustpoint);
	const struct pki_key *k =
		pki_key_generate(e->pki, trustpoint, PKI_KEY_GENERAL, 1024, false);
	uint8_t *der;
	size_t len = ca_issue(ca, k->pair, wish, &der);
	struct pki_cert *c = pki_cert_read(der, len);

	pki_set_text(&t->key_label, trustpoint);
	pki_install(e->pki, t, PKI_ROUTER_CERTIFICATE, c);
	pki_cert_free(c);
	free(der);
}

static void
end_signs(struct ike_end *e, unsigned priority)
{
	struct ike_policy policy = { priority,	       CIPHER_AES, 128,	 HASH_SHA1,
				     IKE_AUTH_RSA_SIG, 2,	   86400 };

	ike_policy_set(e->ike, &policy);
}

static const struct ca_wish wish_1 = { .cn = "R1", .san = "DNS:R1.example.com,IP:10.0.0.1" };
static const struct ca_wish wish_2 = { .cn = "R2", .san = "DNS:R2.example.com,IP:10.0.0.2" };

/* R1 and R2 have certificates of one CA and trust it. */
static struct pair *
signing_pair(uint64_t seed, struct ca *ca)
{
	struct pair *p = pair_new(seed);

	p->r1.date = p->r2.date = TODAY;
	ike_set_hostname(p->r1.ike, "R1.example.com");
	ike_set_hostname(p->r2.ike, "R2.example.com");
	end_signs(&p->r1, 10);
	end_signs(&p->r2, 10);
	end_trusts(&p->r1, "VPN", ca);
	end_trusts(&p->r2, "VPN", ca);
	end_enrolls(&p->r1, "VPN", ca, &wish_1);
	end_enrolls(&p->r2, "VPN", ca, &wish_2);
	return p;
}

/* That end begins, in aggressive mode through a profile that asks for it. */
static void
ask(struct pair *p, struct ike_end *e, bool aggressive)
{
	struct ike_match any = { .kind = IKE_ID_ADDRESS };
	struct ike_profile *profile;

	if (!aggressive) {
		pair_ask(p, e, 1);
		return;
	}
	profile = ike_profile_make(e->ike, "AM");
	ike_profile_add_match(profile, &any);
	any = (struct ike_match){ .kind = IKE_ID_HOST, .domain = true, .name = "example.com" };
	ike_profile_add_match(profile, &any);
	profile->aggressive = true;
	pair_ask_by(p, e, 1, "AM");
}

static bool
up(struct pair *p)
{
	return end_is(&p->r1, IKE_QM_IDLE, false) && end_is(&p->r2, IKE_QM_IDLE, false) &&
	       pair_keyed(p);
}

static struct ike_id
peer_of(const struct ike_end *e)
{
	struct ike_sa_view v = { 0 };
	uint64_t cursor = 0;

	while (ike_sa_next(e->ike, &cursor, &v))
		;
	ck_assert_int_eq(v.auth, IKE_AUTH_RSA_SIG);
	return v.peer_id;
}

START_TEST(certificates_bring_it_up)
{
	for (int aggressive = 0; aggressive < 2; aggressive++) {
		struct ca *ca = ca_new("CA", 1, NULL);
		struct pair *p = signing_pair(1, ca);

		ask(p, &p->r1, aggressive);
		pair_run(p, SEC(5));
		ck_assert_msg(up(p), "%s", text_get(&p->r1.said));
		ck_assert_uint_eq(p->r1.count[EV_ISAKMP_ID_NOT_ADDRESS], 0);
		ck_assert_uint_eq(p->r2.count[EV_ISAKMP_CR_MADE], 1);
		ck_assert_int_eq(peer_of(&p->r1).kind, IKE_ID_ADDRESS);
		ck_assert_uint_eq(p->sent[0], aggressive ? 4 : 5);
		pair_free(p);
		ca_free(ca);
	}
}
END_TEST

/* Who each says it is, by what its configuration and its certificate have to do with each other. */
START_TEST(identities_come_from_certificates)
{
	static const struct {
		enum ike_id_kind wanted;
		const char *san;
		enum ike_id_kind said;
		const char *name;
	} table[] = {
		{ IKE_ID_ADDRESS, "IP:10.0.0.1", IKE_ID_ADDRESS, "" },
		{ IKE_ID_ADDRESS, "IP:10.9.9.9,IP:10.0.0.1", IKE_ID_ADDRESS, "" },
		{ IKE_ID_ADDRESS, "IP:10.9.9.9", IKE_ID_HOST, "R1.example.com" },
		{ IKE_ID_ADDRESS, NULL, IKE_ID_HOST, "R1.example.com" },
		{ IKE_ID_HOST, NULL, IKE_ID_HOST, "R1.example.com" },
		{ IKE_ID_DN, "IP:10.0.0.1", IKE_ID_DN, "cn=R1,o=Lab" },
	};

	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct ca *ca = ca_new("CA", 1, NULL);
		struct pair *p = signing_pair(i, ca);
		struct ca_wish wish = { .cn = "R1", .san = table[i].san };
		struct ike_id id;

		end_enrolls(&p->r1, "VPN", ca, &wish);
		ike_set_identity(p->r1.ike, table[i].wanted);
		pair_ask(p, &p->r1, 1);
		pair_run(p, SEC(5));
		ck_assert_msg(up(p), "row %zu: %s", i, text_get(&p->r2.said));
		id = peer_of(&p->r2);
		ck_assert_int_eq(id.kind, table[i].said);
		if (*table[i].name)
			ck_assert_str_eq(id.name, table[i].name);
		pair_free(p);
		ca_free(ca);
	}
}
END_TEST

/* R1 says it is somebody of whom its certificate knows nothing. A warning, unless it is a subject. */
START_TEST(identities_that_are_not_certified)
{
	struct ca *ca = ca_new("CA", 1, NULL);
	struct pair *p = signing_pair(7, ca);
	struct ca_wish wish = { .cn = "R1", .san = "DNS:other.example.com" };

	end_enrolls(&p->r1, "VPN", ca, &wish);
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(5));
	ck_assert(up(p));
	ck_assert_uint_eq(p->r1.count[EV_ISAKMP_ADDRESS_NOT_CERTIFIED], 1);
	ck_assert_uint_eq(p->r2.count[EV_ISAKMP_ID_NOT_NAME], 1);
	ck_assert_uint_eq(p->r1.count[EV_ISAKMP_ID_NOT_NAME], 0);
	pair_free(p);
	ca_free(ca);
}
END_TEST

/* ---- those that are not believed ---- */

/* What is wrong with R1's certificate, and what R2 says to that. */
struct wrong {
	const char *what;
	struct ca_wish wish;
	bool twin;	/* its CA has the name of R2's, and another key */
	bool revoked;	/* and R2 looks */
	bool no_list;	/* R2 looks, and there is no list */
	int64_t date_2; /* R2's calendar; 0: right */
	enum event_kind said;
};

/* clang-format off */
static const struct wrong wrongs[] = {
	{ .what = "expired", .wish = { .cn = "R1", .until = TODAY + 60 }, .date_2 = TODAY + 61, .said = EV_PKI_EXPIRED },
	{ .what = "not yet valid", .wish = { .cn = "R1", .from = TODAY - 60 }, .date_2 = TODAY - 61, .said = EV_PKI_NOT_YET_VALID },
	{ .what = "revoked", .wish = { .cn = "R1" }, .revoked = true, .said = EV_PKI_REVOKED },
	{ .what = "no list", .wish = { .cn = "R1" }, .no_list = true, .said = EV_PKI_CRL_MISSING },
	{ .what = "a CA of that name", .wish = { .cn = "R1" }, .twin = true, .said = EV_ISAKMP_BAD_CERTIFICATE },
	{ .what = "not for signatures", .wish = { .cn = "R1", .usage = "keyEncipherment" }, .said = EV_ISAKMP_BAD_CERTIFICATE },
};
/* clang-format on */

static void
load_list(struct ike_end *e, struct ca *ca, long revoked)
{
	const long list[] = { revoked, 0 };
	uint8_t *der;
	size_t len = ca_crl(ca, list, TODAY - 60, TODAY + 60, &der);

	ck_assert(pki_crl_load(e->pki, der, len, "a test", NULL));
	free(der);
}

static void
spoil(struct pair *p, struct ca *ca, struct ca *twin, const struct wrong *w)
{
	struct pki_trustpoint *t = pki_trustpoint_get(p->r2.pki, "VPN");

	end_enrolls(&p->r1, "VPN", w->twin ? twin : ca, &w->wish);
	if (w->date_2)
		p->r2.date = w->date_2;
	if (w->revoked || w->no_list)
		t->revocation[0] = PKI_CHECK_CRL;
	if (w->revoked)
		load_list(&p->r2, ca, ca->serial);
}

/* Whoever begins, R2 does not believe, and both give up in the end. */
static void
play_wrong(const struct wrong *w, bool first, bool aggressive)
{
	struct ca *ca = ca_new("CA", 1, NULL), *twin = ca_new("CA", 2, NULL);
	struct pair *p = signing_pair(11, ca);

	spoil(p, ca, twin, w);
	ask(p, first ? &p->r1 : &p->r2, aggressive);
	pair_run(p, SEC(4));
	ck_assert_msg(p->r2.count[w->said] >= 1, "%s: %s", w->what, text_get(&p->r2.said));
	ck_assert_uint_eq(p->r2.count[EV_ISAKMP_BAD_CERTIFICATE], 1);
	ck_assert_uint_eq(p->r2.count[EV_ISAKMP_BAD_MESSAGE], 0);
	ck_assert_uint_eq(p->r2.children + p->r1.children, 0);
	if (!aggressive && first) {
		ck_assert(end_is(&p->r1, IKE_MM_KEY_EXCH, false));
		ck_assert(end_is(&p->r2, IKE_MM_KEY_EXCH, false));
	}
	pair_run(p, SEC(200));
	ck_assert_msg(!end_sas(&p->r2, false), "%s: stuck", w->what);
	ck_assert_uint_eq(p->r2.children, 0);
	pair_free(p);
	ca_free(ca);
	ca_free(twin);
}

START_TEST(a_bad_certificate_is_not_believed)
{
	for (size_t i = 0; i < sizeof wrongs / sizeof *wrongs; i++)
		for (int how = 0; how < 4; how++)
			play_wrong(&wrongs[i], how & 1, how & 2);
}
END_TEST

/* R2 asks for a certificate of its CA, R1 has one of another. */
START_TEST(a_certificate_of_another_ca_is_not_shown)
{
	for (int how = 0; how < 4; how++) {
		struct ca *ca = ca_new("CA", 1, NULL), *other = ca_new("Other", 2, NULL);
		struct pair *p = signing_pair(12, ca);

		pki_trustpoint_remove(p->r1.pki, "VPN");
		end_trusts(&p->r1, "FAR", other);
		end_enrolls(&p->r1, "FAR", other, &wish_1);
		end_trusts(&p->r1, "VPN", ca);
		ask(p, how & 1 ? &p->r1 : &p->r2, how & 2);
		pair_run(p, SEC(4));
		ck_assert_msg(p->r1.count[EV_ISAKMP_NO_OWN_CERTIFICATE] >= 1, "%d: %s", how,
			      text_get(&p->r1.said));
		if (how == 1)
			ck_assert(end_is(&p->r1, IKE_MM_KEY_EXCH, false) &&
				  end_is(&p->r2, IKE_MM_KEY_EXCH, false));
		pair_run(p, SEC(200));
		ck_assert_uint_eq(end_sas(&p->r1, false) + end_sas(&p->r2, false), 0);
		ck_assert_uint_eq(p->r1.children + p->r2.children, 0);
		pair_free(p);
		ca_free(ca);
		ca_free(other);
	}
}
END_TEST

/* One of our policies wants signatures, and there is nothing to sign with. */
START_TEST(without_a_certificate_it_is_not_offered)
{
	struct pair *p = pair_new(13);

	end_signs(&p->r1, 10);
	end_signs(&p->r2, 10);
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(4));
	ck_assert_uint_eq(p->r1.count[EV_ISAKMP_NO_MEANS], 1);
	ck_assert_uint_eq(p->sent[0], 0);
	pair_free(p);
}
END_TEST

START_TEST(a_responder_without_one_refuses)
{
	struct ca *ca = ca_new("CA", 1, NULL);
	struct pair *p = signing_pair(14, ca);

	pki_trustpoint_remove(p->r2.pki, "VPN");
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(4));
	ck_assert_uint_eq(p->r2.count[EV_ISAKMP_MISMATCH_RSA], 1);
	ck_assert_uint_eq(p->r2.count[EV_ISAKMP_NO_OFFER], 1);
	ck_assert_uint_eq(end_sas(&p->r2, false), 0);
	pair_free(p);
	ca_free(ca);
}
END_TEST

/* The built-in policies begin with one that signs. */
START_TEST(the_default_policies_sign_where_they_can)
{
	struct ca *ca = ca_new("CA", 1, NULL);
	struct pair *p = signing_pair(15, ca);

	ike_policy_remove(p->r1.ike, 10);
	ike_policy_remove(p->r2.ike, 10);
	end_key(&p->r1, "cisco123");
	end_key(&p->r2, "cisco123");
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(4));
	ck_assert(up(p));
	peer_of(&p->r1);
	pki_key_remove(p->r2.pki, "VPN");
	ike_clear(p->r1.ike, 0);
	ike_clear(p->r2.ike, 0);
	pair_run(p, SEC(100));
	pair_ask(p, &p->r1, 2);
	pair_run(p, SEC(4));
	ck_assert(end_is(&p->r1, IKE_QM_IDLE, false)); /* with the key */
	ck_assert_uint_eq(p->r1.count[EV_ISAKMP_SIGNING], 1);
	pair_free(p);
	ca_free(ca);
}
END_TEST

/* ---- chains and profiles ---- */

/*	Root -- Middle -- R1	R2 trusts Root alone	*/
START_TEST(a_chain_goes_along)
{
	for (int aggressive = 0; aggressive < 2; aggressive++) {
		struct ca *root = ca_new("Root", 1, NULL), *middle = ca_new("Middle", 2, root);
		struct pair *p = signing_pair(16, root);

		pki_trustpoint_remove(p->r1.pki, "VPN");
		end_trusts(&p->r1, "SUB", middle);
		end_enrolls(&p->r1, "SUB", middle, &wish_1);
		end_trusts(&p->r1, "ROOT", root);
		ask(p, &p->r1, aggressive);
		pair_run(p, SEC(4));
		ck_assert_msg(up(p), "%s", text_get(&p->r2.said));
		ck_assert_uint_eq(p->r1.count[EV_ISAKMP_CERT_MADE], 2);
		ck_assert_uint_eq(p->r2.count[EV_ISAKMP_CERT_TYPE], 2);
		pair_free(p);
		ca_free(middle);
		ca_free(root);
	}
}
END_TEST

START_TEST(a_profile_names_its_trustpoint)
{
	struct ca *ca = ca_new("CA", 1, NULL), *other = ca_new("Other", 2, NULL);
	struct pair *p = signing_pair(17, ca);
	struct ike_match any = { .kind = IKE_ID_ADDRESS };
	struct ike_profile *profile = ike_profile_make(p->r2.ike, "P");

	ike_profile_add_match(profile, &any);
	ike_profile_add_trust(profile, "OTHER");
	end_trusts(&p->r2, "OTHER", other);
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(4));
	ck_assert_uint_eq(p->r2.count[EV_PKI_SUITABLE_NONE], 1);
	ck_assert(end_is(&p->r2, IKE_MM_KEY_EXCH, false));
	ike_profile_add_trust(profile, "VPN");
	pair_run(p, SEC(100));
	pair_ask(p, &p->r1, 2);
	pair_run(p, SEC(4));
	ck_assert(end_is(&p->r2, IKE_QM_IDLE, false));
	pair_free(p);
	ca_free(ca);
	ca_free(other);
}
END_TEST

/* R2's profile is for whoever shows the right certificate, whatever the identity. */
START_TEST(a_profile_is_found_by_the_certificate)
{
	static const struct {
		const char *value;
		bool found;
	} table[] = { { "cn = R1", true }, { "O=lab", true }, { "cn = R3", false } };

	for (int how = 0; how < 12; how++) {
		struct ca *ca = ca_new("CA", 1, NULL);
		struct pair *p = signing_pair(17, ca);
		struct ike_profile *profile = ike_profile_make(p->r2.ike, "BY-CERT");
		struct pki_condition c = { "MAP", 10, PKI_MAP_SUBJECT, PKI_CONTAINS,
					   table[how % 3].value };
		bool asked = how / 3 & 1, found = table[how % 3].found;

		pki_map_add(p->r2.pki, &c);
		ike_profile_add_certificate_map(profile, "MAP");
		ike_set_identity(p->r1.ike, IKE_ID_DN);
		if (asked) /* R2 begins, and wants that profile and no other */
			pair_ask_by(p, &p->r2, 1, "BY-CERT");
		else
			ask(p, &p->r1, how / 6);
		pair_run(p, SEC(4));
		ck_assert_msg(end_is(&p->r2, IKE_QM_IDLE, false) == (found || !asked), "%d: %s",
			      how, text_get(&p->r2.said));
		ck_assert_uint_eq(p->r2.count[EV_ISAKMP_PROFILE], found);
		pair_free(p);
		ca_free(ca);
	}
}
END_TEST

/* ... and its trustpoints count though it is known only then. */
START_TEST(a_profile_found_by_the_certificate_names_its_trustpoint)
{
	for (int trusted = 0; trusted < 2; trusted++) {
		struct ca *ca = ca_new("CA", 1, NULL), *other = ca_new("Other", 2, NULL);
		struct pair *p = signing_pair(17, ca);
		struct ike_profile *profile = ike_profile_make(p->r2.ike, "BY-CERT");
		struct pki_condition c = { "MAP", 10, PKI_MAP_SUBJECT, PKI_CONTAINS, "cn = R1" };

		pki_map_add(p->r2.pki, &c);
		ike_profile_add_certificate_map(profile, "MAP");
		end_trusts(&p->r2, "OTHER", other);
		ike_profile_add_trust(profile, trusted ? "VPN" : "OTHER");
		pair_ask(p, &p->r1, 1);
		pair_run(p, SEC(4));
		ck_assert(end_is(&p->r2, IKE_QM_IDLE, false) == trusted);
		pair_free(p);
		ca_free(other);
		ca_free(ca);
	}
}
END_TEST

/* ---- what happens on the way ---- */

/* Somewhere in the message that carries R1's proof one bit is another. */
static void
flip(struct pair *p, struct channel_message *m)
{
	size_t bit = *(size_t *)p->meddle_ctx;

	if (m->from == &p->r1 && m->number == 3 && bit / 8 < m->len)
		m->bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
}

START_TEST(a_flipped_bit_is_no_proof)
{
	struct ca *ca = ca_new("CA", 1, NULL);

	for (size_t bit = 28 * 8; bit < 800 * 8; bit += 77) {
		struct pair *p = signing_pair(18, ca);

		p->meddle = flip;
		p->meddle_ctx = &bit;
		pair_ask(p, &p->r1, 1);
		pair_run(p, SEC(3));
		if (p->size[0][2] > bit / 8 + 80) /* N and padding are not covered */
			ck_assert_msg(!end_is(&p->r2, IKE_QM_IDLE, false), "bit %zu", bit);
		pair_free(p);
	}
	ca_free(ca);
}
END_TEST

/* In aggressive mode the responder's proof is in clear: every octet of it counts. */
static void
flip_answer(struct pair *p, struct channel_message *m)
{
	size_t octet = *(size_t *)p->meddle_ctx;

	if (m->from == &p->r2 && m->number == 1 && octet < m->len)
		m->bytes[octet] ^= 0x40;
}

/* Vendor IDs and the NAT-D payloads are not covered by it, RFC 2409 5.1. */
START_TEST(nobody_is_believed_by_a_damaged_answer)
{
	struct ca *ca = ca_new("CA", 1, NULL);
	unsigned believed = 0, tried = 0;

	for (size_t octet = 28; octet < 1200; octet += 3) {
		struct pair *p = signing_pair(19, ca);

		p->meddle = flip_answer;
		p->meddle_ctx = &octet;
		ask(p, &p->r1, true);
		pair_run(p, SEC(3));
		tried += octet < p->size[1][0];
		if (octet < p->size[1][0] && end_is(&p->r1, IKE_QM_IDLE, false)) {
			believed++;
			ck_assert(p->r1.count[EV_ISAKMP_AUTHENTICATED] == 1);
		}
		pair_free(p);
	}
	ck_assert_uint_gt(tried, 250);
	ck_assert_uint_lt(believed, 90); /* 100 octets of vendor IDs, 48 of NAT-D, CR, 3 each */
	ca_free(ca);
}
END_TEST

/* The names of CA in it are those of CB. */
static void
rename_ca(struct pair *p, struct channel_message *m)
{
	uint8_t *at = m->bytes, *end = m->bytes + m->len;

	if (m->from != &p->r2 || m->number != 1)
		return;
	while ((at = memmem(at, (size_t)(end - at), "CA", 2)))
		*++at = 'B';
}

/* R1 has certificates of two CAs. Which R2 asks for is not settled by an answer that proves nothing. */
START_TEST(a_damaged_answer_chooses_no_certificate)
{
	struct ca *ca = ca_new("CA", 1, NULL), *other = ca_new("CB", 2, NULL);
	struct pair *p = signing_pair(20, ca);

	end_trusts(&p->r1, "OTHER", other);
	end_enrolls(&p->r1, "OTHER", other, &wish_1);
	p->meddle = rename_ca;
	ask(p, &p->r1, true);
	pair_run(p, SEC(3));
	ck_assert_uint_gt(p->r1.count[EV_ISAKMP_TRUSTPOINT_CHOSEN], 0);
	ck_assert(!end_is(&p->r1, IKE_QM_IDLE, false));
	pair_run(p, SEC(20));
	ck_assert(up(p));
	pair_free(p);
	ca_free(other);
	ca_free(ca);
}
END_TEST

UNIT("signature", certificates_bring_it_up, identities_come_from_certificates,
     identities_that_are_not_certified, a_bad_certificate_is_not_believed,
     a_certificate_of_another_ca_is_not_shown, without_a_certificate_it_is_not_offered,
     a_responder_without_one_refuses, the_default_policies_sign_where_they_can, a_chain_goes_along,
     a_profile_names_its_trustpoint, a_profile_is_found_by_the_certificate,
     a_profile_found_by_the_certificate_names_its_trustpoint, a_flipped_bit_is_no_proof,
     nobody_is_believed_by_a_damaged_answer, a_damaged_answer_chooses_no_certificate)
