# GET VPN: groups, their members and key servers. Kept and shown.

mode config {
	crypto "Encryption module" {
		gdoi "Configure GKM (Group Key Management, GDOI or G-IKEv2) Policy" {
			group "Configure a GDOI group" [ ipv6 "IPv6 group" ]
				<name:word key "Group name"> enter gdoi-group
				store rank 1345 sort insertion;
		}
	}
}

mode gdoi-map {
	description "Description of the crypto map statement policy" <text:line "Description">
		store rank 5;
	match "Match values." {
		address "Match address of packets not to encrypt." <acl:acl "IP access-list name">
			store rank 20;
	}
	set "Set values for encryption/decryption" {
		group "Set the GDOI group" <name:word "Group name"> store rank 10;
	}
}

mode gdoi-group {
	client "Set client parameters"
		( protocol "Protocol" key
		    ( gdoi "GDOI" | gikev2 "G-IKEv2" <profile:word "IKEv2 profile"> ) |
		  registration "Registration" key interface "Interface" key
		    <interface:any-interface> ) store rank 30;
	identity "Set the identity of the group"
		( address "Address" ipv4 "IPv4" <address:ipv4 "IP address"> |
		  number "Number" <number:0-2147483647 "Number"> ) store rank 10;
	passive "Passive mode" flag off store rank 15;
	server "Set server parameters" {
		address "Address of the key server" {
			ipv4 "IPv4" <address:ipv4 key "IP address"> store rank 20 sort insertion;
		}
		local "This is a key server" enter gdoi-server store rank 20;
	}
}

mode gdoi-server {
	address "Address of this server" { ipv4 "IPv4" <address:ipv4 "IP address"> store rank 40; }
	authorization "Authorization of members" {
		address "Address" ipv4 "IPv4" <list:acl "Access list"> store rank 25;
		identity "Identity" <identity:word "Identity"> store rank 25;
	}
	redundancy "Redundancy between key servers" enter gdoi-redundancy store rank 50;
	registration "Registration" {
		interface "Interface" <interface:any-interface> store rank 26;
	}
	rekey "Rekeying" {
		acknowledgement "Acknowledgement"
			( cisco "Cisco" | interoperable "Interoperable" | any "Any" ) store rank 15;
		address "Address of rekey" { ipv4 "IPv4" <list:acl "Access list"> store rank 11; }
		algorithm "Algorithm"
			( 3des-cbc "3DES" |
			  aes "AES"
			    ( 128 "128 bit keys" | 192 "192 bit keys" | 256 "256 bit keys" ) |
			  des-cbc "DES" ) store rank 10;
		authentication "Authentication" {
			mypubkey "My public key" rsa "RSA" <label:word "Label of the key">
				store rank 14;
		}
		lifetime "Lifetime" {
			seconds "Seconds" <seconds:300-86400 "Seconds"> store rank 12;
		}
		retransmit "Retransmission" <seconds:10-60 "Seconds between">
			[ number "How often" <number:1-10 "Number"> ] store rank 13;
		sig-hash "Hash of signatures" {
			algorithm "Algorithm"
				( sha "SHA-1" | sha256 "SHA-256" | sha384 "SHA-384" |
				  sha512 "SHA-512" ) store rank 14;
		}
		transport "Transport" { unicast "Unicast" flag off store rank 16; }
	}
	sa "Security associations" {
		d3p "Time based" {
			window "Window"
				( msec "Milliseconds" <msec:100-10000 "Milliseconds"> |
				  sec "Seconds" <sec:1-100 "Seconds"> ) store rank 29;
		}
		ipsec "IPsec" <sequence:1-65535 key "Sequence number"> enter gdoi-sa
			store rank 30 sort key;
		receive-only "Receive only" flag off store rank 28;
	}
}

mode gdoi-sa {
	match "Match values" {
		address "Address" ipv4 "IPv4" <list:acl "Access list"> store rank 20;
	}
	profile "IPsec profile" <name:word "Profile name"> store rank 10;
	replay "Replay"
		( counter "By counter" [ window-size "Window" <window:64-1024 "Packets"> ] |
		  time "By time" [ window-size "Window" <window:1-100 "Seconds"> ] )
		flag both store rank 30;
	tag "Inline tagging" { cts "TrustSec" sgt "Security group tag" store rank 40; }
}

mode gdoi-redundancy {
	local "Local" { priority "Priority" <priority:1-100 "Priority"> store rank 10; }
	peer "Peer" {
		address "Address" ipv4 "IPv4" <address:ipv4 key "IP address">
			store rank 20 sort insertion;
	}
}
