#include "tests/support/natkit.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/xmalloc.h"

static void
look(struct caught *c, const uint8_t *payload, size_t len)
{
	struct icmp icmp;
	struct tcp tcp;
	struct udp udp;

	c->sport = c->dport = 0;
	switch (c->h.protocol) {
	case PROTO_ICMP:
		c->good = icmp_read(payload, len, &icmp);
		c->sport = icmp.id;
		break;
	case PROTO_TCP:
		c->good = tcp_read(payload, len, c->h.src, c->h.dst, &tcp);
		c->sport = tcp.sport;
		c->dport = tcp.dport;
		break;
	case PROTO_UDP:
		c->good = udp_read(payload, len, c->h.src, c->h.dst, &udp);
		c->sport = udp.sport;
		c->dport = udp.dport;
		break;
	default:
		c->good = true;
	}
}

static enum hook_verdict
keep(void *ctx, struct iface *iface, struct pkt *pkt)
{
	struct caught *c = ctx;

	if (c->answers)
		return HOOK_PASS;
	c->count++;
	c->len = pkt->len;
	ck_assert_uint_le(pkt->len, sizeof c->bytes);
	memcpy(c->bytes, pkt->data, pkt->len);
	ck_assert_int_eq(ipv4_read(c->bytes, c->len, &c->h), IPV4_GOOD);
	look(c, c->bytes + c->h.header, c->len - c->h.header);
	pkt_free(pkt);
	return HOOK_TAKEN;
}

struct place *
place_new(void)
{
	struct place *p = xcalloc(1, sizeof *p);
	struct kit *k = p->k = kit_new();
	struct iface *eth0;

	p->pc = kit_host(k);
	p->r1 = kit_router(k);
	p->isp = kit_router(k);
	p->nat = nat_new(p->r1);
	p->in = kit_iface(k, p->r1, "FastEthernet0/0", "10.1.1.1/24");
	p->out = kit_iface(k, p->r1, "FastEthernet0/1", "203.0.113.2/24");
	eth0 = kit_iface(k, p->pc, "eth0", "10.1.1.10/24");
	iface_set_address(eth0, PC2, mask_of(24), true, NULL); /* the other PC, in one stack */
	kit_cable(k, eth0, p->in, NULL);
	kit_cable(k, p->out, kit_iface(k, p->isp, "FastEthernet0/0", "203.0.113.1/24"), NULL);
	kit_route(p->pc, "0.0.0.0/0", IP4(10, 1, 1, 1));
	kit_route(p->r1, "0.0.0.0/0", GATEWAY);
	net_hook(p->pc, HOOK_IN_ACL, 0, keep, &p->inside);
	net_hook(p->isp, HOOK_IN_ACL, 0, keep, &p->outside);
	nat_set_side(p->nat, p->in, NAT_INSIDE);
	nat_set_side(p->nat, p->out, NAT_OUTSIDE);
	kit_run(k, SEC(5));
	return p;
}

void
place_free(struct place *p)
{
	nat_free(p->nat);
	kit_free(p->k);
	free(p);
}

/* ---- packets ---- */

struct pkt *
nat_packet(struct net *net, ip4 src, ip4 dst, uint8_t protocol, size_t payload)
{
	struct pkt *pkt = pkt_new(net_pool(net), IPV4_HEADER + payload);

	memset(pkt->data, 0x5a, pkt->len);
	ipv4_write(pkt->data, &(struct ipv4){ .total = (uint16_t)pkt->len,
					      .id = ip_next_id(net),
					      .ttl = 64,
					      .protocol = protocol,
					      .src = src,
					      .dst = dst });
	return pkt;
}

void
nat_transmit(struct place *p, struct net *from, struct pkt *pkt)
{
	p->inside.count = p->outside.count = 0;
	ip_output(from, pkt);
	kit_run(p->k, MSEC(10));
}

void
nat_udp(struct place *p, struct net *from, ip4 src, uint16_t sport, ip4 dst, uint16_t dport)
{
	struct pkt *pkt = nat_packet(from, src, dst, PROTO_UDP, PAYLOAD);

	udp_write(pkt->data + IPV4_HEADER, src, dst, &(struct udp){ sport, dport, PAYLOAD });
	nat_transmit(p, from, pkt);
}

void
nat_tcp(struct place *p, struct net *from, ip4 src, uint16_t sport, ip4 dst, uint16_t dport,
	uint8_t flags)
{
	struct pkt *pkt = nat_packet(from, src, dst, PROTO_TCP, PAYLOAD);

	tcp_write(pkt->data + IPV4_HEADER, PAYLOAD, src, dst,
		  &(struct tcp){ .sport = sport, .dport = dport, .flags = flags, .window = 9 });
	nat_transmit(p, from, pkt);
}

void
nat_echo(struct place *p, struct net *from, ip4 src, ip4 dst, uint16_t id, bool reply)
{
	struct pkt *pkt = nat_packet(from, src, dst, PROTO_ICMP, PAYLOAD);

	icmp_write(
		pkt->data + IPV4_HEADER, PAYLOAD,
		&(struct icmp){ .type = reply ? ICMP_ECHO_REPLY : ICMP_ECHO, .id = id, .seq = 7 });
	nat_transmit(p, from, pkt);
}

void
nat_plain(struct place *p, struct net *from, ip4 src, ip4 dst, uint8_t protocol)
{
	nat_transmit(p, from, nat_packet(from, src, dst, protocol, PAYLOAD));
}

void
nat_complain(struct place *p, struct net *from, ip4 src, const struct caught *about, bool all)
{
	size_t quote = all ? about->len : about->h.header + 8u;
	struct pkt *pkt = nat_packet(from, src, about->h.src, PROTO_ICMP, ICMP_HEADER + quote);

	memcpy(pkt->data + QUOTE_AT, about->bytes, quote);
	icmp_write(pkt->data + IPV4_HEADER, ICMP_HEADER + quote,
		   &(struct icmp){ .type = ICMP_UNREACHABLE, .code = ICMP_HOST });
	nat_transmit(p, from, pkt);
}

void
ck_caught(const struct caught *c, ip4 src, uint16_t sport, ip4 dst, uint16_t dport)
{
	ck_assert_uint_eq(c->count, 1);
	ck_assert_str_eq(IP4S(c->h.src), IP4S(src));
	ck_assert_str_eq(IP4S(c->h.dst), IP4S(dst));
	ck_assert_uint_eq(c->sport, sport);
	if (c->h.protocol != PROTO_ICMP)
		ck_assert_uint_eq(c->dport, dport);
	ck_assert(c->good);
}

void
ck_nothing(const struct place *p)
{
	ck_assert_uint_eq(p->inside.count + p->outside.count, 0);
}

/* ---- configuration ---- */

void
nat_permit(struct place *p, const char *list, ip4 net, ip4 wildcard)
{
	struct acl_rule r = ACL_RULE_ANY;

	r.src = (struct acl_address){ net, wildcard };
	acl_add(acl_new(p->r1, list, ACL_EXTENDED), 0, &r);
}

void
nat_deny_to(struct place *p, const char *list, ip4 dst)
{
	struct acl_rule r = ACL_RULE_ANY;

	r.action = ACL_DENY;
	r.dst = (struct acl_address){ dst, 0 };
	acl_add(acl_new(p->r1, list, ACL_EXTENDED), 0, &r);
}

void
nat_share_interface(struct place *p)
{
	nat_permit(p, "110", IP4(10, 1, 1, 0), 255);
	ck_assert(nat_rule_set(p->nat,
			       &(struct nat_rule){ .list = "110",
						   .interface = "FastEthernet0/1",
						   .overload = true },
			       NULL));
}

void
nat_use_pool(struct place *p, unsigned addresses, bool overload)
{
	nat_permit(p, "110", IP4(10, 1, 1, 0), 255);
	ck_assert(nat_pool_set(
		p->nat, &(struct nat_pool){ "P", POOL(0), POOL(addresses - 1), 24, false }, NULL));
	ck_assert(nat_rule_set(
		p->nat, &(struct nat_rule){ .list = "110", .pool = "P", .overload = overload },
		NULL));
}

struct nat_static
nat_one_to_one(ip4 local, ip4 global)
{
	return (struct nat_static){ .local = local, .global = global, .len = 32 };
}

void
nat_add_static(struct place *p, struct nat_static s)
{
	ck_assert(nat_static_add(p->nat, &s, NULL));
}

uint32_t
nat_total(const struct place *p)
{
	struct nat_totals t = nat_totals(p->nat);

	return t.fixed + t.dynamic;
}
