# NHRP and the tunnels it serves.

fragment nbma
	( <nbma:ipv4 "IP NBMA address"> | <nbma6:ipv6 "IPv6 NBMA address"> |
	  <host:word "NBMA host name"> );

fragment nhrp_shared
	( authentication "Authentication string" key <secret:word "Authentication string"> |
	  group "NHRP group name" key <group:word "NHRP group name"> |
	  attribute "NHRP attribute" key group "NHRP group attribute"
	    <attribute:word "NHRP group name"> |
	  map "Map dest IP addresses to NBMA addresses" key
	    ( multicast "Use this NBMA mapping for broadcasts/multicasts" key
	        ( dynamic "Dynamically learn destinations from client registrations on hub" key |
	          <destination:ipv4 key "IP NBMA address"> |
	          <destination6:ipv6 key "IPv6 NBMA address"> |
	          <destination_host:word key "NBMA host name"> ) |
	      group "NHRP group mapping" key <map_group:word key "NHRP group name">
	        service-policy "QoS service-policy" output "Output QoS service-policy"
	          <policy:word "QoS service-policy name"> |
	      <address:ipv4 key "IP address of destination"> [ <mask:mask "IP network mask"> ]
	        $nbma |
	      <prefix:ipv6-prefix key "IPv6 prefix"> $nbma |
	      <address6:ipv6 key "IPv6 address"> $nbma ) |
	  network-id "NBMA network identifier" key <network:1-4294967295 "Network identifier"> |
	  holdtime "Advertised holdtime" key <holdtime:1-65535 "Number of seconds"> |
	  nhs "Specify a next hop server" key
	    ( <server:ipv4 key "IP address of NHS"> | <server6:ipv6 key "IPv6 address of NHS"> |
	      dynamic "Dynamic NHS address assignment" key )
	    [ nbma "Specify NBMA address" key
	        ( <at:ipv4 key "NBMA IPv4 address"> | <at6:ipv6 key "NBMA IPv6 address"> |
	          <at_host:word key "NBMA host name"> ) ] [ multicast "Specify Multicast mapping" ]
	    [ priority "Assign priority to NHS"
	        <priority:0-255 "Priority value (lower values have higher priority)"> ]
	    [ cluster "Assign NHS to a cluster" <cluster:0-10 "Cluster number"> ] |
	  nhs "Specify a next hop server" key
	    ( cluster "Assign NHS to a cluster" key <of:0-10 key "Cluster number">
	        max-connections "Maximum number of NHSs to be active in the cluster"
	        <connections:0-255 "Number of connections"> |
	      fallback "Time to wait before falling back to a higher priority NHS" key
	        <fallback:0-60 "Fallback time in seconds"> ) |
	  registration "Settings for registration packets" key
	    ( no-unique "Don't set unique flag" key | unique "Set unique flag" key |
	      timeout "Time between periodic registration messages" key
	        <registration:1-65535 "Number of seconds"> ) |
	  max-send "Rate limit NHRP traffic" key <packets:0-65535 "Number of packets">
	    every "Define the time interval for the rate limit"
	      <every:10-600 "Time interval in seconds"> |
	  interest "Specify an access list" key <interest:word "Access list number, or none"> |
	  cache "Cache forwarding information" key
	    non-authoritative "Use cached information to reply to requests" |
	  responder "Responder interface" key <responder:any-interface> |
	  record "Allow NHRP record option" key |
	  server-only "Disable NHRP requests" key [ non-caching "Do not cache NHRP information" ] |
	  use "Specify usage count for sending requests" key <use:1-65535 "Number of packets"> |
	  trigger-svc "Create NHRP cut-through based on traffic load" key
	    <load:0-10000000 "Triggering threshold (Kbps)">
	    <unload:0-10000000 "Teardown threshold (Kbps)"> |
	  path "NHRP path" key preference "Preference of the path"
	    <preference:1-255 "Path preference"> |
	  summary-map "Summarized NBMA mapping" key
	    ( <summary:prefix key "Summary network and its prefix length (A.B.C.D/nn)"> |
	      <summary6:ipv6-prefix key "IPv6 prefix of the summary network"> ) $nbma(summary) |
	  event-publisher "Enable NHRP smart spoke" key
	    [ max-event-timeout "Maximum time to wait for a response to an event"
	        <event_timeout:1-20 "Time in seconds"> ] |
	  shortcut "Enable shortcut switching" key |
	  redirect "Enable NHRP redirect traffic indication" key
	    [ timeout "Interval to send traffic indications"
	        <redirect:2-30 "Interval in seconds"> ] );

mode interface {
	ip "Interface Internet Protocol config commands" {
		nhrp "NHRP interface subcommands" $nhrp_shared as interface_ip_nhrp
			store rank 68 sort insertion;
	}
	ipv6 "IPv6 interface subcommands" {
		nhrp "NHRP interface subcommands" $nhrp_shared as interface_ipv6_nhrp
			store rank 137.5 sort insertion;
	}
	if-state "Enable interface state control" {
		nhrp "NHRP controls the state of the interface" flag off store rank 169;
	}
	tunnel "protocol-over-protocol tunneling" {
		source "source of tunnel packets"
			( <address6:ipv6 "ipv6 address"> |
			  dynamic "source address is dynamically assigned" )
			as interface_tunnel_source_other store rank 170.1;
		destination "destination of tunnel"
			( <address6:ipv6 "ipv6 address"> |
			  access-list "access-list to match destination"
			    <list:word "Access-list name"> |
			  dynamic "dynamic destination" | <host:word "host name"> )
			as interface_tunnel_destination_other store rank 172.1;
		mode "tunnel encapsulation method"
			( gre "generic route encapsulation protocol"
			    ( ipv6 "over IPv6" |
			      multipoint "over IP (multipoint)"
			        [ ipv6 "over IPv6" field kw_over_ipv6 ] ) |
			  ipsec "IPSec tunnel encapsulation"
			    ( ipv6 "over IPv6" field kw_ipsec_ipv6 |
			      dual-overlay "over IPv4 or IPv6, dual overlay" ) |
			  ipv6 "Generic packet tunneling in IPv6" |
			  ipv6ip "IPv6 over IP encapsulation"
			    [ 6rd "IPv6 Rapid Deployment" |
			      6to4 "IPv6 automatic tunnelling using 6to4" |
			      auto-tunnel "IPv6 automatic tunnelling using IPv4 compatible addresses" |
			      isatap "IPv6 automatic tunnelling using ISATAP" ] |
			  mpls "MPLS encapsulations"
			    traffic-eng "MPLS Traffic engineering tunnels" |
			  vxlan "VXLAN encapsulation" ipv4 "over IPv4" )
			as interface_tunnel_mode_other same-as interface_tunnel_mode store rank 171;
		bandwidth "Set tunnel bandwidth informational parameter"
			( receive "Receive bandwidth" key | transmit "Transmit bandwidth" key )
			<kilobits:0-10000000 "Bandwidth in kilobits"> as interface_tunnel_bandwidth
			store rank 179.5;
		route-via "Specify the outgoing interface" <interface:any-interface>
			( mandatory "Drop the packets when the interface is not usable" |
			  preferred "Use another route when the interface is not usable" )
			as interface_tunnel_route_via store rank 179.6;
		mpls "MPLS tunnel parameters" {
			traffic-eng "MPLS Traffic Engineering tunnel parameters"
				( affinity "Desired link attributes" key
				    <affinity:word "Affinity bits, in hexadecimal">
				    mask "Mask on affinity bits"
				    <affinity_mask:word "Mask, in hexadecimal"> |
				  auto-bw "Automatically adjust bandwidth" key
				    [ collect-bw "Only collect the output rate, do not change the bandwidth" |
				      frequency "Time between changes of the bandwidth"
				        <auto_frequency:300-604800 "Interval in seconds"> |
				      max-bw "Largest bandwidth of the tunnel"
				        <auto_most:0-4294967295 "Bandwidth in kbps"> |
				      min-bw "Smallest bandwidth of the tunnel"
				        <auto_least:0-4294967295 "Bandwidth in kbps"> |
				      overflow-limit "Changes that follow one another before the frequency is up"
				        <auto_overflow:1-10 "Number of collections above the threshold">
				        overflow-threshold "Change of the bandwidth that counts"
				        <auto_threshold:1-100 "Percentage of the bandwidth"> ]* |
				  autoroute "Parameters for IGP routing over tunnel" key
				    ( announce "Announce tunnel to IGP" key |
				      destination "Add static route for the tunnel destination" key |
				      metric "Specify MPLS tunnel metric" key
				        [ absolute "Set metric mode absolute" |
				          relative "Set metric mode relative" ]
				        <autoroute:word "MPLS tunnel metric"> ) |
				  bandwidth "Tunnel bandwidth requirement" key
				    [ sub-pool "Sub-pool bandwidth requirement" ]
				    <bandwidth:0-4294967295 "Bandwidth requirement in kbps"> |
				  exp "MPLS experimental bits" key
				    ( <bits:0-7 "EXP value carried by the tunnel"> |
				      default "Default tunnel of the bundle" )*8 bits_carried |
				  exp-bundle "MPLS experimental bits bundle" key
				    ( master "Bundle master" |
				      member "Bundle member" key <bundled:any-interface key> ) |
				  exclude "Exclude links from the backup path" key
				    srlg "Shared Risk Link Group" |
				  fast-reroute "Specify MPLS tunnel can be fast-rerouted" key
				    [ bw-protect "Bandwidth protection" |
				      node-protect "Node protection" ]* |
				  forwarding-adjacency "Treat this tunnel as a forwarding adjacency" key
				    [ holdtime "Holdtime of the forwarding adjacency"
				        <fa_hold:0-4294967295 "Holdtime in milliseconds"> ] |
				  load-share "Load-sharing among parallel tunnels" key
				    <share:0-1000000 "Load-sharing amount"> |
				  path-option "a primary or fallback path setup option" key
				    <option:1-1000 key "Preference for this path option">
				    ( dynamic "setup based on dynamically calculated path" |
				      explicit "setup based on preconfigured path"
				        ( name "Specify an IP explicit path by name"
				            <path:word "Name of the explicit path"> |
				          identifier "Specify an IP explicit path by number"
				            <identifier:1-65535 "Number of the explicit path"> ) )
				    [ lockdown "not a candidate for reoptimization" |
				      bandwidth "Bandwidth override for the path option" field kw_path_bandwidth
				        <path_bandwidth:0-4294967295 "Bandwidth requirement in kbps"> ]* |
				  path-selection "Configure path selection" key
				    metric "Metric type used for path calculation"
				    ( igp "IGP metric" | te "TE metric" ) |
				  priority "Tunnel priority" key <setup:0-7 "Setup Priority">
				    [ <hold:0-7 "Hold Priority"> ] |
				  record-route "Record route used by tunnel" key )
				as interface_tunnel_mpls_te store rank 183 sort insertion;
		}
	}
}
