# EIGRP: classic and named, and what is set on interfaces.

fragment eigrp_stub
	[ connected "Do advertise connected routes" |
	  leak-map "Allow dynamic prefixes based on the leak-map" <leak:word "Route-map name"> |
	  receive-only "Set receive only neighbor" |
	  redistributed "Do advertise redistributed routes" | static "Do advertise static routes" |
	  summary "Do advertise summary routes" ]*;

fragment eigrp_timers
	( active-time "EIGRP time limit for active state" key
	    ( <minutes:1-65535 "EIGRP active-state time limit in minutes"> |
	      disabled "disable EIGRP time limit for active state" ) |
	  graceful-restart "EIGRP graceful restart timers" key
	    purge-time "Set graceful-restart purge time"
	    <purge:20-300 "Purge time in seconds"> );

fragment eigrp_offset ( <list:acl key "Access list of networks to apply offset"> )
	( in "Perform offset on incoming updates" key |
	  out "Perform offset on outgoing updates" key ) <offset:0-2147483647 "Offset">
	[ <interface:any-interface key> ];

mode config {
	router "Enable a routing process" {
		eigrp "Enhanced Interior Gateway Routing Protocol (EIGRP)"
			<as:1-65535 key "Autonomous System"> as config_router_eigrp enter eigrp
			store rank 1605 sort key;
		eigrp "Enhanced Interior Gateway Routing Protocol (EIGRP)"
			<name:word key "EIGRP Virtual-Instance Name"> as config_router_eigrp_name
			same-as config_router_eigrp enter eigrp store rank 1605 sort key;
	}
	ipv6 "Global IPv6 configuration commands" {
		router "Enable an IPV6 routing process" {
			eigrp "Enhanced Interior Gateway Routing Protocol (EIGRP)"
				<as:1-65535 key "Autonomous System"> enter eigrp-ipv6
				store rank 1980 sort key;
		}
	}
}

mode eigrp {
	exit "Exit from routing protocol configuration mode" session as config_exit;
	variance "Control load balancing variance" <multiplier:1-128 "Metric variance multiplier">
		store rank 10;
	traffic-share "How to compute traffic share over alternate paths"
		( balanced "Share inversely proportional to metric" |
		  min "All traffic shared among min metric paths"
		    across-interfaces "Use different interfaces for equal-cost paths" )
		store rank 11;
	maximum-paths "Forward packets over multiple paths" <paths:1-32 "Number of paths">
		store rank 12;
	distribute-list "Filter networks in routing updates" $distribute as eigrp_distribute_list
		store rank 20 sort insertion;
	offset-list "Add or subtract offset from EIGRP metrics" $eigrp_offset as eigrp_offset_list
		store rank 21 sort insertion;
	default-metric "Set metric of redistributed routes"
		<bandwidth:1-4294967295 "Bandwidth in Kbits per second">
		[ <delay:0-4294967295 "Delay metric, in 10 microsecond units">
		    <reliability:0-255 "Reliability metric where 255 is 100% reliable">
		    <load:1-255 "Effective bandwidth metric (Loading) where 255 is 100% loaded">
		    <mtu:1-65535 "Maximum Transmission Unit metric of the path"> ] store rank 30;
	network "Enable routing on an IP network" <address:ipv4 key "Network number">
		[ <wildcard:wildcard key "EIGRP wild card bits"> ] store rank 40 sort key;
	redistribute "Redistribute information from another routing protocol" $redistributed
		$redistributing as eigrp_redistribute store rank 50 sort insertion no-all;
	passive-interface "Suppress routing updates on an interface" $passive
		as eigrp_passive_interface flag both store rank 60 sort insertion;
	neighbor "Specify a neighbor router" <address:ipv4 key "Neighbor address">
		<interface:any-interface> store rank 62 sort key;
	metric "Modify EIGRP routing metrics and parameters" {
		weights "Modify EIGRP metric coefficients"
			<tos:0-8 "Type Of Service (Only TOS 0 supported)"> <k1:0-255 "K1">
			<k2:0-255 "K2"> <k3:0-255 "K3"> <k4:0-255 "K4"> <k5:0-255 "K5">
			store rank 63;
		maximum-hops "Advertise routes greater than <hops> as unreachable"
			<hops:1-255 "Hop count"> store rank 63;
	}
	timers "Adjust routing timers" $eigrp_timers as eigrp_timers store rank 64 sort insertion;
	distance "Define an administrative distance" {
		eigrp "IP-EIGRP distance" <internal:1-255 "Distance for internal routes">
			<external:1-255 "Distance for external routes">
			default '90 170' store rank 65;
	}
	auto-summary "Enable automatic network number summarization" flag both store rank 70;
	eigrp "EIGRP specific commands" {
		router-id "router id for this EIGRP process"
			<id:ipv4 "EIGRP Router-ID in IP address format"> store rank 75;
		stub "Set address-family in stubbed mode" $eigrp_stub as eigrp_eigrp_stub
			store rank 76;
		log-neighbor-changes "Enable/Disable EIGRP neighbor logging"
			flag both store rank 77;
		log-neighbor-warnings "Enable/Disable EIGRP neighbor warnings"
			[ <seconds:1-65535 "The minimum interval in seconds between logging"> ]
			store rank 78;
		event-log-size "Set EIGRP maximum event log entries"
			<size:0-443604 "Number of entries">
			store rank 78;
	}
	bfd "BFD configuration commands"
		( all-interfaces "Enable BFD on all interfaces" key |
		  interface "Enable BFD on an interface" key <interface:any-interface key> )
		as eigrp_bfd store rank 79 sort insertion;
	nsf "Non-stop forwarding" flag off store rank 80;
	shutdown "Shutdown this instance of EIGRP" flag off store rank 81;
	address-family "Enter Address Family command mode"
		( ipv4 "Address family IPv4" key | ipv6 "Address family IPv6" key )
		[ unicast "Address Family Unicast" ]
		[ vrf "Specify a specific virtual routing/forwarding instance" key
		    <vrf:word key "Virtual Routing/Forwarding instance name"> ]
		[ autonomous-system "Specify Address-Family Autonomous System Number" key
		    <as:1-65535 key "Autonomous System"> ] as eigrp_address_family enter eigrp-af
		store rank 90 sort insertion;
}

mode eigrp-af {
	exit "Exit Address Family configuration mode" session as config_exit;
	exit-address-family "Exit Address Family configuration mode" session as config_exit;
	shutdown "Shutdown address family" flag both store rank 5;
	autonomous-system "Specify Address-Family Autonomous System Number"
		<as:1-65535 "Autonomous System"> store rank 6;
	af-interface "Enter Address Family interface configuration"
		( default "All interfaces" key | <interface:any-interface key> )
		as eigrp_af_af_interface enter eigrp-af-interface store rank 10 sort insertion;
	topology "Topology configuration mode" base "Entering into Base Routing Topology"
		as eigrp_af_topology_base enter eigrp-topology store rank 20;
	network "Enable routing on an IP network" <address:ipv4 key "Network number">
		[ <wildcard:wildcard key "EIGRP wild card bits"> ] store rank 30 sort key;
	neighbor "Specify an IPv4 neighbor router"
		( <address:ipv4 key "Neighbor address"> | <address6:ipv6 key "Neighbor address"> )
		<interface:any-interface> [ remote "Neighbor is remote"
		<hops:1-100 "Maximum hops to the remote neighbor"> ]
		as eigrp_af_neighbor store rank 40 sort key;
	metric "Modify metrics and parameters for address advertisement" {
		weights "Modify metric coefficients"
			<tos:0-8 "Type Of Service (Only TOS 0 supported)"> <k1:0-255 "K1">
			<k2:0-255 "K2"> <k3:0-255 "K3"> <k4:0-255 "K4"> <k5:0-255 "K5">
			[ <k6:0-255 "K6"> ] store rank 41;
		rib-scale "Metric scaling factor" <scale:1-255 "RIB scale value"> store rank 41;
	}
	eigrp "EIGRP Address Family specific commands" {
		router-id "router id for this EIGRP process"
			<id:ipv4 "EIGRP Router-ID in IP address format"> store rank 50;
		stub "Set address-family in stubbed mode" $eigrp_stub as eigrp_af_eigrp_stub
			store rank 51;
		log-neighbor-changes "Enable/Disable EIGRP neighbor logging"
			flag both store rank 52;
		log-neighbor-warnings "Enable/Disable EIGRP neighbor warnings"
			[ <seconds:1-65535 "The minimum interval in seconds between logging"> ]
			store rank 53;
	}
	timers "Adjust peering based timers" $eigrp_timers as eigrp_af_timers
		store rank 54 sort insertion;
	passive-interface "Suppress routing updates on an interface" $passive
		as eigrp_af_passive_interface flag both store rank 60 sort insertion;
	redistribute "Redistribute information from another routing protocol" $redistributed
		$redistributing as eigrp_af_redistribute store rank 61 sort insertion no-all;
	auto-summary "Enable automatic network number summarization" flag both store rank 70;
	default-metric "Set metric of redistributed routes"
		<bandwidth:1-4294967295 "Bandwidth in Kbits per second">
		<delay:0-4294967295 "Delay metric"> <reliability:0-255 "Reliability metric">
		<load:1-255 "Effective bandwidth metric">
		<mtu:1-65535 "Maximum Transmission Unit metric of the path"> store rank 62;
	nsf "Non-stop forwarding" flag off store rank 71;
}

mode eigrp-af-interface {
	exit "Exit from Address Family interface configuration mode" session as config_exit;
	exit-af-interface "Exit from Address Family Interface configuration mode" session
		as config_exit;
	summary-address "Perform address summarization"
		( <address:ipv4 key "Summary address"> <mask:mask key "Summary mask"> |
		  <prefix:ipv6-prefix key "IPv6 prefix"> |
		  <prefix4:prefix key "Summary network and prefix length"> )
		[ leak-map "Allow dynamic prefixes based on the leak-map"
		    <map:word "Route-map name"> ] as eigrp_af_interface_summary_address
		store rank 10 sort insertion;
	authentication "authentication subcommands" {
		mode "mode"
			( md5 "Keyed message digest" |
			  hmac-sha-256 "HMAC-SHA-256 Authentication"
			    [ 0 "Specifies an UNENCRYPTED password will follow" silent |
			      7 "Specifies a HIDDEN password will follow" ]
			    <secret:word "password"> ) as eigrp_af_interface_authentication_mode
			store rank 20;
		key-chain "key-chain" <chain:word "name of key-chain"> store rank 21;
	}
	bandwidth-percent "Set percentage of bandwidth percentage limit"
		<percent:1-999999 "Maximum bandwidth percentage that EIGRP may use">
		default 50 store rank 30;
	hello-interval "Configures hello interval"
		<seconds:1-65535 "Seconds between hello transmissions"> store rank 31;
	hold-time "Configures hold time"
		<seconds:1-65535 "Seconds before neighbor is considered down"> store rank 32;
	passive-interface "Suppress address updates on an interface" flag both store rank 40;
	next-hop-self "Configures EIGRP next-hop-self" flag on store rank 41;
	split-horizon "Perform split horizon" flag both store rank 42;
	bfd "Enable Bidirectional Forwarding Detection" flag off store rank 43;
	dampening-change "Percent interface metric must change to cause update"
		[ <percent:1-100 "Percent value which triggers metric update"> ] store rank 44;
	dampening-interval "Time in seconds to check interface metrics"
		[ <seconds:1-65535 "Seconds between checks for interface metric change"> ]
		store rank 45;
	add-paths "Advertise add paths" <paths:1-4 "Number of paths"> store rank 46;
	shutdown "Disable Address-Family on interface" flag both store rank 39;
}

mode eigrp-topology {
	exit "Exit from Address Family Topology configuration mode" session as config_exit;
	exit-af-topology "Exit from Address Family Topology configuration mode" session
		as config_exit;
	variance "Control load balancing variance" <multiplier:1-128 "Metric variance multiplier">
		store rank 10;
	maximum-paths "Forward packets over multiple paths" <paths:1-32 "Number of paths">
		store rank 12;
	traffic-share "How to compute traffic share over alternate paths"
		( balanced "Share inversely proportional to metric" |
		  min "All traffic shared among min metric paths"
		    across-interfaces "Use different interfaces for equal-cost paths" )
		store rank 11;
	distribute-list "Filter entries in eigrp updates" $distribute
		as eigrp_topology_distribute_list store rank 20 sort insertion;
	offset-list "Add or subtract offset from EIGRP metrics" $eigrp_offset
		as eigrp_topology_offset_list store rank 21 sort insertion;
	default-metric "Set metric of redistributed routes"
		<bandwidth:1-4294967295 "Bandwidth in Kbits per second">
		[ <delay:0-4294967295 "Delay metric"> <reliability:0-255 "Reliability metric">
		    <load:1-255 "Effective bandwidth metric">
		      <mtu:1-65535 "Maximum Transmission Unit metric of the path"> ] store rank 30;
	distance "Define an administrative distance" {
		eigrp "EIGRP distance" <internal:1-255 "Distance for internal routes">
			<external:1-255 "Distance for external routes">
			default '90 170' store rank 31;
	}
	redistribute "Redistribute information from another routing protocol" $redistributed
		$redistributing as eigrp_topology_redistribute store rank 50 sort insertion no-all;
	summary-metric "Specify summary to apply metric/filtering"
		( <address:ipv4 key "Summary address"> <mask:mask key "Summary mask"> |
		  <prefix:prefix key "Summary network and prefix length"> |
		  <prefix6:ipv6-prefix key "IPv6 prefix"> )
		[ <bandwidth:1-4294967295 "Bandwidth metric in Kbits per second">
		    <delay:0-4294967295 "EIGRP delay metric, in 10 microsecond units">
		    <reliability:0-255 "EIGRP reliability metric where 255 is 100% reliable">
		    <load:1-255 "EIGRP Effective bandwidth metric (Loading) where 255 is 100% loaded">
		    <mtu:1-65535 "EIGRP MTU of the path"> ]
		[ distance "Administrative distance of the summary"
		    <distance:1-255 "Administrative distance"> ]
		as eigrp_topology_summary_metric store rank 55;
	timers "Adjust topology specific timers" $eigrp_timers as eigrp_topology_timers
		store rank 54 sort insertion;
	auto-summary "Enable automatic network number summarization" flag both store rank 60;
	metric "Modify metrics and parameters for advertisement" {
		maximum-hops "Advertise routes greater than <hops> as unreachable"
			<hops:1-255 "Hop count"> store rank 61;
	}
	eigrp "EIGRP specific commands" {
		event-log-size "Set EIGRP maximum event log entries"
			<size:0-443604 "Number of entries">
			store rank 62;
	}
	fast-reroute "Configure Fast-Reroute" {
		per-prefix "Per-prefix Fast-Reroute"
			( all "All prefixes" | route-map "Route-map to select the prefixes"
			    <map:word "Route-map name"> )
			as eigrp_topology_frr store rank 63;
	}
}

mode eigrp-ipv6 {
	exit "Exit from IPv6 routing protocol configuration mode" session as config_exit;
	passive-interface "Suppress routing updates on an interface" $passive
		as eigrp_ipv6_passive_interface flag both store rank 30 sort insertion;
	redistribute "Redistribute IPv6 prefixes from another routing protocol" $redistributed
		$redistributing as eigrp_ipv6_redistribute store rank 40 sort insertion no-all;
	distribute-list "Filter networks in routing updates" $distribute
		as eigrp_ipv6_distribute_list store rank 20 sort insertion;
	variance "Control load balancing variance" <multiplier:1-128 "Metric variance multiplier">
		store rank 10;
	maximum-paths "Forward packets over multiple paths" <paths:1-32 "Number of paths">
		store rank 12;
	eigrp "EIGRP specific commands" {
		router-id "router id for this EIGRP process"
			<id:ipv4 "EIGRP Router-ID in IP address format"> store rank 50;
		stub "Set address-family in stubbed mode" $eigrp_stub as eigrp_ipv6_eigrp_stub
			store rank 51;
		log-neighbor-changes "Enable/Disable EIGRP neighbor logging"
			flag both store rank 52;
	}
	shutdown "Shutdown protocol" flag both store rank 60;
	router-id "router id for this EIGRP process"
		<id:ipv4 "EIGRP Router-ID in IP address format"> store rank 49;
}

fragment eigrp_as eigrp "Enhanced Interior Gateway Routing Protocol (EIGRP)"
	<as:1-65535 key "Autonomous system number">;

mode interface {
	ip "Interface Internet Protocol config commands" {
		bandwidth-percent "Set EIGRP bandwidth limit" $eigrp_as
			<percent:1-999999 "Maximum bandwidth percentage that EIGRP may use">
			store rank 61;
		hello-interval "Configures EIGRP-IPv4 hello interval" $eigrp_as
			<seconds:1-65535 "Seconds between hello transmissions"> store rank 62;
		hold-time "Configures EIGRP-IPv4 hold time" $eigrp_as
			<seconds:1-65535 "Seconds before neighbor is considered down">
			store rank 63;
		authentication "authentication subcommands" {
			mode "mode" $eigrp_as md5 "Keyed message digest" store rank 64;
			key-chain "key-chain" $eigrp_as <chain:word "name of key-chain">
				store rank 65;
		}
		next-hop-self "Configures EIGRP-IPv4 next-hop-self" $eigrp_as flag on store rank 66;
		split-horizon "Perform split horizon" $eigrp_as as interface_ip_split_horizon_eigrp
			flag on store rank 67;
		split-horizon "Perform split horizon" flag both store rank 67;
		summary-address "Perform address summarization"
			( $eigrp_as <address:ipv4 key "IP address">
			    <mask:mask key "IP network mask">
			    [ <distance:1-255 "Administrative distance"> ]
			    [ leak-map "Allow dynamic prefixes based on the leak-map"
			        <map:word "Route-map name"> ] |
			  rip "Routing Information Protocol (RIP)" key
			    <network:ipv4 key "IP address">
			    <network_mask:mask key "IP network mask"> )
			as interface_ip_summary_address store rank 88 sort key;
	}
	ipv6 "IPv6 interface subcommands" {
		eigrp "Configure EIGRP IPv6 on interface"
			<as:1-65535 key "Autonomous system number"> store rank 137.60;
		bandwidth-percent "Set EIGRP bandwidth limit" $eigrp_as
			<percent:1-999999 "Maximum bandwidth percentage that EIGRP may use">
			store rank 137.61;
		hello-interval "Configures EIGRP-IPv6 hello interval" $eigrp_as
			<seconds:1-65535 "Seconds between hello transmissions"> store rank 137.62;
		hold-time "Configures EIGRP-IPv6 hold time" $eigrp_as
			<seconds:1-65535 "Seconds before neighbor is considered down">
			store rank 137.63;
		authentication "authentication subcommands" {
			mode "mode" $eigrp_as md5 "Keyed message digest" store rank 137.64;
			key-chain "key-chain" $eigrp_as <chain:word "name of key-chain">
				store rank 137.65;
		}
		next-hop-self "Configures EIGRP-IPv6 next-hop-self" $eigrp_as
			flag on store rank 137.66;
		split-horizon "Perform split horizon" $eigrp_as flag on store rank 137.67;
		summary-address "Perform address summarization" $eigrp_as
			<prefix:ipv6-prefix key "IPv6 prefix">
			[ <distance:1-255 "Administrative distance"> ] store rank 137.68;
	}
}
