# Quality of service: classes of packets and what is done with them. Kept and shown, nothing is shaped.

fragment qos-dscp ( <dscp:dscp> )*8 marks;
fragment qos-precedence ( <precedence:precedence> )*8 marks;
fragment qos-action
	( drop "drop packet" | transmit "transmit packet" |
	  set-clp-transmit "set atm clp and send it" |
	  set-cos-transmit "rewrite packet cos and send it" <cos:0-7 "new cos"> |
	  set-dscp-transmit "set dscp and send it" <dscp:dscp> |
	  set-prec-transmit "rewrite packet precedence and send it" <precedence:precedence> |
	  set-qos-transmit "set qos-group and send it" <group:0-1023 "new qos-group"> );

mode config {
	class-map "Configure Class Map"
		[ match-all "Logical-AND all matching statements under this classmap" |
		  match-any "Logical-OR all matching statements under this classmap" ]
		<name:word key "class-map name"> enter class-map store rank 1076 sort insertion;
	class-map "Configure Class Map" type "type of the class-map" key
		inspect "Configure CBAC Class Map" key
		[ match-all "Logical-AND all matching statements under this classmap" |
		  match-any "Logical-OR all matching statements under this classmap" ]
		<name:word key "class-map name"> as config_class_map_inspect enter class-map-inspect
		store rank 1076 sort insertion;
	policy-map "Configure Policy Map" <name:word key "policy-map name"> enter policy-map
		store rank 1078 sort insertion;
	policy-map "Configure Policy Map" type "type of the policy-map" key
		inspect "Configure CBAC Policy Map" key <name:word key "policy-map name">
		as config_policy_map_inspect enter policy-map-inspect
		store rank 1078 sort insertion;
}

fragment nbar_attribute
	[ app "Match application" <application:word "Application name"> |
	  audio "Match voice packets" |
	  c-header-field "Match HTTP client header field"
	      <client_header:quoted "Enter a string as the match criterion"> |
	  file-transfer "Match file transfer stream"
	      <transfer:quoted "Enter a string as the match criterion"> |
	  host "Match Host" <host:quoted "Enter a string as the match criterion"> |
	  ica-tag "Match ICA tag" <tag:0-3 "ICA priority tag"> |
	  mime "Match MIME" <mime:quoted "Enter a string as the match criterion"> |
	  payload-type "Match an explicit PT"
	      <payload:line "Enter a string as the match criterion"> |
	  s-header-field "Match HTTP server header field"
	      <server_header:quoted "Enter a string as the match criterion"> |
	  server "Match Server" <server:quoted "Enter a string as the match criterion"> |
	  url "Match URL" <url:quoted "Enter a string as the match criterion"> |
	  video "Match video packets" ];

mode class-map {
	description "Class-Map description" <text:line "Class-Map description"> store rank 5;
	match "classification criteria" {
		access-group "Access group"
			( name "Named Access List" <list:word key "Access List name"> |
			  <number:1-2799 key "Access list index"> ) store rank 10 sort insertion;
		any "Any packets" store rank 10 sort insertion;
		class-map "Class map" <name:word key "class-map name"> store rank 10 sort insertion;
		cos "IEEE 802.1Q/ISL class of service/user priority values"
			( <value:0-7 "Enter up to 4 class-of-service values separated by white-spaces"> )*4 values
			multi store rank 10 sort insertion;
		destination-address "Destination address" {
			mac "MAC address" <mac:mac key "MAC address"> store rank 10 sort insertion;
		}
		discard-class "Discard behavior identifier" <class:0-7 key "Discard class value">
			store rank 10 sort insertion;
		dscp "Match DSCP in IP(v4) and IPv6 packets" $qos-dscp
			multi store rank 10 sort insertion;
		fr-de "Match on Frame-relay DE bit" store rank 10 sort insertion;
		input-interface "Select an input interface to match" <interface:any-interface key>
			store rank 10 sort insertion;
		ip "IP specific values" {
			dscp "Match IP DSCP (DiffServ CodePoints)" $qos-dscp
				multi store rank 10 sort insertion;
			precedence "Match IP precedence" $qos-precedence
				multi store rank 10 sort insertion;
			rtp "Match RTP port nos"
				<low:2000-65535 key "Lower bound of UDP destination port">
				<range:0-16383 key "Range of UDP ports">
				store rank 10 sort insertion;
		}
		mpls "Multi Protocol Label Switching specific values" {
			experimental "Match MPLS experimental" {
				topmost "Match MPLS experimental value on topmost label"
					( <value:0-7 "Enter up to 8 experimental values separated by white-spaces"> )*8 values
					multi store rank 10 sort insertion;
			}
		}
		not "Negate this match result" {
			access-group "Access group"
				( name "Named Access List" <list:word key "Access List name"> |
				  <number:1-2799 key "Access list index"> )
				store rank 10 sort insertion;
			dscp "Match DSCP in IP(v4) and IPv6 packets" $qos-dscp
				multi store rank 10 sort insertion;
			protocol "Protocol" <name:application key> $nbar_attribute
				store rank 10 sort insertion;
		}
		packet "Layer 3 Packet length" {
			length "Layer 3 Packet length"
				( max "Maximum Packet Length" <max:1-2000 "Maximum Packet Length"> |
				  min "Minimum Packet Length"
				    <min:1-2000 "Minimum Packet Length"> )*
				multi store rank 10 sort insertion;
		}
		precedence "Match Precedence in IP(v4) and IPv6 packets" $qos-precedence
			multi store rank 10 sort insertion;
		protocol "Protocol" <name:application key> $nbar_attribute
			store rank 10 sort insertion;
		qos-group "Qos-group" <group:0-1023 key "Qos Group value">
			store rank 10 sort insertion;
		source-address "Source address" {
			mac "MAC address" <mac:mac key "MAC address"> store rank 10 sort insertion;
		}
		vlan "VLANs to match" ( <vlan:1-4094 "VLAN id"> )*8 vlans
			multi store rank 10 sort insertion;
	}
}

mode class-map-inspect {
	description "Class-Map description" <text:line "Class-Map description"> store rank 5;
	match "Classification criteria" {
		access-group "Access group"
			( name "Named Access List" <list:word key "Access List name"> |
			  <number:1-2799 key "Access list index"> ) store rank 10 sort insertion;
		class-map "Class map" <name:word key "class-map name"> store rank 10 sort insertion;
		protocol "Protocol" <name:inspected key> store rank 10 sort insertion;
		user-group "User group" <name:word key "User group name">
			store rank 10 sort insertion;
	}
}

mode policy-map {
	class "policy criteria" <name:word key "class-map name"> enter policy-map-class
		store rank 20 sort insertion;
	description "Policy-Map description" <text:line "Policy-Map description"> store rank 10;
}

mode policy-map-inspect {
	class "policy criteria" type "type of the class-map" inspect "Configure CBAC Class Map"
		<name:word key "class-map name"> as policy_map_inspect_class
		enter policy-inspect-class store rank 20 sort insertion;
	class "policy criteria"
		class-default "System default class matching otherwise unclassified packets" key
		as policy_map_inspect_class_default enter policy-inspect-class store rank 30;
	description "Policy-Map description" <text:line "Policy-Map description"> store rank 10;
}

mode policy-inspect-class {
	drop "Drop the packet" [ log "Log dropped packets" ] store rank 20;
	inspect "Context-based Access Control Engine"
		[ <parameters:word "Parameter-map (inspect) name"> ] store rank 10;
	pass "Pass the packet" [ log "Log the packet" ] store rank 15;
	police "Police" rate "Specify Police Rate" <rate:8000-2000000000 "Bits per second">
		[ burst "Specify 'burst' parameter" <burst:1000-512000000 "Burst bytes"> ]
		store rank 30;
	service-policy "Deep Packet Inspection Engine" <protocol:word key "Application protocol">
		<name:word "Policy-map name"> store rank 40;
}

mode policy-map-class {
	bandwidth "Bandwidth"
		( <kilobits:1-100000000 "Kilo Bits per second"> |
		  percent "% of total Bandwidth" <percent:1-100 "Percentage"> |
		  remaining "% of the remaining bandwidth"
		    ( percent "% of the remaining bandwidth" field remaining_percent
		        <share:1-100 "Percentage"> |
		      ratio "ratio for sharing excess bandwidth" <ratio:1-65536 "Ratio"> ) )
		store rank 20;
	compression "Activate Compression"
		[ header "configure header compression" ip "configure RTP/TCP header compression"
		    [ rtp "configure RTP header compression" |
		      tcp "configure TCP header compression" ] ] store rank 60;
	drop "Drop all packets" flag off store rank 70;
	fair-queue "Enable Flow-based Fair Queuing in this Class"
		[ <queues:16-4096 "Number Dynamic Conversation Queues"> ] store rank 35;
	police "Police" [ cir "Committed information rate" silent ]
		<rate:8000-2000000000 "Bits per second">
		[ [ bc "Conform burst" ] <burst:1000-512000000 "Burst bytes">
		    [ [ be "Excess burst" ] <excess:1000-512000000 "Burst bytes"> ] ]
		conform-action "action when rate is less than conform burst" $qos-action(conform)
		[ exceed-action "action when rate is within conform and conform + exceed burst"
		    prints-as ' exceed-action' $qos-action(exceed)
		    [ violate-action "action when rate is greater than conform + exceed burst"
		        prints-as ' violate-action'
		        $qos-action(violate) ] ] as policy_map_class_police store rank 50;
	police "Police" [ cir "Committed information rate" ]
		<rate:8000-2000000000 "Bits per second">
		[ [ bc "Conform burst" ] <burst:1000-512000000 "Burst bytes">
		    [ [ be "Excess burst" ] <excess:1000-512000000 "Burst bytes"> ] ]
		as policy_map_class_police_block same-as policy_map_class_police
		enter policy-map-police store rank 50;
	police "Police" cir "Committed information rate"
		percent "% of interface bandwidth for committed information rate"
		<percent:1-100 "Percentage"> as policy_map_class_police_percent
		same-as policy_map_class_police enter policy-map-police store rank 50;
	priority "Strict Scheduling Priority for this Class"
		[ <kilobits:1-100000000 "Kilo Bits per second">
		    [ <burst:18-2000000 "Burst in bytes"> ] |
		  percent "% of total bandwidth" <percent:1-100 "Percentage"> |
		  level "Multi-Level Priority Queue" <level:1-2 "level-number"> ] store rank 10;
	queue-limit "Queue Max Threshold for Tail Drop" <length:1-8192000 "in packets">
		[ packets "in packets" | bytes "in bytes" | ms "in milliseconds" ] store rank 36;
	random-detect "Enable Random Early Detection as drop policy" store rank 40;
	random-detect "Enable Random Early Detection as drop policy" {
		dscp "parameters for each dscp value" <dscp:dscp key>
			<min:1-4294967295 "minimum threshold">
			<max:1-4294967295 "maximum threshold">
			[ <mark:1-65535 "mark probability denominator"> ] store rank 42;
		dscp-based "Enable dscp-based WRED as drop policy" store rank 41;
		ecn "explicit congestion notification" flag off store rank 43;
		prec-based "Enable precedence-based WRED as drop policy" store rank 41;
		precedence "parameters for each precedence value" <precedence:precedence key>
			<min:1-4294967295 "minimum threshold">
			<max:1-4294967295 "maximum threshold">
			[ <mark:1-65535 "mark probability denominator"> ] store rank 42;
	}
	service-policy "Configure QoS Service Policy" <name:word "policy-map name"> store rank 90;
	set "Set QoS values" {
		cos "Set IEEE 802.1Q/ISL class of service/user priority" <cos:0-7 "cos value">
			store rank 55;
		discard-class "Discard behavior identifier" <class:0-7 "Discard class value">
			store rank 55;
		dscp "Set DSCP in IP(v4) and IPv6 packets" <dscp:dscp> store rank 55;
		ip "Set IP specific values" {
			dscp "Set IP DSCP (DiffServ CodePoint)" <dscp:dscp> store rank 55;
			precedence "Set IP precedence" <precedence:precedence> store rank 55;
		}
		mpls "Set MPLS specific values" {
			experimental "Set Experimental value"
				( imposition "Set Experimental value at tag imposition" key |
				  topmost "Set Experimental value on topmost label" key )
				<value:0-7 "Experimental value"> store rank 55;
		}
		precedence "Set precedence in IP(v4) and IPv6 packets" <precedence:precedence>
			store rank 55;
		qos-group "Set QoS Group" <group:0-1023 "Qos Group value"> store rank 55;
	}
	shape "Traffic Shaping"
		( adaptive "Enable Traffic Shaping adaptation to BECN" key
		    <lower:8000-1000000000 "Lower bound Bits Per Second"> |
		  average "configure token bucket: CIR (bps) [Bc (bits) [Be (bits)]], send out Bc only per interval" key
		    ( <rate:8000-10000000000 "Target Bit Rate"> |
		      percent "% of interface bandwidth for Committed information rate"
		        <percent:1-100 "Percentage"> )
		    [ <burst:32-800000000 "bits per interval, sustained">
		        [ <excess:0-800000000 "bits per interval, excess"> ] ] |
		  peak "configure token bucket: CIR (bps) [Bc (bits) [Be (bits)]], send out Bc+Be per interval" key
		    ( <rate:8000-10000000000 "Target Bit Rate"> |
		      percent "% of interface bandwidth for Committed information rate"
		        <percent:1-100 "Percentage"> )
		    [ <burst:32-800000000 "bits per interval, sustained">
		        [ <excess:0-800000000 "bits per interval, excess"> ] ] ) store rank 30;
}

mode policy-map-police {
	conform-action "action when rate is less than conform burst" $qos-action store rank 10;
	exceed-action "action when rate is within conform and conform + exceed burst" $qos-action
		store rank 20;
	violate-action "action when rate is greater than conform + exceed burst" $qos-action
		store rank 30;
}

mode interface {
	service-policy "Configure QoS Service Policy"
		( input "Assign policy-map to the input of an interface" key |
		  output "Assign policy-map to the output of an interface" key )
		<name:word "policy-map name"> store rank 198 sort insertion;
	max-reserved-bandwidth "Maximum Reservable Bandwidth on an Interface"
		<percent:1-100 "Max. reservable bandwidth as % of interface bandwidth">
		store rank 139;
	tx-ring-limit "Configure PA level transmit ring limit"
		<count:1-32767 "Maximum number of packets"> store rank 139;
	random-detect "Enable Weighted Random Early Detection (WRED) on an Interface"
		store rank 139;
	traffic-shape "Enable Traffic Shaping on an Interface or Sub-Interface" {
		rate "configure token bucket: CIR (bps) [Bc (bits) [Be (bits)]], send out Bc only per interval"
			<rate:8000-1000000000 "Target Bit Rate">
			[ <burst:0-100000000 "bits per interval, sustained">
			    [ <excess:0-100000000 "bits per interval, excess in first interval"> ] ]
			store rank 139;
	}
}

mode interface {
	ip "Interface Internet Protocol config commands" {
		nbar "Network-Based Application Recognition" {
			protocol-discovery "Enable protocol discovery" store rank 68;
		}
	}
}
