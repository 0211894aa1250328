/* Hostile frames at a router with access lists and routes. The first octet holds repairs, so that
 * the fuzzer gets past what a random frame fails at:
 *
 *	1  the frame is for this router's MAC		2  the IP header's checksum is right
 *	4  so is that of ICMP, UDP or TCP		8  the destination is this router */
#include <string.h>

#include "engine/wire/ethernet.h"
#include "engine/wire/ipv4.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/netkit.h"

enum { FOR_US = 1, IP_SUM = 2, PAYLOAD_SUM = 4, TO_US = 8 };
enum { LONGEST = 1514, USES = 64 };

/*	far (10.0.0.2) ---- router (10.0.0.1, 10.9.9.1) ---- beyond (10.9.9.2)		*/
struct scene {
	struct kit *k;
	struct net *router;
	struct iface *near;
	unsigned uses;
};

static void
add_rule(struct net *net, const char *list, enum acl_action action, unsigned protocol,
	 uint16_t port)
{
	struct acl_rule rule = ACL_RULE_ANY;

	rule.action = action;
	rule.protocol = (uint16_t)protocol;
	if (port)
		rule.dport = (struct acl_ports){ ACL_PORT_EQ, 1, { port } };
	ck_assert_int_eq(acl_add(acl_new(net, list, ACL_EXTENDED), 0, &rule), ACL_ADDED);
}

static void
scene_set(struct scene *s)
{
	struct iface *beyond;
	struct net *far, *last;

	s->k = kit_new();
	s->router = kit_router(s->k);
	far = kit_host(s->k);
	last = kit_host(s->k);
	s->near = kit_iface(s->k, s->router, "FastEthernet0/0", "10.0.0.1/24");
	beyond = kit_iface(s->k, s->router, "FastEthernet0/1", "10.9.9.1/24");
	iface_set_mtu(beyond, 600);
	kit_cable(s->k, s->near, kit_iface(s->k, far, "eth0", "10.0.0.2/24"), NULL);
	kit_cable(s->k, beyond, kit_iface(s->k, last, "eth0", "10.9.9.2/24"), NULL);
	kit_route(s->router, "0.0.0.0/0", IP4(10, 9, 9, 2));
	add_rule(s->router, "101", ACL_DENY, PROTO_TCP, 23);
	add_rule(s->router, "101", ACL_DENY, PROTO_UDP, 69);
	add_rule(s->router, "101", ACL_PERMIT, ACL_ANY_PROTOCOL, 0);
	iface_set_access_group(s->near, IFACE_IN, "101");
	iface_set_access_group(beyond, IFACE_OUT, "101");
	kit_run(s->k, SEC(5));
}

static void
patch_sum(uint8_t *at, uint16_t sum)
{
	at[0] = sum >> 8;
	at[1] = sum & 0xff;
}

static void
repair_payload(uint8_t *ip, const struct ipv4 *h)
{
	uint8_t *at = ip + h->header;
	size_t len = (size_t)h->total - h->header;
	size_t offset = h->protocol == PROTO_ICMP  ? 2
			: h->protocol == PROTO_UDP ? 6
			: h->protocol == PROTO_TCP ? 16
						   : SIZE_MAX / 2;
	uint32_t pseudo = 0;

	if (len < offset + 2 || ipv4_is_fragment(h))
		return;
	if (h->protocol != PROTO_ICMP)
		pseudo = ip_pseudo_sum(h->src, h->dst, h->protocol, (uint16_t)len);
	patch_sum(at + offset, 0);
	patch_sum(at + offset, (uint16_t)~ip_sum(pseudo, at, len));
}

static void
repair(struct scene *s, uint8_t *frame, size_t size, uint8_t what)
{
	static const uint8_t us[] = { 10, 0, 0, 1 };
	uint8_t *ip = frame + ETHERNET_HEADER;
	struct ipv4 h;

	if (what & FOR_US)
		memcpy(frame, s->near->mac.b, 6);
	if (size < ETHERNET_HEADER + IPV4_HEADER ||
	    (size_t)(ip[0] & 0xf) * 4 > size - ETHERNET_HEADER)
		return;
	if (what & TO_US)
		memcpy(ip + 16, us, sizeof us);
	if (what & IP_SUM)
		ipv4_sum_header(ip);
	if (what & PAYLOAD_SUM && ipv4_read(ip, size - ETHERNET_HEADER, &h) == IPV4_GOOD)
		repair_payload(ip, &h);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct scene s;
	struct pkt *p;

	if (size < 1 + ETHERNET_HEADER || size > LONGEST)
		return 0;
	if (!s.uses)
		scene_set(&s);
	p = pkt_new(s.k->pool, size - 1);
	memcpy(p->data, data + 1, size - 1);
	repair(&s, p->data, size - 1, data[0]);
	port_deliver(s.near->port, p);
	kit_run(s.k, MSEC(100));
	if (++s.uses == USES) {
		kit_run(s.k, SEC(120)); /* fragments and held packets are let go */
		kit_free(s.k);
		s = (struct scene){ 0 };
	}
	return 0;
}
