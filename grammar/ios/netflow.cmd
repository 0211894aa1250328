# NetFlow, the old and the flexible one. Kept and shown.

mode config {
	ip "Global IP configuration subcommands" {
		flow-aggregation "Configure flow aggregation" {
			cache "Configure an aggregation cache"
				( as "AS aggregation" key | as-tos "AS-TOS aggregation" key |
				  bgp-nexthop-tos "BGP nexthop TOS aggregation" key |
				  destination-prefix "Destination Prefix aggregation" key |
				  destination-prefix-tos "Destination Prefix TOS aggregation" key |
				  exp-bgp-prefix "Exp BGP Prefix aggregation" key |
				  prefix "Prefix aggregation" key |
				  prefix-port "Prefix-port aggregation" key |
				  prefix-tos "Prefix-TOS aggregation" key |
				  protocol-port "Protocol and port aggregation" key |
				  protocol-port-tos "Protocol, port, and TOS aggregation" key |
				  source-prefix "Source Prefix aggregation" key |
				  source-prefix-tos "Source Prefix TOS aggregation" key )
				enter flow-cache
				store rank 1806 sort insertion;
		}
		flow-cache "Configure netflow cache parameters" {
			entries "Specify the number of entries"
				<count:1024-2000000 "Number of entries in the flow cache">
				store rank 1804;
			timeout "Specify the flow timeouts"
				( active "Specify the active flow timeout" key
				    <minutes:1-60 "Timeout in minutes"> |
				  inactive "Specify the inactive flow timeout" key
				    <seconds:1-600 "Timeout in seconds"> )
				store rank 1804;
		}
		flow-capture "Capture of layer 2 and 3 fields in NetFlow"
			( fragment-offset "Capture the fragment offset" key |
			  icmp "Capture ICMP type and code" key |
			  ip-id "Capture the IP id field" key |
			  mac-addresses "Capture MAC addresses" key |
			  packet-length "Capture the packet length" key |
			  ttl "Capture the TTL" key | vlan-id "Capture the VLAN id" key )
			store rank 1804;
		flow-export "Specify host/port to send flow statistics" {
			destination "Specify the Destination IP address"
				<address:ipv4 key "Destination IP address">
				<port:1-65535 key "UDP/SCTP port number">
				[ vrf "Optional VRF label" <vrf:word "VRF name"> ]
				[ sctp "SCTP transport protocol" | udp "UDP transport protocol" ]
				store rank 1807 sort insertion;
			interface-names "Export the interface names" store rank 1805;
			source "Specify the interface for source address" <interface:any-interface>
				store rank 1805;
			template "Specify the template specific configurations"
				( options "Specify the options template configurations" key
				    ( export-stats "Enable the export of exporter statistics" key |
				      refresh-rate "Specify the refresh rate of option templates" key
				          field kw_options_refresh_rate
				        <options_refresh:1-600 "Refresh rate in packets"> |
				      sampler "Enable the export of sampler tables" key |
				      timeout-rate "Specify the timeout rate of option templates" key
				          field kw_options_timeout_rate
				        <options_timeout:1-3600 "Timeout rate in minutes"> ) |
				  refresh-rate "Specify the refresh rate" key
				    <refresh:1-600 "Refresh rate in packets"> |
				  timeout-rate "Specify the timeout rate" key
				    <timeout:1-3600 "Timeout rate in minutes"> )
				store rank 1806 sort insertion;
			version "Specify the version number"
				( 1 "Version 1" | 5 "Version 5" | 9 "Version 9" )
				[ origin-as "Record origin AS" | peer-as "Record peer AS" |
				  bgp-nexthop "Record BGP NextHop" ]* store rank 1806;
		}
		flow-top-talkers "Configure top talkers" enter top-talkers store rank 1806;
	}
	flow "Global Flow configuration subcommands" {
		exporter "Define a Flow Exporter" <name:word key "Exporter name">
			enter flow-exporter store rank 701 sort insertion;
		monitor "Define a Flow Monitor" <name:word key "Monitor name"> enter flow-monitor
			store rank 702 sort insertion;
		record "Define a Flow Record" <name:word key "Record name"> enter flow-record
			store rank 700 sort insertion;
	}
	sampler "Define a sampler" <name:word key "Sampler name"> enter sampler
		store rank 703 sort insertion;
}

mode flow-cache {
	cache "Configure netflow cache parameters"
		( entries "Specify the number of entries" key
		    <count:1024-524288 "Number of entries in the flow cache"> |
		  timeout "Specify the flow timeouts" key
		    ( active "Specify the active flow timeout" key
			<minutes:1-60 "Timeout in minutes"> |
		      inactive "Specify the inactive flow timeout" key
			<seconds:10-600 "Timeout in seconds"> ) ) store rank 10 sort insertion;
	enabled "Enable the aggregation cache" flag off store rank 40;
	export "Specify host/port to send flow statistics"
		( destination "Specify the Destination IP address" key
		    <address:ipv4 key "Destination IP address"> <port:1-65535 key
		    "UDP/SCTP port number">
		    [ vrf "Optional VRF label" <vrf:word "VRF name"> ]
		    [ sctp "SCTP transport protocol" | udp "UDP transport protocol" ] |
		  version "Specify the version number" key ( 8 "Version 8" | 9 "Version 9" ) )
		store rank 20 sort insertion;
	mask "Specify the minimum mask"
		( destination "Specify the minimum destination mask" key |
		  source "Specify the minimum source mask" key )
		minimum "Specify the minimum mask" <length:1-32 "Minimum mask length">
		    store rank 30;
}

fragment talker_end
	( address "Match the address" key <address:ipv4 "IP address">
	    ( <mask:mask "Address mask"> | <length:slash "Length of the prefix"> ) |
	  as "Match the AS number" key <as:as-number "AS number"> |
	  port "Match the layer 4 port" key
	    ( <port:0-65535 "Port number"> |
	      max "Highest port" <max_port:0-65535 "Port number">
	        min "Lowest port" <min_port:0-65535 "Port number"> ) );

mode top-talkers {
	cache-timeout "Configure time to cache the list of top talkers"
		<msec:1-3600000 "Timeout in milliseconds"> store rank 30;
	match "Configure a match criterion for the top talkers"
		( byte-range "Match the size of flows in bytes" key
		    ( max "Largest flow" key <max_bytes:1-4294967295 "Number of bytes"> |
		      min "Smallest flow" key <min_bytes:1-4294967295 "Number of bytes"> )* |
		  class-map "Match a class map" key <class:word "Name of the class map"> |
		  destination "Match destination criteria" key $talker_end(destination) |
		  direction "Match the direction of flows" key
		    ( egress "Match flows that leave" | ingress "Match flows that enter" ) |
		  flow-sampler "Match a flow sampler" key
		      <sampler:word "Name of the flow sampler"> |
		  input-interface "Match the input interface" key <input:any-interface> |
		  nexthop-address "Match the next hop" key <hop:ipv4 "IP address of the next hop">
		    ( <hop_mask:mask "Address mask"> | <hop_length:slash "Length of the prefix"> ) |
		  output-interface "Match the output interface" key <output:any-interface> |
		  packet-range "Match the size of flows in packets" key
		    ( max "Largest flow" key field kw_max_packets
		        <max_packets:1-4294967295 "Number of packets"> |
		      min "Smallest flow" key field kw_min_packets
		        <min_packets:1-4294967295 "Number of packets"> )* |
		  protocol "Match the layer 4 protocol" key
		    ( <protocol:0-255 "IP protocol number"> | tcp "Transmission Control Protocol" |
		      udp "User Datagram Protocol" ) |
		  source "Match source criteria" key $talker_end(source) |
		  tos "Match the type of service" key
		    ( <tos:0-255 "Type of service value"> | dscp "Match the DSCP" <dscp:dscp> |
		      precedence "Match the precedence" <precedence:precedence> ) )
		as top_talkers_match store rank 40 sort insertion;
	sort-by "Configure top talkers sort criterion" ( bytes "Sort top talkers by bytes" |
		  packets "Sort top talkers by packets" ) store rank 20;
	top "Configure number of top talkers" <count:1-200 "Number of top talkers"> store rank 10;
}

mode flow-exporter {
	description "Provide a description for this Flow Exporter" <text:line "Description text">
		store rank 5;
	destination "Export destination configuration" <host:host
	    "Destination IPv4 address or hostname">
		[ vrf "Optional VRF label" <vrf:word "VRF name"> ] store rank 10;
	dscp "Optional DSCP" <dscp:0-63 "DSCP value"> store rank 25;
	export-protocol "Export protocol version"
		( ipfix "IPFIX (Version 10)" | netflow-v5 "NetFlow version 5" |
		  netflow-v9 "NetFlow version 9" )
		store rank 40;
	option "Select an option for exporting"
		( application-attributes "Application Attributes Table Option" key |
		  application-table "Application Table Option" key |
		  c3pl-class-table "C3PL class cce-id table" key |
		  c3pl-policy-table "C3PL policy cce-id table" key |
		  exporter-stats "Exporter Statistics Option" key |
		  interface-table "Interface SNMP-index-to-name Table Option" key |
		  sampler-table "Export Sampler Option" key |
		  sub-application-table "Sub Application Table Option" key |
		  vrf-table "VRF ID-to-name Table Option" key )
		[ timeout "Resend the template or option after a timeout"
		    <seconds:1-86400 "Timeout in seconds"> ] store rank 50 sort insertion;
	output-features "Send export packets via IOS output feature path" flag off store rank 22;
	source "Originating interface" <interface:any-interface> store rank 20;
	template "Flow Exporter template configuration" {
		data "Flow Exporter data template configuration" {
			timeout "Resend the template or option after a timeout"
				<seconds:1-86400 "Timeout in seconds"> store rank 45;
		}
	}
	transport "Transport protocol" {
		udp "UDP transport protocol" <port:1-65536 "Port value"> store rank 30;
	}
	ttl "Optional TTL or hop limit" <ttl:1-255 "TTL value"> store rank 26;
}

mode flow-monitor {
	cache "Configure Flow Cache parameters"
		( entries "Number of entries in the Flow Cache" key
		    <entries:16-1048576 "Number of entries in the Flow Cache"> |
		  timeout "Flow Cache timeout" key
		    ( active "Active flow timeout" key | inactive "Inactive flow timeout" key |
		      update "Update timeout for permanent caches" key |
		      synchronized "Synchronized timeout" key )
		        <seconds:1-604800 "Timeout in seconds"> |
		  type "Cache type" key
		    ( immediate "Age out flows immediately" | normal "Normal aging of flows" |
		      permanent "Disable cache entry aging" ) )
		store rank 20 sort insertion;
	description "Provide a description for this Flow Monitor" <text:line "Description text">
		store rank 5;
	exporter "Add an Exporter to use to export records" <name:word key "Exporter name">
		store rank 10 sort insertion;
	record "Specify Flow Record to use to define Cache"
		( netflow "Traditional NetFlow collection schemes"
		    ( ipv4 "Traditional IPv4 NetFlow collection schemes" |
		      ipv6 "Traditional IPv6 NetFlow collection schemes" )
		    <scheme:word "Collection scheme, as original-input or protocol-port">
		    [ peer "Record the peer AS instead of the origin AS" ] |
		  netflow-original "Traditional IPv4 input NetFlow with origin ASs" |
		  <name:word "User defined"> ) store rank 30;
	statistics "Collect statistics" packet "Collect size distribution or protocol statistics"
		( protocol "Collect protocol distribution statistics" key |
		  size "Collect size distribution statistics" key ) store rank 40;
}

# The fields of packets and flows that records know.
fragment flow-field
	( application "Application fields" name "Name of the application"
	    [ account-on-resolution "Account the flow when the application is known" ] |
	  datalink "Datalink (layer 2) fields"
	    ( dot1q "Dot1q field" vlan "VLAN tag" field kw_dot1q_vlan $flow-side(dot1q) |
	      mac "MAC fields" ( destination "Destination MAC" field kw_mac_destination |
	          source "Source MAC" field kw_mac_source )
	        address "MAC address" field kw_mac_address $flow-side(mac) |
	      vlan "VLAN id of the packet" $flow-side(vlan) ) |
	  flow "Flow identifying fields"
	    ( class "Class of the flow" | cts "Cisco TrustSec fields"
	        ( destination "Destination of the flow" field kw_cts_destination |
	          source "Source of the flow" field kw_cts_source )
	        group-tag "Security group tag" |
	      direction "Direction the flow was monitored in" |
	      sampler "Sampler ID" ) |
	  interface "Interface fields" $flow-side(interface) [ physical "The physical interface" ] |
	  ipv4 "IPv4 fields"
	    ( destination "IPv4 destination" $flow-ipv4(destination) |
	      dscp "IPv4 DSCP (part of TOS)" | fragmentation "IPv4 fragmentation fields"
	        ( flags "IPv4 fragmentation flags" | offset "IPv4 fragmentation offset" ) |
	      header-length "IPv4 header length" | id "IPv4 ID" |
	      length "IPv4 packet length" ( header "Length of the header" |
	          payload "Length of the payload" | total "Length of the packet" )
	        [ maximum "Largest of the flow" | minimum "Smallest of the flow" ] |
	      option "IPv4 options" map "Bitmap of the options" |
	      precedence "IPv4 precedence (part of TOS)" | protocol "IPv4 protocol" |
	      section "Section of the packet"
	          ( header "Section at the header" field kw_header_section |
	          payload "Section at the payload" field kw_payload_section )
	        size "Size of the section" <section:1-1200 "Size in bytes"> |
	      source "IPv4 source" $flow-ipv4(source) | tos "IPv4 type of service" |
	      total-length "IPv4 total length"
	        [ maximum "Largest of the flow" field kw_total_maximum |
	          minimum "Smallest of the flow" field kw_total_minimum ] |
	      ttl "IPv4 TTL" [ maximum "Largest of the flow" field kw_ttl_maximum |
	          minimum "Smallest of the flow" field kw_ttl_minimum ] |
	      version "IP version from IPv4 header" ) |
	  ipv6 "IPv6 fields"
	    ( destination "IPv6 destination" field kw_ipv6_destination $flow-ipv6(destination6) |
	      dscp "IPv6 DSCP (part of traffic class)" field kw_ipv6_dscp |
	      extension "IPv6 extension headers" map "Bitmap of the headers" field kw_ipv6_map |
	      flow-label "IPv6 flow label" | fragmentation "IPv6 fragmentation fields"
	          field kw_ipv6_fragmentation
	        ( flags "IPv6 fragmentation flags" field kw_ipv6_flags |
	          id "IPv6 fragmentation ID" field kw_ipv6_id |
	          offset "IPv6 fragmentation offset" field kw_ipv6_offset ) |
	      hop-limit "IPv6 hop limit"
	        [ maximum "Largest of the flow" field kw_hops_maximum |
	          minimum "Smallest of the flow" field kw_hops_minimum ] |
	      length "IPv6 packet length" field kw_ipv6_length
	        ( header "Length of the header" field kw_ipv6_header |
	          payload "Length of the payload" field kw_ipv6_payload |
	          total "Length of the packet" field kw_ipv6_total )
	        [ maximum "Largest of the flow" field kw_ipv6_maximum |
	          minimum "Smallest of the flow" field kw_ipv6_minimum ] |
	      next-header "IPv6 next header type" | payload-length "IPv6 payload length" |
	      precedence "IPv6 precedence (part of traffic class)" field kw_ipv6_precedence |
	      protocol "IPv6 protocol" field kw_ipv6_protocol |
	      source "IPv6 source" field kw_ipv6_source $flow-ipv6(source6) |
	      traffic-class "IPv6 traffic class" |
	      version "IP version from IPv6 header" field kw_ipv6_version ) |
	  routing "Routing attributes"
	    ( destination "Destination attributes" field kw_routing_destination
	        $flow-as(destination) |
	      forwarding-status "Forwarding status of the packet" |
	      is-multicast "Is the traffic multicast" |
	      multicast "Multicast attributes" replication-factor "Copies of a multicast packet" |
	      next-hop "Next hop attributes" address "Address of the next hop" field kw_hop_address
	        ( ipv4 "IPv4 address of the next hop" field kw_hop_ipv4 |
	          ipv6 "IPv6 address of the next hop" field kw_hop_ipv6 )
	        [ bgp "Next hop of BGP" ] |
	      source "Source attributes" field kw_routing_source $flow-as(source) |
	      vrf "VRF attributes" input "VRF of the input interface" field kw_vrf_input ) |
	  transport "Transport layer fields"
	    ( destination-port "Transport destination port" |
	      icmp "ICMP fields" ( ipv4 "ICMP of IPv4" field kw_icmp_ipv4 |
	          ipv6 "ICMP of IPv6" field kw_icmp_ipv6 )
	        ( code "ICMP code" | type "ICMP type" field kw_icmp_type ) |
	      igmp "IGMP fields" type "IGMP type" field kw_igmp_type |
	      source-port "Transport source port" |
	      tcp "TCP fields"
	        ( acknowledgement-number "TCP acknowledgement number" |
	          destination-port "TCP destination port" field kw_tcp_destination_port |
	          flags "TCP flags" field kw_tcp_flags
	            [ ack "TCP acknowledgement flag" | cwr "TCP congestion window reduced flag" |
	              ece "TCP ECN echo flag" | fin "TCP finish flag" | psh "TCP push flag" |
	              rst "TCP reset flag" | syn "TCP synchronize flag" | urg "TCP urgent flag" ]* |
	          header-length "TCP header length" field kw_tcp_header_length |
	          sequence-number "TCP sequence number" |
	          source-port "TCP source port" field kw_tcp_source_port |
	          urgent-pointer "TCP urgent pointer" | window-size "TCP window size" ) |
	      udp "UDP fields"
	        ( destination-port "UDP destination port" field kw_udp_destination_port |
	          message-length "UDP message length" |
	          source-port "UDP source port" field kw_udp_source_port ) ) );

fragment flow-side
	( input "On input" | output "On output" );

fragment flow-ipv4
	( address "IPv4 address" | mask "Mask of the route" [ minimum-mask "Minimum mask length"
	      <minimum:1-32 "Mask length"> ] |
	  prefix "Prefix of the route" [ minimum-mask "Minimum mask length" field kw_prefix_mask
	      <prefix_minimum:1-32 "Mask length"> ] );

fragment flow-ipv6
	( address "IPv6 address" | mask "Mask of the route" [ minimum-mask "Minimum mask length"
	      <minimum:1-128 "Mask length"> ] |
	  prefix "Prefix of the route" [ minimum-mask "Minimum mask length" field kw_prefix_mask
	      <prefix_minimum:1-128 "Mask length"> ] );

fragment flow-as
	( as "AS number" [ 4-octet "AS number of 4 octets" |
	      peer "Peer AS number" [ 4-octet "AS number of 4 octets" field kw_peer_4_octet ] ] |
	  traffic-index "BGP traffic index" );

mode flow-record {
	collect "Specify a non-key field"
		( counter "Counter fields" ( bytes "Total number of bytes" |
		      packets "Total number of packets" )
		    [ long "Use a 64 bit counter" | replicated "Count replicated traffic"
		        [ long "Use a 64 bit counter" field kw_replicated_long ] |
		      squared "Sum of the squares"
		          long "Use a 64 bit counter" field kw_squared_long ] |
		  timestamp "Timestamp fields"
		    ( absolute "Time since 1970 in milliseconds"
		        ( first "Time of the first packet" field kw_absolute_first |
		          last "Time of the last packet" field kw_absolute_last ) |
		      sys-uptime "System uptime in milliseconds"
		        ( first "Time of the first packet" | last "Time of the last packet" ) ) |
		  $flow-field ) as flow_record_collect multi store rank 20 sort insertion;
	description "Provide a description for this Flow Record" <text:line "Description text">
		store rank 5;
	match "Specify a key field"
		( $flow-field ) as flow_record_match multi store rank 10 sort insertion;
}

mode sampler {
	description "Provide a description for this sampler" <text:line "Description text">
		store rank 5;
	mode "Select and configure the sampling mode" ( deterministic "Sample at fixed intervals" |
		  random "Sample at random intervals" ) <sample:1-1 "Number of packets to sample">
		out-of "Specify the window size" <window:2-32768 "Window size"> store rank 10;
}

mode interface {
	ip "Interface Internet Protocol config commands" {
		flow "NetFlow related commands" {
			monitor "Apply a Flow Monitor" <name:word key "Monitor name">
				[ sampler "Optional Sampler for this Flow Monitor"
				    <sampler:word "Sampler name"> ]
				( input "Apply Flow Monitor on input traffic" key |
				  output "Apply Flow Monitor on output traffic" key )
				store rank 57 sort insertion;
		}
	}
}
