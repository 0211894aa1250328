# IKEv2. Kept and shown until the engine speaks it.

fragment ikev2-password
	[ 0 "Specifies an UNENCRYPTED password will follow" silent |
	  6 "Specifies an ENCRYPTED password will follow" |
	  hex "Specifies a HEX password will follow" ]
	<secret:word "The UNENCRYPTED (cleartext) user password">;
fragment ikev2-identity
	( address "address" ( <address:ipv4 "IPv4 address"> | <address6:ipv6 "IPv6 address"> ) |
	  dn "Distinguished Name" |
	  email "Fully qualified email string" <email:word "Email string"> |
	  fqdn "Fully qualified domain name string" <fqdn:word "Fully qualified domain name"> |
	  key-id "key-id opaque string - proprietary types of identification"
	    <key_id:word "Key-id string"> );

mode config {
	crypto "Encryption module" {
		ikev2 "Configure IKEv2 Options" {
			authorization "IKEv2 authorization" {
				policy "IKEv2 authorization policy"
					( default "IKEv2 default authorization policy" key |
					  <name:word key "Name of IKEv2 authorization policy"> )
					enter ikev2-authorization store rank 1082 sort insertion;
			}
			certificate-cache "Cache for storing certs fetched from HTTP URLs"
				<size:1-2000 "Maximum number of certificates that can be cached">
				store rank 1088;
			client "IKEv2 client configuration" {
				flexvpn "Configure FlexVPN client"
					<name:word key "Name of FlexVPN client">
					enter ikev2-client store rank 1089 sort insertion;
			}
			cookie-challenge "Set Cookie-challenge watermark"
				<limit:0-1000 "Maximum number of half-open SAs"> store rank 1088;
			diagnose "Enable IKEV2 diagnose" {
				error "Enable IKEv2 error diagnose"
					<size:1-1000 "Maximum number of error entries">
					store rank 1088;
			}
			dpd "Enable IKE liveness check for peers"
				<seconds:10-3600 "DPD R-U-THERE interval">
				<retry:2-60 "DPD Retry Interval">
				( on-demand "Send DPD queries only as needed" |
				  periodic "Send DPD queries at regular intervals" )
				store rank 1088;
			fragmentation "Enable fragmentation of ikev2 packets"
				[ mtu "IKEV2 fragmentation mtu" <mtu:68-1500 "IKEv2 MTU in bytes"> ]
				store rank 1088;
			http-url "Enable http URL lookup" {
				cert "Enable certificate lookup from HTTP URLs"
					flag on store rank 1088;
			}
			keyring "Define IKEv2 Keyring" <name:word key "Name of IKEv2 Keyring">
				enter ikev2-keyring store rank 1085 sort insertion trail 0;
			limit "Limit the number of maximum and negotiating sa"
				( max-in-negotation-sa "Limit the number of maximum sa in negotiation" key
				    <limit:1-40000 "Maximum number of SAs allowed to be negotiated">
				    [ incoming "Limit the incoming negotiating SAs" key |
				      outgoing "Limit the outgoing negotiating SAs" key ] |
				  max-sa "Limit the number of maximum sa" key
				    <limit:1-40000 "Maximum number of IKEv2 SAs allowed"> )
				store rank 1088;
			name-mangler "Name mangler" <name:word key "Name of the name-mangler">
				enter ikev2-mangler store rank 1083 sort insertion;
			nat "NAT-transparency" {
				keepalive "Set NAT keepalive interval"
					<seconds:5-3600 "NAT keepalive interval in seconds">
					store rank 1088;
			}
			policy "Define IKEV2 policies"
				( default "IKEv2 default policy" key |
				  <name:word key "Name of IKEv2 policy"> ) enter ikev2-policy store
				rank 1084 sort insertion trail 1;
			profile "Define IKEv2 Profiles"
				( default "IKEv2 default profile" key |
				  <name:word key "Name of IKEv2 Profile"> ) enter ikev2-profile
				store rank 1087 sort insertion;
			proposal "Define IKEV2 proposals"
				( default "IKEv2 default proposal" key |
				  <name:word key "Name of IKEv2 proposal"> ) enter ikev2-proposal
				store rank 1083 sort insertion trail 1;
			redirect "IKEv2 Redirect Mechanism for load-balancing"
				( client "Enable IKEv2 redirect on the client" key |
				  gateway "Enable IKEv2 redirect on the gateway" key
				    init "Redirect the peer during the IKE_SA_INIT exchange" )
				store rank 1088;
			window "IKEV2 window size" <size:1-20 "Size of the window (Default 5)">
				store rank 1088;
		}
	}
}

mode ikev2-proposal {
	encryption "Set encryption algorithm(s) for proposal"
		( 3des "3DES" | aes-cbc-128 "AES-CBC-128" | aes-cbc-192 "AES-CBC-192" |
		  aes-cbc-256 "AES-CBC-256" |
		  aes-gcm-128 "Combined-mode,128 bit key,16 byte ICV(Authentication Tag)" |
		  aes-gcm-256 "Combined-mode,256 bit key,16 byte ICV(Authentication Tag)" |
		  des "DES" )*7 ciphers store rank 10;
	group "Set the Diffie-Hellman group(s)"
		( 1 "DH 768 MODP" | 14 "DH 2048 MODP" | 15 "DH 3072 MODP" | 16 "DH 4096 MODP" |
		  19 "DH 256 ECP" | 2 "DH 1024 MODP" | 20 "DH 384 ECP" | 21 "DH 521 ECP" |
		  24 "DH 2048 (256 subgroup) MODP" | 5 "DH 1536 MODP" )*10 groups store rank 40;
	integrity "Set integrity hash algorithm(s) for proposal"
		( md5 "Message Digest 5" | sha1 "Secure Hash Standard" alias sha |
		  sha256 "Secure Hash Standard 2 (256 bit)" |
		  sha384 "Secure Hash Standard 2 (384 bit)" |
		  sha512 "Secure Hash Standard 2 (512 bit)" )*5 hashes store rank 20;
	prf "Set prf hash algorithm(s) for proposal"
		( md5 "Message Digest 5" | sha1 "Secure Hash Standard" |
		  sha256 "Secure Hash Standard 2 (256 bit)" |
		  sha384 "Secure Hash Standard 2 (384 bit)" |
		  sha512 "Secure Hash Standard 2 (512 bit)" )*5 hashes store rank 30;
}

mode ikev2-policy {
	match "Match values of local fields" {
		address "Match local address" {
			local "Match local address" <address:ipv4 key "IPv4 Address">
				store rank 20 sort insertion;
		}
		fvrf "fvrf of the profile" ( any "Any fvrf" | <vrf:word "Name of the fvrf"> )
			store rank 10;
	}
	proposal "Specify Proposal" <name:word key "Name of the proposal">
		store rank 30 sort insertion;
}

mode ikev2-keyring {
	peer "Configure a Peer and associated keys" <name:word key "Name of the peer block">
		enter ikev2-peer store rank 10 sort insertion;
}

mode ikev2-peer {
	address "Specify IPv4/IPv6 address of peer"
		( <address:ipv4 "IPv4 Address"> [ <mask:mask "subnet mask"> ] |
		  <prefix:ipv6-prefix "IPv6 prefix"> ) store rank 20;
	description "Specify a description of this peer"
		<text:line "Up to 80 characters describing this peer"> store rank 10;
	hostname "Hostname of peer" <name:word "Hostname of peer"> store rank 15;
	identity "Specify IKE identity to use"
		( address "Identify the peer by IPv4/IPv6 address"
		    ( <address:ipv4 "IPv4 Address"> | <prefix:ipv6 "IPv6 address"> ) |
		  email "Fully qualified email string" [ domain "Domain part of the email string" ]
		    <email:word "Email string"> |
		  fqdn "Fully qualified domain name string"
		    [ domain "Domain part of the fully qualified domain name" field kw_fqdn_domain ]
		    <fqdn:word "Fully qualified domain name"> |
		  key-id "key-id opaque string" <key_id:word "Key-id string"> ) store rank 25;
	pre-shared-key "specify the pre-shared key"
		[ local "specify signing key" key | remote "specify verifying key" key ]
		$ikev2-password store rank 30 sort insertion;
}

mode ikev2-profile {
	aaa "Specify AAA related configs" {
		accounting "Enable AAA accounting for IKEv2 sessions"
			[ anyconnect-eap "AAA accounting for AnyConnect EAP authenticated peers" key |
			  cert "AAA accounting for certificate authenticated peers" key |
			  eap "AAA accounting for EAP authenticated peers" key |
			  psk "AAA accounting for pre-shared key authenticated peers" key ]
			<list:word "AAA accounting list name"> store rank 80;
		authentication "Specify the AAA authentication list to use"
			( anyconnect-eap "Authentication list for AnyConnect EAP" key |
			  eap "Authentication list for EAP" key )
			<list:word "AAA authentication list name"> store rank 80;
		authorization "Specify the AAA authorization to use"
			( group "Request group authorization" key |
			  user "Request user authorization" key )
			[ anyconnect-eap "Authorization of AnyConnect EAP authenticated peers" key |
			  cert "Authorization of certificate authenticated peers" key |
			  eap "Authorization of EAP authenticated peers" key |
			  override "Merge attributes with group overriding user authorization" key |
			  psk "Authorization of pre-shared key authenticated peers" key ]
			( list "AAA authorization list to use"
			    <list:word "AAA authorization list name">
			    [ <user:word "AAA username"> |
			      name-mangler "Derive the AAA username by a name mangler"
			        <mangler:word "Name of the name-mangler"> ] |
			  cached "Use attributes cached from authentication" ) store rank 81;
	}
	authentication "Set authentication method"
		( local "Set local authentication method" key |
		  remote "Set remote authentication method" key )
		( anyconnect-eap "AnyConnect EAP authentication" key
		    [ aggregate "Use aggregate authentication" ] |
		  ecdsa-sig "ECDSA Signature" |
		  eap "Extended Authentication Protocol" key
		    [ query-identity "Query for EAP identity from peer" |
		      mschapv2 "Use EAP MSCHAPv2 method" | md5 "Use EAP MD5 method" ] |
		  pre-share "Pre-Shared Key" key
		    [ key "Specify the pre-shared key in the profile" $ikev2-password ] |
		  rsa-sig "Rivest-Shamir-Adleman Signature" key ) store rank 30 sort insertion;
	config-exchange "config-exchange options"
		( request "Enable config-exchange request" key |
		  set "Enable config-exchange set" key
		    ( accept "Accept config-exchange set requests" key |
		      send "Enable sending of config-exchange set" key ) )
		flag both store rank 85;
	description "Specify a description of this profile"
		<text:line "Up to 80 characters describing this profile"> store rank 5;
	dpd "Enable IKE liveness check for peers" <seconds:10-3600 "DPD R-U-THERE interval">
		<retry:2-60 "DPD Retry Interval">
		( on-demand "Send DPD queries only as needed" |
		  periodic "Send DPD queries at regular intervals" ) store rank 60;
	identity "Specify IKE identity to use" {
		local "Specify the local IKE identity to use for the negotiation" $ikev2-identity
			store rank 25;
	}
	initial-contact "initial-contact processing" {
		force "Process initial-contact even if the peer does not send it"
			flag off store rank 90;
	}
	ivrf "I-VRF of the profile" <vrf:word "Name of the ivrf"> store rank 84;
	keyring "Specify keyring to use"
		( aaa "AAA based pre-shared keys" <aaa:word "AAA authentication list name"> |
		  local "Keyring of this router" <name:word "Name of the keyring"> |
		  <old:word "Name of the keyring"> )
		store rank 40;
	lifetime "Set lifetime for ISAKMP security association"
		<seconds:120-86400 "lifetime in seconds"> default 86400 store rank 55;
	match "Match values of peer" {
		address "Match local address" {
			local "Match local address"
				( <address:ipv4 key "IPv4 Address"> |
				  interface "Match local interface" key
				    <interface:any-interface key> ) store rank 12 sort insertion;
		}
		certificate "Peer certificate attributes"
			<map:word key "Name of the certificate map"> store rank 20 sort insertion;
		fvrf "fvrf of the profile" ( any "Any fvrf" | <vrf:word "Name of the fvrf"> )
			store rank 10;
		identity "IKE identity of peer" {
			remote "Match remote identity"
				( address "IP Address(es)" key
				    ( <address:ipv4 key "IPv4 Address">
				        [ <mask:mask key "subnet mask"> ] |
				      <prefix:ipv6-prefix key "IPv6 prefix"> ) |
				  any "Match any peer identity" key |
				  email "Fully qualified email string" key
				    [ domain "Match email domain" key field mail_domain ]
				    <email:word key "Email string"> |
				  fqdn "Fully qualified domain name string" key
				    [ domain "Match fqdn domain" key ]
				    <fqdn:word key "Fully qualified domain name"> |
				  key-id "key-id opaque string" key
				    <key_id:word key "Key-id string"> )
				store rank 15 sort insertion;
		}
	}
	nat "NAT-transparency"
		( keepalive "Set NAT keepalive interval" key
		    <seconds:5-3600 "NAT keepalive interval in seconds"> |
		  force-encap "Force UDP encapsulation of ESP" key ) store rank 70;
	pki "Specify certificate authorities to trust" {
		trustpoint "Specify trustpoint to use" <name:word key "Name of the trustpoint">
			[ sign "Use certificates of the trustpoint for signing" |
			  verify "Use certificates of the trustpoint for verification" ]
			store rank 50 sort insertion;
	}
	reconnect "Enable session reconnect of AnyConnect clients"
		[ timeout "Time for which the session is kept"
		    <seconds:600-86400 "Reconnect timeout in seconds"> ] store rank 90;
	redirect "IKEv2 Redirect Mechanism for load-balancing" {
		gateway "Enable IKEv2 redirect on the gateway" {
			auth "Redirect the peer during the IKE_AUTH exchange"
				flag off store rank 90;
		}
	}
	virtual-template "Specify the virtual-template for dynamic interface creation."
		<number:1-4096 "Virtual-Template interface number">
		[ mode "Set the tunnel mode of the virtual-access interface"
		    auto "Set the tunnel mode automatically" ] store rank 95;
}

mode ikev2-authorization {
	aaa "AAA attribute list" {
		attribute "AAA attribute list"
			list "Specify the AAA attribute list" <list:word "AAA attribute list name">
			store rank 20;
	}
	banner "Specify mode config banner" <text:text> store rank 20;
	def-domain "Set default domain name to send to client"
		<name:word "Default domain name"> store rank 10;
	dns "Specify DNS Addresses" <first:ipv4 "Primary server IP address">
		[ <second:ipv4 "Secondary server IP address"> ] store rank 10;
	include-local-lan "Enable Local LAN Access with no split tunnel" flag off store rank 30;
	ipv6 "IPv6 address configuration" {
		pool "Set name of IPv6 address pool" <pool:word "IPv6 address pool name">
			store rank 11;
	}
	netmask "netmask used by the client for local connectivity"
		<mask:mask "subnet mask"> store rank 12;
	pfs "The client should propose PFS" flag off store rank 30;
	pool "Set name of address pool" <pool:word "IPv4 address pool name"> store rank 9;
	route "IKEv2 route exchange options"
		( accept "Accept routes from the peer" key any "Accept any route from the peer"
		    [ tag "Set tag of the routes" <tag:1-4294967295 "Tag value"> |
		      distance "Set metric of the routes" <distance:1-255 "Distance metric"> ]* |
		  set "Send routes to the peer" key
		    ( interface "Route to an interface address" key
		        [ <interface:any-interface key> ] |
		      access-list "Routes permitted by an access list" key
		        <list:acl key "Access list number"> |
		      remote "Install routes on the peer" key ipv4 "IPv4 route" key
		        <prefix:ipv4 key "Destination prefix"> <mask:mask key "Prefix mask"> ) )
		store rank 25 sort insertion;
	session-lifetime "Set the lifetime of the session"
		<minutes:1-25920 "Session lifetime in minutes"> store rank 30;
	wins "Specify WINS Addresses" <first:ipv4 "Primary server IP address">
		[ <second:ipv4 "Secondary server IP address"> ] store rank 13;
}

mode ikev2-client {
	client "Specify client interfaces"
		( connect "Specify the tunnel interface of the client" key
		    <interface:any-interface> |
		  inside "Specify the inside interface of the client" key
		    <inside:any-interface key> ) store rank 20;
	connect "Configure type of tunnel connection"
		( auto "Connect automatically" | manual "Connect manually" |
		  track "Connect by state of tracked object"
		    <track:1-1000 "Tracked object number"> ) store rank 30;
	peer "Specify peer" <sequence:1-1000 key "Sequence number of the peer">
		<address:ipv4 "IPv4 address of the peer"> store rank 10;
	source "Specify tunnel source" <sequence:1-1000 key "Sequence number of the source">
		<interface:any-interface> store rank 15;
}

mode ikev2-mangler {
	dn "Derive the name from remote identity of type DN"
		( common-name "Derive the name from the common-name in the DN" |
		  organization "Derive the name from the organization in the DN" |
		  organization-unit "Derive the name from the organization-unit in the DN" |
		  country "Derive the name from the country in the DN" |
		  domain "Derive the name from the domain in the DN" |
		  locality "Derive the name from the locality in the DN" |
		  state "Derive the name from the state in the DN" ) store rank 10;
	email "Derive the name from remote identity of type email"
		( all "Derive the name from the entire email string" |
		  domain "Derive the name from the domain part of the email string" |
		  username "Derive the name from the username part of the email string" )
		store rank 10;
	fqdn "Derive the name from remote identity of type FQDN"
		( all "Derive the name from the entire FQDN" |
		  domain "Derive the name from the domain part of the FQDN" |
		  hostname "Derive the name from the hostname part of the FQDN" ) store rank 10;
}

mode ipsec-profile {
	set "Set values for encryption/decryption" {
		ikev2-profile "Specify ikev2 Profile" <name:word "Name of the ikev2 profile">
			store rank 56;
		identity "Specify Identity restriction"
			<name:word "Name of the crypto identity list"> store rank 57;
	}
}

mode crypto-map {
	set "Set values for encryption/decryption" {
		ikev2-profile "Specify ikev2 Profile" <name:word "Name of the ikev2 profile">
			store rank 55;
	}
}
