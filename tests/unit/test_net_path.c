/* Packets on their way through several routers, in virtual time.
 *
 *	PC1 ---- R1 ---- R2 ---- R3 ---- PC3
 *	 10.1.0.0/24  10.12.0.0/24  10.23.0.0/24  10.3.0.0/24
 *
 * Routers end with their number, PCs with 10. */
#include <stdio.h>
#include <string.h>

#include "engine/wire/ipv4.h"
#include "engine/wire/tcp.h"
#include "tests/support/netkit.h"

struct chain {
	struct kit *k;
	struct net *pc1, *r1, *r2, *r3, *pc3;
	struct iface *r1_in, *r1_out, *r2_in, *r2_out, *r3_in, *r3_out;
	struct link *pc1_r1, *r1_r2, *r2_r3, *r3_pc3;
};

#define PC1 IP4(10, 1, 0, 10)
#define PC3 IP4(10, 3, 0, 10)

static struct chain
chain(const struct link_params *middle)
{
	struct kit *k = kit_new();
	struct chain c = { .k = k };

	c.pc1 = kit_host(k);
	c.r1 = kit_router(k);
	c.r2 = kit_router(k);
	c.r3 = kit_router(k);
	c.pc3 = kit_host(k);

	c.r1_in = kit_iface(k, c.r1, "FastEthernet0/0", "10.1.0.1/24");
	c.r1_out = kit_iface(k, c.r1, "FastEthernet0/1", "10.12.0.1/24");
	c.r2_in = kit_iface(k, c.r2, "FastEthernet0/0", "10.12.0.2/24");
	c.r2_out = kit_iface(k, c.r2, "FastEthernet0/1", "10.23.0.2/24");
	c.r3_in = kit_iface(k, c.r3, "FastEthernet0/0", "10.23.0.3/24");
	c.r3_out = kit_iface(k, c.r3, "FastEthernet0/1", "10.3.0.3/24");
	c.pc1_r1 = kit_cable(k, kit_iface(k, c.pc1, "eth0", "10.1.0.10/24"), c.r1_in, NULL);
	c.r1_r2 = kit_cable(k, c.r1_out, c.r2_in, middle);
	c.r2_r3 = kit_cable(k, c.r2_out, c.r3_in, NULL);
	c.r3_pc3 = kit_cable(k, c.r3_out, kit_iface(k, c.pc3, "eth0", "10.3.0.10/24"), NULL);
	kit_route(c.pc1, "0.0.0.0/0", IP4(10, 1, 0, 1));
	kit_route(c.pc3, "0.0.0.0/0", IP4(10, 3, 0, 3));
	kit_route(c.r1, "0.0.0.0/0", IP4(10, 12, 0, 2));
	kit_route(c.r3, "0.0.0.0/0", IP4(10, 23, 0, 2));
	kit_route(c.r2, "10.1.0.0/24", IP4(10, 12, 0, 1));
	kit_route(c.r2, "10.3.0.0/24", IP4(10, 23, 0, 3));
	kit_run(k, SEC(5));
	return c;
}

START_TEST(pings_across_three_routers_without_loss_to_arp)
{
	struct chain c = chain(NULL);

	ck_assert_str_eq(kit_ping(c.k, c.pc1, PC3), "!!!!!");
	ck_assert_str_eq(kit_ping(c.k, c.r1, PC3), "!!!!!");
	ck_assert_str_eq(kit_ping(c.k, c.r2, IP4(10, 12, 0, 2)), "!!!!!"); /* itself */
	ck_assert_uint_eq(net_totals(c.r2)->forwarded, 20);
	ck_assert_uint_eq(c.r2_in->counters.packets_in,
			  10 + 2); /* R1 announced itself, and asked */
	kit_free(c.k);
}
END_TEST

static struct ping_params
ping_to(ip4 dst)
{
	struct ping_params p = ping_defaults;

	p.dst = dst;
	return p;
}

/* A delay is paid twice a round; a probe follows the answer to the one before. */
START_TEST(a_round_trip_takes_twice_the_delay)
{
	struct chain c = chain(&(struct link_params){ .delay = MSEC(5) });
	simtime before;

	kit_ping(c.k, c.pc1, PC3);
	before = sched_now(c.k->sched);
	ck_assert_str_eq(kit_ping(c.k, c.pc1, PC3), "!!!!!");
	ck_assert_uint_eq(sched_now(c.k->sched) - before, 5 * MSEC(10));
	kit_free(c.k);
}
END_TEST

START_TEST(loss_shows_as_dots_and_repeats_with_the_seed)
{
	static const struct link_params lossy = { .delay = MSEC(1), .loss = 200000, .seed = 4 };
	char first[128];

	for (int run = 0; run < 2; run++) {
		struct chain c = chain(&lossy);
		struct ping_params p = ping_to(PC3);
		const char *symbols;

		p.count = 100;
		symbols = kit_ping_with(c.k, c.pc1, &p);
		if (run)
			ck_assert_str_eq(symbols, first);
		strcpy(first, symbols);
		ck_assert_ptr_nonnull(strchr(first, '.'));
		ck_assert_ptr_nonnull(strchr(first, '!'));
		kit_free(c.k);
	}
}
END_TEST

/* No route at R2: it says so once in 500 ms, and a lost answer takes two seconds. */
START_TEST(unreachables_are_limited_to_one_in_half_a_second)
{
	struct chain c = chain(NULL);

	ck_assert_str_eq(kit_ping(c.k, c.r1, IP4(172, 16, 0, 1)), "U.U.U");
	ck_assert_uint_eq(kit_count(c.k, c.r2, EV_ICMP_UNREACHABLE_SENT), 3);
	ck_assert_uint_eq(kit_count(c.k, c.r1, EV_ICMP_UNREACHABLE_RCVD), 3);
	ck_assert_str_eq(kit_find(c.k, c.r2, EV_ICMP_UNREACHABLE_SENT, NULL)->text[1], "host");
	ck_assert_uint_eq(net_totals(c.r2)->icmp_suppressed, 2);
	icmp_set_unreachable_interval(c.r2, 0);
	ck_assert_str_eq(kit_ping(c.k, c.r1, IP4(172, 16, 0, 1)), "UUUUU");
	c.r2_in->unreachables = false;
	ck_assert_str_eq(kit_ping(c.k, c.r1, IP4(172, 16, 0, 1)), ".....");
	kit_free(c.k);
}
END_TEST

START_TEST(without_a_route_of_its_own_a_ping_is_silent)
{
	struct chain c = chain(NULL);

	ck_assert_str_eq(kit_ping(c.k, c.r2, IP4(172, 16, 0, 1)), ".....");
	ck_assert_str_eq(kit_ping(c.k, c.r2, IP4(10, 12, 0, 77)), "....."); /* nobody there */
	ck_assert_uint_eq(kit_count(c.k, c.r2, EV_ICMP_UNREACHABLE_SENT), 0);
	kit_free(c.k);
}
END_TEST

START_TEST(ttl_runs_out_where_it_should)
{
	struct chain c = chain(NULL);
	struct ping_params p = ping_to(PC3);

	p.ttl = 2;
	p.count = 2;
	ck_assert_str_eq(kit_ping_with(c.k, c.pc1, &p), "&&");
	ck_assert_uint_eq(kit_count(c.k, c.r2, EV_ICMP_TIME_EXCEEDED_SENT), 2);
	ck_assert_uint_eq(net_totals(c.r2)->ttl_expired, 2);
	p.ttl = 4; /* R1, R2 and R3 take one each */
	ck_assert_str_eq(kit_ping_with(c.k, c.pc1, &p), "!!");
	p.ttl = 3;
	ck_assert_str_eq(kit_ping_with(c.k, c.pc1, &p), "&&");
	kit_free(c.k);
}
END_TEST

START_TEST(large_datagrams_are_cut_and_joined_unless_df)
{
	struct chain c = chain(NULL);
	struct ping_params p = ping_to(PC3);

	p.count = 3;
	p.size = 3000;
	p.validate = true;
	iface_set_ip_mtu(c.r2_out, 600);
	ck_assert_str_eq(kit_ping_with(c.k, c.pc1, &p), "!!!");
	ck_assert_uint_eq(net_totals(c.pc3)->reassembled, 3);
	ck_assert_uint_gt(net_totals(c.r2)->fragments_made, 0);
	p.df = true;
	p.size = 601;
	ck_assert_str_eq(kit_ping_with(c.k, c.pc1, &p), "M.M");
	p.size = 600;
	ck_assert_str_eq(kit_ping_with(c.k, c.pc1, &p), "!!!");
	p.size = 1501; /* too large for its own interface */
	ck_assert_str_eq(kit_ping_with(c.k, c.r1, &p), "M.M");
	kit_free(c.k);
}
END_TEST

START_TEST(a_sweep_tries_every_size)
{
	struct chain c = chain(NULL);
	struct ping_params p = ping_to(PC3);

	p.count = 2;
	p.sweep_min = 596;
	p.sweep_max = 604;
	p.sweep_step = 2;
	p.df = true;
	icmp_set_unreachable_interval(c.r2, 0);
	iface_set_ip_mtu(c.r2_out, 600);
	ck_assert_str_eq(kit_ping_with(c.k, c.pc1, &p), "!!!MM!!!MM");
	kit_free(c.k);
}
END_TEST

START_TEST(a_source_address_can_be_chosen)
{
	struct chain c = chain(NULL);
	struct ping_params p = ping_to(PC3);

	p.count = 1;
	p.src = IP4(10, 1, 0, 1);
	ck_assert_str_eq(kit_ping_with(c.k, c.r1, &p), "!");
	ck_assert_str_eq(kit_find(c.k, c.pc3, EV_ICMP_ECHO_REPLY_SENT, NULL)->text[1], "10.1.0.1");
	kit_free(c.k);
}
END_TEST

/* ---- traceroute ---- */

struct tracing {
	char text[512];
	bool done, reached;
};

static void
on_hop(void *ctx, const struct trace_result *r)
{
	struct tracing *t = ctx;
	size_t at = strlen(t->text);

	if (!r->probe)
		at += (size_t)snprintf(t->text + at, sizeof t->text - at, "%u ", r->ttl);
	snprintf(t->text + at, sizeof t->text - at, "%s%s", r->answered ? IP4S(r->from) : "*",
		 r->last_of_hop ? "\n" : " ");
}

static void
on_end(void *ctx, bool reached)
{
	struct tracing *t = ctx;

	t->done = true;
	t->reached = reached;
}

static struct tracing
trace(struct chain *c, struct net *from, ip4 dst)
{
	static const struct trace_ops ops = { on_hop, on_end };
	struct trace_params p = trace_defaults;
	struct tracing t = { 0 };

	p.dst = dst;
	p.max_ttl = 5;
	trace_start(from, &p, &ops, &t);
	while (!t.done && sched_step(c->k->sched, sched_now(c->k->sched) + SEC(60)))
		;
	return t;
}

START_TEST(traceroute_names_every_hop)
{
	struct chain c = chain(NULL);
	struct tracing t = trace(&c, c.pc1, PC3);

	ck_assert_str_eq(t.text, "1 10.1.0.1 10.1.0.1 10.1.0.1\n"
				 "2 10.12.0.2 10.12.0.2 10.12.0.2\n"
				 "3 10.23.0.3 10.23.0.3 10.23.0.3\n"
				 "4 10.3.0.10 10.3.0.10 10.3.0.10\n");
	ck_assert(t.reached);
	t = trace(&c, c.pc1, IP4(10, 23, 0, 3)); /* a router limits its port unreachables */
	ck_assert_str_eq(t.text, "1 10.1.0.1 10.1.0.1 10.1.0.1\n"
				 "2 10.12.0.2 10.12.0.2 10.12.0.2\n"
				 "3 10.23.0.3 * 10.23.0.3\n");
	ck_assert(t.reached);
	link_cut(c.r3_pc3);
	t = trace(&c, c.pc1, PC3);
	ck_assert(!t.reached);
	kit_free(c.k);
}
END_TEST

/* ---- TCP ---- */

static void
on_answer(void *ctx, const struct tcp_result *r)
{
	*(struct tcp_result *)ctx = *r;
}

static enum tcp_answer
probe(struct chain *c, ip4 dst)
{
	struct tcp_result r = { .answer = 99 };

	tcp_probe(kit_tcp(c->k, c->pc1), &(struct tcp_probe_params){ .dst = dst, .port = 80 },
		  on_answer, &r);
	kit_run(c->k, SEC(10));
	return r.answer;
}

/* What PC3's wire brings of TCP. */
static enum hook_verdict
read_syn(void *ctx, struct iface *iface, struct pkt *p)
{
	struct tcp *syn = ctx;
	size_t header = (size_t)(p->data[0] & 15) * 4;

	if (p->data[9] == PROTO_TCP)
		ck_assert(tcp_read(p->data + header, p->len - header, ipv4_src(p->data),
				   ipv4_dst(p->data), syn));
	return HOOK_PASS;
}

static unsigned
mss_at_pc3(struct chain *c)
{
	struct tcp syn = { 0 };

	net_hook(c->pc3, HOOK_IN_ACL, 0, read_syn, &syn);
	ck_assert_int_eq(probe(c, PC3), TCP_REFUSED);
	net_unhook(c->pc3, HOOK_IN_ACL, read_syn, &syn);
	ck_assert(syn.flags & TCP_SYN);
	return syn.mss;
}

START_TEST(a_router_lowers_what_connections_agree_on)
{
	struct chain c = chain(NULL);

	ck_assert_uint_eq(mss_at_pc3(&c), 1460);
	iface_set_adjust_mss(c.r2_out, 1360); /* where it leaves */
	ck_assert_uint_eq(mss_at_pc3(&c), 1360);
	iface_set_adjust_mss(c.r2_in, 1300); /* where it arrives: the lower one counts */
	ck_assert_uint_eq(mss_at_pc3(&c), 1300);
	iface_set_adjust_mss(c.r2_in, 1400);
	ck_assert_uint_eq(mss_at_pc3(&c), 1360);
	iface_set_adjust_mss(c.r2_out, 0);
	iface_set_adjust_mss(c.r2_in, 0);
	ck_assert_uint_eq(mss_at_pc3(&c), 1460);
	kit_free(c.k);
}
END_TEST

START_TEST(tcp_probes_tell_closed_from_silent)
{
	struct chain c = chain(NULL);

	ck_assert_int_eq(probe(&c, PC3), TCP_REFUSED);
	ck_assert_int_eq(probe(&c, IP4(10, 3, 0, 99)), TCP_TIMEOUT);
	ck_assert_int_eq(probe(&c, IP4(172, 16, 0, 1)), TCP_UNREACHABLE);
	kit_free(c.k);
}
END_TEST

/* ---- jobs ---- */

static void
abort_at_once(void *ctx, const struct ping_result *r)
{
	struct chain *c = ctx;

	ping_abort(c->pc1, 1);
}

static void
never(void *ctx, const struct ping_summary *s)
{
	ck_abort_msg("an aborted job ended");
}

START_TEST(a_job_may_be_aborted_from_its_own_callback)
{
	static const struct ping_ops ops = { .probe = abort_at_once, .done = never };
	struct chain c = chain(NULL);
	struct ping_params p = ping_to(PC3);

	ck_assert_uint_eq(ping_start(c.pc1, &p, &ops, &c), 1);
	kit_run(c.k, SEC(20));
	ck_assert_uint_eq(ping_abort(c.pc1, 1).sent, 0); /* gone */
	kit_free(c.k);
}
END_TEST

/* ---- corruption ---- */

START_TEST(a_corrupted_datagram_is_dropped_and_counted)
{
	struct chain c = chain(NULL);

	kit_ping(c.k, c.pc1, PC3);
	link_set_fault(c.r1_r2, FAULT_CORRUPT, c.r1_out->port, 2, NULL, NULL);
	ck_assert_str_eq(kit_ping(c.k, c.pc1, PC3), "!.!!!");
	ck_assert_uint_eq(net_totals(c.r2)->bad_checksum + net_totals(c.r2)->bad_header +
				  net_totals(c.pc3)->icmp_bad_checksum,
			  1);
	kit_free(c.k);
}
END_TEST

UNIT("net_path", pings_across_three_routers_without_loss_to_arp, a_round_trip_takes_twice_the_delay,
     loss_shows_as_dots_and_repeats_with_the_seed, unreachables_are_limited_to_one_in_half_a_second,
     without_a_route_of_its_own_a_ping_is_silent, ttl_runs_out_where_it_should,
     large_datagrams_are_cut_and_joined_unless_df, a_sweep_tries_every_size,
     a_source_address_can_be_chosen, traceroute_names_every_hop,
     a_router_lowers_what_connections_agree_on, tcp_probes_tell_closed_from_silent,
     a_job_may_be_aborted_from_its_own_callback, a_corrupted_datagram_is_dropped_and_counted)
