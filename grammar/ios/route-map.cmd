# Route-maps: which packets, for those who ask (address translation).

mode config {
	route-map "Create route-map or enter route-map command mode" <name:word key "Route map tag">
		[ deny "Route map denies set operations" | permit "Route map permits set operations" ]
		[ <sequence:0-65535 key "Sequence to insert to/delete from existing route-map entry"> ]
		enter route-map rank 2055 sort key no-all;
}

mode route-map {
	exit "Exit from route-map configuration mode" session as config_exit;
	description "Route-map comment" <text:line "Comment describing this route-map"> store rank 10;
	match "Match values from routing table" {
		ip "IP specific information" {
			address "Match address of route or match packet"
				( <list:acl "IP access-list number or name"> )*8 lists rank 20;
			next-hop "Match next-hop address of route"
				( <list:acl "IP access-list number or name"> )*8 lists rank 21;
		}
		interface "Match first hop interface of route" ( <name:interface> )*8 interfaces rank 22;
	}
	set "Set values in destination routing protocol" {
		interface "Output interface" <name:interface> store rank 30;
		ip "IP specific information" {
			default "Set default information" {
				next-hop "Default next hop IP address" <address:ipv4 "IP address of default next hop">
					store rank 31;
			}
			df "Set DF bit" <bit:0-1 "DF bit"> store rank 32;
			next-hop "Next hop address" <address:ipv4 "IP address of next hop"> store rank 33;
			precedence "Set precedence field" <precedence:0-7 "Precedence value"> store rank 34;
		}
		local-preference "BGP local preference path attribute" <value:0-4294967295 "Preference value">
			store rank 35;
		metric "Metric value for destination routing protocol" <value:0-4294967295 "Metric value">
			store rank 36;
		tag "Tag value for destination routing protocol" <value:0-4294967295 "Tag value">
			store rank 37;
	}
}

mode exec {
	show "Show running system information" {
		route-map "route-map information" [ <name:word "route-map name"> ];
	}
}
