# Tunnel interfaces: what is set on them beside the settings of every interface.

mode interface {
	tunnel "protocol-over-protocol tunneling" {
		source "source of tunnel packets"
			( <address:ipv4 "ip address"> | <interface:interface> ) rank 170;
		mode "tunnel encapsulation method"
			( gre "generic route encapsulation protocol" ip "over IP" |
			  ipip "IP over IP encapsulation" |
			  ipsec "IPSec tunnel encapsulation" ipv4 "over IPv4" )
			default 'gre ip' rank 171;
		destination "destination of tunnel" <address:ipv4 "ip address"> rank 172;
		key "security or selector key" <key:0-4294967295 "key"> rank 173;
		sequence-datagrams "drop datagrams arriving out of order" flag off rank 174;
		checksum "enable end to end checksumming of packets" flag off rank 175;
		tos "set type of sevice byte" <octet:0-255 "tos value"> rank 176;
		ttl "set time to live" <hops:1-255 "time to live"> default 255 rank 177;
		protection "Enable tunnel protection" ipsec "Use ipsec to protect this tunnel interface"
			profile "Determine the ipsec policy profile to use."
			<name:word "IPsec policy profile name"> [ shared "Use a shared socket" ] rank 180;
		path-mtu-discovery "Enable Path MTU Discovery on tunnel"
			[ age-timer "Set PMTUD aging timer"
				( <minutes:10-30 "Aging time"> | infinite "Disable pmtud aging timer" )
			| min-mtu "Min pathMTU allowed" <least:92-65535 "Min MTU"> ]* rank 178;
	}
}
