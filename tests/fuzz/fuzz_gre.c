/* Hostile GRE and IP in IP at a router with tunnels: without options, with all of them, with
 * keepalives, IP in IP. The first octet says how the rest arrives, always from the far end:
 *
 *	0  GRE as it is
 *	1  behind a GRE header for the tunnel with a key, its checksum and sequence number right
 *	2  IP in IP
 *	3  behind a plain GRE header and an IP header from the far end to us: what keepalives look like */
#include <string.h>

#include "engine/tunnel/tunnel.h"
#include "engine/wire/ethernet.h"
#include "engine/wire/gre.h"
#include "engine/wire/ipv4.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/netkit.h"

enum { LONGEST = 1400, USES = 64 };

#define FAR IP4(10, 0, 0, 2)
#define US  IP4(10, 0, 0, 1)

struct target {
	struct kit *k;
	struct net *us, *far;
	struct tunnels *tunnels;
	uint32_t sequence;
	unsigned uses;
};

static void
add_tunnel(struct target *t, const char *name, ip4 addr, struct tunnel_config c)
{
	struct tunnel *tunnel = tunnel_make(t->tunnels, name);

	c.source = US;
	c.destination = FAR;
	iface_set_address(tunnel->iface, addr, mask_of(24), false, NULL);
	tunnel_configure(tunnel, &c);
}

static void
target_up(struct target *t)
{
	struct kit *k = kit_new();

	*t = (struct target){ .k = k, .us = kit_router(k), .far = kit_router(k) };
	kit_cable(k, kit_iface(k, t->us, "Fa0/0", "10.0.0.1/24"),
		  kit_iface(k, t->far, "Fa0/0", "10.0.0.2/24"), NULL);
	t->tunnels = tunnels_new(t->us);
	kit_run(k, SEC(5));
	add_tunnel(t, "Tunnel0", IP4(172, 16, 0, 1),
		   (struct tunnel_config){ .keepalive_seconds = 1, .keepalive_retries = 200 });
	add_tunnel(t, "Tunnel1", IP4(172, 16, 1, 1),
		   (struct tunnel_config){
			   .has_key = true, .key = 7, .checksum = true, .sequence = true });
	add_tunnel(t, "Tunnel2", IP4(172, 16, 2, 1), (struct tunnel_config){ .mode = TUNNEL_IPIP });
	kit_run(k, MSEC(10));
}

static void
target_down(struct target *t)
{
	kit_run(t->k, SEC(60)); /* fragments and held packets are let go */
	tunnels_free(t->tunnels);
	kit_free(t->k);
	*t = (struct target){ 0 };
}

static void
send(struct target *t, struct pkt *p, uint8_t protocol)
{
	struct ipv4 h = { .total = (uint16_t)(p->len + IPV4_HEADER),
			  .ttl = 64,
			  .protocol = protocol,
			  .src = FAR,
			  .dst = US };

	ipv4_write(pkt_push(p, IPV4_HEADER), &h);
	ip_output(t->far, p);
	kit_run(t->k, MSEC(20));
}

static void
push_gre(struct pkt *p, struct gre g)
{
	g.type = ETHERNET_IPV4;
	pkt_push(p, gre_size(&g));
	gre_write(p->data, p->len, &g);
}

static void
push_inner(struct pkt *p)
{
	struct ipv4 inner = { .total = (uint16_t)(p->len + IPV4_HEADER),
			      .ttl = 64,
			      .protocol = PROTO_GRE,
			      .src = US,
			      .dst = FAR };

	ipv4_write(pkt_push(p, IPV4_HEADER), &inner);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct target t;
	struct pkt *p;

	if (size < 2 || size > LONGEST || data[0] > 3)
		return 0;
	if (!t.uses)
		target_up(&t);
	p = pkt_new(t.k->pool, size - 1);
	memcpy(p->data, data + 1, size - 1);
	if (data[0] == 1)
		push_gre(p, (struct gre){ .has_key = true,
					  .key = 7,
					  .has_checksum = true,
					  .has_sequence = true,
					  .sequence = t.sequence++ });
	if (data[0] == 3) {
		push_inner(p);
		push_gre(p, (struct gre){ 0 });
	}
	send(&t, p, data[0] == 2 ? PROTO_IPINIP : PROTO_GRE);
	if (++t.uses == USES)
		target_down(&t);
	return 0;
}
