/* show ip protocols, protocols, hosts, ip traffic, ipv6 interface. */
#include "cli/device/device.h"
#include "cli/handlers.h"
#include "cli/session/facts.h"
#include "cli/session/session.h"
#include "cli/show/iface.h"
#include "engine/net/iface.h"
#include "engine/net/net.h"
#include "engine/node/node.h"
#include "engine/tcp/tcp.h"

typedef unsigned long long ull;

/* No routing protocol runs. */
void
exec_show_ip_protocols(struct session *s, const struct args_show_ip_protocols *a)
{
	session_write(s, "*** IP Routing is NSF aware ***\n\n");
}

static void
show_protocol(struct session *s, struct iface *i)
{
	session_printf(s, "%s is %s, line protocol is %s\n", i->name, iface_link_words(i),
		       iface_protocol_words(i));
	if (i->primary.addr)
		session_printf(s, "  Internet address is %s/%u\n", IP4S(i->primary.addr),
			       i->primary.len);
}

void
exec_show_protocols(struct session *s, const struct args_show_protocols *a)
{
	session_write(s, "Global values:\n  Internet Protocol routing is enabled\n");
	ifaces_in_order(session_device(s), show_protocol, s);
}

void
exec_show_hosts(struct session *s, const struct args_show_hosts *a)
{
	const struct device_settings *set = &session_device(s)->settings;
	const struct host_entry *h;

	if (set->domain_name)
		session_printf(s, "Default domain is %s\n", set->domain_name);
	else
		session_write(s, "Default domain is not set\n");
	session_printf(s,
		       "Name/address lookup uses %s\n\n"
		       "Codes: UN - unknown, EX - expired, OK - OK, ?? - revalidate\n"
		       "       temp - temporary, perm - permanent\n"
		       "       NA - Not Applicable None - Not defined\n\n"
		       "Host                      Port  Flags      Age Type   Address(es)\n",
		       set->domain_lookup ? "domain service" : "static mappings");
	tell_string(s, "domain_name", set->domain_name);
	tell_bool(s, "domain_lookup", set->domain_lookup);
	tell_list(s, "hosts");
	TAILQ_FOREACH (h, &set->hosts, next) {
		tell_object(s, NULL);
		tell(s, "name address", "%-25s None  (perm, OK)  0   IP    %s\n", h->name,
		     IP4S(h->address));
		tell_end(s);
	}
	tell_end(s);
}

void
exec_show_ip_traffic(struct session *s, const struct args_show_ip_traffic *a)
{
	const struct net_totals *t = net_totals(router_net(session_device(s)->router));
	const struct tcp_totals *tcp = tcp_totals(router_tcp(session_device(s)->router));

	tell_object(s, "ip");
	tell(s,
	     "received local_destination format_errors checksum_errors bad_hop_count reassembled "
	     "not_reassembled fragmented fragments not_fragmented generated forwarded "
	     "encapsulation_failed no_route forced_drop",
	     "IP statistics:\n"
	     "  Rcvd:  %llu total, %llu local destination\n"
	     "         %llu format errors, %llu checksum errors, %llu bad hop count\n"
	     "  Frags: %llu reassembled, 0 timeouts, %llu couldn't reassemble\n"
	     "         %llu fragmented, %llu fragments, %llu couldn't fragment\n"
	     "  Sent:  %llu generated, %llu forwarded\n"
	     "  Drop:  %llu encapsulation failed, 0 unresolved, 0 no adjacency\n"
	     "         %llu no route, 0 unicast RPF, %llu forced drop\n\n",
	     (ull)t->received, (ull)t->delivered, (ull)t->bad_header, (ull)t->bad_checksum,
	     (ull)t->ttl_expired, (ull)t->reassembled, (ull)t->reassembly_failed,
	     (ull)t->fragments_made, (ull)t->fragments_received, (ull)t->too_big, (ull)t->sent,
	     (ull)t->forwarded, (ull)t->arp_failed, (ull)t->no_route, (ull)t->denied);
	tell_end(s);
	tell_object(s, "icmp");
	tell(s, "received checksum_errors sent",
	     "ICMP statistics:\n"
	     "  Rcvd: %llu total, %llu checksum errors\n"
	     "  Sent: %llu total\n\n",
	     (ull)t->icmp_received, (ull)t->icmp_bad_checksum, (ull)t->icmp_sent);
	tell_end(s);
	tell_object(s, "udp");
	tell(s, "received checksum_errors no_port sent",
	     "UDP statistics:\n"
	     "  Rcvd: %llu total, %llu checksum errors, %llu no port\n"
	     "  Sent: %llu total, 0 forwarded broadcasts\n",
	     (ull)t->udp_received, (ull)t->udp_bad_checksum, (ull)t->udp_no_port, (ull)t->udp_sent);
	tell_end(s);
	tell_object(s, "tcp");
	tell(s, "received checksum_errors no_port sent",
	     "\nTCP statistics:\n"
	     "  Rcvd: %llu total, %llu checksum errors, %llu no port\n"
	     "  Sent: %llu total\n",
	     (ull)tcp->received, (ull)tcp->bad_checksum, (ull)tcp->no_port, (ull)tcp->sent);
	tell_end(s);
}

static void
show_ipv6_brief(struct session *s, struct iface *i)
{
	session_printf(s, "%-26s [%s/%s]\n    unassigned\n", i->name, iface_link_words(i),
		       iface_protocol_words(i));
}

/* No interface has IPv6, so none is told of; the summary names them all. */
void
exec_show_ipv6_interface(struct session *s, const struct args_show_ipv6_interface *a)
{
	if (a->kw_brief)
		ifaces_in_order(session_device(s), show_ipv6_brief, s);
}
