/* show ip interface [NAME | brief]. */
#include <string.h>

#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/facts.h"
#include "cli/session/session.h"
#include "cli/show/iface.h"
#include "engine/ipsec/map.h"
#include "engine/nat/nat.h"
#include "engine/net/iface.h"
#include "engine/net/net.h"
#include "engine/node/node.h"

static void
show_brief(struct session *s, struct iface *i)
{
	char address[IP4_TEXT] = "unassigned";

	if (i->primary.addr)
		ip4_text(i->primary.addr, address);
	tell_object(s, NULL);
	tell_string(s, "ip_address", i->primary.addr ? address : NULL);
	tell(s, "interface - - method status protocol", "%-26s %-15s %-3s %-6s %-21s %-8s\n",
	     i->name, address, "YES", device_address_method(session_device(s), i),
	     iface_link_words(i), iface_protocol_words(i));
	tell_end(s);
}

static void
show_access_group(struct session *s, const char *label, const char *key, const char *acl)
{
	session_printf(s, "  %s access list is %s\n", label, acl ? acl : "not set");
	tell_string(s, key, acl);
}

static const char *
nat_words(const struct iface *i)
{
	switch (nat_side(i)) {
	case NAT_INSIDE:
		return "enabled, interface in domain inside";
	case NAT_OUTSIDE:
		return "enabled, interface in domain outside";
	default:
		return "disabled";
	}
}

static void
show_addresses(struct session *s, const struct iface *i)
{
	bool stored = !strcmp(device_address_method(session_device(s), i), "NVRAM");

	tell(s, "ip_address prefix_length",
	     "  Internet address is %s/%u\n"
	     "  Broadcast address is 255.255.255.255\n",
	     IP4S(i->primary.addr), i->primary.len);
	tell(s, "determined_by ip_mtu",
	     "  Address determined by %s\n"
	     "  MTU is %u bytes\n"
	     "  Helper address is not set\n"
	     "  Directed broadcast forwarding is disabled\n",
	     stored ? "non-volatile memory" : "setup command", iface_ip_mtu(i));
	tell_list(s, "secondary_addresses");
	for (size_t n = 0; n < i->secondaries; n++) {
		tell_object(s, NULL);
		tell(s, "ip_address prefix_length", "  Secondary address %s/%u\n",
		     IP4S(i->secondary[n].addr), i->secondary[n].len);
		tell_end(s);
	}
	tell_end(s);
	show_access_group(s, "Outgoing", "outgoing_access_list", i->access_group[IFACE_OUT]);
	show_access_group(s, "Inbound ", "inbound_access_list", i->access_group[IFACE_IN]);
}

static const char *
enabled(bool on)
{
	return on ? "enabled" : "disabled";
}

static void
show_settings(struct session *s, const struct iface *i)
{
	bool fast = iface_is_fast(i);

	tell(s, "proxy_arp icmp_redirects icmp_unreachables - cef - nat",
	     "  Proxy ARP is %s\n"
	     "  Local Proxy ARP is disabled\n"
	     "  Security level is default\n"
	     "  Split horizon is enabled\n"
	     "  ICMP redirects are %s sent\n"
	     "  ICMP unreachables are %s sent\n"
	     "  ICMP mask replies are never sent\n"
	     "  IP fast switching is %s\n"
	     "  IP Flow switching is disabled\n"
	     "  IP CEF switching is %s\n"
	     "  IP CEF switching turbo vector\n"
	     "  IP multicast fast switching is disabled\n"
	     "  IP multicast distributed fast switching is disabled\n"
	     "  IP route-cache flags are %s\n"
	     "  Router Discovery is disabled\n"
	     "  IP output packet accounting is disabled\n"
	     "  IP access violation accounting is disabled\n"
	     "  TCP/IP header compression is disabled\n"
	     "  RTP/IP header compression is disabled\n"
	     "  Probe proxy name replies are disabled\n"
	     "  Policy routing is disabled\n"
	     "  Network address translation is %s\n"
	     "  BGP Policy Mapping is disabled\n",
	     enabled(i->proxy_arp), i->redirects ? "always" : "never",
	     i->unreachables ? "always" : "never", enabled(fast), enabled(fast),
	     fast ? "Fast, CEF" : "No CEF", nat_words(i));
}

/* What packets go through when they come in, and when they leave. */
static void
show_features(struct session *s, const struct iface *i)
{
	session_printf(s, "  Input features: %s%s%s%sMCI Check\n",
		       nat_side(i) != NAT_NONE ? "Virtual Fragment Reassembly, " : "",
		       i->access_group[IFACE_IN] ? "Access List, " : "",
		       i->crypto ? "IPSec input classification, " : "",
		       nat_side(i) == NAT_OUTSIDE ? "NAT Outside, " : "");
	if (i->crypto)
		session_write(s, "  Output features: IPSec output classification, "
				 "IPSec: to crypto engine, Post-encryption output features\n");
	session_write(s, "  IPv4 WCCP Redirect outbound is disabled\n"
			 "  IPv4 WCCP Redirect inbound is disabled\n"
			 "  IPv4 WCCP Redirect exclude is disabled\n");
}

static void
show_whole(struct session *s, struct iface *i)
{
	tell_object(s, NULL);
	tell(s, "interface status protocol", "%s is %s, line protocol is %s\n", i->name,
	     iface_link_words(i), iface_protocol_words(i));
	if (i->primary.addr) {
		show_addresses(s, i);
		show_settings(s, i);
		show_features(s, i);
	} else {
		tell_null(s, "ip_address");
		session_write(s, "  Internet protocol processing disabled\n");
	}
	tell_end(s);
}

void
exec_show_ip_interface(struct session *s, const struct args_show_ip_interface *a)
{
	struct device *d = session_device(s);
	struct iface *i;

	if (a->kw_brief)
		session_write(s,
			      "Interface                  IP-Address      OK? Method Status      "
			      "          Protocol\n");
	tell_list(s, "interfaces");
	if (!a->has_name)
		ifaces_in_order(d, a->kw_brief ? show_brief : show_whole, s);
	else if ((i = iface_find(router_net(d->router), a->name)))
		a->kw_brief ? show_brief(s, i) : show_whole(s, i);
	tell_end(s);
}
