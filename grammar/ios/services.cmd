# Servers and clients of the router itself: HTTP, SSH, files, names, TCP, NetFlow. Kept and shown.

mode config {
	ip "Global IP configuration subcommands" {
		access-list "Named access-list" {
			log-update "Control access list log updates" threshold "Set access list logging threshold" <count:0-2147483647 "Access list logging threshold (number of hits)"> store rank 1895;
			logging "Control access list logging" ( hash-generation "Hashes" key | interval "Interval" key <msec:0-2147483647 "Milliseconds"> ) store rank 1895;
		}
		accounting-list "Select hosts for which IP accounting information is kept" <address:ipv4 key "IP address"> <wildcard:wildcard "Wildcard bits"> store rank 1704 sort insertion;
		accounting-threshold "Sets the maximum number of accounting entries" <count:0-4294967295 "Entries"> store rank 1704;
		arp "IP ARP global configuration" <what:line "What"> multi store rank 621;
		cef "Cisco Express Forwarding" {
			accounting "Enable CEF accounting" ( load-balance-hash "Load balance hash" | non-recursive "Non-recursive" | per-prefix "Per prefix" | prefix-length "Prefix length" )* store rank 621;
			distributed "Distributed Cisco Express Forwarding" store rank 621;
			load-sharing "Load sharing" { algorithm "Algorithm" ( include-ports "Include ports" | original "Original" | tunnel "Tunnel" | universal "Universal" ) [ <id:word "Fixed id"> ] store rank 621; }
		}
		dns "Configure DNS server for a zone" {
			primary "Primary zone" <name:word key "Zone"> soa "SOA" <what:line "SOA"> store rank 1812;
			server "Enable DNS server" flag off store rank 1811;
			spoofing "Spoofing" [ <address:ipv4 "Address"> ] store rank 1812;
			view "View" ( default "Default" key | <name:word key "Name"> ) store rank 1812;
		}
		domain "IP DNS Resolver" {
			list "Domain name to complete unqualified host names." <name:word key "Domain name"> store rank 609 sort insertion;
			lookup "Enable IP Domain Name System hostname translation" { source-interface "Specify source interface for DNS resolver" <interface:any-interface> store rank 601; }
			retry "Specify number of times to retry sending DNS query" <count:0-100 "Number"> store rank 608;
			timeout "Specify timeout waiting for response to DNS query" <seconds:1-3600 "Seconds"> store rank 608;
			round-robin "Round-robin processing" flag off store rank 608;
		}
		domain-list "Domain name to complete unqualified host names." <name:word key "Domain name"> as config_ip_domain_list_old same-as config_ip_domain_list store rank 609 sort insertion;
		finger "finger server" flag off store rank 607;
		flow-aggregation "Configure flow aggregation" { cache "Cache" <kind:word key "Kind"> store rank 1806; }
		flow-cache "Configure netflow cache parameters" {
			entries "Specify the number of entries" <count:1024-2000000 "Entries"> store rank 1804;
			timeout "Specify the flow timeouts" ( active "Active" key <minutes:1-60 "Minutes"> | inactive "Inactive" key <seconds:1-600 "Seconds"> ) store rank 1804;
		}
		flow-capture "Capture values" ( fragment-offset "Fragment offset" key | icmp "ICMP" key | ip-id "IP id" key | mac-addresses "MAC addresses" key | packet-length "Packet length" key | ttl "TTL" key | vlan-id "VLAN" key ) store rank 1804;
		flow-export "Specify host/port to send flow statistics" {
			destination "Specify the Destination IP address" <address:ipv4 key "Destination IP address"> <port:1-65535 key "UDP/SCTP port number"> [ <how:line "VRF or protocol"> ] store rank 1807 sort insertion;
			interface-names "Interface names" store rank 1805;
			source "Specify the interface for source address" <interface:any-interface> store rank 1805;
			template "Template" <what:line "Options or rates"> multi store rank 1806;
			version "Specify the version number" ( 1 "Version 1" | 5 "Version 5" | 9 "Version 9" ) [ origin-as "Record origin AS" | peer-as "Record peer AS" | bgp-nexthop "Record BGP NextHop" ]* store rank 1806;
		}
		flow-top-talkers "Configure top talkers" enter top-talkers store rank 1806;
		forward-protocol "Controls forwarding of physical and directed IP broadcasts" {
			spanning-tree "Use transparent bridging to flood UDP broadcasts" store rank 1702;
			udp "Packets to a specific UDP port" [ <port:udp-port key> ] flag both store rank 1701 sort insertion;
		}
		ftp "FTP configuration commands" {
			passive "Connect using passive mode" flag on store rank 1001;
			password "Specify password for FTP connections" [ 0 "Specifies an UNENCRYPTED password will follow" | 7 "Specifies a HIDDEN password will follow" ] <password:line "FTP password"> store rank 1004;
			source-interface "Specify interface for source address in FTP connections" <interface:any-interface> store rank 1002;
			username "Specify username for FTP connections" <user:word "FTP username"> store rank 1003;
		}
		host "Add an entry to the ip hostname table" <name:word key "Name of host"> [ <port:0-65535 "Default telnet port number"> ] ( <address:word "Host IP address"> )*8 addresses
			as config_ip_host_list same-as config_ip_host store rank 613 sort insertion;
		http "HTTP server configuration" {
			access-class "Restrict http server access by access-class" [ ipv4 "IPv4" | ipv6 "IPv6" ] <list:acl "Access list"> store rank 1801;
			active-session-modules "Set up active http server session modules" ( all "All" | none "None" | <name:word "Name"> ) store rank 1812;
			authentication "Set http server authentication method" ( aaa "Use AAA access control methods" [ login-authentication "Login" <list:word "List"> ] | enable "Use enable passwords" | local "Use local username and passwords" ) store rank 1802;
			client "Set http client parameters" {
				cache "Cache" <what:line "What"> multi store rank 1813;
				connection "Connection" ( forceclose "Close at once" key | idle "Idle" key timeout "Timeout" <timeout:1-60 "Seconds"> | retry "Retry" key <retry:1-5 "Number"> | timeout "Timeout" key field client_timeout <seconds:1-60 "Seconds"> ) store rank 1813;
				secure-ciphersuite "Set http secure client with ciphersuite" <suites:line "Suites"> store rank 1813;
				source-interface "Specify interface for source address in all http client transactions" <interface:any-interface> store rank 1813;
				username "User" <user:word "User"> store rank 1813;
				password "Password" [ 0 "Specifies an UNENCRYPTED password will follow" | 7 "Specifies a HIDDEN password will follow" ] <password:word "Password"> store rank 1813;
			}
			max-connections "Set maximum number of concurrent http server connections" <count:1-50 "Number of connections"> store rank 1811;
			path "Set base path for HTML" <path:word "Path"> store rank 1812;
			port "Set http server port" <port:1-65535 "Port"> default 80 store rank 1801;
			secure-active-session-modules "Set up active http secure server session modules" ( all "All" | none "None" | <name:word "Name"> ) store rank 1812;
			secure-ciphersuite "Set http secure server ciphersuite" <suites:line "Suites"> store rank 1811;
			secure-client-auth "Set http secure server with client authentication" flag off store rank 1811;
			secure-port "Set http secure server port number for listening" <port:1-65535 "Port"> default 443 store rank 1811;
			secure-trustpoint "Set http secure server certificate trustpoint" <name:word "Trustpoint"> store rank 1811;
			timeout-policy "Set http server time-out policy parameters" idle "Idle" <idle:1-600 "Seconds"> life "Life" <life:1-86400 "Seconds"> requests "Requests" <requests:1-86400 "Requests"> store rank 1812;
			tls-version "TLS version" <version:word "Version"> store rank 1812;
		}
		identd "Ident server" flag off store rank 607;
		name-server "Specify address of name server to use" [ vrf "Specify VRF" key <vrf:word key "VRF name"> ] ( <server:word "Domain server IP address (maximum of 6)"> )*6 servers multi store rank 612 sort insertion;
		options "Process IP options" ( drop "Drop packets with IP options" | ignore "Ignore IP options" ) store rank 608;
		rcmd "Rcmd commands" ( domain-lookup "Domain lookup" key | rcp-enable "RCP" key | rsh-enable "RSH" key ) flag both store rank 1005;
		reflexive-list "Reflexive access list" timeout "Timeout" <seconds:1-2147483 "Seconds"> store rank 1896;
		scp "Scp commands" { server "Enable SCP server" { enable "Enable SCP server" flag off store rank 1090; } }
		spd "Selective packet discard" <what:line "Mode and queues"> multi store rank 603;
		ssh "Configure ssh options" {
			break-string "break string" <text:line "String"> store rank 1030;
			bulk-mode "Bulk mode" [ <window:1-4294967295 "Window"> ] store rank 1031;
			client "Client" { algorithm "Algorithms" ( encryption "Encryption" key | kex "Key exchange" key | mac "MAC" key | hostkey "Host key" key ) <list:line "Algorithms"> store rank 1036; }
			dh "Diffie-Hellman" min "Minimum" size "Size" <bits:1024-4096 "Bits"> store rank 1032;
			dscp "IP DSCP value" <dscp:0-63 "DSCP"> store rank 1032;
			logging "Log events" { events "Events" flag off store rank 1033; }
			maxstartups "Maximum concurrent sessions allowed" <count:2-128 "Sessions"> store rank 1033;
			port "Starting (or only) Port number to listen on" <port:2000-10000 key "Starting (or only) Port number"> rotary "Rotary group to start at" <first:1-127 "First"> [ <last:1-127 "Last"> ] store rank 1034;
			pubkey-chain "pubkey-chain" enter ssh-pubkey store rank 1037;
			rsa "Configure RSA keypair name for SSH" { keypair-name "keypair name" <name:word "keypair name"> store rank 1030; }
			server "Server" { algorithm "Algorithms" ( authentication "Authentication" key | encryption "Encryption" key | kex "Key exchange" key | mac "MAC" key | hostkey "Host key" key ) <list:line "Algorithms"> store rank 1035; }
			source-interface "Specify interface for source address in SSH connections" <interface:any-interface> store rank 1030;
			stricthostkeycheck "Enable SSH Server Authentication" store rank 1034;
		}
		tcp "Global TCP parameters" {
			chunk-size "TCP chunk size" <size:0-2147483647 "chunk size"> store rank 915;
			ecn "Enable Explicit Congestion Notification" flag off store rank 915;
			keepalive "TCP keepalive" ( interval "Interval" key <interval:1-7200 "Seconds"> | retries "Retries" key <retries:1-10 "Number"> ) store rank 915;
			mss "TCP initial maximum segment size" <size:68-10000 "MSS"> store rank 915;
			path-mtu-discovery "Enable path-MTU discovery on new TCP connections" [ age-timer "Age timer" ( <minutes:10-30 "Minutes"> | infinite "Never" ) ] store rank 915;
			queuemax "Maximum queue of outgoing TCP packets" <count:5-500 "Packets"> store rank 915;
			selective-ack "Enable TCP selective-ACK" flag off store rank 915;
			synwait-time "Set time to wait on new TCP connections" <seconds:5-300 "Wait time in seconds"> store rank 916;
			timestamp "Enable TCP timestamp option" flag off store rank 915;
			window-size "TCP window size" <size:0-1073741823 "Window size"> store rank 915;
			intercept "Enable TCP intercepting" <what:line "What"> multi store rank 917;
		}
		telnet "Specify telnet options" {
			comport "Com port" <what:line "What"> multi store rank 918;
			hidden "Hide" ( addresses "Addresses" key | hostnames "Host names" key ) store rank 918;
			source-interface "Specify interface for source address in TELNET connections" <interface:any-interface> store rank 918;
			tos "Specify type of service" <tos:word "TOS value in hex"> store rank 918;
			quiet "Quiet" store rank 918;
		}
		tftp "tftp configuration commands" {
			blocksize "Block size" <octets:512-8192 "Octets"> store rank 1007;
			source-interface "Specify interface for source address in TFTP connections" <interface:any-interface> store rank 1006;
			boot-interface "TFTP over an interface" <interface:any-interface> store rank 1006;
		}
		wccp "Web-Cache Coordination Protocol Commands" {
			version "Version" ( 1 "Version 1" | 2 "Version 2" ) store rank 690;
			( web-cache "Standard web caching service" key | <service:0-254 key "Dynamically defined service identifier number"> )
				[ group-address "Group address" <group:ipv4 "Address"> | group-list "Group list" <list:acl "Access list"> | redirect-list "Redirect list" <redirect:acl "Access list"> | password "Password" <password:word "Password"> ]* as config_ip_wccp_service store rank 691 sort insertion;
		}
	}
	flow "Global Flow configuration subcommands" {
		exporter "Define a Flow Exporter" <name:word key "Exporter name"> enter flow-exporter store rank 701 sort insertion;
		monitor "Define a Flow Monitor" <name:word key "Monitor name"> enter flow-monitor store rank 702 sort insertion;
		record "Define a Flow Record" <name:word key "Record name"> enter flow-record store rank 700 sort insertion;
	}
	sampler "Define a sampler" <name:word key "Sampler name"> enter sampler store rank 703 sort insertion;
}

mode ssh-pubkey {
	server "SSH server" <name:word key "Host name"> enter ssh-pubkey-user store rank 20 sort insertion;
	username "SSH user" <name:word key "User name"> enter ssh-pubkey-user store rank 10 sort insertion;
}
mode ssh-pubkey-user {
	key-hash "Key hash" <type:word key "Key type"> <hash:word key "Hash"> [ <comment:line "Comment"> ] store rank 10 sort insertion;
}

mode top-talkers {
	cache-timeout "Cache timeout" <msec:1-3600000 "Milliseconds"> store rank 30;
	match "Match" <what:line "What"> multi store rank 40 sort insertion;
	sort-by "Order" ( bytes "By octets" | packets "By packets" ) store rank 20;
	top "How many" <count:1-200 "Number"> store rank 10;
}

mode flow-exporter {
	description "Provide a description for this Flow Exporter" <text:line "Description"> store rank 5;
	destination "Export destination configuration" <host:word "Hostname or A.B.C.D"> [ vrf "VRF" <vrf:word "VRF name"> ] store rank 10;
	dscp "Optional DSCP" <dscp:0-63 "DSCP"> store rank 25;
	export-protocol "Export protocol version" ( ipfix "IPFIX" | netflow-v5 "NetFlow version 5" | netflow-v9 "NetFlow version 9" ) store rank 40;
	option "Select an option for exporting" <kind:word key "Kind"> [ timeout "Timeout" <seconds:1-86400 "Seconds"> ] store rank 50 sort insertion;
	output-features "Send export packets via IOS output feature path" flag off store rank 22;
	source "Originating interface" <interface:any-interface> store rank 20;
	template "Flow Exporter template configuration" { data "Data" { timeout "Timeout" <seconds:1-86400 "Seconds"> store rank 45; } }
	transport "Transport protocol" { udp "UDP" <port:1-65536 "Port"> store rank 30; }
	ttl "Optional TTL or hop limit" <ttl:1-255 "TTL"> store rank 26;
}
mode flow-monitor {
	cache "Configure Flow Cache parameters" ( entries "Entries" key <entries:16-1048576 "Number"> | timeout "Timeout" key ( active "Active" key | inactive "Inactive" key | update "Update" key | synchronized "Synchronized" key ) <seconds:1-604800 "Seconds"> |
		type "Type" key ( immediate "Immediate" | normal "Normal" | permanent "Permanent" ) ) store rank 20 sort insertion;
	description "Provide a description for this Flow Monitor" <text:line "Description"> store rank 5;
	exporter "Add an Exporter to use to export records" <name:word key "Exporter name"> store rank 10 sort insertion;
	record "Specify Flow Record to use to define Cache" <name:word "Record name"> [ <more:line "Part of a predefined record"> ] store rank 30;
	statistics "Collect statistics" packet "Packets" ( protocol "Protocol" key | size "Size" key ) store rank 40;
}
mode flow-record {
	collect "Specify a non-key field" <field:line "Field"> multi store rank 20 sort insertion;
	description "Provide a description for this Flow Record" <text:line "Description"> store rank 5;
	match "Specify a key field" <field:line "Field"> multi store rank 10 sort insertion;
}
mode sampler { description "Description" <text:line "Description"> store rank 5; mode "Mode" ( deterministic "Deterministic" | random "Random" ) <sample:1-1 "Window"> out-of "Out of" <window:2-32768 "Window"> store rank 10; }

mode interface {
	ip "Interface Internet Protocol config commands" {
		flow "NetFlow related commands" { monitor "Apply a Flow Monitor" <name:word key "Monitor name"> [ sampler "Sampler" <sampler:word "Name"> ] ( input "Apply Flow Monitor on input traffic" key | output "Apply Flow Monitor on output traffic" key ) store rank 57 sort insertion; }
		nbar "Network-Based Application Recognition" { protocol-discovery "Enable protocol discovery" store rank 68; }
		wccp "Web-Cache Coordination Protocol" ( web-cache "Standard web caching service" key | <service:0-254 key "Service"> ) redirect "Redirect" key ( in "In" key | out "Out" key ) store rank 69;
	}
}

mode line {
	absolute-timeout "Set absolute timeout for line disconnection" <minutes:0-10000 "Absolute timeout interval in minutes"> store rank 6;
	access-class "Filter connections based on an IP access list" <acl:acl "IP access list"> ( in "Filter incoming connections" key | out "Filter outgoing connections" key )
		vrf-also "Same access list is applied for all VRFs" as line_access_class_vrf same-as line_access_class store rank 10;
	accounting "Accounting parameters" ( commands "For exec (shell) commands" key <level:0-15 key "Enable level"> | connection "For connection accounting" key | exec "For starting an exec (shell)" key )
		( default "Use the default accounting list" | <list:word "Use an accounting list with this name"> ) store rank 46 sort insertion;
	activation-character "Define the activation character" <character:0-127 "ASCII decimal equivalent of activation character"> store rank 7;
	authorization "Authorization parameters" ( commands "For exec (shell) commands" key <level:0-15 key "Enable level"> | exec "For starting an exec (shell)" key | reverse-access "For reverse telnet connections" key )
		( default "Use the default authorization list" | <list:word "Use an authorization list with this name"> ) store rank 45 sort insertion;
	autocommand "Automatically execute an EXEC command" <command:line "Appropriate EXEC command"> store rank 14;
	autohangup "Automatically hangup when last connection closes" flag off store rank 14;
	autoselect "Set line to autoselect" ( during-login "Do autoselect at the Username/Password prompt" key | ppp "Set line to allow PPP autoselection" key | slip "Set line to allow SLIP autoselection" key ) store rank 14;
	databits "Set number of data bits per character" <bits:5-8 "Number of data bits per character"> default 8 store rank 126;
	domain-lookup "Enable domain lookups in show commands" flag on store rank 56;
	editing "Enable command line editing" flag on store rank 56;
	escape-character "Change the current line's escape character" ( <code:0-255 "ASCII decimal"> | BREAK "Cause escape on BREAK" | NONE "Disable escape entirely" alias none | <character:word "Escape character"> ) store rank 57;
	exec "Configure EXEC" flag on store rank 15;
	exec-banner "Enable the display of the EXEC banner" flag on store rank 57;
	exec-character-bits "Size of characters to the command exec" ( 7 "7-bit characters" | 8 "8-bit characters" ) store rank 57;
	exec "Configure EXEC" { prompt "EXEC prompt" { timestamp "Print timestamps for show commands" flag off store rank 16; } }
	flowcontrol "Set the flow control" ( none "Set no flow control" | hardware "Set hardware flow control" | software "Set software flow control" ) [ in "In" | out "Out" ] store rank 127;
	full-help "Provide help to unprivileged user" flag off store rank 57;
	international "Enable international 8-bit character support" flag off store rank 57;
	ip "IP options" { netmask-format "Change display of netmasks" ( bit-count "Display netmask as number of significant bits" | decimal "Display netmask in dotted decimal" | hexadecimal "Display netmask in hexadecimal" ) store rank 57;
		tcp "TCP options" ( input-coalesce-threshold "Threshold" key <threshold:0-65535 "Octets"> ) store rank 57; }
	ipv6 "IPv6 options" { access-class "Filter connections based on an IPv6 access list" <list:word "IPv6 access list"> ( in "Filter incoming connections" key | out "Filter outgoing connections" key ) store rank 11; }
	location "Enter terminal location description" <text:line "One line describing the terminal's location"> store rank 17;
	logging "Modify message logging facilities" { synchronous "Synchronized message output" ( level "Severity level to output asynchronously" ( all "All" | <level:0-7 "Severity"> ) | limit "Messages queue size" <limit:0-2147483647 "Number of messages"> )*
		as line_logging_synchronous_with same-as line_logging_synchronous store rank 50; }
	login "Enable password checking" authentication "Authentication parameters." ( default "Use the default authentication list" | <list:word "Use an authentication list with this name"> )
		as line_login_authentication same-as line_login store rank 60;
	logout-warning "Set Warning countdown for absolute timeout of line" <seconds:0-2147483 "Warning countdown in seconds"> store rank 61;
	lockable "Allow users to lock a line" flag off store rank 61;
	modem "Configure the Modem Control Lines" ( InOut "Configure line for incoming AND outgoing use of modem" key | Dialin "Configure line for a modern dial-in modem" key | Host-Side "Configure line for a host" key hidden | enable "Enable" key hidden ) store rank 123;
	monitor "Copy debug output to the current terminal line" flag off store rank 123;
	motd-banner "Enable the display of the MOTD banner" flag on store rank 57;
	notify "Inform users of output from concurrent sessions" flag off store rank 57;
	parity "Set terminal parity" ( even "Even parity" | mark "Mark parity" | none "No parity" | odd "Odd parity" | space "Space parity" ) default none store rank 128;
	rotary "Add line to a rotary group" <group:0-127 "Rotary group to add line to"> store rank 96;
	rxspeed "Set the receive speed" <rate:0-4294967295 "Receive speed"> store rank 124;
	script "specify event related chat scripts to run on the line" ( activation "Activation" key | connection "Connection" key | dialer "Dialer" key | reset "Reset" key | startup "Startup" key ) <name:word "Chat script"> store rank 129;
	session-limit "Set maximum number of sessions" <count:0-4294967295 "Maximum number of sessions"> store rank 5;
	session-timeout "Set interval for closing connection when there is no input traffic" <minutes:0-35791 "Session timeout interval in minutes"> [ output "Output" ] store rank 5;
	speed "Set the transmit and receive speeds" <rate:0-4294967295 "Transmit and receive speeds"> default 9600 store rank 125;
	telnet "Telnet protocol-specific configuration" ( break-on-ip "Send break at Interrupt Process" key | refuse-negotiations "Suppress negotiations" key | speed "Speeds" key <first:1-4294967295 "Speed"> <second:1-4294967295 "Speed"> | transparent "Send CR as CR" key ) store rank 97;
	terminal-type "Set the terminal type" <type:word "Terminal type"> store rank 92;
	timeout "Timeouts for the line" { login "Timeouts related to the login sequence" response "Timeout for any user input during login sequence" <seconds:0-300 "Timeout in seconds"> store rank 62; }
	txspeed "Set the transmit speeds" <rate:0-4294967295 "Transmit speed"> store rank 124;
	vacant-message "Define the vacant banner" [ <text:text> ] store rank 57;
}
