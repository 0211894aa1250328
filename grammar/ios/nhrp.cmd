# NHRP and the tunnels it serves.

fragment nbma
	( <nbma:ipv4 "IP NBMA address"> | <nbma6:ipv6 "IPv6 NBMA address"> |
	  <host:word "NBMA host name"> );

fragment nhrp_shared
	( authentication "Authentication string" key <secret:word "Authentication string"> |
	  group "NHRP group" key <group:word "Group name"> |
	  attribute "NHRP attribute" key group "Group" <attribute:word "Group name"> |
	  map "Map dest IP addresses to NBMA addresses" key
	    ( multicast "Use this NBMA mapping for broadcasts/multicasts" key
	        ( dynamic "Dynamically learn destinations from client registrations on hub" key |
	          <destination:ipv4 key "IP NBMA address"> |
	          <destination6:ipv6 key "IPv6 NBMA address"> |
	          <destination_host:word key "NBMA host name"> ) |
	      group "NHRP group mapping" key <map_group:word key "Group name">
	        service-policy "Service policy" output "Output" <policy:word "Policy-map name"> |
	      <address:ipv4 key "IP address of destination"> [ <mask:mask "IP network mask"> ]
	        $nbma |
	      <prefix:ipv6-prefix key "IPv6 prefix"> $nbma |
	      <address6:ipv6 key "IPv6 address"> $nbma ) |
	  network-id "NBMA network identifier" key <network:1-4294967295 "Network identifier"> |
	  holdtime "Advertised holdtime" key <holdtime:1-65535 "Number of seconds"> |
	  nhs "Specify a next hop server" key
	    ( <server:ipv4 key "IP address of NHS"> | <server6:ipv6 key "IPv6 address of NHS"> |
	      dynamic "Dynamic" key )
	    [ nbma "Specify NBMA address" key
	        ( <at:ipv4 key "NBMA IPv4 address"> | <at6:ipv6 key "NBMA IPv6 address"> |
	          <at_host:word key "NBMA host name"> ) ] [ multicast "Specify Multicast mapping" ]
	    [ priority "NHS priority" <priority:0-255 "Priority"> ]
	    [ cluster "NHS cluster" <cluster:0-10 "Cluster"> ] |
	  nhs "Specify a next hop server" key
	    ( cluster "NHS cluster" key <of:0-10 key> max-connections "Maximum"
	        <connections:0-255> |
	      fallback "Fallback time" key <fallback:0-60> ) |
	  registration "Settings for registration packets" key
	    ( no-unique "Clear the unique flag" key | unique "Set the unique flag" key |
	      timeout "Set the registration timeout" key <registration:1-65535 "Seconds"> ) |
	  max-send "Rate limit NHRP traffic" key <packets:0-65535 "Number of packets">
	    every "Per period" <every:10-600 "Period in seconds"> |
	  interest "Specify an access list" key <interest:word "Access list"> |
	  cache "Cache" key non-authoritative "Non-authoritative" |
	  responder "Responder interface" key <responder:any-interface> |
	  record "Allow NHRP record option" key |
	  server-only "Disable NHRP requests" key [ non-caching "Do not cache" ] |
	  use "Specify usage count for sending requests" key <use:1-65535 "Number of packets"> |
	  trigger-svc "Trigger" key <load:0-10000000> <unload:0-10000000> |
	  path "Path" key preference "Preference" <preference:1-255> |
	  summary-map "Summary" key <summary:line> |
	  event-publisher "Enable NHRP smart spoke" key
	    [ max-event-timeout "Timeout" <event_timeout:1-20> ] |
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
	if-state "Interface state" { nhrp "NHRP" flag off store rank 169; }
	tunnel "protocol-over-protocol tunneling" {
		source "source of tunnel packets"
			( <address6:ipv6 "ipv6 address"> | dynamic "source from dynamic" )
			as interface_tunnel_source_other store rank 170.1;
		destination "destination of tunnel"
			( <address6:ipv6 "ipv6 address"> |
			  access-list "Access list" <list:word "Access list name"> |
			  dynamic "dynamic destination" | <host:word "Host name"> )
			as interface_tunnel_destination_other store rank 172.1;
		mode "tunnel encapsulation method"
			( gre "generic route encapsulation protocol"
			    ( ipv6 "over IPv6" |
			      multipoint "over IP (multipoint)"
			        [ ipv6 "over IPv6" field kw_over_ipv6 ] ) |
			  ipsec "IPSec tunnel encapsulation"
			    ( ipv6 "over IPv6" field kw_ipsec_ipv6 | dual-overlay "dual overlay" ) |
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
			( receive "Receive" key | transmit "Transmit" key )
			<kilobits:0-10000000 "Bandwidth in kilobits"> as interface_tunnel_bandwidth
			store rank 179.5;
		route-via "Specify the outgoing interface" <interface:any-interface>
			( mandatory "Mandatory" | preferred "Preferred" )
			as interface_tunnel_route_via store rank 179.6;
		mpls "MPLS tunnel parameters" {
			traffic-eng "MPLS Traffic Engineering tunnel parameters"
				( affinity "Desired link attributes" key <affinity:word> mask "mask"
				    <affinity_mask:word> |
				  auto-bw "Automatically adjust bandwidth" key [ <auto_bw:line> ] |
				  autoroute "Parameters for IGP routing over tunnel" key
				    ( announce "Announce tunnel to IGP" key |
				      destination "Route to destination" key |
				      metric "Metric" key
				        [ absolute "Absolute" | relative "Relative" ]
				        <autoroute:word "Metric"> ) |
				  bandwidth "Tunnel bandwidth requirement" key
				    [ sub-pool "sub-pool" ]
				    <bandwidth:0-4294967295 "Bandwidth requirement in kbps"> |
				  exp "MPLS experimental bits" key
				    ( <bits:0-7 "Experimental bits"> |
				      default "Default tunnel" )*8 bits_carried |
				  exp-bundle "Bundle" key
				    ( master "Bundle master" |
				      member "Bundle member" key <bundled:any-interface key> ) |
				  exclude "Exclude" key srlg "SRLG" |
				  fast-reroute "Specify MPLS tunnel can be fast-rerouted" key
				    [ bw-protect "Bandwidth protection" |
				      node-protect "Node protection" ]* |
				  forwarding-adjacency "Treat this tunnel as a forwarding adjacency" key
				    [ holdtime "Holdtime" <fa_hold:0-4294967295> ] |
				  load-share "Load share" key <share:0-1000000> |
				  path-option "a primary or fallback path setup option" key
				    <option:1-1000 key "Preference for this path option">
				    ( dynamic "setup based on dynamically calculated path" |
				      explicit "setup based on preconfigured path"
				        ( name "name" <path:word "Name of path"> |
				          identifier "identifier" <identifier:1-65535 "ID"> ) )
				    [ lockdown "not a candidate for reoptimization" |
				      bandwidth "Bandwidth" field kw_path_bandwidth
				        <path_bandwidth:0-4294967295> ]* |
				  path-selection "Configure path selection" key metric "metric"
				    ( igp "IGP" | te "TE" ) |
				  priority "Tunnel priority" key <setup:0-7 "Setup Priority">
				    [ <hold:0-7 "Hold Priority"> ] |
				  record-route "Record route used by tunnel" key )
				as interface_tunnel_mpls_te store rank 183 sort insertion;
		}
	}
}
