# Route-maps: which packets, for those who ask (address translation).

mode config {
	route-map "Create route-map or enter route-map command mode" <name:word key "Route map tag">
		[ deny "Route map denies set operations" |
		  permit "Route map permits set operations" ]
		[ <sequence:0-65535 key "Sequence to insert to/delete from existing route-map entry"> ]
		enter route-map rank 2055 sort named no-all;
}

mode route-map {
	exit "Exit from route-map configuration mode" session as config_exit;
	continue "Continue on a different entry within the route-map"
		[ <sequence:0-65535 "Route-map entry sequence number"> ] store rank 40;
	description "Route-map comment" <text:line "Comment describing this route-map">
		store rank 10;
	match "Match values from routing table" {
		ip "IP specific information" {
			address "Match address of route or match packet"
				( <list:acl
				    "IP access-list number||IP access-list name"> )*8 lists rank 20;
			address "Match address of route or match packet"
				prefix-list "Match entries of prefix-lists"
				( <prefixes:word "IP prefix-list name"> )*8 lists store rank 20.5;
			next-hop "Match next-hop address of route"
				( <list:acl
				    "IP access-list number||IP access-list name"> )*8 lists rank 21;
			next-hop "Match next-hop address of route"
				prefix-list "Match entries of prefix-lists"
				( <prefixes:word "IP prefix-list name"> )*8 lists store rank 21.5;
			route-source "Match advertising source address of route"
				( <list:acl
				    "IP access-list number||IP access-list name"> )*8 lists
				store rank 21.7;
		}
		ipv6 "IPv6 specific information" {
			address "Match address of route or match packet"
				( <list:word "IPv6 access-list name"> |
				  prefix-list "Match entries of prefix-lists"
				    <prefixes:word "IPv6 prefix-list name"> )
				as route_map_match_ipv6_address store rank 21.8;
			next-hop "Match next-hop address of route"
				( <list:word "IPv6 access-list name"> |
				  prefix-list "Match entries of prefix-lists"
				    <prefixes:word "IPv6 prefix-list name"> )
				as route_map_match_ipv6_next_hop store rank 21.9;
		}
		as-path "Match BGP AS path list" ( <list:1-500 "AS path access-list"> )*16 lists
			store rank 19;
		community "Match BGP community list"
			( <list:word "Community-list number or name"> |
			  exact-match "Do exact matching of communities" )*16 lists store rank 19.2;
		extcommunity "Match BGP/VPN extended community list"
			( <list:word "Extended community-list number or name"> )*16 lists
			store rank 19.4;
		length "Packet length" <least:0-2147483647 "Minimum packet length">
			<most:0-2147483647 "Maximum packet length"> store rank 23;
		local-preference "Local preference for route"
			( <preference:0-4294967295 "Preference value"> )*8 preferences
			store rank 24;
		metric "Match metric of route" <metric:0-4294967295 "Metric value"> store rank 25;
		route-type "Match route-type of route"
			( external "external route (BGP, EIGRP and OSPF type 1/2)"
			    [ type-1 "Match OSPF External Type 1 routes" |
			      type-2 "Match OSPF External Type 2 routes" ] |
			  internal "internal route (including OSPF intra/inter area)" |
			  level-1 "IS-IS level-1 route" | level-2 "IS-IS level-2 route" |
			  local "locally generated route" |
			  nssa-external "nssa-external route (OSPF type 1/2)" )
			as route_map_match_route_type store rank 26;
		source-protocol "Match source-protocol of route"
			( bgp "Border Gateway Protocol (BGP)"
				<as:as-number "Autonomous system number"> |
			  connected "Connected routes" |
			  eigrp "Enhanced Interior Gateway Routing Protocol (EIGRP)"
			      <eigrp:1-65535 "Autonomous system number"> |
			  isis "ISO IS-IS" | ospf "Open Shortest Path First (OSPF)"
			      <process:1-65535 "Process ID"> |
			  rip "Routing Information Protocol (RIP)" | static "Static routes" )
			      as route_map_match_source_protocol
			store rank 27;
		tag "Match tag of route" ( <tag:0-4294967295 "Tag value"> )*8 tags store rank 28;
		mpls-label "Match routes which have MPLS labels" flag off store rank 29;
		interface "Match first hop interface of route" ( <name:interface> )*8 interfaces
			rank 22;
	}
	set "Set values in destination routing protocol" {
		interface "Output interface" ( <name:any-interface> )*8 interfaces store rank 30;
		default "Set default information" {
			interface "Default output interface" ( <name:any-interface> )*8 interfaces
				store rank 30.5;
		}
		as-path "Transform BGP AS-path attribute" {
			prepend "Prepend to the as-path" ( <as:as-number "AS number"> )*10 numbers
				store rank 38;
			prepend "Prepend to the as-path" last-as "Prepend last AS to the as-path"
				<times:1-10 "Number of last-AS prepends"> store rank 38.1;
			tag "Set the tag as an AS-path attribute" flag off store rank 38.2;
		}
		comm-list "set BGP community list (for deletion)"
			<list:word "Community-list name or number">
			delete "Delete matching communities" store rank 38.4;
		community "BGP community attribute"
			( $communities [ additive "Add to the existing community" ] |
			  none "No community attribute" ) as route_map_set_community
			store rank 38.5;
		dampening "Set BGP route flap dampening parameters"
			<half:1-45 "Half-life time for the penalty">
			<reuse:1-20000 "Value to start reusing a route">
			<suppress:1-20000 "Value to start suppressing a route">
			<longest:1-255 "Maximum duration to suppress a stable route">
			store rank 38.6;
		extcommunity "BGP extended community attribute"
			( rt "Route Target extended community" key
			    ( <target:rd "VPN extended community"> |
			      additive "Add to the existing extcommunity" )*16 targets |
			  soo "Site-of-Origin extended community" key
			    <soo:rd "VPN extended community"> |
			  cost "Cost extended community" key
			    [ igp "Compare following IGP cost comparison" |
			      pre-bestpath "Compare before all other steps in bestpath calculation" ]
			    <community:0-255 "Community ID"> <cost:0-4294967295 "Cost Value"> )
			as route_map_set_extcommunity store rank 38.7;
		ipv6 "IPv6 specific information" {
			next-hop "Next hop address"
				( <address:ipv6 "IPv6 address of next hop"> |
				  peer-address "Use peer address" )
				[ <second:ipv6 "IPv6 address of next hop"> ]
				as route_map_set_ipv6_next_hop store rank 34.6;
			precedence "Set precedence field" <precedence:precedence> store rank 34.7;
		}
		level "Where to import route"
			( level-1 "Import into a level-1 area" |
			  level-2 "Import into level-2 sub-domain" |
			  level-1-2 "Import into level-1 and level-2" |
			  backbone "Import into OSPF backbone" |
			  stub-area "Import into OSPF NSSA area" ) as route_map_set_level
			store rank 34.8;
		metric-type "Type of metric for destination routing protocol"
			( external "IS-IS external metric" |
			  internal "IS-IS internal metric or Use IGP metric as the MED for BGP" |
			  type-1 "OSPF external type 1 metric" |
			  type-2 "OSPF external type 2 metric" ) as route_map_set_metric_type
			store rank 36.5;
		mpls-label "Set MPLS label for prefix" flag off store rank 39;
		origin "BGP origin code"
			( egp "remote EGP" <as:as-number "remote autonomous system number"> |
			  igp "local IGP" | incomplete "unknown heritage" ) as route_map_set_origin
			store rank 39.1;
		traffic-index "BGP traffic classification number"
			<index:1-64 "BGP traffic classification number"> store rank 39.2;
		vrf "Define VRF name" <vrf:word "VPN Routing/Forwarding instance name">
			store rank 39.3;
		weight "BGP weight for routing table" <weight:0-65535 "Weight value">
			store rank 39.4;
		ip "IP specific information" {
			default "Set default information" {
				next-hop "Default next hop IP address"
					( <address:ipv4 "IP address of default next hop"> )*16 hops
					store rank 31;
			}
			next-hop "Next hop address"
				verify-availability "Verify if nexthop is reachable"
				[ <address:ipv4 key "IP address of next hop">
				    <sequence:1-65535 "Sequence to insert into next-hop list">
				    track "Set the next hop depending on the state of a tracked object"
				    <object:1-1000 "Tracked object number"> ]
				store rank 32.8 sort insertion;
			next-hop "Next hop address"
				( peer-address "Use peer address (for BGP only)" |
				  self "Use self address (for BGP only)" |
				  recursive "Recursive next-hop"
				    <address:ipv4 "IP address of recursive next hop"> |
				  unchanged "Use unchanged next hop" )
				as route_map_set_ip_next_hop_other store rank 33.2;
			vrf "Specify VRF of the next hop"
				<vrf:word "VPN Routing/Forwarding instance name">
				next-hop "Next hop address" <address:ipv4 "IP address of next hop">
				store rank 33.3;
			global "Use the global routing table" next-hop "Next hop address"
				<address:ipv4 "IP address of next hop">
				store rank 33.4;
			tos "Set type of service field" <tos:tos>
				store rank 34.2;
			dscp "Set DSCP field" <dscp:dscp> store rank 34.3;
			address "Specify IP address" prefix-list "Match entries of prefix-lists"
				<prefixes:word "IP prefix-list name">
				store rank 34.4;
			df "Set DF bit" <bit:0-1 "Value of the DF bit"> store rank 32;
			next-hop "Next hop address" ( <address:ipv4 "IP address of next hop"> )*16 hops
				store rank 33;
			precedence "Set precedence field" <precedence:precedence> store rank 34;
		}
		local-preference "BGP local preference path attribute"
			<value:0-4294967295 "Preference value"> store rank 35;
		metric "Metric value for destination routing protocol"
			( <value:0-4294967295 "Metric value or Bandwidth in Kbits per second">
			    [ <delay:0-4294967295 "Delay metric">
			        <reliability:0-255 "Reliability metric">
			        <load:1-255 "Effective bandwidth metric (Loading)">
			        <mtu:1-4294967295 "Maximum Transmission Unit metric of the path"> ] |
			  <change:word "Add or subtract metric, +/-<metric>"> )
			      as route_map_set_metric store rank 36;
		tag "Tag value for destination routing protocol" <value:0-4294967295 "Tag value">
			store rank 37;
	}
}

mode exec {
	show "Show running system information" {
		route-map "route-map information" [ <name:word "route-map name"> ];
	}
}
