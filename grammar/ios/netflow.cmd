# NetFlow, the old and the flexible one. Kept and shown.

mode config {
	ip "Global IP configuration subcommands" {
		flow-aggregation "Configure flow aggregation" {
			cache "Configure an aggregation cache"
				<kind:word key "Aggregation cache: as, destination-prefix, prefix, protocol-port or source-prefix">
				store rank 1806;
		}
		flow-cache "Configure netflow cache parameters" {
			entries "Specify the number of entries" <count:1024-2000000 "Entries">
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
				[ <how:line "Transport protocol, or VRF of the collector"> ]
				store rank 1807 sort insertion;
			interface-names "Export the interface names" store rank 1805;
			source "Specify the interface for source address" <interface:any-interface>
				store rank 1805;
			template "Specify the template specific configurations"
				<what:line "Options, refresh-rate or timeout-rate">
				multi store rank 1806;
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

mode top-talkers {
	cache-timeout "Configure time to cache the list of top talkers"
		<msec:1-3600000 "Timeout in milliseconds"> store rank 30;
	match "Configure a match criterion for the top talkers"
		<what:line "Class-map, destination, direction, flow-sampler, interface, nexthop-address, packet-range, protocol, source or tos">
		multi store rank 40 sort insertion;
	sort-by "Configure top talkers sort criterion" ( bytes "Sort top talkers by bytes" |
		  packets "Sort top talkers by packets" ) store rank 20;
	top "Configure number of top talkers" <count:1-200 "Number of top talkers"> store rank 10;
}

mode flow-exporter {
	description "Provide a description for this Flow Exporter" <text:line "Description text">
		store rank 5;
	destination "Export destination configuration" <host:word "Hostname or A.B.C.D">
		[ vrf "Optional VRF label" <vrf:word "VRF name"> ] store rank 10;
	dscp "Optional DSCP" <dscp:0-63 "DSCP value"> store rank 25;
	export-protocol "Export protocol version"
		( ipfix "IPFIX (Version 10)" | netflow-v5 "NetFlow version 5" |
		  netflow-v9 "NetFlow version 9" )
		store rank 40;
	option "Select an option for exporting"
		<kind:word key "Option: exporter-stats, interface-table, sampler-table, vrf-table or application-table">
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
	record "Specify Flow Record to use to define Cache" <name:word "Record name">
		[ <more:line "Name of the predefined record"> ] store rank 30;
	statistics "Collect statistics" packet "Collect size distribution or protocol statistics"
		( protocol "Collect protocol distribution statistics" key |
		  size "Collect size distribution statistics" key ) store rank 40;
}

mode flow-record {
	collect "Specify a non-key field"
		<field:line "Application, counter, flow, interface, ipv4, ipv6, routing, timestamp or transport field">
		multi store rank 20 sort insertion;
	description "Provide a description for this Flow Record" <text:line "Description text">
		store rank 5;
	match "Specify a key field"
		<field:line "Application, datalink, flow, interface, ipv4, ipv6, routing or transport field">
		multi store rank 10 sort insertion;
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
