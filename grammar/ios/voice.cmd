# Voice and the controllers of its cards. Kept and shown.

mode config {
	ccm-manager "Call Manager Application configuration commands" <what:line "What">
		multi store rank 2123 sort insertion;
	chat-script "Define a modem chat script" <name:word key "Chat script name">
		<script:line "Chat script"> store rank 2259 sort insertion;
	controller "Configure a specific controller" <kind:word key "Kind"> <unit:word key "Unit">
		enter controller store rank 1074 sort insertion;
	dial-control-mib "Dial Control Mib" <what:line "What"> multi store rank 2122;
	dial-peer "Dial Map (Peer) configuration commands" {
		cor "Class of Restriction" {
			custom "Specifying Named CORs" enter dial-peer-cor store rank 2126;
			list "List" <name:word key "Name"> enter dial-peer-cor
				store rank 2127 sort insertion;
		}
		voice "Voice type" <tag:1-2147483647 key "Voice dial-peer tag">
			( pots "Telephony" | voip "Voice over IP" | vofr "Voice over Frame Relay" |
			  voatm "Voice over ATM" ) as config_dial_peer_voice enter dial-peer
			store rank 2128 sort key;
		hunt "Define the dial peer hunting choice" <order:0-7 "Dial-peer hunting choices">
			store rank 2128;
	}
	dialer-list "Create a dialer list entry" <list:1-10 key "Dialer group number">
		protocol "Permit or deny based on protocols" key <protocol:word key "Protocol">
		( deny "Deny specified protocol" | permit "Permit specified protocol" |
		  list "Access list" <acl:acl "Access list"> ) store rank 2055 sort key;
	fax "Fax" {
		interface-type "Interface type"
			( fax-mail "Fax mail" | modem "Modem" | vfc "Voice feature card" )
			store rank 2120;
	}
	gatekeeper "Configure gatekeeper" enter gatekeeper store rank 2258;
	gateway "Gateway" store rank 2257;
	isdn "ISDN configuration commands" {
		switch-type "Select the ISDN switch type" <type:word "Switch type"> store rank 706;
	}
	mgcp "Enable MGCP" {
		behavior "Behavior"
			( comedia-check-media-src "Check media source" key |
			  comedia-role "Role" key | comedia-sdp-force "Force SDP" key |
			  g729-variants "G.729 variants" key | rsip-range "RSIP range" key )
			( active "Active" | disable "Disable" | enable "Enable" | none "None" |
			  passive "Passive" | static-pt "Static payload type" |
			  tgcp-only "TGCP only" ) store rank 2124 sort insertion;
		call-agent "Call agent" <host:word "Name or address">
			[ <more:line "Port and service"> ] store rank 2124;
		fax "Fax" <what:line "What"> multi flag both store rank 2124;
		profile "Profile" ( default "Default profile" key | <name:word key "Profile name"> )
			store rank 2125;
	}
	modemcap "Modem Capabilities database" ( edit "Edit" | entry "Entry" )
		<name:word key "Modem"> <what:line "What"> multi store rank 2259;
	mta "Mail" {
		receive "Receive" maximum-recipients "Recipients" <count:0-1024 "Recipients">
			store rank 2119;
		send "Send" <what:line "What"> multi store rank 2119;
	}
	sccp "SCCP" <what:line "What"> multi store rank 2124 sort insertion;
	sip-ua "SIP User Agent configuration commands" store rank 2129;
	telephony-service "Configure Cisco Unified Communications Manager Express"
		enter telephony store rank 2130;
	ephone "Configure ephone phone" <tag:1-1000 key "Ethernet phone sequence number">
		enter ephone store rank 2132 sort key;
	ephone-dn "Configure ephone phone lines (Directory Numbers)" <tag:1-1000 key "ephone-dn tag">
		[ dual-line "dual-line DN (2 calls per line/button)" |
		  octo-line "octo-line DN (8 calls per line/button)" ]
		enter ephone-dn store rank 2131 sort key;
	translation-rule "Translation rule" <rule:1-2147483647 key "Rule"> store rank 705;
	voice "Voice" {
		class "Class" <kind:word key "Kind"> <name:word key "Name or number">
			store rank 707 sort insertion;
		register "Register"
			( global "Global" key | dn "Directory number" key <dn:1-1000 key "Number"> |
			  pool "Pool" key <pool:1-1000 key "Number"> )
			store rank 708 sort insertion;
		service "Voice service commands"
			( pots "Telephony" key | saa "Service Assurance Agent" key |
			  voip "Voice over IP" key ) enter voice-service
			store rank 706 sort insertion;
		translation-profile "Profile" <name:word key "Name"> store rank 709 sort insertion;
		translation-rule "Rule" <number:1-2147483647 key "Number">
			store rank 709 sort insertion;
	}
	voice-card "Configure a specific voice-card" <slot:0-31 key "Slot"> store rank 705 sort key;
	voice-port "Configure voice-port" <port:word key "Port"> store rank 2118 sort key;
}

mode controller {
	cablelength "Cable length" <what:line "Length"> store rank 30;
	channel-group "Channel group" <group:0-30 key "Number"> timeslots "Timeslots"
		<slots:word "Slots"> [ speed "Speed" <speed:48-64 "kbit/s"> ]
		store rank 40 sort key;
	clock "Clock" source "Source" <source:line "Source"> store rank 25;
	description "Description" <text:line "Description"> store rank 5;
	framing "Framing" <framing:word "Framing"> store rank 10;
	linecode "Line code" ( ami "AMI" | b8zs "B8ZS" | hdb3 "HDB3" ) store rank 20;
	pri-group "PRI group" timeslots "Timeslots" <slots:word "Slots"> [ <more:line "Service"> ]
		store rank 45;
	shutdown "Shutdown" flag off store rank 50;
}

mode dial-peer-cor {
	name "Name" <name:word key "Name"> store rank 10 sort insertion;
	member "Member" <name:word key "Name"> store rank 10 sort insertion;
}

mode dial-peer {
	answer-address "Answer address" <pattern:word "Pattern"> store rank 20;
	codec "Codec" <codec:line "Codec"> store rank 30;
	corlist "Class of restriction" ( incoming "Incoming" key | outgoing "Outgoing" key )
		<list:word "List"> store rank 12;
	description "Description" <text:line "Description"> store rank 5;
	destination-pattern "Destination pattern" <pattern:word "Pattern"> store rank 10;
	direct-inward-dial "Direct inward dial" flag off store rank 25;
	dtmf-relay "DTMF relay" <how:line "How"> store rank 28;
	forward-digits "Forward digits" ( all "All" | <count:0-32 "Digits"> ) store rank 24;
	huntstop "Stop hunting" flag off store rank 15;
	incoming "Incoming" called-number "Called number" <pattern:word "Pattern"> store rank 21;
	port "Port" <port:word "Port"> store rank 22;
	preference "Preference" <preference:0-10 "Preference"> store rank 14;
	prefix "Prefix" <digits:word "Digits"> store rank 23;
	session "Session"
		( protocol "Protocol" key <protocol:word "Protocol"> |
		  target "Target" key <target:word "Target"> |
		  transport "Transport" key <transport:word "Transport"> ) store rank 22;
	voice-class "Voice class" <what:line "Class"> multi store rank 18;
	vad "Voice activity detection" flag on store rank 40;
}

mode gatekeeper {
	shutdown "Administratively shutdown the gatekeeper" flag both store rank 50;
	zone "Zone" <what:line "Zone"> multi store rank 10 sort insertion;
	gw-type-prefix "Prefix" <what:line "Prefix"> multi store rank 20;
}

mode interface {
	isdn "ISDN Interface configuration commands" <what:line "What">
		multi store rank 94 sort insertion;
}
