# Who is who in phase 1 of IKEv1: identities, keys, keyrings, profiles, peers with whom aggressive
# mode is begun.

fragment password
	[ 0 "Specifies an UNENCRYPTED password will follow" silent |
	  6 "Specifies an ENCRYPTED password will follow" ]
	<secret:word "The UNENCRYPTED (cleartext) user password">;

mode config {
	crypto "Encryption module" {
		keyring "Key ring commands" <name:word key "Name of the keyring">
			[ vrf "VRF of the keys" <vrf:word "VRF name"> ]
			enter keyring rank 1095 sort insertion trail 2;
		isakmp "Configure ISAKMP policy" {
			key "Set pre-shared key for remote peer"
				$password
				address "define shared key with IP address"
				<peer:ipv4 key pad 15 "Peer IP address"> [ <mask:mask key "Peer IP subnet mask"> ]
				[ no-xauth "Bypasses XAuth for this peer" ]
				as config_crypto_isakmp_key_address rank 1120 sort insertion;
			key "Set pre-shared key for remote peer"
				$password
				address "define shared key with IP address" ipv6 "define shared key with IPv6 address"
				<prefix:word key "IPv6 address or prefix">
				[ no-xauth "Bypasses XAuth for this peer" ]
				as config_crypto_isakmp_key_address_ipv6 store rank 1120 sort insertion;
			key "Set pre-shared key for remote peer"
				$password
				hostname "define shared key with hostname"
				<host:word key "FQDN of remote host">
				[ no-xauth "Bypasses XAuth for this peer" ]
				as config_crypto_isakmp_key_hostname rank 1120 sort insertion;
			identity "Set the identity which ISAKMP will use"
				( address "Use the IP address of the interface for the identity" |
				  dn "Use the distinguished name of the router cert for the identity" |
				  hostname "Use the hostname of the router for the identity" )
				default address rank 1130;
			peer "Set Peer Policy" address "Set Peer Policy with IP address"
				<peer:ipv4 key "Peer IP address">
				enter isakmp-peer rank 1180 sort insertion;
			profile "Define ISAKMP Profiles" <name:word key "Name of the isakmp profile">
				enter isakmp-profile rank 1190 sort insertion;
		}
	}
}

mode keyring {
	description "Specify a description of this keyring"
		<text:line "Up to 80 characters describing this keyring"> rank 10;
	local-address "Interface to use for local address for this keyring"
		( <address:ipv4 "Local IP address"> | <interface:interface> ) rank 20;
	pre-shared-key "Specify pre-shared key to be used" {
		address "Define shared key by IP address" <peer:ipv4 key "Peer IP address">
			[ <mask:mask key "Peer IP subnet mask"> ]
			key "Specify a key" $password
			as keyring_pre_shared_key_address rank 30 sort insertion;
		address "Define shared key by IP address" ipv6 "Define shared key by IPv6 address"
			<prefix:word key "IPv6 address or prefix"> key "Specify a key" $password
			as keyring_pre_shared_key_address_ipv6 store rank 30 sort insertion;
		hostname "Define shared key by hostname" <host:word key "FQDN of remote host">
			key "Specify a key" $password
			as keyring_pre_shared_key_hostname rank 30 sort insertion;
	}
	rsa-pubkey "Specify RSA public key to be used"
		( address "Define public key by IP address" key <peer:ipv4 key "Peer IP address"> |
		  name "Define public key by name" key <host:word key "FQDN of remote host"> )
		[ encryption "Use for encryption" | signature "Use for signature" ]
		store rank 40 sort insertion;
}

mode isakmp-profile {
	description "Specify a description of this profile"
		<text:line "Up to 80 characters describing this profile"> rank 10;
	vrf "Specify the VRF it is related to" <vrf:word "VRF name"> store rank 20;
	keyring "Specify keyring to use" <keyring:word "Name of the keyring"> rank 30;
	ca "Specify certificate authorities to trust" {
		trust-point "Specify trustpoint to use" <trustpoint:word key "Name of the trustpoint">
			rank 40 sort insertion;
	}
	self-identity "Specify Identity to use"
		( address "Use the IP address of the interface for the identity" |
		  fqdn "Use the FQDN for the identity" [ <name:word "Fully qualified domain name"> ] |
		  user-fqdn "Use the user FQDN for the identity"
		      <user:word "Fully qualified user name, user@domain"> ) rank 50;
	match "Match values of peer" {
		identity "Match values of peer identity" {
			address "IP Address(es)" <peer:ipv4 key "IP address">
				[ <mask:mask key "Subnet mask"> ] [ vrf "VRF of the peer" <vrf:word "VRF name"> ]
				rank 60 sort insertion;
			address "IP Address(es)" ipv6 "IPv6 address" <prefix:word key "IPv6 address or prefix">
				[ vrf "VRF of the peer" <vrf:word "VRF name"> ]
				as isakmp_profile_match_identity_address_ipv6 store rank 60 sort insertion;
			group "Peer Group name" <group:word key "Name of the group">
				rank 60 sort insertion;
			host "match a hostname/domain" ( domain "match a domain of hosts" key
				<domain:word key "Name of the domain"> |
				<host:word key "Name of the host"> )
				as isakmp_profile_match_identity_host rank 60 sort insertion;
			user "match a user/domain" ( domain "match a domain of users" key
				<domain:word key "Name of the domain"> |
				<user:word key "Name of the user"> )
				as isakmp_profile_match_identity_user rank 60 sort insertion;
		}
		certificate "Peer certificate attributes" <map:word key "Name of the certificate map">
			rank 61 sort insertion;
	}
	client "Specify client configuration settings" {
		authentication "Use Extended Authentication" { list "AAA authentication list to use"
			<list:word "Named authentication list">
			store rank 70; }
		configuration "Specify client configuration settings" {
			address "Set network address"
				( initiate "Push addresses to the client" key |
				  respond "Respond to address requests from the client" key ) store rank 71;
			group "Group whose settings clients get" <group:word "Name of the group"> store rank 72;
		}
	}
	isakmp "ISAKMP Authorization command" {
		authorization "ISAKMP authorization parameters" {
			list "AAA authorization list to use"
			<list:word "Named authorization list"> store rank 70.5; }
	}
	accounting "Enable AAA Accounting for IPSec Sessions" <list:word "Named accounting list"> store rank 74;
	initiate "Initiator property" {
		mode "Specify the IKE mode" { aggressive "Initiate aggressive mode" flag off rank 80; }
	}
	keepalive "Set a keepalive interval for use with IOS peers"
		<seconds:10-3600 "Number of seconds between keep alives">
		retry "Retry interval if no ack is received" <retry:2-60 "Number of seconds between retries">
		rank 90;
	qos-group "Apply a Qos policy class map for this profile" <group:1-1023 "QoS group number">
		store rank 95;
	virtual-template "Specify the virtual-template for dynamic interface creation."
		<number:1-200 "Virtual-Template interface number"> store rank 100;
	local-address "Interface to use for local address for this isakmp profile"
		( <address:ipv4 "Local IP address"> | <interface:interface> )
		[ vrf "VRF of the address" <vrf:word "VRF name"> ] rank 110;
}

mode isakmp-peer {
	description "Specify a description of this peer"
		<text:line "Up to 80 characters describing this peer"> rank 10;
	set "Set values for the peer" {
		aggressive-mode "Set Aggressive mode attributes for the peer" {
			password "Set the Tunnel-Password attribute"
				$password rank 20;
			client-endpoint "Set the Tunnel-Client-Endpoint attribute"
				( fqdn "Send the FQDN as the client endpoint" <fqdn:word "Fully qualified domain name"> |
				  ipv4-address "Send the IP address as the client endpoint" <address:ipv4 "IP address"> |
				  user-fqdn "Send the user FQDN as the client endpoint"
				      <user:word "Fully qualified user name, user@domain"> )
				      rank 30;
		}
	}
}

mode config {
	crypto "Encryption module" {
		identity "Enter a crypto identity list"
			<name:word key "Name of the crypto identity list">
			enter crypto-identity store rank 1095 sort key;
	}
}

mode crypto-identity {
	description "Specify a description of the identity"
		<text:line "Up to 80 characters describing this identity"> store rank 5;
	dn "Match the distinguished name of the certificate"
		<name:line key "Field and its value, e.g. ou=VPN, o=Lab">
		store rank 10 sort insertion;
	fqdn "Match the fully qualified domain name" <name:word key "Fully qualified domain name">
		store rank 20 sort insertion;
}
