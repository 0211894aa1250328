# Web caches: WCCP. Kept and shown.

mode config {
	ip "Global IP configuration subcommands" {
		wccp "Web-Cache Coordination Protocol Commands" {
			version "Set the version of WCCP" ( 1 "Version 1" | 2 "Version 2" )
				store rank 690;
			( web-cache "Standard web caching service" key |
				  <service:0-254 key "Dynamically defined service identifier number"> )
				[ group-address "Set the multicast group"
				    <group:ipv4 "Multicast group address"> |
				  group-list "Set the access-list used to permit group membership"
				    <list:acl "Standard access list number"> |
				  redirect-list "Set the access-list used to permit redirection"
				    <redirect:acl "Standard access list number"> |
				  password "Authentication password"
				      <password:word "Password of the service"> ]*
				as config_ip_wccp_service store rank 691 sort insertion;
		}
	}
}

mode interface {
	ip "Interface Internet Protocol config commands" {
		wccp "Web-Cache Coordination Protocol"
			( web-cache "Standard web caching service" key |
			  <service:0-254 key "Dynamically defined service identifier number"> )
			    redirect "Set packet redirection options for the service" key
			    ( in "Redirect to a Cache Engine appropriate inbound packets" key |
			  out "Redirect to a Cache Engine appropriate outbound packets" key )
			store rank 69;
	}
}
