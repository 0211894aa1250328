# DHCP for IPv6: pools of what is told and of prefixes. Kept and shown, no lease is given.

mode config {
	ipv6 "Global IPv6 configuration commands" {
		dhcp "Configure IPv6 DHCP" {
			binding "Configure the binding table" { track "Track connections"
				ppp "Release the bindings of PPP connections that close"
				store rank 630.5;
			}
			database "Configure IPv6 DHCP database agents" <url:word key "URL of database">
				[ write-delay "Delay timer for writing the database"
				    <delay:60-86400 "Delay in seconds"> |
				  timeout "Timeout for the transfer of the database"
				    <timeout:0-86400 "Timeout in seconds"> ]*
				store rank 630.5 sort insertion;
			ping "Specify ping parameters used by DHCP" {
				packets "Specify number of ping packets"
					<packets:0-10 "Number of ping packets (0 disables ping)">
					store rank 630.5;
			}
			pool "Configure IPv6 DHCP pool" <name:word key "DHCP pool name">
				enter dhcpv6-pool store rank 631 sort insertion;
			server "Configure IPv6 DHCP server" {
				vrf "VRF support of the server" enable "Enable VRF support"
					store rank 630.5;
			}
		}
	}
}

mode dhcpv6-pool {
	accounting "Send Accounting Start/Stop messages" <list:word "Name of accounting list">
		store rank 5;
	address "IPv6 address allocation" {
		prefix "IPv6 address prefix" <prefix:ipv6-prefix key "IPv6 prefix">
			[ lifetime "Specify lifetime"
			    ( <valid:60-4294967295 "Valid lifetime (secs)"> |
			      infinite "Infinite valid lifetime" )
			    ( <preferred:60-4294967295 "Preferred lifetime (secs)"> |
			      infinite "Infinite preferred lifetime" field infinitely_preferred ) ]
			store rank 10 sort insertion;
	}
	bootfile-url "URL of the boot file" <url:word "URL of the boot file"> store rank 45;
	dns-server "DNS servers" <address:ipv6 key "Server's IPv6 address">
		store rank 20 sort insertion;
	domain-name "Domain name to complete unqualified host names" <name:word key "Domain name">
		store rank 30 sort insertion;
	import "Import options"
		( dns-server "DNS server option" key | domain-name "DNS domain name option" key |
		  information "Information refresh option" key | nis "NIS server option" key |
		  nisp "NISP server option" key | sip "SIP server option" key |
		  sntp "SNTP server option" key )
		[ address "Addresses of the servers" key |
		  domain-name "Domain names of the servers" key field kw_of_domain |
		  refresh "Information refresh time" key ] store rank 15 sort insertion;
	information "Information refresh option" {
		refresh "Information refresh time" ( <days:0-365 "Refresh time in days"> |
			  infinity "Infinite refresh time" ) [ <hours:0-23 "Refresh time in hours">
			[ <minutes:0-59 "Refresh time in minutes"> ] ] store rank 40;
	}
	link-address "Link-address to match" <prefix:ipv6-prefix key "IPv6 prefix">
		store rank 42 sort insertion;
	nis "NIS server options" ( address "Server's IPv6 address" key
		<address:ipv6 key "IPv6 address"> |
		  domain-name "Domain name of the server" key
		      <domain:word key "Domain name of the server"> )
		store rank 46 sort insertion;
	option "DHCP options of relayed messages" include-all "Include all relayed options"
		store rank 47;
	prefix-delegation "IPv6 prefix delegation" <prefix:ipv6-prefix key "IPv6 prefix">
		<client:word key "Client's DUID in hex"> [ <iaid:word "IAID in hex"> ]
		[ lifetime "Specify lifetime" <valid:60-4294967295 "Valid lifetime (secs)">
		    <preferred:60-4294967295 "Preferred lifetime (secs)"> ]
		store rank 8 sort insertion;
	prefix-delegation "IPv6 prefix delegation" {
		aaa "Acquire prefix from AAA" store rank 8;
		pool "IPv6 prefix pool" <pool:word key "IPv6 prefix pool name">
			[ lifetime "Specify lifetime"
			    ( <valid:60-4294967295 "Valid lifetime (secs)"> |
			      infinite "Infinite valid lifetime" )
			    ( <preferred:60-4294967295 "Preferred lifetime (secs)"> |
			      infinite "Infinite preferred lifetime" field infinitely_preferred ) ]
			store rank 9 sort insertion;
	}
	sip "SIP server options" ( address "Server's IPv6 address" key
		<address:ipv6 key "IPv6 address"> |
		  domain-name "Domain name of the server" key
		      <domain:word key "Domain name of the server"> )
		store rank 44 sort insertion;
	sntp "SNTP server options" {
		address "Server's IPv6 address" <address:ipv6 key "IPv6 address">
			store rank 43 sort insertion;
	}
	vendor-specific "Vendor-specific information"
		<vendor:1-4294967295 key "Enterprise number of the vendor">
		store rank 48 sort insertion;
}
