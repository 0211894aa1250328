# Kinds of interfaces and what only they have: VLANs, serial lines, PPP, frame relay, bundles.

mode interface {
	encapsulation "Set encapsulation type for an interface"
		( dot1Q "IEEE 802.1Q Virtual LAN" alias dot1q <vlan:1-4094 "IEEE 802.1Q VLAN ID">
		    [ native "Make this as native vlan" |
		      second-dot1q "Configure this subinterface as a 1Q-in-1Q subinterface"
		        <second:1-4094 "Inner VLAN ID"> ] |
		  isl "Inter Switch Link - Virtual LAN encapsulation"
		    <isl:1-1000 "ISL Virtual LAN Identifier."> )
		as interface_encapsulation_vlan store rank 22;
	encapsulation "Set encapsulation type for an interface" frame-relay "Frame Relay networks"
		[ <number:1-2 "Frame Relay encapsulation number"> |
		  ietf "Use RFC1490/RFC2427 encapsulation" ]
		as interface_encapsulation_frame_relay store rank 80.1;
	encapsulation "Set encapsulation type for an interface"
		( aal5snap "AAL5+LLC/SNAP encapsulation" | aal5mux "AAL5+MUX encapsulation"
		    <mux:line "Protocol carried over the AAL5MUX virtual circuit"> )
		as interface_encapsulation_aal5 store rank 80.2;
	frame-relay "Set frame relay parameters"
		( map "Map a protocol address to a DLCI address" key
		    ( ip "Internet Protocol" key <address:ipv4 key "Protocol specific address"> |
		      ipv6 "IPV6" key <address6:ipv6 key "IPv6 protocol specific address"> )
		        <dlci:16-1007 "DLCI">
		    [ broadcast "Broadcasts should be forwarded to this address" ]
		    [ cisco "Use CISCO Encapsulation" | ietf "Use RFC1490/RFC2427 Encapsulation" ] |
		  interface-dlci "Define a DLCI on an interface/subinterface" key
		    <own:16-1007 key "Define a switched or locally terminated DLCI">
		    [ ppp "Use RFC1973 Encapsulation to support PPP over FR"
		        <virtual:any-interface "Virtual Template interface"> ] |
		  lmi-type "Use CISCO-ANSI-CCITT type LMI" key
		    ( cisco "Cisco LMI" | ansi "ANSI T1.617 Annex D LMI" |
		      q933a "ITU-T Q.933 Annex A LMI" ) |
		  intf-type "Configure a FR DTE/DCE/NNI interface" key
		    ( dce "DCE" | dte "DTE" | nni "NNI" ) |
		  inverse-arp "Enable/disable inverse ARP on a DLCI" key
		    [ <inverse:line "Protocol and DLCI to resolve"> ] |
		  route "frame relay route for pvc switching" key
		    <from:16-1007 key "input dlci to be switched">
		    interface "outgoing interface for pvc switching"
		      <out:any-interface "output interface">
		      <to:16-1007 "output dlci to use when switching"> |
		  traffic-shaping "Enable Frame Relay Traffic Shaping" key |
		  class "Define a map class" key <class:word "map class name"> )
		as interface_frame_relay store rank 81 sort insertion;
	ppp "Point-to-Point Protocol" {
		authentication "Set PPP link authentication method"
			( chap "Challenge Handshake Authentication Protocol (CHAP)" |
			  pap "Password Authentication Protocol (PAP)" |
			  ms-chap "Microsoft Challenge Handshake Authentication Protocol (MS-CHAP)" |
			  ms-chap-v2 "Microsoft CHAP Version 2 (MS-CHAP-V2)" |
			  eap "Extensible Authentication Protocol (EAP)" |
			  callin "Authenticate remote on incoming call only" |
			  <list:word "Use an authentication list with this name"> )*6 methods
			store rank 146;
		chap "Set CHAP authentication parameters"
			( hostname "Set alternate CHAP hostname" key
			    <name:word "Alternate CHAP hostname"> |
			  password "Set default CHAP password" key
			    [ <type:0-7 "Encryption type (0 for not yet encrypted, 7 for proprietary)"> ]
			    <secret:line "The default CHAP password"> |
			  refuse "Refuse to authenticate using CHAP" key
			    [ callin "Refuse to authenticate incoming calls only" ] )
			as interface_ppp_chap store rank 146.1 sort insertion;
		pap "Set PAP authentication parameters"
			( sent-username "Set outbound PAP username"
			    <name:word "Outbound PAP username">
			    password "Set outbound PAP password"
			      <type:0-7 "Encryption type (0 for not yet encrypted, 7 for proprietary)">
			      <secret:line "The outbound PAP password"> |
			  refuse "Refuse to authenticate using PAP"
			    [ callin "Refuse to authenticate incoming calls only" ] )
			as interface_ppp_pap store rank 146.2;
		multilink "Make interface multilink capable"
			[ group "Put interface in a multilink bundle" key
			    <group:1-2147483647 "Multilink group number"> |
			  endpoint "Configure alternate endpoint discriminator" key
			    <endpoint:line "Class and value of the endpoint discriminator"> |
			  interleave "Allow interleaving of small packets with fragments" key |
			  fragment "Set multilink fragmentation parameters" key
			    <fragments:line "Fragment delay, size or disable"> ]
			as interface_ppp_multilink store rank 146.4 sort insertion;
		ipcp "Set IPCP negotiation options"
			( dns "Specify DNS negotiation options" key
			    ( request "Request DNS address from peer"
			        [ accept "Accept any non zero DNS address" ] |
			      <dns:ipv4 "Primary DNS IP address">
			        [ <second:ipv4 "Secondary DNS IP address"> ] ) |
			  route "Install routes learned through IPCP" key
			    default "Install default route thru negotiated peer IP address" |
			  address "Additional negotiation options for addresses" key
			    <address:line "Accept, required or unique"> |
			  mask "Specify subnet mask options" key
			    <mask:word "Subnet mask, or request or reject"> )
			as interface_ppp_ipcp store rank 146.5 sort insertion;
		encrypt "Enable PPP encryption" mppe "Encrypt using MPPE"
			<what:word "Key length of 40 or 128 bits, or auto">
			[ <more:word "Passive, required or stateful"> ] store rank 146.6;
		mtu "MTU parameters" adaptive "Enable MTU adaptive link behavior" store rank 146.7;
		lcp "PPP LCP configuration" <what:line key "LCP option and its value">
			store rank 146.8;
	}
	dialer "Dial-on-demand routing (DDR) commands"
		( pool "Specify dialer pool for this dialer" key <pool:1-255 "Dialer pool number"> |
		  pool-member "Specify dialer pool membership" key
		    <member:1-255 key "Dialer pool number"> |
		  persistent "Set the dialer interface to be persistent" key |
		  idle-timeout "Specify idle timeout before disconnecting line" key
		    <idle:0-2147483 "Idle timeout before disconnecting a call">
		    [ either "Reset idle timer on both inbound and outbound traffic" |
		      inbound "Reset idle timer on inbound traffic only" ] |
		  string "Specify telephone number to be passed to DCE device" key
		    <string:word "Telephone number"> |
		  map "Define multiple dial-on-demand numbers" key
		    <map:line "Protocol, address and what is dialed"> |
		  in-band "Set up dialing to use in-band (V.25bis)" key ) as interface_dialer
		store rank 145 sort insertion;
	dialer-group "Assign interface to dialer-list" <group:1-128 "Dialer list number">
		store rank 145.5;
	pppoe "pppoe interface subcommands" {
		enable "Enable pppoe" [ group "attach a BBA group" <group:word "BBA Group name"> ]
			store rank 144;
	}
	pppoe-client "pppoe client" {
		dial-pool-number "Dialer pool number" <pool:1-255 key "Dialer pool number">
			[ <more:line "On-demand dialing and service name"> ] store rank 144.5;
	}
	peer "Peer parameters for point to point interfaces" {
		default "Specify default parameters" ip "Default IP options"
			address "Default IP address options"
			( pool "Use IP pool mechanism to allocate a peer IP address"
			    ( <pool:word "Local IP address pool name"> )*4 pools |
			  dhcp "Use DHCP proxy client mechanism to allocate a peer IP address" |
			  <address:ipv4 "Default IP address"> )
			as interface_peer_default store rank 143;
		neighbor-route "Create neighbor route to peer as needed" flag on store rank 143.5;
	}
	channel-group "Etherchannel/port bundling configuration"
		<group:1-255 "Channel group number">
		[ mode "Etherchannel Mode of the interface"
		    ( active "Enable LACP unconditionally" |
		      passive "Enable LACP only if a LACP device is detected" |
		      on "Enable Etherchannel only" |
		      auto "Enable PAgP only if a PAgP device is detected" |
		      desirable "Enable PAgP unconditionally" ) ]
		store rank 192;
	lacp "LACP interface subcommands"
		( max-bundle "LACP maximum number of ports to bundle" key
		    <bundle:1-16 "Max number of bundle ports"> |
		  rate "LACP transmission rate" key
		    ( fast "Request LACPDUs to be ingressed at the 1 second rate" |
		  normal "Request LACPDUs to be ingressed at the 30 second rate" ) |
		  port-priority "LACP priority on this interface" key
		    <priority:0-65535 "Priority value"> |
		  fast-switchover "LACP fast switchover" key )
		as interface_lacp store rank 192.1 sort insertion;
	bridge-group "Transparent bridging interface parameters"
		<group:1-255 key "Assign an interface to a Bridge Group">
		[ <what:line key "Option of the bridge group and its value"> ]
		store rank 193;
	serial "serial interface commands" {
		restart-delay "Set serial interface restart delay"
			<seconds:0-900 "Delay in seconds">
			store rank 141;
	}
	dce-terminal-timing-enable "Enable DCE terminal timing" flag on store rank 141.2;
	fair-queue "Enable Fair Queuing on an Interface"
		[ <threshold:1-4096 "Congestive Discard Threshold">
		    [ <queues:16-4096 "Number Dynamic Conversation Queues">
		        [ <reservable:0-1000 "Number Reservable Conversation Queues"> ] ] ]
		flag both store rank 142;
	half-duplex "Configure half-duplex and related commands" flag off store rank 121;
	full-duplex "Configure full-duplex operational mode" flag off store rank 121.1;
	snmp "Modify SNMP interface parameters"
		( trap "Allow a specific SNMP trap" key
		    link-status "Allow SNMP LINKUP and LINKDOWN traps" key |
		  ifindex "Persist ifindex for the interface" key
		    persist "Persist interface index" key ) as interface_snmp
		flag both store rank 108;
	carrier-delay "Specify delay for interface transitions"
		[ msec "delay specified in milliseconds" ]
		<seconds:0-1000 "Carrier Transitions delay seconds"> store rank 106;
	logging "Configure logging for interface" event "Interface events"
		( link-status "UPDOWN and CHANGE messages" key |
		  subif-link-status "Sub-interface UPDOWN and CHANGE messages" key )
		as interface_logging_event flag both store rank 107;
	mac-address "Manually set interface MAC address" <mac:mac "MAC address"> store rank 23;
	vlan-id "VLAN ID configuration" {
		dot1q "IEEE 802.1Q Virtual LAN" <vlan:1-4094 key "IEEE 802.1Q VLAN ID">
			store rank 194;
	}
	rate-limit "Rate Limit"
		( input "Rate limit on input" key | output "Rate limit on output" key )
		<what:line key "Match, rate in bits per second, bursts and actions">
		as interface_rate_limit store rank 99 sort insertion;
	routing "Per-interface routing configuration" {
		dynamic "Enable dynamic routing" flag on store rank 199;
	}
	macro "Command macro" description "Macro description" <text:line "Keyword description">
		store rank 11;
	lldp "LLDP interface subcommands"
		( receive "Enable LLDP reception on interface" key |
		  transmit "Enable LLDP transmission on interface" key |
		  med-tlv-select "Selection of LLDP MED TLVs to send" key
		    <med:word key "LLDP MED TLV"> ) as interface_lldp
		flag both store rank 161;
}
mode interface {
	mop "DEC MOP server commands" {
		sysid "Enable MOP Periodic System IDs" flag on store rank 166.5;
	}
	media-type "Interface media type"
		( gbic "Use GBIC connector" |
		  100BaseX "Use RJ45 for -TX; SC FO for -FX" alias 100basex |
		  10BaseT "Use RJ45 connector" alias 10baset | mii "Use MII connector" )
		as interface_media_type_other same-as interface_media_type
		store rank 118;
	negotiation "Select Autonegotiation mode" full "Enable full autonegotiation"
		store rank 136.5;
}
