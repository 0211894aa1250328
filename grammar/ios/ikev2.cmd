# IKEv2. Kept and shown until the engine speaks it.

fragment ikev2-password
	[ 0 "Specifies an UNENCRYPTED password will follow" silent |
	  6 "Specifies an ENCRYPTED password will follow" |
	  hex "Specifies a HEX password will follow" ]
	<secret:word "The UNENCRYPTED (cleartext) user password">;
fragment ikev2-identity
	( address "address"
	    ( <address:ipv4 "IPv4 address"> | ipv6 "IPv6 address" <address6:word "X:X:X:X::X"> ) |
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
					( default "Default policy" key |
					  <name:word key "Name of the policy"> )
					enter ikev2-authorization store rank 1082 sort insertion;
			}
			certificate-cache "Cache for storing certs fetched from HTTP URLs"
				<size:1-2000 "Maximum number of certificates that can be cached">
				store rank 1088;
			client "IKEv2 client configuration" {
				flexvpn "FlexVPN client" <name:word key "Name of the client">
					enter ikev2-client store rank 1089 sort insertion;
			}
			cookie-challenge "Set Cookie-challenge watermark"
				<limit:0-1000 "Maximum number of half-open SAs"> store rank 1088;
			diagnose "Enable IKEV2 diagnose" {
				error "error" <size:1-1000 "Error log size"> store rank 1088;
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
				( max-in-negotation-sa "Limit max SAs in negotiation" key
				    <limit:1-40000 "Limit">
				    [ incoming "Incoming SAs" key | outgoing "Outgoing SAs" key ] |
				  max-sa "Limit max SAs" key <limit:1-40000 "Limit"> )
				store rank 1088;
			name-mangler "Name mangler" <name:word key "Name of the mangler">
				enter ikev2-mangler store rank 1083 sort insertion;
			nat "NAT-transparency" {
				keepalive "NAT keepalive"
					<seconds:5-3600 "Seconds between keepalives">
					store rank 1088;
			}
			policy "Define IKEV2 policies"
				( default "Default policy" key |
				  <name:word key "Name of IKEv2 policy"> ) enter ikev2-policy store
				rank 1084 sort insertion trail 1;
			profile "Define IKEv2 Profiles"
				( default "Default profile" key |
				  <name:word key "Name of IKEv2 Profile"> ) enter ikev2-profile
				store rank 1087 sort insertion;
			proposal "Define IKEV2 proposals"
				( default "Default proposal" key |
				  <name:word key "Name of IKEv2 proposal"> ) enter ikev2-proposal
				store rank 1083 sort insertion trail 1;
			redirect "IKEv2 redirect"
				( client "Redirect of a client" key |
				  gateway "Redirect by a gateway" key init "In IKE_SA_INIT" )
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
			local "Match local address" <address:ipv4 key "IP address">
				store rank 20 sort insertion;
		}
		fvrf "fvrf of the profile" ( any "fvrf any" | <vrf:word "fvrf name"> )
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
		  <prefix:word "X:X:X:X::X/<0-128>"> ) store rank 20;
	description "Specify a description of this peer"
		<text:line "Up to 80 characters describing this peer"> store rank 10;
	hostname "Hostname of peer" <name:word "Hostname"> store rank 15;
	identity "Specify IKE identity to use"
		( address "Match address"
		    ( <address:ipv4 "IPv4 Address"> | <prefix:word "X:X:X:X::X"> ) |
		  email "Fully qualified email string" [ domain "email domain" ]
		    <email:word "Email string"> |
		  fqdn "Fully qualified domain name string"
		    [ domain "fqdn domain" field kw_fqdn_domain ]
		    <fqdn:word "Fully qualified domain name"> |
		  key-id "key-id opaque string" <key_id:word "Key-id string"> ) store rank 25;
	pre-shared-key "specify the pre-shared key"
		[ local "specify signing key" key | remote "specify verifying key" key ]
		$ikev2-password store rank 30 sort insertion;
}

mode ikev2-profile {
	aaa "Specify AAA related configs" {
		accounting "AAA accounting"
			[ anyconnect-eap "AnyConnect EAP" key | cert "Certificates" key |
			  eap "EAP" key | psk "Pre-shared keys" key ]
			<list:word "Named accounting list"> store rank 80;
		authentication "AAA authentication"
			( anyconnect-eap "AnyConnect EAP" key | eap "EAP" key )
			<list:word "Named authentication list"> store rank 80;
		authorization "AAA authorization"
			( group "AAA group authorization" key | user "AAA user authorization" key )
			[ anyconnect-eap "AnyConnect EAP" key | cert "Certificates" key |
			  eap "EAP" key | override "Override" key | psk "Pre-shared keys" key ]
			( list "AAA authorization list" <list:word "Named authorization list">
			    [ <user:word "Name of the user"> |
			      name-mangler "Name mangler" <mangler:word "Name of the mangler"> ] |
			  cached "Cached attributes" ) store rank 81;
	}
	authentication "Set authentication method"
		( local "Set local authentication method" key |
		  remote "Set remote authentication method" key )
		( anyconnect-eap "AnyConnect EAP" key [ aggregate "Aggregate authentication" ] |
		  ecdsa-sig "ECDSA Signature" |
		  eap "Extended Authentication Protocol" key
		    [ query-identity "Query for EAP identity from peer" | mschapv2 "EAP MS-CHAPv2" |
		      md5 "EAP MD5" ] |
		  pre-share "Pre-Shared Key" key [ key "Key" $ikev2-password ] |
		  rsa-sig "Rivest-Shamir-Adleman Signature" key ) store rank 30 sort insertion;
	config-exchange "config-exchange options"
		( request "Enable config-exchange request" key |
		  set "Enable config-exchange set" key ( accept "Accept" key | send "Send" key ) )
		flag both store rank 85;
	description "Specify a description of this profile" <text:line "description"> store rank 5;
	dpd "Enable IKE liveness check for peers" <seconds:10-3600 "DPD R-U-THERE interval">
		<retry:2-60 "DPD Retry Interval">
		( on-demand "Send DPD queries only as needed" |
		  periodic "Send DPD queries at regular intervals" ) store rank 60;
	identity "Specify IKE identity to use" {
		local "Specify the local IKE identity to use for the negotiation" $ikev2-identity
			store rank 25;
	}
	initial-contact "initial-contact processing" { force "force" flag off store rank 90; }
	ivrf "I-VRF of the profile" <vrf:word "ivrf name"> store rank 84;
	keyring "Specify keyring to use"
		( aaa "AAA based" <aaa:word "Named authentication list"> |
		  local "Local keyring" <name:word "Keyring name"> | <old:word "Keyring name"> )
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
		fvrf "fvrf of the profile" ( any "fvrf any" | <vrf:word "fvrf name"> )
			store rank 10;
		identity "IKE identity" {
			remote "Remote identity"
				( address "IP Address(es)" key
				    ( <address:ipv4 key "IPv4 Address">
				        [ <mask:mask key "subnet mask"> ] |
				      <prefix:word key "X:X:X:X::X/<0-128>"> ) |
				  any "Match any peer identity" key |
				  email "Fully qualified email string" key
				    [ domain "Match email domain" key field mail_domain ]
				    <email:word key "Email string"> |
				  fqdn "Fully qualified domain name string" key
				    [ domain "Match domain" key ]
				    <fqdn:word key "Fully qualified domain name"> |
				  key-id "key-id opaque string" key
				    <key_id:word key "Key-id string"> )
				store rank 15 sort insertion;
		}
	}
	nat "NAT-transparency"
		( keepalive "NAT keepalive" key <seconds:5-3600 "Seconds between keepalives"> |
		  force-encap "Force encapsulation" key ) store rank 70;
	pki "Specify certificate authorities to trust" {
		trustpoint "Trustpoints" <name:word key "Name of trustpoint">
			[ sign "Use for signing" | verify "Use for verification" ]
			store rank 50 sort insertion;
	}
	reconnect "Session reconnect" [ timeout "Timeout" <seconds:600-86400 "Seconds"> ]
		store rank 90;
	redirect "Redirect" {
		gateway "Gateway" { auth "Redirect in IKE_AUTH" flag off store rank 90; }
	}
	virtual-template "Specify the virtual-template for dynamic interface creation."
		<number:1-4096 "Virtual-Template interface number">
		[ mode "Mode of the tunnel" auto "By what the peer asks" ] store rank 95;
}

mode ikev2-authorization {
	aaa "AAA attributes" {
		attribute "Attribute" list "List" <list:word "Name of list"> store rank 20;
	}
	banner "Banner" <text:text> store rank 20;
	def-domain "Default domain" <name:word "Name of the domain"> store rank 10;
	dns "DNS servers" <first:ipv4 "IP address of first">
		[ <second:ipv4 "IP address of second"> ] store rank 10;
	include-local-lan "Include local LAN" flag off store rank 30;
	ipv6 "IPv6 attributes" { pool "Address pool" <pool:word "Name of pool"> store rank 11; }
	netmask "Netmask" <mask:mask "Netmask"> store rank 12;
	pfs "PFS" flag off store rank 30;
	pool "Address pool" <pool:word "Name of pool"> store rank 9;
	route "Routes"
		( accept "Accept routes" key any "Any"
		    [ tag "Tag" <tag:1-4294967295 "Tag"> |
		      distance "Distance" <distance:1-255 "Distance"> ]* |
		  set "Set routes" key
		    ( interface "Route to the interface" key [ <interface:any-interface key> ] |
		      access-list "Access list" key <list:acl key "Access list"> |
		      remote "Remote" key ipv4 "IPv4" key <prefix:ipv4 key "Prefix">
		        <mask:mask key "Mask"> ) ) store rank 25 sort insertion;
	session-lifetime "Session lifetime" <minutes:1-25920 "Minutes"> store rank 30;
	wins "WINS servers" <first:ipv4 "IP address of first">
		[ <second:ipv4 "IP address of second"> ] store rank 13;
}

mode ikev2-client {
	client "Client"
		( connect "Connect" key <interface:any-interface> |
		  inside "Inside" key <inside:any-interface key> ) store rank 20;
	connect "Connect"
		( auto "Automatically" | manual "By hand" |
		  track "By track" <track:1-1000 "Object"> ) store rank 30;
	peer "Peer" <sequence:1-1000 key "Sequence"> <address:ipv4 "Address"> store rank 10;
	source "Source" <sequence:1-1000 key "Sequence"> <interface:any-interface> store rank 15;
}

mode ikev2-mangler {
	dn "Distinguished name"
		( common-name "Common name" | organization "Organization" |
		  organization-unit "Organization unit" | country "Country" | domain "Domain" |
		  locality "Locality" | state "State" ) store rank 10;
	email "Email" ( all "All of it" | domain "Domain" | username "User name" ) store rank 10;
	fqdn "FQDN" ( all "All of it" | domain "Domain" | hostname "Host name" ) store rank 10;
}

mode ipsec-profile {
	set "Set values for encryption/decryption" {
		ikev2-profile "Specify ikev2 Profile" <name:word "ikev2 profile name">
			store rank 56;
		identity "Specify Identity restriction" <name:word "Identity Tag"> store rank 57;
	}
}

mode crypto-map {
	set "Set values for encryption/decryption" {
		ikev2-profile "Specify ikev2 Profile" <name:word "ikev2 profile name">
			store rank 55;
	}
}
