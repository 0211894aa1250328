# Switches of IP that are of no other part. Kept and shown.

mode config {
	ip "Global IP configuration subcommands" {
		access-list "Named access-list" {
			log-update "Control access list log updates"
				threshold "Set access list logging threshold"
				<count:0-2147483647 "Access list logging threshold (number of hits)">
				store rank 1895;
			logging "Control access list logging"
				( hash-generation "Enable hash value generation for syslog messages" key |
				  interval "Set access list logging interval" key
				    <msec:0-2147483647 "Access list logging interval (milliseconds)"> )
				store rank 1895;
		}
		accounting-list "Select hosts for which IP accounting information is kept"
			<address:ipv4 key "IP address"> <wildcard:wildcard "Wildcard bits">
			store rank 1704 sort insertion;
		accounting-threshold "Sets the maximum number of accounting entries"
			<count:0-4294967295 "Accounting threshold (number of entries)">
			store rank 1704;
		arp "IP ARP global configuration"
			( gratuitous "Gratuitous ARP control" key
			    ( local "Accept local gratuitous arps only" |
			        none "Reject gratuitous arps" ) |
			  incomplete "Incomplete ARP entries" key
			    ( enable "Enable the limit of incomplete entries" key |
			      entries "Maximum number of incomplete entries" key
				<entries:1-2147483647 "Number of entries"> ) |
			  inspection "Arp Inspection configuration" key
			    ( filter "Specify ARP acl to be applied" key
			        <filter:word key "Name of the ARP acl">
				vlan "Vlans on which to apply the acl" field filter_vlan
					<filtered:word "vlan range, example: 1,3-5,7,9-11"> |
			      log-buffer "Log Buffer Configuration" key
				( entries "Number of entries for log buffer" key field log_entries
				    <log:0-1024 "Number of entries for log buffer"> |
				  logs "Logging rate" key <logs:0-1024 "Number of logs">
				    interval "Interval of the logs"
				        <interval:0-86400 "Interval in seconds"> ) |
			      validate "Validate addresses" key
				( src-mac "Validate source MAC address" |
					dst-mac "Validate destination MAC address" |
				  ip "Validate IP address" )* |
			      vlan "Enable/Disable ARP Inspection on vlans" key
				<vlans:word key "vlan range, example: 1,3-5,7,9-11"> ) |
			  proxy "Proxy ARP" key disable "Disable proxy ARP" |
			  queue "Queue of packets that wait for ARP" key
			      <queue:512-2147483647 "Number of packets"> ) store rank 621;
		cef "Cisco Express Forwarding" {
			accounting "Enable CEF accounting"
				( load-balance-hash "Enable load balance hash bucket counters" |
				  non-recursive "Enable non recursive accounting" |
				  per-prefix "Enable per prefix accounting" |
				  prefix-length "Enable prefix length accounting" )* store rank 621;
			distributed "Distributed Cisco Express Forwarding" store rank 621;
			load-sharing "Load sharing" {
				algorithm "Per-destination load sharing algorithm selection"
					( include-ports "Algorithm that includes layer 4 ports" |
					  original "Original algorithm" |
					  tunnel "Algorithm for use in tunnel only environments" |
					  universal "Algorithm for use in most environments" )
					[ <id:word "Fixed ID, in hexadecimal"> ] store rank 621;
			}
		}
		forward-protocol "Controls forwarding of physical and directed IP broadcasts" {
			spanning-tree "Use transparent bridging to flood UDP broadcasts"
				store rank 1702;
			udp "Packets to a specific UDP port" [ <port:udp-port key "Port number"> ]
				flag both store rank 1701 sort insertion;
		}
		options "Process IP options"
			( drop "Drop packets with IP options" | ignore "Ignore IP options" )
			store rank 608;
		reflexive-list "Reflexive access list" timeout "Reflexive access list timeout"
			<seconds:1-2147483 "Timeout in seconds"> store rank 1896;
		spd "Selective Packet Discard"
			( mode "mode of operation" key aggressive "aggressive drop mode" |
			  queue "queue" key
			    ( max-threshold "IP SPD queue maximum" key |
			        min-threshold "IP SPD queue minimum" key )
			    <packets:0-65535 "number of packets"> ) store rank 603;
	}
}
