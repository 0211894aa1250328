# Firewalls: zones, inspection, lists of addresses and times. Kept and shown, nothing is inspected.

fragment admission
	[ absolute-timer "Maximum time of a session" <absolute:1-35791 "Time in minutes"> |
	  inactivity-time "Time after which an idle session ends" alias inactivity-timer
	      <idle:1-35791 "Time in minutes"> |
	  list "Specify an access list" <list:acl "Access list"> ]*;

mode config {
	zone "FW with zoning" {
		security "Zone FW with security" <name:word key "Name of security zone"> enter zone
			store rank 1081 sort insertion;
	}
	zone-pair "Zone pair command" {
		security "Zone-pair security" <name:word key "Name of zone-pair">
			source "Source zone" <source:word "Name of source zone">
			destination "Destination zone" <destination:word "Name of destination zone">
			as config_zone_pair_security enter zone-pair store rank 1082 sort insertion;
	}
	parameter-map "parameter map" {
		type "type of the parameter-map" {
			inspect "inspect type parameter-map"
				<name:word key "Name of the parameter-map"> enter parameter-map
				store rank 704 sort insertion;
			ooo "TCP out-of-order parameter-map of type Global" {
				global "Out-of-Order Parameter Map" enter parameter-map
					store rank 704;
			}
			regex "regex type parameter-map" <name:word key "Name of the parameter-map">
				enter parameter-map store rank 704 sort insertion;
			urlfpolicy "Parameter maps for urlfilter policy"
				( local "Parameter map of local URL filtering" key |
				  n2h2 "Parameter map of N2H2 servers" key |
				  trend "Parameter map of Trend servers" key |
				  websense "Parameter map of Websense servers" key )
				<name:word key "Name of the parameter-map"> enter parameter-map
				store rank 704 sort insertion;
		}
	}
	object-group "Configure Object Group" {
		network "network group" <name:word key "object-group name"> enter object-network
			store rank 1074 sort insertion;
		service "service group" <name:word key "object-group name"> enter object-service
			store rank 1074 sort insertion;
	}
	time-range "Define time range entries" <name:word key "Time range name"> enter time-range
		store rank 2405 sort insertion;
	ip "Global IP configuration subcommands" {
		admission "Network admission control" {
			max-login-attempts "Max failed login attempts per user"
				<count:1-2147483647 "Number of attempts"> store rank 642;
			max-nodata-conns "Max number of sessions in INIT state"
				<count:1-1000 "Number of sessions"> store rank 642;
			name "Specify an Network Admission Rule"
				<name:word key "Name of Network Admission Rule">
				( consent "Consent web page" |
				  eapoudp "EAPoUDP posture validation"
				      [ bypass "Bypass EAPoUDP communication" ] |
				  proxy "Authentication Proxy"
				    ( ftp "FTP Protocol" | http "HTTP Protocol" |
				      telnet "Telnet Protocol" ) )
				$admission as config_ip_admission_name
				store rank 643 sort insertion;
		}
		auth-proxy "Authentication Proxy" {
			auth-proxy-banner "Authentication Proxy Banner"
				( ftp "FTP Authentication Proxy" key |
				  http "HTTP Authentication Proxy" key |
				  telnet "Telnet Authentication Proxy" key )
				store rank 641;
			max-nodata-conns "Max number of sessions in INIT state"
				<count:1-1000 "Number of sessions"> store rank 641;
			max-login-attempts "Max failed login attempts per user"
				<count:1-2147483647 "Number of attempts"> store rank 641;
			name "Specify an Authentication Proxy Rule"
				<name:word key "Name of Auth-Proxy Rule">
				( ftp "FTP Protocol" key | http "HTTP Protocol" key |
				  telnet "Telnet Protocol" key )
				$admission as config_ip_auth_proxy_name
				store rank 641 sort insertion;
		}
		inspect "Context-based Access Control Engine" {
			alert-off "Disable alert" flag off store rank 645;
			audit-trail "Enable the logging of session information (addresses and bytes)"
				flag off store rank 645;
			dns-timeout "Specify timeout for DNS"
				<seconds:1-2147483 "Timeout in seconds"> store rank 645;
			hashtable-size "Specify size of hashtable"
				<size:1024-8192 "Number of buckets"> store rank 645;
			log "Inspect packet logging" {
				drop-pkt "Log dropped packets" flag off store rank 645;
			}
			max-incomplete "Specify maximum number of incomplete connections before clamping"
				( high "Specify high-watermark for clamping" key
				    <high:1-2147483647 "Number of connections"> |
				  low "Specify low-watermark for clamping" key
				    <low:1-2147483647 "Number of connections"> ) store rank 645;
			name "Specify an inspection rule"
				<name:word key "Name of inspection defined">
				<protocol:inspected key>
				[ alert "Turn on/off alert"
				    ( off "Turn off alert" field kw_alert_off | on "Turn on alert" ) |
				  audit-trail "Turn on/off audit trail"
				    ( off "Turn off audit trail" field kw_audit_off |
				      on "Turn on audit trail" field kw_audit_on ) |
				  java-list "Specify a standard access-list to apply the Java blocking"
				    <java:acl "Standard access list"> |
				  max-data "Specify the maximum SMTP data size" field kw_max_data
				    <data:0-4294967295 "Number of bytes"> |
				  program-number "Specify RPC program number"
				    <program:1-4294967295 "RPC program number"> |
				  reset "Reset the connection" |
				  router-traffic "Enable inspection of sessions to/from the router" |
				  secure-login "Refuse logins in clear text" |
				  timeout "Specify the inactivity timeout time"
				    <timeout:1-43200 "Timeout in seconds"> |
				  urlfilter "Enable URL filtering" |
				  wait-time "Specify the time to keep the small hole open after the session"
				    <minutes:0-35791 "Time in minutes"> ]*
				store rank 646 sort insertion;
			one-minute "Specify one-minute-sample watermarks for clamping"
				( high "Specify high-watermark for clamping" key
				    <high:1-2147483647 "Number of connections"> |
				  low "Specify low-watermark for clamping" key
				    <low:1-2147483647 "Number of connections"> ) store rank 645;
			tcp "Config timeout values for tcp connections" {
				block-non-session "Block non-session TCP traffic"
					flag off store rank 645;
				finwait-time "Specify timeout for TCP connections after a FIN"
					<seconds:1-2147483 "Timeout in seconds"> store rank 645;
				idle-time "Specify idle timeout for tcp connections"
					<seconds:1-2147483 "Timeout in seconds"> store rank 645;
				max-incomplete "Specify max half-open connection per host"
					host "Specify max half-open connection per host"
					<count:1-4294967295 "Number of connections">
					[ block-time "Specify blocking time (minutes)"
					    <minutes:0-35791 "Blocking time in minutes"> ]
					store rank 645;
				synwait-time "Specify timeout for TCP connections after a SYN and no further data"
					<seconds:1-2147483 "Timeout in seconds"> store rank 645;
			}
			udp "Config timeout values for udp flows" {
				idle-time "Specify idle timeout for udp"
					<seconds:1-2147483 "Timeout in seconds"> store rank 645;
			}
		}
		ips "Intrusion Prevention System" {
			config "Location of IPS configuration files"
				location "Location of IPS configuration files"
				<url:word "URL of IPS configuration files"> store rank 647;
			fail "Specify what to do during any failures"
				closed "Deny packets if the IPS module is not available"
				store rank 647;
			name "Specify an IPS rule" <name:word key "Name of IPS rule">
				[ list "Specify an access list" <list:acl "Access list"> ]
				store rank 648 sort insertion;
			notify "Specify the notification mechanisms (SDEE or log) for the alarms"
				( log "Send events as syslog messages" key |
				  sdee "Send events to SDEE" key ) store rank 647;
		}
		port-map "Port to application mapping (PAM) configuration"
			<application:inspected key>
			port "Port number of the application" key
			( tcp "TCP ports" key | udp "UDP ports" key |
			  from "First port of a range" key <from:1-65535 key "Port number">
			    to "Last port of a range" key <to:1-65535 key "Port number"> |
			  <port:1-65535 key "Port number"> )
			[ from "First port of a range" key field kw_range_from
			    <range_from:1-65535 key "Port number"> to "Last port of a range" key
			    field kw_range_to <range_to:1-65535 key "Port number"> |
			  <number:1-65535 key "Port number"> ]
			[ list "Hosts that the mapping is for" key
			    <list:1-99 key "Standard access list number"> ]
			[ description "Description of the application"
			    <description:quoted "Up to 40 characters"> ]
			as config_ip_port_map store rank 649 sort insertion;
		urlfilter "N2H2/Websense URL Filtering"
			( alert "URL Filtering alert messages" key |
			  allowmode "Allow requests while no server answers" key
			    [ off "Block all requests" | on "Allow all requests" ] |
			  audit-trail "Log URLs in the syslog" key |
			  cache "Maximum number of entries in the cache" key
			    <cache:0-2147483647 "Number of entries"> |
			  exclusive-domain "Domain that no server is asked for" key
			    ( deny "Deny requests for the domain" key |
			      permit "Permit requests for the domain" key )
			    <domain:word key "Domain name or IP address"> |
			  max-request "Maximum number of pending requests" key
			    <requests:1-2147483647 "Number of requests"> |
			  max-resp-pak "Maximum number of packets of responses that wait" key
			    <packets:0-20000 "Number of packets"> |
			  server "URL Filtering server" key vendor "Vendor of the server"
			    ( n2h2 "N2H2 server" key | websense "Websense server" key )
			    <server:host key "IP address of the vendor server">
			    [ outside "Server is on the outside network" |
			      port "Port of the server" <port:1-65535 "Port number"> |
			      retransmit "Number of times that a request is sent again"
			        <retransmit:1-10 "Number of times"> |
			      timeout "Time to wait for the server"
			          <timeout:1-300 "Time in seconds"> ]* |
			  source-interface "Interface for source address of requests" key
			    <source:any-interface> |
			  truncate "Shorten URLs" key
			    ( hostname "Down to the name of the host" |
			      script-parameters "Without the parameters of scripts" ) |
			  urlf-server-log "Log requests at the server" key )
			as config_ip_urlfilter store rank 650 sort insertion;
	}
}

mode zone {
	description "Zone description" <text:line "description string"> store rank 10;
}

mode zone-pair {
	description "Zone pair description" <text:line "description string"> store rank 10;
	service-policy "Configure CBAC Service Policy" {
		type "Configure CBAC Service Policy type" {
			inspect "Configure Inspect Service Policy" <name:word "policy-map name">
				store rank 20;
		}
	}
}

mode parameter-map {
	alert "Turn on/off alert" ( on "Turn on alert" | off "Turn off alert" ) store rank 10;
	allow-mode "Turn on/off allow-mode" ( on "Turn on allow mode" | off "Turn off allow mode" )
		store rank 10;
	audit-trail "Turn on/off audit trail"
		( on "Turn on audit trail" | off "Turn off audit trail" ) store rank 11;
	dns-timeout "Specify timeout for DNS" <seconds:1-2147483 "Timeout in seconds">
		store rank 12;
	icmp "Config timeout values for icmp" {
		idle-time "Specify idle timeout for icmp" <seconds:1-2147483 "Timeout in seconds">
			store rank 13;
	}
	log "Inspect packet logging" {
		dropped-packets "Log dropped packets" ( disable "Disable logging dropped packets" |
		  enable "Enable logging dropped packets" )
			store rank 13.5;
	}
	max-incomplete "Specify maximum number of incomplete connections before clamping"
		( high "Specify high-watermark for clamping" key
		    <high:1-2147483647 "Number of connections"> |
		  low "Specify low-watermark for clamping" key
		    <low:1-2147483647 "Number of connections"> ) store rank 14;
	one-minute "Specify one-minute-sample watermarks for clamping"
		( high "Specify high-watermark for clamping" key
		    <high:1-2147483647 "Number of connections"> |
		  low "Specify low-watermark for clamping" key
		    <low:1-2147483647 "Number of connections"> ) store rank 15;
	pattern "Specify a pattern" <pattern:line "Regular expression">
		multi store rank 20 sort insertion;
	server "Specify a server"
		( fqdn "Server by its full name" key <fqdn:word key "Fully qualified domain name"> |
		  ip "Server by its address" key
		    ( range "Range of addresses" key <first:ipv4 key "First IP address">
		        <last:ipv4 key "Last IP address"> |
		      <address:ipv4 key "IP address of the server"> ) |
		  name "Server by its name" key <name:word key "Hostname of the server"> |
		  <host:host key "IP address or name of the server"> )
		[ outside "Server is on the outside network" |
		  port "Port of the server" <port:1-65535 "Port number"> |
		  retrans "Number of times that a request is sent again"
		    <retransmit:1-10 "Number of times"> |
		  snoop "Learn further addresses of the server from DNS answers" |
		  timeout "Time to wait for the server" <timeout:1-300 "Time in seconds"> ]*
		as parameter_map_server store rank 20 sort insertion;
	sessions "Maximum number of inspect sessions" {
		maximum "Maximum number of inspect sessions"
			<count:1-2147483647 "Number of sessions"> store rank 16;
	}
	tcp "Config timeout values for tcp connections" {
		finwait-time "Specify timeout for TCP connections after a FIN"
			<seconds:1-2147483 "Timeout in seconds"> store rank 17;
		idle-time "Specify idle timeout for tcp connections"
			<seconds:1-2147483 "Timeout in seconds"> store rank 17;
		max-incomplete "Specify max half-open connection per host"
			host "Specify max half-open connection per host"
			<count:1-4294967295 "Number of connections">
			[ block-time "Specify blocking time (minutes)"
			    <minutes:0-35791 "Blocking time in minutes"> ] store rank 17;
		synwait-time "Specify timeout for TCP connections after a SYN and no further data"
			<seconds:1-2147483 "Timeout in seconds"> store rank 17;
	}
	udp "Config timeout values for udp flows" {
		idle-time "Specify idle timeout for udp" <seconds:1-2147483 "Timeout in seconds">
			store rank 18;
	}
}

mode object-network {
	any "Any host" store rank 20 sort insertion;
	description "Network object group description"
		<text:line "Up to 200 characters describing this object-group"> store rank 10;
	group-object "Nested object group" <name:word key "Nested Object-group name">
		store rank 20 sort insertion;
	host "Host address of the object-group member" <host:host-ipv4 key
	    "Host address of the object-group member">
		store rank 20 sort insertion;
	range "Match only packets in the range of addresses" <first:ipv4 key "Start address">
		<last:ipv4 key "End address"> store rank 20 sort insertion;
	<address:ipv4 key "Network address of the group members"> <mask:mask key "Network mask">
		as object_network_subnet store rank 20 sort insertion;
}

mode object-service {
	ahp "Authentication Header Protocol" store rank 20 sort insertion;
	description "Service object group description"
		<text:line "Up to 200 characters describing this object-group"> store rank 10;
	eigrp "Cisco's EIGRP routing protocol" store rank 20 sort insertion;
	esp "Encapsulation Security Payload" store rank 20 sort insertion;
	gre "Cisco's GRE tunneling" store rank 20 sort insertion;
	group-object "Nested object group" <name:word key "Nested Object-group name">
		store rank 20 sort insertion;
	icmp "Internet Control Message Protocol" [ <type:icmp-type> ]
		multi store rank 20 sort insertion;
	ip "Any Internet Protocol" store rank 20 sort insertion;
	ospf "OSPF routing protocol" store rank 20 sort insertion;
	tcp "Transmission Control Protocol" [ source "Source port" $tcp-ports(source) ]
		[ $tcp-ports(to) ] multi store rank 20 sort insertion;
	tcp-udp "TCP or UDP protocol" [ source "Source port" $tcp-ports(source) ] [ $tcp-ports(to) ]
		multi store rank 20 sort insertion;
	udp "User Datagram Protocol" [ source "Source port" $udp-ports(source) ] [ $udp-ports(to) ]
		multi store rank 20 sort insertion;
	<protocol:0-255 key "An IP protocol number"> as object_service_number
		store rank 20 sort insertion;
}

mode time-range {
	absolute "absolute time and date"
		( start "starting time and date" <start:clock "Starting time"> <start_day:1-31
		    "Day of the month">
		    <start_month:month "Month of the year [eg: Jan for January, Jun for June]">
		    <start_year:1993-2035 "Year"> |
		  end "ending time and date" <end:clock
		      "Ending time - stays valid until beginning of next minute"> <end_day:1-31
		      "Day of the month">
		    <end_month:month "Month of the year [eg: Jan for January, Jun for June]">
		    <end_year:1993-2035 "Year"> )* store rank 10;
	periodic "periodic time and date"
		( daily "Every day of the week" | weekdays "Monday thru Friday" |
		  weekend "Saturday and Sunday" |
		  ( friday "Friday" prints-as Friday | monday "Monday" prints-as Monday |
		      saturday "Saturday" prints-as Saturday | sunday "Sunday" prints-as Sunday |
		      thursday "Thursday" prints-as Thursday | tuesday "Tuesday" prints-as Tuesday |
		      wednesday "Wednesday" prints-as Wednesday )*7 days ) <start:clock
		      "Starting time">
		to "ending day and time"
		[ friday "Friday" prints-as Friday field last_friday |
		  monday "Monday" prints-as Monday field last_monday |
		  saturday "Saturday" prints-as Saturday field last_saturday |
		  sunday "Sunday" prints-as Sunday field last_sunday |
		  thursday "Thursday" prints-as Thursday field last_thursday |
		  tuesday "Tuesday" prints-as Tuesday field last_tuesday |
		  wednesday "Wednesday" prints-as Wednesday field last_wednesday ] <end:clock
		      "Ending time - stays valid until beginning of next minute">
		multi store rank 20 sort insertion;
}

mode interface {
	zone-member "Apply zone name" {
		security "Security zone" <name:word "Name of zone"> store rank 71;
	}
	ip "Interface Internet Protocol config commands" {
		inspect "Apply inspect name" <name:word key "Name of inspection defined">
			( in "Inbound inspection" key | out "Outbound inspection" key )
			store rank 63;
		ips "Create an IPS rule" <name:word key "Name of IPS rule">
			( in "Inbound IPS" key | out "Outbound IPS" key ) store rank 64;
		admission "Apply Network Admission Rule"
			<name:word "Name of Network Admission Rule"> store rank 65;
		auth-proxy "Apply authenticaton proxy"
			<name:word "Name of authenticaton proxy rule"> store rank 65;
	}
}
