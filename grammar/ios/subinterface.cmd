# Kinds of interfaces and what only they have: VLANs, serial lines, PPP, frame relay, bundles.

fragment car_action
	( continue "scan other rate limits" | drop "drop packet" |
	  set-dscp-continue "set dscp, scan other rate limits" <dscp:0-63 "new dscp"> |
	  set-dscp-transmit "set dscp and send it" <dscp:0-63 "new dscp"> |
	  set-mpls-exp-imposition-continue "set exp during imposition, scan other rate limits"
	      <exp:0-7 "new exp"> |
	  set-mpls-exp-imposition-transmit "set exp at tag imposition and send it"
	      <exp:0-7 "new exp"> |
	  set-prec-continue "rewrite packet precedence, scan other rate limits"
	      <precedence:0-7 "new precedence"> |
	  set-prec-transmit "rewrite packet precedence and send it"
	      <precedence:0-7 "new precedence"> |
	  set-qos-continue "set qos-group, scan other rate limits" <group:0-99 "new qos-group"> |
	  set-qos-transmit "set qos-group and send it" <group:0-99 "new qos-group"> |
	  transmit "transmit packet" );

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

		    ( frame-relay "Frame Relay over ATM" | ip "IP over ATM" |
		        voice "Voice over ATM" |
		      ppp "PPP over ATM"
			[ dialer "Select the dialer interface by the pool" |
			  Virtual-Template "Virtual Template interface"
			    <template:1-4095 "Virtual Template interface number"> ] ) )
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
		    ( dce "Configure a FR DCE" | dte "Configure a FR DTE" |
		        nni "Configure a FR NNI" ) |
		  inverse-arp "Enable/disable inverse ARP on a DLCI" key
		    [ interval "Set inverse ARP time interval on an interface"
			<interval:15-86400 "Interval in seconds"> |
		      ip "Internet Protocol" field inverse_ip
			[ <inverse:16-1007 "Set DLCI to send Inverse ARP on"> ] ] |
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
			  password "Set default CHAP password" key $password-type
			    <secret:line "The UNENCRYPTED (cleartext) default CHAP password"> |
			  refuse "Refuse to authenticate using CHAP" key
			    [ callin "Refuse to authenticate incoming calls only" ] )
			as interface_ppp_chap store rank 146.1 sort insertion;
		pap "Set PAP authentication parameters"
			( sent-username "Set outbound PAP username"
			    <name:word "Outbound PAP username">
			    password "Set outbound PAP password" $password-type
			    <secret:line "The UNENCRYPTED (cleartext) outbound PAP password"> |
			  refuse "Refuse to authenticate using PAP"
			    [ callin "Refuse to authenticate incoming calls only" ] )
			as interface_ppp_pap store rank 146.2;
		multilink "Make interface multilink capable"
			[ group "Put interface in a multilink bundle" key
			    <group:1-2147483647 "Multilink group number"> |
			  endpoint "Configure alternate endpoint discriminator" key
			    ( hostname "Use hostname for endpoint discriminator" |
		      ip "Use IP address for endpoint discriminator" <ip:ipv4 "IP address"> |
		      mac "Use MAC address for endpoint discriminator"
			<mac:any-interface "Interface whose MAC address is used"> |
		      none "Do not send an endpoint discriminator" |
		      phone "Use telephone number for endpoint discriminator"
			<phone:word "Telephone number"> |
		      string "Use a string for endpoint discriminator"
		          <string:word "Text string"> ) |
			  interleave "Allow interleaving of small packets with fragments" key |
			  fragment "Set multilink fragmentation parameters" key
			    ( delay "Specify the maximum delay for each fragment"
			<delay:1-1000 "Fragment delay in milliseconds"> |
		      disable "Disable multilink fragmentation" |
		      size "Specify the maximum size of a fragment"
			<size:42-65535 "Fragment size in bytes"> ) ]
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
			    ( accept "Accept any non zero IP address" field accept_address |
		      required "Fail the negotiation unless an address is obtained" |
		      unique "Disconnect if the peer address is already in use" ) |
			  mask "Specify subnet mask options" key
			    ( reject "Reject subnet mask negotiations" |
		      request "Request the subnet mask from the peer" field request_mask |
		      <mask:mask "Subnet mask"> ) )
			as interface_ppp_ipcp store rank 146.5 sort insertion;
		encrypt "Enable PPP encryption" mppe "Encrypt using MPPE"
			( 128 "128 bit encryption only" | 40 "40 bit encryption only" |
			  auto "Allow all available encryption strengths" )
			[ passive "Offer encryption only if the peer asks for it" |
			  required "Refuse links without encryption" ]
			[ stateful "Use stateful encryption" ] store rank 146.6;
		mtu "MTU parameters" adaptive "Enable MTU adaptive link behavior" store rank 146.7;
		lcp "PPP LCP configuration"
			( delay "Initial delay before sending CONFREQ" key
			    <delay:1-255 "Delay in seconds"> |
			  echo "LCP echo options" key mru "Echo MRU options"
			    verify "Verify the MRU by echo requests" |
			  fast-start "Ignore the initial LCP delay" key |
			  predictive "Predict the answers of the peer" key |
			  renegotiation "Renegotiation of LCP" key
			    ( defer "Defer until tunnel is up" | on-mismatch "Upon a mismatch" ) )
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
		    ip "Internet Protocol" key <next:ipv4 key "Protocol specific address">
		    [ name "Map to a host" key <host:word key "Name of the host"> |
		      class "Map class" <class:word "Map class name"> |
		      speed "Set dialer speed" ( 56 "56 kbps" | 64 "64 kbps" ) |
		      broadcast "Broadcasts should be forwarded to this address" ]*
		    [ <number:word key "Dialer string"> ] |
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
			[ dial-on-demand "Enable dial-on-demand" |
			  ppp-max-payload "Maximum payload of PPP"
			      <payload:1492-1500 "Payload in bytes"> |
			  restart "Restart timer" <restart:1-3600 "Restart timer in seconds"> |
			  service-name "Set the name of the PPPoE service"
			      <service:quoted "Name of the service"> ]*
			      store rank 144.5;
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
		[ block-unknown-source "block traffic which come from unknown source MAC address" key |
		  circuit-group "Associate serial interface with a circuit group" key
		    <circuit:1-9 "Circuit group number"> |
		  input-address-list "Filter packets by source address" key
		    <input_address:700-799 "Ethernet address access list"> |
		  input-type-list "Filter incoming packets by type code" key
		    <input_type:200-299 "Ethernet type code access list"> |
		  output-address-list "Filter packets by destination address" key
		    <output_address:700-799 "Ethernet address access list"> |
		  output-type-list "Filter outgoing packets by type code" key
		    <output_type:200-299 "Ethernet type code access list"> |
		  path-cost "Set interface path cost" key <cost:0-65535 "Path cost"> |
		  port-protected "There will be no traffic between this interface and other protected" key |
		  priority "Set interface priority" key <priority:0-255 "Interface priority"> |
		  source-learning "learn source MAC address" key |
		  spanning-disabled "Disable spanning tree on a bridge group" key |
		  subscriber-loop-control "Configure subscriber loop control" key |
		  unicast-flooding "flood packets with unknown unicast destination MAC addresses" key ]
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
		[ access-group "Match access list" key
		    [ rate-limit "Match rate-limit access list" key ]
		        <list:1-2699 key "Access list number"> |
		  dscp "Match dscp value" key <dscp:0-63 key "dscp value"> |
		  qos-group "Match qos-group ID" key <group:0-99 key "qos-group ID"> ]
		<rate:8000-10000000000 key "Bits per second">
		<burst:1000-1024000000 key "Normal burst bytes">
		<excess:2000-2048000000 key "Maximum burst bytes">
		conform-action "Action when rate is less than normal burst" $car_action(conform)
		exceed-action "Action when rate exceeds normal burst" $car_action(exceed)
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
		    ( inventory-management "LLDP MED Inventory Management TLV" key |
		      location "LLDP MED Location TLV" key |
		      network-policy "LLDP MED Network Policy TLV" key |
		      power-management "LLDP MED Power Management TLV" key ) ) as interface_lldp
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
