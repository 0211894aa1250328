# MPLS, traffic engineering, RSVP, BFD; multicast.

fragment ldp_password
	( key-chain "Key-chain of the passwords" <chain:word "Name of key-chain"> |
	  [ <type:0-7 "Encryption type (0 to disable encryption, 7 for proprietary)"> ]
	    <secret:word "The password"> );

fragment ldp_hello
	( holdtime "LDP discovery Hello holdtime" key <hold:1-65535 "Hold time in seconds"> |
	  interval "LDP discovery Hello interval" key <interval:1-65535 "Interval in seconds"> );

mode config {
	mpls "Configure MPLS parameters" {
		ip "Dynamic MPLS forwarding for IP" flag on store rank 640;
		label "Label properties"
			( protocol "Default label distribution protocol" key
			    ( ldp "Use LDP (default)" | tdp "Use TDP" ) |
			  range "Label range" key
			    <low:16-1048575 "Minimum label value for dynamic label range">
			    <high:16-1048575 "Maximum label value for dynamic label range">
			    [ static "Configure static label range"
			        <static_low:16-1048575 "Minimum label value for static label range">
			        <static_high:16-1048575 "Maximum label value for static label range"> ] )
			as config_mpls_label store rank 641 sort insertion;
		ldp "Label Distribution Protocol" {
			label "Configure LDP label allocation" enter ldp-label store rank 643;
			router-id "Select interface to prefer for LDP identifier address"
				[ vrf "VPN Routing/Forwarding instance" key
				    <vrf:word key "VRF name"> ]
				<interface:any-interface>
				[ force "Forcibly change the LDP router id" ] store rank 2090;
			autoconfig "Configure LDP automatic configuration" flag off store rank 643.2;
			explicit-null "Advertise Explicit Null label in place of Implicit Null"
				flag off store rank 643.3;
			graceful-restart "Configure LDP Graceful Restart" flag off store rank 643.4;
			neighbor "Configure neighbor parameters"
				[ vrf "VPN Routing/Forwarding instance" key
				    <vrf:word key "VRF name"> ]
				<address:ipv4 key "IP address for LDP neighbor">
				( password "Configure password for MD5 authentication" key
				    [ <type:0-7 "Encryption type (0 to disable encryption, 7 for proprietary)"> ]
				    <secret:word "The password"> |
				  targeted "Establish targeted session" key
				    [ ldp "Use LDP for the targeted session" ] |
				  labels "Configure label bindings exchange controls with neighbor" key
				    accept "Specify label bindings to accept from neighbor"
				    <list:word "IP access-list for destination prefixes"> |
				  implicit-withdraw "Enable LDP Implicit Withdraw Label" key )
				as config_mpls_ldp_neighbor store rank 643.5 sort insertion;
			password "Configure MD5 password requirements"
				[ vrf "VPN Routing/Forwarding instance" key
				    <vrf:word key "VRF name"> ]
				( required "Require password for LDP session" key
				    [ for "Specify neighbors that need a password"
				        <required:word "IP access-list for LDP neighbor router ids"> ] |
				  fallback "Specify password when no other is configured for a neighbor" key
				    $ldp_password(fallback) |
				  option "Specify password for a set of neighbors" key
				    <option:1-32767 key "Sequence number of the option">
				    for "Specify neighbors that use the password"
				    <neighbors:word "IP access-list for LDP neighbor router ids">
				    $ldp_password(option) |
				  rollover "Configure password rollover" key
				    duration "Delay before a changed password is used"
				    <minutes:5-65535 "Rollover duration in minutes"> )
				as config_mpls_ldp_password store rank 643.6 sort insertion;
			session "Configure session parameters"
				protection "Configure session protection"
				[ for "Access-list for permitted LDP sessions to be protected"
				    <list:word "IP standard access list of LDP neighbors"> |
				  duration "Period to sustain session protection after loss of link discovery"
				    ( <seconds:30-2147483 "Holdup time in seconds"> |
				      infinite "Protect session forever after loss of link discovery" ) ]*
				store rank 643.7;
			discovery "LDP discovery"
				( hello "LDP discovery Hello" $ldp_hello |
				  targeted-hello "LDP discovery Targeted Hello" key
				    ( $ldp_hello(targeted) |
				      accept "Accept and respond to targeted hello messages" key
				        [ from "Restrict the neighbors that are accepted"
				            <from:word "IP access-list of LDP neighbors"> ] ) )
				as config_mpls_ldp_discovery store rank 643.8 sort insertion;
			holdtime "LDP session holdtime" <seconds:15-65535 "Hold time in seconds">
				store rank 643.9;
			igp "Configure LDP-IGP interface" sync "Configure LDP-IGP Synchronization"
				holddown "Configure holddown time for LDP-IGP synchronization"
				<milliseconds:1-2147483647 "Hold down time in milliseconds">
				store rank 643.95;
			advertise-labels "Label advertisement control"
				[ for "Access-list specifying controls on destination prefixes" key
				    <list:word key "IP access-list for destination prefixes">
				    [ to "Access-list specifying controls on LDP peers" key
				        <peers:word key "IP access-list for LDP peers"> ] ] store rank 643.96;
			sync "Configure LDP-IGP Synchronization" flag off store rank 643.97;
		}
		traffic-eng "Configure Multiprotocol Label Switching Traffic Engineering" {
			tunnels "Allow traffic engineering tunnels to be configured"
				flag off store rank 705;
			auto-tunnel "Auto Tunnel configuration"
				( mesh "Auto Tunnel mesh configuration" key |
				  backup "Auto Tunnel backup configuration" key |
				  primary "Auto Tunnel primary configuration" key )
				[ tunnel-num "Tunnel interface number range for auto tunnels" key
				    min "Lower bound of the range"
				    <least:0-65535 "Minimum tunnel interface number">
				    max "Upper bound of the range"
				    <most:0-65535 "Maximum tunnel interface number"> |
				  nhop-only "Create next-hop backup tunnels only" key |
				  onehop "Create one-hop tunnels to all neighbors" key |
				  config "Configure the created tunnels" key
				    unnumbered-interface "Interface whose address the tunnels use"
				    <unnumbered:any-interface> |
				  timers "Auto Tunnel timers" key
				    removal "Time after which a tunnel is removed"
				    ( rerouted "Primary tunnel that was rerouted" |
				      unused "Backup tunnel that is not used" )
				    <removal:0-604800 "Removal time in seconds"> ]
				as config_mpls_te_auto_tunnel store rank 645.5 sort insertion;
			reoptimize "Control reoptimization"
				( events "Specify events that trigger reoptimization" key
				    link-up "Reoptimize when a link comes up" |
				  timers "Set reoptimization timers" key
				    frequency "Set frequency of periodic reoptimization"
				    <seconds:0-604800 "Seconds between reoptimizations, 0 disables"> )
				as config_mpls_te_reoptimize store rank 645.7;
			path-selection "Configure path selection"
				metric "Metric type used for path calculation"
				( igp "Use the IGP metric" |
				  te "Use the Traffic Engineering metric" )
				as config_mpls_te_path_selection store rank 645.8;
			link-management "Link Management configuration" {
				timers "Configure Link Management timers"
					( bandwidth-hold "Time that bandwidth is held for an RSVP path message" key
					    <hold:1-300 "Hold time in seconds"> |
					  periodic-flooding "Interval of periodic flooding" key
					    <flooding:0-3600 "Interval in seconds, 0 disables"> )
					store rank 645.85;
			}
			logging "Trap logging for Traffic Engineering" {
				lsp "Log events of Label Switched Paths"
					( path-errors "Log path errors" key |
					  preemption "Log preemption" key |
					  reservation-errors "Log reservation errors" key |
					  setups "Log the setup of paths" key |
					  teardowns "Log the teardown of paths" key )
					[ <list:1-99 "IP access list of the paths"> ]
					store rank 645.9 sort insertion;
			}
		}
		oam "Configure MPLS OAM" flag off store rank 646;
	}
	bfd-template "BFD template configuration"
		( single-hop "Single hop BFD template" key | multi-hop "Multihop BFD template" key )
		<name:word key "Template name"> as config_bfd_template enter bfd-template
		store rank 1036 sort key;
	bfd "BFD configuration commands" {
		slow-timers "Configure BFD slow timers value"
			[ <milliseconds:1000-30000 "BFD slow timers value in milliseconds"> ]
			store rank 1035;
		map "Configure BFD map for multihop sessions"
			( ipv4 "IPv4 addresses"
			    <destination:prefix key "Destination address/prefix (A.B.C.D/nn)">
			    [ vrf "VRF of the destination" key field kw_vrf
			        <vrf:word key "VRF name"> ]
			    <source:prefix key "Source address/prefix (A.B.C.D/nn)">
			    [ vrf "VRF of the source" key field kw_source_vrf
			        <source_vrf:word key "VRF name"> ] |
			  ipv6 "IPv6 addresses" key
			    <destination6:ipv6-prefix key "Destination address/prefix (X:X:X:X::X/nn)">
			    [ vrf "VRF of the destination" key field kw_vrf6
			        <vrf6:word key "VRF name"> ]
			    <source6:ipv6-prefix key "Source address/prefix (X:X:X:X::X/nn)">
			    [ vrf "VRF of the source" key field kw_source_vrf6
			        <source_vrf6:word key "VRF name"> ] )
			<template:word "BFD multihop template name">
			as config_bfd_map store rank 1035.5 sort insertion;
	}
	ip "Global IP configuration subcommands" {
		explicit-path "Configure explicit-path"
			( name "Specify explicit path by name" key <name:word key "Enter name"> |
			  identifier "Specify explicit path by number" key
			    <number:1-65535 key "Enter number"> )
			[ enable "Enable explicit-path" | disable "Disable explicit-path" ]
			as config_ip_explicit_path enter explicit-path
			store rank 1890 sort insertion;
		rsvp "Configure static RSVP information"
			( bandwidth "RSVP bandwidth" key |
			  signalling "RSVP signalling parameters" key
			    ( hello "RSVP Hello messages" key
			        [ graceful-restart "RSVP graceful restart" key
			            mode "Graceful restart mode"
			            ( full "Restart and help neighbors that restart" |
			              help-neighbor "Help neighbors that restart" ) ] |
			      initial-retransmit-delay "Delay before a message is sent again" key
			        <delay:500-30000 "Delay in milliseconds"> |
			      patherr "Path error messages" key
			        state-removal "Remove the path state at an error"
			        [ neighbor "Only for messages from a neighbor"
			            <neighbor:1-99 "IP access list of neighbors"> ] |
			      rate-limit "Limit RSVP messages sent to a neighbor" key
			        [ burst "Messages sent in a period"
			            <burst:1-5000 "Number of messages"> |
			          limit "Messages sent to a neighbor"
			            <limit:1-5000 "Number of messages"> |
			          maxsize "Size of the queue of messages"
			            <maxsize:1-5000 "Size in bytes"> |
			          period "Length of a period"
			            <period:1-5000 "Period in milliseconds"> ]* |
			      refresh "RSVP state refresh" key
			        ( interval "Time between refresh messages" key
			            <interval:5000-4294967295 "Interval in milliseconds"> |
			          misses "Refresh messages that may be missed" key
			            <misses:2-10 "Number of messages"> |
			          reduction "RSVP refresh reduction" key
			            [ ack-delay "Delay of an acknowledgment"
			                <ack:100-10000 "Delay in milliseconds"> ] ) ) )
			as config_ip_rsvp store rank 1707 sort insertion;
		multicast-routing "Enable IP multicast forwarding"
			[ vrf "Select VPN Routing/Forwarding instance" key
			    <vrf:word key "VPN Routing/Forwarding instance name"> ]
			[ distributed "Enable distributed multicast switching" ] store rank 617;
		multicast "Global IP Multicast Commands"
			( multipath "Enable ECMP multicast load splitting" key
			    [ s-g-hash "Path selection based on the source and the group"
			        ( basic "Source and group based hash" |
			          next-hop-based "Source, group and next-hop based hash" ) ] |
			  route-limit "Maximum number of multicast routes" key
			    <limit:1-2147483647 "Number of routes">
			    [ <threshold:1-2147483647 "Number of routes at which a warning is given"> ] |
			  rpf "Configure reverse path forwarding" key
			    ( backoff "RPF check after a change of routes" key
			        <backoff:1-65535 "Minimum delay in milliseconds">
			        <longest:1-65535 "Maximum delay in milliseconds">
			        [ disable "Disable triggered RPF checks" ] |
			      interval "Periodic RPF check interval" key
			        <interval:0-36000 "Interval in seconds">
			        [ list "Access list of the groups" <groups:acl "Access list"> |
			          route-map "Route-map of the groups"
			              <map:word "Route-map name"> ] |
			      mofrr "Multicast only fast re-route" key <mofrr:acl "Access list">
			        [ sticky "Keep the primary path once it is chosen" ] |
			      proxy "Send the address of the next hop in PIM messages" key
			        vector "PIM RPF vector" ) |
			  mpls "Multicast over MPLS" key
			    ( mldp "Multicast Label Distribution Protocol" key |
			      source "Source address for MPLS multicast" key
			        <source:any-interface> |
			      traffic-eng "Multicast over Traffic Engineering tunnels" key
			        [ range "ACL for group range" <range:acl "Access list"> ] ) |
			  boundary "Multicast boundary" key
			    block "Block traffic at the boundary" sources "Block sources" )
			as config_ip_multicast
			store rank 617.5 sort insertion;
		pim "PIM global commands"
			[ vrf "Select VPN Routing/Forwarding instance" key
			    <vrf:word key "VRF name"> ]
			( rp-address "PIM RP-address (Rendezvous Point)" key
			    <address:ipv4 key "IP address of Rendezvous-point for group">
			    [ <list:acl key "Access list"> ]
			    [ override "Overrides dynamically learned RP mappings" |
			      bidir "Group range treated in bidirectional shared-tree mode" ]* |
			  rp-candidate "To be a PIMv2 RP candidate" key
			    <interface:any-interface key>
			    [ group-list "group-list" <group_list:acl "Access list"> |
			      interval "RP candidate advertisement interval"
			        <interval:1-16383 "number of seconds"> |
			      priority "RP candidate priority"
			        <rp_priority:0-255 "RP candidate priority value"> |
			      bidir "Group range treated in bidirectional shared-tree mode" ]* |
			  bsr-candidate "Candidate bootstrap router (candidate BSR)" key
			    <bsr:any-interface>
			    [ <hash:0-32 "Hash Mask length for RP selection">
			        [ <bsr_priority:0-255 "Priority value for candidate bootstrap router"> ] ] |
			  send-rp-announce "Auto-RP send RP announcement" key
			    <announce:any-interface> scope "RP announcement scope"
			    <announce_scope:1-255 "TTL of the RP announce packet">
			    [ group-list "Group access-list" <announce_list:acl "Access list"> |
			      interval "RP announcement interval"
			        <announce_interval:1-16383 "number of seconds"> |
			      bidir "Group range treated in bidirectional shared-tree mode" ]* |
			  send-rp-discovery "Auto-RP send RP discovery message" key
			    [ <discovery:any-interface> ] scope "Scope of the RP discovery packets"
			    <discovery_scope:1-255 "TTL of the RP discovery packet"> |
			  ssm "Configure Source Specific Multicast" key
			    ( default "Use 232/8 group range for SSM" |
			      range "ACL for group range to be used for SSM"
			        <range:acl "Access list"> ) |
			  autorp "Configure AutoRP global operations" key
			    listener "Allow AutoRP packets across sparse mode interface" |
			  bidir-enable "Enable Bidir-PIM" key |
			  register-source "Source address for PIM Register" key
			    <registering:any-interface> |
			  spt-threshold "Source-tree switching threshold" key
			    ( <kbps:0-4294967 "Traffic rate in kilobits per second"> |
			      infinity "Never switch to source-tree" )
			    [ group-list "Group access-list" <spt:acl "Access list"> ] |
			  accept-register "Registers accept filter" key list "Access list"
			    <accept:acl "Access list"> |
			  send-rp-announce-filter "Filter of Auto-RP announcements sent" key )
			as config_ip_pim
			store rank 1706 sort insertion;
		msdp "MSDP global commands"
			( peer "Configure an MSDP peer" key
			    <peer:host key "IP address or name of MSDP peer">
			    [ connect-source "Configure interface used for TCP connection"
			        <interface:any-interface> |
			      remote-as "Configure AS number of MSDP peer"
			        <as:as-number "AS number"> ]* |
			  originator-id "Configure MSDP originator ID" key
			    <originator:any-interface> |
			  description "Peer specific description" key
			    <described:host key "IP address or name of MSDP peer">
			    <text:line "Up to 80 characters describing this peer"> |
			  mesh-group "Configure an MSDP mesh-group" key
			    <group:word key "Mesh-group name"> <member:ipv4 key "Peer address"> |
			  cache-sa-state "Configure this system to cache SA messages" key )
			as config_ip_msdp
			store rank 1706.5 sort insertion;
		mroute "Configure static multicast routes"
			[ vrf "Select VPN Routing/Forwarding instance" key
			    <vrf:word key "VPN Routing/Forwarding instance name"> ]
			<source:ipv4 key "Source address"> <mask:mask key "Mask for source address">
			( <rpf:ipv4 key "RPF neighbor address or route"> | <interface:any-interface key> |
			  fallback-lookup "Use the routes of another VRF for the RPF check" key
			    ( global "Use the global routing table" |
			      vrf "Use a VRF" field kw_fallback_vrf <fallback:word "VRF name"> ) )
			[ <distance:0-255 "Administrative distance for mroute"> ]
			as config_ip_mroute store rank 1830 sort insertion;
		igmp "IGMP global configuration"
			( snooping "Global IGMP snooping enable" key
			    [ vlan "IGMP snooping on a VLAN" key <vlan:1-4094 key "VLAN number">
			        [ immediate-leave "Leave groups immediately" key |
			          mrouter "Port of a multicast router" key
			            interface "Interface of the router" <router:any-interface> |
			          static "Static member of a group" key
			              <member:ipv4 key "IP group address">
			            interface "Interface of the member" field kw_member_interface
			            <port:any-interface> ] |
			      querier "IGMP querier" key |
			      report-suppression "IGMP report suppression" key |
			      last-member-query-interval "IGMP last member query interval" key
			        <last:100-32768 "Interval in milliseconds"> |
			      tcn "Change of the spanning-tree topology" key
			        ( flood "Flood multicast traffic" key query "Until general queries"
			            count "General queries until the flooding ends"
			                <count:1-10 "Number of queries"> |
			          query "Ask for membership at once" key field kw_tcn_query
			            solicit "Solicit general queries" ) ] |
			  ssm-map "Configure IGMP mapping for Source Specific Multicast" key
			    ( enable "Enable mapping" key | query "Query the sources of a group" key
			        field kw_ssm_query dns "By the Domain Name System" |
			      static "Static mapping of groups to a source" key field kw_ssm_static
			        <groups:acl key "Access list of the groups">
			            <of:ipv4 key "Source address"> ) |
			  profile "IGMP profile" key <profile:1-4294967295 key "Profile number"> )
			as config_ip_igmp store rank 618 sort insertion;
		local "Specify local options" {
			policy "Enable policy routing" route-map "Policy route map"
				<map:word "Route-map name"> store rank 1817;
			pool "IP Local address pool lists"
				<name:word key "Create named local address pool">
				<first:ipv4 key "First IP address of range">
				[ <last:ipv4 "Last IP address of range"> ] store rank 1699;
		}
		default-gateway "Specify default gateway (if not routing IP)"
			<address:ipv4 "IP address of default gateway"> store rank 1699.5;
		default-network "Flags networks as candidates for default routes"
			<address:ipv4 key "IP address of default network"> store rank 1819;
		routing "Enable IP routing" flag on store rank 603;
	}
}

mode ldp-label {
	exit "Exit from LDP label configuration mode" session as config_exit;
	allocate "Configure label allocation control" global "Global routing table"
		( host-routes "Allocate label for host-routes only" |
		  prefix-list "Prefix-list for label filtering"
		    <list:word "Name of a prefix list"> ) as ldp_label_allocate
		store rank 10;
}
mode explicit-path {
	exit "Exit from explicit-path configuration mode" session as config_exit;
	next-address "Specify the next address in the path"
		[ loose "Specify the address as a loose hop" |
		  strict "Specify the address as a strict hop" ]
		<address:ipv4 key "IP Address (A.B.C.D)"> store rank 10 sort insertion;
	exclude-address "Exclude an address from subsequent partial path segments"
		<address:ipv4 key "IP Address (A.B.C.D)"> store rank 10 sort insertion;
	index "Specify the next entry index to add, edit (or delete)"
		<index:1-65535 key "Enter index number">
		( next-address "Specify the next address in the path"
		    [ loose "Specify the address as a loose hop" |
		      strict "Specify the address as a strict hop" ] |
		  exclude-address "Exclude an address from subsequent partial path segments" )
		<address:ipv4 "IP Address (A.B.C.D)"> as explicit_path_index
		store rank 10 sort insertion;
}
mode bfd-template {
	exit "Exit from BFD template configuration mode" session as config_exit;
	interval "Transmit interval between BFD packets"
		[ microseconds "Specify intervals in microseconds" ]
		( both "Minimum transmit and receive interval capability"
		    <both:50-999999 "Interval"> |
		  min-tx "Minimum transmit interval capability" <tx:50-999999 "Interval">
		    min-rx "Minimum receive interval capability" <rx:50-999999 "Interval"> )
		[ multiplier "Multiplier value used to compute holddown"
		    <multiplier:3-50 "value used to multiply the interval"> ]
		as bfd_template_interval store rank 10;
	echo "Use echo adjunct as bfd detection mechanism" flag off store rank 12;
	authentication "Authentication type"
		( md5 "Keyed MD5 authentication" |
		  meticulous-md5 "Meticulous keyed MD5 authentication" |
		  meticulous-sha-1 "Meticulous keyed SHA-1 authentication" |
		  sha-1 "Keyed SHA-1 authentication" )
		keychain "Key-chain of the keys" <chain:word "Key-chain name">
		as bfd_template_authentication store rank 11;
	dampening "Enable session dampening"
		[ <half:1-30 "Half-life time for penalty">
		    [ <reuse:1-20000 "Value to unsuppress a session">
		        <suppress:1-20000 "Value to start suppressing a session">
		        <longest:1-255 "Maximum duration to suppress a session"> ] ]
		store rank 13;
}

mode interface {
	mpls "Configure MPLS interface parameters" {
		ip "Configure dynamic MPLS forwarding for IP" flag off store rank 185;
		label "Label properties" {
			protocol "Default label distribution protocol"
				( ldp "Use LDP (default)" | tdp "Use TDP" | both "Use LDP or TDP" )
				store rank 185.1;
		}
		mtu "Set MPLS Maximum Transmission Unit"
			( <bytes:64-18000 "MTU (bytes)"> |
			  override "Override mpls mtu maximum of interface mtu"
			    <override:64-18000 "MTU (bytes)"> |
			  maximum "Set MPLS MTU to the maximum MTU value" )
			as interface_mpls_mtu store rank 185.2;
		bgp "Configure BGP properties" {
			forwarding "Enable MPLS forwarding for BGP" flag off store rank 185.3;
		}
		traffic-eng "Configure Traffic Engineering parameters" {
			tunnels "Enable MPLS Traffic Engineering on interface"
				flag off store rank 185.4;
			administrative-weight "Set the administrative weight for the interface"
				<weight:0-4294967295 "Administrative weight value">
				store rank 185.5;
			attribute-flags "Set user defined interface attribute flags"
				<flags:word "Attribute flags 0x0-0xFFFFFFFF"> store rank 185.6;
			srlg "Configure the Shared Risk Link Group membership of the interface"
				<srlg:0-4294967295 key "SRLG number"> store rank 185.7;
			backup-path "Configure an MPLS TE backup for this interface"
				<tunnel:any-interface key> store rank 185.8;
			flooding "Set flooding parameters"
				thresholds "Set thresholds of reserved bandwidth that cause flooding"
				( up "Thresholds for increased resource availability" key |
				  down "Thresholds for decreased resource availability" key )
				( <percent:0-100 "Threshold as percentage of the bandwidth"> )*16
				    thresholds
				as interface_mpls_te_flooding store rank 185.9;
		}
		ldp "Configure Label Distribution Protocol (LDP) parameters"
			( igp "Configure LDP-IGP interface" key
			    ( sync "Configure LDP-IGP Synchronization" key
			        [ delay "Delay before the IGP is told that LDP is in sync"
			            <seconds:5-60 "Delay in seconds"> ] |
			      autoconfig "Configure LDP automatic configuration" key ) |
			  discovery "Configure interface discovery parameters" key
			    transport-address "Specify interface transport address for LDP"
			    ( interface "Use interface address for LDP transport address" |
			      <address:ipv4 "IP address to use for LDP transport"> ) )
			as interface_mpls_ldp store rank 185.15;
	}
	bfd "BFD interface configuration commands"
		( interval "Transmit interval between BFD packets" key <tx:50-999 "Milliseconds">
		    min_rx "Minimum receive interval capability" <rx:50-999 "Milliseconds">
		    multiplier "Multiplier value used to compute holddown"
		    <multiplier:3-50 "value used to multiply the interval"> |
		  template "BFD template" key <template:word "BFD template name"> |
		  echo "Use echo adjunct as bfd detection mechanism" key ) as interface_bfd
		store rank 188 sort insertion;
	ip "Interface Internet Protocol config commands" {
		rsvp "RSVP Interface Commands"
			( bandwidth "RSVP bandwidth" key
			    [ percent "Reservable bandwidth as percentage of the interface bandwidth"
			        <percent:1-100 "Percentage of the interface bandwidth">
			        [ percent "Largest reservable flow as percentage"
			            <flow_percent:1-100 "Percentage of the interface bandwidth"> ] ]
			    [ <kilobits:1-10000000 "Reservable bandwidth (kbps)">
			        [ <flow:1-10000000 "Largest reservable flow (kbps)"> ] ]
			    [ sub-pool "Reservable bandwidth of the sub-pool"
			        <pool:1-10000000 "Sub-pool bandwidth (kbps)"> ] |
			  signalling "RSVP signalling parameters" key
			    ( dscp "DSCP of RSVP messages" key <dscp:0-63 "DSCP value"> |
			      hello "RSVP Hello messages" key
			        [ dscp "DSCP of Hello messages" key field kw_hello_dscp
			            <hello_dscp:0-63 "DSCP value"> |
			          fast-reroute "Hello for fast reroute" key |
			          reroute "Hello for reroute" key ] |
			      initial-retransmit-delay "Delay before a message is sent again" key
			        <delay:500-30000 "Delay in milliseconds"> ) ) as interface_ip_rsvp
			store rank 195 sort insertion;
		pim "PIM interface commands"
			( sparse-mode "Enable PIM sparse-mode operation" key |
			  dense-mode "Enable PIM dense-mode operation" key |
			  sparse-dense-mode "Enable PIM sparse-dense-mode operation" key |
			  passive "Enable PIM passive interface operation" key |
			  bsr-border "Border of PIM domain" key |
			  dr-priority "PIM router DR priority" key
			    <priority:0-4294967295 "PIM router DR priority"> |
			  nbma-mode "Use Non-Broadcast Multi-Access (NBMA) mode on interface" key |
			  neighbor-filter "PIM peering filter" key <filter:acl "Access list"> |
			  query-interval "PIM router query interval" key
			    <seconds:0-65535 "Query interval in seconds">
			    [ msec "Interval specified in milliseconds" ] |
			  version "PIM version" key <version:1-2 "PIM version number"> |
			  state-refresh "PIM DM State-Refresh configuration" key
			    origination-interval "Origination of State-Refresh control messages"
			    <refresh:1-100 "Interval between State-Refresh messages in seconds"> |
			  rp-address "PIM RP-address (Rendezvous Point)" key
			    <rp:ipv4 "IP address of Rendezvous-point"> ) as interface_ip_pim
			store rank 67.5 sort insertion;
		igmp "IGMP interface commands"
			( join-group "IGMP join multicast group" key
			    <group:ipv4 key "IP group address">
			    [ source "Include SSM source" key <source:ipv4 key "Source address"> ] |
			  static-group "IGMP static multicast group" key
			    <static_group:ipv4 key "IP group address">
			    [ source "Include SSM source" key
			        <static_source:ipv4 key "Source address"> ] |
			  version "IGMP version" key <version:1-3 "version number"> |
			  access-group "IGMP group access group" key <list:acl "Access list"> |
			  query-interval "IGMP host query interval" key
			    <query:1-18000 "query interval in seconds"> |
			  query-max-response-time "IGMP max query response value" key
			    <response:1-25 "query response value in seconds"> |
			  querier-timeout "IGMP previous querier timeout" key
			    <timeout:60-300 "timeout value in seconds"> |
			  last-member-query-interval "IGMP last member query interval" key
			    <last:100-65535 "last member query interval in milliseconds"> |
			  helper-address "IGMP helper address" key
			    <helper:ipv4 "Destination IP address for IGMP reports"> |
			  immediate-leave "Leave groups immediately without sending last member query" key
			    group-list "Groups to leave immediately" <leave:acl "Access list"> |
			  limit "IGMP limit" key <limit:1-64000 "Maximum number of IGMP states"> )
			as interface_ip_igmp
			store rank 69 sort insertion;
		multicast "IP multicast interface commands"
			( boundary "Boundary for administratively scoped multicast addresses" key
			    <boundary:acl "Access list">
			    [ filter-autorp "Filter AutoRP packet contents" ] |
			  ttl-threshold "TTL threshold for multicast packets" key
			    <ttl:0-255 "TTL threshold for multicast packets"> |
			  rate-limit "Rate limit multicast packets" key
			    ( in "Rate limit incoming packets" key |
			      out "Rate limit outgoing packets" key )
			    [ group-list "Rate limit packets for groups"
			        <rate_groups:acl "Access list"> |
			      source-list "Rate limit packets for sources"
			        <rate_sources:acl "Access list"> ]*
			    [ <kbps:0-4294967 "Maximum rate in kilobits per second"> ] )
			as interface_ip_multicast store rank 69.5 sort insertion;
		mroute-cache "Enable switching cache for incoming multicast packets"
			flag on store rank 69.6;
		policy "Enable policy routing" {
			route-map "Policy route map" <map:word "Route-map name"> store rank 91;
		}
		helper-address "Specify a destination address for UDP broadcasts"
			[ vrf "VRF name for helper-address (if different from interface VRF)" key
			    <vrf:word key "VRF name"> |
			  global "Helper-address is global" key ]
			<address:ipv4 key "IP destination address"> store rank 38 sort insertion;
		unnumbered "Enable IP processing without an explicit address"
			<interface:any-interface>
			[ poll "Enable IP connected host polling" ] store rank 31;
		address "Set the IP address of an interface"
			( dhcp "IP Address negotiated via DHCP"
			    [ client-id "Specify client-id to use" <client:any-interface> |
			      hostname "Specify value for hostname option" <host:word> ]* |
			  negotiated "IP Address negotiated over PPP"
			      [ previous "Use the address negotiated before" ] )
			as interface_ip_address_dhcp same-as interface_ip_address store rank 30;
		verify "Enable per packet validation"
			unicast "Enable per packet validation for unicast"
			( reverse-path "Reverse path validation of source address"
			    [ <list:1-2699 "IP access list (standard or extended)"> ] |
			  source "Validation of source address"
			    reachable-via "Specify reachability check to apply to the source address"
			    ( any "Source is reachable via any interface" |
			      rx "Source is reachable via interface on which packet was received" )
			    [ allow-default "Allow default route to match when checking source address" |
			      allow-self-ping "Allow router to ping itself" ]* )
			as interface_ip_verify store rank 41;
		accounting "Enable IP accounting on this interface"
			[ output-packets "Account for IP packets output" |
			  access-violations "Account for IP packets violating access lists" |
			  precedence "Count packets by IP precedence on this interface"
			    ( input "received packets" |
			      output "transmitted packets" ) ] store rank 42;
		load-sharing "Style of load sharing"
			( per-destination "Deterministic distribution" |
			  per-packet "Random distribution" ) store rank 43;
		broadcast-address "Set the broadcast address of an interface"
			<address:ipv4 "IP broadcast address"> store rank 44;
		local-proxy-arp "Enable local-proxy ARP" flag off store rank 52.1;
		mask-reply "Enable sending ICMP Mask Reply messages" flag off store rank 50.5;
	}
}
