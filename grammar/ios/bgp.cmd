# BGP: neighbors, groups of them, address families.

fragment bgp_peer
	( <address:ipv4 key "Neighbor address"> | <address6:ipv6 key "Neighbor IPv6 address"> |
	  <peer:word key "Neighbor tag"> );

fragment bgp_direction ( in "Apply to incoming updates" key | out "Apply to outgoing updates" key );

# The words in the order in which a configuration has them.
fragment bgp_neighbor_first
	( peer-group "Member of the peer-group" key [ <group:word "peer-group name"> ] |
	  remote-as "Specify a BGP neighbor" key <as:as-number "AS of remote neighbor"> |
	  inherit "Inherit a template" key
	    ( peer-session "Inherit a peer-session template" key |
	      peer-policy "Inherit a peer-policy template" key ) <template:word "Template name">
	    [ <template_sequence:1-65535 "Sequence number of the inherited template"> ] |
	  local-as "Specify a local-as number" key <local:as-number "AS number used as local AS">
	    [ no-prepend "Do not prepend local-as to updates from ebgp peers"
	        [ replace-as "Replace real AS with local AS in the EBGP updates"
	            [ dual-as "Accept either real AS or local AS from the ebgp peer" ] ] ] |
	  description "Neighbor specific description" key
	    <text:line "Up to 80 characters describing this neighbor"> |
	  ebgp-multihop "Allow EBGP neighbors not on directly connected networks" key
	    [ <hops:1-255 "maximum hop count"> ] |
	  disable-connected-check "one-hop away EBGP peer using loopback address" key |
	  ttl-security "BGP ttl security check" key hops "IP hops"
	    <ttl_hops:1-254 "maximum number of hops allowed"> |
	  password "Set a password" key
	    [ <password_type:0-7 "Encryption type (0 to disable encryption, 7 for proprietary)"> ]
	    <secret:line "The password"> |
	  shutdown "Administratively shut down this neighbor" key
	    [ graceful "Gracefully shut down this neighbor"
	        <graceful:1-65535 "Delay in seconds before the neighbor is shut down"> ] |
	  update-source "Source of routing updates" key <source:any-interface> |
	  version "Set the BGP version to match a neighbor" key
	    <version:4-4 "Neighbor's BGP version"> |
	  timers "BGP per neighbor timers" key <keepalive:0-65535 "Keepalive interval">
	    <holdtime:0-65535 "Holdtime"> [ <least:0-65535 "Minimum hold time from neighbor"> ] |
	  transport "Transport options" key
	    ( connection-mode "Specify passive or active connection" key
	        ( active "Actively establish the TCP session" |
	          passive "Passively establish the TCP session" ) |
	      path-mtu-discovery "Use transport path MTU discovery" key
	        [ disable "Disable transport path MTU discovery" ] |
	      multi-session "Use Multi-session for transport" key |
	      single-session "Use single session for transport" key ) |
	  fall-over "session fall on peer route lost" key
	    [ bfd "Use BFD to detect failure"
	        [ single-hop "Force BFD single-hop" | multi-hop "Force BFD multi-hop" ] |
	      route-map "Route map for peer route"
	        <fall_map:word "Pointer to route-map entries"> ] |
	  bmp-activate "Activate the BMP monitoring for a BGP peer" key
	    ( all "Activate BMP monitoring for all servers" |
	      server "Activate BMP for server" <bmp:1-4 "BMP Server Number"> ) |
	  dont-capability-negotiate "Do not perform capability negotiation" key );

fragment bgp_neighbor_then
	( send-community "Send Community attribute to this neighbor" key
	    [ both "Send Standard and Extended Community attributes" |
	      extended "Send Extended Community attribute" |
	      standard "Send Standard Community attribute" ] |
	  send-label "Send NLRI + MPLS Label to this peer" key
	    [ explicit-null "Advertise Explicit Null label in place of Implicit Null" ] |
	  advertisement-interval "Minimum interval between sending BGP routing updates" key
	    <interval:0-600 "time in seconds"> |
	  additional-paths "Negotiate additional paths capabilities with this neighbor" key
	    ( disable "Disable additional paths for this neighbor" |
	      receive "Receive additional paths from neighbors" |
	      send "Send additional paths to neighbors"
	        [ receive "Receive additional paths from neighbors" ] ) |
	  next-hop-self "Disable the next hop calculation for this neighbor" key
	    [ all "Enable next-hop-self for both eBGP and iBGP received paths" ] |
	  next-hop-unchanged "Propagate next hop unchanged for iBGP paths to this neighbor" key |
	  route-reflector-client "Configure a neighbor as Route Reflector client" key |
	  advertise "Advertise to this neighbor" key
	    ( additional-paths "Advertise additional paths" key
	        ( all "Select all available paths" |
	          best "Select best N paths" <best:2-3 "Number of paths"> |
	          group-best "Select group-best path" )* |
	      best-external "Advertise best-external" key |
	      diverse-path "Advertise diverse path" key
	        ( backup "Diverse path can be backup path" |
	          mpath "Diverse path can be multipath" )* ) |
	  route-server-client "Configure a neighbor as Route Server client" key
	    [ context "Specify Route Server context" <context:word "Route Server context name"> ] |
	  remove-private-as "Remove private AS number from outbound updates" key
	    [ all "Remove all private AS numbers"
	        [ replace-as "Replace all private AS numbers with local AS" ] ] |
	  default-originate "Originate default route to this neighbor" key
	    [ route-map "Route-map to specify criteria to originate default"
	        <originate_map:word "route-map name"> ] |
	  soft-reconfiguration "Per neighbor soft reconfiguration" key
	    inbound "Allow inbound soft reconfiguration for this neighbor" |
	  distribute-list "Filter updates to/from this neighbor" key <list:acl
	      "IP access list number||IP Access-list name">
	    $bgp_direction |
	  prefix-list "Filter updates to/from this neighbor" key
	    <prefixes:word "Name of a prefix list"> $bgp_direction |
	  route-map "Apply route map to neighbor" key <map:word "Name of route map">
	    $bgp_direction |
	  filter-list "Establish BGP filters" key <filter:word "AS path access list">
	    $bgp_direction |
	  unsuppress-map "Route-map to selectively unsuppress suppressed routes" key
	    <unsuppress:word "Name of route map"> |
	  weight "Set default weight for routes from this neighbor" key
	    <weight:0-65535 "default weight"> |
	  maximum-prefix "Maximum number of prefixes accepted from this peer" key
	    <most:1-2147483647 "maximum no. of prefix limit">
	    [ <percent:1-100 "Threshold value (%) at which to generate a warning msg"> ]
	    [ restart "Restart bgp connection after limit is exceeded"
	        <restart:1-65535 "Restart interval in minutes"> |
	      warning-only "Only give warning message when limit is exceeded" ] |
	  allowas-in "Accept as-path with my AS present in it" key
	    [ <occurrences:1-10 "Number of occurrences of AS number"> ] |
	  as-override "Override matching AS-number while sending update" key
	    [ split-horizon "Maintain Split Horizon while sending update" ] |
	  capability "Advertise capability to the peer" key
	    orf "Advertise ORF capability to the peer"
	    prefix-list "Advertise prefixlist ORF capability to this neighbor"
	    ( both "Capability to SEND and RECEIVE the ORF to/from this neighbor" |
	      receive "Capability to RECEIVE the ORF from this neighbor" |
	      send "Capability to SEND the ORF to this neighbor" ) |
	  slow-peer "Configure slow-peer" key
	    ( detection "Configure slow-peer detection" key
	        [ disable "Disable slow-peer detection" field kw_slow_disable |
	          threshold "Set the slow-peer detection threshold"
	            <slow:120-3600 "Threshold in seconds"> ] |
	      split-update-group "Configure slow-peer split-update-group" key
	        ( dynamic "Dynamically split the slow peer to slow-update group"
	            [ disable "Disable the split of slow peers" field kw_split_disable |
	              permanent "Keep the slow-peer permanently in slow-update group" ] |
	          static "Static slow-peer" ) ) |
	  dmzlink-bw "Propagate the DMZ link bandwidth" key |
	  soo "Site-of-Origin extended community" key <soo:rd "VPN extended community"> );

fragment bgp_network
	( <address:ipv4 key "Network number">
	    [ mask "Network mask" key <mask:mask key "Network mask"> ] |
	  <prefix:ipv6-prefix key "IPv6 prefix <network>/<length>"> )
	[ backdoor "Specify a BGP backdoor route" |
	  route-map "Route-map to modify the attributes" <map:word "Name of the route map"> ]*;

fragment bgp_aggregate
	( <address:ipv4 key "Aggregate address"> <mask:mask key "Aggregate mask"> |
	  <prefix:ipv6-prefix key "Aggregate prefix"> )
	[ as-set "Generate AS set path information" |
	  summary-only "Filter more specific routes from updates" |
	  suppress-map "Conditionally filter more specific routes from updates"
	    <suppress:word "Route map for suppression"> |
	  attribute-map "Set attributes of aggregate"
	    <attribute:word "Route map to control aggregate attributes"> |
	  advertise-map "Set condition to advertise attribute"
	    <advertise:word "Route map to control attribute advertisement"> ]*;

fragment bgp_paths
	( eibgp "Both eBGP and iBGP paths as multipaths" key <both:1-32 "Number of paths"> |
	  ibgp "iBGP-multipath" key <inside:1-32 "Number of paths"> |
	  <paths:1-32 "Number of paths"> )
	[ import "Number of imported paths" <import:1-32 "Number of paths"> ];

fragment bgp_dampening
	[ route-map "Route-map to specify criteria for dampening"
	    <map:word "Name of the route-map"> |
	  <half:1-45 "Half-life time for the penalty">
	    [ <reuse:1-20000 "Value to start reusing a route">
	        <suppress:1-20000 "Value to start suppressing a route">
	        <longest:1-255 "Maximum duration to suppress a stable route"> ] ];

fragment bgp_additional
	( install "Additional paths to install into RIB" key |
	  receive "Receive additional paths from neighbors" |
	  select "Selection criteria to pick the paths" key
	    ( all "Select all available paths" |
	      best "Select best N paths" <best:2-3 "Number of paths"> |
	      backup "Select backup path" | best-external "Select best-external path" |
	      group-best "Select group-best path" )* |
	  send "Send additional paths to neighbors"
	    [ receive "Receive additional paths from neighbors" ] );

fragment bgp_distance
	( bgp "BGP distance" key <external:1-255 "Distance for routes external to the AS">
	    <internal:1-255 "Distance for routes internal to the AS">
	    <local:1-255 "Distance for local routes"> |
	  <distance:1-255 "Administrative distance"> <source:ipv4 key "IP Source address">
	    <wildcard:wildcard key "Wildcard bits"> [ <list:acl
	    "IP access list number||IP Access-list name"> ] );

fragment communities
	( <number:1-4294967295 "community number"> |
	  <pair:community> |
	  gshut "Graceful Shutdown (well-known community)" |
	  internet "Internet (well-known community)" |
	  local-AS "Do not send outside local AS (well-known community)" |
	  no-advertise "Do not advertise to any peer (well-known community)" |
	  no-export "Do not export to next AS (well-known community)" )*32 communities;

fragment bgp_verdict
	[ <sequence:1-4294967295 "Sequence number"> ]
	( permit "Specify community to accept" key | deny "Specify community to reject" key );

mode config {
	router "Enable a routing process" {
		bgp "Border Gateway Protocol (BGP)" <as:as-number key "Autonomous system number">
			enter bgp store rank 1630 sort key;
	}
	ip "Global IP configuration subcommands" {
		bgp-community "format for BGP community" {
			new-format "select aa:nn format for BGP community" flag off store rank 1703;
		}
		community-list "Add a community list entry"
			( ( standard "Add a standard community-list entry" key
			        <name:word key "Community list name"> |
			      <number:1-99 key "Community list number (standard)"> )
			    $bgp_verdict(standard)
			    $communities |
			  ( expanded "Add an expanded community-list entry" key
			        <expanded:word key "Community list name"> |
			      <number:100-500 key "Community list number (expanded)"> )
			    $bgp_verdict
			    <expression:line key "An ordered list as a regular-expression"> )
			as config_ip_community_list multi store rank 1703.5 sort insertion;
		extcommunity-list "Add a extended community list entry"
			( ( standard "Add a standard extcommunity-list entry" key
			        <name:word key "Extended Community list name"> |
			      <number:1-99 key "Extended Community list number (standard)"> )
			    $bgp_verdict(standard)
			    ( rt "Route Target" <target:rd "VPN extended community"> |
			      soo "Site-of-Origin" <origin:rd "VPN extended community"> )*16
			          communities |
			  ( expanded "Add an expanded extcommunity-list entry" key
			        <expanded:word key "Extended Community list name"> |
			      <number:100-500 key "Extended Community list number (expanded)"> )
			    $bgp_verdict
			    <expression:line key "An ordered list as a regular-expression"> )
			as config_ip_extcommunity_list multi store rank 1703.5 sort insertion;
		as-path "BGP autonomous system path filter" {
			access-list "Specify an access list number"
				<number:1-500 key "AS path access list number">
				( permit "Specify packets to forward" key |
				  deny "Specify packets to reject" key )
				<what:line key "A regular-expression to match the BGP AS paths">
				store rank 1704 sort insertion;
		}
	}
}

mode bgp {
	exit "Exit from routing protocol configuration mode" session as config_exit;
	synchronization "Perform IGP synchronization" flag both store rank 5;
	bgp "BGP specific commands" {
		router-id "Override configured router identifier (peers will reset)"
			<id:ipv4 "Manually configured router identifier"> store rank 10;
		always-compare-med "Allow comparing MED from different neighbors"
			flag off store rank 11;
		log-neighbor-changes "Log neighbor up/down and reset reason"
			flag both store rank 12;
		confederation "AS confederation parameters" {
			identifier "Set routing domain confederation AS" <as:as-number "AS number">
				store rank 13;
			peers "Peer ASs in BGP confederation"
				( <as:as-number "AS number"> )*16 members store rank 14;
		}
		asnotation "Change the default asplain notation" dot "asdot notation" store rank 14;
		cluster-id "Configure Route-Reflector Cluster-id (peers may reset)"
			( <id:ipv4 "Route-Reflector Cluster-id in IP address format"> |
			  <number:1-4294967295 "Route-Reflector Cluster-id as 32 bit quantity"> )
			as bgp_bgp_cluster_id store rank 15;
		deterministic-med "Pick the best-MED path among paths advertised from the neighboring AS"
			flag off store rank 16;
		bestpath "Change the default bestpath selection"
			( as-path "Compare AS path" key
			    ( multipath-relax "Relax AS path multipath" key |
			      ignore "Ignore as-path length" key ) |
			  compare-routerid "Compare router-id for identical EBGP paths" key |
			  med "MED attribute" key
			    ( confed "Compare MED among confederation paths" key |
			      missing-as-worst "Treat missing MED as the least preferred one" key )* )
			as bgp_bgp_bestpath store rank 17 sort insertion;
		graceful-restart "Graceful restart capability parameters"
			[ restart-time "Set the max time needed to restart and come back up"
			    <restart:1-3600 "Delay value (seconds)"> |
			  stalepath-time "Set the max time to hold onto restarting peer's stale paths"
			    <stale:1-3600 "Delay value (seconds)"> ] store rank 18;
		dampening "Enable route-flap dampening" $bgp_dampening as bgp_bgp_dampening
			store rank 19;
		default "Configure BGP defaults" {
			ipv4-unicast "Activate ipv4-unicast for a peer by default"
				flag on store rank 20;
			local-preference "local preference (higher=more preferred)"
				<preference:0-4294967295 "Configure default local preference value">
				default 100 store rank 21;
			route-target "Control behavior based on Route-Target attributes" {
				filter "Control automatic VPN Route-Target filtering"
					flag on store rank 22;
			}
		}
		enforce-first-as "Enforce the first AS for EBGP routes(default)"
			flag on store rank 23;
		fast-external-fallover "Immediately reset session if a link to a directly connected external peer goes down"
			flag on store rank 23;
		redistribute-internal "Allow redistribution of iBGP into IGPs (dangerous)"
			flag off store rank 24;
		listen "Neighbor subnet range listener"
			( limit "Max subnet range listener" key <limit:1-5000 "Maximum number"> |
			  range "Subnet network range" key
			    <range:prefix key "Network number and prefix length">
			    peer-group "Member of the peer-group" <group:word "Peer-group name"> )
			as bgp_bgp_listen store rank 25 sort insertion;
		additional-paths "Additional paths in the BGP table" $bgp_additional
			as bgp_bgp_additional_paths store rank 26 sort insertion;
		dmzlink-bw "Use DMZ Link Bandwidth as weight for BGP multipaths"
			flag off store rank 27;
		nexthop "Nexthop tracking commands"
			( trigger "Nexthop triggering" key
			    ( delay "Nexthop trigger delay" key
			        <delay:0-100 "Delay value (seconds)"> |
			      enable "Enable nexthop tracking" ) |
			  route-map "Route map for valid nexthops" key <map:word "Route map name"> )
			as bgp_bgp_nexthop store rank 28;
		scan-time "Configure background scanner interval"
			<seconds:5-60 "Scanner interval (seconds)"> store rank 29;
	}
	bmp "BGP Monitoring Protocol" {
		server "BMP Server Information" <number:1-4 key "BMP Server Number">
			store rank 30 sort key;
	}
	timers "Adjust routing timers" {
		bgp "BGP timers" <keepalive:0-65535 "Keepalive interval">
			<holdtime:0-65535 "Holdtime">
			[ <least:0-65535 "Minimum hold time from neighbor"> ] store rank 35;
	}
	network "Specify a network to announce via BGP" $bgp_network as bgp_network
		store rank 40 sort key;
	aggregate-address "Configure BGP aggregate entries" $bgp_aggregate as bgp_aggregate_address
		store rank 45 sort key;
	redistribute "Redistribute information from another routing protocol" $redistributed
		$redistributing as bgp_redistribute store rank 48 sort insertion no-all;
	neighbor "Specify a neighbor router" $bgp_peer $bgp_neighbor_first as bgp_neighbor store
		rank 50 sort written no-all;
	neighbor "Specify a neighbor router" $bgp_peer
		activate "Enable the Address Family for this Neighbor" as bgp_neighbor_activate
		flag both store rank 50 sort written;
	neighbor "Specify a neighbor router" $bgp_peer $bgp_neighbor_then as bgp_neighbor_then
		store rank 50 sort written;
	default-information "Control distribution of default information" {
		originate "Distribute a default route" flag off store rank 59;
	}
	maximum-paths "Forward packets over multiple paths" $bgp_paths as bgp_maximum_paths
		store rank 60;
	distance "Define an administrative distance" $bgp_distance as bgp_distance store rank 61;
	default-metric "Set metric of redistributed routes" <metric:1-4294967295 "Default metric">
		store rank 62;
	distribute-list "Filter networks in routing updates" $distribute as bgp_distribute_list
		store rank 63 sort insertion;
	auto-summary "Enable automatic network number summarization" flag both store rank 65;
	address-family "Enter Address Family command mode"
		( ipv4 "Address family" key
		    [ unicast "Address Family Modifier" key silent |
		      multicast "Address Family Modifier" key | mdt "Address Family Modifier" key |
		      labeled-unicast "Address Family Modifier" key |
		      flowspec "Address Family Modifier" key | mvpn "Address Family Modifier" key ]
		    [ vrf "Specify parameters for a VPN Routing/Forwarding instance" key
		        <vrf:word key "VPN Routing/Forwarding instance name"> ] |
		  ipv6 "Address family" key
		    [ unicast "Address Family Modifier" key silent |
		      multicast "Address Family Modifier" key |
		      flowspec "Address Family Modifier" key ]
		    [ vrf "Specify parameters for a VPN Routing/Forwarding instance" key
		        <vrf:word key "VPN Routing/Forwarding instance name"> ] |
		  vpnv4 "Address family" key
		    [ unicast "Address Family Modifier" key silent |
		      multicast "Address Family Modifier" key |
		      flowspec "Address Family Modifier" key ] |
		  vpnv6 "Address family" key
		    [ unicast "Address Family Modifier" key silent |
		      multicast "Address Family Modifier" key ] |
		  l2vpn "Address family" key
		    ( evpn "Address Family Modifier" key | vpls "Address Family Modifier" key ) |
		  nsap "Address family" key |
		  rtfilter "Address family" key [ unicast "Address Family Modifier" key ] )
		as bgp_address_family enter bgp-af store rank 80 sort insertion;
}

mode bgp-af {
	exit "Exit from Address Family configuration mode" session as config_exit;
	exit-address-family "Exit from Address Family configuration mode" session as config_exit;
	synchronization "Perform IGP synchronization" flag both store rank 66;
	bgp "BGP specific commands" {
		router-id "Override configured router identifier (peers will reset)"
			( <id:ipv4 "Manually configured router identifier"> |
			  auto-assign "Automatically assign router ids" ) as bgp_af_bgp_router_id
			store rank 10;
		additional-paths "Additional paths in the BGP table" $bgp_additional
			as bgp_af_bgp_additional_paths store rank 11 sort insertion;
		dampening "Enable route-flap dampening" $bgp_dampening as bgp_af_bgp_dampening
			store rank 10.5;
		dmzlink-bw "Use DMZ Link Bandwidth as weight for BGP multipaths"
			flag off store rank 13;
		nexthop "Nexthop tracking commands"
			( trigger "Nexthop triggering" key
			    ( delay "Nexthop trigger delay" key
			        <delay:0-100 "Delay value (seconds)"> |
			      enable "Enable nexthop tracking" ) |
			  route-map "Route map for valid nexthops" key <map:word "Route map name"> )
			as bgp_af_bgp_nexthop store rank 14;
		redistribute-internal "Allow redistribution of iBGP into IGPs (dangerous)"
			flag off store rank 15;
		scan-time "Configure background scanner interval"
			<seconds:5-60 "Scanner interval (seconds)"> store rank 16;
		soft-reconfig-backup "Use soft-reconfiguration inbound only when route-refresh is not negotiated"
			flag off store rank 16;
		recursion "recursion rule for the nexthops" {
			host "host-routes" flag off store rank 17;
		}
		advertise-best-external "Advertise best external path to internal peers"
			flag off store rank 17;
	}
	import "Import route map" {
		path "Control import of paths" $vrf_import_path as bgp_af_import_path store rank 18;
	}
	network "Specify a network to announce via BGP" $bgp_network as bgp_af_network
		store rank 40 sort key;
	aggregate-address "Configure BGP aggregate entries" $bgp_aggregate
		as bgp_af_aggregate_address store rank 45 sort key;
	redistribute "Redistribute information from another routing protocol" $redistributed
		$redistributing as bgp_af_redistribute store rank 48 sort insertion no-all;
	neighbor "Specify a neighbor router" $bgp_peer $bgp_neighbor_first as bgp_af_neighbor store
		rank 50 sort written no-all;
	neighbor "Specify a neighbor router" $bgp_peer
		activate "Enable the Address Family for this Neighbor" as bgp_af_neighbor_activate
		flag both store rank 50 sort written;
	neighbor "Specify a neighbor router" $bgp_peer $bgp_neighbor_then as bgp_af_neighbor_then
		store rank 50 sort written;
	default-information "Control distribution of default information" {
		originate "Distribute a default route" flag off store rank 59;
	}
	maximum-paths "Forward packets over multiple paths" $bgp_paths as bgp_af_maximum_paths
		store rank 60;
	distance "Define an administrative distance" $bgp_distance as bgp_af_distance store rank 61;
	default-metric "Set metric of redistributed routes" <metric:1-4294967295 "Default metric">
		store rank 62;
	distribute-list "Filter networks in routing updates" $distribute as bgp_af_distribute_list
		store rank 63 sort insertion;
	table-map "Map external entry attributes into routing table" <map:word "route-map name">
		[ filter "Selective route download" ] store rank 64;
	auto-summary "Enable automatic network number summarization" flag both store rank 65;
}
