# Kinds of interfaces and what only they have: VLANs, serial lines, PPP, frame relay, bundles.

mode interface {
	encapsulation "Set encapsulation type for an interface"
		( dot1Q "IEEE 802.1Q Virtual LAN" alias dot1q <vlan:1-4094 "IEEE 802.1Q VLAN ID">
		    [ native "Make this as native vlan" |
		      second-dot1q "Configure this subinterface as a 1Q-in-1Q subinterface"
		        <second:1-4094 "VLAN ID"> ] |
		  isl "Inter Switch Link - Virtual LAN encapsulation" <isl:1-1000 "ISL VLAN ID"> )
		as interface_encapsulation_vlan store rank 22;
	encapsulation "Set encapsulation type for an interface" frame-relay "Frame Relay networks"
		[ <number:1-2> | ietf "Use RFC1490/RFC2427 encapsulation" ]
		as interface_encapsulation_frame_relay store rank 80.1;
	encapsulation "Set encapsulation type for an interface"
		( aal5snap "AAL5 SNAP" | aal5mux "AAL5 MUX" <mux:line> )
		as interface_encapsulation_aal5 store rank 80.2;
	frame-relay "Set frame relay parameters"
		( map "Map a protocol address to a DLCI address" key
		    ( ip "IP" key <address:ipv4 key "Protocol specific address"> |
		      ipv6 "IPV6" key <address6:ipv6 key "Address"> ) <dlci:16-1007 "DLCI">
		    [ broadcast "Broadcasts should be forwarded to this address" ]
		    [ cisco "Use CISCO Encapsulation" | ietf "Use RFC1490/RFC2427 Encapsulation" ] |
		  interface-dlci "Define a DLCI on an interface/subinterface" key
		    <own:16-1007 key "Define a switched or locally terminated DLCI">
		    [ ppp "PPP" <virtual:any-interface> ] |
		  lmi-type "Use CISCO-ANSI-CCITT type LMI" key
		    ( cisco "cisco" | ansi "ansi" | q933a "q933a" ) |
		  intf-type "Configure a FR DTE/DCE/NNI interface" key
		    ( dce "DCE" | dte "DTE" | nni "NNI" ) |
		  inverse-arp "Enable/disable inverse ARP on a DLCI" key [ <inverse:line> ] |
		  route "frame relay route for pvc switching" key <from:16-1007 key>
		    interface "Outgoing interface" <out:any-interface> <to:16-1007> |
		  traffic-shaping "Enable Frame Relay Traffic Shaping" key |
		  class "Define a map class" key <class:word> ) as interface_frame_relay
		store rank 81 sort insertion;
	ppp "Point-to-Point Protocol" {
		authentication "Set PPP link authentication method"
			( chap "Challenge Handshake Authentication Protocol (CHAP)" |
			  pap "Password Authentication Protocol (PAP)" | ms-chap "Microsoft CHAP" |
			  ms-chap-v2 "Microsoft CHAP Version 2" |
			  eap "Extensible Authentication Protocol (EAP)" |
			  callin "Authenticate remote on incoming call only" |
			  <list:word "Use an authentication list with this name"> )*6 methods
			store rank 146;
		chap "Set CHAP authentication parameters"
			( hostname "Set alternate CHAP hostname" key <name:word> |
			  password "Set default CHAP password" key [ <type:0-7> ] <secret:line> |
			  refuse "Refuse" key [ callin "Refuse incoming" ] ) as interface_ppp_chap
			store rank 146.1 sort insertion;
		pap "Set PAP authentication parameters"
			( sent-username "Set outbound PAP username" <name:word>
			    password "Set outbound PAP password" <type:0-7> <secret:line> |
			  refuse "Refuse" [ callin "Refuse incoming" ] ) as interface_ppp_pap
			store rank 146.2;
		multilink "Make interface multilink capable"
			[ group "Put interface in a multilink bundle" key
			    <group:1-2147483647 "Group"> |
			  endpoint "Endpoint" key <endpoint:line> | interleave "Interleave" key |
			  fragment "Fragment" key <fragments:line> ] as interface_ppp_multilink
			store rank 146.4 sort insertion;
		ipcp "Set IPCP negotiation options"
			( dns "DNS" key
			    ( request "Request" [ accept "Accept" ] |
			      <dns:ipv4> [ <second:ipv4> ] ) |
			  route "Route" key default "Default" |
			  address "Address" key <address:line> | mask "Mask" key <mask:word> )
			as interface_ppp_ipcp store rank 146.5 sort insertion;
		encrypt "Encrypt" mppe "MPPE" <what:word> [ <more:word> ] store rank 146.6;
		mtu "MTU" adaptive "Adaptive" store rank 146.7;
		lcp "LCP" <what:line key> store rank 146.8;
	}
	dialer "Dial-on-demand routing (DDR) commands"
		( pool "Specify dialer pool for this dialer" key <pool:1-255 "Pool number"> |
		  pool-member "Specify dialer pool membership" key
		    <member:1-255 key "Pool number"> |
		  persistent "Persistent" key |
		  idle-timeout "Set idle timeout" key <idle:0-2147483>
		    [ either "Either" | inbound "In" ] |
		  string "Specify telephone number" key <string:word> | map "Map" key <map:line> |
		  in-band "Set the interface to be in-band dialing" key ) as interface_dialer
		store rank 145 sort insertion;
	dialer-group "Assign interface to dialer-list" <group:1-128 "Dialer list number">
		store rank 145.5;
	pppoe "pppoe interface subcommands" {
		enable "Enable pppoe" [ group "attach a BBA group" <group:word "BBA Group name"> ]
			store rank 144;
	}
	pppoe-client "pppoe client" {
		dial-pool-number "Dialer pool number" <pool:1-255 key "Dialer pool number">
			[ <more:line> ] store rank 144.5;
	}
	peer "Peer parameters for point to point interfaces" {
		default "Specify default parameters" ip "Internet Protocol" address "Address"
			( pool "Use IP pool mechanism to allocate a peer IP address"
			    ( <pool:word "Name"> )*4 pools |
			  dhcp "Use DHCP" | <address:ipv4 "Default IP address"> )
			as interface_peer_default store rank 143;
		neighbor-route "Create neighbor route" flag on store rank 143.5;
	}
	channel-group "Etherchannel/port bundling configuration"
		<group:1-255 "Channel group number">
		[ mode "Etherchannel mode"
		    ( active "Enable LACP unconditionally" |
		      passive "Enable LACP only if a LACP device is detected" |
		      on "Enable Etherchannel only" | auto "PAgP" | desirable "PAgP" ) ]
		store rank 192;
	lacp "LACP"
		( max-bundle "Max" key <bundle:1-16> |
		  rate "Rate" key ( fast "Fast" | normal "Normal" ) |
		  port-priority "Priority" key <priority:0-65535> | fast-switchover "Fast" key )
		as interface_lacp store rank 192.1 sort insertion;
	bridge-group "Transparent bridging interface parameters"
		<group:1-255 key "Assign an interface to a Bridge Group"> [ <what:line key> ]
		store rank 193;
	serial "serial interface commands" {
		restart-delay "Set serial interface restart delay" <seconds:0-900 "Delay">
			store rank 141;
	}
	dce-terminal-timing-enable "Enable DCE terminal timing" flag on store rank 141.2;
	fair-queue "Enable Fair Queuing on an Interface"
		[ <threshold:1-4096 "Congestive Discard Threshold">
		    [ <queues:16-4096> [ <reservable:0-1000> ] ] ] flag both store rank 142;
	half-duplex "Configure half-duplex operational mode" flag off store rank 121;
	full-duplex "Configure full-duplex operational mode" flag off store rank 121.1;
	snmp "Modify SNMP interface parameters"
		( trap "Allow a specific SNMP trap" key
		    link-status "Allow SNMP LINKUP and LINKDOWN traps" key |
		  ifindex "Persist" key persist "Persist" key ) as interface_snmp
		flag both store rank 108;
	carrier-delay "Specify delay for interface transitions" [ msec "Milliseconds" ]
		<seconds:0-1000 "Carrier Transitions delay"> store rank 106;
	logging "Configure logging for interface" event "Interface events"
		( link-status "UPDOWN and CHANGE messages" key |
		  subif-link-status "Sub-interface UPDOWN and CHANGE messages" key )
		as interface_logging_event flag both store rank 107;
	mac-address "Manually set interface MAC address" <mac:mac "MAC address"> store rank 23;
	vlan-id "VLAN" { dot1q "802.1Q" <vlan:1-4094 key> store rank 194; }
	rate-limit "Rate Limit"
		( input "Rate limit on input" key | output "Rate limit on output" key )
		<what:line key> as interface_rate_limit store rank 99 sort insertion;
	routing "Per-interface routing configuration" {
		dynamic "Enable dynamic routing" flag on store rank 199;
	}
	macro "Command macro" description "Description" <text:line> store rank 11;
	lldp "LLDP interface subcommands"
		( receive "Enable LLDP reception on interface" key |
		  transmit "Enable LLDP transmission on interface" key |
		  med-tlv-select "MED" key <med:word key> ) as interface_lldp
		flag both store rank 161;
}
mode interface {
	mop "DEC MOP server commands" {
		sysid "Enable sending MOP system ids" flag on store rank 166.5;
	}
	media-type "Interface media type"
		( gbic "Use GBIC connector" |
		  100BaseX "Use RJ45 for -TX; SC FO for -FX" alias 100basex |
		  10BaseT "Use RJ45 connector" alias 10baset | mii "Use MII connector" )
		as interface_media_type_other same-as interface_media_type
		store rank 118;
	negotiation "Select Autonegotiation mode" full "Full" store rank 136.5;
}
