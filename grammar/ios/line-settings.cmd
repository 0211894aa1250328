# Settings of terminal lines that mean nothing here. Kept and shown.

mode line {
	absolute-timeout "Set absolute timeout for line disconnection"
		<minutes:0-10000 "Absolute timeout interval in minutes"> store rank 6;
	accounting "Accounting parameters"
		( commands "For exec (shell) commands" key <level:0-15 key "Enable level"> |
		  connection "For connection accounting" key |
		  exec "For starting an exec (shell)" key )
		( default "Use the default accounting list" |
		  <list:word "Use an accounting list with this name"> )
		store rank 46 sort insertion;
	activation-character "Define the activation character"
		<character:0-127 "ASCII decimal equivalent of activation character"> store rank 7;
	authorization "Authorization parameters"
		( commands "For exec (shell) commands" key <level:0-15 key "Enable level"> |
		  exec "For starting an exec (shell)" key |
		  reverse-access "For reverse telnet connections" key )
		( default "Use the default authorization list" |
		  <list:word "Use an authorization list with this name"> )
		store rank 45 sort insertion;
	autocommand "Automatically execute an EXEC command"
		<command:line "Appropriate EXEC command"> store rank 14;
	autohangup "Automatically hangup when last connection closes" flag off store rank 14;
	autoselect "Set line to autoselect"
		( during-login "Do autoselect at the Username/Password prompt" key |
		  ppp "Set line to allow PPP autoselection" key |
		  slip "Set line to allow SLIP autoselection" key ) store rank 14;
	databits "Set number of data bits per character"
		<bits:5-8 "Number of data bits per character"> default 8 store rank 126;
	domain-lookup "Enable domain lookups in show commands" flag on store rank 56;
	editing "Enable command line editing" flag on rank 56;
	escape-character "Change the current line's escape character"
		( <code:0-255 "ASCII decimal"> | BREAK "Cause escape on BREAK" |
		  NONE "Disable escape entirely" alias none | <character:word "Escape character"> )
		store rank 57;
	exec "Configure EXEC" flag on store rank 15;
	exec-banner "Enable the display of the EXEC banner" flag on rank 57;
	exec-character-bits "Size of characters to the command exec"
		( 7 "7-bit characters" | 8 "8-bit characters" ) store rank 57;
	exec "Configure EXEC" {
		prompt "EXEC prompt" {
			timestamp "Print timestamps for show commands" flag off store rank 16;
		}
	}
	flowcontrol "Set the flow control"
		( none "Set no flow control" | hardware "Set hardware flow control" |
		  software "Set software flow control" )
		    [ in "Listen to flow control from the attached device" |
		  out "Send flow control information to the attached device" ] store rank 127;
	full-help "Provide help to unprivileged user" flag off store rank 57;
	international "Enable international 8-bit character support" flag off store rank 57;
	ip "IP options" {
		netmask-format "Change display of netmasks"
			( bit-count "Display netmask as number of significant bits" |
			  decimal "Display netmask in dotted decimal" |
			  hexadecimal "Display netmask in hexadecimal" ) store rank 57;
		tcp "TCP options"
			( input-coalesce-threshold "Set the threshold at which input is combined into one packet" key
			    <threshold:0-65535 "Number of bytes"> )
			store rank 57;
	}
	ipv6 "IPv6 options" {
		access-class "Filter connections based on an IPv6 access list"
			<list:word "IPv6 access list">
			( in "Filter incoming connections" key |
			  out "Filter outgoing connections" key ) store rank 11;
	}
	location "Enter terminal location description"
		<text:line "One line describing the terminal's location"> store rank 17;
	logging "Modify message logging facilities" {
		synchronous "Synchronized message output"
			( level "Severity level to output asynchronously"
			    ( all "All severity levels" | <level:0-7 "Logging severity level"> ) |
			  limit "Messages queue size" <limit:0-2147483647 "Number of messages"> )*
			as line_logging_synchronous_with same-as line_logging_synchronous
			store rank 50;
	}
	login "Enable password checking" authentication "Authentication parameters."
		( default "Use the default authentication list" |
		  <list:word "Use an authentication list with this name"> )
		as line_login_authentication same-as line_login rank 60;
	logout-warning "Set Warning countdown for absolute timeout of line"
		<seconds:0-2147483 "Warning countdown in seconds"> store rank 61;
	lockable "Allow users to lock a line" flag off rank 61;
	modem "Configure the Modem Control Lines"
		( InOut "Configure line for incoming AND outgoing use of modem" key |
		  Dialin "Configure line for a modern dial-in modem" key |
		  Host-Side "Configure line for a host" key hidden |
		  enable "Enable modem control" key hidden )
		store rank 123;
	monitor "Copy debug output to the current terminal line" flag off store rank 123;
	motd-banner "Enable the display of the MOTD banner" flag on rank 57;
	notify "Inform users of output from concurrent sessions" flag off store rank 57;
	parity "Set terminal parity"
		( even "Even parity" | mark "Mark parity" | none "No parity" | odd "Odd parity" |
		  space "Space parity" ) default none store rank 128;
	rotary "Add line to a rotary group" <group:0-127 "Rotary group to add line to">
		store rank 96;
	rxspeed "Set the receive speed" <rate:0-4294967295 "Receive speed"> store rank 124;
	script "specify event related chat scripts to run on the line"
		( activation "chat script to run when line is activated" key |
		  connection "chat script to run when connection is made to the line" key |
		  dialer "chat script to run when dialer makes an outgoing call" key |
		  reset "chat script to run when line is reset" key |
		  startup "chat script to run at system startup" key )
		    <name:word "A chat script regular expression or script name">
		store rank 129;
	session-limit "Set maximum number of sessions"
		<count:0-4294967295 "Maximum number of sessions"> store rank 5;
	session-timeout "Set interval for closing connection when there is no input traffic"
		<minutes:0-35791 "Session timeout interval in minutes">
		[ output "Use both incoming and outgoing traffic as activity" ]
		store rank 5;
	speed "Set the transmit and receive speeds"
		<rate:0-4294967295 "Transmit and receive speeds"> default 9600 store rank 125;
	telnet "Telnet protocol-specific configuration"
		( break-on-ip "Send break at Interrupt Process" key |
		  refuse-negotiations "Suppress negotiations" key |
		  speed "Specify line speeds" key <first:1-4294967295 "Default receive speed">
		    <second:1-4294967295 "Default transmit speed"> |
		  transparent "Send a CR as a CR followed by a NULL instead of a CR followed by a LF" key )
		store rank 97;
	terminal-type "Set the terminal type" <type:word "Terminal type"> store rank 92;
	timeout "Timeouts for the line" {
		login "Timeouts related to the login sequence"
			response "Timeout for any user input during login sequence"
			<seconds:0-300 "Timeout in seconds"> store rank 62;
	}
	txspeed "Set the transmit speeds" <rate:0-4294967295 "Transmit speed"> store rank 124;
	vacant-message "Define the vacant banner"
		[ <text:text "c message c, where c is a delimiting character"> ] store rank 57;
}

mode config {
	line "Configure a terminal line" <first:2-999 key "First Line number">
		[ <last:3-999 key "Last Line number"> ] as config_line_tty enter line-tty
		store rank 2315 sort key;
}

# Lines of modules and asynchronous ports.
mode line-tty {
	activation-character "Define the activation character" flag on store rank 7;
	exec "Configure EXEC" flag on store rank 15;
	exec-timeout "Set the EXEC timeout" <minutes:0-35791 "Timeout in minutes">
		[ <seconds:0-2147483 "Timeout in seconds"> ] store rank 20;
	flowcontrol "Set the flow control"
		( none "Set no flow control" | hardware "Set hardware flow control" |
		  software "Set software flow control" ) store rank 127;
	login "Enable password checking" [ local "Local password checking" ] store rank 60;
	modem "Configure the Modem Control Lines"
		( InOut "Configure line for incoming AND outgoing use of modem" key |
		  Dialin "Configure line for a modern dial-in modem" key ) store rank 123;
	rotary "Add line to a rotary group" <group:0-127 "Rotary group to add line to"> store rank 96;
	rxspeed "Set the receive speed" <rate:0-4294967295 "Receive speed"> store rank 124;
	script "specify event related chat scripts to run on the line" {
		dialer "chat script to run when dialer makes an outgoing call"
			<name:word "A chat script regular expression or script name">
			store rank 129;
	}
	speed "Set the transmit and receive speeds"
		<rate:0-4294967295 "Transmit and receive speeds"> store rank 125;
	stopbits "Set async line stop bits"
		( 1 "One stop bit" | 1.5 "One and one-half stop bits" | 2 "Two stop bits" )
		store rank 130;
	transport "Define transport protocols for line" {
		preferred "Specify the preferred protocol to use"
			( none "Selects no protocols" | ssh "TCP/IP SSH protocol" |
			  telnet "TCP/IP Telnet protocol" ) store rank 100;
		input "Define which protocols to use when connecting to the terminal server"
			( all "All protocols" | none "No protocols" |
			  ( ssh "TCP/IP SSH protocol" | telnet "TCP/IP Telnet protocol" )*2 protocols )
			store rank 110;
		output "Define which protocols to use for outgoing connections"
			( all "All protocols" | none "No protocols" |
			  ( lapb-ta "LAPB Terminal Adapter" | mop "DEC MOP Remote Console Protocol" |
			    pad "X.3 PAD" | rlogin "Unix rlogin protocol" | ssh "TCP/IP SSH protocol" |
			    telnet "TCP/IP Telnet protocol" | udptn "UDPTN async via UDP protocol" |
			    v120 "Async over ISDN" )*8 protocols ) store rank 120;
	}
	txspeed "Set the transmit speeds" <rate:0-4294967295 "Transmit speed"> store rank 124;
}
