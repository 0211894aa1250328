# Phones of the router: what telephony-service, its numbers and phones say, and the services of voice.
# Kept and shown.

mode voice-service {
	allow-connections "Allow call connection types"
		( h323 "H.323" key | sip "SIP" key ) to "To" ( h323 "H.323" key field to_h323 |
		  sip "SIP" key field to_sip ) store rank 10 sort insertion;
	address-hiding "Address hiding (SIP-SIP)" flag off store rank 9;
	fax "Global fax commands" <what:line "What"> multi store rank 30 sort insertion;
	h323 "Global H.323 configuration commands" store rank 40;
	ip "Voice service IP parameters" address "IP address" trusted "Trusted"
		( authenticate "Authenticate addresses" key | list "Trusted addresses" key )
		flag both store rank 5;
	media "Media" <what:line "What"> multi store rank 20 sort insertion;
	modem "Global modem commands" <what:line "What"> multi store rank 31 sort insertion;
	redirect "Redirect" ip2ip "Redirect of IP to IP calls" flag off store rank 25;
	sip "Global SIP configuration commands" store rank 41;
	supplementary-service "Supplementary services" <what:line key "What">
		flag both store rank 26 sort insertion;
}

mode telephony {
	auto "Define dn range for auto assignment" assign "Assign" <first:1-1000 key "First dn">
		to "To" <last:1-1000 "Last dn"> [ type "Type of phone" <type:word "Type"> ]
		store rank 60 sort insertion;
	auto-reg-ephone "Enable Ethernet phone auto-registration" flag on store rank 61;
	cnf-file "Ethernet phone configuration files" ( location "Location" <where:word "Where"> |
		  perphone "One for each phone" | perphonetype "One for each type" ) store rank 30;
	create "Create" cnf-files "XML files of the phones"
		[ version-stamp "When they were made" <stamp:line "Time"> ] store rank 65;
	date-format "Set date format for IP Phone display" <format:word "Format"> store rank 45;
	dialplan-pattern "Define E.164 telephone number prefix" <tag:1-10 key "Tag"> <pattern:word "Pattern">
		extension-length "Length of extensions" <length:1-32 "Length">
		[ extension-pattern "Pattern of extensions" <extension:word "Pattern"> ]
		store rank 46 sort key;
	dn-webedit "Enable Add DN through Web GUI" flag off store rank 55;
	ip "Define IP address and port for Telephony-Service" {
		source-address "Define IP address" <address:ipv4 "IP address">
			[ port "Port" <port:2000-9999 "Port"> ] [ strict-match "Strict match" ]
			store rank 20;
	}
	keepalive "Define keepalive timeout" <seconds:10-65535 "Seconds"> store rank 47;
	load "Select the IP phone firmware load file" <type:word key "Type of phone"> <file:word "File">
		store rank 10 sort insertion;
	max-conferences "Define max number of 3 party G.711 conferences" <count:0-255 "Number">
		[ gain "Gain" <gain:word "Gain in dB"> ] store rank 50;
	max-dn "Maximum directory numbers supported" <count:1-1000 "Maximum directory numbers">
		[ preference "Preference" <preference:0-10 "Preference"> |
		  no-reg "No registration" ( primary "Primary number" | both "Both numbers" ) ]*
		store rank 16;
	max-ephones "Define max number of IP phones" <count:1-1000 "Maximum phones"> store rank 15;
	moh "Define music-on-hold filename" <file:word "File"> store rank 51;
	network-locale "Define network locale" <locale:word "Locale"> store rank 41;
	system "Define system message" message "Message" <text:line "Text"> store rank 25;
	time-format "Set time format" ( 12 "12 hours" | 24 "24 hours" ) store rank 44;
	time-zone "Set time zone" <zone:1-60 "Zone"> store rank 43;
	transfer-pattern "Define transfer pattern" <pattern:word key "Pattern"> [ blind "Blind transfer" ]
		store rank 53 sort insertion;
	transfer-system "Define call transfer system" ( blind "Blind" | full-blind "Full blind" |
		  full-consult "Full consultation" | local-consult "Local consultation" )
		store rank 52;
	user-locale "Define user locale" <locale:word "Locale"> store rank 40;
	voicemail "Set the voicemail access number" <number:word "Number"> store rank 49;
	web "Define username for admin user" admin "Admin" system "System"
		name "Name" <user:word "User"> [ secret "Secret" <type:0-5 "Type">
		<secret:word "Secret"> | password "Password" <password:word "Password"> ]
		store rank 54;
}

mode ephone-dn {
	call-forward "Define E.164 telephone number for call forwarding"
		( all "Forward all calls" key <all:word "Number"> |
		  busy "Forward calls on busy" key <busy:word "Number"> |
		  noan "Forward calls on no-answer" key <noan:word "Number">
		    timeout "Ringing no answer timeout" <seconds:3-60000 "Seconds"> ) store rank 30;
	description "dn desc, for DN Qualified Display Name" <text:line "Description"> store rank 15;
	huntstop "Stop hunting on Dial-Peers" flag both store rank 40;
	label "dn label, for DN Display Label" <text:line "Label"> store rank 14;
	name "Define dn user name" <text:line "User name"> store rank 16;
	number "Define E.164 telephone number" <number:word "Number">
		[ secondary "Secondary number" <second:word "Number"> ]
		[ no-reg "No registration" ( primary "Primary number" | both "Both numbers" ) ]
		store rank 10;
	preference "Preference" <preference:0-10 "Preference"> store rank 35;
}

mode ephone {
	button "define button to dn map" ( <map:word "button-index:dn-index"> )*8 buttons store rank 30;
	codec "Set preferred codec" ( g711ulaw "G.711 u-law" | g711alaw "G.711 A-law" |
		  g722-64k "G.722" | g729r8 "G.729" | ilbc "iLBC" ) store rank 20;
	description "Ethernet phone desc" <text:line "Description"> store rank 5;
	mac-address "define ethernet phone MAC address" <mac:mac "MAC address"> store rank 10;
	paging-dn "set audio paging dn group" <dn:1-1000 "Paging dn"> store rank 31;
	speed-dial "Define ephone speed-dial number" <index:1-33 key "Index"> <number:word "Number">
		[ label "Label" <label:line "Label"> ] store rank 25 sort key;
	type "Define ip phone type" <type:word "Type of phone"> store rank 28;
	username "define username to access ethernet phone" <user:word "User">
		[ password "Password" <password:word "Password"> ] store rank 15;
}

mode interface {
	h323-gateway "Configure H323 Gateway" {
		voip "VoIP" interface "Configure VoIP interface"
			as interface_h323_gateway_voip_interface flag off store rank 171;
		voip "VoIP" {
			bind "Bind" srcaddr "Source address" <address:ipv4 "IP address"> store rank 174;
			h323-id "H.323 id" <id:word "Id"> store rank 173;
			id "Gatekeeper" <gatekeeper:word "Name"> ( ipaddr "Address"
				<address:ipv4 "IP address"> [ <port:1-65535 "Port"> ] |
				multicast "By multicast" ) store rank 172;
			tech-prefix "Technology prefix" <prefix:word key "Prefix"> store rank 175;
		}
	}
}
