# Easy VPN, of the server and of the client. Kept and shown.

mode config {
	crypto "Encryption module" {
		isakmp "Configure ISAKMP policy" {
			client "Set client configuration policy" {
				configuration "Set client configuration policy" {
					address-pool "Set network address for client"
						local "Use local address pool"
						<pool:word "Name of local pool"> store rank 1176;
					browser-proxy "Configure browser-proxy"
						<name:word key "Name of the browser-proxy">
						store rank 1176;
					group "Set group policy"
						( default "Default group policy" key |
						  <name:word key "Name of the group"> )
						enter isakmp-group store rank 1177 sort insertion;
				}
			}
			xauth "Set Extended Authentication values" {
				timeout "Set timeout for XAUTH"
					<seconds:5-90 "XAUTH timeout in seconds">
					store rank 1176;
			}
		}
		ipsec "Configure IPSEC policy" {
			client "Configure a client" {
				ezvpn "Configure an EzVPN client" <name:word key "Name of EzVPN">
					enter ezvpn store rank 1330 sort insertion;
			}
		}
		map "Enter a crypto map" <name:word key "Crypto map tag">
			client "Specify client configuration settings" key
			authentication "Use Extended Authentication" key
			list "AAA authentication list to use"
			<list:word "Named authentication list">
			as config_crypto_map_client_authentication store rank 1411 sort key;
		map "Enter a crypto map" <name:word key "Crypto map tag">
			client "Specify client configuration settings" key
			configuration "Specify client configuration settings" key
			address "Specify client configuration settings" key
			( initiate "Push configuration settings to client" key |
			  respond "Respond to queries from client" key )
			as config_crypto_map_client_configuration store rank 1413 sort key;
		map "Enter a crypto map" <name:word key "Crypto map tag">
			isakmp "Specify isakmp configuration settings" key
			authorization "ISAKMP authorization parameters." key
			list "AAA authorization list to use." <list:word "Named authorization list">
			as config_crypto_map_isakmp_authorization store rank 1412 sort key;
		map "Enter a crypto map" <name:word key "Crypto map tag">
			redundancy "High availability options for this map" key
			as config_crypto_map_redundancy store rank 1414 sort key;
	}
}

mode isakmp-group {
	access-restrict "Restrict clients in this group to an interface"
		<interface:any-interface key> store rank 62;
	acl "Specify split tunneling inclusion access-list number"
		<list:acl "Access list number">
		store rank 40;
	backup-gateway "Specify a backup gateway" <host:word key "IP address or hostname">
		store rank 50 sort insertion;
	banner "Specify mode config banner" <text:text> store rank 70;
	dns "Specify DNS Addresses" <first:ipv4 "Primary DNS server">
		[ <second:ipv4 "Secondary DNS server"> ] store rank 20;
	domain "Set default domain name to send to client" <name:word "Default domain name">
		store rank 30;
	firewall "Enforce group firewall feature" {
		are-u-there "Enforce group firewall" flag off store rank 61;
	}
	group-lock "Enforce group lock feature" flag off store rank 60;
	include-local-lan "Enable Local LAN Access with no split tunnel" flag off store rank 60;
	key "pre-shared key/IKE password" $ikev2-password store rank 10;
	max-logins "Set maximum simultaneous logins for users in this group"
		<count:1-10 "Maximum number of simultaneous logins"> store rank 64;
	max-users "Set maximum number of users for this group"
		<count:1-5000 "Maximum number of users">
		store rank 63;
	netmask "netmask used by the client for local connectivity" <mask:mask "Subnet mask">
		store rank 65;
	pfs "The client should propose PFS" flag off store rank 60;
	pool "Set name of address pool" <pool:word "Name of address pool"> store rank 35;
	save-password "Allows remote client to save XAUTH password" flag off store rank 55;
	split-dns "DNS name to append for resolution" <name:word key "Domain name">
		store rank 56 sort insertion;
	wins "Specify WINS Addresses" <first:ipv4 "Primary WINS server">
		[ <second:ipv4 "Secondary WINS server"> ] store rank 25;
}

mode ezvpn {
	acl "Configure ACL associated with EzVPN client" <list:acl "Access list number">
		store rank 40;
	connect "Configure type of ipsec tunnel connection"
		( acl "Establish the tunnel by interesting traffic"
			<list:acl "Access list number"> |
		  auto "Establish the tunnel automatically" |
		      manual "Establish the tunnel on request" ) store rank 10;
	group "Configure groupname with groupkey" <group:word "Group name"> key "Configure groupkey"
		$ikev2-password store rank 20;
	idletime "Configure idletime" <seconds:60-86400 "Idle time in seconds"> store rank 60;
	local-address "Configure the local interface" <interface:any-interface> store rank 25;
	mode "Configure EzVPN client mode"
		( client "Client mode: addresses are translated" |
			network-extension "Network extension mode: no translation" |
		  network-plus "Network extension mode with an address by mode config" )
		      store rank 30;
	peer "Configure peer's VPN address" <peer:word key "IP address or hostname">
		[ default "Set this peer as default" ] store rank 35 sort insertion;
	username "Configure XAUTH username" <user:word "User name">
		password "Configure XAUTH password" $ikev2-password store rank 45;
	virtual-interface "Configure virtual-interface to be used for tunnel"
		[ <number:1-200 "Virtual-Template interface number"> ]
		store rank 50;
	xauth "Configure extended authentication" {
		userid "Configure mode of getting userid" mode "Specify the mode"
			( http-intercept "Intercept HTTP connections to get the userid" |
			  interactive "Ask for the userid at the console" |
			      local "Use the configured userid" ) store rank 55;
	}
}

mode interface {
	crypto "Encryption/Decryption commands" {
		ipsec "Set IPSec parameters" {
			client "Configure a client" {
				ezvpn "Configure an EzVPN client" <name:word key "Name of EzVPN">
					[ inside "Inside of the tunnel" |
					  outside "Outside of the tunnel" ] store rank 203;
			}
		}
	}
}
