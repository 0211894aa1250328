/* Blocks inside blocks, and what IOS writes in an order of its own: typed in one way, shown in
 * another. */
#include <stdlib.h>
#include <string.h>

#include "tests/support/bare.h"
#include "tests/support/unit.h"

/* What is typed is accepted; the print has the wanted lines, and is the same when loaded again. */
static void
check_shown(const char *typed, const char *wanted)
{
	struct bare b, again;
	char *print, *print_again, *said;

	bare_start(&b, typed, NULL);
	said = bare_said(&b);
	ck_assert_str_eq(said, "");
	print = bare_print(&b);
	ck_assert_msg(strstr(print, wanted), "%s\nis not in\n%s", wanted, print);
	bare_start(&again, print, NULL);
	ck_assert_int_eq(again.device->refusals, 0);
	print_again = bare_print(&again);
	ck_assert_str_eq(print, print_again);
	free(said);
	free(print);
	free(print_again);
	bare_stop(&again);
	bare_stop(&b);
}

START_TEST(neighbors_stand_together)
{
	check_shown("router bgp 65010\n"
		    "neighbor 10.9.0.2 next-hop-self\n"
		    "neighbor 10.9.0.2 remote-as 65010\n"
		    "neighbor 10.1.0.2 route-map OUT out\n"
		    "neighbor 10.1.0.2 remote-as 65020\n"
		    "neighbor 10.1.0.2 activate\n"
		    "neighbor 10.1.0.2 description to the carrier\n"
		    "bgp router-id 10.0.0.1\n",
		    "router bgp 65010\n"
		    " bgp router-id 10.0.0.1\n"
		    " neighbor 10.1.0.2 remote-as 65020\n"
		    " neighbor 10.1.0.2 description to the carrier\n"
		    " neighbor 10.1.0.2 activate\n"
		    " neighbor 10.1.0.2 route-map OUT out\n"
		    " neighbor 10.9.0.2 remote-as 65010\n"
		    " neighbor 10.9.0.2 next-hop-self\n"
		    "!\n");
}
END_TEST

START_TEST(no_neighbor_takes_all_of_it)
{
	check_shown("router bgp 65010\n"
		    "neighbor 10.1.0.2 remote-as 65020\n"
		    "neighbor 10.1.0.2 ebgp-multihop 2\n"
		    "neighbor 10.9.0.2 remote-as 65010\n"
		    "no neighbor 10.1.0.2\n",
		    "router bgp 65010\n"
		    " neighbor 10.9.0.2 remote-as 65010\n"
		    "!\n");
}
END_TEST

START_TEST(address_families_are_closed)
{
	check_shown("router eigrp CORE\n"
		    "address-family ipv4 unicast autonomous-system 7\n"
		    "network 10.0.0.0\n"
		    "topology base\n"
		    "redistribute static\n"
		    "exit-af-topology\n"
		    "af-interface default\n"
		    "passive-interface\n"
		    "exit\n"
		    "eigrp router-id 10.0.0.1\n"
		    "address-family ipv6 autonomous-system 7\n",
		    "router eigrp CORE\n"
		    " !\n"
		    " address-family ipv4 unicast autonomous-system 7\n"
		    "  !\n"
		    "  af-interface default\n"
		    "   passive-interface\n"
		    "  exit-af-interface\n"
		    "  !\n"
		    "  topology base\n"
		    "   redistribute static\n"
		    "  exit-af-topology\n"
		    "  network 10.0.0.0\n"
		    "  eigrp router-id 10.0.0.1\n"
		    " exit-address-family\n"
		    " !\n"
		    " address-family ipv6 autonomous-system 7\n"
		    " exit-address-family\n"
		    "!\n");
}
END_TEST

START_TEST(what_both_defaults_may_be_is_shown_both_ways)
{
	check_shown("router rip\nno auto-summary\nversion 2\n",
		    "router rip\n version 2\n no auto-summary\n!\n");
	check_shown("router rip\nauto-summary\n", "router rip\n auto-summary\n!\n");
	check_shown("router ospf 1\npassive-interface default\nno passive-interface fa0/0\n",
		    " passive-interface default\n no passive-interface FastEthernet0/0\n");
}
END_TEST

START_TEST(a_probe_goes_on_in_its_own_mode)
{
	check_shown("ip sla 5\nicmp-echo 10.1.1.2 source-interface fa0/0\nfrequency 7\n"
		    "ip sla schedule 5 life forever start-time now\n",
		    "ip sla 5\n"
		    " icmp-echo 10.1.1.2 source-interface FastEthernet0/0\n"
		    " frequency 7\n"
		    "ip sla schedule 5 life forever start-time now\n");
}
END_TEST

START_TEST(ipv6_is_written_as_ios_does)
{
	check_shown("interface fa0/0\n"
		    "ipv6 address 2001:0db8:0000:0000:0000:0000:0000:00ab/64\n"
		    "ipv6 address fe80::1 link-local\n"
		    "ipv6 enable\n",
		    " ipv6 address FE80::1 link-local\n"
		    " ipv6 address 2001:DB8::AB/64\n"
		    " ipv6 enable\n");
}
END_TEST

START_TEST(interfaces_come_into_being)
{
	check_shown(
		"interface fa0/0.20\nencapsulation dot1q 20\nip address 10.20.0.1 255.255.255.0\n"
		"interface vlan 7\nip address 10.7.0.1 255.255.255.0\n",
		"interface FastEthernet0/0.20\n"
		" encapsulation dot1Q 20\n"
		" ip address 10.20.0.1 255.255.255.0\n"
		"!\n");
}
END_TEST

START_TEST(a_line_that_is_ambiguous_here_may_belong_above)
{
	check_shown("interface fa0/0\nip router isis\nip route 10.9.0.0 255.255.0.0 Null0\n",
		    "ip route 10.9.0.0 255.255.0.0 Null0\n");
}
END_TEST

UNIT("routing configuration", neighbors_stand_together, no_neighbor_takes_all_of_it,
     address_families_are_closed, what_both_defaults_may_be_is_shown_both_ways,
     a_probe_goes_on_in_its_own_mode, ipv6_is_written_as_ios_does, interfaces_come_into_being,
     a_line_that_is_ambiguous_here_may_belong_above)
