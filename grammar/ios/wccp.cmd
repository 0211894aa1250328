# Web caches: WCCP. Kept and shown.

mode config {
	ip "Global IP configuration subcommands" {
		wccp "Web-Cache Coordination Protocol Commands" {
			version "Version" ( 1 "Version 1" | 2 "Version 2" ) store rank 690;
			( web-cache "Standard web caching service" key |
				  <service:0-254 key "Dynamically defined service identifier number"> )
				[ group-address "Group address" <group:ipv4 "Address"> |
				  group-list "Group list" <list:acl "Access list"> |
				  redirect-list "Redirect list" <redirect:acl "Access list"> |
				  password "Password" <password:word "Password"> ]*
				as config_ip_wccp_service store rank 691 sort insertion;
		}
	}
}

mode interface {
	ip "Interface Internet Protocol config commands" {
		wccp "Web-Cache Coordination Protocol"
			( web-cache "Standard web caching service" key |
			  <service:0-254 key "Service"> ) redirect "Redirect" key
			( in "In" key | out "Out" key ) store rank 69;
	}
}
