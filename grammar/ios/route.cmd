# Static routes.

mode config {
	ip "Global IP configuration subcommands" {
		route "Establish static routes"
			<prefix:ipv4 key "Destination prefix"> <mask:mask key "Destination prefix mask">
			( <gateway:ipv4 key "Forwarding router's address"> |
			  <interface:interface key> [ <gateway:ipv4 key "Forwarding router's address"> ] )
			[ <distance:1-255 "Distance metric for this route"> ]
			[ name "Specify name of the next hop" <name:quoted "Name of the next hop"> |
			  permanent "permanent route" |
			  tag "Set tag for this route" <tag:1-4294967295 "Tag value"> ]*
			rank 1820 sort key no-all;
		route "Establish static routes"
			[ vrf "Configure static route for a VPN Routing/Forwarding instance" key
			  <vrf:word key "VPN Routing/Forwarding instance name"> ]
			<prefix:ipv4 key "Destination prefix"> <mask:mask key "Destination prefix mask">
			( <gateway:ipv4 key "Forwarding router's address"> |
			  <interface:any-interface key> [ <gateway:ipv4 key "Forwarding router's address"> |
							  dhcp "Default Gateway obtained from DHCP" ] |
			  dhcp "Default Gateway obtained from DHCP" key )
			[ global "Next hop address is global" ]
			[ <distance:1-255 "Distance metric for this route"> ]
			[ name "Specify name of the next hop" <name:quoted "Name of the next hop"> |
			  permanent "permanent route" |
			  multicast "multicast route" |
			  tag "Set tag for this route" <tag:1-4294967295 "Tag value"> |
			  track "Install route depending on tracked item" <object:1-1000 "tracked object number"> ]*
			as config_ip_route_stored store rank 1820 sort key no-all;
	}
}
