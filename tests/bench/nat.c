/* Small datagrams of many flows through one router, as they are and with one shared address. */
#include <stdio.h>
#include <string.h>

#include "engine/base/xmalloc.h"
#include "engine/nat/nat.h"
#include "engine/wire/ethernet.h"
#include "engine/wire/ipv4.h"
#include "engine/wire/udp.h"
#include "tests/bench/bench.h"
#include "tests/support/netkit.h"

enum { FLOWS = 10000, BATCH = 100, PAYLOAD = 64, FRAME = ETHERNET_HEADER + IPV4_HEADER + PAYLOAD };

#define SERVER IP4(198, 51, 100, 9)

struct passage {
	struct kit *k;
	struct nat *nat;
	struct iface *in;
	uint8_t (*frame)[FRAME];
	size_t next;
	uint64_t drained;
};

static void
drain(struct port *port, struct pkt *p)
{
	struct passage *l = port->medium;

	l->drained += p->len == FRAME;
	pkt_free(p);
}

static void
push(void *ctx)
{
	struct passage *l = ctx;

	for (int i = 0; i < BATCH; i++) {
		struct pkt *p = pkt_new(l->k->pool, FRAME);

		memcpy(p->data, l->frame[l->next], FRAME);
		l->next = (l->next + 1) % FLOWS;
		port_deliver(l->in->port, p);
	}
}

static void
write_frame(struct passage *l, uint8_t *frame, uint32_t host)
{
	ip4 src = IP4(10, 1, 0, 0) + host;

	memcpy(frame, l->in->mac.b, 6);
	frame[6] = 2;
	frame[12] = ETHERNET_IPV4 >> 8;
	frame[13] = ETHERNET_IPV4 & 0xff;
	ipv4_write(frame + ETHERNET_HEADER, &(struct ipv4){ .total = IPV4_HEADER + PAYLOAD,
							    .ttl = 64,
							    .protocol = PROTO_UDP,
							    .src = src,
							    .dst = SERVER });
	udp_write(frame + ETHERNET_HEADER + IPV4_HEADER, src, SERVER,
		  &(struct udp){ 5000, 53, PAYLOAD });
}

static struct iface *
open_iface(struct passage *l, struct net *r1, const char *name, const char *address)
{
	struct iface *i = kit_iface(l->k, r1, name, address);

	i->port->medium = l;
	i->port->send = drain;
	port_set_carrier(i->port, true);
	return i;
}

static void
translate(struct passage *l, struct net *r1, struct iface *out)
{
	struct nat_rule share = { .list = "1", .interface = out->name, .overload = true };
	struct acl_rule everybody = ACL_RULE_ANY;

	acl_add(acl_new(r1, "1", ACL_STANDARD), 0, &everybody);
	nat_rule_set(l->nat, &share, NULL);
	nat_set_side(l->nat, l->in, NAT_INSIDE);
	nat_set_side(l->nat, out, NAT_OUTSIDE);
}

static double
rate(bool translated)
{
	static const struct mac isp = { { 2, 0, 0, 0, 0, 9 } };
	struct passage l = { .k = kit_new() };
	struct net *r1 = kit_router(l.k);
	struct iface *out;
	double packets;

	l.k->sink[0]->sink = (struct event_sink){ 0 }; /* nobody listens */
	l.nat = nat_new(r1);
	l.in = open_iface(&l, r1, "FastEthernet0/0", "10.1.0.1/16");
	out = open_iface(&l, r1, "FastEthernet0/1", "203.0.113.2/24");
	kit_route(r1, "0.0.0.0/0", IP4(203, 0, 113, 1));
	arp_set_fixed(r1, IP4(203, 0, 113, 1), &isp);
	if (translated)
		translate(&l, r1, out);
	kit_run(l.k, SEC(5));
	l.frame = xcalloc(FLOWS, sizeof *l.frame);
	for (uint32_t i = 0; i < FLOWS; i++)
		write_frame(&l, l.frame[i], 256 + i);
	l.drained = 0;
	for (int i = 0; i < FLOWS / BATCH; i++)
		push(&l);
	ck_assert_uint_eq(l.drained, FLOWS);
	ck_assert_uint_eq(nat_totals(l.nat).dynamic, translated ? FLOWS : 0);
	packets = bench_rate(push, &l) * BATCH;
	free(l.frame);
	nat_free(l.nat);
	kit_free(l.k);
	return packets;
}

void
bench_nat(void)
{
	double plain = rate(false), translated = rate(true);

	bench_row("one router, 10,000 flows, as they are", "", "%5.2f million packets a second",
		  plain / 1e6);
	bench_row("   behind one address", "", "%5.2f million packets a second: %3.0f%%",
		  translated / 1e6, 100 * translated / plain);
}
