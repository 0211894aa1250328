# IPv6: what is set, kept and shown.

fragment ipv6_source
	( any "Any source prefix" | host "A single source host" <host:ipv6 "IPv6 source address"> |
	  <prefix:ipv6-prefix "IPv6 source prefix x:x::y/<z>"> );

fragment ipv6_destination
	( any "Any destination prefix" |
	  host "A single destination host" <host:ipv6 "IPv6 destination address"> |
	  <prefix:ipv6-prefix "IPv6 destination prefix x:x::y/<z>"> );
fragment ipv6_port
	[ eq "Match only packets on a given port number" <port:tcp-port> |
	  gt "Match only packets with a greater port number" <above:tcp-port> |
	  lt "Match only packets with a lower port number" <below:tcp-port> |
	  neq "Match only packets not on a given port number" <not:tcp-port> |
	  range "Match only packets in the range of port numbers" <first:tcp-port>
	    <last:tcp-port> ];
fragment ipv6_rule
	( ahp "Authentication Header Protocol" | esp "Encapsulation Security Payload" |
	  icmp "Internet Control Message Protocol" | ipv6 "Any IPv6" |
	  pcp "Payload Compression Protocol" | sctp "Streams Control Transmission Protocol" |
	  tcp "Transmission Control Protocol" | udp "User Datagram Protocol" |
	  <protocol:0-255 "An IPv6 protocol number"> ) $ipv6_source(source) $ipv6_port(source)
	$ipv6_destination(destination) $ipv6_port(destination)
	[ echo-reply "Echo reply" | echo-request "Echo request" |
	  nd-na "Neighbor discovery neighbor advertisements" |
	  nd-ns "Neighbor discovery neighbor solicitations" | packet-too-big "Packet too big" |
	  router-advertisement "Neighbor discovery router advertisements" |
	  router-solicitation "Neighbor discovery router solicitations" |
	  unreachable "All unreachable" | time-exceeded "All time exceeded" |
	  established "established" | ack "Match on the ACK bit" | rst "Match on the RST bit" |
	  syn "Match on the SYN bit" |
	  dscp "Match packets with given dscp value"
	    <dscp:dscp> |
	  fragments "Check non-initial fragments" | log "Log matches against this entry" |
	  log-input "Log matches against this entry, including input" |
	  reflect "Create reflexive access list entry" <reflect:word "Access-list name"> |
	  sequence "Sequence number for this entry" <place:1-4294967295 "Sequence number"> |
	  time-range "Specify a time-range" <range:word "Time-range name"> |
	  undetermined-transport "Transport cannot be determined or is missing" ]*;

mode config {
	ipv6 "Global IPv6 configuration commands" {
		unicast-routing "Enable unicast routing" flag off store rank 622;
		multicast-routing "Enable IPv6 multicast"
			[ vrf "Select VPN Routing/Forwarding instance" key
			    <vrf:word key "VRF name"> ] store rank 621.5;
		source-route "Process packets with source routing header options"
			flag on store rank 621;
		ioam "In-band OAM configuration" {
			timestamp "Timestamp in the in-band OAM header" flag off store rank 2054;
		}
		hop-limit "Configure hop count limit" <hops:1-255 "Hop limit value">
			store rank 621.2;
		host "Configure static hostnames" <name:word key "Name of host">
			( <address:ipv6 "Host IPv6 address"> )*4 addresses store rank 614;
		icmp "Configure ICMP parameters" {
			error-interval "Set ICMP error packet rate limit"
				<milliseconds:0-2147483647 "Interval in ms">
				[ <bucket:1-200 "Bucket size"> ] store rank 621.3;
		}
		neighbor "Neighbor" <address:ipv6 key "IPv6 address"> <interface:any-interface key>
			<mac:mac "48-bit hardware address of neighbor"> store rank 1974;
		local "Specify local options" {
			pool "Configure a pool of addresses" <name:word key "Pool name">
				<prefix:ipv6-prefix "IPv6 prefix x:x::y/<z>">
				<length:1-128 "Prefix length to assign">
				store rank 1973;
			policy "Enable policy routing" route-map "Policy route map"
				<map:word "Route-map name"> store rank 1972;
		}
		pim "Configure Protocol Independent Multicast" {
			rp-address "Configure PIM RP-address (Rendezvous Point)"
				<address:ipv6 key "IPv6 address of the RP">
				[ <list:word "IPv6 access-list of the groups"> ] store rank 1971;
		}
		route "Configure static routes" [ vrf "IPv6 Routing table" key
			<vrf:word key "VRF name"> ]
			<prefix:ipv6-prefix key "IPv6 prefix">
			( <gateway:ipv6 key "IPv6 address of next-hop"> |
			  <interface:any-interface key>
			    [ <gateway:ipv6 key "IPv6 address of next-hop"> ] )
			[ nexthop-vrf "VRF of the next hop" <out:word "VRF name"> ]
			[ <distance:1-254 "Administrative distance"> ]
			[ multicast "Route only usable by multicast" |
			  unicast "Route only usable by unicast" |
			  tag "Tag value" <tag:1-4294967295 "Tag value"> |
			  name "Specify name for route" <name:line "Name of the route"> |
			  track "Install route depending on tracked item"
			    <object:1-1000 "Tracked object number"> |
			  permanent "Permanent route" ]* as config_ipv6_route store rank 1975
			sort key no-all;
		access-list "Configure access lists"
			<name:word key "User selected string identifying this access list">
			enter ipv6-acl store rank 2087 sort key;
		access-list "Configure access lists" log-update "Control access list log updates"
			threshold "Set access list logging threshold"
			<threshold:1-2147483647 "Access list logging threshold (number of hits)">
			store rank 2086;
	}
}

mode ipv6-acl {
	exit "Exit from access-list configuration mode" session as config_exit;
	remark "Access list entry comment" <text:line "Access list entry comment">
		multi store rank 10 sort insertion;
	sequence "Sequence number for this entry"
		<number:1-4294967295 key "Sequence number for this entry">
		( permit "Specify packets to forward" key | deny "Specify packets to reject" key )
		$ipv6_rule as ipv6_acl_sequence multi store rank 10 sort insertion;
	permit "Specify packets to forward" $ipv6_rule as ipv6_acl_permit
		multi store rank 10 sort insertion;
	deny "Specify packets to reject" $ipv6_rule as ipv6_acl_deny
		multi store rank 10 sort insertion;
	evaluate "Evaluate an access list" <list:word key "IP reflexive access list name">
		store rank 10 sort insertion;
}

mode interface {
	ipv6 "IPv6 interface subcommands" {
		address "Configure IPv6 address on interface"
			<address:ipv6 key "IPv6 link-local address">
			link-local "Use link-local address" store rank 137.10;
		address "Configure IPv6 address on interface" <prefix:ipv6-prefix key "IPv6 prefix">
			[ eui-64 "Use eui-64 interface identifier" |
			  anycast "Configure as an anycast" ] store rank 137.11 sort insertion;
		address "Configure IPv6 address on interface"
			( autoconfig "Obtain address using autoconfiguration" key
			    [ default "Insert default route" ] |
			  dhcp "Obtain a ipv6 address using dhcp" key
			    [ rapid-commit "Enable Rapid-Commit" ] ) as interface_ipv6_address_auto
			store rank 137.12;
		address "Configure IPv6 address on interface"
			<general:word key "General prefix name">
			<prefix:ipv6-prefix key "IPv6 prefix">
			[ eui-64 "Use eui-64 interface identifier" ]
			as interface_ipv6_address_general store rank 137.13;
		unnumbered "Configure IPv6 interface as unnumbered" <interface:any-interface>
			store rank 137.14;
		enable "Enable IPv6 on interface" flag off store rank 137.15;
		traffic-filter "Access control list for packets" <list:word "Name of access list">
			( in "Filter incoming packets" key | out "Filter outgoing packets" key )
			store rank 137.16;
		mtu "Set IPv6 Maximum Transmission Unit" <bytes:1280-18000 "MTU (bytes)">
			store rank 137.17;
		verify "Enable per packet validation" {
			unicast "Enable per packet validation for unicast"
				( source "Validation of source address"
				    reachable-via "Specify reachability check to apply to the source address"
				    ( any "Source is reachable via any interface" |
				      rx "Source is reachable via interface on which packet was received" )
				    [ allow-default "Allow default route to match when checking source address" ] |
				  reverse-path "Reverse path validation" ) as interface_ipv6_verify
				store rank 137.18;
		}
		tcp "TCP interface commands" {
			adjust-mss "Adjust the mss of transit packets"
				<bytes:40-1940 "Maximum segment size in bytes"> store rank 137.19;
		}
		nd "IPv6 interface Neighbor Discovery subcommands" {
			autoconfig "Automatic Configuration"
				( default-route "Insert default route" key |
				  prefix "Use advertised prefixes" key )
				as interface_ipv6_nd_autoconfig store rank 137.20;
			prefix "Configure IPv6 Routing Prefix Advertisement"
				( <prefix:ipv6-prefix key "IPv6 prefix"> |
				  default "Specify prefix default parameters" key )
				[ <valid:0-4294967295 "Valid Lifetime (secs)">
				    <preferred:0-4294967295 "Preferred Lifetime (secs)"> |
				  infinite "Infinite Valid Lifetime" |
				  no-advertise "Do not advertise prefix" |
				  no-autoconfig "Do not use prefix for autoconfiguration" |
				  off-link "Do not use prefix for onlink determination" ]*
				as interface_ipv6_nd_prefix store rank 137.21;
			managed-config-flag "Hosts should use DHCP for address config"
				flag off store rank 137.22;
			other-config-flag "Hosts should use DHCP for non-address config"
				flag off store rank 137.23;
			ns-interval "Set advertised NS retransmission interval"
				<milliseconds:1000-3600000 "Retransmission interval in milliseconds">
				store rank 137.24;
			reachable-time "Set advertised reachability time"
				<milliseconds:0-3600000 "Reachability time in milliseconds">
				store rank 137.25;
			dad "Duplicate Address Detection" {
				attempts "Set number of NS transmissions"
					<count:0-600 "Number of attempts"> store rank 137.26;
			}
			router-preference "Set default router preference value"
				( high "High default router preference" |
				  low "Low default router preference" |
				  medium "Medium default router preference" ) store rank 137.27;
			ra "Router Advertisement control" {
				lifetime "Set IPv6 Router Advertisement Lifetime"
					<seconds:0-9000 "RA Lifetime (seconds)"> store rank 137.28;
				interval "Set IPv6 Router Advertisement Interval"
					[ msec "Interval in milliseconds" ]
					<most:3-1800000 "RA Interval (sec)">
					[ <least:3-1350 "RA Minimum Interval (sec)"> ]
					store rank 137.29;
				suppress "Suppress IPv6 Router Advertisements"
					[ all "Suppress all IPv6 RA" ] store rank 137.30;
				dns "DNS server advertisement" { server "Recursive DNS server"
					<server:ipv6 key "IPv6 address of the server">
					[ <lifetime:0-4294967295 "Lifetime in seconds"> ]
					store rank 137.305;
				}
			}
			suppress-ra "Suppress IPv6 Router Advertisements"
				flag off store rank 137.31;
		}
		redirects "Enable sending of ICMP Redirect messages" flag on store rank 137.32;
		unreachables "Enable sending of ICMP Unreachable messages"
			flag on store rank 137.33;
		dhcp "IPv6 DHCP interface subcommands" {
			server "Act as an IPv6 DHCP server"
				[ automatic "Automatically select the pool" |
				  <pool:word "Name of the pool"> ]
				[ rapid-commit "Enable Rapid-Commit" |
				  preference "Set preference value in advertise messages"
				    <preference:0-255 "Preference value"> |
				  allow-hint "Allow hint from client" ]* store rank 137.34;
			relay "Act as an IPv6 DHCP relay agent" {
				destination "Configure relay destination"
					<address:ipv6 key "IPv6 address">
					[ <interface:any-interface key> ] store rank 137.35;
			}
			client "Act as an IPv6 DHCP client" {
				pd "Prefix-Delegation"
					( <name:word "General prefix name"> |
					  hint "Send prefix hint"
					    <prefix:ipv6-prefix "IPv6 prefix"> )
					[ rapid-commit "Enable Rapid-Commit" ]
					as interface_ipv6_dhcp_client_pd store rank 137.36;
			}
		}
		policy "Enable IPv6 policy routing" {
			route-map "Policy route map" <map:word "Route-map name"> store rank 137.37;
		}
		flow "NetFlow related commands" {
			monitor "Apply a Flow Monitor" <name:word key "Name of the flow monitor">
				( input "Apply Flow Monitor on input traffic" key |
				  output "Apply Flow Monitor on output traffic" key )
				store rank 137.38;
		}
		mld "IPv6 Multicast Listener Discovery"
			( join-group "Join multicast group" key <group:ipv6 key "Group address"> |
			  query-interval "MLD host query interval" key
			    <seconds:1-65535 "Query interval in seconds"> |
			  version "MLD version" key <version:1-2 "Version number"> )
			as interface_ipv6_mld
			store rank 137.39 sort insertion;
		pim "PIM interface commands"
			( bsr "Bootstrap Router" border "Border of PIM domain" |
			  dr-priority "PIM router DR priority"
			    <priority:0-4294967295 "PIM router DR priority"> |
			  hello-interval "PIM neighbor Hello announcement interval"
			    <seconds:1-65535 "Hello interval in seconds"> ) as interface_ipv6_pim
			store rank 137.395;
	}
}
