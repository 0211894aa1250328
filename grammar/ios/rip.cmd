# RIP and IS-IS.

mode config {
	router "Enable a routing process" {
		rip "Routing Information Protocol (RIP)" enter rip store rank 1625;
		isis "ISO IS-IS" [ <tag:word key "ISO routing area tag"> ] enter isis
			store rank 1620;
	}
	ipv6 "Global IPv6 configuration commands" {
		router "Enable an IPV6 routing process" {
			rip "IPv6 Routing Information Protocol (RIPv6)"
				<name:word key "User selected string identifying this process">
				enter rip-ipv6 store rank 1982 sort key;
		}
	}
}

fragment rip_lines_timers <update:1-4294967295 "Interval between updates for RIP">
	<invalid:1-4294967295 "Invalid"> <holddown:0-4294967295 "Holddown">
	<flush:1-4294967295 "Flush"> [ <sleep:1-4294967295 "Sleep time, in milliseconds"> ];

mode rip {
	exit "Exit from routing protocol configuration mode" session as config_exit;
	version "Set routing protocol version" <version:1-2 "version"> store rank 10;
	timers "Adjust routing timers" {
		basic "Basic routing protocol update timers" $rip_lines_timers as rip_timers_basic
			store rank 15;
	}
	redistribute "Redistribute information from another routing protocol" $redistributed
		$redistributing as rip_redistribute store rank 20 sort insertion no-all;
	passive-interface "Suppress routing updates on an interface" $passive
		as rip_passive_interface flag both store rank 30 sort insertion;
	offset-list "Add or subtract offset from RIP metrics" $eigrp_offset as rip_offset_list
		store rank 35 sort insertion;
	network "Enable routing on an IP network" <address:ipv4 key "Network number">
		store rank 40 sort key;
	neighbor "Specify a neighbor router" <address:ipv4 key "Neighbor address">
		store rank 45 sort key;
	default-information "Control distribution of default information" {
		originate "Distribute a default route"
			[ route-map "Route-map reference"
			    <map:word "Pointer to route-map entries"> ]
			as rip_default_information_originate store rank 50;
	}
	default-metric "Set metric of redistributed routes" <metric:1-16 "Default metric">
		store rank 51;
	maximum-paths "Forward packets over multiple paths" <paths:1-32 "Number of paths">
		store rank 52;
	distance "Define an administrative distance" <distance:1-255 "Administrative distance">
		store rank 53;
	distribute-list "Filter networks in routing updates" $distribute as rip_distribute_list
		store rank 54 sort insertion;
	validate-update-source "Perform sanity checks against source address of routing updates"
		flag on store rank 55;
	auto-summary "Enable automatic network number summarization" flag both store rank 60;
	address-family "Enter Address Family command mode" ipv4 "Address family" key
		[ unicast "Address Family Modifier" silent ]
		vrf "Specify parameters for a VPN Routing/Forwarding instance" key
		<vrf:word key "VPN Routing/Forwarding instance name"> as rip_address_family
		enter rip-af store rank 70 sort insertion;
}

mode rip-af {
	exit "Exit from Address Family configuration mode" session as config_exit;
	exit-address-family "Exit from Address Family configuration mode" session as config_exit;
	redistribute "Redistribute information from another routing protocol" $redistributed
		$redistributing as rip_af_redistribute store rank 20 sort insertion no-all;
	network "Enable routing on an IP network" <address:ipv4 key "Network number">
		store rank 40 sort key;
	default-information "Control distribution of default information" {
		originate "Distribute a default route" flag off store rank 50;
	}
	default-metric "Set metric of redistributed routes" <metric:1-16 "Default metric">
		store rank 51;
	auto-summary "Enable automatic network number summarization" flag both store rank 60;
	version "Set routing protocol version" <version:1-2 "version"> store rank 61;
}

mode rip-ipv6 {
	exit "Exit from IPv6 routing protocol configuration mode" session as config_exit;
	distance "Administrative distance" <distance:1-254 "Administrative distance"> store rank 10;
	port "Port and multicast address" <port:1-65535 "UDP port">
		multicast-group "Multicast address" <group:ipv6 "IPv6 multicast address">
			store rank 11;
	poison-reverse "Poison reverse updates" flag off store rank 12;
	split-horizon "Split horizon reverse updates" flag on store rank 13;
	maximum-paths "Forward packets over multiple paths" <paths:1-64 "Number of paths">
		store rank 14;
	timers "Adjust routing timers" <update:1-4294967295 "Interval between updates">
		<timeout:1-4294967295 "Route invalid time"> <holddown:0-4294967295 "Holddown time">
		<garbage:1-4294967295 "Garbage collection time"> store rank 15;
	redistribute "Redistribute IPv6 prefixes from another routing protocol" $redistributed
		$redistributing as rip_ipv6_redistribute store rank 20 sort insertion no-all;
	distribute-list "Filter networks in routing updates" $distribute as rip_ipv6_distribute_list
		store rank 21 sort insertion;
}

fragment isis_level
	[ level-1 "Apply to level-1 only" key | level-2 "Apply to level-2 only" key |
	  level-1-2 "Apply to level-1 and level-2" key ];

mode isis {
	exit "Exit from routing protocol configuration mode" session as config_exit;
	router-id "Stable IP address for this process" <interface:any-interface>
		store rank 11.5;
	net "A Network Entity Title for this process (OSI only)"
		<title:net key "NET in form of XX.XXXX. ... .XXX.XX">
		store rank 10 sort insertion;
	is-type "IS Level for this routing process (OSI only)"
		( level-1 "Act as a station router only" |
		  level-1-2 "Act as both a station router and an area router" |
		  level-2-only "Act as an area router only" ) default level-1-2 store rank 11;
	authentication "Set authentication parameters"
		( mode "Authentication mode" key
		    ( md5 "Keyed message digest" | text "Clear text password" ) $isis_level |
		  key-chain "Authentication key-chain" key <chain:word "Name of key-chain">
		    $isis_level ) as isis_authentication store rank 12 sort insertion;
	domain-password "Set the authentication password for a routing domain"
		<secret:word "Routing domain password"> store rank 13;
	area-password "Configure the authentication password for an area"
		<secret:word "Area password"> store rank 13;
	metric-style "Use old-style (ISO 10589) or new-style packet formats"
		( narrow "Use old style of TLVs with narrow metric" |
		  transition "Send and accept both styles of TLVs during transition" |
		  wide "Use new style of TLVs to carry wider metric" )
		[ transition "Send and accept both styles of TLVs during transition"
		    field kw_second ] $isis_level as isis_metric_style store rank 14;
	metric "Configure the metric for all interfaces" <metric:1-16777214 "Default metric">
		store rank 15;
	fast-flood "Flood LSPs before SPF" [ <count:1-15 "Number of LSPs to flood before SPF"> ]
		store rank 16;
	set-overload-bit "Signal other routers not to use us in SPF"
		[ on-startup "Set overload-bit only temporarily after reboot"
		    ( <seconds:5-86400 "Time in seconds to advertise ourself as overloaded after reboot"> |
		      wait-for-bgp "Set overload bit until BGP converges" ) ]
		as isis_set_overload_bit store rank 17;
	max-lsp-lifetime "Set maximum LSP lifetime"
		<seconds:1-65535 "Maximum LSP lifetime in seconds"> store rank 18;
	lsp-refresh-interval "Set LSP refresh interval"
		<seconds:1-65535 "LSP refresh time in seconds"> store rank 18;
	hello "Configure IS-IS hellos" { padding "Pad hello packets" flag on store rank 19; }
	spf-interval "Minimum interval between SPF calculations" $isis_level
		<seconds:1-120 "Interval between consecutive SPFs in seconds">
		[ <initial:1-120000 "Initial SPF calculation delay in milliseconds">
		    [ <second:1-120000 "Hold time between the first and second, in milliseconds"> ] ]
		as isis_spf_interval
		store rank 20 sort insertion;
	prc-interval "Minimum interval between partial route calculation"
		<seconds:1-120 "Interval in seconds">
		[ <initial:1-120000 "Initial delay in milliseconds">
		    [ <second:1-120000 "Hold time between the first and second, in milliseconds"> ] ]
		store rank 21;
	lsp-gen-interval "Minimum interval between regenerating same LSP" $isis_level
		<seconds:1-120 "Interval in seconds">
		[ <initial:1-120000 "Initial delay in milliseconds">
		    [ <second:1-120000 "Hold time between the first and second, in milliseconds"> ] ]
		as isis_lsp_gen_interval store rank 22 sort insertion;
	log-adjacency-changes "Log changes in adjacency state"
		[ all "Include changes generated by non-IIH events" ] store rank 23;
	advertise "Control advertising" {
		passive-only "Advertise prefixes of passive interfaces only" flag off store rank 24;
	}
	nsf "Non-stop forwarding"
		( cisco "Enable Cisco Non Stop Forwarding" | ietf "Enable IETF Graceful Restart" )
		as isis_nsf store rank 25;
	redistribute "Redistribute information from another routing protocol" $redistributed
		$redistributing
		[ level-1 "IS-IS level-1 routes only" field kw_to_1 |
		  level-2 "IS-IS level-2 routes only" field kw_to_2 |
		  level-1-2 "IS-IS level-1 and level-2 routes" field kw_to_both ]
		as isis_redistribute store rank 30
		sort insertion no-all;
	passive-interface "Suppress routing updates on an interface" $passive
		as isis_passive_interface flag both store rank 40 sort insertion;
	default-information "Control distribution of default information" {
		originate "Distribute a default route"
			[ route-map "Route-map reference"
			    <map:word "Pointer to route-map entries"> ]
			as isis_default_information_originate store rank 41;
	}
	distance "Define an administrative distance" <distance:1-255 "Administrative distance">
		[ ip "IP specific distance" ] store rank 42;
	maximum-paths "Forward packets over multiple paths" <paths:1-32 "Number of paths">
		store rank 43;
	summary-address "Configure IP address summaries" <address:ipv4 key "IP summary address">
		<mask:mask key "Summary mask">
		[ level-1 "Summarize into level-1 area" |
		  level-2 "Summarize into level-2 sub-domain" |
		  level-1-2 "Summarize into both area and sub-domain" ]
		store rank 44 sort key;
	bfd "BFD configuration commands" {
		all-interfaces "Enable BFD on all interfaces" flag off store rank 45;
	}
	mpls "Configure MPLS for this IS-IS process" {
		ldp "routing protocol commands for MPLS LDP" {
			sync "Configure LDP-IGP Synchronization" flag off store rank 51;
			autoconfig "Configure LDP automatic configuration"
				[ level-1 "Level-1 only" | level-2 "Level-2 only" ]
				as isis_mpls_ldp_autoconfig store rank 50;
		}
		traffic-eng "routing protocol commands for MPLS Traffic Engineering" {
			router-id "Traffic Engineering stable IP address for system"
				<interface:any-interface> store rank 8;
			level-1 "Run MPLS Traffic Engineering at level-1" flag off store rank 9;
			level-2 "Run MPLS Traffic Engineering at level-2" flag off store rank 9;
		}
	}
	address-family "Enter Address Family command mode" ipv6 "Address family" key
		[ unicast "Address Family Modifier" silent ] as isis_address_family enter isis-af
		store rank 70 sort insertion;
}

mode isis-af {
	exit "Exit from Address Family configuration mode" session as config_exit;
	exit-address-family "Exit from Address Family configuration mode" session as config_exit;
	multi-topology "Enable multi-topology mode"
		[ transition "Accept and generate both IS-IS IPv6 and Multi-topology IPv6 TLVs" ]
		store rank 10;
	redistribute "Redistribute IPv6 prefixes from another routing protocol" $redistributed
		$redistributing
		[ level-1 "IS-IS level-1 routes only" field kw_to_1 |
		  level-2 "IS-IS level-2 routes only" field kw_to_2 ]
		as isis_af_redistribute store rank 20 sort insertion no-all;
	default-information "Control distribution of default information" {
		originate "Distribute a default route" flag off store rank 21;
	}
	maximum-paths "Forward packets over multiple paths" <paths:1-32 "Number of paths">
		store rank 22;
	summary-prefix "Configure IPv6 summary prefix" <prefix:ipv6-prefix key "IPv6 prefix">
		[ level-1 "Level-1 only" | level-2 "Level-2 only" ] store rank 23 sort key;
	bfd "BFD configuration commands" {
		all-interfaces "Enable BFD on all interfaces" flag off store rank 24;
	}
}

mode interface {
	ip "Interface Internet Protocol config commands" {
		rip "Router Information Protocol" {
			authentication "Authentication control"
				( mode "Authentication mode" key
				    ( md5 "Keyed message digest" |
				      text "Clear text authentication" ) |
				  key-chain "Authentication key-chain" key
				    <chain:word "name of key-chain"> )
				as interface_ip_rip_authentication store rank 93.1 sort insertion;
			receive "advertisement reception" {
				version "version control" ( 1 "RIP version 1" | 2 "RIP version 2" )*
					as interface_ip_rip_receive_version store rank 93.2;
			}
			send "advertisement transmission" {
				version "version control" ( 1 "RIP version 1" | 2 "RIP version 2" )*
					as interface_ip_rip_send_version store rank 93.3;
			}
			v2-broadcast "send ip broadcast v2 update" flag off store rank 93.4;
			advertise "Specify update interval"
				<seconds:1-4294967 "Minimum interval between triggered updates, in seconds">
				store rank 93.5;
		}
		router "IP router interface commands" {
			isis "IS-IS Routing for IP" [ <tag:word "Routing process tag"> ]
				store rank 93.7;
		}
	}
	ipv6 "IPv6 interface subcommands" {
		rip "Configure RIP routing protocol"
			<name:word key "User selected string identifying this RIP process">
			( enable "Enable/disable RIP routing" key |
			  default-information "Configure handling of default route" key
			    ( originate "Originate a default route (::/0) over this interface" |
			      only "Advertise default route only" ) |
			  summary-address "Configure address summarization" key
			    <prefix:ipv6-prefix key "IPv6 prefix"> |
			  metric-offset "Adjust default metric increment" key
			    <offset:1-16 "Metric offset"> )
			as interface_ipv6_rip store rank 137.75 sort key;
		router "IPv6 Router interface commands" {
			isis "IS-IS Routing for IPv6" [ <tag:word "Routing process tag"> ]
				store rank 137.76;
		}
	}
	isis "IS-IS commands" {
		circuit-type "Configure circuit type for interface"
			( level-1 "Level-1 only adjacencies are formed" |
			  level-1-2 "Level-1-2 adjacencies are formed" |
			  level-2-only "Level-2 only adjacencies are formed" ) store rank 190.1;
		network "Set IS-IS network type" point-to-point "Specify IS-IS point-to-point"
			store rank 190.2;
		metric "Configure the metric for interface"
			( <metric:0-16777214 "Default metric"> | maximum "Maximum metric" )
			$isis_level as interface_isis_metric store rank 190.3 sort insertion;
		hello-interval "Set Hello interval"
			( <seconds:1-65535 "Hello interval in seconds"> |
			  minimal "Hold time 1 second" ) $isis_level
			as interface_isis_hello_interval store rank 190.4 sort insertion;
		hello-multiplier "Set multiplier for Hello holding time"
			<multiplier:3-1000 "Hello multiplier value"> $isis_level
			as interface_isis_hello_multiplier store rank 190.5 sort insertion;
		priority "Set priority for Designated Router election"
			<priority:0-127 "Priority value"> $isis_level as interface_isis_priority
			store rank 190.6 sort insertion;
		authentication "Set authentication parameters"
			( mode "Authentication mode" key
			    ( md5 "Keyed message digest" | text "Clear text password" )
			    $isis_level |
			  key-chain "Authentication key-chain" key <chain:word "Name of key-chain">
			    $isis_level ) as interface_isis_authentication
			store rank 190.7 sort insertion;
		password "Configure the authentication password for interface"
			<secret:word "Authentication password"> store rank 190.8;
		hello "Add padding to IS-IS hello packets" {
			padding "Pad hello packets" flag on store rank 190.9;
		}
		bfd "Enable BFD" [ disable "Disable BFD" ] store rank 190.95;
		ipv6 "IPv6 related commands"
			( metric "Configure the metric" <metric:1-16777214 "Metric"> |
			  bfd "Enable BFD" [ disable "Disable BFD" ] ) as interface_isis_ipv6
			store rank 190.96;
		advertise "Control advertising" {
			prefix "Advertise IP prefix" flag on store rank 190.97;
		}
	}
}
