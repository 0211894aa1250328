/* Packets on their way through several routers, in virtual time.
 *
 *	PC1 ---- R1 ---- R2 ---- R3 ---- PC3
 *	 10.1.0/24 10.12.0/24 10.23.0/24 10.3.0/24	(the third octet is 0, routers end with
 *their number, PCs with 10) */
#include <string.h>

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

UNIT("net_path", pings_across_three_routers_without_loss_to_arp)
