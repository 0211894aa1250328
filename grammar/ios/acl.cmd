# Access lists, numbered and named. The handlers keep the entries in the tree, in their order: a
# numbered list and the named list of the same number are one object.

fragment standard-rule
	( any "Any source host" |
	  host "A single host address" <host:host-ipv4 "Host address"> |
	  <address:host-ipv4 "Address to match"> [ <wildcard:wildcard "Wildcard bits"> ] )
	[ log "Log matches against this entry" ];

fragment acl-source
	( any "Any source host" | host "A single source host" <host:host-ipv4 "Source address"> |
	  <address:ipv4 "Source address"> <wildcard:wildcard "Source wildcard bits"> );

fragment acl-destination
	( any "Any destination host" |
	  host "A single destination host" <host:host-ipv4 "Destination address"> |
	  <address:ipv4 "Destination address"> <wildcard:wildcard "Destination wildcard bits"> );

fragment tcp-ports
	( eq "Match only packets on a given port number" ( <listed:tcp-port> )*10 list |
	  gt "Match only packets with a greater port number" <port:tcp-port> |
	  lt "Match only packets with a lower port number" <port:tcp-port> |
	  neq "Match only packets not on a given port number" ( <listed:tcp-port> )*10 list |
	  range "Match only packets in the range of port numbers" <port:tcp-port> <last:tcp-port> );

fragment udp-ports
	( eq "Match only packets on a given port number" ( <listed:udp-port> )*10 list |
	  gt "Match only packets with a greater port number" <port:udp-port> |
	  lt "Match only packets with a lower port number" <port:udp-port> |
	  neq "Match only packets not on a given port number" ( <listed:udp-port> )*10 list |
	  range "Match only packets in the range of port numbers" <port:udp-port> <last:udp-port> );

fragment tcp-flags
	( established "Match established connections" |
	  ( ack "Match on the ACK bit" | fin "Match on the FIN bit" | psh "Match on the PSH bit" |
	    rst "Match on the RST bit" | syn "Match on the SYN bit" | urg "Match on the URG bit" )* |
	  match-all "Match if all specified flags are present" $signed-flags |
	  match-any "Match if any specified flag is present" $signed-flags );

fragment signed-flags
	( +ack "Match if the ACK bit is set" field on_ack | +fin "Match if the FIN bit is set" field on_fin |
	  +psh "Match if the PSH bit is set" field on_psh | +rst "Match if the RST bit is set" field on_rst |
	  +syn "Match if the SYN bit is set" field on_syn | +urg "Match if the URG bit is set" field on_urg |
	  -ack "Match if the ACK bit is not set" field off_ack | -fin "Match if the FIN bit is not set" field off_fin |
	  -psh "Match if the PSH bit is not set" field off_psh | -rst "Match if the RST bit is not set" field off_rst |
	  -syn "Match if the SYN bit is not set" field off_syn | -urg "Match if the URG bit is not set" field off_urg )*;

fragment extended-rule
	( ip "Any Internet Protocol" $acl-source(src) $acl-destination(dst) |
	  tcp "Transmission Control Protocol" $acl-source(src) [ $tcp-ports(sport) ]
		$acl-destination(dst) [ $tcp-ports(dport) ] [ $tcp-flags ] |
	  udp "User Datagram Protocol" $acl-source(src) [ $udp-ports(sport) ]
		$acl-destination(dst) [ $udp-ports(dport) ] |
	  icmp "Internet Control Message Protocol" $acl-source(src) $acl-destination(dst)
		[ <icmp_type:icmp-type> [ <icmp_code:0-255 "ICMP message code"> ] ] |
	  igmp "Internet Gateway Message Protocol" $acl-source(src) $acl-destination(dst) |
	  <protocol:protocol> $acl-source(src) $acl-destination(dst) )
	[ dscp "Match packets with given dscp value" <dscp:dscp> |
	  fragments "Check non-initial fragments" |
	  log "Log matches against this entry" |
	  log-input "Log matches against this entry, including input interface" |
	  precedence "Match packets with given precedence value" <precedence:precedence> |
	  tos "Match packets with given TOS value" <tos:tos> ]*;

# Entries that ask what nobody here can answer: they stand in their place and never match.

fragment stored-source
	( object-group "Source network object group" <group:word "Source network object group name">
	    |
	  $acl-source );

fragment stored-destination
	( object-group "Destination network object group"
		<group:word "Destination network object group name"> |
	  $acl-destination );

fragment stored-options
	[ fragments "Check non-initial fragments" |
	  dscp "Match packets with given dscp value" <dscp:dscp> |
	  precedence "Match packets with given precedence value" <precedence:precedence> |
	  time-range "Specify a time-range" <range:word "Time-range entry name"> |
	  ( log "Log matches against this entry" | log-input "Log matches against this entry, including input interface" )
		[ <cookie:word "User defined cookie (max of 64 char)"> ] ]*;

# Behind addresses alone, what makes the entry one to be stored.
fragment stored-reason
	( time-range "Specify a time-range" <range:word "Time-range entry name"> |
	  reflect "Create reflexive access list entry" <reflected:word "Access-list name">
		[ timeout "Maximum time to live" <timeout:1-2147483 "Timeout in seconds"> ] |
	  option "Match packets with given IP Options value" <option:word "IP Options value"> |
	  ttl "Match packets with given TTL value"
		( eq "Match only packets on a given TTL number" <ttl:0-255 "TTL value"> |
		  gt "Match only packets with a greater TTL number" <ttl:0-255 "TTL value"> |
		  lt "Match only packets with a lower TTL number" <ttl:0-255 "TTL value"> |
		  neq "Match only packets not on a given TTL number" <ttl:0-255 "TTL value"> |
		  range "Match only packets in the range of TTLs" <ttl:0-255 "TTL value"> <ttl_last:0-255 "TTL value"> ) |
	  ( log "Log matches against this entry" | log-input "Log matches against this entry, including input interface" )
		<cookie:word "User defined cookie (max of 64 char)"> );

fragment stored-rule
	( ( permit "Specify packets to forward" | deny "Specify packets to reject" )
	  ( object-group "Service object group" <services:word "Service object group name">
		$stored-source(src) $stored-destination(dst) $stored-options |
	    $stored-protocol
		( object-group "Source network object group"
			<src_group:word "Source network object group name"> [ $tcp-ports(sport) ]
			$stored-destination(dst) [ $tcp-ports(dport) ] [ $tcp-flags ]
			    $stored-options |
		  $acl-source(src) [ $tcp-ports(sport) ]
			( object-group "Destination network object group"
				<dst_group:word "Destination network object group name">
				[ $tcp-ports(dport) ] [ $tcp-flags ] $stored-options |
			  $acl-destination(dst) [ $tcp-ports(dport) ] [ $tcp-flags ] $stored-reason
				[ log "Log matches against this entry" field and_log |
				  log-input "Log matches against this entry, including input interface" field and_log_input ] ) ) |
	    udp "User Datagram Protocol"
		( object-group "Source network object group"
			<src_group:word "Source network object group name"> [ $udp-ports(usport) ]
			$stored-destination(dst) [ $udp-ports(udport) ] $stored-options |
		  $acl-source(src) [ $udp-ports(usport) ]
			( object-group "Destination network object group"
				<dst_group:word "Destination network object group name">
				[ $udp-ports(udport) ] $stored-options |
			  $acl-destination(dst) [ $udp-ports(udport) ] $stored-reason
				[ log "Log matches against this entry" field and_log |
				  log-input "Log matches against this entry, including input interface" field and_log_input ] ) ) |
	    igmp "Internet Gateway Message Protocol" $acl-source(src) $acl-destination(dst)
		( dvmrp "Distance Vector Multicast Routing Protocol" | host-query "IGMP Membership Query" |
		  host-report "IGMP Membership Report" | pim "Protocol Independent Multicast" | trace "Multicast trace" |
		  v2-leave "IGMPv2 Leave Group" | v2-report "IGMPv2 Membership Report" | v3-report "IGMPv3 Membership Report" )
		[ log "Log matches against this entry" field and_log ] ) |
	  dynamic "Specify a DYNAMIC list of PERMITs or DENYs" <template:word "Name of a Dynamic list">
		[ timeout "Maximum time for dynamic ACL to live" <timeout:1-9999 "Maximum time to live"> ]
		( permit "Specify packets to forward" | deny "Specify packets to reject" )
		$stored-protocol $acl-source(src) $acl-destination(dst) [ $tcp-ports(dport) ] );

fragment stored-protocol
	( ip "Any Internet Protocol" | tcp "Transmission Control Protocol" |
	  icmp "Internet Control Message Protocol" | <protocol:protocol> );

mode config {
	access-list "Add an access list entry"
		<number:1-99 key "IP standard access list">
		( deny "Specify packets to reject" | permit "Specify packets to forward" ) $standard-rule
		as config_access_list_standard no-scope transient;
	access-list "Add an access list entry"
		<number:1300-1999 key "IP standard access list (expanded range)">
		( deny "Specify packets to reject" | permit "Specify packets to forward" ) $standard-rule
		as config_access_list_standard no-scope transient;
	access-list "Add an access list entry"
		<number:100-199 key "IP extended access list">
		( deny "Specify packets to reject" | permit "Specify packets to forward" ) $extended-rule
		as config_access_list_extended no-scope transient;
	access-list "Add an access list entry"
		<number:2000-2699 key "IP extended access list (expanded range)">
		( deny "Specify packets to reject" | permit "Specify packets to forward" ) $extended-rule
		as config_access_list_extended no-scope transient;
	access-list "Add an access list entry"
		<number:100-199 key "IP extended access list"> $stored-rule
		as config_access_list_stored no-scope transient;
	access-list "Add an access list entry"
		<number:2000-2699 key "IP extended access list (expanded range)"> $stored-rule
		as config_access_list_stored no-scope transient;
	access-list "Add an access list entry"
		<number:1-99 key "IP standard access list">
		remark "Access list entry comment" <remark:line "Comment up to 100 characters">
		as config_access_list_remark no-scope transient;
	access-list "Add an access list entry"
		<number:1300-1999 key "IP standard access list (expanded range)">
		remark "Access list entry comment" <remark:line "Comment up to 100 characters">
		as config_access_list_remark no-scope transient;
	access-list "Add an access list entry"
		<number:100-199 key "IP extended access list">
		remark "Access list entry comment" <remark:line "Comment up to 100 characters">
		as config_access_list_remark no-scope transient;
	access-list "Add an access list entry"
		<number:2000-2699 key "IP extended access list (expanded range)">
		remark "Access list entry comment" <remark:line "Comment up to 100 characters">
		as config_access_list_remark no-scope transient;
	access-list "Add an access list entry"
		<number:200-299 key "Protocol type-code access list">
		( deny "Specify packets to reject" | permit "Specify packets to forward" )
		<type:word key "Protocol type-code"> [ <mask:word key "Protocol type-code mask"> ]
		as config_access_list_type no-scope store rank 2041 sort insertion;
	access-list "Add an access list entry"
		<number:700-799 key "48-bit MAC address access list">
		( deny "Specify packets to reject" | permit "Specify packets to forward" )
		<address:mac key "48-bit hardware source address">
		[ <mask:mac key "48-bit hardware source address mask"> ]
		as config_access_list_mac no-scope store rank 2041.5 sort insertion;
	access-list "Add an access list entry" {
		compiled "Enable IP access-list compilation" flag off store rank 2039;
		dynamic-extended "Extend the dynamic ACL absolute timer" flag off store rank 2039;
	}

	ip "Global IP configuration subcommands" {
		access-list "Named access-list" {
			standard "Standard Access List" <name:acl-standard key
			"Standard IP access-list number"> enter std-nacl
				rank 1900 sort key;
			extended "Extended Access List" <name:acl-extended key
			"Extended IP access-list number"> enter ext-nacl
				rank 1900.5 sort key;
			resequence "Resequence Access List" <name:acl "Access-list name">
				<start:1-2147483647 "Starting Sequence Number">
				<step:1-2147483647 "Step to increment the sequence number"> no-no transient;
		}
	}
}

mode std-nacl {
	[ <sequence:1-2147483647 key "Sequence Number"> ]
		( deny "Specify packets to reject" | permit "Specify packets to forward" ) $standard-rule
		as std_nacl_rule transient;
	remark "Access list entry comment" <remark:line "Comment up to 100 characters">
		as std_nacl_remark transient;
}

mode ext-nacl {
	[ <sequence:1-2147483647 key "Sequence Number"> ]
		( deny "Specify packets to reject" | permit "Specify packets to forward" ) $extended-rule
		as ext_nacl_rule transient;
	[ <sequence:1-2147483647 key "Sequence Number"> ] $stored-rule as ext_nacl_stored transient;
	[ <sequence:1-2147483647 key "Sequence Number"> ]
		evaluate "Evaluate an access list" <reflected:word "IP reflexive access list name">
		as ext_nacl_evaluate transient;
	remark "Access list entry comment" <remark:line "Comment up to 100 characters">
		as ext_nacl_remark transient;
}
