# Access lists, numbered and named. The handlers keep the entries in the tree, in their order: a
# numbered list and the named list of the same number are one object.

fragment standard-rule
	( any "Any source host" |
	  host "A single host address" <host:ipv4 "Host address"> |
	  <address:ipv4 "Address to match"> [ <wildcard:wildcard "Wildcard bits"> ] )
	[ log "Log matches against this entry" ];

fragment acl-address
	( any "Any host" | host "A single host" <host:ipv4 "Host address"> |
	  <address:ipv4 "Address"> <wildcard:wildcard "Wildcard bits"> );

fragment tcp-ports
	( eq "Match only packets on a given port number" <port:tcp-port> |
	  gt "Match only packets with a greater port number" <port:tcp-port> |
	  lt "Match only packets with a lower port number" <port:tcp-port> |
	  neq "Match only packets not on a given port number" <port:tcp-port> |
	  range "Match only packets in the range of port numbers" <port:tcp-port> <last:tcp-port> );

fragment udp-ports
	( eq "Match only packets on a given port number" <port:udp-port> |
	  gt "Match only packets with a greater port number" <port:udp-port> |
	  lt "Match only packets with a lower port number" <port:udp-port> |
	  neq "Match only packets not on a given port number" <port:udp-port> |
	  range "Match only packets in the range of port numbers" <port:udp-port> <last:udp-port> );

fragment extended-rule
	( ip "Any Internet Protocol" $acl-address(src) $acl-address(dst) |
	  tcp "Transmission Control Protocol" $acl-address(src) [ $tcp-ports(sport) ]
		$acl-address(dst) [ $tcp-ports(dport) ] [ established "Match established connections" ] |
	  udp "User Datagram Protocol" $acl-address(src) [ $udp-ports(sport) ]
		$acl-address(dst) [ $udp-ports(dport) ] |
	  icmp "Internet Control Message Protocol" $acl-address(src) $acl-address(dst)
		[ <icmp_type:icmp-type> [ <icmp_code:0-255 "ICMP message code"> ] ] |
	  <protocol:protocol> $acl-address(src) $acl-address(dst) )
	[ dscp "Match packets with given dscp value" <dscp:0-63 "Differentiated services codepoint value"> |
	  fragments "Check non-initial fragments" |
	  log "Log matches against this entry" |
	  log-input "Log matches against this entry, including input interface" |
	  precedence "Match packets with given precedence value" <precedence:0-7 "Precedence value"> |
	  tos "Match packets with given TOS value" <tos:0-15 "Type of service value"> ]*;

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

	ip "Global IP configuration subcommands" {
		access-list "Named access-list" {
			standard "Standard Access List" <name:acl-standard key> enter std-nacl
				rank 1900 sort key;
			extended "Extended Access List" <name:acl-extended key> enter ext-nacl
				rank 1900 sort key;
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
	remark "Access list entry comment" <remark:line "Comment up to 100 characters">
		as ext_nacl_remark transient;
}
