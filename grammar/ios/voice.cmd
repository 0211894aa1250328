# Voice and the controllers of its cards. Kept and shown.

fragment isdn_switch
	( basic-1tr6 "1TR6 switch type for Germany" |
	  basic-5ess "Lucent 5ESS switch type for the U.S." |
	  basic-dms100 "Northern Telecom DMS-100 switch type" |
	  basic-net3 "NET3 switch type for UK, Europe, Asia and Australia" |
	  basic-ni "National ISDN switch type" | basic-qsig "QSIG switch type" |
	  basic-ts013 "TS013 switch type for Australia (obsolete)" |
	  ntt "NTT switch type for Japan" |
	  primary-4ess "Lucent 4ESS switch type for the U.S." |
	  primary-5ess "Lucent 5ESS switch type for the U.S." |
	  primary-dms100 "Northern Telecom DMS-100 switch type for U.S." |
	  primary-dpnss "DPNSS switch type for Europe" |
	  primary-net5 "NET5 switch type for UK, Europe, Asia and Australia" |
	  primary-ni "National ISDN Switch type for the U.S." |
	  primary-ntt "NTT switch type for Japan" | primary-qsig "QSIG switch type" |
	  primary-ts014 "TS014 switch type for Australia (obsolete)" |
	  vn3 "VN3 and VN4 switch types for France" );

mode config {
	ccm-manager "Call Manager Application configuration commands"
		( config "Configuration download from the Call Manager" key
		    [ server "TFTP servers of the configuration" key
		        ( <tftp:host "IP address or name of TFTP server"> )*3 servers ] |
		  fallback-mgcp "Enable MGCP fallback to the H.323 application" key |
		  fax "Fax protocol of the Call Manager" key
		    protocol "Protocol for fax calls" cisco "Cisco fax relay" |
		  mgcp "Enable MGCP mode of the Call Manager" key
		    [ codec-all "Support all codecs of the gateway" key ] |
		  music-on-hold "Enable multicast music on hold" key
		    [ bind "Interface of multicast music on hold" key <bound:any-interface> ] |
		  redundant-host "Backup Call Manager" key
		    <first:host "IP address or name of the first backup">
		    [ <second:host "IP address or name of the second backup"> ] |
		  sccp "Skinny Call Control Protocol" key
		    [ local "Local interface of SCCP" key <local:any-interface> ] |
		  shut-backhaul-interfaces "Shut down the backhauled interfaces while no Call Manager is there" key |
		  switchback "Return to the primary Call Manager" key
		    ( graceful "When the last call has ended" |
		      immediate "As soon as it is there" |
		      never "Never return" |
		      schedule-time "At a time of the day" <at:clock> |
		      uptime-delay "Some time after it is there"
		        <delay:1-1440 "Delay in minutes"> ) )
		as config_ccm_manager store rank 2123 sort insertion;
	chat-script "Define a modem chat script" <name:word key "Chat script name">
		<script:line "Chat script in form: <expect> <send> <expect> <send>..."> store rank 2259
		    sort insertion;
	controller "Configure a specific controller"
		( Cellular "Cellular controller" key | DSL "DSL controller" key |
		  E1 "E1 controller" key | E3 "E3 controller" key | ISA "ISA controller" key |
		  J1 "J1 controller" key | SHDSL "SHDSL controller" key |
		  SONET "SONET controller" key | T1 "T1 controller" key | T3 "T3 controller" key |
		  VDSL "VDSL controller" key ) <unit:word key "Controller unit number">
		as config_controller enter controller store rank 1074 sort insertion;
	dial-control-mib "Dial Control Mib parameters"
		( max-size "Maximum number of entries in the call history table" key
		    <size:0-1200 "Number of entries"> |
		  retain-timer "Time that entries stay in the call history table" key
		    <minutes:0-2147483647 "Time in minutes"> )
		store rank 2122 sort insertion;
	dial-peer "Dial Map (Peer) configuration commands" {
		cor "Class of Restriction" {
			custom "Specifying Named CORs" enter dial-peer-cor store rank 2126;
			list "Class of Restriction for dial-peers"
				<name:word key "Name of the list"> enter dial-peer-cor
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
		protocol "Permit or deny based on protocols" key
		( appletalk "AppleTalk" key |
		    arp "IP ARP" key |
		    bridge "Bridging" key |
		    cdp "Cisco Discovery Protocol" key |
		    clns "OSI Connectionless Network Service" key |
		    clns_es "CLNS End System" key |
		    clns_is "CLNS Intermediate System" key |
		    decnet "DECnet" key |
		    ip "IP" key |
		    ipv6 "IPV6" key |
		    ipx "Novell IPX" key |
		    llc2 "LLC2" key |
		    netbios "NETBIOS" key |
		    vines "Banyan VINES" key |
		    xns "XNS" key )
		( deny "Deny specified protocol" | permit "Permit specified protocol" |
		  list "Add access list to dialer list" <acl:acl "Access list"> ) store rank 2055
		      sort key;
	fax "Global fax commands" {
		interface-type "Specify the interface used for Store and Forward Fax"
			( fax-mail "Use the voice and fax interface for fax mail" |
			  modem "Use modem cards for fax" |
			  vfc "Use voice feature cards for fax" )
			store rank 2120;
	}
	gatekeeper "Configure gatekeeper" enter gatekeeper store rank 2258;
	gateway "Enable the H.323 gateway" store rank 2257;
	isdn "ISDN configuration commands" {
		switch-type "Select the ISDN switch type" $isdn_switch
			as config_isdn_switch_type store rank 706;
	}
	mgcp "Enable Media Gateway Control Protocol" {
		behavior "Alter the behavior of the MGCP gateway"
			( comedia-check-media-src "Check the source of media for comedia" key |
			  comedia-role "Role of the gateway for comedia" key |
			  comedia-sdp-force "Put the comedia direction into every SDP" key |
			  g729-variants "Payload types of the G.729 variants" key |
			  rsip-range "Endpoints named in a RestartInProgress" key )
			( active "Gateway is outside of the NAT" |
			  disable "Disable this behavior" | enable "Enable this behavior" |
			  none "No role: comedia is not used" |
			  passive "Gateway is inside of the NAT" |
			  static-pt "Use the static payload type" |
			  tgcp-only "Send a range in TGCP mode only" )
			store rank 2124 sort insertion;
		call-agent "Specify the MGCP call-agent"
			<host:host "IP address or name of the call-agent">
			[ <port:1025-65535 "UDP port of the call-agent"> ]
			[ service-type "Protocol of the call-agent"
			    ( mgcp "Media Gateway Control Protocol" |
			      ncs "Network-based Call Signaling" |
			      sgcp "Simple Gateway Control Protocol" |
			      tgcp "Trunking Gateway Control Protocol" )
			    [ version "Version of the protocol" <version:word "Version number"> ] ]
			store rank 2124;
		fax "MGCP fax parameters"
			( rate "Maximum fax rate" key
			    ( 12000 "FAX 12000 bps" | 14400 "FAX 14400 bps" | 2400 "FAX 2400 bps" |
			      4800 "FAX 4800 bps" | 7200 "FAX 7200 bps" | 9600 "FAX 9600 bps" |
			      voice "Highest rate of the voice codec" ) |
			  t38 "T.38 fax relay" key
			    ( ecm "Enable error correction mode" key |
			      gateway "Gateway controlled switch to fax" key
			        force "Even if the other end does not ask for it" |
			      hs_redundancy "Redundancy of high-speed packets" key
			        <high:0-3 "Number of redundant packets"> |
			      inhibit "Disable T.38 fax relay" key |
			      ls_redundancy "Redundancy of low-speed packets" key
			        <low:0-9 "Number of redundant packets"> |
			      nsf "Override the code of non-standard facilities" key
			        <nsf:word "Code, 6 hexadecimal digits"> ) )
			flag both store rank 2124 sort insertion;
		profile "Enter profile configuration mode"
			( default "Profile for endpoints of no other" key |
			  <name:word key "Name of the profile"> )
			      enter mgcp-profile store rank 2125;
	}
	modemcap "Modem Capabilities database"
		( edit "Modify a modemcap entry" key <name:word key "Name of modem entry">
		    <attribute:word key "Attribute of the modem">
		    [ <value:line "Command string of the attribute"> ] |
		  entry "Modem entry" key <entry:word key "Name of modem entry"> )
		store rank 2259 sort insertion;
	mta "Mail Transfer Agent" {
		receive "Mail reception parameters"
			( aliases "Hostname that is accepted for this gateway" key
			    <alias:word key "Name or [A.B.C.D]"> |
			  generate "Delivery status notifications" key
			    ( mdn "Send message disposition notifications" key |
			      permanent-error "Send permanent errors" key ) |
			  maximum-recipients "Maximum number of simultaneous recipients" key
			    <count:0-1024 "Number of recipients"> )
			store rank 2119 sort insertion;
		send "Mail transmission parameters"
			( mail-from "Originator of mail" key
			    ( hostname "Host of the originator" key <from_host:word "Hostname"> |
			      username "Name of the originator" key <from_user:word "User name"> ) |
			  origin-prefix "Text before the address of the originator" key
			    <origin:word "Text"> |
			  postmaster "Mail address of the postmaster" key
			    <postmaster:word "Mail address"> |
			  return-receipt-to "Address of receipts" key
			    ( hostname "Host of the address" key field kw_receipt_host
			        <receipt_host:word "Hostname"> |
			      username "Name of the address" key field kw_receipt_user
			        <receipt_user:word "User name"> ) |
			  server "Mail server" key
			      <server:host key "IP address or name of the mail server">
			    [ port "Port of the server" <port:1-65535 "Port number"> ] |
			  subject "Subject of mail" key <subject:line "Text of the subject"> |
			  with-subject "Add to the subject" key
			    <added:word "both, $d$ for the called or $s$ for the calling number"> )
			store rank 2119 sort insertion;
	}
	sccp "Skinny Client Control Protocol"
		[ ccm "Call Manager" key <ccm:host key "IP address or name of the Call Manager">
		    [ identifier "Number of the Call Manager" <identifier:1-65535 "Identifier"> |
		      port "Port of the Call Manager" <port:1025-65535 "TCP port number"> |
		      priority "Priority of the Call Manager" <priority:1-4 "1 is the highest"> |
		      version "Version of the Call Manager" <version:word "Version number"> ]* |
		  blf-speed-dial "Retry of speed-dial subscriptions" key
		    retry-interval "Time between retries" <retry:1-60 "Interval in seconds">
		    [ retry-timeout "Time after which to stop" <stop:1-300 "Time in seconds"> ] |
		  ip "IP parameters of SCCP" key precedence "IP precedence of SCCP messages"
		    <precedence:1-7 "Precedence value"> |
		  local "Local interface of SCCP" key <local:any-interface>
		    [ port "Local port" field kw_local_port
		        <local_port:1025-65535 "TCP port number"> ] |
		  switchback "Return to the primary Call Manager" key
		    timeout "Time before the return" guard "Guard timer"
		    <guard:60-172800 "Time in seconds"> ]
		store rank 2124 sort insertion;
	sip-ua "SIP User Agent configuration commands" store rank 2129;
	telephony-service "Configure Cisco Unified Communications Manager Express"
		enter telephony store rank 2130;
	ephone "Configure ephone phone" <tag:1-1000 key "Ethernet phone sequence number">
		enter ephone store rank 2132 sort key;
	ephone-dn "Configure ephone phone lines (Directory Numbers)" <tag:1-1000 key "ephone-dn tag">
		[ dual-line "dual-line DN (2 calls per line/button)" |
		  octo-line "octo-line DN (8 calls per line/button)" ]
		enter ephone-dn store rank 2131 sort key;
	translation-rule "Configure rule set for digit translation"
		<rule:1-2147483647 key "Tag of the rule set"> store rank 705;
	voice "Global voice commands" {
		class "Set voice class"
			( aaa "Set AAA voice class" key |
			  busyout "Set voice class for busyout" key |
			  called-number "Set voice class for called numbers" key
			    [ inbound "For incoming calls" key |
			      outbound "For outgoing calls" key ] |
			  cause-code "Set voice class for cause codes" key |
			  codec "Set voice class for codec preference" key |
			  custom-cptone "Set voice class for custom call-progress tones" key |
			  dualtone "Set voice class for user defined tones" key |
			  dualtone-detect-params "Set voice class for tone detection" key |
			  e164-pattern-map "Set voice class for E.164 patterns" key |
			  h323 "Set voice class for H323" key |
			  permanent "Set voice class for permanent trunks" key |
			  resource-group "Set voice class for resources" key |
			  server-group "Set voice class for servers" key |
			  sip-copylist "Set voice class for SIP headers to copy" key |
			  sip-hdr-passthrulist "Set voice class for SIP headers to pass through" key |
			  sip-profiles "Set voice class for SIP profiles" key |
			  tone-signal "Set voice class for LMR wakeup tones" key |
			  uri "Set voice class for URIs" key )
			<name:word key "Tag or name of the voice class">
			[ sip "URIs of SIP" | tel "Telephone URIs" ] enter voice-class
			as config_voice_class store rank 707 sort insertion;
		register "Voice registration commands" {
			global "Configure parameters of all SIP phones" enter voice-register-global
				store rank 708;
			dn "Configure the directory number of a SIP phone"
				<dn:1-1000 key "Voice register dn tag"> enter voice-register-dn
				store rank 708.1 sort key;
			pool "Configure a SIP phone or a group of SIP phones"
				<pool:1-1000 key "Voice register pool tag">
				    enter voice-register-pool
				store rank 708.2 sort key;
		}
		service "Voice service commands"
			( pots "Telephony" key | saa "Service Assurance Agent" key |
			  voip "Voice over IP" key ) enter voice-service
			store rank 706 sort insertion;
		translation-profile "Translation profile configuration"
			<name:word key "Translation profile name"> store rank 709 sort insertion;
		translation-rule "Translation rule configuration"
			<number:1-2147483647 key "Translation rule tag">
			store rank 709 sort insertion;
	}
	voice-card "Configure a specific voice-card" <slot:0-31 key "Slot number">
		store rank 705 sort key;
	voice-port "Configure voice-port" <port:word key "Slot, subunit and port number">
		store rank 2118 sort key;
}

mode controller {
	cablelength "Specify the cable length for a DS1 link"
		( long "Long haul: attenuation of the transmitted pulse"
		    ( -15db "-15dB pulse" | -22.5db "-22.5dB pulse" | -7.5db "-7.5dB pulse" |
		      0db "0dB pulse" | gain26 "26dB receiver gain" | gain36 "36dB receiver gain" )
		    [ -15db "-15dB pulse" field kw_pulse_15db |
		      -22.5db "-22.5dB pulse" field kw_pulse_22db |
		      -7.5db "-7.5dB pulse" field kw_pulse_7db |
		      0db "0dB pulse" field kw_pulse_0db ] |
		  short "Short haul: length of the cable"
		    ( 110ft "0-110 feet cable" | 133ft "0-133 feet cable" |
		      220ft "111-220 feet cable" | 266ft "134-266 feet cable" |
		      330ft "221-330 feet cable" | 399ft "267-399 feet cable" |
		      440ft "331-440 feet cable" | 533ft "400-533 feet cable" |
		      550ft "441-550 feet cable" | 655ft "534-655 feet cable" |
		      660ft "551-660 feet cable" ) ) as controller_cablelength store rank 30;
	channel-group "Specify the timeslots to channel-group mapping for an interface"
		<group:0-30 key "Channel number">
		timeslots "List of timeslots in the channel group"
		<slots:word "List of timeslots which comprise the channel">
		[ speed "Specify the speed of the underlying DS0s"
		    <speed:48-64 "Speed in kbps"> ] store rank 40 sort key;
	clock "Specify the clock source for a DS1 link" {
		source "Clock Source"
			( free-running "Free running clock" | internal "Internal clock" |
			  line "Recovered clock"
			    [ independent "Clock of this port alone" |
			      primary "Primary line clock" |
			      secondary "Secondary line clock"
			        [ <order:1-9 "Order of the secondary clocks"> ] ] )
			as controller_clock_source store rank 25;
	}
	description "Controller specific description"
		<text:line "Up to 80 characters describing this controller"> store rank 5;
	framing "Specify the type of Framing on a DS1 link"
		( crc4 "CRC4 Frame" | esf "Extended Superframe" | no-crc4 "NO CRC4 Frame" |
		  sf "Superframe" | unframed "Clear E1" )
		[ australia "Australian E1" ] store rank 10;
	linecode "Specify the line encoding method for a DS1 link"
		( ami "AMI encoding" | b8zs "B8ZS encoding" | hdb3 "HDB3 encoding" ) store rank 20;
	pri-group "Configure the specified timeslots for PRI"
		timeslots "List of timeslots in the PRI group"
		<slots:word "List of timeslots which comprise the PRI group">
		[ nfas_d "Role of the D channel in a group of several interfaces"
		    ( backup "Backup D channel" | none "B channels alone" |
		      primary "Primary D channel" )
		    nfas_int "Interface number in the group" <interface:0-44 "Interface number">
		    nfas_group "Group of interfaces" <nfas_group:0-43 "Group number"> |
		  service "Service of the PRI group"
		    mgcp "Control the D channel by MGCP" ]
		as controller_pri_group_timeslots store rank 45;
	shutdown "Shut down a DS1 link (send Blue Alarm)" flag off store rank 50;
}

mode dial-peer-cor {
	name "Add a Class Of Restriction to the list" <name:word key "Name of the class">
		store rank 10 sort insertion;
	member "Make a Class Of Restriction a member of the list"
		<name:word key "Name of the class"> store rank 10 sort insertion;
}

mode dial-peer {
	answer-address "The Call Destination Number"
		<pattern:word "A sequence of digits - representing the prefix or full telephone number">
		store rank 20;
	codec "The codec to be used for this dial peer"
		( clear-channel "Clear Channel 64000 bps (No voice capabilities: data transport only)" |
		  g711alaw "G.711 A Law 64000 bps" | g711ulaw "G.711 u Law 64000 bps" |
		  g722-64 "G722-64K at 64000 bps" | g723ar53 "G.723.1 ANNEX-A 5300 bps" |
		  g723ar63 "G.723.1 ANNEX-A 6300 bps" | g723r53 "G.723.1 5300 bps" |
		  g723r63 "G.723.1 6300 bps" | g726r16 "G.726 16000 bps" |
		  g726r24 "G.726 24000 bps" | g726r32 "G.726 32000 bps" |
		  g728 "G.728 16000 bps" | g729br8 "G.729 ANNEX-B 8000 bps" |
		  g729r8 "G.729 8000 bps" | gsmamr-nb "GSM AMR Narrow Band" |
		  ilbc "iLBC 13330 or 15200 bps" | transparent "Let the endpoints choose" )
		[ bytes "Specify number of voice data bytes per frame"
		    <bytes:10-255 "Number of voice data bytes"> ] store rank 30;
	corlist "Specify Class of Restriction"
		( incoming "Incoming COR List" key | outgoing "Outgoing COR List" key )
		<list:word "Name of the list"> store rank 12;
	description "Dial Peer specific description"
		<text:line "Up to 64 characters describing this dial peer"> store rank 5;
	destination-pattern "A full E.164 telephone number prefix"
		<pattern:word "A sequence of digits - representing the prefix or full telephone number">
		store rank 10;
	direct-inward-dial "Use called number as final call destination" flag off store rank 25;
	dtmf-relay "Transport DTMF digits across IP link"
		[ cisco-rtp "Cisco Proprietary RTP" |
		  h245-alphanumeric "DTMF Relay via H245 Alphanumeric IE" |
		  h245-signal "DTMF Relay via H245 Signal IE" |
		  rtp-nte "RTP Named Telephone Event RFC 2833" |
		  sip-kpml "DTMF Relay via KPML over SIP SUBSCRIBE/NOTIFY" |
		  sip-notify "DTMF Relay via SIP NOTIFY messages" ]* store rank 28;
	forward-digits "Configure the destination digits forward of this peer"
		( all "Forward all digits" | extra "Forward the digits behind the pattern" |
		  <count:0-32 "Number of digits to be forwarded"> )
		store rank 24;
	huntstop "Stop hunting on Dial-Peers" flag off store rank 15;
	incoming "Incoming called number" {
		called-number "The Called number"
			<pattern:word "A sequence of digits - representing the prefix or full telephone number">
			store rank 21;
	}
	port "Voice port associated with this peer" <port:word "Slot, subunit and port number">
		store rank 22;
	preference "Configure the preference order of this peer"
		<preference:0-10 "Preference order (0 is the highest)"> store rank 14;
	prefix "The pattern to be dialed before the dialed number"
		<digits:word "Digits, and a comma for a pause of a second"> store rank 23;
	session "The session [ protocol | target | transport ] for this peer"
		( protocol "The session protocol to be used to deliver this call" key
		    ( aal2-trunk "AAL2 trunk protocol" | cisco "Cisco session protocol" |
		      sipv2 "IETF Session Initiation Protocol" |
		      smtp "Simple Mail Transfer Protocol" ) |
		  target "The session target for this peer" key
		    <target:word "Target, as ipv4:A.B.C.D, dns:NAME or ras"> |
		  transport "The session transport layer protocol used for this peer" key
		    ( system "Use the transport of the system" |
		      tcp "Transmission Control Protocol" | udp "User Datagram Protocol" ) )
		as dial_peer_session store rank 22;
	voice-class "Set dial-peer voice class control parameters"
		( codec "Set the voice class codec" key
		    ( offer-all "Offer all codecs of the class" |
		      <codec:1-10000 "Voice class codec tag"> ) |
		  h323 "Set the voice class h323" key <h323:1-10000 "Voice class h323 tag"> |
		  permanent "Set the voice class of permanent trunks" key
		    <permanent:1-10000 "Voice class permanent tag"> |
		  sip "Set voice class sip options" key
		    ( asserted-id "Configure Privacy Asserted-ID or Preferred-ID" key
		        ( pai "Privacy Asserted-ID" | ppi "Privacy Preferred-ID" ) |
		      bind "SIP bind command" key
		        ( all "Bind control and media" key | control "Bind control packets" key |
		          media "Bind media packets" key )
		        source-interface "Specify interface for source address of SIP packets"
		        <bound:any-interface> |
		      early-offer "Early-Offer configuration" key forced "Force Early-Offer" |
		      encap "Encapsulation of media" key clear-channel "Clear-Channel RTP payload" |
		      g729 "G729 codec configuration" key
		        annexb-all "Treat all G729 codecs alike" |
		      localhost "Specify the DNS name for the localhost" key
		        <localhost:word "DNS name, as dns:NAME"> |
		      options-keepalive "Monitor the peer with OPTIONS messages" key
		        [ down-interval "Time between messages while the peer is down"
		            <down:5-1200 "Interval in seconds"> |
		          retry "Messages without answer until the peer is down"
		            <retry:1-10 "Number of messages"> |
		          up-interval "Time between messages while the peer is up"
		            <up:5-1200 "Interval in seconds"> ]* |
		      outbound-proxy "Configure an Outbound Proxy Server" key
		        <proxy:word "Proxy, as ipv4:A.B.C.D or dns:NAME"> |
		      profiles "Configure a SIP profile" key <profile:1-10000 "SIP profile tag"> |
		      rel1xx "Type of reliable provisional response support" key
		        ( disable "Disable 100rel support" |
		          require "Require the value" <required:word "Value, as 100rel"> |
		          supported "Support the value" <supported:word "Value, as 100rel"> ) |
		      url "Type of URL in SIP messages" key
		        ( sip "SIP URL" field kw_url_sip | sips "SIPS URL" | tel "TEL URL" ) ) )
		as dial_peer_voice_class store rank 18 sort insertion;
	vad "Use VoiceActivityDetection as necessary option" flag on store rank 40;
}

mode gatekeeper {
	shutdown "Administratively shutdown the gatekeeper" flag both store rank 50;
	zone "Set gatekeeper zone"
		( access "Access to a zone through a proxy" key
		    <access:word key "Name of the local zone">
		    ( default "For all zones that are not named" key |
		      remote-zone "For one zone" key <from:word key "Name of the remote zone"> )
		    ( direct "Calls go directly" | proxied "Calls go through the proxy" ) |
		  bw "Bandwidth of a zone" key <bw:word key "Name of the zone">
		    <kbps:1-10000000 "Bandwidth in kbps"> |
		  local "Define a zone of this gatekeeper" key
		    <local:word key "Name of the gatekeeper or zone">
		    <domain:word "Domain name of the zone"> [ <ras:ipv4 "RAS address">
		        [ <ras_port:1-65535 "RAS port"> ] ] |
		  prefix "Define an E.164 prefix of a zone" key
		    <prefix:word key "Name of the gatekeeper or zone">
		    <digits:word key "E.164 prefix, with dots or an asterisk">
		    [ blast "Ask all gatekeepers of the prefix at once" |
		      gw-priority "Priority of gateways" <priority:0-10 "Priority value">
		        ( <alias:word "Alias of a gateway"> )*8 gateways |
		      seq "Ask the gatekeepers of the prefix in turn" ] |
		  remote "Define a zone of another gatekeeper" key
		    <remote:word key "Name of the gatekeeper or zone">
		    <remote_domain:word "Domain name of the zone">
		    <address:ipv4 "RAS address of the gatekeeper">
		    [ <port:1-65535 "RAS port of the gatekeeper"> ] |
		  subnet "Subnet that a zone accepts" key
		    <subnet:word key "Name of the local zone">
		    ( default "All other subnets" key field kw_default_subnet |
		      <net:ipv4 key "Subnet address"> <mask:mask key "Subnet mask"> )
		    enable "Accept gateways of the subnet" )
		as gatekeeper_zone store rank 10 sort insertion;
	gw-type-prefix "Configure gateway type prefixes" <prefix:word key "Type prefix, as 1#*">
		[ hopoff "Gatekeeper where calls leave the network"
		    <hopoff:word "Name of the gatekeeper"> |
		  default-technology "Use the prefix where a call has none" |
		  gw "Gateways of the prefix" ipaddr "IP address"
		      <gateway:ipv4 "Address of the gateway">
		    [ <port:1-65535 "Port of the gateway"> ] ]*
		as gatekeeper_gw_type_prefix store rank 20 sort insertion;
}

mode interface {
	isdn "ISDN Interface configuration commands"
		( bchan-number-order "Order in which B channels are used" key
		    ( ascending "From the lowest" | descending "From the highest" ) |
		  calling-number "Specify Calling Number included for outgoing calls" key
		    <calling:word "Calling number"> |
		  incoming-voice "Specify options for incoming calls" key
		    ( data "Handle incoming voice calls as data" | modem "Handle as modem calls" |
		      voice "Handle as voice calls" ) |
		  overlap-receiving "Specify if the interface will do Overlap Receiving" key
		    [ t302 "Time to wait for further digits"
		        <t302:500-20000 "Time in milliseconds"> ] |
		  protocol-emulate "Configure ISDN protocol emulation" key
		    ( network "Network side" | user "User side" ) |
		  send-alerting "Specify if Alerting message to be sent out before Connect message" key |
		  sending-complete "Specify if Sending Complete included in outgoing SETUP message" key |
		  spid1 "Specify Service Profile IDentifier" key
		      <spid1:word "SPID of the first B channel">
		    [ <ldn1:word "Local directory number"> ] |
		  spid2 "Specify Service Profile IDentifier" key
		      <spid2:word "SPID of the second B channel">
		    [ <ldn2:word "Local directory number"> ] |
		  static-tei "Specify a Static TEI for ISDN BRI" key <tei:0-63 "TEI value"> |
		  switch-type "Select the ISDN switch type" key $isdn_switch |
		  twait-disable "Delay National ISDN BRI switchtypes for link activation" key )
		as interface_isdn store rank 94 sort insertion;
}
