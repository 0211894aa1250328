# Phones of the router: what telephony-service, its numbers and phones say, and the services of voice.
# Kept and shown.

mode voice-service {
	allow-connections "Allow call connection types"
		( h323 "Allow connections from H323 type calls" key |
		  sip "Allow connections from SIP type calls" key )
		to "Allow calls to a type of call leg"
		( h323 "Allow connections to H323 type calls" key field to_h323 |
		  sip "Allow connections to SIP type calls" key field to_sip )
		store rank 10 sort insertion;
	address-hiding "Address hiding (SIP-SIP)" flag off store rank 9;
	fax "Global fax commands"
		( protocol "Specify fax protocol" key
		    ( cisco "Use Cisco fax protocol" | none "Do not use a fax protocol" |
		      pass-through "Pass fax calls through as voice"
		        ( g711alaw "G.711 A Law codec" | g711ulaw "G.711 u Law codec" ) |
		      t38 "Use T.38 protocol"
		        [ version "T.38 version" ( 0 "T.38 version 0" | 3 "T.38 version 3" ) |
		          nse "Use Named Signaling Events"
		            [ force "Even if the other end did not agree to them" ] |
		          ls-redundancy "Redundancy of low-speed packets"
		            <low:0-5 "Number of redundant packets"> |
		          hs-redundancy "Redundancy of high-speed packets"
		            <high:0-2 "Number of redundant packets"> |
		          fallback "Protocol where T.38 is not agreed to"
		            ( cisco "Use Cisco fax protocol" field kw_fallback_cisco |
		              none "Do not use a fax protocol" field kw_fallback_none |
		              pass-through "Pass fax calls through as voice"
		                field kw_fallback_pass_through
		                ( g711alaw "G.711 A Law codec" field kw_fallback_alaw |
		                  g711ulaw "G.711 u Law codec" field kw_fallback_ulaw ) ) ]* ) |
		  rate "Specify fax rate" key
		    ( 12000 "FAX 12000 bps" | 14400 "FAX 14400 bps" | 2400 "FAX 2400 bps" |
		      4800 "FAX 4800 bps" | 7200 "FAX 7200 bps" | 9600 "FAX 9600 bps" |
		      disable "Disable fax" | voice "Highest rate of the voice codec" ) )
		store rank 30 sort insertion;
	h323 "Global H.323 configuration commands" store rank 40;
	ip "Voice service IP address configuration" address "IP address configuration"
		trusted "Trusted sources of incoming calls"
		( authenticate "Authenticate the source of incoming calls" key |
		  list "List of trusted addresses" key )
		flag both store rank 5;
	media "Media setting for voice calls"
		( disable-detailed-stats "Disable detailed statistics of calls" key |
		  flow-around "Media does not pass the gateway" key |
		  flow-through "Media passes the gateway" key |
		  statistics "Statistics of media" key )
		store rank 20 sort insertion;
	modem "Global modem commands"
		( passthrough "Pass modem calls through as voice" key
		    nse "Use Named Signaling Events"
		    [ payload-type "Payload type of the events"
		        <payload:96-119 "Payload type number"> ]
		    codec "Codec of modem calls"
		    ( g711alaw "G.711 A Law codec" | g711ulaw "G.711 u Law codec" )
		    [ redundancy "Send packets twice"
		        [ maximum-sessions "Number of calls with redundancy"
		            <sessions:1-26 "Number of calls"> ] ] |
		  relay "Cisco modem relay" key nse "Use Named Signaling Events" field kw_relay_nse
		    [ payload-type "Payload type of the events" field kw_relay_payload_type
		        <relay_payload:96-119 "Payload type number"> ]
		    codec "Codec of modem calls" field kw_relay_codec
		    ( g711alaw "G.711 A Law codec" field kw_relay_alaw |
		      g711ulaw "G.711 u Law codec" field kw_relay_ulaw ) )
		store rank 31 sort insertion;
	redirect "Voice call redirection" ip2ip "Allow IP to IP call redirection"
		flag off store rank 25;
	sip "Global SIP configuration commands" store rank 41;
	supplementary-service "Supplementary service features"
		( h225-notify "H.225 notification of a caller id update" key
		    cid-update "Caller id update" |
		  h450.12 "H.450.12 capabilities exchange" key
		    [ advertise-only "Advertise the services, do not use them" ] |
		  h450.2 "H.450.2 call transfer" key | h450.3 "H.450.3 call forwarding" key |
		  h450.7 "H.450.7 message waiting indication" key |
		  media-renegotiate "Negotiate the media of a call again" key |
		  qsig "Tunnel QSIG" key call-forward "Call forwarding by rerouting" |
		  sip "SIP supplementary services" key
		    ( handle-replaces "Handle the Replaces header" key |
		      moved-temporarily "302 Moved Temporarily for call forwarding" key |
		      refer "REFER message for call transfer" key ) )
		flag both store rank 26 sort insertion;
}

mode telephony {
	auto "Define dn range for auto assignment" assign "Assign numbers to phones that register"
		<first:1-1000 key "First ephone-dn tag">
		to "Last of the range" <last:1-1000 "Last ephone-dn tag">
		[ type "Only for phones of a type" <type:word "Phone type"> ]
		store rank 60 sort insertion;
	auto-reg-ephone "Enable Ethernet phone auto-registration" flag on store rank 61;
	cnf-file "Ethernet phone configuration files" ( location "Where the files are kept"
		    <where:word "system:, flash:, slot0: or tftp: URL"> |
		  perphone "Create a file for each phone" |
		  perphonetype "Create a file for each phone type" ) store rank 30;
	create "Create cnf for Ethernet phone" cnf-files "Create XML cnf for Ethernet phone"
		[ version-stamp "Version stamp of the files"
		    <stamp:line "Date and time"> ] store rank 65;
	date-format "Set date format for IP Phone display"
		( dd-mm-yy "Set date to dd-mm-yy format" |
		  mm-dd-yy "Set date to mm-dd-yy format" | yy-dd-mm "Set date to yy-dd-mm format" |
		  yy-mm-dd "Set date to yy-mm-dd format" ) store rank 45;
	dialplan-pattern "Define E.164 telephone number prefix"
		<tag:1-10 key "Dialplan pattern tag">
		<pattern:word "Dialplan pattern, dots for the extension">
		extension-length "Define extension number length" <length:1-32 "Number of digits">
		[ extension-pattern "Define extension leading digits pattern"
		    <extension:word "Extension pattern"> ]
		store rank 46 sort key;
	dn-webedit "Enable Add DN through Web GUI" flag off store rank 55;
	ip "Define IP address and port for Telephony-Service" {
		source-address "Define IP address" <address:ipv4 "IP address">
			[ port "Define port" <port:2000-9999 "Specify the TCP port for SCCP">
			    [ strict-match "Require strict matching of the IP address" ] ]
			store rank 20;
	}
	keepalive "Define keepalive timeout"
		<seconds:10-65535 "keepalive timeout in seconds"> store rank 47;
	load "Select the IP phone firmware load file" <type:word key "Phone type, as 7960-7940">
		<file:word "Firmware file name without extension">
		store rank 10 sort insertion;
	max-conferences "Define max number of 3 party G.711 conferences"
		<count:0-255 "Maximum number of conferences">
		[ gain "Gain of remote conference parties"
		    ( -6 "-6db gain" | 0 "0db gain" | 3 "3db gain" | 6 "6db gain" ) ]
		store rank 50;
	max-dn "Maximum directory numbers supported"
		<count:1-1000 "Maximum number of directory numbers">
		[ preference "Configure the preference order of the dial peers"
		    <preference:0-10 "Preference order (0 is the highest)"> |
		  no-reg "Numbers that are not registered with the gatekeeper"
		    ( primary "Do not register the primary number" |
		      both "Do not register either number" ) ]*
		store rank 16;
	max-ephones "Define max number of IP phones"
		<count:1-1000 "Maximum number of phones"> store rank 15;
	moh "Define music-on-hold filename" <file:word "Name of the file in flash"> store rank 51;
	network-locale "Define network locale"
		<locale:word "Locale code, as US or DE"> store rank 41;
	system "Define system message" message "Define system message"
		<text:line "Text shown by the phones"> store rank 25;
	time-format "Set time format" ( 12 "Set time to 12Hrs(AM/PM) format" |
		  24 "Set time to 24Hrs format" ) store rank 44;
	time-zone "Set time zone" <zone:1-60 "Time zone number"> store rank 43;
	transfer-pattern "Define transfer pattern"
		<pattern:word key "Digit string pattern of the destinations">
		[ blind "Use blind transfer to these destinations" ]
		store rank 53 sort insertion;
	transfer-system "Define call transfer system"
		( blind "Perform blind transfers (no consultation) with a single line" |
		  full-blind "Perform H.450 blind transfers" |
		  full-consult "Perform H.450 transfers with consultation" |
		  local-consult "Perform transfers with local consultation" )
		store rank 52;
	user-locale "Define user locale" <locale:word "Locale code, as US or DE"> store rank 40;
	voicemail "Set the voicemail access number"
		<number:word "A sequence of digits - voicemail access number"> store rank 49;
	web "Define username for admin user" admin "Define username for admin user"
		system "Administrator of the system" name "Username of the administrator"
		<user:word "Username for admin user">
		[ secret "Define secret of the administrator"
		    <type:0-5 "0 for an UNENCRYPTED secret, 5 for an encrypted one">
		    <secret:word "Secret for admin user"> |
		  password "Define password of the administrator"
		    <password:word "Password for admin user"> ]
		store rank 54;
}

mode ephone-dn {
	call-forward "Define E.164 telephone number for call forwarding"
		( all "forward all calls" key
		    <all:word "Digits, a sequence of numbers"> |
		  busy "forward call on busy" key
		    <busy:word "Digits, a sequence of numbers"> |
		  noan "forward call on no-answer" key
		    <noan:word "Digits, a sequence of numbers">
		    timeout "Ringing no answer timeout"
		        <seconds:3-60000 "Ringing no answer timeout duration in seconds"> ) store rank 30;
	description "dn desc, for DN Qualified Display Name"
		<text:line "Description for this DN"> store rank 15;
	huntstop "Stop hunting on Dial-Peers" flag both store rank 40;
	label "dn label, for DN Display Label"
		<text:line "Text shown beside the line button"> store rank 14;
	name "Define dn user name" <text:line "A string - first and last name"> store rank 16;
	number "Define E.164 telephone number"
		<number:word "A sequence of digits - representing telephone number">
		[ secondary "Define secondary E.164 telephone number"
		    <second:word "A sequence of digits - representing telephone number"> ]
		[ no-reg "the E.164 number not to register"
		    ( primary "Do not register the primary number" |
		      both "Do not register either number" ) ]
		store rank 10;
	preference "Configure the preference order of this dn"
		<preference:0-10 "Preference order (0 is the highest)"> store rank 35;
}

mode ephone {
	button "define button to dn map" ( <map:word "button-index:dn-index"> )*8 buttons store rank 30;
	codec "Set preferred codec" ( g711ulaw "G.711 u Law 64000 bps" |
		  g711alaw "G.711 A Law 64000 bps" |
		  g722-64k "G.722-64K 64000 bps" | g729r8 "G.729 8000 bps" |
		  ilbc "iLBC 13330 or 15200 bps" ) store rank 20;
	description "Ethernet phone desc" <text:line "Description of the phone"> store rank 5;
	mac-address "define ethernet phone MAC address"
		<mac:mac "Ethernet phone MAC address (H.H.H)"> store rank 10;
	paging-dn "set audio paging dn group" <dn:1-1000 "ephone-dn tag of the paging group">
		store rank 31;
	speed-dial "Define ephone speed-dial number" <index:1-33 key "Speed-dial index">
		<number:word "A sequence of digits - representing telephone number">
		[ label "Text shown beside the speed-dial button"
		    <label:line "Text of the label"> ] store rank 25 sort key;
	type "Define ip phone type" <type:word "Phone type, as 7960 or CIPC"> store rank 28;
	username "define username to access ethernet phone" <user:word "Username of the phone user">
		[ password "define password to access ethernet phone"
		    <password:word "Password of the phone user"> ] store rank 15;
}

mode interface {
	h323-gateway "Configure H323 Gateway" {
		voip "Configure Voice over IP features"
			interface "Use this interface for the H.323 gateway"
			as interface_h323_gateway_voip_interface flag off store rank 171;
		voip "Configure Voice over IP features" {
			bind "Bind the source address of H.323 packets"
				srcaddr "Source address of H.323 packets"
				<address:ipv4 "IP address of an interface"> store rank 174;
			h323-id "Configure H323-ID for H323 Gateway"
				<id:word "H323-ID of this gateway"> store rank 173;
			id "Configure Gatekeeper ID" <gatekeeper:word "Gatekeeper ID">
				( ipaddr "IP address of the gatekeeper"
				    <address:ipv4 "IP address of the gatekeeper">
				    [ <port:1-65535 "RAS port of the gatekeeper"> ] |
				  multicast "Find the gatekeeper by multicast" ) store rank 172;
			tech-prefix "Configure technology prefix"
				<prefix:word key "Technology prefix, as 1#"> store rank 175;
		}
	}
}
