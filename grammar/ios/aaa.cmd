# Authentication, authorization and accounting, and the servers that are asked. Who logs in, enables and
# gets an exec is judged by the methods that need no server; all else is kept and shown.

fragment aaa-list ( default "The default list." key | <list:word key "Named list."> );
fragment aaa-servers
	( ldap "Use list of all LDAP hosts." | radius "Use list of all Radius hosts." |
	  tacacs+ "Use list of all Tacacs+ hosts." | <group:server-group "Server-group name"> );
fragment aaa-enable-methods
	( cache "Use Cached-group" <cache:word "Server-group name"> |
	  enable "Use enable password for authentication." |
	  group "Use Server-group" $aaa-servers |
	  krb5 "Use Kerberos 5 authentication." | line "Use line password for authentication." |
	  none "NO authentication." )*5 methods;
fragment aaa-login-methods
	( cache "Use Cached-group" <cache:word "Server-group name"> |
	  enable "Use enable password for authentication." |
	  group "Use Server-group" $aaa-servers |
	  krb5 "Use Kerberos 5 authentication." |
	  krb5-telnet "Allow logins only if already authenticated via Kerberos V Telnet." |
	  line "Use line password for authentication." |
	  local "Use local username authentication." |
	  local-case "Use case-sensitive local username authentication." |
	  none "NO authentication." )*5 methods;
fragment aaa-network-methods
	( cache "Use Cached-group" <cache:word "Server-group name"> |
	  group "Use Server-group" $aaa-servers |
	  krb5 "Use Kerberos 5 authentication." |
	  local "Use local username authentication." |
	  local-case "Use case-sensitive local username authentication." |
	  none "NO authentication." )*5 methods;
fragment aaa-authorization-methods
	( cache "Use Cached-group" <cache:word "Server-group name"> |
	  group "Use server-group." $aaa-servers |
	  if-authenticated "Succeed if user has authenticated." |
	  krb5-instance "Use Kerberos instance privilege maps." |
	  local "Use local database." | none "No authorization (always succeeds)." )*5 methods;
fragment aaa-groups [ broadcast "Use Broadcast for Accounting" ]
	( group "Use Server-group"
	    ( radius "Use list of all Radius hosts." | tacacs+ "Use list of all Tacacs+ hosts." |
	      <group:server-group "Server-group name"> ) )*4 groups;
fragment aaa-record
	( none "No accounting." |
	  start-stop "Record start and stop without waiting" $aaa-groups |
	  stop-only "Record stop when service terminates." $aaa-groups |
	  wait-start "Same as start-stop but wait for start-record commit." $aaa-groups );
fragment aaa-key
	[ 0 "Specifies an UNENCRYPTED key will follow" |
	  6 "Specifies ENCRYPTED key will follow" |
	  7 "Specifies HIDDEN key will follow" ]
	<key:line "The UNENCRYPTED (cleartext) server key">;

mode config {
	aaa "Authentication, Authorization and Accounting." {
		authentication "Authentication configurations parameters." {
			attempts "Set the maximum number of login attempts" {
				login "Set the maximum number of login attempts"
				<count:1-25 "Number of attempts"> store rank 501; }
			banner "Message to use when starting login/authentication." <text:text>
				store rank 501;
			fail-message "Message to use for failed login/authentication." <text:text>
				store rank 501;
			password-prompt "Text to use when prompting for a password"
				<text:quoted "Text of prompt"> store rank 501;
			username-prompt "Text to use when prompting for a username"
				<text:quoted "Text of prompt"> store rank 501;
			suppress "Do not send access request for a specific type of user." {
				null-username "Do not send access request for users with a null username"
					flag off store rank 501;
			}
			arap "Set authentication lists for arap." $aaa-list
				[ auth-guest "Allow guest logins if the user has logged into EXEC" |
				  guest "Allow guest logins" ] $aaa-login-methods
				store rank 502 sort insertion;
			eou "Set authentication lists for EAPoUDP" default "The default authentication list."
				$aaa-network-methods store rank 502;
			nasi "Set authentication lists for NASI." $aaa-list $aaa-login-methods
				store rank 502 sort insertion;
			dot1x "Set authentication lists for IEEE 802.1x." $aaa-list
				$aaa-network-methods
				store rank 502 sort insertion;
			enable "Set authentication list for enable."
				default "The default authentication list." $aaa-enable-methods
				rank 502;
			login "Set authentication lists for logins." $aaa-list
				[ passwd-expiry "enable the login list to provide password aging support" ]
				$aaa-login-methods rank 502 sort insertion;
			ppp "Set authentication lists for ppp." $aaa-list
				[ if-needed "Only authenticate if needed." ] $aaa-network-methods
				store rank 502 sort insertion;
			sgbp "Set authentication lists for sgbp." $aaa-list $aaa-network-methods
				store rank 502 sort insertion;
		}
		authorization "Authorization configurations parameters." {
			auth-proxy "For Authentication Proxy Services" $aaa-list
				$aaa-authorization-methods
				store rank 503 sort insertion;
			commands "For exec (shell) commands." <level:0-15 key "Enable level">
				$aaa-list $aaa-authorization-methods store rank 503 sort insertion;
			config-commands "For configuration mode commands." flag off store rank 503;
			configuration "For downloading configurations from AAA server" $aaa-list
				$aaa-authorization-methods store rank 503 sort insertion;
			console "For enabling console authorization" flag off rank 503;
			credential-download "For downloading EAP credential from Local/RADIUS/LDAP"
				$aaa-list $aaa-authorization-methods store rank 503 sort insertion;
			exec "For starting an exec (shell)." $aaa-list $aaa-authorization-methods
				rank 503 sort insertion;
			network "For network services. (PPP, SLIP, ARAP)" $aaa-list
				$aaa-authorization-methods
				store rank 503 sort insertion;
			reverse-access "For reverse access connections" $aaa-list
				$aaa-authorization-methods
				store rank 503 sort insertion;
			template "Enable template authorization" flag off store rank 503;
		}
		accounting "Accounting configurations parameters." {
			auth-proxy "For authentication proxy events." $aaa-list $aaa-record
				store rank 504 sort insertion;
			commands "For exec (shell) commands." <level:0-15 key "Enable level">
				$aaa-list $aaa-record store rank 504 sort insertion;
			commands "For exec (shell) commands." <level:0-15 key "Enable level">
				$aaa-list as config_aaa_accounting_commands_block
				same-as config_aaa_accounting_commands enter aaa-accounting
				store rank 504 sort insertion;
			connection "For outbound connections. (telnet, rlogin)" $aaa-list
				$aaa-record store rank 504 sort insertion;
			connection "For outbound connections. (telnet, rlogin)" $aaa-list
				as config_aaa_accounting_connection_block
				same-as config_aaa_accounting_connection enter aaa-accounting
				store rank 504 sort insertion;
			delay-start "Delay PPP Network start record until peer IP address is known."
				flag off store rank 504;
			dot1x "For dot1x sessions." $aaa-list $aaa-record
				store rank 504 sort insertion;
			exec "For starting an exec (shell)." $aaa-list $aaa-record
				store rank 504 sort insertion;
			exec "For starting an exec (shell)." $aaa-list
				as config_aaa_accounting_exec_block
				same-as config_aaa_accounting_exec enter aaa-accounting
				store rank 504 sort insertion;
			nested "When starting PPP from EXEC, generate NETWORK records before EXEC-STOP record."
				flag off store rank 504;
			network "For network services. (PPP, SLIP, ARAP)" $aaa-list $aaa-record
				store rank 504 sort insertion;
			network "For network services. (PPP, SLIP, ARAP)" $aaa-list
				as config_aaa_accounting_network_block
				same-as config_aaa_accounting_network enter aaa-accounting
				store rank 504 sort insertion;
			resource "For resource events" $aaa-list $aaa-record
				store rank 504 sort insertion;
			send "Send records to accounting server." {
				stop-record "Generate stop records for a specified event." {
					authentication "Generate stop records for Authentication Failures"
						failure "Generate stop records for Authentication Failures"
						flag off store rank 504;
				}
			}
			suppress "Do not generate accounting records for a specific type of user." {
				null-username "Do not generate accounting records for users with a null username"
					flag off store rank 504;
			}
			system "For system events." default "The default accounting list."
				$aaa-record store rank 504;
			update "Enable accounting update records."
				( newinfo "Only send accounting update records when we have new acct info." |
				  periodic "Send accounting update records at regular intervals."
				    <minutes:1-71582 "Periodic intervals to send accounting update records(in minutes)"> )*
				store rank 504;
		}
		group "AAA group definitions" {
			server "AAA Server group definitions" {
				ldap "LDAP server-group definition"
					<name:word key "Server-group name"> enter aaa-group
					store rank 500 sort insertion;
				radius "RADIUS server-group definition"
					<name:word key "Server-group name"> enter aaa-group
					store rank 500 sort insertion;
				tacacs+ "Tacacs+ server-group definition"
					<name:word key "Server-group name"> enter aaa-group
					store rank 500 sort insertion;
			}
		}
		local "AAA Local method options" { authentication "Local authentication options" {
			attempts "Local login attempts options" {
				max-fail "The maximum number of consecutive failures"
				<count:1-65535 "Number of failures"> store rank 501; }
			default "The default authentication list."
				authorization "Local authorization options"
					default "The default authorization list."
				store rank 501; } }
		attribute "AAA attribute definitions" {
			list "Create an attribute list" <name:word key "Name of the list"> enter aaa-attributes
				store rank 505 sort insertion;
		}
		common-criteria "AAA Common Criteria" {
			policy "Configure a policy" <name:word key "Name of the policy">
				enter aaa-policy
				store rank 505 sort insertion;
		}
		memory "AAA memory management"
			threshold "Set thresholds of free processor memory"
			( accounting "Threshold under which accounting is disabled" key
			    disable "Disable accounting" |
			  authentication "Threshold under which authentication is rejected" key
			    reject "Reject authentication requests" )
			<percent:2-15 "Percentage of free processor memory"> store rank 505;
		nas "NAS specific configuration" {
			port "NAS port configuration" extended "Use extended NAS-Port format" flag off store rank 505;
		}
		pod "POD processing" server "Enable POD server"
			[ auth-type "Specify the server authorization type"
				( all "Matches when all attributes match" | any "Matches when all sent attributes match" |
				  session-key "Matches with session key attribute only" ) |
			  ignore "Override behavior to ignore certain parameters"
				( server-key "Ignore the server key" | session-key "Ignore the session key" ) |
			  port "Port to listen on" <port:1-65535 "Port number"> ]*
			server-key "Encryption key shared with the clients" $aaa-key store rank 505;
		max-sessions "Adjust initial hash size for estimated max sessions"
			<count:0-2147483647 "Number of sessions"> store rank 505;
		server "Local AAA server" {
			radius "Local RADIUS server" {
				dynamic-author "Local server profile for RFC 3576 support"
					enter aaa-author store rank 505;
			}
		}
		session-id "AAA Session ID"
			( common "Same session ID for all services" |
			  unique "Different session ID per service" ) store rank 506;
	}
	radius "RADIUS server configuration command" {
		server "Specify a RADIUS server"
			<name:word key "Name for the radius server configuration">
			enter radius-server store rank 2090 sort insertion;
	}
	radius-server "Modify RADIUS query parameters" {
		attribute "Customize selected radius attributes"
			( 11 "Filter-Id attribute configuration" key default "Default direction" key
			    direction "Default direction of the filter"
			    ( inbound "Filter incoming traffic" |
			        outbound "Filter outgoing traffic" ) |
			  188 "Num-In-Multilink attribute configuration" key
			    format "Format of attribute" key
			    non-standard "Use the non-standard format" |
			  218 "Address-Pool attribute" key
			    <pool:word "Name of the address pool"> |
			  25 "Class attribute" key access-request "Access-request packets" key
			    include "Include the attribute in access-request" |
			  31 "Calling Station ID" key
			    ( append-circuit-id "Append the circuit ID" key |
			      mac "Calling-Station-ID as a MAC address" key
				format "Format of the MAC address"
				( default "Format XXXX.XXXX.XXXX" |
					ietf "Format XX-XX-XX-XX-XX-XX" |
				  unformatted "Format XXXXXXXXXXXX" )
				[ lower-case "Use lower case letters" |
				  upper-case "Use upper case letters" ] |
			      remote-id "Send the remote ID" key |
			      send "Send additional details" key
				nas-port-detail "Send NAS port details"
				[ mac-only "Send the MAC address only" ] ) |
			  32 "NAS-Identifier attribute" key
			    ( include-in-access-req "Send attribute 32 in access-req packets" key |
			      include-in-accounting-req "Send attribute 32 in accounting packets" key )
			    [ format "Format of the attribute"
			      <format:line "A string where %i = IP address, %h = hostname, %d = domain name"> ] |
			  4 "NAS IP address attribute" key <nas:ipv4 "IP address of the NAS"> |
			  44 "Acct-Session-Id attribute" key
			    ( extend-with-addr "Extend attribute 44 with the NAS address" key |
			      include-in-access-req "Send attribute 44 in access-req packets" key
				[ all "For all VRFs" | default-vrf "For the default VRF" |
				  vrf "For one VRF" <vrf:word "VRF name"> ] |
			      sync-with-client "Use the Acct-Session-Id of the client" key ) |
			  55 "Event-Timestamp attribute" key
			    ( access-request "Access-request packets" key
				include "Include the attribute in access-request" |
			      include-in-acct-req "Send attribute 55 in accounting packets" key ) |
			  6 "Service-Type attribute" key
			    ( mandatory "Deny user access if attribute is absent" key |
			      on-for-login-auth "Send attribute 6 in login authentication" key |
			      support-multiple "Support multiple values in a profile" key |
			      voice "Set the value for voice calls" key
			          <voice:1-14 "Service type"> ) |
			  61 "NAS-Port-Type attribute configuration" key
			    extended "Send the extended port types" |
			  69 "Tunnel-Password attribute" key
			      clear "Tunnel password is sent in clear text" |
			  77 "Connect-Info attribute" key
			    ( include-in-access-req "Send attribute 77 in access-req packets" key |
			      include-in-acct-req "Send attribute 77 in accounting packets" key ) |
			  8 "Framed IP address attribute" key
			    include-in-access-req "Send attribute 8 in access-req packets" |
			  nas-port "NAS-Port attribute configuration" key
			    format "Format of the NAS-Port attribute"
			    ( a "Standard NAS-Port format" | b "Extended NAS-Port format" |
			      c "Shelf-slot NAS-Port format" |
			          d "ATM, PPPoE and PPPoEoA NAS-Port format" |
			      e "Customizable NAS-Port format"
				<layout:word "Customized 32 bit string"> ) |
			  nas-port-id "NAS-Port-Id attribute configuration" key
			    include "Components of the NAS-Port-Id"
			    ( circuit-id "Include the circuit ID" |
			        remote-id "Include the remote ID" |
			      vendor-class-id "Include the vendor class ID" )* )
			store rank 2076 sort insertion;
		dead-criteria "Set the criteria used to decide when a radius server is marked dead"
			( time "The time during which no properly formed response must be received from the RADIUS server"
			    <seconds:1-120 "Time in seconds"> |
			  tries "The number of times the router must fail to receive a response from the radius server"
			    <tries:1-100 "Number of tries"> )* store rank 2077;
		deadtime "Time to stop using a server that doesn't respond"
			<minutes:1-1440 "time in minutes"> store rank 2079;
		directed-request "Allow user to specify radius server to use with `@server'"
			flag off store rank 2076;
		host "Specify a RADIUS server" <host:host key "IP address of RADIUS server">
			[ auth-port "UDP port for RADIUS authentication server (default is 1645)"
			    <auth_port:0-65535 "Port number"> |
			  acct-port "UDP port for RADIUS accounting server (default is 1646)"
			    <acct_port:0-65535 "Port number"> |
			  timeout "Time to wait for this RADIUS server to reply"
			    <timeout:1-1000 "Timeout value in seconds to wait for server to reply"> |
			  retransmit "Specify the number of retries to active server"
			    <retries:1-100 "Number of retries"> ]*
			[ key "per-server encryption key (overrides default)" $aaa-key ]
			store rank 2077 sort insertion;
		key "encryption key shared with the radius servers" $aaa-key store rank 2080;
		retransmit "Specify the number of retries to active server"
			<count:0-100 "Number of retries for a transaction"> store rank 2078;
		source-ports "source ports used for sending out RADIUS requests"
			( 1645-1646 "Use only the standard ports" |
			  extended "Enable source ports extension" ) store rank 2076;
		timeout "Time to wait for a RADIUS server to reply"
			<seconds:1-1000 "Wait time (default 5 seconds)"> store rank 2079;
		vsa "Vendor specific attribute configuration" {
			send "Send vendor-specific attributes in requests"
				[ accounting "Send in accounting requests" |
				  authentication "Send in access requests" ] store rank 2081;
		}
	}
	tacacs "TACACS server configuration command" {
		server "Specify a TACACS server"
			<name:word key "Name for the tacacs server configuration">
			enter tacacs-server store rank 2091 sort insertion;
	}
	tacacs-server "Modify TACACS query parameters" {
		administration "Start tacacs+ deamon handling administrative messages"
			flag off store rank 2070;
		directed-request "Allow user to specify tacacs server to use with `@server'"
			flag on store rank 2073;
		host "Specify a TACACS server" <host:host key "IP address of TACACS server">
			[ port "TCP port for TACACS server (default is 49)"
			    <port:1-65535 "Port number"> |
			  single-connection "Multiplex all packets over a single tcp connection to server (for CiscoSecure)" |
			  timeout "Time to wait for this TACACS server to reply"
			    <timeout:1-1000 "Timeout value in seconds"> ]*
			[ key "per-server encryption key (overrides default)" $aaa-key ]
			store rank 2071 sort insertion;
		key "Set TACACS+ encryption key." $aaa-key store rank 2074;
		timeout "Time to wait for a TACACS server to reply"
			<seconds:1-1000 "Wait time (default 5 seconds)"> store rank 2072;
	}
	ip "Global IP configuration subcommands" {
		radius "RADIUS configuration commands" {
			source-interface "Specify interface for source address in RADIUS packets"
				<interface:any-interface> store rank 1892;
		}
		tacacs "TACACS configuration commands" {
			source-interface "Specify interface for source address in TACACS packets"
				<interface:any-interface> store rank 1893;
		}
	}
}

mode aaa-accounting {
	action-type "Action to be performed on accounting records"
		( none "No accounting." | start-stop "Record start and stop without waiting" |
		  stop-only "Record stop when service terminates." ) store rank 10;
	broadcast "Use Broadcast for Accounting" flag off store rank 20;
	group "Use Server-group"
		( radius "Use list of all Radius hosts." key |
		  tacacs+ "Use list of all Tacacs+ hosts." key |
		  <group:word key "Server-group name"> ) store rank 30 sort insertion;
}

mode aaa-attributes {
	attribute "Define an attribute" type "Define attribute type" <type:word key "Name of the attribute">
		<value:quoted key "attribute value"> [ service "Access service"
		    ( arap "Service ARAP" | shell "Service shell" | ppp "Service PPP" |
		      raccess "Service raccess" | rtp "Service RTP" | slip "Service SLIP" |
		      vpdn "Service VPDN" ) ]
		[ protocol "Protocol of the service"
		    ( ip "Protocol IP" | ipx "Protocol IPX" | lcp "Protocol LCP" |
		      multilink "Protocol multilink" |
		      vpdn "Protocol VPDN" field kw_protocol_vpdn ) ]
		[ mandatory "Attribute is mandatory" ]
		[ tag "Tag of the attribute" <tag:1-31 "Tag value"> ]
		store rank 10 sort insertion;
	description "Attribute list description"
		<text:line "Up to 80 characters describing this attribute list"> store rank 5;
}

mode aaa-policy {
	char-changes "Number of change characters between old and new passwords"
		<count:1-64 "Number of characters"> store rank 14;
	copy "Copy the common criteria policy parameters from an existing policy"
		<policy:word "Policy name"> store rank 5;
	lifetime "Configure password lifetime"
		( year "Specify years" <years:1-99 "Number of years"> |
		  month "Specify months" <months:1-11 "Number of months"> |
		  day "Specify days" <days:1-365 "Number of days"> |
		  hour "Specify hours" <hours:1-23 "Number of hours"> |
		  minute "Specify minutes" <minutes:1-59 "Number of minutes"> |
		  second "Specify seconds" <seconds:1-59 "Number of seconds"> )*
		store rank 15;
	lower-case "Number of lower-case characters" <count:0-64 "Number of characters">
		store rank 12;
	max-length "Specify the maximum length of the password"
		<length:1-127 "Number of characters"> default 127 store rank 11;
	min-length "Specify the minimum length of the password"
		<length:1-127 "Number of characters"> default 1 store rank 10;
	numeric-count "Number of numeric characters" <count:0-64 "Number of characters">
		store rank 13;
	special-case "Number of special characters" <count:0-64 "Number of characters">
		store rank 13.5;
	upper-case "Number of upper-case characters" <count:0-64 "Number of characters">
		store rank 12.5;
}

mode aaa-author {
	auth-type "Specify the server authorization type"
		( all "Matches when all attributes match" |
		  any "Matches when all sent attributes match" |
		  session-key "Matches with session key attribute only" ) store rank 30;
	client "Specify a RADIUS client" <address:ipv4 key "IP Address">
		[ server-key "Specify a RADIUS client server-key" $aaa-key ]
		store rank 10 sort insertion;
	port "Specify the port on which local radius server listens" <port:0-65535 "Port Number">
		store rank 20;
	server-key "Encryption key shared with the radius clients" $aaa-key store rank 15;
}

mode aaa-group {
	deadtime "Specify time in minutes to ignore an unresponsive server"
		<minutes:0-1440 "Length of time"> store rank 40;
	ip "Internet Protocol config commands" {
		radius "RADIUS configuration commands" {
			source-interface "Specify interface for source address in RADIUS packets"
				<interface:any-interface> store rank 30;
		}
		tacacs "TACACS configuration commands" {
			source-interface "Specify interface for source address in TACACS packets"
				<interface:any-interface> store rank 30;
		}
		vrf "VPN routing and forwarding parameters" {
			forwarding "Specify a VRF used for forwarding"
				<vrf:word "VPN Routing/Forwarding instance name"> store rank 25;
		}
	}
	server "Specify a server" <address:ipv4 key "IP address of server">
		[ auth-port "UDP port for RADIUS authentication server (default is 1645)"
		    <auth_port:0-65535 "Port number"> |
		  acct-port "UDP port for RADIUS accounting server (default is 1646)"
		    <acct_port:0-65535 "Port number"> ]* store rank 10 sort insertion;
	server "Specify a server" name "Specify the name of the server"
		<name:word key "Name of the server"> store rank 10 sort insertion;
	server-private "Define a server accessible only in this Server Group"
		<address:ipv4 key "IP address of server">
		[ auth-port "UDP port for RADIUS authentication server (default is 1645)"
		    <auth_port:0-65535 "Port number"> |
		  acct-port "UDP port for RADIUS accounting server (default is 1646)"
		    <acct_port:0-65535 "Port number"> |
		  port "TCP port for TACACS server (default is 49)" <port:1-65535 "Port number"> |
		  timeout "Time to wait for this server to reply"
		    <timeout:1-1000 "Timeout value in seconds"> ]*
		[ key "per-server encryption key (overrides default)" $aaa-key ]
		store rank 10 sort insertion;
}

mode radius-server {
	address "Specify the radius server address" {
		ipv4 "IPv4 Address" <host:host "IPv4 Address or hostname of the server">
			[ auth-port "UDP port for RADIUS authentication server (default is 1645)"
			    <auth_port:0-65535 "Port number"> |
			  acct-port "UDP port for RADIUS accounting server (default is 1646)"
			    <acct_port:0-65535 "Port number"> ]* store rank 10;
	}
	automate-tester "Configure server automated testing." username "Username for the test"
		<user:word "The user ID name"> store rank 50;
	key "Per-server encryption key" $aaa-key store rank 40;
	retransmit "Number of retries to active server" <count:0-100 "Number of retries">
		store rank 30;
	timeout "Time to wait (in seconds) for this radius server to reply"
		<seconds:1-1000 "Wait time"> store rank 20;
}

mode tacacs-server {
	address "Specify the tacacs server address" {
		ipv4 "IPv4 Address" <host:host "IPv4 Address or hostname of the server">
		    store rank 10;
		ipv6 "IPv6 Address" <host:ipv6 "IPv6 Address of the server"> store rank 11;
	}
	key "Per-server encryption key" $aaa-key store rank 20;
	port "TCP port for TACACS+ server (default is 49)" <port:1-65535 "Port number">
		store rank 40;
	single-connection "Multiplex all packets over a single tcp connection to server"
		flag off store rank 30;
	timeout "Time to wait (in seconds) for this tacacs server to reply"
		<seconds:1-1000 "Wait time"> store rank 25;
}
