# Static routes.

mode config {
	ip "Global IP configuration subcommands" {
		route "Establish static routes"
			<prefix:ipv4 key "Destination prefix"> <mask:mask key "Destination prefix mask">
			( <gateway:ipv4 key "Forwarding router's address"> |
			  <interface:interface key> [ <gateway:ipv4 key "Forwarding router's address"> ] )
			[ <distance:1-255 "Distance metric for this route"> ]
			[ name "Specify name of the next hop" <name:word "Name of the next hop"> |
			  permanent "permanent route" |
			  tag "Set tag for this route" <tag:1-4294967295 "Tag value"> ]*
			rank 1820 sort key no-all;
	}
}
