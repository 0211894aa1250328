# OSPF: version 2, version 3 in both of its spellings, and what is set on interfaces.

fragment redistributed
	( bgp "Border Gateway Protocol (BGP)" key <as:as-number key "Autonomous system number"> |
	  connected "Connected" key |
	  eigrp "Enhanced Interior Gateway Routing Protocol (EIGRP)" key
	    <eigrp:1-65535 key "Autonomous system number"> |
	  isis "ISO IS-IS" key [ <tag:word "ISO routing area tag"> ]
	    [ level-1 "IS-IS level-1 routes only" | level-1-2 "IS-IS level-1 and level-2 routes" |
	      level-2 "IS-IS level-2 routes only" ] |
	  lisp "Locator ID Separation Protocol (LISP)" key | mobile "Mobile routes" key |
	  odr "On Demand stub Routes" key |
	  ospf "Open Shortest Path First (OSPF)" key <process:1-65535 key "Process ID">
	    [ vrf "VPN Routing/Forwarding Instance"
	        <vrf:word "VPN Routing/Forwarding instance name"> ] |
	  ospfv3 "OSPFv3" key <process3:1-65535 key "Process ID"> |
	  rip "Routing Information Protocol (RIP)" key [ <rip:word "RIP process name"> ] |
	  static "Static routes" key );

fragment redistributing
	[ metric "Metric for redistributed routes"
	    ( <metric:0-4294967295 "Default metric">
	        [ <delay:0-4294967295 "EIGRP delay metric, in 10 microsecond units">
	            <reliability:0-255 "EIGRP reliability metric where 255 is 100% reliable">
	            <load:1-255 "EIGRP Effective bandwidth metric (Loading) where 255 is 100% loaded">
	            <mtu:1-65535 "EIGRP MTU of the path"> ] |
	      transparent "Transparently redistribute metric" ) |
	  metric-type "OSPF/IS-IS exterior metric type for redistributed routes"
	    ( 1 "Set OSPF External Type 1 metrics" | 2 "Set OSPF External Type 2 metrics" |
	      external "Set IS-IS External metric type" |
	      internal "Set IS-IS Internal metric type" ) |
	  subnets "Consider subnets for redistribution into OSPF" |
	  include-connected "Include connected" |
	  match "Redistribution of OSPF routes"
	    ( internal "Redistribute OSPF internal routes" |
	      external "Redistribute OSPF external routes"
	        [ 1 "Redistribute external type 1 routes" |
	          2 "Redistribute external type 2 routes" ] |
	      nssa-external "Redistribute OSPF NSSA external routes"
	        [ 1 "Redistribute external type 1 routes" |
	          2 "Redistribute external type 2 routes" ] )*6 matches |
	  tag "Set tag for routes redistributed into OSPF"
	    <route_tag:0-4294967295 "32-bit tag value"> |
	  route-map "Route map reference" <map:word "Pointer to route-map entries"> ]*;

fragment passive
	( default "Suppress routing updates on all interfaces" key |
	  <interface:any-interface key> );

fragment originate
	[ always "Always advertise default route" |
	  metric "OSPF default metric" <metric:0-16777214 "OSPF default metric"> |
	  metric-type "OSPF metric type for default routes"
	    ( 1 "Set OSPF External Type 1 metrics" | 2 "Set OSPF External Type 2 metrics" ) |
	  route-map "Route-map reference" <map:word "Pointer to route-map entries"> ]*;

fragment ospf_key
	[ 0 "The key is not encrypted (plain text)" | 7 "The key is encrypted" ]
	<key:word "Key (hexadecimal digits)">;

fragment ospf_esp
	( 3des "Use 3DES encryption" $ospf_key(triple) |
	  aes-cbc "Use AES-CBC encryption"
	    ( 128 "Use 128 bit key" | 192 "Use 192 bit key" | 256 "Use 256 bit key" )
	    $ospf_key(aes) |
	  des "Use DES encryption" $ospf_key(des) | null "ESP with no encryption" )
	( md5 "Use MD5 authentication" field kw_esp_md5 |
	  sha1 "Use SHA-1 authentication" field kw_esp_sha1 ) $ospf_key(digest);

fragment area_settings
	( authentication "Enable authentication" key
	    [ message-digest "Use message-digest authentication" |
	      ipsec "Use IPsec authentication" spi "Set the SPI (Security Parameters Index)"
	        <spi:256-4294967295 "SPI">
	        ( md5 "Use MD5 authentication" | sha1 "Use SHA-1 authentication" )
	        [ 0 "The key is not encrypted (plain text)" | 7 "The key is encrypted" ]
	            <secret:word "Key (hexadecimal digits)"> ] |
	  default-cost "Set the summary default-cost of a NSSA/stub area" key
	    <cost:0-16777215 "Stub's advertised external route metric"> |
	  encryption "Enable encryption" key ipsec "Use IPsec encryption"
	    spi "Set the SPI (Security Parameters Index)" <espi:256-4294967295 "SPI">
	    esp "Use ESP encryption" $ospf_esp |
	  filter-list "Filter networks between OSPF areas" key
	    prefix "Filter prefixes between OSPF areas" key <list:word "Name of an IP prefix-list">
	    ( in "Filter prefixes sent into this area" key |
	      out "Filter prefixes sent from this area" key ) |
	  nssa "Specify a NSSA area" key
	    [ no-redistribution "No redistribution into this NSSA area" |
	      no-summary "Do not send summary LSA into NSSA" |
	      default-information-originate "Originate Type 7 default into NSSA area" ]* |
	  range "Summarize routes matching address/mask (border routers only)" key
	    ( <address:ipv4 key "IP address to match"> <mask:mask key "IP mask for address"> |
	      <prefix:ipv6-prefix key "IPv6 prefix"> )
	    [ advertise "Advertise this range (default)" silent |
	      not-advertise "DoNotAdvertise this range" ]
	    [ cost "User specified metric for this range"
	        <range_cost:0-16777215 "Advertised metric for this range"> ] |
	  sham-link "Define a sham link and its parameters" key
	    <from:ipv4 key "IP addr associated with sham-link source">
	    <to:ipv4 key "IP addr associated with sham-link destination">
	    [ cost "Associate a cost with the sham-link"
	        <sham_cost:1-65535 "Cost of the sham-link"> ] |
	  stub "Specify a stub area" key [ no-summary "Do not send summary LSA into stub area" ] |
	  virtual-link "Define a virtual link and its parameters" key
	    <router:ipv4 key "ID (IP addr) associated with virtual link neighbor">
	    [ authentication "Enable authentication"
	        message-digest "Use message-digest authentication" |
	      message-digest-key "Message digest authentication password (key)"
	        <key_id:1-255 "Key ID"> md5 "Use MD5 algorithm"
	        <md5_secret:word "The OSPF password (key)"> |
	      hello-interval "Time between HELLO packets" <hello:1-8192 "Seconds"> |
	      dead-interval "Interval after which a neighbor is declared dead"
	        <dead:1-8192 "Seconds"> ]* );

fragment distribute
	( <list:acl key "IP access list number|IP expanded access list number"> |
	  prefix "Filter prefixes in address updates" key
	    <prefix:word key "Name of an IP prefix-list"> |
	  route-map "Filter prefixes based on the route-map" key <map:word key "Route-map name"> )
	( in "Filter incoming address updates" key | out "Filter outgoing address updates" key )
	[ <interface:any-interface key> ];

fragment distances
	( <distance:1-255 "OSPF Administrative distance"> |
	  ospf "OSPF distance"
	    ( external "External type 5 and type 7 routes"
	        <external:1-255 "Distance for external routes"> |
	      inter-area "Inter-area routes" <inter:1-255 "Distance for inter-area routes"> |
	      intra-area "Intra-area routes" <intra:1-255 "Distance for intra-area routes"> )* );

fragment throttled
	( throttle "OSPF throttle timers" key
	    ( spf "OSPF SPF throttle timers" key |
	      lsa "OSPF LSA throttle timers" key [ all "All LSAs" silent ] )
	    <start:0-600000 "Delay in milliseconds">
	    <hold:1-600000 "Minimum hold time in milliseconds">
	    <longest:1-600000 "Maximum time in milliseconds"> |
	  lsa "OSPF LSA timers" key arrival "OSPF MinLSArrival Timer"
	    <arrival:0-600000 "The minimum interval in milliseconds between accepting the same LSA"> |
	  pacing "OSPF pacing timers" key
	    ( flood "OSPF flood pacing timer" key | lsa-group "OSPF LSA group pacing timer" key |
	      retransmission "OSPF retransmission pacing timer" key )
	        <pacing:5-1800 "Interval in milliseconds, of LSA groups in seconds"> );

mode config {
	router "Enable a routing process" {
		ospf "Open Shortest Path First (OSPF)" <process:1-65535 key "Process ID">
			[ vrf "VPN Routing/Forwarding Instance"
			    <vrf:word "VPN Routing/Forwarding Instance (VRF) name"> ] enter ospf
			store rank 1610 sort key;
		ospfv3 "OSPFv3" <process:1-65535 key "Process ID"> enter ospfv3
			store rank 1611 sort key;
	}
	ipv6 "Global IPv6 configuration commands" {
		router "Enable an IPV6 routing process" {
			ospf "Open Shortest Path First (OSPF)" <process:1-65535 key "Process ID">
				[ vrf "VPN Routing/Forwarding Instance"
				    <vrf:word "VPN Routing/Forwarding instance name"> ]
				    enter ospf-ipv6
				store rank 1981 sort key;
		}
	}
	ip "Global IP configuration subcommands" {
		ospf "Open Shortest Path First (OSPF)" {
			name-lookup "Display OSPF router ids as DNS names" flag off store rank 1702;
		}
	}
}

mode ospf {
	exit "Exit from routing protocol configuration mode" session as config_exit;
	router-id "router-id for this OSPF process" <id:ipv4 "OSPF router-id in IP address format">
		store rank 10;
	domain-id "OSPF domain-id" <id:ipv4 "OSPF domain ID in IP address format"> store rank 11;
	capability "Enable specific OSPF feature" {
		vrf-lite "Do not perform PE specific checks" flag off store rank 12;
		lls "Link-local Signaling (LLS) support" flag on store rank 12;
		transit "Transit Area" flag on store rank 12;
	}
	ispf "Enable incremental SPF computation" flag off store rank 13;
	log-adjacency-changes "Log changes in adjacency state" [ detail "Log all state changes" ]
		store rank 14;
	auto-cost "Calculate OSPF interface cost according to bandwidth" {
		reference-bandwidth "Use reference bandwidth method to assign OSPF cost"
			<megabits:1-4294967 "The reference bandwidth in terms of Mbits per second">
			default 100 store rank 20;
	}
	nsf "Non-stop forwarding"
		[ cisco "Cisco Non-stop forwarding" | ietf "IETF graceful restart" ] store rank 22;
	prefix-suppression "Enable prefix suppression" flag off store rank 24;
	max-metric "Set maximum metric" {
		router-lsa "Maximum metric in self-originated router-LSAs"
			[ on-startup "Set maximum metric temporarily after reboot"
			    ( <seconds:5-86400 "Time, in seconds"> |
			      wait-for-bgp "Let BGP decide when to originate router-LSA with normal metric" ) |
			  include-stub "Set maximum metric for stub links in router-LSAs" |
			  summary-lsa "Override summary-lsa metric with max-metric value" |
			  external-lsa "Override external-lsa metric with max-metric value" ]*
			store rank 25;
	}
	area "OSPF area parameters" <area:area key> $area_settings as ospf_area store rank 30
		sort key no-all;
	timers "Adjust routing timers" $throttled as ospf_timers store rank 40 sort insertion;
	summary-address "Configure IP address summaries" <address:ipv4 key "IP summary address">
		<mask:mask key "Summary mask">
		[ not-advertise "Do not advertise when translating OSPF type-7 LSA" |
		  tag "Set tag" <tag:0-4294967295 "32-bit tag value"> |
		  nssa-only "Limit summary to NSSA areas" ]* store rank 45 sort key;
	redistribute "Redistribute information from another routing protocol" $redistributed
		$redistributing as ospf_redistribute store rank 50 sort insertion no-all;
	redistribute "Redistribute information from another routing protocol"
		maximum-prefix "Maximum number of prefixes redistributed to protocol" key
		<prefixes:1-4294967295 "Maximum number of IP prefixes redistributed to protocol">
		[ <percent:1-100 "Threshold percentage"> ]
		[ warning-only "Only give warning message when limit is exceeded" ] store rank 49;
	passive-interface "Suppress routing updates on an interface" $passive
		as ospf_passive_interface flag both store rank 60 sort insertion;
	network "Enable routing on an IP network" <address:ipv4 key "Network number">
		<wildcard:wildcard key "OSPF wild card bits"> area "Set the OSPF area ID"
		<area:area> store rank 70 sort key no-all;
	neighbor "Specify a neighbor router" <address:ipv4 key "Neighbor address">
		[ cost "OSPF cost for point-to-multipoint neighbor" <cost:1-65535 "metric"> |
		  priority "OSPF priority of non-broadcast neighbor" <priority:0-255 "Priority"> |
		  poll-interval "OSPF dead-router polling interval" <poll:0-4294967295 "Seconds"> |
		  database-filter "Filter OSPF LSA during synchronization and flooding for point-to-multipoint neighbor"
		    all "Filter all outgoing LSA" out "Filter all outgoing LSA" ]* as ospf_neighbor
		store rank 75 sort key;
	default-information "Control distribution of default information" {
		originate "Distribute a default route" $originate
			as ospf_default_information_originate store rank 80;
	}
	default-metric "Set metric of redistributed routes" <metric:1-16777214 "Default metric">
		store rank 81;
	distance "Define an administrative distance" $distances as ospf_distance
		store rank 82 sort insertion;
	distribute-list "Filter networks in routing updates" $distribute as ospf_distribute_list
		store rank 83 sort insertion;
	maximum-paths "Forward packets over multiple paths" <paths:1-32 "Number of paths">
		store rank 84;
	mpls "Configure MPLS for this OSPF process" {
		ldp "routing protocol commands for MPLS LDP" {
			sync "Configure LDP-IGP Synchronization" flag off store rank 92;
			autoconfig "Configure LDP automatic configuration"
				[ area "Configure an OSPF area to run LDP" key <area:area key> ]
				as ospf_mpls_ldp_autoconfig store rank 91 no-all;
		}
		traffic-eng "routing protocol commands for MPLS Traffic Engineering" {
			router-id "Traffic Engineering stable IP address for system"
				<interface:any-interface> store rank 93;
			area "Configure an ospf area to run MPLS Traffic Engineering"
				<area:area key> store rank 94 sort key;
			mesh-group "Traffic Engineering Mesh-Group advertisement"
				<group:1-4294967295 key "Mesh Group Id"> <interface:any-interface>
				area "Configure the area to advertise mesh-group participation"
				<area:area> store rank 95 sort key;
		}
	}
	bfd "BFD configuration commands" {
		all-interfaces "Enable BFD on all interfaces" flag off store rank 96;
	}
	priority "OSPF topology priority" <priority:0-127 "Topology priority"> store rank 15;
	ignore "Do not complain about specific event" {
		lsa "Link State Advertisement (LSA)" {
			mospf "MOSPF Type 6 LSA" flag off store rank 16;
		}
	}
	compatible "OSPF router compatibility list" {
		rfc1583 "compatible with RFC 1583" flag on store rank 17;
	}
	shutdown "Shutdown the OSPF protocol under the current instance" flag off store rank 18;
}

mode ospfv3 {
	exit "Exit from routing protocol configuration mode" session as config_exit;
	router-id "router-id for this OSPF process" <id:ipv4 "OSPF router-id in IP address format">
		store rank 10;
	log-adjacency-changes "Log changes in adjacency state" [ detail "Log all state changes" ]
		store rank 14;
	auto-cost "Calculate OSPF interface cost according to bandwidth" {
		reference-bandwidth "Use reference bandwidth method to assign OSPF cost"
			<megabits:1-4294967 "The reference bandwidth in terms of Mbits per second">
			default 100 store rank 20;
	}
	area "OSPF area parameters" <area:area key> $area_settings as ospfv3_area store rank 30
		sort key no-all;
	timers "Adjust routing timers" $throttled as ospfv3_timers store rank 40 sort insertion;
	passive-interface "Suppress routing updates on an interface" $passive
		as ospfv3_passive_interface flag both store rank 60 sort insertion;
	bfd "BFD configuration commands" {
		all-interfaces "Enable BFD on all interfaces" flag off store rank 62;
	}
	shutdown "Shutdown protocol" flag off store rank 63;
	address-family "Enter Address Family command mode"
		( ipv4 "Address family" key | ipv6 "Address family" key )
		[ unicast "Address Family modifier" ]
		[ vrf "Specify parameters for a VPN Routing/Forwarding instance" key
		    <vrf:word key> ] as ospfv3_address_family enter ospfv3-af
		store rank 70 sort insertion;
}

mode ospfv3-af {
	exit "Exit from Address Family configuration mode" session as config_exit;
	exit-address-family "Exit from Address Family configuration mode" session as config_exit;
	router-id "router-id for this OSPF process" <id:ipv4 "OSPF router-id in IP address format">
		store rank 10;
	log-adjacency-changes "Log changes in adjacency state" [ detail "Log all state changes" ]
		store rank 14;
	auto-cost "Calculate OSPF interface cost according to bandwidth" {
		reference-bandwidth "Use reference bandwidth method to assign OSPF cost"
			<megabits:1-4294967 "The reference bandwidth in terms of Mbits per second">
			default 100 store rank 20;
	}
	prefix-suppression "Enable prefix suppression" flag off store rank 24;
	area "OSPF area parameters" <area:area key> $area_settings as ospfv3_af_area store rank 30
		sort key no-all;
	timers "Adjust routing timers" $throttled as ospfv3_af_timers store rank 40 sort insertion;
	summary-prefix "Configure IPv6 summary prefix" <prefix:ipv6-prefix key "IPv6 prefix">
		[ not-advertise "Do not advertise" | tag "Set tag"
		    <tag:0-4294967295 "32-bit tag value"> ]*
		store rank 45 sort key;
	redistribute "Redistribute information from another routing protocol" $redistributed
		$redistributing as ospfv3_af_redistribute store rank 50 sort insertion no-all;
	passive-interface "Suppress routing updates on an interface" $passive
		as ospfv3_af_passive_interface flag both store rank 60 sort insertion;
	default-information "Control distribution of default information" {
		originate "Distribute a default route" $originate
			as ospfv3_af_default_information_originate store rank 80;
	}
	default-metric "Set metric of redistributed routes" <metric:1-16777214 "Default metric">
		store rank 81;
	distance "Define an administrative distance" $distances as ospfv3_af_distance
		store rank 82 sort insertion;
	distribute-list "Filter networks in routing updates" $distribute
		as ospfv3_af_distribute_list store rank 83 sort insertion;
	maximum-paths "Forward packets over multiple paths" <paths:1-32 "Number of paths">
		store rank 84;
	bfd "BFD configuration commands" {
		all-interfaces "Enable BFD on all interfaces" flag off store rank 85;
	}
}

mode ospf-ipv6 {
	exit "Exit from IPv6 routing protocol configuration mode" session as config_exit;
	router-id "router-id for this OSPF process" <id:ipv4 "OSPF router-id in IP address format">
		store rank 10;
	log-adjacency-changes "Log changes in adjacency state" [ detail "Log all state changes" ]
		store rank 14;
	auto-cost "Calculate OSPF interface cost according to bandwidth" {
		reference-bandwidth "Use reference bandwidth method to assign OSPF cost"
			<megabits:1-4294967 "The reference bandwidth in terms of Mbits per second">
			default 100 store rank 20;
	}
	area "OSPF area parameters" <area:area key> $area_settings as ospf_ipv6_area store rank 30
		sort key no-all;
	timers "Adjust routing timers" $throttled as ospf_ipv6_timers store rank 40 sort insertion;
	summary-prefix "Configure IPv6 summary prefix" <prefix:ipv6-prefix key "IPv6 prefix">
		[ not-advertise "Do not advertise" | tag "Set tag"
		    <tag:0-4294967295 "32-bit tag value"> ]*
		store rank 45 sort key;
	default-information "Control distribution of default information" {
		originate "Distribute a default route" $originate
			as ospf_ipv6_default_information_originate store rank 48;
	}
	default-metric "Set metric of redistributed routes" <metric:1-16777214 "Default metric">
		store rank 49;
	passive-interface "Suppress routing updates on an interface" $passive
		as ospf_ipv6_passive_interface flag both store rank 60 sort insertion;
	redistribute "Redistribute IPv6 prefixes from another routing protocol" $redistributed
		$redistributing as ospf_ipv6_redistribute store rank 70 sort insertion no-all;
	distance "Administrative distance" $distances as ospf_ipv6_distance
		store rank 82 sort insertion;
	distribute-list "Filter networks in routing updates" $distribute
		as ospf_ipv6_distribute_list store rank 83 sort insertion;
	maximum-paths "Forward packets over multiple paths" <paths:1-32 "Number of paths">
		store rank 84;
	bfd "BFD configuration commands" {
		all-interfaces "Enable BFD on all interfaces" flag off store rank 85;
	}
	shutdown "Shutdown protocol" flag off store rank 86;
}

fragment ospf_network_types
	( broadcast "Specify OSPF broadcast multi-access network" |
	  non-broadcast "Specify OSPF NBMA network" |
	  point-to-multipoint "Specify OSPF point-to-multipoint network"
	    [ non-broadcast "Specify non-broadcast point-to-mpoint network" ] |
	  point-to-point "Specify OSPF point-to-point network" );

fragment ospf_dead
	( <dead:1-65535 "Seconds"> |
	  minimal "Set to 1 second" hello-multiplier "Set multiplier for Hellos"
	    <multiplier:3-20 "Number of Hellos sent within 1 second"> );

fragment ospf3_interface
	( cost "Interface cost" key <cost:1-65535 "Cost"> |
	  network "Network type" key $ospf_network_types |
	  priority "Router priority" key <priority:0-255 "Priority"> |
	  hello-interval "Time between HELLO packets" key <hello:1-65535 "Seconds"> |
	  dead-interval "Interval after which a neighbor is declared dead" key
	    <dead_after:1-65535 "Seconds"> |
	  retransmit-interval "Time between retransmitting lost link state advertisements" key
	    <retransmit:1-65535 "Seconds"> |
	  mtu-ignore "Ignores the MTU in DBD packets" key |
	  bfd "Enable/Disable BFD on this interface" key [ disable "Disable BFD" ] |
	  flood-reduction "OSPF Flood Reduction" key | demand-circuit "OSPF demand circuit" key |
	  prefix-suppression "OSPF prefix suppression" key
	    [ disable "Disable prefix suppression" ] |
	  authentication "Enable authentication" key
	    ( null "Use no authentication" |
	      ipsec "Use IPsec authentication" spi "Set the SPI (Security Parameters Index)"
	        <spi:256-4294967295 "SPI">
	        ( md5 "Use MD5 authentication" | sha1 "Use SHA-1 authentication" )
	        [ 0 "The key is not encrypted (plain text)" | 7 "The key is encrypted" ]
	            <secret:word "Key (hexadecimal digits)"> ) |
	  encryption "Enable encryption" key
	    ( null "Use no encryption" |
	      ipsec "Use IPsec encryption" spi "Set the SPI (Security Parameters Index)"
	        <espi:256-4294967295 "SPI"> esp "Use ESP encryption"
	        $ospf_esp ) |
	  neighbor "OSPF neighbor" key <neighbor:ipv6 key "Neighbor link-local IPv6 address">
	    [ cost "OSPF cost for point-to-multipoint neighbor" <neighbor_cost:1-65535 "metric"> |
	      priority "OSPF priority of non-broadcast neighbor"
	        <neighbor_priority:0-255 "Priority"> |
	      poll-interval "OSPF dead-router polling interval" <poll:0-4294967295 "Seconds"> ]* );

mode interface {
	ip "Interface Internet Protocol config commands" {
		ospf "OSPF interface commands" {
			authentication "Enable authentication"
				[ key-chain "Use a key-chain" <chain:word "Key-chain name"> |
				  message-digest "Use message-digest authentication" |
				  null "Use no authentication" ] store rank 94.40;
			authentication-key "Authentication password (key)"
				[ 0 "Specifies an UNENCRYPTED password will follow" silent |
				  7 "Specifies a HIDDEN password will follow" ]
				<secret:line "The OSPF password (key)"> store rank 94.41;
			message-digest-key "Message digest authentication password (key)"
				<id:1-255 key "Key ID"> md5 "Use MD5 algorithm"
				[ 0 "Specifies an UNENCRYPTED password will follow" silent |
				  7 "Specifies a HIDDEN password will follow" ]
				<secret:line "The OSPF password (key)"> store rank 94.42 sort key;
			network "Network type" $ospf_network_types as interface_ip_ospf_network
				store rank 94.43;
			flood-reduction "OSPF Flood Reduction" flag off store rank 94.44;
			prefix-suppression "OSPF prefix suppression"
				[ disable "Disable prefix suppression" ] store rank 94.45;
			bfd "Enable/Disable BFD on this interface"
				[ disable "Disable BFD on this interface" ] store rank 94.46;
			dead-interval "Interval after which a neighbor is declared dead" $ospf_dead
				as interface_ip_ospf_dead_interval store rank 94.47;
			hello-interval "Time between HELLO packets" <hello:1-65535 "Seconds">
				store rank 94.48;
			retransmit-interval "Time between retransmitting lost link state advertisements"
				<seconds:1-65535 "Seconds"> store rank 94.49;
			transmit-delay "Link state transmit delay" <seconds:1-65535 "Seconds">
				store rank 94.50;
			mtu-ignore "Ignores the MTU in DBD packets" flag off store rank 94.51;
			database-filter "Filter OSPF LSA during synchronization and flooding"
				all "Filter all LSA" out "Outgoing LSA" store rank 94.52;
			demand-circuit "OSPF demand circuit" flag off store rank 94.53;
			priority "Router priority" <priority:0-255 "Priority">
				default 1 store rank 94.54;
			<process:1-65535 "Process ID"> area "Set the OSPF area ID" <area:area>
				[ secondaries "Include or exclude secondary IP addresses"
				    none "Do not include" ] as interface_ip_ospf_area
				store rank 94.55;
			cost "Interface cost" <cost:1-65535 "Cost"> store rank 94.56;
			shutdown "Set OSPF protocol's state to disable under current interface"
				flag off store rank 94.57;
		}
	}
	ipv6 "IPv6 interface subcommands" {
		ospf "OSPF interface commands" <process:1-65535 key "Process ID">
			area "Set the OSPF area ID" <area:area>
			[ instance "Set the OSPF instance" <instance:0-255 "Instance ID"> ]
			as interface_ipv6_ospf_area store rank 137.70 sort key;
		ospf "OSPF interface commands" $ospf3_interface as interface_ipv6_ospf
			store rank 137.71 sort insertion;
	}
	ospfv3 "OSPFv3 interface commands" $ospf3_interface as interface_ospfv3
		store rank 137.90 sort insertion;
	ospfv3 "OSPFv3 interface commands" <process:1-65535 key "Process ID">
		( ipv4 "IPv4 address family" key | ipv6 "IPv6 address family" key )
		( area "Set the OSPF area ID" key <area:area>
		    [ instance "Set the OSPF instance" <instance:0-255 "Instance ID"> ] |
		  $ospf3_interface ) as interface_ospfv3_process store rank 137.91 sort insertion;
}
