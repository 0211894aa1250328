/* Tunnels between two routers, packet by packet.
 *
 *	R1 ------ M ------ R2
 *	1.1.1.0/24  2.2.2.0/24		Tunnel0: 172.16.0.0/24
 *
 * R1 is .1 and R2 .2 everywhere; M is .254. */
#include <string.h>

#include "engine/tunnel/tunnel.h"
#include "engine/wire/arp.h"
#include "engine/wire/ethernet.h"
#include "engine/wire/gre.h"
#include "engine/wire/icmp.h"
#include "engine/wire/ipv4.h"
#include "engine/wire/tcp.h"
#include "tests/support/hex.h"
#include "tests/support/netkit.h"

#define R1 IP4(1, 1, 1, 1)
#define R2 IP4(2, 2, 2, 2)
#define T1 IP4(172, 16, 0, 1)
#define T2 IP4(172, 16, 0, 2)

struct end {
	struct net *net;
	struct iface *wan;
	struct tunnels *tunnels;
	struct tunnel *t;
};

struct pair {
	struct kit *k;
	struct end r1, r2;
	struct net *m;
	struct iface *m_right;
	struct link *right;
};

static struct tunnel_config
config_of(const char *source, ip4 destination)
{
	struct tunnel_config c = { .destination = destination };

	strcpy(c.source_interface, source);
	return c;
}

static void
end_up(struct kit *k, struct end *e, const char *wan, ip4 gateway, ip4 other, ip4 tunnel)
{
	e->net = kit_router(k);
	e->wan = kit_iface(k, e->net, "Fa0/1", wan);
	e->tunnels = tunnels_new(e->net);
	e->t = tunnel_make(e->tunnels, "Tunnel0");
	kit_route(e->net, "0.0.0.0/0", gateway);
	ck_assert(iface_set_address(e->t->iface, tunnel, mask_of(24), false, NULL));
	tunnel_configure(e->t, &(struct tunnel_config){ 0 });
	tunnel_configure(
		e->t, &(struct tunnel_config){ .source_interface = "Fa0/1", .destination = other });
}

static struct pair
pair_up(void)
{
	struct kit *k = kit_new();
	struct pair p = { .k = k, .m = kit_router(k) };

	end_up(k, &p.r1, "1.1.1.1/24", IP4(1, 1, 1, 254), R2, T1);
	end_up(k, &p.r2, "2.2.2.2/24", IP4(2, 2, 2, 254), R1, T2);
	kit_cable(k, p.r1.wan, kit_iface(k, p.m, "Fa0/0", "1.1.1.254/24"), NULL);
	p.m_right = kit_iface(k, p.m, "Fa0/1", "2.2.2.254/24");
	p.right = kit_cable(k, p.r2.wan, p.m_right, NULL);
	kit_run(k, SEC(5));
	return p;
}

static void
pair_down(struct pair *p)
{
	tunnels_free(p->r1.tunnels);
	tunnels_free(p->r2.tunnels);
	kit_free(p->k);
}

/* The same change at both ends. */
static void
both(struct pair *p, const struct tunnel_config *c)
{
	struct tunnel_config one = *c, two = *c;

	one.destination = R2;
	two.destination = R1;
	tunnel_configure(p->r1.t, &one);
	tunnel_configure(p->r2.t, &two);
	kit_run(p->k, MSEC(1));
}

/* The largest packets that pass unharmed say how much is around them. */
static bool
fits(struct pair *p, unsigned size)
{
	struct ping_params ping = ping_defaults;

	ping.dst = T2;
	ping.size = size;
	ping.df = true;
	ping.count = 1;
	return !strcmp(kit_ping_with(p->k, p->r1.net, &ping), "!");
}

static void
ck_mtu(struct pair *p, unsigned mtu)
{
	ck_assert_uint_eq(iface_ip_mtu(p->r1.t->iface), mtu);
	ck_assert(fits(p, mtu));
	ck_assert(!fits(p, mtu + 1));
}

/* ---- the header ---- */

START_TEST(a_gre_header_is_written_and_read)
{
	uint8_t bytes[GRE_HEADER_MAX + 4] = { 0 };
	struct gre g = { .has_checksum = true,
			 .has_key = true,
			 .has_sequence = true,
			 .type = ETHERNET_IPV4,
			 .key = 0x12345678,
			 .sequence = 7 };
	struct gre back;

	memcpy(bytes + 16, "\xde\xad\xbe\xef", 4);
	gre_write(bytes, sizeof bytes, &g);
	/* ~(b000 + 0800 + 1234 + 5678 + 0000 + 0007 + dead + beef) */
	ck_hex(bytes, sizeof bytes, "b0000800 41ae0000 12345678 00000007 deadbeef");
	ck_assert_int_eq(gre_read(bytes, sizeof bytes, &back), GRE_GOOD);
	ck_assert_uint_eq(back.header, 16);
	ck_assert_uint_eq(back.key, g.key);
	ck_assert_uint_eq(back.sequence, 7);
	for (size_t i = 0; i < sizeof bytes; i++) { /* every octet is under the checksum */
		bytes[i] ^= 0x01;
		ck_assert_int_ne(gre_read(bytes, sizeof bytes, &back), GRE_GOOD);
		bytes[i] ^= 0x01;
	}
}
END_TEST

START_TEST(hostile_gre_headers_are_refused)
{
	static const struct {
		const char *octets;
		enum gre_fault fault;
	} row[] = {
		{ "00", GRE_SHORT },
		{ "000008", GRE_SHORT },
		{ "00000800", GRE_GOOD },
		{ "20000800", GRE_SHORT }, /* a key, it says */
		{ "20000800 000000", GRE_SHORT },
		{ "b0000800 00000000 00000000", GRE_SHORT }, /* and a sequence number */
		{ "00010800", GRE_UNKNOWN },		     /* PPTP's version */
		{ "00070800", GRE_UNKNOWN },
		{ "40000800 00000000", GRE_UNKNOWN }, /* source routes, RFC 1701 */
		{ "08000800", GRE_UNKNOWN },
		{ "04000800", GRE_UNKNOWN },
		{ "03f80800", GRE_GOOD }, /* RFC 2784 2.3: bits to be ignored */
		{ "80000800 77ff0000", GRE_GOOD },
		{ "80000800 77fe0000", GRE_CHECKSUM },
		{ "80000800 0000", GRE_SHORT },
	};
	uint8_t bytes[32];
	struct gre g;

	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		size_t len = hex_read(row[i].octets, bytes, sizeof bytes);

		ck_assert_msg(gre_read(bytes, len, &g) == row[i].fault, "row %zu", i);
	}
}
END_TEST

/* ---- packets ---- */

/* What M saw last of the protocols of tunnels, and how many. */
struct seen {
	uint8_t bytes[2000];
	size_t len;
	struct ipv4 h;
	unsigned count;
};

static enum hook_verdict
look(void *ctx, struct iface *iface, struct pkt *p)
{
	struct seen *seen = ctx;

	if (p->data[9] != PROTO_GRE && p->data[9] != PROTO_IPINIP)
		return HOOK_PASS;
	seen->len = p->len;
	memcpy(seen->bytes, p->data, p->len);
	ck_assert_int_eq(ipv4_read(p->data, p->len, &seen->h), IPV4_GOOD);
	seen->count++;
	return HOOK_PASS;
}

static void
watch(struct pair *p, struct seen *seen)
{
	*seen = (struct seen){ 0 };
	net_hook(p->m, HOOK_IN_ACL, 0, look, seen);
}

/* Gives R2 a packet that came from R1, as M would. */
static void
replay(struct pair *p, const uint8_t *bytes, size_t len)
{
	struct pkt *again = pkt_new(p->k->pool, len);

	memcpy(again->data, bytes, len);
	again->flags = PKT_ENCRYPTED; /* no hook of M sees it */
	ip_output(p->m, again);
	kit_run(p->k, MSEC(10));
}

START_TEST(a_tunnel_carries_packets_both_ways)
{
	struct pair p = pair_up();
	struct seen seen;

	watch(&p, &seen);
	ck_assert(p.r1.t->state == TUNNEL_UP && p.r2.t->state == TUNNEL_UP);
	ck_assert_str_eq(kit_ping(p.k, p.r1.net, T2), "!!!!!");
	ck_assert_str_eq(kit_ping(p.k, p.r2.net, T1), "!!!!!");
	ck_assert_uint_eq(seen.count, 20);
	ck_hex(seen.bytes, 2, "4500");
	ck_hex(seen.bytes + 8, 2, "ff2f");
	ck_hex(seen.bytes + 20, 6, "00000800 4500");
	ck_assert_uint_eq(p.r1.t->iface->counters.packets_out, 10);
	ck_assert_uint_eq(p.r1.t->iface->counters.bytes_out, 1000);
	ck_assert_uint_eq(p.r1.t->iface->counters.packets_in, 10);
	pair_down(&p);
}
END_TEST

START_TEST(the_overhead_is_what_the_options_take)
{
	static const struct {
		enum tunnel_mode mode;
		bool key, checksum, sequence;
		unsigned mtu;
	} row[] = {
		{ TUNNEL_GRE, false, false, false, 1476 },
		{ TUNNEL_GRE, true, false, false, 1472 },
		{ TUNNEL_GRE, false, true, false, 1472 },
		{ TUNNEL_GRE, true, true, false, 1468 },
		{ TUNNEL_GRE, true, true, true, 1464 },
		{ TUNNEL_IPIP, false, false, false, 1480 },
		{ TUNNEL_IPIP, true, true, true, 1480 },
	};
	struct pair p = pair_up();
	struct seen seen;

	watch(&p, &seen);
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct tunnel_config c = config_of("Fa0/1", 0);

		c.mode = row[i].mode;
		c.has_key = row[i].key;
		c.key = 77;
		c.checksum = row[i].checksum;
		c.sequence = row[i].sequence;
		both(&p, &c);
		ck_mtu(&p, row[i].mtu);
		ck_assert(fits(&p, 100));
		ck_assert_uint_eq(seen.len, 100 + 1500 - row[i].mtu);
		ck_assert_uint_eq(seen.h.protocol, c.mode == TUNNEL_GRE ? PROTO_GRE : PROTO_IPINIP);
	}
	pair_down(&p);
}
END_TEST

START_TEST(a_large_datagram_crosses_in_pieces)
{
	struct pair p = pair_up();
	struct ping_params ping = ping_defaults;

	ping.dst = T2;
	ping.size = 8000;
	ck_assert_str_eq(kit_ping(p.k, p.r1.net, T2), "!!!!!");
	ck_assert_str_eq(kit_ping_with(p.k, p.r1.net, &ping), "!!!!!");
	/* More than the carrying packet takes: the outer ones are cut as well. */
	iface_set_ip_mtu(p.r1.t->iface, 1500);
	iface_set_ip_mtu(p.r2.t->iface, 1500);
	ck_mtu(&p, 1500);
	ck_assert_uint_eq(net_totals(p.r2.net)->reassembled, 5 + 1);
	iface_set_ip_mtu(p.r1.t->iface, 1400);
	ck_mtu(&p, 1400);
	pair_down(&p);
}
END_TEST

START_TEST(the_outer_header_says_what_is_configured)
{
	struct pair p = pair_up();
	struct tunnel_config c = p.r1.t->config;
	struct ping_params ping = ping_defaults;
	struct seen seen;

	watch(&p, &seen);
	ping.dst = T2;
	ping.count = 1;
	ping.tos = 0xb8;
	ping.df = true;
	net_unhook(p.m, HOOK_IN_ACL, look, &seen);
	net_hook(p.r2.net, HOOK_IN_ACL, 0, look, &seen);
	ck_assert_str_eq(kit_ping_with(p.k, p.r1.net, &ping), "!");
	ck_assert_uint_eq(seen.h.tos, 0xb8); /* as inside */
	ck_assert_uint_eq(seen.h.ttl, 254);
	ck_assert(!seen.h.df);
	c.has_tos = true;
	c.tos = 0x20;
	c.ttl = 9;
	c.path_mtu_discovery = true;
	tunnel_configure(p.r1.t, &c);
	ck_assert_str_eq(kit_ping_with(p.k, p.r1.net, &ping), "!");
	ck_assert_uint_eq(seen.h.tos, 0x20);
	ck_assert_uint_eq(seen.h.ttl, 8);
	ck_assert(seen.h.df);
	net_unhook(p.r2.net, HOOK_IN_ACL, look, &seen);
	pair_down(&p);
}
END_TEST

START_TEST(keys_keep_tunnels_apart)
{
	struct pair p = pair_up();
	struct tunnel_config c = p.r1.t->config;

	c.has_key = true;
	tunnel_configure(p.r1.t, &c); /* key 0 is not the same as none */
	ck_assert_str_eq(kit_ping(p.k, p.r1.net, T2), ".....");
	both(&p, &c);
	ck_assert_str_eq(kit_ping(p.k, p.r1.net, T2), "!!!!!");
	c.key = 0x80000001;
	tunnel_configure(p.r1.t, &c);
	ck_assert_str_eq(kit_ping(p.k, p.r1.net, T2), ".....");
	both(&p, &c);
	ck_assert_str_eq(kit_ping(p.k, p.r1.net, T2), "!!!!!");
	pair_down(&p);
}
END_TEST

START_TEST(two_tunnels_with_the_same_ends_are_told_by_key)
{
	struct pair p = pair_up();
	struct tunnel_config one = p.r1.t->config, two = p.r2.t->config;
	struct tunnel *a = tunnel_make(p.r1.tunnels, "Tunnel1");
	struct tunnel *b = tunnel_make(p.r2.tunnels, "Tunnel1");

	one.has_key = two.has_key = true;
	one.key = two.key = 1;
	iface_set_address(a->iface, IP4(172, 17, 0, 1), mask_of(24), false, NULL);
	iface_set_address(b->iface, IP4(172, 17, 0, 2), mask_of(24), false, NULL);
	tunnel_configure(a, &one);
	tunnel_configure(b, &two);
	kit_run(p.k, MSEC(1));
	ck_assert_str_eq(kit_ping(p.k, p.r1.net, T2), "!!!!!");
	ck_assert_uint_eq(a->iface->counters.packets_in, 0);
	ck_assert_str_eq(kit_ping(p.k, p.r1.net, IP4(172, 17, 0, 2)), "!!!!!");
	ck_assert_uint_eq(a->iface->counters.packets_in, 5);
	ck_assert_uint_eq(p.r1.t->iface->counters.packets_in, 5);
	iface_free(a->iface);
	ck_assert_str_eq(kit_ping(p.k, p.r1.net, T2), "!!!!!");
	pair_down(&p);
}
END_TEST

START_TEST(what_is_damaged_or_comes_again_is_dropped)
{
	struct pair p = pair_up();
	struct tunnel_config c = config_of("Fa0/1", 0);
	struct seen seen;

	watch(&p, &seen);
	c.checksum = c.sequence = true;
	both(&p, &c);
	ck_assert(fits(&p, 100));
	ck_assert(fits(&p, 100));
	seen.h.src = R1;
	net_unhook(p.m, HOOK_IN_ACL, look, &seen);
	net_hook(p.r2.net, HOOK_IN_ACL, 0, look, &seen);
	ck_assert(fits(&p, 100));
	net_unhook(p.r2.net, HOOK_IN_ACL, look, &seen);
	replay(&p, seen.bytes, seen.len);
	ck_assert_uint_eq(p.r2.t->count.out_of_sequence, 1);
	seen.bytes[seen.len - 1] ^= 1;
	replay(&p, seen.bytes, seen.len);
	ck_assert_uint_eq(p.r2.t->count.checksum, 1);
	ck_assert_uint_eq(p.r2.t->iface->counters.input_errors, 2);
	seen.bytes[seen.len - 1] ^= 1;
	seen.bytes[IPV4_HEADER + 1] |= 1; /* version 1 */
	replay(&p, seen.bytes, seen.len);
	ck_assert_uint_eq(p.r2.t->count.bad, 1);
	ck_assert(fits(&p, 100)); /* none of it has moved the window */
	pair_down(&p);
}
END_TEST

START_TEST(another_protocol_inside_is_counted)
{
	struct pair p = pair_up();
	uint8_t bytes[IPV4_HEADER + 8] = { 0 };

	ipv4_write(bytes, &(struct ipv4){ .total = sizeof bytes,
					  .ttl = 9,
					  .protocol = PROTO_GRE,
					  .src = R1,
					  .dst = R2 });
	bytes[22] = 0x86; /* IPv6 */
	bytes[23] = 0xdd;
	replay(&p, bytes, sizeof bytes);
	ck_assert_uint_eq(p.r2.t->iface->counters.unknown_protocol, 1);
	pair_down(&p);
}
END_TEST

/* GRE in GRE in GRE: each one is for us again. */
START_TEST(tunnels_in_tunnels_end_somewhere)
{
	struct pair p = pair_up();
	uint8_t bytes[1200];
	const size_t layer = IPV4_HEADER + GRE_HEADER;

	memset(bytes, 0, sizeof bytes);
	for (size_t at = 0; at < sizeof bytes; at += layer) {
		ipv4_write(bytes + at, &(struct ipv4){ .total = (uint16_t)(sizeof bytes - at),
						       .ttl = 9,
						       .protocol = PROTO_GRE,
						       .src = R1,
						       .dst = R2 });
		bytes[at + IPV4_HEADER + 2] = 0x08;
	}
	replay(&p, bytes, sizeof bytes);
	ck_assert_uint_eq(p.r2.t->count.too_deep, 1);
	ck_assert_str_eq(kit_ping(p.k, p.r1.net, T2), "!!!!!");
	pair_down(&p);
}
END_TEST

START_TEST(routers_on_the_way_tell_how_much_fits)
{
	struct pair p = pair_up();
	struct tunnel_config c = p.r1.t->config;

	iface_set_mtu(p.m_right, 1300);
	iface_set_mtu(p.r2.wan, 1300);
	ck_assert(fits(&p, 1476)); /* M cuts the outer packet */
	c.path_mtu_discovery = true;
	c.path_minutes = 10;
	c.path_least = 92;
	tunnel_configure(p.r1.t, &c);
	ck_assert(!fits(&p, 1476)); /* lost, but M has told why */
	ck_mtu(&p, 1276);
	ck_assert(!fits(&p, 1476));
	kit_run(p.k, SEC(601));
	ck_assert_uint_eq(iface_ip_mtu(p.r1.t->iface), 1476); /* forgotten */
	ck_assert(!fits(&p, 1476));			      /* and found out again */
	ck_mtu(&p, 1276);
	c.path_least = 1400; /* what is told is too little to be true */
	c.path_minutes = 0;
	tunnel_configure(p.r1.t, &c);
	ck_assert(!fits(&p, 1476));
	ck_assert_uint_eq(iface_ip_mtu(p.r1.t->iface), 1376);
	kit_run(p.k, SEC(100000));
	ck_assert_uint_eq(iface_ip_mtu(p.r1.t->iface), 1376);
	c.path_mtu_discovery = false;
	tunnel_configure(p.r1.t, &c);
	ck_assert(fits(&p, 1476));
	pair_down(&p);
}
END_TEST

/* ---- the line ---- */

static unsigned
said(const struct pair *p, const struct end *e, const char *state)
{
	unsigned n = 0;

	for (size_t i = 0; i < p->k->events; i++) {
		const struct kit_event *ev = &p->k->event[i];

		n += ev->net == e->net && ev->kind == EV_LINE_PROTOCOL_STATE &&
		     !strcmp(ev->text[0], "Tunnel0") && !strcmp(ev->text[1], state);
	}
	return n;
}

START_TEST(the_line_follows_source_and_route)
{
	struct pair p = pair_up();
	struct tunnel_config c = p.r1.t->config, none = c;

	ck_assert_uint_eq(said(&p, &p.r1, "down"), 1); /* when it was made */
	ck_assert_uint_eq(said(&p, &p.r1, "up"), 1);
	none.destination = 0;
	tunnel_configure(p.r1.t, &none);
	ck_assert(p.r1.t->state == TUNNEL_NO_DESTINATION && !p.r1.t->iface->protocol);
	tunnel_configure(p.r1.t, &c);
	ck_assert(p.r1.t->iface->protocol);
	ck_assert(route_del(p.r1.net, 0, 0, 0, NULL, NULL));
	kit_run(p.k, MSEC(1));
	ck_assert(p.r1.t->state == TUNNEL_NO_ROUTE);
	kit_route(p.r1.net, "2.2.2.0/24", IP4(1, 1, 1, 254));
	kit_run(p.k, MSEC(1));
	ck_assert(p.r1.t->state == TUNNEL_UP);
	iface_set_shutdown(p.r1.wan, true, NULL);
	kit_run(p.k, MSEC(1));
	ck_assert(p.r1.t->state == TUNNEL_NO_SOURCE);
	iface_set_shutdown(p.r1.wan, false, NULL);
	kit_run(p.k, SEC(4));
	ck_assert(p.r1.t->state == TUNNEL_UP);
	c.source_interface[0] = '\0';
	c.source = R1;
	tunnel_configure(p.r1.t, &c);
	ck_assert_str_eq(kit_ping(p.k, p.r1.net, T2), "!!!!!");
	c.source = IP4(9, 9, 9, 9); /* not ours */
	tunnel_configure(p.r1.t, &c);
	ck_assert(p.r1.t->state == TUNNEL_NO_SOURCE);
	iface_set_shutdown(p.r1.t->iface, true, NULL);
	kit_run(p.k, MSEC(1));
	ck_assert(kit_find(p.k, p.r1.net, EV_LINK_ADMIN_DOWN, "Tunnel0"));
	c.source = R1;
	tunnel_configure(p.r1.t, &c);
	ck_assert(p.r1.t->state == TUNNEL_SHUT);
	iface_set_shutdown(p.r1.t->iface, false, NULL);
	kit_run(p.k, MSEC(1));
	ck_assert(p.r1.t->state == TUNNEL_UP);
	pair_down(&p);
}
END_TEST

START_TEST(keepalives_find_what_routes_do_not)
{
	struct pair p = pair_up();
	struct tunnel_config c = p.r1.t->config;

	c.keepalive_seconds = 5;
	c.keepalive_retries = 3;
	tunnel_configure(p.r1.t, &c); /* R2 knows nothing of it */
	kit_run(p.k, SEC(21));
	ck_assert_uint_eq(p.r1.t->count.keepalives_sent, 4);
	ck_assert_uint_eq(p.r1.t->count.keepalives_received, 4);
	iface_set_shutdown(p.m_right, true, NULL);
	kit_run(p.k, SEC(18)); /* 25, 30 and 35 s, and none has come back */
	ck_assert(p.r1.t->iface->protocol);
	kit_run(p.k, SEC(2));
	ck_assert(p.r1.t->state == TUNNEL_SILENT && !p.r1.t->iface->protocol);
	iface_set_shutdown(p.m_right, false, NULL);
	kit_run(p.k, SEC(10));
	ck_assert(p.r1.t->state == TUNNEL_UP);
	c.keepalive_seconds = 0;
	iface_set_shutdown(p.m_right, true, NULL);
	kit_run(p.k, SEC(30));
	ck_assert(p.r1.t->state == TUNNEL_SILENT);
	tunnel_configure(p.r1.t, &c); /* nobody looks any more */
	kit_run(p.k, MSEC(1));
	ck_assert(p.r1.t->state == TUNNEL_UP);
	pair_down(&p);
}
END_TEST

static enum hook_verdict
swallow(void *ctx, struct iface *iface, struct pkt *p)
{
	if (p->data[9] != PROTO_GRE)
		return HOOK_PASS;
	pkt_free(p);
	return HOOK_TAKEN;
}

START_TEST(two_ends_that_lost_each_other_come_back)
{
	struct pair p = pair_up();
	struct tunnel_config c = config_of("Fa0/1", 0);

	c.keepalive_seconds = 2;
	c.keepalive_retries = 2;
	c.has_key = c.checksum = true;
	c.key = 5;
	both(&p, &c);
	kit_run(p.k, SEC(5));
	net_hook(p.m, HOOK_IN_ACL, 0, swallow, NULL);
	kit_run(p.k, SEC(10));
	ck_assert(p.r1.t->state == TUNNEL_SILENT && p.r2.t->state == TUNNEL_SILENT);
	net_unhook(p.m, HOOK_IN_ACL, swallow, NULL);
	kit_run(p.k, SEC(3));
	ck_assert(p.r1.t->state == TUNNEL_UP && p.r2.t->state == TUNNEL_UP);
	pair_down(&p);
}
END_TEST

/* A better route to the far end leads into the tunnel itself. */
START_TEST(recursive_routing_takes_the_tunnel_down_for_a_minute)
{
	struct pair p = pair_up();
	struct iface *t = p.r1.t->iface;

	route_add(p.r1.net, IP4(2, 2, 2, 0), mask_of(24),
		  &(struct route){ .distance = 1, .iface = t }, NULL);
	kit_run(p.k, MSEC(500));
	ck_assert_uint_eq(kit_count(p.k, p.r1.net, EV_TUNNEL_RECURSIVE), 1);
	ck_assert_str_eq(kit_find(p.k, p.r1.net, EV_TUNNEL_RECURSIVE, NULL)->text[0], "Tunnel0");
	ck_assert(t->protocol);
	kit_run(p.k, SEC(1));
	ck_assert(!t->protocol && p.r1.t->state == TUNNEL_RECURSIVE);
	kit_run(p.k, SEC(60)); /* tried again, and the same again */
	ck_assert_uint_eq(kit_count(p.k, p.r1.net, EV_TUNNEL_RECURSIVE), 2);
	route_del(p.r1.net, IP4(2, 2, 2, 0), mask_of(24), 0, t, NULL);
	kit_run(p.k, SEC(62));
	ck_assert(t->protocol);
	ck_assert_uint_eq(kit_count(p.k, p.r1.net, EV_TUNNEL_RECURSIVE), 2);
	ck_assert_str_eq(kit_ping(p.k, p.r1.net, T2), "!!!!!");
	pair_down(&p);
}
END_TEST

/* Before anybody has noticed, a packet goes round once at most. */
START_TEST(a_packet_does_not_run_in_a_ring)
{
	struct pair p = pair_up();

	route_add(p.r1.net, IP4(2, 2, 2, 0), mask_of(24),
		  &(struct route){ .distance = 1, .iface = p.r1.t->iface }, NULL);
	kit_ping(p.k, p.r1.net, T2);
	ck_assert_uint_eq(p.r1.t->count.too_deep, 1); /* the next one found the line down */
	pair_down(&p);
}
END_TEST

START_TEST(a_tunnel_can_go_at_any_time)
{
	struct pair p = pair_up();
	struct tunnel_config c = p.r1.t->config;

	c.keepalive_seconds = 1;
	c.keepalive_retries = 1;
	tunnel_configure(p.r1.t, &c);
	kit_run(p.k, SEC(3));
	iface_free(p.r1.t->iface);
	ck_assert_ptr_null(tunnel_next(p.r1.tunnels, NULL));
	kit_run(p.k, SEC(10));
	/* GRE is now no protocol of R1's. */
	kit_ping(p.k, p.r2.net, T1);
	ck_assert_uint_gt(kit_count(p.k, p.r1.net, EV_ICMP_UNREACHABLE_SENT), 0);
	p.r1.t = tunnel_make(p.r1.tunnels, "Tunnel0");
	iface_set_address(p.r1.t->iface, T1, mask_of(24), false, NULL);
	tunnel_configure(p.r1.t, &c);
	kit_run(p.k, MSEC(1));
	ck_assert_str_eq(kit_ping(p.k, p.r2.net, T1), "!!!!!");
	pair_down(&p);
}
END_TEST

UNIT("tunnel", a_gre_header_is_written_and_read, hostile_gre_headers_are_refused,
     a_tunnel_carries_packets_both_ways, the_overhead_is_what_the_options_take,
     a_large_datagram_crosses_in_pieces, the_outer_header_says_what_is_configured,
     keys_keep_tunnels_apart, two_tunnels_with_the_same_ends_are_told_by_key,
     what_is_damaged_or_comes_again_is_dropped, another_protocol_inside_is_counted,
     tunnels_in_tunnels_end_somewhere, routers_on_the_way_tell_how_much_fits,
     the_line_follows_source_and_route, keepalives_find_what_routes_do_not,
     two_ends_that_lost_each_other_come_back, recursive_routing_takes_the_tunnel_down_for_a_minute,
     a_packet_does_not_run_in_a_ring, a_tunnel_can_go_at_any_time)
