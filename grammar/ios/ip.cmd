# Switches of IP that are of no other part. Kept and shown.

mode config {
	ip "Global IP configuration subcommands" {
		access-list "Named access-list" {
			log-update "Control access list log updates"
				threshold "Set access list logging threshold"
				<count:0-2147483647 "Access list logging threshold (number of hits)">
				store rank 1895;
			logging "Control access list logging"
				( hash-generation "Hashes" key |
				  interval "Interval" key <msec:0-2147483647 "Milliseconds"> )
				store rank 1895;
		}
		accounting-list "Select hosts for which IP accounting information is kept"
			<address:ipv4 key "IP address"> <wildcard:wildcard "Wildcard bits">
			store rank 1704 sort insertion;
		accounting-threshold "Sets the maximum number of accounting entries"
			<count:0-4294967295 "Entries"> store rank 1704;
		arp "IP ARP global configuration" <what:line "What"> multi store rank 621;
		cef "Cisco Express Forwarding" {
			accounting "Enable CEF accounting"
				( load-balance-hash "Load balance hash" |
				  non-recursive "Non-recursive" | per-prefix "Per prefix" |
				  prefix-length "Prefix length" )* store rank 621;
			distributed "Distributed Cisco Express Forwarding" store rank 621;
			load-sharing "Load sharing" {
				algorithm "Algorithm"
					( include-ports "Include ports" | original "Original" |
					  tunnel "Tunnel" | universal "Universal" )
					[ <id:word "Fixed id"> ] store rank 621;
			}
		}
		forward-protocol "Controls forwarding of physical and directed IP broadcasts" {
			spanning-tree "Use transparent bridging to flood UDP broadcasts"
				store rank 1702;
			udp "Packets to a specific UDP port" [ <port:udp-port key> ]
				flag both store rank 1701 sort insertion;
		}
		options "Process IP options"
			( drop "Drop packets with IP options" | ignore "Ignore IP options" )
			store rank 608;
		reflexive-list "Reflexive access list" timeout "Timeout"
			<seconds:1-2147483 "Seconds"> store rank 1896;
		spd "Selective packet discard" <what:line "Mode and queues"> multi store rank 603;
	}
}
