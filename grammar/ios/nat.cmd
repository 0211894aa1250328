# Network address translation.

fragment nat-global
	( interface "Specify interface for global address" <interface:interface> |
	  pool "Name pool of global addresses" <pool:word "Pool name for global addresses"> );

fragment nat-static-options
	[ extendable "Extend this translation when used" |
	  no-alias "Do not create an alias for the global address" |
	  no-payload "No translation of embedded address/port in the payload" |
	  route-map "Specify route-map" <route_map:word "Route-map name"> ]*;

fragment nat-timeout
	( never "Never timeout" | <seconds:1-536870 "Timeout in seconds"> );

mode config {
	ip "Global IP configuration subcommands" {
		nat "NAT configuration commands" {
			translation "NAT translation entry configuration" {
				dns-timeout "Specify timeout for NAT DNS flows"
					$nat-timeout default 60 rank 1811;
				finrst-timeout "Specify timeout for NAT TCP flows after a FIN or RST"
					$nat-timeout default 60 rank 1811;
				icmp-timeout "Specify timeout for NAT ICMP flows"
					$nat-timeout default 60 rank 1811;
				max-entries "Specify maximum number of NAT entries"
					<most:1-2147483647 "Number of entries"> rank 1812;
				syn-timeout "Specify timeout for NAT TCP flows after a SYN and no further data"
					$nat-timeout default 60 rank 1811;
				tcp-timeout "Specify timeout for NAT TCP flows"
					$nat-timeout default 86400 rank 1811;
				timeout "Specify timeout for dynamic NAT translations"
					$nat-timeout default 86400 rank 1811;
				udp-timeout "Specify timeout for NAT UDP flows"
					$nat-timeout default 300 rank 1811;
			}
			pool "Define pool of addresses" <name:word key "Pool name">
				<start:ipv4 "Start IP address"> <end:ipv4 "End IP address">
				( netmask "Specify the network mask" <mask:mask "Network mask"> |
				  prefix-length "Specify the prefix length" <length:1-32 "Prefix length"> )
				[ type "Specify the pool type"
				  ( match-host "Keep host numbers the same after translation" ) ]
				rank 1813 sort insertion;
			inside "Inside address translation" {
				source "Source address translation" {
					list "Specify access list describing local addresses"
						<list:acl key
						    "Access list number for local addresses||Access list name for local addresses"> $nat-global
						[ overload "Overload an address translation" ]
						rank 1814 sort insertion;
					route-map "Specify route-map" <route_map:word key "Route-map name">
						$nat-global
						[ overload "Overload an address translation" ]
						rank 1814 sort insertion;
					( list "Specify access list describing local addresses" key
					    <list:acl key
					    "Access list number for local addresses||Access list name for local addresses"> |
					  route-map "Specify route-map" key
					    <route_map:word key "Route-map name"> ) $nat-global
						vrf "Specify vrf" <vrf:word key "VRF name">
						[ overload "Overload an address translation" ]
						as config_ip_nat_inside_source_vrf
						store rank 1814 sort insertion;
					static "Specify static local->global mapping"
						<local:ipv4 key "Inside local IP address">
						( <global:ipv4 key "Inside global IP address"> |
						  interface "Specify interface for global address"
							<interface:interface key> )
						$nat-static-options rank 1815 sort insertion;
					static network "Subnet translation"
						<local:ipv4 key "Inside local network address">
						<global:ipv4 key "Inside global network address">
						( <mask:mask key "Network mask"> | <length:slash key> )
						[ extendable "Extend this translation when used" |
						  no-alias "Do not create an alias for the global address" |
						  no-payload "No translation of embedded address/port in the payload" ]*
						rank 1815 sort insertion;
					static tcp "Transmission Control Protocol"
						<local:ipv4 key "Inside local IP address">
						<lport:1-65535 key "Local UDP/TCP port">
						( <global:ipv4 key "Inside global IP address"> |
						  interface "Specify interface for global address"
							<interface:interface key> )
						<gport:1-65535 key "Global UDP/TCP port">
						$nat-static-options rank 1815 sort insertion;
					static udp "User Datagram Protocol"
						<local:ipv4 key "Inside local IP address">
						<lport:1-65535 key "Local UDP/TCP port">
						( <global:ipv4 key "Inside global IP address"> |
						  interface "Specify interface for global address"
							<interface:interface key> )
						<gport:1-65535 key "Global UDP/TCP port">
						$nat-static-options rank 1815 sort insertion;
				}
			}
			outside "Outside address translation" {
				source "Source address translation" {
					static "Specify static global->local mapping"
						<global:ipv4 key "Outside global IP address">
						<local:ipv4 key "Outside local IP address">
						[ add-route "Add a static route for outside local address" |
						  extendable "Extend this translation when used" |
						  no-alias "Do not create an alias for the local address" ]*
						rank 1816 sort insertion;
				}
			}
		}
	}
}

mode interface {
	ip "Interface Internet Protocol config commands" {
		nat "NAT interface commands"
			( inside "Inside interface for address translation" |
			  outside "Outside interface for address translation" ) rank 65;
		nat "NAT interface commands" { enable "NAT is enabled" flag off store rank 66; }
	}
}

mode exec {
	show "Show running system information" {
		ip "IP information" {
			nat "IP NAT information" {
				statistics "Translation statistics";
				translations "Translation entries"
					[ esp "ESP entries" | icmp "ICMP entries" | tcp "TCP entries" |
					  udp "UDP entries" ]
					[ inside "Inside entries" | outside "Outside entries" ]
					[ verbose "Show extra information" ];
			}
		}
	}
	clear "Reset functions" {
		ip "IP" {
			nat "Clear NAT" {
				statistics "Clear translation statistics" privilege 15;
				translation "Clear dynamic translation"
					( <all:star "Delete all dynamic translations"> |
					  forced "Delete all dynamic translations (forcefully)" )
					as clear_ip_nat_translation_all privilege 15;
				translation "Clear dynamic translation" {
					inside "Inside addresses (and ports)"
						<inside_global:ipv4 "Inside global IP address">
						<inside_local:ipv4 "Inside local IP address">
						[ outside "Outside addresses (and ports)"
							<outside_local:ipv4 "Outside local IP address">
							<outside_global:ipv4 "Outside global IP address"> ]
						privilege 15;
					outside "Outside addresses (and ports)"
						<outside_local:ipv4 "Outside local IP address">
						<outside_global:ipv4 "Outside global IP address">
						privilege 15;
					tcp "Transmission Control Protocol" $nat-ports
						as clear_ip_nat_translation_tcp privilege 15;
					udp "User Datagram Protocol" $nat-ports
						as clear_ip_nat_translation_udp privilege 15;
				}
			}
		}
	}
	debug "Debugging functions (see also 'undebug')" {
		ip "IP information" {
			nat "NAT events" [ detailed "NAT detailed events" ] privilege 15;
		}
	}
	undebug "Disable debugging functions (see also 'debug')" {
		ip "IP information" {
			nat "NAT events" [ detailed "NAT detailed events" ] as undebug_ip_nat privilege 15;
		}
	}
	no "Disable debugging functions" {
		debug "Debugging functions (see also 'undebug')" {
			ip "IP information" {
				nat "NAT events" [ detailed "NAT detailed events" ]
					as undebug_ip_nat privilege 15;
			}
		}
	}
}

fragment nat-ports
	inside "Inside addresses (and ports)"
	<inside_global:ipv4 "Inside global IP address"> <inside_global_port:1-65535 "Global port">
	<inside_local:ipv4 "Inside local IP address"> <inside_local_port:1-65535 "Local port">
	[ outside "Outside addresses (and ports)"
		<outside_local:ipv4 "Outside local IP address"> <outside_local_port:1-65535 "Local port">
		<outside_global:ipv4 "Outside global IP address">
		<outside_global_port:1-65535 "Global port"> ];
