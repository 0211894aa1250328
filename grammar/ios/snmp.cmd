# What watches the router from outside: SNMP, syslog servers, NTP. Kept and shown.

fragment snmp-level
	( auth "group using the authNoPriv Security Level" |
	  noauth "group using the noAuthNoPriv Security Level" |
	  priv "group using SNMPv3 authPriv security level" );

fragment discriminated
	( drops "Drop the messages that match" <dropped:word "Pattern"> |
	  includes "Deliver the messages that match" <included:word "Pattern"> );

fragment rmon_threshold
	rising-threshold "Configure the rising threshold"
	<rising:0-2147483647 "Rising threshold value">
	[ <rising_event:1-65535 "Event to fire on rising threshold crossing"> ]
	falling-threshold "Configure the falling threshold"
	<falling:0-2147483647 "Falling threshold value">
	[ <falling_event:1-65535 "Event to fire on falling threshold crossing"> ];

mode config {
	snmp-server "Modify SNMP engine parameters" {
		chassis-id "String to uniquely identify this chassis"
			[ <text:line "Unique ID string"> ] store rank 2069;
		community "Enable SNMP; set community string and access privs"
			<name:word key "SNMP community string">
			[ view "Restrict this community to a named MIB view"
			    <view:word "MIB view to which this community has access"> ]
			[ ro "Read-only access with this community string" prints-as RO |
			  rw "Read-write access with this community string" prints-as RW ]
			[ ipv6 "Specify IPv6 Named Access-List"
			    <acl6:word "IPv6 Access-list name"> ]
			[ <acl:acl-standard
			    "Std IP accesslist allowing access with this community string|Expanded IP accesslist allowing access with this community string"> ]
			store rank 2065 sort insertion;
		contact "Text for mib object sysContact"
			<text:line "identification of the contact person for this managed node">
			store rank 2068;
		enable "Enable SNMP Traps" {
			traps "Enable SNMP Traps"
				[ $snmp-traps ] as config_snmp_server_enable_traps
				store rank 2071 sort insertion;
		}
		engineID "Configure a local or remote SNMPv3 engineID"
			( local "Local SNMP agent" key |
			  remote "Remote SNMP agent" key
			    <host:ipv4 key "IP address of remote SNMP notification host"> )
			<id:word "engine ID octet string"> store rank 2061;
		group "Define a User Security Model group" <name:word key "Name of the group">
			( v1 "group using the v1 security model" key |
			  v2c "group using the v2c security model" key |
			  v3 "group using the User Security Model (SNMPv3)" key $snmp-level )
			[ context "specify a context to associate these views for the group"
			    <context:word "context name"> |
			  match "context name match criteria"
			    ( exact "match exact context name" |
			      prefix "match context name by prefix" ) |
			  read "specify a read view for the group" <read:word "read view name"> |
			  write "specify a write view for the group"
			    <write:word "write view name"> |
			  notify "specify a notify view for the group"
			    <notify:word "notify view name"> |
			  access "specify an access-list associated with this group"
			    ( ipv6 "Specify IPv6 Named Access-List"
			        <acl6:word "IPv6 Access-list name"> |
			      <acl:acl-standard "Standard IP access list"> )
			      ]* store rank 2062 sort insertion;
		host "Specify hosts to receive SNMP notifications"
			<host:word key "IP/IPV6 address of SNMP notification host">
			[ vrf "VPN Routing instance"
			    <vrf:word "VPN Routing/Forwarding instance name"> ]
			[ informs "Send Inform messages to this host" |
			  traps "Send Trap messages to this host" silent ]
			[ version "SNMP version to use for notification messages"
			    ( 1 "Use SNMPv1" | 2c "Use SNMPv2c" | 3 "Use SNMPv3" $snmp-level ) ]
			<community:word key "SNMPv1/v2c community string or SNMPv3 user name">
			[ udp-port "The notification host's UDP port number (default port 162)"
			    <port:0-65535 "The notification host's UDP port number"> ]
			$snmp-notifications as config_snmp_server_host
			store rank 2074 sort insertion;
		ifindex "Enable ifindex persistence" {
			persist "Persist interface indices" flag off store rank 2066;
		}
		inform "Configure SNMP Informs options"
			( pending "Set number of unacked informs to hold"
			    <pending:1-4294967295 "Number of unacked informs"> |
			  retries "Set retry count for informs"
			    <retries:0-100 "Number of retries"> |
			  timeout "Set timeout for informs"
			    <timeout:0-42949671 "Timeout in seconds"> )* store rank 2075;
		location "Text for mib object sysLocation"
			<text:line "The physical location of this node"> store rank 2067;
		packetsize "Largest SNMP packet size" <octets:484-17940 "Packet size in bytes">
			store rank 2070;
		queue-length "Message queue length for each TRAP host"
			<length:1-5000 "The number of entries"> store rank 2070;
		source-interface "Assign an source interface"
			( informs "SNMP Informs source interface" key |
			  traps "SNMP Traps source interface" key ) <interface:any-interface>
			store rank 2066;
		system-shutdown "Enable use of the SNMP reload command" flag off store rank 2070;
		tftp-server-list "Limit TFTP servers used via SNMP" <acl:acl-standard
		    "Standard IP access list">
			store rank 2070;
		trap "SNMP trap options" {
			link "Modify the SNMP trap link attributes"
				( cisco "Use Cisco's private link traps" |
				  ietf "Use IETF standard for SNMP traps" ) store rank 2064;
		}
		trap-source "Assign an interface for the source address of all traps"
			<interface:any-interface> store rank 2066;
		trap-timeout "Set timeout for TRAP message retransmissions"
			<seconds:1-1000 "Timeout in seconds"> store rank 2070;
		user "Define a user who can access the SNMP engine"
			<name:word key "Name of the user">
			<group:word key "Group to which the user belongs">
			( v1 "user using the v1 security model" |
			  v2c "user using the v2c security model" |
			  v3 "user using the v3 security model"
			    [ encrypted "specifying passwords as MD5 or SHA digests" ]
			    [ auth "authentication parameters for the user"
			        ( md5 "Use HMAC MD5 algorithm for authentication" |
			          sha "Use HMAC SHA algorithm for authentication" )
			        <auth:word "authentication password for user">
			        [ priv "encryption parameters for the user"
			            ( 3des "Use 168 bit 3DES algorithm for encryption" |
			              des "Use 56 bit DES algorithm for encryption" |
			              aes "Use AES algorithm for encryption"
			                ( 128 "Use 128 bit AES algorithm for encryption" |
			                  192 "Use 192 bit AES algorithm for encryption" |
			                  256 "Use 256 bit AES algorithm for encryption" ) )
			            <priv:word "privacy password for user"> ] ] )
			[ access "specify an access-list associated with this group"
			    <acl:acl-standard "Standard IP access list"> ]
			    store rank 2061 sort insertion;
		view "Define an SNMPv2 MIB view" <name:word key "Name of the view">
			<oid:word key "MIB view family name">
			( excluded "MIB family is excluded from the view" |
			  included "MIB family is included in the view" )
			store rank 2063 sort insertion;
	}
	logging "Modify message logging facilities" {
		<server:host-ipv4 key "IP address of the logging host"> as config_logging_address
			same-as config_logging_host rank 2030 sort insertion;
		alarm "Configure syslog for alarms" [ <level:severity> ] store rank 2015;
		btrace "Binary trace messages" flag on store rank 405;
		buffered "Set buffered logging parameters" {
			discriminator "Establish MD-Buffer association" <name:word "MD name">
				[ <size:4096-2147483647 "Logging buffer size"> ]
				[ <level:severity> ] store rank 411;
		}
		count "Count every log message and timestamp last occurrence"
			flag off rank 403;
		cns-events "Set CNS Event logging level" [ <level:severity> ] store rank 2015;
		discriminator "Create or modify a message discriminator"
			<name:word key "String (8 chars max) to identify a message discriminator">
			( facility "Facility pattern for message filtering"
			    $discriminated(facility) |
			  mnemonics "Mnemonics pattern for message filtering"
			      $discriminated(mnemonics) |
			  msg-body "Msg-body pattern for message filtering" $discriminated(body) |
			  rate-limit "Rate limit of messages" <rate:1-10000 "Messages per second"> |
			  severity "Severity group for message filtering"
			      $discriminated(severity) )*
			as config_logging_discriminator store rank 402 sort insertion;
		dmvpn "DMVPN Configuration"
			[ rate-limit "Set DMVPN syslog rate limit"
			    <seconds:1-10000 "Interval between messages in seconds"> ]
			store rank 2016;
		event "Global interface events" {
			link-status "Globally enable link UPDOWN message" {
				boot "Suppress/Allow link UPDOWN messages during boot"
					flag on store rank 404;
				default "Link UPDOWN messages for all interfaces" flag off store rank 404;
			}
		}
		exception "Limit size of exception flush output" <size:4096-2147483647 "Limit size">
			store rank 412;
		facility "Facility parameter for syslog messages"
			( auth "Authorization system" | cron "Cron/at facility" |
			  daemon "System daemons" | kern "Kernel" | local0 "Local use" |
			  local1 "Local use" | local2 "Local use" | local3 "Local use" |
			  local4 "Local use" | local5 "Local use" | local6 "Local use" |
			  local7 "Local use" | lpr "Line printer system" | mail "Mail system" |
			  news "USENET news" | sys10 "System use" | sys11 "System use" |
			  sys12 "System use" | sys13 "System use" | sys14 "System use" |
			  sys9 "System use" | syslog "Syslog itself" | user "User process" |
			  uucp "Unix-to-Unix copy system" ) default local7 rank 2021;
		history "Configure syslog history table"
			( size "Set history table size" <size:1-500 "Size of history table"> |
			  <level:severity> ) store rank 2015;
		host "Set syslog server IP address and parameters"
			<server:host-ipv4 key "IP address of the syslog server">
			[ vrf "Set VRF option" <vrf:word "VPN Routing/Forwarding instance name"> ]
			[ transport "Specify the transport protocol (default=UDP)"
			    ( tcp "Transport Control Protocol" | udp "User Datagram Protocol" )
			    [ port "Specify the port number" <port:1-65535 "Port number"> ] |
			  discriminator "Specify a message discriminator identifier for this logging session"
			    <discriminator:word "Discriminator name"> |
			  sequence-num-session "Include session sequence number tag in syslog message" |
			  session-id "Specify syslog message session ID tagging"
			    ( hostname "Include hostname in session ID tag" |
			      ipv4 "Include logging source IP address in session ID tag" ) ]*
			rank 2030 sort insertion;
		host "Set syslog server IP address and parameters"
			ipv6 "Configure IPv6 syslog server" <server:ipv6 key
			    "IPv6 address of the syslog server">
			store rank 2030 sort insertion;
		host "Set syslog server IP address and parameters"
			<name:word key "Hostname of the logging host"> as config_logging_host_name
			rank 2030 sort insertion;
		message-counter "Configure log message to include certain counter value"
			( debug "Debug message counter" key | log "Log message counter" key |
			  syslog "Syslog message counter" key ) flag both store rank 401;
		origin-id "Add origin ID to syslog messages"
			( hostname "Use origin hostname as ID" | ip "Use origin IP address as ID" |
			  ipv6 "Use origin IPv6 address as ID" |
			  string "Define a unique text string as ID" <text:line "A string"> )
			rank 2019;
		persistent "Set persistent logging parameters"
			[ url "URL to store logging messages" <url:word "URL of the directory"> |
			  size "Set disk space for storing log messages"
			    <size:4096-2147483647 "Logging persistent size"> |
			  filesize "Set size of individual log files"
			    <filesize:4096-2147483647 "Logging persistent file size"> ]*
			store rank 413;
		queue-limit "Set logger message queue size"
			[ <size:100-2147483647 "Set new queue size"> ] store rank 406;
		rate-limit "Set messages per second limit"
			( all "(Optional) All messages, including debug messages"
			    <all:1-10000 "Messages per second"> |
			  <rate:1-10000 "Messages per second"> |
			  console "Rate limit only console messages"
			    ( all "All messages, including debug messages" field console_all
			        <console_all:1-10000 "Messages per second"> |
			      <console:1-10000 "Messages per second"> ) )
			[ except "Messages of this severity or higher" <except:severity> ]
			rank 407;
		snmp-authfail "Log SNMP authentication failures" flag on store rank 2014;
		source-interface "Specify interface for source address in logging transactions"
			<source:interface> vrf "Set VRF option"
			<vrf:word "VPN Routing/Forwarding instance name">
			as config_logging_source_interface_vrf
			same-as config_logging_source_interface store rank 2010;
		userinfo "Enable logging of user info on privileged mode enabling"
			flag off rank 404;
	}
	ntp "Configure NTP" {
		access-group "Control NTP access"
			[ ipv4 "ipv4 access lists" | ipv6 "ipv6 access lists" ]
			( peer "Provide full access" key |
			  query-only "Allow only control queries" key |
			  serve "Provide server and query access" key |
			  serve-only "Provide only server access" key ) <acl:acl-standard
			      "Standard IP access list||Named access list">
			multi store rank 2416;
		allow "Allow processing of packets" {
			mode "Allow processing mode packets" {
				control "Allow processing mode control packets"
					[ <rate:3-15 "Rate limit for control packets"> ]
					store rank 2417;
				private "Allow processing mode private packets" store rank 2417;
			}
		}
		authenticate "Authenticate time sources" flag off store rank 2413;
		authentication-key "Authentication key for trusted time sources"
			<number:1-4294967295 key "Key number"> ( md5 "MD5 authentication" )
			<key:word "Authentication key">
			[ <type:0-4294967295 "Authentication key encryption type"> ]
			store rank 2412 sort key;
		broadcastdelay "Estimated round-trip delay"
			<microseconds:1-999999 "Round-trip delay in microseconds"> store rank 2418;
		clock-period "Length of hardware clock tick" <period:0-4294967295 "Clock period">
			store rank 2411;
		logging "Enable NTP message logging" flag off store rank 2411;
		master "Act as NTP master clock" [ <stratum:1-15 "Stratum number"> ]
			store rank 2419;
		max-associations "Set maximum number of associations"
			<count:0-4294967295 "Number of associations"> store rank 2418;
		maxdistance "Maximum Distance for synchronization"
			<distance:1-16 "Maximum distance value"> store rank 2418;
		passive "NTP passive mode" flag off store rank 2418;
		peer "Configure NTP peer" $ntp-peer store rank 2421 sort insertion;
		server "Configure NTP server" $ntp-peer store rank 2422 sort insertion;
		source "Configure interface for source address" <interface:any-interface>
			store rank 2415;
		trusted-key "Key numbers for trusted time sources"
			<first:1-4294967295 key "Key number"> store rank 2414 sort key;
		update-calendar "Periodically update calendar with NTP time"
			flag off store rank 2420;
	}
	sntp "Configure SNTP" {
		server "Configure SNTP server" <host:host key "IP address of SNTP server">
			[ version "Configure NTP version" <version:1-3 "NTP version number"> ]
			store rank 2423;
	}
}

fragment ntp-peer [ vrf "VPN Routing/Forwarding Information" key <vrf:word key "VRF name"> ]
	[ ip "Use IP for DNS resolution" silent | ipv6 "Use IPv6 for DNS resolution" ]
	<host:peer key>
	[ burst "Send a burst when peer is reachable" |
	  iburst "Send a burst when peer is unreachable" |
	  key "Configure peer authentication key" <key:0-4294967295 "Peer key number"> |
	  maxpoll "Maximum poll interval" <maxpoll:4-17 "Poll value in Log 2"> |
	  minpoll "Minimum poll interval" <minpoll:4-17 "Poll value in Log 2"> |
	  normal-sync "Disable rapid sync at startup" | prefer "Prefer this peer when possible" |
	  source "Interface for source address" <interface:any-interface> |
	  version "Configure NTP version" <version:1-4 "NTP version number"> ]*;

mode interface {
	ntp "Configure NTP" {
		broadcast "Configure NTP broadcast service"
			[ client "Listen to NTP broadcasts" key |
			  destination "Configure broadcast destination address" key
			    <address:ipv4 "Destination address"> ] store rank 190;
		disable "Disable NTP traffic"
			[ ip "Disable IP NTP traffic" | ipv6 "Disable IPv6 NTP traffic" ]
			store rank 191;
		multicast "Configure NTP multicast service"
			[ <group:ipv4 "Multicast group IP address"> ] store rank 192;
	}
}

mode config {
	rmon "Remote Monitoring"
		( alarm "Configure an RMON alarm" key <alarm:1-65535 key "alarm number">
		    <variable:word "MIB object to monitor">
		        <interval:1-2147483647 "Sample interval">
		    ( absolute "Test each sample directly" | delta "Test delta between samples" )
		    $rmon_threshold [ owner "Specify an owner for the alarm"
		        <alarm_owner:word "Alarm owner"> ] |
		  event "Configure an RMON event" key <event:1-65535 key "event number">
		    [ log "Generate RMON log when the event fires" |
		      trap "Generate SNMP trap when the event fires"
		        <community:word "SNMP community string"> |
		      description "Specify a description of the event"
		        <description:quoted "Event description"> |
		      owner "Specify an owner for the event" field kw_event_owner
		        <event_owner:word "Event owner"> ]* |
		  hc-alarms "Configure a high capacity RMON alarm" key
		    <hc_alarm:1-65535 key "alarm number"> <hc_variable:word "MIB object to monitor">
		    <hc_interval:1-2147483647 "Sample interval">
		    ( absolute "Test each sample directly" field kw_hc_absolute |
		      delta "Test delta between samples" field kw_hc_delta )
		    $rmon_threshold(hc) [ owner "Specify an owner for the alarm" field kw_hc_owner
		        <hc_owner:word "Alarm owner"> ] |
		  queuesize "Set the RMON queue size for packet analysis" key
		    <queue:1-4294967295 "Queue size in packets"> )
		as config_rmon store rank 2088 sort insertion;
}
