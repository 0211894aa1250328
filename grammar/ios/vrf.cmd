# Routing and forwarding instances, in both of their spellings.

fragment route_target
	( both "Both import and export Target-VPN community" key |
	  export "Export Target-VPN community" key | import "Import Target-VPN community" key )
	<target:rd key "Target VPN Extended Community"> [ stitching "VXLAN route target set" ];

fragment vrf_maximum
	( routes "Maximum number of routes allowed" key |
	  prefix "Maximum number of prefixes allowed" key )
	<most:1-4294967295 "Maximum number of routes">
	( <percent:1-100 "Threshold value (%) at which to generate a warning msg">
	    [ reinstall "Reinstall previously rejected routes"
	        <again:1-100 "Threshold value (%) at which to reinstall routes"> ] |
	  warning-only "Only give a warning message if limit is exceeded" );

fragment vrf_mdt
	( default "Default MDT group" key
	    ( <group:ipv4 "IP multicast group address"> |
	      mpls "MPLS as the core tunnel" mldp "Multicast LDP" <root:ipv4 "Root address"> ) |
	  data "MDT data trees" key
	    ( <group:ipv4 "IP multicast group address"> <wildcard:wildcard "Wildcard bits"> |
	      mpls "MPLS as the core tunnel" mldp "Multicast LDP"
	        <number:1-60 "Number of data MDTs"> |
	      threshold "Data MDT threshold"
	        <threshold:0-4294967 "Traffic rate in kilobits per second"> )
	    [ threshold "Data MDT threshold" field kw_above
	        <above:0-4294967 "Traffic rate in kilobits per second"> ] |
	  preference "MDT preference" key ( mldp "Multicast LDP" |
	  pim "Protocol Independent Multicast" )* |
	  auto-discovery "BGP auto-discovery" key ( mldp "Multicast LDP" |
	  pim "Protocol Independent Multicast" )
	    [ inter-as "Enable Inter-AS MDT" ] |
	  log-reuse "Event logging for data MDT reuse" key |
	  strict-rpf "Enable strict RPF check" key interface "Per-PE interface" |
	  partitioned "Partitioned MDT" key mldp "Multicast LDP"
	    ( ipv4 "MDT for IPv4" | ipv6 "MDT for IPv6" | mp2mp "Multipoint to multipoint LSP" |
	      p2mp "Point to multipoint LSP" ) );

mode config {
	vrf "VRF commands" {
		definition "VRF definition" <name:word key "VRF name"> enter vrf
			store rank 325 sort key;
	}
	ip "Global IP configuration subcommands" {
		vrf "Configure an IP VPN Routing/Forwarding instance"
			<name:word key "VPN Routing/Forwarding instance name"> enter ip-vrf
			store rank 595 sort key;
	}
}

# Routes that another table shows here too.
fragment vrf_replicate
	from "Replicate routes from another table"
	[ vrf "Source VRF" ( global "Global table" | <vrf:word "Source VRF name"> ) |
	  vnet "Source VNET" <vnet:word "Source VNET name"> ]
	( multicast "Multicast SAFI" | unicast "Unicast SAFI" )
	[ topology "Source topology" <topology:word "Source topology name"> ]
	( all "All routes" | bgp "Border Gateway Protocol (BGP)" <as:as-number "AS number"> |
	  connected "Connected routes" |
	  eigrp "Enhanced Interior Gateway Routing Protocol (EIGRP)"
	    <eigrp:1-65535 "AS number"> |
	  isis "ISO IS-IS" [ <isis:word "ISO routing area tag"> ] |
	  mobile "Mobile routes" | odr "On Demand stub Routes" |
	  ospf "Open Shortest Path First (OSPF)" <ospf:1-65535 "Process ID"> |
	  ospfv3 "OSPFv3 routes" [ <ospfv3:1-65535 "Process ID"> ] |
	  rip "Routing Information Protocol (RIP)" [ <rip:word "Process name"> ] |
	  static "Static routes" )
	[ route-map "Route-map of the replicated routes" <map:word "Route-map name"> ];

# Routes between a VRF and the global table.
fragment vrf_global
	( unicast "Unicast prefixes" | multicast "Multicast prefixes" )
	[ <limit:1-2147483647 "Upper limit on the number of prefixes"> ]
	map "Route-map of the prefixes" <map:word "Route-map name">;

# Which paths of a prefix a VRF takes from BGP's VPN table.
fragment vrf_import_path
	( limit "Number of paths that are imported" <paths:1-32 "Number of paths"> |
	  selection "Paths that are imported"
	    ( all "Import all paths" |
	      bestpath "Import the best path"
	        [ strict "Even where it is the same as before" field kw_strict_bestpath ] |
	      multipaths "Import the best path and its multipaths"
	        [ strict "Only where they have the same next hop" ] ) );

mode vrf {
	exit "Exit from VRF configuration mode" session as config_exit;
	exit-vrf "Exit from VRF configuration mode" session as config_exit;
	description "VRF specific description"
		<text:line "Up to 244 characters describing this VRF"> store rank 10;
	rd "Specify Route Distinguisher" ( <rd:rd "VPN Route Distinguisher"> |
		  auto "Automatically assign a route distinguisher" )
		as vrf_rd store rank 20;
	vnet "Virtual NETworking configuration" {
		tag "Identifier used to tag packets associated with this VNET"
			<tag:2-4094 "VNET tag value">
			store rank 22;
	}
	vpn "Configure VPN ID as specified in rfc2685" {
		id "Configure VPN ID in rfc2685 format" <id:word "VPN ID, <OUI:VPN-Index> format">
			store rank 25;
	}
	route-target "Specify Target VPN Extended Communities" $route_target as vrf_route_target
		store rank 30 sort insertion;
	route-replicate "Replicate (import) routes from another topology (and another VRF)"
		$vrf_replicate
		as vrf_route_replicate multi store rank 31 sort insertion;
	mdt "Backbone Multicast Distribution Tree" $vrf_mdt as vrf_mdt store rank 32 sort insertion;
	bgp "Commands pertaining to BGP" {
		next-hop "Next-hop for the routes of a VRF in the backbone"
			<interface:any-interface> store rank 33;
	}
	address-family "Enter Address Family command mode"
		( ipv4 "Address family" key | ipv6 "Address family" key )
		[ unicast "Address Family modifier" silent |
		  multicast "Address Family modifier" key ] as vrf_address_family enter vrf-af
		store rank 50 sort insertion;
}

mode vrf-af {
	exit "Exit from VRF configuration mode" session as config_exit;
	exit-address-family "Exit from VRF address-family configuration mode" session
		as config_exit;
	export "VRF export"
		( map "Route-map based VRF export" <map:word "VRF export route-map name"> |
		  ipv4 "Address family based VRF import or export"
		    $vrf_global(global) )
		as vrf_af_export store rank 10;
	import "VRF import"
		( map "Route-map based VRF import" <map:word "VRF import route-map name"> |
		  ipv4 "Address family based VRF import or export"
		    $vrf_global(global) |
		  path "Control import of paths" $vrf_import_path )
		as vrf_af_import
		store rank 11;
	mdt "Backbone Multicast Distribution Tree" $vrf_mdt as vrf_af_mdt
		store rank 20 sort insertion;
	maximum "Set a limit" $vrf_maximum as vrf_af_maximum store rank 25;
	route-target "Specify Target VPN Extended Communities" $route_target as vrf_af_route_target
		store rank 30 sort insertion;
	route-replicate "Replicate (import) routes from another topology (and another VRF)"
		$vrf_replicate
		as vrf_af_route_replicate multi store rank 31 sort insertion;
	bgp "Commands pertaining to BGP" {
		next-hop "Next-hop for the routes of a VRF in the backbone"
			<interface:any-interface> store rank 33;
	}
	inter-as-hybrid "Inter AS hybrid mode" flag off store rank 34;
}

mode ip-vrf {
	exit "Exit from VRF configuration mode" session as config_exit;
	description "VRF specific description" <text:line "Up to 80 characters describing this VRF">
		store rank 10;
	rd "Specify Route Distinguisher" <rd:rd "VPN Route Distinguisher"> store rank 20;
	vpn "Configure VPN ID as specified in rfc2685" {
		id "Configure VPN ID in rfc2685 format" <id:word "VPN ID, <OUI:VPN-Index> format">
			store rank 22;
	}
	export "VRF export" map "Route-map based VRF export" <map:word "VRF export route-map name">
		store rank 25;
	import "VRF import" map "Route-map based VRF import" <map:word "VRF import route-map name">
		store rank 26;
	route-target "Specify Target VPN Extended Communities" $route_target as ip_vrf_route_target
		store rank 30 sort insertion;
	mdt "Backbone Multicast Distribution Tree" $vrf_mdt as ip_vrf_mdt
		store rank 32 sort insertion;
	maximum "Set a limit" $vrf_maximum as ip_vrf_maximum store rank 33;
	bgp "Commands pertaining to BGP" {
		next-hop "Next-hop for the routes of a VRF in the backbone"
			<interface:any-interface> store rank 34;
	}
}

mode interface {
	vrf "VPN Routing/Forwarding parameters on the interface" {
		forwarding "Configure forwarding table" <name:word "VRF name">
			[ downstream "AAA per-user VRF" <down:word "VRF name"> ] store rank 26;
	}
	ip "Interface Internet Protocol config commands" {
		vrf "VPN Routing/Forwarding parameters on the interface" {
			forwarding "Configure forwarding table" <name:word "Table name">
				store rank 26.1;
			receive "Add Interface Address into VRF Table" <name:word key "VRF name">
				store rank 26.2;
			sitemap "Configure route-map for routes received from this site"
				<map:word "Route-map name"> store rank 26.3;
			select "VRF Selection on this interface"
				source "Select VRF based on the source IP address" store rank 26.4;
		}
	}
	tunnel "protocol-over-protocol tunneling" {
		vrf "set tunnel vrf membership" <name:word "vrf name"> store rank 178.5;
	}
}
