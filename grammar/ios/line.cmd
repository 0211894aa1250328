# Terminal lines.

mode config {
	line "Configure a terminal line" {
		console "Primary terminal line" prints-as con
			<number:0-0 key "First Line number">
			enter line rank 2300;
		aux "Auxiliary line" <number:0-0 key "First Line number"> enter line rank 2310;
		vty "Virtual terminal" <first:0-15 key "First Line number">
			[ <last:1-15 key "Last Line number"> ] enter line rank 2320 sort key;
	}
}

mode line {
	access-class "Filter connections based on an IP access list" <acl:acl
	    "IP access list|IP expanded access list">
		( in "Filter incoming connections" key | out "Filter outgoing connections" key )
		[ vrf-also "Same access list is applied for all VRFs" ] rank 10;
	exec-timeout "Set the EXEC timeout" <minutes:0-35791 "Timeout in minutes">
		[ <seconds:0-2147483 "Timeout in seconds"> ] rank 20;
	privilege "Change privilege level for line" {
		level "Assign default privilege level for line"
			<level:0-15 "Default privilege level for line"> default 1 rank 30;
	}
	password "Set a password"
		[ 0 "Specifies an UNENCRYPTED password will follow" silent |
		  7 "Specifies a HIDDEN password will follow" ]
		<password:line "The UNENCRYPTED (cleartext) line password"> rank 40;
	logging "Modify message logging facilities" {
		synchronous "Synchronized message output" flag off rank 50;
	}
	login "Enable password checking" [ local "Local password checking" ] rank 60;
	history "Enable and control the command history function" {
		size "Set history buffer size"
			<lines:0-256 "Size of history buffer"> default 10 rank 70;
	}
	length "Set number of lines on a screen"
		<lines:0-512 "Number of lines on screen (0 for no pausing)"> default 24 rank 80;
	width "Set width of the display terminal"
		<columns:0-512 "Number of characters on a screen line"> default 80 rank 90;
	transport "Define transport protocols for line" {
		preferred "Specify the preferred protocol to use"
			( none "Selects no protocols" | ssh "TCP/IP SSH protocol" |
			  telnet "TCP/IP Telnet protocol" ) rank 100;
		input "Define which protocols to use when connecting to the terminal server"
			( all "All protocols" | none "No protocols" |
			  ssh "TCP/IP SSH protocol" [ telnet "TCP/IP Telnet protocol" ] |
			  telnet "TCP/IP Telnet protocol" [ ssh "TCP/IP SSH protocol" ] )
			rank 110;
		output "Define which protocols to use for outgoing connections"
			( all "All protocols" | none "No protocols" |
			  ssh "TCP/IP SSH protocol" [ telnet "TCP/IP Telnet protocol" ] |
			  telnet "TCP/IP Telnet protocol" [ ssh "TCP/IP SSH protocol" ] )
			rank 120;
	}
	stopbits "Set async line stop bits"
		( 1 "One stop bit" | 1.5 "One and one-half stop bits" | 2 "Two stop bits" )
		store rank 130;
}
