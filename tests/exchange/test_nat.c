/* NAT between two ends: what each draft calls things, ports that float and move, peers that share
 * an address, and NAT traversal switched off. */
#include <string.h>

#include "engine/wire/isakmp.h"
#include "engine/wire/vid.h"
#include "tests/support/ike_pair.h"
#include "tests/support/unit.h"

static void
ck_said(struct ike_end *e, const char *what)
{
	ck_assert_msg(strstr(text_get(&e->said), what), "%s never said: %s", e->name, what);
}

/*	R1 -- PAT -- R2
 *
 * What R1 sends from 500 and 4500 comes from other ports; what comes back goes to those. */
struct nat {
	uint16_t r1[2];	     /* in the place of 500 and 4500 */
	unsigned types[256]; /* payload types in messages in clear */
	unsigned keepalives;
};

static void
erase(struct channel_message *m, const char *octets, size_t len)
{
	uint8_t *at = memmem(m->bytes, m->len, octets, len);

	if (at)
		memset(at, 0xee, len);
}

static void
count_types(struct nat *n, const struct channel_message *m)
{
	size_t skip = m->from->address == R1 && m->lport == 4500 ? 4 : 0;
	struct isakmp_payloads list;
	struct isakmp_header h;

	if (m->len <= skip || isakmp_read_header(m->bytes + skip, m->len - skip, &h) ||
	    (h.flags & ISAKMP_ENCRYPTED) ||
	    isakmp_read_payloads(m->bytes + skip + ISAKMP_HEADER, h.length - ISAKMP_HEADER, h.next,
				 &list))
		return;
	for (size_t i = 0; i < list.count; i++)
		n->types[list.at[i].type]++;
}

static uint16_t
outside(const uint16_t map[2], uint16_t port)
{
	return map[port != 500];
}

static uint16_t
inside(const uint16_t map[2], uint16_t port)
{
	return port == map[0] ? 500 : port == map[1] ? 4500 : port;
}

static void
translate(struct pair *p, struct channel_message *m)
{
	struct nat *n = p->meddle_ctx;
	bool first = m->from == &p->r1;

	count_types(n, m);
	n->keepalives += m->len == 1 && m->bytes[0] == 0xff;
	if (first)
		m->pport = outside(n->r1, m->pport);
	else
		m->lport = inside(n->r1, m->lport);
	if (m->len == 1)
		m->copies = 0; /* the receiver's UDP keeps it from IKE */
}

static struct pair *
through(struct nat *n, uint64_t seed)
{
	struct pair *p = pair_new(seed);

	pair_usual(p);
	p->meddle = translate;
	p->meddle_ctx = n;
	return p;
}

static const struct nat one_pat = { .r1 = { 1025, 4501 } };

static void
ck_up(struct pair *p)
{
	ck_assert(end_is(&p->r1, IKE_QM_IDLE, false));
	ck_assert(end_is(&p->r2, IKE_QM_IDLE, false));
	ck_assert(pair_keyed(p));
}

static void
ck_ports(struct ike_end *e, uint16_t local, uint16_t peer)
{
	const struct child_pair *c = &e->child[e->children - 1].pair;

	ck_assert_uint_eq(c->local_port, local);
	ck_assert_uint_eq(c->peer_port, peer);
}

/* Which vendor IDs get through, what NAT-D is called then, and ESP inside UDP. */
/* clang-format off */
static const struct {
	enum vid lost[4]; uint8_t nat_d; const char *encaps;
} drafts[] = {
	{ { 0 },                                            20,  "encaps is 3 (Tunnel-UDP)" },
	{ { VID_NATT_RFC3947 },                             15,  "encaps is 3 (Tunnel-UDP)" },
	{ { VID_NATT_RFC3947, VID_NATT_07 },                130, "encaps is 61443 (Tunnel-UDP)" },
	{ { VID_NATT_RFC3947, VID_NATT_07, VID_NATT_03 },   130, "encaps is 61443 (Tunnel-UDP)" },
};
/* clang-format on */

struct draft_nat {
	struct nat nat; /* first: translate() takes it */
	const enum vid *lost;
};

static void
translate_draft(struct pair *p, struct channel_message *m)
{
	const struct draft_nat *d = p->meddle_ctx;

	for (size_t i = 0; i < 4 && d->lost[i]; i++)
		erase(m, (const char *)vid_info(d->lost[i])->octets, vid_info(d->lost[i])->len);
	translate(p, m);
}

START_TEST(every_draft_has_its_numbers)
{
	for (size_t i = 0; i < sizeof drafts / sizeof *drafts; i++) {
		struct draft_nat d = { one_pat, drafts[i].lost };
		struct pair *p = through(&d.nat, i);

		p->meddle = translate_draft;
		pair_ask(p, &p->r1, 1);
		pair_run(p, SEC(5));
		ck_up(p);
		ck_assert_uint_eq(d.nat.types[drafts[i].nat_d], 4); /* two each in MM3 and MM4 */
		ck_said(&p->r2, drafts[i].encaps);
		ck_ports(&p->r1, 4500, 4500);
		ck_ports(&p->r2, 4500, 4501);
		ck_said(&p->r2, "His hash no match - this node outside NAT");
		ck_said(&p->r1, "My hash no match -  this node inside NAT");
		pair_free(p);
	}
}
END_TEST

START_TEST(without_a_common_draft_nothing_is_found)
{
	static const enum vid all[] = { VID_NATT_RFC3947, VID_NATT_07, VID_NATT_03, VID_NATT_02N };
	struct draft_nat d = { one_pat, all };
	struct pair *p = through(&d.nat, 1);

	p->meddle = translate_draft;
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(5));
	ck_up(p);
	ck_ports(&p->r2, 0, 0);
	pair_free(p);
}
END_TEST

/* F26: the tunnel comes up and carries bare ESP, which the NAT will not let through. */
START_TEST(switched_off_on_either_side)
{
	for (int side = 0; side < 2; side++) {
		struct nat n = one_pat;
		struct pair *p = through(&n, 2);

		ike_set_nat_traversal(side ? p->r2.ike : p->r1.ike, false);
		pair_ask(p, &p->r1, 1);
		pair_run(p, SEC(5));
		ck_up(p);
		ck_assert_uint_eq(n.types[20], 0);
		ck_said(&p->r2, "encaps is 1 (Tunnel)");
		ck_ports(&p->r1, 0, 0);
		pair_free(p);
	}
}
END_TEST

START_TEST(both_ends_may_be_inside)
{
	struct nat n = one_pat;
	struct pair *p = through(&n, 3);

	p->r2.inside = IP4(192, 168, 9, 2); /* forwarded to it, port by port */
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(5));
	ck_up(p);
	ck_said(&p->r1, "NAT found, both nodes inside NAT");
	ck_said(&p->r2, "NAT found, both nodes inside NAT");
	ck_assert_uint_eq(p->r2.child[0].pair.local, p->r2.inside);
	ck_ports(&p->r1, 4500, 4500);
	ck_ports(&p->r2, 4500, 4501);
	pair_free(p);
}
END_TEST

START_TEST(keepalives_come_from_inside_alone)
{
	struct nat n = one_pat;
	struct pair *p = through(&n, 4);

	ike_set_nat_keepalive(p->r1.ike, 20);
	ike_set_nat_keepalive(p->r2.ike, 20);
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(5));
	pair_run(p, SEC(100));
	ck_assert_uint_eq(n.keepalives, 5);
	ike_clear(p->r1.ike, 0);
	pair_run(p, SEC(100));
	ck_assert_uint_eq(n.keepalives, 5);
	pair_free(p);
}
END_TEST

/* ---- a NAT that forgets ---- */

static uint16_t
peer_port_of(struct ike_end *e)
{
	struct ike_sa_view v = { 0 };
	uint64_t cursor = 0;

	while (ike_sa_next(e->ike, &cursor, &v))
		continue;
	return v.peer_port;
}

struct forger {
	struct nat nat;
	uint8_t bytes[600];
	size_t len;
};

static void
translate_and_keep(struct pair *p, struct channel_message *m)
{
	struct forger *f = p->meddle_ctx;

	if (m->from == &p->r1 && m->len < sizeof f->bytes)
		memcpy(f->bytes, m->bytes, f->len = m->len);
	translate(p, m);
}

START_TEST(a_port_that_moves_is_followed_when_it_is_proved)
{
	struct forger f = { one_pat, { 0 }, 0 };
	struct pair *p = through(&f.nat, 5);
	uint32_t spi;

	p->meddle = translate_and_keep;
	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(5));
	ck_up(p);
	ck_assert_uint_eq(peer_port_of(&p->r2), 4501);

	/* the last message again, and another one with wrong octets, from elsewhere */
	ike_receive(p->r2.ike, R2, 4500, R1, 6666, f.bytes, f.len);
	f.bytes[4 + 20] ^= 1; /* its message ID */
	ike_receive(p->r2.ike, R2, 4500, R1, 6666, f.bytes, f.len);
	pair_run(p, SEC(1));
	ck_assert_uint_eq(peer_port_of(&p->r2), 4501);

	f.nat.r1[1] = 4777;
	spi = p->r1.child[0].pair.spi_in[SUITE_ESP] + 1;
	ike_delete_children(p->r1.ike, R1, R2, 4500, SUITE_ESP, &spi, 1);
	pair_run(p, SEC(1));
	ck_assert_uint_eq(peer_port_of(&p->r2), 4777);
	ck_ports(&p->r2, 4500, 4777); /* IPsec was told */

	/* once more, from where it was before: a message ID is good once */
	pair_run(p, SEC(100));
	ike_receive(p->r2.ike, R2, 4500, R1, 4501, f.bytes, f.len);
	pair_run(p, SEC(1));
	ck_assert_uint_eq(peer_port_of(&p->r2), 4777);

	/* authentic ESP tells as well */
	ike_peer_moved(p->r2.ike, R2, R1, 1001, 4888);
	ike_peer_moved(p->r2.ike, R2, R1, 1002, 4999); /* not of this association */
	ck_assert_uint_eq(peer_port_of(&p->r2), 4888);
	pair_free(p);
}
END_TEST

/* Two clients behind one address: R1 loses its memory and its mapping, and so looks like another
 * client. What R2 has with the first one stays. */
START_TEST(peers_behind_one_address_keep_apart)
{
	struct nat n = one_pat;
	struct pair *p = through(&n, 6);
	const uint32_t spi = 0x1234;

	pair_ask(p, &p->r1, 1);
	pair_run(p, SEC(5));
	ck_up(p);
	ike_set_enabled(p->r1.ike, false);
	ike_set_enabled(p->r1.ike, true);
	p->r1.child[0].deleted = true;
	n.r1[0] = 1026;
	n.r1[1] = 4502;
	pair_ask(p, &p->r1, 2);
	pair_run(p, SEC(5));
	ck_assert_uint_eq(end_sas(&p->r2, false), 2);
	ck_assert(!p->r2.child[0].deleted);
	ck_ports(&p->r2, 4500, 4502);
	ck_said(&p->r2, "bring down existing phase 1 and 2 SA's with local 10.0.0.2 remote "
			"10.0.0.1 remote port 4502");

	/* what is said to one of them goes to its port */
	n.types[0] = 0;
	ike_delete_children(p->r2.ike, R2, R1, 4502, SUITE_ESP, &spi, 1);
	pair_run(p, SEC(1));
	ck_said(&p->r1, "processing DELETE payload");
	ike_delete_children(p->r2.ike, R2, R1, 4600, SUITE_ESP, &spi, 1);
	ck_said(&p->r2, "ignoring request to send delete notify (no ISAKMP sa)");
	pair_free(p);
}
END_TEST

UNIT("nat", every_draft_has_its_numbers, without_a_common_draft_nothing_is_found,
     switched_off_on_either_side, both_ends_may_be_inside, keepalives_come_from_inside_alone,
     a_port_that_moves_is_followed_when_it_is_proved, peers_behind_one_address_keep_apart)
