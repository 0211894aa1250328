# Names of hosts: resolver, DNS server. Kept and shown.

mode config {
	ip "Global IP configuration subcommands" {
		dns "Configure DNS server for a zone" {
			primary "Configure primary DNS server" <name:word key "Zone name">
				soa "Start of authority record parameters"
				<server:word "Authoritative name server">
				<mailbox:word "DNS administrative contact">
				[ <refresh:0-4294967295 "Refresh time in seconds">
				  [ <retry:0-4294967295 "Retry time in seconds">
				    [ <expire:0-4294967295 "Authority expire time in seconds">
				      [ <minimum:0-4294967295 "Minimum TTL in seconds"> ] ] ] ]
				store rank 1812;
			server "Enable DNS server" flag off store rank 1811;
			spoofing "Enable DNS Spoofing"
				[ <address:ipv4 "IP Address used in replies to DNS queries"> ]
				store rank 1812;
			view "Configure DNS view" ( default "Default DNS view" key |
				  <name:word key "DNS view name"> )
				store rank 1812;
		}
		domain "IP DNS Resolver" {
			list "Domain name to complete unqualified host names."
				<name:word key "A domain name"> store rank 609 sort insertion;
			lookup "Enable IP Domain Name System hostname translation" {
				source-interface "Specify source interface for DNS resolver"
					<interface:any-interface> store rank 601;
			}
			retry "Specify number of times to retry sending DNS query"
				<count:0-100 "Number of times to retry DNS query"> store rank 608;
			timeout "Specify timeout waiting for response to DNS query"
				<seconds:1-3600 "Timeout in seconds"> store rank 608;
			round-robin "Round-robin processing of DNS records" flag off store rank 608;
		}
		domain-list "Domain name to complete unqualified host names."
			<name:word key "A domain name"> as config_ip_domain_list_old
			same-as config_ip_domain_list store rank 609 sort insertion;
		host "Add an entry to the ip hostname table" <name:word key "Name of host">
			[ <port:0-65535 "Default telnet port number"> ]
			( <address:ipv4 "Host IP address"> | <address6:ipv6 "Host IPv6 Address">
			    )*8 addresses as config_ip_host_list
			same-as config_ip_host store rank 613 sort insertion;
		name-server "Specify address of name server to use"
			[ vrf "Specify VRF" key <vrf:word key "VRF name"> ]
			( <server:ipv4 "Domain server IP address (maximum of 6)"> |
			  <server6:ipv6 "Domain server IPv6 Address (maximum of 6)"> )*6 servers
			multi store rank 612 sort insertion;
	}
}
