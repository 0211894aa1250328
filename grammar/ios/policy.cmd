# Prefix lists, key chains, tracked objects, service-level probes.

fragment prefix_lengths
	[ ge "Minimum prefix length to be matched" <least:0-128 "Minimum prefix length"> |
	  le "Maximum prefix length to be matched" <most:0-128 "Maximum prefix length"> ]*;

mode config {
	ip "Global IP configuration subcommands" {
		prefix-list "Build a prefix list" <name:word key "Name of a prefix list">
			[ seq "sequence number of an entry" key
			    <sequence:1-4294967294 key "Sequence number"> ]
			( permit "Specify packets to forward" key |
			  deny "Specify packets to reject" key )
			    <prefix:prefix key "IP prefix <network>/<length>, e.g., 35.0.0.0/8">
			    $prefix_lengths
			as config_ip_prefix_list store rank 1950 sort key no-all;
		prefix-list "Build a prefix list" <name:word key "Name of a prefix list">
			description "Prefix-list specific description" key
			<text:line "Up to 80 characters describing this prefix-list">
			store rank 1950 sort key;
	}
	ipv6 "Global IPv6 configuration commands" {
		prefix-list "Build a prefix list" <name:word key "Name of a prefix list">
			[ seq "sequence number of an entry" key
			    <sequence:1-4294967294 key "Sequence number"> ]
			( permit "Specify packets to forward" key |
			  deny "Specify packets to reject" key )
			<prefix:ipv6-prefix key "IPv6 prefix"> $prefix_lengths
			as config_ipv6_prefix_list store rank 2085 sort key no-all;
		prefix-list "Build a prefix list" <name:word key "Name of a prefix list">
			description "Prefix-list specific description" key
			<text:line "Up to 80 characters describing this prefix-list">
			store rank 2085 sort key;
	}
	key "Key management" {
		chain "Key-chain management" <name:word key "Key-chain name"> enter key-chain
			store rank 745 sort key;
	}
}

mode key-chain {
	exit "Exit from key-chain configuration mode" session as config_exit;
	key "Configure a key" <number:0-2147483647 key "Key identifier"> enter key-chain-key
		store rank 10 sort key;
}

fragment key_span
	<start:time "Time to start">
	( <start_day:1-31 "Day of the month to start">
		<start_month:month "Month of the year to start"> |
	  <start_month:month "Month of the year to start">
	      <start_day:1-31 "Day of the month to start"> )
	<start_year:1993-2035 "Year to start">
	( infinite "Never expires" |
	  duration "Set key lifetime duration" <duration:1-2147483646 "Duration in seconds"> |
	  <stop:time "Time to stop">
	    ( <stop_day:1-31 "Day of the month to stop">
	        <stop_month:month "Month of the year to stop"> |
	      <stop_month:month "Month of the year to stop">
	          <stop_day:1-31 "Day of the month to stop"> )
	    <stop_year:1993-2035 "Year to stop"> );

mode key-chain-key {
	exit "Exit from key-chain key configuration mode" session as config_exit;
	key-string "Set key string"
		[ 0 "Specifies an UNENCRYPTED password will follow" silent |
		  7 "Specifies a HIDDEN password will follow" ]
		<secret:line "The UNENCRYPTED (cleartext) user password"> store rank 10;
	accept-lifetime "Set accept lifetime of key" [ local "Specify time in local timezone" ]
		$key_span
		store rank 20;
	send-lifetime "Set send lifetime of key" [ local "Specify time in local timezone" ]
		$key_span
		store rank 21;
	cryptographic-algorithm "Set cryptographic authentication algorithm"
		( hmac-sha-1 "HMAC-SHA-1 authentication algorithm" |
		  hmac-sha-256 "HMAC-SHA-256 authentication algorithm" |
		  hmac-sha-384 "HMAC-SHA-384 authentication algorithm" |
		  hmac-sha-512 "HMAC-SHA-512 authentication algorithm" |
		  md5 "MD5 authentication algorithm" ) store rank 22;
}

fragment sla_source
	[ source-ip "Source Address"
	    ( <source:ipv4 "Source IP address"> | <source6:ipv6 "Source IPv6 address"> ) |
	  source-interface "Source Interface (ingress icmp packet interface)"
	    <interface:any-interface> ];

fragment sla_schedule
	[ life "Length of time to execute in seconds"
	    ( <life:0-2147483647 "Life seconds (default 3600)"> |
	      forever "continue running forever" ) |
	  start-time "When to start this entry"
	    ( now "Start now" | pending "Start pending" |
	      after "Start after a certain amount of time from now"
	          <after:time "Time to wait (hh:mm:ss)"> |
	      <start:time "Start time (hh:mm:ss)"> [ <month:month "Month of the year">
	        <day:1-31 "Day of the month"> ] ) |
	  ageout "How long to keep this Entry when inactive"
	    <ageout:0-2073600 "Ageout seconds (default 0 never ageout)"> |
	  recurring "Probe to be scheduled automatically every day" ]*;

mode config {
	ip "Global IP configuration subcommands" {
		sla "IP Service Level Agreement" {
			auto "IP SLAs Auto Configuration" {
				discovery "Auto discovery of IP SLAs endpoints"
					flag off store rank 1959;
			}
			responder "Enable IP SLAs Responder" flag off store rank 1959.5;
			schedule "IP SLAs Entry Scheduling" <number:1-2147483647 key "Entry number">
				$sla_schedule as config_ip_sla_schedule store rank 1960 sort key;
			reaction-configuration "IP SLAs Reaction-Configuration"
				<number:1-2147483647 key "Entry Number">
				react "Specify a monitored element for reaction"
				( connectionLoss "Connection Loss Reaction" key |
				  icpif "ICPIF Reaction" key |
				  jitterAvg "Jitter Average Reaction" key |
				  jitterDSAvg "Destination to Source Average Jitter Reaction" key |
				  jitterSDAvg "Source to Destination Average Jitter Reaction" key |
				  maxOfNegativeDS "Max of Negative jitter DS reaction" key |
				  maxOfNegativeSD "Max of Negative jitter SD reaction" key |
				  maxOfPositiveDS "Max of Positive jitter DS reaction" key |
				  maxOfPositiveSD "Max of Positive jitter SD reaction" key |
				  mos "MOS Reaction" key |
				  packetLateArrival "Late Packet Arrival Reaction" key |
				  packetLossDS "Destination to Source Packet Loss Reaction" key |
				  packetLossSD "Source to Destination Packet Loss Reaction" key |
				  packetMIA "Packet MIA Reaction" key |
				  packetOutOfSequence "Packet Out Of Sequence Reaction" key |
				  rtt "RTT Reaction" key |
				  timeout "Timeout Reaction" key |
				  verifyError "Error Verification Reaction" key )
				[ threshold-value "Specify threshold value for Reaction"
				    <upper:0-60000 "Upper threshold value">
				        <lower:0-60000 "Lower threshold value"> |
				  threshold-type "Type of Threshold used to determine reactions"
				    ( average "Use Average value for Reaction"
					[ <average:1-16 "Number of probes to average"> ] |
				      consecutive "Use Consecutive occurrences for Reaction"
					[ <consecutive:1-16 "Number of consecutive occurrences"> ] |
				      immediate "React immediately on threshold violation" |
				      never "Never react" |
				      xOfy "Use X of Y occurrences for Reaction"
					[ <x:1-16 "X value of X of Y">
						<y:1-16 "Y value of X of Y"> ] ) |
				  action-type "Specify type of action for Reaction Config"
				    ( none "Take no action" |
				        trapAndTrigger "Send SNMP trap and trigger" |
				      trapOnly "Send SNMP trap" |
				          triggerOnly "Trigger another operation" ) ]*
				store rank 1962 sort key;
			logging "Configure logging" traps "Enable SNMP Traps" store rank 1958;
			enable "Enable Event Notifications"
				reaction-alerts "Enable event notifications" store rank 1958.5;
			<number:1-2147483647 "Entry Number" key> as config_ip_sla enter ip-sla
				store rank 1960 sort key;
			monitor "IP Service Level Agreement Monitor"
				<number:1-2147483647 key "Entry number"> enter ip-sla-monitor
				store rank 1963 sort key;
			monitor "IP Service Level Agreement Monitor" schedule "Entry Scheduling"
				<number:1-2147483647 key "Entry number"> $sla_schedule
				as config_ip_sla_monitor_schedule store rank 1963 sort key;
			monitor "IP Service Level Agreement Monitor" responder "Enable Responder"
				store rank 1965;
		}
	}
	track "Object tracking configuration commands" <number:1-1000 key "Tracked object">
		[ interface "Select an interface to track" <interface:any-interface>
		    ( line-protocol "Track interface line-protocol" |
		      ip "IP protocol" routing "Track interface IP routing capability" |
		      ipv6 "IPv6 protocol" routing "Track interface IPv6 routing capability" ) |
		  ip "IP protocol"
		    ( route "IP route" <prefix:ipv4 "IP prefix"> <mask:mask "IP prefix mask">
		        ( reachability "Reachability" |
		          metric "Metric threshold" threshold "Metric threshold" ) |
		      sla "IP Service Level Agreement" <sla:1-2147483647 "Entry number">
		        [ reachability "Reachability" | state "Return code state" ] ) |
		  rtr "Response Time Reporter (RTR) entry" <rtr:1-2147483647 "Entry number">
		    [ reachability "Reachability" | state "Return code state" ] |
		  list "Group objects in a list"
		    ( boolean "Boolean list"
		        ( and "Boolean AND operation" | or "Boolean OR operation" ) |
		      threshold "Threshold list"
		        ( percentage "Percentage threshold" | weight "Weight threshold" ) ) |
		  stub-object "Stub tracking object" ] as config_track enter track
		store rank 1030 sort key;
}

mode ip-sla {
	exit "Exit Operation Configuration" session as config_exit;
	icmp-echo "ICMP Echo Operation"
		( <target:ipv4 "Destination IP address"> |
		  <target6:ipv6 "Destination IPv6 address"> | <host:word "Hostname"> ) $sla_source
		as ip_sla_icmp_echo enter ip-sla-echo store rank 10;
	icmp-jitter "ICMP Jitter Operation" <target:ipv4 "Destination IP address"> $sla_source
		as ip_sla_icmp_jitter enter ip-sla-echo store rank 10;
	udp-jitter "UDP Jitter Operation" <target:ipv4 "Destination IP address">
		<port:1-65535 "Port Number">
		[ source-port "Source Port" <source_port:1-65535 "Port Number"> |
		  num-packets "Number of packets"
		    <packets:1-60000 "Number of Packets to be transmitted"> |
		  interval "Inter Packet Interval"
		    <interval:4-60000 "Inter Packet Interval in milliseconds"> | codec "codec type"
		    <codec:word "g711alaw, g711ulaw or g729a"> ]*
		$sla_source as ip_sla_udp_jitter enter ip-sla-echo store rank 10;
	udp-echo "UDP Echo Operation" <target:ipv4 "Destination IP address">
		<port:1-65535 "Port Number"> $sla_source as ip_sla_udp_echo enter ip-sla-echo
		store rank 10;
	tcp-connect "TCP Connect Operation" <target:ipv4 "Destination IP address">
		<port:1-65535 "Port Number"> $sla_source
		[ control "Enable or disable control packets"
		    ( enable "Enable control packets exchange (default)" |
		      disable "Disable control packets exchange" ) ] as ip_sla_tcp_connect
		enter ip-sla-echo store rank 10;
	http "HTTP Operation" get "HTTP Get Operation" [ url "URL String" ]
		<url:word "URL String to be fetched"> as ip_sla_http
		enter ip-sla-echo store rank 10;
	dns "DNS Query Operation" <name:word "Hostname or IP address to be resolved">
		name-server "IP address of Name Server" <server:ipv4 "IP address of Name Server">
		as ip_sla_dns enter ip-sla-echo store rank 10;
	path-echo "Path Discovered ICMP Echo Operation" <target:ipv4 "Destination IP address">
		$sla_source as ip_sla_path_echo enter ip-sla-echo store rank 10;
}

mode ip-sla-echo {
	exit "Exit operation configuration" session as config_exit;
	owner "Owner of Entry" <text:line "Owner string"> store rank 10;
	tag "User defined tag" <text:line "User defined tag"> store rank 11;
	request-data-size "Request data size" <bytes:0-16384 "Number of bytes in payload">
		store rank 12;
	tos "Type Of Service" <tos:0-255 "Type of Service value"> store rank 13;
	verify-data "Verify data" flag off store rank 14;
	vrf "Configure IP SLAs for a VPN Routing/Forwarding instance" <vrf:word "VRF name">
		store rank 15;
	threshold "Operation threshold in milliseconds"
		<milliseconds:0-60000 "Millisecond threshold value"> store rank 16;
	timeout "Timeout of an operation" <milliseconds:0-604800000 "Millisecond timeout value">
		store rank 17;
	frequency "Frequency of an operation" <seconds:1-604800 "Frequency in seconds (default 60)">
		store rank 18;
	history "History and Distribution Data"
		( buckets-kept "Maximum number of history buckets to collect" key
		    <kept:1-60 "Number of history buckets"> |
		  distributions-of-statistics-kept "Maximum number of statistics distribution buckets to capture" key
		    <distributions:1-20 "Number of statistics distributions"> |
		  enhanced "Enable enhanced history collection" key
		    interval "Interval of the enhanced history"
		        <interval:1-3600 "Interval in seconds">
		    buckets "Maximum number of enhanced history buckets"
		        <buckets:1-100 "Number of buckets"> |
		  filter "Add operation to History when..." key
		    ( all "Add all history entries" | failures "Add failures only" |
		      none "Add no history entries" |
		          overThreshold "Add operations over threshold" ) |
		  hours-of-statistics-kept "Maximum number of statistics hour groups to capture" key
		    <hours:0-25 "Number of hour groups"> |
		  lives-kept "Maximum number of history lives to collect" key
		      <lives:0-2 "Number of lives"> |
		  statistics-distribution-interval "Statistics distribution interval size" key
		    <width:1-100 "Interval in milliseconds"> )
		store rank 19;
}

mode ip-sla-monitor {
	exit "Exit operation configuration" session as config_exit;
	type "Type of entry"
		( echo "Echo Operation" protocol "Protocol to be used"
		    ( ipIcmpEcho "Use IP/ICMP Echo" alias ipicmpecho )
		    <target:ipv4 "Destination IP address">
		    [ source-interface "Source Interface" <interface:any-interface> |
		      source-ipaddr "Source Address" <source:ipv4 "Source IP address"> ] |
		  jitter "UDP Jitter Operation" dest-ipaddr "Destination address"
		    <jitter:ipv4 "Destination IP address"> dest-port "Destination port"
		    <port:1-65535 "Port Number"> ) as ip_sla_monitor_type store rank 10;
	threshold "Operation threshold in milliseconds"
		<milliseconds:0-60000 "Millisecond threshold value"> store rank 16;
	timeout "Timeout of an operation" <milliseconds:0-604800000 "Millisecond timeout value">
		store rank 17;
	frequency "Frequency of an operation" <seconds:1-604800 "Frequency in seconds (default 60)">
		store rank 18;
	tag "User defined tag" <text:line "User defined tag"> store rank 11;
}

mode track {
	exit "Exit from tracking configuration mode" session as config_exit;
	carrier-delay "Enable carrier delay for tracking" flag off store rank 5;
	delay "Tracking delay"
		( down "Delay down change notification" <down:0-180 "Delay value in seconds"> |
		  up "Delay up change notification" <up:0-180 "Delay value in seconds"> )*
		as track_delay store rank 10;
	object "Tracked object" <number:1-1000 key "Tracked object">
		[ not "Negate state of object" |
		  weight "Assign a weight to this object in the threshold list"
		    <weight:1-255 "Weight of the object"> ] store rank 20 sort key;
	threshold "Tracking threshold"
		( metric "Metric threshold" | percentage "Percentage threshold" |
		  weight "Weight threshold" )
		( down "Down threshold" <down:0-255 "Value at or below which the state is down"> |
		  up "Up threshold" <up:0-255 "Value at or above which the state is up"> )*
		as track_threshold store rank 30;
	default-state "Default state of the object" ( up "Default state is up" |
		  down "Default state is down" ) as track_default_state
		store rank 31;
	ip "IP protocol" {
		vrf "Specify VRF of the tracked route"
			<vrf:word "VPN Routing/Forwarding instance name"> store rank 5;
	}
}
