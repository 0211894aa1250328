# MPLS, traffic engineering, RSVP, BFD; multicast.

mode config {
	mpls "Configure MPLS parameters" {
		ip "Dynamic MPLS forwarding for IP" flag on store rank 640;
		label "Label properties"
			( protocol "Default label distribution protocol" key
			    ( ldp "Use LDP (default)" | tdp "Use TDP" ) |
			  range "Label range" key
			    <low:16-1048575 "Minimum label value for dynamic label range">
			    <high:16-1048575 "Maximum label value for dynamic label range">
			    [ static "Static" <static_low:16-1048575> <static_high:16-1048575> ] )
			as config_mpls_label store rank 641 sort insertion;
		ldp "Label Distribution Protocol" {
			label "Allocate labels" enter ldp-label store rank 643;
			router-id "Select interface to prefer for LDP identifier address"
				[ vrf "VRF" key <vrf:word key> ] <interface:any-interface>
				[ force "Force use of this as LDP identifier" ] store rank 2090;
			autoconfig "Autoconfig" flag off store rank 643.2;
			explicit-null "Advertise Explicit Null label in place of Implicit Null"
				flag off store rank 643.3;
			graceful-restart "Configure graceful restart" flag off store rank 643.4;
			neighbor "Configure neighbor parameters" [ vrf "VRF" key <vrf:word key> ]
				<address:ipv4 key "IP address of neighbor">
				( password "Configure password" key [ <type:0-7> ]
				    <secret:word "password"> |
				  targeted "Establish targeted session" key [ ldp "Use LDP" ] |
				  labels "Labels" key accept "Accept" <list:word> |
				  implicit-withdraw "Implicit withdraw" key )
				as config_mpls_ldp_neighbor store rank 643.5 sort insertion;
			password "Configure password" <what:line key> store rank 643.6;
			session "Configure session parameters"
				protection "Enable session protection"
				[ for "for" <list:word> |
				  duration "duration"
				    ( <seconds:30-2147483 "Seconds"> | infinite "Infinite" ) ]*
				store rank 643.7;
			discovery "LDP discovery"
				( hello "Hello"
				    ( holdtime "Hold time" key <hold:1-65535 "Seconds"> |
				      interval "Interval" key <interval:1-65535 "Seconds"> ) |
				  targeted-hello "Targeted hello" key <targeted:line> )
				as config_mpls_ldp_discovery store rank 643.8 sort insertion;
			holdtime "LDP session holdtime" <seconds:15-65535 "Seconds">
				store rank 643.9;
			igp "Configure LDP-IGP interworking" sync "Synchronization"
				holddown "Holddown" <milliseconds:1-2147483647 "Milliseconds">
				store rank 643.95;
			advertise-labels "Label advertisement control"
				[ for "Access-list" key <list:word key> ] store rank 643.96;
			sync "Synchronization" flag off store rank 643.97;
		}
		traffic-eng "Configure Multiprotocol Label Switching Traffic Engineering" {
			tunnels "Allow traffic engineering tunnels to be configured"
				flag off store rank 705;
			auto-tunnel "Auto-tunnel"
				( mesh "Mesh" key | backup "Backup" key | primary "Primary" key )
				[ tunnel-num "Tunnel number" key min "Minimum" <least:0-65535>
				    max "Maximum" <most:0-65535> |
				  nhop-only "NHOP only" key | onehop "One hop" key |
				  config "Config" key unnumbered-interface "Unnumbered"
				    <unnumbered:any-interface> |
				  timers "Timers" key <timers:line> ] as config_mpls_te_auto_tunnel
				store rank 645.5 sort insertion;
			reoptimize "Tunnel reoptimization"
				( events "Events" key link-up "Link up" |
				  timers "Timers" key frequency "Frequency" <seconds:0-604800> )
				as config_mpls_te_reoptimize store rank 645.7;
			path-selection "Path selection" metric "Metric" ( igp "IGP" | te "TE" )
				as config_mpls_te_path_selection store rank 645.8;
			link-management "Link management" timers "Timers" <what:line key>
				store rank 645.85;
			logging "Logging" lsp "LSP" <what:word key> store rank 645.9;
		}
		oam "OAM" flag off store rank 646;
	}
	bfd-template "BFD template configuration"
		( single-hop "Single hop template" key | multi-hop "Multihop template" key )
		<name:word key "Template name"> as config_bfd_template enter bfd-template
		store rank 1036 sort key;
	bfd "BFD configuration commands" {
		slow-timers "Slow timers" [ <milliseconds:1000-30000 "Milliseconds"> ]
			store rank 1035;
		map "BFD map" <what:line key> store rank 1035.5;
	}
	ip "Global IP configuration subcommands" {
		explicit-path "Configure explicit-path"
			( name "Specify explicit path by name" key <name:word key "Enter name"> |
			  identifier "Specify explicit path by number" key
			    <number:1-65535 key "Number"> )
			[ enable "Enable explicit-path" | disable "Disable explicit-path" ]
			as config_ip_explicit_path enter explicit-path
			store rank 1890 sort insertion;
		rsvp "RSVP" ( bandwidth "Bandwidth" | signalling "Signalling" <what:line key> )
			as config_ip_rsvp store rank 1707;
		multicast-routing "Enable IP multicast forwarding"
			[ vrf "Select VPN Routing/Forwarding instance" key
			    <vrf:word key "VPN Routing/Forwarding instance name"> ]
			[ distributed "Distributed multicast switching" ] store rank 617;
		multicast "Global IP Multicast Commands"
			( multipath "Enable ECMP multicast load splitting" key
			    [ s-g-hash "S,G hash"
			        ( basic "Basic" | next-hop-based "Next-hop based" ) ] |
			  route-limit "Maximum number of multicast routes" key
			    <limit:1-2147483647> |
			  rpf "RPF" key <rpf:line> | mpls "MPLS" key <mpls:line> |
			  boundary "Boundary" key <boundary:line> ) as config_ip_multicast
			store rank 617.5 sort insertion;
		pim "PIM global commands"
			[ vrf "Select VPN Routing/Forwarding instance" key
			    <vrf:word key "VRF name"> ]
			( rp-address "PIM RP-address (Rendezvous Point)" key
			    <address:ipv4 key "IP address of Rendezvous-point for group">
			    [ <list:acl key "Access list"> ]
			    [ override "Overrides dynamically learned RP mappings" |
			      bidir "Group range treated in bidirectional shared-tree mode" ]* |
			  rp-candidate "To be a PIMv2 RP candidate" key
			    <interface:any-interface key>
			    [ group-list "group-list" <group_list:acl "Access list"> |
			      interval "RP candidate advertisement interval" <interval:1-16383> |
			      priority "RP candidate priority" <rp_priority:0-255> |
			      bidir "Bidirectional" ]* |
			  bsr-candidate "Candidate bootstrap router (candidate BSR)" key
			    <bsr:any-interface>
			    [ <hash:0-32 "Hash Mask length">
			        [ <bsr_priority:0-255 "Priority value"> ] ] |
			  send-rp-announce "Auto-RP send RP announcement" key
			    <announce:any-interface> scope "RP announcement scope"
			    <announce_scope:1-255 "TTL of the RP announce packet">
			    [ group-list "group-list" <announce_list:acl "Access list"> |
			      interval "Interval" <announce_interval:1-16383> |
			      bidir "Bidirectional" ]* |
			  send-rp-discovery "Auto-RP send RP discovery message" key
			    [ <discovery:any-interface> ] scope "Scope of the RP discovery packets"
			    <discovery_scope:1-255 "TTL"> |
			  ssm "Configure Source Specific Multicast" key
			    ( default "Use 232/8 group range for SSM" |
			      range "ACL for group range to be used for SSM"
			        <range:acl "Access list"> ) |
			  autorp "Configure AutoRP global operations" key
			    listener "Allow AutoRP packets across sparse mode interface" |
			  bidir-enable "Enable Bidir-PIM" key |
			  register-source "Source address for PIM Register" key
			    <registering:any-interface> |
			  spt-threshold "Source-tree switching threshold" key
			    ( <kbps:0-4294967 "Traffic rate in kilobits per second"> |
			      infinity "Never switch to source-tree" )
			    [ group-list "group-list" <spt:acl> ] |
			  accept-register "Registers accept filter" key list "Access list"
			    <accept:acl> |
			  send-rp-announce-filter "Filter" key ) as config_ip_pim
			store rank 1706 sort insertion;
		msdp "MSDP global commands"
			( peer "MSDP peer" key <peer:word key "Address">
			    [ connect-source "Configure interface for connect source"
			        <interface:any-interface> |
			      remote-as "AS" <as:as-number> ]* |
			  originator-id "Configure MSDP originator ID" key
			    <originator:any-interface> |
			  description "Description" key <described:word key> <text:line> |
			  mesh-group "Mesh group" key <group:word key> <member:ipv4 key> |
			  cache-sa-state "Cache" key ) as config_ip_msdp
			store rank 1706.5 sort insertion;
		mroute "Configure static multicast routes" <what:line key "Source address">
			store rank 1830;
		igmp "IGMP global configuration"
			( snooping "Snooping" key [ <snooping:line> ] |
			  ssm-map "SSM map" key <ssm:line> | profile "Profile" key <profile:line> )
			as config_ip_igmp store rank 618;
		local "Specify local options" {
			policy "Enable policy routing" route-map "Policy route map"
				<map:word "Route-map name"> store rank 1817;
			pool "IP Local address pool lists"
				<name:word key "Create named local address pool">
				<first:ipv4 key "First IP address of range">
				[ <last:ipv4 "Last IP address of range"> ] store rank 1699;
		}
		default-gateway "Specify default gateway (if not routing IP)"
			<address:ipv4 "IP address of default gateway"> store rank 1699.5;
		default-network "Flags networks as candidates for default routes"
			<address:ipv4 key "IP address of default network"> store rank 1819;
		routing "Enable IP routing" flag on store rank 603;
	}
}

mode ldp-label {
	exit "Exit from LDP label configuration mode" session as config_exit;
	allocate "Configure label allocation control" global "Global"
		( host-routes "Allocate label for host-routes only" |
		  prefix-list "Prefix list" <list:word "Name"> ) as ldp_label_allocate
		store rank 10;
}
mode explicit-path {
	exit "Exit from explicit-path configuration mode" session as config_exit;
	next-address "Specify the next address in the path" [ loose "loose" | strict "strict" ]
		<address:ipv4 key "IP Address (A.B.C.D)"> store rank 10 sort insertion;
	exclude-address "Exclude an address from subsequent partial path segments"
		<address:ipv4 key "IP Address (A.B.C.D)"> store rank 10 sort insertion;
	index "Specify the next entry index to add, edit (or delete)" <index:1-65535 key "Index">
		( next-address "Next address" [ loose "loose" | strict "strict" ] |
		  exclude-address "Exclude" ) <address:ipv4 "Address"> as explicit_path_index
		store rank 10 sort insertion;
}
mode bfd-template {
	exit "Exit from BFD template configuration mode" session as config_exit;
	interval "Configure BFD timers" [ microseconds "Microseconds" ]
		( both "Both" <both:50-999999 "Interval"> |
		  min-tx "Minimum transmit interval" <tx:50-999999>
		    min-rx "Minimum receive interval" <rx:50-999999> )
		[ multiplier "Multiplier" <multiplier:3-50 "Multiplier"> ] as bfd_template_interval
		store rank 10;
	echo "Enable echo" flag off store rank 12;
	authentication "Authentication" <what:line> store rank 11;
	dampening "Dampening" [ <half:1-30> [ <reuse:1-20000> <suppress:1-20000> <longest:1-255> ] ]
		store rank 13;
}

mode interface {
	mpls "Configure MPLS interface parameters" {
		ip "Configure dynamic MPLS forwarding for IP" flag off store rank 185;
		label "Label properties" {
			protocol "Default label distribution protocol"
				( ldp "Use LDP (default)" | tdp "Use TDP" | both "Use LDP or TDP" )
				store rank 185.1;
		}
		mtu "Set MPLS Maximum Transmission Unit"
			( <bytes:64-18000 "MTU (bytes)"> | override "Override" <override:64-18000> |
			  maximum "Maximum" ) as interface_mpls_mtu store rank 185.2;
		bgp "Configure BGP properties" {
			forwarding "Enable MPLS forwarding for BGP" flag off store rank 185.3;
		}
		traffic-eng "Configure Traffic Engineering parameters" {
			tunnels "Enable MPLS Traffic Engineering on interface"
				flag off store rank 185.4;
			administrative-weight "Set the administrative weight for the interface"
				<weight:0-4294967295 "Administrative weight value">
				store rank 185.5;
			attribute-flags "Set user defined interface attribute flags"
				<flags:word "Attribute flags 0x0-0xFFFFFFFF"> store rank 185.6;
			srlg "Shared risk link group" <srlg:0-4294967295 key> store rank 185.7;
			backup-path "Backup path" <tunnel:any-interface key> store rank 185.8;
			flooding "Flooding" thresholds "Thresholds"
				( up "Up" key | down "Down" key ) <what:line>
				as interface_mpls_te_flooding store rank 185.9;
		}
		ldp "LDP"
			( igp "Configure LDP-IGP interworking" key
			    ( sync "Synchronization" key [ delay "Delay" <seconds:5-60> ] |
			      autoconfig "Autoconfig" key ) |
			  discovery "Discovery" key transport-address "Transport address"
			    ( interface "Interface" | <address:ipv4> ) ) as interface_mpls_ldp
			store rank 185.15;
	}
	bfd "BFD interface configuration commands"
		( interval "Transmit interval between BFD packets" key <tx:50-999 "Milliseconds">
		    min_rx "Minimum receive interval capability" <rx:50-999 "Milliseconds">
		    multiplier "Multiplier value used to compute holddown"
		    <multiplier:3-50 "value used to multiply the interval"> |
		  template "BFD template" key <template:word "Template name"> |
		  echo "Use echo adjunct as bfd detection mechanism" key ) as interface_bfd
		store rank 188 sort insertion;
	ip "Interface Internet Protocol config commands" {
		rsvp "RSVP Interface Commands"
			( bandwidth "RSVP bandwidth" key
			    [ percent "Percentage" <percent:1-100 "Percentage">
			        [ percent "Percentage" <flow_percent:1-100 "Percentage"> ] ]
			    [ <kilobits:1-10000000 "Reservable bandwidth (kbps)">
			        [ <flow:1-10000000 "Largest reservable flow (kbps)"> ] ]
			    [ sub-pool "sub-pool" <pool:1-10000000> ] |
			  signalling "Signalling" key <signalling:line> ) as interface_ip_rsvp
			store rank 195 sort insertion;
		pim "PIM interface commands"
			( sparse-mode "Enable PIM sparse-mode operation" key |
			  dense-mode "Enable PIM dense-mode operation" key |
			  sparse-dense-mode "Enable PIM sparse-dense-mode operation" key |
			  passive "Enable PIM passive interface operation" key |
			  bsr-border "Border of PIM domain" key |
			  dr-priority "PIM router DR priority" key
			    <priority:0-4294967295 "PIM router DR priority"> |
			  nbma-mode "Use Non-Broadcast Multi-Access (NBMA) mode on interface" key |
			  neighbor-filter "PIM peering filter" key <filter:acl "Access list"> |
			  query-interval "PIM router query interval" key
			    <seconds:0-65535 "Query interval in seconds">
			    [ msec "Interval specified in milliseconds" ] |
			  version "PIM version" key <version:1-2> |
			  state-refresh "State refresh" key
			    origination-interval "Origination interval" <refresh:1-100> |
			  rp-address "RP" key <rp:ipv4> ) as interface_ip_pim
			store rank 67.5 sort insertion;
		igmp "IGMP interface commands"
			( join-group "IGMP join multicast group" key
			    <group:ipv4 key "IP group address">
			    [ source "Include SSM source" key <source:ipv4 key "Source address"> ] |
			  static-group "IGMP static multicast group" key
			    <static_group:ipv4 key "IP group address">
			    [ source "Include SSM source" key <static_source:ipv4 key> ] |
			  version "IGMP version" key <version:1-3 "version number"> |
			  access-group "IGMP group access group" key <list:acl "Access list"> |
			  query-interval "IGMP host query interval" key
			    <query:1-18000 "query interval in seconds"> |
			  query-max-response-time "IGMP max query response value" key
			    <response:1-25 "Seconds"> |
			  querier-timeout "IGMP previous querier timeout" key <timeout:60-300> |
			  last-member-query-interval "Last member" key <last:100-65535> |
			  helper-address "IGMP helper address" key <helper:ipv4> |
			  immediate-leave "Leave groups immediately" key group-list "Group list"
			    <leave:acl> |
			  limit "Limit" key <limit:1-64000> ) as interface_ip_igmp
			store rank 69 sort insertion;
		multicast "IP multicast interface commands"
			( boundary "Boundary for administratively scoped multicast addresses" key
			    <boundary:acl "Access list">
			    [ filter-autorp "Filter AutoRP packet contents" ] |
			  ttl-threshold "TTL threshold for multicast packets" key <ttl:0-255> |
			  rate-limit "Rate limit" key <rate:line> ) as interface_ip_multicast
			store rank 69.5;
		mroute-cache "Enable switching cache for incoming multicast packets"
			flag on store rank 69.6;
		policy "Enable policy routing" {
			route-map "Policy route map" <map:word "Route-map name"> store rank 91;
		}
		helper-address "Specify a destination address for UDP broadcasts"
			[ vrf "VRF" key <vrf:word key "VRF name"> | global "Global" key ]
			<address:ipv4 key "IP destination address"> store rank 38 sort insertion;
		unnumbered "Enable IP processing without an explicit address"
			<interface:any-interface> [ poll "Poll" ] store rank 31;
		address "Set the IP address of an interface"
			( dhcp "IP Address negotiated via DHCP"
			    [ client-id "Specify client-id to use" <client:any-interface> |
			      hostname "Specify value for hostname option" <host:word> ]* |
			  negotiated "IP Address negotiated over PPP" [ previous "Previous" ] )
			as interface_ip_address_dhcp same-as interface_ip_address store rank 30;
		verify "verify" unicast "Enable per packet validation for unicast"
			( reverse-path "Reverse path validation of source address"
			    [ <list:1-2699> ] |
			  source "Validation of source address"
			    reachable-via "Specify reachability check to apply to the source address"
			    ( any "Source is reachable via any interface" |
			      rx "Source is reachable via interface on which packet was received" )
			    [ allow-default "Allow default route to match when checking source address" |
			      allow-self-ping "Allow router to ping itself" ]* )
			as interface_ip_verify store rank 41;
		accounting "Enable IP accounting on this interface"
			[ output-packets "Account for IP packets output" |
			  access-violations "Account for IP packets violating access lists" |
			  precedence "Precedence" ( input "In" | output "Out" ) ] store rank 42;
		load-sharing "Style of load sharing"
			( per-destination "Deterministic distribution" |
			  per-packet "Random distribution" ) store rank 43;
		broadcast-address "Set the broadcast address of an interface"
			<address:ipv4 "IP broadcast address"> store rank 44;
		local-proxy-arp "Enable local-proxy ARP" flag off store rank 52.1;
		mask-reply "Enable sending ICMP Mask Reply messages" flag off store rank 50.5;
	}
}
