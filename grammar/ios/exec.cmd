# What is typed in exec mode: the session itself, tests of reachability, resets, debugging, files.
# show … is in show.cmd.

fragment packet-choice
	[ detail "Print more debugging detail" |
	  <list:1-199 "Access list"> | <list:1300-2699 "Access list (expanded range)"> ]*;

fragment telnet-target
	<host:word "IP address or hostname of a remote system">
	[ <port:tcp-port "Port number">
	| /source-interface "Specify source interface" <interface:any-interface> ]*;

mode exec {
	enable "Turn on privileged commands" [ <level:0-15 "Enable level"> ] privilege 0;
	enable "Turn on privileged commands" {
		view "Set into the existing view" [ <name:word "View name"> ] privilege 0;
	}
	disable "Turn off privileged commands" [ <level:0-15 "Privilege level to go to"> ] privilege 0;
	exit "Exit from the EXEC" as exit privilege 0;
	logout "Exit from the EXEC" as exit privilege 0;
	quit "Exit from the EXEC" hidden as exit privilege 0;
	help "Description of the interactive help system" as help privilege 0;
	lock "Lock the terminal";
	login "Log in as a particular user";
	configure "Enter configuration mode" privilege 15
		[ ( terminal "Configure from the terminal"
			[ revert "Parameters for reverting the configuration"
			  timer "Set the rollback timer parameters"
				<minutes:1-120 "Rollback timer value in minutes"> ] |
		    memory "Configure from NV memory" ) ];

	terminal "Set terminal line parameters" {
		length "Set number of lines on a screen"
			<lines:0-512 "Number of lines on screen (0 for no pausing)">;
		width "Set width of the display terminal"
			<columns:0-512 "Number of characters on a screen line">;
		monitor "Copy debug output to the current terminal line";
		history "Enable and control the command history function"
			[ size "Set history buffer size" <size:0-256 "Size of history buffer"> ];
		editing "Enable command line editing";
		no "Negate a command or set its defaults" {
			length "Set number of lines on a screen";
			width "Set width of the display terminal";
			monitor "Copy debug output to the current terminal line";
			history "Enable and control the command history function"
				[ size "Set history buffer size" ];
			editing "Enable command line editing";
		}
	}

	ping "Send echo messages"
		[ ip "IP echo" ] <target:word "Ping destination address or hostname">
		[ data "specify data pattern" privilege 15 <pattern:hex "pattern">
		| df-bit "enable do not fragment bit in IP header" privilege 15
		| repeat "specify repeat count" privilege 15 <count:1-2147483647 "repeat count">
		| size "specify datagram size" privilege 15 <size:36-18024 "Datagram size">
		| source "specify source address or name" privilege 15
			( <source_address:ipv4 "Source address"> |
			  <source_interface:any-interface "Source interface"> )
		| timeout "specify timeout interval" privilege 15 <timeout:0-3600 "Timeout in seconds">
		| validate "validate reply data" privilege 15 ]*;
	ping as ping_dialogue privilege 15;

	traceroute "Trace route to destination"
		[ ip "IP Trace" ] <target:word "Trace route to destination address or hostname">
		[ numeric "display numeric address" privilege 15
		| port "specify port number" privilege 15 <port:0-65535 "port number">
		| probe "specify number of probes per hop" privilege 15
			<probes:1-65535 "number of probes">
		| source "specify source address or name" privilege 15
			( <source_address:ipv4 "Source address"> |
			  <source_interface:any-interface "Source interface"> )
		| timeout "specify time out" privilege 15 <timeout:0-3600 "seconds to wait">
		| ttl "specify minimum and maximum ttl" privilege 15
			<min_ttl:0-255 "minimum ttl"> <max_ttl:0-255 "maximum ttl"> ]*;
	traceroute as traceroute_dialogue privilege 15;

	telnet "Open a telnet connection" $telnet-target;
	connect "Open a terminal connection" $telnet-target;
	resume "Resume an active network connection"
		[ <number:1-99 "The number of an active network connection"> |
		  <name:word "The name of an active network connection"> ];
	name-connection "Name an existing network connection";
	disconnect "Disconnect an existing network connection"
		[ <number:1-99 "The number of an active network connection"> |
		  <name:word "The name of an active network connection"> ];

	send "Send a message to other tty lines"
		( * "All tty lines" |
		  <absolute:0-17 "Send a message to a specific line"> |
		  console "Primary terminal line" <number:0-0 "Line number"> |
		  vty "Virtual terminal" <vty:0-15 "Line number"> ) privilege 15;
	send "Send a message to other tty lines" {
		log "Logging destinations" [ <severity:0-7 "Logging severity level"> ]
			<text:line "Message to be logged"> privilege 15;
	}

	write "Write running configuration to memory, network, or terminal" privilege 15
		[ ( memory "Write to NV memory" |
		    erase "Erase NV memory" |
		    terminal "Write to terminal" ) ];
	reload "Halt and perform a cold restart" privilege 15
		[ in "Reload after a time interval" <delay:delay "Delay before reload (mmm or hhh:mm)">
		    [ <why:line "Reason for reload"> ] |
		  at "Reload at a specific time/date" <at:clock "Time to reload (hh:mm)">
		    [ <day:1-31 "Day of the month"> <month:month "Month of the year">
		      [ <why:line "Reason for reload"> ] |
		      <month:month "Month of the year"> <day:1-31 "Day of the month">
		      [ <why:line "Reason for reload"> ] |
		      <why:line "Reason for reload"> ] |
		  cancel "Cancel pending reload" | <reason:line "Reason for reload"> ];

	clock "Manage the system clock" {
		set "Set the time and date" <at:time "Current Time">
			( <day:1-31 "Day of the month"> <month:month "Month of the year"> |
			  <month:month "Month of the year"> <day:1-31 "Day of the month"> )
			<year:1993-2035 "Year"> privilege 15;
	}

	clear "Reset functions" {
		arp-cache "Clear the entire ARP cache" privilege 15;
		counters "Clear counters on one or all interfaces"
			[ <interface:any-interface> ] privilege 15;
		access-list "Clear access list statistical information" {
			counters "Clear access list counters"
				[ <list:acl
				    "Access list number||Access list name"> ] privilege 15;
		}
		line "Reset a terminal line"
			( <absolute:0-17 "Line number"> |
			  console "Primary terminal line" <number:0-0 "Line number"> |
			  vty "Virtual terminal" <vty:0-15 "Line number"> ) privilege 15;
		logging "Clear logging buffer" privilege 15;
		tcp "Clear a TCP connection or statistics" {
			tcb "TCB address" <tcb:hex "TCB address"> privilege 15;
		}
		crypto "Encryption subsystem" {
			isakmp "Flush the ISAKMP database"
				[ <conn:0-65535 "connection id of SA"> ] privilege 15;
			sa "Clear all crypto SAs"
				[ ( counters "Reset the SA counters" |
				    map "Clear all SAs for a given crypto map"
					<map:word "Crypto map name"> |
				    peer "Clear all SAs for a given crypto peer"
					<peer:ipv4 "IP address of peer"> |
				    entry "Clear an SA by its destination, protocol and SPI"
					<destination:ipv4 "IP address of peer">
					( ah "Authentication Header" | esp "Encapsulation Security Payload" )
					<number:256-4294967295 "SPI value"> |
				    spi "Clear SA by SPI"
					<destination:ipv4 "IP address of peer">
					( ah "Authentication Header" | esp "Encapsulation Security Payload" )
					<spi:hex "SPI value"> ) ]
				privilege 15;
			session "clear all crypto sessions"
				[ local "Clear crypto sessions for a local crypto endpoint"
					<local:ipv4 "IP address of local crypto endpoint">
				| remote "Clear crypto sessions for a remote IKE peer"
					<remote:ipv4 "IP address of remote IKE peer"> ]*
				privilege 15;
		}
	}

	debug "Debugging functions (see also 'undebug')" {
		all "Enable all debugging" privilege 15;
		crypto "Cryptographic subsystem" {
			condition "Define debug condition filters" {
				peer "Peer information"
					( ipv4 "IP address filter" <peer:ipv4 "IP address of the peer"> |
					  subnet "Subnet filter" <net:ipv4 "Subnet of the peer"> <mask:mask "Subnet mask"> )
					privilege 15;
				spi "SPI number" <spi:hex "SPI value"> privilege 15;
				unmatched "Debug even if no context available"
					[ engine "Crypto Engine" | ipsec "IPSEC" | isakmp "ISAKMP" ]
					privilege 15;
				reset "Remove all debug conditions and filters" as debug_crypto_condition_reset privilege 15;
			}
			engine "Crypto Engine Debug"
				[ error "Crypto Engine error debug" | packet "Crypto Engine packet debug" ] privilege 15;
			isakmp "ISAKMP Key Management" [ error "ISAKMP errors" ] privilege 15;
			ipsec "IPSEC processing" [ error "IPSEC errors" ] privilege 15;
			pki "PKI Client" alias ca {
				messages "PKI Input/Output Messages" privilege 15;
				transactions "PKI Transactions" privilege 15;
				validation "PKI Validation" privilege 15;
			}
		}
		ip "IP information" {
			icmp "ICMP transactions" privilege 15;
			tcp "TCP information" { transactions "Significant TCP events" privilege 15; }
			packet "General IP debugging and IPSO security transactions" $packet-choice
				privilege 15;
		}
		tunnel "Generic Tunnel Interface" [ keepalive "Tunnel keepalives" ] privilege 15;
	}
	undebug "Disable debugging functions (see also 'debug')" {
		all "Disable all debugging" as undebug_all privilege 15;
		crypto "Cryptographic subsystem" {
			condition "Define debug condition filters" {
				peer "Peer information"
					( ipv4 "IP address filter" <peer:ipv4 "IP address of the peer"> |
					  subnet "Subnet filter" <net:ipv4 "Subnet of the peer"> <mask:mask "Subnet mask"> )
					as undebug_crypto_condition_peer privilege 15;
				spi "SPI number" <spi:hex "SPI value"> as undebug_crypto_condition_spi privilege 15;
				unmatched "Debug even if no context available"
					[ engine "Crypto Engine" | ipsec "IPSEC" | isakmp "ISAKMP" ]
					as undebug_crypto_condition_unmatched privilege 15;
			}
			engine "Crypto Engine Debug"
				[ error "Crypto Engine error debug" | packet "Crypto Engine packet debug" ] as undebug_crypto_engine privilege 15;
			isakmp "ISAKMP Key Management" [ error "ISAKMP errors" ] as undebug_crypto_isakmp privilege 15;
			ipsec "IPSEC processing" [ error "IPSEC errors" ] as undebug_crypto_ipsec privilege 15;
			pki "PKI Client" alias ca {
				messages "PKI Input/Output Messages" as undebug_crypto_pki_messages privilege 15;
				transactions "PKI Transactions" as undebug_crypto_pki_transactions privilege 15;
				validation "PKI Validation" as undebug_crypto_pki_validation privilege 15;
			}
		}
		ip "IP information" {
			icmp "ICMP transactions" as undebug_ip_icmp privilege 15;
			tcp "TCP information" {
				transactions "Significant TCP events" as undebug_ip_tcp privilege 15;
			}
			packet "General IP debugging and IPSO security transactions" $packet-choice
				as undebug_ip_packet privilege 15;
		}
		tunnel "Generic Tunnel Interface" [ keepalive "Tunnel keepalives" ]
			as undebug_tunnel privilege 15;
	}
	no "Disable debugging functions" {
		debug "Debugging functions (see also 'undebug')" {
			all "Disable all debugging" as undebug_all privilege 15;
			crypto "Cryptographic subsystem" {
				condition "Define debug condition filters" {
					peer "Peer information"
						( ipv4 "IP address filter" <peer:ipv4 "IP address of the peer"> |
						  subnet "Subnet filter" <net:ipv4 "Subnet of the peer"> <mask:mask "Subnet mask"> )
						as undebug_crypto_condition_peer privilege 15;
					spi "SPI number" <spi:hex "SPI value"> as undebug_crypto_condition_spi privilege 15;
					unmatched "Debug even if no context available"
						[ engine "Crypto Engine" | ipsec "IPSEC" | isakmp "ISAKMP" ]
						as undebug_crypto_condition_unmatched privilege 15;
				}
				engine "Crypto Engine Debug"
					[ error "Crypto Engine error debug" | packet "Crypto Engine packet debug" ] as undebug_crypto_engine privilege 15;
				isakmp "ISAKMP Key Management" [ error "ISAKMP errors" ] as undebug_crypto_isakmp privilege 15;
				ipsec "IPSEC processing" [ error "IPSEC errors" ] as undebug_crypto_ipsec privilege 15;
				pki "PKI Client" alias ca {
					messages "PKI Input/Output Messages" as undebug_crypto_pki_messages privilege 15;
					transactions "PKI Transactions" as undebug_crypto_pki_transactions privilege 15;
					validation "PKI Validation" as undebug_crypto_pki_validation privilege 15;
				}
			}
			ip "IP information" {
				icmp "ICMP transactions" as undebug_ip_icmp privilege 15;
				tcp "TCP information" {
					transactions "Significant TCP events"
						as undebug_ip_tcp privilege 15;
				}
				packet "General IP debugging and IPSO security transactions"
					$packet-choice as undebug_ip_packet privilege 15;
			}
			tunnel "Generic Tunnel Interface" [ keepalive "Tunnel keepalives" ]
				as undebug_tunnel privilege 15;
		}
	}

	show "Show running system information" {
		history "Display the session command history";
		privilege "Show current privilege level";
		reload "Scheduled reload information" privilege 15;
		sessions "Information about Telnet connections" as show_sessions;
		line "TTY line information";
		tech-support "Show system information for Tech-Support" privilege 15;
		terminal "Display terminal configuration parameters";
		users "Display information about terminal lines" as show_users;
	}
	systat "Display information about terminal lines" as show_users;
	where "List active connections" as show_sessions;
}

# How every configuration mode is left.

mode config {
	exit "Exit from configure mode" session as config_exit;
	end "Exit from configure mode" session as config_end;
	help "Description of the interactive help system" session as help;
}
mode interface {
	exit "Exit from interface configuration mode" session as config_exit;
}
mode subinterface {
	exit "Exit from interface configuration mode" session as config_exit;
}
mode isakmp-policy {
	exit "Exit from ISAKMP protection suite configuration mode" session as config_exit;
}
mode keyring {
	exit "Exit from crypto keyring sub mode" session as config_exit;
}
mode isakmp-peer {
	exit "Exit from ISAKMP peer configuration mode" session as config_exit;
}
mode isakmp-profile {
	exit "Exit from ISAKMP profile sub mode" session as config_exit;
}
mode transform {
	exit "Exit from crypto transform configuration mode" session as config_exit;
}
mode ipsec-profile {
	exit "Exit from ipsec profile sub mode" session as config_exit;
}
mode crypto-map {
	exit "Exit from crypto map configuration mode" session as config_exit;
}
mode std-nacl {
	exit "Exit from access-list configuration mode" session as config_exit;
}
mode ext-nacl {
	exit "Exit from access-list configuration mode" session as config_exit;
}
mode line {
	exit "Exit from line configuration mode" session as config_exit;
}
