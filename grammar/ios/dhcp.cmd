# DHCP for IPv4, pools of addresses, and what goes to helpers. Kept and shown, no lease is given.

fragment dhcp-addresses ( <address:host-ipv4 "Server's name or IP address"> )*8 servers;
fragment dhcp-routers ( <address:host-ipv4 "Router's name or IP address"> )*8 servers;

mode config {
	ip "Global IP configuration subcommands" {
		dhcp "Configure DHCP server and relay parameters" {
			binding "DHCP address bindings" {
				cleanup "Configure cleanup of bindings"
					interval "Interval between cleanups of expired bindings"
					<seconds:10-600 "Interval in seconds"> store rank 591;
			}
			bootp "BOOTP specific configuration" {
				ignore "Configure DHCP server to ignore BOOTP requests"
					flag off store rank 590;
			}
			conflict "DHCP address conflict parameters" {
				logging "Record address conflicts in log" flag on store rank 590;
			}
			database "Configure DHCP database agents"
				<url:word key "URL of the database agent">
				[ timeout "Specify agent timeout"
				    <timeout:0-86400 "Timeout in seconds"> |
				  write-delay "Specify delay between writes to agent"
				    <delay:60-86400 "Delay in seconds"> ]*
				        store rank 591 sort insertion;
			excluded-address "Prevent DHCP from assigning certain addresses"
				<first:ipv4 key "Low IP address">
				[ <last:ipv4 key "High IP address"> ] store rank 592 sort insertion;
			ping "Specify ping parameters used by DHCP"
				( packets "Specify number of ping packets" key
				    <packets:0-10 "Number of ping packets (0 disables ping)"> |
				  timeout "Specify ping timeout" key
				    <timeout:100-10000 "Ping timeout in milliseconds"> )
				store rank 591;
			pool "Configure DHCP address pools" <name:word key "Pool name">
				enter dhcp-pool store rank 594 sort insertion;
			relay "DHCP relay agent parameters" {
				information "Relay agent information option" {
					option "Insert relay information in BOOTREQUEST"
						flag off store rank 590;
					trust-all "Received DHCP packets may contain relay info option with zero giaddr"
						flag off store rank 590;
				}
			}
			smart-relay "Enable Smart Relay feature" flag off store rank 590;
			snooping "DHCP Snooping"
				[ information "DHCP Snooping information" key
				    option "DHCP Snooping information option" key |
				  vlan "DHCP Snooping vlan" key
				    <vlans:word key "DHCP Snooping vlan first number or vlan range, example: 1,3-5,7,9-11"> ]
				flag both store rank 593;
			use "Configure use of certain parameters during allocation" {
				vrf "Use VRF information of DHCP packets"
					( connected "Use vrf of the receiving interface" |
					  remote "Use vrf of the relay agent" )
					flag both store rank 590;
			}
		}
		address-pool "Specify default IP address pooling mechanism"
			( dhcp-pool "Use DHCP pool" | dhcp-proxy-client "Use DHCP proxy client" |
			  local "Use local pool" ) store rank 1698;
	}
	service "Modify use of network based services" {
		dhcp "Enable DHCP server and relay agent" flag on store rank 104;
	}
}

mode dhcp-pool {
	bootfile "Boot file name" <name:word "Boot file name"> store rank 30;
	class "Specify a DHCP class" <name:word key "DHCP class name"> store rank 95 sort insertion;
	client-identifier "Client identifier" <id:word "Dotted-hexadecimal string (xx.xx.xx...)">
		store rank 21;
	client-name "Client name" <name:word "Client name"> store rank 23;
	default-router "Default routers" $dhcp-routers store rank 40;
	dns-server "DNS servers" $dhcp-addresses store rank 45;
	domain-name "Domain name" <name:word "Domain name"> store rank 50;
	hardware-address "Client hardware address"
		<address:word "Dotted-hexadecimal string (xx.xx.xx...)">
		[ ethernet "10Mb Ethernet" | ieee802 "IEEE 802 networks" ] store rank 22;
	host "Client IP address and mask" <address:ipv4 "IP address in dotted-decimal notation">
		[ <mask:mask "Network mask"> ] store rank 20;
	import "Programatically importing DHCP option parameters" {
		all "Import all available DHCP options" flag off store rank 5;
	}
	lease "Address lease time"
		( infinite "Infinite lease" |
		  <days:0-365 "Days"> [ <hours:0-23 "Hours"> [ <minutes:0-59 "Minutes"> ] ] )
		default 1 store rank 80;
	netbios-name-server "NetBIOS (WINS) name servers" $dhcp-addresses store rank 55;
	netbios-node-type "NetBIOS node type"
		( b-node "Broadcast node" | h-node "Hybrid node" | m-node "Mixed node" |
		  p-node "Peer-to-peer node" ) store rank 56;
	network "Network number and mask" <network:ipv4 "Network number in dotted-decimal notation">
		[ <mask:mask "Network mask"> | <length:slash "Prefix length"> ]
		[ secondary "Configure as secondary subnet" ] store rank 10;
	next-server "Next server in boot process" $dhcp-addresses store rank 35;
	option "Raw DHCP options" <code:0-254 key "DHCP option code">
		( ascii "Data is an NVT ASCII string" <text:line "NVT ASCII string"> |
		  hex "Data is a hexadecimal string"
		      <hex:word "Dotted-hexadecimal string (xx.xx.xx...)"> |
		  ip "Data is one or more IP addresses" $dhcp-addresses )
		store rank 60 sort insertion;
	origin "Configure the origin of the pool"
		( aaa "Subnet is obtained from AAA" | dhcp "Subnet is obtained through DHCP" |
		  file "Bindings are read from an external file"
		    <file:word "URL of the file"> |
		  ipcp "Subnet is obtained through IPCP" )
		store rank 7;
	relay "Function as a DHCP relay" {
		source "Source address of the relayed requests"
			<network:ipv4 "Network number in dotted-decimal notation">
			<mask:mask "Network mask">
			store rank 90;
	}
	update "Dynamic updates" {
		arp "Secure ARP entries" flag off store rank 90;
		dns "Dynamic update of DNS RRs" [ both "Dynamic update of both A and PTR RRs" ]
			store rank 90;
	}
	utilization "Configure various utilization parameters" {
		mark "Configure utilization mark"
			( high "High utilization mark" key |
			  low "Low utilization mark" key )
			<percent:1-100 "Percentage of utilization"> store rank 92;
	}
	vrf "Associate this pool with a VRF" <name:word "VPN Routing/Forwarding instance name">
		store rank 6;
}

mode interface {
	ip "Interface Internet Protocol config commands" {
		dhcp "Configure DHCP parameters for this interface" {
			client "Configure DHCP client parameters" {
				class-id "Specify class-id to use" <id:line "Class-id string">
					store rank 72;
				client-id "Specify client-id to use"
					( ascii "Specify an ASCII string"
						<text:word "ASCII string"> |
					  hex "Specify a hexadecimal string"
					    <hex:word "Hexadecimal string"> |
					  <interface:any-interface> ) store rank 72;
				hostname "Specify value for hostname option"
					<name:word "Hostname string">
					store rank 72;
				lease "Request a lease time" <days:0-365 "Days">
					[ <hours:0-23 "Hours">
					[ <minutes:0-59 "Minutes"> ] ] store rank 72;
			}
		}
	}
}

mode interface {
	ip "Interface Internet Protocol config commands" {
		dhcp "Configure DHCP parameters for this interface" {
			relay "DHCP relay agent parameters" {
				information "Relay agent information option" {
					trusted "Received DHCP packet may contain relay info option"
						flag off store rank 71;
				}
			}
			server "DHCP server to which requests are sent"
				<server:ipv4 key "IP address of server"> store rank 71;
			snooping "DHCP Snooping" {
				limit "DHCP Snooping limit" rate "DHCP Snooping limit"
					<rate:1-2048 "DHCP snooping rate limit"> store rank 71;
				trust "DHCP Snooping trust config" flag off store rank 71;
			}
		}
	}
}
