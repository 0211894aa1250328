/* Access lists: what matches, how lists are edited, what is logged, what access groups do. */
#include <stdio.h>
#include <string.h>

#include "engine/wire/ipv4.h"
#include "engine/wire/tcp.h"
#include "tests/support/netkit.h"

#define ANY                                                                                        \
	{                                                                                          \
		0, ~(ip4)0                                                                         \
	}

static const struct acl_rule any_rule = ACL_RULE_ANY;

/* "tcp", or "" for every protocol; addresses with their wildcards. */
static struct acl_rule
rule(enum acl_action action, unsigned protocol, struct acl_address src, struct acl_address dst)
{
	struct acl_rule r = any_rule;

	r.action = action;
	r.protocol = (uint16_t)protocol;
	r.src = src;
	r.dst = dst;
	return r;
}

static struct packet_key
key(ip4 src, ip4 dst, uint8_t protocol, uint16_t sport, uint16_t dport)
{
	return (struct packet_key){ .src = src,
				    .dst = dst,
				    .protocol = protocol,
				    .sport = sport,
				    .dport = dport,
				    .ports = protocol == 6 || protocol == 17 };
}

static const struct acl_address any = ANY;
static const struct acl_address net10 = { IP4(10, 1, 1, 0), 0xff };
/* every even address in 10.0.x.0: a wildcard that is not a run of ones */
static const struct acl_address even = { IP4(10, 0, 0, 0), 0x0000fffe };

START_TEST(addresses_and_protocols_match_by_wildcard)
{
	static const struct {
		struct acl_address src, dst;
		unsigned protocol;
		ip4 from, to;
		uint8_t carries;
		bool matches;
	} t[] = {
		/* clang-format off */
		{ ANY, ANY, 256, IP4(1, 2, 3, 4), IP4(5, 6, 7, 8), 6, true },
		{ { IP4(10, 1, 1, 0), 0xff }, ANY, 256, IP4(10, 1, 1, 77), 1, 1, true },
		{ { IP4(10, 1, 1, 0), 0xff }, ANY, 256, IP4(10, 1, 2, 77), 1, 1, false },
		{ ANY, { IP4(10, 1, 1, 9), 0 }, 256, 1, IP4(10, 1, 1, 9), 1, true },
		{ ANY, { IP4(10, 1, 1, 9), 0 }, 256, 1, IP4(10, 1, 1, 8), 1, false },
		{ { IP4(10, 0, 0, 0), 0xfffe }, ANY, 256, IP4(10, 0, 9, 4), 1, 1, true },
		{ { IP4(10, 0, 0, 0), 0xfffe }, ANY, 256, IP4(10, 0, 9, 5), 1, 1, false },
		{ ANY, ANY, 17, 1, 2, 17, true },
		{ ANY, ANY, 17, 1, 2, 6, false },
		{ ANY, ANY, 0, 1, 2, 0, true },
		{ ANY, ANY, 0, 1, 2, 1, false },
		/* clang-format on */
	};
	struct kit *k = kit_new();
	struct acl *acl;

	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		struct acl_rule r = rule(ACL_PERMIT, t[i].protocol, t[i].src, t[i].dst);
		struct packet_key p = key(t[i].from, t[i].to, t[i].carries, 0, 0);

		acl = acl_new(k->nets ? k->net[0] : kit_router(k), "101", ACL_EXTENDED);
		acl_add(acl, 0, &r);
		ck_assert_msg((acl_match(acl, &p) == ACL_PERMITTED) == t[i].matches, "row %zu", i);
		acl_delete(acl);
	}
	kit_free(k);
}
END_TEST

START_TEST(ports_match_by_operator)
{
	static const struct {
		struct acl_ports ports;
		uint16_t port;
		bool matches;
	} t[] = {
		/* clang-format off */
		{ { ACL_PORT_EQ, 1, { 80 } }, 80, true },
		{ { ACL_PORT_EQ, 1, { 80 } }, 81, false },
		{ { ACL_PORT_EQ, 3, { 80, 443, 8080 } }, 443, true },
		{ { ACL_PORT_EQ, 3, { 80, 443, 8080 } }, 444, false },
		{ { ACL_PORT_NEQ, 2, { 80, 443 } }, 443, false },
		{ { ACL_PORT_NEQ, 2, { 80, 443 } }, 444, true },
		{ { ACL_PORT_GT, 1, { 1023 } }, 1023, false },
		{ { ACL_PORT_GT, 1, { 1023 } }, 1024, true },
		{ { ACL_PORT_LT, 1, { 1023 } }, 1022, true },
		{ { ACL_PORT_LT, 1, { 1023 } }, 1023, false },
		{ { ACL_PORT_RANGE, 2, { 20, 25 } }, 20, true },
		{ { ACL_PORT_RANGE, 2, { 20, 25 } }, 25, true },
		{ { ACL_PORT_RANGE, 2, { 20, 25 } }, 26, false },
		/* clang-format on */
	};
	struct kit *k = kit_new();
	struct net *net = kit_router(k);

	for (size_t i = 0; i < 2 * sizeof t / sizeof *t; i++) {
		size_t row = i / 2;
		bool source = i & 1;
		struct acl *acl = acl_new(net, "101", ACL_EXTENDED);
		struct acl_rule r = rule(ACL_PERMIT, 6, any, any);
		struct packet_key p =
			key(1, 2, 6, source ? t[row].port : 7, source ? 7 : t[row].port);

		*(source ? &r.sport : &r.dport) = t[row].ports;
		acl_add(acl, 0, &r);
		ck_assert_msg((acl_match(acl, &p) == ACL_PERMITTED) == t[row].matches, "row %zu",
			      row);
		acl_delete(acl);
	}
	kit_free(k);
}
END_TEST

START_TEST(flags_match_and_stored_entries_do_not)
{
	static const struct {
		enum acl_flags how;
		uint8_t on, off, flags;
		bool match;
	} rows[] = {
		{ ACL_FLAGS_PLAIN, TCP_SYN, 0, TCP_SYN | TCP_ACK, true },
		{ ACL_FLAGS_PLAIN, TCP_SYN, 0, TCP_ACK, false },
		{ ACL_FLAGS_ANY, TCP_FIN | TCP_RST, 0, TCP_RST, true },
		{ ACL_FLAGS_ANY, TCP_FIN, TCP_ACK, TCP_SYN, true },
		{ ACL_FLAGS_ANY, TCP_FIN, TCP_ACK, TCP_SYN | TCP_ACK, false },
		{ ACL_FLAGS_ALL, TCP_SYN, TCP_ACK, TCP_SYN, true },
		{ ACL_FLAGS_ALL, TCP_SYN, TCP_ACK, TCP_SYN | TCP_ACK, false },
		{ ACL_FLAGS_ALL, TCP_SYN | TCP_ACK, 0, TCP_SYN, false },
		{ ACL_FLAGS_ALL, 0, TCP_RST, 0, true },
	};
	struct kit *k = kit_new();

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct acl *acl = acl_new(kit_router(k), "101", ACL_EXTENDED);
		struct acl_rule flags = rule(ACL_PERMIT, 6, any, any);
		struct packet_key p = key(1, 2, 6, 1, 2);

		acl_add_stored(acl, 0, "permit ip any any time-range WORK");
		p.tcp_flags = rows[i].flags;
		ck_assert_int_eq(acl_match(acl, &p), ACL_DENIED);
		flags.flags = rows[i].how;
		flags.flags_on = rows[i].on;
		flags.flags_off = rows[i].off;
		acl_add(acl, 0, &flags);
		ck_assert_msg(acl_match(acl, &p) == (rows[i].match ? ACL_PERMITTED : ACL_DENIED),
			      "row %zu", i);
		acl_delete(acl);
	}
	kit_free(k);
}
END_TEST

START_TEST(options_match)
{
	struct kit *k = kit_new();
	struct acl *acl = acl_new(kit_router(k), "101", ACL_EXTENDED);
	struct acl_rule established = rule(ACL_PERMIT, 6, any, any),
			echo = rule(ACL_PERMIT, 1, any, any), dscp = rule(ACL_PERMIT, 17, any, any),
			prec = rule(ACL_PERMIT, 47, any, any);
	struct packet_key p;

	established.established = true;
	echo.icmp_type = 8;
	dscp.dscp = 46;
	prec.precedence = 6;
	acl_add(acl, 0, &established);
	acl_add(acl, 0, &echo);
	acl_add(acl, 0, &dscp);
	acl_add(acl, 0, &prec);
	p = key(1, 2, 6, 1, 2);
	p.tcp_flags = TCP_SYN;
	ck_assert_int_eq(acl_match(acl, &p), ACL_DENIED);
	p.tcp_flags = TCP_SYN | TCP_ACK;
	ck_assert_int_eq(acl_match(acl, &p), ACL_PERMITTED);
	p.tcp_flags = TCP_RST;
	ck_assert_int_eq(acl_match(acl, &p), ACL_PERMITTED);
	p = key(1, 2, 1, 0, 0);
	p.icmp_type = 8;
	ck_assert_int_eq(acl_match(acl, &p), ACL_PERMITTED);
	p.icmp_type = 0;
	ck_assert_int_eq(acl_match(acl, &p), ACL_DENIED);
	p = key(1, 2, 17, 1, 2);
	p.tos = 46 << 2;
	ck_assert_int_eq(acl_match(acl, &p), ACL_PERMITTED);
	p.tos = 0;
	ck_assert_int_eq(acl_match(acl, &p), ACL_DENIED);
	p = key(1, 2, 47, 0, 0);
	p.tos = 0xc0;
	ck_assert_int_eq(acl_match(acl, &p), ACL_PERMITTED);
	kit_free(k);
}
END_TEST

START_TEST(later_fragments_show_no_ports)
{
	struct kit *k = kit_new();
	struct net *net = kit_router(k);
	struct acl *acl = acl_new(net, "101", ACL_EXTENDED);
	struct acl_rule deny_web = rule(ACL_DENY, 6, any, any),
			permit_ssh = rule(ACL_PERMIT, 6, any, any),
			frags = rule(ACL_DENY, 256, any, any);
	struct packet_key later = key(1, 2, 6, 0, 0);

	later.ports = false;
	later.later_fragment = true;
	deny_web.dport = (struct acl_ports){ ACL_PORT_EQ, 1, { 80 } };
	permit_ssh.dport = (struct acl_ports){ ACL_PORT_EQ, 1, { 22 } };
	acl_add(acl, 0, &deny_web);
	acl_add(acl, 0, &permit_ssh);
	ck_assert_uint_eq(acl_decide(acl, &later)->seq, 20);
	frags.fragments = true;
	acl_add(acl, 5, &frags);
	ck_assert_uint_eq(acl_decide(acl, &later)->seq, 5);
	kit_free(k);
}
END_TEST

static const char *
sequence(const struct acl *acl)
{
	static char text[256];
	const struct acl_entry *e;

	text[0] = '\0';
	TAILQ_FOREACH (e, &acl->entries, link) {
		char one[24];

		snprintf(one, sizeof one, "%s%u%s", *text ? " " : "", e->seq, e->remark ? "r" : "");
		strcat(text, one);
	}
	return text;
}

START_TEST(lists_are_edited_by_number_and_by_content)
{
	struct kit *k = kit_new();
	struct net *net = kit_router(k);
	struct acl *acl = acl_new(net, "EDIT", ACL_EXTENDED);
	struct acl_rule a = rule(ACL_PERMIT, 256, net10, any), b = rule(ACL_DENY, 256, even, any),
			c = rule(ACL_PERMIT, 256, any, any), odd = a;
	uint32_t before = acl_generation(net);

	ck_assert_int_eq(acl_add(acl, 0, &a), ACL_ADDED);
	ck_assert_int_eq(acl_add(acl, 0, &b), ACL_ADDED);
	ck_assert_int_eq(acl_add_remark(acl, 0, "a note"), ACL_ADDED);
	ck_assert_int_eq(acl_add(acl, 15, &c), ACL_ADDED);
	ck_assert_str_eq(sequence(acl), "10 15 20 30r");
	odd.src.addr |= 7; /* bits under the wildcard do not count */
	ck_assert_int_eq(acl_add(acl, 0, &odd), ACL_DUPLICATE);
	odd.dst = net10;
	ck_assert_int_eq(acl_add(acl, 20, &odd), ACL_SEQUENCE_TAKEN);
	ck_assert_int_eq(acl_add(acl, 33, &odd), ACL_ADDED);
	ck_assert_uint_eq(TAILQ_LAST(&acl->entries, acl_entries)->rule.src.addr, IP4(10, 1, 1, 0));
	ck_assert(acl_del_rule(acl, &odd));
	acl_add(acl, 33, &odd);
	odd.dst = even;
	ck_assert_int_eq(acl_add(acl, 0, &odd), ACL_ADDED); /* behind 33 comes 40 */
	ck_assert_str_eq(sequence(acl), "10 15 20 30r 33 40");
	acl_resequence(acl, 100, 5);
	ck_assert_str_eq(sequence(acl), "100 105 110 115r 120 125");
	ck_assert(acl_del_seq(acl, 110));
	ck_assert(!acl_del_seq(acl, 110));
	ck_assert(!acl_del_rule(acl, &b));
	ck_assert(acl_del_remark(acl, "a note"));
	ck_assert_str_eq(sequence(acl), "100 105 120 125");
	ck_assert_uint_gt(acl_generation(net), before);
	kit_free(k);
}
END_TEST

START_TEST(lists_come_in_the_order_of_show)
{
	static const char *const order[] = { "5",   "99",  "1300", "A-STD", "B-STD",
					     "100", "101", "2000", "EXT" };
	struct kit *k = kit_new();
	struct net *net = kit_router(k);
	const struct acl *acl = NULL;

	for (size_t i = sizeof order / sizeof *order; i-- > 0;)
		acl_new(net, order[i], i < 5 ? ACL_STANDARD : ACL_EXTENDED);
	ck_assert_ptr_null(acl_new(net, "99", ACL_EXTENDED));
	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		acl = acl_next(net, acl);
		ck_assert_str_eq(acl->name, order[i]);
	}
	ck_assert_ptr_null(acl_next(net, acl));
	kit_free(k);
}
END_TEST

START_TEST(an_empty_list_decides_nothing)
{
	struct kit *k = kit_new();
	struct acl *acl = acl_new(kit_router(k), "101", ACL_EXTENDED);
	struct packet_key p = key(1, 2, 6, 1, 2);
	struct acl_rule r = rule(ACL_PERMIT, 17, any, any);

	ck_assert_int_eq(acl_match(NULL, &p), ACL_NOTHING);
	ck_assert_int_eq(acl_match(acl, &p), ACL_NOTHING);
	acl_add_remark(acl, 0, "nothing yet");
	ck_assert_int_eq(acl_match(acl, &p), ACL_NOTHING);
	acl_add(acl, 0, &r);
	ck_assert_int_eq(acl_match(acl, &p), ACL_DENIED); /* the unwritten deny */
	kit_free(k);
}
END_TEST

/*  PC 10.0.0.10 ---- 10.0.0.1 R 10.1.0.1 ---- 10.1.0.10 SERVER */
struct guarded {
	struct kit *k;
	struct net *pc, *r, *server;
	struct iface *in, *out;
};

static struct guarded
guarded(void)
{
	struct guarded g = { .k = kit_new() };

	g.pc = kit_host(g.k);
	g.r = kit_router(g.k);
	g.server = kit_host(g.k);
	g.in = kit_iface(g.k, g.r, "Fa0/0", "10.0.0.1/24");
	g.out = kit_iface(g.k, g.r, "Fa0/1", "10.1.0.1/24");
	kit_cable(g.k, kit_iface(g.k, g.pc, "eth0", "10.0.0.10/24"), g.in, NULL);
	kit_cable(g.k, g.out, kit_iface(g.k, g.server, "eth0", "10.1.0.10/24"), NULL);
	kit_route(g.pc, "0.0.0.0/0", IP4(10, 0, 0, 1));
	kit_route(g.server, "0.0.0.0/0", IP4(10, 1, 0, 1));
	icmp_set_unreachable_interval(g.r, 0);
	kit_run(g.k, SEC(5));
	return g;
}

#define SERVER IP4(10, 1, 0, 10)

START_TEST(an_access_group_denies_tells_and_counts)
{
	struct guarded g = guarded();
	struct acl *acl;
	struct acl_rule deny = rule(ACL_DENY, 1, any, any),
			permit = rule(ACL_PERMIT, 256, any, any);

	iface_set_access_group(g.in, IFACE_IN, "101"); /* no such list: all passes */
	ck_assert_str_eq(kit_ping(g.k, g.pc, SERVER), "!!!!!");
	acl = acl_new(g.r, "101", ACL_EXTENDED); /* empty: all passes */
	ck_assert_str_eq(kit_ping(g.k, g.pc, SERVER), "!!!!!");
	deny.log = true;
	acl_add(acl, 0, &deny);
	acl_add(acl, 0, &permit);
	ck_assert_str_eq(kit_ping(g.k, g.pc, SERVER), "UUUUU");
	ck_assert_uint_eq(TAILQ_FIRST(&acl->entries)->hits, 5);
	ck_assert_str_eq(kit_find(g.k, g.r, EV_ICMP_UNREACHABLE_SENT, NULL)->text[1],
			 "administratively prohibited");
	ck_assert_uint_eq(kit_count(g.k, g.r, EV_ACL_LOG_ICMP), 1); /* the first at once */
	ck_assert_str_eq(kit_find(g.k, g.r, EV_ACL_LOG_ICMP, "101")->text[1], "denied");
	kit_run(g.k, SEC(300));
	ck_assert_uint_eq(kit_count(g.k, g.r, EV_ACL_LOG_ICMP), 2); /* the others in one line */
	kit_run(g.k, SEC(900));
	ck_assert_uint_eq(kit_count(g.k, g.r, EV_ACL_LOG_ICMP), 2);
	acl_del_seq(acl, 10);
	ck_assert_str_eq(kit_ping(g.k, g.pc, SERVER), "!!!!!");
	acl_delete(acl);
	ck_assert_str_eq(kit_ping(g.k, g.pc, SERVER), "!!!!!");
	kit_free(g.k);
}
END_TEST

START_TEST(an_outgoing_group_does_not_see_our_own_packets)
{
	struct guarded g = guarded();
	struct acl *acl = acl_new(g.r, "NOTHING", ACL_STANDARD);
	struct acl_rule deny = rule(ACL_DENY, 256, any, any);

	acl_add(acl, 0, &deny);
	iface_set_access_group(g.out, IFACE_OUT, "NOTHING");
	ck_assert_str_eq(kit_ping(g.k, g.pc, SERVER), "UUUUU");
	ck_assert_str_eq(kit_ping(g.k, g.r, SERVER), "!!!!!");
	iface_set_access_group(g.out, IFACE_OUT, NULL);
	ck_assert_str_eq(kit_ping(g.k, g.pc, SERVER), "!!!!!");
	kit_free(g.k);
}
END_TEST

/* ---- hooks ---- */

struct watch {
	char seen[64];
};

struct spot {
	struct watch *watch;
	char letter;
};

static enum hook_verdict
see(void *ctx, struct iface *iface, struct pkt *pkt)
{
	struct spot *s = ctx;
	size_t at = strlen(s->watch->seen);

	ck_assert_ptr_eq(pkt->data, pkt->network);
	s->watch->seen[at] = s->letter;
	return HOOK_PASS;
}

START_TEST(hooks_are_asked_in_the_order_of_the_way)
{
	struct guarded g = guarded();
	struct watch w = { "" };
	struct spot spot[HOOK_POINTS];
	struct ping_params p = ping_defaults;

	for (int i = 0; i < HOOK_POINTS; i++) {
		spot[i] = (struct spot){ &w, "acnNCA"[i] };
		net_hook(g.r, (enum hook_point)i, 10, see, &spot[i]);
	}
	p.dst = SERVER;
	p.count = 1;
	ck_assert_str_eq(kit_ping_with(g.k, g.pc, &p), "!");
	ck_assert_str_eq(w.seen, "acnNCA"
				 "acnNCA");
	memset(&w, 0, sizeof w);
	ck_assert_str_eq(kit_ping_with(g.k, g.r, &p), "!");
	ck_assert_str_eq(w.seen, "NC"
				 "acn"); /* ours: no list on the way out */
	for (int i = 0; i < HOOK_POINTS; i++)
		net_unhook(g.r, (enum hook_point)i, see, &spot[i]);
	memset(&w, 0, sizeof w);
	kit_ping(g.k, g.pc, SERVER);
	ck_assert_str_eq(w.seen, "");
	kit_free(g.k);
}
END_TEST

/* Ten thousand entries, each found again by what it says, with and without what has no meaning. */
START_TEST(long_lists_know_their_entries)
{
	enum { ENTRIES = 10000 };
	struct kit *k = kit_new();
	struct acl *acl = acl_new(kit_router(k), "LONG", ACL_EXTENDED);
	struct acl_rule r = rule(ACL_PERMIT, 17, any, any);

	r.dport.op = ACL_PORT_EQ;
	r.dport.ports = 1;
	for (uint32_t i = 0; i < ENTRIES; i++) {
		r.src = (struct acl_address){ IP4(10, 0, 0, 0) + (i << 8) + i % 255, 0xff };
		r.dport.port[0] = (uint16_t)i;
		r.dport.port[1] = (uint16_t)(i * 7); /* not looked at */
		ck_assert_int_eq(acl_add(acl, 0, &r), ACL_ADDED);
		r.src.addr ^= 0x55; /* under the wildcard */
		r.dport.port[1]++;
		ck_assert_int_eq(acl_add(acl, i + 1, &r), ACL_DUPLICATE);
	}
	for (uint32_t i = ENTRIES; i--;) {
		r.src.addr = IP4(10, 0, 0, 0) + (i << 8);
		r.dport.port[0] = (uint16_t)i;
		ck_assert(i % 2 ? acl_del_rule(acl, &r) : acl_del_seq(acl, 10 * (i + 1)));
		ck_assert(!acl_del_rule(acl, &r));
	}
	ck_assert_ptr_null(TAILQ_FIRST(&acl->entries));
	kit_free(k);
}
END_TEST

UNIT("net_acl", long_lists_know_their_entries, addresses_and_protocols_match_by_wildcard,
     ports_match_by_operator, flags_match_and_stored_entries_do_not, options_match,
     later_fragments_show_no_ports, lists_are_edited_by_number_and_by_content,
     lists_come_in_the_order_of_show, an_empty_list_decides_nothing,
     an_access_group_denies_tells_and_counts, an_outgoing_group_does_not_see_our_own_packets,
     hooks_are_asked_in_the_order_of_the_way)
