# What is said inside of voice classes, SIP phones and MGCP profiles. Kept and shown.

fragment sip_codec
	( g711alaw "G.711 A Law 64000 bps" | g711ulaw "G.711 u Law 64000 bps" |
	  g722-64 "G722-64K at 64000 bps" | g723ar53 "G.723.1 ANNEX-A 5300 bps" |
	  g723ar63 "G.723.1 ANNEX-A 6300 bps" | g723r53 "G.723.1 5300 bps" |
	  g723r63 "G.723.1 6300 bps" | g726r16 "G.726 16000 bps" | g726r24 "G.726 24000 bps" |
	  g726r32 "G.726 32000 bps" | g728 "G.728 16000 bps" | g729br8 "G.729 ANNEX-B 8000 bps" |
	  g729r8 "G.729 8000 bps" | gsmamr-nb "GSM AMR Narrow Band" |
	  ilbc "iLBC 13330 or 15200 bps" );

mode voice-class {
	call "Configure call parameters" start "Configure the start of calls"
		( fast "Use H.323 fast start" | interwork "Interwork fast and slow start" |
		  slow "Use H.323 slow start" | system "Use the setting of the system" )
		      store rank 10;
	codec "Configure codec order of preference"
		preference "Configure codec order of preference" <order:1-24 key
		    "Priority order (1 = Highest)">
		$sip_codec [ bytes "Specify number of voice data bytes per frame"
		    <bytes:10-255 "Number of voice data bytes"> ] store rank 10 sort key;
	description "Voice class specific description"
		<text:line "Up to 64 characters describing this voice class"> store rank 5;
	e164 "Define an E.164 pattern" <pattern:word key "A full E.164 telephone number prefix">
		store rank 10 sort insertion;
	h225 "Configure H.225" timeout "Configure H.225 timeouts"
		( connect "Timeout for a call to be connected" key <connect:1-300
		    "Timeout in seconds"> |
		  setup "Timeout for an answer to SETUP" key <setup:0-30 "Timeout in seconds"> |
		  tcp "Timeout for a TCP connection" key establish
		      "Timeout for it to be established"
		    <establish:0-30 "Timeout in seconds"> ) store rank 10 sort insertion;
	host "Match the host of the URI"
		( dns "Match a domain name" <name:word "Domain name"> |
		  ipv4 "Match an IPv4 address" <address:ipv4 "IPv4 address"> |
		  ipv6 "Match an IPv6 address" <address6:ipv6 "IPv6 address"> |
		  <expression:word "Regular expression, or ipv4:A.B.C.D"> ) store rank 10;
	hunt-scheme "Configure the scheme of hunting" round-robin
	    "Use the servers in turn" store rank 6;
	ipv4 "Configure an IPv4 server" <server:ipv4 key "IPv4 address">
		[ port "Port of the server" <port:1-65535 "Port number"> ]
		[ preference "Preference of the server" <preference:0-5
		    "Preference order (0 is the highest)"> ]
		store rank 10 sort insertion;
	passthru-hdr "Pass a header through" <header:word key "Name of the SIP header">
		store rank 10 sort insertion;
	pattern "Match the whole URI" <uri:word "Regular expression"> store rank 10;
	phone "Match the number of a telephone URI" ( context "Match the context" key |
		  number "Match the number" key ) <phone:word "Regular expression"> store rank 10;
	request "Configure rules for requests" <method:word key "SIP method, or ANY">
		( peer-header "Header of the other leg" key | sdp-header
		    "Name of an SDP header" key |
		  sip-header "Name of a SIP header" key ) <header:word key "Name of the header">
		( add "Add the header" key | copy "Copy the header" key | modify
		    "Modify the header" key |
		  remove "Remove the header" key ) [ <match:quoted key "Pattern or value">
		    [ <by:quoted key "Replacement"> ] ] store rank 20 sort insertion;
	response "Configure rules for responses" <code:word key "Response code, or ANY">
		( peer-header "Header of the other leg" key | sdp-header
		    "Name of an SDP header" key |
		  sip-header "Name of a SIP header" key ) <header:word key "Name of the header">
		( add "Add the header" key | copy "Copy the header" key | modify
		    "Modify the header" key |
		  remove "Remove the header" key ) [ <match:quoted key "Pattern or value">
		    [ <by:quoted key "Replacement"> ] ] store rank 21 sort insertion;
	sip-header "Copy a header" <header:word key "Name of the SIP header">
		store rank 10 sort insertion;
	user-id "Match the user of the URI" <user:word "Regular expression"> store rank 10;
}

mode voice-register-global {
	authenticate "Authenticate SIP phones"
		( register "Authenticate registrations" key | ood-refer
		    "Authenticate out-of-dialog REFER" key |
		  presence "Authenticate presence requests" key |
		  realm "Realm of the authentication" key <realm:word "Name of the realm"> )
		store rank 40 sort insertion;
	create "Create files for SIP phones" profile "Create configuration profiles" store rank 90;
	file "Type of the configuration files" text "Plain text" flag off store rank 50;
	load "Select the phone firmware load file" <type:word key "Phone type, as 7960-7940">
		<file:word "Firmware file name without extension"> store rank 30 sort insertion;
	max-dn "Maximum directory numbers supported"
		<numbers:1-1000 "Maximum number of directory numbers"> store rank 20;
	max-pool "Maximum pools supported" <pools:0-1000 "Maximum number of pools"> store rank 21;
	mode "Mode of the SIP registrar" ( cme "Unified CME mode" | srst "SRST mode" )
	    store rank 10;
	source-address "Define IP address" <address:ipv4 "IP address">
		[ port "Define port" <port:2000-9999 "SIP port number"> ] store rank 11;
	tftp-path "Path of the configuration files" <path:word "flash:, slot0: or system: URL">
		store rank 45;
	timezone "Set time zone" <zone:1-53 "Time zone number"> store rank 60;
	voicemail "Set the voicemail access number"
		<number:word "A sequence of digits - voicemail access number"> store rank 61;
}

mode voice-register-dn {
	call-forward "Define E.164 telephone number for call forwarding"
		b2bua "Forward calls of SIP phones"
		( all "forward all calls" key <all:word "Digits, a sequence of numbers"> |
		  busy "forward call on busy" key <busy:word "Digits, a sequence of numbers"> |
		  noan "forward call on no-answer" key <noan:word "Digits, a sequence of numbers">
		    timeout "Ringing no answer timeout"
		    <seconds:3-60000 "Ringing no answer timeout duration in seconds"> )
		store rank 20 sort insertion;
	label "dn label, for DN Display Label" <text:line "Text shown beside the line button">
		store rank 40;
	name "Define dn user name" <text:line "A string - first and last name"> store rank 30;
	number "Define E.164 telephone number"
		<number:word "A sequence of digits - representing telephone number"> store rank 10;
	preference "Configure the preference order of this dn"
		<preference:0-10 "Preference order (0 is the highest)"> store rank 15;
}

mode voice-register-pool {
	codec "Set preferred codec" $sip_codec store rank 50;
	description "Voice register pool description" <text:line "Description of the phone">
		store rank 60;
	dtmf-relay "Transport DTMF digits across IP link"
		[ rtp-nte "RTP Named Telephone Event RFC 2833" |
		  sip-notify "DTMF Relay via SIP NOTIFY messages" ]* store rank 40;
	id "Identify the phone"
		( device-id-name "By the name of the device" <device:word "Name of the device"> |
		  ip "By an IP address" <address:ipv4 "IP address"> mask "IP subnet mask"
		      <mask:mask> |
		  mac "By its MAC address" <mac:mac "MAC address"> |
		  network "By a network" <network:ipv4 "Network number"> mask "IP subnet mask"
		      <mask:mask> )
		store rank 10;
	number "Define the numbers of the phone" <tag:1-114 key "Number tag">
		( <pattern:word "Pattern of the number"> | dn "Directory number" <dn:1-1000
		    "Voice register dn tag"> )
		store rank 30 sort key;
	type "Define phone type" <type:word "Phone type, as 7961 or CIPC"> store rank 20;
	username "Define username to access the phone" <user:word "Username of the phone user">
		[ password "Define password to access the phone" <password:word
		    "Password of the phone user"> ]
		store rank 45;
	vad "Use VoiceActivityDetection as necessary option" flag on store rank 55;
}

mode mgcp-profile {
	call-agent "Specify the MGCP call-agent" <host:host "IP address or name of the call-agent">
		[ <port:1025-65535 "UDP port of the call-agent"> ] store rank 10;
	description "MGCP profile specific description" <text:line "Description of the profile">
		store rank 5;
	max1 "First threshold of retransmissions" ( lookup "Look up the call-agent again" key |
		  retries "Number of retransmissions" key <retries:3-30 "Number of retransmissions">
		      )
		store rank 20;
	max2 "Second threshold of retransmissions" ( lookup "Look up the call-agent again" key |
		  retries "Number of retransmissions" key <retries:3-30 "Number of retransmissions">
		      )
		store rank 21;
	package "Packages of events" persistent "Report events at all times"
		<package:word key "Name of the package, as ms-package">
		    store rank 40 sort insertion;
	port "Endpoints of this profile" <port:word key "Slot, subunit and port number">
		store rank 50 sort insertion;
	timeout "Timers of the profile"
		( tcrit "Critical timer" key <tcrit:1-600 "Timeout in seconds"> |
		  tdinit "Initial disconnect timer" key <tdinit:1-30 "Timeout in seconds"> |
		  tdmax "Maximum disconnect timer" key <tdmax:300-600 "Timeout in seconds"> |
		  tdmin "Minimum disconnect timer" key <tdmin:1-30 "Timeout in seconds"> |
		  tpar "Partial dial timer" key <tpar:1-60 "Timeout in seconds"> |
		  tsmax "Maximum time of retransmissions" key <tsmax:1-1000 "Timeout in seconds"> )
		store rank 30 sort insertion;
}
