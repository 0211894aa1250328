# NetFlow, the old and the flexible one. Kept and shown.

mode config {
	ip "Global IP configuration subcommands" {
		flow-aggregation "Configure flow aggregation" {
			cache "Cache" <kind:word key "Kind"> store rank 1806;
		}
		flow-cache "Configure netflow cache parameters" {
			entries "Specify the number of entries" <count:1024-2000000 "Entries">
				store rank 1804;
			timeout "Specify the flow timeouts"
				( active "Active" key <minutes:1-60 "Minutes"> |
				  inactive "Inactive" key <seconds:1-600 "Seconds"> )
				store rank 1804;
		}
		flow-capture "Capture values"
			( fragment-offset "Fragment offset" key | icmp "ICMP" key |
			  ip-id "IP id" key | mac-addresses "MAC addresses" key |
			  packet-length "Packet length" key | ttl "TTL" key | vlan-id "VLAN" key )
			store rank 1804;
		flow-export "Specify host/port to send flow statistics" {
			destination "Specify the Destination IP address"
				<address:ipv4 key "Destination IP address">
				<port:1-65535 key "UDP/SCTP port number">
				[ <how:line "VRF or protocol"> ] store rank 1807 sort insertion;
			interface-names "Interface names" store rank 1805;
			source "Specify the interface for source address" <interface:any-interface>
				store rank 1805;
			template "Template" <what:line "Options or rates"> multi store rank 1806;
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
	cache-timeout "Cache timeout" <msec:1-3600000 "Milliseconds"> store rank 30;
	match "Match" <what:line "What"> multi store rank 40 sort insertion;
	sort-by "Order" ( bytes "By octets" | packets "By packets" ) store rank 20;
	top "How many" <count:1-200 "Number"> store rank 10;
}

mode flow-exporter {
	description "Provide a description for this Flow Exporter" <text:line "Description">
		store rank 5;
	destination "Export destination configuration" <host:word "Hostname or A.B.C.D">
		[ vrf "VRF" <vrf:word "VRF name"> ] store rank 10;
	dscp "Optional DSCP" <dscp:0-63 "DSCP"> store rank 25;
	export-protocol "Export protocol version"
		( ipfix "IPFIX" | netflow-v5 "NetFlow version 5" | netflow-v9 "NetFlow version 9" )
		store rank 40;
	option "Select an option for exporting" <kind:word key "Kind">
		[ timeout "Timeout" <seconds:1-86400 "Seconds"> ] store rank 50 sort insertion;
	output-features "Send export packets via IOS output feature path" flag off store rank 22;
	source "Originating interface" <interface:any-interface> store rank 20;
	template "Flow Exporter template configuration" {
		data "Data" { timeout "Timeout" <seconds:1-86400 "Seconds"> store rank 45; }
	}
	transport "Transport protocol" { udp "UDP" <port:1-65536 "Port"> store rank 30; }
	ttl "Optional TTL or hop limit" <ttl:1-255 "TTL"> store rank 26;
}

mode flow-monitor {
	cache "Configure Flow Cache parameters"
		( entries "Entries" key <entries:16-1048576 "Number"> |
		  timeout "Timeout" key
		    ( active "Active" key | inactive "Inactive" key | update "Update" key |
		      synchronized "Synchronized" key ) <seconds:1-604800 "Seconds"> |
		  type "Type" key
		    ( immediate "Immediate" | normal "Normal" | permanent "Permanent" ) )
		store rank 20 sort insertion;
	description "Provide a description for this Flow Monitor" <text:line "Description">
		store rank 5;
	exporter "Add an Exporter to use to export records" <name:word key "Exporter name">
		store rank 10 sort insertion;
	record "Specify Flow Record to use to define Cache" <name:word "Record name">
		[ <more:line "Part of a predefined record"> ] store rank 30;
	statistics "Collect statistics" packet "Packets"
		( protocol "Protocol" key | size "Size" key ) store rank 40;
}

mode flow-record {
	collect "Specify a non-key field" <field:line "Field"> multi store rank 20 sort insertion;
	description "Provide a description for this Flow Record" <text:line "Description">
		store rank 5;
	match "Specify a key field" <field:line "Field"> multi store rank 10 sort insertion;
}

mode sampler {
	description "Description" <text:line "Description"> store rank 5;
	mode "Mode" ( deterministic "Deterministic" | random "Random" ) <sample:1-1 "Window">
		out-of "Out of" <window:2-32768 "Window"> store rank 10;
}

mode interface {
	ip "Interface Internet Protocol config commands" {
		flow "NetFlow related commands" {
			monitor "Apply a Flow Monitor" <name:word key "Monitor name">
				[ sampler "Sampler" <sampler:word "Name"> ]
				( input "Apply Flow Monitor on input traffic" key |
				  output "Apply Flow Monitor on output traffic" key )
				store rank 57 sort insertion;
		}
	}
}
